//! Step 1: the recommended approach, from the facts and the clock.
//!
//! The rules, in their order, are those of the field's guide ("Step 1: which approach"). Must not
//! know how a plan is shown or what the texts say.

use jiff::Zoned;
use jiff::civil::DateTime;

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
    /// Why, in one sentence.
    pub why: String,
}

/// Something to mind, found by a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// The rule's stable name.
    pub rule: &'static str,
    /// What to mind, in a sentence.
    pub message: String,
}

/// Something to settle besides the message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LooseEnd {
    /// The stable name.
    pub id: &'static str,
    /// What to do, in a sentence.
    pub does: String,
}
