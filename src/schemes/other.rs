//! Other ombudsmen's pages, and every page that nothing else knows: kept whole and searchable, with
//! title, body, reference and date where the page shows them.

use jiff::civil::Date;

use crate::grammar::date::date;
use crate::layout::headings::fold;
use crate::layout::lines::lines;
use crate::layout::outline::{outline, plain};
use crate::model::Body;
use crate::model::note::Diagnostic;
use crate::model::papers::OtherPage;
use crate::model::words::Scheme;
use crate::text::{Page, Span};

use super::lgsco::bodies;

/// Hosts of the schemes' sites.
const HOSTS: &[(&str, Scheme)] = &[
    ("housing-ombudsman.org.uk", Scheme::HousingOmbudsman),
    ("spso.org.uk", Scheme::Spso),
    ("ombudsman.wales", Scheme::Psow),
    ("ombwdsmon.cymru", Scheme::Psow),
    ("ombudsman-wales.org.uk", Scheme::Psow),
    ("lgo.org.uk", Scheme::Lgsco),
];

/// Words that only one scheme's pages have, and what they count.
const WORDINGS: &[(&str, Scheme, u32)] = &[
    ("housing ombudsman scheme", Scheme::HousingOmbudsman, 40),
    ("the resident complain", Scheme::HousingOmbudsman, 20),
    ("the landlord must", Scheme::HousingOmbudsman, 20),
    ("maladministration in the landlord", Scheme::HousingOmbudsman, 40),
    ("severe maladministration", Scheme::HousingOmbudsman, 20),
    ("paragraph 42", Scheme::HousingOmbudsman, 10),
    ("scottish public services ombudsman", Scheme::Spso, 40),
    ("what we asked the organisation to do in this case", Scheme::Spso, 50),
    ("what we said should change to put things right", Scheme::Spso, 50),
    ("public services ombudsman for wales", Scheme::Psow, 50),
    ("public services ombudsman (wales)", Scheme::Psow, 50),
];

/// The longest look for the words of a scheme, in bytes.
const LOOK: usize = 20_000;

/// The scheme that a page belongs to: by its address, else by its own words.
///
/// ```
/// use casebook::model::words::Scheme;
/// use casebook::{Page, schemes::other::scheme};
/// let page = Page::of_text("REPORT\nCOMPLAINT 202012345\nAshby Homes\n4 May 2021\nThe complaint");
/// assert_eq!(scheme(&page), Scheme::HousingOmbudsman);
/// ```
#[must_use]
pub fn scheme(page: &Page) -> Scheme {
    let host = page.url().and_then(host).unwrap_or_default();
    let placed = HOSTS.iter().find(|(known, _)| {
        host == *known || host.strip_suffix(known).is_some_and(|rest| rest.ends_with('.'))
    });
    if let Some((_, scheme)) = placed {
        return *scheme;
    }
    by_words(page).map_or(Scheme::Unknown, |(scheme, _)| scheme)
}

/// The host of an address.
fn host(url: &str) -> Option<String> {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split(['/', '?', '#', ':']).next().map(str::to_lowercase)
}

crate::pattern!(COMPLAINT_NUMBER, r"(?m)^[ \t]*(?:COMPLAINT|Complaint)[ \u{a0}]+([0-9]{9})[ \t]*$");

