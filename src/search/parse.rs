//! Reading a question. There is no wrong one: what is no operator is a word.

use super::filters::filter;
use super::question::{Atom, Clause, Question, Sort};

/// Reads a question.
pub(super) fn question(text: &str) -> Question {
    // Where everything is in capitals, "NOT" is a word like the others.
    let spoken = text.contains(|c: char| c.is_lowercase());
    let question = Question::default();
    let mut reader = Reader { rest: text, question, or: false, not: false, spoken };
    while reader.item() {}
    reader.question
}

/// Quotation marks that hold a phrase.
pub(super) fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»')
}

/// The hyphen of an exclusion, and what word processors make of it.
fn is_minus(c: char) -> bool {
    matches!(c, '-' | '−' | '–' | '\u{2010}' | '\u{2011}')
}

/// Whether there is anything to look for.
fn says_something(text: &str) -> bool {
    text.contains(char::is_alphanumeric)
}

struct Reader<'a> {
    rest: &'a str,
    question: Question,
    /// Whether "OR" stood before what comes next.
    or: bool,
    /// Whether "NOT" did.
    not: bool,
    /// Whether operators are told from words by their capitals.
    spoken: bool,
}

impl<'a> Reader<'a> {
    /// Reads one item; false at the end.
    fn item(&mut self) -> bool {
        self.rest = self.rest.trim_start();
        if self.rest.is_empty() {
            return false;
        }
        let unsigned = self.rest.trim_start_matches(is_minus);
        let minus = unsigned.len() < self.rest.len() && !unsigned.starts_with(char::is_whitespace);
        let negated = minus || std::mem::take(&mut self.not);
        self.rest = unsigned;
        if self.rest.starts_with(is_quote) {
            let words = self.quoted();
            self.atom(negated, Atom::Phrase(words));
            if !self.rest.is_empty() && negated && self.rest.starts_with(char::is_alphanumeric) {
                let word = self.word();
                self.atom(negated, Atom::Word(word.to_owned()));
            }
            return true;
        }
        if let Some((name, value, after)) = self.setting()
            && self.set(negated, name, value)
        {
            self.rest = after;
            self.or = false;
            return true;
        }
        let word = self.word();
        match word {
            "OR" | "|" if !negated => self.or = !self.question.clauses.is_empty(),
            "AND" if !negated => {}
            "NOT" if !negated && self.spoken => self.not = true,
            "NOT" if !negated => self.atom(false, Atom::Word("not".to_owned())),
            _ => self.atom(negated, Atom::Word(word.to_owned())),
        }
        true
    }

    /// The words up to the closing quotation mark, or to the end where it is missing.
    fn quoted(&mut self) -> String {
        let mut inside = self.rest.chars();
        inside.next();
        let inside = inside.as_str();
        let (words, after) = inside.split_once(is_quote).unwrap_or((inside, ""));
        self.rest = after;
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The characters up to a blank or a quotation mark; "£ 1,800" is one word.
    fn word(&mut self) -> &'a str {
        let ends = |text: &str| {
            let end = text.find(|c: char| c.is_whitespace() || is_quote(c));
            end.unwrap_or(text.len())
        };
        let mut end = ends(self.rest);
        if let Some(sum) = self.rest.strip_prefix('£').map(str::trim_start)
            && sum.starts_with(|c: char| c.is_ascii_digit())
        {
            end = self.rest.len() - sum.len() + ends(sum);
        }
        let (word, after) = self.rest.split_at_checked(end).unwrap_or((self.rest, ""));
        self.rest = after;
        word
    }

    /// `name:value` at the start, with what follows it.
    fn setting(&self) -> Option<(&'a str, &'a str, &'a str)> {
        let name_end = self.rest.find(|c: char| !c.is_ascii_alphabetic() && c != '_')?;
        let (name, rest) = self.rest.split_at_checked(name_end)?;
        let value = rest.strip_prefix(':')?;
        if value.starts_with(is_quote) {
            let mut inside = value.chars();
            inside.next();
            let inside = inside.as_str();
            let (value, after) = inside.split_once(is_quote).unwrap_or((inside, ""));
            return Some((name, value, after));
        }
        let end = value.find(|c: char| c.is_whitespace() || is_quote(c));
        let (value, after) = value.split_at_checked(end.unwrap_or(value.len()))?;
        Some((name, value, after))
    }

    /// Takes `name:value` as a filter or an order, where it can be one.
    fn set(&mut self, negated: bool, name: &str, value: &str) -> bool {
        let question = &mut self.question;
        let number = |place: &mut usize| value.parse().map(|number| *place = number).is_ok();
        match name.to_ascii_lowercase().as_str() {
            "sort" if !negated => Sort::parse(value).map(|sort| question.sort = sort).is_some(),
            "limit" if !negated => number(&mut question.limit),
            "offset" if !negated => number(&mut question.offset),
            name => {
                let Some(known) = filter(name) else { return false };
                if !negated {
                    return known.set(&mut question.filters, value).is_some();
                }
                let mut excluded = question.excluded.clone();
                // Two spans that are not wanted are not one span: the second stays a word, and is told.
                if known.set(&mut excluded, value).is_none()
                    || question.excluded.give_way_to(&excluded)
                {
                    return false;
                }
                question.excluded = excluded;
                true
            }
        }
    }

