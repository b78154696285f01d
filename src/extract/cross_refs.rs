//! "As set out in paragraph 12": references to paragraphs of this decision, and to other cases.

use super::nearby::{first_of, last_of};
use super::reading::{Reading, Unit};
use crate::grammar::case_ref::references;
use crate::model::CaseRef;
use crate::model::decision::CrossReference;
use crate::model::note::Diagnostic;
use crate::model::words::Role;
use crate::text::Span;

crate::pattern!(
    /// "paragraph 12", "paragraphs 12 and 14", "paragraphs 20 to 24", "para.3", "paragraphs 7(a), 8 & 9".
    PARAGRAPHS,
    concat!(
        r"(?xi)(?-u:\b)(?:paragraphs?[\ \u{a0}\n]+|paras?(?:\.|[\ \u{a0}\n])[\ \u{a0}\n]*)\(?(?P<list>",
        r"[0-9]{1,3}(?-u:\b)(?:\([a-z]\))?(?:(?:",
        r"[\ \u{a0}]*(?:,[\ \u{a0}]*and|,[\ \u{a0}]*or|,|&|-|–|—)[\ \u{a0}]*",
        r"|[\ \u{a0}\n]+(?:and|to|or|through|until)[\ \u{a0}\n]+",
        r")(?:paragraphs?[\ \u{a0}]+)?\(?[0-9]{1,3}(?-u:\b)(?:\([a-z]\))?)*)"
    )
);
crate::pattern!(
    /// The numbers of a list; the letter of a part, "12(a)", says nothing here.
    NUMBER, r"[0-9]{1,3}");
crate::pattern!(
    /// What follows a number of another document: a decimal ("4.26"), a capital ("5A"), "of the …",
    /// "in its letter", "Schedule 5".
    OF_ANOTHER_AFTER,
    concat!(
        r"(?xi)^\)?(?:[\ \u{a0}]?\.[0-9]|/[0-9]|(?-i:[A-Z](?-u:\b))",
        r"|[\ \u{a0}]?(?:\([a-z0-9]{1,4}\)|[a-z]\))?[\ \u{a0}\n]*,?[\ \u{a0}\n]*(?:",
        r"of[\ \u{a0}\n]+(?:the|its|his|her|their|that|a|an|these|those|mr|mrs|ms|miss|mx|dr|[a-z]+[’']s)(?-u:\b)",
        r"|(?:of|in|to|from|under|at)[\ \u{a0}\n]+(?:[a-z’']+[\ \u{a0}\n]+){0,4}?(?:code|guidance|policy|procedure|report|letter|lease",
        r"|agreement|framework|scheme|act|regulations|order|statement\ of\ [a-z]+|minutes|handbook|constitution)(?-u:\b)",
        r"|(?:of\ |in\ |to\ |under\ )?(?:part|schedule|annexe?|appendix|section|chapter|volume)[\ \u{a0}][0-9A-Z]|NPPF))"
    )
);
crate::pattern!(
    /// "of the" that still means this decision.
    OF_THIS_AFTER,
    r"(?i)^[^.;]{0,12}(?-u:\b)(?:of|in|to)[ \u{a0}\n]+(?:the[ \u{a0}]+)?(?:this|my|our|above|present|decision (?:statement )?above)(?-u:\b)");
crate::pattern!(
    /// What stands before a number of another document: "Schedule 5,", "the SEND Code (", "guidance,".
    OF_ANOTHER_BEFORE,
    concat!(
        r"(?x)(?:(?-u:\b)(?i:schedule|sch\.?|annexe?|appendix|part|section|chapter)[\ \u{a0}]+[0-9A-Z][0-9A-Za-z.()]*[)’”]*,?[\ \u{a0}(]*",
        r"|(?-u:\b)(?:Act|Regulations?|Order|Rules|Code|Guidance|Framework|Circular|Directions?|NPPF|PPG|Scheme|Manual|Constitution|Handbook|Policy)",
        r"(?:\ [0-9]{4})?(?:\ (?i:of\ (?:practice|guidance|conduct)))?(?:\ (?:\(?[A-Z][a-z]+\ )?[0-9]{4}\)?)?[)’”]*(?:,?[\ \u{a0}]*(?:\(|at|see)?[\ \u{a0}(]*)",
        r"|(?-u:\b)(?:act|regulations?|order|rules|code|guidance|framework)(?:\ of\ (?:practice|guidance))?[)’”]*,[\ \u{a0}]*(?:at\ )?)$"
    )
);
crate::pattern!(
    /// A named document right before "paragraph 12" that is spoken of here: "the Guidance at
    /// paragraph 12 above".
    DESCRIBED_HERE, r"(?i)^[^.;]{0,40}(?-u:\b)(?:above|below|earlier|of (?:this|my|our))(?-u:\b)");
