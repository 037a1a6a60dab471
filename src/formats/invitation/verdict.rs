//! Whether a text is an invitation to a job interview at all.
//!
//! Must not know the facts: only the words around them.

use super::position::Known;
use std::sync::Arc;

use regex_lite::Regex;

use super::text::{Letter, Pattern, any_of, pattern, shared};

/// What an incoming text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InvitationKind {
    /// An invitation to a job interview, or the confirmation or move of one.
    Invitation,
    /// The employer calls the interview off.
    Cancellation,
    /// Anything else.
    Other,
}

impl InvitationKind {
    /// Returns the word used in JSON.
    pub fn name(self) -> &'static str {
        match self {
            InvitationKind::Invitation => "invitation",
            InvitationKind::Cancellation => "cancellation",
            InvitationKind::Other => "other",
        }
    }
}

/// One way of being no invitation: what is said, what clears it, and the sentence that tells.
struct Rule {
    said: Pattern,
    unless: Option<Pattern>,
    is: InvitationKind,
    because: &'static str,
}

// The ways of being no invitation, in the order in which they are tried, as `RULES`: the build
// script makes them of `assets/no_invitations.toml`.
include!(concat!(env!("OUT_DIR"), "/no_invitations.rs"));

impl Letter<'_> {
    /// Says what the text is, and why it is no invitation where it is none.
    pub fn verdict(&self) -> (InvitationKind, Option<&'static str>) {
        let (kind, why) = self.verdict_of_appointment();
        if kind == InvitationKind::Invitation && !arranges().is_match(self.text) {
            return (
                InvitationKind::Other,
                Some("The text invites to nothing yet."),
            );
        }
        (kind, why)
    }

    /// Says the same of what belongs to an appointment, whose moment stands elsewhere.
    pub fn verdict_of_appointment(&self) -> (InvitationKind, Option<&'static str>) {
        let subject = self
            .head_field("subject")
            .map_or("", |subject| self.at(&subject));
        let said = format!("{subject}\n{}", self.at(&self.own))
            .replace(['\u{2019}', '\u{2018}'], "'")
            .replace(['\n', '\r', '\u{a0}'], " ");
        let said = said.trim_start();
        let whole = self.text.replace('\u{2019}', "'");
        // What holds only if something else does says nothing against it.
        let stated = pattern!(r"\b(?:if|whether) you(?:'re| are|'ve been| have been) \w+")
            .replace_all(said, "");
        let stands = |pattern: &'static Pattern, text: &str| pattern.get().is_match(text);
        for rule in &RULES {
            let is_cleared = |by| stands(by, &stated);
            if stands(&rule.said, said) && !rule.unless.as_ref().is_some_and(is_cleared) {
                return (rule.is, Some(rule.because));
            }
        }
        let dated = !self.days(&self.own, self.received.date()).is_empty();
        let titled = self.names_work();
        let points = proof(said, dated, titled);
        // A short note above a forwarded invitation says little itself.
        let forwarded = self.own.len() < 400 && proof(&whole, dated, titled) >= ENOUGH;
        if points >= ENOUGH || forwarded {
            return (InvitationKind::Invitation, None);
        }
        let why = if pattern!(r"\binterview(?:s|ing|ed)?\b").is_match(said) {
            "The interview that the text speaks of is none for a job."
        } else {
            "The text speaks of no job interview."
        };
        (InvitationKind::Other, Some(why))
    }

    /// Tells whether the text names a kind of work.
    fn names_work(&self) -> bool {
        let nobody = Known {
            contact: None,
            candidate: None,
            address: None,
        };
        self.position(&nobody).is_some() || self.position_in_first_lines().is_some()
    }
}

