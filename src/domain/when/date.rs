//! Reads a date as people write it.
//!
//! Never guesses: what can be read in two ways is asked about, a weekday that does not fit is said.
//! Must not know what the date is for.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::words::{days_between, full_date, month_name, plain_date, weekday_name};
use crate::domain::case::Spelling;

/// What a text says as a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateReading {
    /// Nothing is written.
    Empty,
    /// It may yet become a date; to be shown quietly while somebody types.
    Unfinished,
    /// It is this date, today or ahead.
    Day(Date),
    /// It may be either of two; the person has to say which.
    EitherOf(Date, Date),
    /// It is a date that is past.
    Past(Date),
    /// The weekday written is not the date's.
    WrongWeekday {
        /// What is written.
        said: Weekday,
        /// The date, which is another day of the week.
        date: Date,
    },
    /// There is no such day.
    Impossible(NoSuchDay),
    /// It can't be read.
    Unreadable,
}

/// A day that the calendar does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoSuchDay {
    day: u32,
    month: u32,
    year: Option<i16>,
}

impl DateReading {
    /// Returns the date, where the text leaves no doubt and it is not past.
    pub fn date(&self) -> Option<Date> {
        match self {
            DateReading::Day(date) => Some(*date),
            _ => None,
        }
    }

    /// Says in a sentence what was read, what to add, or how to write it; empty without a text.
    pub fn note(&self, today: Date, spelling: Spelling) -> String {
        let full = |date: &Date| full_date(*date, spelling);
        match self {
            DateReading::Empty => String::new(),
            DateReading::Unfinished => {
                "For example Thu 3 Dec, 3.12., tomorrow or next Tuesday.".to_owned()
            }
            DateReading::Day(date) => super::echo_date(*date, today, spelling),
            DateReading::EitherOf(one, other) => {
                format!("Is it {} or {}?", full(one), full(other))
            }
            DateReading::Past(date) => format!(
                "{} was {}: only an interview that is still ahead can be cancelled. \
                 Check the day, or add the year.",
                full(date),
                days_between(today, *date)
            ),
            DateReading::WrongWeekday { said, date } => format!(
                "{} is a {}, not a {}: check which of the two is meant.",
                plain_date(*date, spelling),
                weekday_name(date.weekday()),
                weekday_name(*said)
            ),
            DateReading::Impossible(day) => day.note(),
            DateReading::Unreadable => {
                "This can't be read as a date; write it like 3 Dec, 3.12. or 2026-12-03.".to_owned()
            }
        }
    }
}

impl NoSuchDay {
    fn note(self) -> String {
        let Some(month) = i8::try_from(self.month)
            .ok()
            .filter(|month| (1..=12).contains(month))
        else {
            return format!("A year has no month {}: check the date.", self.month);
        };
        if !(1..=31).contains(&self.day) {
            return format!("No month has a day {}: check the date.", self.day);
        }
        let name = month_name(month);
        let length = match (month, self.year) {
            (2, Some(year)) => format!("{name} {year} has 28 days"),
            (2, None) => format!("{name} has 28 days, or 29"),
            _ => format!("{name} has 30 days"),
        };
        format!("There is no {} {name}: {length}.", self.day)
    }
}

/// Reads a date: "Thu 3 Dec", "3.12.", "2026-12-03", "December 3rd", "tomorrow", "next Tuesday",
/// "in 3 days".
///
/// A date without a year is the next such one, today included. "3/4" and "3-4" may be either order,
/// so both are offered unless one is impossible; a month's name behind them decides ("3/4 April").
/// A weekday that is today, and "next" where two weeks may be meant, are offered twice as well.
pub fn read_date(text: &str, today: Date) -> DateReading {
    let text = text.to_lowercase();
    let Some(tokens) = tokens(&text) else {
        return DateReading::Unreadable;
    };
    if tokens.is_empty() {
        return DateReading::Empty;
    }
    relative(&tokens, today)
        .or_else(|| by_weekday(&tokens, today))
        .or_else(|| in_the_calendar(&tokens, today))
        .unwrap_or(if may_go_on(&tokens) {
            DateReading::Unfinished
        } else {
            DateReading::Unreadable
        })
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token<'t> {
    Word(&'t str),
    Number(Number),
    Mark(char),
}
use Token::{Mark, Word};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Number {
    value: u32,
    digits: usize,
    ordinal: bool,
}

/// Splits a text in lower case; `None` where something in it belongs to no date.
fn tokens(text: &str) -> Option<Vec<Token<'_>>> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let (token, after) = if first.is_ascii_digit() {
            number(rest)?
        } else if first.is_alphabetic() {
            let end = rest.find(|c: char| !c.is_alphabetic());
            let (word, after) = rest.split_at(end.unwrap_or(rest.len()));
            (Word(word), after)
        } else {
            (Mark(mark(first)?), &rest[first.len_utf8()..])
        };
        if !is_filler(&token) {
            tokens.push(token);
        }
        rest = after.trim_start();
    }
    Some(tokens)
}

