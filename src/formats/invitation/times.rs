//! Times of day as invitations write them: 14:30, 2.30pm, 14h30, half two, noon.
//!
//! A time that may be of the morning or of the evening comes back without a value. Must not know
//! which time is the interview's.

use jiff::civil::Time;

use super::text::{Letter, Span, any_of, floor_boundary, pattern, patterns};

/// A time that the text mentions.
#[derive(Clone, Debug)]
pub(super) struct Clock {
    pub span: Span,
    /// `None` where the words can be read in two ways.
    pub time: Option<Time>,
    /// Whether the time ends a range that begins with another.
    pub is_end: bool,
}

/// Which half of the day the text names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Half {
    Morning,
    Later,
}

/// A reading before the half of the day is known.
struct Raw {
    span: Span,
    hour: i8,
    minute: i8,
    half: Option<Half>,
    /// Written so that only the 24-hour clock can be meant.
    exact: bool,
    /// Written in digits with minutes.
    digits: bool,
}

impl Raw {
    fn new(span: Span, hour: i8, minute: i8) -> Raw {
        Raw {
            span,
            hour,
            minute,
            half: None,
            exact: false,
            digits: false,
        }
    }
}

macro_rules! half {
    () => {
        r"(?:[ap]\.?\s?m\b\.?)"
    };
}
macro_rules! hour_word {
    () => {
        r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    };
}

