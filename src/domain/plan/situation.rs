//! What is so in a case at a moment: the words in which the rows of step 1 say when they hold.
//!
//! Must not know what follows from any of it.

use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, Zoned};

use super::clock::{Clock, Moment, before};
use super::{Rung, Urgency};
use crate::domain::case::{Case, Channel, Mode, Reason, Role, Round, Spelling};
use crate::domain::when::{OPENS, Office, clock_text, long_date, start_of, zone_named};

keywords! {
    /// Something that is so, or not, in a case at a moment.
    pub enum Situation {
        /// The day of the interview is known.
        Dated = "dated", "the date is known";
        /// Its time of day is not.
        Untimed = "untimed", "the time is not known";
        /// The start is reached.
        Past = "past", "the start is past";
        /// The same calendar day in the interview's zone, or under 12 hours.
        Today = "today", "the interview is today";
        /// Less than early, more than today.
        Soon = "soon", "the interview is soon";
        /// 48 hours and a whole office day are left.
        Early = "early", "there is time";
        /// Less than 24 hours are left; false once it is past.
        Under24h = "under-24h", "less than a day is left";
        /// It is the calendar day before, in the interview's zone.
        DayBefore = "day-before", "it is the day before";
        /// Nothing in the clock or the case asks for a call yet.
        CanWait = "can-wait", "writing is enough for now";
        /// A call has to wait for the office to open.
        CallLater = "call-later", "a call has to wait";
        /// The call is put off to the evening, for who dreads it.
        EveningCall = "evening-call", "the call is for the evening";
        /// The interview's zone is not the candidate's at that moment.
        ZonesDiffer = "zones-differ", "the clocks differ";
        /// A zone was written that can't be read.
        ZoneUnread = "zone-unread", "the zone can't be read";
        /// An address is known.
        Address = "address", "an address is known";
        /// No address is known.
        NoAddress = "no-address", "no address is known";
        /// A number is known.
        Number = "number", "a number is known";
        /// An address is known and no number.
        OnlyAddress = "only-address", "only an address is known";
        /// A number is known and no address.
        OnlyNumber = "only-number", "only a number is known";
        /// Neither is known.
        NoContact = "no-contact", "no contact is known";
        /// The company named email.
        NamedEmail = "named-email", "they named email";
        /// The company named the phone.
        NamedPhone = "named-phone", "they named the phone";
        /// The company named a message thread.
        NamedMessage = "named-message", "they named a message";
        /// The company named the portal.
        NamedPortal = "named-portal", "they named the portal";
        /// Arranged by phone.
        ArrangedPhone = "arranged-phone", "arranged by phone";
        /// Arranged by message.
        ArrangedMessage = "arranged-message", "arranged by message";
        /// Arranged on a portal.
        ArrangedPortal = "arranged-portal", "arranged on a portal";
        /// A portal or scheduling page is involved.
        PortalUsed = "portal-used", "a portal is involved";
        /// Any round after the first.
        LaterRound = "later-round", "a later round";
        /// Candidate and contact get on well.
        Rapport = "rapport", "good rapport";
        /// An agency stands between.
        Agency = "agency", "an agency stands between";
        /// The position is in the candidate's own company.
        Internal = "internal", "an internal position";
        /// Both are under one roof already.
        SharedRoof = "shared-roof", "the same company or building";
        /// There is a take-home task.
        TakeHome = "take-home", "a take-home task";
        /// Travel may be booked.
        Travel = "travel", "travel may be booked";
        /// Somebody recommended the candidate.
        Referrer = "referrer", "somebody recommended you";
        /// The candidate dreads calls.
        DreadsCalls = "dreads-calls", "calls are dreaded";
        /// Another job is the reason, and nothing is said of its offer being signed.
        OtherJob = "other-job", "another job is the reason";
        /// The other offer is known not to be signed.
        OfferUnsigned = "offer-unsigned", "the offer is not signed";
        /// The pay is the reason.
        ReasonPay = "reason-pay", "the pay is the reason";
        /// With this reason all other interviews end too.
        StopsLooking = "stops-looking", "the search ends";
        /// A job centre or a benefit is involved.
        JobCentre = "job-centre", "a job centre is involved";
        /// Something points to Germany, and the job centre was not spoken of.
        Germany = "germany", "it may be in Germany";
        /// The candidate wants no further contact.
        UnwantedContact = "unwanted-contact", "no further contact is wanted";
        /// The company called the interview off.
        CalledOff = "called-off", "they called it off";
        /// The first channel is a call.
        FirstCall = "first-call", "a call comes first";
        /// The first channel is written.
        FirstWritten = "first-written", "writing comes first";
    }
}

