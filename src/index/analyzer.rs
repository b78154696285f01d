//! The words of a text, as the index and the questions see them.
//!
//! Words keep inner apostrophes, are folded to lower case and stemmed. No word is left out: "not at
//! fault" and "no fault" are what people look for.

use std::borrow::Cow;
use std::cell::RefCell;

use tantivy::tokenizer::{
    Language, RawTokenizer, Stemmer, TextAnalyzer, Token, TokenStream, Tokenizer, TokenizerManager,
};

use super::lexer::{self, Lexeme};
use super::pairs::{is_frequent, pair_into};

/// The name under which [`Words`] is registered.
pub const WORDS: &str = "casebook_words";
/// The name under which [`Folded`] is registered.
pub const FOLDED: &str = "casebook_folded";

/// Longer words are noise: encoded data, web addresses run together.
const LONGEST: usize = 64;

/// The tokens of `text`, in order.
///
/// Several tokens share a position where one thing has several names: `s.17` is "section", "17"
/// and the single term "s17".
///
/// ```
/// use casebook::index::analyzer::tokens;
/// let words: Vec<String> = tokens("The Council’s s.17 duties").into_iter().map(|t| t.text).collect();
/// assert_eq!(words, ["the", "council", "section", "s17", "17", "duti"]);
/// ```
#[must_use]
pub fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::new();
    each_token(text, |token| found.push(token.clone()));
    found
}

/// Shows every token of `text` to `see`, without keeping any.
pub(crate) fn each_token(text: &str, mut see: impl FnMut(&Token)) {
    each_token_of(text, |_| true, &mut see);
}

/// Shows the tokens of `text` to `see`, but of plain words only those that are `wanted`: the others
/// are counted and not stemmed.
pub(crate) fn each_token_of(
    text: &str,
    wanted: impl Fn(&str) -> bool,
    mut see: impl FnMut(&Token),
) {
    let mut stream = WordStream::new(text);
    while stream.advance_to(&wanted) {
        see(&stream.token);
    }
}

/// Lower case, straight apostrophes, single blanks: how whole values such as names are compared.
///
/// ```
/// use casebook::index::analyzer::folded;
/// assert_eq!(folded(" Children’s  care services"), "children's care services");
/// ```
#[must_use]
pub fn folded(value: &str) -> String {
    let mut folded = String::with_capacity(value.len());
    for word in value.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        fold_into(word, &mut folded);
    }
    folded
}

/// A word in its own form: capitals and endings as printed, apostrophes straight, without the `'s` of
/// possession and, after capitals, without that of the plural.
///
/// ```
/// use casebook::index::analyzer::form;
/// let forms = ["Kent’s", "SARs", "reviewing", "don’t"].map(form);
/// assert_eq!(forms, ["Kent", "SAR", "reviewing", "don't"]);
/// ```
#[must_use]
pub fn form(word: &str) -> Cow<'_, str> {
    let Some(straight) = straightened(word) else { return Cow::Borrowed(bare(word)) };
    Cow::Owned(bare(&straight).to_owned())
}

/// Straight apostrophes and no characters without width; `None` where nothing has to be done.
fn straightened(word: &str) -> Option<String> {
    let odd = |c: char| lexer::is_invisible(c) || (c != '\'' && lexer::is_apostrophe(c));
    let straight = |c: char| if lexer::is_apostrophe(c) { '\'' } else { c };
    let kept = |c: &char| !lexer::is_invisible(*c);
    word.contains(odd).then(|| word.chars().filter(kept).map(straight).collect())
}

/// A word without the endings that leave it the same.
fn bare(word: &str) -> &str {
    let own = word.strip_suffix("'s").unwrap_or(word).trim_matches('\'');
    let capitals = |stem: &&str| stem.len() > 1 && stem.bytes().all(|b| b.is_ascii_uppercase());
    own.strip_suffix('s').filter(capitals).unwrap_or(own)
}

/// Shows the form of every word of `text` to `see`: the words of exact questions.
pub(crate) fn each_form<'a>(text: &'a str, mut see: impl FnMut(Cow<'a, str>)) {
    let mut at = 0;
    while let Some((start, lexeme)) = lexer::next(text, at) {
        at = start + lexeme.source().len();
        match lexeme {
            Lexeme::Word(word) if word.len() <= LONGEST => see(form(word)),
            Lexeme::Hyphenated(whole) if whole.len() <= LONGEST => {
                lexer::parts(whole).for_each(|part| see(form(part)));
            }
            _ => {}
        }
    }
}

