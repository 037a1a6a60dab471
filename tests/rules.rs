//! The review's rules, through one door: a text, and the rules that find something in it.

use std::ops::Range;

use bowout::book::Book;
use bowout::domain::case::{Case, Kind};
use bowout::domain::plan::plan;
use bowout::domain::review::{Held, Review, Severity, review};
use bowout::formats::facts_file;
use jiff::Zoned;
use jiff::civil::date;
use rstest::rstest;

thread_local! {
    static BOOK: Book = Book::builtin();
}

/// The facts of Ana's interview.
const FACTS: &str = "reason = 'another-job'\n[you]\nname = 'Kim Novak'\n[contact]\nname = 'Ana Ruiz'\n\
    email = 'ana@saffron.example'\n[job]\nposition = 'Lead Engineer'\ncompany = 'Saffron Labs'\n\
    [interview]\ndate = '2026-12-04'\ntime = '14:30'\n";

/// Reviews a text, held against facts where there are any, on Sunday 22 November 2026.
fn reviewed(text: &str, kind: Kind, facts: &str) -> Review {
    let case: Case = facts_file::read(facts).expect("the test writes facts");
    let now: Zoned = date(2026, 11, 22)
        .at(20, 0, 0, 0)
        .in_tz("UTC")
        .expect("UTC has no gaps");
    BOOK.with(|book| {
        let plan = plan(&case, &now, &book.approach);
        let held = Held {
            case: &case,
            plan: &plan,
            now: &now,
        };
        review(
            text,
            kind,
            Some(&held).filter(|_| !facts.is_empty()),
            &book.rules,
        )
    })
}

/// Takes the lines of carets out of a text, and returns what they stand under, in bytes.
fn marked(text: &str) -> (String, Vec<Range<usize>>) {
    let mut plain = String::new();
    let mut marks = Vec::new();
    let mut last = 0;
    for line in text.lines() {
        if !line.contains('^') {
            last = plain.len();
            plain += line;
            plain.push('\n');
            continue;
        }
        let (from, to) = (
            line.find('^').expect("it has one"),
            line.rfind('^').expect("it has one") + 1,
        );
        let byte = |column: usize| {
            let above = plain[last..].char_indices().nth(column);
            last + above.map_or(plain.len() - last, |(byte, _)| byte)
        };
        marks.push(byte(from)..byte(to));
    }
    (plain, marks)
}

/// Holds that a rule finds the words with carets below them in an email, and nothing else.
#[track_caller]
fn flags(rule: &str, text: &str, facts: &str) {
    let (text, marks) = marked(text);
    let findings = reviewed(&text, Kind::Email, facts).findings;
    let found: Vec<Range<usize>> = findings
        .iter()
        .filter(|finding| finding.rule == rule)
        .map(|finding| finding.span.clone())
        .collect();
    let words = |spans: &[Range<usize>]| {
        spans
            .iter()
            .map(|span| text[span.clone()].to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        (words(&found), &found),
        (words(&marks), &marks),
        "{rule} in\n{text}"
    );
}

/// Returns a text after the mend of a rule.
fn mended(rule: &str, text: &str, facts: &str) -> String {
    let (text, _) = marked(text);
    let review = reviewed(&text, Kind::Email, facts);
    let finding = review.findings.iter().find(|finding| finding.rule == rule);
    let fix = finding
        .and_then(|finding| finding.fix.as_ref())
        .expect("there is a mend");
    fix.edit.apply(&text)
}

/// Returns the rules that find something in a text.
fn found(text: &str, kind: Kind) -> Vec<&'static str> {
    let findings = reviewed(text, kind, "").findings;
    findings.iter().map(|finding| finding.rule).collect()
}

const GOOD: &str = "Dear Ana,\n\nThank you for the invitation. I need to cancel my interview on \
    Friday, 4 December, as I have accepted another job.\n\nKind regards,\nKim Novak";

#[test]
fn a_good_letter_has_no_finding() {
    assert_eq!(found(GOOD, Kind::Email), Vec::<&str>::new());
}

#[test]
fn what_a_letter_lacks_is_a_hint() {
    let withdrawn = GOOD.replace(
        "I need to cancel my interview",
        "I will not be attending my interview",
    );
    assert_eq!(found(&withdrawn, Kind::Email), ["no-cancel-word"]);
    let nameless = GOOD.replace(" on Friday, 4 December", "");
    assert_eq!(found(&nameless, Kind::Email), ["no-interview-named"]);
    let unsigned = GOOD.replace("Kind regards,\nKim Novak", "");
    assert_eq!(found(&unsigned, Kind::Email), ["no-sign-off"]);
}

