//! What is saved of a cancellation: checkpoints and the records between them, and their version.
//!
//! A checkpoint holds the document and the documents that undo and redo lead to; a record holds one
//! change. Must not know where the bytes are kept.

use std::collections::BTreeMap;
use std::rc::Rc;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::change::change;
use super::difference::{Difference, apply};
use super::shapes::{shaped, value};
use crate::domain::document::Document;

/// A document with those that undo and redo lead to, nearest last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// The document as it is.
    pub document: Document,
    /// What undo leads to.
    pub past: Vec<Document>,
    /// What redo leads to.
    pub future: Vec<Document>,
}

/// The documents before and after the present one, nearest last.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sides<'a> {
    /// What undo leads to.
    pub past: &'a [Document],
    /// What redo leads to.
    pub future: &'a [Document],
    /// How many older ones undo led to, before there were too many of them.
    pub forgotten: usize,
}

/// Why nothing can be restored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RestoreError {
    /// A newer version has written it.
    #[error("a newer bowout has written this draft; it is left alone, and that bowout can open it")]
    Newer,
    /// It can't be read.
    #[error("this draft is damaged and can't be read")]
    Damaged,
}

/// Restores what a journal holds, as far as its changes follow one from the other.
///
/// # Errors
/// The checkpoint can't be read.
pub fn restore(checkpoint: &[u8], records: &[Vec<u8>]) -> Result<Kept, RestoreError> {
    check_version(checkpoint)?;
    let saved: Checkpoint =
        serde_json::from_slice(checkpoint).map_err(|_| RestoreError::Damaged)?;
    let mut route = Route::new(&saved);
    let mut present = saved.document.clone();
    for record in records.iter().map_while(|record| read(record)) {
        let Some(next) = apply(present, record.change) else {
            break;
        };
        present = next;
        route.follow(record.kind, record.undo);
    }
    route.kept(saved, records).ok_or(RestoreError::Damaged)
}

/// Restores the document as it is, without what undo and redo lead to: for lists of many drafts.
///
/// # Errors
/// The checkpoint can't be read.
pub fn restore_document(checkpoint: &[u8], records: &[Vec<u8>]) -> Result<Document, RestoreError> {
    check_version(checkpoint)?;
    look_at_document(checkpoint, records)
}

/// Reads the document as it is, of a newer version's too as far as its words are known here: to be
/// shown, never to be written.
///
/// # Errors
/// The checkpoint can't be read.
pub fn look_at_document(checkpoint: &[u8], records: &[Vec<u8>]) -> Result<Document, RestoreError> {
    let Present { mut document } =
        serde_json::from_slice(checkpoint).map_err(|_| RestoreError::Damaged)?;
    for (number, record) in records.iter().enumerate() {
        match read(record).and_then(|record| apply(document, record.change)) {
            Some(next) => document = next,
            // What came before it is believed.
            None => return look_at_document(checkpoint, &records[..number]),
        }
    }
    shaped(&document).ok_or(RestoreError::Damaged)
}

fn check_version(checkpoint: &[u8]) -> Result<(), RestoreError> {
    let version: Version = serde_json::from_slice(checkpoint).map_err(|_| RestoreError::Damaged)?;
    if version.version > VERSION {
        return Err(RestoreError::Newer);
    }
    Ok(())
}

fn read(record: &[u8]) -> Option<Record> {
    serde_json::from_slice(record).ok()
}

/// Turns a document that changes into a checkpoint and the records after it.
#[derive(Debug, Default)]
pub struct Recorder {
    saved: Option<Saved>,
}

#[derive(Debug)]
struct Saved {
    present: Document,
    /// How many changes were made, those included that can't be taken back any more.
    past: usize,
    /// To how many documents undo leads for whoever reads what was written.
    undo: usize,
    future: usize,
}

impl Saved {
    fn new(present: &Document, sides: Sides) -> Saved {
        Saved {
            present: present.clone(),
            past: sides.forgotten + sides.past.len(),
            undo: sides.past.len().min(MOST_STEPS),
            future: sides.future.len(),
        }
    }
}

impl Recorder {
    /// Returns the whole state; the records that follow build on it.
    pub fn checkpoint(&mut self, document: &Document, sides: Sides) -> Vec<u8> {
        let checkpoint = Checkpoint {
            version: VERSION,
            past: links(document, sides.past),
            future: links(document, sides.future),
            document: value(document),
        };
        self.saved = Some(Saved::new(document, sides));
        written(&checkpoint)
    }

