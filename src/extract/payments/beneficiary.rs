//! For whom a payment is, where that is not who gets it.

use super::company::Company;
use super::payee::Clause;
use super::people::{Gender, Kind, people};

crate::pattern!(
    /// "to be used for J’s benefit", "to be spent on H’s education", "for the benefit of C".
    BENEFIT,
    r"(?i)(?:for|to|on|towards)(?: (?:be|spend|spent|used|use|the|a|an|it|on|for|to))* ?(?:her |his |their )?(?:(?P<who>[A-Z](?-u:\b)|(?:Mr|Mrs|Miss|Ms) [A-Z][a-z]*|his|her|their|(?:her|his|their|the) (?:son|daughter|child|children|mother|father|wife|husband|family)|(?:benefit|use) of [A-Z](?-u:\b))(?:’s|'s|’|')? (?:own )?(?:benefit|education|educational benefit|educational|use|schooling|learning|wellbeing)(?-u:\b))");
crate::pattern!(
    BENEFIT_SHARED,
    r"^(?:all |both )?(?:used|spent) (?:for|on) (?:the benefit of )?(?P<who>[A-Z](?-u:\b)|(?:his|her|their) (?:son|daughter|child|children)|the children)"
);
crate::pattern!(
    BENEFIT_OF,
    r"(?:for the (?:benefit|use) of|on behalf of|to benefit|for use by|(?:toys?|laptop|tablet|computer|activities|treat|equipment) for|trust for) (?P<who>[A-Z](?-u:\b)|(?:her|his|their|the) (?:son|daughter|child|children|mother|father)|(?:Mr|Mrs|Miss|Ms) [A-Z][a-z]*|him|her|them)"
);
crate::pattern!(
    /// "£2,000, on T’s behalf,".
    ON_BEHALF, r"^,? on (?P<who>[A-Z])(?:’|')s behalf(?-u:\b)");
crate::pattern!(
    /// Right before the first of several sums: "pay Mrs W, for K’s benefit, £600 … and £3,200".
    FOR_ALL, r"(?:,|to be used|in all)? ?for (?P<who>[A-Z])(?:’|')s (?:own )?(?:benefit|education|use),? (?:a (?:total|payment) of )?$");
crate::pattern!(INTO_EACH, r"^ (?:in)?to each(?-u:\b)");
crate::pattern!(
    EACH_OF_TWO,
    r"for (?:each|both) of (?P<first>[A-Z](?-u:\b)|(?:Mr|Mrs|Miss|Ms|Mx) [A-Z][a-z]*) and (?P<second>[A-Z](?-u:\b)|(?:Mr|Mrs|Miss|Ms|Mx) [A-Z][a-z]*)"
);
crate::pattern!(
    FOR_EACH_OF_TWO,
    r"^(?: each)?,? (?:(?:to (?:Mr|Mrs|Miss|Ms|Mx) [A-Z][a-z]* )?for|on behalf of|for the benefit of) (?:the benefit of )?(?:each of|both of|both) (?P<first>[A-Z](?-u:\b)|(?:Mr|Mrs|Miss|Ms|Mx) [A-Z][a-z]*) and (?P<second>[A-Z](?-u:\b)|(?:Mr|Mrs|Miss|Ms|Mx) [A-Z][a-z]*)"
);
crate::pattern!(
    /// "She should use it for N’s educational benefit": the sentence after a sum.
    USED_FOR,
    r"(?i)^(?:she|he|they|(?:Mr|Mrs|Ms|Miss)(?: and (?:Mr|Mrs|Ms|Miss))? [A-Z][a-z]*|this|it|these|the (?:money|payment|sum|amount)s?)(?-u:\b)[^.;£]{0,50}(?-u:\b)(?:use|used|using|spend|spent|intended|meant|is|are) (?:it |this |them |the (?:money|payment) )?(?:be |as (?:she|he|they) (?:sees?|thinks?) fit )?(?:for|on|to|towards)(?-u:\b)");

/// For whose benefit a payment is, as far as the sentence after it says.
pub(super) fn told_next<'a>(
    next: &'a str,
    clause: &Clause<'_, 'a>,
    company: &Company<'_, 'a>,
) -> Vec<String> {
    if !next.contains("benefit") && !next.contains("educat") || !USED_FOR.is_match(next) {
        return Vec::new();
    }
    let after = Clause { tail: next, gap: "", sentence: next, rank: 1, ..*clause };
    beneficiary(&after, company).into_iter().collect()
}

/// "an account for each of M and N, and pay £500 into each": the holders of the accounts.
pub(super) fn into_each(clause: &Clause<'_, '_>) -> Option<Vec<Option<String>>> {
    if !INTO_EACH.is_match(clause.tail) {
        return None;
    }
    let holders = EACH_OF_TWO.captures_iter(clause.before).last()?;
    let names = ["first", "second"].iter().filter_map(|group| holders.name(group));
    Some(names.map(|name| Some(name.as_str().to_owned())).collect())
}

/// For whose benefit the payment is: "£750 for each of S and T" is for two.
pub(super) fn beneficiaries<'a>(clause: &Clause<'_, 'a>, company: &Company<'_, 'a>) -> Vec<String> {
    if let Some(shared) = FOR_EACH_OF_TWO.captures(clause.tail) {
        let names = ["first", "second"].iter().filter_map(|group| shared.name(group));
        return names.map(|name| name.as_str().to_owned()).collect();
    }
    beneficiary(clause, company).into_iter().collect()
}

fn beneficiary<'a>(clause: &Clause<'_, 'a>, company: &Company<'_, 'a>) -> Option<String> {
    let found = BENEFIT
        .captures(clause.tail)
        .or_else(|| BENEFIT_OF.captures(clause.tail))
        .or_else(|| ON_BEHALF.captures(clause.tail))
        .or_else(|| BENEFIT.captures(clause.gap).filter(|_| clause.rank == 0))
        .or_else(|| {
            let first = clause.sentence.find('£').filter(|_| clause.rank > 0)?;
            FOR_ALL.captures(clause.sentence.get(..first)?)
        })
        .or_else(|| {
            // "£2,250 and £750, to be used for E’s education": for both.
            let shared = clause.sentence.rsplit_once(", to be ").map_or("", |(_, shared)| shared);
            BENEFIT_SHARED.captures(shared)
        })?;
    let who = found.name("who")?.as_str();
    let who = who.strip_prefix("benefit of ").or(who.strip_prefix("use of ")).unwrap_or(who);
    match who.to_lowercase().as_str() {
        "his" | "her" | "their" | "him" | "them" => {
            let letter = people(clause.tail).into_iter().find(|p| p.kind == Kind::Letter);
            letter
                .map(|person| person.name)
                .or_else(|| company.child(clause.unit, clause.before))
                .or_else(|| company.meant(clause.unit, clause.before, Gender::Unknown))
                .map(str::to_owned)
        }
        _ => Some(who.to_owned()),
    }
}
