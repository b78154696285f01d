//! Where things are on the site: its addresses, and what a link on a page leads to.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::error::{Error, ErrorKind, Result};

/// The Ombudsman's site.
pub const LGSCO: &str = "https://www.lgo.org.uk";

/// Its search; days are written 2025-03-31, pages count from 1 and hold ten results.
const SEARCH: &str = "/Decisions/SearchResults";

/// A site: its scheme, its host and its port.
///
/// ```
/// use casebook::fetch::Site;
/// let site = Site::parse("https://www.lgo.org.uk/").unwrap();
/// let page = site.resolve("https://www.lgo.org.uk/decisions", "/decisions/housing/other/24-101-202#top");
/// assert_eq!(page.as_deref(), Some("https://www.lgo.org.uk/decisions/housing/other/24-101-202"));
/// assert_eq!(site.resolve("https://www.lgo.org.uk/", "https://example.org/"), None);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Site {
    secure: bool,
    host: String,
    /// As it is written after the host; none for the scheme's own.
    port: Option<u16>,
}

impl Site {
    /// The site at an address, which has no path.
    ///
    /// # Errors
    ///
    /// Where that is no such address.
    pub fn parse(base: &str) -> Result<Self> {
        let odd = || {
            Error::new(ErrorKind::Usage, format!("{base:?} is no site"))
                .advise(format!("write it like {LGSCO}"))
        };
        let (site, path) = split(base.trim()).ok_or_else(odd)?;
        if matches!(path, "" | "/") { Ok(site) } else { Err(odd()) }
    }

    /// Whether the site is on this very machine, which nobody has to be polite to.
    #[must_use]
    pub fn is_local(&self) -> bool {
        matches!(self.host.as_str(), "localhost" | "127.0.0.1" | "[::1]")
    }

    /// The address of a path that begins with a slash.
    #[must_use]
    pub fn at(&self, path: &str) -> String {
        format!("{self}{}", fit(path))
    }

    /// The address of a page of results.
    #[must_use]
    pub fn search(&self, from: Date, to: Date, page: u64) -> String {
        self.at(&format!("{SEARCH}?fd={from}&td={to}&page={page}"))
    }

    /// The path of an address of this site, with its query; none for any other address.
    #[must_use]
    pub fn path<'a>(&self, url: &'a str) -> Option<&'a str> {
        let (site, path) = split(url)?;
        let path = path.split('#').next().unwrap_or_default();
        self.is(&site).then_some(if path.is_empty() { "/" } else { path })
    }

    /// Where a link on a page leads, if it stays on the site: the address under which this site
    /// would be asked for it.
    #[must_use]
    pub fn resolve(&self, page: &str, link: &str) -> Option<String> {
        let link = link.trim().split('#').next().unwrap_or_default();
        let scheme = if self.secure { "https:" } else { "http:" };
        if let Some(rest) = link.strip_prefix("//") {
            return self.resolve(page, &format!("{scheme}//{rest}"));
        }
        if split(link).is_some() {
            return self.path(link).map(|path| self.at(&straight(path)));
        }
        let named = link.split(['/', '?']).next().unwrap_or_default();
        if named.contains(':') {
            return None;
        }
        let on = self.path(page).unwrap_or("/").split('?').next().unwrap_or_default();
        let path = match link.chars().next() {
            None => on.to_owned(),
            Some('/') => link.to_owned(),
            Some('?') => format!("{on}{link}"),
            Some(_) => format!("{}/{link}", on.rsplit_once('/').map_or("", |(folder, _)| folder)),
        };
        Some(self.at(&straight(&path)))
    }

    /// Whether another address is of this site: the same host with or without "www.", and the same
    /// port; or the plain door of a secure site.
    fn is(&self, other: &Self) -> bool {
        let bare = |site: &Self| site.host.trim_start_matches("www.").to_owned();
        let ports = (self.port, other.port);
        bare(self) == bare(other)
            && match (self.secure, other.secure) {
                (true, false) | (false, true) => ports == (None, None),
                _ => ports.0 == ports.1,
            }
    }
}

impl std::fmt::Display for Site {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}://{}", if self.secure { "https" } else { "http" }, self.host)?;
        self.port.map_or(Ok(()), |port| write!(f, ":{port}"))
    }
}

impl TryFrom<String> for Site {
    type Error = Error;

    fn try_from(base: String) -> Result<Self> {
        Self::parse(&base)
    }
}

impl From<Site> for String {
    fn from(site: Site) -> Self {
        site.to_string()
    }
}

