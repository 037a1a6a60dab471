//! The manners of a text: what badmouths, is rude or tells too much, with carets under the words,
//! and what only sounds so.

mod carets;

use carets::{check, found};

#[track_caller]
fn fine(sentences: &[&str]) {
    for sentence in sentences {
        for rule in ["badmouthing", "rude", "oversharing"] {
            let words = found(rule, sentence);
            assert!(words.is_empty(), "{rule} in {sentence}: {words:?}");
        }
    }
}

#[test]
fn what_is_said_of_the_company_is_badmouthing() {
    let check = |fixture| check("badmouthing", fixture);
    check("Your hiring process is a shambles.\n^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^");
    check("Frankly, your office was filthy, and I left.\n         ^^^^^^^^^^^^^^^^^^^^^^");
    check("The recruiter was rude.\n^^^^^^^^^^^^^^^^^^^^^^");
    check("You kept me waiting for an hour.\n^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^");
    check(
        "There is no respect for staff at your firm.\n^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^",
    );
    check(
        "I have joined a company that actually pays its people.\n^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^",
    );
    check(
        "A friend who worked for you says the place is falling apart.\n^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^",
    );
}

#[test]
fn what_is_said_of_the_writer_and_of_life_is_no_badmouthing() {
    fine(&[
        "It's terrible timing on my part.",
        "I feel awful about this, and I know it's rude of me.",
        "The traffic is dreadful and my train was a shambles.",
        "My present boss is a nightmare, but he has offered me more hours.",
        "This is no reflection on you or your team.",
        "I have nothing bad to say about your company.",
        "You have an insanely talented team and a killer product.",
        "I was sorry to hear about the layoffs.",
        "I've heard nothing but good things about your managers.",
        "I appreciate the way you handled my application.",
    ]);
}

#[test]
fn what_does_not_fit_is_no_badmouthing() {
    fine(&[
        "The role is more junior than I'm looking for.",
        "The salary doesn't match what I need.",
        "I'm no longer interested in the position.",
        "The commute is too long for me.",
    ]);
}

#[test]
fn what_insults_or_brushes_off_is_rude() {
    let check = |fixture| check("rude", fixture);
    check("Don't bother replying.\n^^^^^^^^^^^^^^^^^^^^^");
    check("Lose my number.\n^^^^^^^^^^^^^^");
    check("If you'd read my CV, we would both be better off.\n^^^^^^^^^^^^^^^^^^^");
    check("How nice of you to finally reply.\n^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^");
    check(
        "Do try to spell the next candidate's name correctly.\n^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^",
    );
    check("You people are clowns.\n^^^^^^^^^^^^^^^^^^^^^");
}

#[test]
fn brevity_and_courtesy_are_not_rude() {
    fine(&[
        "No need to reply.",
        "Please don't hesitate to contact me.",
        "Good luck finding the right person for the role!",
        "I don't want to waste your time.",
        "Do let me know if you need anything else.",
        "I feel like an idiot for mixing up the dates.",
        "Please remove my name from the list of candidates.",
        "That's all.",
        "Please delete my details if that's your practice.",
        "There is nothing you could have done differently.",
        "Do the other candidates come on Monday too?",
        "The test was hard but fair, and I learned a lot from it.",
    ]);
}

#[test]
fn a_story_tells_too_much() {
    let check = |fixture| check("oversharing", fixture);
    check(
        "My husband was diagnosed with bowel cancer in January.\n^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^",
    );
    check(
        "They are giving me £41,000 and a company car.\n^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^",
    );
}

#[test]
fn one_short_clause_tells_no_more_than_it_may() {
    fine(&[
        "It is a family matter.",
        "I have surgery that week.",
        "My mother is ill and needs me at home.",
        "My father passed away last week.",
        "I have a hospital appointment.",
        "I've been offered a better salary elsewhere.",
        "We're expecting a baby in March.",
    ]);
}
