//! Page kinds: each knows how to recognise and to parse its pages. A new kind, or another
//! ombudsman's scheme, is one new file and one line in [`PAGES`].

pub mod lgsco;
pub mod other;

use crate::model::note::Diagnostic;
use crate::model::record::{PARSER_VERSION, Source, Standing};
use crate::model::words::{Kind, Scheme};
use crate::model::{Body, Record};
use crate::reconcile;
use crate::text::Page;
use crate::text::pattern::marked;

/// A kind of page: how to know it and how to read it.
#[derive(Debug, Clone, Copy)]
pub struct PageKind {
    /// The kind in the record.
    pub kind: Kind,
    /// The scheme it belongs to.
    pub scheme: fn(&Page) -> Scheme,
    /// How well a page fits, 0 to 100; the best fit reads the page.
    pub recognise: fn(&Page) -> u32,
    /// Reads the page. Odd content becomes diagnostics, never an error.
    pub parse: fn(&Page) -> (Body, Vec<Diagnostic>),
}

/// Every kind of page that is known. Earlier ones win a tie.
pub const PAGES: &[PageKind] = &[
    PageKind {
        kind: Kind::Decision,
        scheme: |_| Scheme::Lgsco,
        recognise: lgsco::decision::recognise,
        parse: lgsco::decision::parse,
    },
    PageKind {
        kind: Kind::PerformancePage,
        scheme: |_| Scheme::Lgsco,
        recognise: lgsco::performance::recognise,
        parse: lgsco::performance::parse,
    },
    PageKind {
        kind: Kind::AnnualLetter,
        scheme: |_| Scheme::Lgsco,
        recognise: lgsco::letter::recognise,
        parse: lgsco::letter::parse,
    },
    PageKind {
        kind: Kind::FeedbackReport,
        scheme: |_| Scheme::Lgsco,
        recognise: lgsco::feedback::recognise,
        parse: lgsco::feedback::parse,
    },
    PageKind {
        kind: Kind::Listing,
        scheme: |_| Scheme::Lgsco,
        recognise: lgsco::listing::recognise,
        parse: lgsco::listing::parse,
    },
    PageKind {
        kind: Kind::Other,
        scheme: other::scheme,
        recognise: other::recognise,
        parse: other::parse,
    },
];

/// The best fit there is: no later kind can do better.
const CERTAIN: u32 = 100;

/// The kind that fits `page` best.
#[must_use]
pub fn recognise(page: &Page) -> &'static PageKind {
    let mut best = (&PAGES[0], 0);
    for kind in PAGES {
        let fit = (kind.recognise)(page);
        if fit > best.1 {
            best = (kind, fit);
        }
        if fit >= CERTAIN {
            break;
        }
    }
    best.0
}

