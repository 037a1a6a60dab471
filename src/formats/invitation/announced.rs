//! The places of an invitation that announce a company, each with how much it proves.
//!
//! Must not know which of them is the one: `company` weighs them against each other.

use super::company::Firm;
use super::firm::{is_agency, is_like_person, is_surely_agency, looks_like_firm};
use super::host::{domain_of, fits_domain};
use super::lists::{FIELDS, FIRM, FIRM_LINKS, NO_GREETED};
use super::names::all_names;
use super::position::Known;
use super::text::{Letter, Span, any_of, pattern, patterns, trimmed, words_of};
use super::work::{has_work, is_listed_work};

impl Letter<'_> {
    /// Finds every company that the text may mean, most of them several times.
    pub fn announced(&self, known: &Known<'_>, position: Option<&Span>) -> Vec<Firm> {
        let mut firms = Vec::new();
        self.firms_in(&self.own, &mut firms);
        if let Some(from) = self.head_field("from") {
            let firm = self.firm_at(from.start);
            // "From: Human Resources, Cibola County School District".
            let behind = pattern!(r"^(?:human resources|hr|personnel|recruitment)(?: \w+)?, ")
                .find(self.at(&from));
            let firm = behind.map_or(firm, |behind| self.firm_at(from.start + behind.end()));
            push_firm(
                &mut firms,
                firm.filter(|firm| looks_like_firm(self.at(firm))),
                if behind.is_some() { 6 } else { 4 },
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
        push_firm(
            &mut firms,
            self.named_with_firm().map(|(_, firm)| firm),
            6,
            true,
        );
        self.firm_of_letterhead(&mut firms);
        self.firm_of_card(&mut firms);
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
        firms
    }

    /// "Employer: X", "Client | X".
    fn firms_labelled(&self, within: &Span, firms: &mut Vec<Firm>) {
        for span in self.find(&EMPLOYER_LABEL(), within) {
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
            // "Company: Trellis HQ": behind the label stands the whole name.
            let whole = |firm: Span| {
                let rest = self.between(firm.end, self.line_at(firm.end).end);
                let hq = pattern!(r"^ HQ\s*$")
                    .find(rest)
                    .map_or(0, |hq| hq.as_str().trim_end().len());
                firm.start..firm.end + hq
            };
            let firm = self.firm_at(span.end).map(whole);
            // "Agency: City of Larkmont" is an authority.
            let firm = firm.filter(|firm| {
                let said = self.at(firm).to_lowercase();
                !agency_label || looks_like_firm(&said) && !is_agency(&said)
            });
            if firm.is_some() {
                push_firm(firms, firm, points, false);
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
            (&WORK_AT(), 6, false),
            (&FIRM_CUE(), 6, false),
            (
                pattern!(
                    r"\b(?:this is|here is|my name is|my name's|name's|it's|it is|its|i'm|i am|im|i’m|it’s)\s+(?:\S+\s+){1,5}?(?:\([^)]*\)\s+)?(?:fro?m|frm|at|of|with|over at|here at|calling from|in hr at|for)\s+"
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
                if generic || self.is_elsewhere(&span) || self.suits_somebody(&span, &firm) {
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
        self.firms_at_venue(within, firms);
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
        for span in self.find(pattern!(r"(?m)(?:(?::|\bat|\bto)\s+|\(|^)"), within) {
            let firm = self.firm_at(span.end).filter(|firm| {
                looks_like_firm(self.at(firm))
                    && !self.is_place(firm)
                    && pattern!(r"^,\s+(?:unit|suite|level|floor|plot|\d|(?-i:[A-Z])\w+ (?:road|street|lane|avenue|square)\b)")
                        .is_match(&self.text[firm.end..])
            });
            // A line that opens so may be a letterhead as well.
            let points = if self.at(&span).is_empty() { 3 } else { 5 };
            push_firm(firms, firm, points, false);
        }
        self.firms_before_verbs(within, firms);
        self.firms_introduced(within, firms);
        self.firm_in_small_letters(within, firms);
        self.firms_by_form(within, firms);
    }

    /// "Venue: Board Room, Vidyaranya Institute of Technology, Mysuru": the room's house.
    fn firms_at_venue(&self, within: &Span, firms: &mut Vec<Firm>) {
        let label = pattern!(
            r"(?m)^[\s*|•>\-–]*(?:location|where|venue|place|address)\**\s*[:|]\s*\**[^,\n]{0,30}\b(?:room|office|floor|block|hall|reception|building|boardroom|lab|library|chamber|suite)(?: \w{1,3})?,\s+"
        );
        for span in self.find(label, within) {
            let firm = self.firm_at(span.end).filter(|firm| {
                let behind = &self.text[firm.end..self.line_at(firm.end).end.max(firm.end)];
                let said = self.at(firm);
                said.contains(' ')
                    && !said.starts_with(|c: char| c.is_ascii_digit())
                    && looks_like_firm(said)
                    && !self.is_place(firm)
                    && (behind.trim().is_empty() || behind.starts_with(','))
            });
            push_firm(firms, firm, 3, false);
        }
    }

    /// "Tuesday at 4 works for Greg": no firm is worked for.
    fn suits_somebody(&self, cue: &Span, firm: &Span) -> bool {
        pattern!(r"^works? for\b").is_match(self.at(cue))
            && is_like_person(self.at(firm))
            && pattern!(r"(?:\d|\b(?:[ap]m|\w+day|o'clock|noon|slot|time|that|it|this|which))\s+$")
                .is_match(self.before(cue.start))
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
            let hires = pattern!(r"\b(?:hiring|recruiting|looking for|after|need|seeking|be)\b")
                .is_match(before);
            let works = (title.starts_with(char::is_uppercase) || hires)
                && (is_listed_work(title)
                    || hires && has_work(title)
                    || pattern!(r"\b(?-i:Director|Head|Manager|VP|Vice President|Chief|Owner|Chair) of (?:(?:\w+|&) ){0,2}\w+$").is_match(before));
            // "Ecologist with Glebe Court": nobody works with a place.
            let together = self.at(&span).trim() == "with";
            let firm = self
                .firm_at(span.end)
                .filter(|firm| works && (together || !self.is_place(firm)));
            push_firm(firms, firm, 6, true);
        }
        // "You're coming to see Margaret at The Laurels".
        for span in self.find(pattern!(r"\b(?:see|meet|meeting|seeing) (?-i:[A-Z])\w+(?: (?-i:[A-Z])\w+)? (?:at|from|of)\s+"), within) {
            let firm = self.firm_at(span.end).filter(|firm| !self.is_place(firm));
            push_firm(firms, firm, 5, false);
        }
        let owns = pattern!(
            r"\b(?:i|we)(?: also| now)? (?:run|own|manage|founded|started)\s+(?:(?:the|a|an) [a-z][^.,(\n]{3,40}\(|(?:the\s+)?)"
        );
        for span in self.find(owns, within) {
            push_firm(firms, self.firm_at(span.end), 6, true);
        }
    }

    /// "Report to the Transport Office, Hargreaves Haulage Ltd, Station Yard": a legal form marks it.
    fn firms_by_form(&self, within: &Span, firms: &mut Vec<Firm>) {
        let form = pattern!(r"\s(?-i:Ltd|Limited|PLC|plc|LLP|LLC|Inc|GmbH|Pty Ltd|Pvt Ltd)\b");
        for span in self.find(form, within) {
            push_firm(firms, self.firm_before(span.end), 3, false);
        }
        let named = pattern!(r"(?-i:University|College|Borough|City) of (?-i:[A-Z])");
        for span in self.find(named, within) {
            push_firm(firms, self.firm_at(span.start), 3, false);
        }
    }

    /// What stands before the verb: "Northgale Energy would like to".
    fn firms_before_verbs(&self, within: &Span, firms: &mut Vec<Firm>) {
        let verbs = &FIRM_ACTS();
        for span in self.find(verbs, within) {
            let Some(firm) = self.firm_before(span.start) else {
                continue;
            };
            let verb = self.at(&span).trim().to_lowercase();
            // "Our Birmingham office" names a town.
            let lead = self.before(firm.start);
            let ours = pattern!(r"\b(?:our|their|your)\s+$").is_match(lead)
                || pattern!(r"\b(?:at|in|to|from) the\s+$").is_match(lead)
                    && !looks_like_firm(self.at(&firm));
            if ours && pattern!(r"^(?:office|depot|head office|hq|headquarters)").is_match(&verb) {
                continue;
            }
            let strong =
                pattern!(r"^(?:would|'d|’d|is|are|have|has|want|invite|sent|liked|loved|will|can)")
                    .is_match(&verb);
            // "Nimbus People Team" as a line of its own signs.
            let line = trimmed(self.text, &self.line_at(firm.start));
            let bare = self.between(line.start, firm.start).trim();
            let signs = matches!(bare, "" | "The" | "the") && line.end == span.end;
            let closes = signs && verb.ends_with("team") && self.is_last_firm(&firm);
            let invites = pattern!(r"^(?:has (?:now |just )?invited|invites) you\b")
                .is_match(self.text[span.start..].trim_start());
            let points = match (strong, signs) {
                (true, _) if invites => 9,
                (true, _) => 6,
                (false, true) if closes => 6,
                (false, true) => 5,
                (false, false) => 4,
            };
            // "Marlowe Precision have asked", "Redbud Plastics wants to interview you" by an agency.
            let collective = pattern!(r"^(?:have|are|want)\s").is_match(&verb)
                && !self.at(&firm).contains(" and ");
            let by_agency = is_surely_agency(&self.at(&self.own).to_lowercase());
            // "The Copper Pot": nobody is called so with an article.
            let with_article = lead.ends_with("The ") && self.at(&firm).contains(' ');
            let person = all_names(self.at(&firm))
                && !with_article
                && !self.at(&firm).contains('&')
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

    /// "The Larkrise Team" below all the rest; "The Engineering Team" names no firm.
    fn is_last_firm(&self, firm: &Span) -> bool {
        let below = self.line_at(firm.end).end..self.own.end;
        let names_field = self.at(firm).split_whitespace().any(|word| {
            let word = word.to_lowercase();
            FIELDS.contains(&word) || is_listed_work(&word)
        });
        self.full_lines(&below).len() < 2 && !names_field
    }

    /// "Rich at Haddow Scaffolding here", "kel from Moonpatch Games".
    fn firms_introduced(&self, within: &Span, firms: &mut Vec<Firm>) {
        for span in self.find(
            pattern!(r"(?:\b(?:from|frm|at|of|with)(?: the [a-z]+(?: [a-z]+)? \()?|\bw/|@)\s*"),
            within,
        ) {
            let signs = self.at(&span).starts_with('@');
            let opens = span.start < within.start + 160 || signs;
            let is_here = self.text[..span.start].ends_with(" here ");
            let place = span.start - if is_here { " here ".len() } else { 0 };
            let introduced = opens && (self.person_before(place).is_some_and(|person| self.at(&person.span).len() > 1) || pattern!(r"(?:[,.!–-]|\bits|\bit's|this is|\bhr|recruiter|manager|owner|team|coordinator)\s+\w*\s*$").is_match(self.before(span.start)));
            if introduced {
                let points = if signs || pattern!(r"fro?m").is_match(self.at(&span)) {
                    6
                } else {
                    5
                };
                let firm = self.firm_at(span.end);
                // "Still with Omar": who is met, where nobody said whose they are.
                let met = pattern!(r"^\s*with").is_match(self.at(&span))
                    || pattern!(r"\b(?:heard|hear|call|message|text)\s*$")
                        .is_match(self.before(span.start));
                let firm = firm.filter(|firm| {
                    !met || self.at(firm).contains(' ') || !is_like_person(self.at(firm))
                });
                // "Orla here from The Salt House": a house that somebody speaks for.
                let firm = firm.filter(|firm| is_here || !self.is_place(firm));
                push_firm(firms, firm, points, true);
            }
        }
    }

    /// "its dave from ridgeway roofing": small letters, as far as the word that marks a firm.
    fn firm_in_small_letters(&self, within: &Span, firms: &mut Vec<Firm>) {
        let cue = pattern!(
            r"\b(?:its|it['’]s|this is|im|i['’]m)(?: (?-i:[a-z])+){1,2} (?:from|at|of|@) (?:the )?"
        );
        for span in self.find(cue, within) {
            let rest = &self.text[span.end..self.line_at(span.end).end.max(span.end)];
            let words: Vec<(usize, &str)> = words_of(rest).take(5).collect();
            let marks = |word: &str| FIRM.contains(word.trim_end_matches([',', '.']));
            let small = words.iter().take_while(|(_, word)| {
                word.starts_with(char::is_lowercase)
                    && (FIRM_LINKS.contains(word) || !NO_GREETED.contains(word))
            });
            let last = small.skip(1).find(|(_, word)| marks(word));
            let end = last.map(|(at, word)| at + word.trim_end_matches([',', '.']).len());
            push_firm(firms, end.map(|end| span.end..span.end + end), 6, true);
        }
    }

    fn is_elsewhere(&self, span: &Span) -> bool {
        ELSEWHERE().is_match(self.before(span.start))
    }

    /// Tells a room, a street or a house from a firm.
    pub fn is_place(&self, firm: &Span) -> bool {
        let said = self.at(firm);
        // "Bay Tree Nursery" begins like the name of a bay.
        PLACE()
            .find(said)
            .is_some_and(|place| place.start() > 0 || !looks_like_firm(said))
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

    /// "(Bilingual Payroll Clerk, Granja Viva Foods)", "Account Manager (Fontana Tyres)".
    fn firms_by_position(&self, position: Option<&Span>, firms: &mut Vec<Firm>) {
        let Some(position) = position else { return };
        let said = self.at(position);
        for (at, _) in self.text.match_indices(said) {
            let end = at + said.len();
            let rest = &self.text[end..self.line_at(end).end.max(end)];
            let joint = JOINT().find(rest);
            if let Some(joint) = joint {
                let firm = self.firm_at(end + joint.end());
                let strong = pattern!(r"(?:at|with|@|\(|within|,|–|—|-)\s*$")
                    .is_match(joint.as_str().trim_end());
                let firm = firm.filter(|firm| !self.is_place(firm));
                // "Assistant Manager (Accounts)", "Paralegal (Clinical Negligence)": what stands in
                // brackets is a field as likely, unless it ends like a company's name.
                let in_brackets = joint.as_str().trim_end().ends_with('(');
                let is_field = in_brackets
                    && firm.as_ref().is_some_and(|firm| {
                        let said = self.at(firm);
                        !said.contains(' ') || !looks_like_firm(said)
                    });
                let points = match (is_field, strong) {
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

    /// The domains of those who wrote what is forwarded.
    pub fn inner_writers(&self) -> Vec<String> {
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

pub(super) fn push_firm(
    firms: &mut Vec<Firm>,
    found: Option<Span>,
    points: i32,
    from_sender: bool,
) {
    firms.extend(found.map(|span| Firm {
        span,
        points,
        from_sender,
    }));
}

patterns! {
    /// What stands before a firm where the candidate has been, or a landmark.
    ELSEWHERE = concat!(
        r"\b",
        any_of!(
            r"your (?:current|previous|present|last|time|experience|work|years|background|degree|studies|course)",
            r"you (?:worked|studied|are currently|were)",
            r"graduated",
            r"formerly",
            r"previously",
            r"meet me",
            r"see you",
            r"park",
            r"parking",
            r"bus",
            r"train",
            r"station",
            r"nearest",
            r"opposite",
            r"next to",
            r"near",
            r"behind",
            r"corner",
            r"turn left",
            r"turn right",
            r"exit",
            r"walk"
        ),
        r"\b[^.]{0,30}$"
    );
    /// What labels the employer at the head of a line.
    EMPLOYER_LABEL = concat!(
        r"(?m)^[\s*|•>\-–]*",
        any_of!(
            r"employer",
            r"company",
            r"company name",
            r"organi[sz]ation",
            r"client",
            r"hiring company",
            r"end client",
            r"school",
            r"practice",
            r"trust",
            r"hiring organi[sz]ation",
            r"business",
            r"firm",
            r"store",
            r"branch",
            r"restaurant",
            r"shop",
            r"property",
            r"hotel",
            r"studio",
            r"agency/department",
            r"department/agency",
            r"agency",
            r"department",
            r"at"
        ),
        r"\s*\**(?:\s*[:|]|\s+[–—-]\s)\s*\**"
    );
    /// What is applied for, before the word that leads to the firm: "your application to".
    WORK_AT = concat!(
        r"\b",
        any_of!(
            r"position",
            r"role",
            r"post",
            r"job",
            r"vacancy",
            r"opening",
            r"opportunity",
            r"interview(?:ing|ed)?",
            r"internship",
            r"apprenticeship",
            r"placement",
            r"spot",
            r"gig",
            r"thing",
            r"seat",
            r"application",
            r"applications",
            r"applied",
            r"applying",
            r"career",
            r"working",
            r"work",
            r"employment",
            r"place",
            r"candidate",
            r"candidacy",
            r"meet(?:ing)?",
            r"trial shift",
            r"assessment day",
            r"assessment",
            r"screen",
            r"call",
            r"chat",
            r"stage",
            r"round"
        ),
        r"(?: here| today| tomorrow)? (?:at|with|within|to|from)\s+(?:us (?:here )?at )?"
    );
    /// What a firm follows: "join", "on behalf of", "the team at".
    FIRM_CUE = concat!(
        r"\b",
        any_of!(
            r"join(?:ing)?",
            r"(?:offices?|branch) of",
            r"(?:practice|company|firm|business|charity|school|start-?up|agency|organi[sz]ation|restaurant|hotel|studio|shop) (?:called|named)",
            r"interest in",
            r"interested in",
            r"welcome to",
            r"applying to",
            r"applied to",
            r"application to",
            r"applications to",
            r"apply to",
            r"apply for work at",
            r"part of",
            r"choosing",
            r"considering",
            r"careers at",
            r"life at",
            r"the team (?:at|over at|here at|from)",
            r"team at",
            r"team from",
            r"everyone at",
            r"all of us at",
            r"folks at",
            r"people at",
            r"(?:guys|girls|lads|lot|gang) (?:over )?at",
            r"colleagues at",
            r"(?:us|me|you|one) (?:here |over |down |up |out )?(?:at|in)",
            r"(?:have|see|invite|welcome|get|bring) you (?:out |over |along |down |up |in )?to",
            r"(?:sent|put|submitted|forwarded|passed) your (?:profile|cv|details|resume|application) (?:over |forward |on )?to",
            r"(?:committee|panel|governors|trustees) of",
            r"here at",
            r"over at",
            r"behalf of",
            r"visit",
            r"come (?:in )?to",
            r"written to",
            r"sent to",
            r"managers? at",
            r"director at",
            r"head of \w+ at",
            r"(?:hiring|recruitment|recruiting|talent) at",
            r"recruiter at",
            r"recruiter for",
            r"recruiter with",
            r"partner at",
            r"be (?:a|an|our) (?:\w+ ){1,3}(?:with|at|for)",
            r"work(?:s|ing)? for",
            r"hiring for",
            r"recruiting for",
            r"coordinator at",
            r"lead at",
            r"hr at",
            r"hr for",
            r"hr with",
            r"owner of",
            r"owner at",
            r"founder of",
            r"chef at",
            r"manager of",
            r"positions? at",
            r"acquisition at",
            r"acquisition,",
            r"resources at",
            r"resources,",
            r"assistant at",
            r"officer at",
            r"specialist at",
            r"administrator at",
            r"secretary at",
            r"headteacher at",
            r"headteacher of",
            r"principal of",
            r"on from",
            r"greetings from",
            r"calling from",
            r"ringing from",
            r"phoning from",
            r"writing from",
            r"message from",
            r"request from",
            r"invitation from",
            r"invited by",
            r"interview by",
            r"hosted by",
            r"email from",
            r"calling on behalf of",
            r"with you from",
            r"introducing",
            r"(?:feedback|interest|news|word|response|reply) from",
            r"(?:confirmed|booked|booked in|slot|all set|on for) (?:in )?(?:with|at)"
        ),
        r"\s+(?:the team (?:at|from)\s+|us at\s+)?"
    );
    /// What a firm does in a sentence of which it is the subject.
    FIRM_ACTS = concat!(
        r"\s+",
        any_of!(
            r"(?:would|'d|’d)(?: really| very much| now)? (?:like|love|be (?:delighted|pleased|happy|thrilled))",
            r"is (?:pleased|delighted|happy|excited|thrilled|hiring|looking|interested|inviting|keen)",
            r"are (?:pleased|delighted|happy|keen|hiring|interested|looking)",
            r"have (?:asked|reviewed|shortlisted|invited|confirmed|come back|agreed|selected|decided|moved|changed|requested)",
            r"(?:have|has) (?:now |just |also |finally )?\w{3,}ed\b",
            r"has (?:come back|sent)",
            r"want(?:s)? to (?:meet|see|interview|speak|talk|invite)",
            r"invites? you",
            r"sent you",
            r"here[.,!:\n ]",
            concat!(
                any_of!(
                    r"hr",
                    r"recruitment",
                    r"recruiting",
                    r"careers",
                    r"talent",
                    r"hiring",
                    r"people",
                    r"admissions",
                    r"resourcing",
                    r"early careers",
                    r"people & culture",
                    r"people and culture",
                    r"interview"
                ),
                r"(?: (?:team|department|office|panel))?\b"
            ),
            r"team\b",
            r"job\.",
            r"can see you",
            r"will (?:see|meet|interview) (?:you|candidates|applicants)",
            r"(?:can|could) (?:do|see|meet|offer|fit)\b",
            r"'s? \w+ team",
            r"liked your",
            r"loved your",
            r"interview (?:on|is|has|with|invitation|team|panel|confirm)",
            r"(?:is|are) (?:ready|set) to (?:meet|see)",
            r"offices?\b",
            r"depot\b",
            r"head office",
            r"hq\b",
            r"headquarters\b"
        )
    );
    /// What names a place, not a firm.
    PLACE = concat!(
        r"(?:^",
        any_of!(
            r"Room",
            r"Floor",
            r"Level",
            r"Suite",
            r"Building",
            r"Block",
            r"Gate",
            r"Unit",
            r"Entrance",
            r"Platform",
            r"Terminal",
            r"Door",
            r"Reception",
            r"Bay",
            r"Hall",
            r"Zoom",
            r"Teams",
            r"Google",
            r"Microsoft",
            r"Skype",
            r"London",
            r"Reigate",
            r"Wapping",
            r"Dublin",
            r"Leeds",
            r"Manchester",
            r"Bristol",
            r"Paris",
            r"Berlin",
            r"Sydney",
            r"Melbourne",
            r"Toronto",
            r"Boston",
            r"Chicago",
            r"Seattle",
            r"Austin",
            r"Denver",
            r"Lagos",
            r"Nairobi",
            r"Accra",
            r"Mumbai",
            r"Delhi",
            r"Bangalore",
            r"Bengaluru",
            r"Singapore"
        ),
        r"\b|\b",
        any_of!(
            r"Street",
            r"St",
            r"Road",
            r"Rd",
            r"Avenue",
            r"Ave",
            r"Lane",
            r"Ln",
            r"Drive",
            r"Blvd",
            r"Boulevard",
            r"House",
            r"Building",
            r"Tower",
            r"Towers",
            r"Courts?",
            r"Square",
            r"Place",
            r"Quay",
            r"Row",
            r"Terrace",
            r"Close",
            r"Parade",
            r"Highway",
            r"Crescent",
            r"Walk",
            r"Wharf",
            r"Way",
            r"Room",
            r"Floor",
            r"Suite",
            r"Campus",
            r"Plaza",
            r"Wing",
            r"Block",
            r"Entrance",
            r"Lobby",
            r"Reception",
            r"Gate",
            r"Station",
            r"Roundabout",
            r"Estate",
            r"Business Park",
            r"Industrial Estate",
            r"Town Hall",
            r"City Hall",
            r"Village Hall",
            r"Meeting House",
            r"Community Centre",
            r"Conference Centre"
        ),
        r"$)"
    );
    /// What stands between a position and the firm that has it.
    JOINT = concat!(
        r"^(?:\s*\((?:grade|band|ref|gs|level|full|part|contract|perm|temp|fixed|casual|seasonal|maternity|ftc|fifo|dido|remote|hybrid|nights?|days?|m/|f/)[^)]*\))?(?:\s+",
        any_of!(
            r"role",
            r"position",
            r"post",
            r"job",
            r"vacancy",
            r"opening",
            r"place",
            r"opportunity",
            r"internship",
            r"interview",
            r"apprenticeship",
            r"programme",
            r"program"
        ),
        r")?",
        any_of!(
            r"\s*(?:,|\||:|\(|–|—|/|@|•|·)\s*",
            r"\s+-\s+",
            r"\s+(?:at|with|@|within|for|here at|to|from)\s+(?:us at\s+)?"
        )
    );
}
