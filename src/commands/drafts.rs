//! `bowout drafts`: lists, prints and forgets drafts.
