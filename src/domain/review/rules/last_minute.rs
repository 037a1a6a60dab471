//! Cancels at the last minute without a word of apology. Judged only with the facts and the clock.

use crate::domain::plan::Urgency;

use super::{Concern, Finding, Judged, Rule, Severity};

pub(super) const RULE: Rule = Rule {
    id: "last-minute",
    severity: Severity::Warn,
    about: "Late, and without an apology (with --facts and the clock).",
    check,
};

fn check(rule: &Rule, judged: &Judged<'_>) -> Vec<Finding> {
    let late = judged
        .held
        .is_some_and(|held| held.plan.urgency == Some(Urgency::Today));
    // Where room is scarce the apology goes before the facts do.
    let kind = judged.reading.kind;
    let little_room = kind.max_characters().is_some() || kind.max_seconds().is_some();
    if !late || little_room || judged.decision.concerns != Concern::Cancel || apologises(judged) {
        return Vec::new();
    }
    let place = judged.decision.certain.first();
    let span = place.map_or(0..0, |words| judged.reading.prose.span(words));
    vec![rule.finding(
        span,
        "The interview is today, and they may be waiting: say that you are sorry for the short notice.",
    )]
}

fn apologises(judged: &Judged<'_>) -> bool {
    let text = judged.reading.prose.text.to_lowercase();
    ["sorry", "apolog", "forgive"]
        .iter()
        .any(|word| text.contains(word))
}
