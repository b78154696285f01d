//! What a row or a column of a table is for, as its label says it.

use crate::layout::headings::fold;

/// What a line of a table is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Figures of one thing.
    Plain,
    /// Figures of one year.
    Year,
    /// The sum of others.
    Total,
    /// The difference between two others.
    Difference,
    /// The same, per cent.
    PercentChange,
    /// A share, per cent.
    Share,
    /// What can never be added up with others: averages, targets, rates per head.
    Apart,
}

crate::pattern!(
    DIFFERENCE,
    r"^(?:annual |yearly |net |actual |overall |numerical |year[ -]on[ -]year )*(?:differences?|variances?|variation|movement|change|increase ?(?:/|or) ?\(?decrease\)?|increase \(decrease\)|decrease ?/ ?increase|\+ ?/ ?-)(?:$| ?[(:]| (?:from|on|since|between|in|over|compared|number|numbers|no|%|\+).*)"
);

/// Words of lines that cannot be added up.
const APART: &[&str] = &[
    "average",
    "median",
    "target",
    "national",
    "benchmark",
    "per 100",
    "per 1,000",
    "per 10,000",
    "per thousand",
    "per head",
    "population",
];

/// Beginnings of such labels: "days" is a measure, "answered within 20 days" is a count.
const MEASURES: &[&str] = &["days", "working days", "number of days", "weeks", "mean ", "rank"];

/// Beginnings of the labels of lines that are part of another line.
const WITHIN: &[&str] = &["of which", "of these", "of this", "including", "inc. "];

/// Beginnings of the labels of lines that add up others.
const TOTALS: &[&str] =
    &["total", "totals", "grand total", "overall total", "sum total", "overall", "sub-total"];

/// Words of percentages.
const PER_CENT: &[&str] = &["%", "percent", "per cent", "proportion"];

/// What a line with this label is for.
pub(super) fn role(label: &str) -> Role {
    let folded = fold(label);
    let folded = folded.trim_matches(['*', ' ', ':']);
    let per_cent = PER_CENT.iter().any(|word| folded.contains(word));
    let bare = folded
        .replace("percentage", "")
        .replace("per cent", "")
        .replace("percent", "")
        .replace('%', "");
    let bare = bare.replace("()", "");
    let bare = bare.trim();
    let increase = per_cent && matches!(bare, "increase" | "decrease" | "+/-" | "change");
    if DIFFERENCE.is_match(bare) || increase {
        return if per_cent { Role::PercentChange } else { Role::Difference };
    }
    if per_cent || folded.ends_with(" rate") {
        return Role::Share;
    }
    let total = |word: &str| {
        folded.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    };
    if TOTALS.iter().any(|word| total(word)) || folded.ends_with(" total") {
        return Role::Total;
    }
    let within = WITHIN.iter().any(|word| folded.starts_with(word));
    let measure = MEASURES.iter().any(|word| folded.starts_with(word));
    if within || measure || APART.iter().any(|word| folded.contains(word)) {
        return Role::Apart;
    }
    if year(folded).is_some() { Role::Year } else { Role::Plain }
}

crate::pattern!(
    YEAR,
    r"(?:^|[^0-9])((?:19|20)[0-9]{2})(?:[ \u{a0}]?[-/–][ \u{a0}]?(?:(?:19|20)?[0-9]{2}))?(?:$|[^0-9])"
);

/// The year in which the period of a label begins.
pub(super) fn year(label: &str) -> Option<u32> {
    YEAR.captures(label)?.get(1)?.as_str().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_says_what_its_line_is_for() {
        for (label, expected) in [
            ("Total", Role::Total),
            ("Total for 2024/25", Role::Total),
            ("**Totals**", Role::Total),
            ("Council total", Role::Total),
            ("Totally new service", Role::Plain),
            ("Difference", Role::Difference),
            ("Change from 2022/23", Role::Difference),
            ("Change or review of letters", Role::Plain),
            ("Changes to bins", Role::Plain),
            ("% difference", Role::PercentChange),
            ("Percentage change", Role::PercentChange),
            ("Difference (%)", Role::PercentChange),
            ("Increase/decrease", Role::Difference),
            ("% increase", Role::PercentChange),
            ("%", Role::Share),
            ("% of total", Role::Share),
            ("Uphold rate", Role::Share),
            ("2023/24", Role::Year),
            ("2023-2024", Role::Year),
            ("Average days to answer", Role::Apart),
            ("Answered within 20 working days", Role::Plain),
            ("Working days", Role::Apart),
            ("of which upheld", Role::Apart),
            ("Highways", Role::Plain),
        ] {
            assert_eq!(role(label), expected, "{label}");
        }
    }

    #[test]
    fn a_period_is_named_by_the_year_it_begins_in() {
        assert_eq!(year("2023/24"), Some(2023));
        assert_eq!(year("Total for 2021 - 2022"), Some(2021));
        assert_eq!(year("Form 12021"), None);
    }
}
