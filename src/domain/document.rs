//! `Document`: all that is kept of one cancellation. It is what is saved, and what undo restores.
//!
//! Must not know how it is saved or shown.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use jiff::Timestamp;

use super::case::{Case, Fact, Kind};
use super::compose::{Sentence, Wordings};
use super::draft::Draft;
use super::plan::Rung;

/// All that is kept of one cancellation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// The facts that could be read.
    pub case: Rc<Case>,
    /// What stands in a field and is no value yet; so nothing typed is lost.
    pub typed: BTreeMap<Fact, String>,
    /// The texts in which a hand has changed something; every other text follows from the facts.
    pub drafts: BTreeMap<Kind, Rc<Draft>>,
    /// The wordings chosen.
    pub wordings: Wordings,
    /// The findings that the person has dismissed.
    pub dismissed: BTreeSet<Dismissal>,
    /// What has been done on the ladder, in the order of doing.
    pub ladder: Vec<Tick>,
    /// The loose ends that are settled, by their names.
    pub settled: BTreeSet<String>,
    /// Notes taken during the call.
    pub notes: String,
    /// What a reply to the appointment needs, as a calendar; empty where the facts came from none.
    pub appointment: String,
    /// How far the cancellation has come.
    pub state: State,
}

/// A finding that is not to be shown again in this message.
///
/// Remembered by rule, words and neighbours rather than by position, so that it outlives edits
/// elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Dismissal {
    /// The rule's stable name.
    pub rule: String,
    /// The words it was about.
    pub words: String,
    /// The word before and the word after them.
    pub neighbours: (String, String),
}

/// Something done on the ladder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tick {
    /// What was done.
    pub rung: Rung,
    /// When.
    pub at: Timestamp,
}

/// How far the cancellation has come. Only the person can say that something was sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum State {
    /// Not marked as sent.
    #[default]
    Draft,
    /// Marked as sent.
    Sent(Timestamp),
    /// The company has answered.
    Acknowledged(Timestamp),
}

impl Document {
    /// Returns the text of a kind: what a hand has written in it stays, the rest is what bowout says
    /// with the facts as they are.
    pub fn draft(&self, kind: Kind, sentences: &[Sentence]) -> Draft {
        let Some(kept) = self.drafts.get(&kind) else {
            return Draft::new(kind, sentences);
        };
        let mut draft = Draft::clone(kept);
        draft.follow(sentences, 0);
        draft
    }

    /// Returns about how many bytes it takes, less those that it shares with `after`.
    pub fn weight(&self, after: Option<&Document>) -> usize {
        let shares_facts = after.is_some_and(|after| Rc::ptr_eq(&self.case, &after.case));
        let shares = |kind, draft| {
            let other = after.and_then(|after| after.drafts.get(kind));
            other.is_some_and(|other| Rc::ptr_eq(draft, other))
        };
        let own = self
            .drafts
            .iter()
            .filter(|(kind, draft)| !shares(kind, draft));
        let facts = if shares_facts { 0 } else { self.case.weight() };
        own.map(|(_, draft)| draft.weight()).sum::<usize>()
            + self.typed.values().map(String::len).sum::<usize>()
            + facts
            + self.notes.len()
            + self.appointment.len()
    }

    /// Sets a fact from its exact written form.
    ///
    /// What is no value of it stays in the field as it was typed, and the fact is missing.
    pub fn set(&mut self, fact: Fact, text: &str) {
        let case = Rc::make_mut(&mut self.case);
        self.typed.remove(&fact);
        if case.set(fact, text).is_err() {
            self.typed.insert(fact, text.to_owned());
            let emptied = case.set(fact, "");
            debug_assert!(emptied.is_ok(), "every fact can be missing");
        }
    }

    /// Tells whether there is anything in it worth keeping.
    pub fn is_blank(&self) -> bool {
        *self == Document::default()
    }
}
