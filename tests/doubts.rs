//! What leaves an interview open and what asks for another day, with carets under the words, and
//! what only sounds so.

mod carets;

use carets::{check, found};

#[track_caller]
fn fine(rule: &str, sentences: &[&str]) {
    for sentence in sentences {
        let words = found(rule, sentence);
        assert!(words.is_empty(), "{rule} in {sentence}: {words:?}");
    }
}

#[test]
fn what_leaves_the_interview_open_is_hedging() {
    let check = |fixture| check("hedging", fixture);
    check("I might have to cancel.\n^^^^^^^^^^^^^^^^^^^^^^");
    check("It is fifty-fifty at best.\n      ^^^^^^^^^^^");
    check("Let me sleep on it.\n       ^^^^^^^^^^^");
    check("Would you be put out if I dropped out?\n                     ^^^^^^^^^^^^");
    check("I will go with whatever you decide.\n               ^^^^^^^^^^^^^^^^^^^");
    check(
        "Should the other offer fall through, I will be there.\n^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^",
    );
    check("Is there any point in my coming?\n^^^^^^^^^^^^^^^^^^^^^");
    check("I am cancelling until further notice.\n                ^^^^^^^^^^^^^^^^^^^^");
    check("It all depends on my visa.\n^^^^^^^^^^^^^^^^^");
    check("I'll confirm either way on Thursday.\n^^^^^^^^^^^^^^^^^^^^^^^");
    check("I can't say yet whether I will come.\n  ^^^^^^^^^^^^^");
    check("Unless you'd rather I came, of course.\n^^^^^^^^^^^^");
    check("I have not decided yet.\n  ^^^^^^^^^^^^^^^^^^^^");
    check("Please don't give my place away just yet.\n^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^");
}

#[test]
fn what_is_certain_or_about_other_things_is_no_hedging() {
    fine(
        "hedging",
        &[
            "I'm afraid I have to say so.",
            "I hope you don't mind.",
            "I might well apply again one day.",
            "If you had read my CV, you would know.",
            "I am staying in my present job for now.",
            "After sleeping on it, I have decided to stay.",
            "I could not be happier where I am.",
            "Perhaps we shall meet again one day.",
            "The start would be in May.",
            "Bye for now.",
            "You are probably busy.",
            "Don't text me again.",
            "I'm close to finishing my degree.",
            "I wondered if I could come on Tuesday instead.",
        ],
    );
}

#[test]
fn what_asks_for_another_day_or_way_is_found() {
    let check = |fixture| check("reschedule", fixture);
    check("Could I come in another day?\n^^^^^^^^^^^^^^^^^^^^^^^^^^^");
    check("Any use me popping in on Monday instead?\n^^^^^^^^^^");
    check("We can however speak by telephone.\n^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^");
    check("I'm about Thursday and Friday, mind.\n^^^^^^^^^^^^^^^^^^^^^^");
    check(
        "Would you be open to moving our call to next week?\n^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^",
    );
    check(
        "I was hoping you might push it into the following week.\n                       ^^^^^^^^^^^^",
    );
    check("Evenings are always better for me.\n^^^^^^^^^^^^^^^^^^^^^^^^^^");
    check(
        "Might the panel be able to see me later in the week?\n^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^",
    );
    check("From the 10th I am at your disposal.\n                   ^^^^^^^^^^^^^^^^");
    check("Could we make it a video call?\n         ^^^^^^^^^^^^^^^");
    check(
        "Could ye see me towards the end of the month?\n^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^",
    );
    check("Can we do 5:30 instead of 4?\n^^^^^^^^^^^^^^^^^^^^^^");
}

#[test]
fn what_refuses_another_day_or_moves_other_things_is_no_wish() {
    fine(
        "reschedule",
        &[
            "There is no need to reschedule.",
            "Please don't look for another date.",
            "I rearranged my diary for it.",
            "I put my job search to one side.",
            "We are moving to Leeds.",
            "My exam was moved to that day.",
            "Your office moved it from Monday, which was fine.",
            "I have accepted another position.",
            "I hope we meet again another year.",
            "I want to put my energy into my studies.",
            "If another role comes up, please think of me.",
        ],
    );
}

/// A text is reviewed while it is typed: it may end behind any word.
#[test]
fn a_text_may_end_behind_any_word() {
    let text = "I am cancelling my interview on Friday. I was torn and not sure yet, I suppose, about the progress I made up to now; unless you have decided otherwise, next year may be better if that is all right";
    for (end, _) in text.match_indices(' ').chain([(text.len(), "")]) {
        let review = bowout::domain::review::review(
            &text[..end],
            bowout::domain::case::Kind::Email,
            None,
            &bowout::book::rules(),
        );
        let is_within = |finding: &bowout::domain::review::Finding| finding.span.end <= end;
        assert!(review.findings.iter().all(is_within), "{}", &text[..end]);
    }
}
