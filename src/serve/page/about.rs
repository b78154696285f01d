//! What this is and where it comes from.

use askama::Template;

use crate::serve::view::frame::Frame;
use crate::serve::{Answer, Outcome, Reader, Visit};

#[derive(Template)]
#[template(path = "about.html")]
struct Page {
    frame: Frame,
}

pub(in crate::serve) fn page(reader: &Reader, visit: &Visit) -> Outcome {
    Answer::page(&Page { frame: Frame::of(reader, visit, "About this service") })
}
