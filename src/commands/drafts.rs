//! `bowout drafts`: lists what is kept, prints all of it, or really deletes a draft.
//!
//! Live drafts are read as they are saved at this moment. Must not change anything but to forget.

use std::fmt::Write as _;

use jiff::Zoned;
use serde::Serialize;

use super::{Exit, Outcome};
use crate::book::Book;
use crate::cli::{DraftsArgs, Format};
use crate::domain::case::{Fact, Kind};
use crate::domain::clean::{show, show_line};
use crate::domain::compose::compose;
use crate::domain::document::{Document, State};
use crate::domain::plan::plan;
use crate::formats::record::restore_document;
use crate::outside::drafts::{Folder, Found, Reading};
use crate::outside::files::Places;

/// Runs the command on the drafts in these places; `Err` says why there are none.
pub fn run(args: &DraftsArgs, places: Result<Places, String>, now: &Zoned, book: &Book) -> Outcome {
    let folder = match places {
        Ok(places) => Folder::below(&places.data),
        Err(why) => return Outcome::unusable(format!("No drafts are kept: {why}.")),
    };
    match &args.forget {
        Some(id) => forget(&folder, id),
        None => tell(&folder, args, |document| printed(document, now, book)),
    }
}

fn forget(folder: &Folder, id: &str) -> Outcome {
    let is_live = |found: &Found| found.id == id && found.is_live;
    let drafts = match folder.find() {
        Ok(drafts) => drafts,
        Err(error) => return unreadable(&error),
    };
    if drafts.iter().any(is_live) {
        return Outcome::unusable(format!(
            "{}: this draft is open in another bowout. Leave that one first.",
            show_line(id)
        ));
    }
    match folder.forget(id) {
        Ok(true) => Outcome {
            notes: vec![format!("{id} is deleted, and not in the trash either.")],
            ..Outcome::default()
        },
        Ok(false) => Outcome::unusable(format!(
            "{}: there is no such draft. bowout drafts lists them.",
            show_line(id)
        )),
        Err(error) => Outcome::unusable(format!(
            "{}: it could not be deleted: {error}.",
            show_line(id)
        )),
    }
}

fn unreadable(error: &std::io::Error) -> Outcome {
    Outcome::unusable(format!(
        "The folder of drafts can't be read: {error}. Check who may read it."
    ))
}

fn tell(folder: &Folder, args: &DraftsArgs, printed: impl Fn(&Document) -> String) -> Outcome {
    let mut drafts = match folder.find() {
        Ok(drafts) => drafts,
        Err(error) => return unreadable(&error),
    };
    if args.print {
        drafts.reverse();
    }
    let mut outcome = Outcome::default();
    let mut lines = Vec::new();
    for found in drafts {
        let Some(document) = read(&found, &mut outcome) else {
            continue;
        };
        if args.print {
            outcome.stdout += &printed(&document);
        } else {
            lines.push(Line::of(found, &document));
        }
    }
    match (args.print, args.format) {
        (true, _) => {}
        (false, Format::Text) => outcome.stdout = lines.iter().map(Line::text).collect(),
        (false, Format::Json) => outcome.stdout = json(&lines),
    }
    outcome
}

/// Reads a draft; what can't be read is told in the outcome.
fn read(found: &Found, outcome: &mut Outcome) -> Option<Document> {
    let Reading { journal, notes } = found.read();
    outcome.notes.extend(notes);
    let journal = journal?;
    match restore_document(&journal.checkpoint, &journal.records) {
        Ok(document) => Some(document),
        Err(error) => {
            outcome.notes.push(format!("{}: {error}.", found.id));
            outcome.exit = Exit::NotFit;
            None
        }
    }
}

/// A draft in the list.
#[derive(Serialize)]
struct Line {
    id: String,
    company: Option<String>,
    date: Option<String>,
    state: &'static str,
    live: bool,
}

impl Line {
    fn of(found: Found, document: &Document) -> Line {
        let known = |fact| Some(document.case.get(fact)).filter(|text| !text.is_empty());
        Line {
            id: found.id,
            company: known(Fact::Company),
            date: known(Fact::Date),
            state: match document.state {
                State::Draft => "draft",
                State::Sent(_) => "sent",
                State::Acknowledged(_) => "acknowledged",
            },
            live: found.is_live,
        }
    }

    fn text(&self) -> String {
        let company = self.company.as_deref().unwrap_or("no company yet");
        let date = self.date.as_deref().unwrap_or("no date yet");
        let live = if self.live {
            ", open in another bowout"
        } else {
            ""
        };
        let shown = format!("{}  {date}  {company}  ({}{live})", self.id, self.state);
        show_line(&shown).into_owned() + "\n"
    }
}