    /// Returns what has changed since the last checkpoint or record; `None` where nothing has.
    ///
    /// Before the first checkpoint there is nothing to build on, and nothing is returned.
    pub fn record(&mut self, document: &Document, sides: Sides) -> Option<Vec<u8>> {
        let saved = self.saved.as_mut()?;
        let now = Saved::new(document, sides);
        let has_moved = (saved.past, saved.future) != (now.past, now.future);
        let change = match change(&saved.present, document) {
            None if !has_moved => return None,
            change => change.unwrap_or(Difference::Fields(Vec::new())),
        };
        let kind = match (now.past, now.future) {
            (_, redo) if redo > saved.future => Move::Back(redo - saved.future),
            (undo, redo) if redo < saved.future && undo > saved.past && redo > 0 => {
                Move::Forth(saved.future - redo)
            }
            (undo, _) if undo == saved.past => Move::Amend,
            _ => Move::Step,
        };
        let believed = match kind {
            Move::Step => (saved.undo + 1).min(MOST_STEPS),
            Move::Amend => saved.undo,
            Move::Back(steps) => saved.undo.saturating_sub(steps),
            Move::Forth(steps) => saved.undo + steps,
        };
        let undo = (now.undo < believed).then_some(now.undo);
        *saved = now;
        Some(written(&Record { kind, change, undo }))
    }
}

/// The version of the shapes below. It rises only when an older bowout would misread them.
const VERSION: u32 = 1;
/// How many documents undo can lead back to.
const MOST_STEPS: usize = 200;

#[derive(Deserialize)]
struct Version {
    version: u32,
}

/// A checkpoint without its history.
#[derive(Deserialize)]
struct Present {
    document: Value,
}

#[derive(Serialize, Deserialize)]
struct Checkpoint {
    version: u32,
    document: Value,
    /// From the document to the one before it, and so on back; nearest first.
    #[serde(default)]
    past: Vec<Option<Difference>>,
    #[serde(default)]
    future: Vec<Option<Difference>>,
}

#[derive(Serialize, Deserialize)]
struct Record {
    kind: Move,
    change: Difference,
    /// How many documents undo leads to afterwards, where older ones were let go for their size.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    undo: Option<usize>,
}

/// What a change does to undo and redo.
#[derive(Clone, Copy, Serialize, Deserialize)]
enum Move {
    /// A change of its own.
    #[serde(rename = "step")]
    Step,
    /// Part of the change before.
    #[serde(rename = "amend")]
    Amend,
    /// So many changes were taken back.
    #[serde(rename = "back")]
    Back(usize),
    /// So many changes were made again.
    #[serde(rename = "forth")]
    Forth(usize),
}

/// A document that a journal holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Stop {
    /// So many changes before the checkpoint.
    Before(usize),
    /// The checkpoint's own, or the one after so many records.
    At(usize),
    /// So many changes that redo would make from the checkpoint on.
    After(usize),
}

/// To which documents undo and redo lead, before any of these is made: a long journal holds
/// thousands.
struct Route {
    past: Vec<Stop>,
    present: Stop,
    future: Vec<Stop>,
    followed: usize,
}

impl Route {
    fn new(saved: &Checkpoint) -> Route {
        let steps = |links: &[_]| (1..=links.len().min(MOST_STEPS)).rev();
        Route {
            past: steps(&saved.past).map(Stop::Before).collect(),
            present: Stop::At(0),
            future: steps(&saved.future).map(Stop::After).collect(),
            followed: 0,
        }
    }

    fn follow(&mut self, kind: Move, undo: Option<usize>) {
        self.followed += 1;
        let before = std::mem::replace(&mut self.present, Stop::At(self.followed));
        match kind {
            Move::Amend => self.future.clear(),
            Move::Step => {
                self.past.push(before);
                self.future.clear();
            }
            Move::Back(steps) => travel(before, steps, &mut self.past, &mut self.future),
            Move::Forth(steps) => travel(before, steps, &mut self.future, &mut self.past),
        }
        let most = undo.unwrap_or(MOST_STEPS);
        self.past.drain(..self.past.len().saturating_sub(most));
    }

