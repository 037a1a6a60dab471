//! Reads a time of day as people write it.
//!
//! What is written is taken as stated, but for hours from 1 to 6 without a leading zero and without
//! "am" or "pm": interviews are not held at night, so "2:30" asks rather than guesses.

use jiff::civil::Time;

use super::words::clock_text;
use crate::domain::case::Spelling;

/// What a text says as a time of day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TimeReading {
    /// Nothing is written.
    Empty,
    /// It may yet become a time.
    Unfinished,
    /// It is this time.
    Time(Time),
    /// It may be either of two, the likelier first; the person has to say which.
    EitherOf(Time, Time),
    /// There is no such time.
    Impossible,
    /// It can't be read.
    Unreadable,
}

impl TimeReading {
    /// Returns the time, where the text leaves no doubt.
    pub fn time(&self) -> Option<Time> {
        match self {
            TimeReading::Time(time) => Some(*time),
            _ => None,
        }
    }

    /// Says in a sentence what was read, what to add, or how to write it; empty without a text.
    pub fn note(&self, spelling: Spelling) -> String {
        match self {
            TimeReading::Empty => String::new(),
            TimeReading::Unfinished => "For example 14:30 or 2.30 pm.".to_owned(),
            TimeReading::Time(time) => clock_text(*time, spelling),
            TimeReading::EitherOf(likely, other) => format!(
                "Is it {} or {}?",
                clock_text(*likely, spelling),
                clock_text(*other, spelling)
            ),
            TimeReading::Impossible => {
                "A day has no such time; write it like 14:30 or 2.30 pm.".to_owned()
            }
            TimeReading::Unreadable => {
                "This can't be read as a time; write it like 14:30 or 2.30 pm.".to_owned()
            }
        }
    }
}

/// Reads a time of day: "14:30", "2.30pm", "14h30", "1430", "9", "noon", "half past two".
pub fn read_time(text: &str) -> TimeReading {
    let text = text.trim().to_lowercase();
    let text = text.strip_prefix("at ").unwrap_or(&text).trim();
    if text.is_empty() {
        return TimeReading::Empty;
    }
    let (text, half) = split_half(text);
    if let Some(reading) = by_words(text) {
        return reading.settle(half);
    }
    let text = text
        .strip_suffix("o'clock")
        .or(text.strip_suffix("o’clock"))
        .or(text.strip_suffix("uhr"))
        .unwrap_or(text)
        .trim_end();
    if !text.starts_with(|c: char| c.is_ascii_digit()) {
        return TimeReading::Unreadable;
    }
    by_digits(text, half)
}

/// Which half of the day is said.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Half {
    Morning,
    Afternoon,
    Unsaid,
}

/// Hour and minute as they are written, before it is clear which half of the day is meant.
enum Stated {
    Hour(i8, i8, LeadingZero),
    Unfinished,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum LeadingZero {
    Written,
    Absent,
}

impl Stated {
    fn settle(self, half: Half) -> TimeReading {
        let Stated::Hour(hour, minute, zero) = self else {
            return TimeReading::Unfinished;
        };
        let at = |hour| Time::new(hour, minute, 0, 0).ok();
        let time = match (half, hour) {
            (Half::Unsaid, 1..=6) if zero == LeadingZero::Absent => {
                return match (at(hour + 12), at(hour)) {
                    (Some(likely), Some(other)) => TimeReading::EitherOf(likely, other),
                    _ => TimeReading::Impossible,
                };
            }
            (Half::Morning, 12) => at(0),
            (Half::Morning, 13..) | (Half::Afternoon, 0) => None,
            (Half::Afternoon, 1..=11) => at(hour + 12),
            _ => at(hour),
        };
        time.map_or(TimeReading::Impossible, TimeReading::Time)
    }
}

fn split_half(text: &str) -> (&str, Half) {
    const ENDINGS: [(&str, Half); 9] = [
        ("a.m.", Half::Morning),
        ("a.m", Half::Morning),
        ("am", Half::Morning),
        ("in the morning", Half::Morning),
        ("p.m.", Half::Afternoon),
        ("p.m", Half::Afternoon),
        ("pm", Half::Afternoon),
        ("in the afternoon", Half::Afternoon),
        ("in the evening", Half::Afternoon),
    ];
    ENDINGS
        .iter()
        .find_map(|(ending, half)| Some((text.strip_suffix(ending)?.trim_end(), *half)))
        .filter(|(rest, _)| !rest.is_empty())
        .unwrap_or((text, Half::Unsaid))
}

const HOURS: [&str; 12] = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
];

