//! What a text thinks of whom: finds every word that judges, and whom it is about.
//!
//! A judgement counts against the company where the company, its people or what is theirs is the
//! subject, the owner or the noun that it qualifies; and a damning one also where nothing else is.
//! What is said of the writer, of the writer's life or of the cancellation itself is harmless.
//! Must not know findings.

use crate::domain::prose::Pause;

use super::cue::Cue;
use super::reading::{Reading, Words};

/// Whom a judgement is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum About {
    /// The writer.
    Writer,
    /// The writer's life, and what else is not the company's: trains, families, the weather.
    Life,
    /// The cancellation, and the trouble that it makes.
    OwnAct,
    /// The reader, the company, and what is theirs.
    Company,
    /// Nobody that could be named.
    Unsaid,
}

/// How far to the left a subject is looked for.
const REACH: usize = 14;

/// Returns the parts of sentences that speak ill of the company, in the order of the text.
pub(super) fn against_company(reading: &Reading<'_>) -> Vec<Words> {
    let found = judgements(reading)
        .chain(denied_virtues(reading))
        .chain(misdeeds(reading))
        .chain(hearsay(reading))
        .chain(told_from_inside(reading))
        .chain(complaints(reading))
        .chain(grudges(reading))
        .chain(idioms(reading))
        .map(|words| part_around(reading, words));
    merged(found.collect())
}

/// Sorts parts of sentences, and makes one of those that share words.
pub(super) fn merged(mut parts: Vec<Words>) -> Vec<Words> {
    parts.sort_by_key(|words| (words.start, words.end));
    parts.dedup_by(|later, earlier| {
        let same = later.start < earlier.end;
        if same {
            earlier.end = earlier.end.max(later.end);
        }
        same
    });
    parts
}

/// Returns the parts of sentences in which somebody is called names.
pub(super) fn insults(reading: &Reading<'_>) -> Vec<Words> {
    reading
        .hits_with_subject(Cue::Insult)
        .filter(|words| !reading.overlaps(Cue::NotBadmouth, words))
        .filter(|words| {
            !matches!(
                about(reading, words),
                About::Writer | About::Life | About::OwnAct
            )
        })
        .map(|words| part_around(reading, words))
        .collect()
}

/// Returns the part of the sentence that some words stand in, without what joins it to the rest.
pub(super) fn part_around(reading: &Reading<'_>, words: &Words) -> Words {
    let first = reading.clause(words.start);
    let last = reading.clause(words.end - 1);
    let start = (first.start..words.start)
        .find(|at| !reading.is("joiner", *at))
        .unwrap_or(words.start);
    start..last.end
}

fn judgements<'r>(reading: &'r Reading<'_>) -> impl Iterator<Item = &'r Words> {
    let damning = reading
        .hits(Cue::Damning)
        .chain(reading.hits(Cue::Insult))
        .filter(|words| is_meant(reading, words))
        .filter(|words| match about(reading, words) {
            About::Company => true,
            About::Unsaid => !blames_self(reading, words),
            About::Writer | About::Life | About::OwnAct => false,
        });
    let critical = reading
        .hits(Cue::Critical)
        .filter(|words| is_meant(reading, words) && !sympathises(reading, words))
        .filter(|words| about(reading, words) == About::Company);
    damning.chain(critical)
}

/// Finds what the company is said to lack: "no respect", "not very professional".
fn denied_virtues<'r>(reading: &'r Reading<'_>) -> impl Iterator<Item = &'r Words> {
    reading
        .hits(Cue::Virtue)
        .filter(|words| !reading.overlaps(Cue::NotBadmouth, words))
        .filter(|words| is_lacking(reading, words.start) && !sympathises(reading, words))
        .filter(|words| !has_writer_as_subject(reading, words.start))
        .filter(|words| about(reading, words) == About::Company)
}

fn misdeeds<'r>(reading: &'r Reading<'_>) -> impl Iterator<Item = &'r Words> {
    reading
        .hits(Cue::Misdeed)
        .filter(|words| is_meant(reading, words) && !sympathises(reading, words))
        .filter(|words| !reading.overlaps(Cue::OwnAct, words) && !i_do_not(reading, words))
        .filter(|words| !speaks_of_own_work(reading, &reading.sentence(words.start)))
        .filter(|words| match about(reading, words) {
            About::Company => true,
            About::Unsaid => is_suffered(reading, words.start),
            About::Writer | About::Life | About::OwnAct => false,
        })
}

