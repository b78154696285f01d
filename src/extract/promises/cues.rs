//! The words by which promises are told from stories, law, wishes and refusals.

crate::pattern!(
/// The body has agreed, or the decision says that it will.
pub(super) AGREED,
concat!(
    r"(?i)(?-u:\b)(?:(?:(?:has|have|had)[ \u{a0}]+)?(?:also |now |already |therefore |since |kindly |rightly |both |all )*",
    r"(?:agreed?|agrees|accept(?:ed|s)|undertaken|committed|offered|promised)",
    r"|will|shall|to its credit|(?:is|are) (?:also |now )?going to|intends to|plans to)(?-u:\b)"
));
crate::pattern!(
    /// The decision says that it should.
    pub(super) RECOMMENDED,
    r"(?i)(?-u:\b)(?:should|must|ought to|recommend(?:s|ed|ations?)?|suggest(?:s|ed)?|ask(?:s|ed)?|propos(?:e|es|ed)|needs? to|invited?|expects?)(?-u:\b)");
crate::pattern!(
    /// "should have" tells of the fault.
    pub(super) SHOULD_HAVE,
    r"(?i)(?-u:\b)(?:should|must|ought to|would|could)(?: not)? have(?-u:\b)");
crate::pattern!(
/// Told as done.
pub(super) DONE,
concat!(
    r"(?i)(?-u:\b)(?:(?:has|have|had|it[’']s|they[’']ve)[ \u{a0}](?:(?:already|since|now|also|recently|therefore|subsequently|itself|both|all)[ \u{a0}])*(?:been[ \u{a0}](?:[a-z]+[ \u{a0}])?)?",
    r"(?:reminded|trained|retrained|briefed|held|delivered|arranged|provided|given|introduced|implemented|changed|amended|updated|reviewed|revised|improved|corrected|created|developed|drawn up|produced|published|recruited",
    r"|appointed|employed|taken on|taken out|increased|strengthened|put in place|put|set up|started|begun|carried out|completed|issued|circulated|shared|made|taken|built|rewritten|redesigned|restructured|reorganised|replaced|adopted",
    r"|launched|established|written|moved|brought|stopped|tightened|learned|learnt|ensured|audited|asked|instructed|added|opened|hired|merged|commissioned|fixed|upgraded|bought|installed|invested|clarified|doubled|extended",
    r"|streamlined|automated|rewritten|checked|shared|reissued|removed|written to|filled|retrained|told (?:its|all|staff|officers|the team)|undertaken|discussed|withdrawn|spoken|reworded|paid for|leased|rolled out|switched|simplified|acquired|secured|procured|addressed (?:this|these|the)|acted|redrafted|refreshed|allocated|invested|prioritised|embedded|reinforced|sought)",
    r"|(?:it|council|provider|trust|team|service|authority|school|home|company|they|staff|officers|managers|letters|panels?|clerks|caseworkers|workers)[ \u{a0}](?:now|already)[ \u{a0}][a-z]+",
    r"|(?:is|are)[ \u{a0}]now[ \u{a0}][a-z]+",
    r"|(?:staff|officers|managers|workers|members|teams?)[ \u{a0}](?:(?:have|has)[ \u{a0}])?(?:(?:since|now|also|already)[ \u{a0}])*(?:received|had|attended|completed|undertaken)[ \u{a0}](?:[a-z]+[ \u{a0}]){0,3}?(?:training|briefings?|guidance|workshops?|sessions)",
    r"|has[ \u{a0}](?:also|already),[ \u{a0}]since[ \u{a0}][a-z ]{2,24},[ \u{a0}][a-z]+(?:ed|en|n|t)",
    r"|(?:council|it|provider|trust|authority|school|home|company|they)[ \u{a0}](?:also[ \u{a0}]|since[ \u{a0}]|then[ \u{a0}]|now[ \u{a0}])?(?:reminded|trained|retrained|briefed|introduced|changed|amended|updated|revised)",
    r"|since[ \u{a0}][^.;]{1,60}?(?-u:\b)(?:council|it|provider|trust|authority|school|home|company|they|team|staff)[ \u{a0}](?:has|have)[ \u{a0}](?:used|had|kept|run|employed|been[ \u{a0}](?:using|[a-z]+ing))",
    r"|(?:new|more|additional|extra)[ \u{a0}](?:[a-z]+[ \u{a0}]){1,3}?(?:(?:have|has)[ \u{a0}])?(?:now[ \u{a0}])?(?:started|joined|took up|taken up|are in post|begun|began)",
    r")(?-u:\b)"
));
crate::pattern!(
/// What the body tells the Ombudsman of its work in another tense: "it wrote to all its officers in
/// May", "since July its back office reviews every payment". The group is what is told.
pub(super) TOLD_DEED,
concat!(
    r"(?i)(?-u:\b)(?:council|provider|trust|authority|school|home|company|icb|ccg|board|association|it|they)(?:[ \u{a0}](?:has|have|also|since|now|further))*[ \u{a0}](?:tells?|told|says?|said|informs?|informed|advise[sd]?|explain(?:s|ed)|confirm(?:s|ed)|report(?:s|ed)|state[sd]|assured)(?:[ \u{a0}](?:me|us|the Ombudsm[ae]n))?(?:[ \u{a0}]that)?,?[ \u{a0}]",
    r"(?P<deed>(?:(?:since|in|from|following|after|as a result)(?-u:\b)[^.;]{0,60}?[, ])?(?:(?:it|they|its|their|all|every|the|new|refresher|staff|officers|managers|training|mandatory)(?-u:\b)[^.;]{0,50}?(?-u:\b))?",
    r"(?:(?:wrote|sent|reminded|trained|retrained|briefed|held|ran|introduced|changed|amended|reviewed|revised|updated|appointed|recruited|brought|put|issued|circulated|published|delivered|arranged|carried|produced|created|started|launched|rolled|strengthened|switched|increased|took|commissioned|adopted|redesigned|rewrote|replaced|shared|leased|installed|opened|fitted|bought|built|acquired|hired|redrafted|tightened|established|developed|implemented|set up|doubled|clarified|audited|merged|upgraded|added|trialled|piloted|reorganised|restructured|simplified|translated)|had[ \u{a0}](?:[a-z0-9-]+[ \u{a0}]){1,6}?(?:fitted|installed|built|added|printed|written|rewritten|checked|trained|retrained|translated|redesigned|removed|replaced|put in|set up)|(?:was|were)[ \u{a0}](?:reminded|trained|retrained|briefed|given|delivered|provided|held|introduced|changed|amended|revised|updated|sent|told)",
    r"|now[ \u{a0}][a-z]+|(?:reviews|checks|monitors|sends|uses|holds|keeps|requires|meets|audits|records|tracks|runs|offers|logs|alerts)))(?-u:\b)"
));
crate::pattern!(
    /// Told to the person in answer to the complaint, and not to the Ombudsman.
    pub(super) TOLD_THE_PERSON,
    r"(?-u:\b)(?:told|informed|advised|assured|promised|wrote to|replied to)[ \u{a0}](?:(?:Mr|Mrs|Miss|Ms|Mx|Dr)[ \u{a0}][A-Z]|him|her|them|the (?:family|complainant|couple|woman|man))");
