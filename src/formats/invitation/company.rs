//! The company: found by the phrases that announce one, held against each other and against the
//! domain of the contact's address.
//!
//! A phrase alone proves little: each company found carries points, and the best must be good
//! enough. Must not know how a position is found.

use super::lists::{AGENCY, FIRM, FIRM_LINKS, FIRM_SHORT, NO_FIRM, NO_NAMES, WORK};
use super::names::is_title;
use super::people::all_names;
use super::position::{Known, has_work, is_listed_work, words_of};
use super::reach::folded;
use super::text::{Letter, Span, floor_boundary, pattern, trimmed};

/// How long a company's name may be, in bytes.
const LONGEST: usize = 120;

/// A company found, and how strongly the words announce it.
#[derive(Clone, Debug)]
struct Firm {
    span: Span,
    points: i32,
    from_sender: bool,
}

impl Letter<'_> {
    /// Finds the company where the job is.
    pub fn company(&self, known: &Known<'_>, position: Option<&Span>) -> Option<Span> {
        let mut firms = Vec::new();
        self.firms_in(&self.own, &mut firms);
        if let Some(from) = self.head_field("from") {
            let firm = self.firm_at(from.start);
            push_firm(
                &mut firms,
                firm.filter(|firm| looks_like_firm(self.at(firm))),
                4,
                true,
            );
        }
        if let Some(subject) = self.head_field("subject") {
            self.firms_in_subject(&subject, &mut firms);
            self.firms_in(&subject, &mut firms);
        }
        if let Some(title) = self.title_line() {
            self.firms_in_subject(&title, &mut firms);
        }
        self.firm_that_opens(&mut firms);
        self.firms_in_signature(known, &mut firms);
        self.firm_that_signs(&mut firms);
        self.firms_by_position(position, &mut firms);
        if !self.quoted.is_empty() {
            self.firms_in(&self.quoted, &mut firms);
            self.firms_in_inner_heads(&mut firms);
        }
        if let Some(domain) = known.address.and_then(domain_of) {
            self.firms_by_domain(&domain, 2, &mut firms);
        }
        // Who wrote the forwarded mail is the client.
        for domain in self.inner_writers() {
            self.firms_by_domain(&domain, 6, &mut firms);
        }
        firms.retain(|firm| self.can_be_firm(&firm.span, known, position));
        self.best_firm(firms, known)
    }

    /// "Pennyfarthing Stores: Hi Chloe, your interview …".
    fn firm_that_opens(&self, firms: &mut Vec<Firm>) {
        let start = trimmed(self.text, &self.own).start;
        let firm = self.firm_at(start).filter(|firm| {
            pattern!(r"^\s*(?::|[–—]|\s-)\s+(?:hi|hello|hey|dear|your|you|reminder)\b")
                .is_match(&self.text[firm.end..])
        });
        push_firm(firms, firm, 6, false);
    }

    fn best_firm(&self, firms: Vec<Firm>, known: &Known<'_>) -> Option<Span> {
        let domain = known.address.and_then(domain_of);
        // Who passes on what another firm's people wrote is not the firm.
        let inner = self.inner_writers();
        let passed_on = domain
            .as_ref()
            .is_some_and(|domain| !inner.is_empty() && !inner.contains(domain));
        let client_spoken_of = pattern!(r"\b(?:(?:my|our|the|their|your) clients?|on behalf of|client(?:'s)?:|end client|hiring company|the agency|(?:inside|outside) ir35)\b").is_match(self.text);
        let mut groups: Vec<(String, Firm, usize)> = Vec::new();
        for firm in firms {
            let key = folded(&self.at(&firm.span).to_lowercase().replace("the ", ""));
            match groups.iter_mut().find(|(known, _, _)| *known == key) {
                Some((_, best, count)) => {
                    *count += 1;
                    best.from_sender |= firm.from_sender;
                    if firm.points > best.points {
                        best.points = firm.points;
                        best.span = firm.span;
                    }
                }
                None => groups.push((key, firm, 1)),
            }
        }
        let strongest_other = |key: &str, groups: &[(String, Firm, usize)]| {
            groups
                .iter()
                .filter(|(other, firm, _)| {
                    other != key
                        && !firm.from_sender
                        && !other.contains(key)
                        && !key.contains(other.as_str())
                })
                .map(|(_, firm, _)| firm.points)
                .max()
                .unwrap_or(0)
        };
        let scored: Vec<(i32, Span)> = groups
            .iter()
            .map(|(key, firm, count)| {
                let said = self.at(&firm.span);
                let mut points = firm.points + i32::try_from(*count).unwrap_or(9).min(3) - 1;
                let enough = if is_surely_agency(said) { 2 } else { 6 };
                let client_named = strongest_other(key, &groups) >= enough;
                let is_of_sender = domain
                    .as_deref()
                    .is_some_and(|domain| fits_domain(said, domain));
                let agency = is_agency(said) && (client_spoken_of || client_named)
                    || passed_on && is_of_sender;
                if is_of_sender && !agency {
                    points += 4;
                }
                if said
                    .split_whitespace()
                    .any(|word| FIRM.contains(word.to_lowercase().trim_matches('.')))
                {
                    points += 1;
                }
                if is_part_of_firm(said)
                    && groups
                        .iter()
                        .any(|(other, firm, _)| other != key && firm.points >= 2)
                {
                    points -= 5;
                }
                if agency || (client_spoken_of || is_surely_agency(said)) && firm.from_sender {
                    points -= 8;
                }
                (points, firm.span.clone())
            })
            .collect();
        let (points, best) = scored
            .iter()
            .max_by_key(|(points, span)| (*points, std::cmp::Reverse(span.start)))?;
        let rivals = scored
            .iter()
            .any(|(other, span)| *other == *points && !self.same_firm(span, best));
        let only = scored.iter().filter(|(points, _)| *points >= 3).count() == 1;
        let marked = self
            .at(best)
            .split_whitespace()
            .any(|word| FIRM.contains(&word.to_lowercase()));
        let needed = if only && marked { 4 } else { 5 };
        if *points < needed || rivals {
            return None;
        }
        let whole = self.longest_form(best, &groups, domain.as_deref());
        Some(self.without_department(whole, &groups))
    }

    /// "Isla Connect Recruitment" is Isla Connect where the text names that as well.
    fn without_department(&self, firm: Span, groups: &[(String, Firm, usize)]) -> Span {
        let department =
            pattern!(r"\s+(?:recruitment|recruiting|careers|talent|hiring|people)(?: team)?$")
                .find(self.at(&firm));
        let short = department.map(|department| firm.start..firm.start + department.start());
        let is_named = |short: &Span| {
            let key = folded(&self.at(short).to_lowercase());
            groups.iter().any(|(other, ..)| *other == key)
        };
        short.filter(is_named).unwrap_or(firm)
    }

    fn same_firm(&self, a: &Span, b: &Span) -> bool {
        let (a, b) = (folded(self.at(a)), folded(self.at(b)));
        a.starts_with(&b) || b.starts_with(&a) || a.ends_with(&b) || b.ends_with(&a)
    }

    /// "Tidewater" becomes "Tidewater Electric Co-op" where the text also says that.
    fn longest_form(
        &self,
        best: &Span,
        groups: &[(String, Firm, usize)],
        domain: Option<&str>,
    ) -> Span {
        let key = folded(self.at(best));
        let longer = groups.iter().filter(|(other, firm, _)| {
            let (short, long) = (
                self.at(best).to_lowercase(),
                self.at(&firm.span).to_lowercase(),
            );
            let formed =
                pattern!(r"\s(?:ltd|limited|plc|inc|llc|llp|gmbh|oy|ab)\.?$").is_match(&long);
            let of_house = looks_like_firm(&long)
                && !formed
                && domain.is_some_and(|domain| fits_domain(self.at(&firm.span), domain));
            other.len() > key.len() && (firm.points >= 5 || of_house) && long.starts_with(&short)
                || long.ends_with(&format!(" {short}"))
                    && (looks_like_firm(&long)
                        || long
                            .split_whitespace()
                            .next()
                            .is_some_and(|first| FIRM.contains(first)))
        });
        longer
            .map(|(_, firm, _)| firm.span.clone())
            .max_by_key(std::iter::ExactSizeIterator::len)
            .unwrap_or(best.clone())
    }

    fn can_be_firm(&self, span: &Span, known: &Known<'_>, position: Option<&Span>) -> bool {
        let said = self.at(span);
        let small = said.to_lowercase();
        let person = [known.contact, known.candidate]
            .into_iter()
            .flatten()
            .any(|name| {
                let first = name.split_whitespace().next().unwrap_or(name);
                let same_first = all_names(said)
                    && said.split_whitespace().count() <= 3
                    && said.split_whitespace().next() == Some(first)
                    && !looks_like_firm(said)
                    && !said.contains('&');
                name.eq_ignore_ascii_case(said)
                    || same_first
                    || name
                        .split_whitespace()
                        .any(|word| word.eq_ignore_ascii_case(said))
            });
        let same_as_position =
            position.is_some_and(|position| self.at(position).eq_ignore_ascii_case(said));
        let tool = pattern!(r"^(?:zoom|microsoft teams|teams|ms teams|google meet|google|microsoft|skype|webex|whatsapp|linkedin|indeed|calendly|outlook|gmail|facetime|whereby|discord|slack|human resources|hr|the|interview|interviews|location|date|time|workday|greenhouse|lever|trac|nhs jobs|totaljobs|reed|seek|glassdoor|monster|usajobs|handshake|interview details|noon|midday|us|you|me|reception|head office|main office|office|level \d.*|room .*|floor .*|suite .*|building .*|gate .*|dear|hi|hello|this|that|it|cv|id|am|pm|bst|gmt|est|edt|pst|pdt|cet|uk|usa|us|eu|(?:exam|ref|job|post|vacancy|req|grade|band)(?: no| number)?|force|trust|county|estate|regional|corporate|central|accounts|human|human capital|experience|people|talent|recruitment|careers|hiring|early careers|admin|operations|finance|marketing|engineering|sales|design|product|legal|service recrutement|ressources humaines|it|our|your|my|we|i|please|thanks?|regards|best|kind|sincerely|cheers|team|reminder|invitation|confirmation|re|fwd|fw|subject|from|to)$").is_match(&small);
        let label = self.text[span.end..].starts_with(": ")
            && self.line_at(span.start).start < span.start
            && !small.contains(' ');
        let titled = said.split_whitespace().next().is_some_and(is_title) && !looks_like_firm(said);
        let generic = !said.contains(' ')
            && (FIRM.contains(small.as_str())
                || WORK.contains(small.as_str())
                || NO_NAMES.contains(small.as_str()))
            || pattern!(r"\b(?:desk|\d{2,4})$").is_match(&small);
        // "The Managing Editor" is somebody, and no firm.
        let last = said.split_whitespace().last().unwrap_or("");
        let work = said.contains(' ')
            && !last.ends_with('s')
            && is_listed_work(last)
            && !looks_like_firm(said);
        let street =
            work || label || titled || generic || pattern!(r"^\d+[a-z]?\s").is_match(&small);
        let reference = street
            || pattern!(r"^[a-z]*-?\d[\w-]*$|^[a-z]{2,6}-\d").is_match(&small)
                && !pattern!(r"^\d+[a-z]{3}").is_match(&small);
        let date_word = pattern!(r"^(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)(?:day|sday|nesday|rsday|urday|uary|ruary|ch|il|ust|t?ember|ober|ember)?\b").is_match(&small) && !small.contains(' ') || pattern!(r"^(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d").is_match(&small) || pattern!(r"^\d").is_match(&small) && !pattern!(r"^\d\w*\s?[a-z]").is_match(&small) || pattern!(r"^\d+(?:st|nd|rd|th)\b|^\d{1,2}[:.]?\d* ?(?:am|pm)").is_match(&small);
        let department = pattern!(
            r"^(?:people|hr|human resources|talent|culture|personnel|hiring) (?:&|and) \w+$"
        )
        .is_match(&small);
        // "The Solent office of Marchwood".
        let branch = pattern!(r"^ (?:office|branch) of (?:the )?(?-i:[A-Z])")
            .is_match(&self.text[span.end..]);
        let part = department
            || branch
            || pattern!(r"^(?:grade|band|level|step|tier|class|phase|stage|round|part) ")
                .is_match(&small);
        !(person
            || part
            || self.is_colleague(span)
            || reference
            || same_as_position
            || tool
            || date_word
            || said.chars().filter(|c| c.is_alphabetic()).count() < 2)
    }

    /// "Kwame and me", "Faye (Retail Director)", "Head of Purchasing": somebody who takes part.
    fn is_colleague(&self, span: &Span) -> bool {
        let rest = &self.text[span.end..self.line_at(span.end).end.max(span.end)];
        let with_others = pattern!(r"^(?: and| \+| &) (?:me|i|myself)\b").is_match(rest);
        let bracket = pattern!(r"^ \(([^)]{3,40})\)").captures(rest);
        let titled = bracket.is_some_and(|bracket| has_work(&bracket[1]))
            && !self.before(span.start).ends_with(" of ");
        let heads = pattern!(r"\b(?:head|director|vp|chair|dean|lead|chief|manager) of (?:the )?$")
            .is_match(self.before(span.start));
        let person = is_like_person(self.at(span)) || self.at(span).contains(" and ");
        person && (with_others || titled) || heads && !looks_like_firm(self.at(span))
    }

    /// Reads a firm's name that begins at the place.
    pub fn firm_at(&self, place: usize) -> Option<Span> {
        let line = self.line_at(place);
        let rest = self.text.get(place..line.end)?;
        let lead = rest.len()
            - rest
                .trim_start_matches([' ', '\t', '*', '"', '“', '\u{a0}'])
                .len();
        let article = pattern!(r"^(?:the\s+)?(?:(?:governors|board|trustees|directors|governing body|management)(?: of (?:education|governors|trustees|directors))? of\s+)?(?:the\s+)?")
            .find(&rest[lead..])
            .map_or(0, |article| article.end());
        let begin = place + lead + article;
        let mut last = begin;
        let mut count = 0;
        for (offset, word) in words_of(&self.text[begin..line.end]) {
            let next = self.text[begin + offset + word.len()..line.end].trim_start();
            match firm_word(word, next, count) {
                FirmWord::Link => {}
                FirmWord::Part(len) => last = begin + offset + len,
                FirmWord::Last(len) => {
                    last = begin + offset + len;
                    break;
                }
                FirmWord::None => break,
            }
            count += 1;
            if count >= 9 {
                break;
            }
        }
        // "Acme Inc." on a line of its own keeps its full stop.
        let formed = pattern!(r"(?:^|\s)(?:inc|ltd|co|corp|bros)$")
            .is_match(self.between(begin, last))
            && self.text[last..line.end].trim() == "."
            && self.between(line.start, begin).split_whitespace().count() < 2;
        let last = last + usize::from(formed);
        let last = last + self.possessive_of_saint(begin, last);
        let office = pattern!(r"\s(?:early careers|talent acquisition|graduate recruitment|head office|hq|headquarters|offices?|careers|hr)$")
            .find(self.between(begin, last));
        // "The Judicial Appointments Office", or a line of its own: the office is the firm.
        let alone = begin == line.start + lead && self.between(last, line.end).trim().is_empty()
            || self.between(line.start, begin).ends_with("The ");
        let whole = alone && pattern!(r"\s(?-i:Office)$").is_match(self.between(begin, last));
        let last = match office {
            Some(office) if !whole => begin + office.start(),
            _ => last,
        };
        let near = line
            .start
            .max(floor_boundary(self.text, begin.saturating_sub(20)));
        let city = pattern!(r"\b(?:city|county|town|borough|university|port) of\s+$")
            .find(&self.text[near..begin]);
        let begin = city.map_or(begin, |city| near + city.start());
        (last > begin).then_some(begin..last)
    }

    /// "At St Oswin's on Thursday": what is a saint's is named so.
    fn possessive_of_saint(&self, begin: usize, last: usize) -> usize {
        let rest = &self.text[last..];
        let owned = pattern!(r"^['’]s\b")
            .find(rest)
            .map_or(0, |owned| owned.end());
        if pattern!(r"^(?-i:St\.?) ").is_match(self.between(begin, last)) {
            owned
        } else {
            0
        }
    }

    /// Reads a firm's name that ends at the place.
    fn firm_before(&self, place: usize) -> Option<Span> {
        let far = floor_boundary(self.text, place.saturating_sub(LONGEST));
        let from = self.line_at(place).start.max(far);
        let part = &self.text[from..place];
        let starts: Vec<usize> = std::iter::once(from)
            .chain(
                part.char_indices()
                    .filter(|(_, c)| c.is_whitespace() || matches!(c, '(' | '"' | '*'))
                    .map(|(at, c)| from + at + c.len_utf8()),
            )
            .collect();
        starts
            .into_iter()
            .filter(|&start| self.text[start..place].starts_with(|c: char| c.is_alphanumeric()))
            .find_map(|start| {
                let firm = self.firm_at(start)?;
                let ends = self
                    .text
                    .get(firm.end..place)
                    .is_some_and(|rest| rest.trim_matches([' ', '*', '.']).is_empty());
                let opener = matches!(
                    self.at(&firm).split_whitespace().next(),
                    Some(
                        "We" | "I"
                            | "The"
                            | "You"
                            | "It"
                            | "They"
                            | "He"
                            | "She"
                            | "This"
                            | "That"
                            | "At"
                            | "Here"
                            | "Thanks"
                            | "Thank"
                            | "Good"
                            | "Hi"
                            | "Hello"
                            | "Dear"
                            | "And"
                            | "So"
                            | "As"
                            | "Our"
                            | "Your"
                            | "My"
                            | "If"
                            | "When"
                            | "Great"
                            | "Please"
                    )
                );
                (ends && !opener).then_some(firm)
            })
    }

    /// "Employer: X", "Client | X".
    fn firms_labelled(&self, within: &Span, firms: &mut Vec<Firm>) {
        let label = pattern!(
            r"(?m)^[\s*|•>\-–]*(?:employer|company|company name|organi[sz]ation|client|hiring company|end client|school|practice|trust|hiring organi[sz]ation|business|firm|store|branch|restaurant|shop|property|hotel|studio|agency/department|department/agency|agency|department|at)\s*\**(?:\s*[:|]|\s+[–—-]\s)\s*\**"
        );
        for span in self.find(label, within) {
            let agency_label =
                self.at(&span).to_lowercase().contains("agency") && !self.at(&span).contains('/');
            let points =
                if pattern!(r"department|store|branch|restaurant|shop|property|hotel|studio")
                    .is_match(self.at(&span))
                {
                    3
                } else {
                    10
                };
            if !agency_label {
                push_firm(firms, self.firm_at(span.end), points, false);
            }
        }
    }

    fn firms_in(&self, within: &Span, firms: &mut Vec<Firm>) {
        self.firms_labelled(within, firms);
        // (pattern before the name, points, whether it is the sender's own firm)
        let cues: [(&regex_lite::Regex, i32, bool); 9] = [
            (
                pattern!(
                    r"\b(?:(?:my|our|the|their|your) (?:end )?clients?,?|our client is|on behalf of(?: my| our)?(?: client,?)?|client:)\s+\(?"
                ),
                9,
                false,
            ),
            (
                pattern!(
                    r"\b(?:position|role|post|job|vacancy|opening|opportunity|interview(?:ing|ed)?|internship|apprenticeship|placement|spot|gig|thing|seat|application|applications|applied|applying|career|working|work|employment|place|candidate|candidacy|meet(?:ing)?|trial shift|assessment day|assessment|screen|call|chat)(?: (?:for|as|to be|of) (?:[\w&,'’()/-]+ ){1,7})?(?: here| today| tomorrow)? (?:at|with|within|to|from)\s+(?:us (?:here )?at )?"
                ),
                6,
                false,
            ),
            (
                pattern!(
                    r"\b(?:join(?:ing)?|(?:offices?|branch) of|(?:practice|company|firm|business|charity|school|start-?up|agency|organi[sz]ation|restaurant|hotel|studio|shop) (?:called|named)|interest in|interested in|welcome to|applying to|applied to|application to|applications to|apply to|apply for work at|part of|choosing|considering|careers at|life at|the team (?:at|over at|here at|from)|team at|team from|everyone at|all of us at|folks at|people at|colleagues at|(?:us|me|you|one) (?:here |over |down |up |out )?(?:at|in)|here at|over at|behalf of|visit|come (?:in )?to|written to|sent to|managers? at|director at|head of \w+ at|(?:hiring|recruitment|recruiting|talent) at|recruiter at|recruiter for|recruiter with|partner at|be (?:a|an|our) (?:\w+ ){1,3}(?:with|at|for)|work(?:s|ing)? for|hiring for|recruiting for|coordinator at|lead at|hr at|hr for|hr with|owner of|owner at|founder of|chef at|manager of|positions? at|acquisition at|acquisition,|resources at|resources,|assistant at|officer at|specialist at|administrator at|secretary at|headteacher at|headteacher of|principal of|on from|greetings from|calling from|ringing from|phoning from|writing from|message from|request from|invitation from|invited by|interview by|hosted by|email from|calling on behalf of|with you from|introducing|(?:feedback|interest|news|word|response|reply) from|(?:confirmed|booked|booked in|slot|all set|on for) (?:in )?(?:with|at))\s+(?:the team (?:at|from)\s+|us at\s+)?"
                ),
                6,
                false,
            ),
            (
                pattern!(
                    r"\b(?:this is|here is|my name is|my name's|name's|it's|it is|its|i'm|i am|im|i’m|it’s)\s+(?:\S+\s+){1,5}?(?:\([^)]*\)\s+)?(?:from|at|of|with|over at|here at|calling from|in hr at|for)\s+"
                ),
                7,
                true,
            ),
            (
                pattern!(
                    r"\bfor\s+(?:a|an|your|the|our)?\s*(?:\w+\s+){0,2}?interview (?:at|with)\s+"
                ),
                7,
                false,
            ),
            (pattern!(r"(?:\bat|@)\s+"), 3, false),
            (pattern!(r"\b(?:with|from)\s+"), 2, false),
            (
                pattern!(
                    r"\b(?:powered by|©(?: ?\d{4})?|copyright(?: \d{4})?|hiring at|a message from|sent on behalf of|regards from|the)\s+"
                ),
                1,
                false,
            ),
            (
                pattern!(
                    r"(?m)^[\s*|•>\-–]*(?:location|where|venue|place|address|📍)\**\s*[:|]?\s*\**"
                ),
                3,
                false,
            ),
        ];
        for (cue, points, from_sender) in cues {
            for span in self.find(cue, within) {
                let Some(firm) = self.firm_at(span.end) else {
                    continue;
                };
                let generic = points <= 3 && self.is_place(&firm);
                if generic || self.is_elsewhere(&span) {
                    continue;
                }
                let points = if points > 3 && self.may_be_met(&span, &firm) {
                    3
                } else {
                    points
                };
                firms.push(Firm {
                    span: firm,
                    points,
                    from_sender,
                });
            }
        }
        self.firms_of_people(within, firms);
        // "Luke Shore from Brightside Academy Trust"
        for span in self.find(pattern!(r"\s(?:from|of|at)\s+"), within) {
            let person = self.person_before(span.start);
            if person.is_some_and(|person| person.words > 1 && !has_work(self.at(&person.span))) {
                let firm = self
                    .firm_at(span.end)
                    .filter(|firm| looks_like_firm(self.at(firm)));
                push_firm(firms, firm, 4, false);
            }
        }
        // "The place stays the same: Penhallow Groundworks, Unit 4"
        for span in self.find(pattern!(r"(?:(?::|\bat|\bto)\s+|\()"), within) {
            let firm = self.firm_at(span.end).filter(|firm| {
                looks_like_firm(self.at(firm))
                    && !self.is_place(firm)
                    && pattern!(r"^,\s+(?:unit|suite|level|floor|plot|\d)")
                        .is_match(&self.text[firm.end..])
            });
            push_firm(firms, firm, 5, false);
        }
        self.firms_before_verbs(within, firms);
        self.firms_introduced(within, firms);
    }

    /// "A chat with Lottie": who is met may be a person as well.
    fn may_be_met(&self, cue: &Span, firm: &Span) -> bool {
        pattern!(r"\b(?:chat|call|screen|meet|meeting)\b[^.]*\s(?:with|to)\s+$")
            .is_match(self.at(cue))
            && is_like_person(self.at(firm))
    }

    /// "Dev, Talent Partner with Orbiq", "I run the Copper Pan": where somebody works.
    fn firms_of_people(&self, within: &Span, firms: &mut Vec<Firm>) {
        for span in self.find(pattern!(r"\s(?:at|with|for|@)\s+"), within) {
            let before = self.before(span.start);
            let title = before.rsplit([' ', '\n']).next().unwrap_or("");
            let works = title.starts_with(char::is_uppercase) && is_listed_work(title);
            let firm = self
                .firm_at(span.end)
                .filter(|firm| works && !self.is_place(firm));
            push_firm(firms, firm, 6, true);
        }
        let owns =
            pattern!(r"\b(?:i|we)(?: also| now)? (?:run|own|manage|founded|started)\s+(?:the\s+)?");
        for span in self.find(owns, within) {
            push_firm(firms, self.firm_at(span.end), 6, true);
        }
    }

    /// What stands before the verb: "Northgale Energy would like to".
    fn firms_before_verbs(&self, within: &Span, firms: &mut Vec<Firm>) {
        let verbs = pattern!(
            r"\s+(?:(?:would|'d|’d)(?: really| very much| now)? (?:like|love|be (?:delighted|pleased|happy|thrilled))|is (?:pleased|delighted|happy|excited|thrilled|hiring|looking|interested|inviting|keen)|are (?:pleased|delighted|happy|keen|hiring|interested|looking)|have (?:asked|reviewed|shortlisted|invited|confirmed|come back|agreed|selected|decided|moved|changed|requested)|(?:have|has) (?:now |just |also |finally )?\w{3,}ed\b|has (?:come back|sent)|want(?:s)? to (?:meet|see|interview|speak|talk|invite)|invites? you|sent you|here[.,!:\n ]|(?:hr|recruitment|recruiting|careers|talent|hiring|people|admissions|resourcing|early careers|people & culture|people and culture|interview)(?: (?:team|department|office|panel))?\b|team\b|job\.|can see you|will (?:see|meet|interview) you|(?:can|could) (?:do|see|meet|offer|fit)\b|'s? \w+ team|liked your|loved your|interview (?:on|is|has|with|invitation|team|panel|confirm)|(?:is|are) (?:ready|set) to (?:meet|see)|offices?\b|depot\b|head office|hq\b|headquarters\b)"
        );
        for span in self.find(verbs, within) {
            let Some(firm) = self.firm_before(span.start) else {
                continue;
            };
            let verb = self.at(&span).trim().to_lowercase();
            // "Our Birmingham office" names a town.
            let ours = pattern!(r"\b(?:our|their|your)\s+$").is_match(self.before(firm.start));
            if ours && pattern!(r"^(?:office|depot|head office|hq|headquarters)").is_match(&verb) {
                continue;
            }
            let strong =
                pattern!(r"^(?:would|'d|’d|is|are|have|has|want|invite|sent|liked|loved|will|can)")
                    .is_match(&verb);
            // "Nimbus People Team" as a line of its own signs.
            let line = trimmed(self.text, &self.line_at(firm.start));
            let signs = line.start == firm.start && line.end == span.end;
            let points = match (strong, signs) {
                (true, _) => 6,
                (false, true) => 5,
                (false, false) => 4,
            };
            // "Marlowe Precision have asked", "Redbud Plastics wants to interview you" by an agency.
            let collective = pattern!(r"^(?:have|are|want)\s").is_match(&verb)
                && !self.at(&firm).contains(" and ");
            let by_agency = is_surely_agency(&self.at(&self.own).to_lowercase());
            let person = all_names(self.at(&firm))
                && strong
                && !collective
                && !by_agency
                && self.at(&firm).split_whitespace().count() <= 2
                && !self
                    .at(&firm)
                    .split_whitespace()
                    .any(|word| FIRM.contains(word.to_lowercase().as_str()));
            firms.push(Firm {
                span: firm,
                points: if person { 3 } else { points },
                from_sender: false,
            });
        }
    }

    /// "Rich at Haddow Scaffolding here", "kel from Moonpatch Games".
    fn firms_introduced(&self, within: &Span, firms: &mut Vec<Firm>) {
        for span in self.find(
            pattern!(r"(?:\b(?:from|at|of|with)(?: the [a-z]+(?: [a-z]+)? \()?|\bw/|@)\s*"),
            within,
        ) {
            let signs = self.at(&span).starts_with('@');
            let opens = span.start < within.start + 160 || signs;
            let is_here = self.text[..span.start].ends_with(" here ");
            let place = span.start - if is_here { " here ".len() } else { 0 };
            let introduced = opens && (self.person_before(place).is_some_and(|person| self.at(&person.span).len() > 1) || pattern!(r"(?:[,.!–-]|\bits|\bit's|this is|\bhr|recruiter|manager|owner|team|coordinator)\s+\w*\s*$").is_match(self.before(span.start)));
            if introduced {
                let points = if signs || pattern!(r"from").is_match(self.at(&span)) {
                    6
                } else {
                    5
                };
                let firm = self.firm_at(span.end);
                // "Orla here from The Salt House": a house that somebody speaks for.
                let firm = firm.filter(|firm| is_here || !self.is_place(firm));
                push_firm(firms, firm, points, true);
            }
        }
    }

    fn is_elsewhere(&self, span: &Span) -> bool {
        pattern!(r"\b(?:your (?:current|previous|present|last|time|experience|work|years|background|degree|studies|course)|you (?:worked|studied|are currently|were)|graduated|formerly|previously|meet me|see you|park|parking|bus|train|station|nearest|opposite|next to|near|behind|corner|turn left|turn right|exit|walk)\b[^.]{0,30}$").is_match(self.before(span.start))
    }

    /// Tells a room, a street or a house from a firm.
    fn is_place(&self, firm: &Span) -> bool {
        let said = self.at(firm);
        pattern!(r"(?:^(?:Room|Floor|Level|Suite|Building|Block|Gate|Unit|Entrance|Platform|Terminal|Door|Reception|Bay|Hall|Zoom|Teams|Google|Microsoft|Skype|London|Reigate|Wapping|Dublin|Leeds|Manchester|Bristol|Paris|Berlin|Sydney|Melbourne|Toronto|Boston|Chicago|Seattle|Austin|Denver|Lagos|Nairobi|Accra|Mumbai|Delhi|Bangalore|Bengaluru|Singapore)\b|\b(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Blvd|Boulevard|House|Building|Tower|Towers|Courts?|Square|Place|Quay|Row|Terrace|Close|Parade|Highway|Crescent|Walk|Wharf|Way|Room|Floor|Suite|Campus|Plaza|Wing|Block|Entrance|Lobby|Reception|Gate|Station|Roundabout|Estate|Business Park|Industrial Estate|Town Hall|City Hall|Village Hall|Meeting House|Community Centre|Conference Centre)$)").is_match(said)
    }

    /// The heading of a notice: a first line that speaks of the interview and is no sentence.
    fn title_line(&self) -> Option<Span> {
        let first = self.full_lines(&self.own).into_iter().next()?;
        let said = self.at(&first);
        let heading = said.split_whitespace().count() <= 12
            && !said.ends_with(['.', ',', '!', '?', ':'])
            && pattern!(r"\binterview\b").is_match(said);
        (heading && !self.is_greeting_line(&first)).then_some(first)
    }

    fn firms_in_subject(&self, subject: &Span, firms: &mut Vec<Firm>) {
        for span in self.find(
            pattern!(r"(?:\b(?:at|with|from|for|by)\s+|[(|–—:@]\s*|\s-\s|^(?:re:|fwd?:)?\s*)"),
            subject,
        ) {
            let Some(firm) = self
                .firm_at(span.end)
                .filter(|firm| firm.end <= subject.end)
            else {
                continue;
            };
            let said = self.at(&firm);
            if has_work(said) && !looks_like_firm(said) || self.is_place(&firm) {
                continue;
            }
            let strong = pattern!(r"^(?:at|with|from)").is_match(self.at(&span).trim());
            firms.push(Firm {
                span: firm,
                points: if strong { 6 } else { 3 },
                from_sender: false,
            });
        }
    }

    /// A last line that is a firm's name and nothing else, or "For Bharat Forge Tools Limited".
    fn firm_that_signs(&self, firms: &mut Vec<Firm>) {
        let lines = self.full_lines(&self.own);
        let last = lines.len().saturating_sub(4);
        for line in &lines[last..] {
            let lead = pattern!(r"^(?:for|for and on behalf of|on behalf of)\s+")
                .find(self.at(line))
                .map_or(0, |lead| lead.end());
            let firm = self.firm_at(line.start + lead);
            let whole = firm.filter(|firm| {
                self.between(firm.end, line.end)
                    .trim_matches(['.', ' '])
                    .is_empty()
                    && looks_like_firm(self.at(firm))
                    && self.at(firm).contains(' ')
                    && !self.is_place(firm)
            });
            push_firm(firms, whole, 5, true);
        }
    }

    /// The lines below the name: title, firm, address.
    fn firms_in_signature(&self, known: &Known<'_>, firms: &mut Vec<Firm>) {
        let signatory = self.signatory().map(|person| self.at(&person.span));
        let names = [
            known.contact,
            signatory.filter(|name| known.contact != Some(name)),
        ];
        for name in names.into_iter().flatten() {
            self.firms_below(name, firms);
        }
    }

    fn firms_below(&self, name: &str, firms: &mut Vec<Firm>) {
        let lines = self.full_lines(&self.own);
        for (index, line) in lines.iter().enumerate() {
            let Some(at) = self.at(line).rfind(name) else {
                continue;
            };
            let in_line = line.start + at + name.len()..line.end;
            let is_sender = self.person_line(line).is_some() || index + 6 >= lines.len();
            let same_line = self.pieces(&in_line);
            let below = lines[index + 1..]
                .iter()
                .take(if self.person_line(line).is_some() {
                    4
                } else {
                    0
                })
                .flat_map(|line| self.pieces(line));
            // "Recruiter, Fathomwell", "Talent @ Tallgrass": what stands behind a title on its line.
            let mut behind_title = false;
            let mut title_line = None;
            for piece in same_line.into_iter().chain(below) {
                let words = self.at(&piece);
                let here = self.line_index(piece.start);
                behind_title &= title_line == Some(here);
                let Some(firm) = self.firm_at(piece.start) else {
                    continue;
                };
                let whole = firm.end == piece.end
                    || self
                        .between(firm.end, piece.end)
                        .trim_matches(['.', ' ', ')', '*'])
                        .is_empty();
                let title = has_work(words) && !looks_like_firm(words) || pattern!(r"^(?:hr|human resources|people (?:&|and) culture|people|talent|operations|recruitment|recruiting|talent acquisition|hiring|people team|finance|office|management|people operations|resourcing|early careers|hr department|human capital|people & talent|head teacher|personnel|admin|administration|tel|phone|mobile|email|sent from|reception|head office)$").is_match(words);
                if title {
                    behind_title = true;
                    title_line = Some(here);
                }
                let number = words.chars().filter(char::is_ascii_digit).count() >= 5;
                // "Talent Partner, APAC" names a region.
                let region = behind_title && words.len() <= 5 && words == words.to_uppercase();
                if whole
                    && !region
                    && !title
                    && !number
                    && is_sender
                    && !words.contains('@')
                    && !self.is_place(&firm)
                {
                    let marked = words
                        .split_whitespace()
                        .any(|word| FIRM.contains(word.to_lowercase().trim_matches([',', '.'])));
                    firms.push(Firm {
                        span: firm,
                        points: if behind_title {
                            6
                        } else if marked || words.contains(' ') {
                            5
                        } else {
                            4
                        },
                        from_sender: true,
                    });
                }
            }
        }
    }

    /// Cuts a signature's line at commas, bars and dashes, and "Recruiter at X" after the small word.
    fn pieces(&self, line: &Span) -> Vec<Span> {
        let cuts =
            pattern!(r"(?:\s*[|•·(),]\s*|\s+[–—-]\s+|\s+/\s+|\s*(?:\b(?:at|for)|@)\s+(?:the\s+)?)");
        let said = self.at(line);
        let mut start = 0;
        let mut found = Vec::new();
        for cut in cuts
            .find_iter(said)
            .map(|cut| cut.range())
            .chain(std::iter::once(said.len()..said.len()))
        {
            found.push(line.start + start..line.start + cut.start.max(start));
            start = cut.end;
        }
        // "University of Leeds" must not be cut.
        found.push(line.clone());
        found
            .into_iter()
            .map(|piece| trimmed(self.text, &piece))
            .filter(|piece| !piece.is_empty())
            .collect()
    }

    /// "(Bilingual Payroll Clerk, Granja Viva Foods)", "Account Manager (Fontana Tyres)".
    fn firms_by_position(&self, position: Option<&Span>, firms: &mut Vec<Firm>) {
        let Some(position) = position else { return };
        let said = self.at(position);
        for (at, _) in self.text.match_indices(said) {
            let end = at + said.len();
            let rest = &self.text[end..self.line_at(end).end.max(end)];
            let joint = pattern!(r"^(?:\s*\((?:grade|band|ref|gs|level|full|part)[^)]*\))?(?:\s+(?:role|position|post|job|vacancy|opening|place|opportunity|internship|interview|apprenticeship|programme|program))?(?:\s*(?:,|\||:|\(|–|—|/|@|•|·)\s*|\s+-\s+|\s+(?:at|with|@|within|for|here at|to|from)\s+(?:us at\s+)?)").find(rest);
            if let Some(joint) = joint {
                let firm = self.firm_at(end + joint.end());
                let strong = pattern!(r"(?:at|with|@|\(|within|,|–|—|-)\s*$")
                    .is_match(joint.as_str().trim_end());
                let firm = firm.filter(|firm| !self.is_place(firm));
                // "Assistant Manager (Accounts)": a word in brackets is a specialism as likely.
                let bracket = joint.as_str().trim_end().ends_with('(')
                    && firm
                        .as_ref()
                        .is_some_and(|firm| !self.at(firm).contains(' '));
                let points = match (bracket, strong) {
                    (true, _) => 3,
                    (false, true) => 6,
                    (false, false) => 4,
                };
                push_firm(firms, firm, points, false);
            }
            // "Paperkite – Junior Analyst", "Tidewater: Apprentice"
            let before = &self.text[self.line_at(at).start..at];
            if let Some(joint) = pattern!(r"(?:\s+[–—-]\s+|\s*[:|]\s*)$").find(before) {
                let place = self.line_at(at).start + joint.start();
                let firm = self.firm_before(place).filter(|firm| {
                    firm.start == self.line_at(at).start
                        || self.text[..firm.start].ends_with([' ', '|', ':'])
                });
                push_firm(firms, firm, 3, false);
            }
        }
    }

    fn firms_in_inner_heads(&self, firms: &mut Vec<Firm>) {
        for field in self.inner_heads.iter().flatten() {
            if field.name == "from" {
                let firm = self.firm_at(field.value.start).filter(|firm| {
                    let office = pattern!(r"^\s*(?:hr|recruit\w*|careers|talent|team|jobs)\b")
                        .is_match(self.between(firm.end, field.value.end));
                    office || !all_names(self.at(firm)) || looks_like_firm(self.at(firm))
                });
                push_firm(firms, firm, 6, false);
            }
            if field.name == "subject" {
                self.firms_in_subject(&field.value.clone(), firms);
            }
        }
    }

    fn inner_writers(&self) -> Vec<String> {
        let from = self.inner_heads.iter().flatten();
        from.filter(|field| field.name == "from")
            .flat_map(|field| self.addresses(&field.value))
            .filter_map(|address| domain_of(self.at(&address)))
            .collect()
    }

    /// Any run of capitalised words that the address is made of.
    fn firms_by_domain(&self, domain: &str, points: i32, firms: &mut Vec<Firm>) {
        let whole = self
            .head_field("subject")
            .map_or(self.own.start, |subject| subject.start)..self.text.len();
        let mut previous_end = 0;
        for span in self.find(pattern!(r"\b\w"), &whole) {
            let boundary = span.start >= previous_end;
            if !boundary
                || !self.text[span.start..]
                    .starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
                || self.text[..span.start].ends_with(['@', '.', '/', '-', '\'', '’'])
            {
                continue;
            }
            let Some(firm) = self.firm_at(span.start) else {
                continue;
            };
            if fits_domain(self.at(&firm), domain) && firm.start == span.start {
                previous_end = firm.end;
                firms.push(Firm {
                    span: firm,
                    points,
                    from_sender: false,
                });
            }
        }
    }
}

