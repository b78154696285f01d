//! What a site puts around a page: cookie notices, "Back to top", sign-offs.

use super::headings::fold;

/// Lines that stand between sections and say nothing.
const PASSING: &[&str] = &[
    "back to top",
    "print this page",
    "lgo logogram",
    ";",
    "investigator's decision on behalf of the ombudsman",
    "investigator's final decision on behalf of the ombudsman",
    "assessor's decision on behalf of the ombudsman",
    "decision on behalf of the ombudsman",
    "investigators' decision on behalf of the ombudsmen",
    "investigator's decision on behalf of the ombudsmen",
    "investigator's decision on behalf of the ombudsman and the parliamentary and health service ombudsman",
    "ombudsman's decision",
    "skip to main content",
    "share this page",
];

/// Lines after which nothing of a decision follows.
const ENDS: &[&str] = &[
    "print this page",
    "lgo logogram",
    "review your privacy settings",
    "required cookies",
    "privacy settings",
    "we use cookies to improve your experience",
    "cookies on this site",
];

/// Whether a line belongs to the site and not to the page.
#[must_use]
pub fn is_passing(line: &str) -> bool {
    let folded = fold(line);
    PASSING.contains(&folded.as_str())
        || folded.ends_with("decision on behalf of the ombudsman")
        || folded.ends_with("decision on behalf of the ombudsmen")
}

/// Whether a line ends the page.
#[must_use]
pub fn is_end(line: &str) -> bool {
    ENDS.contains(&fold(line).as_str())
}

/// Whether a line leads back to the top: on pages that have such lines, a main heading follows.
#[must_use]
pub fn is_back_to_top(line: &str) -> bool {
    fold(line) == "back to top"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sign_offs_pass_with_either_apostrophe() {
        assert!(is_passing("Investigator’s decision on behalf of the Ombudsman"));
        assert!(is_passing("Investigator's decision on behalf of the Ombudsman "));
        assert!(!is_passing("I have made my decision on behalf of Mr X."));
        assert!(is_end("Print this page") && !is_end("The Council printed this page"));
    }
}
