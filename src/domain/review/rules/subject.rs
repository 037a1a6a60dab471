//! A subject that does not tell the decision. Judged only where there is one.

use std::ops::Range;

use crate::domain::edit::Edit;
use crate::domain::review::Fix;

use super::{Cue, Finding, Judged, Reading, Rule, Severity, Words};

pub(super) const RULE: Rule = Rule {
    id: "subject",
    severity: Severity::Hint,
    about: "A subject that doesn't tell the decision.",
    check,
};

fn check(rule: &Rule, judged: &Judged<'_>) -> Vec<Finding> {
    let reading = judged.reading;
    let words = subject(reading);
    if words.is_empty() || !judged.decision.is_definite() || tells(reading, &words) {
        return Vec::new();
    }
    let span = reading.prose.span(&words);
    let message = "With the decision in the subject nobody has to open the mail to know it.";
    vec![Finding {
        fix: Some(cancelling(span.clone())),
        ..rule.finding(span, message)
    }]
}

/// Returns the words of the subject, without the label in front.
fn subject(reading: &Reading<'_>) -> Words {
    let sentences = reading.prose.sentences.iter();
    let end = sentences
        .take_while(|sentence| sentence.is_subject)
        .last()
        .map_or(0, |sentence| sentence.tokens.end);
    let is_label = end > 0 && reading.word(0) == "subject";
    usize::from(is_label)..end
}

fn tells(reading: &Reading<'_>, words: &Words) -> bool {
    let says = |cue: Cue| {
        reading
            .all_hits(cue)
            .iter()
            .any(|hit| words.contains(&hit.start))
    };
    reading.any("cancel", words.clone())
        || reading.any("withdraw", words.clone())
        || [Cue::Quit, Cue::Absent, Cue::Fate, Cue::Unable]
            .into_iter()
            .any(says)
}

fn cancelling(span: Range<usize>) -> Fix {
    Fix {
        label: "begin it with “Cancelling:”".to_owned(),
        edit: Edit {
            range: span.start..span.start,
            insert: "Cancelling: ".to_owned(),
        },
    }
}
