//! Addresses and numbers: which of them reach the contact, and not a machine, a dial-in or the
//! candidate.
//!
//! Must not know who the contact is: the name is handed in.

use super::text::{Letter, Span, any_of, pattern, patterns};

/// A number that the text mentions, and what it is for.
#[derive(Clone, Debug)]
struct Number {
    span: Span,
    reaches_contact: bool,
}

impl Letter<'_> {
    /// Finds every mail address in a part of the text.
    pub fn addresses(&self, within: &Span) -> Vec<Span> {
        let shape = pattern!(r"[\w.%+'’-]*[\w%+-]@[\w-]+(?:\.[\w-]+)+");
        self.find(shape, within)
    }

    /// Tells whether nobody reads what is sent to the address.
    pub fn is_unread(&self, address: &Span) -> bool {
        let small = self.at(address).to_lowercase();
        let local = small.split('@').next().unwrap_or("");
        let robot = pattern!(r"(?:no|not|dont|do-not|donot|don't)[-_.]?reply|mailer|notifications?\b|^notify|postmaster|bounce|^calendar-|^automated|^alerts?\b|^invitations?-noreply|unattended|unmonitored|^system\b").is_match(local)
            || pattern!(r"@(?:[\w-]+\.)*(?:resource\.calendar|group\.calendar|calendar\.google|in-?mail)").is_match(&small);
        let unread = pattern!(r"(?:not monitored|unmonitored|do not reply|don't reply|cannot receive|not be read|no one reads|unattended)").is_match(self.at(&self.sentence(address)));
        robot
            || unread
                && !pattern!(
                    r"\b(?:contact|instead|write to|reply to|email us at|please (?:use|e-?mail))\b"
                )
                .is_match(self.before(address.start))
    }

    /// Finds the address of the contact, or the mailbox given for replies.
    pub fn contact_address(&self, contact: Option<&str>, candidate: Option<&str>) -> Option<Span> {
        let mut near: Vec<Span> = self.addresses(&self.own);
        if let Some(from) = self
            .head_field("reply-to")
            .or_else(|| self.head_field("from"))
        {
            near.extend(self.addresses(&from));
        }
        let usable = |address: &Span| {
            !self.is_unread(address)
                && !self.is_candidates(address, candidate)
                && !self.is_for_something_else(address)
        };
        let open: Vec<Span> = near.into_iter().filter(usable).collect();
        if let Some(chosen) = self.best_address(&open, contact) {
            return Some(chosen);
        }
        let quoted: Vec<Span> = self
            .addresses(&self.quoted)
            .into_iter()
            .filter(usable)
            .collect();
        let named =
            |address: &&Span| contact.is_some_and(|name| belongs_to(self.at(address), name));
        quoted.iter().find(named).cloned()
    }

    fn best_address(&self, open: &[Span], contact: Option<&str>) -> Option<Span> {
        let different = |a: &Span, b: &Span| !self.at(a).eq_ignore_ascii_case(self.at(b));
        let [first, rest @ ..] = open else {
            return None;
        };
        if rest.iter().all(|other| !different(first, other)) {
            return Some(first.clone());
        }
        let of_contact =
            |address: &&Span| contact.is_some_and(|name| belongs_to(self.at(address), name));
        let for_replies = |address: &&Span| {
            pattern!(r"\b(?:reply|respond|confirm|answer|cancel|resched|chang|questions?|queries|unable|can't|cannot|contact|let (?:us|me) know|rsvp|withdraw)\w*\b").is_match(self.before(address.start))
        };
        let own: Vec<&Span> = open.iter().filter(of_contact).collect();
        let replies: Vec<&Span> = open.iter().filter(for_replies).collect();
        let beside_name: Vec<&Span> = open
            .iter()
            .filter(|address| {
                contact.is_some_and(|name| {
                    self.at(&self.sentence(address)).contains(name)
                        || self.name_above(address, name)
                })
            })
            .collect();
        for group in [own, beside_name, replies] {
            if let Some(one) = group
                .first()
                .filter(|one| group.iter().all(|other| !different(one, other)))
            {
                return Some((*one).clone());
            }
        }
        None
    }

    /// Tells whether the name stands in one of the few lines above.
    fn name_above(&self, address: &Span, name: &str) -> bool {
        let index = self.line_index(address.start);
        self.lines[index.saturating_sub(4)..index]
            .iter()
            .any(|line| self.at(&line.span).contains(name))
    }

    /// Tells whether the address is the candidate's own.
    fn is_candidates(&self, address: &Span, candidate: Option<&str>) -> bool {
        let to = self
            .head_field("to")
            .is_some_and(|to| to.start <= address.start && address.end <= to.end);
        let said = SENT_TO().is_match(self.before(address.start));
        let subject = self
            .head_field("subject")
            .is_some_and(|subject| subject.start <= address.start && address.end <= subject.end);
        let named =
            candidate.is_some_and(|name| name.contains(' ') && belongs_to(self.at(address), name));
        to || said || subject || named
    }

    fn is_for_something_else(&self, address: &Span) -> bool {
        let small = self.at(address).to_lowercase();
        let local = small.split('@').next().unwrap_or("");
        OTHER_DESK().is_match(local)
            || OTHER_PURPOSE().is_match(self.before(address.start))
                && !pattern!(r"\b(?:(?:unable|not able) to (?:attend|come)|(?:time|date|day|slot) (?:no longer|does not|doesn't) (?:work|suit)s?)\b")
                    .is_match(self.at(&self.sentence(address)))
    }

    /// Finds the number of the contact.
    pub fn contact_number(&self, contact: Option<&str>) -> Option<Span> {
        let numbers: Vec<Number> = self
            .numbers(&self.own)
            .into_iter()
            .map(|span| Number {
                reaches_contact: self.reaches_contact(&span),
                span,
            })
            .collect();
        let open: Vec<&Number> = numbers
            .iter()
            .filter(|number| number.reaches_contact)
            .collect();
        let digits = |number: &Number| {
            self.at(&number.span)
                .chars()
                .filter(char::is_ascii_digit)
                .collect::<String>()
        };
        let one = |group: &[&Number]| {
            group
                .first()
                .filter(|first| {
                    group
                        .iter()
                        .all(|other| same_number(&digits(other), &digits(first)))
                })
                .map(|number| number.span.clone())
        };
        if one(&open).is_some() {
            // Of one number written twice, the form that the writer asks to be called by.
            let asked = open.iter().find(|number| {
                let spelt = pattern!(r"^(?:\d[ -]){5}").is_match(self.at(&number.span));
                !spelt
                    && pattern!(r"\b(?:call|ring|phone|text|contact|reach)\b[^.]{0,40}$")
                        .is_match(self.before(number.span.start))
            });
            return asked.or(open.first()).map(|number| number.span.clone());
        }
        let matching = |shape: &regex_lite::Regex| -> Vec<&Number> {
            open.iter()
                .copied()
                .filter(|number| shape.is_match(self.before(number.span.start)))
                .collect()
        };
        let of_name: Vec<&Number> = open
            .iter()
            .copied()
            .filter(|number| {
                contact.is_some_and(|name| self.at(&self.sentence(&number.span)).contains(name))
            })
            .collect();
        let for_changes = matching(pattern!(
            r"\b(?:cancel|resched|chang|unable|can't make|cannot|problem|trouble|need to reach|if you need|rearrange|late)\w*\b[^.]*$"
        ));
        let direct = matching(pattern!(
            r"(?:\b(?:dl|dd|direct(?: line| dial| number)?|directly|d)\b|\bd:)(?: is| on| at)?[\s:.,]*$"
        ));
        let own = matching(pattern!(
            r"\bmy (?:office |direct |mobile |cell |work )?(?:line|number|mobile|cell|phone)(?: is)?[:\s]*$|\b(?:buzz|call|ring|bell|text)(?: me| us)? (?:back )?on\s*$"
        ));
        let mobile = matching(pattern!(r"(?:\b(?:mob(?:ile)?|cell|m)\b)[\s:.]*$"));
        [for_changes, direct, own, mobile, of_name]
            .iter()
            .find_map(|group| one(group))
    }

    fn numbers(&self, within: &Span) -> Vec<Span> {
        let shape = pattern!(
            r"(?:\+|\b00|\(\+?|\b)\d[\d ()./\u{a0}‑–-]{5,20}\d\b(?:\s?(?:x|ext\.?|extn\.?)\s?\d{1,5})?"
        );
        let found = self.find(shape, within);
        found
            .into_iter()
            .map(|span| self.closed(self.opened(span)))
            .filter(|span| self.is_number(span))
            .collect()
    }

    /// Takes in an opening bracket: "(505) 555-0133".
    fn opened(&self, span: Span) -> Span {
        let bracket = self.text[..span.start].ends_with('(')
            && self.at(&span).contains(')')
            && !self.at(&span).starts_with('(');
        if bracket {
            span.start - 1..span.end
        } else {
            span
        }
    }

    /// Leaves out a bracket that opens behind the number, "01632 960447 (0:38)", and a second
    /// number of the same person, "01632 960 118 / 07700 900 118".
    fn closed(&self, span: Span) -> Span {
        let said = self.at(&span);
        let stray = said
            .rfind('(')
            .filter(|at| *at > 0 && !said[*at..].contains(')'));
        // "(404) 555-0149 – 0:38" tells how long the message is.
        let length = pattern!(r"\s+[–-]\s+\d{1,2}$")
            .find(said)
            .map(|length| length.start());
        let length = length.filter(|_| self.text[span.end..].starts_with(':'));
        let second = pattern!(r"\d\s+/\s+[0+(]").find(said);
        let stray = second.map(|second| second.start() + 1).or(stray.or(length));
        span.start..stray.map_or(span.end, |at| span.start + said[..at].trim_end().len())
    }

    /// Tells a telephone number from dates, times, references and sums.
    fn is_number(&self, span: &Span) -> bool {
        let said = self.at(span);
        let digits = said.chars().filter(char::is_ascii_digit).count();
        let before = &self.text
            [super::text::floor_boundary(self.text, span.start.saturating_sub(28))..span.start];
        let date = pattern!(
            r"^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}$|^20\d\d|^\d{1,2}[:.]\d\d|^\d{1,2} ?[–-] ?\d{1,2}"
        )
        .is_match(said)
            && !said.starts_with("20 ")
            || pattern!(r"^\d{4}-\d\d-\d\d|^\d{1,2}[./-]\d{1,2}[./-]20\d\d\b").is_match(said);
        let london = pattern!(r"^020[ -]?\d").is_match(said);
        let reference = pattern!(r"(?:ref(?:erence)?|job|req(?:uisition)?|vacancy|\bid|\bno\.|number|code|pin|passcode|password|case|ticket|invoice|#|\S/|=|[A-Z]-|postcode|zip|£|\$|€)[\s:#.]*$").is_match(before)
            && !pattern!(r"(?:phone|tel|telephone|mobile|cell|contact|call|direct|office|my|whatsapp)\.?\s*(?:number|no\.)[\s:.]*$").is_match(before)
            && !pattern!(r"\b(?:number (?:is|:)|(?:this|my|our) number:?)\s*$").is_match(before)
            && !pattern!(r"\b(?:job|case|vacancy)\.\s+$").is_match(before);
        let glued = self.text[span.end..].starts_with(|c: char| c.is_alphanumeric() || c == '@')
            || before
                .ends_with(|c: char| c.is_alphabetic() || matches!(c, '-' | '.' | '_' | '/' | '='));
        (7..=15).contains(&digits) && (!date || london) && !reference && !glued
    }

    /// Tells whether the number is the contact's: no dial-in, no fax, not the candidate's own.
    fn reaches_contact(&self, span: &Span) -> bool {
        let before = self.before(span.start);
        let line = self.line_at(span.start);
        let line_before = &self.text[line.start..span.start];
        let line_after = &self.text[span.end..line.end];
        let above = self
            .line_index(span.start)
            .checked_sub(1)
            .map_or("", |index| self.at(&self.lines[index].span));
        let direct_dial =
            pattern!(r"\b(?:direct|dd) dial(?: number| line)?(?: is)?\W*$").is_match(before);
        let code = pattern!(
            r"^[^\n]{0,50}(?:\bpin\b|passcode|access code|conference id|meeting id|enter code|,,|#|\bcode\b|participant)"
        );
        let yours = &YOURS();
        let yours_after = pattern!(
            r"^[^.\n]{0,20}(?:\(?the number (?:on|in|from) your|\bis (?:still )?(?:the right|correct|your|the best)|\(your|as the number|is for (?:technical|it)\b|which you gave|you (?:gave|provided|listed)|- is that|right\?|correct\?)"
        );
        let machine = pattern!(
            r"\b(?:it support|technical|helpdesk|help desk|switchboard only|emergency|security desk|taxi|hotel|car park|parking|travel desk|interpreter|relay|unsubscribe|text stop|opt out)\b[^.\n]{0,40}$"
        );
        let on_the_day =
            pattern!(r"\b(?:call|ring|text|phone|message) me\b[^.\n]{0,20}$").is_match(before);
        let sentence = self.at(&self.sentence(span));
        let elsewhere = pattern!(r"\b(?:adjustments?|accommodations?|equality|accessib\w*|disabilit\w*|occupational health)\b").is_match(sentence)
            && !pattern!(r"\b(?:(?:cannot|can't|unable to|not able to|no longer) (?:able to )?(?:attend|come|make|keep)|withdraw|(?:need|have|wish) to (?:decline|cancel)|resched\w+|(?:time|date|day|slot) (?:no longer|does not|doesn't) (?:work|suit)s?)\b").is_match(sentence);
        !(DIAL_IN().is_match(before) && !direct_dial
            || elsewhere
            || code.is_match(line_after)
            || yours.is_match(before)
            || yours_after.is_match(line_after)
            || machine.is_match(before) && !on_the_day
            || pattern!(r"\b(?:fax|f)\s*[:.]?\s*$").is_match(line_before)
            || pattern!(r"(?:\bdial(?:[- ]?in|ling)?\b|join by phone|or by phone|phone one-tap|one tap)[^\n]*:?\s*$")
                .is_match(above)
                && line_before.trim().is_empty())
    }
}

