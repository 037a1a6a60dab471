//! Reads `assets/approach.toml` into the rows of step 1.
//!
//! Must not know what follows from a row.

use serde::Deserialize;

use super::{asset, embedded, name};
use crate::domain::case::Fact;
use crate::domain::plan::{
    Approach, Due, Hazard, Ladder, Lean, Loose, Row, Rung, Situation, Situations, Unsure,
};

/// Reads the rows that come with bowout.
pub(super) fn approach() -> Approach {
    let file: File = embedded("approach", asset!("approach"));
    Approach {
        rules: file.rule.iter().map(|text| rule(text)).collect(),
        ladders: file.ladder.iter().map(ladder).collect(),
        notes: said(file.note, |_| ()),
        warnings: said(file.warning, |it| name("warning", &it.rule, Hazard::named)),
        asks: said(file.ask, |it| name("fact", &it.fact, fact)),
        loose_ends: said(file.loose_end, |it| name("loose end", &it.id, Loose::named)),
        unsure: file.unsure.into_iter().map(unsure).collect(),
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    rule: Vec<String>,
    ladder: Vec<LadderRow>,
    note: Vec<SaidRow>,
    warning: Vec<SaidRow>,
    ask: Vec<SaidRow>,
    loose_end: Vec<SaidRow>,
    unsure: Vec<UnsureRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LadderRow {
    first: String,
    #[serde(default)]
    when: String,
    rungs: Vec<String>,
}

/// A note, a warning, a question or a loose end; which name it has depends on which it is.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SaidRow {
    #[serde(default)]
    rule: String,
    #[serde(default)]
    fact: String,
    #[serde(default)]
    id: String,
    #[serde(default)]
    when: String,
    #[serde(default)]
    unless: String,
    say: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct UnsureRow {
    ask: String,
    yes: String,
    say: String,
}

fn row<What>(what: What, when: &str, unless: &str, say: String) -> Row<What> {
    let (when, unless) = (situations(when), situations(unless));
    Row {
        what,
        when,
        unless,
        say,
    }
}

/// Reads `channel if what is so: why`.
fn rule(text: &str) -> Row<Rung> {
    let (head, why) = split(text);
    let (first, when) = head.split_once(" if ").unwrap_or((head, ""));
    row(name("channel", first, Rung::named), when, "", why)
}

/// Reads `channel when: why`.
fn rung(text: &str) -> (Rung, Due, String) {
    let (head, why) = split(text);
    let (rung, due) = head.split_once(' ').unwrap_or((head, ""));
    let rung = name("channel", rung, Rung::named);
    (rung, name("time", due, Due::named), why)
}

fn split(text: &str) -> (&str, String) {
    let (head, why) = text.split_once(": ").unwrap_or((text, ""));
    (head, why.to_owned())
}

fn said<What>(rows: Vec<SaidRow>, what: impl Fn(&SaidRow) -> What) -> Vec<Row<What>> {
    rows.into_iter()
        .map(|it| row(what(&it), &it.when, &it.unless, it.say))
        .collect()
}

fn ladder(it: &LadderRow) -> Ladder {
    Ladder {
        first: name("channel", &it.first, Rung::named),
        when: situations(&it.when),
        rungs: it.rungs.iter().map(|text| rung(text)).collect(),
    }
}

fn unsure(it: UnsureRow) -> Unsure {
    Unsure {
        yes: name("answer", &it.yes, Lean::named),
        ask: it.ask,
        say: it.say,
    }
}

fn situations(names: &str) -> Situations {
    let read = |it| name("situation", it, Situation::named);
    names.split_whitespace().map(read).collect()
}

fn fact(path: &str) -> Option<Fact> {
    let (table, key) = path.split_once('.').unwrap_or(("", path));
    Fact::at(table, key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rows_that_come_with_bowout_are_read_and_leave_no_case_open() {
        let approach = approach();
        let last = approach.rules.last().unwrap();
        assert_eq!(
            last.when,
            Situations::default(),
            "the last rule always holds"
        );
        for rung in Rung::ALL {
            let mut ladders = approach.ladders.iter().filter(|row| row.first == *rung);
            let last = ladders.next_back().unwrap();
            assert_eq!(last.when, Situations::default(), "{rung} has a ladder");
        }
        assert_eq!(approach.unsure.len(), 4);
    }
}
