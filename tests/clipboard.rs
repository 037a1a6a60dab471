//! A text that bowout has copied can be pasted after bowout has left: on X11 and Wayland, under
//! displays of the test's own.
//!
//! Where no such display is installed, a test says so and passes; with `BOWOUT_DISPLAYS=1`, as in
//! CI, it fails.

mod pty;

use std::os::unix::fs::{PermissionsExt as _, chown};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use pty::Scene;

/// Tells whether some programs are installed; where all of them have to be, it insists.
fn are_installed(programs: &[&str]) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    let found = |program: &&str| folders.iter().any(|folder| folder.join(program).exists());
    let missing: Vec<&&str> = programs.iter().filter(|program| !found(program)).collect();
    assert!(
        missing.is_empty() || std::env::var_os("BOWOUT_DISPLAYS").is_none(),
        "not installed: {missing:?}"
    );
    if !missing.is_empty() {
        println!("not tried: {missing:?} not installed");
    }
    missing.is_empty()
}

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
            .expect("Xvfb is installed");
        let mut line = String::new();
        let stdout = server.stdout.take().expect("it is piped");
        std::io::BufRead::read_line(&mut std::io::BufReader::new(stdout), &mut line).unwrap();
        Display {
            server,
            name: format!(":{}", line.trim()),
        }
    }

    fn xclip(&self) -> Command {
        self.xclip_of("clipboard")
    }

    fn xclip_of(&self, selection: &str) -> Command {
        let mut command = Command::new("xclip");
        command
            .args(["-selection", selection])
            .env("DISPLAY", &self.name);
        command
    }

    fn pasted(&self) -> String {
        let output = self.xclip().arg("-o").output().expect("xclip is installed");
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

/// A Wayland compositor without a screen, gone when the test ends.
struct Compositor {
    server: Child,
    folder: tempfile::TempDir,
}

impl Compositor {
    fn new() -> Compositor {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path();
        std::fs::write(place.join("config"), "xwayland disable\n").unwrap();
        // sway refuses to run as root, so it runs as nobody there, in a folder of nobody's.
        let is_root = rustix::process::getuid().is_root();
        let mut command = Command::new(if is_root { "setpriv" } else { "sway" });
        if is_root {
            let nobody = Some(65534);
            chown(place, nobody, nobody).unwrap();
            command.args(["--reuid=65534", "--regid=65534", "--clear-groups", "sway"]);
        }
        std::fs::set_permissions(place, std::fs::Permissions::from_mode(0o700)).unwrap();
        command
            .arg("--config")
            .arg(place.join("config"))
            .env("XDG_RUNTIME_DIR", place)
            .env("HOME", place)
            .env("WLR_BACKENDS", "headless")
            .env("WLR_RENDERER", "pixman")
            .env("WLR_LIBINPUT_NO_DEVICES", "1")
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("DISPLAY")
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let server = command.spawn().expect("sway is installed");
        let until = Instant::now() + Duration::from_secs(20);
        while !place.join(SOCKET).exists() {
            assert!(Instant::now() < until, "sway does not start");
            std::thread::yield_now();
        }
        Compositor { server, folder }
    }

    fn place(&self) -> &Path {
        self.folder.path()
    }

    fn pasted(&self) -> String {
        let output = self.tool("wl-paste").arg("--no-newline").output();
        String::from_utf8(output.expect("wl-clipboard is installed").stdout).unwrap()
    }

    fn tool(&self, name: &str) -> Command {
        let mut command = Command::new(name);
        command
            .env("XDG_RUNTIME_DIR", self.place())
            .env("WAYLAND_DISPLAY", SOCKET);
        command
    }
}

impl Drop for Compositor {
    fn drop(&mut self) {
        // Ended already is ended as well.
        let _ended = self.server.kill();
        let _ended = self.server.wait();
    }
}

/// The name that the first Wayland display of a folder has.
const SOCKET: &str = "wayland-1";

#[test]
fn on_wayland_the_message_can_be_pasted_after_bowout_has_left() {
    if !are_installed(&["sway", "wl-paste", "wl-copy", "setpriv"]) {
        return;
    }
    let compositor = Compositor::new();
    let place = compositor.place().to_str().unwrap().to_owned();
    let scene = Scene::new();
    let mut pty = scene.open(&[("WAYLAND_DISPLAY", SOCKET), ("XDG_RUNTIME_DIR", &place)]);
    pty.keys("Ana");
    pty.wait_for("Dear Ana");
    pty.keys("\x19");
    pty.wait_for("is in the clipboard");
    pty.keys("\x11");
    assert_eq!(pty.wait(), 0);
    let pasted = compositor.pasted();
    assert!(
        pasted.starts_with("Subject: ") && pasted.contains("\n\nDear Ana,\n\n"),
        "{pasted}"
    );

    // Another program takes the clipboard over: nothing of ours stays behind.
    let status = compositor.tool("wl-copy").arg("taken").status().unwrap();
    assert!(status.success());
    let until = Instant::now() + Duration::from_secs(20);
    while offering("XDG_RUNTIME_DIR", &place) > 0 {
        assert!(Instant::now() < until, "it still offers the message");
    }
    assert_eq!(compositor.pasted(), "taken");
}

/// The processes that offer a text on the display that a variable names.
fn offering(variable: &str, display: &str) -> usize {
    let wanted = format!("{variable}={display}\0");
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
fn on_x11_the_message_can_be_pasted_after_bowout_has_left() {
    if !are_installed(&["Xvfb", "xclip"]) {
        return;
    }
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

    let primary = display.xclip_of("primary").arg("-o").output().unwrap();
    assert_eq!(
        String::from_utf8(primary.stdout).unwrap(),
        pasted,
        "the middle button pastes it"
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
    while offering("DISPLAY", &display.name) > 0 {
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
