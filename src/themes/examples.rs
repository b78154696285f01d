//! For every theme of the program's file a sentence that brings it, and a near miss that does not.

/// Theme, a sentence that brings it, one that comes near and does not.
pub(super) const EXAMPLES: &[(&str, &str, &str)] = &[
    (
        "delay",
        "The Council’s delay in visiting was fault.",
        "I do not find there was any delay, so no fault.",
    ),
    (
        "delay",
        "It replied three months late, which was fault.",
        "The Council replied without undue delay, although its reply was poor.",
    ),
    (
        "communication",
        "It was fault that the Council failed to tell Ms R her case was closed.",
        "Ms R did not tell the Council she had moved, and I criticise nobody for it.",
    ),
    (
        "communication",
        "There was fault in assessment and communication.",
        "The Council was not at fault in its communication with her.",
    ),
    (
        "record_keeping",
        "There is no record of the call, which is fault.",
        "The failure gave him a criminal record check to repeat.",
    ),
    (
        "record_keeping",
        "The Council was at fault for its poor records.",
        "Mr T says the Council has no record of his visit, which distressed him.",
    ),
    (
        "complaint_handling",
        "The Council’s complaint handling was poor.",
        "The Council failed to visit after a noise complaint response came in late.",
    ),
    (
        "complaint_handling",
        "Its stage two response came five weeks late, which frustrated Mrs K.",
        "It will pay £100 for her trouble in bringing the complaint, to remedy this.",
    ),
    (
        "decision_making",
        "The panel gave no proper reasons, and that was fault.",
        "It was fault to lose the letter, for reasons I cannot know.",
    ),
    (
        "decision_making",
        "The Council was wrong to fetter its discretion.",
        "The Council considered the doctor’s letter but was wrong about the date.",
    ),
    (
        "wrong_advice",
        "An officer wrongly told him he could not appeal.",
        "It was wrong not to share the information sooner.",
    ),
    (
        "oversight_of_providers",
        "The Council’s oversight of its contractor was poor.",
        "The Council was wrong to end its contract with the builder.",
    ),
    (
        "staff_shortage",
        "The Council says a shortage of educational psychologists caused this.",
        "A member of staff was sorry to hear of the flood.",
    ),
    (
        "recommendations_not_carried_out",
        "The Council failed to comply with the recommendation we made last year.",
        "The Council has carried out the recommendation, and it apologised.",
    ),
    (
        "recommendations_refused",
        "The Council has not agreed to pay the sum.",
        "The Council accepts our recommendations, having been at fault.",
    ),
    (
        "equality",
        "The Council made no reasonable adjustments for her deafness.",
        "The Council made a reasonable effort to adjust the fence.",
    ),
    (
        "data_protection",
        "The Council sent personal information to a neighbour.",
        "The Council sent information about bins to a neighbour.",
    ),
    (
        "contact_restrictions",
        "The Council put Mr Z on a single point of contact.",
        "The court limited the contact with her son.",
    ),
    (
        "staff_training",
        "The Council will remind its housing officers of the duty.",
        "The Council will pay for a college training course for Mr J.",
    ),
    (
        "staff_training",
        "It has agreed to train its panel members.",
        "Mr X wants the Council to train its officers.",
    ),
    (
        "policy_change",
        "The Council will review its policy on storage.",
        "The Council will hold an annual review and change the plan within the policy.",
    ),
    (
        "others_affected",
        "It will write to all families placed in that hotel.",
        "It will write to Mrs L and her family to apologise.",
    ),
    (
        "quality_assurance",
        "It will audit a sample of 30 files.",
        "It will fit noise monitoring equipment to check the case.",
    ),
    (
        "childrens_complaints_procedure",
        "The Council should have used the statutory children’s complaints procedure.",
        "The Council used its corporate complaints procedure for a child’s bin.",
    ),
    (
        "special_educational_needs",
        "The Council refused an EHC needs assessment for her son.",
        "Her son, who has an EHC plan, was refused a parking permit.",
    ),
    (
        "ehc_plan_delay",
        "The final EHC Plan was issued four months late, which was fault.",
        "The care and support plan was four months late, which was fault.",
    ),
    (
        "ehc_provision_not_delivered",
        "The Council failed to deliver the speech and language therapy in section F of his Plan.",
        "The Council failed to deliver the support in her care plan.",
    ),
    (
        "annual_reviews",
        "The Council held no annual review that year.",
        "The annual review of her charges was on time.",
    ),
    (
        "alternative_provision",
        "The Council should have arranged alternative provision for the pupil.",
        "The Council made an alternative offer of a parking space.",
    ),
    (
        "school_transport",
        "The Council refused home-to-school transport.",
        "The Council closed the road near the school to transport by lorry.",
    ),
    (
        "school_admissions",
        "The school admission appeal panel was not properly clerked.",
        "The school’s admission that it lost the form came late.",
    ),
    (
        "school_exclusions",
        "The governors upheld the permanent exclusion.",
        "The scheme’s exclusion of lodgers from the discount was lawful.",
    ),
    (
        "child_protection",
        "The child protection conference met without the father.",
        "The council’s data protection officer met the father of the child.",
    ),
    (
        "children_in_need",
        "The Council stopped short breaks for their disabled son.",
        "The Council took a short time to answer the son.",
    ),
    (
        "looked_after_children",
        "The boys were looked after children in law.",
        "The Council looked after her furniture.",
    ),
    (
        "kinship_care",
        "The Council paid too little special guardianship allowance.",
        "The Council appointed a special adviser as guardian of the fund.",
    ),
    (
        "fostering",
        "The Council ended payments to the foster carers.",
        "The Council wished to foster good relations with carers.",
    ),
    (
        "adoption",
        "The Council withdrew its adoption support.",
        "The adoption of the local plan was delayed.",
    ),
    (
        "transition_to_adulthood",
        "The transition from children’s services to adult services left a gap.",
        "The transition to the new computer left a gap.",
    ),
    (
        "care_assessment",
        "The Council did not assess her care needs.",
        "The Council assessed the needs of the highway.",
    ),
    (
        "care_charging",
        "The Council’s financial assessment ignored her rent.",
        "The officer in charge took care over the bill for council tax.",
    ),
    (
        "top_up_fees",
        "The Council asked for a third-party top-up.",
        "The Council will pay a discretionary top-up of the grant.",
    ),
    (
        "direct_payments",
        "The Council took back the direct payments.",
        "The landlord got housing benefit as direct payments of rent.",
    ),
    (
        "care_quality",
        "The care home failed to manage his medication, which was fault.",
        "The Council did not take care over the letter, which was poor.",
    ),
    (
        "home_care_visits",
        "Carers missed visits on four days, which was fault.",
        "The inspector missed his visit to the site, which was fault.",
    ),
    (
        "safeguarding_adults",
        "The safeguarding enquiry was closed too soon.",
        "The council was slow in guarding the adults’ bathing pool.",
    ),
    (
        "hospital_discharge",
        "The Council did not plan her hospital discharge.",
        "The Council said it had discharged its duty to Mr V near the hospital.",
    ),
    (
        "section_117",
        "She was charged for section 117 aftercare.",
        "She was charged £117 in the section on parking.",
    ),
    (
        "continuing_healthcare",
        "The NHS refused continuing healthcare.",
        "The Council is continuing to pay for her health club.",
    ),
    (
        "carers",
        "The Council did not offer a carer’s assessment.",
        "The foster carers were assessed again.",
    ),
    (
        "disabled_facilities_grants",
        "The Council delayed the disabled facilities grant.",
        "The Council refused the club’s grant for sports facilities.",
    ),
    (
        "mental_capacity",
        "No one assessed whether he had capacity to decide where to live.",
        "The school had no capacity to take another class.",
    ),
    (
        "blue_badges",
        "The Council refused to renew her Blue Badge.",
        "The officer wore a badge on a blue coat.",
    ),
    (
        "homelessness",
        "The Council closed his homelessness application.",
        "The Council applied for funds for homes.",
    ),
    (
        "temporary_accommodation",
        "They lived in unsuitable interim accommodation.",
        "The interim manager found the office suitable.",
    ),
    (
        "bed_and_breakfast",
        "The family spent 20 weeks in bed and breakfast.",
        "The neighbour runs a bed and breakfast without planning permission.",
    ),
    (
        "belongings",
        "The contractor threw away the household’s furniture.",
        "The contractor threw away the waste from the park.",
    ),
    (
        "housing_allocations",
        "The Council put her in the wrong band on the housing register.",
        "The Council put the band in the wrong hall.",
    ),
    (
        "disrepair",
        "The flat had damp and mould.",
        "The Council did not repair the pavement by the flat.",
    ),
    (
        "tenancy_management",
        "The Council refused his Right to Buy.",
        "The council had no right to make her buy a bin.",
    ),
    (
        "domestic_abuse",
        "She fled domestic abuse in another borough.",
        "He was abusive to domestic staff of the library.",
    ),
    (
        "council_tax",
        "The Council sent council tax bills to the wrong house.",
        "The Council taxed his patience.",
    ),
    (
        "council_tax_support",
        "The Council ended his council tax support.",
        "The Council ended its support of the tax adviser’s council.",
    ),
    (
        "housing_benefit",
        "The Council stopped her housing benefit.",
        "The Council told her of the benefit of housing near work.",
    ),
    (
        "local_welfare",
        "The Council refused a discretionary housing payment.",
        "The payment for housing was at the Council’s discretion.",
    ),
    (
        "business_support",
        "The Council refused relief from business rates.",
        "The Council rates the business of each clerk.",
    ),
    (
        "enforcement_agents",
        "The Council sent enforcement agents.",
        "The planning enforcement officer met the estate agents.",
    ),
    (
        "planning_applications",
        "The Council granted planning permission for the extension.",
        "The Council gave permission for planning the street party.",
    ),
    (
        "planning_enforcement",
        "The Council did not act on a breach of planning control.",
        "Civil parking enforcement officers gave a ticket.",
    ),
    (
        "building_control",
        "The building inspector passed the drains.",
        "The inspector of the building trade passed the school.",
    ),
    (
        "noise_nuisance",
        "The Council found no statutory nuisance.",
        "The tenant was a nuisance to the clerk.",
    ),
    (
        "antisocial_behaviour",
        "The Council did not act on reports of anti-social behaviour.",
        "The Council did not act on his behaviour at work.",
    ),
    (
        "refuse",
        "The Council kept missing her bin collections: missed bins were common.",
        "The Council missed the collection of the library fine.",
    ),
    (
        "trees_and_drainage",
        "A blocked gully flooded the garden.",
        "The Council had a flood of complaints about its website.",
    ),
    (
        "licensing",
        "The Council took too long over a taxi licence.",
        "The Council asked for his driving licence.",
    ),
    (
        "parking_penalties",
        "The Council sent a penalty charge notice.",
        "The Council gave notice of a charge for the hall.",
    ),
    (
        "highways",
        "The highway authority did not mend the potholes.",
        "The Council did not mend the fence of the park.",
    ),
    (
        "rights_of_way",
        "The Council let a farmer block the public footpath.",
        "The Council let a farmer block the drive.",
    ),
    ("cemeteries", "The Council laid the headstone flat.", "The officer was grave about the plot."),
    (
        "council_land",
        "The Council would not sell a strip of council land.",
        "The land registry was slow.",
    ),
    (
        "councillor_conduct",
        "The monitoring officer did not look into the conduct of a parish councillor.",
        "An officer monitored how the parish hall was run.",
    ),
];