#[test]
fn a_text_that_cancels_nothing_holds_one_finding() {
    let text = "Dear Ana,\n\nThank you for lunch yesterday.\n\nBest,\nKim";
    assert_eq!(found(text, Kind::Email), ["not-a-cancellation"]);
    assert!(!found(text, Kind::Referrer).contains(&"not-a-cancellation"));
}

#[test]
fn what_is_longer_than_its_kind_is_too_long() {
    let long = GOOD.replace(
        "another job",
        &"another job after a long search ".repeat(12),
    );
    assert!(found(&long, Kind::Portal).contains(&"too-long"));
    assert!(!found(GOOD, Kind::Portal).contains(&"too-long"));
    assert!(!found(&long, Kind::Email).contains(&"too-long"));
}

#[test]
fn a_reason_that_is_still_a_gap_is_no_reason() {
    let gap = GOOD.replace(
        "as I have accepted another job",
        "for this reason: [reason]",
    );
    let review = reviewed(&gap, Kind::Email, "");
    assert!(review.evidence.explanation.is_empty());
}

#[rstest]
#[case("I cancel the interview on Thursday, 4 December 2026.\n                          ^^^^^^^^")]
#[case("I cancel my interview on Monday the 4th of December.\n                         ^^^^^^")]
#[case("Please cancel my interview on Tuesday.\n                              ^^^^^^^")]
#[case("I cancel my interview on Monday 4/12.\n                         ^^^^^^")]
#[case("I cancel my interview on Mon 12/4 at ten.\n                         ^^^")]
#[case("I cancel my interview on Thursday the 04.12. at ten.\n                         ^^^^^^^^")]
#[case("I cancel my interview on Thursday 2026-12-04.\n                         ^^^^^^^^")]
fn a_weekday_that_is_not_the_dates_is_found(#[case] text: &str) {
    flags("weekday", text, FACTS);
    assert!(mended("weekday", text, FACTS).contains("Friday"));
}

#[rstest]
#[case("I cancel the interview on Friday, 4 December 2026.")]
#[case("I cancel my interview on Fri 4 December.")]
#[case("I cancel it. We spoke on Thursday 12 November.")]
#[case("I cancel my interview. I signed on Thursday.")]
#[case("I cancel my interview on Friday 4/12.")]
#[case("I cancel my interview on Friday 12/4/26.")]
#[case("I cancel my interview. We spoke on Monday 12/10.")]
#[case("I cancel my interview on Friday 10.30 as I work 24/7.")]
fn a_weekday_that_fits_or_is_another_days_is_let_be(#[case] text: &str) {
    flags("weekday", text, FACTS);
}

#[test]
fn without_facts_a_weekday_is_judged_by_its_year_alone() {
    flags(
        "weekday",
        "I cancel the interview on Thursday, 4 December 2026.\n                          ^^^^^^^^",
        "",
    );
    flags(
        "weekday",
        "I cancel the interview on Thursday, 4 December.",
        "",
    );
}

#[test]
fn a_day_that_the_calendar_does_not_have_is_found() {
    flags(
        "impossible-date",
        "I cancel the interview on 31 June.\n                          ^^^^^^^",
        "",
    );
    flags(
        "impossible-date",
        "I cancel the interview on February 30th.\n                          ^^^^^^^^^^^^^",
        "",
    );
    for good in ["29 February", "31 July", "May 31st", "30 November at 3pm"] {
        flags(
            "impossible-date",
            &format!("I cancel the interview on {good}."),
            "",
        );
    }
}

#[test]
fn another_company_than_the_facts_say_is_found() {
    let text = "Thank you for the interview for the Lead Engineer role at Kestrel Foods. I must cancel it.\n                                                          ^^^^^^^^^^^^^";
    flags("wrong-company", text, FACTS);
    assert!(mended("wrong-company", text, FACTS).contains("role at Saffron Labs."));
    for good in [
        "I must cancel the interview for the role at Saffron.",
        "I must cancel the interview at King's Cross for the role of Lead Engineer.",
        "I must cancel: I have accepted a role at Kestrel Foods.",
        "I must cancel the interview for the role at 14:30.",
        "I must cancel the interview for the role at SL.",
    ] {
        flags("wrong-company", good, FACTS);
    }
    flags("wrong-company", text.lines().next().unwrap(), "");
}

