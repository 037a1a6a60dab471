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
