//! Asks twice to stay in touch. Two sentences side by side are one request.

use super::{Finding, Judged, Rule, Severity, Words};

pub(super) const RULE: Rule = Rule {
    id: "asks-twice",
    severity: Severity::Hint,
    about: "Asking twice to stay in touch.",
    check,
};

/// Words of a request; openness to another role is none.
const ASKS: [&str; 7] = [
    "touch",
    "contact",
    "connect",
    "connected",
    "connecting",
    "connection",
    "linkedin",
];

fn check(rule: &Rule, judged: &Judged<'_>) -> Vec<Finding> {
    let reading = judged.reading;
    let mut asked: Vec<&Words> = judged.proofs.keep_in_touch.iter().collect();
    asked.retain(|words| (*words).clone().any(|at| ASKS.contains(&reading.word(at))));
    asked.sort_by_key(|words| words.start);
    let sentence_of = |words: &Words| reading.prose.sentence_of(words.start);
    let Some(first) = asked.first().map(|words| sentence_of(words)) else {
        return Vec::new();
    };
    let again = asked.iter().find(|words| sentence_of(words) > first + 1);
    again
        .map(|words| {
            rule.finding(
                reading.prose.span(words),
                "Once is enough: ask only once to stay in touch.",
            )
        })
        .into_iter()
        .collect()
}
