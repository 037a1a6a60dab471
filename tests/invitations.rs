//! Invitations in, replies out: labelled texts, the layouts of real calendar programs, and round
//! trips through independent parsers.

use std::collections::BTreeMap;

use bowout::domain::case::{Case, Fact};
use bowout::formats::ics::{self, DeclineError};
use bowout::formats::invitation::{Found, InvitationKind, read, read_once};
use bowout::formats::mail;
use bowout::formats::mail::{DraftMail, Header, MailAddress, draft};
use bowout::formats::outgoing::{decline, decline_mail};
use calcard::{Entry, Parser};
use jiff::Timestamp;
use jiff::civil::DateTime;
use mail_parser::{MessageParser, MimeHeaders as _};
use serde_json::Value;

fn received() -> DateTime {
    "2026-11-20T09:15".parse().unwrap()
}

fn found(text: &str) -> Found {
    read(text.as_bytes(), Some(received()), received())
}

fn facts(text: &str) -> BTreeMap<&'static str, String> {
    let facts = found(text).facts;
    facts
        .into_iter()
        .map(|fact| (fact.fact.label(), fact.value))
        .collect()
}

const FIELDS: [(&str, &[Fact]); 10] = [
    ("contact_name", &[Fact::ContactName]),
    ("contact_email", &[Fact::ContactEmail]),
    ("contact_phone", &[Fact::ContactPhone]),
    ("company", &[Fact::Company]),
    ("position", &[Fact::Position]),
    ("date", &[Fact::Date]),
    ("time", &[Fact::Time]),
    ("timezone", &[Fact::TimezoneText, Fact::Timezone]),
    ("mode", &[Fact::Mode]),
    ("candidate_name", &[Fact::YourName]),
];

fn plain(words: &str) -> String {
    let titles = ["mr", "ms", "mrs", "miss", "dr", "prof", "the"];
    let words = words.to_lowercase();
    let parts = words
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && !titles.contains(word));
    parts.collect()
}

/// How many fields of a batch were right, wrong and missed.
#[derive(Default)]
struct Score {
    right: u32,
    wrong: u32,
    missed: u32,
    /// Of the wrong ones those that are a date or a time.
    wrong_moments: u32,
}

fn score(batch: &str) -> Score {
    let path = format!(
        "{}/tests/invitations/{batch}.jsonl",
        env!("CARGO_MANIFEST_DIR")
    );
    let mut score = Score::default();
    for line in std::fs::read_to_string(path).unwrap().lines() {
        let row: Value = serde_json::from_str(line).unwrap();
        let moment: DateTime = row["received"].as_str().unwrap().parse().unwrap();
        let text = row["text"].as_str().unwrap();
        let said = read(text.as_bytes(), Some(moment), moment);
        for (field, sources) in FIELDS {
            let names = row["ambiguous"].as_array();
            if names.is_some_and(|names| names.iter().any(|name| name == field)) {
                continue;
            }
            let value = sources.iter().find_map(|fact| said.get(*fact));
            let value = value.map(|fact| plain(&fact.value));
            let others = row["alt"][field].as_array().cloned().unwrap_or_default();
            let golds: Vec<&Value> = others.iter().chain([&row["gold"][field]]).collect();
            let may_be_missing = golds.iter().any(|gold| gold.is_null());
            let is_gold = |value: &str| {
                let mut golds = golds.iter().filter_map(|gold| gold.as_str());
                golds.any(|gold| plain(gold) == value)
            };
            match value {
                None if may_be_missing => {}
                None => score.missed += 1,
                Some(value) if is_gold(&value) => score.right += 1,
                Some(_) => {
                    score.wrong += 1;
                    score.wrong_moments += u32::from(field == "date" || field == "time");
                }
            }
        }
    }
    score
}

