//! The folder of drafts: which journals lie there, who is writing them, the trash.
//!
//! A journal's name is `id.generation.tag`: the draft, a counter that orders all journals whatever
//! the clock says, and the running program that wrote it. A program that has a draft open holds a
//! lock on its journal. Must not know what a draft holds.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::hash::{BuildHasher, Hasher, RandomState};
use std::io::{self, Read};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, SystemTime};

use rustix::fs::{FlockOperation, OFlags, flock};
use rustix::io::Errno;

use super::files::{create_folder, shown, sync_folder, write_whole};
use crate::formats::journal::{Journal, Unreadable, read};

/// The folders in which drafts lie.
#[derive(Clone, Debug)]
pub struct Folder {
    drafts: PathBuf,
    trash: PathBuf,
    damaged: PathBuf,
}

/// A draft as it lies in the folder; what it holds is not read yet.
#[derive(Clone, Debug)]
pub struct Found {
    /// Its name, by which it is called for `--forget`.
    pub id: String,
    /// Orders drafts: the highest was written last.
    pub generation: u64,
    /// How long its newest journal is: as journals are only added to, it changes with the draft.
    pub length: u64,
    /// Whether a running program has it open; then it is to be shown and not written.
    pub is_live: bool,
    /// Its journals, newest first: the first that can be read is the draft.
    journals: Vec<PathBuf>,
}

/// What was read of a draft.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// What it holds, if anything could be read.
    pub journal: Option<Journal>,
    /// What could not be read and where it is, each as a sentence.
    pub notes: Vec<String>,
}

/// A draft that this program alone may write.
#[derive(Debug)]
pub struct Taken {
    /// Its name.
    pub id: String,
    /// What it holds.
    pub journal: Journal,
    /// Where it lies so far, to go once it is written anew, and the lock on it.
    pub(super) old: Option<(PathBuf, File)>,
}

/// How long a discarded draft can be had back.
const TRASH_LASTS: Duration = Duration::from_secs(30 * 24 * 60 * 60);
/// No journal comes near it: it is rewritten long before.
const MOST_BYTES: u64 = 64 * 1024 * 1024;

impl Folder {
    /// Names the folders below the program's data folder.
    pub fn below(data: &Path) -> Folder {
        Folder {
            drafts: data.join("drafts"),
            trash: data.join("trash"),
            damaged: data.join("damaged"),
        }
    }

    /// Finds the drafts, newest first; reads none of them and changes nothing.
    ///
    /// # Errors
    /// The folder is there and can't be read.
    pub fn find(&self) -> io::Result<Vec<Found>> {
        let drafts = by_id(&self.drafts)?.into_iter();
        let mut found: Vec<Found> = drafts
            .map(|(id, journals)| {
                let path = |name: &Name| self.drafts.join(&name.file);
                let journals_of_it: Vec<PathBuf> = journals.iter().map(path).collect();
                Found {
                    id,
                    generation: journals[0].generation,
                    length: fs::metadata(&journals_of_it[0]).map_or(0, |file| file.len()),
                    is_live: journals_of_it.iter().any(|path| is_locked(path)),
                    journals: journals_of_it,
                }
            })
            .collect();
        found.sort_by_key(|found| std::cmp::Reverse(found.generation));
        Ok(found)
    }

    /// Takes a draft for this program alone; `None` where another one has it, or just had.
    ///
    /// Where the file system has no locks, a copy with a name of its own is taken: nobody can know
    /// then whether another program writes the draft.
    pub fn take(&self, found: &Found) -> io::Result<Option<Taken>> {
        for path in &found.journals {
            let Ok(mut file) = open_quietly(path) else {
                continue;
            };
            let is_locked = match flock(&file, FlockOperation::NonBlockingLockExclusive) {
                Err(Errno::WOULDBLOCK) => return Ok(None),
                locked => locked.is_ok(),
            };
            // Its owner may have moved on to another journal between the list and the lock.
            if file.metadata()?.nlink() == 0 || self.is_newer_there(found)? {
                return Ok(None);
            }
            let mut bytes = Vec::new();
            Read::by_ref(&mut file)
                .take(MOST_BYTES)
                .read_to_end(&mut bytes)?;
            if let Ok(journal) = read(&bytes) {
                return Ok(Some(Taken {
                    id: if is_locked {
                        found.id.clone()
                    } else {
                        new_id()
                    },
                    journal,
                    old: is_locked.then(|| (path.clone(), file)),
                }));
            }
        }
        Ok(None)
    }

