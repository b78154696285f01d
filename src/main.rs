//! The `casebook` command.

use std::process::ExitCode;

/// Reading makes and drops many small strings, on several threads: the system's allocator takes a
/// tenth of an ingest for them, this one less.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    casebook::cli::main()
}
