//! Puts texts into the clipboard by the way that works here, and says which way it went.
