//! The full screen: `update` turns messages into changes and effects, `draw` shows, one loop runs.
//!
//! Must not touch the world but through effects.

pub mod keys;
pub mod msg;
pub mod theme;
pub mod widgets;
