//! What phrases are made of: patterns with named blanks, the blocks of a script, the reasons.
//!
//! A pattern is a sentence with blanks, `{company}`, and with parts in brackets, `[ at {time}]`,
//! that are left out where a fact inside them is missing. Must not know where phrases come from
//! (`book`) nor how the blanks are filled (`words`).

use std::collections::BTreeMap;
use std::fmt;
use std::sync::OnceLock;

use super::case::{Case, Fact, Kind, Reason, Register};
use super::compose::Slot;

keywords! {
    /// A blank of a pattern, filled from the facts.
    pub enum Blank {
        /// The contact's name, as it was given.
        Contact = "contact", "the contact's name";
        /// The contact's first name, or the whole where it can't be told.
        FirstName = "first_name", "the contact's first name";
        /// The candidate's name.
        YourName = "your_name", "your name";
        /// The position, without `the` before it or `role` behind it.
        Position = "position", "the position";
        /// The company.
        Company = "company", "the company";
        /// The day of the interview with its weekday.
        Date = "date", "the date";
        /// The start of the interview.
        Time = "time", "the time";
        /// `interview`, `second interview` or `final interview`.
        Interview = "interview", "the interview";
        /// The candidate's number.
        Phone = "phone", "your phone";
        /// The candidate's profile.
        Profile = "profile", "your profile";
        /// The reason in the person's own words, as a whole sentence.
        Reason = "reason", "your own reason";
        /// Whoever recommended the candidate.
        Referrer = "referrer", "the referrer's first name";
        /// Other times that would suit.
        Times = "times", "other times";
    }
}

impl Blank {
    /// Returns the fact that fills the blank; `None` for one that is always filled.
    pub fn fact(self) -> Option<Fact> {
        Some(match self {
            Blank::Contact | Blank::FirstName => Fact::ContactName,
            Blank::YourName => Fact::YourName,
            Blank::Position => Fact::Position,
            Blank::Company => Fact::Company,
            Blank::Date => Fact::Date,
            Blank::Time => Fact::Time,
            Blank::Phone => Fact::YourPhone,
            Blank::Profile => Fact::YourProfile,
            Blank::Reason => Fact::Reason,
            Blank::Referrer => Fact::ReferrerName,
            Blank::Times => Fact::RescheduleTimes,
            Blank::Interview => return None,
        })
    }

    /// Tells whether a text without the fact is not fit to send, so that a gap has to show.
    pub fn is_essential(self) -> bool {
        !matches!(
            self,
            Blank::Time | Blank::Phone | Blank::Profile | Blank::Times
        )
    }
}

/// A part of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Words as they are.
    Text(String),
    /// A blank to fill.
    Blank(Blank),
    /// Parts that are left out together.
    Optional(Vec<Part>),
}

/// A sentence with blanks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern(Vec<Part>);

impl Pattern {
    /// Reads a pattern.
    ///
    /// # Errors
    /// A blank is unknown or a bracket has no partner.
    pub fn parse(text: &str) -> Result<Pattern, PatternError> {
        let mut rest = text;
        let parts = parts(&mut rest, false)?;
        Ok(Pattern(parts))
    }

    /// Returns the parts in their order.
    pub fn parts(&self) -> &[Part] {
        &self.0
    }
}

/// Reads parts up to the end, or inside brackets up to the closing one.
fn parts(rest: &mut &str, inside: bool) -> Result<Vec<Part>, PatternError> {
    let mut parts = Vec::new();
    loop {
        let plain = rest.find(['{', '}', '[', ']']).unwrap_or(rest.len());
        if plain > 0 {
            parts.push(Part::Text(rest[..plain].to_owned()));
        }
        let mut after = rest[plain..].chars();
        let sign = after.next();
        *rest = after.as_str();
        match sign {
            None if inside => return Err(PatternError::Unclosed('[')),
            None => return Ok(parts),
            Some(']') if inside => return Ok(parts),
            Some('[') if !inside => parts.push(Part::Optional(self::parts(rest, true)?)),
            Some('{') => parts.push(Part::Blank(blank(rest)?)),
            Some(sign) => return Err(PatternError::Unexpected(sign)),
        }
    }
}

fn blank(rest: &mut &str) -> Result<Blank, PatternError> {
    let (name, after) = rest.split_once('}').ok_or(PatternError::Unclosed('{'))?;
    *rest = after;
    Blank::named(name).ok_or_else(|| PatternError::Unknown(name.to_owned()))
}

/// Why a pattern can't be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PatternError {
    /// A blank that does not exist.
    Unknown(String),
    /// A bracket that is not closed.
    Unclosed(char),
    /// A bracket where none can stand.
    Unexpected(char),
}

impl fmt::Display for PatternError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PatternError::Unknown(name) => {
                let names: Vec<_> = Blank::ALL.iter().map(|blank| blank.name()).collect();
                write!(
                    f,
                    "there is no blank `{{{name}}}`; write one of {}",
                    names.join(", ")
                )
            }
            PatternError::Unclosed(sign) => write!(f, "`{sign}` is never closed"),
            PatternError::Unexpected(sign) => write!(f, "`{sign}` can't stand here"),
        }
    }
}

