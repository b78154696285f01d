//! The question of a page: words, filters, order and page, and the address that says the same.
//!
//! Every page, every file taken away and the interface for programs read the same fields by this one
//! type, so that they speak of the same rows. What the fields mean is the business of
//! [`search::asked`], as for the flags of the command line.

use form_urlencoded::Serializer;

use super::limits::{DEEPEST, FILTERS as MOST, PACK, PER_PAGE, QUESTION, VALUE};
use super::problem::Problem;
use super::visit::Visit;
use crate::model::CaseRef;
use crate::search::filters::{FILTERS, filter};
use crate::search::{self, Misread, Question};

/// Filters over a sum that a form asks for in two boxes; the question language writes `award:`.
const BOUNDS: &[&str] = &["min_award", "max_award"];

/// What is asked.
///
/// ```
/// use casebook::serve::{Asked, Visit};
/// let visit = Visit::of("/search", None, "q=late+plan&outcome=upheld&from=&page=2");
/// let asked = Asked::of(&visit).unwrap();
/// assert_eq!(asked.at("/search"), "/search?q=late+plan&outcome=upheld&page=2");
/// let question = asked.question().unwrap();
/// assert_eq!(question.to_string(), "late plan outcome:upheld limit:20 offset:20");
/// assert_eq!(asked.without("outcome", "upheld").at("/search"), "/search?q=late+plan");
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// The words, which may themselves hold filters of the question language.
    pub words: String,
    /// Filters by name, in the order of the table of filters.
    pub filters: Vec<(&'static str, String)>,
    /// The order asked for.
    pub sort: Option<String>,
    /// Which page of hits, counted from 1.
    pub page: usize,
    /// The decisions chosen for a briefing pack. They are no part of the question; they stand in the
    /// address so that they go along from page to page and nothing is kept anywhere.
    pub pack: Vec<CaseRef>,
}

impl Asked {
    /// What the fields of an address ask; fields that are none of a question are passed over.
    ///
    /// # Errors
    ///
    /// Where it asks for more than there is room for, or for no page.
    pub fn of(visit: &Visit) -> Result<Self, Problem> {
        let words = visit.values("q").collect::<Vec<_>>().join(" ");
        if words.chars().count() > QUESTION {
            return Err(Problem::unreadable(format!(
                "A question can have up to {QUESTION} characters; this one has more."
            ))
            .advise("Ask with the words that matter most."));
        }
        let mut asked = Self { words, page: page(visit)?, ..Self::default() };
        for (name, value) in &visit.fields {
            let (Some(name), value) = (known(name), value.trim()) else { continue };
            if value.is_empty() || asked.has(name, value) {
                continue;
            }
            if value.chars().count() > VALUE || asked.filters.len() >= MOST {
                return Err(Problem::unreadable(format!(
                    "There is room for {MOST} filters of up to {VALUE} characters."
                )));
            }
            asked.filters.push((name, value.to_owned()));
        }
        asked.filters.sort_by_key(|(name, _)| place(name));
        asked.sort = visit.value("sort").map(str::to_owned);
        asked.pack = chosen(visit)?;
        Ok(asked)
    }

    /// The fields of an address that are none of a question, of its pages and its pack, and none of
    /// `others` either; what mail programs add for themselves does not count.
    #[must_use]
    pub fn unknown(visit: &Visit, others: &[&str]) -> Vec<String> {
        let own = ["q", "sort", "page", CHOSEN];
        let means = |name: &str| own.contains(&name) || others.contains(&name);
        let passing = |name: &str| name.starts_with("utm_") || name == "fbclid" || name == "gclid";
        let names = visit.fields.iter().map(|(name, _)| name.as_str());
        let unknown = names.filter(|name| !means(name) && known(name).is_none() && !passing(name));
        unknown.map(str::to_owned).collect()
    }