#[test]
fn another_name_than_the_facts_say_is_found() {
    let text = "Dear Bettina,\n     ^^^^^^^\n\nI must cancel the interview.\n\nKind regards,\nKim";
    flags("wrong-name", text, FACTS);
    assert!(mended("wrong-name", text, FACTS).starts_with("Dear Ana Ruiz,"));
    flags(
        "wrong-name",
        "Dear Ana,\n\nI must cancel the interview.\n\nKind regards,\nJo Bell\n^^^^^^^",
        FACTS,
    );
    for greeting in [
        "Dear Ms Ruiz",
        "Hi Annie",
        "Dear hiring team",
        "Hello",
        "Dear Sir or Madam",
        "Good morning",
    ] {
        flags(
            "wrong-name",
            &format!("{greeting},\n\nI must cancel the interview.\n\nBest,\nK. Novak"),
            FACTS,
        );
    }
    flags(
        "wrong-name",
        "Dear Bob,\n\nI must cancel.\n\nBest,\nKim",
        &FACTS.replace("Ana Ruiz", "Robert Ruiz"),
    );
}

#[rstest]
#[case(
    "I have to cancel my interview. See you on Friday!\n                               ^^^^^^^^^^^^^^^^^"
)]
#[case(
    "I am cancelling the interview. I look forward to meeting you on Friday.\n                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^"
)]
fn a_cancellation_with_see_you_there_contradicts_itself(#[case] text: &str) {
    flags("contradiction", text, "");
}

#[rstest]
#[case("I have to cancel my interview. I hope to see you around.")]
#[case("I have to cancel my interview, so I will not be there on Friday.")]
#[case("I look forward to hearing from you. I have to cancel my interview on Friday.")]
#[case("If a role in Leeds opens I will come to see you. I cancel the interview on Friday.")]
fn openness_and_absence_contradict_nothing(#[case] text: &str) {
    flags("contradiction", text, "");
}

#[test]
fn who_only_can_not_come_has_not_decided() {
    flags(
        "no-decision",
        "Dear Ana,\n\nI can't make my interview on Friday.\n  ^^^^^^^^^^\n\nBest,\nKim",
        "",
    );
    for good in [
        GOOD,
        "Dear Ana,\n\nI can't make my interview on Friday, as I have accepted another job.\n\nBest,\nKim",
    ] {
        flags("no-decision", good, "");
    }
}

#[test]
fn the_news_comes_by_the_second_sentence() {
    let late = "Dear Ana,\n\nThank you for the invitation. Saffron looks lovely. The team does too. I must cancel my interview on Friday.\n                                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n\nBest,\nKim";
    flags("late-decision", late, "");
    flags("late-decision", GOOD, "");
}

#[test]
fn a_subject_tells_the_decision() {
    let text = "Subject: Interview on Friday\n         ^^^^^^^^^^^^^^^^^^^\n\nDear Ana,\n\nI must cancel my interview on Friday.\n\nBest,\nKim";
    flags("subject", text, "");
    assert!(mended("subject", text, "").starts_with("Subject: Cancelling: Interview on Friday\n"));
    flags(
        "subject",
        &text.replace(
            "Interview on Friday\n         ^^^^^^^^^^^^^^^^^^^",
            "Withdrawing my application",
        ),
        "",
    );
    flags("subject", GOOD, "");
}

#[test]
fn the_applications_fate_is_said_or_settled_by_the_reason() {
    let text = "Dear Ana,\n\nI must cancel my interview on Friday for personal reasons.\n       ^^^^^^\n\nBest,\nKim";
    flags("fate-unclear", text, "");
    let (plain, _) = marked(text);
    flags("fate-unclear", &plain, "scope = 'interview'\n");
    for good in [
        "as I have accepted another job",
        "and withdraw my application",
    ] {
        flags(
            "fate-unclear",
            &plain.replace("for personal reasons", good),
            "",
        );
    }
}

#[test]
fn one_apology_is_enough_and_regret_is_none() {
    let text = "I am sorry for the short notice. I must cancel my interview on Friday. I apologise for the trouble.";
    assert!(found(text, Kind::Email).contains(&"apologies"));
    let regret = "I regret that I must cancel my interview on Friday. I apologise for the trouble.";
    assert!(!found(regret, Kind::Email).contains(&"apologies"));
}

#[test]
fn a_decision_asks_for_no_consent() {
    flags(
        "debate",
        "I must cancel my interview on Friday. Is that okay?\n                                      ^^^^^^^^^^^^",
        "",
    );
    flags(
        "debate",
        "I must cancel my interview on Friday. Could you confirm that you have read this?",
        "",
    );
}

