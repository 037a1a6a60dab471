//! The facts file (TOML): read with errors that name the line, written with comments.
