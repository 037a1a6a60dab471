//! Saves every change: an append-only journal per draft and running program, written by a thread.
//!
//! The screen's thread only sends what is to be saved; it opens, writes and syncs nothing. A second
//! thread waits for the disk, so that writing does not. What fails once is written again into a new
//! file, since after a failed write or sync nobody knows what a file holds; the old one goes only
//! when its successor is durable. Must not know what the bytes mean.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use jiff::Timestamp;

use super::drafts::{Folder, Found, Taken, new_id};
use super::journal_file::{Draft, SYNC_AFTER, State};
use super::patience::NO_ANSWER;
use crate::domain::clean::show_line;

/// Where drafts are kept.
#[derive(Clone, Debug)]
pub enum Place {
    /// Below this folder.
    Folder(PathBuf),
    /// Nowhere, since the person wants it so.
    Memory,
    /// Nowhere, though it should be; the sentence says why.
    Nowhere(String),
}

/// What the saver tells the loop unasked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// From this moment on nothing is saved any more; `why` is a part of a sentence.
    NotSaved {
        /// When it began.
        since: Timestamp,
        /// What the system says.
        why: String,
    },
    /// After trouble, all is saved again.
    SavedAgain,
    /// The journal has grown long: send a checkpoint.
    WantsCheckpoint,
}

/// What lay in the folder at the start.
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    /// The drafts, newest first; none of them is read yet.
    pub drafts: Vec<Found>,
    /// What was put in order or set aside, each as a sentence.
    pub notes: Vec<String>,
}

/// The loop's end of the saver; copies speak to the same one.
#[derive(Clone, Debug)]
pub struct Saver {
    orders: Sender<Order>,
}

impl Saver {
    /// Starts the saver; `report` is called on its thread.
    pub fn start(place: Place, report: impl Fn(News) + Send + 'static) -> Saver {
        let (orders, taken) = mpsc::channel();
        let saver = Saver {
            orders: orders.clone(),
        };
        thread::spawn(move || match place {
            Place::Folder(data) => {
                let syncer = start_syncer(orders);
                Work {
                    folder: Folder::below(&data),
                    tag: new_id(),
                    drafts: Vec::new(),
                    syncer,
                    trouble: None,
                    is_urgent: false,
                    is_tidy: false,
                    waiting: Vec::new(),
                    report: Box::new(report),
                }
                .run(&taken);
            }
            Place::Memory => keep_nothing(&taken, &Ok(())),
            Place::Nowhere(why) => {
                report(News::NotSaved {
                    since: Timestamp::now(),
                    why: why.clone(),
                });
                keep_nothing(&taken, &Err(why));
            }
        });
        saver
    }

    /// Puts the folder in order and finds the drafts; `None` where the disk takes longer.
    pub fn load(&self, patience: Duration) -> Option<Loaded> {
        self.ask(patience, Order::Load)
    }

    /// Takes a draft for this program alone; `None` where another has it, or the disk takes longer.
    pub fn take(&self, found: &Found, patience: Duration) -> Option<Taken> {
        self.ask(patience, |reply| {
            Order::Take(Box::new(found.clone()), reply)
        })
        .flatten()
    }

    /// From now on it is this draft that is saved; the one before is closed once it is durable.
    ///
    /// A new draft has a name from [`new_id`]. Nothing is written before the first checkpoint.
    pub fn open(&self, id: &str, taken: Option<Taken>) {
        self.send(Order::Open(id.to_owned(), taken));
    }

    /// Saves the whole state, into a journal of its own.
    pub fn checkpoint(&self, bytes: Vec<u8>) {
        self.send(Order::Checkpoint(bytes));
    }

    /// Saves a change to what the last checkpoint or record was.
    pub fn record(&self, bytes: Vec<u8>) {
        self.send(Order::Record(bytes));
    }

    /// Makes all durable as soon as the disk can; returns at once.
    pub fn sync(&self) {
        self.send(Order::Sync);
    }

    /// Makes all durable and waits for it.
    ///
    /// # Errors
    /// A part of a sentence that says why not everything is saved.
    pub fn finish(&self, patience: Duration) -> Result<(), String> {
        self.ask(patience, Order::Finish)
            .unwrap_or_else(|| Err(NO_ANSWER.to_owned()))
    }

