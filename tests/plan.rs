//! Step 1 as a table: a row per rule of the field's guide, and what holds for every case at every
//! moment.

use bowout::book::Book;
use bowout::domain::case::{Case, Fact, Form, Spelling};
use bowout::domain::plan::{Approach, LadderStep, Plan, Rung, Urgency, plan};
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, Zoned};
use proptest::prelude::*;
use rstest::rstest;

/// A case whose facts are written as in a facts file: `contact.phone=030 1`, split at semicolons.
fn case(facts: &str) -> Case {
    let mut case = Case::default();
    for line in facts
        .split(';')
        .map(str::trim)
        .filter(|line| !line.is_empty())
    {
        let (path, value) = line.split_once('=').expect("a fact is path=value");
        let (table, key) = path.split_once('.').unwrap_or(("", path));
        let fact = Fact::at(table, key).unwrap_or_else(|| panic!("no fact {path}"));
        case.set(fact, value).unwrap();
    }
    case
}

fn berlin(now: &str) -> Zoned {
    let zone = TimeZone::get("Europe/Berlin").unwrap();
    now.parse::<DateTime>().unwrap().to_zoned(zone).unwrap()
}

fn advice(facts: &str, now: &str) -> Plan {
    plan(&case(facts), &berlin(now), &approach())
}

fn approach() -> Approach {
    Book::builtin().approach
}

fn ladder(plan: &Plan) -> String {
    let step = |rung: Rung, at: Option<DateTime>| match at {
        Some(at) => format!("{rung} {}", at.strftime("%a %H:%M")),
        None => rung.to_string(),
    };
    let steps: Vec<_> = plan.ladder.iter().map(|it| step(it.rung, it.at)).collect();
    steps.join(", ")
}

/// Both contacts, and an interview on Thursday 3 December 2026 at 14:30.
const BOTH: &str = "contact.email=ana@x.example;contact.phone=030 1;interview.date=2026-12-03;interview.time=14:30";
const ADDRESS: &str = "contact.email=ana@x.example;interview.date=2026-12-03;interview.time=14:30";
const NUMBER: &str = "contact.phone=030 1;interview.date=2026-12-03;interview.time=14:30";
const NEITHER: &str = "interview.date=2026-12-03;interview.time=14:30";

const EARLY: &str = "2026-11-24T10:00";
const TWO_DAYS: &str = "2026-12-01T15:00";
const EVE: &str = "2026-12-02T10:00";
const NIGHT_BEFORE: &str = "2026-12-02T20:00";
const SAME_DAY: &str = "2026-12-03T09:30";
const EARLY_THAT_DAY: &str = "2026-12-03T06:00";
const AFTER: &str = "2026-12-03T15:00";

