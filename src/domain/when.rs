//! Dates and times as people write them, and distances in words.
//!
//! Must not know the clock: the present moment is handed in.
