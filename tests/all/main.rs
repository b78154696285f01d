//! What casebook promises, held against its own corpus: one binary, so that the search engine and
//! the store are linked once.
//!
//! Most of these tests are folders of pages rather than code. `corpus/README.md` says how to add a
//! page; `UPDATE=1 cargo test --test all -- golden labels` rewrites what follows
//! from the pages: golden records, floors, gaps, confidences, the scores in the README.

// A test that cannot go on has to stop, and what it measured is for a person to read.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::string_slice)]
#![allow(clippy::print_stdout, clippy::print_stderr)]

mod bad_input;
mod binary;
mod browser;
mod cli;
mod corpus;
mod damaged;
mod determinism;
mod engines;
mod exports;
mod fetching;
mod finding;
mod golden;
mod held_out;
mod imports;
mod incremental;
mod keeping;
mod killed;
mod labels;
mod pdf;
mod piped;
mod postgres;
mod programs;
mod properties;
mod questions;
mod readme;
mod registry;
mod review;
mod schema;
mod serve;
mod shared;
mod similar;
mod spans;
mod spark;
mod sql;
mod state;
mod stats;
mod themes;
mod twins;
mod unattended;
mod watching;
