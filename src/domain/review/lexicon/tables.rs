//! The word lists as tables of numbers: the build script writes them, and a start reads them.
//!
//! Both include this file, so it names nothing outside itself. Must not know any text.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A word of the lists: an index into the masks; 0 is every word that no list knows.
pub type WordId = u32;

/// The word lists, ready for matching.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Tables<'a> {
    /// Every word of the lists, in the order of their numbers, from 1.
    #[serde(borrow)]
    pub words: Vec<&'a str>,
    /// Shapes and classes of each word, as bits.
    pub masks: Vec<u128>,
    /// The classes in the order of their bits, which follow those of the shapes.
    pub classes: Vec<&'a str>,
    /// What phrases are signs of.
    pub cues: Vec<&'a str>,
    /// The phrases.
    pub phrases: Vec<Phrase>,
    /// The steps of all phrases, one phrase behind the other.
    pub ops: Vec<Op>,
    /// The sets of words in them.
    pub sets: Vec<Set>,
    /// The words of all sets.
    pub members: Vec<WordId>,
    /// What is looked for by each word.
    pub by_word: Vec<Range<u32>>,
    /// What is looked for by each shape and class.
    pub by_bit: Vec<Range<u32>>,
    /// What is looked for.
    pub leads: Vec<Lead>,
}

/// A phrase.
#[derive(Debug, Serialize, Deserialize)]
pub struct Phrase {
    /// What it is a sign of.
    pub cue: u32,
    /// Its first step.
    pub op: u32,
}

/// A step of matching a phrase.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub enum Op {
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
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Set {
    /// The shapes and classes.
    pub mask: u128,
    /// A bit for each of the words, by the last digits of its number: most other words are told
    /// apart by it.
    pub sieve: u64,
    /// Where its words are.
    pub first: u32,
    /// How many there are.
    pub count: u32,
}

/// A phrase to try around a word.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
pub struct Lead {
    /// The phrase.
    pub phrase: u32,
    /// How many words before that one it begins, at least and at most.
    pub back: (u8, u8),
}

/// The bit of a word in [`Set::sieve`]; none for a word that no list knows.
pub fn sieve(word: WordId) -> u64 {
    u64::from(word != 0) << (word % 64)
}
