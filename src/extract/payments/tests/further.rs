//! Further wordings of every mechanism: who acts, how real it is, what belongs together.

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
            &[],
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
fn awards_belong_together_as_the_words_say() {
    check(&[
        (
            "# action Agreed action\n9. I asked the Council to pay Mr B £300 for his distress and £100 for his time and trouble. The Council agreed to do so.",
            &["£300 agreed Mr B", "£100 agreed Mr B"],
        ),
        (
            "# action Agreed action\n9. The Council has agreed to do the following.\n10. Write to Mrs L to say sorry.\n11. Pay Mrs L £150 for her uncertainty.",
            &["£150 agreed Mrs L"],
        ),
        (
            "# action Recommended action\n9. The Provider should, within a month:\n- say sorry to Mrs L; and\n- waive £540 of its fees.",
            &["£540 recommended Mrs L (waiver)"],
        ),
        (
            "# action Agreed action\n9. The Council will pay Mr B £450 in total. That is £300 for his distress and £150 for his trouble.",
            &["£300 agreed Mr B", "£150 agreed Mr B"],
        ),
        (
            "# action Agreed action\n9. The Council will pay Mr B and Mrs C £200 each.",
            &["£200 agreed Mr B", "£200 agreed Mrs C"],
        ),
        (
            "# action Agreed action\n9. Within four weeks the Council will:\n- pay Mr and Mrs D £250 each for their distress; and\n- pay them £500 for the lost respite.",
            &["£250 agreed Mr D", "£250 agreed Mrs D", "£500 agreed Mr and Mrs D"],
        ),
        (
            "# action Agreed action\n9. The Council has agreed to pay Miss E £100 a month from March to July, a total of £500.",
            &["£500 agreed Miss E [£100/month x 5]"],
        ),
        (
            "# action Agreed action\n9. The Council agreed to honour its offer of £225 to Mr F, and to pay him another £75.",
            &["£225 agreed Mr F", "£75 agreed Mr F"],
        ),
        (
            "# action Agreed action\n9. The Council has agreed to raise the £100 it offered Mr F to £260.",
            &["£100 offered Mr F", "£260 agreed Mr F"],
        ),
        (
            "# action Agreed action\n9. The Council should pay Mrs G’s invoice of £320 from the solicitor and £60 for her postage.",
            &["£320 agreed Mrs G", "£60 agreed Mrs G"],
        ),
        (
            "# action Agreed action\n9. The Council will remove the £90 of court costs from Mr H’s account and pay him £150.",
            &["£90 agreed Mr H (waiver)", "£150 agreed Mr H"],
        ),
        (
            "# action Agreed action\n9. To put matters right the Council has agreed that, by the end of June, it would:\n- give back to Mr H the £75 fee; and\n- pay him £50.",
            &["£75 agreed Mr H (refund)", "£50 agreed Mr H"],
        ),
        (
            "# action Agreed action\n9. The Council agreed to write off Mr H’s arrears of £1,240 and to pay him £300 for the distress of the bailiff’s visit.",
            &["£1,240 agreed Mr H (write_off)", "£300 agreed Mr H"],
        ),
        (
            "# analysis Analysis\n7. The Council said it had not paid enough. I recommended a payment of £400 to Mr H. The Council has accepted this.\n# decision Final decision\n8. The Council caused injustice and has agreed to put it right.",
            &["£400 agreed Mr H"],
        ),
        (
            "# action Agreed action\n9. A payment of £500 should be made to Mrs J. The Council has agreed.",
            &["£500 agreed Mrs J"],
        ),
        (
            "# action Agreed action\n9. The Council will pay Mrs J £600. From this it will deduct the £150 it already paid.",
            &["£600 agreed Mrs J", "£150 paid Mrs J"],
        ),
        (
            "# action Agreed action\n9. The Council will make three payments of £200 to Mrs J.",
            &["£200 agreed Mrs J"],
        ),
        (
            "# action Agreed action\n9. The Council has paid Mrs J £100 and will pay her a further £250 within a month.",
            &["£100 paid Mrs J", "£250 agreed Mrs J"],
        ),
        (
            "# action Agreed action\n9. The Council will pay £350 to Mrs J, less any sum she owes it.",
            &["£350 agreed Mrs J"],
        ),
        (
            "# action Agreed action\n9. The Council will:\n- pay £200 to Mrs J. This is in addition to the £100 it offered her;\n- pay Mrs J’s son £300 for the lost tuition.",
            &["£200 agreed Mrs J", "£100 offered Mrs J", "£300 agreed Mrs J’s son"],
        ),
        (
            "# action Agreed action\n9. The Council and the Trust will each pay Mr K £250. The Council will also pay him £100.",
            &[
                "£250 agreed Mr K by the Council",
                "£250 agreed Mr K by the Trust",
                "£100 agreed Mr K by the Council",
            ],
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
fn lists_rates_and_passives_make_awards() {
    check(&[
        (
            "# action Agreed action\n9. The Council will within four weeks pay:\n- £200 to Mr A for his distress; and\n- £100 to Mrs A for hers.",
            &["£200 agreed Mr A", "£100 agreed Mrs A"],
        ),
        (
            "# action Agreed action\n9. The Council will make the following payments:\n- Mr A: £200;\n- Mrs B: £300.",
            &["£200 agreed Mr A", "£300 agreed Mrs B"],
        ),
        (
            "# action Agreed action\n9. The remedy is:\n- £500 for the loss of education;\n- £250 for distress.",
            &["£500 agreed -", "£250 agreed -"],
        ),
        (
            "# action Agreed action\n9. The Council agreed to pay Mr A £1,350 (£150 for each of the nine months).",
            &["£1,350 agreed Mr A [£150/month x 9]"],
        ),
        (
            "# action Agreed action\n9. The Council should pay Mr A £300 per term for the four terms he missed. This comes to £1,200.",
            &["£1,200 agreed Mr A [£300/term x 4]"],
        ),
        (
            "# action Agreed action\n9. The Council will pay Mr A £200 a month from April 2023 until it makes suitable provision.",
            &["to_be_calculated agreed Mr A [£200/month x ?]"],
        ),
        (
            "# action Agreed action\n9. The Council will pay Mr A up to £500 towards his removal costs on proof of payment.",
            &["up to £500 agreed Mr A"],
        ),
        (
            "# action Agreed action\n9. The Council will work out what Mr A should have been paid and pay him the difference.",
            &["to_be_calculated agreed Mr A"],
        ),
        (
            "# action Agreed action\n9. The Council will review the charges and refund any overpayment to Mr A.",
            &["to_be_calculated agreed Mr A (refund)"],
        ),
        (
            "# action Agreed action\n9. The Council will cancel the invoice of £2,310 and pay Mr A £150.",
            &["£2,310 agreed Mr A (waiver)", "£150 agreed Mr A"],
        ),
        (
            "# action Agreed action\n9. The Council will reduce the outstanding debt by £800 and pay Mr A £150.",
            &["£800 agreed Mr A (waiver)", "£150 agreed Mr A"],
        ),
        (
            "# action Agreed action\n9. The Council has agreed to pay £250 to Mr A and £250 to his daughter.",
            &["£250 agreed Mr A", "£250 agreed his daughter"],
        ),
        (
            "# action Agreed action\n9. It will also pay £100, which Mr A can use to buy new school uniform.",
            &["£100 agreed Mr A"],
        ),
        (
            "# action Recommended action\n9. Pay Mr A an additional £150, bringing the total payment to £400.",
            &["£150 recommended Mr A"],
        ),
        (
            "# action Agreed action\n9. The Council will pay Mr A the £150 previously offered if he has not already received it.",
            &["£150 agreed Mr A"],
        ),
        (
            "# action Agreed action\n9. I recommended the Council apologise and pay £200. The Council has already apologised and has agreed to make the payment.",
            &["£200 agreed -"],
        ),
        (
            "# action Agreed action\n9. The Council will pay Mr A £500. It may use this to reduce his arrears of £1,900.",
            &["£500 agreed Mr A"],
        ),
        (
            "# action Agreed action\n9. The Council will pay Mr A £500. If he prefers, it will credit the £500 to his rent account.",
            &["£500 agreed Mr A"],
        ),
        (
            "# action Agreed action\n9. The Council has agreed to pay Mr A:\n- £200 for distress.\n- £100 for time and trouble.\n- The £65 he paid for a locksmith.",
            &["£200 agreed Mr A", "£100 agreed Mr A", "£65 agreed Mr A"],
        ),
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
            &["£65 paid - (waiver)", "£30 paid Mr C (refund)"],
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
fn commands_without_a_sum_are_awards_to_be_worked_out() {
    check(&[
        (
            "# action Agreed action\n9. The Council should pay Mr A £300 and the Trust should pay him £200.",
            &["£300 agreed Mr A by the Council", "£200 agreed Mr A by the Trust"],
        ),
        (
            "# action Agreed action\n9. The Council has agreed to reimburse Mr A for the cost of a private assessment, £850.",
            &["£850 agreed Mr A (reimbursement)"],
        ),
        (
            "# action Agreed action\n9. The Council will pay Mr A £150 for the distress. It will pay this within four weeks.",
            &["£150 agreed Mr A"],
        ),
        (
            "# action Agreed action\n9. The Council agreed to pay Mr A a symbolic amount of £100 to acknowledge the frustration.",
            &["£100 agreed Mr A"],
        ),
        (
            "# action Agreed action\n9. The Council has agreed to make a symbolic payment to Mr A to recognise his distress.",
            &["not_stated agreed Mr A"],
        ),
        (
            "# action Agreed action\n9. The Council will arrange for Mr A’s fees to be reduced by £80.",
            &["£80 agreed Mr A (waiver)"],
        ),
        (
            "# action Agreed action\n9. I recommended that Mr A be paid £250. The Council has agreed.",
            &["£250 agreed Mr A"],
        ),
        (
            "# action Agreed action\n9. Mr A should be refunded the £90 fee and paid £100.",
            &["£90 agreed Mr A (refund)", "£100 agreed Mr A"],
        ),
        (
            "# action Agreed action\n9. The Council will not recover the overpayment of £640.",
            &["£640 agreed - (waiver)"],
        ),
        (
            "# action Agreed action\n9. The Council will pay interest on this sum.",
            &["not_stated agreed -"],
        ),
        (
            "# action Agreed action\n9. The Council will repay Mr A the charges he paid between May and July.",
            &["to_be_calculated agreed Mr A (refund)"],
        ),
        (
            "# action Agreed action\n9. The Council will recalculate Mr A’s charges and refund him if he has paid too much.",
            &["to_be_calculated agreed Mr A (refund)"],
        ),
        (
            "# action Agreed action\n9. The Council will consider any receipts Mr A sends and reimburse his travel costs.",
            &["to_be_calculated agreed Mr A (reimbursement)"],
        ),
        (
            "# action Agreed action\n9. The Council should also consider making a payment to others affected.",
            &[],
        ),
        (
            "# action Agreed action\n9. The Council will write off the charges for respite care.",
            &["to_be_calculated agreed - (write_off)"],
        ),
        (
            "# action Agreed action\n9. The Council has agreed to pay the direct payments Mr A missed.",
            &["to_be_calculated agreed Mr A"],
        ),
        (
            "# action Agreed action\n9. The Council will refund 50% of the care charges from June to August 2022.",
            &["to_be_calculated agreed - (refund)"],
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
            &["£450 offered -", "£600 agreed Mrs A"],
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

#[test]
fn reports_and_old_decisions() {
    check(&[
        (
            "# decision Final decision\n8. There was fault. The Council agreed to my recommendation that it pays Mr A £250.",
            &["£250 agreed Mr A"],
        ),
        (
            "# analysis Analysis\n7. To settle the complaint the Council has agreed to pay Mr A £250. I regard this as a local settlement.",
            &["£250 agreed Mr A"],
        ),
        (
            "# analysis Injustice\n7. The Council should pay Mr A £250 for the uncertainty.\n# decision Final decision\n8. The Council has agreed to my recommendation.",
            &["£250 agreed Mr A"],
        ),
        (
            "# action Recommendations\n9. The council should, within three months of the date of this report:\n- pay the woman £1,500; and\n- pay her daughter £500 for the loss of school.",
            &["£1,500 recommended the woman", "£500 recommended her daughter"],
        ),
        (
            "# action Recommendations\n9. To remedy the injustice, we recommend the council pays each of the three families £300.",
            &[
                "£300 recommended the three families",
                "£300 recommended the three families",
                "£300 recommended the three families",
            ],
        ),
        (
            "# action Agreed action\n9. The Council has agreed to our recommendations to:\n- apologise;\n- pay £400; and\n- review its procedures.",
            &["£400 agreed -"],
        ),
        (
            "# action Agreed action\n9. The Council has agreed to take the action below within one month. It will:\n- pay Miss A £150 in recognition of her time;\n- backdate her benefit to May, paying her the £840 arrears.",
            &["£150 agreed Miss A", "£840 agreed Miss A"],
        ),
        (
            "# action Agreed action\n9. I consider a payment of £250 is appropriate for the distress and £100 for the time and trouble. The Council has agreed to make these payments.",
            &["£250 agreed -", "£100 agreed -"],
        ),
        (
            "# action Agreed action\n9. The Care Provider has agreed to:\n- refund half of the fees paid for May (£1,100);\n- pay Mrs B £200.",
            &["£1,100 agreed Mrs B (refund)", "£200 agreed Mrs B"],
        ),
        (
            "# action Agreed action\n9. The Council will pay Mr A £2,400. I have calculated this as follows: £200 a month for twelve months.",
            &["£2,400 agreed Mr A [£200/month x 12]"],
        ),
        (
            "# action Agreed action\n9. The Council will pay Mr A £200 for each month between May and the date it makes an offer.",
            &["to_be_calculated agreed Mr A [£200/month x ?]"],
        ),
        (
            "# action Agreed action\n9. The Council will pay:\n- £900 for the autumn term, £1,200 for the spring term and £600 for the summer term, making £2,700 in all; and\n- £200 for distress.",
            &["£900 agreed -", "£1,200 agreed -", "£600 agreed -", "£200 agreed -"],
        ),
        (
            "# action Agreed action\n9. The Council has agreed to pay Mr A £800 of the £2,000 he asked for.",
            &["£800 agreed Mr A"],
        ),
        (
            "# action Agreed action\n9. The Council will pay Mr A £300. It asked to pay less but I did not agree to £150.",
            &["£300 agreed Mr A"],
        ),
        (
            "# action Agreed action\n9. The Council will not need to pay the £300 if Mr A does not reply.",
            &[],
        ),
        (
            "# action Agreed action\n9. The Council will make a payment to Mr A of between £200 and £300.",
            &["£200 to £300 agreed Mr A"],
        ),
    ]);
}
