//! The commands beside the full screen, a file each: each turns its arguments into an [`Outcome`].
//!
//! A command reads files through `outside` and prints nothing itself. Must not know the screen.

pub mod batch;
pub mod check;
pub mod drafts;
pub mod facts;
pub mod keys;
pub mod manual;
pub mod plan;
pub mod write;

use std::path::Path;
use std::time::Duration;

use crate::book::Book;
use crate::domain::case::Case;
use crate::formats::facts_file;
use crate::outside::files::{Places, read_input, read_own, shown};
use crate::outside::patience::{NO_ANSWER, within};

/// Reads a facts file, or standard input for `-`.
///
/// # Errors
/// The outcome with which the command ends: a sentence for each thing that can't be used.
fn read_case(path: &Path) -> Result<Case, Outcome> {
    let name = shown(path);
    let bytes = read_input(path).map_err(|error| Outcome::unusable(error.to_string()))?;
    let text = String::from_utf8(bytes).map_err(|_| {
        Outcome::unusable(format!(
            "{name}: this is no text in UTF-8, so it can't be a facts file. Save it as plain text."
        ))
    })?;
    facts_file::read(&text).map_err(|errors| Outcome {
        notes: errors
            .iter()
            .map(|error| format!("{name}, {error}."))
            .collect(),
        exit: Exit::Unusable,
        ..Outcome::default()
    })
}

/// Reads the built-in phrases and the person's own wordings, with a sentence for each that can't be
/// used.
pub fn book(places: &Result<Places, String>) -> (Book, Vec<String>) {
    let Ok(places) = places else {
        return (Book::builtin(), Vec::new());
    };
    let path = places.config.join("wordings.toml");
    let name = shown(&path);
    match within(PATIENCE, move || read_own(&path)) {
        None => (
            Book::builtin(),
            vec![format!("{name} was not read: {NO_ANSWER}.")],
        ),
        Some(Ok(None)) => (Book::builtin(), Vec::new()),
        Some(Ok(Some(bytes))) => Book::with_own(&name, &String::from_utf8_lossy(&bytes)),
        Some(Err(error)) => (Book::builtin(), vec![error.to_string()]),
    }
}

/// How long the person's own wordings are waited for.
const PATIENCE: Duration = Duration::from_millis(500);

/// What a command hands back to `main`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// What goes to standard output, line ends included.
    pub stdout: String,
    /// Notes and errors for standard error, without final line ends.
    pub notes: Vec<String>,
    /// How it went.
    pub exit: Exit,
}

/// How a call ended; the numbers are the exit codes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// Done.
    #[default]
    Done = 0,
    /// Done, but not fit to send.
    NotFit = 1,
    /// The call or its input can't be used.
    Unusable = 2,
}

impl Outcome {
    /// Puts notes before its own.
    #[must_use]
    pub fn after(mut self, mut notes: Vec<String>) -> Outcome {
        notes.append(&mut self.notes);
        Outcome { notes, ..self }
    }

    /// The call or its input can't be used: the sentence says what is wrong, where, and what to do.
    pub fn unusable(sentence: impl Into<String>) -> Outcome {
        Outcome {
            notes: vec![sentence.into()],
            exit: Exit::Unusable,
            ..Outcome::default()
        }
    }
}