/// A set of situations.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Situations(u64);

impl Situations {
    /// Tells whether a situation is in the set.
    pub fn has(self, situation: Situation) -> bool {
        self.0 & bit(situation) != 0
    }

    /// Tells whether all of some situations are in the set.
    pub fn has_all(self, others: Situations) -> bool {
        self.0 & others.0 == others.0
    }

    /// Tells whether any of some situations is in the set.
    pub fn has_any(self, others: Situations) -> bool {
        self.0 & others.0 != 0
    }

    /// Adds a situation where it is so.
    pub fn note(&mut self, situation: Situation, is_so: bool) {
        if is_so {
            self.0 |= bit(situation);
        }
    }
}

impl FromIterator<Situation> for Situations {
    fn from_iter<I: IntoIterator<Item = Situation>>(situations: I) -> Situations {
        let mut set = Situations::default();
        for situation in situations {
            set.note(situation, true);
        }
        set
    }
}

/// There are fewer than 64 situations; a test counts them.
fn bit(situation: Situation) -> u64 {
    1 << (situation as u64)
}

/// A case at a moment: what is so, and the moments that matter.
pub(super) struct Sight<'a> {
    pub(super) case: &'a Case,
    pub(super) clock: Clock,
    pub(super) situations: Situations,
    pub(super) urgency: Option<Urgency>,
    pub(super) start: Option<Timestamp>,
    call: Moment,
    call_changes: Option<Timestamp>,
    here: TimeZone,
    there: TimeZone,
}

impl<'a> Sight<'a> {
    pub(super) fn new(case: &'a Case, now: &Zoned) -> Sight<'a> {
        let here = now.time_zone().clone();
        let zone = zone_of(case);
        let there = zone.clone().unwrap_or(here.clone());
        let clock = Clock::new(now.timestamp(), Office::new(there.clone()));
        let time = case.time.unwrap_or(OPENS);
        let mut sight = Sight {
            case,
            clock,
            situations: facts(case),
            urgency: None,
            start: case.date.map(|date| start_of(date, time, &there)),
            call: Moment::Now,
            call_changes: None,
            here,
            there,
        };
        let unread = zone.is_none() && !(case.timezone.is_empty() && case.timezone_text.is_empty());
        sight.situations.note(Situation::ZoneUnread, unread);
        sight.look_at_the_clock();
        sight.plan_the_call();
        sight
    }

    /// Returns when to call.
    pub(super) fn call(&self) -> Moment {
        self.clock.heed(self.call_changes);
        self.call
    }

    /// Adds what follows from the first channel.
    pub(super) fn choose(&mut self, first: Rung) {
        let written = matches!(first, Rung::Email | Rung::Text | Rung::Portal);
        self.situations.note(Situation::FirstWritten, written);
        self.situations.note(Situation::FirstCall, !written);
    }

    fn look_at_the_clock(&mut self) {
        let (Some(start), Some(date)) = (self.start, self.case.date) else {
            return;
        };
        let clock = &self.clock;
        let today = clock.begun(date) || clock.within(SignedDuration::from_hours(12), start);
        let eve = date.yesterday().is_ok_and(|eve| clock.begun(eve));
        let late = clock.within(SignedDuration::from_hours(24), start);
        let early =
            !clock.within(SignedDuration::from_hours(48), start) && clock.whole_day_before(start);
        let urgency = match () {
            () if clock.reached(start) => Urgency::Past,
            () if today => Urgency::Today,
            () if early => Urgency::Early,
            () => Urgency::Soon,
        };
        let is = |other| urgency == other;
        let ahead = !is(Urgency::Past);
        let set = &mut self.situations;
        set.note(Situation::Dated, true);
        set.note(Situation::Untimed, self.case.time.is_none());
        set.note(Situation::Past, is(Urgency::Past));
        set.note(Situation::Today, is(Urgency::Today));
        set.note(Situation::Soon, is(Urgency::Soon));
        set.note(Situation::Early, is(Urgency::Early));
        set.note(Situation::Under24h, ahead && late);
        set.note(Situation::DayBefore, ahead && eve && !clock.begun(date));
        let one_way = set.has(Situation::OnlyAddress) || self.case.channel_named.is_some();
        set.note(Situation::CanWait, ahead && !eve && !late && !one_way);
        let differ = clock_of(start, &self.here) != clock_of(start, &self.there);
        set.note(Situation::ZonesDiffer, differ);
        self.urgency = Some(urgency);
    }

    fn plan_the_call(&mut self) {
        use Situation::{CallLater, DreadsCalls, EveningCall, Past, Today};
        let set = &self.situations;
        // Asked of a clock of its own, since a plan without a call doesn't change with it.
        let clock = self.clock.fresh();
        let start = self.start.filter(|_| !set.has(Past));
        let delays = set.has(DreadsCalls) && !set.has(Past) && !set.has(Today);
        let evening = delays.then(|| clock.evening(self.case.date)).flatten();
        self.call = evening.unwrap_or_else(|| clock.office_hour(start));
        self.call_changes = clock.next();
        let later = evening.is_none() && self.call != Moment::Now;
        self.situations.note(EveningCall, evening.is_some());
        self.situations.note(CallLater, later);
    }

    /// Replaces the words in braces.
    pub(super) fn fill(&self, text: &str) -> String {
        let mut filled = String::with_capacity(text.len() + 40);
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            let Some((name, tail)) = after.split_once('}') else {
                break;
            };
            filled.push_str(before);
            filled.push_str(&self.word(name));
            rest = tail;
        }
        filled + rest
    }

