//! A person's own wordings and reasons: a TOML file with the same named blanks as the built-in ones.
//!
//! ```toml
//! [[sentence]]               # a further wording of a sentence, behind the built-in ones
//! slot = "thanks"
//! kind = "email"             # left out: in every kind
//! if = ["!late"]             # left out: always; conditions as in the built-in phrases
//! replace = true             # left out: the built-in wordings stay
//! plain = ["Thanks for thinking of me at {company}."]
//!
//! [reason.personal.written]  # other words for a reason: written, spoken or short
//! warm = ["Life has other plans for me this month."]
//!
//! [reason.sabbatical]        # a reason of one's own: chosen by writing `sabbatical` as own reason
//! about_the_job = false      # true: staying in touch is not asked for
//! [reason.sabbatical.written]
//! plain = ["I am taking a year off."]
//! ```
//!
//! What can't be read is told by line and slot and left out, so that the built-in wording is used.
//! Must not know where the file is.

use std::fmt;
use std::ops::Range;

use toml_edit::{Document, Item, TableLike};

use crate::domain::case::{Kind, Reason, Register};
use crate::domain::clean::clean;
use crate::domain::compose::Slot;
use crate::domain::phrase::{
    Condition, Manner, OwnWording, Pattern, ReasonPhrases, Reasons, Registers,
};

/// The most bytes of the whole file.
const MOST_BYTES: usize = 64 * 1024;
/// The most bytes of one wording.
const MOST_OF_ONE: usize = 500;
/// The most blanks of one wording: with facts of any length, no text gets longer than 256 KiB.
const MOST_BLANKS: usize = 6;

/// Something in a file of own wordings that can't be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnError {
    /// The line, from 1.
    pub line: usize,
    /// The slot or reason that it is about, where that is known.
    pub place: String,
    /// What is wrong and what to write instead.
    pub what: String,
}

impl fmt::Display for OwnError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, ", self.line)?;
        if !self.place.is_empty() {
            write!(f, "{}: ", self.place)?;
        }
        write!(f, "{}. The built-in wording is used.", self.what)
    }
}

/// Reads a file of own wordings and puts its reasons among the built-in ones.
pub(super) fn read(text: &str, reasons: &mut Reasons) -> (Vec<OwnWording>, Vec<OwnError>) {
    let mut reader = Reader {
        text,
        place: String::new(),
        errors: Vec::new(),
    };
    if text.len() > MOST_BYTES {
        reader.refuse(None, "the file is larger than 64 KiB; shorten it");
        return (Vec::new(), reader.errors);
    }
    let wordings = match Document::parse(text) {
        Ok(document) => reader.top(document.as_table(), reasons),
        Err(error) => {
            reader.refuse(error.span(), error.message());
            Vec::new()
        }
    };
    (wordings, reader.errors)
}

struct Reader<'a> {
    text: &'a str,
    place: String,
    errors: Vec<OwnError>,
}

/// What was refused has been told already.
struct Refused;

/// Texts with the bytes of the file that they stand in.
type Texts = Vec<(String, Option<Range<usize>>)>;

