//! `casebook serve`: the casebook in a browser.

use std::io::Write as _;
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;

use super::args::serve::Serve;
use super::exit::Exit;
use super::log::{Event, Level};
use super::screen::Screen;
use crate::error::Result;
use crate::serve::{Config, Limits, Server};

/// What opens an address in the browser of whoever is logged in.
const OPENERS: &[(&str, &[&str])] =
    &[("xdg-open", &[]), ("open", &[]), ("cmd", &["/C", "start", ""])];

/// Serves until it is told to stop.
///
/// # Errors
///
/// Where there is no casebook, or the address cannot be had.
pub fn run(args: &Serve, data: &Path, screen: &mut Screen<'_>) -> Result<Exit> {
    let json = screen.logs_json();
    let server = Server::bind(&Config {
        data: data.to_owned(),
        address: SocketAddr::new(args.bind, args.port),
        hosts: args.hosts.clone(),
        limits: Limits::default(),
        log: Arc::new(move |line| tell(line, json)),
    })?;
    let address = format!("http://{}/", server.address());
    screen.put(format!("Serving {} at {address} until Ctrl-C.\n", data.display()))?;
    if !args.bind.is_loopback() {
        screen.say(format_args!(
            "{} can be reached from other machines: whoever reaches it reads the whole casebook, \
             without an account and unencrypted; put a server with TLS and a sign-in before it \
             where that matters",
            server.address()
        ));
    }
    screen.finish()?;
    if args.open && !open(&address) {
        screen.complain(format_args!("no browser could be opened; go to {address}"));
    }
    server.heeding_signals().run()?;
    screen.put("Stopped.\n")?;
    Ok(Exit::Done)
}

fn open(address: &str) -> bool {
    OPENERS.iter().any(|(program, before)| {
        let mut command = Command::new(program);
        command.args(*before).arg(address);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        command.spawn().is_ok()
    })
}

/// One line on standard error; where nobody can hear it, the work goes on.
fn tell(line: &str, json: bool) {
    let line = line.replace('\n', " ");
    let line = if json {
        Event::new(Level::Warning, "serve").with("message", line).line()
    } else {
        format!("casebook: {line}")
    };
    let _ = writeln!(std::io::stderr(), "{line}");
}
