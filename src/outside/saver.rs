//! Saves every change: an append-only journal per draft, written by a thread of its own.

/// What the saver tells the loop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// All is saved.
    Saved,
    /// Nothing is saved any more, and why.
    NotSaved(String),
}
