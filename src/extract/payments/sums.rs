//! Every sum printed in the decision, with the words of its sentence on either side.

use super::place::LONGEST;
use super::signs::KNOWN_SUM;
use crate::extract::Reading;
use crate::grammar::amount::amounts;
use crate::model::Pence;

crate::pattern!(
    AT_MOST_BEFORE,
    r"(?i)(?-u:\b)(?:up to|a maximum of|maximum|no more than|not exceeding|not more than|capped at|to a limit of|limit of)(?: a)?(?: total)?(?: maximum)?(?: of)? $"
);
crate::pattern!(
    WENT_UP_TO,
    r"(?i)(?-u:\b)(?:went|gone|goes|going|moved|put|pushed|topp?(?:ed|ing|s)? (?:it|this|that)) up to $"
);
crate::pattern!(AT_MOST_AFTER, r"(?i)^ (?:at most|maximum|as a maximum|or less)(?-u:\b)");
crate::pattern!(
    /// What joins the two ends of a range.
    RANGE_JOIN, r"(?i)^ ?(?:-|–|—|to|and) ?$");
crate::pattern!(
    /// A range written with one pound sign: "£150-350".
    BARE_UPPER_END, r"^ ?(?:-|–| to ) ?([0-9][0-9,]*)(?:\.[0-9]{2})?(?-u:\b)");
crate::pattern!(
    RANGE_OPENS,
    r"(?i)(?:between|from|range of|ranging from|in the range|range)[^£]{0,20}$"
);
crate::pattern!(
    /// "from £100 to £250" after these is a step, not a range.
    GROWS, r"(?i)(?-u:\b)(?:increas|rais|reduc|cut|went|gone|rose|up)[a-z]*(?-u:\b)[^£]*$");

/// How definite a printed sum is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    /// This sum.
    Exact,
    /// At most this sum.
    AtMost,
    /// The lower end of a range whose upper end is the next sum.
    From,
    /// The upper end of a range that began with this lower end.
    Upto(Pence),
}

/// A printed sum.
#[derive(Debug, Clone)]
pub(super) struct Sum<'a> {
    /// The place of its sentence in `Reading::units`.
    pub(super) unit: usize,
    /// How many sums of the sentence stand before it.
    pub(super) rank: usize,
    pub(super) amount: Pence,
    pub(super) extent: Extent,
    /// The sentence up to the sum.
    pub(super) before: &'a str,
    /// The sentence after it.
    pub(super) after: &'a str,
    /// The words since the sum before it, or since the sentence began.
    pub(super) gap: &'a str,
    /// The words until the next sum, or to the end of the sentence.
    pub(super) tail: &'a str,
    /// Whether it only prints the sum before it again: "two hundred pounds (£200)".
    pub(super) twin: bool,
}

crate::pattern!(
    /// "£300 for the distress, and on top of this £150": what is pointed at is the sum before.
    ON_TOP,
    r"(?i)(?:(?-u:\b)and|[,;]) (?:on top of|in addition to|besides|beyond|as well as) (?:this|that|these|which),? $"
);

/// Every sum of the decision, in order of place.
pub(super) fn sums<'a>(reading: &Reading<'a>) -> Vec<Sum<'a>> {
    let mut found = Vec::new();
    for (unit, sentence) in reading.units.iter().enumerate() {
        let text = sentence.text;
        let places = amounts(text);
        let mut past = 0;
        for (rank, &(amount, span)) in places.iter().enumerate() {
            let next = places.get(rank + 1).map_or(text.len(), |(_, next)| next.start());
            found.push(Sum {
                unit,
                rank,
                amount,
                extent: Extent::Exact,
                before: text.get(..span.start()).unwrap_or_default(),
                after: text.get(span.end()..).unwrap_or_default(),
                gap: text.get(past..span.start()).unwrap_or_default(),
                tail: text.get(span.end()..next).unwrap_or_default(),
                twin: rank > 0
                    && text.get(past..span.start()).unwrap_or_default().trim() == "("
                    && places.get(rank - 1).is_some_and(|(before, _)| *before == amount),
            });
            past = span.end();
        }
    }
    for at in 0..found.len() {
        let next = found.get(at + 1).map(|next| (next.unit, next.amount));
        let Some(sum) = found.get(at) else { continue };
        if matches!(sum.extent, Extent::Upto(_)) {
            continue;
        }
        let (lower, extent) = (sum.amount, extent(sum, next));
        if let Some(sum) = found.get_mut(at) {
            sum.extent = extent;
        }
        if let (Extent::From, Some(next)) = (extent, found.get_mut(at + 1)) {
            next.extent = Extent::Upto(lower);
        }
    }
    found
}

fn extent(sum: &Sum<'_>, next: Option<(usize, Pence)>) -> Extent {
    if sum.before.len() + sum.after.len() > LONGEST {
        return Extent::Exact;
    }
    let ranged = next.is_some_and(|(unit, upper)| {
        let opened = sum.tail.contains(['-', '–', '—']) || RANGE_OPENS.is_match(sum.gap);
        unit == sum.unit
            && !GROWS.is_match(sum.before)
            && upper > sum.amount
            && RANGE_JOIN.is_match(sum.tail)
            && (opened || sum.tail.trim().eq_ignore_ascii_case("to"))
    });
    if ranged {
        Extent::From
    } else if AT_MOST_BEFORE.is_match(sum.before) && !WENT_UP_TO.is_match(sum.before)
        || AT_MOST_AFTER.is_match(sum.after)
    {
        Extent::AtMost
    } else {
        Extent::Exact
    }
}

impl Sum<'_> {
    /// The upper end of a range that is printed without a pound sign of its own: `£150-350`.
    pub(super) fn bare_upper_end(&self) -> Option<Pence> {
        let digits = BARE_UPPER_END.captures(self.tail)?.get(1)?.as_str().replace(',', "");
        let upper = Pence::parse_decimal(&digits)?;
        (upper > self.amount).then_some(upper)
    }

    /// Whether the sum is spoken of as known: "the £100", "this £200".
    pub(super) fn is_definite(&self) -> bool {
        if self.is_on_top() {
            return false;
        }
        if KNOWN_SUM.is_match(self.gap) {
            return true;
        }
        let before = self.before.trim_end();
        let word = before.rsplit([' ', '\n', '\u{a0}']).next().unwrap_or_default().to_lowercase();
        matches!(word.as_str(), "the" | "this" | "that" | "its" | "their" | "remaining")
            || word.ends_with("’s")
            || word.ends_with("'s")
    }

    /// Whether the sum before it is pointed at, and it comes on top of that.
    pub(super) fn is_on_top(&self) -> bool {
        ON_TOP.is_match(self.gap)
    }

    /// Whether the sum comes on top of others: "a further £100".
    pub(super) fn is_further(&self) -> bool {
        const WORDS: [&str; 7] =
            ["further", "additional", "extra", "another", "more", "second", "separate"];
        let further = |word: &str| {
            let word = word.trim_matches(',');
            WORDS.iter().any(|known| word.eq_ignore_ascii_case(known))
        };
        self.gap.split_whitespace().rev().take(6).any(further)
            || self.is_on_top()
            || self.tail.starts_with(" more")
            || self.tail.starts_with(" extra")
    }

    pub(super) fn is_range(&self) -> bool {
        matches!(self.extent, Extent::From | Extent::Upto(_))
    }
}
