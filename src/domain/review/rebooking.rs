//! Who asks for another date or another way: what wants the interview moved is no cancellation.
//!
//! Knows what is refused, what the reader has done already, and errands. Must not know findings.

use crate::domain::prose::{Pause, Shape};

use super::cue::Cue;
use super::decision::share_a_word;
use super::evidence;
use super::reading::{Reading, Words};

/// Returns where another date or another way is asked for or offered.
pub(super) fn wishes(reading: &Reading<'_>) -> Vec<Words> {
    let touches = evidence::touch(reading);
    let is_settled = reading.has(Cue::Settled);
    reading
        .hits_with_subject(Cue::Rebook)
        .filter(|words| !refuses_a_date(reading, words) && !is_thanked_for(reading, words))
        .filter(|words| !is_cancelled_too(reading, words) && !was_done(reading, words))
        .filter(|words| !is_past_day(reading, words) && !runs_an_errand(reading, words))
        .filter(|words| !is_of_somebody_else(reading, words) && !is_of_whenever(reading, words))
        .filter(|words| !is_of_another_job(reading, words))
        .filter(|words| !is_settled || is_plain(reading, words))
        .filter(|words| asks_anew(reading, words) || !reading.is_negated(words))
        .filter(|words| reading.is_question(words.start) || !denies(reading, words))
        .filter(|words| {
            let clause = reading.clause(words.start);
            let near = |hit: &Words| share_a_word(hit, words) || clause.contains(&hit.start);
            reading.is_question(words.start)
                || names_a_slot(reading, words)
                || !touches.iter().any(near)
        })
        .cloned()
        .collect()
}

/// Tells whether the words speak of this interview alone, not of staying in touch.
fn names_a_slot(reading: &Reading<'_>, words: &Words) -> bool {
    words.clone().any(|at| {
        matches!(
            reading.word(at),
            "slot" | "gap" | "space" | "cancellation" | "zoom" | "teams"
        )
    })
}

/// Tells whether the other date is what is cancelled: "please cancel the new date too".
fn is_cancelled_too(reading: &Reading<'_>, words: &Words) -> bool {
    let clause = reading.clause(words.start);
    // "Can you cancel my interview tomorrow?"
    let cancels = words.clone().any(|at| reading.is("cancel", at));
    let moves = |at: usize| {
        matches!(
            reading.word(at),
            "instead" | "another" | "later" | "different" | "move" | "push" | "shift" | "swap"
        )
    };
    if cancels && !words.clone().any(moves) {
        return true;
    }
    (clause.start..words.start)
        .rev()
        .take(3)
        .any(|at| reading.is("cancel", at) && at + 3 >= words.start)
}

/// Tells whether the words are about a day gone by, or about many: "we spoke the other day", "on call
/// every other week".
fn is_past_day(reading: &Reading<'_>, words: &Words) -> bool {
    let idiom = |at: usize| {
        at > 0
            && reading.word(at) == "other"
            && matches!(reading.word(at - 1), "the" | "every" | "each")
    };
    words.clone().any(idiom) && !reading.is_question(words.start)
}

/// Tells whether another candidate is to have the date: "if somebody can make Thursday".
fn is_of_somebody_else(reading: &Reading<'_>, words: &Words) -> bool {
    let clause = reading.clause(words.start);
    (clause.start + 1..words.start).any(|at| {
        let anybody = matches!(
            reading.word(at),
            "somebody" | "someone" | "anybody" | "anyone"
        );
        anybody && reading.word(at - 1) == "if"
    })
}

/// Tells whether the words look forward to another job: "if there's ever days going", "I hope to come
/// and work with you another time", "maybe we can talk in the autumn".
fn is_of_another_job(reading: &Reading<'_>, words: &Words) -> bool {
    let sentence = reading.sentence(words.start);
    let before = sentence.start..words.end;
    let clause = reading.clause(words.end - 1);
    let next_season = (clause.start.min(words.start)..clause.end).any(|at| {
        matches!(
            reading.word(at),
            "autumn" | "spring" | "summer" | "winter" | "season"
        )
    });
    if next_season && !reading.is_question(words.start) {
        return true;
    }
    let if_ever = |at: usize| {
        let mut near = before.start.max(at.saturating_sub(4))..at;
        reading.word(at) == "ever"
            && near.any(|at| matches!(reading.word(at), "if" | "when" | "whenever" | "should"))
    };
    before.clone().any(if_ever)
        || before.clone().skip(1).any(|at| {
            reading.word(at - 1) == "work"
                && matches!(reading.word(at), "with" | "for" | "alongside" | "together")
        })
}

