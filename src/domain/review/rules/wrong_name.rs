//! Greets somebody else than the contact of the facts, or is signed with another name.
//!
//! Fires only where nothing is shared: no part of the name, no initial, no well-known short form.

use crate::domain::edit::Edit;
use crate::domain::review::Fix;

use super::{Finding, Judged, Reading, Rule, Severity, Words};
use crate::domain::prose::Shape;

pub(super) const RULE: Rule = Rule {
    id: "wrong-name",
    severity: Severity::Stop,
    about: "Another name than the facts say (with --facts).",
    check,
};

/// Short forms that do not begin like the name.
const SHORT_FORMS: &[(&str, &str)] = &[
    ("bob", "robert"),
    ("rob", "robert"),
    ("bill", "william"),
    ("will", "william"),
    ("dick", "richard"),
    ("peggy", "margaret"),
    ("meg", "margaret"),
    ("ted", "edward"),
    ("ned", "edward"),
    ("jack", "john"),
    ("harry", "henry"),
    ("hank", "henry"),
    ("betty", "elizabeth"),
    ("liz", "elizabeth"),
    ("beth", "elizabeth"),
    ("lisa", "elizabeth"),
    ("tony", "anthony"),
    ("kate", "catherine"),
    ("kathy", "catherine"),
    ("chuck", "charles"),
    ("molly", "mary"),
    ("polly", "mary"),
    ("sandy", "alexander"),
    ("sasha", "alexander"),
    ("sasha", "alexandra"),
    ("xander", "alexander"),
    ("fred", "alfred"),
    ("nancy", "ann"),
    ("nell", "eleanor"),
    ("lex", "alexander"),
    ("drew", "andrew"),
    ("tina", "christina"),
    ("bert", "albert"),
    ("gus", "august"),
    ("becky", "rebecca"),
    ("trish", "patricia"),
    ("toni", "antonia"),
    ("lena", "helena"),
    ("gina", "regina"),
    ("bella", "isabella"),
];

fn check(rule: &Rule, judged: &Judged<'_>) -> Vec<Finding> {
    let Some(held) = judged.held else {
        return Vec::new();
    };
    let reading = judged.reading;
    let greeted = name_greeted(reading);
    let signed = Some(reading.closing.name.clone()).filter(|_| !reading.closing.formula.is_empty());
    let contact = (
        greeted,
        held.case.contact_name.as_str(),
        "the facts say that you write to",
    );
    let own = (
        signed,
        held.case.your_name.as_str(),
        "the facts say that your name is",
    );
    [contact, own]
        .into_iter()
        .filter_map(|(words, name, says)| {
            let words = words.filter(|words| is_another(reading, words, name))?;
            Some(finding(rule, judged, &words, name, says))
        })
        .collect()
}

fn finding(rule: &Rule, judged: &Judged<'_>, words: &Words, name: &str, says: &str) -> Finding {
    let span = judged.reading.prose.span(words);
    let written = &judged.reading.prose.text[span.clone()];
    Finding {
        fix: Some(Fix {
            label: format!("write {name}"),
            edit: Edit {
                range: span.clone(),
                insert: name.to_owned(),
            },
        }),
        ..rule.finding(span, format!("It says {written}, but {says} {name}."))
    }
}

/// Returns the name in the greeting, without what only opens it.
fn name_greeted(reading: &Reading<'_>) -> Option<Words> {
    let greeting = reading.greeting.clone();
    let title = |at: &usize| {
        reading.is("greet", *at)
            || matches!(
                reading.word(*at),
                "mr" | "mrs" | "ms" | "miss" | "mx" | "dr" | "prof" | "professor"
            )
    };
    let start = greeting.clone().find(|at| !title(at))?;
    Some(start..greeting.end)
}

/// Tells whether some words are a name, and one that has nothing in common with another.
fn is_another(reading: &Reading<'_>, words: &Words, name: &str) -> bool {
    const NOBODY: [&str; 18] = [
        "sir",
        "madam",
        "team",
        "all",
        "both",
        "everyone",
        "hiring",
        "recruiter",
        "manager",
        "there",
        "committee",
        "panel",
        "colleagues",
        "folks",
        "sirs",
        "department",
        "hr",
        "office",
    ];
    let parts: Vec<String> = name
        .split(|c: char| !c.is_alphanumeric())
        .filter(|part| !part.is_empty())
        .map(str::to_lowercase)
        .collect();
    let all_capital = words
        .clone()
        .all(|at| reading.shape(at).has(Shape::CAPITAL) && !reading.shape(at).has(Shape::SLOT));
    let nobody = words.clone().any(|at| NOBODY.contains(&reading.word(at)));
    let shares = |at: usize| parts.iter().any(|part| is_alike(reading.word(at), part));
    !parts.is_empty()
        && !words.is_empty()
        && words.len() <= 3
        && all_capital
        && !nobody
        && !words.clone().any(shares)
}

/// Tells whether one may stand for the other: the same beginning, or a known short form.
fn is_alike(word: &str, part: &str) -> bool {
    let short =
        |short: &str, long: &str| SHORT_FORMS.iter().any(|(a, b)| *a == short && *b == long);
    word.chars().next() == part.chars().next() || short(word, part) || short(part, word)
}