    /// Whether nothing is asked for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && self.filters.is_empty()
    }

    /// Whether a filter is chosen.
    #[must_use]
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.filters.iter().any(|(known, chosen)| *known == name && chosen == value)
    }

    /// The value of a filter that has one.
    #[must_use]
    pub fn value(&self, name: &str) -> Option<&str> {
        self.filters.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }

    /// The question of this page of hits.
    ///
    /// # Errors
    ///
    /// Every filter that cannot be read.
    pub fn question(&self) -> Result<Question, Vec<Misread>> {
        let mut question = self.whole()?;
        question.limit = PER_PAGE;
        question.offset = (self.page - 1).saturating_mul(PER_PAGE);
        Ok(question)
    }

    /// The question of all pages: what is counted, and what is taken away.
    ///
    /// # Errors
    ///
    /// As [`Asked::question`].
    pub fn whole(&self) -> Result<Question, Vec<Misread>> {
        let filters = self.filters.iter().map(|(name, value)| (*name, value.as_str()));
        let sort = self.sort.iter().map(|sort| ("sort", sort.as_str()));
        let question = search::asked(&self.words, filters.chain(sort))?;
        let plain = Question::default();
        Ok(Question { limit: plain.limit, offset: plain.offset, ..question })
    }

    /// The fields of an address, without a question mark.
    #[must_use]
    pub fn query(&self) -> String {
        let mut fields = Serializer::new(String::new());
        if !self.words.is_empty() {
            fields.append_pair("q", &self.words);
        }
        for (name, value) in &self.filters {
            fields.append_pair(name, value);
        }
        if let Some(sort) = &self.sort {
            fields.append_pair("sort", sort);
        }
        if self.page > 1 {
            fields.append_pair("page", &self.page.to_string());
        }
        for reference in &self.pack {
            fields.append_pair(CHOSEN, &reference.slug());
        }
        fields.finish()
    }

    /// The address of a page that is asked this.
    #[must_use]
    pub fn at(&self, path: &str) -> String {
        let query = self.query();
        if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
    }

    /// With one filter more, on the first page.
    #[must_use]
    pub fn with(&self, name: &str, value: &str) -> Self {
        let mut asked = self.on_page(1);
        if let Some(name) = known(name).filter(|name| !self.has(name, value)) {
            asked.filters.push((name, value.to_owned()));
            asked.filters.sort_by_key(|(name, _)| place(name));
        }
        asked
    }

    /// With one filter less, on the first page.
    #[must_use]
    pub fn without(&self, name: &str, value: &str) -> Self {
        let mut asked = self.on_page(1);
        asked.filters.retain(|(known, chosen)| !(*known == name && chosen == value));
        asked
    }

    /// Without any filter, on the first page.
    #[must_use]
    pub fn bare(&self) -> Self {
        Self { filters: Vec::new(), ..self.on_page(1) }
    }

    /// With other words, on the first page.
    #[must_use]
    pub fn saying(&self, words: &str) -> Self {
        Self { words: words.to_owned(), ..self.on_page(1) }
    }

    /// In another order, on the first page.
    #[must_use]
    pub fn sorted(&self, sort: &str) -> Self {
        Self { sort: Some(sort.to_owned()), ..self.on_page(1) }
    }

    /// With a decision more in the pack, or the same where it is there.
    #[must_use]
    pub fn packing(&self, reference: &CaseRef) -> Self {
        let mut asked = self.clone();
        if !asked.pack.contains(reference) {
            asked.pack.push(reference.clone());
        }
        asked
    }

    /// Without a decision in the pack.
    #[must_use]
    pub fn unpacking(&self, reference: &CaseRef) -> Self {
        let mut asked = self.clone();
        asked.pack.retain(|chosen| chosen != reference);
        asked
    }

    /// On another page.
    #[must_use]
    pub fn on_page(&self, page: usize) -> Self {
        Self { page, ..self.clone() }
    }
}

/// The field in which the decisions of the pack stand: one, or several with commas between them.
const CHOSEN: &str = "pack";

fn chosen(visit: &Visit) -> Result<Vec<CaseRef>, Problem> {
    let mut pack = Vec::new();
    let typed = visit.values(CHOSEN).flat_map(|typed| typed.split(',')).map(str::trim);
    for typed in typed.filter(|typed| !typed.is_empty()) {
        let Some(reference) = CaseRef::parse(typed) else {
            let what = format!("The pack names “{typed}”, which is no case reference.");
            let advice = "References are written like this: pack=24-014-093&pack=25-019-827.";
            return Err(Problem::unreadable(what).advise(advice));
        };
        if !pack.contains(&reference) {
            pack.push(reference);
        }
    }
    if pack.len() > PACK {
        return Err(Problem::unreadable(format!("A pack holds up to {PACK} decisions."))
            .advise("Print this pack, and begin another one."));
    }
    Ok(pack)
}