/// Makes both tokenizers known to an index: they are not kept in it.
pub(super) fn register(tokenizers: &TokenizerManager) {
    tokenizers.register(WORDS, Words);
    tokenizers.register(FOLDED, Folded);
}

fn fold_into(word: &str, folded: &mut String) {
    if word.is_ascii() {
        let from = folded.len();
        folded.push_str(word);
        folded.get_mut(from..).map(str::make_ascii_lowercase);
        return;
    }
    for c in word.chars() {
        match c {
            _ if c.is_ascii() => folded.push(c.to_ascii_lowercase()),
            _ if lexer::is_apostrophe(c) => folded.push('\''),
            _ if lexer::is_invisible(c) => {}
            _ => folded.extend(c.to_lowercase()),
        }
    }
}

/// The tokenizer of running text.
#[derive(Debug, Clone, Copy)]
pub struct Words;

/// The tokens of one text.
#[derive(Debug)]
pub struct WordStream<'a> {
    text: &'a str,
    at: usize,
    /// The position of the next word.
    position: usize,
    /// Further tokens of the last lexeme, last first.
    pending: Vec<Token>,
    token: Token,
    pairs: Option<Pairing>,
}

/// The pairs of frequent words in a text, which the index has and a question makes itself.
#[derive(Debug, Default)]
struct Pairing {
    /// Whether the word that was just read is a frequent one.
    frequent: bool,
    /// The last frequent word and where it stands.
    last: Option<usize>,
    last_term: String,
    /// The pair that was just completed, and whether it has yet to be shown.
    pair: Token,
    waits: bool,
}

impl Pairing {
    /// Notes the word that was just read.
    fn see(&mut self, token: &Token) {
        // What stands over several places is the name of a whole thing.
        if !self.frequent || token.position_length != 1 {
            return;
        }
        if let Some(last) = self.last.filter(|last| last + 1 == token.position) {
            pair_into(&self.last_term, &token.text, &mut self.pair.text);
            self.pair.offset_from = token.offset_from;
            self.pair.offset_to = token.offset_to;
            self.pair.position = last;
            self.pair.position_length = 2;
            self.waits = true;
        }
        self.last = Some(token.position);
        self.last_term.clone_from(&token.text);
    }
}

impl Tokenizer for Words {
    type TokenStream<'a> = WordStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> WordStream<'a> {
        WordStream { pairs: Some(Pairing::default()), ..WordStream::new(text) }
    }
}

