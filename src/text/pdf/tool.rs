//! `pdftotext -layout`, as a child that may take a while, some memory and some space, and no more.

use std::fs::File;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use super::{DAMAGED, LOCKED, SLOW, Unreadable};

/// The program.
const PROGRAM: &str = "pdftotext";

/// How long it may take: a report of 100 pages takes a second.
const TIME: Duration = Duration::from_secs(30);

/// How long to wait between two looks at the child.
const GLANCE: Duration = Duration::from_millis(5);

/// Runs the program with limits of the shell: memory in kilobytes, written files in blocks. Where
/// the shell cannot set one it goes on without.
const LIMITED: &str =
    "ulimit -v 2000000 2>/dev/null; ulimit -f 65536 2>/dev/null; exec \"$0\" \"$@\"";

/// What the program says of a file with a password.
const SAYS_LOCKED: &[&str] = &["incorrect password", "encrypt", "copying of text"];

/// The text of a PDF; `None` where the program is not installed.
/// What went wrong with the work rather than with the file is an error of its own.
pub(super) fn text(bytes: &[u8]) -> Option<std::io::Result<Result<String, Unreadable>>> {
    is_installed().then(|| in_folder(bytes))
}

/// Whether the program is there; it is asked once.
pub(super) fn is_installed() -> bool {
    static INSTALLED: OnceLock<bool> = OnceLock::new();
    *INSTALLED.get_or_init(|| {
        let mut asked = Command::new(PROGRAM);
        asked.arg("-v").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        asked.status().is_ok()
    })
}

/// Files rather than pipes: nobody has to read while the child writes.
fn in_folder(bytes: &[u8]) -> std::io::Result<Result<String, Unreadable>> {
    let folder = tempfile::tempdir()?;
    let (input, output) = (folder.path().join("in.pdf"), folder.path().join("out.txt"));
    let said = folder.path().join("said.txt");
    std::fs::write(&input, bytes)?;
    let mut command = limited();
    command.args(["-layout", "-enc", "UTF-8", "-eol", "unix"]).args([&input, &output]);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(File::create(&said)?);
    let Some(status) = wait(&mut command.spawn()?)? else { return Ok(Err(SLOW)) };
    if status.success() {
        return Ok(Ok(String::from_utf8_lossy(&std::fs::read(&output)?).into_owned()));
    }
    Ok(Err(reason(&said)))
}

#[cfg(unix)]
fn limited() -> Command {
    let mut command = Command::new("sh");
    command.args(["-c", LIMITED, PROGRAM]);
    command
}

#[cfg(not(unix))]
fn limited() -> Command {
    Command::new(PROGRAM)
}

/// Waits for the child; ends it when its time is up.
fn wait(child: &mut Child) -> std::io::Result<Option<ExitStatus>> {
    let begun = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if begun.elapsed() > TIME {
            // It may have ended by itself just now; it is waited for either way.
            let killed = child.kill();
            child.wait()?;
            killed?;
            return Ok(None);
        }
        std::thread::sleep(GLANCE);
    }
}

fn reason(said: &Path) -> Unreadable {
    let said = std::fs::read(said).unwrap_or_default();
    let said = String::from_utf8_lossy(&said).to_lowercase();
    if SAYS_LOCKED.iter().any(|words| said.contains(words)) { LOCKED } else { DAMAGED }
}
