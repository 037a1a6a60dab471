//! The dates that a text names with a month, as people write them: "Friday, 4 December 2026".
//!
//! Must not know which of them is the interview's.

use jiff::civil::Date;

use crate::domain::prose::Shape;
use crate::domain::when::{DateReading, read_date};

use super::reading::{Reading, Words};

/// A date as a text names it.
pub(super) struct Dated {
    /// Its words, the weekday included.
    pub words: Words,
    /// Its weekday's word, where one is written.
    pub weekday: Option<usize>,
    /// Whether a year is written.
    pub has_year: bool,
}

impl Dated {
    /// Reads the date, counting from a day.
    pub fn read(&self, reading: &Reading<'_>, today: Date) -> DateReading {
        read_date(&reading.prose.text[reading.prose.span(&self.words)], today)
    }
}

/// Finds every date with a day and a month's name.
pub(super) fn dates(reading: &Reading<'_>) -> Vec<Dated> {
    let months = (0..reading.body.end).filter(|at| reading.is("monthlike", *at));
    months.filter_map(|month| dated(reading, month)).collect()
}

fn dated(reading: &Reading<'_>, month: usize) -> Option<Dated> {
    let sentence = reading.sentence(month);
    let inside = |at: usize| sentence.contains(&at);
    let is_day = |at: usize| inside(at) && is_day(reading, at);
    let word_is = |at: usize, word: &str| inside(at) && reading.word(at) == word;
    let (mut start, mut end) = if month > 0 && is_day(month - 1) {
        (month - 1, month + 1)
    } else if month > 1 && word_is(month - 1, "of") && is_day(month - 2) {
        (month - 2, month + 1)
    } else if is_day(month + 1) && !is_clock(reading, month + 1) {
        (month, month + 2)
    } else {
        return None;
    };
    let has_year = inside(end) && is_year(reading.word(end));
    end += usize::from(has_year);
    let mut weekday = None;
    let mut before = start;
    if before > sentence.start && reading.word(before - 1) == "the" {
        before -= 1;
    }
    if before > sentence.start && reading.is("weekday", before - 1) {
        weekday = Some(before - 1);
        start = before - 1;
    }
    Some(Dated {
        words: start..end,
        weekday,
        has_year,
    })
}

fn is_day(reading: &Reading<'_>, at: usize) -> bool {
    let shape = reading.shape(at);
    let digits = reading.word(at).trim_end_matches(char::is_alphabetic);
    let is_number = shape.has(Shape::ORDINAL) || shape.has(Shape::NUMBER);
    is_number && digits.parse().is_ok_and(|day: u32| (1..=99).contains(&day))
}

/// Tells whether a number after a month is the hour of something: "in May 3pm".
fn is_clock(reading: &Reading<'_>, at: usize) -> bool {
    reading.shape(at).has(Shape::CLOCK)
}

fn is_year(word: &str) -> bool {
    word.len() == 4
        && (word.starts_with("19") || word.starts_with("20"))
        && word.parse::<u16>().is_ok()
}
