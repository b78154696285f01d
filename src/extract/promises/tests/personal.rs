//! List items that do something for one person, by kind and wording.

use super::item;

/// Items with the kinds of action; they improve no service.
const ITEMS: &[(&str, &str)] = &[
    // Apologies.
    ("apologise to Mrs X for the injustice its faults caused;", "apology"),
    ("send a written apology to Mr Y;", "apology"),
    ("write to Ms C to say sorry for the upset caused;", "apology"),
    ("a written apology to Miss D from a senior manager;", "apology"),
    ("apologise to Mr and Mrs F and pay them £300;", "apology"),
    ("give Mr T an apology, in person if he wishes;", "apology"),
    ("offer the family its sincere apologies for what happened;", "apology"),
    ("acknowledge the faults found in this decision and apologise for them;", "apology"),
    // Explanations.
    ("explain to Mrs B how it worked out her charge;", "explanation"),
    ("write to Mr X setting out its reasons for refusing a badge;", "explanation"),
    ("provide Ms J with a breakdown of the account;", "explanation"),
    ("give Mr K a full response to his complaint of March 2023;", "explanation"),
    ("confirm to Miss L in writing what she owes and why;", "explanation"),
    ("respond to the questions in Mrs N’s letter;", "explanation"),
    ("let Mr P know when the work will be finished;", "explanation"),
    // Assessments.
    ("carry out a fresh assessment of Mr X’s care needs;", "reassessment"),
    ("complete the outstanding carer’s assessment for Mrs D;", "reassessment"),
    ("reassess Ms A’s financial contribution;", "reassessment"),
    ("arrange an occupational therapy assessment for Mr G;", "reassessment"),
    ("review Y’s EHC plan and hold an early annual review;", "reassessment"),
    ("review and update Mr F’s care and support plan;", "reassessment"),
    ("agree a new pathway plan with Mr S;", "reassessment"),
    // Decisions again.
    ("reconsider Ms R’s application for a grant;", "reconsideration"),
    ("review its decision not to backdate her claim;", "reconsideration"),
    ("arrange a fresh admission appeal with a new panel and clerk;", "reconsideration"),
    ("make a new decision on whether to provide transport for J;", "reconsideration"),
    ("offer Mrs L a new appeal hearing;", "reconsideration"),
    ("consider Mr O’s complaint at stage two of the statutory procedure;", "reconsideration"),
    ("start the stage two investigation without further delay;", "reconsideration"),
    ("decide whether to take enforcement action and tell Mr C the outcome;", "reconsideration"),
    ("look again at the suitability of the family’s accommodation;", "reconsideration"),
    ("appoint an investigating officer and begin stage two;", "reconsideration"),
    ("carry out a review of the homelessness decision it sent Miss W;", "reconsideration"),
    ("reopen its safeguarding enquiry into Mrs H’s fall;", "reconsideration"),
    ("issue Mr V with a new decision letter which carries a right of appeal;", "reconsideration"),
    // Services.
    ("issue C’s final EHC plan;", "provide_service"),
    ("secure the occupational therapy in section F of D’s plan;", "provide_service"),
    ("arrange alternative education for K;", "provide_service"),
    ("complete the repairs to the bathroom;", "provide_service"),
    ("offer Ms Z suitable temporary accommodation;", "provide_service"),
    ("put in place the transport that J needs;", "provide_service"),
    ("clear the drain outside Mr B’s house;", "provide_service"),
    ("deliver the missed sessions of speech therapy;", "provide_service"),
    ("collect Mrs Q’s bins each week from the agreed place;", "provide_service"),
    ("refer Miss E to its floating support service;", "provide_service"),
    ("install the ramp agreed in 2021;", "provide_service"),
    ("work with Ms F to find a suitable school for her son;", "provide_service"),
    ("provide the respite care in Mr D’s support plan;", "provide_service"),
    // Meetings.
    ("offer to meet Mr and Mrs G to discuss their concerns;", "meeting"),
    ("invite Ms H to a meeting with the head teacher;", "meeting"),
    ("arrange for a senior officer to meet Mr J;", "meeting"),
    ("hold a meeting with the family about contact;", "meeting"),
    // Evidence.
    ("provide us with evidence it has complied with the above actions.", "evidence_of_compliance"),
    ("send us evidence of these actions.", "evidence_of_compliance"),
    ("confirm to us when it has done so.", "evidence_of_compliance"),
    ("write to us to confirm that it has made the payment.", "evidence_of_compliance"),
    // Anything else.
    ("take the account back from its enforcement agents;", "other"),
    ("place a copy of this decision on Mr B’s file;", "other"),
    ("give Ms K a named officer to contact;", "other"),
    ("correct the record of the meeting on its file about Miss A;", "other"),
    ("stop recovery of the debt while the appeal is heard;", "other"),
    ("backdate Ms Y’s band A priority to 12 May 2022;", "other"),
    ("change the priority date on Mr N’s housing application;", "other"),
    ("award the family band A;", "other"),
    ("keep Mrs S informed every three weeks;", "other"),
    ("hold recovery for two months so he can take advice;", "other"),
    ("remove the note about his behaviour from its system;", "other"),
    ("cancel the penalty charge notice;", ""),
    // In other voices.
    (
        "apologise in writing to Mr B and his mother for the distress caused by poor communication;",
        "apology",
    ),
    ("write a letter of apology to Mrs C, setting out what it has learned;", "apology"),
    ("complete Mr X’s financial assessment and tell him the outcome in writing;", "reassessment"),
    ("carry out a new needs assessment for Mrs F, involving her daughter;", "reassessment"),
    ("review the support plan and personal budget with Miss G;", "reassessment"),
    ("allocate a social worker to the family;", "provide_service"),
    ("ensure K receives the full-time education he is entitled to;", "provide_service"),
    ("arrange for the missed therapy to be provided during this school year;", "provide_service"),
    ("make Mr H an offer of suitable housing;", "provide_service"),
    ("carry out the works in the schedule of repairs at Ms J’s home;", "provide_service"),
    ("issue a decision on Mrs K’s request for a personal budget;", "reconsideration"),
    ("consider Ms L’s appeal again with a fresh panel;", "reconsideration"),
    (
        "take a new decision on Mr M’s homelessness application and issue it in writing;",
        "reconsideration",
    ),
    ("investigate Mrs N’s complaint about the contractor and reply to it;", "reconsideration"),
    ("write to Mr P to explain why it will not take enforcement action;", "explanation"),
    ("provide Mr R with a clear account of how the debt arose;", "explanation"),
    ("offer Mrs S a meeting to talk through what went wrong;", "meeting"),
    ("meet the family to agree how it will communicate with them;", "meeting"),
    ("amend Mr T’s records to show he was not evicted for arrears;", "other"),
    ("remove the charge from Ms U’s account;", ""),
    ("repay the family the top-up of £4,500 they paid;", ""),
    ("pay Mrs V’s son £250, and a further £100 to Mrs V;", ""),
    ("cancel the outstanding invoices and write off the balance;", ""),
    // Money alone.
    ("pay Mr X £300 to recognise his distress;", ""),
    ("refund the charges he paid between May and July;", ""),
    ("waive the outstanding invoice;", ""),
    ("return to Mr J the £925.20 balance of what he paid;", ""),
    ("make a symbolic payment of £500 to Mrs U for uncertainty;", ""),
    ("reimburse her for the cost of the tuition, on receipt of invoices;", ""),
    ("reduce the arrears by £1,092;", ""),
    ("set the deposit off against what remains;", ""),
    ("write off the debt;", ""),
    ("adjust his account to remove the costs;", ""),
    ("recalculate her award of council tax reduction and pay any arrears;", ""),
];

#[test]
fn items_for_one_person_by_kind_and_wording() {
    let mut wrong = Vec::new();
    for (text, expected) in ITEMS {
        let (does, improves) = item(text);
        let found: Vec<&str> = does.iter().map(|kind| kind.as_str()).collect();
        if !improves.is_empty() || found.join(" ") != *expected {
            wrong.push(format!("{text}\n     found {found:?} {improves:?}\n    wanted {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), ITEMS.len(), wrong.join("\n"));
}
