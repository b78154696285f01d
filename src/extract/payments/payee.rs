//! Who gets a sum, and for whose benefit.

use super::beneficiary::{beneficiaries, into_each};
use super::clause::Governor;
use super::company::Company;
use super::cues::verbs;
use super::payer::THE_OTHER_BODY;
use super::people::{Gender, Kind, Person, as_named, each_of, people};
use super::purposes::injustices;
use super::sums::{Extent, Sum};
use crate::extract::nearby::first_of;
use crate::model::words::PaymentForm;

crate::pattern!(
    /// Words that may stand between the verb and the person who gets the sum.
    TO_PERSON, r"(?i)^(?:,| |to|back|out|a total of|each of|both|directly|and|plus|;|:|or)*$");
crate::pattern!(
    /// After these words "to Mrs B" names who suffered, not who is paid.
    SUFFERED, r"(?i)(?:caused|apologi[sz]e|apology|apologies|write|writes|letter|harm|damage|owed|offered|happened|done|injustice|disruption|distress|upset|inconvenience|impact|according|relates?|related|respect|regard|explain|due|service|care|support|provided|made available|given) (?:[a-z]+ )?to $");
crate::pattern!(DIRECTLY_TO, r"(?i)^(?: each| in compensation| directly| compensation)? to $");
crate::pattern!(
    /// "pay Sarah £2,000": reports give people first names.
    FIRST_NAME,
    r"^ (?:to )?(?P<name>[A-Z][a-z]{2,}) (?:an? |the |$)"
);
crate::pattern!(
    /// "to L’s older brother, M,": the name comes after what he is.
    APPOSED,
    r"^ to [^,.;£]{1,40}[a-z], (?P<who>[A-Z](?-u:\b)|(?:Mr|Mrs|Miss|Ms|Mx|Dr) [A-Z][A-Za-z-]*)(?:,|$|\.|;)"
);
crate::pattern!(
    /// "off Mr G’s bill", not "after Mr G’s death".
    OWN_DEBT,
    r"(?i)^.s? (?:[a-z]+ ){0,3}(?:bill|account|debts?|arrears|balance|invoices?|charges?|fees?|contributions?|rent|estate|liability|costs?|overpayment|council tax)(?-u:\b)"
);
crate::pattern!(
    /// Who stands beside a complaint rather than making it.
    OUTSIDER, r"(?i)(?-u:\b)(?:landlord|neighbours?|friends?|relatives?|owners?|tenants|others?|people|charity|hospice)$"
);
crate::pattern!(
    /// The body buys something with the sum, for whomever.
    BUYS,
    r"(?i)(?:(?-u:\b)contribute|^ for (?:the |a |an )?[a-z]+|^ (?:(?:half|all|some|part) )?(?:of )?the (?:full )?cost of)"
);
crate::pattern!(
    /// After the person who opens a sentence: "it will pay", "the Council should make a payment of".
    FRONTED,
    r"^,? (?:it|they|the [A-Z][A-Za-z]*) (?:(?:will|should|has|have|agreed|to|now|also) ){1,4}(?:pay|make|give)(?-u:\b)"
);
crate::pattern!(
    /// "£90 into K’s savings account": the holder is paid.
    INTO_SAVINGS,
    r"^ (?:straight |directly )?into (?P<who>(?:(?:Mr|Mrs|Miss|Ms|Mx|Dr) )?[A-Z][A-Za-z-]*)’s (?:own )?(?:[a-z]+ )?(?:savings|bank|trust|building society|current)(?-u:\b)"
);
crate::pattern!(EACH_AFTER, r"(?i)^(?: to)? each(?-u:\b)");
crate::pattern!(
    /// How many equal payees a role stands for: "each of the three families".
    HOW_MANY, r"(?i)(?-u:\b)(two|three|four|five|six|seven|eight|nine|ten|both)(?-u:\b)");

/// Who is paid: a name, and how many such people where only their number is known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Payees {
    pub(super) names: Vec<Option<String>>,
    /// For whom it is: one for all payees, or one for each.
    pub(super) beneficiaries: Vec<String>,
}

impl Payees {
    /// For whom the share of the payee at `place` is.
    pub(super) fn beneficiary(&self, place: usize) -> Option<&String> {
        self.beneficiaries.get(place).or(self.beneficiaries.first())
    }
}

/// Where the words about a payment stand.
pub(super) struct Clause<'s, 'a> {
    pub(super) unit: usize,
    /// The sentence up to the sum, or up to the vague words of a payment.
    pub(super) before: &'a str,
    pub(super) gap: &'a str,
    pub(super) tail: &'a str,
    pub(super) rank: usize,
    pub(super) sentence: &'a str,
    pub(super) governor: Option<&'s Governor<'a>>,
    pub(super) form: PaymentForm,
    /// Whether the sum is the most that is paid.
    pub(super) up_to: bool,
    /// Whether it tells of an offer or a payment made, rather than promising one.
    pub(super) told: bool,
}

