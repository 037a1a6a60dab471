//! A text with everything that the word lists find in it, and its outer parts: greeting, body,
//! closing.
//!
//! Answers questions about neighbourhood (negated? in which clause?). Must not judge.

use std::ops::Range;

use crate::domain::case::Kind;
use crate::domain::prose::{Pause, Prose, Shape};

use super::cue::Cue;
use super::lexicon::{Lexicon, Word};

/// Words by number, half open.
pub(super) type Words = Range<usize>;

/// A text as the word lists see it.
pub(super) struct Reading<'a> {
    pub prose: Prose<'a>,
    pub lexicon: &'a Lexicon,
    pub kind: Kind,
    /// The greeting with the name, at the start of the body.
    pub greeting: Words,
    /// What lies between the subject line and the closing, greeting included.
    pub body: Words,
    /// The closing, with what stands below it.
    pub closing: Closing,
    /// The words as the lists know them.
    words: Vec<Word>,
    hits: Vec<Vec<Words>>,
}

/// The end of a text.
#[derive(Clone, Debug, Default)]
pub(super) struct Closing {
    /// The closing formula.
    pub formula: Words,
    /// The name under it.
    pub name: Words,
}

impl<'a> Reading<'a> {
    pub(super) fn of(text: &'a str, kind: Kind, lexicon: &'a Lexicon) -> Reading<'a> {
        let prose = Prose::read(text);
        let mut hits: Vec<Vec<Words>> = vec![Vec::new(); Cue::ALL.len()];
        let words = lexicon.words(&prose);
        for hit in lexicon.find_among(&prose, &words) {
            hits[hit.cue as usize].push(hit.tokens);
        }
        let mut reading = Reading {
            body: 0..prose.tokens.len(),
            greeting: 0..0,
            closing: Closing::default(),
            prose,
            lexicon,
            kind,
            words,
            hits,
        };
        reading.lay_out();
        reading
    }

    /// Returns where a cue was found in the body (greeting apart).
    pub(super) fn hits(&self, cue: Cue) -> impl Iterator<Item = &Words> {
        self.all_hits(cue)
            .iter()
            .filter(|hit| hit.start >= self.greeting.end && hit.start < self.body.end)
    }

    /// Returns where a cue was found in the subject line or the body.
    pub(super) fn hits_with_subject(&self, cue: Cue) -> impl Iterator<Item = &Words> {
        self.all_hits(cue)
            .iter()
            .filter(|hit| hit.start < self.body.end && !self.greeting.contains(&hit.start))
    }

    /// Returns where a cue was found anywhere.
    pub(super) fn all_hits(&self, cue: Cue) -> &[Words] {
        &self.hits[cue as usize]
    }

    pub(super) fn has(&self, cue: Cue) -> bool {
        self.hits(cue).next().is_some()
    }

    /// Tells whether any words of a cue share a word with these.
    pub(super) fn overlaps(&self, cue: Cue, words: &Words) -> bool {
        self.all_hits(cue)
            .iter()
            .any(|hit| hit.start < words.end && words.start < hit.end)
    }

    /// Returns a word as it is read; behind the last one there is none, and it reads "".
    pub(super) fn word(&self, at: usize) -> &str {
        if at < self.prose.tokens.len() {
            self.prose.word(at)
        } else {
            ""
        }
    }

    /// Tells whether a word is of a class; behind the last one nothing is.
    pub(super) fn is(&self, class: &str, at: usize) -> bool {
        let word = self.words.get(at);
        word.is_some_and(|word| self.lexicon.is(class, *word))
    }

    pub(super) fn shape(&self, at: usize) -> Shape {
        let token = self.prose.tokens.get(at);
        token.map(|token| token.shape).unwrap_or_default()
    }

    pub(super) fn pause(&self, at: usize) -> Pause {
        self.prose
            .tokens
            .get(at)
            .map_or(Pause::Paragraph, |token| token.pause)
    }

    pub(super) fn sentence(&self, at: usize) -> Words {
        self.prose.sentences[self.prose.sentence_of(at)]
            .tokens
            .clone()
    }

    pub(super) fn is_question(&self, at: usize) -> bool {
        self.prose.sentences[self.prose.sentence_of(at)].is_question
    }

    /// Returns the part of the sentence around a word that no comma, dash or joining word divides.
    pub(super) fn clause(&self, at: usize) -> Words {
        let sentence = self.sentence(at);
        let divides = |at: usize| self.pause(at) >= Pause::Comma || self.is("joiner", at);
        let start = (sentence.start..=at)
            .rev()
            .find(|at| divides(*at))
            .unwrap_or(sentence.start);
        let end = (at + 1..sentence.end)
            .find(|at| divides(*at))
            .unwrap_or(sentence.end);
        start..end
    }

    /// Returns the parts of the body's sentences, greeting apart: each begins where a sentence, a
    /// joining word or, after a comma, a new subject does.
    pub(super) fn parts(&self) -> Vec<Words> {
        let begins = |at: usize| {
            self.pause(at) >= Pause::Clause
                || self.is("joiner", at)
                || self.pause(at) == Pause::Comma && self.is("subject", at)
        };
        let body = self.greeting.end.max(self.body.start)..self.body.end;
        let mut parts: Vec<Words> = Vec::new();
        for at in body {
            match parts.last_mut() {
                Some(part) if !begins(at) => part.end = at + 1,
                _ => parts.push(at..at + 1),
            }
        }
        parts
    }

    pub(super) fn any(&self, class: &str, mut words: Words) -> bool {
        words.any(|at| self.is(class, at))
    }

    /// Tells whether a word that denies stands before these words in their clause, near enough to
    /// apply to them.
    pub(super) fn is_negated(&self, words: &Words) -> bool {
        self.negation(words.start, 6).is_some()
    }

    pub(super) fn negation(&self, before: usize, reach: usize) -> Option<usize> {
        let clause = self.clause(before);
        (clause.start.max(before.saturating_sub(reach))..before)
            .rev()
            .take_while(|at| !self.is("joiner", *at) || *at == clause.start)
            .find(|at| self.is("deny", *at) && !self.is_not_only(*at))
    }

    fn is_not_only(&self, at: usize) -> bool {
        at + 1 < self.prose.tokens.len()
            && matches!(
                self.word(at + 1),
                "only" | "hesitate" | "sure" | "certain" | "least" | "until"
            )
    }

    /// The last body sentence, by number; `None` for an empty body.
    pub(super) fn last_body_sentence(&self) -> Option<usize> {
        (!self.body.is_empty()).then(|| self.prose.sentence_of(self.body.end - 1))
    }

    /// Tells whether enough of the words are English to judge the text.
    pub(super) fn is_english(&self) -> bool {
        let words = (0..self.prose.tokens.len()).filter(|at| {
            let shape = self.shape(*at);
            !shape.has(Shape::NUMBER) && !shape.has(Shape::SLOT) && !shape.has(Shape::LINK)
        });
        let (mut all, mut known) = (0_usize, 0_usize);
        for at in words {
            all += 1;
            known += usize::from(self.is("english", at));
        }
        all < 6 || known * 6 >= all
    }

    fn lay_out(&mut self) {
        let end = self.prose.tokens.len();
        let start = self
            .prose
            .sentences
            .iter()
            .find(|sentence| !sentence.is_subject)
            .map_or(end, |sentence| sentence.tokens.start);
        self.body = start..end;
        self.greeting = start..self.greeting_end(start);
        self.find_closing();
    }

    fn greeting_end(&self, start: usize) -> usize {
        let Some(first) = self.prose.tokens.get(start) else {
            return start;
        };
        let limit = self.sentence(start).end;
        let stop = (start + 1..limit)
            .find(|at| self.pause(*at) >= Pause::Comma)
            .unwrap_or(limit);
        // "Morning this is Ashley": the message itself begins without a comma.
        let stop = (start + 1..stop)
            .find(|at| self.opens_message(*at))
            .unwrap_or(stop);
        let greets = self.is("greet", start);
        let line_ends = self.pause(stop) >= Pause::Line;
        let only_a_name = line_ends
            && stop - start <= 4
            && first.shape.has(Shape::CAPITAL)
            && self.text_after(stop).starts_with(',');
        if !greets && !only_a_name {
            return start;
        }
        if stop - start <= 8 && (stop < limit || line_ends || stop - start <= 4) {
            return stop;
        }
        // "Hi Ana thanks for …": the name is what begins with a capital letter.
        (start + 1..limit.min(start + 4))
            .find(|at| !self.shape(*at).has(Shape::CAPITAL))
            .unwrap_or(start + 1)
    }

    /// Tells a word that no greeting holds, and with which many a message begins.
    fn opens_message(&self, at: usize) -> bool {
        matches!(
            self.word(at),
            "i" | "it"
                | "this"
                | "not"
                | "we"
                | "my"
                | "am"
                | "is"
                | "sorry"
                | "thanks"
                | "unfortunately"
        )
    }

    /// Returns the text directly behind the word before `at`.
    fn text_after(&self, at: usize) -> &str {
        match at.checked_sub(1) {
            Some(last) => {
                self.prose.text[self.prose.tokens[last].span.end..].trim_start_matches(' ')
            }
            None => "",
        }
    }

    fn find_closing(&mut self) {
        let found = self
            .formula_closing()
            .or_else(|| self.thankful_closing())
            .or_else(|| self.unusual_closing())
            .or_else(|| self.bare_closing());
        if let Some((start, closing)) = found {
            self.body.end = start.max(self.body.start);
            self.closing = closing;
        }
        self.greeting.end = self.greeting.end.min(self.body.end);
    }

    /// Finds "Kind regards, Ana", on one line or two.
    fn formula_closing(&self) -> Option<(usize, Closing)> {
        let sentences = &self.prose.sentences;
        for (number, sentence) in sentences.iter().enumerate().rev().take(10) {
            let at = sentence.tokens.start;
            let Some(formula) = self
                .all_hits(Cue::Closing)
                .iter()
                .filter(|hit| {
                    sentence.tokens.contains(&hit.start) && hit.start >= self.greeting.end
                })
                .filter(|hit| hit.start == at || self.pause(hit.start) >= Pause::Clause)
                .max_by_key(|hit| hit.end)
                .cloned()
            else {
                continue;
            };
            if at < self.greeting.end.max(self.body.start) {
                continue;
            }
            let own_line = self.pause(at) >= Pause::Line;
            if formula.end < sentence.tokens.end {
                let name = formula.end..sentence.tokens.end;
                if name.len() <= 6 && self.is_name(&name) {
                    return Some((formula.start, Closing { formula, name }));
                }
                // "Thanks so much for everything, Kim": the name stands behind the comma.
                let comma = (formula.end..sentence.tokens.end)
                    .rfind(|at| self.text_after(*at).starts_with(','));
                if let Some(comma) = comma.filter(|_| own_line) {
                    let name = comma..sentence.tokens.end;
                    if name.len() <= 4 && self.is_name(&name) {
                        let formula = formula.start..comma;
                        return Some((formula.start, Closing { formula, name }));
                    }
                }
                if formula.start > at || sentence.tokens.len() > 9 || !own_line {
                    continue;
                }
            }
            let formula = formula.start..sentence.tokens.end;
            let below = sentences.get(number + 1).map(|below| below.tokens.clone());
            match below {
                Some(name) if self.is_name(&name) => {
                    return Some((formula.start, Closing { formula, name }));
                }
                None if own_line || self.is_short_kind() => {
                    let name = formula.end..formula.end;
                    return Some((formula.start, Closing { formula, name }));
                }
                _ => {}
            }
        }
        None
    }

    /// Finds a last sentence that thanks or greets, ends with a comma, and has a name behind it:
    /// "All the best with the search, and thank you, Imogen".
    fn thankful_closing(&self) -> Option<(usize, Closing)> {
        let end = self.prose.tokens.len();
        let greeted = self.greeting.end.max(self.body.start);
        let name_start = (greeted + 1..end)
            .rev()
            .take(4)
            .find(|at| self.pause(*at) >= Pause::Line || self.text_after(*at).starts_with(','))?;
        let name = name_start..end;
        let named = name
            .clone()
            .all(|at| self.shape(at).has(Shape::CAPITAL) || self.is("kiss", at));
        let comma = self.text_after(name_start).starts_with(',');
        if !comma || !named || !self.is_name(&name) {
            return None;
        }
        let sentence = self.sentence(name_start - 1);
        let start = [Cue::Closing, Cue::Thanks]
            .into_iter()
            .flat_map(|cue| self.all_hits(cue))
            .map(|hit| hit.start)
            .filter(|at| sentence.contains(at) && *at >= greeted && *at < name_start)
            .filter(|at| *at == sentence.start || self.pause(*at) >= Pause::Comma)
            .min()?;
        let formula = start..name_start;
        (formula.len() <= 14).then_some((start, Closing { formula, name }))
    }

    /// Finds a closing in words of its own: a short last line with a comma, and a name below it.
    fn unusual_closing(&self) -> Option<(usize, Closing)> {
        let sentences = &self.prose.sentences;
        let count = sentences.len();
        for number in (1..count).rev().take(4) {
            let name = sentences[number].tokens.clone();
            let mut first = number - 1;
            while first > 0
                && self.pause(sentences[first].tokens.start) < Pause::Line
                && number - first < 3
            {
                first -= 1;
            }
            let formula = sentences[first].tokens.start..sentences[number - 1].tokens.end;
            let separate =
                self.pause(formula.start) >= Pause::Line && self.pause(name.start) >= Pause::Line;
            let comma = self
                .text_after(name.start)
                .starts_with([',', '!', '–', '-', '—']);
            if formula.start >= self.greeting.end.max(self.body.start + 1)
                && separate
                && comma
                && formula.len() <= 7
                && self.is_name(&name)
            {
                return Some((formula.start, Closing { formula, name }));
            }
        }
        None
    }

    /// Finds a name alone at the end: "– Zed", "Thanks again! Mohammed".
    fn bare_closing(&self) -> Option<(usize, Closing)> {
        let end = self.prose.tokens.len();
        let last = self.prose.sentences.last()?.tokens.clone();
        let start = (last.start..end)
            .rev()
            .find(|at| self.pause(*at) >= Pause::Clause || *at == last.start)?;
        let name = start..end;
        let apart = start > self.greeting.end && name.len() <= 4;
        let named = apart
            && self.is_name(&name)
            && (start == last.start || self.shape(start).has(Shape::CAPITAL));
        named.then(|| {
            let formula = start..start;
            (start, Closing { formula, name })
        })
    }

    fn is_short_kind(&self) -> bool {
        matches!(
            self.kind,
            Kind::Text | Kind::Portal | Kind::Call | Kind::Voicemail
        )
    }

    /// Tells whether these words can be a person's name.
    fn is_name(&self, words: &Words) -> bool {
        if words.is_empty() || words.len() > 6 {
            return false;
        }
        let capitals = words
            .clone()
            .filter(|at| self.shape(*at).has(Shape::CAPITAL))
            .count();
        let slot = words.clone().any(|at| self.shape(at).has(Shape::SLOT))
            || self.overlaps(Cue::Unfilled, words);
        let whole_name = words.len() > 1 && capitals == words.len();
        let common = words.clone().any(|at| {
            // "Will", "April Moss", "Denise A. Whitlock", "van der Berg".
            let given = self.is("given-name", at) && capitals == words.len();
            let initial = whole_name && self.word(at).len() == 1;
            self.is("no-name", at) && !given && !initial && !slot
        });
        let ends_like_a_sentence = self.text_after(words.end).starts_with(['?']);
        let lower_name = words.len() <= 3
            && words
                .clone()
                .all(|at| !self.words[at].is_known() || self.is("kiss", at));
        let particles = words.clone().take_while(|at| {
            matches!(
                self.word(*at),
                "van" | "von" | "de" | "der" | "den" | "da" | "di" | "ter" | "ten"
            )
        });
        let of_family = particles.count() + capitals == words.len();
        !common
            && !ends_like_a_sentence
            && (slot || of_family || capitals * 2 >= words.len() || lower_name)
    }
}
