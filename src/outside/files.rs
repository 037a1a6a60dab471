//! Reads and writes whole files, privately and atomically; knows where things are kept.
