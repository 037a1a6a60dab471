//! The rules: each finds one kind of mistake, and says why in one sentence.
//!
//! One file per rule that thinks; the word lists behind them are data. A rule must not change the
//! text: it offers a mend.

use std::ops::Range;

use crate::domain::case::Kind;

use super::cue::Cue;
use super::decision::{self, Concern, Decision};
use super::reading::{Reading, Words};
use super::{Finding, Judged, Severity, opinion};

mod apologies;
mod asks_twice;
mod badmouthing;
mod contradiction;
mod debate;
mod fate_unclear;
mod hedging;
mod impossible_date;
mod last_minute;
mod late_decision;
mod mend;
mod no_cancel_word;
mod no_decision;
mod no_interview_named;
mod no_name;
mod no_sign_off;
mod other_employer;
mod oversharing;
mod placeholder;
mod reschedule;
mod rude;
mod subject;
mod too_long;
mod weekday;
mod wrong_company;
mod wrong_name;

/// A rule of the review.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// The stable name.
    pub id: &'static str,
    /// How much its findings weigh.
    pub severity: Severity,
    /// What it is about, in a sentence.
    pub about: &'static str,
    check: fn(&Rule, &Judged<'_>) -> Vec<Finding>,
}

impl Rule {
    fn finding(&self, span: Range<usize>, message: impl Into<String>) -> Finding {
        Finding {
            rule: self.id,
            severity: self.severity,
            span,
            message: message.into(),
            fix: None,
        }
    }
}

/// Every rule, worst first.
pub const RULES: &[Rule] = &[
    placeholder::RULE,
    wrong_company::RULE,
    wrong_name::RULE,
    no_decision::RULE,
    rude::RULE,
    hedging::RULE,
    reschedule::RULE,
    badmouthing::RULE,
    oversharing::RULE,
    contradiction::RULE,
    weekday::RULE,
    impossible_date::RULE,
    last_minute::RULE,
    too_long::RULE,
    no_cancel_word::RULE,
    no_interview_named::RULE,
    late_decision::RULE,
    subject::RULE,
    fate_unclear::RULE,
    apologies::RULE,
    debate::RULE,
    no_name::RULE,
    no_sign_off::RULE,
    other_employer::RULE,
    asks_twice::RULE,
];

/// Runs every rule that judges this kind of text.
pub(super) fn findings(judged: &Judged<'_>) -> Vec<Finding> {
    if cancels_nothing(judged) {
        return vec![not_a_cancellation(judged.reading.prose.text)];
    }
    let mut findings: Vec<Finding> = RULES
        .iter()
        .filter(|rule| judges(rule, judged))
        .flat_map(|rule| (rule.check)(rule, judged))
        .collect();
    for finding in &mut findings {
        finding.fix = finding.fix.take().or_else(|| mend::fix(finding, judged));
    }
    findings.sort_by_key(|finding| (finding.severity, finding.span.start));
    findings
}

fn judges(rule: &Rule, judged: &Judged<'_>) -> bool {
    let manners = matches!(
        rule.id,
        "rude" | "badmouthing" | "oversharing" | "placeholder"
    );
    match judged.reading.kind {
        Kind::Reschedule | Kind::Referrer | Kind::Missed => manners,
        _ => judged.decision.concerns != Concern::Other,
    }
}

/// Tells whether a text that has to cancel something does not.
fn cancels_nothing(judged: &Judged<'_>) -> bool {
    let free = matches!(
        judged.reading.kind,
        Kind::Reschedule | Kind::Referrer | Kind::Missed
    );
    !free && judged.decision.concerns == Concern::Other
}

/// The finding for a text that cancels nothing.
fn not_a_cancellation(text: &str) -> Finding {
    Finding {
        rule: "not-a-cancellation",
        severity: Severity::Hint,
        span: 0..text.len(),
        message: "This cancels no interview, so nothing else is judged.".to_owned(),
        fix: None,
    }
}

/// The finding for a text in another language.
pub(super) fn not_english(text: &str) -> Finding {
    Finding {
        rule: "not-english",
        severity: Severity::Hint,
        span: 0..text.len(),
        message: "This does not seem to be English, so nothing is judged.".to_owned(),
        fix: None,
    }
}

/// Returns the words that insult company or reader.
pub(super) fn insults(reading: &Reading<'_>, decision: &Decision) -> Vec<Words> {
    if decision.concerns == Concern::Other {
        return Vec::new();
    }
    opinion::against_company(reading)
}
