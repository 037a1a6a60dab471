//! The word lists as tables of numbers: the build script writes them as source, so that a start has
//! nothing to read or build.
//!
//! Both include this file, so it names nothing outside itself. Must not know any text.

use std::ops::Range;

/// A word of the lists: an index into the masks; 0 is every word that no list knows.
pub type WordId = u32;

/// The word lists, ready for matching.
#[derive(Clone, Copy, Debug)]
pub struct Tables<'a> {
    /// Every word of the lists, one behind the other in the order of their numbers, from 1.
    pub text: &'a str,
    /// Where each word ends in it; the first is 0, so that a word begins where the one before ends.
    pub ends: &'a [u32],
    /// The numbers of the words, each at the place of its [`hash`] or at the next that was free;
    /// a power of two long, and never full.
    pub slots: &'a [WordId],
    /// Shapes and classes of each word, as bits.
    pub masks: &'a [u128],
    /// The classes in the order of their bits, which follow those of the shapes.
    pub classes: &'a [&'a str],
    /// What phrases are signs of.
    pub cues: &'a [&'a str],
    /// The phrases.
    pub phrases: &'a [Phrase],
    /// The steps of all phrases, one phrase behind the other.
    pub ops: &'a [Op],
    /// The sets of words in them.
    pub sets: &'a [Set],
    /// The words of all sets.
    pub members: &'a [WordId],
    /// What is looked for by each word.
    pub by_word: &'a [Range<u32>],
    /// What is looked for by each shape and class.
    pub by_bit: &'a [Range<u32>],
    /// What is looked for.
    pub leads: &'a [Lead],
}

impl Tables<'_> {
    /// Returns the number of a word; 0 where no list knows it.
    pub fn word(&self, word: &str) -> WordId {
        let last = self.slots.len() - 1;
        let mut slot = hash(word) as usize & last;
        loop {
            let id = self.slots[slot];
            if id == 0 || self.text_of(id) == word {
                return id;
            }
            slot = (slot + 1) & last;
        }
    }

    fn text_of(&self, id: WordId) -> &str {
        let id = id as usize;
        &self.text[self.ends[id - 1] as usize..self.ends[id] as usize]
    }
}

/// Returns the number by which a word is looked up (FNV-1a of 32 bits).
pub fn hash(word: &str) -> u32 {
    word.bytes().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

/// A phrase.
#[derive(Debug)]
pub struct Phrase {
    /// What it is a sign of.
    pub cue: u32,
    /// Its first step.
    pub op: u32,
}

/// A step of matching a phrase.
#[derive(Clone, Copy, Debug)]
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
#[derive(Clone, Copy, Debug)]
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
#[derive(Clone, Copy, Debug, Default)]
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
