//! Saves every change: an append-only journal per draft, written by a thread of its own.