    fn atom(&mut self, negated: bool, atom: Atom) {
        let or = std::mem::take(&mut self.or);
        if !says_something(atom.text()) {
            return;
        }
        if negated {
            self.question.without.push(atom);
        } else if let Some(clause) = self.question.clauses.last_mut().filter(|_| or) {
            clause.any.push(atom);
        } else {
            self.question.clauses.push(Clause { any: vec![atom] });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Clauses, then exclusions after a bar, then filters.
    fn shape(text: &str) -> String {
        let question = question(text);
        let clauses: Vec<String> = question.clauses.iter().map(ToString::to_string).collect();
        let without: Vec<String> = question.without.iter().map(ToString::to_string).collect();
        format!("{} | {} | {}", clauses.join("/"), without.join("/"), question.filters)
    }

    #[test]
    fn spans_that_are_given_twice_both_hold_and_are_excluded_once() {
        for (text, expected) in [
            ("year:2024 from:2020", " |  | year:2024"),
            ("award:>100 award:<500", " |  | award:100.01..499.99"),
            ("from:2020 from:2022 to:2023", " |  | year:2022..2023"),
        ] {
            assert_eq!(shape(text), expected, "{text}");
        }
        for (text, excluded, left) in [
            ("-from:2023 -to:2024", "year:2023..2024", 0),
            ("-award:<100 -award:>5000", "award:<100", 1),
            ("-year:2020 -year:2024", "year:2020", 1),
            ("-award:<100 -year:2024", "year:2024 award:<100", 0),
        ] {
            let question = question(text);
            assert_eq!(question.excluded.to_string(), excluded, "{text}");
            assert_eq!(question.without.len(), left, "{text}: what is left is told");
            assert_eq!(question.remarks().len(), left, "{text}");
        }
    }

    #[test]
    fn prose_is_words() {
        for (text, expected) in [
            ("don't know", "don't/know |  | "),
            ("council's duty: s.17", "council's/duty:/s.17 |  | "),
            ("(unbalanced", "(unbalanced |  | "),
            ("-delay", " | delay | "),
            ("", " |  | "),
            ("  - ? … -- \"\" ", " |  | "),
            ("\"three months later", "\"three months later\" |  | "),
            ("late -\"no fault", "late | \"no fault\" | "),
            ("category:\"Adult care", " |  | category:\"Adult care\""),
            ("delay NOT fostering", "delay | fostering | "),
            ("WHY NOT PAID", "WHY/not/PAID |  | "),
            ("or NOT", "or |  | "),
            ("“three months later” care", "\"three months later\"/care |  | "),
            ("fault - no injustice", "fault/no/injustice |  | "),
            ("well-being –delay", "well-being | delay | "),
            ("transport OR taxi school", "transport OR taxi/school |  | "),
            ("OR taxi OR", "taxi |  | "),
            ("a AND b", "a/b |  | "),
            ("-\"no fault\" x", "x | \"no fault\" | "),
            ("outcome:Upheld x", "x |  | outcome:upheld"),
            ("Category:\"Adult care\" x", "x |  | category:\"Adult care\""),
            ("outcome:perhaps http://a.b", "outcome:perhaps/http://a.b |  | "),
            ("outcome: upheld", "outcome:/upheld |  | "),
        ] {
            assert_eq!(shape(text), expected, "{text}");
        }
    }

    #[test]
    fn a_filter_can_be_turned_round() {
        let question = question("-category:planning sort:newest limit:3 offset:6");
        assert_eq!(question.excluded.categories, ["planning"]);
        assert_eq!((question.sort, question.limit, question.offset), (Sort::Newest, 3, 6));
    }

    #[test]
    fn what_was_typed_like_a_filter_is_remarked_upon() {
        let remarks = question("outcome:perhaps note:well").remarks();
        assert_eq!(remarks.len(), 1);
        assert!(remarks[0].contains("one of upheld, not_upheld"), "{remarks:?}");
    }

    #[test]
    fn the_written_form_parses_back() {
        for text in [
            "direct payments OR \"personal budget\" -fostering council:kent award:>500 para:52",
            "a -b -outcome:upheld kind:decision kind:listing sort:award limit:0 offset:20",
            "“x y” -\"a “b” -OR from:2020-02-03 to:2021-01-01 total:1..2.50 section:facts",
            "organisation:'x\"y' --z",
        ] {
            let question = question(text);
            assert_eq!(super::question(&question.to_string()), question, "{question}");
        }
    }
}
