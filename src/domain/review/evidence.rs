//! The words that prove each thing a cancellation should have.
//!
//! What counts is ruled in the code book of the labelled letters. Must not know findings.

use crate::domain::case::{Case, Fact, Kind};
use crate::domain::prose::{Pause, Shape};

use super::cue::Cue;
use super::decision::{Concern, Decision};
use super::reading::{Reading, Words};

/// The proofs, by words.
#[derive(Clone, Debug, Default)]
pub(super) struct Proofs {
    pub appreciation: Vec<Words>,
    pub interview: Vec<Words>,
    pub explanation: Vec<Words>,
    pub keep_in_touch: Vec<Words>,
    pub closing_thanks: Vec<Words>,
    pub sign_off: Vec<Words>,
}

impl Proofs {
    /// Finds the proofs; where the facts are known, what they name proves nothing else.
    pub(super) fn of(
        reading: &Reading<'_>,
        decision: &Decision,
        insults: &[Words],
        case: Option<&Case>,
    ) -> Proofs {
        let news = decision.news(reading);
        Proofs {
            appreciation: appreciation(reading, news),
            interview: interview(reading, decision),
            explanation: filled(explanation(reading, decision, insults, case), reading),
            keep_in_touch: touch(reading),
            closing_thanks: closing_thanks(reading, news),
            sign_off: sign_off(reading),
        }
    }
}

/// Tells whether words begin within what the position or the company is called: "Class Teacher
/// (maternity cover)" is no reason for cancelling.
fn is_in_a_name(reading: &Reading<'_>, words: &Words, case: &Case) -> bool {
    let begin = reading.prose.span(words).start;
    [Fact::Position, Fact::Company].into_iter().any(|fact| {
        let name = case.get(fact);
        let mut named = reading.prose.text.match_indices(&name);
        !name.is_empty() && named.any(|(start, name)| (start..start + name.len()).contains(&begin))
    })
}

fn appreciation(reading: &Reading<'_>, news: Option<usize>) -> Vec<Words> {
    let sentence_of = |at: usize| reading.prose.sentence_of(at);
    let first = sentence_of(
        reading
            .greeting
            .end
            .min(reading.prose.tokens.len().saturating_sub(1)),
    );
    let news_sentence = news.map_or(first + 1, sentence_of);
    let last = reading.last_body_sentence().unwrap_or(0);
    let thanks = reading
        .hits(Cue::Thanks)
        .filter(|words| is_meant(reading, words))
        .filter(|words| {
            let early = news.is_some_and(|news| words.start < news);
            early || !reading.overlaps(Cue::EndThanks, words)
        })
        .filter(|words| {
            let sentence = sentence_of(words.start);
            let lone_end = news.is_some_and(|news| words.start > news)
                && is_at_the_end(reading, sentence, last);
            sentence <= news_sentence + 1 && !lone_end
        });
    let honoured = reading.hits(Cue::Honoured).filter(|words| {
        sentence_of(words.start) <= news_sentence + 1 && !reading.is_negated(words)
    });
    let regret = reading
        .hits(Cue::Regret)
        .filter(|words| !reading.overlaps(Cue::OtherRegret, words) && !is_unfelt(reading, words))
        .filter(|words| {
            sentence_of(words.start) <= news_sentence + 1
                || reading.sentence(words.start).len() == words.len()
        });
    let mut found: Vec<Words> = thanks.chain(honoured).chain(regret).cloned().collect();
    found.sort_by_key(|words| words.start);
    found
}

/// Tells whether nothing but thanks and goodbyes follows in the last paragraph.
fn is_at_the_end(reading: &Reading<'_>, sentence: usize, last: usize) -> bool {
    sentence == last
        || (sentence + 1..=last).all(|number| {
            let tokens = reading.prose.sentences[number].tokens.clone();
            reading
                .all_hits(Cue::Goodbye)
                .iter()
                .any(|hit| tokens.contains(&hit.start))
                || reading
                    .all_hits(Cue::Thanks)
                    .iter()
                    .any(|hit| tokens.contains(&hit.start))
        })
}

