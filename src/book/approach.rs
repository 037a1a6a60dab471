//! Reads `assets/approach.toml` into the rows of step 1.
//!
//! Must not know what follows from a row.

use serde::Deserialize;

use super::{embedded, name};
use crate::domain::case::Fact;
use crate::domain::plan::{
    Approach, Due, Hazard, Ladder, Lean, Loose, Row, Rung, Situation, Situations, Unsure,
};

/// Reads the rows that come with bowout.
pub(super) fn approach() -> Approach {
    let file: File = embedded("approach.toml", include_str!("../../assets/approach.toml"));
    let rule = |it: RuleRow| {
        let first = name("channel", &it.first, Rung::named);
        row(first, &it.when, &[], it.why)
    };
    Approach {
        rules: file.rule.into_iter().map(rule).collect(),
        ladders: file.ladder.into_iter().map(ladder).collect(),
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
    rule: Vec<RuleRow>,
    ladder: Vec<LadderRow>,
    note: Vec<SaidRow>,
    warning: Vec<SaidRow>,
    ask: Vec<SaidRow>,
    loose_end: Vec<SaidRow>,
    unsure: Vec<UnsureRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleRow {
    when: Vec<String>,
    first: String,
    why: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LadderRow {
    first: String,
    #[serde(default)]
    when: Vec<String>,
    rungs: Vec<RungRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RungRow {
    r#do: String,
    at: String,
    why: String,
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
    when: Vec<String>,
    #[serde(default)]
    unless: Vec<String>,
    say: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct UnsureRow {
    ask: String,
    yes: String,
    say: String,
}

fn row<What>(what: What, when: &[String], unless: &[String], say: String) -> Row<What> {
    let (when, unless) = (situations(when), situations(unless));
    Row {
        what,
        when,
        unless,
        say,
    }
}

fn said<What>(rows: Vec<SaidRow>, what: impl Fn(&SaidRow) -> What) -> Vec<Row<What>> {
    rows.into_iter()
        .map(|it| row(what(&it), &it.when, &it.unless, it.say))
        .collect()
}

fn ladder(it: LadderRow) -> Ladder {
    let rung = |it: RungRow| {
        let rung = name("channel", &it.r#do, Rung::named);
        (rung, name("time", &it.at, Due::named), it.why)
    };
    Ladder {
        first: name("channel", &it.first, Rung::named),
        when: situations(&it.when),
        rungs: it.rungs.into_iter().map(rung).collect(),
    }
}

fn unsure(it: UnsureRow) -> Unsure {
    Unsure {
        yes: name("answer", &it.yes, Lean::named),
        ask: it.ask,
        say: it.say,
    }
}

fn situations(names: &[String]) -> Situations {
    let read = |it: &String| name("situation", it, Situation::named);
    names.iter().map(read).collect()
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
