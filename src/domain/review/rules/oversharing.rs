//! The explanation runs on, or tells private or commercial details.
//!
//! Must not know which details are true.

use super::{Cue, Finding, Judged, Reading, Rule, Severity, Words};

pub(super) const RULE: Rule = Rule {
    id: "oversharing",
    severity: Severity::Warn,
    about: "A reason with private or commercial details, or one that runs on.",
    check,
};

/// How many personal words make too many.
const TOO_PERSONAL: usize = 4;
/// How many words a reason may have that is told at leisure.
const TOO_LONG: usize = 95;

fn check(rule: &Rule, judged: &Judged<'_>) -> Vec<Finding> {
    let reading = judged.reading;
    let Some(words) = too_much(reading).or_else(|| too_long(judged)) else {
        return Vec::new();
    };
    vec![rule.finding(
        reading.prose.span(&words),
        "Nobody needs these details; one short clause is enough.",
    )]
}

fn too_much(reading: &Reading<'_>) -> Option<Words> {
    let private: Vec<&Words> = reading.hits(Cue::Private).collect();
    let personal: Vec<&Words> = reading.hits(Cue::SomewhatPrivate).collect();
    let terms: Vec<&Words> = reading.hits(Cue::Terms).collect();
    let score = 3 * private.len() + personal.len();
    let first = |list: &[&Words]| list.first().map(|words| (*words).clone());
    if score >= TOO_PERSONAL + usize::from(private.is_empty()) {
        return first(&private).or_else(|| first(&personal));
    }
    let money = terms.iter().any(|words| {
        reading
            .shape(words.start)
            .has(crate::domain::prose::Shape::MONEY)
    });
    (terms.len() >= 2 || money).then(|| first(&terms)).flatten()
}

/// Finds a reason that runs on: many words that neither thank, cancel, nor ask to stay in touch.
fn too_long(judged: &Judged<'_>) -> Option<Words> {
    let reading = judged.reading;
    let mut run = 0;
    let mut start = None;
    for sentence in &reading.prose.sentences {
        let tokens = &sentence.tokens;
        if tokens.start < reading.greeting.end || tokens.start >= reading.body.end {
            continue;
        }
        let polite = [Cue::Thanks, Cue::Touch, Cue::Honoured, Cue::Goodbye]
            .iter()
            .any(|cue| reading.hits(*cue).any(|hit| tokens.contains(&hit.start)));
        if polite && tokens.len() < 30 {
            continue;
        }
        run += tokens.len();
        start = start.or(Some(tokens.clone()));
    }
    start.filter(|_| run > TOO_LONG)
}
