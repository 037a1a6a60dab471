//! The word lists' own examples: what each list must find, and what it must not; and the patterns of
//! what is no invitation, each by itself.

use std::collections::HashSet;
use std::fs;

use bowout::book;
use bowout::domain::prose::Prose;
use bowout::domain::review::Cue;
use regex_lite::Regex;
use serde::Deserialize;

#[derive(Deserialize)]
struct File {
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
    let lexicon = book::rules();
    let mut wrong = Vec::new();
    for list in lists() {
        let cue = Cue::named(&list.cue).expect("a known cue");
        let found = |text: &String| {
            let hits = lexicon.find(&Prose::read(text));
            hits.iter().any(|hit| hit.cue == cue)
        };
        let missed = list.flags.iter().filter(|text| !found(text));
        wrong.extend(missed.map(|text| format!("{cue} misses: {text}")));
        let alarms = list.allows.iter().filter(|text| found(text));
        wrong.extend(alarms.map(|text| format!("{cue} flags: {text}")));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[derive(Deserialize)]
struct NoInvitations {
    rule: Vec<NoInvitation>,
}

#[derive(Deserialize)]
struct NoInvitation {
    because: String,
    said: String,
    #[serde(default)]
    unless: String,
}

#[test]
fn every_pattern_of_what_is_no_invitation_can_be_read_and_says_something_once() {
    let text = fs::read_to_string("assets/no_invitations.toml").unwrap();
    let file: NoInvitations = toml_edit::de::from_str(&text).unwrap();
    assert!(!file.rule.is_empty());
    for rule in file.rule {
        for patterns in [&rule.said, &rule.unless] {
            let mut seen = HashSet::new();
            for line in patterns.lines() {
                let pattern = Regex::new(line).unwrap_or_else(|error| panic!("{line}: {error}"));
                // One that nothing satisfies would make everything no invitation.
                assert!(!pattern.is_match(""), "{}: {line:?}", rule.because);
                assert!(seen.insert(line), "{}: {line:?} twice", rule.because);
            }
        }
    }
}

/// Reads the lists of all files but that of the classes.
fn lists() -> Vec<Example> {
    let files = fs::read_dir("assets/rules").unwrap();
    let paths = files.map(|file| file.unwrap().path());
    let lists = paths.filter(|path| !path.ends_with("classes.toml"));
    lists
        .flat_map(|path| {
            let text = fs::read_to_string(&path).unwrap();
            let file: File = toml_edit::de::from_str(&text)
                .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            file.list
        })
        .collect()
}