    /// Makes the documents.
    fn kept(self, saved: Checkpoint, records: &[Vec<u8>]) -> Option<Kept> {
        let mut passed = Passed {
            route: &self,
            last: Document::default(),
            documents: BTreeMap::new(),
        };
        passed.along(saved.document.clone(), saved.past, Stop::Before);
        passed.along(saved.document.clone(), saved.future, Stop::After);
        let mut at = saved.document;
        passed.by(Stop::At(0), &at);
        for (number, record) in records[..self.followed].iter().enumerate() {
            at = apply(at, read(record)?.change)?;
            passed.by(Stop::At(number + 1), &at);
        }
        Some(Kept {
            document: passed.documents.get(&self.present)?.clone(),
            past: passed.all(&self.past),
            future: passed.all(&self.future),
        })
    }
}

/// The documents of a route that were passed.
struct Passed<'a> {
    route: &'a Route,
    last: Document,
    documents: BTreeMap<Stop, Document>,
}

impl Passed<'_> {
    fn along(&mut self, from: Value, links: Vec<Option<Difference>>, stop: fn(usize) -> Stop) {
        let mut at = from;
        for (number, link) in links.into_iter().enumerate().take(MOST_STEPS) {
            let next = match link {
                Some(link) => apply(at, link),
                None => Some(at),
            };
            let Some(next) = next else { return };
            at = next;
            self.by(stop(number + 1), &at);
        }
    }

    /// Keeps the document if it is one of the route's.
    fn by(&mut self, stop: Stop, value: &Value) {
        let Route { past, future, .. } = self.route;
        if stop == self.route.present || past.contains(&stop) || future.contains(&stop) {
            let Some(document) = shaped(value) else {
                return;
            };
            self.last = sharing(document, &self.last);
            self.documents.insert(stop, self.last.clone());
        }
    }

    fn all(&self, stops: &[Stop]) -> Vec<Document> {
        let found = stops.iter().filter_map(|stop| self.documents.get(stop));
        found.cloned().collect()
    }
}

/// Moves so many documents from one side to the other; the last one taken is the present one.
fn travel(before: Stop, steps: usize, from: &mut Vec<Stop>, to: &mut Vec<Stop>) {
    let mut left = before;
    for _ in 0..steps {
        let Some(next) = from.pop() else { return };
        to.push(std::mem::replace(&mut left, next));
    }
}

/// The differences from each document to the next one away from the present; nearest first.
fn links(present: &Document, documents: &[Document]) -> Vec<Option<Difference>> {
    let mut at = present;
    let extra = documents.len().saturating_sub(MOST_STEPS);
    let mut links = Vec::new();
    for next in documents[extra..].iter().rev() {
        links.push(change(at, next));
        at = next;
    }
    links
}

/// Lets a document hold what is the same in another one only once.
fn sharing(mut document: Document, other: &Document) -> Document {
    if document.case == other.case {
        document.case = Rc::clone(&other.case);
    }
    for (kind, draft) in &mut document.drafts {
        if let Some(same) = other.drafts.get(kind).filter(|other| *other == draft) {
            *draft = Rc::clone(same);
        }
    }
    document
}

