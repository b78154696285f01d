//! The dates and themes of all that a question finds, for counting.

use jiff::civil::Date;
use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::{Column as Values, StrColumn};
use tantivy::{DocId, Score, SegmentOrdinal, SegmentReader};

use super::plan::Planner;
use super::question::Question;
use super::selected::selected;
use super::synonyms::Synonyms;
use crate::error::Result;
use crate::index::{Column, Index, failure};

/// What a question finds, as counting needs it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Survey {
    /// The name of each theme, by number.
    pub names: Vec<String>,
    /// Each document: its day, and the numbers of its themes.
    pub found: Vec<(Option<Date>, Vec<u32>)>,
}

/// The dates and themes of all that a question finds; its limit and offset do not matter.
///
/// # Errors
///
/// Only where the index cannot be read.
pub fn survey(index: &Index, question: &Question) -> Result<Survey> {
    let searcher = index.searcher()?;
    let planner = Planner { searcher: &searcher, synonyms: &Synonyms::of_index(index) };
    let query = selected(&planner, index, question, &[])?.query;
    searcher.search(query.as_ref(), &Surveying).map_err(|error| failure(index.dir(), error))
}

struct Surveying;

struct SegmentSurveying {
    days: Option<Values<i64>>,
    themes: Option<StrColumn>,
    found: Vec<(Option<i64>, Vec<u64>)>,
}

impl Collector for Surveying {
    type Fruit = Survey;
    type Child = SegmentSurveying;

    fn for_segment(
        &self,
        _: SegmentOrdinal,
        segment: &SegmentReader,
    ) -> tantivy::Result<SegmentSurveying> {
        let fast = segment.fast_fields();
        let days = fast.column_opt(Column::Decided.name())?;
        Ok(SegmentSurveying { days, themes: fast.str(Column::Theme.name())?, found: Vec::new() })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, segments: Vec<tantivy::Result<Survey>>) -> tantivy::Result<Survey> {
        let segments = segments.into_iter().collect::<tantivy::Result<Vec<_>>>()?;
        let mut names: Vec<String> = segments.iter().flat_map(|one| one.names.clone()).collect();
        names.sort_unstable();
        names.dedup();
        let mut found = Vec::new();
        for segment in segments {
            // Each segment numbers its themes by itself.
            let number = |name: &String| names.binary_search(name).unwrap_or_default();
            let numbers: Vec<u32> = segment
                .names
                .iter()
                .map(|name| u32::try_from(number(name)).unwrap_or(u32::MAX))
                .collect();
            let number = |own: u32| numbers.get(usize::try_from(own).ok()?).copied();
            found.extend(
                segment
                    .found
                    .into_iter()
                    .map(|(day, themes)| (day, themes.into_iter().filter_map(number).collect())),
            );
        }
        Ok(Survey { names, found })
    }
}

impl SegmentCollector for SegmentSurveying {
    type Fruit = tantivy::Result<Survey>;

    fn collect(&mut self, doc: DocId, _: Score) {
        let day = self.days.as_ref().and_then(|days| days.first(doc));
        let themes = self.themes.as_ref().map(|themes| themes.ords().values_for_doc(doc).collect());
        self.found.push((day, themes.unwrap_or_default()));
    }

    fn harvest(self) -> tantivy::Result<Survey> {
        let mut names = Vec::new();
        if let Some(themes) = &self.themes {
            for number in 0..themes.num_terms() {
                let mut name = String::new();
                themes.ord_to_str(number as u64, &mut name)?;
                names.push(name);
            }
        }
        let found = self.found.into_iter().map(|(day, themes)| {
            let themes = themes.into_iter().filter_map(|theme| u32::try_from(theme).ok());
            (day.and_then(day_of), themes.collect())
        });
        Ok(Survey { names, found: found.collect() })
    }
}

/// The day that is kept as yyyymmdd.
fn day_of(number: i64) -> Option<Date> {
    let year = i16::try_from(number.div_euclid(10_000)).ok()?;
    let month = i8::try_from(number.div_euclid(100).rem_euclid(100)).ok()?;
    Date::new(year, month, i8::try_from(number.rem_euclid(100)).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::sample::Sample;
    use crate::model::decision::ThemeMark;
    use crate::model::{Body, Record};
    use jiff::civil::date;

    fn with_themes(mut record: Record, themes: &[&str]) -> Record {
        if let Body::Decision(decision) = &mut record.body {
            let mark = |theme: &&str| ThemeMark {
                theme: (*theme).to_owned(),
                paragraphs: vec![],
                rule: String::new(),
            };
            decision.themes = themes.iter().map(mark).collect();
        }
        record
    }

    #[test]
    fn every_document_found_has_its_day_and_its_themes_whatever_segment_it_is_in() {
        let folder = tempfile::tempdir().unwrap();
        let index = Index::open_or_create(folder.path()).unwrap();
        for (at, (reference, day, themes)) in [
            ("24 000 001", "2024-03-05", &["delay", "refuse"][..]),
            ("24 000 002", "2024-05-06", &["communication", "refuse"]),
            ("24 000 003", "2025-01-02", &[]),
        ]
        .into_iter()
        .enumerate()
        {
            let record = Sample::new(reference, "Ashby Council", day).summary("A bin.").record();
            let mut writer = index.writer().unwrap();
            writer.put(reference, &with_themes(record, themes)).unwrap();
            writer.commit(at as u64 + 1).unwrap();
        }
        let survey = survey(&index, &Question::parse("bin year:2024..")).unwrap();
        assert_eq!(survey.names, ["communication", "delay", "refuse"]);
        let mut found = survey.found;
        found.sort_unstable();
        let expected = [(date(2024, 3, 5), vec![1, 2]), (date(2024, 5, 6), vec![0, 2])];
        assert_eq!(found[..2], expected.map(|(day, themes)| (Some(day), themes)));
    }
}
