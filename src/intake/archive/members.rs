//! The members of one archive, one after the other.

use std::io::Read;

use super::limits::{MEMBERS, NAMED_ASIDE};
use super::names::{Names, is_hidden};
use super::{Stop, Way, take, told};
use crate::error::Result;
use crate::intake::aside::SetAside;
use crate::intake::sink::Sink;
use crate::text::Origin;

/// What to do about a link.
pub(super) const NO_LINKS: (&str, &str) =
    ("a link, and links in archives are not followed", "put the page itself into the archive");

/// An archive of which the members are being read.
pub(super) struct Members<'a> {
    archive: &'a Origin,
    names: Names,
    aside: usize,
    /// Members that only a password opens.
    pub(super) locked: usize,
}

impl<'a> Members<'a> {
    pub(super) fn of(archive: &'a Origin) -> Self {
        Self { archive, names: Names::default(), aside: 0, locked: 0 }
    }

    /// The origin of the member of this name; none where it is hidden.
    pub(super) fn origin(&mut self, name: &[u8]) -> Option<Origin> {
        let name = self.names.tell_apart(name);
        if is_hidden(&name) {
            return None;
        }
        let outer = self.archive.member.as_ref();
        let member = outer.map_or_else(|| name.clone(), |outer| format!("{outer}!{name}"));
        Some(Origin { member: Some(member), ..self.archive.clone() })
    }

    /// Takes in one member. What is wrong with it is set aside, and the next one can be read; but
    /// for a bomb, of which nothing more is.
    pub(super) fn take(
        &mut self,
        origin: &Origin,
        size: Option<u64>,
        input: &mut dyn Read,
        way: Way<'_>,
        sink: &mut Sink<'_>,
    ) -> Result<(), Stop> {
        match take(origin, size, input, way, sink) {
            Err(Stop::Read(error)) if !way.budget.is_burst() => {
                Ok(self.set_aside(told(origin, &error, way.budget), sink)?)
            }
            other => other,
        }
    }

    /// Sets a member aside; after the first thousand they are only counted.
    pub(super) fn set_aside(&mut self, aside: SetAside, sink: &mut Sink<'_>) -> Result<()> {
        self.aside += 1;
        if self.aside <= NAMED_ASIDE { sink.aside(aside) } else { Ok(()) }
    }

    /// Whether there are more members than any archive of pages has; tells it.
    pub(super) fn are_too_many(&mut self, sink: &mut Sink<'_>) -> Result<bool> {
        if self.names.count() <= MEMBERS {
            return Ok(false);
        }
        sink.aside(too_many(self.archive))?;
        Ok(true)
    }

    /// Tells what was only counted.
    pub(super) fn end(self, sink: &mut Sink<'_>) -> Result<()> {
        if self.locked > 0 {
            let what = format!("{} of its members are locked with a password", self.locked);
            sink.aside(
                SetAside::of(self.archive, what, "unlock it and name the unlocked file").losing(),
            )?;
        }
        if self.aside > NAMED_ASIDE {
            let more = self.aside - NAMED_ASIDE;
            let what = format!("{more} more of its members could not be taken");
            sink.aside(SetAside::of(self.archive, what, "look at those that are named").losing())?;
        }
        Ok(())
    }
}

/// What is said of an archive with an absurd number of members.
pub(super) fn too_many(archive: &Origin) -> SetAside {
    let what = format!("more than {MEMBERS} members: the rest was not read");
    SetAside::of(archive, what, "split it into several archives").losing()
}
