//! `Draft`: a text whose untouched pieces follow the facts and whose touched pieces belong to the
//! person.
//!
//! A draft is a row of pieces, each a `lead` (the white space before it) and a `text`. Their
//! concatenation is the whole text, so pieces can neither overlap nor leave a hole. An [`Edit`]
//! changes the text alone; to whom each changed piece belongs is worked out from where the edit
//! begins. Must not know how a text is composed, reviewed or shown.

use std::ops::Range;

use super::case::{Fact, Kind};
use super::compose::{Sentence, Slot};
use super::edit::{Edit, border, clamp};
use super::step::Step;

/// Whose words a piece holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// bowout's: they follow the facts.
    Facts,
    /// The person's: they never change by themselves.
    Hand,
}

/// What bowout would say in a piece's place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The white space before it.
    pub lead: String,
    /// The words.
    pub text: String,
    /// The gaps, by bytes of `text`.
    pub gaps: Vec<(Range<usize>, Fact)>,
    /// How many wordings there are.
    pub wordings: usize,
}

/// One sentence of a draft, or what a hand has made of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What the sentence is for; `None` for one that a hand has added.
    pub slot: Option<Slot>,
    /// The step it takes, if any.
    pub step: Option<Step>,
    /// The white space before it.
    pub lead: String,
    /// Who set the white space.
    pub lead_owner: Owner,
    /// The words; empty where a hand has deleted them.
    pub text: String,
    /// Whose words they are.
    pub owner: Owner,
    /// What bowout says there with the facts as they are; `None` where it has nothing to say.
    pub offer: Option<Offer>,
    /// The facts that a hand's words name, as they were when it wrote them.
    pub names: Vec<Name>,
}

/// A fact as a text names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The fact.
    pub fact: Fact,
    /// Which of its forms it is: a date has several.
    pub form: usize,
    /// The words.
    pub words: String,
}

/// Words of a hand that name a fact as it was before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outdated {
    /// Where they stand, by bytes of the whole text.
    pub span: Range<usize>,
    /// The fact.
    pub fact: Fact,
    /// The words for the fact as it is now, in the same form.
    pub now: String,
}

impl Piece {
    fn weight(&self) -> usize {
        let offer = self.offer.as_ref();
        size_of::<Piece>()
            + self.lead.len()
            + self.text.len()
            + offer.map_or(0, |offer| offer.lead.len() + offer.text.len())
            + offer.map_or(0, |offer| size_of_val(offer.gaps.as_slice()))
            + size_of_val(self.names.as_slice())
    }

    fn composed(sentence: &Sentence) -> Piece {
        Piece {
            slot: Some(sentence.slot),
            step: sentence.step,
            lead: sentence.lead.text().to_owned(),
            lead_owner: Owner::Facts,
            text: sentence.text.clone(),
            owner: Owner::Facts,
            offer: Some(Offer::of(sentence)),
            names: Vec::new(),
        }
    }

    fn added(lead: &str, text: &str) -> Piece {
        Piece {
            slot: None,
            step: None,
            lead: lead.to_owned(),
            lead_owner: Owner::Hand,
            text: text.to_owned(),
            owner: Owner::Hand,
            offer: None,
            names: Vec::new(),
        }
    }

    /// Tells whether a hand has deleted the sentence.
    pub fn is_deleted(&self) -> bool {
        self.owner == Owner::Hand && self.text.is_empty()
    }

    fn remember(&mut self, known: &[Name]) {
        if self.owner == Owner::Facts {
            self.names.clear();
            return;
        }
        let text = &self.text;
        let says = |name: &&Name| text.contains(&name.words);
        let mut names: Vec<Name> = known.iter().filter(says).cloned().collect();
        let older = self
            .names
            .drain(..)
            .filter(|name| text.contains(&name.words));
        for name in older.collect::<Vec<_>>() {
            if !names.iter().any(|other| other.words.contains(&name.words)) {
                names.push(name);
            }
        }
        self.names = names;
    }

