//! Zones, the start of an interview, and office hours: Monday to Friday, 9 to 17.
//!
//! Moments are `Timestamp`s and never overflow: what lies beyond jiff's calendar is its end.

use jiff::civil::{Date, Time, Weekday};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

/// When offices open.
pub const OPENS: Time = Time::constant(9, 0, 0, 0);
/// When offices close.
pub const CLOSES: Time = Time::constant(17, 0, 0, 0);

/// Finds a zone by its IANA name, `Europe/Berlin`.
pub fn zone_named(name: &str) -> Option<TimeZone> {
    let name = name.trim();
    if name.is_empty() {
        return None;
    }
    TimeZone::get(name).ok()
}

/// Returns the moment of a day and time in a zone; a time that a clock change skips is the one after
/// the gap, one that comes twice is the first.
pub fn start_of(date: Date, time: Time, zone: &TimeZone) -> Timestamp {
    let end = if date.year() > 0 {
        Timestamp::MAX
    } else {
        Timestamp::MIN
    };
    zone.to_ambiguous_timestamp(date.to_datetime(time))
        .compatible()
        .unwrap_or(end)
}

/// The office hours of one zone.
#[derive(Clone, Debug)]
pub struct Office {
    zone: TimeZone,
}

impl Office {
    /// The office hours of a zone.
    pub fn new(zone: TimeZone) -> Office {
        Office { zone }
    }

    /// Returns the day that it is in the zone.
    pub fn day(&self, now: Timestamp) -> Date {
        self.zone.to_datetime(now).date()
    }

    /// Returns the moment of a time of day in the zone.
    pub fn at(&self, day: Date, time: Time) -> Timestamp {
        start_of(day, time, &self.zone)
    }

    /// Returns the working days from the day of `now` on, today included; two weeks of them.
    pub fn days_from(&self, now: Timestamp) -> impl Iterator<Item = Date> {
        days(self.day(now), 1)
    }

    /// Returns the working days up to the day of a moment, the latest first; two weeks of them.
    pub fn days_up_to(&self, moment: Timestamp) -> impl Iterator<Item = Date> {
        days(self.day(moment), -1)
    }

    /// Returns the moment one working day after another: the same time of day.
    pub fn next_working_day(&self, moment: Timestamp) -> Timestamp {
        let local = self.zone.to_datetime(moment);
        let day = self.day_after(local.date());
        day.map_or(Timestamp::MAX, |day| self.at(day, local.time()))
    }

    /// Returns the working day after a day.
    pub fn day_after(&self, day: Date) -> Option<Date> {
        days(day, 1).find(|other| *other > day)
    }
}

fn days(from: Date, step: i32) -> impl Iterator<Item = Date> {
    (0..14i32)
        .filter_map(move |more| from.checked_add((more * step).days()).ok())
        .filter(|day| !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday))
}
