//! How the name of a company is written: where it ends, and what marks it as one.
//!
//! Must not know which company the job is at.

use super::lists::{AGENCY, FIRM, FIRM_LINKS, FIRM_SHORT, NO_FIRM, WORK};
use super::names::all_names;
use super::text::{Letter, Span, any_of, floor_boundary, pattern, patterns, words_of};
use super::work::has_work;

/// How long a company's name may be, in bytes.
const LONGEST: usize = 120;

impl Letter<'_> {
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
        // "Acme Inc." keeps its full stop, and so does "Acme Co." that ends no sentence.
        let rest = &self.text[last..line.end];
        let alone =
            rest.trim() == "." && self.between(line.start, begin).split_whitespace().count() < 2;
        let formed = pattern!(r"(?:^|\s)(?:inc|ltd|co|corp|bros)$")
            .is_match(self.between(begin, last))
            && (alone || pattern!(r"^\.(?:,|!| (?-i:[a-z(])|\))").is_match(rest))
            || pattern!(r"\s(?:inc|corp)$").is_match(self.between(begin, last))
                && rest.starts_with('.');
        let last = last + usize::from(formed);
        let land = pattern!(
            r"^ \((?-i:Pty|Pvt|UK|NI|Ireland|Scotland|Europe|London)\) (?-i:Ltd|Limited|LLP)\b"
        )
        .find(&self.text[last..line.end]);
        let last = last + land.map_or(0, |land| land.end());
        let kind =
            pattern!(r"^ (?-i:kommune|café|cafe|nursery|hotel|garage|bakery|pharmacy|clinic)\b")
                .find(&self.text[last..line.end]);
        let last = last + kind.filter(|_| last > begin).map_or(0, |kind| kind.end());
        // "Apotheke am Markt", "Gasthof zur Post".
        let at_place =
            pattern!(r"^ (?-i:am|zum|zur|beim) (?-i:[A-ZÄÖÜ])\w+").find(&self.text[last..line.end]);
        let word = self.between(begin, last).ends_with(char::is_alphabetic);
        let last = last + at_place.filter(|_| word).map_or(0, |place| place.end());
        let last = last + self.possessive_of_saint(begin, last);
        let office = OFFICE_OF_FIRM().find(self.between(begin, last));
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
            .max(floor_boundary(self.text, begin.saturating_sub(24)));
        let city = pattern!(r"\b(?:(?:city|county|shire|town|township|borough|university|port) of|(?-i:Office|Centre|Center|Institute|Commission|Council|Foundation|Society|Association|Academy) for)\s+$")
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
    pub fn firm_before(&self, place: usize) -> Option<Span> {
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
}

/// Tells one or two words that may as well be somebody's name.
pub(super) fn is_like_person(said: &str) -> bool {
    all_names(said)
        && said.split_whitespace().count() <= 2
        && !looks_like_firm(said)
        && !is_camel_case(said)
}

/// "TransAlpine", "JobNest": a capital within a single word, as firms like it and no person but a
/// McKay has it.
pub(super) fn is_camel_case(said: &str) -> bool {
    let joined = said
        .as_bytes()
        .windows(2)
        .any(|pair| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase());
    let clan = pattern!(r"^(?-i:Mc|Mac|De|Di|Du|La|Le|Van|Fitz|O)(?-i:[A-Z])").is_match(said);
    joined && !said.contains(' ') && !clan
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
            || pattern!(r"^(?:Interview|HR|Head of|Hiring|Recruit|Office|Team)").is_match(next)
    });
    if let Some(owner) = owner {
        return FirmWord::Last(owner.len());
    }
    let shortened = word.ends_with('.')
        && next_capital
        && (bare.chars().count() == 1 || FIRM_SHORT.contains(&small))
        // "At Gooseberry & Co. Could you come on Thursday?"
        && (!matches!(small.as_str(), "co" | "corp" | "bros")
            || pattern!(r"^(?:Ltd|Limited|Inc|KG|LLC|Pte|Pvt|GmbH)\b").is_match(next));
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
pub(super) fn is_surely_agency(said: &str) -> bool {
    pattern!(
        r"\b(?:recruitment|recruiting|recruiters|staffing|resourcing|headhunt\w+|personnel|temps|uitzendbureau|zeitarbeit|personal(?:dienstleist|vermittlung)\w*|executive search|search (?:partners|associates|(?:&|and) selection))\b"
    )
    .is_match(said)
}

pub(super) fn is_agency(said: &str) -> bool {
    said.split_whitespace()
        .any(|word| AGENCY.contains(word.to_lowercase().trim_matches(['.', ','])))
}

/// "Department of Marine Ecology" is a part of a firm that is named elsewhere.
pub(super) fn is_part_of_firm(said: &str) -> bool {
    pattern!(r"^(?:department|dept|faculty|division|section|office|school|college|institute|centre|library|human|people) (?:of|for|services|resources)\b|\b(?:service|department|team|unit|ward|division|suite|desk|committee|panel|secretariat)$").is_match(said)
}

/// Tells whether the last word of a phrase marks a firm.
pub(super) fn looks_like_firm(said: &str) -> bool {
    let last = said.split_whitespace().last().unwrap_or("").to_lowercase();
    if pattern!(r"^(?:the )?(?:university|college|bank|city|county|shire|town|township|museum|ministry|institute|hospital|port|association|society|friends|church|royal college) of\b").is_match(said) {
        return true;
    }
    let head_of = said
        .split_once(" of ")
        .is_some_and(|(head, _)| has_work(head));
    FIRM.contains(last.trim_end_matches('.')) && !WORK.contains(last.as_str()) && !head_of
}

patterns! {
    /// The office or team of a firm behind its name.
    OFFICE_OF_FIRM = concat!(
        r"\s",
        any_of!(
            r"(?:(?:people|talent|hiring|recruitment|recruiting|hr|careers|early careers|resourcing|talent acquisition|people operations) )?team",
            r"early careers",
            r"talent acquisition",
            r"graduate recruitment",
            r"head office",
            r"hq",
            r"headquarters",
            r"offices?",
            r"careers",
            r"hr"
        ),
        r"$"
    );
}
