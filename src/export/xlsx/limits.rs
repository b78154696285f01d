//! What a sheet of Excel can hold, and what is done with more.

use std::borrow::Cow;

use jiff::civil::{Date, date};

use crate::model::Pence;

/// How much a sheet and its cells hold.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    /// Rows of a sheet, with its header.
    pub(super) rows: u32,
    /// Links of a sheet.
    pub(super) links: usize,
    /// UTF-16 units of a cell.
    pub(super) text: usize,
}

/// What Excel says of itself.
pub(super) const EXCEL: Limits = Limits { rows: 1_048_576, links: 65_530, text: 32_767 };

/// What stands at the end of a text that is too long for a cell.
pub(super) const CUT: &str = " […cut: longer than a cell can hold]";

/// Excel keeps fifteen digits of a number.
const EXACT: i64 = 1_000_000_000_000_000;

/// Excel takes 1900 for a leap year, so a day before this one would be another day elsewhere.
const FIRST_DAY: Date = date(1900, 3, 1);

/// The address of a link that is longer stays text.
const LONGEST_ADDRESS: usize = 2_079;

/// The words as a cell can hold them; whole where they are short enough.
pub(super) fn fitted(words: &str, longest: usize) -> Cow<'_, str> {
    // No character takes more UTF-16 units than UTF-8 bytes.
    if words.len() <= longest || words.encode_utf16().count() <= longest {
        return Cow::Borrowed(words);
    }
    let room = longest.saturating_sub(CUT.encode_utf16().count());
    let mut units = 0;
    let kept = words.chars().take_while(|c| {
        units += c.len_utf16();
        units <= room
    });
    Cow::Owned(kept.chain(CUT.chars()).collect())
}

/// A sum in pounds, where Excel keeps it to the penny.
#[allow(clippy::cast_precision_loss, reason = "fifteen digits are exact")]
pub(super) fn pounds(Pence(pence): Pence) -> Option<f64> {
    (pence.abs() < EXACT).then_some(pence as f64 / 100.0)
}

/// A whole number that Excel keeps.
#[allow(clippy::cast_precision_loss, reason = "fifteen digits are exact")]
pub(super) fn whole(number: i64) -> Option<f64> {
    (number.unsigned_abs() < EXACT.unsigned_abs()).then_some(number as f64)
}

/// A day that Excel counts as everybody does: its number.
pub(super) fn serial(day: Date) -> Option<f64> {
    let days = i64::from(day.since(date(1899, 12, 30)).ok()?.get_days());
    (day >= FIRST_DAY).then(|| whole(days)).flatten()
}

/// Whether Excel takes this for the address of a page. Others (`file:`, `javascript:`) stay text.
pub(super) fn is_address(words: &str) -> bool {
    let page = words.starts_with("https://") || words.starts_with("http://");
    let plain = words.bytes().all(|b| b.is_ascii_graphic());
    page && plain && words.len() <= LONGEST_ADDRESS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_at_a_character_and_says_so() {
        let cut = CUT.encode_utf16().count();
        assert_eq!(fitted("short", 5), "short");
        assert_eq!(fitted(&"🙂".repeat(50), 100), "🙂".repeat(50));
        let long = fitted(&"🙂".repeat(51), 100).into_owned();
        assert_eq!(long, "🙂".repeat((100 - cut) / 2) + CUT);
        assert!(long.encode_utf16().count() <= 100);
    }

    #[test]
    fn only_numbers_that_stay_exact_are_numbers() {
        assert_eq!(pounds(Pence(35_005)), Some(350.05));
        assert_eq!(pounds(Pence(EXACT)), None);
        assert_eq!(whole(-7), Some(-7.0));
        assert_eq!(whole(i64::MIN), None);
    }

    #[test]
    fn days_have_the_numbers_that_excel_gives_them() {
        assert_eq!(serial(date(2025, 7, 1)), Some(45839.0));
        assert_eq!(serial(date(1900, 3, 1)), Some(61.0));
        assert_eq!(serial(date(1900, 2, 28)), None);
        assert_eq!(serial(date(1066, 10, 14)), None);
    }

    #[test]
    fn only_addresses_of_pages_become_links() {
        assert!(is_address("https://www.example.org/decisions?id=1#a"));
        for other in ["javascript:alert(1)", "file:///etc/passwd", "www.example.org", "https://a b"]
        {
            assert!(!is_address(other), "{other}");
        }
        assert!(!is_address(&format!("https://a.org/{}", "x".repeat(3000))));
    }
}
