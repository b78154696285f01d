//! Records of a web archive (WARC 1.0 and 1.1), as wget and browsers' crawlers write them.
//!
//! A reader of our own: the one that is published reads lines and bodies of any length into memory,
//! ends at the first record that is odd, and brings a second nom and a second library of dates.

use std::collections::BTreeMap;
use std::io::{self, BufRead, BufReader, Read};

use super::http::{Response, may_be_document};
use super::limits::MEMBERS;
use super::members::too_many;
use super::names::Names;
use super::{Stop, whole};
use crate::intake::aside::{SetAside, among_decisions, named};
use crate::intake::sink::Sink;
use crate::text::page::{SIZE_LIMIT, moment};
use crate::text::{Origin, Unreadable};

/// The longest head of a record.
const HEAD: u64 = 64 * 1024;

/// What an HTTP head may add to a document.
const MESSAGE: u64 = SIZE_LIMIT + HEAD;

/// The head of a record: the fields that matter here.
#[derive(Debug, Default, PartialEq, Eq)]
struct Head {
    sort: String,
    length: u64,
    url: Option<String>,
    date: Option<String>,
    media_type: Option<String>,
    cut: bool,
}

/// So many addresses without an answer are kept in mind, in case that it comes.
const UNANSWERED: usize = 10_000;

/// What the crawler asked for and did not get, as far as that has been read: by address.
type Unanswered = BTreeMap<String, SetAside>;

/// Takes in the documents of a web archive. Records of requests, pictures, scripts, redirects and
/// errors are passed over; which decisions, or lists of them, were answered in no other way is told
/// at the end.
pub(super) fn records(
    archive: &Origin,
    input: &mut dyn Read,
    sink: &mut Sink<'_>,
) -> Result<(), Stop> {
    let mut input = BufReader::new(input);
    let (mut names, mut seen, mut open) = (Names::default(), 0_usize, Unanswered::new());
    while let Some(head) = head(&mut input)? {
        seen += 1;
        if seen > MEMBERS * 4 {
            return Ok(sink.aside(too_many(archive))?);
        }
        let mut block = (&mut input).take(head.length);
        record(archive, &head, (&mut names, &mut open), &mut block, sink)?;
        let left = block.limit();
        if io::copy(&mut block, &mut io::sink())? < left {
            return Err(Stop::Read(io::ErrorKind::UnexpectedEof.into()));
        }
        if open.len() > UNANSWERED
            && let Some((_, first)) = open.pop_first()
        {
            sink.unanswered(first)?;
        }
    }
    open.into_values().try_for_each(|one| sink.unanswered(one))?;
    Ok(())
}

fn record(
    archive: &Origin,
    head: &Head,
    (names, open): (&mut Names, &mut Unanswered),
    block: &mut io::Take<impl Read>,
    sink: &mut Sink<'_>,
) -> Result<(), Stop> {
    let page = head.url.as_deref().filter(|url| is_page(url));
    let (Some(url), "response" | "resource" | "revisit") = (page, head.sort.as_str()) else {
        sink.pass_over();
        return on_the_way(archive, head, open, block);
    };
    let name = names.tell_apart(url.as_bytes());
    let outer = archive.member.as_ref();
    let origin = Origin {
        path: archive.path.clone(),
        member: Some(outer.map_or_else(|| name.clone(), |outer| format!("{outer}!{name}"))),
        url: Some(url.to_owned()),
        retrieved: head.date.clone(),
    };
    if head.sort == "revisit" {
        open.remove(url);
        return Ok(sink.revisit(origin)?);
    }
    if head.length > MESSAGE {
        return Ok(sink.aside(SetAside::unreadable_of(&origin, Unreadable::TooLarge(head.length)))?);
    }
    let Some(message) = whole(block, MESSAGE)? else { return Ok(()) };
    if (message.len() as u64) < head.length {
        return Err(Stop::Read(io::ErrorKind::UnexpectedEof.into()));
    }
    let body = match body(&origin, head, message, open) {
        Ok(Some(body)) => body,
        Ok(None) => {
            sink.pass_over();
            return Ok(());
        }
        Err(what) => return Ok(sink.aside(SetAside::of(&origin, what, "fetch the page again"))?),
    };
    if head.cut {
        let what = "the crawler says that it cut this page short";
        return Ok(sink.aside(SetAside::of(&origin, what, "fetch the page again"))?);
    }
    if body.len() as u64 > SIZE_LIMIT {
        let why = Unreadable::TooLarge(body.len() as u64);
        return Ok(sink.aside(SetAside::unreadable_of(&origin, why))?);
    }
    Ok(sink.document(origin, body)?)
}

/// The page in a record's block; none where it is something else.
fn body(
    origin: &Origin,
    head: &Head,
    message: Vec<u8>,
    open: &mut Unanswered,
) -> Result<Option<Vec<u8>>, &'static str> {
    if head.sort == "resource" {
        return Ok(may_be_document(head.media_type.as_deref()).then_some(message));
    }
    let response = Response::parse(&message);
    note(origin, response.as_ref(), open);
    match response {
        Some(response) if response.is_document() => response.into_body().map(Some),
        _ => Ok(None),
    }
}