/// Tells whether it is the writer who does not: "I couldn't care less".
fn i_do_not(reading: &Reading<'_>, words: &Words) -> bool {
    let clause = reading.clause(words.start);
    let mut before = (clause.start..words.start).rev();
    is_auxiliary(reading, words.start)
        && before
            .find(|at| !reading.is("filler", *at))
            .is_some_and(|at| matches!(reading.word(at), "i" | "we"))
}

/// Finds what the writer has read or been told, where no praise goes with it.
fn hearsay<'r>(reading: &'r Reading<'_>) -> impl Iterator<Item = &'r Words> {
    reading
        .hits(Cue::Hearsay)
        .filter(|words| !reading.overlaps(Cue::NotBadmouth, words) && !sympathises(reading, words))
        .filter(|words| {
            let sentence = reading.sentence(words.start);
            !has_in(reading, Cue::Praise, &sentence)
                && !has_in(reading, Cue::Thanks, &sentence)
                && !likes(reading, &sentence)
                && !reading.any("referral", sentence.clone())
                && !is_about_fit(reading, &sentence)
                && !speaks_of_own_work(reading, &sentence)
                && !advises_on_life(reading, words)
                && !reading.any("news", words.start..(words.end + 2).min(sentence.end))
        })
}

/// Tells whether somebody of the writer's life says something of that life alone: "my GP told me
/// not to take on anything new".
fn advises_on_life(reading: &Reading<'_>, words: &Words) -> bool {
    let rest = words.start..reading.clause(words.end - 1).end;
    subject(reading, words) == Some(About::Life)
        && !rest.clone().any(|at| {
            reading.is("theirs", at) || reading.is("reader", at) || reading.is("their", at)
        })
}

/// Finds what somebody from inside says: "one of your old girls says …".
fn told_from_inside<'r>(reading: &'r Reading<'_>) -> impl Iterator<Item = &'r Words> {
    reading.hits(Cue::Source).filter(|words| {
        let sentence = reading.sentence(words.start);
        reading.any("says", sentence.clone())
            && !sympathises(reading, words)
            && !has_in(reading, Cue::NotBadmouth, &sentence)
            && !has_in(reading, Cue::Praise, &sentence)
            && !has_in(reading, Cue::Thanks, &sentence)
            && !likes(reading, &sentence)
            && !reading.any("referral", sentence)
    })
}

/// Tells whether somebody in a sentence likes something: "I like all that I've heard", "how much
/// she loves it there"; what somebody would like is a wish.
fn likes(reading: &Reading<'_>, sentence: &Words) -> bool {
    (sentence.start + 1..sentence.end).any(|at| {
        reading.is("liking", at)
            && (reading.word(at - 1) == "and"
                || (sentence.start.max(at.saturating_sub(3))..at)
                    .any(|at| reading.is("subject", at)))
            && !is_auxiliary(reading, at - 1)
            && reading.negation(at, 3).is_none()
    })
}

/// Finds complaints about what the writer has seen there: a visit is told, and no praise with it.
fn complaints<'r>(reading: &'r Reading<'_>) -> impl Iterator<Item = &'r Words> {
    reading
        .hits(Cue::Complaint)
        .chain(reading.hits(Cue::Critical))
        .filter(|words| !reading.overlaps(Cue::NotBadmouth, words) && !sympathises(reading, words))
        .filter(|words| !is_saturday(reading, words.start))
        .filter(|words| {
            let number = reading.prose.sentence_of(words.start);
            let sentence = reading.sentence(words.start);
            let from = reading.prose.sentences[number.saturating_sub(2)]
                .tokens
                .start;
            // The call that is cancelled is yet to come.
            let visit = reading.hits(Cue::Witness).any(|hit| {
                (from..words.start).contains(&hit.start)
                    && hit.end <= words.start + 1
                    && !reading.any("cancel", reading.clause(hit.start))
            });
            visit && !is_courteous(reading, &sentence)
        })
}

