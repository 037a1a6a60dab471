//! `Draft`: a text whose untouched pieces follow the facts and whose touched pieces belong to the person.
//!
//! Must not know how a text is composed or shown.