#[test]
fn a_closing_has_a_name_below_it() {
    let text = "Dear Ana,\n\nI must cancel my interview on Friday.\n\nKind regards\n^^^^^^^^^^^^";
    flags("no-name", text, FACTS);
    assert!(
        mended("no-name", text, FACTS)
            .trim_end()
            .ends_with("Kind regards\nKim Novak")
    );
    flags("no-sign-off", &marked(text).0, "");
    flags("no-name", GOOD, "");
}

#[test]
fn the_other_employer_and_its_pay_are_nobodys_business() {
    flags(
        "other-employer",
        "I cancel my interview, as I am joining Nordlys in May.\n                               ^^^^^^^^^^^^^^^",
        "",
    );
    for good in [
        "Thank you for the role at Acme. I cancel my interview, as I have accepted another job.",
        "I accepted your invitation to interview for the job at Acme, and must cancel it.",
        "I cancel my interview: I start on Monday.",
    ] {
        flags("other-employer", good, "");
    }
    assert!(
        found(
            "I cancel my interview on Friday: they pay £40,000.",
            Kind::Email
        )
        .contains(&"other-employer")
    );
}

#[test]
fn staying_in_touch_is_asked_for_once() {
    let once = "I must cancel my interview on Friday. I'd love to stay in touch. Let's connect on LinkedIn. Thank you.";
    assert!(!found(once, Kind::Email).contains(&"asks-twice"));
    let twice = "I'd love to stay in touch. I must cancel my interview on Friday. Thank you for the time. Let's connect on LinkedIn.";
    assert!(found(twice, Kind::Email).contains(&"asks-twice"));
}

#[test]
fn thanks_for_a_date_moved_before_ask_for_no_other() {
    let thanked = "Thank you for moving the interview to Thursday. I must cancel it.";
    assert!(!found(thanked, Kind::Email).contains(&"reschedule"));
    assert!(
        !reviewed(thanked, Kind::Email, "")
            .evidence
            .cancellation
            .is_empty()
    );
    let asked = "Thank you for the interview on Thursday. I must cancel it. I could do Friday if that helps.";
    assert!(found(asked, Kind::Email).contains(&"reschedule"));
    let asked =
        "I must cancel Thursday's interview. Thank you for considering moving it to Friday.";
    assert!(found(asked, Kind::Email).contains(&"reschedule"));
}

#[rstest]
#[case(
    "I think I might have to cancel my interview on Friday.",
    "I have to cancel my interview on Friday."
)]
#[case(
    "I may need to cancel my interview on Friday.",
    "I need to cancel my interview on Friday."
)]
#[case(
    "I will be away. I probably have to cancel my interview.",
    "I will be away. I have to cancel my interview."
)]
fn a_doubt_is_taken_out_of_the_sentence(#[case] text: &str, #[case] firm: &str) {
    assert_eq!(mended("hedging", text, "").trim_end(), firm);
}

#[test]
fn a_sentence_that_only_harms_is_left_out() {
    let text = "Dear Ana,\n\nI have to cancel my interview on Friday. Could we move it to Monday? Thank you.\n\nBest,\nKim\n";
    assert_eq!(
        mended("reschedule", text, ""),
        "Dear Ana,\n\nI have to cancel my interview on Friday. Thank you.\n\nBest,\nKim\n"
    );
    let text = "Dear Ana,\n\nI have to cancel my interview on Friday.\n\nYour company is a sinking ship.\n\nBest,\nKim\n";
    assert_eq!(
        mended("badmouthing", text, ""),
        "Dear Ana,\n\nI have to cancel my interview on Friday.\n\nBest,\nKim\n"
    );
    let text = "Dear Ana,\n\nI have to cancel my interview on Friday because your company is a sinking ship.\n\nBest,\nKim\n";
    let found = reviewed(text, Kind::Email, "").findings;
    assert_eq!(found[0].fix, None, "the sentence that cancels stays");
}

#[test]
fn what_the_facts_know_fills_what_is_missing() {
    let text =
        "Dear [Hiring Manager's name],\n\nI have to cancel my interview at [Company] on [date].";
    let filled = mended("placeholder", text, FACTS);
    assert!(filled.starts_with("Dear Ana Ruiz,"), "{filled}");
    let unsigned = "Dear Ana,\n\nI have to cancel my interview on Friday.\n";
    assert!(mended("no-sign-off", unsigned, FACTS).contains("Friday.\n\nKind regards,\nKim Novak"));
}

