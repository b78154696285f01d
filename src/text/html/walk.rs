//! One walk over the tree of a page, element by element, without recursion.

use ego_tree::iter::Edge;
use ego_tree::{NodeId, NodeRef};
use scraper::Node;

use super::blocks::Blocks;
use super::element::{attribute, has_class, inline_text, is_block, is_dropped, name};

/// The longest label and value of a header line.
const LABEL_LIMIT: usize = 60;
const VALUE_LIMIT: usize = 300;
/// The longest cell that is kept whole.
const CELL_LIMIT: usize = 20_000;
/// No table is wider.
const SPAN_LIMIT: usize = 30;

/// First cells of two-cell rows that are header lines rather than a table.
const HEADER_LABELS: &[&str] = &["category", "decision", "decision date"];

/// Elements that a cell of a table of figures does not hold.
const LAYOUT_CONTENT: &[&str] = &["table", "h1", "h2", "h3", "ol", "article"];

/// Writes the words under `root` in reading order.
pub(super) fn write(root: NodeRef<'_, Node>, blocks: &mut Blocks) {
    let mut walk = Walk { blocks, lists: Vec::new(), spans: Vec::new(), until: None };
    for edge in root.traverse() {
        match edge {
            Edge::Open(node) if walk.until.is_none() => walk.open(node),
            Edge::Close(node) => match walk.until {
                Some(until) if until == node.id() => walk.until = None,
                Some(_) => {}
                None => walk.close(node),
            },
            Edge::Open(_) => {}
        }
    }
    blocks.end();
}

struct Walk<'b> {
    blocks: &'b mut Blocks,
    lists: Vec<List>,
    /// For each column of the open table, how many more rows a cell above reaches down.
    spans: Vec<usize>,
    /// The node at whose end the walk goes on; what comes before is dropped or was written at once.
    until: Option<NodeId>,
}

/// A list that is open.
struct List {
    marks: Marks,
    indent: usize,
    next: u32,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Marks {
    Bullets,
    Numbers,
    Letters,
    Roman,
}

impl Walk<'_> {
    fn open(&mut self, node: NodeRef<'_, Node>) {
        if let Some(text) = node.value().as_text() {
            self.blocks.words(text);
            return;
        }
        if !node.value().is_element() {
            return;
        }
        if is_dropped(node) {
            self.until = Some(node.id());
            return;
        }
        if let Some((pair, last)) = header_line(node) {
            self.blocks.block(&pair);
            self.until = Some(last);
            return;
        }
        match name(node) {
            "br" => self.blocks.line_break(),
            "ol" | "ul" | "menu" => self.open_list(node),
            "li" => self.open_item(node),
            "tr" => self.open_row(node),
            "table" => {
                self.blocks.end();
                self.spans.clear();
            }
            "pre" => {
                self.blocks.block(&lines_of(node));
                self.until = Some(node.id());
            }
            block if is_block(block) => self.blocks.end(),
            _ => {}
        }
    }

    fn close(&mut self, node: NodeRef<'_, Node>) {
        match name(node) {
            "ol" | "ul" | "menu" => {
                self.blocks.end();
                self.lists.pop();
            }
            "li" => self.blocks.end_item(),
            "table" => self.blocks.end_table(),
            block if is_block(block) => self.blocks.end(),
            _ => {}
        }
    }

    fn open_list(&mut self, node: NodeRef<'_, Node>) {
        self.blocks.end();
        let marks = marks_of(node);
        let step = if marks == Marks::Bullets { 2 } else { 4 };
        let indent = match self.lists.len() {
            // A lettered list beside the paragraphs belongs to the paragraph before it.
            0 if matches!(marks, Marks::Letters | Marks::Roman) => 6,
            0 => 2,
            1 => 2 + step,
            _ => self.lists.last().map_or(2, |list| list.indent) + 2,
        };
        let next =
            attribute(node, "start").and_then(|start| start.trim().parse().ok()).unwrap_or(1);
        self.lists.push(List { marks, indent, next });
    }

    fn open_item(&mut self, node: NodeRef<'_, Node>) {
        let mut stray = List { marks: Marks::Bullets, indent: 2, next: 1 };
        let list = self.lists.last_mut().unwrap_or(&mut stray);
        if let Some(value) = attribute(node, "value").and_then(|value| value.trim().parse().ok()) {
            list.next = value;
        }
        let number = list.next;
        list.next = number.saturating_add(1);
        let label = match list.marks {
            Marks::Bullets => "•".to_owned(),
            Marks::Numbers => format!("{number}."),
            Marks::Letters => format!("{})", letters(number)),
            Marks::Roman => format!("{})", roman(number)),
        };
        let mark = format!("{:indent$}{label} ", "", indent = list.indent);
        self.blocks.mark(mark);
    }

