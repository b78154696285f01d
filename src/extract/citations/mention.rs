//! What one sentence names: statutes in full or in short, and documents, with their provisions.

use super::acts;
use super::guidance::documents;
use super::names::{name_start, starts_capital};
use crate::extract::nearby::{first_of, last_of};
use crate::grammar::statute::provisions;

crate::pattern!(
/// The last word of a statute's name, with its year; or the whole of a short name.
NAME_END,
concat!(
    r"(?-u:\b)(?:(?P<word>Act|Regulations|Regs|Order|Rules|Measure|Directions)(?-u:\b)",
    r"(?:(?:,?[ \u{a0}\n]+(?:of[ \u{a0}])?)\(?(?P<year>(?:1[89]|20)[0-9]{2})(?-u:\b)\)?)?",
    r"|(?P<short>(?:LGA|MHA|MCA|HRA|EPA|CFA|CAFA|CSDPA|TCPA|DPA|FOIA|HGCRA|HSCA|LGFA|RTRA|TMA|GPDO|EqA|EIR)(?:[ \u{a0}](?P<of>(?:1[89]|20)[0-9]{2}))?)(?-u:\b)",
    r"|(?P<si>(?:SI|S\.I\.)[ \u{a0}](?:No\.?[ \u{a0}])?(?:1[89]|20)[0-9]{2}(?:/|[ \u{a0}]No\.?[ \u{a0}]?)[0-9]{1,4})(?-u:\b)",
    r"|(?P<gdpr>(?:UK[ \u{a0}])?(?:GDPR|General Data Protection Regulations?))(?-u:\b))"
));
crate::pattern!(
    /// Provisions that stand before the name: "Section 17 of the", "s117", "paragraph 1 of Schedule 5".
    PROVISIONS_BEFORE,
    r"(?i)(?-u:\b)(?:(?:sub)?sections?|ss?\.?|schedules?|sch|parts?|chapters?|annexe?s?|paragraphs?|paras?|regulations?|regs?|articles?|rules?)[ \u{a0}\n]*(?-i:[0-9IVX])[0-9A-Za-z().,&\u{a0}\n -]{0,80}?(?:[ \u{a0}\n]+(?:of|to|in|under|from))?(?:[ \u{a0}\n]+(?:the|our))?[ \u{a0}\n]*[‘“'(]?$");
crate::pattern!(
    /// After a name: what the decision calls the statute from here on: "(the Act)", "(‘the 2014 Regulations’)".
    CALLED,
    r"^[’”)]?[ \u{a0}]?[(\[](?:hereafter|hereinafter|referred to as|known as)?[ \u{a0}]?[‘“'\x22]?[Tt]he[ \u{a0}](?P<word>Act|Regulations|Order|Rules)[’”'\x22]?[)\]]");
crate::pattern!(
    /// After a provision: the name of the statute that it is of.
    OF_THE_NEXT,
    r"^[ \u{a0}](?:of|to|in|under)[ \u{a0}](?:the|that|those)[ \u{a0}][^.;:]{0,120}?(?-u:\b)(?:Act|Regulations|Order|Rules|Code|Guidance|[Cc]ode of)(?-u:\b)");
crate::pattern!(
    /// After a document's name: its edition. Editions share one name.
    EDITION,
    r"^[’”']?(?::? ?0 to 25(?: years)?)?[’”']?,?[ \u{a0}]*\(?(?:(?:dated|updated|revised|published|of|in)[ \u{a0}])?(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)[ \u{a0}])?(?:19|20)[0-9]{2}(?-u:\b)\)?");

/// Words without which a name that has no year is no statute: "the Act", "Court Order".
const NEED_A_YEAR: &[&str] = &["Order", "Rules", "Regulations", "Regs", "Measure", "Directions"];

/// What a decision can call a statute.
const CALLED_SO: &[&str] = &["Act", "Regulations", "Order", "Rules"];

/// The longest stretch before a name that is looked at.
const BEFORE: usize = 400;

/// What a mention tells of its statute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    /// Its name, in full or in short.
    Named,
    /// Its year and kind: "1974 Act".
    OfAYear,
    /// What the decision calls it: "the Act".
    Called(&'static str),
    /// The name of a guidance document.
    Guidance,
}

/// A statute or document named in a sentence.
#[derive(Debug, Clone)]
pub(super) struct Mention {
    pub(super) what: What,
    /// The name as printed, on one line.
    pub(super) printed: String,
    pub(super) provisions: Vec<String>,
    /// What the text calls the statute from here on.
    pub(super) called: Option<&'static str>,
    /// Where it begins and ends in the sentence, provisions included.
    pub(super) start: usize,
    pub(super) end: usize,
    /// Where its name does.
    name: (usize, usize),
}

