//! The journal: a checkpoint and the records after it, each with its length, number and checksum.
//!
//! Reading takes what is whole and stops at the first thing that is not, so a file that was cut
//! off, or written by half, gives back all that came before. Must not know what the payloads mean,
//! nor about files.

use std::ops::Range;

/// What a journal holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Journal {
    /// The whole state, with which the file begins.
    pub checkpoint: Vec<u8>,
    /// The changes since, oldest first.
    pub records: Vec<Vec<u8>>,
    /// The bytes at the end that can't be read.
    pub bad_tail: Option<Range<usize>>,
}

/// Why a file gives nothing back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Nothing has been written into it, or not even the checkpoint whole.
    Unfinished,
    /// A newer bowout has written it.
    Newer,
    /// It is no journal, or its checkpoint is damaged.
    Damaged,
}

/// What every journal begins with.
pub const HEAD: &[u8] = b"bowout journal 1\n";

/// Returns the bytes of one entry; the checkpoint has number 0 and the records count from 1.
///
/// # Panics
/// The payload has 4 GiB or more; texts are capped far below.
pub fn entry(number: u64, payload: &[u8]) -> Vec<u8> {
    let length = u32::try_from(payload.len()).expect("a payload is far below 4 GiB");
    let mut bytes = Vec::with_capacity(FRAME + payload.len());
    bytes.extend_from_slice(&length.to_le_bytes());
    bytes.extend_from_slice(&number.to_le_bytes());
    bytes.extend_from_slice(&checksum(number, payload).to_le_bytes());
    bytes.extend_from_slice(payload);
    bytes
}

/// Reads a journal as far as it is whole.
///
/// # Errors
/// There is no whole checkpoint.
pub fn read(bytes: &[u8]) -> Result<Journal, Unreadable> {
    if !bytes.starts_with(HEAD) {
        return Err(no_head(bytes));
    }
    let mut at = HEAD.len();
    let mut journal = Journal::default();
    let Some(checkpoint) = next(&bytes[at..], 0) else {
        return Err(if is_cut_off(&bytes[at..]) {
            Unreadable::Unfinished
        } else {
            Unreadable::Damaged
        });
    };
    at += FRAME + checkpoint.len();
    journal.checkpoint = checkpoint.to_vec();
    for number in 1.. {
        let Some(record) = next(&bytes[at..], number) else {
            break;
        };
        at += FRAME + record.len();
        journal.records.push(record.to_vec());
    }
    journal.bad_tail = (at < bytes.len()).then_some(at..bytes.len());
    Ok(journal)
}

/// Length, number and checksum.
const FRAME: usize = 4 + 8 + 4;

fn checksum(number: u64, payload: &[u8]) -> u32 {
    let mut hasher = crc32fast::Hasher::new();
    hasher.update(&number.to_le_bytes());
    hasher.update(payload);
    hasher.finalize()
}

fn next(bytes: &[u8], number: u64) -> Option<&[u8]> {
    let (length, rest) = bytes.split_first_chunk::<4>()?;
    let (found, rest) = rest.split_first_chunk::<8>()?;
    let (sum, rest) = rest.split_first_chunk::<4>()?;
    let payload = rest.get(..u32::from_le_bytes(*length) as usize)?;
    let is_whole = u64::from_le_bytes(*found) == number
        && u32::from_le_bytes(*sum) == checksum(number, payload);
    is_whole.then_some(payload)
}

/// Tells whether the file ends within the first entry.
fn is_cut_off(bytes: &[u8]) -> bool {
    match bytes.split_first_chunk::<4>() {
        Some((length, rest)) => rest.len() < FRAME - 4 + u32::from_le_bytes(*length) as usize,
        None => true,
    }
}

fn no_head(bytes: &[u8]) -> Unreadable {
    let name = &HEAD[..HEAD.len() - 2];
    if HEAD.starts_with(bytes) {
        return Unreadable::Unfinished;
    }
    match bytes.strip_prefix(name).map(|rest| rest.first()) {
        Some(Some(b'1'..=b'9')) => Unreadable::Newer,
        _ => Unreadable::Damaged,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn written(payloads: &[&[u8]]) -> Vec<u8> {
        let entries = (0..)
            .zip(payloads)
            .flat_map(|(number, payload)| entry(number, payload));
        HEAD.iter().copied().chain(entries).collect()
    }

    #[test]
    fn what_is_written_is_read() {
        let journal = read(&written(&[b"all", b"one", b"", b"three"])).unwrap();
        assert_eq!(journal.checkpoint, b"all");
        assert_eq!(journal.records, [&b"one"[..], b"", b"three"]);
        assert_eq!(journal.bad_tail, None);
    }

    #[test]
    fn wherever_it_is_cut_off_all_before_is_read() {
        let whole = written(&[b"all", b"one", b"two"]);
        for length in 0..whole.len() {
            match read(&whole[..length]) {
                Ok(journal) => {
                    let records: [&[u8]; 2] = [b"one", b"two"];
                    assert_eq!(journal.records, records[..journal.records.len()]);
                    assert_eq!(journal.bad_tail.map_or(length, |tail| tail.end), length);
                }
                Err(why) => assert_eq!(why, Unreadable::Unfinished, "at {length}"),
            }
        }
    }

    #[test]
    fn nothing_after_a_bad_record_is_believed() {
        let mut bytes = written(&[b"all", b"one", b"two"]);
        let bad = HEAD.len() + FRAME + 3 + FRAME;
        bytes[bad] ^= 1;
        let journal = read(&bytes).unwrap();
        assert!(journal.records.is_empty());
        assert_eq!(journal.bad_tail, Some(bad - FRAME..bytes.len()));
    }

    #[test]
    fn other_files_are_told_apart() {
        assert_eq!(read(b""), Err(Unreadable::Unfinished));
        assert_eq!(read(b"bowout journal 2\nwhatever"), Err(Unreadable::Newer));
        assert_eq!(read(b"Dear Ana"), Err(Unreadable::Damaged));
        let mut bytes = written(&[b"all"]);
        *bytes.last_mut().unwrap() ^= 1;
        assert_eq!(read(&bytes), Err(Unreadable::Damaged));
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_stumble(tail in proptest::collection::vec(any::<u8>(), 0..200)) {
            let mut bytes = HEAD.to_vec();
            bytes.extend_from_slice(&tail);
            let _any_answer = read(&bytes);
            let _any_answer = read(&tail);
        }
    }
}
