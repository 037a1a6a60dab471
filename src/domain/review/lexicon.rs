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
//! where that stands is the whole tried, from each place where it could begin. `assets/compile.rs`
//! makes tables of the phrases when the program is built. Must not know what a cue means, nor any
//! file.

use std::ops::Range;

use hashbrown::HashMap;

use crate::domain::prose::{Prose, Shape};

use super::cue::Cue;

pub mod tables;

use tables::{Op, Tables, WordId, sieve};

/// The tables have a list that is a sign of something that does not exist.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no cue \"{0}\"")]
pub struct UnknownCue(&'static str);

/// The word lists, ready for matching.
#[derive(Debug)]
pub struct Lexicon {
    /// The bit of each class.
    classes: HashMap<&'static str, usize>,
    cues: Vec<Cue>,
    tables: Tables<'static>,
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
    /// Takes the tables that the build script makes of the word lists.
    ///
    /// # Errors
    /// A list is a sign of something unknown.
    pub fn new(tables: Tables<'static>) -> Result<Lexicon, UnknownCue> {
        let cue = |name: &&'static str| Cue::named(name).ok_or(UnknownCue(name));
        Ok(Lexicon {
            classes: tables.classes.iter().copied().zip(Shape::COUNT..).collect(),
            cues: tables.cues.iter().map(cue).collect::<Result<_, _>>()?,
            tables,
        })
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
            let id = self.tables.word(prose.word(token));
            let shapes = prose.tokens[token].shape.bits();
            let mask = self.tables.masks[id as usize] | u128::from(shapes);
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
            cue: self.cues[self.tables.phrases[phrase as usize].cue as usize],
            tokens: start..end,
        };
        found.into_iter().map(hit).collect()
    }

    /// Tries every phrase that is looked for by the word at `at`.
    fn try_around(&self, place: &Place<'_>, at: usize, found: &mut Vec<(usize, u32, usize)>) {
        let word = place.words[at];
        let mut leads = self.tables.by_word[word.id as usize].clone();
        let mut bits = word.mask;
        loop {
            for lead in &self.tables.leads[leads.start as usize..leads.end as usize] {
                let (least, most) = (usize::from(lead.back.0), usize::from(lead.back.1));
                let op = self.tables.phrases[lead.phrase as usize].op as usize;
                for first in
                    at.saturating_sub(most).max(place.start)..(at + 1).saturating_sub(least)
                {
                    if let Some(end) = self.matches(op, place, first) {
                        found.push((first, lead.phrase, end));
                    }
                }
            }
            if bits == 0 {
                return;
            }
            leads = self.tables.by_bit[bits.trailing_zeros() as usize].clone();
            bits &= bits - 1;
        }
    }

    /// Matches from the step `op` and the word `at` on; returns the end of the match.
    fn matches(&self, mut op: usize, place: &Place<'_>, mut at: usize) -> Option<usize> {
        let words = place.words;
        loop {
            match self.tables.ops[op] {
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
        match self.tables.ops[op] {
            Op::One(set) => place.words.get(at).is_some_and(|word| self.has(set, *word)),
            _ => true,
        }
    }

    fn has(&self, set: u32, word: Word) -> bool {
        let set = &self.tables.sets[set as usize];
        set.mask & word.mask != 0
            || set.sieve & sieve(word.id) != 0
                && self.tables.members[set.first as usize..][..set.count as usize]
                    .contains(&word.id)
    }
}

/// A sentence to look in.
struct Place<'a> {
    /// All words up to its end.
    words: &'a [Word],
    /// Its first word.
    start: usize,
}
