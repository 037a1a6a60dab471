//! Calendars, mails, free texts, facts files and profiles.

use bowout::domain::case::{Case, Fact};
use bowout::domain::clean::clean;
use bowout::formats::invitation::{Found, FoundFact, Source};
use bowout::formats::{facts_file, invitation, profile};
use proptest::prelude::*;

use super::hostile::{CALENDAR, FACTS, LETTER, MAIL, any_text, assert_harmless, mutated, now};
use super::runs;

/// Bytes, written as text where they are.
struct Bytes(Vec<u8>);

impl std::fmt::Debug for Bytes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "b\"{}\"", self.0.escape_ascii())
    }
}

/// A text with bytes somewhere in it that are none.
fn with_garbage(text: impl Strategy<Value = String>) -> impl Strategy<Value = Bytes> {
    let garbage = prop::collection::vec(any::<u8>(), 0..40);
    (text, garbage, any::<prop::sample::Index>()).prop_map(|(text, garbage, at)| {
        let mut bytes = text.into_bytes();
        let at = at.index(bytes.len() + 1);
        bytes.splice(at..at, garbage);
        Bytes(bytes)
    })
}

/// Facts whose value is what stands there, but for line ends and what is cleaned away.
const WORD_FOR_WORD: &[Fact] = &[
    Fact::ContactName,
    Fact::Company,
    Fact::Position,
    Fact::YourName,
];

fn holds(found: &Found, input: &[u8]) -> Result<(), TestCaseError> {
    facts_hold(&found.facts, &found.sources, input)?;
    for event in &found.events {
        assert_harmless(&event.title)?;
        facts_hold(&event.facts, &event.sources, input)?;
    }
    for note in found.notes.iter().chain(&found.not_invitation) {
        assert_harmless(note)?;
    }
    Ok(())
}

fn facts_hold(facts: &[FoundFact], sources: &[Source], input: &[u8]) -> Result<(), TestCaseError> {
    for (number, fact) in facts.iter().enumerate() {
        let twice = facts[..number].iter().any(|other| other.fact == fact.fact);
        prop_assert!(!twice, "{:?} twice", fact.fact);
        assert_harmless(&fact.value)?;
        let is_one_line = !fact.value.contains('\n') || fact.fact == Fact::RescheduleTimes;
        prop_assert!(is_one_line, "{fact:?}");
        let source = sources.iter().find(|source| source.name == fact.within);
        let words = source.and_then(|source| source.text.get(fact.evidence.clone()));
        let Some(words) = words else {
            return Err(TestCaseError::fail(format!(
                "no words for {fact:?} in {source:?}"
            )));
        };
        prop_assert!(!words.is_empty(), "empty evidence: {fact:?}");
        if let (Some(source), None, Ok(input)) = (source, &fact.within, std::str::from_utf8(input))
        {
            prop_assert_eq!(
                input.get(fact.evidence.clone()),
                source.text.get(fact.evidence.clone()),
                "{:?}",
                fact
            );
        }
        if WORD_FOR_WORD.contains(&fact.fact) {
            says(words, fact)?;
        }
    }
    Ok(())
}

/// Tells whether a value's words stand in the words that are said to prove it, in their order.
fn says(words: &str, fact: &FoundFact) -> Result<(), TestCaseError> {
    let words = clean(words).text;
    let mut there = words.chars().filter(|c| !c.is_whitespace());
    let mut wanted = fact.value.chars().filter(|c| !c.is_whitespace());
    let is_there = wanted.all(|wanted| there.any(|c| c == wanted));
    prop_assert!(is_there, "{:?} does not say {:?}", words, fact);
    Ok(())
}

