//! The clock and the person's time zone, as they are or as the call fixes them.

use std::{env, fs};

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

use crate::domain::clean::show_line;

/// Tells the present moment.
#[derive(Clone, Debug)]
pub struct Clock {
    zone: TimeZone,
    fixed: Option<Zoned>,
}

impl Clock {
    /// Makes the clock that `--now` and `--timezone` ask for.
    ///
    /// # Errors
    /// A sentence that names the value that can't be read.
    pub fn new(now: Option<&str>, timezone: Option<&str>) -> Result<Clock, String> {
        let zone = match timezone {
            Some(name) => TimeZone::get(name).map_err(|_| {
                format!(
                    "--timezone {}: there is no such time zone. Write one like Europe/Berlin.",
                    show_line(name)
                )
            })?,
            None => linked_zone().unwrap_or_else(TimeZone::system),
        };
        let fixed = now.map(|text| moment("--now", text, &zone)).transpose()?;
        Ok(Clock { zone, fixed })
    }

    /// Returns the present moment in the person's zone.
    pub fn now(&self) -> Zoned {
        match &self.fixed {
            Some(fixed) => fixed.clone(),
            None => Timestamp::now().to_zoned(self.zone.clone()),
        }
    }
}

/// Reads the system's zone where nearly all systems have it; `None` where it has to be looked for.
///
/// jiff alone would first walk through all zones there are, which is a third of a start.
fn linked_zone() -> Option<TimeZone> {
    const LINK: &str = "/etc/localtime";
    if env::var_os("TZ").is_some() {
        return None;
    }
    let zone = fs::read_link(LINK).ok()?;
    let (_, name) = zone.to_str()?.split_once("/zoneinfo/")?;
    TimeZone::tzif(name, &fs::read(LINK).ok()?).ok()
}

/// Reads a moment as the options have it: `2026-11-22T20:00`, with seconds and offset if wanted.
///
/// # Errors
/// A sentence that names the option.
pub fn moment(option: &str, text: &str, zone: &TimeZone) -> Result<Zoned, String> {
    if let Ok(moment) = text.parse::<Timestamp>() {
        return Ok(moment.to_zoned(zone.clone()));
    }
    let read = text
        .parse::<DateTime>()
        .and_then(|moment| moment.to_zoned(zone.clone()));
    read.map_err(|_| {
        format!(
            "{option} {}: this is no moment. Write one like 2026-11-22T20:00.",
            show_line(text)
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clock(now: &str) -> Result<String, String> {
        let clock = Clock::new(Some(now), Some("Europe/Berlin"));
        clock.map(|clock| clock.now().to_string())
    }

    #[test]
    fn a_moment_may_have_seconds_and_an_offset() {
        assert_eq!(
            clock("2026-11-22T20:00").unwrap(),
            "2026-11-22T20:00:00+01:00[Europe/Berlin]"
        );
        assert_eq!(
            clock("2026-11-22T20:00:30").unwrap(),
            "2026-11-22T20:00:30+01:00[Europe/Berlin]"
        );
        assert_eq!(
            clock("2026-11-22T20:00+02:00").unwrap(),
            "2026-11-22T19:00:00+01:00[Europe/Berlin]"
        );
    }

    #[test]
    fn what_cant_be_read_is_named_with_what_to_write() {
        assert_eq!(
            clock("soon").unwrap_err(),
            "--now soon: this is no moment. Write one like 2026-11-22T20:00."
        );
        assert!(
            Clock::new(None, Some("Berlin\x1b"))
                .unwrap_err()
                .starts_with("--timezone Berlin␛: there is no such time zone")
        );
    }
}
