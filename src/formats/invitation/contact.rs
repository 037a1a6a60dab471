//! Whom to write to: the person named for changes, else the signatory, else the sender or host.
//!
//! Must not know addresses or numbers.

use super::firm::{is_camel_case, looks_like_firm};
use super::lists::{FIELDS, FIRM, NO_GREETED, NO_NAMES};
use super::names::{Person, is_firm, is_title};
use super::reach::{belongs_to, folded};
use super::text::{Letter, Span, any_of, floor_boundary, pattern, patterns};
use super::work::{has_work, is_listed_work};

impl Letter<'_> {
    /// Finds the person to write to.
    pub fn contact(&self, candidate: Option<&Person>) -> Option<Person> {
        let hosts = self.hosts_of_addresses();
        let other = |person: &Person| {
            let name = self.at(&person.span);
            let is_candidate =
                candidate.is_some_and(|candidate| self.same_person(person, candidate));
            let joined = folded(name);
            let of_host = hosts.iter().any(|host| {
                *host == joined || host.len() >= 6 && joined.starts_with(host.as_str())
            });
            let company = is_firm(name)
                || is_camel_case(name)
                || name.split(' ').any(|word| word == "Recruit")
                || person.words > 1 && of_host
                || self.before(person.span.start).ends_with("The ")
                || hosts.contains(&joined) && !self.signs_an_address(name)
                || self.is_spoken_of_as_firm(name);
            let one = person.words == 1;
            let titled = one && self.work_follows(person.span.end);
            // "14 Cornhill Passage", "Fore St" is an address.
            let street = pattern!(r"\d[a-z]? $").is_match(self.before(person.span.start))
                || pattern!(r" (?-i:St|Street|Rd|Road|Lane|Avenue)$").is_match(name);
            // "Text STOP": a word in capitals is a password sooner than a name.
            let shouted = one && name.len() > 2 && name == name.to_uppercase();
            !is_candidate
                && !company
                && !titled
                && !street
                && !shouted
                && !self.firm_form_follows(person.span.end)
                && !self.firm_goes_on(person.span.end)
                && !self.is_first_of_firm(person.span.end)
        };
        let ways: [&dyn Fn() -> Vec<Person>; 12] = [
            &|| self.named_for_changes(),
            &|| self.spoken_of_for_changes().into_iter().collect(),
            &|| self.reached_for_changes(),
            &|| self.labelled_contact(),
            &|| self.signatory().into_iter().collect(),
            &|| {
                self.reached()
                    .into_iter()
                    .map(|(person, _)| person)
                    .collect()
            },
            &|| self.sender().into_iter().collect(),
            &|| self.card().into_iter().collect(),
            &|| self.introduced(),
            &|| self.lone_signature().into_iter().collect(),
            &|| self.hosts(),
            &|| self.asked_for(),
        ];
        let found = ways.iter().find_map(|way| way().into_iter().find(&other))?;
        let full = self.full_name(&found);
        Some(if other(&full) { full } else { found })
    }

    /// Tells whether the part before the @ of an address is made of the name.
    fn signs_an_address(&self, name: &str) -> bool {
        let addresses = self.addresses(&(0..self.text.len()));
        let mut addresses = addresses.iter();
        addresses.any(|address| belongs_to(self.at(address), name))
    }

    /// "At Trilok BPO", "the Trilok BPO team": what nobody says of a person.
    pub(super) fn is_spoken_of_as_firm(&self, name: &str) -> bool {
        self.text.match_indices(name).any(|(at, _)| {
            let (before, after) = (self.before(at), &self.text[at + name.len()..]);
            // "Ron at Ron Tibbets Plumbing": the firm is the longer name.
            let goes_on = !name.contains(' ') && pattern!(r"^ (?-i:[A-Z])").is_match(after);
            !goes_on
                && pattern!(r"\b(?:at|join(?:ing)?|within|interest in|appl(?:y|ied|ying) to|greetings from|welcome to|careers at)\s+(?:the\s+)?$").is_match(before)
                && !after.starts_with(['\'', '’'])
                || pattern!(r"^ (?:hr|careers|recruitment|recruiting|hiring|team|human resources|(?:talent|people) team)\b").is_match(after)
        })
    }

    /// Tells whether a kind of work follows: "Claims Supervisor" names nobody.
    fn work_follows(&self, place: usize) -> bool {
        let next = self.text[place..self.line_at(place).end.max(place)]
            .split_whitespace()
            .next();
        self.text[place..].starts_with(' ')
            && next.is_some_and(|word| word.starts_with(char::is_uppercase) && is_listed_work(word))
    }

    /// Tells whether a word that marks a firm follows: "Pinnacle Ridge Credit" of the Union.
    pub(super) fn firm_goes_on(&self, place: usize) -> bool {
        let rest = &self.text[place..self.line_at(place).end.max(place)];
        // "St Brannoc's School".
        let rest = rest
            .strip_prefix("'s")
            .or_else(|| rest.strip_prefix("’s"))
            .unwrap_or(rest);
        let next = rest
            .strip_prefix(' ')
            .and_then(|rest| rest.split_whitespace().next());
        next.is_some_and(|word| {
            let word = word.trim_end_matches(['.', ',', ':', '!', '?']);
            word.starts_with(char::is_uppercase) && FIRM.contains(&word.to_lowercase())
        })
    }

    /// "Marsh & Daughters": whose firm it is, and nobody to write to.
    fn is_first_of_firm(&self, place: usize) -> bool {
        pattern!(
            r"^ (?:&|and) (?-i:Sons?|Daughters?|Brothers|Bros|Co|Partners|Associates|Company)\b"
        )
        .is_match(&self.text[place..])
    }

    /// "Slides to Ms Nur Aisyah. Kindly also contact her if you are unable": the person before.
    fn spoken_of_for_changes(&self) -> Option<Person> {
        let cue = pattern!(
            r"\b(?:contact|call|ring|phone|text|e-?mail|write to|let|tell|inform|notify|reach|message)\s+(?:him|her|them)\b"
        );
        let cues = self.find(cue, &self.own);
        let cue = cues.iter().find(|cue| self.is_about_changes(cue))?;
        let floor = super::text::floor_boundary(self.text, cue.start.saturating_sub(250))
            .max(self.own.start);
        let starts = self.text[floor..cue.start]
            .char_indices()
            .filter(|(_, c)| c.is_uppercase());
        let people = starts.filter_map(|(at, _)| {
            let fresh = self.text[..floor + at].ends_with(char::is_whitespace);
            self.person_at(floor + at).filter(|_| fresh)
        });
        let mut full = people.filter(|person| {
            let name = self.at(&person.span);
            person.words > 1
                && !is_firm(name)
                && !has_work(name)
                && !self.is_greeting_line(&self.line_at(person.span.start))
        });
        full.next_back()
    }

    /// "Contact person: Mr Prakash Hegde", "HR: Faisal Shaikh, 98200 00147".
    fn labelled_contact(&self) -> Vec<Person> {
        let label = pattern!(
            r"(?m)(?:^|\|)[ \t*•>-]*(?:hr|(?:your |hr |main |interview |recruitment )?contact(?: person| name)?|person to contact|point of contact|whom? to contact)\**[ \t]*[:|][ \t*]*"
        );
        let places = self.find(label, &self.own).into_iter();
        places
            .filter_map(|span| self.person_at(span.end))
            .filter(|person| person.words > 1)
            .collect()
    }

    /// "For directions call Sandeep Reddy on 98480 00136": full names with a number or an address behind.
    fn reached(&self) -> Vec<(Person, Span)> {
        let reach = pattern!(
            r"(?:\s\(|,|:|\s[–-])?(?:\s(?:on|at|via|by))?(?: (?:tel|telephone|phone|email|e-mail)\.?:?)?\s\+?[\d(][\d ()-]{6,}|(?:,|:|\s\(|\s[–-]|\s(?:on|at|via|by))\s*[\w.+-]+@"
        );
        let before = self.find(reach, &self.own).into_iter();
        let before = before.filter_map(|span| Some((self.person_before(span.start)?, span)));
        // "For queries: 01711 555012 (Mr Rezaul Karim)".
        let bracket = pattern!(r"(?:\d{4}|\.[a-z]{2,8})\s?\(");
        let behind = self.find(bracket, &self.own).into_iter();
        let behind = behind.filter_map(|span| Some((self.person_at(span.end)?, span)));
        before
            .chain(behind)
            .filter(|(person, _)| {
                let name = self.at(&person.span);
                // "Vikram Gallagher, General Manager, Sakura Sushi, 0161 …": the firm behind a title.
                let title = pattern!(r",\s+((?-i:[A-Z])[^,.\n]{2,40}), $")
                    .captures(self.before(person.span.start));
                let behind_title = title.is_some_and(|title| has_work(&title[1]));
                person.words > 1 && !behind_title && !has_work(name) && !looks_like_firm(name)
            })
            .collect()
    }

    /// "If you wish to withdraw: Medical Staffing, Karen Stubbs on 01632 960 712."
    fn reached_for_changes(&self) -> Vec<Person> {
        let reached = self.reached().into_iter();
        let about = reached.filter(|(_, span)| {
            pattern!(r"\b(?:withdraw|cancel|resched|rearrang|chang(?:e|es)|unable|cannot attend|can['’]t (?:make|attend|come))\w*\b")
                .is_match(self.at(&self.sentence(span)))
        });
        about.map(|(person, _)| person).collect()
    }

    /// The folded first labels of all hosts: a "name" that is one of them is the firm's.
    pub fn hosts_of_addresses(&self) -> Vec<String> {
        let addresses = self.addresses(&(0..self.text.len())).into_iter();
        addresses
            .filter_map(|address| self.at(&address).split('@').nth(1))
            .filter_map(|host| host.split('.').next())
            .map(folded)
            .collect()
    }

    fn same_person(&self, a: &Person, b: &Person) -> bool {
        let (a, b) = (
            self.at(&a.span).to_lowercase(),
            self.at(&b.span).to_lowercase(),
        );
        a == b
            || a.starts_with(&format!("{b} "))
            || b.starts_with(&format!("{a} "))
            || a.ends_with(&format!(" {b}")) && a.split(' ').count() > 2
    }

    /// "If you need to cancel, contact Quentin Abioye".
    fn named_for_changes(&self) -> Vec<Person> {
        let cue = &GET_IN_TOUCH();
        let mut found = Vec::new();
        // "Inform the Committee Secretary, Dr Anselm Brandt", "Questions or changes: Sindre Aas"
        let office = &OFFICE_CUE();
        let labelled = pattern!(
            r"\b(?:questions|queries|(?:any )?query|enquiries|clarifications?|changes|problems|issues|cancellations)(?: (?:or|and|/) [\w ]{3,30})?\s*:\s*"
        );
        let places = [cue, office, labelled].map(|cue| self.find(cue, &self.own));
        for span in places.into_iter().flatten() {
            let Some(person) = self.person_at(self.behind_office(span.end)) else {
                continue;
            };
            // "Ring Neil's PA, Debbie, on 01793 496 021".
            let helper =
                pattern!(r"^['’]s (?:PA|EA|assistant|secretary|deputy|colleague|office),? ")
                    .find(&self.text[person.span.end..])
                    .and_then(|office| self.person_at(person.span.end + office.end()));
            let is_helper = helper.is_some();
            let person = helper.unwrap_or(person);
            // "Your interview with Calder & Wren" names two halves of a firm.
            let half = self.text[person.span.end..].starts_with(" & ");
            let named = (is_helper
                || self.only_titles(self.behind_office(span.end), person.span.start))
                && !half;
            // "Your telephone interview for the Community Librarian post" asks nobody to telephone.
            let noun =
                pattern!(r"^(?:telephone|phone|call|text)\s+interview\b").is_match(self.at(&span));
            // "Contact the Control Room" names an office.
            let office = pattern!(r"^ (?-i:Room|Desk|Office|Cent(?:re|er)|Team|Line|Unit|Department|Service|Reception|Point)\b")
                .is_match(&self.text[person.span.end..]);
            // "So I can confirm with Pippa" asks for nothing.
            let own_doing =
                pattern!(r"\b(?:i|we)(?:['’]ll| can| will| could| may)(?: then| also)? $")
                    .is_match(self.before(span.start));
            // "This is to confirm your interview with Moss Street Dental" is said by who writes.
            let confirms = self.at(&span).to_lowercase().starts_with("confirm")
                && pattern!(r"\b(?:(?:this is|writing|write|pleased|happy|delighted|glad|just|like|wanted?|wish) to|(?:i|we)(?: can| hereby| now)?) $")
                    .is_match(self.before(span.start));
            if noun || office || own_doing || confirms || !named || !self.is_about_changes(&span) {
                continue;
            }
            found.push(person);
        }
        found
    }

    /// Skips the office before a name: "reply to Board Secretary Nan Oakes".
    fn behind_office(&self, place: usize) -> usize {
        let line = self.line_at(place);
        let rest = &self.text[place..line.end.max(place)];
        let office = rest
            .split_inclusive([' ', ','])
            .take_while(|word| {
                let small = word.trim_matches([' ', ',']).to_lowercase();
                word.trim().is_empty() || NO_NAMES.contains(small.as_str()) && !is_title(&small)
            })
            .take(5);
        let place = place + office.map(str::len).sum::<usize>();
        // "Contact Analyst Teresa Quon": of three words, the first is the title.
        let title = self
            .person_at(place)
            .filter(|person| person.words == 3)
            .and_then(|person| self.at(&person.span).split_once(' '));
        place
            + title
                .filter(|(title, _)| is_listed_work(title))
                .map_or(0, |(title, _)| title.len() + 1)
    }

    fn only_titles(&self, from: usize, to: usize) -> bool {
        self.text
            .get(from..to)
            .is_some_and(|between| between.split_whitespace().all(is_title))
    }

    fn is_about_changes(&self, span: &Span) -> bool {
        let sentence = self.sentence(span);
        let elsewhere = &ABOUT_ARRIVAL();
        let own = self.at(&sentence);
        let previous = sentence.start.checked_sub(2).map_or("", |end| {
            let end = super::text::floor_boundary(self.text, end);
            self.at(&self.sentence(&(end..end)))
        });
        let strict = pattern!(
            r"\b(?:cancel\w*|chang\w*|resched\w*|can(?:'t|’t|not)|unable|problems?|questions?|rearrang\w*)\b"
        );
        let asks = self.at(span).trim_start().to_lowercase().starts_with("ask");
        if asks && !strict.is_match(own) {
            return false;
        }
        let cannot =
            pattern!(r"\b(?:(?:cannot|can't|unable to|not able to|no longer) (?:able to )?(?:attend|come|make|keep)|(?:to|must) (?:decline|withdraw|cancel)|(?:time|date|day|slot) (?:no longer|does not|doesn't) (?:work|suit)s?)\b")
                .is_match(own);
        let confirms = pattern!(r"^confirm (?:your|my) ").is_match(self.at(span).trim_start());
        let here =
            ABOUT_CHANGES().is_match(own) && (cannot || confirms || !elsewhere.is_match(own));
        let carried = previous.len() < 90 && pattern!(r"\b(?:questions|queries|problems|cancel|reschedule|change|can't make|unable|need)\b").is_match(previous) && !elsewhere.is_match(own);
        here || carried
    }

    fn sender(&self) -> Option<Person> {
        let from = self.head_field("from")?;
        let person = self.person_at(from.start)?;
        let rest = &self.text[person.span.end..from.end];
        if !rest.starts_with(", ") {
            return Some(person);
        }
        // "Ashby, Clive" as address books write it: taken where the text says "Clive Ashby".
        let first = self.person_at(person.span.end + 2)?;
        let full = format!("{} {}", self.at(&first.span), self.at(&person.span));
        let at = self.text.find(&full)?;
        self.person_at(at)
    }

    /// "This is X from …", "X here", "X from Moonpatch Games".
    fn introduced(&self) -> Vec<Person> {
        let mut found = Vec::new();
        let opening = pattern!(
            r"(?:\b(?:this is|message from|call from|my name is|my name's|name's|it's|its|it is|here is|i am|i'm|im|i’m|it’s|you're speaking with|speaking is|me is)\s+)"
        );
        for span in self.find(opening, &self.own) {
            if let Some(person) = self.person_at(span.end) {
                let rest = &self.text[person.span.end..];
                let speaks = pattern!(r"^(?:\s*[,.!(–—@-]|\s+w/\s|\s+(?:from|frm|at|here|of|with|calling|in|over|again|the|your|and|one of|who|ringing|phoning|recruiter|hr)\b|\s*$)").is_match(rest);
                if speaks {
                    found.push(person);
                }
            } else if let Some(person) = self.uncapped(span.end) {
                // "Phone is best, I'm hopeless with email."
                let of_me = pattern!(r"^i(?:['’]?m| am)").is_match(self.at(&span));
                let at_home =
                    pattern!(r"^ (?:with|at) (?-i:[a-z])").is_match(&self.text[person.span.end..]);
                found.extend((!of_me || !at_home).then_some(person));
            }
        }
        found.extend(self.named_with_firm().map(|(person, _)| person));
        for span in self.find(
            pattern!(r"\s(?:(?:here|from|frm|at|over at|with)\b|@)"),
            &self.own,
        ) {
            let opens = span.start < self.own.start + 160;
            let cue = self.at(&span).trim().to_lowercase();
            let person = self
                .person_before(span.start)
                .filter(|person| self.opens_clause(person.span.start));
            if let Some(person) = person {
                let named_company = cue == "here"
                    || self.text[span.end..]
                        .trim_start()
                        .trim_start_matches("the ")
                        .starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
                // "Intro call: Night Auditor at The Larkspur" names no person.
                let name = self.at(&person.span);
                let field = name
                    .split(' ')
                    .any(|word| FIELDS.contains(&word.to_lowercase()));
                let titled = (person.words > 1 && (has_work(name) || field)
                    || is_listed_work(name))
                    && self.text[..person.span.start]
                        .trim_end()
                        .ends_with([':', '–', '-']);
                if (opens || cue == "@") && named_company && !titled {
                    found.push(person);
                }
            } else if opens && matches!(cue.as_str(), "from" | "@") && found.is_empty() {
                found.extend(self.uncapped_before(span.start));
            }
        }
        found
    }

    /// "Evening Callum. Rab Guthrie, Easter Drumlie Farm.": who writes, and for whom.
    pub fn named_with_firm(&self) -> Option<(Person, Span)> {
        let opening = self.own.start..floor_boundary(self.text, self.own.start + 60);
        let stops = self.find(pattern!(r"[.!?]\s+"), &opening);
        stops.into_iter().find_map(|stop| {
            let person = self.person_at(stop.end)?;
            let here = pattern!(r"^(?: here)?, ").find(&self.text[person.span.end..])?;
            if person.words == 1 && here.as_str().len() == 2 {
                return None;
            }
            let firm = self.firm_at(person.span.end + here.end())?;
            let whole = looks_like_firm(self.at(&firm))
                && self.text[firm.end..]
                    .trim_start_matches(" here")
                    .starts_with(['.', '!']);
            whole.then_some((person, firm))
        })
    }

    fn opens_clause(&self, place: usize) -> bool {
        let before =
            self.text[self.own.start.min(place)..place].trim_end_matches([' ', '"', '“', '*']);
        before.is_empty()
            || before.ends_with(" x")
            || before.ends_with(['.', ',', '!', '\n', '-', '–', '—', ':', '?', ')'])
    }

    /// A name without a capital after "its": "hi dan its shaz from …".
    fn uncapped(&self, place: usize) -> Option<Person> {
        let rest = self.text.get(place..self.line_at(place).end)?;
        let word: String = rest.chars().take_while(|c| c.is_alphabetic()).collect();
        let follows = &rest[word.len()..];
        let lower = word.chars().next().is_some_and(char::is_lowercase)
            && word.len() >= 3
            && !NO_GREETED.contains(word.as_str());
        (lower && pattern!(r"^(?:\s+(?:from|at|with|w/|@) ?(?:the )?[A-Za-z]|,? (?:the )?(?:(?:duty|shift|store|shop|assistant|general|hiring|kitchen|bar) )?(?:manager|owner|supervisor) (?:from|at|of|here)\b)").is_match(follows)).then(
            || Person {
                span: place..place + word.len(),
                words: 1,
            },
        )
    }

    fn uncapped_before(&self, place: usize) -> Option<Person> {
        let before = self.text[..place].trim_end();
        let word: String = before
            .chars()
            .rev()
            .take_while(|c| c.is_alphabetic())
            .collect::<Vec<_>>()
            .into_iter()
            .rev()
            .collect();
        let start = before.len().checked_sub(word.len())?;
        let lower = word.chars().next().is_some_and(char::is_lowercase)
            && word.len() >= 3
            && !NO_GREETED.contains(word.as_str());
        let opens = self.opens_clause(start);
        (lower
            && opens
            && start > self.own.start
            && self.text[place..]
                .trim_start_matches(" from")
                .trim_start()
                .trim_start_matches("the ")
                .starts_with(|c: char| c.is_uppercase() || c == '@'))
        .then_some(Person {
            span: start..before.len(),
            words: 1,
        })
    }

    /// "Host: X", "Organiser: X", "Questions? X <…>".
    fn hosts(&self) -> Vec<Person> {
        let label = &HOST_LABEL();
        let labelled: Vec<Person> = self
            .find(label, &self.own)
            .into_iter()
            .filter_map(|span| {
                self.person_at(span.end).filter(|person| {
                    self.only_titles(span.end, person.span.start)
                        && !self.text[person.span.end..].starts_with(" on behalf of")
                })
            })
            .collect();
        let from_top = self
            .head_field("organizer")
            .or_else(|| self.head_field("organiser"))
            .and_then(|value| self.person_at(value.start));
        let mut found: Vec<Person> = from_top
            .into_iter()
            .chain(labelled.iter().filter(|person| person.words > 1).cloned())
            .collect();
        if found.is_empty() {
            found.extend(labelled);
        }
        for span in self.find(&HOST_ACTS(), &self.own) {
            found.extend(self.person_before(span.start));
        }
        // "Your interview with Ridgeback Cycles": two capitals may be a firm as well.
        let of_firm = pattern!(r"^(?:interview|call|chat|meeting) with\s+(?:the\s+)?$");
        for span in self.find(&MEETING_CUE(), &self.own) {
            let person = self.person_at(span.end).filter(|person| {
                person.span.start <= span.end + 1
                    && person.words > 1
                    && (!of_firm.is_match(self.at(&span)) || self.surely_person(person))
            });
            found.extend(person);
        }
        found
    }

    /// Tells a person from a firm by a title, a colleague or an address.
    fn surely_person(&self, person: &Person) -> bool {
        let name = self.at(&person.span);
        let rest = &self.text[person.span.end..];
        let addresses = self.addresses(&(0..self.text.len()));
        pattern!(r"^\s*(?:,|\(|and\b|who\b|from\b|at our\b)").is_match(rest)
            || addresses.iter().any(|address| {
                name.split_whitespace()
                    .all(|word| belongs_to(self.at(address), word))
            })
    }

    /// "Ask for me, Lorraine Etienne."
    fn asked_for(&self) -> Vec<Person> {
        let cue = pattern!(
            r"\b(?:ask for|report to|asking for|look for)[ \t]*:?\s+(?:me,?\s+)?(?:the manager,?\s+)?"
        );
        self.find(cue, &self.own)
            .into_iter()
            .filter_map(|span| {
                self.person_at(span.end)
                    .filter(|person| self.only_titles(span.end, person.span.start))
            })
            .collect()
    }
}

