//! The only place that touches the world: files, clipboard, terminal, other programs, the clock.
//!
//! Must not know the screen or decide what is said.

mod cells;
pub mod clipboard;
pub mod clock;
pub mod drafts;
pub mod files;
pub mod frame;
mod input;
mod journal_file;
pub mod open;
mod paint;
pub mod patience;
pub mod saver;
pub mod surroundings;
pub mod terminal;
