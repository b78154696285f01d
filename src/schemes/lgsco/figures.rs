//! The statistics that the Ombudsman prints about a body, on its performance page and in its
//! annual letter: counts, rates, and the averages of similar bodies.

use crate::text::pattern::Pattern;
use jiff::civil::Date;

use crate::grammar::date::date;
use crate::grammar::words;
use crate::model::papers::{Counts, Period, Rate, Rates};

/// A count of the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Count {
    DealtWith,
    NotForUs,
    AssessedAndClosed,
    Investigated,
    Upheld,
    SatisfactoryRemedies,
    ComplianceOutcomes,
    ComplianceSatisfied,
}

/// A rate of the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Share {
    Upheld,
    UpheldPer100k,
    SatisfactoryRemedy,
    Compliance,
}

crate::pattern!(DEALT_WITH, r"we dealt with ([0-9,]+) complaints?");
crate::pattern!(NOT_FOR_US, r"([0-9,]+) (?:was|were) not for us");
crate::pattern!(ASSESSED, r"(?:assessed and closed|closed after assessment) ([0-9,]+) complaints?");
crate::pattern!(
    INVESTIGATED,
    r"we (?:investigated|completed) ([0-9,]+) (?:complaints?|(?:detailed )?investigations?)"
);
crate::pattern!(BASE_INVESTIGATED, r"based on a total of ([0-9,]+) (?:detailed )?investigations?");
crate::pattern!(
    OF_INVESTIGATED,
    r"(?:of the|of|out of) ([0-9,]+) (?:complaints|cases|investigations) (?:which |that )?we (?:investigated|completed)"
);
crate::pattern!(UPHELD, r"(?:investigated|completed) [0-9,]+ [^.]{0,60}?and upheld ([0-9,]+)");
crate::pattern!(UPHELD_DECISIONS, r"(?:^|[^0-9.])([0-9,]+) upheld decisions?(?: [^p]|[.,;:]|$)");
crate::pattern!(
    UPHELD_OF,
    r"(?:means that )?in ([a-z-]+|[0-9,]+) of the [0-9,]+ (?:complaints|cases) (?:which |that )?we investigated"
);
crate::pattern!(
    UPHELD_OUT_OF,
    r"upheld [0-9]+% of the complaints[^.]{0,60}: ([0-9,]+) (?:out )?of [0-9,]+"
);
crate::pattern!(
    INVESTIGATED_OUT_OF,
    r"upheld [0-9]+% of the complaints[^.]{0,60}: [0-9,]+ (?:out )?of ([0-9,]+)"
);
crate::pattern!(REMEDIES, r"in ([a-z-]+|[0-9,]+) (?:out )?of (?:the )?[0-9,]+ upheld cases");
crate::pattern!(REMEDY_DECISIONS, r"([0-9,]+) satisfactory remed(?:y|ies) decisions?");
crate::pattern!(OUTCOMES, r"compliance outcomes in ([0-9,]+) cases?");
crate::pattern!(BASE_OUTCOMES, r"based on a total of ([0-9,]+) compliance outcomes?");
crate::pattern!(SATISFIED, r"in ([0-9,]+) cases? we were satisfied");
crate::pattern!(CHART_DEALT_WITH, r"([0-9,]+) complaints dealt with");
crate::pattern!(CHART_NOT_FOR_US, r"([0-9,]+) not for us");
crate::pattern!(CHART_ASSESSED, r"([0-9,]+) assessed and closed");