patterns! {
    /// What the host of an interview does, behind the name.
    HOST_ACTS = concat!(
        r"(?:\s+",
        any_of!(
            r"has invited you",
            r"invites you",
            r"invited you",
            r"is inviting you",
            r"is looking forward",
            r"sent you",
            r"would like to (?:meet|interview|speak|talk|chat)",
            r"wants to (?:meet|interview|speak|talk|chat)",
            r"\(organi[sz]er\b",
            r"- organi[sz]er",
            r"messaged you",
            r"will (?:call|ring|phone|telephone|contact|be calling|be in touch)(?: you)?\b",
            r"(?:will|is going to) (?:see|meet|interview|be (?:seeing|meeting|interviewing)) you\b"
        ),
        r")"
    );
    /// What asks to write to or call somebody, before the name.
    GET_IN_TOUCH = concat!(
        r"\b",
        any_of!(
            r"contact(?:ing)?",
            r"call(?:ing)?",
            r"ring(?:ing)?",
            r"phon(?:e|ing)",
            r"telephon(?:e|ing)",
            r"text(?:ing)?",
            r"e-?mail(?:ing)?",
            r"mail",
            r"writ(?:e|ing) to",
            r"reach out to",
            r"reach",
            r"get in touch with",
            r"in touch with",
            r"get hold of",
            r"speak (?:to|with)",
            r"talk to",
            r"notify",
            r"tell",
            r"let",
            r"message",
            r"ping",
            r"whatsapp",
            r"reply to",
            r"respond to",
            r"liaise with",
            r"inform",
            r"answer to",
            r"ask",
            r"directed to",
            r"addressed to",
            r"send (?:a|an) (?:e-?mail|message|text) to",
            r"drop",
            r"(?-i:via|through)",
            r"advise",
            r"give",
            r"attendance with",
            r"availability with",
            r"confirm (?:\w+ ){1,6}(?:with|to)",
            r"appointment with",
            r"call from",
            r"word to",
            r"(?:confirmation|answer) (?:[\w.]+ ){0,5}to",
            r"(?:direct|address|send|refer|put) (?:\w+ ){1,4}to",
            r"(?:quer(?:y|ies)|questions?|enquiries) to",
            r"confirm (?:with|to)",
            r"cancel with",
            r"arrange with",
            r"rebook with",
            r"buzz"
        ),
        r"\s+(?:me,?\s+)?(?:",
        any_of!(
            r"your",
            r"our",
            r"my",
            r"the",
            r"his",
            r"her",
            r"a",
            r"an",
            r"this",
            r"vacancy",
            r"holder",
            r"campaign",
            r"job",
            r"hr",
            r"recruitment",
            r"recruiting",
            r"interview",
            r"interviews",
            r"hiring",
            r"talent",
            r"acquisition",
            r"practice",
            r"office",
            r"team",
            r"team's",
            r"department",
            r"dept",
            r"colleague",
            r"coordinator",
            r"co-ordinator",
            r"manager",
            r"administrator",
            r"assistant",
            r"officer",
            r"recruiter",
            r"secretary",
            r"pa",
            r"ea",
            r"partner",
            r"lead",
            r"contact",
            r"person",
            r"directly",
            r"scheduler",
            r"scheduling",
            r"people",
            r"resourcing",
            r"adviser",
            r"advisor",
            r"specialist",
            r"business",
            r"head",
            r"of",
            r"campus",
            r"named",
            r"executive",
            r"personal",
            r"school",
            r"hr's",
            r"site",
            r"clinic",
            r"ward",
            r"store",
            r"branch",
            r"shop",
            r"admin",
            r"consultant",
            r"graduate",
            r"staff",
            r"panel",
            r"chair",
            r"above",
            r"below",
            r"deputy",
            r"operations",
            r"liaison",
            r"clerk",
            r"bursar",
            r"receptionist",
            r"host",
            r"dean"
        ),
        r"[,:]?\s+)*"
    );
    /// The same before an office and its holder.
    OFFICE_CUE = concat!(
        r"\b",
        any_of!(
            r"contact",
            r"call",
            r"ring",
            r"phone",
            r"telephone",
            r"text",
            r"reach out to",
            r"e-?mail",
            r"write to",
            r"notify",
            r"tell",
            r"inform",
            r"advise",
            r"speak (?:to|with)",
            r"get in touch with",
            r"let",
            r"rsvp to",
            r"reply to",
            r"respond to",
            r"confirm (?:with|to)"
        ),
        r"\s+(?:(?:the|our|my|your)\s+(?:[\w'’-]+\s+){0,4}[\w'’-]+,\s+|(?:the |our )?(?:[\w'’-]+\s+){1,4}\()"
    );
    /// That somebody is named for changes and questions.
    ABOUT_CHANGES = concat!(
        r"\b",
        any_of!(
            r"cancel\w*",
            r"resched\w*",
            r"re-sched\w*",
            r"re-?arrang\w*",
            r"chang\w*",
            r"withdraw\w*",
            r"can(?:'t|’t|not| not| no longer)",
            r"cant\b",
            r"unable",
            r"not able",
            r"not wish",
            r"no good",
            r"worries",
            r"probs?",
            r"bother",
            r"(?:not|isn.t) (?:suitable|convenient|possible|good)",
            r"unsuitable",
            r"inconvenient",
            r"no longer",
            r"questions?",
            r"quer(?:y|ies)",
            r"enquir\w*",
            r"inquir\w*",
            r"problems?",
            r"issues?",
            r"difficult\w*",
            r"further (?:information|info|details|help)",
            r"more (?:information|info)",
            r"anything",
            r"need (?:to|help|any)",
            r"clarif\w*",
            r"concerns?",
            r"should you",
            r"if you (?:need|want|wish|have|are|would)",
            r"to confirm",
            r"confirm (?:your|that|by|with|to|attendance)",
            r"rsvp",
            r"decline",
            r"let .{0,80} know",
            r"get in touch",
            r"postpone",
            r"impossible",
            r"if (?:not|that(?:'s| is|’s) no good)",
            r"another (?:time|date|day)",
            r"alternat\w+",
            r"doesn't (?:suit|work)",
            r"does not (?:suit|work)",
            r"won't be able"
        ),
        r"\b"
    );
    /// That somebody is named for the arrival or another matter.
    ABOUT_ARRIVAL = concat!(
        r"\b",
        any_of!(
            r"on arrival",
            r"when you arrive",
            r"at reception",
            r"at the (?:gate|desk|door|counter)",
            r"adjustments?",
            r"accommodations?",
            r"accessib\w*",
            r"expenses",
            r"parking",
            r"technical",
            r"travel (?:claims?|booking)",
            r"visa",
            r"references",
            r"informal (?:\w+ )?(?:discussion|chat|conversation|visit|talk)"
        ),
        r"\b"
    );
    /// What labels who organises an interview.
    HOST_LABEL = concat!(
        r"(?m)(?:^|[|(\n]|\.\s)[\s*|•-]*",
        any_of!(
            r"host(?:ed by)?",
            r"organi[sz](?:er|ed by)",
            r"(?:any )?questions",
            r"queries",
            r"(?:[\w-]+ )?contact(?: person| name| details)?",
            r"your contact",
            r"your consultant",
            r"consultant",
            r"sent on behalf of",
            r"enquiries",
            r"recruiter",
            r"(?:interview )?coordinator",
            r"scheduled by",
            r"arranged by",
            r"booked by",
            r"sent by",
            r"(?:linkedin |inmail )?message from",
            r"invited by",
            r"from",
            r"hiring manager",
            r"interviewer",
            r"interviewing with",
            r"you(?:'ll| will) (?:meet|be meeting|speak)(?: with)?",
            r"with",
            r"meeting with",
            r"you're meeting",
            r"point of contact",
            r"sender",
            r"invitation from",
            r"created by"
        ),
        r"\**\s*(?:[:?|–-]+\**|with|is|by)?\s*\**"
    );
    /// What stands before the name of whom the candidate will meet.
    MEETING_CUE = concat!(
        r"\b",
        any_of!(
            r"you're meeting",
            r"you are meeting",
            r"you'll be meeting",
            r"you will be meeting",
            r"you'll meet",
            r"you will meet",
            r"meeting with",
            r"interview with",
            r"chat with",
            r"call with",
            r"speaking (?:to|with)",
            r"speak (?:to|with)",
            r"talking to",
            r"interviewed by",
            r"interviewer is",
            r"interviewer will be",
            r"your interviewer,",
            r"conversation with"
        ),
        r"\s+(?:with\s+)?",
        any_of!(
            r"our ",
            r"your ",
            r"the ",
            r"hiring manager ",
            r"manager ",
            r"director ",
            r"owner ",
            r"team lead ",
            r"head ",
            r"of ",
            r"recruiter ",
            r"store ",
            r"shop ",
            r"site "
        ),
        r"*"
    );
}
