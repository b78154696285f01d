//! What each section does: by its heading, else by its place and its words.

use std::cell::OnceCell;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

use crate::layout::headings;
use crate::model::decision::{Paragraph, Section};
use crate::model::words::Role;

/// Words of paragraphs that tell law, guidance or policy.
const LAW: &[&str] = &[
    "the law says",
    "the law sets",
    "act 19",
    "act 20",
    "regulations",
    "statutory guidance",
    "guidance says",
    "code of practice",
    "councils must",
    "council must",
    "authorities must",
    "must be",
    "councils should",
    "councils have",
    "a duty to",
    "says a council",
    "policy says",
    "schools must",
    "the code says",
    "provides that",
    "a council can",
    "a council may",
    "the council can",
    "councils can",
    "councils may",
    "a person",
    "someone",
    "anyone",
    "a parent",
    "an applicant",
    "scheme says",
    "the council's policy",
    "the council’s policy",
];

/// Words of paragraphs that decide something.
const FINDING: &[&str] = &[
    "fault",
    "injustice",
    "i find",
    "i found",
    "i consider ",
    "in my view",
    "i am satisfied",
    "i cannot criticise",
    "the council should have",
];

/// Words of a finding so plain that one paragraph makes the section one of findings.
const FOUND: &[&str] = &[
    "this was fault",
    "that was fault",
    "was at fault",
    "were at fault",
    "is fault",
    "was fault,",
    "was fault.",
    "was fault and",
    "was not at fault",
    "there was no fault",
    "i find",
    "i found",
    "we find",
    "we found",
];

/// Words that make a finding somebody else's.
const ATTRIBUTED: &[&str] = &[
    "accepted",
    "admitted",
    "acknowledged",
    "said it",
    "says it",
    "complaint response",
    "panel",
    "officer found",
];

/// People, as these decisions call them: a paragraph about one tells a story, not the law.
const PEOPLE: &[&str] = &["Mr ", "Mrs ", "Miss ", "Ms ", "Mx ", "the complainant", " she ", " he "];

/// How many headings ahead are looked at; decisions rarely have more than thirty.
const NEAR: usize = 60;

/// Gives every section its role.
pub fn assign(sections: &mut [Section]) {
    let headed: Vec<Option<Role>> =
        sections.iter().map(|section| headings::role(&section.heading)).collect();
    let (mut parent, mut lost) = (Role::Other, false);
    for (at, section) in sections.iter_mut().enumerate() {
        let end = headed.len().min(at + 1 + NEAR);
        let later = headed.get(at + 1..end).unwrap_or_default();
        let told = Telling::of(&section.paragraphs);
        let own = headed.get(at).copied().flatten().filter(|role| {
            // "Background" is the law's as often as the case's where "What happened" follows.
            let ambiguous =
                *role == Role::Events && headings::fold(&section.heading) == "background";
            let law_after_all =
                ambiguous && later.contains(&Some(Role::Events)) && told.mostly(Told::law);
            // "The statutory complaint" may be headed like law and tell a story.
            let story_after_all = *role == Role::Law
                && headings::is_guess(&section.heading)
                && told.mostly(Told::a_story)
                && !told.mostly(Told::law);
            !law_after_all && !story_after_all
        });
        section.role = own.unwrap_or_else(|| by_place(&told, parent, later));
        // Where a page has lost its levels, "Analysis" still ends what tells of the Ombudsman's work,
        // and what comes before it.
        lost |= own.is_some() && is_of_the_case(section.role) && !is_of_the_case(parent);
        if section.level == 1 || lost && own.is_some() {
            parent = section.role;
        }
        lost &= section.level > 1;
    }
}

/// The role of a section whose heading tells nothing: its parent's, or in the middle of a decision
/// what its words and the headings that follow make of it. Law comes before events, events before
/// findings.
fn by_place(told: &Telling<'_>, parent: Role, later: &[Option<Role>]) -> Role {
    if !is_of_the_case(parent) || told.paragraphs.is_empty() {
        return parent;
    }
    let middle =
        later.iter().flatten().take_while(|role| !matches!(role, Role::Action | Role::Decision));
    let follows = |wanted: Role| middle.clone().any(|role| *role == wanted);
    let story = told.mostly(Told::a_story);
    let found = told.finds();
    if !found && (told.mostly(Told::law) || (follows(Role::Events) && !story)) {
        Role::Law
    } else if found || told.mostly(Told::decides) {
        Role::Analysis
    } else if follows(Role::Analysis) || parent == Role::Law {
        Role::Events
    } else {
        parent
    }
}

/// The roles of a decision's middle: law, events and findings.
fn is_of_the_case(role: Role) -> bool {
    matches!(role, Role::Law | Role::Events | Role::Analysis | Role::Other)
}

crate::pattern!(
    /// A day, or a month of a year: what happened then is a story.
    DATED,
    r"(?-u:\b)(?:[0-9]{1,2} |[Ii]n |[Ee]arly |[Ll]ate |[Mm]id-|[Uu]ntil |[Ss]ince |[Ff]rom |[Bb]y )(?:January|February|March|April|May|June|July|August|September|October|November|December)(?-u:\b)");

