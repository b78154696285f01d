//! The letters by which a decision speaks of its list items. Saved pages print them as numbers, and
//! a list that something interrupts begins again at 1.

use crate::model::decision::{Item, Paragraph, Section};

/// Gives the items of every list their letters: `a`, `b`, `c` on the first level, `i`, `ii`, `iii`
/// below. Bullets have none.
pub(super) fn assign(sections: &mut [Section]) {
    for section in sections {
        let mut count = 0;
        for paragraph in &mut section.paragraphs {
            // A paragraph with a number of its own begins a new list; one without goes on with the
            // list that it interrupts, unless it introduces one.
            if paragraph.number.is_some() || introduces(paragraph) {
                count = 0;
            }
            letter_first_level(&mut paragraph.items, &mut count);
        }
    }
}

fn introduces(paragraph: &Paragraph) -> bool {
    paragraph.text.trim_end().ends_with(':')
}

fn letter_first_level(items: &mut [Item], count: &mut usize) {
    for item in items {
        let Some(label) = item.label.as_deref() else {
            letter_below(&mut item.items);
            continue;
        };
        *count = match label.parse::<usize>() {
            // A split list begins again at 1; a number that goes on is right as it stands.
            Ok(printed) => printed.max(*count + 1),
            Err(_) => letter_place(label).unwrap_or(*count) + 1,
        };
        let printed_letter = label.parse::<usize>().is_err();
        item.letter = if printed_letter { Some(label.to_owned()) } else { letter(*count) };
        letter_below(&mut item.items);
    }
}

fn letter_below(items: &mut [Item]) {
    let mut count = 0;
    for item in items {
        match item.label.as_deref().map(str::parse::<usize>) {
            Some(Ok(printed)) => {
                count = printed.max(count + 1);
                item.letter = roman(count);
            }
            Some(Err(_)) => item.letter.clone_from(&item.label),
            None => {}
        }
        letter_below(&mut item.items);
    }
}

fn letter_place(label: &str) -> Option<usize> {
    let mut letters = label.bytes();
    match (letters.next(), letters.next()) {
        (Some(letter @ b'a'..=b'z'), None) => Some(usize::from(letter - b'a')),
        _ => None,
    }
}

fn letter(count: usize) -> Option<String> {
    let place = u8::try_from(count.checked_sub(1)?).ok().filter(|place| *place < 26)?;
    Some(char::from(b'a' + place).to_string())
}

fn roman(count: usize) -> Option<String> {
    const ROMAN: [&str; 12] =
        ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];
    ROMAN.get(count.checked_sub(1)?).map(|&numeral| numeral.to_owned())
}
