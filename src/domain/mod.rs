//! The field: what cancelling an interview is, and all that bowout works out about it.
//!
//! Knows no terminal, file, clock, environment or print, and cannot fail: a missing fact is a gap
//! that shows, and problems come back beside the values. The present moment and the word lists are
//! handed in.

#[macro_use]
pub(crate) mod keywords;

pub mod call;
pub mod case;
pub mod clean;
pub mod compose;
pub mod cross_check;
pub mod document;
pub mod draft;
pub mod edit;
pub mod names;
pub mod phrase;
pub mod plan;
pub mod prose;
pub mod review;
pub mod step;
pub mod when;
pub mod words;
