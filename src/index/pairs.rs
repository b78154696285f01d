//! Pairs of frequent words as terms of their own.
//!
//! "Of the" stands in every part of every decision. To find it by the places of "of" and of "the",
//! all places of both have to be read; as one term it is found like any word. So wherever two of
//! these words stand side by side, the index has the pair as well, at the place of the first.

/// The stems of the words that stand most often in decisions of every year, in order: more than half
/// of the text, and more than a quarter of its pairs.
#[rustfmt::skip]
const FREQUENT: &[&str] = &[
    "a", "about", "act", "after", "all", "also", "an", "and", "ani", "appeal", "are", "as", "ask",
    "at", "back", "be", "becaus", "been", "befor", "but", "by", "can", "care", "caus", "children",
    "complain", "complaint", "consid", "could", "council", "date", "decis", "did", "do", "doe",
    "famili", "fault", "final", "for", "found", "from", "further", "given", "had", "has", "have",
    "he", "her", "him", "his", "how", "if", "in", "inform", "injustic", "into", "is", "it",
    "made", "may", "month", "more", "mr", "mrs", "ms", "my", "no", "not", "of", "offer", "offic",
    "on", "one", "or", "other", "our", "out", "paid", "pay", "remedi", "said", "say", "school",
    "servic", "she", "should", "so", "support", "than", "that", "the", "their", "them", "then",
    "there", "these", "they", "this", "to", "told", "two", "under", "until", "up", "upheld",
    "was", "we", "week", "were", "what", "when", "where", "whether", "which", "while", "who",
    "will", "with", "within", "would", "you",
];

/// Whether a term is one of the frequent.
pub(super) fn is_frequent(term: &str) -> bool {
    FREQUENT.binary_search(&term).is_ok()
}

/// The term of two that stand side by side: no word has a blank in it.
pub(super) fn pair_into(first: &str, second: &str, pair: &mut String) {
    pair.clear();
    pair.push_str(first);
    pair.push(' ');
    pair.push_str(second);
}

/// The terms of a phrase, each with its place, as the index finds them quickest: pairs in the place
/// of the words that make them up. What shares its place with another stays as it is.
pub(crate) fn paired(terms: &[(usize, String)]) -> Vec<(usize, String)> {
    let place = |at: usize| terms.get(at).map(|(place, _)| *place);
    let alone = |at: usize| {
        let before = at.checked_sub(1).and_then(place);
        before != place(at) && place(at + 1) != place(at)
    };
    let frequent = |at: usize, term: &str| alone(at) && is_frequent(term);
    let mut found: Vec<(usize, String)> = Vec::with_capacity(terms.len());
    let mut in_pair = false;
    for (at, (own, term)) in terms.iter().enumerate() {
        let next = terms.get(at + 1).filter(|(next, _)| *next == own + 1);
        let next = next.filter(|(_, next)| frequent(at, term) && frequent(at + 1, next));
        if let Some((_, next)) = next {
            let mut pair = String::new();
            pair_into(term, next, &mut pair);
            found.push((*own, pair));
        } else if !in_pair {
            found.push((*own, term.clone()));
        }
        in_pair = next.is_some();
    }
    found
}

#[cfg(test)]
mod tests {
    use tantivy::tokenizer::TokenStream as _;

    use super::super::analyzer::{WORDS, register, tokens};
    use super::*;

    const WORDS_OF_EVERY_DAY: &str = "a about act after all also an and any appeal are as asked at back be because been before but by can care caused children complained complaint considered could council date decision did do does family fault final for found from further given had has have he her him his how if in information injustice into is it its made may month more mr mrs ms my no not of offer officer on one or other our out paid pay remedy said says school service she should so support than that the their them then there these they this to told two under until up upheld was we week were what when where whether which while who will with within would you";

    #[test]
    fn the_frequent_are_stems_in_order() {
        let mut stems: Vec<String> =
            tokens(WORDS_OF_EVERY_DAY).into_iter().map(|token| token.text).collect();
        stems.sort_unstable();
        stems.dedup();
        assert_eq!(FREQUENT, stems);
    }

    /// The terms of a text as they go into the index.
    fn indexed(text: &str) -> Vec<(usize, String)> {
        let known = tantivy::tokenizer::TokenizerManager::new();
        register(&known);
        let mut words = known.get(WORDS).unwrap();
        let mut stream = words.token_stream(text);
        let mut found = Vec::new();
        while stream.advance() {
            found.push((stream.token().position, stream.token().text.clone()));
        }
        found
    }

    #[test]
    fn what_a_question_pairs_the_index_has_paired() {
        for text in [
            "It was not the Council’s fault that the plan of the school was late, was it?",
            "In-to the; on-the-spot of it. S.17 of the Act and section 26 is in the act",
            "Of £350 the council paid £1,800.00 in 24 014 093 of the of the of the",
            "the",
            "",
        ] {
            let indexed = indexed(text);
            let plain: Vec<(usize, String)> =
                tokens(text).into_iter().map(|token| (token.position, token.text)).collect();
            assert!(plain.iter().all(|it| indexed.contains(it)), "{text}");
            let pairs: Vec<_> =
                paired(&plain).into_iter().filter(|it| it.1.contains(' ')).collect();
            assert!(pairs.iter().all(|it| indexed.contains(it)), "{text}: {pairs:?}");
            assert_eq!(pairs.is_empty(), text.len() < 4, "{text}");
        }
        let all = indexed("fault of the act");
        let all: Vec<(usize, &str)> = all.iter().map(|(at, term)| (*at, term.as_str())).collect();
        let expected = [
            (0, "fault"),
            (1, "of"),
            (0, "fault of"),
            (2, "the"),
            (1, "of the"),
            (3, "act"),
            (2, "the act"),
        ];
        assert_eq!(all, expected);
    }

    #[test]
    fn neighbours_that_are_frequent_are_one_term() {
        for (phrase, expected) in [
            ("of the", vec![(0, "of the")]),
            ("it was not", vec![(0, "it was"), (1, "was not")]),
            (
                "the late plan of the council",
                vec![(0, "the"), (1, "late"), (2, "plan"), (3, "of the"), (4, "the council")],
            ),
            ("not told of gravel", vec![(0, "not told"), (1, "told of"), (3, "gravel")]),
            ("gravel", vec![(0, "gravel")]),
            ("the", vec![(0, "the")]),
        ] {
            let terms: Vec<(usize, String)> =
                tokens(phrase).into_iter().map(|token| (token.position, token.text)).collect();
            let found = paired(&terms);
            let found: Vec<(usize, &str)> =
                found.iter().map(|(at, it)| (*at, it.as_str())).collect();
            assert_eq!(found, expected, "{phrase}");
        }
    }

    #[test]
    fn what_shares_a_place_or_stands_apart_is_no_pair() {
        let terms = |all: &[(usize, &str)]| -> Vec<(usize, String)> {
            all.iter().map(|(at, term)| (*at, (*term).to_owned())).collect()
        };
        for same in [
            terms(&[(0, "in"), (0, "into"), (1, "to")]),
            terms(&[(0, "in"), (2, "the")]),
            terms(&[]),
        ] {
            assert_eq!(paired(&same), same);
        }
    }
}
