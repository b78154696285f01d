//! What can be said otherwise about a fact: one table of fields, each read and written as text.

use jiff::civil::Date;

use super::facts::FactBody;
use crate::model::Pence;
use crate::model::decision::{
    Decision, Due, OtherAction, OtherAmount, Payment, ServiceImprovement,
};
use crate::model::review::{FactKind, Values};
use crate::model::words::{
    ActionKind, AmountStatus, Finding, ImprovementAction, OtherAmountStatus, PaymentForm,
    PaymentStatus, PromiseStatus, Purpose,
};

/// A fact that is being changed.
#[derive(Debug)]
pub(super) enum Changing<'a> {
    Payment(&'a mut Payment),
    Improvement(&'a mut ServiceImprovement),
    Action(&'a mut OtherAction),
    Amount(&'a mut OtherAmount),
    Finding(&'a mut Decision),
}

/// A field that a person can correct.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// Its name, as the record and the flags of `casebook review correct` spell it.
    pub name: &'static str,
    /// Which facts have it.
    pub kinds: &'static [FactKind],
    /// What can be said.
    pub takes: fn() -> String,
    /// What was typed in the field's own spelling; `None` where it cannot be said.
    spell: fn(&str) -> Option<String>,
    read: fn(FactBody<'_>) -> Option<String>,
    write: fn(&mut Changing<'_>, Option<&str>),
}

impl Field {
    /// What was typed, in the field's own spelling; nothing typed means that the text does not say.
    ///
    /// # Errors
    ///
    /// What can be said, where this cannot.
    pub fn value(&self, typed: &str) -> Result<Option<String>, String> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Ok(None);
        }
        (self.spell)(typed).map(Some).ok_or_else(self.takes)
    }
}

const PROMISES: &[FactKind] = &[FactKind::Improvement, FactKind::Action];

/// Every field, in the order in which they are shown.
pub const FIELDS: &[Field] = &[
    Field {
        name: "amount",
        kinds: &[FactKind::Payment],
        takes: || "a sum such as 350 or 350.50; \"\" where none is stated".to_owned(),
        spell: sum,
        read: |fact| payment(fact)?.amount.map(|sum| sum.to_string()),
        write: |fact, value| {
            with_payment(fact, |it| {
                it.amount = value.and_then(Pence::parse_decimal);
                // A definite sum has no lower end; one that is typed comes after this.
                it.amount_min = None;
                let stated = it.amount.is_some();
                it.amount_status =
                    if stated { AmountStatus::Stated } else { AmountStatus::NotStated };
            });
        },
    },
    Field {
        name: "amount_min",
        kinds: &[FactKind::Payment],
        takes: || "the lower end of a range, such as 100".to_owned(),
        spell: sum,
        read: |fact| payment(fact)?.amount_min.map(|sum| sum.to_string()),
        write: |fact, value| {
            with_payment(fact, |it| {
                it.amount_min = value.and_then(Pence::parse_decimal);
                if it.amount_min.is_some() {
                    it.amount_status = AmountStatus::Range;
                }
            });
        },
    },
    Field {
        name: "amount_status",
        kinds: &[FactKind::Payment],
        takes: || any_of(AmountStatus::ALL, AmountStatus::as_str),
        spell: |typed| AmountStatus::parse(typed).map(|word| word.to_string()),
        read: |fact| Some(payment(fact)?.amount_status.to_string()),
        write: |fact, value| {
            with_payment(fact, |it| set(&mut it.amount_status, value, AmountStatus::parse));
        },
    },
    Field {
        name: "payee",
        kinds: &[FactKind::Payment],
        takes: || "a name as the text has it, such as \"Mrs B\"".to_owned(),
        spell: words,
        read: |fact| payment(fact)?.payee.clone(),
        write: |fact, value| with_payment(fact, |it| it.payee = value.map(str::to_owned)),
    },
    Field {
        name: "beneficiary",
        kinds: &[FactKind::Payment],
        takes: || "a name as the text has it".to_owned(),
        spell: words,
        read: |fact| payment(fact)?.beneficiary.clone(),
        write: |fact, value| with_payment(fact, |it| it.beneficiary = value.map(str::to_owned)),
    },
    Field {
        name: "payer",
        kinds: &[FactKind::Payment],
        takes: || "the body that pays, where several are named".to_owned(),
        spell: words,
        read: |fact| payment(fact)?.payer.clone(),
        write: |fact, value| with_payment(fact, |it| it.payer = value.map(str::to_owned)),
    },
    Field {
        name: "status",
        kinds: &[FactKind::Payment],
        takes: || any_of(PaymentStatus::ALL, PaymentStatus::as_str),
        spell: |typed| PaymentStatus::parse(typed).map(|word| word.to_string()),
        read: |fact| Some(payment(fact)?.status.to_string()),
        write: |fact, value| {
            with_payment(fact, |it| {
                set(&mut it.status, value, PaymentStatus::parse);
                it.awarded = it.status.is_awarded();
            });
        },
    },
    Field {
        name: "form",
        kinds: &[FactKind::Payment],
        takes: || any_of(PaymentForm::ALL, PaymentForm::as_str),
        spell: |typed| PaymentForm::parse(typed).map(|word| word.to_string()),
        read: |fact| Some(payment(fact)?.form.to_string()),
        write: |fact, value| with_payment(fact, |it| set(&mut it.form, value, PaymentForm::parse)),
    },
    Field {
        name: "purposes",
        kinds: &[FactKind::Payment],
        takes: || format!("some of {}, with commas", any_of(Purpose::ALL, Purpose::as_str)),
        spell: |typed| several(typed, |word| Purpose::parse(word).map(Purpose::as_str)),
        read: |fact| joined(payment(fact)?.purposes.iter().copied().map(Purpose::as_str)),
        write: |fact, value| {
            with_payment(fact, |it| it.purposes = read_all(value, Purpose::parse));
        },
    },
    Field {
        name: "status",
        kinds: PROMISES,
        takes: || any_of(PromiseStatus::ALL, PromiseStatus::as_str),
        spell: |typed| PromiseStatus::parse(typed).map(|word| word.to_string()),
        read: |fact| {
            Some(match fact {
                FactBody::Improvement(it) => it.status.to_string(),
                FactBody::Action(it) => it.status.to_string(),
                _ => return None,
            })
        },
        write: |fact, value| match fact {
            Changing::Improvement(it) => set(&mut it.status, value, PromiseStatus::parse),
            Changing::Action(it) => set(&mut it.status, value, PromiseStatus::parse),
            _ => {}
        },
    },
    Field {
        name: "actions",
        kinds: &[FactKind::Improvement],
        takes: || {
            let words = any_of(ImprovementAction::ALL, ImprovementAction::as_str);
            format!("some of {words}, with commas")
        },
        spell: |typed| {
            several(typed, |word| ImprovementAction::parse(word).map(ImprovementAction::as_str))
        },
        read: |fact| match fact {
            FactBody::Improvement(it) => {
                joined(it.actions.iter().copied().map(ImprovementAction::as_str))
            }
            _ => None,
        },
        write: |fact, value| {
            if let Changing::Improvement(it) = fact {
                it.actions = read_all(value, ImprovementAction::parse);
            }
        },
    },
    Field {
        name: "action",
        kinds: &[FactKind::Action],
        takes: || any_of(ActionKind::ALL, ActionKind::as_str),
        spell: |typed| ActionKind::parse(typed).map(|word| word.to_string()),
        read: |fact| match fact {
            FactBody::Action(it) => Some(it.action.to_string()),
            _ => None,
        },
        write: |fact, value| {
            if let Changing::Action(it) = fact {
                set(&mut it.action, value, ActionKind::parse);
            }
        },
    },
    Field {
        name: "due",
        kinds: &[FactKind::Payment, FactKind::Improvement, FactKind::Action],
        takes: || "a day such as 2025-07-29; \"\" where none is given".to_owned(),
        spell: |typed| typed.parse::<Date>().ok().map(|day| day.to_string()),
        read: |fact| due(fact)?.date.map(|day| day.to_string()),
        write: write_due,
    },
    Field {
        name: "status",
        kinds: &[FactKind::Amount],
        takes: || any_of(OtherAmountStatus::ALL, OtherAmountStatus::as_str),
        spell: |typed| OtherAmountStatus::parse(typed).map(|word| word.to_string()),
        read: |fact| match fact {
            FactBody::Amount(it) => Some(it.status.to_string()),
            _ => None,
        },
        write: |fact, value| {
            if let Changing::Amount(it) = fact {
                set(&mut it.status, value, OtherAmountStatus::parse);
            }
        },
    },
    Field {
        name: "finding",
        kinds: &[FactKind::Finding],
        takes: || any_of(Finding::ALL, Finding::as_str),
        spell: |typed| Finding::parse(typed).map(|word| word.to_string()),
        read: |fact| match fact {
            FactBody::Finding(it) => Some(it.finding.to_string()),
            _ => None,
        },
        write: |fact, value| {
            if let Changing::Finding(it) = fact {
                set(&mut it.finding, value, Finding::parse);
            }
        },
    },
];

/// The fields of a kind of fact.
pub fn fields_of(kind: FactKind) -> impl Iterator<Item = &'static Field> {
    FIELDS.iter().filter(move |field| field.kinds.contains(&kind))
}

/// The field of this name that a kind of fact has.
#[must_use]
pub fn field(kind: FactKind, name: &str) -> Option<&'static Field> {
    fields_of(kind).find(|field| field.name == name)
}

/// Every field of a fact, as it reads.
pub(super) fn values(fact: FactBody<'_>) -> Values {
    let kind = match fact {
        FactBody::Payment(_) => FactKind::Payment,
        FactBody::Improvement(_) => FactKind::Improvement,
        FactBody::Action(_) => FactKind::Action,
        FactBody::Amount(_) => FactKind::Amount,
        FactBody::Finding(_) => FactKind::Finding,
        FactBody::Listed(_) | FactBody::Remark(_) => return Values::new(),
    };
    fields_of(kind).map(|field| (field.name.to_owned(), (field.read)(fact))).collect()
}

/// Writes a field that is otherwise, and gives what it was.
pub(super) fn change(
    fact: &mut Changing<'_>,
    name: &str,
    value: Option<&str>,
) -> Option<(String, Option<String>)> {
    let kind = fact.kind();
    let field = field(kind, name)?;
    let was = (field.read)(fact.body());
    if was.as_deref() == value {
        return None;
    }
    (field.write)(fact, value);
    Some((name.to_owned(), was))
}

impl Changing<'_> {
    fn kind(&self) -> FactKind {
        match self {
            Self::Payment(_) => FactKind::Payment,
            Self::Improvement(_) => FactKind::Improvement,
            Self::Action(_) => FactKind::Action,
            Self::Amount(_) => FactKind::Amount,
            Self::Finding(_) => FactKind::Finding,
        }
    }

    fn body(&self) -> FactBody<'_> {
        match self {
            Self::Payment(it) => FactBody::Payment(it),
            Self::Improvement(it) => FactBody::Improvement(it),
            Self::Action(it) => FactBody::Action(it),
            Self::Amount(it) => FactBody::Amount(it),
            Self::Finding(it) => FactBody::Finding(it),
        }
    }
}