#[test]
fn labelled_invitations_are_read_right_nearly_always() {
    // (batch, least precision, least recall).
    let floors = [
        ("batch-1", 0.99, 0.98),
        ("batch-2", 0.99, 0.98),
        ("batch-3", 0.99, 0.96),
        ("batch-4", 0.99, 0.92),
        ("batch-5", 0.99, 0.94),
        ("batch-6", 0.99, 0.97),
        ("batch-7", 0.99, 0.96),
        ("batch-8", 0.99, 0.96),
        ("batch-9", 0.99, 0.93),
        ("batch-10", 0.99, 0.96),
        ("batch-11", 0.99, 0.96),
        ("batch-12", 0.99, 0.93),
        ("batch-13", 0.99, 0.95),
        ("batch-14", 0.98, 0.92),
        ("batch-15", 0.97, 0.96),
        ("batch-16", 0.99, 0.97),
        ("batch-17", 0.98, 0.92),
        ("batch-18", 0.96, 0.95),
        ("batch-19", 0.97, 0.95),
        ("batch-20", 0.98, 0.98),
        ("batch-21", 0.99, 0.98),
        ("batch-22", 0.99, 0.98),
        ("batch-23", 0.99, 0.98),
        ("batch-24", 0.999, 0.999),
        ("batch-25", 0.92, 0.89),
        ("batch-26", 0.95, 0.95),
        ("batch-27", 0.98, 0.98),
    ];
    for (batch, least_precision, least_recall) in floors {
        let score = score(batch);
        let precision = f64::from(score.right) / f64::from(score.right + score.wrong);
        let recall = f64::from(score.right) / f64::from(score.right + score.wrong + score.missed);
        assert!(precision >= least_precision, "{batch}: {precision}");
        assert!(recall >= least_recall, "{batch}: {recall}");
        assert_eq!(score.wrong_moments, 0, "{batch}");
    }
}

#[test]
fn what_invites_to_no_job_interview_is_told() {
    for text in include_str!("invitations/none.txt").split("\n%%\n") {
        let found = found(text);
        assert_ne!(found.kind, InvitationKind::Invitation, "{text}");
        assert!(found.facts.is_empty(), "{text}");
    }
}

/// The text came in on Friday, 20 November 2026.
#[test]
fn a_day_is_read_however_it_is_written() {
    let ways = [
        "Tuesday 1 December 2026",
        "Tuesday, December 1, 2026",
        "Tue 1 Dec",
        "Tue., Dec. 1",
        "1 December",
        "1December",
        "1st of December",
        "the 1st of December",
        "the 1st December 2026",
        "Tuesday the 1st of December",
        "the first of December",
        "December 1st",
        "December the 1st",
        "01/12/2026 (Tuesday)",
        "01.12.2026, Tuesday",
        "2026-12-01",
        "1-Dec-2026",
        "Tuesday the 1st",
        "Tuesday 1st",
        "Tuesday (1st)",
        "1 Dec '26",
    ];
    for way in ways {
        for text in [
            format!("Hi Lars,\n\nYour interview for Receptionist is on {way} at 3pm.\n\nAmrit"),
            format!("Hi Lars,\n\nYour interview for Receptionist is at 3pm on {way}.\n\nAmrit"),
        ] {
            let facts = facts(&text);
            let when = (facts.get("date"), facts.get("time"));
            let read = (Some("2026-12-01"), Some("15:00"));
            let said = (when.0.map(String::as_str), when.1.map(String::as_str));
            assert_eq!(said, read, "{text}");
        }
    }
}

/// A calendar with one appointment.
fn calendar(head: &str, event: &str) -> String {
    format!(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{head}BEGIN:VEVENT\r\n{event}END:VEVENT\r\nEND:VCALENDAR\r\n"
    )
}

const GOOGLE: &str = "DTSTART;TZID=Europe/Berlin:20261203T143000\r\nDTSTAMP:20261119T101010Z\r\nORGANIZER;CN=Ana Ruiz:mailto:ana.ruiz@kestrel.example\r\nUID:abc@google.com\r\nATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE\r\n ;CN=Kim Osei;X-NUM-GUESTS=0:mailto:kim.osei@mailbox.example\r\nATTENDEE;PARTSTAT=ACCEPTED;CN=Ana Ruiz:mailto:ana.ruiz@kestrel.example\r\nDESCRIPTION:Join with Google Meet: https://meet.google.com/abc\r\nSEQUENCE:2\r\nSUMMARY:Interview: Lead Designer at Kestrel\r\n";

