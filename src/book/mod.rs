//! The embedded assets, parsed once into one `Book`; a user's own wordings merged over it.
//!
//! One file here per kind of asset. Sees `domain` alone.

mod approach;
mod own;
mod phrases;
mod reactions;
mod reasons;
mod rules;

use serde::Deserialize;

use crate::domain::call::Reactions;
use crate::domain::phrase::Phrases;
use crate::domain::plan::Approach;
use crate::domain::review::Lexicon;

/// All that bowout knows as data.
#[derive(Debug)]
pub struct Book {
    /// What the texts say.
    pub phrases: Phrases,
    /// What to answer on the phone and by mail.
    pub reactions: Reactions,
    /// The rows of step 1.
    pub approach: Approach,
    /// The reviewer's word lists.
    pub rules: Lexicon,
}

impl Book {
    /// Reads the assets that are built in.
    pub fn builtin() -> Book {
        Book::with_own("", "").0
    }

    /// Reads the built-in assets and a person's own wordings.
    ///
    /// Returns a sentence for each of those that can't be used: it names file, line and slot.
    pub fn with_own(file: &str, text: &str) -> (Book, Vec<String>) {
        let mut reasons = reasons::reasons();
        let (wordings, errors) = own::read(text, &mut reasons);
        let book = Book {
            phrases: phrases::phrases(reasons, wordings),
            reactions: reactions::reactions(),
            approach: approach::approach(),
            rules: rules::rules(),
        };
        let told = |error: &own::OwnError| format!("{file}, {error}");
        (book, errors.iter().map(told).collect())
    }
}

/// Reads the reviewer's word lists alone, all that a review without facts needs.
pub fn rules() -> Lexicon {
    rules::rules()
}

/// The text of an asset by its name: JSON, which the build script makes of the TOML that people
/// write.
macro_rules! asset {
    ($name:literal) => {
        include_str!(concat!(env!("OUT_DIR"), "/", $name, ".json"))
    };
}
use asset;

/// Reads an embedded asset.
fn embedded<T: Deserialize<'static>>(name: &str, text: &'static str) -> T {
    // The tests read every asset, so one that can't be read never leaves the house.
    serde_json::from_str(text).unwrap_or_else(|error| panic!("asset {name}: {error}"))
}

/// Finds what a name in an embedded asset stands for.
fn name<T>(what: &str, name: &str, find: impl Fn(&str) -> Option<T>) -> T {
    // As above: the tests read every asset.
    find(name).unwrap_or_else(|| panic!("no {what} `{name}`"))
}
