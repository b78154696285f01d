//! Killed at any instant, out of disk, and two at once: nothing is lost, nothing is half visible,
//! and the next run finishes the work as if nothing had been.
//!
//! The thorough tests have every system call that changes the disk fail in turn, or kill the
//! process before it, by `strace`; `.ci/run` installs it and runs them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use casebook::casebook::IngestOptions;
use tempfile::TempDir;

use super::binary::Ended;
use super::corpus;
use super::state::{answers, copy, problems, said};

/// The pages of the casebook as it was before, and those of the night.
const BEFORE: &[&str] = &["24-112-307.txt"];
const NEW: &[&str] = &["23-109-214.txt"];

type Said = BTreeMap<String, String>;

/// A night's job: a casebook that is there, a folder in which a page is new, one is changed and one
/// cannot be read, and what an undisturbed run makes of it.
struct Night {
    folder: TempDir,
    before: Said,
    after: Said,
}

impl Night {
    /// The folder of the casebook as it was, of the pages, and of the undisturbed run.
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let pages = folder.path().join("in");
        std::fs::create_dir(&pages).unwrap();
        let page = |name: &str| corpus::sheet(&format!("lgsco/decision/{name}")).bytes.clone();
        for name in BEFORE {
            std::fs::write(pages.join(name), page(name)).unwrap();
        }
        let before = folder.path().join("before");
        ingest(&pages, &before);
        for name in NEW {
            std::fs::write(pages.join(name), page(name)).unwrap();
        }
        let changed = String::from_utf8(page(BEFORE[0])).unwrap();
        std::fs::write(pages.join(BEFORE[0]), changed.replace("delay", "long delay")).unwrap();
        std::fs::write(pages.join("empty.txt"), "").unwrap();
        let after = folder.path().join("after");
        copy(&before, &after);
        ingest(&pages, &after);
        let (before, after) = (said(&before).unwrap(), said(&after).unwrap());
        assert_ne!(before, after);
        Self { folder, before, after }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A fresh copy of the casebook as it was before.
    fn fresh(&self) -> PathBuf {
        let data = self.path("data");
        drop(std::fs::remove_dir_all(&data));
        copy(&self.path("before"), &data);
        data
    }

    /// The command that does the night's job, behind another program if need be.
    fn job(&self, by: &[String], words: &[&str]) -> Command {
        let mut all = by.to_vec();
        all.push(tool());
        // The same path as the undisturbed run had: records say where they came from.
        let pages = self.path("in").to_str().unwrap().to_owned();
        let named = |word: &&str| if *word == "in" { pages.clone() } else { (*word).to_owned() };
        all.extend(words.iter().map(named));
        let mut command = Command::new(&all[0]);
        command.args(&all[1..]).current_dir(self.folder.path()).stdin(Stdio::null());
        command.env("CASEBOOK_DATA", "data").env("RAYON_NUM_THREADS", "1");
        command
    }

    /// What readers see after a run that did not come to its end: all of it or nothing of it.
    fn nothing_is_half_visible(&self, data: &Path, at: &str) {
        let found = casebook::Casebook::open(data).and_then(|it| answers(&it)).unwrap();
        let part = |of: &Said| -> Said {
            let answers = of.iter().filter(|(name, _)| name.starts_with("answer"));
            answers.map(|(name, said)| (name.clone(), said.clone())).collect()
        };
        let whole = found == part(&self.before) || found == part(&self.after);
        assert!(whole, "{at}: half of it is visible: {found:#?}");
    }

    /// The next run finishes the work.
    fn the_next_run_finishes(&self, data: &Path, at: &str) {
        ingest(&self.path("in"), data);
        let said = said(data).unwrap();
        assert!(said == self.after, "{at}: {:#?}", differing(&said, &self.after));
        assert_eq!(problems(data), "", "{at}");
        let left = std::fs::read_dir(data).unwrap().map(|entry| entry.unwrap().file_name());
        let left: Vec<_> = left.filter(|name| name.to_string_lossy().contains(".new")).collect();
        assert!(left.is_empty(), "{at}: {left:?} is left over");
    }
}

