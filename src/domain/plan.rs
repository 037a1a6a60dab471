//! Step 1: the recommended approach, from the facts and the clock.
//!
//! The rules, in their order, are those of the field's guide ("Step 1: which approach"); they are
//! rows of data and are handed in. Must not know how a plan is shown or what the texts say.

mod after;
mod clock;
mod situation;

pub use after::{FollowUp, Lean, Unsure, follow_up, lean, must_decide_by, text_for, unsent};
pub use situation::{Situation, Situations};

use jiff::civil::DateTime;
use jiff::{SignedDuration, Timestamp, Zoned};

use super::case::{Case, Fact, Spelling};
use super::when::clock_text;
use clock::Moment;
use situation::Sight;

keywords! {
    /// One thing to do on the ladder: a channel to use, or a person to reach.
    pub enum Rung {
        /// Call the contact.
        Call = "call", "call";
        /// Leave a voicemail.
        Voicemail = "voicemail", "voicemail";
        /// Write an email.
        Email = "email", "email";
        /// Answer in the message thread.
        Text = "text", "text message";
        /// Use the portal or scheduling page.
        Portal = "portal", "portal";
        /// Leave word with reception or someone else there.
        OtherPerson = "other-person", "reception or someone else";
        /// Call once more.
        CallAgain = "call-again", "call again";
    }
}

keywords! {
    /// How near the interview is.
    pub enum Urgency {
        /// At least 48 hours and one whole office day are left.
        Early = "early", "early";
        /// Between early and today.
        Soon = "soon", "soon";
        /// The same calendar day in the interview's zone, or under 12 hours.
        Today = "today", "today";
        /// The start is reached.
        Past = "past", "past";
    }
}

/// The recommended approach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The channel to use first, by the advice or, where given, by the person's own choice.
    pub first: Rung,
    /// What the advice alone says; differs from `first` where the person overrules it.
    pub advised: Rung,
    /// How near the interview is; `None` without a date.
    pub urgency: Option<Urgency>,
    /// Why this channel, in sentences, the deciding one first.
    pub why: Vec<String>,
    /// What to do, in order.
    pub ladder: Vec<LadderStep>,
    /// What to mind.
    pub warnings: Vec<Warning>,
    /// What would sharpen the advice; nothing has to be answered.
    pub asks: Vec<Ask>,
    /// What is still to be settled after the message is sent.
    pub loose_ends: Vec<LooseEnd>,
    /// The next moment at which the plan will say something else; `None` when it never will.
    pub changes_at: Option<Zoned>,
}

/// One rung of the ladder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LadderStep {
    /// What to do.
    pub rung: Rung,
    /// When, in the candidate's local time; `None`: at once.
    pub at: Option<DateTime>,
    /// The same moment by the interview's clock, where that shows another time.
    pub there: Option<DateTime>,
    /// Why, in one sentence.
    pub why: String,
}

impl LadderStep {
    /// Says when it is by the interview's clock, with the weekday where that is another one; `None`
    /// where the clocks agree.
    pub fn time_there(&self, spelling: Spelling) -> Option<String> {
        let there = self.there?;
        let clock = clock_text(there.time(), spelling);
        let is_same_day = self.at.is_some_and(|at| at.date() == there.date());
        Some(if is_same_day {
            format!("{clock} there")
        } else {
            format!("{} {clock} there", there.strftime("%A"))
        })
    }
}

/// Something to mind, found by a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// The rule's stable name.
    pub rule: &'static str,
    /// What to mind, in a sentence.
    pub message: String,
}

/// A question whose answer would sharpen the advice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// The fact asked for.
    pub fact: Fact,
    /// The question.
    pub text: String,
}

/// Something to settle besides the message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LooseEnd {
    /// The stable name.
    pub id: &'static str,
    /// What to do, in a sentence.
    pub does: String,
}

