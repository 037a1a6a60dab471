//! `bowout check`: reviews texts written anywhere.
//!
//! Judges nothing itself: that is `domain::review`.

use std::fmt::Write as _;
use std::ops::Range;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthStr as _;

use crate::book::{self, Book};
use crate::cli::{CheckArgs, Format};
use crate::domain::case::Kind;
use crate::domain::clean::show_line;
use crate::domain::plan::{Plan, plan};
use crate::domain::prose;
use crate::domain::review::{Finding, Held, Lexicon, RULES, Review, review};
use crate::outside::clock::Clock;
use crate::outside::files;

use super::{Exit, Outcome, read_case};

/// How many findings a person is shown of one text.
const MOST_SHOWN: usize = 5;

/// Reviews the texts, or prints the rules.
pub fn run(args: &CheckArgs, clock: &Clock) -> Outcome {
    if args.rules {
        return rules(args.format);
    }
    let Some(path) = &args.facts else {
        return check_all(args, &book::rules(), None);
    };
    let case = match read_case(path) {
        Ok(case) => case,
        Err(outcome) => return outcome,
    };
    let book = Book::builtin();
    let now = clock.now();
    let plan: Plan = plan(&case, &now, &book.approach);
    let held = Held {
        case: &case,
        plan: &plan,
        now: &now,
    };
    check_all(args, &book.rules, Some(&held))
}

fn check_all(args: &CheckArgs, lexicon: &Lexicon, held: Option<&Held<'_>>) -> Outcome {
    let files = match args.files.as_slice() {
        [] => vec![PathBuf::from("-")],
        files => files.to_vec(),
    };
    let mut outcome = Outcome::default();
    for path in &files {
        let bytes = match files::read_input(path) {
            Ok(bytes) => bytes,
            Err(error) => {
                outcome.notes.push(error.to_string());
                outcome.exit = Exit::Unusable;
                continue;
            }
        };
        let text = String::from_utf8_lossy(&bytes);
        let review = review(&text, args.kind, held, lexicon);
        outcome.exit = outcome.exit.max(exit(&review));
        let file = (files.len() > 1).then_some(path.as_path());
        let printed = match args.format {
            Format::Json => as_json(&text, args.kind, &review, file),
            Format::Text => as_text(&text, &review, file),
        };
        outcome.stdout.push_str(&printed);
    }
    outcome
}

fn exit(review: &Review) -> Exit {
    if review.is_ready() {
        Exit::Done
    } else {
        Exit::NotFit
    }
}

fn rules(format: Format) -> Outcome {
    let stdout = match format {
        Format::Json => {
            let list: Vec<Value> = RULES
                .iter()
                .map(|rule| json!({ "rule": rule.id, "severity": rule.severity.name(), "about": rule.about }))
                .collect();
            format!("{:#}\n", Value::from(list))
        }
        Format::Text => RULES.iter().fold(String::new(), |mut table, rule| {
            // Writing to a string can't fail.
            let _ = writeln!(
                table,
                "{:<20} {:<8} {}",
                rule.id,
                rule.severity.label(),
                rule.about
            );
            table
        }),
    };
    Outcome {
        stdout,
        ..Outcome::default()
    }
}

fn as_json(text: &str, kind: Kind, review: &Review, file: Option<&Path>) -> String {
    let mut object = json!({
        "kind": kind.name(),
        "reads_as": review.reads_as.name(),
        "ready": review.is_ready(),
        "words": prose::count_words(text),
        "seconds": prose::spoken_seconds(text),
        "steps": review.steps.iter().map(|step| json!({
            "step": step.step.name(),
            "state": step.state.name(),
            "evidence": spans(&step.evidence),
            "note": step.note,
        })).collect::<Vec<_>>(),
        "evidence": {
            "appreciation": spans(&review.evidence.appreciation),
            "cancel_word": spans(&review.evidence.cancel_word),
            "cancellation": spans(&review.evidence.cancellation),
            "interview": spans(&review.evidence.interview),
            "explanation": spans(&review.evidence.explanation),
            "keep_in_touch": spans(&review.evidence.keep_in_touch),
            "closing_thanks": spans(&review.evidence.closing_thanks),
            "sign_off": spans(&review.evidence.sign_off),
        },
        "findings": review.findings.iter().map(finding_json).collect::<Vec<_>>(),
    });
    match file {
        None => format!("{object:#}\n"),
        Some(path) => {
            object["file"] = Value::from(path.to_string_lossy());
            format!("{object}\n")
        }
    }
}

fn finding_json(finding: &Finding) -> Value {
    let fix = finding.fix.as_ref().map(|fix| {
        json!({
            "label": fix.label,
            "span": [fix.edit.range.start, fix.edit.range.end],
            "insert": fix.edit.insert,
        })
    });
    json!({
        "rule": finding.rule,
        "severity": finding.severity.name(),
        "span": [finding.span.start, finding.span.end],
        "message": finding.message,
        "fix": fix,
    })
}

