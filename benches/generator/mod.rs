//! Decisions for the benches: as long as real ones, in their shape, from a seeded generator.
//!
//! A grammar of clauses ([`grammar::RULES`]) is expanded at random, so that two paragraphs are
//! hardly ever equal. Its open places are filled from a vocabulary with a long tail
//! ([`vocabulary`]) and with names made from syllables, which gives the index the rare words that
//! real decisions have; bodies, outcomes and years recur as they do there, so that what is counted
//! has few values. The same seed gives the same bytes.

// Numbers of bodies and words of a page, which are small.
#![allow(clippy::cast_possible_truncation)]

mod grammar;
mod names;
mod vocabulary;

use std::fmt::Write as _;

use vocabulary::Part;

/// How deep a rule may expand into others.
const DEPTH: usize = 12;

/// The text at which a decision is long enough: the middle of what is published, and what most of
/// those lie between. A complaint that is not looked into is told in less.
const LENGTH: usize = 15_000;
const LENGTHS: std::ops::Range<u64> = 11_000..23_000;
const CLOSED: usize = 6_000;

/// How many bodies there are decisions about.
const BODIES: u64 = 350;

/// How a decision ended, and how many of a hundred end so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Upheld,
    NotUpheld,
    Closed,
}

const OUTCOMES: &[(Outcome, &str, u64)] = &[
    (Outcome::Upheld, "Upheld", 64),
    (Outcome::NotUpheld, "Not upheld", 22),
    (Outcome::Closed, "Closed after initial enquiries", 14),
];

/// A generated decision.
#[derive(Debug, Clone)]
pub(crate) struct Generated {
    /// Its case reference, as web addresses spell it.
    pub(crate) slug: String,
    /// The page as saved as text.
    pub(crate) text: String,
}

/// The `n`th decision of a seed.
pub(crate) fn decision(seed: u64, n: u64) -> Generated {
    Writer::new(seed, n).decision(seed, n)
}

/// The first decisions of a seed.
pub(crate) fn decisions(seed: u64, count: u64) -> Vec<Generated> {
    (0..count).map(|n| decision(seed, n)).collect()
}

/// The same decision as a page of the Ombudsman's site.
pub(crate) fn as_html(decision: &Generated) -> String {
    let mut html = String::from(
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Decision</title></head>\
         <body><nav><ul><li><a href=\"/\">Home</a></li></ul></nav><article id=\"article\">\n",
    );
    let mut listed = false;
    for line in decision.text.lines().filter(|line| !line.starts_with("# ")) {
        let (item, words) = match line.trim_start().split_once(". ") {
            Some((number, words)) if number.parse::<u32>().is_ok() => (true, words),
            _ => (false, line.trim_start()),
        };
        if item != listed && !line.is_empty() {
            html.push_str(if item { "<ol>\n" } else { "</ol>\n" });
            listed = item;
        }
        let words = words.replace('&', "&amp;").replace('<', "&lt;");
        match () {
            () if words.is_empty() => {}
            () if item => writeln!(html, "<li><p>{words}</p></li>").expect("a String takes all"),
            () if words.len() < 50 && !words.contains(['.', ':']) => {
                writeln!(html, "<h2>{words}</h2>").expect("a String takes all");
            }
            () => writeln!(html, "<p>{words}</p>").expect("a String takes all"),
        }
    }
    html.push_str("</article><footer><p>Contact us</p></footer></body></html>\n");
    html
}

/// One decision's chances and names.
struct Writer {
    state: u64,
    bound: Vec<(&'static str, String)>,
}

impl Writer {
    fn new(seed: u64, n: u64) -> Self {
        let state =
            seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ n.wrapping_mul(0xd1b5_4a32_d192_ed03);
        Self { state, bound: Vec::new() }
    }

