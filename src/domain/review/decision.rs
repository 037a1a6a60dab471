//! Who calls what off, and how surely: reads every word of cancelling and withdrawing with what
//! stands around it.
//!
//! Knows negation, other subjects and objects, requests, conditions and plans given up. Must not
//! know findings.

use crate::domain::prose::Pause;

use super::cue::Cue;
use super::evidence;
use super::reading::{Reading, Words};
use super::rebooking;

/// What a word of calling off amounts to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Force {
    /// The writer calls it off.
    Certain,
    /// The writer would, if something holds.
    Conditional,
    /// The writer asks whether it may be called off.
    Asks,
    /// The writer does not call it off, or no more.
    Denied,
    /// Somebody else does, or something else is called off.
    Elsewhere,
}

/// What a text decides.
#[derive(Clone, Debug, Default)]
pub(super) struct Decision {
    /// Forms of *cancel* that the writer applies to the interview.
    pub cancel_words: Vec<Words>,
    /// Words that call the interview off for certain, taken by themselves.
    pub certain: Vec<Words>,
    /// Words that call it off under a condition, or ask.
    pub soft: Vec<Words>,
    /// "I can't come", which may want another date.
    pub unable: Vec<Words>,
    /// Words that leave it open.
    pub hedges: Vec<Words>,
    /// Words that ask for another date or way.
    pub rebook: Vec<Words>,
    /// Whether the text is about a cancellation or another date at all.
    pub concerns: Concern,
}

/// What a text is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Concern {
    /// An interview that the writer calls off, or thinks of calling off.
    Cancel,
    /// Another date.
    Reschedule,
    /// Neither.
    #[default]
    Other,
}

impl Decision {
    pub(super) fn of(reading: &Reading<'_>) -> Decision {
        let mut decision = Decision::default();
        decision.read_cancel_words(reading);
        decision.read_other_words(reading);
        decision.rebook = rebooking::wishes(reading);
        decision.settle(reading);
        decision.hedges = hedges(reading, &decision);
        decision.concerns = decision.concern(reading);
        if decision.concerns == Concern::Other {
            return Decision::default();
        }
        decision
    }

    /// "I won't be able to come" is certain where another job keeps the writer away and no other date
    /// is asked for.
    fn settle(&mut self, reading: &Reading<'_>) {
        if self.certain.is_empty()
            && self.soft.is_empty()
            && self.rebook.is_empty()
            && reading.has(Cue::Settled)
        {
            self.certain.clone_from(&self.unable);
        }
    }

    /// Tells whether a reader could strike the interview from the calendar.
    pub(super) fn is_definite(&self) -> bool {
        self.concerns == Concern::Cancel
            && !self.certain.is_empty()
            && self.hedges.is_empty()
            && self.rebook.is_empty()
            && self.soft.is_empty()
    }

    /// Returns the first word of the news, if there is news.
    pub(super) fn news(&self, reading: &Reading<'_>) -> Option<usize> {
        let in_body = |words: &&Words| reading.body.contains(&words.start);
        let first = |list: &[Words]| list.iter().filter(in_body).map(|words| words.start).min();
        first(&self.certain).or_else(|| {
            [
                &self.soft,
                &self.unable,
                &self.hedges,
                &self.rebook,
                &self.cancel_words,
            ]
            .into_iter()
            .filter_map(|list| first(list))
            .min()
        })
    }

    fn read_cancel_words(&mut self, reading: &Reading<'_>) {
        for at in 0..reading.body.end {
            if !reading.is("cancel", at) || reading.greeting.contains(&at) {
                continue;
            }
            let words = at..at + 1;
            match cancel_force(reading, at) {
                Force::Certain => {
                    self.certain.push(words.clone());
                    self.cancel_words.push(words);
                }
                Force::Conditional | Force::Asks => {
                    self.soft.push(words.clone());
                    self.cancel_words.push(words);
                }
                Force::Denied | Force::Elsewhere => {}
            }
        }
    }

