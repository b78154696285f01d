//! Sockets: who is let in, how long they may take, and how the server stops.

use std::net::{SocketAddr, TcpListener};
use std::path::PathBuf;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper::service::{Service as _, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpStream;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

use super::headers::Hosts;
use super::limits::Limits;
use super::patient::Patient;
use super::places::{Place, Places};
use super::router::router;
use super::state::{Log, Site};
use crate::error::{Error, ErrorKind, Result};

/// How long threads that still make a page may take when everything else has ended.
const LAST: Duration = Duration::from_millis(500);

/// What a server is to be.
#[derive(Clone)]
pub struct Config {
    /// The folder of the casebook.
    pub data: PathBuf,
    /// Where to listen; port 0 is any that is free.
    pub address: SocketAddr,
    /// Names beside those of this machine under which it may be called.
    pub hosts: Vec<String>,
    /// What is allowed.
    pub limits: Limits,
    /// Who hears of what went wrong.
    pub log: Log,
}

/// A server that listens.
#[derive(Debug)]
pub struct Server {
    listener: TcpListener,
    address: SocketAddr,
    site: Arc<Site>,
    stop: watch::Sender<bool>,
    signals: bool,
}

/// Stops a server from elsewhere.
#[derive(Debug, Clone)]
pub struct Stopper(watch::Sender<bool>);

impl Stopper {
    /// Lets the server finish what is under way, and no more.
    pub fn stop(&self) {
        self.0.send_replace(true);
    }
}

impl Server {
    /// Opens the casebook and listens.
    ///
    /// # Errors
    ///
    /// Where there is no casebook, it cannot be read, or the address cannot be had.
    pub fn bind(config: &Config) -> Result<Self> {
        let listener = TcpListener::bind(config.address).map_err(|error| taken(config, error))?;
        let of_system = |error| Error::io("socket", error);
        listener.set_nonblocking(true).map_err(of_system)?;
        let address = listener.local_addr().map_err(of_system)?;
        let hosts = Hosts::of(address, &config.hosts);
        let site = Site::open(&config.data, config.limits.clone(), hosts, Arc::clone(&config.log))?;
        let (site, stop) = (Arc::new(site), watch::Sender::new(false));
        Ok(Self { listener, address, site, stop, signals: false })
    }

    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// What stops it.
    #[must_use]
    pub fn stopper(&self) -> Stopper {
        Stopper(self.stop.clone())
    }

    /// Also stops where the system, or a person at the keyboard, ends the process (SIGINT, SIGTERM).
    #[must_use]
    pub fn heeding_signals(mut self) -> Self {
        self.signals = true;
        self
    }

    /// Answers until it is stopped; then what is under way is finished.
    ///
    /// # Errors
    ///
    /// Where the system has no threads or sockets for it.
    pub fn run(self) -> Result<()> {
        let runtime = runtime(&self.site.limits)?;
        if self.signals {
            let stop = self.stop.clone();
            runtime.spawn(async move {
                signalled().await;
                stop.send_replace(true);
            });
        }
        let done = runtime.block_on(self.listen());
        runtime.shutdown_timeout(LAST);
        done
    }

    async fn listen(self) -> Result<()> {
        let listener = tokio::net::TcpListener::from_std(self.listener)
            .map_err(|error| Error::io("socket", error))?;
        let service = TowerToHyperService::new(router(&self.site));
        let places = Places::new(self.site.limits.connections);
        let mut connections = JoinSet::new();
        let mut stop = self.stop.subscribe();
        let mut stopped = pin!(async move { drop(stop.wait_for(|stop| *stop).await) });
        loop {
            let next = async {
                let accepted = listener.accept().await;
                (places.next().await, accepted)
            };
            let (place, accepted) = tokio::select! {
                () = &mut stopped => break,
                next = next => next,
            };
            match accepted {
                Ok((stream, _)) => {
                    let (service, stop) = (service.clone(), self.stop.subscribe());
                    let site = Arc::clone(&self.site);
                    connections.spawn(async move {
                        converse(stream, service, &place, &site.limits, stop).await;
                    });
                }
                // Out of file handles, or a client that left: neither is a reason to end.
                Err(error) => {
                    self.site.say(&format!("a connection was lost: {error}"));
                    sleep(Duration::from_millis(50)).await;
                }
            }
            while connections.try_join_next().is_some() {}
        }
        drop(listener);
        let all = async { while connections.join_next().await.is_some() {} };
        if timeout(self.site.limits.drain, all).await.is_err() {
            self.site.say("answers that took too long were given up");
        }
        Ok(())
    }
}

type Service = TowerToHyperService<axum::Router>;

/// Answers one client, request after request, until it leaves or takes too long.
async fn converse(
    stream: TcpStream,
    service: Service,
    place: &Arc<Place>,
    limits: &Limits,
    mut stop: watch::Receiver<bool>,
) {
    let _ = stream.set_nodelay(true);
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(limits.head_time).max_buf_size(limits.head);
    let io = TokioIo::new(Patient::new(stream, limits.stall));
    let service = service_fn(|request| {
        let (asked, answer) = (place.asked(), service.call(request));
        async { answer.await.map(|response| response.map(|body| asked.until_sent(body))) }
    });
    let mut talk = pin!(http.serve_connection(io, service));
    let mut stopping = false;
    loop {
        tokio::select! {
            // What a client does wrong is its own affair, and was answered.
            _ = talk.as_mut() => return,
            // It asked nothing for the longest while others wait.
            () = place.is_wanted() => return,
            _ = stop.wait_for(|stop| *stop), if !stopping => {
                stopping = true;
                talk.as_mut().graceful_shutdown();
            }
        }
    }
}

fn runtime(limits: &Limits) -> Result<Runtime> {
    Builder::new_multi_thread()
        .worker_threads(2)
        .max_blocking_threads(limits.quick + limits.long + 1)
        .thread_name("serve")
        .enable_io()
        .enable_time()
        .build()
        .map_err(|error| Error::io("threads", error))
}

/// Waits for the system, or a person at the keyboard, to end the server.
async fn signalled() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut ended) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = ended.recv() => {}
                _ = tokio::signal::ctrl_c() => {}
            }
            return;
        }
    }
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}

fn taken(config: &Config, error: std::io::Error) -> Error {
    use std::io::ErrorKind as Io;
    let (what, advice) = match error.kind() {
        Io::AddrInUse => {
            ("another program listens here", "choose another with --port, or --port 0 for any")
        }
        Io::AddrNotAvailable => (
            "this machine has no such address",
            "leave out --bind, or name an address of this machine",
        ),
        Io::PermissionDenied => {
            ("not allowed to listen here", "choose a port above 1023 with --port")
        }
        _ => ("cannot listen here", "choose another address with --bind and --port"),
    };
    Error::new(ErrorKind::Usage, format!("{}: {what}", config.address))
        .advise(advice)
        .because(error)
}
