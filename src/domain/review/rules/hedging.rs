//! Leaves open whether the interview is off.
//!
//! The phrases are data; whether they concern the decision is `decision`'s reading.

use super::{Finding, Judged, Rule, Severity};

pub(super) const RULE: Rule = Rule {
    id: "hedging",
    severity: Severity::Warn,
    about: "Words that leave open whether the interview is off, such as \"I may have to cancel\".",
    check,
};

fn check(rule: &Rule, judged: &Judged<'_>) -> Vec<Finding> {
    let decision = judged.decision;
    let prose = &judged.reading.prose;
    let mut spans: Vec<_> = decision
        .hedges
        .iter()
        .chain(&decision.soft)
        .map(|words| prose.whole_span(words))
        .collect();
    spans.sort_by_key(|span| (span.start, span.end));
    spans.dedup_by(|next, kept| {
        let joined = next.start < kept.end;
        kept.end = if joined {
            kept.end.max(next.end)
        } else {
            kept.end
        };
        joined
    });
    spans
        .into_iter()
        .map(|span| rule.finding(span, "This sounds undecided, so they may offer you a new date and have to be turned down twice."))
        .collect()
}
