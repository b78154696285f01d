//! JSON lines read back.

use std::fs::File;
use std::io::{BufRead as _, BufReader, Lines};
use std::path::{Path, PathBuf};

use serde_json::{Map, Value as Json};

use super::{Reader, altered};
use crate::error::{Error, Result};
use crate::export::columns::column;

struct Ndjson {
    path: PathBuf,
    header: Vec<String>,
    lines: Lines<BufReader<File>>,
    /// How many were read.
    line: usize,
    first: Option<Map<String, Json>>,
}

pub(super) fn open(path: &Path) -> Result<Box<dyn Reader>> {
    let file = File::open(path).map_err(|error| Error::io(path, error))?;
    let mut reader = Ndjson {
        path: path.to_owned(),
        header: Vec::new(),
        lines: BufReader::new(file).lines(),
        line: 0,
        first: None,
    };
    reader.first = reader.object()?;
    reader.header = reader.first.iter().flat_map(|row| row.keys().cloned()).collect();
    Ok(Box::new(reader))
}

impl Ndjson {
    fn object(&mut self) -> Result<Option<Map<String, Json>>> {
        let Some(line) = self.lines.next() else { return Ok(None) };
        let line = line.map_err(|error| Error::io(&self.path, error))?;
        self.line += 1;
        match serde_json::from_str(&line) {
            Ok(Json::Object(row)) => Ok(Some(row)),
            _ => Err(altered(&self.path, &format!("line {} is no JSON object", self.line))),
        }
    }
}

impl Reader for Ndjson {
    fn header(&self) -> &[String] {
        &self.header
    }

    fn each(&mut self, with: &mut dyn FnMut(Vec<String>) -> Result<()>) -> Result<()> {
        let mut next = self.first.take();
        while let Some(row) = next {
            let cell = |name: &String| plain(name, row.get(name).unwrap_or(&Json::Null));
            with(self.header.iter().map(cell).collect())?;
            next = self.object()?;
        }
        Ok(())
    }
}

/// A value as it stands in CSV.
fn plain(name: &str, value: &Json) -> String {
    match value {
        Json::Null => String::new(),
        Json::String(words) => words.clone(),
        Json::Array(members) => {
            let separator = column(name).and_then(|it| it.holds.separator()).unwrap_or("; ");
            let members: Vec<String> = members.iter().map(|it| plain(name, it)).collect();
            members.join(separator)
        }
        // 7.0 is the number 7, and written so.
        Json::Number(number) if !number.is_i64() => {
            number.as_f64().map_or_else(|| number.to_string(), |number| number.to_string())
        }
        other => other.to_string(),
    }
}
