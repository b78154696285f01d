//! How stories tell of money before the decision: held out, refused, handed over, or only spoken of.

// Tables of wordings, as long as the wordings are many.
#![allow(clippy::too_many_lines)]

use std::fmt::Write as _;

use super::{beside, lines, read};

/// Checks what a story in the ledger comes to; each text stands in What happened.
fn told(table: &[(&str, &[&str])]) {
    let mut wrong = String::new();
    for (text, expected) in table {
        let whole = format!(
            "# complaint The complaint\n1. Mrs B complains about how the Council dealt with her.\n# events What happened\n5. {text}\n"
        );
        let found = lines(&read(&whole));
        if found != *expected {
            writeln!(wrong, "{text}\n   expected {expected:?}\n   found    {found:?}").unwrap();
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn bodies_answer_a_complaint_with_an_offer() {
    told(&[
        (
            "In its final response the Council upheld the complaint, apologised and offered £150.",
            &["£150 offered Mrs B"],
        ),
        (
            "The Council said it would credit her account with £120 for the missed visits.",
            &["£120 offered Mrs B"],
        ),
        (
            "At stage one the Council accepted it had delayed. It offered her £150 for her time and trouble. She felt this was not enough.",
            &["£150 offered Mrs B"],
        ),
        ("The Council increased its offer to £300 at stage two.", &["£300 offered Mrs B"]),
        (
            "The Council offered Mrs B £100 at stage one. At stage two it increased this to £300.",
            &["£100 offered Mrs B", "£300 offered Mrs B"],
        ),
        (
            "The Council offered Mrs B £100 at stage one and £300 at stage two.",
            &["£100 offered Mrs B", "£300 offered Mrs B"],
        ),
        (
            "The Council’s stage two response offered Mrs B £100, made up of £60 for the delay and £40 for her trouble.",
            &["£60 offered Mrs B", "£40 offered Mrs B"],
        ),
        (
            "The Council sent its response in March. In recognition of the distress caused, it would like to offer her £250.",
            &["£250 offered Mrs B"],
        ),
        ("The reply of 4 May apologised, and included an offer of £75.", &["£75 offered Mrs B"]),
        (
            "The Council explained it was willing to make a payment of £200 to resolve the matter.",
            &["£200 offered Mrs B"],
        ),
        (
            "The Council agreed there had been a delay and that a payment of £200 was appropriate.",
            &["£200 offered Mrs B"],
        ),
        (
            "The Council’s complaints panel recommended a payment of £400. The Council’s director accepted the recommendation and wrote to Mrs B to offer this.",
            &["£400 offered Mrs B"],
        ),
        (
            "The Council offered Mrs B compensation of £500 plus £100 for her time and trouble.",
            &["£500 offered Mrs B", "£100 offered Mrs B"],
        ),
        (
            "The Council offered £50 as a goodwill gesture. Mrs B did not reply.",
            &["£50 offered Mrs B"],
        ),
        (
            "The Council offered £50 as a goodwill gesture. Mrs B accepted it but the Council never paid.",
            &["£50 offered Mrs B"],
        ),
        (
            "In response the Care Provider offered to reduce her bill by £600.",
            &["£600 offered Mrs B (waiver)"],
        ),
        (
            "The Council offered to write off £240 of the arrears.",
            &["£240 offered Mrs B (write_off)"],
        ),
        (
            "The Council offered to reimburse the £95 she had spent on taxis.",
            &["£95 offered Mrs B (reimbursement)"],
        ),
        (
            "The Council accepted fault at stage two and a remedy of £350 was offered.",
            &["£350 offered Mrs B"],
        ),
        ("The Council suggested a payment of £80 to settle the complaint.", &["£80 offered Mrs B"]),
        (
            "The Council confirmed that it would pay £100 to recognise her frustration.",
            &["£100 offered Mrs B"],
        ),
        (
            "In a letter of 3 June the head of service apologised and offered £100.",
            &["£100 offered Mrs B"],
        ),
        ("The stage one response offered £100 for the inconvenience.", &["£100 offered Mrs B"]),
        (
            "The Council apologised for the delay. As a remedy it offered Mrs B a symbolic payment of £125.",
            &["£125 offered Mrs B"],
        ),
        (
            "The Council offered Mrs B £1,000, and withdrew the offer when she came to us.",
            &["£1,000 offered Mrs B"],
        ),
        ("It put the matter right and made her an offer of £60.", &["£60 offered Mrs B"]),
        ("A manager rang Mrs B in May to offer her £60.", &["£60 offered Mrs B"]),
        (
            "The Council replied that it would be happy to pay £60 towards the repair.",
            &["£60 offered Mrs B"],
        ),
        ("The Council’s reply apologised and invited Mrs B to accept £60.", &["£60 offered Mrs B"]),
        (
            "Following the investigation the Council proposed to pay her £450, which it said reflected the lost provision.",
            &["£450 offered Mrs B"],
        ),
        ("The Council offered a £50 voucher.", &["£50 offered Mrs B (other)"]),
    ]);
}

#[test]
fn a_refusal_is_told_in_many_words() {
    told(&[
        ("The Council offered £150. Mrs B did not accept this.", &["£150 declined Mrs B"]),
        ("The Council offered £150. Mrs B rejected this in an email.", &["£150 declined Mrs B"]),
        ("Mrs B refused the Council’s offer of £150.", &["£150 declined Mrs B"]),
        ("The Council offered £150 but Mrs B did not want the money.", &["£150 declined Mrs B"]),
        (
            "The Council offered £150. Mrs B was unhappy with the offer and complained to us.",
            &["£150 offered Mrs B"],
        ),
        ("The Council offered £150. She was not satisfied with this.", &["£150 offered Mrs B"]),
        ("The Council offered £150, which Mrs B considers derisory.", &["£150 offered Mrs B"]),
        ("The Council offered £150. Mrs B would not accept it.", &["£150 declined Mrs B"]),
        (
            "The Council offered £150. Mrs B told it she would not be accepting the money.",
            &["£150 declined Mrs B"],
        ),
        ("The Council offered £150, an offer she turned down.", &["£150 declined Mrs B"]),
        ("The Council raised its offer to £450. Mrs B turned this down.", &["£450 declined Mrs B"]),
        (
            "In January it offered to add £600 for the lost lessons, which she did not accept.",
            &["£600 declined Mrs B"],
        ),
        ("The Council offered £150. Mrs B wrote back declining it.", &["£150 declined Mrs B"]),
        (
            "The Council apologised and sent a cheque for £150. Mrs B returned it uncashed.",
            &["£150 declined Mrs B"],
        ),
        ("Mrs B has declined the £150 which the Council offered.", &["£150 declined Mrs B"]),
        ("The Council’s offer of £150 was not accepted.", &["£150 declined Mrs B"]),
    ]);
}

#[test]
fn money_was_handed_over_already() {
    told(&[
        ("The Council offered Mrs B £150. The Council paid this in March.", &["£150 paid Mrs B"]),
        (
            "The Council found it had overcharged her and has since refunded her £438.",
            &["£438 paid Mrs B (refund)"],
        ),
        ("The Council has already paid Mrs B £200 for the delay.", &["£200 paid Mrs B"]),
        (
            "The Council cancelled the invoice and refunded £90 to her.",
            &["£90 paid Mrs B (refund)"],
        ),
        ("It apologised and sent a cheque for £65.", &["£65 paid Mrs B"]),
        ("The Council gave her a £50 voucher to say sorry.", &["£50 paid Mrs B (other)"]),
        (
            "It sent Mrs B £300 in October for its late assessment, and she told me she had banked this.",
            &["£300 paid Mrs B"],
        ),
        (
            "The Council replied in December. It accepted that she had owed nothing. It sent her £419.74 in January.",
            &["£419.74 paid Mrs B"],
        ),
        (
            "At stage one the Council apologised and sent her £340, being four weeks of retainer.",
            &["£340 paid Mrs B"],
        ),
        (
            "In reply to her complaint the manager said sorry. He offered £500 towards the value of the ring. Mrs B took it in January.",
            &["£500 paid Mrs B"],
        ),
        (
            "The Council offered her £500. She accepted, and was paid in January.",
            &["£500 paid Mrs B"],
        ),
        ("The Council upheld her complaint and paid £100 compensation.", &["£100 paid Mrs B"]),
        (
            "The Council removed the £120 recovery charge after she complained.",
            &["£120 paid Mrs B (waiver)"],
        ),
        ("Following her complaint the Council waived the £60 fee.", &["£60 paid Mrs B (waiver)"]),
        ("A refund of £75 was made to Mrs B in May.", &["£75 paid Mrs B (refund)"]),
        ("Mrs B received a refund of £75 from the Council in May.", &["£75 paid Mrs B (refund)"]),
        (
            "Compensation of £250 was paid to Mrs B after the stage two response.",
            &["£250 paid Mrs B"],
        ),
        ("The Council made a payment to her of £250 in recognition of this.", &["£250 paid Mrs B"]),
        ("The Council made Mrs B an ex gratia payment of £250.", &["£250 paid Mrs B"]),
        ("Her account was credited with £45 as a gesture of goodwill.", &["£45 paid Mrs B"]),
        (
            "The Council reimbursed Mrs B £180 for the private assessment.",
            &["£180 paid Mrs B (reimbursement)"],
        ),
        (
            "The Council issued a payment of £200 in August to apologise for the error.",
            &["£200 paid Mrs B"],
        ),
    ]);
}

#[test]
fn other_money_of_the_story_is_only_mentioned() {
    told(&[
        ("The Council sent her a bill for £1,240. She paid £400 of it.", &[]),
        ("Mrs B offered £50 a month. The Council asked for £120.", &[]),
        (
            "The Council offered Mrs B the discounted rate of £25 for a further 14 days. She paid.",
            &[],
        ),
        ("The Council offered her a place at a nursery which cost £62 a day.", &[]),
        ("The Council paid the landlord £850 in rent arrears.", &[]),
        ("The Council told her that it would charge £160 for a replacement.", &[]),
        (
            "The Council assessed her contribution as £64 and said she would have to pay arrears of £512.",
            &[],
        ),
        ("The home asked for a deposit of £500, which her son paid.", &[]),
        ("The Council gave Mrs B £120 for beds in September, and another £50 at Christmas.", &[]),
        ("The Council agreed a personal budget of £310.", &[]),
        ("The tribunal ordered the landlord to pay her £2,000.", &[]),
        ("The Council said the repair would cost it £3,000.", &[]),
        ("The Council paid another driver £50 after he complained to us in 2015.", &[]),
        ("One of the boys agreed to pay £200 through a community resolution.", &[]),
        ("The Council offered her a loan of £700 to clear her debts.", &[]),
        ("The Council sent an invoice for £900 with its apology.", &[]),
        ("The Council awarded her a discretionary housing payment of £300.", &[]),
        ("Its officer offered her a payment plan of £20 a week to clear the £640 she owed.", &[]),
        ("The Council reduced her contribution from £90 to £71.", &[]),
        ("The developer paid the Council £40,000 under a planning agreement.", &[]),
        ("The Council increased the fee to £45 in April.", &[]),
    ]);
}

#[test]
fn an_offer_told_again_stays_one() {
    let table: &[(&str, &[&str], &[&str])] = &[
        (
            "# events What happened\n5. The Council offered Mrs B £150 at stage two. She did not reply.\n# action Agreed action\n9. The Council should honour its earlier offer of £150 and pay Mrs B £450 more.",
            &["£150 agreed Mrs B", "£450 agreed Mrs B"],
            &[],
        ),
        (
            "# events What happened\n5. The Council offered Mrs B £150 at stage two.\n# action Agreed action\n9. Besides the £150 it offered, which it should now pay, the Council has agreed to pay Mrs B £300.",
            &["£150 agreed Mrs B", "£300 agreed Mrs B"],
            &[],
        ),
        (
            "# events What happened\n5. The Council sent Mrs B £300 in October to apologise, and she banked this.\n# action Agreed action\n9. The Council will pay Mrs B £500. This is on top of the £300 it has already paid.",
            &["£300 paid Mrs B", "£500 agreed Mrs B"],
            &[],
        ),
        (
            "# action Agreed action\n9. The Council has agreed to pay Mrs B £790. This figure is made up of:\n- £500 to recognise her distress;\n- £200 for her trouble, which is £50 for each of four months; and\n- £90, being a refund of what she paid.",
            &[
                "£500 agreed Mrs B",
                "£200 agreed Mrs B [£50/month x 4]",
                "£90 agreed Mrs B (refund)",
            ],
            &["£790 total"],
        ),
        (
            "# action Agreed action\n9. The Council will pay Mrs B £700 in total:\n- £500 for distress; and\n- £200 for her time and trouble.",
            &["£500 agreed Mrs B", "£200 agreed Mrs B"],
            &["£700 total"],
        ),
        (
            "# action Agreed action\n9. The Council will write off the £530 described in paragraph 8, which leaves £420 to be repaid.",
            &["£530 agreed - (write_off)"],
            &["£420"],
        ),
        (
            "# action Agreed action\n9. The Council will have the £840 which Mrs B still owes written off.",
            &["£840 agreed Mrs B (write_off)"],
            &[],
        ),
        (
            "# action Agreed action\n9. The Council will look again at the charge and refund Mrs B the difference. This will be up to £1,400.",
            &["up to £1,400 agreed Mrs B (refund)"],
            &[],
        ),
        (
            "# action Agreed action\n9. The Council will backdate the allowance from May 2019, less £170 already paid.",
            &["to_be_calculated agreed - (backdated_benefit)"],
            &["£170"],
        ),
    ];
    let mut wrong = String::new();
    for (text, payments, others) in table {
        let ledger = read(text);
        if lines(&ledger) != *payments || beside(&ledger) != *others {
            writeln!(
                wrong,
                "{text}\n   expected {payments:?} {others:?}\n   found    {:?} {:?}",
                lines(&ledger),
                beside(&ledger)
            )
            .unwrap();
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}
