//! Help with spelling, from the words of the index itself.

use std::collections::BTreeMap;

use tantivy::query::FuzzyTermQuery;
use tantivy::{Searcher, Term};

use crate::index::Column;
use crate::index::analyzer::folded;

/// Shorter words are not helped: too many others are one letter away.
const SHORTEST: usize = 4;

/// A word with more letters may have two of them wrong.
const LONG: usize = 7;

/// Words of the index near one that is not in it, the best first.
pub(super) fn near_words(searcher: &Searcher, word: &str) -> tantivy::Result<Vec<String>> {
    let sought = folded(word);
    let wanted: Vec<char> = sought.chars().collect();
    if wanted.len() < SHORTEST || !wanted.iter().all(|c| c.is_alphabetic() || *c == '\'') {
        return Ok(Vec::new());
    }
    let most: u8 = if wanted.len() >= LONG { 2 } else { 1 };
    // By the word in small letters: how far it is, and how many documents have it in any form.
    let mut near: BTreeMap<String, (usize, u32)> = BTreeMap::new();
    for (form, documents) in forms_near(searcher, &sought, most)? {
        let small = folded(&form);
        // "TRACKER" stands nowhere so, but "tracker" does.
        let far = distance(&wanted, &small, usize::from(most));
        let Some(far) = far.filter(|far| *far > 0 || small != word) else { continue };
        let (_, all) = near.entry(small).or_insert((far, 0));
        *all += documents;
    }
    let first = wanted.first().copied();
    let mut near: Vec<(String, (usize, u32))> = near.into_iter().collect();
    near.sort_by_key(|(word, (far, documents))| {
        (*far, word.chars().next() != first, std::cmp::Reverse(*documents), word.clone())
    });
    Ok(near.into_iter().map(|(word, _)| word).collect())
}

/// The forms of the index near a word, with how many documents have each. Only the branches of the
/// dictionary are walked that can still lead to one: most questions that find little have a word
/// that is merely rare, and must not wait for a walk through all words.
fn forms_near(searcher: &Searcher, word: &str, most: u8) -> tantivy::Result<BTreeMap<String, u32>> {
    let field = Column::Forms.field();
    let mut all: BTreeMap<String, u32> = BTreeMap::new();
    for segment in searcher.segment_readers() {
        let index = segment.inverted_index(field)?;
        // A form may be near several of the spellings, and counts once.
        let mut own: BTreeMap<String, u32> = BTreeMap::new();
        for spelling in capitals(word) {
            let like = FuzzyTermQuery::new(Term::from_field_text(field, &spelling), most, true);
            let mut forms = index.terms().search(like.automaton()?).into_stream()?;
            while forms.advance() {
                let Ok(form) = std::str::from_utf8(forms.key()) else { continue };
                own.insert(form.to_owned(), forms.value().doc_freq);
            }
        }
        for (form, documents) in own {
            *all.entry(form).or_default() += documents;
        }
    }
    Ok(all)
}

/// A word as it may be printed: in small letters, as a name, and in capitals.
fn capitals(word: &str) -> [String; 3] {
    let mut letters = word.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    [word.to_owned(), first.chain(letters).collect(), word.to_uppercase()]
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
    use tempfile::TempDir;

    use super::*;
    use crate::index::Index;
    use crate::index::sample::Sample;
    use crate::model::words::Role;

    /// All words like one, by looking at each word of the index.
    fn among_all(searcher: &Searcher, word: &str) -> Vec<String> {
        let wanted: Vec<char> = word.chars().collect();
        let most = if wanted.len() >= LONG { 2 } else { 1 };
        let mut near = Vec::new();
        for segment in searcher.segment_readers() {
            let index = segment.inverted_index(Column::Forms.field()).unwrap();
            let mut forms = index.terms().stream().unwrap();
            while forms.advance() {
                let small = folded(std::str::from_utf8(forms.key()).unwrap());
                if small != word && distance(&wanted, &small, most).is_some() {
                    near.push(small);
                }
            }
        }
        near.sort_unstable();
        near.dedup();
        near
    }

    #[test]
    fn the_branches_walked_lead_to_every_word_that_is_near() {
        let dir = TempDir::new().unwrap();
        let index = Index::open_or_create(dir.path()).unwrap();
        for (reference, text) in [
            ("24 100 201", "The delay. Delays DELAYED relays; CAMHS, Camps and a vault at fault."),
            ("24 100 202", "Safeguarding, safe guarding, homelessness and Transport in Ashby’s."),
            ("24 100 203", "Don’t décor Décor; transporter transports TRANSPORT delay camps."),
        ] {
            let record = Sample::new(reference, "Ashby Council", "2024-05-06")
                .section(Role::Analysis, &[text])
                .record();
            let mut writer = index.writer().unwrap();
            writer.put(reference, &record).unwrap();
            writer.commit(1).unwrap();
        }
        let searcher = index.searcher().unwrap();
        let mut found = 0;
        for word in [
            "dealy",
            "delya",
            "elay",
            "delayd",
            "cahms",
            "canhs",
            "camsh",
            "fualt",
            "safegarding",
            "saefgaurding",
            "homelesness",
            "transprot",
            "ransport",
            "asbhy",
            "dont",
            "decor",
            "councl",
            "zyzzyva",
        ] {
            let mut near = near_words(&searcher, word).unwrap();
            near.sort_unstable();
            assert_eq!(near, among_all(&searcher, word), "{word}");
            found += near.len();
        }
        assert!(found > 20, "{found}");
        assert_eq!(near_words(&searcher, "camsh").unwrap(), ["camhs"]);
        assert_eq!(near_words(&searcher, "cam").unwrap(), [""; 0]);
    }

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
