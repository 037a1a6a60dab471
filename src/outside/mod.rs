//! The only place that touches the world: files, clipboard, terminal, other programs, the clock.
//!
//! Must not know the screen or decide what is said.

pub mod clipboard;
pub mod files;
pub mod open;
pub mod saver;
pub mod terminal;