#[test]
fn googles_layout_is_read() {
    let facts = facts(&calendar("METHOD:REQUEST\r\n", GOOGLE));
    assert_eq!(facts["hiring manager"], "Ana Ruiz");
    assert_eq!(facts["their email"], "ana.ruiz@kestrel.example");
    assert_eq!(facts["your name"], "Kim Osei");
    assert_eq!(facts["company"], "Kestrel");
    assert_eq!(facts["position"], "Lead Designer");
    assert_eq!(
        (facts["date"].as_str(), facts["time"].as_str()),
        ("2026-12-03", "14:30")
    );
    assert_eq!(facts["time zone"], "Europe/Berlin");
    assert_eq!(facts["held by"], "video");
}

/// Apple: the organiser is a principal with the address in `EMAIL`, the place runs over two lines.
const APPLE: &str = "CREATED:20261119T091500Z\r\nDTEND;TZID=Europe/Dublin:20261203T120000\r\nDTSTAMP:20261119T091501Z\r\nDTSTART;TZID=Europe/Dublin:20261203T111500\r\nLAST-MODIFIED:20261119T091501Z\r\nLOCATION:Kestrel Foods Ltd\\n14 Mill Quay\\, Cork\r\nORGANIZER;CN=\"Nuala Byrne\";EMAIL=\"nuala@kestrelfoods.example\":/aMTA4/principal/\r\nATTENDEE;CN=\"Kim Osei\";CUTYPE=INDIVIDUAL;EMAIL=\"kim.osei@mailbox.example\";PARTSTAT=NEEDS-ACTION:mailto:kim.osei@mailbox.example\r\nSEQUENCE:0\r\nSUMMARY:Interview: Quality Manager at Kestrel Foods\r\nUID:6F1C\r\nX-APPLE-STRUCTURED-LOCATION;VALUE=URI;X-APPLE-RADIUS=70;X-TITLE=\"Kestrel Foods\":geo:51.9,-8.4\r\nBEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:Reminder\r\nTRIGGER:-PT15M\r\nEND:VALARM\r\n";

#[test]
fn apples_layout_is_read() {
    let facts = facts(&calendar("METHOD:REQUEST\r\n", APPLE));
    assert_eq!(facts["hiring manager"], "Nuala Byrne");
    assert_eq!(facts["position"], "Quality Manager");
    assert_eq!(facts["your name"], "Kim Osei");
    assert_eq!(
        (facts["date"].as_str(), facts["time"].as_str()),
        ("2026-12-03", "11:15")
    );
    assert_eq!(facts["time zone"], "Europe/Dublin");
    assert_eq!(facts["held by"], "onsite");
    assert!(!facts.contains_key("arranged by"));
}

/// Teams: the join block stands below the words, with a dial-in that is nobody's number.
const TEAMS: &str = "ORGANIZER;CN=\"Ruiz, Ana\":mailto:ana.ruiz@kestrel.example\r\nATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE;CN=Kim Osei:mailto:kim.osei@mailbox.example\r\nDESCRIPTION;LANGUAGE=en-GB:Hi Kim\\, this is for the Lead Designer position at Kestrel.\\n\\n________________________________________________________________________________\\nMicrosoft Teams meeting\\nJoin: https://teams.microsoft.example/l/meetup-join/19\\nMeeting ID: 331 882 104 77\\nPasscode: Xy7a\\nDial in by phone\\n+44 20 7946 0999\\,\\,512233# United Kingdom\\, London\\nPhone conference ID: 512 233#\\n________________________________________________________________________________\\n\r\nUID:0400\r\nSUMMARY;LANGUAGE=en-GB:Interview Lead Designer\r\nDTSTART;TZID=GMT Standard Time:20261203T143000\r\nDTEND;TZID=GMT Standard Time:20261203T153000\r\nLOCATION;LANGUAGE=en-GB:Microsoft Teams Meeting\r\nX-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE\r\nX-MICROSOFT-SKYPETEAMSMEETINGURL:https://teams.microsoft.example/l\r\n";

#[test]
fn teams_layout_is_read_and_its_dial_in_is_nobodys_number() {
    let facts = facts(&calendar("METHOD:REQUEST\r\n", TEAMS));
    assert_eq!(facts["hiring manager"], "Ana Ruiz");
    assert_eq!(facts["position"], "Lead Designer");
    assert_eq!(facts["company"], "Kestrel");
    assert_eq!(facts["held by"], "video");
    assert_eq!(facts["time zone as written"], "GMT Standard Time");
    assert_eq!(facts["time"], "14:30");
    assert!(!facts.contains_key("their phone"));
}