fn is_unfelt(reading: &Reading<'_>, words: &Words) -> bool {
    reading.negation(words.start, 3).is_some()
}

/// Tells whether thanks are neither for something else nor sarcastic.
fn is_meant(reading: &Reading<'_>, words: &Words) -> bool {
    !reading.overlaps(Cue::OtherThanks, words) && reading.negation(words.start, 2).is_none()
}

fn closing_thanks(reading: &Reading<'_>, news: Option<usize>) -> Vec<Words> {
    let mut found = Vec::new();
    let formula = &reading.closing.formula;
    for words in reading.all_hits(Cue::Thanks) {
        let in_formula = formula.contains(&words.start);
        // What the closing thanks for is no matter: "Thank you for letting me know, Ana".
        let is_formal = in_formula && reading.negation(words.start, 2).is_none();
        let is_sour = reading.overlaps(Cue::Rude, words);
        if !is_meant(reading, words)
            && !reading.overlaps(Cue::EndThanks, words)
            && (!is_formal || is_sour)
        {
            continue;
        }
        if in_formula || is_in_last_paragraph(reading, words, news) {
            found.push(words.clone());
        }
    }
    found
}

fn is_in_last_paragraph(reading: &Reading<'_>, words: &Words, news: Option<usize>) -> bool {
    if words.start < reading.greeting.end || words.start >= reading.body.end {
        return false;
    }
    let Some(last) = reading.last_body_sentence() else {
        return false;
    };
    let sentences = &reading.prose.sentences;
    let paragraph = sentences[last].paragraph;
    let sentence = reading.prose.sentence_of(words.start);
    let short = |number: usize| {
        let tokens = &sentences[number].tokens;
        tokens.start >= reading.greeting.end
    };
    let first_body = sentences
        .iter()
        .position(|s| s.tokens.end > reading.greeting.end && !s.is_subject)
        .unwrap_or(0);
    let only_paragraph = sentences[first_body].paragraph == paragraph
        || !(first_body..last)
            .any(|number| sentences[number].paragraph < paragraph && short(number));
    if sentences[sentence].paragraph != paragraph {
        return false;
    }
    let after_news = news.is_none_or(|news| {
        words.start > news
            || reading.prose.sentences[reading.prose.sentence_of(news)].paragraph != paragraph
    });
    if only_paragraph && news.is_none() {
        return sentence > first_body + 1 || (sentence == last && last > first_body);
    }
    after_news
}

/// Finds what asks to stay in touch.
pub(super) fn touch(reading: &Reading<'_>) -> Vec<Words> {
    reading
        .all_hits(Cue::Touch)
        .iter()
        .filter(|words| {
            let said = reading.greeting.end..reading.body.end;
            said.contains(&words.start) || reading.closing.formula.contains(&words.start)
        })
        .filter(|words| !reading.overlaps(Cue::NoTouch, words) && !reading.is_negated(words))
        .filter(|words| !(reading.is_question(words.start) && reading.overlaps(Cue::Rebook, words)))
        .filter(|words| !is_missed(reading, words) && !reading.overlaps(Cue::Rude, words))
        .cloned()
        .collect()
}

/// Tells whether it is what would have been: "I would have loved to meet you, but I have a job".
fn is_missed(reading: &Reading<'_>, words: &Words) -> bool {
    let clause = reading.clause(words.start);
    (clause.start.max(words.start.saturating_sub(3))..words.end.saturating_sub(2)).any(|at| {
        reading.word(at) == "would"
            && reading.word(at + 1) == "have"
            && matches!(reading.word(at + 2), "loved" | "liked" | "enjoyed" | "been")
    })
}

