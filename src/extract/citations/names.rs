//! Names of statutes and documents: where one begins, walking back over its capitalised words, and
//! what two spellings of one have in common.

/// Small words that names of statutes hold between their capitals.
const INSIDE_NAMES: &[&str] =
    &["and", "of", "for", "the", "to", "in", "etc", "etc.", "&", "by", "or", "who", "from", "at"];

/// Capitalised words that stand before a name without belonging to it.
const BEFORE_NAMES: &[&str] = &[
    "The",
    "Under",
    "In",
    "See",
    "Section",
    "Sections",
    "Part",
    "Schedule",
    "And",
    "Both",
    "Of",
    "This",
    "That",
    "However",
    "Our",
    "As",
    "By",
    "When",
    "While",
    "Where",
    "An",
    "A",
    "Ombudsman",
    "If",
    "For",
    "Regulation",
    "Regulations",
    "Paragraph",
    "These",
    "Its",
    "Article",
];

/// The most words that the name of a statute has.
const LONGEST_NAME: usize = 22;

pub(super) fn starts_capital(word: &str) -> bool {
    word.trim_start_matches(['(', '‘', '“', '\'']).starts_with(|c: char| c.is_ascii_uppercase())
}

/// Where the name that ends with `before` begins: walking back over capitalised words, and over
/// small words and brackets between them.
pub(super) fn name_start(before: &str) -> Option<usize> {
    let mut start = None;
    let mut rest = before;
    // How many brackets are closed that have not been opened yet: "(England) Regulations".
    let mut closed = 0_i32;
    for _ in 0..LONGEST_NAME {
        let trimmed = rest.trim_end();
        if trimmed.is_empty() {
            break;
        }
        let word = trimmed.rsplit([' ', '\u{a0}', '\n', '[']).next().unwrap_or(trimmed);
        let at = trimmed.len() - word.len();
        let opened = word.trim_start_matches(['(', '‘', '“', '\'']);
        if !belongs_to_a_name(word, opened) {
            break;
        }
        closed += brackets(word);
        // A bracket that closes inside the name is part of it; one that does not stands around it.
        let inside = closed >= 0 && word.starts_with('(');
        if starts_capital(word) && !BEFORE_NAMES.contains(&opened) {
            start = Some(if inside { at } else { at + (word.len() - opened.len()) });
        }
        let opens_here = word.len() > opened.len() && !inside;
        if opens_here || word.is_empty() || BEFORE_NAMES.contains(&opened) {
            break;
        }
        rest = trimmed.get(..at)?;
    }
    start
}

/// Closing brackets less opening ones.
fn brackets(word: &str) -> i32 {
    word.bytes().map(|b| i32::from(b == b')') - i32::from(b == b'(')).sum()
}

fn belongs_to_a_name(word: &str, opened: &str) -> bool {
    let plain = opened.trim_end_matches([')', ',']);
    let ends_a_clause = word.ends_with(['.', ';', ':', ']', '”']) && plain != "etc.";
    let capital = plain.starts_with(|c: char| c.is_ascii_uppercase())
        && !plain.ends_with(|c: char| c.is_ascii_digit());
    !ends_a_clause && (capital || INSIDE_NAMES.contains(&plain))
}

/// Lower case, "&" and "Regs" in words, without commas, apostrophes and brackets around a year.
pub(super) fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for word in name.replace('(', " (").replace('&', " and ").split_whitespace() {
        let plain: String = word
            .chars()
            .filter(|c| !matches!(c, ',' | '.' | '\'' | '’' | '‘' | '“' | '”' | '"' | '(' | ')'))
            .flat_map(char::to_lowercase)
            .map(|c| if c == '-' { ' ' } else { c })
            .collect();
        if plain.is_empty() {
            continue;
        }
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(if plain == "regs" { "regulations" } else { &plain });
    }
    folded
}

/// A folded name, and its year apart.
pub(super) fn without_year(folded: &str) -> (&str, Option<&str>) {
    match folded.rsplit_once(' ') {
        Some((name, year)) if year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()) => {
            (name, Some(year))
        }
        _ => (folded, None),
    }
}