/// Tells whether even somebody whom another job keeps away would ask for another date with these
/// words: they ask, they name a day, or they say what they want.
fn is_plain(reading: &Reading<'_>, words: &Words) -> bool {
    let names = |at: usize| {
        reading.is("weekday", at)
            || reading.shape(at).has(Shape::DATE)
            || reading.shape(at).has(Shape::CLOCK)
            || matches!(
                reading.word(at),
                "tomorrow" | "slot" | "week" | "zoom" | "teams" | "phone"
            )
            || ["resched", "re-sched", "rearrang", "postpon", "rebook"]
                .iter()
                .any(|stem| reading.word(at).starts_with(stem))
    };
    reading.is_question(words.start) || words.clone().any(names)
}

/// Tells whether *when* only names a time to come: "when there is some day work, you call me".
fn is_of_whenever(reading: &Reading<'_>, words: &Words) -> bool {
    let told = |at: usize| {
        matches!(
            reading.word(at),
            "know" | "tell" | "say" | "ask" | "see" | "me" | "confirm" | "sure" | "advise"
        )
    };
    reading.word(words.start) == "when"
        && reading.is("subject", words.start + 1)
        && !(words.start > 0 && told(words.start - 1))
}

/// Tells whether the writer offers to bring something back, not to come to the interview.
fn runs_an_errand(reading: &Reading<'_>, words: &Words) -> bool {
    let sentence = reading.sentence(words.start);
    reading.any("errand", sentence.clone()) && !reading.any("meeting", sentence)
}

/// Tells whether the reader has done it already: "you kindly offered me a later date", "your note
/// offering Tuesday instead".
fn was_done(reading: &Reading<'_>, words: &Words) -> bool {
    let clause = reading.clause(words.start);
    let before = clause.start..words.start;
    let last = |names: &[&str]| {
        before
            .clone()
            .rev()
            .find(|at| names.contains(&reading.word(*at)))
    };
    let i_asked = last(&["i", "we"]).is_some_and(|subject| {
        (subject + 1..words.start).any(|at| {
            matches!(
                reading.word(at),
                "asked" | "requested" | "changed" | "swapped"
            )
        })
    });
    let mine = |at: usize| at > clause.start && matches!(reading.word(at - 1), "i" | "we");
    let asks = before.clone().any(|at| match reading.word(at) {
        "if" | "whether" => true,
        "could" | "would" | "might" => !mine(at),
        _ => false,
    });
    if reading.is_question(words.start) || asks && !i_asked {
        return false;
    }
    let is_past = |verb: usize| {
        let word = reading.word(verb);
        matches!(
            word,
            "had"
                | "gave"
                | "found"
                | "made"
                | "sent"
                | "have"
                | "went"
                | "said"
                | "told"
                | "wrote"
        ) || word.len() > 3 && word.ends_with("ed") && word != "need"
    };
    let deed = last(&["you", "they"]).and_then(|subject| {
        (subject + 1..words.start).find(|at| !reading.word(*at).ends_with("ly"))
    });
    let letter = last(&["your"]).is_some_and(|at| {
        at + 2 < words.start
            && matches!(
                reading.word(at + 1),
                "note" | "email" | "message" | "letter" | "call" | "offer" | "suggestion"
            )
    });
    let kindness = before.clone().any(|at| {
        matches!(
            reading.word(at),
            "kind" | "good" | "nice" | "decent" | "lovely" | "generous" | "thoughtful" | "sweet"
        )
    });
    letter
        || i_asked
        || deed.is_some_and(|verb| {
            let of_you_to = reading.word(verb) == "to";
            is_past(verb) || kindness && (of_you_to || reading.is("past", verb))
        })
}