/// Reads "noon", "half past two", "quarter to three", "ten o'clock"; `None` where no word begins it.
fn by_words(text: &str) -> Option<Stated> {
    let at = |hour, minute| Stated::Hour(hour, minute, LeadingZero::Absent);
    let hour = |word: &str| {
        let spelled = HOURS.iter().position(|name| *name == word);
        let spelled = spelled.and_then(|index| i8::try_from(index + 1).ok());
        spelled.or_else(|| word.parse().ok().filter(|hour| (1..=23).contains(hour)))
    };
    let words: Vec<&str> = text
        .split_whitespace()
        .filter(|word| !matches!(*word, "a" | "o'clock" | "o’clock"))
        .collect();
    match words[..] {
        ["noon" | "midday"] => Some(at(12, 0)),
        ["midnight"] => Some(at(0, 0)),
        ["half", "past", word] => hour(word).map(|hour| at(hour, 30)),
        ["quarter", "past", word] => hour(word).map(|hour| at(hour, 15)),
        ["quarter", "to", word] => {
            hour(word).map(|hour| at(if hour == 1 { 12 } else { hour - 1 }, 45))
        }
        [word] if HOURS.contains(&word) => hour(word).map(|hour| at(hour, 0)),
        _ => None,
    }
    .or_else(|| begins_a_phrase(text).then_some(Stated::Unfinished))
}

fn begins_a_phrase(text: &str) -> bool {
    const PHRASES: [&str; 6] = [
        "noon",
        "midday",
        "midnight",
        "half past ",
        "quarter past ",
        "quarter to ",
    ];
    let begins = |phrase: &str| phrase.starts_with(text);
    let goes_on = |phrase: &str| {
        let rest = text.strip_prefix(phrase);
        rest.is_some_and(|rest| HOURS.iter().any(|hour| hour.starts_with(rest)))
    };
    PHRASES
        .iter()
        .any(|phrase| begins(phrase) || goes_on(phrase))
        || HOURS.iter().any(|hour| hour.starts_with(text))
}

fn by_digits(text: &str, half: Half) -> TimeReading {
    let end = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    let zero = if digits.starts_with('0') && digits.len() > 1 {
        LeadingZero::Written
    } else {
        LeadingZero::Absent
    };
    let number = |digits: &str| digits.parse::<i8>().unwrap_or(i8::MAX);
    let marks = [':', '.', 'h'];
    match (digits.len(), rest.strip_prefix(marks).map(str::trim)) {
        (1..=2, None) if rest.is_empty() => match number(digits) {
            0..=24 => Stated::Hour(number(digits), 0, zero).settle(half),
            _ => TimeReading::Impossible,
        },
        (1..=2, None) => unfinished_half(rest),
        (1..=2, Some("")) if rest.starts_with('h') => {
            Stated::Hour(number(digits), 0, LeadingZero::Written).settle(half)
        }
        (1..=2, Some(minutes)) => by_minutes(number(digits), minutes, zero, half),
        (3, None) if rest.is_empty() => TimeReading::Unfinished,
        (4, None) if rest.is_empty() => {
            let (hour, minute) = (number(&digits[..2]), number(&digits[2..]));
            Stated::Hour(hour, minute, LeadingZero::Written).settle(half)
        }
        _ => TimeReading::Unreadable,
    }
}

fn by_minutes(hour: i8, text: &str, zero: LeadingZero, half: Half) -> TimeReading {
    if hour > 24 {
        return TimeReading::Impossible;
    }
    let end = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    match (digits.len(), digits.parse::<i8>()) {
        (0, _) | (1, Ok(0..=5)) if rest.is_empty() => TimeReading::Unfinished,
        (1, _) | (2, Ok(60..)) => TimeReading::Impossible,
        (2, Ok(minute)) if rest.is_empty() => Stated::Hour(hour, minute, zero).settle(half),
        (2, Ok(_)) => unfinished_half(rest),
        _ => TimeReading::Unreadable,
    }
}

