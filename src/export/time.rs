//! The time that is written into exports.

use jiff::Timestamp;

use crate::error::{Error, ErrorKind, Result};

/// What build systems set so that what they make is the same every time: seconds since 1970.
const EPOCH: &str = "SOURCE_DATE_EPOCH";

/// The time that was typed, else the one that the environment gives, else now; in UTC.
///
/// # Errors
///
/// Where what was given is no time.
pub fn written_at(typed: Option<&str>) -> Result<String> {
    let given = std::env::var(EPOCH).ok();
    let time = match (typed, given.as_deref()) {
        (Some(typed), _) => of_typed(typed).ok_or_else(|| odd("--time", typed, TIME)),
        (None, Some(seconds)) => of_seconds(seconds).ok_or_else(|| odd(EPOCH, seconds, SECONDS)),
        (None, None) => Ok(Timestamp::now()),
    }?;
    let second = Timestamp::from_second(time.as_second()).unwrap_or(time);
    Ok(second.to_string())
}

const TIME: &str = "a time is 2026-01-31T09:00:00Z, or a day such as 2026-01-31";
const SECONDS: &str = "it is a number of seconds since 1970";

fn of_typed(typed: &str) -> Option<Timestamp> {
    let typed = typed.trim();
    let day = || format!("{typed}T00:00:00Z").parse().ok();
    typed.parse().ok().or_else(day)
}

fn of_seconds(given: &str) -> Option<Timestamp> {
    Timestamp::from_second(given.trim().parse().ok()?).ok()
}

fn odd(what: &str, given: &str, takes: &str) -> Error {
    Error::new(ErrorKind::Usage, format!("{what} cannot be {given:?}")).advise(takes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_a_moment_or_a_day() {
        for (typed, written) in [
            ("2026-01-31T09:00:00Z", "2026-01-31T09:00:00Z"),
            ("2026-01-31T10:00:00+01:00", "2026-01-31T09:00:00Z"),
            (" 2026-01-31 ", "2026-01-31T00:00:00Z"),
        ] {
            assert_eq!(written_at(Some(typed)).unwrap(), written);
        }
        assert_eq!(of_seconds("1700000000").unwrap().to_string(), "2023-11-14T22:13:20Z");
    }

    #[test]
    fn what_is_no_time_teaches_what_is() {
        let error = written_at(Some("tomorrow")).unwrap_err().to_string();
        assert!(error.contains("--time cannot be \"tomorrow\" (a time is 2026-"), "{error}");
        assert_eq!(of_seconds("soon"), None);
    }
}