fn number(text: &str) -> Option<(Token<'_>, &str)> {
    const ENDINGS: [&str; 4] = ["st", "nd", "rd", "th"];
    let end = text.find(|c: char| !c.is_ascii_digit());
    let (digits, after) = text.split_at(end.unwrap_or(text.len()));
    let rest = ENDINGS.iter().find_map(|end| after.strip_prefix(end));
    let rest = rest.filter(|rest| !rest.starts_with(char::is_alphabetic));
    let number = Number {
        value: digits.parse().ok().filter(|_| digits.len() <= 8)?,
        digits: digits.len(),
        ordinal: rest.is_some(),
    };
    Some((Token::Number(number), rest.unwrap_or(after)))
}

fn mark(c: char) -> Option<char> {
    match c {
        '.' | '/' | '-' | ',' => Some(c),
        '\'' | '’' => Some(','),
        '‐' | '‑' | '–' => Some('-'),
        _ => None,
    }
}

fn is_filler(token: &Token) -> bool {
    matches!(token, Word("on" | "the" | "of") | Mark(','))
}

fn relative(tokens: &[Token], today: Date) -> Option<DateReading> {
    let ahead = |days: i32| moved(today, days.days());
    match *tokens {
        [Word("today")] => ahead(0),
        [Word("tomorrow" | "tmrw")] => ahead(1),
        [Word("day"), Word("after"), Word("tomorrow")] => ahead(2),
        [Word("yesterday")] => ahead(-1),
        [Word("in"), count, Word(unit)]
        | [count, Word(unit), Word("from"), Word("now" | "today")] => {
            moved(today, span(count, unit, 1)?)
        }
        [count, Word(unit), Word("ago")] => moved(today, span(count, unit, -1)?),
        _ => None,
    }
}

fn span(count: Token, unit: &str, sign: i32) -> Option<jiff::Span> {
    /// More than that is a slip of the hand.
    const MOST: i32 = 999;
    const COUNTS: [&str; 10] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    ];
    let count = match count {
        Token::Number(number) if !number.ordinal => i32::try_from(number.value).ok()?,
        Word("a") => 1,
        Word(word) => {
            let index = COUNTS.iter().position(|name| *name == word)?;
            i32::try_from(index).ok()? + 1
        }
        _ => return None,
    };
    if count > MOST {
        return None;
    }
    let count = count * sign;
    match unit {
        "day" | "days" => Some(count.days()),
        "week" | "weeks" => Some(count.weeks()),
        "fortnight" => Some((count * 2).weeks()),
        "month" | "months" => Some(count.months()),
        _ => None,
    }
}

fn moved(today: Date, span: jiff::Span) -> Option<DateReading> {
    let date = today.checked_add(span).ok()?;
    Some(placed(date, today))
}

fn placed(date: Date, today: Date) -> DateReading {
    if date < today {
        DateReading::Past(date)
    } else {
        DateReading::Day(date)
    }
}

fn by_weekday(tokens: &[Token], today: Date) -> Option<DateReading> {
    let away = |weekday: Weekday| i32::from(today.weekday().until(weekday));
    let ahead = |days: i32| moved(today, days.days());
    let either = |one: i32, other: i32| {
        let date = |days: i32| today.checked_add(days.days()).ok();
        Some(DateReading::EitherOf(date(one)?, date(other)?))
    };
    let next_week = |weekday: Weekday| {
        7 - i32::from(today.weekday().to_monday_zero_offset())
            + i32::from(weekday.to_monday_zero_offset())
    };
    match *tokens {
        [Word(word)] => match away(weekday(word)?) {
            0 => either(0, 7),
            days => ahead(days),
        },
        [Word("this" | "coming"), Word(word)] => ahead(away(weekday(word)?)),
        [Word("last"), Word(word)] => {
            let days = away(weekday(word)?);
            ahead(days - 7)
        }
        [Word("next"), Word(word)] => {
            let weekday = weekday(word)?;
            let nearest = match away(weekday) {
                0 => 7,
                days => days,
            };
            match next_week(weekday) {
                days if days == nearest => ahead(days),
                days => either(nearest, days),
            }
        }
        [Word(word), Word("next"), Word("week")] | [Word("next"), Word("week"), Word(word)] => {
            ahead(next_week(weekday(word)?))
        }
        _ => None,
    }
}

