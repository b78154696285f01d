//! How fast: a pause between two requests, longer ones where the site is in trouble.

use std::time::{Duration, Instant};

use super::Watch;

/// The shortest pause, but for a site on this very machine.
pub(super) const SHORTEST: Duration = Duration::from_secs(1);

/// The longest that a failed request is waited for by itself.
const LONGEST_BACK_OFF: Duration = Duration::from_mins(5);

/// The longest that is waited because the site asked for it; beyond that the run ends and can be
/// taken up again.
pub(super) const PATIENCE: Duration = Duration::from_hours(1);

/// How long a wish to stop goes unheard at most.
const BLINK: Duration = Duration::from_millis(100);

/// When the next request may be made.
#[derive(Debug)]
pub(super) struct Pace {
    pause: Duration,
    last: Option<Instant>,
}

impl Pace {
    pub(super) fn new(pause: Duration) -> Self {
        Self { pause, last: None }
    }

    /// The site asks for a longer pause.
    pub(super) fn at_least(&mut self, pause: Duration) {
        self.pause = self.pause.max(pause);
    }

    /// Waits for the next request's turn; false where the work is to stop.
    pub(super) fn turn(&mut self, watch: &dyn Watch) -> bool {
        let due =
            self.last.map_or(Duration::ZERO, |last| self.pause.saturating_sub(last.elapsed()));
        let on = wait(due, watch);
        self.last = Some(Instant::now());
        on
    }

    /// A request has been answered: the pause begins now, however long the answer took.
    pub(super) fn answered(&mut self) {
        self.last = Some(Instant::now());
    }

    /// How long to wait after so many failures in a row: the pause, doubled each time.
    pub(super) fn back_off(&self, failures: u32) -> Duration {
        let times = 2_u32.saturating_pow(failures);
        self.pause.saturating_mul(times).min(LONGEST_BACK_OFF).max(self.pause)
    }
}

/// Waits; false where the work is to stop.
pub(super) fn wait(time: Duration, watch: &dyn Watch) -> bool {
    let until = Instant::now() + time;
    loop {
        if watch.stop() {
            return false;
        }
        let left = until.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return true;
        }
        std::thread::sleep(left.min(BLINK));
    }
}

/// What `Retry-After` asks for: seconds, or a moment.
pub(super) fn retry_after(value: &str, now: jiff::Timestamp) -> Option<Duration> {
    let value = value.trim();
    if let Ok(seconds) = value.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let moment = jiff::fmt::rfc2822::DateTimeParser::new().parse_timestamp(value).ok()?;
    let seconds = moment.as_second() - now.as_second();
    Some(Duration::from_secs(u64::try_from(seconds).unwrap_or(0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_says_how_long_to_wait_in_two_ways() {
        let now: jiff::Timestamp = "2026-03-01T12:00:00Z".parse().unwrap();
        for (value, seconds) in [
            ("120", Some(120)),
            (" 0 ", Some(0)),
            ("Sun, 01 Mar 2026 12:01:30 GMT", Some(90)),
            ("Sun, 01 Mar 2026 11:00:00 GMT", Some(0)),
            ("-5", None),
            ("soon", None),
        ] {
            let found = retry_after(value, now);
            assert_eq!(found, seconds.map(Duration::from_secs), "{value}");
        }
    }

    #[test]
    fn failures_double_the_pause_up_to_a_limit() {
        let pace = Pace::new(Duration::from_secs(2));
        let seconds: Vec<u64> = [0, 1, 2, 5, 8, 60].map(|it| pace.back_off(it).as_secs()).into();
        assert_eq!(seconds, [2, 4, 8, 64, 300, 300]);
        assert!(Pace::new(Duration::ZERO).back_off(9).is_zero());
        let slow = Pace::new(Duration::from_mins(10));
        assert_eq!(slow.back_off(3).as_secs(), 600, "never quicker than the site asks");
    }

    #[test]
    fn two_requests_are_a_pause_apart() {
        let mut pace = Pace::new(Duration::from_millis(60));
        let began = Instant::now();
        for _ in 0..3 {
            assert!(pace.turn(&()));
            pace.answered();
        }
        assert!(began.elapsed() >= Duration::from_millis(120), "{:?}", began.elapsed());
    }
}
