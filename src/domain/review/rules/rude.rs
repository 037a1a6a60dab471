//! Insults, sneers or brushes off the reader.
//!
//! Plain brevity is not rude.

use super::{Cue, Finding, Judged, Rule, Severity};

pub(super) const RULE: Rule = Rule {
    id: "rude",
    severity: Severity::Stop,
    about: "Insulting or dismissive words to the reader.",
    check,
};

fn check(rule: &Rule, judged: &Judged<'_>) -> Vec<Finding> {
    let reading = judged.reading;
    reading
        .all_hits(Cue::Rude)
        .iter()
        .filter(|words| {
            !reading.greeting.contains(&words.start) && !reading.overlaps(Cue::NotRude, words)
        })
        .take(1)
        .map(|words| {
            rule.finding(
                reading.prose.span(words),
                "This will be remembered longer than the cancellation; leave it out.",
            )
        })
        .collect()
}
