//! The pages of `casebook serve`, asked for over a real socket by a client that is as simple as HTTP.

mod api;
mod figures;
mod hostile;
mod meanwhile;
mod metrics;
mod pages;
mod take;

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

use casebook::serve::{Config, Limits, Server, Stopper};
use scraper::{Html, Selector};

/// No answer takes longer, however busy the machine.
pub(crate) const LONGEST: Duration = Duration::from_mins(1);

/// A server over a casebook, gone with its owner.
pub(crate) struct Served {
    pub(crate) address: SocketAddr,
    stopper: Stopper,
    thread: Option<JoinHandle<()>>,
    /// What whoever runs the server was told.
    pub(crate) log: Arc<Mutex<Vec<String>>>,
}

impl Served {
    /// A server as it is by default.
    pub(crate) fn over(data: &Path) -> Self {
        Self::with(data, Limits { time: LONGEST, wait: LONGEST, ..Limits::default() })
    }

    /// A server with limits of its own.
    pub(crate) fn with(data: &Path, limits: Limits) -> Self {
        let log: Arc<Mutex<Vec<String>>> = Arc::default();
        let heard = Arc::clone(&log);
        let server = Server::bind(&Config {
            data: data.to_owned(),
            address: "127.0.0.1:0".parse().unwrap(),
            hosts: vec!["casebook.example".to_owned()],
            limits,
            log: Arc::new(move |line| heard.lock().unwrap().push(line.to_owned())),
        })
        .unwrap();
        let (address, stopper) = (server.address(), server.stopper());
        let thread = std::thread::spawn(move || server.run().unwrap());
        Self { address, stopper, thread: Some(thread), log }
    }

    /// Stops it and waits until it has stopped.
    pub(crate) fn stop(&mut self) {
        self.stopper.stop();
        if let Some(thread) = self.thread.take() {
            thread.join().unwrap();
        }
    }

    /// Lets it finish what is under way.
    pub(crate) fn stopper(&self) -> Stopper {
        self.stopper.clone()
    }

    /// A connection.
    pub(crate) fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(LONGEST)).unwrap();
        stream
    }

    /// What is at an address.
    pub(crate) fn get(&self, path: &str) -> Reply {
        self.ask(&format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
    }

    /// The answer to these bytes.
    pub(crate) fn ask(&self, request: &str) -> Reply {
        let mut stream = self.connect();
        // Who is refused may be hung up on before everything was said.
        let _ = stream.write_all(request.as_bytes());
        Reply::read(&mut stream)
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        self.stop();
    }
}

/// An answer.
#[derive(Debug)]
pub(crate) struct Reply {
    /// 0 where there was none.
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: String,
    /// The body as it came.
    pub(crate) bytes: Vec<u8>,
}

impl Reply {
    /// Reads until the server hangs up.
    pub(crate) fn read(stream: &mut TcpStream) -> Self {
        let mut bytes = Vec::new();
        let _ = stream.read_to_end(&mut bytes);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
        let begins = bytes.windows(4).position(|four| four == b"\r\n\r\n").map_or(0, |at| at + 4);
        let raw = bytes.get(begins..).unwrap_or_default().to_vec();
        let mut lines = head.lines();
        let status = lines.next().and_then(|line| line.split(' ').nth(1)?.parse().ok());
        let headers = lines.filter_map(|line| {
            let (name, value) = line.split_once(": ")?;
            Some((name.to_lowercase(), value.to_owned()))
        });
        Self {
            status: status.unwrap_or(0),
            headers: headers.collect(),
            body: body.to_owned(),
            bytes: raw,
        }
    }

    /// A header.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The status that was expected.
    pub(crate) fn is(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}", self.body);
        self
    }

    /// The page as a browser builds it.
    pub(crate) fn page(&self) -> Html {
        Html::parse_document(&self.body)
    }

    /// The words of the first element that is meant, as people see them.
    pub(crate) fn words(&self, selector: &str) -> String {
        let page = self.page();
        let selector = Selector::parse(selector).unwrap();
        let words = page.select(&selector).next().map(|it| it.text().collect::<String>());
        words.unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// An attribute of each element that is meant.
    pub(crate) fn all(&self, selector: &str, attribute: &str) -> Vec<String> {
        let page = self.page();
        let selector = Selector::parse(selector).unwrap();
        page.select(&selector).filter_map(|it| it.attr(attribute).map(str::to_owned)).collect()
    }

    /// Nothing in the page can run, load or hide anything.
    pub(crate) fn is_harmless(&self, of: &str) {
        let page = self.page();
        let every = Selector::parse("*").unwrap();
        let mut ids = std::collections::BTreeSet::new();
        for element in page.select(&every) {
            let name = element.value().name();
            let bad = ["script", "iframe", "object", "embed", "style", "img", "base", "frame"];
            assert!(!bad.contains(&name), "{of}: <{name}>");
            for (attribute, value) in element.value().attrs() {
                assert!(!attribute.starts_with("on"), "{of}: {attribute}={value}");
                assert!(attribute != "style", "{of}: {attribute}={value}");
                let leads = matches!(attribute, "href" | "src" | "action");
                let good = ["/", "#", "https://", "http://"];
                let safe = good.iter().any(|start| value.starts_with(start));
                assert!(!leads || safe, "{of}: {attribute}={value}");
                assert!(attribute != "id" || ids.insert(value.to_owned()), "{of}: two of {value}");
            }
        }
    }
}

/// Text as a part of an address.
pub(crate) fn coded(text: &str) -> String {
    let coded = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' => (byte as char).to_string(),
        other => format!("%{other:02X}"),
    };
    text.bytes().map(coded).collect()
}
