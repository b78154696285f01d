//! A body that agrees to some of what is recommended: "it accepts these apart from the fourth".

use super::cues::{AGREES_TO_IT, NOT_AGREED};
use crate::extract::parts::{LAST, picked, place_in_list};
use crate::extract::reading::{Reading, Unit, Zone};
use crate::model::words::Role;

crate::pattern!(
    /// What turns an agreement round for the items that follow.
    EXCEPT,
    r"(?i)(?-u:\b)(?:apart from|except(?: for)?|other than|but not|save for|with the exception of|all but)(?-u:\b)");

/// One sentence that says of some items of a list whether the body agrees.
struct Said {
    /// The paragraph of the list.
    block: usize,
    places: Vec<usize>,
    /// What it says of these.
    agreed: bool,
    /// What it says of the others of the list.
    others: Option<bool>,
}

/// What a decision says of the items of its lists.
#[derive(Default)]
pub(super) struct Partly(Vec<Said>);

impl Partly {
    pub(super) fn of(reading: &Reading<'_>) -> Self {
        let mut said = Vec::new();
        let mut last_list = None;
        for unit in &reading.units {
            if unit.depth > 0 {
                last_list = Some(unit.block);
            } else if matches!(unit.zone, Zone::Section(Role::Action | Role::Decision)) {
                said.extend(says(reading, unit, last_list));
            }
        }
        Self(said)
    }

    /// Whether the body agrees to the item of `unit`, where the decision says so of it.
    pub(super) fn agrees(&self, reading: &Reading<'_>, unit: &Unit<'_>) -> Option<bool> {
        let (place, length) = place_in_list(reading, unit).filter(|_| !self.0.is_empty())?;
        let here = || self.0.iter().rev().filter(|said| said.block == unit.block);
        let names = |said: &&Said| {
            let mut places = said.places.iter();
            places.any(|named| *named == place || (*named == LAST && place + 1 == length))
        };
        // The last word on the item itself counts, else the last word on the others.
        let itself = here().find(names).map(|said| said.agreed);
        itself.or_else(|| here().find_map(|said| said.others))
    }
}

fn says(reading: &Reading<'_>, unit: &Unit<'_>, last_list: Option<usize>) -> Option<Said> {
    let refused = NOT_AGREED.find(unit.text);
    let agreed = AGREES_TO_IT.find(unit.text);
    if refused.is_none() && agreed.is_none() {
        return None;
    }
    let except = EXCEPT.find(unit.text);
    let named =
        except.map_or(unit.text, |except| unit.text.get(except.end()..).unwrap_or_default());
    let picked = picked(named)?;
    let named_block = picked.paragraph.and_then(|number| {
        reading.units.iter().find(|other| other.paragraph == Some(number)).map(|other| other.block)
    });
    Some(Said {
        block: named_block.or(last_list)?,
        places: picked.places,
        agreed: refused.is_none() && except.is_none(),
        // Who agrees to two of three has not agreed to the third.
        others: except.map(|_| refused.is_none()).or(refused.is_none().then_some(false)),
    })
}