impl Reader<'_> {
    fn top(&mut self, top: &dyn TableLike, reasons: &mut Reasons) -> Vec<OwnWording> {
        let mut wordings = Vec::new();
        for (key, item) in top.iter() {
            self.place.clear();
            match (key, item.as_array_of_tables(), item.as_table_like()) {
                ("sentence", Some(sentences), _) => {
                    let read = sentences.iter().map(|sentence| self.sentence(sentence));
                    wordings.extend(read.filter_map(Result::ok));
                }
                ("reason", _, Some(table)) => self.reasons(table, reasons),
                _ => self.refuse_key(top, key, "[[sentence]], [reason.NAME]"),
            }
        }
        wordings
    }

    fn sentence(&mut self, table: &toml_edit::Table) -> Result<OwnWording, Refused> {
        self.place.clear();
        let slot = self.named(table, "slot", Slot::named, &names(Slot::ALL, Slot::name))?;
        let Some(slot) = slot else {
            self.refuse(table.span(), "a sentence needs a slot");
            return Err(Refused);
        };
        slot.name().clone_into(&mut self.place);
        self.know_keys(table, "slot, kind, if, replace, formal, plain, warm")?;
        Ok(OwnWording {
            slot,
            kind: self.named(table, "kind", Kind::named, &names(Kind::ALL, Kind::name))?,
            conditions: self.conditions(table)?,
            replaces: self.switch(table, "replace")?,
            words: self.registers(table, slot)?,
        })
    }

    fn conditions(&mut self, table: &dyn TableLike) -> Result<Vec<Condition>, Refused> {
        let mut conditions = Vec::new();
        for (text, span) in self.texts(table, "if")? {
            let Some(condition) = Condition::parse(&text) else {
                let what = format!(
                    "there is no condition `{text}`; write late, touch, a fact such as \
                     interview.time, or a fact and its value such as reason=personal, with ! in \
                     front for the opposite"
                );
                self.refuse(span, &what);
                return Err(Refused);
            };
            conditions.push(condition);
        }
        Ok(conditions)
    }

    fn reasons(&mut self, table: &dyn TableLike, reasons: &mut Reasons) {
        for (name, item) in table.iter() {
            name.clone_into(&mut self.place);
            let Some(entries) = item.as_table_like() else {
                self.refuse_key(table, name, "[reason.NAME.written]");
                continue;
            };
            let mut phrases = match Reason::named(name) {
                Some(reason) => reasons.known(reason).clone(),
                None => ReasonPhrases::default(),
            };
            if self.reason(entries, &mut phrases).is_ok() {
                reasons.put(name, phrases);
            }
        }
    }

    fn reason(
        &mut self,
        table: &dyn TableLike,
        phrases: &mut ReasonPhrases,
    ) -> Result<(), Refused> {
        self.know_keys(table, "about_the_job, written, spoken, short")?;
        if table.contains_key("about_the_job") {
            phrases.about_the_job = self.switch(table, "about_the_job")?;
        }
        for &manner in Manner::ALL {
            if let Some(told) = table.get(manner.name()).and_then(Item::as_table_like) {
                self.know_keys(told, "formal, plain, warm")?;
                let words = self.registers(told, Slot::Reason)?;
                phrases.told_mut(manner).take(words);
            }
        }
        Ok(())
    }

    fn registers(&mut self, table: &dyn TableLike, slot: Slot) -> Result<Registers, Refused> {
        Ok(Registers {
            formal: self.patterns(table, Register::Formal, slot)?,
            plain: self.patterns(table, Register::Plain, slot)?,
            warm: self.patterns(table, Register::Warm, slot)?,
        })
    }

    fn patterns(
        &mut self,
        table: &dyn TableLike,
        register: Register,
        slot: Slot,
    ) -> Result<Vec<Pattern>, Refused> {
        let mut patterns = Vec::new();
        for (text, span) in self.texts(table, register.name())? {
            match pattern(&text, slot) {
                Ok(pattern) => patterns.push(pattern),
                Err(what) => {
                    self.refuse(span, &what);
                    return Err(Refused);
                }
            }
        }
        Ok(patterns)
    }

    /// Returns a list of texts, or a single one, each with its place.
    fn texts(&mut self, table: &dyn TableLike, key: &str) -> Result<Texts, Refused> {
        let Some(item) = table.get(key) else {
            return Ok(Vec::new());
        };
        let read = match (item.as_array(), item.as_str()) {
            (_, Some(text)) => Some(vec![(clean(text).text, item.span())]),
            (Some(list), _) => list
                .iter()
                .map(|value| Some((clean(value.as_str()?).text, value.span())))
                .collect(),
            _ => None,
        };
        read.ok_or_else(|| {
            self.refuse(
                item.span(),
                &format!("`{key}` takes a list of texts in quotes"),
            );
            Refused
        })
    }

    fn switch(&mut self, table: &dyn TableLike, key: &str) -> Result<bool, Refused> {
        match table.get(key) {
            None => Ok(false),
            Some(item) => item.as_bool().ok_or_else(|| {
                self.refuse(item.span(), &format!("`{key}` takes true or false"));
                Refused
            }),
        }
    }

    fn named<T>(
        &mut self,
        table: &dyn TableLike,
        key: &str,
        find: impl Fn(&str) -> Option<T>,
        allowed: &str,
    ) -> Result<Option<T>, Refused> {
        let Some(item) = table.get(key) else {
            return Ok(None);
        };
        let found = item.as_str().and_then(find);
        if found.is_none() {
            let written = item.as_str().unwrap_or("this");
            let what = format!("there is no {key} `{written}`; write one of {allowed}");
            self.refuse(item.span(), &what);
            return Err(Refused);
        }
        Ok(found)
    }

    fn know_keys(&mut self, table: &dyn TableLike, allowed: &str) -> Result<(), Refused> {
        let unknown = |key: &&str| !allowed.split(", ").any(|known| known == *key);
        match table.iter().map(|(key, _)| key).find(unknown) {
            None => Ok(()),
            Some(key) => {
                self.refuse_key(table, key, allowed);
                Err(Refused)
            }
        }
    }

    fn refuse_key(&mut self, table: &dyn TableLike, key: &str, allowed: &str) {
        let span = table.key(key).and_then(toml_edit::Key::span);
        let what = format!("there is no key `{key}`; write one of {allowed}");
        self.refuse(span, &what);
    }

    fn refuse(&mut self, span: Option<Range<usize>>, what: &str) {
        let before = self.text.bytes().take(span.map_or(0, |span| span.start));
        self.errors.push(OwnError {
            line: before.filter(|byte| *byte == b'\n').count() + 1,
            place: clean(&self.place).text,
            what: clean(what).text.replace('\n', ", "),
        });
    }
}

