//! The six steps, proved by the words of a text.
//!
//! Must not know the rules that find mistakes.

use std::ops::Range;

use crate::domain::case::{Kind, Reason};
use crate::domain::plan::{Rung, Urgency};
use crate::domain::step::{Step, StepState};

use super::decision::Concern;
use super::reading::Words;
use super::{Held, Judged, StepReport};

/// Judges each step of a text.
pub(super) fn steps(judged: &Judged<'_>) -> Vec<StepReport> {
    Step::ALL.iter().map(|step| report(judged, *step)).collect()
}

fn report(judged: &Judged<'_>, step: Step) -> StepReport {
    let (state, note) = match step {
        Step::Approach => approach(judged),
        Step::Appreciation => appreciation(judged),
        Step::Cancellation => cancellation(judged),
        Step::Explanation => explanation(judged),
        Step::KeepInTouch => keep_in_touch(judged),
        Step::WrapUp => wrap_up(judged),
    };
    StepReport {
        step,
        state,
        evidence: proof(judged, step),
        note: note.to_owned(),
    }
}

fn proof(judged: &Judged<'_>, step: Step) -> Vec<Range<usize>> {
    let proofs = judged.proofs;
    let decided: Vec<Words> = if judged.decision.is_definite() {
        judged.decision.certain.clone()
    } else {
        judged.decision.cancel_words.clone()
    };
    let words: Vec<Words> = match step {
        Step::Approach => Vec::new(),
        Step::Appreciation => proofs.appreciation.clone(),
        Step::Cancellation => decided
            .into_iter()
            .chain(proofs.interview.clone())
            .collect(),
        Step::Explanation => proofs.explanation.clone(),
        Step::KeepInTouch => proofs.keep_in_touch.clone(),
        Step::WrapUp => proofs
            .closing_thanks
            .iter()
            .chain(&proofs.sign_off)
            .cloned()
            .collect(),
    };
    let mut spans: Vec<Range<usize>> = words
        .iter()
        .map(|words| judged.reading.prose.whole_span(words))
        .collect();
    spans.sort_by_key(|span| (span.start, span.end));
    spans.dedup();
    spans
}

/// Returns the rungs of the ladder on which a kind of text is used.
fn rungs(kind: Kind) -> &'static [Rung] {
    match kind {
        Kind::Email | Kind::Confirmation | Kind::Missed | Kind::Reschedule | Kind::Referrer => {
            &[Rung::Email]
        }
        Kind::Call => &[Rung::Call, Rung::CallAgain],
        Kind::Voicemail => &[Rung::Voicemail, Rung::Call, Rung::CallAgain],
        Kind::Text => &[Rung::Text],
        Kind::Portal => &[Rung::Portal],
    }
}

fn approach(judged: &Judged<'_>) -> (StepState, &'static str) {
    let Some(held) = judged.held else {
        return (
            StepState::NotJudged,
            "The text alone does not tell which approach is best.",
        );
    };
    let on_ladder = held
        .plan
        .ladder
        .iter()
        .any(|step| rungs(judged.reading.kind).contains(&step.rung));
    if on_ladder || rungs(judged.reading.kind).contains(&held.plan.first) {
        (
            StepState::Met,
            "This is one of the ways that the plan recommends.",
        )
    } else {
        (StepState::Weak, "The plan recommends another way first.")
    }
}

fn appreciation(judged: &Judged<'_>) -> (StepState, &'static str) {
    if judged.proofs.appreciation.is_empty() {
        (
            StepState::Missing,
            "Thank them for the invitation in your first sentence.",
        )
    } else {
        (StepState::Met, "The opening shows appreciation.")
    }
}

fn cancellation(judged: &Judged<'_>) -> (StepState, &'static str) {
    let decision = judged.decision;
    if matches!(
        judged.reading.kind,
        Kind::Reschedule | Kind::Referrer | Kind::Missed
    ) {
        return (
            StepState::NotJudged,
            "This kind of message cancels nothing.",
        );
    }
    if decision.is_definite() {
        if decision.cancel_words.is_empty() {
            return (
                StepState::Weak,
                "The decision is clear; the word “cancel” would make it plainer.",
            );
        }
        if judged.proofs.interview.is_empty() {
            return (
                StepState::Weak,
                "It is clear that you cancel, but not which interview.",
            );
        }
        return (StepState::Met, "It is clear that this interview is off.");
    }
    match decision.concerns {
        Concern::Other => (StepState::Missing, "Nothing here cancels the interview."),
        Concern::Reschedule => (
            StepState::Weak,
            "This asks for another date rather than cancelling.",
        ),
        Concern::Cancel => (
            StepState::Weak,
            "This leaves open whether the interview is off.",
        ),
    }
}

fn explanation(judged: &Judged<'_>) -> (StepState, &'static str) {
    let no_reason = judged
        .held
        .is_some_and(|held| held.case.reason == Some(crate::domain::case::Reason::NoReason));
    match (judged.proofs.explanation.is_empty(), no_reason) {
        (false, _) => (StepState::Met, "A reason is given."),
        (true, true) => (
            StepState::LeftOut,
            "You chose to give no reason, which is fine.",
        ),
        (true, false) => (StepState::Missing, "One short reason is enough."),
    }
}

fn keep_in_touch(judged: &Judged<'_>) -> (StepState, &'static str) {
    if !judged.proofs.keep_in_touch.is_empty() {
        return (StepState::Met, "The text asks to stay in touch.");
    }
    let Some(held) = judged.held else {
        return (
            StepState::Missing,
            "Ask to stay in touch, if you would like to and the reason is not the company.",
        );
    };
    if asks(held, judged.reading.kind) {
        (
            StepState::Missing,
            "You wanted to stay in touch; one line is enough.",
        )
    } else {
        (
            StepState::LeftOut,
            "Left out on purpose, which is right here.",
        )
    }
}

/// Tells whether a text of this kind is to ask to stay in touch: by the person's own choice, else by
/// the reason, but not at the last minute and not where there is little room.
fn asks(held: &Held<'_>, kind: Kind) -> bool {
    let case = held.case;
    let roomy = matches!(kind, Kind::Email | Kind::Call | Kind::Confirmation);
    let last_minute = matches!(held.plan.urgency, Some(Urgency::Today | Urgency::Past));
    let by_reason = || suits(case.reason) && !last_minute;
    roomy && case.unwanted_contact != Some(true) && case.stay_in_touch.unwrap_or_else(by_reason)
}

/// Tells whether staying in touch suits the reason, where the person says nothing.
fn suits(reason: Option<Reason>) -> bool {
    use Reason::{HoursDoNotFit, NotAFit, Own, Pay, SomethingILearned};
    !matches!(
        reason,
        Some(NotAFit | Pay | HoursDoNotFit | SomethingILearned | Own)
    )
}

fn wrap_up(judged: &Judged<'_>) -> (StepState, &'static str) {
    let thanks = !judged.proofs.closing_thanks.is_empty();
    let signed = !judged.proofs.sign_off.is_empty();
    match (thanks, signed) {
        (true, true) => (StepState::Met, "The text ends with thanks and a sign-off."),
        (true, false) => (
            StepState::Weak,
            "Thanks are there; a sign-off with your name is missing.",
        ),
        (false, true) => (StepState::Weak, "End as you began, with a thank you."),
        (false, false) => (StepState::Missing, "End with a thank you and a sign-off."),
    }
}