    fn open_row(&mut self, node: NodeRef<'_, Node>) {
        self.blocks.end();
        let cells: Vec<_> =
            node.children().filter(|cell| matches!(name(*cell), "td" | "th")).collect();
        let lays_out = |cell: &NodeRef<'_, Node>| {
            cell.descendants().any(|node| LAYOUT_CONTENT.contains(&name(node)))
        };
        if cells.iter().any(lays_out) {
            return;
        }
        let spanned = self.spans.iter().any(|rows| *rows > 0);
        if cells.len() < 2 && !spanned {
            return;
        }
        let mut row = Vec::with_capacity(cells.len());
        for cell in &cells {
            self.spanned_cells(&mut row);
            let span = |name| {
                let span = attribute(*cell, name).and_then(|span| span.trim().parse().ok());
                span.unwrap_or(1_usize).clamp(1, SPAN_LIMIT)
            };
            let (wide, high) = (span("colspan"), span("rowspan"));
            self.spans.resize(self.spans.len().max(row.len() + wide), 0);
            for below in self.spans.iter_mut().skip(row.len()).take(wide) {
                *below = high - 1;
            }
            row.push(inline_text(*cell, CELL_LIMIT));
            row.extend(std::iter::repeat_n(String::new(), wide - 1));
        }
        self.spanned_cells(&mut row);
        match row.as_slice() {
            [label, value]
                if HEADER_LABELS.contains(&bare_label(label).to_lowercase().as_str()) =>
            {
                self.blocks.block(&format!("{} : {value}", bare_label(label)));
            }
            row => self.blocks.row(row),
        }
        self.until = Some(node.id());
    }
}

impl Walk<'_> {
    /// The cells, empty here, that a cell of a row above reaches down into.
    fn spanned_cells(&mut self, row: &mut Vec<String>) {
        while let Some(rows) = self.spans.get_mut(row.len()).filter(|rows| **rows > 0) {
            *rows -= 1;
            row.push(String::new());
        }
    }
}

/// A label without its colon.
fn bare_label(label: &str) -> &str {
    label.trim_end_matches(|c: char| c == ':' || c.is_whitespace())
}

/// The header line that begins with this node, and the last node that it takes up.
fn header_line(node: NodeRef<'_, Node>) -> Option<(String, NodeId)> {
    let is_label = has_class(node, "label") && name(node) != "label" || name(node) == "dt";
    if !is_label {
        return None;
    }
    let label = inline_text(node, LABEL_LIMIT);
    let label = bare_label(&label);
    if label.is_empty() || label.len() > LABEL_LIMIT {
        return None;
    }
    let first = next_element(node).filter(|next| is_value(*next)).or_else(|| {
        let beside = next_element(node.parent()?)?;
        let inner = beside.children().find(|child| child.value().is_element());
        [Some(beside), inner].into_iter().flatten().find(|found| is_value(*found))
    })?;
    let (mut value, mut last) = (inline_text(first, VALUE_LIMIT), first);
    // "Category" may hold two values with a sign between them.
    for node in first.next_siblings() {
        if value.len() > VALUE_LIMIT || (node.value().is_element() && !is_second_value(first, node))
        {
            break;
        }
        let more = inline_text(node, VALUE_LIMIT);
        if !more.is_empty() {
            value = format!("{value} {more}");
        }
        last = node;
    }
    (value.len() <= VALUE_LIMIT).then(|| (format!("{label} : {value}"), last.id()))
}

fn is_value(node: NodeRef<'_, Node>) -> bool {
    has_class(node, "value") || name(node) == "dd"
}

/// Whether a node goes on with the value of the node before it: inline values only, since values
/// on lines of their own belong to labels of their own.
fn is_second_value(first: NodeRef<'_, Node>, node: NodeRef<'_, Node>) -> bool {
    is_value(node) && !is_block(name(first)) && !is_block(name(node))
}

/// The next sibling that is an element, past white space and colons.
fn next_element(node: NodeRef<'_, Node>) -> Option<NodeRef<'_, Node>> {
    let mut siblings = node.next_siblings().skip_while(|sibling| match sibling.value() {
        Node::Text(text) => text.chars().all(|c| c.is_whitespace() || c == ':'),
        Node::Element(_) => false,
        _ => true,
    });
    siblings.next().filter(|sibling| sibling.value().is_element())
}

/// The lines of preformatted text.
fn lines_of(node: NodeRef<'_, Node>) -> String {
    let text: String =
        node.descendants().filter_map(|node| node.value().as_text().map(|text| &**text)).collect();
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

fn marks_of(node: NodeRef<'_, Node>) -> Marks {
    if name(node) != "ol" {
        return Marks::Bullets;
    }
    match attribute(node, "type").map(str::trim) {
        Some("a" | "A") => return Marks::Letters,
        Some("i" | "I") => return Marks::Roman,
        _ => {}
    }
    let said = |attr: &str| attribute(node, attr).unwrap_or_default().to_ascii_lowercase();
    let said = format!("{} {}", said("class"), said("style"));
    let says = |words: &[&str]| words.iter().any(|word| said.contains(word));
    match () {
        () if says(&["alpha", "latin"]) => Marks::Letters,
        () if says(&["roman"]) => Marks::Roman,
        () => Marks::Numbers,
    }
}

/// 1 is a, 26 is z, 27 is aa.
fn letters(number: u32) -> String {
    let (mut left, mut letters) = (number.max(1), Vec::new());
    while left > 0 {
        left -= 1;
        letters.push(char::from(b'a' + u8::try_from(left % 26).unwrap_or_default()));
        left /= 26;
    }
    letters.iter().rev().collect()
}

/// Small Roman numerals.
fn roman(number: u32) -> String {
    const VALUES: &[(u32, &str)] = &[
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    if number == 0 || number > 399 {
        return number.to_string();
    }
    let (mut left, mut numeral) = (number, String::new());
    for (value, sign) in VALUES {
        while left >= *value {
            numeral.push_str(sign);
            left -= value;
        }
    }
    numeral
}
