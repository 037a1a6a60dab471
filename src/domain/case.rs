//! The facts of one cancellation: `Case` holds them, `Fact` names every single one.
//!
//! Form, gaps, facts file, import and tests all go through [`Case::get`] and [`Case::set`]. Reads
//! only exact forms (ISO dates, 24-hour times, stable names): how people write them is `when`'s
//! affair. Must not know the clock.

use std::fmt;

use jiff::civil::{Date, Time};

use super::plan::Rung;

keywords! {
    /// The texts that bowout makes from one set of facts.
    pub enum Kind {
        /// An email with a subject.
        Email = "email", "Email";
        /// The script of a phone call.
        Call = "call", "Call";
        /// What is said after the tone, at most 30 seconds.
        Voicemail = "voicemail", "Voicemail";
        /// A short message (phone, LinkedIn …), at most 300 characters.
        Text = "text", "Text";
        /// The comment box of a scheduling page or applicant portal, at most 300 characters.
        Portal = "portal", "Portal";
        /// The email that confirms a call in writing.
        Confirmation = "confirmation", "Confirmation";
        /// The note to whoever recommended the candidate.
        Referrer = "referrer", "Referrer";
        /// For those who find that they only want another date.
        Reschedule = "reschedule", "Reschedule";
        /// The time has passed: an apology, no story.
        Missed = "missed", "Missed";
    }
}

impl Kind {
    /// Tells whether the text opens with a `Subject:` line.
    pub fn has_subject(self) -> bool {
        matches!(
            self,
            Kind::Email | Kind::Confirmation | Kind::Reschedule | Kind::Missed
        )
    }

    /// Tells whether the text is spoken, so that seconds count and nothing is signed.
    pub fn is_spoken(self) -> bool {
        matches!(self, Kind::Call | Kind::Voicemail)
    }

    /// Returns the most characters (grapheme clusters) that the text may have, where there is a limit.
    pub fn max_characters(self) -> Option<usize> {
        matches!(self, Kind::Text | Kind::Portal).then_some(300)
    }

    /// Returns the most seconds that the text may take to say, where there is a limit.
    pub fn max_seconds(self) -> Option<u32> {
        (self == Kind::Voicemail).then_some(30)
    }
}

keywords! {
    /// Why the interview is cancelled.
    pub enum Reason {
        /// Accepted a job elsewhere.
        AnotherJob = "another-job", "another job";
        /// Stopped looking.
        NoLongerLooking = "no-longer-looking", "no longer looking";
        /// The position or the company does not fit.
        NotAFit = "not-a-fit", "not the right fit";
        /// Stays in the present role.
        StayingPut = "staying-put", "staying where I am";
        /// Moves away, or cannot move there.
        Relocation = "relocation", "relocation";
        /// Health, family and all else that is nobody's business.
        Personal = "personal", "a personal matter";
        /// The pay is too low.
        Pay = "pay", "the pay";
        /// The hours do not fit.
        HoursDoNotFit = "hours-do-not-fit", "the hours don't fit";
        /// Learned something about the company. Never told: it becomes fit.
        SomethingILearned = "something-i-learned", "something I learned";
        /// Gives no reason, on purpose.
        NoReason = "no-reason", "give no reason";
        /// The person's own clause, in [`Fact::ReasonText`].
        Own = "own", "in my own words";
    }
}

keywords! {
    /// What is cancelled.
    pub enum Scope {
        /// The interview, and with it the application.
        Application = "application", "the whole application";
        /// This interview alone.
        Interview = "interview", "only this interview";
    }
}

keywords! {
    /// The tone of the texts.
    pub enum Register {
        /// Full forms and distance.
        Formal = "formal", "formal";
        /// Friendly and businesslike.
        Plain = "plain", "plain";
        /// As to somebody one has come to like.
        Warm = "warm", "warm";
    }
}

keywords! {
    /// Whose spelling and order of dates the texts use.
    pub enum Spelling {
        /// cancelling; 3 December 2026.
        British = "british", "British";
        /// canceling; December 3, 2026.
        American = "american", "American";
    }
}

keywords! {
    /// Who the contact is.
    pub enum Role {
        /// Decides about the position.
        HiringManager = "hiring-manager", "hiring manager";
        /// Recruits for the company, within it.
        Recruiter = "recruiter", "recruiter";
        /// Recruits for the company, from outside.
        Agency = "agency", "agency";
        /// Arranges dates for others.
        Coordinator = "coordinator", "coordinator";
    }
}