/// Zoom: the invitation is a block in the description, its numbers one-tap lines.
const ZOOM: &str = "DTSTAMP:20261119T101010Z\r\nDTSTART;TZID=America/New_York:20261203T100000\r\nDTEND;TZID=America/New_York:20261203T103000\r\nSUMMARY:Interview - Data Analyst - Kestrel Health\r\nUID:20261119T101010Z-88442@192.0.2.7\r\nDESCRIPTION:Ana Ruiz is inviting you to a scheduled Zoom meeting.\\n\\nJoin Zoom Meeting\\nhttps://zoom.example/j/88442?pwd=abc\\n\\nMeeting ID: 884 4200 1177\\nPasscode: 552201\\nOne tap mobile\\n+16465550133\\,\\,88442001177# US (New York)\\n\\nDial by your location\\n+1 646 555 0133 US (New York)\r\nLOCATION:https://zoom.example/j/88442?pwd=abc\r\n";

#[test]
fn zooms_layout_is_read_and_its_dial_in_is_nobodys_number() {
    let facts = facts(&calendar("METHOD:PUBLISH\r\n", ZOOM));
    assert_eq!(facts["hiring manager"], "Ana Ruiz");
    assert_eq!(facts["position"], "Data Analyst");
    assert_eq!(facts["held by"], "video");
    assert_eq!(facts["time zone"], "America/New_York");
    assert_eq!(
        (facts["date"].as_str(), facts["time"].as_str()),
        ("2026-12-03", "10:00")
    );
    assert!(!facts.contains_key("their phone"));
}

/// Notes: zones by its own names, people as paths parted by `/`.
const NOTES: &str = "DTSTART;TZID=\"Western/Central Europe\":20261203T090000\r\nDTEND;TZID=\"Western/Central Europe\":20261203T100000\r\nTRANSP:OPAQUE\r\nDTSTAMP:20261119T101010Z\r\nCLASS:PUBLIC\r\nDESCRIPTION:Interview for the Plant Engineer position at Kestrel Stahl GmbH.\r\nSUMMARY:Interview: Plant Engineer\r\nLOCATION:Werk 2\\, Raum 114\r\nORGANIZER;CN=\"Jens Adler/HR/Kestrel\":mailto:jens.adler@kestrelstahl.example\r\nATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;CN=\"Kim Osei\";RSVP=TRUE:mailto:kim.osei@mailbox.example\r\nUID:A1B2-Lotus_Notes_Generated\r\nX-LOTUS-BROADCAST:FALSE\r\nX-LOTUS-NOTESVERSION:2\r\nX-LOTUS-APPTTYPE:3\r\n";

#[test]
fn notes_layout_is_read_and_its_zone_is_kept_as_written() {
    let facts = facts(&calendar("METHOD:REQUEST\r\n", NOTES));
    assert_eq!(facts["hiring manager"], "Jens Adler");
    assert_eq!(facts["position"], "Plant Engineer");
    assert_eq!(facts["company"], "Kestrel Stahl GmbH");
    assert_eq!(
        (facts["date"].as_str(), facts["time"].as_str()),
        ("2026-12-03", "09:00")
    );
    assert_eq!(facts["time zone as written"], "Western/Central Europe");
    assert_ne!(facts.get("time zone").map(String::as_str), Some("UTC"));
}

#[test]
fn outlooks_zone_keeps_its_name_and_is_known() {
    let event = GOOGLE.replace("TZID=Europe/Berlin", "TZID=\"W. Europe Standard Time\"");
    let facts = facts(&calendar("METHOD:REQUEST\r\n", &event));
    assert_eq!(facts["time zone as written"], "W. Europe Standard Time");
    assert_eq!(facts["time zone"], "Europe/Berlin");
    assert_eq!(facts["time"], "14:30");
}

#[test]
fn an_unknown_zone_is_never_taken_for_utc() {
    for zone in ["Customized Time Zone", "(UTC+01:00) Amsterdam, Berlin"] {
        let event = GOOGLE.replace("TZID=Europe/Berlin", &format!("TZID=\"{zone}\""));
        let facts = facts(&calendar("METHOD:REQUEST\r\n", &event));
        assert_eq!(facts["time zone as written"], zone);
        assert!(!facts.contains_key("time zone"), "{zone}");
    }
}

