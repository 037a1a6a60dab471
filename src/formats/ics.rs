//! Calendar files: the facts of an invitation, and the reply that declines it.
//!
//! Parsed by calcard, which reads what real programs write: folds with tabs, a missing END, two
//! summaries. A zone that the file names is handed on as it is written; only a name that the zone
//! database knows, or a Windows name with one meaning, becomes a zone to count with. Nothing is
//! ever taken for UTC. Recurrence rules are not expanded. Must not know files or the clock.

use std::borrow::Cow;

use calcard::common::PartialDateTime;
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarEntry, ICalendarMethod,
    ICalendarParameter, ICalendarParameterName, ICalendarParticipationStatus, ICalendarProperty,
    ICalendarStatus, ICalendarValue,
};
use calcard::{Entry, Parser};
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan, Zoned};

use crate::domain::case::Fact;

use super::invitation::{
    Composed, Event, Found, FoundFact, InvitationKind, Source, floor_boundary,
};
use super::mail::MailAddress;

/// The most properties that are read.
const MOST_PROPERTIES: usize = 10_000;
/// The longest logical line.
const LONGEST_LINE: usize = 64 * 1024;
/// The most attendees that are read.
const MOST_ATTENDEES: usize = 1_000;
/// Who writes our calendar files.
const PRODUCT: &str = "-//bowout//bowout//EN";

/// Tells whether a text is a calendar file, perhaps with a byte order mark or a little junk before it.
pub fn is_calendar(text: &str) -> bool {
    let start: String = text
        .trim_start_matches(['\u{feff}', ' ', '\n', '\r', '\t'])
        .chars()
        .take(4000)
        .collect();
    let small = start.to_ascii_uppercase();
    small.starts_with("BEGIN:VCALENDAR")
        || small.starts_with("BEGIN:VEVENT")
        || small.contains("\nBEGIN:VCALENDAR")
}

/// Reads a calendar file; `None` where it holds no calendar at all.
pub fn read(text: &str, received: DateTime) -> Option<Found> {
    let (text, mut notes) = limited(text);
    let calendar = parse(&text)?;
    let method = method(&calendar);
    let events = latest(&calendar);
    let candidates = events
        .iter()
        .map(|event| read_event(event, &calendar, received))
        .collect::<Vec<_>>();
    let called_off = matches!(method, Some(ICalendarMethod::Cancel))
        || !events.is_empty()
            && events
                .iter()
                .all(|event| event.status() == Some(&ICalendarStatus::Cancelled));
    if events.iter().any(|event| event.is_recurrent()) {
        notes.push("The appointment repeats: only its first date was read.".to_owned());
    }
    let refused = match method {
        _ if events.is_empty() => {
            Some((InvitationKind::Other, "The calendar holds no appointment."))
        }
        _ if called_off => Some((
            InvitationKind::Cancellation,
            "The employer calls this interview off.",
        )),
        Some(
            ICalendarMethod::Reply
            | ICalendarMethod::Refresh
            | ICalendarMethod::Counter
            | ICalendarMethod::Declinecounter,
        ) => Some((
            InvitationKind::Other,
            "This is an answer to an invitation, not the invitation itself.",
        )),
        _ => None,
    };
    if let Some((kind, why)) = refused {
        return Some(Found {
            kind,
            not_invitation: Some(why.to_owned()),
            facts: Vec::new(),
            events: Vec::new(),
            sources: Vec::new(),
            notes,
            appointment: None,
        });
    }
    Some(choose(candidates, notes))
}

