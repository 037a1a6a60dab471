//! The full screen: `update` turns messages into changes and effects, `draw` shows, one loop runs.
//!
//! Must not touch the world but through effects.

pub mod app;
pub mod keeper;
pub mod keys;
pub mod msg;
pub mod panes;
pub mod picture;

pub mod run;
pub mod screen;
pub mod start;
pub mod theme;
pub mod update;
pub mod widgets;