/// Leaves out the words that only lead up to a slot, and those of a list to choose from: neither
/// "the reason: [reason]" nor "(I am ill / I have moved)" is a reason.
fn filled(mut found: Vec<Words>, reading: &Reading<'_>) -> Vec<Words> {
    let tokens = &reading.prose.tokens;
    found.retain(|words| {
        let next = tokens.get(words.end);
        next.is_none_or(|token| !token.shape.has(Shape::SLOT)) && !is_choice(reading, words)
    });
    found
}

/// Tells whether these words stand in a sentence with a list in brackets, divided by strokes.
fn is_choice(reading: &Reading<'_>, words: &Words) -> bool {
    let sentence = reading.prose.span(&reading.sentence(words.start));
    let text = &reading.prose.text[sentence];
    text.split('(')
        .skip(1)
        .any(|inner| inner.split(')').next().unwrap_or(inner).contains(" / "))
}

fn explanation(
    reading: &Reading<'_>,
    decision: &Decision,
    insults: &[Words],
    case: Option<&Case>,
) -> Vec<Words> {
    if decision.concerns == Concern::Other {
        return Vec::new();
    }
    let touches = touch(reading);
    let is_none = |words: &&Words| {
        reading.overlaps(Cue::NoReason, words)
            || case.is_some_and(|case| is_in_a_name(reading, words, case))
    };
    let mut found: Vec<Words> = reading
        .hits_with_subject(Cue::Reason)
        .filter(|words| !is_none(words))
        .filter(|words| {
            !touches
                .iter()
                .any(|hit| hit.start < words.end && words.start < hit.end)
        })
        .cloned()
        .collect();
    if found.is_empty() {
        found.extend(
            reading
                .hits(Cue::WeakReason)
                .filter(|words| !is_none(words))
                .cloned(),
        );
    }
    if found.is_empty() {
        found = statements(reading, decision, &touches);
    }
    if found.is_empty() {
        found.extend(insults.iter().cloned());
    }
    found
}

/// Finds what is stated beside the decision and does nothing else: it neither thanks nor regrets,
/// nor asks, nor names the interview. Whatever it says, it is said as the cause.
fn statements(reading: &Reading<'_>, decision: &Decision, touches: &[Words]) -> Vec<Words> {
    let told = || {
        [
            &decision.certain,
            &decision.soft,
            &decision.hedges,
            &decision.rebook,
            &decision.cancel_words,
        ]
        .into_iter()
        .flatten()
        .chain(touches)
    };
    let acts = |part: &Words| {
        let within = |hit: &Words| hit.start < part.end && part.start < hit.end;
        // What the writer cannot do is the news, or else its cause: "I can't do lifting work".
        let is_cause = |hit: &Words| {
            let object = hit.end < part.end
                && !matches!(
                    reading.word(hit.end),
                    "it" | "that" | "this" | "then" | "to" | "come"
                );
            object && !decision.certain.is_empty() && !reading.overlaps(Cue::Day, part)
        };
        let unable = |hit: &Words| within(hit) && !is_cause(hit);
        told().any(within)
            || decision.unable.iter().any(unable)
            || ACTS.iter().any(|cue| reading.overlaps(*cue, part))
    };
    reading
        .parts()
        .into_iter()
        .filter(|part| part.len() > 2 && !reading.is_question(part.start) && !acts(part))
        .filter(|part| states(reading, part))
        .collect()
}

/// What a sentence can do besides giving a cause.
const ACTS: [Cue; 14] = [
    Cue::Pleasantry,
    Cue::Thanks,
    Cue::EndThanks,
    Cue::Honoured,
    Cue::Regret,
    Cue::Apology,
    Cue::Goodbye,
    Cue::NoReason,
    Cue::Quit,
    Cue::Absent,
    Cue::Meeting,
    Cue::Position,
    Cue::NoTouch,
    Cue::NoRebook,
];

