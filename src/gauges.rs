//! Figures for Prometheus: how a casebook stands, told alike by jobs in a file and by the server on a
//! page, and the text that holds them.

use prometheus::core::Collector;
use prometheus::{GaugeVec, Opts, Registry, TextEncoder};

use crate::casebook::Status;
use crate::error::{Error, ErrorKind, Result};

/// Figures, each with a name of letters and underscores and a sentence of help.
///
/// ```
/// use casebook::gauges::Gauges;
/// let gauges = Gauges::default();
/// gauges.one("casebook_generation", "Commits that changed documents.", 3.0)?;
/// gauges.each("casebook_documents", "Documents, by kind.", "kind", [("decision", 57_500.0)])?;
/// let text = gauges.text()?;
/// assert!(text.contains("# TYPE casebook_documents gauge\n"));
/// assert!(text.contains("casebook_documents{kind=\"decision\"} 57500\n"));
/// # Ok::<(), casebook::Error>(())
/// ```
#[derive(Debug, Default)]
pub struct Gauges(Registry);

impl Gauges {
    /// Tells one figure.
    ///
    /// # Errors
    ///
    /// Where the name is none, or was told before: a mistake of this program.
    pub fn one(&self, name: &str, help: &str, value: f64) -> Result<()> {
        let gauge = GaugeVec::new(Opts::new(name, help), &[])?;
        gauge.with_label_values::<&str>(&[]).set(value);
        self.tell(gauge)
    }

    /// Tells a figure for each value of a label.
    ///
    /// # Errors
    ///
    /// As [`Gauges::one`].
    pub fn each<'a>(
        &self,
        name: &str,
        help: &str,
        label: &str,
        figures: impl IntoIterator<Item = (&'a str, f64)>,
    ) -> Result<()> {
        let gauge = GaugeVec::new(Opts::new(name, help), &[label])?;
        for (value, figure) in figures {
            gauge.with_label_values(&[value]).set(figure);
        }
        self.tell(gauge)
    }

    /// Tells what counts by itself as time goes on: [`Gauges::text`] gives it as it then is.
    ///
    /// # Errors
    ///
    /// Where its name was told before: a mistake of this program.
    pub fn tell(&self, figures: impl Collector + 'static) -> Result<()> {
        Ok(self.0.register(Box::new(figures))?)
    }

    /// All of them by name, [as Prometheus reads them][format].
    ///
    /// [format]: https://prometheus.io/docs/instrumenting/exposition_formats/
    ///
    /// # Errors
    ///
    /// Never, unless a name is none: a mistake of this program.
    pub fn text(&self) -> Result<String> {
        Ok(TextEncoder::new().encode_to_string(&self.0.gather())?)
    }

    /// Tells how a casebook stands.
    ///
    /// # Errors
    ///
    /// As [`Gauges::one`].
    pub fn standing(&self, status: &Status) -> Result<()> {
        let store = &status.store;
        let kinds = store.documents.iter();
        let kinds = kinds.map(|(kind, number)| (kind.as_str(), whole(*number)));
        self.each("casebook_documents", "Documents in the casebook, by kind.", "kind", kinds)?;
        let in_step = f64::from(u8::from(status.in_step()));
        for (name, help, value) in [
            ("casebook_gone_documents", "Decisions no longer published.", whole(store.gone)),
            ("casebook_set_aside_files", "Files that are set aside.", whole(store.set_aside)),
            ("casebook_stale_documents", "Documents read by other rules.", whole(store.stale)),
            ("casebook_generation", "Commits that changed documents.", whole(store.generation)),
            ("casebook_store_bytes", "Size of the store.", whole(store.store_bytes)),
            ("casebook_index_bytes", "Size of the search index.", whole(status.index_bytes)),
            ("casebook_index_in_step", "1 where the index holds what the store holds.", in_step),
        ] {
            self.one(name, help, value)?;
        }
        let newest = store.newest_decision.as_deref().and_then(|date| date.parse().ok());
        let newest = newest.and_then(|date: jiff::civil::Date| {
            date.at(0, 0, 0, 0).to_zoned(jiff::tz::TimeZone::UTC).ok()
        });
        newest.map_or(Ok(()), |newest| {
            self.one(
                "casebook_newest_decision_timestamp_seconds",
                "The newest date of a decision.",
                seconds(newest.timestamp().as_second()),
            )
        })
    }
}

/// A number of things as a figure.
#[allow(clippy::cast_precision_loss)] // exact to 2^53
#[must_use]
pub fn whole(number: u64) -> f64 {
    number as f64
}

/// Seconds since 1970 as a figure.
#[allow(clippy::cast_precision_loss)] // exact to 2^53
#[must_use]
pub fn seconds(timestamp: i64) -> f64 {
    timestamp as f64
}

/// A name that is none, or that two figures go by.
impl From<prometheus::Error> for Error {
    fn from(error: prometheus::Error) -> Self {
        Self::new(ErrorKind::Usage, "a figure for Prometheus has no name of its own").because(error)
    }
}