/// Reads a page into its record.
///
/// ```
/// use casebook::{Page, schemes};
/// let page = Page::of_text("Ashby Council (24 101 202)\n\nDecision : Upheld\n\nDecision date : 01 Jul 2025\n\nThe Ombudsman's final decision:\n\nSummary: The Council was late.\n\nThe complaint\n\n  1. Mr X complains of delay.\n");
/// let record = schemes::read(&page);
/// assert_eq!(record.decision().unwrap().reference.as_ref().unwrap().to_string(), "24 101 202");
/// ```
#[must_use]
pub fn read(page: &Page) -> Record {
    let _marked = marked(page.text());
    let kind = recognise(page);
    let (mut body, diagnostics) = (kind.parse)(page);
    reconcile::fill(page, &mut body);
    let origin = page.origin();
    Record {
        scheme: (kind.scheme)(page),
        source: Source {
            path: origin.path.display().to_string(),
            member: origin.member.clone(),
            url: page.url().map(str::to_owned),
            retrieved: page.retrieved(),
            media_type: page.media_type().to_owned(),
            bytes: page.bytes(),
            sha256: page.sha256().to_owned(),
            text_sha256: page.text_sha256(),
            parser: PARSER_VERSION.to_owned(),
            standing: Standing::default(),
        },
        diagnostics,
        body,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Shapes of text that are cheap to write and could be dear to read.
    const HOSTILE: &[&str] = &[
        "Table 1 - x\n",
        "a\tb\t1\n",
        "| a | 1 |\n",
        "  x   y   1\n",
        "A A Council ",
        "Case reference: 24 000 111\nCategory: x\n",
        "Statement Upheld Noise 05-Feb-2021\nSummary: x\n",
        "24 000 111 and ",
        "paid the £1 of which £2. The Ombudsman ",
        "Dear x\n\n",
        "1. Heading\n\n",
        "- 1.1 x\n- y\n",
        "between 1 april 2020 to ",
        "((((( [[[[ **** ",
        "a  b\n            word\n",
        "a  b  1\n\n",
        "x\t24 000 111 24 000 112\t",
        "24 000 111\tx\n",
        "by LGO satisfactorily by\n\n1\n2\n\n",
        "On 3 May 2023 she called.\n\nOn 4 May 2023 it wrote.\n\n",
        "On 3 May 2023 she called.\n\nOn 4 May 2022 it wrote.\n\nOn 5 May 2023 it met.\n\n",
    ];

    #[test]
    fn every_kind_reads_anything_in_linear_time() {
        for piece in HOSTILE {
            let page = Page::of_text(&piece.repeat(120_000 / piece.len()));
            for kind in PAGES.iter().filter(|kind| kind.kind != Kind::Decision) {
                let begun = std::time::Instant::now();
                let _ = (kind.recognise)(&page);
                let (body, _) = (kind.parse)(&page);
                let taken = begun.elapsed();
                assert!(taken.as_secs() < 8, "{piece:?} as {}: {taken:?}", kind.kind);
                drop(body);
            }
        }
    }

    /// What a decision's remedy or findings could be full of.
    const FULL_OF: &[&str] = &[
        "The Council has agreed to pay Mr X £250 for his distress. ",
        "  1. The Council will pay Mr X £250 for his distress.\n",
        "It offered her £100 in May 2024, which she declined. ",
        "It will pay £50 a month for four months, which is £200. ",
        "The Council will apologise, remind staff and review its policy. ",
        "As paragraph 2 says, section 17 of the Children Act 1989 applies. ",
        "paid the £1 of which £2. The Ombudsman ",
        "On 3 May 2023 she called. On 4 May 2023 it wrote.\n\n",
        "On 3 May 2023 she called.\n\nOn 4 May 2022 it wrote.\n\nOn 5 May 2023 it met.\n\n",
    ];

    #[test]
    fn a_decision_is_read_in_linear_time() {
        let time = |section: &str, piece: &str, bytes: usize| {
            let body = piece.repeat(bytes / piece.len());
            let page = Page::of_text(&format!(
                "Ashby Council (24 101 202)\n\nDecision : Upheld\n\nDecision date : 01 Jul 2025\n\n\
                 The Ombudsman's final decision:\n\nSummary: There was fault.\n\nThe complaint\n\n\
                 Mr X complains of delay.\n\n{section}\n\n{body}\n"
            ));
            let once = || {
                let begun = std::time::Instant::now();
                let _ = read(&page);
                begun.elapsed()
            };
            once().min(once())
        };
        let found = FULL_OF.iter().take(3).map(|piece| ("What I found", piece));
        let remedy = FULL_OF.iter().map(|piece| ("Agreed action", piece));
        for (section, piece) in remedy.chain(found) {
            let (short, long) = (time(section, piece, 5_000), time(section, piece, 20_000));
            // Four times as long; with the square it would be sixteen times.
            let most = short * 9 + std::time::Duration::from_millis(100);
            assert!(long < most, "{section}, {piece:?}: {short:?} and {long:?}");
        }
    }

    #[test]
    fn every_span_of_a_paper_slices_to_its_words() {
        for piece in HOSTILE {
            let page = Page::of_text(&format!("Ashby ’Council’ £\n\n{}", piece.repeat(20)));
            for kind in PAGES.iter().filter(|kind| kind.kind != Kind::Decision) {
                let (body, _) = (kind.parse)(&page);
                let record = serde_json::to_value(&body).unwrap();
                check(&page, &record);
            }
        }
    }

    /// Holds every object with a text and a span against the page.
    fn check(page: &Page, value: &serde_json::Value) {
        if let Some(object) = value.as_object() {
            if let (Some(text), Some(span)) = (object.get("text"), object.get("span"))
                && let (Some(start), Some(end)) = (span["start"].as_u64(), span["end"].as_u64())
            {
                let span = crate::text::Span::new(
                    usize::try_from(start).unwrap(),
                    usize::try_from(end).unwrap(),
                );
                assert_eq!(text.as_str(), Some(page.slice(span)));
            }
            for inner in object.values() {
                check(page, inner);
            }
        }
        if let Some(list) = value.as_array() {
            for inner in list {
                check(page, inner);
            }
        }
    }
}
