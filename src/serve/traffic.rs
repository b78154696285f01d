//! What the server counts of itself.

use std::time::Instant;

use prometheus::{HistogramOpts, HistogramVec, IntCounterVec, IntGauge, Opts};

use crate::error::Result;
use crate::gauges::Gauges;

/// Bounds between which answers are counted by how long they took, in seconds.
const BOUNDS: &[f64] =
    &[0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0];

/// Requests since the server began. What was asked stands in none of these figures, only the routes.
#[derive(Debug, Clone)]
pub(super) struct Traffic {
    answers: IntCounterVec,
    seconds: HistogramVec,
    under_way: IntGauge,
}

impl Traffic {
    pub(super) fn new() -> Result<Self> {
        let seconds = HistogramOpts::new(
            "casebook_http_answer_seconds",
            "How long until an answer began, by route.",
        );
        Ok(Self {
            answers: IntCounterVec::new(
                Opts::new("casebook_http_answers_total", "Answers, by route and status."),
                &["route", "status"],
            )?,
            seconds: HistogramVec::new(seconds.buckets(BOUNDS.to_vec()), &["route"])?,
            under_way: IntGauge::new(
                "casebook_http_requests_under_way",
                "Requests that have no answer yet.",
            )?,
        })
    }

    /// Counts a request until it is answered, or its client has left.
    pub(super) fn asked(&self, route: &str) -> UnderWay<'_> {
        self.under_way.inc();
        UnderWay { traffic: self, route: route.to_owned(), began: Instant::now() }
    }

    /// Tells all of it.
    pub(super) fn tell(&self, to: &Gauges) -> Result<()> {
        to.tell(self.answers.clone())?;
        to.tell(self.seconds.clone())?;
        to.tell(self.under_way.clone())
    }
}

/// A request that has no answer yet.
#[derive(Debug)]
pub(super) struct UnderWay<'t> {
    traffic: &'t Traffic,
    route: String,
    began: Instant,
}

impl UnderWay<'_> {
    /// It was answered.
    pub(super) fn answered(self, status: u16) {
        let Self { traffic, route, began } = &self;
        traffic.answers.with_label_values(&[route.as_str(), &status.to_string()]).inc();
        let seconds = began.elapsed().as_secs_f64();
        traffic.seconds.with_label_values(&[route]).observe(seconds);
    }
}

impl Drop for UnderWay<'_> {
    fn drop(&mut self) {
        self.traffic.under_way.dec();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_counts_until_it_is_answered_or_given_up() {
        let traffic = Traffic::new().unwrap();
        let first = traffic.asked("/search");
        let second = traffic.asked("/search");
        assert_eq!(traffic.under_way.get(), 2);
        first.answered(200);
        drop(second);
        assert_eq!(traffic.under_way.get(), 0);
        let gauges = Gauges::default();
        traffic.tell(&gauges).unwrap();
        let text = gauges.text().unwrap();
        for line in [
            "# TYPE casebook_http_answers_total counter",
            "casebook_http_answers_total{route=\"/search\",status=\"200\"} 1",
            "# TYPE casebook_http_answer_seconds histogram",
            "casebook_http_answer_seconds_count{route=\"/search\"} 1",
            "casebook_http_requests_under_way 0",
        ] {
            assert!(text.lines().any(|it| it == line), "no {line} in {text}");
        }
    }
}
