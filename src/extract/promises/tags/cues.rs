//! The words by which the kinds of improvement are known.

use std::sync::LazyLock;

use crate::text::pattern::Pattern;

use crate::model::words::ImprovementAction;

crate::pattern!(
    TRAINING,
    r"(?i)(?-u:\b)(?:(?:re)?train(?:s|ed)?|training|workshops?|refresher|e-learning|coaching|mentoring|(?:^|has |have |had |been )brief(?:s|ed)?|^briefing (?:its|all|staff|officers|relevant|members))(?-u:\b)"
);
crate::pattern!(
    /// Staff are told of what they should know or do.
    REMINDER,
    concat!(
        r"(?i)(?-u:\b)(?:remind[a-z]*|briefing (?:notes?|papers?)|(?:a|staff|team|officer) briefings?|circulat[a-z]*|cascad[a-z]*|disseminat[a-z]*|(?:lessons?|learning) (?:[a-z]+ ){0,4}?(?:are |is |have been |has been )shared",
        r"|(?:share|shares|shared|sharing|discuss|discusses|discussed|discussing|speak|speaks|spoken|talk|raise|raises|tell|tells|told|telling|instruct|instructs|instructed|advise|email|write|writes|written)(?-u:\b)(?:[ \u{a0}](?:to|with|this|it))*(?:[^.;]{0,60}(?-u:\b)(?:with|to|at|across|among|within|in|between)[ \u{a0}])?",
        r"(?:the |its |all |their |relevant |other |any |those |members of |team |a )*(?:[a-z-]+ ){0,4}?(?:staff|officers?|teams?|team meetings?|managers|employees|colleagues|[a-z]* ?workers|departments?|services?|crews?|supervision|practitioners)",
        r"|(?:make|makes|made|ensure|ensures) (?:sure )?(?:that )?(?:[^ ]+ ){0,5}?(?:aware|understand|know)(?-u:\b)|(?:staff|officers?|teams?|managers) (?:[^ ]+ ){0,4}?(?:aware of|understand|know)|raise awareness",
        r"|(?:bring|draw)s? (?:[^ ]+ ){0,8}?attention)(?-u:\b)"
    )
);
crate::pattern!(
    GUIDANCE,
    r"(?i)(?-u:\b)(?:guidance|guidelines|guides?|practice notes?|notes? for (?:its|all|staff|officers)|(?:staff )?handbook|manual|focus reports?|toolkit|check ?lists?|crib sheets?|flow ?charts?)(?-u:\b)"
);
crate::pattern!(
    /// Rules that the body has set or agreed for the people it serves.
    POLICY,
    r"(?i)(?-u:\b)(?:polic(?:y|ies)|(?:its|their|standard|care|residents?[’']) (?:[a-z]+ )?contracts?|tariff|criteria|(?:allocations?|lettings|reduction|support|charging|grants?) scheme|strategy|clauses?|(?:terms?|conditions) (?:on|in|of|about)|terms and conditions|agreement (?:form|for|to|and|so)|(?:payment|bond|tenancy|resident[’']?s?[’']?|residency|placement|fees?|top-up|carer|care home)s?[’']? agreements?)(?-u:\b)"
);
crate::pattern!(
    /// How the body works.
    pub(super) PROCEDURE,
    concat!(
        r"(?i)(?-u:\b)(?:procedures?|process(?:es)?|protocols?|systems?|practices?|working practices|arrangements|handling of|handles|how (?:it|its|caseworkers|officers|staff|teams|they|(?:[a-z]+ ){1,3}(?:will|should|are) be)|the way|workflow|pathways?|triage|safeguards?|(?:order|assessment|application|referral|review|the|its|standard) forms?|forms? (?:its|it)",
        r"|(?:put|puts|putting) (?:[a-z]+ ){0,4}?in place|put in place|introduc[a-z]*|agreement with|service level|fast track|templates?|scripts?|measures|(?:take|takes|taking) (?:[a-z]+ ){0,2}?steps|recurrence|(?:not|never) (?:[a-z]+ ){0,2}?(?:happen|occur|recur)[a-z]*(?: again)?|happen(?:s|ing)? again|lessons|learning exercise|what (?:went wrong|it (?:will|can|could|should) do)|safeguarding arrangements|complaint[s]? handling)(?-u:\b)"
    )
);
crate::pattern!(
    AUDIT,
    r"(?i)(?-u:\b)(?:(?:audits?|audited|auditing)(?-u:\b)|auditors?|dip[- ]?sampl[a-z]*|samples?|sampling|^(?:inspect|check)s?(?-u:\b)|check(?:s|ed)?(?-u:\b)[^.;]{0,60}(?-u:\b)against)"
);
crate::pattern!(
    /// A committee with "audit" in its name.
    pub(super) AUDIT_COMMITTEE, r"(?i)(?-u:\b)audit (?:and [a-z]+ )?(?:committee|panel|board|sub-committee)");
