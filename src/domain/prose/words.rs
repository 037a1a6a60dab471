//! Takes one line apart into words.
//!
//! Must not know lines, sentences or meanings.

use std::ops::Range;

use super::{Pause, Shape, Token};

/// Reads the words of one line.
pub(super) struct Reader<'a> {
    text: &'a str,
    at: usize,
    end: usize,
    pause: Pause,
    /// The word that is being read, in lower case.
    read: String,
}

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a str, span: Range<usize>, pause: Pause) -> Reader<'a> {
        Reader {
            text,
            at: span.start,
            end: span.end,
            pause,
            read: String::new(),
        }
    }

    /// Adds the words to `tokens`; returns what stands before the next line's first word.
    pub(super) fn read(mut self, tokens: &mut Vec<Token>, lower: &mut String) -> Pause {
        while let Some(c) = self.peek() {
            if c.is_alphanumeric() || is_money(c) && self.digit_follows(c) {
                self.word(tokens, lower);
            } else if let Some(end) = self.slot_end(c) {
                self.slot(end, tokens, lower);
            } else {
                self.mark(c, tokens, lower);
            }
        }
        self.pause
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..self.end]
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn digit_follows(&self, c: char) -> bool {
        self.rest()[c.len_utf8()..].starts_with(|c: char| c.is_ascii_digit())
    }

    fn push(
        &mut self,
        span: Range<usize>,
        shape: Shape,
        read_as: &str,
        tokens: &mut Vec<Token>,
        lower: &mut String,
    ) {
        let start = lower.len();
        lower.push_str(read_as);
        tokens.push(Token {
            span,
            shape,
            pause: self.pause,
            read_as: start..lower.len(),
        });
        self.pause = Pause::None;
    }

    /// Returns the end of a bracketed slot that starts here.
    fn slot_end(&self, open: char) -> Option<usize> {
        let close = match open {
            '[' => ']',
            '{' => '}',
            '<' => '>',
            _ => return None,
        };
        let rest = self.rest();
        let mut end = rest.find(close)? + 1;
        if rest[end..].starts_with(close) {
            end += 1;
        }
        let inner = rest[..end].trim_matches([open, close]);
        let is_slot =
            !inner.is_empty() && inner.len() <= 60 && inner.contains(char::is_alphanumeric);
        is_slot.then_some(self.at + end)
    }

    fn slot(&mut self, end: usize, tokens: &mut Vec<Token>, lower: &mut String) {
        let span = self.at..end;
        self.at = end;
        if !is_stage_direction(self.text[span.clone()].trim_matches(['[', ']'])) {
            self.push(span, Shape::SLOT, "[slot]", tokens, lower);
        }
    }

    fn mark(&mut self, c: char, tokens: &[Token], lower: &str) {
        if let Some(end) = self.stage_direction_end(c) {
            self.at = end;
            return;
        }
        let start = self.at;
        self.at += c.len_utf8();
        let pause = match c {
            ',' => Pause::Comma,
            ';' | ':' | '(' | ')' | '–' | '—' | '|' => Pause::Clause,
            '-' if self.text[..start].ends_with([' ', '\n']) || self.rest().starts_with(' ') => {
                Pause::Clause
            }
            '!' | '?' if self.at_break() => Pause::Sentence,
            '.' | '…' => self.full_stop(start, tokens, lower),
            c if is_picture(c) => self.picture(),
            _ => Pause::None,
        };
        self.pause = self.pause.max(pause);
    }

    fn at_break(&self) -> bool {
        self.rest()
            .chars()
            .next()
            .is_none_or(|c| !c.is_alphanumeric())
    }

    fn next_letter(&self) -> Option<char> {
        self.rest().chars().find(|c| c.is_alphanumeric())
    }

    fn picture(&self) -> Pause {
        if self.next_letter().is_none_or(char::is_uppercase) {
            Pause::Sentence
        } else {
            Pause::Clause
        }
    }

    fn full_stop(&self, start: usize, tokens: &[Token], lower: &str) -> Pause {
        if !self.at_break() {
            return Pause::None;
        }
        let lower_next = self.next_letter().is_some_and(char::is_lowercase);
        let several = self.text[..start].ends_with('.')
            || self.text[start..].starts_with('…')
            || self.rest().starts_with('.');
        if several {
            return if lower_next {
                Pause::Clause
            } else {
                Pause::Sentence
            };
        }
        let Some(token) = tokens.last().filter(|token| token.span.end == start) else {
            return Pause::Sentence;
        };
        match &lower[token.read_as.clone()] {
            "mr" | "mrs" | "ms" | "mx" | "dr" | "prof" | "st" | "no" | "ref" | "tel" | "approx"
            | "e.g" | "i.e" | "rev" | "hon" | "capt" | "sgt" | "fr" | "vs" => Pause::None,
            "a.m" | "p.m" | "etc" | "inc" | "ltd" | "jr" | "sr" | "co" | "jan" | "feb" | "mar"
            | "apr" | "jun" | "jul" | "aug" | "sep" | "sept" | "oct" | "nov" | "dec" | "mon"
            | "tue" | "tues" | "wed" | "thu" | "thur" | "thurs" | "fri" | "sat" | "dept"
            | "min" | "hrs" => {
                if self.next_letter().is_none_or(char::is_uppercase)
                    && !matches!(
                        &lower[token.read_as.clone()],
                        "jan" | "feb" | "mon" | "tue" | "wed" | "thu" | "fri"
                    )
                {
                    Pause::Sentence
                } else {
                    Pause::None
                }
            }
            word if word.chars().count() == 1 && token.shape.has(Shape::CAPITAL) && word != "i" => {
                Pause::None
            }
            _ => Pause::Sentence,
        }
    }

    /// Returns the end of a stage direction that starts here: `(pause)`, `*sighs*`.
    fn stage_direction_end(&self, open: char) -> Option<usize> {
        let close = match open {
            '(' => ')',
            '*' => '*',
            _ => return None,
        };
        let rest = &self.rest()[1..];
        let end = rest.find(close)?;
        is_stage_direction(&rest[..end]).then_some(self.at + end + 2)
    }

    fn word(&mut self, tokens: &mut Vec<Token>, lower: &mut String) {
        let span = self.at..self.at + word_length(self.rest());
        self.at = span.end;
        let mut read = std::mem::take(&mut self.read);
        read.clear();
        for c in self.text[span.clone()].chars() {
            match c {
                '’' | '‘' | 'ʼ' => read.push('\''),
                c if c.is_ascii() => read.push(c.to_ascii_lowercase()),
                c => read.extend(c.to_lowercase()),
            }
        }
        self.push_word(span, &read, tokens, lower);
        self.read = read;
    }

    fn push_word(
        &mut self,
        span: Range<usize>,
        read: &str,
        tokens: &mut Vec<Token>,
        lower: &mut String,
    ) {
        let written = &self.text[span.clone()];
        let shape = shape(written);
        if shape.has(Shape::LINK) {
            self.push(span, shape, "[link]", tokens, lower);
            return;
        }
        if let Some(meant) = meant(read) {
            for (number, word) in meant.split(' ').enumerate() {
                let shape = if number == 0 { shape } else { Shape::default() };
                self.push(span.clone(), shape, word, tokens, lower);
            }
            return;
        }
        let Some((stem, tail, cut)) = contraction(read) else {
            self.push(span, shape, read, tokens, lower);
            return;
        };
        let cut = span.end - tail_length(written, read.len() - cut);
        self.push(span.start..cut, shape, stem, tokens, lower);
        self.push(cut..span.end, Shape::default(), tail, tokens, lower);
    }
}

