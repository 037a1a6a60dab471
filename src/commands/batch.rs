//! `bowout batch`: one text for each of several interviews, after one acceptance.
//!
//! No text may name another's company or person: that is `domain::cross_check`. Must not know how a
//! text is composed, nor how an invitation is read.

use std::path::{Path, PathBuf};

use jiff::Zoned;

use super::write::{composed, printed};
use super::{Exit, Outcome, read_case};
use crate::book::Book;
use crate::cli::{BatchArgs, WriteFormat};
use crate::domain::case::{Case, Fact, Kind};
use crate::domain::clean::show_line;
use crate::domain::compose::{Sentence, join};
use crate::domain::cross_check::{Mixup, cross_check};
use crate::formats::invitation;
use crate::formats::outgoing::file_name;
use crate::outside::files::{read_input, save_new, shown};

/// One interview of the batch, with the text that cancels it.
struct Letter {
    name: String,
    case: Case,
    text: Vec<Sentence>,
}

/// Composes a text for each interview, holds them against each other, and prints or saves them.
pub fn run(args: &BatchArgs, now: &Zoned, book: &Book) -> Outcome {
    let shared = match args.shared.as_deref().map(shared_case).transpose() {
        Ok(shared) => shared.unwrap_or_default(),
        Err(outcome) => return outcome,
    };
    let mut letters = Vec::new();
    let mut notes = Vec::new();
    let mut exit = Exit::Done;
    for file in &args.files {
        match case_of(file, &shared, now) {
            Ok((case, said)) => {
                let name = shown(file);
                notes.extend(said.iter().map(|note| format!("{name}: {note}")));
                let text = composed(&case, args.kind, now, book);
                letters.push(Letter { name, case, text });
            }
            Err(outcome) => {
                notes.extend(outcome.notes);
                exit = exit.max(outcome.exit);
            }
        }
    }
    let mixups = mixups(&letters);
    if !mixups.is_empty() {
        exit = exit.max(Exit::NotFit);
    }
    let saves = args.save && mixups.is_empty();
    let not_saved = args.save && !saves;
    notes.extend(mixups);
    notes.extend(not_saved.then(|| "Nothing was saved: mend that first.".to_owned()));
    let print = if saves { save } else { show };
    let each = letters.iter().map(|letter| print(letter, args.kind, now));
    each.fold(
        Outcome {
            stdout: String::new(),
            notes,
            exit,
        },
        joined,
    )
}

fn joined(mut all: Outcome, one: Outcome) -> Outcome {
    if !all.stdout.is_empty() && one.stdout.starts_with("== ") {
        all.stdout.push('\n');
    }
    all.stdout += &one.stdout;
    all.notes.extend(one.notes);
    all.exit = all.exit.max(one.exit);
    all
}

/// Reads what all interviews share; what belongs to one of them is refused.
fn shared_case(path: &Path) -> Result<Case, Outcome> {
    let case = read_case(path)?;
    let own = |fact: &&Fact| {
        let table = fact.table();
        case.has(**fact)
            && ["contact", "job", "interview", "referrer", "reschedule"].contains(&table)
    };
    match Fact::ALL.iter().find(own) {
        None => Ok(case),
        Some(fact) => Err(Outcome::unusable(format!(
            "{}: {} belongs to one interview, so it can't be shared by all: take it out.",
            shown(path),
            fact.path()
        ))),
    }
}

/// Reads one interview. What its own facts file says comes before what all share; what an invitation
/// says of the candidate comes after it.
fn case_of(path: &Path, shared: &Case, now: &Zoned) -> Result<(Case, Vec<String>), Outcome> {
    if path.extension().is_some_and(|ending| ending == "toml") {
        return Ok((filled(read_case(path)?, shared), Vec::new()));
    }
    let input = read_input(path).map_err(|error| Outcome::unusable(error.to_string()))?;
    let found = invitation::read(&input, None, now.datetime());
    let refused = |why: &str| Err(Outcome::unusable(format!("{}: {why}", shown(path))));
    if let Some(why) = &found.not_invitation {
        return refused(why);
    }
    if found.events.len() > 1 {
        return refused("the calendar holds several appointments; save each as a file of its own.");
    }
    let mut said = Case::default();
    for fact in &found.facts {
        if let Err(error) = said.set(fact.fact, &fact.value) {
            return refused(&format!("{} can't be used: {error}.", fact.fact.path()));
        }
    }
    Ok((filled(shared.clone(), &said), found.notes))
}

/// Fills what is missing with the facts of another case.
fn filled(mut case: Case, other: &Case) -> Case {
    for &fact in Fact::ALL {
        if !case.has(fact) && other.has(fact) {
            // The other case holds it, so it is written as a case reads it.
            let _ = case.set(fact, &other.get(fact));
        }
    }
    case
}

/// Says for each text that names what belongs to another interview what it names.
fn mixups(letters: &[Letter]) -> Vec<String> {
    let texts: Vec<String> = letters.iter().map(|letter| join(&letter.text)).collect();
    let batch: Vec<(&Case, &str)> = letters
        .iter()
        .zip(&texts)
        .map(|(letter, text)| (&letter.case, text.as_str()))
        .collect();
    let sentence = |mixup: &Mixup| {
        let named = show_line(&texts[mixup.text][mixup.span.clone()]).into_owned();
        format!(
            "{}: the text names {named}, the {} of {}.",
            letters[mixup.text].name,
            mixup.fact.label(),
            letters[mixup.of].name
        )
    };
    let mut sentences: Vec<String> = cross_check(&batch).iter().map(sentence).collect();
    sentences.dedup();
    sentences
}

fn show(letter: &Letter, kind: Kind, now: &Zoned) -> Outcome {
    let outcome = printed(&letter.case, kind, WriteFormat::Text, &letter.text, now);
    let stdout = format!("== {} ==\n{}", letter.name, outcome.stdout);
    named(letter, Outcome { stdout, ..outcome })
}

/// Saves a text under a name of its own; one with gaps is refused.
fn save(letter: &Letter, kind: Kind, now: &Zoned) -> Outcome {
    let (format, ending) = if kind.has_subject() {
        (WriteFormat::Eml, "eml")
    } else {
        (WriteFormat::Text, "txt")
    };
    let outcome = printed(&letter.case, kind, format, &letter.text, now);
    if outcome.exit != Exit::Done {
        let exit = Exit::NotFit;
        return named(
            letter,
            Outcome {
                stdout: String::new(),
                exit,
                ..outcome
            },
        );
    }
    let name = file_name(&letter.case, kind, ending);
    match save_new(name.as_str(), outcome.stdout.as_bytes()) {
        Ok(path) => Outcome {
            stdout: format!("{}\n", saved(path)),
            ..outcome
        },
        Err(error) => named(
            letter,
            Outcome::unusable(format!("it could not be saved: {error}.")),
        ),
    }
}

fn saved(path: PathBuf) -> String {
    let name = path.file_name().map(PathBuf::from).unwrap_or(path);
    shown(&name)
}

fn named(letter: &Letter, outcome: Outcome) -> Outcome {
    let name = &letter.name;
    let notes = outcome.notes.iter().map(|note| format!("{name}: {note}"));
    Outcome {
        notes: notes.collect(),
        ..outcome
    }
}