fn page(visit: &Visit) -> Result<usize, Problem> {
    let Some(typed) = visit.value("page") else { return Ok(1) };
    match typed.parse::<usize>() {
        Ok(page) if (1..=DEEPEST).contains(&page) => Ok(page),
        Ok(0) | Err(_) => Err(Problem::unreadable("Pages are counted from 1.")),
        Ok(_) => Err(Problem::unreadable(format!(
            "Hits are shown on {DEEPEST} pages; there may be more of them."
        ))
        .advise("Narrow the question with a filter, or take all rows away as a file.")),
    }
}

/// The name of a filter in the way in which addresses write it.
fn known(name: &str) -> Option<&'static str> {
    let bound = BOUNDS.iter().find(|bound| **bound == name).copied();
    bound.or_else(|| filter(name).map(|known| known.name))
}

/// Where a filter stands among those of an address.
fn place(name: &str) -> usize {
    let listed = FILTERS.iter().position(|known| known.name == name);
    let bound = || BOUNDS.iter().position(|bound| *bound == name).map(|at| FILTERS.len() + at);
    listed.or_else(bound).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(query: &str) -> Result<Asked, Problem> {
        Asked::of(&Visit::of("/search", None, query))
    }

    #[test]
    fn an_address_and_its_question_say_the_same() {
        for (query, canonical, question) in [
            ("", "", ""),
            ("q=+late++plan+", "q=late++plan", "late plan"),
            ("utm=1&q=a&q=b", "q=a+b", "a b"),
            (
                "council=Kent&kind=decision",
                "kind=decision&organisation=Kent",
                "kind:decision organisation:Kent",
            ),
            (
                "max_award=500&min_award=100&sort=award",
                "min_award=100&max_award=500&sort=award",
                "award:100..500 sort:award",
            ),
            ("outcome=upheld&outcome=upheld&page=1", "outcome=upheld", "outcome:upheld"),
            (
                "q=x+limit:3+offset:9+sort:newest",
                "q=x+limit%3A3+offset%3A9+sort%3Anewest",
                "x sort:newest",
            ),
            (
                "pack=24+014+093&q=x&pack=25019827&pack=24-014-093",
                "q=x&pack=24-014-093&pack=25-019-827",
                "x",
            ),
            ("pack=24+014+093,+25019827,", "pack=24-014-093&pack=25-019-827", ""),
        ] {
            let asked = asked(query).unwrap();
            assert_eq!(asked.query(), canonical, "{query}");
            assert_eq!(asked.whole().unwrap().to_string(), question, "{query}");
            assert_eq!(Asked::of(&Visit::of("/", None, canonical)).unwrap(), asked, "{query}");
        }
    }

    #[test]
    fn there_is_an_end_to_everything() {
        let long = "x".repeat(QUESTION + 1);
        let many: Vec<String> = (0..=MOST).map(|n| format!("category=c{n}")).collect();
        for query in [
            format!("q={long}"),
            format!("category={long}"),
            many.join("&"),
            "page=0".to_owned(),
            "page=two".to_owned(),
            format!("page={}", DEEPEST + 1),
            "page=99999999999999999999".to_owned(),
            "pack=%3Cb%3E".to_owned(),
            (0..=PACK).map(|n| format!("pack=24-014-{n:03}")).collect::<Vec<_>>().join("&"),
        ] {
            assert_eq!(asked(&query).unwrap_err().status, 400, "{query}");
        }
        assert!(asked(&format!("q={}", "x".repeat(QUESTION))).is_ok());
    }

    #[test]
    fn a_value_that_cannot_be_read_is_told_with_what_can() {
        let misread = asked("outcome=won&from=2024").unwrap().question().unwrap_err();
        assert_eq!(misread.len(), 1);
        assert!(misread[0].expects.contains("not_upheld"));
    }
}
