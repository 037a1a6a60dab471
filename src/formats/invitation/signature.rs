//! The name that ends a text: below a closing formula, on a line of its own, behind the last sentence.
//!
//! Must not know whether the one who signs is the one to write to.

use super::firm::{is_agency, looks_like_firm};
use super::lists::NO_GREETED;
use super::names::Person;
use super::text::{Letter, Span, any_of, pattern, patterns, trimmed};
use super::work::has_work;

impl Letter<'_> {
    /// Reads the name below the closing formula.
    pub fn signatory(&self) -> Option<Person> {
        let ends = self.find(&CLOSING(), &self.own);
        let (last, rest) = ends.iter().rev().find_map(|span| {
            let after = span.end..self.own.end;
            self.name_in_block(&after).map(|person| (person, after))
        })?;
        let _ = rest;
        Some(last)
    }

    /// Finds the signatory's name in the first lines below a closing formula.
    fn name_in_block(&self, after: &Span) -> Option<Person> {
        let lines: Vec<Span> = self.lines_in(after).into_iter().take(4).collect();
        let mut first: Option<Person> = None;
        for line in &lines {
            if let Some(person) = self.person_line(line) {
                if person.words > 1 {
                    let better = first
                        .as_ref()
                        .is_none_or(|short| self.could_be_longer(short, &person));
                    return Some(if better {
                        person
                    } else {
                        first.unwrap_or(person)
                    });
                }
                first.get_or_insert(person);
            } else if first.is_none() && self.at(line).split_whitespace().count() > 6 {
                return None;
            }
        }
        first
    }

    /// "Kasia" above "Katarzyna Wrona": a pet name shares its first letter.
    fn could_be_longer(&self, short: &Person, long: &Person) -> bool {
        self.at(&short.span).chars().next() == self.at(&long.span).chars().next()
    }

    /// Returns the lines after the place, the first perhaps begun within its line.
    fn lines_in(&self, part: &Span) -> Vec<Span> {
        self.lines
            .iter()
            .filter(|line| line.span.end > part.start && line.span.end <= part.end)
            .map(|line| trimmed(self.text, &(line.span.start.max(part.start)..line.span.end)))
            .filter(|span| !span.is_empty())
            .collect()
    }

    /// "Ingrid Solheim · 1st · Head of People": the card above a message of a network.
    pub fn card(&self) -> Option<Person> {
        let degree = self.find(
            pattern!(r"(?m)\s*[·•|]\s*(?:1st|2nd|3rd|\d{1,2}:\d\d)\b"),
            &self.own,
        );
        // "LinkedIn message", and below it who sent it, with a title.
        let lines = self.full_lines(&self.own);
        if let [notice, name, title, ..] = lines.as_slice()
            && pattern!(r"^(?:linkedin|inmail|new message)\b[^.]{0,20}$").is_match(self.at(notice))
            && has_work(self.at(title))
            && let Some(person) = self.person_line(name)
            && person.words > 1
        {
            return Some(person);
        }
        let person = self.person_before(degree.first()?.start)?;
        let alone = self.line_at(person.span.start).start == person.span.start;
        alone.then_some(person)
    }

    /// Finds a line near the end that is a name, with its title or its address below.
    pub fn lone_signature(&self) -> Option<Person> {
        let lines = self.full_lines(&self.own);
        let greeting = lines.iter().take(1).map(|line| line.start).next();
        let mut last = lines.iter().rev().take(4);
        let small = last.find_map(|line| self.signed_with_a_kiss(line));
        let last = lines.iter().rev().take(9);
        let mut found: Vec<(Person, usize)> = Vec::new();
        for line in last {
            if greeting == Some(line.start) {
                continue;
            }
            if let Some(person) = self.person_line(line) {
                let rest = self.text[person.span.end..line.end].trim();
                let alone = rest.is_empty()
                    || person.words > 1
                    || matches!(rest, "x" | "xx" | "X")
                    || rest.starts_with('(') && rest.ends_with(')');
                let at_end = self.nothing_but_contact_below(line);
                if alone && at_end && !self.is_greeting_line(line) {
                    found.push((person, line.start));
                }
            }
        }
        // "Trish" above "GamesTalent": of two single words, the name stands above the firm.
        let single = match found.as_slice() {
            [below, above, ..] if self.line_index(below.1) == self.line_index(above.1) + 1 => {
                Some(above)
            }
            _ => found.first(),
        };
        let mut lines_up = found.iter();
        let mut best = lines_up.find(|(person, _)| person.words > 1).or(single);
        for above in lines_up {
            let joined = best.is_some_and(|(below, _)| {
                !self
                    .between(above.0.span.end, below.span.start)
                    .contains("\n\n")
            });
            if joined && above.0.words > 1 {
                best = Some(above);
            }
        }
        small
            .or(best.map(|(person, _)| person.clone()))
            .or_else(|| self.name_that_closes(&lines))
    }

    /// "donna x" below a text without capitals, "… lmk! – joss (manager)" at its end.
    fn signed_with_a_kiss(&self, line: &Span) -> Option<Person> {
        let name = pattern!(
            r"(?:^([a-z]{3,12}) x{1,3}|[.!?] ?[–—-] ?([a-z]{3,12})(?: \([a-z ]{3,30}\))?)$"
        )
        .captures(self.at(line))?;
        let name = name.get(1).or(name.get(2))?;
        let said = name.as_str().to_lowercase();
        let closing = matches!(
            said.as_str(),
            "thanks" | "love" | "cheers" | "best" | "see" | "bye"
        ) || NO_GREETED.contains(said.as_str());
        let span = line.start + name.start()..line.start + name.end();
        (!closing && self.nothing_but_contact_below(line)).then_some(Person { span, words: 1 })
    }

    /// "… Thanks, Moira" or "… best of luck. Jacqui Lambert, Keystone Temps" at the end of the last line.
    fn name_that_closes(&self, lines: &[Span]) -> Option<Person> {
        let mut ends: Vec<&Span> = lines.iter().rev().take(3).collect();
        ends.dedup();
        for line in ends {
            let breaks = pattern!(
                r"(?:[.!?]\s+|[–—-]\s*|,\s+|\b(?:thanks|ta|cheers|regards|best|thx|tks|x|xx|rgds|love|bye)[,.!]?\s+)"
            );
            for place in self.find(breaks, line).into_iter().rev() {
                let Some(person) = self
                    .person_at(place.end)
                    .filter(|person| person.span.start <= place.end + 1)
                else {
                    continue;
                };
                let rest = self.text[person.span.end..line.end].trim();
                let after_comma = self.at(&place).trim() == ",";
                let closes = rest.is_empty()
                    || matches!(rest, "." | "x" | "xx" | ":)" | "!")
                    || pattern!(r"^[\d+() -]{6,}$").is_match(rest)
                    || rest.starts_with('(')
                    || pattern!(r"^(?:(?:&|and) (?:the |all )?\w+(?: \w+)?)?[.!]?\s*(?:[\w.+-]+@\S+)?$").is_match(rest)
                    || pattern!(r"^(?:at|from|@|of) (?:the )?(?-i:[A-Z])[^.!?]{0,40}$")
                        .is_match(rest)
                    || (rest.starts_with([',', '/', '|'])
                        && (person.words > 1
                            || self.is_firm_behind(person.span.end + 1)
                            || pattern!(r"^, (?:PA|EA|HR|head|owner|admin\w*|manager|director|recruiter|secretary|reception\w*)\b[^.!?]{0,50}$").is_match(rest))
                        && !after_comma
                        && !rest.contains(". "));
                let formula = pattern!(
                    r"\b(?:thanks|thank you|ta|cheers|regards|best|thx|tks|rgds|love|wishes|bye)[,.!]?\s*$"
                )
                .is_match(self.text[line.start..place.end].trim_end());
                if closes && (!after_comma || formula) {
                    return Some(person);
                }
            }
        }
        None
    }

    /// "Mia, Saltbush Surf Co"
    fn is_firm_behind(&self, place: usize) -> bool {
        self.firm_at(place)
            .is_some_and(|firm| looks_like_firm(self.at(&firm)) || is_agency(self.at(&firm)))
    }

    /// Tells whether below a line stand only titles, addresses and small print.
    fn nothing_but_contact_below(&self, line: &Span) -> bool {
        let below = self.full_lines(&(line.end..self.own.end));
        below.len() <= 8
            && below.iter().all(|below| {
                let words = self.at(below);
                let short = words.split_whitespace().count() <= 9;
                let small_print = SMALL_PRINT().is_match(words);
                let dated = !self.days(below, self.received.date()).is_empty();
                short
                    && !dated
                    && !words.ends_with('?')
                    && !pattern!(
                        r"^\W*(?:\d{1,2}[:.]\d\d\s|when|where|date|time|location|please|if you)\b"
                    )
                    .is_match(words)
                    || small_print
            })
    }
}

