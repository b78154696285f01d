//! A casebook of generated decisions, for benches that ask it.

use std::path::Path;

use casebook::Casebook;

use crate::generator;
use crate::measured::{SEED, megabytes, size};

/// The casebook of so many generated decisions: made now, unless it was kept.
pub(crate) fn casebook(folder: &Path, documents: u64) -> Casebook {
    let data = folder.join("data");
    if let Ok(casebook) = Casebook::open(&data)
        && casebook.store().documents().unwrap() == documents
    {
        return casebook;
    }
    let pages = folder.join("pages");
    std::fs::create_dir_all(&pages).unwrap();
    for n in 0..documents {
        let decision = generator::decision(SEED, n);
        std::fs::write(pages.join(format!("{}.txt", decision.slug)), &decision.text).unwrap();
    }
    let mut casebook = Casebook::open_to_write(&data).unwrap();
    let report = casebook.ingest(&[&pages], &mut ()).unwrap();
    assert_eq!(report.total().new, documents, "{:?}", report.set_aside);
    std::fs::remove_dir_all(&pages).unwrap();
    println!("casebook: {:.0} MB on disk", megabytes(size(&data)));
    casebook
}
