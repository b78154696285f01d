//! Figures for Prometheus: what the server counts of itself, and how the casebook stands.

use std::sync::Arc;

use crate::gauges::Gauges;
use crate::serve::state::Site;
use crate::serve::{Answer, Outcome};

/// The media type of [Prometheus' text format](https://prometheus.io/docs/instrumenting/exposition_formats/).
const MEDIA: &str = "text/plain; version=0.0.4; charset=utf-8";

/// Also answers where the casebook cannot be read: whoever watches has to hear of it.
pub(in crate::serve) async fn page(site: &Arc<Site>) -> Outcome {
    let status = site.status().await?;
    let gauges = Gauges::default();
    site.traffic.tell(&gauges)?;
    gauges.one(
        "casebook_readable",
        "1 where the casebook can be read.",
        f64::from(u8::from(status.is_some())),
    )?;
    if let Some(status) = status {
        gauges.standing(&status)?;
    }
    Ok(Answer::of(MEDIA, gauges.text()?).with("cache-control", "no-store"))
}
