//! The names of an archive's members: words to tell them apart by, never paths that lead anywhere.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

/// The longest name that is kept whole.
const LONGEST: usize = 1_000;

/// The names of one archive that were met. Two members of one name are both documents: the second
/// is called `name (2)`.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// How often each was met, by its digest: half a million names take room.
    met: BTreeMap<u64, u32>,
    count: usize,
}

impl Names {
    /// What to call the member of this name.
    pub(super) fn tell_apart(&mut self, name: &[u8]) -> String {
        let name = printable(&String::from_utf8_lossy(name));
        let mut digest = DefaultHasher::new();
        name.hash(&mut digest);
        let times = self.met.entry(digest.finish()).or_default();
        *times += 1;
        self.count += 1;
        if *times == 1 { name } else { format!("{name} ({times})") }
    }

    /// How many members were met.
    pub(super) fn count(&self) -> usize {
        self.count
    }
}

/// A name in one line, without what would move a terminal's cursor.
fn printable(name: &str) -> String {
    let shown = |c: char| if c.is_control() { '\u{fffd}' } else { c };
    name.chars().take(LONGEST).map(shown).collect()
}

/// Whether a name is one that folders are searched without, too: hidden files, and what macOS puts
/// beside each file.
pub(super) fn is_hidden(name: &str) -> bool {
    let hidden = |part: &str| part.starts_with('.') && part != "." && part != "..";
    name.split(['/', '\\']).any(|part| hidden(part) || part == "__MACOSX")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_of_one_name_are_told_apart() {
        let mut names = Names::default();
        let told = [&b"a"[..], b"b", b"a", b"a\x1b[2J", b"a"].map(|it| names.tell_apart(it));
        assert_eq!(told, ["a", "b", "a (2)", "a\u{fffd}[2J", "a (3)"]);
        assert_eq!(names.count(), 5);
    }

    #[test]
    fn hidden_members_are_hidden_at_any_depth() {
        for (name, hidden) in [
            ("a/.git/config", true),
            ("__MACOSX/a.html", true),
            (".DS_Store", true),
            ("./a.html", false),
            ("../../etc/passwd", false),
            ("a.b/c.html", false),
        ] {
            assert_eq!(is_hidden(name), hidden, "{name}");
        }
    }
}
