//! The reviewer's word lists, read from the embedded assets.
//!
//! Must not know what a cue means.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::domain::review::{Cue, Lexicon};

use super::{asset, embedded, name};

const LISTS: [(&str, &str); 10] = [
    ("rules/decision", asset!("rules/decision")),
    ("rules/hedging", asset!("rules/hedging")),
    ("rules/courtesy", asset!("rules/courtesy")),
    ("rules/reason", asset!("rules/reason")),
    ("rules/interview", asset!("rules/interview")),
    ("rules/opinions", asset!("rules/opinions")),
    ("rules/rudeness", asset!("rules/rudeness")),
    ("rules/privacy", asset!("rules/privacy")),
    ("rules/manners", asset!("rules/manners")),
    ("rules/hints", asset!("rules/hints")),
];

#[derive(Deserialize)]
struct Lists<'a> {
    #[serde(borrow)]
    list: Vec<List<'a>>,
}

#[derive(Deserialize)]
struct List<'a> {
    cue: &'a str,
    #[serde(borrow)]
    phrases: Vec<&'a str>,
}

/// Reads the embedded word lists.
pub(super) fn rules() -> Lexicon {
    let classes: BTreeMap<&str, &str> = embedded("rules/classes", asset!("rules/classes"));
    let lists = LISTS
        .iter()
        .flat_map(|(file, text)| embedded::<Lists>(file, text).list);
    let phrases = lists.flat_map(|list| {
        let cue = name("cue", list.cue, Cue::named);
        list.phrases.into_iter().map(move |phrase| (cue, phrase))
    });
    // The tests read every list, so one that can't be used never leaves the house.
    Lexicon::read(classes, phrases).unwrap_or_else(|error| panic!("{error}"))
}
