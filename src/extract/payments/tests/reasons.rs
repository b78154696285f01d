//! What a payment is said to be for.

use super::read;

#[test]
fn purposes_are_the_injustice() {
    let mut wrong = Vec::new();
    for (reason, expected) in [
        ("for the distress caused", "distress"),
        ("to acknowledge the distress and uncertainty caused by its delay", "distress uncertainty"),
        (
            "in recognition of the avoidable frustration and the time and trouble of complaining",
            "frustration time_and_trouble",
        ),
        ("for the time and trouble she was put to in bringing the complaint", "time_and_trouble"),
        ("to recognise the injustice caused by the delay in issuing the Plan", "delay"),
        ("for the ten months of delay", "delay"),
        ("for its delay in dealing with the complaint", "delay"),
        ("to reflect the missed special educational provision", "loss_of_education"),
        ("for the loss of education between May and July", "loss_of_education"),
        ("to recognise the impact of the education her son missed", "loss_of_education"),
        ("for the lost opportunity to appeal", "loss_of_opportunity"),
        ("to recognise she lost the chance to bid for a property", "loss_of_opportunity"),
        ("for the loss of her right of appeal", "loss_of_opportunity"),
        ("for the inconvenience and upset", "distress inconvenience"),
        ("for the stress and anxiety this caused her", "distress"),
        ("to acknowledge the care she did not receive", "loss_of_service"),
        ("for the respite she missed", "loss_of_service"),
        ("for the loss of service", "loss_of_service"),
        ("for the months without suitable support", "loss_of_service"),
        ("to reflect the strain on her as a carer", "impact_on_carer"),
        ("for the additional caring she had to take on", "impact_on_carer"),
        ("for the risk of harm to her mother", "harm"),
        ("for the avoidable pain her mother suffered", "harm"),
        ("towards her legal costs", "legal_costs"),
        ("for the solicitor’s fees she incurred", "legal_costs"),
        ("for her financial loss", "financial_loss"),
        ("to cover the cost of the tutor she paid for", "financial_loss"),
        ("for the clothes it lost", "financial_loss"),
        (
            "to recognise that she is left not knowing whether the outcome would have been different",
            "uncertainty",
        ),
        ("for the uncertainty about whether he would have been offered a place", "uncertainty"),
        ("for the raised expectations and disappointment", "frustration"),
        ("for the distress of living in unsuitable accommodation", "distress"),
        ("for living in unsuitable accommodation", "other"),
        ("for the distress, and for her time and trouble", "distress time_and_trouble"),
        (
            "to recognise her distress, inconvenience, time and trouble",
            "distress inconvenience time_and_trouble",
        ),
        ("for the injustice identified", ""),
    ] {
        let text = format!(
            "# complaint The complaint\n1. Mrs B complains.\n# action Agreed action\n9. The Council will pay Mrs B £250 {reason}."
        );
        let ledger = read(&text);
        let mut found: Vec<String> =
            ledger.payments.iter().flat_map(|p| &p.purposes).map(ToString::to_string).collect();
        found.sort();
        let mut wanted: Vec<&str> = expected.split_whitespace().collect();
        wanted.sort_unstable();
        if found != wanted {
            wrong.push(format!("{reason}: expected {wanted:?}, found {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
