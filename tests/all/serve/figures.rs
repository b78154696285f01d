//! The pages of figures (money, themes, councils, reconcile), held against what the command says.

use scraper::{ElementRef, Selector};
use serde_json::Value;

use super::super::binary::{Casebook, corpus_casebook};
use super::{Reply, Served, coded};

/// The rows of a table, cell by cell, as people see them.
fn rows(reply: &Reply, caption: &str) -> Vec<Vec<String>> {
    let page = reply.page();
    let pick = |selector: &str| Selector::parse(selector).unwrap();
    let table = page
        .select(&pick("table"))
        .find(|table| table.select(&pick("caption")).any(|it| it.attr("id") == Some(caption)));
    let table = table.unwrap_or_else(|| panic!("no table {caption} in {}", reply.body));
    let said = |cell: ElementRef<'_>| {
        // What only a screen reader says is not part of the figure.
        let hidden: String =
            cell.select(&pick(".hidden")).flat_map(|it| it.text()).collect::<String>();
        let all: String = cell.text().collect();
        all.replacen(&hidden, "", 1).trim().to_owned()
    };
    let cells = |row: ElementRef<'_>| row.select(&pick("th, td")).map(said).collect();
    table.select(&pick("tbody tr")).map(cells).collect()
}

/// "£1,350.00" of "1350.00".
fn sterling(value: &Value) -> String {
    let (pounds, pence) = value.as_str().unwrap().split_once('.').unwrap();
    format!("£{}.{pence}", grouped(pounds.parse().unwrap()))
}

fn grouped(number: u64) -> String {
    if number < 1000 {
        number.to_string()
    } else {
        format!("{},{:03}", grouped(number / 1000), number % 1000)
    }
}

fn number(value: &Value) -> String {
    grouped(value.as_u64().unwrap())
}

/// How many documents a page of hits says it found.
fn found(reply: &Reply) -> String {
    reply.words("#found").split(' ').next().unwrap().to_owned()
}

#[test]
fn money_is_what_the_command_counts() {
    let casebook = corpus_casebook();
    let served = Served::over(&casebook.data());
    for (query, words) in [
        ("", &[][..]),
        ("category=Education&outcome=upheld", &["--category", "Education", "--outcome", "upheld"]),
        (
            "q=delay+-homelessness&purpose=distress",
            &["delay", "-homelessness", "--purpose", "distress"],
        ),
    ] {
        let per = "category,theme,purpose,year";
        let words = [&["stats", "payments", "--format", "json", "--per", per], words].concat();
        let told = casebook.run(&words).ends(0).json();
        let reply = served.get(&format!("/money?{query}")).is(200);
        let summary = reply.words(".summary");
        let sums = &told["all"]["sums"];
        for part in [sterling(&sums["total"]), sterling(&sums["median"]), number(&sums["count"])] {
            assert!(summary.contains(&part), "{query}: {part} in {summary}");
        }
        let decisions = number(&told["decisions"]);
        assert!(reply.words("section > p").contains(&decisions) || reply.body.contains(&decisions));
        for table in told["tables"].as_array().unwrap() {
            let by = table["by"].as_str().unwrap();
            let shown = rows(&reply, &format!("table-{by}"));
            let groups = table["groups"].as_array().unwrap();
            let most = if by == "year" { usize::MAX } else { 10 };
            assert_eq!(shown.len(), groups.len().min(most), "{query} {by}");
            for (row, group) in shown.iter().zip(groups) {
                assert_eq!(row[1], number(&group["decisions"]), "{query} {row:?}");
                assert_eq!(row[2], number(&group["awards"]), "{query} {row:?}");
                if group["sums"].is_null() {
                    assert_eq!((row[3].as_str(), row[4].as_str()), ("", ""), "nothing is not £0");
                } else {
                    assert_eq!(row[3], sterling(&group["sums"]["total"]), "{query} {row:?}");
                    assert_eq!(row[4], sterling(&group["sums"]["median"]), "{query} {row:?}");
                }
            }
        }
    }
}

