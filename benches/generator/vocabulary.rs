//! The words of generated decisions: few that stand everywhere, and a long tail of rare ones.
//!
//! How large an index is and how long a question takes hangs on how often words recur. In running
//! English the word of rank `r` is about `1/r` as frequent as the first (Zipf), and half of all the
//! words of a collection stand in it once or twice. Ranks are therefore drawn by octave: one of
//! [`OCTAVES`], each as likely as the next, and any word of it. The first words are English; the
//! rest are made from syllables and English endings, so that there is something to stem.

/// The words are 2 to the power of this many; each octave of ranks is drawn equally often.
pub(super) const OCTAVES: u32 = 16;

/// What a made-up word does in a sentence, told by its ending.
#[derive(Debug, Clone, Copy)]
pub(super) enum Part {
    Thing,
    Quality,
    Deed,
}

/// The word of a rank: rank 0 is the most frequent.
pub(super) fn word(part: Part, rank: usize) -> String {
    let (known, endings) = match part {
        Part::Thing => (THINGS, THING_ENDINGS),
        Part::Quality => (QUALITIES, QUALITY_ENDINGS),
        Part::Deed => (DEEDS, DEED_ENDINGS),
    };
    match known.get(rank) {
        Some(word) => (*word).to_owned(),
        None => made(rank, endings),
    }
}

/// Two to four syllables and an ending, told by the digits of the rank: hardly two ranks are one word.
fn made(rank: usize, endings: &[&str]) -> String {
    // An odd factor makes neighbours in rank unlike each other.
    let mut digits = rank.wrapping_mul(0x9e37_79b1) & 0xffff_ffff;
    let ending = endings[digits % endings.len()];
    let mut word = String::new();
    let syllables = 2 + usize::from(rank > 4_000) + usize::from(rank > 60_000);
    for _ in 0..syllables {
        word.push_str(ONSETS[digits % ONSETS.len()]);
        digits /= ONSETS.len();
        word.push_str(NUCLEI[digits % NUCLEI.len()]);
        digits /= NUCLEI.len();
    }
    word.push_str(ending);
    word
}

const ONSETS: &[&str] = &[
    "b", "br", "c", "ch", "cl", "d", "dr", "f", "fl", "g", "gr", "h", "j", "k", "l", "m", "n", "p",
    "pl", "pr", "qu", "r", "s", "sc", "sh", "sp", "st", "t", "th", "tr", "v", "w",
];

const NUCLEI: &[&str] = &[
    "a", "e", "i", "o", "u", "ai", "ea", "ou", "an", "en", "in", "on", "ar", "er", "or", "al", "el",
    "is", "us", "at", "et",
];

const THING_ENDINGS: &[&str] = &["", "t", "n", "ment", "tion", "ness", "er", "ity", "age", "ing"];
const QUALITY_ENDINGS: &[&str] = &["y", "ous", "able", "ive", "al", "ful", "ic", "less", "ish"];
const DEED_ENDINGS: &[&str] = &["ed", "ed", "ned", "ted", "ised", "ated", "sed"];

