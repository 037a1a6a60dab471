//! Journals that were cut or damaged: what is whole before the damage comes back, what is behind it
//! is named and kept, and nothing stumbles.

use std::fs;
use std::path::Path;

use bowout::formats::journal::{self, HEAD, Unreadable};
use bowout::formats::record::restore;
use bowout::outside::drafts::Folder;
use proptest::prelude::*;

use super::histories::{Deed, Player, deed};
use super::runs;

fn played(deeds: Vec<Deed>) -> Player {
    let mut player = Player::new();
    for deed in deeds {
        player.act(deed).unwrap();
    }
    player
}

/// Where each entry ends.
fn ends(player: &Player) -> Vec<usize> {
    let read = journal::read(&player.journal).unwrap();
    let payloads = [read.checkpoint].into_iter().chain(read.records);
    let ends = payloads.scan(HEAD.len(), |at, payload| {
        *at += journal::entry(0, &payload).len();
        Some(*at)
    });
    ends.collect()
}

/// What is whole of a journal is the first so many entries, and the document is the one after them.
fn gives_back(bytes: &[u8], player: &Player, whole: usize) -> Result<(), TestCaseError> {
    let read = journal::read(bytes);
    let Some(last) = whole.checked_sub(1) else {
        prop_assert!(read.is_err());
        return Ok(());
    };
    let read = read.unwrap();
    prop_assert_eq!(read.records.len(), last);
    let end = ends(player)[last];
    prop_assert_eq!(
        read.bad_tail,
        (end < bytes.len()).then_some(end..bytes.len())
    );
    let kept = restore(&read.checkpoint, &read.records).unwrap();
    prop_assert_eq!(&kept.document, &player.documents[last]);
    Ok(())
}

/// A folder in which a program was killed gives back what is whole, names what is not, and loses
/// no byte of it.
fn is_put_in_order(bytes: &[u8], whole: usize) -> Result<(), TestCaseError> {
    let data = tempfile::tempdir().unwrap();
    let name = "draft.00000001.there";
    let path = data.path().join("drafts").join(name);
    fs::create_dir(path.parent().unwrap()).unwrap();
    fs::write(&path, bytes).unwrap();
    let folder = Folder::below(data.path());
    let is_newer = journal::read(bytes) == Err(Unreadable::Newer);
    let reading = folder.find().unwrap().remove(0).read();
    let notes = folder.tidy().unwrap();
    prop_assert_eq!(reading.journal.is_some(), whole > 0);
    let is_damaged = reading
        .journal
        .is_none_or(|journal| journal.bad_tail.is_some());
    let is_empty = HEAD.starts_with(bytes);
    let told = [reading.notes, notes].concat();
    let is_named = told.iter().any(|note| note.contains(name));
    prop_assert_eq!(is_named, is_damaged && !is_empty, "{:?}", told);
    if !is_empty {
        let aside = data.path().join("damaged").join(name);
        let kept = if is_damaged && !is_newer {
            &aside
        } else {
            &path
        };
        prop_assert_eq!(fs::read(kept).unwrap(), bytes, "{}", kept.display());
    }
    prop_assert_eq!(path.exists(), whole > 0 || is_newer);
    prop_assert_eq!(again(data.path())?.is_empty(), !is_newer, "told once");
    Ok(())
}

fn again(data: &Path) -> Result<Vec<String>, TestCaseError> {
    let tidied = Folder::below(data).tidy();
    tidied.map_err(|error| TestCaseError::fail(error.to_string()))
}

proptest! {
    #![proptest_config(runs(24))]

    #[test]
    fn cut_journals(deeds in prop::collection::vec(deed(), 0..8), cut in any::<prop::sample::Index>()) {
        let player = played(deeds);
        let bytes = &player.journal[..cut.index(player.journal.len() + 1)];
        let whole = ends(&player).iter().filter(|end| **end <= bytes.len()).count();
        gives_back(bytes, &player, whole)?;
        is_put_in_order(bytes, whole)?;
    }

    #[test]
    fn damaged_journals(
        deeds in prop::collection::vec(deed(), 0..8),
        flips in prop::collection::vec((any::<prop::sample::Index>(), 1..=255_u8), 1..4),
    ) {
        let player = played(deeds);
        let mut bytes = player.journal.clone();
        for (at, flip) in &flips {
            bytes[at.index(player.journal.len())] ^= flip;
        }
        let pairs = bytes.iter().zip(&player.journal);
        let same = pairs.take_while(|(now, before)| now == before).count();
        let whole = if same < HEAD.len() {
            0
        } else {
            ends(&player).iter().filter(|end| **end <= same).count()
        };
        gives_back(&bytes, &player, whole)?;
        is_put_in_order(&bytes, whole)?;
    }
}

#[test]
fn a_journal_cut_at_every_byte_gives_back_what_is_whole() {
    let player = played(vec![
        Deed::Keys("<f4><ctrl+end> Mine."),
        Deed::Undo(1),
        Deed::Keys("<f4>é<enter>"),
        Deed::Paste("two\nlines".to_owned()),
    ]);
    let ends = ends(&player);
    assert!(ends.len() > 5);
    for length in 0..=player.journal.len() {
        let bytes = &player.journal[..length];
        let whole = ends.iter().filter(|end| **end <= length).count();
        match journal::read(bytes) {
            Err(why) => assert_eq!((why, whole), (Unreadable::Unfinished, 0), "at {length}"),
            Ok(read) => assert_eq!(read.records.len() + 1, whole, "at {length}"),
        }
        // Each document is made once: what lies between two ends changes nothing.
        if ends.contains(&length) {
            gives_back(bytes, &player, whole).unwrap();
        }
    }
}
