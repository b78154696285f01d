//! Guidance documents and codes: by the table of their names and spellings, and by their form.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::extract::nearby::last_of;

/// A document's name, and other words it goes by, in lower case; "'" stands for either apostrophe.
const DOCUMENTS: &[(&str, &str)] = &[
    (
        "Care and Support Statutory Guidance",
        "care and support statutory guidance|care and support (statutory) guidance|care act statutory guidance|care act 2014 statutory guidance|care and support guidance|statutory guidance to the care act|statutory guidance on the care act|guidance to the care act|cssg",
    ),
    (
        "Special Educational Needs and Disability Code of Practice",
        "special educational needs and disability code of practice|special educational needs and disabilities code of practice|special educational needs code of practice|special education needs code of practice|special educational needs and disability code|sen and disability code of practice|send code of practice|sen code of practice|send code|special educational needs and disability: code of practice",
    ),
    (
        "Mental Capacity Act Code of Practice",
        "mental capacity act code of practice|mental capacity act 2005 code of practice|mental capacity code of practice|mental capacity act 2005: code of practice|code of practice on the mental capacity act|code of practice to the mental capacity act|mca code of practice",
    ),
    (
        "Mental Health Act Code of Practice",
        "mental health act code of practice|mental health act 1983 code of practice|mental health act 1983: code of practice|mental health act: code of practice|mental health code of practice|code of practice on the mental health act|code of practice to the mental health act|code of practice: mental health act 1983|mha code of practice",
    ),
    (
        "Getting the best from complaints",
        "getting the best from complaints|getting the best out of complaints",
    ),
    (
        "Working Together to Safeguard Children",
        "working together to safeguard children|working together guidance",
    ),
    (
        "Homelessness Code of Guidance",
        "homelessness code of guidance for local authorities|homelessness code of guidance|code of guidance on homelessness|homelessness code",
    ),
    ("Guidance on remedies", "guidance on remedies|remedies guidance"),
    ("Guidance on jurisdiction", "guidance on jurisdiction"),
    (
        "Principles of good administrative practice",
        "principles of good administrative practice|principles of good administration|guidance on good administrative practice|guidance on good practice",
    ),
    (
        "School Admission Appeals Code",
        "school admission appeals code|school admissions appeals code|school admission appeal code|school admissions appeal code|admission appeals code|admissions appeals code",
    ),
    ("School Admissions Code", "school admissions code|school admission code"),
    ("National Planning Policy Framework", "national planning policy framework|nppf"),
    (
        "Planning Practice Guidance",
        "national planning practice guidance|planning practice guidance|nppg",
    ),
    (
        "Home to school travel guidance",
        "travel to school for children of compulsory school age|home to school travel and transport guidance|home to school travel and transport for children of compulsory school age|home to school travel and transport statutory guidance|home to school transport guidance|home to school travel guidance|home-to-school travel and transport guidance|post-16 transport to education and training|post-16 transport and travel support to education and training",
    ),
    (
        "Alternative provision statutory guidance",
        "alternative provision statutory guidance|alternative provision: statutory guidance|arranging alternative provision|alternative provision guidance",
    ),
    (
        "Education for children with health needs who cannot attend school",
        "ensuring a good education for children who cannot attend school because of health needs|arranging education for children who cannot attend school because of health needs|education for children with health needs who cannot attend school",
    ),
    (
        "Supporting pupils at school with medical conditions",
        "supporting pupils at school with medical conditions|supporting pupils with medical conditions",
    ),
    (
        "Children missing education guidance",
        "children missing education statutory guidance|children missing education: statutory guidance|children missing education guidance|children missing education",
    ),
    (
        "Elective home education guidance",
        "elective home education: guidance for local authorities|elective home education guidance|elective home education departmental guidance",
    ),
    (
        "School exclusion guidance",
        "exclusion from maintained schools, academies and pupil referral units|suspension and permanent exclusion from maintained schools|school exclusion guidance|exclusions guidance",
    ),
    (
        "School attendance guidance",
        "working together to improve school attendance|school attendance parental responsibility measures",
    ),
    ("Keeping children safe in education", "keeping children safe in education"),
    (
        "Out of school, out of mind?",
        "out of school, out of mind|out of school… out of mind|out of school out of sight|out of school, out of sight",
    ),
    (
        "National Framework for NHS Continuing Healthcare",
        "national framework for nhs continuing healthcare and nhs-funded nursing care|national framework for nhs continuing healthcare and nhs funded nursing care|national framework for nhs continuing healthcare|national framework for continuing healthcare|national framework for children and young people's continuing care",
    ),
    (
        "Fundamental Standards",
        "cqc fundamental standards|fundamental standards of care|fundamental standards",
    ),
    (
        "Fostering Services: National Minimum Standards",
        "fostering services: national minimum standards|fostering services national minimum standards|national minimum standards for fostering services|fostering national minimum standards",
    ),
    (
        "Adoption: National Minimum Standards",
        "adoption: national minimum standards|adoption national minimum standards",
    ),
    ("Complaint Handling Code", "joint complaint handling code|complaint handling code"),
    (
        "Allocation of accommodation: guidance for local housing authorities",
        "allocation of accommodation: guidance for local housing authorities|allocation of accommodation: guidance for local authorities|allocation of accommodation guidance for local housing authorities|providing social housing for local people",
    ),
    (
        "Improving access to social housing for victims of domestic abuse",
        "improving access to social housing for victims of domestic abuse",
    ),
    (
        "Family and friends care: statutory guidance",
        "family and friends care: statutory guidance for local authorities|family and friends care: statutory guidance|family and friends care statutory guidance|family and friends care guidance|family and friends statutory guidance",
    ),
    (
        "Special guardianship guidance",
        "special guardianship guidance|special guardianship statutory guidance",
    ),
    (
        "Children Act 1989 guidance and regulations",
        "children act 1989 guidance and regulations|the children act 1989: guidance and regulations",
    ),
    (
        "Short breaks statutory guidance",
        "short breaks statutory guidance|short breaks for disabled children guidance|short breaks for carers of disabled children",
    ),
    (
        "Provision of accommodation for 16 and 17 year olds who may be homeless",
        "provision of accommodation for 16 and 17 year old young people who may be homeless|provision of accommodation for 16 and 17 year olds who may be homeless|prevention of homelessness and provision of accommodation for 16 and 17 year old",
    ),
    (
        "Disabled Facilities Grant guidance",
        "disabled facilities grant (dfg) delivery|disabled facilities grant delivery|disabled facilities grant guidance|home adaptations for disabled people|delivering housing adaptations for disabled people",
    ),
    (
        "Housing Benefit Guidance Manual",
        "housing benefit and council tax benefit guidance manual|housing benefit guidance manual|hb/ctb overpayments guide|housing benefit overpayments guide",
    ),
    (
        "Discretionary Housing Payments guidance manual",
        "discretionary housing payments guidance manual|discretionary housing payment guidance manual|discretionary housing payments: guidance manual",
    ),
    (
        "Taking Control of Goods: National Standards",
        "taking control of goods: national standards|national standards for enforcement agents",
    ),
    (
        "Statutory guidance on parking enforcement",
        "operational guidance to local authorities: parking policy and enforcement|guidance for local authorities on enforcing parking restrictions|statutory guidance to local authorities on the civil enforcement of parking",
    ),
    (
        "Well-managed highway infrastructure",
        "well-managed highway infrastructure|well maintained highways|well-maintained highways",
    ),
    ("Inclusive mobility", "inclusive mobility"),
    (
        "Blue Badge scheme local authority guidance",
        "blue badge scheme local authority guidance|blue badge scheme: local authority guidance|blue badge local authority guidance",
    ),
    ("The Highway Code", "the highway code|highway code"),
    (
        "Taxi and private hire vehicle standards",
        "statutory taxi and private hire vehicle standards|taxi and private hire vehicle licensing: best practice guidance",
    ),
    (
        "Anti-social behaviour powers: statutory guidance",
        "anti-social behaviour powers: statutory guidance|anti-social behaviour powers statutory guidance|antisocial behaviour powers statutory guidance",
    ),
    (
        "Housing health and safety rating system guidance",
        "housing health and safety rating system operating guidance|housing health and safety rating system: operating guidance|housing health and safety rating system enforcement guidance|hhsrs operating guidance",
    ),
    (
        "Equality Act Code of Practice",
        "equality act code of practice|equality act 2010 code of practice",
    ),
    ("Local Government Transparency Code", "local government transparency code|transparency code"),
    (
        "Charging for residential accommodation guide",
        "charging for residential accommodation guide|crag",
    ),
    (
        "Fair access to care services",
        "fair access to care services|prioritising need in the context of putting people first",
    ),
    ("Principles for Remedy", "principles for remedy"),
];

