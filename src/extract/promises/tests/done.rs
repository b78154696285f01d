//! What the body has done already, told in the findings, and what only looks like it.

use super::read;

/// Sentences of the findings that tell of an improvement already made.
const DONE: &[&str] = &[
    // Told to the Ombudsman, in any tense.
    "The Council says it has since employed three more caseworkers.",
    "The Council has told me that it has changed its procedure so that a manager checks each refusal.",
    "The Council tells us it carried out a review of all open cases in May 2023.",
    "In response to my enquiries the Council said it had reminded officers to record their reasons.",
    "The Council tells me it wrote to all its finance officers in October with new guidance.",
    "The Council told us that since July its back office checks every payment by hand.",
    "The Council advised us that its contractor now sends photographs of every missed collection.",
    "The Council has confirmed that all panel members were retrained in January 2024.",
    "The Care Provider explained it held a staff meeting to discuss the fall and has updated its policy.",
    "The Trust told us it had produced an action plan and shared the learning with ward staff.",
    "The Council told us that in March 2023 it leased 12 flats for families.",
    "The Council has since told me that in May it had cameras fitted in all its vehicles.",
    "The Trust told me that in June 2022 it recruited four more therapists.",
    "The Council informed us it opened a new phone line for its tenants.",
    // Said of what is so since.
    "Since the events complained about, the Council has introduced a new case management system.",
    "As a result of this complaint the Council has amended its website.",
    "Staff have since received refresher training on record keeping.",
    "The Council has also, since then, recruited four educational psychologists.",
    "I have seen that since March the Care Provider has used a new system to log its visits.",
    "The Council says that since these events it has leased 20 more flats for homeless families.",
    // Weighed in the findings.
    "I am pleased to see the Care Provider now carries out weekly audits of its medication records.",
    "I note the Council has already provided training for its officers on the duty.",
    "I welcome the fact that the Council has rewritten its letters.",
    "It has put measures in place to stop this happening again.",
    "The Council has set up a dedicated team to deal with the backlog.",
    "It has already reminded its advisers that they must pass on requests for a call back.",
];

/// Sentences that tell of the one case, of the Ombudsman, of the law, or of what was not done.
const NOT_DONE: &[&str] = &[
    "The Council has reviewed Mr X’s application and decided not to change its decision.",
    "The Council told Mr X it had changed its policy on bin collections.",
    "The Council told her in October that it had reminded the contractor.",
    "The Council has a policy which says officers must visit within five days.",
    "The Council has provided Mr X with a copy of his file.",
    "The Council said its officers visited in May and found no nuisance.",
    "We have published guidance on remedies, which says what we expect.",
    "The Ombudsman has issued a focus report about homelessness.",
    "The Ombudsman has published a report about a council that left a boy without education.",
    "The Council has not reviewed its procedure since 2015.",
    "The Council should have reminded its contractor in June.",
    "The Council has now completed the assessment of Mr X’s needs.",
    "The Council changed its records to show Mr X as the tenant.",
    "The Council has introduced charges for garden waste since 2019.",
    "Mr X wants the Council to train its staff.",
    "I have reviewed the Council’s policy and procedures.",
    "The Council updated Mr X on 3 June and again in July.",
    "The Council told me it had Mr X’s fence rebuilt in May.",
    "The Council told us that in June it opened a case about Mr X’s bins.",
    "We asked the Council to look at it again in the light of our guidance on remedies.",
    "I asked the Council to consider a better remedy.",
];

fn in_the_findings(sentence: &str) -> Vec<String> {
    read(&format!(
        "# analysis Analysis\n7. {sentence}\n# action Agreed action\n9. The Council will pay Mr X £100."
    ))
}

#[test]
fn what_the_body_has_done_is_told_in_many_ways() {
    let is_told = |found: &[String]| {
        !found.is_empty() && found.iter().all(|told| told.ends_with("(already_done)"))
    };
    let missed: Vec<_> = DONE.iter().filter(|text| !is_told(&in_the_findings(text))).collect();
    assert!(missed.is_empty(), "{missed:#?}");
}

#[test]
fn what_only_looks_like_it_is_no_improvement() {
    let found: Vec<_> = NOT_DONE.iter().filter(|text| !in_the_findings(text).is_empty()).collect();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn a_list_that_says_what_a_thing_is_for_belongs_to_the_thing() {
    for (lead, holds) in [
        ("set up a record of missing support, so that", true),
        ("introduce a form for visits, which", true),
        ("draw up a leaflet for carers explaining", true),
        ("review its letters to make sure that", true),
        ("create a register of repairs, including", true),
        ("Within three months the Council has agreed to:", false),
        ("The Council will:", false),
        ("It has also agreed to take the following steps so that this does not recur:", false),
    ] {
        assert_eq!(super::super::kinds::holds_its_items(lead), holds, "{lead}");
    }
}
