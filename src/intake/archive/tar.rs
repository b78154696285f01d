//! Members of a tar archive.
//!
//! The crate `tar` is asked for raw entries: left to itself it would read the long names that an
//! archive gives into memory, however long the archive says they are.

use std::io::{self, Read};

use tar::{Archive, EntryType, PaxExtensions};

use super::members::{Members, NO_LINKS};
use super::{Stop, Way, whole};
use crate::intake::aside::SetAside;
use crate::intake::sink::Sink;
use crate::text::Origin;

/// The longest description of a member that is read.
const DESCRIPTION: u64 = 64 * 1024;

/// Takes in the members of a tar archive.
pub(super) fn members(
    archive: &Origin,
    input: &mut dyn Read,
    way: Way<'_>,
    sink: &mut Sink<'_>,
) -> Result<(), Stop> {
    let mut members = Members::of(archive);
    let read = each(&mut members, input, way, sink);
    members.end(sink)?;
    read
}

fn each(
    members: &mut Members<'_>,
    input: &mut dyn Read,
    way: Way<'_>,
    sink: &mut Sink<'_>,
) -> Result<(), Stop> {
    let mut archive = Archive::new(input);
    let mut long_name = None;
    for entry in archive.entries()?.raw(true) {
        let mut entry = entry?;
        let header = entry.header();
        let (kind, size) = (header.entry_type(), header.entry_size()?);
        match described(kind, &mut entry)? {
            Described::Member => {}
            Described::Name(name) => {
                long_name = Some(name);
                continue;
            }
            Described::Otherwise => continue,
        }
        let name = long_name.take().unwrap_or_else(|| entry.path_bytes().into_owned());
        let Some(origin) = members.origin(&name) else { continue };
        if members.are_too_many(sink)? {
            return Ok(());
        }
        match kind {
            EntryType::Regular | EntryType::Continuous => {
                members.take(&origin, Some(size), &mut entry, way, sink)?;
            }
            // A folder; a header for all that follow says nothing of names.
            EntryType::Directory | EntryType::XGlobalHeader => {}
            EntryType::Symlink | EntryType::Link => {
                members.set_aside(SetAside::of(&origin, NO_LINKS.0, NO_LINKS.1), sink)?;
            }
            _ => {
                let aside =
                    SetAside::of(&origin, "not an ordinary file", "save the page as a file");
                members.set_aside(aside, sink)?;
            }
        }
    }
    Ok(())
}

/// What an entry is about.
enum Described {
    /// It is a member itself.
    Member,
    /// It gives the name of the next one.
    Name(Vec<u8>),
    /// It says something else of the next one.
    Otherwise,
}

fn described(kind: EntryType, entry: &mut dyn Read) -> io::Result<Described> {
    let name = match kind {
        EntryType::GNULongName => whole(entry, DESCRIPTION)?
            .map(|name| name.into_iter().take_while(|byte| *byte != 0).collect()),
        EntryType::XHeader => {
            let pairs = whole(entry, DESCRIPTION)?.unwrap_or_default();
            let mut pairs = PaxExtensions::new(&pairs).flatten();
            let path = pairs.find(|pair| pair.key_bytes() == b"path");
            path.map(|pair| pair.value_bytes().to_vec())
        }
        EntryType::GNULongLink => None,
        _ => return Ok(Described::Member),
    };
    Ok(name.map_or(Described::Otherwise, Described::Name))
}
