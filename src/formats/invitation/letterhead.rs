//! The company as a letter's frame names it: above the text, and below the name that signs.
//!
//! Must not know what the sentences say.

use super::announced::push_firm;
use super::company::Firm;
use super::firm::looks_like_firm;
use super::host::{domain_of, fits_domain};
use super::lists::FIRM;
use super::position::Known;
use super::text::{Letter, Span, any_of, pattern, patterns, trimmed};
use super::work::has_work;

impl Letter<'_> {
    /// "Pennyfarthing Stores: Hi Chloe, your interview …", "REMINDER from Luxmoor Hotels: Hi …".
    pub fn firm_that_opens(&self, firms: &mut Vec<Firm>) {
        let start = trimmed(self.text, &self.own).start;
        let notice = pattern!(
            r"^(?:a )?(?:friendly )?(?:reminder|message|notification|update|text|confirmation|invitation) from (?:the )?"
        );
        let start = start
            + notice
                .find(&self.text[start..self.own.end])
                .map_or(0, |notice| notice.end());
        let firm = self.firm_at(start).filter(|firm| {
            pattern!(r"^\s*(?::|[–—]|\s-)\s+(?:hi|hello|hey|dear|your|you|reminder)\b")
                .is_match(&self.text[firm.end..])
        });
        push_firm(firms, firm, 6, false);
    }

    /// A firm alone on the first line is the letterhead.
    pub fn firm_of_letterhead(&self, firms: &mut Vec<Firm>) {
        let lines = self.full_lines(&self.own);
        let Some(first) = lines.first().filter(|_| lines.len() > 4) else {
            return;
        };
        let whole = self
            .firm_at(first.start)
            .filter(|firm| firm.end == first.end && looks_like_firm(self.at(firm)));
        push_firm(firms, whole, 5, true);
    }

    /// "Atlas Freight" above "Pharmacy Assistant" above the day: the lines of a card.
    pub fn firm_of_card(&self, firms: &mut Vec<Firm>) {
        let lines = self.full_lines(&self.own);
        for card in lines.windows(3) {
            let [first, second, third] = card else {
                continue;
            };
            let joined = !self.between(first.start, third.end).contains("\n\n");
            let dated = !self.days(third, self.received.date()).is_empty();
            let titled = self
                .position_in_title(second)
                .is_some_and(|title| title.len() == second.len());
            if joined && dated && titled {
                let firm = self.firm_at(first.start);
                push_firm(firms, firm.filter(|firm| firm.end == first.end), 6, false);
            }
        }
    }

    /// A last line that is a firm's name and nothing else, or "For Bharat Forge Tools Limited".
    pub fn firm_that_signs(&self, firms: &mut Vec<Firm>) {
        let lines = self.full_lines(&self.own);
        let last = lines.len().saturating_sub(4);
        for line in &lines[last..] {
            let lead = pattern!(r"^(?:for|for and on behalf of|on behalf of):?\s+")
                .find(self.at(line))
                .map_or(0, |lead| lead.end());
            let firm = self.firm_at(line.start + lead);
            let whole = firm.filter(|firm| {
                self.between(firm.end, line.end)
                    .trim_matches(['.', ' '])
                    .is_empty()
                    && (looks_like_firm(self.at(firm)) || lead > 0 && !has_work(self.at(firm)))
                    && self.at(firm).contains(' ')
                    && !self.is_place(firm)
            });
            push_firm(firms, whole, 5, true);
            // "The Heron, Fore St": a house with its street.
            let house = pattern!(
                r"^(?-i:The [A-Z])[\w'’]+(?: (?:&|and|(?-i:[A-Z])[\w'’]+)){0,2}(, (?:\d+[a-z]? )?(?-i:[A-Z])[\w'’]+ (?-i:St|Street|Rd|Road|Lane|Ln|Row|Square|Hill))\b"
            )
            .captures(self.at(line));
            let house = house.and_then(|house| house.get(1));
            let name = house.map(|street| line.start + "The ".len()..line.start + street.start());
            push_firm(firms, name, 5, true);
        }
    }

    /// The lines below the name: title, firm, address.
    pub fn firms_in_signature(&self, known: &Known<'_>, firms: &mut Vec<Firm>) {
        let signatory = self.signatory().map(|person| self.at(&person.span));
        let names = [
            known.contact,
            signatory.filter(|name| known.contact != Some(name)),
        ];
        for name in names.into_iter().flatten() {
            self.firms_below(name, known, firms);
        }
    }

    fn firms_below(&self, name: &str, known: &Known<'_>, firms: &mut Vec<Firm>) {
        let lines = self.full_lines(&self.own);
        let domain = known.address.and_then(domain_of);
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
                // "Shoreline Refugee Support" at shorelinesupport.example.
                let of_house = words.contains(' ')
                    && domain
                        .as_deref()
                        .is_some_and(|domain| fits_domain(words, domain));
                // "Head Gardener" and below it "Aldermoor Estate": a house that somebody works for.
                let below_title = title_line.is_some_and(|line| line + 1 == here);
                let house = below_title
                    && pattern!(r"^(?:the )?(?-i:[A-Z])[\w'’]+(?: (?-i:[A-Z])\w+)? (?-i:Estate|House|Hall|Court|Gardens|Station)$")
                        .is_match(words);
                let title = has_work(words) && !looks_like_firm(words) && !of_house && !house
                    || OFFICE_LINE().is_match(words);
                if title {
                    behind_title = true;
                    title_line = Some(here);
                }
                let number = words.chars().filter(char::is_ascii_digit).count() >= 5;
                // "Talent Partner, APAC" names a region.
                let region = behind_title && words.len() <= 5 && words == words.to_uppercase();
                let (firm, whole) = if house {
                    (piece.clone(), true)
                } else {
                    (firm, whole)
                };
                if whole
                    && !region
                    && !title
                    && !number
                    && is_sender
                    && !words.contains('@')
                    && (house || !self.is_place(&firm))
                {
                    let marked = words
                        .split_whitespace()
                        .any(|word| FIRM.contains(word.to_lowercase().trim_matches([',', '.'])));
                    firms.push(Firm {
                        span: firm,
                        points: if behind_title {
                            6
                        } else if house {
                            4
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
}

patterns! {
    /// A line that names an office, no person and no firm.
    OFFICE_LINE = concat!(
        r"^",
        any_of!(
            r"hr",
            r"human resources",
            r"people (?:&|and) culture",
            r"people",
            r"talent",
            r"operations",
            r"recruitment",
            r"recruiting",
            r"talent acquisition",
            r"hiring",
            r"people team",
            r"finance",
            r"office",
            r"management",
            r"people operations",
            r"resourcing",
            r"early careers",
            r"hr department",
            r"human capital",
            r"people & talent",
            r"head teacher",
            r"personnel",
            r"admin",
            r"administration",
            r"tel",
            r"phone",
            r"mobile",
            r"email",
            r"sent from",
            r"reception",
            r"head office",
            r"responsable (?:rh|des ressources humaines|(?:du )?recrutement)",
            r"charg(?:é|ée) de recrutement",
            r"d?rh",
            r"ressources humaines",
            r"personal(?:abteilung|wesen)",
            r"\w*(?:referent|leiter|sachbearbeiter|berater|koordinator|geschäftsführer)(?:in)?",
            r"personeelszaken"
        ),
        r"$"
    );
}