    fn settle_owners(&mut self) {
        let (lead, text) = match &self.offer {
            Some(offer) => (offer.lead == self.lead, offer.text == self.text),
            None => (false, false),
        };
        self.lead_owner = if lead { Owner::Facts } else { Owner::Hand };
        self.owner = if text { Owner::Facts } else { Owner::Hand };
    }

    fn take_offer(&mut self) {
        if let Some(offer) = &self.offer {
            if self.owner == Owner::Facts {
                self.text.clone_from(&offer.text);
            }
            if self.lead_owner == Owner::Facts {
                self.lead.clone_from(&offer.lead);
            }
        }
    }
}

impl Offer {
    fn of(sentence: &Sentence) -> Offer {
        Offer {
            lead: sentence.lead.text().to_owned(),
            text: sentence.text.clone(),
            gaps: sentence.gaps.clone(),
            wordings: sentence.wordings,
        }
    }
}

/// A text of one kind, in pieces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Which text it is.
    pub kind: Kind,
    pieces: Vec<Piece>,
    tail: String,
    text: String,
}

impl Draft {
    /// Makes a draft that no hand has touched.
    pub fn new(kind: Kind, sentences: &[Sentence]) -> Draft {
        Draft::restored(
            kind,
            sentences.iter().map(Piece::composed).collect(),
            String::new(),
        )
    }

    /// Puts a draft together from its saved parts; `tail` is the white space after the last piece.
    pub fn restored(kind: Kind, pieces: Vec<Piece>, tail: String) -> Draft {
        let mut draft = Draft {
            kind,
            pieces,
            tail,
            text: String::new(),
        };
        draft.join();
        draft
    }

    /// Returns the whole text, for an email with its `Subject:` line.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns about how many bytes it takes.
    pub fn weight(&self) -> usize {
        let pieces = self.pieces.iter().map(Piece::weight);
        size_of::<Draft>() + self.text.len() + self.tail.len() + pieces.sum::<usize>()
    }

    /// Returns the pieces in their order, deleted ones included.
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// Returns the white space after the last piece.
    pub fn tail(&self) -> &str {
        &self.tail
    }

    /// Tells whether a hand has changed anything.
    pub fn is_touched(&self) -> bool {
        !self.tail.is_empty()
            || self
                .pieces
                .iter()
                .any(|piece| piece.owner == Owner::Hand || piece.lead_owner == Owner::Hand)
    }

    /// Returns each piece's words as bytes of the whole text, in order; empty for deleted ones.
    pub fn spans(&self) -> Vec<Range<usize>> {
        let mut at = 0;
        self.pieces
            .iter()
            .map(|piece| {
                let start = at + piece.lead.len();
                at = start + piece.text.len();
                start..at
            })
            .collect()
    }

    /// Returns the gaps of the pieces that follow the facts, by bytes of the whole text.
    pub fn gaps(&self) -> Vec<(Range<usize>, Fact)> {
        let spans = self.spans();
        let following = self.pieces.iter().zip(&spans);
        following
            .filter(|(piece, _)| piece.owner == Owner::Facts)
            .filter_map(|(piece, span)| Some((piece.offer.as_ref()?, span.start)))
            .flat_map(|(offer, start)| {
                let shifted = move |(gap, fact): &(Range<usize>, Fact)| {
                    (gap.start + start..gap.end + start, *fact)
                };
                offer.gaps.iter().map(shifted)
            })
            .collect()
    }

    /// Returns the index of the piece that an offset of the text stands in or directly behind.
    pub fn piece_at(&self, offset: usize) -> Option<usize> {
        let spans = self.spans();
        let visible = |&index: &usize| !self.pieces[index].text.is_empty();
        let holds = |&index: &usize| spans[index].start <= offset && offset <= spans[index].end;
        (0..spans.len())
            .rev()
            .filter(visible)
            .find(holds)
            .or_else(|| {
                (0..spans.len())
                    .filter(visible)
                    .find(|&i| offset < spans[i].start)
            })
            .or_else(|| (0..spans.len()).rev().find(visible))
    }

