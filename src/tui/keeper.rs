//! What is saved and when: each change at once, the whole when the saver wants it, all of it before
//! the program stops or another program may look.
//!
//! Must not know how it is saved.

use std::collections::BTreeMap;
use std::mem;
use std::time::Duration;

use super::app::App;
use super::panes::drafts::{DraftLine, OpenIn, label};
use crate::domain::case::Case;
use crate::domain::cross_check::cross_check;
use crate::domain::document::Document;
use crate::formats::journal::Journal;
use crate::formats::record::{
    Kept, Recorder, RestoreError, look_at_document, restore, restore_document,
};
use crate::outside::drafts::{Found, new_id};
use crate::outside::saver::{Loaded, News, Saver};

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
}

/// A draft as it was read for the list.
struct Listed {
    /// The generation and the length of its journal, of which one changes whenever it is written.
    journal: (u64, u64),
    label: String,
    is_newer: bool,
    case: Case,
}

impl Listed {
    fn of(found: &Found, journal: &Journal) -> Option<Listed> {
        let (document, is_newer) = read(&journal.checkpoint, &journal.records).ok()?;
        Some(Listed {
            journal: (found.generation, found.length),
            label: label(&document),
            is_newer,
            case: Case::clone(&document.case),
        })
    }
}

impl Keeper {
    /// How long the end waits for a slow disk.
    pub const PATIENCE: Duration = Duration::from_millis(1500);

    /// Keeps the changes to a document that was just opened.
    pub fn new(saver: Saver, id: String, opened: Document, has_place: bool) -> Keeper {
        Keeper {
            saver,
            recorder: Recorder::default(),
            opened: Some(opened),
            id,
            has_place,
            listed: BTreeMap::new(),
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

    /// Lists the drafts, newest first. What a draft holds is let go again before the next is read.
    ///
    /// # Errors
    /// A sentence that says why they can't be listed.
    pub fn list(&mut self) -> Result<Vec<DraftLine>, String> {
        let loaded = self.load()?;
        let mut before = mem::take(&mut self.listed);
        let mut lines = Vec::new();
        for found in &loaded.listing.drafts {
            let known = before.remove(&found.id);
            let Some(listed) = self.look_into(found, known) else {
                continue;
            };
            let open = match found.is_live {
                _ if found.id == self.id => OpenIn::Here,
                true => OpenIn::Elsewhere,
                false if listed.is_newer => OpenIn::Newer,
                false => OpenIn::Nowhere,
            };
            lines.push(DraftLine {
                id: found.id.clone(),
                label: listed.label.clone(),
                open,
            });
            self.listed.insert(found.id.clone(), listed);
        }
        Ok(lines)
    }

    /// Reads a draft for the list, unless it is known and was not written since.
    fn look_into(&self, found: &Found, known: Option<Listed>) -> Option<Listed> {
        known
            .filter(|known| known.journal == (found.generation, found.length))
            .or_else(|| Listed::of(found, &self.saver.read(found, Self::PATIENCE)?))
    }

    /// Says what a text names that belongs to another draft's interview: a slip that nobody sees who
    /// cancels several at once. Only the newest drafts count; where they can't be listed, nothing is
    /// known.
    pub fn mixups(&mut self, case: &Case, text: &str) -> Vec<String> {
        const NEWEST: usize = 12;
        let Ok(loaded) = self.load() else {
            return Vec::new();
        };
        let drafts = loaded.listing.drafts.iter();
        let mut sentences = Vec::new();
        for found in drafts.filter(|found| found.id != self.id).take(NEWEST) {
            let known = self.listed.remove(&found.id);
            let Some(other) = self.look_into(found, known) else {
                continue;
            };
            for mixup in cross_check(&[(case, text), (&other.case, "")]) {
                let (named, fact) = (&text[mixup.span], mixup.fact.label());
                sentences.push(format!(
                    "It names {named}, the {fact} of another draft: is that meant?"
                ));
            }
            self.listed.insert(found.id.clone(), other);
        }
        sentences.sort();
        sentences.dedup();
        sentences
    }

    /// Opens another draft.
    ///
    /// # Errors
    /// A sentence that says why it can't be opened; the present one stays.
    pub fn open(&mut self, id: &str) -> Result<Kept, String> {
        let loaded = self.load()?;
        let found = loaded.listing.drafts.iter().find(|found| found.id == id);
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
        let loaded = self.load()?;
        let found = loaded.listing.drafts.iter().find(|found| found.id == id);
        let journal = found.and_then(|found| self.saver.read(found, Self::PATIENCE));
        let Some(journal) = journal else {
            return Err("That draft is gone: F12 lists what is there now.".to_owned());
        };
        read(&journal.checkpoint, &journal.records)
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
        loaded.ok_or_else(|| "The disk does not answer; try again in a moment.".to_owned())
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

/// Reads a draft, and tells whether a newer bowout has written it.
fn read(checkpoint: &[u8], records: &[Vec<u8>]) -> Result<(Document, bool), RestoreError> {
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
        let mut keeper = Keeper::new(saver, id, Document::default(), true);
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
