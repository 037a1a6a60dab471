//! Calls the interview off without the word *cancel*.
//!
//! A hint alone: other words can be as clear, but none is looked for as often.

use super::{Finding, Judged, Rule, Severity};

pub(super) const RULE: Rule = Rule {
    id: "no-cancel-word",
    severity: Severity::Hint,
    about: "A decision without the word cancel.",
    check,
};

fn check(rule: &Rule, judged: &Judged<'_>) -> Vec<Finding> {
    let decision = judged.decision;
    let certain = decision
        .certain
        .first()
        .filter(|_| decision.cancel_words.is_empty());
    let found = certain.map(|words| {
        rule.finding(
            judged.reading.prose.whole_span(words),
            "The word cancel is what people look for; with it nobody has to read twice.",
        )
    });
    found.into_iter().collect()
}
