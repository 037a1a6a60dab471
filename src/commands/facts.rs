//! `bowout facts`: reads an invitation and prints the facts found.
//!
//! Decides nothing about the facts: that is `formats::invitation`.

use std::path::Path;

use jiff::Zoned;
use jiff::civil::DateTime;
use serde_json::{Map, Value, json};

use crate::cli::{FactsArgs, Format};
use crate::domain::case::{Case, Fact};
use crate::domain::clean::show_line;
use crate::formats::facts_file;
use crate::formats::invitation::{self, Found, FoundFact};

use crate::outside::files;

use super::Outcome;

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
    let path = args.file.as_deref().unwrap_or(Path::new("-"));
    let input = match files::read_input(path) {
        Ok(input) => input,
        Err(why) => return Outcome::unusable(why.to_string()),
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
    let mut case = Case::default();
    for fact in &found.facts {
        // The values were written by the reader in the form that the case reads.
        let _ = case.set(fact.fact, &fact.value);
    }
    facts_file::write(&case, |fact| {
        let words = found.words(found.get(fact)?)?;
        Some(show_line(words).into_owned())
    })
}
