//! Parses the call, runs it, and hands back the exit code.

fn main() {}
