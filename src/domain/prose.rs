//! Sentences, clauses and words with byte spans; spoken seconds.
//!
//! Must not know what any word means.