    /// Puts what a killed program left in order: removes what a whole journal has replaced, sets
    /// aside what can't be read, empties the trash of what is too old.
    ///
    /// Returns what was set aside, each as a sentence. What is open somewhere is let be.
    pub fn tidy(&self) -> io::Result<Vec<String>> {
        let mut notes = Vec::new();
        for (_, journals) in by_id(&self.drafts)? {
            if journals
                .iter()
                .any(|name| is_locked(&self.drafts.join(&name.file)))
            {
                continue;
            }
            let mut has_newer = false;
            for name in &journals {
                let path = self.drafts.join(&name.file);
                match read_journal(&path) {
                    Ok(_) if has_newer => fs::remove_file(&path)?,
                    Ok(journal) => {
                        has_newer = true;
                        if journal.bad_tail.is_some() {
                            notes.extend(self.copy_aside(&path)?);
                        }
                    }
                    Err(Refused::Journal(Unreadable::Unfinished)) if is_empty(&path) => {
                        fs::remove_file(&path)?;
                    }
                    Err(Refused::Journal(Unreadable::Unfinished | Unreadable::Damaged)) => {
                        notes.push(self.move_aside(&path)?);
                    }
                    Err(refused) => notes.extend(refused.sentence(&path)),
                }
            }
        }
        self.empty_trash()?;
        Ok(notes)
    }

    /// Moves a draft to the trash, from which it can be had back for 30 days.
    pub fn discard(&self, id: &str) -> io::Result<()> {
        move_all(id, &self.drafts, &self.trash)
    }

    /// Takes a draft back out of the trash.
    pub fn restore(&self, id: &str) -> io::Result<()> {
        move_all(id, &self.trash, &self.drafts)
    }

    /// Really deletes a draft, the trash and what was set aside included; tells whether there was one.
    pub fn forget(&self, id: &str) -> io::Result<bool> {
        let mut was_there = false;
        for folder in [&self.drafts, &self.trash, &self.damaged] {
            for name in names(folder)?.into_iter().filter(|name| name.id == id) {
                fs::remove_file(folder.join(&name.file))?;
                was_there = true;
            }
            if was_there && folder.exists() {
                sync_folder(folder)?;
            }
        }
        Ok(was_there)
    }

    /// Makes a new journal's file, locked; nobody else has this name.
    pub(super) fn create(&self, id: &str, tag: &str) -> io::Result<(PathBuf, File)> {
        create_folder(&self.drafts)?;
        let last = names(&self.drafts)?
            .iter()
            .map(|name| name.generation)
            .max()
            .unwrap_or(0);
        let path = self.drafts.join(format!("{id}.{:08}.{tag}", last + 1));
        let file = OpenOptions::new()
            .append(true)
            .create_new(true)
            .mode(0o600)
            .custom_flags(OFlags::NOFOLLOW.bits().cast_signed())
            .open(&path)?;
        // Waits for others that are looking whether it is locked, which takes them no time. Where
        // there are no locks the name alone keeps others away.
        let _no_locks_here = flock(&file, FlockOperation::LockExclusive);
        Ok((path, file))
    }

    /// Makes the names of drafts durable.
    pub(super) fn sync(&self) -> io::Result<()> {
        sync_folder(&self.drafts)
    }

    fn is_newer_there(&self, found: &Found) -> io::Result<bool> {
        Ok(names(&self.drafts)?.iter().any(|name| {
            name.id == found.id
                && name.generation > found.generation
                && is_locked(&self.drafts.join(&name.file))
        }))
    }

    /// Copies a journal of which a part can't be read, once, and says so.
    fn copy_aside(&self, path: &Path) -> io::Result<Option<String>> {
        let aside = self.damaged.join(path.file_name().unwrap_or_default());
        if aside.exists() {
            return Ok(None);
        }
        write_whole(&aside, &fs::read(path)?)?;
        Ok(Some(format!(
            "A part of a draft could not be read; the whole file was copied to {}. All that could be read is here.",
            shown(&aside)
        )))
    }

