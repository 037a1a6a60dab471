//! The dates that a text names, as people write them: "Friday, 4 December 2026", "Fri 4/12".
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
    /// The day and the month, or the other way round: "3/12" tells no order.
    pub pair: Option<(i8, i8)>,
}

impl Dated {
    /// Reads the date, counting from a day.
    pub fn read(&self, reading: &Reading<'_>, today: Date) -> DateReading {
        if let Some((first, second)) = self.pair
            && first.max(second) > 12
        {
            return self.read_as(reading, first.max(second), first.min(second), today);
        }
        read_date(&reading.prose.text[reading.prose.span(&self.words)], today)
    }

    /// Reads the date as a day of a month that the numbers themselves leave open.
    pub fn read_as(&self, reading: &Reading<'_>, day: i8, month: i8, today: Date) -> DateReading {
        let written = &reading.prose.text[reading.prose.span(&self.words)];
        let (before, numbers) = written.rsplit_once(' ').unwrap_or(("", written));
        let year = numbers.split(['/', '-']).nth(2).unwrap_or("");
        read_date(&format!("{before} {day}.{month}.{year}"), today)
    }
}

/// Finds every date with a day and a month's name, and those in numbers that have a weekday or a
/// year beside them.
pub(super) fn dates(reading: &Reading<'_>) -> Vec<Dated> {
    let dated = |at: usize| {
        if reading.is("monthlike", at) {
            dated(reading, at)
        } else {
            in_numbers(reading, at)
        }
    };
    (0..reading.body.end).filter_map(dated).collect()
}

/// Reads "Fri 3/12", "Friday the 03.12. at ten", "3/12/2026".
fn in_numbers(reading: &Reading<'_>, at: usize) -> Option<Dated> {
    let is_date = reading.shape(at).has(Shape::DATE) || is_dotted(reading, at);
    let parts: Vec<&str> = reading.word(at).split(['/', '-', '.']).collect();
    if !is_date || !(2..=3).contains(&parts.len()) {
        return None;
    }
    let has_year = parts.len() == 3;
    let weekday = weekday_before(reading, at);
    let number = |part: usize| parts[part].parse::<i8>().ok();
    let pair = reading
        .word(at)
        .contains(['/', '-'])
        .then(|| number(0).zip(number(1)))
        .flatten();
    (has_year || weekday.is_some()).then_some(Dated {
        words: weekday.unwrap_or(at)..at + 1,
        weekday,
        has_year,
        pair,
    })
}

/// Tells whether a number with a point is a day and a month, not the time: "the 03.12. at ten".
fn is_dotted(reading: &Reading<'_>, at: usize) -> bool {
    let behind = reading.prose.tokens[at].span.end;
    let goes_on = reading.sentence(at).contains(&(at + 1));
    reading.shape(at).has(Shape::NUMBER)
        && reading.word(at).contains('.')
        && goes_on
        && reading.prose.text[behind..].starts_with('.')
}

/// Finds the weekday before a date, an article between them or not.
fn weekday_before(reading: &Reading<'_>, date: usize) -> Option<usize> {
    let sentence = reading.sentence(date);
    let mut before = date;
    if before > sentence.start && reading.word(before - 1) == "the" {
        before -= 1;
    }
    let weekday = before.checked_sub(1)?;
    (sentence.contains(&weekday) && reading.is("weekday", weekday)).then_some(weekday)
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
    let weekday = weekday_before(reading, start);
    start = weekday.unwrap_or(start);
    Some(Dated {
        words: start..end,
        weekday,
        has_year,
        pair: None,
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
