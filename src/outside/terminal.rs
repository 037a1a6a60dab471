//! The terminal: every mode on and off again, the reader and the signals.
