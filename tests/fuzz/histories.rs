//! Histories of keys, pastes, undo and redo: what a journal gives back is the document, and undo and
//! redo lead from it to the same texts as before.

use std::rc::Rc;

use bowout::book::Book;
use bowout::domain::case::Kind;
use bowout::domain::clean::clean;
use bowout::domain::document::Document;
use bowout::formats::facts_file;
use bowout::formats::journal::{self, entry};
use bowout::formats::record::{Kept, Recorder, restore, restore_document};
use bowout::tui::app::{App, Direction, History};
use bowout::tui::keys::script;
use bowout::tui::msg::Msg;
use bowout::tui::theme::Theme;
use bowout::tui::update::update;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use proptest::prelude::*;
use proptest::sample::select;
use ratatui::layout::Size;

use super::hostile::{FACTS, LETTER, SPICE, mutated};
use super::runs;
use super::screen::NOW;

/// Keys of every kind: by hand in the message and in the fields, and such that change facts.
const KEYS: &[&str] = &[
    "a",
    "é",
    " ",
    "<enter>",
    "<backspace>",
    "<delete>",
    "<left>",
    "<shift+right>",
    "<ctrl+w>",
    "<ctrl+k>",
    "<home>",
    "<ctrl+end>",
    "<tab>",
    "<shift+tab>",
    "<esc>",
    "<f4>",
    "<f4><ctrl+end> Mine.",
    "<f4><down><end>!",
    "<f4><down><down><ctrl+w>",
    "<f4><shift+down><delete>",
    "<f2>",
    "<f3>",
    "<f8>",
    "<f9><enter>",
    "<f10>",
    "<f11><space><esc>",
    "<alt+q>",
    "<alt+t>",
    "<alt+m>",
    "<pagedown>",
];

/// What a person can do to a document.
#[derive(Clone, Debug)]
pub enum Deed {
    Keys(&'static str),
    Paste(String),
    /// The text comes back from an editor.
    Edited(String),
    Undo(usize),
    Redo(usize),
    /// The journal has grown long.
    Checkpoint,
    /// The program is killed and started again.
    Reopen,
}

pub fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        12 => select(KEYS).prop_map(Deed::Keys),
        2 => select(SPICE).prop_map(|spice| Deed::Paste(clean(spice).text)),
        1 => mutated(LETTER).prop_map(|text| Deed::Edited(clean(&text).text)),
        4 => (1..5_usize).prop_map(Deed::Undo),
        3 => (1..4_usize).prop_map(Deed::Redo),
        1 => Just(Deed::Checkpoint),
        2 => Just(Deed::Reopen),
    ]
}

/// bowout with a journal in memory.
pub struct Player {
    pub app: App,
    recorder: Recorder,
    /// The journal's bytes.
    pub journal: Vec<u8>,
    /// The document after each entry.
    pub documents: Vec<Document>,
}

impl Player {
    pub fn new() -> Player {
        let document = Document {
            case: Rc::new(facts_file::read(FACTS).unwrap()),
            ..Document::default()
        };
        let mut player = Player {
            app: app(Kept {
                document,
                ..Kept::default()
            }),
            recorder: Recorder::default(),
            journal: Vec::new(),
            documents: Vec::new(),
        };
        player.checkpoint();
        player
    }

    fn checkpoint(&mut self) {
        let (document, sides) = (&self.app.document, self.app.history.sides());
        let all = self.recorder.checkpoint(document, sides);
        self.journal = [journal::HEAD, &entry(0, &all)].concat();
        self.documents = vec![document.clone()];
    }

    fn take(&mut self, msg: Msg) {
        // What is wanted outside changes no document.
        let _effects = update(&mut self.app, msg);
        let (document, sides) = (&self.app.document, self.app.history.sides());
        if let Some(record) = self.recorder.record(document, sides) {
            let number = self.documents.len() as u64;
            self.journal.extend(entry(number, &record));
            self.documents.push(document.clone());
        }
    }

    fn press(&mut self, keys: &str) {
        for key in script(keys).expect("the test writes keys") {
            self.take(Msg::Key(key));
        }
    }

    pub fn act(&mut self, deed: Deed) -> Result<(), TestCaseError> {
        match deed {
            Deed::Keys(keys) => self.press(keys),
            Deed::Paste(text) => self.take(Msg::Paste(text)),
            Deed::Edited(text) => self.take(Msg::Edited(text)),
            Deed::Undo(times) => self.press(&"<ctrl+u>".repeat(times)),
            Deed::Redo(times) => self.press(&"<ctrl+r>".repeat(times)),
            Deed::Checkpoint => self.checkpoint(),
            Deed::Reopen => {
                let kept = self.reopened()?;
                self.app = app(kept);
                self.recorder = Recorder::default();
                self.checkpoint();
            }
        }
        Ok(())
    }

    /// Reads the journal and compares it with what it was written from.
    pub fn reopened(&self) -> Result<Kept, TestCaseError> {
        let read = journal::read(&self.journal).unwrap();
        prop_assert_eq!(read.bad_tail, None);
        let alone = restore_document(&read.checkpoint, &read.records);
        prop_assert_eq!(alone.as_ref(), Ok(&self.app.document));
        let kept = restore(&read.checkpoint, &read.records).unwrap();
        let sides = self.app.history.sides();
        prop_assert_eq!(&kept.document, &self.app.document);
        prop_assert_eq!(&kept.past[..], sides.past, "undo leads elsewhere");
        prop_assert_eq!(&kept.future[..], sides.future, "redo leads elsewhere");
        Ok(kept)
    }
}

fn app(kept: Kept) -> App {
    thread_local! {
        static BOOK: Rc<Book> = Rc::new(Book::builtin());
    }
    let now: DateTime = NOW.parse().expect("a moment");
    let now = now.to_zoned(TimeZone::UTC).expect("UTC has no gaps");
    let theme = Theme { coloured: false };
    let size = Size::new(120, 40);
    let mut app = App::new(BOOK.with(Rc::clone), kept.document, now, size, theme);
    app.history = History::new(kept.past, kept.future);
    app
}

/// The texts of all kinds.
fn texts(app: &App) -> Vec<String> {
    let draft = |kind: &Kind| app.draft(*kind).text().to_owned();
    Kind::ALL.iter().map(draft).collect()
}

/// All texts on the way to one end of the history.
fn way(app: &mut App, direction: Direction) -> Vec<Vec<String>> {
    let mut ways = vec![texts(app)];
    loop {
        let left = match direction {
            Direction::Back => app.history.sides().past.len(),
            Direction::Forth => app.history.sides().future.len(),
        };
        if left == 0 {
            return ways;
        }
        app.travel(direction);
        ways.push(texts(app));
    }
}

proptest! {
    #![proptest_config(runs(24))]

    #[test]
    fn histories(deeds in prop::collection::vec(deed(), 0..25)) {
        let mut player = Player::new();
        for deed in deeds {
            player.act(deed)?;
        }
        let mut again = app(player.reopened()?);
        let app = &mut player.app;
        for direction in [Direction::Back, Direction::Forth, Direction::Back] {
            prop_assert_eq!(way(&mut again, direction), way(app, direction));
        }
    }
}
