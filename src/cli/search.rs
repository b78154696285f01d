//! x
use super::args::Search;
use super::exit::Exit;
use super::screen::Screen;
use crate::error::Result;
use std::path::Path;
/// x
pub fn run(_: &Search, _: &Path, _: &mut Screen<'_>) -> Result<Exit> {
    Ok(Exit::Failed)
}
