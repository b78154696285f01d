//! The ways to take the rows of a question away.

use crate::export::sheet;
use crate::serve::Asked;

/// The sheets offered on a page, in this order; the address takes any of them.
const OFFERED: &[&str] = &["decisions", "payments", "improvements"];

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

/// The files of a question. They hold the rows of all its pages.
pub(in crate::serve) fn files(asked: &Asked) -> Vec<Taken> {
    let whole = Asked { pack: Vec::new(), ..asked.on_page(1) };
    let offered = OFFERED.iter().filter_map(|name| sheet(name));
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
        let files = files(&asked);
        assert_eq!(files.len(), OFFERED.len());
        assert_eq!(files[1].forms[0].1, "/take/payments.xlsx?q=late+plan&sort=newest");
        assert_eq!(feed(&asked), "/feed.atom?q=late+plan");
    }
}
