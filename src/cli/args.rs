//! What can be typed. Everything here is as typed; the verbs make checked values of it.

// The comments on fields are the help that people read, where backticks would be noise.
#![allow(clippy::doc_markdown)]

use std::ffi::OsString;
use std::path::PathBuf;

use clap::Parser;

use super::examples;

pub mod export;
pub mod fetch;
pub mod history;
pub mod reparse;
pub mod review;
pub mod serve;
pub mod similar;
pub mod stats;
pub mod themes;
pub mod unattended;
pub mod watch;

/// The command line.
#[derive(Debug, Parser)]
#[command(name = "casebook", version, about = examples::ABOUT, after_help = examples::FIRST_STEPS)]
#[command(max_term_width = 100)]
pub struct Args {
    /// The folder that holds the casebook
    #[arg(long, global = true, value_name = "DIR", env = "CASEBOOK_DATA")]
    #[arg(default_value = crate::casebook::DEFAULT_FOLDER)]
    pub data: PathBuf,
    /// Say everything on standard error as JSON, one object a line
    #[arg(long, global = true)]
    pub json_log: bool,
    /// What to do.
    #[command(subcommand)]
    pub verb: Verb,
}

impl Args {
    /// The command line of this process; on a mistake it is explained and the process ends with 2.
    #[must_use]
    pub fn of_process() -> Self {
        Self::of(std::env::args_os())
    }

    /// These words, the first of which is the name of the program; a mistake is explained and ends
    /// the process.
    #[must_use]
    pub fn of(words: impl IntoIterator<Item = OsString>) -> Self {
        Self::parse_from(shield(words.into_iter().collect()))
    }
}

/// What to do.
#[derive(Debug, clap::Subcommand)]
pub enum Verb {
    /// Take in files, folders and archives: text files, saved web pages, PDFs, zip, tar, WARC
    #[command(after_help = examples::INGEST)]
    Ingest(Ingest),
    /// Fetch new decisions from the Ombudsman's site into a web archive; never done by itself
    #[command(after_help = examples::FETCH)]
    Fetch(Box<fetch::Fetch>),
    /// Find decisions by words, and narrow by council, subject, outcome, date or award
    #[command(after_help = examples::SEARCH)]
    Search(Search),
    /// Show one decision: summary, remedy and totals, improvements, paragraph numbers
    #[command(after_help = examples::SHOW)]
    Show(Show),
    /// Show one council over the years: decisions, upheld rate, payments, promises
    #[command(after_help = examples::COUNCIL)]
    Council(Council),
    /// Have we done this before? Past decisions like a decision, a file or a draft, and why
    #[command(after_help = examples::SIMILAR)]
    Similar(similar::Similar),
    /// List the themes of decisions; what rises and falls, and why a theme applies
    #[command(after_help = examples::THEMES)]
    Themes(Box<themes::Themes>),
    /// Count what was awarded and how decisions ended, in all and by category, theme, body or year
    #[command(after_help = examples::STATS)]
    Stats(Box<stats::Stats>),
    /// Save questions, and report what is new to them since they were last run
    #[command(after_help = examples::WATCH)]
    Watch(Box<watch::Watch>),
    /// Write payments, improvements, decisions and more as tables for a spreadsheet or a program
    #[command(after_help = examples::EXPORT)]
    Export(Box<export::Export>),
    /// Show the casebook in a browser: search, decisions, payments, councils; it is only read
    #[command(after_help = examples::SERVE)]
    Serve(serve::Serve),
    /// Check whether printed figures agree, inside councils' papers and between them
    #[command(after_help = examples::CHECK)]
    Check(Check),
    /// Read files and print what is in them, without keeping anything
    #[command(after_help = examples::PARSE)]
    Parse(Parse),
    /// Print the text that all positions in a record refer to
    #[command(after_help = examples::TEXT)]
    Text(Text),
    /// Print the JSON Schema of what `parse` prints
    #[command(after_help = examples::SCHEMA)]
    Schema,
    /// Score how well pages are read, against labels that a person made
    #[command(after_help = examples::EVAL)]
    Eval(Eval),
    /// Say why a decision's figures were read so, with the sentence, the rule and the doubts
    #[command(after_help = examples::EXPLAIN)]
    Explain(Explain),
    /// List what needs a person's eye, and keep what the person decides
    #[command(after_help = examples::REVIEW)]
    Review(Box<review::Review>),
    /// Show the versions of a decision that were taken in, and what changed between them
    #[command(after_help = examples::HISTORY)]
    History(history::History),
    /// Read again, from the stored originals, what an earlier version of casebook read
    #[command(after_help = examples::REPARSE)]
    Reparse(reparse::Reparse),
    /// Check that records, originals and index are whole and agree
    #[command(after_help = examples::VERIFY)]
    Verify(unattended::Verify),
    /// Make the search index anew from the stored records
    #[command(after_help = examples::REBUILD)]
    Rebuild(Rebuild),
    /// Say how the casebook stands: documents, newest date, last run, what waits for someone
    #[command(after_help = examples::STATUS)]
    Status(unattended::Status),
    /// List what was set aside, read it again, or forget it
    #[command(after_help = examples::QUARANTINE)]
    Quarantine(unattended::Quarantine),
    /// Write the casebook into one file, while others read and write
    #[command(after_help = examples::BACKUP)]
    Backup(unattended::Backup),
    /// Make a casebook of a backup
    #[command(after_help = examples::RESTORE)]
    Restore(unattended::Restore),
}

