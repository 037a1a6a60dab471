//! How the full screen begins and ends: which draft is opened, and what is printed on leaving.

use std::rc::Rc;
use std::sync::mpsc;
use std::time::{Duration, Instant};

use jiff::Zoned;
use ratatui::layout::Size;

use super::app::{App, History};
use super::keeper::Keeper;
use super::keys::script;
use super::msg::{Effect, Msg};
use super::panes::import;
use super::picture;
use super::run::{Ended, Loop};
use super::theme::Theme;
use super::update::update;
use crate::book::Book;
use crate::cli::ScreenArgs;
use crate::domain::case::Case;
use crate::domain::clean::show;
use crate::domain::document::{Document, State};
use crate::domain::plan::{Urgency, plan, unsent};
use crate::formats::invitation::{self, Found};
use crate::formats::journal::Journal;
use crate::formats::profile;
use crate::formats::record::{Kept, restore, restore_document};
use crate::outside::clock::Clock;
use crate::outside::drafts::{self, Folder, Reading, new_id};
use crate::outside::files::{self, Places};
use crate::outside::patience::{NO_ANSWER, within};
use crate::outside::saver::{Place, Saver, why};
use crate::outside::surroundings;
use crate::outside::terminal::{Ending, Input, Terminal, window_size};

/// How long the start waits for a slow disk.
const PATIENCE: Duration = Duration::from_millis(500);

/// What is to be printed once the screen is gone, and how the program ends.
pub struct Finished {
    /// For standard output.
    pub stdout: String,
    /// Notes for standard error.
    pub notes: Vec<String>,
    /// The exit code.
    pub code: u8,
}

impl Finished {
    fn unusable(sentence: String) -> Finished {
        Finished {
            stdout: String::new(),
            notes: vec![sentence],
            code: 2,
        }
    }
}

/// Opens the full screen, or prints one frame of it.
///
/// `notes` are told on the screen: what of the person's own wordings can't be used.
pub fn start(args: &ScreenArgs, clock: &Clock, book: Book, notes: Vec<String>) -> Finished {
    let keys = match args.keys.as_deref().map(script).transpose() {
        Ok(keys) => keys.unwrap_or_default(),
        Err(error) => return Finished::unusable(format!("--keys: {error}.")),
    };
    let frame = match args.print.as_deref().map(size).transpose() {
        Ok(frame) => frame,
        Err(sentence) => return Finished::unusable(sentence),
    };
    let places = if args.no_save {
        None
    } else {
        Some(files::places())
    };
    let mut start = Start::new(clock, places, book, notes);
    if let Some(path) = &args.file {
        match files::read_input(path) {
            Ok(bytes) => {
                start.invitation = Some(invitation::read_once(&bytes, None, start.now.datetime()));
            }
            Err(error) if frame.is_some() => return Finished::unusable(error.to_string()),
            // The screen is as useful without the invitation, and says what is wrong with it.
            Err(error) => start.notes.push(error.to_string()),
        }
    }
    match frame {
        Some(size) => start.print_frame(size, keys),
        None => start.open(keys, clock),
    }
}

/// Reads the size of a frame: `120x40`, or nothing for 80×24.
fn size(written: &str) -> Result<Size, String> {
    if written.is_empty() {
        return Ok(Size::new(80, 24));
    }
    let sides = written.split_once('x').and_then(|(width, height)| {
        let side = |text: &str| text.parse().ok().filter(|side| (1..=1000).contains(side));
        Some(Size::new(side(width)?, side(height)?))
    });
    sides.ok_or_else(|| {
        format!("--print={written} is no size: write it like --print=120x40, up to 1000x1000.")
    })
}

/// What is known before there is a screen.
struct Start {
    book: Rc<Book>,
    now: Zoned,
    /// Where things are kept; `None` where nothing is to be kept.
    places: Option<Result<Places, String>>,
    /// What the profile says.
    person: Case,
    /// What the file says that bowout was opened with.
    invitation: Option<Found>,
    notes: Vec<String>,
}

impl Start {
    fn new(
        clock: &Clock,
        places: Option<Result<Places, String>>,
        book: Book,
        notes: Vec<String>,
    ) -> Start {
        let mut start = Start {
            book: Rc::new(book),
            now: clock.now(),
            places,
            person: Case::default(),
            invitation: None,
            notes,
        };
        match start.profile() {
            Ok(text) => start.notes.extend(profile::fill(&mut start.person, &text)),
            Err(sentence) => start.notes.push(sentence),
        }
        start
    }

