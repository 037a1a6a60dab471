//! The one loop: waits for an input or the next moment at which something on the screen changes,
//! updates, runs the effects, saves, draws.
//!
//! What waits is taken before one draw. When nothing happens, nothing runs.

use std::sync::mpsc::Sender;
use std::time::Duration;

use super::app::App;
use super::keeper::Keeper;
use super::msg::{Effect, Msg};
use super::screen::draw;
use super::update::update;
use crate::domain::document::{Document, State};
use crate::formats::record::Kept;
use crate::outside::clipboard;
use crate::outside::clock::Clock;
use crate::outside::patience::{NO_ANSWER, within};
use crate::outside::saver::why;
use crate::outside::terminal::{Ending, Input, Terminal};
use crate::outside::{files, open};

/// How long a file that the person saves is waited for.
const PATIENCE: Duration = Duration::from_millis(1500);

/// How the full screen ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// The person left.
    Left,
    /// Something ended it.
    By(Ending),
}

/// Everything that the loop holds.
pub struct Loop<'a> {
    /// The state of the screen.
    pub app: App,
    /// The terminal.
    pub terminal: Terminal,
    /// What saves.
    pub keeper: Keeper,
    /// The clock.
    pub clock: &'a Clock,
    /// What a new draft begins with.
    pub blank: Document,
    /// The loop's channel, for what goes on beside it.
    pub sender: Sender<Input>,
}