    fn word(&self, name: &str) -> String {
        let spelling = self.case.spelling();
        let moment = |moment: Option<Timestamp>, zone| {
            moment.map_or_else(String::new, |moment| moment_text(moment, zone, spelling))
        };
        match name {
            "left" => self
                .start
                .map_or_else(String::new, |start| self.clock.left(start)),
            "start" => moment(self.start, &self.there),
            "here" => moment(self.start, &self.here),
            "until" => self
                .until()
                .map_or_else(String::new, |until| match self.day_ended(until) {
                    Some(day) => format!("the end of {}", long_date(day, spelling)),
                    None => moment(Some(until), &self.here),
                }),
            "zone" if self.case.timezone.is_empty() => self.case.timezone_text.clone(),
            "zone" => self.case.timezone.clone(),
            "yours" => self.here.iana_name().unwrap_or("your own").to_owned(),
            "number" => self.case.contact_phone.clone(),
            _ => String::new(),
        }
    }

    /// Returns the moment until which writing is enough: the day before begins, or a day is left.
    fn until(&self) -> Option<Timestamp> {
        let eve: Option<Date> = self.case.date.and_then(|date| date.yesterday().ok());
        let eve = eve.map(|eve| start_of(eve, Time::midnight(), &self.there));
        let day = self
            .start
            .map(|start| before(start, SignedDuration::from_hours(24)));
        eve.min(day)
    }

    /// Returns the day that a moment ends in the candidate's zone: midnight.
    fn day_ended(&self, moment: Timestamp) -> Option<Date> {
        let local = self.local(moment);
        let is_midnight = local.time() == Time::midnight();
        is_midnight.then(|| local.date().yesterday().ok()).flatten()
    }

    /// Returns a moment by the interview's clock.
    pub(super) fn by_their_clock(&self, moment: Timestamp) -> jiff::civil::DateTime {
        self.there.to_datetime(moment)
    }

    /// Returns a moment in the candidate's local time.
    pub(super) fn local(&self, moment: Timestamp) -> jiff::civil::DateTime {
        self.here.to_datetime(moment)
    }
}

/// Finds the zone of the interview, where one is stated and can be read.
fn zone_of(case: &Case) -> Option<TimeZone> {
    [&case.timezone, &case.timezone_text]
        .into_iter()
        .find_map(|name| zone_named(name))
}

