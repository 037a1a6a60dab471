//! Makes every text from one set of facts: a list of sentences, each tagged with its slot and step.
//!
//! The phrases are data (`phrase`) and are handed in: the script of a kind lists its blocks in their
//! order, and of each slot the first block whose conditions hold is said. A missing fact becomes a
//! gap, `[company]`, never text that could be sent by accident. Must not know what a hand has
//! changed (`draft`) nor judge the result (`review`).

use std::collections::BTreeMap;
use std::ops::Range;

use super::case::{Case, Fact, Kind, Reason};
use super::phrase::{Blank, Block, Condition, Flag, OwnWording, Pattern, Phrases, Say, Test};
use super::plan::{Plan, Urgency};
use super::prose::{count_characters, spoken_seconds};
use super::step::Step;
use super::words::Words;

keywords! {
    /// What a sentence is for.
    pub enum Slot {
        /// The subject line.
        Subject = "subject", "subject";
        /// Greets the contact.
        Greeting = "greeting", "greeting";
        /// Says who speaks.
        Intro = "intro", "introduction";
        /// Thanks, before the news.
        Thanks = "thanks", "thanks";
        /// Cancels.
        Cancel = "cancel", "cancellation";
        /// Says what becomes of the application.
        Withdraw = "withdraw", "withdrawal";
        /// Says why.
        Reason = "reason", "reason";
        /// Apologises.
        Sorry = "sorry", "apology";
        /// Wishes well.
        Wishes = "wishes", "wishes";
        /// Asks to stay in touch.
        Touch = "touch", "staying in touch";
        /// Says the number to call back.
        Callback = "callback", "number to call back";
        /// Asks for something: another date, the panel to be told.
        Request = "request", "request";
        /// Thanks, at the end.
        ThanksAgain = "thanks_again", "thanks again";
        /// Closes, with the name.
        SignOff = "sign_off", "sign-off";
    }
}

/// What stands between a sentence and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lead {
    /// Nothing: the sentence opens the text.
    Start,
    /// A blank: the sentence goes on in the same paragraph.
    Blank,
    /// A line end.
    Line,
    /// An empty line.
    Paragraph,
}

impl Lead {
    /// Returns the white space itself.
    pub fn text(self) -> &'static str {
        match self {
            Lead::Start => "",
            Lead::Blank => " ",
            Lead::Line => "\n",
            Lead::Paragraph => "\n\n",
        }
    }
}

/// One sentence of a composed text.
///
/// The whole text is each sentence's `lead` and `text` in turn. A subject is the first sentence,
/// with `Subject: ` in front, as `write` prints it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// What the sentence is for; at most one sentence of a text has a given slot.
    pub slot: Slot,
    /// The step that it takes, if any.
    pub step: Option<Step>,
    /// What stands before it.
    pub lead: Lead,
    /// The words.
    pub text: String,
    /// The gaps, by bytes of `text`, each with the fact that is missing.
    pub gaps: Vec<(Range<usize>, Fact)>,
    /// How many wordings there are to choose from, at least 1.
    pub wordings: usize,
}

/// The wordings that the person chose, by kind and slot; what is absent is wording 0.
///
/// A number beyond what a sentence offers wraps round.
pub type Wordings = BTreeMap<(Kind, Slot), usize>;

impl Slot {
    /// Returns the step that a sentence of this slot takes in a text of this kind.
    pub fn step(self, kind: Kind) -> Option<Step> {
        let cancels = !matches!(kind, Kind::Reschedule | Kind::Missed);
        match self {
            Slot::Thanks | Slot::Sorry => Some(Step::Appreciation),
            Slot::Subject | Slot::Cancel | Slot::Withdraw => cancels.then_some(Step::Cancellation),
            Slot::Reason => Some(Step::Explanation),
            Slot::Touch => Some(Step::KeepInTouch),
            Slot::ThanksAgain | Slot::Wishes | Slot::SignOff => Some(Step::WrapUp),
            Slot::Greeting | Slot::Intro | Slot::Callback | Slot::Request => None,
        }
    }
}

/// Makes the text of one kind.
///
/// A text that is too long for its kind's limit is shortened in a fixed order; where the facts
/// alone are too long, it stays so.
pub fn compose(
    case: &Case,
    plan: &Plan,
    kind: Kind,
    wordings: &Wordings,
    phrases: &Phrases,
) -> Vec<Sentence> {
    let composer = Composer {
        case,
        kind,
        late: is_late(plan.urgency),
        touch: asks_to_stay_in_touch(case, plan.urgency, phrases),
        wordings,
        phrases,
        words: Words::new(case, kind),
    };
    (0..TRIMS.len())
        .map(|trims| composer.text(&TRIMS[..trims]))
        .find(|sentences| fits(kind, sentences))
        .unwrap_or_else(|| composer.text(TRIMS))
}

/// Tells whether a text asks to stay in touch: by the person's own choice, else by the reason.
///
/// Never where no further contact is wanted; without a choice not at the last minute, not where
/// the reason is the job itself, and not before the person was asked about a reason of their own.
pub fn asks_to_stay_in_touch(case: &Case, urgency: Option<Urgency>, phrases: &Phrases) -> bool {
    let by_reason = || {
        let is_open = match case.reason {
            None => false,
            Some(Reason::Own) => phrases.reasons.added(case).is_some(),
            Some(_) => true,
        };
        let last_minute = matches!(urgency, Some(Urgency::Today | Urgency::Past));
        is_open && !phrases.reasons.of(case).about_the_job && !last_minute
    };
    case.unwanted_contact != Some(true) && case.stay_in_touch.unwrap_or_else(by_reason)
}

