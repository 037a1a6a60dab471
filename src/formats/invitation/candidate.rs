//! Who is written to: the candidate, as far as the text names them.
//!
//! Must not know who wrote it.

use super::firm::looks_like_firm;
use super::lists::NO_GREETED;
use super::names::Person;
use super::reach::belongs_to;
use super::text::{Letter, Span, any_of, pattern, patterns};

impl Letter<'_> {
    /// Finds the candidate's name as far as it is given.
    pub fn candidate(&self) -> Option<Person> {
        let found = self
            .greeted()
            .or_else(|| self.labelled_candidate())
            .or_else(|| self.addressed())
            .or_else(|| self.attendee())
            .or_else(|| self.owner_of_calendar())?;
        Some(self.full_name(&found))
    }

    fn greeted(&self) -> Option<Person> {
        let called = pattern!(
            r"\b(?:(?:message|msg|voicemail|note) (?:is )?for|(?:meeting|seeing|meet|see) you,|(?:invite|inviting) you,|(?:works (?:great|well|perfectly|fine)|sounds (?:good|great|perfect)|no problem(?: at all)?),)\s+"
        );
        let called: Vec<usize> = self
            .find(called, &self.own)
            .into_iter()
            .map(|span| span.end)
            .collect();
        if let Some(person) = called.iter().find_map(|&place| self.greeted_at(place)) {
            return Some(person);
        }
        let mut places: Vec<usize> = self
            .find(&GREETING(), &self.own)
            .into_iter()
            .map(|span| span.end)
            .collect();
        places.truncate(4);
        places
            .iter()
            .find_map(|&place| self.greeted_at(place))
            .or_else(|| self.name_that_opens())
    }

    fn greeted_at(&self, place: usize) -> Option<Person> {
        if let Some(person) = self.person_at(place) {
            return self.is_greeting_end(person.span.end).then_some(person);
        }
        // A text without capitals: "hey rook, kel from …".
        let line = self.line_at(place);
        let rest = self.text.get(place..line.end)?;
        let word: String = rest.chars().take_while(|c| c.is_alphabetic()).collect();
        let follows = rest[word.len()..].trim_start();
        let closes = follows.starts_with([',', '!', '.', '-', '–', ':'])
            || pattern!(
                r"^(?:its|it's|this is|im|i'm|here|just|hope|thanks|can|are|u|ur|r u|we|hi|hey)\b"
            )
            .is_match(follows);
        let lower =
            word.chars().next().is_some_and(char::is_lowercase) && (3..=12).contains(&word.len());
        // "Hi Jun,": nobody greets a month.
        let month = matches!(
            word.as_str(),
            "Jan" | "April" | "May" | "Jun" | "June" | "August"
        ) && follows.starts_with([',', '!']);
        let called = lower && closes && !NO_GREETED.contains(word.as_str());
        (called || month).then(|| Person {
            span: place..place + word.len(),
            words: 1,
        })
    }

    fn is_greeting_end(&self, end: usize) -> bool {
        let rest = self.text[end..].trim_start_matches([' ', '*']);
        let c = rest.chars().next();
        c.is_none_or(|c| !c.is_alphanumeric() || c.is_lowercase() || rest.starts_with("I ") || rest.starts_with("I'") || rest.starts_with("I’"))
            || self.text[end..].starts_with([' ']) && pattern!(r"^(?:It|This|We|You|Thank|Just|Hope|Great|Your|Following|As|My|On|Good|Can|Are|Is|Further|Please|The|A|So|Sorry|Quick|Re|Congratulations|Many|Lovely|Nice|Would|Could)\b").is_match(rest)
    }

    /// "Caleb Stokes," or "Jamie, Rich at Haddow Scaffolding here" opens without a greeting.
    fn name_that_opens(&self) -> Option<Person> {
        let first = self
            .full_lines(&self.own)
            .into_iter()
            .find(|line| !self.at(line).starts_with('['))?;
        let lead = pattern!(r"^(?:fyi|btw|right|ok(?:ay)?),?\s+")
            .find(self.at(&first))
            .map_or(0, |lead| lead.end());
        let first = first.start + lead..first.end;
        let person = self.person_at(first.start)?;
        let rest = &self.text[person.span.end..first.end];
        let opens = person.span.start == first.start
            && (rest.trim() == ","
                || rest.starts_with(", ")
                || rest.starts_with(" – ")
                || rest.starts_with(" - ")
                || rest.starts_with('!')
                || rest.starts_with(": ")
                || pattern!(r"^ (?:its|it['’]s|this is) (?-i:[A-Z])").is_match(rest));
        let speaks = rest.trim() == ","
            || pattern!(
                r"\b(?:you|u|your|ur|here|interview|this is|it's|its|confirmed|luck|below)\b"
            )
            .is_match(self.at(&self.own));
        let company = pattern!(r"^\s*[,–:-]?\s*(?:ltd|inc|llc|plc|interview|recruit)")
            .is_match(rest)
            || rest.starts_with(", Inc");
        (opens && speaks && !company && person.words <= 3).then_some(person)
    }

    fn labelled_candidate(&self) -> Option<Person> {
        let label = pattern!(
            r"(?m)^[\s*|•-]*(?:candidate(?:'s)?(?: name| \d+(?: of \d+)?)?|applicant(?: name)?|interviewee|invitee|name|full name|attn|attention|to|for the attention of|attendee|guest|for)\**\s*[:|]\s*\**"
        );
        let places = self.find(label, &self.own);
        places.into_iter().find_map(|span| {
            let weak = pattern!(r"^\W*(?:for|to|attention|guest)\b").is_match(self.at(&span));
            self.person_at(span.end).filter(|person| {
                // "For: Quayside Marine" below a name tells for whom it signs.
                let name = self.at(&person.span);
                let firm = self.firm_goes_on(person.span.end)
                    || looks_like_firm(name)
                    || self.is_spoken_of_as_firm(name);
                !weak || person.words > 1 && !firm
            })
        })
    }

    /// "Required: Nikhil Sarin <nikhil@mailbox.example>; Ada Moreau": who is not of the organiser's house.
    fn attendee(&self) -> Option<Person> {
        let host = |span: &Span| self.at(span).split('@').nth(1).map(str::to_lowercase);
        let label =
            pattern!(r"(?m)^[\s*|•-]*(?:required|attendees?|guests?|participants?|who)\**\s*[:|]");
        let line = self.find(label, &self.own).into_iter().next()?;
        let line = line.end..self.line_at(line.end.saturating_sub(1)).end.max(line.end);
        let house = host(self.addresses(&self.own).first()?)?;
        let strangers: Vec<Span> = self
            .addresses(&line)
            .into_iter()
            .filter(|address| host(address).is_some_and(|host| host != house))
            .collect();
        let [stranger] = strangers.as_slice() else {
            return None;
        };
        let name_end = self.text[..stranger.start]
            .trim_end_matches(['<', '(', ' '])
            .len();
        self.person_before(name_end)
    }

    fn addressed(&self) -> Option<Person> {
        let heads = std::iter::once(&self.head).chain(&self.inner_heads);
        let own = heads.take(1).flatten().find(|field| field.name == "to");
        own.and_then(|field| {
            // "Will Sandoval <will@…>": a name that is a word is known by its place.
            let name = pattern!(r"^(?-i:[A-Z][\w'’-]+(?: [A-Z][\w'’.-]+){1,3})(?:\s*<|$)")
                .find(self.at(&field.value))
                .map(|name| name.as_str().trim_end_matches(['<', ' ']));
            // "Robins, Callum" as address books write it.
            let first = pattern!(r"^\x22?(?-i:[A-Z])[\w'’-]+, (?-i:[A-Z])")
                .find(self.at(&field.value))
                .and_then(|lead| self.person_at(field.value.start + lead.end() - 1));
            first
                .or_else(|| self.person_at(field.value.start))
                .or(name.map(|name| Person {
                    span: field.value.start..field.value.start + name.len(),
                    words: name.split_whitespace().count(),
                }))
        })
    }

    /// The name that fits the address to which a calendar's mail went.
    fn owner_of_calendar(&self) -> Option<Person> {
        let subject = self.head_field("subject").unwrap_or(0..0);
        let mut addresses = self.addresses(&subject);
        addresses.extend(self.captures(pattern!(r"(?m)^\W*(?:calendar|invitee|attendee|guest)\W+(?:[^\n@]{0,40}[\s<(])?([\w.+-]+@[\w.-]+\w)"), &self.own, 1));
        let lines = self.full_lines(&self.own);
        lines
            .iter()
            .filter_map(|line| self.person_line(line))
            .filter(|person| person.words > 1)
            .find(|person| {
                let name = self.at(&person.span);
                addresses.iter().any(|address| {
                    name.split_whitespace()
                        .all(|word| belongs_to(self.at(address), word))
                })
            })
    }

    pub fn is_greeting_line(&self, line: &Span) -> bool {
        pattern!(r"^\W*(?:dear|hi|hello|hey|good)\b").is_match(self.at(line))
    }
}