#[test]
fn every_figure_of_money_leads_to_its_cases() {
    let casebook = corpus_casebook();
    let served = Served::over(&casebook.data());
    let reply = served.get("/money").is(200);
    for by in ["category", "theme", "purpose", "year"] {
        let linked = format!("[aria-labelledby=table-{by}] tbody a");
        let links = reply.all(&linked, "href");
        let named: Vec<String> = rows(&reply, &format!("table-{by}"))
            .into_iter()
            .map(|row| row[0].clone())
            .filter(|name| !name.starts_with("No ") && name != "Not stated")
            .collect();
        assert_eq!(links.len(), named.len(), "{by}");
        for (link, name) in links.iter().zip(&named).take(4) {
            let cases = served.get(link).is(200);
            if by != "category" {
                continue;
            }
            let words =
                ["stats", "payments", "--format", "json", "--benchmark", "--category", name];
            let told = casebook.run(&words).ends(0).json();
            let stated: std::collections::BTreeSet<&str> = told["lines"]
                .as_array()
                .unwrap()
                .iter()
                .filter(|line| !line["amount"].is_null())
                .map(|line| line["reference"].as_str().unwrap())
                .collect();
            assert_eq!(found(&cases), stated.len().to_string(), "{link}");
        }
    }
    // The bars lead where the rows do.
    let bars = reply.all("svg a", "href");
    assert!(bars.len() > 20, "{}", bars.len());
    let rows = reply.all(".figures a", "href");
    assert!(bars.iter().all(|bar| rows.contains(bar)));
}

#[test]
fn every_payment_is_listed_with_its_sentence() {
    let casebook = corpus_casebook();
    let served = Served::over(&casebook.data());
    let words = ["stats", "payments", "--format", "json", "--benchmark", "--purpose", "distress"];
    let told = casebook.run(&words).ends(0).json();
    let lines = told["lines"].as_array().unwrap();
    let pages = lines.len().div_ceil(50);
    let mut shown = Vec::new();
    for page in 1..=pages {
        let reply = served.get(&format!("/payments?purpose=distress&page={page}")).is(200);
        reply.is_harmless("/payments");
        assert!(reply.words("title").contains(&format!("page {page} of {pages}")));
        shown.extend(reply.all(".hits h2 a", "href"));
        if page == 1 {
            let first = reply.all(".passage .small a", "href");
            let (path, place) = first[0].split_once('#').unwrap();
            assert!(served.get(path).is(200).all("[id]", "id").iter().any(|id| id == place));
            let quote = lines[0]["quote"].as_str().unwrap();
            let plain = quote.split_whitespace().collect::<Vec<_>>().join(" ");
            assert_eq!(reply.words(".passage p:last-child"), plain);
        }
    }
    let expected: Vec<String> = lines
        .iter()
        .map(|line| format!("/decision/{}", line["reference"].as_str().unwrap().replace(' ', "-")))
        .collect();
    assert_eq!(shown, expected);
}

#[test]
fn themes_are_what_the_command_lists() {
    let casebook = corpus_casebook();
    let served = Served::over(&casebook.data());
    let told = casebook.run(&["themes", "list", "--format", "json"]).ends(0).json();
    let trends = casebook.run(&["themes", "trend", "--format", "json"]).ends(0).json();
    let reply = served.get("/themes").is(200);
    let mut shown = Vec::new();
    for kind in ["subject", "fault", "remedy"] {
        shown.extend(rows(&reply, &format!("table-{kind}")));
    }
    let themes = told["themes"].as_array().unwrap();
    assert_eq!(shown.len(), themes.len());
    for theme in themes {
        let row = shown.iter().find(|row| row[0] == theme["title"].as_str().unwrap());
        assert_eq!(row.unwrap()[1], number(&theme["decisions"]), "{theme}");
    }
    for trend in trends["themes"].as_array().unwrap().iter().take(3) {
        let name = trend["theme"].as_str().unwrap();
        let page = served.get(&format!("/themes/{name}")).is(200);
        page.is_harmless(name);
        assert!(page.words("h1").ends_with(trend["title"].as_str().unwrap()));
        let years = rows(&page, "table-years");
        let periods = trends["periods"].as_array().unwrap();
        assert_eq!(years.len(), periods.len());
        for ((row, period), count) in
            years.iter().rev().zip(periods).zip(trend["counts"].as_array().unwrap())
        {
            assert_eq!(row[0], period["name"].as_str().unwrap());
            assert_eq!(
                (row[1].clone(), row[2].clone()),
                (number(count), number(&period["decisions"]))
            );
        }
        // A year's number is what its link finds.
        let links = page.all("[aria-labelledby=table-years] tbody a", "href");
        let held: Vec<_> = years.iter().filter(|row| row[1] != "0").collect();
        assert_eq!(links.len(), held.len());
        assert_eq!(found(&served.get(&links[0]).is(200)), held[0][1], "{}", links[0]);
        // Its rule is told.
        assert!(page.all(".rule", "class").len() + page.all("#rule", "id").len() > 1, "{name}");
    }
}

