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
    if !parts.is_empty() || edges.len() > 1 || courtesies(reading) < 2 {
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
        !reading.greeting.contains(&words.start)
            && !reading.overlaps(Cue::NotRude, words)
            && !is_own_deed(reading, words)
    })
}

/// Tells whether what would be an order is what the writer can or cannot do: "I couldn't do the job
/// properly", which is no "Do the job properly".
fn is_own_deed(reading: &Reading<'_>, words: &Words) -> bool {
    let before = |back: usize| {
        words
            .start
            .checked_sub(back)
            .map_or("", |at| reading.word(at))
    };
    let modal = |word: &str| matches!(word, "can" | "could" | "will" | "would" | "to" | "should");
    matches!(
        reading.word(words.start),
        "do" | "get" | "try" | "make" | "learn" | "find"
    ) && (modal(before(1)) && before(2) == "i"
        || before(1) == "not" && modal(before(2)) && before(3) == "i")
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
    parts.extend(bare_addresses(reading));
    opinion::merged(parts)
}

/// Returns what is said to the reader for no good reason, in a text without any courtesy.
fn bare_addresses(reading: &Reading<'_>) -> Vec<Words> {
    if courtesies(reading) > 0 {
        return Vec::new();
    }
    let sentences = reading.prose.sentences.iter();
    sentences
        .filter(|sentence| !sentence.is_subject && !sentence.is_question)
        .map(|sentence| sentence.tokens.clone())
        .filter(|tokens| tokens.start >= reading.greeting.end && tokens.end <= reading.body.end)
        .filter(|tokens| reading.any("reader", tokens.clone()))
        .filter(|tokens| !opinion::is_accounted_for(reading, tokens))
        .collect()
}

/// Counts the sentences that thank, regret or ask to stay in touch.
fn courtesies(reading: &Reading<'_>) -> usize {
    let courteous = |tokens: &Words| {
        [Cue::Thanks, Cue::Regret, Cue::Touch]
            .iter()
            .any(|cue| reading.hits(*cue).any(|hit| tokens.contains(&hit.start)))
    };
    let sentences = reading.prose.sentences.iter();
    sentences
        .filter(|sentence| courteous(&sentence.tokens))
        .count()
}
