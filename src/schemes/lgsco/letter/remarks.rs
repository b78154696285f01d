//! What a letter singles out: payments, public reports, and what worries the Ombudsman.

use crate::model::Pence;
use crate::model::papers::{NamedSum, Remark};
use crate::text::Span;
use crate::text::sentence::sentences;

/// The remarks of a letter.
#[derive(Debug, Default)]
pub(super) struct Remarks {
    pub(super) payments: Vec<NamedSum>,
    pub(super) public_reports: Vec<Remark>,
    pub(super) concerns: Vec<Remark>,
}

/// Words of a sentence about money that was paid or is to be paid.
const PAID: &[&str] =
    &["pay", "paid", "refund", "reimburse", "repa", "waive", "wrote off", "write off", "compensat"];

/// How many sums back the same sum may have been named.
const RECENT: usize = 20;

/// Words of what is no payment to a person.
const NOT_PAID: &[&str] = &["people pay for", "courses", "fee for"];

/// What a letter says when it is not content.
const WORRIES: &[&str] = &[
    "disappoint",
    "concerning",
    "my concern",
    "am concerned",
    "three concerns",
    "two concerns",
    "witness summons",
    "my powers to obtain",
    "legal power",
    "fail to respond",
    "failure to respond",
    "failed to respond",
    "failed to provide",
    "failure to provide evidence",
    "failed to reply",
    "delayed by the council",
    "delayed by your",
    "late response",
    "responses were late",
    "replies were late",
    "enquiries were late",
    "not satisfied with the action",
    "not satisfied that",
    "late in responding",
    "response was late",
    "weeks late",
    "months late",
    "months later than",
    "after the date we had set",
    "after the deadline",
    "outside our timescale",
    "time taken to reply",
    "time taken to respond",
    "delay in responding",
    "delays in responding",
    "delays in replying",
    "did not do what",
    "did not carry out",
    "not complied",
    "had not complied",
    "non-compliance with",
    "did not comply",
    "failed to comply",
    "failed to implement",
    "failure to implement",
    "reminders",
    "chase",
    "there were two exceptions",
    "exceptions. in",
    "unacceptable",
    "not a response we can accept",
    "undermines",
    "reflects poorly",
    "extremely poorly",
    "we had to write",
    "poor response",
    "slow to respond",
    "unwilling",
    "adds to the injustice",
    "few councils we write to",
];

/// What a letter says of a public report without the word.
const REPORTED: &[&str] = &[
    "published a report about",
    "issued a report about",
    "published one report about",
    "issued one report about",
    "published a report against",
    "issued a report against",
    "published reports about",
    "issued reports about",
];

/// Openings of a list of worries.
const ORDINALS: &[&str] =
    &["first, ", "second, ", "third, ", "fourth, ", "firstly, ", "secondly, ", "finally, "];

/// What stands in a list of worries without a word of its own for them.
const LISTED: &[&str] = &["upheld", "public report", "did not", "delay", "fail"];

/// Words of the paragraphs that explain the statistics to everybody.
const STANDARD: &[&str] = &[
    "failure to comply is rare",
    "failure to comply with our recommendations is rare",
    "compliance rate below 100%",
    "an organisation with a compliance rate",
    "we recommend ways for",
    "key areas that help",
    "we uphold complaints when",
    "despite the challenges",
    "adds to the challenge",
];

/// Words by which a sentence is about this body.
const ABOUT_YOU: &[&str] = &[
    "your ",
    "you ",
    "the council",
    "the authority",
    "the organisation",
    "the trust",
    "it ",
    "we had to",
    "our enquiries",
];

/// Reads the remarks of a letter, which end with its signature.
pub(super) fn remarks(text: &str) -> Remarks {
    let begin = find(text, "dear ").unwrap_or(0);
    let end = find(text, "yours sincerely").or_else(|| find(text, "yours faithfully"));
    let end = end.filter(|end| *end > begin).unwrap_or(text.len());
    let mut told = Remarks::default();
    for block in blocks(text, Span::new(begin, end)) {
        let found: Vec<Span> = sentences(text, block);
        payments(text, &found, &mut told.payments);
        reports(text, &found, &mut told.public_reports);
        concerns(text, &found, &mut told.concerns);
    }
    told
}

/// Where a phrase of ASCII letters first stands, whatever its capitals.
fn find(text: &str, phrase: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    bytes.windows(phrase.len()).position(|window| window.eq_ignore_ascii_case(phrase.as_bytes()))
}

/// The blocks between blank lines.
fn blocks(text: &str, within: Span) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    let mut after_blank = true;
    for line in within.slice(text).split('\n') {
        if line.trim().is_empty() {
            after_blank = true;
            continue;
        }
        let span = Span::of(text, line).trim(text);
        match found.last_mut() {
            Some(block) if !after_blank || is_cut(block.slice(text), line) => {
                *block = block.join(span);
            }
            _ => found.push(span),
        }
        after_blank = false;
    }
    found
}