impl<'s, 'a> Clause<'s, 'a> {
    pub(super) fn of_sum(
        sum: &Sum<'a>,
        sentence: &'a str,
        governor: Option<&'s Governor<'a>>,
        form: PaymentForm,
        told: bool,
    ) -> Self {
        Self {
            unit: sum.unit,
            before: sum.before,
            gap: sum.gap,
            tail: sum.tail,
            rank: sum.rank,
            sentence,
            governor,
            form,
            up_to: sum.extent == Extent::AtMost,
            told,
        }
    }
}

/// The payees of a sum.
pub(super) fn payees<'a>(clause: &Clause<'_, 'a>, company: &Company<'_, 'a>) -> Payees {
    if let Some(names) = into_each(clause) {
        return Payees { names, beneficiaries: Vec::new() };
    }
    let mut beneficiaries = beneficiaries(clause, company);
    let Some((name, own)) = named_payee(clause, company) else {
        return Payees { names: vec![None], beneficiaries };
    };
    let name = as_named(&name);
    beneficiaries.retain(|other| *other != name);
    if beneficiaries.len() > 1 {
        return Payees { names: vec![Some(name); beneficiaries.len()], beneficiaries };
    }
    let each = EACH_AFTER.is_match(clause.tail)
        || clause.gap.trim_end().ends_with(" each")
        || own.to_lowercase().starts_with("each ")
        || own.to_lowercase().starts_with("both of ")
        || clause.tail.contains(" each to ");
    let names = if each { one_by_one(&name, &own, company) } else { vec![Some(name)] };
    Payees { names, beneficiaries }
}

/// One name for each of several payees.
fn one_by_one(name: &str, own: &str, company: &Company<'_, '_>) -> Vec<Option<String>> {
    let named = name.strip_prefix("each of ").or(name.strip_prefix("both of ")).unwrap_or(name);
    let parts = each_of(named);
    if parts.len() > 1 {
        return parts.into_iter().map(Some).collect();
    }
    let number = HOW_MANY.find(own).map(|found| found.as_str().to_lowercase());
    let many = match number.as_deref() {
        Some("both") => 2,
        Some(word) => crate::grammar::words::number(word).map_or(1, |(value, _)| value as usize),
        None => 1,
    };
    let role = own.starts_with("each ") && !own.starts_with("each of ");
    let many = if role { company.how_many(own).max(1) } else { many };
    vec![Some(named.to_owned()); many]
}

/// The payee's name, and the words that name them in the clause.
fn named_payee<'a>(clause: &Clause<'_, 'a>, company: &Company<'_, 'a>) -> Option<(String, String)> {
    let found = directly_to(clause)
        .or_else(|| right_before(clause))
        .or_else(|| after_verb(clause))
        .or_else(|| to_whom(clause))
        .or_else(|| in_lead(clause))
        .or_else(|| relieved(clause));
    if let Some(person) = found {
        return resolve(&person, clause, company).map(|name| (name, person.name.to_owned()));
    }
    if buys(clause) {
        return None;
    }
    if let Some(person) = of_the_same_verb(clause) {
        return resolve(&person, clause, company).map(|name| (name, person.name.to_owned()));
    }
    let near = near_the_sum(clause);
    if let Some(person) = near {
        return resolve(&person, clause, company).map(|name| (name, person.name.to_owned()));
    }
    let near = company
        .nearest(clause.unit, clause.before)
        .or_else(|| company.in_later_items(clause.unit).filter(|_| !clause.told));
    let relief = matches!(clause.form, PaymentForm::Waiver | PaymentForm::WriteOff);
    let name =
        near.or_else(|| company.after(clause.unit).filter(|_| clause.told)).or_else(|| {
            company.complainant().filter(|_| company.is_alone() || !clause.told && !relief)
        })?;
    Some((name.to_owned(), name.to_owned()))
}

/// "pay the cost of a survey, up to £600": nobody is named as getting it.
fn buys(clause: &Clause<'_, '_>) -> bool {
    clause.form == PaymentForm::Payment
        && clause.up_to
        && clause
            .governor
            .is_some_and(|governor| BUYS.is_match(governor.object) || BUYS.is_match(governor.word))
}

