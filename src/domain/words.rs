//! Fills the blanks of patterns from the facts: names, dates and times as a text says them.
//!
//! Must not know which sentence a blank stands in.

use std::ops::Range;

use jiff::civil::Time;

use super::case::{Case, Fact, Kind, Reason, Round, Spelling};
use super::phrase::{Blank, Part, Pattern};
use super::when::{clock_text, long_date};

/// The words that fill the blanks in one text.
#[derive(Clone, Debug)]
pub struct Words {
    values: [Option<String>; Blank::ALL.len()],
    reason: Fact,
    spelling: Spelling,
    dropped: Option<Blank>,
}

/// A pattern with its blanks filled.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filled {
    /// The words.
    pub text: String,
    /// The gaps, by bytes of `text`, each with the fact that is missing.
    pub gaps: Vec<(Range<usize>, Fact)>,
}

impl Words {
    /// Works out what fills each blank in a text of this kind.
    pub fn new(case: &Case, kind: Kind) -> Words {
        let value = |&blank: &Blank| value(case, kind, blank).filter(|text| !text.is_empty());
        let mut values = Blank::ALL.iter().map(value);
        Words {
            values: std::array::from_fn(|_| values.next().flatten()),
            reason: match case.reason {
                Some(Reason::Own) => Fact::ReasonText,
                _ => Fact::Reason,
            },
            spelling: case.spelling(),
            dropped: None,
        }
    }

    /// Leaves out the bracketed parts in which this blank stands.
    #[must_use]
    pub fn without(mut self, blank: Blank) -> Words {
        self.dropped = Some(blank);
        self
    }

    /// Fills the blanks of a pattern.
    pub fn fill(&self, pattern: &Pattern) -> Filled {
        let mut filled = Filled::default();
        self.fill_parts(pattern.parts(), &mut filled);
        filled
    }

    fn fill_parts(&self, parts: &[Part], filled: &mut Filled) {
        for part in parts {
            match part {
                Part::Text(text) => push_text(&mut filled.text, &self.spelled(text)),
                Part::Blank(blank) => self.fill_blank(*blank, filled),
                Part::Optional(parts) if self.leaves_out(parts) => {}
                Part::Optional(parts) => self.fill_parts(parts, filled),
            }
        }
    }

    fn fill_blank(&self, blank: Blank, filled: &mut Filled) {
        match (&self.values[blank as usize], self.fact(blank)) {
            (Some(value), _) => filled.text.push_str(value),
            (None, None) => {}
            (None, Some(fact)) => {
                let start = filled.text.len();
                filled.text.push('[');
                filled.text.push_str(fact.label());
                filled.text.push(']');
                filled.gaps.push((start..filled.text.len(), fact));
            }
        }
    }

    fn fact(&self, blank: Blank) -> Option<Fact> {
        match blank {
            Blank::Reason => Some(self.reason),
            _ => blank.fact(),
        }
    }

    fn leaves_out(&self, parts: &[Part]) -> bool {
        parts.iter().any(|part| match part {
            Part::Blank(blank) if self.dropped == Some(*blank) => true,
            Part::Blank(blank) => !blank.is_essential() && self.values[*blank as usize].is_none(),
            Part::Text(_) | Part::Optional(_) => false,
        })
    }

    fn spelled(&self, text: &str) -> String {
        match self.spelling {
            Spelling::British => text.to_owned(),
            Spelling::American => AMERICAN
                .iter()
                .fold(text.to_owned(), |text, (british, american)| {
                    text.replace(british, american)
                }),
        }
    }
}

/// British spellings that the phrases use, and their American ones.
const AMERICAN: &[(&str, &str)] = &[
    ("ancelling", "anceling"),
    ("ancelled", "anceled"),
    ("pologise", "pologize"),
    ("ealised", "ealized"),
];

/// Adds words, but no second full stop behind "Acme Inc.".
fn push_text(text: &mut String, words: &str) {
    let words = match words.strip_prefix('.') {
        Some(rest) if text.ends_with('.') => rest,
        _ => words,
    };
    text.push_str(words);
}

fn value(case: &Case, kind: Kind, blank: Blank) -> Option<String> {
    Some(match blank {
        Blank::Contact => contact(&tidy(&case.contact_name)).to_owned(),
        Blank::FirstName => first_name(contact(&tidy(&case.contact_name))),
        Blank::YourName => tidy(&case.your_name),
        Blank::Position => position(&tidy(&case.position)).to_owned(),
        Blank::Company => tidy(&case.company),
        Blank::Date => long_date(case.date?, case.spelling()),
        Blank::Time => time_and_zone(case, kind)?,
        Blank::Interview => interview(case.round).to_owned(),
        Blank::Phone => tidy(&case.your_phone),
        Blank::Profile => tidy(&case.your_profile),
        Blank::Reason if case.reason != Some(Reason::Own) => return None,
        Blank::Reason => own_reason(&tidy(&case.reason_text)),
        Blank::Referrer => first_name(&tidy(&case.referrer_name)),
        Blank::Times => times(&case.reschedule_times),
    })
}

