//! What a clause says about fault, injustice and investigating: one sign per phrase.

/// One thing that a phrase of a decision says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sign {
    /// There was fault.
    Fault,
    /// There was no fault, or a complaint is not upheld.
    NoFault,
    /// The complaint is upheld.
    Upheld,
    /// Somebody suffered.
    Injustice,
    /// Nobody suffered, or not enough.
    NoInjustice,
    /// The body has agreed, offered or given a remedy.
    Remedied,
    /// The Ombudsman chooses not to investigate.
    WillNot,
    /// The law does not let the Ombudsman investigate.
    Cannot,
    /// The investigation was given up.
    Discontinued,
    /// The investigation was begun and brought to an end.
    Ended,
    /// The complaint was settled instead of being investigated.
    Early,
    /// Another reason not to investigate than a remedy.
    Reason,
}

/// The signs with the names of their groups in [`PHRASES`]. Phrases of the group "none" say nothing:
/// "whether there was fault".
const GROUPS: &[(&str, Sign)] = &[
    ("remedied", Sign::Remedied),
    ("noinjustice", Sign::NoInjustice),
    ("nofault", Sign::NoFault),
    ("willnot", Sign::WillNot),
    ("cannot", Sign::Cannot),
    ("discontinued", Sign::Discontinued),
    ("ended", Sign::Ended),
    ("injustice", Sign::Injustice),
    ("upheld", Sign::Upheld),
    ("fault", Sign::Fault),
];

