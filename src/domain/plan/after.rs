//! Beside the plan: what helps to decide, what to say of a message that was never marked as sent, and
//! what to do when nobody answers.
//!
//! Must not know how it is shown.

use jiff::{SignedDuration, Zoned};

use super::clock::{after, before};
use super::situation::Sight;
use super::{LadderStep, Plan, Rung, Situation, Urgency};
use crate::domain::case::{Case, Kind};
use crate::domain::document::{Document, State, Tick};
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

/// Tells what to do about a message that was sent and that nobody has acknowledged: after a working
/// day, or an hour once less than a day is left before the interview, the next rung is due.
pub fn follow_up<'p>(document: &Document, now: &Zoned, plan: &'p Plan) -> FollowUp<'p> {
    let State::Sent(sent) = document.state else {
        return FollowUp::NotNeeded;
    };
    let done = |step: &&LadderStep| document.ladder.iter().any(|tick| tick.rung == step.rung);
    let next = plan.ladder.iter().find(|step| !done(step));
    let (Some(next), false) = (next, plan.urgency == Some(Urgency::Past)) else {
        return FollowUp::NotNeeded;
    };
    let office = Office::new(now.time_zone().clone());
    let start = Sight::new(&document.case, now).start;
    let last_day = start.map(|start| {
        let an_hour_later = after(sent, SignedDuration::from_hours(1));
        before(start, SignedDuration::from_hours(24)).max(an_hour_later)
    });
    let due = office.next_working_day(sent);
    let due = last_day.map_or(due, |last_day| last_day.min(due));
    if due > now.timestamp() {
        return FollowUp::DueAt(due.to_zoned(now.time_zone().clone()));
    }
    FollowUp::Next(next)
}

/// What to do about a message that nobody has acknowledged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FollowUp<'p> {
    /// Nothing was sent, it was acknowledged, every rung is taken, or the interview's start is past.
    NotNeeded,
    /// Wait until then.
    DueAt(Zoned),
    /// Take this rung.
    Next(&'p LadderStep),
}

