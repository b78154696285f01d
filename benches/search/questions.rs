//! The questions of the search bench: drawn from the decisions themselves, so that they have answers.

use super::generator::Generated;

/// What sort of question it is: the sorts cost very differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sort {
    Word,
    TwoWords,
    Phrase,
    Filtered,
}

impl Sort {
    pub(crate) const ALL: &[Self] = &[Self::Word, Self::TwoWords, Self::Phrase, Self::Filtered];

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Word => "a word",
            Self::TwoWords => "two words",
            Self::Phrase => "a phrase",
            Self::Filtered => "filtered",
        }
    }
}

/// A question in the words of both.
pub(crate) struct Asked {
    pub(crate) sort: Sort,
    /// As it is typed for casebook.
    pub(crate) question: String,
    /// What FTS5 is to match; empty where there are no words.
    pub(crate) matching: String,
    /// A column of the facts and the value that it has to have.
    pub(crate) filter: Option<(&'static str, String)>,
}

/// How many of each sort.
const WORDS: usize = 70;
const TWO_WORDS: usize = 60;
const PHRASES: usize = 50;
const FILTERED: usize = 60;

/// Words that nobody asks for alone.
const SMALL: &[&str] = &[
    "the", "a", "an", "of", "to", "and", "in", "on", "at", "by", "was", "were", "had", "it", "its",
    "that", "for", "not", "who", "but", "or", "be", "is", "he", "she", "mr", "mrs", "ms", "miss",
    "i", "from", "with", "as", "them", "they", "which", "has", "have", "been", "no", "so", "would",
    "section", "sections",
];

/// The decisions that are asked about.
struct Pages<'a> {
    decision: &'a dyn Fn(u64) -> Generated,
    count: u64,
}

/// Picks questions: the same for the same decisions.
pub(crate) fn questions(decision: &dyn Fn(u64) -> Generated, count: u64) -> Vec<Asked> {
    let pages = &Pages { decision, count };
    let mut draw = Draw(0x0051_7eed);
    let mut asked = Vec::new();
    for _ in 0..WORDS {
        let word = draw.words(pages, 1);
        asked.push(plain(Sort::Word, word.clone(), word));
    }
    for _ in 0..TWO_WORDS {
        let words = draw.words(pages, 2);
        asked.push(plain(Sort::TwoWords, words.clone(), words));
    }
    for at in 0..PHRASES {
        let phrase = draw.phrase(pages, 2 + at % 3);
        asked.push(plain(Sort::Phrase, phrase.clone(), phrase));
    }
    for at in 0..FILTERED {
        let word = draw.words(pages, 1);
        let (typed, column, value) = match at % 4 {
            0 => ("outcome:upheld".to_owned(), "outcome", "upheld".to_owned()),
            1 => {
                let year = 2017 + draw.below(9);
                (format!("year:{year}"), "year", year.to_string())
            }
            2 => ("category:Housing".to_owned(), "category", "Housing".to_owned()),
            _ => ("outcome:not_upheld".to_owned(), "outcome", "not_upheld".to_owned()),
        };
        // Some have no words at all: the newest that pass the filter.
        let matching = if at % 6 == 5 { String::new() } else { word };
        let question = format!("{matching} {typed}").trim().to_owned();
        asked.push(Asked {
            sort: Sort::Filtered,
            question,
            matching,
            filter: Some((column, value)),
        });
    }
    asked
}

fn plain(sort: Sort, question: String, matching: String) -> Asked {
    Asked { sort, question, matching, filter: None }
}

/// Chances, by splitmix64.
struct Draw(u64);

impl Draw {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    fn index(&mut self, end: usize) -> usize {
        usize::try_from(self.below(end as u64)).expect("less than a usize")
    }

    /// Words near each other that tell something: a frequent word is asked for as often as it
    /// stands there.
    fn words(&mut self, pages: &Pages<'_>, number: usize) -> String {
        loop {
            let sentence = self.sentence(pages);
            let small = |word: &String| SMALL.contains(&word.as_str());
            let telling: Vec<String> = sentence.into_iter().filter(|word| !small(word)).collect();
            if telling.len() >= number {
                let at = self.index(telling.len() + 1 - number);
                return telling[at..at + number].join(" ");
            }
        }
    }

    /// Words that stand side by side, small ones too: those are what makes a phrase costly.
    fn phrase(&mut self, pages: &Pages<'_>, number: usize) -> String {
        loop {
            let sentence = self.sentence(pages);
            if sentence.len() > number {
                let at = self.index(sentence.len() - number);
                return format!("\"{}\"", sentence[at..at + number].join(" "));
            }
        }
    }

    /// The first words of a sentence up to one that is more than letters, in lower case.
    fn sentence(&mut self, pages: &Pages<'_>) -> Vec<String> {
        let decision = (pages.decision)(self.below(pages.count));
        let paragraphs: Vec<&str> =
            decision.text.lines().skip(12).filter(|line| line.len() > 150).collect();
        let paragraph = paragraphs[self.index(paragraphs.len())].trim_start();
        let sentences: Vec<&str> = paragraph.split(". ").skip(1).collect();
        let sentence = sentences[self.index(sentences.len())];
        let letters = |word: &&str| word.bytes().all(|byte| byte.is_ascii_alphabetic());
        sentence.split(' ').take_while(letters).map(str::to_lowercase).collect()
    }
}
