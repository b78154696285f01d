//! Which part of a saved page is its text, what its title is, and where it came from.

use std::collections::BTreeMap;

use ego_tree::NodeRef;
use scraper::{Html, Node};

use super::blocks::Blocks;
use super::element::{attribute, has_class, inline_text, is_dropped, name};
use super::walk;

/// The longest title.
const TITLE_LIMIT: usize = 300;

/// How a page marks the part that is its text, best first.
const REGIONS: &[fn(NodeRef<'_, Node>) -> bool] = &[
    |node| name(node) == "article" && attribute(node, "id") == Some("article"),
    |node| attribute(node, "id") == Some("article"),
    |node| name(node) == "main",
    |node| attribute(node, "role") == Some("main"),
    |node| name(node) == "article",
    |node| matches!(attribute(node, "id"), Some("main" | "content" | "main-content")),
    |node| name(node) == "body",
];

/// First words of a text that has lost its title.
const OPENERS: &[&str] = &[
    "category :",
    "decision :",
    "decision date :",
    "the ombudsman's final decision",
    "the ombudsman’s final decision",
    "the ombudsmen",
    "summary",
    "the complaint",
];

/// Titles that every page of a site has.
const SITE_TITLES: &[&str] =
    &["", "decision", "decisions", "home", "document", "untitled", "article"];

crate::pattern!(CASE_BRACKET, r"\([0-9]{2}[ \u{a0}-][0-9]{3}[ \u{a0}-][0-9]{3} ?[a-z]?\)");

/// The canonical text of a page.
pub(super) fn text_of(document: &Html) -> String {
    let root = document.tree.root();
    for is_region in REGIONS {
        // Only the first of a kind: trying every card of a list page would take quadratic time.
        let Some(region) = root.descendants().find(|node| is_region(*node) && !is_dropped(*node))
        else {
            continue;
        };
        let text = region_text(region);
        if text.chars().any(char::is_alphanumeric) {
            return match title_of(root, region, &text) {
                Some(title) => format!("{title}\n\n{text}"),
                None => text,
            };
        }
    }
    let mut blocks = Blocks::new();
    walk::write(root, &mut blocks);
    blocks.finish()
}

fn region_text(region: NodeRef<'_, Node>) -> String {
    let mut blocks = Blocks::new();
    if name(region) == "body" {
        // Around a page without a marked text stand the site's head and foot.
        for child in region.children().filter(|child| !matches!(name(*child), "header" | "footer"))
        {
            walk::write(child, &mut blocks);
        }
    } else {
        walk::write(region, &mut blocks);
    }
    blocks.finish()
}

/// The title that the text of the page lacks.
fn title_of(root: NodeRef<'_, Node>, region: NodeRef<'_, Node>, text: &str) -> Option<String> {
    let first = text.lines().next().unwrap_or_default();
    let lower = first.to_lowercase();
    let is_heading =
        |node: NodeRef<'_, Node>| matches!(name(node), "h1" | "h2") || has_class(node, "title");
    let lost = OPENERS.iter().any(|opener| lower.starts_with(opener))
        || !region.descendants().any(is_heading);
    if !lost || CASE_BRACKET.is_match(first) {
        return None;
    }
    let before = root.descendants().take_while(|node| node.id() != region.id());
    let heading = before
        .filter(|node| is_heading(*node) && name(*node) != "title")
        .map(|node| inline_text(node, TITLE_LIMIT))
        .filter(|title| is_title(title))
        .last();
    let element = || {
        let title = root.descendants().find(|node| name(*node) == "title")?;
        let words: String = title
            .descendants()
            .filter_map(|node| node.value().as_text().map(|text| &**text))
            .collect();
        Some(words.split_whitespace().collect::<Vec<_>>().join(" "))
    };
    let candidates = [heading, element(), meta(root, "og:title")];
    let titles = candidates.into_iter().flatten().map(|title| without_site(&title).to_owned());
    let titles: Vec<String> = titles.filter(|title| is_title(title)).collect();
    let best = titles.iter().find(|title| CASE_BRACKET.is_match(title)).or(titles.first());
    best.filter(|title| *title != first).cloned()
}

fn is_title(title: &str) -> bool {
    let lower = title.trim().to_lowercase();
    title.len() <= TITLE_LIMIT
        && !SITE_TITLES.contains(&lower.as_str())
        && !lower.starts_with("microsoft word")
        && !is_site_name(&lower)
}

/// Whether these words name the Ombudsman's site only.
fn is_site_name(lower: &str) -> bool {
    lower.contains("ombudsman")
        && lower.split_whitespace().count() <= 7
        && !lower.contains("report")
        && !lower.contains("letter")
        && !lower.contains("council")
}

/// A page title without the name of the site that follows or leads it.
fn without_site(title: &str) -> &str {
    if let Some(found) = CASE_BRACKET.find(title) {
        return title.get(..found.end()).unwrap_or(title).trim();
    }
    for sign in [" | ", " - ", " – ", " — ", " :: "] {
        if let Some((before, site)) = title.rsplit_once(sign)
            && is_site_name(&site.to_lowercase())
        {
            return before.trim();
        }
    }
    title.trim()
}

/// The address that the page gives as its own.
pub(super) fn address_of(document: &Html) -> Option<String> {
    let root = document.tree.root();
    let canonical = root
        .descendants()
        .find(|node| {
            name(*node) == "link"
                && attribute(*node, "rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical"))
        })
        .and_then(|node| attribute(node, "href"))
        .map(str::to_owned);
    [canonical, meta(root, "og:url")]
        .into_iter()
        .flatten()
        .map(|address| address.trim().to_owned())
        .find(|address| is_web_address(address))
}

/// The title of the window, which names the site too.
pub(super) fn window_title(document: &Html) -> Option<String> {
    let title = document.tree.root().descendants().find(|node| name(*node) == "title")?;
    let words: String = title
        .children()
        .filter_map(|node| node.value().as_text().map(|text| text.to_string()))
        .collect();
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    (!words.is_empty()).then(|| words.chars().take(TITLE_LIMIT).collect())
}

/// The links whose words name a case: the titles of a list of decisions.
pub(super) fn case_links(document: &Html) -> BTreeMap<String, String> {
    let links = document.tree.root().descendants().filter(|node| name(*node) == "a");
    let named = links.filter_map(|node| {
        let words = inline_text(node, TITLE_LIMIT);
        let address = attribute(node, "href")?.trim();
        CASE_BRACKET.is_match(&words).then(|| (words, address.to_owned()))
    });
    named.collect()
}

/// Whether this is a whole address on the web.
pub(super) fn is_web_address(address: &str) -> bool {
    address.starts_with("https://") || address.starts_with("http://")
}

fn meta(root: NodeRef<'_, Node>, property: &str) -> Option<String> {
    let node = root.descendants().find(|node| {
        name(*node) == "meta"
            && (attribute(*node, "property") == Some(property)
                || attribute(*node, "name") == Some(property))
    })?;
    attribute(node, "content").map(|words| words.split_whitespace().collect::<Vec<_>>().join(" "))
}