    fn read_other_words(&mut self, reading: &Reading<'_>) {
        for cue in [Cue::Quit, Cue::Absent, Cue::Fate] {
            for words in reading.hits_with_subject(cue) {
                let force = match cue {
                    Cue::Absent => absent_force(reading, words),
                    _ => force(reading, words.start, words.end),
                };
                match force {
                    Force::Certain => self.certain.push(words.clone()),
                    Force::Conditional | Force::Asks => self.soft.push(words.clone()),
                    Force::Denied | Force::Elsewhere => {}
                }
            }
        }
        self.certain.sort_by_key(|words| words.start);
        for words in reading.hits(Cue::Unable) {
            if !is_conditional(reading, words.start) {
                self.unable.push(words.clone());
            }
        }
    }

    fn concern(&self, reading: &Reading<'_>) -> Concern {
        let cancels =
            !self.certain.is_empty() || !self.soft.is_empty() || !self.cancel_words.is_empty();
        let last_decision = self.certain.iter().map(|words| words.start).max();
        let comes = reading
            .hits(Cue::Attends)
            .filter(|words| !reading.is_negated(words) && !is_conditional(reading, words.start))
            .filter(|words| !self.hedges.iter().any(|hedge| share_a_word(hedge, words)))
            .map(|words| words.start)
            .max();
        let asks_first = reading
            .hits(Cue::Attends)
            .any(|words| reading.word(words.start) == "before");
        if asks_first && !cancels && self.rebook.is_empty() {
            return Concern::Other;
        }
        let open = !self.hedges.is_empty() || !self.rebook.is_empty();
        let after_all = last_decision
            .is_none_or(|decision| comes.is_some_and(|comes| decision < comes))
            && reading.has(Cue::ChangedMind);
        if comes.is_some() && (after_all || (last_decision.is_none() && !open)) {
            return Concern::Other;
        }
        if reading.has(Cue::CompanyCancels) && self.certain.is_empty() && self.soft.is_empty() {
            return Concern::Other;
        }
        if reading.has(Cue::NoInterview) && !self.names_interview(reading) {
            return Concern::Other;
        }
        if !self.rebook.is_empty() {
            return Concern::Reschedule;
        }
        let speaks_of_one = reading.hits_with_subject(Cue::Meeting).next().is_some()
            || reading.hits_with_subject(Cue::Day).next().is_some();
        let implied = !self.unable.is_empty() || !self.hedges.is_empty();
        if cancels
            && (speaks_of_one
                || !self.cancel_words.is_empty()
                || self
                    .certain
                    .iter()
                    .any(|words| reading.overlaps(Cue::Absent, words)))
            || implied && speaks_of_one
        {
            return Concern::Cancel;
        }
        Concern::Other
    }

    /// Tells whether something certain is said of the interview itself, not of the application.
    fn names_interview(&self, reading: &Reading<'_>) -> bool {
        self.certain.iter().any(|words| {
            let sentence = reading.sentence(words.start);
            reading.overlaps(Cue::Absent, words)
                || reading
                    .hits_with_subject(Cue::Ahead)
                    .any(|hit| sentence.contains(&hit.start))
                || (reading.is("cancel", words.start)
                    && reading
                        .hits_with_subject(Cue::Meeting)
                        .any(|hit| sentence.contains(&hit.start)))
        })
    }
}

fn cancel_force(reading: &Reading<'_>, at: usize) -> Force {
    let sentence = reading.sentence(at);
    let next = (at + 1 < sentence.end).then(|| reading.word(at + 1));
    if reading.overlaps(Cue::NotCancel, &(at..at + 1)) {
        return Force::Elsewhere;
    }
    let passive = reading.word(at) == "cancelled";
    if passive && next.is_some_and(|_| reading.is("elsewhere", at + 1)) {
        return Force::Elsewhere;
    }
    if is_of_something_else(reading, at) {
        return Force::Elsewhere;
    }
    if passive && let Some(force) = passive_force(reading, at) {
        return force;
    }
    force(reading, at, at + 1)
}