crate::pattern!(
    /// Another document that speaks: "the policy says at".
    SPEAKS_BEFORE,
    concat!(
        r"(?xi)(?-u:\b)(?:guidance|code|policy|procedure|report|letter|lease|agreement|framework|scheme|statement\ of\ [a-z]+|minutes",
        r"|IO|inspector|judge|panel)(?-u:\b)[^.;:,]{0,30}(?-u:\b)(?:says?|said|states?|stated|advises|explains|provides|sets\ out|recommends|found)",
        r"(?:\ that)?[\ \u{a0}]*(?:[,(]|at|in|under)[\ \u{a0}(]*$"
    )
);

/// How much of a sentence around a reference tells what it refers to.
const AROUND: usize = 120;

/// Each "paragraph N" of the text that points inside this decision, and a remark for each that
/// points at a paragraph the page does not have. "Paragraphs 20 to 24" points at its two ends.
/// Paragraphs of statutes, guidance, policies, reports and letters are left to the citations.
///
/// ```
/// use casebook::Page;
/// use casebook::extract::{Reading, cross_refs::cross_references};
/// use casebook::text::Span;
/// let page = Page::of_text("See paragraph 4.26 of the Code, and paragraph 2.");
/// let reading = Reading::new(&page, None, None, Some(Span::new(0, page.text().len())), &[]);
/// let (found, remarks) = cross_references(&reading);
/// assert!(found.is_empty(), "the page has no second paragraph");
/// assert_eq!(remarks.len(), 1);
/// ```
#[must_use]
pub fn cross_references(reading: &Reading<'_>) -> (Vec<CrossReference>, Vec<Diagnostic>) {
    let last = reading.sections.iter().flat_map(|section| &section.paragraphs);
    let last = last.filter_map(|paragraph| paragraph.number).max().unwrap_or(0);
    let (mut found, mut remarks) = (Vec::new(), Vec::new());
    for unit in &reading.units {
        for (paragraphs, span) in pointed_at(unit) {
            for to in paragraphs {
                if (1..=last).contains(&to) {
                    remarks.extend(misfit(reading, unit, to, span));
                    found.push(CrossReference { from: unit.paragraph, to, span });
                } else {
                    remarks.push(
                        Diagnostic::new("paragraphs/reference-out-of-range", Some(span)).saying(
                            format!("the text refers to paragraph {to}; the last one is {last}"),
                        ),
                    );
                }
            }
        }
    }
    (found, remarks)
}

crate::pattern!(
    /// Before a reference: what is said to stand there is the remedy.
    TO_THE_REMEDY,
    r"(?i)(?-u:\b)(?:recommend(?:ed|ations?)|agreed actions?|actions? (?:set out|listed|described|agreed)|remed(?:y|ies)|payments?)(?:[ \u{a0}][a-z]+){0,4}[ \u{a0}]$");
crate::pattern!(
    /// Before a reference: what is said to stand there is law or policy.
    TO_THE_LAW,
    r"(?i)(?-u:\b)(?:law|legislation|statutory guidance|guidance|regulations|duty|policy|code)(?:[ \u{a0}](?:set out|described|explained|quoted|referred to|summarised|mentioned|outlined|given|above|cited|i|we|have|has|is|are))*[ \u{a0}](?:in|at)[ \u{a0}]$");
crate::pattern!(ABOVE, r"(?i)^[ \u{a0}]?\)?[ \u{a0}]?above(?-u:\b)");
crate::pattern!(BELOW, r"(?i)^[ \u{a0}]?\)?[ \u{a0}]?below(?-u:\b)");

