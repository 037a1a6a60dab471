//! The decision comes after the second sentence: people prefer the news first (Legg & Sweeny 2013).
//!
//! On the phone one says hello first, so only what is written is judged.

use crate::domain::case::Kind;

use super::{Finding, Judged, Rule, Severity};

pub(super) const RULE: Rule = Rule {
    id: "late-decision",
    severity: Severity::Hint,
    about: "A decision that comes after the second sentence.",
    check,
};

fn check(rule: &Rule, judged: &Judged<'_>) -> Vec<Finding> {
    let reading = judged.reading;
    let is_spoken = matches!(reading.kind, Kind::Call | Kind::Voicemail);
    if is_spoken || !judged.decision.is_definite() || reading.greeting.end >= reading.body.end {
        return Vec::new();
    }
    let sentence_of = |at: usize| reading.prose.sentence_of(at);
    let Some(news) = judged.decision.news(reading) else {
        return Vec::new();
    };
    if sentence_of(news) < sentence_of(reading.greeting.end) + 2 {
        return Vec::new();
    }
    let span = reading.prose.span(&reading.sentence(news));
    vec![rule.finding(
        span,
        "Say it by the second sentence: people want the news first.",
    )]
}
