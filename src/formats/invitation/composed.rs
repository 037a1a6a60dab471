//! A letter put together from the properties of a calendar or the parts of a mail, so that one
//! reader serves all; and the way back from its places to those of the properties.
//!
//! Must not know how calendars or mails are parsed.

use jiff::civil::DateTime;

use crate::domain::clean::clean;

use super::markup::{GAP, masked};
use super::text::Letter;
use super::{FoundFact, InvitationKind, Offsets, Source, facts};

use std::ops::Range;

/// The longest lead before a property.
const LONGEST_LEAD: usize = "Location: ".len() + 4;

/// The letter, and which stretch of it came from which property or part.
#[derive(Default)]
pub(in crate::formats) struct Composed {
    text: String,
    parts: Vec<Part>,
}

struct Part {
    name: String,
    span: Range<usize>,
    /// The property's decoded text as it came in.
    raw: String,
    offsets: Offsets,
}

impl Composed {
    /// Adds a property under a lead such as `Subject: `; nothing where it is empty.
    pub fn add(&mut self, name: &str, lead: &str, raw: &str) {
        if raw.trim().is_empty() {
            return;
        }
        let masked = masked(raw);
        let cleaned = clean(&masked.replace(GAP, "")).text;
        self.text.push_str(lead);
        let start = self.text.len();
        self.text.push_str(&cleaned);
        self.parts.push(Part {
            name: name.to_owned(),
            span: start..self.text.len(),
            offsets: Offsets::new(&masked, &cleaned),
            raw: raw.to_owned(),
        });
        self.text.push('\n');
    }

    /// Ends the header.
    pub fn end_header(&mut self) {
        self.text.push('\n');
    }

    /// Reads the letter; facts whose words straddle two parts are left out.
    pub fn read(
        &self,
        received: DateTime,
    ) -> (InvitationKind, Option<&'static str>, Vec<FoundFact>) {
        let letter = Letter::new(&self.text, received);
        let (kind, why) = letter.verdict_of_appointment();
        let found = facts(&letter);
        (
            kind,
            why,
            found
                .into_iter()
                .filter_map(|fact| self.placed(fact))
                .collect(),
        )
    }

    fn placed(&self, fact: FoundFact) -> Option<FoundFact> {
        // The words may begin in the lead, which is ours: "Location: …".
        let holds = |part: &&Part| {
            part.span.start < fact.evidence.end
                && fact.evidence.end <= part.span.end
                && fact.evidence.start + LONGEST_LEAD >= part.span.start
        };
        let part = self.parts.iter().find(holds)?;
        let within = fact.evidence.start.saturating_sub(part.span.start)
            ..fact.evidence.end - part.span.start;
        Some(FoundFact {
            evidence: part.offsets.raw(&within),
            within: Some(part.name.clone()),
            ..fact
        })
    }

    /// Hands out the texts into which evidence points.
    pub fn sources(self) -> Vec<Source> {
        self.parts
            .into_iter()
            .map(|part| Source {
                name: Some(part.name),
                text: part.raw,
            })
            .collect()
    }
}
