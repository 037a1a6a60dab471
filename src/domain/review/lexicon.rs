//! The word lists, made ready for matching: phrases by cue, and the engine that finds them.
//!
//! A phrase is written as words with blanks between them:
//!
//! | written | matches |
//! |---|---|
//! | `word`, `a\|b` | one of these words (as read: lower case, contractions apart) |
//! | `@class` | any word of a class; also within alternatives |
//! | `#date` … | a word of that shape: number, clock, date, ordinal, money, slot, link, capital |
//! | `( a b / c )` | one of several runs of words |
//! | `x?` | may be missing (after a word or a closing bracket) |
//! | `..3` | up to three words of any kind |
//! | `!x` | the next word is not this one |
//! | `^`, `$` | the start, the end of a sentence |
//!
//! No phrase reaches over the end of a sentence. A phrase is looked for by its rarest word: only
//! where that stands is the whole tried, from each place where it could begin. Must not know what
//! a cue means, nor any file.

use std::ops::Range;

use hashbrown::HashMap;

use crate::domain::prose::{Prose, Shape};

use super::cue::Cue;

mod compile;

/// A word of the lists: an index into the masks; 0 is every word that no list knows.
type WordId = u32;

/// What can be wrong with a word list.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LexiconError {
    /// A class is used but not declared.
    #[error("the class \"@{0}\" is not declared")]
    UnknownClass(String),
    /// A shape is used that does not exist.
    #[error("the shape \"#{0}\" does not exist")]
    UnknownShape(String),
    /// More classes than there are bits.
    #[error("there are more than {0} classes")]
    TooManyClasses(usize),
    /// Brackets that don't pair, or nothing to start from.
    #[error("the phrase \"{0}\" can't be read")]
    Phrase(String),
}

/// The word lists, ready for matching.
#[derive(Debug, Default)]
pub struct Lexicon {
    words: HashMap<&'static str, WordId>,
    /// Shapes and classes of each word, as bits.
    masks: Vec<u128>,
    /// The bit of each class.
    classes: HashMap<&'static str, usize>,
    phrases: Vec<Phrase>,
    /// The steps of all phrases, one phrase behind the other.
    ops: Vec<Op>,
    sets: Vec<Set>,
    /// The words of all sets.
    members: Vec<WordId>,
    /// What is looked for by each word, then by each bit.
    by_word: Vec<Range<u32>>,
    by_bit: Vec<Range<u32>>,
    leads: Vec<Lead>,
}

#[derive(Debug)]
struct Phrase {
    cue: Cue,
    /// Its first step.
    ops: usize,
}

/// A step of matching a phrase.
#[derive(Clone, Copy, Debug)]
enum Op {
    /// The next word is one of a set.
    One(u32),
    /// The next word is none of a set.
    Not(u32),
    /// Up to so many words of any kind.
    Gap(u8),
    /// Here a sentence starts.
    Start,
    /// Here a sentence ends.
    End,
    /// What follows, or else what stands at the place given.
    Either(u32),
    /// Goes on at the place given.
    Jump(u32),
    /// No alternative is left.
    Fail,
    /// All of the phrase is there.
    Found,
}

/// Some words, and all words with some shapes or of some classes.
#[derive(Clone, Copy, Debug)]
struct Set {
    mask: u128,
    /// A bit for each of the words, by the last digits of its number: most other words are told
    /// apart by it.
    sieve: u64,
    first: u32,
    count: u32,
}

/// A phrase to try around a word.
#[derive(Clone, Copy, Debug, Default)]
struct Lead {
    phrase: u32,
    /// How many words before that one the phrase begins, at least and at most.
    back: (u8, u8),
}

/// A word of a text as the lists know it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    id: WordId,
    mask: u128,
}

impl Word {
    /// Tells whether any list knows the word.
    pub(super) fn is_known(self) -> bool {
        self.id != 0
    }
}

/// A phrase found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// What the phrase is a sign of.
    pub cue: Cue,
    /// Its words, by number.
    pub tokens: Range<usize>,
}

