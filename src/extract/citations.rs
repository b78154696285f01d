//! Statutes and guidance documents named in the text, with the provisions cited.

use super::nearby::last_of;
use super::reading::{Reading, Unit};
use crate::grammar::statute::provisions;
use crate::model::decision::Citation;
use crate::text::Span;

crate::pattern!(
    /// The last word of a statute's name, with its year.
    NAME_END,
    r"(?-u:\b)(?P<word>Act|Regulations|Regs|Order|Rules|Measure|Directions)(?:[ \u{a0}\n]+\(?(?P<year>(?:1[89]|20)[0-9]{2})\)?)?(?-u:\b)?");
crate::pattern!(
    /// Provisions that stand before the name: "Section 17 of the", "s117", "paragraph 1 of Schedule 5 to the".
    PROVISIONS_BEFORE,
    r"(?i)(?-u:\b)(?:(?:sub)?sections?|ss?\.?|schedules?|sch|parts?|paragraphs?|paras?|regulations?|regs?|articles?)[ \u{a0}\n]*[0-9IVX][0-9A-Za-z().,&\u{a0}\n -]{0,80}?(?:[ \u{a0}\n]+(?:of|to|in|under))?(?:[ \u{a0}\n]+the)?[ \u{a0}\n]*[‘“'(]?$");
crate::pattern!(
    /// Guidance by name; the year after it is part of the name.
    GUIDANCE,
    r"(?i)(?-u:\b)(?:care and support statutory guidance|(?:the )?(?:special educational needs and disabilit(?:y|ies)|SEND|SEN|special educational needs) code of practice|mental capacity act code of practice|mental health act(?: 1983)?:? code of practice|(?:mental capacity |mental health )?code of practice on the (?:mental capacity|mental health) act|getting the best from complaints|working together to safeguard children|homelessness code of guidance(?: for local authorities)?|(?:our |the |ombudsman[’']s |published )*guidance on remedies|school admission(?:s)? appeals? code|school admissions? code|principles of good administrative practice|guidance on good (?:administrative )?practice|national planning policy framework|planning practice guidance|home to school travel(?: and transport)?(?: for children of compulsory school age)?(?: statutory)? guidance|home to school travel and transport guidance|alternative provision statutory guidance|ensuring a good education for children who cannot attend school because of health needs|education for children with health needs who cannot attend school|national framework for (?:nhs )?continuing healthcare(?: and nhs[- ]funded nursing care)?|fundamental standards|fostering services:? national minimum standards|complaint handling code|allocation of accommodation:? guidance for local housing authorities|improving access to social housing for victims of domestic abuse|supporting pupils at school with medical conditions|family and friends care:? statutory guidance|guidance on jurisdiction|the highway code|right to control|public sector equality duty)(?-u:\b)(?:[’”'])?(?:,?[ \u{a0}]+\(?(?:(?:January|February|March|April|May|June|July|August|September|October|November|December) )?(?P<year>(?:19|20)[0-9]{2})\)?)?");

/// Small words that names of statutes hold between their capitals.
const INSIDE_NAMES: &[&str] =
    &["and", "of", "for", "the", "to", "in", "etc", "etc.", "&", "by", "or", "who", "from", "at"];

/// Capitalised words that stand before a name without belonging to it.
const BEFORE_NAMES: &[&str] = &[
    "The",
    "Under",
    "In",
    "See",
    "Section",
    "Sections",
    "Part",
    "Schedule",
    "And",
    "Both",
    "Of",
    "This",
    "That",
    "However",
    "Our",
    "As",
    "By",
    "When",
    "While",
    "Where",
    "An",
    "A",
    "Ombudsman",
    "If",
    "For",
    "Regulation",
    "Regulations",
    "Paragraph",
    "These",
    "Its",
    "Article",
];

/// Words without which a name that has no year is no statute: "the Act", "Court Order".
const NEED_A_YEAR: &[&str] = &["Order", "Rules", "Regulations", "Regs", "Measure", "Directions"];

/// The most words that the name of a statute has.
const LONGEST_NAME: usize = 22;

/// Every statute and guidance document that the text names, with its provisions as printed.
///
/// A provision is cited only where its Act is named: "Section F of the EHC Plan" and "a section 21
/// notice" are none.
///
/// ```
/// use casebook::Page;
/// use casebook::extract::{Reading, citations::citations};
/// use casebook::text::Span;
/// let text = "Section 17 of the Children Act 1989 applies. (Care Act 2014, sections 9 and 10)";
/// let page = Page::of_text(text);
/// let reading = Reading::new(&page, None, None, Some(Span::new(0, text.len())), &[]);
/// let found = citations(&reading);
/// assert_eq!((found[0].act.as_str(), &found[0].provisions[..]), ("Children Act 1989", &["17".to_owned()][..]));
/// assert_eq!(found[1].provisions, ["9", "10"]);
/// ```
#[must_use]
pub fn citations(reading: &Reading<'_>) -> Vec<Citation> {
    let mut found = Vec::new();
    for unit in &reading.units {
        let mut here = statutes(unit);
        here.extend(guidance(unit));
        here.sort_by_key(|citation| citation.span);
        found.extend(here);
    }
    found
}

