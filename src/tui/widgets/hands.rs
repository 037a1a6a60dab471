//! The hands: one key pressed in a text, as a text area understands it, turned into one [`Edit`].
//!
//! The text itself stays where it belongs (a fact, a draft). For each key a text area is set up with
//! that text and caret, takes the key, and what has changed is read off it; so nothing can drift
//! apart. Word moves, deletions and selections are the library's; wrapped rows are `wrap`'s affair,
//! undo is the document's.

use std::ops::Range;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use tui_textarea::{AtomicRange, CursorMove, TextArea};
use unicode_segmentation::UnicodeSegmentation;

use crate::domain::edit::{Edit, border};

/// The most bytes that a text may have; longer ones make each key slow.
pub const MAX_BYTES: usize = 64 * 1024;

/// Where the caret stands, and where a selection began, in bytes of the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Caret {
    /// The caret.
    pub at: usize,
    /// The other end of the selection, if there is one.
    pub anchor: Option<usize>,
}

impl Caret {
    /// A caret without a selection.
    pub fn new(at: usize) -> Caret {
        Caret { at, anchor: None }
    }

    /// Returns the selected bytes, if any are.
    pub fn selection(self) -> Option<Range<usize>> {
        let anchor = self.anchor.filter(|&anchor| anchor != self.at)?;
        Some(anchor.min(self.at)..anchor.max(self.at))
    }
}

/// Lets the hands press a key. Moves the caret, and returns the edit where the text changes.
///
/// The caret is where it stands after the edit.
pub fn press(text: &str, caret: &mut Caret, key: KeyEvent) -> Option<Edit> {
    if let (KeyCode::Char(letter), true) = (key.code, types(key.modifiers)) {
        return insert(caret, letter.encode_utf8(&mut [0; 4]));
    }
    let mut area = set_up(text, *caret);
    match beyond_the_library(key) {
        Some(moved) => area.move_cursor(moved),
        None => drop(area.input(as_the_library_knows(key))),
    }
    let after = area.lines().join("\n");
    let (row, column) = area.cursor();
    caret.at = offset(&after, row, column);
    caret.anchor = area.selection_range().map(|(start, end)| {
        let (start, end) = (
            offset(&after, start.0, start.1),
            offset(&after, end.0, end.1),
        );
        if start == caret.at { end } else { start }
    });
    Edit::between(text, &after)
}

/// A letter just goes in, however long the text is: the library is asked for all that needs more.
fn types(modifiers: KeyModifiers) -> bool {
    modifiers.difference(KeyModifiers::SHIFT).is_empty()
}

/// Puts a text in at the caret, in the place of the selection.
pub fn insert(caret: &mut Caret, insert: &str) -> Option<Edit> {
    let range = caret.selection().unwrap_or(caret.at..caret.at);
    if insert.is_empty() && range.is_empty() {
        return None;
    }
    *caret = Caret::new(range.start + insert.len());
    Some(Edit {
        range,
        insert: insert.to_owned(),
    })
}

fn set_up(text: &str, caret: Caret) -> TextArea<'static> {
    let lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
    let row_of = |at| text[..border(text, at)].matches('\n').count();
    let rows = [caret.at, caret.anchor.unwrap_or(caret.at)].map(row_of);
    let clusters = clusters(&lines, rows);
    let mut area = TextArea::new(lines);
    if let Some(anchor) = caret.anchor {
        area.move_cursor(jump(text, anchor));
        area.start_selection();
    }
    area.move_cursor(jump(text, caret.at));
    area.set_atomic_ranges(clusters);
    area
}

/// Letters of several code points, which the library would take apart, in and beside two rows.
fn clusters(lines: &[String], rows: [usize; 2]) -> Vec<AtomicRange> {
    let mut found = Vec::new();
    for (row, line) in lines
        .iter()
        .enumerate()
        .filter(|(row, line)| !line.is_ascii() && rows.iter().any(|near| near.abs_diff(*row) <= 1))
    {
        let mut start = 0;
        for letter in line.graphemes(true) {
            let end = start + letter.chars().count();
            if end - start > 1 {
                found.push(AtomicRange {
                    row,
                    start_col: start,
                    end_col: end,
                });
            }
            start = end;
        }
    }
    found
}

