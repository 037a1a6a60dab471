//! The position: found by the phrases that announce one, and by the kind of work that it names.
//!
//! Must not know the company.

use super::firm::looks_like_firm;
use super::lists::{FIELDS, LINKS, STOPS};
use super::reach::folded;
use super::text::{Letter, Span, any_of, pattern, patterns, trimmed, words_of};
use super::work::{after_degree, has_work, is_listed_work, is_position_phrase, is_title_case};

/// What the readers of work need to know beside the text.
pub(super) struct Known<'a> {
    pub contact: Option<&'a str>,
    pub candidate: Option<&'a str>,
    pub address: Option<&'a str>,
}

/// Signs around a word of a position that are none of it.
const TITLE_ENDS: &str = ",.;:!?\"”“*)";

impl Letter<'_> {
    /// Finds the position that the interview is for.
    pub fn position(&self, known: &Known<'_>) -> Option<Span> {
        let subject = self.head_field("subject").or_else(|| self.head_field("re"));
        let own = self
            .headed_with_reference()
            .or_else(|| self.position_in(&self.own))
            .filter(|found| !self.is_below_a_name(found));
        let found = own
            .or_else(|| {
                subject.as_ref().and_then(|subject| {
                    self.position_in(subject)
                        .or_else(|| self.position_in_title(subject))
                })
            })
            .or_else(|| self.position_in_first_lines())
            .or_else(|| {
                if self.quoted.is_empty() {
                    None
                } else {
                    self.position_in(&self.quoted)
                        .or_else(|| self.inner_subject())
                }
            })?;
        let found = self.without_number(found);
        let said = self.at(&found);
        let is_name = known.contact.is_some_and(|name| name == said)
            || known.candidate.is_some_and(|name| name == said);
        (!is_name && !is_vague(said)).then(|| self.with_grade(found))
    }

    /// "Trainee Train Driver - Ref 66120" right below the greeting.
    fn headed_with_reference(&self) -> Option<Span> {
        let lines = self.full_lines(&self.own);
        let [greeting, heading, ..] = lines.as_slice() else {
            return None;
        };
        let reference = pattern!(r"(?:\s[–—-]\s+|,\s+|\s\()ref(?:erence)?\b[^a-z]{0,4}")
            .find(self.at(heading))?;
        let title = heading.start..heading.start + reference.start();
        self.is_greeting_line(greeting)
            .then(|| self.position_in_title(&title))
            .flatten()
    }

    /// "Kayleigh Brandt" and below it "Talent Partner, Fernloop": somebody's title.
    fn is_below_a_name(&self, found: &Span) -> bool {
        let index = self.line_index(found.start);
        let line = trimmed(self.text, &self.line_at(found.start));
        let lead = self.between(line.start, found.start);
        let opens = lead.is_empty() || lead.eq_ignore_ascii_case("for ");
        let above = index.checked_sub(1).map(|above| &self.lines[above].span);
        let named = |line: &Span| {
            let person = self.person_line(&trimmed(self.text, line));
            person.is_some_and(|person| person.words > 1)
        };
        opens && above.is_some_and(named)
    }

    /// "771204, Night Sorter", "Technician, Posting #60218": the number is the application's.
    fn without_number(&self, span: Span) -> Span {
        let end = pattern!(
            r"[\s,(–-]+(?:posting|reference|requisition|competition|vacancy|job)(?: (?:no|id))?$"
        )
        .find(self.at(&span))
        .map_or(span.end, |tail| span.start + tail.start());
        let span = span.start..end;
        let lead = pattern!(r"^\d{4,}[\s,:–-]+")
            .find(self.at(&span))
            .map_or(0, |lead| lead.end());
        span.start + lead..span.end
    }

    fn inner_subject(&self) -> Option<Span> {
        let subjects = self
            .inner_heads
            .iter()
            .flatten()
            .filter(|field| field.name == "subject");
        subjects
            .map(|field| field.value.clone())
            .find_map(|subject| {
                self.position_in(&subject)
                    .or_else(|| self.position_in_title(&subject))
            })
    }

    fn position_in(&self, within: &Span) -> Option<Span> {
        self.labelled_position(within)
            .or_else(|| self.position_of(within))
            .or_else(|| self.position_by_marker(within))
            .or_else(|| self.position_announced(within))
            .or_else(|| self.position_after_event(within))
            .or_else(|| self.position_before_noun(within))
            .or_else(|| self.position_after_for(within))
            .or_else(|| self.position_in_brackets(within))
            .or_else(|| self.position_applied_for(within))
            .or_else(|| self.position_behind_job(within))
    }

    /// "Job Title: Staff Nurse", "| Role | Podcast Producer |".
    fn labelled_position(&self, within: &Span) -> Option<Span> {
        self.find(&POSITION_LABEL(), within)
            .into_iter()
            .find_map(|span| {
                let line = self.line_at(span.end);
                let rest = span.end..line.end.max(span.end);
                let found = self.whole_value(&rest)?;
                let re = pattern!(r"\bre\b").is_match(self.at(&span))
                    || pattern!(r"\b(?:job|title|opportunity)\s*\**\s*[–—-]")
                        .is_match(self.at(&span));
                let said = self.at(&found);
                let reference = pattern!(r"^[A-Z]{0,4}[-/]?\d[\w/-]*$").is_match(said);
                (!reference && (!re || has_work(said))).then_some(found)
            })
    }

    /// Cuts a labelled value at columns, references and the firm that follows.
    fn whole_value(&self, rest: &Span) -> Option<Span> {
        let lead = pattern!(r"^(?:\W*(?:re|aw|sv|fwd?)\s*:)*\W*(?:(?:your\s+)?(?:job\s+)?(?:application|interview|invitation to interview|invitation)(?:\s*[:,–-]\s*|\s+(?:(?:for|to|as)\s+)?))?(?:the\s+)?(?:(?:post|position|role)\s+of\s+)?(?:[A-Z]*\d[\d/-]{3,}\s+)?").find(self.at(rest)).map_or(0, |lead| lead.end());
        let rest = &(rest.start + lead..rest.end);
        let said = self.at(rest);
        let cut = &VALUE_ENDS();
        let mut end = cut.find(said).map_or(said.len(), |found| found.start());
        if let Some(found) = cut.find(said) {
            // "Receptionist / Admin Assistant" is one position.
            let whole = found.as_str().trim_start().starts_with('/')
                && has_work(&said[..found.start()])
                && cut.find_iter(said).count() == 1
                && has_work(&said[found.end()..])
                && !looks_like_firm(said.trim_end());
            // A dash may belong to the position itself: "Senior Analyst – Risk".
            if whole || found.start() < 3 {
                end = said.len();
            }
        }
        let end = firm_behind_comma(&said[..end]).unwrap_or(end);
        let span = trimmed(self.text, &(rest.start..rest.start + end));
        let span = span.start..span.end + self.field_behind_dash(&span).unwrap_or(0);
        let words = self.at(&span).split_whitespace().count();
        (words > 0
            && words <= 10
            && !self.at(&span).contains("http")
            && self.at(&span).chars().any(char::is_alphabetic))
        .then(|| self.without_article(span))
    }

    fn without_article(&self, span: Span) -> Span {
        let lead = pattern!(r"^(?:the|a|an|our|your)\s+")
            .find(self.at(&span))
            .map_or(0, |lead| lead.end());
        span.start + lead..span.end
    }

    /// "The post of School Administrator".
    fn position_of(&self, within: &Span) -> Option<Span> {
        let cue = pattern!(
            r"\b(?:position|post|role|job|work|vacancy|opening|profile|title|place|appointment|positions|spot|function|opportunity|apprenticeship|traineeship)\s+(?:of|as|for)\s+(?:an?\s+|the\s+|our\s+|your\s+)?[“\x22'*]*"
        );
        self.find(cue, within).into_iter().find_map(|span| {
            let found = self.position_at(span.end)?;
            let said = self.at(&found);
            (said.starts_with(char::is_uppercase)
                && !self.at(&span).to_lowercase().contains(" for")
                || has_work(said))
            .then_some(found)
        })
    }

    /// "A Working Student in Communications (m/f/d)": the marker ends a title and nothing else.
    fn position_by_marker(&self, within: &Span) -> Option<Span> {
        let marker = pattern!(r"\s?\((?:[mwfdx](?:/[mwfdxi*]){1,3}|h/f|f/h|all genders|gn)\)");
        let lead = pattern!(
            r"(?:\b(?:as|for|of|the|our|an?|your|role|position|job|post|re|subject|interview)\b\s*[:–-]?\s+|[:–|“\x22]\s*|^\W*)"
        );
        self.find(marker, within).into_iter().find_map(|span| {
            let start = self.line_at(span.start).start.max(within.start);
            let before = self.between(start, span.start);
            let begin = lead
                .find_iter(before)
                .map(|found| found.end())
                .filter(|at| before[*at..].starts_with(char::is_uppercase))
                .last()?;
            let found = start + begin..span.start;
            let words = self.at(&found).split_whitespace().count();
            (1..=8).contains(&words).then_some(found)
        })
    }

    /// "20-min intro call: Night Auditor at The Larkspur Hotel".
    fn position_after_event(&self, within: &Span) -> Option<Span> {
        let event = pattern!(
            r"\b(?:interview|call|screen|chat|conversation|assessment|interview day)(?:\s*[:–—|,]|\s+-)\s+"
        );
        self.find(event, within).into_iter().find_map(|span| {
            let first = self.position_at(span.end)?;
            let found = self.position_behind_name(&first).unwrap_or(first);
            let said = self.at(&found);
            let several = said.split_whitespace().count() > 1;
            (several && has_work(said) && is_title_case(said) && !looks_like_firm(said))
                .then_some(found)
        })
    }

    /// "Interview: Jerome Whitaker - Radiologic Technologist": a name may end like a kind of work.
    fn position_behind_name(&self, name: &Span) -> Option<Span> {
        let listed = |span: &Span| self.at(span).split_whitespace().any(is_listed_work);
        let dash = pattern!(r"^\s+[–—-]\s+").find(&self.text[name.end..])?;
        let behind = self.position_at(name.end + dash.end())?;
        (!listed(name) && listed(&behind)).then_some(behind)
    }

    /// "The role again: Actuarial Analyst II", "the position “Head of Fish Health”".
    fn position_announced(&self, within: &Span) -> Option<Span> {
        let cue = pattern!(
            r"\b(?:position|post|role|job|vacancy)(?:(?: again| title| is)?\s*(?::|–|=|\bis(?: still)?|['’]s)\s+(?:that of\s+)?(?:an?\s+|the\s+|our\s+)?[“\x22'*]*|[ \t]+[“\x22‘']*)"
        );
        self.find(cue, within).into_iter().find_map(|span| {
            let found = self.position_at(span.end)?;
            let said = self.at(&found);
            (has_work(said) && is_title_case(said) && !looks_like_firm(said)).then_some(found)
        })
    }

    /// "The Member Services Representative position", "your Backend Engineer interview".
    fn position_before_noun(&self, within: &Span) -> Option<Span> {
        let noun = &NOUN();
        let mut weak = None;
        for found in noun.captures_iter(self.at(within)) {
            let Some(whole) = found.get(0) else { continue };
            let place = whole.start() + within.start;
            let Some(phrase) = self.phrase_before(place, within) else {
                continue;
            };
            let said = self.at(&phrase);
            let strong = found.get(1).is_some();
            // "Staff entrance on Weaver St, interview for …": the noun begins anew.
            if said.ends_with(',') || is_vague(said) {
                continue;
            }
            // "2 Crown Place" is an address.
            let address =
                said.contains([',', '.']) || said.starts_with(|c: char| c.is_ascii_digit());
            // "The SNA post", "the front desk job".
            let letters = (2..=5).contains(&said.len())
                && said.bytes().all(|byte| byte.is_ascii_uppercase())
                && !matches!(
                    said,
                    "NHS" | "UK" | "US" | "USA" | "EU" | "HQ" | "CV" | "ID"
                );
            let place = pattern!(r"^(?:[a-z]+ ){0,2}(?:desk|kitchen|bar|counter|floor|warehouse|reception|yard|packing|cleaning|driving|delivery|till|tills|labouring|laboring|admin|retail)$")
                .is_match(said);
            if strong
                && (has_work(said)
                    || letters
                    || place
                    || is_title_case(said)
                        && !address
                        && said.split_whitespace().count() > 1
                        && !looks_like_firm(said))
                || !strong && has_work(said) && (said.contains(' ') || is_listed_work(said))
            {
                if is_title_case(said) || strong && has_work(said) {
                    return Some(phrase);
                }
                weak.get_or_insert(phrase);
            }
        }
        weak
    }

    /// Reads back from a noun to the article before the position.
    fn phrase_before(&self, place: usize, within: &Span) -> Option<Span> {
        let sentence = self.sentence(&(place..place));
        let start = sentence.start.max(within.start);
        let before = self.text.get(start..place)?;
        let article = &ARTICLE();
        let last = article
            .find_iter(before)
            .filter(|found| !before[found.end()..].trim().is_empty())
            .last()?;
        // Take the article furthest left from which only words of a position follow.
        let mut begin = last.end();
        for found in article.find_iter(before) {
            let candidate = &before[found.end()..];
            if found.end() <= begin && is_position_phrase(candidate) {
                begin = found.end();
                break;
            }
        }
        let span = trimmed(self.text, &(start + begin..place));
        let span = self.with_whom_it_assists(span, start);
        let span = self.without_modes(span);
        let said = self.at(&span);
        (!said.is_empty() && is_position_phrase(said)).then(|| self.without_article(span))
    }

    /// "The CEO" of "your Executive Assistant to the CEO interview" is the end of a title.
    fn with_whom_it_assists(&self, span: Span, start: usize) -> Span {
        let title = pattern!(
            r"((?:(?-i:[A-Z])[\w-]*\s+)*(?:assistant|secretary|clerk|pa|ea|adviser|advisor|aide))\s+to\s+(?:the|our)\s+$"
        );
        let title = title.captures(self.between(start, span.start));
        match title.and_then(|title| title.get(1)) {
            Some(title) => start + title.start()..span.end,
            None => span,
        }
    }

    /// Cuts "phone", "first-round", "upcoming" off the front.
    fn without_modes(&self, span: Span) -> Span {
        // "3rd Grade Teacher" is no third round.
        if pattern!(r"^\w+ (?:grade|yr|year)\b").is_match(self.at(&span)) {
            return span;
        }
        let modes = &MODES();
        let lead = modes.find(self.at(&span)).map_or(0, |found| found.end());
        // "Technical Writer" with both capitals is the title itself, and so is "Stage Manager".
        let titled = pattern!(r"(?-i:Technical|Stage|Video|Online|Virtual|Panel) $")
            .find(&self.at(&span)[..lead]);
        let rest = &self.at(&span)[lead..];
        // "Second Chef" is no second interview.
        let ranked = pattern!(r"(?-i:Second|Third) $")
            .find(&self.at(&span)[..lead])
            .filter(|_| {
                pattern!(r"^(?:Chef|Cook|Mate|Officer|Engineer|Secretary)\b").is_match(rest)
            });
        let lead = match titled.or(ranked) {
            Some(word) if has_work(rest) && is_title_case(rest) => word.start(),
            _ => lead,
        };
        let lead = self.without_term(span.start + lead..span.end);
        self.with_season(&span, lead)
    }

    /// "2027–2028 term law clerk" is the work of a law clerk.
    fn without_term(&self, span: Span) -> Span {
        let term =
            pattern!(r"^\d{4}[–/-]\d{2,4}\s+(?:(?:term|season|school year|academic year)\s+)?");
        let lead = term.find(self.at(&span)).map_or(0, |term| term.end());
        span.start + lead..span.end
    }

    /// "Seasonal Sales Assistant" with all its capitals is one title.
    fn with_season(&self, whole: &Span, cut: Span) -> Span {
        let before = self.between(whole.start, cut.start);
        let word = pattern!(r"(?:^|\s)(seasonal|casual|interim|temporary)\s+$").captures(before);
        let start = word
            .and_then(|word| word.get(1))
            .filter(|word| word.as_str().starts_with(char::is_uppercase))
            .filter(|_| is_title_case(self.at(&cut)))
            .map_or(cut.start, |word| whole.start + word.start());
        start..cut.end
    }

    /// "Interview for Care Coordinator", "as front desk officer".
    fn position_after_for(&self, within: &Span) -> Option<Span> {
        let cue = pattern!(
            r"\b(?:for|as|regarding|re|re:|about|concerning|to be|apply to be|become|becoming|to|need|needs|hiring|seeking|recruiting|find|(?:we|they)(?:[’\x27]re| are) after)\s+(?:(?:the|our|a|an|your|their|its|new|open|next|first|second)\s+)*[“\x22*]*"
        );
        let mut weak = None;
        for span in self.find(cue, within) {
            let before = self.before(span.start).to_lowercase();
            let word = self.at(&span).to_lowercase();
            let looks = pattern!(r"\b(?:we|and|they|also) look\s+$").is_match(&before);
            if pattern!(r"\b(?:ask|asking|look|report)\s+$").is_match(&before) && !looks {
                continue;
            }
            // "We're looking for a nurse" is about nobody called Looking.
            if word.starts_with("re") && before.ends_with(['\'', '’']) {
                continue;
            }
            // "Recruiting Coordinator" is somebody's title.
            if pattern!(r"^(?-i:Hiring|Recruiting)").is_match(self.at(&span)) {
                continue;
            }
            if word.starts_with("as") && pattern!(r"(?:\b(?:i|i'm|am|my role|works?|working|worked|such|well|same|soon|long|far|much|me|role)\s+$|^\s*$)").is_match(&before) {
                continue;
            }
            if word.starts_with("to ")
                && !pattern!(r"\b(?:applying|applied|application|applications|apply|interest)\s*$")
                    .is_match(before.trim_end())
                && !pattern!(r"\bappl\w*\s*$").is_match(&before)
                && !word.contains("be")
            {
                continue;
            }
            let Some(found) = self.position_at(span.end) else {
                continue;
            };
            let said = self.at(&found);
            if !has_work(said) || looks_like_firm(said) {
                continue;
            }
            let about_interview = pattern!(r"\b(?:interview\w*|appl\w+|chat|meet\w*|shortlist\w*|candidate|cv|resume|selected|considered|hiring|recruit\w*|talk|screen\w*|trial|call|vacancy|looking|you|u|invited?|assessment|slot|booked|appointment)\b").is_match(self.at(&self.sentence(&span)));
            if is_title_case(said)
                || (about_interview && (word.starts_with(['a', 'f']) || word.starts_with("to be"))
                    || word.starts_with("regarding")
                    || word.starts_with("re")
                    || word.starts_with("becom")
                    || word.starts_with("hiring")
                    || word.contains(" after")
                    || word.ends_with("after a ")
                    || word.starts_with("concerning"))
            {
                if is_title_case(said) {
                    return Some(found);
                }
                weak.get_or_insert(found);
            }
        }
        weak
    }

    /// "Same job (rigger)".
    fn position_behind_job(&self, within: &Span) -> Option<Span> {
        let cue = pattern!(r"\b(?:job|role|post|position|vacancy) \(");
        self.find(cue, within).into_iter().find_map(|span| {
            let found = self.position_at(span.end)?;
            let closed = self.text[found.end..].starts_with(')');
            (closed && has_work(self.at(&found))).then_some(found)
        })
    }

    /// "Your application as Sachbearbeiterin Einkauf at …": whatever the words, they are the work.
    fn position_applied_for(&self, within: &Span) -> Option<Span> {
        let cue = pattern!(
            r"\b(?:application|apply|applied|applying) (?:as|for the (?:post|position|role) of)\s+(?:an?\s+|the\s+|our\s+)?"
        );
        self.find(cue, within).into_iter().find_map(|span| {
            let found = self.position_at(span.end)?;
            let said = self.at(&found);
            (is_title_case(said) && said.starts_with(char::is_uppercase) && !looks_like_firm(said))
                .then_some(found)
        })
    }

    /// "(Bilingual Payroll Clerk, Granja Viva Foods)", or a sentence that is only a list.
    fn position_in_brackets(&self, within: &Span) -> Option<Span> {
        let opening = pattern!(r"(?:\(|[.!?)]\s+)");
        self.find(opening, within).into_iter().find_map(|span| {
            let found = self.position_at(span.end)?;
            let said = self.at(&found);
            let listed = self.text[found.end..].starts_with([',', ')']);
            let several = said.split_whitespace().count() > 1;
            let owned = pattern!(r"^(?:my|our|your|his|her|the)\b").is_match(said);
            // "Mr Brüning (Head of Finance)" tells who somebody is.
            let of_person = self.at(&span).starts_with('(')
                && self.person_before(span.start).is_some_and(|person| {
                    !pattern!(r"\b(?:of|at|for|from)\s+$").is_match(self.before(person.span.start))
                });
            (listed
                && !of_person
                && several
                && !owned
                && has_work(said)
                && is_title_case(said)
                && !looks_like_firm(said))
            .then_some(found)
        })
    }

    /// Takes in a grade that belongs to the title, "Park Guide (GS-05)", and leaves off a reference.
    fn with_grade(&self, span: Span) -> Span {
        let reference = pattern!(
            r"^(?:[A-Z]{0,4}-?\d{2,}[-/]\d{2,}|[A-Z]{1,4}[-/]?\d{3,}|#?\d{4,})(?:\s*[:–—-])?\s+"
        )
        .find(self.at(&span))
        .map_or(0, |reference| reference.end());
        let span = span.start + reference..span.end;
        let grade =
            pattern!(r"^\s?\((?:GS-\d+|(?:band|level) \d\w?|KS\d(?:/\d)?)\)(?:, ward \w+)?")
                .find(&self.text[span.end..]);
        // "LECTURER (DATA SCIENCE),": a heading in capitals, with its field.
        let heading = self.at(&span) == self.at(&span).to_uppercase();
        let field = pattern!(r"^ \((?-i:[A-Z])(?-i:[A-Z& ]){3,30}\)(?:,|\s*(?:\n|$))");
        let field = field
            .find(&self.text[span.end..])
            .filter(|_| heading)
            .map(|found| found.as_str().rfind(')').map_or(0, |at| at + 1));
        if let Some(len) = field {
            return span.start..span.end + len;
        }
        let tail = grade.map(|grade| grade.end());
        let tail = tail
            .or_else(|| self.specialism(&span))
            .or_else(|| self.field_behind_dash(&span))
            .or_else(|| field_behind_comma(&self.text[span.end..]));
        span.start..span.end + tail.unwrap_or(0)
    }

    /// "(SEND)", "(nights) at Elmswell Court", "(Trusts & Estates)": the field or the shift, which no
    /// reference, contract or company is.
    fn specialism(&self, span: &Span) -> Option<usize> {
        let rest = &self.text[span.end..];
        let bracket = pattern!(r"^ \(([^()\n\d]{2,40})\)").captures(rest)?;
        let (whole, words) = (bracket.get(0)?, &bracket[1]);
        let inner = bracket.get(1)?;
        // "(Bengaluru)" is where the work is.
        if self.is_place(&(span.end + inner.start()..span.end + inner.end())) {
            return None;
        }
        let short = words.len() <= 4 && words == words.to_uppercase();
        let shift = pattern!(r"^(?:nights?|evenings?|weekends?|lates?|earlies)$").is_match(words);
        let terms = pattern!(r"\b(?:time|permanent|perm|temp\w*|fixed|term|ftc|fifo|dido|cover|wte|fte|hours?|paid|contract|remote|hybrid|onsite|ref|days|all genders|shifts?|casual|seasonal|urgent|grade|level|job|post|role|vacancy|experience|interview|round|stage)\b")
            .is_match(words);
        let firm_follows =
            pattern!(r"^ (?:at|with) (?:the )?(?-i:[A-Z])").is_match(&rest[whole.end()..]);
        let field = words
            .split([' ', '/', ',', '&'])
            .any(|word| FIELDS.contains(&word.to_lowercase()));
        // Capitals that the text says nowhere else: a company would be named again.
        let capitals = is_title_case(words)
            && words.split_whitespace().count() <= 4
            && self.text.matches(words).count() == 1
            && !looks_like_firm(words)
            && !words.contains('/')
            && !self.hosts_of_addresses().contains(&folded(words));
        (shift || !terms && (short || firm_follows || field || capitals)).then_some(whole.end())
    }

    /// "Assistant Manager - Credit Risk.": the field ends the sentence, and no firm of this name is
    /// spoken of anywhere else.
    fn field_behind_dash(&self, span: &Span) -> Option<usize> {
        let rest = &self.text[span.end..];
        let dash = pattern!(
            r"^ [–-] ((?-i:[A-Z])[\w&'’]+(?: (?:&|and|of|(?-i:[A-Z])[\w&'’]+)){0,3})(?:\.?\s*(?:\n|$)|\. | (?:at|with) (?-i:[A-Z]))"
        );
        let field = dash.captures(rest)?.get(1)?;
        let said = field.as_str();
        let elsewhere =
            self.text[..span.start].contains(said) || rest[field.end()..].contains(said);
        let terms = pattern!(
            r"\b(?:interview|round|stage|time|permanent|temporary|contract|remote|hybrid|onsite|office|shifts?|days?|nights?|london|ref|invitation|call)\b"
        );
        (has_work(self.at(span))
            && !elsewhere
            && !looks_like_firm(said)
            && !terms.is_match(said)
            && said
                .split_whitespace()
                .any(|word| FIELDS.contains(&word.to_lowercase()))
            && !self.hosts_of_addresses().contains(&folded(said)))
        .then_some(field.end())
    }

    /// Reads a position that begins at the place.
    pub fn position_at(&self, place: usize) -> Option<Span> {
        let end = self.sentence_limit(place);
        let said = self.text.get(place..end)?;
        let lead = said.len() - said.trim_start().len();
        let begin = place + lead;
        let mut last = begin;
        let capital = said.trim_start().starts_with(char::is_uppercase)
            || said.trim_start().starts_with(|c: char| c.is_ascii_digit());
        let mut count = 0;
        let mut pending = 0;
        for (offset, word) in words_of(&self.text[begin..end]) {
            let bare = word.trim_matches(|c: char| TITLE_ENDS.contains(c));
            let small = bare.to_lowercase();
            let opens_bracket = word.starts_with(['(', '[']);
            if opens_bracket {
                let rest = &self.text[begin + offset..end];
                if let Some(grade) =
                    pattern!(r"^\((?:GS-\d+|(?:band|level) \d\w?|[IVX]+|L\d|KS\d)\)").find(rest)
                {
                    last = begin + offset + grade.end();
                    count += 1;
                }
                break;
            }
            let joined =
                small.contains('/') && small.split('/').any(|part| part.starts_with("interview"));
            let stops = joined
                || STOPS.contains(small.as_str())
                    && !(small == "candidate" && after_degree(&self.text[begin..begin + offset]))
                    && !(count == 0
                        && matches!(small.as_str(), "shift" | "team" | "trial" | "panel"))
                    && !(capital
                        && bare.starts_with(char::is_uppercase)
                        && bare != "It"
                        && matches!(
                            small.as_str(),
                            "it" | "saturday"
                                | "sunday"
                                | "team"
                                | "shift"
                                | "post"
                                | "call"
                                | "process"
                                | "interview"
                                | "panel"
                        )
                        && self.work_follows_within(begin + offset + word.len(), end));
            if stops || bare.is_empty() || count >= 9 {
                break;
            }
            let behind = self.text[begin + offset + word.len()..end].trim_start();
            if opens_other_words(&small, behind) {
                break;
            }
            let link = LINKS.contains(small.as_str());
            let is_capital = bare.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
            if link {
                pending += 1;
                let field = small == "in" && capital && self.field_follows(begin, begin + offset);
                if count == 0 || small == "in" && !field {
                    break;
                }
            } else if capital
                && !is_capital
                && (count > 1 || is_abbreviation(self.between(begin, last)))
                && pending == 0
                && names_work_in_small_letters(bare)
            {
                last = begin + offset + bare.len();
                break;
            } else if capital
                && !is_capital
                && !after_foreign_link(&self.text[begin..begin + offset])
            {
                break;
            } else {
                if !capital && (pending > 0 && !has_work(bare) && count >= 4 || count >= 5) {
                    break;
                }
                count += 1;
                pending = 0;
                last = begin
                    + offset
                    + word
                        .trim_end_matches(|c: char| TITLE_ENDS.contains(c))
                        .len();
            }
            if word.ends_with([',', '.', ';', ':', '!', '?', '"', '”', ')'])
                && !word.ends_with("Sr.")
                && !word.ends_with("Jr.")
                && !word.ends_with("Asst.")
            {
                break;
            }
        }
        let span = begin..last;
        let said = self.at(&span);
        (count > 0 && said.chars().filter(|c| c.is_alphabetic()).count() > 1)
            .then(|| self.without_article(self.without_modes(span)))
    }

    /// "Lecturer in Marine Biology": who teaches does so in a field.
    fn field_follows(&self, begin: usize, place: usize) -> bool {
        pattern!(r"\b(?:lecturer|lectureship|professor|professorship|reader|fellow|fellowship|researcher|tutor|instructor|studentship|chair|associate)\s*$")
            .is_match(self.between(begin, place))
            && pattern!(r"^in (?-i:[A-Z])").is_match(&self.text[place..])
    }

    fn work_follows_within(&self, from: usize, to: usize) -> bool {
        self.text[from..to]
            .split_whitespace()
            .next()
            .is_some_and(|word| word.starts_with(char::is_uppercase) && has_work(word))
    }

    /// A position may run over a soft wrap, but not over a sentence.
    fn sentence_limit(&self, place: usize) -> usize {
        place + self.after(place).len()
    }

    /// A subject like "Interview – Junior Consultant (Tulpar)".
    pub fn position_in_title(&self, title: &Span) -> Option<Span> {
        let said = self.at(title);
        let pieces = pattern!(
            r"\s*(?:[|:–—()@/]|\s-\s|\s-|-\s|,\s|\bwith\b|\bat\b|\bfor\b|\bre\b|\bfwd?\b|\bx\b|\bon\b)\s*"
        );
        let mut start = 0;
        let mut found = Vec::new();
        for cut in pieces
            .find_iter(said)
            .map(|cut| cut.range())
            .chain(std::iter::once(said.len()..said.len()))
        {
            if cut.start >= start {
                found.push(start..cut.start);
            }
            start = cut.end;
        }
        found
            .into_iter()
            .map(|piece| {
                trimmed(
                    self.text,
                    &(title.start + piece.start..title.start + piece.end),
                )
            })
            .find_map(|piece| {
                // "Ref: 2026/114 Commis Chef": the rest of a number is none of the title.
                let number = pattern!(r"^\d+\s+").find(self.at(&piece));
                let number = number.filter(|_| self.text[..piece.start].ends_with('/'));
                let from = piece.start + number.map_or(0, |number| number.end());
                let core = self.without_interview(from..piece.end);
                let said = self.at(&core);
                (has_work(said)
                    && is_title_case(said)
                    && said.split_whitespace().count() <= 8
                    && !looks_like_firm(said)
                    && is_position_phrase(said))
                .then_some(core)
            })
    }

    /// Cuts "Interview", "Invitation to interview", "first round" off both ends.
    fn without_interview(&self, span: Span) -> Span {
        let lead = SUBJECT_LEAD()
            .find(self.at(&span))
            .map_or(0, |found| found.end());
        let rest = &self.at(&span)[lead..];
        let titled = pattern!(r"(?-i:Technical|Stage|Panel) $").find(&self.at(&span)[..lead]);
        let lead = match titled {
            Some(word) if has_work(rest) && is_title_case(rest) => word.start(),
            _ => lead,
        };
        let tail = SUBJECT_TAIL()
            .find(&self.at(&span)[lead..])
            .map_or(self.at(&span).len(), |found| lead + found.start());
        trimmed(self.text, &(span.start + lead..span.start + tail.max(lead)))
    }

    /// A heading such as "Timetabling Officer (Grade 6), St Anne's University" near the top.
    pub fn position_in_first_lines(&self) -> Option<Span> {
        let lines = self.full_lines(&self.own);
        let signed = self
            .signatory()
            .map_or(self.own.end, |name| name.span.start);
        let near_top = lines
            .iter()
            .take(10)
            .filter(|line| line.start < signed)
            .filter(|line| self.at(line).split_whitespace().count() <= 12);
        near_top
            .filter(|line| {
                !pattern!(r"^\W*(?:dear|hi|hello|hey|best|kind|regards|yours|sincerely|from|to)\b")
                    .is_match(self.at(line))
            })
            .filter(|line| !self.in_signature(line))
            .find_map(|line| {
                self.position_in_title(line).filter(|found| {
                    let said = self.at(found);
                    said.split_whitespace().count() > 1
                        || found.len() == line.len()
                        || is_listed_work(said)
                            && (self.text[found.end..].starts_with(" at ")
                                || pattern!(r"^(?:interview|ref)\b[^a-z]*$")
                                    .is_match(self.between(line.start, found.start)))
                })
            })
    }

    /// Tells whether the line stands right below a name: a signatory's own title.
    fn in_signature(&self, line: &Span) -> bool {
        let index = self.line_index(line.start);
        let above = self.lines[index.saturating_sub(2)..index]
            .iter()
            .any(|line| {
                self.person_line(&line.span).is_some() && !self.is_greeting_line(&line.span)
            });
        // Right below the greeting stands a heading, and no signature.
        let heading = self.lines[..index]
            .iter()
            .rev()
            .find(|line| !self.at(&line.span).trim().is_empty())
            .is_some_and(|line| self.is_greeting_line(&line.span));
        // The day below belongs to a card, and no signature.
        let below = self.lines.get(index + 1).map(|line| line.span.clone());
        let card = below.is_some_and(|below| !self.days(&below, self.received.date()).is_empty());
        !heading && !card && (above || self.person_line(line).is_some())
    }
}

