//! Reads plain English prose: lines, paragraphs, sentences and words, all with byte spans; and how
//! long a text takes to say.
//!
//! Tells the writer's own words from what is not theirs (quoted mail, footers, stage directions,
//! the other person's lines of a dialogue). Contractions come apart (*won't* → *will*, *not*) and
//! common slips are read as what was meant, so that a rule needs each phrase once. Must not know
//! what any rule looks for.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

mod lines;
mod words;

use lines::Line;
pub use words::is_stage_direction;

/// What a word is made of, as bits; a word may have several.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shape(u16);

impl Shape {
    /// Starts with a capital letter.
    pub const CAPITAL: Shape = Shape(1);
    /// Has a digit.
    pub const NUMBER: Shape = Shape(1 << 1);
    /// A time of day in digits: `10:30`, `3pm`.
    pub const CLOCK: Shape = Shape(1 << 2);
    /// A date in digits: `18/02`, `2026-12-03`.
    pub const DATE: Shape = Shape(1 << 3);
    /// An ordinal in digits: `14th`.
    pub const ORDINAL: Shape = Shape(1 << 4);
    /// An amount of money: `£34,500`, `$120k`.
    pub const MONEY: Shape = Shape(1 << 5);
    /// Something in square, angle or curly brackets.
    pub const SLOT: Shape = Shape(1 << 6);
    /// An address of mail or web.
    pub const LINK: Shape = Shape(1 << 7);

    /// How many shapes there are; each is one of the lowest bits.
    pub const COUNT: usize = 8;

    /// Returns the shapes as bits.
    pub fn bits(self) -> u16 {
        self.0
    }

    /// Tells whether the word has this shape.
    pub fn has(self, shape: Shape) -> bool {
        self.0 & shape.0 != 0
    }

    fn with(self, shape: Shape) -> Shape {
        Shape(self.0 | shape.0)
    }
}

/// What stands between a word and the one before it, weakest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pause {
    /// A blank, or nothing.
    None,
    /// A comma.
    Comma,
    /// A dash, bracket, colon or semicolon.
    Clause,
    /// The end of a sentence.
    Sentence,
    /// A line end that is meant as one.
    Line,
    /// An empty line.
    Paragraph,
}

/// One word, number or slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands, by bytes of the text.
    pub span: Range<usize>,
    /// What it is made of.
    pub shape: Shape,
    /// What stands before it.
    pub pause: Pause,
    read_as: Range<usize>,
}

/// One sentence of the writer's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its words, by number.
    pub tokens: Range<usize>,
    /// The number of its paragraph.
    pub paragraph: usize,
    /// Whether it is the subject line.
    pub is_subject: bool,
    /// Whether it ends with a question mark.
    pub is_question: bool,
}

/// A text as read.
#[derive(Clone, Debug, Default)]
pub struct Prose<'a> {
    /// The text itself.
    pub text: &'a str,
    /// The writer's own words in order.
    pub tokens: Vec<Token>,
    /// The writer's own sentences in order.
    pub sentences: Vec<Sentence>,
    /// The bytes that were read as the writer's own, in order.
    pub own: Vec<Range<usize>>,
    lower: String,
}

impl<'a> Prose<'a> {
    /// Reads a text.
    pub fn read(text: &'a str) -> Prose<'a> {
        let mut prose = Prose {
            text,
            lower: String::with_capacity(text.len() + 16),
            tokens: Vec::with_capacity(text.len() / 4),
            ..Prose::default()
        };
        let mut pause = Pause::Paragraph;
        for line in lines::own_lines(text) {
            prose.own.push(line.span.clone());
            pause = prose.read_line(&line, pause.max(line.before));
        }
        prose.split_sentences();
        prose
    }

    /// Returns a word in lower case, as it is meant: `'ll` is *will*.
    pub fn word(&self, token: usize) -> &str {
        &self.lower[self.tokens[token].read_as.clone()]
    }

    /// Returns a word as it was written.
    pub fn written(&self, token: usize) -> &'a str {
        &self.text[self.tokens[token].span.clone()]
    }

    /// Returns the bytes from the first to the last of some words; empty for no words.
    pub fn span(&self, tokens: &Range<usize>) -> Range<usize> {
        if tokens.is_empty() {
            return 0..0;
        }
        self.tokens[tokens.start].span.start..self.tokens[tokens.end - 1].span.end
    }

    /// Returns the text that some words take, made whole where it begins or ends within one that
    /// is written as one: "'d be glad" is "I'd be glad".
    pub fn whole_span(&self, tokens: &Range<usize>) -> Range<usize> {
        let mut whole = tokens.clone();
        let is_joined = |at: usize| self.tokens[at].span.start <= self.tokens[at - 1].span.end;
        if whole.is_empty() {
            return 0..0;
        }
        while whole.start > 0 && is_joined(whole.start) {
            whole.start -= 1;
        }
        while whole.end < self.tokens.len() && is_joined(whole.end) {
            whole.end += 1;
        }
        self.span(&whole)
    }

    /// Returns the number of the sentence that a word stands in.
    pub fn sentence_of(&self, token: usize) -> usize {
        self.sentences
            .partition_point(|sentence| sentence.tokens.end <= token)
            .min(self.sentences.len().saturating_sub(1))
    }

    /// Tells whether these bytes are the writer's own.
    pub fn is_own(&self, at: usize) -> bool {
        self.own.iter().any(|span| span.contains(&at))
    }

    fn read_line(&mut self, line: &Line, before: Pause) -> Pause {
        words::Reader::new(self.text, line.span.clone(), before)
            .read(&mut self.tokens, &mut self.lower)
    }

    fn split_sentences(&mut self) {
        let subject_end = lines::subject_end(self.text);
        let mut paragraph = 0;
        let mut start = 0;
        for at in 1..=self.tokens.len() {
            let ends = self
                .tokens
                .get(at)
                .is_none_or(|token| token.pause >= Pause::Sentence);
            if !ends {
                continue;
            }
            let sentence = self.sentence(start..at, paragraph, subject_end);
            self.sentences.push(sentence);
            if self
                .tokens
                .get(at)
                .is_some_and(|token| token.pause == Pause::Paragraph)
            {
                paragraph += 1;
            }
            start = at;
        }
    }

    fn sentence(&self, tokens: Range<usize>, paragraph: usize, subject_end: usize) -> Sentence {
        let end = self.tokens[tokens.end - 1].span.end;
        let mut tail = self.text[end..]
            .chars()
            .take_while(|c| !c.is_alphanumeric() && *c != '\n');
        Sentence {
            is_subject: self.sentences.first().is_none_or(|first| first.is_subject)
                && self.tokens[tokens.start].span.start < subject_end,
            is_question: tail.any(|c| c == '?'),
            tokens,
            paragraph,
        }
    }
}

/// Returns how many words a text has, as a person counts them.
pub fn count_words(text: &str) -> usize {
    text.split_whitespace()
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .count()
}

/// Returns how many seconds a text takes to say: 2.5 words a second, a digit counting as a word.
pub fn spoken_seconds(text: &str) -> f64 {
    let spoken: usize = text.split_whitespace().map(spoken_words).sum();
    f64::from(u32::try_from(spoken).unwrap_or(u32::MAX)) / 2.5
}

fn spoken_words(word: &str) -> usize {
    let digits = word.chars().filter(char::is_ascii_digit).count();
    match digits {
        0 => usize::from(word.chars().any(char::is_alphanumeric)),
        digits => digits,
    }
}

/// Returns how many characters a person sees (grapheme clusters).
pub fn count_characters(text: &str) -> usize {
    text.graphemes(true).count()
}
