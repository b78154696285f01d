//! Lists that lost their levels: on some saved pages every line, nested or not, has the same mark
//! or none. Which lines are items of the line before is read from how lists are punctuated.

crate::pattern!(
    /// A sentence that announces a list though it ends with a full stop: "has agreed to take the
    /// following action within one month."
    ANNOUNCED, r"(?i)the following (?:action|step|recommendation|remed|thing)");

/// Words that begin a paragraph of its own rather than a list item.
const OPENERS: &[&str] = &[
    "i",
    "we",
    "mr",
    "mrs",
    "miss",
    "ms",
    "mx",
    "dr",
    "he",
    "she",
    "they",
    "it",
    "the",
    "this",
    "these",
    "there",
    "in",
    "on",
    "at",
    "as",
    "after",
    "before",
    "when",
    "where",
    "if",
    "while",
    "however",
    "following",
    "because",
    "so",
    "my",
    "our",
    "for",
    "during",
    "having",
    "since",
    "although",
    "also",
    "once",
    "under",
    "within",
    "by",
    "then",
    "both",
];

/// Follows the lines of one section and tells how deep each is nested.
///
/// ```
/// use casebook::layout::nesting::Nesting;
/// let mut nesting = Nesting::default();
/// let depths: Vec<usize> = ["Miss X complains the Council:", "was slow; and", "lost her papers.",
///     "Miss X says she was upset."].iter().map(|line| nesting.depth(line)).collect();
/// assert_eq!(depths, [0, 1, 1, 0]);
/// ```
#[derive(Debug, Default)]
pub struct Nesting {
    lists: Vec<List>,
    last: Ending,
    fresh: bool,
}

#[derive(Debug)]
struct List {
    lower: bool,
    opener: Option<String>,
    ending: Ending,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Ending {
    #[default]
    None,
    /// A full stop: a sentence, or the last item.
    Stop,
    /// A semicolon, comma, "and" or "or": another item follows.
    More,
    /// A colon: a list follows.
    Opens,
}

/// No list of a decision goes deeper.
const DEEPEST: usize = 3;

impl Nesting {
    /// How deep `line`, the next of its section, is nested: 0 for a paragraph.
    pub fn depth(&mut self, line: &str) -> usize {
        let ending = ending(line);
        // "We may stop where someone could go to court, or" opens a list that nothing announced.
        let unannounced = self.lists.is_empty() && self.last == Ending::More && starts_lower(line);
        if (self.fresh || unannounced) && self.lists.len() < DEEPEST {
            self.lists.push(List { lower: starts_lower(line), opener: opener(line), ending });
        } else {
            while self.lists.last().is_some_and(|list| !list.continues(self.last, line)) {
                self.lists.pop();
            }
        }
        let depth = self.lists.len();
        self.fresh = ending == Ending::Opens
            || (ending == Ending::More && depth == 0 && line.ends_with(';'));
        self.last = ending;
        depth
    }

    /// Forgets the lists: a heading or a numbered paragraph stands between.
    pub fn reset(&mut self) {
        *self = Self::default();
    }
}

impl List {
    /// Whether `line` is one more item after one that ended like `last`.
    fn continues(&self, last: Ending, line: &str) -> bool {
        let lower = starts_lower(line);
        if line.starts_with(['(', '[']) {
            return false;
        }
        match last {
            Ending::More => lower == self.lower || lower || self.ending == Ending::More,
            _ if lower => self.lower,
            _ if self.lower => false,
            Ending::None => opener(line).is_none() || self.opener.is_some(),
            Ending::Stop if self.ending != Ending::Stop => false,
            _ => match opener(line) {
                None => true,
                found => found == self.opener,
            },
        }
    }
}

fn ending(line: &str) -> Ending {
    let line = line.trim_end().trim_end_matches(['’', '”', ')']);
    if line.len() < 200 && line.ends_with('.') && ANNOUNCED.is_match(line) {
        return Ending::Opens;
    }
    match line.chars().next_back() {
        Some(':') => Ending::Opens,
        Some(';' | ',') => Ending::More,
        Some('.' | '?' | '!') => Ending::Stop,
        _ if line.ends_with(" and") || line.ends_with(" or") => Ending::More,
        _ => Ending::None,
    }
}

fn starts_lower(line: &str) -> bool {
    line.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_lowercase)
}

fn opener(line: &str) -> Option<String> {
    let first: String = line.chars().take_while(|c| c.is_alphabetic()).collect();
    let first = first.to_lowercase();
    OPENERS.contains(&first.as_str()).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn depths(lines: &[&str]) -> Vec<usize> {
        let mut nesting = Nesting::default();
        lines.iter().map(|line| nesting.depth(line)).collect()
    }

    #[test]
    fn semicolon_lists_end_at_their_full_stop() {
        let lines = [
            "The Council agreed to:",
            "Apologise to Mr X;",
            "Pay him £200; and",
            "Review its policy.",
            "Pay attention to what follows.",
        ];
        assert_eq!(depths(&lines), [0, 1, 1, 1, 0]);
    }

    #[test]
    fn lists_of_fragments_end_where_a_sentence_begins() {
        let lines = [
            "She says the Council has:",
            "Mismanaged the claim.",
            "Removed her discount.",
            "Ms X says this upset her.",
            "Then it stopped.",
        ];
        assert_eq!(depths(&lines), [0, 1, 1, 0, 0]);
    }

    #[test]
    fn a_list_inside_a_list_returns_to_its_parent() {
        let lines = [
            "The council has agreed to:",
            "Within a month get a quote for:",
            "work on the drain; and",
            "work on the wall",
            "Ensure the work is done",
            "Meet half of the cost.",
        ];
        assert_eq!(depths(&lines), [0, 1, 2, 2, 1, 1]);
    }

    #[test]
    fn a_semicolon_can_open_a_list() {
        assert_eq!(
            depths(&["She complains;", "it was slow", "it was rude.", "I agree."]),
            [0, 1, 1, 0]
        );
    }

    #[test]
    fn a_full_stop_can_announce_a_list() {
        let lines = [
            "It will take the following action within a month.",
            "Apologise to Mr N.",
            "Pay him £250.",
            "Within two months it will report.",
            "It will tell us.",
        ];
        assert_eq!(depths(&lines), [0, 1, 1, 0, 0]);
    }

    #[test]
    fn a_list_may_begin_in_the_middle_of_a_sentence() {
        assert_eq!(
            depths(&[
                "We may stop when it is late, or",
                "is small; or",
                "is old.",
                "We may go on."
            ]),
            [0, 1, 1, 0]
        );
    }

    #[test]
    fn a_citation_on_its_own_line_is_no_item() {
        assert_eq!(
            depths(&["We may stop if:", "it is late, or", "it is small.", "(Act 1974, section 2)"]),
            [0, 1, 1, 0]
        );
    }
}
