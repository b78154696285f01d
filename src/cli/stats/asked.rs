//! The question and the flags of `casebook stats payments`.

use super::super::args::stats::Payments;
use super::super::asked;
use crate::casebook::Benchmark;
use crate::error::{Error, ErrorKind, Result};
use crate::model::words::{PaymentForm, Purpose};
use crate::search::Question;
use crate::stats::Narrow;

/// What is to be counted, and how plain words were understood.
#[derive(Debug, PartialEq)]
pub(super) struct Asked {
    pub(super) question: Question,
    pub(super) narrow: Narrow,
    pub(super) understood: Vec<String>,
}

/// The question and the flags, its plain words understood.
pub(super) fn asked(args: &Payments) -> Result<Asked> {
    let mut narrow = Narrow::default();
    for word in &args.purpose {
        let purpose = Purpose::parse(word);
        let known = || Purpose::ALL.iter().map(|it| it.as_str()).collect::<Vec<_>>();
        narrow.purposes.push(purpose.ok_or_else(|| unknown("--purpose", word, &known()))?);
    }
    for word in &args.form {
        let form = PaymentForm::parse(word);
        let known = || PaymentForm::ALL.iter().map(|it| it.as_str()).collect::<Vec<_>>();
        narrow.forms.push(form.ok_or_else(|| unknown("--form", word, &known()))?);
    }
    let plain = Benchmark::of(&args.question.join(" "));
    let understood = plain.said();
    let mut question = asked::question(&[plain.words], &args.filters)?;
    narrow.purposes.extend(plain.purposes);
    for (name, value) in &plain.filters {
        asked::narrow(&mut question, name, value)?;
    }
    Ok(Asked { question, narrow, understood })
}

fn unknown(flag: &str, typed: &str, known: &[&str]) -> Error {
    Error::new(ErrorKind::Usage, format!("{flag} cannot be {typed:?}"))
        .advise(format!("say one of {}", known.join(", ")))
}
