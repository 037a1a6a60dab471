//! Sentences of cancellations, one a line: what must raise nothing though it comes near to a fault,
//! what asks to stay in touch, and what is a fault.

use bowout::book;
use bowout::domain::case::Kind;
use bowout::domain::review::{Review, Severity, review};

const KIND: &str = include_str!("sentences/kind.txt");
const FAULTS: &str = include_str!("sentences/faults.txt");
const TOUCH: &str = include_str!("sentences/touch.txt");

fn reviewed(sentence: &str, close: &str) -> Review {
    let text = format!(
        "Dear Ms Okafor,\n\nThank you for inviting me to interview for the analyst role. I am writing to cancel my interview on Tuesday 3 March at 10:00. {sentence}\n\n{close}Thank you again for your time.\n\nKind regards,\nAna Silva\n"
    );
    review(&text, Kind::Email, None, &book::rules())
}

#[test]
fn what_is_kindly_meant_raises_no_alarm() {
    for sentence in KIND.lines() {
        let findings = reviewed(sentence, "I hope we can stay in touch. ").findings;
        let alarms = findings
            .iter()
            .filter(|finding| finding.severity != Severity::Hint);
        let rules: Vec<_> = alarms.map(|finding| finding.rule).collect();
        assert!(rules.is_empty(), "{rules:?} in: {sentence}");
    }
}

/// A floor, as for the labelled letters: whoever finds more, raises it.
#[test]
fn nine_faults_in_ten_are_found() {
    let faults: Vec<_> = FAULTS
        .lines()
        .filter_map(|line| line.split_once(": "))
        .collect();
    let missed: Vec<_> = faults
        .iter()
        .filter(|(rule, sentence)| {
            let findings = reviewed(sentence, "I hope we can stay in touch. ").findings;
            !findings.iter().any(|finding| finding.rule == *rule)
        })
        .collect();
    assert!(
        missed.len() * 10 < faults.len(),
        "{} of {}: {missed:#?}",
        missed.len(),
        faults.len()
    );
}

#[test]
fn a_wish_to_stay_in_touch_is_seen_in_many_forms() {
    for sentence in TOUCH.lines() {
        let review = reviewed(sentence, "");
        let is_seen = !review.evidence.keep_in_touch.is_empty();
        assert!(is_seen, "no wish to stay in touch in: {sentence}");
    }
    let review = reviewed("I wish you luck with the search.", "");
    assert!(review.evidence.keep_in_touch.is_empty());
}
