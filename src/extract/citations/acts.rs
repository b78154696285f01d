//! Statutes and regulations as decisions of 2013 to 2026 name them: one name each, and its spellings.
//!
//! The table need not be whole: a statute that is not in it keeps the name that the text prints.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::names::{fold, without_year};

/// A statute that is named in several ways.
struct Act {
    /// Its name with the year.
    name: &'static str,
    /// Whether the name without its year means this one alone.
    alone: bool,
    /// Other spellings, in any case and with or without commas and apostrophes.
    also: &'static [&'static str],
}

const fn act(name: &'static str, alone: bool, also: &'static [&'static str]) -> Act {
    Act { name, alone, also }
}

/// Several statutes of one name are told apart by their year, so these are not `alone`.
const ACTS: &[Act] = &[
    act("Local Government Act 1974", false, &["LGA 1974"]),
    act("Local Government Act 1972", false, &["LGA 1972"]),
    act("Local Government Act 2000", false, &["LGA 2000"]),
    act(
        "Health Service Commissioners Act 1993",
        true,
        &["Health Service Commissioner Act 1993", "HSCA 1993"],
    ),
    act(
        "Regulatory Reform (Collaboration etc. between Ombudsmen) Order 2007",
        true,
        &["Regulatory Reform (Collaboration etc between Ombudsman) Order 2007"],
    ),
    act("Children Act 1989", false, &["Childrens Act 1989", "CA 1989"]),
    act("Children Act 2004", false, &["Childrens Act 2004"]),
    act(
        "Children Act 1989 Representations Procedure (England) Regulations 2006",
        true,
        &[
            "Representations Procedure (England) Regulations 2006",
            "Children Act 1989 Representations Procedure Regulations 2006",
            "Representations Procedure Regulations 2006",
        ],
    ),
    act(
        "Children and Families Act 2014",
        true,
        &[
            "CFA 2014",
            "CAFA 2014",
            "C&FA 2014",
            "Children and Family Act 2014",
            "Childrens and Families Act 2014",
        ],
    ),
    act("Children (Leaving Care) Act 2000", true, &["Children Leaving Care Act 2000"]),
    act("Children and Social Work Act 2017", true, &[]),
    act("Children and Young Persons Act 2008", false, &[]),
    act("Adoption and Children Act 2002", true, &[]),
    act("Care Act 2014", true, &["CA 2014"]),
    act("Care Standards Act 2000", true, &[]),
    act("Mental Health Act 1983", true, &["MHA 1983", "MHA"]),
    act("Mental Capacity Act 2005", true, &["MCA 2005", "MCA"]),
    act("Human Rights Act 1998", true, &["HRA 1998", "HRA"]),
    act(
        "Equality Act 2010",
        true,
        &["EqA 2010", "EA 2010", "Equalities Act 2010", "Equalities Act"],
    ),
    act("Disability Discrimination Act 1995", true, &["DDA 1995"]),
    act(
        "Chronically Sick and Disabled Persons Act 1970",
        true,
        &[
            "CSDPA 1970",
            "CSDPA",
            "Chronically Sick and Disabled Persons Act",
            "Chronically Sick and Disabled Person Act 1970",
            "Chronically Sick and Disabled People Act 1970",
        ],
    ),
    act(
        "National Health Service and Community Care Act 1990",
        true,
        &["NHS and Community Care Act 1990", "NHS and Community Care Act", "NHSCCA 1990"],
    ),
    act("National Health Service Act 2006", false, &["NHS Act 2006"]),
    act("National Assistance Act 1948", true, &["NAA 1948"]),
    act("Health and Social Care Act 2008", false, &["HSCA 2008"]),
    act("Health and Social Care Act 2012", false, &[]),
    act(
        "Health and Social Care Act 2008 (Regulated Activities) Regulations 2014",
        true,
        &[
            "Health and Social Care (Regulated Activities) Regulations 2014",
            "HSCA 2008 (Regulated Activities) Regulations 2014",
            "Regulated Activities Regulations 2014",
            "Health and Social Care Act (Regulated Activities) Regulations 2014",
        ],
    ),
    act(
        "Care Quality Commission (Registration) Regulations 2009",
        true,
        &["CQC (Registration) Regulations 2009", "CQC Registration Regulations 2009"],
    ),
    act("Education Act 1996", false, &["EA 1996"]),
    act("Education Act 2002", false, &[]),
    act("Education Act 2011", false, &[]),
    act("Education and Inspections Act 2006", true, &[]),
    act("Education and Skills Act 2008", true, &[]),
    act(
        "School Standards and Framework Act 1998",
        true,
        &["SSFA 1998", "Schools Standards and Framework Act 1998"],
    ),
    act("Academies Act 2010", true, &[]),
    act(
        "Special Educational Needs and Disability Regulations 2014",
        true,
        &[
            "SEND Regulations 2014",
            "SEN and Disability Regulations 2014",
            "SEN Regulations 2014",
            "Special Education Needs and Disability Regulations 2014",
            "Special Educational Needs and Disabilities Regulations 2014",
            "Special Educational Needs Regulations 2014",
            "SEND Regulations",
        ],
    ),
    act(
        "Special Educational Needs (Personal Budgets) Regulations 2014",
        true,
        &["Special Educational Needs (Personal Budgets and Direct Payments) Regulations 2014"],
    ),
    act(
        "Special Educational Needs and Disability (First-tier Tribunal Recommendations Power) Regulations 2017",
        true,
        &[
            "SEND (First-tier Tribunal Recommendations Power) Regulations 2017",
            "Special Educational Needs and Disability (First-tier Tribunal Recommendation Power) Regulations 2017",
        ],
    ),
    act(
        "School Admissions (Appeals Arrangements) (England) Regulations 2012",
        true,
        &["School Admissions (Appeal Arrangements) (England) Regulations 2012"],
    ),
    act("Care Leavers (England) Regulations 2010", true, &[]),
    act(
        "Care Planning, Placement and Case Review (England) Regulations 2010",
        true,
        &[
            "Care Planning Placement and Case Review Regulations 2010",
            "Care Planning Regulations 2010",
            "Care Planning, Placement and Case Review Regulations 2010",
        ],
    ),
    act(
        "Fostering Services (England) Regulations 2011",
        true,
        &["Fostering Services Regulations 2011", "Fostering Regulations 2011"],
    ),
    act(
        "Special Guardianship Regulations 2005",
        true,
        &["Special Guardianship (England) Regulations 2005"],
    ),
    act("Special Guardianship (Amendment) Regulations 2016", true, &[]),
    act("Breaks for Carers of Disabled Children Regulations 2011", true, &[]),
    act(
        "Care and Support (Charging and Assessment of Resources) Regulations 2014",
        true,
        &[
            "Care and Support Charging and Assessment of Resources Regulations 2014",
            "Care and Support (Charging and Assessment) Regulations 2014",
            "Charging and Assessment of Resources Regulations 2014",
        ],
    ),
    act("Care and Support (Direct Payments) Regulations 2014", true, &[]),
    act(
        "Care and Support and After-care (Choice of Accommodation) Regulations 2014",
        true,
        &[
            "Care and Support and Aftercare (Choice of Accommodation) Regulations 2014",
            "Care and Support (Choice of Accommodation) Regulations 2014",
        ],
    ),
    act(
        "Care and Support (Deferred Payment) Regulations 2014",
        true,
        &["Care and Support (Deferred Payments) Regulations 2014"],
    ),
    act(
        "Care and Support (Eligibility Criteria) Regulations 2015",
        true,
        &["Care and Support (Eligibility Criteria) Regulations 2014"],
    ),
    act("Care and Support (Assessment) Regulations 2014", true, &[]),
    act(
        "Local Authority Social Services and National Health Service Complaints (England) Regulations 2009",
        true,
        &[
            "Local Authority Social Services and NHS Complaints (England) Regulations 2009",
            "Local Authority Social Services and National Health Service Complaints Regulations 2009",
        ],
    ),
    act("Local Authority Social Services Act 1970", true, &["LASSA 1970"]),
    act("Carers (Recognition and Services) Act 1995", true, &[]),
    act("Autism Act 2009", true, &[]),
    act("Housing Act 1985", false, &["HA 1985"]),
    act("Housing Act 1988", false, &[]),
    act("Housing Act 1996", false, &["HA 1996"]),
    act("Housing Act 2004", false, &["HA 2004"]),
    act("Homelessness Act 2002", true, &[]),
    act("Homelessness Reduction Act 2017", true, &["HRA 2017"]),
    act(
        "Homelessness (Suitability of Accommodation) (England) Order 2003",
        false,
        &["Homelessness (Suitability of Accommodation) Order 2003"],
    ),
    act(
        "Homelessness (Suitability of Accommodation) (England) Order 2012",
        false,
        &["Homelessness (Suitability of Accommodation) Order 2012"],
    ),
    act(
        "Homelessness (Review Procedure etc.) Regulations 2018",
        true,
        &["Homelessness (Review Procedure) Regulations 2018"],
    ),
    act(
        "Housing Grants, Construction and Regeneration Act 1996",
        true,
        &[
            "HGCRA 1996",
            "Housing Grants Construction and Regeneration Act",
            "Housing Grants Construction Regeneration Act 1996",
        ],
    ),
    act("Landlord and Tenant Act 1985", true, &[]),
    act("Localism Act 2011", true, &[]),
    act("Domestic Abuse Act 2021", true, &[]),
    act("Armed Forces Act 2021", false, &[]),
    act("Highways Act 1980", true, &["HA 1980"]),
    act("Road Traffic Regulation Act 1984", true, &["RTRA 1984"]),
    act("Road Traffic Act 1991", false, &[]),
    act("Traffic Management Act 2004", true, &["TMA 2004"]),
    act("New Roads and Street Works Act 1991", true, &["NRSWA 1991"]),
    act("Wildlife and Countryside Act 1981", true, &["WCA 1981"]),
    act("Countryside and Rights of Way Act 2000", true, &["CROW Act 2000", "CRoW Act"]),
    act("Commons Act 2006", true, &[]),
    act(
        "Environmental Protection Act 1990",
        true,
        &["EPA 1990", "Environment Protection Act 1990", "Environmental Protection Act"],
    ),
    act("Environment Act 1995", false, &[]),
    act("Environment Act 2021", false, &[]),
    act("Clean Air Act 1993", true, &[]),
    act("Control of Pollution Act 1974", true, &["COPA 1974"]),
    act(
        "Anti-social Behaviour, Crime and Policing Act 2014",
        true,
        &[
            "Antisocial Behaviour, Crime and Policing Act 2014",
            "Anti-social Behaviour Crime and Policing Act",
            "Crime and Policing Act 2014",
            "ASB Crime and Policing Act 2014",
        ],
    ),
    act("Anti-social Behaviour Act 2003", true, &["Antisocial Behaviour Act 2003"]),
    act("Crime and Disorder Act 1998", true, &[]),
    act("Noise Act 1996", true, &[]),
    act(
        "Town and Country Planning Act 1990",
        true,
        &["TCPA 1990", "T&CPA 1990", "Town & Country Planning Act 1990"],
    ),
    act(
        "Town and Country Planning (General Permitted Development) (England) Order 2015",
        true,
        &[
            "GPDO 2015",
            "General Permitted Development Order 2015",
            "Town and Country Planning (General Permitted Development) Order 2015",
        ],
    ),
    act(
        "Town and Country Planning (Development Management Procedure) (England) Order 2015",
        true,
        &[
            "Development Management Procedure Order 2015",
            "DMPO 2015",
            "Town and Country Planning (Development Management Procedure) Order 2015",
        ],
    ),
    act(
        "Town and Country Planning (Tree Preservation) (England) Regulations 2012",
        true,
        &["Town and Country Planning (Tree Preservation)(England) Regulations 2012"],
    ),
    act("Planning and Compulsory Purchase Act 2004", true, &[]),
    act(
        "Planning (Listed Buildings and Conservation Areas) Act 1990",
        true,
        &["Listed Buildings and Conservation Areas Act 1990"],
    ),
    act(
        "Community Infrastructure Levy Regulations 2010",
        true,
        &["CIL Regulations 2010", "CIL Regulations"],
    ),
    act("Building Act 1984", true, &[]),
    act("Party Wall etc. Act 1996", true, &["Party Wall Act 1996", "Party Wall Act"]),
    act("Land Drainage Act 1991", true, &[]),
    act("Flood and Water Management Act 2010", true, &[]),
    act("Public Health Act 1936", false, &[]),
    act("Licensing Act 2003", true, &[]),
    act("Gambling Act 2005", true, &[]),
    act("Local Government (Miscellaneous Provisions) Act 1976", false, &["LGMPA 1976"]),
    act(
        "Local Authorities’ Cemeteries Order 1977",
        true,
        &["Local Authorities Cemeteries Order 1977", "Local Authority Cemeteries Order 1977"],
    ),
    act("Local Government Finance Act 1992", false, &["LGFA 1992"]),
    act("Local Government Finance Act 1988", false, &["LGFA 1988"]),
    act("Council Tax (Administration and Enforcement) Regulations 1992", true, &[]),
    act(
        "Council Tax Reduction Schemes (Prescribed Requirements) (England) Regulations 2012",
        true,
        &["Council Tax Reduction Schemes (Prescribed Requirements) Regulations 2012"],
    ),
    act("Housing Benefit Regulations 2006", true, &["HB Regulations 2006"]),
    act(
        "Housing Benefit and Council Tax Benefit (Decisions and Appeals) Regulations 2001",
        true,
        &[],
    ),
    act("Discretionary Financial Assistance Regulations 2001", true, &[]),
    act("Taking Control of Goods (Fees) Regulations 2014", true, &[]),
    act("Taking Control of Goods Regulations 2013", true, &[]),
    act("Tribunals, Courts and Enforcement Act 2007", true, &["TCEA 2007"]),
    act("Welfare Reform Act 2012", false, &[]),
    act("Freedom of Information Act 2000", true, &["FOIA 2000", "FOIA", "FOI Act 2000", "FOI Act"]),
    act("Environmental Information Regulations 2004", true, &["EIR 2004"]),
    act("Data Protection Act 1998", false, &["DPA 1998"]),
    act("Data Protection Act 2018", false, &["DPA 2018"]),
    act("Local Government and Housing Act 1989", true, &[]),
    act("Public Interest Disclosure Act 1998", true, &[]),
    act("Limitation Act 1980", true, &[]),
    act("Coronavirus Act 2020", true, &[]),
    act("Inquiries Act 2005", true, &[]),
];

/// Statutes by their folded names and spellings.
static BY_NAME: LazyLock<BTreeMap<String, &'static str>> = LazyLock::new(|| {
    let mut names = BTreeMap::new();
    for act in ACTS {
        for spelling in act.also.iter().chain([&act.name]) {
            names.insert(fold(spelling), act.name);
        }
        if act.alone {
            names.insert(without_year(&fold(act.name)).0.to_owned(), act.name);
        }
    }
    names
});

