//! A page of results of the site's search.
//!
//! | on the page | what is read from it |
//! | --- | --- |
//! | "Your search has 1,204 results" | how many there are; a page without it is no page of results |
//! | a title, "Ashby Council (24 101 202)", that is a link | where a decision is |
//! | "Statement Upheld Noise 18-Mar-2025" below it | that this is a result, and no link beside them |
//! | "Previous 1 2 3 Next" | nothing: pages are asked for by their number |

use super::doubt::what_came;
use super::site::Site;
use crate::model::Body;
use crate::schemes::lgsco::listing;
use crate::text::{Origin, Page};

/// How a search says that it found nothing, without a number.
const NOTHING: &[&str] =
    &["your search has no results", "no results found", "no results were found"];

/// What a page of results says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Results {
    /// How many there are on all pages.
    pub(super) said: u64,
    /// Where those of this page are.
    pub(super) links: Vec<String>,
    /// Results without a link into the site.
    pub(super) unlinked: u64,
}

/// Reads a page of results, or says what came in its place.
pub(super) fn read(site: &Site, url: &str, body: &[u8]) -> Result<Results, String> {
    let origin = Origin { url: Some(url.to_owned()), ..Origin::default() };
    let page = Page::read(origin, body).map_err(|_| what_came(None, body))?;
    let came = || what_came(Some(&page), body);
    let (Body::Listing(listing), _) = listing::parse(&page) else { return Err(came()) };
    let nothing = || {
        let text = page.text().to_lowercase();
        NOTHING.iter().any(|words| text.contains(words)).then_some(0)
    };
    let said = listing.result_count.map(u64::from).or_else(nothing).ok_or_else(came)?;
    let mut results = Results { said, links: Vec::new(), unlinked: 0 };
    for row in listing.rows {
        match row.url.and_then(|link| site.resolve(url, &link)) {
            Some(link) => results.links.push(link),
            None => results.unlinked += 1,
        }
    }
    Ok(results)
}

#[cfg(test)]
mod tests {
    use super::*;

    const URL: &str = "https://www.lgo.org.uk/Decisions/SearchResults?fd=2025-03-01&page=1";

    fn site() -> Site {
        Site::parse("https://www.lgo.org.uk").unwrap()
    }

    fn row(title: &str) -> String {
        format!(
            "<li><h3>{title}</h3><p>Statement Upheld Noise 18-Mar-2025</p><p>Summary: Loud.</p></li>"
        )
    }

    #[test]
    fn a_page_of_results_gives_their_number_and_links() {
        let rows = [
            row("<a href='/decisions/a/noise/24-101-202'>Ashby Council (24 101 202)</a>"),
            row("<a href='https://elsewhere.example/1'>Brill Council (24 101 203)</a>"),
            row("Corby Council (24 101 204)"),
            row(
                "<a href='../Decisions/b/24-101-205a?chapter=0#x'>Ashby &amp; Co (24 101 205a)</a>",
            ),
        ];
        let beside = "<p><a href='/decisions/b/c/24-999-999'>Dover Council (24 999 999)</a></p>";
        let page = format!(
            "<main><h1>Search results</h1><p>Your search has 1,204 results</p><ul>{}</ul>{beside}</main>",
            rows.concat()
        );
        let found = read(&site(), URL, page.as_bytes()).unwrap();
        let home = "https://www.lgo.org.uk";
        assert_eq!(found.said, 1204);
        assert_eq!(
            found.links,
            [
                format!("{home}/decisions/a/noise/24-101-202"),
                format!("{home}/Decisions/b/24-101-205a?chapter=0")
            ]
        );
        assert_eq!(found.unlinked, 2, "one leads away, one leads nowhere");
    }

    #[test]
    fn an_empty_search_is_none_of_a_shell() {
        for (page, said) in [
            ("<main><p>Your search has 0 results</p></main>", Some(0)),
            ("<main><p>Your search has no results</p></main>", Some(0)),
            ("<main><p>Your search has 1 result</p></main>", Some(1)),
            ("<main><div id=app></div></main>", None),
            ("", None),
            ("<main><p>Please enable JavaScript.</p></main>", None),
        ] {
            let found = read(&site(), URL, page.as_bytes());
            assert_eq!(found.as_ref().ok().map(|it| it.said), said, "{page}: {found:?}");
        }
    }
}