fn clock_of(moment: Timestamp, zone: &TimeZone) -> jiff::civil::DateTime {
    zone.to_datetime(moment)
}

fn moment_text(moment: Timestamp, zone: &TimeZone, spelling: Spelling) -> String {
    let local = zone.to_datetime(moment);
    let clock = clock_text(local.time(), spelling);
    format!("{}, {clock}", long_date(local.date(), spelling))
}

/// Collects what the facts alone say.
fn facts(case: &Case) -> Situations {
    use Situation as S;
    let address = !case.contact_email.trim().is_empty();
    let number = !case.contact_phone.trim().is_empty();
    let named = |channel| case.channel_named == Some(channel);
    let arranged = |channel| case.arranged_by == Some(channel);
    let yes = |fact: Option<bool>| fact == Some(true);
    let ends = [
        Reason::AnotherJob,
        Reason::NoLongerLooking,
        Reason::StayingPut,
    ];
    let other_job = case.reason == Some(Reason::AnotherJob);
    let portal = arranged(Channel::Portal) || named(Channel::Portal);
    let so = [
        (S::Address, address),
        (S::NoAddress, !address),
        (S::Number, number),
        (S::OnlyAddress, address && !number),
        (S::OnlyNumber, number && !address),
        (S::NoContact, !number && !address),
        (S::NamedEmail, named(Channel::Email)),
        (S::NamedPhone, named(Channel::Phone)),
        (S::NamedMessage, named(Channel::Message)),
        (S::NamedPortal, named(Channel::Portal)),
        (S::ArrangedPhone, arranged(Channel::Phone)),
        (S::ArrangedMessage, arranged(Channel::Message)),
        (S::ArrangedPortal, arranged(Channel::Portal)),
        (S::PortalUsed, portal || !case.portal_url.is_empty()),
        (
            S::LaterRound,
            case.round.is_some_and(|round| round != Round::First),
        ),
        (S::Rapport, yes(case.rapport)),
        (S::Agency, case.role() == Role::Agency),
        (S::Internal, yes(case.internal)),
        (
            S::SharedRoof,
            yes(case.same_workplace) || yes(case.internal),
        ),
        (S::TakeHome, yes(case.take_home)),
        (
            S::Travel,
            yes(case.travel_paid)
                || (case.mode == Some(Mode::Onsite) && case.travel_paid.is_none()),
        ),
        (S::Referrer, !case.referrer_name.is_empty()),
        (S::DreadsCalls, yes(case.dreads_calls)),
        (S::OtherJob, other_job && case.offer_signed.is_none()),
        (
            S::OfferUnsigned,
            other_job && case.offer_signed == Some(false),
        ),
        (S::ReasonPay, case.reason == Some(Reason::Pay)),
        (
            S::StopsLooking,
            case.reason.is_some_and(|reason| ends.contains(&reason)),
        ),
        (S::JobCentre, yes(case.job_centre)),
        (
            S::Germany,
            case.job_centre.is_none() && points_to_germany(case),
        ),
        (S::UnwantedContact, yes(case.unwanted_contact)),
        (S::CalledOff, yes(case.company_called_off)),
    ];
    so.into_iter()
        .filter_map(|(situation, is_so)| is_so.then_some(situation))
        .collect()
}

/// Tells whether a number, an address or the zone points to Germany, where cancelling an interview of
/// the job centre can cost benefit.
fn points_to_germany(case: &Case) -> bool {
    let number =
        |text: &str| text.trim_start().starts_with("+49") || text.trim_start().starts_with("0049");
    let address = |text: &str| text.trim_end().to_ascii_lowercase().ends_with(".de");
    number(&case.contact_phone)
        || number(&case.your_phone)
        || address(&case.contact_email)
        || address(&case.your_email)
        || case.timezone == "Europe/Berlin"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_situation_has_its_own_bit() {
        assert!(Situation::ALL.len() <= 64);
        let all: Situations = Situation::ALL.iter().copied().collect();
        assert!(Situation::ALL.iter().all(|situation| all.has(*situation)));
    }
}