/// What to take in.
#[derive(Debug, clap::Args)]
pub struct Ingest {
    /// Files, folders with files in them, archives; - reads standard input
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// A theme file of your own, which then holds for the whole casebook; `builtin` for the program's
    #[arg(long, value_name = "FILE")]
    pub themes: Option<PathBuf>,
    /// The input holds every decision that was published on this day (2026-03-01): mark those that
    /// it lacks as no longer published
    #[arg(long, value_name = "DATE")]
    pub complete_as_of: Option<String>,
    /// Mark what a complete input lacks, however much that is
    #[arg(long, requires = "complete_as_of")]
    pub anyway: bool,
    /// How to print the summary: text, json or ndjson
    #[arg(long, value_name = "FORM")]
    pub format: Option<String>,
    /// How it watches over itself.
    #[command(flatten)]
    pub unattended: unattended::Unattended,
}

/// What to look for.
#[derive(Debug, clap::Args)]
pub struct Search {
    /// Words to look for; with filters alone, everything that passes them
    #[arg(value_name = "QUESTION")]
    pub question: Vec<String>,
    /// What comes first: relevance, newest, oldest or award
    #[arg(long, value_name = "ORDER")]
    pub sort: Option<String>,
    /// How many to show [default: 10]
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
    /// How many to pass over
    #[arg(long, value_name = "N", conflicts_with = "page")]
    pub offset: Option<usize>,
    /// A file with names of your own that mean the same; without it, synonyms.toml in the
    /// casebook's folder
    #[arg(long, value_name = "FILE")]
    pub synonyms: Option<PathBuf>,
    /// Which page of results to show, counted from 1
    #[arg(long, value_name = "N")]
    pub page: Option<usize>,
    /// How to print: text, json or ndjson
    #[arg(long, value_name = "FORM")]
    pub format: Option<String>,
    /// What to keep.
    #[command(flatten)]
    pub filters: Filters,
}

/// Filters, alike wherever a question is asked. Each may be given several times: any of its values
/// will do.
#[derive(Debug, Default, PartialEq, Eq, clap::Args)]
#[command(next_help_heading = "Filters")]
pub struct Filters {
    /// Subject, such as "Adult care services"
    #[arg(long, value_name = "NAME")]
    pub category: Vec<String>,
    /// Subject within the category, such as "Direct payments"
    #[arg(long, value_name = "NAME")]
    pub subcategory: Vec<String>,
    /// Council or other body, or words of its name
    #[arg(long, visible_alias = "council", value_name = "NAME")]
    pub organisation: Vec<String>,
    /// upheld, not_upheld, closed_after_initial_enquiries or other
    #[arg(long, value_name = "OUTCOME")]
    pub outcome: Vec<String>,
    /// What the text itself decides: fault_and_injustice, fault_no_injustice, no_fault,
    /// early_resolution, not_investigated, outside_jurisdiction, discontinued or unclear
    #[arg(long, value_name = "FINDING")]
    pub finding: Vec<String>,
    /// Decided on this day or later: 2024, 2024-03 or 2024-03-15
    #[arg(long, value_name = "DATE")]
    pub from: Option<String>,
    /// Decided on this day or earlier
    #[arg(long, value_name = "DATE")]
    pub to: Option<String>,
    /// decision, performance_page, annual_letter, feedback_report, listing or other
    #[arg(long, value_name = "KIND")]
    pub kind: Vec<String>,
    /// Still on the Ombudsman's site, as far as is known: yes or no
    #[arg(long, value_name = "YES")]
    pub published: Vec<String>,
    /// With an award of at least this many pounds; exports then have all payments of these decisions
    #[arg(long, value_name = "POUNDS")]
    pub min_award: Option<String>,
    /// With an award of at most this many pounds; exports then have all payments of these decisions
    #[arg(long, value_name = "POUNDS")]
    pub max_award: Option<String>,
}

