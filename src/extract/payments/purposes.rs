//! The injustice that a payment recognises, not what caused it.

use std::sync::LazyLock;

use crate::text::pattern::Pattern;

use super::cues::table;
use crate::model::words::Purpose;

const INJUSTICES: &[(&str, Purpose)] = &[
    (
        r"distress(?:ing)?|upset|upsetting|worry|worries|anxiety|stress|outrage|hurt|embarrassment|humiliation|anguish|grief|indignity|fear|shock|alarm|sleepless nights|heartache|devastation",
        Purpose::Distress,
    ),
    (
        r"frustrations?|frustrating|annoyance|irritation|disappointment|aggravation",
        Purpose::Frustration,
    ),
    (r"uncertaint(?:y|ies)|uncertain|not knowing|doubts?|confusion", Purpose::Uncertainty),
    (r"time(?: and|,)? trouble|time,? effort|trouble|effort", Purpose::TimeAndTrouble),
    (r"inconvenienc[a-z]+|disruption", Purpose::Inconvenience),
    (
        r"(?:lost|missed|loss of|lack of|without|no|missing|absence of) (?:suitable |special |full-time |any |[A-Z]’s |his |her |their )*(?:education|educational|schooling|school|tuition|teaching|special educational|SEN|alternative education)(?: [a-z]+)?|education(?:al)? (?:[a-z]+ )*(?:[A-Z] )?(?:lost|missed)|special educational provision|(?:provision|lessons|schooling|teaching|tuition) (?:that |which )?(?:(?:she|he|they|[A-Z]|M[a-z]+ [A-Z][a-z]*|the (?:child|children|boy|girl)|(?:her|his|their) (?:son|daughter|child(?:ren)?)) (?:has |have |had )?(?:missed|lost|missed out on|gone without|went without|did not (?:receive|get|have)|should have (?:had|received|been given)|was (?:not given|denied|entitled to|due))|(?:was|were) (?:missed|lost|(?:not|never) (?:made|put in place|delivered|provided)))|missed (?:[a-z]+ )?provision|loss of (?:[a-z]+ )*provision|lost (?:[a-z]+ )?provision|education [A-Z] (?:lost|missed)|(?:speech and language|occupational) therapy|(?:impact|effects?) on (?:[A-Za-z’]+ ){1,4}(?:education|schooling)|(?:[A-Z]’s|his|her|their|the child’s) educational benefit|terms? (?:of (?:school|education|schooling) )?(?:that |which )?(?:she|he|they|[A-Z]) (?:has |had )?(?:missed|lost)|out of (?:school|education)|(?:spent|used) (?:on|for) (?:[A-Z]’s|his|her|their) (?:own )?(?:education|schooling)",
        Purpose::LossOfEducation,
    ),
    (
        r"(?:loss|lack|absence) of (?:[A-Za-z’-]+ ){0,4}(?:services?|care|support|respite|accommodation|facilities|amenity|therapy|assistance|housing|transport|mentoring|mentor|counselling|befriending|advocacy|activities|outings|help|short breaks|day care|provision under the Care Act)|(?:short ?breaks?|respite|home ?care|care package|support hours|care hours|day centre|visits|personal assistant) (?:that |which )?(?:she|he|they|[A-Z]|M[a-z]+ [A-Z][a-z]*) (?:has |had |have )?(?:missed|lost|not had|did not)|(?:support|care|services?) (?:that )?(?:she|he|they|it|M[a-z]+ [A-Z][a-z]*|[A-Z]) (?:should have|was not|were not|did not|went without|was entitled)|(?:missed|lost) (?:[a-z]+ )?(?:services?|care|support|respite|therapy|short breaks|visits)|(?:services?|care|support|therapy|respite) (?:[a-z]+ ){1,3}(?:missed|went without|did not receive|did not get|lost|should have had)|went without|(?:without|having no|had no|lack of|impact of no) (?:an? |any |suitable |safe |proper |adequate |allocated |working )*(?:bathroom|shower|washing facilities|care co-?ordinator|adviser|advisor|social worker|support worker|carers?|personal assistant|equipment|hoist|transport|services?|care|support|respite|adaptations?|therapy|short breaks|placement)|lost (?:a |one |two )?(?:days?|sessions?|nights?|hours?|visits?)|(?:services?|care|support|therapy|respite) (?:[a-z]+ and [a-z]+ )(?:missed|did not (?:receive|get|have))|(?:therapy|care|support|respite) lost|(?:therapy|care|support|respite|services?|visits) (?:that |which )?(?:was|were) (?:not|never) (?:delivered|provided|given|made)|loss of use",
        Purpose::LossOfService,
    ),
    (
        r"(?:lost|missed|loss of) (?:the |an? |[a-z]+ )?(?:opportunit(?:y|ies)|chances?)|opportunit(?:y|ies) (?:(?:she|he|they|that) )?(?:lost|missed)|loss of (?:opportunity|a chance|(?:[a-z]+ ){0,2}(?:appeal )?rights?)|denied (?:the|an?) (?:opportunity|chance|right)|deprived of (?:the|an?) (?:opportunity|chance|right)|lost rights?",
        Purpose::LossOfOpportunity,
    ),
    (
        r"(?:financial|monetary) loss(?:es)?|(?:loss of|lost|damage to|damaged) (?:the |her |his |their |its |some )?(?:[a-z]+ )?(?:belongings|possessions|clothing|clothes|furniture|goods|car|vehicle)|loss of (?:earnings|income|benefit|money)|lost (?:earnings|income|wages)|out[- ]of[- ]pocket|(?:costs?|expenses?|money|fees?|sum|what) (?:that )?(?:she|he|they|M(?:r|rs|s|iss) [A-Z][a-z]*|it) (?:has |have |had )?(?:incurred|spent|paid|lost)|(?:additional|extra|avoidable) (?:costs?|expenses?|expenditure)|(?:she|he|they) (?:spent on|incurred)|costs? of (?:the|a|an|her|his|their|private) |(?:clothes|clothing|belongings|possessions|items|furniture|property) (?:it|they|the [a-z]+) (?:has |had )?(?:lost|damaged|disposed of|threw away)|cost of getting|hardship|interest on (?:his|her|their|the|a)|mileage|overpaid|overpayment|overcharg[a-z]+|(?:allowances?|amounts?|sums?|money|benefits?|savings|payments?) (?:[a-z]+ ){0,3}(?:would|should) have (?:had|received|been paid|got|saved)|(?:missing|lost|unpaid|missed) (?:allowances?|savings|payments|benefits?)|towards? (?:the )?(?:damaged|lost|ruined|replacement)|damaged (?:[a-z]+ and )?(?:bedding|property|items)|replac(?:e|ing|ement of) (?:the|her|his|their|some) |(?:extra|additional|increased|higher) (?:[a-z]+ ){1,2}(?:costs?|bills?|expenses|rent)|(?:costs?|price) of (?:[a-z]+ )*(?:repairs?|taxis?|travel|food|tuition|storage|heating|laundry)|(?:storage|travel|food|heating|laundry|childcare|removal|moving|energy|electricity|petrol|taxi|transport|care home) (?:costs?|bills?|fares?|expenses)|retainer|loss of rent|lost rent|wages|earnings|allowances? (?:she|he|they)",
        Purpose::FinancialLoss,
    ),
    (
        r"(?:legal|solicitors?[’']?s?[’']?|professional|barrister[’']?s?|tribunal|court) (?:fees?|costs?|advice|bills?|expenses|letters?|charges?|help)|legal representation|(?:spent|paid|pay|paying) (?:on|for|to) (?:an? |the |her |his |their )?(?:solicitor|barrister|lawyer)",
        Purpose::LegalCosts,
    ),
    (
        r"(?:carer|caring|carers?[’']?s?[’']?) (?:strain|stress|burden|impact|role)|strain|(?:caring|care) for (?:[A-Za-z’-]+ ){1,4}?(?:without|alone|unaided|herself|himself|themselves)|without (?:an? |any |her |his |their )?(?:break|respite) from caring|(?:effect|impact|burden|pressure|toll) (?:on (?:her|him|them|M[a-z]+ [A-Z][a-z]*) )?of (?:having to )?(?:caring|care|looking after|providing)|as (?:an? |his |her |their |the |main )*carers?|(?:extra|additional|more|unpaid) (?:caring|care (?:she|he|they)|demands?|responsibilit[a-z]+)|demands? placed on|had to step in|(?:burden|pressure|impact) (?:of|on|as) (?:[a-z]+ ){0,3}(?:carers?|caring)",
        Purpose::ImpactOnCarer,
    ),
    (r"risk of harm|harm|pain|suffering|injury|loss of dignity|dignity", Purpose::Harm),
    (
        r"(?:unsuitable|unsatisfactory|poor|overcrowded|cramped|temporary|interim) (?:[a-z]+ )?(?:accommodation|housing|conditions)|bed and breakfast|loss of enjoyment|loss of (?:privacy|amenity|stability)|disturbance",
        Purpose::Other,
    ),
];

