//! The words by which a sum is known for what it is, beside the verb that governs it.

crate::pattern!(
    /// Before a sum that an award is measured against.
    pub(super) MEASURED_AGAINST,
    r"(?ix)(?-u:\b)(?:in\ addition\ to|on\ top\ of|instead\ of|rather\ than|in\ place\ of|in\ lieu\ of
      |over\ and\ above|replac(?:e|es|ing|ement\ for)|less(?:\ (?:the|any))?|minus|after\ deducting|separate\ from
      |(?:increas|rais)[a-z]+\ [^£;.]{0,50}?(?:from|of)|(?:as\ well\ as|together\ with|includ(?:ing|es?)|inclusive\ of|besides|on\ from|alongside)\ the
      |not\ the)(?:\ [^£;.,]{0,60})?\ ?$");

crate::pattern!(
    pub(super) SAID_OFFERED,
    r"(?i)^[^.;£]{0,30}?(?-u:\b)(?:it|they|council|trust|home|provider|authority|school)?(?: (?:has|have|had|was|were))?(?: [a-z]+)? ?(?:offered|proposed)(?-u:\b)|^ (?:[a-z]+ )?offer(?-u:\b)"
);

crate::pattern!(
    pub(super) SAID_PAID,
    r"(?i)^[^.;£,]{0,14}?(?-u:\b)(?:it|they|council|trust|home|provider|authority|school)(?: (?:has|have|had))?(?: [a-z]+)? (?:paid|gave|given|refunded|awarded|credited)(?-u:\b)|^ (?:already|previously) (?:paid|given|refunded)"
);

crate::pattern!(
    pub(super) SAID_RECEIVED,
    r"(?i)^ (?:she|he|they|M(?:r|rs|s|iss) [A-Z][a-z]*) (?:has|have|had) (?:already )?received(?-u:\b)|^(?:[^.;£]{0,30},)? ?(?:which|that) (?:she|he|they|M(?:r|rs|s|iss) [A-Z][a-z]*)(?:(?: (?:has|have|had))?(?: [a-z]+)? (?:received|was paid|were paid|kept|cashed|banked)| (?:has|have) (?:now |since )?had)(?-u:\b)"
);

crate::pattern!(
    pub(super) SAID_CLAIMED,
    r"(?i)^(?: [a-z]+){0,3}? (?:that )?(?:he|she|they|M(?:r|rs|s|iss) [A-Z][a-z]*)(?: (?:has|had|also))? (?:claims?|claimed|thinks|believes|wants?|wanted|asks?|asked|sought|seeks|requested|is seeking|would like)(?-u:\b)"
);

crate::pattern!(
    /// "unless Mr D asks for it": no claim.
    pub(super) ON_CONDITION,
    r"(?i)^,? (?:unless|if|when|where|until|because|as|although|though|but|and)(?-u:\b)"
);

crate::pattern!(
    /// Who wants, where that is not the person who complains.
    pub(super) ANOTHER_WANTS,
    r"(?-u:\b)(?:[Ii]t|[Cc]ouncil|[Pp]rovider|Home|home|Trust|Authority|authority|[Ss]chool|[Ll]andlord|[Cc]ontractors?|[Bb]uilder|[Ii]nsurers?|[Nn]eighbour|agents?|firm|company)(?: (?:now|then|also|still|had|has|later))* $"
);

crate::pattern!(
    /// A sentence that no lead-in completes.
    pub(super) SPEAKS_ANEW,
    r"^(?:The (?:[A-Z][a-z]+ ){0,4}?(?:Council|Trust|Provider|Authority|Board|Home|School|Association|council|trust|provider|home|school)|It|This|That|We|I|She|He|They|These) [a-z]+(?-u:\b)"
);

crate::pattern!(
    pub(super) SHALL_BE_PAID,
    r"(?i)^[^.;£]{0,80}?(?-u:\b)(?:should|will|to|must|would) (?:now )?be (?:paid|made|given|refunded|returned|reimbursed|repaid|waived|cancelled|removed|written off|awarded|offered|credited)(?-u:\b)"
);

crate::pattern!(
    pub(super) AGREED_TO_PAY,
    r"(?i)^[^.;£]{0,40}?(?-u:\b)(?:which|that)? ?(?:it|they|the [A-Z][a-z]+) (?:has|have) (?:now |also )?agreed(?-u:\b)"
);

crate::pattern!(
    pub(super) SUITABLE,
    r"(?i)(?-u:\b)(?:is|are|would be|to be|as|be) (?:an? |the )?(?:[a-z]+ (?:and )?){0,2}(?:appropriate|suitable|proportionate|fair|reasonable|right|adequate|remedy|figure)(?-u:\b)"
);

