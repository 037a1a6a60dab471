//! The screen, through one door: play keys, see the screen.

mod command;
mod screen;

use command::run;
use screen::{FACTS, Screen};

#[test]
fn the_first_screen_invites_to_type() {
    insta::assert_snapshot!(Screen::new(120, 40).print());
}

#[test]
fn typed_facts_write_the_message_and_tick_the_steps() {
    for (width, height) in [(120, 40), (80, 24), (60, 18)] {
        let screen = Screen::new(width, height).play(FACTS);
        insta::assert_snapshot!(format!("typed_{width}x{height}"), screen.print());
    }
}

#[test]
fn one_pane_at_a_time_has_tabs() {
    let screen = Screen::new(60, 18).play(FACTS);
    insta::assert_snapshot!("message_60x18", screen.play("<f2>").print());
    insta::assert_snapshot!("steps_60x18", screen.play("<f2><f2>").print());
}

#[test]
fn every_step_is_met_and_nothing_is_to_mind_twelve_days_ahead() {
    let screen = Screen::new(120, 40).play(FACTS);
    let steps = screen.steps();
    assert!(
        steps
            .iter()
            .all(|state| ["met", "left_out"].contains(state)),
        "{steps:?}"
    );
    assert!(!screen.print().contains("To mind"));
}

#[test]
fn on_the_day_itself_it_advises_to_call_and_shows_the_hours_left() {
    let screen = Screen::new(120, 40).at("2026-12-04T09:00").play(FACTS);
    assert!(screen.print().contains("call:"));
    assert!(screen.print().contains("5 h"), "{}", screen.print());
}

#[test]
fn what_is_copied_is_what_is_shown() {
    let screen = Screen::new(120, 40).play(FACTS).play("<ctrl+y>");
    assert_eq!(screen.copied(), screen.message());
    let body = Screen::new(120, 40).play(FACTS).play("<ctrl+g>").copied();
    let subject = Screen::new(120, 40).play(FACTS).play("<ctrl+s>").copied();
    assert_eq!(screen.message(), format!("Subject: {subject}\n\n{body}"));
}

#[test]
fn the_same_facts_are_written_as_the_same_text_in_a_pipe() {
    let screen = Screen::new(120, 40).play(FACTS);
    let args = [
        "write",
        "--facts",
        "-",
        "--as",
        "email",
        "--now",
        screen::NOW,
    ];
    assert_eq!(run(&args, &screen.facts()).stdout, screen.message() + "\n");
}

#[test]
fn letters_typed_in_a_field_never_act() {
    let screen = Screen::new(120, 40).play("?dfjkq");
    assert!(screen.print().contains("?dfjkq"));
    assert!(!screen.print().contains("Keys ("));
}

#[test]
fn an_invalid_field_traps_nobody_and_keeps_what_was_typed() {
    let screen = Screen::new(120, 40).play("<tab><tab><tab><tab><tab>31 February<tab>9:00");
    assert!(screen.print().contains("31 February"));
    assert!(screen.print().contains("9:00"));
    assert!(screen.message().contains("[date]"));
}

#[test]
fn a_date_that_can_be_two_is_asked_for() {
    let screen = Screen::new(120, 40).play("<tab><tab><tab><tab><tab>3/4<tab>");
    assert!(screen.print().contains("Which date is 3/4?"));
    let chosen = screen.play("<down><enter>");
    assert!(!chosen.message().contains("[date]"));
}

#[test]
fn undo_takes_back_words_and_choices_and_redo_makes_them_again() {
    let typed = Screen::new(120, 40).play(FACTS);
    let message = typed.message();
    let undone = typed.play("<ctrl+u>");
    assert!(
        undone.message().contains("[reason]"),
        "{}",
        undone.message()
    );
    assert_eq!(undone.play("<ctrl+r>").message(), message);
}

#[test]
fn enter_on_a_step_goes_to_its_words_and_back() {
    let screen = Screen::new(120, 40)
        .play(FACTS)
        .play("<f2><f2><down><down><enter>X");
    assert!(
        screen.message().contains('X'),
        "the caret stands in the message"
    );
    let back = screen.play("<ctrl+u><f7>");
    assert!(back.print().contains("3 Cancel definitively"));
}

