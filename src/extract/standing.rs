//! The Ombudsman's standard wording: what recurs in nearly every decision and says nothing of the case.
//!
//! Investigators re-word these paragraphs and their wording has changed since 2013, so whole
//! sentences are not compared: short cues are. One [`SURE`] cue is enough whoever is named; the
//! others count only in paragraphs that hold no facts of the case.

use crate::model::words::Role;

crate::pattern!(
    /// Cues that make any paragraph of at most [`LONGEST_SURE`] characters standing text, even
    /// one that names the person: the comment line has to.
    SURE,
    r"(?:opportunity to (?:comment|respond)|invited (?:to comment|comments)|(?:commented|comments?|views) on (?:a|my|our|the|an earlier) (?:draft|provisional)|sent (?:a|my|our) draft|responses? to (?:a|my|our|the) draft|replies to my draft|assessment code|(?:share|shared|pass|passed|send|sent|copy) (?:[a-z ]{0,40})(?:with|to) (?:the )?(?:ofsted|office for standards|care quality commission|cqc)|information sharing agreement|(?:memorandum of understanding|agreement) with (?:the )?(?:ofsted|office for standards|care quality commission|cqc))");

crate::pattern!(
    /// Cues of which one is enough where no fact of the case stands beside it.
    DISTINCT,
    r"(?:maladministration['’]? and ['’]?service failure|injustice (?:caused by|as a result of|in consequence of) maladministration|i have used the word ['’]?fault|(?:used|uses?|use) the (?:word|term) ['’]?(?:fault|injustice)|refer to (?:this|these|it|both|that) as ['’]?(?:injustice|fault)|(?:call|calls) (?:this|both|that|it|these|which we) ['’]?(?:fault|injustice)|which we call ['’]?(?:fault|injustice)|['’]significant injustice['’]|adverse (?:impact|effect) on the person|free service|public money|public funds|(?:cannot|can not|may not|not able to|not ours to|no power to|not) question (?:whether|a council|a decision|an organisation|the merits|what)|cannot (?:criticise|challenge) (?:a|the) (?:decision|council)|(?:right|wrong) (?:simply |just )?because (?:the complainant|someone|somebody|a person|a complainant|it was)|(?:was|is|were) (?:right or wrong|wrong or right)|simply because|balance of probabilit|more likely than not|weigh (?:up )?the (?:available )?(?:relevant )?evidence|late complaints?|more than (?:12|twelve) months|over (?:12|twelve) months old|within (?:12|twelve) months of (?:knowing|becoming|when|first)|(?:12|twelve) months (?:of|after|from) (?:first )?(?:knowing|becoming|when|learning|hearing)|wide discretion|power to (?:discontinue|start or discontinue)|decide(?:s|d)? (?:whether|if|not) to (?:start|continue|investigate)|not (?:start|begin|open|carry on|go on|continue)(?: or (?:may decide not to )?(?:continue|carry on|go on with|stop))? (?:with )?an investigation|start or continue|start or carry on|may (?:stop|end) (?:an investigation )?(?:if|where|when) we|satisfied with (?:an|the|a) (?:organisation|council|body|authority)['’]?s? (?:actions|proposed|response)|(?:actions|done) or (?:proposed|proposes|plans)|end (?:the|an|our) investigation and issue|complete our investigation and issue|issue a decision statement|right(?:s)? (?:of|to) appeal(?:s|ed)? to a tribunal|(?:right|could) (?:to )?(?:appeal|appealed) (?:to|about)|expect someone to (?:refer|appeal|use|go)|refer the matter to the information commissioner|(?:could|can) (?:take|go|have gone|have taken) (?:the matter |it |this )?to court|go to court|taken? (?:the matter )?to court|remedy in court|not (?:intended to be|meant to be) punitive|not punitive|award (?:damages|compensation) (?:in the way|as) (?:a|the) court|guidance (?:to explain|on) how we calculate|back in the position|guidance on remedies|valuation tribunal (?:deals|considers|decides|for england)|first[- ]tier tribunal|the tribunal (?:deals|considers|decides)|tribunal is an independent|social entitlement chamber|normally expect|publish (?:this|the|our) (?:final )?decision|will publish (?:this|the|our)|on our website|on the body['’]?s behalf|treat (?:its|their|the) actions as (?:if )?(?:they were )?those of the council|(?:acting|acts) on behalf of (?:a|the) council|carry(?:ing)? out functions on behalf|actions of (?:the|a) (?:care provider|provider)s? as|(?:section|part) 3a|adult social care providers|complaints about (?:adult social )?care providers|act(?:ed|ing)? (?:as|with) a (?:personal|suitable) representative|suitable person to (?:represent|complain)|cannot investigate (?:complaints|a complaint|something|late|the actions|what happens|council housing|personnel|commercial|contractual)|no jurisdiction|have (?:no )?power to investigate|our (?:powers|role|jurisdiction)|by law|the law (?:says|prevents|stops|allows|does not allow)|(?:the )?(?:local government act 1974|1974 act) (?:sets|gives|limits|says)|sets out our powers|parliamentary and health service ombudsman|joint (?:investigation|working) (?:team|of|by)|single (?:investigation|team|statement)|on behalf of both ombudsmen|statutory children['’]s complaints? procedure was set up)");

