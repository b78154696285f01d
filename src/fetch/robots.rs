//! What a site lets crawlers read: `robots.txt`, by RFC 9309.

use std::time::Duration;

/// The name that a site knows casebook by.
pub const NAME: &str = "casebook";

/// How much of the file is read.
const LONGEST: usize = 500 * 1024;

/// The rules that hold for casebook.
///
/// ```
/// use casebook::fetch::robots::Rules;
/// let rules = Rules::parse("User-agent: *\nDisallow: /private\nAllow: /private/open$\nCrawl-delay: 5\n");
/// assert_eq!(rules.forbids("/private/a"), Some("/private"));
/// assert_eq!(rules.forbids("/private/open"), None);
/// assert_eq!(rules.delay().unwrap().as_secs(), 5);
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Rules {
    /// Patterns of paths, and whether they may be read.
    paths: Vec<(String, bool)>,
    delay: Option<Duration>,
}

/// Rules under way: of the groups that name casebook, and of those for everyone.
#[derive(Debug, Default)]
struct Group {
    rules: Rules,
    met: bool,
}

impl Rules {
    /// Reads the file: the groups that name casebook, else those for everyone. What is odd in it is
    /// passed over.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let end = text.floor_char_boundary(LONGEST);
        let (text, _) = text.split_at_checked(end).unwrap_or((text, ""));
        let [mut own, mut all] = [Group::default(), Group::default()];
        // Whom the lines are for, and whether the last line was one that names somebody.
        let (mut for_own, mut for_all, mut naming) = (false, false, false);
        for line in text.trim_start_matches('\u{feff}').lines() {
            let line = line.split('#').next().unwrap_or_default();
            let Some((key, value)) = line.split_once(':') else { continue };
            let (key, value) = (key.trim().to_ascii_lowercase(), value.trim());
            if key == "user-agent" {
                if !naming {
                    (for_own, for_all) = (false, false);
                }
                naming = true;
                for_own |= is_own(value);
                for_all |= value == "*";
                own.met |= for_own;
                all.met |= for_all;
                continue;
            }
            if !matches!(key.as_str(), "allow" | "disallow" | "crawl-delay") {
                continue;
            }
            naming = false;
            let groups = [for_own.then_some(&mut own), for_all.then_some(&mut all)];
            for group in groups.into_iter().flatten() {
                group.rules.add(&key, value);
            }
        }
        if own.met { own.rules } else { all.rules }
    }

    fn add(&mut self, key: &str, value: &str) {
        if key == "crawl-delay" {
            let delay = value.parse().ok().and_then(|it| Duration::try_from_secs_f64(it).ok());
            self.delay = delay.or(self.delay);
        } else if !value.is_empty() {
            self.paths.push((decoded(value), key == "allow"));
        }
    }

    /// The rule that forbids a path with its query; none where it may be read. The longest pattern
    /// that fits decides, and of two as long the one that allows.
    #[must_use]
    pub fn forbids(&self, path: &str) -> Option<&str> {
        let path = decoded(path);
        let fits = self.paths.iter().filter(|(pattern, _)| fits(pattern, &path));
        let best = fits.max_by_key(|(pattern, allows)| (pattern.len(), *allows))?;
        (!best.1).then_some(best.0.as_str())
    }

    /// How long the site asks crawlers to wait between two requests.
    #[must_use]
    pub fn delay(&self) -> Option<Duration> {
        self.delay
    }
}

/// Whether a line names casebook: its product's name alone counts, in any letters.
fn is_own(value: &str) -> bool {
    let name = |c: char| c.is_ascii_alphabetic() || c == '_' || c == '-';
    let product = value.split(|c: char| !name(c)).next().unwrap_or_default();
    product.eq_ignore_ascii_case(NAME)
}

/// Whether a path begins as a pattern says: `*` stands for anything, `$` for the end.
fn fits(pattern: &str, path: &str) -> bool {
    let (pattern, whole) =
        pattern.strip_suffix('$').map_or((pattern, false), |pattern| (pattern, true));
    let mut parts = pattern.split('*');
    let Some(mut rest) = parts.next().and_then(|first| path.strip_prefix(first)) else {
        return false;
    };
    let parts: Vec<&str> = parts.collect();
    let Some((last, middle)) = parts.split_last() else { return !whole || rest.is_empty() };
    for part in middle {
        match rest.split_once(part) {
            Some((_, after)) => rest = after,
            None => return false,
        }
    }
    if whole { rest.ends_with(last) } else { rest.contains(last) }
}

