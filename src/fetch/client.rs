//! One request and its answer.

use std::fmt::Write as _;
use std::io::{self, Read as _};
use std::time::Duration;

use ureq::http::header::HeaderMap;
use ureq::{Agent, Error as Ureq};

use crate::text::page::SIZE_LIMIT;

/// What is asked for, and in which codings.
const ACCEPT: &str = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.1";
const CODINGS: &str = "gzip";

/// How long a connection may take to come about.
const CONNECT: Duration = Duration::from_secs(20);

/// Who asks, over one connection that is kept open.
#[derive(Debug)]
pub(super) struct Client {
    agent: Agent,
    /// The headers of every request.
    who: Vec<(&'static str, String)>,
}

/// What is known of a page, so that it is only sent if it has changed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Validators {
    pub(super) etag: Option<String>,
    pub(super) modified: Option<String>,
}

/// What came back.
#[derive(Debug, Clone)]
pub(super) struct Answer {
    pub(super) status: u16,
    /// The status line and the headers, with a line's end after each; what was taken off the body is
    /// told under other names.
    pub(super) head: String,
    /// The headers of the request, likewise.
    pub(super) asked: String,
    headers: Vec<(String, String)>,
    pub(super) body: Vec<u8>,
}

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Trouble {
    /// It may go better next time.
    Passing(String),
    /// It will not.
    Lasting(String),
}

impl Client {
    /// A client that says who asks; `contact` is a mail or web address.
    pub(super) fn new(user_agent: &str, mail: Option<&str>, timeout: Duration) -> Self {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .timeout_global(Some(timeout))
            .timeout_connect(Some(CONNECT.min(timeout)))
            .user_agent(user_agent)
            .accept(ACCEPT)
            .accept_encoding(CODINGS)
            .build();
        let mut who = vec![
            ("User-Agent", user_agent.to_owned()),
            ("Accept", ACCEPT.to_owned()),
            ("Accept-Encoding", CODINGS.to_owned()),
        ];
        who.extend(mail.map(|mail| ("From", mail.to_owned())));
        Self { agent: config.into(), who }
    }

    /// Asks for an address.
    pub(super) fn get(&self, url: &str, known: &Validators) -> Result<Answer, Trouble> {
        let mut headers = self.who.clone();
        headers.extend(known.etag.iter().map(|it| ("If-None-Match", it.clone())));
        headers.extend(known.modified.iter().map(|it| ("If-Modified-Since", it.clone())));
        let mut request = self.agent.get(url);
        for (name, value) in &headers {
            request = request.header(*name, value);
        }
        let mut response = request.call().map_err(trouble)?;
        let status = response.status();
        let sent = headers_of(response.headers());
        let mut body = Vec::new();
        let mut reader = response.body_mut().with_config().limit(SIZE_LIMIT).reader();
        reader.read_to_end(&mut body).map_err(|error| trouble(error.into()))?;
        let reason = status.canonical_reason().unwrap_or_default();
        let status = status.as_u16();
        Ok(Answer {
            status,
            head: head(&format!("HTTP/1.1 {status} {reason}"), &sent, body.len()),
            asked: asked(url, &headers),
            headers: sent,
            body,
        })
    }
}

impl Answer {
    /// The value of a header, by its name in small letters.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    /// What tells this state of the page from others.
    pub(super) fn validators(&self) -> Validators {
        Validators {
            etag: self.header("etag").map(str::to_owned),
            modified: self.header("last-modified").map(str::to_owned),
        }
    }
}

fn headers_of(map: &HeaderMap) -> Vec<(String, String)> {
    let text = |value: &[u8]| String::from_utf8_lossy(value).into_owned();
    map.iter().map(|(name, value)| (name.as_str().to_owned(), text(value.as_bytes()))).collect()
}

/// The head of a response as it goes with the body as it is: without the codings of the transfer,
/// which crawlers keep under another name.
fn head(status: &str, headers: &[(String, String)], length: usize) -> String {
    let mut head = format!("{status}\r\n");
    for (name, value) in headers {
        let name = match name.as_str() {
            "content-length" | "connection" | "keep-alive" => continue,
            "transfer-encoding" => "X-Archive-Orig-Transfer-Encoding",
            name => name,
        };
        let _ = write!(head, "{name}: {value}\r\n");
    }
    let _ = write!(head, "Content-Length: {length}\r\n");
    head
}

fn asked(url: &str, headers: &[(&str, String)]) -> String {
    let place = url.split_once("://").map_or(url, |(_, rest)| rest);
    let (host, path) = place.split_once('/').unwrap_or((place, ""));
    let mut asked = format!("GET /{path} HTTP/1.1\r\nHost: {host}\r\n");
    for (name, value) in headers {
        let _ = write!(asked, "{name}: {value}\r\n");
    }
    asked
}

fn trouble(error: Ureq) -> Trouble {
    match error {
        Ureq::BodyExceedsLimit(_) => {
            Trouble::Lasting(format!("it is larger than {} MB", SIZE_LIMIT / (1024 * 1024)))
        }
        Ureq::Timeout(_) => Trouble::Passing("no answer in time".to_owned()),
        Ureq::HostNotFound => Trouble::Passing("the name of the site is not known here".to_owned()),
        Ureq::Io(error) => from_io(&error),
        Ureq::ConnectionFailed => Trouble::Passing("no connection".to_owned()),
        Ureq::BadUri(_) | Ureq::Http(_) | Ureq::InvalidProxyUrl => {
            Trouble::Lasting(error.to_string())
        }
        other => Trouble::Passing(other.to_string()),
    }
}

/// What a reader of the body fails with may hold an error of the client's own.
fn from_io(error: &io::Error) -> Trouble {
    let inner = error.get_ref().and_then(|inner| inner.downcast_ref::<Ureq>());
    match (inner, error.kind()) {
        (Some(Ureq::BodyExceedsLimit(_)), _) => trouble(Ureq::BodyExceedsLimit(0)),
        (_, io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock) => {
            Trouble::Passing("no answer in time".to_owned())
        }
        (_, io::ErrorKind::UnexpectedEof | io::ErrorKind::ConnectionReset) => {
            Trouble::Passing("the connection broke off".to_owned())
        }
        (_, io::ErrorKind::ConnectionRefused) => {
            Trouble::Passing("the connection was refused".to_owned())
        }
        _ => Trouble::Passing(error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_fits_the_body_that_is_kept() {
        let headers = [("content-type", "text/html"), ("transfer-encoding", "chunked")];
        let headers = headers.map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!(
            head("HTTP/1.1 200 OK", &headers, 12),
            "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n\
             X-Archive-Orig-Transfer-Encoding: chunked\r\nContent-Length: 12\r\n"
        );
    }

    #[test]
    fn a_request_is_told_as_it_was_sent() {
        let headers = [("User-Agent", "casebook".to_owned())];
        assert_eq!(
            asked("https://a.uk:81/b?c=d", &headers),
            "GET /b?c=d HTTP/1.1\r\nHost: a.uk:81\r\nUser-Agent: casebook\r\n"
        );
    }
}