crate::pattern!(
    UPHELD_RATE,
    r"([0-9]+(?:\.[0-9]+)?)% of (?:the )?complaints? (?:we )?investigated (?:was|were) upheld"
);
crate::pattern!(UPHELD_SHARE, r"upheld ([0-9]+(?:\.[0-9]+)?)% of (?:the )?complaints");
crate::pattern!(UPHOLD_RATE, r"uphold rate (?:was|is|of) ([0-9]+(?:\.[0-9]+)?)%");
crate::pattern!(PER_100K, r"([0-9]+(?:\.[0-9]+)?) upheld (?:decisions?|complaints?) per 100,000");
crate::pattern!(REMEDY_RATE, r"([0-9]+(?:\.[0-9]+)?)% satisfactory remedy rate");
crate::pattern!(REMEDY_SHARE, r"in ([0-9]+(?:\.[0-9]+)?)% of upheld (?:cases|complaints)");
crate::pattern!(COMPLIANCE_RATE, r"([0-9]+(?:\.[0-9]+)?)% compliance rate");
crate::pattern!(COMPLIANCE_SHARE, r"in ([0-9]+(?:\.[0-9]+)?)% of cases we were satisfied");
crate::pattern!(COMPLIANCE_OF, r"compliance rate (?:was|is|of) ([0-9]+(?:\.[0-9]+)?)%");
crate::pattern!(
    PEERS,
    r"(?:compares (?:to|with)|compared (?:to|with)) (?:an|the) average of ([0-9]+(?:\.[0-9]+)?)%|%,? (?:against|compared (?:to|with)) (?:an average of )?([0-9]+(?:\.[0-9]+)?)% (?:for|in|across)"
);

crate::pattern!(
    /// Two days with a word between them; "and" joins them only after "between".
    BETWEEN,
    r"(between )?([0-9]{1,2}[a-z]* [a-z]+ [0-9]{4}|[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4}) (to|and|until|-|–) ([0-9]{1,2}[a-z]* [a-z]+ [0-9]{4}|[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4})"
);
crate::pattern!(
    YEAR_ENDING,
    r"(?:year|months|period)(?: ending| ended| to)(?:| on)[ :–-]+([0-9]{1,2}[a-z]* [a-z]+ [0-9]{4}|[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4})"
);

