//! The mends: what one key does about a finding, where there is one good repair.
//!
//! A mend keeps the grammar and the person's voice: it takes a doubt out of a sentence, leaves a
//! whole sentence out where the rest stands by itself, or adds what the facts know. Must not judge.

use std::ops::Range;

use crate::domain::case::{Case, Fact, Kind};
use crate::domain::edit::Edit;
use crate::domain::review::Fix;
use crate::domain::when::{clock_text, long_date};

use super::{Finding, Judged, Reading, Words};

/// Returns the mend of a finding that brings none of its own.
pub(super) fn fix(finding: &Finding, judged: &Judged<'_>) -> Option<Fix> {
    match finding.rule {
        "hedging" => without_doubt(finding, judged.reading),
        "reschedule" | "badmouthing" | "rude" | "oversharing" | "asks-twice" | "debate" => {
            without_sentence(finding, judged)
        }
        "placeholder" => filled(finding, judged),
        "last-minute" => sorry(finding, judged.reading),
        "no-sign-off" => signed(judged),
        _ => None,
    }
}

// ── Without the doubt ───────────────────────────────────────────────────────────────────────────

/// Words that only add doubt to what they stand beside.
const DOUBT: [&str; 6] = [
    "probably",
    "possibly",
    "perhaps",
    "maybe",
    "likely",
    "tentatively",
];
/// Verbs of thinking that take the force out of "I have to".
const THINKING: [&str; 6] = ["think", "believe", "guess", "suppose", "suspect", "fear"];

/// Turns "I think I might have to cancel" into "I have to cancel".
fn without_doubt(finding: &Finding, reading: &Reading<'_>) -> Option<Fix> {
    let first = token_at(reading, finding.span.start)?;
    let sentence = reading.sentence(first);
    if reading.is_question(first) {
        return None;
    }
    let must = sentence
        .clone()
        .find(|at| is_must(reading, *at, &sentence))?;
    let doubts: Vec<Words> = doubts_before(reading, &sentence, must);
    let (from, to) = (doubts.first()?.start, doubts.last()?.end);
    let span = reading.prose.span(&(from..to));
    let kept: Vec<&str> = (from..to)
        .filter(|at| !doubts.iter().any(|words| words.contains(at)))
        .map(|at| reading.prose.written(at))
        .collect();
    let mut insert = kept.join(" ");
    let mut range = span;
    if insert.is_empty() {
        // The blank goes with the words.
        let after = &reading.prose.text[range.end..];
        range.end += after.len() - after.trim_start_matches(' ').len();
    }
    if from == sentence.start {
        insert = capitalised(&insert);
    }
    Some(Fix {
        label: "say it without a doubt".to_owned(),
        edit: Edit { range, insert },
    })
}

/// Tells whether "have to cancel", "need to withdraw" begins at a word.
fn is_must(reading: &Reading<'_>, at: usize, sentence: &Words) -> bool {
    let calls_off = |at: usize| {
        sentence.contains(&at) && (reading.is("cancel", at) || reading.is("withdraw", at))
    };
    matches!(reading.word(at), "have" | "need")
        && at + 2 < sentence.end
        && reading.word(at + 1) == "to"
        && calls_off(at + 2)
}

