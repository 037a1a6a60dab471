//! Sentences of cancellations, one a line: what must raise nothing though it comes near to a fault,
//! what asks to stay in touch, and what is a fault; and bodies of whole letters, one a line, good
//! and flawed.

use std::sync::LazyLock;

use bowout::book;
use bowout::domain::case::Kind;
use bowout::domain::review::{Lexicon, Review, Severity, review};
use bowout::domain::step::{Step, StepState};

const KIND: &str = include_str!("sentences/kind.txt");
const FAULTS: &str = include_str!("sentences/faults.txt");
const TOUCH: &str = include_str!("sentences/touch.txt");
const GOOD: &str = include_str!("sentences/good.txt");
/// Whole letters in many voices, with `%%` between them.
const WHOLE: &str = include_str!("sentences/whole.txt");
const FLAWED: &str = include_str!("sentences/flawed.txt");
const DECIDED: &str = include_str!("sentences/decided.txt");

static LEXICON: LazyLock<Lexicon> = LazyLock::new(book::rules);

fn letter(body: &str) -> Review {
    let text = format!("Dear Ms Okafor,\n\n{body}\n\nKind regards,\nAna Silva\n");
    review(&text, Kind::Email, None, &LEXICON)
}

fn reviewed(sentence: &str, close: &str) -> Review {
    let text = format!(
        "Dear Ms Okafor,\n\nThank you for inviting me to interview for the analyst role. I am writing to cancel my interview on Tuesday 3 March at 10:00. {sentence}\n\n{close}Thank you again for your time.\n\nKind regards,\nAna Silva\n"
    );
    review(&text, Kind::Email, None, &LEXICON)
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
        .map(|line| {
            line.split_once(": ")
                .expect("its mistakes stand before each letter")
        })
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

#[test]
fn good_letters_cancel_for_certain_give_a_reason_and_raise_no_alarm() {
    for body in GOOD.lines() {
        let review = letter(body);
        let alarms = review
            .findings
            .iter()
            .filter(|finding| finding.severity != Severity::Hint);
        let rules: Vec<_> = alarms.map(|finding| finding.rule).collect();
        assert!(rules.is_empty(), "{rules:?} in: {body}");
        assert!(!review.evidence.cancellation.is_empty(), "open: {body}");
        assert!(!review.evidence.explanation.is_empty(), "no cause: {body}");
    }
}

/// A floor, as above.
#[test]
fn a_decision_is_definite_however_it_is_led_up_to() {
    for sentence in DECIDED.lines() {
        let review = letter(&format!(
            "Thank you for inviting me to interview for the analyst role. {sentence} I have accepted another position.\n\nI hope we can stay in touch. Thank you again for your time."
        ));
        let alarms: Vec<_> = review
            .findings
            .iter()
            .filter(|finding| finding.severity != Severity::Hint)
            .map(|finding| finding.rule)
            .collect();
        assert!(alarms.is_empty(), "{alarms:?} in: {sentence}");
        let mut steps = review.steps.iter();
        let decision = steps.find(|report| report.step == Step::Cancellation);
        assert_eq!(
            decision.map(|report| report.state),
            Some(StepState::Met),
            "{sentence}"
        );
    }
}

#[test]
fn nine_flawed_letters_in_ten_are_found_out() {
    let letters: Vec<_> = FLAWED
        .lines()
        .map(|line| {
            line.split_once(": ")
                .expect("its mistakes stand before each letter")
        })
        .collect();
    let missed: Vec<_> = letters
        .iter()
        .filter(|(rules, body)| {
            let findings = letter(body).findings;
            let found = |rule| findings.iter().any(|finding| finding.rule == rule);
            !rules.split('+').all(found)
        })
        .collect();
    assert!(
        missed.len() * 10 < letters.len(),
        "{} of {}: {missed:#?}",
        missed.len(),
        letters.len()
    );
}

#[test]
fn good_letters_in_many_voices_raise_no_alarm() {
    for text in WHOLE.split("\n%%\n") {
        let findings = review(text.trim(), Kind::Email, None, &LEXICON).findings;
        let alarms = findings
            .iter()
            .filter(|finding| finding.severity != Severity::Hint);
        let rules: Vec<_> = alarms.map(|finding| finding.rule).collect();
        assert!(rules.is_empty(), "{rules:?} in: {text}");
    }
}

/// The reader looks a few words ahead, so an end must be found wherever the hand rests.
#[test]
fn whatever_is_typed_so_far_can_be_read() {
    let faults = FAULTS.lines().filter_map(|line| line.split_once(": "));
    let sentences = KIND.lines().chain(faults.map(|(_, sentence)| sentence));
    for sentence in sentences {
        let text = format!("Please cancel my interview. {sentence}");
        let ends = text.match_indices(' ').map(|(end, _)| end);
        for end in ends.skip(3).chain([text.len()]) {
            let typed = &text[..end];
            for finding in review(typed, Kind::Text, None, &LEXICON).findings {
                assert!(typed.get(finding.span.clone()).is_some(), "{typed}");
            }
        }
    }
}
