//! What hostile files are made of, and what must hold of every text that has been read.

use std::sync::LazyLock;

use bowout::book::Book;
use bowout::domain::clean::is_refused;
use jiff::civil::DateTime;
use proptest::prelude::*;
use proptest::sample::select;

pub const CALENDAR: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:1@example.org\r\nDTSTAMP:20260101T000000Z\r\nDTSTART;TZID=Europe/Berlin:20261203T143000\r\nDTEND;TZID=Europe/Berlin:20261203T153000\r\nSUMMARY:Interview: Lead Designer at Nordlicht\r\nDESCRIPTION:Hi Ana\\, we look forward to meeting you.\\nJonas\r\nORGANIZER;CN=\"Jonas Weber\":mailto:jonas@nordlicht.example\r\nATTENDEE;CN=Ana Silva;PARTSTAT=NEEDS-ACTION:mailto:ana@example.org\r\nRRULE:FREQ=WEEKLY\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
pub const MAIL: &str = "From: \"Jonas Weber\" <jonas@nordlicht.example>\r\nTo: ana@example.org\r\nSubject: =?utf-8?Q?Interview_f=C3=BCr?= Lead Designer\r\nDate: Mon, 23 Nov 2026 10:00:00 +0100\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>Hi Ana, your interview at Nordlicht is on Thursday, 3 December at 14:30.</p>\r\n--b\r\nContent-Type: text/calendar\r\nContent-Transfer-Encoding: base64\r\n\r\nQkVHSU46VkNBTEVOREFS\r\n--b--\r\n";
pub const LETTER: &str = "Subject: Cancelling my interview on 3 December\n\nDear Jonas,\n\nThank you for inviting me. Unfortunately, I have to cancel my interview for the Lead Designer position at Nordlicht on Thursday, 3 December 2026 at 14:30. I have accepted another offer.\n\nI'd be glad to stay in touch. Thank you again.\n\nKind regards,\nAna Silva\n+49 30 1234567\n";
pub const FACTS: &str = "reason = \"another-job\"\nregister = \"plain\"\n[you]\nname = \"Ana\"\n[job]\ncompany = \"Nordlicht\"\n[interview]\ndate = \"2026-12-03\"\ntime = \"14:30\"\n[reschedule]\ntimes = [\"Monday\"]\n";
pub const DRAFT: &str = r#"{"version":1,"document":{"facts":{"job.company":"Acme"},"drafts":{"email":{"pieces":[{"slot":"cancel","text":"I cancel.","is_mine":true,"offer":{"text":"I cancel with [company].","gaps":[[14,23,"job.company"]],"wordings":2}}],"tail":"\n"}},"ladder":[{"rung":"call","at":"2026-01-01T00:00:00Z"}],"state":{"sent":"2026-01-01T00:00:00Z"}},"past":[{"o":[["notes",{"s":[0,0,"x"]}]]}],"future":[null]}"#;

/// What hostile files are made of.
pub const SPICE: &[&str] = &[
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

/// A sample, cut, doubled and spiced.
pub fn mutated(sample: &'static str) -> impl Strategy<Value = String> {
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

/// Any of the texts that people are sent.
pub fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        mutated(CALENDAR),
        mutated(MAIL),
        mutated(LETTER),
        prop::collection::vec(select(SPICE), 0..60).prop_map(|parts| parts.concat())
    ]
}

pub static BOOK: LazyLock<Book> = LazyLock::new(Book::builtin);

pub fn now() -> DateTime {
    "2026-11-22T20:00".parse().unwrap()
}

pub fn assert_harmless(text: &str) -> Result<(), TestCaseError> {
    let refused = text
        .chars()
        .find(|character| *character != '\n' && is_refused(*character));
    prop_assert_eq!(refused, None, "in {:?}", text);
    Ok(())
}