/// A path in one spelling: what is written `%41` and need not be, is a letter.
fn decoded(path: &str) -> String {
    let mut parts = path.split('%');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let code = part.get(..2).and_then(|hex| u8::from_str_radix(hex, 16).ok());
        let free = |byte: &u8| byte.is_ascii_alphanumeric() || b"-._~".contains(byte);
        if let (Some(byte), Some(rest)) = (code.filter(free), part.get(2..)) {
            plain.push(char::from(byte));
            plain.push_str(rest);
        } else {
            plain.push('%');
            // The digits of a code have no case.
            let (hex, rest) = part.split_at_checked(2).unwrap_or((part, ""));
            plain.push_str(&hex.to_ascii_uppercase());
            plain.push_str(rest);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_rule_of_the_right_group_decides() {
        for (text, path, free) in [
            ("", "/a", true),
            ("User-agent: *\nDisallow:\n", "/a", true),
            ("User-agent: *\nDisallow: /\n", "/a", false),
            ("User-agent: *\nDisallow: /\nAllow: /decisions\n", "/decisions/a", true),
            ("User-agent: *\nAllow: /a\nDisallow: /a\n", "/a", true),
            ("User-agent: *\nDisallow: /a/\n", "/a", true),
            ("User-agent: *\nDisallow: /*?page=\n", "/a?page=1", false),
            ("User-agent: *\nDisallow: /*.pdf$\n", "/a.pdf?x", true),
            ("User-agent: *\nDisallow: /*.pdf$\n", "/a.pdf", false),
            ("User-agent: *\nDisallow: /a*b*c\n", "/axxbyyczz", false),
            ("User-agent: *\nDisallow: /%61b\n", "/ab", false),
            ("User-agent: *\nDisallow: /a%2fb\n", "/a%2Fb", false),
            // A group of its own takes the place of the one for everyone.
            ("User-agent: *\nDisallow: /\n\nUser-agent: CaseBook/0.1\nDisallow: /x\n", "/a", true),
            ("User-agent: casebook\nDisallow: /\n\nUser-agent: *\nAllow: /\n", "/a", false),
            ("User-agent: casebooks\nDisallow: /\n", "/a", true),
            // Names that stand together share what follows, and groups of one name are one.
            ("User-agent: other\nUser-agent: casebook\nDisallow: /a\n", "/a", false),
            ("User-agent: casebook\n\nUser-agent: other\nDisallow: /a\n", "/a", false),
            ("User-agent: casebook\nAllow: /b\nUser-agent: other\nDisallow: /a\n", "/a", true),
            ("User-agent: casebook\nAllow: /b\nUser-agent: casebook\nDisallow: /a\n", "/a", false),
            // Case of the keys, comments, and lines that are none.
            ("\u{feff}USER-AGENT : * # all\nDISALLOW : /a # no\nSitemap: x\nhello\n", "/a", false),
            ("User-agent: *\r\nDisallow: /a\r\n", "/A", true),
            ("Disallow: /\n", "/a", true),
        ] {
            assert_eq!(Rules::parse(text).forbids(path).is_none(), free, "{text:?} {path}");
        }
    }

    #[test]
    fn an_odd_delay_is_none() {
        let delay = |line: &str| Rules::parse(&format!("User-agent: *\n{line}\n")).delay();
        assert_eq!(delay("Crawl-delay: 2.5"), Some(Duration::from_millis(2500)));
        for odd in ["Crawl-delay: -1", "Crawl-delay: soon", "Crawl-delay: NaN", "Allow: /"] {
            assert_eq!(delay(odd), None, "{odd}");
        }
    }

    #[test]
    fn a_hostile_file_is_read_in_time() {
        let stars = format!("User-agent: *\nDisallow: /{}\n", "*a".repeat(5_000));
        let path = format!("/{}", "ab".repeat(1_000));
        assert_eq!(Rules::parse(&stars).forbids(&path), None);
        assert_eq!(Rules::parse(&"€".repeat(LONGEST)).forbids("/"), None);
    }
}
