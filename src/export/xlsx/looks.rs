//! How cells look.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

/// The formats of a workbook.
#[derive(Debug)]
pub(super) struct Looks {
    pub(super) title: Format,
    pub(super) header: Format,
    /// Bold, for the names of what the first sheet tells.
    pub(super) label: Format,
    /// Words in several lines.
    pub(super) wrapped: Format,
    /// Words that look like a formula: they stay words when someone edits the cell.
    pub(super) quoted: Format,
    pub(super) money: Format,
    pub(super) whole: Format,
    pub(super) day: Format,
    /// How many, on the first sheet.
    pub(super) count: Format,
    pub(super) link: Format,
}

impl Looks {
    pub(super) fn new() -> Self {
        let top = || Format::new().set_align(FormatAlign::Top);
        Self {
            title: Format::new().set_bold().set_font_size(14),
            header: Format::new()
                .set_bold()
                .set_background_color(Color::RGB(0x00E7_EEF4))
                .set_border_bottom(FormatBorder::Thin),
            label: top().set_bold(),
            wrapped: top().set_text_wrap(),
            quoted: Format::new().set_quote_prefix(),
            money: Format::new().set_num_format("[$£-809]#,##0.00"),
            whole: Format::new().set_num_format("0"),
            count: top().set_num_format("#,##0").set_align(FormatAlign::Left),
            day: Format::new().set_num_format("yyyy-mm-dd"),
            link: Format::new().set_hyperlink(),
        }
    }
}
