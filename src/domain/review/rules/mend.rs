//! The mends: what one key does about a finding, where there is one good repair.
//!
//! A mend keeps the grammar and the person's voice: it takes a doubt out of a sentence, leaves a
//! whole sentence out where the rest stands by itself, or adds what the facts know. Must not judge.

use std::ops::Range;

use crate::domain::case::{Case, Fact, Kind};
use crate::domain::edit::Edit;
use crate::domain::prose::{Pause, Shape};
use crate::domain::review::Fix;
use crate::domain::when::{clock_text, long_date};

use super::{Finding, Judged, Reading, Words};

/// Returns the mend of a finding that brings none of its own.
pub(super) fn fix(finding: &Finding, judged: &Judged<'_>) -> Option<Fix> {
    match finding.rule {
        "hedging" => without_doubt(finding, judged.reading),
        "no-cancel-word" => with_the_word(finding, judged.reading),
        "reschedule" | "badmouthing" | "rude" | "oversharing" => without_sentence(finding, judged),
        "asks-twice" | "debate" | "contradiction" | "apologies" => {
            without_idle_sentence(finding, judged)
        }
        "placeholder" => filled(finding, judged),
        "last-minute" => sorry(finding, judged.reading),
        "fate-unclear" => withdrawn(finding, judged),
        "no-interview-named" => dated(finding, judged),
        "other-employer" => unnamed(finding, judged.reading),
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
    let Some(must) = sentence.clone().find(|at| is_must(reading, *at, &sentence)) else {
        return plain(reading, &sentence)
            .or_else(|| firm(reading, &sentence))
            .or_else(|| lasting(finding, reading, &sentence));
    };
    let doubts: Vec<Words> = doubts_before(reading, &sentence, must);
    let (Some(first_doubt), Some(last_doubt)) = (doubts.first(), doubts.last()) else {
        return lasting(finding, reading, &sentence);
    };
    let (from, to) = (first_doubt.start, last_doubt.end);
    let span = reading.prose.span(&(from..to));
    if span.end < finding.span.start || finding.span.end < span.start {
        // Another doubt of the same sentence.
        return None;
    }
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

/// Turns "I am cancelling for now" into "I am cancelling": leaves out what makes it passing.
fn lasting(finding: &Finding, reading: &Reading<'_>, sentence: &Words) -> Option<Fix> {
    const PASSING: [&str; 7] = [
        "for now",
        "at least for now",
        "just for now",
        "for the moment",
        "for the time being",
        "provisionally",
        "tentatively",
    ];
    let text = reading.prose.text;
    let written = text[finding.span.clone()].to_lowercase();
    let calls_off = |at: usize| reading.is("cancel", at) || reading.is("withdraw", at);
    if !PASSING.contains(&written.as_str()) || !sentence.clone().any(calls_off) {
        return None;
    }
    let before = text[..finding.span.start].trim_end_matches(' ');
    let before = before.strip_suffix(" at least").unwrap_or(before);
    let before = before.trim_end_matches([',', ' ']);
    let opens = reading.prose.span(sentence).start == finding.span.start;
    let edit = if opens {
        let rest = text[finding.span.end..].trim_start_matches([',', ' ']);
        let first = rest.chars().next()?;
        let start = text.len() - rest.len();
        Edit {
            range: finding.span.start..start + first.len_utf8(),
            insert: first.to_uppercase().collect(),
        }
    } else {
        Edit {
            range: before.len()..finding.span.end,
            insert: String::new(),
        }
    };
    Some(Fix {
        label: "say it for good".to_owned(),
        edit,
    })
}

/// Turns "I will probably cancel" into "I will cancel".
fn plain(reading: &Reading<'_>, sentence: &Words) -> Option<Fix> {
    let calls_off = |at: usize| reading.is("cancel", at) || reading.is("withdraw", at);
    let doubt = (sentence.start + 2..sentence.end.saturating_sub(1))
        .find(|at| DOUBT.contains(&reading.word(*at)) && calls_off(*at + 1))?;
    let by_the_writer = reading.word(doubt - 1) == "will"
        && reading.word(doubt - 2) == "i"
        && reading.clause(doubt).start == doubt - 2;
    let tokens = &reading.prose.tokens;
    by_the_writer.then(|| Fix {
        label: "say it without a doubt".to_owned(),
        edit: Edit {
            range: tokens[doubt - 1].span.end..tokens[doubt].span.end,
            insert: String::new(),
        },
    })
}

/// Turns "I might cancel" into "I have to cancel", and "I might not be able to" into "I will not be
/// able to".
fn firm(reading: &Reading<'_>, sentence: &Words) -> Option<Fix> {
    let at = (sentence.start + 1..sentence.end.saturating_sub(1))
        .find(|at| matches!(reading.word(*at), "might" | "may"))?;
    let next = at + 1;
    let insert = match reading.word(next) {
        "cancel" | "withdraw" => "have to",
        "not" if next + 1 < sentence.end && reading.word(next + 1) == "be" => "will",
        _ => return None,
    };
    // "mightn't" has no word of its own to change.
    let apart = reading.prose.tokens[at].span.end < reading.prose.tokens[next].span.start;
    let by_the_writer = reading.word(at - 1) == "i";
    // "I'm thinking I might cancel" would be thought still.
    let is_thought = at > sentence.start + 1 && reading.word(at - 2) == "thinking";
    (apart && by_the_writer && !is_thought).then(|| Fix {
        label: "say it without a doubt".to_owned(),
        edit: Edit {
            range: reading.prose.span(&(at..next)),
            insert: insert.to_owned(),
        },
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
                doubts.extend(seems(reading, sentence, at));
                break;
            }
            _ => return Vec::new(),
        }
    }
    doubts.reverse();
    doubts
}

/// Finds "it looks as though" right before a word.
fn seems(reading: &Reading<'_>, sentence: &Words, before: usize) -> Option<Words> {
    let it = (sentence.start..before).rev().take(4).find(|at| {
        reading.word(*at) == "it" && matches!(reading.word(at + 1), "looks" | "seems" | "appears")
    })?;
    let leads_on = |at: usize| matches!(reading.word(at), "like" | "as" | "though" | "if" | "that");
    (it + 2..before).all(leads_on).then_some(it..before)
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

// ── Without the sentence ────────────────────────────────────────────────────────────────────────

/// Leaves out the sentence, where it also gives neither the reason nor the thanks.
fn without_idle_sentence(finding: &Finding, judged: &Judged<'_>) -> Option<Fix> {
    let reading = judged.reading;
    let words = reading.sentence(token_at(reading, finding.span.start)?);
    let proofs = judged.proofs;
    let is_idle = [
        &proofs.explanation,
        &proofs.closing_thanks,
        &proofs.sign_off,
    ]
    .into_iter()
    .flatten()
    .all(|proof| !words.contains(&proof.start));
    is_idle.then(|| without_sentence(finding, judged)).flatten()
}

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

// ── In better words ─────────────────────────────────────────────────────────────────────────────

/// Says "cancel" where another word stands for it: "withdraw from the interview".
fn with_the_word(finding: &Finding, reading: &Reading<'_>) -> Option<Fix> {
    let at = token_at(reading, finding.span.start)?;
    let sentence = reading.sentence(at);
    let (words, insert) =
        withdrawing(reading, at, &sentence).or_else(|| not_attending(reading, at, &sentence))?;
    Some(Fix {
        label: format!("say “{insert}”"),
        edit: Edit {
            range: reading.prose.span(&words),
            insert: insert.to_owned(),
        },
    })
}

/// Reads "withdraw from the interview" and "withdraw my application".
fn withdrawing(
    reading: &Reading<'_>,
    from: usize,
    sentence: &Words,
) -> Option<(Words, &'static str)> {
    let at = (from..sentence.end).find(|at| reading.is("withdraw", *at))?;
    let word = |at: usize| {
        if at < sentence.end {
            reading.word(at)
        } else {
            ""
        }
    };
    let (from_it, of_it) = match reading.word(at) {
        "withdraw" => ("cancel", "cancel the interview and withdraw"),
        "withdrawing" => ("cancelling", "cancelling the interview and withdrawing"),
        _ => return None,
    };
    let is_ours = |at: usize| matches!(word(at), "the" | "my" | "our" | "this");
    let is_verb = at > sentence.start
        && matches!(
            reading.word(at - 1),
            "i" | "to" | "am" | "must" | "hereby" | "be" | "will"
        );
    if !is_verb {
        return None;
    }
    if word(at + 1) == "from"
        && is_ours(at + 2)
        && (reading_is(reading, at + 3, "meeting", sentence))
    {
        return Some((at..at + 2, from_it));
    }
    let applies = matches!(word(at + 2), "application" | "candidacy" | "candidature");
    (word(at + 1) == "my" && applies).then_some((at..at + 1, of_it))
}

fn reading_is(reading: &Reading<'_>, at: usize, class: &str, sentence: &Words) -> bool {
    sentence.contains(&at) && reading.is(class, at)
}

/// Reads "I will not be attending the interview".
fn not_attending(
    reading: &Reading<'_>,
    from: usize,
    sentence: &Words,
) -> Option<(Words, &'static str)> {
    let said = |words: &[&str]| {
        let end = from + words.len();
        end < sentence.end
            && (from..end)
                .map(|at| reading.word(at))
                .eq(words.iter().copied())
    };
    let forms: [(&[&str], &'static str); 4] = [
        (&["will", "not", "be", "attending"], "am cancelling"),
        (&["am", "not", "attending"], "am cancelling"),
        (&["will", "not", "attend"], "am cancelling"),
        (&["shall", "not", "be", "attending"], "am cancelling"),
    ];
    let (words, insert) = forms.into_iter().find(|(words, _)| said(words))?;
    let end = from + words.len();
    let by_the_writer = from > sentence.start
        && reading.prose.written(from - 1) == "I"
        && reading.prose.tokens[from - 1].span.end < reading.prose.tokens[from].span.start;
    let what = end + 1 < sentence.end
        && matches!(reading.word(end), "the" | "my" | "our" | "this")
        && reading.is("meeting", end + 1);
    (by_the_writer && what).then_some((from..end, insert))
}

/// Leaves the other employer's name out: "a job with Nordlys" becomes "a job elsewhere".
fn unnamed(finding: &Finding, reading: &Reading<'_>) -> Option<Fix> {
    let first = token_at(reading, finding.span.start)?;
    let last = token_at(reading, finding.span.end.saturating_sub(1))?;
    let sentence = reading.sentence(first);
    let is_name = |at: usize| {
        reading.shape(at).has(Shape::CAPITAL)
            && !reading.is("weekday", at)
            && !reading.is("monthlike", at)
    };
    let starts = (first..last).find(|at| {
        matches!(reading.word(*at), "with" | "at" | "from" | "by") && (*at + 1..=last).any(is_name)
    })?;
    let end = (last..sentence.end)
        .find(|at| !is_name(*at) || (*at > last && reading.pause(*at) >= Pause::Comma))
        .unwrap_or(sentence.end);
    let goes_on = end < sentence.end
        && reading.pause(end) < Pause::Comma
        && !reading.is("joiner", end)
        && !matches!(reading.word(end), "in" | "on" | "that");
    let is_thing = |at: usize| {
        matches!(
            reading.word(at),
            "offer" | "job" | "role" | "position" | "post" | "contract"
        )
    };
    // With an amount besides, the sentence needs more than a name left out.
    let tells_an_amount = reading
        .body
        .clone()
        .any(|at| reading.shape(at).has(Shape::MONEY));
    if goes_on || tells_an_amount || !is_thing(starts - 1) || end <= last {
        return None;
    }
    let is_another = (first..starts).any(|at| matches!(reading.word(at), "another" | "other"));
    let span = reading.prose.span(&(starts..end));
    let edit = if is_another {
        Edit {
            range: reading.prose.tokens[starts - 1].span.end..span.end,
            insert: String::new(),
        }
    } else {
        Edit {
            range: span,
            insert: "elsewhere".to_owned(),
        }
    };
    Some(Fix {
        label: "leave the name out".to_owned(),
        edit,
    })
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
    Some(Fix {
        label: "say that you are sorry".to_owned(),
        edit: behind(finding, reading, "I'm sorry for the short notice.")?,
    })
}

/// Says that the application is withdrawn, where the facts say so.
fn withdrawn(finding: &Finding, judged: &Judged<'_>) -> Option<Fix> {
    judged.held?;
    Some(Fix {
        label: "say that you withdraw the application".to_owned(),
        edit: behind(
            finding,
            judged.reading,
            "I am also withdrawing my application.",
        )?,
    })
}

/// Adds a sentence behind the one that a finding is about.
fn behind(finding: &Finding, reading: &Reading<'_>, added: &str) -> Option<Edit> {
    let sentence = reading.sentence(token_at(reading, finding.span.start)?);
    let text = reading.prose.text;
    let end = reading.prose.span(&sentence).end;
    let mark = text[end..]
        .chars()
        .next()
        .filter(|c| matches!(c, '.' | '!'))?;
    let end = end + mark.len_utf8();
    Some(Edit {
        range: end..end,
        insert: format!(" {added}"),
    })
}

/// Adds the day behind "my interview".
fn dated(finding: &Finding, judged: &Judged<'_>) -> Option<Fix> {
    let reading = judged.reading;
    let day = as_said(judged.held?.case, Fact::Date)?;
    let at = token_at(reading, finding.span.start)?;
    let sentence = reading.sentence(at);
    let named = (at + 1..sentence.end.min(at + 4)).find(|at| reading.is("meeting", *at))?;
    let goes_on = named + 1 < sentence.end && reading.is("meeting", named + 1);
    let end = reading.prose.tokens[named].span.end;
    (!goes_on).then(|| Fix {
        label: format!("say that it is on {day}"),
        edit: Edit {
            range: end..end,
            insert: format!(" on {day}"),
        },
    })
}

/// Adds a closing with the name.
fn signed(judged: &Judged<'_>) -> Option<Fix> {
    let name = as_said(judged.held?.case, Fact::YourName)?;
    let is_mail = matches!(judged.reading.kind, Kind::Email | Kind::Confirmation);
    let end = end_of_own(judged.reading);
    is_mail.then(|| Fix {
        label: "add a closing with your name".to_owned(),
        edit: Edit {
            range: end..end,
            insert: format!("\n\nKind regards,\n{name}"),
        },
    })
}

/// Returns where the writer's own words end: quoted mail and footers may follow.
pub(super) fn end_of_own(reading: &Reading<'_>) -> usize {
    let last = reading.prose.tokens.last();
    line_end(reading.prose.text, last.map_or(0, |token| token.span.end))
}

/// Returns the end of a line, less the blanks before it.
pub(super) fn line_end(text: &str, from: usize) -> usize {
    let rest = text[from..].lines().next().unwrap_or("");
    from + rest.trim_end().len()
}

/// Returns the word that a byte lies in or that follows it.
fn token_at(reading: &Reading<'_>, byte: usize) -> Option<usize> {
    let tokens = &reading.prose.tokens;
    let at = tokens.partition_point(|token| token.span.end <= byte);
    (at < tokens.len()).then_some(at)
}