patterns! {
    /// The line that closes a letter, above the signature.
    CLOSING = concat!(
        r"(?m)^\W*(?:",
        any_of!(
            r"with ",
            r"many ",
            r"kind(?:est)? ",
            r"best ",
            r"warm(?:est)? ",
            r"very ",
            r"all the ",
            r"all ",
            r"yours ",
            r"most ",
            r"my ",
            r"our ",
            r"kindest ",
            r"sincere ",
            r"friendly ",
            r"sunny ",
            r"lots of "
        ),
        r"*",
        any_of!(
            r"regards",
            r"wishes",
            r"thanks",
            r"thank you",
            r"sincerely",
            r"faithfully",
            r"truly",
            r"respectfully",
            r"cordially",
            r"warmly",
            r"cheers",
            r"best",
            r"rgds",
            r"br",
            r"ta",
            r"respect",
            r"love",
            r"gratitude",
            r"greetings",
            r"namaste",
            r"salutations",
            r"slán",
            r"cordialement",
            r"bien à vous",
            r"(?:viele |liebe |beste |herzliche |freundliche |schöne )?gr(?:ü|ue)(?:ß|ss)e",
            r"mit (?:freundlichen|besten|herzlichen) gr(?:ü|ue)(?:ß|ss)en",
            r"mfg",
            r"(?:met )?(?:vriendelijke|hartelijke) groet(?:en)?",
            r"groet(?:jes|en)",
            r"(?:med )?v(?:ä|e)nliga? h(?:ä|i)lsning(?:ar)?",
            r"(?:med )?vennlig hilsen",
            r"mvh",
            r"hilsen",
            r"ystävällisin terveisin",
            r"terveisin",
            r"(?:is )?mise(?: le meas)?",
            r"le meas",
            r"atenciosamente",
            r"abraços?",
            r"saludos(?: cordiales)?",
            r"cordiali saluti",
            r"un saludo",
            r"speak soon",
            r"see you (?:soon|then|there|\w+day)",
            r"talk soon",
            r"take care",
            r"looking forward",
            r"thx",
            r"tks",
            r"thks",
            r"kr",
            r"bw",
            r"ttyl",
            r"later",
            r"xx?",
            r"all best",
            r"stay blessed",
            r"god bless",
            r"blessings",
            r"hugs",
            r"ciao",
            r"until then",
            r"bye(?: for now)?",
            r"warmest",
            r"kindest",
            r"in anticipation",
            r"signed",
            r"on behalf of .{2,40}",
            r"for and on behalf of .{2,40}",
            r"have a (?:great|good|lovely|nice) \w+",
            r"good luck",
            r"best of luck"
        ),
        any_of!(
            r" again",
            r" so much",
            r" very much",
            r" in advance",
            r" and regards",
            r" and best wishes",
            r" and kind regards",
            r" to you",
            r" then",
            r" and see you \w+",
            r" and good luck",
            r" from (?:all of us|us all|the team)"
        ),
        r"?(?: (?:for|from) .{2,40})?)\s*(?:[,.!–—-]|\n|\r|$)+[ \t]*"
    );
    /// What stands below a signature in each letter of a firm.
    SMALL_PRINT = any_of!(
        r"powered by",
        r"sent from",
        r"unsubscribe",
        r"privacy",
        r"confidential",
        r"©",
        r"do not reply",
        r"not monitored",
        r"no-?reply",
        r"get outlook",
        r"this (?:e-?mail|message)",
        r"registered",
        r"trading (?:name|as)",
        r"employment (?:agency|business)",
        r"equal opportunit",
        r"virus",
        r"printing this",
        r"gesch(?:ä|ae)ftsf",
        r"amtsgericht",
        r"computer[- ]generated",
        r"not require (?:a )?signature",
        r"disclaimer",
        r"intended (?:only |solely )?for",
        r"company (?:no|number)",
        r"npo \d",
        r"view (?:this|in)",
        r"reply ",
        r"\[",
        r"p\.?s\.?\b",
        r"https?:"
    );
}
