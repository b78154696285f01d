//! The Ombudsman's standard wording: what recurs in nearly every decision and says nothing of the case.
//!
//! Investigators re-word these paragraphs, and their wording has changed since 2013. So no sentence
//! is compared as a whole: short cues are, in folded text. One sure cue is enough whoever is
//! named; the others count only in paragraphs that hold no facts of the case.

mod cues;

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

use crate::model::words::Role;
use cues::{DISTINCT, OWN_ACTS, SURE, USUAL};

crate::pattern!(
    /// Facts of the case: a person, a day, a sum, what somebody said.
    CASE_FACT,
    r"(?x)(?-u:\b)(?:
        (?:Mr|Mrs|Miss|Ms|Mx|Dr|Sir|Lady|Prof(?:essor)?)\.?[\ \u{a0}](?:and[\ \u{a0}]M[a-z]{1,3}[\ \u{a0}])?[A-Z](?-u:\b)
      | [0-9]{1,2}(?:st|nd|rd|th)?[\ \u{a0}](?:January|February|March|April|May|June|July|August|September|October|November|December)
      | (?:January|February|March|April|May|June|July|August|September|October|November|December)[\ \u{a0}][12][0-9]{3}
      | (?:Council|Provider|Trust|Panel|School|Authority|Home)[\ \u{a0}](?:told|said|says|explained|replied|wrote|accepted|refused|sent|agreed|offered)
    )|£[0-9]");

crate::pattern!(
    /// What the investigator did in this case with a power just named.
    CASE_STEP,
    r"(?i)(?-u:\b)(?:I (?:have )?(?:decided|exercised|chose|found|find|see|saw|think|intend|am (?:satisfied|investigating))|I have (?:not )?investigated|in this case|so I|therefore|this complaint|her complaint|his complaint)(?-u:\b)");

crate::pattern!(
    /// A citation on a line of its own.
    ALONE, r"^[\[(][^()\[\]]*(?:[\[(][^()\[\]]*[\])][^()\[\]]*)*[\])]?[.;]?$");

crate::pattern!(
    /// What the investigator looked at.
    EVIDENCE_SEEN,
    r"(?i)^(?:as part of|when|in|during|evidence|the evidence)?[^.]{0,30}(?-u:\b)(?:I|we)(?: have| also)? (?:considered|read|spoke|spoken|discussed|looked|listened|made|obtained|visited|viewed|examined|had regard|took|taken|applied)(?-u:\b)");

/// Beyond this length a paragraph with a sure cue says more than its standard part.
const LONGEST_SURE: usize = 420;

/// The same for one that names the person.
const LONGEST_WITH_NAMES: usize = 220;

/// No standard paragraph is longer.
const LONGEST: usize = 2_400;

/// Whether a paragraph of a section with this role is the Ombudsman's standard wording.
///
/// ```
/// use casebook::extract::standing::is_standing;
/// use casebook::model::words::Role;
/// let line = "Miss R and the Council were given an opportunity to comment on my draft decision.";
/// assert!(is_standing(Role::Method, line));
/// assert!(!is_standing(Role::Powers, "Miss R complained late because she was in hospital."));
/// ```
#[must_use]
pub fn is_standing(role: Role, text: &str) -> bool {
    const TOLD_BY_THE_CASE: &[Role] =
        &[Role::Complaint, Role::Action, Role::Events, Role::Decision];
    if text.len() > LONGEST || TOLD_BY_THE_CASE.contains(&role) {
        return false;
    }
    let folded = fold(text);
    let cues = Cues::of(&folded);
    let has_facts = || CASE_FACT.is_match(text);
    let about_the_work = matches!(role, Role::Powers | Role::Method | Role::Other);
    if about_the_work && cues.sure > 0 && text.len() <= LONGEST_SURE {
        return !has_facts() || is_only_the_line(text);
    }
    if cues.cited > 0 && ALONE.is_match(&folded) {
        return true;
    }
    // Steps of the case only make it harder, so that most paragraphs need no pattern.
    cues.suffice(role, false) && !has_facts() && cues.suffice(role, CASE_STEP.is_match(text))
}

/// Whether a paragraph that names the person is nothing but the line about the draft: it does not
/// tell what was read and whom the investigator spoke to.
fn is_only_the_line(text: &str) -> bool {
    const SHORT: usize = 110;
    text.len() <= SHORT || (text.len() <= LONGEST_WITH_NAMES && !EVIDENCE_SEEN.is_match(text))
}

/// How many cues of each strength a paragraph holds.
#[derive(Default)]
struct Cues {
    sure: usize,
    distinct: usize,
    usual: usize,
    cited: usize,
}

/// Every cue in one automaton, and how strong each is, by its number.
static CUES: LazyLock<(Option<AhoCorasick>, Vec<Strength>)> = LazyLock::new(|| {
    let tables = [
        (SURE, Strength::Sure),
        (DISTINCT, Strength::Distinct),
        (USUAL, Strength::Usual),
        (OWN_ACTS, Strength::Cited),
    ];
    let all =
        tables.iter().flat_map(|(words, strength)| words.split('|').map(move |w| (w, *strength)));
    let (words, strengths): (Vec<&str>, Vec<Strength>) = all.unzip();
    let automaton = AhoCorasick::builder().kind(Some(AhoCorasickKind::DFA)).build(words);
    (automaton.ok(), strengths)
});