crate::pattern!(
    MONITORING,
    r"(?i)(?-u:\b)(?:monitor[a-z]*|oversight|oversees?|(?:a|the|its|that|which|and)[ \u{a0}]tracks?|track(?:ers?|ing)|quality assur[a-z]*|spot[- ]checks?|dashboards?|performance (?:reports?|data|information)|early warning|(?:weekly|monthly|fortnightly|quarterly|regular|daily) (?:[a-z]+ )?(?:lists?|visits?|reviews?|reports?|meetings?|checks?|updates?)|(?:alert|warn|flag|notif)[a-z]* (?:[a-z]+ ){0,4}?(?:managers?|officers?|staff|office)|(?:checked|reviewed|reported|looked at) (?:[a-z]+ )?(?:daily|weekly|monthly|quarterly|(?:each|every) (?:day|week|month|quarter|year))|(?:each|every) (?:week|month|quarter|term|six months|three months)|duty officer|reviews all)(?-u:\b)"
);
crate::pattern!(
    PLAN,
    r"(?i)(?-u:\b)(?:(?:action|improvement|recovery|delivery|contingency|service|transformation) plans?|(?:produce|draw up|prepare|develop|devise|agree|make|provide|send|give|set out)s? (?:(?:us|me|the Ombudsm[ae]n) )?(?:with )?(?:a|an|its) (?:[a-z]+ ){0,2}?plan(?-u:\b)|plan (?:for how|of action|setting out|to (?:show|address|deal|clear|reduce|recruit|improve)|for (?:ending|reducing|clearing|improving|dealing)))(?-u:\b)"
);
crate::pattern!(
    /// Staff who are briefed with a piece of writing are reminded, not taught.
    pub(super) BRIEFS_BY_NOTE,
    r"(?i)^brief[a-z]*(?-u:\b)[^.;]{0,60}(?-u:\b)(?:(?:by|with|through|via|in|using)[ \u{a0}](?:an? )?(?:[a-z]+ )?(?:reminder|email|e-mail|writing|memo|memorandum|note|letter|circular|newsletter|bulletin))(?-u:\b)");
crate::pattern!(
    /// Making public what there is.
    pub(super) MAKES_PUBLIC,
    r"(?i)^(?:(?:publish|publicis|display|advertis)[a-z]*|(?:put|place|post|make|show|set out|upload)s?(?-u:\b)[^.;]{0,60}(?-u:\b)(?:on(?:to)? (?:its|the) (?:[a-z]+ )?(?:website|web ?pages?)|online|on-line|public))(?-u:\b)");
crate::pattern!(
    /// "a joint policy", "its new criteria".
    pub(super) MADE_ANEW, r"(?i)(?-u:\b)(?:an?|new|revised|updated|amended)[ \u{a0}](?:[a-z]+[ \u{a0}]){0,2}?(?:polic(?:y|ies)|criteria|procedures?|protocols?|process|scheme|strategy|agreement|tariff)(?-u:\b)");