/// Returns the bytes that the last `characters` characters take.
fn tail_length(written: &str, characters: usize) -> usize {
    written
        .chars()
        .rev()
        .take(characters)
        .map(char::len_utf8)
        .sum()
}

fn is_money(c: char) -> bool {
    matches!(c, '£' | '$' | '€' | '₹')
}

fn is_picture(c: char) -> bool {
    matches!(u32::from(c), 0x2600..=0x27BF | 0x1F300..=0x1FAFF)
}

/// Returns the length of the word, number or address at the start of `rest`, which is not empty.
fn word_length(rest: &str) -> usize {
    let chunk = rest.split(char::is_whitespace).next().unwrap_or(rest);
    if is_link(chunk) {
        return chunk
            .trim_end_matches(['.', ',', ')', '>', '!', '?', ';', ':'])
            .len();
    }
    let mut length = 0;
    let mut before = ' ';
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map_or(' ', |(_, c)| *c);
        let inside = c.is_alphanumeric()
            || is_money(c) && at == 0
            || matches!(c, '\'' | '’' | 'ʼ' | '-' | '‑')
                && before.is_alphanumeric()
                && next.is_alphanumeric()
            || matches!(c, '.' | ':' | '/' | ',')
                && before.is_ascii_digit()
                && next.is_ascii_digit()
            || c == '.' && abbreviates(&rest[..at], next)
            || is_combining(c);
        if !inside {
            break;
        }
        length = at + c.len_utf8();
        before = c;
    }
    length.max(rest.chars().next().map_or(0, char::len_utf8))
}