#[rstest]
// 1. The time is past.
#[case(BOTH, "", AFTER, Rung::Email, "email", "start has passed")]
#[case(
    NUMBER,
    "",
    AFTER,
    Rung::Call,
    "call, voicemail",
    "no address is known"
)]
#[case(
    BOTH,
    "contact.channel_named=phone",
    AFTER,
    Rung::Email,
    "email",
    "start has passed"
)]
// 2. A channel that the company named always wins.
#[case(
    BOTH,
    "contact.channel_named=email",
    EARLY,
    Rung::Email,
    "email, call Wed 16:00",
    "asked to be told by email"
)]
#[case(
    BOTH,
    "contact.channel_named=email",
    SAME_DAY,
    Rung::Email,
    "email, call, voicemail, other-person",
    "asked to be told by email"
)]
#[case(
    ADDRESS,
    "contact.channel_named=phone",
    EARLY,
    Rung::Call,
    "call, email",
    "asked to be called"
)]
#[case(
    BOTH,
    "contact.channel_named=message",
    EARLY,
    Rung::Text,
    "text, email, call Wed 16:00",
    "by message"
)]
#[case(
    BOTH,
    "contact.channel_named=portal",
    EVE,
    Rung::Portal,
    "portal, email, call Thu 09:00",
    "portal"
)]
// 3. Under 24 hours and a number.
#[case(
    BOTH,
    "",
    "2026-12-02T15:00",
    Rung::Call,
    "call, voicemail, email, call-again Wed 16:00",
    "Less than a day"
)]
#[case(
    BOTH,
    "",
    SAME_DAY,
    Rung::Call,
    "call, voicemail, email, other-person, call-again Thu 11:00",
    "Less than a day"
)]
#[case(
    NUMBER,
    "interview.arranged_by=email",
    SAME_DAY,
    Rung::Call,
    "call, voicemail, other-person, call-again Thu 11:00",
    "Less than a day"
)]
// 4. Only one contact.
#[case(
    ADDRESS,
    "",
    SAME_DAY,
    Rung::Email,
    "email, other-person",
    "Only an email address"
)]
#[case(
    ADDRESS,
    "situation.rapport=true",
    EARLY,
    Rung::Email,
    "email",
    "Only an email address"
)]
#[case(
    NUMBER,
    "",
    EARLY,
    Rung::Call,
    "call, voicemail",
    "Only a phone number"
)]
// 5. The day before.
#[case(
    BOTH,
    "",
    EVE,
    Rung::Call,
    "call, voicemail, email, call-again Wed 11:00",
    "tomorrow"
)]
#[case(
    NEITHER,
    "interview.arranged_by=email",
    EVE,
    Rung::Call,
    "call, voicemail, email, call-again Wed 11:00",
    "tomorrow"
)]
// 6. A later round, rapport, an agency.
#[case(
    BOTH,
    "interview.round=second",
    EARLY,
    Rung::Call,
    "call, voicemail, email",
    "second or later round"
)]
#[case(
    BOTH,
    "interview.round=final",
    EARLY,
    Rung::Call,
    "call, voicemail, email",
    "second or later round"
)]
#[case(
    BOTH,
    "interview.round=first",
    EARLY,
    Rung::Email,
    "email, call Wed 16:00",
    "Nothing asks for a call"
)]
#[case(
    BOTH,
    "situation.rapport=true",
    EARLY,
    Rung::Call,
    "call, voicemail, email",
    "get on well"
)]
#[case(
    BOTH,
    "contact.role=agency",
    EARLY,
    Rung::Call,
    "call, voicemail, email",
    "agency"
)]
#[case(
    BOTH,
    "situation.internal=true",
    EARLY,
    Rung::Call,
    "call, voicemail, email",
    "go on meeting"
)]
#[case(
    BOTH,
    "interview.take_home=true",
    EARLY,
    Rung::Call,
    "call, voicemail, email",
    "take-home"
)]
// 7. As it was arranged.
#[case(
    BOTH,
    "interview.arranged_by=phone",
    EARLY,
    Rung::Call,
    "call, voicemail, email",
    "arranged by phone"
)]
#[case(
    BOTH,
    "interview.arranged_by=message",
    EARLY,
    Rung::Text,
    "text, email, call Wed 16:00",
    "arranged by message"
)]
#[case(
    BOTH,
    "interview.arranged_by=portal",
    EARLY,
    Rung::Portal,
    "portal, email, call Wed 16:00",
    "on a portal"
)]
// 8. Otherwise email; two days before with both known, email is still enough.
#[case(
    BOTH,
    "interview.arranged_by=email",
    EARLY,
    Rung::Email,
    "email, call Wed 16:00",
    "Nothing asks for a call"
)]
#[case(
    BOTH,
    "",
    TWO_DAYS,
    Rung::Email,
    "email, call Wed 16:00",
    "Nothing asks for a call"
)]
#[case(
    "",
    "",
    EARLY,
    Rung::Email,
    "email, call Wed 16:00",
    "Nothing asks for a call"
)]
// The clock: at night email now, call at nine; but an hour before the interview at the latest.
#[case(
    BOTH,
    "",
    NIGHT_BEFORE,
    Rung::Call,
    "email, call Thu 09:00, voicemail Thu 09:00, call-again Thu 10:00",
    "Less than a day"
)]
#[case(
    BOTH,
    "",
    EARLY_THAT_DAY,
    Rung::Call,
    "email, call Thu 09:00, voicemail Thu 09:00, other-person Thu 09:00, call-again Thu 10:00",
    "Less than a day"
)]
#[case(
    BOTH,
    "interview.time=10:00",
    EARLY_THAT_DAY,
    Rung::Call,
    "email, call Thu 09:00, voicemail Thu 09:00, other-person Thu 09:00",
    "Less than a day"
)]
#[case(
    BOTH,
    "interview.time=09:59",
    EARLY_THAT_DAY,
    Rung::Call,
    "call, voicemail, email, other-person, call-again Thu 09:00",
    "Less than a day"
)]
#[case(
    BOTH,
    "interview.time=",
    "2026-12-02T20:00",
    Rung::Call,
    "call, voicemail, email, call-again Wed 21:00",
    "Less than a day"
)]
#[case(
    BOTH,
    "",
    "2026-11-28T12:00",
    Rung::Email,
    "email Mon 09:00, call Tue 16:00",
    "Nothing asks for a call"
)]
// Dread: in the evening, never past the last office evening, never today.
#[case(
    BOTH,
    "situation.dreads_calls=true;interview.round=second",
    EARLY,
    Rung::Call,
    "call Tue 18:00, voicemail Tue 18:00, email Tue 18:00",
    "second or later"
)]
#[case(
    BOTH,
    "situation.dreads_calls=true;interview.round=second",
    "2026-11-24T19:00",
    Rung::Call,
    "call, voicemail, email",
    "second or later"
)]
#[case(
    BOTH,
    "situation.dreads_calls=true",
    EVE,
    Rung::Call,
    "call Wed 18:00, voicemail Wed 18:00, email Wed 18:00",
    "tomorrow"
)]
#[case(
    BOTH,
    "situation.dreads_calls=true",
    "2026-12-02T21:30",
    Rung::Call,
    "email, call Thu 09:00, voicemail Thu 09:00, call-again Thu 10:00",
    "Less than a day"
)]
#[case(
    BOTH,
    "situation.dreads_calls=true",
    SAME_DAY,
    Rung::Call,
    "call, voicemail, email, other-person, call-again Thu 11:00",
    "Less than a day"
)]
fn a_rule_decides(
    #[case] facts: &str,
    #[case] more: &str,
    #[case] now: &str,
    #[case] first: Rung,
    #[case] rungs: &str,
    #[case] reason: &str,
) {
    let plan = advice(&format!("{facts};{more}"), now);
    assert_eq!(plan.first, first, "{:?}", plan.why);
    assert_eq!(ladder(&plan), rungs);
    assert!(plan.why[0].contains(reason), "{:?}", plan.why);
}

