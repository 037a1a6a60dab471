//! `bowout facts`: reads an invitation and prints the facts found.
//!
//! Decides nothing about the facts: that is `formats::invitation`.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use jiff::Zoned;
use jiff::civil::DateTime;
use serde_json::{Map, Value, json};

use crate::cli::{FactsArgs, Format};
use crate::domain::case::Fact;
use crate::formats::invitation::{self, Found, FoundFact};

use super::Outcome;

/// The largest invitation that is read.
const LARGEST: u64 = 10 * 1024 * 1024;

/// The fields of the JSON, each with the facts that may fill it.
const FIELDS: [(&str, &[Fact]); 10] = [
    ("contact_name", &[Fact::ContactName]),
    ("contact_email", &[Fact::ContactEmail]),
    ("contact_phone", &[Fact::ContactPhone]),
    ("company", &[Fact::Company]),
    ("position", &[Fact::Position]),
    ("date", &[Fact::Date]),
    ("time", &[Fact::Time]),
    ("timezone", &[Fact::TimezoneText, Fact::Timezone]),
    ("mode", &[Fact::Mode]),
    ("candidate_name", &[Fact::YourName]),
];

/// Reads the invitation and prints what it says.
pub fn run(args: &FactsArgs, now: &Zoned) -> Outcome {
    let received = match args.received.as_deref().map(moment) {
        None => None,
        Some(Ok(moment)) => Some(moment),
        Some(Err(sentence)) => return Outcome::unusable(sentence),
    };
    let input = match args.file.as_deref() {
        None => from_stdin(),
        Some(path) if path == Path::new("-") => from_stdin(),
        Some(path) => from_file(path),
    };
    let input = match input {
        Ok(input) => input,
        Err(sentence) => return Outcome::unusable(sentence),
    };
    let found = invitation::read(&input, received, now.datetime());
    let stdout = match args.format {
        Format::Json => format!("{:#}\n", as_json(&found)),
        Format::Text => as_facts_file(&found),
    };
    Outcome {
        stdout,
        notes: notes(&found),
        ..Outcome::default()
    }
}

fn notes(found: &Found) -> Vec<String> {
    found
        .not_invitation
        .iter()
        .chain(&found.notes)
        .cloned()
        .collect()
}

fn moment(text: &str) -> Result<DateTime, String> {
    let plain = text.parse::<DateTime>();
    plain.map_err(|_| format!("--received {text} is no moment: write it like 2026-11-20T09:15."))
}

fn from_stdin() -> Result<Vec<u8>, String> {
    limited(io::stdin().lock(), "standard input")
}

fn from_file(path: &Path) -> Result<Vec<u8>, String> {
    let shown = path.display().to_string();
    let cannot = |why: io::Error| format!("{shown} can't be read: {why}.");
    if !path.metadata().map_err(cannot)?.is_file() {
        return Err(format!(
            "{shown} is no file: name the file that holds the invitation."
        ));
    }
    limited(File::open(path).map_err(cannot)?, &shown)
}

fn limited(source: impl Read, shown: &str) -> Result<Vec<u8>, String> {
    let mut input = Vec::new();
    let read = source.take(LARGEST + 1).read_to_end(&mut input);
    read.map_err(|why| format!("{shown} can't be read: {why}."))?;
    if input.len() as u64 > LARGEST {
        return Err(format!(
            "{shown} is over 10 MiB: no invitation is that large."
        ));
    }
    Ok(input)
}

fn as_json(found: &Found) -> Value {
    let mut facts = Map::new();
    for (field, sources) in FIELDS {
        let fact = sources.iter().find_map(|fact| found.get(*fact));
        facts.insert(field.to_owned(), fact.map_or(Value::Null, fact_json));
    }
    json!({ "kind": found.kind.name(), "not_invitation": found.not_invitation, "facts": facts })
}

fn fact_json(fact: &FoundFact) -> Value {
    let mut value =
        json!({ "value": fact.value, "evidence": [fact.evidence.start, fact.evidence.end] });
    if let Some(part) = &fact.within {
        value["in"] = json!(part);
    }
    value
}

/// Writes a facts file in which each fact carries the words it came from as a comment.
fn as_facts_file(found: &Found) -> String {
    let mut out = String::new();
    let mut table = "";
    for &fact in Fact::ALL {
        let Some(known) = found.get(fact) else {
            continue;
        };
        if fact.table() != table {
            table = fact.table();
            let _ = writeln!(out, "[{table}]");
        }
        let value = toml_edit::Value::from(known.value.clone()).to_string();
        let words = found
            .words(known)
            .unwrap_or_default()
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        let _ = writeln!(out, "{} = {}  # {words}", fact.key(), value.trim());
    }
    out
}
