//! `bowout plan`: prints the recommended approach, the ladder and the loose ends.
//!
//! Decides nothing: that is `domain::plan`.

use std::fmt::Write as _;

use jiff::Zoned;
use jiff::civil::DateTime;
use serde_json::{Value, json};

use super::{Outcome, read_case};
use crate::book::Book;
use crate::cli::{Format, PlanArgs};
use crate::domain::case::{Case, Spelling};
use crate::domain::clean::show;
use crate::domain::plan::{LadderStep, Plan, Urgency, plan};
use crate::domain::when::{clock_text, long_date};

/// Reads the facts and prints the plan that they lead to at this moment.
pub fn run(args: &PlanArgs, now: &Zoned) -> Outcome {
    let case = match read_case(&args.facts) {
        Ok(case) => case,
        Err(outcome) => return outcome,
    };
    let plan = plan(&case, now, &Book::builtin().approach);
    let stdout = match args.format {
        Format::Json => format!("{:#}\n", as_json(&plan)),
        Format::Text => show(&as_text(&case, &plan)).into_owned(),
    };
    Outcome {
        stdout,
        ..Outcome::default()
    }
}

fn as_json(plan: &Plan) -> Value {
    let ladder = plan.ladder.iter().map(|step| {
        json!({
            "do": step.rung.name(),
            "at": step.at.map(|at| at.strftime("%Y-%m-%dT%H:%M").to_string()),
            "why": step.why,
        })
    });
    let warnings = plan
        .warnings
        .iter()
        .map(|warning| json!({ "rule": warning.rule, "message": warning.message }));
    let loose_ends = plan
        .loose_ends
        .iter()
        .map(|end| json!({ "id": end.id, "does": end.does }));
    json!({
        "first": plan.first.name(),
        "urgency": plan.urgency.map(Urgency::name),
        "why": plan.why,
        "ladder": ladder.collect::<Value>(),
        "warnings": warnings.collect::<Value>(),
        "loose_ends": loose_ends.collect::<Value>(),
    })
}

fn as_text(case: &Case, plan: &Plan) -> String {
    let mut text = format!("First: {}\n", plan.first.label());
    for why in &plan.why {
        let _ = writeln!(text, "  {why}");
    }
    let ladder = plan.ladder.iter().enumerate();
    let ladder = ladder.map(|(index, step)| rung(index + 1, step, case.spelling()));
    list(&mut text, "What to do", ladder);
    let warnings = plan.warnings.iter();
    list(
        &mut text,
        "Mind",
        warnings.map(|it| format!("- {}", it.message)),
    );
    let asks = plan.asks.iter();
    let ask = |fact: &str, question: &str| format!("- {question} ({fact} = true or false)");
    list(
        &mut text,
        "Good to know",
        asks.map(|it| ask(&it.fact.path(), &it.text)),
    );
    let ends = plan.loose_ends.iter();
    list(
        &mut text,
        "To settle",
        ends.map(|it| format!("- {}", it.does)),
    );
    text
}

fn list(text: &mut String, title: &str, lines: impl Iterator<Item = String>) {
    for (index, line) in lines.enumerate() {
        if index == 0 {
            let _ = write!(text, "\n{title}\n");
        }
        let _ = writeln!(text, "  {line}");
    }
}

fn rung(number: usize, step: &LadderStep, spelling: Spelling) -> String {
    let when = step.at.map_or_else(
        || "at once".to_owned(),
        |at: DateTime| {
            let day = long_date(at.date(), spelling);
            let there = step.time_there(spelling);
            let there = there.map_or_else(String::new, |there| format!("; {there}"));
            format!("{day}, {}{there}", clock_text(at.time(), spelling))
        },
    );
    format!("{number}. {} ({when}): {}", step.rung.label(), step.why)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outside::clock::Clock;
    use std::fs;

    fn run_on(facts: &str, format: Format) -> Outcome {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("facts.toml");
        fs::write(&path, facts).unwrap();
        let now = Clock::new(Some("2026-12-02T20:00"), Some("Europe/Berlin"));
        let args = PlanArgs {
            facts: path,
            format,
        };
        run(&args, &now.unwrap().now())
    }

    const FACTS: &str = "[contact]\nphone = \"030 1\"\nemail = \"ana@x.example\"\n\
                         [interview]\ndate = \"2026-12-03\"\ntime = \"14:30\"\n";

    #[test]
    fn the_text_tells_channel_reason_ladder_warnings_and_loose_ends() {
        let outcome = run_on(FACTS, Format::Text);
        assert_eq!(
            outcome.stdout,
            "First: call\n\
             \x20 Less than a day is left, and a message might be read too late: a call is heard at once.\n\
             \x20 The interview is in 18 hours: Thursday 3 December, 14:30.\n\
             \n\
             What to do\n\
             \x20 1. email (at once): Nobody is in the office now, so the email is there when they come in.\n\
             \x20 2. call (Thursday 3 December, 9:00): Call when the office opens, so that it is surely noticed.\n\
             \x20 3. voicemail (Thursday 3 December, 9:00): If nobody answers, leave name, position, day and your number.\n\
             \x20 4. call again (Thursday 3 December, 10:00): Try once more if nobody has called back.\n\
             \n\
             Mind\n\
             \x20 - The interview is in 18 hours, which is late. It happens: call rather than write, apologise once and briefly, and do it now.\n\
             \n\
             To settle\n\
             \x20 - Decline the calendar event; the interviewers still see it otherwise.\n"
        );
        assert_eq!(outcome.notes, Vec::<String>::new());
    }

    #[test]
    fn the_json_has_the_fields_that_scripts_rely_on() {
        let outcome = run_on(FACTS, Format::Json);
        let json: Value = serde_json::from_str(&outcome.stdout).unwrap();
        assert_eq!(json["first"], "call");
        assert_eq!(json["urgency"], "soon");
        assert_eq!(json["ladder"][0]["do"], "email");
        assert_eq!(json["ladder"][0]["at"], Value::Null);
        assert_eq!(json["ladder"][1]["at"], "2026-12-03T09:00");
        assert_eq!(json["warnings"][0]["rule"], "last-minute");
        assert_eq!(json["loose_ends"][0]["id"], "calendar");
        let json: Value = serde_json::from_str(&run_on("", Format::Json).stdout).unwrap();
        assert_eq!(json["urgency"], Value::Null);
        assert_eq!(json["first"], "email");
    }

    #[test]
    fn facts_that_cant_be_used_are_named_with_file_and_line() {
        let outcome = run_on("[interview]\ndate = \"31.2.\"\nday = 3\n", Format::Text);
        assert_eq!(outcome.exit, crate::commands::Exit::Unusable);
        assert_eq!(outcome.stdout, "");
        assert_eq!(outcome.notes.len(), 2);
        assert!(outcome.notes[0].contains("facts.toml, line 2: "));
    }
}
