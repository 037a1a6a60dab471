//! The shapes on disk, to and from the document: names for what may be renamed, texts for the rest.
//!
//! Words that this version does not know are left out, never guessed; all text is cleaned as it
//! comes in. Must not know checkpoints and records.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::rc::Rc;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::domain::case::{Case, Fact, Kind};
use crate::domain::clean::clean;
use crate::domain::compose::Slot;
use crate::domain::document::{Dismissal, Document, State, Tick};
use crate::domain::draft::{Draft, Name, Offer, Owner, Piece};
use crate::domain::plan::Rung;
use crate::domain::step::Step;

/// Returns a document in its shape.
pub(super) fn value(document: &Document) -> Value {
    json(&SavedDocument::of(document))
}

/// Returns a shape as JSON.
pub(super) fn json(shape: &impl Serialize) -> Value {
    serde_json::to_value(shape).expect("these shapes have only texts for keys")
}

/// Reads a document from its shape; nothing where the shape is another.
pub(super) fn shaped(value: &Value) -> Option<Document> {
    let saved = SavedDocument::deserialize(value).ok()?;
    Some(saved.document())
}

type Words = BTreeMap<String, String>;

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct SavedDocument {
    facts: Words,
    typed: Words,
    drafts: BTreeMap<String, SavedDraft>,
    wordings: BTreeMap<String, BTreeMap<String, usize>>,
    dismissed: Vec<SavedDismissal>,
    ladder: Vec<SavedTick>,
    settled: BTreeSet<String>,
    notes: String,
    appointment: String,
    state: SavedState,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct SavedDraft {
    pieces: Vec<SavedPiece>,
    tail: String,
}

#[derive(Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct SavedPiece {
    slot: Option<String>,
    step: Option<String>,
    lead: String,
    lead_is_mine: bool,
    pub(super) text: String,
    is_mine: bool,
    offer: Option<SavedOffer>,
    names: Vec<(String, usize, String)>,
}

#[derive(Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct SavedOffer {
    lead: String,
    text: String,
    gaps: Vec<(usize, usize, String)>,
    wordings: usize,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct SavedDismissal {
    rule: String,
    words: String,
    before: String,
    after: String,
}

#[derive(Serialize, Deserialize)]
struct SavedTick {
    rung: String,
    at: Timestamp,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum SavedState {
    #[default]
    Draft,
    Sent(Timestamp),
    Acknowledged(Timestamp),
}

impl SavedDocument {
    pub(super) fn of(document: &Document) -> SavedDocument {
        let mut wordings: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
        for ((kind, slot), number) in &document.wordings {
            let slots = wordings.entry(kind.name().to_owned()).or_default();
            slots.insert(slot.name().to_owned(), *number);
        }
        SavedDocument {
            facts: facts(&document.case),
            typed: document
                .typed
                .iter()
                .map(|(fact, text)| (fact.path(), text.clone()))
                .collect(),
            drafts: document
                .drafts
                .iter()
                .map(|(kind, draft)| (kind.name().to_owned(), SavedDraft::of(draft)))
                .collect(),
            wordings,
            dismissed: document.dismissed.iter().map(SavedDismissal::of).collect(),
            ladder: document
                .ladder
                .iter()
                .map(|tick| SavedTick {
                    rung: tick.rung.name().to_owned(),
                    at: tick.at,
                })
                .collect(),
            settled: document.settled.clone(),
            notes: document.notes.clone(),
            appointment: document.appointment.clone(),
            state: match document.state {
                State::Draft => SavedState::Draft,
                State::Sent(at) => SavedState::Sent(at),
                State::Acknowledged(at) => SavedState::Acknowledged(at),
            },
        }
    }

    pub(super) fn document(self) -> Document {
        let mut case = Case::default();
        let mut typed: BTreeMap<Fact, String> = known_facts(self.typed).collect();
        for (fact, text) in known_facts(self.facts) {
            // What is no value of this version's stays in the field as it was typed.
            if case.set(fact, &text).is_err() {
                typed.insert(fact, text);
            }
        }
        let drafts = self.drafts.into_iter().filter_map(|(kind, draft)| {
            let kind = Kind::named(&kind)?;
            Some((kind, Rc::new(draft.draft(kind))))
        });
        let wordings = self
            .wordings
            .into_iter()
            .filter_map(|(kind, slots)| Some((Kind::named(&kind)?, slots)))
            .flat_map(|(kind, slots)| {
                slots
                    .into_iter()
                    .filter_map(move |(slot, number)| Some(((kind, Slot::named(&slot)?), number)))
            });
        Document {
            case: Rc::new(case),
            typed,
            drafts: drafts.collect(),
            wordings: wordings.collect(),
            dismissed: self
                .dismissed
                .into_iter()
                .map(SavedDismissal::dismissal)
                .collect(),
            ladder: self.ladder.iter().filter_map(SavedTick::tick).collect(),
            settled: self
                .settled
                .into_iter()
                .map(|text| cleaned(&text))
                .collect(),
            notes: cleaned(&self.notes),
            appointment: cleaned(&self.appointment),
            state: match self.state {
                SavedState::Draft => State::Draft,
                SavedState::Sent(at) => State::Sent(at),
                SavedState::Acknowledged(at) => State::Acknowledged(at),
            },
        }
    }
}

impl SavedDraft {
    fn of(draft: &Draft) -> SavedDraft {
        SavedDraft {
            pieces: draft.pieces().iter().map(SavedPiece::of).collect(),
            tail: draft.tail().to_owned(),
        }
    }

