//! Whether a difference is more than chance.
//!
//! A trend of shares is tested as Cochran and Armitage do: given how many decisions there are in each
//! period and how many have the theme in all, does their number lean towards the later or the earlier
//! periods more than a shuffling of the decisions would? Where few decisions have the theme, all ways
//! to shuffle them are counted; where many, the normal distribution with the variance of the
//! shuffling is as good. Many themes are tested at once, so what is called more than chance is
//! corrected as Benjamini and Hochberg do: of all that is called so, at most one in twenty is
//! expected to be chance.

/// The share of false alarms that is accepted among what is called more than chance.
pub const FALSE_ALARMS: f64 = 0.05;

/// The most steps that counting all shufflings may take.
const COUNTED: usize = 12_000_000;

/// The largest number of decisions whose shufflings are counted: the numbers grow with it.
const FEW: u64 = 40;

/// One period: how many decisions there are, and how many of them have what is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// All decisions of the period.
    pub of: u64,
    /// Those that have it.
    pub with: u64,
}

/// How shares change from period to period.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Lean {
    /// The change of the share from one period to the next, of the straight line that fits best.
    pub slope: f64,
    /// How probable a lean at least as strong is by chance alone, in either direction.
    pub p: f64,
}

/// The trend of shares over periods of equal length; `None` where there is nothing to compare: fewer
/// than two periods with decisions, or all or none of the decisions have it.
///
/// ```
/// use casebook::themes::chance::{Share, trend};
/// let shares = [(20, 2), (20, 6), (20, 14)].map(|(of, with)| Share { of, with });
/// let lean = trend(&shares).unwrap();
/// assert!(lean.slope > 0.25 && lean.p < 0.001);
/// assert!(trend(&[Share { of: 20, with: 2 }]).is_none());
/// ```
#[must_use]
pub fn trend(periods: &[Share]) -> Option<Lean> {
    let all: u64 = periods.iter().map(|period| period.of).sum();
    let with: u64 = periods.iter().map(|period| period.with.min(period.of)).sum();
    if with == 0 || with == all || periods.iter().filter(|period| period.of > 0).count() < 2 {
        return None;
    }
    let (n, c) = (real(all), real(with));
    let place = |at: usize| real(at as u64);
    let each = || periods.iter().enumerate();
    let sum: f64 = each().map(|(at, period)| place(at) * real(period.of)).sum();
    let squares: f64 = each().map(|(at, period)| place(at) * place(at) * real(period.of)).sum();
    let lean: f64 = each().map(|(at, period)| place(at) * real(period.with.min(period.of))).sum();
    let spread = squares - sum * sum / n;
    let expected = c * sum / n;
    let slope = (lean - expected) / spread;
    // The rarer side is shuffled: it leans as far the other way.
    let rarer = |period: &Share| period.with.min(period.of);
    let other = |period: &Share| period.of - period.with.min(period.of);
    let few: Vec<(u64, u64)> = if with * 2 <= all {
        periods.iter().map(|period| (period.of, rarer(period))).collect()
    } else {
        periods.iter().map(|period| (period.of, other(period))).collect()
    };
    let variance = c * (n - c) / (n * (n - 1.0)) * spread;
    let p = exact(&few).unwrap_or_else(|| two_sided((lean - expected) / variance.sqrt()));
    Some(Lean { slope, p: p.clamp(0.0, 1.0) })
}

