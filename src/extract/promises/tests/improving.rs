//! List items that improve a service, by kind and wording.

use super::item;

/// Items with what each consists of; what they do for one person is nothing.
const ITEMS: &[(&str, &str)] = &[
    // Training.
    ("provide training to housing officers on the homelessness code of guidance;", "training"),
    (
        "arrange refresher training for its SEN caseworkers on the annual review process;",
        "training",
    ),
    ("ensure staff who deal with grants have been trained in the new law;", "training"),
    ("deliver a workshop for managers about how complaints should be answered;", "training"),
    ("train relevant officers on the Equality Act and making reasonable adjustments;", "training"),
    (
        "make sure all its appeal panel members receive training on the Code before they sit again;",
        "training",
    ),
    ("brief members of its planning committee on declaring interests;", "training"),
    ("training for all front-line staff on domestic abuse;", "training"),
    ("that it will train its enforcement team in how to log reports;", "training"),
    ("offer its foster carers training about allegations;", "training"),
    ("consider what training its assessors need, and provide it;", "training"),
    // Reminding.
    (
        "remind staff of the importance of replying to complaints within its published timescales;",
        "staff_reminder",
    ),
    (
        "issue a written reminder to relevant staff about the duty to keep applicants informed;",
        "staff_reminder",
    ),
    (
        "send a reminder to all social workers of the need to hold reviews on time;",
        "staff_reminder",
    ),
    (
        "share this decision with the officers involved, so that lessons are learned;",
        "staff_reminder",
    ),
    (
        "share a copy of the decision with staff in its adult social care department;",
        "staff_reminder",
    ),
    ("circulate a briefing note to its homelessness team about the relief duty;", "staff_reminder"),
    ("ensure relevant officers are aware of the duty to make enquiries;", "staff_reminder"),
    ("make sure staff understand when a review must be offered;", "staff_reminder"),
    ("bring the findings to the attention of its legal team;", "staff_reminder"),
    ("discuss the faults identified with the staff concerned;", "staff_reminder"),
    ("reminding care workers to complete the log at each visit;", "staff_reminder"),
    ("speak to the officers involved about the standard of their letters;", "staff_reminder"),
    ("by email or at a team meeting, remind planners to publish objections;", "staff_reminder"),
    ("remind clerks of the need to keep a clear record of each vote;", "staff_reminder"),
    ("issue a reminder to officers about the importance of good record keeping;", "staff_reminder"),
    (
        "tell its duty team, in writing, that emails from advocates count as complaints;",
        "staff_reminder",
    ),
    ("ensure the learning from this complaint is shared across the service;", "staff_reminder"),
    // Guidance.
    ("issue guidance to officers on when to suspend enforcement;", "guidance"),
    ("issue a practice note to social workers about evidencing decisions;", "guidance"),
    ("produce written guidance for staff so they know when to use the policy;", "guidance"),
    ("update its staff handbook to explain the two stages;", "guidance"),
    ("circulate our focus report on school transport to its panel members;", "guidance"),
    ("write a guide for managers about emergency placements;", "guidance"),
    // Policies.
    (
        "review its policy on direct payments to ensure it accords with the statutory guidance;",
        "policy_review",
    ),
    ("amend its allocations scheme so that it no longer excludes refugees;", "policy_review"),
    ("consider whether it needs to change its school transport policy;", "policy_review"),
    ("amend the term on notice in its standard contract;", "policy_review"),
    ("amends its contract so that it complies with the CMA’s advice;", "policy_review"),
    ("revise its charging policy and publish it on its website;", "policy_review publish"),
    ("remove the clause about damage from its residents’ agreement;", "policy_review"),
    ("look again at its fair charging policy and make any changes needed;", "policy_review"),
    ("ensure its policy reflects the law on ordinary residence;", "policy_review"),
    ("adopt a written policy on unreasonable behaviour;", "policy_review"),
    // Procedures.
    ("review its procedures to ensure annual reviews are completed in time;", "procedure_review"),
    ("review how it deals with reports of noise out of hours;", "procedure_review"),
    ("put in place a system for tracking reviews that are due;", "procedure_review monitoring"),
    ("ensure it has a process for handing over cases when staff leave;", "procedure_review"),
    ("introduce a checklist for signing off adaptations;", "procedure_review"),
    ("develop a protocol with its health partners on hospital discharge;", "procedure_review"),
    ("change its telephone script;", "procedure_review"),
    (
        "consider how it makes sure that charges are adjusted when a room cannot be used;",
        "procedure_review",
    ),
    ("add a question about savings to its template for care reviews;", "procedure_review"),
    ("review its arrangements with the agency for covering sickness;", "procedure_review"),
    (
        "make the necessary changes to its procedures to stop this happening again;",
        "procedure_review",
    ),
    ("put measures in place to ensure decisions are sent within 28 days;", "procedure_review"),
    (
        "take steps to ensure that it completes assessments without delay in future;",
        "procedure_review",
    ),
    ("explain what it will do to ensure this does not happen again;", "procedure_review"),
    ("review the way it considers requests for an emergency grant;", "procedure_review"),
    ("agree with the ICB how joint complaints will be handled;", "procedure_review"),
    ("a review of its complaint handling arrangements;", "procedure_review"),
    ("establish what went wrong and what it can do to prevent a recurrence;", "procedure_review"),
    ("carry out a lessons learned exercise and change its practice if needed;", "procedure_review"),
    ("revise the form its assessors use so that it has room for reasons;", "procedure_review"),
    (
        "ensure that all complaints about children’s services are considered under the right procedure;",
        "procedure_review",
    ),
    // Audits.
    ("audit a sample of its direct payment cases;", "audit"),
    (
        "dip-sample 25 planning files from the last year to check that site notices were photographed;",
        "audit",
    ),
    ("carry out an audit of its blue badge decisions;", "audit"),
    ("check the signs in its other car parks;", "audit"),
    ("undertake an internal audit of how grants are closed;", "audit"),
    ("complete a random sample check of 20 recent care plans;", "audit"),
    ("check that the list is on the tablets of all its crews;", "audit"),
    // Others affected.
    ("identify any other children who have missed education for this reason;", "case_review"),
    (
        "check whether other residents were charged under the same term and refund them;",
        "case_review",
    ),
    (
        "review refusals since September 2023 where the child had an EHC plan, and offer a fresh decision to anyone wrongly refused;",
        "case_review",
    ),
    (
        "consider whether others have been affected by the same fault and put this right;",
        "case_review",
    ),
    ("review the cases of all families in hotels for more than six weeks;", "case_review"),
    ("look back at its records from 2019 to see if anyone else was overcharged;", "case_review"),
    ("check its waiting list for other people whose applications were lost;", "case_review"),
    ("find out how many carers have been paid at the wrong rate and correct it;", "case_review"),
    (
        "carry out a review of the children placed with relatives since 2018, so as to identify others who may not have been paid;",
        "case_review",
    ),
    ("review any similar cases in the past 12 months;", "case_review"),
    (
        "identify whether other carers took children at its request, and write to them;",
        "case_review",
    ),
    (
        "write to other parents whose appeals were heard by the same panel to offer a new hearing;",
        "case_review communication",
    ),
    ("ask other residents on the list, by letter, whether they have had trouble;", "case_review"),
    // Monitoring.
    ("monitor how long it takes to decide grant applications;", "monitoring"),
    ("set up a tracker which shows managers any plan that is late;", "monitoring"),
    ("start monthly checks of cases that have been open for over a year;", "monitoring"),
    ("increase its oversight of the care provider through quarterly visits;", "monitoring"),
    ("carry out spot checks on the contractor’s work;", "monitoring"),
    (
        "set up a log of requests, with deadlines, to be checked weekly by a manager;",
        "monitoring record_keeping",
    ),
    (
        "report to its scrutiny committee every quarter on the number of late plans;",
        "monitoring report_back",
    ),
    ("ensure senior managers have oversight of children out of school;", "monitoring"),
    // Plans.
    ("produce an action plan to reduce its backlog of assessments;", "action_plan"),
    (
        "produce an action plan, with timescales, for reducing the waiting list, and send us a copy;",
        "action_plan report_back",
    ),
    ("draw up a plan for ending its use of hotels;", "action_plan"),
    (
        "provide us with a plan to show how it will meet its duties if a unit closes;",
        "action_plan report_back",
    ),
    (
        "share with us the action plan it has for recruiting more psychologists;",
        "action_plan report_back",
    ),
    ("develop an improvement plan for its SEN service;", "action_plan"),
    ("provide us with an update on progress against its action plan;", "action_plan report_back"),
    (
        "set out in an action plan what it will do to deal with the shortage of therapists;",
        "action_plan",
    ),
    // Reporting.
    ("report the results of its review to its scrutiny committee;", "report_back"),
    ("take a report on this case to its cabinet;", "report_back"),
    ("write to us with the outcome of its review;", "report_back"),
    ("tell us how it will improve its response times;", "report_back procedure_review"),
    ("put this report before its full council;", "report_back"),
    ("report back to us on what it has found;", "report_back"),
    // Records.
    ("keep a register of people entitled to free aftercare;", "record_keeping"),
    ("ensure it keeps proper records of its decisions;", "record_keeping"),
    ("introduce an inventory of residents’ belongings;", "record_keeping"),
    ("make sure that case notes are written up within two days;", "record_keeping"),
    ("ensure care workers record the time they arrive and leave;", "record_keeping"),
    ("ensure panel decisions are properly recorded and minuted;", "record_keeping"),
    // Letters and what people are told.
    ("change the wording of its refusal letters;", "communication"),
    ("amend its template letters to include details of appeal rights;", "communication"),
    ("ensure its decision letters explain how to ask for a review;", "communication"),
    ("signpost complainants to us in its final replies;", "communication"),
    ("produce a leaflet for families about paying for care;", "communication"),
    ("review the information it gives to parents about how to appeal;", "communication"),
    ("update its factsheet on third party top-ups;", "communication"),
    ("make sure people are told in writing about charges before care begins;", "communication"),
    ("ensure its complaint responses tell people how to come to us;", "communication"),
    // Publishing.
    ("publish its criteria for discretionary grants;", "publish"),
    ("update its website to make clear who can apply;", "publish communication"),
    ("put its enforcement plan on its website;", "publish"),
    ("make the scheme available online;", "publish"),
    // Staff.
    ("recruit two more educational psychologists;", "recruitment"),
    ("appoint a dedicated officer to oversee annual reviews;", "recruitment monitoring"),
    ("consider whether it has enough staff to deal with the number of reports;", "recruitment"),
    ("ensure it has sufficient capacity in its occupational therapy team;", "recruitment"),
    ("fill the vacancies in its tribunal team;", "recruitment"),
    // The same in other voices, for other bodies.
    ("review its complaints policy and ensure staff follow it;", "policy_review"),
    ("ensure all care staff complete training in dementia;", "training"),
    ("provide further training for panel chairs;", "training"),
    ("update its training for new caseworkers to include the section 19 duty;", "training"),
    ("remind its contractor of the need to return bins to where they were left;", "staff_reminder"),
    ("remind schools in its area of their duties when a child is excluded;", "staff_reminder"),
    ("send all relevant staff a copy of the Ombudsman’s guide to complaints;", "guidance"),
    ("share the learning from this case with its adult care teams;", "staff_reminder"),
    ("ensure lessons from this complaint are shared with staff at the home;", "staff_reminder"),
    ("amend its procedures so residents are told when a review is late;", "procedure_review"),
    ("change its procedures so that decisions are reviewed by a manager;", "procedure_review"),
    ("introduce a system to make sure calls are returned;", "procedure_review"),
    ("ensure it has a clear procedure for dealing with urgent repairs;", "procedure_review"),
    ("review the template it uses for best interests decisions;", "procedure_review"),
    ("review its handling of blue badge renewals and identify improvements;", "procedure_review"),
    ("consider how it can prevent similar delays in future;", "procedure_review"),
    ("put in place arrangements to cover staff absence;", "procedure_review"),
    (
        "ensure there is a process for checking that provision is in place when a plan is issued;",
        "procedure_review",
    ),
    ("work with the NHS trust to agree a joint protocol on discharge;", "procedure_review"),
    (
        "undertake an audit of 20 homelessness files to check personalised housing plans were issued;",
        "audit",
    ),
    ("carry out a quality audit of care records at the home;", "audit"),
    ("review a sample of ten safeguarding enquiries;", "audit"),
    (
        "identify children in a similar position and take action to remedy any injustice;",
        "case_review",
    ),
    ("review whether any other families were charged incorrectly, and refund them;", "case_review"),
    ("contact the other two residents affected and apologise to them;", "case_review"),
    ("check that no other applicants have been removed from the register in error;", "case_review"),
    ("monitor the care provider’s performance through regular visits;", "monitoring"),
    ("ensure the contract is monitored so that missed visits are picked up;", "monitoring"),
    ("keep the number of overdue assessments under review each month;", "monitoring"),
    (
        "provide us with its action plan for reducing delays in assessments;",
        "action_plan report_back",
    ),
    ("send us quarterly updates on the number of children waiting;", "report_back monitoring"),
    ("report to the relevant committee on the steps it has taken;", "report_back"),
    ("ensure its records show why a decision was made;", "record_keeping"),
    ("make a record of all telephone calls about noise;", "record_keeping"),
    ("review the wording of its standard letters about overpayments;", "communication"),
    ("ensure it tells applicants about their right to a review;", "communication"),
    ("provide clearer information to parents about transport appeals;", "communication"),
    ("include the time limit for appeals in its decision notices;", "communication"),
    ("make its policy on adaptations available on its website;", "publish"),
    ("publish an apology and explanation for residents on its website;", "publish communication"),
    ("recruit to the vacant posts in its planning enforcement team;", "recruitment"),
    ("review staffing levels in its SEN service;", "recruitment"),
    // What is done, whatever it is about; whom it looks for; what goes on for good.
    ("review its procedure for tracking late plans;", "procedure_review"),
    ("review its arrangements with its contractor for sending out reminders;", "procedure_review"),
    ("amend its policy on recording telephone calls;", "policy_review"),
    ("start a monthly audit comparing visit logs with the notes in people’s homes;", "audit"),
    ("check the cases of the other guardians it moved in 2018;", "case_review"),
    (
        "carry out an audit of bins recorded as not out, and contact the residents affected;",
        "audit case_review",
    ),
    (
        "extend its log of inspections to each area, and check every month that somebody has acted on each report;",
        "record_keeping monitoring",
    ),
    ("write to every employer of an assistant to explain what is covered;", "communication"),
    ("put in place a process that tells its finance team who is exempt;", "procedure_review"),
    ("have a senior manager review every week the cases of families in hotels;", "monitoring"),
    ("give officers a checklist to use at the first interview;", "guidance"),
    ("set up a record of support that schools report as missing;", "record_keeping"),
    (
        "consider how it can prevent such delays in future, and tell us what it proposes;",
        "procedure_review report_back",
    ),
    ("remind staff to write a note whenever they have discussed charges;", "staff_reminder"),
    ("train its panel members on recording reasons and writing decision letters;", "training"),
    (
        "draw up a plan to end the use of hotels, and report progress to councillors;",
        "action_plan report_back",
    ),
];

#[test]
fn items_for_others_by_kind_and_wording() {
    let mut wrong = Vec::new();
    for (text, expected) in ITEMS {
        let (does, improves) = item(text);
        let mut found: Vec<&str> = improves.iter().map(|kind| kind.as_str()).collect();
        let mut wanted: Vec<&str> = expected.split(' ').collect();
        found.sort_unstable();
        wanted.sort_unstable();
        if !does.is_empty() || found != wanted {
            wrong.push(format!("{text}\n     found {does:?} {found:?}\n    wanted {wanted:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), ITEMS.len(), wrong.join("\n"));
}
