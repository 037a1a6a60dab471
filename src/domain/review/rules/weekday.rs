//! A weekday that is not the date's: "Thursday, 4 December 2026" is a Friday.
//!
//! Without a year the text may mean the date that is past as well as the next one, so it is a
//! mistake only where the weekday fits neither; without a clock it is left alone.

use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday};

use crate::domain::case::Spelling;
use crate::domain::edit::Edit;
use crate::domain::review::Fix;
use crate::domain::review::dates::{Dated, dates};
use crate::domain::when::{DateReading, weekday_name};

use super::{Cue, Finding, Judged, Rule, Severity};

pub(super) const RULE: Rule = Rule {
    id: "weekday",
    severity: Severity::Warn,
    about: "A weekday that doesn't fit the date.",
    check,
};

fn check(rule: &Rule, judged: &Judged<'_>) -> Vec<Finding> {
    let named = dates(judged.reading);
    let beside_dates = named.iter().filter_map(|dated| {
        let at = dated.weekday?;
        let right = right_weekday(judged, dated)?;
        Some(finding(rule, judged, at, right))
    });
    let alone = lone_weekdays(judged, &named)
        .into_iter()
        .map(|(at, right)| finding(rule, judged, at, right));
    beside_dates.chain(alone).collect()
}

fn finding(rule: &Rule, judged: &Judged<'_>, at: usize, right: Weekday) -> Finding {
    let span = judged.reading.prose.span(&(at..at + 1));
    let (said, right) = (judged.reading.prose.written(at), weekday_name(right));
    Finding {
        fix: Some(Fix {
            label: format!("write {right}"),
            edit: Edit {
                range: span.clone(),
                insert: right.to_owned(),
            },
        }),
        ..rule.finding(
            span,
            format!("The date is a {right}, not {said}: one of the two is wrong."),
        )
    }
}

/// Returns the weekday that a date has, where another one is written.
fn right_weekday(judged: &Judged<'_>, dated: &Dated) -> Option<Weekday> {
    let today = match judged.held {
        Some(held) => held.now.date(),
        None if dated.has_year => Date::MIN,
        None => return None,
    };
    let DateReading::WrongWeekday { said, date } = read(judged, dated, today)? else {
        return None;
    };
    let held = judged.held.and_then(|held| held.case.date);
    if held.is_some_and(|held| held.month() == date.month() && held.day() == date.day()) {
        return held.map(Date::weekday).filter(|right| *right != said);
    }
    let last_year = date.checked_sub(1.year()).ok()?;
    (dated.has_year || last_year.weekday() != said).then(|| date.weekday())
}

/// Reads a date; of two numbers, the facts' date tells which is the day, else their spelling does,
/// where the weekday fits neither order.
fn read(judged: &Judged<'_>, dated: &Dated, today: Date) -> Option<DateReading> {
    let reading = judged.reading;
    let open = dated.read(reading, today);
    let Some((first, second)) = dated.pair else {
        return Some(open);
    };
    let case = judged.held?.case;
    let is_held = |day: i8, month: i8| {
        case.date
            .is_some_and(|held| held.day() == day && held.month() == month)
    };
    let fits_neither = matches!(open, DateReading::WrongWeekday { .. });
    let (day, month) = match case.spelling {
        _ if is_held(first, second) => (first, second),
        _ if is_held(second, first) => (second, first),
        _ if !fits_neither => return None,
        Some(Spelling::British) => (first, second),
        Some(Spelling::American) => (second, first),
        None => return None,
    };
    Some(dated.read_as(reading, day, month, today))
}

/// Finds "my interview on Thursday" where the facts say another day, and no date stands beside it.
fn lone_weekdays(judged: &Judged<'_>, named: &[Dated]) -> Vec<(usize, Weekday)> {
    let reading = judged.reading;
    let Some(right) = judged
        .held
        .and_then(|held| held.case.date)
        .map(Date::weekday)
    else {
        return Vec::new();
    };
    let of_the_interview = |at: &usize| {
        reading.hits_with_subject(Cue::Meeting).any(|hit| {
            hit.end <= *at
                && reading.is("meeting", hit.end - 1)
                && *at - hit.end <= 1
                && (hit.end..*at).all(|at| reading.word(at) == "on")
        })
    };
    (0..reading.body.end)
        .filter(|at| reading.is("weekday", *at))
        .filter(of_the_interview)
        .filter(|at| named.iter().all(|dated| !dated.words.contains(at)))
        .filter(|at| {
            !weekday_name(right)
                .to_lowercase()
                .starts_with(&reading.word(*at)[..3])
        })
        .map(|at| (at, right))
        .collect()
}