/// Reads days of the calendar: a number with a month, two or three numbers, "the 3rd".
fn in_the_calendar(tokens: &[Token], today: Date) -> Option<DateReading> {
    let (weekday, tokens) = without_weekday(tokens)?;
    let (months, others): (Vec<Token>, Vec<Token>) = tokens
        .into_iter()
        .partition(|token| matches!(token, Word(_)));
    let day = |number: Number, month: u32, year: Option<Number>| {
        Some(Written {
            day: number.value,
            month,
            year,
            weekday,
        })
    };
    let numbers: Vec<Number> = others
        .iter()
        .filter_map(|token| match token {
            Token::Number(number) => Some(*number),
            _ => None,
        })
        .collect();
    let written = match (&months[..], &numbers[..]) {
        ([Word(word)], numbers) => {
            let month = month(word)?;
            match *numbers {
                [d] if d.digits <= 2 => day(d, month, None),
                [d, y] if d.digits <= 2 && !is_pair(&others) => day(d, month, Some(y)),
                [y, d] if y.digits == 4 && !is_pair(&others) => day(d, month, Some(y)),
                [a, b] if is_pair(&others) => return pair(a, b, None, weekday, today, Some(month)),
                _ => None,
            }
        }
        ([], _) => return in_numbers(&others, weekday, today),
        _ => None,
    };
    written?.read(today)
}

fn is_pair(tokens: &[Token]) -> bool {
    matches!(
        tokens,
        [Token::Number(_), Mark('/' | '-'), Token::Number(_)]
    )
}

/// Takes out the weekday, and the marks beside words: "Dec.", "3-Dec-2026".
fn without_weekday<'t>(tokens: &[Token<'t>]) -> Option<(Option<Weekday>, Vec<Token<'t>>)> {
    let mut found = None;
    let mut rest: Vec<Token> = Vec::new();
    let mut after_word = false;
    for token in tokens {
        match token {
            Word(word) if weekday(word).is_some() => {
                if found.is_some() {
                    return None;
                }
                found = weekday(word);
            }
            Mark(_) if after_word => {}
            Word(_) => {
                rest.pop_if(|before| matches!(before, Mark(_)));
                rest.push(*token);
            }
            _ => rest.push(*token),
        }
        after_word = matches!(token, Word(_));
    }
    Some((found, rest))
}

fn in_numbers(tokens: &[Token], weekday: Option<Weekday>, today: Date) -> Option<DateReading> {
    use Token::Number as N;
    let written = |day, month, year| {
        let written = Written {
            day,
            month,
            year,
            weekday,
        };
        written.read(today)
    };
    match *tokens {
        [N(d)] if d.ordinal => Some(next_day_of_month(d.value, weekday, today)),
        [N(all)] if all.digits == 8 => {
            let year = Number {
                value: all.value / 10_000,
                digits: 4,
                ordinal: false,
            };
            written(all.value % 100, all.value / 100 % 100, Some(year))
        }
        [
            N(y),
            Mark('-' | '/' | '.'),
            N(m),
            Mark('-' | '/' | '.'),
            N(d),
        ] if y.digits == 4 && !is_begun(d) => written(d.value, m.value, Some(y)),
        [N(d), Mark('.'), N(m)] | [N(d), Mark('.'), N(m), Mark('.')]
            if d.digits <= 2 && !is_begun(m) =>
        {
            written(d.value, m.value, None)
        }
        [N(d), Mark('.'), N(m), Mark('.'), N(y)] | [N(d), Mark('.'), N(m), N(y)]
            if d.digits <= 2 && m.digits <= 2 =>
        {
            written(d.value, m.value, Some(y))
        }
        [N(a), Mark('/' | '-'), N(b)] if a.digits <= 2 && !is_begun(b) => {
            pair(a, b, None, weekday, today, None)
        }
        [N(a), Mark('/' | '-'), N(b), Mark('/' | '-'), N(y)] if a.digits <= 2 && b.digits <= 2 => {
            pair(a, b, Some(y), weekday, today, None)
        }
        _ => None,
    }
}