crate::pattern!(
    /// The Ombudsman, members or the board hear what came of it.
    pub(super) REPORT,
    concat!(
        r"(?i)^(?:(?:report|writ|tell|updat|let|provid|send|inform|show|shar|giv|explain|confirm|supply)[a-z]*(?-u:\b)[^.;]{0,25}(?-u:\b)(?:us|me|ombudsm[ae]n)(?-u:\b))|(?i)(?-u:\b)(?:report(?:ed|s)? (?:back )?to (?:us|me|the ombudsm[ae]n)",
        r"|(?:report|take|put|present|bring|refer|submit|tell|table|escalate|update|provide|send|give|discuss)s?(?-u:\b)[^.;]{0,70}(?-u:\b)(?:committees?|cabinet|full council|council members|elected members|panel of members|portfolio holder|governing body|governors|board|scrutiny|cabinet member|lead member|trustees|councillors)(?-u:\b))"
    )
);
crate::pattern!(
    RECORDS,
    r"(?i)(?-u:\b)(?:record[- ]keeping|(?:keep|maintain|make|hold|complete)s? (?:[^ ]+ ){0,5}?(?:records?|notes?|minutes|logs?|register)|case (?:notes|records|recording)|(?:its|their|care) records (?:show|are|is|include|contain|set out|reflect)|how (?:it|they) records?|registers? of|logs? of|inventor(?:y|ies)|database|(?:a|shared|central) (?:[a-z]+ )?(?:register|log)|(?:properly|accurately|fully|clearly|always|are|is|be) (?:[a-z]+ )?(?:recorded|minuted|documented|logged)|recording of|(?:a|an|new|central|single) (?:[a-z]+ )?record (?:of|for|showing)|record(?:s|ing)? (?:all|its|their|the|any|when|what|that|reasons|why|how|visits|decisions)|(?:clear|accurate|proper|full|adequate|contemporaneous|written) (?:[a-z]+ )?records?(?: of|(?-u:\b)))(?-u:\b)"
);
crate::pattern!(
    /// What people are told, in letters or otherwise.
    COMMUNICATION,
    concat!(
        r"(?i)(?-u:\b)(?:communicat[a-z]*|(?:its|their|the|all|any|standard|decision|appeal|overpayment|refusal|outcome|template|complaints?|final|stage [a-z]+) (?:[a-z]+ ){0,2}?(?:letters?|decision notices|replies|responses|correspondence|wording)|(?:wording|content)s? (?:of|in)|letters? (?:it sends|so that|to)|(?:write|writes|wrote|writing|written) to (?:all|every|each|any|other|others|those|the|its|people|parents|families|residents|tenants|[0-9a-z]+ other)|leaflets?|fact ?sheets?|information (?:it|for|given|about|packs?|to|on|is)|signpost[a-z]*|contact details|template (?:for )?(?:[a-z]+ )?letters?|standard (?:wording|paragraph)",
        r"|(?:tell|inform|explain to|advise|notify)(?:s|ing)? (?:its |all |every |each |any |other |the )?(?:people|famil(?:y|ies)|residents|parents|applicants|users|callers|carers|customers|claimants|complainants|tenants|therapists|the public|anyone)",
        r"|(?:people|famil(?:y|ies)|residents|parents|applicants|users|carers|customers|claimants|complainants|tenants) (?:[a-z]+ ){0,3}?(?:told|informed|sent|notified|advised|written to|given (?:[a-z]+ )?(?:information|notice|reasons))|(?:has|have) been told|notices? (?:[a-z]+ ){0,6}?(?:telling|saying|to say)|together with a note|(?:give|offer|provide)s? (?:[a-z]+ ){0,2}?(?:people|famil(?:y|ies)|residents|parents|applicants|users|carers|customers|claimants|complainants|tenants) (?:[a-z]+ ){0,3}?(?:email|telephone|phone|contact|point of contact|number))(?-u:\b)"
    )
);
crate::pattern!(
    RECRUITMENT,
    r"(?i)(?:^(?:recruit|appoint|employ|hire|fill)[a-z]*(?-u:\b)|(?-u:\b)(?:(?:has|have|had|already|since|now) (?:[a-z]+ )?(?:appointed|recruited|employed|hired|taken on|filled)|recruit[a-z]*|vacan(?:cy|cies|t)|staffing|(?:more|additional|extra|enough|sufficient|new) (?:[a-z]+ ){0,2}?(?:staff|officers?|posts?|psychologists?|caseworkers?|therapists?|workers?|investigators?|inspectors?|planners?|social workers?)|number of (?:[a-z]+ )?(?:staff|officers|posts|psychologists|caseworkers|therapists)|officers are enough|capacity)(?-u:\b))"
);
crate::pattern!(
    PUBLISH,
    r"(?i)(?-u:\b)(?:publish[a-z]*|websites?|web ?pages?|online|(?:put|place)s? (?:up )?(?:a )?notices?)(?-u:\b)"
);

