//! Days as invitations write them: by name, by number, and counted from the day of receipt.
//!
//! A day that can be read in two ways comes back without a date. Must not know which day is the
//! interview's.

use jiff::civil::{Date, Weekday, date};
use jiff::{Span as Stretch, ToSpan};

use super::text::{Letter, Span, any_of, pattern};

/// A day that the text mentions.
#[derive(Clone, Debug)]
pub(super) struct Day {
    pub span: Span,
    /// `None` where the words can be read in two ways, or contradict themselves.
    pub date: Option<Date>,
    /// Whether the day stands there by number and month.
    pub numbered: bool,
}

macro_rules! weekday {
    () => {
        r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
    };
}
macro_rules! month {
    () => {
        r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
    };
}
macro_rules! ordinal {
    () => {
        any_of!(
            r"\d{1,2}(?:\s?(?:st|nd|rd|th)\b)?",
            r"(?:twenty|thirty)[- ](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)",
            r"first",
            r"second",
            r"third",
            r"fourth",
            r"fifth",
            r"sixth",
            r"seventh",
            r"eighth",
            r"ninth",
            r"tenth",
            r"eleventh",
            r"twelfth",
            r"thirteenth",
            r"fourteenth",
            r"fifteenth",
            r"sixteenth",
            r"seventeenth",
            r"eighteenth",
            r"nineteenth",
            r"twentieth",
            r"thirtieth"
        )
    };
}

const ORDINALS: &[&str] = &[
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
];

impl Letter<'_> {
    /// Finds every day that a part of the text mentions, in its order, without overlaps.
    pub fn days(&self, within: &Span, counted_from: Date) -> Vec<Day> {
        let reader = Reader {
            letter: self,
            within,
            from: counted_from,
        };
        let mut found = Vec::new();
        reader.iso(&mut found);
        reader.day_then_month(&mut found);
        reader.month_then_day(&mut found);
        reader.numeric(&mut found);
        reader.weekday_with_number(&mut found);
        reader.counted(&mut found);
        reader.weekdays(&mut found);
        reader.day_alone(&mut found);
        let mut days = without_overlaps(found);
        self.drop_repeated_weekdays(&mut days);
        self.place_in_named_month(&mut days);
        days
    }

    /// "We propose January 14–15, 2027 … on the 14th": a number alone means the day named before.
    fn place_in_named_month(&self, days: &mut [Day]) {
        let alone = |day: &Day| {
            pattern!(r"^(?:the|on)\s+\d{1,2}(?:st|nd|rd|th)$").is_match(self.at(&day.span))
        };
        let named: Vec<Date> = days
            .iter()
            .filter(|day| day.numbered && !alone(day))
            .filter_map(|day| day.date)
            .collect();
        for day in days.iter_mut().filter(|day| alone(day)) {
            let same = named
                .iter()
                .find(|date| day.date.is_some_and(|alone| alone.day() == date.day()));
            day.date = same.copied().or(day.date);
        }
    }

    /// "10/6/2026, Tuesday": the weekday behind a number is that day's own.
    fn drop_repeated_weekdays(&self, days: &mut Vec<Day>) {
        let repeats = |first: &Day, second: &Day| {
            let between = self.between(first.span.end, second.span.start);
            first.numbered
                && !second.numbered
                && pattern!(r"^[ ,(–-]{1,4}$").is_match(between)
                && pattern!(concat!(r"^", weekday!(), r"\b\.?$")).is_match(self.at(&second.span))
        };
        let kept: Vec<bool> = (0..days.len())
            .map(|index| index == 0 || !repeats(&days[index - 1], &days[index]))
            .collect();
        let mut kept = kept.into_iter();
        days.retain(|_| kept.next().unwrap_or(true));
    }
}