/// Takes the facts of a single appointment; offers several for choice.
fn choose(mut candidates: Vec<ReadEvent>, mut notes: Vec<String>) -> Found {
    if candidates.len() == 1
        && let Some(only) = candidates.pop()
    {
        let invites = only.kind == InvitationKind::Invitation;
        let (facts, sources) = if invites {
            (only.event.facts.clone(), only.event.sources.clone())
        } else {
            (Vec::new(), Vec::new())
        };
        let appointment = only.event.appointment.clone().filter(|_| invites);
        let events = if invites {
            Vec::new()
        } else {
            vec![only.event]
        };
        return Found {
            kind: only.kind,
            not_invitation: only.why.map(str::to_owned),
            facts,
            events,
            sources,
            notes,
            appointment,
        };
    }
    notes.push(format!(
        "The calendar holds {} appointments: choose one.",
        candidates.len()
    ));
    let kind = if candidates
        .iter()
        .any(|event| event.kind == InvitationKind::Invitation)
    {
        InvitationKind::Invitation
    } else {
        InvitationKind::Other
    };
    let why = if kind == InvitationKind::Other {
        candidates.iter().find_map(|event| event.why)
    } else {
        None
    };
    Found {
        kind,
        not_invitation: why.map(str::to_owned),
        facts: Vec::new(),
        events: candidates.into_iter().map(|event| event.event).collect(),
        sources: Vec::new(),
        notes,
        appointment: None,
    }
}

/// Cuts what no calendar program writes.
fn limited(text: &str) -> (String, Vec<String>) {
    let mut kept = String::new();
    let mut notes = Vec::new();
    let (mut properties, mut attendees, mut length) = (0, 0, 0);
    let mut skip = false;
    let (mut cut_lines, mut cut_attendees) = (false, false);
    for line in text.trim_start_matches('\u{feff}').split_inclusive('\n') {
        let folded = line.starts_with([' ', '\t']);
        if !folded {
            properties += 1;
            length = 0;
            let attendee = line
                .get(..8)
                .is_some_and(|name| name.eq_ignore_ascii_case("ATTENDEE"));
            attendees += usize::from(attendee);
            skip = attendee && attendees > MOST_ATTENDEES;
            cut_attendees |= skip;
        }
        if properties > MOST_PROPERTIES {
            notes.push(format!(
                "The calendar is very long: only its first {MOST_PROPERTIES} properties were read."
            ));
            break;
        }
        length += line.len();
        if length > LONGEST_LINE {
            cut_lines = true;
            if !folded {
                kept.push_str(&line[..floor_boundary(line, LONGEST_LINE)]);
                kept.push('\n');
            }
            continue;
        }
        if !skip {
            kept.push_str(&quoted_zone(line));
        }
    }
    if cut_lines {
        notes.push("A property is very long: only its first 64 KB were read.".to_owned());
    }
    if cut_attendees {
        notes.push(format!(
            "Only the first {MOST_ATTENDEES} attendees were read."
        ));
    }
    (kept, notes)
}

/// Quotes a zone's name with a colon in it, as Exchange writes it bare:
/// `DTSTART;TZID=tzone://Microsoft/Custom:20261203T143000`.
fn quoted_zone(line: &str) -> Cow<'_, str> {
    let parts = line.split_once(";TZID=").filter(|(name, _)| {
        name.bytes()
            .all(|byte| byte.is_ascii_alphabetic() || byte == b'-')
    });
    let Some((name, (zone, value))) =
        parts.and_then(|(name, rest)| Some((name, rest.rsplit_once(':')?)))
    else {
        return Cow::Borrowed(line);
    };
    if zone.contains(':') && !zone.contains(['"', ';']) {
        Cow::Owned(format!("{name};TZID=\"{zone}\":{value}"))
    } else {
        Cow::Borrowed(line)
    }
}

fn parse(text: &str) -> Option<ICalendar> {
    let mut parser = Parser::new(text);
    // Junk lines come one by one; the text itself bounds their number.
    for _ in 0..=MOST_PROPERTIES {
        match parser.entry() {
            Entry::ICalendar(calendar) => return Some(calendar),
            Entry::Eof => return None,
            _ => {}
        }
    }
    None
}