/// Finds what is held against the company without a bad word: "The brief keeps changing".
fn grudges<'r>(reading: &'r Reading<'_>) -> impl Iterator<Item = &'r Words> {
    reading
        .hits(Cue::Complaint)
        .chain(reading.hits(Cue::Grudge))
        .filter(|words| is_meant(reading, words) && !sympathises(reading, words))
        .filter(|words| !reading.overlaps(Cue::Quit, words) && !is_saturday(reading, words.start))
        .filter(|words| {
            let clause = reading.clause(words.start);
            let sentence = reading.sentence(words.start);
            let named = (clause.start..words.end).any(|at| {
                reading.is("theirs", at) && !reading.is("fit", at) && !is_elsewhere(reading, at)
            });
            named
                && !has_writer_as_subject(reading, words.start)
                && !is_courteous(reading, &sentence)
                && !speaks_of_own_work(reading, &sentence)
                && !tells_of_life(reading, &sentence)
                && about(reading, words) == About::Company
        })
}

/// Tells whether "sat" is a day, not what somebody did: "the interview sat 11".
fn is_saturday(reading: &Reading<'_>, at: usize) -> bool {
    reading.is("weekday", at) && !has_writer_as_subject(reading, at)
}

/// Tells whether a sentence is courteous, decides, names the interview, or states plain facts.
pub(super) fn is_accounted_for(reading: &Reading<'_>, sentence: &Words) -> bool {
    const CUES: [Cue; 9] = [
        Cue::Quit,
        Cue::Absent,
        Cue::Unable,
        Cue::Fate,
        Cue::Day,
        Cue::Rebook,
        Cue::NoRebook,
        Cue::NotBadmouth,
        Cue::Sympathy,
    ];
    is_courteous(reading, sentence)
        || CUES.iter().any(|cue| has_in(reading, *cue, sentence))
        || ["cancel", "matter-of-fact", "fit", "referral"]
            .iter()
            .any(|class| reading.any(class, sentence.clone()))
        || speaks_of_own_work(reading, sentence)
        || tells_of_life(reading, sentence)
}

/// Tells whether a sentence thanks, praises, apologises or parts.
fn is_courteous(reading: &Reading<'_>, sentence: &Words) -> bool {
    [
        Cue::Thanks,
        Cue::Praise,
        Cue::Regret,
        Cue::Apology,
        Cue::Touch,
        Cue::Goodbye,
        Cue::Honoured,
        Cue::OwnAct,
    ]
    .iter()
    .any(|cue| has_in(reading, *cue, sentence))
}

fn idioms<'r>(reading: &'r Reading<'_>) -> impl Iterator<Item = &'r Words> {
    reading
        .hits(Cue::Badmouth)
        .filter(|words| !reading.overlaps(Cue::NotBadmouth, words) && !sympathises(reading, words))
        .filter(|words| !reading.overlaps(Cue::OwnAct, words) && !names_own_life(reading, words))
        .filter(|words| !leads_to_leaving(reading, words))
        .filter(|words| names_them(reading, &reading.sentence(words.start)))
}

/// Tells whether a sentence names the reader, the company or what is theirs.
fn names_them(reading: &Reading<'_>, sentence: &Words) -> bool {
    sentence.clone().any(|at| {
        reading.is("reader", at)
            || reading.is("their", at)
            || reading.is("theirs", at) && owner(reading, at) != Some(About::Writer)
    })
}

/// Tells whether the cancellation stands right behind: "I don't feel good about dropping out".
fn leads_to_leaving(reading: &Reading<'_>, words: &Words) -> bool {
    reading.hits(Cue::Quit).any(|hit| hit.start == words.end)
}

/// Tells whether what the writer has heard is about what the work is, not how it is there.
fn is_about_fit(reading: &Reading<'_>, sentence: &Words) -> bool {
    reading.any("fit", sentence.clone()) && !reading.any("conduct", sentence.clone())
}

/// Tells whether a judgement is neither denied nor part of a harmless turn of phrase.
fn is_meant(reading: &Reading<'_>, words: &Words) -> bool {
    !is_beside_mine(reading, words)
        && !is_conceded(reading, words)
        && !reading.overlaps(Cue::NotBadmouth, words)
        && reading.negation(words.start, 4).is_none()
}