impl Filters {
    /// Each filter that was typed, by its name in a question.
    pub fn typed(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let many = [
            ("category", &self.category),
            ("subcategory", &self.subcategory),
            ("organisation", &self.organisation),
            ("outcome", &self.outcome),
            ("finding", &self.finding),
            ("kind", &self.kind),
            ("published", &self.published),
        ];
        let once = [
            ("from", &self.from),
            ("to", &self.to),
            ("min_award", &self.min_award),
            ("max_award", &self.max_award),
        ];
        let many = many
            .into_iter()
            .flat_map(|(name, values)| values.iter().map(move |value| (name, value.as_str())));
        many.chain(once.into_iter().filter_map(|(name, value)| Some((name, value.as_deref()?))))
    }
}

/// What to show.
#[derive(Debug, clap::Args)]
pub struct Show {
    /// The case reference
    #[arg(required = true, value_name = "REF")]
    pub reference: Vec<String>,
    /// Print this paragraph, by its number in the whole decision
    #[arg(long, value_name = "N")]
    pub paragraph: Option<u32>,
    /// Print every paragraph with its number
    #[arg(long, conflicts_with = "paragraph")]
    pub full: bool,
    /// Mark what this question finds, in every paragraph or in the one of --paragraph
    #[arg(long, value_name = "QUESTION", allow_hyphen_values = true)]
    pub question: Option<String>,
    /// How to print: text, json or ndjson
    #[arg(long, value_name = "FORM")]
    pub format: Option<String>,
}

/// Which council.
#[derive(Debug, clap::Args)]
pub struct Council {
    /// Its name, or words of it
    #[arg(required = true, value_name = "NAME")]
    pub name: Vec<String>,
    /// Also draw the bars into this file, as SVG
    #[arg(long, value_name = "FILE")]
    pub svg: Option<PathBuf>,
    /// How to print: text, json or ndjson
    #[arg(long, value_name = "FORM")]
    pub format: Option<String>,
}

/// What to check.
#[derive(Debug, clap::Args)]
pub struct Check {
    /// Files, or folders with files in them
    #[arg(value_name = "PATH", required_unless_present = "organisation")]
    pub paths: Vec<PathBuf>,
    /// Council or other body, or words of its name: check what the casebook holds of it
    #[arg(long, visible_alias = "council", value_name = "NAME")]
    pub organisation: Vec<String>,
    /// List what agrees, too
    #[arg(long)]
    pub all: bool,
    /// How to print: text, json or ndjson
    #[arg(long, value_name = "FORM")]
    pub format: Option<String>,
}

/// What to read.
#[derive(Debug, clap::Args)]
pub struct Parse {
    /// Files, or folders with files in them; without any, or with -, standard input
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// How to print: ndjson, json or text
    #[arg(long, value_name = "FORM")]
    pub format: Option<String>,
}

/// Whose text.
#[derive(Debug, clap::Args)]
pub struct Text {
    /// The file
    #[arg(value_name = "PATH")]
    pub path: PathBuf,
}

/// What to score.
#[derive(Debug, clap::Args)]
pub struct Eval {
    /// A folder with pages/ and labels.jsonl
    #[arg(value_name = "FOLDER")]
    pub folder: PathBuf,
    /// Only the pages of this set, as the labels name it
    #[arg(long, value_name = "NAME")]
    pub set: Option<String>,
    /// Only fields with these words in their name, and every difference with its sentence
    #[arg(long, value_name = "NAME")]
    pub field: Option<String>,
    /// How to print: text, json or ndjson
    #[arg(long, value_name = "FORM")]
    pub format: Option<String>,
}

/// What to explain.
#[derive(Debug, clap::Args)]
pub struct Explain {
    /// A case reference, the name of a fact (24-014-093/payment/57.1), a file, or the code of a
    /// remark or rule; without any, all codes
    #[arg(value_name = "WHAT")]
    pub what: Vec<String>,
    /// How to print: text, json or ndjson
    #[arg(long, value_name = "FORM")]
    pub format: Option<String>,
}

/// How to report on a rebuild.
#[derive(Debug, clap::Args)]
pub struct Rebuild {
    /// Also assign the themes anew, by a theme file of your own; `builtin` for the program's
    #[arg(long, value_name = "FILE")]
    pub themes: Option<PathBuf>,
    /// How to print: text, json or ndjson
    #[arg(long, value_name = "FORM")]
    pub format: Option<String>,
}