    /// Changes the text by hand. What is inserted belongs to the piece in which the edit begins.
    ///
    /// White space between pieces belongs to no sentence: changing it leaves them following the
    /// facts. Words written between pieces become a piece of their own.
    pub fn apply(&mut self, edit: &Edit) {
        let range = clamp(&self.text, &edit.range);
        let target = self.segment_of(range.start, range.is_empty());
        let mut at = 0;
        for segment in 0..=self.pieces.len() * 2 {
            let part = self.segment_mut(segment);
            let (start, end) = (at, at + part.len());
            at = end;
            let cut = range.start.clamp(start, end) - start..range.end.clamp(start, end) - start;
            let insert = if segment == target { &*edit.insert } else { "" };
            if !cut.is_empty() || !insert.is_empty() {
                part.replace_range(cut, insert);
            }
        }
        self.settle();
    }

    /// Remembers which facts the hand's words name; to be called after each edit, with all facts as
    /// texts name them now.
    pub fn remember(&mut self, known: &[Name]) {
        self.pieces
            .iter_mut()
            .for_each(|piece| piece.remember(known));
    }

    /// Returns where a hand's words name a fact as it was, and what they would be now.
    pub fn outdated(&self, known: &[Name]) -> Vec<Outdated> {
        let mut found = Vec::new();
        for (piece, span) in self.pieces.iter().zip(self.spans()) {
            for name in &piece.names {
                let same = |now: &&Name| now.fact == name.fact && now.form == name.form;
                let Some(now) = known
                    .iter()
                    .find(same)
                    .filter(|now| now.words != name.words)
                else {
                    continue;
                };
                let Some(at) = piece.text.find(&name.words) else {
                    continue;
                };
                let start = span.start + at;
                found.push(Outdated {
                    span: start..start + name.words.len(),
                    fact: name.fact,
                    now: now.words.clone(),
                });
            }
        }
        found
    }

    /// Takes what bowout says with the facts as they are now; only untouched pieces change.
    ///
    /// Returns where a caret at `caret` stands afterwards: in the same piece, as far as it reaches.
    pub fn follow(&mut self, sentences: &[Sentence], caret: usize) -> usize {
        let place = self.place(caret);
        let mut old: Vec<Option<Piece>> = std::mem::take(&mut self.pieces)
            .into_iter()
            .map(Some)
            .collect();
        let mut row: Vec<(Option<usize>, Piece)> = sentences
            .iter()
            .map(|sentence| follow_sentence(sentence, &mut old))
            .collect();
        keep_the_hands_own(&mut old, &mut row);
        let kept = place.and_then(|(index, offset)| {
            let now = row.iter().position(|(from, _)| *from == Some(index))?;
            Some((now, offset))
        });
        self.pieces = row.into_iter().map(|(_, piece)| piece).collect();
        self.join();
        kept.map_or_else(
            || border(&self.text, caret),
            |(index, offset)| self.offset_in(index, offset),
        )
    }

    /// Gives a piece back to bowout: it follows the facts again, or goes where bowout says nothing.
    pub fn give_back(&mut self, index: usize) {
        let Some(piece) = self.pieces.get_mut(index) else {
            return;
        };
        if piece.offer.is_some() {
            piece.owner = Owner::Facts;
            piece.lead_owner = Owner::Facts;
            piece.take_offer();
        } else {
            self.pieces.remove(index);
        }
        self.join();
    }

    /// Returns the segment that an edit begins in: segments are lead and text of each piece in
    /// turn, then the tail.
    fn segment_of(&self, offset: usize, is_insertion: bool) -> usize {
        let spans = self.spans();
        let text_of = |index: usize| index * 2 + 1;
        if is_insertion {
            let ends = |&i: &usize| spans[i].end == offset && !spans[i].is_empty();
            let starts = |&i: &usize| spans[i].start == offset;
            let found = (0..spans.len())
                .find(ends)
                .or_else(|| (0..spans.len()).find(starts));
            if let Some(index) = found {
                return text_of(index);
            }
        }
        for (index, span) in spans.iter().enumerate() {
            if offset < span.start {
                return index * 2;
            }
            if offset < span.end {
                return text_of(index);
            }
        }
        spans.len() * 2
    }

