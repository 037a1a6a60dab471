//! Which of the days and times is the interview's: not the deadline, not the old one, not an offer.
//!
//! Must not know how days and times are written.

use jiff::civil::{Date, Time};

use super::dates::{Day, header_date};
use super::text::{Letter, Span, any_of, pattern, patterns, trimmed};
use super::times::Clock;

/// The start of the interview as far as the text says it.
#[derive(Clone, Debug, Default)]
pub(super) struct Moment {
    pub date: Option<(Date, Span)>,
    pub time: Option<(Time, Span)>,
}

/// What a day or a time stands there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Use {
    Interview,
    /// The new date of a moved interview, or the one confirmed among several.
    Settled,
    /// The date before it was moved, or a slot that is gone.
    Gone,
    /// Answer by, arrive by, finish by, a later round, another event.
    Other,
}

impl Letter<'_> {
    /// Finds the start of the interview.
    pub fn moment(&self) -> Moment {
        let subject = self
            .head_field("subject")
            .map(|span| self.chosen(&span, self.received.date(), true))
            .unwrap_or_default();
        let own = self.chosen(&self.own, self.received.date(), false);
        let own = Moment {
            date: own
                .date
                .map(|(date, said)| (self.in_week_of_subject(date, &said), said)),
            ..own
        };
        // "Zoom on Tuesday?" above a choice of days tells none of them.
        let chooses = own.date.is_none()
            && self.offers(&self.own)
            && !self.days(&self.own, self.received.date()).is_empty();
        let mut best = if chooses { own } else { fill(own, subject) };
        if best.date.is_none()
            && !self.quoted.is_empty()
            && !self.names_a_start()
            && !self.offers(&self.own)
        {
            best = self.with_quoted(best);
        }
        if let (Some((date, _)), None) = (&best.date, &best.time) {
            let below = self.chosen(&self.quoted, self.received.date(), false);
            if below.date.is_some_and(|(other, _)| other == *date) && !self.offers(&self.quoted) {
                best.time = below.time;
            }
        }
        best
    }

    /// "Interview next week" above, "Thursday at 3" below: the Thursday of next week.
    fn in_week_of_subject(&self, date: Date, said: &Span) -> Date {
        let week = |date: Date| {
            date.iso_week_date()
                .first_of_week()
                .map(jiff::civil::ISOWeekDate::date)
        };
        let next_week = self
            .head_field("subject")
            .is_some_and(|subject| pattern!(r"\bnext week\b").is_match(self.at(&subject)));
        let bare = pattern!(r"^\w+day$").is_match(self.at(said));
        let this_week = week(date).ok() == week(self.received.date()).ok();
        if next_week && bare && this_week {
            date.checked_add(jiff::Span::new().weeks(1)).unwrap_or(date)
        } else {
            date
        }
    }

    /// Tells whether the writer names a day and a time beside it, even one that nobody could place.
    fn names_a_start(&self) -> bool {
        let days = self.days(&self.own, self.received.date());
        let spans: Vec<Span> = days.iter().map(|day| day.span.clone()).collect();
        let clocks = self.clocks(&self.own, &spans);
        days.iter().any(|day| {
            day.numbered
                && clocks
                    .iter()
                    .any(|clock| self.beside(&day.span, &clock.span))
                && self.use_of(&day.span, Thing::Day) == Use::Interview
        })
    }

    /// Takes from the quoted mail what the writer leaves unsaid.
    fn with_quoted(&self, own: Moment) -> Moment {
        let sent = self
            .inner_heads
            .iter()
            .flatten()
            .find(|field| matches!(field.name.as_str(), "date" | "sent"));
        let from = sent
            .and_then(|field| header_date(self, &field.value))
            .unwrap_or(self.received.date());
        let Some((time, said)) = own.time.clone() else {
            return fill(own, self.chosen(&self.quoted, from, false));
        };
        // "12:30 it is": the day is the one that was proposed with this time.
        let days = self.days(&self.quoted, from);
        let spans: Vec<Span> = days.iter().map(|day| day.span.clone()).collect();
        let clocks = self.clocks(&self.quoted, &spans);
        let mut paired: Vec<&Day> = clocks
            .iter()
            .filter(|clock| clock.time == Some(time))
            .filter_map(|clock| {
                days.iter().rev().find(|day| {
                    day.span.end <= clock.span.start && clock.span.start - day.span.end < 40
                })
            })
            .collect();
        paired.dedup_by_key(|day| day.date);
        match paired.as_slice() {
            [day] => Moment {
                date: day.date.map(|date| (date, day.span.clone())),
                time: Some((time, said)),
            },
            _ => own,
        }
    }

    fn chosen(&self, within: &Span, from: Date, is_subject: bool) -> Moment {
        let days: Vec<Day> = self
            .days(within, from)
            .into_iter()
            .filter(|day| !self.in_header(&day.span) || is_subject)
            .collect();
        let spans: Vec<Span> = days.iter().map(|day| day.span.clone()).collect();
        let clocks: Vec<Clock> = self
            .clocks(within, &spans)
            .into_iter()
            .filter(|clock| !self.in_header(&clock.span) || is_subject)
            .collect();
        let mut day_uses: Vec<Use> = days
            .iter()
            .map(|day| self.use_of(&day.span, Thing::Day))
            .collect();
        let mut clock_uses: Vec<Use> = clocks
            .iter()
            .map(|clock| {
                if clock.is_end {
                    Use::Other
                } else {
                    self.use_of(&clock.span, Thing::Time)
                }
            })
            .collect();
        self.share(&days, &mut day_uses, &clocks, &mut clock_uses);
        self.leave_open(&clocks, &mut clock_uses);
        leave_past(&days, &mut day_uses, from);
        self.leave_letterhead(&days, &mut day_uses, from);
        let offers = self.offers(within);
        let date = self.one_day(&days, &day_uses, &clocks, &clock_uses, offers);
        let time = self.one_time(
            &clocks,
            &clock_uses,
            &days,
            &day_uses,
            date.as_ref(),
            offers,
        );
        Moment { date, time }
    }

    /// The day of receipt on a line of its own is the letter's, where another one lies ahead.
    fn leave_letterhead(&self, days: &[Day], uses: &mut [Use], from: Date) {
        let ahead = |(day, used): (&Day, &Use)| {
            matches!(used, Use::Interview | Use::Settled) && day.date.is_some_and(|at| at > from)
        };
        if !days.iter().zip(uses.iter()).any(ahead) {
            return;
        }
        for (day, used) in days.iter().zip(uses) {
            let line = trimmed(self.text, &self.line_at(day.span.start));
            if day.numbered && day.date == Some(from) && line == day.span {
                *used = Use::Other;
            }
        }
    }

    fn in_header(&self, span: &Span) -> bool {
        let inner = self.inner_heads.iter().flatten();
        inner
            .chain(&self.head)
            .any(|field| field.value.start <= span.start && span.end <= field.value.end)
            || pattern!(r"^\s*>*\s*(?:on .{6,80} wrote:|(?:sent|date|from)\s*:.*@)")
                .is_match(self.at(&self.line_at(span.start)))
                && self.quoted.contains(&span.start)
    }

    /// A time right beside a day stands for the same thing.
    fn share(&self, days: &[Day], day_uses: &mut [Use], clocks: &[Clock], clock_uses: &mut [Use]) {
        for (day, day_use) in days.iter().zip(day_uses.iter_mut()) {
            for (clock, clock_use) in clocks.iter().zip(clock_uses.iter_mut()) {
                if clock.is_end || !self.beside(&day.span, &clock.span) {
                    continue;
                }
                // "At 3pm, not 2pm, on Monday": the day is not gone.
                let comma = self
                    .between(clock.span.end, day.span.start)
                    .starts_with(',');
                if *clock_use == Use::Gone && comma {
                    continue;
                }
                if *day_use == Use::Interview
                    && *clock_use != Use::Interview
                    && clock.span.start < day.span.start
                {
                    *day_use = *clock_use;
                } else if *clock_use == Use::Interview {
                    *clock_use = *day_use;
                } else if *day_use == Use::Interview {
                    *day_use = *clock_use;
                }
            }
        }
    }

    /// "10am or 2pm" is a choice that nobody has made yet.
    fn leave_open(&self, clocks: &[Clock], uses: &mut [Use]) {
        for index in 1..clocks.len() {
            let (first, second) = (&clocks[index - 1], &clocks[index]);
            let between = self.between(first.span.end, second.span.start);
            if first.time != second.time && pattern!(r"^,?\s+or\s+(?:at\s+)?$").is_match(between) {
                let listed = |at: usize| {
                    self.between(clocks[at - 1].span.end, clocks[at].span.start)
                        .trim()
                        == ","
                };
                let start = (1..index).rev().take_while(|&at| listed(at)).last();
                for used in &mut uses[start.unwrap_or(index) - 1..=index] {
                    if *used == Use::Interview {
                        *used = Use::Other;
                    }
                }
            }
        }
    }

    /// The first of a day's list: each line opens with a time and says what happens then.
    fn first_of_schedule<'c>(&self, open: &[&'c Clock]) -> Option<&'c Clock> {
        let ascend = open.windows(2).all(|pair| {
            pair[0].time.is_some() && pair[0].time < pair[1].time || pair[1].time.is_none()
        });
        let [first, _, ..] = open else { return None };
        (first.time.is_some() && ascend && open.iter().all(|clock| self.opens_line(clock)))
            .then_some(*first)
    }

    fn opens_line(&self, clock: &Clock) -> bool {
        let line = self.line_at(clock.span.start);
        let before = self.between(line.start, clock.span.start);
        before.chars().all(|c| !c.is_alphanumeric())
            && self.text[clock.span.end..line.end.max(clock.span.end)].contains(char::is_alphabetic)
    }

    fn beside(&self, a: &Span, b: &Span) -> bool {
        let (first, second) = if a.start < b.start { (a, b) } else { (b, a) };
        let between = &self.text[first.end.min(second.start)..second.start];
        pattern!(r"^[\s,;:@|()–—-]*(?:on|at|from|the|of|for|in|morning|afternoon|evening|and|start|starting|sharp|@|,|time|\s|:|–|-)*$").is_match(between) && !between.contains("\n\n")
    }

    /// Says what the words around a day or time make of it.
    fn use_of(&self, span: &Span, thing: Thing) -> Use {
        let before = self.before(span.start);
        let after = self.after(span.end);
        let line_after = &self.text[span.end..self.line_at(span.end).end.max(span.end)];
        let until_now = pattern!(
            r"\bcurrently (?:scheduled|booked|planned|arranged|set|due) (?:for|on|at)\s+(?:the\s+)?(?:\S+ ){0,5}(?:at\s+)?$"
        );
        if until_now.is_match(before)
            && pattern!(r"\b(?:mov\w*|chang\w*|resched\w*|rearrang\w*|postpon\w*|bring|push)\b")
                .is_match(before)
        {
            return Use::Gone;
        }
        if SETTLED_BEFORE().is_match(before) || SETTLED_AFTER().is_match(after) {
            return Use::Settled;
        }
        if GONE_BEFORE().is_match(before)
            || GONE_AFTER().is_match(after)
                && !pattern!(r"^[^.\n]{0,16}\b(?:once|when|after|as)\b").is_match(after)
            || line_after.trim_start().starts_with("~~")
            || moved_from(before, after)
        {
            return Use::Gone;
        }
        let visit = pattern!(r"\b(?:come|pop|drop|swing|stop) by\s+(?:on\s+)?$").is_match(before);
        let ahead = pattern!(r"\b(?:remind\w*|looking forward|upcoming|confirm(?:ing)? our)\b")
            .is_match(before);
        // "On Monday 30th November by 10am" is how some say at ten.
        let by_hour = thing == Thing::Time
            && pattern!(r"(?:\d(?:st|nd|rd|th)?|day|[a-z]{3}ber|january|february|march|april|may|june|july|august|20\d\d),?\s+by\s+$").is_match(before);
        let starts = thing == Thing::Time
            && pattern!(
                r"\b(?:start(?:s|ing)?|commenc\w+|begin\w*)(?: promptly)?(?: at| from)?\s*$"
            )
            .is_match(before);
        if DEADLINE_BEFORE().is_match(before) && !visit && !by_hour
            || OTHER_BEFORE().is_match(before) && !starts && !ahead
            || OTHER_AFTER().is_match(after)
        {
            return Use::Other;
        }
        if thing == Thing::Time
            && !self.begins_a_short_range(span)
            && (TIME_OTHER_BEFORE().is_match(before) || TIME_OTHER_AFTER().is_match(after))
        {
            return Use::Other;
        }
        // "Voicemail from 406-555-0162, Tuesday 9:12 AM" tells when it was left.
        let notice = pattern!(r"^\W*(?:(?:new|you have \w+ new|missed) )?(?:voice ?mail|voice message|missed call|call)\b[^\n]*\d{3}")
            .is_match(self.at(&self.line_at(span.start)));
        let line = self.line_at(span.start);
        // "Wednesday, May 20, 5:51 PM · 52 sec", "Tolulope · 8:44 PM": when it came.
        let stamp = pattern!(r"(?:·|•|\||–|-)\s*(?:\d+ ?(?:sec|secs|seconds|s|min)\b|\d:\d\d)\.?\s*$|^[^\n.,\d]{3,40} [·•] \d{1,2}:\d\d ?[AP]M\s*$")
            .is_match(self.at(&line));
        if (notice || stamp) && !pattern!(r"\binterview\b").is_match(self.at(&line)) {
            return Use::Other;
        }
        if self.sentence_is_of_other_things(span) || self.later_round(span) {
            return Use::Other;
        }
        Use::Interview
    }

    /// "Your interview on Tuesday 21st April between 13:30 and 14:15": minutes say when it begins,
    /// where whole hours leave it open.
    fn begins_a_short_range(&self, span: &Span) -> bool {
        let range = pattern!(r"\b\d{1,2}[:.]\d\d\s?(?:[ap]\.?m\.?)? and \d{1,2}[:.]\d\d");
        pattern!(r"\binterview[^.!?]*\bbetween\s+$").is_match(self.before(span.start))
            && range
                .find(&self.text[span.start..])
                .is_some_and(|range| range.start() == 0)
    }

    fn sentence_is_of_other_things(&self, span: &Span) -> bool {
        // "Glad to hear that she will see you on Tuesday" promises no news.
        let said = self.at(&self.sentence(span)).replace("hear that", "");
        OTHER_SENTENCE().is_match(&said)
    }

    /// Tells a second round that is spoken of beside the first.
    fn later_round(&self, span: &Span) -> bool {
        let line = &self.text[self.line_at(span.start).start..span.start];
        let later = pattern!(any_of!(
            r"\b(?:round|stage|step|part|day|interview)\s*(?:2|3|two|three)\b",
            r"\b(?:second|final|third|2nd|3rd)[- ](?:round|stage|interview|day)\b",
            r"\bif (?:round|stage|that|all|this|the first|you(?:'re| are)) .{0,30}(?:well|successful|through|pass)"
        ));
        let first = pattern!(
            r"(?:\b(?:round|stage|step|part|day|interview)\s*(?:1|one)\b|\b(?:first|1st|initial)[- ](?:round|stage|interview|day)\b|\btwo (?:rounds|stages)\b)"
        );
        later.is_match(line) && !first.is_match(line) && first.is_match(self.at(&self.own))
    }

    /// Tells whether a part of the text leaves the choice of a slot open.
    fn offers(&self, within: &Span) -> bool {
        OFFERS().is_match(self.at(within))
    }

    fn one_day(
        &self,
        days: &[Day],
        uses: &[Use],
        clocks: &[Clock],
        clock_uses: &[Use],
        offers: bool,
    ) -> Option<(Date, Span)> {
        let of = |wanted: Use| {
            days.iter()
                .zip(uses)
                .filter(move |(_, used)| **used == wanted)
                .map(|(day, _)| day)
        };
        let settled: Vec<&Day> = of(Use::Settled).collect();
        if !settled.is_empty() {
            // "Thursday it is": the Thursday that stands there with its number.
            let numbered: Vec<&Day> = of(Use::Settled)
                .chain(of(Use::Interview))
                .filter(|day| day.numbered && day.date.is_some())
                .collect();
            let weekday = |day: &Day| day.date.map(Date::weekday);
            let bare = settled.iter().all(|day| !day.numbered);
            let same: Vec<&Day> = numbered
                .into_iter()
                .filter(|day| {
                    // "Let's go with the Wednesday slot then: 8 July".
                    let between = self.between(settled[0].span.end, day.span.start);
                    let said = settled[0].date.is_none()
                        && pattern!(r"^(?:[\s,:–-]|\b(?:slot|one|then|it is)\b)+$")
                            .is_match(between);
                    said || weekday(day) == weekday(settled[0])
                })
                .collect();
            if bare && !same.is_empty() {
                return self.agreed(&same);
            }
            return self.agreed(&settled);
        }
        let open: Vec<&Day> = of(Use::Interview).collect();
        let gone = of(Use::Gone).next().is_some();
        if let Some(agreed) = self.agreed(&open) {
            return Some(agreed);
        }
        if offers || gone && open.is_empty() {
            return None;
        }
        // Of several days, the one that is said with a time.
        let timed: Vec<&Day> = open
            .iter()
            .copied()
            .filter(|day| {
                clocks.iter().zip(clock_uses).any(|(clock, used)| {
                    *used == Use::Interview && self.beside(&day.span, &clock.span)
                })
            })
            .collect();
        self.agreed(&timed)
    }

    /// Returns the one date that these days mean, if they don't contradict each other.
    fn agreed(&self, days: &[&Day]) -> Option<(Date, Span)> {
        let first = days.iter().find(|day| day.date.is_some())?;
        let date = first.date?;
        let same = days.iter().all(|day| match day.date {
            Some(other) => other == date,
            // A day with its number that contradicts its weekday makes all doubtful.
            None => !day.numbered && self.sentence(&day.span) == self.sentence(&first.span),
        });
        let numbered = days
            .iter()
            .find(|day| day.numbered && day.date.is_some())
            .unwrap_or(first);
        same.then(|| (date, numbered.span.clone()))
    }

    fn one_time(
        &self,
        clocks: &[Clock],
        uses: &[Use],
        days: &[Day],
        day_uses: &[Use],
        date: Option<&(Date, Span)>,
        offers: bool,
    ) -> Option<(Time, Span)> {
        let of = |wanted: Use| {
            clocks
                .iter()
                .zip(uses)
                .filter(move |(_, used)| **used == wanted)
                .map(|(clock, _)| clock)
        };
        let settled: Vec<&Clock> = of(Use::Settled).collect();
        if !settled.is_empty() {
            return one_clock(&settled);
        }
        let open: Vec<&Clock> = of(Use::Interview).collect();
        // Times of a day that was offered and not chosen say nothing without the day.
        let several_days = days
            .iter()
            .zip(day_uses)
            .filter(|(_, used)| matches!(used, Use::Interview))
            .count()
            > 1;
        if date.is_none() && several_days {
            return None;
        }
        if let Some(one) = one_clock(&open) {
            return Some(one);
        }
        // "Written exercise 1.00pm; interview 2.00pm".
        let named: Vec<&Clock> = open
            .iter()
            .copied()
            .filter(|clock| {
                pattern!(r"\binterview\s*(?:(?:is|will be|has been)?(?: (?:scheduled|booked|set|arranged))?(?: at| for)?|:|–|-)?\s*$")
                    .is_match(self.before(clock.span.start))
                    || pattern!(r"^ start\b").is_match(self.after(clock.span.end))
            })
            .collect();
        if let [_] = named.as_slice() {
            return one_clock(&named);
        }
        // "10:00–11:00 with Rohan, 11:15–11:45 with Lucy": the parts of one day begin with the first.
        let parts: Vec<&Clock> = clocks
            .windows(2)
            .filter(|pair| !pair[0].is_end && pair[1].is_end)
            .map(|pair| &pair[0])
            .collect();
        let ascend = parts.windows(2).all(|pair| pair[0].time < pair[1].time);
        if date.is_some() && !offers && ascend && parts.len() > 1 && parts.len() == open.len() {
            return one_clock(&parts[..1]);
        }
        let listed: Vec<&Clock> = clocks
            .iter()
            .filter(|clock| !clock.is_end && self.opens_line(clock))
            .collect();
        if let Some(first) = self
            .first_of_schedule(&listed)
            .filter(|_| !offers && listed.len() > 2)
        {
            return one_clock(&[first]);
        }
        if open.is_empty() {
            let arrival: Vec<&Clock> = clocks
                .iter()
                .filter(|clock| {
                    !clock.is_end
                        && (pattern!(r"^\s*(?:arrival|start|registration|check[- ]in)")
                            .is_match(self.after(clock.span.end))
                            || pattern!(r"\b(?:come|arrive|report|reporting time|arrival|check[- ]?in)(?:\s+\w+){0,3}\s*:?\s*$")
                                .is_match(self.before(clock.span.start)))
                })
                .collect();
            return one_clock(&arrival);
        }
        let (_, day) = date?;
        let beside: Vec<&Clock> = open
            .iter()
            .copied()
            .filter(|clock| {
                self.beside(day, &clock.span)
                    || days.iter().any(|other| {
                        other.date.is_some()
                            && other.date == date.map(|(date, _)| *date)
                            && self.beside(&other.span, &clock.span)
                    })
            })
            .collect();
        if offers && beside.len() > 1 {
            return None;
        }
        if let Some(first) = self.first_of_schedule(&open).filter(|_| !offers) {
            return one_clock(&[first]);
        }
        one_clock(&beside).or_else(|| {
            let spoken: Vec<&Clock> = open
                .iter()
                .copied()
                .filter(|clock| {
                    pattern!(r"\b(?:interview|appointment|slot|start|starts|starting|time)\b")
                        .is_match(self.before(clock.span.start))
                })
                .collect();
            if offers { None } else { one_clock(&spoken) }
        })
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Thing {
    Day,
    Time,
}

/// A day that is past is not the interview's, where another one lies ahead.
fn leave_past(days: &[Day], uses: &mut [Use], from: Date) {
    let open = |used: &Use| matches!(used, Use::Interview | Use::Settled);
    let is_past = |day: &Day| day.date.is_some_and(|date| date < from);
    let ahead = days
        .iter()
        .zip(uses.iter())
        .any(|(day, used)| open(used) && day.date.is_some_and(|date| date >= from));
    for (day, used) in days.iter().zip(uses) {
        if ahead && open(used) && is_past(day) {
            *used = Use::Other;
        }
    }
}

fn one_clock(clocks: &[&Clock]) -> Option<(Time, Span)> {
    let first = clocks.iter().find(|clock| clock.time.is_some())?;
    let same = clocks.iter().all(|clock| clock.time == first.time);
    same.then(|| first.time.map(|time| (time, first.span.clone())))
        .flatten()
}

fn fill(first: Moment, second: Moment) -> Moment {
    let same_day = match (&first.date, &second.date) {
        (Some((a, _)), Some((b, _))) => a == b,
        _ => true,
    };
    Moment {
        time: first.time.or(if same_day { second.time } else { None }),
        date: first.date.or(second.date),
    }
}

/// "Moved from Monday 3 to Tuesday 4": the first is gone. "From 10 to 11" is a range.
fn moved_from(before: &str, after: &str) -> bool {
    let moves = pattern!(
        r"\b(?:mov\w*|chang\w*|reschedul\w*|postpon\w*|push\w*|shift\w*|brought forward|bring forward|put back|swap\w*|switch\w*|rearrang\w*)\b"
    );
    let from =
        pattern!(r"\b(?:from|your|the|our)\s+(?:\w+\s+)?(?:on\s+|at\s+|the\s+)?$").is_match(before);
    let to = pattern!(r"^.{0,60}\b(?:to|until)\b").is_match(after);
    moves.is_match(before)
        && to
        && (from || !pattern!(r"\b(?:to|until|till)\b[^.]{0,40}$").is_match(before))
}

patterns! {
    /// Words of somebody who leaves the choice of a time to the reader.
    OFFERS = concat!(
        r"\b",
        any_of!(
            r"or else",
            r"either",
            r"which (?:of|one|would|do you|works|suits|slot|time|day)",
            r"(?:choose|pick|select|book) (?:a|an|one|your|whichever|from|the|any)\b",
            r"whichever",
            r"prefer(?:red)?\b",
            r"(?:the )?following (?:times|dates|slots|options|days|availab)",
            r"(?:slots|times|dates|options) (?:are |is )?(?:available|open|below|free)",
            r"available (?:slots|times|dates)",
            r"any of (?:these|the|those)",
            r"one of (?:these|the following|those)",
            r"let (?:me|us) know (?:which|what)",
            r"what (?:works|suits|time)",
            r"option (?:a|b|1|2)",
            r"first choice",
            r"a few (?:times|slots)",
            r"could you (?:do|make) .{3,60} or",
            r"how about .{3,60} or",
            r"is .{3,50} or .{3,50} (?:better|ok|good)",
            r"can (?:do|offer) .{3,60} or"
        )
    );
    SETTLED_BEFORE = concat!(
        any_of!(
            concat!(
                r"\b",
                any_of!(
                    r"moved",
                    r"moving",
                    r"move",
                    r"rescheduled?",
                    r"rescheduling",
                    r"changed",
                    r"change",
                    r"changing",
                    r"pushed(?: it)?(?: back| out)?",
                    r"push",
                    r"brought forward",
                    r"bring forward",
                    r"postponed?",
                    r"shifted",
                    r"shift",
                    r"rearranged?",
                    r"rebooked",
                    r"put back",
                    r"switched?",
                    r"bumped",
                    r"swap(?:ped)?"
                ),
                r"\b(?:[^.!?]|\.\d){0,150}\b(?:to|until|till|for)\s+(?:be\s+)?(?:on\s+|at\s+)?(?:the\s+)?(?:[a-z]+ at\s)?"
            ),
            concat!(
                r"\b",
                any_of!(
                    r"new",
                    r"revised",
                    r"updated",
                    r"amended",
                    r"correct(?:ed)?",
                    r"confirmed",
                    r"rescheduled"
                ),
                r"\s+(?:interview\s+)?(?:date|time|slot|day|start|start time)(?: and time| & time|/time)?(?: is| will be| of| for \w+ \w+ is)?(?: now)?\s*[:–-]?\s*(?:on\s+|at\s+)?(?:the\s+)?"
            ),
            r"\b(?:is|it's|will|be|you are|you're|so|please come|interview is)\s+now\s+(?:be\s+|booked\s+|scheduled\s+)?(?:for\s+|on\s+|at\s+)*(?:the\s+)?",
            r"\b(?:now|new)\s*:\s*",
            r"\bbecomes?\s+",
            r"\b(?:will|can|would) now (?:see|meet|interview|speak (?:to|with)) you\s+(?:on\s+|at\s+)?(?:the\s+)?",
            r"\binstead,?\s+(?:on|at|for|it's|we)\s+",
            r"\b(?:should (?:have )?(?:read|be|been|say|said)|meant(?: to say)?)\s+",
            r"\bi(?:'ve| have) (?:you|put you|booked you|pencilled you)[^.]{0,30} (?:down|in) (?:for|at|on)\s+",
            r"\b(?:let's|lets|we'll|we will|will) (?:go (?:with|for)|say|do|make it|take)\s+(?:the\s+)?",
            r"\bmake it\s+",
            r"\b(?:reserved|kept|saved|held) (?:you )?(?:the\s+)?",
            r"\b(?:new|now)\s*(?:→|->|=>)\s*",
            r"(?:→|->|=>)\s*"
        ),
        r"$"
    );
    SETTLED_AFTER = concat!(
        r"^\)?(?:\s*(?:[A-Z]{2,5}\s*)?",
        any_of!(
            r"instead\b",
            r"it is\b",
            r"(?:is|are) (?:now )?confirmed",
            r"is (?:yours|perfect|great|fine|good for us|what we)",
            r"works (?:for (?:us|me|the)|best for us|well|great|perfectly)",
            r"suits (?:us|me)",
            r"would be (?:perfect|great)",
            r"(?:–|-|—|:)\s*(?:yours|confirmed|booked for you|new)",
            r"\((?:confirmed|yours|new|new time|new date)\)"
        ),
        r")"
    );
    GONE_BEFORE = concat!(
        r"(?:\b",
        any_of!(
            r"instead of",
            r"rather than",
            r"not(?: on| at)?",
            r"no longer(?: on| at)?",
            r"replaces",
            r"replacing",
            r"in place of",
            r"as opposed to",
            r"originally(?: \w+){0,4}",
            r"previously(?: \w+){0,4}",
            r"formerly",
            r"initially(?: \w+){0,4}",
            r"was",
            concat!(
                any_of!(
                    r"was",
                    r"were",
                    r"(?:had|should have|would have) been",
                    r"had (?:expected|planned|hoped|arranged|been due|wanted) to (?:meet|see|interview|speak)(?: with| to)?(?: you)?"
                ),
                r" ",
                any_of!(
                    r"to be ",
                    r"originally ",
                    r"previously ",
                    r"initially ",
                    r"due ",
                    r"scheduled ",
                    r"booked ",
                    r"planned ",
                    r"set ",
                    r"meant ",
                    r"supposed ",
                    r"due to be "
                ),
                r"*(?:for|on|at)?"
            ),
            r"\bold\s*:",
            r"(?:old|previous|original|former|earlier|first) (?:interview )?(?:date|time|slot|appointment|interview|booking)(?: and time)?(?: of| on| was| at| for)?\s*:?",
            r"(?:can(?:'t|not|not now)|can no longer|unable to|won't be able to|not able to|couldn't|no longer able to) (?:\w+ ){0,4}(?:on|at|for|do|make|manage)?",
            r"postponed?(?: from)?",
            r"rescheduled from",
            r"moved from",
            r"ignore",
            r"disregard",
            r"(?:have |has )?(?:released|freed up|given (?:away|up)|let go of)"
        ),
        r"\s*(?:on |at |the |for |your |our )*)$"
    );
    GONE_AFTER = concat!(
        r"^[^.\n]{0,24}?",
        any_of!(
            r"\bbecomes?\b",
            concat!(
                r"\b(?:is|has|was|are|have)\s+(?:now\s+|already\s+|just\s+|unfortunately\s+)?",
                any_of!(
                    r"taken",
                    r"gone",
                    r"no longer",
                    r"been (?:cancelled|canceled|taken|filled|withdrawn|given)",
                    r"not (?:possible|available)",
                    r"cancelled",
                    r"canceled",
                    r"off\b",
                    r"full\b",
                    r"booked\b"
                )
            ),
            r"\b(?:no longer|doesn't|does not|won't|will not) (?:work|suit|possible|available)",
            r"(?:–|-|—|:)\s*(?:taken|gone|full|cancelled|canceled|unavailable|booked\b|filled|not available|no longer)",
            r"\((?:taken|gone|full|cancelled|unavailable|booked|now taken|filled|old|was)\)"
        )
    );
    DEADLINE_BEFORE = concat!(
        r"(?:\b",
        any_of!(
            r"by",
            r"before",
            r"no later than",
            r"not later than",
            r"until",
            r"till",
            r"deadline(?: is| of| for \w+)?:?",
            r"closing date(?: is| of)?:?",
            r"closes?(?: on)?:?",
            r"expires?(?: on)?",
            r"valid (?:until|to)",
            r"prior to",
            r"ahead of",
            r"up to",
            r"reply by",
            r"respond by",
            r"rsvp(?: by)?:?",
            r"at the latest",
            r"due(?: on| by| back)?",
            r"within",
            r"in advance of",
            r"not after",
            r"latest"
        ),
        r"\s*(?:",
        any_of!(
            r"close of (?:business|play)",
            r"cob",
            r"eod",
            r"end of (?:the )?(?:day|business)",
            r"the end of",
            r"\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?)?",
            r"noon",
            r"midday",
            r"midnight",
            r"lunch(?:time)?"
        ),
        r"[\s,]*(?:on\s+|of\s+)?)?(?:on\s+|at\s+|at the latest\s+)?(?:the\s+)?)$"
    );
    OTHER_BEFORE = concat!(
        any_of!(
            r"\bbooked by you\b[^.\n]{0,28}",
            r"\bis (?:late|early|already) [^.\n]{0,24}",
            r"\bdiscussed\b[^.,\n]{0,28}",
            r"\b(?:further to|following|after) (?:the|your|our) [^.,\n]{3,40} (?:on|of) (?:the )?",
            concat!(
                r"\b",
                any_of!(
                    r"applied",
                    r"application(?: form)? (?:of|dated|from|on|received)",
                    r"applied on",
                    r"spoke",
                    r"spoken",
                    r"speaking",
                    r"our (?:\w+ )?(?:call|chat|conversation|meeting|talk|phone call)",
                    r"voicemail",
                    r"transcript(?:ion)?",
                    r"missed call",
                    r"new message",
                    r"call from",
                    r"recorded",
                    r"left at",
                    r"duration",
                    r"forwarded",
                    r"(?:telephone|phone) (?:call|conversation)",
                    r"(?:e-?mail|letter|message|note) (?:of|dated|from|on)",
                    r"dated",
                    r"received",
                    r"submitted",
                    r"advertised",
                    r"posted",
                    r"met",
                    r"your cv (?:of|from|on)",
                    r"sent",
                    r"called you",
                    r"rang you",
                    r"tried you",
                    r"missed you",
                    r"talked",
                    r"chatted",
                    r"assessment completed",
                    r"completed",
                    r"start date(?: is| of| would be)?:?",
                    r"starting",
                    r"start work",
                    r"commenc\w+",
                    r"to start",
                    r"role starts",
                    r"beginning",
                    r"contract from",
                    r"w/c",
                    r"week commencing",
                    r"week of",
                    r"week beginning",
                    r"out of (?:the )?office",
                    r"on leave",
                    r"away",
                    r"back in the office",
                    r"available from",
                    r"start on",
                    r"you start",
                    r"last updated",
                    r"issued",
                    r"generated",
                    r"printed",
                    r"posted on",
                    r"ref(?:erence)?\.?:?",
                    r"born",
                    r"since",
                    r"date of birth",
                    r"valid from",
                    r"holiday",
                    r"annual leave",
                    r"date of (?:letter|this letter|issue)",
                    r"letter date",
                    r"date issued",
                    r"date sent",
                    r"sent on",
                    r"closed on",
                    r"closing (?:date|day|on)"
                ),
                r"\b[^.\n]{0,28}"
            )
        ),
        r"$"
    );
    OTHER_AFTER = concat!(
        r"^",
        any_of!(
            r"\s+(?:is )?no good\b",
            r"[ -]?nav\b",
            concat!(
                r"(?:/\w+)?(?: ",
                any_of!(
                    r"sales",
                    r"shop",
                    r"floor",
                    r"cafe",
                    r"café",
                    r"bar",
                    r"kitchen",
                    r"retail",
                    r"store",
                    r"counter",
                    r"assistant"
                ),
                r")* (?:job|role|position|vacancy|shift|shifts|assistant|girl|boy|lad|staff)\b"
            ),
            r"\s*(?:is the (?:deadline|closing)|\(?(?:deadline|closing date|at the latest)|latest\b|start date|in order to)"
        )
    );
    TIME_OTHER_BEFORE = concat!(
        r"(?:\b",
        any_of!(
            r"preceded by (?:an? |the )?(?:[\w-]+ ){0,3}?(?:talk|presentation|seminar|lecture|tour|lunch|test|exercise|task|lesson)",
            r"preceded",
            r"followed",
            r"arrive",
            r"arriving",
            r"arrival",
            r"be there",
            r"get there",
            r"turn up",
            r"check in",
            r"log in",
            r"log on",
            r"dial in",
            r"sign in",
            r"come",
            r"report",
            r"doors open",
            r"building opens",
            r"reception opens",
            r"gates? opens?",
            r"car park opens",
            r"finish(?:es|ed|ing)?",
            r"ends?(?:ing)?",
            r"over",
            r"done",
            r"lasts?",
            r"wrap up",
            r"until",
            r"till",
            r"office hours",
            r"hours",
            r"open(?: from)?",
            r"opening hours",
            r"between",
            r"lines (?:are )?open",
            r"available(?: from| between| until)?",
            r"reach(?:able| me| us)?",
            r"lunch",
            r"break",
            r"tour",
            r"bus",
            r"train",
            r"coach",
            r"shuttle",
            r"taxi",
            r"flight",
            r"shift(?: is| starts| runs)?",
            r"shifts",
            r"works?",
            r"working hours",
            r"phone (?:us|me)",
            r"call (?:us|me)",
            r"ring (?:us|me)",
            r"text (?:us|me)"
        ),
        r"\b(?:\s+",
        any_of!(
            r"at",
            r"by",
            r"from",
            r"is",
            r"are",
            r"about",
            r"around",
            r"after",
            r"before",
            r"it",
            r"up",
            r"the",
            r"runs",
            r"leaves",
            r"departs",
            r"on",
            r"for",
            r"reception",
            r"us",
            r"me",
            r"then",
            r"to",
            r"no",
            r"later",
            r"than",
            r"on \d\S*",
            r"or"
        ),
        r")*\s*[:(]?\s*)$"
    );
    TIME_OTHER_AFTER = r"^(?:\s*(?:arrival|finish|registration|lunch|tour|on arrival|to 5|at the latest|latest\b|close\b))";
    OTHER_SENTENCE = concat!(
        r"\b",
        any_of!(
            r"the day (?:includes|will include|consists|comprises|is made up)\b",
            r"(?:test|exercise|task|assignment|case study|questionnaire)\b[^.]{0,30}\b(?:be (?:e-?mailed|sent|released|shared)|(?:return|submit|upload)\w*)\b",
            r"(?:return|submit|send) (?:it|this|them) (?:back )?by\b",
            concat!(
                any_of!(
                    r"hear",
                    r"be in touch",
                    r"come back to you",
                    r"get back to you",
                    r"decision",
                    r"outcome",
                    r"results?",
                    r"feedback",
                    r"let you know",
                    r"notif(?:y|ied)"
                ),
                r" (?:\w+ ){0,6}(?:by|on|before|after|within|no later)\b"
            ),
            r"hear (?:\w+ ){0,4}from\b",
            r"closing date",
            r"application deadline",
            r"deadline (?:for|to|is)",
            r"office hours",
            r"opening hours",
            r"(?:job|role|post|contract|training|induction|successful candidate\w*|position) (?:\w+ ){0,4}(?:starts|start|begins|commence|would start|will start)\b",
            r"out of office",
            r"on annual leave",
            r"i(?:'m| am| will be|'ll be) (?:away|on leave|on holiday|out of the office)",
            r"(?:our|the) (?:offices?|lines|reception|phones?|switchboard) (?:is|are) (?:open|closed|staffed)",
            r"lines are open",
            r"please (?:submit|send|return|upload|email|complete) [^.]{0,60}\b(?:by|before|no later)\b",
            r"links? (?:will )?expires?",
            r"mon(?:day)?\s*(?:-|–|to)\s*fri(?:day)?",
            r"(?:preceding|previous) (?:day|afternoon|evening|morning)",
            r"(?:day|evening|night) before",
            r"(?:call|ring|phone|speak to|talk to) you (?:\w+ ){0,4}to (?:prep\w*|brief|go through|run through|talk (?:you )?through)\b"
        )
    );
}