fn beyond_the_library(key: KeyEvent) -> Option<CursorMove> {
    if !key.modifiers.contains(KeyModifiers::CONTROL) {
        return None;
    }
    match key.code {
        KeyCode::Home => Some(CursorMove::Jump(0, 0)),
        KeyCode::End => Some(CursorMove::Jump(u16::MAX, u16::MAX)),
        _ => None,
    }
}

/// Deleting a word with Ctrl is what most people know; the library calls it Alt.
fn as_the_library_knows(mut key: KeyEvent) -> KeyEvent {
    if matches!(key.code, KeyCode::Backspace | KeyCode::Delete)
        && key.modifiers.contains(KeyModifiers::CONTROL)
    {
        key.modifiers = KeyModifiers::ALT;
    }
    key
}

fn jump(text: &str, at: usize) -> CursorMove {
    let before = &text[..border(text, at)];
    let row = before.matches('\n').count();
    let column = before
        .rsplit('\n')
        .next()
        .map_or(0, |line| line.chars().count());
    let short = |number| u16::try_from(number).unwrap_or(u16::MAX);
    CursorMove::Jump(short(row), short(column))
}

fn offset(text: &str, row: usize, column: usize) -> usize {
    let start: usize = text.split('\n').take(row).map(|line| line.len() + 1).sum();
    let line = text[start..].split('\n').next().unwrap_or("");
    start
        + line
            .char_indices()
            .nth(column)
            .map_or(line.len(), |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::keys::script;

    /// Plays keys in a text whose caret is `|`, and returns the text with the caret after them;
    /// a selection is shown as `[` … `]`.
    fn play(marked: &str, keys: &str) -> String {
        let mut text = marked.replace('|', "");
        let mut caret = Caret::new(marked.find('|').expect("the caret is marked"));
        for key in script(keys).unwrap() {
            let before = text.clone();
            if let Some(edit) = press(&before, &mut caret, key) {
                text = edit.apply(&before);
            }
        }
        let mut marks: Vec<(usize, &str)> = match caret.selection() {
            Some(range) => vec![(range.end, "]"), (range.start, "[")],
            None => vec![(caret.at, "|")],
        };
        marks.sort_by_key(|mark| std::cmp::Reverse(mark.0));
        for (at, mark) in marks {
            text.insert_str(at, mark);
        }
        text
    }

    #[test]
    fn letters_go_in_at_the_caret_and_wide_ones_move_it_whole() {
        assert_eq!(play("a|c", "b"), "ab|c");
        assert_eq!(play("|", "日本"), "日本|");
        assert_eq!(play("日|本", "<backspace>"), "|本");
    }

    #[test]
    fn a_letter_of_several_code_points_is_one_letter() {
        let family = "👨\u{200d}👩\u{200d}👧";
        assert_eq!(
            play(&format!("a{family}|b"), "<left>"),
            format!("a|{family}b")
        );
        assert_eq!(play(&format!("a{family}|b"), "<backspace>"), "a|b");
        assert_eq!(play("e\u{301}|", "<backspace>"), "|");
    }

    #[test]
    fn words_are_moved_over_and_deleted() {
        assert_eq!(play("one two three|", "<ctrl+left>"), "one two |three");
        assert_eq!(play("one two| three", "<ctrl+w>"), "one | three");
        assert_eq!(play("one two| three", "<ctrl+backspace>"), "one | three");
        assert_eq!(play("one| two three", "<alt+d>"), "one| three");
        assert_eq!(play("one two|", "<home>x<end>y"), "xone twoy|");
    }

    #[test]
    fn a_selection_is_typed_over() {
        assert_eq!(play("one |two", "<shift+right><shift+right>"), "one [tw]o");
        assert_eq!(play("one |two", "<shift+right><shift+right>x"), "one x|o");
        assert_eq!(play("one two|", "<shift+left><left>"), "one t|wo");
    }

    #[test]
    fn whole_texts_are_crossed_with_ctrl() {
        assert_eq!(play("a\nb|\nc", "<ctrl+home>"), "|a\nb\nc");
        assert_eq!(play("a\nb|\nc", "<ctrl+end>"), "a\nb\nc|");
    }
}
