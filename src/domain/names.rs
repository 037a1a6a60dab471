//! The facts as texts name them, so that a hand's words can be held against facts that changed.
//!
//! Must not know how a text is composed.

use super::case::{Case, Fact, Spelling};
use super::draft::Name;
use super::when::{clock_text, full_date, long_date};

/// The facts that a text names as they stand.
const AS_THEY_STAND: &[Fact] = &[
    Fact::ContactName,
    Fact::Position,
    Fact::Company,
    Fact::YourName,
    Fact::YourPhone,
];

/// Returns every known fact in each form in which a text may name it.
pub fn names(case: &Case) -> Vec<Name> {
    let mut names = Vec::new();
    for &fact in AS_THEY_STAND {
        names.extend(name(fact, 0, case.get(fact)));
    }
    for (form, &spelling) in Spelling::ALL.iter().enumerate() {
        if let Some(date) = case.date {
            names.extend(name(Fact::Date, form * 2, full_date(date, spelling)));
            names.extend(name(Fact::Date, form * 2 + 1, long_date(date, spelling)));
        }
        if let Some(time) = case.time {
            names.extend(name(Fact::Time, form, clock_text(time, spelling)));
        }
    }
    names
}

fn name(fact: Fact, form: usize, words: String) -> Option<Name> {
    (!words.is_empty()).then_some(Name { fact, form, words })
}
