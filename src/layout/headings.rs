//! Headings of decisions: which there are, and what their sections do.

use crate::model::words::Role;

/// A heading as it is met, folded by [`fold`], its role, and whether it is a main heading.
struct Heading(&'static str, Role, bool);

/// Headings met in decisions of 2013 to 2026 and in the Ombudsman's manual, sorted.
const HEADINGS: &[Heading] = &[
    Heading("action", Role::Action, true),
    Heading("actions", Role::Action, true),
    Heading("actions already taken", Role::Events, false),
    Heading("agreed action", Role::Action, true),
    Heading("agreed action and recommendations", Role::Action, true),
    Heading("agreed actions", Role::Action, true),
    Heading("agreed remedy", Role::Action, true),
    Heading("agreed/recommended action", Role::Action, true),
    Heading("analysis", Role::Analysis, false),
    Heading("analysis and findings", Role::Analysis, false),
    Heading("assessment", Role::Analysis, true),
    Heading("background", Role::Events, false),
    Heading("background and key facts", Role::Events, false),
    Heading("background to the complaint", Role::Events, false),
    Heading("case law", Role::Law, false),
    Heading("chronology", Role::Events, false),
    Heading("complaint", Role::Complaint, true),
    Heading("complaint background", Role::Events, true),
    Heading("complaint handling", Role::Analysis, false),
    Heading("complaints handling", Role::Analysis, false),
    Heading("conclusion", Role::Decision, true),
    Heading("conclusions", Role::Analysis, false),
    Heading("consequent injustice", Role::Analysis, false),
    Heading("consideration", Role::Analysis, false),
    Heading("consideration of remedy", Role::Analysis, false),
    Heading("decision", Role::Decision, true),
    Heading("details of the complaint", Role::Complaint, false),
    Heading("did the council act with fault", Role::Analysis, false),
    Heading("did the fault cause injustice", Role::Analysis, false),
    Heading("discussion", Role::Analysis, false),
    Heading("draft decision", Role::Decision, true),
    Heading("events", Role::Events, false),
    Heading("facts", Role::Events, false),
    Heading("fault", Role::Analysis, false),
    Heading("final decision", Role::Decision, true),
    Heading("finding", Role::Decision, true),
    Heading("findings", Role::Analysis, true),
    Heading("further report", Role::Other, true),
    Heading("how i considered the complaint", Role::Method, true),
    Heading("how i considered this complaint", Role::Method, true),
    Heading("how i have considered this complaint", Role::Method, true),
    Heading("how i investigated this complaint", Role::Method, true),
    Heading("how we considered this complaint", Role::Method, true),
    Heading("impact", Role::Analysis, false),
    Heading("injustice", Role::Analysis, false),
    Heading("injustice and remedy", Role::Analysis, false),
    Heading("investigation", Role::Analysis, true),
    Heading("key events", Role::Events, false),
    Heading("key events and actions", Role::Events, false),
    Heading("key facts", Role::Events, false),
    Heading("law and guidance", Role::Law, false),
    Heading("law and policy", Role::Law, false),
    Heading("legal and administrative background", Role::Law, true),
    Heading("legal background", Role::Law, false),
    Heading("legal framework", Role::Law, false),
    Heading("legislation", Role::Law, false),
    Heading("legislation and guidance", Role::Law, false),
    Heading("my analysis", Role::Analysis, false),
    Heading("my assessment", Role::Analysis, true),
    Heading("my consideration", Role::Analysis, false),
    Heading("my decision", Role::Decision, true),
    Heading("my final decision", Role::Decision, true),
    Heading("my findings", Role::Analysis, false),
    Heading("my provisional decision", Role::Decision, true),
    Heading("our analysis", Role::Analysis, false),
    Heading("our assessment", Role::Analysis, true),
    Heading("our findings", Role::Analysis, false),
    Heading("parts of the complaint that i did not investigate", Role::Scope, true),
    Heading("policy and guidance", Role::Law, false),
    Heading("proposed action", Role::Action, true),
    Heading("provisional decision", Role::Decision, true),
    Heading("recommendation", Role::Action, true),
    Heading("recommendations", Role::Action, true),
    Heading("recommended action", Role::Action, true),
    Heading("recommended/agreed action", Role::Action, true),
    Heading("relevant background", Role::Events, false),
    Heading("relevant guidance", Role::Law, false),
    Heading("relevant law", Role::Law, false),
    Heading("relevant law and guidance", Role::Law, false),
    Heading("relevant law and policy", Role::Law, false),
    Heading("relevant legislation", Role::Law, false),
    Heading("relevant legislation and guidance", Role::Law, false),
    Heading("relevant policies", Role::Law, false),
    Heading("remedies", Role::Action, true),
    Heading("remedy", Role::Action, true),
    Heading("scope of investigation", Role::Scope, true),
    Heading("service improvements", Role::Action, false),
    Heading("statutory guidance", Role::Law, false),
    Heading("suggested remedy", Role::Action, true),
    Heading("summary", Role::Other, true),
    Heading("summary of complaint", Role::Complaint, false),
    Heading("summary of events", Role::Events, false),
    Heading("the action", Role::Action, true),
    Heading("the background", Role::Events, false),
    Heading("the complaint", Role::Complaint, true),
    Heading("the complaints", Role::Complaint, true),
    Heading("the council's actions", Role::Events, false),
    Heading("the council's complaint response", Role::Events, false),
    Heading("the council's policy", Role::Law, false),
    Heading("the council's response", Role::Events, false),
    Heading("the events", Role::Events, false),
    Heading("the facts", Role::Events, false),
    Heading("the injustice", Role::Analysis, false),
    Heading("the law", Role::Law, false),
    Heading("the law and guidance", Role::Law, false),
    Heading("the legal background", Role::Law, false),
    Heading("the ombudsman's assessment", Role::Analysis, true),
    Heading("the ombudsman's decision", Role::Decision, true),
    Heading("the ombudsman's role", Role::Powers, true),
    Heading("the ombudsman's role and powers", Role::Powers, true),
    Heading("the ombudsmen's role and powers", Role::Powers, true),
    Heading("the relevant law", Role::Law, false),
    Heading("the relevant law and guidance", Role::Law, false),
    Heading("the remedy", Role::Action, true),
    Heading("to put things right", Role::Action, true),
    Heading("was the council at fault", Role::Analysis, false),
    Heading("was there fault", Role::Analysis, false),
    Heading("was there fault by the council", Role::Analysis, false),
    Heading("was there fault causing injustice", Role::Analysis, false),
    Heading("what did happen", Role::Events, false),
    Heading("what happened", Role::Events, false),
    Heading("what happened next", Role::Events, false),
    Heading("what i did not investigate", Role::Scope, true),
    Heading("what i found", Role::Analysis, true),
    Heading("what i have and have not investigated", Role::Scope, true),
    Heading("what i have decided", Role::Decision, true),
    Heading("what i have found", Role::Analysis, true),
    Heading("what i have investigated", Role::Scope, true),
    Heading("what i have not investigated", Role::Scope, true),
    Heading("what i have not investigated and why", Role::Scope, true),
    Heading("what i investigated", Role::Scope, true),
    Heading("what should happen", Role::Law, false),
    Heading("what should have happened", Role::Law, false),
    Heading("what the council did", Role::Events, false),
    Heading("what the law says", Role::Law, false),
    Heading("what we found", Role::Analysis, true),
    Heading("what we have investigated", Role::Scope, true),
    Heading("what went wrong", Role::Analysis, false),
];

/// Words that give an unseen heading its role; the first that occurs decides.
const WORDINGS: &[(&str, Role)] = &[
    ("not investigate", Role::Scope),
    ("have investigated", Role::Scope),
    ("role and powers", Role::Powers),
    ("recommend", Role::Action),
    ("agreed action", Role::Action),
    ("remed", Role::Action),
    ("service improvement", Role::Action),
    ("what happened", Role::Events),
    ("legal", Role::Law),
    ("background", Role::Events),
    ("chronology", Role::Events),
    ("history", Role::Events),
    ("timeline", Role::Events),
    ("events", Role::Events),
    ("key facts", Role::Events),
    ("legislation", Role::Law),
    ("guidance", Role::Law),
    ("law", Role::Law),
    ("statutory", Role::Law),
    ("regulations", Role::Law),
    (" act ", Role::Law),
    ("code of practice", Role::Law),
    ("policy", Role::Law),
    ("policies", Role::Law),
    ("finding", Role::Analysis),
    ("analysis", Role::Analysis),
    ("my view", Role::Analysis),
    ("my assessment", Role::Analysis),
    ("fault", Role::Analysis),
    ("injustice", Role::Analysis),
    ("impact", Role::Analysis),
    ("conclusion", Role::Analysis),
    ("consideration", Role::Analysis),
];

/// Folds a line for comparison: lower case, straight apostrophes, single spaces, no closing colon,
/// question mark or full stop.
///
/// ```
/// use casebook::layout::headings::fold;
/// assert_eq!(fold("The Ombudsman’s  role and powers:"), "the ombudsman's role and powers");
/// ```
#[must_use]
pub fn fold(line: &str) -> String {
    let mut folded = String::with_capacity(line.len());
    for word in line.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        for c in word.chars() {
            match c {
                '’' | '‘' | '`' | 'ʼ' => folded.push('\''),
                'A'..='Z' => folded.push(c.to_ascii_lowercase()),
                _ if c.is_ascii() => folded.push(c),
                _ => folded.extend(c.to_lowercase()),
            }
        }
    }
    let end = folded.trim_end_matches([' ', ':', '?', '.', '#']).len();
    folded.truncate(end);
    if folded.is_empty() { line.trim().to_owned() } else { folded }
}