/// "£150 to each of Q and R": the words right after the sum.
fn directly_to<'a>(clause: &Clause<'_, 'a>) -> Option<Person<'a>> {
    let joined =
        matches!(clause.tail.trim(), "and" | "," | ", and") || THE_OTHER_BODY.is_match(clause.tail);
    if joined {
        // "fees of £75 and £235 to Ms P": both go to her.
        let after = clause.sentence.get(clause.before.len()..)?;
        let next = after.rsplit_once('£').map_or("", |(_, next)| next);
        let next = next.trim_start_matches(|c: char| c.is_ascii_digit() || c == ',' || c == '.');
        let person = people(next).into_iter().next()?;
        let before = next.get(..person.start)?;
        return (DIRECTLY_TO.is_match(before) && is_payee(&person)).then_some(person);
    }
    if let Some(found) = INTO_SAVINGS.captures(clause.tail).and_then(|found| found.name("who")) {
        return people(found.as_str()).into_iter().next();
    }
    if let Some(found) = APPOSED.captures(clause.tail).and_then(|found| found.name("who")) {
        return people(found.as_str()).into_iter().next();
    }
    let person = first_called(clause.tail)?;
    let before = clause.tail.get(..person.start)?;
    (DIRECTLY_TO.is_match(before) && is_payee(&person)).then_some(person)
}

/// "for his distress and his mother £300", "- her son £250": the words right before the sum.
fn right_before<'a>(clause: &Clause<'_, 'a>) -> Option<Person<'a>> {
    let person = people(clause.gap).into_iter().next_back()?;
    let before = clause.gap.get(..person.start)?.trim_end();
    let follows = clause.gap.get(person.end..)?.trim_matches([' ', '(']);
    let opens = before.is_empty() && clause.rank == 0
        || [" and", ",", ";", " to", ":"].iter().any(|word| before.ends_with(word));
    (opens
        && follows.is_empty()
        && is_payee(&person)
        && clause.rank + usize::from(before.is_empty()) > 0)
        .then_some(person)
}

/// "pay Mrs B £350", "…, and Mr and Mrs L £3,000", "refund to Mrs B the £40": between verb and sum.
fn after_verb<'a>(clause: &Clause<'_, 'a>) -> Option<Person<'a>> {
    if clause.rank > 0 {
        // A sum of its own verb starts afresh; else the payee stands right before the sum.
        let words = clause.gap;
        let from = verbs(words).last().map_or(0, |hit| hit.end);
        let words = words.get(from..)?;
        let person = first_called(words)?;
        let before = words.get(..person.start)?;
        let after = words.get(person.end..)?;
        let close =
            !after.contains(['.', ';']) && (from > 0 || after.trim().split(' ').count() <= 4);
        return (TO_PERSON.is_match(before) && close && is_payee(&person)).then_some(person);
    }
    let governor = clause.governor.filter(|governor| !governor.in_lead)?;
    if let Some(name) = FIRST_NAME.captures(governor.object).and_then(|found| found.name("name")) {
        let (start, end) = (name.start(), name.end());
        return Some(Person {
            name: name.as_str(),
            start,
            end,
            kind: Kind::Named(Gender::Unknown),
        });
    }
    let Some(person) = first_called(governor.object) else { return fronted(clause) };
    let before = governor.object.get(..person.start)?;
    (TO_PERSON.is_match(before) && is_payee(&person)).then_some(person)
}

/// The first person of a text: "her son, Mr G junior" and "his sister Ms G" go by the name after what
/// they are, in the place of the whole.
fn first_called(text: &str) -> Option<Person<'_>> {
    let mut named = people(text).into_iter();
    let person = named.next()?;
    let called = named.next().filter(|name| {
        matches!(text.get(person.end..name.start), Some(", " | " "))
            && matches!(person.kind, Kind::Role(_))
            && !matches!(name.kind, Kind::Pronoun(_) | Kind::Role(_))
    });
    Some(called.map_or(person, |name| Person { start: person.start, ..name }))
}

/// "To her son Y it will pay £150": the payee stands before the body.
fn fronted<'a>(clause: &Clause<'_, 'a>) -> Option<Person<'a>> {
    let rest = clause.sentence.strip_prefix("To ").filter(|_| clause.rank == 0)?;
    let person = first_called(rest).filter(|person| person.start == 0 && is_payee(person))?;
    FRONTED.is_match(rest.get(person.end..)?).then_some(person)
}

/// "her" in "her frustration" is no payee, "his" never.
fn is_payee(person: &Person<'_>) -> bool {
    !matches!(person.name.to_lowercase().as_str(), "his" | "their" | "he" | "she")
}