fn statutes(unit: &Unit<'_>) -> Vec<Citation> {
    let text = unit.text;
    let mut found = Vec::new();
    let mut read_to = 0;
    for captures in NAME_END.captures_iter(text) {
        let (Some(end), Some(word)) = (captures.get(0), captures.name("word")) else { continue };
        if end.start() < read_to {
            continue;
        }
        let has_year = captures.name("year").is_some();
        let before = text.get(read_to..word.start()).unwrap_or_default();
        let Some(start) = name_start(before).map(|at| read_to + at) else { continue };
        let name_words = text.get(start..word.start()).unwrap_or_default();
        if !is_statute(name_words, word.as_str(), has_year) {
            continue;
        }
        let name_end = if has_year { end.end() } else { word.end() };
        let (first, mut cited) = provisions_before(text, read_to, start);
        let after = text.get(name_end..).unwrap_or_default();
        let last = match provisions(after) {
            Ok((rest, more)) => {
                cited.extend(more);
                text.len() - rest.len()
            }
            Err(_) => name_end,
        };
        read_to = last.max(name_end);
        found.push(citation(unit, &tidy(text.get(start..name_end)), cited, first, last));
    }
    found
}

fn citation(unit: &Unit<'_>, act: &str, cited: Vec<String>, first: usize, last: usize) -> Citation {
    let at = unit.span.start();
    Citation {
        act: act.to_owned(),
        provisions: cited,
        paragraph: unit.paragraph,
        span: Span::new(at + first, at + last),
    }
}

/// A name on one line, without quotation marks and without a bracket around its year.
fn tidy(name: Option<&str>) -> String {
    let words = name.unwrap_or_default().split_whitespace();
    let words = words.map(|word| {
        let year = word.trim_matches(['(', ')']);
        if year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()) { year } else { word }
    });
    words.collect::<Vec<_>>().join(" ")
}

fn is_statute(name: &str, last: &str, has_year: bool) -> bool {
    let capitals = name.split_whitespace().filter(|word| starts_capital(word)).count();
    capitals > 0 && (has_year || !NEED_A_YEAR.contains(&last))
}

fn starts_capital(word: &str) -> bool {
    word.trim_start_matches(['(', '‘', '“', '\'']).starts_with(|c: char| c.is_ascii_uppercase())
}

/// Where the name that ends with `before` begins: walking back over capitalised words, and over
/// small words and brackets between them.
fn name_start(before: &str) -> Option<usize> {
    let mut start = None;
    let mut rest = before;
    for _ in 0..LONGEST_NAME {
        let trimmed = rest.trim_end();
        if trimmed.is_empty() {
            break;
        }
        let word = trimmed.rsplit([' ', '\u{a0}', '\n', '[']).next().unwrap_or(trimmed);
        let at = trimmed.len() - word.len();
        let opened = word.trim_start_matches(['(', '‘', '“', '\'']);
        if !belongs_to_a_name(word, opened) {
            break;
        }
        if starts_capital(word) && !BEFORE_NAMES.contains(&opened) {
            // A bracket inside a name closes before the name ends: "(England) Regulations".
            let inside = before.get(at..).is_some_and(|name| name.contains(')'));
            start = Some(if inside { at } else { at + (word.len() - opened.len()) });
        }
        let opens_here = word.len() > opened.len() && !before.get(at..)?.contains(')');
        if opens_here || word.is_empty() || BEFORE_NAMES.contains(&opened) {
            break;
        }
        rest = trimmed.get(..at)?;
    }
    start
}

fn belongs_to_a_name(word: &str, opened: &str) -> bool {
    let plain = opened.trim_end_matches([')', ',']);
    let ends_a_clause = word.ends_with(['.', ';', ':', ']', '”']) && plain != "etc.";
    let capital = plain.starts_with(|c: char| c.is_ascii_uppercase())
        && !plain.ends_with(|c: char| c.is_ascii_digit());
    !ends_a_clause && (capital || INSIDE_NAMES.contains(&plain))
}

/// The provisions that stand right before a name, and where they begin.
fn provisions_before(text: &str, from: usize, name: usize) -> (usize, Vec<String>) {
    const LONGEST: usize = 120;
    let before = text.get(from..name).unwrap_or_default();
    let near = last_of(before, LONGEST);
    let Some(words) = PROVISIONS_BEFORE.find(near) else { return (name, Vec::new()) };
    match provisions(words.as_str()) {
        Ok((rest, cited)) if is_only_a_link(rest) => (name - (near.len() - words.start()), cited),
        _ => (name, Vec::new()),
    }
}

/// Whether nothing stands between the provisions and the name but "of the" and the like.
fn is_only_a_link(rest: &str) -> bool {
    rest.split_whitespace().all(|word| {
        let plain = word.trim_matches(|c: char| !c.is_alphanumeric());
        plain.is_empty() || ["of", "to", "in", "under", "the"].contains(&plain)
    })
}

