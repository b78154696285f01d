//! The shape of the canonical text: blocks, list lines and table rows, written one after another.

/// What the last thing written was; it decides how much space the next one gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Nothing,
    Block,
    ListLine,
    Row,
}

/// Characters that are not seen.
const INVISIBLE: [char; 3] = ['\u{200b}', '\u{feff}', '\u{ad}'];

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
        let mut line = std::mem::take(&mut self.line);
        let text = line.trim_end();
        if !text.is_empty() {
            match self.mark.take() {
                Some(mark) => self.write(&mark, text, Shape::ListLine),
                None => self.write("", text, Shape::Block),
            }
        }
        // The next line takes its place in memory.
        line.clear();
        self.line = line;
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
    let mut rest = text;
    while !rest.is_empty() {
        let (words, odd) = rest.split_at_checked(settled(rest)).unwrap_or((rest, ""));
        if !words.is_empty() {
            if std::mem::take(gap) && !line.is_empty() && !line.ends_with('\n') {
                line.push(' ');
            }
            line.push_str(words);
        }
        let mut after = odd.chars();
        *gap |= after.next().is_some_and(char::is_whitespace);
        rest = after.as_str();
    }
}

/// How many bytes at the start of a text are as they should be: words with one blank between them.
/// Nearly all of a page is, so that it is copied in long pieces instead of letter by letter.
fn settled(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let width = match byte {
            b' ' if at > 0 && bytes.get(at + 1).is_some_and(u8::is_ascii_graphic) => 1,
            b'\t'..=b'\r' | b' ' => break,
            byte if byte.is_ascii() => 1,
            _ => match text.get(at..).and_then(|rest| rest.chars().next()) {
                Some(c) if !c.is_whitespace() && !INVISIBLE.contains(&c) => c.len_utf8(),
                _ => break,
            },
        };
        at += width;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What `collapse` should do, letter by letter.
    fn letter_by_letter(text: &str, line: &mut String, gap: &mut bool) {
        for c in text.chars().filter(|c| !INVISIBLE.contains(c)) {
            if c.is_whitespace() {
                *gap = true;
            } else {
                if std::mem::take(gap) && !line.is_empty() && !line.ends_with('\n') {
                    line.push(' ');
                }
                line.push(c);
            }
        }
    }

    #[test]
    fn white_space_collapses_wherever_the_pieces_of_a_line_are_cut() {
        let pieces = [
            "a", " ", "b c", "  ", "\t", "\n", "\u{a0}", "\u{ad}", "\u{200b}", "\u{feff}", "£5",
            "’", "\u{b}", "\u{1}", "\u{7f}", "\u{85}", "\u{2003}", "é",
        ];
        for first in pieces {
            for second in pieces {
                for third in pieces {
                    let whole = [first, second, third, first].concat();
                    let runs =
                        [vec![whole.as_str()], vec![first, second, third], vec![third, &whole]];
                    for (open, run) in
                        ["", "x", "x\n"].iter().flat_map(|o| runs.iter().map(move |r| (o, r)))
                    {
                        let mut found = ((*open).to_owned(), false);
                        let mut wanted = found.clone();
                        for piece in run {
                            collapse(piece, &mut found.0, &mut found.1);
                            letter_by_letter(piece, &mut wanted.0, &mut wanted.1);
                        }
                        assert_eq!(found, wanted, "{run:?} after {open:?}");
                    }
                }
            }
        }
    }
}
