//! People's names as they stand in a text: a run of capitalised words that are no others.
//!
//! Must not know what part the person plays.

use super::lists::{FIRM, NO_NAMES, PARTICLES, TITLES};
use super::text::{Letter, Span, pattern, trimmed};

/// A name found, and how many of its words are names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Person {
    pub span: Span,
    pub words: usize,
}

pub(super) fn is_title(word: &str) -> bool {
    TITLES.contains(word.trim_end_matches('.').to_lowercase().as_str())
}

/// Tells letters behind a name from a name: FCA, MBA.
fn is_credential(word: &str) -> bool {
    (2..=7).contains(&word.len()) && word.chars().all(|c| c.is_ascii_uppercase())
}

/// Tells whether a word can be part of a name.
pub(super) fn is_name_word(word: &str) -> bool {
    let bare = word.trim_end_matches('.');
    let mut chars = bare.chars();
    let Some(first) = chars.next() else {
        return false;
    };
    let shape = first.is_uppercase()
        && bare
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '-' | '.'))
        && (bare.len() == word.len() || bare.chars().count() <= 2);
    let contracted = ["'re", "'ll", "'ve", "'m", "’re", "’ll", "’ve", "’m"];
    if contracted.iter().any(|end| word.ends_with(end)) {
        return false;
    }
    let initial = word.len() == 2 && word.ends_with('.');
    shape && (initial || !NO_NAMES.contains(bare.replace('’', "'").to_lowercase().as_str()))
}

/// Tells a month that is a first name as well: "Jan Willem de Groot".
fn is_month_name(word: &str) -> bool {
    matches!(word, "Jan" | "April" | "May" | "Jun" | "June" | "August")
}

/// Signs that no name goes beyond.
const NAME_ENDS: &str = "(<,;:!?|/*\"”[–—)@&•";

