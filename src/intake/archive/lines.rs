//! Documents as lines of JSON: `{"url": …, "id": …, "html" or "text": …, "retrieved": …}`.

use std::io::{BufRead, BufReader, Cursor, Read};

use serde::Deserialize;
use serde_json::Value as Json;

use super::limits::NAMED_ASIDE;
use super::{Stop, document, whole};
use crate::intake::aside::SetAside;
use crate::intake::sink::Sink;
use crate::text::page::{SIZE_LIMIT, moment};
use crate::text::{Origin, Unreadable};

/// The longest line that is read: a document, each character of which may be escaped.
pub(in crate::intake) const LINE: u64 = SIZE_LIMIT * 2;

/// One line.
#[derive(Debug, Deserialize)]
pub(in crate::intake) struct Line {
    pub(in crate::intake) url: Option<String>,
    /// What the page is called by whoever wrote the line, to know it again.
    pub(in crate::intake) id: Option<Json>,
    html: Option<String>,
    text: Option<String>,
    retrieved: Option<String>,
}

impl Line {
    /// Reads a line without its end.
    pub(in crate::intake) fn parse(line: &[u8]) -> Result<Self, String> {
        let read: Self = serde_json::from_slice(line).map_err(|error| error.to_string())?;
        if read.html.is_none() && read.text.is_none() {
            return Err("neither html nor text in it".to_owned());
        }
        Ok(read)
    }

    /// The page of the line with this number, and where it comes from.
    pub(in crate::intake) fn page(self, of: &Origin, number: usize) -> (Origin, Vec<u8>) {
        let by_line = at(of, number);
        let id = match self.id {
            Some(Json::String(id)) => Some(id),
            Some(Json::Number(id)) => Some(id.to_string()),
            _ => None,
        };
        // A page that has an address or a name is known by it: tomorrow's lines stand in another
        // order, and each part of a divided input counts from 1.
        let member = self.url.clone().or(id).or(by_line.member);
        let retrieved = self.retrieved.as_deref().and_then(moment);
        let place = Origin { member, url: self.url, retrieved, path: by_line.path };
        (place, self.html.or(self.text).unwrap_or_default().into_bytes())
    }
}

/// A line without what may stand around its object.
pub(in crate::intake) fn bare(line: &[u8]) -> &[u8] {
    line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line).trim_ascii()
}

/// What is wrong with a line that holds no page.
pub(in crate::intake) fn no_page(why: &str) -> String {
    format!("not a JSON object with a page: {why}")
}

/// Takes in one document a line. Where the first line is none, all of it is one document, which is
/// then told to be JSON.
pub(super) fn documents(
    origin: &Origin,
    input: &mut dyn Read,
    sink: &mut Sink<'_>,
) -> Result<(), Stop> {
    let mut input = BufReader::new(input);
    let (mut number, mut wrong) = (0_usize, 0_usize);
    let mut line = Vec::new();
    loop {
        line.clear();
        let read = (&mut input).take(LINE).read_until(b'\n', &mut line)?;
        number += 1;
        if read == 0 {
            break;
        }
        let bare = bare(&line);
        if bare.is_empty() {
            continue;
        }
        if read as u64 == LINE && !line.ends_with(b"\n") {
            let aside = SetAside::unreadable_of(&at(origin, number), Unreadable::TooLarge(LINE));
            sink.aside(aside)?;
            input.skip_until(b'\n')?;
            continue;
        }
        match Line::parse(bare) {
            Ok(page) => put(origin, number, page, sink)?,
            Err(_) if number == 1 => {
                let mut all = Cursor::new(line.clone()).chain(&mut input);
                return document(origin, None, &mut all, sink);
            }
            Err(why) => {
                wrong += 1;
                if wrong <= NAMED_ASIDE {
                    sink.aside(SetAside::of(&at(origin, number), no_page(&why), FORM))?;
                }
            }
        }
    }
    // Whatever follows a stream's last line belongs to it: a cut gzip is noticed only there.
    whole(&mut input, 0)?;
    Ok(())
}

/// How a line is to be written.
pub(in crate::intake) const FORM: &str =
    "write {\"url\": …, \"html\": … or \"text\": …, \"retrieved\": …} on one line";

/// The line of this number, as a member.
pub(in crate::intake) fn at(origin: &Origin, number: usize) -> Origin {
    let line = format!("line {number}");
    let outer = origin.member.as_ref();
    let member = outer.map_or_else(|| line.clone(), |outer| format!("{outer}!{line}"));
    Origin { member: Some(member), ..origin.clone() }
}

fn put(origin: &Origin, number: usize, line: Line, sink: &mut Sink<'_>) -> Result<(), Stop> {
    let (place, bytes) = line.page(origin, number);
    let size = bytes.len() as u64;
    document(&place, Some(size), &mut Cursor::new(bytes), sink)
}
