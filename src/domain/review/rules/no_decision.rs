//! Says that the writer can't come, and neither why nor that it is off: they will ask for another date.
//!
//! A text that hedges is told so by another rule.

use super::{Concern, Finding, Judged, Rule, Severity};

pub(super) const RULE: Rule = Rule {
    id: "no-decision",
    severity: Severity::Stop,
    about: "A text that never says that the interview is cancelled.",
    check,
};

fn check(rule: &Rule, judged: &Judged<'_>) -> Vec<Finding> {
    let decision = judged.decision;
    let decides = [
        &decision.certain,
        &decision.soft,
        &decision.cancel_words,
        &decision.hedges,
        &decision.rebook,
        &judged.proofs.explanation,
    ];
    if decision.concerns != Concern::Cancel || decides.iter().any(|words| !words.is_empty()) {
        return Vec::new();
    }
    let place = decision.unable.first();
    place
        .map(|words| {
            rule.finding(
                judged.reading.prose.span(words),
                "Can't come may mean another date: say that you cancel the interview.",
            )
        })
        .into_iter()
        .collect()
}
