//! Soft wrap: which bytes of a text stand in which row and cell of a given width.
//!
//! Used for drawing, for the terminal's cursor, for moving up and down, and for the mouse; so all
//! four always agree. Must not know styles.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::outside::frame::is_plain;

/// A text's rows at one width.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wrapped {
    /// The bytes of each row, without the line end or the blank that it was broken at.
    pub rows: Vec<Range<usize>>,
}

impl Wrapped {
    /// Breaks a text into rows of at most `width` cells, between words where possible.
    pub fn new(text: &str, width: usize) -> Wrapped {
        let mut rows = Vec::new();
        let mut start = 0;
        for line in text.split('\n') {
            wrap_line(line, start, width.max(1), &mut rows);
            start += line.len() + 1;
        }
        Wrapped { rows }
    }

    /// Returns the row and cell of an offset.
    pub fn cell(&self, text: &str, offset: usize) -> (usize, usize) {
        let row = self.rows.partition_point(|row| row.start <= offset).max(1) - 1;
        let range = self.rows[row].start..offset.min(self.rows[row].end);
        (row, width(&text[range]))
    }

    /// Returns the offset at a row and cell, or the nearest one before it.
    pub fn offset(&self, text: &str, row: usize, cell: usize) -> usize {
        let range = self.rows[row.min(self.rows.len() - 1)].clone();
        let mut at = range.start;
        let mut cells = 0;
        for letter in text[range].graphemes(true) {
            cells += width(letter);
            if cells > cell {
                break;
            }
            at += letter.len();
        }
        at
    }
}

/// Returns how many cells a text takes.
pub fn width(text: &str) -> usize {
    if is_plain(text) {
        text.len()
    } else {
        text.width()
    }
}

/// Cuts a text to a width, with `…` where something is cut.
pub fn cut(text: &str, cells: usize) -> String {
    if width(text) <= cells {
        return text.to_owned();
    }
    let mut kept = String::new();
    let mut used = 0;
    for letter in text.graphemes(true) {
        used += width(letter);
        if used + 1 > cells {
            break;
        }
        kept.push_str(letter);
    }
    if cells > 0 { kept + "…" } else { kept }
}

fn wrap_line(line: &str, start: usize, cells: usize, rows: &mut Vec<Range<usize>>) {
    if is_plain(line) {
        let letters = line.bytes().enumerate();
        let letters = letters.map(|(at, letter)| (at, letter == b' ', 1));
        wrap_letters(line, letters, start, cells, rows);
    } else {
        let letters = line.grapheme_indices(true);
        let letters = letters.map(|(at, letter)| (at, letter == " ", width(letter)));
        wrap_letters(line, letters, start, cells, rows);
    }
}

/// Breaks a line whose letters are given as place, whether it is a blank, and cells.
fn wrap_letters(
    line: &str,
    letters: impl Iterator<Item = (usize, bool, usize)>,
    start: usize,
    cells: usize,
    rows: &mut Vec<Range<usize>>,
) {
    let (mut row, mut used) = (0, 0);
    let (mut words_end, mut next_word) = (0, 0);
    for (at, is_blank, wide) in letters {
        if is_blank {
            if next_word != at {
                words_end = at;
            }
            next_word = at + 1;
            used += 1;
            continue;
        }
        while used + wide > cells && at > row {
            let (end, next) = if next_word > row {
                (words_end, next_word)
            } else {
                (at, at)
            };
            rows.push(start + row..start + end.max(row));
            row = next;
            used = width(&line[row..at]);
        }
        used += wide;
    }
    rows.push(start + row..start + line.len());
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rows(text: &str, width: usize) -> Vec<&str> {
        let wrapped = Wrapped::new(text, width);
        wrapped.rows.iter().map(|row| &text[row.clone()]).collect()
    }

    #[test]
    fn rows_break_between_words_and_words_only_when_they_must() {
        assert_eq!(rows("one two three", 7), ["one two", "three"]);
        assert_eq!(rows("one\n\ntwo", 7), ["one", "", "two"]);
        assert_eq!(rows("abcdefghij kl", 4), ["abcd", "efgh", "ij", "kl"]);
        assert_eq!(rows("日本語", 4), ["日本", "語"]);
        assert_eq!(rows("", 4), [""]);
    }

    #[test]
    fn offsets_and_cells_lead_to_each_other() {
        let text = "one two three";
        let wrapped = Wrapped::new(text, 7);
        assert_eq!(wrapped.cell(text, 8), (1, 0));
        assert_eq!(wrapped.cell(text, 7), (0, 7));
        assert_eq!(wrapped.offset(text, 1, 3), 11);
        assert_eq!(wrapped.offset(text, 9, 99), 13, "beyond the end is the end");
    }

    #[test]
    fn a_cut_text_fits_and_says_that_it_is_cut() {
        assert_eq!(cut("Saffron Labs", 8), "Saffron…");
        assert_eq!(cut("日本語", 4), "日…");
        assert_eq!(cut("ok", 2), "ok");
        assert_eq!(cut("ok", 0), "");
    }

    proptest! {
        #[test]
        fn every_letter_stands_in_a_row_that_fits(text in "[a-z日é \n]{0,60}", cells in 2..20usize) {
            let wrapped = Wrapped::new(&text, cells);
            let shown: String = rows(&text, cells).concat();
            let letters = |text: &str| text.replace([' ', '\n'], "");
            prop_assert_eq!(letters(&shown), letters(&text));
            for row in &wrapped.rows {
                prop_assert!(width(text[row.clone()].trim_end()) <= cells);
            }
            for (at, letter) in text.char_indices().filter(|(_, letter)| *letter != ' ' && *letter != '\n') {
                let (row, cell) = wrapped.cell(&text, at);
                prop_assert_eq!(wrapped.offset(&text, row, cell), at, "{}", letter);
            }
        }
    }
}