/// Tells whether a number is surely only the start of one: a lone 0.
fn is_begun(number: Number) -> bool {
    number.digits > 2 || (number.digits == 1 && number.value == 0)
}

/// Reads two numbers whose order nobody can know.
fn pair(
    a: Number,
    b: Number,
    year: Option<Number>,
    weekday: Option<Weekday>,
    today: Date,
    month: Option<u32>,
) -> Option<DateReading> {
    use DateReading::{Day, EitherOf, Impossible, Past, WrongWeekday};
    let read = |day: Number, in_month: Number| {
        let written = Written {
            day: day.value,
            month: in_month.value,
            year,
            weekday,
        };
        written.read(today)
    };
    let (day_first, month_first) = (read(a, b)?, read(b, a)?);
    match month {
        Some(month) if month == b.value => return Some(day_first),
        Some(month) if month == a.value => return Some(month_first),
        Some(_) => return None,
        None => {}
    }
    Some(match (day_first, month_first) {
        (one, Impossible(_) | WrongWeekday { .. }) => one,
        (Impossible(_) | WrongWeekday { .. }, other) => other,
        // Without a year, only the weekday could point to the past; a day ahead fits it as well.
        (Day(day), Past(_)) | (Past(_), Day(day)) if year.is_none() => Day(day),
        (Day(one) | Past(one), Day(other)) | (Day(one), Past(other)) if one != other => {
            EitherOf(one, other)
        }
        (one, _) => one,
    })
}

/// A day of the calendar as it is written.
struct Written {
    day: u32,
    month: u32,
    year: Option<Number>,
    weekday: Option<Weekday>,
}

impl Written {
    fn read(&self, today: Date) -> Option<DateReading> {
        let year = match self.year.map(full_year) {
            None => None,
            Some(Year::Known(year)) => Some(year),
            Some(Year::Begun) => return Some(DateReading::Unfinished),
            Some(Year::Unreadable) => return None,
        };
        let impossible = DateReading::Impossible(NoSuchDay {
            day: self.day,
            month: self.month,
            year,
        });
        let Some(date) = self.find(year, today) else {
            return Some(impossible);
        };
        Some(self.against_weekday(date, year, today))
    }

    fn find(&self, year: Option<i16>, today: Date) -> Option<Date> {
        match year {
            Some(year) => self.in_year(year),
            // A leap day may be eight years away.
            None => (0..=8).find_map(|more| {
                let year = today.year().checked_add(more)?;
                self.in_year(year).filter(|date| *date >= today)
            }),
        }
    }

    fn in_year(&self, year: i16) -> Option<Date> {
        let (month, day) = (self.month.try_into().ok()?, self.day.try_into().ok()?);
        Date::new(year, month, day).ok()
    }

    fn against_weekday(&self, date: Date, year: Option<i16>, today: Date) -> DateReading {
        let Some(said) = self.weekday.filter(|said| *said != date.weekday()) else {
            return placed(date, today);
        };
        let last = date.year().checked_sub(1).and_then(|y| self.in_year(y));
        match last {
            Some(last) if year.is_none() && last < today && last.weekday() == said => {
                DateReading::Past(last)
            }
            _ => DateReading::WrongWeekday { said, date },
        }
    }
}

enum Year {
    Known(i16),
    /// "2", "20" and "202" are on the way to a year of this century.
    Begun,
    Unreadable,
}

fn full_year(number: Number) -> Year {
    let value = i16::try_from(number.value).unwrap_or_default();
    match (number.digits, value) {
        (4, 1..) => Year::Known(value),
        (1 | 3, _) | (2, 20) => Year::Begun,
        (2, _) => Year::Known(2000 + value),
        _ => Year::Unreadable,
    }
}

