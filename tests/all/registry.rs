//! One kind of page wins each page of the corpus, and it wins clearly.

use casebook::model::words::Kind;
use casebook::schemes::{self, PAGES};

use super::corpus;

/// How far the best kind has to stand before the next. A page that two kinds want is a page that a
/// small change of either sends to the other.
const MARGIN: u32 = 15;

/// The kind of the pages in each folder of the corpus.
const FOLDERS: &[(&str, Kind)] = &[
    ("lgsco/decision", Kind::Decision),
    ("lgsco/report", Kind::Decision),
    ("lgsco/performance", Kind::PerformancePage),
    ("lgsco/letter", Kind::AnnualLetter),
    ("lgsco/feedback", Kind::FeedbackReport),
    ("lgsco/listing", Kind::Listing),
    ("other", Kind::Other),
];

#[test]
fn every_page_is_of_the_kind_of_its_folder() {
    for sheet in corpus::sheets() {
        let folder = sheet.name.rsplit_once('/').unwrap().0;
        let wanted = FOLDERS.iter().find(|(name, _)| *name == folder);
        let (_, wanted) = wanted.unwrap_or_else(|| panic!("{folder} is not in FOLDERS"));
        assert_eq!(sheet.record.kind(), *wanted, "{}", sheet.name);
        assert_eq!(schemes::recognise(&sheet.page).kind, *wanted, "{}", sheet.name);
    }
}

#[test]
fn one_kind_wins_each_page_by_a_margin() {
    let mut narrow = Vec::new();
    for sheet in corpus::sheets() {
        let mut fits: Vec<(u32, Kind)> =
            PAGES.iter().map(|kind| ((kind.recognise)(&sheet.page), kind.kind)).collect();
        fits.sort_unstable_by(|a, b| b.cmp(a));
        assert!(fits[0].0 <= 100, "{}: a fit is at most 100: {fits:?}", sheet.name);
        if let [first, second, ..] = fits[..]
            && first.0 < second.0 + MARGIN
        {
            narrow.push(format!("{}: {first:?} before {second:?}", sheet.name));
        }
    }
    assert!(narrow.is_empty(), "narrow wins:\n{}", narrow.join("\n"));
}
