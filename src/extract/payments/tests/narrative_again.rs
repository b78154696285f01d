//! Further stories: who held money out to whom, and what became of it.

// Tables of wordings, as long as the wordings are many.
#![allow(clippy::too_many_lines)]

use super::check;

#[test]
fn what_became_of_an_offer() {
    check(&[
        (
            "# complaint The complaint\n1. Mrs B complains.\n# events What happened\n5. In its final response of 4 May the Council upheld Mrs B’s complaint. To put things right it offered her:\n- £200 for distress; and\n- £100 for her time and trouble.\n6. Mrs B was unhappy with this and came to us.",
            &["£200 offered Mrs B", "£100 offered Mrs B"],
        ),
        (
            "# complaint The complaint\n1. Mrs B complains.\n# events What happened\n5. The Council accepted it was at fault and said it would:\n- apologise;\n- pay Mrs B £250; and\n- refund the £40 fee.",
            &["£250 offered Mrs B", "£40 offered Mrs B (refund)"],
        ),
        (
            "# complaint The complaint\n1. Mrs B complains.\n# events What happened\n5. The Council replied in June. It said its delay had caused frustration, for which it offered £100. It also offered to pay £60 for the missed visits.",
            &["£100 offered Mrs B", "£60 offered Mrs B"],
        ),
        (
            "# complaint The complaint\n1. Mr C complains.\n# events What happened\n5. The investigator found fault and recommended the Council pay Mr C £300. The Council agreed with the recommendations and paid Mr C in June.",
            &["£300 paid Mr C"],
        ),
        (
            "# complaint The complaint\n1. Mr C complains.\n# events What happened\n5. The Council apologised and offered Mr C £300. Mr C accepted the offer but has not received the money.",
            &["£300 offered Mr C"],
        ),
        (
            "# complaint The complaint\n1. Mr C complains.\n# events What happened\n5. The Council apologised and offered Mr C £300. Mr C asked it to increase the offer. It refused.",
            &["£300 offered Mr C"],
        ),
        (
            "# complaint The complaint\n1. Mr C complains.\n# events What happened\n5. The Council’s stage two response offered Mr C £300 to reflect the distress, and £100 for his trouble. He did not accept the offer.",
            &["£300 declined Mr C", "£100 declined Mr C"],
        ),
        (
            "# complaint The complaint\n1. Mr C complains.\n# analysis My findings\n7. The Council has already apologised and offered Mr C £300. This is in line with our guidance. I am satisfied this is an appropriate remedy.",
            &["£300 offered Mr C"],
        ),
        (
            "# complaint The complaint\n1. Mr C complains.\n# analysis My findings\n7. When I made enquiries the Council said it would offer Mr C £300. I do not think this is enough.\n# action Agreed action\n9. The Council has agreed to pay Mr C £500.",
            &["£300 offered Mr C", "£500 agreed Mr C"],
        ),
        (
            "# complaint The complaint\n1. Mr C complains.\n# analysis My findings\n7. The Council’s offer of £300 to Mr C, made during our investigation, remedies his injustice.",
            &["£300 offered Mr C"],
        ),
        (
            "# complaint The complaint\n1. Mr C complains.\n# analysis My findings\n7. The Council has paid Mr C £300 and apologised. It has also waived a charge of £85.",
            &["£300 paid Mr C", "£85 paid Mr C (waiver)"],
        ),
        (
            "# complaint The complaint\n1. Mr C complains.\n# analysis My findings\n7. The Council has since refunded the £85 it charged in error.",
            &["£85 paid Mr C (refund)"],
        ),
        (
            "# complaint The complaint\n1. Mr C complains.\n# analysis My findings\n7. It is positive the Council offered a financial remedy of £300. However it does not reflect the length of the delay.",
            &["£300 offered Mr C"],
        ),
        (
            "# complaint The complaint\n1. Mr C complains.\n# events What happened\n5. The Council reduced Mr C’s bill by £210 following his complaint.",
            &["£210 paid Mr C (waiver)"],
        ),
        (
            "# complaint The complaint\n1. Mr C complains.\n# events What happened\n5. The Council said it had credited £210 to Mr C’s account by way of apology.",
            &["£210 paid Mr C"],
        ),
        (
            "# complaint The complaint\n1. Mr C complains.\n# events What happened\n5. The Council cancelled the penalty charge notice and refunded Mr C the £35 he had paid.",
            &["£35 paid Mr C (refund)"],
        ),
        (
            "# complaint The complaint\n1. Mr C complains.\n# events What happened\n5. Mr C rejected an offer of £100 at stage one. At stage two the Council offered £250, which he also rejected.",
            &["£100 declined Mr C", "£250 declined Mr C"],
        ),
        (
            "# complaint The complaint\n1. Mr C complains that the Council offered him only £100 for its mistake.\n# events What happened\n5. The Council sent its final reply in May.",
            &["£100 offered Mr C"],
        ),
        (
            "# complaint The complaint\n1. Mr C complains that the Council offered him only £100 for its mistake.\n# events What happened\n5. The Council offered Mr C £100 in May.",
            &["£100 offered Mr C"],
        ),
        (
            "# complaint The complaint\n1. Mr C complains.\n# events What happened\n5. The Council agreed to pay for repairs, and made Mr C a without prejudice offer of £750 to settle his claim.",
            &["£750 offered Mr C"],
        ),
        (
            "# complaint The complaint\n1. Mr C complains.\n# events What happened\n5. The Care Provider said it would not charge Mr C the £420 for that week, as an apology.",
            &["£420 offered Mr C (waiver)"],
        ),
        (
            "# complaint The complaint\n1. Mr C complains.\n# events What happened\n5. The Council acknowledged the error and arranged a refund of £96.",
            &["£96 paid Mr C (refund)"],
        ),
        (
            "# complaint The complaint\n1. Mr C complains.\n# events What happened\n5. The Council paid Mr C £180 in recognition of the missed collections, and closed his complaint.",
            &["£180 paid Mr C"],
        ),
        (
            "# complaint The complaint\n1. Mr C complains.\n# events What happened\n5. A payment of £180 was offered for the missed sessions. Mr C did not respond.",
            &["£180 offered Mr C"],
        ),
        (
            "# complaint The complaint\n1. Mr C complains.\n# events What happened\n5. The Council’s response said Mr C would receive £180 for the missed sessions.",
            &["£180 offered Mr C"],
        ),
        (
            "# complaint The complaint\n1. Mr C complains.\n# events What happened\n5. The Council asked Mr C for his bank details so it could pay him the £180 it had offered.",
            &["£180 offered Mr C"],
        ),
        (
            "# complaint The complaint\n1. Mr C complains.\n# events What happened\n5. The Council wrote off the overpayment of £620 because the mistake was its own.",
            &["£620 paid Mr C (write_off)"],
        ),
    ]);
}

