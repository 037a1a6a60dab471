//! Sentences of good cancellations, one a line: what must raise nothing, and what asks to stay in
//! touch. They come near to faults in their words, and are none.

use bowout::book;
use bowout::domain::case::Kind;
use bowout::domain::review::{Review, Severity, review};

const KIND: &str = include_str!("sentences/kind.txt");
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
