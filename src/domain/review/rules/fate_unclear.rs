//! Cancels the interview and leaves the application open: they will offer another date.
//!
//! Most reasons settle it; a personal matter or none at all does not. Silent where only the
//! interview is to be cancelled.

use crate::domain::case::Scope;

use super::{Cue, Finding, Judged, Rule, Severity};

pub(super) const RULE: Rule = Rule {
    id: "fate-unclear",
    severity: Severity::Hint,
    about: "A cancellation that leaves the application open.",
    check,
};

fn check(rule: &Rule, judged: &Judged<'_>) -> Vec<Finding> {
    let (reading, decision) = (judged.reading, judged.decision);
    let only_the_interview = judged
        .held
        .is_some_and(|held| held.case.scope() == Scope::Interview);
    let is_said = reading.hits_with_subject(Cue::Fate).next().is_some()
        || reading.any("withdraw", 0..reading.body.end);
    if only_the_interview || is_said || !decision.is_definite() || reason_settles_it(judged) {
        return Vec::new();
    }
    let place = decision.certain.last();
    place
        .map(|words| {
            let span = reading.prose.span(words);
            rule.finding(
                span,
                "Say what becomes of the application, or they will offer another date.",
            )
        })
        .into_iter()
        .collect()
}

/// Tells whether the reason ends more than this one appointment.
fn reason_settles_it(judged: &Judged<'_>) -> bool {
    const OPEN: [&str; 14] = [
        "personal",
        "private",
        "family",
        "unforeseen",
        "circumstances",
        "ill",
        "unwell",
        "sick",
        "emergency",
        "came",
        "come",
        "conflict",
        "clash",
        "commitment",
    ];
    let reading = judged.reading;
    let is_open = |at: usize| OPEN.contains(&reading.word(at));
    let settles = |words: &super::Words| !reading.clause(words.start).any(is_open);
    judged.proofs.explanation.iter().any(settles)
}