#[test]
fn money_that_is_no_answer_to_a_complaint() {
    check(&[
        (
            "# complaint The complaint\n1. Mr C complains.\n# events What happened\n5. Mr C made the Council an offer of £600 to settle the debt. The Council rejected this.",
            &[],
        ),
        (
            "# complaint The complaint\n1. Mr C complains.\n# events What happened\n5. The Council told Mr C the extension would cost £40,000 and offered him a grant of £30,000.",
            &[],
        ),
        (
            "# complaint The complaint\n1. Mr C complains.\n# events What happened\n5. The Council issued a penalty charge notice for £70, reduced to £35 if paid within 14 days. Mr C paid £35.",
            &[],
        ),
        (
            "# complaint The complaint\n1. Mr C complains.\n# events What happened\n5. The Council offered Mr C direct payments of £210.",
            &[],
        ),
        (
            "# complaint The complaint\n1. Mr C complains.\n# events What happened\n5. The insurer paid Mr C £1,900 and he paid the excess of £250.",
            &[],
        ),
        (
            "# complaint The complaint\n1. Mr C complains.\n# events What happened\n5. The contractor offered Mr C £400 for the damaged wall.",
            &[],
        ),
        (
            "# complaint The complaint\n1. Mr C complains.\n# events What happened\n5. The Council refused to pay the £400 that Mr C wanted.",
            &[],
        ),
        (
            "# complaint The complaint\n1. Mr C complains.\n# events What happened\n5. Mr C refused to pay the £400 bill. The Council sent him a final notice for £455.",
            &[],
        ),
        (
            "# complaint The complaint\n1. Mr C complains.\n# events What happened\n5. The Council set his contribution at £88 and backdated it, so that he owed £1,020.",
            &[],
        ),
        (
            "# complaint The complaint\n1. Mr C complains.\n# law Relevant law\n4. Our guidance recommends a payment of between £150 and £350 for distress.\n# events What happened\n5. The Council gave Mr C’s neighbour £500.",
            &[],
        ),
        (
            "# complaint The complaint\n1. Mr C complains.\n# events What happened\n5. The Council sold the land for £12,000 and the buyer paid a deposit of £1,200.",
            &[],
        ),
        (
            "# complaint The complaint\n1. Mr C complains.\n# events What happened\n5. The Council offered him accommodation at £112 a week. He offered to pay £90.",
            &[],
        ),
    ]);
}
