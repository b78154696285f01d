//! The one stylesheet, and the sign of the service.

use std::sync::LazyLock;

use sha2::{Digest as _, Sha256};

use crate::serve::{Answer, Outcome, Visit};
use crate::text::page::hex;

const STYLE: &str = include_str!("../../../templates/casebook.css");
const ICON: &str = include_str!("../../../templates/icon.svg");

/// A year: what has another content has another address.
const KEEP: &str = "public, max-age=31536000, immutable";

static HASH: LazyLock<String> = LazyLock::new(|| {
    let hash = hex(&Sha256::digest(STYLE.as_bytes()));
    hash.get(..12).unwrap_or_default().to_owned()
});

/// The address of the stylesheet, which changes with its content.
pub(in crate::serve) fn address() -> String {
    format!("/casebook.css?v={}", *HASH)
}

/// The stylesheet.
#[allow(clippy::unnecessary_wraps)] // as every page
pub(in crate::serve) fn page(visit: &Visit) -> Outcome {
    let answer = Answer::of("text/css; charset=utf-8", STYLE);
    let current = visit.value("v") == Some(HASH.as_str());
    Ok(if current { answer.with("cache-control", KEEP) } else { answer })
}

/// The sign of the service.
#[allow(clippy::unnecessary_wraps)] // as every page
pub(in crate::serve) fn icon(_: &Visit) -> Outcome {
    Ok(Answer::of("image/svg+xml", ICON).with("cache-control", "public, max-age=86400"))
}