/// Keeps in mind, or no longer, that a page was not had. Of what names no decision only an error
/// tells something: crawlers are led about by redirects, and pictures stand everywhere.
fn note(origin: &Origin, response: Option<&Response>, open: &mut Unanswered) {
    let Some(url) = &origin.url else { return };
    if response.is_some_and(|it| it.is_answer() || it.status == 200 && named(url).is_none()) {
        open.remove(url);
        return;
    }
    let failed = response.is_some_and(|it| it.status >= 400) && among_decisions(url);
    if failed || named(url).is_some() {
        let answer = response.map_or_else(|| "no page".to_owned(), |it| it.status.to_string());
        let what = format!("the site answered with {answer}");
        open.insert(url.clone(), SetAside::of(origin, what, "fetch the page again"));
    }
}

/// Looks whether a list of decisions was had, which is no document itself.
fn on_the_way(
    archive: &Origin,
    head: &Head,
    open: &mut Unanswered,
    block: &mut io::Take<impl Read>,
) -> Result<(), Stop> {
    let list = head.url.as_ref().filter(|url| among_decisions(url) && !is_page(url));
    let (Some(url), "response") = (list, head.sort.as_str()) else { return Ok(()) };
    // The line with the status stands at the beginning.
    let mut start = Vec::new();
    block.take(HEAD).read_to_end(&mut start)?;
    let origin = Origin { member: Some(url.clone()), url: Some(url.clone()), ..archive.clone() };
    note(&origin, Response::parse(&start).as_ref(), open);
    Ok(())
}

/// Where addresses end that crawlers ask for on their way: the rules for them, and the site's
/// search, whose pages are others each day and only lead to decisions.
const ON_THE_WAY: &[&str] = &["/robots.txt", "/decisions/searchresults"];

/// Whether a page may stand at an address: no note of the crawler to itself, and nothing that was
/// only asked for on its way.
fn is_page(url: &str) -> bool {
    let path = url.split('?').next().unwrap_or_default().to_ascii_lowercase();
    ["http://", "https://"].iter().any(|scheme| path.starts_with(scheme))
        && !ON_THE_WAY.iter().any(|end| path.ends_with(end))
}

/// The head of the next record; none at the end. Empty lines between records are passed over,
/// however many a crawler leaves.
fn head(input: &mut impl BufRead) -> Result<Option<Head>, Stop> {
    let mut text = Vec::new();
    let mut limited = input.take(HEAD);
    loop {
        let start = text.len();
        if limited.read_until(b'\n', &mut text)? == 0 {
            return match (text.is_empty(), limited.limit()) {
                (true, _) => Ok(None),
                (false, 0) => Err(not_warc()),
                (false, _) => Err(Stop::Read(io::ErrorKind::UnexpectedEof.into())),
            };
        }
        let blank = text.get(start..).is_some_and(|line| line.trim_ascii().is_empty());
        match (blank, start) {
            (true, 0) => {
                text.clear();
                limited.set_limit(HEAD);
            }
            (true, _) => break,
            _ => {}
        }
    }
    parse_head(&String::from_utf8_lossy(&text)).map(Some).ok_or_else(not_warc)
}

fn not_warc() -> Stop {
    let what = "a record does not begin where the one before it ends";
    Stop::Read(io::Error::new(io::ErrorKind::InvalidData, what))
}

fn parse_head(text: &str) -> Option<Head> {
    let mut lines = text.lines();
    lines.next()?.strip_prefix("WARC/")?;
    let (mut head, mut length) = (Head::default(), None);
    for (name, value) in lines.filter_map(|line| line.split_once(':')) {
        let value = value.trim();
        match name.trim().to_ascii_lowercase().as_str() {
            "warc-type" => head.sort = value.to_ascii_lowercase(),
            "content-length" => length = value.parse().ok(),
            // WARC 1.0 was read as asking for brackets around addresses, and wget writes them.
            "warc-target-uri" => {
                let url = value.trim_start_matches('<').trim_end_matches('>');
                head.url = Some(url.to_owned());
            }
            "warc-date" => head.date = moment(value),
            "content-type" => head.media_type = Some(value.to_owned()),
            "warc-truncated" => head.cut = true,
            _ => {}
        }
    }
    head.length = length?;
    Some(head)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_of_a_record_says_what_and_when() {
        let text = "WARC/1.0\r\nWARC-Type: Response\r\nWARC-Target-URI: <https://a.b/c>\r\n\
                    WARC-Date: 2026-03-01T02:03:04.567Z\r\nContent-Length: 12\r\n\r\n";
        let head = parse_head(text).unwrap();
        assert_eq!((head.sort.as_str(), head.length, head.cut), ("response", 12, false));
        assert_eq!(head.url.as_deref(), Some("https://a.b/c"));
        assert_eq!(head.date.as_deref(), Some("2026-03-01T02:03:04Z"));
        for odd in ["", "HTTP/1.1 200 OK\r\n", "WARC/1.0\r\n", "WARC/1.0\r\nContent-Length: -1\r\n"]
        {
            assert_eq!(parse_head(odd), None, "{odd}");
        }
    }

    #[test]
    fn notes_of_crawlers_are_no_pages() {
        for (url, page) in [
            ("https://www.example.org/decisions/a/24-000-001", true),
            ("http://example.org/", true),
            ("https://example.org/robots.txt", false),
            ("https://www.example.org/Decisions/SearchResults?fd=2026-03-01&page=2", false),
            ("https://www.example.org/decisions/SearchResults/24-000-001", true),
            ("metadata://gnu.org/software/wget/warc/MANIFEST.txt", false),
            ("dns:example.org", false),
        ] {
            assert_eq!(is_page(url), page, "{url}");
        }
    }
}
