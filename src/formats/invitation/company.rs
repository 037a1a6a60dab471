//! The company: those that the text announces, held against each other and against the domain of
//! the contact's address.
//!
//! A phrase alone proves little: each company found carries points, and the best must be good
//! enough. Must not know how a position is found.

use super::firm::{is_agency, is_like_person, is_part_of_firm, is_surely_agency, looks_like_firm};
use super::host::{domain_of, fits_domain};
use super::lists::{FIRM, NO_NAMES, WORK};
use super::names::{all_names, is_title};
use super::position::Known;
use super::reach::folded;
use super::text::{Letter, Span, any_of, pattern, patterns};
use super::work::{has_work, is_listed_work};

/// A company found, and how strongly the words announce it.
#[derive(Clone, Debug)]
pub(super) struct Firm {
    pub span: Span,
    /// How much the words prove: six and more are sure by themselves.
    pub points: i32,
    /// Whether it is the writer's own, which an agency's is not the one wanted.
    pub from_sender: bool,
}

impl Letter<'_> {
    /// Finds the company where the job is.
    pub fn company(&self, known: &Known<'_>, position: Option<&Span>) -> Option<Span> {
        let mut firms = self.announced(known, position);
        firms.retain(|firm| self.can_be_firm(&firm.span, known, position));
        self.best_firm(firms, known)
    }

    fn best_firm(&self, firms: Vec<Firm>, known: &Known<'_>) -> Option<Span> {
        let domain = known.address.and_then(domain_of);
        // Who passes on what another firm's people wrote is not the firm.
        let inner = self.inner_writers();
        let passed_on = domain
            .as_ref()
            .is_some_and(|domain| !inner.is_empty() && !inner.contains(domain));
        // "Hartnell Cross want to meet you. They …" is written by somebody else.
        let client = CLIENT_WANTS().captures(self.text);
        let client = client.as_ref().map(|found| &found[1]);
        let client_spoken_of = client.is_some() || CLIENT_SPOKEN_OF().is_match(self.text);
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
                let is_client = client.is_some_and(|client| said.ends_with(client));
                let sends = firm.from_sender && !is_client;
                if agency || (client_spoken_of || is_surely_agency(said)) && sends {
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
        let needed = if only && (marked || self.is_place(best)) {
            4
        } else {
            5
        };
        if *points < needed || rivals {
            return None;
        }
        let whole = self.longest_form(best, &groups, domain.as_deref());
        Some(self.without_department(whole, &groups, domain.as_deref()))
    }

    /// "Isla Connect Recruitment" is Isla Connect where the text or the address names that as well.
    fn without_department(
        &self,
        firm: Span,
        groups: &[(String, Firm, usize)],
        domain: Option<&str>,
    ) -> Span {
        let department =
            pattern!(r"\s+(?:recruitment|recruiting|careers|talent|hiring|people)(?: team)?$")
                .find(self.at(&firm));
        let short = department.map(|department| firm.start..firm.start + department.start());
        let is_named = |short: &Span| {
            let key = folded(&self.at(short).to_lowercase());
            domain.is_some_and(|domain| fits_domain(self.at(short), domain))
                || groups.iter().any(|(other, ..)| *other == key)
        };
        short.filter(is_named).unwrap_or(firm)
    }

    fn same_firm(&self, a: &Span, b: &Span) -> bool {
        let (a, b) = (folded(self.at(a)), folded(self.at(b)));
        a.starts_with(&b) || b.starts_with(&a) || a.ends_with(&b) || b.ends_with(&a)
    }

    /// "Tidewater" becomes "Tidewater Electric Co-op" where the text also says that; a legal form
    /// is taken in only where it is said as clearly, and not in the small print alone.
    fn longest_form(
        &self,
        best: &Span,
        groups: &[(String, Firm, usize)],
        domain: Option<&str>,
    ) -> Span {
        let key = folded(self.at(best));
        let same = groups.iter().find(|(other, ..)| *other == key);
        let points = same.map_or(0, |(_, firm, _)| firm.points);
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
            let strong = firm.points >= if formed { points.max(5) } else { 5 };
            // "The Personnel Committee of Nether Wickering Parish Council" is the council.
            let part = long
                .strip_suffix(&format!(" of {short}"))
                .is_some_and(|part| {
                    pattern!(r"\b(?:committee|panel|board|governors|trustees)$").is_match(part)
                });
            other.len() > key.len() && (strong || of_house) && long.starts_with(&short)
                || !part
                    && long.ends_with(&format!(" {short}"))
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
        let tool = NO_FIRM().is_match(&small);
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
        let of_house = known
            .address
            .and_then(domain_of)
            .is_some_and(|domain| fits_domain(said, &domain));
        let work = said.contains(' ')
            && !of_house
            && !last.ends_with('s')
            && is_listed_work(last)
            && !looks_like_firm(said);
        let street = work
            || label
            || titled
            || generic
            || pattern!(r"^\d+[a-z]?\s").is_match(&small) && !looks_like_firm(&small);
        let reference = street
            || pattern!(r"^[a-z]*-?\d[\w-]*$|^[a-z]{2,6}-\d").is_match(&small)
                && !pattern!(r"^\d+[a-z]{3}").is_match(&small)
            || pattern!(r"^\d{3,4}hrs$").is_match(&small);
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
        let with_others = pattern!(r"^(?: and| \+| &) (?:me|i|myself)(?:[^\w'’]|$)").is_match(rest);
        let bracket = pattern!(r"^ \(([^)]{3,40})\)").captures(rest);
        let titled = bracket.is_some_and(|bracket| has_work(&bracket[1]))
            && !self.before(span.start).ends_with(" of ");
        let heads = pattern!(r"\b(?:head|director|vp|chair|dean|lead|chief|manager) of (?:the )?$")
            .is_match(self.before(span.start));
        // "Anita Groves, Director of Operations at …".
        let office =
            pattern!(r"^, ([^.,;\n]{3,40}?) (?:of|at|for|with) (?-i:[A-Z])").captures(rest);
        let titled = titled || office.is_some_and(|office| has_work(&office[1]));
        // "Torsten Docherty, our Lead Recruiter".
        let ours = pattern!(r"^,? (?:our|my) ((?:[\w'’-]+ ?){1,4})").captures(rest);
        let titled = titled || ours.is_some_and(|ours| has_work(ours[1].trim_end()));
        let person = is_like_person(self.at(span)) || self.at(span).contains(" and ");
        person && (with_others || titled) || heads && !looks_like_firm(self.at(span))
    }
}

