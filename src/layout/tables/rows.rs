//! Rows and columns, as converted documents leave them.

use super::caption::caption;
use super::cells::{cell, is_figure, is_year};
use crate::layout::outline::plain;
use crate::model::papers::{Cell, Table};

/// The longest cell of an aligned table, in characters.
const ALIGNED_CELL: usize = 70;

/// Whether a line is a row of a table by its own marks: tabs or pipes.
#[must_use]
pub fn is_row(line: &str) -> bool {
    is_piped(line) || is_tabbed(line)
}

fn is_piped(line: &str) -> bool {
    let line = line.trim();
    line.starts_with('|') && line.len() > 2 && line.matches('|').count() > 1
}

/// Tabs between cells; not the tab after the number of a paragraph, or around a bare word.
fn is_tabbed(line: &str) -> bool {
    let Some((first, rest)) = line.split_once('\t') else { return false };
    let number = first.trim().chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | '•'));
    let paragraph = number && !first.trim().is_empty() && !rest.contains('\t') && rest.len() > 30;
    !paragraph && !line.trim().is_empty() && line.len() < 4_000
}

/// A block of rows: cells as printed, the heads apart.
#[derive(Debug)]
pub(super) struct Rows {
    /// How many lines the block takes.
    pub(super) height: usize,
    /// Whether its columns are told by their places alone.
    aligned: bool,
    heads: Vec<Vec<String>>,
    data: Vec<Vec<String>>,
}

/// How many lines at `at` look like rows, and the block of rows that they are, if they are one.
pub(super) fn rows_at(lines: &[&str], at: usize) -> (usize, Option<Rows>) {
    let rest = lines.get(at..).unwrap_or_default();
    let Some(first) = rest.first() else { return (0, None) };
    let run = |belongs: fn(&str) -> bool| rest.iter().take_while(|line| belongs(line)).count();
    let (height, cells) = if is_piped(first) {
        let height = run(is_piped);
        (height, rest.iter().take(height).filter_map(|line| piped(line)).collect::<Vec<_>>())
    } else if is_tabbed(first) {
        let height = run(is_tabbed);
        let tabbed = |line: &&str| line.split('\t').map(tidy).collect::<Vec<_>>();
        (height, rest.iter().take(height).map(tabbed).collect())
    } else {
        let height = aligned_height(rest);
        let Some(cells) = aligned(rest.get(..height).unwrap_or_default()) else {
            return (height, None);
        };
        let (heads, data) = parted(cells);
        let heads = joined(&heads);
        return (height, Some(Rows { height, aligned: true, heads, data }));
    };
    let (heads, data) = parted(cells);
    let wide = data.iter().any(|row| row.len() > 1) && !is_letterhead(&heads, &data);
    let found = wide && heads.len() + data.len() > 1;
    (height, found.then_some(Rows { height, aligned: false, heads, data }))
}

fn tidy(cell: &str) -> String {
    plain(cell)
}

/// The cells of a Markdown row; `None` for the rule under the heads.
fn piped(line: &str) -> Option<Vec<String>> {
    let inner = line.trim().trim_start_matches('|');
    let inner = inner.strip_suffix('|').unwrap_or(inner);
    let rule = inner.chars().all(|c| matches!(c, '-' | ':' | '|' | ' ' | '\t'));
    (!rule).then(|| inner.split('|').map(tidy).collect())
}

/// Where the cells of an aligned line begin and end, in characters, and their words.
fn stretches(line: &str) -> Vec<(usize, usize, String)> {
    let mut found: Vec<(usize, usize, String)> = Vec::new();
    let mut blanks = 2;
    for (column, c) in line.chars().enumerate() {
        if c.is_whitespace() {
            blanks += 1;
            continue;
        }
        match found.last_mut() {
            Some((_, end, words)) if blanks < 2 => {
                if blanks == 1 {
                    words.push(' ');
                }
                words.push(c);
                *end = column + 1;
            }
            _ => found.push((column, column + 1, c.to_string())),
        }
        blanks = 0;
    }
    found
}

/// Whether a line could be a row of aligned columns.
fn is_aligned(line: &str) -> bool {
    if line.len() > 400 || !line.contains("  ") {
        return false;
    }
    let cells = stretches(line);
    let numbered = cells.first().is_some_and(|(_, _, words)| {
        words.contains('.') && words.chars().all(|c| c.is_ascii_digit() || c == '.')
            || crate::model::CaseRef::parse(words).is_some()
    });
    cells.len() > 1
        && !numbered
        && cells.iter().all(|(_, _, words)| words.len() <= ALIGNED_CELL)
        && caption(line).is_none()
}