impl std::error::Error for PatternError {}

keywords! {
    /// Something about the case that no single fact says.
    pub enum Flag {
        /// Little time is left, so that a real apology is due.
        Late = "late", "little time is left";
        /// Staying in touch is asked for.
        Touch = "touch", "staying in touch";
    }
}

/// When a block is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// What is asked.
    pub test: Test,
    /// Whether the answer has to be yes.
    pub holds: bool,
}

/// A question about the case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    /// Whether the flag is up.
    Flag(Flag),
    /// Whether the fact is known.
    Known(Fact),
    /// Whether the fact has one of these values.
    Is(Fact, Vec<String>),
}

impl Condition {
    /// Reads `late`, `!interview.time` or `reason=personal|own`; `None` for what it can't read.
    pub fn parse(written: &str) -> Option<Condition> {
        let denied = written.strip_prefix('!');
        let test = Test::parse(denied.unwrap_or(written))?;
        let holds = denied.is_none();
        Some(Condition { test, holds })
    }
}

impl Test {
    fn parse(text: &str) -> Option<Test> {
        if let Some(flag) = Flag::named(text) {
            return Some(Test::Flag(flag));
        }
        let (path, values) = match text.split_once('=') {
            Some((path, values)) => (path, Some(values)),
            None => (text, None),
        };
        let (table, key) = path.split_once('.').unwrap_or(("", path));
        let fact = Fact::at(table, key)?;
        let Some(values) = values else {
            return Some(Test::Known(fact));
        };
        let values: Vec<_> = values.split('|').map(str::to_owned).collect();
        let choices = fact.form().choices();
        let allowed = |value: &String| choices.iter().any(|(name, _)| name == value);
        values.iter().all(allowed).then_some(Test::Is(fact, values))
    }
}

/// Wordings by register; what a register lacks is said plainly.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Registers {
    /// Full forms and distance.
    pub formal: Vec<Pattern>,
    /// Friendly and businesslike.
    pub plain: Vec<Pattern>,
    /// As to somebody one has come to like.
    pub warm: Vec<Pattern>,
}

impl Registers {
    const NOTHING: Registers = Registers {
        formal: Vec::new(),
        plain: Vec::new(),
        warm: Vec::new(),
    };

    /// Returns the wordings in one register.
    pub fn of(&self, register: Register) -> &[Pattern] {
        let own = self.only(register);
        if own.is_empty() { &self.plain } else { own }
    }

    /// Takes other wordings for every register that they have some for.
    pub fn take(&mut self, other: Registers) {
        for (mine, theirs) in [
            (&mut self.formal, other.formal),
            (&mut self.plain, other.plain),
            (&mut self.warm, other.warm),
        ] {
            if !theirs.is_empty() {
                *mine = theirs;
            }
        }
    }

    fn is_empty(&self) -> bool {
        self.formal.is_empty() && self.plain.is_empty() && self.warm.is_empty()
    }

    fn only(&self, register: Register) -> &[Pattern] {
        match register {
            Register::Formal => &self.formal,
            Register::Plain => &self.plain,
            Register::Warm => &self.warm,
        }
    }
}

keywords! {
    /// How a reason is told.
    pub enum Manner {
        /// In a letter.
        Written = "written", "written";
        /// Aloud.
        Spoken = "spoken", "spoken";
        /// Where room is scarce.
        Short = "short", "short";
    }
}

/// What a block says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Say {
    /// One of these wordings.
    Words(Registers),
    /// The reason.
    Reason(Manner),
}

/// One sentence of a script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What the sentence is for.
    pub slot: Slot,
    /// When it is said; of several blocks for one slot, the first that applies is.
    pub conditions: Vec<Condition>,
    /// The paragraph that it stands in.
    pub paragraph: u8,
    /// What it says.
    pub say: Say,
    /// What it says instead where room is scarce.
    pub shorter: Vec<Pattern>,
}

/// A text of one kind, as blocks in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Script {
    /// Whether paragraphs are parted by a line end alone.
    pub tight: bool,
    /// The blocks.
    pub blocks: Vec<Block>,
}

/// How one reason is told, and what it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReasonPhrases {
    /// Whether it is about the job or the company itself, so that staying in touch is not asked for.
    pub about_the_job: bool,
    /// What a recruiter would record.
    pub recorded: String,
    /// In a letter.
    pub written: Registers,
    /// Aloud.
    pub spoken: Registers,
    /// Where room is scarce.
    pub short: Registers,
}

impl ReasonPhrases {
    const NOTHING: ReasonPhrases = ReasonPhrases {
        about_the_job: false,
        recorded: String::new(),
        written: Registers::NOTHING,
        spoken: Registers::NOTHING,
        short: Registers::NOTHING,
    };