fn method(calendar: &ICalendar) -> Option<&ICalendarMethod> {
    let values = calendar
        .components
        .iter()
        .flat_map(|component| component.properties(&ICalendarProperty::Method))
        .flat_map(|entry| &entry.values);
    values.into_iter().find_map(|value| match value {
        ICalendarValue::Method(method) => Some(method),
        _ => None,
    })
}

/// Returns the appointments, of each only its latest form.
fn latest(calendar: &ICalendar) -> Vec<&ICalendarComponent> {
    let mut kept: Vec<&ICalendarComponent> = Vec::new();
    for event in calendar
        .components
        .iter()
        .filter(|component| component.component_type == ICalendarComponentType::VEvent)
    {
        let same = |other: &&ICalendarComponent| {
            event.uid().is_some()
                && other.uid() == event.uid()
                && text_of(other, &ICalendarProperty::RecurrenceId)
                    == text_of(event, &ICalendarProperty::RecurrenceId)
        };
        match kept.iter().position(same) {
            Some(at) if sequence(kept[at]) <= sequence(event) => kept[at] = event,
            Some(_) => {}
            None => kept.push(event),
        }
    }
    kept
}

fn sequence(event: &ICalendarComponent) -> i64 {
    let entry = event.property(&ICalendarProperty::Sequence);
    entry
        .and_then(|entry| entry.values.first())
        .and_then(ICalendarValue::as_integer)
        .unwrap_or(0)
}

struct ReadEvent {
    kind: InvitationKind,
    why: Option<&'static str>,
    event: Event,
}

fn read_event(event: &ICalendarComponent, calendar: &ICalendar, received: DateTime) -> ReadEvent {
    let organiser = event
        .property(&ICalendarProperty::Organizer)
        .map(Person::of);
    let attendees: Vec<Person> = event
        .properties(&ICalendarProperty::Attendee)
        .map(Person::of)
        .collect();
    let summary = text_of(event, &ICalendarProperty::Summary);
    let candidate = candidate(&attendees, organiser.as_ref(), &summary);
    let mut letter = Composed::default();
    if let Some(organiser) = &organiser {
        letter.add("ORGANIZER", "From: ", &organiser.shown());
    }
    if let Some(candidate) = candidate {
        letter.add("ATTENDEE", "To: ", &candidate.shown());
    }
    letter.add("SUMMARY", "Subject: ", &summary);
    letter.end_header();
    letter.add(
        "LOCATION",
        "Location: ",
        &text_of(event, &ICalendarProperty::Location),
    );
    letter.add(
        "DESCRIPTION",
        "",
        &text_of(event, &ICalendarProperty::Description),
    );
    let (kind, why, mut facts) = letter.read(received);
    // The organiser stands where a mail has its sender: that does not make it a mail.
    facts.retain(|fact| {
        fact.fact != Fact::ArrangedBy || fact.within.as_deref() != Some("ORGANIZER")
    });
    let mut sources = letter.sources();
    let start = start(event, calendar);
    if let Some(start) = &start {
        facts.retain(|fact| {
            !matches!(
                fact.fact,
                Fact::Date | Fact::Time | Fact::Timezone | Fact::TimezoneText
            )
        });
        facts.extend(start.facts());
        sources.push(Source {
            name: Some("DTSTART".to_owned()),
            text: start.written.clone(),
        });
    }
    let title = [start.map(|start| start.shown()), Some(summary)]
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" · ");
    ReadEvent {
        kind,
        why,
        event: Event {
            title,
            facts,
            sources,
            appointment: appointment(event, candidate),
        },
    }
}