keywords! {
    /// A way in which the company and the candidate have been in touch.
    pub enum Channel {
        /// Mail.
        Email = "email", "email";
        /// A phone call.
        Phone = "phone", "phone";
        /// Text, LinkedIn, WhatsApp …
        Message = "message", "message";
        /// A scheduling page or applicant portal.
        Portal = "portal", "portal";
    }
}

keywords! {
    /// How the interview was to be held.
    pub enum Mode {
        /// By video.
        Video = "video", "video";
        /// By phone.
        Phone = "phone", "phone";
        /// In person.
        Onsite = "onsite", "on site";
    }
}

keywords! {
    /// Which round of interviews it is.
    pub enum Round {
        /// The first.
        First = "first", "first";
        /// The second.
        Second = "second", "second";
        /// A later one, but not the last.
        Third = "third", "third or later";
        /// The last.
        Final = "final", "final";
    }
}

macro_rules! facts {
    ( $( $(#[$what:meta])* $Fact:ident = $table:literal . $key:literal, $label:literal, $field:ident: $Form:ident; )+ ) => {
        /// The name of one fact.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Fact { $( $(#[$what])* $Fact, )+ }

        impl Fact {
            /// Every fact, in the order of the facts file.
            pub const ALL: &'static [Fact] = &[ $( Fact::$Fact, )+ ];

            /// Returns the table of the facts file that the fact stands in; empty at the top.
            pub const fn table(self) -> &'static str {
                match self { $( Fact::$Fact => $table, )+ }
            }

            /// Returns the fact's key within its table of the facts file.
            pub const fn key(self) -> &'static str {
                match self { $( Fact::$Fact => $key, )+ }
            }

            /// Returns the words by which a person knows the fact; they also stand in gaps: `[company]`.
            pub const fn label(self) -> &'static str {
                match self { $( Fact::$Fact => $label, )+ }
            }

            /// Returns how the fact is written.
            pub const fn form(self) -> Form {
                match self { $( Fact::$Fact => Form::$Form, )+ }
            }
        }

        /// The facts of one cancellation.
        ///
        /// An empty text or `None` is a missing fact. Any combination is allowed.
        #[derive(Clone, Debug, Default, PartialEq, Eq)]
        pub struct Case { $( $(#[$what])* pub $field: facts!(@type $Form), )+ }

        impl Case {
            /// Returns a fact as it would be written in a facts file, empty when it is missing.
            pub fn get(&self, fact: Fact) -> String {
                match fact { $( Fact::$Fact => self.$field.written(), )+ }
            }

            /// Returns about how many bytes the facts take.
            pub fn weight(&self) -> usize {
                size_of::<Case>() $( + self.$field.weight() )+
            }

            /// Sets a fact from its exact written form; an empty text removes it.
            ///
            /// # Errors
            /// The text is not one of the fact's values, or longer than any may be. The fact keeps its
            /// old one.
            pub fn set(&mut self, fact: Fact, text: &str) -> Result<(), FactError> {
                let text = text.trim();
                let read = match fact {
                    _ if text.len() > LONGEST => None,
                    $( Fact::$Fact => Value::read(text).map(|value| self.$field = value), )+
                };
                read.ok_or_else(|| FactError { fact, text: text.to_owned() })
            }
        }
    };
    (@type Text) => { String };
    (@type Lines) => { Vec<String> };
    (@type Day) => { Option<Date> };
    (@type Clock) => { Option<Time> };
    (@type YesNo) => { Option<bool> };
    (@type Choice) => { compile_error!("a choice needs its type") };
    (@type $Choice:ident) => { Option<$Choice> };
}

/// How a fact is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Any text of one line.
    Text,
    /// Several texts, a line each.
    Lines,
    /// An ISO date, `2026-12-03`.
    Day,
    /// A time of 24 hours, `14:30`.
    Clock,
    /// `true` or `false`.
    YesNo,
    /// A value of [`Reason`].
    Reason,
    /// A value of [`Scope`].
    Scope,
    /// A value of [`Register`].
    Register,
    /// A value of [`Spelling`].
    Spelling,
    /// A value of [`Rung`].
    Rung,
    /// A value of [`Role`].
    Role,
    /// A value of [`Channel`].
    Channel,
    /// A value of [`Mode`].
    Mode,
    /// A value of [`Round`].
    Round,
}

impl Form {
    /// Returns the names and labels of the values, where they are a closed set; else nothing.
    pub fn choices(self) -> Vec<(&'static str, &'static str)> {
        macro_rules! of {
            ($Words:ident) => {
                $Words::ALL
                    .iter()
                    .map(|word| (word.name(), word.label()))
                    .collect()
            };
        }
        match self {
            Form::Text | Form::Lines | Form::Day | Form::Clock => Vec::new(),
            Form::YesNo => vec![("true", "yes"), ("false", "no")],
            Form::Reason => of!(Reason),
            Form::Scope => of!(Scope),
            Form::Register => of!(Register),
            Form::Spelling => of!(Spelling),
            Form::Rung => of!(Rung),
            Form::Role => of!(Role),
            Form::Channel => of!(Channel),
            Form::Mode => of!(Mode),
            Form::Round => of!(Round),
        }
    }
}

impl Case {
    /// Returns what holds for another interview that is cancelled for the same reason: who the person
    /// is, why, and in which tone.
    #[must_use]
    pub fn for_another(&self) -> Case {
        Case {
            reason: self.reason,
            reason_text: self.reason_text.clone(),
            register: self.register,
            stay_in_touch: self.stay_in_touch,
            spelling: self.spelling,
            your_name: self.your_name.clone(),
            your_email: self.your_email.clone(),
            your_phone: self.your_phone.clone(),
            your_profile: self.your_profile.clone(),
            dreads_calls: self.dreads_calls,
            offer_signed: self.offer_signed,
            ..Case::default()
        }
    }
}

facts! {
    /// Why the interview is cancelled; `None` is a gap.
    Reason = ""."reason", "reason", reason: Reason;
    /// The person's own clause, used with [`Reason::Own`].
    ReasonText = ""."reason_text", "reason in your words", reason_text: Text;
    /// What is cancelled; absent: the whole application.
    Scope = ""."scope", "scope", scope: Scope;
    /// The tone; absent: plain.
    Register = ""."register", "register", register: Register;
    /// Whether to ask to stay in touch; absent: decided from the reason.
    StayInTouch = ""."stay_in_touch", "stay in touch", stay_in_touch: YesNo;
    /// The spelling; absent: British.
    Spelling = ""."spelling", "spelling", spelling: Spelling;
    /// The person's own choice over the advice.
    Approach = ""."approach", "approach", approach: Rung;
    /// The candidate's name.
    YourName = "you"."name", "your name", your_name: Text;
    /// The candidate's own address.
    YourEmail = "you"."email", "your email", your_email: Text;
    /// The candidate's own number.
    YourPhone = "you"."phone", "your phone", your_phone: Text;
    /// A LinkedIn or other address.
    YourProfile = "you"."profile", "your profile", your_profile: Text;
    /// The person to write to, usually the hiring manager.
    ContactName = "contact"."name", "hiring manager", contact_name: Text;
    /// Who that person is; absent: the hiring manager.
    ContactRole = "contact"."role", "role", contact_role: Role;
    /// That person's address.
    ContactEmail = "contact"."email", "their email", contact_email: Text;
    /// That person's number.
    ContactPhone = "contact"."phone", "their phone", contact_phone: Text;
    /// The channel that the company asked to be used for changes.
    ChannelNamed = "contact"."channel_named", "they asked for", channel_named: Channel;
    /// Whether several people were to interview.
    Panel = "contact"."panel", "panel", panel: YesNo;
    /// The position.
    Position = "job"."position", "position", position: Text;
    /// The company.
    Company = "job"."company", "company", company: Text;
    /// The day of the interview, in its own zone.
    Date = "interview"."date", "date", date: Day;
    /// The start of the interview, in its own zone.
    Time = "interview"."time", "time", time: Clock;
    /// The interview's zone, an IANA name.
    Timezone = "interview"."timezone", "time zone", timezone: Text;
    /// The interview's zone as somebody wrote it.
    TimezoneText = "interview"."timezone_text", "time zone as written", timezone_text: Text;
    /// How the interview was to be held.
    Mode = "interview"."mode", "held by", mode: Mode;
    /// How the interview was arranged.
    ArrangedBy = "interview"."arranged_by", "arranged by", arranged_by: Channel;
    /// Which round it is.
    Round = "interview"."round", "round", round: Round;
    /// Whether the company paid for the travel.
    TravelPaid = "interview"."travel_paid", "travel paid", travel_paid: YesNo;
    /// Whether there is a take-home task.
    TakeHome = "interview"."take_home", "take-home task", take_home: YesNo;
    /// The address of the portal or scheduling page.
    PortalUrl = "interview"."portal_url", "portal address", portal_url: Text;
    /// Whoever recommended the candidate.
    ReferrerName = "referrer"."name", "referrer", referrer_name: Text;
    /// Other times that would suit, for the reschedule message.
    RescheduleTimes = "reschedule"."times", "other times", reschedule_times: Lines;
    /// Whether candidate and contact know each other well.
    Rapport = "situation"."rapport", "good rapport", rapport: YesNo;
    /// Whether the candidate dreads calling.
    DreadsCalls = "situation"."dreads_calls", "I dread calls", dreads_calls: YesNo;
    /// Whether the candidate works in the same company or building.
    SameWorkplace = "situation"."same_workplace", "same workplace", same_workplace: YesNo;
    /// Whether the other offer is signed.
    OfferSigned = "situation"."offer_signed", "offer signed", offer_signed: YesNo;
    /// Whether a job centre arranged the interview, or a benefit depends on it.
    JobCentre = "situation"."job_centre", "job centre", job_centre: YesNo;
    /// Whether the position is within the candidate's own company.
    Internal = "situation"."internal", "internal position", internal: YesNo;
    /// Whether the candidate wants no further contact.
    UnwantedContact = "situation"."unwanted_contact", "no further contact", unwanted_contact: YesNo;
    /// Whether the company has called the interview off itself.
    CompanyCalledOff = "situation"."company_called_off", "they called it off", company_called_off: YesNo;
}

impl Fact {
    /// Returns the fact's place in the facts file, `interview.date`.
    pub fn path(self) -> String {
        match self.table() {
            "" => self.key().to_owned(),
            table => format!("{table}.{}", self.key()),
        }
    }

    /// Finds the fact at a place of the facts file.
    pub fn at(table: &str, key: &str) -> Option<Fact> {
        Fact::ALL
            .iter()
            .copied()
            .find(|fact| fact.table() == table && fact.key() == key)
    }
}

impl Case {
    /// Returns what is cancelled, the whole application unless the person says otherwise.
    pub fn scope(&self) -> Scope {
        self.scope.unwrap_or(Scope::Application)
    }

    /// Returns the tone, plain unless the person says otherwise.
    pub fn register(&self) -> Register {
        self.register.unwrap_or(Register::Plain)
    }

    /// Returns the spelling, British unless the person says otherwise.
    pub fn spelling(&self) -> Spelling {
        self.spelling.unwrap_or(Spelling::British)
    }

    /// Returns who the contact is, the hiring manager unless the person says otherwise.
    pub fn role(&self) -> Role {
        self.contact_role.unwrap_or(Role::HiringManager)
    }

    /// Tells whether the fact is known.
    pub fn has(&self, fact: Fact) -> bool {
        !self.get(fact).is_empty()
    }
}

/// The most bytes that a fact may have: each text says it several times.
pub const LONGEST: usize = 2 * 1024;

/// A text that is not a value of the fact it was meant for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactError {
    /// The fact that keeps its old value.
    pub fact: Fact,
    /// The text that was refused.
    pub text: String,
}