    /// Returns the wordings in one manner, those of a letter where it has none of its own.
    pub fn told(&self, manner: Manner) -> &Registers {
        let told = match manner {
            Manner::Written => &self.written,
            Manner::Spoken => &self.spoken,
            Manner::Short => &self.short,
        };
        if told.is_empty() { &self.written } else { told }
    }

    /// Returns the wordings in one manner, to be changed.
    pub fn told_mut(&mut self, manner: Manner) -> &mut Registers {
        match manner {
            Manner::Written => &mut self.written,
            Manner::Spoken => &mut self.spoken,
            Manner::Short => &mut self.short,
        }
    }
}

/// The reasons, by their names in the facts file; `missing` stands for one not chosen yet.
#[derive(Clone, Debug, Default)]
pub struct Reasons(BTreeMap<String, ReasonPhrases>);

impl Reasons {
    /// The name of what is said while no reason is chosen.
    pub const MISSING: &str = "missing";

    /// Puts in a reason, in the place of one of the same name.
    pub fn put(&mut self, name: &str, phrases: ReasonPhrases) {
        self.0.insert(name.to_lowercase(), phrases);
    }

    /// Returns what is said of a case's reason.
    pub fn of(&self, case: &Case) -> &ReasonPhrases {
        let is_untold = case.reason == Some(Reason::Own) && !case.has(Fact::ReasonText);
        let built_in = case.reason.filter(|_| !is_untold).map(Reason::name);
        self.added(case)
            .unwrap_or_else(|| self.named(built_in.unwrap_or(Reasons::MISSING)))
    }

    /// Returns the reason of the person's own wordings that a case names as its own reason.
    pub fn added(&self, case: &Case) -> Option<&ReasonPhrases> {
        let name = case.reason_text.trim().to_lowercase();
        let is_new = Reason::named(&name).is_none() && name != Reasons::MISSING;
        (case.reason == Some(Reason::Own) && is_new)
            .then(|| self.0.get(&name))
            .flatten()
    }

    /// Returns what is said of one of the built-in reasons.
    pub fn known(&self, reason: Reason) -> &ReasonPhrases {
        self.named(reason.name())
    }

    fn named(&self, name: &str) -> &ReasonPhrases {
        static NOTHING: ReasonPhrases = ReasonPhrases::NOTHING;
        self.0.get(name).unwrap_or(&NOTHING)
    }
}

/// A wording of the person's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnWording {
    /// The kind it is for; `None`: every kind.
    pub kind: Option<Kind>,
    /// The slot it is for.
    pub slot: Slot,
    /// When it is offered.
    pub conditions: Vec<Condition>,
    /// Whether the built-in wordings go.
    pub replaces: bool,
    /// The wordings.
    pub words: Registers,
}

/// All that can be said.
pub struct Phrases {
    scripts: [OnceLock<Script>; Kind::ALL.len()],
    load: fn(Kind) -> Script,
    /// The reasons.
    pub reasons: Reasons,
    /// The person's own wordings.
    pub own: Vec<OwnWording>,
}

impl Phrases {
    /// Makes the phrases; `load` is asked once for each kind that is composed, so that a start
    /// doesn't wait for the others.
    pub fn new(load: fn(Kind) -> Script, reasons: Reasons, own: Vec<OwnWording>) -> Phrases {
        Phrases {
            scripts: Default::default(),
            load,
            reasons,
            own,
        }
    }

    /// Returns the script of one kind.
    pub fn script(&self, kind: Kind) -> &Script {
        self.scripts[kind as usize].get_or_init(|| (self.load)(kind))
    }
}

impl fmt::Debug for Phrases {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Phrases")
            .field("own", &self.own)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_that_cant_be_read_says_why() {
        let why = |text: &str| Pattern::parse(text).unwrap_err();
        assert_eq!(why("Hi {firm}"), PatternError::Unknown("firm".to_owned()));
        assert_eq!(why("Hi {company"), PatternError::Unclosed('{'));
        assert_eq!(why("Hi [ at {time}"), PatternError::Unclosed('['));
        assert_eq!(why("Hi ]"), PatternError::Unexpected(']'));
        assert_eq!(why("[a [b]]"), PatternError::Unexpected('['));
        assert_eq!(why("a } b"), PatternError::Unexpected('}'));
        assert!(Pattern::parse("").is_ok());
    }

    #[test]
    fn a_condition_names_a_flag_a_fact_or_its_values() {
        let test = |text: &str| Condition::parse(text).map(|condition| condition.test);
        assert_eq!(test("late"), Some(Test::Flag(Flag::Late)));
        assert_eq!(test("you.phone"), Some(Test::Known(Fact::YourPhone)));
        let values = vec!["agency".to_owned(), "recruiter".to_owned()];
        let is = Test::Is(Fact::ContactRole, values);
        assert_eq!(test("contact.role=agency|recruiter"), Some(is));
        assert!(!Condition::parse("!touch").unwrap().holds);
        for nonsense in [
            "",
            "!",
            "later",
            "contact.role=boss",
            "you.shoe",
            "job.company=Acme",
        ] {
            assert_eq!(Condition::parse(nonsense), None, "{nonsense}");
        }
    }
}
