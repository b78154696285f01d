//! Names that the users of a casebook add to those of the program.

/// Groups of names that users add. No file of the index holds them: they go with the open index, so
/// that everyone who asks it asks by the same names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OwnNames {
    /// Groups of names of one thing.
    pub names: Vec<Vec<String>>,
    /// Groups of words that say much the same.
    pub near: Vec<Vec<String>>,
}

impl OwnNames {
    /// Whether nothing was added.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.names.is_empty() && self.near.is_empty()
    }
}
