//! What can be typed for `casebook history`.

/// Whose history.
#[derive(Debug, clap::Args)]
pub struct History {
    /// The case reference
    #[arg(required = true, value_name = "REF")]
    pub reference: Vec<String>,
    /// How to print: text, json or ndjson
    #[arg(long, value_name = "FORM")]
    pub format: Option<String>,
}
