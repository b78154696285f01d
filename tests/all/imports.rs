//! Which part of the house may use which. The table is the design; this test holds the code to it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::corpus;

/// Each top-level module of `src`, and the modules that it may use. Data flows from left to right:
/// what stands later in this table may use what stands earlier, never the other way round.
const MAY_USE: &[(&str, &[&str])] = &[
    ("error", &[]),
    ("text", &[]),
    ("model", &["text"]),
    ("grammar", &["text", "model"]),
    ("layout", &["text", "model", "grammar"]),
    ("extract", &["text", "model", "grammar"]),
    ("themes", &["error", "text", "model"]),
    ("reconcile", &["text", "model", "grammar", "layout"]),
    ("confidence", &["text", "model"]),
    (
        "schemes",
        &["text", "model", "grammar", "layout", "extract", "themes", "reconcile", "confidence"],
    ),
    ("intake", &["error", "text", "model", "schemes"]),
    ("eval", &["error", "text", "model", "confidence", "intake"]),
    ("review", &["text", "model", "grammar"]),
    ("council", &["text", "model"]),
    // Counting is pure: the store gives its rows, and names one body as `council` does.
    ("stats", &["model", "eval", "council"]),
    ("store", &["error", "text", "model", "review", "stats"]),
    ("index", &["error", "text", "model"]),
    ("search", &["error", "text", "model", "index"]),
    ("alike", &["text", "model", "themes", "index", "search"]),
    // Rows come from the views of the store, so that a file and SQL never say two things; paragraphs
    // for a search engine are written as the own index has them.
    ("export", &["error", "text", "model", "store", "index"]),
    ("chart", &[]),
    // What a person reads is said in one way by the command line, the pages and the files.
    ("words", &["model", "themes", "council", "stats", "index", "search", "chart"]),
    ("watch", &["error", "store", "search", "chart", "words"]),
    (
        "casebook",
        &[
            "error",
            "text",
            "model",
            "themes",
            "reconcile",
            "intake",
            "review",
            "council",
            "stats",
            "store",
            "index",
            "search",
            "alike",
            "watch",
            "export",
        ],
    ),
    ("gauges", &["error", "casebook"]),
    // Fetching touches no casebook, but doubts pages by the canary's rule.
    ("fetch", &["error", "text", "model", "schemes", "intake", "casebook"]),
    // Pages show what others have found and counted.
    (
        "serve",
        &[
            "error",
            "text",
            "model",
            "themes",
            "reconcile",
            "council",
            "stats",
            "index",
            "search",
            "export",
            "chart",
            "watch",
            "words",
            "casebook",
            "gauges",
        ],
    ),
    (
        "cli",
        &[
            "error",
            "text",
            "model",
            "grammar",
            "themes",
            "reconcile",
            "intake",
            "eval",
            "review",
            "council",
            "stats",
            "index",
            "search",
            "export",
            "watch",
            "chart",
            "words",
            "casebook",
            "gauges",
            "fetch",
            "serve",
        ],
    ),
];

/// Packages with a home: nowhere else may they be named.
const HOMES: &[(&str, &[&str])] = &[
    ("tantivy", &["index/", "search/"]),
    ("rusqlite", &["store/"]),
    ("nom", &["grammar/", "search/question.rs"]),
    ("rayon", &["intake/"]),
    ("clap", &["cli/args.rs", "cli/args/"]),
    ("scraper", &["text/html/"]),
    ("ego_tree", &["text/html/"]),
    ("encoding_rs", &["text/decode.rs"]),
    ("toml", &["themes/", "search/synonyms/"]),
    ("pdf_extract", &["text/pdf/"]),
    ("flate2", &["text/pdf/", "intake/archive/", "fetch/warc.rs"]),
    ("tar", &["intake/archive/"]),
    ("zip", &["intake/archive/"]),
    // The verb `similar` has the crate's name.
    ("similar", &["casebook/history.rs", "casebook.rs", "cli/"]),
    ("csv", &["export/"]),
    ("rust_xlsxwriter", &["export/xlsx/"]),
    ("calamine", &["export/xlsx/"]),
    ("arrow_array", &["export/parquet/"]),
    ("arrow_schema", &["export/parquet/"]),
    ("atom_syndication", &["watch/"]),
    ("signal_hook", &["cli/follow.rs"]),
    ("ureq", &["fetch/client.rs"]),
    ("prometheus", &["gauges.rs", "serve/traffic.rs"]),
    ("lru", &["serve/memory.rs"]),
    ("axum", &["serve/router.rs", "serve/server.rs", "serve/places.rs"]),
    ("hyper", &["serve/server.rs", "serve/content.rs", "serve/places.rs"]),
    ("hyper_util", &["serve/server.rs"]),
    ("tokio", &["serve/server.rs", "serve/state.rs", "serve/patient.rs", "serve/places.rs"]),
    ("askama", &["serve/"]),
    ("form_urlencoded", &["serve/"]),
    ("base64", &["serve/"]),
    ("indicatif", &["cli/"]),
    ("comfy_table", &["cli/"]),
    ("anstream", &["cli/"]),
];

/// What `lib.rs` hands on under a short name, and the module it lives in.
const HANDED_ON: &[(&str, &str)] = &[
    ("Error", "error"),
    ("ErrorKind", "error"),
    ("Result", "error"),
    ("Body", "model"),
    ("CaseRef", "model"),
    ("Pence", "model"),
    ("Record", "model"),
    ("Page", "text"),
    ("pattern", "text"),
    ("Casebook", "casebook"),
];

