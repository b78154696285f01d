//! Remedies in further wordings: who acts, how real it is, what belongs together.

use super::check;

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
            &["£320 agreed Mrs G", "£60 agreed Mrs G (reimbursement)"],
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