crate::pattern!(
    /// Phrases in folded text. Where two begin at one place the earlier group wins, and what a
    /// phrase has taken is not read again: so "no fault" is never "fault".
    PHRASES,
    concat!(
        r"(?x)(?-u:\b)(?:",
        // Doubts, reasons for not investigating, and what other people decide.
        r"(?P<none>
            (?:whether|if|why|how|suggests?|decide|deciding|view\ (?:on|about)|allege[a-z]*|says|said|thinks|feels|believes|claim[a-z]*)\ (?:[a-z']+\ ){0,6}?(?:at\ fault|fault|injustice|maladministration)
          | (?:not|in)?\ ?(?:enough|sufficient|insufficient|too\ little|little|any|limited)\ (?:[a-z]+\ )?(?:evidence|indication|sign|injustice)\ ?(?:of\ |that\ )?(?:fault|maladministration)?
          | (?:unlikely|likely|would)\ (?:[a-z]+\ ){0,5}?(?:find|to\ find|be|be\ found)\ (?:[a-z]+\ ){0,3}?(?:fault|at\ fault)
          | (?:any|alleged|possible|potential|claimed|such|further)\ (?:[a-z]+\ )?(?:fault|injustice)(?:\ and\ injustice)?
          | (?:the\ )?(?:word|term)\ '?(?:fault|injustice)'?
          | (?:not|never|yet\ to)\ (?:yet\ )?(?:agreed?|accept(?:ed)?|offer(?:ed)?)(?-u:\b)
          | (?:council|panel|tribunal|court|officer|inspector|school|governors|stage\ (?:one|two|three|[123])|io|review|secretary\ of\ state|independent\ [a-z]+)(?:'s)?\ (?:[a-z0-9]+\ ){0,6}?(?:not\ )?(?:upheld|uphold|upholding)
          | no\ (?:further\ |more\ )?(?:worthwhile|different)\ [a-z]+
          )",
        r"|(?P<remedied>
            no\ (?:further|outstanding|remaining|unremedied|additional|lasting)\ (?:[a-z]+\ ){0,2}?injustice
          | (?:agreed|agree|agrees|offered|offers|accepted|accepts|proposed|agreement)\ (?:[^\ ]+\ ){0,9}?(?:remed(?:y|ies|ying|ied)|recommendations?|actions?|apologise|apology|pay|payments?|proposals?|proposed|resolve|put\ (?:things|matters|it|this|that)\ right|settle|settlement|recommend)
          | (?:provided|provides|offered|satisfactory|suitable|appropriate|proportionate|fair|reasonable|acceptable|adequate)\ (?:[a-z]+\ ){0,3}?remed(?:y|ies)
          | local\ settlement | settled\ locally | locally\ settled
          | (?:been|now|already|was|is|has)\ (?:[a-z]+\ )?(?:resolved|put\ right|remedied|settled)
          | put\ (?:things|matters|it|this|that)\ right
          | remed(?:y|ied|ies)\ (?:the|any|its|this|that)\ (?:[a-z]+\ ){0,4}?(?:injustice|complaint|fault)
          | (?:offers?|apolog(?:y|ies))\ (?:[a-z']+\ ){0,6}?(?:is|are|was|were)\ (?:already\ )?(?:an?\ )?(?:satisfactory|suitable|fair|reasonable|appropriate|proportionate|adequate|sufficient|acceptable|enough)(?-u:\b)
          | satisfied\ with\ (?:the|its|their)\ (?:[a-z']+\ ){0,3}?(?:actions?|response|remedy|offer|proposals?)
          )",
        r"|(?P<noinjustice>
            (?:did|does|do|has|have|had|was|were|is|are)\ not\ (?:[a-z']+\ ){0,4}?(?:cause|caused|causing|lead|led|result|resulted|suffer|suffered|experience|experienced|amount)\ (?:[a-z']+\ ){0,7}?injustice
          | not\ (?:[a-z]+\ ){0,2}?caus(?:e|ed|ing)\ (?:[a-z']+\ ){0,7}?injustice
          | (?:cannot|can't|could\ not)\ (?:say|conclude|find)\ (?:[a-z']+\ ){0,6}?injustice
          | (?:no|without|little\ or\ no|without\ causing|nor)\ (?:[a-z]+\ ){0,4}?injustice
          | injustice\ (?:[a-z]+\ ){0,4}?(?:was|is|were|are)\ not\ (?:[a-z]+\ ){0,2}?(?:significant|serious|enough)
          )",
        r"|(?P<nofault>
            (?:no|without|nor|free\ from|free\ of|neither)\ (?:(?:a\ finding\ of|evidence\ of|finding\ of|findings\ of|indication\ of|sign\ of|further|significant|administrative|procedural|other|real|any|council|material|evidence\ that\ there\ was)\ )*(?:fault|maladministration|failings?|service\ failure)
          | (?:not|n't|never|neither)\ (?:[a-z']+\ ){0,6}?(?:at\ fault|in\ fault)
          | no\ evidence\ (?:[a-z']+\ ){0,6}?(?:at\ fault|fault)
          | not\ (?:[a-z]+\ ){0,2}?(?:show|point\ to|indicate|demonstrate|reveal|support\ a\ finding\ of)\ (?:[a-z']+\ ){0,4}?(?:fault|maladministration)
          | (?:not|n't|never|cannot|unable\ to|failed\ to)\ (?:[a-z']+\ ){0,3}?(?:find|found|finding|see|seen|saw|identify|identified|consider|considered)\ (?:[a-z']+\ ){0,6}?(?:fault|maladministration|failings?)
          | (?:not|n't|cannot|unable\ to|no)\ (?:[a-z']+\ ){0,3}?(?:uphold|upheld|upholding)
          | (?:was|is|were|are|does|did)\ not\ (?:amount\ to\ |constitute\ |itself\ |a\ )*(?:fault|maladministration)
          | (?:cannot|can't|could\ not)\ (?:criticise|fault)(?-u:\b)
          )",
        r"|(?P<willnot>
            (?:we|i|ombudsm[ae]n|she|he|have|has|office|and|so|but)\ (?:[a-z']+\ ){0,4}?(?:not|won't)\ (?:[a-z']+\ ){0,4}?(?:investigate|investigating|start|begin|open|pursue|look\ into|look\ at|consider(?:ing)?\ (?:[a-z']+\ ){0,5}?(?:complaints?|matters?|further)|take|be\ investigating|exercise|to\ investigate|to\ start)(?-u:\b)
          | decided\ (?:[a-z']+\ ){0,3}?not\ to\ (?:[a-z']+\ ){0,2}?(?:investigate|start|begin|pursue|take|consider)
          | (?:no|not)\ (?:[a-z]+\ ){0,3}?(?:reasons?|grounds|justification|justify|justified|warrant|warranted|appropriate|proportionate|good\ use)\ (?:[a-z']+\ ){0,4}?(?:investigate|investigation|investigating)
          | (?:do|does|did)\ not\ (?:[a-z]+\ ){0,3}?(?:warrant|justify)(?-u:\b)
          | not\ (?:be\ )?(?:investigated|pursued)
          )",
        r"|(?P<cannot>
            (?:cannot|can\ not|can't|unable\ to|not\ able\ to|no\ powers?\ to|no\ legal\ power\ to|no\ jurisdiction\ to|may\ not|no\ discretion\ to)\ (?:[a-z']+\ ){0,4}?(?:investigate|consider|look\ at|look\ into|start|pursue|intervene|deal\ with)(?-u:\b)
          | (?:outside|out\ of|not\ within|not\ in|beyond|no|not\ have)\ (?:of\ )?(?:[a-z']+\ ){0,4}?(?:jurisdiction|remit|powers)(?-u:\b)
          | (?:law|act|legislation)\ (?:[a-z0-9]+\ ){0,3}?(?:prevents?|stops?|does\ not\ (?:allow|let|permit)|prohibits?|excludes?|bars?|keeps)(?-u:\b)
          | no\ (?:legal\ )?powers?(?-u:\b)
          )",
        r"|(?P<discontinued>
            discontinu(?:e|ed|ing|ation)
          | not\ (?:to\ )?(?:continue|go\ on|carry\ on)\ (?:with\ )?(?:[a-z]+\ ){0,3}?(?:investigat[a-z]+|complaint)
          | (?:stopped|stopping|ceased|halted|abandoned)\ (?:[a-z]+\ ){0,3}?(?:investigati[a-z]+)
          | (?:withdrawn|withdrew|withdraw|withdrawal\ of)\ (?:[a-z]+\ ){0,3}?complaint
          | not\ reached\ a\ (?:view|finding|decision)
          )",
        r"|(?P<ended>
            (?:completed|complete|ended|end|ending|closed|close|concluded|finished|completing)\ (?:[a-z]+\ ){0,2}?(?:investigation|enquiries)
          | investigation\ is\ (?:complete|closed|at\ an\ end|over)
          )",
        r"|(?P<injustice>injustice)",
        r"|(?P<upheld>uphold|upheld|upholding|upholds)",
        r"|(?P<fault>at\ fault|faults?|maladministration|service\ failures?|failings|poor\ practice)",
        r")(?-u:\b)"
    )
);

crate::pattern!(
    /// Words for settling a complaint instead of investigating it; they may lie inside other phrases.
    EARLY,
    r"(?x)(?-u:\b)(?:
            resolv[a-z]+\ (?:[a-z']+\ ){0,4}?early | early\ (?:resolution|stage|remedy|settlement)
          | (?:removes|without|no)\ (?:the\ |a\ |any\ )?need\ (?:for\ us\ |for\ me\ )?
            (?:to\ investigate|to\ start|for\ (?:an|a|us|further)\ (?:[a-z]+\ )?investigat[a-z]+)
          | without\ (?:an?\ |full\ |further\ |starting\ |the\ need\ for\ )*investigat[a-z]+
          | (?:instead\ of|rather\ than)\ (?:[a-z]+\ )?investigat[a-z]+
        )(?-u:\b)");

crate::pattern!(
    /// Reasons not to investigate that have nothing to do with a remedy.
    REASON,
    r"(?x)(?-u:\b)(?:
            not\ (?:enough|sufficient|significant\ enough)(?:\ [a-z]+){0,2}?\ (?:evidence|injustice|fault)
          | insufficient\ (?:[a-z]+\ )?(?:evidence|injustice) | no\ (?:worthwhile|different)\ outcome
          | (?:can|could|may|has\ a\ right\ to|reasonable\ (?:for\ [a-z\ ]{1,20})?to)\ (?:[a-z]+\ )?(?:appeal|ask\ for\ a\ review|go\ to\ (?:court|a?\ ?tribunal)|take\ (?:[a-z]+\ ){1,3}to\ court)
          | right\ of\ appeal | better\ placed | the\ complaint\ is\ late | out\ of\ time
        )(?-u:\b)");

crate::pattern!(
    /// Where a clause begins that can say the opposite of the one before it.
    TURNS,
    r"(?:;|,? but |,? although |,? though |,? while |,? whereas |,? however,? |,? and (?:we |i |the ombudsm[ae]n )?(?:do|did|have|has|find|found|uphold|was|were)?(?: therefore)? ?(?:not|no) |, and |\. )");

/// A clause with its signs in order.
#[derive(Debug, Clone)]
pub(super) struct Clause {
    /// The folded words.
    pub(super) words: String,
    /// What it says.
    pub(super) signs: Vec<Sign>,
}

/// The clauses of a sentence, each with its signs.
pub(super) fn clauses(sentence: &str) -> Vec<Clause> {
    let folded = fold(sentence);
    let mut found = Vec::new();
    let mut start = 0;
    for turn in TURNS.find_iter(&folded) {
        found.push(clause(folded.get(start..turn.start()).unwrap_or_default()));
        start = turn.start();
    }
    found.push(clause(folded.get(start..).unwrap_or_default()));
    found
}

fn clause(words: &str) -> Clause {
    let signs = PHRASES.captures_iter(words).filter_map(|phrase| {
        GROUPS.iter().find(|(group, _)| phrase.name(group).is_some()).map(|(_, sign)| *sign)
    });
    let mut signs: Vec<Sign> = signs.collect();
    if EARLY.is_match(words) {
        signs.push(Sign::Early);
    }
    if REASON.is_match(words) {
        signs.push(Sign::Reason);
    }
    Clause { words: words.to_owned(), signs }
}

/// Lower case, straight apostrophes, single blanks.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        for c in word.chars() {
            match c {
                '’' | '‘' | 'ʼ' => folded.push('\''),
                _ if c.is_ascii() => folded.push(c.to_ascii_lowercase()),
                _ => folded.extend(c.to_lowercase()),
            }
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signs(sentence: &str) -> Vec<Sign> {
        clauses(sentence).into_iter().flat_map(|clause| clause.signs).collect()
    }

    #[test]
    fn a_denied_phrase_is_never_the_phrase() {
        use Sign::*;
        for (sentence, expected) in [
            ("There was no fault by the Council.", &[NoFault][..]),
            ("I have not found fault with it.", &[NoFault]),
            ("The Council was not at fault.", &[NoFault]),
            ("I found no evidence of fault.", &[NoFault]),
            ("I do not uphold this complaint.", &[NoFault]),
            (
                "There was fault which did not cause Mr X a significant injustice.",
                &[Fault, NoInjustice],
            ),
            ("There was fault but no injustice.", &[Fault, NoInjustice]),
            ("I find fault causing injustice.", &[Fault, Injustice]),
            ("There is not enough evidence of fault.", &[Reason]),
            ("I have not decided whether there was fault.", &[]),
            ("The stage two officer upheld it.", &[]),
            ("We will not investigate this complaint.", &[WillNot]),
            ("We cannot investigate it.", &[Cannot]),
            ("It is outside the Ombudsman’s jurisdiction.", &[Cannot]),
            ("The Council has not agreed.", &[]),
            ("I discontinued my investigation.", &[Discontinued]),
            ("There was maladministration causing injustice.", &[Fault, Injustice]),
        ] {
            assert_eq!(signs(sentence), expected, "{sentence}");
        }
    }
}