    fn kept_in(&self) -> Option<&Places> {
        self.places.as_ref().and_then(|places| places.as_ref().ok())
    }

    fn profile(&self) -> Result<String, String> {
        let Some(places) = self.kept_in() else {
            return Ok(String::new());
        };
        let path = places.config.join(PROFILE);
        let bytes = within(PATIENCE, move || files::read_own(&path));
        let bytes = bytes.ok_or("The profile was not read: the disk did not answer in time.")?;
        let bytes = bytes.map_err(|error| error.to_string())?;
        Ok(String::from_utf8_lossy(&bytes.unwrap_or_default()).into_owned())
    }

    fn app(&self, kept: Kept, size: Size) -> App {
        let theme = Theme {
            coloured: surroundings::wants_colour(),
        };
        let mut app = App::new(
            self.book.clone(),
            kept.document,
            self.now.clone(),
            size,
            theme,
        );
        app.history = History::new(kept.past, kept.future);
        let unsent = unsent(&app.document, &self.now, app.view.plan());
        let notes: Vec<String> = self.notes.iter().cloned().chain(unsent).collect();
        if !notes.is_empty() {
            app.tell(notes.join(" "));
        }
        if let Some(found) = &self.invitation {
            import::show(&mut app, found.clone());
        }
        app
    }

    /// A document with what the profile knows.
    fn blank(&self) -> Kept {
        Kept {
            document: Document {
                case: Rc::new(self.person.clone()),
                ..Document::default()
            },
            ..Kept::default()
        }
    }

    /// Finds the newest unsent draft whose interview isn't past and that no other bowout has open.
    fn newest(
        &self,
        drafts: Vec<drafts::Found>,
        read: impl Fn(&drafts::Found) -> Reading,
    ) -> Option<Newest> {
        let goes_on = |document: &Document| {
            let urgency = plan(&document.case, &self.now, &self.book.approach).urgency;
            document.state == State::Draft && urgency != Some(Urgency::Past)
        };
        let mut unlocked = drafts.into_iter().filter(|found| !found.is_live);
        unlocked.find_map(|found| {
            let Reading { journal, notes } = read(&found);
            let Journal {
                checkpoint,
                records,
                ..
            } = &journal?;
            let document = restore_document(checkpoint, records).ok()?;
            let kept = || restore(checkpoint, records).ok();
            goes_on(&document)
                .then(kept)?
                .map(|kept| Newest { found, kept, notes })
        })
    }

    /// Prints one frame and changes nothing.
    fn print_frame(self, size: Size, keys: Vec<crossterm::event::KeyEvent>) -> Finished {
        let drafts = self
            .kept_in()
            .filter(|_| self.invitation.is_none())
            .and_then(|places| Folder::below(&places.data).find().ok())
            .unwrap_or_default();
        let newest = self.newest(drafts, drafts::Found::read);
        let kept = newest.map_or_else(|| self.blank(), |newest| newest.kept);
        let mut app = self.app(kept, size);
        for key in keys {
            update(&mut app, Msg::Key(key));
        }
        app.finish_word();
        Finished {
            stdout: picture::text(&picture::frame(&app)),
            notes: self.notes,
            code: 0,
        }
    }

    /// Opens the screen, and ends when it does.
    fn open(mut self, keys: Vec<crossterm::event::KeyEvent>, clock: &Clock) -> Finished {
        let (sender, inputs) = mpsc::channel();
        let effects_sender = sender.clone();
        let place = match &self.places {
            None => Place::Memory,
            Some(Ok(places)) => Place::Folder(places.data.clone()),
            Some(Err(why)) => Place::Nowhere(why.clone()),
        };
        let has_place = matches!(place, Place::Folder(_));
        let saver = {
            let sender = sender.clone();
            // A closed channel: the program ends, and nobody wants to know any more.
            Saver::start(place, move |news| {
                drop(sender.send(Input::Saver(news)));
            })
        };
        let (id, kept) = self.take_draft(&saver);
        let opened = kept.document.clone();
        let size = window_size().unwrap_or(Size::new(80, 24));
        let mut app = self.app(kept, size);
        let mut effects: Vec<Effect> = Vec::new();
        for key in keys {
            effects.extend(update(&mut app, Msg::Key(key)));
        }
        let last_words = {
            let saver = saver.clone();
            std::sync::Arc::new(move |patience| {
                let why = saver.finish(patience).err()?;
                Some(format!("Not saved: {why}."))
            })
        };
        let terminal = match Terminal::enter(sender, inputs, last_words) {
            Ok(terminal) => terminal,
            Err(error) => {
                self.notes.push(format!(
                    "The screen can't be opened: {error}. Use bowout write, check or plan in a pipe."
                ));
                return Finished {
                    stdout: String::new(),
                    notes: self.notes,
                    code: 2,
                };
            }
        };
        let keeper = Keeper::new(saver, id, opened, has_place, effects_sender.clone());
        let mut screen = Loop {
            app,
            terminal,
            keeper,
            clock,
            blank: self.blank().document,
            sender: effects_sender,
        };
        let ended = screen.run(effects);
        let Loop {
            app,
            terminal,
            keeper,
            ..
        } = screen;
        // First the disk, then the terminal: what is typed meanwhile echoes nowhere, and a Ctrl+S among
        // it can't hold up what is said at the end.
        let until = Instant::now() + Keeper::PATIENCE;
        let kept = keeper.finish();
        self.remember(&app, until.saturating_duration_since(Instant::now()));
        let mut finished = self.finished(&app, ended, kept);
        if terminal.leave(&finished.stdout).is_ok() {
            finished.stdout.clear();
        }
        finished
    }

