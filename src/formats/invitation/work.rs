//! Words that name a kind of work, and phrases that can be a position.
//!
//! Must not know where in the text they stand.

use super::lists::{LINKS, NO_WORK, STOPS, WORK};
use super::text::pattern;

/// "PhD candidate" is a position, "the successful candidate" is none.
pub(super) fn after_degree(before: &str) -> bool {
    pattern!(r"\b(?:phd|ph\.d\.|doctoral|dphil|master['’]?s)\s*$").is_match(before)
}

/// Tells whether a phrase names a kind of work.
pub(super) fn has_work(phrase: &str) -> bool {
    if phrase.to_lowercase().ends_with(" junior") {
        return true;
    }
    phrase
        .split(|c: char| c.is_whitespace() || matches!(c, '/' | ',' | '(' | ')'))
        .any(|word| {
            let small = word
                .trim_matches(|c: char| !c.is_alphanumeric())
                .to_lowercase();
            let single = small.strip_suffix('s').unwrap_or(&small);
            // "Sous-Chef", "Sub-Editor".
            let last = single.rsplit('-').next().unwrap_or(single);
            let by_end = small.len() >= 6
                && [
                    "er", "or", "ist", "ian", "eer", "ant", "man", "woman", "smith", "wright",
                ]
                .iter()
                .any(|end| single.ends_with(end));
            WORK.contains(small.as_str())
                || WORK.contains(single)
                || WORK.contains(last)
                || by_end && !NO_WORK.contains(single)
        })
}

/// Tells a word that the list of work holds, and does not only end like one.
pub(super) fn is_listed_work(word: &str) -> bool {
    let small = word.to_lowercase();
    WORK.contains(small.as_str()) || WORK.contains(small.strip_suffix('s').unwrap_or(&small))
}

pub(super) fn is_title_case(phrase: &str) -> bool {
    phrase
        .split_whitespace()
        .filter(|word| !LINKS.contains(word.to_lowercase().as_str()))
        .all(|word| {
            word.trim_start_matches(['(', '"', '“'])
                .starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        })
}

/// Tells whether a phrase can be a position: few words, none that ends one.
pub(super) fn is_position_phrase(phrase: &str) -> bool {
    let words: Vec<&str> = phrase.split_whitespace().collect();
    let is_capital = |word: &&str| {
        word.trim_start_matches(['“', '"', '*'])
            .starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
    };
    let begins = words.first().is_some_and(is_capital);
    // "Yard hand": a sentence begins, the position has no capitals.
    let capital = begins && (words.len() == 1 || words[1..].iter().any(is_capital));
    let all_fit = words.iter().enumerate().all(|(index, word)| {
        let bare =
            word.trim_matches(|c: char| matches!(c, '"' | '”' | '“' | '*' | '(' | ')' | ','));
        let small = bare.to_lowercase();
        let studies = small == "candidate" && after_degree(words[..index].last().unwrap_or(&""));
        // "IT Technician", "Saturday Assistant", "Call Centre Agent".
        let next = words.get(index + 1).copied().unwrap_or("");
        let opens_title = bare == "IT"
            || matches!(bare, "Saturday" | "Sunday") && is_listed_work(next)
            || bare == "Call" && matches!(next, "Centre" | "Center" | "Handler" | "Taker");
        let stop = STOPS.contains(small.as_str()) && !studies && !opens_title
            || matches!(
                small.as_str(),
                "the"
                    | "for"
                    | "an"
                    | "a"
                    | "my"
                    | "any"
                    | "all"
                    | "no"
                    | "new"
                    | "good"
                    | "thank"
                    | "like"
                    | "love"
                    | "invite"
                    | "book"
                    | "confirm"
                    | "discuss"
                    | "schedule"
                    | "arrange"
                    | "attend"
                    | "offer"
                    | "another"
                    | "same"
                    | "best"
                    | "right"
                    | "job"
                    | "first"
                    | "regarding"
                    | "not"
                    | "its"
            );
        let broken = word.contains(['.', '!', '?', ';', ':'])
            && !matches!(bare, "Sr." | "Jr." | "Asst." | ".NET" | "Node.js");
        !(stop
            && !(capital
                && bare.starts_with(char::is_uppercase)
                && matches!(small.as_str(), "team" | "shift" | "call" | "post")))
            && !broken
            && (!capital
                || studies
                || bare.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '.')
                || LINKS.contains(small.as_str())
                || bare.starts_with('&')
                || bare.starts_with('('))
    });
    (1..=8).contains(&words.len())
        && all_fit
        && (capital || words.len() <= 4)
        && !words
            .last()
            .is_some_and(|word| LINKS.contains(word.to_lowercase().as_str()))
        && !words
            .first()
            .is_some_and(|word| LINKS.contains(word.to_lowercase().as_str()))
}