proptest! {
    #![proptest_config(runs(60))]

    #[test]
    fn calendars(bytes in with_garbage(mutated(CALENDAR))) {
        holds(&invitation::read(&bytes.0, None, now()), &bytes.0)?;
    }

    #[test]
    fn mails(bytes in with_garbage(mutated(MAIL))) {
        holds(&invitation::read(&bytes.0, None, now()), &bytes.0)?;
    }

    #[test]
    fn free_texts(bytes in with_garbage(mutated(LETTER))) {
        holds(&invitation::read(&bytes.0, None, now()), &bytes.0)?;
    }

    #[test]
    fn anything_else(bytes in with_garbage(any_text())) {
        holds(&invitation::read(&bytes.0, None, now()), &bytes.0)?;
    }

    #[test]
    fn facts_files(text in prop_oneof![mutated(FACTS), any_text()]) {
        match facts_file::read(&text) {
            Ok(case) => {
                for fact in Fact::ALL {
                    assert_harmless(&case.get(*fact))?;
                }
                let written = facts_file::write(&case, |_| None);
                prop_assert_eq!(facts_file::read(&written).ok(), Some(case));
            }
            Err(errors) => {
                for error in errors {
                    assert_harmless(&error.to_string())?;
                }
            }
        }
    }

    #[test]
    fn profiles(text in prop_oneof![mutated(FACTS), any_text()]) {
        let mut case = Case::default();
        for note in profile::fill(&mut case, &text) {
            assert_harmless(&note)?;
        }
        for fact in Fact::ALL {
            assert_harmless(&case.get(*fact))?;
        }
        let now = facts_file::read(FACTS).unwrap();
        if let Some(merged) = profile::merge(&text, &Case::default(), &now) {
            let mut remembered = Case::default();
            profile::fill(&mut remembered, &merged);
            prop_assert_eq!(remembered.your_name, now.your_name);
        }
    }
}

/// Found by `calendars`: a zone's name was taken as it stood, and then with a line end.
#[test]
fn a_zone_with_a_control_character_is_cleaned() {
    for control in ["\u{80}", "\u{85}"] {
        let calendar = CALENDAR.replace("DTSTART;TZID=", &format!("DTSTART;TZID={control}"));
        let found = invitation::read(calendar.as_bytes(), None, now());
        let zone = found
            .facts
            .iter()
            .find(|fact| matches!(fact.fact, Fact::Timezone | Fact::TimezoneText));
        assert_eq!(zone.unwrap().value, "Europe/Berlin");
    }
}

/// Found by `calendars`: where there are several appointments, their titles were taken as they stood.
#[test]
fn the_title_of_an_appointment_is_cleaned() {
    let start = CALENDAR.find("BEGIN:VEVENT").unwrap();
    let end = CALENDAR.find("END:VCALENDAR").unwrap();
    let event = CALENDAR[start..end].replace("SUMMARY:", "SUMMARY:\u{7f}\u{202e}");
    let two = event.clone() + &event.replace("UID:1", "UID:2");
    let calendar = CALENDAR.replace(&CALENDAR[start..end], &two);
    let found = invitation::read(calendar.as_bytes(), None, now());
    let title = "3 December 2026 14:30 · Interview: Lead Designer at Nordlicht";
    assert_eq!(found.events[1].title, title);
}

/// Thousands of mails within one another once filled the stack.
#[test]
fn mails_within_mails_are_read_to_a_depth_of_sixteen() {
    let attached = "Content-Type: message/rfc822\r\n\r\nFrom: Ana <ana@example.org>\r\n";
    let digest = "Content-Type: multipart/digest; boundary=b\r\n\r\n--b\r\n\r\nFrom: Ana <ana@example.org>\r\n";
    for within in [attached, digest] {
        let mail = |depth: usize| {
            let head = "From: Ana <ana@example.org>\r\nSubject: Interview\r\nDate: Mon, 23 Nov 2026 10:00:00 +0100\r\n";
            format!("{head}{}\r\nHello\r\n", within.repeat(depth))
        };
        let is_told = |depth| {
            let found = invitation::read(mail(depth).as_bytes(), None, now());
            found
                .notes
                .iter()
                .any(|note| note.contains("mails within mails"))
        };
        assert!(!is_told(16) && is_told(17) && is_told(50_000), "{within}");
    }
}
