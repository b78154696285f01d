//! Page kinds: each knows how to recognise and to parse its pages.

pub mod lgsco;