/// Makes every run of white space one blank, and none at the ends.
fn tidy(text: &str) -> String {
    let mut words = text.split_whitespace();
    let mut tidy = words.next().unwrap_or_default().to_owned();
    for word in words {
        tidy.push(' ');
        tidy.push_str(word);
    }
    tidy
}

/// Takes the article off "the hiring team", so that it can be greeted.
fn contact(name: &str) -> &str {
    name.strip_prefix("the ")
        .or_else(|| name.strip_prefix("The "))
        .unwrap_or(name)
}

/// Takes away what the patterns say themselves: `the` before the position, `role` behind it.
fn position(text: &str) -> &str {
    let text = ["the ", "The "]
        .iter()
        .find_map(|article| text.strip_prefix(article))
        .unwrap_or(text);
    [" role", " Role", " position", " Position"]
        .iter()
        .find_map(|noun| text.strip_suffix(noun))
        .unwrap_or(text)
}

fn interview(round: Option<Round>) -> &'static str {
    match round {
        Some(Round::Second) => "second interview",
        Some(Round::Final) => "final interview",
        Some(Round::First | Round::Third) | None => "interview",
    }
}

/// Returns the first name, or the whole name where a title or anything unusual stands in it.
fn first_name(name: &str) -> String {
    let usual = |word: &str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase)
            && letters.clone().any(char::is_lowercase)
            && letters.all(|letter| letter.is_alphabetic() || "-'’".contains(letter))
            && !NOT_A_FIRST_NAME.contains(&word.to_lowercase().as_str())
    };
    let words: Vec<_> = name.split(' ').collect();
    match words[..] {
        [first, _, ..] if words.iter().all(|word| usual(word)) => first.to_owned(),
        _ => name.to_owned(),
    }
}

/// Words that show that a name is not "first name, last name".
const NOT_A_FIRST_NAME: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "prof",
    "professor",
    "sir",
    "madam",
    "dame",
    "lord",
    "lady",
    "frau",
    "herr",
    "madame",
    "monsieur",
    "the",
    "team",
    "hiring",
    "recruiting",
    "recruitment",
    "talent",
    "human",
    "resources",
    "hr",
    "people",
    "department",
    "manager",
    "office",
    "and",
];

fn time_and_zone(case: &Case, kind: Kind) -> Option<String> {
    if kind.is_spoken() {
        return Some(spoken_time(case.time?, case.spelling()));
    }
    let mut text = clock_text(case.time?, case.spelling());
    let zone = tidy(&case.timezone_text);
    if kind.has_subject() && is_short_zone(&zone) {
        text.push(' ');
        text.push_str(&zone);
    }
    Some(text)
}

/// Tells whether a zone reads well behind a time: `CET`, `GMT+1`.
fn is_short_zone(zone: &str) -> bool {
    (2..=6).contains(&zone.len())
        && zone
            .chars()
            .all(|sign| sign.is_ascii_uppercase() || sign.is_ascii_digit() || "+-".contains(sign))
}

/// Writes a time as it is said: "half past" is left to the speaker, "14:30" is not for the ear.
fn spoken_time(time: Time, spelling: Spelling) -> String {
    let format = match (spelling, time.minute()) {
        (_, 0) if time.hour() == 12 => return "noon".to_owned(),
        (Spelling::British, 0) => "%-I %P",
        (Spelling::British, _) => "%-I:%M %P",
        (Spelling::American, 0) => "%-I %p",
        (Spelling::American, _) => "%-I:%M %p",
    };
    time.strftime(format).to_string()
}

