//! Saved drafts: what was saved comes back the same, whatever the facts and pieces are; whatever
//! else stands in the file comes back harmless, with all offsets on the borders of characters.

use std::rc::Rc;

use bowout::domain::case::{Fact, Kind};
use bowout::domain::clean::clean;
use bowout::domain::compose::compose;
use bowout::domain::document::Document;
use bowout::domain::draft::Draft;
use bowout::domain::edit::Edit;
use bowout::domain::names::names;
use bowout::domain::plan::plan;
use bowout::formats::record::{Kept, Recorder, Sides, restore};
use bowout::formats::{journal, record};
use jiff::Zoned;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::json;

use super::hostile::{BOOK, DRAFT, SPICE, assert_harmless, mutated};
use super::runs;

fn spiced() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => prop::collection::vec(select(SPICE), 0..6).prop_map(|parts| parts.concat()),
        1 => any::<String>(),
    ]
}

/// A text as it is after it came in.
fn cleaned() -> impl Strategy<Value = String> {
    spiced().prop_map(|text| clean(&text).text)
}

type HandEdit = (prop::sample::Index, usize, String);

fn edits() -> impl Strategy<Value = Vec<HandEdit>> {
    prop::collection::vec((any::<prop::sample::Index>(), 0..40_usize, cleaned()), 0..8)
}

/// Says what bowout says with the facts, then lets a hand edit it.
fn edited(document: &Document, kind: Kind, edits: Vec<HandEdit>) -> Draft {
    let book = &*BOOK;
    let now: Zoned = "2026-11-22T20:00[UTC]".parse().unwrap();
    let plan = plan(&document.case, &now, &book.approach);
    let sentences = compose(
        &document.case,
        &plan,
        kind,
        &document.wordings,
        &book.phrases,
    );
    let mut draft = Draft::new(kind, &sentences);
    for (at, removed, insert) in edits {
        let at = at.index(draft.text().len() + 1);
        let range = at..at + removed;
        draft.apply(&Edit { range, insert });
        draft.remember(&names(&document.case));
    }
    draft
}

/// All offsets of a document's drafts are on the borders of characters, and all its texts clean.
fn holds(document: &Document) -> Result<(), TestCaseError> {
    for draft in document.drafts.values() {
        let text = draft.text();
        assert_harmless(text)?;
        let mut at = 0;
        for (span, piece) in draft.spans().into_iter().zip(draft.pieces()) {
            prop_assert_eq!(span.start, at + piece.lead.len(), "pieces tile the text");
            prop_assert_eq!(text.get(span.clone()), Some(&*piece.text));
            at = span.end;
            if let Some(offer) = &piece.offer {
                for (gap, _) in &offer.gaps {
                    prop_assert!(offer.text.get(gap.clone()).is_some(), "{offer:?}");
                }
            }
        }
        prop_assert_eq!(at + draft.tail().len(), text.len());
        for (gap, fact) in draft.gaps() {
            prop_assert!(
                text.get(gap.clone()).is_some(),
                "{fact:?} {gap:?} in {text:?}"
            );
        }
    }
    for text in [&document.notes, &document.appointment] {
        assert_harmless(text)?;
    }
    for fact in Fact::ALL {
        assert_harmless(&document.case.get(*fact))?;
    }
    Ok(())
}

fn saved_and_read(document: &Document) -> Kept {
    let checkpoint = Recorder::default().checkpoint(document, Sides::default());
    restore(&checkpoint, &[]).unwrap()
}

/// A piece as it may stand in a file, right or wrong.
fn any_piece() -> impl Strategy<Value = serde_json::Value> {
    let slot = select(&["subject", "greeting", "cancel", "sign_off", "chorus"]);
    let gaps = prop::collection::vec((0..30_usize, 0..30_usize, any::<bool>()), 0..4);
    let words = (spiced(), spiced(), spiced(), spiced());
    let choices = (any::<bool>(), any::<bool>(), any::<bool>());
    (slot, gaps, words, choices, any::<u32>()).prop_map(
        |(slot, gaps, (lead, text, offered, name), (mine, lead_is_mine, has_offer), wordings)| {
            let gaps: Vec<_> = gaps
                .into_iter()
                .map(|(start, end, known)| {
                    json!([start, end, if known { "job.company" } else { "job.moon" }])
                })
                .collect();
            let offer = has_offer.then(
                || json!({"lead": lead, "text": offered, "gaps": gaps, "wordings": wordings}),
            );
            json!({
                "slot": slot, "lead": lead, "lead_is_mine": lead_is_mine, "text": text,
                "is_mine": mine, "offer": offer, "names": [["job.company", wordings, name]],
            })
        },
    )
}

proptest! {
    #![proptest_config(runs(60))]

    #[test]
    fn what_was_saved_comes_back(
        facts in prop::collection::vec((select(Fact::ALL), cleaned()), 0..20),
        drafts in prop::collection::vec((select(Kind::ALL), edits()), 0..3),
        notes in cleaned(),
        appointment in cleaned(),
    ) {
        let mut document = Document { notes, appointment, ..Document::default() };
        for (fact, text) in facts {
            document.set(fact, &text);
        }
        for (kind, edits) in drafts {
            let draft = edited(&document, kind, edits);
            document.drafts.insert(kind, Rc::new(draft));
        }
        holds(&document)?;
        let again = saved_and_read(&document).document;
        if document.drafts.values().all(|draft| clean(draft.text()).text == draft.text()) {
            prop_assert_eq!(again, document);
        } else {
            // An edit has left half a letter, which nobody sees: it is cleaned away.
            holds(&again)?;
            prop_assert_eq!(saved_and_read(&again).document, again);
        }
    }

    #[test]
    fn any_pieces_come_back_harmless(
        kind in select(&["email", "text", "phone", "sonnet"]),
        pieces in prop::collection::vec(any_piece(), 0..6),
        facts in prop::collection::btree_map(select(&["job.company", "interview.date", "reason", "moon"]), spiced(), 0..4),
        tail in spiced(),
    ) {
        let drafts = json!({kind: {"pieces": pieces, "tail": tail}});
        let saved = json!({"version": 1, "document": {"facts": facts, "drafts": drafts, "notes": tail}});
        let kept = restore(saved.to_string().as_bytes(), &[]).unwrap();
        holds(&kept.document)?;
        prop_assert_eq!(saved_and_read(&kept.document), kept, "read and saved again, it is the same");
    }

    #[test]
    fn damaged_words_of_a_journal(
        text in mutated(DRAFT),
        change in mutated(r#"{"kind":"step","change":{"o":[["notes",{"s":[0,0,"x"]}]]}}"#),
    ) {
        if let Ok(kept) = record::restore(text.as_bytes(), &[change.into_bytes()]) {
            holds(&kept.document)?;
            for document in kept.past.iter().chain(&kept.future) {
                holds(document)?;
            }
        }
        let bytes = [journal::HEAD, &journal::entry(0, text.as_bytes()), text.as_bytes()].concat();
        prop_assert_eq!(journal::read(&bytes).unwrap().checkpoint, text.into_bytes());
    }
}