    /// Moves a journal that can't be read out of the way, and says so.
    fn move_aside(&self, path: &Path) -> io::Result<String> {
        create_folder(&self.damaged)?;
        let aside = self.damaged.join(path.file_name().unwrap_or_default());
        fs::rename(path, &aside)?;
        Ok(format!(
            "A draft was damaged and was set aside: {}.",
            shown(&aside)
        ))
    }

    fn empty_trash(&self) -> io::Result<()> {
        for name in names(&self.trash)? {
            let path = self.trash.join(&name.file);
            let age = fs::metadata(&path)?.modified()?.elapsed();
            if age.is_ok_and(|age| age > TRASH_LASTS) {
                fs::remove_file(&path)?;
            }
        }
        Ok(())
    }
}

impl Found {
    /// Reads what the draft holds at this moment, and changes nothing.
    pub fn read(&self) -> Reading {
        let mut reading = Reading::default();
        for path in &self.journals {
            match read_journal(path) {
                Ok(journal) => {
                    if let (Some(tail), false) = (&journal.bad_tail, self.is_live) {
                        reading.notes.push(format!(
                            "The last {} bytes of a draft could not be read ({}).",
                            tail.len(),
                            shown(path)
                        ));
                    }
                    reading.journal = Some(journal);
                    return reading;
                }
                Err(refused) => reading.notes.extend(refused.sentence(path)),
            }
        }
        reading
    }
}

/// Reads drafts one after the other on a thread of its own; `see` is called there.
///
/// However many there are, one at a time is in memory, and nobody waits.
pub fn read_each(drafts: Vec<Found>, mut see: impl FnMut(Found, Reading) + Send + 'static) {
    if drafts.is_empty() {
        return;
    }
    thread::spawn(move || {
        for found in drafts {
            let reading = found.read();
            see(found, reading);
        }
    });
}

/// Makes up a name for a new draft, or for a running program.
pub fn new_id() -> String {
    const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    let random = RandomState::new().build_hasher().finish().to_le_bytes();
    random
        .into_iter()
        .map(|byte| char::from(LETTERS[usize::from(byte) % LETTERS.len()]))
        .collect()
}

fn move_all(id: &str, from: &Path, to: &Path) -> io::Result<()> {
    create_folder(to)?;
    for name in names(from)?.into_iter().filter(|name| name.id == id) {
        fs::rename(from.join(&name.file), to.join(&name.file))?;
        // From here on its age in the trash counts.
        File::open(to.join(&name.file))?.set_modified(SystemTime::now())?;
    }
    sync_folder(to)?;
    sync_folder(from)
}

/// A journal's name, taken apart.
#[derive(Clone, Debug)]
struct Name {
    id: String,
    generation: u64,
    file: String,
}

impl Name {
    fn read(file: String) -> Option<Name> {
        let mut parts = file.split('.');
        let (id, generation) = (parts.next()?.to_owned(), parts.next()?.parse().ok()?);
        (parts.next().is_some() && parts.next().is_none()).then_some(Name {
            id,
            generation,
            file,
        })
    }
}

fn names(folder: &Path) -> io::Result<Vec<Name>> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let mut found = Vec::new();
    for entry in entries {
        found.extend(entry?.file_name().into_string().ok().and_then(Name::read));
    }
    Ok(found)
}

/// Returns the journals of each draft, newest first.
fn by_id(folder: &Path) -> io::Result<BTreeMap<String, Vec<Name>>> {
    let mut drafts: BTreeMap<String, Vec<Name>> = BTreeMap::new();
    for name in names(folder)? {
        drafts.entry(name.id.clone()).or_default().push(name);
    }
    for journals in drafts.values_mut() {
        journals.sort_by(|one, other| {
            (other.generation, &other.file).cmp(&(one.generation, &one.file))
        });
    }
    Ok(drafts)
}

/// Why a file gives no journal.
enum Refused {
    Journal(Unreadable),
    File(io::Error),
}

impl Refused {
    fn sentence(&self, path: &Path) -> Option<String> {
        let path = shown(path);
        match self {
            Refused::Journal(Unreadable::Unfinished) => None,
            Refused::Journal(Unreadable::Newer) => Some(format!(
                "A newer bowout has written a draft ({path}); it is left alone. Use that bowout to open it."
            )),
            Refused::Journal(Unreadable::Damaged) => Some(format!(
                "A draft is damaged and could not be read ({path})."
            )),
            Refused::File(error) => Some(format!("A draft could not be read: {error} ({path}).")),
        }
    }
}

