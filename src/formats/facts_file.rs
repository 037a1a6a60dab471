//! The facts file (TOML): read with errors that name the line, written with comments.
//!
//! Keys and values are those of `Fact`; nothing is listed here twice. Must not know which facts a
//! text needs.

use std::fmt;
use std::ops::Range;

use toml_edit::{Document, Item, TableLike, Value};

use crate::domain::case::{Case, Fact, Form};
use crate::domain::clean::clean;
use crate::domain::when::zone_named;

/// Why a facts file can't be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactsFileError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong and what to write instead, without a final full stop.
    pub what: String,
}

impl fmt::Display for FactsFileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.what)
    }
}

impl std::error::Error for FactsFileError {}

/// Reads a facts file.
///
/// # Errors
/// All of them at once, in the order of their lines: what is no TOML, keys that don't exist, values
/// that can't be read.
pub fn read(text: &str) -> Result<Case, Vec<FactsFileError>> {
    let document = Document::parse(text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start);
        vec![FactsFileError {
            line: line(text, at),
            what: clean(error.message()).text.replace('\n', ", "),
        }]
    })?;
    let mut reading = Reading {
        text,
        case: Case::default(),
        errors: Vec::new(),
    };
    reading.top(document.as_table());
    if reading.errors.is_empty() {
        return Ok(reading.case);
    }
    reading.errors.sort_by_key(|error| error.line);
    Err(reading.errors)
}

struct Reading<'a> {
    text: &'a str,
    case: Case,
    errors: Vec<FactsFileError>,
}

impl Reading<'_> {
    fn top(&mut self, top: &dyn TableLike) {
        for (key, item) in top.iter() {
            match item.as_table_like() {
                Some(table) if is_table(key) => self.table(key, table),
                _ => self.entry("", key, item, top),
            }
        }
    }

    fn table(&mut self, table: &str, entries: &dyn TableLike) {
        for (key, item) in entries.iter() {
            self.entry(table, key, item, entries);
        }
    }

    fn entry(&mut self, table: &str, key: &str, item: &Item, within: &dyn TableLike) {
        let key_span = within.key(key).and_then(toml_edit::Key::span);
        let Some(fact) = Fact::at(table, key) else {
            return self.refuse(key_span.or(item.span()), &unknown(table, key));
        };
        let read = written(fact, item).and_then(|text| self.set(fact, &text));
        if let Err(what) = read {
            self.refuse(item.span().or(key_span), &what);
        }
    }

    fn set(&mut self, fact: Fact, text: &str) -> Result<(), String> {
        if fact == Fact::Timezone && !text.is_empty() && zone_named(text).is_none() {
            return Err(format!(
                "interview.timezone: there is no time zone `{text}`; write a name like \
                 Europe/Berlin, or write it as you know it under timezone_text"
            ));
        }
        let set = self.case.set(fact, text);
        set.map_err(|error| format!("{}: {error}", fact.path()))
    }

    fn refuse(&mut self, span: Option<Range<usize>>, what: &str) {
        self.errors.push(FactsFileError {
            line: line(self.text, span.map_or(0, |span| span.start)),
            what: clean(what).text.replace('\n', " "),
        });
    }
}

fn line(text: &str, offset: usize) -> usize {
    let before = text.bytes().take(offset);
    before.filter(|byte| *byte == b'\n').count() + 1
}

fn is_table(name: &str) -> bool {
    !name.is_empty() && Fact::ALL.iter().any(|fact| fact.table() == name)
}

fn unknown(table: &str, key: &str) -> String {
    let place = match table {
        "" => "at the top".to_owned(),
        table => format!("in [{table}]"),
    };
    let here = Fact::ALL.iter().filter(|fact| fact.table() == table);
    let mut keys: Vec<_> = here.map(|fact| fact.key().to_owned()).collect();
    if table.is_empty() {
        keys.extend(tables().iter().map(|table| format!("[{table}]")));
    }
    format!(
        "there is no key `{key}` {place}; write one of {}",
        keys.join(", ")
    )
}

/// Returns the tables of a facts file in their order.
fn tables() -> Vec<&'static str> {
    let mut tables: Vec<_> = Fact::ALL.iter().map(|fact| fact.table()).collect();
    tables.dedup();
    tables.retain(|table| !table.is_empty());
    tables
}

/// Returns a value of the file as `Case::set` wants it.
fn written(fact: Fact, item: &Item) -> Result<String, String> {
    let value = item.as_value();
    let text = match (fact.form(), value) {
        (Form::Lines, Some(Value::Array(times))) => times
            .iter()
            .map(|time| time.as_str().map(one_line))
            .collect::<Option<Vec<_>>>()
            .map(|times| times.join("\n")),
        (Form::YesNo, Some(Value::Boolean(yes))) => Some(yes.value().to_string()),
        (Form::Day, Some(Value::Datetime(day))) => Some(day.value().to_string()),
        (Form::Clock, Some(Value::Datetime(time))) => Some(minutes(&time.value().to_string())),
        (Form::Lines | Form::YesNo, _) => None,
        (_, Some(Value::String(text))) => Some(one_line(text.value())),
        _ => None,
    };
    text.ok_or_else(|| format!("{}: {}", fact.path(), wanted(fact.form())))
}

