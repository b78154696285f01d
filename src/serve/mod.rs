//! `casebook serve`: the casebook in a browser, for people who never use a terminal.
//!
//! A page is a plain function from a [`Reader`], which holds one state of the casebook, and a
//! [`Visit`], which is an address taken apart, to an [`Answer`] or a [`Problem`]. It knows nothing of
//! HTTP and is tested without it. All of them stand in one table, [`router::ROUTES`].
//!
//! | file | what it does |
//! | --- | --- |
//! | `router` | the table of addresses; how a visit becomes an answer |
//! | `state` | opened casebooks for readers, how many may read at once, how long |
//! | `memory` | what takes long to find out, and answers: kept for as long as the casebook stays as it is |
//! | `traffic` | what the server counts of itself, for Prometheus |
//! | `asked` | the question of a page: words, filters, order and page, to and from its address |
//! | `page/` | one file a page; `view/` has what several of them show |
//! | `server`, `patient` | sockets: how many, how slow they may be, how the server stops |
//! | `content` | what an answer holds: bytes, or a file sent piece by piece |
//! | `api/` | the interface for programs: one table of operations, its OpenAPI document |
//! | `limits`, `headers`, `problem` | how much is enough; what every answer carries; what went wrong |
//!
//! To add a page: a file in `page/` with `pub(in crate::serve) fn page(&Reader, &Visit) -> Outcome`,
//! a template that extends `templates/layout.html`, and one line in [`router::ROUTES`]. Nothing is
//! read or counted here: that is the business of `search`, `stats`, `council` and the casebook.

pub mod answer;
pub mod api;
pub mod asked;
pub mod content;
pub mod headers;
pub mod limits;
pub mod memory;
mod page;
mod patient;
mod places;
pub mod problem;
pub mod router;
pub mod server;
pub mod state;
mod traffic;
mod view;
pub mod visit;

pub use answer::{Answer, Outcome};
pub use asked::Asked;
pub use limits::Limits;
pub use problem::Problem;
pub use server::{Config, Server, Stopper};
pub use state::{Lane, Reader};
pub use visit::Visit;
