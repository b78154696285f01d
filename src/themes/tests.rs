//! The program's own file held against decisions, and files of users with their slips.

use super::examples::EXAMPLES;
use super::*;
use crate::model::decision::{Paragraph, Section};
use crate::model::words::{Finding, Role};
use crate::text::{Page, Span};

/// A decision whose paragraphs are given with their roles, numbered from 1.
fn decision(finding: Finding, paragraphs: &[(Role, &str)]) -> Decision {
    let record = crate::schemes::read(&Page::of_text("Ashby Council (24 101 202)\n"));
    let mut decision = record.decision().unwrap().clone();
    decision.finding = finding;
    let mut at = 0;
    for (number, &(role, text)) in (1..).zip(paragraphs) {
        let span = Span::new(at, at + text.len());
        at += text.len() + 2;
        let text = text.to_owned();
        let (number, printed) = (Some(number), None);
        let paragraph =
            Paragraph { number, printed, text, items: vec![], span, boilerplate: false };
        let heading = String::new();
        decision.sections.push(Section { heading, level: 1, role, paragraphs: vec![paragraph] });
    }
    decision
}

fn names(marks: &[ThemeMark]) -> Vec<&str> {
    marks.iter().map(|mark| mark.theme.as_str()).collect()
}

/// Where a theme of a kind is told: subjects in the summary, faults in the analysis.
fn told(theme: &str, sentence: &str) -> Decision {
    let kind = ThemeFile::builtin().theme(theme).unwrap().kind;
    let fault = Finding::FaultAndInjustice;
    match kind {
        ThemeKind::Subject => {
            let mut decision = decision(fault, &[]);
            decision.summary = Some(sentence.to_owned());
            decision
        }
        ThemeKind::Fault => decision(fault, &[(Role::Analysis, sentence)]),
        ThemeKind::Remedy => decision(fault, &[(Role::Action, sentence)]),
    }
}

