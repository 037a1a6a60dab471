//! bowout helps a person cancel a job interview without burning a bridge.
//!
//! ```text
//! facts (Case) → Plan → sentences, each tagged with its step → Draft → Review → screen, clipboard, file
//! ```

pub mod book;
pub mod cli;
pub mod commands;
pub mod domain;
pub mod formats;
pub mod outside;
pub mod tui;