/// The site of a whole address and the rest of it.
fn split(url: &str) -> Option<(Site, &str)> {
    let (scheme, rest) = url.split_once("://")?;
    let secure = match scheme.to_ascii_lowercase().as_str() {
        "https" => true,
        "http" => false,
        _ => return None,
    };
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (place, path) = rest.split_at_checked(end)?;
    let (host, port) = match place.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => (host, Some(port.parse::<u16>().ok()?)),
        _ => (place, None),
    };
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '[' | ']' | ':');
    if host.is_empty() || !host.chars().all(plain) {
        return None;
    }
    let usual = if secure { 443 } else { 80 };
    let port = port.filter(|port| *port != usual);
    Some((Site { secure, host: host.to_ascii_lowercase(), port }, path))
}

/// A path without `.` and `..`.
fn straight(path: &str) -> String {
    let end = path.find('?').unwrap_or(path.len());
    let (path, query) = path.split_at_checked(end).unwrap_or((path, ""));
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/').skip(1) {
        match part {
            "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    format!("/{}{query}", parts.join("/"))
}

/// A path with what may not stand in an address written as `%20`.
fn fit(path: &str) -> String {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let mut fit = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&byte) {
            fit.push(char::from(byte));
        } else {
            let digit = |half: u8| char::from(HEX[usize::from(half)]);
            fit.extend(['%', digit(byte >> 4), digit(byte & 15)]);
        }
    }
    fit
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_leads_where_a_browser_would_go_or_nowhere() {
        let site = Site::parse("https://www.lgo.org.uk").unwrap();
        let page = "https://www.lgo.org.uk/Decisions/SearchResults?fd=1&page=2";
        for (link, path) in [
            ("/decisions/a/b/24-101-202", Some("/decisions/a/b/24-101-202")),
            (" 24-101-202#x ", Some("/Decisions/24-101-202")),
            ("../decisions/./a", Some("/decisions/a")),
            ("../../../../a", Some("/a")),
            ("?page=3", Some("/Decisions/SearchResults?page=3")),
            ("#top", Some("/Decisions/SearchResults")),
            ("http://lgo.org.uk/a", Some("/a")),
            ("HTTPS://WWW.LGO.ORG.UK/A", Some("/A")),
            ("https://www.lgo.org.uk:443", Some("/")),
            ("//www.lgo.org.uk/a", Some("/a")),
            ("/a b/\u{e9}", Some("/a%20b/%C3%A9")),
            ("/a?u=http://x.y/z", Some("/a?u=http://x.y/z")),
            ("https://www.lgo.org.uk:8080/a", None),
            ("https://www.lgo.org.uk.evil.example/a", None),
            ("https://lgo@evil.example/a", None),
            ("https://example.org/", None),
            ("//example.org/", None),
            ("mailto:a@b.uk", None),
            ("javascript:void(0)", None),
            ("ftp://www.lgo.org.uk/a", None),
        ] {
            let wanted = path.map(|path| format!("https://www.lgo.org.uk{path}"));
            assert_eq!(site.resolve(page, link), wanted, "{link}");
        }
    }

    #[test]
    fn a_site_is_written_as_it_is_read() {
        for (base, written) in [
            ("https://www.lgo.org.uk/", Some("https://www.lgo.org.uk")),
            ("http://127.0.0.1:8080", Some("http://127.0.0.1:8080")),
            ("http://[::1]:80", Some("http://[::1]")),
            ("www.lgo.org.uk", None),
            ("https://", None),
            ("https://a/b", None),
            ("file:///etc", None),
        ] {
            let site = Site::parse(base).ok().map(|site| site.to_string());
            assert_eq!(site.as_deref(), written, "{base}");
        }
        assert!(Site::parse("http://127.0.0.1:1").unwrap().is_local());
        assert!(!Site::parse("http://127.0.0.1.example.org").unwrap().is_local());
    }

    #[test]
    fn a_secure_site_is_never_left_for_its_plain_door() {
        let site = Site::parse("https://a.uk").unwrap();
        assert_eq!(site.resolve("https://a.uk/", "http://a.uk/b").unwrap(), "https://a.uk/b");
        let local = Site::parse("http://127.0.0.1:8080").unwrap();
        assert_eq!(local.resolve("http://127.0.0.1:8080/", "http://127.0.0.1:8081/"), None);
        assert_eq!(local.resolve("http://127.0.0.1:8080/", "https://127.0.0.1/"), None);
    }
}