/// Finds what casts doubt on "I … have to": "think I", "might", "probably".
fn doubts_before(reading: &Reading<'_>, sentence: &Words, must: usize) -> Vec<Words> {
    let mut doubts = Vec::new();
    let mut at = must;
    while at > sentence.start {
        at -= 1;
        match reading.word(at) {
            "might" | "may" => doubts.push(at..at + 1),
            word if DOUBT.contains(&word) => doubts.push(at..at + 1),
            "i" => {
                let thinks = at > sentence.start + 1
                    && reading.word(at - 2) == "i"
                    && THINKING.contains(&reading.word(at - 1));
                if thinks {
                    doubts.push(at - 2..at);
                }
                break;
            }
            _ => return Vec::new(),
        }
    }
    doubts.reverse();
    doubts
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

// ── Without the sentence ────────────────────────────────────────────────────────────────────────

/// Leaves out the sentence, where it proves nothing that the rest does not prove.
fn without_sentence(finding: &Finding, judged: &Judged<'_>) -> Option<Fix> {
    let reading = judged.reading;
    let first = token_at(reading, finding.span.start)?;
    let last = token_at(reading, finding.span.end.saturating_sub(1))?;
    let words = reading.sentence(first).start..reading.sentence(last).end;
    let number = reading.prose.sentence_of(first);
    let within = reading.body.start.max(reading.greeting.end) <= words.start
        && words.end <= reading.body.end;
    let needed = [
        &judged.decision.certain,
        &judged.decision.soft,
        &judged.decision.unable,
        &judged.proofs.appreciation,
    ];
    let is_needed = needed
        .into_iter()
        .flatten()
        .any(|proof| words.contains(&proof.start));
    let names_alone = !judged.proofs.interview.is_empty()
        && judged
            .proofs
            .interview
            .iter()
            .all(|proof| words.contains(&proof.start));
    if !within || is_needed || names_alone || reading.prose.sentences[number].is_subject {
        return None;
    }
    let range = with_room(reading, &words);
    Some(Fix {
        label: "leave the sentence out".to_owned(),
        edit: Edit {
            range,
            insert: String::new(),
        },
    })
}

/// Returns the bytes of whole sentences with their end marks and the room that they leave.
fn with_room(reading: &Reading<'_>, words: &Words) -> Range<usize> {
    let text = reading.prose.text;
    let span = reading.prose.span(words);
    let opened = text[..span.start]
        .trim_end_matches(|c: char| !c.is_alphanumeric() && !c.is_whitespace() && !is_end(c));
    let mut start = opened.len();
    let closed = text[span.end..]
        .trim_start_matches(|c: char| !c.is_alphanumeric() && c != '\n' && c != ' ');
    let mut end = text.len() - closed.len();
    let begins_line = start == 0 || text[..start].trim_end_matches(' ').ends_with('\n');
    let after = &text[end..];
    let blanks = after.len() - after.trim_start_matches(' ').len();
    let ends_line = after[blanks..].is_empty() || after[blanks..].starts_with('\n');
    if begins_line && ends_line {
        end = text.len() - after.trim_start().len();
    } else if ends_line {
        start = text[..start].trim_end_matches(' ').len();
    } else {
        end += blanks;
    }
    start..end
}

fn is_end(c: char) -> bool {
    matches!(
        c,
        '.' | '!' | '?' | ',' | ';' | ':' | ')' | '”' | '"' | '’' | '\''
    )
}

// ── With what the facts know ────────────────────────────────────────────────────────────────────

/// What is written in slots, with the fact that belongs there.
const SLOTS: &[(&str, Fact)] = &[
    ("company", Fact::Company),
    ("organisation", Fact::Company),
    ("organization", Fact::Company),
    ("position", Fact::Position),
    ("job", Fact::Position),
    ("role", Fact::Position),
    ("your name", Fact::YourName),
    ("my name", Fact::YourName),
    ("manager", Fact::ContactName),
    ("recruiter", Fact::ContactName),
    ("interviewer", Fact::ContactName),
    ("contact", Fact::ContactName),
    ("date", Fact::Date),
    ("time", Fact::Time),
];

/// Fills a slot with the fact that it names.
fn filled(finding: &Finding, judged: &Judged<'_>) -> Option<Fix> {
    let case = judged.held?.case;
    let slot = judged.reading.prose.text[finding.span.clone()]
        .to_lowercase()
        .replace('_', " ");
    let (_, fact) = SLOTS.iter().find(|(name, _)| slot.contains(name))?;
    let insert = as_said(case, *fact)?;
    Some(Fix {
        label: format!("write {insert}"),
        edit: Edit {
            range: finding.span.clone(),
            insert,
        },
    })
}

/// Returns a fact as a text says it.
fn as_said(case: &Case, fact: Fact) -> Option<String> {
    let spelling = case.spelling();
    let text = match fact {
        Fact::Date => long_date(case.date?, spelling),
        Fact::Time => clock_text(case.time?, spelling),
        _ => case.get(fact),
    };
    Some(text).filter(|text| !text.is_empty())
}

/// Adds an apology behind the sentence with the news.
fn sorry(finding: &Finding, reading: &Reading<'_>) -> Option<Fix> {
    let sentence = reading.sentence(token_at(reading, finding.span.start)?);
    let text = reading.prose.text;
    let end = reading.prose.span(&sentence).end;
    let mark = text[end..]
        .chars()
        .next()
        .filter(|c| matches!(c, '.' | '!'))?;
    let end = end + mark.len_utf8();
    Some(Fix {
        label: "say that you are sorry".to_owned(),
        edit: Edit {
            range: end..end,
            insert: " I'm sorry for the short notice.".to_owned(),
        },
    })
}

/// Adds a closing with the name.
fn signed(judged: &Judged<'_>) -> Option<Fix> {
    let name = as_said(judged.held?.case, Fact::YourName)?;
    let is_mail = matches!(judged.reading.kind, Kind::Email | Kind::Confirmation);
    let end = judged.reading.prose.text.trim_end().len();
    is_mail.then(|| Fix {
        label: "add a closing with your name".to_owned(),
        edit: Edit {
            range: end..end,
            insert: format!("\n\nKind regards,\n{name}"),
        },
    })
}

/// Returns the word that a byte lies in or that follows it.
fn token_at(reading: &Reading<'_>, byte: usize) -> Option<usize> {
    let tokens = &reading.prose.tokens;
    let at = tokens.partition_point(|token| token.span.end <= byte);
    (at < tokens.len()).then_some(at)
}