/// What the paragraphs of a section tell; looked at once somebody asks.
struct Telling<'p> {
    paragraphs: &'p [Paragraph],
    told: OnceCell<Vec<Told>>,
}

impl<'p> Telling<'p> {
    fn of(paragraphs: &'p [Paragraph]) -> Self {
        Self { paragraphs, told: OnceCell::new() }
    }

    fn told(&self) -> &[Told] {
        self.told.get_or_init(|| self.paragraphs.iter().map(|it| Told::of(&it.text)).collect())
    }

    /// Whether at least half of the paragraphs pass a test.
    fn mostly(&self, test: fn(&Told) -> bool) -> bool {
        let hits = self.told().iter().filter(|told| test(told)).count();
        hits * 2 >= self.paragraphs.len() && hits > 0
    }

    /// Whether some paragraph says outright that there was fault, or none.
    fn finds(&self) -> bool {
        self.told().iter().any(|told| told.says(Says::Found) && !told.says(Says::Attributed))
    }
}

/// What one paragraph tells.
struct Told {
    /// Its words without the line breaks of the saved page.
    line: String,
    /// For each of [`Says`], whether a cue stands there that says it.
    cues: [bool; CUES.len()],
}

/// What a cue says.
#[derive(Debug, Clone, Copy)]
enum Says {
    Law,
    Fault,
    Finding,
    Found,
    Attributed,
}

/// Every table of cues that are looked for in any case.
const CUES: [(Says, &[&str]); 5] = [
    (Says::Law, LAW),
    (Says::Fault, &["fault"]),
    (Says::Finding, FINDING),
    (Says::Found, FOUND),
    (Says::Attributed, ATTRIBUTED),
];

/// All cues in one automaton, and what each says, by its number.
static FINDER: LazyLock<(Option<AhoCorasick>, Vec<Says>)> = LazyLock::new(|| {
    let cues = CUES.iter().flat_map(|(says, cues)| cues.iter().map(|cue| (*cue, *says)));
    let (cues, says): (Vec<&str>, Vec<Says>) = cues.unzip();
    let finder = AhoCorasick::builder()
        .kind(Some(AhoCorasickKind::DFA))
        .ascii_case_insensitive(true)
        .build(cues);
    (finder.ok(), says)
});

impl Told {
    fn of(text: &str) -> Self {
        let mut line = String::with_capacity(text.len());
        for word in text.split_whitespace() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        let mut cues = [false; CUES.len()];
        if let (Some(finder), says) = &*FINDER {
            let found = finder.find_overlapping_iter(&line);
            for says in found.filter_map(|cue| says.get(cue.pattern().as_usize())) {
                cues[*says as usize] = true;
            }
        }
        Self { line, cues }
    }

    fn says(&self, what: Says) -> bool {
        self.cues[what as usize]
    }

    fn of_people(&self) -> bool {
        PEOPLE.iter().any(|person| self.line.contains(person))
    }

    fn a_story(&self) -> bool {
        (self.of_people() || self.line.contains("he Council ")) && DATED.is_match(&self.line)
    }

    fn law(&self) -> bool {
        self.says(Says::Law) && !self.says(Says::Fault) && !self.of_people()
    }

    fn decides(&self) -> bool {
        self.says(Says::Finding)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    #[test]
    fn a_heading_of_the_findings_is_a_parent_without_its_level() {
        let mut sections = [
            section("How I considered this complaint", 1, "I read the papers."),
            section("Analysis", 2, "There was fault."),
            section("The annual review", 2, "It was late."),
        ];
        assign(&mut sections);
        assert_eq!(sections[2].role, Role::Analysis);
    }

    fn section(heading: &str, level: u8, text: &str) -> Section {
        let paragraph = Paragraph {
            number: None,
            printed: None,
            text: text.to_owned(),
            items: Vec::new(),
            span: Span::new(0, 0),
            boilerplate: false,
        };
        Section {
            heading: heading.to_owned(),
            level,
            role: Role::Other,
            paragraphs: vec![paragraph],
        }
    }

    #[test]
    fn unseen_headings_get_a_role_from_place_and_words() {
        let mut sections = [
            section("What I found", 1, "Text."),
            section(
                "Child in Need",
                2,
                "Section 17 of the Children Act 1989 says councils must help.",
            ),
            section("The first visit", 2, "In May 2024 an officer called."),
            section("Analysis", 2, "I have looked at the visit."),
            section("The first panel", 2, "The panel was at fault and Mrs B suffered injustice."),
            section("Agreed action", 1, "The Council will pay."),
            section("Other matters", 2, "It will also write to others."),
        ];
        assign(&mut sections);
        let roles: Vec<Role> = sections.iter().map(|section| section.role).collect();
        assert_eq!(
            roles,
            [
                Role::Analysis,
                Role::Law,
                Role::Events,
                Role::Analysis,
                Role::Analysis,
                Role::Action,
                Role::Action
            ]
        );
    }
}