crate::pattern!(
    /// Cues that a paragraph of the powers or the method is standing text; elsewhere two are needed.
    USUAL,
    r"(?:we investigate|the ombudsman(?:'s)? (?:investigates|looks|considers|provides|may|cannot|can|must|will|has)|we (?:look into|consider|must consider|may|can|cannot|must|provide|will not|do not|normally|usually|decide|make|ask|also)|our (?:service|job|role|test)|ombudsmen (?:investigate|may|cannot|can|consider)|fault|injustice|suggest a remedy|recommend a remedy|an organisation|organisations|complain(?:t|ant)s? (?:to us|about)|someone|evidence of fault|unlikely|worthwhile|no worthwhile outcome|good reasons?|as amended|local government act 1974|health service commissioners act|information (?:provided|supplied|given|from|sent)|evidence (?:provided|supplied|from|sent)|documents (?:provided|supplied|sent)|i (?:have )?(?:considered|read|looked at|discussed|spoke)|relevant (?:law|legislation|guidance|policy|policies)|what (?:was|both|the) (?:sent|sides?|parties))");

crate::pattern!(
    /// Facts of the case: a person, a day, a sum, what somebody said, "this complaint is late because".
    CASE_FACT,
    r"(?-u:\b)(?:Mr|Mrs|Miss|Ms|Mx|Dr|Sir|Lady|Prof(?:essor)?)\.?[ \u{a0}](?:and[ \u{a0}]M[a-z]{1,3}[ \u{a0}])?[A-Z](?-u:\b)|£[0-9]|[0-9]{1,2}(?:st|nd|rd|th)?[ \u{a0}](?:January|February|March|April|May|June|July|August|September|October|November|December)|(?:January|February|March|April|May|June|July|August|September|October|November|December)[ \u{a0}][12][0-9]{3}|(?:Council|Provider|Trust|Panel|School|Authority|Home)[ \u{a0}](?:told|said|says|explained|replied|wrote|accepted|refused|sent|agreed|offered)");

crate::pattern!(
    /// What the investigator did in this case with a power just named.
    CASE_STEP,
    r"(?i)(?-u:\b)(?:I (?:have )?(?:decided|exercised|chose|found|find|see|saw|think|intend|am (?:satisfied|investigating))|I have (?:not )?investigated|in this case|so I |therefore|this complaint|her complaint|his complaint)(?-u:\b)?");

crate::pattern!(
    /// A citation of the Ombudsman's own Acts, which closes the standard paragraphs.
    OWN_ACT,
    r"(?:local government act 1974|health service commissioners act|1974 act|regulatory reform \(collaboration)");

crate::pattern!(
    /// A citation on a line of its own.
    ALONE, r"^[\[(][^()\[\]]*(?:[\[(][^()\[\]]*[\])][^()\[\]]*)*[\])]?[.;]?$");

/// Beyond this length a paragraph says more than its standard part.
const LONGEST_SURE: usize = 420;

/// Beyond this length a paragraph is looked at only in part: standard paragraphs are shorter.
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
    if text.len() > LONGEST || matches!(role, Role::Complaint | Role::Action | Role::Events) {
        return false;
    }
    let folded = fold(text);
    if SURE.is_match(&folded) && text.len() <= LONGEST_SURE && !matches!(role, Role::Decision) {
        return matches!(role, Role::Powers | Role::Method | Role::Other)
            || !CASE_FACT.is_match(text);
    }
    if OWN_ACT.is_match(&folded) && ALONE.is_match(folded.trim()) {
        return true;
    }
    if CASE_FACT.is_match(text) {
        return false;
    }
    let distinct = DISTINCT.find_iter(&folded).take(3).count();
    let usual = USUAL.find_iter(&folded).take(4).count();
    let cited = usize::from(OWN_ACT.is_match(&folded));
    match role {
        Role::Powers => distinct + cited > 0 && !decides_here(text, distinct + cited),
        Role::Method => (distinct > 0 || usual > 0) && !decides_here(text, distinct),
        Role::Scope => cited + distinct > 1 && !CASE_STEP.is_match(text),
        Role::Law | Role::Other => {
            distinct > 0 && cited + usual + distinct > 2 && !CASE_STEP.is_match(text)
        }
        Role::Analysis => distinct > 1 && usual > 0 && !CASE_STEP.is_match(text),
        _ => false,
    }
}

/// Whether a short paragraph with few cues tells what was decided in this case.
fn decides_here(text: &str, cues: usize) -> bool {
    cues < 2 && CASE_STEP.is_match(text) && !text.trim_start().starts_with("I considered")
}

/// Lower case, straight apostrophes, single blanks.
fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.extend(word.chars().flat_map(char::to_lowercase).map(|c| match c {
            '’' | '‘' | 'ʼ' => '\'',
            '“' | '”' => '"',
            c => c,
        }));
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
            (Role::Method, "I spoke to Mr X and visited the site with Mrs X."),
        ] {
            assert!(!is_standing(role, text), "{text}");
        }
    }
}