crate::pattern!(
    pub(super) SUITABLE_AT_ONCE,
    r"(?i)^ (?:is|would be) (?:an? |the )?(?:[a-z]+ )?(?:appropriate|suitable|proportionate|fair|reasonable|right|adequate)"
);

crate::pattern!(
    pub(super) OPINION,
    r"(?i)(?-u:\b)(?:I|we) (?:[a-z]+ )?(?:consider|think|believe|am satisfied|find|view)(?-u:\b)|(?-u:\b)in my view(?-u:\b)"
);

crate::pattern!(
    /// "It considers £100 is adequate": the body's own view.
    pub(super) THINKS_IT,
    r"(?i)(?-u:\b)(?:it|council|trust|provider|authority|home) (?:[a-z]+ )?(?:considers?|thinks?|thought|believes?|believed|felt|feels|says?|said|maintains?|maintained)(?: that)? (?:a (?:payment|sum) of |the )?$");

crate::pattern!(
    pub(super) NEGATED_OPINION,
    r"(?i)(?-u:\b)(?:not|never|neither|insufficient|too little|inadequate)(?-u:\b)"
);

crate::pattern!(
    pub(super) GUIDANCE,
    r"(?i)(?-u:\b)(?:usually|normally|typically|generally|ordinarily|often|sometimes|commonly)(?: [a-z]+)? (?:recommend|suggest|award|look|ask|expect|consider|propose|be|pay|in)[a-z]*(?-u:\b)|guid(?:ance|elines?)(?:, which)?[^.,;£]{0,40} (?:says?|suggests?|recommends?|recommended|sets?|states?|provides?|is|was|allows?|gives?|advises?|refers?|has|calls?)(?-u:\b)|(?:policy|scheme|regulations|rules|contract|agreement|terms) (?:[a-z]+ ){0,2}(?:says?|states?|provides?|allows?|sets?|requires?|is|was|offers?)(?-u:\b)|what we usually"
);

crate::pattern!(
    pub(super) OTHER_CASE,
    r"(?i)(?-u:\b)(?:(?:earlier|previous|another|other|similar|different|past|separate|unrelated) (?:[a-z]+ )?(?:case|cases|complaint|complaints|decision|decisions|council|authority|investigation|complainants?)|a case of ours|case of ours|(?:in|by|for|about) (?:that|those|these other) (?:cases?|complaints?|investigations?|decisions?)|on that occasion|[0-9]{2} [0-9]{3} [0-9]{3}[a-z]?)(?-u:\b)"
);

crate::pattern!(
    pub(super) REMEDIAL,
    r"(?i)recogni[sz]|recognition|acknowledg|apolog|goodwill|compens|complain|distress|inconvenien|to reflect|frustrat|trouble|sorry|remed(?:y|ied)|put (?:this|it|that|matters|things) right|redress|gesture|delay|fail|stage (?:one|two|1|2|three|3)|response|upset|adjudicat|recommend|upheld|accept(?:s|ed) (?:this|the|these|that|all|it)|ex gratia|without prejudice"
);

crate::pattern!(
    pub(super) ANSWERING,
    r"(?i)complain|apolog|response|repl(?:y|ied)|answer|recogni[sz]|acknowledg|goodwill|sorry|mistake|error|fault"
);

crate::pattern!(
    /// A debt that the body gave up on its own account is no answer to the complaint.
    pub(super) ANSWERING_AT_ONCE, r"(?i)complain|apolog|response|goodwill|sorry|mistake|error|(?-u:\b)fault");

crate::pattern!(
    pub(super) LOSS,
    r"(?i)(?-u:\b)(?:lost|lose|losing|loss|losses|missed out on|spent|spend|spending|costs? (?:her|him|them|M|the family)|(?:which|this|it|had|has|that|will|would|could|and) (?:have )?costs?|gave up|given up|give up|giving up|used up|had to borrow|(?:has|have|had) (?:taken|knocked|wiped)|(?:has|have|had to) pa(?:y|id)|(?:she|he|they|has|have|had) overpaid|(?:she|he|they|M(?:r|rs|s|iss|x) [A-Z][a-z]*|family|woman|man|couple) (?:puts?|estimates?) (?:(?:the|this|that|it|her|his|their) )?(?:[a-z]+ )?at|(?:council|provider|home|authority|it) (?:still )?owes?|(?:lost|failed to return|missing|stolen|destroyed|damaged)(?-u:\b)[^.;£]*(?-u:\b)worth|overcharged|out of pocket|throw away|thrown away|damage|paid out|incurred|overcharges?|set (?:her|him|them|the family) back|cheated|(?:is|are|was|were) (?:still )?owed|compensated)(?-u:\b)"
);

