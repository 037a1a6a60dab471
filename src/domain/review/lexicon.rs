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
//! No phrase reaches over the end of a sentence. Must not know what a cue means, nor any file.

use std::ops::Range;

use hashbrown::HashMap;

use crate::domain::prose::{Pause, Prose, Shape};

use super::cue::Cue;

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
    words: HashMap<Box<str>, WordId>,
    masks: Vec<u128>,
    classes: HashMap<Box<str>, u32>,
    members: Vec<Vec<WordId>>,
    by_word: Vec<Vec<u32>>,
    by_shape: Vec<Vec<u32>>,
    phrases: Vec<Phrase>,
}

#[derive(Debug)]
struct Phrase {
    cue: Cue,
    nodes: Box<[Node]>,
}

#[derive(Clone, Debug)]
enum Node {
    One(Set),
    Not(Set),
    Group {
        runs: Box<[Box<[Node]>]>,
        optional: bool,
    },
    Gap(u8),
    Start,
    End,
}

#[derive(Clone, Debug, Default)]
struct Set {
    words: Vec<WordId>,
    mask: u128,
}

impl Set {
    fn has(&self, word: Word) -> bool {
        self.mask & word.mask != 0 || (word.id != 0 && self.words.contains(&word.id))
    }
}

/// A word of a text as the lists know it.
#[derive(Clone, Copy, Debug)]
struct Word {
    id: WordId,
    mask: u128,
    opens: bool,
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
    /// Makes an empty lexicon that knows some classes: name and words with blanks between them.
    ///
    /// # Errors
    /// There are too many classes.
    pub fn with_classes<'a>(
        classes: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<Lexicon, LexiconError> {
        let mut lexicon = Lexicon {
            masks: vec![0],
            by_word: vec![Vec::new()],
            by_shape: vec![Vec::new(); Shape::COUNT],
            ..Lexicon::default()
        };
        for (name, words) in classes {
            let bit = lexicon.classes.len() + Shape::COUNT;
            if bit >= 128 {
                return Err(LexiconError::TooManyClasses(128 - Shape::COUNT));
            }
            lexicon
                .classes
                .insert(name.into(), u32::try_from(bit).unwrap_or(u32::MAX));
            let mut members = Vec::new();
            for word in words.split_whitespace() {
                let id = lexicon.intern(word);
                lexicon.masks[id as usize] |= 1 << bit;
                members.push(id);
            }
            lexicon.members.push(members);
        }
        Ok(lexicon)
    }

    /// Adds a phrase that is a sign of `cue`.
    ///
    /// # Errors
    /// The phrase can't be read, or uses an unknown class or shape.
    pub fn add(&mut self, cue: Cue, phrase: &str) -> Result<(), LexiconError> {
        let unreadable = || LexiconError::Phrase(phrase.to_owned());
        let mut parts = phrase.split_whitespace().peekable();
        let nodes = self.run(&mut parts)?;
        if parts.next().is_some() {
            return Err(unreadable());
        }
        let number = u32::try_from(self.phrases.len()).unwrap_or(u32::MAX);
        let mut first = Set::default();
        if !starts(&nodes, &mut first) {
            return Err(unreadable());
        }
        self.index(&first, number);
        self.phrases.push(Phrase {
            cue,
            nodes: nodes.into(),
        });
        Ok(())
    }

    /// Tells whether a word of a text belongs to a class; an unknown class has no words.
    pub fn is(&self, class: &str, word: &str) -> bool {
        let Some(bit) = self.classes.get(class) else {
            return false;
        };
        self.words
            .get(word)
            .is_some_and(|id| self.masks[*id as usize] & (1 << bit) != 0)
    }

    /// Tells whether any list knows the word.
    pub fn knows(&self, word: &str) -> bool {
        self.words.contains_key(word)
    }