crate::pattern!(
    /// Whom or what a deed of improvement reaches.
    pub(super) REACHES,
    r"(?i)(?-u:\b)(?:staff|officers?|teams?|managers|workers|caseworkers|clerks|surveyors|training|guidance|polic(?:y|ies)|procedures?|process(?:es)?|systems?|templates?|letters|leaflets?|website|contractors?|crews?|all|every|each|back office|service|records?|logs?|checks?|audits?|panels?|forms?|practice|capacity|posts?|famil(?:y homes|ies)|households|vehicles|lorries|fleet|software|cameras|(?:phone|telephone) lines?|(?:more|further|additional|extra|new|[0-9]+|two|three|four|five|six) (?:[a-z]+ ){0,3}?(?:investigators|psychologists|therapists|assessors|inspectors|advisers|wardens|coordinators|practitioners|planners)|[0-9]+ (?:[a-z]+ ){0,2}?(?:flats|homes|houses|beds|places|rooms))(?-u:\b)");
crate::pattern!(
    /// "whether the Council has reviewed its procedure" tells of nothing done.
    pub(super) ASKS, r"(?i)(?-u:\b)(?:whether|if|unless|until|how|when)(?-u:\b)[^,;]{0,60}$");
crate::pattern!(
    /// Reported to the Ombudsman.
    pub(super) TOLD,
    r"(?i)(?-u:\b)(?:t(?:old|ells?) (?:me|us)|says?|said|explained|advised|confirmed|highlighted)(?-u:\b)");
crate::pattern!(
    /// In the story of what happened: changed since, and told to the Ombudsman.
    pub(super) CHANGED_SINCE,
    r"(?i)(?-u:\b)(?:t(?:old|ells?) (?:me|us)(?-u:\b)[^.;]{0,40}(?-u:\b)(?:has|had|have|now)|(?:has|have) since|since then|since (?:this|the) complaint|as a result of (?:this|the|our|my|her|his|Mr|Mrs|Ms|Miss))(?-u:\b)");
crate::pattern!(
    /// Having agreed is not having done.
    pub(super) AGREED_ONLY,
    r"(?i)(?-u:\b)(?:has|have|had)[ \u{a0}](?:also |now |already |since )*(?:agreed|accepted|offered|undertaken to)(?-u:\b)");
