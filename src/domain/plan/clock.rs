//! The present moment, which remembers when the next of its answers will differ.
//!
//! Whatever depends on time asks here, so that the plan knows exactly how long it stays true. Must
//! not know what the answers are used for.

use std::cell::Cell;

use jiff::civil::{Date, Time};
use jiff::{SignedDuration, Timestamp};

use crate::domain::when::{CLOSES, OPENS, Office, distance, distance_changes_at};

/// When who dreads calls is sent to the phone: offices are empty, and it is not yet late.
const EVENING: Time = Time::constant(18, 0, 0, 0);
/// Until when a call in the evening is decent.
const LATE: Time = Time::constant(21, 0, 0, 0);
/// How near to the interview a call may be planned.
const LAST_CALL: SignedDuration = SignedDuration::from_mins(60);
/// How long after a call in vain to try once more.
const PATIENCE: SignedDuration = SignedDuration::from_mins(60);
/// When an unanswered message is followed up, on the working day after it.
const FOLLOW_UP: Time = Time::constant(16, 0, 0, 0);

/// When something is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Moment {
    /// At once.
    Now,
    /// At a later moment.
    At(Timestamp),
}

/// The present, in the office hours of the interview's zone.
pub(super) struct Clock {
    now: Timestamp,
    office: Office,
    next: Cell<Option<Timestamp>>,
}

impl Clock {
    pub(super) fn new(now: Timestamp, office: Office) -> Clock {
        let next = Cell::new(None);
        Clock { now, office, next }
    }

    /// Returns the same present with nothing asked yet.
    pub(super) fn fresh(&self) -> Clock {
        Clock::new(self.now, self.office.clone())
    }

    /// Returns the nearest moment at which anything that was asked so far is answered differently.
    pub(super) fn next(&self) -> Option<Timestamp> {
        self.next.get()
    }

    /// Tells whether a moment is here or gone.
    pub(super) fn reached(&self, moment: Timestamp) -> bool {
        let reached = self.now >= moment;
        if !reached {
            self.heed(Some(moment));
        }
        reached
    }

    /// Takes in that an answer of another clock will differ at a moment.
    pub(super) fn heed(&self, moment: Option<Timestamp>) {
        let nearest = self.next.get().into_iter().chain(moment).min();
        self.next.set(nearest);
    }

    /// Tells whether less than `margin` is left before a moment.
    pub(super) fn within(&self, margin: SignedDuration, moment: Timestamp) -> bool {
        self.passed(before(moment, margin))
    }

    /// Says how far away a moment is.
    pub(super) fn left(&self, moment: Timestamp) -> String {
        self.reached(distance_changes_at(self.now, moment));
        distance(self.now, moment)
    }

    /// Tells whether the day has begun in the office's zone.
    pub(super) fn begun(&self, day: Date) -> bool {
        self.reached(self.office.at(day, Time::midnight()))
    }

    /// Tells whether a whole office day is left between now and a moment.
    pub(super) fn whole_day_before(&self, moment: Timestamp) -> bool {
        let last = self
            .office
            .days_up_to(moment)
            .find(|day| self.office.at(*day, CLOSES) <= moment);
        last.is_some_and(|day| !self.passed(self.office.at(day, OPENS)))
    }

    /// Tells when to call: at once in office hours, and where the next opening would be too late for
    /// an interview that starts at `start`; else when the office opens.
    pub(super) fn office_hour(&self, start: Option<Timestamp>) -> Moment {
        let opening = self.opening();
        let in_time =
            |opening: &Timestamp| start.is_none_or(|start| *opening <= before(start, LAST_CALL));
        match opening.filter(in_time) {
            Some(opening) if !self.is_open() => Moment::At(opening),
            _ => Moment::Now,
        }
    }

    /// Tells when to call for who dreads it: in the evening of a working day. `None` where no such
    /// evening is left before the day of the interview.
    pub(super) fn evening(&self, interview: Option<Date>) -> Option<Moment> {
        let day = self
            .office
            .days_from(self.now)
            .find(|day| !self.reached(self.office.at(*day, LATE)))?;
        if interview.is_some_and(|interview| day >= interview) {
            return None;
        }
        let evening = self.office.at(day, EVENING);
        Some(if self.reached(evening) {
            Moment::Now
        } else {
            Moment::At(evening)
        })
    }

    /// Returns when to try once more after a call, in office hours if possible, and before `start`.
    pub(super) fn again(&self, call: Moment, start: Option<Timestamp>) -> Option<Timestamp> {
        let hour = match call {
            Moment::At(call) => after(call, PATIENCE),
            Moment::Now => self.next_hour(),
        };
        let open = self.office.days_from(hour).find_map(|day| {
            let (opens, closes) = (self.office.at(day, OPENS), self.office.at(day, CLOSES));
            (hour < closes).then(|| opens.max(hour))
        });
        let in_time = |moment: &Timestamp| start.is_none_or(|start| *moment < start);
        open.filter(in_time).or(Some(hour).filter(in_time))
    }

    /// Returns when a message of today is followed up, if that is before `start`.
    pub(super) fn follow_up(&self, start: Option<Timestamp>) -> Option<Timestamp> {
        let sent = self.opening_day()?;
        let due = self.office.day_after(sent)?;
        let at = [FOLLOW_UP, OPENS].map(|time| self.office.at(due, time));
        let in_time =
            |moment: &Timestamp| start.is_none_or(|start| *moment <= before(start, LAST_CALL));
        at.into_iter().find(in_time)
    }

    /// Tells whether it is office hours.
    fn is_open(&self) -> bool {
        // Whatever today is, the answer changes when an office opens.
        self.opening();
        let today = self.office.day(self.now);
        let mut days = self.office.days_from(self.now);
        days.next().is_some_and(|day| {
            day == today
                && self.reached(self.office.at(day, OPENS))
                && !self.reached(self.office.at(day, CLOSES))
        })
    }

    /// Returns the next moment at which offices open.
    fn opening(&self) -> Option<Timestamp> {
        self.office
            .days_from(self.now)
            .map(|day| self.office.at(day, OPENS))
            .find(|opening| !self.reached(*opening))
    }

    /// Returns the working day on which something sent now is read.
    fn opening_day(&self) -> Option<Date> {
        self.office
            .days_from(self.now)
            .find(|day| !self.reached(self.office.at(*day, CLOSES)))
    }

    /// Returns a full hour, 30 to 90 minutes away.
    fn next_hour(&self) -> Timestamp {
        let half = SignedDuration::from_mins(30);
        let second = after(self.now, half).as_second();
        let hour = Timestamp::from_second((second.div_euclid(3600) + 1) * 3600);
        let hour = hour.unwrap_or(Timestamp::MAX);
        self.reached(before(hour, half));
        hour
    }

    /// Tells whether a moment is gone.
    fn passed(&self, moment: Timestamp) -> bool {
        self.reached(after(moment, SignedDuration::from_nanos(1)))
    }
}

/// Returns the moment that lies `margin` before another, within jiff's calendar.
pub(super) fn before(moment: Timestamp, margin: SignedDuration) -> Timestamp {
    // Only a margin beyond all dates could fail, and ours are hours.
    moment.saturating_sub(margin).unwrap_or(moment)
}

/// Returns the moment that lies `margin` after another, within jiff's calendar.
pub(super) fn after(moment: Timestamp, margin: SignedDuration) -> Timestamp {
    before(moment, -margin)
}