    /// Finds every phrase in a text, in the order of the text.
    pub fn find(&self, prose: &Prose<'_>) -> Vec<Hit> {
        let words: Vec<Word> = (0..prose.tokens.len())
            .map(|token| self.word(prose, token))
            .collect();
        let mut hits = Vec::new();
        for (at, word) in words.iter().enumerate() {
            for number in &self.by_word[word.id as usize] {
                self.try_phrase(*number, &words, at, &mut hits);
            }
            let shapes = prose.tokens[at].shape.bits();
            for (bit, numbers) in self.by_shape.iter().enumerate() {
                if shapes & (1 << bit) == 0 {
                    continue;
                }
                for number in numbers {
                    self.try_phrase(*number, &words, at, &mut hits);
                }
            }
        }
        hits
    }

    fn try_phrase(&self, number: u32, words: &[Word], at: usize, hits: &mut Vec<Hit>) {
        let phrase = &self.phrases[number as usize];
        let whole = Rest {
            nodes: &phrase.nodes,
            then: None,
        };
        if let Some(end) = matches(&whole, words, at, at) {
            hits.push(Hit {
                cue: phrase.cue,
                tokens: at..end,
            });
        }
    }

    fn word(&self, prose: &Prose<'_>, token: usize) -> Word {
        let id = self.words.get(prose.word(token)).copied().unwrap_or(0);
        Word {
            id,
            mask: self.masks[id as usize] | u128::from(prose.tokens[token].shape.bits()),
            opens: prose.tokens[token].pause >= Pause::Sentence,
        }
    }

    fn intern(&mut self, word: &str) -> WordId {
        if let Some(id) = self.words.get(word) {
            return *id;
        }
        let id = WordId::try_from(self.masks.len()).unwrap_or(0);
        self.words.insert(word.into(), id);
        self.masks.push(0);
        self.by_word.push(Vec::new());
        id
    }

    fn index(&mut self, first: &Set, number: u32) {
        let of_classes = self.members.iter().enumerate();
        let mut words: Vec<WordId> = of_classes
            .filter(|(class, _)| first.mask & (1 << (class + Shape::COUNT)) != 0)
            .flat_map(|(_, members)| members)
            .chain(&first.words)
            .copied()
            .collect();
        words.sort_unstable();
        words.dedup();
        for id in words {
            self.by_word[id as usize].push(number);
        }
        for (bit, phrases) in self.by_shape.iter_mut().enumerate() {
            if first.mask & (1 << bit) != 0 {
                phrases.push(number);
            }
        }
    }

    fn run<'a>(
        &mut self,
        parts: &mut std::iter::Peekable<impl Iterator<Item = &'a str>>,
    ) -> Result<Vec<Node>, LexiconError> {
        let mut nodes = Vec::new();
        while let Some(part) = parts.next_if(|part| !matches!(*part, ")" | ")?" | "/")) {
            match part {
                "(" => nodes.push(self.group(parts)?),
                "^" => nodes.push(Node::Start),
                "$" => nodes.push(Node::End),
                part => nodes.push(self.single(part)?),
            }
        }
        Ok(nodes)
    }

    fn group<'a>(
        &mut self,
        parts: &mut std::iter::Peekable<impl Iterator<Item = &'a str>>,
    ) -> Result<Node, LexiconError> {
        let mut runs = Vec::new();
        loop {
            runs.push(self.run(parts)?.into());
            match parts.next() {
                Some("/") => {}
                Some(close @ (")" | ")?")) => return Ok(grouped(runs, close == ")?")),
                _ => return Err(LexiconError::Phrase("(".to_owned())),
            }
        }
    }

    fn single(&mut self, part: &str) -> Result<Node, LexiconError> {
        if let Some(gap) = part.strip_prefix("..") {
            return gap
                .parse()
                .map(Node::Gap)
                .map_err(|_| LexiconError::Phrase(part.to_owned()));
        }
        if let Some(not) = part.strip_prefix('!') {
            return Ok(Node::Not(self.set(not)?));
        }
        match part.strip_suffix('?') {
            Some(word) => Ok(Node::Group {
                runs: vec![vec![Node::One(self.set(word)?)].into()].into(),
                optional: true,
            }),
            None => Ok(Node::One(self.set(part)?)),
        }
    }

    fn set(&mut self, alternatives: &str) -> Result<Set, LexiconError> {
        let mut set = Set::default();
        for word in alternatives.split('|') {
            if let Some(class) = word.strip_prefix('@') {
                let bit = self
                    .classes
                    .get(class)
                    .ok_or_else(|| LexiconError::UnknownClass(class.to_owned()))?;
                set.mask |= 1 << bit;
            } else if let Some(shape) = word.strip_prefix('#') {
                set.mask |= u128::from(shape_named(shape)?.bits());
            } else {
                set.words.push(self.intern(word));
            }
        }
        Ok(set)
    }
}