/// How many lines at the top of `lines` belong together as aligned rows: also a word of a head that
/// goes on below, the lines of a label that is too long for its column, the room between heads and
/// figures, and the room between rows where every row has the same.
fn aligned_height(lines: &[&str]) -> usize {
    let (mut height, mut at, mut counted) = (0, 0, false);
    let mut pitch = Pitch::default();
    while let Some(line) = lines.get(at) {
        let blank = line.trim().is_empty();
        if is_aligned(line) {
            let figures = has_figures(line);
            counted |= figures;
            if figures {
                pitch.note(at, line);
            }
        } else if blank && height > 0 && !counted {
            if !next_group(lines, at).is_some_and(|(_, group)| is_row_of_figures(group)) {
                break;
            }
        } else if blank && counted {
            let Some((room, group)) = next_group(lines, at) else { break };
            if !pitch.goes_on(room, group) {
                break;
            }
            at += room;
            continue;
        } else if height == 0 || !(is_part_of_label(lines, at) || !counted && is_word_of_head(line))
        {
            break;
        }
        at += 1;
        if !blank {
            height = at;
        }
    }
    height
}

fn has_figures(line: &str) -> bool {
    is_aligned(line) && stretches(line).iter().skip(1).any(|(_, _, words)| is_figure(words))
}

/// The most empty lines between two rows of one table.
const ROOM: usize = 3;

/// The most lines of a label.
const LABEL_LINES: usize = 6;

/// The lines from the next that is not empty to the one before the next that is, with how many
/// empty ones stand before them.
fn next_group<'l, 't>(lines: &'l [&'t str], at: usize) -> Option<(usize, &'l [&'t str])> {
    let rest = lines.get(at..)?;
    let room = rest.iter().take(ROOM + 1).position(|line| !line.trim().is_empty())?;
    let group = rest.get(room..)?;
    let end = group.iter().take(LABEL_LINES + 1).position(|line| line.trim().is_empty());
    Some((room, group.get(..end.unwrap_or_else(|| group.len().min(LABEL_LINES + 1)))?))
}

/// Whether these lines begin with a row of figures, after the lines of a label.
fn is_row_of_figures(group: &[&str]) -> bool {
    let label = (0..group.len()).take_while(|&at| is_part_of_label(group, at)).count();
    group.get(label).is_some_and(|line| has_figures(line))
}

/// Whether the line is a part of the label of the row that comes right after it: set as far in, and
/// ending before the first figure of that row.
fn is_part_of_label(lines: &[&str], at: usize) -> bool {
    let one = |line: &str| {
        let words = line.trim();
        !words.is_empty()
            && !words.contains(['\t', '|', '•'])
            && !words.contains("  ")
            && !words.ends_with(['.', ':', ';'])
            && words.len() <= ALIGNED_CELL
            && caption(line).is_none()
    };
    let Some(line) = lines.get(at).filter(|line| one(line)) else { return false };
    let after = lines.iter().skip(at + 1).take(LABEL_LINES).find(|line| !one(line));
    let Some(row) = after.filter(|line| has_figures(line)) else { return false };
    let (part, row) = (stretches(line), stretches(row));
    let (Some((from, to, _)), Some((label, ..)), Some((figure, ..))) =
        (part.first(), row.first(), row.get(1))
    else {
        return false;
    };
    from.abs_diff(*label) <= 2 && to + 1 < *figure
}

/// The room between the rows of a table, as printed documents leave it: between all rows or none.
#[derive(Debug, Default)]
struct Pitch {
    /// Where the last row of figures stands.
    last: Option<usize>,
    /// Whether two rows of figures follow each other without room.
    tight: bool,
    /// Where cells with figures stand, from and to.
    columns: Vec<(usize, usize)>,
}

impl Pitch {
    fn note(&mut self, at: usize, line: &str) {
        self.tight |= self.last.is_some_and(|last| last + 1 == at);
        self.last = Some(at);
        let cells = stretches(line).into_iter().skip(1);
        self.columns.extend(cells.map(|(from, to, _)| (from, to)));
        // Every column has been seen by then.
        self.columns.truncate(MOST_PLACES);
    }

    /// Whether the next lines are one more row of the same columns.
    fn goes_on(&self, room: usize, group: &[&str]) -> bool {
        let mut rows = group.iter().filter(|line| has_figures(line));
        let (Some(row), None) = (rows.next(), rows.next()) else { return false };
        let under = |from: usize, to: usize| {
            self.columns.iter().any(|(start, end)| from <= end + 2 && *start <= to + 2)
        };
        let cells = stretches(row);
        let under = cells.iter().skip(1).filter(|(from, to, _)| under(*from, *to)).count();
        !self.tight
            && room <= ROOM
            && is_row_of_figures(group)
            && under * 3 >= (cells.len() - 1) * 2
    }
}

