//! Text for a person to read: headings, folded paragraphs and tables in one column of a given width.

use super::paint::Paint;
use super::table::Table;

/// A text under way.
#[derive(Debug, Clone)]
pub struct Prose {
    text: String,
    paint: Paint,
    width: usize,
}

impl Prose {
    /// An empty text of lines up to `width` characters.
    #[must_use]
    pub fn new(paint: Paint, width: usize) -> Self {
        Self { text: String::new(), paint, width }
    }

    /// How words are emphasised in it.
    #[must_use]
    pub fn paint(&self) -> Paint {
        self.paint
    }

    /// A line, however long.
    pub fn line(&mut self, line: impl AsRef<str>) {
        self.text.push_str(self.paint.harmless(line.as_ref()).trim_end());
        self.text.push('\n');
    }

    /// An empty line, unless there is one already or nothing stands before it.
    pub fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// A heading, with an empty line before it.
    pub fn heading(&mut self, heading: &str) {
        self.gap();
        self.line(self.paint.strong(heading));
    }

    /// A paragraph, folded and set in by `indent` characters.
    pub fn paragraph(&mut self, indent: usize, words: &str) {
        self.hanging(&" ".repeat(indent), words);
    }

    /// A paragraph that begins with `mark`, its further lines set in by as much.
    pub fn hanging(&mut self, mark: &str, words: &str) {
        let indent = visible_width(mark);
        let words = self.paint.harmless(words);
        for (place, line) in fold(&words, self.width.saturating_sub(indent)).iter().enumerate() {
            let margin = if place == 0 { mark.to_owned() } else { " ".repeat(indent) };
            self.line(margin + line);
        }
    }

    /// A table, set in by two characters.
    pub fn table(&mut self, table: &Table) {
        for line in table.lines(self.width.saturating_sub(2), self.paint) {
            self.line(format!("  {line}"));
        }
    }

    /// The whole text.
    #[must_use]
    pub fn into_string(self) -> String {
        self.text
    }
}

/// Breaks words into lines of at most `width` characters; line breaks in the text are kept, and a
/// longer word has a line of its own.
///
/// ```
/// use casebook::cli::prose::fold;
/// assert_eq!(fold("The Council has agreed:\na) to pay £50.", 12),
///     ["The Council", "has agreed:", "a) to pay", "£50."]);
/// ```
#[must_use]
pub fn fold(words: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in words.lines() {
        let margin: String = paragraph.chars().take_while(|c| *c == ' ').collect();
        let mut line = margin.clone();
        let mut length = margin.len();
        for word in paragraph.split_whitespace() {
            let more = visible_width(word);
            if length > margin.len() && length + 1 + more > width {
                lines.push(std::mem::replace(&mut line, margin.clone()));
                length = margin.len();
            } else if length > margin.len() {
                line.push(' ');
                length += 1;
            }
            line.push_str(word);
            length += more;
        }
        lines.push(line);
    }
    lines
}

/// How many characters show: escape sequences take no room.
fn visible_width(words: &str) -> usize {
    let mut width = 0;
    let mut escaped = false;
    for c in words.chars() {
        match (escaped, c) {
            (false, '\u{1b}') => escaped = true,
            (true, 'm') => escaped = false,
            (true, _) => {}
            (false, _) => width += 1,
        }
    }
    width
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paint_takes_no_room_in_a_line() {
        let painted = format!("a {} line", Paint::on().strong("painted"));
        assert_eq!(fold(&painted, 14).len(), 1);
        assert_eq!(fold(&painted, 13).len(), 2);
    }

    #[test]
    fn a_word_longer_than_the_line_stands_alone() {
        assert_eq!(fold("see https://example.org/long now", 8).len(), 3);
    }

    #[test]
    fn gaps_do_not_add_up() {
        let mut prose = Prose::new(Paint::off(), 40);
        prose.gap();
        prose.line("one");
        prose.gap();
        prose.heading("Two");
        prose.hanging("  - ", "apologise");
        assert_eq!(prose.into_string(), "one\n\nTwo\n  - apologise\n");
    }
}