fn one_line(text: &str) -> String {
    let clean = clean(text).text;
    clean.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Takes the seconds off a TOML time.
fn minutes(time: &str) -> String {
    time.strip_suffix(":00")
        .filter(|time| time.contains(':'))
        .unwrap_or(time)
        .to_owned()
}

fn wanted(form: Form) -> String {
    match form {
        Form::Lines => "write a list of texts, like [\"Monday at 10:00\"]".to_owned(),
        Form::YesNo => "write true or false, without quotes".to_owned(),
        Form::Day => "write a date like \"2026-12-03\"".to_owned(),
        Form::Clock => "write a time like \"14:30\"".to_owned(),
        Form::Text => "write a text in quotes".to_owned(),
        form => {
            let names: Vec<_> = form.choices().iter().map(|(name, _)| *name).collect();
            format!("write one of {}, in quotes", names.join(", "))
        }
    }
}

/// Writes the facts that are known as a facts file, each with what `comment` has to say of it.
pub fn write(case: &Case, comment: impl Fn(Fact) -> Option<String>) -> String {
    let mut lines = Vec::new();
    let mut table = "";
    for &fact in Fact::ALL.iter().filter(|fact| case.has(**fact)) {
        if fact.table() != table {
            table = fact.table();
            lines.push(format!("[{table}]"));
        }
        let comment = comment(fact).map(|comment| format!("  # {}", one_line(&comment)));
        let value = toml(fact, &case.get(fact));
        let comment = comment.unwrap_or_default();
        lines.push(format!("{} = {value}{comment}", fact.key()));
    }
    lines
        .iter()
        .flat_map(|line| [line.as_str(), "\n"])
        .collect()
}

fn toml(fact: Fact, text: &str) -> String {
    match fact.form() {
        Form::YesNo => text.to_owned(),
        Form::Lines => text.lines().collect::<toml_edit::Array>().to_string(),
        _ => Value::from(text).to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn errors(text: &str) -> Vec<String> {
        let errors = read(text).unwrap_err();
        errors.iter().map(ToString::to_string).collect()
    }

    fn every_fact() -> Case {
        let mut case = Case::default();
        for &fact in Fact::ALL {
            let text = match (fact, fact.form()) {
                (Fact::Timezone, _) => "Europe/Berlin",
                (_, Form::Text) => "Zoë \"the\" O'Neil \\ # = [x]",
                (_, Form::Lines) => "Monday, 10:00\nTuesday \"noon\"",
                (_, Form::Day) => "2026-12-03",
                (_, Form::Clock) => "09:05",
                (_, form) => form.choices()[0].0,
            };
            case.set(fact, text).unwrap();
        }
        case
    }

    #[test]
    fn what_is_written_is_read_back_with_and_without_comments() {
        let case = every_fact();
        assert_eq!(read(&write(&case, |_| None)), Ok(case.clone()));
        let comment = |_| Some("two\nlines \u{7} \"and\" more".to_owned());
        assert_eq!(read(&write(&case, comment)), Ok(case));
        assert_eq!(write(&Case::default(), |_| None), "");
        assert_eq!(read(""), Ok(Case::default()));
    }

    #[test]
    fn dates_and_times_may_stand_without_quotes() {
        let case = read("[interview]\ndate = 2026-12-03\ntime = 14:30:00\n").unwrap();
        assert_eq!(case.get(Fact::Date), "2026-12-03");
        assert_eq!(case.get(Fact::Time), "14:30");
    }

    #[test]
    fn an_inline_table_is_a_table() {
        let case = read("job = { company = 'Northwind' }\n").unwrap();
        assert_eq!(case.company, "Northwind");
    }

    #[test]
    fn an_error_names_line_key_and_what_is_allowed() {
        assert_eq!(
            errors("register = \"posh\"\n\n[you]\nname = 3\n\n[situation]\nrapport = \"yes\"\n"),
            [
                "line 1: register: `posh` is no register: write one of formal, plain, warm",
                "line 4: you.name: write a text in quotes",
                "line 7: situation.rapport: write true or false, without quotes",
            ]
        );
        assert_eq!(
            errors("[job]\ntitle = \"Cook\"\n"),
            ["line 2: there is no key `title` in [job]; write one of position, company"]
        );
        assert!(errors("[yuo]\nname = \"Sam\"")[0].starts_with("line 1: there is no key `yuo`"));
        assert_eq!(
            errors("[interview]\ndate = \"2026-02-31\""),
            ["line 2: interview.date: `2026-02-31` is no date: write a date like 2026-12-03"]
        );
        assert!(errors("[interview]\ntimezone = \"Mars/Base\"")[0].contains("Europe/Berlin"));
        assert!(errors("reason = ")[0].starts_with("line 1: "));
    }

    #[test]
    fn no_control_character_comes_in() {
        let case = read("[job]\ncompany = \"North\\u001b[2Jwind\\nLtd\"\n").unwrap();
        assert_eq!(case.company, "North[2Jwind Ltd");
    }
}
