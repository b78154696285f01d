//! The cues of standard wording, between bars, in folded text: lower case and straight apostrophes.

/// Cues that make a short paragraph standing text even if it names the person: the line about
/// comments on the draft has to.
pub(super) const SURE: &str = "opportunity to comment|opportunity to respond to|invited to comment|invited comments|\
     comment on my draft|comment on a draft|comment on our draft|comment on the draft|\
     commented on my draft|commented on a draft|commented on the draft|\
     commented on an earlier draft|comments on my draft|comments on a draft|\
     comments on our draft|comments on the draft|comments on my provisional|\
     views on my draft|views on a draft|sent a draft|sent my draft|sent our draft|\
     response to my draft|responses to my draft|responses to a draft|replies to my draft|\
     replies to a draft|received in response to my draft|received in response to the draft|\
     assessment code|with ofsted|to ofsted|with the office for standards|\
     to the office for standards|with the care quality commission|\
     to the care quality commission|with cqc|with the cqc|to the cqc|\
     information sharing agreement|memorandum of understanding with|draft of this|\
     seen a draft|in draft|had a draft|on my draft|on our draft|respond to a draft|\
     draft of my decision|provisional decision";

/// Cues of which one is enough in the powers, where no fact of the case stands beside it.
pub(super) const DISTINCT: &str = "'maladministration'|maladministration and service failure|\
     injustice caused by maladministration|in consequence of maladministration|\
     used the word fault|used the word 'fault'|use the word fault|use the word 'fault'|\
     uses the word fault|the term 'fault'|refer to these as|refer to this as 'injustice|\
     refer to this as injustice|refer to this as fault|call this fault|call this 'fault|\
     calls both fault|call this injustice|call this 'injustice|call that injustice|\
     call that 'injustice|we call fault|we call 'fault|word fault for|word 'fault' for|\
     adverse impact on the person|adverse effect on the person|free service|service is free|\
     public money|public funds|cannot question|can not question|not ours to question|\
     may not question|no power to question|right or wrong|wrong simply because|\
     because someone disagrees|because the complainant disagrees|because a person disagrees|\
     balance of probabilit|more likely than not|weigh up the|late complaints|late complaint|\
     more than 12 months|more than twelve months|over 12 months old|over twelve months old|\
     within 12 months|within twelve months|12 months of|12 months from|12 months after|\
     wide discretion|power to discontinue|start or continue|start or carry on|\
     begin or continue|not start an investigation|not begin an investigation|\
     continue an investigation|continue with an investigation|with an organisation's|\
     with a council's actions|satisfied with the actions|actions or proposed|\
     proposed actions|done or plans|done or propose|issue a decision statement|\
     right of appeal|right to appeal|appealed to a tribunal|appeal to a tribunal|\
     expect someone to|information commissioner|go to court|gone to court|\
     take the matter to court|taken the matter to court|took the matter to court|\
     taken to court|remedy in court|could take to court|intended to be punitive|\
     meant to be punitive|not punitive|in the way a court|as a court would|as a court might|\
     how we calculate|calculate remedies|back in the position|guidance on remedies|\
     valuation tribunal|first tier tribunal|first-tier tribunal|social entitlement chamber|\
     send tribunal|tribunal is independent|independent tribunal|publish this decision|\
     publish the decision|publish our decision|publish the final decision|\
     publish our final decision|on our website|on behalf of a council|\
     as if they were the council's|those of the council|actions of the provider as|\
     adult social care provider|complaints about care providers|about care providers|\
     personal representative|suitable representative|suitable person|cannot investigate|\
     no jurisdiction|our jurisdiction|our powers|the law says|the law prevents|\
     the law does not allow|sets out our powers|gives us powers|\
     parliamentary and health service ombudsman|joint investigation|joint working team|\
     single team|single investigation|both ombudsmen|on behalf of the ombudsmen|\
     agrees or disagrees|however strongly|not a punishment|make a council do|\
     investigate them together";

/// Cues that count beside others.
pub(super) const USUAL: &str = "we investigate|ombudsman investigates|ombudsman looks|ombudsman considers|ombudsman may|\
     ombudsman cannot|ombudsman must|ombudsman will|ombudsmen investigate|ombudsmen may|\
     we look into|we consider|we must consider|we may|we cannot|we must|we provide|\
     we normally|we decide|we make|we also|our role|our job|our service|fault|injustice|\
     suggest a remedy|recommend a remedy|an organisation|organisations|complaint to us|\
     complaints to us|complaints about|complaint about|someone|evidence of fault|unlikely|\
     worthwhile|good reason|as amended|local government act 1974|\
     health service commissioners act|information provided|information supplied|\
     information given|information sent|information from|evidence provided|evidence supplied|\
     evidence from|documents provided|documents sent|i considered|i have considered|i read|\
     relevant law|relevant legislation|relevant guidance|relevant policy|both sides|remedies|\
     compensation|satisfied with what|we can|we treat|ombudsman can |power to look|\
     discretion|what someone";

/// Statutes from which the Ombudsman's powers come.
pub(super) const OWN_ACTS: &str = "local government act 1974|health service commissioners act|1974 act|\
     regulatory reform (collaboration";
