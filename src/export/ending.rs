//! What the name of a file says about its form.

use std::path::Path;

use super::file::is_stream;
use super::write::Format;
use crate::error::{Error, ErrorKind, Result};

/// Other endings that files of a form have elsewhere.
const ALSO: &[(&str, Format)] =
    &[("jsonl", Format::Ndjson), ("jsonlines", Format::Ndjson), ("pq", Format::Parquet)];

/// Endings by which other programs know files of theirs: what we write would not open there.
const OTHERS: &[&str] = &[
    "7z", "arrow", "avro", "bz2", "db", "doc", "docx", "duckdb", "feather", "gz", "htm", "html",
    "json", "md", "ods", "odt", "orc", "pdf", "rds", "rtf", "sav", "sqlite", "sqlite3", "tab",
    "tar", "toml", "tsv", "xls", "xlsb", "xlsm", "xml", "yaml", "yml", "zip", "zst",
];

/// The form of a file by its ending.
///
/// # Errors
///
/// Where it has the ending of no form.
pub fn format_of(path: &Path) -> Result<Format> {
    let ending = ending(path);
    let known = Format::ALL.iter().find(|(name, _)| ending.as_deref() == Some(*name));
    known
        .map(|(_, format)| *format)
        .ok_or_else(|| odd(path, "not the name of an export").advise(endings()))
}

/// The form in which a file is to be written: the one that was asked for, else the one that its name
/// ends in. A folder of `several` files has no ending, and is CSV unless something else was asked for.
///
/// ```
/// use casebook::export::{Format, format_for};
/// use std::path::Path;
/// assert_eq!(format_for(Path::new("paid.xlsx"), None, false)?, Format::Xlsx);
/// assert_eq!(format_for(Path::new("paid.txt"), Some(Format::Csv), false)?, Format::Csv);
/// assert!(format_for(Path::new("paid.tsv"), Some(Format::Csv), false).is_err());
/// assert!(format_for(Path::new("paid"), None, false).is_err());
/// # Ok::<(), casebook::Error>(())
/// ```
///
/// # Errors
///
/// Where the name would tell people and programs of another form than the file has.
pub fn format_for(path: &Path, asked: Option<Format>, several: bool) -> Result<Format> {
    if is_stream(path) {
        return Ok(asked.unwrap_or(Format::Csv));
    }
    let own = format_of(path);
    let folder = |format: Format| several && !format.holds_several();
    let format = match (asked, &own) {
        (Some(asked), _) => asked,
        (None, Ok(format)) => *format,
        (None, Err(_)) if several => Format::Csv,
        (None, Err(_)) => {
            return Err(of_others(path).unwrap_or_else(|| {
                odd(path, "the name does not say which form the file is to have")
                    .advise(format!("{}; or say --format", endings()))
            }));
        }
    };
    // What is there and is a folder may be named as it likes.
    if folder(format) && path.is_dir() {
        return Ok(format);
    }
    let ending = ending(path).unwrap_or_default();
    let also = ALSO.iter().find(|(name, _)| *name == ending).map(|(_, format)| *format);
    match own.ok().or(also) {
        Some(_) if folder(format) => {
            Err(odd(path, "all sheets in this form are a folder of files, one for each")
                .advise("name a folder, without an ending; or one workbook, such as all.xlsx"))
        }
        Some(other) if other != format => Err(odd(
            path,
            format!("{} is not to be in a file that ends in {ending}", format.name()),
        )
        .advise(format!("end it in .{}", format.name()))),
        None => of_others(path).map_or(Ok(format), Err),
        Some(_) => Ok(format),
    }
}

/// What is wrong with a name that tells programs of a form that no export has.
fn of_others(path: &Path) -> Option<Error> {
    let ending = ending(path).filter(|ending| OTHERS.contains(&ending.as_str()))?;
    let what = format!("files that end in {ending} are of another form");
    Some(odd(path, what).advise(endings()))
}

fn ending(path: &Path) -> Option<String> {
    path.extension().map(|ending| ending.to_string_lossy().to_lowercase())
}

fn odd(path: &Path, what: impl Into<String>) -> Error {
    Error::new(ErrorKind::Usage, what).at(path)
}

fn endings() -> String {
    let names: Vec<&str> = Format::ALL.iter().map(|(name, _)| *name).collect();
    format!("exports end in {}", names.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_what_is_in_the_file_or_is_refused() {
        use Format::{Csv, Ndjson, Parquet, Sql, Xlsx};
        for (name, asked, several, wanted) in [
            ("p.csv", None, false, Some(Csv)),
            ("P.XLSX", None, false, Some(Xlsx)),
            ("p.tsv", None, false, None),
            ("p.xls", None, false, None),
            ("p.json", None, false, None),
            ("p", None, false, None),
            ("p.text", None, false, None),
            ("p.csv", Some(Ndjson), false, None),
            ("p.tsv", Some(Csv), false, None),
            ("p.jsonl", Some(Csv), false, None),
            ("p.jsonl", Some(Ndjson), false, Some(Ndjson)),
            ("p.pq", Some(Parquet), false, Some(Parquet)),
            ("p.txt", Some(Csv), false, Some(Csv)),
            ("p", Some(Parquet), false, Some(Parquet)),
            ("all", None, true, Some(Csv)),
            ("exports 1.2", None, true, Some(Csv)),
            ("all", Some(Ndjson), true, Some(Ndjson)),
            ("all.csv", None, true, None),
            ("all.csv", Some(Csv), true, None),
            ("all.jsonl", Some(Ndjson), true, None),
            ("all.zip", None, true, None),
            ("all.xlsx", None, true, Some(Xlsx)),
            ("all.sql", Some(Sql), true, Some(Sql)),
            ("all.xlsx", Some(Sql), true, None),
        ] {
            let given = format_for(Path::new(name), asked, several).ok();
            assert_eq!(given, wanted, "{name} {asked:?}");
        }
    }
}
