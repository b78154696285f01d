//! Where a document came from, so that it can be checked.

use crate::model::Record;

/// Where a document came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::serve) struct Source {
    /// Where it was published.
    pub(in crate::serve) url: Option<String>,
    /// Names and what they are.
    pub(in crate::serve) facts: Vec<(&'static str, String)>,
}

/// Where a record came from.
pub(in crate::serve) fn source(record: &Record) -> Source {
    let source = &record.source;
    // A page's own word on its address is only followed where it is an address of the web.
    let url = source.url.clone().filter(|url| is_web(url));
    let mut facts = Vec::new();
    facts.extend(source.retrieved.clone().map(|when| ("Fetched", when)));
    facts.push(("Read from", file(record)));
    facts.push(("Size", format!("{}, {}", crate::words::bytes(source.bytes), source.media_type)));
    facts.push(("SHA-256", source.sha256.clone()));
    facts.push(("Read by", source.parser.clone()));
    Source { url, facts }
}

/// The name of the file without the folders of whoever runs the server.
fn file(record: &Record) -> String {
    let name = |path: &str| path.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
    match &record.source.member {
        Some(member) => format!("{} in {}", name(member), name(&record.source.path)),
        None => name(&record.source.path),
    }
}

fn is_web(url: &str) -> bool {
    (url.starts_with("https://") || url.starts_with("http://"))
        && url.chars().all(|c| !c.is_whitespace() && !c.is_control())
}
