//! Who may ask, and what every answer carries.

use std::net::{IpAddr, SocketAddr};

/// What a browser may do with an answer: show it, in the style that comes with it. No script runs,
/// nothing is fetched from anywhere else, no other site puts it into a frame.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; style-src 'self'; \
    img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Headers of every answer.
pub const ALWAYS: &[(&str, &str)] = &[
    ("content-security-policy", CONTENT_SECURITY_POLICY),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    // A question may name a person: it goes to no other site.
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=()"),
];

/// How long an answer may be kept that says nothing else: not without asking again.
pub const CACHE: &str = "no-cache";

/// The names under which the server may be called. A page of another site that points its own name
/// at this address gets nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hosts {
    names: Vec<String>,
    /// Whether any address in numbers will do: whoever types one means this machine.
    numbers: bool,
}

impl Hosts {
    /// The names of a server that listens at `address`, and those that were given.
    ///
    /// ```
    /// use casebook::serve::headers::Hosts;
    /// let hosts = Hosts::of("127.0.0.1:8080".parse().unwrap(), &["Casebook.example".to_owned()]);
    /// for good in ["localhost:8080", "127.0.0.1", "[::1]:8080", "casebook.example"] {
    ///     assert!(hosts.allows(good), "{good}");
    /// }
    /// for bad in ["", "example.org", "localhost.example.org", "10.0.0.1", "a@localhost", "localhost:x"] {
    ///     assert!(!hosts.allows(bad), "{bad}");
    /// }
    /// ```
    #[must_use]
    pub fn of(address: SocketAddr, given: &[String]) -> Self {
        let own = ["localhost".to_owned(), "127.0.0.1".to_owned(), "::1".to_owned()];
        let given = given.iter().map(|name| name.trim().to_lowercase());
        let names = own.into_iter().chain([address.ip().to_string()]).chain(given).collect();
        Self { names, numbers: address.ip().is_unspecified() }
    }

    /// Whether a header `Host` names this server; the port does not matter.
    #[must_use]
    pub fn allows(&self, host: &str) -> bool {
        let Some(name) = name(host) else { return false };
        self.names.contains(&name) || (self.numbers && name.parse::<IpAddr>().is_ok())
    }
}

/// The name in `name:port` or `[address]:port`, in small letters.
fn name(host: &str) -> Option<String> {
    let (name, port) = match host.strip_prefix('[') {
        Some(rest) => {
            let (name, rest) = rest.split_once(']')?;
            (name, rest.strip_prefix(':').or_else(|| rest.is_empty().then_some("0"))?)
        }
        None => host.split_once(':').unwrap_or((host, "0")),
    };
    let digits = !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| name.trim_end_matches('.').to_lowercase())
}