/// The sentences that give a count; where two give the same one, the earlier of this list speaks.
fn counted() -> [(&'static Pattern, Count); 19] {
    [
        (&DEALT_WITH, Count::DealtWith),
        (&NOT_FOR_US, Count::NotForUs),
        (&ASSESSED, Count::AssessedAndClosed),
        (&INVESTIGATED, Count::Investigated),
        (&BASE_INVESTIGATED, Count::Investigated),
        (&INVESTIGATED_OUT_OF, Count::Investigated),
        (&OF_INVESTIGATED, Count::Investigated),
        (&UPHELD, Count::Upheld),
        (&UPHELD_DECISIONS, Count::Upheld),
        (&UPHELD_OUT_OF, Count::Upheld),
        (&UPHELD_OF, Count::Upheld),
        (&REMEDIES, Count::SatisfactoryRemedies),
        (&REMEDY_DECISIONS, Count::SatisfactoryRemedies),
        (&OUTCOMES, Count::ComplianceOutcomes),
        (&BASE_OUTCOMES, Count::ComplianceOutcomes),
        (&SATISFIED, Count::ComplianceSatisfied),
        (&CHART_DEALT_WITH, Count::DealtWith),
        (&CHART_NOT_FOR_US, Count::NotForUs),
        (&CHART_ASSESSED, Count::AssessedAndClosed),
    ]
}

/// The sentences that give a rate.
fn shared() -> [(&'static Pattern, Share); 9] {
    [
        (&UPHELD_RATE, Share::Upheld),
        (&UPHELD_SHARE, Share::Upheld),
        (&UPHOLD_RATE, Share::Upheld),
        (&PER_100K, Share::UpheldPer100k),
        (&REMEDY_RATE, Share::SatisfactoryRemedy),
        (&REMEDY_SHARE, Share::SatisfactoryRemedy),
        (&COMPLIANCE_RATE, Share::Compliance),
        (&COMPLIANCE_SHARE, Share::Compliance),
        (&COMPLIANCE_OF, Share::Compliance),
    ]
}

/// A text made ready for [`counts`], [`rates`] and [`period`]: lower case, single blanks, no stars.
#[must_use]
pub fn flat(text: &str) -> String {
    let plain: String = text
        .chars()
        .filter(|c| *c != '*')
        .map(|c| if c == '’' { '\'' } else { c.to_ascii_lowercase() })
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The counts in a flat text.
///
/// ```
/// use casebook::schemes::lgsco::figures::{counts, flat};
/// let found = counts(&flat("We investigated **76** complaints and upheld\n63."));
/// assert_eq!((found.investigated, found.upheld, found.dealt_with), (Some(76), Some(63), None));
/// ```
#[must_use]
pub fn counts(flat: &str) -> Counts {
    let mut counts = Counts::default();
    for (pattern, count) in counted() {
        let place = match count {
            Count::DealtWith => &mut counts.dealt_with,
            Count::NotForUs => &mut counts.not_for_us,
            Count::AssessedAndClosed => &mut counts.assessed_and_closed,
            Count::Investigated => &mut counts.investigated,
            Count::Upheld => &mut counts.upheld,
            Count::SatisfactoryRemedies => &mut counts.satisfactory_remedies,
            Count::ComplianceOutcomes => &mut counts.compliance_outcomes,
            Count::ComplianceSatisfied => &mut counts.compliance_satisfied,
        };
        if place.is_none() {
            let found = pattern.captures(flat).and_then(|found| found.get(1));
            *place = found.and_then(|number| whole(number.as_str()));
        }
    }
    counts
}

fn whole(number: &str) -> Option<u32> {
    let number = number.replace(',', "");
    words::number(&number).filter(|(_, rest)| rest.is_empty()).map(|(number, _)| number)
}

/// The rates in a flat text. An average of similar bodies belongs to the rate printed before it.
///
/// ```
/// use casebook::schemes::lgsco::figures::{flat, rates};
/// let text = "83% of complaints we investigated were upheld. It compares to an average of 89%.";
/// let upheld = rates(&flat(text)).upheld.unwrap();
/// assert_eq!((upheld.value, upheld.peer_average), (Some(83.0), Some(89.0)));
/// ```
#[must_use]
pub fn rates(flat: &str) -> Rates {
    let mut found: Vec<(usize, Option<Share>, f64)> = Vec::new();
    for (pattern, share) in shared() {
        for capture in pattern.captures_iter(flat) {
            if let Some((at, value)) = capture.get(1).and_then(decimal) {
                found.push((at, Some(share), value));
            }
        }
    }
    for capture in PEERS.captures_iter(flat) {
        if let Some((at, value)) = capture.get(1).or(capture.get(2)).and_then(decimal) {
            found.push((at, None, value));
        }
    }
    found.sort_by_key(|(at, ..)| *at);
    let mut rates = Rates::default();
    let mut last = None;
    for (at, share, value) in found {
        let peers =
            share.is_none() || (share == Some(Share::UpheldPer100k) && follows_average(flat, at));
        last = share.or(last);
        let Some(share) = last else { continue };
        let rate = match share {
            Share::Upheld => &mut rates.upheld,
            Share::UpheldPer100k => &mut rates.upheld_per_100k,
            Share::SatisfactoryRemedy => &mut rates.satisfactory_remedy,
            Share::Compliance => &mut rates.compliance,
        };
        let rate = rate.get_or_insert_with(Rate::default);
        let place = if peers { &mut rate.peer_average } else { &mut rate.value };
        *place = place.or(Some(value));
    }
    rates
}

fn decimal(found: regex::Match<'_>) -> Option<(usize, f64)> {
    found.as_str().trim_end_matches('.').parse().ok().map(|value| (found.start(), value))
}

/// Whether the sentence up to `at` speaks of an average.
fn follows_average(flat: &str, at: usize) -> bool {
    let before = flat.get(..at).unwrap_or_default();
    let sentence = before.rsplit(". ").next().unwrap_or_default();
    sentence.contains("average")
}

/// The days that a flat text says it is about.
#[must_use]
pub fn period(flat: &str) -> Option<Period> {
    let between = BETWEEN.captures_iter(flat).find_map(|found| {
        let from = day(found.get(2)?.as_str())?;
        let to = day(found.get(4)?.as_str())?;
        let joined = found.get(1).is_some() || found.get(3)?.as_str() != "and";
        (from < to && joined).then_some(Period { from, to })
    });
    between.or_else(|| {
        let to = YEAR_ENDING.captures_iter(flat).find_map(|found| day(found.get(1)?.as_str()))?;
        let from = to.checked_sub(jiff::Span::new().years(1)).ok()?.tomorrow().ok()?;
        Some(Period { from, to })
    })
}

/// A date in lower case.
fn day(text: &str) -> Option<Date> {
    // "may" is a month only with its capital.
    let capital = text.replacen(" may ", " May ", 1);
    date(&capital).ok().map(|(_, date)| date)
}

/// "2023-24" for a year from April to March; "2023" for a calendar year.
#[must_use]
pub fn year_of(period: Period) -> String {
    if period.from.year() == period.to.year() {
        return period.to.year().to_string();
    }
    format!("{}-{:02}", period.from.year(), period.to.year().rem_euclid(100))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_wording_of_a_count_is_read() {
        for (text, count, number) in [
            ("Statistics are based on a total of **94** investigations", "investigated", 94),
            ("in nine of the 17 cases which we investigated in detail", "upheld", 9),
            ("in nine of the 17 cases which we investigated in detail", "investigated", 17),
            (
                "we upheld 91% of the complaints about you that we investigated: 48 out of 53",
                "upheld",
                48,
            ),
            ("76\nupheld decisions\n\nThis is 4.8 upheld decisions per 100,000", "upheld", 76),
            ("we completed 23 detailed investigations about you and upheld 15", "upheld", 15),
            ("187 Complaints dealt with 70 Not for us", "dealt_with", 187),
            ("In 3 out of 41 upheld cases", "satisfactory_remedies", 3),
            ("we dealt with 1 complaint. Of these, 1 was not for us.", "dealt_with", 1),
            ("we dealt with 9 complaints. Of these, 1 was not for us.", "not_for_us", 1),
            ("We investigated 1 complaint and upheld 0.", "upheld", 0),
            ("based on a total of 1 detailed investigation for the period", "investigated", 1),
        ] {
            let found = serde_json::to_value(counts(&flat(text))).unwrap();
            assert_eq!(found[count], number, "{text}");
        }
    }

    #[test]
    fn a_rate_per_head_is_no_count() {
        assert_eq!(
            counts(&flat("This is 4 upheld decisions per 100,000 residents.")),
            Counts::default()
        );
    }

    #[test]
    fn averages_belong_to_the_rate_before_them() {
        let found = rates(&flat(
            "6% satisfactory remedy rate. This compares to an average of 10% in others. That is 3.9 upheld \
             decisions per 100,000. For such bodies the average is 5.3 upheld decisions per 100,000 people.\
             98% compliance rate. Compares with an average of 100%.",
        ));
        let pair = |rate: Option<Rate>| rate.map(|rate| (rate.value, rate.peer_average));
        assert_eq!(pair(found.satisfactory_remedy), Some((Some(6.0), Some(10.0))));
        assert_eq!(pair(found.upheld_per_100k), Some((Some(3.9), Some(5.3))));
        assert_eq!(pair(found.compliance), Some((Some(98.0), Some(100.0))));
        assert_eq!(found.upheld, None);
        let older = rates(&flat("Your uphold rate was 53%, against 46% for England."));
        assert_eq!(pair(older.upheld), Some((Some(53.0), Some(46.0))));
    }

    #[test]
    fn a_period_is_a_year_or_what_is_printed() {
        for (text, from, to, year) in [
            ("Between 1 April 2024 to 31 March 2025", "2024-04-01", "2025-03-31", "2024-25"),
            ("for the year ending 31 March 2019.", "2018-04-01", "2019-03-31", "2018-19"),
            ("in the twelve months to 31 March 2015", "2014-04-01", "2015-03-31", "2014-15"),
            ("For the period ending – 31/03/2015", "2014-04-01", "2015-03-31", "2014-15"),
            ("from 1 May 2021 to 30 June 2021", "2021-05-01", "2021-06-30", "2021"),
        ] {
            let found = period(&flat(text)).unwrap();
            assert_eq!(
                (found.from.to_string().as_str(), found.to.to_string().as_str()),
                (from, to)
            );
            assert_eq!(year_of(found), year);
        }
        for text in ["between 31 march 2021 and 1 april 2020", "on 1 april 2020 and 31 march 2021"]
        {
            assert_eq!(period(text), None, "{text}");
        }
    }
}