static TABLE: LazyLock<Vec<(Pattern, Purpose)>> =
    LazyLock::new(|| table(INJUSTICES.iter().copied()));

crate::pattern!(DELAY, r"(?i)(?-u:\b)(?:delays?|delayed|wait(?:ing)?)(?-u:\b)");
crate::pattern!(
    /// What follows these words is the cause, not the injustice.
    CAUSE,
    r"(?i)(?-u:\b)(?:caused|because|as a result|resulting|result of|arising|arose|due to|owing to|from (?:the|its|their|our|being|having|not)|stemming|brought about|by (?:the|its|their)|(?:that|which) came from|attributable|flowing|at (?:the|its|their)|following|when|where|in (?:not|failing|actioning|issuing|dealing|handling|responding)|of (?:living|being|having|bringing)|for (?:its|their) (?:fault|failure|delay)s?|over (?:the|its))(?-u:\b)");
crate::pattern!(
    /// "the distress of the missed visits": what was felt, and then its cause.
    FELT_AT,
    r"(?i)(?-u:\b)(?:distress|upset|worry|anxiety|stress|frustration|uncertainty|inconvenience|disappointment|confusion|indignity|annoyance|embarrassment|humiliation|shock) (?:of|over|about|at|from)(?-u:\b)");
crate::pattern!(
    /// Where the words about the injustice begin.
    REASON_OPENS,
    r"(?i)(?-u:\b)(?:for|to (?:recogni[sz]e|acknowledge|reflect|remedy|address|compensate|cover|put right|mark)|in (?:recognition|acknowledgement|acknowledgment|respect) of|as (?:an acknowledgement|recognition|a remedy|compensation)|recognis(?:es|ing)|reflect(?:s|ing)|acknowledg(?:es|ing)|towards|because of)(?-u:\b)");