#[rstest]
#[case("2026-12-01T14:30", Urgency::Early)]
#[case("2026-12-01T14:30:01", Urgency::Soon)]
#[case("2026-12-02T23:59", Urgency::Soon)]
#[case("2026-12-03T00:00", Urgency::Today)]
#[case("2026-12-03T14:29:59", Urgency::Today)]
#[case("2026-12-03T14:30", Urgency::Past)]
fn urgency_follows_the_clock(#[case] now: &str, #[case] urgency: Urgency) {
    assert_eq!(advice(BOTH, now).urgency, Some(urgency));
}

#[test]
fn two_days_without_an_office_day_are_not_early() {
    let monday = "interview.date=2026-12-07;interview.time=09:00";
    assert_eq!(
        advice(monday, "2026-12-04T09:00").urgency,
        Some(Urgency::Early)
    );
    assert_eq!(
        advice(monday, "2026-12-04T09:01").urgency,
        Some(Urgency::Soon)
    );
}

#[test]
fn an_interview_just_after_midnight_is_today_twelve_hours_before() {
    let early = "interview.date=2026-12-03;interview.time=00:30";
    assert_eq!(
        advice(early, "2026-12-02T12:30").urgency,
        Some(Urgency::Soon)
    );
    assert_eq!(
        advice(early, "2026-12-02T12:31").urgency,
        Some(Urgency::Today)
    );
}