fn find(folded: &str) -> Option<&'static Heading> {
    let at = HEADINGS.binary_search_by(|Heading(name, ..)| (*name).cmp(folded)).ok()?;
    HEADINGS.get(at)
}

/// Longer than any known heading with its marks of quotation; folding such a line is in vain.
const LONGEST: usize = 120;

/// Whether a line is a heading that is known.
#[must_use]
pub fn is_known(line: &str) -> bool {
    line.len() <= LONGEST && is_known_folded(&fold(line))
}

/// Whether a line that is folded already is a heading that is known.
#[must_use]
pub fn is_known_folded(folded: &str) -> bool {
    find(folded).is_some()
}

/// Whether a line is a main heading that is known, rather than one that stands under another.
#[must_use]
pub fn is_main(line: &str) -> bool {
    find(&fold(line)).is_some_and(|Heading(_, _, main)| *main)
}

/// What the section under a heading does, as far as the heading's own words tell.
#[must_use]
pub fn role(line: &str) -> Option<Role> {
    let folded = fold(line);
    if let Some(Heading(_, role, _)) = find(&folded) {
        return Some(*role);
    }
    let padded = format!(" {folded} ");
    WORDINGS.iter().find(|(words, _)| padded.contains(words)).map(|(_, role)| *role)
}