    fn segment_mut(&mut self, segment: usize) -> &mut String {
        match self.pieces.get_mut(segment / 2) {
            Some(piece) if segment.is_multiple_of(2) => &mut piece.lead,
            Some(piece) => &mut piece.text,
            None => &mut self.tail,
        }
    }

    /// After an edit: words stand in texts, white space in leads, and each piece knows its owner.
    fn settle(&mut self) {
        self.move_words_out_of_leads();
        self.move_blanks_into_leads();
        self.drop_empty_added();
        self.pieces.iter_mut().for_each(Piece::settle_owners);
        self.join();
    }

    fn move_words_out_of_leads(&mut self) {
        let mut index = 0;
        while index <= self.pieces.len() {
            let lead = self.segment_mut(index * 2).clone();
            if let Some((before, words, after)) = around_words(&lead) {
                self.place_words(index, before, words, after);
            }
            index += 1;
        }
    }

    /// Puts words found in the lead of piece `index` (or in the tail) where they belong.
    fn place_words(&mut self, index: usize, before: &str, words: &str, after: &str) {
        if let Some(next) = self.pieces.get_mut(index)
            && after.is_empty()
            && !next.text.is_empty()
        {
            before.clone_into(&mut next.lead);
            next.text.insert_str(0, words);
            return;
        }
        after.clone_into(self.segment_mut(index * 2));
        let previous = index.checked_sub(1).map(|i| &mut self.pieces[i]);
        match previous {
            Some(previous) if goes_on(&previous.text, before) => {
                previous.text.push_str(before);
                previous.text.push_str(words);
            }
            _ => self.pieces.insert(index, Piece::added(before, words)),
        }
    }

    fn move_blanks_into_leads(&mut self) {
        for index in 0..self.pieces.len() {
            let piece = &mut self.pieces[index];
            let words = piece.text.trim_start();
            let blank = piece.text.len() - words.len();
            piece.lead.push_str(&piece.text[..blank]);
            piece.text.replace_range(..blank, "");
            let end = piece.text.trim_end().len();
            let blanks = piece.text.split_off(end);
            if !blanks.is_empty() {
                self.segment_mut((index + 1) * 2).insert_str(0, &blanks);
            }
        }
    }

    fn drop_empty_added(&mut self) {
        let mut index = 0;
        while index < self.pieces.len() {
            let piece = &self.pieces[index];
            if piece.slot.is_none() && piece.text.is_empty() {
                let lead = self.pieces.remove(index).lead;
                self.segment_mut(index * 2).insert_str(0, &lead);
            } else {
                index += 1;
            }
        }
    }

    fn join(&mut self) {
        self.text.clear();
        for piece in &self.pieces {
            self.text.push_str(&piece.lead);
            self.text.push_str(&piece.text);
        }
        self.text.push_str(&self.tail);
    }

    fn place(&self, caret: usize) -> Option<(usize, usize)> {
        let index = self.piece_at(caret)?;
        Some((index, caret.saturating_sub(self.spans()[index].start)))
    }

    fn offset_in(&self, index: usize, offset: usize) -> usize {
        let span = &self.spans()[index];
        border(&self.text, (span.start + offset).min(span.end))
    }
}

/// Makes the piece for a sentence, out of the old piece of its slot where there is one.
fn follow_sentence(sentence: &Sentence, old: &mut [Option<Piece>]) -> (Option<usize>, Piece) {
    let same_slot = |piece: &Option<Piece>| {
        piece
            .as_ref()
            .is_some_and(|piece| piece.slot == Some(sentence.slot))
    };
    let Some(from) = old.iter().position(same_slot) else {
        return (None, Piece::composed(sentence));
    };
    let Some(mut piece) = old[from].take() else {
        return (None, Piece::composed(sentence));
    };
    piece.step = sentence.step;
    piece.offer = Some(Offer::of(sentence));
    piece.take_offer();
    (Some(from), piece)
}

