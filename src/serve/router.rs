//! The table of addresses, and how a visit becomes an answer.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::rejection::RawPathParamsRejection;
use axum::extract::{MatchedPath, RawPathParams, Request, State};
use axum::http::header::{CONTENT_TYPE, HOST, HeaderName, HeaderValue};
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use axum::routing::get;

use super::answer::{Answer, Outcome};
use super::api;
use super::content::{Content, Pieces};
use super::headers::{ALWAYS, CACHE};
use super::page;
use super::problem::Problem;
use super::state::{Lane, Reader, Site};
use super::visit::Visit;

/// An address and what is there.
#[derive(Debug)]
pub struct Route {
    /// The path, with at most one part left open.
    pub path: &'static str,
    /// What it is called in the navigation; most are not there.
    pub named: Option<&'static str>,
    /// What it is for.
    pub what: &'static str,
    /// How it is made.
    pub make: Make,
}

/// How an answer is made.
#[derive(Debug, Clone, Copy)]
pub enum Make {
    /// Without the casebook.
    Alone(fn(&Visit) -> Outcome),
    /// From the casebook.
    Reading(Lane, fn(&Reader, &Visit) -> Outcome),
    /// From what the server counts of itself, whether or not the casebook can be read.
    Watching,
}

use Make::{Alone, Reading, Watching};

/// Every address. What has a name stands in the navigation, in this order.
pub const ROUTES: &[Route] = &[
    at("/", None, "where to begin", Reading(Lane::Quick, page::start::page)),
    at(
        "/search",
        Some("Search"),
        "what a question finds",
        Reading(Lane::Quick, page::search::page),
    ),
    at(
        "/money",
        Some("Money"),
        "what was awarded, by category, theme, purpose and year",
        Reading(Lane::Long, page::money::page),
    ),
    at(
        "/payments",
        None,
        "every payment awarded, with its sentence",
        Reading(Lane::Long, page::payments::page),
    ),
    at(
        "/themes",
        Some("Themes"),
        "how often each theme applies, and which rise and fall",
        Reading(Lane::Long, page::themes::page),
    ),
    at(
        "/themes/{name}",
        None,
        "one theme: its rule and its years",
        Reading(Lane::Long, page::theme::page),
    ),
    at(
        "/councils",
        Some("Councils"),
        "the councils and other bodies that documents are held of",
        Reading(Lane::Quick, page::councils::page),
    ),
    at(
        "/council/{name}",
        None,
        "one council over the years",
        Reading(Lane::Long, page::council::page),
    ),
    at(
        "/reconcile",
        Some("Reconcile"),
        "which figures of papers agree",
        Reading(Lane::Long, page::reconcile::page),
    ),
    at("/decision/{reference}", None, "one decision", Reading(Lane::Quick, page::decision::page)),
    at("/document/{*key}", None, "a paper", Reading(Lane::Quick, page::document::page)),
    at(
        "/take/{file}",
        None,
        "the rows of a question as a file: payments.xlsx, decisions.csv, all.xlsx",
        Reading(Lane::Long, page::take::page),
    ),
    at(
        "/pack",
        Some("Pack"),
        "the decisions that were chosen",
        Reading(Lane::Quick, page::pack::page),
    ),
    at(
        "/pack.html",
        None,
        "the briefing pack of the chosen decisions, one file to print",
        Reading(Lane::Long, page::briefing::page),
    ),
    at(
        "/about",
        Some("About"),
        "what this is and where it comes from",
        Reading(Lane::Quick, page::about::page),
    ),
    at(
        "/accessibility",
        Some("Accessibility"),
        "how accessible these pages are, and what was tested",
        Alone(page::accessibility::page),
    ),
    at(
        "/feed.atom",
        None,
        "what a question finds, the newest first, as an Atom feed",
        Reading(Lane::Quick, page::feed::page),
    ),
    at("/api/v1/search", None, "what a question finds, as JSON", Reading(Lane::Quick, api::search)),
    at(
        "/api/v1/decisions/{reference}",
        None,
        "the records of a reference",
        Reading(Lane::Quick, api::decision),
    ),
    at(
        "/api/v1/decisions/{reference}/similar",
        None,
        "decisions like one",
        Reading(Lane::Long, api::similar),
    ),
    at("/api/v1/themes", None, "themes with counts", Reading(Lane::Long, api::themes)),
    at("/api/v1/stats/payments", None, "what was awarded", Reading(Lane::Long, api::payments)),
    at("/api/v1/stats/outcomes", None, "how it ended", Reading(Lane::Long, api::outcomes)),
    at("/api/v1/councils/{name}", None, "a body over the years", Reading(Lane::Long, api::council)),
    at("/api/v1/openapi.json", None, "the interface, described", Alone(api::openapi)),
    at("/casebook.css", None, "the style of all pages", Alone(page::style::page)),
    at("/icon.svg", None, "the sign of the service", Alone(page::style::icon)),
    at("/robots.txt", None, "that crawlers stay out", Alone(page::health::robots)),
    at("/healthz", None, "whether the server runs", Alone(page::health::alive)),
    at(
        "/readyz",
        None,
        "whether the casebook can be read",
        Reading(Lane::Quick, page::health::ready),
    ),
    at("/metrics", None, "figures for Prometheus", Watching),
];