impl fmt::Display for FactError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.text.len() > LONGEST {
            let label = self.fact.label();
            return write!(f, "the {label} is longer than 2 KB: shorten it");
        }
        write!(f, "`{}` is no {}: ", self.text, self.fact.label())?;
        match self.fact.form() {
            Form::Day => f.write_str("write a date like 2026-12-03"),
            Form::Clock => f.write_str("write a time like 14:30"),
            form => {
                let names: Vec<_> = form.choices().iter().map(|(name, _)| *name).collect();
                write!(f, "write one of {}", names.join(", "))
            }
        }
    }
}

impl std::error::Error for FactError {}

/// One kind of value: how it is read from a facts file, and written there. Empty is missing.
trait Value: Sized {
    fn read(text: &str) -> Option<Self>;
    fn written(&self) -> String;
    /// The bytes held elsewhere.
    fn weight(&self) -> usize {
        0
    }
}

impl Value for String {
    fn read(text: &str) -> Option<Self> {
        Some(text.to_owned())
    }

    fn written(&self) -> String {
        self.clone()
    }

    fn weight(&self) -> usize {
        self.capacity()
    }
}

impl Value for Vec<String> {
    fn read(text: &str) -> Option<Self> {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        Some(lines.map(str::to_owned).collect())
    }