fn is_combining(c: char) -> bool {
    matches!(u32::from(c), 0x300..=0x36F)
}

/// Tells whether a full stop goes on a word of single letters: `a.m`, `e.g`, or `11.30a.m`.
fn abbreviates(so_far: &str, next: char) -> bool {
    let last = so_far.rsplit(['.']).next().unwrap_or(so_far);
    let letters = last.trim_start_matches(|c: char| c.is_ascii_digit());
    letters.chars().count() == 1 && letters.chars().all(char::is_alphabetic) && next.is_alphabetic()
}

fn is_link(chunk: &str) -> bool {
    // Most words have neither mark, which is quickly seen.
    let has_mark = chunk.bytes().any(|byte| matches!(byte, b'.' | b'@'));
    chunk.starts_with("http") || has_mark && is_marked_link(chunk)
}

fn is_marked_link(chunk: &str) -> bool {
    chunk.starts_with("www.")
        || chunk
            .find('@')
            .is_some_and(|at| at > 0 && chunk[at..].contains('.'))
        || chunk.contains(".com/")
        || chunk.contains("linkedin.com")
}

fn shape(written: &str) -> Shape {
    let mut shape = Shape::default();
    let first = written.chars().next().unwrap_or(' ');
    if first.is_uppercase() {
        shape = shape.with(Shape::CAPITAL);
    }
    if is_link(written) {
        return shape.with(Shape::LINK);
    }
    if !written.contains(|c: char| c.is_ascii_digit()) {
        return shape;
    }
    shape = shape.with(Shape::NUMBER);
    if is_money(first) {
        return shape.with(Shape::MONEY);
    }
    let lower = written.to_ascii_lowercase();
    let digits = lower.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '.');
    let tail = lower[digits.len()..].replace('.', "");
    let parts: Vec<&str> = digits.split([':', '.', '/', '-']).collect();
    let numeric = parts
        .iter()
        .all(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit()));
    match tail.as_str() {
        "st" | "nd" | "rd" | "th" if parts.len() == 1 => return shape.with(Shape::ORDINAL),
        "am" | "pm" | "h" | "ish" if numeric => return shape.with(Shape::CLOCK),
        "k" | "grand" if numeric && parts.len() <= 2 => return shape.with(Shape::MONEY),
        _ => {}
    }
    if !numeric || !tail.is_empty() {
        return shape;
    }
    let two = |part: &str| part.len() <= 2;
    match parts.as_slice() {
        [hour, minute] if digits.contains([':', '.']) && two(hour) && minute.len() == 2 => {
            shape.with(Shape::CLOCK)
        }
        [day, month] if digits.contains(['/', '.']) && two(day) && two(month) => {
            shape.with(Shape::DATE)
        }
        [_, _, _] => shape.with(Shape::DATE),
        _ => shape,
    }
}

/// Tells whether brackets hold a stage direction: `[waits]`, `(pause)`.
pub fn is_stage_direction(inner: &str) -> bool {
    const DIRECTIONS: [&str; 36] = [
        "pause",
        "beep",
        "laugh",
        "laughs",
        "laughing",
        "laughter",
        "sigh",
        "sighs",
        "cough",
        "coughs",
        "silence",
        "tone",
        "click",
        "waits",
        "waiting",
        "listens",
        "listening",
        "clears",
        "hangs",
        "rings",
        "ringing",
        "beat",
        "inaudible",
        "crackle",
        "background",
        "smiles",
        "breath",
        "breathes",
        "dials",
        "sniffs",
        "crosstalk",
        "unclear",
        "sound",
        "hold",
        "music",
        "giggles",
    ];
    let words: Vec<String> = inner
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.len() <= 7 && words.iter().any(|word| DIRECTIONS.contains(&word.as_str()))
}

