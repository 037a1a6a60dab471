//! What is saved and when: each change at once, the whole when the saver wants it, all of it before
//! the program stops or another program may look.
//!
//! Must not know how it is saved.

use std::collections::BTreeMap;
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::Duration;

use super::app::{App, Overlay};
use super::panes::drafts::{DraftLine, OpenIn, label};
use crate::domain::case::Case;
use crate::domain::cross_check::cross_check;
use crate::domain::document::Document;
use crate::formats::journal::Journal;
use crate::formats::record::{
    Kept, Recorder, RestoreError, look_at_document, restore, restore_document,
};
use crate::outside::drafts::{Found, new_id, read_each};
use crate::outside::patience::within;
use crate::outside::saver::{Loaded, News, Saver};
use crate::outside::terminal::Input;

/// Sees to it that what is on the screen is also kept.
pub struct Keeper {
    saver: Saver,
    recorder: Recorder,
    /// What need not be saved: the document as it was when the draft was opened.
    opened: Option<Document>,
    /// The draft on the screen.
    id: String,
    /// Whether there is a place to save in; else nothing is made ready for saving.
    has_place: bool,
    /// The drafts as they were listed last: nearly all of them are still the same.
    listed: BTreeMap<String, Listed>,
    /// What those who read drafts have read, and how they say so.
    read: Receiver<(String, Listed)>,
    reader: Sender<(String, Listed)>,
    inputs: Sender<Input>,
}

/// A draft in the list.
struct Listed {
    /// Changes whenever the draft is written.
    state: (u64, u64),
    /// What was read, `None` while it is still being read.
    seen: Option<Seen>,
}

/// What was read of a draft for the list.
#[derive(Clone)]
struct Seen {
    label: String,
    is_newer: bool,
    /// Its facts; none where it can't be read.
    case: Case,
}

impl Seen {
    fn read(journal: Option<Journal>) -> Seen {
        let document = journal.and_then(|journal| read(&journal).ok());
        match document {
            Some((document, is_newer)) => Seen {
                label: label(&document),
                is_newer,
                case: Case::clone(&document.case),
            },
            None => Seen {
                label: "a draft that can't be read".to_owned(),
                is_newer: false,
                case: Case::default(),
            },
        }
    }
}

fn state(found: &Found) -> (u64, u64) {
    (found.generation, found.length)
}

impl Keeper {
    /// How long the end waits for a slow disk.
    pub const PATIENCE: Duration = Duration::from_millis(1500);

    /// Keeps the changes to a document that was just opened.
    pub fn new(
        saver: Saver,
        id: String,
        opened: Document,
        has_place: bool,
        inputs: Sender<Input>,
    ) -> Keeper {
        let (reader, read) = mpsc::channel();
        Keeper {
            saver,
            recorder: Recorder::default(),
            opened: Some(opened),
            id,
            has_place,
            listed: BTreeMap::new(),
            read,
            reader,
            inputs,
        }
    }

    /// Saves what has changed, if anything has.
    pub fn keep(&mut self, app: &App) {
        if !self.has_place || self.opened.as_ref() == Some(&app.document) {
            return;
        }
        let sides = app.history.sides();
        if self.opened.take().is_some() {
            let all = self.recorder.checkpoint(&app.document, sides);
            self.saver.checkpoint(all);
        } else if let Some(change) = self.recorder.record(&app.document, sides) {
            self.saver.record(change);
        }
    }

    /// Makes all durable as soon as the disk can.
    pub fn sync(&self) {
        self.saver.sync();
    }

    /// Takes what the saver has to tell.
    pub fn hear(&mut self, news: News, app: &mut App) {
        match news {
            News::NotSaved { since, why } => {
                let time = since
                    .to_zoned(app.now.time_zone().clone())
                    .strftime("%H:%M")
                    .to_string();
                app.trouble = Some(format!(
                    "Not saved since {time}: {why}. Your text is only in this window. Ctrl+Y copies it, Ctrl+X saves it elsewhere, and it is printed when you leave."
                ));
            }
            News::SavedAgain => {
                app.trouble = None;
                app.tell("Everything is saved again.");
            }
            News::WantsCheckpoint => {
                let all = self.recorder.checkpoint(&app.document, app.history.sides());
                self.saver.checkpoint(all);
            }
        }
    }