/// The one name of a statute that the table knows under this one.
pub(super) fn known(printed: &str) -> Option<&'static str> {
    BY_NAME.get(&fold(printed)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statute_has_one_name() {
        for (printed, name) in [
            ("LGA 1974", "Local Government Act 1974"),
            ("Local Government Act (1974)", "Local Government Act 1974"),
            ("Children’s Act 1989", "Children Act 1989"),
            ("Children & Families Act 2014", "Children and Families Act 2014"),
            (
                "Anti-Social Behaviour Crime & Policing Act",
                "Anti-social Behaviour, Crime and Policing Act 2014",
            ),
            ("CARE ACT", "Care Act 2014"),
            ("SEND Regs 2014", "Special Educational Needs and Disability Regulations 2014"),
            (
                "Town and Country Planning (Tree Preservation)(England) Regulations 2012",
                "Town and Country Planning (Tree Preservation) (England) Regulations 2012",
            ),
        ] {
            assert_eq!(known(printed), Some(name), "{printed}");
        }
        for ambiguous in
            ["Housing Act", "Children Act", "Local Government Act", "Education Act", "Act"]
        {
            assert_eq!(known(ambiguous), None, "{ambiguous}");
        }
    }

    #[test]
    fn no_spelling_means_two_statutes() {
        let mut seen = BTreeMap::new();
        for act in ACTS {
            for spelling in act.also.iter().chain([&act.name]) {
                let other = seen.insert(fold(spelling), act.name).unwrap_or(act.name);
                assert_eq!(other, act.name, "{spelling}");
            }
        }
    }
}
