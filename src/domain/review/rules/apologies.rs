//! More than one apology; regret ("I'm sorry to miss it") is none.

use super::{Cue, Finding, Judged, Rule, Severity, Words};

pub(super) const RULE: Rule = Rule {
    id: "apologies",
    severity: Severity::Hint,
    about: "More than one apology.",
    check,
};

fn check(rule: &Rule, judged: &Judged<'_>) -> Vec<Finding> {
    let reading = judged.reading;
    let mut apologies: Vec<&Words> = reading
        .hits(Cue::Apology)
        .filter(|words| reading.negation(words.start, 3).is_none())
        .collect();
    apologies.dedup_by_key(|words| reading.prose.sentence_of(words.start));
    let second = apologies.get(1);
    second
        .map(|words| {
            rule.finding(
                reading.prose.span(words),
                "One apology is enough; a second one makes it heavier than it is.",
            )
        })
        .into_iter()
        .collect()
}
