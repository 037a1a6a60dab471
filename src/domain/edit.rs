//! `Edit`: the one way in which a text changes, be it a keystroke, a one-key fix or a recomposition.
//!
//! Maps carets and spans from before an edit to after it. Must not know whose text it is.

use std::ops::Range;

/// Replaces the bytes of `range` by `insert`.
///
/// Offsets are bytes of the text before the edit, half open, on character borders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What goes.
    pub range: Range<usize>,
    /// What comes in its place.
    pub insert: String,
}

/// Where a caret goes that stands exactly where something is inserted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Stays in front of what is inserted.
    Before,
    /// Is pushed behind what is inserted.
    After,
}

impl Edit {
    /// Makes the smallest edit that turns `old` into `new`, or `None` where they are equal.
    ///
    /// The common start and end are kept, cut at character borders.
    pub fn between(old: &str, new: &str) -> Option<Edit> {
        if old == new {
            return None;
        }
        let start = common_start(old, new);
        let end = common_end(&old[start..], &new[start..]);
        Some(Edit {
            range: start..old.len() - end,
            insert: new[start..new.len() - end].to_owned(),
        })
    }

    /// Returns the text after the edit.
    ///
    /// A range beyond the text or inside a character is moved to the nearest border at or before it.
    pub fn apply(&self, text: &str) -> String {
        let range = clamp(text, &self.range);
        let mut out = String::with_capacity(text.len() + self.insert.len());
        out.push_str(&text[..range.start]);
        out.push_str(&self.insert);
        out.push_str(&text[range.end..]);
        out
    }

    /// Returns where `offset` of the old text is in the new one.
    ///
    /// An offset inside the replaced range goes to the end of the insertion, or to its start with
    /// [`Side::Before`].
    pub fn map(&self, offset: usize, side: Side) -> usize {
        let Range { start, end } = self.range;
        if offset < start || (offset == start && side == Side::Before) {
            return offset;
        }
        if offset >= end {
            return offset - (end - start) + self.insert.len();
        }
        match side {
            Side::Before => start,
            Side::After => start + self.insert.len(),
        }
    }

    /// Returns where a span of the old text is in the new one; it shrinks where its words are replaced.
    pub fn map_span(&self, span: &Range<usize>) -> Range<usize> {
        let start = self.map(span.start, Side::After);
        let end = self.map(span.end, Side::Before);
        start..end.max(start)
    }
}

/// Moves a range onto character borders within `text`.
pub fn clamp(text: &str, range: &Range<usize>) -> Range<usize> {
    let start = border(text, range.start);
    start..border(text, range.end).max(start)
}

/// Returns the nearest character border at or before `offset`.
pub fn border(text: &str, offset: usize) -> usize {
    let mut at = offset.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn common_start(a: &str, b: &str) -> usize {
    a.chars()
        .zip(b.chars())
        .take_while(|(x, y)| x == y)
        .map(|(x, _)| x.len_utf8())
        .sum()
}

fn common_end(a: &str, b: &str) -> usize {
    a.chars()
        .rev()
        .zip(b.chars().rev())
        .take_while(|(x, y)| x == y)
        .map(|(x, _)| x.len_utf8())
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn edit(range: Range<usize>, insert: &str) -> Edit {
        Edit {
            range,
            insert: insert.to_owned(),
        }
    }

    #[test]
    fn a_caret_at_an_insertion_goes_to_the_side_asked_for() {
        let typed = edit(3..3, "xy");
        assert_eq!(typed.map(3, Side::Before), 3);
        assert_eq!(typed.map(3, Side::After), 5);
        assert_eq!(typed.map(2, Side::After), 2);
        assert_eq!(typed.map(4, Side::Before), 6);
    }

    #[test]
    fn a_span_keeps_its_words_and_shrinks_where_they_go() {
        let cut = edit(2..6, "");
        assert_eq!(cut.map_span(&(4..9)), 2..5);
        assert_eq!(cut.map_span(&(0..2)), 0..2);
        assert_eq!(cut.map_span(&(3..5)), 2..2);
        assert_eq!(cut.map_span(&(6..8)), 2..4);
    }

    #[test]
    fn equal_texts_need_no_edit() {
        assert_eq!(Edit::between("same", "same"), None);
        assert_eq!(Edit::between("aé", "aè"), Some(edit(1..3, "è")));
    }

    proptest! {
        #[test]
        fn the_edit_between_two_texts_leads_from_one_to_the_other(old in "\\PC{0,12}", new in "\\PC{0,12}") {
            let reached = Edit::between(&old, &new).map_or(old.clone(), |edit| edit.apply(&old));
            prop_assert_eq!(reached, new);
        }

        #[test]
        fn an_edit_anywhere_stays_on_character_borders(text in "[aé🙂 ]{0,8}", from in 0..40usize, len in 0..40usize) {
            let edit = edit(from..from + len, "ü");
            let clamped = Edit { range: clamp(&text, &edit.range), ..edit.clone() };
            prop_assert_eq!(edit.apply(&text), clamped.apply(&text));
            let after = clamped.apply(&text);
            for (offset, _) in text.char_indices() {
                for side in [Side::Before, Side::After] {
                    prop_assert!(after.is_char_boundary(clamped.map(offset, side)));
                }
            }
        }
    }
}