crate::pattern!(
    /// Where a further reason begins: "and for the time and trouble".
    REASON_AGAIN,
    r"(?i)(?:,|;)? (?:and|plus|as well as|together with)(?: also)? (?:for|to (?:recogni[sz]e|acknowledge|reflect|remedy)|in (?:recognition|acknowledgement) of)(?-u:\b)"
);
crate::pattern!(
    /// An injustice that no cause is taken for.
    TROUBLE_TAKEN, r"(?i)(?-u:\b)time(?: and|,)? trouble(?-u:\b)"
);
crate::pattern!(
    /// "for the nine months of delay": the delay itself is what is recognised.
    FOR_DELAY,
    r"(?i)^ (?:the |its |this |that |their |a |any |avoidable |undue |unnecessary |significant |further |lengthy |long |[a-z]+[ -]months? (?:of )?)*delays?(?-u:\b)"
);

crate::pattern!(
    /// "for the 11 weeks in bed and breakfast, for the inconvenience": how long it lasted, said before what it
    /// was. The last words open the reason.
    HOW_LONG,
    r"(?i)^[^;]{0,60}?(?-u:\b)(?:for|over|covering|in) (?:each of |all |the |those |these |about |over |some )*(?:[0-9]+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|twenty(?:-[a-z]+)?)(?: and a half)? (?:[a-z]+ )?(?:days|weeks|months|years|terms|nights)(?-u:\b)[^;,]{0,100}(?P<before>,) (?:for|to (?:recogni[sz]e|acknowledge|reflect|remedy)|in (?:recognition|acknowledgement) of)(?-u:\b)"
);