#[test]
fn the_interviews_zone_decides_and_both_clocks_are_shown() {
    let tokyo = format!("{BOTH};interview.timezone=Asia/Tokyo");
    let plan = advice(&tokyo, "2026-12-02T16:00");
    assert_eq!(plan.urgency, Some(Urgency::Today), "it is the 3rd there");
    assert!(
        plan.why
            .contains(&"The interview is in 14 hours: Thursday 3 December, 14:30.".to_owned())
    );
    assert!(
        plan.why
            .contains(&"That is Thursday 3 December, 6:30 where you are.".to_owned())
    );
    assert_eq!(
        ladder(&plan),
        "email, call Thu 01:00, voicemail Thu 01:00, other-person Thu 01:00, call-again Thu 02:00",
        "nine o'clock there, in the candidate's time"
    );
    let there = |step: &LadderStep| step.time_there(Spelling::British);
    assert_eq!(there(&plan.ladder[0]), None, "at once needs no clock");
    assert_eq!(there(&plan.ladder[1]).as_deref(), Some("9:00 there"));
    let plan = advice(BOTH, "2026-12-02T20:00");
    assert!(
        plan.ladder.iter().all(|step| there(step).is_none()),
        "one clock is enough"
    );
}

#[test]
fn what_is_not_known_is_said() {
    let plan = advice("interview.date=2026-12-03", EARLY);
    assert!(plan.why.iter().any(|why| why.contains("9:00 is reckoned")));
    let plan = advice("", EARLY);
    assert_eq!(plan.urgency, None);
    assert!(plan.why.iter().any(|why| why.contains("No date is known")));
    assert!(rules(&plan).contains(&"no-contact"));
    let plan = advice(&format!("{BOTH};interview.timezone_text=their time"), EARLY);
    assert!(rules(&plan).contains(&"zone-unread"));
    assert!(!rules(&advice(BOTH, EARLY)).contains(&"zone-unread"));
}

fn rules(plan: &Plan) -> Vec<&'static str> {
    plan.warnings.iter().map(|warning| warning.rule).collect()
}

#[test]
fn who_has_no_number_is_not_told_to_call_at_the_last_minute() {
    let message = |facts: &str| advice(facts, SAME_DAY).warnings.remove(0).message;
    assert!(message(BOTH).contains("call rather than write"));
    assert!(message(ADDRESS).contains("look for a number"));
}

fn loose(plan: &Plan) -> Vec<&'static str> {
    plan.loose_ends.iter().map(|end| end.id).collect()
}

#[rstest]
#[case("", SAME_DAY, "last-minute")]
#[case("", AFTER, "missed")]
#[case(
    "reason=another-job;situation.offer_signed=false",
    EARLY,
    "offer-unsigned"
)]
#[case("interview.arranged_by=portal", EARLY, "portal-final")]
#[case("situation.job_centre=true", EARLY, "job-centre")]
#[case("situation.same_workplace=true", EARLY, "in-person")]
#[case("situation.internal=true", EARLY, "internal")]
#[case(
    "situation.dreads_calls=true;interview.round=second",
    EARLY,
    "may-answer"
)]
#[case("reason=pay", EARLY, "pay")]
#[case("situation.unwanted_contact=true", EARLY, "unwanted-contact")]
#[case("situation.company_called_off=true", EARLY, "called-off")]
fn a_warning_comes_where_it_applies_and_nowhere_else(
    #[case] more: &str,
    #[case] now: &str,
    #[case] rule: &str,
) {
    assert!(rules(&advice(&format!("{BOTH};{more}"), now)).contains(&rule));
    assert!(!rules(&advice(BOTH, EARLY)).contains(&rule));
}

#[test]
fn a_last_minute_warning_names_the_hours_left() {
    let plan = advice(BOTH, "2026-12-02T17:30");
    assert!(plan.warnings[0].message.contains("in 21 hours"));
}

#[test]
fn loose_ends_are_those_that_apply() {
    assert_eq!(loose(&advice(BOTH, EARLY)), ["calendar"]);
    let all = "reason=another-job;interview.portal_url=https://x.example;interview.travel_paid=true;\
               interview.take_home=true;referrer.name=Li;contact.role=agency";
    assert_eq!(
        loose(&advice(&format!("{BOTH};{all}"), EARLY)),
        [
            "calendar",
            "portal",
            "travel",
            "take-home",
            "referrer",
            "agency",
            "other-interviews"
        ]
    );
}