/// Tells whether something is only granted: "dull as that sounds".
fn is_conceded(reading: &Reading<'_>, words: &Words) -> bool {
    let sentence = reading.sentence(words.start);
    words.end + 1 < sentence.end
        && reading.word(words.end) == "as"
        && matches!(reading.word(words.end + 1), "it" | "that" | "this")
}

/// Tells whether a judgement is of something of the writer's: "my stupid wrist", "broke my bad leg".
fn is_beside_mine(reading: &Reading<'_>, words: &Words) -> bool {
    let mine =
        |at: usize| at < reading.prose.tokens.len() && matches!(reading.word(at), "my" | "our");
    mine(words.end) || words.start > 0 && mine(words.start - 1)
}

fn has_in(reading: &Reading<'_>, cue: Cue, words: &Words) -> bool {
    let hits = reading.all_hits(cue);
    let first = hits.partition_point(|hit| hit.start < words.start.max(reading.greeting.end));
    hits.get(first)
        .is_some_and(|hit| hit.start < words.end.min(reading.body.end))
}

fn sympathises(reading: &Reading<'_>, words: &Words) -> bool {
    has_in(reading, Cue::Sympathy, &reading.sentence(words.start))
}

/// Tells whether a judgement of nobody in particular may be the writer's apology.
fn blames_self(reading: &Reading<'_>, words: &Words) -> bool {
    let sentence = reading.sentence(words.start);
    words.clone().any(|at| reading.is("self-blame", at))
        && (reading.any("writer", sentence.clone()) || has_in(reading, Cue::OwnAct, &sentence))
}

/// Tells whether the words behind an idiom are the writer's: "not impressed with my landlord".
fn names_own_life(reading: &Reading<'_>, words: &Words) -> bool {
    let sentence = reading.sentence(words.start);
    let behind = words.end..sentence.end.min(words.end + 2);
    let owns = |at: usize| {
        matches!(reading.word(at), "my" | "our")
            && !(at + 1 < sentence.end && reading.is("applicant", at + 1))
    };
    behind.clone().any(owns)
        || subject(reading, words) == Some(About::Life)
        || speaks_of_own_work(reading, &sentence)
}

/// Tells whether a sentence is about the writer's present work: "my employer is restructuring".
fn speaks_of_own_work(reading: &Reading<'_>, sentence: &Words) -> bool {
    let own = sentence.clone().any(|at| {
        matches!(reading.word(at), "my" | "our")
            && (at + 1..sentence.end.min(at + 3)).any(|noun| {
                reading.is("current", noun)
                    || matches!(reading.word(noun), "employer" | "boss")
                    || reading.word(at) == "our" && reading.is("firm", noun)
            })
    });
    own && !reading.any("reader", sentence.clone())
}

/// Tells whether it is the writer who has or lacks what begins here: "I'm no longer interested".
fn has_writer_as_subject(reading: &Reading<'_>, at: usize) -> bool {
    (reading.clause(at).start..at).any(|at| matches!(reading.word(at), "i" | "we" | "my" | "our"))
}

/// Tells whether what stands here is denied or missing.
fn is_lacking(reading: &Reading<'_>, at: usize) -> bool {
    let clause = reading.clause(at);
    (clause.start.max(at.saturating_sub(5))..at).any(|at| {
        reading.is("deny", at) && !follows_hardly_only(reading, at) || reading.is("lack", at)
    })
}

fn follows_hardly_only(reading: &Reading<'_>, not: usize) -> bool {
    matches!(
        reading
            .prose
            .tokens
            .get(not + 1)
            .map(|_| reading.word(not + 1)),
        Some("only" | "hesitate" | "just")
    )
}

/// Tells whether the writer is the one to whom it was done: "I was kept waiting".
fn is_suffered(reading: &Reading<'_>, at: usize) -> bool {
    let clause = reading.clause(at);
    (clause.start.max(at.saturating_sub(4))..at).any(|at| {
        matches!(
            reading.word(at),
            "was" | "were" | "been" | "being" | "felt" | "feel" | "got" | "be" | "nobody" | "noone"
        )
    })
}

