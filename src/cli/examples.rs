//! The longer texts of the help: what casebook is, and an example of every verb.

/// What casebook is.
pub(super) const ABOUT: &str = "\
Search what the Local Government and Social Care Ombudsman decided, read a decision with its
remedy, and export what councils were asked to pay and to change.";

/// What stands below the list of verbs.
pub(super) const FIRST_STEPS: &str = "\
First steps:
  casebook ingest saved-pages/            take in decisions saved as text or web pages
  casebook search \"direct payments\"       find them by words
  casebook show 24 014 093                read one: summary, remedy, paragraph numbers
  casebook export payments -o paid.csv    every award, as a spreadsheet

Exit codes: 0 done, 1 nothing found, 2 failed, 3 done but some input was set aside,
75 another process is writing to the casebook (try again).";

/// Examples of `casebook ingest`.
pub(super) const INGEST: &str = "\
Examples:
  casebook ingest saved-pages/
  casebook ingest decision.html annual-letter.txt --data cases

Taking in the same files again changes nothing; a changed file replaces its record and the old
text is kept. A file that is no page of the Ombudsman is set aside with one line that says why.";

/// Examples of `casebook search`.
pub(super) const SEARCH: &str = "\
Examples:
  casebook search \"direct payments\"
  casebook search EHC plan delay --outcome upheld --from 2024
  casebook search '\"bed and breakfast\" -appeal' --council Kent --min-award 500 --sort newest
  casebook search --category \"Adult care services\" --sort award --limit 20

All words have to be found. \"Words in quotes\" have to stand together, a word with - before it
must not be there, OR between two words asks for either. A case reference or a sum finds itself.
Filters can also stand in the question: outcome:upheld year:2024..2026 award:>500.";

/// Examples of `casebook show`.
pub(super) const SHOW: &str = "\
Examples:
  casebook show 24 014 093
  casebook show 24-014-093 --paragraph 52
  casebook show 24014093 --format json

The reference can be spelled in any way, or be the web address of the decision. Papers that have
no reference are shown by the name that `casebook search` prints under them.";

/// Examples of `casebook council`.
pub(super) const COUNCIL: &str = "\
Examples:
  casebook council \"Kent County Council\"
  casebook council kent --svg kent.svg
  casebook council \"Kent County Council\" --format json

Rates and totals are those that performance pages, letters and the council's reports print; what was
awarded adds up the decisions that are held. What no paper states is left out, and never 0.";

/// Examples of `casebook export`.
pub(super) const EXPORT: &str = "\
Examples:
  casebook export payments -o payments.csv
  casebook export payments \"EHC plan\" --council Kent --from 2024 -o kent.csv
  casebook export improvements --format ndjson
  casebook export decisions --outcome upheld > upheld.csv

Every row carries its source: reference, paragraph, quoted sentence, file and web address. Sums
stand twice: as pounds (350.00) and as whole pence (35000). In CSV, a cell that a spreadsheet
would run as a formula (it begins with = + - @, a tab or a line break) has an apostrophe before
it; to restore the text, remove one apostrophe from a cell where such a sign follows.";

/// Examples of `casebook parse`.
pub(super) const PARSE: &str = "\
Examples:
  casebook parse decision.txt
  casebook parse saved-pages/ --format ndjson > records.ndjson

On a terminal the records are printed as text, elsewhere as one JSON object a line. `--format
json` gives an indented object for one file and an array for several or for a folder.";

/// Examples of `casebook text`.
pub(super) const TEXT: &str = "\
Example:
  casebook text decision.html

A span {\"start\": 10, \"end\": 20} in a record means these bytes of exactly this output.";

/// Examples of `casebook schema`.
pub(super) const SCHEMA: &str = "\
Example:
  casebook schema > record.schema.json";

/// Examples of `casebook explain`.
pub(super) const EXPLAIN: &str = "\
Examples:
  casebook explain header/no-date
  casebook explain";

/// Examples of `casebook verify`.
pub(super) const VERIFY: &str = "\
Example:
  casebook verify --data cases";

/// Examples of `casebook rebuild`.
pub(super) const REBUILD: &str = "\
Example:
  casebook rebuild --data cases

The records are not touched: the index can be made anew from them at any time.";
