//! A text in pieces: words of the question marked, references linked, sentences that facts stand on
//! with a place of their own. The template escapes each piece.

use crate::text::Span;

/// A part of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::serve) struct Piece {
    pub(in crate::serve) text: String,
    /// Whether it is a word of the question.
    pub(in crate::serve) marked: bool,
    /// Where it leads.
    pub(in crate::serve) link: Option<String>,
}

/// Pieces that are the sentence of a fact, or stand between two of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::serve) struct Stretch {
    /// The place that links lead to.
    pub(in crate::serve) id: Option<String>,
    pub(in crate::serve) pieces: Vec<Piece>,
}

/// A part of a text and what it is: the place of a sentence, the address of a reference.
pub(in crate::serve) type Part = (Span, String);

/// The text cut where its marks begin and end.
pub(in crate::serve) fn pieces(text: &str, marks: &[Span]) -> Vec<Piece> {
    woven(text, &[], &[], marks).into_iter().flat_map(|stretch| stretch.pieces).collect()
}

/// The text cut into sentences with places, with its links and marks. Each list is in order and
/// without overlaps; one part may reach over the end of another kind of part.
pub(in crate::serve) fn woven(
    text: &str,
    places: &[Part],
    links: &[Part],
    marks: &[Span],
) -> Vec<Stretch> {
    let (mut places, mut links) = (Cover::new(places), Cover::new(links));
    let marks: Vec<Part> = marks.iter().map(|mark| (*mark, String::new())).collect();
    let mut marks = Cover::new(&marks);
    let mut stretches: Vec<Stretch> = Vec::new();
    let (mut at, mut place) = (0, None);
    while at < text.len() {
        let (id, new) = places.over(at);
        let ((link, _), (mark, _)) = (links.over(at), marks.over(at));
        let end = [places.change(at), links.change(at), marks.change(at)];
        let end = end.into_iter().min().unwrap_or(text.len()).min(text.len());
        // A boundary inside a letter is none.
        let end = (end..=text.len()).find(|end| text.is_char_boundary(*end)).unwrap_or(text.len());
        let piece = Piece {
            text: text.get(at..end).unwrap_or_default().to_owned(),
            marked: mark.is_some(),
            link: link.cloned(),
        };
        match stretches.last_mut() {
            Some(stretch) if place == id && !new => stretch.pieces.push(piece),
            _ => stretches.push(Stretch { id: id.cloned(), pieces: vec![piece] }),
        }
        (at, place) = (end, id);
    }
    stretches
}

/// Parts that are walked over from left to right.
struct Cover<'a> {
    parts: &'a [Part],
    next: usize,
}

impl<'a> Cover<'a> {
    fn new(parts: &'a [Part]) -> Self {
        Self { parts, next: 0 }
    }

    /// What covers this place, and whether it begins here. Places only grow.
    fn over(&mut self, at: usize) -> (Option<&'a String>, bool) {
        while self.parts.get(self.next).is_some_and(|(span, _)| span.end() <= at) {
            self.next += 1;
        }
        match self.parts.get(self.next) {
            Some((span, what)) if span.start() <= at => (Some(what), span.start() == at),
            _ => (None, false),
        }
    }

    /// The next place where something else covers the text.
    fn change(&self, at: usize) -> usize {
        match self.parts.get(self.next) {
            Some((span, _)) if span.start() > at => span.start(),
            Some((span, _)) => span.end().max(at + 1),
            None => usize::MAX,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(text: &str, words: &str, what: &str) -> Part {
        let start = text.find(words).unwrap();
        (Span::new(start, start + words.len()), what.to_owned())
    }

    fn shown(stretches: &[Stretch]) -> String {
        let mut out = String::new();
        for stretch in stretches {
            let pieces = stretch.pieces.iter().map(|piece| {
                let text =
                    if piece.marked { format!("<{}>", piece.text) } else { piece.text.clone() };
                piece.link.as_ref().map_or(text.clone(), |link| format!("[{text}]({link})"))
            });
            let pieces: String = pieces.collect();
            out += &stretch.id.as_ref().map_or(pieces.clone(), |id| format!("{{{id}:{pieces}}}"));
        }
        out
    }

    #[test]
    fn sentences_links_and_marks_lie_in_each_other_and_across() {
        let text = "It delayed. It pays £50, see paragraph 12. Delay’s end.";
        let places = [part(text, "It pays £50, see paragraph 12.", "f1")];
        let links = [part(text, "paragraph 12", "#p12")];
        let marks: Vec<Span> = ["delayed", "50, see para", "Delay’s"]
            .iter()
            .map(|words| part(text, words, "").0)
            .collect();
        assert_eq!(
            shown(&woven(text, &places, &links, &marks)),
            "It <delayed>. {f1:It pays £<50, see >[<para>](#p12)[graph 12](#p12).} <Delay’s> end."
        );
    }

    #[test]
    fn two_sentences_side_by_side_have_two_places() {
        let text = "One.Two.";
        let places = [part(text, "One.", "a"), part(text, "Two.", "b")];
        assert_eq!(shown(&woven(text, &places, &[], &[])), "{a:One.}{b:Two.}");
    }

    #[test]
    fn no_boundary_is_inside_a_letter_and_nothing_is_lost() {
        let text = "£££é’x";
        for start in 0..text.len() {
            for end in start + 1..=text.len() {
                let part = (Span::new(start, end), "f".to_owned());
                let parts = std::slice::from_ref(&part);
                let woven = woven(text, parts, parts, &[part.0]);
                let all: String =
                    woven.iter().flat_map(|it| &it.pieces).map(|it| it.text.as_str()).collect();
                assert_eq!(all, text, "{start} to {end}");
            }
        }
    }
}