    /// Moves a draft to the trash; it is closed first if it is open.
    pub fn discard(&self, id: &str, patience: Duration) -> Result<(), String> {
        self.change_folder(patience, |reply| Order::Discard(id.to_owned(), reply))
    }

    /// Takes a draft back out of the trash.
    pub fn restore(&self, id: &str, patience: Duration) -> Result<(), String> {
        self.change_folder(patience, |reply| Order::Restore(id.to_owned(), reply))
    }

    fn change_folder(
        &self,
        patience: Duration,
        order: impl FnOnce(Sender<Result<(), String>>) -> Order,
    ) -> Result<(), String> {
        self.ask(patience, order)
            .unwrap_or_else(|| Err(NO_ANSWER.to_owned()))
    }

    fn ask<T>(&self, patience: Duration, order: impl FnOnce(Sender<T>) -> Order) -> Option<T> {
        let (reply, answer) = mpsc::channel();
        self.send(order(reply));
        answer.recv_timeout(patience).ok()
    }

    fn send(&self, order: Order) {
        // The saver's thread ends only with the program; if it panicked, the program is ending.
        let _ending = self.orders.send(order);
    }
}

/// Says what the system means by an error, as a part of a sentence.
pub fn why(error: &io::Error) -> String {
    use io::ErrorKind as Kind;
    let known = match error.kind() {
        Kind::StorageFull => "no space left on device",
        Kind::QuotaExceeded => "your disk quota is used up",
        Kind::ReadOnlyFilesystem => "the file system is read-only",
        Kind::PermissionDenied => "permission denied",
        Kind::NotADirectory | Kind::AlreadyExists => {
            "a file or link stands where the folder should be"
        }
        Kind::NotFound => "the folder is missing and can't be made",
        _ => return show_line(without_number(&error.to_string())).into_owned(),
    };
    known.to_owned()
}

fn without_number(text: &str) -> &str {
    text.split(" (os error").next().unwrap_or(text)
}

/// From which size on a journal is written anew, if it is also so many times its checkpoint.
const LONG: usize = 1024 * 1024;
const LONG_TIMES: usize = 4;
/// How often trouble is looked at again, at first and after a minute.
const RETRY: Duration = Duration::from_secs(1);
const RETRY_LATER: Duration = Duration::from_secs(5);
const LATER: Duration = Duration::from_secs(60);

type Answer = Sender<Result<(), String>>;

enum Order {
    Load(Sender<Loaded>),
    Take(Box<Found>, Sender<Option<Taken>>),
    Open(String, Option<Taken>),
    Checkpoint(Vec<u8>),
    Record(Vec<u8>),
    Sync,
    Finish(Answer),
    Discard(String, Answer),
    Restore(String, Answer),
    /// The syncer is done with a journal.
    Synced(PathBuf, io::Result<()>),
}

/// Answers for a saver that keeps nothing.
fn keep_nothing(orders: &Receiver<Order>, end: &Result<(), String>) {
    for order in orders {
        // Whoever asked may have stopped waiting.
        let _gone = match order {
            Order::Load(reply) => reply.send(Loaded::default()).is_ok(),
            Order::Take(_, reply) => reply.send(None).is_ok(),
            Order::Finish(reply) | Order::Discard(_, reply) | Order::Restore(_, reply) => {
                reply.send(end.clone()).is_ok()
            }
            _ => true,
        };
    }
}

/// A journal to be made durable, with its name if that is new.
struct Job {
    path: PathBuf,
    file: Arc<File>,
    folder: Option<Folder>,
}

fn start_syncer(orders: Sender<Order>) -> Sender<Job> {
    let (jobs, taken) = mpsc::channel::<Job>();
    thread::spawn(move || {
        for Job { path, file, folder } in taken {
            let done = file
                .sync_data()
                .and_then(|()| folder.map_or(Ok(()), |folder| folder.sync()));
            // Its lock must be gone before anybody hears that the draft can be taken.
            drop(file);
            let _ending = orders.send(Order::Synced(path, done));
        }
    });
    jobs
}

