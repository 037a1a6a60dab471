//! Asks for another date, which is another goal with another message.
//!
//! Must not judge the message whose purpose it is.

use super::{Finding, Judged, Rule, Severity};

pub(super) const RULE: Rule = Rule {
    id: "reschedule",
    severity: Severity::Warn,
    about: "A request for another date or another way, which is not a cancellation.",
    check,
};

fn check(rule: &Rule, judged: &Judged<'_>) -> Vec<Finding> {
    judged
        .decision
        .rebook
        .iter()
        .take(1)
        .map(|words| {
            rule.finding(
                judged.reading.prose.whole_span(words),
                "This asks for another date; if that is what you want, send the reschedule message instead.",
            )
        })
        .collect()
}
