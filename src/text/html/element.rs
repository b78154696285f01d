//! What the elements of a saved page mean for its text.

use ego_tree::NodeRef;
use ego_tree::iter::Edge;
use scraper::Node;
use scraper::node::Element;

use super::blocks::collapse;

/// Elements that stand on lines of their own, those that pages are full of first.
const BLOCKS: &[&str] = &[
    "p",
    "li",
    "div",
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "html",
    "legend",
    "main",
    "menu",
    "nav",
    "ol",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

/// Elements that are no part of what a page says.
const CHROME: &[&str] = &["head", "nav", "button", "input", "option", "dialog"];

/// Roles of parts around a page.
const CHROME_ROLES: &[&str] =
    &["navigation", "banner", "contentinfo", "dialog", "alertdialog", "search"];

/// Words in a class or an id that name a part around a page.
const CHROME_NAMES: &[&str] = &["cookie", "breadcrumb", "skip-link", "skiplink"];

/// The element of a node.
pub(super) fn element(node: NodeRef<'_, Node>) -> Option<&Element> {
    node.value().as_element()
}

/// The name of a node's element, empty for what is none.
pub(super) fn name(node: NodeRef<'_, Node>) -> &str {
    element(node).map_or("", Element::name)
}

/// Whether an element stands on lines of its own.
pub(super) fn is_block(name: &str) -> bool {
    BLOCKS.contains(&name)
}

/// Whether a node's `class` holds this very word.
pub(super) fn has_class(node: NodeRef<'_, Node>, class: &str) -> bool {
    attribute(node, "class").is_some_and(|classes| {
        classes.split_whitespace().any(|word| word.eq_ignore_ascii_case(class))
    })
}

/// An attribute of a node's element.
pub(super) fn attribute<'a>(node: NodeRef<'a, Node>, attribute: &str) -> Option<&'a str> {
    value_of(element(node)?, attribute)
}

/// The value of an attribute. (`Element::attr` first looks the name up in a table of all names.)
fn value_of<'a>(element: &'a Element, attribute: &str) -> Option<&'a str> {
    element.attrs().find_map(|(name, value)| (name == attribute).then_some(value))
}

/// Whether a node is hidden, or chrome: navigation, forms, notices about cookies.
pub(super) fn is_dropped(node: NodeRef<'_, Node>) -> bool {
    let Some(element) = element(node) else { return false };
    let is = |attribute: &str, values: &[&str]| {
        value_of(element, attribute).is_some_and(|value| {
            values.iter().any(|known| value.trim().eq_ignore_ascii_case(known))
        })
    };
    let named = |attribute: &str| {
        value_of(element, attribute).is_some_and(|value| {
            let value = value.to_ascii_lowercase();
            CHROME_NAMES.iter().any(|part| value.contains(part))
        })
    };
    let unseen = value_of(element, "style").is_some_and(|style| {
        let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
        style.to_ascii_lowercase().contains("display:none")
    });
    CHROME.contains(&element.name())
        || value_of(element, "hidden").is_some()
        || is("aria-hidden", &["true"])
        || is("role", CHROME_ROLES)
        || unseen
        // A whole page may be marked for its cookie notice: `<body class="cookies-set">`.
        || (!matches!(element.name(), "body" | "html" | "main" | "article")
            && (named("class") || named("id")))
}

/// The words of a node on one line, at most about `limit` bytes of them.
pub(super) fn inline_text(node: NodeRef<'_, Node>, limit: usize) -> String {
    let (mut line, mut gap, mut skipped) = (String::new(), false, None);
    for edge in node.traverse() {
        if line.len() > limit {
            break;
        }
        match edge {
            Edge::Open(node) if skipped.is_none() => {
                if node.value().is_element() {
                    gap |= is_block(name(node)) || name(node) == "br";
                    if is_dropped(node) {
                        skipped = Some(node.id());
                    }
                } else if let Some(text) = node.value().as_text() {
                    collapse(text, &mut line, &mut gap);
                }
            }
            Edge::Close(node) => {
                gap |= skipped.is_none() && is_block(name(node));
                if skipped == Some(node.id()) {
                    skipped = None;
                }
            }
            Edge::Open(_) => {}
        }
    }
    line
}
