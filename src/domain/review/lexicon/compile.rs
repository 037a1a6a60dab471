//! Reads the phrases of the word lists into steps, and chooses the words by which each is looked for.
//!
//! Must not know any text.

use std::iter::Peekable;
use std::ops::Range;
use std::str::SplitAsciiWhitespace;

use super::{Lead, Lexicon, LexiconError, Op, Phrase, Set, WordId, shape_named, sieve};
use crate::domain::prose::Shape;
use crate::domain::review::Cue;

/// The class of words that stand in nearly every text: nothing is looked for by them that can be
/// looked for by others.
const COMMON: &str = "english";

/// How often a word, a word of the common class, and a word with a capital letter stand in a text,
/// roughly and against each other.
const RARE: u32 = 1;
const OFTEN: u32 = 60;
const CAPITAL: u32 = 120;

/// The words of a phrase, one after the other.
type Parts = Peekable<SplitAsciiWhitespace<'static>>;

pub(super) fn compile(
    classes: impl IntoIterator<Item = (&'static str, &'static str)>,
    phrases: impl IntoIterator<Item = (Cue, &'static str)>,
) -> Result<Lexicon, LexiconError> {
    let mut compiler = Compiler {
        lexicon: Lexicon {
            masks: vec![0],
            ..Lexicon::default()
        },
        ..Compiler::default()
    };
    for (name, words) in classes {
        compiler.class(name, words)?;
    }
    compiler.weigh_classes();
    for (cue, phrase) in phrases {
        compiler.phrase(cue, phrase)?;
    }
    Ok(compiler.finish())
}

#[derive(Default)]
struct Compiler {
    lexicon: Lexicon,
    /// The common words, as a mask.
    common: u128,
    /// How often words of a class stand in a text, by bit.
    weights: Vec<u32>,
    /// The sets by which the phrase that is being read can be looked for.
    anchors: Vec<Anchor>,
    /// What is looked for by each word, and by each bit.
    by_word: Vec<(WordId, Lead)>,
    by_bit: Vec<(u32, Lead)>,
}

/// A set of which one word must stand in a run of words.
struct Anchor {
    set: u32,
    /// How many words stand before it in the run, at least and at most.
    back: (u8, u8),
}

/// How far a part of a phrase reaches.
#[derive(Clone, Copy, Default)]
struct Reach {
    /// How many words it has, at least and at most.
    words: (u8, u8),
    /// How often the words of its anchors stand in a text; `None` where it has no anchors.
    weight: Option<u32>,
}

impl Compiler {
    fn class(&mut self, name: &'static str, words: &'static str) -> Result<(), LexiconError> {
        let bit = self.lexicon.classes.len() + Shape::COUNT;
        if bit >= 128 {
            return Err(LexiconError::TooManyClasses(128 - Shape::COUNT));
        }
        self.lexicon.classes.insert(name, bit);
        for word in words.split_ascii_whitespace() {
            let id = self.word(word);
            self.lexicon.masks[id as usize] |= 1 << bit;
        }
        Ok(())
    }

    fn weigh_classes(&mut self) {
        self.common = self.lexicon.classes.get(COMMON).map_or(0, |bit| 1 << bit);
        self.weights = vec![RARE; 128];
        self.weights[Shape::CAPITAL.bits().trailing_zeros() as usize] = CAPITAL;
        for mask in &self.lexicon.masks {
            for bit in bits(*mask) {
                self.weights[bit as usize] += self.weight(*mask);
            }
        }
    }

    fn weight(&self, mask: u128) -> u32 {
        if mask & self.common == 0 { RARE } else { OFTEN }
    }

    fn word(&mut self, word: &'static str) -> WordId {
        let masks = &mut self.lexicon.masks;
        *self.lexicon.words.entry(word).or_insert_with(|| {
            masks.push(0);
            number(masks.len() - 1)
        })
    }

    fn phrase(&mut self, cue: Cue, phrase: &'static str) -> Result<(), LexiconError> {
        let unreadable = || LexiconError::Phrase(phrase.to_owned());
        let ops = self.lexicon.ops.len();
        let mut parts = phrase.split_ascii_whitespace().peekable();
        let reach = self.run(&mut parts)?;
        let starts_anywhere = matches!(self.lexicon.ops.get(ops), Some(Op::Gap(_)));
        if parts.next().is_some() || reach.weight.is_none() || starts_anywhere {
            return Err(unreadable());
        }
        self.lexicon.ops.push(Op::Found);
        let phrase = number(self.lexicon.phrases.len());
        self.lexicon.phrases.push(Phrase { cue, ops });
        for Anchor { set, back } in self.anchors.drain(..) {
            let lead = Lead { phrase, back };
            let set = &self.lexicon.sets[set as usize];
            let members = &self.lexicon.members[set.first as usize..][..set.count as usize];
            self.by_word.extend(members.iter().map(|id| (*id, lead)));
            self.by_bit.extend(bits(set.mask).map(|bit| (bit, lead)));
        }
        Ok(())
    }

    /// Reads parts of a phrase up to its end or that of the alternative; keeps the rarest anchors.
    fn run(&mut self, parts: &mut Parts) -> Result<Reach, LexiconError> {
        let kept = self.anchors.len();
        let mut whole = Reach::default();
        while let Some(part) = parts.next_if(|part| !matches!(*part, ")" | ")?" | "/")) {
            let new = self.anchors.len();
            let reach = self.part(part, parts)?;
            let (least, most) = whole.words;
            for anchor in &mut self.anchors[new..] {
                anchor.back.0 += least;
                anchor.back.1 += most;
            }
            let is_rarer = |weight: &u32| whole.weight.is_none_or(|kept| *weight < kept);
            if reach.weight.as_ref().is_some_and(is_rarer) {
                self.anchors.drain(kept..new);
                whole.weight = reach.weight;
            } else {
                self.anchors.truncate(new);
            }
            whole.words = (least + reach.words.0, most + reach.words.1);
        }
        Ok(whole)
    }

    fn part(&mut self, part: &'static str, parts: &mut Parts) -> Result<Reach, LexiconError> {
        match (part, part.strip_prefix("..")) {
            ("(", _) => self.group(parts),
            ("^", _) => Ok(self.step(Op::Start, 0)),
            ("$", _) => Ok(self.step(Op::End, 0)),
            (_, Some(gap)) => {
                let most = gap
                    .parse()
                    .map_err(|_| LexiconError::Phrase(part.to_owned()))?;
                Ok(self.step(Op::Gap(most), most))
            }
            _ => self.single(part),
        }
    }

    /// Adds a step that needs no word and takes `most` at most.
    fn step(&mut self, op: Op, most: u8) -> Reach {
        self.lexicon.ops.push(op);
        Reach {
            words: (0, most),
            weight: None,
        }
    }

    fn single(&mut self, part: &'static str) -> Result<Reach, LexiconError> {
        if let Some(not) = part.strip_prefix('!') {
            let set = self.set(not)?;
            return Ok(self.step(Op::Not(set), 0));
        }
        let word = part.strip_suffix('?');
        let set = self.set(word.unwrap_or(part))?;
        Ok(self.one(set, word.is_some()))
    }

    fn one(&mut self, set: u32, optional: bool) -> Reach {
        if optional {
            let after = number(self.lexicon.ops.len() + 2);
            self.lexicon.ops.push(Op::Either(after));
            return self.step(Op::One(set), 1);
        }
        self.lexicon.ops.push(Op::One(set));
        self.anchors.push(Anchor { set, back: (0, 0) });
        let Set {
            mask, first, count, ..
        } = self.lexicon.sets[set as usize];
        let members = &self.lexicon.members[first as usize..][..count as usize];
        let of_words = members
            .iter()
            .map(|id| self.weight(self.lexicon.masks[*id as usize]));
        let of_classes = bits(mask).map(|bit| self.weights[bit as usize]);
        Reach {
            words: (1, 1),
            weight: Some(of_words.chain(of_classes).sum()),
        }
    }

    /// Reads alternatives up to the closing bracket.
    fn group(&mut self, parts: &mut Parts) -> Result<Reach, LexiconError> {
        let ops = self.lexicon.ops.len();
        let anchors = self.anchors.len();
        let mut whole = Reach {
            words: (u8::MAX, 0),
            weight: Some(0),
        };
        let mut jumps = Vec::new();
        let optional = loop {
            let either = self.lexicon.ops.len();
            self.lexicon.ops.push(Op::Fail);
            let reach = self.run(parts)?;
            jumps.push(self.lexicon.ops.len());
            self.lexicon.ops.push(Op::Fail);
            self.lexicon.ops[either] = Op::Either(number(self.lexicon.ops.len()));
            whole.words.0 = whole.words.0.min(reach.words.0);
            whole.words.1 = whole.words.1.max(reach.words.1);
            whole.weight = whole.weight.zip(reach.weight).map(|(a, b)| a + b);
            match parts.next() {
                Some("/") => {}
                Some(close @ (")" | ")?")) => break close == ")?",
                _ => return Err(LexiconError::Phrase("(".to_owned())),
            }
        };
        if let Some(set) = self.joined(ops) {
            self.lexicon.ops.truncate(ops);
            self.anchors.truncate(anchors);
            return Ok(self.one(set, optional));
        }
        if !optional {
            self.lexicon.ops.push(Op::Fail);
        }
        let end = Op::Jump(number(self.lexicon.ops.len()));
        for jump in jumps {
            self.lexicon.ops[jump] = end;
        }
        if optional {
            whole.words.0 = 0;
            whole.weight = None;
        }
        if whole.weight.is_none() {
            self.anchors.truncate(anchors);
        }
        Ok(whole)
    }

    /// Joins the alternatives from `ops` on into one set, if each of them is one word.
    fn joined(&mut self, ops: usize) -> Option<u32> {
        let mut sets = Vec::new();
        for alternative in self.lexicon.ops[ops..].chunks(3) {
            let [Op::Either(_), Op::One(set), Op::Fail] = alternative else {
                return None;
            };
            sets.push(*set as usize);
        }
        // They were read one after the other, so their words stand side by side.
        let first = *sets.first()?;
        for set in &sets[1..] {
            let Set {
                mask, sieve, count, ..
            } = self.lexicon.sets[*set];
            let joined = &mut self.lexicon.sets[first];
            joined.mask |= mask;
            joined.sieve |= sieve;
            joined.count += count;
        }
        self.lexicon.sets.truncate(first + 1);
        Some(number(first))
    }

    fn set(&mut self, alternatives: &'static str) -> Result<u32, LexiconError> {
        let mut set = Set {
            mask: 0,
            sieve: 0,
            first: number(self.lexicon.members.len()),
            count: 0,
        };
        for word in alternatives.split('|') {
            if let Some(class) = word.strip_prefix('@') {
                let bit = self
                    .lexicon
                    .classes
                    .get(class)
                    .ok_or_else(|| LexiconError::UnknownClass(class.to_owned()))?;
                set.mask |= 1 << bit;
            } else if let Some(shape) = word.strip_prefix('#') {
                set.mask |= u128::from(shape_named(shape)?.bits());
            } else {
                let id = self.word(word);
                self.lexicon.members.push(id);
                set.sieve |= sieve(id);
                set.count += 1;
            }
        }
        self.lexicon.sets.push(set);
        Ok(number(self.lexicon.sets.len() - 1))
    }

    fn finish(mut self) -> Lexicon {
        let words = self.lexicon.masks.len();
        let leads = &mut self.lexicon.leads;
        self.lexicon.by_word = sorted(&self.by_word, words, leads);
        self.lexicon.by_bit = sorted(&self.by_bit, 128, leads);
        self.lexicon
    }
}

/// Adds the leads in the order of their keys; returns where those of each key are.
fn sorted(found: &[(u32, Lead)], keys: usize, leads: &mut Vec<Lead>) -> Vec<Range<u32>> {
    let mut ranges = vec![0..0; keys];
    for (key, _) in found {
        ranges[*key as usize].end += 1;
    }
    let mut next = number(leads.len());
    for range in &mut ranges {
        let count = range.end;
        *range = next..next;
        next += count;
    }
    leads.resize(next as usize, Lead::default());
    for (key, lead) in found {
        let range = &mut ranges[*key as usize];
        leads[range.end as usize] = *lead;
        range.end += 1;
    }
    ranges
}

/// Returns the numbers of the bits that are set.
fn bits(mut mask: u128) -> impl Iterator<Item = u32> {
    std::iter::from_fn(move || {
        let bit = mask.trailing_zeros();
        mask &= mask.wrapping_sub(1);
        (bit < 128).then_some(bit)
    })
}

/// The lists are part of the program, and far smaller than four thousand million words.
fn number(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}
