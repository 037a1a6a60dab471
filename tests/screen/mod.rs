//! The door to the screen for tests: play keys, see the screen, the message and what is copied.
#![allow(dead_code, reason = "each test binary uses a part of the door")]

use std::rc::Rc;

use bowout::book::Book;
use bowout::domain::document::Document;
use bowout::formats::facts_file;
use bowout::tui::app::App;
use bowout::tui::keys::script;
use bowout::tui::msg::{Effect, Msg};
use bowout::tui::picture::{frame, text};
use bowout::tui::theme::Theme;
use bowout::tui::update::update;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use ratatui::buffer::Buffer;
use ratatui::layout::Size;
use ratatui::style::Color;

/// The facts of a made-up interview, typed with Tab between them, and a reason.
pub const FACTS: &str = "Ana Ruiz<tab>ana@saffron.example<tab>030 5550 0134<tab>Lead Engineer<tab>\
    Saffron Labs<tab>Fri 4 Dec<tab>14:30<tab>Kim Novak<tab><tab>a";

/// The evening of Sunday 22 November 2026.
pub const NOW: &str = "2026-11-22T20:00";

thread_local! {
    static BOOK: Rc<Book> = Rc::new(Book::builtin());
}

/// A screen with nothing behind it: effects are kept, not run.
pub struct Screen {
    size: (u16, u16),
    now: &'static str,
    coloured: bool,
    played: Vec<Played>,
}

/// What was played.
#[derive(Clone)]
enum Played {
    Keys(String),
    Paste(&'static str),
    /// Seconds pass.
    Later(i64),
}

impl Screen {
    /// An empty screen on the evening of Sunday 22 November 2026.
    pub fn new(width: u16, height: u16) -> Screen {
        Screen {
            size: (width, height),
            now: NOW,
            coloured: true,
            played: Vec::new(),
        }
    }

    /// The same at another moment.
    pub fn at(self, now: &'static str) -> Screen {
        Screen { now, ..self }
    }

    /// The same after more keys.
    pub fn play(&self, keys: &str) -> Screen {
        self.then(Played::Keys(keys.to_owned()))
    }

    /// The same after a paste.
    pub fn paste(&self, text: &'static str) -> Screen {
        self.then(Played::Paste(text))
    }

    fn then(&self, played: Played) -> Screen {
        Screen {
            played: self.played.iter().cloned().chain([played]).collect(),
            ..*self
        }
    }

    /// The same some seconds later.
    pub fn later(&self, seconds: i64) -> Screen {
        let mut played = self.played.clone();
        played.push(Played::Later(seconds));
        Screen { played, ..*self }
    }

    /// The same without colours.
    pub fn uncoloured(&self) -> Screen {
        Screen {
            played: self.played.clone(),
            coloured: false,
            ..*self
        }
    }

    fn run(&self) -> (App, Vec<Effect>) {
        let now: DateTime = self.now.parse().expect("the test writes a moment");
        let now = now.to_zoned(TimeZone::UTC).expect("UTC has no gaps");
        let size = Size::new(self.size.0, self.size.1);
        let theme = Theme {
            coloured: self.coloured,
        };
        let mut app = App::new(BOOK.with(Rc::clone), Document::default(), now, size, theme);
        let mut effects = Vec::new();
        for played in &self.played {
            match played {
                Played::Paste(text) => {
                    effects.extend(update(&mut app, Msg::Paste((*text).to_owned())));
                }
                Played::Later(seconds) => {
                    let later = &app.now + jiff::SignedDuration::from_secs(*seconds);
                    effects.extend(update(&mut app, Msg::Clock(later)));
                }
                Played::Keys(keys) => {
                    for key in script(keys).expect("the test writes keys") {
                        effects.extend(update(&mut app, Msg::Key(key)));
                    }
                }
            }
        }
        (app, effects)
    }

    /// The state after all that was played.
    pub fn app(&self) -> App {
        self.run().0
    }

    /// The frame.
    pub fn buffer(&self) -> Buffer {
        frame(&self.run().0)
    }

    /// The letters of the frame, and a hash of its styles.
    pub fn print(&self) -> String {
        let buffer = self.buffer();
        let styles: Vec<String> = buffer
            .content
            .iter()
            .map(|cell| format!("{:?}", cell.style()))
            .collect();
        let styles = styles.concat();
        format!("{}styles {:016x}\n", text(&buffer), fnv1a(&styles))
    }

    /// Tells whether any cell has a colour.
    pub fn has_colour(&self) -> bool {
        let coloured = |colour: Color| colour != Color::Reset;
        self.buffer()
            .content
            .iter()
            .any(|cell| coloured(cell.fg) || coloured(cell.bg))
    }

    /// The whole text of the message.
    pub fn message(&self) -> String {
        self.run().0.view.draft.text().to_owned()
    }

    /// The facts as a facts file.
    pub fn facts(&self) -> String {
        facts_file::write(&self.run().0.document.case, |_| None)
    }

    /// The notes of the call.
    pub fn notes(&self) -> String {
        self.run().0.document.notes
    }

    /// The states of the six steps.
    pub fn steps(&self) -> Vec<&'static str> {
        let app = self.run().0;
        let steps = &app.review().steps;
        steps.iter().map(|report| report.state.name()).collect()
    }

    /// The text that was copied last.
    pub fn copied(&self) -> String {
        let copied = |effect| match effect {
            Effect::Copy { text, .. } => Some(text),
            _ => None,
        };
        let (_, effects) = self.run();
        effects
            .into_iter()
            .filter_map(copied)
            .next_back()
            .expect("something is copied")
    }

    /// The names and texts of the files that were saved.
    pub fn saved(&self) -> Vec<(String, String)> {
        let saved = |effect| match effect {
            Effect::Save { name, bytes } => String::from_utf8(bytes).ok().map(|text| (name, text)),
            _ => None,
        };
        self.run().1.into_iter().filter_map(saved).collect()
    }

    /// How many things were to be done outside.
    pub fn effects(&self) -> usize {
        self.run().1.len()
    }
}

/// A hash that stays the same from one release of the compiler to the next.
fn fnv1a(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