patterns! {
    /// That the writer recruits for another firm.
    CLIENT_SPOKEN_OF = concat!(
        r"\b",
        any_of!(
            r"(?:my|our|the|their|your) clients?",
            r"on behalf of (?:(?:my|our|the) )?(?:end )?(?:client\b|(?-i:[A-Z]))",
            r"client(?:'s)?:",
            r"end client",
            r"hiring company",
            r"the agency",
            r"on-campus interview",
            r"careers? (?:services?|center|centre)",
            r"(?:inside|outside) ir35"
        ),
        r"\b"
    );
    /// A firm that wants to meet the candidate, and of which the next sentence says *they*.
    CLIENT_WANTS = concat!(
        r"((?-i:[A-Z])\w+ (?-i:[A-Z])\w+) ",
        any_of!(
            r"would (?:like|love)",
            r"wants?",
            r"ha(?:ve|s) asked",
            r"(?:are|is) keen",
            r"(?:really )?liked your"
        ),
        r" [^.!?\n]{3,100}[.!?]\s+(?-i:They|Their)\b"
    );
    /// Tools, departments and other names that employ nobody.
    NO_FIRM = concat!(
        r"^",
        any_of!(
            r"zoom",
            r"microsoft teams",
            r"teams",
            r"ms teams",
            r"google meet",
            r"google",
            r"microsoft",
            r"skype",
            r"webex",
            r"whatsapp",
            r"linkedin",
            r"indeed",
            r"calendly",
            r"outlook",
            r"gmail",
            r"facetime",
            r"whereby",
            r"discord",
            r"slack",
            r"human resources",
            r"hr",
            r"the",
            r"interview",
            r"interviews",
            r"location",
            r"date",
            r"time",
            r"workday",
            r"greenhouse",
            r"lever",
            r"trac",
            r"nhs jobs",
            r"totaljobs",
            r"reed",
            r"seek",
            r"glassdoor",
            r"monster",
            r"usajobs",
            r"handshake",
            r"interview details",
            r"town hall",
            r"city hall",
            r"village hall",
            r"guildhall",
            r"noon",
            r"midday",
            r"us",
            r"you",
            r"me",
            r"reception",
            r"head office",
            r"main office",
            r"office",
            r"level \d.*",
            r"room .*",
            r"floor .*",
            r"suite .*",
            r"building .*",
            r"gate .*",
            r"dear",
            r"hi",
            r"hello",
            r"this",
            r"that",
            r"it",
            r"cv",
            r"id",
            r"am",
            r"pm",
            r"bst",
            r"gmt",
            r"est",
            r"edt",
            r"pst",
            r"pdt",
            r"cet",
            r"uk",
            r"usa",
            r"us",
            r"eu",
            r"(?:exam|ref|job|post|vacancy|req|grade|band)(?: no| number)?",
            r"force",
            r"trust",
            r"county",
            r"civic",
            r"municipal",
            r"council",
            r"estate",
            r"regional",
            r"corporate",
            r"central",
            r"transport",
            r"personnel",
            r"administration",
            r"planning",
            r"site",
            r"main",
            r"school",
            r"accounts",
            r"human",
            r"human capital",
            r"experience",
            r"people",
            r"talent",
            r"resourcing(?: hub| team)?",
            r"recruitment",
            r"careers",
            r"hiring",
            r"early careers",
            r"career services",
            r"careers? (?:service|centre|center|office)",
            r"office of career services",
            r"admin",
            r"operations",
            r"finance",
            r"marketing",
            r"engineering",
            r"sales",
            r"design",
            r"product",
            r"legal",
            r"service recrutement",
            r"ressources humaines",
            r"it",
            r"our",
            r"your",
            r"my",
            r"we",
            r"i",
            r"please",
            r"thanks?",
            r"regards",
            r"best",
            r"kind",
            r"sincerely",
            r"cheers",
            r"team",
            r"reminder",
            r"invitation",
            r"confirmation",
            r"re",
            r"fwd",
            r"fw",
            r"subject",
            r"from",
            r"to"
        ),
        r"$"
    );
}
