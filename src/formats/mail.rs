//! Mails: read as invitations, written as drafts.
//!
//! Reads with mail-parser, writes with mail-builder. What goes into a header passes through a type
//! that refuses line breaks and control characters. Must not know files or the clock.

use std::fmt;

use jiff::Timestamp;
use jiff::civil::DateTime;
use mail_builder::MessageBuilder;
use mail_builder::headers::content_type::ContentType;
use mail_parser::{Address, Message, MessageParser, MimeHeaders, PartType};

use crate::domain::case::Fact;
use crate::domain::clean::is_refused;

use super::ics;
use super::invitation::{Composed, Found, InvitationKind};

/// The most parts of a mail that are read.
const MOST_PARTS: usize = 50;
/// How many mails within one another are read.
const MOST_DEEP: usize = 16;
/// What stands above an attached mail in the letter that is read.
const FORWARDED: &str = "\n---------- Forwarded message ----------\n";

/// A text that may stand in a header: one line without control characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header(String);

/// An address of a mailbox: one `@`, no blanks, no control characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailAddress(String);

/// A text that may not stand in a header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It holds a line break, a control character or an invisible one.
    Control,
    /// It is no address of a mailbox.
    NoAddress,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Refused::Control => "it holds a line break or an invisible character: take that out",
            Refused::NoAddress => "it is no mail address: write one like ana@example.com",
        })
    }
}

impl std::error::Error for Refused {}

impl Header {
    /// Takes a text that may stand in a header.
    ///
    /// # Errors
    /// The text holds a line break or a control character.
    pub fn new(text: &str) -> Result<Header, Refused> {
        if text.chars().any(|c| c.is_control() || is_refused(c)) {
            return Err(Refused::Control);
        }
        Ok(Header(text.trim().to_owned()))
    }

    /// Returns the text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl MailAddress {
    /// Takes an address of a mailbox, without a name around it.
    ///
    /// # Errors
    /// The text is no address, or holds what no header may hold.
    pub fn new(text: &str) -> Result<MailAddress, Refused> {
        let text = text.trim();
        if text.chars().any(|c| c.is_control() || is_refused(c)) {
            return Err(Refused::Control);
        }
        let (local, host) = text.rsplit_once('@').ok_or(Refused::NoAddress)?;
        let fits = |part: &str| {
            !part.is_empty()
                && !part.starts_with('.')
                && !part.ends_with('.')
                && !part.contains("..")
        };
        let plain = |c: char| {
            !c.is_whitespace()
                && !matches!(
                    c,
                    '<' | '>'
                        | '('
                        | ')'
                        | '['
                        | ']'
                        | ','
                        | ';'
                        | ':'
                        | '\\'
                        | '"'
                        | '@'
                        | '?'
                        | '&'
                        | '='
                        | '%'
                        | '#'
                )
        };
        let host_fits = fits(host)
            && host
                .chars()
                .all(|c| c.is_alphanumeric() || matches!(c, '.' | '-'))
            && !host.starts_with('-');
        let whole = fits(local)
            && local.chars().all(|c| plain(c) || matches!(c, '=' | '&'))
            && host_fits
            && text.len() <= 254;
        whole
            .then(|| MailAddress(text.to_owned()))
            .ok_or(Refused::NoAddress)
    }

    /// Returns the address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What a draft is made of.
#[derive(Clone, Debug)]
pub struct DraftMail<'a> {
    /// Whom it goes to, where that is known.
    pub to: Option<&'a MailAddress>,
    /// The contact's name, shown beside the address.
    pub to_name: Option<&'a Header>,
    /// The candidate's own address, where that is known.
    pub from: Option<&'a MailAddress>,
    /// The candidate's name.
    pub from_name: Option<&'a Header>,
    /// The subject.
    pub subject: &'a Header,
    /// The body, with line feeds.
    pub body: &'a str,
    /// A calendar reply that goes with it.
    pub reply: Option<&'a str>,
    /// When the draft is made.
    pub now: Timestamp,
}

/// Writes a draft that mail programs open for sending (`X-Unsent: 1`), with CRLF line ends.
pub fn draft(mail: &DraftMail<'_>) -> Vec<u8> {
    // Our own identity: mail-builder would put the name of this machine into it.
    let identity = format!(
        "{}.{:016x}@bowout.invalid",
        mail.now.as_millisecond(),
        fingerprint(mail)
    );
    let mut message = MessageBuilder::new()
        .header("X-Unsent", mail_builder::headers::raw::Raw::new("1"))
        .message_id(identity)
        .date(mail.now.as_second())
        .subject(mail.subject.as_str())
        .text_body(mail.body.replace("\r\n", "\n").replace('\n', "\r\n"));
    if let Some(to) = mail.to {
        message = message.to(named(mail.to_name, to));
    }
    if let Some(from) = mail.from {
        message = message.from(named(mail.from_name, from));
    }
    if let Some(reply) = mail.reply {
        let calendar = ContentType::new("text/calendar")
            .attribute("method", "REPLY")
            .attribute("charset", "utf-8");
        message = message.attachment(calendar, "reply.ics", reply);
    }
    // Writing into memory cannot fail.
    message.write_to_vec().unwrap_or_default()
}

