//! Greets somebody else than the contact of the facts, or is signed with another name.
//!
//! Fires only where nothing is shared: no part of the name, no initial, no well-known short form.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use crate::domain::edit::Edit;
use crate::domain::prose::Shape;
use crate::domain::review::Fix;

use super::{Finding, Judged, Reading, Rule, Severity, Words};

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
    ("ginny", "virginia"),
    ("peg", "margaret"),
    ("daisy", "margaret"),
    ("rita", "margarita"),
    ("rick", "patrick"),
    ("ron", "aaron"),
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
            if shares_a_word(reading, &words, &held.case.company) {
                return None;
            }
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

/// Words by which nobody in particular is greeted.
const NOBODY: [&str; 29] = [
    "sir",
    "sirs",
    "madam",
    "team",
    "all",
    "both",
    "everyone",
    "everybody",
    "hiring",
    "recruiter",
    "recruiters",
    "recruiting",
    "recruitment",
    "manager",
    "managers",
    "there",
    "committee",
    "panel",
    "colleagues",
    "folks",
    "department",
    "hr",
    "office",
    "talent",
    "acquisition",
    "resources",
    "people",
    "interviewer",
    "interviewers",
];

/// Tells whether some words are a name, and one that has nothing in common with another.
///
/// Silent where the facts name nobody in particular, or write the name in other letters.
fn is_another(reading: &Reading<'_>, words: &Words, name: &str) -> bool {
    let parts = parts(name);
    let all_capital = words
        .clone()
        .all(|at| reading.shape(at).has(Shape::CAPITAL) && !reading.shape(at).has(Shape::SLOT));
    let nobody = |word: &str| NOBODY.contains(&word);
    let is_latin = |word: &str| plain(word).is_ascii();
    let comparable = |word: &str| !nobody(word) && is_latin(word);
    !parts.is_empty()
        && !words.is_empty()
        && words.len() <= 3
        && all_capital
        && parts.iter().all(|part| comparable(part))
        && words.clone().all(|at| comparable(reading.word(at)))
        && !words
            .clone()
            .any(|at| parts.iter().any(|part| is_alike(reading.word(at), part)))
}

fn parts(name: &str) -> Vec<String> {
    name.split(|c: char| !c.is_alphanumeric())
        .filter(|part| !part.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// Tells whether the company is greeted rather than a person.
fn shares_a_word(reading: &Reading<'_>, words: &Words, company: &str) -> bool {
    let company = parts(company);
    words
        .clone()
        .any(|at| company.iter().any(|part| reading.word(at) == part))
}

/// Tells whether one may stand for the other: the same beginning, or a known short form.
fn is_alike(word: &str, part: &str) -> bool {
    let short =
        |short: &str, long: &str| SHORT_FORMS.iter().any(|(a, b)| *a == short && *b == long);
    let (word, part) = (plain(word), plain(part));
    word.chars().next() == part.chars().next() || short(&word, &part) || short(&part, &word)
}

/// Returns a word without accents, as it is typed on a keyboard that has none.
fn plain(word: &str) -> String {
    word.nfd()
        .filter(|c| !is_combining_mark(*c))
        .map(|c| match c {
            'ł' => 'l',
            'ø' | 'œ' => 'o',
            'đ' | 'ð' => 'd',
            'ı' => 'i',
            'æ' => 'a',
            'ß' => 's',
            '’' => '\'',
            c => c,
        })
        .collect()
}
