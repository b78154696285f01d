//! The head and the foot of a letter: date, recipient, signature.

use jiff::civil::Date;

use crate::grammar::date::date;
use crate::layout::headings::fold;
use crate::layout::outline::plain;
use crate::model::papers::Recipient;
use crate::schemes::lgsco::bodies;

/// What the head and the foot tell.
#[derive(Debug, Default)]
pub(super) struct Head {
    pub(super) date: Option<Date>,
    pub(super) organisation: Option<String>,
    pub(super) recipient: Option<Recipient>,
    pub(super) ombudsman: Option<String>,
}

/// Words of a post.
const POSTS: &[&str] = &[
    "chief executive",
    "managing director",
    "director",
    "chief officer",
    "head of",
    "head paid",
    "town clerk",
    "chief operating officer",
    "monitoring officer",
    "leader",
];

/// Forms of address before a name.
const TITLES: &[&str] = &[
    "mr ",
    "mrs ",
    "ms ",
    "miss ",
    "mx ",
    "dr ",
    "sir ",
    "dame ",
    "cllr ",
    "councillor ",
    "professor ",
    "prof ",
    "lord ",
    "baroness ",
];

/// Reads the head and the foot.
pub(super) fn head(text: &str) -> Head {
    let lines: Vec<String> = text.lines().map(plain).collect();
    let dear = lines.iter().position(|line| line.to_lowercase().starts_with("dear "));
    let above = lines.get(..dear.unwrap_or(0)).unwrap_or_default();
    let address = address(above);
    let organisation = address
        .iter()
        .rev()
        .find(|line| is_body(line))
        .cloned()
        .or_else(|| of_report(&lines))
        .or_else(|| bodies::named_in(text).map(|(name, _)| name.to_owned()));
    let post = address.iter().find(|line| is_post(line)).cloned();
    let name = address
        .iter()
        .find(|line| TITLES.iter().any(|title| line.to_lowercase().starts_with(title)))
        .or_else(|| {
            // A name without a form of address stands before the post.
            let place = address.iter().position(|line| is_post(line))?;
            address.get(place.checked_sub(1)?).filter(|line| !is_body(line))
        })
        .cloned()
        .or_else(|| {
            let greeting = lines.get(dear?)?.get(5..)?.trim().trim_end_matches(',').to_owned();
            (!fold(&greeting).starts_with("sir or") && !greeting.is_empty()).then_some(greeting)
        });
    let recipient = (name.is_some() || post.is_some()).then_some(Recipient { name, post });
    Head { date: dated(&lines, dear), organisation, recipient, ombudsman: signature(&lines) }
}

/// The lines of the address: the last block before the salutation that holds a name, a post or a
/// body, or the lines of all blocks where each stands alone.
fn address(above: &[String]) -> Vec<String> {
    let telling = |line: &&String| {
        is_body(line)
            || is_post(line)
            || TITLES.iter().any(|title| line.to_lowercase().starts_with(title))
    };
    let first = above.iter().position(|line| telling(&line)).unwrap_or(above.len());
    let lines = above.iter().skip(first).filter(|line| !line.is_empty());
    // "Leader of the Council" in a copy line is no post of the recipient.
    lines
        .filter(|line| line.len() < 100 && !line.to_lowercase().starts_with("cc"))
        .cloned()
        .collect()
}

fn is_post(line: &str) -> bool {
    let folded = fold(line);
    POSTS.iter().any(|post| folded.contains(post))
}

fn is_body(line: &str) -> bool {
    let folded = fold(line);
    let council = folded.ends_with("council")
        || folded.starts_with("london borough of")
        || folded.starts_with("royal borough of")
        || folded.starts_with("city of ")
        || folded.ends_with("authority")
        || folded.ends_with("corporation");
    (council || bodies::organisation_type(line).is_some()) && !is_post(line)
}

crate::pattern!(OF_REPORT, r"^(?i:local authority report)[ :–-]+(.+)$");

/// The body in the title of the tables: "Local Authority Report: Ashby Borough Council".
fn of_report(lines: &[String]) -> Option<String> {
    let found = lines.iter().find_map(|line| OF_REPORT.captures(line))?;
    found.get(1).map(|name| name.as_str().trim().to_owned())
}

/// The first date that stands alone on a line above the salutation, or near the top.
fn dated(lines: &[String], dear: Option<usize>) -> Option<Date> {
    let above = lines.iter().take(dear.unwrap_or(25).max(1));
    let day = |line: &String| {
        let bare = line.strip_prefix("Date:").or(line.strip_prefix("Date :")).unwrap_or(line);
        date(bare.trim()).ok().filter(|(rest, _)| rest.trim().len() < 3).map(|(_, day)| day)
    };
    above.filter(|line| !line.is_empty()).find_map(day)
}

/// Who signed: the first name after "Yours sincerely" that the word Ombudsman follows.
fn signature(lines: &[String]) -> Option<String> {
    let close = lines.iter().position(|line| {
        let folded = fold(line);
        folded.starts_with("yours sincerely") || folded.starts_with("yours faithfully")
    })?;
    let mut after = lines.iter().skip(close + 1).filter(|line| !line.is_empty()).take(4);
    let name = after.next()?;
    let titled = after.any(|line| line.to_lowercase().contains("ombudsman"));
    (titled && name.len() < 60 && !name.to_lowercase().contains("ombudsman")).then(|| name.clone())
}

crate::pattern!(
    YEARS,
    r"(?i:annual (?:review )?letter)[^0-9\n]{0,20}(20[0-9]{2})[-–/](?:20)?([0-9]{2})(?-u:\b)"
);
crate::pattern!(YEAR, r"(?i:annual (?:review )?letter)[^0-9\n]{0,20}(20[0-9]{2})(?-u:\b)");

/// The year in the letter's title: a letter "2019" is about 2018-19.
pub(super) fn year(text: &str) -> Option<String> {
    if let Some(found) = YEARS.captures(text) {
        return Some(format!("{}-{}", found.get(1)?.as_str(), found.get(2)?.as_str()));
    }
    let year: i32 = YEAR.captures(text)?.get(1)?.as_str().parse().ok()?;
    Some(format!("{}-{:02}", year - 1, year.rem_euclid(100)))
}
