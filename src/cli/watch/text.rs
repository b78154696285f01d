//! What saved questions report, in words.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::super::prose::Prose;
use super::super::search::print_titled;
use super::super::words::card::name;
use super::super::words::count;
use crate::watch::{Change, News, Report};

/// The whole report: what has news first, then the names of those that have none.
pub(super) fn report(report: &Report, prose: &mut Prose) {
    for news in report.watches.iter().filter(|news| !news.items.is_empty()) {
        prose.heading(&heading(news));
        prose.paragraph(2, &prose.paint().quiet(asked(news)));
        for (place, item) in news.items.iter().enumerate() {
            prose.gap();
            let mut title = prose.paint().strong(name(&item.hit.card));
            if item.change == Change::Changed {
                title.push_str(" (its text has changed)");
            }
            print_titled(place + 1, &title, &item.hit, prose);
        }
    }
    let quiet = report.watches.iter().filter(|news| news.items.is_empty());
    let quiet: Vec<String> = quiet.map(|news| format!("{} ({})", news.name, since(news))).collect();
    if !quiet.is_empty() {
        prose.gap();
        prose.paragraph(0, &format!("Nothing new to {}.", quiet.join("; ")));
    }
}

/// "late-plans: 2 new, 1 changed since 22 November 2026, 13:40 UTC".
pub(super) fn heading(news: &News) -> String {
    format!("{}: {} {}", news.name, counted(news), since(news))
}

/// "2 new, 1 changed".
pub(super) fn counted(news: &News) -> String {
    match news.counts() {
        (new, 0) => count(new, "new", "new"),
        (0, changed) => count(changed, "changed", "changed"),
        (new, changed) => format!("{new} new, {changed} changed"),
    }
}

/// "since 22 November 2026, 13:40 UTC", or that it was never run.
pub(super) fn since(news: &News) -> String {
    news.since.as_deref().map_or_else(
        || "at the first run".to_owned(),
        |moment| format!("since {}", self::moment(moment)),
    )
}

/// The question, or that everything is asked for.
pub(super) fn asked(news: &News) -> String {
    let question = news.question.to_string();
    if question.is_empty() { "everything".to_owned() } else { question }
}

/// "22 November 2026, 13:40 UTC" of a moment or a day as the store writes it.
pub(super) fn moment(written: &str) -> String {
    let day = || written.parse().map(super::super::words::day);
    let whole = written
        .parse::<Timestamp>()
        .map(|moment| moment.to_zoned(TimeZone::UTC).strftime("%-d %B %Y, %H:%M UTC").to_string());
    whole.or_else(|_| day()).unwrap_or_else(|_| written.to_owned())
}
