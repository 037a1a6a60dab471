//! The review's rules, through one door: a text, and the rules that find something in it.

use bowout::book;
use bowout::domain::case::Kind;
use bowout::domain::review::review;

/// Returns the rules that find something in a text.
fn found(text: &str, kind: Kind) -> Vec<&'static str> {
    let findings = review(text, kind, None, &book::rules()).findings;
    findings.iter().map(|finding| finding.rule).collect()
}

const GOOD: &str = "Dear Ana,\n\nThank you for the invitation. I need to cancel my interview on \
    Friday, 4 December, as I have accepted another job.\n\nKind regards,\nKim Novak";

#[test]
fn a_good_letter_has_no_finding() {
    assert_eq!(found(GOOD, Kind::Email), Vec::<&str>::new());
}

#[test]
fn what_a_letter_lacks_is_a_hint() {
    let withdrawn = GOOD.replace(
        "I need to cancel my interview",
        "I will not be attending my interview",
    );
    assert_eq!(found(&withdrawn, Kind::Email), ["no-cancel-word"]);
    let nameless = GOOD.replace(" on Friday, 4 December", "");
    assert_eq!(found(&nameless, Kind::Email), ["no-interview-named"]);
    let unsigned = GOOD.replace("Kind regards,\nKim Novak", "");
    assert_eq!(found(&unsigned, Kind::Email), ["no-sign-off"]);
}

#[test]
fn a_text_that_cancels_nothing_holds_one_finding() {
    let text = "Dear Ana,\n\nThank you for lunch yesterday.\n\nBest,\nKim";
    assert_eq!(found(text, Kind::Email), ["not-a-cancellation"]);
    assert!(!found(text, Kind::Referrer).contains(&"not-a-cancellation"));
}

#[test]
fn what_is_longer_than_its_kind_is_too_long() {
    let long = GOOD.replace(
        "another job",
        &"another job after a long search ".repeat(12),
    );
    assert!(found(&long, Kind::Portal).contains(&"too-long"));
    assert!(!found(GOOD, Kind::Portal).contains(&"too-long"));
    assert!(!found(&long, Kind::Email).contains(&"too-long"));
}

#[test]
fn a_reason_that_is_still_a_gap_is_no_reason() {
    let gap = GOOD.replace(
        "as I have accepted another job",
        "for this reason: [reason]",
    );
    let review = review(&gap, Kind::Email, None, &book::rules());
    assert!(review.evidence.explanation.is_empty());
}
