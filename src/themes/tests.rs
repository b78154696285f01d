
//! The file that is part of the program, theme by theme, and files of users.
use super::*;

#[test]
fn builtin_is_fine() {
    let wrong = ThemeFile::check(file::BUILTIN_NAME, file::BUILTIN);
    for error in &wrong {
        println!("{error}");
    }
    assert!(wrong.is_empty());
    println!("{} themes, {} rules", ThemeFile::builtin().themes().len(), ThemeFile::builtin().rules.len());
}
