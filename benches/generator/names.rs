//! Who and where: rules that make the names of people, bodies and places from syllables, which gives
//! the index the rare words that real decisions have.

/// Every rule of a name with its branches.
pub(super) const NAMES: &[(&str, &[&str])] = &[
    ("new person", &["Mr {letter}", "Mrs {letter}", "Ms {letter}", "Miss {letter}"]),
    ("new child", &["{letter}", "her son {letter}", "his daughter {letter}", "the child {letter}"]),
    (
        "new place",
        &["{name}", "{name}", "{name}", "North {name}", "South {name}", "{name} and {name}"],
    ),
    ("new home", &["{name} House", "{name} Lodge", "The {name}s", "{name} Court", "{name} Grange"]),
    (
        "new officer",
        &["Officer {letter}", "the case officer", "the team manager", "the social worker"],
    ),
    (
        "kind of council",
        &["Borough Council", "County Council", "City Council", "District Council", "Council"],
    ),
    ("name", &["{start}{end}", "{start}{end}", "{start}{middle}{end}", "{start}{middle}{end}"]),
    (
        "start",
        &[
            "Ash", "Bar", "Bel", "Bran", "Brock", "Cal", "Car", "Chel", "Clay", "Col", "Crow",
            "Dal", "Den", "Dray", "East", "Ed", "Elm", "Fal", "Fen", "Gar", "Glen", "Graf", "Hal",
            "Hart", "Haw", "Hol", "Ing", "Ken", "Kirk", "Lang", "Lea", "Lin", "Mal", "Mar", "Mel",
            "Nor", "Oak", "Orm", "Pen", "Pres", "Quarr", "Raven", "Red", "Ros", "Sal", "Sel",
            "Shel", "Stan", "Stoke", "Sut", "Tad", "Thorn", "Ul", "Vel", "Wal", "Wen", "Whit",
            "Wil", "Yar",
        ],
    ),
    (
        "middle",
        &[
            "a", "ber", "bi", "cot", "de", "er", "en", "ing", "le", "ling", "mer", "ner", "o",
            "ri", "sel", "ter", "ving",
        ],
    ),
    (
        "end",
        &[
            "bourne", "bridge", "brook", "burn", "bury", "by", "cliffe", "combe", "cote", "dale",
            "dean", "don", "field", "ford", "gate", "grove", "ham", "hampton", "hill", "holme",
            "hurst", "land", "leigh", "ley", "low", "mere", "mouth", "port", "sea", "shaw", "side",
            "stead", "stoke", "stow", "thorpe", "ton", "wick", "wold", "wood", "worth",
        ],
    ),
];
