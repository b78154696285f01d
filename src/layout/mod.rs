//! Shapes shared by all pages: lines and their marks, headings, paragraphs with straight-through
//! numbers, and what surrounds a page without belonging to it.