fn spans(list: &[Range<usize>]) -> Value {
    list.iter()
        .map(|span| json!([span.start, span.end]))
        .collect()
}

fn as_text(text: &str, review: &Review, file: Option<&Path>) -> String {
    let mut lines = Vec::new();
    lines.extend(file.map(files::shown));
    for finding in review.findings.iter().take(MOST_SHOWN) {
        lines.extend(finding_lines(text, finding));
    }
    let more = review.findings.len().saturating_sub(MOST_SHOWN);
    if more > 0 {
        lines.push(format!(
            "… and {more} more, all of them with --format json."
        ));
    }
    lines.push(verdict(review).to_owned());
    lines.join("\n") + "\n"
}

fn verdict(review: &Review) -> &'static str {
    if review.is_ready() {
        "Fit to send."
    } else {
        "Not fit to send yet."
    }
}

/// Shows a finding: what, the line with the words underlined, the mend.
fn finding_lines(text: &str, finding: &Finding) -> Vec<String> {
    let line = text[..finding.span.start].matches('\n').count() + 1;
    let mut lines = vec![format!(
        "line {line}, {} ({}): {}",
        finding.rule,
        finding.severity.label(),
        finding.message
    )];
    if !finding.span.is_empty() && finding.span.len() < text.len() {
        lines.extend(underlined(text, &finding.span));
    }
    lines.extend(
        finding
            .fix
            .as_ref()
            .map(|fix| format!("    mend: {}", show_line(&fix.label))),
    );
    lines
}

/// How many cells are shown before the words, of the words themselves, and after them.
const WINDOW: [usize; 3] = [50, 60, 40];

/// Returns the line in which a span begins, cut to what a terminal can show, and the line under it.
fn underlined(text: &str, span: &Range<usize>) -> [String; 2] {
    let line_start = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let line_end = text[span.start..]
        .find('\n')
        .map_or(text.len(), |at| span.start + at);
    let end = span.end.min(line_end);
    let before = show_line(&text[line_start..span.start]);
    let words = show_line(&text[span.start..end]);
    let after = show_line(&text[end..line_end]);
    let before = window(before.graphemes(true).rev(), WINDOW[0]);
    let before: String = before.into_iter().rev().collect();
    let words: String = window(words.graphemes(true), WINDOW[1])
        .into_iter()
        .collect();
    let after: String = window(after.graphemes(true), WINDOW[2])
        .into_iter()
        .collect();
    let blank = " ".repeat(before.width());
    let mark = "^".repeat(words.width().max(1));
    [
        format!("    {before}{words}{after}"),
        format!("    {blank}{mark}"),
    ]
}

/// Takes as many letters as fit into some cells; dots stand for what is cut off.
fn window<'a>(letters: impl Iterator<Item = &'a str>, cells: usize) -> Vec<&'a str> {
    let mut shown = Vec::new();
    let mut used = 0;
    for letter in letters {
        used += letter.width();
        if used > cells {
            shown.push("…");
            break;
        }
        shown.push(letter);
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns what is shown of some words in a line.
    fn shown(line: &str, words: &str) -> [String; 2] {
        let start = line.find(words).expect("the words are in the line");
        underlined(line, &(start..start + words.len()))
    }

    #[test]
    fn the_marks_stand_under_the_words_whatever_their_width() {
        let [line, marks] = shown("Dear 田中 👩‍👩‍👧 I might cancel", "might");
        assert_eq!(line, "    Dear 田中 👩‍👩‍👧 I might cancel");
        assert_eq!(marks.trim_end(), format!("{}^^^^^", " ".repeat(4 + 15)));
    }

    #[test]
    fn of_a_long_line_only_what_is_near_is_shown() {
        let long = format!("{}e\u{301}nd might {}", "word ".repeat(40), "x".repeat(90));
        let [line, marks] = shown(&long, "might");
        assert!(line.starts_with("    …") && line.ends_with("x…"), "{line}");
        assert!(line.width() < 4 + 50 + 60 + 40 + 2);
        let mark = marks.find('^').expect("there are marks");
        assert_eq!(
            line.graphemes(true).skip(mark).take(5).collect::<String>(),
            "might"
        );
    }

    #[test]
    fn long_words_are_cut_and_stay_on_one_line() {
        let long = "very ".repeat(60);
        let [line, marks] = shown(&format!("{long}\nnext"), &format!("{long}\nnext"));
        assert!(line.ends_with('…') && !line.contains('\n'));
        assert_eq!(marks.width(), line.width());
    }
}
