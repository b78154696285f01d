//! Rates and how often they apply: `£50 per month`, seven months.

use super::sums::Sum;
use crate::grammar::amount::amounts;
use crate::grammar::words::number;
use crate::model::Pence;
use crate::model::decision::Basis;

/// A rate as it is printed after a sum.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Rate {
    pub(super) amount: Pence,
    pub(super) per: String,
    /// The number printed with the rate itself: "for each of the seven months".
    pub(super) count: Option<f64>,
}

crate::pattern!(
    /// "a month", "per week", "for each of the 15 weeks", "/month", "for every term".
    PER,
    r"(?ix)^\ ?(?:(?:payable|paid|due)\ )?(?:/\ ?|(?:for\ )?(?:each|every|per)(?:\ of)?(?:\ (?:the|these|those|his|her|their))?\ |an?\ )
      (?:(?P<count>[0-9]+(?:\.[0-9]+)?|[a-z-]+(?:\ and\ a\ half)?)\ )?(?:(?:full|calendar|complete|whole|school|academic|missed|affected|part|spring|summer|autumn|winter|and|or|further)\ )*(?:[a-z-]+\ )??
      (?P<unit>one|collection|delivery|appointment|call|weekend|day|week|fortnight|month|half[\ -]term|term|quarter|year|annum|mile|session|hour|night|visit|lesson|child|person|occasion|journey|trip|placement)s?(?-u:\b)");
crate::pattern!(
    ADVERB,
    r"(?i)^ (?:monthly|weekly|daily|yearly|annually|pcm|pw|p/w|pa|p\.a)(?-u:\b)"
);
crate::pattern!(
    ADJECTIVE,
    r"(?i)(?-u:\b)(monthly|weekly|daily|termly|annual|yearly)(?: [a-z]+){1,2} $"
);
crate::pattern!(
    /// A number of units anywhere in a text: "seven months", "three-month", "14 months", "2.5 terms".
    COUNTED,
    r"(?i)(?-u:\b)([0-9]+(?:\.[0-9]+)?|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|half)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?(?: and (?:a|one) half)?)(?: full| school| academic| calendar| missed| complete| a| further)*[ -](day|week|fortnight|month|half[ -]term|term|quarter|year|mile|session|hour|night|visit|lesson|child|person|occasion|journey|trip|placement)(?:s|ren)?(?-u:\b)");
crate::pattern!(
    /// "16 months at" before the rate.
    AT_RATE,
    r"(?i)(?-u:\b)([0-9]+(?:\.[0-9]+)?|[a-z]+(?:-[a-z]+)?(?: and a half)?) (?:[a-z]+ )??(day|week|fortnight|month|half[ -]term|term|quarter|year|mile|session|hour|night|visit|lesson|trip|journey)s? (?:at|of|@)(?: a rate of)? $");
crate::pattern!(
    /// "£200 x 3 months", "£200 for three months (£600)" is none.
    TIMES_UNITS,
    r"(?i)^ ?(?:x|×|multiplied by|times) ?([0-9]+(?:\.[0-9]+)?|[a-z]+) (day|week|fortnight|month|half[ -]term|term|quarter|year|session|hour|visit)s?(?-u:\b)"
);
crate::pattern!(
    /// "based on £10 for 271 weeks".
    FOR_UNITS,
    r"(?i)^ for (?:the |each of the |all )?([0-9]+(?:\.[0-9]+)?|[a-z]+(?:-[a-z]+)?) (?:[a-z]+ )?(day|week|fortnight|month|half[ -]term|term|quarter|year|session|hour|visit)s?(?-u:\b)"
);
crate::pattern!(
    /// Before a rate that explains a sum.
    REASONED_FROM, r"(?i)(?-u:\b)(?:based on|calculated (?:at|as|on|from)|worked out (?:at|as|from)|equivalent to|equat(?:es|ing) to|at)(?: a rate of)?(?: about| around)? $"
);
crate::pattern!(
    /// "three instalments of £50", where the total follows.
    SO_MANY_OF,
    r"(?i)(?-u:\b)([0-9]+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (?:[a-z]+ ){0,2}?(instalment|payment|invoice|fee|charge|fine|penalt(?:y|ie)|ticket|notice|part|bill)e?s (?:each )?of $"
);
crate::pattern!(
    TIMES,
    r"(?i)^[^£]{0,30}?(?:x|×|multiplied by|times) ?([0-9]+(?:\.[0-9]+)?|[a-z]+)(?-u:\b)"
);

/// The rate that a printed sum is, if the words after it make it one.
pub(super) fn rate_after(sum: &Sum<'_>) -> Option<Rate> {
    if let Some(found) = PER.captures(sum.tail) {
        let unit = found.name("unit")?.as_str().to_lowercase();
        let per = unit.as_str();
        let per = if per == "annum" { "year" } else { per }.replace(' ', "-");
        let count = found.name("count").map(|count| count.as_str());
        // "for each child" is a rate of one child; "£200 each month" has no count.
        let count = match count {
            None | Some("further" | "additional" | "single" | "other") => None,
            Some(words) => quantity(words),
        };
        return Some(Rate { amount: sum.amount, per, count });
    }
    if let Some(rate) = rate_of_things(sum) {
        return Some(rate);
    }
    if let Some(found) = AT_RATE.captures(sum.gap)
        && !sum.tail.starts_with(|c: char| c.is_alphanumeric())
    {
        let per = found.get(2)?.as_str().to_lowercase().replace(' ', "-");
        return Some(Rate { amount: sum.amount, per, count: quantity(found.get(1)?.as_str()) });
    }
    if REASONED_FROM.is_match(sum.gap)
        && let Some(found) = FOR_UNITS.captures(sum.tail)
    {
        let per = found.get(2)?.as_str().to_lowercase().replace(' ', "-");
        let count = quantity(found.get(1)?.as_str())?;
        return Some(Rate { amount: sum.amount, per, count: Some(count) });
    }
    if let Some(found) = SO_MANY_OF.captures(sum.gap) {
        let count = quantity(found.get(1)?.as_str())?;
        let total = amounts(sum.after).first().map(|(total, _)| *total);
        if total == Some(product(sum.amount, count)) {
            let per = found.get(2)?.as_str().to_lowercase().replace("penaltie", "penalty");
            return Some(Rate { amount: sum.amount, per, count: Some(count) });
        }
    }
    if let Some(found) = TIMES_UNITS.captures(sum.tail) {
        let per = found.get(2)?.as_str().to_lowercase().replace(' ', "-");
        return Some(Rate { amount: sum.amount, per, count: quantity(found.get(1)?.as_str()) });
    }
    let adverb = ADVERB.find(sum.tail).map(|found| found.as_str().trim().to_lowercase());
    let adjective =
        ADJECTIVE.captures(sum.gap).and_then(|found| Some(found.get(1)?.as_str().to_lowercase()));
    let per = match adverb.or(adjective)?.as_str() {
        "monthly" | "pcm" => "month",
        "weekly" | "pw" | "p/w" => "week",
        "daily" => "day",
        "termly" => "term",
        _ => "year",
    };
    Some(Rate { amount: sum.amount, per: per.to_owned(), count: None })
}

crate::pattern!(
    /// "£6.95 for each of the 70 parcels", "£25 for each of the four": a rate of anything that can be
    /// counted.
    EACH_OF_MANY,
    r"(?i)^ (?:for )?each of (?:the |these |those |her |his |their )?(?P<count>[0-9]+|[a-z]+(?:-[a-z]+)?)(?: (?:[a-z-]+ ){0,2}?(?P<unit>[a-z]+)s(?-u:\b)|[,.;)]|$)"
);
crate::pattern!(
    /// "three fines at £80 apiece".
    APIECE, r"(?i)^ (?:apiece|each|a time|a piece|a head)(?-u:\b)"
);
crate::pattern!(
    /// How many of them there are, some words before the rate.
    SO_MANY_AT,
    r"(?i)(?-u:\b)(?P<count>[0-9]+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (?P<unit>[a-z]+)s(?-u:\b)[^£.;:]{0,40} at $"
);

/// A rate of things that are not known as units, which the arithmetic of the sentence shows.
fn rate_of_things(sum: &Sum<'_>) -> Option<Rate> {
    let apiece = || {
        let apiece = APIECE.is_match(sum.tail);
        apiece.then(|| SO_MANY_AT.captures(sum.gap)).flatten()
    };
    let found = EACH_OF_MANY.captures(sum.tail).or_else(apiece)?;
    let count = quantity(found.name("count")?.as_str())?;
    let total = product(sum.amount, count);
    let printed = amounts(sum.before).into_iter().chain(amounts(sum.after));
    let per = found.name("unit").map_or("one", |unit| unit.as_str()).to_lowercase();
    let per = per.strip_suffix("ie").map_or(per.clone(), |stem| format!("{stem}y"));
    let mut totals = printed.map(|(amount, _)| amount);
    (count > 1.0 && totals.any(|amount| amount == total)).then_some(Rate {
        amount: sum.amount,
        per,
        count: Some(count),
    })
}

/// A number in words or figures, with halves: "seven", "2.5", "two and a half", "half".
fn quantity(words: &str) -> Option<f64> {
    if words.starts_with(|c: char| c.is_ascii_digit()) {
        // Digits alone: "inf" and "1e300" are numbers to a computer, not to a decision.
        return words.parse().ok().filter(|figure| (0.0..1e6).contains(figure));
    }
    let folded = words.to_lowercase();
    if folded == "half" {
        return Some(0.5);
    }
    let (whole, half) =
        match folded.strip_suffix(" and a half").or(folded.strip_suffix(" and one half")) {
            Some(whole) => (whole, 0.5),
            None => (folded.as_str(), 0.0),
        };
    let (value, rest) = number(whole)?;
    rest.is_empty().then(|| f64::from(value) + half)
}

/// Every count of `per` in a text, in order.
fn counts(text: &str, per: &str) -> Vec<f64> {
    COUNTED
        .captures_iter(text)
        .filter(|found| {
            let unit = found.get(2).map_or("", |unit| unit.as_str()).to_lowercase();
            unit.replace(' ', "-") == per
        })
        .filter(|found| !follows_a_pound_sign(text, found.get(0).map_or(0, |all| all.start())))
        .filter_map(|found| quantity(found.get(1)?.as_str()))
        .collect()
}

/// "£200 a month" is no two hundred months.
fn follows_a_pound_sign(text: &str, at: usize) -> bool {
    text.get(..at).is_some_and(|before| before.ends_with(['£', ',', '.']))
}

/// The basis of a total: the rate, and the count that the text gives or implies. The second value is
/// false where the text gives a count, and rate times count is not the total.
pub(super) fn basis(
    rate: &Rate,
    sum: &Sum<'_>,
    total: Option<Pence>,
    texts: &[&str],
) -> (Basis, bool) {
    let times = TIMES.captures(sum.tail).and_then(|found| quantity(found.get(1)?.as_str()));
    let tail = sum.tail.trim_start_matches(|c: char| c.is_ascii_digit());
    let near = counts(tail, &rate.per).first().copied();
    let direct = rate.count.or(times);
    let mut offered: Vec<f64> = direct.into_iter().chain(near).collect();
    for text in texts {
        let found = counts(text, &rate.per);
        if found.len() > 1 {
            offered.push(found.iter().sum());
        }
        offered.extend(found);
    }
    let fits = |count: f64| total.is_some_and(|total| product(rate.amount, count) == total);
    let implied = total.and_then(|total| quotient(total, rate.amount));
    let fitting = offered.iter().copied().find(|count| fits(*count));
    let given = direct.or(near);
    let count = if total.is_some() {
        fitting.or(given).or(implied)
    } else {
        given.or_else(|| offered.first().copied())
    };
    let right = total.is_none() || fitting.is_some() || given.is_none();
    (Basis { rate: rate.amount, per: rate.per.clone(), count }, right)
}

/// The basis of `total` where `text` gives a count that makes the rate come to it.
pub(super) fn explains(rate: &Rate, total: Pence, text: &str) -> Option<Basis> {
    let count =
        counts(text, &rate.per).into_iter().find(|count| product(rate.amount, *count) == total)?;
    Some(Basis { rate: rate.amount, per: rate.per.clone(), count: Some(count) })
}

/// Rate times count, to the penny.
pub(super) fn product(rate: Pence, count: f64) -> Pence {
    #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation)]
    Pence((rate.0 as f64 * count).round() as i64)
}

/// How often the rate goes into the total, where that is a whole number above one.
fn quotient(total: Pence, rate: Pence) -> Option<f64> {
    if rate.0 <= 0 || total.0 % rate.0 != 0 {
        return None;
    }
    let count = u32::try_from(total.0 / rate.0).ok()?;
    (2..=5000).contains(&count).then(|| f64::from(count))
}
