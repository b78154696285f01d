//! New decisions from the Ombudsman's site, for whoever decides to fetch them: one request at a
//! time, with a pause, by the rules of `robots.txt`, and under the name of who asks.
//!
//! Nothing here runs by itself, and nothing here touches a casebook: what was seen goes into a web
//! archive, which `casebook ingest` reads like any other.
//!
//! | file | what it knows |
//! | --- | --- |
//! | [`site`] | addresses: the search, what belongs to the site, how a link resolves |
//! | [`robots`] | what the site lets crawlers read |
//! | `pace` | pauses, back-off, `Retry-After` |
//! | `client` | one request and its answer |
//! | `visit` | one page: by the rules, again where it fails, along its redirects, into the archive |
//! | `results` | a page of results: how many there are, and where they lead |
//! | `doubt` | shells, challenges, and a template that has changed |
//! | `warc` | the archive that is written |
//! | `state` | what outlives the process: the run under way, and which pages are known |
//! | `crawl` | the way through all of it |

mod ask;
mod client;
mod crawl;
mod doubt;
mod pace;
mod report;
mod results;
pub mod robots;
pub mod site;
mod state;
mod visit;
mod walk;
mod warc;

pub use ask::{Ask, Contact, Out};
pub use crawl::fetch;
pub use report::{Missed, Report};
pub use site::Site;

/// Who hears of a fetch as it goes on, and may end it.
pub trait Watch {
    /// Results of a part of the time asked for were listed.
    fn listed(&mut self, _from: jiff::civil::Date, _to: jiff::civil::Date, _results: u64) {}
    /// A decision was asked for; so many are done of those that are known of.
    fn page(&mut self, _done: u64, _of: u64) {}
    /// Something made the work wait longer than its pause.
    fn waiting(&mut self, _seconds: f64, _url: &str, _why: &str) {}
    /// A page could not be had, or was none.
    fn missed(&mut self, _missed: &Missed) {}
    /// Whether to stop in order; the same command goes on from there.
    fn stop(&self) -> bool {
        false
    }
}

impl Watch for () {}
