//! A text that bowout has copied can be pasted after bowout has left: on X11, under a display of
//! the test's own.

mod pty;

use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use pty::Scene;

/// A display without a screen, gone when the test ends.
struct Display {
    server: Child,
    name: String,
}

impl Display {
    fn new() -> Display {
        let mut server = Command::new("Xvfb")
            .args([
                "-displayfd",
                "1",
                "-screen",
                "0",
                "64x64x8",
                "-nolisten",
                "tcp",
            ])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("this test needs Xvfb: apt-get install xvfb xclip");
        let mut line = String::new();
        let stdout = server.stdout.take().expect("it is piped");
        std::io::BufRead::read_line(&mut std::io::BufReader::new(stdout), &mut line).unwrap();
        Display {
            server,
            name: format!(":{}", line.trim()),
        }
    }

    fn xclip(&self) -> Command {
        let mut command = Command::new("xclip");
        command
            .args(["-selection", "clipboard"])
            .env("DISPLAY", &self.name);
        command
    }

    fn pasted(&self) -> String {
        let output = self
            .xclip()
            .arg("-o")
            .output()
            .expect("this test needs xclip: apt-get install xclip");
        String::from_utf8(output.stdout).unwrap()
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        // Ended already is ended as well.
        let _ended = self.server.kill();
        let _ended = self.server.wait();
    }
}

/// The processes that offer a text on this display.
fn offering(display: &str) -> usize {
    let wanted = format!("DISPLAY={display}\0");
    let processes = std::fs::read_dir("/proc").unwrap().flatten();
    let read =
        |path: &std::path::Path, file: &str| std::fs::read(path.join(file)).unwrap_or_default();
    processes
        .filter(|process| {
            let command = read(&process.path(), "cmdline");
            let environment = read(&process.path(), "environ");
            command.ends_with(b"__clip\0")
                && String::from_utf8_lossy(&environment).contains(&wanted)
        })
        .count()
}

#[test]
fn the_message_can_be_pasted_after_bowout_has_left() {
    let display = Display::new();
    let scene = Scene::new();
    let mut pty = scene.open(&[("DISPLAY", &display.name)]);
    pty.keys("Ana");
    pty.wait_for("Dear Ana");
    pty.keys("\x19");
    pty.wait_for("is in the clipboard");
    pty.keys("\x11");
    assert_eq!(pty.wait(), 0);
    let pasted = display.pasted();
    assert!(
        pasted.starts_with("Subject: ") && pasted.contains("\n\nDear Ana,\n\n"),
        "{pasted}"
    );
    assert!(
        !pasted.ends_with('\n'),
        "the last line end is not the message's"
    );

    // Another program takes the clipboard over: nothing of ours stays behind.
    let mut other = display
        .xclip()
        .arg("-i")
        .stdin(Stdio::piped())
        .spawn()
        .unwrap();
    std::io::Write::write_all(&mut other.stdin.take().unwrap(), b"taken").unwrap();
    other.wait().unwrap();
    let until = Instant::now() + Duration::from_secs(20);
    while offering(&display.name) > 0 {
        assert!(Instant::now() < until, "it still offers the message");
    }
    assert_eq!(display.pasted(), "taken");
}

#[test]
fn without_a_display_the_note_claims_no_more_than_is_known() {
    let scene = Scene::new();
    let mut pty = scene.open(&[]);
    pty.keys("Ana");
    pty.wait_for("Dear Ana");
    pty.keys("\x19");
    pty.wait_for("was sent to the terminal");
    assert!(!pty.screen().contents().contains("is in the clipboard"));
    assert!(pty.bytes().contains("\x1b]52;c;"));
    pty.keys("\x11");
    assert_eq!(pty.wait(), 0);
}
