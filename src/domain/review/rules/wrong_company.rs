//! Names another company as the one with the position, and never the one of the facts.

use crate::domain::case::Role;
use crate::domain::edit::Edit;
use crate::domain::prose::{Pause, Shape};
use crate::domain::review::Fix;

use super::{Finding, Judged, Reading, Rule, Severity, Words};

pub(super) const RULE: Rule = Rule {
    id: "wrong-company",
    severity: Severity::Stop,
    about: "Another company than the facts say (with --facts).",
    check,
};

fn check(rule: &Rule, judged: &Judged<'_>) -> Vec<Finding> {
    let Some(case) = judged.held.map(|held| held.case) else {
        return Vec::new();
    };
    let reading = judged.reading;
    // An agency may stand in the text instead of the company that it works for.
    if case.company.is_empty()
        || case.role() == Role::Agency
        || names(reading.prose.text, &case.company)
    {
        return Vec::new();
    }
    let Some(words) = (0..reading.body.end).find_map(|at| company_at(reading, at)) else {
        return Vec::new();
    };
    let span = reading.prose.span(&words);
    let written = &reading.prose.text[span.clone()];
    if abbreviates(written, &case.company) {
        return Vec::new();
    }
    vec![Finding {
        fix: Some(Fix {
            label: format!("write {}", case.company),
            edit: Edit {
                range: span.clone(),
                insert: case.company.clone(),
            },
        }),
        ..rule.finding(
            span.clone(),
            format!("It says {written}, but the facts say {}.", case.company),
        )
    }]
}

/// Words that many companies have in their names.
const COMMON: [&str; 14] = [
    "the",
    "and",
    "of",
    "for",
    "group",
    "company",
    "limited",
    "university",
    "college",
    "school",
    "hospital",
    "bank",
    "services",
    "international",
];

/// Tells whether a text names a company, be it by one of its words or its initials alone.
fn names(text: &str, company: &str) -> bool {
    let text = squeezed(text);
    let mut words = company
        .split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '/'))
        .map(squeezed)
        .filter(|word| word.chars().count() > 2 && !COMMON.contains(&word.as_str()));
    let initials: String = company
        .split_whitespace()
        .filter_map(|word| word.chars().next())
        .collect();
    text.contains(&squeezed(company))
        || words.any(|word| text.contains(&word))
        || initials.chars().count() > 1 && text.contains(&squeezed(&initials))
}

fn squeezed(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// Tells whether one name may be short for the other: its letters stand in the longer one, in
/// their order and from the first on.
fn abbreviates(one: &str, other: &str) -> bool {
    let (one, other) = (squeezed(one), squeezed(other));
    let (short, long) = if one.len() < other.len() {
        (one, other)
    } else {
        (other, one)
    };
    let mut left = long.chars();
    short.chars().next() == long.chars().next()
        && short.chars().all(|c| left.any(|other| other == c))
}

/// Reads "the Data Analyst role at X": the words of X.
fn company_at(reading: &Reading<'_>, at: usize) -> Option<Words> {
    let sentence = reading.sentence(at);
    let start = at + 1;
    let is_named = reading.word(at) == "at"
        && at > sentence.start
        && reading.is("job", at - 1)
        && start < sentence.end
        && reading.shape(start).has(Shape::CAPITAL)
        && !reading.shape(start).has(Shape::SLOT)
        && !reading.shape(start).has(Shape::NUMBER)
        && !reading.is("weekday", start)
        && !reading.is("city", start);
    let elsewhere =
        (sentence.start..at).any(|at| reading.is("takes", at) || reading.is("elsewhen", at));
    if !is_named || elsewhere {
        return None;
    }
    let end = (start + 1..sentence.end)
        .find(|at| !reading.shape(*at).has(Shape::CAPITAL) || reading.pause(*at) >= Pause::Comma)
        .unwrap_or(sentence.end);
    Some(start..end)
}