/// Makes a group; alternatives of one word each are one set of words.
fn grouped(runs: Vec<Box<[Node]>>, optional: bool) -> Node {
    let mut set = Set::default();
    for run in &runs {
        let [Node::One(one)] = &**run else {
            return Node::Group {
                runs: runs.into(),
                optional,
            };
        };
        set.mask |= one.mask;
        set.words.extend(&one.words);
    }
    if !optional {
        return Node::One(set);
    }
    Node::Group {
        runs: [[Node::One(set)].into()].into(),
        optional,
    }
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

/// Collects what a run of nodes can start with; tells whether it has to start with something.
fn starts(nodes: &[Node], first: &mut Set) -> bool {
    for node in nodes {
        match node {
            Node::One(set) => {
                first.mask |= set.mask;
                first.words.extend(&set.words);
                return true;
            }
            Node::Group { runs, optional } => {
                let all = runs.iter().all(|run| starts(run, first));
                if all && !optional {
                    return true;
                }
            }
            Node::Gap(_) => return false,
            Node::Not(_) | Node::Start | Node::End => {}
        }
    }
    false
}

/// What is still to be matched: some nodes, then what stands behind the group that they are in.
struct Rest<'a> {
    nodes: &'a [Node],
    then: Option<&'a Rest<'a>>,
}

/// Matches from word `at` on; returns the end of the match.
fn matches(rest: &Rest<'_>, words: &[Word], at: usize, first: usize) -> Option<usize> {
    let Some((node, nodes)) = rest.nodes.split_first() else {
        return match rest.then {
            Some(then) => matches(then, words, at, first),
            None => Some(at),
        };
    };
    let after = Rest {
        nodes,
        then: rest.then,
    };
    let here = words.get(at).filter(|word| at == first || !word.opens);
    match node {
        Node::One(set) => here
            .filter(|word| set.has(**word))
            .and_then(|_| matches(&after, words, at + 1, first)),
        Node::Not(set) => match here {
            Some(word) if set.has(*word) => None,
            _ => matches(&after, words, at, first),
        },
        Node::Start => here
            .filter(|word| word.opens)
            .and_then(|_| matches(&after, words, at, first)),
        Node::End => match here {
            None => matches(&after, words, at, first),
            Some(_) => None,
        },
        Node::Gap(most) => (0..=usize::from(*most))
            .take_while(|skipped| {
                *skipped == 0
                    || words
                        .get(at + skipped - 1)
                        .is_some_and(|word| at + skipped - 1 == first || !word.opens)
            })
            .find_map(|skipped| matches(&after, words, at + skipped, first)),
        Node::Group { runs, optional } => runs
            .iter()
            .find_map(|run| {
                let inner = Rest {
                    nodes: run,
                    then: Some(&after),
                };
                matches(&inner, words, at, first)
            })
            .or_else(|| {
                optional
                    .then(|| matches(&after, words, at, first))
                    .flatten()
            }),
    }
}