/// The scheme whose words the page has most of, if they are enough.
fn by_words(page: &Page) -> Option<(Scheme, u32)> {
    let text = page.text();
    let end = (0..=LOOK.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    let look = text.get(..end).unwrap_or_default();
    let folded = look.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
    let numbered = if COMPLAINT_NUMBER.is_match(look) { 60 } else { 0 };
    let schemes = [Scheme::HousingOmbudsman, Scheme::Spso, Scheme::Psow];
    let weighed = schemes.into_iter().map(|scheme| {
        let words =
            WORDINGS.iter().filter(|(words, of, _)| *of == scheme && folded.contains(words));
        let words: u32 = words.map(|(_, _, weight)| weight).sum();
        let number = if scheme == Scheme::HousingOmbudsman { numbered } else { 0 };
        (scheme, words + number)
    });
    weighed.max_by_key(|(_, weight)| *weight).filter(|(_, weight)| *weight >= 40)
}

/// How well any page fits: more than a page with one familiar heading fits a decision, less than
/// one with a familiar header line.
const UNKNOWN: u32 = 15;

/// How well a page fits, 1 to 100: any page fits a little.
#[must_use]
pub fn recognise(page: &Page) -> u32 {
    let host = page.url().and_then(host).unwrap_or_default();
    match scheme(page) {
        Scheme::Unknown | Scheme::Lgsco => UNKNOWN,
        scheme => {
            let placed = HOSTS.iter().any(|(known, of)| *of == scheme && host.ends_with(known));
            let worded = by_words(page).map_or(0, |(_, weight)| weight);
            if placed { 100 } else { worded.min(95) }
        }
    }
}

/// Reads a page that is none of the Ombudsman's.
#[must_use]
pub fn parse(page: &Page) -> (Body, Vec<Diagnostic>) {
    let front = Front::of(page);
    let body = OtherPage {
        title: front.title(),
        organisation: front.organisation(page),
        reference: front.reference(page),
        period: None,
        date: front.date(),
        sections: outline(page),
    };
    (Body::Other(body), Vec::new())
}

/// How many lines of a page tell what it is.
const FRONT: usize = 25;

/// The first lines of a page.
struct Front {
    lines: Vec<String>,
}

impl Front {
    fn of(page: &Page) -> Self {
        let all = lines(page.text(), Span::new(0, page.text().len()));
        let plain = all.iter().map(|line| plain(page.slice(line.body)));
        let told = plain.filter(|line| !line.is_empty() && !is_chrome(line));
        Self { lines: told.take(FRONT).collect() }
    }

    /// The value of a label: on its line, or on the next one.
    fn labelled(&self, labels: &[&str]) -> Option<&str> {
        let (at, value) = self.lines.iter().enumerate().find_map(|(at, line)| {
            let (label, value) = line.split_once(':')?;
            labels.contains(&fold(label).as_str()).then_some((at, value.trim()))
        })?;
        let value = if value.is_empty() { self.lines.get(at + 1)?.trim() } else { value };
        (!value.is_empty() && !value.ends_with(':')).then_some(value)
    }

    fn title(&self) -> Option<String> {
        let first = self.lines.first()?;
        let words = first.split_whitespace().count();
        (words <= 20 && !first.ends_with('.') && !first.ends_with(':')).then(|| first.clone())
    }

    /// The line after "COMPLAINT 202012345", a label's value, or the body that is named first.
    fn organisation(&self, page: &Page) -> Option<String> {
        let labelled = self.labelled(&[
            "body",
            "organisation",
            "landlord",
            "council",
            "health board",
            "relevant authority",
        ]);
        if let Some(name) = labelled {
            return Some(name.to_owned());
        }
        let after_number = self.lines.iter().position(|line| COMPLAINT_NUMBER.is_match(line));
        if let Some(name) = after_number.and_then(|at| self.lines.get(at + 1)) {
            return Some(name.clone());
        }
        if matches!(scheme(page), Scheme::Unknown) {
            return None;
        }
        let bracketed = self.lines.iter().take(3).find_map(|line| {
            let (name, number) = line.strip_suffix(')')?.rsplit_once('(')?;
            number.chars().all(|c| c.is_ascii_digit()).then(|| name.trim().to_owned())
        });
        bracketed
            .or_else(|| {
                // "Housing: repairs : Ashby Borough Council"
                let (_, name) = self.lines.first()?.rsplit_once(" : ")?;
                Some(name.trim().to_owned())
            })
            .or_else(|| bodies::named_in(page.text()).map(|(name, _)| name.to_owned()))
            .or_else(|| from_address(page.url()?))
    }

    fn reference(&self, page: &Page) -> Option<String> {
        let labelled = self.labelled(&[
            "case ref",
            "case reference",
            "case number",
            "reference",
            "case",
            "ref",
        ]);
        if let Some(value) = labelled.filter(|value| value.bytes().any(|b| b.is_ascii_digit())) {
            return Some(value.to_owned());
        }
        if let Some(found) = COMPLAINT_NUMBER.captures(page.text()) {
            return found.get(1).map(|number| number.as_str().to_owned());
        }
        self.lines.iter().take(3).find_map(|line| {
            let (_, number) = line.strip_suffix(')')?.rsplit_once('(')?;
            let digits = number.len() >= 8 && number.bytes().all(|b| b.is_ascii_digit());
            digits.then(|| number.to_owned())
        })
    }

    /// A full date on its own line or after a label; a month alone is no date.
    fn date(&self) -> Option<Date> {
        let whole = |words: &str| {
            date(words.trim()).ok().filter(|(rest, _)| rest.trim().is_empty()).map(|(_, day)| day)
        };
        let labels = ["date", "report date", "decision date", "date of decision", "published"];
        self.labelled(&labels)
            .and_then(whole)
            .or_else(|| self.lines.iter().find_map(|line| whole(line)))
    }
}

fn is_chrome(line: &str) -> bool {
    let folded = fold(line);
    matches!(folded.as_str(), "back to top" | "skip to main content" | "menu" | "search" | "home")
}

/// The council in the path of an address: the last words of its slug.
fn from_address(url: &str) -> Option<String> {
    let path = url.split(['?', '#']).next()?.trim_end_matches('/');
    let slug = path.rsplit('/').next()?;
    let at = slug.find("council")?;
    let words: Vec<&str> = slug.get(..at + 7)?.split('-').collect();
    let tiers = ["county", "borough", "city", "district", "council"];
    let place = words.iter().rposition(|word| !tiers.contains(word))?;
    let name = words.get(place..)?.iter().map(|word| {
        let mut letters = word.chars();
        letters
            .next()
            .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    });
    Some(name.collect::<Vec<String>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(url: &str, text: &str) -> Page {
        let bytes = format!("# url: {url}\n{text}");
        Page::read(crate::text::Origin::default(), bytes.as_bytes()).unwrap()
    }

    fn read(page: &Page) -> OtherPage {
        match parse(page).0 {
            Body::Other(other) => other,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn schemes_are_known_by_their_address_or_their_words() {
        for (url, text, expected) in [
            (
                "https://www.housing-ombudsman.org.uk/decisions/a-202012345/",
                "A",
                Scheme::HousingOmbudsman,
            ),
            ("http://spso.org.uk/x", "A", Scheme::Spso),
            ("https://www.ombudsman.wales/findings/x/", "A", Scheme::Psow),
            ("https://notspso.org.uk/x", "A", Scheme::Unknown),
            ("https://example.org", "The Public Services Ombudsman for Wales found", Scheme::Psow),
            ("https://www.lgo.org.uk/contact", "A", Scheme::Lgsco),
            ("https://example.org", "A council page", Scheme::Unknown),
        ] {
            assert_eq!(scheme(&page(url, text)), expected, "{url}");
        }
    }

    #[test]
    fn a_landlord_s_report_has_number_name_and_date() {
        let found = read(&page(
            "https://www.housing-ombudsman.org.uk/decisions/ashby-homes-202012345/",
            "Ashby Homes (202012345)\n\nBack to Top\n\nREPORT\n\nCOMPLAINT 202012345\n\nAshby Homes\n\n4 May 2021\n\nThe complaint\n\n  1. Damp.\n",
        ));
        assert_eq!(found.organisation.as_deref(), Some("Ashby Homes"));
        assert_eq!(found.reference.as_deref(), Some("202012345"));
        assert_eq!(found.date.unwrap().to_string(), "2021-05-04");
        assert!(!found.sections.is_empty());
    }

    #[test]
    fn a_label_may_stand_above_its_value_and_a_month_is_no_date() {
        let found = read(&page(
            "https://www.spso.org.uk/decision-report-search",
            "Upheld\n\n  • Case ref:\n    202012346\n  • Date:\n    July 2023\n  • Body:\n    Ashby Council\n",
        ));
        assert_eq!(found.reference.as_deref(), Some("202012346"));
        assert_eq!(found.organisation.as_deref(), Some("Ashby Council"));
        assert_eq!(found.date, None);
    }

    #[test]
    fn the_council_s_name_may_be_in_the_address_only() {
        let found = read(&page(
            "https://www.ombudsman.wales/findings/housing-repairs-glynfa-county-borough-council/",
            "Ms X complained.\n",
        ));
        assert_eq!(found.organisation.as_deref(), Some("Glynfa County Borough Council"));
    }

    #[test]
    fn any_page_is_kept_whole() {
        let found = read(&Page::of_text("Bins\n\nThey are emptied on Mondays.\n"));
        assert_eq!((found.title.as_deref(), found.organisation), (Some("Bins"), None));
        assert_eq!(found.sections[0].paragraphs[0].text, "They are emptied on Mondays.");
    }
}
