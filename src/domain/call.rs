//! The call screen's state: the cue on the screen, what they may say, and the way back.
//!
//! The answers are data and are handed in, as is the script. Must not know how it is shown, nor how
//! long it takes.

use super::case::Case;
use super::compose::Slot;
use super::draft::Draft;
use super::when::{clock_text, long_date};

keywords! {
    /// What they may say.
    pub enum They {
        /// Asks why.
        AsksWhy = "asks-why", "ask why";
        /// Offers another date.
        OffersAnotherDate = "offers-another-date", "offer another date";
        /// Wants it in writing.
        WantsItInWriting = "wants-it-in-writing", "want it in writing";
        /// Says to come all the same.
        JustCome = "just-come", "say “just come”";
        /// Offers more money.
        OffersMoreMoney = "offers-more-money", "offer more money";
        /// Asks where the candidate goes, and what they pay.
        WhereAndWhatPay = "where-and-what-pay", "ask where, and the pay";
        /// Asks what could have been done better.
        WhatBetter = "what-better", "ask for feedback";
        /// Is annoyed or cold.
        Annoyed = "annoyed", "are annoyed or cold";
        /// A machine answers.
        Voicemail = "voicemail", "voicemail picks up";
        /// Somebody else answers.
        SomeoneElse = "someone-else", "someone else answers";
    }
}

keywords! {
    /// Where an answer leads.
    pub enum Then {
        /// Back to the sentence at which they spoke.
        Back = "back", "back to the script";
        /// To the end of the call.
        End = "end", "to the end";
        /// To what is said after the tone.
        Voicemail = "voicemail", "to the voicemail";
    }
}

keywords! {
    /// How they answer a written cancellation.
    pub enum Reply {
        /// Takes it kindly.
        Accepts = "accepts", "take it kindly";
        /// Asks why.
        AsksWhy = "asks-why", "ask why";
        /// Offers another date.
        OffersDate = "offers-date", "offer another date";
        /// Offers more.
        OffersMore = "offers-more", "offer more";
        /// Would like to hear from the candidate later.
        InvitesLater = "invites-later", "invite you for later";
        /// Is short or annoyed.
        Cold = "cold", "are cold or annoyed";
    }
}

/// What to answer on the phone and by mail, and how to rehearse it.
#[derive(Clone, Debug, Default)]
pub struct Reactions {
    /// What they may say on the phone, a row for each.
    pub reactions: Vec<Reaction>,
    /// Said behind an answer that is given a second time.
    pub closing: String,
    /// What is heard in each round of rehearsal.
    pub rounds: Vec<Vec<They>>,
    /// What to answer to their mail: two lines each.
    pub replies: Vec<(Reply, Vec<String>)>,
}

/// What they may say, and what to answer.
#[derive(Clone, Debug)]
pub struct Reaction {
    /// What they say.
    pub they: They,
    /// How it may sound, for the rehearsal.
    pub hear: String,
    /// The answer, in sentences with words in braces.
    pub say: Vec<String>,
    /// Where it leads.
    pub then: Then,
}

impl Reactions {
    /// Finds what to answer.
    pub fn to(&self, they: They) -> Option<&Reaction> {
        self.reactions.iter().find(|row| row.they == they)
    }

    /// Writes the answer to their mail.
    pub fn reply(&self, reply: Reply, case: &Case) -> String {
        let found = self.replies.iter().find(|(other, _)| *other == reply);
        let words = Words { case, reason: None };
        let lines = found.map(|(_, say)| words.fill(say)).unwrap_or_default();
        lines.join("\n")
    }
}

/// Which text is being spoken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Script {
    /// The phone call.
    #[default]
    Call,
    /// What is said after the tone.
    Voicemail,
}

/// One sentence of a text that is spoken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spoken {
    /// The words.
    pub text: String,
    /// Whether it says why, with nothing missing.
    pub is_reason: bool,
}

