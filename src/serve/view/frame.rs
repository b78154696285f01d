//! What surrounds every page: title, navigation, notice.

use crate::serve::page::style;
use crate::serve::router::ROUTES;
use crate::serve::{Asked, Reader, Visit};

/// What the layout needs to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::serve) struct Frame {
    /// What the page is, first in the window's title.
    pub(in crate::serve) title: String,
    /// The address of the stylesheet.
    pub(in crate::serve) style: String,
    /// The navigation.
    pub(in crate::serve) places: Vec<Place>,
    /// What holds for the whole page.
    pub(in crate::serve) notice: Option<&'static str>,
}

/// An entry of the navigation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::serve) struct Place {
    pub(in crate::serve) name: String,
    pub(in crate::serve) link: String,
    /// Whether this is where the reader is.
    pub(in crate::serve) here: bool,
}

/// What stands last in the navigation: it is about the service and no part of the work.
const LAST: &[&str] = &["About", "Accessibility"];

/// While the store is ahead of the index.
const WRITING: &str = "New documents are being taken in. They can be found here when that is done.";

impl Frame {
    /// The frame of a page that was made from the casebook.
    pub(in crate::serve) fn of(reader: &Reader, visit: &Visit, title: impl Into<String>) -> Self {
        let behind = reader.held.index < reader.held.store;
        Self { notice: behind.then_some(WRITING), ..Self::plain(visit, title) }
    }

    /// The frame of a page that was made without it.
    pub(in crate::serve) fn plain(visit: &Visit, title: impl Into<String>) -> Self {
        // A pack goes along from page to page.
        let pack = Asked::of(visit).map(|asked| asked.pack).unwrap_or_default();
        let along = Asked { page: 1, pack, ..Asked::default() };
        let places = ROUTES.iter().filter_map(|route| {
            let here = visit.path == route.path;
            let name = match (route.named?, along.pack.len()) {
                (name @ "Pack", chosen @ 1..) => format!("{name} ({chosen})"),
                (name, _) => name.to_owned(),
            };
            Some(Place { name, link: along.at(route.path), here })
        });
        Self {
            title: title.into(),
            style: style::address(),
            places: in_order(places.collect()),
            notice: None,
        }
    }
}

fn in_order(mut places: Vec<Place>) -> Vec<Place> {
    places.sort_by_key(|place| LAST.contains(&place.name.as_str()));
    places
}
