//! The shape of the canonical text: blocks, list lines and table rows, written one after another.

/// What the last thing written was; it decides how much space the next one gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Nothing,
    Block,
    ListLine,
    Row,
}

/// A text under construction.
#[derive(Debug)]
pub(super) struct Blocks {
    out: String,
    line: String,
    /// White space that becomes one blank if a word follows.
    gap: bool,
    /// The list mark that waits for its words.
    mark: Option<String>,
    last: Shape,
}

impl Blocks {
    pub(super) fn new() -> Self {
        let (out, line) = (String::new(), String::new());
        Self { out, line, gap: false, mark: None, last: Shape::Nothing }
    }

    /// Adds words to the line, with white space collapsed.
    pub(super) fn words(&mut self, text: &str) {
        collapse(text, &mut self.line, &mut self.gap);
    }

    /// A line break inside a block; two in a row end the block. List items stay on one line.
    pub(super) fn line_break(&mut self) {
        if self.mark.is_some() {
            self.gap = true;
        } else if self.line.ends_with('\n') {
            self.end();
        } else if !self.line.is_empty() {
            self.line.push('\n');
            self.gap = false;
        }
    }

    /// The mark of the list item that begins: `  1. `.
    pub(super) fn mark(&mut self, mark: String) {
        self.end();
        self.mark = Some(mark);
    }

    /// Forgets a list mark that found no words.
    pub(super) fn end_item(&mut self) {
        self.end();
        self.mark = None;
    }

    /// Ends the block.
    pub(super) fn end(&mut self) {
        self.gap = false;
        let line = std::mem::take(&mut self.line);
        let text = line.trim_end();
        if text.is_empty() {
            return;
        }
        match self.mark.take() {
            Some(mark) => self.write(&mark, text, Shape::ListLine),
            None => self.write("", text, Shape::Block),
        }
    }

    /// A whole block of its own.
    pub(super) fn block(&mut self, text: &str) {
        self.end();
        if !text.is_empty() {
            self.write("", text, Shape::Block);
        }
    }

    /// One row of a table.
    pub(super) fn row(&mut self, cells: &[String]) {
        self.end();
        if cells.iter().any(|cell| !cell.is_empty()) {
            self.write("", &cells.join("\t"), Shape::Row);
        }
    }

    /// Sets the rows before apart from the rows after.
    pub(super) fn end_table(&mut self) {
        self.end();
        if self.last == Shape::Row {
            self.last = Shape::Block;
        }
    }

    fn write(&mut self, mark: &str, text: &str, shape: Shape) {
        let together = shape == self.last && matches!(shape, Shape::ListLine | Shape::Row);
        self.out.push_str(match self.last {
            Shape::Nothing => "",
            _ if together => "\n",
            _ => "\n\n",
        });
        self.out.push_str(mark);
        self.out.push_str(text);
        self.last = shape;
    }

    /// The finished text, which ends with a line feed unless it is empty.
    pub(super) fn finish(mut self) -> String {
        self.end();
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        self.out
    }
}

/// Appends `text` to `line` with white space collapsed and invisible characters left out. A
/// no-break space becomes a plain one: in HTML it is layout.
pub(super) fn collapse(text: &str, line: &mut String, gap: &mut bool) {
    for c in text.chars() {
        match c {
            '\u{200b}' | '\u{feff}' | '\u{ad}' => {}
            c if c.is_whitespace() => *gap = true,
            c => {
                if std::mem::take(gap) && !line.is_empty() && !line.ends_with('\n') {
                    line.push(' ');
                }
                line.push(c);
            }
        }
    }
}