/// The kinds with their words. All that fit a clause apply.
pub(super) const TAGS: &[(ImprovementAction, &LazyLock<Pattern>)] = &[
    (ImprovementAction::Training, &TRAINING),
    (ImprovementAction::StaffReminder, &REMINDER),
    (ImprovementAction::Guidance, &GUIDANCE),
    (ImprovementAction::PolicyReview, &POLICY),
    (ImprovementAction::ProcedureReview, &PROCEDURE),
    (ImprovementAction::Audit, &AUDIT),
    (ImprovementAction::Monitoring, &MONITORING),
    (ImprovementAction::ActionPlan, &PLAN),
    (ImprovementAction::ReportBack, &REPORT),
    (ImprovementAction::RecordKeeping, &RECORDS),
    (ImprovementAction::Communication, &COMMUNICATION),
    (ImprovementAction::Recruitment, &RECRUITMENT),
    (ImprovementAction::Publish, &PUBLISH),
];

crate::pattern!(
    /// Verbs that look for other people affected.
    pub(super) SEEKS,
    r"(?i)^(?:(?:check|re-?calculat|reassess|look|find out|identify|establish|review|examine|consider|reconsider|contact|write|audit|inspect|cancel|refund|tell|ask|carry out|complete|conduct|undertake|invite|offer|work|search|trace|see)[a-z]*|has(?: [a-z]+)? checked|have(?: [a-z]+)? checked|(?:it |they )?(?:has |have |had )?(?:also |since |now )?(?:carried out|completed|conducted|undertaken|undertook|done) an? (?:[a-z]+ ){0,2}?(?:review|audit|check) of|a review|an audit)(?-u:\b)");
crate::pattern!(
    /// Others in the same position, or all cases of a kind.
    pub(super) MANY,
    r"(?i)(?-u:\b)(?:other|others|all|every|each|any|anyone else|how many|similar|those|(?:[0-9]+|the) other|decisions it (?:has )?made)(?-u:\b)[^.;]{0,70}(?-u:\b)(?:affected|refused|denied|turned down|awards?|cases?|famil(?:y|ies)|people|person|child|children|pupils?|residents?|tenants?|applicants?|applications?|calculations?|complaints?|complainants?|appeals?|claimants?|carers?|care leavers?|customers?|documents?|errors?|mistakes?|grants?|records?|requests?|reports?|users?|parents?|reviews|forms?|placements?|decisions?|refusals?|accounts?|households?|charged|lost|missed|received|notice|demand|collections|recordings|repairs|years?|homes)(?-u:\b)|(?-u:\b)(?:next of kin of|in (?:a|the) (?:similar|same) (?:position|situation)|others (?:were|who|have|may|affected|in|should)|the other [a-z]+(?: [a-z]+)?s (?:it|who|which|that|in|on|whose)|(?:people|residents|families|tenants|applicants|children|parents|carers|customers|users|claimants|accounts|households) affected|anyone (?:else|who|wrongly|affected)|how many (?:other |people|children|famil|carers|residents|cases)|decisions it (?:has )?made|everyone (?:else|who|whose|affected)|(?:every|each|all) (?:[a-z]+ ){1,4}?(?:which|that|who|whom) (?:it|they|the [a-z]+|were|was|has|have|had))(?-u:\b)|(?-u:\b)(?:refusals|decisions|cases|appeals|applications|claims|assessments|placements|awards|accounts)(?-u:\b)[^.;]{0,40}(?-u:\b)(?:since|from|between|over the (?:last|past)|in the (?:last|past)|back to)(?-u:\b)"
);
crate::pattern!(
    /// Others, said outright: an audit that looks for them is a review of their cases too.
    pub(super) OTHERS,
    r"(?i)(?-u:\b)(?:others|any(?:one)? (?:else|others?)|the other [a-z]+(?: [a-z]+)?s(?-u:\b)|(?:the |any |all )?(?:people|residents|famil(?:y|ies)|tenants|applicants|children|parents|carers|customers|users|claimants|accounts|households) (?:it )?(?:who (?:were|was|may have been) )?affected|other (?:[a-z]+ ){0,2}?(?:people|famil(?:y|ies)|children|residents|tenants|applicants|carers|pupils|parents|users|customers|cases|homes|households)|those (?:people|carers|families|children|who|affected|[a-z]+ who)|anyone)(?-u:\b)");