/// Finds whom a judgement is about.
pub(super) fn about(reading: &Reading<'_>, words: &Words) -> About {
    if is_own_act(reading, words) {
        return About::OwnAct;
    }
    if words
        .clone()
        .any(|at| reading.is("theirs", at) && owner(reading, at).is_none())
    {
        return About::Company;
    }
    if is_said_of_me(reading, words.start) || is_said_of_i(reading, words.start) {
        return About::Writer;
    }
    if is_pointed_at(reading, words.start) {
        return About::Unsaid;
    }
    if is_of_a_caller(reading, words.start) || is_over_there(reading, words.end) {
        return About::Company;
    }
    noun_behind(reading, words)
        .or_else(|| subject(reading, words))
        .or_else(|| clause_behind(reading, words))
        .or_else(|| antecedent(reading, words))
        .unwrap_or(About::Unsaid)
}

/// Tells whether *over there* stands behind: "it is amateur hour over there".
fn is_over_there(reading: &Reading<'_>, end: usize) -> bool {
    let sentence = reading.sentence(end - 1);
    end + 2 <= sentence.end && reading.word(end) == "over" && reading.word(end + 1) == "there"
}

/// Tells whether somebody who rang or met the writer is the subject: "the lady who rang me".
fn is_of_a_caller(reading: &Reading<'_>, start: usize) -> bool {
    let sentence = reading.sentence(start);
    let near = sentence.start.max(start.saturating_sub(9))..start;
    near.clone().any(|at| {
        reading.is("somebody", at)
            && at + 2 < start
            && matches!(reading.word(at + 1), "who" | "that")
            && reading.is("rang", at + 2)
    })
}

/// Tells whether what is judged stands apart from the subject: "I've spent a week of my life on this
/// circus".
fn is_pointed_at(reading: &Reading<'_>, start: usize) -> bool {
    start > 1
        && matches!(reading.word(start - 1), "this" | "that")
        && reading.is("preposition", start - 2)
}

/// Tells whether a sentence names somebody or something of the writer's life.
fn tells_of_life(reading: &Reading<'_>, sentence: &Words) -> bool {
    let own = sentence
        .clone()
        .any(|at| reading.is("writer", at) || matches!(reading.word(at), "his" | "her"));
    let life =
        |at: usize| reading.is("life", at) && !reading.is("theirs", at) && !reading.is("time", at);
    own && sentence.clone().any(life)
}

/// Tells whether the writer is the subject of the *be* or *feel* before: "I'd be bored in an office".
fn is_said_of_i(reading: &Reading<'_>, start: usize) -> bool {
    let clause = reading.clause(start);
    let mut left = (clause.start..start)
        .rev()
        .skip_while(|at| reading.is("filler", *at) || reading.is("self-blame", *at))
        .peekable();
    let predicative = left.peek().is_some_and(|at| reading.is("copula", *at));
    predicative
        && left
            .find(|at| {
                !reading.is("copula", *at)
                    && !reading.is("filler", *at)
                    && !is_auxiliary(reading, *at)
            })
            .is_some_and(|at| matches!(reading.word(at), "i" | "we"))
}

fn is_auxiliary(reading: &Reading<'_>, at: usize) -> bool {
    matches!(
        reading.word(at),
        "will"
            | "would"
            | "have"
            | "had"
            | "has"
            | "not"
            | "should"
            | "could"
            | "can"
            | "do"
            | "might"
            | "may"
            | "must"
            | "going"
    )
}

/// Tells whether *me* stands right before: "you'll think me an idiot".
fn is_said_of_me(reading: &Reading<'_>, start: usize) -> bool {
    let before = (start.saturating_sub(2)..start).rev().find(|at| {
        let leads_on = reading.is("filler", *at) || reading.is("copula", *at);
        !leads_on || reading.word(*at) == "as"
    });
    before.is_some_and(|at| matches!(reading.word(at), "me" | "myself"))
}

