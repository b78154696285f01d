//! What can be typed after `casebook serve`.

// The comments on fields are the help that people read, where backticks would be noise.
#![allow(clippy::doc_markdown)]

use std::net::IpAddr;

/// Where to serve.
#[derive(Debug, clap::Args)]
pub struct Serve {
    /// The port to listen on; 0 takes any that is free
    #[arg(long, value_name = "PORT", default_value_t = 8080)]
    pub port: u16,
    /// The address to listen on; other machines reach any but 127.0.0.1
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1")]
    pub bind: IpAddr,
    /// Another name under which the server may be called, such as casebook.example
    #[arg(long = "host", value_name = "NAME")]
    pub hosts: Vec<String>,
    /// Open it in the browser
    #[arg(long)]
    pub open: bool,
    /// Only read the casebook, which is what it does anyway
    #[arg(long)]
    pub readonly: bool,
}