/// Takes out of an appointment what a reply to it needs; `None` where nobody would receive one.
fn appointment(event: &ICalendarComponent, candidate: Option<&Person>) -> Option<String> {
    let organiser = event.property(&ICalendarProperty::Organizer)?;
    MailAddress::new(organiser.calendar_address()?).ok()?;
    let mut kept = ICalendarComponent::new(ICalendarComponentType::VEvent);
    kept.add_uid(&one_line(event.uid()?));
    for property in [ICalendarProperty::Sequence, ICalendarProperty::RecurrenceId] {
        kept.entries.extend(event.property(&property).cloned());
    }
    kept.entries.push(organiser.clone());
    let summary = one_line(&text_of(event, &ICalendarProperty::Summary));
    if !summary.is_empty() {
        kept.add_property(ICalendarProperty::Summary, summary);
    }
    let invited = candidate.and_then(|person| MailAddress::new(&person.address).ok());
    if let Some(invited) = invited {
        let address = format!("mailto:{}", invited.as_str());
        kept.add_property(ICalendarProperty::Attendee, address);
    }
    Some(written(ICalendarMethod::Request, kept))
}

/// An organiser or attendee.
struct Person {
    name: String,
    address: String,
}

impl Person {
    fn of(entry: &ICalendarEntry) -> Person {
        let name = entry
            .parameter(&ICalendarParameterName::Cn)
            .and_then(|name| name.as_text())
            .unwrap_or_default();
        let address = entry.calendar_address().unwrap_or_default().trim();
        let name = name.trim_matches(['"', '\'', ' ']);
        let name = if name.contains('@') { "" } else { name };
        Person {
            name: turned(name),
            address: address.to_owned(),
        }
    }

    fn shown(&self) -> String {
        let address = if self.address.contains('@') {
            format!("<{}>", self.address)
        } else {
            String::new()
        };
        format!("{} {address}", self.name).trim().to_owned()
    }

    fn domain(&self) -> &str {
        self.address.split('@').nth(1).unwrap_or("")
    }
}

/// "Kaya, Selin" becomes "Selin Kaya"; more commas are left as they are.
fn turned(name: &str) -> String {
    match name.split_once(", ") {
        Some((last, first))
            if !first.contains(',') && !first.is_empty() && first.split(' ').count() <= 2 =>
        {
            format!("{first} {last}")
        }
        _ => name.to_owned(),
    }
}

/// Finds the one attendee who can only be the candidate: the one from outside, or named in the summary.
fn candidate<'a>(
    attendees: &'a [Person],
    organiser: Option<&Person>,
    summary: &str,
) -> Option<&'a Person> {
    let home = organiser.map_or("", Person::domain);
    let others: Vec<&Person> = attendees
        .iter()
        .filter(|person| {
            organiser
                .is_none_or(|organiser| !person.address.eq_ignore_ascii_case(&organiser.address))
        })
        .collect();
    let one = |group: Vec<&'a Person>| {
        if let [only] = group.as_slice() {
            Some(*only)
        } else {
            None
        }
    };
    let named: Vec<&Person> = others
        .iter()
        .copied()
        .filter(|person| {
            !person.name.is_empty() && summary.to_lowercase().contains(&person.name.to_lowercase())
        })
        .collect();
    let outside: Vec<&Person> = others
        .iter()
        .copied()
        .filter(|person| {
            !home.is_empty()
                && !person.domain().eq_ignore_ascii_case(home)
                && !person.domain().is_empty()
        })
        .collect();
    one(named).or_else(|| one(outside)).or_else(|| one(others))
}

/// The start as the file says it.
struct Start {
    date: Date,
    time: Option<Time>,
    /// The zone as it is written.
    zone: Option<String>,
    /// The zone's name in the zone database, where it has one.
    known_zone: Option<String>,
    written: String,
}

impl Start {
    fn facts(&self) -> Vec<FoundFact> {
        let found = |fact: Fact, value: String| FoundFact {
            fact,
            value,
            evidence: 0..self.written.len(),
            within: Some("DTSTART".to_owned()),
        };
        let mut facts = vec![found(
            Fact::Date,
            self.date.strftime("%Y-%m-%d").to_string(),
        )];
        facts.extend(
            self.time
                .map(|time| found(Fact::Time, time.strftime("%H:%M").to_string())),
        );
        if let Some(zone) = self.zone.as_ref().filter(|_| self.time.is_some()) {
            let known = self.known_zone.clone();
            let known = known.map(|name| found(Fact::Timezone, name));
            facts.extend(known);
            if self.known_zone.as_ref() != Some(zone) {
                facts.push(found(Fact::TimezoneText, zone.clone()));
            }
        }
        facts
    }