/// Tells whether a part of a sentence says something: it has a verb and is no request.
fn states(reading: &Reading<'_>, part: &Words) -> bool {
    let mut words = part.clone();
    words.start += usize::from(reading.is("joiner", words.start));
    let slot = words
        .clone()
        .any(|at| reading.shape(at).has(Shape::SLOT) || reading.shape(at).has(Shape::LINK));
    let verb = words.clone().any(|at| {
        let word = reading.word(at);
        reading.is("finite", at) || word.len() > 4 && word.ends_with("ed")
    });
    words.len() > 1 && !slot && verb && !reading.is("asks-for", words.start)
}

/// Tells whether a gap stands where a name should, as `write` leaves it: "[your name]".
fn is_slot(reading: &Reading<'_>, words: &Words) -> bool {
    reading.prose.text[reading.prose.span(words)].starts_with('[')
}

/// Tells whether the wish is a sneer: "Good luck filling this one, you're going to need it".
fn is_sour(reading: &Reading<'_>, words: &Words) -> bool {
    let sentence = reading.sentence(words.start);
    reading
        .hits(Cue::Rude)
        .filter(|hit| !reading.overlaps(Cue::NotRude, hit))
        .any(|hit| sentence.contains(&hit.start))
}

fn sign_off(reading: &Reading<'_>) -> Vec<Words> {
    let closing = &reading.closing;
    let is_signed = !closing.name.is_empty() && !is_slot(reading, &closing.name);
    let both = !closing.formula.is_empty() && is_signed;
    let either = !closing.formula.is_empty() || !closing.name.is_empty();
    let goodbyes = || -> Vec<Words> {
        let near_the_end = reading.prose.tokens.len().saturating_sub(28);
        reading
            .all_hits(Cue::Goodbye)
            .iter()
            .filter(|words| words.start >= near_the_end && words.start >= reading.greeting.end)
            .filter(|words| !is_sour(reading, words))
            .cloned()
            .collect()
    };
    let whole = || -> Vec<Words> {
        let words = [&closing.formula, &closing.name];
        words
            .into_iter()
            .filter(|words| !words.is_empty())
            .cloned()
            .collect()
    };
    match reading.kind {
        Kind::Call | Kind::Voicemail => {
            let mut found = goodbyes();
            if !closing.formula.is_empty() {
                found.extend(whole());
            }
            found
        }
        Kind::Text | Kind::Portal if either => whole(),
        Kind::Text | Kind::Portal => {
            let mut found = goodbyes();
            found.extend(signed_in_one_breath(reading));
            found
        }
        _ if both => whole(),
        _ => Vec::new(),
    }
}

/// Finds "thanks again, Theo" or "xx Theo" at the end of a text that has no full stop before it.
fn signed_in_one_breath(reading: &Reading<'_>) -> Option<Words> {
    let end = reading.prose.tokens.len();
    let is_kiss = |at| matches!(reading.word(at), "x" | "xx" | "xxx");
    let is_name = |at| reading.prose.written(at).starts_with(char::is_uppercase);
    if end > 2 && is_kiss(end - 2) && is_name(end - 1) {
        return Some(end - 2..end);
    }
    let thanks = reading.all_hits(Cue::Thanks).iter();
    let last = thanks.max_by_key(|words| words.end)?;
    let name = (last.end..end).find(|at| !matches!(reading.word(*at), "again" | "so" | "much"))?;
    let named = is_name(name) || is_kiss(end - 1) && name + 1 < end;
    (named && end - name <= 2).then_some(last.start..end)
}

fn interview(reading: &Reading<'_>, decision: &Decision) -> Vec<Words> {
    let meeting = reading.hits_with_subject(Cue::Meeting).next().is_some();
    if decision.concerns == Concern::Other && (!meeting || reading.has(Cue::NoInterview)) {
        return Vec::new();
    }
    let mut found: Vec<Words> = reading
        .hits_with_subject(Cue::Day)
        .filter(|words| is_interviews_day(reading, decision, words))
        .cloned()
        .collect();
    found.extend(positions(reading));
    found.sort_by_key(|words| words.start);
    found
}