impl Letter<'_> {
    /// Reads a name that begins at the place, on one line.
    pub fn person_at(&self, place: usize) -> Option<Person> {
        let line = self.line_at(place);
        let rest = self.text.get(place..line.end)?;
        let skipped = rest.len()
            - rest
                .trim_start_matches([' ', '\t', '\u{a0}', '*', '"', '“', ':', '\'', '‘'])
                .len();
        let begin = place + skipped;
        let mut at = begin;
        let (mut first, mut last, mut names, mut titled) = (None, begin, 0, None);
        while at < line.end && names < 5 {
            let word_end = self.text[at..line.end]
                .find(|c: char| c.is_whitespace() || NAME_ENDS.contains(c))
                .map_or(line.end, |found| at + found);
            let mut end = word_end;
            let word = self.text[at..word_end].to_owned();
            let mut word = word.as_str();
            if word.is_empty() {
                break;
            }
            let stop = word.ends_with('.')
                && word.trim_end_matches('.').chars().count() > 2
                && !is_title(word);
            if stop {
                word = word.trim_end_matches('.');
                end = at + word.len();
            }
            if let Some(bare) = word.strip_suffix(['\'', '’']) {
                word = bare;
                end = at + word.len();
            }
            // "Takumi-san" is Takumi, said politely.
            if let Some(bare) = word.strip_suffix("-san").or(word.strip_suffix("-sama")) {
                word = bare;
                end = at + word.len();
            }
            let possessive = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s"));
            if let Some(owner) = possessive {
                end = at + owner.len();
                word = owner;
            }
            let small_title = matches!(
                word,
                "mr" | "mrs" | "ms" | "miss" | "dr" | "sister" | "brother" | "auntie"
            );
            if names == 0 && is_title(word) && (small_title || word.starts_with(char::is_uppercase))
            {
                titled.get_or_insert(at);
            } else if (names > 0 || titled.is_some())
                && PARTICLES.contains(word)
                && self.name_follows(word_end, line.end)
            {
                // Belongs to the name that follows.
            } else if names > 1 && is_credential(word) && !is_credential(&self.text[begin..last]) {
                break;
            } else if is_name_word(word)
                || names == 0 && is_month_name(word) && self.name_follows(word_end, line.end)
            {
                first.get_or_insert(at);
                names += 1;
                last = end;
            } else {
                break;
            }
            let more = self.text[word_end..line.end].starts_with([' ', '\u{a0}']);
            if stop || possessive.is_some() || !more {
                break;
            }
            at = word_end
                + self.text[word_end..line.end]
                    .chars()
                    .take_while(|c| matches!(c, ' ' | '\u{a0}'))
                    .map(char::len_utf8)
                    .sum::<usize>();
        }
        let first = first?;
        let start = if names == 1 {
            titled.unwrap_or(first)
        } else {
            first
        };
        Some(Person {
            span: start..last,
            words: names + usize::from(names == 1 && titled.is_some()),
        })
    }

    fn name_follows(&self, from: usize, to: usize) -> bool {
        self.text[from..to]
            .trim_start()
            .split([' ', ','])
            .take(2)
            .any(is_name_word)
    }

    /// Reads a name that ends at the place.
    pub fn person_before(&self, place: usize) -> Option<Person> {
        let line = self.line_at(place);
        let starts: Vec<usize> = std::iter::once(line.start)
            .chain(
                self.text[line.start..place]
                    .char_indices()
                    .filter(|(_, c)| c.is_whitespace() || matches!(c, '(' | '*' | ',' | '"'))
                    .map(|(at, c)| line.start + at + c.len_utf8()),
            )
            .collect();
        let ends_here = |person: &Person| {
            self.text[person.span.end..place]
                .trim_matches(|c: char| c.is_whitespace() || c == ',')
                .is_empty()
        };
        starts
            .into_iter()
            .filter_map(|start| self.person_at(start))
            .find(|person| person.span.end <= place && ends_here(person))
    }

    /// Reads a line that holds a name and nothing else, or a name and then a title or a firm.
    pub fn person_line(&self, line: &Span) -> Option<Person> {
        let line = trimmed(self.text, line);
        let lead = pattern!(r"^(?:[^\w(\[<]+\s*|\((?:miss|mrs|mr|ms|dr)\.?\)\s*|\(|x{1,3}\s+|p\.?p\.?\s+|per pro\.?\s+|i\.? ?[av]\.?\s+|ppa\.?\s+)")
            .find(self.at(&line))
            .map_or(0, |lead| lead.end());
        let person = self.person_at(line.start + lead)?;
        let before = self.text[line.start + lead..person.span.start].trim();
        if !before.split_whitespace().all(is_title) {
            return None;
        }
        let rest = self.text[person.span.end..line.end].trim();
        let closes = rest.is_empty()
            || rest.starts_with([
                ',', '|', '-', '–', '—', '(', '/', '·', '<', '•', ':', '[', ')',
            ])
            || matches!(rest, "." | "x" | "xx" | "X" | "!")
            || pattern!(r"^(?:&|and|\+) (?:the|all|everyone)\b").is_match(rest);
        closes.then_some(person)
    }

    /// "Ashby Groundworks Ltd" is no person.
    pub fn firm_form_follows(&self, place: usize) -> bool {
        pattern!(r"^,? (?:ltd|limited|inc|llc|llp|plc|gmbh|pvt|pty|co)(?:[^\w-]|$)")
            .is_match(&self.text[place..])
    }

    /// Finds the longest name in the text that begins with this one: "Zeynep" becomes "Zeynep Arslan".
    pub fn full_name(&self, name: &Person) -> Person {
        let said = self.at(&name.span);
        let has_title = said.split_whitespace().next().is_some_and(is_title);
        if name.words > 1 && !has_title {
            return name.clone();
        }
        let short = said.split_whitespace().last().unwrap_or(said);
        let longer = self.text.match_indices(short).filter_map(|(at, _)| {
            let fresh = self.text[..at]
                .chars()
                .next_back()
                .is_none_or(|c| !c.is_alphanumeric() && c != '@' && c != '.');
            if !fresh {
                return None;
            }
            let surname = || {
                let person = self.person_before(at + short.len())?;
                let full = self.at(&person.span);
                let grows = full.ends_with(short) && !full.split_whitespace().any(is_title);
                grows.then_some(person)
            };
            // "Ms Rozita" is Rozita Binte Hamid.
            let first_name = || {
                let person = self.person_at(at)?;
                let rest = self.at(&person.span).strip_prefix(short)?;
                rest.starts_with(' ').then_some(person)
            };
            let person = has_title.then(surname).flatten().or_else(first_name)?;
            let firm = is_firm(self.at(&person.span)) || self.firm_form_follows(person.span.end);
            (person.words > 1 && !firm).then_some(person)
        });
        let mut found: Vec<Person> = longer.collect();
        found.sort_by_key(|person| person.span.start);
        found.dedup_by(|a, b| self.at(&a.span) == self.at(&b.span));
        let same = found.windows(2).all(|pair| {
            self.at(&pair[0].span).to_lowercase() == self.at(&pair[1].span).to_lowercase()
        });
        match found.first() {
            Some(full) if same => full.clone(),
            _ => name.clone(),
        }
    }
}

/// Tells whether every word of a text can be part of a name.
pub(super) fn all_names(words: &str) -> bool {
    words.split_whitespace().all(is_name_word)
}

/// Tells a firm that looks like a name: "Maple Grove Care Home".
pub(super) fn is_firm(said: &str) -> bool {
    let words = said.split_whitespace().count();
    let last = said.split_whitespace().last().unwrap_or("").to_lowercase();
    let surname = matches!(
        last.as_str(),
        "park"
            | "church"
            | "law"
            | "bank"
            | "press"
            | "books"
            | "marine"
            | "market"
            | "as"
            | "ab"
            | "sa"
            | "co"
    );
    words > 1 && FIRM.contains(&last) && !(words == 2 && surname)
}