crate::pattern!(
/// The remedy as a whole is agreed.
pub(super) ALL_AGREED,
concat!(
    r"(?i)(?-u:\b)(?:(?:has|have)[ \u{a0}](?:[a-z]+[ \u{a0}]){0,3}?(?:agreed|accepted)",
    r"|(?:council|provider|trust|authority|school|home|company|icb|ccg|board|service|panel|organisations?|bodies|councils|agency|it|they|both)[ \u{a0}](?:[a-z]+[ \u{a0}])?(?:agree[sd]?|accept(?:s|ed)?)",
    r"|agreed[ \u{a0}](?:actions?|remed(?:y|ies)|recommendations?)|(?:recommendations?|remed(?:y|ies)|actions?)[ \u{a0}](?:[a-z]+[ \u{a0}]){0,4}?(?:agreed|accepted)|agreement to|to its credit)(?-u:\b)"
));
crate::pattern!(
    /// The same, so clearly that it counts wherever it stands.
    pub(super) ACCEPTS_RECOMMENDATIONS,
    r"(?i)(?-u:\b)(?:agreed|agrees|accepted|accepts)[ \u{a0}](?:to |with )?(?:all |both |each )?(?:of )?(?:my|our|the|these)[ \u{a0}](?:[a-z]+ )?(?:recommendations|proposals|remedy|remedies)(?-u:\b)");
crate::pattern!(
/// The body does not agree with what is recommended, or has not answered yet.
pub(super) NOT_AGREED,
concat!(
    r"(?i)(?-u:\b)(?:(?:has|have|had|does|do|did|is|was)[ \u{a0}]not[ \u{a0}](?:yet[ \u{a0}]|currently[ \u{a0}])?(?:agree[sd]?|accept(?:s|ed)?|told us|said whether|responded to (?:my|our)|replied|willing)",
    r"|disagree[sd]?|(?:refuse[sd]?|declines?d?|reject(?:s|ed)?)[ \u{a0}](?:to[ \u{a0}](?:accept|agree|carry out|take|follow|implement)|(?:my|our|the|this|these)[ \u{a0}](?:recommend|remed|propos))|unwilling)(?-u:\b)"
));
crate::pattern!(
    /// Who wants something is not who has promised it.
    pub(super) WANTS,
    r"(?i)(?-u:\b)(?:would like|wants?|wanted|wishes|wished|hopes?|hoped|seeks|sought|complain(?:s|ed)?[ \u{a0}](?:to|that|about[ \u{a0}](?:the|its|how|it|a|an|his|her|their|delay|poor)|the|its|of|it|how|because|when)|asks? for|asked for|has asked to|is asking|thinks|feels|believes|considers it|requested|argues|argued)(?-u:\b)|(?-u:\b)(?:(?:Mr|Mrs|Miss|Ms|Mx|Dr)[ \u{a0}][A-Z][a-z]*|[Ss]he|[Hh]e|complainant|family|parents|woman|man|couple)[ \u{a0}](?:[a-z]+[ \u{a0}])?(?:said|says|told|asked|suggested|proposed|thought)(?-u:\b)");
crate::pattern!(
/// Rules for all bodies, and what the Ombudsman leaves out.
pub(super) OF_LAW,
concat!(
    r"(?i)(?-u:\b)(?:councils|providers|authorities|trusts|schools|landlords|organisations should|(?:law|code|guidance|act|regulations|policy|procedure|enforcement plan|protocol|charter|contract|agreement|website)(?-u:\b)[^.;]{0,60}(?-u:\b)(?:says?|states?|requires?|expects?|provides)|it says|(?:a|an) (?:panel|council|school|tribunal|authority|provider|parent|person) (?:may|can|must|should)",
    r"|statutory|legislation|we (?:normally|usually|would)|we have not|i have not|i (?:do|did) not|no (?:service improvement|further) recommendations?|earlier (?:decision|case|complaint)|if it (?:has|does) not|(?:I|we) (?:have )?considered whether|(?:panel|investigator|investigating officer|IO|inspector|adjudicating officer|review)(?: had| has)?(?: also)? recommended)(?-u:\b)"
));
crate::pattern!(
    /// The Ombudsman's standard words about apologies, and guidance that speaks behind its rule.
    pub(super) STANDING,
    r"(?i)(?:consider (?:this|our|the) guidance (?:in|when) making|^(?:we|I) publish(?-u:\b)|(?-u:\b)mak(?:e|ing) no (?:further |other |additional |more )*recommendations?(?-u:\b)|^our (?:published )?guidance|(?:,|though|although|as)[ \u{a0}](?:the|its) (?:guidance|code|law|policy) (?:says|states))");