crate::pattern!(
    /// "She paid", "a taxi, at", "had to be replaced at a cost of": what the person had to buy elsewhere.
    pub(super) HAD_TO_BUY,
    r"(?i)(?-u:\b)(?:paid|paying|bought|buying|hired|hiring|rented|renting|funded|funding|employed|replaced|at a (?:[a-z]+ )?(?:cost|price)|throw(?:n|ing)? (?:away|out)|threw (?:away|out)|(?:has|have|had) to (?:pay|buy|hire|rent|fund|employ|replace)|gave (?:her|his|their|a)|taxis?|fares|petrol)(?-u:\b)[^.;£]*$"
);

crate::pattern!(
    /// What the body charges, or is owed: a bill, and no loss.
    pub(super) CHARGED,
    r"(?i)(?-u:\b)(?:council|council tax|home|trust|provider|agents?|bailiffs?|rent|arrears|top-?ups?|contributions?|invoices?|bills?|charges?|PCN|penalty|fines?|subscription|licen[cs]e|permit|overpaid|in costs|court costs|quoted|quotes|costs of|debts?|deposit|allowance|benefit|service)(?-u:\b)");

crate::pattern!(
    /// "£45,000 less", "£4,860 to rebuild it": what the fault is said to have cost.
    pub(super) COSTS_SO_MUCH,
    r"(?i)^(?: [a-z]+)? (?:less|(?:plus VAT )?to (?:rebuild|repair|replace|restore|reinstate|fix|rectify|(?:put|make) (?:it|this|that|things|matters|them|the [a-z]+) (?:right|good)))(?-u:\b)");

crate::pattern!(
    /// "Mrs L told me the watch was worth": a person says what was lost, wherever it is told.
    pub(super) SAYS_LOST,
    r"(?i)(?-u:\b)(?:M(?:r|rs|s|iss|x) [A-Z][A-Za-z-]*|he|she|they|complainants?|family|man|woman|couple) (?:also |now |has |have )?(?:puts?|values?|estimates?|estimated|says?|said|told (?:me|us|the (?-i:[A-Z])[a-z]+))(?-u:\b)[^.;£]{0,80}(?-u:\b)(?:loss|losses|lost|worth|ruined|stolen|missing|(?:used|spent) (?:about|around|some|over|more than|up to)?)(?-u:\b)[^.;£]{0,40}$");

crate::pattern!(
    /// "£41 on top of": a sum that shares the lot of the one before it.
    pub(super) JOINED,
    r"(?i)^(?: [a-z]+){0,4}?,? (?:and|plus|on top of|as well as|together with)(?: [a-z]+){0,4}? $");

crate::pattern!(
    /// "reduced the value of the house by".
    pub(super) LOWERS,
    r"(?i)(?:(?-u:\b)value(?-u:\b)[^.;£]*(?-u:\b)by|(?-u:\b)out of pocket)(?-u:\b)"
);

crate::pattern!(
    /// "£500 that she should not have paid".
    pub(super) NEEDLESS,
    r"(?i)^[^.;£]{0,30}?(?-u:\b)(?:he|she|they|M[a-z]+ [A-Z][a-z]*) (?:should not have|did not owe|does not owe|do not owe|need not have|could have saved|cannot get back|will not get back)(?-u:\b)"
);

crate::pattern!(
    /// Before an earlier offer that will now be paid.
    pub(super) HONOURS,
    r"(?i)(?-u:\b)(?:honours?|reinstates?|renews?|repeats?|stands? by|fulfils?|implements?|pays?|makes?|makes? good) (?:on )?(?:(?:its|the|this|that|their)(?: [a-z]+){0,2} ?)?$"
);

crate::pattern!(
    /// "pay Mrs G’s invoice of": what another asks of her.
    pub(super) SOMEONES,
    r"(?i)(?:’s|(?-u:\b)(?:her|his|their)) (?:[a-z]+ ){0,3}(?:invoices?|bills?|deposit|fine)(?-u:\b)"
);

crate::pattern!(
    pub(super) WOULD_BE_PAID, r"(?i)^[^.;£]{0,60}?(?-u:\b)(?:would|will) be (?:made|paid|given|sent|refunded|credited)(?-u:\b)"
);

crate::pattern!(
    /// "The remedy is:": a lead-in without a verb that moves money.
    pub(super) LISTS_SUMS, r"(?i)(?-u:\b)(?:remed(?:y|ies)|redress|payments?|compensation|sums?|amounts?)(?-u:\b)"
);