#[rstest]
#[case("I might cancel my interview.", "I have to cancel my interview.")]
#[case(
    "I might not be able to come to my interview.",
    "I will not be able to come to my interview."
)]
#[case(
    "It looks like I might have to cancel my interview.",
    "I have to cancel my interview."
)]
#[case(
    "I'm afraid I may need to cancel my interview.",
    "I'm afraid I need to cancel my interview."
)]
#[case(
    "I am cancelling my interview for now.",
    "I am cancelling my interview."
)]
#[case(
    "I have to cancel my interview, at least for now.",
    "I have to cancel my interview."
)]
#[case("For now, I cancel my interview.", "I cancel my interview.")]
#[case(
    "For the moment we cancel my interview on Friday.",
    "We cancel my interview on Friday."
)]
#[case(
    "I am cancelling my interview on Friday provisionally, Ana.",
    "I am cancelling my interview on Friday, Ana."
)]
fn a_might_becomes_a_decision(#[case] text: &str, #[case] firm: &str) {
    assert_eq!(mended("hedging", text, "").trim_end(), firm);
}

#[rstest]
#[case(
    "I have to withdraw from my interview on Friday.",
    "I have to cancel my interview on Friday."
)]
#[case(
    "I will not be attending the interview on Friday.",
    "I am cancelling the interview on Friday."
)]
#[case(
    "I am withdrawing my application, so I won't be at the interview on Friday.",
    "I am cancelling the interview and withdrawing my application, so I won't be at the interview on Friday."
)]
fn another_word_gives_way_to_cancel(#[case] text: &str, #[case] said: &str) {
    assert_eq!(mended("no-cancel-word", text, "").trim_end(), said);
}

#[test]
fn what_is_missing_is_added_where_it_belongs() {
    let text = "Dear Ana,\n\nI must cancel my interview for personal reasons.\n\nBest,\nKim\n";
    assert!(
        mended("no-interview-named", text, FACTS)
            .contains("my interview on Friday 4 December for personal reasons.")
    );
    assert!(
        mended("fate-unclear", text, FACTS)
            .contains("personal reasons. I am also withdrawing my application.\n")
    );
    let found = reviewed(text, Kind::Email, "").findings;
    assert!(
        found.iter().all(|finding| finding.fix.is_none()),
        "without facts nothing is made up"
    );
}

#[test]
fn another_employer_loses_the_name_alone() {
    let text = "I cancel my interview on Friday. I have accepted a role at Kestrel Foods.";
    assert_eq!(
        mended("other-employer", text, "").trim_end(),
        "I cancel my interview on Friday. I have accepted a role elsewhere."
    );
    let text = "I cancel my interview on Friday. Please refund the £30 train ticket.";
    flags("other-employer", text, "");
}

#[test]
fn a_name_goes_under_the_closing_and_not_under_the_footer() {
    let text =
        "Dear Ana,\n\nI must cancel my interview on Friday.\n\nBest,\n\nSent from my iPhone\n";
    assert!(mended("no-name", text, FACTS).contains("Best,\nKim Novak\n"));
}

#[test]
fn names_in_other_letters_of_nobody_or_of_the_company_are_let_be() {
    let letter = |greeting: &str| format!("{greeting},\n\nI must cancel the interview.");
    for (greeting, contact) in [
        ("Dear Ørjan", "Orjan Lund"),
        ("Dear Łucja", "Lucja Nowak"),
        ("Dear Mr Tanaka", "田中 太郎"),
        ("Dear Ana", "the hiring team"),
        ("Dear Saffron Labs", "Bettina Berg"),
        ("Dear Talent Acquisition", "Bettina Berg"),
    ] {
        flags(
            "wrong-name",
            &letter(greeting),
            &FACTS.replace("Ana Ruiz", contact),
        );
    }
}

#[test]
fn short_forms_and_towns_are_no_other_company() {
    let letter =
        |name: &str| format!("I must cancel the interview for the Lead Engineer role at {name}.");
    for (named, company) in [
        ("Leeds", "University of Leeds"),
        ("PricewaterhouseCoopers", "PwC"),
        ("Manchester", "Saffron Labs"),
        ("Google", "Alphabet (Google)"),
    ] {
        flags(
            "wrong-company",
            &letter(named),
            &FACTS.replace("Saffron Labs", company),
        );
    }
}

#[test]
fn seeing_somebody_elsewhere_is_no_contradiction() {
    let text = "I have to cancel my interview. See you on Thursday at the gym.";
    flags("contradiction", text, FACTS);
    flags("weekday", text, FACTS);
}

