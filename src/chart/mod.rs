//! Bars: as lines for a terminal, and as a drawing that any browser or word processor shows.
//!
//! A chart is only a picture of figures that stand elsewhere; its floating numbers are lengths.

pub mod bars;
pub mod places;
pub mod svg;

/// Bars under one title, on one scale.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// What the bars show.
    pub title: String,
    /// The value of the longest bar there can be; `None` for the largest there is.
    pub most: Option<f64>,
    /// The bars, from above.
    pub bars: Vec<Bar>,
}

/// A value with its name.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Bar {
    /// What it is of.
    pub name: String,
    /// How long it is.
    pub value: f64,
    /// What is printed at its end.
    pub label: String,
    /// A value to compare it with, to be marked.
    pub mark: Option<f64>,
    /// A range about the value.
    pub range: Option<(f64, f64)>,
}

impl Chart {
    /// The value of the longest bar there can be.
    #[must_use]
    pub fn scale(&self) -> f64 {
        let all = self.bars.iter().flat_map(|bar| {
            [Some(bar.value), bar.mark, bar.range.map(|range| range.1)].into_iter().flatten()
        });
        self.most.unwrap_or_else(|| all.fold(0.0, f64::max))
    }
}