/// A remark where the paragraph that the count finds is not what the sentence speaks of: then the
/// page may have lost or gained a paragraph.
fn misfit(reading: &Reading<'_>, unit: &Unit<'_>, to: u32, span: Span) -> Option<Diagnostic> {
    let at = span.start().checked_sub(unit.span.start())?;
    let before = last_of(unit.text.get(..at).unwrap_or_default(), AROUND);
    let after = unit.text.get(at + span.slice(reading.page.text()).len()..).unwrap_or_default();
    let target = reading
        .sections
        .iter()
        .find(|section| section.paragraphs.iter().any(|paragraph| paragraph.number == Some(to)))?;
    let early = matches!(target.role, Role::Complaint | Role::Powers | Role::Method | Role::Scope);
    let remedy = TO_THE_REMEDY.is_match(before) && (early || target.role == Role::Law);
    let law = TO_THE_LAW.is_match(before) && matches!(target.role, Role::Action | Role::Complaint);
    let own = unit.paragraph == Some(to);
    let side = unit.paragraph.is_some_and(|from| {
        (ABOVE.is_match(after) && to > from) || (BELOW.is_match(after) && to < from)
    });
    (remedy || law || own || side).then(|| {
        Diagnostic::new("paragraphs/reference-does-not-fit", Some(span)).saying(format!(
            "the text refers to paragraph {to}, which stands under “{}”",
            target.heading
        ))
    })
}

/// The paragraphs of this decision that a sentence points at, with where the words stand.
fn pointed_at(unit: &Unit<'_>) -> Vec<(Vec<u32>, Span)> {
    let mut found = Vec::new();
    for captures in PARAGRAPHS.captures_iter(unit.text) {
        let (Some(whole), Some(list)) = (captures.get(0), captures.name("list")) else { continue };
        let before = last_of(unit.text.get(..whole.start()).unwrap_or_default(), AROUND);
        let after = first_of(unit.text.get(whole.end()..).unwrap_or_default(), AROUND);
        if belongs_elsewhere(before, after) {
            continue;
        }
        let start = unit.span.start() + whole.start();
        let span = Span::new(start, start + whole.as_str().trim_end_matches([',', ' ']).len());
        found.push((numbers(list.as_str()), span));
    }
    found
}

fn belongs_elsewhere(before: &str, after: &str) -> bool {
    let after_tells = OF_ANOTHER_AFTER.is_match(after) && !OF_THIS_AFTER.is_match(after);
    let before_tells = OF_ANOTHER_BEFORE.is_match(before) || SPEAKS_BEFORE.is_match(before);
    after_tells || (before_tells && !DESCRIBED_HERE.is_match(after))
}

/// The numbers of "12 and 14" or "20 to 24" as they are printed: of a range, its two ends.
fn numbers(list: &str) -> Vec<u32> {
    let mut found: Vec<u32> =
        NUMBER.find_iter(list).filter_map(|number| number.as_str().parse().ok()).collect();
    found.dedup();
    found
}

