//! `bowout facts`: reads an invitation and prints the facts found.
