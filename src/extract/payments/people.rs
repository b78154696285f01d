//! The people of a decision as its text names them, and whom a pronoun means.

use regex::Match;

use super::clause::starts_with_title;

/// What the form of a name or pronoun tells about the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gender {
    /// He.
    Male,
    /// She.
    Female,
    /// They: several people, or a household.
    Several,
    /// A bare letter, a doctor.
    Unknown,
}

/// A person or household named in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Person<'a> {
    pub(super) name: &'a str,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) kind: Kind,
}

/// How a person is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// With a title, or as an estate: a name to be used as it is.
    Named(Gender),
    /// By a letter alone: mostly a child.
    Letter,
    /// By what they are: "the complainant", "the grandparents", "the first family".
    Role(Gender),
    /// By a pronoun.
    Pronoun(Gender),
}

crate::pattern!(
    /// A person in running text. Must match "Mr and Mrs L", "Miss X and her family", "Mr D’s estate",
    /// "the second family"; must not match "the Council" or "A letter".
    PERSON,
    r"(?x)(?-u:\b)(?:
      (?P<estate>(?:[Tt]he\ )?(?:late\ )?(?:estate|executors?|personal\ representatives?|family|parents?|children|mother|father|son|daughter|carers?)\ of\ (?:the\ late\ )?(?:(?:Mr|Mrs|Miss|Ms|Mx|Dr)\.?\ )?[A-Z][A-Za-z-]*
        |(?:Mr|Mrs|Miss|Ms|Mx|Dr)\.?\ [A-Z][A-Za-z-]*[’']s\ (?:late\ )?(?:estate|family|son|daughter|mother|father|wife|husband|brother|sister|parents|children|grandson|granddaughter|grandmother|grandfather|partner|representatives?|carers?))
    | (?P<pair>(?:Mr|Mrs|Miss|Ms|Mx|Dr)\.?(?:\ [A-Z][A-Za-z-]*)?(?:,\ (?:Mr|Mrs|Miss|Ms|Mx|Dr)\.?\ [A-Z][A-Za-z-]*)*\ (?:and|&)\ (?:(?:Mr|Mrs|Miss|Ms|Mx|Dr)\.?\ [A-Z][A-Za-z-]*|[Hh]er\ [a-z]+|[Hh]is\ [a-z]+|their\ [a-z]+|[A-Z](?-u:\b)))
    | (?P<titled>(?:Mr|Mrs|Miss|Ms|Mx|Dr|Sir|Lady|Lord|Professor|Prof|Reverend|Cllr|Councillor)\.?\ [A-Z][A-Za-z-]*(?:\ (?:[Jj]unior|[Ss]enior|Jr|Snr)(?-u:\b))?)
    | (?P<letter>(?:each|both)\ of\ [A-Z]\ and\ [A-Z]|(?:(?:Child|Family|Person|Witness|Young\ Person)\ )?[B-HJ-Z](?:\ and\ [A-HJ-Z])?)
    | (?P<role>(?:the|each|each\ of\ the|each\ of\ (?:her|his|their)|both|both\ of\ the|all|her|his|their)\ (?:(?:late|elder|older|younger|eldest|youngest|first|second|third|fourth|fifth|two|three|four|five|six|seven|eight|nine|ten|other|whole|young|foster|adult|elderly|married|affected|remaining|bereaved|disabled|adopted|former|birth|step|private|[a-z]+’s)\ ){0,3}(?:complainants?|women|woman|men|man|couples?|famil(?:y|ies)|grandparents|grandmother|grandfather|grandchildren|parents?|mother|father|aunt\ and\ uncle|aunt|uncle|teenagers?|child|children|sons?|daughters?|brothers?|sisters?|siblings|wife|husband|partner|carers?|foster\ carers|residents?|tenants?|applicants?|neighbours?|young\ (?:person|people|man|woman)|pupils?|boys?|girls?|twins|estate|owners?|leaseholders?|landlord|hospice|charity|church|school\ fund|household|executors?|claimants?|adults?|service\ users?|friends?|relatives?|nephews?|nieces?|cousins?|stepson|stepdaughter|stepfather|stepmother|guardians?|grandson|granddaughter|people)(?:\ and\ (?:her|his|their)\ (?:husband|wife|partner|son|daughter|children|family|mother|father|parents|brother|sister))?|the\ (?P<ordinal>first|second|third|fourth|fifth|sixth|other|elder|younger|older)|(?P<bare>second|third|fourth|fifth|sixth))
    | (?P<pronoun>[Hh]er|[Hh]im|[Tt]hem|[Hh]is|[Tt]heir|[Ss]he|[Hh]e|each\ of\ them|both\ of\ them)
    )(?-u:\b)");

/// Every person named in a text, in order.
pub(super) fn people<'t>(text: &'t str) -> Vec<Person<'t>> {
    let person = |whole: Match<'t>| {
        let kind = plain_kind(whole.as_str()).or_else(|| kind(text, whole))?;
        Some(Person { name: whole.as_str(), start: whole.start(), end: whole.end(), kind })
    };
    PERSON.find_iter(text).filter_map(person).collect()
}