/// The other cases that the text names, in order of first mention, without this one.
#[must_use]
pub fn related_references(reading: &Reading<'_>, own: Option<&CaseRef>) -> Vec<CaseRef> {
    let mut found: Vec<CaseRef> = Vec::new();
    for unit in &reading.units {
        for (reference, _) in references(unit.text) {
            if own.is_none_or(|own| own.base() != reference.base()) {
                found.push(reference);
            }
        }
    }
    let mut seen = std::collections::BTreeSet::new();
    found.retain(|reference| seen.insert(reference.clone()));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::fixture::Draft;

    /// The paragraphs that `sentence` points at, in a decision of thirty paragraphs.
    fn targets(sentence: &str) -> Vec<u32> {
        let draft = Draft::of(&format!("# analysis Analysis\n9. {sentence}\n30. End"));
        cross_references(&draft.reading()).0.into_iter().map(|found| found.to).collect()
    }

    #[test]
    fn every_spelling_of_a_reference() {
        for (sentence, expected) in [
            ("As outlined in paragraph 19, it is so.", &[19][..]),
            ("I explained this at para 3 and paras. 4-6.", &[3, 4, 6]),
            ("See paragraphs 12 and 14.", &[12, 14]),
            ("See paragraphs 12, 14 and 16 to 18 above.", &[12, 14, 16, 18]),
            ("The fault in paragraph 20(a) and paragraph 21 caused it.", &[20, 21]),
            ("The guidance set out in paragraph 7 applies.", &[7]),
            ("The law described in paragraphs 10–12 applies.", &[10, 12]),
            ("It applied the policy (paragraph 8).", &[8]),
            ("This is in paragraph 5 of this decision.", &[5]),
            ("I explained the law and guidance in paragraph 8.", &[8]),
            ("I put the fault in paragraph 12 to the Council.", &[12]),
            ("For the faults at paragraphs 12(a), 13 and 15(b) it will pay.", &[12, 13, 15]),
            ("See para.12.", &[12]),
            ("For the reasons in paragraph 13 I do not uphold it.", &[13]),
        ] {
            assert_eq!(targets(sentence), expected, "{sentence}");
        }
    }

    #[test]
    fn paragraphs_of_other_documents_are_no_references() {
        for sentence in [
            "(Local Government Act 1974, Schedule 5, paragraph 1, as amended)",
            "Paragraph 4.26 of the Code says so.",
            "It relied on paragraph 11 (c) of the Scheme.",
            "The SEND Code, paragraph 9.30, says so.",
            "Paragraph 7 of the report finds it so.",
            "In paragraph 7 of its letter the Council agreed.",
            "(Statutory guidance, paragraph 12)",
            "Under paragraph 5A of Schedule 5 we cannot.",
            "paragraph 3 schedule 5 of the Act",
            "The Homelessness Code of Guidance paragraph 15 says so.",
            "The policy says at paragraph 12 that it will.",
            "Paragraph 9 of Mr X’s lease says so, at 19 above.",
            "It set this out in paragraph 3 in its second letter.",
            "(Some Act 1974, Schedule 5/5A, paragraph 1/3, as amended)",
            "The Care and Support Statutory Guidance (paragraph 12) says so.",
        ] {
            assert_eq!(targets(sentence), [0_u32; 0], "{sentence}");
        }
    }

    #[test]
    fn a_paragraph_the_page_lacks_is_remarked_on() {
        let draft = Draft::of("# analysis A\n1. See paragraph 52.\n2. End");
        let (found, remarks) = cross_references(&draft.reading());
        assert!(found.is_empty());
        assert_eq!(remarks[0].code, "paragraphs/reference-out-of-range");
        assert_eq!(
            remarks[0].span.unwrap().slice("# analysis A\n1. See paragraph 52."),
            "paragraph 52"
        );
    }

    #[test]
    fn a_paragraph_that_is_something_else_is_remarked_on() {
        let remarks = |sentence: &str| {
            let draft = Draft::of(&format!(
                "# complaint The complaint\n1. Mr B complains.\n# law Law\n2. Councils must.\n# analysis Analysis\n3. {sentence}\n# action Action\n4. The Council will pay."
            ));
            cross_references(&draft.reading()).1.into_iter().map(|r| r.code).collect::<Vec<_>>()
        };
        for sentence in [
            "It will pay as recommended in paragraph 1.",
            "The law set out in paragraph 4 applies.",
            "See paragraph 4 above.",
            "See paragraph 2 below.",
            "As I said in paragraph 3, it was fault.",
        ] {
            assert_eq!(remarks(sentence), ["paragraphs/reference-does-not-fit"], "{sentence}");
        }
        for sentence in [
            "It will pay as recommended in paragraph 4.",
            "The law set out in paragraph 2 applies.",
            "See paragraph 2 above, and paragraph 4 below.",
            "The complaint in paragraph 1 is late.",
        ] {
            assert_eq!(remarks(sentence), [""; 0], "{sentence}");
        }
    }

    #[test]
    fn other_cases_are_named_once_and_never_this_one() {
        let draft = Draft::of("1. Our decisions 23 001 002, 24 014 093b and 23 001 002 say so.");
        let own = CaseRef::parse("24 014 093").unwrap();
        let found = related_references(&draft.reading(), Some(&own));
        assert_eq!(found, [CaseRef::parse("23 001 002").unwrap()]);
    }
}