fn src() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// The Rust files of `src` by path, and their code without comments and without tests, which may
/// use what they need.
fn files() -> Vec<(String, String)> {
    corpus::files(&src())
        .into_iter()
        .filter(|name| Path::new(name).extension().is_some_and(|kind| kind == "rs"))
        .filter(|name| !name.ends_with("tests.rs"))
        .map(|name| {
            let text = std::fs::read_to_string(src().join(&name)).unwrap();
            let own = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
            let code: Vec<&str> = own.lines().map(code).collect();
            (name, code.join("\n"))
        })
        .collect()
}

/// A line without its comment. Good enough for this code: a `//` in a literal only hides the rest
/// of its line.
fn code(line: &str) -> &str {
    let line = if line.trim_start().starts_with("//") { "" } else { line };
    line.split_once(" // ").map_or(line, |(code, _)| code)
}

/// The top-level module that a file belongs to; none for `lib.rs` and `main.rs`.
fn module(name: &str) -> Option<&str> {
    let module = name.split('/').next()?.trim_end_matches(".rs");
    (!matches!(module, "lib" | "main")).then_some(module)
}

/// The modules that code names by `crate::`, where it says so.
fn used(code: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for (at, path) in code.match_indices("crate::") {
        let before = code[..at].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '$') {
            continue;
        }
        let rest = &code[at + path.len()..];
        names.extend(rest.strip_prefix('{').map_or_else(|| vec![name(rest)], first_names));
    }
    names.into_iter().map(|name| home(&name)).collect()
}

/// The first names in a group `a::b, c::{d, e}}`.
fn first_names(group: &str) -> Vec<String> {
    let (mut depth, mut names, mut fresh) = (0_usize, Vec::new(), true);
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => fresh = true,
            c if depth == 0 && fresh && (c.is_alphanumeric() || c == '_') => {
                names.push(name(&group[at..]));
                fresh = false;
            }
            _ => {}
        }
    }
    names
}

fn name(rest: &str) -> String {
    rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

fn home(name: &str) -> String {
    let known = HANDED_ON.iter().find(|(short, _)| *short == name);
    known.map_or(name, |(_, module)| module).to_owned()
}

#[test]
fn modules_use_what_the_table_allows() {
    let mut strangers = Vec::new();
    let mut seen = BTreeSet::new();
    for (file, code) in files() {
        let Some(module) = module(&file) else { continue };
        seen.insert(module.to_owned());
        let row = MAY_USE.iter().find(|(name, _)| *name == module);
        let (_, allowed) = row.unwrap_or_else(|| panic!("{module} is not in the table"));
        // `super` may climb to the own module's other files, not out of it.
        let depth = file.trim_end_matches("/mod.rs").matches('/').count() + 1;
        if code.contains(&"super::".repeat(depth)) {
            strangers.push(format!("{file}: `super` climbs out of {module}"));
        }
        for name in used(&code) {
            if name != module && !allowed.contains(&name.as_str()) {
                strangers.push(format!("{file}: {module} may not use {name}"));
            }
        }
    }
    assert!(strangers.is_empty(), "{}", strangers.join("\n"));
    for (module, _) in MAY_USE {
        assert!(seen.contains(*module), "{module} is in the table and not in src");
    }
}

#[test]
fn the_table_only_points_to_the_left() {
    for (at, (module, allowed)) in MAY_USE.iter().enumerate() {
        for name in *allowed {
            let earlier = MAY_USE[..at].iter().any(|(earlier, _)| earlier == name);
            assert!(earlier, "{module} may use {name}, which is not before it");
        }
    }
}

#[test]
fn what_the_table_allows_is_used() {
    let files = files();
    let mut unused = Vec::new();
    for (module_name, allowed) in MAY_USE {
        let own = files.iter().filter(|(file, _)| module(file) == Some(module_name));
        let used: BTreeSet<String> = own.flat_map(|(_, code)| used(code)).collect();
        let never = allowed.iter().filter(|name| !used.contains(**name));
        unused.extend(never.map(|name| format!("{module_name} never uses {name}")));
    }
    assert!(unused.is_empty(), "tighten the table:\n{}", unused.join("\n"));
}

#[test]
fn packages_stay_at_home() {
    let mut strangers = Vec::new();
    for (file, code) in files() {
        for (package, homes) in HOMES {
            let named = code.match_indices(&format!("{package}::")).any(|(at, _)| {
                !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':')
            });
            if named && !homes.iter().any(|home| file.starts_with(home)) {
                strangers.push(format!("{file} names {package}, whose home is {homes:?}"));
            }
        }
    }
    assert!(strangers.is_empty(), "{}", strangers.join("\n"));
}

#[test]
fn files_stay_small_enough_to_read() {
    for (file, _) in files() {
        let lines = std::fs::read_to_string(src().join(&file)).unwrap().lines().count();
        assert!(lines <= 600, "{file} has {lines} lines: split it");
    }
}

#[test]
fn imports_are_found_in_all_their_spellings() {
    let code = "use crate::{Record, text::{Page, Span}, model};\ncrate::pattern!(A, r\"x\");\n\
                let x = crate::error::Error::new();\n$crate::search::hits();\nmycrate::store::x()";
    let found: Vec<String> = used(code).into_iter().collect();
    assert_eq!(found, ["error", "model", "text"]);
}