#[test]
fn utc_floating_and_all_day_starts_are_told_apart() {
    let start = |start: &str| {
        facts(&calendar(
            "METHOD:REQUEST\r\n",
            &GOOGLE.replace("DTSTART;TZID=Europe/Berlin:20261203T143000", start),
        ))
    };
    assert_eq!(start("DTSTART:20261203T133000Z")["time zone"], "UTC");
    let floating = start("DTSTART:20261203T143000");
    assert!(!floating.contains_key("time zone") && floating["time"] == "14:30");
    let all_day = start("DTSTART;VALUE=DATE:20261203");
    assert!(!all_day.contains_key("time") && all_day["date"] == "2026-12-03");
}

#[test]
fn cancellations_and_replies_are_no_invitations() {
    let cancelled = found(&calendar("METHOD:CANCEL\r\n", GOOGLE));
    assert_eq!(cancelled.kind, InvitationKind::Cancellation);
    let reply = found(&calendar("METHOD:REPLY\r\n", GOOGLE));
    assert_eq!(reply.kind, InvitationKind::Other);
    assert!(cancelled.facts.is_empty() && reply.facts.is_empty());
}

#[test]
fn several_appointments_are_offered_for_choice_and_the_latest_form_counts() {
    let second = GOOGLE
        .replace("abc@google.com", "def@google.com")
        .replace("20261203", "20261210");
    let two = calendar(
        "METHOD:REQUEST\r\n",
        &format!("{GOOGLE}END:VEVENT\r\nBEGIN:VEVENT\r\n{second}"),
    );
    let offered = found(&two);
    assert_eq!(offered.events.len(), 2);
    assert!(offered.facts.is_empty());
    let update = GOOGLE
        .replace("SEQUENCE:2", "SEQUENCE:3")
        .replace("20261203", "20261210");
    let updated = calendar(
        "METHOD:REQUEST\r\n",
        &format!("{GOOGLE}END:VEVENT\r\nBEGIN:VEVENT\r\n{update}"),
    );
    assert_eq!(facts(&updated)["date"], "2026-12-10");
}

#[test]
fn malformed_files_that_real_programs_write_are_read() {
    let good = calendar("METHOD:REQUEST\r\n", GOOGLE);
    let ways = [
        good.replace("\r\n ;CN", "\r\n\t;CN"),
        good.replace("END:VEVENT\r\nEND:VCALENDAR\r\n", ""),
        format!("\u{feff}{good}"),
        good.replace("\r\n", "\n"),
        good.replace(
            "SUMMARY:",
            "SUMMARY:Interview: Lead Designer at Kestrel\r\nSUMMARY:",
        ),
    ];
    for way in ways {
        let facts = facts(&way);
        assert_eq!(
            (facts["date"].as_str(), facts["hiring manager"].as_str()),
            ("2026-12-03", "Ana Ruiz"),
            "{way}"
        );
    }
    let latin: Vec<u8> = good
        .replace("Ana Ruiz", "Zoe Müller")
        .chars()
        .map(|c| u8::try_from(c).unwrap())
        .collect();
    let said = read(&latin, Some(received()), received());
    assert_eq!(said.get(Fact::ContactName).unwrap().value, "Zoe Müller");
}

/// A definition of a zone by its own rules, as Exchange and Evolution write them.
fn zone_of_its_own(name: &str, location: &str) -> String {
    format!(
        "BEGIN:VTIMEZONE\r\nTZID:{name}\r\n{location}BEGIN:STANDARD\r\nDTSTART:16010101T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\nEND:STANDARD\r\nBEGIN:DAYLIGHT\r\nDTSTART:16010101T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\n"
    )
}

