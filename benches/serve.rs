//! The pages under load: `cargo bench --bench serve`.
//!
//! Decisions are generated and taken in, and `casebook serve` runs over them as a process of its own.
//! One client asks for five seconds, then fifty ask at once for thirty, each the next page as soon as
//! it has the last: searches of every sort with and without filters, and decisions with the words of
//! a question marked. Then one asks again, for what the server has answered before and remembers. What
//! is told: how long answers took, how many there were, how many failed, and the memory of the server
//! early in those thirty seconds and after them; files that are mapped into it are the system's and are
//! told apart. It ends with 1 where an answer fails, where the slowest twentieth of the fifty waits ten
//! times as long as that of one client alone, or where memory grows.
//!
//! `-- --documents N` takes another number of decisions, `--keep FOLDER` leaves what was made there and
//! takes it from there the next time; `-- --test` takes few for a moment, to see that it works.

// What a bench measures is for a person to read, and a bench that cannot go on has to stop.
#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::cast_precision_loss
)]

#[allow(dead_code, reason = "this bench reads text alone")]
mod generator;
mod held;
#[allow(dead_code, reason = "this bench measures time alone")]
mod measured;
#[allow(dead_code, reason = "FTS5 is asked elsewhere")]
#[path = "search/questions.rs"]
mod questions;

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, ExitCode, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use measured::{SEED, megabytes, milliseconds, percentile};

/// As many as the search bench has.
const DOCUMENTS: u64 = 20_000;

/// Enough to see that everything runs.
const FEW: u64 = 60;

/// How many clients ask at once.
const CLIENTS: usize = 50;

/// The slowest twentieth may wait so many times as long as that of one client.
const TIMES: f64 = 10.0;

/// Memory may be so much more after the load than before it: what a cache holds, not what a leak loses.
const GROWTH: u64 = 64 * 1024 * 1024;

fn main() -> ExitCode {
    let asked = measured::Asked::typed();
    let documents = asked.documents(FEW, DOCUMENTS);
    let small = documents == FEW;
    let made = tempfile::tempdir().unwrap();
    let folder = asked.value("--keep").map_or(made.path(), Path::new).join(documents.to_string());
    let casebook = held::casebook(&folder, documents);
    let addresses = Arc::new(addresses(documents));
    let server = Server::over(casebook.dir());
    drop(casebook);
    println!("{documents} generated decisions, {} addresses\n", addresses.len());
    let moment = Duration::from_secs(1);
    let [short, long] = if small { [moment; 2] } else { [moment * 5, moment * 25] };
    let one = asking(&server, &addresses, 1, short);
    let early = asking(&server, &addresses, CLIENTS, short);
    let before = server.memory("RssAnon:");
    let late = asking(&server, &addresses, CLIENTS, long);
    let after = server.memory("RssAnon:");
    let again = asking(&server, &addresses, 1, short);
    let all = early.and(late);
    let failed = one.failed + all.failed + again.failed;
    let alone = one.print("one client");
    let together = all.print("fifty clients");
    let ratio = together / alone;
    let again = together / again.print("one client again");
    println!("\nslowest twentieth, fifty to one: {ratio:.1} times; to one again: {again:.1} times");
    println!(
        "memory of the server: {:.0} MB after {} s of it, {:.0} MB at its end, and {:.0} MB of mapped files",
        megabytes(before),
        short.as_secs(),
        megabytes(after),
        megabytes(server.memory("RssFile:"))
    );
    // Of few decisions in a moment, times say nothing.
    let good = failed == 0 && (small || (ratio < TIMES && after < before + GROWTH));
    if good { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The pages that are asked for.
fn addresses(documents: u64) -> Vec<String> {
    let decision = |n| generator::decision(SEED, n);
    let questions = questions::questions(&decision, documents);
    let mut addresses = Vec::new();
    for (at, one) in questions.iter().enumerate() {
        let words: String = form_urlencoded::byte_serialize(one.question.as_bytes()).collect();
        addresses.push(format!("/search?q={words}"));
        // Whoever has found something opens some of it.
        if at % 3 == 0 {
            let slug = decision((at as u64 * 7919) % documents).slug;
            addresses.push(format!("/decision/{slug}?q={words}"));
        }
    }
    addresses
}

/// `casebook serve` as a process of its own.
struct Server {
    process: Child,
    host: String,
}

impl Server {
    fn over(data: &Path) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_casebook"))
            .args(["serve", "--port", "0", "--data"])
            .arg(data)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut said = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut said).unwrap();
        let address = said.split_whitespace().find_map(|word| word.strip_prefix("http://"));
        let host = address.expect("an address").trim_end_matches('/').to_owned();
        Self { process, host }
    }

    /// What it holds in memory, in bytes, by the system's name for it; 0 where the system does not tell.
    fn memory(&self, what: &str) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.process.id()));
        let status = status.unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix(what));
        let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
        kilobytes.unwrap_or(0) * 1024
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// How clients fared.
#[derive(Default)]
struct Fared {
    times: Vec<Duration>,
    failed: usize,
}