/// Keeps pieces that bowout has nothing to say for but a hand has written or deleted, each behind
/// the piece that it stood behind.
fn keep_the_hands_own(old: &mut [Option<Piece>], row: &mut Vec<(Option<usize>, Piece)>) {
    let mut behind = None;
    for (from, slot) in old.iter_mut().enumerate() {
        let placed =
            |row: &[(Option<usize>, Piece)]| row.iter().position(|(index, _)| *index == Some(from));
        if placed(row).is_some() {
            behind = Some(from);
            continue;
        }
        let Some(mut piece) = slot.take().filter(|piece| piece.owner == Owner::Hand) else {
            continue;
        };
        piece.offer = None;
        let at = row
            .iter()
            .position(|(index, _)| behind.is_some() && *index == behind)
            .map_or(0, |index| index + 1);
        row.insert(at, (Some(from), piece));
        behind = Some(from);
    }
}

/// Splits white space that holds words into what is before, the words, and what is after them.
fn around_words(lead: &str) -> Option<(&str, &str, &str)> {
    let words = lead.trim();
    if words.is_empty() {
        return None;
    }
    let start = lead.len() - lead.trim_start().len();
    let end = start + words.len();
    Some((&lead[..start], words, &lead[end..]))
}

/// Tells whether words after `text` and some white space go on with the same sentence.
fn goes_on(text: &str, blank: &str) -> bool {
    let closed = text
        .trim_end_matches(['"', '\'', '”', '’', ')'])
        .ends_with(['.', '!', '?', '…']);
    !text.is_empty() && !blank.contains('\n') && (blank.is_empty() || !closed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::compose::Lead;
    use proptest::prelude::*;

    fn sentence(slot: Slot, lead: Lead, text: &str) -> Sentence {
        Sentence {
            slot,
            step: None,
            lead,
            text: text.to_owned(),
            gaps: Vec::new(),
            wordings: 1,
        }
    }

    fn letter(company: &str) -> Vec<Sentence> {
        vec![
            sentence(Slot::Greeting, Lead::Start, "Dear Ana,"),
            sentence(
                Slot::Thanks,
                Lead::Paragraph,
                &format!("Thank you for inviting me to {company}."),
            ),
            sentence(Slot::Cancel, Lead::Blank, "I need to cancel."),
            sentence(Slot::SignOff, Lead::Paragraph, "Best wishes,\nKim"),
        ]
    }

    fn draft() -> Draft {
        Draft::new(Kind::Email, &letter("Acme"))
    }

    /// Types `insert` in place of the first `words` of the text.
    fn replace(draft: &mut Draft, words: &str, insert: &str) {
        let start = draft
            .text()
            .find(words)
            .expect("the words stand in the text");
        draft.apply(&Edit {
            range: start..start + words.len(),
            insert: insert.to_owned(),
        });
    }

    /// Types one letter after another behind the first `words` of the text.
    fn type_behind(draft: &mut Draft, words: &str, typed: &str) {
        let mut at = draft
            .text()
            .find(words)
            .expect("the words stand in the text")
            + words.len();
        for letter in typed.chars() {
            draft.apply(&Edit {
                range: at..at,
                insert: letter.to_string(),
            });
            at += letter.len_utf8();
        }
    }

    fn owners(draft: &Draft) -> Vec<Owner> {
        draft.pieces().iter().map(|piece| piece.owner).collect()
    }

    use Owner::{Facts, Hand};

    #[test]
    fn an_untouched_draft_is_what_is_composed() {
        let mut draft = draft();
        draft.follow(&letter("Globex"), 0);
        assert_eq!(draft, Draft::new(Kind::Email, &letter("Globex")));
        assert!(!draft.is_touched());
    }

    #[test]
    fn a_touched_sentence_stays_and_the_others_follow() {
        let mut draft = draft();
        replace(&mut draft, "need to", "must");
        assert_eq!(owners(&draft), [Facts, Facts, Hand, Facts]);
        draft.follow(&letter("Globex"), 0);
        assert_eq!(
            draft.text(),
            "Dear Ana,\n\nThank you for inviting me to Globex. I must cancel.\n\nBest wishes,\nKim"
        );
    }

    #[test]
    fn a_sentence_typed_behind_another_is_added_and_touches_neither() {
        let mut draft = draft();
        type_behind(
            &mut draft,
            "I need to cancel.",
            " It was a hard choice. Truly.",
        );
        assert_eq!(owners(&draft), [Facts, Facts, Facts, Hand, Hand, Facts]);
        draft.follow(&letter("Globex"), 0);
        assert!(
            draft
                .text()
                .contains("Globex. I need to cancel. It was a hard choice. Truly.\n\nBest")
        );
    }

    #[test]
    fn words_typed_on_at_the_end_belong_to_the_sentence() {
        let mut draft = draft();
        replace(&mut draft, "cancel.", "cancel");
        type_behind(&mut draft, "to cancel", " our talk.");
        assert_eq!(owners(&draft), [Facts, Facts, Hand, Facts]);
    }

    #[test]
    fn an_edit_across_sentences_touches_both_and_belongs_to_the_first() {
        let mut draft = draft();
        replace(&mut draft, "Acme. I need", "you, but I have");
        assert_eq!(owners(&draft), [Facts, Hand, Hand, Facts]);
        assert_eq!(
            draft.pieces()[1].text,
            "Thank you for inviting me to you, but I have"
        );
        assert_eq!(draft.pieces()[2].text, "to cancel.");
    }

    #[test]
    fn a_new_paragraph_between_sentences_touches_no_words() {
        let mut draft = draft();
        type_behind(&mut draft, "Acme.", "\n\n");
        assert_eq!(owners(&draft), [Facts; 4]);
        assert!(draft.is_touched());
        draft.follow(&letter("Globex"), 0);
        assert!(draft.text().contains("to Globex.\n\n I need"));
    }

    #[test]
    fn a_deleted_sentence_stays_deleted_until_given_back() {
        let mut draft = draft();
        replace(&mut draft, "I need to cancel.", "");
        draft.follow(&letter("Globex"), 0);
        assert!(draft.pieces()[2].is_deleted());
        assert!(!draft.text().contains("cancel"));
        draft.give_back(2);
        assert_eq!(draft.pieces()[2].text, "I need to cancel.");
    }

    #[test]
    fn a_sentence_rewritten_from_nothing_keeps_its_slot() {
        let mut draft = draft();
        replace(&mut draft, "I need to cancel.", "");
        type_behind(&mut draft, "Acme. ", "I cancel.");
        assert_eq!(draft.pieces()[2].text, "I cancel.");
        assert_eq!(draft.pieces()[2].slot, Some(Slot::Cancel));
    }

    #[test]
    fn typing_and_taking_it_back_leaves_the_sentence_untouched() {
        let mut draft = draft();
        type_behind(&mut draft, "I need", "x");
        replace(&mut draft, "needx", "need");
        assert!(!draft.is_touched());
    }

    #[test]
    fn a_touched_sentence_outlives_its_slot_and_goes_when_given_back() {
        let mut draft = draft();
        replace(&mut draft, "need to", "must");
        let without: Vec<_> = letter("Acme")
            .into_iter()
            .filter(|sentence| sentence.slot != Slot::Cancel)
            .collect();
        draft.follow(&without, 0);
        assert!(draft.text().contains("to Acme. I must cancel.\n\nBest"));
        draft.give_back(2);
        assert_eq!(draft, Draft::new(Kind::Email, &without));
    }

    #[test]
    fn a_caret_stays_in_its_sentence_when_facts_change_before_it() {
        let mut draft = draft();
        let caret = draft.text().find("cancel").unwrap();
        let caret = draft.follow(&letter("Globex and Sons"), caret);
        assert!(draft.text()[caret..].starts_with("cancel"));
    }

    fn company(words: &str) -> Vec<Name> {
        vec![Name {
            fact: Fact::Company,
            form: 0,
            words: words.to_owned(),
        }]
    }

    #[test]
    fn a_hands_words_that_name_an_old_fact_are_found() {
        let mut draft = draft();
        replace(&mut draft, "Thank you for inviting", "Thanks for asking");
        draft.remember(&company("Acme"));
        draft.follow(&letter("Globex"), 0);
        assert_eq!(
            draft.outdated(&company("Acme")),
            [],
            "nothing has changed yet"
        );
        let found = draft.outdated(&company("Globex"));
        assert_eq!(&draft.text()[found[0].span.clone()], "Acme");
        draft.apply(&Edit {
            range: found[0].span.clone(),
            insert: found[0].now.clone(),
        });
        draft.remember(&company("Globex"));
        assert_eq!(draft.outdated(&company("Globex")), []);
    }

    #[test]
    fn sentences_that_follow_the_facts_are_never_outdated() {
        let mut draft = draft();
        draft.remember(&company("Acme"));
        draft.follow(&letter("Globex"), 0);
        assert_eq!(draft.outdated(&company("Globex")), []);
    }

    #[derive(Clone, Debug)]
    enum Deed {
        Type(usize, usize, String),
        Company(String),
        Skip(usize),
        GiveBack(usize),
    }

    fn deeds() -> impl Strategy<Value = Vec<Deed>> {
        let words = prop_oneof![
            Just(String::new()),
            Just(" ".to_owned()),
            Just("\n\n".to_owned()),
            Just("é".to_owned()),
            Just("A new one. ".to_owned()),
            "[a-z .\n]{0,8}",
            "\\PC{0,4}"
        ];
        let deed = prop_oneof![
            4 => (0..90usize, 0..12usize, words).prop_map(|(at, len, text)| Deed::Type(at, len, text)),
            2 => "[A-Z][a-z]{0,8}".prop_map(Deed::Company),
            1 => (0..4usize).prop_map(Deed::Skip),
            1 => (0..6usize).prop_map(Deed::GiveBack),
        ];
        prop::collection::vec(deed, 0..40)
    }

    fn sentences(company: &str, skip: usize) -> Vec<Sentence> {
        let mut all = letter(company);
        if skip > 0 {
            all.remove(skip);
        }
        all
    }

    proptest! {
        #[test]
        fn through_any_history_hands_keep_their_words_and_the_rest_follows(deeds in deeds()) {
            let (mut draft, mut company, mut skip) = (draft(), "Acme".to_owned(), 0);
            for deed in deeds {
                let before = draft.clone();
                match deed {
                    Deed::Type(at, len, insert) => {
                        let edit = Edit { range: at..at + len, insert };
                        draft.apply(&edit);
                        prop_assert_eq!(draft.text(), edit.apply(before.text()));
                    }
                    Deed::Company(name) => company = name,
                    Deed::Skip(slot) => skip = slot,
                    Deed::GiveBack(index) => draft.give_back(index),
                }
                let touched = by_hand(&draft);
                let fresh = sentences(&company, skip);
                let caret = draft.follow(&fresh, draft.text().len() / 2);
                prop_assert!(draft.text().is_char_boundary(caret));
                prop_assert_eq!(by_hand(&draft), touched, "touched pieces never change by themselves");
                for piece in draft.pieces().iter().filter(|piece| piece.owner == Owner::Facts) {
                    let same = fresh.iter().find(|sentence| Some(sentence.slot) == piece.slot);
                    prop_assert_eq!(Some(&piece.text), same.map(|sentence| &sentence.text));
                }
                let once = draft.clone();
                draft.follow(&fresh, 0);
                prop_assert_eq!(&draft, &once, "following twice changes nothing");
                prop_assert_eq!(Draft::restored(draft.kind, draft.pieces.clone(), draft.tail.clone()), once);
            }
        }
    }

    fn by_hand(draft: &Draft) -> Vec<(Option<Slot>, String)> {
        let mut pieces: Vec<_> = draft
            .pieces()
            .iter()
            .filter(|piece| piece.owner == Owner::Hand)
            .map(|piece| (piece.slot, piece.text.clone()))
            .collect();
        pieces.sort();
        pieces
    }
}
