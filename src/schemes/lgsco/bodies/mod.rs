//! Bodies in jurisdiction: what sort of body a name belongs to.
//!
//! A name that tells nothing gives `None`.

mod names;

use crate::model::words::OrganisationType;
use names::{COUNTIES, CUES, LONDON, METROPOLITAN, UNITARY};

/// What sort of body a name belongs to.
///
/// ```
/// use casebook::model::words::OrganisationType;
/// use casebook::schemes::lgsco::bodies::organisation_type;
/// assert_eq!(organisation_type("Kent County Council"), Some(OrganisationType::CountyCouncil));
/// assert_eq!(organisation_type("Durham County Council"), Some(OrganisationType::UnitaryCouncil));
/// assert_eq!(organisation_type("Something Else"), None);
/// ```
#[must_use]
pub fn organisation_type(name: &str) -> Option<OrganisationType> {
    let folded = fold(name);
    let council = folded.contains("council")
        || folded.starts_with("london borough of")
        || folded.starts_with("royal borough of")
        || folded.starts_with("city of ");
    if council {
        let place = place(&folded);
        let listed = |list: &[&str]| list.contains(&place.as_str());
        return match () {
            () if folded.contains("london borough")
                || listed(LONDON) && !folded.contains("county council") =>
            {
                Some(OrganisationType::LondonBorough)
            }
            () if folded.contains("metropolitan") || listed(METROPOLITAN) => {
                Some(OrganisationType::MetropolitanCouncil)
            }
            () if listed(UNITARY) => Some(OrganisationType::UnitaryCouncil),
            () if folded.contains("county council") || listed(COUNTIES) => {
                Some(OrganisationType::CountyCouncil)
            }
            () if folded.contains("parish council") || folded.contains("town council") => {
                Some(OrganisationType::Other)
            }
            () if ["district", "borough", "city council"]
                .iter()
                .any(|tier| folded.contains(tier)) =>
            {
                Some(OrganisationType::DistrictCouncil)
            }
            () => None,
        };
    }
    let padded = format!(" {folded} ");
    CUES.iter()
        .find(|(cue, _)| padded.contains(&format!(" {cue}")))
        .map(|(_, organisation_type)| *organisation_type)
}

/// Lower case, "&" for "and", no hyphens, commas or full stops.
fn fold(name: &str) -> String {
    let plain: String = name
        .chars()
        .map(|c| match c {
            '-' | ',' | '.' | '(' | ')' => ' ',
            '’' => '\'',
            _ => c,
        })
        .collect();
    let words = plain.split_whitespace().map(|word| match word.to_lowercase().as_str() {
        "and" => "&".to_owned(),
        other => other.to_owned(),
    });
    words.collect::<Vec<_>>().join(" ")
}

/// The place in a council's folded name.
fn place(folded: &str) -> String {
    let tier = |word: &&str| {
        !matches!(
            *word,
            "council"
                | "county"
                | "city"
                | "borough"
                | "metropolitan"
                | "district"
                | "london"
                | "royal"
                | "mbc"
                | "unitary"
                | "the"
        )
    };
    let words: Vec<&str> = folded.split(' ').filter(tier).collect();
    let place = words.join(" ");
    if matches!(folded, "city of london" | "city of london corporation") {
        return "city of london".to_owned();
    }
    place.strip_prefix("of ").map(str::to_owned).unwrap_or(place)
}

crate::pattern!(
    /// A body named in full in running text: "Wirral Metropolitan Borough Council", "London Borough
    /// of Camden". What is no name ("V and the Council") is sorted out afterwards.
    NAMED, r"(?:London|Royal) Borough of [A-Z][a-z]+(?: (?:(?:and|upon) )?[A-Z][a-z]+)*|[A-Z][A-Za-z'’\-]*(?: (?:and|of|upon|on|with|&|[A-Z][A-Za-z'’\-]*))* Council(?-u:\b)");