#[test]
fn a_zone_of_the_files_own_is_known_only_where_the_file_says_its_place() {
    let said = |zone: &str, parameter: &str, location: &str| {
        let event = GOOGLE.replace("TZID=Europe/Berlin", &format!("TZID={parameter}"));
        let zone = zone_of_its_own(zone, location);
        facts(&calendar(&format!("METHOD:REQUEST\r\n{zone}"), &event))
    };
    let place = "X-LIC-LOCATION:Europe/Berlin\r\n";
    let placed = said("Head office", "Head office", place);
    assert_eq!(placed["time zone"], "Europe/Berlin");
    assert_eq!(placed["time zone as written"], "Head office");
    let registered = "/freeassociation.example/Europe/Berlin";
    assert_eq!(
        said(registered, registered, "")["time zone"],
        "Europe/Berlin"
    );
    // Exchange does not quote the colon.
    let custom = "tzone://Microsoft/Custom";
    for (zone, parameter) in [
        ("Customized Time Zone", "\"Customized Time Zone\""),
        (custom, custom),
    ] {
        let unplaced = said(zone, parameter, "X-LIC-LOCATION:Middle/Earth\r\n");
        assert_eq!(unplaced["time zone as written"], zone);
        assert!(!unplaced.contains_key("time zone"), "{zone}");
        assert_eq!(
            (unplaced["date"].as_str(), unplaced["time"].as_str()),
            ("2026-12-03", "14:30")
        );
    }
}

#[test]
fn wrong_escapes_leave_no_trace_in_the_facts() {
    let with = |summary: &str, description: &str| {
        let event = GOOGLE
            .replace("Interview: Lead Designer at Kestrel", summary)
            .replace(
                "Join with Google Meet: https://meet.google.com/abc",
                description,
            );
        facts(&calendar("METHOD:REQUEST\r\n", &event))
    };
    let ways = [
        // Nothing escaped, a colon escaped, all escaped twice, and markup in place of words.
        (
            "Interview: R&D Analyst, Kestrel Foods Ltd",
            "Dear Kim,\\nyour interview; at Kestrel Foods Ltd, is here: https://meet.google.com/abc",
        ),
        (
            "Interview\\: R&D Analyst at Kestrel Foods Ltd",
            "Join\\: https\\://meet.google.com/abc\\NAna",
        ),
        (
            "Interview: R&D Analyst",
            "Dear Kim\\\\n\\\\nyour interview at Kestrel Foods Ltd is on Google Meet. Can\\'t come?\\\\nAna Ruiz\\\\nKestrel Foods Ltd",
        ),
        (
            "Interview",
            "<p>Dear Kim\\,</p><p>your interview for the <b>R&amp\\;D Analyst</b> position at Kestrel Foods Ltd.</p><p>Join by Google Meet.</p>",
        ),
    ];
    for (summary, description) in ways {
        let facts = with(summary, description);
        assert_eq!(facts["company"], "Kestrel Foods Ltd", "{description}");
        assert_eq!(facts["position"], "R&D Analyst", "{description}");
        assert_eq!(facts["hiring manager"], "Ana Ruiz", "{description}");
        assert_eq!(facts["held by"], "video", "{description}");
    }
}

#[test]
fn evidence_points_at_the_words() {
    let said = found(&calendar("METHOD:REQUEST\r\n", GOOGLE));
    let position = said.get(Fact::Position).unwrap();
    assert_eq!(position.within.as_deref(), Some("SUMMARY"));
    assert_eq!(said.words(position), Some("Lead Designer"));
    let text = "Dear\tKim,\r\nyour interview for the \u{200b}Lead Designer position at Kestrel Ltd is on 3 December 2026 at 14:30.\r\n";
    let said = found(text);
    let date = said.get(Fact::Date).unwrap();
    assert_eq!(&text[date.evidence.clone()], "3 December 2026");
    assert!(said.notes[0].starts_with("Removed from the text"));
}