    /// Lists the drafts, newest first. What has changed since the last time is still to be read: that
    /// goes on beside the loop, and [`Keeper::fill`] fills it in.
    ///
    /// # Errors
    /// A sentence that says why they can't be listed.
    pub fn list(&mut self, shown: &Document) -> Result<Vec<DraftLine>, String> {
        let mut before = std::mem::take(&mut self.listed);
        let mut unread = Vec::new();
        let mut lines = Vec::new();
        for found in self.load()?.drafts {
            let known = before.remove(&found.id);
            let known = known.filter(|known| known.state == state(&found));
            let is_shown = found.id == self.id;
            let mut line = DraftLine {
                id: found.id.clone(),
                label: is_shown.then(|| label(shown)),
                open: match found.is_live {
                    _ if is_shown => OpenIn::Here,
                    true => OpenIn::Elsewhere,
                    false => OpenIn::Nowhere,
                },
            };
            match known {
                _ if is_shown => {}
                Some(known) => {
                    known.seen.iter().for_each(|seen| tell_in(&mut line, seen));
                    self.listed.insert(found.id, known);
                }
                None => unread.push(found),
            }
            lines.push(line);
        }
        self.read_each(unread);
        Ok(lines)
    }

    fn read_each(&mut self, unread: Vec<Found>) {
        for found in &unread {
            let listed = Listed {
                state: state(found),
                seen: None,
            };
            self.listed.insert(found.id.clone(), listed);
        }
        let (reader, inputs) = (self.reader.clone(), self.inputs.clone());
        read_each(unread, move |found, reading| {
            let listed = Listed {
                state: state(&found),
                seen: Some(Seen::read(reading.journal)),
            };
            // Where nobody listens any more, the program ends.
            let _ending = reader.send((found.id, listed));
            let _ending = inputs.send(Input::DraftRead);
        });
    }

    /// Fills in what was read since the drafts were listed.
    pub fn fill(&mut self, app: &mut App) {
        for (id, listed) in self.read.try_iter() {
            let Some(wanted) = self.listed.get_mut(&id) else {
                continue;
            };
            if wanted.state != listed.state {
                continue;
            }
            *wanted = listed;
            if let (Some(Overlay::Drafts(pane)), Some(seen)) = (&mut app.overlay, &wanted.seen)
                && let Some(line) = pane.lines.iter_mut().find(|line| line.id == id)
            {
                tell_in(line, seen);
            }
        }
    }

    /// Says what a text names that belongs to another draft's interview: a slip that nobody sees who
    /// cancels several at once. Only the newest drafts count; where they can't be read in time, nothing
    /// is known of them.
    pub fn mixups(&mut self, case: &Case, text: &str) -> Vec<String> {
        const NEWEST: usize = 12;
        let Ok(loaded) = self.load() else {
            return Vec::new();
        };
        let drafts = loaded.drafts.into_iter();
        let others = drafts.filter(|found| found.id != self.id).take(NEWEST);
        let mut sentences = Vec::new();
        for found in others {
            let Some(other) = self.look_into(found) else {
                continue;
            };
            for mixup in cross_check(&[(case, text), (&other.case, "")]) {
                let (named, fact) = (&text[mixup.span], mixup.fact.label());
                sentences.push(format!(
                    "It names {named}, the {fact} of another draft: is that meant?"
                ));
            }
        }
        sentences.sort();
        sentences.dedup();
        sentences
    }

    /// Reads a draft, unless it is known and was not written since.
    fn look_into(&self, found: Found) -> Option<Seen> {
        let known = self.listed.get(&found.id);
        let known = known.filter(|known| known.state == state(&found));
        if let Some(seen) = known.and_then(|known| known.seen.clone()) {
            return Some(seen);
        }
        let reading = within(Self::PATIENCE, move || found.read())?;
        Some(Seen::read(reading.journal))
    }

    /// Opens another draft.
    ///
    /// # Errors
    /// A sentence that says why it can't be opened; the present one stays.
    pub fn open(&mut self, id: &str) -> Result<Kept, String> {
        let drafts = self.load()?.drafts;
        let found = drafts.iter().find(|found| found.id == id);
        let taken = found.and_then(|found| self.saver.take(found, Self::PATIENCE));
        let Some(taken) = taken else {
            return Err(
                "That draft can't be opened: another bowout has it, or it is gone.".to_owned(),
            );
        };
        let journal = &taken.journal;
        let kept =
            restore(&journal.checkpoint, &journal.records).map_err(|error| error.to_string())?;
        self.turn_to(taken.id.clone(), kept.document.clone());
        self.saver.open(&self.id, Some(taken));
        Ok(kept)
    }