/// Tells whether two runs of digits are one number, one of them perhaps with a country's code.
fn same_number(a: &str, b: &str) -> bool {
    let local = |digits: &str| digits.trim_start_matches('0').to_owned();
    let (a, b) = (local(a), local(b));
    a.len().min(b.len()) >= 8 && (a.ends_with(&b) || b.ends_with(&a)) || a == b
}

/// Tells whether an address is made of the name: t.redhorse, xperalta, kasia.wrona.
pub(super) fn belongs_to(address: &str, name: &str) -> bool {
    let local = folded(address.split('@').next().unwrap_or(""));
    let words: Vec<String> = name
        .split_whitespace()
        .map(folded)
        .filter(|word| !word.is_empty())
        .collect();
    words
        .iter()
        .any(|word| word.len() >= 3 && local.contains(word.as_str()))
        || words.len() == 1 && words[0].len() == 2 && local == words[0]
}

/// Small letters alone, without accents.
pub(super) fn folded(words: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    words
        .nfkd()
        .filter(char::is_ascii_alphanumeric)
        .collect::<String>()
        .to_lowercase()
}

patterns! {
    /// Desks of a firm that arrange no interviews, in their addresses.
    OTHER_DESK = concat!(
        r"^",
        any_of!(
            r"privacy",
            r"dpo",
            r"gdpr",
            r"unsubscribe",
            r"abuse",
            r"it-?support",
            r"itsupport",
            r"helpdesk",
            r"accessibility",
            r"reasonable",
            r"expenses",
            r"travel",
            r"press",
            r"support",
            r"postmaster",
            r"webmaster",
            r"legal",
            r"dataprotection",
            r"security",
            r"facilities",
            r"parking"
        ),
        r"(?:$|[-_.](?:team|office|desk|dept|help))"
    );
    /// What an address is given for beside the interview.
    OTHER_PURPOSE = concat!(
        r"\b",
        any_of!(
            r"unsubscribe",
            r"privacy",
            r"data protection",
            r"complaints?",
            r"technical (?:issues?|problems?|difficult\w+|help)",
            r"adjustments?",
            r"accommodations?",
            r"expenses",
            r"travel claims?",
            r"parking",
            r"references? to",
            r"invoice",
            r"upload",
            r"documents? to",
            r"portfolio to",
            r"copies? (?:of .{0,40})?to",
            r"forward(?:ed)? (?:your|the|a) .{0,40} to"
        ),
        r"\b[^.\n]{0,40}$"
    );
    /// That an address is the candidate's own.
    SENT_TO = concat!(
        r"\b",
        any_of!(
            r"you at",
            r"your (?:e-?mail|address|inbox|account)",
            r"sent to",
            r"e-?mailed to",
            r"addressed to",
            r"intended for",
            r"invitee",
            r"attendee",
            r"candidate",
            r"applicant",
            r"calendar",
            r"registered",
            r"signed in as",
            r"logged in as",
            r"delivered to",
            r"this (?:e-?mail|message) was sent to"
        ),
        r"\b[^.\n]{0,30}$"
    );
    /// That a number joins a conference.
    DIAL_IN = concat!(
        r"\b",
        any_of!(
            r"dial(?:[- ]?in|ling)?",
            r"join(?: by phone| via phone| the call)?",
            r"conference (?:line|number|call)",
            r"bridge",
            r"one tap",
            r"audio(?: only)?",
            r"by phone:",
            r"call-in",
            r"phone in",
            r"access number",
            r"toll[- ]free",
            r"find your local",
            r"meeting (?:number|line)",
            r"fax",
            r"f:"
        ),
        r"\b[^.\n]{0,40}$"
    );
    /// That the number which follows is the candidate's own.
    YOURS = concat!(
        any_of!(
            concat!(
                r"\b",
                any_of!(
                    r"(?:call|ring|phone|telephone|reach|contact|dial|text|whatsapp|try|calling|ringing) you\b[^.\n]{0,60}",
                    r"your (?:number|phone|mobile|cell|telephone|contact number)\b[^.\n]{0,40}",
                    r"the number (?:you|on your|in your|we have)[^.\n]{0,50}",
                    r"we have (?:you|your)[^.\n]{0,40}",
                    r"number (?:you )?listed[^.\n]{0,40}",
                    r"number (?:on file|we hold)[^.\n]{0,20}",
                    r"invitee[^.\n]{0,40}",
                    r"candidate(?:'s)? (?:phone|number|mobile)[^.\n]{0,20}",
                    r"applicant[^.\n]{0,20}",
                    r"you (?:gave|provided|listed)[^.\n]{0,30}",
                    r"will call(?: you)?(?: on| at)?\s*:?\s*"
                )
            ),
            r"right\?\s*",
            r"\bto:?\s*"
        ),
        r"$"
    );
}