/// Tells whether so little time is left that a real apology is due.
fn is_late(urgency: Option<Urgency>) -> bool {
    matches!(
        urgency,
        Some(Urgency::Soon | Urgency::Today | Urgency::Past)
    )
}

/// One way to make a text shorter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Trim {
    /// Say the shorter form of what has one.
    Shorter,
    /// Leave the sentence out.
    Drop(Slot),
    /// Leave the company out.
    Company,
}

/// What goes first where room is scarce; never the cancellation with position or date.
const TRIMS: &[Trim] = &[
    Trim::Shorter,
    Trim::Drop(Slot::Wishes),
    Trim::Drop(Slot::Touch),
    Trim::Drop(Slot::Sorry),
    Trim::Drop(Slot::ThanksAgain),
    Trim::Drop(Slot::Reason),
    Trim::Company,
];

struct Composer<'a> {
    case: &'a Case,
    kind: Kind,
    late: bool,
    touch: bool,
    wordings: &'a Wordings,
    phrases: &'a Phrases,
    words: Words,
}

impl Composer<'_> {
    fn text(&self, trims: &[Trim]) -> Vec<Sentence> {
        let script = self.phrases.script(self.kind);
        let mut sentences: Vec<Sentence> = Vec::new();
        let mut paragraph = 0;
        for block in &script.blocks {
            if sentences.iter().any(|said| said.slot == block.slot) || !self.applies(block, trims) {
                continue;
            }
            let lead = match () {
                () if sentences.is_empty() => Lead::Start,
                () if block.paragraph == paragraph => Lead::Blank,
                () if script.tight => Lead::Line,
                () => Lead::Paragraph,
            };
            if let Some(sentence) = self.sentence(block, lead, trims) {
                paragraph = block.paragraph;
                sentences.push(sentence);
            }
        }
        sentences
    }

    fn applies(&self, block: &Block, trims: &[Trim]) -> bool {
        !trims.contains(&Trim::Drop(block.slot)) && self.all_hold(&block.conditions)
    }

    fn all_hold(&self, conditions: &[Condition]) -> bool {
        conditions
            .iter()
            .all(|condition| self.holds(&condition.test) == condition.holds)
    }

    fn holds(&self, test: &Test) -> bool {
        match test {
            Test::Flag(Flag::Late) => self.late,
            Test::Flag(Flag::Touch) => self.touch,
            Test::Known(fact) => self.case.has(*fact),
            Test::Is(fact, values) => values.contains(&self.settled(*fact)),
        }
    }

    /// Returns a fact's value, with the defaults that hold while the person has said nothing.
    fn settled(&self, fact: Fact) -> String {
        match fact {
            Fact::ContactRole => self.case.role().name().to_owned(),
            Fact::Scope => self.case.scope().name().to_owned(),
            Fact::Register => self.case.register().name().to_owned(),
            _ => self.case.get(fact),
        }
    }

    fn sentence(&self, block: &Block, lead: Lead, trims: &[Trim]) -> Option<Sentence> {
        let patterns = self.patterns(block, trims);
        let chosen = self.wordings.get(&(self.kind, block.slot)).unwrap_or(&0);
        let pattern = patterns.get(chosen % patterns.len().max(1))?;
        let filled = if trims.contains(&Trim::Company) {
            self.words.clone().without(Blank::Company).fill(pattern)
        } else {
            self.words.fill(pattern)
        };
        Some(Sentence {
            slot: block.slot,
            step: block.slot.step(self.kind),
            lead,
            text: filled.text,
            gaps: filled.gaps,
            wordings: patterns.len(),
        })
    }

    /// Returns the wordings to choose from, the person's own behind the built-in ones.
    fn patterns<'a>(&'a self, block: &'a Block, trims: &[Trim]) -> Vec<&'a Pattern> {
        if trims.contains(&Trim::Shorter) && !block.shorter.is_empty() {
            return block.shorter.iter().collect();
        }
        let register = self.case.register();
        let built_in = match &block.say {
            Say::Words(words) => words.of(register),
            Say::Reason(manner) => self
                .phrases
                .reasons
                .of(self.case)
                .told(*manner)
                .of(register),
        };
        let own: Vec<_> = self.own(block.slot).collect();
        let replaced = own.iter().any(|wording| wording.replaces);
        let built_in = if replaced { &[] } else { built_in };
        let own = own.iter().flat_map(|own| own.words.of(register));
        built_in.iter().chain(own).collect()
    }

    fn own(&self, slot: Slot) -> impl Iterator<Item = &OwnWording> {
        let register = self.case.register();
        self.phrases.own.iter().filter(move |own| {
            own.slot == slot
                && own.kind.is_none_or(|kind| kind == self.kind)
                && !own.words.of(register).is_empty()
                && self.all_hold(&own.conditions)
        })
    }
}

/// Tells whether a text keeps to its kind's limit.
fn fits(kind: Kind, sentences: &[Sentence]) -> bool {
    let text = || join(sentences);
    let characters = |limit| count_characters(&text()) <= limit;
    let seconds = |limit: u32| spoken_seconds(&text()) <= f64::from(limit);
    kind.max_characters().is_none_or(characters) && kind.max_seconds().is_none_or(seconds)
}

/// Joins sentences to the text that they make.
pub fn join(sentences: &[Sentence]) -> String {
    sentences
        .iter()
        .flat_map(|sentence| [sentence.lead.text(), &sentence.text])
        .collect()
}