patterns! {
    /// A greeting, before the name of who is greeted.
    GREETING = concat!(
        r"(?m)(?:^|[.!?]\s+|[\n:–—/\]-]\s*|transcript\W+|\x22|“)\W{0,6}",
        any_of!(
            r"(?:hi|hello|hey),? is (?:that|this)",
            r"dear",
            r"hi",
            r"hiya",
            r"hello",
            r"hey",
            r"heya",
            r"good\s+(?:morning|afternoon|evening|day)",
            r"g['’]?day",
            r"greetings",
            r"guten (?:tag|morgen|abend)",
            r"gr(?:ü|ue)(?:ß|ss) gott",
            r"morning",
            r"afternoon",
            r"evening",
            r"namaste",
            r"hola",
            r"bonjour",
            r"ciao",
            r"howdy",
            r"aloha",
            r"salaam",
            r"salam",
            r"assalamu? alaikum",
            r"yo",
            r"sup",
            r"oi",
            r"oh,? (?:hi|hello|hey)",
            r"hallo",
            r"kia ora",
            r"dia dhuit",
            r"ahoj",
            r"servus",
            r"moin",
            r"alright",
            r"ey up",
            r"welcome",
            r"congratulations",
            r"congrats",
            r"good news",
            r"great news",
            r"perfect",
            r"brilliant",
            r"lovely",
            r"thanks",
            r"thank you",
            r"cheers",
            r"super",
            r"(?:is )?that",
            r"hoi",
            r"beste",
            r"geachte",
            r"lieber",
            r"liebe",
            r"hej",
            r"hei",
            r"salut",
            r"cher",
            r"chère",
            r"estimad[oa]",
            r"querid[oa]",
            r"caro",
            r"cara"
        ),
        r"(?:\s+(?:again|there))?(?:[ \t,:!]+|\s+to\s+)"
    );
}
