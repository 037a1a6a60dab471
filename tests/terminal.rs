//! bowout on a real terminal: every way out gives it back, and what was typed is there again.

mod pty;

use pty::{Pty, Scene};

/// The modes that a shell does not expect to find switched on.
fn assert_given_back(pty: &Pty) {
    let screen = pty.screen();
    assert!(!screen.alternate_screen(), "still on the other screen");
    assert!(!screen.bracketed_paste(), "pastes are still marked");
    assert!(!screen.hide_cursor(), "the cursor is hidden");
    assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
    let bytes = pty.bytes();
    for (on, off) in [
        ("\x1b[?1004h", "\x1b[?1004l"),
        ("\x1b[>1u", "\x1b[<u"),
        ("\x1b[22;0t", "\x1b[23;0t"),
    ] {
        assert_eq!(
            bytes.matches(on).count(),
            bytes.matches(off).count(),
            "{on:?}"
        );
    }
    assert!(pty.is_cooked(), "the line discipline is still raw");
}

#[test]
fn leaving_gives_the_terminal_back_and_prints_the_message() {
    let scene = Scene::new();
    let mut pty = scene.open(&[]);
    pty.keys("Ana");
    pty.wait_for("Dear Ana");
    pty.keys("\x11");
    assert_eq!(pty.wait(), 0);
    assert_given_back(&pty);
    assert!(
        pty.screen().contents().contains("Dear Ana,"),
        "{}",
        pty.screen().contents()
    );
}

#[test]
fn signals_end_it_with_their_code_and_keep_the_text() {
    for (signal, code) in [("TERM", 143), ("HUP", 129), ("INT", 130), ("QUIT", 131)] {
        let scene = Scene::new();
        let mut pty = scene.open(&[]);
        pty.keys("Ana");
        pty.wait_for("Dear Ana");
        pty.signal(signal);
        assert_eq!(pty.wait(), code, "{signal}");
        assert_given_back(&pty);
        assert!(
            scene.kept().contains("hiring manager: Ana"),
            "{signal}: {}",
            scene.kept()
        );
    }
}

#[test]
fn a_vanished_terminal_ends_it_and_keeps_the_text() {
    let scene = Scene::new();
    assert_eq!(scene.type_and_vanish("Ana", "Dear Ana"), 129);
    assert!(
        scene.kept().contains("hiring manager: Ana"),
        "{}",
        scene.kept()
    );
}

#[test]
fn a_panic_gives_the_terminal_back_says_what_happened_and_keeps_the_text() {
    let scene = Scene::new();
    let mut pty = scene.open(&[("BOWOUT_PANIC", "1")]);
    pty.keys("Ana");
    pty.wait_for("Dear Ana");
    pty.keys("\x1b[24~");
    assert_eq!(pty.wait(), 101);
    assert_given_back(&pty);
    assert!(
        pty.screen().contents().contains("a mistake of its own"),
        "{}",
        pty.screen().contents()
    );
    assert!(
        scene.kept().contains("hiring manager: Ana"),
        "{}",
        scene.kept()
    );
}

#[test]
fn the_draft_is_there_again_at_the_next_start() {
    let scene = Scene::new();
    let mut pty = scene.open(&[]);
    pty.keys("Ana");
    pty.wait_for("Dear Ana");
    pty.signal("KILL");
    pty.wait();
    let mut again = scene.open(&[]);
    again.wait_for("Dear Ana");
    again.keys("\x11");
    assert_eq!(again.wait(), 0);
}

#[test]
fn a_paste_is_text_even_if_it_never_ends() {
    let scene = Scene::new();
    let mut pty = scene.open(&[]);
    pty.keys("\x1b[200~Ana\x11\x1b[31m");
    pty.wait_for("Dear Ana");
    pty.keys("\x11");
    assert_eq!(pty.wait(), 0);
}

#[test]
fn it_follows_the_size_of_the_window() {
    let scene = Scene::new();
    let mut pty = scene.open(&[]);
    pty.keys("Ana");
    for (columns, rows) in [(70, 24), (1, 1), (200, 60), (60, 18), (120, 40)] {
        pty.resize(columns, rows);
    }
    pty.wait_for("Dear Ana");
    pty.keys("\x11");
    assert_eq!(pty.wait(), 0);
}

#[test]
fn without_a_terminal_it_says_so_and_what_to_do() {
    let scene = Scene::new();
    let output = scene.command().output().unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(told.contains("terminal"), "{told}");
}
