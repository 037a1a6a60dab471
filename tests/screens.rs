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
            for keys in [
                "",
                "<f1>",
                "<f2>",
                "<f2><f2>",
                "<f2><f2><enter>",
                "<alt+c>",
                "<alt+c> 8 ",
                "<alt+c>r ",
            ] {
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
        "<ctrl+x><up><down><down><down><down><down><down><down><down><down><down><down><up><enter>",
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
fn what_came_from_a_calendar_can_be_declined_there() {
    let calendar = "BEGIN:VCALENDAR\nMETHOD:REQUEST\nBEGIN:VEVENT\nUID:7@saffron.example\nDTSTART:20261204T143000Z\n\
        ORGANIZER;CN=Ana Ruiz:mailto:ana@saffron.example\nATTENDEE;CN=Kim Novak:mailto:kim@mailbox.example\n\
        SUMMARY:Interview: Lead Engineer at Saffron Labs\nEND:VEVENT\nEND:VCALENDAR\n";
    let sending = Screen::new(120, 40)
        .paste(calendar)
        .play("<enter>a<ctrl+x>");
    assert!(
        sending.print().contains("Save the declining reply"),
        "{}",
        sending.print()
    );
    let declined = (0..20)
        .map(|down| sending.play(&"<down>".repeat(down)).play("<enter>"))
        .flat_map(|screen| screen.saved())
        .find(|(name, _)| name == "decline-saffron-labs-2026-12-04.ics");
    let (_, reply) = declined.expect("the reply is saved");
    let reply = reply.replace("\r\n ", "");
    for part in [
        "METHOD:REPLY",
        "PARTSTAT=DECLINED",
        "mailto:kim@mailbox.example",
        "COMMENT:",
    ] {
        assert!(reply.contains(part), "{part} in {reply}");
    }
    let text = Screen::new(120, 40)
        .paste(INVITATION)
        .play("<enter>a<ctrl+x>");
    assert!(
        !text.print().contains("decline"),
        "only a calendar can be declined"
    );
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
/// The facts, and the call screen opened.
fn call() -> Screen {
    Screen::new(100, 30).play(FACTS).play("<shift+f11>")
}

#[test]
fn a_call_shows_one_sentence_at_a_time_with_who_and_which_interview() {
    let first = call();
    for screen in [&first, &first.play(" "), &first.play(" 1")] {
        for shown in ["Ana Ruiz · 030 5550 0134", "Lead Engineer, Saffron Labs"] {
            assert!(screen.print().contains(shown), "{}", screen.print());
        }
    }
    assert!(first.print().contains("Say (1 of "));
    let on = first.play("<enter><right> ");
    assert!(on.print().contains("Say (4 of "));
    assert!(on.play("<left>").print().contains("Say (3 of "));
}

#[test]
fn what_they_say_jumps_to_the_answer_and_back() {
    let asked = call().play("  2");
    assert!(asked.print().contains("They offer another date. Answer:"));
    for back in ["<enter>", "<esc>", "<left>"] {
        let screen = asked.play(back);
        assert!(screen.print().contains("Say (3 of "), "{back}");
    }
    assert!(!call().play("<esc>").print().contains("Say ("));
}

#[test]
fn when_voicemail_picks_up_its_own_script_is_said_with_the_seconds() {
    let screen = call().play("9<enter>");
    assert!(screen.print().contains("Say after the tone (1 of "));
    assert!(screen.later(12).print().contains("12 s of 30"));
}

#[test]
fn a_call_counts_the_seconds_until_nothing_more_is_said() {
    assert!(call().later(75).print().contains("1:15"));
    let over = call().play("8 ");
    assert!(over.print().contains("How did it go?"));
    assert!(over.later(75).print().contains("0:00"));
}

#[test]
fn a_note_is_typed_during_the_call_digits_included_and_stays() {
    let screen = call().play(" <tab>Call 2 pm r<enter>");
    assert!(screen.print().contains("Note: Call 2 pm r"));
    assert!(screen.print().contains("Say (2 of "));
    let two = screen.play("<tab>Ms Roe<tab>");
    assert_eq!(two.notes(), "Call 2 pm r\nMs Roe");
    assert_eq!(two.play("<esc><ctrl+u>").notes(), "Call 2 pm r");
}

#[test]
fn after_the_call_the_confirmation_is_shown_and_copied() {
    let screen = call().play("8 <enter><ctrl+y>");
    assert_eq!(screen.copied(), screen.message());
    assert!(screen.message().starts_with("Subject: "));
    let plan = screen.play("<f11>");
    assert!(plan.print().contains("[x] call"), "{}", plan.print());
}

#[test]
fn a_refusal_to_stay_in_touch_is_respected_in_every_text() {
    let linked =
        "Ana<tab><tab>030 1<tab>Lead<tab>Saffron<tab>Fri 4 Dec<tab>14:30<tab>Kim<tab><tab>a";
    let screen = Screen::new(100, 30).play(linked).play("<shift+f11>8 ");
    let refused = screen.play("<down><enter>");
    assert_eq!(refused.steps()[4], "left_out");
}

#[test]
fn the_rehearsal_goes_through_three_rounds_and_back_to_the_call() {
    let heard = call().play("r");
    assert!(heard.print().contains("Round 1 of 3. You hear:"));
    assert!(!heard.print().contains("You could say:"));
    let answered = heard.play("<enter>");
    assert!(answered.print().contains("You could say:"));
    let over = heard.play(&"<enter>".repeat(22));
    assert!(
        over.print().contains("That was every round"),
        "{}",
        over.print()
    );
    assert!(over.play("<enter>").print().contains("Say (1 of "));
}

#[test]
fn digits_are_text_in_a_field_and_in_the_message() {
    assert!(
        Screen::new(120, 40)
            .play("1234567890")
            .print()
            .contains("1234567890")
    );
    let message = Screen::new(120, 40).play("<f4>123").message();
    assert!(message.contains("123"));
}

#[test]
fn the_first_question_moves_it_or_asks_who_is_not_sure() {
    let screen = Screen::new(120, 40).play(FACTS);
    assert!(screen.print().contains("[Cancel] Move"));
    let moved = screen.play("<alt+o><down><enter>");
    assert!(moved.print().contains("Cancel [Move]"));
    let unsure = screen.play("<alt+o><down><down><enter>");
    let no_to_all = unsure.play("<down><enter><down><enter><down><enter><down><enter>");
    assert!(
        no_to_all.print().contains("Your answers speak for: cancel"),
        "{}",
        no_to_all.print()
    );
    assert!(
        !unsure.play("<esc>").print().contains("What do you want"),
        "nothing has to be answered"
    );
}

#[test]
fn their_answer_gets_a_short_reply_that_can_be_copied() {
    let plan = Screen::new(120, 40).play(FACTS).play("<f11>");
    let asked = plan.play(&"<down>".repeat(30)).play("<enter>");
    assert!(
        asked.print().contains("What did they answer?"),
        "{}",
        asked.print()
    );
    let reply = asked.play("<down><down><enter>");
    assert!(
        reply.print().contains("They offer another date"),
        "{}",
        reply.print()
    );
    assert!(!reply.play("<enter>").copied().is_empty());
    assert_eq!(
        reply.play("<esc>").effects(),
        0,
        "nothing is copied without a key"
    );
}

#[test]
fn the_whole_path_leads_from_the_question_to_the_loose_ends() {
    let screen = Screen::new(100, 32).at("2026-12-03T15:00").play(FACTS);
    let asked = screen.play("<alt+o>");
    assert!(asked.print().contains("What do you want to do?"));
    let plan = asked.play("<enter><f11>");
    assert!(
        plan.print().contains("call first (soon)"),
        "{}",
        plan.print()
    );
    let call = plan.play("<enter>");
    assert!(call.print().contains("Say (1 of "), "{}", call.print());
    let answer = call.play("  3");
    assert!(answer.print().contains("They want it in writing. Answer:"));
    let noted = answer.play("<tab>Asks for an email to jobs@<enter>");
    let over = noted.play(&"<enter>".repeat(9));
    assert!(over.print().contains("How did it go?"), "{}", over.print());
    let confirmed = over.play("<enter><ctrl+y>");
    assert_eq!(confirmed.copied(), confirmed.message());
    assert!(
        confirmed.copied().contains("talking with me on the phone"),
        "{}",
        confirmed.copied()
    );
    let after = confirmed.play("<f11>");
    for shown in [
        "[x] call",
        "Note: Asks for an email to jobs@",
        "[x] Sent Thu 3 Dec 15:00",
        "[ ] Decline the calendar event",
    ] {
        assert!(
            after.print().contains(shown),
            "{shown} in\n{}",
            after.print()
        );
    }
    let settled = after.play(&"<down>".repeat(5)).play(" ");
    assert!(
        settled.print().contains("[x] Decline the calendar event"),
        "{}",
        settled.print()
    );
}

#[test]
fn where_the_zones_differ_the_plan_shows_both_clocks() {
    let form = format!("{FACTS}{}America/New_York", "<tab>".repeat(13));
    let plan = Screen::new(100, 40)
        .at("2026-12-03T08:00")
        .play(&form)
        .play("<f11>");
    for shown in [
        "Friday 4 December, 14:30",
        "19:30 where you are",
        "14:00 (9:00 there)",
    ] {
        assert!(plan.print().contains(shown), "{shown} in\n{}", plan.print());
    }
    let here = Screen::new(100, 40).play(FACTS).play("<f11>");
    assert!(!here.print().contains(" there)") && !here.print().contains("where you are"));
}

#[test]
fn a_small_call_screen_still_shows_what_they_may_say_and_the_keys() {
    let small = Screen::new(60, 18).play(FACTS).play("<shift+f11>");
    assert!(
        small.print().contains("0 someone else answers"),
        "{}",
        small.print()
    );
    let help = small.play("<f1>");
    assert!(help.print().contains("Keys ("));
    let back = help.play("<f1>");
    assert!(
        back.print().contains("Say (1 of "),
        "the call goes on behind the help"
    );
}

/// A message with a doubt written into it by hand.
fn doubtful() -> Screen {
    Screen::new(120, 40)
        .play(FACTS)
        .play("<f4><ctrl+end> I think I might have to cancel.<f2>")
}

#[test]
fn one_key_shows_why_a_finding_fired_and_mends_or_dismisses_it() {
    let why = doubtful().play(&"<down>".repeat(6)).play("w");
    for shown in [
        "hedging (warning)",
        "The words: “",
        "Mend it: ",
        "Dismiss it for this message",
    ] {
        assert!(why.print().contains(shown), "{shown} in\n{}", why.print());
    }
    let dismissed = why.play("<down><down><down><enter>");
    assert!(
        !dismissed.print().contains("This sounds undecided"),
        "{}",
        dismissed.print()
    );
    assert!(
        dismissed
            .play("b")
            .print()
            .contains("This sounds undecided")
    );
    let mended = why.play("<down><down><enter>");
    assert!(
        mended.message().contains("I have to cancel."),
        "{}",
        mended.message()
    );
    assert!(!mended.print().contains("This sounds undecided"));
}

#[test]
fn a_finding_waits_until_its_word_is_finished() {
    let typing = Screen::new(120, 40)
        .play(FACTS)
        .play("<f4><ctrl+end> Your office is ugl");
    assert!(
        !typing.play("y").print().contains("Leave this out"),
        "{}",
        typing.print()
    );
    assert!(typing.play("y.").print().contains("Leave this out"));
}

#[test]
fn one_calm_line_tells_of_all_gaps() {
    let first = Screen::new(120, 40).print();
    assert_eq!(first.matches("gap").count(), 1, "{first}");
}
