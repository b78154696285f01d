//! What is told beside the awards, in further wordings: offers, payments made, claims.

use super::{beside, check, lines, read};

#[test]
fn bodies_hold_out_and_hand_over_money_in_many_words() {
    check(&[
        (
            "# events What happened\n5. The Council’s stage two reply said sorry and put forward £150 for Miss A’s trouble.",
            &["£150 offered Miss A"],
        ),
        (
            "# events What happened\n5. In its reply the Trust said it was prepared to make Miss A a payment of £150.",
            &["£150 offered Miss A"],
        ),
        (
            "# events What happened\n5. As a gesture of goodwill, the Home offered to take £240 off Mr D’s bill.",
            &["£240 offered Mr D (waiver)"],
        ),
        (
            "# events What happened\n5. The Council apologised and made an offer of £125 to Mr D. Mr D told it this was not enough.",
            &["£125 offered Mr D"],
        ),
        (
            "# events What happened\n5. The Council apologised and made an offer of £125 to Mr D. Mr D turned the offer down.",
            &["£125 declined Mr D"],
        ),
        (
            "# events What happened\n5. The Council wrote to Ms F in May. It accepted it had delayed and awarded her £75.",
            &["£75 paid Ms F"],
        ),
        (
            "# events What happened\n5. It said it would refund the £86 fee and pay Ms F £50 for her time and trouble.",
            &["£86 offered Ms F (refund)", "£50 offered Ms F"],
        ),
        (
            "# events What happened\n5. The Council credited Mr G’s rent account with £300 to recognise the delay.",
            &["£300 paid Mr G"],
        ),
        (
            "# events What happened\n5. The Council upheld part of the complaint. It gave Mr G £60 in vouchers.",
            &["£60 paid Mr G (other)"],
        ),
        (
            "# analysis Analysis\n7. The Council has already paid Mr G £200 for his distress. I am satisfied this is a suitable remedy.",
            &["£200 paid Mr G"],
        ),
        (
            "# analysis Analysis\n7. The £200 the Council paid Mr G at stage one is in line with our guidance.",
            &["£200 paid Mr G"],
        ),
        (
            "# analysis Analysis\n7. The Council’s offer of £200 to Mr G is a fair response, and further investigation would not add to it.",
            &["£200 offered Mr G"],
        ),
        (
            "# analysis Analysis\n7. The Council has refunded the £45 Mr G paid for the permit and apologised.",
            &["£45 paid Mr G (refund)"],
        ),
        (
            "# events What happened\n5. The Council cancelled the £130 penalty after Mrs H complained and apologised to her.",
            &["£130 paid Mrs H (waiver)"],
        ),
        (
            "# events What happened\n5. The officer apologised to Mrs H and offered £80. When she complained further it raised this to £160, which she accepted.",
            &["£80 offered Mrs H", "£160 offered Mrs H"],
        ),
        (
            "# events What happened\n5. Mrs H complained. The Council offered to reimburse her £64 taxi fare.",
            &["£64 offered Mrs H (reimbursement)"],
        ),
        (
            "# events What happened\n5. The Council offered Mrs H compensation of £90 and a further £40 for her phone calls.",
            &["£90 offered Mrs H", "£40 offered Mrs H"],
        ),
    ]);
}

#[test]
fn money_that_only_moves_is_no_remedy() {
    check(&[
        ("# events What happened\n5. The Council paid Mr A £312 in housing benefit arrears.", &[]),
        ("# events What happened\n5. The contractor offered Mr A £5,000 for the land.", &[]),
        (
            "# events What happened\n5. The Council awarded Mr A a grant of £7,000. It later offered him a loan of £2,000.",
            &[],
        ),
        (
            "# events What happened\n5. The Council told Mr A it would charge him £40 a week and that he had to pay £320 in arrears.",
            &[],
        ),
        (
            "# events What happened\n5. Mr A offered the Council £100 to settle the debt of £400.",
            &[],
        ),
        (
            "# events What happened\n5. The Council gave Mrs B a personal budget of £150 a week.",
            &[],
        ),
        (
            "# events What happened\n5. Mr A returned £60 of the payment. He paid the remaining £90 by cheque.",
            &[],
        ),
    ]);
}