/// Tells whether what is cancelled is a train, a subscription or the like.
fn is_of_something_else(reading: &Reading<'_>, at: usize) -> bool {
    let clause = reading.clause(at);
    let sentence = reading.sentence(at);
    let object = (at + 1..sentence.end.min(at + 7))
        .take_while(|at| reading.pause(*at) < Pause::Comma && !reading.is("joiner", *at))
        .find(|at| reading.is("elsewhere", *at) || reading.is("meeting", *at));
    if let Some(object) = object {
        return reading.is("elsewhere", object);
    }
    let before = (clause.start..at).rev().take(5).find(|at| {
        reading.is("elsewhere", *at)
            || reading.is("meeting", *at)
            || matches!(reading.word(*at), "i" | "please")
    });
    before.is_some_and(|at| reading.is("elsewhere", at))
}

/// Reads "the interview was cancelled", "consider it cancelled".
fn passive_force(reading: &Reading<'_>, at: usize) -> Option<Force> {
    let clause = reading.clause(at);
    let left: Vec<&str> = (clause.start.max(at.saturating_sub(8))..at)
        .map(|at| reading.word(at))
        .collect();
    let has = |word: &str| left.contains(&word);
    if has("had") && (has("has") || has("have")) && !has("i") {
        return Some(Force::Elsewhere);
    }
    let behind = |words: &[&str]| {
        (at + 1..at + 1 + words.len())
            .map(|at| next_word(reading, at - 1).unwrap_or(""))
            .eq(words.iter().copied())
    };
    if behind(&["at", "my", "request"]) || behind(&["by", "me"]) || behind(&["on", "my", "part"]) {
        return Some(Force::Certain);
    }
    if has("consider")
        || has("treat")
        || has("regard")
        || has("mark")
        || has("take")
        || has("hereby")
    {
        return Some(Force::Certain);
    }
    if [
        "like", "want", "need", "needs", "ask", "request", "should", "please", "must", "to",
    ]
    .iter()
    .any(|word| has(word))
        && (has("be") || has("interview") || has("it") || has("get"))
    {
        return None;
    }
    if has("i") || has("we") {
        return None;
    }
    ["was", "been", "were", "being", "got", "is", "gets", "'s"]
        .iter()
        .any(|word| has(word))
        .then_some(Force::Elsewhere)
}

/// Reads what stands to the left of a verb or noun of calling off.
fn force(reading: &Reading<'_>, start: usize, end: usize) -> Force {
    if reading.overlaps(Cue::GivenUp, &(start..end)) {
        return Force::Denied;
    }
    let sentence = reading.sentence(start);
    let mut requested = false;
    let mut subject_seen = false;
    let mut obliged = None;
    for at in (sentence.start.max(start.saturating_sub(14))..start).rev() {
        let word = reading.word(at);
        let joined = reading.is("joiner", at) || reading.pause(at + 1) >= Pause::Comma;
        if joined
            && (subject_seen || reading.pause(at + 1) >= Pause::Clause || !matches!(word, "to"))
        {
            break;
        }
        // "can't do 3 gotta cancel": what is denied is another verb.
        let denies_another = obliged.is_some_and(|obliged| at + 2 < obliged);
        match word {
            "please" | "kindly" => requested = true,
            "got" | "have" | "need" | "must" => obliged = Some(at),
            "not" if denies_another => break,
            // "I hope it's not too late to cancel".
            "not" if reading.word(at + 1) == "too" => {}
            // "I would rather cancel now than waste your time".
            "rather" if at > sentence.start && reading.word(at - 1) == "would" => {}
            "rather" | "instead" | "without" | "avoid" | "avoiding" | "never" | "nor"
                if !subject_seen =>
            {
                return denied_unless_late(reading, end);
            }
            "not" if !follows_sure(reading, at) && !subject_seen => {
                return denied_unless_late(reading, end);
            }
            "no" if !subject_seen
                && matches!(
                    reading.word(at + 1),
                    "intention" | "plan" | "plans" | "wish" | "desire" | "need" | "reason"
                ) =>
            {
                return Force::Denied;
            }
            // "I inform you of the cancellation".
            "you" if matches!(reading.word(at + 1), "of" | "about") => {}
            // "I am contacting you to cancel".
            "you"
                if at > sentence.start
                    && (reading.is("preposition", at - 1)
                        || matches!(
                            reading.word(at - 1),
                            "contacting"
                                | "emailing"
                                | "calling"
                                | "ringing"
                                | "phoning"
                                | "texting"
                                | "messaging"
                        )) => {}
            "you" | "they" | "he" | "she" | "who" if !subject_seen => {
                if !requested && !is_request(reading, at, start) {
                    return Force::Elsewhere;
                }
                subject_seen = true;
                requested = true;
            }
            "your"
                if at + 1 == start
                    && reading.is("cancel", start)
                    && word_is_noun(reading, start) =>
            {
                return Force::Elsewhere;
            }
            "i" | "we" | "me" | "my" if !subject_seen => {
                subject_seen = true;
                if at > sentence.start && asks_before(reading, at, start) {
                    return Force::Asks;
                }
                if let Some(think) = (sentence.start..at).rev().take(2).find(|at| {
                    matches!(
                        reading.word(*at),
                        "think" | "want" | "believe" | "say" | "saying"
                    )
                }) && think > sentence.start
                    && reading.word(think - 1) == "not"
                {
                    return Force::Denied;
                }
            }
            _ => {}
        }
    }
    if is_conditional(reading, start) {
        return Force::Conditional;
    }
    if !requested && reading.is_question(start) && asks_permission(reading, start) {
        return Force::Asks;
    }
    Force::Certain
}

