//! Why little or nothing was found, and what to ask instead, each with its address.

use crate::search::{Answer, Hint, Reading};
use crate::serve::Asked;
use crate::words::card::{hinted, meant};
use crate::words::{count, number, size};

/// Something to try.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::serve) struct Try {
    /// What it is, with how many documents it finds.
    pub(in crate::serve) says: String,
    /// The address that asks it.
    pub(in crate::serve) link: Option<String>,
}

/// What to try, in the order in which it is likely to help.
pub(in crate::serve) fn tries(answer: &Answer, asked: &Asked, path: &str) -> Vec<Try> {
    let spelt = answer.suggestions.iter().map(|near| {
        let words = asked.words.replacen(&near.word, &near.instead, 1);
        Try {
            says: meant(near),
            link: (words != asked.words).then(|| asked.saying(&words).at(path)),
        }
    });
    spelt.chain(left_out(&answer.hints, asked, path)).collect()
}

/// The same question without one of its words or filters.
pub(in crate::serve) fn left_out(hints: &[Hint], asked: &Asked, path: &str) -> Vec<Try> {
    let one = |hint: &Hint| Try {
        says: hinted(hint),
        link: without(hint, asked).map(|asked| asked.at(path)),
    };
    hints.iter().map(one).collect()
}

/// What has only some of the words of a sentence, where it is not listed.
pub(in crate::serve) fn also(answer: &Answer, asked: &Asked, path: &str) -> Option<Try> {
    if answer.also == 0 || answer.question.filters.loose {
        return None;
    }
    let some = count(size(answer.also), "document has", "documents have");
    Some(Try {
        says: format!("Show what has only some of the words, too: {some} them"),
        link: Some(asked.with("match", "loose").at(path)),
    })
}

/// The question with words in the place of the filters that they were read as.
pub(in crate::serve) fn instead(answer: &Answer, asked: &Asked, path: &str) -> Vec<Try> {
    let one = |reading: &Reading| {
        let words = asked.words.replacen(&reading.words, &format!("\"{}\"", reading.words), 1);
        Try {
            says: format!("Look for the word “{}” instead", reading.words),
            link: (words != asked.words).then(|| asked.saying(&words).at(path)),
        }
    };
    answer.read.iter().map(one).filter(|it| it.link.is_some()).collect()
}

/// The word that left nothing, in words.
pub(in crate::serve) fn ran_out(answer: &Answer) -> Option<String> {
    let empty = answer.words.iter().find(|word| word.so_far == 0)?;
    let before = answer.words.iter().take_while(|word| word.so_far > 0).last();
    Some(match before {
        _ if empty.found == 0 => format!("“{}” is in no document that passes.", empty.word),
        Some(before) => format!(
            "“{}” left none of {}: it is in {}, but never with the words before it.",
            empty.word,
            number(before.so_far),
            number(empty.found)
        ),
        None => format!("“{}” is in {}.", empty.word, number(empty.found)),
    })
}

/// The question without what a hint leaves out; none where that is part of the words in a way that
/// only the person can take apart.
fn without(hint: &Hint, asked: &Asked) -> Option<Asked> {
    let Some(part) = &hint.without else {
        return Some(asked.with("section", "standing"));
    };
    let name = part.split_once(':').map_or(part.as_str(), |(name, _)| name);
    // A filter over sums is asked for in two boxes and left out as one.
    let means = |known: &str| known == name || (name == "award" && known.ends_with("_award"));
    let mut fewer = asked.on_page(1);
    fewer.filters.retain(|(known, _)| !means(known));
    if name == "year" {
        fewer.filters.retain(|(known, _)| *known != "from" && *known != "to");
    }
    if fewer.filters.len() < asked.filters.len() {
        return Some(fewer);
    }
    let words: Vec<&str> = asked.words.split_whitespace().collect();
    let left: Vec<&str> = words.iter().copied().filter(|word| word != part).collect();
    (left.len() + 1 == words.len()).then(|| asked.saying(&left.join(" ")))
}
