//! A date that the calendar does not have: 31 June, 30 February.

use jiff::civil::Date;

use crate::domain::review::dates::dates;
use crate::domain::when::DateReading;

use super::{Finding, Judged, Rule, Severity};

pub(super) const RULE: Rule = Rule {
    id: "impossible-date",
    severity: Severity::Warn,
    about: "A date that doesn't exist.",
    check,
};

/// A leap year begins here, so that a 29 February without a year is no mistake.
const LEAP_YEAR: Date = Date::constant(2028, 1, 1);

fn check(rule: &Rule, judged: &Judged<'_>) -> Vec<Finding> {
    let reading = judged.reading;
    dates(reading)
        .iter()
        .filter(|dated| matches!(dated.read(reading, LEAP_YEAR), DateReading::Impossible(_)))
        .map(|dated| {
            let note = dated
                .read(reading, LEAP_YEAR)
                .note(LEAP_YEAR, crate::domain::case::Spelling::British);
            rule.finding(reading.prose.span(&dated.words), note)
        })
        .collect()
}
