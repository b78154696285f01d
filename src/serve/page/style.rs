//! The one stylesheet, and the sign of the service.

use std::sync::LazyLock;

use sha2::{Digest as _, Sha256};

use crate::serve::{Answer, Outcome, Visit};
use crate::text::page::hex;

const STYLE: &str = include_str!("../../../templates/casebook.css");
const ICON: &str = include_str!("../../../templates/icon.svg");

/// A year: what has another content has another address.
const KEEP: &str = "public, max-age=31536000, immutable";

static HASH: LazyLock<String> = LazyLock::new(|| {
    let hash = hex(&Sha256::digest(STYLE.as_bytes()));
    hash.get(..12).unwrap_or_default().to_owned()
});

/// The address of the stylesheet, which changes with its content.
pub(in crate::serve) fn address() -> String {
    format!("/casebook.css?v={}", *HASH)
}

/// The stylesheet.
#[allow(clippy::unnecessary_wraps)] // as every page
pub(in crate::serve) fn page(visit: &Visit) -> Outcome {
    let answer = Answer::of("text/css; charset=utf-8", STYLE);
    let current = visit.value("v") == Some(HASH.as_str());
    Ok(if current { answer.with("cache-control", KEEP) } else { answer })
}

/// The sign of the service.
#[allow(clippy::unnecessary_wraps)] // as every page
pub(in crate::serve) fn icon(_: &Visit) -> Outcome {
    Ok(Answer::of("image/svg+xml", ICON).with("cache-control", "public, max-age=86400"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The colour that the stylesheet calls by this name, as red, green and blue from 0 to 1.
    fn colour(name: &str) -> [f64; 3] {
        let (_, rest) = STYLE.split_once(&format!("--{name}: #")).expect(name);
        let part = |at: usize| u8::from_str_radix(rest.get(at..at + 2).unwrap(), 16).unwrap();
        [0, 2, 4].map(|at| f64::from(part(at)) / 255.0)
    }

    /// How bright a colour is, after WCAG.
    fn luminance(colour: [f64; 3]) -> f64 {
        let linear = |part: f64| {
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        let [red, green, blue] = colour.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    fn contrast(one: &str, other: &str) -> f64 {
        let (one, other) = (luminance(colour(one)), luminance(colour(other)));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn words_and_edges_stand_out_from_their_ground() {
        for (words, ground) in [
            ("ink", "paper"),
            ("ink", "wash"),
            ("ink", "mark"),
            ("ink", "target"),
            ("quiet", "paper"),
            ("quiet", "wash"),
            ("quiet", "target"),
            ("link", "paper"),
            ("link", "wash"),
            ("link", "target"),
            ("link", "mark"),
            ("visited", "paper"),
            ("visited", "wash"),
            ("visited", "target"),
            ("visited", "mark"),
            ("warn", "paper"),
            ("paper", "accent"),
            ("paper", "pressed"),
            ("accent", "paper"),
            ("accent", "wash"),
        ] {
            assert!(
                contrast(words, ground) >= 4.5,
                "{words} on {ground}: {}",
                contrast(words, ground)
            );
        }
        for (edge, ground) in [
            ("edge", "paper"),
            ("edge", "wash"),
            ("focus", "paper"),
            ("focus", "wash"),
            ("paper", "accent"),
        ] {
            assert!(
                contrast(edge, ground) >= 3.0,
                "{edge} on {ground}: {}",
                contrast(edge, ground)
            );
        }
    }

    #[test]
    fn every_colour_has_a_name() {
        let (_, rest) = STYLE.split_once(":root {").unwrap().1.split_once('}').unwrap();
        let numbers = rest.split('#').skip(1).map(|it| it.split([' ', ';', '}']).next().unwrap());
        let hex = |it: &&str| it.bytes().all(|byte| byte.is_ascii_hexdigit());
        let odd: Vec<&str> = numbers.filter(hex).filter(|it| *it != "fff").collect();
        assert!(odd.is_empty(), "{odd:?}");
    }
}