fn payment(fact: FactBody<'_>) -> Option<&Payment> {
    match fact {
        FactBody::Payment(it) => Some(it),
        _ => None,
    }
}

fn with_payment(fact: &mut Changing<'_>, change: impl FnOnce(&mut Payment)) {
    if let Changing::Payment(it) = fact {
        change(it);
    }
}

fn due(fact: FactBody<'_>) -> Option<&Due> {
    match fact {
        FactBody::Payment(it) => it.due.as_ref(),
        FactBody::Improvement(it) => it.due.as_ref(),
        FactBody::Action(it) => it.due.as_ref(),
        _ => None,
    }
}

/// The limit as printed stays where there is one.
fn write_due(fact: &mut Changing<'_>, value: Option<&str>) {
    let limit = match fact {
        Changing::Payment(it) => &mut it.due,
        Changing::Improvement(it) => &mut it.due,
        Changing::Action(it) => &mut it.due,
        _ => return,
    };
    let date = value.and_then(|day| day.parse().ok());
    match (limit.as_mut(), value) {
        (Some(limit), _) => limit.date = date,
        (None, Some(day)) => *limit = Some(Due { text: day.to_owned(), date }),
        (None, None) => {}
    }
}

fn set<T>(place: &mut T, value: Option<&str>, parse: fn(&str) -> Option<T>) {
    if let Some(value) = value.and_then(parse) {
        *place = value;
    }
}

fn sum(typed: &str) -> Option<String> {
    Pence::parse_typed(typed).filter(|sum| *sum <= Pence::LARGEST).map(|sum| sum.to_string())
}

#[allow(clippy::unnecessary_wraps, reason = "a column of the table")]
fn words(typed: &str) -> Option<String> {
    Some(typed.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn several(typed: &str, word: fn(&str) -> Option<&'static str>) -> Option<String> {
    let words: Option<Vec<&str>> = typed.split([',', ';']).map(word).collect();
    joined(words?.into_iter())
}

fn joined<'a>(words: impl Iterator<Item = &'a str>) -> Option<String> {
    let words: Vec<&str> = words.collect();
    (!words.is_empty()).then(|| words.join(", "))
}

fn read_all<T>(value: Option<&str>, parse: fn(&str) -> Option<T>) -> Vec<T> {
    value.unwrap_or_default().split(',').filter_map(parse).collect()
}

fn any_of<T: Copy>(all: &[T], word: fn(T) -> &'static str) -> String {
    let words: Vec<&str> = all.iter().copied().map(word).collect();
    match words.split_last() {
        Some((last, first)) if !first.is_empty() => format!("{} or {last}", first.join(", ")),
        _ => words.concat(),
    }
}
