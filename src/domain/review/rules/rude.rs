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
    let edges = edges(reading);
    if !parts.is_empty() || edges.len() > 1 || !is_courteous(reading) {
        parts.extend(edges);
    }
    opinion::merged(parts)
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

/// Returns the parts with an edge; one alone is rude where little courtesy makes up for it.
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
    parts
}

/// Tells whether at least two sentences thank, regret or ask to stay in touch.
fn is_courteous(reading: &Reading<'_>) -> bool {
    let courteous = |tokens: &Words| {
        [Cue::Thanks, Cue::Regret, Cue::Touch]
            .iter()
            .any(|cue| reading.hits(*cue).any(|hit| tokens.contains(&hit.start)))
    };
    let sentences = reading.prose.sentences.iter();
    sentences
        .filter(|sentence| courteous(&sentence.tokens))
        .count()
        > 1
}
