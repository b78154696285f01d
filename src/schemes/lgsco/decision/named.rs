//! The body of a page without a title, found in its text by its republisher's address.

/// The name in `text` that the last part of an address spells: `lgo-24-014-093-anytown-council` is
/// "Anytown Council". The slug has lost its signs and capitals; the text has them.
///
/// ```
/// use casebook::schemes::lgsco::decision::named::by_address;
/// let url = "https://www.example.uk/decisions/lgo-24-014-093-st-mary-s-school/";
/// let text = "Mr B complains about St Mary’s School (the School).";
/// assert_eq!(by_address(text, url), Some("St Mary’s School"));
/// assert_eq!(by_address("Mr B complains.", url), None);
/// ```
#[must_use]
pub fn by_address<'a>(text: &'a str, url: &str) -> Option<&'a str> {
    const REACH: usize = 20_000;
    let slug = SLUG.captures(url)?.get(1)?.as_str();
    let wanted: Vec<char> = slug.chars().filter(char::is_ascii_alphanumeric).collect();
    if wanted.len() < 8 {
        return None;
    }
    let signs = text.char_indices().filter(|(_, c)| c.is_alphanumeric());
    let signs: Vec<(usize, char)> = signs.take(REACH).collect();
    signs.windows(wanted.len()).find_map(|window| {
        let fits = window.iter().zip(&wanted).all(|((_, c), w)| c.to_ascii_lowercase() == *w);
        let (&(start, first), &(last, end)) = (window.first()?, window.last()?);
        let before = text.get(..start)?.chars().next_back();
        let after = text.get(last + end.len_utf8()..)?.chars().next();
        let bounded = [before, after].into_iter().flatten().all(|c| !c.is_alphanumeric());
        (fits && bounded && first.is_uppercase())
            .then(|| text.get(start..last + end.len_utf8()))
            .flatten()
    })
}

crate::pattern!(
    /// The end of a republisher's address, behind the reference.
    SLUG, r"(?:^|[/-])[0-9]{2}-[0-9]{3}-[0-9]{3}[a-z]?-([a-z][a-z0-9-]+)/?$");
