//! The commands beside the full screen, a file each: each turns its arguments into an [`Outcome`].
//!
//! A command reads files through `outside` and prints nothing itself. Must not know the screen.

pub mod check;
pub mod drafts;
pub mod facts;
pub mod plan;
pub mod write;

/// What a command hands back to `main`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// What goes to standard output, line ends included.
    pub stdout: String,
    /// Notes and errors for standard error, without final line ends.
    pub notes: Vec<String>,
    /// How it went.
    pub exit: Exit,
}

/// How a call ended; the numbers are the exit codes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// Done.
    #[default]
    Done = 0,
    /// Done, but not fit to send.
    NotFit = 1,
    /// The call or its input can't be used.
    Unusable = 2,
}

impl Outcome {
    /// The call or its input can't be used: the sentence says what is wrong, where, and what to do.
    pub fn unusable(sentence: impl Into<String>) -> Outcome {
        Outcome {
            notes: vec![sentence.into()],
            exit: Exit::Unusable,
            ..Outcome::default()
        }
    }
}