crate::pattern!(
    /// A person as the one who should: "Mrs B should send receipts".
    pub(super) PERSON_SHOULD,
    r"(?-u:\b)(?:(?:Mr|Mrs|Miss|Ms|Mx|Dr)[ \u{a0}][A-Z][a-z]*|[Ss]he|[Hh]e|[Cc]omplainant|[Ff]amily|[Pp]arents)[ \u{a0}](?:[a-z]+[ \u{a0}])?(?:will|should|must|may|can|could|would|might|needs? to|has agreed|agreed)(?-u:\b)");
crate::pattern!(
    /// That the body agrees, said behind what was asked of it: "and it agreed to do so".
    pub(super) AGREES_TO_IT,
    r"(?i)(?-u:\b)(?:council|provider|trust|authority|school|home|company|icb|ccg|board|panel|organisations?|bodies|it|they|which)[ \u{a0}](?:it[ \u{a0}]|they[ \u{a0}])?(?:(?:has|have)[ \u{a0}])?(?:[a-z]+[ \u{a0}])?(?:agreed?|agrees|accept(?:s|ed)?)(?-u:\b)");
crate::pattern!(
    /// "I have asked the Council to": the Ombudsman's doing, and the body's promise.
    pub(super) ASKED_BY_US,
    r"(?i)^(?:and )?(?:we|I|the Ombudsm[ae]n) (?:(?:will|would|have|had|am|are|also|therefore|now|now) )*(?:ask|recommend|suggest|invit|propos)");
crate::pattern!(
    /// The body as the doer.
    pub(super) BODY,
    r"(?i)(?-u:\b)(?:council|provider|trust|authority|school|home|company|icb|ccg|board|service|panel|organisations?|agency|corporation|partnership|practice|association|it|they|both|all three|each)(?-u:\b)");
crate::pattern!(
    /// The body's people and papers, as what something was done to.
    pub(super) STAFF,
    r"(?i)(?-u:\b)(?:staff|officers|managers|teams?|training|policy|procedures?|letters|guidance)(?-u:\b)");
crate::pattern!(
    /// The Ombudsman as the doer: "I will consider whether to issue a report".
    pub(super) OURS,
    r"(?i)^(?:and )?(?:(?:if|so|then|once)(?-u:\b)[^,;]{0,60},? )?(?:we|I|the Ombudsm[ae]n) (?:will|would|shall|should|may|am|are|have)(?-u:\b)");
crate::pattern!(
/// A promise in running text: the body has agreed, will, or was asked by the Ombudsman.
pub(super) PROMISED,
concat!(
    r"(?i)(?-u:\b)(?:(?:has|have)[ \u{a0},]+(?:[a-z]+[ \u{a0},]+){0,3}?(?:agreed|offered|undertaken|committed|promised)(?-u:\b)[^.;]{0,50}?(?-u:\b)(?:to|that)",
    r"|(?:council|provider|trust|authority|school|home|company|icb|ccg|board|service|panel|organisations?|agency|it|they|both|all three|each)[ \u{a0}](?:(?:also|now|therefore|rightly|then|kindly|both|is|are)[ \u{a0}])*",
    r"(?:agreed(?: it would| that it would|(?:[ \u{a0}][a-z]+){0,3}?[ \u{a0}]to)|agrees to|accepted (?:my|our)|undertook to|willing to|happy to|prepared to|proposes to|will|should)",
    r"|(?:says|said|told (?:me|us)|confirmed)(?: that)?[ \u{a0}](?:it|they)[ \u{a0}](?:will|would now)",
    r"|(?:we|i|the Ombudsm[ae]n|has|have)[ \u{a0}](?:[a-z]+[ \u{a0}]){0,2}?(?:asked|invited|recommend(?:ed)?|suggested|proposed)(?-u:\b)[^.;]{0,60}(?-u:\b)(?:to|should|would)|(?:offer|agreement|proposal|undertaking|commitment|promise) to|offered to(?-u:\b)[^.;]{0,90}(?-u:\b)(?:suitable|satisfactory|appropriate|proportionate|fair|reasonable|welcome)|to its credit)(?-u:\b)"
));
crate::pattern!(
    /// A day or month: beside a bare "agreed to" it makes a story of it.
    pub(super) DATED,
    r"(?i)(?-u:\b)(?:in|on|by|since) (?:[0-9]{1,2} )?(?:early |late |mid-)?(?:January|February|March|April|May|June|July|August|September|October|November|December)(?-u:\b)");
crate::pattern!(
    /// Words that keep a dated sentence from being a story.
    pub(super) STILL, r"(?i)(?-u:\b)(?:has|have|will|now|should|by the end of|within)(?-u:\b)");