/// Tells one or two words that may as well be somebody's name.
fn is_like_person(said: &str) -> bool {
    all_names(said) && said.split_whitespace().count() <= 2 && !looks_like_firm(said)
}

/// What a word is to the name of a firm that is being read.
enum FirmWord {
    /// Joins two parts.
    Link,
    /// A part, of so many bytes.
    Part(usize),
    /// The last part, of so many bytes.
    Last(usize),
    /// None of it.
    None,
}

fn push_firm(firms: &mut Vec<Firm>, found: Option<Span>, points: i32, from_sender: bool) {
    firms.extend(found.map(|span| Firm {
        span,
        points,
        from_sender,
    }));
}

fn firm_word(word: &str, next: &str, count: usize) -> FirmWord {
    if word.starts_with(['(', '[', '–', '—', '-', '|', '/', '@', '<', '•', '·']) {
        return FirmWord::None;
    }
    let bare = word.trim_end_matches([',', '.', ';', ':', '!', '?', '"', '”', ')', '*', '|']);
    let next_capital = next.starts_with(char::is_uppercase);
    if FIRM_LINKS.contains(bare) && count > 0 && next_capital && !link_ends_firm(bare, next) {
        return FirmWord::Link;
    }
    let small = bare.to_lowercase();
    // "Torque Recruitment 07700 900785": a number to call ends the name.
    if bare.len() >= 5 && bare.bytes().all(|byte| byte.is_ascii_digit()) {
        return FirmWord::None;
    }
    if count > 0 && matches!(bare, "plc" | "ltd" | "llp" | "llc" | "inc" | "gmbh") {
        return FirmWord::Last(bare.len());
    }
    let capital = bare.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        || bare.chars().skip(1).any(char::is_uppercase);
    let breaks = NO_FIRM.contains(&small)
        && !(count > 0 && matches!(bare, "Recruitment" | "Careers" | "Sun" | "Job" | "Team"));
    // "Pelorus Re" on a line of its own.
    let closes = count > 0 && next.is_empty() && bare.len() == 2 && small != "hr";
    if !capital || breaks && !closes {
        return FirmWord::None;
    }
    let owner = bare.strip_suffix("'s").or_else(|| bare.strip_suffix("’s"));
    let owner = owner.filter(|_| {
        !next_capital
            || pattern!(r"^(?:Interview|HR|Head|Hiring|Recruit|Office|Team)").is_match(next)
    });
    if let Some(owner) = owner {
        return FirmWord::Last(owner.len());
    }
    let shortened = word.ends_with('.')
        && next_capital
        && (bare.chars().count() == 1 || FIRM_SHORT.contains(&small));
    let form_follows =
        word.ends_with(',') && pattern!(r"^(?:Inc|LLC|Ltd|Limited|LLP|PLC|GmbH)\b").is_match(next);
    if word.len() > bare.len() && !shortened && !form_follows {
        // "S.r.l." keeps its last full stop.
        let dotted = bare.contains('.') && word[bare.len()..].starts_with('.');
        FirmWord::Last(bare.len() + usize::from(dotted))
    } else {
        FirmWord::Part(bare.len())
    }
}

