//! The reviewer's word lists, as the tables that the build script makes of them.
//!
//! Must not know what a cue means.

use crate::domain::review::Lexicon;
use crate::domain::review::tables::{Lead, Op, Phrase, Set, Tables};

#[allow(
    clippy::unreadable_literal,
    clippy::enum_glob_use,
    reason = "the build script wrote it, and nobody reads it"
)]
static TABLES: Tables<'static> = {
    use Op::*;
    include!(concat!(env!("OUT_DIR"), "/rules.rs"))
};

/// Returns the built-in word lists.
pub(super) fn rules() -> Lexicon {
    // The tests take the lists, so some that can't be used never leave the house.
    Lexicon::new(TABLES).unwrap_or_else(|error| panic!("word lists: {error}"))
}
