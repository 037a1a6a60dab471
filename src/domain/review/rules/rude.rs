//! Insults, sneers or brushes off the reader.
//!
//! Plain brevity is not rude.

use super::{Cue, Finding, Judged, Reading, Rule, Severity, Words, opinion};

pub(super) const RULE: Rule = Rule {
    id: "rude",
    severity: Severity::Stop,
    about: "Insulting or dismissive words to the reader.",
    check,
};

fn check(rule: &Rule, judged: &Judged<'_>) -> Vec<Finding> {
    let reading = judged.reading;
    let mut parts: Vec<Words> = sneers(reading)
        .map(|words| opinion::part_around(reading, words))
        .chain(opinion::insults(reading))
        .collect();
    if parts.is_empty() {
        parts = edges(reading);
    }
    parts.sort_by_key(|words| (words.start, words.end));
    parts.dedup_by(|later, earlier| {
        let same = later.start < earlier.end;
        if same {
            earlier.end = earlier.end.max(later.end);
        }
        same
    });
    parts
        .iter()
        .map(|words| {
            rule.finding(
                reading.prose.span(words),
                "This will be remembered longer than the cancellation; leave it out.",
            )
        })
        .collect()
}

fn sneers<'r>(reading: &'r Reading<'_>) -> impl Iterator<Item = &'r Words> {
    reading.all_hits(Cue::Rude).iter().filter(|words| {
        !reading.greeting.contains(&words.start) && !reading.overlaps(Cue::NotRude, words)
    })
}

/// Returns the parts with an edge, where there are two of them, or no courtesy makes up for one.
fn edges(reading: &Reading<'_>) -> Vec<Words> {
    let mut parts: Vec<Words> = reading
        .hits(Cue::Edge)
        .filter(|words| !reading.overlaps(Cue::NotRude, words))
        .filter(|words| {
            let sentence = reading.sentence(words.start);
            ![Cue::Praise, Cue::Thanks]
                .iter()
                .any(|cue| reading.hits(*cue).any(|hit| sentence.contains(&hit.start)))
        })
        .map(|words| opinion::part_around(reading, words))
        .collect();
    parts.dedup();
    let courteous = [Cue::Thanks, Cue::Regret, Cue::Apology, Cue::Touch]
        .iter()
        .any(|cue| reading.has(*cue));
    if parts.len() < 2 && courteous {
        parts.clear();
    }
    parts
}
