//! What is counted together, as people call it.

use crate::stats::By;
use crate::themes::ThemeFile;

/// "By financial year".
#[must_use]
pub fn heading(by: By) -> String {
    format!("By {}", by.as_str().replace('-', " "))
}

/// A group as people call it.
///
/// ```
/// use casebook::stats::By;
/// use casebook::themes::ThemeFile;
/// use casebook::words::group::called;
/// let themes = ThemeFile::builtin();
/// assert_eq!(called(By::Theme, Some("school_transport"), themes), "School transport");
/// assert_eq!(called(By::Purpose, Some("time_and_trouble"), themes), "time and trouble");
/// assert_eq!(called(By::Year, None, themes), "not stated");
/// ```
#[must_use]
pub fn called(by: By, name: Option<&str>, themes: &ThemeFile) -> String {
    let Some(name) = name else {
        return match by {
            By::Theme => "no theme".to_owned(),
            By::Purpose => "no purpose named".to_owned(),
            _ => "not stated".to_owned(),
        };
    };
    match by {
        By::Theme => {
            let title = themes.theme(name).map(|theme| theme.title.clone());
            title.unwrap_or_else(|| name.replace('_', " "))
        }
        By::Category | By::Subcategory | By::Organisation => name.to_owned(),
        _ => name.replace('_', " "),
    }
}