fn next_day_of_month(day: u32, weekday: Option<Weekday>, today: Date) -> DateReading {
    let first = today.first_of_month();
    let found = (0..12i32).find_map(|more| {
        let month = first.checked_add(more.months()).ok()?;
        let date = Date::new(month.year(), month.month(), day.try_into().ok()?).ok()?;
        (date >= today).then_some(date)
    });
    let Some(date) = found else {
        let (month, year) = (1, None);
        return DateReading::Impossible(NoSuchDay { day, month, year });
    };
    match weekday {
        Some(said) if said != date.weekday() => DateReading::WrongWeekday { said, date },
        _ => DateReading::Day(date),
    }
}

const WEEKDAYS: [(&str, &[&str], Weekday); 7] = [
    ("monday", &["mon"], Weekday::Monday),
    ("tuesday", &["tue", "tues"], Weekday::Tuesday),
    ("wednesday", &["wed", "weds"], Weekday::Wednesday),
    ("thursday", &["thu", "thur", "thurs"], Weekday::Thursday),
    ("friday", &["fri"], Weekday::Friday),
    ("saturday", &["sat"], Weekday::Saturday),
    ("sunday", &["sun"], Weekday::Sunday),
];

fn weekday(word: &str) -> Option<Weekday> {
    WEEKDAYS
        .iter()
        .find(|(name, short, _)| *name == word || short.contains(&word))
        .map(|(_, _, weekday)| *weekday)
}

fn month(word: &str) -> Option<u32> {
    (1..=12)
        .find(|month| {
            let name = month_name(*month).to_lowercase();
            word == name || word == &name[..3] || (word == "sept" && *month == 9)
        })
        .and_then(|month| u32::try_from(month).ok())
}

/// Tells whether more letters could still make a date of this: every word is one of a date's, and
/// the last may be the start of one.
fn may_go_on(tokens: &[Token]) -> bool {
    const MOST: usize = 6;
    let Some((last, before)) = tokens.split_last() else {
        return true;
    };
    let known = |token: &Token| match token {
        Word(word) => vocabulary().any(|known| known == *word),
        Token::Number(number) => number.digits <= 4,
        Mark(_) => true,
    };
    let begun = match last {
        Word(word) => vocabulary().any(|known| known.starts_with(word)),
        Token::Number(number) => number.digits <= 4 || before.is_empty(),
        Mark(_) => true,
    };
    tokens.len() <= MOST && begun && before.iter().all(known)
}

fn vocabulary() -> impl Iterator<Item = String> {
    const OTHERS: [&str; 34] = [
        "today",
        "tomorrow",
        "tmrw",
        "day",
        "after",
        "yesterday",
        "in",
        "from",
        "now",
        "ago",
        "days",
        "weeks",
        "week",
        "months",
        "month",
        "fortnight",
        "a",
        "this",
        "coming",
        "next",
        "last",
        "on",
        "the",
        "of",
        "st",
        "nd",
        "rd",
        "th",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
    ];
    let months = (1..=12).map(|month| month_name(month).to_lowercase());
    let short = (1..=12).map(|month| month_name(month)[..3].to_lowercase());
    let weekdays = WEEKDAYS
        .iter()
        .flat_map(|(name, short, _)| short.iter().chain([name]))
        .map(|name| (*name).to_owned());
    let others = OTHERS.iter().map(|word| (*word).to_owned());
    months.chain(short).chain(weekdays).chain(others)
}

#[cfg(test)]
mod tests {
    use super::*;
    use DateReading::{Empty, Unfinished, Unreadable};
    use jiff::civil::date;
    use proptest::prelude::*;
    use rstest::rstest;

    /// A Sunday.
    const TODAY: Date = date(2026, 11, 22);

    fn read(text: &str) -> DateReading {
        read_date(text, TODAY)
    }