crate::pattern!(
    pub(super) FROM_BODY, r"(?i)(?-u:\b)from (?:it|the (?:council|home|trust|provider|authority|school|company|care provider))(?-u:\b)"
);

crate::pattern!(
    /// A payment that says of itself that it makes up for something.
    pub(super) MAKES_UP, r"(?i)(?-u:\b)(?:goodwill|good will|in recognition|to recogni[sz]e|to acknowledge|in acknowledgement|by way of (?:apology|compensation)|as an apology|to apologi[sz]e)(?-u:\b)"
);

crate::pattern!(
    /// "paid the £1,524 difference", "paid £810 towards the cost": what was short is made up.
    pub(super) MADE_UP_FOR,
    r"(?i)^ (?:difference|shortfall|arrears|underpayment)|^[^.;£]{0,14}(?-u:\b)towards(?-u:\b)|^ (?:in|of) (?:[a-z]+ )?(?:extra|additional|missing|back|arrears)|^[^.;£]{0,30}(?-u:\b)(?:backdated|back pay|in arrears)(?-u:\b)|^ (?:that |which )?(?:it|they) (?:had )?(?:promised|offered|agreed)(?-u:\b)");

crate::pattern!(
    /// "paid her arrears of £6,214": the same, before the sum.
    pub(super) MAKES_UP_WITH,
    r"(?i)(?-u:\b)(?:arrears|back ?pay|backdated (?:[a-z]+ ){0,2}?|(?:the|a) (?:shortfall|difference|underpayment))(?: of| totalling|,)? $");

crate::pattern!(
    /// What a body pays every day.
    pub(super) FOR_SERVICES,
    r"(?i)^[^.;£]{0,40}(?-u:\b)(?:direct payments?|to (?:the|a) (?:home|provider|school|landlord|contractor|company|agency|hotel)|fees?|grant|budget|housing benefit|allowance|salary|bonds?)(?-u:\b)");

crate::pattern!(
    /// "It corrected that, with arrears of £3,204".
    pub(super) PUT_RIGHT_WITH,
    r"(?i)(?-u:\b)(?:corrected|put (?:this|that|it) right|mended|amended|recalculated|restored|reinstated|put [^.;£]{0,40} back)(?-u:\b)[^.;£]{0,60}(?:with|and|which) (?:arrears of|added|paid(?: [a-z]+)?|credited) $");

crate::pattern!(
    /// "put £98 on the meter", "added £60 to her account": money given by way of an account.
    pub(super) ONTO_ACCOUNT,
    r"(?i)^(?: [a-z]+)? (?:on|onto|into|in|to) (?:the|her|his|their|M[a-z]+ [A-Z][a-z]*’s?) (?:[a-z]+ ){0,3}(?:account|meter|balance|savings|trust fund)(?-u:\b)");
crate::pattern!(
    pub(super) PUT_OR_ADDED, r"(?i)(?-u:\b)(?:put|puts|adds?|added|transferred|moved) (?:an? (?:extra|further|additional) |the )?$"
);

crate::pattern!(
    pub(super) VOUCHER,
    r"(?i)^ (?:worth of |in |of )?(?:[a-z]+ ){0,2}?(?:vouchers?|gift cards?|cheque)(?-u:\b)"
);
crate::pattern!(
    pub(super) VOUCHER_WORTH,
    r"(?i)(?-u:\b)(?:vouchers?|gift cards?|hampers?|flowers)(?: [a-z]+){0,3} $"
);
crate::pattern!(
    pub(super) SENT, r"(?i)(?-u:\b)sent (?:[A-Za-z]+ ){0,3}(?:an? |some )?$"
);

crate::pattern!(
    /// "to top up what it has paid to £350": what the payments come to.
    pub(super) NEW_TOTAL, r"(?i)(?-u:\b)top(?:s|ping)? (?:[a-z]+ ){0,2}?up(?-u:\b)[^£;]* to $"
);

crate::pattern!(
    /// "(it would usually charge £28)", inside brackets that are still open.
    pub(super) IN_BRACKETS, r"(?i)\((?:[^()£]*(?-u:\b))?(?:usually|normally|would|had|was|were|charges|costs)(?-u:\b)[^()]*$"
);

crate::pattern!(
    /// "pay for it, on receipt of invoices": money against papers.
    pub(super) ON_RECEIPT,
    r"(?i)(?-u:\b)(?:on|upon|against) (?:receipt|production|sight|proof|provision)(?: of)?(?-u:\b)|(?-u:\b)against (?:receipts|invoices)(?-u:\b)"
);