keywords! {
    /// What the plan may warn of.
    pub enum Hazard {
        /// Less than a day is left.
        LastMinute = "last-minute", "last minute";
        /// The start is past.
        Missed = "missed", "missed";
        /// The company called it off.
        CalledOff = "called-off", "called off";
        /// Neither address nor number.
        NoContact = "no-contact", "no contact";
        /// The zone can't be read.
        ZoneUnread = "zone-unread", "zone not read";
        /// Never in person.
        InPerson = "in-person", "not in person";
        /// The present manager may not know.
        Internal = "internal", "internal position";
        /// Somebody may answer in the evening too.
        MayAnswer = "may-answer", "they may answer";
        /// The other offer is not signed.
        OfferUnsigned = "offer-unsigned", "offer not signed";
        /// A better figure might change the decision.
        Pay = "pay", "the pay";
        /// A portal's withdrawal can be final.
        PortalFinal = "portal-final", "withdrawing in a portal";
        /// A benefit may depend on the interview.
        JobCentre = "job-centre", "job centre";
        /// Staying in touch is left out on purpose.
        UnwantedContact = "unwanted-contact", "no further contact";
    }
}

keywords! {
    /// What may have to be settled besides the message.
    pub enum Loose {
        /// The calendar event.
        Calendar = "calendar", "calendar";
        /// The slot on a scheduling page.
        Portal = "portal", "portal";
        /// Travel and hotel.
        Travel = "travel", "travel";
        /// The take-home task.
        TakeHome = "take-home", "take-home task";
        /// Whoever recommended the candidate.
        Referrer = "referrer", "referrer";
        /// The agency's employer.
        Agency = "agency", "agency";
        /// Other interviews and applications.
        OtherInterviews = "other-interviews", "other interviews";
    }
}

keywords! {
    /// When a rung of the ladder is due.
    pub enum Due {
        /// At once.
        Now = "now", "at once";
        /// When to call: at once in office hours, else when the office opens; in the evening for who
        /// dreads it.
        Call = "call", "when to call";
        /// At once in office hours; outside them, while there is time, when the office opens.
        Office = "office", "in office hours";
        /// About an hour after the call.
        Again = "again", "once more";
        /// A working day later; the rung is left out where the interview comes first.
        Unanswered = "unanswered", "without an answer";
    }
}

/// The rows of step 1.
#[derive(Clone, Debug, Default)]
pub struct Approach {
    /// Which channel comes first: the first rule that holds.
    pub rules: Vec<Row<Rung>>,
    /// What to do after what: the first row of the first channel that holds.
    pub ladders: Vec<Ladder>,
    /// What stands beside the reason.
    pub notes: Vec<Row<()>>,
    /// What to mind.
    pub warnings: Vec<Row<Hazard>>,
    /// What would sharpen the advice.
    pub asks: Vec<Row<Fact>>,
    /// What is to be settled.
    pub loose_ends: Vec<Row<Loose>>,
    /// What helps those who are not sure.
    pub unsure: Vec<Unsure>,
}

/// What is said of a situation.
#[derive(Clone, Debug)]
pub struct Row<What> {
    /// What the row is about.
    pub what: What,
    /// What must be so.
    pub when: Situations,
    /// What must not be so.
    pub unless: Situations,
    /// The sentence, with words in braces to be filled in.
    pub say: String,
}

/// What to do in which order.
#[derive(Clone, Debug)]
pub struct Ladder {
    /// The first channel that the ladder is for.
    pub first: Rung,
    /// What must be so.
    pub when: Situations,
    /// What to do, when, and why.
    pub rungs: Vec<(Rung, Due, String)>,
}

impl<What> Row<What> {
    fn holds(&self, situations: Situations) -> bool {
        situations.has_all(self.when) && !situations.has_any(self.unless)
    }
}

/// Recommends an approach. Total: whatever is missing, there is a first channel and a ladder.
///
/// The plan holds until `changes_at`, and is another one then.
pub fn plan(case: &Case, now: &Zoned, approach: &Approach) -> Plan {
    let (mut plan, mut next) = at(case, now, approach);
    // Each round goes to the next moment at which anything that was looked at differs; the few
    // differences that change no word are passed over. Office hours come round each week, so what
    // changes nothing in two of them never will.
    let horizon = clock::after(now.timestamp(), SignedDuration::from_hours(14 * 24));
    while let Some(moment) = next.filter(|moment| moment.timestamp() <= horizon) {
        let (other, after) = at(case, &moment, approach);
        if other != plan {
            plan.changes_at = Some(moment);
            break;
        }
        next = after;
    }
    plan
}