/// How a document's name can end that is in no table.
const ENDINGS: &str = "code of practice|code of guidance|statutory guidance|practice guidance|\
     national minimum standards|policy framework|guidance manual";

/// Where a name is written, and what it names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) start: usize,
    pub(super) end: usize,
    /// The one name of the document; `None` where only its form tells that it is one.
    pub(super) name: Option<&'static str>,
}

/// All spellings in one automaton, and the document of each; endings have none.
static NAMES: LazyLock<(Option<AhoCorasick>, Vec<Option<&'static str>>)> = LazyLock::new(|| {
    let mut spellings: Vec<(String, Option<&'static str>)> = Vec::new();
    for (name, all) in DOCUMENTS {
        for spelling in all.split('|') {
            spellings.push((spelling.replace('\'', "’"), Some(name)));
            if spelling.contains('\'') {
                spellings.push((spelling.to_owned(), Some(name)));
            }
        }
    }
    spellings.extend(ENDINGS.split('|').map(|ending| (ending.to_owned(), None)));
    let (words, names): (Vec<String>, Vec<_>) = spellings.into_iter().unzip();
    let automaton = AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .match_kind(MatchKind::LeftmostLongest)
        .build(words);
    (automaton.ok(), names)
});

/// Short names that are words in lower case.
const ONLY_CAPITALS: &[&str] = &["nppf", "nppg", "cssg", "crag"];