#[test]
fn every_theme_knows_its_sentence_and_not_the_near_miss() {
    let file = ThemeFile::builtin();
    let mut wrong = Vec::new();
    for (theme, yes, no) in EXAMPLES {
        if !names(&file.marks(&told(theme, yes))).contains(theme) {
            wrong.push(format!("{theme} misses: {yes}"));
        }
        for reason in file.explain(&told(theme, no)) {
            if reason.theme == *theme && reason.applies {
                wrong.push(format!("{theme} takes: {no} ({:?})", reason.evidence));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for theme in file.themes() {
        assert!(
            EXAMPLES.iter().any(|(name, ..)| *name == theme.name),
            "{} is untested",
            theme.name
        );
    }
}

/// What a council's learning panel files decisions under, whatever else there is.
#[rustfmt::skip] // a table of names
const PANEL: &[&str] = &[
    "delay", "communication", "record_keeping", "complaint_handling", "childrens_complaints_procedure",
    "ehc_plan_delay", "ehc_provision_not_delivered", "alternative_provision", "annual_reviews",
    "school_transport", "school_admissions", "direct_payments", "care_charging", "care_quality",
    "safeguarding_adults", "hospital_discharge", "section_117", "disabled_facilities_grants",
    "homelessness", "temporary_accommodation", "bed_and_breakfast", "housing_allocations", "disrepair",
    "council_tax_support", "enforcement_agents", "planning_enforcement", "noise_nuisance",
    "antisocial_behaviour", "refuse", "blue_badges", "parking_penalties", "highways", "equality",
    "data_protection", "child_protection", "kinship_care", "fostering", "licensing", "staff_training",
    "policy_change", "recommendations_not_carried_out",
];

#[test]
fn the_file_has_what_a_panel_asks_for() {
    let file = ThemeFile::builtin();
    assert!(file.themes().len() >= 45);
    for name in PANEL {
        assert!(file.theme(name).is_some(), "{name}");
    }
    for theme in file.themes() {
        assert!(theme.description.ends_with('.'), "{}", theme.name);
        assert!(theme.parent.iter().all(|parent| file.theme(parent).is_some()));
    }
}

#[test]
fn what_is_only_alleged_is_no_fault() {
    let file = ThemeFile::builtin();
    let alleged = [
        (Role::Complaint, "Mr X complains of delay and poor records."),
        (Role::Analysis, "Mr X says there was delay. The Council was at fault for its letter."),
    ];
    assert!(file.marks(&decision(Finding::FaultAndInjustice, &alleged)).is_empty());
}

#[test]
fn no_fault_theme_without_a_finding_of_fault() {
    let file = ThemeFile::builtin();
    let told = [(Role::Analysis, "The delay was the contractor’s error.")];
    assert_eq!(names(&file.marks(&decision(Finding::FaultAndInjustice, &told))), ["delay"]);
    let not = decision(Finding::NoFault, &told);
    assert!(file.marks(&not).is_empty());
    let reasons = file.explain(&not);
    assert_eq!(reasons[0].because.to_string(), "not where the finding is no fault");
}

#[test]
fn standard_wording_law_and_powers_bring_no_theme() {
    let file = ThemeFile::builtin();
    let text = "The Council was at fault for its delay over the disabled facilities grant.";
    for role in [Role::Powers, Role::Law, Role::Method, Role::Scope] {
        let told = [(role, text), (role, text), (role, text)];
        assert!(file.marks(&decision(Finding::FaultAndInjustice, &told)).is_empty(), "{role}");
    }
    let mut standing = decision(Finding::FaultAndInjustice, &[(Role::Analysis, text)]);
    assert!(!file.marks(&standing).is_empty());
    standing.sections[0].paragraphs[0].boilerplate = true;
    assert!(file.marks(&standing).is_empty());
}

#[test]
fn marks_come_in_the_order_of_the_file_with_sorted_paragraphs_and_parents() {
    let told = [
        (Role::Analysis, "The family was in bed and breakfast. The hotel housed the family."),
        (Role::Analysis, "The delay was fault. A second delay was fault."),
        (Role::Decision, "There was fault in the use of bed and breakfast, and delay."),
    ];
    let marks = ThemeFile::builtin().marks(&decision(Finding::FaultAndInjustice, &told));
    assert_eq!(
        names(&marks),
        ["delay", "homelessness", "temporary_accommodation", "bed_and_breakfast"]
    );
    assert_eq!(marks[0].paragraphs, [2, 3]);
    assert_eq!(marks[0].rule, "pattern 1: delay*");
    assert_eq!(marks[1].rule, "theme: temporary_accommodation");
    assert_eq!(marks[2].rule, "theme: bed_and_breakfast");
    assert_eq!(marks[3].paragraphs, [1, 3]);
}

#[test]
fn a_category_alone_can_be_enough() {
    let mut decision = decision(Finding::NotInvestigated, &[]);
    decision.category = Some("Education".to_owned());
    decision.subcategory = Some("School transport".to_owned());
    let marks = ThemeFile::builtin().marks(&decision);
    assert_eq!(names(&marks), ["school_transport"]);
    assert_eq!(marks[0].rule, "category: Education > School transport");
    assert!(marks[0].paragraphs.is_empty());
}

#[test]
fn a_list_item_is_read_with_the_paragraph_that_leads_it_in() {
    let page = Page::of_text(
        "Ashby Council (24 101 202)\n\nDecision : Upheld\n\nThe complaint\n\n  1. Mr X complains.\n\nAnalysis\n\n  1. The Council was at fault for:\n    • its delay; and\n    • a colour.\n\nDecision\n\n  1. There was fault causing injustice.\n",
    );
    let record = crate::schemes::read(&page);
    let decision = record.decision().unwrap();
    let reasons = ThemeFile::builtin().explain(decision);
    let evidence = &reasons[0].evidence[0];
    assert_eq!((reasons[0].theme.as_str(), evidence.paragraph), ("delay", Some(2)));
    assert_eq!(page.slice(evidence.span), evidence.quote);
    assert_eq!(evidence.quote, "its delay; and");
}

const OURS: &str = "[[theme]]\nname = \"bins\"\ntitle = \"Bins\"\ndescription = \"Missed bins.\"\n";

#[test]
fn a_user_file_stands_alone_or_extends() {
    let text = format!("{OURS}phrases = [\"wheelie bin\"]\n");
    let ours = ThemeFile::parse("our.toml", &text).unwrap();
    assert_eq!(ours.themes().len(), 1);
    let mut told = decision(Finding::NoFault, &[]);
    told.summary = Some("Ms K’s Wheelie-Bin was lost.".to_owned());
    assert_eq!(ours.marks(&told)[0].rule, "phrase: wheelie bin");

    let more = format!("extends = \"builtin\"\n{text}");
    let more = ThemeFile::parse("our.toml", &more).unwrap();
    assert_eq!(more.themes().len(), ThemeFile::builtin().themes().len() + 1);
    assert_eq!(more.marks(&told).last().unwrap().theme, "bins");

    let other = text.replace("\"bins\"", "\"refuse\"");
    let other = ThemeFile::parse("our.toml", &format!("extends = \"builtin\"\n{other}")).unwrap();
    assert_eq!(other.theme("refuse").unwrap().title, "Bins");
    told.summary = Some("The Council missed bin collections.".to_owned());
    assert!(other.marks(&told).is_empty(), "the replaced theme's rules are gone");
}

#[test]
fn slips_are_remarked_on_with_their_line() {
    for (add, line, says) in [
        ("phrase = [\"bin\"]\n", 5, "no `phrase` (did you mean `phrases`?)"),
        ("", 2, "can never apply"),
        ("phrases = []\n", 2, "can never apply"),
        ("phrases = [\n  \"bin\",\n  \"\",\n]\n", 7, "without words"),
        ("phrases = [\"bin*\"]\n", 5, "move it to `patterns`"),
        ("patterns = [\n  \"bin\",\n  \"(bin|\"]\n", 7, "empty alternative"),
        ("phrases = \"bin\"\n", 5, "write phrases = ["),
        ("phrases = [\"bin\"]\nenough = 0\n", 6, "whole number from 1"),
        ("phrases = [\"bin\"]\nsections = [\"summry\"]\n", 6, "did you mean \"summary\"?"),
        ("phrases = [\"bin\"]\nsections = [\"weather\"]\n", 6, "known are: summary, complaint"),
        ("phrases = [\"bin\"]\nfindings = [\"nofault\"]\n", 6, "did you mean \"no_fault\"?"),
        ("phrases = [\"bin\"]\nkind = \"falt\"\n", 6, "subject, fault, remedy"),
        ("phrases = [\"bin\"]\nparent = \"bin\"\n", 6, "did you mean \"bins\"?"),
        ("phrases = [\"bin\"]\nparent = \"bins\"\n", 6, "its own ancestor"),
        ("phrases = [\"bin\"]\nbeside = [\"a …\"]\n", 6, "nothing on one side"),
        ("phrases = [\"bin\"]\n[[theme]]\nname = \"bins\"\n", 7, "second theme called \"bins\""),
        ("phrases = [\"bin\"]\n[[theme]]\ntitle = \"Tins\"\n", 6, "without a name"),
        ("phrases = [\"bin\"]\n[[theme]]\nname = \"Tins!\"\n", 7, "small letters"),
        ("phrases = [\"bin\"]\n[[themes]]\n", 6, "did you mean `theme`?"),
        ("phrases = [\"bin\"]\n[kinds.odd]\n", 6, "subject, fault, remedy"),
        ("phrases = [\"bin\n", 5, "TOML"),
    ] {
        let wrong = ThemeFile::check("our.toml", &format!("{OURS}{add}"));
        let place = format!("our.toml:{line}: ");
        let said: Vec<String> = wrong.iter().map(ToString::to_string).collect();
        assert!(
            said.iter().any(|said| said.starts_with(&place) && said.contains(says)),
            "{add:?} should say {place}{says}: {said:#?}"
        );
        assert!(ThemeFile::parse("our.toml", &format!("{OURS}{add}")).is_err(), "{add:?}");
    }
}

#[test]
fn a_file_without_title_or_themes_is_remarked_on() {
    let said = ThemeFile::check("our.toml", "# nothing\n")[0].to_string();
    assert_eq!(said, "our.toml:1: no themes in this file (begin one with [[theme]])");
    let untitled = "[[theme]]\nname = \"bins\"\nphrases = [\"bin\"]\n";
    let wrong = ThemeFile::check("our.toml", untitled);
    assert_eq!(wrong.len(), 2, "title and description: {wrong:?}");
    let unknown = ThemeFile::check("our.toml", "extends = \"ours\"\n");
    assert!(unknown.iter().any(|error| error.what() == "nothing called \"ours\" to extend"));
}

#[test]
fn any_bytes_as_a_file_give_remarks_not_a_panic() {
    let odd =
        ["\u{0}", "[[[", "theme = 3", "theme = [1]", "kinds = 1", "[theme]\nname = 1", "a = 1e999"];
    for text in odd {
        assert!(!ThemeFile::check("odd.toml", text).is_empty(), "{text:?}");
    }
    let deep = format!("theme = {}{}", "[".repeat(50_000), "]".repeat(50_000));
    assert!(!ThemeFile::check("odd.toml", &deep).is_empty());
    let many = "[[theme]]\n".repeat(5_000);
    assert!(ThemeFile::check("odd.toml", &many).len() <= 50);
}
