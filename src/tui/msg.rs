//! What can happen to the screen (`Msg`), and what the screen wants done outside (`Effect`).

use crossterm::event::{KeyEvent, MouseEvent};
use jiff::Zoned;

use super::panes::drafts::{DraftLine, OpenIn};
use crate::domain::document::Document;
use crate::formats::record::Kept;

/// Something that has happened.
#[derive(Clone, Debug)]
pub enum Msg {
    /// A key was pressed.
    Key(KeyEvent),
    /// Text was pasted; clean, with `\n` line ends.
    Paste(String),
    /// The mouse was used.
    Mouse(MouseEvent),
    /// The window has a new size.
    Resize(ratatui::layout::Size),
    /// The clock has moved on.
    Clock(Zoned),
    /// Something is to be told to the person.
    Tell(String),
    /// The person's own editor has given the message back.
    Edited(String),
    /// The drafts were listed; the second is the one that was discarded last.
    Drafts(Vec<DraftLine>, Option<String>),
    /// The draft that another bowout has open was read.
    Look(Box<Document>, OpenIn),
    /// Another draft was opened.
    Opened(Box<Kept>),
}

/// Something to be done outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Put a text into the clipboard and tell which way it went; `what` names it: "the subject".
    Copy {
        /// What is copied, in words.
        what: &'static str,
        /// The text.
        text: String,
    },
    /// Open the text in the person's own editor.
    Edit(String),
    /// List the drafts.
    ListDrafts,
    /// Open a draft.
    OpenDraft(String),
    /// Show a draft that another bowout has open.
    LookAtDraft(String),
    /// Begin a new draft.
    NewDraft,
    /// Begin a new draft with these facts and words.
    DuplicateDraft(Box<Document>),
    /// Move a draft to the trash.
    DiscardDraft(String),
    /// Take a draft back out of the trash.
    RestoreDraft(String),
    /// Open a link with the system's opener.
    OpenLink(String),
    /// Save a new file in the current folder, and tell where.
    Save {
        /// Its name; a number is added where there is such a file.
        name: String,
        /// What it holds.
        bytes: Vec<u8>,
    },
    /// Draw everything anew.
    Redraw,
    /// Give the terminal back until `fg`.
    Suspend,
    /// Leave.
    Leave,
}
