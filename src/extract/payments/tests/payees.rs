//! Who is paid, wherever the decision names them.

use super::check;

#[test]
fn a_carer_complains_for_another() {
    let complaint = "# complaint The complaint\n1. Mr T complains on behalf of his mother, Mrs Y, about her care.\n# action Agreed action\n9. ";
    let rows: &[(&str, &[&str])] = &[
        ("The Council will apologise to Mr T and pay him £200.", &["£200 agreed Mr T"]),
        (
            "The Council will pay Mrs Y £300 and Mr T £100.",
            &["£300 agreed Mrs Y", "£100 agreed Mr T"],
        ),
        (
            "The Council will apologise to Mrs Y and her son and pay her £300.",
            &["£300 agreed Mrs Y"],
        ),
        (
            "The Council will pay Mr T £200 for his distress and his mother £300 for hers.",
            &["£200 agreed Mr T", "£300 agreed his mother"],
        ),
        (
            "The Council will pay £300 to Mrs Y for the care she missed and £150 to Mr T for his time and trouble.",
            &["£300 agreed Mrs Y", "£150 agreed Mr T"],
        ),
        (
            "The Council will pay both Mrs Y and Mr T £100 each.",
            &["£100 agreed Mrs Y", "£100 agreed Mr T"],
        ),
        (
            "The Council will pay £100 each to Mrs Y and Mr T.",
            &["£100 agreed Mrs Y", "£100 agreed Mr T"],
        ),
        (
            "The Council will pay Mrs Y and Mr T £100 each.",
            &["£100 agreed Mrs Y", "£100 agreed Mr T"],
        ),
        (
            "The Council will pay £100 to each of Mrs Y and Mr T.",
            &["£100 agreed Mrs Y", "£100 agreed Mr T"],
        ),
        (
            "The Council will refund £940 to Mrs Y’s estate.",
            &["£940 agreed Mrs Y’s estate (refund)"],
        ),
        (
            "The Council will refund £940 to the estate of Mrs Y.",
            &["£940 agreed the estate of Mrs Y (refund)"],
        ),
        ("The Council will waive £940 of the fees Mrs Y owes.", &["£940 agreed Mrs Y (waiver)"]),
        ("To remedy the injustice to Mr T, the Council will pay £150.", &["£150 agreed Mr T"]),
        (
            "In recognition of Mr T’s distress, the Council will make a payment of £150.",
            &["£150 agreed Mr T"],
        ),
        ("Pay Mr T £150 to recognise the distress caused to Mrs Y.", &["£150 agreed Mr T"]),
        (
            "The Council will apologise to Mrs Y for the poor care. It will also pay her £300.",
            &["£300 agreed Mrs Y"],
        ),
        (
            "The Council will write to Mr T with an apology for the impact on Mrs Y and pay him £120 for his trouble.",
            &["£120 agreed Mr T"],
        ),
    ];
    check_all(complaint, rows);
}

#[test]
fn a_parent_complains_about_a_child() {
    let complaint = "# complaint The complaint\n1. Ms H complains the Council failed to provide her daughter, K, with an education.\n# action Agreed action\n9. ";
    let rows: &[(&str, &[&str])] = &[
        (
            "The Council will pay Ms H £1,800 for the benefit of K’s education.",
            &["£1,800 agreed Ms H for K"],
        ),
        (
            "The Council will pay Ms H £1,800, on behalf of K, for the education she missed.",
            &["£1,800 agreed Ms H for K"],
        ),
        (
            "The Council will pay Ms H £1,800 to be used for K’s educational benefit.",
            &["£1,800 agreed Ms H for K"],
        ),
        (
            "The Council will pay Ms H £300 for her distress and £1,800 for K’s lost education.",
            &["£300 agreed Ms H", "£1,800 agreed Ms H"],
        ),
        ("The Council will pay K £500 and Ms H £300.", &["£500 agreed K", "£300 agreed Ms H"]),
        ("The Council will pay £500 to K.", &["£500 agreed K"]),
        (
            "The Council will apologise to K and her mother and pay Ms H £300.",
            &["£300 agreed Ms H"],
        ),
        ("The Council will pay Ms H £300 for each of her two children.", &["£300 agreed Ms H"]),
        ("The Council will pay £300 to the family.", &["£300 agreed the family"]),
        (
            "The Council will apologise to Ms H and pay her £400 to recognise the impact on her and K.",
            &["£400 agreed Ms H"],
        ),
    ];
    check_all(complaint, rows);
}

#[test]
fn couples_and_families() {
    let complaint = "# complaint The complaint\n1. Mr and Mrs D complain about a fostering allowance.\n# action Agreed action\n9. ";
    let rows: &[(&str, &[&str])] = &[
        ("The Council will pay them £500.", &["£500 agreed Mr and Mrs D"]),
        ("The Council will pay Mr and Mrs D £500 jointly.", &["£500 agreed Mr and Mrs D"]),
        ("The Council will pay Mr and Mrs D £500 between them.", &["£500 agreed Mr and Mrs D"]),
        (
            "The Council will pay Mr and Mrs D £250 each.",
            &["£250 agreed Mr D", "£250 agreed Mrs D"],
        ),
        (
            "The Council will pay £250 each to Mr and Mrs D.",
            &["£250 agreed Mr D", "£250 agreed Mrs D"],
        ),
        (
            "The Council will apologise to Mr and Mrs D and pay them £500 in recognition of their distress.",
            &["£500 agreed Mr and Mrs D"],
        ),
        (
            "The Council will pay Mr D £250 and Mrs D £100.",
            &["£250 agreed Mr D", "£100 agreed Mrs D"],
        ),
        ("The Council will pay the couple £500.", &["£500 agreed the couple"]),
        (
            "The Council will:\n- apologise to both Mr and Mrs D;\n- pay £500 for their frustration; and\n- refund the £90 court fee.",
            &["£500 agreed Mr and Mrs D", "£90 agreed Mr and Mrs D (refund)"],
        ),
    ];
    check_all(complaint, rows);
}

#[test]
fn others_are_only_spoken_of() {
    let complaint = "# complaint The complaint\n1. Miss P complains about noise from her neighbour, Mr V.\n# action Agreed action\n9. ";
    let rows: &[(&str, &[&str])] = &[
        (
            "The Council will pay £200 for the distress Mr V’s noise caused Miss P.",
            &["£200 agreed Miss P"],
        ),
        (
            "The Council will apologise to Miss P and pay £200 for the time she spent dealing with the landlord.",
            &["£200 agreed Miss P"],
        ),
        (
            "The Council will pay her £200 for the worry of living near Mr V.",
            &["£200 agreed Miss P"],
        ),
        ("The Council will visit Mr V. It will pay Miss P £200.", &["£200 agreed Miss P"]),
    ];
    check_all(complaint, rows);
}

fn check_all(complaint: &str, rows: &[(&str, &[&str])]) {
    let texts: Vec<String> = rows.iter().map(|(row, _)| format!("{complaint}{row}")).collect();
    let table: Vec<(&str, &[&str])> =
        texts.iter().zip(rows).map(|(text, (_, expected))| (text.as_str(), *expected)).collect();
    check(&table);
}
