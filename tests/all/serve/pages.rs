//! What the pages show, held against what the casebook says.

use std::collections::{BTreeMap, BTreeSet};

use casebook::Casebook;
use casebook::search::Question;
use casebook::serve::headers::ALWAYS;
use casebook::serve::router::ROUTES;
use scraper::Selector;

use super::super::binary::corpus_casebook;
use super::{Served, coded};

/// A decision of the corpus with a remedy in money.
fn paid(casebook: &Casebook) -> String {
    let answer = casebook.search(&Question::parse("award:>100 sort:award")).unwrap();
    answer.hits[0].card.reference.clone().unwrap().replace(' ', "-")
}

/// The key of a paper.
fn paper(casebook: &Casebook) -> String {
    casebook.search(&Question::parse("kind:performance_page")).unwrap().hits[0].key.clone()
}

/// An address of a route: what it leaves open is filled in, what it has to be asked is asked.
fn address(path: &str, casebook: &Casebook) -> String {
    let filled = path
        .replace("{reference}", &paid(casebook))
        .replace("{*key}", &coded(&paper(casebook)))
        .replace("{file}", "payments.csv")
        .replace("/themes/{name}", "/themes/delay")
        .replace("/council/{name}", "/council/Northmoor%20County%20Council");
    assert!(!filled.contains('{'), "say in this test what {path} leaves open");
    match path {
        "/pack.html" => format!("{filled}?pack={}", paid(casebook)),
        _ => filled,
    }
}

#[test]
fn every_address_of_the_table_answers_and_carries_the_headers() {
    let held = corpus_casebook();
    let casebook = Casebook::open(held.data()).unwrap();
    let served = Served::over(&held.data());
    for route in ROUTES {
        let path = address(route.path, &casebook);
        let reply = served.get(&path).is(200);
        let (own_style, page) = (route.path == "/pack.html", reply.page());
        for (name, value) in ALWAYS {
            let policy = *name == "content-security-policy" && own_style;
            let carried = reply.header(name).unwrap_or_default();
            assert!(carried == *value || policy, "{path}: {name}: {carried}");
            assert!(!policy || carried.contains("style-src 'sha256-"), "{path}: {carried}");
        }
        assert!(reply.header("cache-control").is_some(), "{path}");
        if reply.header("content-type") == Some("text/html; charset=utf-8") && !own_style {
            reply.is_harmless(&path);
            assert_eq!(reply.all("html", "lang"), ["en-GB"], "{path}");
            assert_eq!(reply.all("main", "id"), ["main"], "{path}");
            assert_eq!(page.select(&Selector::parse("h1").unwrap()).count(), 1, "{path}");
            assert!(reply.words("title").ends_with("– casebook"), "{path}");
        }
    }
}

#[test]
fn every_link_leads_somewhere_and_every_place_on_a_page_is_there() {
    let held = corpus_casebook();
    let served = Served::over(&held.data());
    let mut pages: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut waiting = vec!["/".to_owned(), "/search?q=late+plan&outcome=upheld".to_owned()];
    let mut places: BTreeSet<(String, String)> = BTreeSet::new();
    while let Some(page) = waiting.pop() {
        // Enough of each sort: what differs only in its question is asked a few times.
        let sort = page.split('?').next().unwrap().rsplit_once('/').unwrap().0.to_owned();
        let alike = pages.keys().filter(|known| known.starts_with(&format!("{sort}/"))).count();
        if pages.contains_key(&page) || alike >= 14 {
            continue;
        }
        let reply = served.get(&page);
        assert!(matches!(reply.status, 200 | 303), "{page}: {}", reply.status);
        reply.is_harmless(&page);
        for link in reply.all("a, link", "href") {
            if let Some(place) = link.strip_prefix('#') {
                places.insert((page.clone(), place.to_owned()));
            } else if link.starts_with('/') {
                let (target, place) = link.split_once('#').unwrap_or((&link, ""));
                if !place.is_empty() {
                    places.insert((target.to_owned(), place.to_owned()));
                }
                waiting.push(target.to_owned());
            }
        }
        pages.insert(page, reply.all("[id]", "id").into_iter().collect());
    }
    assert!(pages.len() > 30, "{}", pages.len());
    let mut checked = 0;
    for (page, place) in places {
        if let Some(ids) = pages.get(&page) {
            checked += 1;
            assert!(ids.contains(&place), "{page}#{place}");
        }
    }
    assert!(checked > 100, "{checked}");
}