/// Takes a contraction apart: stem, tail as meant, and where the tail begins in the word.
fn contraction(word: &str) -> Option<(&str, &'static str, usize)> {
    let apostrophe = word.find('\'')?;
    let (stem, tail) = word.split_at(apostrophe);
    let meant = match tail {
        "'m" => "am",
        "'ll" => "will",
        "'ve" => "have",
        "'re" => "are",
        "'d" => "would",
        "'s" if stem == "let" => "us",
        "'s" if is_subject(stem) => "is",
        "'s" => "'s",
        "'t" => {
            let stem = stem.strip_suffix('n')?;
            let stem = match stem {
                "ca" => "can",
                "wo" => "will",
                "sha" => "shall",
                stem => stem,
            };
            return Some((stem, "not", apostrophe - 1));
        }
        _ => return None,
    };
    Some((stem, meant, apostrophe))
}

fn is_subject(stem: &str) -> bool {
    matches!(
        stem,
        "it" | "that"
            | "he"
            | "she"
            | "what"
            | "there"
            | "here"
            | "who"
            | "where"
            | "how"
            | "everything"
            | "nothing"
            | "something"
    )
}

/// Returns what a word that is written short or wrong is meant to be.
fn meant(word: &str) -> Option<&'static str> {
    Some(match word {
        "im" => "i am",
        "ive" => "i have",
        "id" => "i would",
        "wont" => "will not",
        "cant" | "cannot" => "can not",
        "dont" => "do not",
        "didnt" => "did not",
        "doesnt" => "does not",
        "isnt" => "is not",
        "wasnt" => "was not",
        "couldnt" => "could not",
        "wouldnt" => "would not",
        "shouldnt" => "should not",
        "havent" => "have not",
        "hasnt" => "has not",
        "arent" => "are not",
        "ain't" | "aint" => "am not",
        "y'all" | "yall" | "ya" | "u" | "yous" => "you",
        "ur" | "yr" => "your",
        "thats" => "that is",
        "theres" => "there is",
        "youre" => "you are",
        "youve" => "you have",
        "theyre" => "they are",
        "lets" => "let us",
        "gonna" => "going to",
        "gotta" => "got to",
        "wanna" => "want to",
        "kinda" => "kind of",
        "sorta" => "sort of",
        "dunno" => "do not know",
        "pls" | "plz" | "plse" => "please",
        "thx" | "tnx" | "thanx" | "thks" | "ta" | "thnx" => "thanks",
        "thankyou" | "ty" | "thankya" => "thank you",
        "cos" | "coz" | "cuz" | "bc" | "'cause" | "becos" | "becuase" | "becasue" | "becouse" => {
            "because"
        }
        "tmrw" | "tmr" | "tomoz" | "tomoro" | "2moro" | "tmw" | "2mrw" | "tommorow"
        | "tommorrow" | "tomorow" => "tomorrow",
        "soz" | "sry" | "srry" | "sori" => "sorry",
        "appt" => "appointment",
        "b4" => "before",
        "alot" => "a lot",
        "abt" => "about",
        "defo" | "defs" | "definately" | "definatly" => "definitely",
        "prolly" | "probs" | "prob" | "probaly" | "propably" => "probably",
        "mb" => "maybe",
        "e-mail" => "email",
        "re-schedule" | "reshedule" | "reschedual" | "rescedule" => "reschedule",
        "re-scheduling" => "rescheduling",
        "re-scheduled" => "rescheduled",
        "re-arrange" => "rearrange",
        "interveiw" | "intervew" | "interviw" | "interwiev" | "intrview" | "inteview" => {
            "interview"
        }
        "recieved" => "received",
        "recieve" => "receive",
        "excepted" | "acepted" => "accepted",
        "oppurtunity" | "oportunity" | "opportunty" | "opertunity" => "opportunity",
        "greatful" | "gratefull" => "grateful",
        "apologize" => "apologise",
        "apologizing" => "apologising",
        "apologized" => "apologised",
        "appologies" | "apologys" | "appologise" => "apologies",
        "appriciate" | "apreciate" | "appreicate" => "appreciate",
        "futur" => "future",
        "unfortunatly" | "unfortunatley" | "unfortunetly" => "unfortunately",
        "wich" => "which",
        "cancle" | "cancell" | "canel" | "cancal" | "cansel" => "cancel",
        "cancling" | "canceling" | "cacelling" => "cancelling",
        "canceled" | "cancled" => "cancelled",
        "cancelation" | "cancelations" | "cancellations" => "cancellation",
        "beleive" => "believe",
        "shld" => "should",
        "wld" => "would",
        "organization" => "organisation",
        "honored" => "honoured",
        "favor" => "favour",
        _ => return None,
    })
}