/// The two texts that may be spoken.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scripts {
    /// The phone call.
    pub call: Vec<Spoken>,
    /// What is said after the tone.
    pub voicemail: Vec<Spoken>,
}

impl Scripts {
    fn of(&self, script: Script) -> &[Spoken] {
        match script {
            Script::Call => &self.call,
            Script::Voicemail => &self.voicemail,
        }
    }
}

impl Spoken {
    /// Takes a text apart, the person's own words included.
    pub fn all(draft: &Draft) -> Vec<Spoken> {
        let gaps = draft.gaps();
        let pieces = draft.pieces().iter().zip(draft.spans());
        let spoken = pieces.map(|(piece, span)| Spoken {
            text: piece.text.trim().to_owned(),
            is_reason: piece.slot == Some(Slot::Reason)
                && !gaps.iter().any(|(gap, _)| span.contains(&gap.start)),
        });
        spoken.filter(|spoken| !spoken.text.is_empty()).collect()
    }
}

/// Where a call is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Call {
    stage: Stage,
    heard: Vec<They>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// A sentence of a script, by its number.
    Saying(Script, usize),
    /// An answer, and the sentence at which they spoke.
    Answering(They, Script, usize),
    /// Nothing more is to be said.
    Over,
}

impl Default for Stage {
    fn default() -> Stage {
        Stage::Saying(Script::Call, 0)
    }
}

/// What the screen shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cue {
    /// What to say now, a sentence each; empty when the call is over.
    pub now: Vec<String>,
    /// What comes next, if anything.
    pub next: Option<String>,
    /// Where we are.
    pub place: Place,
}

/// Where a cue stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A sentence of a script: its number from 1, and how many there are.
    Sentence(Script, usize, usize),
    /// The answer to what they said.
    Answer(They),
    /// The call is over.
    Over,
}

impl Call {
    /// Starts at the first sentence of the call.
    pub fn new() -> Call {
        Call::default()
    }

    /// Returns what they have said so far, in order.
    pub fn heard(&self) -> &[They] {
        &self.heard
    }

    /// They said something: jumps to the answer. Nothing more is answered when the call is over.
    pub fn they_said(&mut self, they: They) {
        let (script, at) = match self.stage {
            Stage::Saying(script, at) | Stage::Answering(_, script, at) => (script, at),
            Stage::Over => return,
        };
        self.heard.push(they);
        self.stage = Stage::Answering(they, script, at);
    }

    /// Goes on to the next sentence, or from an answer to where it leads.
    pub fn go_on(&mut self, scripts: &Scripts, reactions: &Reactions) {
        self.stage = self.after(scripts, reactions);
    }

    /// Goes back by a sentence, or from an answer to the sentence at which they spoke.
    pub fn go_back(&mut self, scripts: &Scripts) {
        self.stage = match self.stage {
            Stage::Saying(script, at) => Stage::Saying(script, at.saturating_sub(1)),
            Stage::Answering(_, script, at) => Stage::Saying(script, at),
            Stage::Over => Stage::Saying(Script::Call, scripts.call.len().saturating_sub(1)),
        };
    }

    /// Tells what to show.
    pub fn cue(&self, scripts: &Scripts, reactions: &Reactions, case: &Case) -> Cue {
        let (now, place) = self.say(self.stage, scripts, reactions, case);
        let after = self.after(scripts, reactions);
        let (next, _) = self.say(after, scripts, reactions, case);
        Cue {
            now,
            next: next.into_iter().next(),
            place,
        }
    }

    fn after(&self, scripts: &Scripts, reactions: &Reactions) -> Stage {
        match self.stage {
            Stage::Saying(script, at) if at + 1 < scripts.of(script).len() => {
                Stage::Saying(script, at + 1)
            }
            Stage::Saying(..) | Stage::Over => Stage::Over,
            Stage::Answering(they, script, at) => {
                match reactions.to(they).map_or(Then::Back, |row| row.then) {
                    Then::Voicemail => Stage::Saying(Script::Voicemail, 0),
                    Then::Back if self.times(they) < 2 => Stage::Saying(script, at),
                    Then::Back | Then::End => Stage::Over,
                }
            }
        }
    }

