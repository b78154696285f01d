//! casebook reads the published decisions of the Local Government and Social Care Ombudsman: what
//! was found, what was paid, what must change, each with the exact sentence behind it.
//!
//! A document goes from left to right and nothing goes back:
//!
//! | step | module | from | to |
//! | --- | --- | --- | --- |
//! | read | [`text`] | bytes | a [`Page`]: the canonical text that every [`text::Span`] points into |
//! | parse | [`schemes`], [`layout`] | a page | header, sections, numbered paragraphs |
//! | extract | [`extract`], [`grammar`] | paragraphs | payments, improvements, dates, citations |
//! | reconcile | [`reconcile`] | the figures of papers | which agree, which do not |
//! | put | [`intake`], [`store`], [`index`] | a [`Record`] | a [`Casebook`]: SQLite and its index |
//! | compare | [`council`] | records | a case over its papers, a council over the years |
//! | count | [`stats`], [`chart`] | decisions by columns | what was paid, how it ended, bars |
//! | watch | [`watch`] | a saved question | what is new since it was last run |
//! | search, write | [`search`], [`export`], [`cli`] | a casebook | answers, tables, text for people |
//!
//! The [`Record`] is the waist: everything left of it makes records, everything right of it keeps,
//! finds, exports and shows them. Odd content never fails, it becomes a remark on the record
//! ([`model::note`]); an [`Error`] is only for work that could not be done. What the text does not
//! say is `None`, and never zero.
//!
//! # From a page to an answer
//!
//! ```
//! use casebook::{Casebook, CaseRef, Page, Pence, schemes};
//! use casebook::search::{Question, search};
//!
//! let text = "Ashby Council (24 101 202)\n\n\
//!     Category : Education > Special educational needs\n\n\
//!     Decision : Upheld\n\nDecision date : 01 Jul 2025\n\n\
//!     The Ombudsman's final decision:\n\n\
//!     Summary: The Council issued a plan late. It has agreed to pay for this.\n\n\
//!     The complaint\n\n  1. Mrs K complains of delay with her son's plan.\n\n\
//!     Agreed action\n\n  1. Within four weeks of this decision the Council has agreed to pay \
//!     Mrs K £350 for the distress caused.\n";
//!
//! // A page is read without keeping anything.
//! let page = Page::of_text(text);
//! let record = schemes::read(&page);
//! let decision = record.decision().unwrap();
//! assert_eq!(decision.awarded_total, Some(Pence::pounds(350)));
//! let payment = &decision.payments[0];
//! assert_eq!(payment.paragraph, Some(2), "paragraphs are counted straight through");
//! assert_eq!(page.slice(payment.span), payment.quote);
//!
//! // A casebook keeps many and finds them again.
//! let folder = tempfile::tempdir()?;
//! std::fs::write(folder.path().join("24-101-202.txt"), text)?;
//! let mut casebook = Casebook::open_to_write(folder.path().join("data"))?;
//! casebook.ingest(&[folder.path()], &mut ())?;
//! let answer = search(&casebook.index()?, &Question::parse("late plan outcome:upheld"))?;
//! assert_eq!(answer.hits[0].card.reference.as_deref(), Some("24 101 202"));
//! let found = casebook.by_reference(&CaseRef::parse("24-101-202").unwrap())?;
//! assert_eq!(found[0].organisation(), Some("Ashby Council"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The command `casebook` does the same from a shell: see [`cli`].

pub mod confidence;
pub mod error;
pub mod extract;
pub mod grammar;
pub mod layout;
pub mod model;
pub mod reconcile;
pub mod schemes;
pub mod text;

pub(crate) use text::pattern::pattern;
pub mod themes;

pub mod alike;
pub mod casebook;
pub mod chart;
pub mod cli;
pub mod council;
pub mod eval;
pub mod export;
pub mod fetch;
pub mod gauges;
pub mod index;
pub mod intake;
pub mod review;
pub mod search;
pub mod serve;
pub mod stats;
pub mod store;
pub mod watch;
pub mod words;

pub use casebook::Casebook;
pub use error::{Error, ErrorKind, Result};
pub use model::{Body, CaseRef, Pence, Record};
pub use text::Page;
