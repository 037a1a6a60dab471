//! The reviewer's word lists, read from the tables that the build script makes of them.
//!
//! Must not know what a cue means.

use crate::domain::review::Lexicon;

/// Reads the embedded word lists.
pub(super) fn rules() -> Lexicon {
    let tables = include_bytes!(concat!(env!("OUT_DIR"), "/rules.bin"));
    // The tests read the lists, so some that can't be used never leave the house.
    Lexicon::read(tables).unwrap_or_else(|error| panic!("word lists: {error}"))
}
