//! `casebook fetch`: new decisions from the Ombudsman's site, where someone decides to fetch them.

mod heard;

use std::path::Path;
use std::time::Duration;

use jiff::{SignedDuration, Span};

use super::args::fetch::Fetch;
use super::exit::Exit;
use super::follow::told_to_stop;
use super::form::Form;
use super::ingest::typed_day;
use super::log::{Event, Level};
use super::metrics::Began;
use super::prose::Prose;
use super::screen::Screen;
use super::words::{bytes, day, number};
use crate::error::{Error, ErrorKind, Result};
use crate::fetch::{Ask, Contact, Out, Report, Site, fetch};
use heard::Heard;

/// Fetches, and sums up what was seen.
///
/// # Errors
///
/// Where the site may not be read, does not answer, or has changed.
pub fn run(args: &Fetch, data: &Path, screen: &mut Screen<'_>) -> Result<Exit> {
    let otherwise = if screen.logs_json() { Form::Ndjson } else { Form::Text };
    let form = Form::typed(args.format.as_deref(), otherwise)?;
    let ask = ask(args)?;
    let began = Began::now();
    let done = fetched(&ask, form, screen).map(|exit| (exit, None));
    began.ended("fetch", &args.metrics, data, done)
}

fn fetched(ask: &Ask, form: Form, screen: &mut Screen<'_>) -> Result<Exit> {
    let stop = told_to_stop()?;
    screen.log(&Event::new(Level::Info, "fetching").with("site", ask.site.to_string()));
    let mut heard = Heard::new(screen, stop);
    let report = fetch(ask, &mut heard);
    heard.clear();
    let report = report?;
    show(&report, form, screen)?;
    Ok(match &report {
        Report { stopped: true, .. } => Exit::Busy,
        Report { complete: false, .. } => Exit::SetAside,
        Report { results, .. } => Exit::found(*results > 0),
    })
}

/// What was typed, checked.
fn ask(args: &Fetch) -> Result<Ask> {
    let contact = args.contact.as_deref().ok_or_else(|| {
        Error::new(ErrorKind::Usage, "a site has to know who asks")
            .advise("say --contact with a mail address, or a web address, where it can reach you")
    })?;
    let overlap = args.overlap.trim().parse::<Span>();
    let overlap =
        overlap.ok().filter(|it| !it.is_negative() && is_of_days(it)).ok_or_else(|| {
            Error::new(ErrorKind::Usage, format!("--overlap cannot be {:?}", args.overlap))
                .advise("say it in days, such as 90d")
        })?;
    if args.attempts == 0 {
        return Err(Error::new(ErrorKind::Usage, "--attempts cannot be 0").advise("say 1 or more"));
    }
    Ok(Ask {
        site: Site::parse(&args.base)?,
        from: args.from.as_deref().map(typed_day).transpose()?,
        to: args.to.as_deref().map(typed_day).transpose()?,
        overlap,
        contact: Contact::parse(contact)?,
        out: Out::of(&args.out),
        pause: time("--pause", &args.pause)?,
        timeout: time("--timeout", &args.timeout).and_then(|timeout| {
            if timeout.is_zero() {
                let odd = Error::new(ErrorKind::Usage, "--timeout cannot be nothing");
                return Err(odd.advise("say it in seconds, such as 60s"));
            }
            Ok(timeout)
        })?,
        attempts: args.attempts,
        anew: args.anew,
    })
}

/// Whether a time can be taken off a day.
fn is_of_days(span: &Span) -> bool {
    span.get_hours() == 0
        && span.get_minutes() == 0
        && span.get_seconds() == 0
        && jiff::civil::date(2026, 3, 1).checked_sub(*span).is_ok()
}