impl TokenStream for WordStream<'_> {
    fn advance(&mut self) -> bool {
        if let Some(pairs) = self.pairs.as_mut().filter(|pairs| pairs.waits) {
            pairs.waits = false;
            std::mem::swap(&mut self.token, &mut pairs.pair);
            return true;
        }
        let found = self.advance_to(&|_| true);
        if let Some(pairs) = self.pairs.as_mut().filter(|_| found) {
            pairs.see(&self.token);
        }
        found
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

impl<'a> WordStream<'a> {
    /// Goes on to the next token; plain words that are not wanted are passed over.
    fn advance_to(&mut self, wanted: &impl Fn(&str) -> bool) -> bool {
        loop {
            if let Some(token) = self.pending.pop() {
                self.token = token;
                if let Some(pairs) = &mut self.pairs {
                    pairs.frequent = is_frequent(&self.token.text);
                }
                return true;
            }
            let Some((start, lexeme)) = lexer::next(self.text, self.at) else { return false };
            self.at = start + lexeme.source().len();
            if let Lexeme::Word(word) = lexeme {
                // The common case, without an allocation.
                if word.len() > LONGEST {
                    continue;
                }
                if !wanted(word) {
                    self.position += 1;
                    continue;
                }
                self.token.offset_from = start;
                self.token.offset_to = self.at;
                self.token.position = self.position;
                self.token.position_length = 1;
                self.token.text.clear();
                let frequent = stem_into(word, &mut self.token.text);
                if let Some(pairs) = &mut self.pairs {
                    pairs.frequent = frequent;
                }
                self.position += 1;
                return true;
            }
            self.expand(start, lexeme);
            self.pending.reverse();
        }
    }

    fn new(text: &'a str) -> Self {
        let (pending, token) = (Vec::new(), Token::default());
        Self { text, at: 0, position: 0, pending, token, pairs: None }
    }

    fn expand(&mut self, start: usize, lexeme: Lexeme<'_>) {
        let here = self.position;
        let whole = lexeme.source();
        match lexeme {
            Lexeme::Word(_) => {}
            Lexeme::Number(number) => self.push(plain_number(number), start, whole, here, 1),
            Lexeme::Money(_) => {
                let number = sum(whole);
                self.push(format!("£{number}"), start, whole, here, 1);
                self.push(number, start, whole, here, 1);
            }
            Lexeme::Reference(_) => {
                let squashed: String = whole
                    .chars()
                    .filter(char::is_ascii_alphanumeric)
                    .map(|c| c.to_ascii_lowercase())
                    .collect();
                let base = squashed.trim_end_matches(|c: char| c.is_ascii_alphabetic()).to_owned();
                if base != squashed {
                    self.push(squashed, start, whole, here, 1);
                }
                self.push(base, start, whole, here, 1);
            }
            Lexeme::Section { word, number, .. } => {
                let folded = number.to_ascii_lowercase();
                let split = start + whole.len() - number.len();
                let name = if word.is_empty() { whole } else { word };
                self.push("section".to_owned(), start, name, here, 1);
                self.push(format!("s{folded}"), start, whole, here, 2);
                let number = if word.is_empty() { whole } else { number };
                let at = if word.is_empty() { start } else { split };
                self.push(folded, at, number, here + 1, 1);
            }
            Lexeme::Hyphenated(_) => self.expand_hyphenated(start, whole),
        }
    }

    /// Each part, and at the place of the first the parts as one word.
    fn expand_hyphenated(&mut self, start: usize, whole: &str) {
        let here = self.position;
        let mut at = start;
        let mut joined = String::new();
        for (place, part) in lexer::parts(whole).enumerate() {
            let mut stem = String::new();
            stem_into(part, &mut stem);
            self.push(stem, at, part, here + place, 1);
            fold_into(part, &mut joined);
            // Past the part and the hyphen after it, which may be longer than one byte.
            at += part.len();
            let hyphen = self.text.get(at..).and_then(|rest| rest.chars().next());
            at += hyphen.map_or(0, char::len_utf8);
        }
        let places = self.position - here;
        let mut stem = String::new();
        stem_into(&joined, &mut stem);
        if stem.len() <= LONGEST {
            let token = token(stem, start, whole, here, places);
            self.pending.insert(1.min(self.pending.len()), token);
        }
    }

    fn push(&mut self, text: String, start: usize, source: &str, position: usize, places: usize) {
        self.position = self.position.max(position + 1);
        if text.len() <= LONGEST {
            self.pending.push(token(text, start, source, position, places));
        }
    }
}

fn token(text: String, start: usize, source: &str, position: usize, places: usize) -> Token {
    Token {
        offset_from: start,
        offset_to: start + source.len(),
        position,
        text,
        position_length: places,
    }
}

/// A number without separators, and without decimals that are nought.
fn plain_number(number: &str) -> String {
    let plain = number.replace(',', "");
    match plain.split_once('.') {
        Some((whole, decimals)) if decimals.bytes().all(|b| b == b'0') => whole.to_owned(),
        _ => plain,
    }
}

/// The number of pounds in a sum of money, `k` written out.
fn sum(money: &str) -> String {
    let digits = money.trim_start_matches(|c: char| !c.is_ascii_digit());
    let thousands = digits.trim_end_matches(['k', 'K']);
    if thousands.len() == digits.len() {
        return plain_number(digits);
    }
    let number = plain_number(thousands);
    match number.split_once('.') {
        None => format!("{number}000"),
        // "£1.8k" is £1,800; what would leave a part of a pound stays as it is.
        Some((whole, part)) if part.len() <= 3 => {
            let all = format!("{whole}{part:0<3}");
            all.trim_start_matches('0').to_owned()
        }
        Some(_) => format!("{number}k"),
    }
}

/// The tokenizer of whole values: one folded token.
#[derive(Debug, Clone, Copy)]
pub struct Folded;

/// The single token of a value.
#[derive(Debug)]
pub struct FoldedStream {
    token: Token,
    done: bool,
}

impl Tokenizer for Folded {
    type TokenStream<'a> = FoldedStream;

    fn token_stream<'a>(&'a mut self, value: &'a str) -> FoldedStream {
        FoldedStream { token: token(folded(value), 0, value, 0, 1), done: false }
    }
}