    fn written(&self) -> String {
        self.join("\n")
    }

    fn weight(&self) -> usize {
        self.iter()
            .map(|line| size_of::<String>() + line.len())
            .sum()
    }
}

macro_rules! optional_value {
    ($( $Type:ty: $read:expr, $write:expr; )+) => { $(
        impl Value for Option<$Type> {
            fn read(text: &str) -> Option<Self> {
                if text.is_empty() {
                    return Some(None);
                }
                let read: fn(&str) -> Option<$Type> = $read;
                read(text).map(Some)
            }

            fn written(&self) -> String {
                let write: fn(&$Type) -> String = $write;
                self.as_ref().map(write).unwrap_or_default()
            }
        }
    )+ };
}

optional_value! {
    Date: |text| Date::strptime("%Y-%m-%d", text).ok(), |date| date.strftime("%Y-%m-%d").to_string();
    Time: |text| Time::strptime("%H:%M", text).ok(), |time| time.strftime("%H:%M").to_string();
    bool: |text| text.parse().ok(), bool::to_string;
    Reason: Reason::named, |word| word.name().to_owned();
    Scope: Scope::named, |word| word.name().to_owned();
    Register: Register::named, |word| word.name().to_owned();
    Spelling: Spelling::named, |word| word.name().to_owned();
    Rung: Rung::named, |word| word.name().to_owned();
    Role: Role::named, |word| word.name().to_owned();
    Channel: Channel::named, |word| word.name().to_owned();
    Mode: Mode::named, |word| word.name().to_owned();
    Round: Round::named, |word| word.name().to_owned();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fact_is_got_as_it_was_set() {
        for &fact in Fact::ALL {
            let mut case = Case::default();
            let text = match fact.form() {
                Form::Text => "Ana Ruiz",
                Form::Lines => "Monday\nTuesday",
                Form::Day => "2026-12-03",
                Form::Clock => "14:30",
                form => form.choices()[0].0,
            };
            case.set(fact, text).unwrap();
            assert_eq!(case.get(fact), text, "{fact:?}");
            case.set(fact, "").unwrap();
            assert_eq!(
                case,
                Case::default(),
                "{fact:?} is removed by an empty text"
            );
        }
    }

    #[test]
    fn a_fact_is_two_kilobytes_at_most_and_a_refusal_does_not_repeat_it() {
        let mut case = Case::default();
        case.set(Fact::Company, &"é".repeat(LONGEST / 2)).unwrap();
        let before = case.clone();
        let error = case.set(Fact::Company, &"a".repeat(LONGEST + 1));
        let sentence = error.unwrap_err().to_string();
        assert_eq!(sentence, "the company is longer than 2 KB: shorten it");
        assert_eq!(case, before);
    }

    #[test]
    fn a_refused_text_changes_nothing_and_names_the_values_allowed() {
        let mut case = Case::default();
        case.set(Fact::Date, "2026-12-03").unwrap();
        let before = case.clone();
        let error = case.set(Fact::Date, "2026-02-31").unwrap_err();
        assert_eq!(case, before);
        assert_eq!(
            error.to_string(),
            "`2026-02-31` is no date: write a date like 2026-12-03"
        );
        let error = case.set(Fact::Register, "posh").unwrap_err();
        assert_eq!(
            error.to_string(),
            "`posh` is no register: write one of formal, plain, warm"
        );
    }

    #[test]
    fn no_two_facts_share_a_place_or_a_label() {
        for (i, a) in Fact::ALL.iter().enumerate() {
            assert_eq!(Fact::at(a.table(), a.key()), Some(*a));
            assert!(Fact::ALL[..i].iter().all(|b| a.label() != b.label()));
        }
    }
}