/// Tells whether a day is the interview's, not that of an offer, a letter or a new job.
fn is_interviews_day(reading: &Reading<'_>, decision: &Decision, day: &Words) -> bool {
    // "I've accepted another job and must cancel Thursday's interview": what is said last has the day.
    let decided = |from: usize| {
        let mut decisions = decision.certain.iter().chain(&decision.soft);
        decisions.any(|words| (from..day.start).contains(&words.start))
    };
    let other = |hit: &Words| hit.start < day.end && day.start < hit.end && !decided(hit.start);
    if reading.all_hits(Cue::OtherDay).iter().any(other) {
        return false;
    }
    let clause = reading.clause(day.start);
    let interview = reading
        .hits_with_subject(Cue::Meeting)
        .any(|hit| clause.contains(&hit.start))
        || decision
            .certain
            .iter()
            .chain(&decision.soft)
            .any(|words| clause.contains(&words.start));
    interview || !reading.any("elsewhen", clause)
}

/// Finds the names of positions: "the Data Steward role", "post of Sommelier".
fn positions(reading: &Reading<'_>) -> Vec<Words> {
    let mut found: Vec<Words> = reading
        .hits_with_subject(Cue::Position)
        .filter(|words| !reading.overlaps(Cue::OtherPosition, words))
        .filter(|words| {
            (*words)
                .clone()
                .all(|at| !reading.shape(at).has(Shape::SLOT))
        })
        .cloned()
        .collect();
    for at in 0..reading.body.end {
        if reading.is("job", at)
            && let Some(start) = position_start(reading, at)
        {
            found.push(start..at + 1);
        }
    }
    found
}

/// Looks to the left of *role*, *post* … for the words that name it and the article before them.
fn position_start(reading: &Reading<'_>, noun: usize) -> Option<usize> {
    let sentence = reading.sentence(noun);
    let mut named = false;
    let mut at = noun;
    while at > sentence.start && noun - at < 7 {
        let breaks = reading.pause(at) >= Pause::Clause;
        if breaks {
            return (named && !belongs_elsewhere(reading, at, &sentence)).then_some(at);
        }
        at -= 1;
        if reading.shape(at).has(Shape::SLOT) {
            return None;
        }
        match reading.word(at) {
            "the" | "your" | "for" | "about" | "regarding" | "'s" | "re" | "of" | "this"
            | "that" | "our" => {
                if matches!(reading.word(at), "of")
                    && named
                    && !reading.shape(at + 1).has(Shape::CAPITAL)
                {
                    named = true;
                    continue;
                }
                return (named && !belongs_elsewhere(reading, at, &sentence)).then_some(at);
            }
            "a" | "an" => {
                let asked = (sentence.start..at)
                    .rev()
                    .take(3)
                    .any(|at| matches!(reading.word(at), "for" | "as" | "about" | "regarding"));
                return (named && asked && !belongs_elsewhere(reading, at, &sentence))
                    .then_some(at);
            }
            "another" | "my" | "new" | "different" | "any" | "some" | "other" | "no"
            | "current" | "present" => return None,
            _ if reading.is("verbish", at) => return None,
            _ if reading.is("generic", at)
                || reading.is("job", at) && !reading.shape(at).has(Shape::CAPITAL) => {}
            _ => named = true,
        }
    }
    let opens = at == sentence.start && named;
    (opens && !belongs_elsewhere(reading, at, &sentence)).then_some(at)
}

/// Tells whether a position is one that the writer has taken elsewhere.
fn belongs_elsewhere(reading: &Reading<'_>, start: usize, sentence: &Words) -> bool {
    (sentence.start.max(start.saturating_sub(6))..start)
        .rev()
        .take_while(|at| reading.pause(*at + 1) < Pause::Comma)
        .any(|at| reading.is("takes", at))
}