#[test]
fn questions_are_asked_only_where_the_answer_matters_and_is_not_known() {
    let asks = |facts: &str| -> Vec<Fact> {
        let plan = advice(&format!("{BOTH};{facts}"), EARLY);
        plan.asks.iter().map(|ask| ask.fact).collect()
    };
    assert_eq!(asks(""), []);
    assert_eq!(asks("reason=another-job"), [Fact::OfferSigned]);
    assert_eq!(asks("reason=another-job;situation.offer_signed=true"), []);
    assert_eq!(asks("you.phone=+49 30 1"), [Fact::JobCentre]);
    assert_eq!(asks("you.phone=+49 30 1;situation.job_centre=false"), []);
}

#[test]
fn the_persons_own_choice_overrules_and_the_advice_stays_in_sight() {
    let plan = advice(&format!("{BOTH};approach=email"), SAME_DAY);
    assert_eq!((plan.first, plan.advised), (Rung::Email, Rung::Call));
    assert_eq!(plan.why[0], "Your own choice: email. The advice: call.");
    assert!(plan.why[1].contains("Less than a day is left"));
    assert_eq!(ladder(&plan), "email, call, voicemail, other-person");
    let same = advice(&format!("{BOTH};approach=call"), SAME_DAY);
    assert!(!same.why[0].contains("own choice"));
}

#[test]
fn no_date_and_no_present_is_too_far_away() {
    for date in ["-9999-01-01", "0001-01-01", "9999-12-31"] {
        let mut case = case(BOTH);
        case.date = Some(date.replacen("-9999", "-009999", 1).parse().unwrap());
        for now in [Timestamp::MIN, Timestamp::UNIX_EPOCH, Timestamp::MAX] {
            for zone in ["UTC", "Pacific/Kiritimati", "America/Los_Angeles"] {
                let now = now.to_zoned(TimeZone::get(zone).unwrap());
                let plan = plan(&case, &now, &approach());
                assert!(!plan.ladder.is_empty());
            }
        }
    }
}

#[test]
fn no_question_is_asked_about_an_interview_that_is_past() {
    let plan = advice(&format!("{BOTH};reason=another-job"), AFTER);
    assert!(plan.asks.is_empty());
}

#[test]
fn writing_is_enough_until_a_moment_that_is_named() {
    let plan = advice(BOTH, EARLY);
    let until = "Writing is enough until the end of Tuesday 1 December; after that, call.";
    assert!(plan.why.iter().any(|why| why == until), "{:?}", plan.why);
}

/// Any case: every fact missing, or one of its values.
fn any_case() -> impl Strategy<Value = Case> {
    let any_fact = |fact: Fact| {
        let values: Vec<String> = match fact.form() {
            Form::Text => match fact {
                Fact::Timezone => ["Asia/Tokyo", "America/New_York", "nowhere"]
                    .map(String::from)
                    .into(),
                _ => vec!["x".to_owned()],
            },
            Form::Lines => vec!["Monday".to_owned()],
            Form::Day => ["2026-12-03", "2026-11-30", "9999-12-31", "2027-03-28"]
                .map(String::from)
                .into(),
            Form::Clock => ["14:30", "02:30", "00:00", "23:59", "09:30"]
                .map(String::from)
                .into(),
            form => form
                .choices()
                .iter()
                .map(|(name, _)| (*name).to_owned())
                .collect(),
        };
        prop_oneof![Just(String::new()), proptest::sample::select(values)]
    };
    let facts: Vec<_> = Fact::ALL.iter().map(|fact| any_fact(*fact)).collect();
    facts.prop_map(|values| {
        let mut case = Case::default();
        for (fact, value) in Fact::ALL.iter().zip(values) {
            case.set(*fact, &value).unwrap();
        }
        case
    })
}