    #[rstest]
    #[case("Thu 3 Dec", "2026-12-03")]
    #[case("thu, 3 december", "2026-12-03")]
    #[case("Thursday the 3rd of December", "2026-12-03")]
    #[case("THURSDAY, DECEMBER 3, 2026", "2026-12-03")]
    #[case("3.12.", "2026-12-03")]
    #[case("3.12", "2026-12-03")]
    #[case("03. 12. 2026", "2026-12-03")]
    #[case("3.12.26", "2026-12-03")]
    #[case("2026-12-03", "2026-12-03")]
    #[case("2026/12/3", "2026-12-03")]
    #[case("20261203", "2026-12-03")]
    #[case("December 3rd", "2026-12-03")]
    #[case("3-Dec-2026", "2026-12-03")]
    #[case("3 dec '26", "2026-12-03")]
    #[case("3. Dec.", "2026-12-03")]
    #[case("2026 Dec 3", "2026-12-03")]
    #[case("the 3rd", "2026-12-03")]
    #[case("the 22nd", "2026-11-22")]
    #[case("the 31st", "2026-12-31")]
    #[case("Thursday the 3rd", "2026-12-03")]
    #[case("today", "2026-11-22")]
    #[case("tomorrow", "2026-11-23")]
    #[case("the day after tomorrow", "2026-11-24")]
    #[case("Tuesday", "2026-11-24")]
    #[case("this friday", "2026-11-27")]
    #[case("next tuesday", "2026-11-24")]
    #[case("tuesday next week", "2026-11-24")]
    #[case("in 3 days", "2026-11-25")]
    #[case("in a week", "2026-11-29")]
    #[case("in 999 days", "2029-08-17")]
    #[case("Thu 03/12", "2026-12-03")]
    #[case("two weeks from now", "2026-12-06")]
    #[case("22 nov", "2026-11-22")]
    #[case("21 nov", "2027-11-21")]
    #[case("29 Feb", "2028-02-29")]
    #[case("13/4", "2027-04-13")]
    #[case("4/13", "2027-04-13")]
    #[case("3/3", "2027-03-03")]
    #[case("3/4 April", "2027-04-03")]
    #[case("3/4 march", "2027-03-04")]
    #[case("Sat 3/4", "2027-04-03")]
    fn a_date_is_read(#[case] text: &str, #[case] expected: Date) {
        assert_eq!(read(text), DateReading::Day(expected));
    }

    #[rstest]
    #[case("3/4", "2027-04-03", "2027-03-04")]
    #[case("3-4-2027", "2027-04-03", "2027-03-04")]
    #[case("11/12/2026", "2026-12-11", "2026-11-12")]
    #[case("sunday", "2026-11-22", "2026-11-29")]
    fn what_may_be_two_dates_is_asked_about(
        #[case] text: &str,
        #[case] one: Date,
        #[case] other: Date,
    ) {
        assert_eq!(read(text), DateReading::EitherOf(one, other));
    }

    #[test]
    fn next_is_asked_about_only_where_two_weeks_may_be_meant() {
        let monday = date(2026, 11, 23);
        let (near, far) = (date(2026, 11, 27), date(2026, 12, 4));
        assert_eq!(
            read_date("next friday", monday),
            DateReading::EitherOf(near, far)
        );
        assert_eq!(
            read_date("next monday", monday),
            DateReading::Day(date(2026, 11, 30))
        );
    }

    #[rstest]
    #[case("18.11.2026", "2026-11-18")]
    #[case("yesterday", "2026-11-21")]
    #[case("last friday", "2026-11-20")]
    #[case("3 days ago", "2026-11-19")]
    #[case("Wed 18 Nov", "2026-11-18")]
    fn the_past_is_refused_and_named(#[case] text: &str, #[case] expected: Date) {
        let reading = read(text);
        assert_eq!(reading, DateReading::Past(expected));
        assert_eq!(reading.date(), None);
    }

    #[rstest]
    #[case("31 February", "There is no 31 February: February has 28 days, or 29.")]
    #[case("31.2.", "There is no 31 February: February has 28 days, or 29.")]
    #[case("29.2.2027", "There is no 29 February: February 2027 has 28 days.")]
    #[case("31 nov", "There is no 31 November: November has 30 days.")]
    #[case("3.13.", "A year has no month 13: check the date.")]
    #[case("45.12.", "No month has a day 45: check the date.")]
    #[case("the 45th", "No month has a day 45: check the date.")]
    #[case("2026-13-01", "A year has no month 13: check the date.")]
    fn a_day_that_does_not_exist_says_so(#[case] text: &str, #[case] note: &str) {
        let reading = read(text);
        assert!(
            matches!(reading, DateReading::Impossible(_)),
            "{text}: {reading:?}"
        );
        assert_eq!(reading.note(TODAY, Spelling::British), note);
    }