/// A time of day, or words that ask somebody to come or to choose a time: no invitation is without.
fn arranges() -> Arc<Regex> {
    shared!(concat!(
        r"\b",
        any_of!(
            r"dtstart",
            r"\d{1,2}[:.h]\d\d",
            r"\d{1,2} ?(?:[ap]\.?m\b|uhr\b|heures\b|o'?clock|hrs|hours)",
            r"\d{4} ?(?:hrs?|hours)",
            r"noon",
            r"midday",
            r"half (?:past )?\w+",
            r"quarter (?:past|to)",
            r"invit\w+",
            r"interview(?:s|ed|ing)? (?:you|u|on|for|at|with|is|will|slot|date|time|has|tomorrow|today)",
            concat!(
                any_of!(
                    r"like",
                    r"love",
                    r"wants?",
                    r"keen",
                    r"happy",
                    r"delighted",
                    r"pleased",
                    r"able",
                    r"need",
                    r"wish",
                    r"wondering if",
                    r"interested in",
                    r"glad"
                ),
                r" (?:for )?(?:you |u )?(?:to )?(?:meet|see|interview|have|arrange|schedule|set|speak|talk|chat|offer|bring|book|come)\w*"
            ),
            r"availab\w+",
            r"free",
            r"which",
            r"when",
            r"prefer\w*",
            r"slots?",
            r"times?",
            r"book\w*",
            r"schedul\w+",
            r"arrang\w+",
            r"tomorrow",
            r"today",
            r"tonight",
            r"tmrw",
            r"tmw",
            r"come",
            r"meet\w*",
            r"see (?:you|u)",
            r"pop",
            r"drop",
            r"call",
            r"ring",
            r"bell",
            r"chat",
            r"join",
            r"attend\w*",
            r"monday",
            r"tuesday",
            r"wednesday",
            r"thursday",
            r"friday",
            r"saturday",
            r"sunday",
            r"(?:mon|tues?|weds?|thurs?|thu|fri|sat|sun)\b",
            r"at \d"
        ),
        r"\b"
    ))
}

/// Sums up what speaks for an invitation; nothing where no word is about work or an interview.
fn proof(said: &str, dated: bool, titled: bool) -> i32 {
    let found = || {
        signs()
            .into_iter()
            .filter(|sign| sign.pattern.is_match(said))
    };
    if !titled && !found().any(|sign| sign.is_about_work) {
        return 0;
    }
    found().map(|sign| sign.points).sum::<i32>() + i32::from(dated) + i32::from(titled)
}

/// How many points make an invitation; a day counts one.
const ENOUGH: i32 = 3;

/// A kind of words that an invitation holds, and how much they prove beside others.
struct Sign {
    pattern: Arc<Regex>,
    points: i32,
    is_about_work: bool,
}

/// What speaks for an invitation; each kind counts once, however often it is said.
fn signs() -> [Sign; 8] {
    let work = |points, pattern| Sign {
        pattern,
        points,
        is_about_work: true,
    };
    let other = |points, pattern| Sign {
        pattern,
        points,
        is_about_work: false,
    };
    [
        // An interview that the reader goes to, or what employers hold in its place.
        work(3, invites_you()),
        work(1, shared!(r"\binterview\w*\b")),
        // What one applies for, and with what.
        work(2, speaks_of_work()),
        work(
            2,
            shared!(
                r"\b(?:applications?|applied|applying|apply|applicants?|candidates?|shortlist\w*|cv|resume|portfolio|cover letter|take-?home|recruit\w*|hiring|talent (?:team|partner|acquisition)|human resources|hr)\b"
            ),
        ),
        work(
            2,
            shared!(concat!(
                r"\b",
                any_of!(
                    r"join(?:ing)? (?:us |our team |the team |you'd be )?as",
                    r"(?:second|third|final|next) (?:round|stage)",
                    r"(?:round|stage) (?:two|three|[23])",
                    r"start(?:ing)? with us",
                    r"(?:coordinator|manager|team|partner|director), people",
                    r"people (?:coordinator|partner|team|operations)"
                ),
                r"\b"
            )),
        ),
        // Work as people speak of it who have no word for a vacancy.
        work(
            2,
            shared!(concat!(
                r"\b",
                any_of!(
                    r"(?:looking for|need|want) (?:someone|somebody|another pair of hands)",
                    r"the gaffer",
                    r"the foreman",
                    r"cscs",
                    r"babysit\w*",
                    r"childmind\w*",
                    r"(?:saw|seen|found) (?:your|ur) (?:card|ad|advert|post|message)",
                    r"helping (?:her|him|me|us|mum|dad|out) (?:at|with|in|on)"
                ),
                r"\b"
            )),
        ),
        // That people want to see the reader.
        other(
            1,
            shared!(concat!(
                r"\b",
                any_of!(
                    concat!(
                        any_of!(
                            r"meet",
                            r"see",
                            r"seeing",
                            r"talk",
                            r"talking",
                            r"speak",
                            r"speaking",
                            r"chat",
                            r"chatting",
                            r"call",
                            r"ring",
                            r"phone",
                            r"zoom"
                        ),
                        r"(?: to| with| through)? (?:you|u|us|our|the (?:team|owner|manager))\b"
                    ),
                    r"(?:chat|conversation|call|session|meeting|screen|screening|panel) (?:with|about)",
                    r"(?:first|initial) conversation",
                    r"(?:wants?|needs?) (?:you|u) in",
                    r"come (?:to|see|in|along|over|by|down|round|up|out|through|thru|back|and)",
                    r"(?:pop|drop|swing|call|stop) (?:in|by|over|round)",
                    r"ask for (?:me|him|her)",
                    r"invit\w+ (?:you|to)",
                    r"invite"
                ),
                r"\b"
            )),
        ),
        other(
            1,
            shared!(
                r"\b\d{1,2}(?:[:.]\d\d\b|[:.]?\d* ?[ap]\.?m\b)|\b(?:noon|midday|half \w+|o'clock)\b"
            ),
        ),
    ]
}

