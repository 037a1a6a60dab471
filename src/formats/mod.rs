//! Turns texts into values and back: facts files, calendars, mails, links, saved drafts.
//!
//! Reads no file and knows no clock.

mod change;
pub mod difference;
pub mod facts_file;
pub mod file_name;
pub mod ics;
pub mod invitation;
pub mod journal;
pub mod mail;
pub mod mailto;
pub mod outgoing;
pub mod profile;
pub mod record;
mod shapes;