    /// The next number of splitmix64.
    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end as u64).expect("less than a usize")
    }

    fn between(&mut self, low: u64, high: u64) -> u64 {
        low + self.next() % (high - low + 1)
    }

    fn one<'a>(&mut self, of: &'a [&'a str]) -> &'a str {
        of[self.below(of.len())]
    }

    /// Keeps what a rule gives for the whole decision: its person stays the same person.
    fn bind(&mut self, name: &'static str, rule: &str) {
        let value = self.expand(rule, 0);
        self.bound.push((name, value));
    }

    /// A rule of the grammar, one of its branches at random.
    fn rule(&mut self, name: &str, depth: usize) -> String {
        if let Some((_, value)) = self.bound.iter().find(|(bound, _)| *bound == name) {
            return value.clone();
        }
        match name {
            "day" => self.between(1, 28).to_string(),
            "year" => self.between(2017, 2025).to_string(),
            "small" => self.between(2, 40).to_string(),
            "pounds" => (self.between(2, 60) * 50).to_string(),
            "pence" => format!("{}.{:02}", self.between(11, 980), self.between(0, 99)),
            "thing" => self.word(Part::Thing),
            "things" => self.word(Part::Thing) + "s",
            "quality" => self.word(Part::Quality),
            "deed" => self.word(Part::Deed),
            "letter" => char::from(b'A' + u8::try_from(self.below(26)).expect("a letter")).into(),
            _ => {
                let branch = self.one(grammar::branches(name)).to_owned();
                self.expand(&branch, depth + 1)
            }
        }
    }

    /// A word as often as its rank has it: any octave of ranks, and any rank of that.
    fn word(&mut self, part: Part) -> String {
        let octave = self.below(vocabulary::OCTAVES as usize);
        let rank = (1_usize << octave) - 1 + self.below(1 << octave);
        vocabulary::word(part, rank)
    }

    /// A body: the first have two decisions for one of the last.
    fn body(&mut self, seed: u64) -> String {
        let number = self.below(BODIES as usize).min(self.below(BODIES as usize * 2)) as u64;
        let mut of_its_own = Writer::new(seed, u64::MAX - number);
        of_its_own.expand("{new place} {kind of council}", 0)
    }

    fn outcome(&mut self) -> (Outcome, &'static str) {
        let mut left = self.next() % 100;
        for (outcome, label, share) in OUTCOMES {
            if left < *share {
                return (*outcome, label);
            }
            left -= share;
        }
        (Outcome::Upheld, "Upheld")
    }

    /// Replaces `{rule}` in a pattern; `{Rule}` is the same with a capital.
    fn expand(&mut self, pattern: &str, depth: usize) -> String {
        assert!(depth < DEPTH, "{pattern} goes too deep");
        let mut text = String::new();
        let mut rest = pattern;
        while let Some((before, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}').expect("a closing brace");
            text.push_str(before);
            let value = self.rule(&name.to_lowercase(), depth);
            if name.starts_with(char::is_uppercase) {
                text.extend(value.chars().next().into_iter().flat_map(char::to_uppercase));
                text.extend(value.chars().skip(1));
            } else {
                text.push_str(&value);
            }
            rest = after;
        }
        text + rest
    }

    fn decision(mut self, seed: u64, n: u64) -> Generated {
        let digits = 22_000_000 + n;
        let slug = format!(
            "{:02}-{:03}-{:03}",
            digits / 1_000_000,
            digits / 1_000 % 1_000,
            digits % 1_000
        );
        for name in ["person", "child", "place", "home", "service", "subject", "officer"] {
            self.bind(name, &format!("{{new {name}}}"));
        }
        // The first is the one that others are measured against.
        let (outcome, label) = if n == 0 { (Outcome::Upheld, "Upheld") } else { self.outcome() };
        let mut text = self.front(seed, &slug, outcome, label);
        let fixed = [
            ("The complaint", "complaint", 3),
            ("The Ombudsman’s role and powers", "powers", 4),
            ("How I considered this complaint", "method", 3),
        ];
        for (heading, rule, count) in fixed {
            self.section(&mut text, heading, rule, count);
        }
        if outcome != Outcome::Closed {
            self.section(&mut text, "What I found", "law", 6);
        }
        let length = match outcome {
            Outcome::Closed => CLOSED,
            _ if n == 0 => LENGTH,
            _ => self.between(LENGTHS.start, LENGTHS.end) as usize,
        };
        let mut told = 0;
        while text.len() < length - 3_500 {
            let heading =
                if told == 0 { "What happened".to_owned() } else { self.rule("aspect", 0) };
            self.section(&mut text, &heading, "event", 8);
            told += 1;
        }
        let (finding, decision) = match outcome {
            Outcome::Upheld => ("finding", "decision"),
            Outcome::NotUpheld => ("no fault finding", "no fault decision"),
            Outcome::Closed => ("no fault finding", "closed decision"),
        };
        self.section(&mut text, "Analysis", finding, if length > CLOSED { 7 } else { 3 });
        if outcome == Outcome::Upheld {
            self.remedy(&mut text);
        }
        self.section(&mut text, "Decision", decision, 1);
        text.push_str("Investigator's decision on behalf of the Ombudsman\n");
        Generated { slug, text }
    }

    /// Web address, header and summary.
    fn front(&mut self, seed: u64, slug: &str, outcome: Outcome, label: &str) -> String {
        let (category, subcategory) = grammar::CATEGORIES[self.below(grammar::CATEGORIES.len())];
        let mut text = format!(
            "# url: https://www.lgo.org.uk/decisions/{}/{}/{slug}\n",
            category.to_lowercase().replace(' ', "-"),
            subcategory.to_lowercase().replace(' ', "-")
        );
        let summary = match outcome {
            Outcome::Upheld => "{Person} complains that {grievance}. {Summary}",
            Outcome::NotUpheld => "{Person} complains that {grievance}. {No fault summary}",
            Outcome::Closed => "{Closed summary}",
        };
        let front = format!(
            "{} ({})\n\nCategory : {category} > {subcategory}\n\nDecision : {label}\n\n\
             Decision date : {:02} {} {}\n\nThe Ombudsman's final decision:\n\nSummary: {summary}\n",
            self.body(seed),
            slug.replace('-', " "),
            self.between(1, 28),
            self.one(grammar::SHORT_MONTHS).to_owned(),
            self.between(2017, 2025)
        );
        text.push_str(&self.expand(&front, 0));
        text
    }

    fn section(&mut self, text: &mut String, heading: &str, rule: &str, count: usize) {
        write!(text, "\n{heading}\n\n").expect("a String takes all");
        // In turn from a random one on: nothing is said twice before all has been said.
        let branches = grammar::branches(rule);
        let mut turn = self.below(branches.len());
        let mut sentence = |writer: &mut Self| {
            turn += 1;
            writer.expand(branches[turn % branches.len()], 1)
        };
        for number in 1..=count {
            let mut paragraph = sentence(self);
            while paragraph.len() < 180 {
                paragraph.push(' ');
                paragraph.push_str(&sentence(self));
            }
            writeln!(text, "  {number}. {paragraph}").expect("a String takes all");
        }
        text.push_str("\nBack to top\n");
    }

    fn remedy(&mut self, text: &mut String) {
        let intro =
            "\nAction\n\n  1. Within {weeks} of my final decision the Council has agreed to:\n";
        text.push_str(&self.expand(intro, 0));
        for rule in ["apology", "payment", "payment", "act for one"] {
            let item = self.rule(rule, 0);
            writeln!(text, "    • {item};").expect("a String takes all");
        }
        text.push_str("  2. Within three months the Council will also:\n");
        for _ in 0..3 {
            let item = self.rule("improvement", 0);
            writeln!(text, "    • {item};").expect("a String takes all");
        }
        text.push_str("  3. The Council will send us evidence that it has done all this.\n");
        text.push_str("\nBack to top\n");
    }
}