fn link_ends_firm(link: &str, next: &str) -> bool {
    let word = next
        .split_whitespace()
        .next()
        .unwrap_or("")
        .trim_end_matches([',', '.']);
    match link {
        "and" => {
            matches!(word, "I" | "We")
                || word.starts_with("I'")
                || word.starts_with("I’")
                || !FIRM.contains(&word.to_lowercase())
                    && pattern!(r"^\w+\s+(?:will|would|is|are|has)\b").is_match(next)
        }
        "in" | "on" | "to" | "by" | "a" => true,
        "for" => {
            pattern!(r"^(?:the|a|an|our)\b").is_match(next)
                || has_work(next.split([',', '.', '\n']).next().unwrap_or(""))
        }
        _ => false,
    }
}

/// Tells a firm that says in its own name that it recruits for others.
fn is_surely_agency(said: &str) -> bool {
    pattern!(
        r"\b(?:recruitment|recruiting|recruiters|staffing|resourcing|headhunt\w+|personnel|temps)\b"
    )
    .is_match(said)
}

pub(super) fn is_agency(said: &str) -> bool {
    said.split_whitespace()
        .any(|word| AGENCY.contains(word.to_lowercase().trim_matches(['.', ','])))
}

/// Returns the part of an address that names the firm, without the public mailboxes.
fn domain_of(address: &str) -> Option<String> {
    let host = address.split('@').nth(1)?.to_lowercase();
    let labels: Vec<&str> = host.split('.').collect();
    let second_level = [
        "co", "com", "org", "ac", "gov", "net", "edu", "nhs", "sch", "or", "ne",
    ];
    let at = match labels.len() {
        0 | 1 => return None,
        2 => 0,
        n if second_level.contains(&labels[n - 2]) => n - 3,
        n => n - 2,
    };
    let public = [
        "gmail",
        "googlemail",
        "outlook",
        "hotmail",
        "yahoo",
        "icloud",
        "live",
        "mailbox",
        "gmx",
        "proton",
        "protonmail",
        "aol",
        "mail",
        "email",
        "btinternet",
        "me",
        "msn",
        "inbox",
        "webmail",
        "fastmail",
        "hey",
        "zoho",
        "example",
        "web",
    ];
    let label = folded(labels[at]);
    (!public.contains(&label.as_str()) && label.len() >= 2).then_some(label)
}

