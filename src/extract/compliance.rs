//! The note on a report's page that the Ombudsman is satisfied with what the body did.

use crate::extract::Reading;
use crate::grammar::date::date;
use crate::grammar::words::is_blank;
use crate::model::decision::Compliance;

crate::pattern!(
    /// "Ombudsman satisfied with (the) council('s) response:"; the apostrophe, its letter and the
    /// body's name vary, and so do the blanks.
    SATISFIED,
    concat!(
        r"(?i)(?:Ombudsm[ae]n[’'s]*[ \u{a0}]+(?:is |are |was |were )?|(?:LGSCO|LGO|we)[ \u{a0}]+(?:is |are )?)satisfied[ \u{a0}]+with[ \u{a0}]+(?:the[ \u{a0}]+)?",
        r"(?:[A-Za-z’'&.,()-]+[ \u{a0}]+){0,10}?(?:response|action|actions|compliance|remedy)s?(?: taken| to (?:the|our|this) report| to (?:the |our )?recommendations?)?",
        r"(?:[ \u{a0}]*[:\-–—][ \u{a0}\n]*(?:on[ \u{a0}]+)?|[ \u{a0}]*\n[ \u{a0}\n]*|[ \u{a0}]*\([ \u{a0}]*|[ \u{a0}]+(?:on[ \u{a0}]+)?)(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?[ \u{a0}]+)?"));

/// The day on which the Ombudsman was satisfied with the response to a report; the last one where
/// the page names several.
///
/// ```
/// use casebook::Page;
/// use casebook::extract::{Reading, compliance::compliance};
/// let page = Page::of_text("Ombudsman satisfied with council’s response: 24 July 2014.");
/// let reading = Reading::new(&page, None, None, None, &[]);
/// assert_eq!(compliance(&reading).unwrap().satisfied_on.to_string(), "2014-07-24");
/// ```
#[must_use]
pub fn compliance(reading: &Reading<'_>) -> Option<Compliance> {
    let text = reading.page.text();
    SATISFIED
        .find_iter(text)
        .filter_map(|note| {
            let after = text.get(note.end()..)?.trim_start_matches(is_blank);
            date(after).ok().map(|(_, satisfied_on)| Compliance { satisfied_on })
        })
        .last()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::fixture::Draft;

    fn satisfied_on(note: &str) -> Option<String> {
        let draft = Draft::of(note);
        compliance(&draft.reading()).map(|found| found.satisfied_on.to_string())
    }

    #[test]
    fn the_note_in_its_spellings() {
        for (note, day) in [
            ("Ombudsman satisfied with Council's response: 12 September 2017.", "2017-09-12"),
            ("Ombudsman satisfied with the council response: 3 Oct 2016", "2016-10-03"),
            ("ombudsman is satisfied with the Authority’s response:\n1 May 2020", "2020-05-01"),
            ("Ombudsmen satisfied with St. Mary's School's response - 05/06/2021", "2021-06-05"),
            ("OMBUDSMAN SATISFIED WITH COUNCIL’S RESPONSE: 04 MAY 2018", "2018-05-04"),
            ("Ombudsman satisfied with councils response 4th May 2018", "2018-05-04"),
            (
                "Ombudsman satisfied with council’s response to our report: 4 May, 2018",
                "2018-05-04",
            ),
            ("Ombudsman satisfied with response :  Friday 4 May 2018", "2018-05-04"),
            ("Ombudsman satisfied with Council's response (04-May-2018)", "2018-05-04"),
            ("Ombudsman satisfied with the Councils' actions: 4 May 2018", "2018-05-04"),
            ("LGSCO satisfied with Transport for London's response: 2018-05-04", "2018-05-04"),
        ] {
            assert_eq!(satisfied_on(note).as_deref(), Some(day), "{note}");
        }
    }

    #[test]
    fn being_satisfied_without_a_day_is_no_note() {
        assert_eq!(satisfied_on("The Ombudsman is satisfied with the Council’s response."), None);
        assert_eq!(satisfied_on("Mr X was satisfied with the response: 3 May 2020"), None);
    }
}