/// Tells whether the cancellation itself is judged: "terrible of me", "I'm sorry, this is awful".
fn is_own_act(reading: &Reading<'_>, words: &Words) -> bool {
    if !words.clone().any(|at| reading.is("self-blame", at)) {
        return reading.overlaps(Cue::OwnAct, words);
    }
    let sentence = reading.sentence(words.start);
    if leads_to_the_act(reading, words, &sentence) {
        return true;
    }
    let near = words.start.saturating_sub(1)..words.end + 2;
    let beside = reading
        .hits(Cue::OwnAct)
        .any(|hit| sentence.contains(&hit.start) && hit.start < near.end && near.start < hit.end);
    let apologises = [Cue::Apology, Cue::Regret, Cue::OwnAct]
        .iter()
        .any(|cue| has_in(reading, *cue, &sentence));
    beside || apologises && subject(reading, words) != Some(About::Company)
}

/// Tells whether calling off is what is judged: "it feels rude to cancel by email", "about dropping
/// out this late".
fn leads_to_the_act(reading: &Reading<'_>, words: &Words, sentence: &Words) -> bool {
    let calls_off = |at: usize| reading.is("cancel", at) || reading.is("withdraw", at);
    let follows = reading
        .hits(Cue::Quit)
        .any(|hit| sentence.contains(&hit.start) && (hit.end..=hit.end + 1).contains(&words.start));
    follows
        || (words.end + 1..sentence.end.min(words.end + 4))
            .any(|at| reading.word(at - 1) == "to" && calls_off(at))
}

/// Reads the noun that the words qualify: "outdated technology", "a shambles of a process".
fn noun_behind(reading: &Reading<'_>, words: &Words) -> Option<About> {
    let sentence = reading.sentence(words.start);
    let mut at = words.end;
    while at < sentence.end && at < words.end + 4 && reading.pause(at) < Pause::Comma {
        if reading.is("life", at) && !reading.is("theirs", at) {
            return Some(About::Life);
        }
        if reading.is("theirs", at) {
            return Some(owner(reading, words.start).unwrap_or(About::Company));
        }
        let leads_on = matches!(
            reading.word(at),
            "of" | "a"
                | "an"
                | "the"
                | "your"
                | "their"
                | "and"
                | "for"
                | "this"
                | "that"
                | "at"
                | "in"
        ) || at + 1 < sentence.end && at == words.end && !reading.is("joiner", at);
        if !leads_on {
            return None;
        }
        at += 1;
    }
    None
}

/// Reads who owns what begins here: "my terrible …", "your …".
fn owner(reading: &Reading<'_>, before: usize) -> Option<About> {
    let sentence = reading.sentence(before.saturating_sub(1));
    let left = || {
        (sentence.start.max(before.saturating_sub(3))..before)
            .rev()
            .take_while(|at| !reading.is("joiner", *at) && reading.pause(at + 1) < Pause::Comma)
    };
    let named = left().find_map(|at| match reading.word(at) {
        "my" | "our" => Some(About::Writer),
        "your" | "their" | "its" => Some(About::Company),
        _ => None,
    });
    named.or_else(|| {
        left()
            .any(|at| reading.is("current", at))
            .then_some(About::Writer)
    })
}

/// Looks to the left for the nearest word that can be meant.
fn subject(reading: &Reading<'_>, words: &Words) -> Option<About> {
    let sentence = reading.sentence(words.start);
    let mut predicative = is_predicative(reading, words.start);
    let mut same_clause = true;
    let from = sentence.start.max(words.start.saturating_sub(REACH));
    // "the man who picked up the phone was …": the phone is not meant.
    let told = (from..words.start)
        .rev()
        .find(|at| reading.word(*at) == "who");
    for at in (from..told.filter(|_| predicative).unwrap_or(words.start)).rev() {
        if let Some(about) = names(reading, at, same_clause, predicative) {
            return Some(about);
        }
        predicative &= !reading.is("pronoun", at);
        let divides = reading.pause(at) >= Pause::Comma || reading.is("joiner", at);
        if reading.pause(at) >= Pause::Clause {
            return None;
        }
        same_clause &= !divides;
    }
    None
}

/// Tells whether a form of *be*, *feel* or the like leads to these words.
fn is_predicative(reading: &Reading<'_>, start: usize) -> bool {
    let clause = reading.clause(start);
    (clause.start..start)
        .rev()
        .find(|at| !reading.is("filler", *at))
        .is_some_and(|at| reading.is("copula", at))
}

