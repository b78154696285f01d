//! How much of anything is enough.

use std::time::Duration;

/// How many hits a page shows.
pub const PER_PAGE: usize = 20;

/// No page of hits further down is shown: whoever looks there has to narrow the question.
pub const DEEPEST: usize = 500;

/// The longest question, in characters.
pub const QUESTION: usize = 1_000;

/// The longest value of a filter, in characters, and the most filters at once.
pub const VALUE: usize = 200;
/// The most filters at once.
pub const FILTERS: usize = 60;

/// The most decisions in a briefing pack.
pub const PACK: usize = 50;

/// What a server allows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// The longest address, in bytes.
    pub address: usize,
    /// The largest head of a request, in bytes.
    pub head: usize,
    /// How long a client may take for the head of a request, also of the next one on its connection.
    pub head_time: Duration,
    /// How long a client may take none of its answer.
    pub stall: Duration,
    /// How many connections at once. For one more, that which asked nothing for the longest is closed.
    pub connections: usize,
    /// How many quick pages are made at once.
    pub quick: usize,
    /// How many pages that may take long are made at once: they have threads of their own, so that
    /// the quick ones never wait for them.
    pub long: usize,
    /// How long a visit waits for its turn.
    pub wait: Duration,
    /// How long a page may take.
    pub time: Duration,
    /// How long answers under way may take when the server stops.
    pub drain: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        let cores = std::thread::available_parallelism().map_or(2, usize::from);
        Self {
            address: 8 * 1024,
            head: 32 * 1024,
            head_time: Duration::from_secs(15),
            stall: Duration::from_secs(30),
            connections: 512,
            quick: cores.clamp(2, 16),
            long: cores.clamp(2, 8),
            wait: Duration::from_secs(20),
            time: Duration::from_secs(30),
            drain: Duration::from_secs(10),
        }
    }
}
