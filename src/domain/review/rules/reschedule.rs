//! Asks for another date, which is another goal with another message.
//!
//! Must not judge the message whose purpose it is.

use std::cmp::Reverse;

use super::{Finding, Judged, Rule, Severity, Words};

pub(super) const RULE: Rule = Rule {
    id: "reschedule",
    severity: Severity::Warn,
    about: "A request for another date or another way, which is not a cancellation.",
    check,
};

fn check(rule: &Rule, judged: &Judged<'_>) -> Vec<Finding> {
    let reading = judged.reading;
    let mut wishes: Vec<&Words> = judged.decision.rebook.iter().collect();
    wishes.sort_by_key(|words| (words.start, Reverse(words.end)));
    wishes.dedup_by_key(|words| reading.prose.sentence_of(words.start));
    wishes
        .into_iter()
        .map(|words| {
            rule.finding(
                reading.prose.whole_span(words),
                "This asks for another date; if that is what you want, send the reschedule message instead.",
            )
        })
        .collect()
}