    /// Reads a draft as it is saved at this moment; it stays with whoever has it open or wrote it.
    ///
    /// # Errors
    /// A sentence that says why it can't be read.
    pub fn look_at(&self, id: &str) -> Result<(Document, OpenIn), String> {
        let mut drafts = self.load()?.drafts.into_iter();
        let found = drafts.find(|found| found.id == id);
        let reading = found.map(|found| within(Self::PATIENCE, move || found.read()));
        let journal = match reading {
            Some(None) => return Err(NO_ANSWER_YET.to_owned()),
            Some(Some(reading)) => reading.journal,
            None => None,
        };
        let Some(journal) = journal else {
            return Err("That draft is gone: F12 lists what is there now.".to_owned());
        };
        read(&journal)
            .map(|(document, is_newer)| {
                let open = if is_newer {
                    OpenIn::Newer
                } else {
                    OpenIn::Elsewhere
                };
                (document, open)
            })
            .map_err(|error| format!("That draft can't be shown: {error}."))
    }

    /// Begins a new draft; `opened` is what need not be saved.
    pub fn begin(&mut self, opened: Document) {
        let id = new_id();
        self.saver.open(&id, None);
        self.turn_to(id, opened);
    }

    /// Moves a draft to the trash; tells whether it was the one on the screen.
    ///
    /// # Errors
    /// A part of a sentence that says why not.
    pub fn discard(&self, id: &str) -> Result<bool, String> {
        self.saver.discard(id, Self::PATIENCE)?;
        Ok(id == self.id)
    }

    /// Takes a draft back out of the trash.
    ///
    /// # Errors
    /// A part of a sentence that says why not.
    pub fn restore(&self, id: &str) -> Result<(), String> {
        self.saver.restore(id, Self::PATIENCE)
    }

    fn load(&self) -> Result<Loaded, String> {
        let loaded = self.saver.load(Self::PATIENCE);
        loaded.ok_or_else(|| NO_ANSWER_YET.to_owned())
    }

    fn turn_to(&mut self, id: String, opened: Document) {
        self.id = id;
        self.opened = Some(opened);
        self.recorder = Recorder::default();
    }

    /// Makes all durable and waits for it, but not for ever.
    ///
    /// # Errors
    /// A part of a sentence that says why not everything is saved.
    pub fn finish(&self) -> Result<(), String> {
        self.saver.finish(Self::PATIENCE)
    }
}

const NO_ANSWER_YET: &str = "The disk does not answer; try again in a moment.";

fn tell_in(line: &mut DraftLine, seen: &Seen) {
    line.label = Some(seen.label.clone());
    if seen.is_newer && line.open == OpenIn::Nowhere {
        line.open = OpenIn::Newer;
    }
}

/// Reads a draft, and tells whether a newer bowout has written it.
fn read(journal: &Journal) -> Result<(Document, bool), RestoreError> {
    let Journal {
        checkpoint,
        records,
        ..
    } = journal;
    match restore_document(checkpoint, records) {
        Err(RestoreError::Newer) => Ok((look_at_document(checkpoint, records)?, true)),
        read => Ok((read?, false)),
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;
    use std::sync::mpsc;

    use super::*;
    use crate::domain::document::State;
    use crate::outside::saver::Place;

    fn interview(company: &str, contact: &str) -> Document {
        let mut case = Case {
            company: company.to_owned(),
            contact_name: contact.to_owned(),
            ..Case::default()
        };
        case.your_name = "Kim".to_owned();
        Document {
            case: Rc::new(case),
            state: State::Draft,
            ..Document::default()
        }
    }

    /// Keeps a document as the loop would, without a screen.
    fn keep(keeper: &mut Keeper, document: &Document) {
        let all = keeper
            .recorder
            .checkpoint(document, crate::formats::record::Sides::default());
        keeper.saver.checkpoint(all);
        keeper.finish().unwrap();
    }

    #[test]
    fn a_text_that_names_another_drafts_company_is_told_of() {
        let data = tempfile::tempdir().unwrap();
        let place = Place::Folder(data.path().to_owned());
        let news = mpsc::channel().0;
        let saver = Saver::start(place, move |told| drop(news.send(told)));
        let id = new_id();
        saver.open(&id, None);
        let mut keeper = Keeper::new(saver, id, Document::default(), true, mpsc::channel().0);
        keep(&mut keeper, &interview("Saffron Labs", "Ana Ruiz"));
        keeper.begin(Document::default());
        let shown = interview("Wexley", "Dana");
        keep(&mut keeper, &shown);
        let told = keeper.mixups(&shown.case, "Dear Dana, thank you all at Saffron Labs. Kim");
        assert_eq!(
            told,
            ["It names Saffron Labs, the company of another draft: is that meant?"]
        );
        let fine = keeper.mixups(&shown.case, "Dear Dana, thank you all at Wexley. Kim");
        assert_eq!(fine, Vec::<String>::new());
    }
}