/// Tells whether a firm's name and a domain are made of the same letters.
fn fits_domain(said: &str, domain: &str) -> bool {
    let words: Vec<String> = said
        .split_whitespace()
        .map(folded)
        .filter(|word| !word.is_empty() && word != "the")
        .collect();
    let joined: String = words.concat();
    if joined.is_empty() {
        return false;
    }
    if joined == domain
        || joined.len() >= 4 && domain.starts_with(&joined)
        || domain.len() >= 4 && joined.starts_with(domain)
    {
        return true;
    }
    let without_links: String = words
        .iter()
        .filter(|word| !matches!(word.as_str(), "and" | "of" | "for"))
        .cloned()
        .collect();
    // "University of Strathmarnock" at strathmarnock.example.
    let place = words
        .last()
        .is_some_and(|last| last.len() >= 5 && last == domain);
    if place && words.len() > 1 && looks_like_firm(&said.to_lowercase()) {
        return true;
    }
    let initials: String = words
        .iter()
        .filter_map(|word| word.chars().next())
        .collect();
    let first = &words[0];
    without_links == domain
        || domain.len() >= 4 && without_links.starts_with(domain)
        || initials.len() >= 3 && initials == domain
        || words.len() > 1 && first.len() >= 5 && domain.starts_with(first.as_str())
        || words.len() > 1
            && words
                .iter()
                .scan(String::new(), |so_far, word| {
                    so_far.push_str(word);
                    Some(so_far.clone())
                })
                .any(|prefix| prefix.len() >= 6 && domain.starts_with(&prefix))
}

/// "Department of Marine Ecology" is a part of a firm that is named elsewhere.
fn is_part_of_firm(said: &str) -> bool {
    pattern!(r"^(?:department|dept|faculty|division|section|office|school|college|institute|centre|library|human|people) (?:of|for|services|resources)\b|\b(?:service|department|team|unit|ward|division|suite|desk|committee|panel|secretariat)$").is_match(said)
}

/// Tells whether the last word of a phrase marks a firm.
pub(super) fn looks_like_firm(said: &str) -> bool {
    let last = said.split_whitespace().last().unwrap_or("").to_lowercase();
    if pattern!(r"^(?:the )?(?:university|college|bank|city|county|town|museum|ministry|institute|hospital|port|association|society|friends|church|royal college) of\b").is_match(said) {
        return true;
    }
    let head_of = said
        .split_once(" of ")
        .is_some_and(|(head, _)| has_work(head));
    FIRM.contains(last.as_str()) && !WORK.contains(last.as_str()) && !head_of
}
