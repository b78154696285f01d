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

Exit codes: 0 done, 1 nothing found, 2 failed, 3 done but some input was set aside or printed
figures disagree, 4 nothing was written since the site seems to have changed, 75 another process
is writing to the casebook, or a site does not answer (try again).";

/// Examples of `casebook ingest`.
pub(super) const INGEST: &str = "\
Examples:
  casebook ingest saved-pages/
  casebook ingest decision.html annual-letter.txt --data cases
  casebook ingest saved-pages/ --dry-run
  casebook ingest inbox/ --canary --json-log --metrics casebook.prom    a nightly job
  casebook ingest inbox/ --follow                                       until it is stopped
  casebook ingest crawl.warc.gz older-pages.zip more.tar.zst
  casebook ingest full-crawl/ --complete-as-of 2026-03-01
  my-crawler | casebook ingest -

Taking in the same files again changes nothing; a changed file replaces its record and the old
text is kept (`casebook history`). A file that is no page of the Ombudsman is set aside with one
line that says why. Archives are read in one pass and nothing is unpacked to disk. Lines of JSON
({\"url\": ..., \"html\" or \"text\": ..., \"retrieved\": ...}) are documents too, in files named
.ndjson or .jsonl and on standard input. With --complete-as-of, decisions that the input lacks are
marked as no longer published; nothing is deleted.";

/// Examples of `casebook fetch`.
pub(super) const FETCH: &str = "\
Examples:
  casebook fetch --from 2026-03-01 --contact panel@example.org --out march.warc.gz
  casebook fetch --from 2026-01-01 --contact https://example.org/about-us --out inbox/
  casebook fetch --contact panel@example.org --out inbox/     what may be new since the last one
  casebook ingest inbox/

Whether to fetch is your decision, and no other command does it. The site's terms allow free re-use
with an acknowledgement, unamended and not misleading; read them first. One request is made at a
time, with a pause, by the rules of robots.txt and under your contact's name. What was seen goes
into a web archive (WARC), which `casebook ingest` reads. A fetch that is stopped or killed goes on
where it was when the same command is run again; what it knows lies in a hidden folder beside the
archive. Pages that have not changed since are not sent again.

It ends with 3 where something was missed, or the site shows another number of decisions than it
says; with 4 where robots.txt forbids it, or something else than decisions comes (a shell, a
question whether you are human, a changed template); with 75 where the site does not answer, or it
was stopped.";

/// Examples of `casebook history`.
pub(super) const HISTORY: &str = "\
Examples:
  casebook history 24 014 093
  casebook history 24-014-093 --format json

Each text that was taken in under the reference, with its dates and where it came from, and what
it changed of the one before it: lines that went (-) and lines that came (+).";

/// Examples of `casebook reparse`.
pub(super) const REPARSE: &str = "\
Example:
  casebook reparse --data cases

After an update of casebook: only documents that other rules read are read again, from the bytes
that the casebook keeps. What people decided in review stays. It can be stopped at any time; the
next `casebook reparse` goes on from there.";

/// Examples of `casebook search`.
pub(super) const SEARCH: &str = "\
Examples:
  casebook search \"direct payments\"
  casebook search EHC plan delay --outcome upheld --from 2024
  casebook search '\"bed and breakfast\" -appeal' --council Kent --min-award 500 --sort newest
  casebook search --category \"Adult care services\" --sort award --limit 20

How to ask:
  late refund                  both words, in any form (refunds, refunded; paid finds pay)
  a whole sentence             the decisions that have the most telling of its words; the list ends
                               where they fall off, and each hit says which words it is without;
                               match:loose lists what has only some of them, too
  bins in Kent since 2023      a body that is known here and years are filters, and told to be;
                               in quotes they stay words
  \"three months later\"         these words side by side; to the end where the quote is not closed
  \"reviewing\" SAR Kent        one form alone: a word in quotes, an abbreviation in capitals, and a
                               name with a capital that is not the first word of the question
  late -school, late NOT school    without a word or a \"phrase\"
  taxi OR \"school bus\"         either; the words of a question rank higher the closer they stand
  24014093, 24-014-093         a case, in any spelling of its reference
  £1,800, £1.8k, 1800 pounds   a sum: first the decisions that award it
  EHCP, s117, section 117      names of one thing find each other; names of your own go into a
                               file: names = [[\"LHA\", \"local housing allowance\"]] in --synonyms
                               FILE or in synonyms.toml in the casebook's folder

Filters stand in the question or are flags; a - before one turns it round, the same one twice means
either, and of days and sums what both allow:
outcome:upheld finding:no_fault category:\"Adult care services\" subcategory:charging
theme:delay council:kent organisation_type:london_borough kind:decision document_type:report
year:2024..2026 year:2023-24 from:2024-03 to:2024-12-31 award:>500 total:1000..5000
section:action para:52 match:loose; also sort:newest limit:20 offset:20. section: is where the words have to
stand: summary, complaint, scope, powers, method, law, events, analysis, action, decision, or
standing for the Ombudsman's standard wording, which is not searched otherwise.

Analysis, action and summary count more than law and powers. Date and outcome never change a rank:
they are for filters and --sort. Where nothing is found, the answer says which word or filter left
none, what there is without it, and which word of the index may be meant.";

/// Examples of `casebook show`.
pub(super) const SHOW: &str = "\
Examples:
  casebook show 24 014 093
  casebook show 24-014-093 --paragraph 52
  casebook show 24-014-093 --question \"not at fault\"     mark these words in the whole decision
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

/// Examples of `casebook similar`.
pub(super) const SIMILAR: &str = "\
Examples:
  casebook similar 24 014 093
  casebook similar new-decision.txt --limit 10 --from 2020
  echo \"My son has had no school for a year\" | casebook similar -

Each past decision comes with what both share (themes, words, law, category, finding), what was
decided and paid, and the paragraph that decides. Standard wording plays no part. A decision is not
like itself, nor like the pages of its own joint case. Exit code 1: nothing held here is like it.";

/// Examples of `casebook themes`.
pub(super) const THEMES: &str = "\
Examples:
  casebook themes
  casebook themes list --council Kent --from 2024
  casebook themes test decision.txt
  casebook themes check --themes our-themes.toml
  casebook themes trend --by quarter --category Education
  casebook themes discover theme:ehc_plan_delay --from 2024

A theme file of your own may extend the program's (extends = \"builtin\"). `casebook rebuild --themes
our-themes.toml` assigns the themes of all decisions by it, and everything taken in later too;
`casebook rebuild --themes builtin` goes back.";

/// Examples of `casebook stats`.
pub(super) const STATS: &str = "\
Examples:
  casebook stats payments
  casebook stats payments EHC plan delay --from 2024 --per organisation
  casebook stats payments \"distress, EHC plan delay, 2024 on\" --benchmark
  casebook stats payments --per theme,year --svg themes.svg
  casebook stats outcomes --category Housing --per council
  casebook stats outcomes theme:delay --format json

The decisions are those that `casebook search` finds, on all its pages. Only awards count (agreed or
recommended, with what people decided in review); those without a definite sum are counted beside,
and never as zero. The same words under two references count once. Upheld is the share of those
investigated (upheld or not upheld), with its 95 % interval.";

/// Examples of `casebook watch`.
pub(super) const WATCH: &str = "\
Examples:
  casebook watch add late-plans EHC plan delay --outcome upheld
  casebook watch list
  casebook watch run
  casebook watch run late-plans --peek
  casebook watch run --atom news.atom --html digest.html
  casebook watch run --since 2025-11-01
  casebook watch remove late-plans

A run reports documents that came since the last run, and those that have a new text. What is only
read again by newer rules, or decided about in review, is not new. The first run reports all there
is, or, with `add --from-now`, what came after that. The exit code is 0 where there was something and
1 where there was nothing. What has been reported is noted in the casebook, once it is printed and
written: a run that is stopped before is reported again. Who may not write there takes --peek.";

/// Examples of `casebook export`.
pub(super) const EXPORT: &str = "\
Examples:
  casebook export payments -o payments.csv
  casebook export payments \"EHC plan\" --council Kent --from 2024 -o kent.csv --excel
  casebook export improvements --format ndjson
  casebook export decisions --outcome upheld > upheld.csv
  casebook export all -o folder/
  casebook export --check kent.csv
  casebook export sql | psql council
  casebook export mapping --for opensearch -o index.json
  casebook export bulk --category Education -o education.ndjson

Every row carries its source: reference, paragraph, quoted sentence, file and web address. Sums
stand twice: as pounds (350.00) and as whole pence (35000). Beside a file lies a description of its
columns, of the question and of the time, by which --check tells later whether the same question
still gives the same rows, and what has changed. Standard output has the rows alone: what is sent
elsewhere (> FILE) cannot be checked later, and lacks the acknowledgement that the Ombudsman's terms
ask for, so pass that on yourself.

In CSV, a cell that a spreadsheet would run as a formula (it begins with = + - @, a tab or a line
break) has an apostrophe before it; to restore the text, remove one apostrophe from a cell where
such a sign follows.";

/// Examples of `casebook check`.
pub(super) const CHECK: &str = "\
Examples:
  casebook check annual-report.txt
  casebook check performance-page.html letter.txt annual-report.txt
  casebook check --organisation Kent --format json

Totals, percentages, differences and their signs, sentences that repeat a table; and between the
documents of one body: the performance page, the letter, the council's report, the decisions held.
Nothing is corrected: each finding shows both places and the arithmetic. The exit code is 3 where
figures disagree. `casebook explain row_sum` says what a check means.";

/// Examples of `casebook parse`.
pub(super) const PARSE: &str = "\
Examples:
  casebook parse decision.txt
  casebook parse saved-pages/ --format ndjson > records.ndjson
  casebook parse --format ndjson < pages.ndjson > records.ndjson

With --format ndjson, standard input is lines of JSON, {\"html\" or \"text\": …, \"url\": …, \"id\": …,
\"retrieved\": …}: each gives one line, in order, a record or {\"error\": …, \"line\": n}, and the exit
code is 0. So Spark's pipe, GNU parallel or a job array can run it on parts of a large input.

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

/// Examples of `casebook eval`.
pub(super) const EVAL: &str = "\
Examples:
  casebook eval corpus
  casebook eval corpus --set tuned --field \"awards: payee\"
  casebook eval our-pages --format json

The folder has pages/ and labels.jsonl: one JSON object a line with the page's path below pages/,
its kind, and any fields as `casebook schema` names them. A field that a label leaves out is not
scored; null or [] says that the page does not have it. Precision is how much of what was found is
right, recall how much of what is there was found, both with their 95 % interval. Rules are fitted
to tuned pages: expect from your own about what held-out pages show.";

/// Examples of `casebook explain`.
pub(super) const EXPLAIN: &str = "\
Examples:
  casebook explain 24 014 093                   every figure with its sentence and its reasons
  casebook explain 24-014-093/payment/57.1      one payment in full
  casebook explain decision.txt                 a file, without keeping it
  casebook explain header/no-date               what a remark means
  casebook explain                              all remarks and rules

The name of a fact is reference/kind/place: payment/57.1 is the first payment of paragraph 57, s.1
stands in the summary, u.1 where paragraphs bear no number. Exports have it in their column id.";

/// Examples of `casebook review`.
pub(super) const REVIEW: &str = "\
Examples:
  casebook review                               what needs a person, the largest sums first
  casebook review --below 0.9 --council Kent
  casebook review show 24-014-093/payment/57.1
  casebook review accept 24-014-093/payment/57.1
  casebook review correct 24-014-093/payment/57.1 --amount 350 --payee \"Mrs B\"
  casebook review reject 24-014-093/payment/57.1 --note \"the bill, not the remedy\"
  casebook review add 24-014-093 --amount 350 --payee \"Mrs B\" --quote \"It will pay Mrs B £350.\"
  casebook review undo 24-014-093/payment/57.1
  casebook review list --done

What is decided counts everywhere: in show, search, totals and exports. It is kept when pages are
taken in again or read by newer rules, and follows the words that it was made about; where these
are gone or give another sum, the decision is listed here again and applied to nothing.";

/// Examples of `casebook verify`.
pub(super) const VERIFY: &str = "\
Example:
  casebook verify --data cases

Reads everything: SQLite's own checks, the digest of every original, every table against the
records, every row against the seal that was kept when it was written, the index against the store.";

/// Examples of `casebook rebuild`.
pub(super) const REBUILD: &str = "\
Example:
  casebook rebuild --data cases

The records are not touched: the index can be made anew from them at any time.";

/// Examples of `casebook status`.
pub(super) const STATUS: &str = "\
Examples:
  casebook status
  casebook status --format json";

/// Examples of `casebook quarantine`.
pub(super) const QUARANTINE: &str = "\
Examples:
  casebook quarantine list
  casebook quarantine retry \"*.pdf\"
  casebook quarantine drop saved-pages/old/

A pattern is a file or folder, or has * for any characters: \"*.pdf\", \"*/drafts/*\". A file that is
dropped and still lies in the folder is set aside again by the next ingest: move it away as well.";

/// Examples of `casebook backup`.
pub(super) const BACKUP: &str = "\
Examples:
  casebook backup casebook.backup
  casebook backup /backups/casebook-monday --metrics backup.prom

One file with the records, originals, earlier texts and what people decided; the index is made
again from it. It is verified before it replaces an earlier one. `zstd -d` makes an SQLite file of it.";

/// Examples of `casebook restore`.
pub(super) const RESTORE: &str = "\
Examples:
  casebook restore casebook.backup --data restored
  casebook restore casebook.backup --replace

The backup is verified before anything is replaced, and the index is made anew.";

/// Examples of `casebook serve`.
pub(super) const SERVE: &str = "\
Examples:
  casebook serve --open
  casebook serve --port 0 --data cases
  casebook serve --bind 0.0.0.0 --host casebook.example

The pages need no account, no network and no JavaScript, and can change nothing; an ingest may run
meanwhile. Only this machine reaches them unless --bind says otherwise. Ctrl-C stops it.";
