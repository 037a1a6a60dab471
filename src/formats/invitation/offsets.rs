//! Where a place of a cleaned text lies in the text as it came in.
//!
//! Must not know what was found there.

use std::ops::Range;

/// Turns offsets into the cleaned text into offsets into the text as it came in.
pub(super) struct Offsets {
    /// Pairs of places, cleaned and raw; empty where both texts are the same.
    places: Vec<(usize, usize)>,
}

impl Offsets {
    /// Lays the cleaned text beside the raw one: cleaning only takes out, and turns line ends into
    /// line feeds and a tab into blanks.
    pub fn new(raw: &str, cleaned: &str) -> Offsets {
        if raw == cleaned {
            return Offsets { places: Vec::new() };
        }
        let mut places = Vec::new();
        let mut raw_chars = raw.char_indices();
        let mut current = raw_chars.next();
        for (at, wanted) in cleaned.char_indices() {
            while let Some((place, c)) = current {
                let same = c == wanted
                    || wanted == '\n'
                        && (c.is_control() || matches!(c, '\u{2028}' | '\u{2029}'))
                        && c != '\t';
                let blank_of_tab = c == '\t' && wanted == ' ';
                if same || blank_of_tab {
                    places.push((at, place));
                    let next_is_blank = cleaned[at + wanted.len_utf8()..].starts_with(' ');
                    if same || !next_is_blank {
                        current = raw_chars.next();
                    }
                    break;
                }
                current = raw_chars.next();
            }
        }
        places.push((cleaned.len(), raw.len()));
        Offsets { places }
    }

    /// Returns the same stretch of the raw text.
    pub fn raw(&self, span: &Range<usize>) -> Range<usize> {
        let place = |at: usize| {
            let index = self.places.partition_point(|(cleaned, _)| *cleaned < at);
            self.places.get(index).map_or(at, |(_, raw)| *raw)
        };
        place(span.start)..place(span.end)
    }
}
