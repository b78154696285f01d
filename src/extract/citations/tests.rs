use super::*;
use crate::extract::fixture::Draft;

/// "Act: provision | provision" for each citation.
fn cited(text: &str) -> Vec<String> {
    let draft = Draft::of(&format!("# powers P\n3. {text}"));
    let found = citations(&draft.reading());
    found.iter().map(|c| format!("{}: {}", c.act, c.provisions.join(" | "))).collect()
}

#[test]
fn statutes_in_every_spelling() {
    for (text, expected) in [
        (
            "(Local Government Act 1974, sections 26(1) and 26A(1), as amended)",
            "Local Government Act 1974: 26(1) | 26A(1)",
        ),
        (
            "(Local Government Act 1974, section 24A(6), as amended, section 34(B))",
            "Local Government Act 1974: 24A(6) | 34(B)",
        ),
        (
            "(Local Government Act 1974, section 26(6)c as amended",
            "Local Government Act 1974: 26(6)c",
        ),
        (
            "[Local Government Act 1974, Schedule 5.5 (as amended)]",
            "Local Government Act 1974: Schedule 5.5",
        ),
        (
            "(Local Government Act 1974, paragraph 5A schedule 5, as amended)",
            "Local Government Act 1974: paragraph 5A schedule 5",
        ),
        (
            "(Local Government Act 1974, Schedule 5, paragraph 1)",
            "Local Government Act 1974: Schedule 5, paragraph 1",
        ),
        ("Section 17 of the Children Act 1989 says so.", "Children Act 1989: 17"),
        ("She had s117 Mental Health Act 1983 aftercare.", "Mental Health Act 1983: 117"),
        (
            "Under sections 193(2) and 206 of the Housing Act 1996 it owed a duty.",
            "Housing Act 1996: 193(2) | 206",
        ),
        ("The Care Act 2014 (sections 9 and 10) applies.", "Care Act 2014: 9 | 10"),
        (
            "It follows paragraph 1 of Schedule 5 to the Local Government Act 1974.",
            "Local Government Act 1974: paragraph 1 of Schedule 5",
        ),
        (
            "The Special Educational Needs and Disability Regulations 2014 say so.",
            "Special Educational Needs and Disability Regulations 2014: ",
        ),
        (
            "Under the Council Tax Reduction Schemes (Prescribed Requirements) (England) Regulations 2012 it may.",
            "Council Tax Reduction Schemes (Prescribed Requirements) (England) Regulations 2012: ",
        ),
        (
            "The Chronically Sick and Disabled Persons Act 1970, s.2, applies.",
            "Chronically Sick and Disabled Persons Act 1970: 2",
        ),
        ("This is a duty under the Human Rights Act.", "Human Rights Act 1998: "),
    ] {
        assert_eq!(cited(text), [expected], "{text}");
    }
}

#[test]
fn two_statutes_in_one_sentence() {
    assert_eq!(
        cited("Section 20 of the Children Act 1989 and the Care Act 2014, section 42, apply."),
        ["Children Act 1989: 20", "Care Act 2014: 42"]
    );
}

#[test]
fn what_names_no_statute() {
    for text in [
        "Section F of the EHC Plan names a school.",
        "The landlord served a section 21 notice.",
        "The Act says so, and the 1996 Act too.",
        "A Court Order and the Regulations.",
        "The Council has to act. Act now.",
    ] {
        assert!(cited(text).is_empty(), "{text}: {:?}", cited(text));
    }
}

#[test]
fn guidance_is_cited_without_provisions() {
    for (text, expected) in [
        (
            "The SEND Code of Practice 2015 says so.",
            "Special Educational Needs and Disability Code of Practice: ",
        ),
        (
            "The guidance, ‘Getting the Best from Complaints’, says so.",
            "Getting the best from complaints: ",
        ),
        ("I used our guidance on remedies.", "Guidance on remedies: "),
        ("See the Care and Support Statutory Guidance.", "Care and Support Statutory Guidance: "),
    ] {
        assert_eq!(cited(text), [expected], "{text}");
    }
}

#[test]
fn a_citation_spans_its_provisions() {
    let draft =
        Draft::of("# law L\n1. Under section 17 of the Children Act 1989, as amended, it may.");
    let reading = draft.reading();
    let found = citations(&reading);
    assert_eq!(reading.page.slice(found[0].span), "section 17 of the Children Act 1989");
}