#[test]
fn what_the_person_lost_or_wants_is_claimed() {
    for (text, expected) in [
        (
            "# complaint The complaint\n1. Mr A complains about a wall. He would accept £400 to settle the matter.",
            "£400 claimed",
        ),
        (
            "# complaint The complaint\n1. Mr A complains about a wall. He says he has had to pay £400 for a surveyor.",
            "£400 claimed",
        ),
        (
            "# complaint The complaint\n1. Mr A says he missed out on £400 of benefit.",
            "£400 claimed",
        ),
        ("# complaint The complaint\n1. Mr A says the Council owes him £400.", "£400 claimed"),
        ("# complaint The complaint\n1. Mr A wants £400 in compensation.", "£400 claimed"),
        (
            "# complaint The complaint\n1. Mr A feels the Council should pay him £400.",
            "£400 claimed",
        ),
        (
            "# complaint The complaint\n1. Mr A complains the Council sent him a bill for £400.",
            "£400",
        ),
        (
            "# complaint The complaint\n1. Mr A complains the Council wants him to repay £400.",
            "£400",
        ),
        ("# complaint The complaint\n1. His rent was £400 a month when he applied.", "£400"),
        (
            "# events What happened\n5. Mr A asked the Council to pay him £400 for lost earnings.",
            "£400 claimed",
        ),
        ("# events What happened\n5. The builder wanted £400 for the work.", "£400"),
        // What the fault made the person buy elsewhere.
        ("# complaint The complaint\n1. She paid £400 for maths lessons.", "£400 claimed"),
        (
            "# complaint The complaint\n1. Mr A says that he paid £400 to hire a meter.",
            "£400 claimed",
        ),
        (
            "# complaint The complaint\n1. Mr A can only go out by taxi, at £400 for each trip.",
            "£400 claimed",
        ),
        (
            "# complaint The complaint\n1. Two tyres had to be replaced at a cost of £400.",
            "£400 claimed",
        ),
        (
            "# complaint The complaint\n1. Mr and Mrs A say they paid a consultant £400 for a survey.",
            "£400 claimed",
        ),
        ("# complaint The complaint\n1. She threw away furniture worth £400.", "£400 claimed"),
        ("# complaint The complaint\n1. They put the cost at £400 for the year.", "£400 claimed"),
        // What it charges, asks for, or is asked about.
        ("# complaint The complaint\n1. She has been asked for £400.", "£400"),
        (
            "# complaint The complaint\n1. Mr A was overpaid benefit of £400, the Council says.",
            "£400",
        ),
        ("# complaint The complaint\n1. They paid £400 a year for a garden waste service.", "£400"),
        ("# complaint The complaint\n1. Mr A left a job which paid £400 a week.", "£400"),
        ("# complaint The complaint\n1. A taxi firm quoted her £400 a month.", "£400"),
        ("# events What happened\n5. Mrs A asked the panel about a bid for £400 of books.", "£400"),
    ] {
        assert_eq!(beside(&read(text)), [expected], "{text}");
        assert!(lines(&read(text)).is_empty(), "{text}");
    }
}

