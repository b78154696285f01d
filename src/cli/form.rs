//! The form of what is printed, and records printed in it.

use super::screen::Screen;
use super::show;
use super::words::list;
use crate::error::{Error, ErrorKind, Result};
use crate::model::Record;

/// How a command prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// For a person.
    Text,
    /// One indented JSON value.
    Json,
    /// One JSON object a line.
    Ndjson,
}

/// Every form with its name.
const FORMS: &[(&str, Form)] =
    &[("text", Form::Text), ("json", Form::Json), ("ndjson", Form::Ndjson)];

impl Form {
    /// The form that was typed, or `otherwise`.
    ///
    /// # Errors
    ///
    /// Where something else was typed; the error names the forms there are.
    pub fn typed(form: Option<&str>, otherwise: Self) -> Result<Self> {
        form.map_or(Ok(otherwise), |form| choose("--format", form, FORMS))
    }
}

/// The thing that a word stands for.
///
/// # Errors
///
/// Where it stands for none; the error names the words there are.
pub fn choose<T: Copy>(flag: &str, typed: &str, known: &[(&str, T)]) -> Result<T> {
    let folded = typed.trim().to_lowercase();
    known.iter().find(|(word, _)| *word == folded).map(|(_, thing)| *thing).ok_or_else(|| {
        let words = list(known.iter().map(|(word, _)| *word), "or");
        Error::new(ErrorKind::Usage, format!("{flag} cannot be {typed:?}"))
            .advise(format!("say {words}"))
    })
}

/// Prints records one after the other.
#[derive(Debug)]
pub struct Records {
    form: Form,
    /// Whether JSON is one array, or the one record by itself.
    array: bool,
    printed: usize,
}

impl Records {
    /// Records printed in `form`; where it is [`Form::Json`], as one array unless there can be only
    /// one record.
    #[must_use]
    pub fn new(form: Form, only_one: bool) -> Self {
        Self { form, array: form == Form::Json && !only_one, printed: 0 }
    }

    /// Prints one more.
    ///
    /// # Errors
    ///
    /// Here and below: where standard output cannot be written.
    pub fn print(&mut self, record: &Record, screen: &mut Screen<'_>) -> Result<()> {
        let first = self.printed == 0;
        self.printed += 1;
        match self.form {
            Form::Ndjson => screen.json_line(record),
            Form::Json => {
                match (self.array, first) {
                    (true, true) => screen.put("[\n")?,
                    (true, false) => screen.put(",\n")?,
                    (false, _) => {}
                }
                screen.json(record)
            }
            Form::Text => {
                if !first {
                    screen.put("\n\n")?;
                }
                let mut prose = screen.prose();
                show::record(record, &mut prose);
                screen.show(prose)
            }
        }
    }

    /// Ends what was printed; gives how many there were.
    pub fn end(self, screen: &mut Screen<'_>) -> Result<usize> {
        match (self.array, self.printed) {
            (true, 0) => screen.put("[]\n")?,
            (true, _) => screen.put("]\n")?,
            (false, _) => {}
        }
        Ok(self.printed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Page;

    #[test]
    fn an_unknown_form_teaches_the_known_ones() {
        let error = Form::typed(Some("xml"), Form::Text).unwrap_err();
        assert_eq!(error.to_string(), "--format cannot be \"xml\" (say text, json or ndjson)");
        assert_eq!(Form::typed(Some("JSON"), Form::Text).unwrap(), Form::Json);
    }

    #[test]
    fn json_is_one_value_however_many_records() {
        for (only_one, count) in [(true, 1), (false, 0), (false, 1), (false, 3)] {
            let (mut out, mut err) = (Vec::new(), Vec::new());
            let mut screen = Screen::kept(&mut out, &mut err);
            let mut records = Records::new(Form::Json, only_one);
            let record = crate::schemes::read(&Page::of_text("Ashby Council (24 101 202)\n"));
            for _ in 0..count {
                records.print(&record, &mut screen).unwrap();
            }
            assert_eq!(records.end(&mut screen).unwrap(), count);
            drop(screen);
            let value: serde_json::Value = serde_json::from_slice(&out).unwrap();
            assert_eq!(value.is_object(), only_one);
            assert_eq!(value.as_array().map_or(1, Vec::len), if only_one { 1 } else { count });
        }
    }
}
