//! What can be typed for `casebook reparse`.

/// How to report on reading again.
#[derive(Debug, clap::Args)]
pub struct Reparse {
    /// How to print: text, json or ndjson
    #[arg(long, value_name = "FORM")]
    pub format: Option<String>,
}