crate::pattern!(
    /// "would pay only the maximum, and told Mrs T to find": somebody else pays the rest.
    pub(super) TOLD_OTHERS,
    r"(?i)(?-u:\b)(?:and|but|so) (?:it )?(?:told|asked|left|expected|required|advised|ordered) (?:[a-z]+ )?(?:M[a-z]+ |[a-z]+ )"
);

crate::pattern!(
    /// "the Council’s payment of".
    pub(super) ITS_OWN, r"(?i)(?-u:\b)(?:council|trust|provider|authority|home|school|board)’s (?:[a-z]+ )?$"
);

crate::pattern!(
    pub(super) EARLIER, r"(?i)(?:’s|(?-u:\b)(?:its|the|their)) (?:earlier|previous|original|initial) (?:[a-z]+ )?$"
);

crate::pattern!(
    pub(super) WOULD_TAKE,
    r"(?i)(?-u:\b)(?:he|she|they|M[a-z]+ [A-Z][a-z]*) (?:would|will) (?:be (?:content|happy|satisfied|willing) (?:with|to (?:accept|settle for|take))|accept|settle for|take|like|want)(?-u:\b)"
);

crate::pattern!(
    /// What a body may offer that is no remedy.
    pub(super) NO_REMEDY,
    r"(?i)(?-u:\b)(?:grants?|loans?|tenanc(?:y|ies)|propert(?:y|ies)|flat|placement|package|payment plan|repayment|instalments?|allowance|budget|accommodation|rent|discount(?:ed)?|rates?|chance|opportunity|place|lease|sale|contract|job|salary|bond|direct payments?)(?-u:\b)"
);

crate::pattern!(
    /// "a £250 payment".
    pub(super) NAMED_PAYMENT, r"(?i)^ (?:[a-z-]+ ){0,2}(?:payment|compensation|remedy|award)(?-u:\b)"
);

crate::pattern!(
    /// "the refund of £3,200 which it made".
    pub(super) SAID_MADE,
    r"(?i)^,? (?:which|that) (?:it|they|the [A-Za-z]+)(?: (?:has|have|had))?(?: already)? (?:made|paid|gave|given|sent)(?-u:\b)"
);

crate::pattern!(
    /// "reduce the invoice from £3,400 to £1,250": neither sum is what is waived.
    pub(super) FROM_TO,
    r"(?i)(?-u:\b)(?:reduc[a-z]+|cut|lower)(?-u:\b)[^£]* (?:from|to) $|^,? to $"
);

crate::pattern!(
    /// Before a sum of which the remedy takes only a part: "waive half of the charge of £900",
    /// "reduce the bill of £900 by", "reduce it from £900 to".
    pub(super) WHOLE_OF_PART,
    r"(?i)(?:(?-u:\b)(?:half|part|(?:a |one |two )?(?:thirds?|quarters?)|some|proportion|per ?cent)|%)(?: of)? [^£,;.]{0,60} of $|(?-u:\b)(?:reduc[a-z]+|cut|lower)(?-u:\b)[^£;.]{0,80} (?:of|from|to) $|(?-u:\b)(?:reduc[a-z]+|cut|lower)(?-u:\b)[^£;.]{0,80} from £[0-9][0-9,.]*[0-9](?: [a-z]+){0,2} to $"
);

crate::pattern!(
    /// "reduce the payment by £100 for each night": less goes out, nothing is waived.
    pub(super) LESS_PAID,
    r"(?i)(?-u:\b)(?:reduc|lower|cut|deduct)[a-z]* (?:the|this|that|its|these|any) (?:[a-z]+ )?(?:payments?|remedy|award|sum paid)(?-u:\b)[^.;]*$"
);

crate::pattern!(
    /// "In the meantime it will not pursue the debt": put off, not given up.
    pub(super) PUT_OFF,
    r"(?i)(?-u:\b)(?:in the meantime|for the time being|for now|meanwhile|pending|at present|until (?:it|the|this|that|we|I|my|our|she|he|they)|while (?:it|the|this|we|I))(?-u:\b)"
);

crate::pattern!(
    /// "the payment of £300": a payment already spoken of.
    pub(super) KNOWN_SUM,
    r"(?i)(?-u:\b)(?:the|this|that|these|those) (?:[a-z]+ )?(?:payments?|sums?|amounts?|refund|remedy|award|compensation|offer) of $"
);

crate::pattern!(
    /// "It has already cancelled": the findings tell what the body has put right.
    pub(super) ALREADY, r"(?i)(?-u:\b)(?:has|have)(?: (?:already|now|since|also|therefore))* $"
);

