//! Reads `assets/reactions.toml`: what to answer on the phone and by mail.
//!
//! Must not know when it is said.

use serde::Deserialize;

use super::{asset, embedded, name};
use crate::domain::call::{Reaction, Reactions, Reply, Then, They};

/// Reads the answers that come with bowout.
pub(super) fn reactions() -> Reactions {
    let file: File = embedded("reactions", asset!("reactions"));
    let they = |it: &String| name("reaction", it, They::named);
    let round = |round: Vec<String>| round.iter().map(they).collect();
    let reaction = |it: ReactionRow| Reaction {
        they: they(&it.they),
        then: name("way", &it.then, Then::named),
        hear: it.hear,
        say: it.say,
    };
    let reply = |it: ReplyRow| (name("reply", &it.reply, Reply::named), it.say);
    Reactions {
        reactions: file.reaction.into_iter().map(reaction).collect(),
        closing: file.closing,
        rounds: file.rounds.into_iter().map(round).collect(),
        replies: file.reply.into_iter().map(reply).collect(),
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    closing: String,
    rounds: Vec<Vec<String>>,
    reaction: Vec<ReactionRow>,
    reply: Vec<ReplyRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReactionRow {
    they: String,
    hear: String,
    say: Vec<String>,
    then: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReplyRow {
    reply: String,
    say: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::call::{Call, Scripts};
    use crate::domain::case::{Case, Fact};

    fn answer(they: They, case: &Case) -> String {
        let mut call = Call::new();
        call.they_said(they);
        call.cue(&Scripts::default(), &reactions(), case)
            .now
            .join(" ")
    }

    #[test]
    fn everything_they_may_say_has_an_answer_that_says_something_with_every_fact_missing() {
        for they in They::ALL {
            let said = answer(*they, &Case::default());
            assert!(!said.is_empty(), "{they}");
            assert!(!said.contains(['{', '[']), "{they}: {said}");
        }
        for reply in Reply::ALL {
            let said = reactions().reply(*reply, &Case::default());
            assert_eq!(said.lines().count(), 2, "{reply}");
        }
    }

    #[test]
    fn the_rounds_hear_everything_they_may_say() {
        let reactions = reactions();
        assert_eq!(reactions.rounds.len(), 3);
        let heard = reactions.rounds.concat();
        assert!(They::ALL.iter().all(|they| heard.contains(they)));
    }

    #[test]
    fn no_answer_hedges_reopens_the_decision_or_speaks_of_money() {
        let reactions = reactions();
        let said = reactions.reactions.iter().flat_map(|row| &row.say);
        let written = reactions.replies.iter().flat_map(|(_, say)| say);
        for sentence in said.chain(written) {
            let lower = sentence.to_lowercase();
            for word in [
                "maybe",
                "perhaps",
                "might",
                "not sure",
                "salary",
                "paid",
                "new job",
                "employer",
                "another time",
                "unfortunately",
                "think about",
            ] {
                assert!(!lower.contains(word), "{word} in {sentence}");
            }
        }
    }

    #[test]
    fn whoever_answers_hears_what_is_known_and_no_gap() {
        let mut case = Case::default();
        for (fact, text) in [
            (Fact::YourName, "Jo Berg"),
            (Fact::ContactName, "Ana Ruiz"),
            (Fact::Date, "2026-12-03"),
        ] {
            case.set(fact, text).unwrap();
        }
        let said = answer(They::SomeoneElse, &case);
        assert!(said.starts_with("Hello, this is Jo Berg. I have a message for Ana Ruiz."));
        assert!(!said.contains("number"), "{said}");
        case.set(Fact::Time, "14:30").unwrap();
        let said = answer(They::SomeoneElse, &case);
        assert!(said.contains("It was to be on Thursday 3 December at 14:30."));
    }
}
