//! Does not say which interview: no day, time or position.

use super::{Concern, Finding, Judged, Rule, Severity};

pub(super) const RULE: Rule = Rule {
    id: "no-interview-named",
    severity: Severity::Hint,
    about: "Neither day, time nor position of the interview is named.",
    check,
};

fn check(rule: &Rule, judged: &Judged<'_>) -> Vec<Finding> {
    let cancels = judged.decision.concerns == Concern::Cancel;
    if !cancels || !judged.proofs.interview.is_empty() {
        return Vec::new();
    }
    let place = judged.decision.certain.first();
    let span = place.map_or(0..0, |words| judged.reading.prose.span(words));
    vec![rule.finding(
        span,
        "Nobody can strike it from the calendar without asking which one: name the day or the position.",
    )]
}