/// Every mention of a sentence, in order.
pub(super) fn mentions(text: &str) -> Vec<Mention> {
    let documents = documents(text);
    let mut found = statutes(text);
    // "Mental Capacity Act Code of Practice" names the code, not the Act.
    found.retain(|mention| {
        !documents.iter().any(|named| named.start < mention.end && mention.start < named.end)
    });
    for named in documents {
        let printed = named.name.map_or_else(
            || tidy(text.get(named.start..named.end).unwrap_or_default()),
            str::to_owned,
        );
        let after = text.get(named.end..).unwrap_or_default();
        let edition = EDITION.find(first_of(after, 60)).map_or(0, |edition| edition.end());
        let read_to =
            found.last().filter(|last| last.end <= named.start).map_or(0, |last| last.end);
        found.push(with_provisions(
            text,
            What::Guidance,
            printed,
            (named.start, named.end + edition),
            read_to,
        ));
    }
    found.sort_by_key(|mention| (mention.start, mention.end));
    found
}

fn statutes(text: &str) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    let mut read_to = 0;
    for captures in NAME_END.captures_iter(text) {
        let Some(end) = captures.get(0).filter(|end| end.start() >= read_to) else { continue };
        let mention = if let Some(word) = captures.name("word") {
            let year = captures.name("year").map(|year| year.as_str());
            let name_end = if year.is_some() { end.end() } else { word.end() };
            let merged = runs_on(text, found.last(), word.start());
            if let Some(start) = merged {
                found.pop();
                Some(named(text, (start, name_end), found.last().map_or(0, |last| last.end)))
            } else {
                long_name(text, read_to, (word.start(), word.as_str()), (year, name_end))
            }
        } else {
            short_name(text, read_to, &captures)
        };
        if let Some(mention) = mention {
            read_to = mention.end.max(end.end());
            found.push(mention);
        }
    }
    found
}

/// Where a name begins that holds the one before it: "Health and Social Care Act 2008 (Regulated
/// Activities) Regulations 2014".
fn runs_on(text: &str, last: Option<&Mention>, word: usize) -> Option<usize> {
    let last = last.filter(|last| last.what == What::Named && last.end == last.name.1)?;
    let between = text.get(last.end..word)?;
    let joined = between.len() < 90
        && !between.trim().is_empty()
        && between.split_whitespace().all(|word| {
            let plain = word.trim_matches(['(', ')', ',']);
            !word.ends_with([',', ';', '.', ':'])
                && (starts_capital(plain) || ["and", "of", "for"].contains(&plain))
        })
        && !between.trim_start().starts_with("and ");
    joined.then_some(last.name.0)
}

fn long_name(
    text: &str,
    read_to: usize,
    (word_at, word): (usize, &str),
    (year, name_end): (Option<&str>, usize),
) -> Option<Mention> {
    let before = last_of(text.get(read_to..word_at)?, BEFORE);
    let from = word_at - before.len();
    let near = before.trim_end();
    let Some(start) = name_start(before) else {
        return without_a_name(text, read_to, near, (word_at, word, name_end), year);
    };
    let name_words = before.get(start..)?;
    let capitals = name_words.split_whitespace().any(starts_capital);
    // "the 2014 Care Act" is the Care Act 2014.
    let early = year_at_end(before.get(..start)?);
    if !capitals
        || (year.is_none()
            && early.is_none()
            && NEED_A_YEAR.contains(&word)
            && acts::known(text.get(from + start..name_end)?).is_none())
    {
        return None;
    }
    let mut mention = named(text, (from + start, name_end), read_to);
    if let (None, Some(early)) = (year, early) {
        mention.printed = format!("{} {early}", mention.printed);
    }
    Some(mention)
}

/// "the 1974 Act", and "section 9 of the Act" where something is called so.
fn without_a_name(
    text: &str,
    read_to: usize,
    near: &str,
    (word_at, word, name_end): (usize, &str, usize),
    year: Option<&str>,
) -> Option<Mention> {
    if year.is_some() {
        return None;
    }
    if let Some(early) = year_at_end(near) {
        let place = (
            word_at - (text.get(..word_at)?.len() - text.get(..word_at)?.trim_end().len()) - 4,
            name_end,
        );
        return Some(with_provisions(
            text,
            What::OfAYear,
            format!("{early} {word}"),
            place,
            read_to,
        ));
    }
    let called = CALLED_SO.iter().find(|called| **called == word)?;
    let after_article = near.ends_with("the") || near.ends_with("The");
    let mention =
        with_provisions(text, What::Called(called), word.to_owned(), (word_at, name_end), read_to);
    (after_article && !mention.provisions.is_empty()).then_some(mention)
}

