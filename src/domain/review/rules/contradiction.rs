//! Cancels and comes all the same: "I have to cancel … see you on Thursday".

use super::decision::is_conditional;
use super::{Concern, Cue, Finding, Judged, Reading, Rule, Severity, Words};

pub(super) const RULE: Rule = Rule {
    id: "contradiction",
    severity: Severity::Warn,
    about: "Two decisions that contradict each other.",
    check,
};

fn check(rule: &Rule, judged: &Judged<'_>) -> Vec<Finding> {
    let (reading, decision) = (judged.reading, judged.decision);
    if decision.concerns != Concern::Cancel || decision.certain.is_empty() {
        return Vec::new();
    }
    let comes = |words: &&Words| {
        !reading.is_negated(words)
            && reading.negation(words.end, words.len()).is_none()
            && !is_conditional(reading, words.start)
            && !reading.any("past", told_from(reading, words)..words.start)
            && !is_what_was_agreed(reading, words)
            && !is_for_pleasure(reading, words)
            && !is_elsewhere(reading, words)
            && !reading.is_question(words.start)
            && !reading.overlaps(Cue::Absent, words)
            && !reading.overlaps(Cue::Touch, words)
            && !reading.any("elsewhere", reading.sentence(words.start))
    };
    let found = reading.hits(Cue::Comes).find(comes);
    found
        .map(|words| {
            rule.finding(
                reading.prose.span(words),
                "This says that you come, the rest that you don't: leave one of them out.",
            )
        })
        .into_iter()
        .collect()
}

/// Where what is told begins: behind "and" it is the whole sentence, "I was due to come and see you".
fn told_from(reading: &Reading<'_>, words: &Words) -> usize {
    if words.start > 0 && reading.word(words.start - 1) == "and" {
        reading.sentence(words.start).start
    } else {
        reading.clause(words.start).start
    }
}

/// "I've to see you on Monday".
fn is_what_was_agreed(reading: &Reading<'_>, words: &Words) -> bool {
    words.start > 0 && reading.word(words.start - 1) == "to"
}

/// Tells whether the writer comes for something else: "I'll come to dine", "I'll come in and play".
fn is_for_pleasure(reading: &Reading<'_>, words: &Words) -> bool {
    let sentence = reading.sentence(words.start);
    let word = |at: usize| sentence.contains(&at).then(|| reading.word(at));
    let is_in = matches!(
        word(words.end),
        Some("in" | "by" | "round" | "over" | "down")
    );
    let link = words.end + usize::from(is_in);
    matches!(word(link), Some("to" | "and"))
        && matches!(
            word(link + 1),
            Some(
                "dine"
                    | "eat"
                    | "drink"
                    | "shop"
                    | "visit"
                    | "watch"
                    | "play"
                    | "browse"
                    | "help"
                    | "sing"
                    | "volunteer"
            )
        )
}

/// Tells whether they meet on another day or somewhere else: "see you on Sunday at church".
fn is_elsewhere(reading: &Reading<'_>, words: &Words) -> bool {
    const PLACES: [&str; 14] = [
        "church",
        "mass",
        "mosque",
        "temple",
        "match",
        "game",
        "gym",
        "pub",
        "school",
        "gates",
        "fair",
        "conference",
        "training",
        "allotments",
    ];
    let sentence = reading.sentence(words.start);
    // "Cancel Monday for me … see you on Thursday at bingo."
    let days = |within: Words| {
        let days = within.filter(|at| reading.is("weekday", *at));
        days.map(|at| reading.word(at)).collect::<Vec<_>>()
    };
    let (here, before) = (days(sentence.clone()), days(0..sentence.start));
    if !before.is_empty() && here.iter().any(|day| !before.contains(day)) {
        return true;
    }
    let near = words.end..sentence.end.min(words.end + 4);
    near.clone().any(|at| PLACES.contains(&reading.word(at)))
        && !near.clone().any(|at| reading.is("meeting", at))
}
