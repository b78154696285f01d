//! The web archive that a fetch writes: WARC 1.1, each record a gzip member of its own, so that
//! what was written before a process was killed can be read, and gone on with.

use std::fs::{File, OpenOptions};
use std::io::{self, Seek as _, SeekFrom, Write as _};
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest as _, Sha256};

use super::client::Answer;
use crate::text::page::hex;

/// What a record of a page that has not changed says of itself.
const NOT_MODIFIED: &str = "http://netpreserve.org/warc/1.1/revisit/server-not-modified";

/// An archive under way.
#[derive(Debug)]
pub(super) struct Archive {
    file: File,
    /// How far it is whole.
    end: u64,
}

/// The page that another record holds, which a new one says is unchanged.
#[derive(Debug, Clone, Copy)]
pub(super) struct Earlier<'a> {
    pub(super) at: &'a str,
    pub(super) sha256: &'a str,
}

impl Archive {
    /// A new archive, which will have this name; `info` says what it is, one `name: value` a line.
    pub(super) fn create(path: &Path, name: &str, at: &str, info: &str) -> io::Result<Self> {
        let file = OpenOptions::new().write(true).create(true).truncate(true).open(path)?;
        let mut archive = Self { file, end: 0 };
        let head = Head { sort: "warcinfo", at, url: None, kind: "application/warc-fields" };
        let more = format!("WARC-Filename: {name}\r\n");
        let record = head.record(&id(&["warcinfo", at, info]), &more, info.as_bytes());
        archive.append(&[record])?;
        Ok(archive)
    }

    /// Goes on with an archive that is whole up to `end`. What stands behind that was under way when
    /// a process was killed, and is cut off. False in the place of an archive: it is shorter.
    pub(super) fn go_on(path: &Path, end: u64) -> io::Result<Option<Self>> {
        let mut file = OpenOptions::new().read(true).write(true).open(path)?;
        if file.metadata()?.len() < end {
            return Ok(None);
        }
        file.set_len(end)?;
        file.seek(SeekFrom::Start(end))?;
        Ok(Some(Self { file, end }))
    }

    /// How far the archive is whole.
    pub(super) fn end(&self) -> u64 {
        self.end
    }

    /// Keeps a request and its answer; gives the digest of the page.
    pub(super) fn keep(
        &mut self,
        url: &str,
        at: &str,
        answer: &Answer,
        earlier: Option<Earlier<'_>>,
    ) -> io::Result<String> {
        let sha256 = hex(&Sha256::digest(&answer.body));
        let number = self.end.to_string();
        let [asked, answered] = ["request", "answer"].map(|it| id(&[it, url, at, &number]));
        let head =
            Head { sort: "request", at, url: Some(url), kind: "application/http;msgtype=request" };
        let block = format!("{}\r\n", answer.asked);
        let more = format!("WARC-Concurrent-To: {answered}\r\n");
        let request = head.record(&asked, &more, block.as_bytes());
        let kind = "application/http;msgtype=response";
        let mut block = format!("{}\r\n", answer.head).into_bytes();
        let sort = if earlier.is_some() { "revisit" } else { "response" };
        let head = Head { sort, at, url: Some(url), kind };
        let more = if let Some(Earlier { at: then, sha256 }) = earlier {
            format!(
                "WARC-Profile: {NOT_MODIFIED}\r\nWARC-Refers-To-Target-URI: {url}\r\n\
                 WARC-Refers-To-Date: {then}\r\nWARC-Payload-Digest: sha256:{sha256}\r\n"
            )
        } else {
            block.extend_from_slice(&answer.body);
            format!("WARC-Payload-Digest: sha256:{sha256}\r\n")
        };
        let response = head.record(&answered, &more, &block);
        self.append(&[response, request])?;
        Ok(sha256)
    }

    /// Writes records in one go and brings them to the disk.
    fn append(&mut self, records: &[Vec<u8>]) -> io::Result<()> {
        let mut members = Vec::new();
        for record in records {
            let mut packed = GzEncoder::new(&mut members, Compression::default());
            packed.write_all(record)?;
            packed.finish()?;
        }
        self.file.write_all(&members)?;
        self.file.sync_data()?;
        self.end += members.len() as u64;
        Ok(())
    }
}

/// What every record says of itself.
struct Head<'a> {
    sort: &'a str,
    at: &'a str,
    url: Option<&'a str>,
    kind: &'a str,
}

impl Head<'_> {
    fn record(&self, id: &str, more: &str, block: &[u8]) -> Vec<u8> {
        let Self { sort, at, url, kind } = self;
        let url = url.map(|url| format!("WARC-Target-URI: {url}\r\n")).unwrap_or_default();
        let digest = hex(&Sha256::digest(block));
        let head = format!(
            "WARC/1.1\r\nWARC-Type: {sort}\r\nWARC-Record-ID: {id}\r\nWARC-Date: {at}\r\n{url}{more}\
             WARC-Block-Digest: sha256:{digest}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n\r\n",
            block.len()
        );
        [head.as_bytes(), block, b"\r\n\r\n"].concat()
    }
}

/// The name of a record: a UUID of version 8, made of what sets the record apart.
fn id(parts: &[&str]) -> String {
    let digest = hex(&Sha256::digest(parts.join("\n")));
    let cut = |from: usize, to: usize| digest.get(from..to).unwrap_or_default();
    format!(
        "<urn:uuid:{}-{}-8{}-a{}-{}>",
        cut(0, 8),
        cut(8, 12),
        cut(12, 15),
        cut(15, 18),
        cut(18, 30)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_killed_process_left_behind_is_cut_off() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.warc.gz");
        let archive =
            Archive::create(&path, "a.warc.gz", "2026-03-01T00:00:00Z", "software: casebook\r\n")
                .unwrap();
        let end = archive.end();
        let whole = std::fs::read(&path).unwrap();
        assert_eq!(whole.len() as u64, end);
        drop(archive);
        std::fs::write(&path, [&whole[..], b"\x1f\x8b half a member"].concat()).unwrap();
        assert_eq!(Archive::go_on(&path, end).unwrap().unwrap().end(), end);
        assert_eq!(std::fs::read(&path).unwrap(), whole);
        assert!(Archive::go_on(&path, end + 1).unwrap().is_none(), "it is shorter than it was");
    }

    #[test]
    fn records_have_names_of_their_own() {
        let one = id(&["request", "https://a.uk/", "2026-03-01T00:00:00Z", "1"]);
        assert_ne!(one, id(&["request", "https://a.uk/", "2026-03-01T00:00:00Z", "2"]));
        assert!(one.starts_with("<urn:uuid:") && one.len() == 47, "{one}");
    }
}