impl Letter<'_> {
    /// Finds every time that a part of the text mentions, in its order, without overlaps.
    pub fn clocks(&self, within: &Span, taken: &[Span]) -> Vec<Clock> {
        let mut raw = Vec::new();
        self.written_times(within, &mut raw);
        self.spoken_times(within, &mut raw);
        self.behind_days(taken, &mut raw);
        self.ranges_behind_days(taken, &mut raw);
        raw.retain(|time| {
            !taken
                .iter()
                .any(|day| day.start < time.span.end && time.span.start < day.end)
        });
        raw.sort_by_key(|time| (time.span.start, usize::MAX - time.span.end));
        let mut kept: Vec<Raw> = Vec::new();
        for mut time in raw {
            // The full stop of "at 11am. Lunch is at one." ends the sentence, that of "11 a.m." not.
            let said = self.at(&time.span);
            if pattern!(r"[^.]m\.$").is_match(said) {
                time.span.end -= 1;
            }
            if kept
                .last()
                .is_none_or(|last| time.span.start >= last.span.end)
            {
                kept.push(time);
            }
        }
        self.settle(&kept)
    }

    fn written_times(&self, within: &Span, raw: &mut Vec<Raw>) {
        let with_minutes = pattern!(concat!(
            r"\b([01]?\d|2[0-3])(\s?:\s?|\.|h|\s?uhr\s)([0-5]\d)(?::[0-5]\d)?(?:\s*(",
            half!(),
            r"|hrs?\b|hours\b|h\b|uhr\b|o['’]? ?clock\b))?"
        ));
        self.each(with_minutes, within, raw, |found, span| {
            self.with_minutes(found, span)
        });
        let whole_hours = pattern!(concat!(
            r"\b(1[0-2]|0?[1-9])(?:\s?:)?\s?-?(",
            half!(),
            r"|o['’]?\s?clock\b)"
        ));
        self.each(whole_hours, within, raw, |found, span| {
            let before = &self.text[..span.start];
            let of_more = before
                .strip_suffix(['.', ':', '/'])
                .is_some_and(|rest| rest.ends_with(|c: char| c.is_ascii_digit()));
            let half = half_named(&found[2]);
            (!of_more).then_some(Raw {
                half,
                ..Raw::new(span, found[1].parse().ok()?, 0)
            })
        });
        let military = pattern!(r"\b([01]\d|2[0-3])([0-5]\d)\s?(?:hrs?|hours|h)\b");
        self.each(military, within, raw, |found, span| {
            Some(Raw {
                exact: true,
                digits: true,
                ..Raw::new(span, found[1].parse().ok()?, found[2].parse().ok()?)
            })
        });
        let after_at = pattern!(concat!(
            r"(?:\bat|@)\s?((?:[01]\d|2[0-3])[0-5]\d|[1-9][0-5]\d)\b(?:\s?(",
            half!(),
            r"))?"
        ));
        self.each(after_at, within, raw, |found, span| {
            let (hour, minute) = found[1].split_at(found[1].len() - 2);
            let half = found.get(2).and_then(|half| half_named(half.as_str()));
            let (hour_read, minute): (i8, i8) = (hour.parse().ok()?, minute.parse().ok()?);
            // "At 617-555-0190" is a number to call.
            if self.text[span.end..].starts_with(['-', '.', '/']) && half.is_none() {
                let rest = &self.text[span.end + 1..];
                if rest.starts_with(|c: char| c.is_ascii_digit()) {
                    return None;
                }
            }
            // "At 2026 Main Street" is no time.
            let year = half.is_none() && hour_read == 20 && minute >= 20;
            let start = span.start + found.get(1)?.start() - found.get(0)?.start();
            let street = half.is_none()
                && self.text[span.end..]
                    .trim_start_matches(' ')
                    .starts_with(char::is_uppercase)
                && hour.len() < 2;
            (!year && !street).then_some(Raw {
                half,
                exact: half.is_none() && hour.len() == 2,
                digits: true,
                ..Raw::new(start..span.end, hour_read, minute)
            })
        });
        let joined = pattern!(r"\b([1-9]|1[0-2])([0-5]\d)\s?([ap]m)\b");
        self.each(joined, within, raw, |found, span| {
            Some(Raw {
                half: half_named(&found[3]),
                digits: true,
                ..Raw::new(span, found[1].parse().ok()?, found[2].parse().ok()?)
            })
        });
    }

    /// "Wed 22/4, 0930"
    fn behind_days(&self, days: &[Span], raw: &mut Vec<Raw>) {
        let shape = pattern!(r"^[\s,]{1,3}(?:at )?(0[6-9]|1\d)([0-5]\d)(?:[\s,.;)]|$)");
        for day in days {
            let rest = &self.text[day.end..self.line_at(day.end).end.max(day.end)];
            let Some((hour, minute)) = shape
                .captures(rest)
                .and_then(|found| Some((found.get(1)?, found.get(2)?)))
            else {
                continue;
            };
            let (Ok(of_day), Ok(of_hour)) = (hour.as_str().parse(), minute.as_str().parse()) else {
                continue;
            };
            raw.push(Raw {
                exact: true,
                digits: true,
                ..Raw::new(
                    day.end + hour.start()..day.end + minute.end(),
                    of_day,
                    of_hour,
                )
            });
        }
    }

    /// "Fri 5 til 8"
    fn ranges_behind_days(&self, days: &[Span], raw: &mut Vec<Raw>) {
        let shape = pattern!(
            r"^[\s,]{1,3}(1[0-2]|[1-9])\s?(?:-|–|til|till|to|until)\s?(?:1[0-2]|[1-9])\b(?:[\s,.;)]|$)"
        );
        for day in days {
            let rest = &self.text[day.end..self.line_at(day.end).end.max(day.end)];
            let hour = shape.captures(rest).and_then(|found| found.get(1));
            let Some((hour, read)) =
                hour.and_then(|hour| Some((hour, hour.as_str().parse().ok()?)))
            else {
                continue;
            };
            let span = day.end + hour.start()..day.end + hour.end();
            raw.push(Raw::new(span, read, 0));
        }
    }

    fn spoken_times(&self, within: &Span, raw: &mut Vec<Raw>) {
        let noon = pattern!(r"\b(?:12\s?(?:o['’]? ?clock\s)?)?(noon|midday|midnight)\b");
        self.each(noon, within, raw, |found, span| {
            let hour = if found[1].eq_ignore_ascii_case("midnight") {
                0
            } else {
                12
            };
            Some(Raw {
                exact: true,
                ..Raw::new(span, hour, 0)
            })
        });
        let past = pattern!(concat!(
            r"\b(half|(?:a\s)?quarter|five|ten|twenty|twenty[- ]five|5|10|20|25)(?:\s+minutes)?(\s+(?:past|after|to|till|of|before))?\s+(",
            hour_word!(),
            r"|1[0-2]|[1-9])\b(?:\s*(",
            half!(),
            r"))?"
        ));
        self.each(past, within, raw, |found, span| {
            self.past_the_hour(found, span)
        });
        let with_half = pattern!(concat!(
            r"\b(",
            hour_word!(),
            r")(?:[- ](oh[- ]five|fifteen|twenty|thirty|forty|forty[- ]five|fifty|ten|twenty[- ]five))?(?:\s+(",
            half!(),
            r"|o['’]?\s?clock\b|in the (?:morning|afternoon|evening)))"
        ));
        let with_figure = pattern!(
            r"\b(1[0-2]|[1-9])(?:[- ](oh[- ]five))?\s+(in the (?:morning|afternoon|evening))"
        );
        let after_at = pattern!(concat!(
            r"\b(?:at|for|around|about)\s+(",
            hour_word!(),
            r")(?:[- ](fifteen|twenty|thirty|forty|forty[- ]five|fifty|ten))?\b"
        ));
        let with_words = pattern!(concat!(
            r"\b(",
            hour_word!(),
            r")[- ](fifteen|thirty|forty[- ]five)\b"
        ));
        for shape in [with_half, with_figure, after_at, with_words] {
            self.each(shape, within, raw, |found, _| self.in_words(found, within));
        }
        let roughly = pattern!(r"\b(1[0-2]|[1-9])[- ]?ish\b");
        self.each(roughly, within, raw, |found, span| {
            Some(Raw::new(span, found[1].parse().ok()?, 0))
        });
        self.each(
            pattern!(r"(?:\bat|@|\babout|\baround|\bsay|\bdo|\b(?:still|all|you\'re|we\'re|are) (?:set |booked |good )?(?:on )?for)\s?(\d{1,2})\b"),
            within,
            raw,
            |found, span| self.bare_hour(found, span),
        );
    }

    fn each(
        &self,
        shape: &regex_lite::Regex,
        within: &Span,
        raw: &mut Vec<Raw>,
        read: impl Fn(&regex_lite::Captures<'_>, Span) -> Option<Raw>,
    ) {
        for found in shape.captures_iter(self.at(within)) {
            let span = found
                .get(0)
                .map(|whole| whole.start() + within.start..whole.end() + within.start);
            raw.extend(span.and_then(|span| read(&found, span)));
        }
    }

    fn with_minutes(&self, found: &regex_lite::Captures<'_>, span: Span) -> Option<Raw> {
        let tail = found.get(4).map_or("", |tail| tail.as_str());
        if self.is_no_time(&span, &found[2], tail) {
            return None;
        }
        let (hour, minute) = (found[1].parse::<i8>().ok()?, found[3].parse::<i8>().ok()?);
        let half = half_named(tail);
        let of_24 = hour >= 13
            || hour == 0
            || found[1].starts_with('0')
            || tail.to_lowercase().starts_with('h')
            || found[2].eq_ignore_ascii_case("h");
        Some(Raw {
            half,
            exact: half.is_none() && of_24,
            digits: true,
            ..Raw::new(span, hour, minute)
        })
    }

    /// "Half past two", "quarter to nine", "half two".
    fn past_the_hour(&self, found: &regex_lite::Captures<'_>, span: Span) -> Option<Raw> {
        let minutes = match found[1].to_lowercase().trim_start_matches("a ") {
            "half" => 30,
            "quarter" => 15,
            "five" | "5" => 5,
            "ten" | "10" => 10,
            "twenty" | "20" => 20,
            _ => 25,
        };
        let way = found
            .get(2)
            .map_or("", |way| way.as_str().trim())
            .to_lowercase();
        let in_figures = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        // "A trial shift, 5 till 9" is a range.
        if way == "till" && in_figures(&found[1]) && in_figures(&found[3]) {
            return None;
        }
        let hour = hour_named(&found[3])?;
        let (hour, minute) = match (way.as_str(), minutes) {
            ("past" | "after", minutes) => (hour, minutes),
            ("to" | "till" | "of" | "before", 5..30) => {
                (if hour == 1 { 12 } else { hour - 1 }, 60 - minutes)
            }
            // "Half two"; "ten two" is nothing.
            ("", 30) => (hour, 30),
            _ => return None,
        };
        // "Five to ten minutes", "ten to twelve people".
        let half = found.get(4).and_then(|half| half_named(half.as_str()));
        (!self.counts_something(span.end)).then_some(Raw {
            half,
            ..Raw::new(span, hour, minute)
        })
    }

    fn in_words(&self, found: &regex_lite::Captures<'_>, within: &Span) -> Option<Raw> {
        let (first, whole) = (found.get(1)?, found.get(0)?);
        let hour = hour_named(first.as_str())?;
        let minute = found
            .get(2)
            .map_or(0, |minutes| minutes_named(minutes.as_str()));
        let half = found.get(3).and_then(|half| half_named(half.as_str()));
        let span = first.start() + within.start..whole.end() + within.start;
        // "At Ten Acre Farm" is a place.
        let named = first.as_str().starts_with(char::is_uppercase)
            && half.is_none()
            && pattern!(r"^ (?-i:[A-Z][a-z]+)").is_match(&self.text[span.end..])
            && !pattern!(
                r"^ (?:sharp|on|mon|tue|wed|thu|fri|sat|sun|eastern|central|pacific|mountain)"
            )
            .is_match(&self.text[span.end..]);
        if named {
            return None;
        }
        (!self.counts_something(span.end)).then_some(Raw {
            half,
            ..Raw::new(span, hour, minute)
        })
    }

    /// "At 3", where it is no street number and no count.
    fn bare_hour(&self, found: &regex_lite::Captures<'_>, span: Span) -> Option<Raw> {
        let hour: i8 = found[1].parse().ok()?;
        let start = span.end - found[1].len();
        let rest = &self.text[span.end..];
        let part_of_more = rest
            .starts_with(|c: char| matches!(c, ':' | '/' | '%' | '-' | '–') || c.is_alphabetic())
            || pattern!(r"^[.,]\d").is_match(rest);
        let word = rest
            .trim_start_matches(' ')
            .split_whitespace()
            .next()
            .unwrap_or("")
            .to_lowercase();
        let alone = !rest.starts_with(' ')
            || word.is_empty()
            || !word.starts_with(char::is_alphanumeric)
            || HOUR_FOLLOWED().is_match(&word);
        ((1..=23).contains(&hour) && !part_of_more && alone).then_some(Raw {
            exact: hour > 12,
            ..Raw::new(start..span.end, hour, 0)
        })
    }

    /// Tells whether a number counts what follows it.
    fn counts_something(&self, place: usize) -> bool {
        pattern!(r"^[\s-]*(?:minutes?|mins?|people|days?|weeks?|hours?|hrs|questions|of\b|candidates|months?|years?|rounds?|stages?|points?|parts?|colleagues|interviewers|members|others|copies|weeks)").is_match(&self.text[place..])
    }

    /// Tells numbers that only look like a time: rooms, prices, versions, durations.
    fn is_no_time(&self, span: &Span, sign: &str, tail: &str) -> bool {
        let before = &self.text
            [super::text::floor_boundary(self.text, span.start.saturating_sub(24))..span.start];
        let after = &self.text[span.end..];
        if before.ends_with(|c: char| matches!(c, '.' | ':' | '/' | '£' | '$' | '€' | '+' | '-' | '#') && c != '-')
            || pattern!(r"(?:\b(?:room|rm\.?|floor|suite|version|v|band|unit|grade|office|level|salary|£|\$|€|utc|gmt|ratio|page|section|ref|id|no\.?)|£|\$|€)\s*[+#:]?$").is_match(before)
        {
            return true;
        }
        if after.starts_with(['%', '/'])
            || pattern!(r"^\.\d|^\s*(?:per hour|an hour|hours? long|miles|km|k\b|gb|million|fte)")
                .is_match(after)
        {
            return true;
        }
        // "9.30" may be anything; a dot alone is a time only where a time is awaited.
        let opens_line = before.trim_end_matches([' ', '\t']).ends_with('\n')
            && pattern!(r"^(?:\s*[–-]\s*\d|[ \t]+[a-z])").is_match(after);
        let slot = pattern!(r"^ (?:appointment|slot|interview|one)\b").is_match(after);
        sign == "." && tail.is_empty() && !opens_line && !slot && !TIME_CUE().is_match(before)
    }

    /// Gives each time its half of the day: its own words, its range's end, its sentence's, the office day.
    fn settle(&self, raw: &[Raw]) -> Vec<Clock> {
        let joins = |left: &Raw, right: &Raw| {
            // "Changed from 10.00 to 10.45" is no range.
            let moved = pattern!(
                r"\b(?:chang|mov|push|shift|amend|brought|put|resched)\w*\b[^.!?]*\bfrom\s*$"
            )
            .is_match(self.before(left.span.start));
            !moved
                && pattern!(r"^\s*(?:-|–|—|to|until|till|through|->|→)\s*$")
                    .is_match(&self.text[left.span.end..right.span.start])
        };
        let mut clocks = Vec::new();
        for (index, time) in raw.iter().enumerate() {
            let is_end = index > 0
                && (joins(&raw[index - 1], time) || self.between_both(&raw[index - 1], time));
            // "15:00 CET / 14:00 UK" is one time, said for two places.
            let again = index > 0
                && pattern!(r"^\s*(?-i:[A-Z]{2,5}|Eastern|Pacific|Central|Mountain|[A-Z]\w+ time)?\s*(?:/|=|\(=?)\s*$")
                    .is_match(self.between(raw[index - 1].span.end, time.span.start))
                && pattern!(r"^\s*(?-i:[A-Z]{2,5}\b|Eastern|Pacific|Central|Mountain|[A-Z]\w+ time|in [A-Z]|for you|your time)")
                    .is_match(&self.text[time.span.end..]);
            let is_end = is_end || again;
            let end = raw.get(index + 1).filter(|next| joins(time, next));
            clocks.push(Clock {
                span: time.span.clone(),
                time: self.settled(time, end),
                is_end,
            });
        }
        clocks
    }

    /// "Between 10:00 and 10:30"
    fn between_both(&self, first: &Raw, second: &Raw) -> bool {
        pattern!(r"\bbetween\s+$").is_match(self.before(first.span.start))
            && self.between(first.span.end, second.span.start).trim() == "and"
    }

    fn settled(&self, time: &Raw, end: Option<&Raw>) -> Option<Time> {
        let clock = |hour: i8| Time::new(hour, time.minute, 0, 0).ok();
        if time.exact || time.hour > 12 {
            return clock(time.hour);
        }
        let later = if time.hour == 12 { 12 } else { time.hour + 12 };
        let earlier = if time.hour == 12 { 0 } else { time.hour };
        match time.half {
            Some(Half::Morning) => return clock(earlier),
            Some(Half::Later) => return clock(later),
            None => {}
        }
        match end.and_then(|end| end.half.map(|half| (half, end))) {
            Some((Half::Later, end)) => {
                let end_hour = if end.hour == 12 { 12 } else { end.hour + 12 };
                return clock(if (later, time.minute) < (end_hour, end.minute) {
                    later
                } else {
                    time.hour
                });
            }
            Some((Half::Morning, _)) => return clock(earlier),
            None => {}
        }
        if end.is_some_and(|end| end.exact && end.hour >= 13) && time.digits {
            return clock(time.hour);
        }
        match self.half_around(&time.span) {
            Some(Half::Morning) => return clock(time.hour),
            Some(Half::Later) => return clock(later),
            None => {}
        }
        match time.hour {
            8..=12 => clock(time.hour),
            1..=5 => clock(later),
            // Six and seven belong to neither end of the office day.
            _ if time.digits && !pattern!(r"\b\d{1,2}\s?[ap]\.?m\b").is_match(self.text) => {
                clock(time.hour)
            }
            _ => None,
        }
    }

    /// Reads the half of the day from the words beside the time; "this morning" elsewhere in the
    /// sentence says nothing of it.
    fn half_around(&self, span: &Span) -> Option<Half> {
        let (before, after) = (self.before(span.start), self.after(span.end));
        let near = &before[floor_boundary(before, before.len().saturating_sub(28))..];
        let sentence = format!("{near} {}", &after[..floor_boundary(after, 28)]);
        let said = |shape: &regex_lite::Regex| {
            shape.find_iter(&sentence).any(|found| {
                !sentence[..found.start()]
                    .to_lowercase()
                    .trim_end()
                    .ends_with("good")
            })
        };
        let morning = said(pattern!(r"\b(?:morning|breakfast|before we open|a\.m\.)"));
        let later = said(pattern!(
            r"\b(?:afternoon|arvo|evening|tonight|after work|after lunch|after school)\b"
        ));
        match (morning, later) {
            (true, false) => Some(Half::Morning),
            (false, true) => Some(Half::Later),
            _ => None,
        }
    }
}