fn read_journal(path: &Path) -> Result<Journal, Refused> {
    let mut bytes = Vec::new();
    open_quietly(path)
        .and_then(|file| file.take(MOST_BYTES).read_to_end(&mut bytes))
        .map_err(Refused::File)?;
    read(&bytes).map_err(Refused::Journal)
}

/// Opens a regular file, whatever lies there under its name.
fn open_quietly(path: &Path) -> io::Result<File> {
    let file = OpenOptions::new()
        .read(true)
        .custom_flags(
            (OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::NOFOLLOW)
                .bits()
                .cast_signed(),
        )
        .open(path)?;
    if !file.metadata()?.is_file() {
        return Err(io::Error::other("it is not a file"));
    }
    Ok(file)
}

fn is_locked(path: &Path) -> bool {
    open_quietly(path).is_ok_and(|file| {
        flock(&file, FlockOperation::NonBlockingLockShared) == Err(Errno::WOULDBLOCK)
    })
}

fn is_empty(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|found| found.len() <= crate::formats::journal::HEAD.len() as u64)
}

#[cfg(test)]
mod tests {
    use std::io::Write;
    use std::os::unix::fs::PermissionsExt;
    use std::sync::mpsc;

    use super::*;
    use crate::formats::journal::{HEAD, entry};

    struct Place {
        folder: Folder,
        _temporary: tempfile::TempDir,
    }

    fn place() -> Place {
        let temporary = tempfile::tempdir().unwrap();
        Place {
            folder: Folder::below(temporary.path()),
            _temporary: temporary,
        }
    }

    /// Writes a journal as a running program would, and keeps it open.
    fn write(folder: &Folder, id: &str, payloads: &[&str]) -> (PathBuf, File) {
        let (path, mut file) = folder.create(id, "tag").unwrap();
        let entries = (0..)
            .zip(payloads)
            .flat_map(|(number, payload)| entry(number, payload.as_bytes()));
        file.write_all(&HEAD.iter().copied().chain(entries).collect::<Vec<_>>())
            .unwrap();
        (path, file)
    }

    fn ids(folder: &Folder) -> Vec<String> {
        let found = folder.find().unwrap().into_iter();
        found.map(|found| found.id).collect()
    }

    #[test]
    fn drafts_are_listed_newest_first_whatever_the_clock_says() {
        let place = place();
        write(&place.folder, "one", &["a"]);
        write(&place.folder, "two", &["b"]);
        write(&place.folder, "one", &["c"]);
        let found = place.folder.find().unwrap();
        assert_eq!(ids(&place.folder), ["one", "two"]);
        assert_eq!(found[0].read().journal.unwrap().checkpoint, b"c");
    }

    #[test]
    fn an_open_draft_is_live_and_nobody_elses() {
        let place = place();
        let (_, open) = write(&place.folder, "one", &["a"]);
        let found = place.folder.find().unwrap();
        assert!(found[0].is_live);
        assert!(place.folder.take(&found[0]).unwrap().is_none());
        drop(open);
        let taken = place.folder.take(&found[0]).unwrap().unwrap();
        assert_eq!(
            (taken.id.as_str(), taken.journal.checkpoint.as_slice()),
            ("one", &b"a"[..])
        );
        assert!(place.folder.find().unwrap()[0].is_live);
    }

    #[test]
    fn drafts_are_read_one_by_one_and_known_to_have_changed_without_being_read() {
        let place = place();
        for id in ["one", "two"] {
            write(&place.folder, id, &[id]);
        }
        let found = place.folder.find().unwrap();
        let (sender, seen) = mpsc::channel();
        read_each(found.clone(), move |found, reading| {
            sender.send((found.id, reading)).unwrap();
        });
        let seen: Vec<_> = seen.into_iter().collect();
        assert_eq!(seen.len(), 2);
        for (id, reading) in seen {
            assert_eq!(reading.journal.unwrap().checkpoint, id.into_bytes());
            assert!(reading.notes.is_empty());
        }
        let mut file = OpenOptions::new()
            .append(true)
            .open(&found[1].journals[0])
            .unwrap();
        file.write_all(&entry(1, b"a")).unwrap();
        let again = place.folder.find().unwrap();
        assert_eq!(again[0].length, found[0].length);
        assert_ne!(again[1].length, found[1].length);
    }