#[test]
fn one_name_for_all_spellings() {
    for (text, expected) in [
        ("(LGA 1974, s.26(1) as amended)", &["Local Government Act 1974: 26(1)"][..]),
        ("(section 26(6)c of the LGA 1974)", &["Local Government Act 1974: 26(6)c"]),
        (
            "(Local Government Act 1974 (as amended), ss 26(1) and 26A)",
            &["Local Government Act 1974: 26(1) | 26A"],
        ),
        (
            "(The Local Government Act, 1974, section 30(1B))",
            &["Local Government Act 1974: 30(1B)"],
        ),
        ("The 1974 Act says so in section 26(1).", &["Local Government Act 1974: "]),
        ("Under section 34(3) of the 1974 Act it may.", &["Local Government Act 1974: 34(3)"]),
        (
            "Part 7 of the Housing Act 1996 applies. Section 188 of the 1996 Act, and section 193 of the Housing Act, say so.",
            &["Housing Act 1996: Part 7", "Housing Act 1996: 188", "Housing Act 1996: 193"],
        ),
        (
            "The Housing Act 1996 and the Education Act 1996 apply. So does the 1996 Act.",
            &["Housing Act 1996: ", "Education Act 1996: "],
        ),
        (
            "The Care Act 2014 (the Act) applies. Under section 9 of the Act it must assess. The Act is long.",
            &["Care Act 2014: ", "Care Act 2014: 9"],
        ),
        ("He had s117 MHA aftercare.", &["Mental Health Act 1983: 117"]),
        ("This is about the HRA, the MCA and the LGA.", &[]),
        ("The 2014 Care Act applies.", &["Care Act 2014: "]),
        (
            "Regulation 13 of the Health and Social Care Act 2008 (Regulated Activities) Regulations 2014 applies.",
            &[
                "Health and Social Care Act 2008 (Regulated Activities) Regulations 2014: Regulation 13",
            ],
        ),
        (
            "(The Children Act 1989 Representations Procedure (England) Regulations 2006)",
            &["Children Act 1989 Representations Procedure (England) Regulations 2006: "],
        ),
        (
            "(Taking Control of Goods (Fees) Regulations 2014, regulation 5)",
            &["Taking Control of Goods (Fees) Regulations 2014: regulation 5"],
        ),
        (
            "The Special Educational Needs and Disability Regulations 2014 (SI 2014/1530) apply.",
            &["Special Educational Needs and Disability Regulations 2014: "],
        ),
        ("It is in SI 2009 No. 309.", &["SI 2009/309: "]),
        ("This is a breach of the UK GDPR.", &["UK General Data Protection Regulation: "]),
        ("The Regulated Activities of the home, and Actions.", &[]),
        ("The Children Act 1989 and Regulations of 1991 say so.", &["Children Act 1989: "]),
    ] {
        assert_eq!(cited(text), expected, "{text}");
    }
}

#[test]
fn documents_in_their_spellings() {
    for (text, expected) in [
        (
            "(Special Educational Needs and Disability Code of Practice: 0 to 25 years (January 2015), paragraph 9.69)",
            "Special Educational Needs and Disability Code of Practice: paragraph 9.69",
        ),
        (
            "The SEN Code at 9.40 says so, and so does the SEND Code.",
            "Special Educational Needs and Disability Code of Practice: ",
        ),
        (
            "Paragraph 8.27 of the Care and Support Statutory Guidance says so.",
            "Care and Support Statutory Guidance: Paragraph 8.27",
        ),
        (
            "It follows the Mental Capacity Act Code of Practice.",
            "Mental Capacity Act Code of Practice: ",
        ),
        (
            "It follows the Code of Practice to the Mental Health Act 1983.",
            "Mental Health Act Code of Practice: ",
        ),
        (
            "See chapter 17 of the Homelessness Code of Guidance for Local Authorities.",
            "Homelessness Code of Guidance: chapter 17",
        ),
        ("The NPPF says so.", "National Planning Policy Framework: "),
        (
            "The Disabled Persons Parking Code of Practice says so.",
            "Disabled Persons Parking Code of Practice: ",
        ),
        (
            "The Government published guidance called ‘Managing older people’s quality of life’.",
            "Managing older people’s quality of life: ",
        ),
    ] {
        assert_eq!(cited(text).first().map(String::as_str), Some(expected), "{text}");
    }
}

#[test]
fn what_is_no_document_of_law() {
    for text in [
        "The Council’s Code of Practice says so.",
        "It follows its Complaints Code of Practice.",
        "Its guidance, ‘How to make a claim’, is online.",
        "The statutory guidance says so.",
        "The Statutory Guidance says so.",
        "The child was children missing education at the time.",
        "The Council’s policy ‘Fair charging for care at home’ says so.",
    ] {
        assert!(cited(text).is_empty(), "{text}: {:?}", cited(text));
    }
}

#[test]
fn documents_are_told_from_statutes() {
    let draft = Draft::of("# law L\n1. The Care Act 2014 and the NPPF apply.");
    let kinds: Vec<CitationKind> = citations(&draft.reading()).iter().map(|c| c.kind).collect();
    assert_eq!(kinds, [CitationKind::Statute, CitationKind::Guidance]);
}
