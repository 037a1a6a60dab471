//! Whatever comes in, nothing stumbles, nothing hostile gets through, and what is found is really
//! there; whatever is done and wherever a file is cut, what was saved comes back.
//!
//! Samples are cut, doubled and spiced with what hostile files are made of. A run is short; `FUZZ=100000
//! cargo test --release --test fuzz` is a long one. What a run finds becomes a test beside the
//! reader that it broke.

mod histories;
mod hostile;
mod incoming;
mod journals;
mod reviews;
mod saved;
#[path = "../screen/mod.rs"]
mod screen;
mod wordings;

use proptest::prelude::ProptestConfig;

/// So many cases, or as many as are asked for.
fn runs(cases: u32) -> ProptestConfig {
    let asked = std::env::var("FUZZ")
        .ok()
        .and_then(|cases| cases.parse().ok());
    ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(asked.unwrap_or(cases))
    }
}
