//! A local server that plays the Ombudsman's site, with its faults.

use std::collections::{BTreeMap, VecDeque};
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use jiff::civil::Date;

/// What goes wrong with one answer.
#[derive(Debug, Clone)]
pub(crate) enum Fault {
    /// A status and further headers, each with a line's end.
    Status(u16, &'static str),
    /// No answer for so long, and then none.
    Hang(Duration),
    /// The connection breaks off in the middle of the body.
    BreakOff,
    /// Another page with status 200.
    Page(String),
}

/// A request that came.
#[derive(Debug, Clone)]
pub(crate) struct Request {
    pub(crate) path: String,
    pub(crate) headers: BTreeMap<String, String>,
    pub(crate) came: Instant,
    pub(crate) answered: Instant,
}

/// A published decision.
#[derive(Debug, Clone)]
pub(crate) struct Decision {
    pub(crate) slug: String,
    pub(crate) date: Date,
    pub(crate) words: String,
}

impl Decision {
    pub(crate) fn path(&self) -> String {
        format!("/decisions/environment-and-regulation/noise/{}", self.slug)
    }

    fn title(&self) -> String {
        format!("Ashby Borough Council ({})", self.slug.replace('-', " "))
    }

    fn page(&self) -> String {
        let (title, date) = (self.title(), self.date.strftime("%d %b %Y"));
        format!(
            "<!doctype html><html><head><title>{title} - Ombudsman</title></head><body><nav><a href=/>Home</a></nav>\
             <article id=article><h1>{title}</h1>\
             <div><div class=label>Category :</div><div class=value>Environment and regulation &gt; Noise</div></div>\
             <div><div class=label>Decision :</div><div class=value>Upheld</div></div>\
             <div><div class=label>Decision date :</div><div class=value>{date}</div></div>\
             <p>The Ombudsman's final decision:</p><p>Summary: {}</p><h2>The complaint</h2>\
             <ol><li>Mr X complains of the Council's silence about a neighbour's drums.</ol>\
             <h2>Agreed action</h2><ol start=2><li>Within four weeks the Council has agreed to pay Mr X £150.</ol>\
             </article></body></html>",
            self.words
        )
    }

    fn row(&self) -> String {
        format!(
            "<li><h3><a href=\"{}\">{}</a></h3><p>Statement Upheld Noise {}</p><p>Summary: {}</p></li>",
            self.path(),
            self.title(),
            self.date.strftime("%d-%b-%Y"),
            self.words
        )
    }
}

/// How the site is.
#[derive(Debug, Default)]
pub(crate) struct Scene {
    pub(crate) decisions: Vec<Decision>,
    /// None for a site without rules.
    pub(crate) robots: Option<String>,
    /// What goes wrong with the next answers for a path; the last fault stays where it says so.
    pub(crate) faults: BTreeMap<String, VecDeque<Fault>>,
    /// What goes wrong with every page whose path begins so.
    pub(crate) always: Vec<(String, Fault)>,
    /// Pages that are now elsewhere.
    pub(crate) moved: BTreeMap<String, String>,
    /// How many results more than there are a search says it has.
    pub(crate) boast: u64,
    /// What is published once so many requests have come.
    pub(crate) publishes: Option<(usize, Decision)>,
    /// How long each answer takes.
    pub(crate) slow: Duration,
    /// Whether pages are packed where the client can read that.
    pub(crate) packs: bool,
    pub(crate) log: Vec<Request>,
}

/// A site that is up until it is dropped.
pub(crate) struct Site {
    pub(crate) base: String,
    scene: Arc<Mutex<Scene>>,
    most_at_once: Arc<AtomicUsize>,
    stop: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Site {
    /// A site with so many decisions, one for each day before the last of them.
    pub(crate) fn with(count: u64, last: &str) -> Self {
        let mut date: Date = last.parse().unwrap();
        let mut decisions = Vec::new();
        for n in 0..count {
            decisions.push(Decision {
                slug: format!("25-{:03}-{:03}", n / 1000 + 1, n % 1000),
                date,
                words: format!("The Council took no notice of complaint {n} for months."),
            });
            date = date.yesterday().unwrap();
        }
        Self::of(Scene { decisions, ..Scene::default() })
    }

    fn of(scene: Scene) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let scene = Arc::new(Mutex::new(scene));
        let stop = Arc::new(AtomicBool::new(false));
        let most_at_once = Arc::new(AtomicUsize::new(0));
        let at_once = Arc::new(AtomicUsize::new(0));
        let thread = {
            let (scene, stop, most) =
                (Arc::clone(&scene), Arc::clone(&stop), Arc::clone(&most_at_once));
            std::thread::spawn(move || {
                for stream in listener.incoming() {
                    if stop.load(Ordering::Relaxed) {
                        break;
                    }
                    let (scene, most) = (Arc::clone(&scene), Arc::clone(&most));
                    let at_once = Arc::clone(&at_once);
                    let Ok(stream) = stream else { continue };
                    std::thread::spawn(move || {
                        most.fetch_max(
                            at_once.fetch_add(1, Ordering::SeqCst) + 1,
                            Ordering::SeqCst,
                        );
                        answer(&scene, stream);
                        at_once.fetch_sub(1, Ordering::SeqCst);
                    });
                }
            })
        };
        Self { base, scene, most_at_once, stop, thread: Some(thread) }
    }

    /// Changes how the site is.
    pub(crate) fn set<T>(&self, change: impl FnOnce(&mut Scene) -> T) -> T {
        change(&mut self.scene.lock().unwrap())
    }

