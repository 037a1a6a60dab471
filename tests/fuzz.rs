//! Whatever bytes come in, nothing stumbles, nothing hostile gets through, and what is found is
//! really there: calendars, mails, free text, facts files, own wordings, saved drafts, reviews.
//!
//! Samples are cut, doubled and spiced with what hostile files are made of. A run is short; `FUZZ=100000
//! cargo test --release --test fuzz` is a long one. What a run finds becomes a test beside the
//! reader that it broke.

use std::sync::LazyLock;

use bowout::book::Book;
use bowout::domain::case::{Fact, Kind};
use bowout::domain::clean::{clean, is_refused};
use bowout::domain::plan::plan;
use bowout::domain::review::{Held, review};
use bowout::formats::{facts_file, invitation, journal, profile, record};
use jiff::Zoned;
use jiff::civil::DateTime;
use proptest::prelude::*;
use proptest::sample::select;

const CALENDAR: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:1@example.org\r\nDTSTAMP:20260101T000000Z\r\nDTSTART;TZID=Europe/Berlin:20261203T143000\r\nDTEND;TZID=Europe/Berlin:20261203T153000\r\nSUMMARY:Interview: Lead Designer at Nordlicht\r\nDESCRIPTION:Hi Ana\\, we look forward to meeting you.\\nJonas\r\nORGANIZER;CN=\"Jonas Weber\":mailto:jonas@nordlicht.example\r\nATTENDEE;CN=Ana Silva;PARTSTAT=NEEDS-ACTION:mailto:ana@example.org\r\nRRULE:FREQ=WEEKLY\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
const MAIL: &str = "From: \"Jonas Weber\" <jonas@nordlicht.example>\r\nTo: ana@example.org\r\nSubject: =?utf-8?Q?Interview_f=C3=BCr?= Lead Designer\r\nDate: Mon, 23 Nov 2026 10:00:00 +0100\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>Hi Ana, your interview at Nordlicht is on Thursday, 3 December at 14:30.</p>\r\n--b\r\nContent-Type: text/calendar\r\nContent-Transfer-Encoding: base64\r\n\r\nQkVHSU46VkNBTEVOREFS\r\n--b--\r\n";
const LETTER: &str = "Subject: Cancelling my interview on 3 December\n\nDear Jonas,\n\nThank you for inviting me. Unfortunately, I have to cancel my interview for the Lead Designer position at Nordlicht on Thursday, 3 December 2026 at 14:30. I have accepted another offer.\n\nI'd be glad to stay in touch. Thank you again.\n\nKind regards,\nAna Silva\n+49 30 1234567\n";
const FACTS: &str = "reason = \"another-job\"\nregister = \"plain\"\n[you]\nname = \"Ana\"\n[job]\ncompany = \"Nordlicht\"\n[interview]\ndate = \"2026-12-03\"\ntime = \"14:30\"\n[reschedule]\ntimes = [\"Monday\"]\n";
const DRAFT: &str = r#"{"version":1,"document":{"facts":{"job.company":"Acme"},"drafts":{"email":{"pieces":[{"slot":"cancel","text":"I cancel.","is_mine":true,"offer":{"text":"I cancel with [company].","gaps":[[14,23,"job.company"]],"wordings":2}}],"tail":"\n"}},"ladder":[{"rung":"call","at":"2026-01-01T00:00:00Z"}],"state":{"sent":"2026-01-01T00:00:00Z"}},"past":[{"o":[["notes",{"s":[0,0,"x"]}]]}],"future":[null]}"#;

/// What hostile files are made of.
const SPICE: &[&str] = &[
    "\x1b[31337m",
    "\x1b]0;CANARY\x07",
    "\u{9b}31337m",
    "\u{202e}",
    "\u{200b}",
    "\0",
    "\r\n",
    "\n",
    "\r",
    "\u{2028}",
    "\u{feff}",
    "é",
    "e\u{301}\u{301}",
    "👩\u{200d}👩",
    "%0d%0aBcc:x",
    "=?utf-8?B?GzMx?=",
    "<script>",
    "&#27;",
    "{{x}}",
    "[company]",
    "[[",
    "\"",
    "\\",
    ";",
    ":",
    ",",
    "=",
    "<",
    ">",
    "@",
    "BEGIN:VEVENT",
    "END:VEVENT",
    "DTSTART:99999999T999999Z",
    "TZID=",
    "FREQ=SECONDLY",
    "99999999999999999999",
    "-1",
    "31 February",
    "3/4",
    "24:61",
    "tomorrow",
    "cancel",
    "not",
    "unless",
    "I",
    "you",
    "Dr. ",
    "...",
    "“",
    "’",
    "May",
    "\t",
    " ",
    "                    ",
    "--b",
    "boundary=b",
    "base64",
    "version",
    "null",
    "{}",
];