/// "£1,400 to Ms E", "£600 each to Mr G and Mrs G", "a payment of £50 to the family".
fn to_whom<'a>(clause: &Clause<'_, 'a>) -> Option<Person<'a>> {
    people(clause.tail)
        .into_iter()
        .find(|person| {
            let before = clause.tail.get(..person.start).unwrap_or_default();
            before.ends_with(" to ")
                && !SUFFERED.is_match(before)
                && is_payee(person)
                && !clause.tail.get(person.end..).unwrap_or_default().starts_with(['’', '\''])
                && verbs(before).is_empty()
        })
        .or_else(|| {
            // "a payment to Mrs B of £50"
            let person = people(clause.gap).into_iter().next_back()?;
            let before = clause.gap.get(..person.start)?;
            (before.ends_with(" to ") && !SUFFERED.is_match(before) && is_payee(&person))
                .then_some(person)
        })
}

/// "pay Mrs B £300 for distress and £400 for the respite Mr B missed": one verb, one payee.
fn of_the_same_verb<'a>(clause: &Clause<'_, 'a>) -> Option<Person<'a>> {
    let governor = clause.governor.filter(|governor| !governor.in_lead && clause.rank > 0)?;
    let person = people(governor.object).into_iter().next()?;
    let before = governor.object.get(..person.start)?;
    (TO_PERSON.is_match(before) && is_payee(&person)).then_some(person)
}

/// "the Council will pay Mrs B:" before a list of sums.
fn in_lead<'a>(clause: &Clause<'_, 'a>) -> Option<Person<'a>> {
    let governor = clause.governor.filter(|governor| governor.in_lead)?;
    let person = people(governor.object).into_iter().next()?;
    let before = governor.object.get(..person.start)?;
    (TO_PERSON.is_match(before) || before.ends_with(" to ")).then_some(person).filter(is_payee)
}

/// "should receive £X", "will be paid £X": the subject. "waive what Mr D’s estate owes": the debtor.
fn relieved<'a>(clause: &Clause<'_, 'a>) -> Option<Person<'a>> {
    if matches!(clause.form, PaymentForm::Waiver | PaymentForm::WriteOff) {
        return people(clause.tail).into_iter().find(|person| {
            let after = clause.tail.get(person.end..).unwrap_or_default();
            let owns = !after.starts_with(['’', '\'']) || OWN_DEBT.is_match(after);
            let estate = person.name.ends_with("estate");
            (matches!(person.kind, Kind::Named(_)) && owns) || estate
        });
    }
    None
}

/// A person named beside the sum: "£250 for Mrs B’s distress", "£150 for the distress caused to her".
fn near_the_sum<'a>(clause: &Clause<'_, 'a>) -> Option<Person<'a>> {
    let object = clause.governor.filter(|governor| !governor.in_lead && clause.rank == 0).and_then(
        |governor| people(governor.object).into_iter().find(|p| may_be_paid(p, governor.object)),
    );
    let tail = clause.tail.split(" into ").next().unwrap_or_default();
    let near = || people(tail).into_iter().filter(|person| may_be_paid(person, tail));
    object.or_else(|| near().find(|p| matches!(p.kind, Kind::Named(_)))).or_else(|| near().next())
}

/// A person named beside a sum may be who gets it: no child, nobody with a claim of their own, no
/// household that only measures the sum.
fn may_be_paid(person: &Person<'_>, text: &str) -> bool {
    let before = text.get(..person.start).unwrap_or_default();
    let owner = text.get(person.end..).unwrap_or_default().starts_with(['’', '\'']);
    let after = text.get(person.end..).unwrap_or_default();
    let suffers = !injustices(first_of(after, 40)).is_empty() || OWN_DEBT.is_match(after);
    let owner = owner && !suffers;
    let role = matches!(person.kind, Kind::Role(_));
    let named = matches!(person.kind, Kind::Named(_));
    let measures = before.ends_with("for ") && person.name.starts_with("each ");
    person.kind != Kind::Letter
        && !measures
        && !(named && owner && !person.name.ends_with("estate"))
        && !(role && (owner || OUTSIDER.is_match(person.name)))
}

fn resolve<'a>(
    person: &Person<'a>,
    clause: &Clause<'_, 'a>,
    company: &Company<'_, 'a>,
) -> Option<String> {
    match person.kind {
        Kind::Pronoun(gender) => {
            let inside = clause.sentence.find(person.name);
            let before = inside.and_then(|at| clause.before.get(..at)).unwrap_or(clause.before);
            company.meant(clause.unit, before, gender).map(|name| company.together(name))
        }
        Kind::Role(gender) if is_stand_in(person.name) => {
            let name = company.meant(clause.unit, clause.before, gender);
            let known = name.filter(|name| name.starts_with('M')).map(str::to_owned);
            Some(known.unwrap_or_else(|| person.name.to_owned()))
        }
        _ => Some(person.name.to_owned()),
    }
}

/// Roles that stand for whoever brought the complaint.
fn is_stand_in(name: &str) -> bool {
    matches!(name.to_lowercase().as_str(), "the complainant" | "the complainants")
}