crate::pattern!(
    pub(super) NO_BILL,
    r"(?i)(?-u:\b)(?:invoices?|bills?|demands?|notices?|evidence|breakdown|letters?|statements?|budgets?|grants?|loans?|deposit|allowance|fine|penalty charge|figures?|quotes?|estimates?|quotations?)(?-u:\b)[^£]*$"
);

crate::pattern!(
    pub(super) BARE_ITEM,
    r"(?i)^(?:\(?[a-z0-9]{1,3}[).] )?(?:(?:an?|the|further|additional|symbolic|total|payments?|sum|of|to|and|M(?:r|rs|s|iss)|(?-i:[A-Z](?-u:\b))|:|-|–)[ :]*)*$"
);

crate::pattern!(
    /// "£400 of the outstanding charge of £1,600": the second sum is the bill.
    pub(super) PART_OF_BILL,
    r"(?i)^ (?:of|from|off|towards|against|out of) (?:the|her|his|their|this|that|an?|its)(?-u:\b)[^£;]{0,60}(?:charges?|debts?|bills?|invoices?|arrears|accounts?|totals?|costs?|balance|amounts?|sum|fees?|overpayment|value|price)[^£;]{0,20} $"
);

crate::pattern!(
    pub(super) OFF_A_BILL, r"(?i)^ off (?:the|her|his|their|this|that|its|what|M[a-z]+ [A-Z][a-z]*’s?)(?-u:\b)");

crate::pattern!(
    /// What a person paid to others than the body.
    pub(super) SPENT_ELSEWHERE,
    r"(?i)(?-u:\b)(?:(?:she|he|they|(?:Mr|Mrs|Miss|Ms) [A-Z][a-z]*)(?: (?:has|have|had))? spent|hotel|taxis?|travel|mileage|tutors?|tuition|plumber|electrician|storage|removals?|solicitor|surveyor|locksmith|skip|lent|private(?:ly)?|journeys?|petrol|fuel|train fares?|bus fares?|car parking)(?-u:\b)");

crate::pattern!(
    /// Who answers for the body.
    pub(super) BODYS_OWN,
    r"(?i)(?-u:\b)(?:council|trust|authority|provider|board|its|their)(?:’s|’)? (?:own )?(?:insurers?|solicitors?|contractors?|agents?) (?:has |had |then |later |also |have )*$");

crate::pattern!(
    /// "pay her £472 for the mileage", "the remaining £1,180 of what she spent".
    pub(super) OWN_EXPENSE,
    r"(?i)^(?: (?:for|of|towards|to cover))? (?:(?:the|her|his|their) )?(?:cost of (?:the |her |his |their )?)?(?:mileage|travel(?:ling)? (?:costs|expenses)|taxi fares|postage)(?-u:\b)|^[^.;£]{0,30}? what (?:she|he|they|M(?:r|rs|s|iss) [A-Z][a-z]*) (?:has |had |have )?(?:spent|paid out)|^[^.;£]{0,30}(?-u:\b)(?:she|he|it|they|M(?:r|rs|s|iss) [A-Z][a-z]*) (?:has |had |have )?(?:spent|lent|paid out)(?-u:\b)|^,? (?:being )?the (?:fee|cost|price) (?:for|of) (?:his|her|their)(?-u:\b)"
);

crate::pattern!(pub(super) TIME_SPENT, r"(?i)(?-u:\b)(?:time|hours|months|weeks|years)(?-u:\b)[^.;£]{0,30} spent(?-u:\b)");

crate::pattern!(
    /// "meet up to £350 of the cost".
    pub(super) MEETS_COST, r"(?i)^(?:meet|cover) (?:the|half|all|any|up|her|his|their|M)"
);

crate::pattern!(
    pub(super) THIRD_PARTY,
    r"(?i)(?-u:\b)(?:insurers?|landlord|housing association|contractors?|developer|neighbour|agents?|buyer|seller|solicitors?|builder|supplier|garage|employer|university|bank) (?:has |had |then |later |also |have )*$"
);

crate::pattern!(
    /// Words with which findings weigh what to recommend.
    pub(super) DELIBERATES,
    r"(?i)(?-u:\b)(?:(?:I|we) (?:[a-z]+ ){0,3}?(?:consider|considered|asked|recommended|recommend|proposed|think|suggested|decided|calculated?|worked)|enough|in line with|(?:not|fully|adequately|properly) reflect|reflects|appropriate|suitable|proportionate|agreed|(?:to be|is) right|right figure)(?-u:\b)");

