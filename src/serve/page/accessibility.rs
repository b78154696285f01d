//! How accessible these pages are, and what was tested.

use askama::Template;

use crate::serve::view::frame::Frame;
use crate::serve::{Answer, Outcome, Visit};

#[derive(Template)]
#[template(path = "accessibility.html")]
struct Page {
    frame: Frame,
}

pub(in crate::serve) fn page(visit: &Visit) -> Outcome {
    Answer::page(&Page { frame: Frame::plain(visit, "Accessibility") })
}