/// "HGV mechanic": letters that stand for a word.
fn is_abbreviation(said: &str) -> bool {
    (2..=5).contains(&said.len()) && said.chars().all(|c| c.is_ascii_uppercase())
}

/// Tells a word that alone is somebody's title, not the work: "our partner interview".
fn is_vague(said: &str) -> bool {
    matches!(said, "manager" | "director" | "lead" | "partner" | "head")
}

/// "Assistant Solicitor, Family Law – Oakham Rise": the field, where a firm follows behind a dash.
fn field_behind_comma(rest: &str) -> Option<usize> {
    let field =
        pattern!(r"^, ((?-i:[A-Z])\w+(?: (?:&|and|in|of|(?-i:[A-Z])\w+)){0,3}) [–-] (?-i:[A-Z])");
    let field = field.captures(rest)?.get(1)?;
    let mut words = field.as_str().split_whitespace();
    words
        .any(|word| FIELDS.contains(&word.to_lowercase()))
        .then_some(field.end())
}

/// "Lash tech for 3 days a week", "associate and he'd like": what follows such a word is no position.
fn opens_other_words(link: &str, behind: &str) -> bool {
    match link {
        "and" => pattern!(r"^(?:he|she|they|we|i|you|it|would|could|will)\b").is_match(behind),
        "for" => {
            pattern!(r"^(?:\d|the (?:season|summer|winter|\w+ season|day)\b)").is_match(behind)
        }
        _ => false,
    }
}