/// The most places of cells that are kept to tell columns by.
const MOST_PLACES: usize = 200;

/// Whether a line is one short cell set far in: "upheld" under "Partly".
fn is_word_of_head(line: &str) -> bool {
    let indent = line.len() - line.trim_start().len();
    let words = line.trim();
    indent >= 12
        && !line.contains('\t')
        && words.len() <= 30
        && !words.contains("  ")
        && !words.ends_with('.')
        && words.starts_with(char::is_alphabetic)
        && caption(line).is_none()
}

/// Heads over several lines as one line. A line of few cells above the fullest one names groups of
/// columns; it stands only where nothing else does.
fn joined(heads: &[Vec<String>]) -> Vec<Vec<String>> {
    let filled = |row: &Vec<String>| row.iter().filter(|cell| !cell.is_empty()).count();
    let fullest = heads.iter().map(filled).max().unwrap_or_default();
    let Some(first) = heads.iter().position(|row| filled(row) * 2 > fullest) else {
        return heads.to_vec();
    };
    let width = heads.iter().map(Vec::len).max().unwrap_or_default();
    let mut whole = vec![String::new(); width];
    for row in heads.iter().skip(first) {
        for (head, part) in whole.iter_mut().zip(row).filter(|(_, part)| !part.is_empty()) {
            if !head.is_empty() {
                head.push(' ');
            }
            head.push_str(part);
        }
    }
    let groups = heads.iter().take(first).cloned();
    groups.chain(std::iter::once(whole)).collect()
}

/// Labels at the top of a committee's paper, which some set as a table.
const LETTERHEAD: &[&str] = &[
    "report title",
    "title",
    "report of",
    "report by",
    "report author",
    "author",
    "report to",
    "to",
    "from",
    "meeting",
    "committee",
    "date",
    "subject",
    "wards affected",
    "ward(s) affected",
    "contact",
    "contact officer",
    "lead officer",
    "portfolio",
    "portfolio holder",
    "cabinet member",
    "classification",
    "status",
];

/// Whether rows are labels and values at the top of a paper rather than figures.
fn is_letterhead(heads: &[Vec<String>], data: &[Vec<String>]) -> bool {
    let rows = heads.iter().chain(data);
    let label = |row: &&Vec<String>| {
        let first = row.first().map_or("", String::as_str).to_lowercase();
        LETTERHEAD.contains(&first.trim_end_matches([':', ' ']))
    };
    let pairs = rows.clone().all(|row| row.len() <= 2);
    pairs && rows.clone().filter(label).count() * 2 > rows.count()
}

/// The cells of each line, the lines of a label put together with its row.
fn whole_labels(lines: &[&str]) -> Vec<Vec<(usize, usize, String)>> {
    let mut rows = Vec::new();
    let mut label: Vec<String> = Vec::new();
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        if is_part_of_label(lines, at) {
            label.push(line.trim().to_owned());
            continue;
        }
        let mut row = stretches(line);
        if let Some((_, _, words)) = row.first_mut().filter(|_| !label.is_empty()) {
            label.push(std::mem::take(words));
            *words = label.join(" ");
            label.clear();
        }
        rows.push(row);
    }
    rows
}

/// The cells of aligned lines, each in the column it stands under.
fn aligned(lines: &[&str]) -> Option<Vec<Vec<String>>> {
    let rows: Vec<_> = whole_labels(lines);
    let figures = |row: &Vec<(usize, usize, String)>| {
        row.iter().skip(1).any(|(_, _, words)| is_figure(words))
    };
    // Two rows of figures under heads, or one wide one: a letterhead has none, and a form with one
    // number is no table.
    let wide = |row: &&Vec<(usize, usize, String)>| {
        row.iter().filter(|(_, _, words)| is_figure(words)).count() > 3
    };
    let heads = rows.iter().any(|row| row.len() > 3 && !figures(row));
    if rows.iter().filter(|row| figures(row)).count() < 2
        && !(heads && rows.iter().any(|row| wide(&row)))
    {
        return None;
    }
    let width = common_width(rows.iter().map(Vec::len));
    let mut columns: Vec<(usize, usize)> = vec![(usize::MAX, 0); width];
    for row in rows.iter().filter(|row| row.len() == width) {
        for (column, (start, end, _)) in columns.iter_mut().zip(row) {
            *column = (column.0.min(*start), column.1.max(*end));
        }
    }
    let place = |start: usize, end: usize| {
        let centre = usize::midpoint(start, end);
        let distance = |(from, to): (usize, usize)| {
            // Inside a column is no distance at all.
            from.saturating_sub(end).max(start.saturating_sub(to)) * 1000
                + centre.abs_diff(usize::midpoint(from, to))
        };
        (0..width).min_by_key(|&at| columns.get(at).map_or(usize::MAX, |&column| distance(column)))
    };
    let placed = rows.into_iter().map(|row| {
        let full = row.len() == width;
        let mut cells = vec![String::new(); width];
        for (at, (start, end, words)) in row.into_iter().enumerate() {
            let column = if full { Some(at) } else { place(start, end) };
            if let Some(cell) = column.and_then(|column| cells.get_mut(column)) {
                if !cell.is_empty() {
                    cell.push(' ');
                }
                cell.push_str(&words);
            }
        }
        cells
    });
    Some(placed.collect())
}