fn half_named(words: &str) -> Option<Half> {
    let small = words.to_lowercase();
    match small.as_str() {
        "in the morning" => Some(Half::Morning),
        "in the afternoon" | "in the evening" => Some(Half::Later),
        _ if !small.contains('m') => None,
        _ if small.starts_with('a') => Some(Half::Morning),
        _ if small.starts_with('p') => Some(Half::Later),
        _ => None,
    }
}

fn hour_named(words: &str) -> Option<i8> {
    let names = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    words.parse().ok().or_else(|| {
        let at = names
            .iter()
            .position(|name| name.eq_ignore_ascii_case(words))?;
        i8::try_from(at + 1).ok()
    })
}

fn minutes_named(words: &str) -> i8 {
    match words.to_lowercase().replace(' ', "-").as_str() {
        "oh-five" => 5,
        "ten" => 10,
        "fifteen" => 15,
        "twenty" => 20,
        "twenty-five" => 25,
        "thirty" => 30,
        "forty" => 40,
        "forty-five" => 45,
        _ => 50,
    }
}

patterns! {
    /// What may follow a bare hour: "at 3 sharp".
    HOUR_FOLLOWED = concat!(
        r"^",
        any_of!(
            r"on",
            r"sharp",
            r"prompt",
            r"ok",
            r"okay",
            r"in",
            r"tomorrow",
            r"today",
            r"for",
            r"if",
            r"with",
            r"at",
            r"to",
            r"and",
            r"or",
            r"this",
            r"next",
            r"please",
            r"pls",
            r"but",
            r"so",
            r"then",
            r"we",
            r"i",
            r"it",
            r"works",
            r"suits",
            r"is",
            r"would",
            r"should",
            r"will",
            r"when",
            r"after",
            r"straight",
            r"uk",
            r"eastern",
            r"central",
            r"mountain",
            r"pacific",
            r"mon",
            r"tue",
            r"wed",
            r"thu",
            r"fri",
            r"sat",
            r"sun",
            r"monday",
            r"tuesday",
            r"wednesday",
            r"thursday",
            r"friday",
            r"saturday",
            r"sunday",
            r"bst",
            r"gmt",
            r"est",
            r"edt",
            r"cet",
            r"pst",
            r"pdt",
            r"cest",
            r"utc",
            r"ish",
            r"x+",
            r"ta",
            r"cheers",
            r"thanks",
            r"ur",
            r"u"
        ),
        r"\b"
    );
    /// What stands before a time of day.
    TIME_CUE = concat!(
        any_of!(
            r"\bat",
            r"@",
            r"\bkl\.?",
            r"\bklo",
            r"\bum",
            r"time",
            r"from",
            r"for",
            r":",
            r",",
            r"–",
            r"-",
            r"—",
            r"to",
            r"\d{4}",
            r"day(?: week)?",
            r"day\.?",
            r"\d(?:st|nd|rd|th)?",
            r"jan",
            r"feb",
            r"mar",
            r"apr",
            r"may",
            r"june?",
            r"july?",
            r"aug",
            r"sept?",
            r"oct",
            r"nov",
            r"dec",
            r"ch",
            r"il",
            r"st",
            r"ber",
            r"ary",
            r"mon",
            r"tues?",
            r"weds?",
            r"thurs?",
            r"fri",
            r"sat",
            r"sun",
            r"\(",
            r"\|",
            r"about",
            r"around",
            r"say",
            r"tomorrow",
            r"tmrw",
            r"tmw",
            r"tomoz",
            r"2moro",
            r"tonight",
            r"today",
            r"morning",
            r"afternoon",
            r"arvo",
            r"evening",
            r"to",
            r"is",
            r"and",
            r"or",
            r"do",
            r"make",
            r"make it",
            r"manage",
            r"offer",
            r"say",
            r"either",
            r"thought",
            r"meet",
            r"start",
            r"starting"
        ),
        r"\s*$"
    );
}