#[test]
fn a_council_is_what_the_command_says_of_it() {
    let casebook = corpus_casebook();
    let served = Served::over(&casebook.data());
    let list = served.get("/councils").is(200);
    let listed = rows(&list, "table-bodies");
    assert!(listed.len() > 5);
    let narrowed = served.get("/councils?name=northmoor").is(200);
    assert_eq!(rows(&narrowed, "table-bodies").len(), 1);
    for name in ["Northmoor County Council", "London Borough of Wandle"] {
        let told = casebook.run(&["council", name, "--format", "json"]).ends(0).json();
        let page = served.get(&format!("/council/{}", coded(name))).is(200);
        page.is_harmless(name);
        assert_eq!(page.words("h1"), told["organisation"].as_str().unwrap());
        let row = listed.iter().find(|row| row[0] == told["organisation"].as_str().unwrap());
        assert_eq!(row.unwrap()[1], number(&told["decisions_held"]));
        let held: Vec<&Value> = told["years"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|year| year["held"]["decisions"].as_u64() > Some(0))
            .collect();
        if !held.is_empty() {
            for (row, year) in rows(&page, "table-decided").iter().zip(&held) {
                assert_eq!(row[0], year["year"].as_str().unwrap());
                assert_eq!(row[1], number(&year["held"]["decisions"]));
            }
        }
        let rated: usize = told["years"]
            .as_array()
            .unwrap()
            .iter()
            .map(|it| it["published"].as_array().unwrap().len())
            .sum();
        assert_eq!(rows(&page, "table-upheld").len(), rated, "{name}");
        // Every promise leads to its paragraph, or to the paper that lists it.
        let links = page.all("details li a", "href");
        assert_eq!(links.len(), told["promises"].as_array().unwrap().len(), "{name}");
        for link in links.iter().take(6) {
            let (path, place) = link.split_once('#').unwrap_or((link, "main"));
            let reply = served.get(path).is(200);
            assert!(reply.all("[id]", "id").iter().any(|id| id == place), "{link}");
        }
        let again = told["repeated"].as_array().unwrap();
        assert!(again.is_empty() || rows(&page, "table-again").len() == again.len());
    }
    assert!(served.get("/council/Northmor").is(404).all("main a", "href").len() > 1);
}

#[test]
fn what_agrees_is_what_the_command_checks() {
    let casebook = corpus_casebook();
    let served = Served::over(&casebook.data());
    let overview = served.get("/reconcile").is(200);
    let bodies = rows(&overview, "table-bodies");
    assert!(bodies.len() > 4, "{bodies:?}");
    let mut odd = 0;
    for row in &bodies {
        let words = ["check", "--organisation", &row[0], "--format", "json"];
        let told = casebook.run(&words).json();
        let page = served.get(&format!("/reconcile?organisation={}", coded(&row[0]))).is(200);
        page.is_harmless(&row[0]);
        let inside = |lines: &Value| {
            let lines = lines.as_array().unwrap().iter();
            lines.filter(|line| line["between"] == false).count().to_string()
        };
        assert_eq!(
            (row[2].clone(), row[3].clone()),
            (inside(&told["agreeing"]), inside(&told["findings"]))
        );
        let findings = told["findings"].as_array().unwrap();
        odd += findings.len();
        assert_eq!(page.all(".odd", "class").len(), findings.len(), "{}", row[0]);
        let agreeing = told["agreeing"].as_array().unwrap();
        assert_eq!(page.all(".beside", "class").len(), agreeing.len(), "{}", row[0]);
        let words: String = page.words("main");
        for finding in findings {
            let arithmetic = finding["arithmetic"].as_str().unwrap();
            let arithmetic = arithmetic.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(words.contains(&arithmetic), "{arithmetic}");
        }
        let only = format!("/reconcile?organisation={}&verdict=disagree", coded(&row[0]));
        assert!(served.get(&only).is(200).all(".beside", "class").is_empty());
    }
    assert!(odd > 0, "the corpus has a paper with a slip");
}

