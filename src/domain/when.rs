//! Dates and times as people write them, distances in words, and office hours.
//!
//! One small reader over `jiff::civil`, steady while somebody types letter by letter: what may yet
//! become a date is [`DateReading::Unfinished`], not wrong. `.` is day first; `/` and `-` are asked
//! about; a year left out means the next such date. Must not know the clock: the present is handed in.

mod date;
mod office;
mod time;
mod words;

pub use date::{DateReading, NoSuchDay, read_date};
pub use office::{CLOSES, OPENS, Office, start_of, zone_named};
pub use time::{TimeReading, read_time};
pub use words::{
    clock_text, distance, distance_changes_at, echo_date, full_date, long_date, plain_date,
    weekday_name,
};
