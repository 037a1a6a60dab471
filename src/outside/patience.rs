//! Work on a disk that may never answer: it is waited for, but not for ever.
//!
//! Must not know what the work is.

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// What is said where the disk takes longer; a part of a sentence.
pub const NO_ANSWER: &str = "the disk did not answer in time";

/// Does some work on a thread of its own; `None` where it takes longer. Then it goes on, as long as
/// the program does.
pub fn within<T: Send + 'static>(
    patience: Duration,
    work: impl FnOnce() -> T + Send + 'static,
) -> Option<T> {
    let (reply, answer) = mpsc::channel();
    thread::spawn(move || {
        // Whoever asked may have stopped waiting.
        let _stopped_waiting = reply.send(work());
    });
    answer.recv_timeout(patience).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_is_waited_for_and_what_never_ends_is_not() {
        assert_eq!(within(Duration::from_secs(20), || 1), Some(1));
        let (_never, ends) = mpsc::channel::<()>();
        assert_eq!(within(Duration::from_millis(1), move || ends.recv()), None);
    }
}