/// The kind of a person that the words alone tell: of most, and soon.
fn plain_kind(name: &str) -> Option<Kind> {
    match name {
        "Her" | "her" | "Him" | "him" | "Them" | "them" | "His" | "his" | "Their" | "their"
        | "She" | "she" | "He" | "he" => Some(Kind::Pronoun(gender_of_pronoun(name))),
        _ => {
            let titled = starts_with_title(name)
                && !name.contains(['’', '\'', '&'])
                && !name.contains(" and ");
            titled.then(|| Kind::Named(gender_of_title(name)))
        }
    }
}

/// The kind of a person by the groups of [`PERSON`]; `None` where the place shows that it is nobody.
fn kind(text: &str, whole: Match<'_>) -> Option<Kind> {
    let name = whole.as_str();
    let hit = PERSON.captures_at(text, whole.start())?;
    let kind = if hit.name("estate").is_some() {
        Kind::Named(Gender::Unknown)
    } else if hit.name("pair").is_some() {
        Kind::Named(Gender::Several)
    } else if hit.name("titled").is_some() {
        Kind::Named(gender_of_title(name))
    } else if hit.name("letter").is_some() {
        if name.len() == 1 && !stands_alone(text, whole.start(), whole.end()) {
            return None;
        }
        Kind::Letter
    } else if hit.name("ordinal").is_some() || hit.name("bare").is_some() {
        // "the second £100", not "the second overpayment".
        let after = text.get(whole.end()..).unwrap_or_default().trim_start();
        // "deduct the other £117.50" names nobody, "£500 to one and the other £250" does.
        let coordinated = text.get(..whole.start()).is_some_and(|before| before.ends_with("and "));
        let sum_follows = after.is_empty() || after.starts_with('£');
        if name == "the other" && sum_follows && !coordinated {
            return None;
        }
        if !(after.is_empty()
            || after.starts_with(['£', ',', ';'])
            || after.starts_with("and £")
            || after.starts_with("and the "))
        {
            return None;
        }
        Kind::Role(Gender::Unknown)
    } else if hit.name("role").is_some() {
        Kind::Role(gender_of_role(name))
    } else {
        Kind::Pronoun(gender_of_pronoun(name))
    };
    Some(kind)
}

/// "Band B", "Section F" and "part X" are no people, nor is a letter inside a name or a reference.
fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    let before = text.get(..start).unwrap_or_default();
    let after = text.get(end..).unwrap_or_default();
    let last = before.trim_end().rsplit([' ', '(']).next().unwrap_or_default();
    !before.ends_with(['’', '\'', '-', '/', '.', '£', '&'])
        && !after.starts_with(['-', '/', '&'])
        && !matches!(
            last.to_lowercase().as_str(),
            "band"
                | "section"
                | "part"
                | "schedule"
                | "category"
                | "appendix"
                | "class"
                | "annex"
                | "vitamin"
                | "type"
                | "form"
                | "option"
                | "group"
                | "council"
                | "trust"
                | "school"
                | "company"
                | "provider"
                | "home"
                | "officer"
                | "road"
                | "street"
                | "site"
                | "plan"
                | "authority"
                | "hospital"
                | "property"
                | "flat"
        )
}