    fn draft(self, kind: Kind) -> Draft {
        // A letter may begin in one piece and end in the next, so the whole text is looked at first.
        let parts = self
            .pieces
            .iter()
            .flat_map(|piece| [&*piece.lead, &piece.text]);
        let whole: String = parts.chain([&*self.tail]).collect();
        let taken_in = if cleaned(&whole) == whole {
            str::to_owned
        } else {
            cleaned
        };
        let pieces = self.pieces.into_iter().map(|piece| piece.piece(taken_in));
        Draft::restored(kind, pieces.collect(), taken_in(&self.tail))
    }
}

impl SavedPiece {
    pub(super) fn of(piece: &Piece) -> SavedPiece {
        SavedPiece {
            slot: piece.slot.map(|slot| slot.name().to_owned()),
            step: piece.step.map(|step| step.name().to_owned()),
            lead: piece.lead.clone(),
            lead_is_mine: piece.lead_owner == Owner::Hand,
            text: piece.text.clone(),
            is_mine: piece.owner == Owner::Hand,
            offer: piece.offer.as_ref().map(SavedOffer::of),
            names: piece
                .names
                .iter()
                .map(|name| (name.fact.path(), name.form, name.words.clone()))
                .collect(),
        }
    }

    fn piece(self, taken_in: fn(&str) -> String) -> Piece {
        let names = self.names.into_iter().filter_map(|(fact, form, words)| {
            Some(Name {
                fact: fact_named(&fact)?,
                form,
                words: cleaned(&words),
            })
        });
        let text = taken_in(&self.text);
        let offer = self.offer.map(SavedOffer::offer);
        // What follows the facts is what is offered: other words can only be a hand's.
        let is_offered = offer.as_ref().is_some_and(|offer| offer.text == text);
        Piece {
            slot: self.slot.and_then(|slot| Slot::named(&slot)),
            step: self.step.and_then(|step| Step::named(&step)),
            lead: taken_in(&self.lead),
            lead_owner: owner(self.lead_is_mine),
            owner: owner(self.is_mine || !is_offered),
            text,
            offer,
            names: names.collect(),
        }
    }
}

impl SavedOffer {
    fn of(offer: &Offer) -> SavedOffer {
        let gaps = offer
            .gaps
            .iter()
            .map(|(span, fact)| (span.start, span.end, fact.path()));
        SavedOffer {
            lead: offer.lead.clone(),
            text: offer.text.clone(),
            gaps: gaps.collect(),
            wordings: offer.wordings,
        }
    }

    fn offer(self) -> Offer {
        let text = cleaned(&self.text);
        let gaps = self.gaps.into_iter().filter_map(|(start, end, fact)| {
            text.get(start..end)?;
            Some((Range { start, end }, fact_named(&fact)?))
        });
        Offer {
            lead: cleaned(&self.lead),
            gaps: gaps.collect(),
            wordings: self.wordings.max(1),
            text,
        }
    }
}

impl SavedDismissal {
    fn of(dismissal: &Dismissal) -> SavedDismissal {
        SavedDismissal {
            rule: dismissal.rule.clone(),
            words: dismissal.words.clone(),
            before: dismissal.neighbours.0.clone(),
            after: dismissal.neighbours.1.clone(),
        }
    }

    fn dismissal(self) -> Dismissal {
        Dismissal {
            rule: cleaned(&self.rule),
            words: cleaned(&self.words),
            neighbours: (cleaned(&self.before), cleaned(&self.after)),
        }
    }
}

impl SavedTick {
    fn tick(&self) -> Option<Tick> {
        Some(Tick {
            rung: Rung::named(&self.rung)?,
            at: self.at,
        })
    }
}

fn facts(case: &Case) -> Words {
    let all = Fact::ALL.iter().map(|fact| (fact, case.get(*fact)));
    let known = all.filter(|(_, text)| !text.is_empty());
    known.map(|(fact, text)| (fact.path(), text)).collect()
}

fn known_facts(words: Words) -> impl Iterator<Item = (Fact, String)> {
    words
        .into_iter()
        .filter_map(|(path, text)| Some((fact_named(&path)?, cleaned(&text))))
}

fn fact_named(path: &str) -> Option<Fact> {
    match path.split_once('.') {
        Some((table, key)) => Fact::at(table, key),
        None => Fact::at("", path),
    }
}

fn owner(is_mine: bool) -> Owner {
    if is_mine { Owner::Hand } else { Owner::Facts }
}

fn cleaned(text: &str) -> String {
    clean(text).text
}