fn denied_unless_late(reading: &Reading<'_>, end: usize) -> Force {
    let late = end < reading.prose.tokens.len()
        && (end..(end + 4).min(reading.prose.tokens.len()))
            .any(|at| matches!(reading.word(at), "sooner" | "earlier" | "before"));
    if late { Force::Certain } else { Force::Denied }
}

fn word_is_noun(reading: &Reading<'_>, at: usize) -> bool {
    reading.word(at) == "cancellation"
}

fn follows_sure(reading: &Reading<'_>, not: usize) -> bool {
    not + 1 < reading.prose.tokens.len()
        && matches!(
            reading.word(not + 1),
            "sure"
                | "certain"
                | "only"
                | "decided"
                | "100"
                | "clear"
                | "hesitate"
                | "attend"
                | "attending"
                | "come"
                | "able"
                | "need"
                | "be"
        )
}

/// Tells whether "you … cancel" asks the reader to do it.
fn is_request(reading: &Reading<'_>, you: usize, verb: usize) -> bool {
    let modal = |at: usize| {
        matches!(
            reading.word(at),
            "could" | "can" | "would" | "will" | "may" | "might"
        )
    };
    let sentence = reading.sentence(you);
    let before = you > sentence.start && modal(you - 1);
    let after = (you + 1..verb).any(modal);
    let asked = (sentence.start..you).rev().take(5).any(|at| {
        matches!(
            reading.word(at),
            "ask"
                | "asking"
                | "request"
                | "requesting"
                | "want"
                | "need"
                | "like"
                | "grateful"
                | "obliged"
                | "appreciate"
                | "beg"
                | "let"
                | "letting"
                | "tell"
                | "inform"
                | "informing"
                | "telling"
                | "that"
        )
    });
    let to = (you + 1..verb).any(|at| reading.word(at) == "to");
    let had = (you + 1..verb).any(|at| matches!(reading.word(at), "had" | "have" | "has"));
    !had && (before || after || (asked && (to || verb == you + 1)))
}

/// Tells whether the clause with "I" asks: "can I cancel", "would it be a problem if I cancelled".
fn asks_before(reading: &Reading<'_>, i: usize, verb: usize) -> bool {
    matches!(reading.word(i), "i" | "we")
        && matches!(
            reading.word(i - 1),
            "can" | "could" | "may" | "should" | "do" | "might"
        )
        && verb - i <= 4
        && reading.is_question(i)
}