/// The share of all shufflings that lean at least as far from the middle; `None` where there are too
/// many to count.
fn exact(periods: &[(u64, u64)]) -> Option<f64> {
    let with: u64 = periods.iter().map(|period| period.1).sum();
    let (most, last) = (usize::try_from(with.min(FEW + 1)).ok()?, periods.len().checked_sub(1)?);
    let reach = most * last + 1;
    if with > FEW || most * most * reach * periods.len() > COUNTED {
        return None;
    }
    // For each number of decisions dealt out, and each lean reached, in how many ways.
    let mut ways = vec![vec![0.0_f64; reach]; most + 1];
    ways[0][0] = 1.0;
    for (place, &(of, _)) in periods.iter().enumerate() {
        let choices: Vec<f64> = (0..=most).map(|taken| choose(of, taken as u64)).collect();
        for dealt in (0..=most).rev() {
            let mut row = vec![0.0; reach];
            for (taken, choices) in choices.iter().enumerate().take(dealt + 1) {
                let (shift, from) = (taken * place, &ways[dealt - taken]);
                for (lean, count) in from.iter().enumerate().filter(|(_, count)| **count > 0.0) {
                    if let Some(cell) = row.get_mut(lean + shift) {
                        *cell += count * choices;
                    }
                }
            }
            ways[dealt] = row;
        }
    }
    let all = &ways[most];
    let total: f64 = all.iter().sum();
    let mean = all.iter().enumerate().map(|(lean, ways)| real(lean as u64) * ways).sum::<f64>();
    let mean = mean / total;
    let seen: f64 =
        periods.iter().enumerate().map(|(at, period)| real(at as u64) * real(period.1)).sum();
    let far = (seen - mean).abs() * (1.0 - 1e-9) - 1e-9;
    let as_far =
        all.iter().enumerate().filter(|(lean, _)| (real(*lean as u64) - mean).abs() >= far);
    let as_far: f64 = as_far.map(|(_, ways)| ways).sum();
    (total.is_finite() && total > 0.0).then(|| as_far / total)
}

/// In how many ways `few` can be chosen `of` so many.
fn choose(of: u64, few: u64) -> f64 {
    if few > of {
        return 0.0;
    }
    (0..few).fold(1.0, |ways, at| ways * real(of - at) / real(at + 1))
}

/// The logarithm of how much likelier a table of counts is where the two sides differ than where
/// they do not, doubled: Dunning's G² of `with` of `of` on one side and `rest_with` of `rest_of` on
/// the other. Negative where the first side has less.
///
/// ```
/// use casebook::themes::chance::log_likelihood;
/// assert!(log_likelihood(9, 10, 10, 100) > 30.0);
/// assert!(log_likelihood(1, 10, 90, 100) < -30.0);
/// assert!(log_likelihood(1, 10, 10, 100).abs() < 1e-9);
/// ```
#[must_use]
pub fn log_likelihood(with: u64, of: u64, rest_with: u64, rest_of: u64) -> f64 {
    let (with, rest_with) = (with.min(of), rest_with.min(rest_of));
    let (n, c) = (real(of + rest_of), real(with + rest_with));
    let part = |seen: u64, side: u64, column: f64| {
        let expected = real(side) * column / n;
        if seen == 0 || expected <= 0.0 { 0.0 } else { real(seen) * (real(seen) / expected).ln() }
    };
    let sum = part(with, of, c)
        + part(rest_with, rest_of, c)
        + part(of - with, of, n - c)
        + part(rest_of - rest_with, rest_of, n - c);
    let more = real(with) * real(rest_of) >= real(rest_with) * real(of);
    2.0 * sum.max(0.0) * if more { 1.0 } else { -1.0 }
}

/// How probable a [`log_likelihood`] at least as large is by chance alone.
#[must_use]
pub fn p_of(log_likelihood: f64) -> f64 {
    two_sided(log_likelihood.abs().sqrt())
}

/// The probabilities corrected for being many (Benjamini and Hochberg): what is at most
/// [`FALSE_ALARMS`] is more than chance.
///
/// ```
/// use casebook::themes::chance::corrected;
/// assert_eq!(corrected(&[0.01, 0.5, 0.02]), [0.03, 0.5, 0.03]);
/// ```
#[must_use]
pub fn corrected(probabilities: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..probabilities.len()).collect();
    order.sort_by(|&one, &other| probabilities[one].total_cmp(&probabilities[other]));
    let mut corrected = vec![1.0; probabilities.len()];
    let (mut least, many) = (1.0_f64, real(probabilities.len() as u64));
    for (rank, &at) in order.iter().enumerate().rev() {
        least = least.min(probabilities[at] * many / real(rank as u64 + 1));
        corrected[at] = least;
    }
    corrected
}

/// How probable a value at least so far from 0 is under the normal distribution.
fn two_sided(z: f64) -> f64 {
    erfc(z.abs() / std::f64::consts::SQRT_2)
}