fn named<'a>(
    name: Option<&'a Header>,
    address: &'a MailAddress,
) -> mail_builder::headers::address::Address<'a> {
    match name.map(Header::as_str).filter(|name| !name.is_empty()) {
        Some(name) => (name, address.as_str()).into(),
        None => address.as_str().into(),
    }
}

/// Tells two drafts of the same millisecond apart (FNV-1a).
fn fingerprint(mail: &DraftMail<'_>) -> u64 {
    let bytes = mail.subject.as_str().bytes().chain(mail.body.bytes());
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// Tells whether bytes begin with the header of a mail, as a mail program saves it.
pub fn is_mail(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(16 * 1024)]);
    let lines: Vec<&str> = head
        .trim_start_matches('\u{feff}')
        .lines()
        .skip_while(|line| line.starts_with("From "))
        .take_while(|line| !line.trim().is_empty())
        .collect();
    let is_field = |line: &&str| {
        line.starts_with([' ', '\t'])
            || line.split_once(':').is_some_and(|(name, _)| {
                !name.is_empty() && name.bytes().all(|b| b.is_ascii_graphic())
            })
    };
    let technical = [
        "message-id:",
        "mime-version:",
        "received:",
        "content-type:",
        "return-path:",
        "delivered-to:",
        "dkim-signature:",
        "x-mailer:",
        "content-transfer-encoding:",
    ];
    let marks = lines
        .iter()
        .filter(|line| {
            technical
                .iter()
                .any(|name| line.to_ascii_lowercase().starts_with(name))
        })
        .count();
    lines.len() > 2 && lines.iter().all(is_field) && marks > 0
}

/// Reads a mail; `None` where the bytes are none.
pub fn read(bytes: &[u8], received: Option<DateTime>, now: DateTime) -> Option<Found> {
    let mut message = MessageParser::default().parse(bytes)?;
    let mut notes = Vec::new();
    if is_cut_below(MOST_DEEP, &mut message) {
        notes.push(format!(
            "The mail holds mails within mails: only the first {MOST_DEEP} were read."
        ));
    }
    let received = received.or_else(|| sent(&message)).unwrap_or(now);
    if message.parts.len() > MOST_PARTS {
        notes.push(format!(
            "The mail has {} parts: only the first {MOST_PARTS} were read.",
            message.parts.len()
        ));
    }
    let mut letter = Composed::default();
    letter.add(
        "From",
        "From: ",
        &message.from().map(shown).unwrap_or_default(),
    );
    letter.add(
        "Reply-To",
        "Reply-To: ",
        &message.reply_to().map(shown).unwrap_or_default(),
    );
    letter.add("To", "To: ", &message.to().map(shown).unwrap_or_default());
    letter.add(
        "Subject",
        "Subject: ",
        message.subject().unwrap_or_default(),
    );
    letter.end_header();
    let (name, body) = body(&message);
    letter.add(name, "", &body);
    if let Some(forwarded) = forwarded(&message) {
        letter.add("message/rfc822", FORWARDED, &forwarded);
    }
    let (kind, why, facts) = letter.read(received);
    let calendar = calendar(&message, received);
    let sources = letter.sources();
    let own = Found {
        kind,
        not_invitation: why.map(str::to_owned),
        facts,
        events: Vec::new(),
        sources,
        notes,
        appointment: None,
    };
    Some(match calendar {
        Some(calendar) => joined(own, calendar),
        None if kind == InvitationKind::Invitation => own,
        None => Found {
            facts: Vec::new(),
            ..own
        },
    })
}

/// Puts what the attached calendar says beside the words of the mail: its start wins, the rest fills gaps.
fn joined(mail: Found, calendar: Found) -> Found {
    let called_off = calendar.kind == InvitationKind::Cancellation;
    if called_off || mail.kind == InvitationKind::Cancellation {
        let why = if called_off {
            calendar.not_invitation
        } else {
            mail.not_invitation
        };
        return Found {
            kind: InvitationKind::Cancellation,
            not_invitation: why,
            facts: Vec::new(),
            events: Vec::new(),
            ..mail
        };
    }
    if mail.kind == InvitationKind::Other && calendar.kind == InvitationKind::Other {
        return Found {
            facts: Vec::new(),
            ..mail
        };
    }
    let moment = |fact: Fact| {
        matches!(
            fact,
            Fact::Date | Fact::Time | Fact::Timezone | Fact::TimezoneText
        )
    };
    let starts = calendar.facts.iter().any(|fact| fact.fact == Fact::Date);
    let mut facts = mail.facts;
    if starts {
        facts.retain(|fact| !moment(fact.fact));
    }
    for fact in calendar.facts {
        if !facts.iter().any(|known| known.fact == fact.fact) {
            facts.push(fact);
        }
    }
    let mut sources = mail.sources;
    sources.extend(calendar.sources);
    let mut notes = mail.notes;
    notes.extend(calendar.notes);
    Found {
        kind: InvitationKind::Invitation,
        not_invitation: None,
        facts,
        events: calendar.events,
        sources,
        notes,
        appointment: calendar.appointment,
    }
}

