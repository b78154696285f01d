//! Names as they are counted: those of all segments as one.

use std::collections::BTreeMap;

use super::analyzer::folded;

/// The names of a column in all segments.
pub(crate) struct Joined {
    /// Each once, in the order of their letters.
    names: Vec<String>,
    /// Which are one name but for case and apostrophes: these have one number.
    alike: Vec<usize>,
    /// For each segment, where in `names` each of its own stands.
    places: Vec<Vec<usize>>,
}

impl Joined {
    pub(super) fn of(segments: &[&[String]]) -> Self {
        let mut names: Vec<String> = segments.iter().copied().flatten().cloned().collect();
        names.sort_unstable();
        names.dedup();
        let mut numbers = BTreeMap::new();
        let mut number = |name: &String| {
            let next = numbers.len();
            *numbers.entry(folded(name)).or_insert(next)
        };
        let alike = names.iter().map(&mut number).collect();
        let place = |name: &String| names.binary_search(name).unwrap_or_default();
        let places = segments.iter().map(|own| own.iter().map(place).collect()).collect();
        Self { names, alike, places }
    }

    /// How many have each name, from how many of each segment have no name and each of its own: most
    /// frequent first.
    /// Spellings that differ in case or apostrophes are one name, under the most frequent of them.
    pub(crate) fn ordered<'c>(
        &self,
        segments: impl Iterator<Item = &'c [u64]>,
    ) -> Vec<(String, u64)> {
        let mut counts = vec![0; self.names.len()];
        for (places, segment) in self.places.iter().zip(segments) {
            for (place, count) in places.iter().zip(segment.iter().skip(1)) {
                if let Some(all) = counts.get_mut(*place) {
                    *all += count;
                }
            }
        }
        let mut same: Vec<(&str, u64, u64)> = vec![("", 0, 0); self.names.len()];
        for ((name, count), number) in self.names.iter().zip(counts).zip(&self.alike) {
            let Some((spelling, most, total)) = same.get_mut(*number) else { continue };
            *total += count;
            if count > *most {
                (*spelling, *most) = (name, count);
            }
        }
        same.retain(|(_, _, total)| *total > 0);
        same.sort_unstable_by(|(a, _, most), (b, _, least)| least.cmp(most).then_with(|| a.cmp(b)));
        same.into_iter().map(|(name, _, total)| (name.to_owned(), total)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn owned(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn names_of_several_segments_are_counted_as_one() {
        let segments = [
            owned(&["Barset Council", "St Mary\u{2019}s"]),
            owned(&["BARSET Council", "St Mary's"]),
            vec![],
        ];
        let joined = Joined::of(&segments.each_ref().map(Vec::as_slice));
        let counts: [&[u64]; 3] = [&[9, 3, 1], &[0, 4, 2], &[5]];
        let of = |counts: [&'static [u64]; 3]| joined.ordered(counts.into_iter());
        let named = |name: &str, count| (name.to_owned(), count);
        assert_eq!(
            joined.ordered(counts.into_iter()),
            [named("BARSET Council", 7), named("St Mary's", 3)]
        );
        // The most frequent spelling stands for all, and of equals the first.
        assert_eq!(of([&[0, 5, 0], &[0, 4, 0], &[0]]), [named("Barset Council", 9)]);
        assert_eq!(
            of([&[0, 1, 1], &[0, 1, 1], &[0]]),
            [named("BARSET Council", 2), named("St Mary's", 2)]
        );
        assert_eq!(of([&[3, 0, 0], &[3, 0, 0], &[3]]), []);
    }
}