#[test]
fn what_was_recommended_by_others_is_an_offer_once_taken_up() {
    check(&[
        (
            "# events What happened\n5. In July the Council issued its final response. It partly upheld the complaint, apologised, and said a payment of £100 would be made.",
            &["£100 offered -"],
        ),
        (
            "# events What happened\n5. The Council offered a payment of £100 to Mr A. It later increased this to £250 and paid it.",
            &["£100 offered Mr A", "£250 paid Mr A"],
        ),
        (
            "# events What happened\n5. The stage two investigator recommended the Council pay Mr A £300. The Council agreed and paid him in June.",
            &["£300 paid Mr A"],
        ),
        (
            "# events What happened\n5. The stage three panel recommended a payment of £300 for Mr A’s time and trouble. The Council accepted the panel’s recommendation and offered £300.",
            &["£300 offered Mr A"],
        ),
        (
            "# events What happened\n5. An independent adjudicator suggested £200 was fair. The Council refused.",
            &[],
        ),
        (
            "# events What happened\n5. The Council gave Miss E £500 to replace her belongings, as an apology for the delay.",
            &["£500 paid Miss E"],
        ),
        (
            "# events What happened\n5. The Home apologised to Mrs F and waived one week’s fees, £850.",
            &["£850 paid Mrs F (waiver)"],
        ),
        (
            "# events What happened\n5. The Council refunded Mrs F £1,204 which it had overcharged.",
            &["£1,204 paid Mrs F (refund)"],
        ),
        (
            "# analysis Analysis\n7. The Council has already remedied this by paying Mr A £75.",
            &["£75 paid Mr A"],
        ),
        (
            "# analysis Analysis\n7. The Council has apologised and offered to pay £75. This is enough to remedy the injustice.",
            &["£75 offered -"],
        ),
        (
            "# analysis Analysis\n7. I consider its offer of £75, together with the apology, a suitable remedy.",
            &["£75 offered -"],
        ),
        (
            "# analysis Analysis\n7. The Council told us it would be willing to pay Mr A £150 to settle the complaint.",
            &["£150 offered Mr A"],
        ),
        (
            "# analysis Analysis\n7. In response to our enquiries the Council offered Mr A £150 in recognition of the avoidable distress.",
            &["£150 offered Mr A"],
        ),
        (
            "# analysis Analysis\n7. The Council made Mr A a goodwill payment of £120 in May.",
            &["£120 paid Mr A"],
        ),
        ("# analysis Analysis\n7. It sent him a cheque for £60 with its apology.", &["£60 paid -"]),
    ]);
}

#[test]
fn later_sentences_tell_what_became_of_an_offer() {
    check(&[
        (
            "# complaint The complaint\n1. Mr A complains the Council refused his claim. He says the £100 it offered is not enough.\n# events What happened\n5. In May the Council offered Mr A £100.",
            &["£100 offered Mr A"],
        ),
        (
            "# events What happened\n5. The Council offered £100 for the delay and £50 for the missed calls. Mrs B rejected this and came to us.",
            &["£100 declined Mrs B", "£50 declined Mrs B"],
        ),
        (
            "# events What happened\n5. At stage two it increased the £50 offer to £150. Mrs B said she would not accept less than £1,000.",
            &["£50 declined Mrs B", "£150 declined Mrs B"],
        ),
        (
            "# events What happened\n5. The Home credited £320 against Mr C’s account to reflect days his mother was in hospital.",
            &["£320 paid Mr C"],
        ),
        (
            "# events What happened\n5. The Council agreed to pay Mr C £200 for the distress. It sent the payment on 3 May.",
            &["£200 paid Mr C"],
        ),
        (
            "# events What happened\n5. The Council agreed to pay Mr C £200 for the distress but failed to do so.",
            &["£200 offered Mr C"],
        ),
        (
            "# events What happened\n5. Mr C received £200 from the Council as an apology for the missed collections.",
            &["£200 paid Mr C"],
        ),
        (
            "# events What happened\n5. Mr C accepted the Council’s offer of £200 and the money was paid in June.",
            &["£200 paid Mr C"],
        ),
        ("# events What happened\n5. The Council refused to pay Mr C £200.", &[]),
        (
            "# events What happened\n5. The Council agreed to a refund of £200, and wrote to Mr C to apologise.",
            &["£200 offered Mr C (refund)"],
        ),
        (
            "# events What happened\n5. The Council apologised, cancelled the charge of £65 and refunded the £30 Mr C had already paid.",
            &["£65 paid Mr C (waiver)", "£30 paid Mr C (refund)"],
        ),
        (
            "# events What happened\n5. In its complaint response the Council said it had refunded Mr C £65.",
            &["£65 paid Mr C (refund)"],
        ),
        (
            "# events What happened\n5. The Council’s complaint response offered Mr C £65, made up of £40 for delay and £25 for poor communication.",
            &["£40 offered Mr C", "£25 offered Mr C"],
        ),
        (
            "# events What happened\n5. The Council said that if Mr C signed a form it would give him £500 compensation.",
            &["£500 offered Mr C"],
        ),
        (
            "# analysis Analysis\n7. The Council has since offered Mr C £300. He has accepted this and I consider it remedies the injustice.",
            &["£300 offered Mr C"],
        ),
        (
            "# analysis Analysis\n7. The Council had offered £100, then £200. Neither was accepted.",
            &["£100 declined -", "£200 declined -"],
        ),
        (
            "# analysis Analysis\n7. The Council refunded a year’s charges of £55 and extended the subscription for free.",
            &["£55 paid - (refund)"],
        ),
    ]);
}