fn sent(message: &Message<'_>) -> Option<DateTime> {
    let date = message.date()?;
    let (month, day) = (i8::try_from(date.month).ok()?, i8::try_from(date.day).ok()?);
    let (hour, minute) = (
        i8::try_from(date.hour).ok()?,
        i8::try_from(date.minute).ok()?,
    );
    DateTime::new(
        i16::try_from(date.year).ok()?,
        month,
        day,
        hour,
        minute,
        0,
        0,
    )
    .ok()
}

fn shown(address: &Address<'_>) -> String {
    let first = address.first();
    let name = first
        .and_then(|one| one.name())
        .filter(|name| !name.contains('@'))
        .unwrap_or_default();
    let mailbox = first
        .and_then(|one| one.address())
        .map(|mailbox| format!("<{mailbox}>"))
        .unwrap_or_default();
    let name = match name.split_once(", ") {
        Some((last, given)) if !given.contains(',') => format!("{given} {last}"),
        _ => name.to_owned(),
    };
    format!("{name} {mailbox}").trim().to_owned()
}

/// Returns the words of the mail: its plain text, else its HTML without the markup.
fn body(message: &Message<'_>) -> (&'static str, String) {
    let texts = message
        .text_bodies()
        .take(MOST_PARTS)
        .filter(|part| matches!(part.body, PartType::Text(_)));
    let plain: Vec<&str> = texts.filter_map(|part| part.text_contents()).collect();
    if !plain.join("").trim().is_empty() {
        return ("text/plain", plain.join("\n"));
    }
    let html = message
        .body_text(0)
        .map(std::borrow::Cow::into_owned)
        .unwrap_or_default();
    ("text/html", html)
}

/// Takes out what is attached deeper than so many mails within one another; tells whether there was
/// any.
fn is_cut_below(depth: usize, message: &mut Message<'_>) -> bool {
    let mut is_cut = false;
    for part in &mut message.parts {
        match &mut part.body {
            PartType::Message(attached) if depth > 0 => {
                is_cut |= is_cut_below(depth - 1, attached);
            }
            PartType::Message(_) => {
                take_apart(std::mem::replace(
                    &mut part.body,
                    PartType::Multipart(Vec::new()),
                ));
                is_cut = true;
            }
            _ => {}
        }
    }
    is_cut
}

/// Drops a part mail by mail: thousands within one another, dropped at once, would fill the stack.
fn take_apart(part: PartType<'_>) {
    let mut left = vec![part];
    while let Some(part) = left.pop() {
        if let PartType::Message(message) = part {
            left.extend(message.parts.into_iter().map(|part| part.body));
        }
    }
}

/// Returns a mail that is attached to this one as it would stand below it, forwarded.
fn forwarded(message: &Message<'_>) -> Option<String> {
    let attached = message
        .parts
        .iter()
        .take(MOST_PARTS)
        .find_map(|part| match &part.body {
            PartType::Message(attached) => Some(attached),
            _ => None,
        })?;
    let head = [
        ("From", attached.from().map(shown).unwrap_or_default()),
        ("To", attached.to().map(shown).unwrap_or_default()),
        ("Subject", attached.subject().unwrap_or_default().to_owned()),
    ];
    let head = head.map(|(name, value)| format!("{name}: {value}\n"));
    Some(format!("{}\n{}", head.concat(), body(attached).1))
}

fn calendar(message: &Message<'_>, received: DateTime) -> Option<Found> {
    message.parts.iter().take(MOST_PARTS).find_map(|part| {
        if let PartType::Message(forwarded) = &part.body {
            return calendar(forwarded, received);
        }
        let kind = part.content_type();
        let by_type = kind.is_some_and(|kind| {
            kind.ctype().eq_ignore_ascii_case("text")
                && kind
                    .subtype()
                    .is_some_and(|sub| sub.eq_ignore_ascii_case("calendar"))
        });
        let by_name = part.attachment_name().is_some_and(|name| {
            std::path::Path::new(name)
                .extension()
                .is_some_and(|end| end.eq_ignore_ascii_case("ics"))
        });
        if !(by_type || by_name) {
            return None;
        }
        let text = String::from_utf8_lossy(part.contents()).into_owned();
        ics::read(&text, received)
    })
}
