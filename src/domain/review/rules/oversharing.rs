//! The explanation runs on, or tells private or commercial details.
//!
//! Judged by how many different details there are and how long the story is, by one word only where
//! that is intimate: a hospital appointment or a family matter is a reason like any other. Must not
//! know which details are true.

use super::{Cue, Finding, Judged, Reading, Rule, Severity, Words};

pub(super) const RULE: Rule = Rule {
    id: "oversharing",
    severity: Severity::Warn,
    about: "A reason with private or commercial details, or one that runs on.",
    check,
};

/// What a detail weighs that nobody needs to know.
const PRIVATE: usize = 3;
/// What an amount of money weighs.
const AMOUNT: usize = 2;
/// How much the details may weigh where one of them is private.
const WITH_PRIVATE: usize = 3;
/// How much the details may weigh where all are harmless by themselves.
const WITHOUT_PRIVATE: usize = 3;
/// How many of another employer's terms may be told.
const TERMS: usize = 1;
/// How many words a reason may have that is told at leisure.
const LEISURE: usize = 95;
/// How many words a sentence takes to thank, or to ask to stay in touch.
const COURTESY: usize = 30;

fn check(rule: &Rule, judged: &Judged<'_>) -> Vec<Finding> {
    let reading = judged.reading;
    let details: Vec<Words> = [commercial(reading), private(reading)]
        .into_iter()
        .flatten()
        .collect();
    let Some(words) = around(details, reading).or_else(|| runs_on(judged)) else {
        return Vec::new();
    };
    vec![rule.finding(
        reading.prose.span(&words),
        "Nobody needs these details; one short clause is enough.",
    )]
}

/// Finds a story with too many private details.
fn private(reading: &Reading<'_>) -> Option<Words> {
    let private = different(reading, Cue::Private);
    // "I've torn a ligament in my knee" is one detail.
    let within = |words: &Words| {
        private.iter().any(|other| {
            let behind = other.end + 2 == words.start
                && matches!(reading.word(other.end), "in" | "of" | "on");
            let before = words.end <= other.start && other.start - words.end <= 1;
            behind || before
        })
    };
    let mut harmless = different(reading, Cue::SomewhatPrivate);
    harmless.retain(|words| !within(words));
    let amounts: Vec<Words> = reading
        .hits(Cue::Sum)
        .filter(|words| !is_theirs(reading, words))
        .cloned()
        .collect();
    let weight = PRIVATE * private.len()
        + different(reading, Cue::Intimate).len()
        + harmless.len()
        + AMOUNT * amounts.len();
    let most = if private.is_empty() {
        WITHOUT_PRIVATE
    } else {
        WITH_PRIVATE
    };
    (weight > most)
        .then(|| around([private, harmless, amounts].concat(), reading))
        .flatten()
}

/// Finds another employer's terms.
fn commercial(reading: &Reading<'_>) -> Option<Words> {
    let told = |words: &&Words| !is_theirs(reading, words);
    let terms: Vec<Words> = reading.hits(Cue::Terms).filter(told).cloned().collect();
    let amounts: Vec<Words> = reading
        .hits(Cue::Sum)
        .filter(told)
        .filter(|words| reading.any("pays", reading.sentence(words.start)))
        .cloned()
        .collect();
    (terms.len() > TERMS || !amounts.is_empty())
        .then(|| around([terms, amounts].concat(), reading))
        .flatten()
}

/// Tells whether terms are those of the company written to, or what the writer asks for.
fn is_theirs(reading: &Reading<'_>, words: &Words) -> bool {
    let sentence = reading.sentence(words.start);
    reading.any("asked-terms", sentence.clone()) && !reading.any("elsewhere-paid", sentence)
}

/// Returns where a cue was found, each word once.
fn different(reading: &Reading<'_>, cue: Cue) -> Vec<Words> {
    let mut found: Vec<Words> = Vec::new();
    for words in reading.hits(cue) {
        let known = found
            .iter()
            .any(|other| reading.word(other.start) == reading.word(words.start));
        if !known {
            found.push(words.clone());
        }
    }
    found
}

/// Returns the words from the first to the last detail, as far as one paragraph goes.
fn around(mut details: Vec<Words>, reading: &Reading<'_>) -> Option<Words> {
    details.sort_by_key(|words| words.start);
    let first = details.first()?.clone();
    let paragraph =
        |words: &Words| reading.prose.sentences[reading.prose.sentence_of(words.start)].paragraph;
    let end = details
        .iter()
        .filter(|words| paragraph(words) == paragraph(&first))
        .map(|words| words.end)
        .max()?;
    Some(reading.clause(first.start).start..reading.clause(end - 1).end)
}

/// Finds a reason that runs on: many words that neither thank, cancel in short, nor ask to stay in
/// touch.
fn runs_on(judged: &Judged<'_>) -> Option<Words> {
    let reading = judged.reading;
    let mut count = 0;
    let mut story: Option<Words> = None;
    for sentence in &reading.prose.sentences {
        let tokens = &sentence.tokens;
        if tokens.start < reading.greeting.end || tokens.start >= reading.body.end {
            continue;
        }
        let polite = [Cue::Thanks, Cue::Touch, Cue::Honoured, Cue::Goodbye]
            .iter()
            .any(|cue| reading.hits(*cue).any(|hit| tokens.contains(&hit.start)));
        let mut certain = judged.decision.certain.iter();
        let decides = certain.any(|words| tokens.contains(&words.start));
        // Of a long sentence that thanks or asks to stay in touch, only what is over is a story.
        let told = tokens
            .len()
            .saturating_sub(if polite { COURTESY } else { 0 });
        if told == 0 || decides && tokens.len() < 20 {
            continue;
        }
        count += told;
        let start = story.map_or(tokens.start, |story| story.start);
        story = Some(start..tokens.end.min(reading.body.end));
    }
    story.filter(|_| count > LEISURE)
}
