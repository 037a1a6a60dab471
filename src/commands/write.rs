//! `bowout write`: prints one text made from the facts.
//!
//! Composes as the full screen does, so that both print the same text. Must not know how a mail is
//! encoded (`formats::mail`).

use jiff::Zoned;
use serde_json::{Value, json};

use super::{Exit, Outcome, read_case};
use crate::book::Book;
use crate::cli::{WriteArgs, WriteFormat};
use crate::domain::case::{Case, Fact, Kind};
use crate::domain::compose::{Sentence, Slot, Wordings, compose, join};
use crate::domain::plan::plan;
use crate::domain::prose::{count_characters, count_words, spoken_seconds};
use crate::domain::step::Step;
use crate::formats::outgoing::eml;

/// Composes the text and prints it.
pub fn run(args: &WriteArgs, now: &Zoned, book: &Book) -> Outcome {
    match read_case(&args.facts) {
        Ok(case) => {
            let text = composed(&case, args.kind, now, book);
            printed(&case, args.kind, args.format, &text, now)
        }
        Err(outcome) => outcome,
    }
}

/// Composes a text from the facts alone.
pub(super) fn composed(case: &Case, kind: Kind, now: &Zoned, book: &Book) -> Vec<Sentence> {
    let plan = plan(case, now, &book.approach);
    compose(case, &plan, kind, &Wordings::new(), &book.phrases)
}

/// Prints a composed text in a format.
pub(super) fn printed(
    case: &Case,
    kind: Kind,
    format: WriteFormat,
    text: &[Sentence],
    now: &Zoned,
) -> Outcome {
    let gaps = gaps(text);
    let stdout = match format {
        WriteFormat::Text => format!("{}\n", join(text)),
        WriteFormat::Json => format!("{:#}\n", as_json(case, kind, text, &gaps)),
        WriteFormat::Eml => {
            let mail = as_eml(case, kind, text, now);
            return mail.unwrap_or_else(Outcome::unusable);
        }
    };
    Outcome {
        stdout,
        notes: gap_note(&gaps).into_iter().collect(),
        exit: if gaps.is_empty() {
            Exit::Done
        } else {
            Exit::NotFit
        },
    }
}

/// Returns the facts that are missing, each once, in the order of the facts file.
fn gaps(text: &[Sentence]) -> Vec<Fact> {
    let all = text.iter().flat_map(|sentence| &sentence.gaps);
    let mut gaps: Vec<_> = all.map(|(_, fact)| *fact).collect();
    gaps.sort_unstable();
    gaps.dedup();
    gaps
}

fn gap_note(gaps: &[Fact]) -> Option<String> {
    let named = |fact: &Fact| format!("{} ({})", fact.label(), fact.path());
    let named: Vec<_> = gaps.iter().map(named).collect();
    (!gaps.is_empty()).then(|| {
        format!(
            "Not fit to send yet, something is missing: {}. Add it to the facts file.",
            named.join(", ")
        )
    })
}

fn subject_and_body(text: &[Sentence]) -> (Option<String>, String) {
    match text {
        [subject, body @ ..] if subject.slot == Slot::Subject => {
            let subject = subject.text.strip_prefix("Subject: ");
            (
                subject.map(str::to_owned),
                join(body).trim_start().to_owned(),
            )
        }
        body => (None, join(body)),
    }
}

fn as_json(case: &Case, kind: Kind, text: &[Sentence], gaps: &[Fact]) -> Value {
    let (subject, body) = subject_and_body(text);
    json!({
        "kind": kind.name(),
        "to": address(case, kind),
        "gaps": gaps.iter().map(|fact| fact.path()).collect::<Vec<_>>(),
        "words": count_words(&body),
        "seconds": spoken_seconds(&body),
        "characters": count_characters(&body),
        "sentences": spans(text),
        "subject": subject,
        "body": body,
    })
}

/// Makes a mail that mail programs open as a draft; one with gaps is refused.
fn as_eml(case: &Case, kind: Kind, text: &[Sentence], now: &Zoned) -> Result<Outcome, String> {
    if let Some(note) = gap_note(&gaps(text)) {
        return Err(note);
    }
    let (Some(subject), body) = subject_and_body(text) else {
        let name = kind.name();
        return Err(format!(
            "--format eml makes mails, and {name} is none: use text or json."
        ));
    };
    let mail = eml(case, &subject, &body, now.timestamp()).map_err(|why| why.to_string())?;
    Ok(Outcome {
        stdout: String::from_utf8_lossy(&mail).into_owned(),
        ..Outcome::default()
    })
}

/// Returns each sentence with its bytes of the text as `write` prints it, subject line included.
fn spans(text: &[Sentence]) -> Vec<Value> {
    let mut at = 0;
    let span = |sentence: &Sentence| {
        let start = at + sentence.lead.text().len();
        at = start + sentence.text.len();
        let step = sentence.step.map(Step::name);
        json!({ "slot": sentence.slot.name(), "step": step, "start": start, "end": at })
    };
    text.iter().map(span).collect()
}