fn guidance(unit: &Unit<'_>) -> Vec<Citation> {
    let found = GUIDANCE.captures_iter(unit.text).filter_map(|captures| {
        let name = captures.get(0)?;
        let act = tidy(Some(name.as_str())).replace(['’', '”', '\'', '(', ')', ','], "");
        let act = ["the ", "The ", "our ", "Our "]
            .iter()
            .find_map(|article| act.strip_prefix(article))
            .unwrap_or(&act);
        Some(citation(unit, act, Vec::new(), name.start(), name.end()))
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::fixture::Draft;

    /// "Act: provision | provision" for each citation.
    fn cited(text: &str) -> Vec<String> {
        let draft = Draft::of(&format!("# powers P\n3. {text}"));
        let found = citations(&draft.reading());
        found.iter().map(|c| format!("{}: {}", c.act, c.provisions.join(" | "))).collect()
    }

    #[test]
    fn statutes_in_every_spelling() {
        for (text, expected) in [
            (
                "(Local Government Act 1974, sections 26(1) and 26A(1), as amended)",
                "Local Government Act 1974: 26(1) | 26A(1)",
            ),
            (
                "(Local Government Act 1974, section 24A(6), as amended, section 34(B))",
                "Local Government Act 1974: 24A(6) | 34(B)",
            ),
            (
                "(Local Government Act 1974, section 26(6)c as amended",
                "Local Government Act 1974: 26(6)c",
            ),
            (
                "[Local Government Act 1974, Schedule 5.5 (as amended)]",
                "Local Government Act 1974: Schedule 5.5",
            ),
            (
                "(Local Government Act 1974, paragraph 5A schedule 5, as amended)",
                "Local Government Act 1974: paragraph 5A schedule 5",
            ),
            (
                "(Local Government Act 1974, Schedule 5, paragraph 1)",
                "Local Government Act 1974: Schedule 5, paragraph 1",
            ),
            ("Section 17 of the Children Act 1989 says so.", "Children Act 1989: 17"),
            ("She had s117 Mental Health Act 1983 aftercare.", "Mental Health Act 1983: 117"),
            (
                "Under sections 193(2) and 206 of the Housing Act 1996 it owed a duty.",
                "Housing Act 1996: 193(2) | 206",
            ),
            ("The Care Act 2014 (sections 9 and 10) applies.", "Care Act 2014: 9 | 10"),
            (
                "It follows paragraph 1 of Schedule 5 to the Local Government Act 1974.",
                "Local Government Act 1974: paragraph 1 of Schedule 5",
            ),
            (
                "The Special Educational Needs and Disability Regulations 2014 say so.",
                "Special Educational Needs and Disability Regulations 2014: ",
            ),
            (
                "Under the Council Tax Reduction Schemes (Prescribed Requirements) (England) Regulations 2012 it may.",
                "Council Tax Reduction Schemes (Prescribed Requirements) (England) Regulations 2012: ",
            ),
            (
                "The Chronically Sick and Disabled Persons Act 1970, s.2, applies.",
                "Chronically Sick and Disabled Persons Act 1970: 2",
            ),
            ("This is a duty under the Human Rights Act.", "Human Rights Act: "),
        ] {
            assert_eq!(cited(text), [expected], "{text}");
        }
    }

    #[test]
    fn two_statutes_in_one_sentence() {
        assert_eq!(
            cited("Section 20 of the Children Act 1989 and the Care Act 2014, section 42, apply."),
            ["Children Act 1989: 20", "Care Act 2014: 42"]
        );
    }

    #[test]
    fn what_names_no_statute() {
        for text in [
            "Section F of the EHC Plan names a school.",
            "The landlord served a section 21 notice.",
            "The Act says so, and the 1974 Act too.",
            "A Court Order and the Regulations.",
            "The Council has to act. Act now.",
        ] {
            assert!(cited(text).is_empty(), "{text}: {:?}", cited(text));
        }
    }

    #[test]
    fn guidance_is_cited_without_provisions() {
        for (text, expected) in [
            ("The SEND Code of Practice 2015 says so.", "SEND Code of Practice 2015: "),
            (
                "The guidance, ‘Getting the Best from Complaints’, says so.",
                "Getting the Best from Complaints: ",
            ),
            ("I used our guidance on remedies.", "guidance on remedies: "),
            (
                "See the Care and Support Statutory Guidance.",
                "Care and Support Statutory Guidance: ",
            ),
        ] {
            assert_eq!(cited(text), [expected], "{text}");
        }
    }

    #[test]
    fn a_citation_spans_its_provisions() {
        let draft =
            Draft::of("# law L\n1. Under section 17 of the Children Act 1989, as amended, it may.");
        let reading = draft.reading();
        let found = citations(&reading);
        assert_eq!(reading.page.slice(found[0].span), "section 17 of the Children Act 1989");
    }
}