/// How much a cue says.
#[derive(Debug, Clone, Copy)]
enum Strength {
    Sure,
    Distinct,
    Usual,
    Cited,
}

impl Cues {
    fn of(folded: &str) -> Self {
        let mut cues = Self::default();
        let (Some(automaton), strengths) = &*CUES else { return cues };
        for cue in automaton.find_overlapping_iter(folded) {
            match strengths.get(cue.pattern().as_usize()) {
                Some(Strength::Sure) => cues.sure += 1,
                Some(Strength::Distinct) => cues.distinct += 1,
                Some(Strength::Usual) => cues.usual += 1,
                Some(Strength::Cited) => cues.cited += 1,
                None => {}
            }
        }
        cues
    }

    /// Whether the cues are enough in a section of this role. `steps`: the paragraph goes on to say
    /// what the investigator did here.
    fn suffice(&self, role: Role, steps: bool) -> bool {
        let cited = usize::from(self.cited > 0);
        let known = self.distinct + cited;
        match role {
            Role::Powers => known > 1 || (known * 2 + self.usual > 1 && !steps),
            Role::Method => self.distinct > 1 || (self.distinct + self.usual > 0 && !steps),
            Role::Scope => known > 1 && !steps,
            Role::Law | Role::Other => self.distinct > 0 && known + self.usual > 2 && !steps,
            Role::Analysis => self.distinct > 1 && self.usual > 0 && !steps,
            _ => false,
        }
    }
}

/// Lower case, straight apostrophes, single blanks.
fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        for c in word.chars() {
            match c {
                '’' | '‘' | 'ʼ' => folded.push('\''),
                '“' | '”' => folded.push('"'),
                _ if c.is_ascii() => folded.push(c.to_ascii_lowercase()),
                _ => folded.extend(c.to_lowercase()),
            }
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn standard_wording_old_and_new() {
        for (role, text) in [
            (
                Role::Powers,
                "We look at complaints about ‘maladministration’ and ‘service failure’. I use the word ‘fault’ for both. (Local Government Act 1974, sections 26(1) and 26A(1), as amended)",
            ),
            (
                Role::Powers,
                "The Ombudsman investigates complaints of injustice caused by maladministration. She cannot question a decision only because someone disagrees.",
            ),
            (Role::Powers, "We provide a free service, but must use public money with care."),
            (Role::Powers, "(Local Government Act 1974, section 24A(6), as amended)"),
            (Role::Law, "[Local Government Act 1974, section 34H(1) (as amended)]"),
            (
                Role::Powers,
                "We cannot investigate late complaints unless there are good reasons. Late complaints are those made over 12 months after the person knew of it. (Local Government Act 1974, sections 26B and 34D, as amended)",
            ),
            (
                Role::Powers,
                "If evidence is missing we decide on the balance of probabilities what was more likely than not to have happened.",
            ),
            (
                Role::Powers,
                "We will pass this decision to Ofsted under our information sharing agreement.",
            ),
            (
                Role::Method,
                "Mr and Mrs O, and the Council, had an opportunity to comment on my draft decision.",
            ),
            (Role::Method, "I considered the Ombudsman’s Assessment Code."),
            (Role::Method, "I considered information provided by the complainant and the Council."),
            (
                Role::Analysis,
                "Our remedies are not punitive, and we do not award compensation as a court would. We have published guidance on how we calculate them.",
            ),
        ] {
            assert!(is_standing(role, text), "{text}");
        }
    }

    #[test]
    fn facts_of_the_case_are_not_standing() {
        for (role, text) in [
            (
                Role::Powers,
                "Ms V could go to court. I decided it was not reasonable to expect that of her. (Local Government Act 1974, section 26(6)(c))",
            ),
            (Role::Powers, "I have exercised discretion to look back to 3 May 2019."),
            (Role::Analysis, "The Council told me it had no record of the call. This was fault."),
            (Role::Analysis, "There was fault, which caused injustice."),
            (Role::Decision, "I have completed my investigation. I found fault and injustice."),
            (Role::Complaint, "Mr B says his right of appeal to a tribunal was not explained."),
            (Role::Action, "The Council will publish the decision on our website and pay £300."),
            (Role::Events, "The Council said its staff would use public money with care."),
            (Role::Law, "Councils must provide free transport for eligible children."),
            (Role::Analysis, "The report has been in draft for a year, which nobody can explain."),
            (
                Role::Method,
                "I read the log that Miss C kept, listened to her recordings of the noise and visited the site. The Council commented on my draft.",
            ),
            (Role::Method, "I spoke to Mr X and visited the site with Mrs X."),
        ] {
            assert!(!is_standing(role, text), "{text}");
        }
    }
}
