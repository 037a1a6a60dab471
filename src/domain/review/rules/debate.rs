//! A question to which "no, please come" is an answer.

use super::{Cue, Finding, Judged, Rule, Severity};

pub(super) const RULE: Rule = Rule {
    id: "debate",
    severity: Severity::Hint,
    about: "A question that invites debate.",
    check,
};

fn check(rule: &Rule, judged: &Judged<'_>) -> Vec<Finding> {
    let (reading, decision) = (judged.reading, judged.decision);
    let found = reading.hits(Cue::Debate).find(|_| {
        decision.rebook.is_empty() && decision.hedges.is_empty() && decision.soft.is_empty()
    });
    found
        .map(|words| {
            rule.finding(
                reading.prose.span(&reading.sentence(words.start)),
                "This asks for an answer; a decision needs none.",
            )
        })
        .into_iter()
        .collect()
}
