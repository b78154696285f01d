//! The `casebook` command as a person or a program runs it, in a folder of its own.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError, Weak};

use serde_json::Value;
use tempfile::TempDir;

use super::corpus;

/// The pages of the corpus, as an argument.
pub(crate) fn corpus_pages() -> String {
    corpus::folder().join("pages").to_str().unwrap().to_owned()
}

/// A casebook that holds the corpus, for tests that only read it: one for all of them while they
/// run, and gone with the last.
pub(crate) fn corpus_casebook() -> Arc<Casebook> {
    static SHARED: Mutex<Weak<Casebook>> = Mutex::new(Weak::new());
    let mut shared = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
    shared.upgrade().unwrap_or_else(|| {
        let casebook = Arc::new(Casebook::of_corpus());
        *shared = Arc::downgrade(&casebook);
        casebook
    })
}

/// A casebook in an empty folder, and the command to drive it.
pub(crate) struct Casebook {
    folder: TempDir,
    threads: Option<String>,
}

impl Casebook {
    /// An empty folder.
    pub(crate) fn new() -> Self {
        Self { folder: TempDir::new().unwrap(), threads: None }
    }

    /// A casebook that holds the corpus, for a test that will change it.
    pub(crate) fn of_corpus() -> Self {
        let casebook = Self::new();
        casebook.run(&["ingest", &corpus_pages()]).ends(0);
        casebook
    }

    /// Uses this many threads to read.
    pub(crate) fn threads(mut self, threads: &str) -> Self {
        self.threads = Some(threads.to_owned());
        self
    }

    /// The folder in which the command runs.
    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The folder of the store and the index.
    pub(crate) fn data(&self) -> PathBuf {
        self.folder.path().join("casebook-data")
    }

    /// Writes a file into the folder and gives its path.
    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        let path = self.folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    }

    /// Runs the command and waits for its end. It reads nothing, and no terminal is there.
    pub(crate) fn run(&self, words: &[impl AsRef<OsStr>]) -> Ended {
        let mut command = Command::new(env!("CARGO_BIN_EXE_casebook"));
        command.args(words).current_dir(self.folder.path()).stdin(Stdio::null());
        command.env_remove("CASEBOOK_DATA");
        if let Some(threads) = &self.threads {
            command.env("RAYON_NUM_THREADS", threads);
        }
        Ended::of(&mut command)
    }
}

/// A command that has come to its end.
#[derive(Debug)]
pub(crate) struct Ended {
    pub(crate) command: String,
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Ended {
    /// Runs the command.
    pub(crate) fn of(command: &mut Command) -> Self {
        let words: Vec<_> = command.get_args().map(OsStr::to_string_lossy).collect();
        let words = format!("casebook {}", words.join(" "));
        let output = command.output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Self {
            command: words,
            code: output.status.code(),
            stdout: text(output.stdout),
            stderr: text(output.stderr),
        }
    }

    /// Holds the exit code against the wanted one. No end is a panic's.
    #[track_caller]
    pub(crate) fn ends(self, code: i32) -> Self {
        assert_eq!(
            self.code,
            Some(code),
            "{}\n--- stdout\n{}\n--- stderr\n{}",
            self.command,
            self.stdout,
            self.stderr
        );
        assert!(!self.stderr.contains("panicked"), "{}\n{}", self.command, self.stderr);
        self
    }

    /// Holds that these words were printed, on either stream.
    #[track_caller]
    pub(crate) fn says(self, words: &str) -> Self {
        let both = format!("{}\n{}", self.stdout, self.stderr);
        assert!(both.contains(words), "{} does not say {words:?}:\n{both}", self.command);
        self
    }

    /// The JSON value that was printed.
    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.stdout)
            .unwrap_or_else(|error| panic!("{}: {error}\n{}", self.command, self.stdout))
    }

    /// The JSON values that were printed, one a line.
    #[track_caller]
    pub(crate) fn ndjson(&self) -> Vec<Value> {
        let lines = self.stdout.lines();
        lines
            .map(|line| {
                serde_json::from_str(line)
                    .unwrap_or_else(|error| panic!("{}: {error}\n{line}", self.command))
            })
            .collect()
    }
}