/// Whether the role of a heading is only guessed from one of its words.
#[must_use]
pub fn is_guess(line: &str) -> bool {
    find(&fold(line)).is_none()
}

/// Whether a line that is not known could be a heading: short, begins like one, ends like none of
/// a sentence, a list item or the start of a list.
#[must_use]
pub fn could_be(line: &str) -> bool {
    let line = line.trim();
    let first = line.trim_start_matches(['‘', '“', '\'', '"']).chars().next();
    line.len() <= 120
        && first.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
        && !line.ends_with(['.', ';', ',', ':', '!'])
        && !line.ends_with(" and")
        && !line.ends_with(" or")
        && !line.contains('£')
        && line.split_whitespace().count() <= 16
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_sorted_and_folded() {
        assert!(HEADINGS.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert!(HEADINGS.iter().all(|Heading(name, ..)| fold(name) == *name));
    }

    #[test]
    fn roles_of_seen_and_unseen_headings() {
        for (heading, expected) in [
            ("The Ombudsmen’s role and powers", Some(Role::Powers)),
            ("Recommended/agreed action", Some(Role::Action)),
            ("Agreed Action", Some(Role::Action)),
            ("Relevant law, guidance and policy", Some(Role::Law)),
            ("Findings on the second complaint", Some(Role::Analysis)),
            ("Complaints a) and b)", None),
            ("Was there fault?", Some(Role::Analysis)),
        ] {
            assert_eq!(role(heading), expected, "{heading}");
        }
    }

    #[test]
    fn sentences_and_list_intros_are_no_headings() {
        assert!(could_be("Children’s statutory complaint procedure – no reinvestigation"));
        for line in [
            "The Council will:",
            "It paid him.",
            "and the rest",
            "(Local Government Act 1974)",
            "pay £100",
        ] {
            assert!(!could_be(line), "{line}");
        }
    }
}
