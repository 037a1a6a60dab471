//! The file that an open draft is written to: appended to, replaced after a failure, and missed when
//! somebody deletes it.
//!
//! Must not know what the bytes mean, nor when it is synced.

use std::fs::{self, File};
use std::io::{self, Write};
use std::os::unix::fs::MetadataExt;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::drafts::Folder;
use crate::formats::journal::{HEAD, entry};

/// How old an unsynced change may get before it is synced.
pub(super) const SYNC_AFTER: Duration = Duration::from_millis(400);
/// A draft with the journal that it is written to.
pub(super) struct Draft {
    pub id: String,
    pub is_open: bool,
    /// What its journal has to hold, none before the first change.
    pub state: Option<State>,
    pub journal: Option<Open>,
    /// Whether the last sync has failed.
    pub has_failed: bool,
    /// Journals that are replaced, with the locks on them: to go once the present one is durable.
    pub replaced: Vec<(PathBuf, Option<Arc<File>>)>,
}

/// What a journal has to hold.
pub(super) struct State {
    pub checkpoint: Vec<u8>,
    pub records: Vec<Vec<u8>>,
    pub length: usize,
    pub is_long: bool,
}

/// A journal that is being written.
pub(super) struct Open {
    pub path: PathBuf,
    pub file: Arc<File>,
    /// How many records it holds.
    pub written: usize,
    /// Whether its name is not durable yet.
    pub is_new: bool,
    /// When the oldest change was written that no sync has been begun for.
    pub unsynced: Option<Instant>,
    pub is_syncing: bool,
}

impl Draft {
    pub fn write(&mut self, folder: &Folder, tag: &str) -> io::Result<()> {
        let Some(state) = &self.state else {
            return Ok(());
        };
        let done = match &mut self.journal {
            Some(journal) => journal.append(&state.records),
            None => {
                create(folder, &self.id, tag, state).map(|journal| self.journal = Some(journal))
            }
        };
        if done.is_err() {
            self.retire();
        }
        done
    }

    /// Lets go of a journal that somebody has deleted or replaced: what it held is written again.
    pub fn look_for_journal(&mut self) {
        let is_in_place = |journal: &Open| journal.is_in_place();
        if !self.journal.as_ref().is_none_or(is_in_place) {
            self.journal = None;
        }
    }

    /// Tells whether somebody may have deleted its journal unnoticed: not asked at each key, but when
    /// typing begins, and when what was typed is to be made durable.
    pub fn may_be_gone(&self) -> bool {
        let journal = self.journal.as_ref();
        journal.is_some_and(|journal| journal.unsynced.is_none()) || self.is_due()
    }

    /// Tells whether its oldest change has waited long enough to be made durable.
    pub fn is_due(&self) -> bool {
        let oldest = self.journal.as_ref().and_then(|journal| journal.unsynced);
        oldest.is_some_and(|oldest| oldest.elapsed() >= SYNC_AFTER)
    }

    /// Stops writing into the present journal; the next write makes a new one.
    pub fn retire(&mut self) {
        if let Some(journal) = self.journal.take() {
            // What never became durable is no loss once something newer is written; only the
            // oldest ones are, and these are kept.
            self.replaced.push((journal.path, Some(journal.file)));
        }
        while self.replaced.len() > MOST_REPLACED {
            let (path, _lock) = self.replaced.remove(1);
            let _stays = fs::remove_file(path);
        }
    }

    /// The present journal is durable: what it replaced can go.
    pub fn durable(&mut self) {
        self.has_failed = false;
        if let Some(journal) = &mut self.journal {
            journal.is_syncing = false;
            journal.is_new = false;
        }
        // What can't be removed now is removed at a later start.
        self.replaced.retain(|(path, _)| {
            fs::remove_file(path).is_err_and(|error| error.kind() != io::ErrorKind::NotFound)
        });
    }

    pub fn is_written(&self) -> bool {
        match (&self.state, &self.journal) {
            (None, _) => true,
            (Some(state), Some(journal)) => journal.written == state.records.len(),
            (Some(_), None) => false,
        }
    }

    pub fn is_durable(&self) -> bool {
        let is_synced = self
            .journal
            .as_ref()
            .is_none_or(|journal| !journal.is_syncing && journal.unsynced.is_none());
        self.is_written() && is_synced
    }
}

/// How many replaced journals lie about while nothing becomes durable.
const MOST_REPLACED: usize = 2;

impl Open {
    /// Tells whether the name still leads to this file.
    pub fn is_in_place(&self) -> bool {
        let (Ok(named), Ok(open)) = (fs::symlink_metadata(&self.path), self.file.metadata()) else {
            return false;
        };
        (named.dev(), named.ino()) == (open.dev(), open.ino())
    }

    fn append(&mut self, records: &[Vec<u8>]) -> io::Result<()> {
        if self.written == records.len() {
            return Ok(());
        }
        (&*self.file).write_all(&entries(records, self.written))?;
        self.written = records.len();
        self.unsynced.get_or_insert_with(Instant::now);
        Ok(())
    }
}

fn create(folder: &Folder, id: &str, tag: &str, state: &State) -> io::Result<Open> {
    let (path, file) = folder.create(id, tag)?;
    let bytes = [
        HEAD,
        &entry(0, &state.checkpoint),
        &entries(&state.records, 0),
    ]
    .concat();
    if let Err(error) = (&file).write_all(&bytes) {
        // Half a journal helps nobody; if it can't be removed either, the next start does it.
        let _stays = fs::remove_file(&path);
        return Err(error);
    }
    Ok(Open {
        path,
        file: Arc::new(file),
        written: state.records.len(),
        is_new: true,
        unsynced: Some(Instant::now()),
        is_syncing: false,
    })
}

fn entries(records: &[Vec<u8>], from: usize) -> Vec<u8> {
    let numbered = (1..).zip(records).skip(from);
    numbered
        .flat_map(|(number, record)| entry(number, record))
        .collect()
}
