//! Asks twice to stay in touch. Two sentences side by side are one request.

use super::{Finding, Judged, Rule, Severity};

pub(super) const RULE: Rule = Rule {
    id: "asks-twice",
    severity: Severity::Hint,
    about: "Asking twice to stay in touch.",
    check,
};

fn check(rule: &Rule, judged: &Judged<'_>) -> Vec<Finding> {
    let reading = judged.reading;
    let asked = &judged.proofs.keep_in_touch;
    let sentence_of = |words: &super::Words| reading.prose.sentence_of(words.start);
    let Some(first) = asked.first().map(sentence_of) else {
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
