//! Beside the plan: what helps to decide, what to say of a message that was never marked as sent, and
//! what to do when nobody answers.
//!
//! Must not know how it is shown.

use jiff::{SignedDuration, Zoned};

use super::clock::before;
use super::situation::Sight;
use super::{LadderStep, Plan, Rung, Situation, Urgency};
use crate::domain::case::Case;
use crate::domain::document::{Document, State};
use crate::domain::when::{Office, clock_text, long_date};

keywords! {
    /// What an answer of somebody who is not sure speaks for.
    pub enum Lean {
        /// Ask for another date.
        Move = "move", "move it";
        /// Keep the interview for now.
        Keep = "keep", "keep it for now";
        /// Cancel.
        Cancel = "cancel", "cancel";
    }
}

/// A question for those who are not sure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsure {
    /// The question, to be answered by yes or no.
    pub ask: String,
    /// What a yes speaks for.
    pub yes: Lean,
    /// What to do then.
    pub say: String,
}

/// Weighs the answers given so far, in the order of the questions: the first yes decides, no to every
/// question means cancel, and `None` means that an answer is still missing.
pub fn lean<'a>(
    questions: &'a [Unsure],
    answers: &[Option<bool>],
) -> Option<(Lean, Option<&'a Unsure>)> {
    let yes = questions
        .iter()
        .zip(answers)
        .find(|(_, answer)| **answer == Some(true));
    if let Some((question, _)) = yes {
        return Some((question.yes, Some(question)));
    }
    let all_no = (0..questions.len()).all(|i| answers.get(i) == Some(&Some(false)));
    all_no.then_some((Lean::Cancel, None))
}

/// Says how long a decision can wait, in the candidate's own time.
pub fn must_decide_by(case: &Case, now: &Zoned) -> String {
    let sight = Sight::new(case, now);
    let Some(start) = sight.start else {
        return "With the date, it can be said how long the decision can wait.".to_owned();
    };
    let spelling = case.spelling();
    let text = |hours| {
        let at = sight.local(before(start, SignedDuration::from_hours(hours)));
        let day = long_date(at.date(), spelling);
        format!("{day}, {}", clock_text(at.time(), spelling))
    };
    match sight.urgency {
        Some(Urgency::Past) => "The interview's start has passed.".to_owned(),
        Some(Urgency::Early) => format!(
            "You can decide until {} and still cancel in good time; until {} it is short notice.",
            text(48),
            text(24)
        ),
        _ if !sight.situations.has(Situation::Under24h) => {
            format!("Decide by {}: after that it is last minute.", text(24))
        }
        _ => format!(
            "Decide now: the interview is {}, and every hour makes it harder for them.",
            sight.clock.left(start)
        ),
    }
}

/// Warns of a message that is not marked as sent while the interview is near: "not marked as sent,
/// interview in 3 hours: call now, +49 30 1234567".
pub fn unsent(document: &Document, now: &Zoned, plan: &Plan) -> Option<String> {
    if document.state != State::Draft || !document.ladder.is_empty() {
        return None;
    }
    let sight = Sight::new(&document.case, now);
    let left = sight.clock.left(sight.start?);
    let next = plan.ladder.first()?;
    let what = match next.rung {
        Rung::Call | Rung::Voicemail | Rung::CallAgain | Rung::OtherPerson => "call",
        Rung::Email => "email",
        Rung::Text => "answer",
        Rung::Portal => "use the portal",
    };
    let when = match next.at {
        Some(at) => format!("at {}", clock_text(at.time(), document.case.spelling())),
        None => "now".to_owned(),
    };
    let number = &document.case.contact_phone;
    let number = match what {
        "call" if !number.is_empty() => format!(", {number}"),
        _ => String::new(),
    };
    match sight.urgency? {
        Urgency::Early => None,
        Urgency::Past => Some(format!(
            "Not marked as sent, and the interview began {left}: {what} {when}{number}, with an apology."
        )),
        Urgency::Soon | Urgency::Today => Some(format!(
            "Not marked as sent, interview {left}: {what} {when}{number}."
        )),
    }
}

/// Returns the next rung when a message was sent, nobody has acknowledged it, and a working day has
/// gone by; also the moment from which it is due, while it is not.
pub fn follow_up<'p>(document: &Document, now: &Zoned, plan: &'p Plan) -> FollowUp<'p> {
    let State::Sent(sent) = document.state else {
        return FollowUp::NotNeeded;
    };
    let office = Office::new(now.time_zone().clone());
    let due = office.next_working_day(sent);
    if due > now.timestamp() {
        return FollowUp::DueAt(due.to_zoned(now.time_zone().clone()));
    }
    let done = |step: &&LadderStep| document.ladder.iter().any(|tick| tick.rung == step.rung);
    match plan.ladder.iter().find(|step| !done(step)) {
        Some(step) => FollowUp::Next(step),
        None => FollowUp::NotNeeded,
    }
}

/// What to do about a message that nobody has acknowledged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FollowUp<'p> {
    /// Nothing was sent, it was acknowledged, or every rung is taken.
    NotNeeded,
    /// Wait until then.
    DueAt(Zoned),
    /// Take this rung.
    Next(&'p LadderStep),
}