/// Returns the kind of text that belongs to a rung now; leaving word needs none.
pub fn text_for(rung: Rung, document: &Document, plan: &Plan) -> Option<Kind> {
    let spoke = |tick: &Tick| matches!(tick.rung, Rung::Call | Rung::CallAgain);
    match rung {
        Rung::Call | Rung::CallAgain => Some(Kind::Call),
        Rung::Voicemail => Some(Kind::Voicemail),
        Rung::Email if plan.urgency == Some(Urgency::Past) => Some(Kind::Missed),
        Rung::Email if document.ladder.iter().any(spoke) => Some(Kind::Confirmation),
        Rung::Email => Some(Kind::Email),
        Rung::Text => Some(Kind::Text),
        Rung::Portal => Some(Kind::Portal),
        Rung::OtherPerson => None,
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use jiff::Timestamp;
    use rstest::rstest;

    fn now(text: &str) -> Zoned {
        format!("{text}[UTC]").parse().unwrap()
    }

    /// An interview on Thursday 3 December 2026 at 14:30 UTC.
    fn document() -> Document {
        let mut document = Document::default();
        let case = Rc::make_mut(&mut document.case);
        case.date = Some(jiff::civil::date(2026, 12, 3));
        case.time = Some(jiff::civil::time(14, 30, 0, 0));
        case.contact_phone = "030 1".to_owned();
        document
    }

    fn plan(document: &Document, now: &Zoned) -> Plan {
        let mut plan = super::super::plan(&document.case, now, &super::super::Approach::default());
        let step = |rung| LadderStep {
            there: None,
            rung,
            at: None,
            why: String::new(),
        };
        plan.ladder = [Rung::Call, Rung::Email].map(step).into();
        plan
    }

    fn questions() -> Vec<Unsure> {
        [Lean::Move, Lean::Keep]
            .map(|yes| Unsure {
                ask: String::new(),
                yes,
                say: String::new(),
            })
            .into()
    }

    #[rstest]
    #[case(&[], None)]
    #[case(&[Some(false)], None)]
    #[case(&[Some(true)], Some(Lean::Move))]
    #[case(&[None, Some(true)], Some(Lean::Keep))]
    #[case(&[Some(false), Some(false)], Some(Lean::Cancel))]
    fn the_first_yes_decides_and_no_to_all_means_cancel(
        #[case] answers: &[Option<bool>],
        #[case] expected: Option<Lean>,
    ) {
        let questions = questions();
        let leaning = lean(&questions, answers);
        assert_eq!(leaning.map(|(leaning, _)| leaning), expected);
    }

    #[rstest]
    #[case(
        "2026-11-24T10:00",
        "until Tuesday 1 December, 14:30 and still cancel in good time"
    )]
    #[case("2026-12-01T16:00", "Decide by Wednesday 2 December, 14:30")]
    #[case("2026-12-03T10:00", "the interview is in 4 hours")]
    #[case("2026-12-03T15:00", "has passed")]
    fn it_is_said_how_long_a_decision_can_wait(#[case] moment: &str, #[case] words: &str) {
        let said = must_decide_by(&document().case, &now(moment));
        assert!(said.contains(words), "{said}");
    }

    #[test]
    fn an_unsent_message_is_warned_of_when_the_interview_is_near() {
        let said = |document: &Document, moment: &str| {
            let now = now(moment);
            unsent(document, &now, &plan(document, &now))
        };
        let mut document = document();
        assert_eq!(
            said(&document, "2026-12-03T11:30").unwrap(),
            "Not marked as sent, interview in 3 hours: call now, 030 1."
        );
        assert_eq!(
            said(&document, "2026-12-03T15:30").unwrap(),
            "Not marked as sent, and the interview began 1 hour ago: call now, 030 1, with an apology."
        );
        assert_eq!(said(&document, "2026-11-24T10:00"), None);
        document.state = State::Sent(Timestamp::UNIX_EPOCH);
        assert_eq!(said(&document, "2026-12-03T11:30"), None);
    }

    #[test]
    fn without_an_acknowledgement_the_next_rung_is_due_after_a_working_day() {
        let mut document = document();
        let sent: Timestamp = "2026-11-27T10:00Z".parse().unwrap();
        document.state = State::Sent(sent);
        document.ladder.push(Tick {
            rung: Rung::Call,
            at: sent,
        });
        let moment = now("2026-11-29T12:00");
        let monday = FollowUp::DueAt(now("2026-11-30T10:00"));
        let told = plan(&document, &moment);
        assert_eq!(follow_up(&document, &moment, &told), monday);
        let moment = now("2026-11-30T10:00");
        let FollowUp::Next(step) = follow_up(&document, &moment, &told) else {
            panic!("the next rung is due");
        };
        assert_eq!(step.rung, Rung::Email);
        document.state = State::Acknowledged(sent);
        assert_eq!(follow_up(&document, &moment, &told), FollowUp::NotNeeded);
    }

    #[test]
    fn on_the_last_day_an_hour_without_an_answer_is_enough() {
        let mut document = document();
        document.state = State::Sent("2026-12-03T09:00Z".parse().unwrap());
        let moment = now("2026-12-03T09:30");
        let told = plan(&document, &moment);
        let due = FollowUp::DueAt(now("2026-12-03T10:00"));
        assert_eq!(follow_up(&document, &moment, &told), due);
    }

    #[test]
    fn the_email_after_a_call_confirms_it() {
        let mut document = document();
        let moment = now("2026-12-02T09:30");
        let told = plan(&document, &moment);
        assert_eq!(text_for(Rung::Email, &document, &told), Some(Kind::Email));
        let at = Timestamp::UNIX_EPOCH;
        document.ladder.push(Tick {
            rung: Rung::Call,
            at,
        });
        let kind = text_for(Rung::Email, &document, &told);
        assert_eq!(kind, Some(Kind::Confirmation));
        let late = plan(&document, &now("2026-12-03T15:30"));
        assert_eq!(text_for(Rung::Email, &document, &late), Some(Kind::Missed));
        assert_eq!(text_for(Rung::OtherPerson, &document, &late), None);
    }
}