/// The one council that a text names in full, and where it stands; `None` where it names several
/// or none.
///
/// ```
/// use casebook::schemes::lgsco::bodies::named_in;
/// let text = "A family complains about how Wirral Metropolitan Borough Council heard its appeal.";
/// assert_eq!(named_in(text).unwrap().0, "Wirral Metropolitan Borough Council");
/// assert_eq!(named_in("Mr V and the Council disagree."), None);
/// ```
#[must_use]
pub fn named_in(text: &str) -> Option<(&str, usize)> {
    let mut named: Option<(&str, usize)> = None;
    for found in NAMED.find_iter(text) {
        if found.as_str().matches("Council").count() > 1 {
            return None;
        }
        let name = without_lead(found.as_str());
        if !is_full(name) {
            continue;
        }
        match named {
            Some((known, _)) if known != name => return None,
            Some(_) => {}
            None => named = Some((name, found.end() - name.len())),
        }
    }
    named
}

/// Every council that a text names in full, in order, as often as it names it.
#[must_use]
pub fn all_named(text: &str) -> Vec<&str> {
    let names = NAMED.find_iter(text).filter(|found| found.as_str().matches("Council").count() < 2);
    names.map(|found| without_lead(found.as_str())).filter(|name| is_full(name)).collect()
}

/// Whether a name tells which council: by its tier, or by a place of at most three words.
fn is_full(name: &str) -> bool {
    let place = place(&fold(name));
    let words: Vec<&str> = place.split(' ').collect();
    let plain = words.len() <= 3
        && words.iter().all(|word| word.len() > 2 || matches!(*word, "&" | "of" | "on"))
        && !words.contains(&"ombudsman");
    place.len() > 2 && (organisation_type(name).is_some() || plain)
}

/// A name without the words of its sentence that happen to have capitals too.
fn without_lead(name: &str) -> &str {
    const LEADS: &[&str] =
        &["The ", "In ", "When ", "Although ", "That ", "And ", "Both ", "Mr ", "Mrs ", "Summary "];
    LEADS.iter().find_map(|lead| name.strip_prefix(lead)).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use OrganisationType as T;

    #[test]
    fn names_tell_the_sort_of_body() {
        for (name, expected) in [
            ("Nottinghamshire County Council", Some(T::CountyCouncil)),
            ("Cornwall Council", Some(T::UnitaryCouncil)),
            ("Redcar & Cleveland Council", Some(T::UnitaryCouncil)),
            ("Stockton-on-Tees Borough Council", Some(T::UnitaryCouncil)),
            ("Bath and North East Somerset Council", Some(T::UnitaryCouncil)),
            ("Leeds City Council", Some(T::MetropolitanCouncil)),
            ("Wirral Metropolitan Borough Council", Some(T::MetropolitanCouncil)),
            ("London Borough of Camden", Some(T::LondonBorough)),
            ("Royal Borough of Greenwich", Some(T::LondonBorough)),
            ("Royal Borough of Windsor and Maidenhead", Some(T::UnitaryCouncil)),
            ("Westminster City Council", Some(T::LondonBorough)),
            ("City of Bradford Metropolitan District Council", Some(T::MetropolitanCouncil)),
            ("Exeter City Council", Some(T::DistrictCouncil)),
            ("Gedling Borough Council", Some(T::DistrictCouncil)),
            ("Birmingham City Council", Some(T::MetropolitanCouncil)),
            ("Sheffield Teaching Hospitals NHS Foundation Trust", Some(T::NhsBody)),
            ("St. Mary's RC Primary School", Some(T::SchoolOrPanel)),
            ("Bluebird Care AKA BenJeMax Limited", Some(T::CareProvider)),
            ("Park Homes (UK) Limited", Some(T::CareProvider)),
            ("West Midlands Fire Service", Some(T::Other)),
            ("Transport for London", Some(T::Other)),
            ("Acme", None),
        ] {
            assert_eq!(organisation_type(name), expected, "{name}");
        }
    }

    #[test]
    fn councils_are_found_in_running_text() {
        let named = |text| named_in(text).map(|(name, _)| name.to_owned());
        assert_eq!(
            named("complain about how Wirral Metropolitan Borough Council handled").as_deref(),
            Some("Wirral Metropolitan Borough Council")
        );
        assert_eq!(
            named("The London Borough of Waltham Forest was late").as_deref(),
            Some("London Borough of Waltham Forest")
        );
        assert_eq!(named("the Council and The Council told the County Council"), None);
        assert_eq!(named("Kent County Council and Dover District Council met"), None);
        assert_eq!(named("V and the Council. Trust. The Council"), None);
    }
}
