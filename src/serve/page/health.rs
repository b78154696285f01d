//! For programs that watch over the server.

use crate::serve::answer::TEXT;
use crate::serve::{Answer, Outcome, Reader, Visit};

/// The server runs.
#[allow(clippy::unnecessary_wraps)] // as every page
pub(in crate::serve) fn alive(_: &Visit) -> Outcome {
    Ok(Answer::of(TEXT, "ok\n").with("cache-control", "no-store"))
}

/// The casebook can be read and searched.
pub(in crate::serve) fn ready(reader: &Reader, _: &Visit) -> Outcome {
    let documents = reader.casebook.index()?.documents()?;
    let (store, index) = (reader.held.store, reader.held.index);
    let body = format!("ok: {documents} documents, generation {store}, search {index}\n");
    Ok(Answer::of(TEXT, body).with("cache-control", "no-store"))
}

/// Crawlers stay out: what is here is published elsewhere.
#[allow(clippy::unnecessary_wraps)] // as every page
pub(in crate::serve) fn robots(_: &Visit) -> Outcome {
    Ok(Answer::of(TEXT, "User-agent: *\nDisallow: /\n"))
}