fn json(lines: &[Line]) -> String {
    serde_json::to_string_pretty(lines).expect("lines have only texts for keys") + "\n"
}

/// The email as it follows from the facts, every other text that a hand has touched, the notes, and
/// all that was typed into the facts.
fn printed(document: &Document, now: &Zoned, book: &Book) -> String {
    let mut text = String::new();
    let plan = plan(&document.case, now, &book.approach);
    let touched = document
        .drafts
        .keys()
        .copied()
        .filter(|kind| *kind != Kind::Email);
    for kind in std::iter::once(Kind::Email).chain(touched) {
        let sentences = compose(
            &document.case,
            &plan,
            kind,
            &document.wordings,
            &book.phrases,
        );
        let draft = document.draft(kind, &sentences);
        push(&mut text, draft.text());
    }
    push(&mut text, &document.notes);
    let facts: String = Fact::ALL
        .iter()
        .filter_map(|fact| line(document, *fact))
        .collect();
    push(&mut text, &facts);
    show(&text).into_owned()
}

fn line(document: &Document, fact: Fact) -> Option<String> {
    let known = document.case.get(fact);
    let typed = document.typed.get(&fact).cloned().unwrap_or_default();
    let text = if typed.is_empty() { known } else { typed };
    (!text.is_empty()).then(|| format!("{}: {text}\n", fact.label()))
}

fn push(text: &mut String, part: &str) {
    if !part.trim().is_empty() {
        // Writing to a string can't fail.
        let _infallible = writeln!(text, "{}\n", part.trim_end());
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::time::Duration;

    use super::*;
    use crate::formats::record::{Recorder, Sides};
    use crate::outside::saver::{Place, Saver};

    fn keep(data: &Path, id: &str, company: &str) -> Saver {
        let mut document = Document::default();
        document.set(Fact::Company, company);
        document.typed.insert(Fact::Date, "someday".to_owned());
        let saver = Saver::start(Place::Folder(data.to_owned()), |_| {});
        saver.open(id, None);
        saver.checkpoint(Recorder::default().checkpoint(&document, Sides::default()));
        saver.finish(Duration::from_secs(20)).unwrap();
        saver
    }

    fn close(saver: &Saver) {
        saver.open("another", None);
        saver.finish(Duration::from_secs(20)).unwrap();
    }

    fn run_in(data: &Path, args: &DraftsArgs) -> Outcome {
        let places = Places {
            config: data.to_owned(),
            data: data.to_owned(),
        };
        let now = "2026-11-22T20:00[Europe/Berlin]".parse().unwrap();
        run(args, Ok(places), &now, &Book::builtin())
    }

    fn args(print: bool, forget: Option<&str>) -> DraftsArgs {
        DraftsArgs {
            print,
            forget: forget.map(str::to_owned),
            format: Format::Text,
        }
    }

    #[test]
    fn drafts_are_listed_newest_first_and_printed_oldest_first() {
        let data = tempfile::tempdir().unwrap();
        close(&keep(data.path(), "one", "Acme"));
        let _open = keep(data.path(), "two", "Beta\u{202e}");
        let listed = run_in(data.path(), &args(false, None)).stdout;
        assert_eq!(
            listed,
            "two  no date yet  Beta  (draft, open in another bowout)\none  no date yet  Acme  (draft)\n"
        );
        let printed = run_in(data.path(), &args(true, None)).stdout;
        let (acme, beta) = printed
            .split_once("company: Acme\ndate: someday\n\n")
            .unwrap();
        assert!(
            acme.starts_with("Subject: ") && acme.contains(" at Acme"),
            "{acme}"
        );
        assert!(
            beta.starts_with("Subject: ") && beta.ends_with("company: Beta\ndate: someday\n\n"),
            "{beta}"
        );
    }

    #[test]
    fn a_forgotten_draft_is_gone_and_an_open_one_is_not_forgotten() {
        let data = tempfile::tempdir().unwrap();
        let saver = keep(data.path(), "one", "Acme");
        let refused = run_in(data.path(), &args(false, Some("one")));
        assert_eq!(refused.exit, Exit::Unusable);
        close(&saver);
        assert_eq!(
            run_in(data.path(), &args(false, Some("one"))).exit,
            Exit::Done
        );
        assert_eq!(run_in(data.path(), &args(false, None)).stdout, "");
        let again = run_in(data.path(), &args(false, Some("one")));
        assert!(
            again.notes[0].contains("there is no such draft"),
            "{again:?}"
        );
    }
}