#[test]
fn markup_in_names_is_words_on_every_page() {
    let casebook = Casebook::new();
    let evil = "Ashby <script>alert(1)</script> \"Council\" & 'Co'";
    let decision = format!(
        "{evil} (24 101 202)\n\nCategory : Housing <b onclick=x> > Other <i>\n\nDecision : Upheld\n\n\
         Decision date : 01 Jul 2025\n\nThe Ombudsman's final decision:\n\nSummary: The Council was at \
         fault for its delay in answering.\n\nThe complaint\n\n  1. Mr X complains of delay.\n\n\
         Agreed action\n\n  1. Within four weeks the Council has agreed to pay Mr X £350 for the \
         distress <u>caused</u> and to remind its staff of the <em>rules</em>.\n"
    );
    casebook.write("in/a.txt", decision);
    casebook.run(&["ingest", "in"]).ends(0);
    let served = Served::over(&casebook.data());
    let councils = served.get("/councils").is(200);
    let council = councils.all("tbody th a", "href").concat();
    for path in ["/councils", "/money", "/payments", "/themes", &council] {
        let reply = served.get(path);
        assert!(reply.status == 200, "{path}: {}", reply.status);
        reply.is_harmless(path);
        for tag in ["<script", "<b ", "<i>", "<u>", "<em>"] {
            assert!(!reply.body.contains(tag), "{path}: {tag}");
        }
    }
    assert!(served.get("/money").body.contains("Housing &#60;b onclick=x"));
    for path in [
        "/councils?name=%3Cscript%3E",
        "/council/%3Cscript%3Ealert(1)%3C%2Fscript%3E",
        "/themes/%3Cscript%3E",
        "/reconcile?organisation=%3Cscript%3E",
        "/reconcile?verdict=%3Cscript%3E",
        "/money?purpose=%22%3E%3Cscript%3E",
        "/money?q=%22%3E%3Cscript%3E&per=%3Cscript%3E",
    ] {
        served.get(path).is_harmless(path);
    }
}

#[test]
fn what_cannot_be_meant_is_said_and_not_guessed() {
    let casebook = corpus_casebook();
    let served = Served::over(&casebook.data());
    for (path, status, says) in [
        ("/money?purpose=joy", 400, "time_and_trouble"),
        ("/money?outcome=won&from=soon", 400, "not_upheld"),
        ("/money?per=shoe", 400, "financial-year"),
        ("/money?form=song", 400, "refund"),
        ("/payments?purpose=joy", 400, "time_and_trouble"),
        ("/payments?page=4000", 400, "500"),
        ("/payments?page=90", 404, "last one"),
        ("/themes?outcome=won", 400, "not_upheld"),
        ("/themes/nothing", 404, "nothing"),
        ("/reconcile?verdict=maybe", 400, "disagree"),
        ("/reconcile?organisation=Nowhere", 404, "Nowhere"),
        ("/council/Nowhere", 404, "Nowhere"),
    ] {
        let reply = served.get(path).is(status);
        reply.is_harmless(path);
        assert!(reply.words("main").contains(says), "{path}: {}", reply.words("main"));
    }
    let summary = served.get("/money?outcome=won").is(400);
    assert_eq!(summary.all(".problem", "role"), ["alert"]);
    // What was typed stays in the form.
    assert!(served.get("/money?q=late&outcome=won").all("#q", "value") == ["late"]);
    // A form's empty boxes leave the address.
    let sent = served.get("/money?q=&from=&purpose=distress").is(303);
    assert_eq!(sent.header("location"), Some("/money?purpose=distress"));
    // A benchmark in plain words becomes the filters that it means.
    for path in ["/money", "/payments"] {
        let sent =
            served.get(&format!("{path}?q=distress,+lost+file,+EHC+plan+delay,+2020+on")).is(303);
        let meant = format!("{path}?q=lost+file&theme=ehc_plan_delay&from=2020&purpose=distress");
        assert_eq!(sent.header("location"), Some(meant.as_str()));
    }
}

#[test]
fn an_empty_casebook_says_what_to_do() {
    let casebook = Casebook::new();
    // Of a page that is none, nothing is taken in.
    casebook.write("in/a.txt", "A page of nothing in particular.\n");
    casebook.run(&["ingest", "in"]).ends(3);
    let served = Served::over(&casebook.data());
    for path in ["/money", "/themes", "/councils", "/reconcile"] {
        let reply = served.get(path).is(200);
        reply.is_harmless(path);
        assert!(reply.words("main").contains("casebook ingest"), "{path}: {}", reply.words("main"));
    }
    let corpus = corpus_casebook();
    let served = Served::over(&corpus.data());
    let none = served.get("/money?q=xylophone+upheld").is(200);
    assert!(none.words("main").contains("no payment is awarded"), "{}", none.words("main"));
}