/// Tells whether these words are what the reader is thanked for, or what was done: "thank you for
/// moving it", "you were patient about my changing the date".
fn is_thanked_for(reading: &Reading<'_>, words: &Words) -> bool {
    let sentence = reading.sentence(words.start);
    let gerund = words.start > sentence.start && reading.word(words.start).ends_with("ing");
    if gerund && reading.word(words.start - 1) == "my" {
        return true;
    }
    let favour = gerund && reading.word(words.start - 1) == "for"
        || words.start >= sentence.start + 3
            && reading.word(words.start - 3) == "for"
            && reading.word(words.start - 2).ends_with("ing")
            && reading.word(words.start - 1) == "to";
    let thanks = |hit: &Words| sentence.contains(&hit.start) && hit.start < words.start;
    let is_given = !reading.is_question(words.start) && reading.hits(Cue::Thanks).any(thanks);
    is_given && (favour || is_a_deed(reading, &(sentence.start..words.start)))
}

/// Tells whether the words end in what the reader did: "thanks for offering me …", "I appreciate you
/// finding me …"; what would be appreciated is still to be done.
fn is_a_deed(reading: &Reading<'_>, before: &Words) -> bool {
    let near = before.start.max(before.end.saturating_sub(5));
    let deed = (near + 1..before.end).any(|at| {
        reading.word(at).ends_with("ing")
            && !matches!(reading.word(at), "considering" | "understanding")
            && matches!(reading.word(at - 1), "for" | "you" | "your")
    });
    deed && !before
        .clone()
        .any(|at| matches!(reading.word(at), "would" | "could" | "if"))
}

/// Tells whether another date is refused where these words speak of one.
fn refuses_a_date(reading: &Reading<'_>, words: &Words) -> bool {
    let clause = reading.clause(words.start);
    let spared = (clause.start + 1..words.start).any(|at| {
        matches!(
            (reading.word(at - 1), reading.word(at)),
            ("rather", "than") | ("instead", "of")
        )
    });
    // "I can't come on the 14th or on any other day"
    let alternative = reading.is("joiner", clause.start)
        && matches!(reading.word(clause.start), "or" | "nor")
        && clause.start > 0
        && words.start - clause.start <= 3
        && reading.pause(clause.start) < Pause::Clause
        && reading.negation(clause.start - 1, 12).is_some();
    (spared || alternative) && !reading.is_question(words.start)
        || reading.overlaps(Cue::NoRebook, words)
        || reading
            .hits_with_subject(Cue::NoRebook)
            .any(|hit| clause.contains(&hit.start) && !reading.is_question(words.start))
}

/// Tells whether these words say that something is not: "an office job isn't feasible", "a later slot
/// wouldn't change anything".
fn denies(reading: &Reading<'_>, words: &Words) -> bool {
    let clause = reading.clause(words.end - 1);
    let would_not = reading.word(words.start) == "would" && reading.is("deny", words.start + 1);
    let is_not = words.clone().skip(1).any(|at| {
        reading.is("deny", at) && matches!(reading.word(at - 1), "is" | "are" | "was" | "were")
    });
    let names_a_date = matches!(
        reading.word(words.end - 1),
        "date" | "day" | "slot" | "time"
    );
    let in_vain = names_a_date
        && clause.contains(&(words.end + 1))
        && matches!(reading.word(words.end), "would" | "will" | "does" | "could")
        && reading.is("deny", words.end + 1);
    words.len() > 1 && (would_not || is_not) || in_vain
}

/// Tells whether these words begin a question of their own, as "can't do Tuesday could we …" does.
fn asks_anew(reading: &Reading<'_>, words: &Words) -> bool {
    let inverted = matches!(
        reading.word(words.start),
        "can" | "could" | "may" | "might" | "shall" | "would" | "is" | "any"
    );
    let denied = words.start + 1 < words.end && reading.is("deny", words.start + 1);
    inverted && !denied
}
