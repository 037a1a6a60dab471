//! What turns one document into another, found by looking only at what they don't share: a key
//! changes one piece of one draft.
//!
//! Must not know records.

use std::mem;
use std::rc::Rc;

use serde_json::Value;

use super::difference::{Difference, difference, text_difference};
use super::shapes::{SavedPiece, json, value};
use crate::domain::document::Document;
use crate::domain::draft::{Draft, Piece};

/// Works out what turns one document into another, looking only at what they don't share.
pub(super) fn change(old: &Document, new: &Document) -> Option<Difference> {
    let (mut old, mut new) = (old.clone(), new.clone());
    if Rc::ptr_eq(&old.case, &new.case) {
        old.case = Rc::default();
        new.case = Rc::clone(&old.case);
    }
    old.drafts.retain(|kind, draft| {
        let other = new.drafts.get(kind);
        let is_shared = other.is_some_and(|other| Rc::ptr_eq(draft, other));
        if is_shared {
            new.drafts.remove(kind);
        }
        !is_shared
    });
    let drafts = draft_changes(&mut old, &mut new);
    for (old, new) in [
        (&mut old.notes, &mut new.notes),
        (&mut old.appointment, &mut new.appointment),
    ] {
        if old == new {
            old.clear();
            new.clear();
        }
    }
    let rest = (old != new).then(|| difference(&value(&old), &value(&new)));
    let drafts = (!drafts.is_empty()).then_some(Difference::Fields(drafts));
    with_field(rest.flatten(), "drafts", drafts)
}

/// Adds the change of one more field to what changes in an object.
fn with_field(
    rest: Option<Difference>,
    name: &str,
    change: Option<Difference>,
) -> Option<Difference> {
    let Some(change) = change else { return rest };
    let mut fields = match rest {
        Some(Difference::Fields(fields)) => fields,
        _ => Vec::new(),
    };
    fields.push((name.to_owned(), change));
    Some(Difference::Fields(fields))
}

/// Takes the drafts that both documents have out of them, and returns what turns one into the other.
fn draft_changes(old: &mut Document, new: &mut Document) -> Vec<(String, Difference)> {
    let mut changes = Vec::new();
    old.drafts.retain(|kind, before| {
        let Some(after) = new.drafts.remove(kind) else {
            return true;
        };
        let fields = draft_change(before, &after);
        if !fields.is_empty() {
            changes.push((kind.name().to_owned(), Difference::Fields(fields)));
        }
        false
    });
    changes
}

/// Works out what turns one draft into another, looking only at the pieces that differ: a key
/// changes one of them.
fn draft_change(old: &Draft, new: &Draft) -> Vec<(String, Difference)> {
    let (before, after) = (old.pieces(), new.pieces());
    let same = before.iter().zip(after).take_while(|(old, new)| old == new);
    let start = same.count();
    let (before, after) = (&before[start..], &after[start..]);
    let same = before.iter().rev().zip(after.iter().rev());
    let end = same.take_while(|(old, new)| old == new).count();
    let before = &before[..before.len() - end];
    let after = &after[..after.len() - end];
    let pieces = if before.len() == after.len() {
        let pairs = before.iter().zip(after).zip(start..);
        let changes =
            pairs.filter_map(|((old, new), place)| Some((place, piece_change(old, new)?)));
        Difference::Elements(changes.collect())
    } else {
        let inserted = after.iter().map(piece_value).collect();
        Difference::Splice(start, before.len(), inserted)
    };
    let tail = difference(&Value::from(old.tail()), &Value::from(new.tail()));
    let pieces = (pieces != Difference::Elements(Vec::new())).then_some(pieces);
    [("pieces", pieces), ("tail", tail)]
        .into_iter()
        .filter_map(|(name, change)| Some((name.to_owned(), change?)))
        .collect()
}

/// Works out what turns one piece into another. Mostly that is a letter of its text, and the rest
/// need not be looked at field by field.
fn piece_change(old: &Piece, new: &Piece) -> Option<Difference> {
    let (mut old, mut new) = (SavedPiece::of(old), SavedPiece::of(new));
    let (before, after) = (mem::take(&mut old.text), mem::take(&mut new.text));
    let text = (before != after).then(|| text_difference(&before, &after));
    let rest = (old != new).then(|| difference(&json(&old), &json(&new)));
    with_field(rest.flatten(), "text", text)
}

fn piece_value(piece: &Piece) -> Value {
    json(&SavedPiece::of(piece))
}