    fn times(&self, they: They) -> usize {
        self.heard.iter().filter(|heard| **heard == they).count()
    }

    fn say(
        &self,
        stage: Stage,
        scripts: &Scripts,
        reactions: &Reactions,
        case: &Case,
    ) -> (Vec<String>, Place) {
        match stage {
            Stage::Saying(script, at) => {
                let sentences = scripts.of(script);
                let text = sentences.get(at).map(|sentence| sentence.text.clone());
                let place = Place::Sentence(script, at + 1, sentences.len());
                (text.into_iter().collect(), place)
            }
            Stage::Answering(they, ..) => (
                self.answer(they, scripts, reactions, case),
                Place::Answer(they),
            ),
            Stage::Over => (Vec::new(), Place::Over),
        }
    }

    /// The answer; the second time in the same words, and then goodbye.
    fn answer(
        &self,
        they: They,
        scripts: &Scripts,
        reactions: &Reactions,
        case: &Case,
    ) -> Vec<String> {
        let Some(row) = reactions.to(they) else {
            return Vec::new();
        };
        let reason = scripts.call.iter().find(|sentence| sentence.is_reason);
        let reason = reason.map(|sentence| sentence.text.as_str());
        let mut said = Words { case, reason }.fill(&row.say);
        if self.times(they) > 1 && row.then == Then::Back {
            said.push(reactions.closing.clone());
        }
        said
    }
}

/// Fills the words in braces.
struct Words<'a> {
    case: &'a Case,
    reason: Option<&'a str>,
}

impl Words<'_> {
    /// Fills sentences, and leaves out those whose words aren't known.
    fn fill(&self, sentences: &[String]) -> Vec<String> {
        sentences
            .iter()
            .filter_map(|sentence| self.sentence(sentence))
            .collect()
    }

    fn sentence(&self, sentence: &str) -> Option<String> {
        let mut filled = String::new();
        let mut rest = sentence;
        while let Some((before, after)) = rest.split_once('{') {
            let (name, tail) = after.split_once('}')?;
            filled.push_str(before);
            filled.push_str(&self.word(name).filter(|word| !word.is_empty())?);
            rest = tail;
        }
        Some(filled + rest)
    }

    fn word(&self, name: &str) -> Option<String> {
        let case = self.case;
        match name {
            "you" => Some(case.your_name.clone()),
            "contact" => Some(case.contact_name.clone()),
            "position" => Some(case.position.clone()),
            "number" => Some(case.your_phone.clone()),
            "day" => case.date.map(|date| long_date(date, case.spelling())),
            "time" => case.time.map(|time| clock_text(time, case.spelling())),
            "reason" => self.reason.map(str::to_owned),
            _ => None,
        }
    }
}

/// A rehearsal: three rounds of what they may say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rehearsal {
    round: usize,
    at: usize,
}

impl Rehearsal {
    /// Returns the number of the round, from 1.
    pub fn round(self) -> usize {
        self.round + 1
    }

    /// Returns what they say now; `None` when the rehearsal is over.
    pub fn hears(self, reactions: &Reactions) -> Option<&Reaction> {
        let they = reactions.rounds.get(self.round)?.get(self.at)?;
        reactions.to(*they)
    }