/// Judges what follows the digits: a begun "pm" or "o'clock" is unfinished, all else unreadable.
fn unfinished_half(rest: &str) -> TimeReading {
    const ENDINGS: [&str; 6] = [
        "a.m.",
        "p.m.",
        "o'clock",
        "o’clock",
        "uhr",
        "in the morning",
    ];
    let rest = rest.trim_start();
    if ENDINGS.iter().any(|ending| ending.starts_with(rest)) {
        TimeReading::Unfinished
    } else {
        TimeReading::Unreadable
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use TimeReading::{Empty, Impossible, Unfinished, Unreadable};
    use proptest::prelude::*;
    use rstest::rstest;

    fn at(hour: i8, minute: i8) -> TimeReading {
        TimeReading::Time(Time::constant(hour, minute, 0, 0))
    }

    #[rstest]
    #[case("14:30", 14, 30)]
    #[case("14.30", 14, 30)]
    #[case("1430", 14, 30)]
    #[case("14h30", 14, 30)]
    #[case("14h", 14, 0)]
    #[case("14:30 Uhr", 14, 30)]
    #[case(" at 14:30 ", 14, 30)]
    #[case("2.30pm", 14, 30)]
    #[case("2:30 PM", 14, 30)]
    #[case("2:30 p.m.", 14, 30)]
    #[case("2 in the afternoon", 14, 0)]
    #[case("9", 9, 0)]
    #[case("9am", 9, 0)]
    #[case("09:15", 9, 15)]
    #[case("02:30", 2, 30)]
    #[case("9 o'clock", 9, 0)]
    #[case("noon", 12, 0)]
    #[case("midnight", 0, 0)]
    #[case("12am", 0, 0)]
    #[case("12 pm", 12, 0)]
    #[case("14:30 pm", 14, 30)]
    #[case("half past ten", 10, 30)]
    #[case("half past two pm", 14, 30)]
    #[case("a quarter to eleven", 10, 45)]
    #[case("ten", 10, 0)]
    fn a_time_is_read(#[case] text: &str, #[case] hour: i8, #[case] minute: i8) {
        assert_eq!(read_time(text), at(hour, minute));
    }

    #[rstest]
    #[case("2:30")]
    #[case("2.30")]
    #[case("half past two")]
    fn an_hour_of_the_night_is_asked_about(#[case] text: &str) {
        let (likely, other) = (Time::constant(14, 30, 0, 0), Time::constant(2, 30, 0, 0));
        let reading = read_time(text);
        assert_eq!(reading, TimeReading::EitherOf(likely, other));
        assert_eq!(reading.note(Spelling::British), "Is it 14:30 or 2:30?");
        assert_eq!(reading.time(), None);
    }

    #[rstest]
    #[case("", Empty)]
    #[case("14:", Unfinished)]
    #[case("14:3", Unfinished)]
    #[case("2 p", Unfinished)]
    #[case("half past t", Unfinished)]
    #[case("no", Unfinished)]
    #[case("24:00", Impossible)]
    #[case("25", Impossible)]
    #[case("14:75", Impossible)]
    #[case("14 am", Impossible)]
    #[case("later", Unreadable)]
    #[case("14:30 CET", Unreadable)]
    #[case("14:30:00:00", Unreadable)]
    #[case("9–10", Unreadable)]
    fn what_is_no_time_says_so(#[case] text: &str, #[case] reading: TimeReading) {
        assert_eq!(read_time(text), reading);
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_a_panic(text in "\\PC{0,12}|[0-9:.hapm ]{0,8}") {
            let _ = read_time(&text).note(Spelling::American);
        }

        #[test]
        fn every_time_is_read_back_as_it_is_written(hour in 0i8..24, minute in 0i8..60) {
            let time = Time::constant(hour, minute, 0, 0);
            let written = time.strftime("%H:%M").to_string();
            prop_assert_eq!(read_time(&written), TimeReading::Time(time));
            let american = clock_text(time, Spelling::American);
            prop_assert_eq!(read_time(&american), TimeReading::Time(time));
        }
    }
}