fn asks_permission(reading: &Reading<'_>, at: usize) -> bool {
    let sentence = reading.sentence(at);
    (sentence.start..at).any(|at| {
        matches!(
            reading.word(at),
            "problem"
                | "ok"
                | "okay"
                | "alright"
                | "possible"
                | "possibly"
                | "mind"
                | "if"
                | "should"
        )
    })
}

/// Tells whether a condition stands before the words in their sentence.
pub(super) fn is_conditional(reading: &Reading<'_>, at: usize) -> bool {
    let sentence = reading.sentence(at);
    let part = (sentence.start..=at)
        .rev()
        .find(|at| reading.pause(*at) == Pause::Clause)
        .unwrap_or(sentence.start);
    (part..at).any(|place| match reading.word(place) {
        "if" | "should" if place == part || reading.word(place) == "if" => {
            !is_polite_if(reading, place, &sentence) && !concludes(reading, place, at)
        }
        "unless" => true,
        _ => false,
    })
}

/// Tells whether what follows draws the conclusion: "I'd feel a fraud if I came, so I cancel".
fn concludes(reading: &Reading<'_>, from: usize, to: usize) -> bool {
    (from..to).any(|at| {
        reading.pause(at) >= Pause::Comma
            && matches!(reading.word(at), "so" | "therefore" | "hence")
    })
}

fn is_polite_if(reading: &Reading<'_>, place: usize, sentence: &Words) -> bool {
    let polite_before = (sentence.start..place)
        .rev()
        .take(5)
        .any(|at| reading.is("polite-if", at));
    let polite_after = place + 1 < sentence.end
        && matches!(reading.word(place + 1), "possible" | "only" | "i" | "this")
        && !polite_obstacle(reading, place, sentence);
    let you_could = place + 2 < sentence.end
        && reading.word(place + 1) == "you"
        && matches!(
            reading.word(place + 2),
            "could" | "would" | "can" | "will" | "please" | "have" | "are"
        );
    polite_before || you_could || (polite_after && reading.word(place + 1) != "i")
}

fn polite_obstacle(reading: &Reading<'_>, place: usize, sentence: &Words) -> bool {
    (place..sentence.end.min(place + 8)).any(|at| reading.word(at) == "not")
}

fn absent_force(reading: &Reading<'_>, words: &Words) -> Force {
    let sentence = reading.sentence(words.start);
    let of_others = reading.word(words.start) == "not"
        && words.start > sentence.start
        && matches!(
            reading.word(words.start - 1),
            "is" | "are" | "was" | "were" | "be" | "been" | "or" | "and" | "of" | "why"
        );
    if of_others || is_of_another(reading, words.start) {
        return Force::Elsewhere;
    }
    if is_conditional(reading, words.start) {
        return Force::Conditional;
    }
    let before = (sentence.start..words.start).rev().take(4);
    let doubts = before.clone().any(|at| {
        matches!(
            reading.word(at),
            "if" | "whether" | "think" | "thinking" | "maybe" | "perhaps" | "probably"
        )
    });
    if doubts || reading.is_question(words.start) && !is_passed_on(reading, words) {
        return Force::Asks;
    }
    Force::Certain
}

/// Tells whether somebody is asked to pass the words on: "would you tell Mr Teo that I won't come?"
fn is_passed_on(reading: &Reading<'_>, words: &Words) -> bool {
    let sentence = reading.sentence(words.start);
    (sentence.start + 1..words.start).any(|at| {
        let passes = matches!(reading.word(at), "let" | "tell" | "inform" | "pass");
        passes
            && (sentence.start..at)
                .rev()
                .take(3)
                .any(|at| reading.word(at) == "you")
    })
}

/// Tells whether somebody or something else is the subject: "my licence won't come back".
fn is_of_another(reading: &Reading<'_>, verb: usize) -> bool {
    let clause = reading.clause(verb);
    let first = (clause.start..verb).find(|at| !reading.is("joiner", *at));
    let named = first.is_some_and(|at| {
        matches!(
            reading.word(at),
            "my" | "our" | "his" | "her" | "he" | "she" | "it"
        )
    });
    named && !(clause.start..verb).any(|at| matches!(reading.word(at), "i" | "we"))
}

