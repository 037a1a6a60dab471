//! bowout on a real terminal: every way out gives it back, and what was typed is there again.

mod pty;

use pty::{Lost, Pty, Scene};

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
fn signals_while_it_ends_change_nothing() {
    let scene = Scene::new();
    let mut pty = scene.open(&[]);
    pty.keys("Ana");
    pty.wait_for("Dear Ana");
    for _ in 0..5 {
        pty.signal("TERM");
    }
    assert_eq!(pty.wait(), 143);
    assert_given_back(&pty);
    assert!(scene.kept().contains("hiring manager: Ana"));
}

#[test]
fn signals_that_do_not_end_it_leave_it_as_it_is() {
    let scene = Scene::new();
    let mut pty = scene.open(&[]);
    pty.keys("Ana");
    pty.signal("PIPE");
    for _ in 0..20 {
        pty.signal("WINCH");
        pty.signal("CONT");
    }
    pty.wait_for("Dear Ana");
    pty.keys("x");
    pty.wait_for("Dear Anax");
    pty.keys("\x11");
    assert_eq!(pty.wait(), 0);
    assert_given_back(&pty);
}

#[test]
fn suspended_it_gives_the_terminal_back_with_the_text_durable_and_comes_back_as_it_was() {
    let ways: [fn(&mut Pty); 2] = [|pty| pty.keys("\x1a"), |pty| pty.signal_job("TSTP")];
    for suspend in ways {
        let scene = Scene::new();
        let mut pty = scene.open_in_a_shell();
        pty.keys("Ana");
        pty.wait_for("Dear Ana");
        suspend(&mut pty);
        pty.wait_for("aside");
        assert_given_back(&pty);
        let kept = scene.kept();
        assert!(kept.contains("hiring manager: Ana"), "{kept}");
        pty.keys("\n");
        pty.wait_for("Dear Ana");
        pty.keys("x");
        pty.wait_for("Dear Anax");
        pty.keys("\x11");
        assert_eq!(pty.wait(), 0);
        assert_given_back(&pty);
    }
}

#[test]
fn a_vanished_terminal_ends_it_and_keeps_the_text() {
    for (lost, code) in [
        (Lost::Window, 129),
        (Lost::WindowSilently, 129),
        (Lost::Screen, 129),
        (Lost::Reader, 143),
    ] {
        let scene = Scene::new();
        assert_eq!(
            scene.type_and_lose("Ana", "Dear Ana", lost),
            code,
            "{lost:?}"
        );
        let kept = scene.kept();
        assert!(kept.contains("hiring manager: Ana"), "{lost:?}: {kept}");
    }
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
    scene.wait_until_kept(|kept| kept.contains("hiring manager: Ana"));
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
fn a_paste_that_never_ends_keeps_no_signal_waiting() {
    let scene = Scene::new();
    let mut pty = scene.open(&[]);
    pty.keys("Ana");
    pty.wait_for("Dear Ana");
    pty.keys("\x1b[200~and more");
    pty.signal("TERM");
    assert_eq!(pty.wait(), 143);
    assert_given_back(&pty);
    assert!(scene.kept().contains("hiring manager: Ana"));
}

#[test]
fn a_paste_of_more_than_a_mebibyte_is_refused_with_a_sentence() {
    let scene = Scene::new();
    let mut pty = scene.open(&[]);
    pty.keys(&format!(
        "\x1b[200~{}\x1b[201~",
        "a".repeat(1024 * 1024 + 1)
    ));
    pty.wait_for("over 1 MiB");
    pty.keys("Ana");
    pty.wait_for("Dear Ana");
    pty.keys("\x11");
    assert_eq!(pty.wait(), 0);
}

#[test]
fn nothing_is_copied_or_asked_of_the_terminal_without_a_key() {
    let scene = Scene::new();
    let mut pty = scene.open(&[]);
    pty.keys("Ana");
    pty.wait_for("Dear Ana");
    assert!(!pty.bytes().contains("\x1b]52"), "nothing is copied yet");
    pty.keys("\x19");
    pty.wait_for("sent to the terminal");
    pty.keys("\x11");
    assert_eq!(pty.wait(), 0);
    let bytes = pty.bytes();
    assert_eq!(bytes.matches("\x1b]52;c;").count(), 1);
    for question in ["\x1b]52;c;?", "\x1b[c", "\x1b[6n", "\x1b]11;?", "\x1b[?u"] {
        assert!(!bytes.contains(question), "{question:?}");
    }
}

#[test]
fn it_follows_the_size_of_the_window() {
    let scene = Scene::new();
    let mut pty = scene.open(&[]);
    pty.keys("Ana");
    let sizes = [
        (70, 24),
        (1, 1),
        (200, 60),
        (0, 0),
        (19, 4),
        (3000, 5),
        (60, 18),
        (120, 40),
    ];
    for (columns, rows) in sizes {
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
