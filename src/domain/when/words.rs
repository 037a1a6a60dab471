//! Dates, times and distances in words.
//!
//! Must not know what they are the date of.

use jiff::civil::{Date, Time, Weekday};
use jiff::{SignedDuration, Timestamp};

use crate::domain::case::Spelling;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Returns the English name of a month, 1 to 12.
pub(super) fn month_name(month: i8) -> &'static str {
    let index = usize::try_from(month - 1).unwrap_or(0);
    MONTHS[index.min(MONTHS.len() - 1)]
}

/// Returns the English name of a weekday.
pub fn weekday_name(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

/// Writes a date without its year: "Thursday 3 December", "Thursday, December 3".
pub fn long_date(date: Date, spelling: Spelling) -> String {
    let (weekday, month) = (weekday_name(date.weekday()), month_name(date.month()));
    match spelling {
        Spelling::British => format!("{weekday} {} {month}", date.day()),
        Spelling::American => format!("{weekday}, {month} {}", date.day()),
    }
}

/// Writes a date in full: "Thursday 3 December 2026", "Thursday, December 3, 2026".
pub fn full_date(date: Date, spelling: Spelling) -> String {
    let long = long_date(date, spelling);
    match spelling {
        Spelling::British => format!("{long} {}", date.year()),
        Spelling::American => format!("{long}, {}", date.year()),
    }
}

/// Writes a date without its weekday: "3 December 2026", "December 3, 2026".
pub fn plain_date(date: Date, spelling: Spelling) -> String {
    let (day, month, year) = (date.day(), month_name(date.month()), date.year());
    match spelling {
        Spelling::British => format!("{day} {month} {year}"),
        Spelling::American => format!("{month} {day}, {year}"),
    }
}

/// Writes a time of day: "14:30", "2:30 p.m.".
pub fn clock_text(time: Time, spelling: Spelling) -> String {
    let (hour, minute) = (time.hour(), time.minute());
    match spelling {
        Spelling::British => format!("{hour}:{minute:02}"),
        Spelling::American => {
            let half = if hour < 12 { "a.m." } else { "p.m." };
            format!("{}:{minute:02} {half}", (hour + 11) % 12 + 1)
        }
    }
}

/// Echoes a date in full with its distance: "Thursday 3 December 2026, in 11 days".
pub fn echo_date(date: Date, today: Date, spelling: Spelling) -> String {
    format!(
        "{}, {}",
        full_date(date, spelling),
        days_between(today, date)
    )
}

pub(super) fn days_between(today: Date, date: Date) -> String {
    let days = i64::from((date - today).get_days());
    match days {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        -1 => "yesterday".to_owned(),
        2.. => format!("in {days} days"),
        _ => format!("{} days ago", -days),
    }
}

/// Says how far away a moment is: "in 50 minutes", "in 21 hours", "now", "2 hours ago".
///
/// Begun minutes count as whole ones, hours and days are rounded down; below three hours the minutes
/// are said too, below two days the hours.
pub fn distance(now: Timestamp, then: Timestamp) -> String {
    let left = minutes_until(now, then);
    match left {
        0 => "now".to_owned(),
        1.. => format!("in {}", span(left)),
        _ => format!("{} ago", span(-left)),
    }
}

/// Returns the next moment at which [`distance`] will say something else about `then`.
pub fn distance_changes_at(now: Timestamp, then: Timestamp) -> Timestamp {
    let left = minutes_until(now, then);
    let past = |step: i64| left.abs() % step;
    let step = step(left);
    // Ahead, the words change one minute below the unit that is full; behind, at the next full one.
    let next_left = if left > 0 {
        left - past(step) - 1
    } else {
        left + past(step) - step
    };
    let next = then.saturating_sub(SignedDuration::from_secs(next_left.saturating_mul(60)));
    next.unwrap_or(Timestamp::MAX)
}

/// How many minutes the smallest unit said has, `left` minutes before (or, negative, after).
fn step(left: i64) -> i64 {
    match left.unsigned_abs() {
        0..180 => 1,
        180..2880 => 60,
        _ => 1440,
    }
}

/// Counts the minutes until `then`; a begun one is whole, so that each count begins on an exact moment.
fn minutes_until(now: Timestamp, then: Timestamp) -> i64 {
    const MINUTE: i128 = 60_000_000_000;
    let left = then.as_nanosecond() - now.as_nanosecond();
    let minutes = left.div_euclid(MINUTE) + i128::from(left.rem_euclid(MINUTE) > 0);
    i64::try_from(minutes).unwrap_or(i64::MAX)
}

fn span(minutes: i64) -> String {
    let count = |n: i64, unit: &str| match n {
        1 => format!("1 {unit}"),
        _ => format!("{n} {unit}s"),
    };
    match minutes {
        ..60 => count(minutes, "minute"),
        60..180 if minutes % 60 > 0 => {
            let hours = count(minutes / 60, "hour");
            format!("{hours} {}", count(minutes % 60, "minute"))
        }
        60..2880 => count(minutes / 60, "hour"),
        _ => count(minutes / 1440, "day"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;
    use rstest::rstest;

    #[test]
    fn a_date_is_echoed_in_full_with_its_distance() {
        let today = date(2026, 11, 22);
        let echo = |date, spelling| echo_date(date, today, spelling);
        assert_eq!(
            echo(date(2026, 12, 3), Spelling::British),
            "Thursday 3 December 2026, in 11 days"
        );
        assert_eq!(
            echo(date(2026, 12, 3), Spelling::American),
            "Thursday, December 3, 2026, in 11 days"
        );
        assert_eq!(
            echo(today, Spelling::British),
            "Sunday 22 November 2026, today"
        );
        assert_eq!(
            echo(date(2026, 11, 20), Spelling::British),
            "Friday 20 November 2026, 2 days ago"
        );
    }

    #[rstest]
    #[case(14, 30, "14:30", "2:30 p.m.")]
    #[case(0, 5, "0:05", "12:05 a.m.")]
    #[case(12, 0, "12:00", "12:00 p.m.")]
    #[case(9, 0, "9:00", "9:00 a.m.")]
    fn a_time_is_written_as_the_spelling_has_it(
        #[case] hour: i8,
        #[case] minute: i8,
        #[case] british: &str,
        #[case] american: &str,
    ) {
        let time = Time::constant(hour, minute, 0, 0);
        assert_eq!(clock_text(time, Spelling::British), british);
        assert_eq!(clock_text(time, Spelling::American), american);
    }

    #[rstest]
    #[case(50 * 60, "in 50 minutes")]
    #[case(60, "in 1 minute")]
    #[case(59, "in 1 minute")]
    #[case(0, "now")]
    #[case(-60, "1 minute ago")]
    #[case(3600, "in 1 hour")]
    #[case(119 * 60, "in 1 hour 59 minutes")]
    #[case(21 * 3600 + 3599, "in 22 hours")]
    #[case(21 * 3600 + 3000, "in 21 hours")]
    #[case(47 * 3600, "in 47 hours")]
    #[case(48 * 3600, "in 2 days")]
    #[case(-49 * 3600, "2 days ago")]
    fn a_distance_is_said_in_the_unit_that_matters(#[case] seconds: i64, #[case] words: &str) {
        let now = Timestamp::UNIX_EPOCH;
        let then = Timestamp::from_second(seconds).unwrap();
        assert_eq!(distance(now, then), words);
    }

    proptest! {
        #[test]
        fn the_words_change_at_the_moment_that_is_foretold(
            now in -4_000_000_000_000_i128..4_000_000_000_000,
            then in -400_000_i64..400_000,
            nudge in 0u64..100,
        ) {
            let now = Timestamp::from_nanosecond(now * 1000).unwrap();
            let then = Timestamp::from_second(then).unwrap();
            let change = distance_changes_at(now, then);
            prop_assert!(change > now);
            let before = Timestamp::from_nanosecond(change.as_nanosecond() - 1).unwrap();
            let between = now.as_nanosecond()
                + (before.as_nanosecond() - now.as_nanosecond()) * i128::from(nudge) / 100;
            let between = Timestamp::from_nanosecond(between).unwrap();
            prop_assert_eq!(distance(now, then), distance(before, then));
            prop_assert_eq!(distance(now, then), distance(between, then));
            prop_assert_ne!(distance(now, then), distance(change, then));
        }
    }
}
