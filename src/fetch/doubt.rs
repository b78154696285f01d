//! Whether what comes is still what the site gave: shells, challenges, a template that has changed.

use std::collections::VecDeque;

use crate::casebook::{gives, too_few};
use crate::error::{Error, ErrorKind};
use crate::intake::belongs;
use crate::model::Record;
use crate::text::Page;

/// Words of pages that ask whether a person is there, in small letters. They only count on a page
/// that is not what was asked for.
const CHALLENGES: &[&str] = &[
    "captcha",
    "verify you are human",
    "verify that you are human",
    "are you a robot",
    "not a robot",
    "checking your browser",
    "just a moment",
    "unusual traffic",
    "automated requests",
    "security check",
    "access denied",
    "access to this page has been denied",
    "request blocked",
    "enable javascript and cookies to continue",
    "attention required",
];

/// Pages that are no decisions, one after the other, before nobody believes in chance any more.
const ODD: u32 = 3;

/// So many pages are looked back on.
const LAST: usize = 20;

/// The share of them that gives a reference, a date and an outcome; of the site's own, nearly all do.
const SHARE: f64 = 0.7;

/// What the last pages gave.
#[derive(Debug, Default)]
pub(super) struct Doubt {
    last: VecDeque<bool>,
    odd: u32,
}

/// How a page that was asked for as a decision is taken.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Taken {
    /// It is one.
    Decision,
    /// It is none, which may happen; this is what came.
    Odd(String),
}

impl Doubt {
    /// Looks at a page that should be a decision.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::SiteChanged`] where there is no sense in going on.
    pub(super) fn take(
        &mut self,
        url: &str,
        page: Option<(&Page, &Record)>,
        body: &[u8],
    ) -> Result<Taken, Error> {
        let body_of = page.map(|(_, record)| record).filter(|record| belongs(record).is_ok());
        let gives = body_of.and_then(gives);
        self.odd = if gives.is_some() { 0 } else { self.odd + 1 };
        if self.last.len() == LAST {
            self.last.pop_front();
        }
        self.last.push_back(gives == Some([true; 3]));
        let came = || what_came(page.map(|(page, _)| page), body);
        if gives.is_none() && (is_challenge(body) || self.odd >= ODD) {
            return Err(not_as_expected(url, "a decision", &came()));
        }
        let whole = self.last.iter().filter(|whole| **whole).count() as u64;
        let pages = self.last.len() as u64;
        if too_few(whole, pages, SHARE) {
            let what = format!(
                "the site seems to have changed: of the last {pages} decisions, {whole} gave a reference, \
                 a date and an outcome; the last is {url}"
            );
            return Err(Error::new(ErrorKind::SiteChanged, what)
                .advise("look at one of them in a browser, and at what a newer casebook reads"));
        }
        Ok(if gives.is_some() { Taken::Decision } else { Taken::Odd(came()) })
    }
}

/// The error for a page that is not what was asked for.
pub(super) fn not_as_expected(url: &str, expected: &str, came: &str) -> Error {
    let what =
        format!("the site answers with something else: {url} should be {expected}, and is {came}");
    Error::new(ErrorKind::SiteChanged, what).advise(
        "look at it in a browser; a site that asks for a person wants no program, and its owner is the \
         one to ask",
    )
}

/// Whether a page asks for a person.
pub(super) fn is_challenge(body: &[u8]) -> bool {
    let text = String::from_utf8_lossy(body).to_lowercase();
    CHALLENGES.iter().any(|words| text.contains(words))
}

/// What a page is that was not expected, in a few words.
pub(super) fn what_came(page: Option<&Page>, body: &[u8]) -> String {
    let sort = if is_challenge(body) { "a challenge" } else { "a page" };
    let Some(page) = page else {
        return format!("{sort} without any words ({} bytes)", body.len());
    };
    let words = page.text().split_whitespace().count();
    let begin: String = page.text().split_whitespace().take(8).collect::<Vec<_>>().join(" ");
    let begin: String = begin.chars().take(60).collect();
    let title = page.title().map(|title| title.split_whitespace().collect::<Vec<_>>().join(" "));
    let title = title.map(|it| format!(" titled {it:?},")).unwrap_or_default();
    format!("{sort}{title} of {words} words that begins {begin:?}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schemes;

    fn take(doubt: &mut Doubt, text: &str) -> Result<Taken, Error> {
        let page = Page::read(crate::text::Origin::default(), text.as_bytes()).ok();
        let read = page.as_ref().map(schemes::read);
        doubt.take("https://a.uk/1", page.as_ref().zip(read.as_ref()), text.as_bytes())
    }

    const WHOLE: &str = "Ashby Council (24 101 202)\n\nDecision : Upheld\n\nDecision date : 01 Jul 2025\n\n\
        The Ombudsman's final decision:\n\nSummary: Late.\n\nThe complaint\n\n  1. Mr X waits.\n";
    const BARE: &str = "Ashby Council (24 101 202)\n\nThe Ombudsman's final decision:\n\nSummary: Late.\n\n\
        The complaint\n\n  1. Mr X waits.\n";

    #[test]
    fn one_odd_page_is_odd_and_three_are_a_change() {
        let mut doubt = Doubt::default();
        for _ in 0..5 {
            assert_eq!(take(&mut doubt, WHOLE).unwrap(), Taken::Decision);
        }
        for _ in 0..2 {
            let Taken::Odd(what) = take(&mut doubt, "This page has moved.").unwrap() else {
                panic!()
            };
            assert!(what.contains("4 words that begins \"This page"), "{what}");
        }
        let error = take(&mut doubt, "").unwrap_err();
        assert_eq!(error.kind(), ErrorKind::SiteChanged);
        assert!(error.what().contains("should be a decision"), "{error}");
    }

    #[test]
    fn a_challenge_is_one_at_once_unless_a_decision_speaks_of_it() {
        let mut doubt = Doubt::default();
        let about = WHOLE.replace("Mr X waits", "Mr X could not pass the captcha");
        assert_eq!(take(&mut doubt, &about).unwrap(), Taken::Decision);
        let error = take(&mut doubt, "<title>Just a moment...</title><p>Verify you are human</p>");
        assert!(error.unwrap_err().what().contains("is a challenge titled \"Just a moment...\""));
    }

    #[test]
    fn a_template_that_loses_its_facts_is_noticed() {
        for (good, bad) in [(0, 4), (5, 9), (30, 7)] {
            let mut doubt = Doubt::default();
            for _ in 0..good {
                take(&mut doubt, WHOLE).unwrap();
            }
            for _ in 1..bad {
                assert_eq!(take(&mut doubt, BARE).unwrap(), Taken::Decision, "after {good}");
            }
            let error = take(&mut doubt, BARE).unwrap_err();
            assert!(error.what().contains("the site seems to have changed"), "{error}");
        }
    }
}