    #[rstest]
    #[case("", Empty)]
    #[case("   ", Empty)]
    #[case("3", Unfinished)]
    #[case("3.", Unfinished)]
    #[case("3.0", Unfinished)]
    #[case("3/", Unfinished)]
    #[case("3 D", Unfinished)]
    #[case("3 dec 2", Unfinished)]
    #[case("3.12.20", Unfinished)]
    #[case("3.12.202", Unfinished)]
    #[case("2026-1", Unfinished)]
    #[case("Thu 3", Unfinished)]
    #[case("December", Unfinished)]
    #[case("next", Unfinished)]
    #[case("next tu", Unfinished)]
    #[case("in 3", Unfinished)]
    #[case("tom", Unfinished)]
    #[case("soon", Unreadable)]
    #[case("3 Dez", Unreadable)]
    #[case("3 Dec 14:30", Unreadable)]
    #[case("3 Dec 20266", Unreadable)]
    #[case("123456789", Unreadable)]
    #[case("in 1000 days", Unfinished)]
    #[case("3 12 2026", Unfinished)]
    fn what_is_no_date_yet_is_told_from_what_never_will_be(
        #[case] text: &str,
        #[case] reading: DateReading,
    ) {
        assert_eq!(read(text), reading);
    }

    #[test]
    fn a_weekday_that_does_not_fit_is_said() {
        let reading = read("Fri 3 Dec");
        let date = date(2026, 12, 3);
        let said = Weekday::Friday;
        assert_eq!(reading, DateReading::WrongWeekday { said, date });
        assert_eq!(
            reading.note(TODAY, Spelling::British),
            "3 December 2026 is a Thursday, not a Friday: check which of the two is meant."
        );
    }

    #[test]
    fn the_note_says_what_was_read_and_what_to_do() {
        let note = |text| read(text).note(TODAY, Spelling::British);
        assert_eq!(note("3.12."), "Thursday 3 December 2026, in 11 days");
        assert_eq!(
            note("3/4"),
            "Is it Saturday 3 April 2027 or Thursday 4 March 2027?"
        );
        assert_eq!(
            note("18.11.2026"),
            "Wednesday 18 November 2026 was 4 days ago: only an interview that is still ahead can be \
             cancelled. Check the day, or add the year."
        );
    }

    #[test]
    fn no_letter_on_the_way_to_a_date_is_called_wrong() {
        for text in [
            "thursday, december 3rd, 2026",
            "3 december 2026",
            "03.12.2026",
            "2026-12-03",
            "next tuesday",
            "the day after tomorrow",
            "in 3 weeks",
            "this friday",
        ] {
            for (end, _) in text.char_indices() {
                let reading = read(&text[..end]);
                assert!(
                    !matches!(
                        reading,
                        Unreadable | DateReading::Impossible(_) | DateReading::Past(_)
                    ),
                    "{:?} of {text:?} is {reading:?}",
                    &text[..end]
                );
            }
        }
    }

    fn any_date() -> impl Strategy<Value = Date> {
        (-9999i16..=9999, 1i8..=12, 1i8..=28)
            .prop_map(|(year, month, day)| Date::new(year, month, day).unwrap())
    }

    proptest! {
        #[test]
        fn any_text_on_any_day_is_read_without_a_panic(
            text in "\\PC{0,16}|[0-9./ -]{0,12}|(next|last|this|in|the|a)? ?[0-9]{0,8} ?(days|weeks|months|friday|dec|th)? ?(ago|week)?",
            today in any_date(),
        ) {
            let reading = read_date(&text, today);
            let _ = reading.note(today, Spelling::British);
            if let Some(date) = reading.date() {
                prop_assert!(date >= today);
            }
        }

        #[test]
        fn a_written_date_is_read_back_as_itself(today in any_date(), days in 0i32..3000) {
            let Ok(date) = today.checked_add(days.days()) else { return Ok(()) };
            prop_assume!((1..=9999).contains(&date.year()));
            let forms = ["%Y-%m-%d", "%d.%m.%Y", "%-d %b %Y", "%A, %B %-d, %Y"];
            for form in forms {
                let text = date.strftime(form).to_string();
                prop_assert_eq!(read_date(&text, today), DateReading::Day(date), "{}", text);
            }
            prop_assume!(date.year() >= 1000);
            for spelling in [Spelling::British, Spelling::American] {
                let text = full_date(date, spelling);
                prop_assert_eq!(read_date(&text, today), DateReading::Day(date), "{}", text);
            }
        }
    }
}