/// The command: the one built with the tests, or the quicker one that `.ci/run` has built.
fn tool() -> String {
    std::env::var("CASEBOOK_TOOL").unwrap_or_else(|_| env!("CARGO_BIN_EXE_casebook").to_owned())
}

fn ingest(pages: &Path, data: &Path) {
    let mut casebook = casebook::Casebook::open_to_write(data).unwrap();
    casebook.ingest_with(&[pages], &IngestOptions::default(), &mut ()).unwrap();
}

/// The names under which the two say something else.
fn differing(one: &Said, other: &Said) -> Vec<String> {
    let names = one.keys().chain(other.keys());
    names.filter(|name| one.get(*name) != other.get(*name)).cloned().collect()
}

fn words(line: &str) -> Vec<String> {
    line.split_whitespace().map(str::to_owned).collect()
}

#[test]
fn a_run_that_is_killed_at_some_time_is_finished_by_the_next() {
    let night = Night::new();
    let data = night.fresh();
    let began = Instant::now();
    Ended::of(&mut night.job(&[], &["ingest", "in"])).ends(3);
    let whole = began.elapsed();
    night.the_next_run_finishes(&data, "undisturbed");
    let mut killed = 0;
    for part in 1..=12 {
        let data = night.fresh();
        let mut job = night.job(&[], &["ingest", "in"]);
        let mut process = job.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(whole * part / 12);
        killed += u32::from(process.try_wait().unwrap().is_none());
        process.kill().unwrap();
        process.wait().unwrap();
        let at = format!("killed after {part} of 12 parts");
        night.nothing_is_half_visible(&data, &at);
        night.the_next_run_finishes(&data, &at);
    }
    assert!(killed > 3, "{killed} runs were still under way");
}

/// What changes the disk.
const CALLS: &[&str] = &[
    "write",
    "pwrite64",
    "fsync",
    "fdatasync",
    "rename",
    "unlink",
    "unlinkat",
    "ftruncate",
    "mkdir",
    "openat",
];

/// Runs the job again and again, with the first, second, third … of these calls killed or failing,
/// until one run comes to its end undisturbed; gives the number of disturbed runs.
fn at_every_call(
    call: &str,
    fault: &str,
    step: usize,
    job: &mut dyn FnMut(&[String]) -> bool,
) -> usize {
    for (runs, at) in (1..).step_by(step).enumerate() {
        let strace = format!(
            "strace -f -qq -o /dev/null -e trace={call} -e inject={call}:{fault}:when={at}"
        );
        if job(&words(&strace)) {
            println!("{call}: {fault} at {runs} points");
            return runs;
        }
        assert!(at < 5_000, "{call} never ends");
    }
    0
}

#[test]
#[cfg(target_os = "linux")]
#[ignore = "needs strace"]
fn killed_at_every_call_that_changes_the_disk_nothing_is_lost() {
    let night = Night::new();
    let (began, mut points) = (Instant::now(), 0);
    for call in CALLS {
        // Files are mostly opened to be read.
        let step = if *call == "openat" { 7 } else { 1 };
        points += at_every_call(call, "signal=KILL", step, &mut |by| {
            let data = night.fresh();
            let ended = night.job(by, &["ingest", "in"]).output().unwrap();
            let at = format!("killed by {}", by.join(" "));
            night.nothing_is_half_visible(&data, &at);
            night.the_next_run_finishes(&data, &at);
            ended.status.code() == Some(3)
        });
    }
    println!("killed at {points} points in {:?}", began.elapsed());
    assert!(points >= 200, "only {points} points were tried");
}

