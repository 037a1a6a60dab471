//! Reads the phrases of the word lists into steps, and chooses the words by which each is looked for.
//!
//! Must not know any text.

use std::collections::HashMap;
use std::iter::Peekable;
use std::mem;
use std::ops::Range;
use std::str::SplitAsciiWhitespace;

use crate::tables::{Lead, Op, Phrase, Set, WordId, hash, sieve};

/// The shapes in the order of their bits, as `prose` has them.
const SHAPES: [&str; 8] = [
    "capital", "number", "clock", "date", "ordinal", "money", "slot", "link",
];

/// The class of words that stand in nearly every text: nothing is looked for by them that can be
/// looked for by others.
const COMMON: &str = "english";

/// How often a word, a word of the common class, and a word with a capital letter stand in a text,
/// roughly and against each other.
const RARE: u32 = 1;
const OFTEN: u32 = 60;
const CAPITAL: u32 = 120;

/// The words of a phrase, one after the other.
type Parts<'a> = Peekable<SplitAsciiWhitespace<'a>>;

/// Compiles classes, each with its words, and phrases, each with what it is a sign of, to the
/// source of their `Tables`.
///
/// # Errors
/// A sentence: there are too many classes, a phrase can't be read, or it uses an unknown class or
/// shape.
pub fn compile<'a>(
    classes: impl IntoIterator<Item = (&'a str, &'a str)>,
    phrases: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> Result<String, String> {
    let mut compiler = Compiler::default();
    compiler.tables.masks.push(0);
    for (name, words) in classes {
        compiler.class(name, words)?;
    }
    compiler.weigh_classes();
    for (cue, phrase) in phrases {
        compiler
            .phrase(cue, phrase)
            .map_err(|error| format!("\"{phrase}\": {error}"))?;
    }
    Ok(compiler.finish())
}

/// What the tables are made of, by the names that they have there.
#[derive(Default)]
struct Lists<'a> {
    words: Vec<&'a str>,
    masks: Vec<u128>,
    classes: Vec<&'a str>,
    cues: Vec<&'a str>,
    phrases: Vec<Phrase>,
    ops: Vec<Op>,
    sets: Vec<Set>,
    members: Vec<WordId>,
    leads: Vec<Lead>,
}

#[derive(Default)]
struct Compiler<'a> {
    tables: Lists<'a>,
    /// The numbers of the words.
    ids: HashMap<&'a str, WordId>,
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

impl<'a> Compiler<'a> {
    fn class(&mut self, name: &'a str, words: &'a str) -> Result<(), String> {
        let bit = self.tables.classes.len() + SHAPES.len();
        if bit >= 128 {
            return Err("there are more classes than bits".to_owned());
        }
        self.tables.classes.push(name);
        for word in words.split_ascii_whitespace() {
            let id = self.word(word);
            self.tables.masks[id as usize] |= 1 << bit;
        }
        Ok(())
    }

    fn weigh_classes(&mut self) {
        self.common = self.bit(COMMON).map_or(0, |bit| 1 << bit);
        self.weights = vec![RARE; 128];
        self.weights[0] = CAPITAL;
        for mask in &self.tables.masks {
            for bit in bits(*mask) {
                self.weights[bit as usize] += self.weight(*mask);
            }
        }
    }

    fn weight(&self, mask: u128) -> u32 {
        if mask & self.common == 0 { RARE } else { OFTEN }
    }

    /// Returns the bit of a class.
    fn bit(&self, class: &str) -> Option<usize> {
        let place = self.tables.classes.iter().position(|name| *name == class)?;
        Some(place + SHAPES.len())
    }

    fn word(&mut self, word: &'a str) -> WordId {
        let tables = &mut self.tables;
        *self.ids.entry(word).or_insert_with(|| {
            tables.words.push(word);
            tables.masks.push(0);
            number(tables.words.len())
        })
    }

    fn cue(&mut self, name: &'a str) -> u32 {
        let cues = &mut self.tables.cues;
        let known = cues.iter().position(|cue| *cue == name);
        number(known.unwrap_or_else(|| {
            cues.push(name);
            cues.len() - 1
        }))
    }