    /// Takes the draft to go on with, or begins a new one; returns its name too.
    fn take_draft(&mut self, saver: &Saver) -> (String, Kept) {
        let Some(loaded) = saver.load(PATIENCE) else {
            self.notes.push(
                "The disk is slow, so a new draft was begun; the others are still there."
                    .to_owned(),
            );
            return self.begin(saver);
        };
        self.notes.extend(loaded.notes);
        if self.invitation.is_some() {
            return self.begin(saver);
        }
        let until = Instant::now() + PATIENCE;
        let newest = self.newest(loaded.drafts, |found| {
            let found = found.clone();
            let left = until.saturating_duration_since(Instant::now());
            within(left, move || found.read()).unwrap_or_default()
        });
        let taken = newest.and_then(|newest| Some((saver.take(&newest.found, PATIENCE)?, newest)));
        let Some((taken, Newest { kept, notes, .. })) = taken else {
            return self.begin(saver);
        };
        self.notes.extend(notes);
        let id = taken.id.clone();
        saver.open(&id, Some(taken));
        (id, kept)
    }

    fn begin(&self, saver: &Saver) -> (String, Kept) {
        let id = new_id();
        saver.open(&id, None);
        (id, self.blank())
    }

    /// Keeps what a person need not type again.
    fn remember(&mut self, app: &App, patience: Duration) {
        let Some(places) = self.kept_in() else { return };
        let path = places.config.join(PROFILE);
        let (before, now) = (self.person.clone(), Case::clone(&app.document.case));
        let written = within(patience, move || {
            files::rewrite(&path, |profile| profile::merge(profile, &before, &now))
        });
        let why = match written {
            Some(Ok(())) => return,
            Some(Err(error)) => why(&error),
            None => NO_ANSWER.to_owned(),
        };
        self.notes = vec![format!("Your name could not be remembered: {why}.")];
    }

    fn finished(&self, app: &App, ended: Ended, kept: Result<(), String>) -> Finished {
        let text = format!("{}\n", show(app.view.draft.text()));
        let unsaved = kept
            .err()
            .map(|why| format!("not saved: {why}. The text is above."));
        let (is_gone, code) = match ended {
            Ended::Left => (false, 0),
            Ended::By(ending) => (ending == Ending::Gone, exit_code(ending)),
        };
        let wanted = ended == Ended::Left && !is_untouched(app, &self.person);
        Finished {
            stdout: if !is_gone && (wanted || unsaved.is_some()) {
                text
            } else {
                String::new()
            },
            code: match (&unsaved, ended) {
                (Some(_), Ended::Left) => 1,
                _ => code,
            },
            notes: unsaved.into_iter().filter(|_| !is_gone).collect(),
        }
    }
}

/// The draft to go on with.
struct Newest {
    found: drafts::Found,
    kept: Kept,
    /// What could not be read of it.
    notes: Vec<String>,
}

/// Signals have small numbers, so the code fits.
fn exit_code(ending: Ending) -> u8 {
    u8::try_from(ending.exit_code()).unwrap_or(u8::MAX)
}

/// The profile's file in the config folder.
const PROFILE: &str = "profile.toml";

/// Tells whether nothing was typed but what the profile knows.
fn is_untouched(app: &App, person: &Case) -> bool {
    *app.document.case == *person && app.document.drafts.is_empty() && app.document.typed.is_empty()
}