fn mutated(sample: &'static str) -> impl Strategy<Value = String> {
    let cut = (
        any::<prop::sample::Index>(),
        any::<prop::sample::Index>(),
        select(SPICE),
        0_usize..3,
    );
    prop::collection::vec(cut, 0..8).prop_map(move |cuts| {
        let mut text: Vec<char> = sample.chars().collect();
        for (from, to, spice, deed) in cuts {
            let (from, to) = (from.index(text.len() + 1), to.index(text.len() + 1));
            let (from, to) = (from.min(to), from.max(to).min(from.min(to) + 200));
            match deed {
                0 => drop(text.splice(from..from, spice.chars())),
                1 => drop(text.splice(from..to, spice.chars())),
                _ => {
                    let part = text[from..to].to_vec();
                    text.splice(from..from, part);
                }
            }
        }
        text.into_iter().collect()
    })
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        mutated(CALENDAR),
        mutated(MAIL),
        mutated(LETTER),
        prop::collection::vec(select(SPICE), 0..60).prop_map(|parts| parts.concat())
    ]
}

static BOOK: LazyLock<Book> = LazyLock::new(Book::builtin);

fn now() -> DateTime {
    "2026-11-22T20:00".parse().unwrap()
}

fn assert_harmless(text: &str) -> Result<(), TestCaseError> {
    let refused = text
        .chars()
        .find(|character| *character != '\n' && is_refused(*character));
    prop_assert_eq!(refused, None, "in {:?}", text);
    Ok(())
}

fn runs() -> ProptestConfig {
    let cases = std::env::var("FUZZ")
        .ok()
        .and_then(|cases| cases.parse().ok());
    ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(cases.unwrap_or(100))
    }
}

proptest! {
    #![proptest_config(runs())]

    #[test]
    fn invitations(text in any_text(), garbage in prop::collection::vec(any::<u8>(), 0..40), at in any::<prop::sample::Index>()) {
        let mut bytes = text.into_bytes();
        let at = at.index(bytes.len() + 1);
        bytes.splice(at..at, garbage);
        let found = invitation::read(&bytes, None, now());
        for fact in &found.facts {
            assert_harmless(&fact.value)?;
            prop_assert!(!fact.value.contains('\n') || fact.fact == Fact::RescheduleTimes, "{fact:?}");
            prop_assert!(found.words(fact).is_some(), "no evidence for {fact:?}");
        }
        for note in found.notes.iter().chain(&found.not_invitation) {
            assert_harmless(note)?;
        }
    }

    #[test]
    fn facts_files_and_profiles(text in prop_oneof![mutated(FACTS), any_text()]) {
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
        let mut case = bowout::domain::case::Case::default();
        for note in profile::fill(&mut case, &text) {
            assert_harmless(&note)?;
        }
    }

    #[test]
    fn own_wordings(text in mutated("[reasons.bees]\nlabel = \"bees\"\n[email.thanks]\nplain = [\"Thank you, {name}.\"]\n")) {
        let (_book, notes) = Book::with_own("wordings.toml", &text);
        for note in notes {
            assert_harmless(&note)?;
        }
    }

    #[test]
    fn saved_drafts(text in mutated(DRAFT), record in mutated(r#"{"kind":"step","change":{"o":[["notes",{"s":[0,0,"x"]}]]}}"#)) {
        if let Ok(kept) = record::restore(text.as_bytes(), &[record.into_bytes()]) {
            for draft in kept.document.drafts.values() {
                assert_harmless(draft.text())?;
            }
            assert_harmless(&kept.document.notes)?;
        }
        let bytes = [journal::HEAD, &journal::entry(0, text.as_bytes()), text.as_bytes()].concat();
        prop_assert_eq!(journal::read(&bytes).unwrap().checkpoint, text.into_bytes());
    }

    #[test]
    fn reviews(text in any_text(), kind in select(Kind::ALL)) {
        let book = &*BOOK;
        let now: Zoned = "2026-11-22T20:00[Europe/Berlin]".parse().unwrap();
        let case = facts_file::read(FACTS).unwrap();
        let plan = plan(&case, &now, &book.approach);
        let held = Held { case: &case, plan: &plan, now: &now };
        let text = clean(&text).text;
        for held in [None, Some(&held)] {
            for finding in review(&text, kind, held, &book.rules).findings {
                prop_assert!(text.get(finding.span.clone()).is_some(), "{finding:?}");
                assert_harmless(&finding.message)?;
                if let Some(fix) = finding.fix {
                    prop_assert!(text.get(fix.edit.range.clone()).is_some(), "{fix:?}");
                    assert_harmless(&fix.edit.insert)?;
                }
            }
        }
    }
}

/// Found by `invitations`: a zone's name was taken as it stood.
#[test]
fn a_zone_with_a_control_character_is_cleaned() {
    let calendar = CALENDAR.replace("DTSTART;TZID=Europe", "DTSTART;TZID=\u{80}Europe");
    let found = invitation::read(calendar.as_bytes(), None, now());
    let zone = found
        .facts
        .iter()
        .find(|fact| matches!(fact.fact, Fact::Timezone | Fact::TimezoneText));
    assert_eq!(zone.unwrap().value, "Europe/Berlin");
}
