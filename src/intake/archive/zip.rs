//! Members of a zip archive.

use std::io::{self, Read, Seek, SeekFrom};

use zip::ZipArchive;
use zip::read::read_zipfile_from_stream;
use zip::result::ZipError;

use super::limits::{MEMBERS, Unpacked};
use super::members::{Members, NO_LINKS, too_many};
use super::{Stop, Way};
use crate::intake::aside::SetAside;
use crate::intake::sink::Sink;
use crate::text::{Origin, Unreadable};

/// Members that only office documents and books have.
const OFFICE: &[&str] = &["[Content_Types].xml", "mimetype"];

/// The largest list of members that is read: a hundred bytes for each of half a million.
const LIST: u64 = 64 * 1024 * 1024;

/// Takes in the members of a zip archive of `size` bytes.
pub(super) fn members(
    origin: &Origin,
    mut input: impl Read + Seek,
    size: u64,
    way: Way<'_>,
    sink: &mut Sink<'_>,
) -> Result<(), Stop> {
    let mut members = Members::of(origin);
    let read = match end_record(&mut input, size)? {
        Some((count, list)) if count > MEMBERS as u64 || list > LIST => {
            return Ok(sink.aside(too_many(origin))?);
        }
        Some(_) => {
            input.seek(SeekFrom::Start(0))?;
            match ZipArchive::new(&mut input) {
                Ok(archive) => listed(archive, &mut members, origin, way, sink),
                // The list itself is damaged; the members before it may be whole.
                Err(_) => streamed(&mut input, &mut members, way, sink),
            }
        }
        None => streamed(&mut input, &mut members, way, sink),
    };
    members.end(sink)?;
    read
}

/// The members that the list at the end of the archive names.
fn listed(
    mut archive: ZipArchive<impl Read + Seek>,
    members: &mut Members<'_>,
    origin: &Origin,
    way: Way<'_>,
    sink: &mut Sink<'_>,
) -> Result<(), Stop> {
    if OFFICE.iter().any(|name| archive.index_for_name(name).is_some()) {
        let why = Unreadable::NotText("an office document");
        return Ok(sink.aside(SetAside::unreadable_of(origin, why))?);
    }
    for index in 0..archive.len() {
        let (name, size, sort) = match archive.by_index_raw(index) {
            Ok(file) => {
                let sort = (file.is_dir(), file.is_symlink(), file.encrypted());
                (file.name_raw().to_vec(), file.size(), sort)
            }
            Err(error) => return Err(Stop::Read(read_error(error))),
        };
        let Some(member) = members.origin(&name) else { continue };
        match sort {
            (true, ..) => {}
            (_, true, _) => {
                members.set_aside(SetAside::of(&member, NO_LINKS.0, NO_LINKS.1), sink)?;
            }
            (.., true) => members.locked += 1,
            _ => match archive.by_index(index) {
                Ok(file) => {
                    let mut inner = Unpacked { inner: file, budget: way.budget };
                    members.take(&member, Some(size), &mut inner, way, sink)?;
                }
                Err(error) => {
                    let aside = SetAside::of(&member, said(&error), "pack it again with deflate");
                    members.set_aside(aside, sink)?;
                }
            },
        }
    }
    Ok(())
}

/// The members of an archive that lost its end, as far as they go.
fn streamed(
    input: &mut (impl Read + Seek),
    members: &mut Members<'_>,
    way: Way<'_>,
    sink: &mut Sink<'_>,
) -> Result<(), Stop> {
    input.seek(SeekFrom::Start(0))?;
    loop {
        let file = match read_zipfile_from_stream(input) {
            Ok(Some(file)) => file,
            // Here the list of members should begin, and it is not whole.
            Ok(None) => return Err(Stop::Read(io::ErrorKind::UnexpectedEof.into())),
            Err(error) => return Err(Stop::Read(read_error(error))),
        };
        let (name, size) = (file.name_raw().to_vec(), file.size());
        let (folder, locked) = (file.is_dir(), file.encrypted());
        let Some(member) = members.origin(&name) else { continue };
        if members.are_too_many(sink)? {
            return Ok(());
        }
        if locked {
            members.locked += 1;
        } else if !folder {
            let mut inner = Unpacked { inner: file, budget: way.budget };
            members.take(&member, Some(size), &mut inner, way, sink)?;
        }
    }
}

fn read_error(error: ZipError) -> io::Error {
    match error {
        ZipError::Io(error) => error,
        // Without sizes in front of its members, an archive cannot be read without its end.
        ZipError::UnsupportedArchive(_) => io::ErrorKind::UnexpectedEof.into(),
        other => io::Error::other(other),
    }
}

fn said(error: &ZipError) -> String {
    match error {
        ZipError::UnsupportedArchive(what) => {
            format!("packed in a way that is not read here: {what}")
        }
        other => format!("damaged: {other}"),
    }
}

/// How many members the end of the archive says there are, and how long their list is. Asked before
/// the list is read, since reading it takes memory for every member.
fn end_record(input: &mut (impl Read + Seek), size: u64) -> io::Result<Option<(u64, u64)>> {
    /// A comment may follow the record, up to this length.
    const COMMENT: u64 = 65_535;
    const RECORD: u64 = 22;
    const LOCATOR: u64 = 20;
    let from = size.saturating_sub(COMMENT + RECORD + LOCATOR);
    input.seek(SeekFrom::Start(from))?;
    let mut tail = Vec::new();
    (&mut *input).take(size - from).read_to_end(&mut tail)?;
    let Some(at) = memchr::memmem::rfind(&tail, b"PK\x05\x06") else { return Ok(None) };
    let (Some(count), Some(list)) = (number(&tail, at + 10, 2), number(&tail, at + 12, 4)) else {
        return Ok(None);
    };
    if count != 0xFFFF && list != 0xFFFF_FFFF {
        return Ok(Some((count, list)));
    }
    // A large archive says it in a second record, which a locator before this one points to.
    let locator = at.checked_sub(20).filter(|at| tail.get(*at..).is_some_and(starts_locator));
    let Some(place) = locator.and_then(|at| number(&tail, at + 8, 8)) else {
        return Ok(Some((count, list)));
    };
    input.seek(SeekFrom::Start(place))?;
    let mut record = Vec::new();
    input.take(56).read_to_end(&mut record)?;
    Ok(number(&record, 32, 8).zip(number(&record, 40, 8)))
}

fn starts_locator(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x06\x07")
}

/// The number of so many bytes at a place, the smallest first.
fn number(bytes: &[u8], at: usize, length: usize) -> Option<u64> {
    let field = bytes.get(at..at + length)?;
    Some(field.iter().rev().fold(0, |sum, byte| (sum << 8) | u64::from(*byte)))
}
