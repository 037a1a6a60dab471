//! Makes every text from one set of facts: a list of sentences, each tagged with its slot and step.
//!
//! The phrases are data and are handed in. A missing fact becomes a gap, `[company]`, never text
//! that could be sent by accident. Must not know what a hand has changed (`draft`) nor judge the
//! result (`review`).

use std::collections::BTreeMap;
use std::ops::Range;

use super::case::{Fact, Kind};
use super::step::Step;

keywords! {
    /// What a sentence is for.
    pub enum Slot {
        /// The subject line.
        Subject = "subject", "subject";
        /// Greets the contact.
        Greeting = "greeting", "greeting";
        /// Says who speaks.
        Intro = "intro", "introduction";
        /// Thanks, before the news.
        Thanks = "thanks", "thanks";
        /// Cancels.
        Cancel = "cancel", "cancellation";
        /// Says what becomes of the application.
        Withdraw = "withdraw", "withdrawal";
        /// Says why.
        Reason = "reason", "reason";
        /// Apologises.
        Sorry = "sorry", "apology";
        /// Wishes well.
        Wishes = "wishes", "wishes";
        /// Asks to stay in touch.
        Touch = "touch", "staying in touch";
        /// Says the number to call back.
        Callback = "callback", "number to call back";
        /// Asks for something: another date, the panel to be told.
        Request = "request", "request";
        /// Thanks, at the end.
        ThanksAgain = "thanks_again", "thanks again";
        /// Closes, with the name.
        SignOff = "sign_off", "sign-off";
    }
}

/// What stands between a sentence and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lead {
    /// Nothing: the sentence opens the text.
    Start,
    /// A blank: the sentence goes on in the same paragraph.
    Blank,
    /// A line end.
    Line,
    /// An empty line.
    Paragraph,
}

impl Lead {
    /// Returns the white space itself.
    pub fn text(self) -> &'static str {
        match self {
            Lead::Start => "",
            Lead::Blank => " ",
            Lead::Line => "\n",
            Lead::Paragraph => "\n\n",
        }
    }
}

/// One sentence of a composed text.
///
/// The whole text is each sentence's `lead` and `text` in turn. A subject is the first sentence,
/// with `Subject: ` in front, as `write` prints it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// What the sentence is for; at most one sentence of a text has a given slot.
    pub slot: Slot,
    /// The step that it takes, if any.
    pub step: Option<Step>,
    /// What stands before it.
    pub lead: Lead,
    /// The words.
    pub text: String,
    /// The gaps, by bytes of `text`, each with the fact that is missing.
    pub gaps: Vec<(Range<usize>, Fact)>,
    /// How many wordings there are to choose from, at least 1.
    pub wordings: usize,
}

/// The wordings that the person chose, by kind and slot; what is absent is wording 0.
///
/// A number beyond what a sentence offers wraps round.
pub type Wordings = BTreeMap<(Kind, Slot), usize>;

/// Joins sentences to the text that they make.
pub fn join(sentences: &[Sentence]) -> String {
    sentences
        .iter()
        .flat_map(|sentence| [sentence.lead.text(), &sentence.text])
        .collect()
}