#[test]
fn a_declining_reply_is_read_back_by_the_parser() {
    let own = MailAddress::new("kim.osei@mailbox.example").unwrap();
    let comment = "I have to cancel; thank you, and sorry – with a text that is long enough to be folded twice over, ä ö ü";
    let invitation = found(&calendar("METHOD:REQUEST\r\n", GOOGLE));
    let kept = invitation.appointment.unwrap();
    assert!(!kept.contains("DESCRIPTION"), "no more than a reply needs");
    let reply = ics::decline(&kept, Some(&own), comment, Timestamp::UNIX_EPOCH).unwrap();
    assert_eq!(reply.organiser.as_str(), "ana.ruiz@kestrel.example");
    let reply = reply.calendar;
    assert!(reply.split("\r\n").all(|line| line.len() <= 75), "{reply}");
    let Entry::ICalendar(calendar) = Parser::new(&reply).entry() else {
        panic!("no calendar: {reply}");
    };
    assert_eq!(calendar.uids().collect::<Vec<_>>(), ["abc@google.com"]);
    let unfolded = reply.replace("\r\n ", "");
    for part in [
        "METHOD:REPLY",
        "PARTSTAT=DECLINED",
        "mailto:kim.osei@mailbox.example",
        "SEQUENCE:2",
        "mailto:ana.ruiz@kestrel.example",
        "COMMENT:I have to cancel\\; thank you\\, and",
    ] {
        assert!(unfolded.contains(part), "{part} in {unfolded}");
    }
    let case = Case {
        position: "Lead Designer".to_owned(),
        ..Case::default()
    };
    let reply = decline(&case, &kept, Timestamp::UNIX_EPOCH).unwrap();
    let mail = decline_mail(&case, &reply, Timestamp::UNIX_EPOCH).unwrap();
    let mail = MessageParser::default().parse(&mail).unwrap();
    let part = mail.attachment(0).unwrap();
    let kind = part.content_type().unwrap();
    assert_eq!(kind.subtype(), Some("calendar"));
    assert_eq!(kind.attribute("method"), Some("REPLY"));
    assert_eq!(part.text_contents(), Some(reply.calendar.as_str()));
    let unread = ics::decline("", Some(&own), "", Timestamp::UNIX_EPOCH);
    assert_eq!(unread, Err(DeclineError::Unreadable));
    let text = found("Dear Kim, your interview is on 3 December 2026 at 14:30.\n");
    assert_eq!(text.appointment, None, "only a calendar can be declined");
}

#[test]
fn a_draft_is_read_back_by_the_parser() {
    let to = MailAddress::new("ana.ruiz@kestrel.example").unwrap();
    let (name, subject) = (
        Header::new("Ana Ruíz").unwrap(),
        Header::new("Cancelling: Lead Designer – 3 December").unwrap(),
    );
    let body = "Dear Ana,\n\nI must cancel.\n\nZoë";
    let bytes = draft(&DraftMail {
        to: Some(&to),
        to_name: Some(&name),
        from: None,
        reply: None,
        from_name: None,
        subject: &subject,
        body,
        now: Timestamp::UNIX_EPOCH,
    });
    let text = String::from_utf8(bytes.clone()).unwrap();
    assert!(text.contains("X-Unsent: 1\r\n") && !text.replace("\r\n", "").contains('\n'));
    let read = MessageParser::default().parse(&bytes).unwrap();
    assert_eq!(read.subject(), Some(subject.as_str()));
    assert_eq!(
        read.body_text(0).unwrap().replace("\r\n", "\n").trim_end(),
        body
    );
    let first = read.to().unwrap().first().unwrap();
    assert_eq!(
        (first.name(), first.address()),
        (Some("Ana Ruíz"), Some(to.as_str()))
    );
    assert!(read.message_id().unwrap().ends_with("@bowout.invalid"));
}

#[test]
fn headers_and_addresses_refuse_what_could_add_a_header() {
    for bad in ["a\r\nBcc: x@y.example", "a\nb", "a\0b", "a\u{202e}b"] {
        assert!(Header::new(bad).is_err(), "{bad:?}");
        assert!(MailAddress::new(&format!("{bad}@x.example")).is_err());
    }
    for bad in [
        "",
        "ana",
        "@x.example",
        "ana@",
        "a b@x.example",
        "ana@x..example",
        "<ana@x.example>",
        "a@b@c.example,d@e.example",
    ] {
        assert!(MailAddress::new(bad).is_err(), "{bad}");
    }
}