/// Faults that a hand may write into a good letter.
const FAULTS: [&str; 14] = [
    "I think I might have to cancel.",
    "Could we move it to Monday?",
    "Your office is a dump.",
    "See you on Friday!",
    "I apologise again.",
    "I am so sorry.",
    "What do you think?",
    "Let's connect on LinkedIn.",
    "It was for the role at [company].",
    "I have accepted an offer from Nordlys.",
    "Lose my number.",
    "I may need to withdraw.",
    "I hope to see you around.",
    "It was on Thursday, 4 December 2026.",
];

/// Good letters with a fault behind each of their sentences.
fn faulty() -> Vec<String> {
    let letters = [
        GOOD.to_owned(),
        "Subject: Interview on Friday\n\nDear Ana,\n\nI'm sorry, but I will not be attending the \
         interview on Friday. A personal matter came up. Thank you for your time.\n\nKind regards\n"
            .to_owned(),
        "Hi Bettina, I'd love to stay in touch. I have to withdraw from the interview. Thanks!"
            .to_owned(),
    ];
    let mut all = Vec::new();
    for letter in &letters {
        for (end, _) in letter.match_indices(['.', '!']) {
            let (before, after) = letter.split_at(end + 1);
            all.extend(FAULTS.map(|fault| format!("{before} {fault}{after}")));
        }
    }
    all
}

/// Design: applying a fix removes its finding and adds none. Over all labelled letters, and good
/// ones with faults, with facts and without.
#[test]
fn a_mend_removes_its_finding_and_adds_none() {
    let labelled = std::fs::read_dir("tests/letters")
        .unwrap()
        .map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap());
    let mut letters: Vec<(String, &str)> = Vec::new();
    for line in labelled.collect::<Vec<_>>().join("\n").lines() {
        let letter: serde_json::Value = match serde_json::from_str(line) {
            Ok(letter) => letter,
            Err(_) if line.is_empty() => continue,
            Err(error) => panic!("{line}: {error}"),
        };
        letters.push((letter["text"].as_str().unwrap().to_owned(), ""));
    }
    for text in faulty() {
        letters.push((text.clone(), ""));
        letters.push((text, FACTS));
    }
    let (mut mends, mut wrong) = (0, Vec::new());
    for (text, facts) in &letters {
        let before = reviewed(text, Kind::Email, facts);
        for finding in &before.findings {
            let Some(fix) = &finding.fix else { continue };
            mends += 1;
            let mended = fix.edit.apply(text);
            let after = reviewed(&mended, Kind::Email, facts);
            if let Some(objection) = objection(&before, &after, finding.rule) {
                wrong.push(format!("{objection}\n{text}\n=>\n{mended}"));
            }
        }
    }
    assert!(mends > 500, "only {mends} mends");
    assert!(
        wrong.is_empty(),
        "{} of {mends}:\n{}",
        wrong.len(),
        wrong.join("\n\n")
    );
}

/// Says what is wrong with a mend: its finding is still there, or there is a new one that weighs.
fn objection(before: &Review, after: &Review, rule: &str) -> Option<String> {
    let count = |review: &Review, rule: &str| {
        review
            .findings
            .iter()
            .filter(|finding| finding.rule == rule)
            .count()
    };
    if count(after, rule) >= count(before, rule) {
        return Some(format!("{rule} is still there"));
    }
    let new = after.findings.iter().find(|finding| {
        count(after, finding.rule) > count(before, finding.rule)
            && finding.severity != Severity::Hint
    });
    new.map(|finding| format!("mending {rule} adds {}", finding.rule))
}

#[test]
fn what_the_position_is_called_is_no_reason_for_cancelling() {
    let text = "Dear Ana Ruiz,\n\nThank you for inviting me. I have to cancel my interview for the Class Teacher \
        (maternity cover) role on 4 December. The reason: [reason].\n\nKind regards,\nKim Novak\n";
    let facts = FACTS.replace("Lead Engineer", "Class Teacher (maternity cover)");
    assert_eq!(reviewed(text, Kind::Email, &facts).evidence.explanation, []);
    let told = text.replace("[reason]", "I am on maternity leave until May");
    let proofs = reviewed(&told, Kind::Email, &facts).evidence.explanation;
    assert!(!proofs.is_empty());
    assert!(
        proofs
            .iter()
            .all(|span| !told[span.clone()].contains("cover"))
    );
}