/// Returns the address that a mail of this kind goes to.
fn address(case: &Case, kind: Kind) -> Option<&str> {
    let address = case.contact_email.as_str();
    (kind.has_subject() && !address.is_empty()).then_some(address)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::outside::clock::Clock;

    const FACTS: &str = "reason = 'another-job'\n[you]\nname = 'Sam Okafor'\n\
        [contact]\nname = 'Ana Ruiz'\nemail = 'ana@northwind.example'\n\
        [job]\nposition = 'Data Analyst'\ncompany = 'Northwind'\n\
        [interview]\ndate = '2026-12-03'\ntime = '14:30'\n";

    fn run_on(facts: &str, kind: Kind, format: WriteFormat) -> Outcome {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("facts.toml");
        fs::write(&path, facts).unwrap();
        let now = Clock::new(Some("2026-11-21T10:00"), Some("Europe/Berlin"));
        let args = WriteArgs {
            facts: path,
            kind,
            format,
        };
        run(&args, &now.unwrap().now(), &Book::builtin())
    }

    #[test]
    fn an_email_is_its_subject_an_empty_line_the_body_and_one_line_end() {
        let outcome = run_on(FACTS, Kind::Email, WriteFormat::Text);
        assert_eq!(outcome.exit, Exit::Done);
        assert_eq!(outcome.notes, Vec::<String>::new());
        let (subject, body) = outcome.stdout.split_once("\n\n").unwrap();
        assert!(subject.starts_with("Subject: ") && !subject.contains('\n'));
        assert!(body.starts_with("Dear Ana Ruiz,\n\n"));
        assert!(body.ends_with("\nSam Okafor\n") && !body.ends_with("\n\n"));
        assert!(!outcome.stdout.contains("ana@northwind.example"));
    }

    #[test]
    fn a_gap_shows_is_named_and_makes_the_text_unfit() {
        let facts = FACTS.replace("company = 'Northwind'", "");
        let outcome = run_on(&facts, Kind::Email, WriteFormat::Text);
        assert_eq!(outcome.exit, Exit::NotFit);
        assert!(outcome.stdout.contains("[company]"));
        assert!(outcome.notes[0].contains("company (job.company)"));
        assert_eq!(outcome.notes.len(), 1);
    }

    #[test]
    fn the_json_measures_the_text_and_says_where_each_sentence_is() {
        let text = run_on(FACTS, Kind::Email, WriteFormat::Text).stdout;
        let json = run_on(FACTS, Kind::Email, WriteFormat::Json).stdout;
        let json: Value = serde_json::from_str(&json).unwrap();
        let (subject, body) = (json["subject"].as_str(), json["body"].as_str());
        let (subject, body) = (subject.unwrap(), body.unwrap());
        assert_eq!(text, format!("Subject: {subject}\n\n{body}\n"));
        assert_eq!(json["kind"], "email");
        assert_eq!(json["to"], "ana@northwind.example");
        assert_eq!(json["gaps"], json!([]));
        assert_eq!(json["characters"], body.chars().count());
        let sentences = json["sentences"].as_array().unwrap();
        let at =
            |key: &str, sentence: &Value| usize::try_from(sentence[key].as_u64().unwrap()).unwrap();
        let cancel = sentences
            .iter()
            .find(|one| one["slot"] == "cancel")
            .unwrap();
        assert!(text[at("start", cancel)..at("end", cancel)].contains("cancel"));
        assert_eq!(cancel["step"], "cancellation");
        assert_eq!(at("end", sentences.last().unwrap()), text.len() - 1);
    }

    #[test]
    fn a_mail_is_made_of_a_whole_email_alone() {
        let mail = run_on(FACTS, Kind::Email, WriteFormat::Eml);
        assert_eq!(mail.exit, Exit::Done);
        assert!(mail.stdout.contains("X-Unsent: 1\r\n"));
        assert!(mail.stdout.contains("<ana@northwind.example>"));
        let refused = |facts: &str, kind| {
            let outcome = run_on(facts, kind, WriteFormat::Eml);
            assert_eq!((outcome.exit, &*outcome.stdout), (Exit::Unusable, ""));
            outcome.notes.concat()
        };
        let gap = refused(&FACTS.replace("company = 'Northwind'", ""), Kind::Email);
        assert!(gap.contains("company (job.company)"), "{gap}");
        assert!(refused(FACTS, Kind::Call).contains("use text or json"));
        let address = refused(&FACTS.replace("ana@northwind.example", "ana"), Kind::Email);
        assert!(address.starts_with("their email (contact.email): it is no mail address"));
    }

    #[test]
    fn a_call_has_neither_subject_nor_address() {
        let json = run_on(FACTS, Kind::Call, WriteFormat::Json).stdout;
        let json: Value = serde_json::from_str(&json).unwrap();
        assert_eq!(
            (&json["subject"], &json["to"]),
            (&Value::Null, &Value::Null)
        );
        assert!(json["seconds"].as_f64().unwrap() > 10.0);
    }
}