#[test]
#[cfg(target_os = "linux")]
#[ignore = "needs strace"]
fn killed_while_it_rebuilds_backs_up_or_restores_nothing_is_lost() {
    let night = Night::new();
    let (began, mut points) = (Instant::now(), 0);
    let backup = night.path("kept.backup");
    casebook::Casebook::open(night.path("after")).unwrap().back_up(&backup).unwrap();
    let good = std::fs::read(&backup).unwrap();
    for verb in ["rebuild", "backup", "restore"] {
        for call in ["write", "pwrite64", "fsync", "fdatasync", "rename", "unlink", "ftruncate"] {
            points += at_every_call(call, "signal=KILL", 3, &mut |by| {
                std::fs::write(&backup, &good).unwrap();
                let data = night.fresh();
                let line = match verb {
                    "restore" => vec!["restore", "kept.backup", "--replace"],
                    "backup" => vec!["backup", "kept.backup"],
                    verb => vec![verb],
                };
                let ended = night.job(by, &line).output().unwrap();
                let at = format!("{verb}, killed by {}", by.join(" "));
                // Whatever was reached, a backup is whole and the casebook is one or the other.
                let again = night.path("again");
                drop(std::fs::remove_dir_all(&again));
                casebook::Casebook::restore(&backup, &again, false).unwrap();
                let restored = said(&again).unwrap();
                assert!(restored == night.after || restored == night.before, "{at}");
                drop(casebook::Casebook::open_to_write(&data).unwrap());
                let now = said(&data).unwrap();
                let may = now == night.before || (verb == "restore" && now == night.after);
                assert!(may, "{at}: {:#?}", differing(&now, &night.before));
                assert_eq!(problems(&data), "", "{at}");
                night.the_next_run_finishes(&data, &at);
                ended.status.success()
            });
        }
    }
    println!("killed at {points} points in {:?}", began.elapsed());
    assert!(points >= 60, "only {points} points were tried");
}

#[test]
#[cfg(target_os = "linux")]
#[ignore = "needs strace"]
fn a_disk_that_is_full_from_any_write_on_loses_nothing() {
    let night = Night::new();
    let mut points = 0;
    for (call, step) in [("pwrite64", 5), ("write", 9), ("fdatasync", 4), ("ftruncate", 1)] {
        for at in (1..).step_by(step) {
            let data = night.fresh();
            let by = format!(
                "strace -f -qq -o /dev/null -e trace={call} -e inject={call}:error=ENOSPC:when={at}+"
            );
            let ended =
                night.job(&words(&by), &["ingest", "in", "--format", "json"]).output().unwrap();
            let text = String::from_utf8_lossy(&ended.stderr).into_owned();
            assert!(!text.contains("panicked"), "{by}: {text}");
            if ended.status.code() == Some(3) {
                break;
            }
            points += 1;
            assert_eq!(ended.status.code(), Some(2), "{by}: {text}");
            if call == "pwrite64" {
                assert!(text.contains("disk"), "{by}: {text}");
            }
            night.nothing_is_half_visible(&data, &by);
            night.the_next_run_finishes(&data, &by);
        }
    }
    assert!(points >= 20, "only {points} points were tried");
}

/// Where files may not grow beyond a limit, writing fails as on a full disk.
#[test]
#[cfg(target_os = "linux")]
fn a_limit_on_files_stops_the_run_and_loses_nothing() {
    let night = Night::new();
    let mut failed = 0;
    for blocks in [0, 1, 8, 40, 120, 160, 200] {
        let data = night.fresh();
        let script = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\"");
        let by = ["sh".to_owned(), "-c".to_owned(), script];
        let ended = night.job(&by, &["ingest", "in"]).output().unwrap();
        let text = String::from_utf8_lossy(&ended.stderr).into_owned();
        assert!(!text.contains("panicked"), "{blocks}: {text}");
        if ended.status.code() != Some(3) {
            failed += 1;
            assert_eq!(ended.status.code(), Some(2), "{blocks}: {text}");
            assert_eq!(text.lines().count(), 1, "{blocks}: {text}");
        }
        let at = format!("{blocks} blocks");
        night.nothing_is_half_visible(&data, &at);
        night.the_next_run_finishes(&data, &at);
    }
    assert!(failed >= 3, "only {failed} limits were felt");
}

