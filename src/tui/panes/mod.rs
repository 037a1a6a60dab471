//! The panes, a file each: state, keys and drawing.

pub mod call;
pub mod drafts;
pub mod facts;
pub mod help;
pub mod import;
pub mod message;
pub mod plan;
pub mod question;
pub mod send;
pub mod steps;