#[test]
fn a_page_of_hits_has_the_hits_of_the_question_in_their_order() {
    let held = corpus_casebook();
    let casebook = Casebook::open(held.data()).unwrap();
    let served = Served::over(&held.data());
    for (query, question) in [
        ("q=council", "council"),
        ("q=council&page=2", "council offset:20"),
        ("q=delay&outcome=upheld&sort=newest", "delay outcome:upheld sort:newest"),
        (
            "kind=decision&min_award=200&max_award=900&sort=award",
            "kind:decision award:200..900 sort:award",
        ),
        ("organisation=ashby&from=2020", "organisation:ashby from:2020"),
    ] {
        let question = Question { limit: 20, ..Question::parse(question) };
        let answer = casebook.search(&question).unwrap();
        let reply = served.get(&format!("/search?{query}")).is(200);
        let links = reply.all(".hits h3 a", "href");
        let shown: Vec<&str> =
            links.iter().map(|it| it.split(['?', '#']).next().unwrap()).collect();
        let expected: Vec<String> = answer
            .hits
            .iter()
            .map(|hit| match &hit.card.reference {
                Some(reference) if hit.key.contains("decision") => {
                    format!("/decision/{}", reference.replace(' ', "-"))
                }
                _ => shown.iter().find(|it| it.starts_with("/document/")).unwrap().to_string(),
            })
            .collect();
        let decisions = |paths: &[String]| -> Vec<String> {
            paths.iter().filter(|it| it.starts_with("/decision/")).cloned().collect()
        };
        let shown: Vec<String> = shown.iter().map(ToString::to_string).collect();
        assert_eq!(decisions(&shown), decisions(&expected), "{query}");
        assert_eq!(shown.len(), answer.hits.len(), "{query}");
        let pages = answer.total.div_ceil(20).max(1);
        let page = 1 + question.offset / 20;
        let title = reply.words("title");
        assert!(title.contains(&format!("page {page} of {pages}")), "{query}: {title}");
    }
}

#[test]
fn each_hit_leads_to_its_paragraph_where_the_words_are_marked() {
    let held = corpus_casebook();
    let served = Served::over(&held.data());
    let reply = served.get("/search?q=distress").is(200);
    let link = reply.all(".passage a", "href").into_iter().find(|link| link.contains("#p"));
    let link = link.unwrap();
    let (page, place) = link.split_once('#').unwrap();
    let decision = served.get(page).is(200);
    assert!(decision.words(&format!("#{place} mark")).to_lowercase().starts_with("distress"));
    assert_eq!(decision.all(".no-print a", "href")[0], "/search?q=distress", "the way back");
}

#[test]
fn a_decision_shows_what_its_record_says() {
    let held = corpus_casebook();
    let casebook = Casebook::open(held.data()).unwrap();
    let served = Served::over(&held.data());
    let slug = paid(&casebook);
    let reference = casebook::CaseRef::parse(&slug).unwrap();
    let record = casebook.by_reference(&reference).unwrap().remove(0);
    let decision = record.decision().unwrap();
    let reply = served.get(&format!("/decision/{slug}")).is(200);
    assert!(reply.words("h1").contains(&reference.to_string()));
    let ids: BTreeSet<String> = reply.all("[id]", "id").into_iter().collect();
    let numbers = decision.sections.iter().flat_map(|it| &it.paragraphs).filter_map(|it| it.number);
    for number in numbers {
        assert!(ids.contains(&format!("p{number}")), "{slug}#p{number}");
    }
    let page = casebook.page(&record).unwrap().unwrap();
    let squeezed = |text: &str| text.split_whitespace().collect::<String>();
    for payment in &decision.payments {
        let row = casebook::words::amount(payment);
        assert!(reply.words("#money + .scroll").contains(&row), "{row}");
        let sentence = page.slice(payment.span);
        let told = reply.all(".scroll td a", "href").into_iter().any(|link| {
            link.starts_with("#f") && squeezed(&reply.words(&link)).contains(&squeezed(sentence))
        });
        assert!(told, "{sentence}");
    }
    assert!(reply.words("#source + .summary").contains(&record.source.sha256));
    assert!(reply.body.contains("Commission for Local Administration"));
}