#[test]
fn a_mail_is_read_with_its_calendar() {
    let invite = calendar("METHOD:REQUEST\r\n", GOOGLE);
    let eml = format!(
        "From: =?utf-8?Q?Ana_Ruiz?= <ana.ruiz@kestrel.example>\r\nTo: Kim Osei <kim.osei@mailbox.example>\r\nSubject: Your interview\r\nDate: Thu, 19 Nov 2026 10:10:10 +0100\r\nMessage-ID: <a@b.example>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>Dear Kim,</p><p>we look forward to the interview for the Lead Designer position at Kestrel. Questions? Call me on 020 7946 0321.</p><p>Kind regards<br>Ana Ruiz</p>\r\n--x\r\nContent-Type: text/calendar; method=REQUEST\r\n\r\n{invite}\r\n--x--\r\n"
    );
    assert!(mail::is_mail(eml.as_bytes()));
    let facts = facts(&eml);
    assert_eq!(facts["their phone"], "020 7946 0321");
    assert_eq!(facts["arranged by"], "email");
    assert_eq!(
        (facts["date"].as_str(), facts["time"].as_str()),
        ("2026-12-03", "14:30")
    );
    assert_eq!(
        (facts["company"].as_str(), facts["your name"].as_str()),
        ("Kestrel", "Kim Osei")
    );
}

#[test]
fn a_forwarded_mail_is_read_with_the_calendar_attached_to_it() {
    let invite = calendar("METHOD:REQUEST\r\n", GOOGLE);
    let head = |from: &str, boundary: &str| {
        format!(
            "From: {from}\r\nTo: Kim Osei <kim.osei@mailbox.example>\r\nSubject: Fwd: see below\r\nDate: Thu, 19 Nov 2026 10:10:10 +0100\r\nMessage-ID: <{boundary}@b.example>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary={boundary}\r\n\r\n--{boundary}\r\nContent-Type: text/plain\r\n\r\n"
        )
    };
    let outer = head("Sam Hart <sam.hart@kestrel.example>", "x")
        + "Hi Kim,\r\n\r\nsee below, any questions just mail me.\r\n\r\nSam Hart\r\n";
    let below = "\r\n---------- Forwarded message ---------\r\nFrom: Ana Ruiz <ana.ruiz@kestrel.example>\r\nSubject: Interview\r\nTo: Sam Hart <sam.hart@kestrel.example>\r\n\r\nSam, for Kim.\r\nAna\r\n";
    let file = format!(
        "--x\r\nContent-Type: application/octet-stream; name=\"invite.ics\"\r\nContent-Disposition: attachment; filename=\"invite.ics\"\r\n\r\n{invite}\r\n--x--\r\n"
    );
    let inner = head("Ana Ruiz <ana.ruiz@kestrel.example>", "y")
        + "Please come to the interview for the Lead Designer position at Kestrel.\r\nAna Ruiz\r\n";
    let attached = |calendar: &str| {
        format!(
            "{outer}--x\r\nContent-Type: message/rfc822\r\n\r\n{inner}{calendar}\r\n--y--\r\n\r\n--x--\r\n"
        )
    };
    let part = format!("--y\r\nContent-Type: text/calendar; method=REQUEST\r\n\r\n{invite}");
    for eml in [format!("{outer}{below}{file}"), attached(&part)] {
        let facts = facts(&eml);
        assert_eq!(facts["hiring manager"], "Sam Hart", "the outermost writer");
        assert_eq!(facts["position"], "Lead Designer", "{eml}");
        assert_eq!(
            (facts["date"].as_str(), facts["time"].as_str()),
            ("2026-12-03", "14:30")
        );
        assert!(found(&eml).appointment.is_some(), "it can be declined");
    }
    let without = found(&attached(""));
    assert_eq!(
        without.words(without.get(Fact::Position).unwrap()),
        Some("Lead Designer")
    );
    assert!(without.get(Fact::Date).is_none() && without.appointment.is_none());
}

#[test]
fn endless_and_broken_inputs_end() {
    let long = "a".repeat(3_000_000);
    assert!(!found(&long).notes.is_empty());
    // The screen gives patterns back between the stages of a reading, but not between a thousand events.
    let events = calendar("", "").replace("BEGIN:VEVENT", &"BEGIN:VEVENT\r\n".repeat(1_000));
    let _ = read_once(events.as_bytes(), None, received());
    let attendees = "ATTENDEE;CN=X:mailto:x@y.example\r\n".repeat(30_000);
    assert!(!found(&calendar("", &attendees)).notes.is_empty());
    for bytes in [
        &b"\xff\xfe\x00BEGIN:VCALENDAR"[..],
        b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART",
        b"From: x\nMIME-Version: 1.0\n\n",
        b"",
    ] {
        let _ = read(bytes, None, received());
    }
}