fn gender_of_title(name: &str) -> Gender {
    if name.starts_with("Mrs") || name.starts_with("Miss") || name.starts_with("Ms") {
        Gender::Female
    } else if name.starts_with("Mr") || name.starts_with("Sir") || name.starts_with("Lord") {
        Gender::Male
    } else if name.starts_with("Lady") {
        Gender::Female
    } else {
        Gender::Unknown
    }
}

fn gender_of_role(name: &str) -> Gender {
    const SEVERAL: &[&str] = &[
        "families",
        "parents",
        "children",
        "couple",
        "family",
        "complainants",
        "carers",
        "uncle",
        "sons",
        "daughters",
        "brothers",
        "sisters",
        "siblings",
        "residents",
        "tenants",
        "people",
        "neighbours",
        "twins",
        "household",
        "men",
        "pupils",
        "boys",
        "girls",
        "others",
        "owners",
    ];
    const FEMALE: &[&str] =
        &["woman", "mother", "daughter", "wife", "grandmother", "aunt", "sister", "niece"];
    const MALE: &[&str] = &["man", "father", "son", "husband", "grandfather", "brother", "nephew"];
    let last = name.rsplit(' ').next().unwrap_or_default();
    if name.starts_with("each") || name.starts_with("both") || SEVERAL.contains(&last) {
        Gender::Several
    } else if FEMALE.contains(&last) {
        Gender::Female
    } else if MALE.contains(&last) {
        Gender::Male
    } else {
        Gender::Unknown
    }
}

fn gender_of_pronoun(word: &str) -> Gender {
    match word.to_lowercase().as_str() {
        "her" | "she" => Gender::Female,
        "him" | "his" | "he" => Gender::Male,
        _ => Gender::Several,
    }
}

impl Kind {
    /// Whether a pronoun of `wanted` can mean a person named like this.
    pub(super) fn can_be(self, wanted: Gender) -> bool {
        match self {
            Kind::Named(own) | Kind::Role(own) => own == wanted || own == Gender::Unknown,
            Kind::Letter => wanted != Gender::Several,
            Kind::Pronoun(_) => false,
        }
    }
}

/// The people of "Mr G and Mrs G", "Mr and Mrs L", "Mr X and his wife", one by one.
pub(super) fn each_of(name: &str) -> Vec<String> {
    let Some((first, second)) = name.split_once(" and ").or_else(|| name.split_once(" & ")) else {
        return vec![name.to_owned()];
    };
    let surname = second.split_once(' ').map_or("", |(_, surname)| surname);
    let mut found: Vec<String> = first.split(", ").map(str::to_owned).collect();
    for one in &mut found {
        if !one.contains(' ') && one.len() > 1 && !surname.is_empty() {
            *one = format!("{one} {surname}");
        }
    }
    found.push(second.to_owned());
    found
}

/// A name without the case of a sentence's first word: "The estate" is "the estate".
pub(super) fn as_named(name: &str) -> String {
    name.strip_prefix("The ").map_or_else(|| name.to_owned(), |rest| format!("the {rest}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<&str> {
        people(text).iter().map(|person| person.name).collect()
    }

    #[test]
    fn people_as_they_are_named() {
        for (text, expected) in [
            ("pay Mr and Mrs L £3,000", vec!["Mr and Mrs L"]),
            ("pay Miss X and her family", vec!["Miss X and her family"]),
            ("what Mr D’s estate owes", vec!["Mr D’s estate"]),
            (
                "the first family, the second and the third",
                vec!["the first family", "the second", "the third"],
            ),
            ("to D, who is in Band B", vec!["D"]),
            ("the Council and the Trust", vec![]),
            (
                "pay the complainant, the aunt and uncle",
                vec!["the complainant", "the aunt and uncle"],
            ),
            ("invoiced to the estate of Mr F", vec!["the estate of Mr F"]),
        ] {
            assert_eq!(names(text), expected, "{text}");
        }
    }

    #[test]
    fn couples_come_apart() {
        assert_eq!(each_of("Mr and Mrs L"), ["Mr L", "Mrs L"]);
        assert_eq!(each_of("Mr G and Mrs H"), ["Mr G", "Mrs H"]);
        assert_eq!(each_of("Mrs B"), ["Mrs B"]);
    }
}
