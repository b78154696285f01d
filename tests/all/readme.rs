//! Every command that the README and the operator's page show works as they say.
//!
//! Each fenced `console` block is run, line by line, in a copy of the corpus: `$ casebook …` and
//! `$ cargo run --release -- …` are the built command. Below a command stand lines of its output;
//! `…` stands for anything, and a line of its own with `…` for any lines; how many blanks stand
//! between two columns does not matter. An exit code other than 0
//! is shown by `$ echo $?` and the number.

use std::path::Path;
use std::process::{Command, Stdio};

use super::binary::Ended;
use super::corpus;

/// How the README calls the command.
const SPELLINGS: &[&str] =
    &["cargo run --release --locked -- ", "cargo run --release -- ", "casebook "];

/// What is a command of the README and is not run here, with the reason.
const NOT_RUN: &[(&str, &str)] = &[
    ("cargo test", "this test is part of it"),
    ("cargo build", "the command is built already"),
    ("cargo bench", "the benches are run by .ci/run"),
    ("cargo install", "it would change the user's own folders"),
    ("casebook serve", "it runs until it is stopped; `serve/` asks for its pages"),
    ("git clone", "it needs the network"),
    ("cd ", "the blocks share one folder"),
];

/// Tools that stand on every machine, which set a scene for the next command.
const PLAIN: &[&str] = &["mkdir ", "cp ", "rm ", "cat "];

/// A command, the code it should end with, and the lines shown below it.
#[derive(Debug, PartialEq)]
struct Shown {
    command: String,
    code: i32,
    output: Vec<String>,
}

/// The commands of all `console` blocks.
fn shown(readme: &str) -> Vec<Shown> {
    let mut all: Vec<Shown> = Vec::new();
    let mut inside = false;
    let mut asks_code = false;
    for line in readme.lines() {
        if let Some(fence) = line.trim_start().strip_prefix("```") {
            inside = !inside && fence.trim() == "console";
            continue;
        }
        if !inside {
            continue;
        }
        match line.strip_prefix("$ ") {
            Some("echo $?") => asks_code = true,
            Some(command) => {
                all.push(Shown { command: command.trim().to_owned(), code: 0, output: Vec::new() });
            }
            None if asks_code => {
                let last = all.last_mut().expect("a command before `echo $?`");
                last.code = line.trim().parse().expect("an exit code");
                asks_code = false;
            }
            None => {
                let last = all.last_mut().expect("a block begins with a command");
                // A command may go on after a backslash.
                match last.command.strip_suffix('\\').filter(|_| last.output.is_empty()) {
                    Some(first) => last.command = format!("{}{}", first, line.trim()),
                    None => last.output.push(line.trim_end().to_owned()),
                }
            }
        }
    }
    all
}

/// The first shown line that the output does not have, in order.
fn first_missing<'a>(shown: &'a [String], output: &str) -> Option<&'a str> {
    let mut rest = output.lines();
    shown
        .iter()
        .map(String::as_str)
        .filter(|line| !matches!(line.trim(), "" | "…"))
        .find(|line| !rest.any(|printed| like(&single_spaced(line), &single_spaced(printed))))
}