fn written(shape: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(shape).expect("these shapes have only texts for keys")
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use proptest::prelude::*;

    use super::*;
    use crate::domain::case::{Fact, Kind};
    use crate::domain::compose::{Lead, Sentence, Slot};
    use crate::domain::document::{Dismissal, State, Tick};
    use crate::domain::draft::{Draft, Owner};
    use crate::domain::edit::Edit;
    use crate::domain::plan::Rung;
    use crate::domain::step::Step;

    fn draft(edits: &[(usize, &str)]) -> Draft {
        let sentence = |slot: Slot, lead, text: &str, gaps| Sentence {
            slot,
            step: Some(Step::Cancellation),
            lead,
            text: text.to_owned(),
            gaps,
            wordings: 2,
        };
        let sentences = [
            sentence(Slot::Subject, Lead::Start, "Subject: Cancelled", Vec::new()),
            sentence(
                Slot::Cancel,
                Lead::Paragraph,
                "I cancel with [company].",
                vec![(14..23, Fact::Company)],
            ),
        ];
        let mut draft = Draft::new(Kind::Email, &sentences);
        for (at, insert) in edits {
            draft.apply(&Edit {
                range: *at..*at,
                insert: (*insert).to_owned(),
            });
        }
        draft
    }

    fn full() -> Document {
        let mut document = Document::default();
        let case = Rc::make_mut(&mut document.case);
        case.set(Fact::Company, "Müller & Söhne").unwrap();
        case.set(Fact::Date, "2026-12-03").unwrap();
        case.set(Fact::RescheduleTimes, "Monday\nTuesday").unwrap();
        document.typed.insert(Fact::Time, "half past".to_owned());
        document.drafts.insert(
            Kind::Email,
            Rc::new(draft(&[(0, "Oh. "), (30, "so sorry ")])),
        );
        document.wordings.insert((Kind::Call, Slot::Thanks), 3);
        document.dismissed.insert(Dismissal {
            rule: "hedging".to_owned(),
            words: "perhaps".to_owned(),
            neighbours: ("I".to_owned(), String::new()),
        });
        document.ladder.push(Tick {
            rung: Rung::Voicemail,
            at: Timestamp::from_second(1_800_000_000).unwrap(),
        });
        document.settled.insert("calendar".to_owned());
        document.notes = "They said:\n“fine”".to_owned();
        document.state = State::Sent(Timestamp::from_second(1_800_000_001).unwrap());
        document
    }

    fn noted(notes: &str) -> Document {
        Document {
            notes: notes.to_owned(),
            ..full()
        }
    }

    #[test]
    fn everything_comes_back() {
        let (past, future) = (
            vec![Document::default(), noted("before")],
            vec![noted("after")],
        );
        let checkpoint = Recorder::default().checkpoint(
            &full(),
            Sides {
                past: &past,
                future: &future,
                forgotten: 0,
            },
        );
        let kept = Kept {
            document: full(),
            past,
            future,
        };
        assert_eq!(restore(&checkpoint, &[]), Ok(kept));
    }

    #[test]
    fn nothing_is_recorded_without_a_change_or_a_checkpoint() {
        let mut recorder = Recorder::default();
        assert_eq!(recorder.record(&full(), Sides::default()), None);
        recorder.checkpoint(&full(), Sides::default());
        assert_eq!(recorder.record(&full(), Sides::default()), None);
    }

    #[test]
    fn a_letter_typed_into_a_draft_is_a_small_record() {
        let mut recorder = Recorder::default();
        let mut document = full();
        recorder.checkpoint(&document, Sides::default());
        let email = document.drafts.get_mut(&Kind::Email).unwrap();
        Rc::make_mut(email).apply(&Edit {
            range: 32..32,
            insert: "x".to_owned(),
        });
        let record = recorder.record(&document, Sides::default()).unwrap();
        assert_eq!(
            String::from_utf8(record).unwrap(),
            r#"{"kind":"amend","change":{"o":[["drafts",{"o":[["email",{"o":[["pieces",{"a":[[1,{"o":[["text",{"s":[8,0,"x"]}]]}]]}]]}]]}]]}}"#
        );
    }

    #[test]
    fn undo_leads_back_no_further_than_it_did() {
        let past: Vec<_> = (0..MOST_STEPS + 50)
            .map(|number| noted(&number.to_string()))
            .collect();
        let checkpoint = Recorder::default().checkpoint(
            &full(),
            Sides {
                past: &past,
                ..Sides::default()
            },
        );
        assert_eq!(restore(&checkpoint, &[]).unwrap().past, past[50..]);
    }

    #[test]
    fn a_newer_draft_is_left_alone_and_a_damaged_one_is_told() {
        assert_eq!(
            restore(br#"{"version":2,"shape":"unheard of"}"#, &[]),
            Err(RestoreError::Newer)
        );
        let newer =
            br#"{"version":2,"document":{"facts":{"job.company":"Acme","job.mood":"good"}}}"#;
        assert_eq!(restore_document(newer, &[]), Err(RestoreError::Newer));
        let shown = look_at_document(newer, &[]).unwrap();
        assert_eq!(shown.case.company, "Acme", "what is known here can be read");
        assert_eq!(restore(b"{", &[]), Err(RestoreError::Damaged));
        assert_eq!(
            restore(br#"{"version":1}"#, &[]),
            Err(RestoreError::Damaged)
        );
    }

    #[test]
    fn an_older_draft_without_the_newest_parts_loads() {
        let kept = restore(
            br#"{"version":1,"document":{"facts":{"job.company":"Acme"}}}"#,
            &[],
        )
        .unwrap();
        assert_eq!(kept.document.case.company, "Acme");
    }

    #[test]
    fn unknown_words_are_left_out_and_hostile_ones_made_harmless() {
        let json = r#"{"version":1,"document":{"facts":{"job.company":"A\u001b[31mcme","job.shoe_size":"9","reason":"whim"},
            "drafts":{"sonnet":{},"email":{"pieces":[{"slot":"chorus","text":"\u202eHi","is_mine":true,
            "offer":{"text":"Hi","gaps":[[1,9,"job.company"]]}}]}},"ladder":[{"rung":"fax","at":"2026-01-01T00:00:00Z"}]}}"#;
        let document = restore(json.as_bytes(), &[]).unwrap().document;
        assert_eq!(document.case.company, "A[31mcme");
        assert_eq!(document.typed[&Fact::Reason], "whim");
        assert_eq!(
            document.drafts.keys().copied().collect::<Vec<_>>(),
            [Kind::Email]
        );
        assert_eq!(document.drafts[&Kind::Email].text(), "Hi");
        assert!(document.ladder.is_empty());
    }

    #[test]
    fn a_letter_that_two_pieces_share_comes_back_whole_and_half_a_one_not_at_all() {
        let restored = |first: &str| {
            let json = format!(
                r#"{{"version":1,"document":{{"drafts":{{"email":{{"pieces":[{{"text":"{first}","is_mine":true}},
                {{"text":"\u200d👩","is_mine":true}}]}}}}}}}}"#
            );
            let document = restore(json.as_bytes(), &[]).unwrap().document;
            document.drafts[&Kind::Email].text().to_owned()
        };
        assert_eq!(restored("Hi 👩"), "Hi 👩\u{200d}👩");
        assert_eq!(restored("Hi\\n"), "Hi\n👩");
    }

    #[test]
    fn words_that_are_not_what_is_offered_are_a_hands() {
        let json = r#"{"version":1,"document":{"drafts":{"email":{"pieces":[{"slot":"cancel",
            "text":"ß","is_mine":false,"offer":{"text":"[company]","gaps":[[0,9,"job.company"]]}}]}}}}"#;
        let document = restore(json.as_bytes(), &[]).unwrap().document;
        let draft = &document.drafts[&Kind::Email];
        assert_eq!(draft.pieces()[0].owner, Owner::Hand);
        assert_eq!(draft.gaps(), [], "there is no such gap in the text");
    }

    #[test]
    fn a_change_that_does_not_fit_ends_what_is_believed() {
        let mut recorder = Recorder::default();
        let checkpoint = recorder.checkpoint(&noted("a"), Sides::default());
        let good = recorder.record(&noted("ab"), Sides::default()).unwrap();
        let bad = br#"{"kind":"step","change":{"o":[["notes",{"s":[99,0,"x"]}]]}}"#.to_vec();
        let kept = restore(&checkpoint, &[good.clone(), bad.clone(), b"junk".to_vec()]).unwrap();
        assert_eq!(kept.document, noted("ab"));
        let alone = restore_document(&checkpoint, &[good, bad]);
        assert_eq!(alone, Ok(kept.document));
    }

    /// What happens to a document between two records.
    #[derive(Clone, Debug)]
    enum Deed {
        Step(String),
        Amend(String),
        Back,
        Forth,
    }

    fn deed() -> impl Strategy<Value = Deed> {
        prop_oneof![
            "[a-cß]{0,5}".prop_map(Deed::Step),
            "[a-cß]{0,5}".prop_map(Deed::Amend),
            Just(Deed::Back),
            Just(Deed::Forth),
        ]
    }

    fn sides(kept: &Kept) -> Sides<'_> {
        Sides {
            past: &kept.past,
            future: &kept.future,
            forgotten: 0,
        }
    }

    #[test]
    fn what_was_let_go_for_its_size_does_not_come_back() {
        let mut recorder = Recorder::default();
        let checkpoint = recorder.checkpoint(&noted("a"), Sides::default());
        let mut records = Vec::new();
        for (forgotten, (before, now)) in [("a", "b"), ("b", "c"), ("c", "d")].iter().enumerate() {
            let past = [noted(before)];
            let sides = Sides {
                past: &past,
                future: &[],
                forgotten,
            };
            records.extend(recorder.record(&noted(now), sides));
        }
        let kept = restore(&checkpoint, &records).unwrap();
        assert_eq!((kept.past, kept.document), (vec![noted("c")], noted("d")));
    }

    #[test]
    fn many_records_lead_back_no_further_than_undo_does() {
        let mut recorder = Recorder::default();
        let checkpoint = recorder.checkpoint(&noted(""), Sides::default());
        let all: Vec<Document> = (0..MOST_STEPS + 50)
            .map(|number| noted(&number.to_string()))
            .collect();
        let steps = all.iter().enumerate().map(|(number, document)| {
            let forgotten = number.saturating_sub(MOST_STEPS);
            let sides = Sides {
                past: &all[forgotten..number],
                future: &[],
                forgotten,
            };
            recorder.record(document, sides).unwrap()
        });
        let records: Vec<_> = steps.collect();
        let kept = restore(&checkpoint, &records).unwrap();
        assert_eq!(kept.past.len(), MOST_STEPS);
        assert_eq!(kept.past.last(), Some(&noted("248")));
    }

    fn act(kept: &mut Kept, deed: Deed) {
        match deed {
            Deed::Step(notes) => {
                let before = std::mem::replace(&mut kept.document, noted(&notes));
                kept.past.push(before);
                kept.future.clear();
            }
            Deed::Amend(notes) => {
                kept.document = noted(&notes);
                kept.future.clear();
            }
            Deed::Back => {
                if let Some(earlier) = kept.past.pop() {
                    kept.future
                        .push(std::mem::replace(&mut kept.document, earlier));
                }
            }
            Deed::Forth => {
                if let Some(later) = kept.future.pop() {
                    kept.past.push(std::mem::replace(&mut kept.document, later));
                }
            }
        }
    }

    proptest! {
        #[test]
        fn after_any_history_all_is_the_same(deeds in proptest::collection::vec(deed(), 0..30)) {
            let mut kept = Kept { document: full(), ..Kept::default() };
            let mut recorder = Recorder::default();
            let checkpoint = recorder.checkpoint(&kept.document, sides(&kept));
            let mut records = Vec::new();
            for deed in deeds {
                act(&mut kept, deed);
                records.extend(recorder.record(&kept.document, sides(&kept)));
            }
            let restored = restore(&checkpoint, &records).unwrap();
            let alone = restore_document(&checkpoint, &records).unwrap();
            prop_assert_eq!(&alone, &kept.document);
            prop_assert_eq!(restored, kept);
        }

        #[test]
        fn edits_of_drafts_come_back(edits in proptest::collection::vec((0..60usize, 0..20usize, "[a. \n]{0,4}"), 0..12)) {
            let mut document = full();
            let mut recorder = Recorder::default();
            let checkpoint = recorder.checkpoint(&document, Sides::default());
            let mut records = Vec::new();
            for (at, removed, insert) in edits {
                let beside = document.drafts.remove(&Kind::Text);
                if beside.is_none() {
                    document.drafts.insert(Kind::Text, Rc::new(draft(&[(at, &insert)])));
                }
                let email = document.drafts.get_mut(&Kind::Email).unwrap();
                Rc::make_mut(email).apply(&Edit { range: at..at + removed, insert });
                records.extend(recorder.record(&document, Sides::default()));
                let restored = restore_document(&checkpoint, &records).unwrap();
                // Drafts made for this test are emails; a restored one is of the kind it is kept as.
                prop_assert_eq!(&restored.drafts[&Kind::Email], &document.drafts[&Kind::Email]);
                prop_assert_eq!(restored.drafts.contains_key(&Kind::Text), document.drafts.contains_key(&Kind::Text));
            }
        }

        #[test]
        fn no_bytes_make_it_stumble(checkpoint in ".{0,60}", record in ".{0,60}") {
            let _any_answer = restore(checkpoint.as_bytes(), &[]);
            let whole = Recorder::default().checkpoint(&full(), Sides::default());
            prop_assert!(restore(&whole, &[record.into_bytes()]).is_ok());
        }
    }
}