crate::pattern!(
    /// "It was paid into her account": the sum of the sentence before was paid.
    pub(super) WAS_PAID,
    r"(?i)^(?:it|the [a-z]+) (?:agreed|accepted|did so)(?: [a-z]+){0,4},? and (?:has )?(?:since |later |then )?(?:paid|sent)(?-u:\b)|^(?:it|this|that|the (?:payment|sum|money|cheque|amount)) (?:was|has been|had been) (?:then |later |since |duly )?(?:paid|sent|credited|refunded)(?-u:\b)|^(?:it|the [a-z]+) (?:has |then |later )?(?:made|paid|sent) (?:this|it|that|the (?:payment|money|sum))|^(?:she|he|they|M[a-z]+ [A-Z][a-z]*) (?:accepted|agreed to|took)(?-u:\b)[^.;£]{0,40} and (?:it|this|the (?:council|trust|provider|home|authority|school|payment|sum|money)) (?:[a-z]+ )?(?:paid|was paid|has paid|made|sent)(?-u:\b)|^(?:she|he|they|the [a-z]+|M[a-z]+ [A-Z][a-z]*) (?:has |have |had )?(?:received|accepted and received|banked|cashed|took) (?:this|it|that|the (?:payment|money|sum|cheque))|^(?:she|he|they|M[a-z]+ [A-Z][a-z]*) accepted(?: (?:this|it|the [a-z]+))?,? and (?:was|were|has been|have been) (?:[a-z]+ )?(?:paid|credited)(?-u:\b)");

crate::pattern!(
    /// "offered her £100, and it paid this in April".
    pub(super) AND_PAID,
    r"(?i)^[^;:£]*(?-u:\b)(?:and|which) (?:it |they |the [a-z]+ )?(?:(?:has|have) )?(?:(?:since|later|then|now|also|duly|subsequently) )*(?:paid|sent|made)(?: (?:this|it|that|these|her|him|them|the (?:payment|money|sum|cheque)|in|on|by|within)(?-u:\b)|[.,;]|$)|^[^;:£]*(?-u:\b)and (?:it )?(?:did|has done|had done) so(?-u:\b)|^[^;:£]*(?-u:\b)and (?:the|this|that) (?:money|sum|payment|cheque|amount|refund)? ?(?:was|has been) (?:[a-z]+ )?(?:paid|sent|credited)|^[^;:£]*(?-u:\b)which (?:was|has been|had been) (?:[a-z]+ )?(?:paid|credited)(?-u:\b)"
);

crate::pattern!(
    pub(super) TAKES_UP,
    r"(?i)^(?:it|the [a-z’]+(?: [a-z]+){0,3}?) (?:has |had |then |later |also |fully )*(?:agreed|accepted|agrees|accepts)(?: to (?:this|these|do (?:so|this)|pay|the (?:payment|recommendation)s?|follow|implement|make)| (?:this|these|it|all|the|its|his|her|those)(?-u:\b)|\.|,| and)"
);

crate::pattern!(
    pub(super) NARRATES,
    r"(?i)(?-u:\b)(?:lost|spent|owes?|owed|out of pocket|comes to|incurred)(?-u:\b)"
);

crate::pattern!(
    pub(super) ASKED_NEXT,
    r"(?i)(?-u:\b)(?:I|we) (?:have )?(?:asked|recommended|proposed)(?-u:\b)|(?-u:\b)asked the [A-Za-z]+ to (?:waive|refund|pay|write)"
);

crate::pattern!(
    pub(super) WEIGHED,
    r"(?i)(?-u:\b)(?:not|warranted|justified|claims?|claimed|wants|asks|asked|seeks|sought)(?-u:\b)"
);

crate::pattern!(
    /// Before the sum that an offer held out, or that an increase starts from.
    pub(super) OFFER_BEFORE,
    r"(?i)offer|propos|(?:increas|rais)[^£]*(?-u:\b)from(?-u:\b)"
);

crate::pattern!(
    /// "The Council suggested" before "a payment of £80": the body's own proposal.
    pub(super) SUGGESTED,
    r"(?i)(?-u:\b)(?:it|council|trust|provider|home|authority|school|manager|officer|director)(?: (?:has|had|then|also|later|instead))* suggested (?:(?:an?|the|making|further|small|goodwill|symbolic|token|financial) )*$");

crate::pattern!(
    /// "A refund of £75 was made to Mrs B": told as done after the sum.
    pub(super) WAS_MADE,
    r"(?i)^ (?:was|were|has been|had been) (?:[a-z]+ )?(?:made|paid|sent|given|issued|credited|refunded)(?-u:\b)");

crate::pattern!(
    /// Others than the people of the complaint: what a body paid them remedies nothing.
    pub(super) PAID_OTHERS,
    r"(?i)^ (?:(?:to )?(?:the|an?|its|this|that) (?:[a-z]+ )?(?:landlord|home|provider|contractors?|school|neighbours?|agents?|agency|company|courts?|bailiffs?|builders?|firm|hotel|solicitors?|developer|supplier|nursery|college|hospital|buyer)|(?:another|other|others|someone|somebody))(?-u:\b)");