    fn phrase(&mut self, cue: &'a str, phrase: &'a str) -> Result<(), String> {
        let ops = self.tables.ops.len();
        let mut parts = phrase.split_ascii_whitespace().peekable();
        let reach = self.run(&mut parts, false)?;
        if parts.next().is_some() {
            return Err("a bracket has no partner".to_owned());
        }
        let starts_anywhere = matches!(self.tables.ops.get(ops), Some(Op::Gap(_)));
        if reach.weight.is_none() || starts_anywhere {
            return Err("it may start with any word".to_owned());
        }
        self.tables.ops.push(Op::Found);
        let phrase = number(self.tables.phrases.len());
        let cue = self.cue(cue);
        let op = number(ops);
        self.tables.phrases.push(Phrase { cue, op });
        for Anchor { set, back } in self.anchors.drain(..) {
            let lead = Lead { phrase, back };
            let set = &self.tables.sets[set as usize];
            let members = &self.tables.members[set.first as usize..][..set.count as usize];
            self.by_word.extend(members.iter().map(|id| (*id, lead)));
            self.by_bit.extend(bits(set.mask).map(|bit| (bit, lead)));
        }
        Ok(())
    }

    /// Reads parts of a phrase up to its end or that of the alternative; keeps the rarest anchors.
    fn run(&mut self, parts: &mut Parts<'a>, in_brackets: bool) -> Result<Reach, String> {
        let kept = self.anchors.len();
        let mut whole = Reach::default();
        let mut after_list = false;
        while let Some(part) = parts.next_if(|part| !matches!(*part, ")" | ")?" | "/")) {
            let is_list = part.contains('|');
            if in_brackets && is_list && after_list {
                return Err(format!(
                    "{part} stands beside another list in brackets: alternatives of several words need / between them"
                ));
            }
            after_list = is_list;
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

    fn part(&mut self, part: &'a str, parts: &mut Parts<'a>) -> Result<Reach, String> {
        match (part, part.strip_prefix("..")) {
            ("(", _) => self.group(parts),
            ("^", _) => Ok(self.step(Op::Start, 0)),
            ("$", _) => Ok(self.step(Op::End, 0)),
            (_, Some(gap)) => {
                let most = gap.parse().map_err(|_| format!("{part} is no gap"))?;
                Ok(self.step(Op::Gap(most), most))
            }
            _ => self.single(part),
        }
    }

    /// Adds a step that needs no word and takes `most` at most.
    fn step(&mut self, op: Op, most: u8) -> Reach {
        self.tables.ops.push(op);
        Reach {
            words: (0, most),
            weight: None,
        }
    }

    fn single(&mut self, part: &'a str) -> Result<Reach, String> {
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
            let after = number(self.tables.ops.len() + 2);
            self.tables.ops.push(Op::Either(after));
            return self.step(Op::One(set), 1);
        }
        self.tables.ops.push(Op::One(set));
        self.anchors.push(Anchor { set, back: (0, 0) });
        let Set {
            mask, first, count, ..
        } = self.tables.sets[set as usize];
        let members = &self.tables.members[first as usize..][..count as usize];
        let of_words = members
            .iter()
            .map(|id| self.weight(self.tables.masks[*id as usize]));
        let of_classes = bits(mask).map(|bit| self.weights[bit as usize]);
        Reach {
            words: (1, 1),
            weight: Some(of_words.chain(of_classes).sum()),
        }
    }

    /// Reads alternatives up to the closing bracket.
    fn group(&mut self, parts: &mut Parts<'a>) -> Result<Reach, String> {
        let ops = self.tables.ops.len();
        let anchors = self.anchors.len();
        let mut whole = Reach {
            words: (u8::MAX, 0),
            weight: Some(0),
        };
        let mut jumps = Vec::new();
        let optional = loop {
            let either = self.tables.ops.len();
            self.tables.ops.push(Op::Fail);
            let reach = self.run(parts, true)?;
            jumps.push(self.tables.ops.len());
            self.tables.ops.push(Op::Fail);
            self.tables.ops[either] = Op::Either(number(self.tables.ops.len()));
            whole.words.0 = whole.words.0.min(reach.words.0);
            whole.words.1 = whole.words.1.max(reach.words.1);
            whole.weight = whole.weight.zip(reach.weight).map(|(a, b)| a + b);
            match parts.next() {
                Some("/") => {}
                Some(close @ (")" | ")?")) => break close == ")?",
                _ => return Err("a bracket is never closed".to_owned()),
            }
        };
        if let Some(set) = self.joined(ops) {
            self.tables.ops.truncate(ops);
            self.anchors.truncate(anchors);
            return Ok(self.one(set, optional));
        }
        if !optional {
            self.tables.ops.push(Op::Fail);
        }
        let end = Op::Jump(number(self.tables.ops.len()));
        for jump in jumps {
            self.tables.ops[jump] = end;
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
        for alternative in self.tables.ops[ops..].chunks(3) {
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
            } = self.tables.sets[*set];
            let joined = &mut self.tables.sets[first];
            joined.mask |= mask;
            joined.sieve |= sieve;
            joined.count += count;
        }
        self.tables.sets.truncate(first + 1);
        Some(number(first))
    }

    fn set(&mut self, alternatives: &'a str) -> Result<u32, String> {
        let mut set = Set {
            mask: 0,
            sieve: 0,
            first: number(self.tables.members.len()),
            count: 0,
        };
        for word in alternatives.split('|') {
            if let Some(class) = word.strip_prefix('@') {
                let bit = self
                    .bit(class)
                    .ok_or_else(|| format!("the class @{class} is not declared"))?;
                set.mask |= 1 << bit;
            } else if let Some(shape) = word.strip_prefix('#') {
                let bit = SHAPES.iter().position(|name| *name == shape);
                set.mask |= 1 << bit.ok_or_else(|| format!("there is no shape #{shape}"))?;
            } else {
                let id = self.word(word);
                self.tables.members.push(id);
                set.sieve |= sieve(id);
                set.count += 1;
            }
        }
        self.tables.sets.push(set);
        Ok(number(self.tables.sets.len() - 1))
    }

    /// Lets the steps that look for the same words share one set.
    fn share_sets(&mut self) {
        let Lists {
            ops, sets, members, ..
        } = &mut self.tables;
        let (all_sets, all_members) = (mem::take(sets), mem::take(members));
        let mut numbers = HashMap::new();
        for op in ops {
            let (Op::One(at) | Op::Not(at)) = op else {
                continue;
            };
            let set = &all_sets[*at as usize];
            let words = &all_members[set.first as usize..][..set.count as usize];
            *at = *numbers.entry((set.mask, words)).or_insert_with(|| {
                let first = number(members.len());
                members.extend(words);
                sets.push(Set { first, ..*set });
                number(sets.len() - 1)
            });
        }
    }

    /// Writes the tables as source: what Rust prints of numbers and names is how it reads them.
    fn finish(mut self) -> String {
        self.share_sets();
        let Lists {
            words,
            masks,
            classes,
            cues,
            phrases,
            ops,
            sets,
            members,
            mut leads,
        } = self.tables;
        let by_word = sorted(&self.by_word, masks.len(), &mut leads);
        let by_bit = sorted(&self.by_bit, 128, &mut leads);
        let text = words.concat();
        let ends = words.iter().scan(0, |end, word| {
            *end += word.len();
            Some(*end)
        });
        let ends: Vec<u32> = [0].into_iter().chain(ends).map(number).collect();
        let slots = slots(&words);
        format!(
            "Tables {{ text: {text:?}, ends: &{ends:?}, slots: &{slots:?}, masks: &{masks:?}, \
             classes: &{classes:?}, cues: &{cues:?}, phrases: &{phrases:?}, ops: &{ops:?}, \
             sets: &{sets:?}, members: &{members:?}, by_word: &{by_word:?}, by_bit: &{by_bit:?}, \
             leads: &{leads:?} }}"
        )
    }
}

/// Puts the number of each word at the place of its hash, or at the next that is free.
fn slots(words: &[&str]) -> Vec<WordId> {
    let mut slots = vec![0; (words.len() * 2 + 1).next_power_of_two()];
    let last = slots.len() - 1;
    for (word, id) in words.iter().zip(1..) {
        let mut slot = hash(word) as usize & last;
        while slots[slot] != 0 {
            slot = (slot + 1) & last;
        }
        slots[slot] = id;
    }
    slots
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
