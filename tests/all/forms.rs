//! One decision in the forms in which its page is saved, written from its structure: the page of
//! the site, text with numbers, text with dashes.

use casebook::Record;
use casebook::model::decision::{Decision, Item, Paragraph};

const FINAL: &str = "The Ombudsman's final decision:";

/// The words of a paragraph on one line.
fn line(text: &str) -> String {
    text.split(['\n', '\r'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// "Organisation (24 112 307)", and the header lines that the page has.
fn header(decision: &Decision) -> (String, Vec<(&'static str, String)>) {
    let reference = decision.reference.as_ref().map(|reference| format!(" ({reference})"));
    let title = decision.organisation.clone().unwrap_or_default() + &reference.unwrap_or_default();
    let category = decision.category.as_ref().map(|category| match &decision.subcategory {
        Some(subcategory) => format!("{category} > {subcategory}"),
        None => category.clone(),
    });
    let date = decision.decision_date.map(|date| date.strftime("%d %b %Y").to_string());
    let lines = [
        ("Category", category),
        ("Decision", decision.outcome_label.clone()),
        ("Decision date", date),
    ];
    (title, lines.into_iter().filter_map(|(label, value)| Some((label, value?))).collect())
}

fn address(record: &Record) -> String {
    record.source.url.as_ref().map_or_else(String::new, |url| format!("# url: {url}\n"))
}

/// Text as saved with numbers: they restart in every section, and after anything without one.
pub(crate) fn numbered(record: &Record) -> Option<String> {
    let decision = record.decision()?;
    let (title, lines) = header(decision);
    let mut page = address(record) + &title + "\n\n";
    for (label, value) in lines {
        page += &format!("{label} : {value}\n\n");
    }
    page += &format!("{FINAL}\n\n");
    if let Some(summary) = &decision.summary {
        page += &format!("Summary: {}\n\n", line(summary));
    }
    for section in &decision.sections {
        if !section.heading.is_empty() {
            page += &format!("{}\n\n", section.heading);
        }
        let mut printed = 0;
        for paragraph in &section.paragraphs {
            if paragraph.number.is_some() {
                printed += 1;
                page += &format!("  {printed}. {}\n", line(&paragraph.text));
            } else {
                printed = 0;
                page += &format!("\n{}\n\n", line(&paragraph.text));
            }
            numbered_items(&paragraph.items, 4, &mut page);
        }
        page += "\n";
        if section.level == 1 {
            page += "Back to top\n\n";
        }
    }
    Some(page)
}

fn numbered_items(items: &[Item], indent: usize, page: &mut String) {
    for (at, item) in items.iter().enumerate() {
        let blanks = " ".repeat(indent);
        *page += &match item.label {
            Some(_) => format!("{blanks}  {}. {}\n", at + 1, line(&item.text)),
            None => format!("{blanks}• {}\n", line(&item.text)),
        };
        numbered_items(&item.items, indent + 2, page);
    }
}

/// Text as saved with dashes, no level and no blank line.
pub(crate) fn dashed(record: &Record) -> Option<String> {
    let decision = record.decision()?;
    let (title, lines) = header(decision);
    let mut page = address(record) + &title + "\n";
    for (label, value) in lines {
        page += &format!("{label} : {value}\n");
    }
    page += &format!("{FINAL}\n");
    if let Some(summary) = &decision.summary {
        page += &format!("Summary: {}\n", line(summary));
    }
    for section in &decision.sections {
        if !section.heading.is_empty() {
            page += &format!("{}\n", section.heading);
        }
        for paragraph in &section.paragraphs {
            let mark = if paragraph.number.is_some() { "- " } else { "" };
            page += &format!("{mark}{}\n", line(&paragraph.text));
            dashed_items(&paragraph.items, &mut page);
        }
    }
    Some(page)
}

fn dashed_items(items: &[Item], page: &mut String) {
    for item in items {
        *page += &format!("- {}\n", line(&item.text));
        dashed_items(&item.items, page);
    }
}

/// The page of the Ombudsman's site.
pub(crate) fn site(record: &Record) -> Option<String> {
    let decision = record.decision()?;
    let (title, lines) = header(decision);
    let mut page =
        String::from("<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head><meta charset=\"utf-8\">");
    if let Some(url) = &record.source.url {
        page += &format!("<link rel=\"canonical\" href=\"{}\">", escaped(url));
    }
    page += &format!(
        "<title>{}</title></head>\n<body>\n<nav><a href=\"/\">Home</a></nav>\n",
        escaped(&title)
    );
    page += &format!("<main><article id=\"article\">\n<h1>{}</h1>\n", escaped(&title));
    for (label, value) in lines {
        let value = escaped(&value);
        page += &format!(
            "<p><span class=\"label\">{label} :</span> <span class=\"value\">{value}</span></p>\n"
        );
    }
    page += &format!("<h2>{}</h2>\n", escaped(FINAL));
    if let Some(summary) = &decision.summary {
        page += &format!("<p><strong>Summary:</strong> {}</p>\n", escaped(summary));
    }
    for (at, section) in decision.sections.iter().enumerate() {
        let level = section.level + 1;
        if at > 0 && level == 2 {
            page += "<p><a href=\"#top\">Back to top</a></p>\n";
        }
        if !section.heading.is_empty() {
            page += &format!("<h{level}>{}</h{level}>\n", escaped(&section.heading));
        }
        site_paragraphs(&section.paragraphs, &mut page);
    }
    page += "</article></main>\n<footer><p>Privacy</p></footer></body></html>\n";
    Some(page)
}

fn site_paragraphs(paragraphs: &[Paragraph], page: &mut String) {
    for run in paragraphs.chunk_by(|one, other| one.number.is_some() == other.number.is_some()) {
        if let Some(number) = run[0].number {
            *page += &format!("<ol start=\"{number}\">\n");
        }
        for paragraph in run {
            let words = format!("<p>{}</p>", escaped(&paragraph.text));
            let numbered = paragraph.number.is_some();
            *page += &if numbered { format!("<li>{words}\n") } else { words };
            site_items(&paragraph.items, page);
            *page += if numbered { "</li>\n" } else { "\n" };
        }
        if run[0].number.is_some() {
            *page += "</ol>\n";
        }
    }
}

fn site_items(items: &[Item], page: &mut String) {
    for run in items.chunk_by(|one, other| one.label.is_some() == other.label.is_some()) {
        let label = run[0].label.as_deref();
        let tag = if label.is_some() { "ol" } else { "ul" };
        let lettered =
            label.is_some_and(|label| label.starts_with(|c: char| c.is_ascii_lowercase()));
        *page += &format!("<{tag}{}>\n", if lettered { " type=\"a\"" } else { "" });
        for item in run {
            *page += &format!("<li>{}\n", escaped(&item.text));
            site_items(&item.items, page);
            *page += "</li>\n";
        }
        *page += &format!("</{tag}>\n");
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('£', "&pound;")
}
