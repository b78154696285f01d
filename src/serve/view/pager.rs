//! Which page of hits this is, and the way to the others.

use crate::serve::Asked;
use crate::serve::limits::{DEEPEST, PER_PAGE};
use crate::words::thousands;

/// Where a page stands among the others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::serve) struct Pager {
    /// "Page 2 of 14".
    pub(in crate::serve) place: String,
    /// Words and address: first, previous, some around, next, last.
    pub(in crate::serve) previous: Option<String>,
    /// The address of the next page.
    pub(in crate::serve) next: Option<String>,
    /// Pages around this one, and the first and the last.
    pub(in crate::serve) near: Vec<Step>,
    /// Where there are more hits than pages that are shown.
    pub(in crate::serve) cut: bool,
}

/// A page in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::serve) struct Step {
    pub(in crate::serve) number: usize,
    pub(in crate::serve) link: String,
    pub(in crate::serve) here: bool,
    /// Whether pages before it are left out.
    pub(in crate::serve) gap: bool,
}

/// How many pages there are for so many hits.
pub(in crate::serve) fn pages(total: u64) -> usize {
    usize::try_from(total).unwrap_or(usize::MAX).div_ceil(PER_PAGE).max(1)
}

/// "page 2 of 14".
pub(in crate::serve) fn place(page: usize, total: u64) -> String {
    format!("page {} of {}", thousands(page), thousands(pages(total)))
}

/// The way to the other pages; none where there is one page.
pub(in crate::serve) fn pager(asked: &Asked, path: &str, total: u64) -> Option<Pager> {
    let (here, all) = (asked.page, pages(total));
    let last = all.min(DEEPEST);
    if all < 2 {
        return None;
    }
    let link = |page: usize| asked.on_page(page).at(path);
    let mut near = Vec::new();
    let mut before = 0;
    for number in 1..=last {
        if number == 1 || number == last || number.abs_diff(here) <= 2 {
            let gap = number > before + 1;
            near.push(Step { number, link: link(number), here: number == here, gap });
            before = number;
        }
    }
    Some(Pager {
        place: format!("Page {} of {}", thousands(here), thousands(all)),
        previous: (here > 1).then(|| link(here - 1)),
        next: (here < last).then(|| link(here + 1)),
        near,
        cut: all > last,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps(page: usize, total: u64) -> String {
        let asked = Asked { page, ..Asked::default() };
        let Some(pager) = pager(&asked, "/search", total) else { return String::new() };
        let step = |it: &Step| {
            let number = if it.here { format!("[{}]", it.number) } else { it.number.to_string() };
            if it.gap { format!("… {number}") } else { number }
        };
        pager.near.iter().map(step).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn pages_around_this_one_and_both_ends_are_near() {
        for (page, total, expected) in [
            (1, 20, ""),
            (1, 21, "[1] 2"),
            (1, 280, "[1] 2 3 … 14"),
            (7, 280, "1 … 5 6 [7] 8 9 … 14"),
            (14, 280, "1 … 12 13 [14]"),
            (2, 60_000, "1 [2] 3 4 … 500"),
        ] {
            assert_eq!(steps(page, total), expected, "{page} of {total} hits");
        }
        assert_eq!(place(2, 268), "page 2 of 14");
        let deep = Asked { page: 500, ..Asked::default() };
        let pager = pager(&deep, "/search", 60_000).unwrap();
        assert_eq!((pager.next, pager.cut), (None, true));
        assert_eq!(pager.previous.as_deref(), Some("/search?page=499"));
    }
}
