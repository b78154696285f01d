//! How a command ends, for scripts.

use std::process::ExitCode;

use crate::error::{Error, ErrorKind};

/// The exit code of a command.
///
/// ```
/// use casebook::cli::exit::Exit;
/// use casebook::error::{Error, ErrorKind};
/// assert_eq!(Exit::Done.code(), 0);
/// assert_eq!(Exit::of(&Error::new(ErrorKind::Busy, "being written to")).code(), 75);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Everything was done.
    Done,
    /// It worked, and there is nothing to show.
    NothingFound,
    /// It could not be done, or what was typed makes no sense.
    Failed,
    /// It was done, but some of the input could not be read and was set aside.
    SetAside,
    /// It was done, and printed figures do not agree with each other.
    Disagrees,
    /// Nothing was taken in: the pages give so little that the site seems to have changed.
    SiteChanged,
    /// Another process is writing to the casebook, or a site does not answer; the same command can be
    /// tried again later.
    Busy,
}

impl Exit {
    /// Every way in which a command can end.
    pub const ALL: [Self; 7] = [
        Self::Done,
        Self::NothingFound,
        Self::Failed,
        Self::SetAside,
        Self::Disagrees,
        Self::SiteChanged,
        Self::Busy,
    ];

    /// How a command that met `error` ends.
    #[must_use]
    pub fn of(error: &Error) -> Self {
        match error.kind() {
            ErrorKind::Busy | ErrorKind::Away => Self::Busy,
            ErrorKind::SiteChanged => Self::SiteChanged,
            _ => Self::Failed,
        }
    }

    /// [`Exit::Done`], or [`Exit::NothingFound`] where there was nothing.
    #[must_use]
    pub fn found(any: bool) -> Self {
        if any { Self::Done } else { Self::NothingFound }
    }

    /// The number that the shell sees.
    #[must_use]
    pub const fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::NothingFound => 1,
            Self::Failed => 2,
            // Both ask for a look at what was said; neither is a failure.
            Self::SetAside | Self::Disagrees => 3,
            Self::SiteChanged => 4,
            // EX_TEMPFAIL of sysexits.h: schedulers know it as "try again".
            Self::Busy => 75,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        exit.code().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_codes_are_those_of_the_contract() {
        assert_eq!(Exit::ALL.map(Exit::code), [0, 1, 2, 3, 3, 4, 75]);
    }

    #[test]
    fn only_what_is_busy_or_away_is_worth_trying_again() {
        for kind in [ErrorKind::Io, ErrorKind::Input, ErrorKind::Store, ErrorKind::Usage] {
            assert_eq!(Exit::of(&Error::new(kind, "odd")), Exit::Failed);
        }
        for kind in [ErrorKind::Busy, ErrorKind::Away] {
            assert_eq!(Exit::of(&Error::new(kind, "odd")), Exit::Busy);
        }
        assert_eq!(Exit::of(&Error::new(ErrorKind::SiteChanged, "odd")), Exit::SiteChanged);
    }
}