    /// The requests that came, which are then forgotten.
    pub(crate) fn log(&self) -> Vec<Request> {
        self.set(|scene| std::mem::take(&mut scene.log))
    }

    /// How many requests there were at once, at most.
    pub(crate) fn most_at_once(&self) -> usize {
        self.most_at_once.load(Ordering::SeqCst)
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
        let _ = TcpStream::connect(self.base.trim_start_matches("http://"));
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn answer(scene: &Mutex<Scene>, stream: TcpStream) {
    let came = Instant::now();
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        match reader.read_line(&mut line) {
            Ok(0) | Err(_) => return,
            Ok(_) if line.trim().is_empty() => break,
            Ok(_) => lines.push(line.trim_end().to_owned()),
        }
    }
    let path = lines[0].split(' ').nth(1).unwrap().to_owned();
    let headers: BTreeMap<String, String> = lines[1..]
        .iter()
        .filter_map(|line| line.split_once(": "))
        .map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()))
        .collect();
    let (reply, fault, slow, packs) = {
        let mut scene = scene.lock().unwrap();
        let request =
            Request { path: path.clone(), headers: headers.clone(), came, answered: came };
        scene.log.push(request);
        if scene.publishes.as_ref().is_some_and(|(after, _)| scene.log.len() > *after) {
            let (_, decision) = scene.publishes.take().unwrap();
            scene.decisions.push(decision);
        }
        let fault = scene.faults.get_mut(&path).and_then(VecDeque::pop_front);
        let always = || scene.always.iter().find(|(start, _)| path.starts_with(start.as_str()));
        let fault = fault.or_else(|| always().map(|(_, fault)| fault.clone()));
        (reply(&scene, &path, &headers), fault, scene.slow, scene.packs)
    };
    std::thread::sleep(slow);
    let packs = packs && headers.get("accept-encoding").is_some_and(|it| it.contains("gzip"));
    say(stream, reply, fault, packs);
    let mut scene = scene.lock().unwrap();
    if let Some(request) = scene.log.iter_mut().rev().find(|it| it.path == path) {
        request.answered = Instant::now();
    }
}

fn say(
    mut stream: TcpStream,
    (status, mut head, page): (u16, String, String),
    fault: Option<Fault>,
    packs: bool,
) {
    let mut body = page.into_bytes();
    let (mut status, mut cut) = (status, false);
    match fault {
        None => {}
        Some(Fault::Status(other, more)) => {
            (status, head, body) =
                (other, more.to_owned(), b"<h1>Something is wrong</h1>".to_vec());
        }
        Some(Fault::Hang(time)) => return std::thread::sleep(time),
        Some(Fault::BreakOff) => cut = true,
        Some(Fault::Page(other)) => (status, body) = (200, other.into_bytes()),
    }
    if packs && status == 200 {
        let mut packed = Vec::new();
        let level = flate2::Compression::fast();
        flate2::read::GzEncoder::new(&*body, level).read_to_end(&mut packed).unwrap();
        body = packed;
        head.push_str("Content-Encoding: gzip\r\n");
    }
    let length = body.len();
    let head = format!(
        "HTTP/1.1 {status} Whatever\r\nContent-Type: text/html; charset=utf-8\r\nConnection: close\r\n\
         Content-Length: {length}\r\n{head}\r\n"
    );
    let sent = if cut { &body[..length / 2] } else { &body[..] };
    let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(sent));
    let _ = stream.flush();
}

/// Status, further headers and body.
fn reply(scene: &Scene, path: &str, headers: &BTreeMap<String, String>) -> (u16, String, String) {
    let missing = || (404, String::new(), "<h1>Page not found</h1>".to_owned());
    if path == "/robots.txt" {
        return scene.robots.clone().map_or_else(missing, |text| (200, String::new(), text));
    }
    if let Some(to) = scene.moved.get(path) {
        return (301, format!("Location: {to}\r\n"), String::new());
    }
    if let Some(query) = path.strip_prefix("/Decisions/SearchResults?") {
        return (200, String::new(), results(scene, query));
    }
    let to =
        |path: &str| scene.moved.iter().find(|(_, to)| *to == path).map(|(from, _)| from.clone());
    let own = to(path).unwrap_or_else(|| path.to_owned());
    let Some(decision) = scene.decisions.iter().find(|it| it.path() == own) else {
        return missing();
    };
    let page = decision.page();
    let tag =
        format!("\"{:x}\"", page.bytes().fold(7_u64, |n, b| n.wrapping_mul(31) + u64::from(b)));
    let head = format!("ETag: {tag}\r\n");
    if headers.get("if-none-match") == Some(&tag) {
        return (304, head, String::new());
    }
    (200, head, page)
}

fn results(scene: &Scene, query: &str) -> String {
    let value = |name: &str| {
        let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        pairs.find(|(key, _)| *key == name).unwrap().1.to_owned()
    };
    let (from, to): (Date, Date) = (value("fd").parse().unwrap(), value("td").parse().unwrap());
    let page: usize = value("page").parse().unwrap();
    let mut found: Vec<&Decision> =
        scene.decisions.iter().filter(|it| (from..=to).contains(&it.date)).collect();
    found.sort_by(|one, other| (other.date, &other.slug).cmp(&(one.date, &one.slug)));
    let said = found.len() as u64 + if found.is_empty() { 0 } else { scene.boast };
    let rows: String = found.iter().skip((page - 1) * 10).take(10).map(|it| it.row()).collect();
    format!(
        "<!doctype html><html><head><title>Search results</title></head><body><main><h1>Search results</h1>\
         <p>Your search has {said} results</p><ul>{rows}</ul><p>Previous 1 2 3 Next</p></main></body></html>"
    )
}
