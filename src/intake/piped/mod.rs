//! Pages as lines of JSON on a pipe, for programs that divide work among many processes: each line
//! gives one answer, in order, as soon as it is known.
//!
//! One thread reads ahead, all cores parse what is waiting, and the answers go out in the order of
//! the lines. Where one line waits, it is answered alone: whoever writes it may want its answer
//! before writing the next. Nothing is kept between two lines.

mod queue;

use std::io::{self, BufRead, BufReader, Read};
use std::sync::Arc;

use rayon::prelude::*;
use serde::Serialize;
use serde_json::Value as Json;

use super::archive::lines::{FORM, LINE, Line, at, bare, no_page};
use super::archive::{Shape, shape};
use super::aside::SetAside;
use super::walk::STDIN;
use crate::error::{Error, ErrorKind, Result};
use crate::model::Record;
use crate::text::{Origin, Unreadable};
use queue::Queue;

/// What a line gave, as one JSON object: the record, or what is wrong.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum Answer {
    /// The record of the line's page.
    Record {
        /// What the line calls the page.
        #[serde(skip_serializing_if = "Option::is_none")]
        id: Option<Json>,
        /// What `parse` and `ingest` read.
        #[serde(flatten)]
        record: Box<Record>,
    },
    /// The line has no page in it, or one that cannot be read.
    Failed(Failed),
}

/// A line that gave no record.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Failed {
    /// What the line calls the page, where so much of it can be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<Json>,
    /// What is wrong.
    pub error: Wrong,
    /// The number of the line, counted from 1.
    pub line: usize,
    /// The address of the page, where the line gives it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// What is wrong with a line.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Wrong {
    /// `line` where it is no JSON object with a page, `page` where its page cannot be read.
    pub code: &'static str,
    /// What is wrong, in words.
    pub what: String,
    /// What to do about it.
    pub advice: String,
}

/// Whether what waits on standard input looks like lines of JSON, or like anything but one page or an
/// archive. Nothing of it is taken.
///
/// # Errors
///
/// Where standard input cannot be read.
pub fn stdin_has_lines() -> Result<bool> {
    let mut input = io::stdin().lock();
    let head = input.fill_buf().map_err(|error| Error::io("standard input", error))?;
    Ok(has_lines(head))
}

fn has_lines(head: &[u8]) -> bool {
    let page = bare(head).starts_with(b"<") || head.starts_with(b"%PDF");
    matches!(shape(head, STDIN), Shape::Lines | Shape::Document) && !page
}

/// Answers every line of standard input: does `print` with the answer to each, on all cores, and
/// `with` with what that gave for the lines of a while, in their order.
///
/// # Errors
///
/// What `with` gives, and where the input breaks off with an error.
pub fn pipe<T: Send>(
    print: &(dyn Fn(Answer) -> T + Sync),
    with: &mut dyn FnMut(Vec<T>) -> Result<()>,
) -> Result<()> {
    pipe_from(io::stdin, print, with)
}

/// Answers every line of an input, as [`pipe`]. It is opened in the thread that reads it.
fn pipe_from<T: Send, R: Read>(
    input: impl FnOnce() -> R + Send + 'static,
    print: &(dyn Fn(Answer) -> T + Sync),
    with: &mut dyn FnMut(Vec<T>) -> Result<()>,
) -> Result<()> {
    let queue = Arc::new(Queue::default());
    let reading = Arc::clone(&queue);
    // Nobody waits for its end: it may be waiting for a line when nobody wants answers any more.
    std::thread::Builder::new()
        .name("lines".to_owned())
        .spawn(move || reading.end(read_all(input(), &reading)))
        .map_err(|error| Error::new(ErrorKind::Io, "no thread to read with").because(error))?;
    let origin = Origin::file(STDIN);
    loop {
        let lines = queue.take().map_err(|error| Error::io("standard input", error))?;
        let Some(lines) = lines else { return Ok(()) };
        let answers: Vec<Option<T>> =
            lines.into_par_iter().map(|line| answer(&origin, line).map(print)).collect();
        let done = with(answers.into_iter().flatten().collect());
        if done.is_err() {
            queue.leave();
            return done;
        }
    }
}

/// Reads lines until there are no more, or nobody wants them.
fn read_all(input: impl Read, queue: &Queue) -> io::Result<()> {
    let mut input = BufReader::with_capacity(256 * 1024, input);
    for number in 1.. {
        let mut bytes = Vec::new();
        let read = (&mut input).take(LINE).read_until(b'\n', &mut bytes)?;
        if read == 0 {
            break;
        }
        let too_long = read as u64 == LINE && !bytes.ends_with(b"\n");
        if too_long {
            input.skip_until(b'\n')?;
        }
        if !queue.put(queue::Line { number, bytes: (!too_long).then_some(bytes) }) {
            break;
        }
    }
    Ok(())
}

/// The answer to a line; none to a blank one.
fn answer(origin: &Origin, line: queue::Line) -> Option<Answer> {
    let queue::Line { number, bytes } = line;
    let Some(bytes) = bytes else {
        let aside = SetAside::unreadable_of(&at(origin, number), Unreadable::TooLarge(LINE));
        return Some(Failed::of("line", aside, number, None, None));
    };
    let bare = bare(&bytes);
    if bare.is_empty() {
        return None;
    }
    let page = match Line::parse(bare) {
        Ok(page) => page,
        Err(why) => {
            let (id, url) = named(bare);
            let aside = SetAside::of(&at(origin, number), no_page(&why), FORM);
            return Some(Failed::of("line", aside, number, id, url));
        }
    };
    let (id, url) = (page.id.clone(), page.url.clone());
    let (place, page) = page.page(origin, number);
    drop(bytes);
    Some(match super::again(&place, &page) {
        Ok(record) => Answer::Record { id, record: Box::new(record) },
        Err(aside) => Failed::of("page", aside, number, id, url),
    })
}

/// What a line without a page says of itself.
fn named(line: &[u8]) -> (Option<Json>, Option<String>) {
    #[derive(serde::Deserialize)]
    struct Named {
        id: Option<Json>,
        url: Option<Json>,
    }
    serde_json::from_slice(line).map_or((None, None), |named: Named| {
        (named.id, named.url.and_then(|url| url.as_str().map(str::to_owned)))
    })
}

impl Failed {
    fn of(
        code: &'static str,
        aside: SetAside,
        line: usize,
        id: Option<Json>,
        url: Option<String>,
    ) -> Answer {
        let error = Wrong { code, what: aside.what, advice: aside.advice };
        Answer::Failed(Self { id, error, line, url })
    }
}

#[cfg(test)]
mod tests;
