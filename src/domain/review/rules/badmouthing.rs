//! Says something bad about the company, its people, its product or its offer.
//!
//! Bad words about the writer, the weather or somebody's back are none of its business.

use super::{Cue, Finding, Judged, Reading, Rule, Severity, Words};

pub(super) const RULE: Rule = Rule {
    id: "badmouthing",
    severity: Severity::Warn,
    about: "Anything negative about the company, its people, pay, offices or reviews.",
    check,
};

fn check(rule: &Rule, judged: &Judged<'_>) -> Vec<Finding> {
    words(judged.reading)
        .iter()
        .take(1)
        .map(|words| {
            rule.finding(
                judged.reading.prose.span(words),
                "Leave this out: things there may change, but the insult stays.",
            )
        })
        .collect()
}

/// Returns the words that speak ill of the company.
pub(super) fn words(reading: &Reading<'_>) -> Vec<Words> {
    reading
        .hits(Cue::Badmouth)
        .filter(|words| !reading.overlaps(Cue::NotBadmouth, words))
        .filter(|words| reading.negation(words.start, 3).is_none() || words.len() > 1)
        .cloned()
        .collect()
}
