//! What is wrong with a label, in words for the person who wrote it.

/// More words than these are not listed; those that are near are named.
const LISTED: usize = 16;

/// The message, with what could be said in place of what was.
#[allow(clippy::needless_pass_by_value, reason = "as map_err gives it")]
pub(super) fn in_words(error: serde_json::Error) -> String {
    let said = error.to_string();
    if is_of_a_date(&said) {
        return "a date is written as 2025-07-01".to_owned();
    }
    for (begins, lacking) in [("unknown field `", true), ("unknown variant `", false)] {
        let Some((typed, rest)) = said.strip_prefix(begins).and_then(|rest| rest.split_once('`'))
        else {
            continue;
        };
        let known: Vec<&str> = rest.split('`').skip(1).step_by(2).collect();
        let near = nearest(typed, &known);
        return match (lacking, near) {
            (true, Some(near)) => format!("there is no field `{typed}`; `{near}` is near"),
            (true, None) => format!("there is no field `{typed}`"),
            (false, _) if known.len() <= LISTED => {
                format!("`{typed}` cannot be said here, only {}", known.join(", "))
            }
            (false, Some(near)) => format!("`{typed}` cannot be said here; `{near}` is near"),
            (false, None) => format!("`{typed}` cannot be said here"),
        };
    }
    said
}

/// What the parser of dates says, whatever it stumbles over.
fn is_of_a_date(said: &str) -> bool {
    let parts = ["year", "month", "day", "date"];
    said.contains("parse") && parts.iter().any(|part| said.contains(part))
}

/// The known word that has most pairs of letters with the one that was typed, if these are half of
/// them.
fn nearest<'k>(typed: &str, known: &[&'k str]) -> Option<&'k str> {
    let pairs = |word: &str| -> Vec<[u8; 2]> {
        let word = word.to_ascii_lowercase();
        word.as_bytes().windows(2).filter_map(|pair| pair.try_into().ok()).collect()
    };
    let typed = pairs(typed);
    let shared = |word: &str| {
        let word = pairs(word);
        let both = typed.iter().filter(|pair| word.contains(pair)).count();
        (both * 2 * 100).checked_div(typed.len() + word.len()).unwrap_or_default()
    };
    let best = known.iter().map(|word| (shared(word), *word)).max_by_key(|(shared, _)| *shared);
    best.filter(|(shared, _)| *shared >= 50).map(|(_, word)| word)
}
