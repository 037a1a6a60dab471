//! Reads inputs and writes whole files, privately and atomically; knows where things are kept.
//!
//! Must not know what the files mean.

use std::ffi::OsString;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use directories::ProjectDirs;
use rustix::fs::{FlockOperation, OFlags, flock};
use tempfile::NamedTempFile;

use crate::domain::clean::show_line;

/// The most bytes of an input.
pub const MOST_BYTES: u64 = 10 * 1024 * 1024;

/// Why an input can't be read: a sentence that names it and says what to do.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// There is no such file.
    #[error("{0}: there is no such file. Check the name, or write - to read standard input.")]
    Missing(String),
    /// The file may not be read.
    #[error("{0}: you may not read this file. Give yourself the right to (chmod u+r), or copy it.")]
    Forbidden(String),
    /// A folder, pipe, socket or device.
    #[error("{0}: this is {1}, not a file. Name a file, or write - and pipe the text in.")]
    NotAFile(String, &'static str),
    /// More than [`MOST_BYTES`].
    #[error(
        "{0}: this is larger than 10 MiB, which no invitation is. Cut out the part that you need."
    )]
    TooLarge(String),
    /// Whatever else the system says.
    #[error("{0}: it can't be read: {1}. Copy it elsewhere and try again.")]
    Unreadable(String, String),
}

/// Reads a whole input: a regular file, or standard input for `-`.
pub fn read_input(path: &Path) -> Result<Vec<u8>, ReadError> {
    if path == Path::new("-") {
        let name = || "standard input".to_owned();
        return read_at_most(io::stdin().lock(), name(), MOST_BYTES);
    }
    let name = shown(path);
    let told = |error: &io::Error| read_error(&name, error);
    // Looked at first: opening a device or a pipe can itself do something, or wait for ever.
    refuse_special(&name, &fs::metadata(path).map_err(|error| told(&error))?)?;
    let file = OpenOptions::new()
        .read(true)
        .custom_flags((OFlags::NONBLOCK | OFlags::NOCTTY).bits().cast_signed())
        .open(path)
        .map_err(|error| told(&error))?;
    refuse_special(&name, &file.metadata().map_err(|error| told(&error))?)?;
    read_at_most(file, name, MOST_BYTES)
}

/// The folders in which things are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Places {
    /// Settings and profile.
    pub config: PathBuf,
    /// Drafts.
    pub data: PathBuf,
}

/// Finds the folders in which things are kept, or a part of a sentence that says why there are none.
///
/// Relative XDG folders are ignored, as their standard wants. A home that is not set to the absolute
/// path of a folder is no home, and none is made; it is not asked for where both XDG folders are set.
pub fn places() -> Result<Places, String> {
    let is_absolute = |name: &str| {
        std::env::var_os(name).is_some_and(|path: OsString| Path::new(&path).is_absolute())
    };
    let has_xdg =
        cfg!(target_os = "linux") && is_absolute("XDG_CONFIG_HOME") && is_absolute("XDG_DATA_HOME");
    if !has_xdg {
        match std::env::var_os("HOME").map(PathBuf::from) {
            Some(home) if home.is_absolute() && home.is_dir() => {}
            Some(home) if home.is_absolute() => {
                return Err(format!(
                    "there is no home folder ({} is not there)",
                    shown(&home)
                ));
            }
            _ => return Err("there is no home folder (HOME is not set to one)".to_owned()),
        }
    }
    let dirs = ProjectDirs::from("", "", "bowout").ok_or("no folder for drafts could be found")?;
    Ok(Places {
        config: dirs.config_dir().to_owned(),
        data: dirs.data_dir().to_owned(),
    })
}

/// Reads one of our own files whole; `None` where there is none yet.
pub fn read_own(path: &Path) -> Result<Option<Vec<u8>>, ReadError> {
    match read_input(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(ReadError::Missing(_)) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Writes a whole file: readable by its owner alone, complete or not at all, durable on return.
///
/// A symbolic link is followed first, so that it stays one. On any failure the old file stays.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let target = if path.is_symlink() {
        fs::canonicalize(path)?
    } else {
        path.to_owned()
    };
    let folder = target.parent().ok_or(io::ErrorKind::InvalidInput)?;
    create_folder(folder)?;
    write_beside(folder, bytes)?.persist(&target)?;
    sync_folder(folder)
}