/// Names made of everyday words: they name a document only where they are printed as a title.
const TITLES: &[&str] = &[
    "children missing education",
    "arranging alternative provision",
    "inclusive mobility",
    "highway code",
    "remedies guidance",
    "transparency code",
    "exclusions guidance",
    "principles of good administration",
    "care and support guidance",
    "home to school transport guidance",
    "home to school travel guidance",
    "alternative provision guidance",
    "school exclusion guidance",
    "guidance on good practice",
    "home adaptations for disabled people",
    "disabled facilities grant delivery",
    "supporting pupils with medical conditions",
    "well maintained highways",
    "well-maintained highways",
    "fair access to care services",
];

crate::pattern!(
    /// A title in quotation marks that the sentence calls guidance: "guidance, ‘Title’".
    TITLE,
    r#"(?:[Gg]uidance|[Cc]ircular|[Cc]ode of practice|good practice guide|focus report)[^.;‘“"]{0,40}?[‘“"](?P<title>[A-Z](?:[^‘“’”".;\n]|’[a-z]){9,110})[’”"]"#);
crate::pattern!(
    /// Before a document's name: it is a body's own.
    OWN,
    r"(?:[Cc]ouncil|[Aa]uthority|[Tt]rust|[Pp]rovider|[Bb]orough|[Hh]ome|[Ss]chool|[Aa]cademy|[Cc]ompany|[Aa]ssociation)[’']?s?[’']?(?: own| [a-z]+)? ?$|(?-u:\b)(?i:its|their|his|her|own|internal|local) (?:[a-z]+ )?$");

/// Every guidance document named in a sentence, in order.
pub(super) fn documents(text: &str) -> Vec<Named> {
    let mut found = Vec::new();
    let (Some(automaton), names) = &*NAMES else { return found };
    for name in automaton.find_iter(text) {
        let of = names.get(name.pattern().as_usize()).copied().flatten();
        if !is_bounded(text, name.start(), name.end()) {
            continue;
        }
        let printed = text.get(name.range()).unwrap_or_default();
        match of {
            Some(_) if !is_printed_as_a_name(printed) => {}
            Some(of) => found.push(Named { start: name.start(), end: name.end(), name: Some(of) }),
            None => found.extend(by_form(text, name.start(), name.end())),
        }
    }
    if text.contains(['‘', '“', '"']) {
        found.extend(titles(text, &found));
        found.sort_by_key(|named| named.start);
    }
    found
}

fn is_bounded(text: &str, start: usize, end: usize) -> bool {
    let before = text.get(..start).and_then(|before| before.chars().next_back());
    let after = text.get(end..).and_then(|after| after.chars().next());
    !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
}

fn is_printed_as_a_name(printed: &str) -> bool {
    let lower = printed.to_ascii_lowercase();
    if ONLY_CAPITALS.contains(&lower.as_str()) {
        return printed.bytes().all(|b| b.is_ascii_uppercase());
    }
    !TITLES.contains(&lower.as_str()) || printed.starts_with(|c: char| c.is_ascii_uppercase())
}

/// A capitalised name that ends as such documents' names do, unless it is a body's own.
fn by_form(text: &str, start: usize, end: usize) -> Option<Named> {
    const LONGEST: usize = 120;
    let printed = text.get(start..end)?;
    if !printed.starts_with(|c: char| c.is_ascii_uppercase()) {
        return None;
    }
    let before = last_of(text.get(..start)?, LONGEST);
    let from = super::names::name_start(before)?;
    let lead = before.get(from..)?;
    let own = lead.contains(['’', '\'']) || OWN.is_match(before.get(..from)?) || OWN.is_match(lead);
    let common = lead.split_whitespace().all(|word| {
        matches!(
            word.to_ascii_lowercase().as_str(),
            "government" | "statutory" | "national" | "relevant" | "departmental" | "dfe" | "dhsc"
        )
    });
    (!own && !common).then_some(Named { start: start - before.len() + from, end, name: None })
}

/// Titles that the sentence calls guidance and that no table knows.
fn titles(text: &str, known: &[Named]) -> Vec<Named> {
    let mut found = Vec::new();
    for captures in TITLE.captures_iter(text) {
        let (Some(whole), Some(title)) = (captures.get(0), captures.name("title")) else {
            continue;
        };
        let taken =
            known.iter().any(|named| named.start < title.end() && title.start() < named.end);
        let before = last_of(text.get(..whole.start()).unwrap_or_default(), 60);
        let says = title.as_str().split_whitespace().count() > 2;
        if says && !taken && !OWN.is_match(before) {
            found.push(Named { start: title.start(), end: title.end(), name: None });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_finds_its_document() {
        for (name, spellings) in DOCUMENTS {
            for spelling in spellings.split('|') {
                let printed = if ONLY_CAPITALS.contains(&spelling) {
                    spelling.to_uppercase()
                } else {
                    let first = spelling.chars().next().unwrap_or_default();
                    spelling.replacen(first, &first.to_uppercase().to_string(), 1)
                };
                let found = documents(&format!("See {printed}, as printed."));
                assert_eq!(found.len(), 1, "{printed}: {found:?}");
                assert_eq!(found[0].name, Some(*name), "{printed}");
            }
        }
    }
}