crate::pattern!(
    /// What staff are taught or reminded of is no improvement of its own.
    pub(super) TEACHES,
    r"(?i)(?-u:\b)(?:remind(?:s|ed|ing|ers?)?|(?:re)?train(?:s|ed|ing)?|brief(?:s|ed|ing|ings)?|workshops?|(?:tell|tells|told|instruct|instructs|advise|email)s? (?:its |all |the |relevant )*(?:[a-z-]+ ){0,3}?(?:staff|officers|teams?|workers|managers)|(?:make|makes|made|ensure|sure) [^.;]{0,50}(?:aware|understand|know)|raise awareness|attention)(?-u:\b)");
crate::pattern!(
    /// Where a clause turns from what is done to why, for whom or about what.
    pub(super) PURPOSE,
    r"(?i)[, ](?:so (?:that|as to|there|it|applicants|people|the|they|staff|officers|lessons|others|[a-z]+ (?:are|is|can|will|have|know|get|do))|to (?:ensure|make sure|make plain|say|explain|check|prevent|avoid|reflect|include|see|identify|stop|offer|show|require)|in order to|inviting|offering|because|following|in line with|against|which says|who|that were|for whom|about|regarding|concerning|as a result of|on (?:how|when|what|why|whether|the|our|direct|school|declaring|visits|domestic|third|[a-z]+ing)|for (?:recruiting|ending|reducing|how)|and how|once|within (?:[a-z]+|[0-9]+) (?:working |calendar )?(?:days?|weeks?|months?)|as part of|based on|under)(?-u:\b)");
crate::pattern!(
    /// "(review) its procedure for tracking assessments": what follows says what it is about.
    pub(super) PROCEDURE_ABOUT,
    r"(?i)(?-u:\b)(?:procedures?|process(?:es)?|polic(?:y|ies)|systems?|arrangements|protocols?|practices?|approach)[ \u{a0}](?:for|on|about|around|in relation to|when|where|of|with)(?-u:\b)");
crate::pattern!(
    pub(super) AGAIN_AND_AGAIN, r"(?i)(?-u:\b)(?:each|every) (?:day|week|fortnight|month|quarter|term)(?-u:\b)");
crate::pattern!(
    /// "(write to every tenant) to explain": told, and not looked for.
    pub(super) ONLY_TELLS,
    r"(?i)^(?:write|contact|tell|email|send|inform|notify|advise)[a-z]*(?-u:\b)[^.;]{0,120}(?-u:\b)(?:to (?:explain|tell|say|remind|let|make|clarify|inform|set out)|explaining|telling|saying|reminding|setting out)(?-u:\b)");
crate::pattern!(
    /// A process made anew, whomever it alerts.
    pub(super) MAKES_A_PROCESS,
    r"(?i)^(?:put|introduc|set up|creat|establish|develop|devis|implement|bring|agree|adopt)[a-z]*(?-u:\b)[^.;]{0,50}(?-u:\b)(?:process|procedure|system|protocol|pathway|mechanism|workflow)(?-u:\b)");
crate::pattern!(
    /// "An update on progress against its action plan": the plan is what is reported on.
    pub(super) REPORT_OF_PLAN,
    r"(?i)^(?:provide|send|give|share|report|update|tell|show)[a-z]*(?-u:\b)[^.;]{0,80}(?-u:\b)(?:action|improvement|recovery|delivery) plan");
crate::pattern!(
    /// A report of what is counted or measured, or one that comes again and again.
    pub(super) REPORT_OF_FIGURES,
    r"(?i)(?-u:\b)(?:how (?:long|often|many times|quickly)|the number|(?:each|every) (?:month|quarter|year|term|six months)|(?:monthly|quarterly|regular)(?:ly)?)(?-u:\b)");
crate::pattern!(
    /// "Tell us how it will check …": the change is reported on before it is made.
    pub(super) REPORT_OF_CHANGE, r"(?i)(?-u:\b)how (?:it|they) (?:will|intends?|plans?|proposes?)(?-u:\b)");
