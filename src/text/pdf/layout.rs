//! Glyphs with their places on a page, set as lines of text whose columns stand under each other.

/// One glyph.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Glyph {
    /// Where it begins, in points from the left.
    pub(super) x: f64,
    /// Its base line, in points from the bottom.
    pub(super) y: f64,
    /// How far it reaches.
    pub(super) width: f64,
    /// The size of its font.
    pub(super) size: f64,
    /// The letters that it stands for.
    pub(super) letters: String,
}

/// The widest line, in characters: what lies further to the right follows its neighbour.
const WIDEST: usize = 400;

/// How far apart two glyphs of one word may stand, in parts of the font's size.
const WORD_GAP: f64 = 0.12;

/// How far apart two cells of a table stand at least.
const CELL_GAP: f64 = 1.1;

/// The glyphs of one page.
#[derive(Debug, Default)]
pub(super) struct Setter {
    glyphs: Vec<Glyph>,
}

impl Setter {
    /// Takes a glyph; blanks are told from where the others stand.
    pub(super) fn add(&mut self, glyph: Glyph) {
        let placed = glyph.x.is_finite() && glyph.y.is_finite() && glyph.size.is_finite();
        if placed && !glyph.letters.trim().is_empty() {
            self.glyphs.push(glyph);
        }
    }

    /// Writes the page: a line for each base line, an empty one where more room is left.
    pub(super) fn set(mut self, out: &mut String) {
        let Some(unit) = self.unit() else { return };
        let left = self.glyphs.iter().map(|glyph| glyph.x).fold(f64::INFINITY, f64::min);
        self.glyphs.sort_by(|a, b| b.y.total_cmp(&a.y));
        let mut above: Option<(f64, f64)> = None;
        let mut rest = self.glyphs.as_mut_slice();
        while let Some(first) = rest.first() {
            let (base, size) = (first.y, first.size.max(1.0));
            let end = rest.partition_point(|glyph| base - glyph.y < size * 0.4);
            let (line, after) = rest.split_at_mut(end.max(1));
            rest = after;
            if above.is_some_and(|(y, size)| y - base > size * 1.75) {
                out.push('\n');
            }
            above = Some((base, size));
            line.sort_by(|a, b| a.x.total_cmp(&b.x));
            set_line(line, left, unit, out);
        }
    }

    /// The width of a character on this page: that of the glyph in the middle of all widths.
    fn unit(&self) -> Option<f64> {
        let mut widths: Vec<f64> = self
            .glyphs
            .iter()
            .map(|glyph| glyph.width / f64::from(u8::try_from(glyph.letters.len()).unwrap_or(1)))
            .filter(|width| width.is_finite() && *width > 0.1)
            .collect();
        widths.sort_by(f64::total_cmp);
        widths.get(widths.len() / 2).copied()
    }
}

/// Writes one line: a glyph next to its neighbour, a new word after a blank, a new cell in its own
/// column.
fn set_line(line: &[Glyph], left: f64, unit: f64, out: &mut String) {
    let mut column = 0_usize;
    let mut end: Option<f64> = None;
    for glyph in line {
        let gap = end.map_or(f64::INFINITY, |end| glyph.x - end);
        let blanks = if gap > glyph.size * CELL_GAP {
            let least = if end.is_some() { 2 } else { 0 };
            place(glyph.x - left, unit).saturating_sub(column).max(least)
        } else {
            usize::from(gap > glyph.size * WORD_GAP)
        };
        out.extend(std::iter::repeat_n(' ', blanks));
        out.push_str(&glyph.letters);
        column += blanks + glyph.letters.chars().count();
        end = Some(glyph.x + glyph.width);
    }
    out.push('\n');
}

/// The column of a distance from the left.
fn place(distance: f64, unit: f64) -> usize {
    let columns = (distance / unit).round().clamp(0.0, 400.0);
    // A clamped whole number prints as itself.
    format!("{columns:.0}").parse().unwrap_or(0).min(WIDEST)
}