pub(super) fn share_a_word(some: &Words, others: &Words) -> bool {
    some.start < others.end && others.start < some.end
}

/// Finds what leaves the interview open; a wish for another date is none of it.
fn hedges(reading: &Reading<'_>, decision: &Decision) -> Vec<Words> {
    let overlaps = |list: &[Words], words: &Words| list.iter().any(|hit| share_a_word(hit, words));
    let touches = evidence::touch(reading);
    let is_firm = !decision.certain.is_empty();
    reading
        .hits(Cue::Hedge)
        .filter(|words| !reading.overlaps(Cue::NotHedge, words))
        // "If days ever come up, I'd be there like a shot": another time, not this interview.
        .filter(|words| !(words.start..words.end).any(|at| reading.word(at) == "ever"))
        .filter(|words| !overlaps(&touches, words) && !overlaps(&decision.rebook, words))
        .filter(|words| !(reading.word(words.start) == "if" && is_beside(reading, words, &touches)))
        .filter(|words| !(is_wish(reading, words) && is_beside(reading, words, &decision.rebook)))
        .filter(|words| !(is_firm && (is_overcome(reading, words) || is_aside(reading, words))))
        .filter(|words| !concludes(reading, words.start, words.end) && !is_of_them(reading, words))
        .filter(|words| !(is_firm && is_of_another_plan(reading, decision, words)))
        .filter(|words| !(is_firm && is_of_other_things(reading, words)))
        .cloned()
        .collect()
}

/// Tells whether words that may limit anything stand in a sentence with nothing of the interview or
/// the application: "My medical came back, so I'm ashore for the time being".
fn is_of_other_things(reading: &Reading<'_>, words: &Words) -> bool {
    const SHORT: usize = 7;
    let limits = (words.start..words.end).any(|at| {
        matches!(
            reading.word(at),
            "depends"
                | "depending"
                | "contingent"
                | "conditional"
                | "dependent"
                | "subject"
                | "tentative"
                | "provisional"
                | "awaiting"
                | "further"
        )
    }) || reading.word(words.start) == "for"
        || reading.word(words.start) == "as";
    let sentence = reading.sentence(words.start);
    // "It all depends on whether my car passes its test".
    let of_it = (sentence.start..words.start)
        .rev()
        .take(2)
        .any(|at| matches!(reading.word(at), "it" | "that" | "this"));
    let told = ["cancel", "withdraw", "meeting", "candidacy"];
    limits
        && !of_it
        && sentence.len() > SHORT
        && !told
            .iter()
            .any(|class| reading.any(class, sentence.clone()))
}

/// Tells whether it is the reader who is left in doubt, or who is asked: "I don't want to keep you
/// waiting", "I'd be grateful if you could cancel it".
fn is_of_them(reading: &Reading<'_>, words: &Words) -> bool {
    let verb = reading.word(words.start);
    (verb.ends_with("ing") || matches!(verb, "could" | "might" | "may" | "would"))
        && words.start > 0
        && matches!(
            reading.word(words.start - 1),
            "you" | "them" | "everyone" | "anyone"
        )
}

/// Tells whether the words restrict a statement about something else: "For now, I have accepted a
/// post elsewhere", "Unless I hear otherwise, I shall assume that this has reached you".
fn is_of_another_plan(reading: &Reading<'_>, decision: &Decision, words: &Words) -> bool {
    let sentence = reading.sentence(words.start);
    let begins = words.start == sentence.start || reading.is("joiner", words.start - 1);
    let opens = begins
        && matches!(
            reading.word(words.start),
            "for" | "unless" | "at" | "right" | "currently"
        );
    let part = words.end
        ..(words.end + 1..sentence.end)
            .find(|at| reading.pause(*at) >= Pause::Clause)
            .unwrap_or(sentence.end);
    let main = part.start
        ..(part.start + 4..part.end)
            .find(|at| reading.is("joiner", *at))
            .unwrap_or(part.end);
    let decides = decision
        .certain
        .iter()
        .chain(&decision.soft)
        .chain(&decision.unable)
        .any(|other| main.contains(&other.start));
    let goes_on = part.len() > 3
        && (reading.word(words.start) != "unless"
            || (words.end + 1..part.end)
                .any(|at| matches!(reading.word(at), "assume" | "take" | "trust")));
    opens && goes_on && !decides && reading.any("finite", main)
}