    fn shown(&self) -> String {
        let time = self
            .time
            .map(|time| time.strftime(" %H:%M").to_string())
            .unwrap_or_default();
        format!("{}{time}", self.date.strftime("%-d %B %Y"))
    }
}

fn start(event: &ICalendarComponent, calendar: &ICalendar) -> Option<Start> {
    let entry = event.property(&ICalendarProperty::Dtstart)?;
    let value = entry.values.first()?.as_partial_date_time()?;
    let date = Date::new(
        i16::try_from(value.year?).ok()?,
        i8::try_from(value.month?).ok()?,
        i8::try_from(value.day?).ok()?,
    )
    .ok()?;
    let time = match (value.hour, value.minute) {
        (Some(hour), Some(minute)) => {
            Time::new(i8::try_from(hour).ok()?, i8::try_from(minute).ok()?, 0, 0).ok()
        }
        _ => None,
    };
    let named = entry
        .parameter(&ICalendarParameterName::Tzid)
        .and_then(|zone| zone.as_text())
        .map(|zone| zone.trim_matches('"').to_owned());
    let utc = value.tz_hour == Some(0) && named.is_none();
    let zone = named.or_else(|| utc.then(|| "UTC".to_owned()));
    let written = written_start(value, zone.as_deref());
    let known_zone = zone.as_deref().and_then(|zone| known_zone(zone, calendar));
    Some(Start {
        date,
        time,
        zone,
        known_zone,
        written,
    })
}

fn written_start(value: &PartialDateTime, zone: Option<&str>) -> String {
    let number = |part: Option<u8>| part.map(|part| format!("{part:02}")).unwrap_or_default();
    let date = format!(
        "{:04}{}{}",
        value.year.unwrap_or(0),
        number(value.month),
        number(value.day)
    );
    let time = value
        .hour
        .map(|_| {
            format!(
                "T{}{}{}",
                number(value.hour),
                number(value.minute),
                number(value.second)
            )
        })
        .unwrap_or_default();
    match zone {
        Some("UTC") => format!("{date}{time}Z"),
        Some(zone) => format!("TZID={zone}:{date}{time}"),
        None => format!("{date}{time}"),
    }
}