#[test]
fn a_sentence_written_by_hand_stays_when_the_facts_change() {
    let screen = Screen::new(120, 40)
        .play(FACTS)
        .play("<f4><ctrl+end> By hand.");
    let changed = screen.play("<esc><shift+tab><shift+tab>X");
    assert!(changed.message().contains("By hand."));
}

#[test]
fn an_overlay_hides_every_key_but_its_own_and_leaving() {
    let screen = Screen::new(120, 40).play("<f1>abc<tab><ctrl+y>");
    assert!(screen.print().contains("Keys ("));
    assert_eq!(screen.effects(), 0);
    assert!(!screen.play("<esc>").print().contains("abc"));
}

#[test]
fn the_message_shows_no_gap_twice_filled_and_no_invented_fact() {
    let empty = Screen::new(120, 40).message();
    for gap in ["[position]", "[company]", "[date]"] {
        assert!(empty.contains(gap), "{gap} in {empty}");
    }
}

#[test]
fn any_size_is_drawn() {
    for width in [0, 1, 5, 19, 20, 39, 60, 69, 70, 99, 100, 300] {
        for height in [0, 1, 4, 5, 10, 18, 60] {
            for keys in ["", "<f1>", "<f2>", "<f2><f2>", "<f2><f2><enter>"] {
                Screen::new(width, height).play(keys).print();
            }
        }
    }
}

#[test]
fn without_colour_every_state_still_has_a_sign() {
    let screen = Screen::new(120, 40).play(FACTS);
    assert!(screen.uncoloured().print().contains('✓'));
    assert!(!screen.uncoloured().has_colour());
}

#[test]
fn the_send_pane_offers_what_works_and_says_why_the_rest_does_not() {
    let full = Screen::new(120, 40).play(FACTS).play("<ctrl+x>");
    assert!(
        full.print().contains("mailto:ana@saffron.example"),
        "{}",
        full.print()
    );
    assert!(
        full.play("<down><enter>")
            .copied()
            .starts_with("Dear Ana Ruiz")
    );
    let empty = Screen::new(120, 40).play("<ctrl+x>");
    assert!(!empty.print().contains("mailto:"));
    assert!(empty.print().contains("gaps"), "{}", empty.print());
}

#[test]
fn marking_as_sent_is_the_persons_word_and_can_be_taken_back() {
    let sent = Screen::new(120, 40).play(FACTS).play(
        "<ctrl+x><up><down><down><down><down><down><down><down><down><down><down><down><enter>",
    );
    assert!(
        sent.play("<f11>").print().contains("[x] Sent"),
        "{}",
        sent.print()
    );
    assert!(
        sent.play("<ctrl+u><f11>")
            .print()
            .contains("[ ] Not marked as sent")
    );
}

/// Facts alone need 14 keys: Tab between eight fields, two more to the reason, and a letter.
#[test]
fn an_invitation_needs_three_keys_to_the_clipboard() {
    let pasted = Screen::new(120, 40)
        .paste(INVITATION)
        .play("<enter>a<ctrl+y>");
    assert!(!pasted.copied().contains('['), "{}", pasted.copied());
    assert!(pasted.copied().contains("Lead Engineer"));
}

#[test]
fn an_invitation_never_overwrites_what_was_typed_unasked() {
    let pasted = Screen::new(120, 40)
        .play("Someone Else")
        .paste(INVITATION)
        .play("<enter>");
    assert!(
        pasted.message().contains("Someone Else"),
        "{}",
        pasted.message()
    );
    assert!(pasted.message().contains("Saffron Labs"));
}

const INVITATION: &str = "Dear Kim Novak,\n\nThank you for applying for the position of Lead Engineer at \
    Saffron Labs. We would like to invite you to an interview on Friday 4 December 2026 at 14:30 \
    by video.\n\nKind regards,\nAna Ruiz\nSaffron Labs\nana@saffron.example\n";