fn without_overlaps(mut found: Vec<Day>) -> Vec<Day> {
    // Numbered days first, then the earlier and longer: "next Wednesday, 9th September" is the ninth.
    found.sort_by_key(|day| (!day.numbered, day.span.start, usize::MAX - day.span.end));
    let mut kept: Vec<Day> = Vec::new();
    for day in found {
        if kept
            .iter()
            .all(|other| day.span.end <= other.span.start || other.span.end <= day.span.start)
        {
            kept.push(day);
        }
    }
    kept.sort_by_key(|day| day.span.start);
    kept
}

struct Reader<'a, 't> {
    letter: &'a Letter<'t>,
    within: &'a Span,
    from: Date,
}

impl Reader<'_, '_> {
    fn each(
        &self,
        shape: &regex_lite::Regex,
        mut take: impl FnMut(&regex_lite::Captures<'_>, Span),
    ) {
        for found in shape.captures_iter(self.letter.at(self.within)) {
            if let Some(whole) = found.get(0) {
                take(
                    &found,
                    whole.start() + self.within.start..whole.end() + self.within.start,
                );
            }
        }
    }

    fn iso(&self, days: &mut Vec<Day>) {
        self.each(
            pattern!(r"\b(20\d\d)[-/.](\d\d)[-/.](\d\d)"),
            |found, span| {
                let date = civil(&found[1], &found[2], &found[3]);
                days.push(Day {
                    span,
                    date,
                    numbered: true,
                });
            },
        );
    }

    fn day_then_month(&self, days: &mut Vec<Day>) {
        let shape = pattern!(concat!(
            r"(?:\b(",
            weekday!(),
            r")\b[.,]{0,2}\s*\(?\s*(?:on\s+)?(?:the\s+)?)?\b(",
            ordinal!(),
            r")\.?(?:\s+day)?(?:\s*(?:of\s+)?|[-/])(",
            month!(),
            r")\b\.?(?:,?\s+['’](\d\d)\b|[,\s]\s*(20\d\d)\b|[-/](20\d\d|\d\d)\b)?\)?(?:[,\s]*\(?(",
            weekday!(),
            r")\b\)?)?"
        ));
        self.each(shape, |found, span| {
            let group = |at: usize| found.get(at).map(|part| part.as_str());
            let year = group(4).or(group(5)).or(group(6));
            let weekday = group(1).or(group(7));
            let date = self.dated(&found[2], &found[3], year, weekday);
            days.push(Day {
                span,
                date,
                numbered: true,
            });
        });
    }

    fn month_then_day(&self, days: &mut Vec<Day>) {
        let shape = pattern!(concat!(
            r"(?:\b(",
            weekday!(),
            r")\b[.,]{0,2}\s*\(?\s*(?:on\s+)?)?\b(",
            month!(),
            r")\.?\s*(?:the\s+)?\b(",
            ordinal!(),
            r")\b\)?(?:,?\s+['’](\d\d)\b|,?\s*(20\d\d)\b)?\)?(?:[,\s]*\(?(",
            weekday!(),
            r")\b\)?)?"
        ));
        self.each(shape, |found, span| {
            let group = |at: usize| found.get(at).map(|part| part.as_str());
            // "3 March 10:30": the number belongs to the time.
            let rest = &self.letter.text[found
                .get(3)
                .map_or(span.end, |day| day.end() + self.within.start)..];
            if pattern!(r"^(?:[:.h]\d\d|\s*(?:am|pm|a\.m|p\.m|hrs|o'clock))").is_match(rest) {
                return;
            }
            let date = self.dated(
                &found[3],
                &found[2],
                group(4).or(group(5)),
                group(1).or(group(6)),
            );
            days.push(Day {
                span,
                date,
                numbered: true,
            });
        });
    }

    fn weekday_with_number(&self, days: &mut Vec<Day>) {
        let shape = pattern!(concat!(
            r"\b(",
            weekday!(),
            r")\b[.,]?\s+\(?(?:the\s+)?(\d{1,2})(?:\s?(st|nd|rd|th))?\b"
        ));
        self.each(shape, |found, span| {
            let rest = &self.letter.text[span.end..];
            let is_time =
                pattern!(r"^(?:[:.h]\d|\s*(?:am|pm|a\.m|p\.m|hrs|o['’]? ?clock|-|–|noon|h\b))")
                    .is_match(rest);
            if found.get(3).is_none() && is_time {
                return;
            }
            if let Some(date) = self.next_day_numbered(&found[2], weekday_named(&found[1])) {
                days.push(Day {
                    span,
                    date: Some(date),
                    numbered: true,
                });
            }
        });
        // "Saturday the fourteenth".
        let spelt = pattern!(concat!(
            r"\b(",
            weekday!(),
            r")\b,?\s+the\s+(",
            ordinal!(),
            r")\b"
        ));
        self.each(spelt, |found, span| {
            let date = self.next_day_numbered(&found[2], weekday_named(&found[1]));
            if found[2].starts_with(char::is_alphabetic) && date.is_some() {
                days.push(Day {
                    span,
                    date,
                    numbered: true,
                });
            }
        });
    }

    fn day_alone(&self, days: &mut Vec<Day>) {
        // "A week from tomorrow, that'd be the twenty-eighth, at nine".
        let spelt = pattern!(
            r"\b(?:the|on) ((?:twenty|thirty)[- ](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth)\b"
        );
        self.each(spelt, |found, span| {
            if pattern!(r"^,?\s+(?:at|from)\b").is_match(&self.letter.text[span.end..]) {
                let date = self.next_day_numbered(&found[1], None);
                days.push(Day {
                    span,
                    date,
                    numbered: true,
                });
            }
        });
        self.each(pattern!(r"\b(?:the|on)\s+(\d{1,2})(?:st|nd|rd|th)\b"), |found, span| {
            let rest = &self.letter.text[span.end..];
            if pattern!(r"^\s*(?:floor|level|street|avenue|round|stage|interview|st\b|ave|year|grade|century|edition|birthday|anniversary|yr\b)").is_match(rest) {
                return;
            }
            // "On the 23rd of September" is read with its month.
            if pattern!(concat!(r"^\s*(?:of\s+)?(?:", month!(), r")\b")).is_match(rest) {
                return;
            }
            // "On the 4th or 5th of March": the month behind is that of both.
            let both = pattern!(concat!(
                r"^\s*(?:,|and|or|&|/|to|-|–)\s*(?:(?:on\s+)?the\s+)?(?:",
                ordinal!(),
                r")\s*(?:of\s+)?\b(",
                month!(),
                r")\b"
            ));
            let date = match both.captures(rest) {
                Some(month) => self.dated(&found[1], &month[1], None, None),
                None => self.next_day_numbered(&found[1], None),
            };
            days.push(Day { span, date, numbered: true });
        });
    }

    fn numeric(&self, days: &mut Vec<Day>) {
        let shape = pattern!(concat!(
            r"(?:\b(",
            weekday!(),
            r")\b[.,]?\s*\(?(?:the\s+)?)?\b(\d{1,2})([./-])(\d{1,2})(?:([./-])(20\d\d|\d\d)\b|(\.))?(?:\s*\((",
            weekday!(),
            r")\.?\))?"
        ));
        self.each(shape, |found, span| {
            let weekday = found.get(1).or(found.get(8));
            let weekday = weekday.and_then(|day| weekday_named(day.as_str()));
            let (sign, year) = (&found[3], found.get(6).map(|year| year.as_str()));
            let text = self.letter.text;
            let cut = text[..span.start].ends_with(|c: char| {
                c.is_alphanumeric() || matches!(c, '/' | '-' | '.' | ':' | '+' | '£' | '$' | '€')
            });
            let runs_on = text[span.end..]
                .starts_with(|c: char| c.is_alphanumeric() || matches!(c, '/' | '-' | ':' | '%'));
            let closed = match (sign, year) {
                (_, Some(_)) => found.get(5).is_some_and(|second| second.as_str() == sign),
                ("/", None) => true,
                (".", None) => {
                    found.get(7).is_some()
                        && !text[span.end..]
                            .trim_start()
                            .starts_with(char::is_uppercase)
                        && weekday.is_some()
                }
                _ => false,
            };
            let fraction = year.is_none()
                && weekday.is_none()
                && !pattern!(r"(?:\bon|date|when|day|:|for|is|to)\s*$")
                    .is_match(self.letter.before(span.start))
                && !pattern!(r"^\s*(?:@|at)\s*\d").is_match(&text[span.end..]);
            if cut || runs_on || !closed || fraction {
                return;
            }
            let (a, b) = (&found[2], &found[4]);
            let reads = |day: &str, month: &str| self.fits(day, month, year, weekday);
            let (day_first, month_first) = (reads(a, b), reads(b, a));
            if day_first.is_none() && month_first.is_none() {
                return;
            }
            let date = match (day_first, month_first) {
                (Some(day), Some(month)) if day == month => Some(day),
                _ if sign == "." => day_first,
                (Some(day), None) | (None, Some(day)) => Some(day),
                (Some(day), Some(month)) => self.by_custom(day, month),
                (None, None) => None,
            };
            days.push(Day {
                span,
                date,
                numbered: true,
            });
        });
    }

    /// Decides between day first and month first by the country that the text shows itself to be from.
    fn by_custom(&self, day_first: Date, month_first: Date) -> Option<Date> {
        let text = self.letter.text;
        let american = pattern!(r"\b(?:resume|[A-Z]{2} \d{5}|suite \d+|zip|cell(?: phone)?|favorite|organization|\(?[2-9]\d\d\)?[-. ]\d{3}[-. ]\d{4}|[ECMP][SD]T|eastern|pacific|central time|mountain time|LLC|Blvd|401\(?k|labor|center)\b").find_iter(text).count();
        let british = pattern!(r"\b(?:CV|BST|GMT|mobile|postcode|Ltd|plc|NHS|organisation|programme|centre|0\d{4} ?\d{5,6}|0\d{2,4} \d{3,4} \d{3,4}|07\d{3} ?\d{3} ?\d{3}|\+44|\+61|\+353|\+27|AEST|AEDT|AWST|[A-Z]{1,2}\d{1,2}[A-Z]? \d[A-Z]{2})\b").find_iter(text).count();
        match (american, british) {
            (1.., 0) => Some(month_first),
            (0, 1..) => Some(day_first),
            _ => None,
        }
    }

    /// Reads a numeric date if it exists, fits the weekday, and lies ahead.
    fn fits(
        &self,
        day: &str,
        month: &str,
        year: Option<&str>,
        weekday: Option<Weekday>,
    ) -> Option<Date> {
        let (day, month): (i8, i8) = (day.parse().ok()?, month.parse().ok()?);
        let found = match year {
            Some(year) => Date::new(full_year(year)?, month, day).ok()?,
            None => self.next(month, day)?,
        };
        let ahead = found >= self.from && found <= self.from.saturating_add(400.days());
        (ahead && weekday.is_none_or(|weekday| weekday == found.weekday())).then_some(found)
    }

    /// Reads a date whose month is named.
    fn dated(
        &self,
        day: &str,
        month: &str,
        year: Option<&str>,
        weekday: Option<&str>,
    ) -> Option<Date> {
        let (day, month) = (day_number(day)?, month_named(month)?);
        let found = match year {
            Some(year) => Date::new(full_year(year)?, month, day).ok()?,
            None => self.next(month, day)?,
        };
        let weekday = weekday.and_then(weekday_named);
        weekday
            .is_none_or(|weekday| weekday == found.weekday())
            .then_some(found)
    }

    /// Returns the next such day, or a recent one: mails also speak of days just past.
    fn next(&self, month: i8, day: i8) -> Option<Date> {
        let year = self.from.year();
        let candidates = [year - 1, year, year + 1]
            .into_iter()
            .filter_map(|year| Date::new(year, month, day).ok());
        let earliest = self.from.saturating_sub(60.days());
        candidates.into_iter().find(|date| *date >= earliest)
    }

    /// Returns the next day with this number in its month, and this weekday if one is given.
    fn next_day_numbered(&self, day: &str, weekday: Option<Weekday>) -> Option<Date> {
        let day = day_number(day)?;
        let months = (0..3).filter_map(|ahead| {
            let month = self
                .from
                .first_of_month()
                .saturating_add(Stretch::new().months(ahead));
            Date::new(month.year(), month.month(), day).ok()
        });
        let mut ahead = months.filter(|date| *date >= self.from);
        match weekday {
            Some(weekday) => ahead.find(|date| date.weekday() == weekday),
            None => ahead.next(),
        }
    }

    fn counted(&self, days: &mut Vec<Day>) {
        let from = self.from;
        let mut relative = |shape: &regex_lite::Regex, days_ahead: i32| {
            self.each(shape, |_, span| {
                days.push(Day {
                    span,
                    date: Some(from.saturating_add(days_ahead.days())),
                    numbered: false,
                });
            });
        };
        relative(
            pattern!(r"\b(?:today|tonight|this (?:morning|afternoon|arvo|evening))\b"),
            0,
        );
        relative(
            pattern!(r"\b(?:tomorrow|tmrw|tmw|tmrrw|tomoz|2moro|tomorow|tommorow)\b"),
            1,
        );
        relative(pattern!(r"\b(?:the )?day after tomorrow\b"), 2);
        relative(
            pattern!(r"\b(?:(?:a|one) week (?:from )?tomorrow|tomorrow week)\b"),
            8,
        );
        relative(
            pattern!(
                r"\b(?:(?:a|one) week (?:from )?today|today week|in (?:a|one) week'?s?(?: time)?|this time next week)\b"
            ),
            7,
        );
        relative(
            pattern!(
                r"\b(?:a fortnight today|two weeks (?:from )?today|(?:in )?two weeks['’]? time)\b"
            ),
            14,
        );
        let ahead = pattern!(r"\bin (\d{1,2}|two|three|four|five|six|ten) days(?:['’] time)?\b");
        self.each(ahead, |found, span| {
            let date = number(&found[1]).map(|count| from.saturating_add(count.days()));
            days.push(Day {
                span,
                date,
                numbered: false,
            });
        });
    }

    fn weekdays(&self, days: &mut Vec<Day>) {
        // A span of weekdays is office hours, not a day.
        let span_of_days = self.letter.find(
            pattern!(concat!(
                r"\b",
                weekday!(),
                r"\s*(?:-|–|to|through|thru|until)\s*",
                weekday!(),
                r"\b"
            )),
            self.within,
        );
        let shape = pattern!(concat!(
            r"\b(?:(a week on|a week from|week on|next week on|next week,?|this coming|this|next|coming|the following|every|last|each)\s+)?(",
            weekday!(),
            r")\b\.?(?:,?\s*\(?(week\b|next week|of next week|this week|of this week|coming|next\b|gone|after next|the week after|fortnight))?"
        ));
        self.each(shape, |found, span| {
            let name = &found[2];
            let Some(weekday) = weekday_named(name) else {
                return;
            };
            let lead = found.get(1).map_or("", |part| part.as_str()).to_lowercase();
            let tail = found.get(3).map_or("", |part| part.as_str()).to_lowercase();
            let text = self.letter.text;
            let word = name.len() <= 4 && !lead_counts(&lead) && !is_day_here(text, &span, name);
            let ranged = span_of_days
                .iter()
                .any(|range| range.start < span.end && span.start < range.end);
            if word
                || ranged
                || matches!(lead.as_str(), "every" | "each" | "last")
                || tail == "gone"
            {
                return;
            }
            let date = self.weekday_ahead(weekday, &lead, &tail);
            days.push(Day {
                span,
                date,
                numbered: false,
            });
        });
    }

    fn weekday_ahead(&self, weekday: Weekday, lead: &str, tail: &str) -> Option<Date> {
        let today = self.from;
        let offset = i32::from(today.weekday().until(weekday));
        let nearest = today.saturating_add(if offset == 0 { 7 } else { offset }.days());
        let to_sunday = i32::from(6 - today.weekday().to_monday_zero_offset());
        let in_next_week = today
            .saturating_add((to_sunday + 1 + i32::from(weekday.to_monday_zero_offset())).days());
        match (lead, tail) {
            ("a week on" | "a week from" | "week on", _) | (_, "week" | "the week after") => {
                Some(nearest.saturating_add(7.days()))
            }
            ("next week" | "next week," | "next week on", _)
            | (_, "next week" | "of next week") => Some(in_next_week),
            (_, "this week" | "of this week") => (nearest < in_next_week).then_some(nearest),
            // "Next Tuesday" is this week's to some and next week's to others, unless both are the same.
            ("next", _) | (_, "next") => (nearest == in_next_week).then_some(nearest),
            (_, "after next" | "fortnight") | ("the following", _) => None,
            // "Friday", said on a Friday, may be today or in a week.
            _ => (offset != 0).then_some(nearest),
        }
    }
}

fn lead_counts(lead: &str) -> bool {
    matches!(
        lead,
        "this" | "next" | "this coming" | "coming" | "a week on" | "next week"
    )
}

/// Tells a shortened weekday from a word that looks like one (sat, sun, wed, mon).
fn is_day_here(text: &str, span: &Span, name: &str) -> bool {
    let capital = name.starts_with(char::is_uppercase);
    let before = pattern!(r"\b(?:on|this|next|for|come|til|until)\s+$").is_match(
        &text[span
            .start
            .saturating_sub(0)
            .min(span.start)
            .saturating_sub(0)..span.start],
    ) || text[..span.start].trim_end().ends_with(" on")
        || text[..span.start].trim_end().ends_with(" for");
    let after = pattern!(
        r"^\s*(?:at\b|@|\d|,|half|noon|morning|afternoon|arvo|evening|pm|am|is|ok|good|-)"
    )
    .is_match(&text[span.end..]);
    capital
        || before
        || after
        || !matches!(
            name.to_lowercase().as_str(),
            "sat" | "sun" | "wed" | "mon" | "tue"
        )
}

fn civil(year: &str, month: &str, day: &str) -> Option<Date> {
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

fn full_year(year: &str) -> Option<i16> {
    let year: i16 = year.parse().ok()?;
    Some(if year < 100 { year + 2000 } else { year })
}

/// Reads a day of the month in digits or words.
fn day_number(words: &str) -> Option<i8> {
    let digits: String = words.chars().take_while(char::is_ascii_digit).collect();
    if !digits.is_empty() {
        return digits.parse().ok();
    }
    let small = words.to_lowercase().replace('-', " ");
    let (tens, rest) = match small.split_once(' ') {
        Some(("twenty", rest)) => (20, rest),
        Some(("thirty", rest)) => (30, rest),
        _ if small == "thirtieth" => return Some(30),
        _ => (0, small.as_str()),
    };
    let ones = ORDINALS.iter().position(|word| *word == rest)?;
    Some(tens + i8::try_from(ones).ok()? + 1)
}

fn number(words: &str) -> Option<i32> {
    let names = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    ];
    words.parse().ok().or_else(|| {
        let at = names
            .iter()
            .position(|name| name.eq_ignore_ascii_case(words))?;
        i32::try_from(at).ok()
    })
}

fn month_named(name: &str) -> Option<i8> {
    let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let small = name.to_lowercase();
    let at = months.iter().position(|month| small.starts_with(month))?;
    i8::try_from(at + 1).ok()
}

fn weekday_named(name: &str) -> Option<Weekday> {
    let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let small = name.to_lowercase();
    let at = days.iter().position(|day| small.starts_with(day))?;
    Weekday::from_monday_zero_offset(i8::try_from(at).ok()?).ok()
}

/// Reads the moment that a quoted mail's own header gives.
pub(super) fn header_date(letter: &Letter<'_>, value: &Span) -> Option<Date> {
    let far = date(1970, 1, 1);
    let from = if letter.received.date() > far {
        letter.received.date()
    } else {
        far
    };
    letter
        .days(value, from)
        .into_iter()
        .find_map(|day| day.date)
}
