//! The words around a place: as much as a cue needs and no more, so that a very long sentence costs
//! no more than its length.

/// The last `bytes` bytes of `text`, or up to three less where a character would be cut.
pub(super) fn last_of(text: &str, bytes: usize) -> &str {
    let from = text.len().saturating_sub(bytes);
    (from..text.len()).find_map(|at| text.get(at..)).unwrap_or_default()
}

/// The first `bytes` bytes of `text`, or up to three more where a character would be cut.
pub(super) fn first_of(text: &str, bytes: usize) -> &str {
    (bytes..text.len()).find_map(|at| text.get(..at)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_character_is_cut() {
        assert_eq!(last_of("a£b", 2), "b");
        assert_eq!(first_of("a£b", 2), "a£");
        assert_eq!((last_of("ab", 9), first_of("ab", 9)), ("ab", "ab"));
        assert_eq!((last_of("", 1), first_of("", 0)), ("", ""));
    }
}