impl TokenStream for FoldedStream {
    fn advance(&mut self) -> bool {
        !std::mem::replace(&mut self.done, true)
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

/// How many words the cache of stems has room for.
const SLOTS: usize = 1 << 13;

/// Stems that were worked out before: Snowball costs more than everything else here, and a few
/// thousand words make up nearly all of the text.
struct Stems {
    slots: Vec<Known>,
    snowball: TextAnalyzer,
    word: String,
}

/// A word, its stem, and whether that is one of the frequent.
#[derive(Clone, Default)]
struct Known {
    word: String,
    stem: String,
    frequent: bool,
}

thread_local! {
    static STEMS: RefCell<Stems> = RefCell::new(Stems {
        slots: vec![Known::default(); SLOTS],
        snowball: TextAnalyzer::builder(RawTokenizer::default())
            .filter(Stemmer::new(Language::English))
            .build(),
        word: String::new(),
    });
}

/// Adds the stem of a word to `stem`, and says whether it is one of the frequent.
fn stem_into(word: &str, stem: &mut String) -> bool {
    STEMS.with_borrow_mut(|stems| {
        stems.word.clear();
        fold_into(singular(word), &mut stems.word);
        let slot = slot(&stems.word);
        let Some(known) = stems.slots.get_mut(slot) else { return false };
        if known.word != stems.word {
            known.word.clone_from(&stems.word);
            known.stem.clear();
            let mut snowball = stems.snowball.token_stream(&stems.word);
            if snowball.advance() {
                known.stem.push_str(&snowball.token().text);
            }
            known.frequent = is_frequent(&known.stem);
        }
        stem.push_str(&known.stem);
        known.frequent
    })
}

/// An abbreviation without its plural `s`, which Snowball leaves where there is no vowel: `PCNs` and
/// `pcns` are `PCN`, but `NHS` and `Mrs` stay.
fn singular(word: &str) -> &str {
    let Some(stem) = word.strip_suffix('s').filter(|stem| stem.len() > 1) else { return word };
    let capitals = stem.bytes().all(|byte| byte.is_ascii_uppercase());
    let consonants = |byte: u8| byte.is_ascii_lowercase() && !b"aeiouys".contains(&byte);
    if capitals || (stem.len() > 2 && stem.bytes().all(consonants)) { stem } else { word }
}

/// The place of a word in the cache (FNV-1a).
pub(super) fn slot(word: &str) -> usize {
    let hash = word.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    usize::try_from((hash ^ (hash >> 32)) & (SLOTS as u64 - 1)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(text: &str) -> Vec<String> {
        tokens(text).into_iter().map(|token| token.text).collect()
    }

    #[test]
    fn spellings_of_one_thing_give_the_same_terms() {
        for spellings in [
            vec!["council’s", "Councils", "COUNCIL'S", "councils’", "coun\u{ad}cil"],
            vec!["s.117", "s117", "S 117", "section 117", "Section\u{a0}117"],
            vec!["£1,800", "£1800", "£1,800.00", "£ 1,800", "£1.8k"],
            vec!["24 014 093", "24-014-093", "24014093", "24\u{a0}014\u{2011}093"],
            vec!["19 018 519c", "19018519C", "19-018-519c"],
        ] {
            let first = terms(spellings[0]);
            for spelling in &spellings {
                assert_eq!(terms(spelling), first, "{spelling}");
            }
        }
    }

    #[test]
    fn abbreviations_lose_their_plural() {
        assert_eq!(terms("DFGs dfgs GPs NHS Mrs SARs"), ["dfg", "dfg", "gp", "nhs", "mrs", "sar"]);
    }

    #[test]
    fn every_word_counts_and_a_negation_above_all() {
        assert_eq!(terms("It was not at fault"), ["it", "was", "not", "at", "fault"]);
    }

    #[test]
    fn parts_and_the_whole_of_a_word_with_hyphens_are_found() {
        assert_eq!(terms("re-assessed"), ["re", "reassess", "assess"]);
        let joined = tokens("a co\u{2011}ordinated plan");
        let places: Vec<_> = joined.iter().map(|t| (t.text.as_str(), t.position)).collect();
        let expected = [("a", 0), ("co", 1), ("coordin", 1), ("ordin", 2), ("plan", 3)];
        assert_eq!(places, expected);
    }

    #[test]
    fn offsets_slice_the_source() {
        let text = "£1,800 — the Council’s s.17 duty, co‑ordinated (24 014 093).";
        for token in tokens(text) {
            let source = text.get(token.offset_from..token.offset_to).unwrap();
            assert!(source.chars().any(char::is_alphanumeric), "{token:?}");
            assert!(!source.ends_with([' ', ',', '.']), "{token:?} {source}");
        }
    }

    #[test]
    fn an_endless_word_is_left_out() {
        assert_eq!(terms(&format!("a {} b", "x".repeat(500))), ["a", "b"]);
    }
}
