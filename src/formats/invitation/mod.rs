//! Reads an invitation: the facts that it really says, each with the words it came from.
//!
//! Takes a calendar file, a mail or free text. **Nothing is guessed:** what the text leaves open has
//! no fact, since a wrong fact is worse than a missing one. Reads no file and knows no clock: the
//! moment from which relative dates count is handed in.

mod announced;
mod candidate;
mod channel;
mod company;
mod composed;
mod contact;
mod dates;
mod firm;
mod host;
mod letterhead;
mod lists;
mod markup;
mod moment;
mod names;
mod offsets;

mod place;
mod position;
mod reach;
mod signature;
mod text;
mod times;
mod verdict;
mod work;

use std::borrow::Cow;
use std::ops::Range;

use jiff::civil::DateTime;

use crate::domain::case::{Fact, Form, Mode};
use crate::domain::clean::clean;

use super::{ics, mail};

pub(in crate::formats) use composed::Composed;
use offsets::Offsets;
use position::Known;
use text::Letter;
pub(in crate::formats) use text::floor_boundary;
pub use verdict::InvitationKind;

/// The longest text that is read; what is over is cut, and that is said.
const LONGEST_TEXT: usize = 64 * 1024;
/// The longest line that is read.
const LONGEST_LINE: usize = 64 * 1024;

/// A fact that the invitation says, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundFact {
    /// Which fact.
    pub fact: Fact,
    /// The value in the exact form that [`Case::set`](crate::domain::case::Case::set) reads.
    pub value: String,
    /// Byte offsets into the source named by `within`.
    pub evidence: Range<usize>,
    /// The property or part that holds the evidence; `None` where the input itself does.
    pub within: Option<String>,
}

/// What an invitation says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// What the text is.
    pub kind: InvitationKind,
    /// Why it is no invitation, as a sentence.
    pub not_invitation: Option<String>,
    /// The facts, at most one of each kind; empty unless it is an invitation.
    pub facts: Vec<FoundFact>,
    /// Every appointment of a calendar that holds several, to choose from.
    pub events: Vec<Event>,
    /// The texts into which evidence points, by the name of their property or part.
    pub sources: Vec<Source>,
    /// What was cut, removed or left open, as sentences.
    pub notes: Vec<String>,
    /// What of its one appointment a reply to it needs, as a calendar.
    pub appointment: Option<String>,
}

/// A text into which evidence points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The property or part; `None` for the input itself.
    pub name: Option<String>,
    /// The text itself.
    pub text: String,
}

/// One appointment of a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// A line by which a person tells it from the others.
    pub title: String,
    /// The facts that would be taken from it.
    pub facts: Vec<FoundFact>,
    /// The texts into which their evidence points.
    pub sources: Vec<Source>,
    /// What of it a reply needs, as a calendar.
    pub appointment: Option<String>,
}

impl Found {
    /// Returns a fact that was found.
    pub fn get(&self, fact: Fact) -> Option<&FoundFact> {
        self.facts.iter().find(|found| found.fact == fact)
    }

    /// Returns the words by which a fact was found.
    pub fn words(&self, found: &FoundFact) -> Option<&str> {
        let source = self
            .sources
            .iter()
            .find(|source| source.name == found.within)?;
        source.text.get(found.evidence.clone())
    }
}

/// Reads an invitation of any kind: a calendar, a mail or free text.
///
/// Relative dates count from `received`; without it from the mail's own date, else from `now`.
pub fn read(input: &[u8], received: Option<DateTime>, now: DateTime) -> Found {
    let text = decoded(input);
    let moment = received.unwrap_or(now);
    let calendar = || {
        if ics::is_calendar(&text) {
            ics::read(&text, moment)
        } else {
            None
        }
    };
    let mail = || {
        if mail::is_mail(input) {
            mail::read(input, received, now)
        } else {
            None
        }
    };
    let mut found = mail()
        .or_else(calendar)
        .unwrap_or_else(|| read_text(&text, moment));
    for event in &mut found.events {
        event.title = one_line(&clean(&event.title).text);
    }
    let in_events = found.events.iter_mut().flat_map(|event| &mut event.facts);
    for fact in found.facts.iter_mut().chain(in_events) {
        // Properties and headers are values as they stand; free text has been cleaned before.
        let value = clean(&fact.value).text;
        fact.value = match fact.fact.form() {
            Form::Lines => value,
            _ => one_line(&value),
        };
    }
    found
}

/// Reads an invitation as [`read`] does, and gives back the memory that its patterns took: for a
/// program that goes on for hours and reads another one rarely.
pub fn read_once(input: &[u8], received: Option<DateTime>, now: DateTime) -> Found {
    text::thriftily(|| read(input, received, now))
}

/// Decodes UTF-8, else Latin-1, in which old calendar programs write.
fn decoded(input: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(input) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => Cow::Owned(input.iter().map(|&byte| char::from(byte)).collect()),
    }
}