/// Heads before data: a row of data has figures beside its name; years are heads.
fn parted(rows: Vec<Vec<String>>) -> (Vec<Vec<String>>, Vec<Vec<String>>) {
    let is_data = |row: &Vec<String>| {
        let named = row.first().is_some_and(|cell| !cell.is_empty());
        let mut figures = row.iter().skip(1).filter(|cell| is_figure(cell)).peekable();
        named && figures.peek().is_some() && !figures.all(|cell| is_year(cell))
    };
    let heads = rows.iter().position(is_data);
    // Without figures the first row is the head.
    let heads = heads.unwrap_or_else(|| usize::from(rows.len() > 1));
    let mut rows = rows;
    let data = rows.split_off(heads.min(rows.len()));
    (rows, data)
}

/// The width that at least a tenth of the rows reach: one endless line makes no wide table.
fn common_width(widths: impl Iterator<Item = usize>) -> usize {
    let mut widths: Vec<usize> = widths.collect();
    widths.sort_unstable_by(|a, b| b.cmp(a));
    widths.get(widths.len() / 10).copied().unwrap_or_default()
}

impl Rows {
    /// Whether these rows go on with a table that a page break, or a gap between its groups, has
    /// cut in two: they have no heads of their own, as many columns, and the total is still to come.
    pub(super) fn go_on(&self, table: &Table) -> bool {
        let width = self.data.iter().map(Vec::len).max().unwrap_or_default();
        let total = table.rows.last().and_then(|row| row.first()).is_some_and(
            |cell| matches!(cell, Cell::Text(text) if text.to_lowercase().starts_with("total")),
        );
        self.aligned && self.heads.is_empty() && width == table.columns.len() && !total
    }

    /// Column heads and typed cells, every row as wide as the table.
    pub(super) fn typed(&self) -> (Vec<String>, Vec<Vec<Cell>>) {
        let width = self.heads.iter().chain(&self.data).map(Vec::len).max().unwrap_or_default();
        let common = common_width(self.heads.iter().chain(&self.data).map(Vec::len));
        let mut columns = vec![String::new(); width];
        if let Some((last, above)) = self.heads.split_last() {
            for (at, column) in columns.iter_mut().enumerate() {
                let here = last.get(at).filter(|head| !head.is_empty());
                let over =
                    above.iter().rev().filter_map(|row| row.get(at)).find(|head| !head.is_empty());
                *column = here.or(over).cloned().unwrap_or_default();
            }
        }
        unglue(&mut columns, |part| {
            part.contains('/') && part.starts_with(|c: char| c.is_ascii_digit())
        });
        let typed = self.data.iter().map(|row| {
            let mut row = row.clone();
            row.resize(row.len().max(common), String::new());
            unglue(&mut row, is_figure);
            row.iter().map(|text| cell(text)).collect()
        });
        (columns, typed.collect())
    }
}

/// Parts cells that ran together ("28 45 6" before an empty cell): the figures move into the empty
/// cells after them. The last one may be printed a second time in its own place.
fn unglue(row: &mut [String], is_part: impl Fn(&str) -> bool) {
    for at in 0..row.len() {
        let Some(text) = row.get(at) else { return };
        let parts: Vec<String> = text.split(' ').map(str::to_owned).collect();
        if parts.len() < 2 || !parts.iter().all(|part| is_part(part)) {
            continue;
        }
        let empty = row.iter().skip(at + 1).take_while(|cell| cell.is_empty()).count();
        let repeated = row.get(at + 1 + empty) == parts.last();
        if parts.len() == empty + 1 || (repeated && parts.len() == empty + 2) {
            for (cell, part) in row.iter_mut().skip(at).zip(parts) {
                *cell = part;
            }
        }
    }
}