/// The injustices that the words about one payment name, each once.
pub(super) fn injustices(text: &str) -> Vec<Purpose> {
    let lasted = HOW_LONG.captures(text).and_then(|said| said.name("before"));
    let text = lasted.and_then(|comma| text.get(comma.end()..)).unwrap_or(text);
    let opens = REASON_OPENS.find(text);
    let reason = text.get(opens.map_or(0, |found| found.end())..).unwrap_or_default();
    let mut found = Vec::new();
    let mut rest = reason;
    for again in REASON_AGAIN.find_iter(reason) {
        let before = rest.len() + again.start() - reason.len();
        add(&mut found, of_one_reason(rest.get(..before).unwrap_or_default(), opens.is_some()));
        rest = reason.get(again.end()..).unwrap_or_default();
    }
    add(&mut found, of_one_reason(rest, opens.is_some()));
    // What a lawyer cost is told apart from other losses of money.
    if found.contains(&Purpose::LegalCosts) {
        found.retain(|purpose| *purpose != Purpose::FinancialLoss);
    }
    if TROUBLE_TAKEN.is_match(reason) {
        add(&mut found, vec![Purpose::TimeAndTrouble]);
    }
    found
}

fn add(found: &mut Vec<Purpose>, more: Vec<Purpose>) {
    for purpose in more {
        if !found.contains(&purpose) {
            found.push(purpose);
        }
    }
}

/// The injustices before the words that tell their cause, or in these where there is none before.
fn of_one_reason(reason: &str, opened: bool) -> Vec<Purpose> {
    let cause = CAUSE.find(reason).map_or(reason.len(), |found| found.start());
    let cause = FELT_AT.find(reason).map_or(cause, |felt| cause.min(felt.end()));
    let head = reason.get(..cause).unwrap_or_default();
    let mut found = named(head);
    if opened && FOR_DELAY.is_match(head) {
        found.push(Purpose::Delay);
    }
    if !found.is_empty() {
        return found;
    }
    // "for the delay" is the injustice itself, unless the words go on to name another.
    if DELAY.is_match(head) {
        return vec![Purpose::Delay];
    }
    found = named(reason);
    if found.is_empty() && opened && DELAY.is_match(reason) {
        found.push(Purpose::Delay);
    }
    found
}

/// Whether words before a payment say what it is for.
pub(super) fn speaks_of_injustice(text: &str) -> bool {
    ["recogni", "acknowledg", "remedy the"].iter().any(|word| text.contains(word))
}

fn named(text: &str) -> Vec<Purpose> {
    let mut places: Vec<(usize, Purpose)> = TABLE
        .iter()
        .filter_map(|(pattern, purpose)| Some((pattern.find(text)?.start(), *purpose)))
        .collect();
    places.sort_unstable();
    places.into_iter().map(|(_, purpose)| purpose).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_injustice_and_not_its_cause() {
        use Purpose::{
            Delay, Distress, FinancialLoss, Frustration, ImpactOnCarer, Inconvenience, LegalCosts,
            LossOfEducation, LossOfService, Other, TimeAndTrouble, Uncertainty,
        };
        for (text, expected) in [
            (" for the distress caused by the delay", vec![Distress]),
            (" for the delay", vec![Delay]),
            (" to recognise her frustration at the delay in issuing the Plan", vec![Frustration]),
            (
                " in recognition of the distress and uncertainty he was caused",
                vec![Distress, Uncertainty],
            ),
            (" for her time and trouble in pursuing the complaint", vec![TimeAndTrouble]),
            (" for the education D lost, to be used for his benefit", vec![LossOfEducation]),
            ("", vec![]),
            // What was felt, and then what it was felt at.
            (" to recognise the distress of the missed visits", vec![Distress]),
            (
                " for the inconvenience of three more weeks in bed and breakfast",
                vec![Inconvenience],
            ),
            (" for her frustration at losing her respite", vec![Frustration]),
            (" for the uncertainty and the loss of privacy", vec![Uncertainty, Other]),
            (" for the loss of J’s overnight respite", vec![LossOfService]),
            (" for the support he did not receive", vec![LossOfService]),
            (
                " to recognise the effect on her of caring for J without a break",
                vec![ImpactOnCarer],
            ),
            (" towards her extra food costs", vec![FinancialLoss]),
            (", which is the retainer that it withheld", vec![FinancialLoss]),
            (" he spent on the solicitor’s letter", vec![LegalCosts]),
        ] {
            assert_eq!(injustices(text), expected, "{text}");
        }
    }
}