crate::pattern!(
    /// "sent the second £90 back".
    pub(super) SENT_BACK, r"(?i)^ back(?-u:\b)|^ to [^.;£]{1,40} back(?-u:\b)");

crate::pattern!(
    /// "which it should now pay": an earlier offer that the remedy takes over.
    pub(super) NOW_TO_PAY,
    r"(?i)^[^.;£]{0,60}?,? which (?:it|they|the [a-z]+) (should|must|will|ought to|needs to|has agreed to)(?: now| also| still)? (?:pay|honour|make|send)(?-u:\b)");

crate::pattern!(
    /// "have the £840 she owes written off": what is done to the sum stands after it.
    pub(super) HAVE_DONE, r"(?i)(?-u:\b)(?:will|should|must|to|and) (?:also |now )?have (?:the |this |that |her |his |their )?$");
crate::pattern!(
    pub(super) HAD_DONE,
    r"(?i)^[^.;£]{0,80}? (written off|cancelled|waived|removed|refunded|repaid|reimbursed)(?-u:\b)");

crate::pattern!(
    /// "a fresh decision about the remaining £618", "a seat on payment of £690": the sum is what a paper is about, or
    /// the price of something else.
    pub(super) IS_ABOUT,
    r"(?i)(?-u:\b)(?:decision|letter|notice|explanation|information|advice|breakdown|statement|evidence|details?|account|report|note|reply)s?(?: [a-z]+){0,4} (?:about|concerning|regarding|explaining|showing|of how) (?:(?:the|her|his|their|this|that|any|remaining|outstanding|rest|of|other|debt|sum|balance|charges?|bill|invoice|for) )*$|(?-u:\b)(?:on|upon|against|in return for|in exchange for|subject to) (?:payment|receipt) of (?:an? )?(?:(?:fee|charge|contribution|deposit|price)(?: of)? )?$|(?-u:\b)at an? (?:[a-z]+ )?(?:cost|price|charge|fee|rent) of $"
);

crate::pattern!(
    /// "which leaves £420 to be repaid": what is left of a debt.
    pub(super) LEAVES,
    r"(?i)(?-u:\b)(?:which|this|that|and) (?:will |would )?leaves? (?:(?:her|him|them|M[a-z]+ [A-Z][a-z]*) )?(?:with )?(?:(?:a|an|the|debt|balance|bill|of|owing|just|only|about) )*$|(?-u:\b)leaving (?:[a-z]+ ){0,5}$|(?-u:\b)so (?:that )?(?:she|he|they|M[a-z]+ [A-Z][a-z]*) (?:now |still |then )?(?:owes?|will owe|has to pay) (?:only )?$");

crate::pattern!(
    /// "£280, being a refund of what she paid": the form stands after the sum.
    pub(super) BEING,
    r"(?i)^,? (?:being|as|in) (?:an? |the )?(?:full |part )?(refund|repayment|reimbursement)(?-u:\b)");

crate::pattern!(
    pub(super) WOULD_LIKE_TO,
    r"(?i)(?-u:\b)(?:it|council|trust|provider|home|authority|school) (?:would (?:also |now )?like|wants?|wanted|wished) to $");

crate::pattern!(
    /// "and she told me she had banked this".
    pub(super) AND_BANKED,
    r"(?i)^[^;:£]*(?-u:\b)(?:and|which) (?:she|he|they|M[a-z]+ [A-Z][a-z]*)(?: told (?:me|us) (?:that )?(?:she|he|they))?(?: (?:has|have|had))?(?: (?:since|now))? (?:banked|cashed|kept|received)(?-u:\b)");

crate::pattern!(
    /// "He offered to": what a person would pay to the body.
    pub(super) PERSON_OFFERS,
    r"(?-u:\b)(?:[Hh]e|[Ss]he|(?:Mr|Mrs|Miss|Ms|Mx) [A-Z][A-Za-z-]*)(?: [a-z]+)? (?:(?:offered|proposed|said (?:he|she) would)(?: to)?|was (?:willing|prepared|happy|able) to) $");

crate::pattern!(
    /// "The response said Mr C would" receive a sum: the body holds it out.
    pub(super) WOULD_GET,
    r"(?i)(?-u:\b)(?:it|council|trust|provider|home|authority|response|reply|letter|manager|officer) (?:[a-z]+ )?(?:said|says|confirmed|told|stated|explained|wrote|agreed|promised)(?-u:\b)[^.;£]* (?:would|will) $");
