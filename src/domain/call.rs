//! The call screen's state: the cue on the screen, what they may say, and the way back.
//!
//! Must not know how it is shown.