/// An interview that the reader goes to, or what some employers hold in its place.
fn invites_you() -> Arc<Regex> {
    shared!(any_of!(
        r"\b(?:your|ur|the|our|this|an?|\w+'s|phone|telephone|video|final|panel) (?:[\w-]+ ){0,3}interview\b",
        r"\b(?:to|for|an?|of) interview\b",
        r"\binterview (?:you|u|confirm\w*|invit\w*|booked|details|reminder|request|today|tomorrow|on|at|with|for|schedul\w*|slot|time|date|w/)\b",
        r"\b(?:first|second|final|initial|screening|job)[- ](?:(?:round|stage) )?interview\b",
        r"\binterviews? (?-i:[A-Z])",
        r"\binterviews?\s*[:–@|-]",
        r"\b(?:assessment|selection) (?:day|centre|center|panel)\b",
        r"\btrial (?:shift|day|lesson)\b",
        r"\b(?:phone|telephone|video|recruiter|hr|initial|technical|intro(?:ductory)?) (?:screen|screening|panel|round)\b",
        r"\b(?:virtual|online|final|onsite|on-site|hiring) (?:panel|loop|round)\b",
        r"\bscreening (?:call|chat)\b",
        r"\bthe on-?site\b",
        r"\baudition\b",
        r"\bsuperday\b",
        r"\bvorstellungsgespräch\b",
        r"\bentretien\b"
    ))
}

/// Words for what one applies for.
fn speaks_of_work() -> Arc<Regex> {
    shared!(any_of!(
        concat!(
            r"\b",
            any_of!(
                r"job",
                r"role",
                r"position",
                r"post",
                r"vacancy",
                r"opening",
                r"internship?",
                r"apprentice(?:ship)?",
                r"placement",
                r"application",
                r"applied",
                r"applying",
                r"cv",
                r"resume",
                r"hiring",
                r"shifts?",
                r"trial",
                r"place",
                r"gig",
                r"recruiter",
                r"recruiting",
                r"recruitment",
                r"scheme",
                r"panel",
                r"crew",
                r"mandate"
            ),
            r"\b"
        ),
        r"\b(?:executive search|search consultant|headhunt\w*)\b",
        r"\bfind (?:their|its|our) (?:next|new)\b",
        r"\b(?:looking for|about|weekend|evening|part-time|full-time|after|you want|wanting) (?:[\w-]+ )?work\b"
    ))
}