/// The saver's thread.
struct Work {
    folder: Folder,
    /// Names this running program.
    tag: String,
    /// The open draft, last, and those that are still being closed.
    drafts: Vec<Draft>,
    syncer: Sender<Job>,
    trouble: Option<Trouble>,
    /// Sync without waiting for more.
    is_urgent: bool,
    /// Whether the folder was put in order; once is enough.
    is_tidy: bool,
    /// Who waits until all is durable.
    waiting: Vec<Answer>,
    report: Box<dyn Fn(News)>,
}

struct Trouble {
    why: String,
    /// When it began, as it is told.
    told: Timestamp,
    /// The same moment on the clock that never jumps.
    since: Instant,
    retry_at: Instant,
}

impl Work {
    fn run(mut self, orders: &Receiver<Order>) {
        loop {
            let order = match self.deadline() {
                None => orders.recv().map_err(|_| RecvTimeoutError::Disconnected),
                Some(deadline) => {
                    orders.recv_timeout(deadline.saturating_duration_since(Instant::now()))
                }
            };
            match order {
                Ok(order) => {
                    self.obey(order);
                    while let Ok(order) = orders.try_recv() {
                        self.obey(order);
                    }
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return,
            }
            self.work();
        }
    }

    /// Does what is due.
    fn work(&mut self) {
        self.write();
        self.sync();
        self.answer();
    }

    /// The next moment at which something is due by itself.
    fn deadline(&self) -> Option<Instant> {
        if let Some(trouble) = &self.trouble {
            return Some(trouble.retry_at);
        }
        let journals = self
            .drafts
            .iter()
            .filter_map(|draft| draft.journal.as_ref());
        journals
            .filter(|journal| !journal.is_syncing)
            .filter_map(|journal| journal.unsynced)
            .min()
            .map(|oldest| oldest + SYNC_AFTER)
    }

    fn obey(&mut self, order: Order) {
        match order {
            Order::Load(reply) => {
                let loaded = self.load();
                let _stopped_waiting = reply.send(loaded);
            }
            Order::Take(found, reply) => {
                let _stopped_waiting = reply.send(self.folder.take(&found).ok().flatten());
            }
            Order::Open(id, taken) => self.open(id, taken),
            Order::Checkpoint(bytes) => self.checkpoint(bytes),
            Order::Record(bytes) => self.record(bytes),
            Order::Sync => self.is_urgent = true,
            Order::Finish(reply) => {
                self.waiting.push(reply);
                self.is_urgent = true;
            }
            Order::Discard(id, reply) => {
                let done = self.discard(&id).map_err(|error| why(&error));
                let _stopped_waiting = reply.send(done);
            }
            Order::Restore(id, reply) => {
                let _stopped_waiting =
                    reply.send(self.folder.restore(&id).map_err(|error| why(&error)));
            }
            Order::Synced(path, done) => self.synced(&path, done),
        }
    }

    fn load(&mut self) -> Loaded {
        let is_tidy = std::mem::replace(&mut self.is_tidy, true);
        let tidied = (!is_tidy).then(|| self.folder.tidy());
        let mut loaded = Loaded::default();
        match self.folder.find() {
            Ok(drafts) => loaded.drafts = drafts,
            Err(error) => self.in_trouble(&error),
        }
        match tidied {
            None => {}
            Some(Ok(notes)) => loaded.notes = notes,
            // What is in the way of writing is told when it is.
            Some(Err(_)) if self.trouble.is_some() => {}
            Some(Err(error)) => loaded.notes.push(format!(
                "The folder of drafts could not be put in order: {}.",
                why(&error)
            )),
        }
        loaded
    }

    fn open(&mut self, id: String, taken: Option<Taken>) {
        for draft in &mut self.drafts {
            draft.is_open = false;
        }
        let replaced = taken
            .and_then(|taken| taken.old)
            .map(|(path, lock)| (path, Some(Arc::new(lock))));
        self.drafts.push(Draft {
            id,
            is_open: true,
            state: None,
            journal: None,
            has_failed: false,
            replaced: replaced.into_iter().collect(),
        });
        self.is_urgent = true;
    }

    /// Moves a draft to the trash, with all that was to be saved of it.
    fn discard(&mut self, id: &str) -> io::Result<()> {
        for draft in self.drafts.iter_mut().filter(|draft| draft.id == id) {
            draft.look_for_journal();
            draft.write(&self.folder, &self.tag)?;
            if let Some(journal) = &draft.journal {
                journal.file.sync_data()?;
            }
        }
        self.drafts.retain(|draft| draft.id != id);
        self.folder.discard(id)
    }

    fn checkpoint(&mut self, bytes: Vec<u8>) {
        let Some(draft) = self.drafts.last_mut() else {
            return;
        };
        draft.state = Some(State {
            length: bytes.len(),
            checkpoint: bytes,
            records: Vec::new(),
            is_long: false,
        });
        draft.retire();
    }

    fn record(&mut self, bytes: Vec<u8>) {
        let Some(state) = self
            .drafts
            .last_mut()
            .and_then(|draft| draft.state.as_mut())
        else {
            return;
        };
        state.length += bytes.len();
        state.records.push(bytes);
        if !state.is_long && state.length > LONG.max(LONG_TIMES * state.checkpoint.len()) {
            state.is_long = true;
            (self.report)(News::WantsCheckpoint);
        }
    }

    /// Writes what is not written yet, unless it has just failed.
    fn write(&mut self) {
        let is_waited_for = !self.waiting.is_empty();
        if self
            .trouble
            .as_ref()
            .is_some_and(|trouble| !is_waited_for && Instant::now() < trouble.retry_at)
        {
            return;
        }
        for index in 0..self.drafts.len() {
            let draft = &mut self.drafts[index];
            if self.is_urgent || draft.may_be_gone() {
                draft.look_for_journal();
            }
            // What fails once is tried once more, in a new file, before it is called trouble.
            let done = draft
                .write(&self.folder, &self.tag)
                .or_else(|_| draft.write(&self.folder, &self.tag));
            if let Err(error) = done {
                self.in_trouble(&error);
                return;
            }
        }
        if self.drafts.iter().all(|draft| draft.state.is_none()) {
            return self.look_again();
        }
        if let Some(trouble) = &mut self.trouble {
            // Written, but only the sync tells whether it is saved.
            trouble.retry_at = Instant::now() + RETRY;
            self.is_urgent = true;
        }
    }

    /// There was trouble with reading, and nothing has been written since: is it over?
    fn look_again(&mut self) {
        if self.trouble.is_none() {
            return;
        }
        match self.folder.find() {
            Ok(_) => self.all_is_well(),
            Err(error) => self.in_trouble(&error),
        }
    }

    fn all_is_well(&mut self) {
        if self.trouble.take().is_some() {
            (self.report)(News::SavedAgain);
        }
    }

    fn sync(&mut self) {
        for draft in &mut self.drafts {
            let is_due = self.is_urgent || draft.is_due();
            let Some(journal) = &mut draft.journal else {
                continue;
            };
            if is_due && journal.unsynced.is_some() && !journal.is_syncing {
                journal.is_syncing = true;
                journal.unsynced = None;
                let _ending = self.syncer.send(Job {
                    path: journal.path.clone(),
                    file: journal.file.clone(),
                    folder: journal.is_new.then(|| self.folder.clone()),
                });
            }
        }
        // A journal that is being synced and has changed since keeps it urgent for those who wait.
        self.is_urgent = !self.waiting.is_empty();
    }

    fn synced(&mut self, path: &Path, done: io::Result<()>) {
        let journal = |draft: &Draft| {
            draft
                .journal
                .as_ref()
                .is_some_and(|journal| journal.path == path)
        };
        let Some(draft) = self.drafts.iter_mut().find(|draft| journal(draft)) else {
            return;
        };
        match done {
            Ok(()) => {
                draft.durable();
                if self.drafts.iter().all(Draft::is_written) {
                    self.all_is_well();
                }
            }
            Err(error) => {
                // The system may have dropped the data: this file is not to be trusted again.
                draft.retire();
                // As with writing, a new file is tried before it is called trouble.
                if std::mem::replace(&mut draft.has_failed, true) || self.trouble.is_some() {
                    self.in_trouble(&error);
                } else {
                    self.is_urgent = true;
                }
            }
        }
    }

    fn in_trouble(&mut self, error: &io::Error) {
        let (why, now) = (why(error), Instant::now());
        let began = self.trouble.as_ref();
        let since = began.map_or(now, |trouble| trouble.since);
        let told = began.map_or_else(Timestamp::now, |trouble| trouble.told);
        let is_news = self
            .trouble
            .as_ref()
            .is_none_or(|trouble| trouble.why != why);
        let pause = if now - since > LATER {
            RETRY_LATER
        } else {
            RETRY
        };
        self.trouble = Some(Trouble {
            why: why.clone(),
            told,
            since,
            retry_at: now + pause,
        });
        if is_news {
            (self.report)(News::NotSaved {
                since: told,
                why: why.clone(),
            });
        }
        for waiting in self.waiting.drain(..) {
            let _stopped_waiting = waiting.send(Err(why.clone()));
        }
    }

    /// Lets go of drafts that are closed and durable, and tells those who wait.
    fn answer(&mut self) {
        self.drafts
            .retain(|draft| draft.is_open || !draft.is_durable());
        if self.drafts.iter().all(Draft::is_durable) {
            self.is_urgent = false;
            for waiting in self.waiting.drain(..) {
                let _stopped_waiting = waiting.send(Ok(()));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    const LONG_ENOUGH: Duration = Duration::from_secs(20);

    struct Scene {
        saver: Saver,
        news: Receiver<News>,
        folder: Folder,
        data: PathBuf,
        _temporary: tempfile::TempDir,
    }

    fn scene() -> Scene {
        let temporary = tempfile::tempdir().unwrap();
        let data = temporary.path().join("bowout");
        let (sender, news) = mpsc::channel();
        Scene {
            saver: saver_at(&data, sender),
            news,
            folder: Folder::below(&data),
            data,
            _temporary: temporary,
        }
    }

    fn saver_at(data: &Path, sender: Sender<News>) -> Saver {
        Saver::start(Place::Folder(data.to_owned()), move |news| {
            drop(sender.send(news));
        })
    }

    /// Returns the only draft's checkpoint and records, as words.
    fn kept(folder: &Folder) -> Vec<String> {
        let drafts = folder.find().unwrap();
        assert_eq!(drafts.len(), 1);
        let journal = drafts[0].read().journal.unwrap();
        let payloads = std::iter::once(journal.checkpoint).chain(journal.records);
        payloads
            .map(|payload| String::from_utf8(payload).unwrap())
            .collect()
    }

    fn journals(data: &Path) -> Vec<PathBuf> {
        fs::read_dir(data.join("drafts"))
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect()
    }

    #[test]
    fn every_change_is_kept_in_order_and_privately() {
        let scene = scene();
        let Scene {
            saver,
            folder,
            data,
            ..
        } = &scene;
        saver.open("one", None);
        saver.checkpoint(b"all".to_vec());
        for record in ["a", "b", "c"] {
            saver.record(record.as_bytes().to_vec());
        }
        saver.finish(LONG_ENOUGH).unwrap();
        assert_eq!(kept(folder), ["all", "a", "b", "c"]);
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&journals(data)[0]), 0o600);
        assert_eq!((mode(data), mode(&data.join("drafts"))), (0o700, 0o700));
    }

    #[test]
    fn nothing_is_written_before_the_first_change() {
        let scene = scene();
        let Scene { saver, data, .. } = &scene;
        saver.open("one", None);
        saver.finish(LONG_ENOUGH).unwrap();
        assert!(!data.exists());
    }

    #[test]
    fn a_checkpoint_replaces_the_journal() {
        let scene = scene();
        let Scene {
            saver,
            folder,
            data,
            ..
        } = &scene;
        saver.open("one", None);
        saver.checkpoint(b"old".to_vec());
        saver.finish(LONG_ENOUGH).unwrap();
        saver.checkpoint(b"new".to_vec());
        saver.record(b"a".to_vec());
        saver.finish(LONG_ENOUGH).unwrap();
        assert_eq!(kept(folder), ["new", "a"]);
        assert_eq!(journals(data).len(), 1);
    }

    #[test]
    fn a_long_journal_asks_for_a_checkpoint_once() {
        let scene = scene();
        let Scene { saver, news, .. } = &scene;
        saver.open("one", None);
        saver.checkpoint(b"all".to_vec());
        for _ in 0..3 {
            saver.record(vec![b'a'; LONG / 2 + 1]);
        }
        saver.finish(LONG_ENOUGH).unwrap();
        assert_eq!(news.try_iter().collect::<Vec<_>>(), [News::WantsCheckpoint]);
    }

    #[test]
    fn a_recalled_draft_goes_only_for_its_successor() {
        let scene = scene();
        let Scene {
            saver,
            folder,
            data,
            ..
        } = &scene;
        saver.open("one", None);
        saver.checkpoint(b"old".to_vec());
        saver.finish(LONG_ENOUGH).unwrap();
        saver.open("two", None);
        saver.finish(LONG_ENOUGH).unwrap();
        let found = saver.load(LONG_ENOUGH).unwrap().drafts.remove(0);
        let taken = saver.take(&found, LONG_ENOUGH).unwrap();
        saver.open("one", Some(taken));
        saver.finish(LONG_ENOUGH).unwrap();
        assert_eq!(kept(folder), ["old"], "opened, not changed");
        saver.checkpoint(b"new".to_vec());
        saver.finish(LONG_ENOUGH).unwrap();
        assert_eq!(kept(folder), ["new"]);
        assert_eq!(journals(data).len(), 1);
    }

    #[test]
    fn an_open_draft_is_nobody_elses() {
        let scene = scene();
        let Scene { saver, data, .. } = &scene;
        saver.open("one", None);
        saver.checkpoint(b"all".to_vec());
        saver.finish(LONG_ENOUGH).unwrap();
        let other = saver_at(data, mpsc::channel().0);
        let loaded = other.load(LONG_ENOUGH).unwrap();
        assert!(loaded.drafts[0].is_live);
        assert!(other.take(&loaded.drafts[0], LONG_ENOUGH).is_none());
    }

    #[test]
    fn a_deleted_journal_is_written_again_whole() {
        let scene = scene();
        let Scene {
            saver,
            folder,
            data,
            ..
        } = &scene;
        saver.open("one", None);
        saver.checkpoint(b"all".to_vec());
        saver.record(b"a".to_vec());
        saver.finish(LONG_ENOUGH).unwrap();
        fs::remove_dir_all(data).unwrap();
        saver.record(b"b".to_vec());
        saver.finish(LONG_ENOUGH).unwrap();
        assert_eq!(kept(folder), ["all", "a", "b"]);
    }

    #[test]
    fn a_journal_that_another_file_replaced_is_written_again_whole() {
        let scene = scene();
        let Scene { saver, data, .. } = &scene;
        saver.open("one", None);
        saver.checkpoint(b"all".to_vec());
        saver.finish(LONG_ENOUGH).unwrap();
        let path = &journals(data)[0];
        fs::remove_file(path).unwrap();
        fs::write(path, "somebody else's").unwrap();
        // Nothing has changed since, and still it is noticed.
        saver.finish(LONG_ENOUGH).unwrap();
        assert_eq!(kept(&scene.folder), ["all"]);
        assert_eq!(fs::read(path).unwrap(), b"somebody else's");
    }

    /// The saver's work, turn by turn; the test is the disk.
    struct ByHand {
        work: Work,
        jobs: Receiver<Job>,
        news: Receiver<News>,
        folder: Folder,
        data: PathBuf,
        _temporary: tempfile::TempDir,
    }

    fn by_hand() -> ByHand {
        let temporary = tempfile::tempdir().unwrap();
        let data = temporary.path().join("bowout");
        let (syncer, jobs) = mpsc::channel();
        let (sender, news) = mpsc::channel();
        let work = Work {
            folder: Folder::below(&data),
            tag: "tag".to_owned(),
            drafts: Vec::new(),
            syncer,
            trouble: None,
            is_urgent: false,
            is_tidy: false,
            waiting: Vec::new(),
            report: Box::new(move |news| drop(sender.send(news))),
        };
        ByHand {
            work,
            jobs,
            news,
            folder: Folder::below(&data),
            data,
            _temporary: temporary,
        }
    }

    impl ByHand {
        fn turn(&mut self, orders: impl IntoIterator<Item = Order>) {
            for order in orders {
                self.work.obey(order);
            }
            self.work.work();
        }

        fn begin(&mut self) {
            let all = Order::Checkpoint(b"all".to_vec());
            self.turn([Order::Open("one".to_owned(), None), all, Order::Sync]);
        }
    }

    #[test]
    fn a_journal_deleted_while_somebody_types_is_missed_when_it_is_to_be_durable() {
        let mut scene = by_hand();
        scene.begin();
        let first = scene.jobs.try_recv().unwrap();
        scene.turn([Order::Synced(first.path.clone(), Ok(()))]);
        scene.turn([Order::Record(b"a".to_vec())]);
        fs::remove_file(&first.path).unwrap();
        scene.turn([Order::Record(b"b".to_vec())]);
        assert!(journals(&scene.data).is_empty(), "no key asks the disk");
        let journal = scene.work.drafts[0].journal.as_mut().unwrap();
        *journal.unsynced.as_mut().unwrap() -= SYNC_AFTER;
        scene.turn([]);
        assert_eq!(kept(&scene.folder), ["all", "a", "b"]);
        let again = scene.jobs.try_recv();
        assert!(again.is_err(), "the new one has only just been written");
        scene.turn([Order::Sync]);
        let second = scene.jobs.try_recv().unwrap();
        assert!(second.folder.is_some() && second.path.exists());
    }

    fn disk_error() -> io::Error {
        io::Error::from_raw_os_error(rustix::io::Errno::IO.raw_os_error())
    }

    #[test]
    fn after_a_failed_sync_all_goes_into_a_new_file_and_the_old_one_stays_until_that_is_durable() {
        let mut scene = by_hand();
        scene.begin();
        let first = scene.jobs.try_recv().unwrap();
        scene.turn([Order::Record(b"a".to_vec())]);
        scene.turn([Order::Synced(first.path.clone(), Err(disk_error()))]);
        let second = scene.jobs.try_recv().unwrap();
        assert_ne!(second.path, first.path);
        assert!(
            second.folder.is_some(),
            "its name has to become durable too"
        );
        assert_eq!(kept(&scene.folder), ["all", "a"]);
        assert!(first.path.exists(), "nothing is durable yet");
        scene.turn([Order::Synced(second.path.clone(), Ok(()))]);
        assert_eq!(journals(&scene.data), [second.path]);
        assert!(
            scene.news.try_recv().is_err(),
            "nothing was lost, nothing is told"
        );
    }

    #[test]
    fn a_sync_that_fails_again_is_told_and_so_is_its_end() {
        let mut scene = by_hand();
        scene.begin();
        for _ in 0..2 {
            let job = scene.jobs.try_recv().unwrap();
            scene.turn([Order::Synced(job.path, Err(disk_error()))]);
        }
        assert!(matches!(
            scene.news.try_recv().unwrap(),
            News::NotSaved { .. }
        ));
        assert!(
            scene.jobs.try_recv().is_err(),
            "it is tried again in a second"
        );
        let (reply, answer) = mpsc::channel();
        scene.turn([Order::Finish(reply)]);
        let third = scene.jobs.try_recv().unwrap();
        assert!(answer.try_recv().is_err() && scene.news.try_recv().is_err());
        scene.turn([Order::Synced(third.path.clone(), Ok(()))]);
        assert_eq!(answer.try_recv().unwrap(), Ok(()));
        assert_eq!(scene.news.try_recv().unwrap(), News::SavedAgain);
        assert_eq!(journals(&scene.data), [third.path]);
    }

    #[test]
    fn trouble_is_looked_at_each_second_later_every_five_and_its_beginning_stays() {
        let mut scene = by_hand();
        scene.begin();
        let pause = |work: &Work| work.trouble.as_ref().unwrap().retry_at - Instant::now();
        scene.work.in_trouble(&disk_error());
        assert!(pause(&scene.work) <= RETRY);
        scene.work.trouble.as_mut().unwrap().since -= LATER;
        scene.work.in_trouble(&io::ErrorKind::StorageFull.into());
        assert!(pause(&scene.work) > RETRY && pause(&scene.work) <= RETRY_LATER);
        scene.work.in_trouble(&io::ErrorKind::StorageFull.into());
        let told: Vec<_> = scene.news.try_iter().collect();
        let [
            News::NotSaved { since, .. },
            News::NotSaved { since: later, why },
        ] = told.as_slice()
        else {
            panic!("each reason is told once: {told:?}");
        };
        assert_eq!(since, later);
        assert_eq!(why, "no space left on device");
    }

    #[test]
    fn trouble_with_reading_ends_although_there_is_nothing_to_save() {
        let scene = scene();
        let Scene {
            saver, news, data, ..
        } = &scene;
        fs::create_dir(data).unwrap();
        fs::write(data.join("drafts"), "a file").unwrap();
        saver.open("one", None);
        saver.load(LONG_ENOUGH).unwrap();
        assert!(matches!(
            news.recv_timeout(LONG_ENOUGH).unwrap(),
            News::NotSaved { .. }
        ));
        fs::remove_file(data.join("drafts")).unwrap();
        assert_eq!(news.recv_timeout(LONG_ENOUGH).unwrap(), News::SavedAgain);
    }

    #[test]
    fn a_change_just_before_a_draft_is_discarded_goes_with_it() {
        let mut scene = by_hand();
        scene.begin();
        let (reply, answer) = mpsc::channel();
        scene.turn([
            Order::Record(b"a".to_vec()),
            Order::Discard("one".to_owned(), reply),
        ]);
        assert_eq!(answer.try_recv().unwrap(), Ok(()));
        assert!(scene.folder.find().unwrap().is_empty());
        scene.folder.restore("one").unwrap();
        assert_eq!(kept(&scene.folder), ["all", "a"]);
    }

    #[test]
    fn trouble_is_told_and_saving_goes_on_when_it_is_over() {
        let scene = scene();
        let Scene {
            saver,
            news,
            folder,
            data,
            ..
        } = &scene;
        fs::write(data, "a file where the folder should be").unwrap();
        saver.open("one", None);
        saver.checkpoint(b"all".to_vec());
        let why = saver.finish(LONG_ENOUGH).unwrap_err();
        assert!(why.contains("where the folder should be"), "{why}");
        assert!(matches!(
            news.recv_timeout(LONG_ENOUGH).unwrap(),
            News::NotSaved { .. }
        ));
        fs::remove_file(data).unwrap();
        saver.record(b"a".to_vec());
        assert_eq!(news.recv_timeout(LONG_ENOUGH).unwrap(), News::SavedAgain);
        assert_eq!(kept(folder), ["all", "a"]);
    }

    #[test]
    fn a_discarded_draft_is_gone_and_comes_back() {
        let scene = scene();
        let Scene { saver, folder, .. } = &scene;
        saver.open("one", None);
        saver.checkpoint(b"all".to_vec());
        saver.finish(LONG_ENOUGH).unwrap();
        saver.discard("one", LONG_ENOUGH).unwrap();
        assert!(folder.find().unwrap().is_empty());
        saver.restore("one", LONG_ENOUGH).unwrap();
        assert_eq!(kept(folder), ["all"]);
    }

    #[test]
    fn without_a_place_nothing_is_kept_and_that_is_told_if_unwanted() {
        let (sender, news) = mpsc::channel();
        let unwanted = Saver::start(
            Place::Nowhere("there is no home folder".to_owned()),
            move |one| drop(sender.send(one)),
        );
        unwanted.checkpoint(b"all".to_vec());
        assert_eq!(
            unwanted.finish(LONG_ENOUGH),
            Err("there is no home folder".to_owned())
        );
        assert!(matches!(
            news.recv_timeout(LONG_ENOUGH).unwrap(),
            News::NotSaved { .. }
        ));
        let wanted = Saver::start(Place::Memory, |_| {});
        wanted.checkpoint(b"all".to_vec());
        assert_eq!(wanted.finish(LONG_ENOUGH), Ok(()));
    }
}