/// Makes a sentence of the person's own reason, be it a clause or a few words.
fn own_reason(text: &str) -> String {
    let text = text.trim_end_matches(['.', ',', ';', ' ']);
    let text = ["because ", "Because ", "since ", "Since ", "as ", "As "]
        .iter()
        .find_map(|link| text.strip_prefix(link))
        .unwrap_or(text);
    let first = text.split([' ', '\'', '’']).next().unwrap_or_default();
    match first.to_lowercase().as_str() {
        "" => String::new(),
        "i" | "we" | "it" | "there" | "after" => ended(&capitalised(text)),
        "of" => ended(&format!("This is because {text}")),
        "for" | "due" => ended(&format!("This is {text}")),
        _ => ended(&format!("The reason, in brief: {text}")),
    }
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

fn ended(text: &str) -> String {
    if text.ends_with(['!', '?', '…']) {
        text.to_owned()
    } else {
        format!("{text}.")
    }
}

/// Joins times as a person lists them: `a, b or c`.
fn times(times: &[String]) -> String {
    let times: Vec<_> = times.iter().map(|time| tidy(time)).collect();
    match &times[..] {
        [] => String::new(),
        [time] => time.clone(),
        [times @ .., last] => format!("{} or {last}", times.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(pattern: &str, facts: &[(Fact, &str)]) -> Filled {
        let mut case = Case::default();
        for (fact, text) in facts {
            case.set(*fact, text).unwrap();
        }
        Words::new(&case, Kind::Email).fill(&Pattern::parse(pattern).unwrap())
    }

    fn said(pattern: &str, fact: Fact, text: &str) -> String {
        filled(pattern, &[(fact, text)]).text
    }

    #[test]
    fn an_optional_part_goes_with_its_fact_and_an_essential_fact_leaves_a_gap() {
        let pattern = "On {date}[ at {time}] at {company}.";
        let known = [(Fact::Date, "2026-12-03"), (Fact::Time, "14:30")];
        let text = filled(pattern, &known);
        assert_eq!(text.text, "On Thursday 3 December at 14:30 at [company].");
        assert_eq!(text.gaps, [(35..44, Fact::Company)]);
        let text = filled(pattern, &known[..1]);
        assert_eq!(text.text, "On Thursday 3 December at [company].");
    }

    #[test]
    fn a_full_stop_of_an_abbreviation_ends_the_sentence_too() {
        assert_eq!(
            said("At {company}.", Fact::Company, "Acme Inc."),
            "At Acme Inc."
        );
        assert_eq!(
            said("At {company}, now.", Fact::Company, "Acme Inc."),
            "At Acme Inc., now."
        );
    }

    #[test]
    fn a_first_name_is_used_only_where_it_is_surely_one() {
        for (name, greeted) in [
            ("Ana Ruiz", "Ana"),
            ("Anne-Marie O'Neill", "Anne-Marie"),
            ("Dr. Ruiz", "Dr. Ruiz"),
            ("Ms Ruiz", "Ms Ruiz"),
            ("Madam Comfort", "Madam Comfort"),
            ("Ruiz, Ana", "Ruiz, Ana"),
            ("A. Ruiz", "A. Ruiz"),
            ("Ana", "Ana"),
            ("ana ruiz", "ana ruiz"),
            ("the hiring team", "hiring team"),
            ("Talent Team", "Talent Team"),
            ("WEI Ling", "WEI Ling"),
        ] {
            assert_eq!(said("{first_name}", Fact::ContactName, name), greeted);
        }
    }

    #[test]
    fn the_position_stands_without_what_the_pattern_says_itself() {
        for (written, position) in [
            ("the Night Manager role", "Night Manager"),
            ("Office Manager position", "Office Manager"),
            ("Theatre Technician", "Theatre Technician"),
            ("Role", "Role"),
        ] {
            assert_eq!(said("{position}", Fact::Position, written), position);
        }
    }

    #[test]
    fn an_own_reason_becomes_a_sentence_whatever_its_form() {
        for (written, sentence) in [
            (
                "I am going back to university.",
                "I am going back to university.",
            ),
            ("because i'm moving", "I'm moving."),
            ("because of my family", "This is because of my family."),
            ("for family reasons", "This is for family reasons."),
            (
                "a change of plans",
                "The reason, in brief: a change of plans.",
            ),
        ] {
            let facts = [(Fact::Reason, "own"), (Fact::ReasonText, written)];
            assert_eq!(filled("{reason}", &facts).text, sentence);
        }
        assert_eq!(
            filled("{reason}", &[(Fact::Reason, "own")]).gaps[0].1,
            Fact::ReasonText
        );
        assert_eq!(filled("{reason}", &[]).gaps[0].1, Fact::Reason);
        let unused = filled("{reason}", &[(Fact::ReasonText, "I am moving")]);
        assert_eq!(unused.text, "[reason]");
    }

    #[test]
    fn spelling_changes_words_of_ours_and_dates_but_no_names() {
        let facts = [
            (Fact::Spelling, "american"),
            (Fact::Company, "Cancelling House"),
            (Fact::Date, "2026-12-03"),
            (Fact::Time, "14:30"),
        ];
        assert_eq!(
            filled(
                "I apologise: cancelling at {company} on {date} at {time}.",
                &facts
            )
            .text,
            "I apologize: canceling at Cancelling House on Thursday, December 3 at 2:30 p.m."
        );
    }

    #[test]
    fn a_zone_stands_behind_the_time_only_where_it_reads_well() {
        let with = |zone| {
            filled(
                "{time}",
                &[(Fact::Time, "09:00"), (Fact::TimezoneText, zone)],
            )
            .text
        };
        assert_eq!(with("CET"), "9:00 CET");
        assert_eq!(with("(UTC+01:00) Amsterdam, Berlin"), "9:00");
    }

    #[test]
    fn spoken_times_are_for_the_ear() {
        let spoken = |text: &str| {
            let mut case = Case::default();
            case.set(Fact::Time, text).unwrap();
            Words::new(&case, Kind::Call)
                .fill(&Pattern::parse("{time}").unwrap())
                .text
        };
        assert_eq!(spoken("14:30"), "2:30 pm");
        assert_eq!(spoken("09:00"), "9 am");
        assert_eq!(spoken("12:00"), "noon");
        assert_eq!(spoken("00:15"), "12:15 am");
    }

    #[test]
    fn several_times_are_listed_as_people_list_them() {
        let listed = |text| said("{times}", Fact::RescheduleTimes, text);
        assert_eq!(listed("Monday at 10"), "Monday at 10");
        assert_eq!(
            listed("Monday\nTuesday\nFriday"),
            "Monday, Tuesday or Friday"
        );
    }
}
