//! Archives as streams: their members are documents, each with an origin of its own.
//!
//! What a stream is follows from its first bytes, layer by layer: `pages.tar.gz` is gzip, in it a tar,
//! in it pages. One pass, nothing is ever unpacked to disk, and a member's name is only a name. Of a
//! damaged archive everything up to the damage is kept; the rest is told in one line.

mod http;
mod limits;
pub(super) mod lines;
mod members;
mod names;
mod sniff;
mod tar;
mod warc;
mod zip;

#[cfg(test)]
mod tests;

use std::fs::File as Opened;
use std::io::{self, Cursor, Read};

use super::aside::SetAside;
use super::sink::Sink;
use super::walk::{File, STDIN};
use crate::error::Error;
use crate::text::page::SIZE_LIMIT;
use crate::text::{Origin, Unreadable};
use limits::{Budget, Counted, DEPTH, INNER_ZIP, Unpacked};
pub(super) use sniff::{HEAD, Shape, shape};

/// Why reading a stream came to an end before the stream did.
#[derive(Debug)]
pub(super) enum Stop {
    /// Whoever takes the documents cannot go on.
    Work(Error),
    /// The stream itself is broken off, damaged, or a bomb.
    Read(io::Error),
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Self::Work(error)
    }
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Read(error)
    }
}

/// How far down a stream lies, and what its input may still cost.
#[derive(Clone, Copy)]
struct Way<'a> {
    depth: usize,
    budget: &'a Budget,
}

impl Way<'_> {
    fn down(self) -> Self {
        Self { depth: self.depth + 1, ..self }
    }
}

/// Takes in the documents of an archive, or of what comes on standard input. Only the work of whoever
/// takes them can fail: what is wrong with the archive is set aside.
pub(super) fn open(file: &File, sink: &mut Sink<'_>) -> Result<(), Error> {
    let origin = Origin::file(&file.path);
    let stdin = file.path.as_os_str() == STDIN;
    let budget = Budget::of((!stdin).then_some(file.bytes));
    let way = Way { depth: 0, budget: &budget };
    sink.follow(budget.read(), file.bytes);
    let done = if stdin {
        let mut input = Counted { inner: io::stdin().lock(), budget: &budget };
        take(&origin, None, &mut input, way, sink)
    } else {
        Opened::open(&file.path).map_err(Stop::from).and_then(|inner| {
            let mut input = Counted { inner: io::BufReader::new(inner), budget: &budget };
            match file_shape(&mut input)? {
                Shape::Zip => zip::members(&origin, input, file.bytes, way.down(), sink),
                _ => take(&origin, None, &mut input, way, sink),
            }
        })
    };
    match done {
        Ok(()) => Ok(()),
        Err(Stop::Work(error)) => Err(error),
        Err(Stop::Read(error)) => sink.aside(told(&origin, &error, &budget)),
    }
}

fn file_shape(input: &mut (impl Read + io::Seek)) -> io::Result<Shape> {
    let head = head_of(input)?;
    input.seek(io::SeekFrom::Start(0))?;
    Ok(shape(&head, ""))
}

/// Takes in what a stream holds, whatever that is. `size` is what its container says of it.
fn take(
    origin: &Origin,
    size: Option<u64>,
    input: &mut dyn Read,
    way: Way<'_>,
    sink: &mut Sink<'_>,
) -> Result<(), Stop> {
    let head = head_of(input)?;
    let name = origin.member.clone().unwrap_or_else(|| origin.path.to_string_lossy().into_owned());
    let shape = shape(&head, &name);
    let mut input = Cursor::new(head).chain(input);
    if shape == Shape::Document {
        return document(origin, size, &mut input, sink);
    }
    let way = way.down();
    if way.depth > DEPTH {
        let advice = "unpack the outer archives and name the inner one";
        let what = format!("an archive inside archives, more than {DEPTH} deep");
        return Ok(sink.aside(SetAside::of(origin, what, advice).losing())?);
    }
    match shape {
        Shape::Gzip => {
            let inner = flate2::read::MultiGzDecoder::new(input);
            take(origin, None, &mut Unpacked { inner, budget: way.budget }, way, sink)
        }
        Shape::Zstd => {
            let inner = zstd::Decoder::new(input)?;
            take(origin, None, &mut Unpacked { inner, budget: way.budget }, way, sink)
        }
        Shape::Tar => tar::members(origin, &mut input, way, sink),
        Shape::Warc => warc::records(origin, &mut input, sink),
        Shape::Lines => lines::documents(origin, &mut input, sink),
        Shape::Zip => {
            if let Some(zip) = whole(&mut input, INNER_ZIP)? {
                let size = zip.len() as u64;
                zip::members(origin, Cursor::new(zip), size, way, sink)
            } else {
                let advice = "take it out and name it by itself";
                let what = "a zip of more than 64 MB inside another input";
                Ok(sink.aside(SetAside::of(origin, what, advice).losing())?)
            }
        }
        Shape::Document => Ok(()),
    }
}

/// Takes in a stream that is one document.
fn document(
    origin: &Origin,
    size: Option<u64>,
    input: &mut dyn Read,
    sink: &mut Sink<'_>,
) -> Result<(), Stop> {
    let too_large = |bytes| SetAside::unreadable_of(origin, Unreadable::TooLarge(bytes));
    if let Some(size) = size.filter(|size| *size > SIZE_LIMIT) {
        return Ok(sink.aside(too_large(size))?);
    }
    match whole(input, SIZE_LIMIT)? {
        Some(bytes) if size.is_some_and(|size| size > bytes.len() as u64) => {
            Err(Stop::Read(io::ErrorKind::UnexpectedEof.into()))
        }
        Some(bytes) => Ok(sink.document(origin.clone(), bytes)?),
        None => Ok(sink.aside(too_large(SIZE_LIMIT + 1))?),
    }
}

/// All of a stream, or nothing where it is longer than `limit`.
fn whole(input: &mut dyn Read, limit: u64) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    input.take(limit + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= limit).then_some(bytes))
}

fn head_of(input: &mut (impl Read + ?Sized)) -> io::Result<Vec<u8>> {
    let mut head = Vec::with_capacity(HEAD);
    input.take(HEAD as u64).read_to_end(&mut head)?;
    Ok(head)
}

/// What became of a stream that could not be read to its end.
fn told(origin: &Origin, error: &io::Error, budget: &Budget) -> SetAside {
    ended_by(origin, error, budget).losing()
}

fn ended_by(origin: &Origin, error: &io::Error, budget: &Budget) -> SetAside {
    if budget.is_burst() {
        let what = "it unpacks to far more than pages would: a bomb";
        return SetAside::of(origin, what, "remove it, or unpack it yourself and look at it first");
    }
    let kept = "fetch it again; the documents before the damage were taken in";
    match error.kind() {
        io::ErrorKind::UnexpectedEof => SetAside::of(origin, "cut short", kept),
        io::ErrorKind::NotFound | io::ErrorKind::PermissionDenied => {
            SetAside::io(&origin.path, io::Error::from(error.kind()))
        }
        _ => SetAside::of(origin, format!("damaged: {error}"), kept),
    }
}