fn names<T: Copy>(all: &[T], name: impl Fn(T) -> &'static str) -> String {
    let names: Vec<_> = all.iter().map(|one| name(*one)).collect();
    names.join(", ")
}

fn pattern(text: &str, slot: Slot) -> Result<Pattern, String> {
    if text.trim().is_empty() {
        return Err("a wording is empty; write one, or take it out".to_owned());
    }
    if text.len() > MOST_OF_ONE {
        return Err(format!(
            "a wording is longer than {MOST_OF_ONE} characters; shorten it"
        ));
    }
    if text.matches('{').count() > MOST_BLANKS {
        return Err(format!(
            "a wording has more than {MOST_BLANKS} blanks; make two of it"
        ));
    }
    if slot == Slot::Subject && text.contains('\n') {
        return Err("a subject is one line; take out the line end".to_owned());
    }
    let text = match slot {
        Slot::Subject if !text.starts_with("Subject: ") => format!("Subject: {text}"),
        _ => text.to_owned(),
    };
    Pattern::parse(&text).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::super::Book;
    use crate::domain::case::{Case, Fact, Kind};
    use crate::domain::compose::{Sentence, Slot, Wordings, compose};
    use crate::domain::plan::{Plan, Rung};

    fn composed(own: &str, facts: &[(Fact, &str)], wordings: &Wordings) -> Vec<Sentence> {
        let (book, errors) = Book::with_own("wordings.toml", own);
        assert_eq!(errors, Vec::<String>::new());
        let mut case = Case::default();
        for (fact, text) in facts {
            case.set(*fact, text).unwrap();
        }
        compose(&case, &no_plan(), Kind::Email, wordings, &book.phrases)
    }

    fn no_plan() -> Plan {
        Plan {
            first: Rung::Email,
            advised: Rung::Email,
            urgency: None,
            why: Vec::new(),
            ladder: Vec::new(),
            warnings: Vec::new(),
            asks: Vec::new(),
            loose_ends: Vec::new(),
            changes_at: None,
        }
    }

    fn of(slot: Slot, text: &[Sentence]) -> Sentence {
        let sentence = text.iter().find(|sentence| sentence.slot == slot);
        sentence.unwrap().clone()
    }

    fn errors(own: &str) -> Vec<String> {
        Book::with_own("wordings.toml", own).1
    }

    const THANKS: &str = "[[sentence]]\nslot = \"thanks\"\nplain = [\"Cheers to {company}.\"]\n";
    const FACTS: &[(Fact, &str)] = &[(Fact::Company, "Northwind")];

    #[test]
    fn an_own_wording_stands_behind_the_built_in_ones() {
        let first = of(Slot::Thanks, &composed(THANKS, FACTS, &Wordings::new()));
        let without = of(Slot::Thanks, &composed("", FACTS, &Wordings::new()));
        assert_eq!(first.text, without.text);
        assert_eq!(first.wordings, without.wordings + 1);
        let last = Wordings::from([((Kind::Email, Slot::Thanks), first.wordings - 1)]);
        let last = of(Slot::Thanks, &composed(THANKS, FACTS, &last));
        assert_eq!(last.text, "Cheers to Northwind.");
    }

    #[test]
    fn one_that_replaces_stands_alone_and_only_where_its_conditions_hold() {
        let own = format!("{THANKS}replace = true\nkind = \"email\"\nif = [\"job.company\"]\n");
        let sentence = of(Slot::Thanks, &composed(&own, FACTS, &Wordings::new()));
        assert_eq!(
            (&*sentence.text, sentence.wordings),
            ("Cheers to Northwind.", 1)
        );
        let without = of(Slot::Thanks, &composed(&own, &[], &Wordings::new()));
        assert_ne!(without.wordings, 1);
    }

    #[test]
    fn reasons_get_other_words_and_company() {
        let own = "[reason.personal.written]\nplain = [\"Life calls.\"]\n\
                   [reason.sabbatical.written]\nplain = [\"I am taking a year off.\"]\n";
        let reason = |facts| of(Slot::Reason, &composed(own, facts, &Wordings::new())).text;
        assert_eq!(reason(&[(Fact::Reason, "personal")]), "Life calls.");
        let sabbatical = [(Fact::Reason, "own"), (Fact::ReasonText, "Sabbatical")];
        assert_eq!(reason(&sabbatical), "I am taking a year off.");
        let other = [(Fact::Reason, "own"), (Fact::ReasonText, "I am off to sea")];
        assert_eq!(reason(&other), "I am off to sea.");
    }

    #[test]
    fn an_error_names_file_line_and_slot_and_the_rest_is_used() {
        let told = errors(
            "[[sentence]]\nslot = \"thanks\"\nplain = [\n  \"Hi {firm}\",\n]\n\n\
             [[sentence]]\nslot = \"sorry\"\nplain = \"Sorry [about that.\"\n",
        );
        assert!(
            told[0].starts_with(
                "wordings.toml, line 4, thanks: there is no blank `{firm}`; write one of contact,"
            ),
            "{told:?}"
        );
        assert_eq!(
            told[1],
            "wordings.toml, line 9, sorry: `[` is never closed. The built-in wording is used."
        );
        let told = errors("[[sentence]]\nslot = \"thank\"\n");
        assert!(told[0].starts_with("wordings.toml, line 2, there is no slot `thank`; write one"));
        let told = errors("[[sentence]]\nslot = \"thanks\"\nplane = []\n");
        assert!(told[0].starts_with("wordings.toml, line 3, thanks: there is no key `plane`"));
        let told = errors("[reason.pay]\nabout = true\n");
        assert!(told[0].starts_with("wordings.toml, line 2, pay: there is no key `about`"));
        assert!(errors("what").len() == 1);
    }

    #[test]
    fn a_wording_that_could_grow_without_end_is_refused() {
        let of = |blanks: usize| {
            let wording = "{company} ".repeat(blanks);
            errors(&format!(
                "[[sentence]]\nslot = \"thanks\"\nplain = [\"{wording}\"]\n"
            ))
        };
        assert_eq!(of(6), Vec::<String>::new());
        assert_eq!(
            of(7),
            [
                "wordings.toml, line 3, thanks: a wording has more than 6 blanks; make two of it. The built-in wording is used."
            ]
        );
    }
}