    #[test]
    fn of_two_journals_the_newest_that_can_be_read_is_read_and_taken() {
        let place = place();
        write(&place.folder, "one", &["a"]);
        let (_, mut newer) = place.folder.create("one", "tag").unwrap();
        newer.write_all(b"not a journal at all").unwrap();
        drop(newer);
        let found = place.folder.find().unwrap().remove(0);
        let reading = found.read();
        assert_eq!(reading.journal.unwrap().checkpoint, b"a");
        assert!(reading.notes[0].contains("damaged"), "{:?}", reading.notes);
        let taken = place.folder.take(&found).unwrap().unwrap();
        assert_eq!(taken.journal.checkpoint, b"a");
    }

    #[test]
    fn a_killed_programs_leavings_are_put_in_order() {
        let place = place();
        let (old, _) = write(&place.folder, "one", &["a"]);
        write(&place.folder, "one", &["a", "b"]);
        let (empty, _) = place.folder.create("two", "tag").unwrap();
        assert_eq!(place.folder.tidy().unwrap(), Vec::<String>::new());
        assert!(!old.exists() && !empty.exists());
        assert_eq!(ids(&place.folder), ["one"]);
    }

    #[test]
    fn what_cant_be_read_is_set_aside_and_named_and_the_rest_loads() {
        let place = place();
        let (cut, mut file) = write(&place.folder, "cut", &["a", "b"]);
        file.write_all(b"half a rec").unwrap();
        let (bad, mut other) = place.folder.create("bad", "tag").unwrap();
        other.write_all(b"not a journal at all").unwrap();
        drop((file, other));
        let notes = place.folder.tidy().unwrap();
        assert_eq!(notes.len(), 2, "{notes:?}");
        assert!(cut.exists() && !bad.exists());
        let aside = place.folder.damaged.join(cut.file_name().unwrap());
        assert_eq!(
            fs::metadata(aside).unwrap().permissions().mode() & 0o777,
            0o600
        );
        assert_eq!(ids(&place.folder), ["cut"]);
        assert_eq!(
            place.folder.tidy().unwrap(),
            Vec::<String>::new(),
            "told once"
        );
    }

    #[test]
    fn a_newer_programs_draft_is_left_alone() {
        let place = place();
        let (path, mut file) = place.folder.create("one", "tag").unwrap();
        file.write_all(b"bowout journal 2\nwhatever").unwrap();
        drop(file);
        let notes = place.folder.tidy().unwrap();
        assert!(path.exists());
        assert!(notes[0].contains("newer bowout"), "{notes:?}");
        let found = place.folder.find().unwrap().remove(0);
        let reading = found.read();
        assert!(
            reading.journal.is_none() && reading.notes == notes,
            "{reading:?}"
        );
        assert!(place.folder.take(&found).unwrap().is_none());
    }

    #[test]
    fn a_discarded_draft_can_be_had_back_and_a_forgotten_one_cannot() {
        let place = place();
        write(&place.folder, "one", &["a"]);
        place.folder.discard("one").unwrap();
        assert!(ids(&place.folder).is_empty());
        place.folder.tidy().unwrap();
        place.folder.restore("one").unwrap();
        assert_eq!(ids(&place.folder), ["one"]);
        place.folder.discard("one").unwrap();
        assert!(place.folder.forget("one").unwrap());
        assert!(!place.folder.forget("one").unwrap());
        assert!(names(&place.folder.trash).unwrap().is_empty());
    }

    #[test]
    fn the_trash_is_emptied_after_a_month_and_not_before() {
        const DAY: Duration = Duration::from_secs(24 * 60 * 60);
        let place = place();
        let (path, _) = write(&place.folder, "one", &["a"]);
        place.folder.discard("one").unwrap();
        let there = place.folder.trash.join(path.file_name().unwrap());
        for (days, stays) in [(29, true), (31, false)] {
            let discarded = SystemTime::now() - days * DAY;
            File::open(&there).unwrap().set_modified(discarded).unwrap();
            place.folder.tidy().unwrap();
            assert_eq!(there.exists(), stays, "after {days} days");
        }
    }
}
