//! The reviewer's word lists, read from the embedded assets.
//!
//! Must not know what a cue means.

use serde::Deserialize;

use crate::domain::review::{Cue, Lexicon, LexiconError};

use super::{embedded, name};

const CLASSES: &str = include_str!("../../assets/rules/classes.toml");
const LISTS: [(&str, &str); 6] = [
    (
        "rules/decision.toml",
        include_str!("../../assets/rules/decision.toml"),
    ),
    (
        "rules/hedging.toml",
        include_str!("../../assets/rules/hedging.toml"),
    ),
    (
        "rules/courtesy.toml",
        include_str!("../../assets/rules/courtesy.toml"),
    ),
    (
        "rules/reason.toml",
        include_str!("../../assets/rules/reason.toml"),
    ),
    (
        "rules/interview.toml",
        include_str!("../../assets/rules/interview.toml"),
    ),
    (
        "rules/manners.toml",
        include_str!("../../assets/rules/manners.toml"),
    ),
];

#[derive(Deserialize)]
struct Classes(std::collections::BTreeMap<String, String>);

#[derive(Deserialize)]
struct Lists {
    list: Vec<List>,
}

#[derive(Deserialize)]
struct List {
    cue: String,
    phrases: String,
}

/// Reads the embedded word lists.
pub(super) fn rules() -> Lexicon {
    let Classes(classes) = embedded("rules/classes.toml", CLASSES);
    let classes = classes
        .iter()
        .map(|(name, words)| (name.as_str(), words.as_str()));
    let mut lexicon = sound(Lexicon::with_classes(classes));
    for (file, text) in LISTS {
        let lists: Lists = embedded(file, text);
        for list in lists.list {
            let cue = name("cue", &list.cue, Cue::named);
            for phrase in list
                .phrases
                .lines()
                .map(str::trim)
                .filter(|phrase| !phrase.is_empty())
            {
                sound(lexicon.add(cue, phrase));
            }
        }
    }
    lexicon
}

fn sound<T>(read: Result<T, LexiconError>) -> T {
    // The tests read every list, so one that can't be used never leaves the house.
    read.unwrap_or_else(|error| panic!("{error}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::prose::Prose;

    #[derive(Deserialize)]
    struct Examples {
        list: Vec<Example>,
    }

    #[derive(Deserialize)]
    struct Example {
        cue: String,
        flags: Vec<String>,
        allows: Vec<String>,
    }

    #[test]
    fn every_list_finds_what_it_flags_and_nothing_that_it_allows() {
        let lexicon = rules();
        let mut wrong = Vec::new();
        for (file, text) in LISTS {
            let lists: Examples = embedded(file, text);
            for list in lists.list {
                let cue = Cue::named(&list.cue).expect("a known cue");
                let found = |text: &str| {
                    lexicon
                        .find(&Prose::read(text))
                        .iter()
                        .any(|hit| hit.cue == cue)
                };
                wrong.extend(
                    list.flags
                        .iter()
                        .filter(|text| !found(text))
                        .map(|text| format!("{cue} misses: {text}")),
                );
                wrong.extend(
                    list.allows
                        .iter()
                        .filter(|text| found(text))
                        .map(|text| format!("{cue} flags: {text}")),
                );
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}
