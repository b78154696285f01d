//! Words that tell little of what a question is about, by how little.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::forms;
use crate::index::analyzer::tokens;

/// Words that carry no meaning in a question. A negation is never one of them.
const QUIET: &str = "a about all also an and any are as at be been being but by can could did do \
    does for from had has have how i if in into is it its me my of on or our should so some such \
    tell than that the their them then there these they this those to us was we were what when where \
    which who whose why will with would you your";

/// Words of asking: in a sentence they say what is wanted, and nothing of what it is about.
const ASKING: &str = "anybody anyone anything case cases decision decisions ever example examples \
    happen happened happens long many much really somebody someone something";

/// Words that say how, when or by what turn of speech, and little of what: they are rare in some
/// casebooks and tell no case from another in any.
const LIGHT: &str = "above across after again against along already although always among another \
    apart around away back because become before begin behind below beside between beyond both bring \
    come down during each either else enough even every except far few find first further get give go \
    instead just keep know last later least leave less let like look make maybe more most much near \
    nearly need next off often once one only onto other otherwise out outside over past per perhaps \
    properly put quite rather same say see seem several since soon start stay still such take than \
    then thing think though through till time together too toward towards try turn two under unless \
    until up upon use usually very want way well whether while whole within yet";

/// The terms of a list of words.
fn terms_of(words: &str) -> BTreeSet<String> {
    tokens(words).into_iter().map(|token| token.text).collect()
}

pub(super) static QUIET_TERMS: LazyLock<BTreeSet<String>> = LazyLock::new(|| terms_of(QUIET));
pub(super) static ASKING_TERMS: LazyLock<BTreeSet<String>> = LazyLock::new(|| terms_of(ASKING));
/// With their irregular forms.
pub(super) static LIGHT_TERMS: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let terms = terms_of(LIGHT);
    let others: Vec<String> = terms.iter().flat_map(|term| forms::others(term)).cloned().collect();
    terms.into_iter().chain(others).collect()
});
