//! Fixtures with carets: a sentence, and below it carets under the words that a rule must find.

use bowout::book;
use bowout::domain::case::Kind;
use bowout::domain::review::{Finding, review};

/// What makes a sentence part of a cancellation.
const NEWS: &str = "I need to cancel my interview on Friday.";

/// Asserts that a rule finds exactly the words with carets under them; none where there are none.
#[track_caller]
pub fn check(rule: &str, fixture: &str) {
    let mut lines = fixture.lines();
    let sentence = lines.next().unwrap_or_default();
    let carets = lines.next().unwrap_or_default();
    let marked: Vec<String> = runs(carets)
        .map(|run| sentence.chars().skip(run.0).take(run.1).collect())
        .collect();
    assert_eq!(found(rule, sentence), marked, "{sentence}");
}

/// Returns where runs of carets begin, and how long they are.
fn runs(carets: &str) -> impl Iterator<Item = (usize, usize)> {
    let marks: Vec<bool> = carets.chars().map(|c| c == '^').chain([false]).collect();
    let starts: Vec<usize> = (0..marks.len())
        .filter(|at| marks[*at] && (*at == 0 || !marks[at - 1]))
        .collect();
    starts.into_iter().map(move |start| {
        let length = marks[start..].iter().take_while(|mark| **mark).count();
        (start, length)
    })
}

/// Returns the words that a rule finds in a cancellation with this sentence.
pub fn found(rule: &str, sentence: &str) -> Vec<String> {
    let text = format!("Dear Ana,\n\n{NEWS} {sentence}\n\nKind regards,\nKim Novak");
    let findings: Vec<Finding> = review(&text, Kind::Email, None, &book::rules()).findings;
    findings
        .iter()
        .filter(|finding| finding.rule == rule)
        .map(|finding| text[finding.span.clone()].to_owned())
        .collect()
}
