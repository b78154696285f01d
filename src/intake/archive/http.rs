//! The HTTP message in a web archive's record: its head, and its body as the page was.

use std::io::Read;

use crate::text::page::SIZE_LIMIT;

/// Media types of documents. A response that says nothing of its type may be one.
const DOCUMENTS: &[&str] = &["text/html", "application/xhtml+xml", "text/plain", "application/pdf"];

/// A response, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Response {
    pub(super) status: u16,
    media_type: Option<String>,
    chunked: bool,
    encodings: Vec<String>,
    body: Vec<u8>,
}

impl Response {
    /// Takes a message apart; `None` where it does not begin like one.
    pub(super) fn parse(message: &[u8]) -> Option<Self> {
        let (head, body) = split_head(message);
        let head = String::from_utf8_lossy(head);
        let mut lines = head.lines();
        let status = lines.next()?.strip_prefix("HTTP/")?.split_ascii_whitespace().nth(1)?;
        let mut response = Self {
            status: status.parse().ok()?,
            media_type: None,
            chunked: false,
            encodings: Vec::new(),
            body: body.to_vec(),
        };
        for line in lines {
            let Some((name, value)) = line.split_once(':') else { continue };
            let value = value.trim().to_ascii_lowercase();
            match name.trim().to_ascii_lowercase().as_str() {
                "content-type" => response.media_type = Some(value),
                "transfer-encoding" => response.chunked = value.contains("chunked"),
                "content-encoding" => {
                    let named = value.split(',').map(|it| it.trim().to_owned());
                    response.encodings = named.filter(|it| !it.is_empty()).collect();
                }
                _ => {}
            }
        }
        Some(response)
    }

    /// Whether a document came back: not a redirect, an error, a picture or a script.
    pub(super) fn is_document(&self) -> bool {
        self.status == 200 && may_be_document(self.media_type.as_deref())
    }

    /// Whether the site answered what it was asked, if only that it has no such page.
    pub(super) fn is_answer(&self) -> bool {
        matches!(self.status, 304 | 404 | 410) || self.is_document()
    }

    /// The body as the page was, without the codings of the transfer. Crawlers differ in whether they
    /// take these off, and leave the header in place either way: what is not coded is left as it is.
    pub(super) fn into_body(self) -> Result<Vec<u8>, &'static str> {
        let mut body =
            if self.chunked { joined(&self.body).unwrap_or(self.body) } else { self.body };
        for encoding in self.encodings.iter().rev() {
            body = match encoding.as_str() {
                "gzip" | "x-gzip" if body.starts_with(b"\x1F\x8B") => {
                    inflated(flate2::read::MultiGzDecoder::new(&*body))?
                }
                // "deflate" is zlib by the book and bare in the wild.
                "deflate" => inflated(flate2::read::ZlibDecoder::new(&*body))
                    .or_else(|_| inflated(flate2::read::DeflateDecoder::new(&*body)))?,
                "zstd" => inflated(zstd::Decoder::new(&*body).map_err(|_| DAMAGED)?)?,
                "br" => return Err("its coding (Brotli) is not read here"),
                _ => body,
            };
        }
        Ok(body)
    }
}

const DAMAGED: &str = "its compressed body is damaged";

/// Whether a document can be of this media type.
pub(super) fn may_be_document(media_type: Option<&str>) -> bool {
    let plain = media_type.map(|it| it.split(';').next().unwrap_or_default().trim());
    plain.is_none_or(|it| it.is_empty() || DOCUMENTS.contains(&it.to_ascii_lowercase().as_str()))
}

fn inflated(coded: impl Read) -> Result<Vec<u8>, &'static str> {
    let mut body = Vec::new();
    // One byte beyond the limit, so that the page itself is told to be too large.
    coded.take(SIZE_LIMIT + 1).read_to_end(&mut body).map_err(|_| DAMAGED)?;
    Ok(body)
}

/// The head of a message and its body, which an empty line parts.
fn split_head(message: &[u8]) -> (&[u8], &[u8]) {
    for (end, part) in [(b"\r\n\r\n".as_slice(), 4), (b"\n\n", 2)] {
        if let Some(at) = memchr::memmem::find(message, end) {
            return (
                message.get(..at).unwrap_or_default(),
                message.get(at + part..).unwrap_or_default(),
            );
        }
    }
    (message, &[])
}

/// A chunked body put together; `None` where it is not chunked after all.
fn joined(mut rest: &[u8]) -> Option<Vec<u8>> {
    let mut body = Vec::with_capacity(rest.len());
    loop {
        let end = memchr::memchr(b'\n', rest)?;
        let size = std::str::from_utf8(rest.get(..end)?).ok()?;
        let size = size.split(';').next()?.trim();
        let size = usize::from_str_radix(size, 16).ok()?;
        rest = rest.get(end + 1..)?;
        if size == 0 {
            return Some(body);
        }
        body.extend(rest.get(..size)?);
        rest = rest.get(size..)?;
        rest = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n"))?;
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut coder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        coder.write_all(bytes).unwrap();
        coder.finish().unwrap()
    }

    fn body(head: &str, body: &[u8]) -> Result<Vec<u8>, &'static str> {
        let message = [format!("HTTP/1.1 200 OK\r\n{head}\r\n\r\n").as_bytes(), body].concat();
        Response::parse(&message).unwrap().into_body()
    }

    #[test]
    fn a_body_is_the_page_whatever_the_transfer_did_to_it() {
        let page = b"<html>a page</html>";
        let packed = gzip(page);
        let chunked = |bytes: &[u8]| {
            let (one, two) = bytes.split_at(7);
            [
                b"7;x=y\r\n",
                one,
                format!("\r\n{:X}\r\n", two.len()).as_bytes(),
                two,
                b"\r\n0\r\n\r\n",
            ]
            .concat()
        };
        for (head, coded) in [
            ("Content-Type: text/html", page.to_vec()),
            ("Transfer-Encoding: chunked", chunked(page)),
            ("Content-Encoding: gzip", packed.clone()),
            ("transfer-encoding: Chunked\r\ncontent-encoding: GZIP", chunked(&packed)),
            // Taken off by the crawler, though the head still says it.
            ("Transfer-Encoding: chunked\r\nContent-Encoding: gzip", page.to_vec()),
        ] {
            assert_eq!(body(head, &coded).as_deref(), Ok(&page[..]), "{head}");
        }
        assert!(body("Content-Encoding: br", page).is_err());
        assert!(body("Content-Encoding: gzip", &packed[..packed.len() / 2]).is_err());
    }

    #[test]
    fn a_bomb_in_a_body_stops_at_the_size_of_a_document() {
        let bomb = gzip(&vec![0; usize::try_from(SIZE_LIMIT).unwrap() + 5000]);
        assert_eq!(body("Content-Encoding: gzip", &bomb).unwrap().len() as u64, SIZE_LIMIT + 1);
    }

    #[test]
    fn only_pages_that_came_back_are_documents() {
        for (message, document) in [
            ("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n", true),
            ("HTTP/2 200\r\n\r\nwords", true),
            ("HTTP/1.1 200 OK\nContent-Type: APPLICATION/PDF\n\n%PDF", true),
            ("HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n", false),
            ("HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n", false),
            ("HTTP/1.1 301 Moved\r\nLocation: /\r\n\r\n", false),
        ] {
            assert_eq!(Response::parse(message.as_bytes()).unwrap().is_document(), document);
        }
        for none in ["", "<html>", "HTTP/1.1", "HTTP/1.1 abc"] {
            assert_eq!(Response::parse(none.as_bytes()), None);
        }
    }
}