/// Reads an invitation as free text, cleaned first; evidence points into the text as it came in.
pub fn read_text(text: &str, received: DateTime) -> Found {
    let (cut, mut notes) = limited(text);
    let masked = markup::masked(cut);
    let bare = masked.replace(markup::GAP, "");
    let cleaned = clean(&bare);
    notes.extend(cleaned.removed.sentence());
    let letter = Letter::new(&cleaned.text, received);
    let (kind, why) = letter.verdict();
    text::stage_is_over();
    let offsets = Offsets::new(&masked, &cleaned.text);
    let facts = match kind {
        InvitationKind::Invitation => facts(&letter),
        InvitationKind::Cancellation | InvitationKind::Other => Vec::new(),
    };
    let in_raw = |found: FoundFact| FoundFact {
        evidence: offsets.raw(&found.evidence),
        ..found
    };
    Found {
        kind,
        not_invitation: why.map(str::to_owned),
        facts: facts.into_iter().map(in_raw).collect(),
        events: Vec::new(),
        sources: vec![Source {
            name: None,
            text: cut.to_owned(),
        }],
        notes,
        appointment: None,
    }
}

/// Cuts what is longer than anybody writes.
fn limited(text: &str) -> (&str, Vec<String>) {
    let long_line = text.split('\n').scan(0, |start, line| {
        let here = *start;
        *start += line.len() + 1;
        Some((here, line.len()))
    });
    let cut_by_line = long_line
        .take_while(|(start, _)| *start < LONGEST_TEXT)
        .find(|(_, len)| *len > LONGEST_LINE)
        .map(|(start, _)| start + LONGEST_LINE);
    let limit = cut_by_line.unwrap_or(LONGEST_TEXT).min(LONGEST_TEXT);
    if text.len() <= limit {
        return (text, Vec::new());
    }
    let end = floor_boundary(text, limit);
    (
        &text[..end],
        vec![format!(
            "The text is very long: only its first {} KB were read.",
            end / 1024
        )],
    )
}

fn facts(letter: &Letter<'_>) -> Vec<FoundFact> {
    let candidate = letter.candidate();
    let contact = letter.contact(candidate.as_ref());
    let candidate_name = candidate.as_ref().map(|person| letter.at(&person.span));
    let contact_name = contact.as_ref().map(|person| letter.at(&person.span));
    let address = letter.contact_address(contact_name, candidate_name);
    let number = letter.contact_number(contact_name);
    text::stage_is_over();
    let known = Known {
        contact: contact_name,
        candidate: candidate_name,
        address: address.as_ref().map(|span| letter.at(span)),
    };
    let position = letter.position(&known);
    let company = letter.company(&known, position.as_ref());
    text::stage_is_over();
    let moment = letter.moment();
    let time_span = moment.time.as_ref().map(|(_, span)| span.clone());
    let zone = letter.zone(time_span.as_ref());
    let near = time_span.or_else(|| moment.date.as_ref().map(|(_, span)| span.clone()));
    let mode = letter.mode(near.as_ref());
    let role = letter.contact_role(contact.as_ref().map(|person| &person.span));
    let channel = letter.channel();
    let said = |fact: Fact, span: Option<Range<usize>>| {
        span.map(|evidence| FoundFact {
            fact,
            value: one_line(letter.at(&evidence)),
            evidence,
            within: None,
        })
    };
    let zone_fact = match &zone {
        Some(span) if letter.at(span).contains('/') => Fact::Timezone,
        _ => Fact::TimezoneText,
    };
    [
        said(Fact::ContactName, contact.map(|person| person.span)),
        said(Fact::ContactEmail, address),
        said(Fact::ContactPhone, number),
        said(Fact::Company, company),
        said(Fact::Position, position),
        moment.date.map(|(date, evidence)| FoundFact {
            fact: Fact::Date,
            value: date.strftime("%Y-%m-%d").to_string(),
            evidence,
            within: None,
        }),
        moment.time.map(|(time, evidence)| FoundFact {
            fact: Fact::Time,
            value: time.strftime("%H:%M").to_string(),
            evidence,
            within: None,
        }),
        said(zone_fact, zone),
        mode.map(|(mode, evidence): (Mode, _)| FoundFact {
            fact: Fact::Mode,
            value: mode.name().to_owned(),
            evidence,
            within: None,
        }),
        said(Fact::YourName, candidate.map(|person| person.span)),
        role.map(|(role, evidence)| FoundFact {
            fact: Fact::ContactRole,
            value: role.name().to_owned(),
            evidence,
            within: None,
        }),
        channel.map(|(channel, evidence)| FoundFact {
            fact: Fact::ArrangedBy,
            value: channel.name().to_owned(),
            evidence,
            within: None,
        }),
    ]
    .into_iter()
    .flatten()
    .filter(|found| !found.value.is_empty())
    .collect()
}

/// Makes one line of words that a soft wrap has parted.
fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
