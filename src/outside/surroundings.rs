//! What the environment says of the person's wishes.

use std::env;

/// Tells whether colours are wanted: a `NO_COLOR` that is not empty says no (no-color.org).
pub fn wants_colour() -> bool {
    env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}