/// Windows zone names with one meaning, as Exchange and Outlook write them (Unicode CLDR, windowsZones, territory 001).
const WINDOWS_ZONES: [(&str, &str); 42] = [
    ("GMT Standard Time", "Europe/London"),
    ("Greenwich Standard Time", "Atlantic/Reykjavik"),
    ("W. Europe Standard Time", "Europe/Berlin"),
    ("Central Europe Standard Time", "Europe/Budapest"),
    ("Central European Standard Time", "Europe/Warsaw"),
    ("Romance Standard Time", "Europe/Paris"),
    ("E. Europe Standard Time", "Europe/Chisinau"),
    ("FLE Standard Time", "Europe/Kiev"),
    ("GTB Standard Time", "Europe/Bucharest"),
    ("Turkey Standard Time", "Europe/Istanbul"),
    ("Israel Standard Time", "Asia/Jerusalem"),
    ("Russian Standard Time", "Europe/Moscow"),
    ("South Africa Standard Time", "Africa/Johannesburg"),
    ("W. Central Africa Standard Time", "Africa/Lagos"),
    ("E. Africa Standard Time", "Africa/Nairobi"),
    ("Egypt Standard Time", "Africa/Cairo"),
    ("Morocco Standard Time", "Africa/Casablanca"),
    ("Arabian Standard Time", "Asia/Dubai"),
    ("Arab Standard Time", "Asia/Riyadh"),
    ("India Standard Time", "Asia/Kolkata"),
    ("Pakistan Standard Time", "Asia/Karachi"),
    ("Bangladesh Standard Time", "Asia/Dhaka"),
    ("SE Asia Standard Time", "Asia/Bangkok"),
    ("Singapore Standard Time", "Asia/Singapore"),
    ("China Standard Time", "Asia/Shanghai"),
    ("Taipei Standard Time", "Asia/Taipei"),
    ("Tokyo Standard Time", "Asia/Tokyo"),
    ("Korea Standard Time", "Asia/Seoul"),
    ("W. Australia Standard Time", "Australia/Perth"),
    ("Cen. Australia Standard Time", "Australia/Adelaide"),
    ("E. Australia Standard Time", "Australia/Brisbane"),
    ("AUS Eastern Standard Time", "Australia/Sydney"),
    ("New Zealand Standard Time", "Pacific/Auckland"),
    ("Eastern Standard Time", "America/New_York"),
    ("Central Standard Time", "America/Chicago"),
    ("Mountain Standard Time", "America/Denver"),
    ("US Mountain Standard Time", "America/Phoenix"),
    ("Pacific Standard Time", "America/Los_Angeles"),
    ("Atlantic Standard Time", "America/Halifax"),
    ("E. South America Standard Time", "America/Sao_Paulo"),
    ("Argentina Standard Time", "America/Buenos_Aires"),
    ("UTC", "UTC"),
];

/// Returns the zone's name in the zone database: the name that the file gives it, else the place that
/// the file's own definition of the zone says it is (`X-LIC-LOCATION`).
fn known_zone(zone: &str, calendar: &ICalendar) -> Option<String> {
    let mut definitions = calendar.components.iter().filter(|component| {
        component.component_type == ICalendarComponentType::VTimezone
            && text_of(component, &ICalendarProperty::Tzid).eq_ignore_ascii_case(zone)
    });
    let location = ICalendarProperty::Other("X-LIC-LOCATION".to_owned());
    iana(zone).or_else(|| definitions.find_map(|definition| iana(&text_of(definition, &location))))
}

/// Returns the name without the registry before it: `/freeassociation.sourceforge.net/Europe/Berlin`.
fn without_registry(zone: &str) -> &str {
    let mut tails = zone.match_indices('/').map(|(at, _)| &zone[at + 1..]);
    let global = zone.starts_with('/');
    let known = tails.find(|tail| global && tail.contains('/') && TimeZone::get(tail).is_ok());
    known.unwrap_or(zone)
}

/// Returns the zone's name in the zone database where it has one; a fixed offset has none.
fn iana(zone: &str) -> Option<String> {
    let windows = WINDOWS_ZONES
        .iter()
        .find(|(name, _)| name.eq_ignore_ascii_case(zone));
    let name = windows.map_or(without_registry(zone), |(_, name)| name);
    let known = name.contains('/') || name == "UTC";
    (known && TimeZone::get(name).is_ok()).then(|| name.to_owned())
}

fn text_of(event: &ICalendarComponent, property: &ICalendarProperty) -> String {
    let entry = event.property(property);
    let words = entry
        .into_iter()
        .flat_map(|entry| &entry.values)
        .filter_map(|value| value.as_text());
    // Commas that nobody escaped part a text in two.
    words.collect::<Vec<_>>().join(", ")
}

/// Why an appointment can't be declined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DeclineError {
    /// What was kept of it can't be read.
    #[error("What was kept of the appointment can't be read: open the invitation once more")]
    Unreadable,
    /// Nobody knows which address was invited.
    #[error("The reply needs the address that was invited: fill in your email")]
    NoAttendee,
}