/// Moments around the dates of [`any_case`], many of them on the borders of hours.
fn any_now() -> impl Strategy<Value = Zoned> {
    const ZONES: &[&str] = &[
        "Europe/Berlin",
        "America/Los_Angeles",
        "Asia/Kolkata",
        "UTC",
    ];
    let first: Timestamp = "2026-11-25T00:00:00Z".parse().unwrap();
    (
        0i64..130 * 24,
        0i64..3600,
        any::<bool>(),
        proptest::sample::select(ZONES),
    )
        .prop_map(move |(hours, seconds, exact, zone)| {
            let seconds = hours * 3600 + if exact { 0 } else { seconds };
            let now = first + SignedDuration::from_secs(seconds);
            now.to_zoned(TimeZone::get(zone).unwrap())
        })
}

proptest! {
    #[test]
    fn the_advice_is_total_and_fits_what_is_known(case in any_case(), now in any_now()) {
        let plan = plan(&case, &now, &approach());
        prop_assert!(plan.ladder.iter().any(|step| step.rung == plan.first));
        prop_assert!(!plan.why.is_empty());
        prop_assert_eq!(case.approach.unwrap_or(plan.advised), plan.first);
        let words = plan.why.iter().chain(plan.ladder.iter().map(|step| &step.why));
        for text in words.chain(plan.warnings.iter().map(|warning| &warning.message)) {
            prop_assert!(!text.contains(['{', '}']), "{}", text);
            prop_assert!(!text.is_empty());
        }
        for step in &plan.ladder {
            prop_assert!(step.at.is_none_or(|at| at >= now.datetime()), "{:?}", step);
        }
    }

    #[test]
    fn email_is_never_alone_on_the_last_day_when_a_number_is_known(case in any_case(), now in any_now()) {
        let plan = plan(&case, &now, &approach());
        let last_minute = plan.warnings.iter().any(|warning| warning.rule == "last-minute");
        if last_minute && !case.contact_phone.is_empty() {
            let spoken = |rung| matches!(rung, Rung::Call | Rung::Voicemail | Rung::CallAgain | Rung::OtherPerson);
            prop_assert!(plan.ladder.iter().any(|step| spoken(step.rung)), "{:?}", plan);
        }
    }

    #[test]
    fn a_call_is_never_planned_for_the_last_hour(case in any_case(), now in any_now()) {
        let plan = plan(&case, &now, &approach());
        let Some(date) = case.date else { return Ok(()) };
        let zone = [&case.timezone, &case.timezone_text];
        let zone = zone.iter().find_map(|name| TimeZone::get(name).ok());
        let zone = zone.unwrap_or(now.time_zone().clone());
        let time = case.time.unwrap_or(jiff::civil::time(9, 0, 0, 0));
        let Ok(start) = date.to_datetime(time).to_zoned(zone) else { return Ok(()) };
        let start = start.with_time_zone(now.time_zone().clone()).datetime();
        let calls = plan.ladder.iter().filter(|step| step.rung == Rung::Call);
        for at in calls.filter_map(|step| step.at) {
            prop_assert!(now.datetime() >= start || at + SignedDuration::from_mins(60) <= start, "{:?}", plan);
        }
    }

    #[test]
    fn urgency_never_falls_as_time_passes(case in any_case(), now in any_now(), later in 0i64..400) {
        let rows = approach();
        let before = plan(&case, &now, &rows).urgency;
        let after = &now + SignedDuration::from_hours(later);
        prop_assert!(before <= plan(&case, &after, &rows).urgency);
    }

    #[test]
    fn the_plan_holds_until_the_moment_it_names_and_not_longer(case in any_case(), now in any_now(), part in 0i128..1000) {
        let rows = approach();
        let told = plan(&case, &now, &rows);
        let Some(change) = told.changes_at.clone() else { return Ok(()) };
        prop_assert!(change > now);
        let at = |moment: i128| {
            let moment = Timestamp::from_nanosecond(moment).unwrap();
            let mut plan = plan(&case, &moment.to_zoned(now.time_zone().clone()), &rows);
            plan.changes_at = None;
            plan
        };
        let mut told = told;
        told.changes_at = None;
        let (from, to) = (now.timestamp().as_nanosecond(), change.timestamp().as_nanosecond());
        prop_assert_eq!(&at(to - 1), &told);
        prop_assert_eq!(&at(from + (to - from) * part / 1000), &told);
        prop_assert_ne!(&at(to), &told);
    }
}
