//! What can be typed after `casebook review`.

// The comments on fields are the help that people read, where backticks would be noise.
#![allow(clippy::doc_markdown)]

use super::Filters;

/// What to do about what needs a person.
#[derive(Debug, clap::Args)]
pub struct Review {
    /// What to do; without it, the list.
    #[command(subcommand)]
    pub verb: Option<Verb>,
    /// What to list.
    #[command(flatten)]
    pub list: List,
}

/// What to do about a fact.
#[derive(Debug, clap::Subcommand)]
pub enum Verb {
    /// List what needs a person, payments first and of these the largest sums
    List(List),
    /// Show one fact in full: sentence, paragraph, rule, doubts, and what was decided
    Show(Show),
    /// Say that facts are as they were read
    Accept(Decide),
    /// Say what is otherwise about a fact
    Correct(Correct),
    /// Say that there are no such facts
    Reject(Decide),
    /// Put a payment there that was not read, with the words that say so
    Add(Add),
    /// Take decisions back
    Undo(Undo),
}

/// What to list.
#[derive(Debug, Default, PartialEq, Eq, clap::Args)]
pub struct List {
    /// List facts whose rule is less sure than this [default: 0.8]
    #[arg(long, value_name = "CONFIDENCE")]
    pub below: Option<String>,
    /// What has been decided, in place of what has not
    #[arg(long, conflicts_with = "all")]
    pub done: bool,
    /// Both: what has not been decided, and what has
    #[arg(long)]
    pub all: bool,
    /// How many to show [default: 20]
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
    /// How to print: text, json or ndjson
    #[arg(long, value_name = "FORM")]
    pub format: Option<String>,
    /// What to keep.
    #[command(flatten)]
    pub filters: Filters,
}

/// Which fact to show.
#[derive(Debug, clap::Args)]
pub struct Show {
    /// The name of the fact, such as 24-014-093/payment/57.1
    #[arg(required = true, value_name = "ID")]
    pub id: Vec<String>,
    /// How to print: text, json or ndjson
    #[arg(long, value_name = "FORM")]
    pub format: Option<String>,
}

/// Which facts to decide about.
#[derive(Debug, clap::Args)]
pub struct Decide {
    /// The names of the facts, such as 24-014-093/payment/57.1
    #[arg(required = true, value_name = "ID")]
    pub ids: Vec<String>,
    /// Who decides, and why.
    #[command(flatten)]
    pub signed: Signed,
}

/// Which decisions to take back.
#[derive(Debug, clap::Args)]
pub struct Undo {
    /// The names of the facts, such as 24-014-093/payment/57.1
    #[arg(required = true, value_name = "ID")]
    pub ids: Vec<String>,
}

/// What is otherwise.
#[derive(Debug, clap::Args)]
pub struct Correct {
    /// The name of the fact, such as 24-014-093/payment/57.1
    #[arg(required = true, value_name = "ID")]
    pub id: Vec<String>,
    /// The fields.
    #[command(flatten)]
    pub fields: Fields,
    /// Who decides, and why.
    #[command(flatten)]
    pub signed: Signed,
}

/// What to put there.
#[derive(Debug, clap::Args)]
pub struct Add {
    /// The case reference
    #[arg(required = true, value_name = "REF")]
    pub reference: Vec<String>,
    /// The words of the decision that say so
    #[arg(long, value_name = "WORDS")]
    pub quote: String,
    /// Take the sum though it does not stand in these words
    #[arg(long)]
    pub anyway: bool,
    /// The fields.
    #[command(flatten)]
    pub fields: Fields,
    /// Who decides, and why.
    #[command(flatten)]
    pub signed: Signed,
}

/// Who decides, and why.
#[derive(Debug, clap::Args)]
pub struct Signed {
    /// Who decides; without it, the name that you are logged in with
    #[arg(long, value_name = "NAME", env = "USER", hide_env = true)]
    pub by: Option<String>,
    /// Why
    #[arg(long, value_name = "WORDS")]
    pub note: Option<String>,
}

/// Fields of facts; "" says that the text does not state it.
#[derive(Debug, Default, clap::Args)]
#[command(next_help_heading = "What it should be (\"\" where the text does not say)")]
pub struct Fields {
    /// The sum of a payment in pounds; of a range the upper end
    #[arg(long, value_name = "POUNDS", allow_negative_numbers = true)]
    pub amount: Option<String>,
    /// The lower end of a range
    #[arg(long, value_name = "POUNDS", allow_negative_numbers = true)]
    pub amount_min: Option<String>,
    /// stated, up_to, range, to_be_calculated or not_stated
    #[arg(long, value_name = "WORD")]
    pub amount_status: Option<String>,
    /// agreed, recommended, offered, declined or paid; of improvements and actions agreed,
    /// recommended or already_done
    #[arg(long, value_name = "WORD")]
    pub status: Option<String>,
    /// Who gets it
    #[arg(long, value_name = "NAME")]
    pub payee: Option<String>,
    /// For whom it is, where that is not the payee
    #[arg(long, value_name = "NAME")]
    pub beneficiary: Option<String>,
    /// Who pays, where several bodies do
    #[arg(long, value_name = "NAME")]
    pub payer: Option<String>,
    /// payment, refund, reimbursement, waiver, write_off, backdated_benefit or other
    #[arg(long, value_name = "WORD")]
    pub form: Option<String>,
    /// What a payment is for: distress, delay and so on, with commas
    #[arg(long, value_name = "WORDS")]
    pub purposes: Option<String>,
    /// The last day: 2025-07-29
    #[arg(long, value_name = "DATE")]
    pub due: Option<String>,
    /// What a service improvement consists of: training, audit and so on, with commas
    #[arg(long, value_name = "WORDS")]
    pub actions: Option<String>,
    /// What an action for the person is: apology, reassessment and so on
    #[arg(long, value_name = "WORD")]
    pub action: Option<String>,
    /// What the text itself decides: fault_and_injustice, no_fault and so on
    #[arg(long, value_name = "WORD")]
    pub finding: Option<String>,
}

impl Fields {
    /// Each field that was typed, by its name.
    pub fn typed(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let all = [
            ("amount", &self.amount),
            ("amount_min", &self.amount_min),
            ("amount_status", &self.amount_status),
            ("status", &self.status),
            ("payee", &self.payee),
            ("beneficiary", &self.beneficiary),
            ("payer", &self.payer),
            ("form", &self.form),
            ("purposes", &self.purposes),
            ("due", &self.due),
            ("actions", &self.actions),
            ("action", &self.action),
            ("finding", &self.finding),
        ];
        all.into_iter().filter_map(|(name, value)| Some((name, value.as_deref()?)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::FIELDS;

    #[test]
    fn every_field_that_can_be_corrected_has_a_flag() {
        let all = || Some("x".to_owned());
        let fields = Fields {
            amount: all(),
            amount_min: all(),
            amount_status: all(),
            status: all(),
            payee: all(),
            beneficiary: all(),
            payer: all(),
            form: all(),
            purposes: all(),
            due: all(),
            actions: all(),
            action: all(),
            finding: all(),
        };
        let flags: Vec<&str> = fields.typed().map(|(name, _)| name).collect();
        for field in FIELDS {
            assert!(flags.contains(&field.name), "{}", field.name);
        }
        for flag in flags {
            assert!(FIELDS.iter().any(|field| field.name == flag), "{flag}");
        }
    }
}