impl Loop<'_> {
    /// Runs until the person leaves or something ends it; first does what keys at the start wanted.
    pub fn run(&mut self, effects: Vec<Effect>) -> Ended {
        if self.terminal.size() != self.app.size {
            self.tell(Msg::Resize(self.terminal.size()));
        }
        if let Some(ended) = self.run_all(effects) {
            return ended;
        }
        loop {
            self.keeper.keep(&self.app);
            if let Err(ending) = self.terminal.draw(|frame| draw(&self.app, frame)) {
                return Ended::By(ending);
            }
            let mut input = self.terminal.next(self.until_next_change());
            self.app.now = self.clock.now();
            if input.is_none() {
                self.tell(Msg::Clock(self.clock.now()));
            }
            while let Some(taken) = input {
                let ended = self.take(taken);
                // Each change by itself: from two at once nobody could tell what undo leads to.
                self.keeper.keep(&self.app);
                if let Some(ended) = ended {
                    return ended;
                }
                input = self.terminal.waiting();
            }
        }
    }

    /// Returns how long the screen stays as it is by itself; `None` for ever.
    fn until_next_change(&self) -> Option<Duration> {
        let left = self.clock.now().duration_until(&self.app.changes_at()?);
        Some(Duration::try_from(left).unwrap_or(Duration::ZERO))
    }

    fn take(&mut self, input: Input) -> Option<Ended> {
        match input {
            Input::Key(key) => {
                let effects = update(&mut self.app, Msg::Key(key));
                return self.run_all(effects);
            }
            Input::Mouse(event) => self.tell(Msg::Mouse(event)),
            Input::Paste(cleaned) => {
                self.tell(Msg::Paste(cleaned.text));
                if let Some(sentence) = cleaned.removed.sentence() {
                    self.tell(Msg::Tell(sentence));
                }
            }
            Input::PasteRefused => self.tell(Msg::Tell(
                "That paste is over 1 MiB and was left out; paste a part of it.".to_owned(),
            )),
            Input::FocusGained | Input::Resized => self.tell(Msg::Resize(self.terminal.size())),
            Input::FocusLost => self.keeper.sync(),
            Input::Saver(news) => self.keeper.hear(news, &mut self.app),
            Input::DraftRead => self.keeper.fill(&mut self.app),
            Input::Opened(Ok(())) => self.tell(Msg::Tell(
                "Handed to the system's opener. Send it there, then mark it as sent here."
                    .to_owned(),
            )),
            Input::Opened(Err(why)) => self.tell(Msg::Tell(why)),
            Input::Suspend => self.suspend(),
            Input::End(ending) => return Some(Ended::By(ending)),
        }
        None
    }

    fn tell(&mut self, msg: Msg) {
        // What these messages change asks for nothing outside.
        let _none = update(&mut self.app, msg);
    }

    fn run_all(&mut self, effects: Vec<Effect>) -> Option<Ended> {
        for effect in effects {
            match effect {
                Effect::Leave => return Some(Ended::Left),
                Effect::Redraw => self.terminal.redraw_all(),
                Effect::Suspend => self.suspend(),
                Effect::Copy { what, text } => self.copy(what, &text),
                Effect::Edit(text) => self.edit(&text),
                Effect::OpenLink(link) => open::open(&link, self.sender.clone()),
                Effect::Save { name, bytes } => self.save(&name, &bytes),
                Effect::ListDrafts => self.list(None),
                Effect::OpenDraft(id) => self.open_draft(&id),
                Effect::NewDraft => self.begin(self.blank.clone()),
                Effect::LookAtDraft(id) => self.look_at(&id),
                Effect::DuplicateDraft(document) => self.duplicate(*document),
                Effect::DiscardDraft(id) => self.discard(&id),
                Effect::RestoreDraft(id) => self.restore(&id),
            }
        }
        None
    }

    fn copy(&mut self, what: &str, text: &str) {
        self.keep_durably();
        let mut told = clipboard::copy(text).sentence(what);
        if let Some(gaps) = self.app.gaps() {
            told = format!("{told} {gaps}");
        }
        for mixup in self.keeper.mixups(&self.app.document.case, text) {
            told = format!("{mixup} {told}");
        }
        self.tell(Msg::Tell(told));
    }

    fn edit(&mut self, text: &str) {
        self.keep_durably();
        let msg = match open::edit(&mut self.terminal, text) {
            Ok(edited) => Msg::Edited(edited.text),
            Err(why) => Msg::Tell(why),
        };
        self.tell(msg);
    }

    fn suspend(&mut self) {
        self.keeper.keep(&self.app);
        // A stopped program saves nothing, so this is waited for. Where it fails, the saver tells so.
        let _told_by_the_saver = self.keeper.finish();
        match self.terminal.suspend() {
            Ok(true) => {}
            Ok(false) => self.tell(Msg::Tell(
                "There is no shell here that could bring bowout back; Ctrl+Q leaves.".to_owned(),
            )),
            Err(error) => self.tell(Msg::Tell(format!("bowout can't be suspended: {error}."))),
        }
        self.tell(Msg::Resize(self.terminal.size()));
    }

    fn list(&mut self, discarded: Option<String>) {
        self.keep_durably();
        let msg = match self.keeper.list(&self.app.document) {
            Ok(lines) => Msg::Drafts(lines, discarded),
            Err(why) => Msg::Tell(why),
        };
        self.tell(msg);
    }

    fn open_draft(&mut self, id: &str) {
        self.keep_durably();
        let msg = match self.keeper.open(id) {
            Ok(kept) => Msg::Opened(Box::new(kept)),
            Err(why) => Msg::Tell(why),
        };
        self.tell(msg);
    }

    fn look_at(&mut self, id: &str) {
        let msg = match self.keeper.look_at(id) {
            Ok((document, open)) => Msg::Look(Box::new(document), open),
            Err(why) => Msg::Tell(why),
        };
        self.tell(msg);
    }

    fn begin(&mut self, document: Document) {
        self.keep_durably();
        self.keeper.begin(self.blank.clone());
        self.tell(Msg::Opened(Box::new(Kept {
            document,
            ..Kept::default()
        })));
    }

    fn duplicate(&mut self, mut document: Document) {
        document.state = State::Draft;
        document.ladder.clear();
        document.settled.clear();
        self.begin(document);
    }

    fn discard(&mut self, id: &str) {
        self.keep_durably();
        match self.keeper.discard(id) {
            Ok(is_shown) => {
                if is_shown {
                    self.begin(self.blank.clone());
                }
                self.list(Some(id.to_owned()));
                self.tell(Msg::Tell(
                    "Discarded. U takes it back; it stays in the trash for 30 days.".to_owned(),
                ));
            }
            Err(why) => self.tell(Msg::Tell(format!("It can't be discarded: {why}."))),
        }
    }

    fn restore(&mut self, id: &str) {
        match self.keeper.restore(id) {
            Ok(()) => self.list(None),
            Err(why) => self.tell(Msg::Tell(format!("It can't be had back: {why}."))),
        }
    }

    fn save(&mut self, name: &str, bytes: &[u8]) {
        let (file, bytes) = (name.to_owned(), bytes.to_vec());
        let told = match within(PATIENCE, move || files::save_new(&file, &bytes)) {
            Some(Ok(path)) => format!("Saved as {}.", files::shown(&path)),
            Some(Err(error)) => format!("{name} can't be saved in this folder: {}.", why(&error)),
            None => {
                format!("{name} is not saved yet: {NO_ANSWER}. Look there before you rely on it.")
            }
        };
        self.tell(Msg::Tell(told));
    }

    fn keep_durably(&mut self) {
        self.keeper.keep(&self.app);
        self.keeper.sync();
    }
}
