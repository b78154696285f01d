use super::*;
use layout::{Glyph, Setter};

/// A PDF of one page with these lines, each at its distance from the left, in points.
fn pdf(lines: &[(u32, u32, &str)]) -> Vec<u8> {
    use std::fmt::Write as _;
    let mut content = String::from("BT /F 10 Tf\n");
    for (x, y, words) in lines {
        writeln!(content, "1 0 0 1 {x} {y} Tm ({words}) Tj").unwrap();
    }
    content.push_str("ET");
    document(&content)
}

fn document(content: &str) -> Vec<u8> {
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R \
         /Resources << /Font << /F 5 0 R >> >> >>"
            .to_owned(),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>"
            .to_owned(),
    ];
    let mut out = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.extend(format!("{} 0 obj\n{object}\nendobj\n", at + 1).bytes());
    }
    let xref = out.len();
    out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    for place in places {
        out.extend(format!("{place:010} 00000 n \n").bytes());
    }
    out.extend(format!("trailer << /Size 6 /Root 1 0 R >>\nstartxref\n{xref}\n%%EOF\n").bytes());
    out
}

fn table() -> Vec<u8> {
    pdf(&[
        (60, 780, "Table 1 - Complaints decided by the Ombudsman"),
        (60, 750, "Directorate"),
        (260, 750, "Upheld"),
        (360, 750, "Not upheld"),
        (60, 735, "Adult care"),
        (260, 735, "14"),
        (360, 735, "6"),
        (60, 720, "Schools"),
        (260, 720, "22"),
        (360, 720, "3"),
    ])
}

fn has_table(text: &str) {
    let tables = crate::layout::tables::tables(text);
    assert_eq!(tables.len(), 1, "{text}");
    assert_eq!(tables[0].columns, ["Directorate", "Upheld", "Not upheld"], "{text}");
    let cells = serde_json::to_value(&tables[0].rows[1]).unwrap();
    assert_eq!(cells[1]["value"], 22.0, "{text}");
}

#[test]
fn the_library_keeps_columns_under_each_other() {
    has_table(&plain(&library::text(&table()).unwrap()).unwrap());
}

#[test]
#[ignore = "needs pdftotext (poppler-utils); .ci/run installs and runs it"]
fn poppler_keeps_columns_under_each_other() {
    let text = tool::text(&table()).expect("pdftotext is not installed").unwrap().unwrap();
    has_table(&plain(&text).unwrap());
}

#[test]
#[ignore = "needs pdftotext (poppler-utils); .ci/run installs and runs it"]
fn poppler_says_what_is_wrong() {
    let said = |bytes: &[u8]| tool::text(bytes).unwrap().unwrap();
    assert_eq!(said(b"%PDF-1.4\nnothing at all"), Err(DAMAGED));
    assert_eq!(said(LOCKED_PDF), Err(LOCKED));
}

/// Locked with a user's password (RC4, 40 bits); the keys are made up, so that none fits.
const LOCKED_PDF: &[u8] = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n\
2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n\
3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>\nendobj\n\
4 0 obj\n<< /Filter /Standard /V 1 /R 2 /P -64 /O (01234567890123456789012345678901) \
/U (10987654321098765432109876543210) >>\nendobj\n\
trailer << /Size 5 /Root 1 0 R /Encrypt 4 0 R /ID [(0123456789012345) (0123456789012345)] >>\n\
startxref\n0\n%%EOF\n";

#[test]
fn a_file_that_cannot_be_read_says_why() {
    assert_eq!(library::text(b"%PDF-1.4\nnothing at all"), Err(DAMAGED));
    assert_eq!(plain("  3 \u{c} 4 "), Err(SCANNED));
    let picture = document("q 10 0 0 10 0 0 cm Q");
    assert_eq!(library::text(&picture).and_then(|text| plain(&text)), Err(SCANNED));
}

#[test]
fn a_bomb_is_told_before_it_is_opened() {
    use std::io::Write as _;
    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(&vec![0; 1 << 20]).unwrap();
    let mut file = b"%PDF-1.4\n1 0 obj << /Filter /FlateDecode >>\nstream\n".to_vec();
    file.extend(packed.finish().unwrap());
    file.extend(b"\nendstream endobj");
    assert!(file.len() < 1 << 15);
    assert_eq!(bomb::refuse_beyond(&file, 1 << 19), Err(BOMB));
    assert_eq!(bomb::refuse_beyond(&file, 1 << 21), Ok(()));
    assert_eq!(bomb::refuse(&table()), Ok(()));
}

/// A file with one stream.
fn with_stream(packed: &[u8]) -> Vec<u8> {
    let mut file = b"%PDF-1.4\n1 0 obj << /Filter /FlateDecode >>\nstream\n".to_vec();
    file.extend(packed);
    file.extend(b"\nendstream endobj");
    file
}

fn deflated(bytes: &[u8]) -> Vec<u8> {
    use std::io::Write as _;
    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

#[test]
fn a_bomb_of_any_window_is_told() {
    let mut packed = deflated(&vec![0; 1 << 20]);
    for window in 0..8_u8 {
        let method = window << 4 | 8;
        let check = (31 - (u16::from(method) * 256) % 31) % 31;
        packed[..2].copy_from_slice(&[method, u8::try_from(check).unwrap()]);
        let told = bomb::refuse_beyond(&with_stream(&packed), 1 << 19);
        assert_eq!(told, Err(BOMB), "window {window}");
    }
}

#[test]
fn a_bomb_in_a_parcel_is_told() {
    // Noise first, so that the inner stream unfolds only far behind the head of the outer one.
    let mut state = 1_u32;
    let mut bytes: Vec<u8> = std::iter::repeat_with(|| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        state.to_be_bytes()[0]
    })
    .take(1 << 18)
    .collect();
    bytes.resize(1 << 22, 0);
    let outer = with_stream(&deflated(&deflated(&bytes)));
    assert_eq!(bomb::refuse_beyond(&outer, 1 << 21), Err(BOMB));
    assert_eq!(bomb::refuse_beyond(&outer, 1 << 23), Ok(()));
}

#[test]
fn glyphs_are_set_in_lines_words_and_cells() {
    let mut page = Setter::default();
    for (x, y, letters) in [
        (0.0, 100.0, "a"),
        (5.0, 100.1, "b"),
        (12.0, 100.0, "c"),
        (60.0, 100.0, "9"),
        (0.0, 88.0, "d"),
        (0.0, 50.0, "e"),
    ] {
        let letters = letters.to_owned();
        page.add(Glyph { x, y, width: 5.0, size: 10.0, letters });
    }
    let mut out = String::new();
    page.set(&mut out);
    assert_eq!(out, "ab c        9\nd\n\ne\n");
}