#[test]
fn an_offer_an_earlier_payment_and_an_award_stay_apart() {
    check(&[
        (
            "# events What happened\n5. Oakfield apologised to Mrs A and paid her £100 as a goodwill gesture.",
            &["£100 paid Mrs A"],
        ),
        (
            "# events What happened\n5. Mrs A was paid £100 in recognition of the delay.",
            &["£100 paid Mrs A"],
        ),
        (
            "# events What happened\n5. The housing association offered Mrs A £100 for the delay in repairs. The Council paid her £60 for its own delay.",
            &["£60 paid Mrs A"],
        ),
        (
            "# events What happened\n5. The Council made a without prejudice offer of £1,500 to settle the claim.",
            &["£1,500 offered -"],
        ),
        (
            "# events What happened\n5. The Council’s final response offered £200, which Mrs A has accepted.",
            &["£200 offered Mrs A"],
        ),
        (
            "# events What happened\n5. It has offered to backdate the award, worth £640, to March.",
            &["£640 offered -"],
        ),
        (
            "# events What happened\n5. The Council offered a remedy: an apology; £100 for distress; and £50 for time and trouble.",
            &["£100 offered -", "£50 offered -"],
        ),
        (
            "# events What happened\n5. In its final reply, the Council:\n- apologised;\n- offered £150 for the delay; and\n- agreed to refund the £40 fee.",
            &["£150 offered -", "£40 offered - (refund)"],
        ),
        (
            "# events What happened\n5. The Council offered Mrs A the following:\n- £150 for the delay;\n- £75 for her trouble.",
            &["£150 offered Mrs A", "£75 offered Mrs A"],
        ),
        (
            "# events What happened\n5. It proposed the following remedy:\n- an apology; and\n- a payment of £500.",
            &["£500 offered -"],
        ),
        (
            "# events What happened\n5. The Council’s offer was £300 and it would not go higher.",
            &["£300 offered -"],
        ),
        (
            "# events What happened\n5. It upheld her complaint and agreed a payment of £250 by way of apology.",
            &["£250 offered -"],
        ),
        (
            "# analysis Analysis\n7. The £450 offered is more than we would recommend.",
            &["£450 offered -"],
        ),
        (
            "# analysis Analysis\n7. I am pleased the Council has offered Mrs A £450. I consider this remedies the injustice.\n# action Agreed action\n9. The Council has agreed to pay the £450 within a month.",
            &["£450 agreed Mrs A"],
        ),
        (
            "# analysis Analysis\n7. The Council has offered £450. I consider this too low and recommended £600.\n# action Agreed action\n9. The Council has agreed to pay Mrs A £600.",
            &["£450 offered Mrs A", "£600 agreed Mrs A"],
        ),
        (
            "# action Agreed action\n9. The Council has already:\n- apologised to Mrs A; and\n- paid her £200.\n10. It will now pay her a further £150.",
            &["£200 paid Mrs A", "£150 agreed Mrs A"],
        ),
        (
            "# action Agreed action\n9. The Council will pay Mrs A £350, including the £100 it has already offered.",
            &["£350 agreed Mrs A", "£100 offered Mrs A"],
        ),
        (
            "# action Agreed action\n9. The Council will pay Mrs A £350 (this includes the £100 already offered).",
            &["£350 agreed Mrs A", "£100 offered Mrs A"],
        ),
        (
            "# action Agreed action\n9. The Council’s earlier payment of £200 remedies the delay. It will pay a further £100 for the distress.",
            &["£200 paid -", "£100 agreed -"],
        ),
        (
            "# action Agreed action\n9. If it has not already done so, the Council will pay Mrs A the £120 it offered in May.",
            &["£120 agreed Mrs A"],
        ),
        ("# action Agreed action\n9. The Council will re-offer the £120.", &["£120 agreed -"]),
        (
            "# decision Final decision\n8. I uphold the complaint because of delay. The £120 the Council has agreed to pay is a suitable remedy.",
            &["£120 agreed -"],
        ),
        (
            "# action Recommended action\n9. In my draft I recommended £500. The Council said it would only pay £300. I remain of the view that £500 is appropriate.",
            &["£500 recommended -", "£300 offered -"],
        ),
    ]);
}