/// The complementary error function, to seven digits of the value itself (Numerical Recipes).
fn erfc(x: f64) -> f64 {
    const TERMS: [f64; 10] = [
        -1.265_512_23,
        1.000_023_68,
        0.374_091_96,
        0.096_784_18,
        -0.186_288_06,
        0.278_868_07,
        -1.135_203_98,
        1.488_515_87,
        -0.822_152_23,
        0.170_872_77,
    ];
    let t = 1.0 / (1.0 + 0.5 * x);
    let sum = TERMS.iter().rev().fold(0.0, |sum, term| sum * t + term);
    t * (sum - x * x).exp()
}

/// Counts are far below 2⁵².
#[allow(clippy::cast_precision_loss)]
fn real(count: u64) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shares(of: &[(u64, u64)]) -> Vec<Share> {
        of.iter().map(|&(of, with)| Share { of, with }).collect()
    }

    fn near(one: f64, other: f64) -> bool {
        (one - other).abs() < 1e-3 * other.abs().max(1e-6)
    }

    #[test]
    fn the_normal_distribution_is_known() {
        for (z, p) in [(0.0, 1.0), (1.0, 0.317_31), (1.959_964, 0.05), (3.290_527, 0.001)] {
            assert!(near(two_sided(z), p), "{z}: {}", two_sided(z));
        }
    }

    #[test]
    fn two_periods_are_tested_as_fisher_does() {
        // The tea tasting: 3 of 4 and 1 of 4.
        let lean = trend(&shares(&[(4, 1), (4, 3)])).unwrap();
        assert!(near(lean.p, 34.0 / 70.0), "{}", lean.p);
        let lean = trend(&shares(&[(5, 0), (5, 5)])).unwrap();
        assert!(near(lean.p, 2.0 / 252.0), "{}", lean.p);
    }

    #[test]
    fn counting_and_the_normal_distribution_agree_where_both_can() {
        let counts = [(60, 5), (55, 8), (70, 9), (66, 14)];
        let counted = trend(&shares(&counts)).unwrap();
        let (n, c) = (251.0_f64, 36.0_f64);
        let sum = 55.0 + 140.0 + 198.0;
        let spread = 55.0 + 280.0 + 594.0 - sum * sum / n;
        let z = (8.0 + 18.0 + 42.0 - c * sum / n) / (c * (n - c) / (n * (n - 1.0)) * spread).sqrt();
        assert!((counted.p - two_sided(z)).abs() < 0.01, "{} {}", counted.p, two_sided(z));
        let many: Vec<(u64, u64)> = counts.iter().map(|(of, with)| (of * 50, with * 50)).collect();
        let lean = trend(&shares(&many)).unwrap();
        assert!(lean.p < 1e-20 && near(lean.slope, counted.slope));
    }

    #[test]
    fn what_nearly_all_have_is_tested_by_those_that_lack_it() {
        let rising = trend(&shares(&[(500, 480), (500, 499)])).unwrap();
        let falling = trend(&shares(&[(500, 20), (500, 1)])).unwrap();
        assert!(rising.slope > 0.0 && falling.slope < 0.0);
        assert!(near(rising.p, falling.p), "{} {}", rising.p, falling.p);
    }

    #[test]
    fn a_straight_line_is_no_lean_and_chance_is_rarely_called_more() {
        let even = trend(&shares(&[(40, 10), (20, 5), (80, 20)])).unwrap();
        assert!(even.slope.abs() < 1e-9 && even.p > 0.99);
        // A hundred probabilities spread evenly, as chance gives them: none survives.
        let chance: Vec<f64> = (1..=100).map(|at| f64::from(at) / 100.0).collect();
        assert!(corrected(&chance).iter().all(|q| *q > FALSE_ALARMS));
        let one = [vec![0.000_1], chance].concat();
        assert!(corrected(&one)[0] < FALSE_ALARMS);
    }

    #[test]
    fn nothing_to_compare_is_no_trend() {
        for periods in [&[][..], &[(9, 3)], &[(9, 0), (9, 0)], &[(9, 9), (3, 3)], &[(9, 3), (0, 0)]]
        {
            assert!(trend(&shares(periods)).is_none(), "{periods:?}");
        }
    }

    #[test]
    fn an_empty_side_says_nothing() {
        assert!(log_likelihood(0, 0, 5, 10).abs() < 1e-9);
        assert!(p_of(0.0) > 0.999 && p_of(10.83) < 0.001_01);
    }
}
