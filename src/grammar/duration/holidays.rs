//! The bank holidays of England, by rule.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// Days that were a holiday once: jubilees, a wedding, a funeral, a coronation, moved Mondays.
const EXTRA: &[(i16, i8, i8)] = &[
    (2011, 4, 29),
    (2012, 6, 4),
    (2012, 6, 5),
    (2020, 5, 8),
    (2022, 6, 2),
    (2022, 6, 3),
    (2022, 9, 19),
    (2023, 5, 8),
];

/// Mondays that were no holiday, because theirs was moved to a day of [`EXTRA`].
const MOVED: &[(i16, i8, i8)] = &[(2012, 5, 28), (2020, 5, 4), (2022, 5, 30)];

/// Whether `day` is a bank holiday in England.
pub(super) fn is_bank_holiday(day: Date) -> bool {
    let key = (day.year(), day.month(), day.day());
    if MOVED.contains(&key) {
        return false;
    }
    EXTRA.contains(&key) || is_fixed(day) || is_monday_holiday(day) || is_easter(day)
}

/// New Year, Christmas and Boxing Day, moved to the next weekdays where they fall on a weekend.
fn is_fixed(day: Date) -> bool {
    let weekday = day.weekday();
    match (day.month(), day.day()) {
        (1, 1) | (12, 25 | 26) => true,
        (1, 2 | 3) => weekday == Weekday::Monday,
        // The 27th and 28th stand in for a 25th and 26th on Saturday and Sunday: the 27th where it
        // is a Monday or Tuesday, the 28th likewise.
        (12, 27 | 28) => matches!(weekday, Weekday::Monday | Weekday::Tuesday),
        _ => false,
    }
}

/// The first and last Mondays of May and the last of August.
fn is_monday_holiday(day: Date) -> bool {
    let last = day.day() + 7 > day.days_in_month();
    let first = day.day() <= 7;
    day.weekday() == Weekday::Monday
        && ((day.month() == 5 && (first || last)) || (day.month() == 8 && last))
}

/// Good Friday and Easter Monday.
fn is_easter(day: Date) -> bool {
    matches!(day.month(), 3 | 4)
        && easter_sunday(day.year()).is_some_and(|sunday| {
            sunday.checked_sub(2.days()).ok() == Some(day) || sunday.tomorrow().ok() == Some(day)
        })
}

/// Easter Sunday by the anonymous Gregorian rule.
fn easter_sunday(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (golden, century, of_century) = (y % 19, y / 100, y % 100);
    let leap = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - century / 4 - leap + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4) % 7;
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let from_march = epact + weekday - 7 * late + 114;
    let month = i8::try_from(from_march / 31).ok()?;
    let day = i8::try_from(from_march % 31 + 1).ok()?;
    Date::new(year, month, day).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_holidays_of_2022_and_2023() {
        let count = |year: i16| {
            let mut day = date(year, 1, 1);
            let mut found = Vec::new();
            while day.year() == year {
                let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
                if is_bank_holiday(day) && !weekend {
                    found.push((day.month(), day.day()));
                }
                day = day.tomorrow().unwrap();
            }
            found
        };
        assert_eq!(
            count(2022),
            [
                (1, 3),
                (4, 15),
                (4, 18),
                (5, 2),
                (6, 2),
                (6, 3),
                (8, 29),
                (9, 19),
                (12, 26),
                (12, 27)
            ]
        );
        assert_eq!(
            count(2023),
            [(1, 2), (4, 7), (4, 10), (5, 1), (5, 8), (5, 29), (8, 28), (12, 25), (12, 26)]
        );
    }

    #[test]
    fn easter_of_known_years() {
        for (year, month, day) in [(2016, 3, 27), (2019, 4, 21), (2024, 3, 31), (2025, 4, 20)] {
            assert_eq!(easter_sunday(year), Some(date(year, month, day)));
        }
    }
}
