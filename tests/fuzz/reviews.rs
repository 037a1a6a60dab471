//! The review: all that it points at stands in the text.

use std::ops::Range;

use bowout::domain::case::Kind;
use bowout::domain::clean::clean;
use bowout::domain::plan::plan;
use bowout::domain::review::{Evidence, Held, review};
use bowout::formats::facts_file;
use jiff::Zoned;
use proptest::prelude::*;
use proptest::sample::select;

use super::hostile::{BOOK, FACTS, any_text, assert_harmless};
use super::runs;

/// Proofs are words of the text, in their order and each once.
fn are_words(text: &str, spans: &[Range<usize>]) -> Result<(), TestCaseError> {
    for (number, span) in spans.iter().enumerate() {
        let words = text.get(span.clone());
        prop_assert!(
            words.is_some_and(|words| !words.trim().is_empty()),
            "{span:?} in {text:?}"
        );
        prop_assert!(!spans[..number].contains(span), "{span:?} twice");
    }
    Ok(())
}

fn all(evidence: &Evidence) -> [&[Range<usize>]; 8] {
    [
        &evidence.appreciation,
        &evidence.cancel_word,
        &evidence.cancellation,
        &evidence.interview,
        &evidence.explanation,
        &evidence.keep_in_touch,
        &evidence.closing_thanks,
        &evidence.sign_off,
    ]
}

proptest! {
    #![proptest_config(runs(80))]

    #[test]
    fn reviews(text in any_text(), kind in select(Kind::ALL)) {
        let book = &*BOOK;
        let now: Zoned = "2026-11-22T20:00[Europe/Berlin]".parse().unwrap();
        let case = facts_file::read(FACTS).unwrap();
        let plan = plan(&case, &now, &book.approach);
        let held = Held { case: &case, plan: &plan, now: &now };
        let text = clean(&text).text;
        for held in [None, Some(&held)] {
            let review = review(&text, kind, held, &book.rules);
            for spans in all(&review.evidence) {
                are_words(&text, spans)?;
            }
            for step in &review.steps {
                are_words(&text, &step.evidence)?;
                assert_harmless(&step.note)?;
            }
            for finding in review.findings {
                prop_assert!(text.get(finding.span.clone()).is_some(), "{finding:?}");
                assert_harmless(&finding.message)?;
                if let Some(fix) = finding.fix {
                    prop_assert!(text.get(fix.edit.range.clone()).is_some(), "{fix:?}");
                    assert_harmless(&fix.edit.insert)?;
                }
            }
        }
    }
}