/// Changes one of our own files, of which other running programs may change other parts at the same
/// time; `change` gets what it says and returns what it is to say, or `None` to let it be.
///
/// A file that can't be read is let be: that was told when it was read first.
pub fn rewrite(path: &Path, change: impl Fn(&str) -> Option<String>) -> io::Result<()> {
    let changed = || {
        let bytes = read_own(path).ok()?.unwrap_or_default();
        change(std::str::from_utf8(&bytes).ok()?)
    };
    let Some(folder) = path.parent().filter(|_| changed().is_some()) else {
        return Ok(());
    };
    create_folder(folder)?;
    let others_wait = File::open(folder)?;
    // Where the file system has no locks, the last one to write has it.
    let _no_locks_here = flock(&others_wait, FlockOperation::LockExclusive);
    changed().map_or(Ok(()), |text| write_whole(path, text.as_bytes()))
}

/// Writes a new file into the current folder, for its owner alone, and returns where it is.
///
/// It is complete or not there at all. Where there is such a file, a number is added: nothing is
/// ever written over.
pub fn save_new(name: &str, bytes: &[u8]) -> io::Result<PathBuf> {
    save_new_in(&std::env::current_dir()?, name, bytes)
}

fn save_new_in(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<PathBuf> {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "txt"));
    let mut written = write_beside(folder, bytes)?;
    for number in 1..MOST_COPIES {
        let name = match number {
            1 => name.to_owned(),
            _ => format!("{stem}-{number}.{ending}"),
        };
        let path = folder.join(name);
        match written.persist_noclobber(&path) {
            Ok(_) => {
                sync_folder(folder)?;
                return Ok(path);
            }
            Err(taken) if taken.error.kind() == io::ErrorKind::AlreadyExists => {
                written = taken.file;
            }
            Err(failed) => return Err(failed.error),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

/// Writes a file without a name of its own yet; it goes unless it gets one.
fn write_beside(folder: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    // Litter that can't be removed is in nobody's way.
    let _litter = sweep(folder);
    let mut temporary = tempfile::Builder::new()
        .prefix(TEMPORARY)
        .tempfile_in(folder)?;
    // Where the file system has no locks, nobody can tell litter from work, and it is let be.
    let _no_locks_here = flock(
        temporary.as_file(),
        FlockOperation::NonBlockingLockExclusive,
    );
    temporary.write_all(bytes)?;
    temporary.as_file().sync_all()?;
    Ok(temporary)
}

/// How many files of one name are told apart by a number.
const MOST_COPIES: u32 = 1000;

/// Makes a folder and its parents, for their owner alone, and their names durable.
pub fn create_folder(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    let missing: Vec<&Path> = folder
        .ancestors()
        .take_while(|folder| !folder.exists())
        .collect();
    DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)?;
    for made in missing {
        match made.parent().map_or(Ok(()), sync_folder) {
            // Some folders may be written into but not opened: nobody can make their names durable.
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {}
            synced => synced?,
        }
    }
    Ok(())
}

/// Makes the names in a folder durable.
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Removes what a killed [`write_whole`] left in a folder; one that is still at work is let be.
fn sweep(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)?.flatten() {
        let is_ours = entry.file_name().to_string_lossy().starts_with(TEMPORARY);
        if is_ours && is_abandoned(&entry.path()) {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

/// Returns a path as it may be shown on one line.
pub fn shown(path: &Path) -> String {
    show_line(&path.to_string_lossy()).into_owned()
}

/// How the names of unfinished files begin.
const TEMPORARY: &str = ".unfinished-";

fn is_abandoned(path: &Path) -> bool {
    File::open(path)
        .is_ok_and(|file| flock(&file, FlockOperation::NonBlockingLockExclusive).is_ok())
}

fn read_at_most(source: impl Read, name: String, most: u64) -> Result<Vec<u8>, ReadError> {
    let mut bytes = Vec::new();
    source
        .take(most + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| read_error(&name, &error))?;
    if bytes.len() as u64 > most {
        return Err(ReadError::TooLarge(name));
    }
    Ok(bytes)
}

fn read_error(name: &str, error: &io::Error) -> ReadError {
    let name = name.to_owned();
    match error.kind() {
        io::ErrorKind::NotFound => ReadError::Missing(name),
        io::ErrorKind::PermissionDenied => ReadError::Forbidden(name),
        _ => ReadError::Unreadable(name, show_line(&error.to_string()).into_owned()),
    }
}

fn refuse_special(name: &str, found: &fs::Metadata) -> Result<(), ReadError> {
    if found.is_file() {
        return Ok(());
    }
    let what = if found.is_dir() {
        "a folder"
    } else {
        "a pipe or device"
    };
    Err(ReadError::NotAFile(name.to_owned(), what))
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn a_whole_file_is_private_and_leaves_nothing_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new/profile.toml");
        write_whole(&path, b"old").unwrap();
        write_whole(&path, b"new").unwrap();
        assert_eq!(read_own(&path).unwrap().unwrap(), b"new");
        assert_eq!((mode(&path), mode(path.parent().unwrap())), (0o600, 0o700));
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
    }

    #[test]
    fn a_link_stays_a_link() {
        let folder = tempfile::tempdir().unwrap();
        let (real, link) = (folder.path().join("real"), folder.path().join("link"));
        fs::write(&real, "old").unwrap();
        symlink(&real, &link).unwrap();
        write_whole(&link, b"new").unwrap();
        assert!(link.is_symlink());
        assert_eq!(fs::read(&real).unwrap(), b"new");
    }

    #[test]
    fn a_dangling_link_is_not_written_through() {
        let folder = tempfile::tempdir().unwrap();
        let link = folder.path().join("link");
        symlink(folder.path().join("nowhere"), &link).unwrap();
        assert!(write_whole(&link, b"new").is_err());
        assert!(!folder.path().join("nowhere").exists());
    }

    #[test]
    fn on_a_failure_the_old_file_stays_and_nothing_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let in_the_way = folder.path().join("profile.toml");
        fs::create_dir(&in_the_way).unwrap();
        fs::write(in_the_way.join("old"), "old").unwrap();
        assert!(write_whole(&in_the_way, b"new").is_err());
        assert_eq!(fs::read(in_the_way.join("old")).unwrap(), b"old");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_saved_file_never_takes_the_place_of_another() {
        let folder = tempfile::tempdir().unwrap();
        let there = folder.path().join("email-acme.eml");
        symlink(folder.path().join("elsewhere"), &there).unwrap();
        let saved = save_new_in(folder.path(), "email-acme.eml", b"Dear Ana").unwrap();
        assert_eq!(saved, folder.path().join("email-acme-2.eml"));
        assert_eq!(fs::read(&saved).unwrap(), b"Dear Ana");
        assert_eq!(mode(&saved), 0o600);
        assert!(there.is_symlink() && !folder.path().join("elsewhere").exists());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "no litter");
        assert!(save_new_in(&folder.path().join("gone"), "a.eml", b"").is_err());
    }

    #[test]
    fn changes_of_several_programs_at_once_all_stay() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config/profile.toml");
        std::thread::scope(|all| {
            for number in 0..8 {
                let path = &path;
                all.spawn(move || rewrite(path, |text| Some(format!("{text}{number}\n"))).unwrap());
            }
        });
        let text = fs::read_to_string(&path).unwrap();
        let mut lines: Vec<&str> = text.lines().collect();
        lines.sort_unstable();
        assert_eq!(lines, ["0", "1", "2", "3", "4", "5", "6", "7"]);
        rewrite(&path, |_| None).unwrap();
        fs::write(&path, b"\xff").unwrap();
        rewrite(&path, |_| Some(String::new())).unwrap();
        assert_eq!(
            fs::read(&path).unwrap(),
            b"\xff",
            "what can't be read is let be"
        );
    }

    #[test]
    fn what_a_killed_write_left_goes_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let at_work = tempfile::Builder::new()
            .prefix(TEMPORARY)
            .tempfile_in(folder.path())
            .unwrap();
        flock(at_work.as_file(), FlockOperation::NonBlockingLockExclusive).unwrap();
        fs::write(folder.path().join(format!("{TEMPORARY}left")), "").unwrap();
        fs::write(folder.path().join("profile.toml"), "").unwrap();
        sweep(folder.path()).unwrap();
        assert!(at_work.path().exists());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }

    #[test]
    fn only_files_are_read_and_the_sentence_says_what_to_do() {
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("pipe\x1b[31m");
        rustix::fs::mknodat(
            rustix::fs::CWD,
            &pipe,
            rustix::fs::FileType::Fifo,
            0o600.into(),
            0,
        )
        .unwrap();
        let sentence = read_input(&pipe).unwrap_err().to_string();
        assert!(
            sentence.contains("pipe␛[31m: this is a pipe or device"),
            "{sentence}"
        );
        let sentence = read_input(folder.path()).unwrap_err().to_string();
        assert!(sentence.contains("this is a folder"), "{sentence}");
        let sentence = read_input(&folder.path().join("no.ics"))
            .unwrap_err()
            .to_string();
        assert!(sentence.contains("there is no such file"), "{sentence}");
    }

    #[test]
    fn an_input_may_have_ten_mebibytes_and_no_more() {
        assert_eq!(
            read_at_most(&b"12345"[..], String::new(), 5).unwrap(),
            b"12345"
        );
        let error = read_at_most(&b"123456"[..], "x".to_owned(), 5).unwrap_err();
        assert!(error.to_string().contains("larger than 10 MiB"));
    }
}