fn at(case: &Case, now: &Zoned, approach: &Approach) -> (Plan, Option<Zoned>) {
    let mut sight = Sight::new(case, now);
    let rule = approach
        .rules
        .iter()
        .find(|rule| rule.holds(sight.situations));
    let advised = rule.map_or(Rung::Email, |rule| rule.what);
    let first = case.approach.unwrap_or(advised);
    sight.choose(first);
    let plan = Plan {
        first,
        advised,
        urgency: sight.urgency,
        why: why(&sight, first, rule, &approach.notes),
        ladder: ladder(&sight, first, &approach.ladders),
        warnings: said(&sight, &approach.warnings, |hazard, message| Warning {
            rule: hazard.name(),
            message,
        }),
        asks: said(&sight, &approach.asks, |fact, text| Ask { fact, text }),
        loose_ends: said(&sight, &approach.loose_ends, |loose, does| LooseEnd {
            id: loose.name(),
            does,
        }),
        changes_at: None,
    };
    let next = sight.clock.next();
    (
        plan,
        next.map(|next: Timestamp| next.to_zoned(now.time_zone().clone())),
    )
}

fn why(sight: &Sight, first: Rung, rule: Option<&Row<Rung>>, notes: &[Row<()>]) -> Vec<String> {
    let own = rule.filter(|rule| rule.what != first).map(|rule| {
        let (own, advised) = (first.label(), rule.what.label());
        format!("Your own choice: {own}. The advice: {advised}.")
    });
    let rule = rule.map(|rule| sight.fill(&rule.say));
    own.into_iter()
        .chain(rule)
        .chain(said(sight, notes, |(), text| text))
        .collect()
}

fn said<What: Copy, Said>(
    sight: &Sight,
    rows: &[Row<What>],
    say: impl Fn(What, String) -> Said,
) -> Vec<Said> {
    rows.iter()
        .filter(|row| row.holds(sight.situations))
        .map(|row| say(row.what, sight.fill(&row.say)))
        .collect()
}

fn ladder(sight: &Sight, first: Rung, ladders: &[Ladder]) -> Vec<LadderStep> {
    let fits = |ladder: &&Ladder| ladder.first == first && sight.situations.has_all(ladder.when);
    let rungs = ladders
        .iter()
        .find(fits)
        .map_or(&[][..], |ladder| &ladder.rungs);
    rungs
        .iter()
        .filter(|(rung, ..)| *rung == first || is_possible(*rung, sight.situations))
        .filter_map(|(rung, due, why)| {
            let moment = match moment(sight, *due)? {
                Moment::Now => None,
                Moment::At(at) => Some(at),
            };
            let at = moment.map(|at| sight.local(at));
            let there = moment.map(|at| sight.by_their_clock(at));
            Some(LadderStep {
                rung: *rung,
                at,
                there: there.filter(|there| Some(*there) != at),
                why: sight.fill(why),
            })
        })
        .collect()
}

/// Tells whether a rung can be taken: what is unknown beside a contact that is known is left out.
fn is_possible(rung: Rung, situations: Situations) -> bool {
    match rung {
        Rung::Call | Rung::Voicemail | Rung::CallAgain => !situations.has(Situation::OnlyAddress),
        Rung::Email => !situations.has(Situation::OnlyNumber),
        Rung::Text | Rung::Portal | Rung::OtherPerson => true,
    }
}

/// Returns when a rung is due; `None` where it would come too late.
fn moment(sight: &Sight, due: Due) -> Option<Moment> {
    let start = sight
        .start
        .filter(|_| !sight.situations.has(Situation::Past));
    match due {
        Due::Call => Some(sight.call()),
        Due::Office if sight.situations.has(Situation::Early) => {
            Some(sight.clock.office_hour(start))
        }
        Due::Now | Due::Office => Some(Moment::Now),
        Due::Again => sight.clock.again(sight.call(), start).map(Moment::At),
        Due::Unanswered => sight.clock.follow_up(start).map(Moment::At),
    }
}