/// "Mathematics & Physics teacher": behind capitals a small word may still name the work; what is
/// merely how the work is offered does not.
fn names_work_in_small_letters(word: &str) -> bool {
    is_listed_work(word)
        && !matches!(
            word,
            "scheme" | "programme" | "program" | "person" | "help" | "support" | "place" | "page"
        )
}

/// Finds the comma behind which a firm follows the position: "Groundskeeper, St. Bede's Trust".
fn firm_behind_comma(said: &str) -> Option<usize> {
    let mut commas = said.match_indices(", ");
    commas
        .find(|(at, _)| {
            let behind = said[at + 2..].split(", ").next().unwrap_or("");
            looks_like_firm(behind) && !behind.contains(" in ") && has_work(&said[..*at])
        })
        .map(|(at, _)| at)
}

/// "Assistante de direction": behind such a link the title goes on in small letters.
fn after_foreign_link(before: &str) -> bool {
    pattern!(r"\s(?:de|du|des|della|del)\s+$").is_match(before)
}

patterns! {
    /// What labels the position at the head of a line.
    POSITION_LABEL = concat!(
        r"(?m)^[\s*|•>\-–]*",
        any_of!(
            r"job title",
            r"position title",
            r"position",
            r"role",
            r"role title",
            r"post title",
            r"post",
            r"vacancy",
            r"job",
            r"opening",
            r"title",
            r"job role",
            r"applying for",
            r"position applied for",
            r"role applied for\??",
            r"post applied for",
            r"applied for\??",
            r"advertised post",
            r"vacancy title",
            r"job name",
            r"re",
            r"opportunity",
            r"requisition",
            r"for the post of",
            r"about the role",
            r"job applied for",
            r"you(?:'re| are) interviewing for",
            r"interviewing for",
            r"interview for",
            r"application for"
        ),
        r"\s*\**\s*(?:[:|?]|\s[–—-]\s)\s*\**\s*"
    );
    /// Where the value behind a label ends.
    VALUE_ENDS = any_of!(
        r"\s*\|",
        r"\s{3,}",
        r"\s*[\[(]?\b(?:ref|job ref|req|requisition|job id|vacancy ref|reference|id)\b[\s.:#]",
        r"\s*\((?:ref|job|post|vac|no\b|req|id|m/?f|f/?m|h/f|grade|full|part|perm|fixed|temp|casual|contract|seasonal|remote|hybrid|\d|[A-Z]{2,6}-?\d{3}|[A-Z]{2,6}(?:/[A-Z\d]+)+\))",
        r",?\s+(?:#|ref)\S*\d",
        r",?\s+(?:exam|ref|job|post|req|vacancy)\s*(?:no\b|number|#)",
        r"\s+(?:at|with|with the|within|–|—|-|/|@)\s+(?:the )?[A-Z\d]",
        r";(?:\s|$)",
        r"[^\s.]{3}\.(?:\s|$)",
        r"\s*\r",
        r"\s+interview\b",
        r",\s+\d+(?:\.\d+)? ?(?:hours|hrs|days)\b",
        r",\s+(?:location|dept|department|grade|salary|full|part|ref|permanent|temporary|fixed|£|\$|€)",
        r"\s+role\b",
        r"\s+position\b"
    );
    /// The nouns that a position stands before.
    NOUN = concat!(
        r"\b(?:(role|position|post|job|vacancy|opening|opportunity|place|gig|spot|seat|thing)s?|(",
        any_of!(
            r"interview",
            r"application",
            r"contract",
            r"chat",
            r"trial shift",
            r"trial day",
            r"trial",
            r"assessment",
            r"screening",
            r"phone screen",
            r"selection day",
            r"conversation",
            r"meeting",
            r"appointment",
            r"telephone interview",
            r"phone interview",
            r"video interview"
        ),
        r"))\b"
    );
    /// What a position follows in the sentence.
    ARTICLE = concat!(
        any_of!(
            concat!(
                r"\b",
                any_of!(
                    r"the",
                    r"our",
                    r"a",
                    r"an",
                    r"your",
                    r"this",
                    r"next",
                    r"for",
                    r"re",
                    r"about",
                    r"regarding",
                    r"as",
                    r"of",
                    r"ur",
                    r"that",
                    r"my",
                    r"their",
                    r"his",
                    r"new",
                    r"open",
                    r"advertised",
                    r"vacant",
                    r"following",
                    r"and",
                    r"on",
                    r"is",
                    r"today's",
                    r"tomorrow's",
                    r"scheduled",
                    r"upcoming",
                    r"to",
                    r"with",
                    r"or",
                    r"initial",
                    r"first",
                    r"second",
                    r"final",
                    r"virtual",
                    r"informal",
                    r"short",
                    r"confirmed",
                    r"booked",
                    r"job",
                    r"discuss",
                    r"in",
                    r"at",
                    r"from",
                    r"first-round",
                    r"round",
                    r"stage",
                    r"online",
                    r"remote",
                    r"1st",
                    r"2nd",
                    r"video",
                    r"phone",
                    r"telephone",
                    r"zoom",
                    r"teams",
                    r"face-to-face",
                    r"in-person",
                    r"into",
                    r"permanent",
                    r"temporary",
                    r"part-time",
                    r"full-time",
                    r"seasonal",
                    r"casual",
                    r"interim",
                    r"fixed-term",
                    r"still",
                    r"available"
                ),
                r"\s+"
            ),
            r"[:;,(–—|\x22“”*]\s*",
            r"\s-\s",
            r"'s\s+",
            r"’s\s+",
            r"^\s*"
        ),
        r"[“\x22*]*"
    );
    /// Kinds of interviews, which belong to no position.
    MODES = concat!(
        r"^(?:",
        any_of!(
            r"phone",
            r"telephone",
            r"video",
            r"online",
            r"virtual",
            r"remote",
            r"first",
            r"second",
            r"third",
            r"final",
            r"initial",
            r"1st",
            r"2nd",
            r"3rd",
            r"round",
            r"first-round",
            r"second-round",
            r"final-round",
            r"stage",
            r"first-stage",
            r"second-stage",
            r"panel",
            r"technical",
            r"face-to-face",
            r"in-person",
            r"onsite",
            r"on-site",
            r"formal",
            r"informal",
            r"short",
            r"quick",
            r"upcoming",
            r"screening",
            r"zoom",
            r"teams",
            r"skype",
            r"new",
            r"open",
            r"vacant",
            r"advertised",
            r"scheduled",
            r"exciting",
            r"current",
            r"permanent",
            r"temporary",
            r"part-time",
            r"full-time",
            r"seasonal",
            r"casual",
            r"interim",
            r"fixed-term",
            r"confirmed",
            r"booked",
            r"above",
            r"above-mentioned",
            r"aforementioned",
            r"available",
            r"same",
            r"recent",
            r"brief",
            r"introductory",
            r"preliminary",
            r"forthcoming",
            r"following"
        ),
        r"\b[\s,]*)+"
    );
    /// What a subject says before the position.
    SUBJECT_LEAD = concat!(
        r"^(?:",
        any_of!(
            r"your",
            r"the",
            r"recruiter",
            r"hr",
            r"hiring manager",
            r"job",
            r"invitation",
            r"invite",
            r"invited",
            r"to",
            r"an?",
            r"interview",
            r"interviews",
            r"interviewing",
            r"confirmation",
            r"confirmed",
            r"request",
            r"reminder",
            r"details",
            r"updated",
            r"scheduled",
            r"schedule",
            r"booked",
            r"upcoming",
            r"phone",
            r"telephone",
            r"video",
            r"zoom",
            r"teams",
            r"onsite",
            r"on-site",
            r"virtual",
            r"online",
            r"final",
            r"first",
            r"second",
            r"third",
            r"initial",
            r"1st",
            r"2nd",
            r"round",
            r"stage",
            r"technical",
            r"panel",
            r"screen",
            r"screening",
            r"call",
            r"chat",
            r"meeting",
            r"assessment",
            r"day",
            r"you've",
            r"been",
            r"for",
            r"of",
            r"notification",
            r"new",
            r"time",
            r"role",
            r"position",
            r"meet"
        ),
        r"\b[\s:–—-]*)+"
    );
    /// What a subject says behind it.
    SUBJECT_TAIL = concat!(
        r"(?:[\s:–—-]*\b",
        any_of!(
            r"interview",
            r"interviews",
            r"invitation",
            r"invite",
            r"confirmation",
            r"confirmed",
            r"request",
            r"reminder",
            r"details",
            r"role",
            r"position",
            r"vacancy",
            r"post",
            r"job",
            r"phone",
            r"telephone",
            r"video",
            r"screen",
            r"screening",
            r"call",
            r"chat",
            r"meeting",
            r"assessment",
            r"application",
            r"slot",
            r"first",
            r"second",
            r"final",
            r"round",
            r"stage",
            r"technical",
            r"panel",
            r"onsite",
            r"virtual",
            r"online"
        ),
        r"\b)+\s*$"
    );
}