impl Lexicon {
    /// Reads word lists: classes with their words, and phrases with what they are a sign of.
    ///
    /// # Errors
    /// There are too many classes, a phrase can't be read, or it uses an unknown class or shape.
    pub fn read(
        classes: impl IntoIterator<Item = (&'static str, &'static str)>,
        phrases: impl IntoIterator<Item = (Cue, &'static str)>,
    ) -> Result<Lexicon, LexiconError> {
        compile::compile(classes, phrases)
    }

    /// Tells whether a word of a text belongs to a class; an unknown class has no words.
    pub(super) fn is(&self, class: &str, word: Word) -> bool {
        self.classes
            .get(class)
            .is_some_and(|bit| word.mask & (1 << bit) != 0)
    }

    /// Returns the words of a text as the lists know them.
    pub(super) fn words(&self, prose: &Prose<'_>) -> Vec<Word> {
        let word = |token: usize| {
            let id = self.words.get(prose.word(token)).copied().unwrap_or(0);
            let shapes = prose.tokens[token].shape.bits();
            let mask = self.masks[id as usize] | u128::from(shapes);
            Word { id, mask }
        };
        (0..prose.tokens.len()).map(word).collect()
    }

    /// Finds every phrase in a text, in the order of the text.
    pub fn find(&self, prose: &Prose<'_>) -> Vec<Hit> {
        self.find_among(prose, &self.words(prose))
    }

    /// Finds every phrase in a text whose words are looked up already, in the order of the text.
    pub(super) fn find_among(&self, prose: &Prose<'_>, words: &[Word]) -> Vec<Hit> {
        let mut found = Vec::new();
        for sentence in &prose.sentences {
            let place = Place {
                words: &words[..sentence.tokens.end],
                start: sentence.tokens.start,
            };
            for at in sentence.tokens.clone() {
                self.try_around(&place, at, &mut found);
            }
        }
        // One phrase may be found at one place by several of its words.
        found.sort_unstable_by_key(|(start, phrase, _)| (*start, *phrase));
        found.dedup();
        let hit = |(start, phrase, end): (usize, u32, usize)| Hit {
            cue: self.phrases[phrase as usize].cue,
            tokens: start..end,
        };
        found.into_iter().map(hit).collect()
    }

    /// Tries every phrase that is looked for by the word at `at`.
    fn try_around(&self, place: &Place<'_>, at: usize, found: &mut Vec<(usize, u32, usize)>) {
        let word = place.words[at];
        let mut leads = self.by_word[word.id as usize].clone();
        let mut bits = word.mask;
        loop {
            for lead in &self.leads[leads.start as usize..leads.end as usize] {
                let (least, most) = (usize::from(lead.back.0), usize::from(lead.back.1));
                let ops = self.phrases[lead.phrase as usize].ops;
                for first in
                    at.saturating_sub(most).max(place.start)..(at + 1).saturating_sub(least)
                {
                    if let Some(end) = self.matches(ops, place, first) {
                        found.push((first, lead.phrase, end));
                    }
                }
            }
            if bits == 0 {
                return;
            }
            leads = self.by_bit[bits.trailing_zeros() as usize].clone();
            bits &= bits - 1;
        }
    }

    /// Matches from the step `op` and the word `at` on; returns the end of the match.
    fn matches(&self, mut op: usize, place: &Place<'_>, mut at: usize) -> Option<usize> {
        let words = place.words;
        loop {
            match self.ops[op] {
                Op::One(set) => {
                    if !self.has(set, *words.get(at)?) {
                        return None;
                    }
                    at += 1;
                }
                Op::Not(set) => {
                    if words.get(at).is_some_and(|word| self.has(set, *word)) {
                        return None;
                    }
                }
                Op::Gap(most) => {
                    let last = (at + usize::from(most)).min(words.len());
                    return (at..=last)
                        .filter(|at| self.may_match(op + 1, place, *at))
                        .find_map(|at| self.matches(op + 1, place, at));
                }
                Op::Start if at != place.start || at == words.len() => return None,
                Op::End if at < words.len() => return None,
                Op::Start | Op::End => {}
                Op::Either(other) => {
                    if self.may_match(op + 1, place, at)
                        && let Some(end) = self.matches(op + 1, place, at)
                    {
                        return Some(end);
                    }
                    op = other as usize;
                    continue;
                }
                Op::Jump(to) => {
                    op = to as usize;
                    continue;
                }
                Op::Fail => return None,
                Op::Found => return Some(at),
            }
            op += 1;
        }
    }

    /// Tells at a glance whether a match from here on is thinkable.
    fn may_match(&self, op: usize, place: &Place<'_>, at: usize) -> bool {
        match self.ops[op] {
            Op::One(set) => place.words.get(at).is_some_and(|word| self.has(set, *word)),
            _ => true,
        }
    }

    fn has(&self, set: u32, word: Word) -> bool {
        let set = &self.sets[set as usize];
        set.mask & word.mask != 0
            || set.sieve & sieve(word.id) != 0
                && self.members[set.first as usize..][..set.count as usize].contains(&word.id)
    }
}

/// A sentence to look in.
struct Place<'a> {
    /// All words up to its end.
    words: &'a [Word],
    /// Its first word.
    start: usize,
}

/// The bit of a word in [`Set::sieve`]; none for a word that no list knows.
fn sieve(word: WordId) -> u64 {
    u64::from(word != 0) << (word % 64)
}

fn shape_named(name: &str) -> Result<Shape, LexiconError> {
    Ok(match name {
        "capital" => Shape::CAPITAL,
        "number" => Shape::NUMBER,
        "clock" => Shape::CLOCK,
        "date" => Shape::DATE,
        "ordinal" => Shape::ORDINAL,
        "money" => Shape::MONEY,
        "slot" => Shape::SLOT,
        "link" => Shape::LINK,
        _ => return Err(LexiconError::UnknownShape(name.to_owned())),
    })
}