    /// Goes on to the next thing they say, and to the next round after the last.
    #[must_use]
    pub fn next(self, reactions: &Reactions) -> Rehearsal {
        let length = reactions.rounds.get(self.round).map_or(0, Vec::len);
        if self.at + 1 < length {
            let at = self.at + 1;
            return Rehearsal { at, ..self };
        }
        let round = (self.round + 1).min(reactions.rounds.len());
        Rehearsal { round, at: 0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spoken(sentences: &[&str]) -> Vec<Spoken> {
        let spoken = |text: &&str| Spoken {
            text: (*text).to_owned(),
            is_reason: *text == "I am staying.",
        };
        sentences.iter().map(spoken).collect()
    }

    fn reactions() -> Reactions {
        let row = |they, say: &str, then| Reaction {
            they,
            hear: String::new(),
            say: vec![say.to_owned(), "My number is {number}.".to_owned()],
            then,
        };
        Reactions {
            reactions: vec![
                row(They::AsksWhy, "{reason}", Then::Back),
                row(They::JustCome, "No, thank you.", Then::Back),
                row(They::Annoyed, "I understand.", Then::End),
                row(They::Voicemail, "Wait.", Then::Voicemail),
            ],
            closing: "Goodbye.".to_owned(),
            rounds: vec![vec![They::AsksWhy], vec![They::JustCome, They::Annoyed]],
            replies: Vec::new(),
        }
    }

    /// Plays keys: `+` goes on, `-` goes back, a name is something they say; returns all that is shown.
    fn play(keys: &str) -> String {
        let scripts = Scripts {
            call: spoken(&["Hello.", "I am staying.", "Thank you."]),
            voicemail: spoken(&["Hello, tape."]),
        };
        let reactions = reactions();
        let mut state = Call::new();
        for key in keys.split_whitespace() {
            match key {
                "+" => state.go_on(&scripts, &reactions),
                "-" => state.go_back(&scripts),
                they => state.they_said(They::named(they).unwrap()),
            }
        }
        let cue = state.cue(&scripts, &reactions, &Case::default());
        format!("{} → {}", cue.now.join(" "), cue.next.unwrap_or_default())
    }

    #[test]
    fn the_script_is_said_sentence_by_sentence() {
        assert_eq!(play(""), "Hello. → I am staying.");
        assert_eq!(play("+"), "I am staying. → Thank you.");
        assert_eq!(play("+ +"), "Thank you. → ");
        assert_eq!(play("+ + +"), " → ");
        assert_eq!(play("+ + + + -"), "Thank you. → ");
        assert_eq!(play("-"), "Hello. → I am staying.");
    }

    #[test]
    fn an_answer_leads_back_to_the_sentence_at_which_they_spoke() {
        assert_eq!(play("+ just-come"), "No, thank you. → I am staying.");
        assert_eq!(play("+ just-come +"), "I am staying. → Thank you.");
        assert_eq!(play("+ just-come -"), "I am staying. → Thank you.");
        assert_eq!(play("asks-why"), "I am staying. → Hello.");
    }

    #[test]
    fn what_is_said_twice_is_answered_in_the_same_words_and_ends_the_call() {
        assert_eq!(play("just-come + just-come"), "No, thank you. Goodbye. → ");
        assert_eq!(play("just-come + just-come + asks-why"), " → ");
    }

    #[test]
    fn an_answer_may_end_the_call_or_lead_to_the_voicemail() {
        assert_eq!(play("annoyed"), "I understand. → ");
        assert_eq!(play("voicemail"), "Wait. → Hello, tape.");
        assert_eq!(play("voicemail +"), "Hello, tape. → ");
    }

    #[test]
    fn the_rehearsal_goes_through_its_rounds_in_order() {
        let reactions = reactions();
        let mut rehearsal = Rehearsal::default();
        let mut heard = Vec::new();
        while let Some(row) = rehearsal.hears(&reactions) {
            heard.push((rehearsal.round(), row.they));
            rehearsal = rehearsal.next(&reactions);
        }
        assert_eq!(
            heard,
            [(1, They::AsksWhy), (2, They::JustCome), (2, They::Annoyed)]
        );
        assert_eq!(rehearsal.next(&reactions), rehearsal);
    }
}