impl Fared {
    /// Both together.
    fn and(mut self, other: Self) -> Self {
        self.times.extend(other.times);
        self.failed += other.failed;
        self
    }

    /// Prints it, and gives the slowest twentieth in milliseconds.
    fn print(mut self, who: &str) -> f64 {
        let [middle, slow] = [50, 95].map(|share| milliseconds(percentile(&mut self.times, share)));
        println!(
            "{who:>16}: {:>7} answers, {} failed; p50 {middle:.1} ms, p95 {slow:.1} ms",
            self.times.len(),
            self.failed
        );
        slow
    }
}

/// So many clients ask for so long, each on its own connection and beginning at a place of its own.
fn asking(server: &Server, addresses: &Arc<Vec<String>>, clients: usize, time: Duration) -> Fared {
    let threads: Vec<_> = (0..clients)
        .map(|client| {
            let (host, addresses) = (server.host.clone(), Arc::clone(addresses));
            std::thread::spawn(move || asks(&host, &addresses, client * 37, Instant::now() + time))
        })
        .collect();
    let mut fared = Fared::default();
    for thread in threads {
        let one = thread.join().unwrap();
        fared.times.extend(one.times);
        fared.failed += one.failed;
    }
    fared
}

fn asks(host: &str, addresses: &[String], first: usize, until: Instant) -> Fared {
    let mut fared = Fared::default();
    let mut connection = None;
    for address in addresses.iter().cycle().skip(first) {
        if Instant::now() >= until {
            break;
        }
        let begun = Instant::now();
        if let Ok(200) = answered(host, address, &mut connection) {
            fared.times.push(begun.elapsed());
        } else {
            fared.failed += 1;
            connection = None;
        }
    }
    fared
}

/// Asks for a page on a connection that is kept, and gives the status of the answer.
fn answered(
    host: &str,
    address: &str,
    connection: &mut Option<BufReader<TcpStream>>,
) -> std::io::Result<u16> {
    let stream = match connection {
        Some(stream) => stream,
        None => connection.insert(BufReader::new(TcpStream::connect(host)?)),
    };
    // In one piece: the system holds back a second small one until the first has been acknowledged.
    let request = format!("GET {address} HTTP/1.1\r\nHost: {host}\r\n\r\n");
    stream.get_mut().write_all(request.as_bytes())?;
    let (mut status, mut length) = (0, 0_u64);
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line)? == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        let line = line.trim_end().to_lowercase();
        if line.is_empty() {
            break;
        }
        if let Some(number) = line.strip_prefix("http/1.1 ") {
            status = number.get(..3).and_then(|number| number.parse().ok()).unwrap_or(0);
        }
        if let Some(number) = line.strip_prefix("content-length:") {
            length = number.trim().parse().unwrap_or(0);
        }
    }
    std::io::copy(&mut stream.take(length), &mut std::io::sink())?;
    Ok(status)
}
