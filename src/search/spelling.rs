//! Help with spelling, from the words of the index itself.

use std::collections::BTreeMap;

use tantivy::Searcher;

use crate::index::Column;
use crate::index::analyzer::folded;

/// Shorter words are not helped: too many others are one letter away.
const SHORTEST: usize = 4;

/// A word with more letters may have two of them wrong.
const LONG: usize = 7;

/// Words of the index near one that is not in it, the best first.
pub(super) fn near_words(searcher: &Searcher, word: &str) -> tantivy::Result<Vec<String>> {
    let wanted: Vec<char> = folded(word).chars().collect();
    if wanted.len() < SHORTEST || !wanted.iter().all(|c| c.is_alphabetic() || *c == '\'') {
        return Ok(Vec::new());
    }
    let most = if wanted.len() >= LONG { 2 } else { 1 };
    // By the word in small letters: how many documents have it, and in which form most do.
    let mut near: BTreeMap<String, (usize, u32)> = BTreeMap::new();
    for segment in searcher.segment_readers() {
        let index = segment.inverted_index(Column::Forms.field())?;
        let mut forms = index.terms().stream()?;
        while forms.advance() {
            let Ok(form) = std::str::from_utf8(forms.key()) else { continue };
            if form.len().abs_diff(word.len()) > 2 * most {
                continue;
            }
            let small = folded(form);
            // "TRACKER" stands nowhere so, but "tracker" does.
            let Some(far) = distance(&wanted, &small, most).filter(|far| *far > 0 || small != word)
            else {
                continue;
            };
            let (_, documents) = near.entry(small).or_insert((far, 0));
            *documents += forms.value().doc_freq;
        }
    }
    let first = wanted.first().copied();
    let mut near: Vec<(String, (usize, u32))> = near.into_iter().collect();
    near.sort_by_key(|(word, (far, documents))| {
        (*far, word.chars().next() != first, std::cmp::Reverse(*documents), word.clone())
    });
    Ok(near.into_iter().map(|(word, _)| word).collect())
}

/// The names that are most like one that there is not, the best first.
pub(super) fn near_names<'a>(
    wanted: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Vec<&'a str> {
    let words = |name: &str| -> Vec<Vec<char>> {
        let folded = folded(name).replace(['_', '-'], " ");
        folded.split(' ').map(|word| word.chars().collect()).collect()
    };
    let wanted = words(wanted);
    // Every word of what was typed has one like it in the name.
    let far = |name: &str| -> Option<usize> {
        let own: Vec<String> = words(name).into_iter().map(|it| it.into_iter().collect()).collect();
        let nearest = |word: &Vec<char>| {
            let most = if word.len() >= LONG { 2 } else { usize::from(word.len() >= 3) };
            own.iter().filter_map(|other| distance(word, other, most)).min()
        };
        wanted.iter().map(nearest).sum()
    };
    // Of names that are as near, the one with the fewest words more.
    let near = known.into_iter().filter_map(|name| Some((far(name)?, words(name).len(), name)));
    let mut near: Vec<(usize, usize, &str)> = near.collect();
    near.sort_unstable();
    near.into_iter().map(|(_, _, name)| name).collect()
}

/// How many letters must be put in, taken out, changed or exchanged with their neighbour to get
/// from one word to the other, where that is at most `most`.
fn distance(from: &[char], to: &str, most: usize) -> Option<usize> {
    let to: Vec<char> = to.chars().collect();
    if from.len().abs_diff(to.len()) > most {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=to.len()).collect();
    for (row, letter) in from.iter().enumerate() {
        let mut now = vec![row + 1];
        for (column, other) in to.iter().enumerate() {
            let get = |line: &[usize], at: usize| line.get(at).copied().unwrap_or(usize::MAX / 2);
            let mut least = get(&above, column) + usize::from(letter != other);
            least = least.min(get(&above, column + 1) + 1).min(get(&now, column) + 1);
            let exchanged = row > 0
                && column > 0
                && from.get(row - 1) == Some(other)
                && to.get(column - 1) == Some(letter);
            if exchanged {
                least = least.min(get(&before, column - 1) + 1);
            }
            now.push(least);
        }
        if now.iter().all(|far| *far > most) {
            return None;
        }
        before = std::mem::replace(&mut above, now);
    }
    above.last().copied().filter(|far| *far <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_counted_once() {
        let far = |from: &str, to: &str| distance(&from.chars().collect::<Vec<_>>(), to, 2);
        for (from, to, expected) in [
            ("delay", "delay", Some(0)),
            ("dealy", "delay", Some(1)),
            ("dellay", "delay", Some(1)),
            ("dlay", "delay", Some(1)),
            ("safegarding", "safeguarding", Some(1)),
            ("homelesness", "homelessness", Some(1)),
            ("transprot", "transport", Some(1)),
            ("fault", "vault", Some(1)),
            ("fault", "school", None),
        ] {
            assert_eq!(far(from, to), expected, "{from} {to}");
        }
    }

    #[test]
    fn names_are_near_by_their_words() {
        let known = ["kent county council", "essex county council", "outcome"];
        assert_eq!(near_names("kant", known), ["kent county council"]);
        assert_eq!(near_names("Esex council", known), ["essex county council"]);
        assert_eq!(near_names("outcom", known), ["outcome"]);
        assert!(near_names("zebra", known).is_empty());
    }
}