/// Whether a page break cuts a sentence in two between these lines.
fn is_cut(before: &str, after: &str) -> bool {
    let last = before.rsplit('\n').next().unwrap_or_default().trim_end();
    last.len() > 60
        && last.ends_with(|c: char| c.is_lowercase() || c == ',')
        && after.trim_start().starts_with(char::is_lowercase)
}

fn folded(text: &str, span: Span) -> String {
    let words = span.slice(text).to_lowercase().replace('’', "'");
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn has(words: &str, cues: &[&str]) -> bool {
    cues.iter().any(|cue| words.contains(cue))
}

crate::pattern!(
    SUM,
    r"£[ \u{a0}]?([0-9][0-9,]*(?:\.[0-9]{2})?)(?:[ \u{a0}]?(m|million|k|bn)(?-u:\b))?"
);

fn payments(text: &str, found: &[Span], payments: &mut Vec<NamedSum>) {
    for (at, &span) in found.iter().enumerate() {
        let words = folded(text, span);
        let next = found.get(at + 1).map(|&next| folded(text, next)).unwrap_or_default();
        let given_back =
            has(&next, &["refunded it", "repaid it", "waived it", "reimbursed it", "paid it back"]);
        if has(&words, NOT_PAID) || !(has(&words, PAID) || given_back) {
            continue;
        }
        let sentence = span.slice(text);
        for sum in SUM.captures_iter(sentence) {
            let (Some(whole), Some(digits)) = (sum.get(0), sum.get(1)) else { continue };
            let Some(amount) = Pence::parse_decimal(&digits.as_str().replace(',', "")) else {
                continue;
            };
            let before = sentence.get(..whole.start()).unwrap_or_default();
            // "paid the £2,700" is the sum that was promised in the sentence before.
            let mut recent = payments.iter().rev().take(RECENT);
            let again = before.ends_with("the ") && recent.any(|paid| paid.amount == amount);
            if sum.get(2).is_none() && !again {
                payments.push(NamedSum { amount, text: sentence.to_owned(), span });
            }
        }
    }
}

fn reports(text: &str, found: &[Span], reports: &mut Vec<Remark>) {
    let mut taken = 0;
    for (at, &span) in found.iter().enumerate() {
        let words = folded(text, span);
        let issued = has(
            &words,
            &["public report", "report in the public interest", "public interest report"],
        ) && has(&words, &["issued", "published", "issue a", "issuing"])
            || has(&words, REPORTED) && has(&words, ABOUT_YOU);
        let none = has(
            &words,
            &[
                "did not issue",
                "not issued",
                "no public report",
                "have not published",
                "not publish",
                "without issuing",
                "public reports we have",
            ],
        );
        if at < taken || !issued || none {
            continue;
        }
        // The sentences after it that say what it was about.
        let more = found.iter().skip(at + 1).take_while(|&&next| {
            let next = folded(text, next);
            [
                "it concerned",
                "it was about",
                "the report",
                "our report",
                "our investigation found",
                "this was about",
                "it told",
            ]
            .iter()
            .any(|opening| next.starts_with(opening))
        });
        let count = more.clone().count();
        let whole = more.fold(span, |whole, next| whole.join(*next));
        taken = at + 1 + count;
        reports.push(Remark { text: whole.slice(text).to_owned(), span: whole });
    }
}

/// The sentences of a block that worry the Ombudsman; sentences in a row are one remark.
fn concerns(text: &str, found: &[Span], concerns: &mut Vec<Remark>) {
    let words: Vec<String> = found.iter().map(|&span| folded(text, span)).collect();
    let worry = |at: usize| words.get(at).is_some_and(|words| is_worry(words, at == 0));
    let mut at = 0;
    while at < found.len() {
        let run = (at..found.len()).take_while(|&at| worry(at)).count();
        if run == 0 {
            at += 1;
            continue;
        }
        // "I am disappointed to do so again": the sentences beside it say about whom.
        let mut around = words.iter().skip(at.saturating_sub(1)).take(run + 2);
        let about = around.any(|words| has(words, ABOUT_YOU));
        if let (Some(first), Some(last), true) = (found.get(at), found.get(at + run - 1), about) {
            let span = first.join(*last);
            concerns.push(Remark { text: span.slice(text).to_owned(), span });
        }
        at += run;
    }
}

/// Whether a sentence, the first of its block or not, says that something is wrong.
fn is_worry(words: &str, first: bool) -> bool {
    if has(words, STANDARD) || words.starts_with("i am writing because") {
        return false;
    }
    let listed = first && ORDINALS.iter().any(|word| words.starts_with(word));
    if listed {
        return has(words, LISTED) || has(words, WORRIES);
    }
    // What a public report was about is said among the reports.
    has(words, WORRIES) && !words.contains("public report")
}