/// "2s", "1.5 seconds" or a plain number of seconds.
fn time(flag: &str, typed: &str) -> Result<Duration> {
    let typed = typed.trim();
    let plain = typed.parse::<f64>().ok().and_then(|it| Duration::try_from_secs_f64(it).ok());
    let spelt = || typed.parse::<SignedDuration>().ok().and_then(|it| Duration::try_from(it).ok());
    plain.or_else(spelt).ok_or_else(|| {
        Error::new(ErrorKind::Usage, format!("{flag} cannot be {typed:?}"))
            .advise("say it in seconds, such as 2s")
    })
}

fn show(report: &Report, form: Form, screen: &mut Screen<'_>) -> Result<()> {
    if screen.logs_json() {
        screen.log(&Event::new(Level::Info, "finished").with_all(&serde_json::json!({
            "complete": report.complete,
            "results": report.results,
            "fetched": report.fetched,
            "unchanged": report.unchanged,
            "gone": report.gone,
            "missed": report.missed.len(),
            "requests": report.requests,
            "seconds": report.seconds,
        })));
    } else {
        for missed in &report.missed {
            screen.complain(format_args!("missed: {}: {}", missed.url, missed.what));
        }
    }
    match form {
        Form::Json => screen.json(report),
        Form::Ndjson => screen.json_line(report),
        Form::Text => {
            let mut prose = screen.prose();
            summary(report, &mut prose);
            screen.show(prose)
        }
    }
}

fn summary(report: &Report, prose: &mut Prose) {
    prose.paragraph(
        0,
        &format!(
            "{}, decided from {} to {}: {} results; {}.",
            report.site,
            day(report.from),
            day(report.to),
            number(report.results),
            became(report)
        ),
    );
    for line in beside(report) {
        prose.paragraph(0, &line);
    }
    if let (Some(file), Some(next)) = (&report.file, &report.next) {
        prose.paragraph(0, &format!("{} ({}).", file.display(), bytes(report.bytes)));
        prose.gap();
        prose.line("Next:");
        prose.line(format!("  {next}"));
    }
}

/// "12 fetched, 3 unchanged, 1 no longer there".
fn became(report: &Report) -> String {
    let parts = [
        (report.fetched, "fetched"),
        (report.unchanged, "unchanged"),
        (report.gone, "no longer there"),
        (report.missed.len() as u64, "missed"),
    ];
    let parts: Vec<String> = parts
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{} {what}", number(count)))
        .collect();
    if parts.is_empty() { "nothing to fetch".to_owned() } else { parts.join(", ") }
}

/// What is told of a fetch beside what became of its pages.
fn beside(report: &Report) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(left) = &report.left {
        let left = left.display();
        lines.push(format!(
            "Another fetch had been left unfinished; what it had seen is in {left}."
        ));
    }
    if report.stopped {
        lines.push("Stopped; the same command goes on from there.".to_owned());
    } else if !report.complete {
        lines.push(
            "Not complete: the next fetch without --from asks for all of it again.".to_owned(),
        );
    }
    for odd in &report.disagreements {
        lines.push(format!(
            "The search from {} to {} says {} results, and its pages hold {}.",
            day(odd.from),
            day(odd.to),
            number(odd.said),
            number(odd.seen)
        ));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_a_number_with_or_without_its_unit() {
        for (typed, millis) in [
            ("2s", Some(2000)),
            ("2", Some(2000)),
            ("1.5", Some(1500)),
            ("500ms", Some(500)),
            ("2 minutes", Some(120_000)),
            ("0s", Some(0)),
            ("-2s", None),
            ("soon", None),
            ("NaN", None),
        ] {
            let found = time("--pause", typed).ok();
            assert_eq!(found, millis.map(Duration::from_millis), "{typed}");
        }
    }

    #[test]
    fn an_overlap_is_of_days() {
        for (typed, good) in [("90d", true), ("90 days", true), ("3 months", true), ("5h", false)] {
            assert_eq!(typed.parse::<Span>().is_ok_and(|it| is_of_days(&it)), good, "{typed}");
        }
    }
}