#[test]
#[cfg(target_os = "linux")]
#[ignore = "needs to be root, to mount a small disk"]
fn a_small_disk_that_fills_up_loses_nothing() {
    let night = Night::new();
    let disk = night.path("data");
    std::fs::create_dir(&disk).unwrap();
    let mount = |size: &str| {
        let done =
            Command::new("mount").args(["-t", "tmpfs", "-o", size, "tmpfs"]).arg(&disk).status();
        assert!(done.unwrap().success(), "mount {size}");
    };
    mount("size=64m");
    copy(&night.path("before"), &disk);
    let mut outcomes = Vec::new();
    for spare in (0..6_000).step_by(500) {
        let filled = disk.join("filled");
        drop(std::fs::remove_file(&filled));
        let used: u64 = Command::new("du")
            .args(["-sk"])
            .arg(&disk)
            .output()
            .map(|it| {
                String::from_utf8_lossy(&it.stdout)
                    .split_whitespace()
                    .next()
                    .unwrap()
                    .parse()
                    .unwrap()
            })
            .unwrap();
        // A tenth more than what is there, and so much to spare.
        let size = format!("remount,size={}k", used + spare);
        let done = Command::new("mount").args(["-o", &size]).arg(&disk).status().unwrap();
        assert!(done.success(), "{size}");
        let ended = night.job(&[], &["ingest", "in"]).output().unwrap();
        let text = String::from_utf8_lossy(&ended.stderr).into_owned();
        assert!(!text.contains("panicked"), "{size}: {text}");
        outcomes.push(ended.status.code());
        if ended.status.code() == Some(2) {
            assert!(text.contains("disk") || text.contains("space"), "{size}: {text}");
        }
        let done = Command::new("mount").args(["-o", "remount,size=64m"]).arg(&disk).status();
        assert!(done.unwrap().success());
        night.the_next_run_finishes(&disk, &size);
        for entry in std::fs::read_dir(&disk).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { std::fs::remove_dir_all(path) } else { std::fs::remove_file(path) }
                .unwrap();
        }
        copy(&night.path("before"), &disk);
    }
    drop(Command::new("umount").arg(&disk).status());
    assert!(outcomes.contains(&Some(2)) && outcomes.contains(&Some(3)), "{outcomes:?}");
}

#[test]
#[cfg(target_os = "linux")]
fn a_folder_that_may_not_be_written_is_told_and_left_as_it_was() {
    use std::os::unix::fs::PermissionsExt as _;
    let night = Night::new();
    let data = night.fresh();
    let set = |path: &Path, mode| {
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    };
    // Root may write anything: there the job is given to nobody.
    set(night.folder.path(), 0o755);
    let tool = night.path("casebook");
    std::fs::copy(env!("CARGO_BIN_EXE_casebook"), &tool).unwrap();
    let root = Command::new("id").arg("-u").output().unwrap().stdout == b"0\n";
    let by =
        if root { words("setpriv --reuid 65534 --regid 65534 --clear-groups") } else { Vec::new() };
    let run = |line: &[&str]| {
        let all: Vec<String> =
            by.iter().cloned().chain([tool.to_str().unwrap().to_owned()]).collect();
        let mut command = Command::new(&all[0]);
        let line = line.iter().map(|word| {
            night
                .folder
                .path()
                .join(word)
                .exists()
                .then(|| night.path(word))
                .map_or((*word).into(), PathBuf::into_os_string)
        });
        command.args(&all[1..]).args(line.collect::<Vec<_>>()).current_dir(night.folder.path());
        command.env("CASEBOOK_DATA", "data").stdin(Stdio::null());
        Ended::of(&mut command)
    };
    for folder in [data.join("index"), data.clone()] {
        set(&folder, 0o555);
    }
    for entry in [&data, &data.join("index")].iter().flat_map(|it| std::fs::read_dir(it).unwrap()) {
        let path = entry.unwrap().path();
        if path.is_file() {
            set(&path, 0o444);
        }
    }
    let ended = run(&["ingest", "in"]).ends(2);
    assert!(
        ended.stderr.contains("permission") || ended.stderr.contains("not allowed"),
        "{ended:?}"
    );
    // Whoever may only read can do all that reads.
    run(&["search", "delay"]).ends(0);
    run(&["status"]).ends(0).says("1 documents");
    run(&["verify"]).ends(0);
    for folder in [data.join("index"), data.clone()] {
        set(&folder, 0o755);
    }
    for entry in [&data, &data.join("index")].iter().flat_map(|it| std::fs::read_dir(it).unwrap()) {
        let path = entry.unwrap().path();
        if path.is_file() {
            set(&path, 0o644);
        }
    }
    night.nothing_is_half_visible(&data, "permission lost");
    night.the_next_run_finishes(&data, "permission lost");
}

