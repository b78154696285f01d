//! Texts that a label names by their first words.

use crate::eval::item::{Item, folded};

/// A text of a record.
pub(super) struct Told<'a, T> {
    pub(super) text: &'a str,
    pub(super) paragraph: Option<u32>,
    pub(super) of: &'a T,
}

/// The first words of a text, in a label.
pub(super) struct Named<'a, L> {
    pub(super) starts: &'a str,
    pub(super) paragraph: Option<u32>,
    pub(super) of: &'a L,
}

/// Texts beside the labels that name them.
pub(in crate::eval) struct Paired<'a, T, L> {
    /// The label's first words and both sides, of what both have.
    pub(super) pairs: Vec<(Item, &'a T, &'a L)>,
    /// Every text, as items of the field that only asks whether it is there.
    pub(super) found: Vec<Item>,
    /// Every label, likewise.
    pub(super) wanted: Vec<Item>,
}

/// Which text is meant by which label: the first that is left, in the same paragraph, and has the
/// words.
pub(super) fn pair<'a, T, L>(told: Vec<Told<'a, T>>, named: Vec<Named<'a, L>>) -> Paired<'a, T, L> {
    let mut left: Vec<(String, Told<'a, T>)> =
        told.into_iter().map(|told| (folded(told.text), told)).collect();
    let mut paired = Paired { pairs: Vec::new(), found: Vec::new(), wanted: Vec::new() };
    for label in named {
        let starts = folded(label.starts);
        let item = Item::new(&starts).at(label.paragraph, label.starts);
        let at = left
            .iter()
            .position(|(text, told)| told.paragraph == label.paragraph && text.contains(&starts));
        if let Some(at) = at {
            let (_, told) = left.remove(at);
            let about = Item::default().at(told.paragraph, told.text);
            paired.pairs.push((Item { about: starts, ..about }, told.of, label.of));
            paired.found.push(item.clone());
        }
        paired.wanted.push(item);
    }
    paired
        .found
        .extend(left.into_iter().map(|(text, told)| Item::new(text).at(told.paragraph, told.text)));
    paired
}

impl<'a, T, L> Paired<'a, T, L> {
    /// The label of a text, where one means it.
    pub(in crate::eval) fn label_of(&self, text: &T) -> Option<&'a L> {
        let own = self.pairs.iter().find(|(_, told, _)| std::ptr::eq(*told, text));
        own.map(|(_, _, label)| *label)
    }

    /// One aspect of what both have; `None` where a label leaves it out.
    pub(super) fn aspect(
        &self,
        wanted: fn(&L) -> Option<String>,
        found: fn(&T) -> String,
    ) -> Option<(Vec<Item>, Vec<Item>)> {
        let said = |about: &Item, says: String| Item { says, ..about.clone() };
        let wanted: Option<Vec<Item>> =
            self.pairs.iter().map(|(about, _, label)| Some(said(about, wanted(label)?))).collect();
        let found = self.pairs.iter().map(|(about, told, _)| said(about, found(told))).collect();
        Some((found, wanted?))
    }
}