/// Verbs that take a question, and the letters of their own one-letter flags.
const ASKING: &[(&str, &[char])] = &[
    ("search", &[]),
    ("export", &['o']),
    ("stats", &[]),
    ("watch", &[]),
    ("trend", &[]),
    ("discover", &[]),
];

/// Asks for help where nothing was typed, and keeps a word of a question that begins with a hyphen,
/// such as `-delay`, from being read as a bundle of one-letter flags: a blank before it changes
/// nothing in a question.
fn shield(mut typed: Vec<OsString>) -> Vec<OsString> {
    if typed.len() < 2 {
        typed.push("help".into());
        return typed;
    }
    let verb = |word: &OsString| ASKING.iter().find(|(verb, _)| word == verb);
    let Some((_, flags)) = typed.iter().skip(1).find_map(verb) else { return typed };
    let shielded = |word: OsString| match word.to_str() {
        Some(text) if is_exclusion(text, flags) => OsString::from(format!(" {text}")),
        _ => word,
    };
    typed.into_iter().map(shielded).collect()
}

/// `-delay`, `-"late payment"`; but not `-o`, `-ofile.csv`, `--limit` or a lone `-`.
fn is_exclusion(word: &str, flags: &[char]) -> bool {
    let Some(rest) = word.strip_prefix('-') else { return false };
    rest.chars().count() > 1 && !rest.starts_with('-') && !rest.starts_with(flags)
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;
    use crate::model::words::{Finding, Kind, Outcome};
    use crate::search::Sort;

    fn typed(line: &str) -> Result<Args, clap::Error> {
        let words = line.split('|').map(OsString::from).collect();
        Args::try_parse_from(shield(words))
    }

    fn question(line: &str) -> (Vec<String>, Option<usize>) {
        match typed(line).unwrap().verb {
            Verb::Search(search) => (search.question, search.limit),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_flags_do_not_contradict_each_other() {
        Args::command().debug_assert();
    }

    #[test]
    fn every_verb_has_an_example() {
        for verb in Args::command().get_subcommands() {
            let help = verb.get_after_help().map(ToString::to_string).unwrap_or_default();
            let example = format!("  casebook {}", verb.get_name());
            assert!(help.contains(&example), "{}", verb.get_name());
        }
    }

    #[test]
    fn the_help_names_every_word_that_a_filter_takes() {
        let help = Args::command().find_subcommand_mut("search").unwrap().render_help();
        let help = help.to_string().split_whitespace().collect::<Vec<_>>().join(" ");
        let outcomes = Outcome::ALL.iter().map(|word| word.as_str());
        let findings = Finding::ALL.iter().map(|word| word.as_str());
        let kinds = Kind::ALL.iter().map(|word| word.as_str());
        let orders = Sort::ALL.iter().map(|(word, _)| *word);
        for word in outcomes.chain(findings).chain(kinds).chain(orders) {
            assert!(help.contains(word), "{word}");
        }
    }

    #[test]
    fn an_ordinary_question_is_never_a_mistake() {
        for line in
            ["don't know", "council's duty: s.17", "(unbalanced", "-delay", "-housing", "-V"]
        {
            if line == "-V" {
                continue;
            }
            let (words, _) = question(&format!("casebook|search|{line}|--limit|3"));
            assert_eq!(words.join(" ").trim(), line);
        }
        let (words, limit) = question("casebook|search|late|-plan|--limit|3|payments");
        assert_eq!((words.join(" ").as_str(), limit), ("late  -plan payments", Some(3)));
    }

    #[test]
    fn an_output_file_is_no_excluded_word() {
        for line in ["casebook|export|payments|-o|a.csv", "casebook|export|payments|-oa.csv"] {
            let Verb::Export(export) = typed(line).unwrap().verb else { panic!("{line}") };
            assert_eq!(export.output, Some(PathBuf::from("a.csv")), "{line}");
            assert!(export.question.is_empty(), "{line}");
        }
    }

    #[test]
    fn a_reference_may_be_typed_with_blanks() {
        let Verb::Show(show) = typed("casebook|show|24|014|093|--paragraph|52").unwrap().verb
        else {
            panic!()
        };
        assert_eq!((show.reference.join(" ").as_str(), show.paragraph), ("24 014 093", Some(52)));
    }

    #[test]
    fn filters_carry_their_names() {
        let Verb::Search(search) =
            typed("casebook|search|--council|Kent|--outcome|upheld|--from|2024").unwrap().verb
        else {
            panic!()
        };
        let pairs: Vec<_> = search.filters.typed().collect();
        assert_eq!(pairs, [("organisation", "Kent"), ("outcome", "upheld"), ("from", "2024")]);
    }
}