#[test]
fn of_two_ingests_at_once_one_is_told_to_wait_and_nothing_is_mixed() {
    let night = Night::new();
    for round in 0..3 {
        let data = night.fresh();
        let start = || {
            let mut job = night.job(&[], &["ingest", "in"]);
            job.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
        };
        let both = [start(), start()];
        let pids = [both[0].id(), both[1].id()];
        let ended = both.map(|process| process.wait_with_output().unwrap());
        let codes = [0, 1].map(|at| ended[at].status.code().unwrap());
        assert!(codes.contains(&3), "{round}: {codes:?}");
        for at in [0, 1] {
            let said = String::from_utf8_lossy(&ended[at].stderr);
            match codes[at] {
                3 => {}
                75 => {
                    let holder = format!("process {} is writing", pids[1 - at]);
                    assert!(said.contains(&holder), "{round}: {said}");
                }
                other => panic!("{round}: {other}: {said}"),
            }
        }
        night.the_next_run_finishes(&data, "two at once");
    }
}

#[test]
fn readers_see_a_whole_casebook_while_another_process_ingests() {
    let folder = TempDir::new().unwrap();
    let (pages, data) = (folder.path().join("in"), folder.path().join("data"));
    std::fs::create_dir(&pages).unwrap();
    let sheets: Vec<_> =
        corpus::sheets().iter().filter(|sheet| sheet.name.contains("decision/")).take(24).collect();
    let (first, rest) = sheets.split_at(4);
    for (at, sheet) in first.iter().enumerate() {
        std::fs::write(pages.join(format!("{at}.txt")), &sheet.bytes).unwrap();
    }
    ingest(&pages, &data);
    for (at, sheet) in rest.iter().enumerate() {
        std::fs::write(pages.join(format!("more-{at}.txt")), &sheet.bytes).unwrap();
    }
    let mut process = Command::new(env!("CARGO_BIN_EXE_casebook"))
        .args(["ingest", "in", "--data", "data"])
        .current_dir(folder.path())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let reader = casebook::Casebook::open(&data).unwrap();
    let question = casebook::search::Question::parse("the council limit:100");
    let (mut before, mut looks, mut done) = (0, 0, false);
    while !done {
        // Once more after its end.
        done = process.try_wait().unwrap().is_some();
        let answer = reader.search(&question).unwrap();
        assert!(answer.total >= before, "{} after {before}", answer.total);
        before = answer.total;
        for hit in &answer.hits {
            assert!(reader.get(&hit.key).unwrap().is_some(), "{} is found and not there", hit.key);
        }
        let fresh = casebook::Casebook::open(&data).unwrap();
        assert_eq!(problems(&data), "", "look {looks}");
        fresh.back_up(&folder.path().join("a.backup")).unwrap();
        looks += 1;
        std::thread::sleep(Duration::from_millis(5));
    }
    assert!(process.wait().unwrap().success());
    assert!(looks > 2, "{looks} looks");
    let again = folder.path().join("again");
    casebook::Casebook::restore(&folder.path().join("a.backup"), &again, false).unwrap();
    assert_eq!(said(&again).unwrap(), said(&data).unwrap());
}