/// Tells whether the words begin a wish: "I wondered if I could come on Tuesday instead".
fn is_wish(reading: &Reading<'_>, words: &Words) -> bool {
    matches!(
        reading.word(words.start),
        "wonder" | "wondering" | "wondered"
    )
}

/// Tells whether the words stand in one sentence with some of these.
fn is_beside(reading: &Reading<'_>, words: &Words, others: &[Words]) -> bool {
    let sentence = reading.sentence(words.start);
    others.iter().any(|other| sentence.contains(&other.start))
}

/// Tells whether a doubt is told as past: "I was torn", "I've gone back and forth and have decided".
fn is_overcome(reading: &Reading<'_>, words: &Words) -> bool {
    let clause = reading.clause(words.start);
    let is_past = (clause.start..words.end)
        .any(|at| reading.is("past", at) && !asks_politely(reading, at))
        || (clause.start..words.start).any(|at| matches!(reading.word(at), "did" | "said"));
    let sentence = reading.sentence(words.start);
    let has_decided = (words.end..sentence.end).any(|at| {
        matches!(reading.word(at), "decided" | "decision" | "settled")
            || (reading.word(at - 1) == "now" && matches!(reading.word(at), "certain" | "sure"))
            || (reading.word(at) == "made" && next_word(reading, at) == Some("up"))
    });
    // "I've gone back and forth on it all weekend, but I won't be attending".
    let has_been = words.start > clause.start
        && reading.word(words.start) == "gone"
        && reading.word(words.start - 1) == "have";
    is_past || has_been || is_perfect(reading, words) || (has_decided && !reading.is_negated(words))
}

/// Tells whether what is doubted is done: "I probably should have written sooner".
fn is_perfect(reading: &Reading<'_>, words: &Words) -> bool {
    let rest = words.start..reading.clause(words.start).end;
    rest.clone().skip(1).any(|at| {
        reading.word(at) == "have"
            && matches!(reading.word(at - 1), "should" | "could" | "would" | "ought")
            && rest.contains(&(at + 1))
            && reading.word(at + 1) != "to"
    })
}

/// Tells whether a past form only asks politely: "I was wondering", "I was hoping".
fn asks_politely(reading: &Reading<'_>, at: usize) -> bool {
    matches!(
        next_word(reading, at),
        Some("wondering" | "hoping" | "thinking" | "considering")
    )
}

/// Returns the word behind this one, if the text goes on.
fn next_word<'r>(reading: &'r Reading<'_>, at: usize) -> Option<&'r str> {
    (at + 1 < reading.prose.tokens.len()).then(|| reading.word(at + 1))
}

/// Tells whether the words doubt something else: "you do take messages, I suppose?", and what may
/// be another year.
fn is_aside(reading: &Reading<'_>, words: &Words) -> bool {
    let sentence = reading.sentence(words.start);
    let concerns = |at: usize| {
        reading.is("cancel", at)
            || reading.is("withdraw", at)
            || reading.is("meeting", at)
            || reading.is("weekday", at)
            || matches!(reading.word(at), "attend" | "come" | "coming")
    };
    let is_tag = words.len() <= 2 || reading.word(words.start) == "if";
    let ends = words.end == sentence.end && is_tag;
    let of_the_reader = matches!(reading.word(sentence.start), "you" | "your" | "they");
    if ends && of_the_reader {
        return true;
    }
    let is_later = (sentence.start..sentence.end.saturating_sub(1)).any(|at| {
        reading.word(at) == "next" && matches!(reading.word(at + 1), "year" | "season" | "term")
    });
    (ends || is_later) && !sentence.clone().any(concerns)
}
