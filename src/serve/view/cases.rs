//! The address of the cases behind a figure: the question that the figure is of, with the group
//! that it counts as one filter more.

use jiff::civil::Date;

use crate::search::Question;
use crate::search::filters::Filters;
use crate::serve::Asked;
use crate::stats::By;

/// Where decisions are searched for.
const PATH: &str = "/search";

/// The search for the decisions of a group in which something was awarded, the largest award first.
/// None where no filter says which they are.
pub(in crate::serve) fn paid(asked: &Asked, by: By, name: Option<&str>) -> Option<String> {
    let cases = within(asked, by, name?)?.sorted("award");
    let bounded = cases.filters.iter().any(|(name, _)| name.ends_with("_award"));
    let typed = !Question::parse(&cases.words).filters.award.is_open();
    let cases = if bounded || typed { cases } else { cases.with("min_award", "0.01") };
    Some(cases.at(PATH))
}

/// The search for the decisions of some days.
pub(in crate::serve) fn between(asked: &Asked, from: Date, to: Date) -> String {
    days(&decisions(asked), from, to).at(PATH)
}

/// The same question, of decisions where it is of everything.
fn decisions(asked: &Asked) -> Asked {
    let typed = Question::parse(&asked.words).filters.kinds;
    let any = asked.value("kind").is_none() && typed.is_empty();
    if any { asked.with("kind", "decision") } else { asked.on_page(1) }
}

fn within(asked: &Asked, by: By, name: &str) -> Option<Asked> {
    let cases = decisions(asked);
    Some(match by {
        By::Category => only(&cases, "category", name),
        By::Subcategory => match name.split_once(" > ") {
            Some((category, own)) => only(&only(&cases, "category", category), "subcategory", own),
            None => only(&cases, "subcategory", name),
        },
        // Themes are chosen as alternatives: those that have two of them cannot be asked for.
        By::Theme => match chosen_themes(asked).as_slice() {
            [] => cases.with("theme", name),
            [one] if one == name => cases,
            _ => return None,
        },
        By::Organisation => only(&cases, "organisation", name),
        By::OrganisationType => only(&cases, "organisation_type", name),
        By::Outcome => only(&cases, "outcome", name),
        By::Finding => only(&cases, "finding", name),
        By::Year | By::FinancialYear => {
            let mut whole = Filters::default();
            crate::search::filters::filter("year")?.set(&mut whole, name)?;
            days(&cases, whole.from?, whole.to?)
        }
        By::Quarter => {
            let (year, quarter) = name.split_once(" Q")?;
            let month = quarter.parse::<i8>().ok()?.checked_mul(3)?;
            let last = Date::new(year.parse().ok()?, month, 1).ok()?.last_of_month();
            days(&cases, Date::new(last.year(), month - 2, 1).ok()?, last)
        }
        By::Purpose | By::Form | By::Status => return None,
    })
}

fn chosen_themes(asked: &Asked) -> Vec<String> {
    let chosen = asked.filters.iter().filter(|(name, _)| *name == "theme");
    let typed = Question::parse(&asked.words).filters.themes;
    chosen.map(|(_, value)| value.clone()).chain(typed).collect()
}

/// With this value of a filter and no other.
fn only(asked: &Asked, name: &str, value: &str) -> Asked {
    without(asked, &[name]).with(name, value)
}

/// The decisions of a question that were made on some days.
fn days(asked: &Asked, from: Date, to: Date) -> Asked {
    let own = asked.whole().map(|question| question.filters).unwrap_or_default();
    let from = own.from.map_or(from, |own| own.max(from));
    let to = own.to.map_or(to, |own| own.min(to));
    let open = without(asked, &["year", "from", "to"]);
    if from == from.first_of_year() && to == from.last_of_year() {
        return open.with("year", &from.year().to_string());
    }
    open.with("from", &from.to_string()).with("to", &to.to_string())
}

/// Without filters of these names, whether they were chosen or typed among the words.
fn without(asked: &Asked, names: &[&str]) -> Asked {
    let mut fewer = asked.on_page(1);
    fewer.filters.retain(|(name, _)| !names.contains(name));
    let typed = Question::parse(&asked.words);
    let written = typed.filters.written();
    if written.iter().any(|(name, _)| names.contains(name)) {
        let mut words = Question { filters: Filters::default(), ..typed };
        for (name, value) in written.iter().filter(|(name, _)| !names.contains(name)) {
            // What was written can be read.
            _ = words.narrow(name, value);
        }
        fewer.words = words.to_string();
    }
    fewer
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::serve::Visit;

    fn link(query: &str, by: By, name: &str) -> String {
        let asked = Asked::of(&Visit::of("/money", None, query)).unwrap();
        let link = paid(&asked, by, Some(name)).unwrap_or_else(|| "none".to_owned());
        let query = link.strip_prefix("/search?").unwrap_or(&link);
        let asked = Asked::of(&Visit::of("/search", None, query)).unwrap();
        asked.whole().map_or(link.clone(), |question| question.to_string())
    }

    #[test]
    fn a_group_is_its_question_with_one_filter_more() {
        for (query, by, name, expected) in [
            ("", By::Category, "Housing", "kind:decision category:Housing award:>0 sort:award"),
            (
                "q=late+plan&category=care",
                By::Category,
                "Adult care services",
                "late plan kind:decision category:\"Adult care services\" award:>0 sort:award",
            ),
            (
                "q=late+category:care+outcome:upheld",
                By::Category,
                "Adult care services",
                "late kind:decision outcome:upheld category:\"Adult care services\" award:>0 \
                 sort:award",
            ),
            (
                "min_award=500",
                By::Subcategory,
                "Housing > Allocations",
                "kind:decision category:Housing subcategory:Allocations award:>=500 sort:award",
            ),
            ("", By::Theme, "delay", "kind:decision theme:delay award:>0 sort:award"),
            ("", By::Year, "2024", "kind:decision year:2024 award:>0 sort:award"),
            (
                "from=2024-06",
                By::Year,
                "2024",
                "kind:decision from:2024-06-01 to:2024-12-31 award:>0 sort:award",
            ),
            (
                "q=from:2020",
                By::FinancialYear,
                "2023-24",
                "kind:decision from:2023-04-01 to:2024-03-31 award:>0 sort:award",
            ),
            (
                "",
                By::Quarter,
                "2024 Q3",
                "kind:decision from:2024-07-01 to:2024-09-30 award:>0 sort:award",
            ),
        ] {
            assert_eq!(link(query, by, name), expected, "{query} {name}");
        }
    }

    #[test]
    fn what_no_filter_says_has_no_address() {
        let asked = Asked { page: 1, ..Asked::default() };
        assert_eq!(paid(&asked, By::Purpose, Some("distress")), None);
        assert_eq!(paid(&asked, By::Category, None), None);
        let themed = asked.with("theme", "delay");
        assert_eq!(paid(&themed, By::Theme, Some("communication")), None);
        assert!(paid(&themed, By::Theme, Some("delay")).is_some());
    }
}
