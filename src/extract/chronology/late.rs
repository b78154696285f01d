//! What is told as done on a day after the decision.

use jiff::civil::Date;

use super::{Told, with_year, years_away};
use crate::extract::nearby::{first_of, last_of};
use crate::extract::reading::Zone;
use crate::model::note::Diagnostic;
use crate::model::words::Role;

crate::pattern!(
    /// Deeds that are over when they are told. Agreed, arranged or extended things may lie ahead.
    DONE,
    r"(?i)(?-u:\b)(?:wrote|sent|received|emailed|e-mailed|telephoned|phoned|rang|called|complained|replied|responded|issued|visited|met|spoke|refused|rejected|chased|apologised|approved|paid|completed|closed|contacted|informed|asked|moved|carried out|gave|made|held|became|found|decided|submitted|returned|reported|acknowledged|attended|inspected)(?-u:\b)");
crate::pattern!(
    /// Words of what lies ahead, or may.
    AHEAD,
    r"(?i)(?-u:\b)(?:will|would|shall|should|must|(?-i:may)|might|can|could|due|plan(?:s|ned)?|intend\w*|expect\w*|schedul\w*|until|till|ahead|forthcoming|upcoming|next|propos\w*|expir\w*|deadline|listed|book\w*|is to|are to|was to|were to|by|before|recommend\w*|anticipat\w*|future|target|agree[sd]?|arrang\w*|offer\w*|extend\w*|starting|if|unless|valid|renew\w*)(?-u:\b)");

/// How much of a sentence stands between a date and its verb.
const NEAR: usize = 60;

/// A remark for each date after the decision of which the sentence says that it was.
pub(super) fn after_decision(decided: Option<Date>, told: &[Told<'_>]) -> Vec<Diagnostic> {
    let Some(decided) = decided else { return Vec::new() };
    told.iter()
        .filter(|told| told.date.earliest > decided && is_told_as_done(told))
        .map(|told| {
            let printed = &told.date.text;
            let fits = (-3..0).rev().find_map(|years| {
                let day = years_away(told.date.earliest, years)?;
                (day <= decided).then(|| with_year(&told.date, years))
            });
            let fits = fits.map_or_else(String::new, |fits| format!("{fits} would fit, or "));
            Diagnostic::new("dates/after-decision", Some(told.span)).saying(format!(
                "the text tells of {printed}, and the decision is dated {decided}; {fits}a later decision date"
            ))
        })
        .collect()
}

fn is_told_as_done(told: &Told<'_>) -> bool {
    if matches!(told.chapter.1, Zone::Section(Role::Action)) || AHEAD.is_match(told.sentence) {
        return false;
    }
    let before = last_of(told.before(), NEAR);
    let after = first_of(told.after(), NEAR);
    let clause = before.rsplit([',', ';', ':']).next().unwrap_or_default();
    (told.opens() && DONE.is_match(after))
        || (clause.trim_end().to_ascii_lowercase().ends_with(" on") && DONE.is_match(clause))
}