#[test]
fn a_joint_case_lists_its_pages_and_an_unknown_one_says_what_there_is() {
    let held = corpus_casebook();
    let casebook = Casebook::open(held.data()).unwrap();
    let served = Served::over(&held.data());
    let lettered = casebook.store().keys(None).unwrap().into_iter().find_map(|key| {
        let reference = casebook::CaseRef::parse(key.split(':').nth(1)?)?;
        reference.letter().map(|_| reference)
    });
    let base = lettered.expect("the corpus has a joint case").base();
    let pages = casebook.by_reference(&base).unwrap().len();
    let reply = served.get(&format!("/decision/{}", base.slug()));
    if pages > 1 {
        assert_eq!(reply.status, 200);
        assert_eq!(reply.all("tbody a", "href").len(), pages);
    }
    let reply = served.get("/decision/99-999-999").is(404);
    assert!(reply.words("h1").contains("99 999 999 is not in this casebook"));
    assert_eq!(served.get("/decision/nonsense").status, 404);
}

#[test]
fn a_form_sends_its_empty_boxes_and_the_address_to_keep_has_none() {
    let held = corpus_casebook();
    let served = Served::over(&held.data());
    let reply = served.get("/search?q=late+plan&from=&to=&outcome=upheld&organisation=").is(303);
    assert_eq!(reply.header("location"), Some("/search?q=late+plan&outcome=upheld"));
}

#[test]
fn chosen_filters_can_be_taken_away_one_by_one() {
    let held = corpus_casebook();
    let served = Served::over(&held.data());
    let reply = served.get("/search?q=plan&outcome=upheld&outcome=not_upheld&from=2015").is(200);
    assert_eq!(
        reply.all("main > .tags a", "href"),
        [
            "/search?q=plan&outcome=not_upheld&from=2015",
            "/search?q=plan&outcome=upheld&from=2015",
            "/search?q=plan&outcome=upheld&outcome=not_upheld",
            "/search?q=plan"
        ]
    );
    assert_eq!(reply.all("input[type=checkbox][checked]", "value"), ["upheld", "not_upheld"]);
}

#[test]
fn a_count_beside_a_filter_is_what_is_found_with_it() {
    let held = corpus_casebook();
    let casebook = Casebook::open(held.data()).unwrap();
    let served = Served::over(&held.data());
    for (chosen, question) in [("", "delay"), ("&outcome=upheld", "delay")] {
        let reply = served.get(&format!("/search?q=delay{chosen}")).is(200);
        let label = reply.words("#g-outcome .choice + .choice label");
        let found =
            casebook.search(&Question::parse(&format!("{question} outcome:not_upheld"))).unwrap();
        assert_eq!(label, format!("Not upheld ({})", found.total), "{chosen}");
    }
}

#[test]
fn filters_that_cannot_be_read_are_told_where_they_stand() {
    let held = corpus_casebook();
    let served = Served::over(&held.data());
    let reply = served.get("/search?q=plan&outcome=won&from=soon&min_award=lots").is(400);
    let links = reply.all(".problem a", "href");
    assert_eq!(links, ["#f-outcome", "#f-from", "#f-min_award"]);
    for link in links {
        assert!(!reply.all(&link, "id").is_empty(), "{link}");
    }
    assert!(reply.words("title").starts_with("Problem: "));
    assert!(
        reply
            .words(".problem")
            .contains("Decided on or after: “soon” cannot be read. Write a date like 2024")
    );
    assert_eq!(reply.all("#f-from", "value"), ["soon"], "what was typed stays");
    assert!(reply.all(".hits a", "href").is_empty());
}

#[test]
fn nothing_found_says_why_and_what_to_try() {
    let held = corpus_casebook();
    let served = Served::over(&held.data());
    let reply = served.get("/search?q=delay+year:1999&outcome=upheld").is(200);
    assert_eq!(reply.words("#found"), "Nothing was found");
    assert!(reply.words("section ul").contains("there are"), "{}", reply.words("section ul"));
    let reply = served.get("/search?q=plan&from=2090&outcome=upheld").is(200);
    let links = reply.all("section[aria-labelledby=found] ul a", "href");
    assert_eq!(links, ["/search?q=plan&outcome=upheld"]);
}

#[test]
fn pages_end_where_the_hits_end() {
    let held = corpus_casebook();
    let served = Served::over(&held.data());
    assert_eq!(served.get("/search?q=council&page=400").status, 404);
    for page in ["0", "x", "501", "-1"] {
        assert_eq!(served.get(&format!("/search?q=council&page={page}")).status, 400, "{page}");
    }
}
