//! The pages of `casebook serve` in a real browser: what a reader does with the keyboard alone, and what
//! axe-core has against any page.
//!
//! `.ci/run` installs Chromium, Node.js and the packages of `tests/browser/package.json`, and runs these
//! tests; `CHROMIUM` names another Chromium. Screenshots are kept in `target/browser/shots`.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use super::binary::{Casebook, corpus_casebook};

/// A server of the pages, on a free port, that ends with the test.
struct Server {
    process: Child,
    address: String,
}

impl Server {
    fn of(casebook: &Casebook) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_casebook"))
            .args(["serve", "--port", "0", "--data"])
            .arg(casebook.data())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut said = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut said).unwrap();
        let address = said.split_whitespace().find(|word| word.starts_with("http://"));
        let address = address.unwrap_or_else(|| panic!("no address in {said:?}")).to_owned();
        Self { process, address }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Runs a script of `tests/browser` against the corpus, with its screenshots in a folder of its own.
fn tried(script: &str) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let installed: PathBuf = root.join("target/browser/node_modules");
    assert!(installed.is_dir(), "{} is missing: .ci/run installs it", installed.display());
    let casebook = corpus_casebook();
    let server = Server::of(&casebook);
    let output = Command::new("node")
        .arg(root.join("tests/browser").join(script))
        .arg(&server.address)
        .arg(root.join("target/browser/shots"))
        .env("NODE_PATH", &installed)
        .stdin(Stdio::null())
        .output()
        .unwrap_or_else(|error| panic!("node: {error}; .ci/run installs what is needed"));
    let (stdout, stderr) =
        (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    println!("{stdout}");
    assert!(output.status.success(), "{script}:\n{stdout}\n{stderr}");
}

#[test]
#[ignore = "needs Chromium, Node.js and tests/browser/package.json; .ci/run installs and runs it"]
fn browser_takes_the_five_journeys_with_the_keyboard_and_without_scripts() {
    tried("journeys.cjs");
}

#[test]
#[ignore = "needs Chromium, Node.js and tests/browser/package.json; .ci/run installs and runs it"]
fn browser_shows_every_page_without_a_violation() {
    tried("accessible.cjs");
}