/// The reply that declines an appointment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decline {
    /// Whom it goes to.
    pub organiser: MailAddress,
    /// Who declines.
    pub attendee: MailAddress,
    /// The reply, as a calendar (RFC 5546, METHOD:REPLY).
    pub calendar: String,
}

/// Writes the reply that declines an appointment, as it was kept in [`Found::appointment`], with a
/// comment of one line.
///
/// The address that was invited declines; the candidate's own where the appointment names none.
///
/// # Errors
/// The appointment can't be read, or nobody is known who could decline it.
pub fn decline(
    appointment: &str,
    own: Option<&MailAddress>,
    comment: &str,
    now: Timestamp,
) -> Result<Decline, DeclineError> {
    let calendar = parse(appointment).ok_or(DeclineError::Unreadable)?;
    let [event] = latest(&calendar)[..] else {
        return Err(DeclineError::Unreadable);
    };
    let address = |property| {
        let entry = event.property(&property)?;
        MailAddress::new(entry.calendar_address()?).ok()
    };
    let organiser = address(ICalendarProperty::Organizer).ok_or(DeclineError::Unreadable)?;
    let attendee = address(ICalendarProperty::Attendee)
        .or_else(|| own.cloned())
        .ok_or(DeclineError::NoAttendee)?;
    let mut reply = event.clone();
    reply
        .entries
        .retain(|entry| entry.name != ICalendarProperty::Attendee);
    reply.add_dtstamp(utc(now));
    let declined = ICalendarParameter::partstat(ICalendarParticipationStatus::Declined);
    reply.add_property_with_params(
        ICalendarProperty::Attendee,
        [declined],
        format!("mailto:{}", attendee.as_str()),
    );
    reply.add_property(ICalendarProperty::Comment, one_line(comment));
    Ok(Decline {
        organiser,
        attendee,
        calendar: written(ICalendarMethod::Reply, reply),
    })
}

/// Writes an appointment of fifteen minutes that reminds the candidate to cancel.
pub fn reminder(at: &Zoned, title: &str, description: &str, now: Timestamp) -> String {
    let mut event = ICalendarComponent::new(ICalendarComponentType::VEvent);
    event.add_uid(&format!(
        "reminder-{}-{}@bowout.invalid",
        at.timestamp().as_second(),
        now.as_second()
    ));
    event.add_dtstamp(utc(now));
    event.add_property(ICalendarProperty::Dtstart, utc(at.timestamp()));
    event.add_property(
        ICalendarProperty::Dtend,
        utc(at
            .timestamp()
            .saturating_add(15.minutes())
            .unwrap_or(at.timestamp())),
    );
    event.add_property(ICalendarProperty::Summary, one_line(title));
    event.add_property(
        ICalendarProperty::Description,
        crate::domain::clean::clean(description).text,
    );
    written(ICalendarMethod::Publish, event)
}

fn written(method: ICalendarMethod, event: ICalendarComponent) -> String {
    let mut head = ICalendarComponent::new(ICalendarComponentType::VCalendar);
    head.add_property(ICalendarProperty::Version, "2.0");
    head.add_property(ICalendarProperty::Prodid, PRODUCT);
    head.add_property(ICalendarProperty::Method, method);
    head.component_ids = vec![1];
    ICalendar {
        components: vec![head, event],
    }
    .to_string()
}

fn one_line(words: &str) -> String {
    crate::domain::clean::clean(words)
        .text
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

fn utc(moment: Timestamp) -> PartialDateTime {
    let civil = moment.to_zoned(TimeZone::UTC).datetime();
    PartialDateTime {
        year: u16::try_from(civil.year()).ok(),
        month: u8::try_from(civil.month()).ok(),
        day: u8::try_from(civil.day()).ok(),
        hour: u8::try_from(civil.hour()).ok(),
        minute: u8::try_from(civil.minute()).ok(),
        second: u8::try_from(civil.second()).ok(),
        tz_hour: Some(0),
        tz_minute: Some(0),
        tz_minus: false,
    }
}