/// The year that ends these words, if one does.
fn year_at_end(before: &str) -> Option<&str> {
    let near = before.trim_end();
    let year = near.get(near.len().checked_sub(4)?..)?;
    let bounded =
        near.get(..near.len() - 4)?.chars().next_back().is_none_or(|c| !c.is_alphanumeric());
    let known = year.bytes().all(|b| b.is_ascii_digit())
        && (year.starts_with("19") || year.starts_with("20"));
    (bounded && known).then_some(year)
}

/// "LGA 1974", "s117 MHA", "SI 2014/1530", "UK GDPR".
fn short_name(text: &str, read_to: usize, captures: &regex::Captures<'_>) -> Option<Mention> {
    let whole = captures.get(0)?;
    let place = (whole.start(), whole.end());
    if captures.name("gdpr").is_some() {
        let name = "UK General Data Protection Regulation".to_owned();
        return Some(with_provisions(text, What::Named, name, place, read_to));
    }
    if let Some(instrument) = captures.name("si") {
        let numbers: Vec<&str> = instrument
            .as_str()
            .split(|c: char| !c.is_ascii_digit())
            .filter(|n| !n.is_empty())
            .collect();
        let follows_a_name = read_to > 0
            && text.get(read_to..whole.start())?.trim().trim_matches(['(', ',', '[']).is_empty();
        let name = format!("SI {}", numbers.join("/"));
        return (!follows_a_name).then(|| with_provisions(text, What::Named, name, place, read_to));
    }
    let name = captures.name("short")?.as_str();
    let mention = with_provisions(text, What::Named, tidy(name), place, read_to);
    // Without a year or a provision, these letters stand for other things too.
    (captures.name("of").is_some() || !mention.provisions.is_empty()).then_some(mention)
}

fn named(text: &str, place: (usize, usize), read_to: usize) -> Mention {
    let printed = tidy(text.get(place.0..place.1).unwrap_or_default());
    with_provisions(text, What::Named, printed, place, read_to)
}

/// A mention with the provisions that stand right before and after its name.
fn with_provisions(
    text: &str,
    what: What,
    printed: String,
    (name_start, name_end): (usize, usize),
    read_to: usize,
) -> Mention {
    let (start, mut cited) = provisions_before(text, read_to, name_start);
    let after = text.get(name_end..).unwrap_or_default();
    let called = CALLED
        .captures(first_of(after, 60))
        .and_then(|captures| captures.name("word"))
        .and_then(|word| CALLED_SO.iter().find(|called| **called == word.as_str()).copied());
    let (end, more) = match provisions_after(after) {
        Some((length, more)) => (name_end + length, more),
        None => (name_end, Vec::new()),
    };
    cited.extend(more);
    Mention { what, printed, provisions: cited, called, start, end, name: (name_start, name_end) }
}

/// A name on one line, without quotation marks, brackets or a comma around its year.
fn tidy(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    let mut tidied: Vec<&str> = Vec::with_capacity(words.len());
    for word in words {
        let year = word.trim_matches(['(', ')']);
        if year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()) {
            if tidied.last() == Some(&"of") {
                tidied.pop();
            }
            if let Some(last) = tidied.last_mut() {
                *last = last.trim_end_matches(',');
            }
            tidied.push(year);
        } else {
            tidied.push(if word == "&" { "and" } else { word });
        }
    }
    tidied.join(" ")
}

/// The provisions that stand right after a name, and how far they reach. In "the 1996 Act, section
/// 188, and section 193 of the Housing Act" the last belongs to the next name.
fn provisions_after(after: &str) -> Option<(usize, Vec<String>)> {
    let (rest, cited) = provisions(after).ok()?;
    let read = after.len() - rest.len();
    if !OF_THE_NEXT.is_match(first_of(rest, BEFORE)) {
        return Some((read, cited));
    }
    let own = after.get(..read)?;
    let own = own.get(..own.rfind(" and ").or_else(|| own.rfind(','))?)?;
    let (rest, cited) = provisions(own).ok()?;
    Some((own.len() - rest.len(), cited))
}

/// The provisions that stand right before a name, and where they begin.
fn provisions_before(text: &str, from: usize, name: usize) -> (usize, Vec<String>) {
    const LONGEST: usize = 120;
    let before = text.get(from..name).unwrap_or_default();
    let near = last_of(before, LONGEST);
    if !near.bytes().any(|b| b.is_ascii_digit() || b.is_ascii_uppercase()) {
        return (name, Vec::new());
    }
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
        plain.is_empty() || ["of", "to", "in", "under", "from", "the", "our"].contains(&plain)
    })
}