/// Reads one word to the left of a judgement: whom it names, if anybody.
fn names(reading: &Reading<'_>, at: usize, same_clause: bool, predicative: bool) -> Option<About> {
    let word = reading.word(at);
    match word {
        "i" | "we" | "myself" => (predicative && same_clause).then_some(About::Writer),
        "my" | "our" | "mine" | "ours" => same_clause.then_some(About::Writer),
        "you" | "your" | "yours" | "yourself" | "yourselves" => {
            same_clause.then_some(About::Company)
        }
        _ if reading.is("their", at) && word != "there" => Some(theirs_or_life(reading, at)),
        _ if is_elsewhere(reading, at) => None,
        _ if reading.is("theirs", at) => Some(owner(reading, at).unwrap_or(About::Company)),
        _ if reading.is("time", at) && !is_own_time(reading, at) => None,
        _ if reading.is("life", at) => match owner(reading, at) {
            Some(About::Company) => Some(About::Company),
            _ => Some(About::Life),
        },
        _ => None,
    }
}

/// Tells whether a noun is another employer's: "the other place", not "your other place".
fn is_elsewhere(reading: &Reading<'_>, at: usize) -> bool {
    at > 0
        && matches!(reading.word(at - 1), "other" | "another" | "different")
        && (at < 2 || !matches!(reading.word(at - 2), "your" | "their"))
}

fn is_own_time(reading: &Reading<'_>, at: usize) -> bool {
    at > 0 && matches!(reading.word(at - 1), "my" | "our" | "the")
}

/// Tells who *they* are: somebody of the writer's life who was named before, else the company.
fn theirs_or_life(reading: &Reading<'_>, they: usize) -> About {
    let sentence = reading.prose.sentence_of(they);
    let from = reading.prose.sentences[sentence.saturating_sub(1)]
        .tokens
        .start;
    (from..they)
        .rev()
        .find_map(|at| {
            if reading.is("theirs", at) {
                return Some(owner(reading, at).unwrap_or(About::Company));
            }
            let life = reading.is("life", at) && !reading.is("time", at);
            life.then_some(About::Life)
        })
        .unwrap_or(About::Company)
}

/// Reads what follows where the subject comes last: "it is a joke what you pay".
fn clause_behind(reading: &Reading<'_>, words: &Words) -> Option<About> {
    let sentence = reading.sentence(words.start);
    let behind = words.end..sentence.end.min(words.end + 9);
    let opens = |at: usize| {
        matches!(
            reading.word(at),
            "how"
                | "what"
                | "that"
                | "way"
                | "to"
                | "when"
                | "from"
                | "for"
                | "of"
                | "about"
                | "at"
                | "in"
                | "by"
        )
    };
    let mut open = false;
    for at in behind.take_while(|at| reading.pause(*at) < Pause::Comma) {
        open |= opens(at);
        if !open {
            continue;
        }
        match reading.word(at) {
            "my" | "our" => return Some(About::Life),
            "i" | "me" | "we" => return None,
            "you" | "your" | "yours" => return Some(About::Company),
            _ if reading.is("life", at) && !reading.is("theirs", at) => return Some(About::Life),
            _ if reading.is("theirs", at) => {
                return Some(owner(reading, at).unwrap_or(About::Company));
            }
            _ => {}
        }
    }
    None
}

/// Reads what *it* or *they* stood for in the sentence before.
fn antecedent(reading: &Reading<'_>, words: &Words) -> Option<About> {
    let number = reading.prose.sentence_of(words.start);
    let sentence = reading.sentence(words.start);
    let points_back = (sentence.start..words.start).any(|at| {
        matches!(
            reading.word(at),
            "it" | "this" | "that" | "these" | "those" | "which"
        )
    });
    let before = reading.prose.sentences.get(number.checked_sub(1)?)?;
    if !points_back || before.tokens.start < reading.greeting.end {
        return None;
    }
    before.tokens.clone().rev().find_map(|at| {
        if reading.is("theirs", at) && !reading.is("fit", at) {
            return Some(owner(reading, at).unwrap_or(About::Company));
        }
        let life = reading.is("life", at) && !reading.is("time", at);
        life.then_some(About::Life)
    })
}