const fn at(
    path: &'static str,
    named: Option<&'static str>,
    what: &'static str,
    make: Make,
) -> Route {
    Route { path, named, what, make }
}

/// All routes of a site, for a server.
pub fn router(site: &Arc<Site>) -> Router {
    let mut router = Router::new();
    for route in ROUTES {
        let handler = move |State(site): State<Arc<Site>>,
                            params: Result<RawPathParams, RawPathParamsRejection>,
                            request: Request| async move {
            let name = params.map(|params| params.iter().next().map(|(_, it)| it.to_owned()));
            let Ok(name) = name else {
                let visit = visit(&request, None);
                let what = "It holds bytes that are no text.";
                return respond(Problem::unreadable(what).answer(&visit));
            };
            answer(&site, route, visit(&request, name.as_deref())).await
        };
        router = router.route(route.path, get(handler));
    }
    router
        .fallback(async |request: Request| {
            let problem = Problem::missing("Nothing is at this address.")
                .advise("Check its spelling, or begin with a search.");
            respond(problem.answer(&visit(&request, None)))
        })
        .method_not_allowed_fallback(async |request: Request| {
            let what = "Pages here are only read: ask with GET.";
            let problem = Problem::new(405, "Nothing can be sent to this server", what);
            respond(problem.answer(&visit(&request, None)))
        })
        .layer(from_fn_with_state(Arc::clone(site), guard))
        .with_state(Arc::clone(site))
}

async fn answer(site: &Arc<Site>, route: &'static Route, visit: Visit) -> Response {
    let visit = Arc::new(visit);
    let asking = Arc::clone(&visit);
    let outcome = match route.make {
        Alone(make) => make(&visit),
        Reading(lane, make) => {
            let known = api::refuse_unknown(route.path, &visit);
            let lane = if visit.is_huge() { Lane::Long } else { lane };
            match known {
                Ok(()) => site.read(lane, move |reader| reader.answer(&asking, make)).await,
                Err(problem) => Err(problem),
            }
        }
        Watching => page::metrics::page(site).await,
    };
    respond(outcome.unwrap_or_else(|problem| {
        if let Some(private) = &problem.private {
            site.say(&format!("{}: {private}", route.path));
        }
        problem.answer(&visit)
    }))
}

/// Refuses who may not ask, and puts on every answer what every answer carries.
async fn guard(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().map_or("none", MatchedPath::as_str);
    let under_way = site.traffic.asked(route);
    let refused = refusal(&site, &request).map(|problem| problem.answer(&visit(&request, None)));
    let mut response = match refused {
        Some(answer) => respond(answer),
        None => next.run(request).await,
    };
    let headers = response.headers_mut();
    for (name, value) in ALWAYS {
        // A file with its style in it says so itself.
        headers.entry(HeaderName::from_static(name)).or_insert(HeaderValue::from_static(value));
    }
    let cache = HeaderName::from_static("cache-control");
    headers.entry(cache).or_insert(HeaderValue::from_static(CACHE));
    under_way.answered(response.status().as_u16());
    response
}

fn refusal(site: &Site, request: &Request) -> Option<Problem> {
    if !host_is_ours(site, request.headers()) {
        let what = "This server does not go by the name it was called.";
        return Some(
            Problem::new(421, "This is another server", what)
                .advise("Whoever runs it can allow the name with --host."),
        );
    }
    let length = request.uri().path_and_query().map_or(0, |it| it.as_str().len());
    (length > site.limits.address).then(|| {
        Problem::new(414, "This address is too long", "There is no room for so long an address.")
            .advise("Ask with fewer words or filters.")
    })
}

/// One `Host`, and one of ours.
fn host_is_ours(site: &Site, headers: &HeaderMap) -> bool {
    let mut hosts = headers.get_all(HOST).iter();
    let (Some(host), None) = (hosts.next(), hosts.next()) else { return false };
    host.to_str().is_ok_and(|host| site.hosts.allows(host))
}

fn visit(request: &Request, name: Option<&str>) -> Visit {
    let uri = request.uri();
    Visit::of(uri.path(), name, uri.query().unwrap_or_default())
}

fn respond(answer: Answer) -> Response {
    let mut response = Response::new(match answer.body {
        Content::Bytes(bytes) => Body::from(bytes),
        Content::File(file, length) => Body::new(Pieces::of(file, length)),
    });
    *response.status_mut() = StatusCode::from_u16(answer.status).unwrap_or_default();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(answer.media));
    for (name, value) in answer.headers {
        // What is no header is left out: a page without one of them is better than none.
        if let Ok(value) = HeaderValue::from_str(&value) {
            headers.insert(HeaderName::from_static(name), value);
        }
    }
    response
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_address_stands_in_the_table_once_and_says_what_it_is_for() {
        let paths: BTreeSet<&str> = ROUTES.iter().map(|route| route.path).collect();
        assert_eq!(paths.len(), ROUTES.len());
        assert!(ROUTES.iter().all(|route| !route.what.is_empty()));
    }
}
