//! Things that several panes are made of. They know text and cells, not the field.

pub mod hands;
pub mod part;
pub mod wrap;
