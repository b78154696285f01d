//! The ways to take the rows of a question away.

use crate::export::sheet;
use crate::model::words::Kind;
use crate::serve::Asked;

/// The sheets offered on a page, in this order, and the kind of document that their rows are of; the
/// address takes any sheet.
const OFFERED: &[(&str, Kind)] = &[
    ("decisions", Kind::Decision),
    ("payments", Kind::Decision),
    ("improvements", Kind::Decision),
    ("performance", Kind::PerformancePage),
    ("letters", Kind::AnnualLetter),
    ("report_tables", Kind::FeedbackReport),
];

/// The forms offered, and what they are called.
const FORMS: &[(&str, &str)] = &[("xlsx", "Excel"), ("csv", "CSV"), ("ndjson", "JSON lines")];

/// A sheet in its forms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::serve) struct Taken {
    /// What its rows are.
    pub(in crate::serve) rows: &'static str,
    /// What a form is called, and the address of the file.
    pub(in crate::serve) forms: Vec<(&'static str, String)>,
}

/// The files of a question that finds so many documents of each kind. They hold the rows of all its
/// pages.
pub(in crate::serve) fn files(asked: &Asked, kinds: &[(String, u64)]) -> Vec<Taken> {
    let whole = Asked { pack: Vec::new(), ..asked.on_page(1) };
    let found = |kind: &Kind| kinds.iter().any(|(found, _)| found == kind.as_str());
    let offered = OFFERED.iter().filter(|(_, kind)| found(kind));
    let offered = offered.filter_map(|(name, _)| sheet(name));
    let forms = |name: &str| {
        let file = |form: &str| whole.at(&format!("/take/{name}.{form}"));
        FORMS.iter().map(|(form, called)| (*called, file(form))).collect()
    };
    offered.map(|sheet| Taken { rows: sheet.plural, forms: forms(sheet.name) }).collect()
}

/// The feed of a question.
pub(in crate::serve) fn feed(asked: &Asked) -> String {
    let whole = Asked { pack: Vec::new(), sort: None, ..asked.on_page(1) };
    whole.at("/feed.atom")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::serve::Visit;

    #[test]
    fn files_are_of_all_pages_and_of_the_question_alone() {
        let visit = Visit::of("/search", None, "q=late+plan&page=3&sort=newest&pack=24-014-093");
        let asked = Asked::of(&visit).unwrap();
        let files = files(&asked, &[("decision".to_owned(), 9), ("annual_letter".to_owned(), 1)]);
        let rows: Vec<&str> = files.iter().map(|it| it.rows).collect();
        assert_eq!(rows, ["decisions", "payments", "service improvements", "annual letters"]);
        assert_eq!(files[1].forms[0].1, "/take/payments.xlsx?q=late+plan&sort=newest");
        assert_eq!(feed(&asked), "/feed.atom?q=late+plan");
    }
}