const THINGS: &[&str] = &[
    "letter", "form", "house", "room", "report", "call", "meeting", "visit", "carer", "bill",
    "record", "email", "kitchen", "school", "date", "bus", "garden", "wall", "family", "teacher",
    "list", "key", "bed", "road", "fence", "lift", "door", "window", "survey", "file", "budget",
    "contract", "review", "timetable", "tutor", "wheelchair", "stair", "drain", "roof", "tree",
    "hedge", "lamp", "pavement", "permit", "van", "bin", "bag", "collection", "neighbour", "dog",
    "fan", "extractor", "pump", "boiler", "radiator", "pipe", "leak", "ceiling", "damp", "floor",
    "shower", "rail", "ramp", "cushion", "mattress", "meal", "medicine", "nurse", "doctor", "ward",
    "discharge", "bruise", "fall", "hip", "stroke", "diagnosis", "autism", "anxiety", "speech",
    "reading", "pupil", "headteacher", "classroom", "exclusion", "trip", "taxi", "driver", "escort",
    "route", "mile", "crossing", "junction", "sign", "camera", "ticket", "fine", "bailiff", "debt",
    "bank", "statement", "pension", "wage", "rent", "deposit", "mortgage", "lease", "flat",
    "hostel", "hotel", "sofa", "cot", "buggy", "nursery", "foster", "aunt", "grandmother", "cousin",
    "guardian", "solicitor", "barrister", "court", "tribunal", "hearing", "bundle", "witness",
    "photograph", "plan", "drawing", "extension", "dormer", "balcony", "boundary", "hedgerow",
    "pond", "flood", "culvert", "manhole", "skip", "rubble", "smell", "smoke", "bonfire", "music",
    "drum", "alarm", "engine", "lorry", "depot", "shop", "licence", "kiosk", "market", "stall",
    "cemetery", "grave", "memorial", "allotment", "shed", "playground", "swing", "library", "pool",
    "gym", "club", "scooter", "hoist", "sling", "catheter", "dressing", "insulin", "diary", "rota",
    "agency", "invoice", "receipt", "cheque", "card", "password", "portal", "website",
    "voicemail", "transcript", "minute", "agenda", "scrutiny", "cabinet", "councillor", "petition",
    "leaflet", "poster", "interpreter", "translation", "passport", "visa", "certificate", "stamp",
];

const QUALITIES: &[&str] = &[
    "new", "old", "late", "early", "long", "short", "wet", "cold", "unsafe", "noisy", "small",
    "large", "second", "final", "private", "public", "weekly", "monthly", "annual", "urgent",
    "temporary", "permanent", "suitable", "unsuitable", "empty", "full", "broken", "repaired",
    "blocked", "open", "closed", "incomplete", "missing", "duplicate", "wrong", "correct", "vague",
    "detailed", "brief", "handwritten", "printed", "signed", "unsigned", "undated", "local",
    "distant", "rural", "urban", "steep", "narrow", "wide", "shared", "single", "double", "spare",
    "rear", "front", "upper", "lower", "rotten", "mouldy", "dusty", "loud", "quiet", "heavy",
    "light", "costly", "cheap", "overdue", "prompt", "slow", "hasty", "careful", "careless",
    "medical", "legal", "financial", "educational", "clinical", "technical", "structural",
    "electrical", "seasonal", "elderly", "disabled", "autistic", "anxious", "unwell", "frail",
    "deaf", "blind", "pregnant", "homeless", "unemployed", "retired", "absent", "reluctant",
    "hostile", "helpful", "polite", "rude",
];

const DEEDS: &[&str] = &[
    "checked", "signed", "posted", "moved", "opened", "closed", "copied", "filed", "booked",
    "cancelled", "changed", "drafted", "scanned", "mislaid", "measured", "inspected", "cleaned",
    "painted", "repaired", "fitted", "removed", "blocked", "cleared", "counted", "described",
    "mentioned", "discussed", "disputed", "doubted", "ignored", "noticed", "postponed", "praised",
    "questioned", "rejected", "repeated", "replaced", "reported", "requested",
    "returned", "revised", "sealed", "shared", "shortened", "sketched", "stored", "suspended",
    "tested", "traced", "translated", "trimmed", "updated", "valued", "verified", "weighed",
    "withheld", "abandoned", "adjusted", "altered", "arranged", "attached", "collected", "combined",
    "compared", "confused", "corrected", "damaged", "delivered", "demanded", "destroyed",
    "discovered", "distributed", "divided", "emptied", "enclosed", "exchanged", "explained",
    "extended", "forwarded", "gathered", "hurried", "installed", "labelled", "listed", "locked",
    "matched", "monitored", "observed", "ordered", "overlooked", "photographed", "planted",
    "recycled", "relocated", "rented", "scheduled", "secured", "separated", "summarised",
];