fn single_spaced(line: &str) -> String {
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a printed line is the shown one, where `…` stands for anything.
fn like(shown: &str, printed: &str) -> bool {
    let mut parts = shown.split('…');
    let Some(mut rest) = parts.next().and_then(|first| printed.strip_prefix(first)) else {
        return false;
    };
    let parts: Vec<&str> = parts.collect();
    let Some((last, middle)) = parts.split_last() else { return rest.is_empty() };
    for part in middle {
        match rest.split_once(part) {
            Some((_, after)) => rest = after,
            None => return false,
        }
    }
    rest.ends_with(last)
}

/// Runs a command of the README with a shell, so that quotes and redirections mean what they mean.
fn run(command: &str, folder: &Path) -> Ended {
    let built = Path::new(env!("CARGO_BIN_EXE_casebook")).parent().unwrap().to_owned();
    let words = SPELLINGS
        .iter()
        .find_map(|spelling| command.strip_prefix(spelling))
        .map_or_else(|| command.to_owned(), |words| format!("casebook {words}"));
    let path = std::env::var_os("PATH").unwrap_or_default();
    let path = std::env::join_paths(std::iter::once(built).chain(std::env::split_paths(&path)));
    let mut shell = Command::new("sh");
    shell.args(["-c", &words]).current_dir(folder).stdin(Stdio::null());
    shell.env("PATH", path.unwrap()).env_remove("CASEBOOK_DATA");
    Ended::of(&mut shell)
}

#[test]
#[cfg(unix)]
fn every_command_of_the_readme_runs() {
    assert!(run_page("README.md") >= 8);
}

#[test]
#[cfg(unix)]
fn every_command_of_the_operators_page_runs() {
    assert!(run_page("docs/operator.md") >= 20);
}

#[test]
#[cfg(unix)]
fn every_command_of_the_page_on_scale_runs() {
    assert!(run_page("docs/scale.md") >= 6);
}

/// Runs the commands of a page, in their order, in a folder with a copy of the corpus; gives how
/// many there were.
fn run_page(page: &str) -> usize {
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = std::fs::read_to_string(home.join(page)).unwrap();
    let folder = tempfile::tempdir().unwrap();
    for name in corpus::files(&corpus::folder()) {
        let copy = folder.path().join("corpus").join(&name);
        std::fs::create_dir_all(copy.parent().unwrap()).unwrap();
        std::fs::copy(corpus::folder().join(&name), copy).unwrap();
    }
    let (mut ran, mut wrong) = (0, Vec::new());
    for Shown { command, code, output } in shown(&page) {
        if NOT_RUN.iter().any(|(known, _)| command.starts_with(known)) {
            continue;
        }
        let ours = SPELLINGS.iter().any(|spelling| command.contains(spelling));
        let plain = PLAIN.iter().any(|tool| command.starts_with(tool));
        assert!(ours || plain, "`{command}` is no command of casebook, and not in NOT_RUN");
        ran += usize::from(ours);
        let ended = run(&command, folder.path());
        let both = format!("{}\n{}", ended.stdout, ended.stderr);
        if ended.code != Some(code) {
            wrong.push(format!("$ {command}\nends with {:?}, not {code}:\n{both}", ended.code));
        } else if let Some(line) = first_missing(&output, &both) {
            wrong.push(format!("$ {command}\ndoes not print\n  {line}\nbut\n{both}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    ran
}

/// The lines of cron tables and units, which nothing here can start, hold commands that can be
/// understood: each is asked for its help with all its words.
#[test]
fn every_command_of_a_unit_or_a_cron_table_is_understood() {
    use casebook::cli::args::Args;
    use clap::Parser as _;
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = std::fs::read_to_string(home.join("docs/operator.md")).unwrap();
    let mut seen = 0;
    for line in page.lines() {
        let unit = line.strip_prefix("ExecStart=");
        let cron = line.split_once("* * ").filter(|_| line.starts_with(char::is_numeric));
        let cron = cron.and_then(|(_, rest)| rest.find("casebook ").map(|at| &rest[at..]));
        let Some(command) = unit.or(cron) else { continue };
        let command = command.split(" >> ").next().unwrap();
        let parsed = Args::try_parse_from(command.split_whitespace());
        assert!(parsed.is_ok(), "{command}: {}", parsed.unwrap_err());
        seen += 1;
    }
    assert!(seen >= 5, "only {seen} commands were seen");
}

#[test]
fn the_readme_shows_the_two_commands_that_do_everything() {
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = std::fs::read_to_string(home.join("README.md")).unwrap();
    let commands: Vec<String> = shown(&readme).into_iter().map(|shown| shown.command).collect();
    for wanted in ["cargo run --release -- ingest corpus/pages", "cargo test"] {
        assert!(commands.iter().any(|command| command == wanted), "{wanted}: {commands:?}");
    }
}

#[test]
fn commands_are_found_with_their_output_and_code() {
    let readme = "Text\n```console\n$ casebook search x \\\n    --limit 3\n1 decision\n…\n$ casebook show 1\n$ echo $?\n1\n```\n\
                  ```sh\n$ casebook not run\n```\n";
    let command = |command: &str, code, output: &[&str]| Shown {
        command: command.to_owned(),
        code,
        output: output.iter().map(|line| (*line).to_owned()).collect(),
    };
    let wanted = [
        command("casebook search x --limit 3", 0, &["1 decision", "…"]),
        command("casebook show 1", 1, &[]),
    ];
    assert_eq!(shown(readme), wanted);
}

#[test]
fn shown_lines_are_looked_for_in_order() {
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    for (shown, output, missing) in [
        ("a\n…\nc", "a\nb\nc", None),
        ("c\na", "a\nb\nc", Some("a")),
        ("took … s, … done", "took 0.3 s, 5 done", None),
        ("took … s", "took 0.3 m", Some("took … s")),
        ("a", "ab", Some("a")),
        ("a…", "ab", None),
        ("…b", "ab", None),
    ] {
        assert_eq!(first_missing(&lines(shown), output), missing, "{shown:?} in {output:?}");
    }
}
