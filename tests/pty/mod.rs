//! The one door to bowout on a real terminal: start it, press keys, look at the screen, wait for it.

// Each test file uses its own part of it.
#![allow(dead_code)]

use std::fs::File;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::LazyLock;
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::pty::OpenptFlags;
use rustix::termios::{LocalModes, Winsize};

/// Long enough for the slowest machine; only a failing test waits for it.
const PATIENCE: Duration = Duration::from_secs(30);

/// A home of its own, without a display.
pub struct Scene {
    home: tempfile::TempDir,
}

impl Scene {
    /// Makes an empty home.
    pub fn new() -> Scene {
        Scene {
            home: tempfile::tempdir().unwrap(),
        }
    }

    /// Starts bowout on a terminal of 120×40 and waits until it is drawn.
    pub fn open(&self, environment: &[(&str, &str)]) -> Pty {
        let command = CommandBuilder::new(env!("CARGO_BIN_EXE_bowout"));
        self.open_as(command, environment)
    }

    /// Starts bowout with a file that somebody has sent.
    pub fn open_file(&self, content: &[u8]) -> Pty {
        let path = self.home.path().join("sent.ics");
        std::fs::write(&path, content).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_bowout"));
        command.arg(path);
        self.open_as(command, &[])
    }

    /// Starts bowout where no file can grow: the disk is full.
    pub fn open_on_a_full_disk(&self) -> Pty {
        let mut command = CommandBuilder::new("/bin/sh");
        let full = "trap '' XFSZ; ulimit -f 0; exec \"$0\"";
        command.args(["-c", full, env!("CARGO_BIN_EXE_bowout")]);
        self.open_as(command, &[])
    }

    /// The home itself, in which bowout is started.
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// Where this home keeps its data.
    pub fn data(&self) -> PathBuf {
        self.home.path().join("data")
    }

    fn open_as(&self, command: CommandBuilder, environment: &[(&str, &str)]) -> Pty {
        let mut pty = self.start_as(command, environment);
        pty.wait_for("hiring manager");
        pty
    }

    /// Starts bowout with a fault at one of the calls by which it saves.
    pub fn start_with(&self, fault: Fault) -> Pty {
        let (library, log) = (fault_library(), self.fault_log());
        let (at, error) = (fault.at.to_string(), fault.error.to_string());
        let environment = [
            ("LD_PRELOAD", library.to_str().unwrap()),
            ("FAULT_UNDER", self.home().to_str().unwrap()),
            ("FAULT_LOG", log.to_str().unwrap()),
            ("FAULT_AT", &at),
            ("FAULT_ERROR", &error),
        ];
        let command = CommandBuilder::new(env!("CARGO_BIN_EXE_bowout"));
        self.start_as(command, &environment)
    }

    /// The calls by which bowout has saved, where it was started with a fault.
    pub fn saving_calls(&self) -> Vec<String> {
        let calls = std::fs::read_to_string(self.fault_log()).unwrap_or_default();
        calls.lines().map(str::to_owned).collect()
    }

    fn fault_log(&self) -> PathBuf {
        self.home().join("calls")
    }

    fn start_as(&self, mut command: CommandBuilder, environment: &[(&str, &str)]) -> Pty {
        let size = PtySize {
            rows: 40,
            cols: 120,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system().openpty(size).unwrap();
        command.cwd(self.home.path());
        command.env_clear();
        for (name, value) in self.environment() {
            command.env(name, value);
        }
        for (name, value) in environment {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (sender, chunks) = mpsc::channel();
        thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(length @ 1..) = reader.read(&mut bytes) {
                if sender.send(bytes[..length].to_vec()).is_err() {
                    return;
                }
            }
        });
        Pty {
            writer: pair.master.take_writer().unwrap(),
            master: pair.master,
            child,
            chunks,
            bytes: Vec::new(),
            parser: vt100::Parser::new(40, 120, 0),
        }
    }

    /// Starts bowout in a shell that knows jobs: when bowout stops, the shell says so, waits for a
    /// line, and brings it back.
    pub fn open_in_a_shell(&self) -> Pty {
        let mut command = CommandBuilder::new("/bin/sh");
        let script = "set -m; \"$0\"; echo aside; read line; fg; exit $?";
        command.args(["-c", script, env!("CARGO_BIN_EXE_bowout")]);
        self.open_as(command, &[])
    }

    /// Starts bowout without some variables of the environment.
    pub fn open_without(&self, variables: &[&str]) -> Pty {
        let mut command = CommandBuilder::new("/usr/bin/env");
        for variable in variables {
            command.args(["-u", variable]);
        }
        command.arg(env!("CARGO_BIN_EXE_bowout"));
        self.open_as(command, &[])
    }

    /// Starts bowout with no mask on the rights of new files.
    pub fn open_without_a_mask(&self) -> Pty {
        let mut command = CommandBuilder::new("/bin/sh");
        let script = "umask 000; exec \"$0\"";
        command.args(["-c", script, env!("CARGO_BIN_EXE_bowout")]);
        self.open_as(command, &[])
    }

    /// Starts bowout, types, takes something away, and returns the exit code.
    pub fn type_and_lose(&self, keys: &str, wait_for: &str, lost: Lost) -> i32 {
        let (mut keyboard, keyboard_end) = own_terminal();
        let (mut screen, screen_end) = match lost {
            Lost::Screen => own_terminal(),
            _ => (
                keyboard.try_clone().unwrap(),
                keyboard_end.try_clone().unwrap(),
            ),
        };
        // setsid makes the terminal bowout's own, as a terminal window does.
        let mut command = match lost {
            Lost::Window | Lost::Reader => Command::new("setsid"),
            Lost::WindowSilently | Lost::Screen => Command::new("env"),
        };
        if matches!(lost, Lost::Window | Lost::Reader) {
            command.arg("--ctty");
        }
        let mut child = command
            .arg(env!("CARGO_BIN_EXE_bowout"))
            .env_clear()
            .envs(self.environment())
            .env("PATH", "/usr/bin:/bin")
            .stdin(keyboard_end)
            .stdout(screen_end.try_clone().unwrap())
            .stderr(screen_end)
            .spawn()
            .unwrap();
        // The command holds its ends of the terminals too.
        drop(command);
        let mut parser = vt100::Parser::new(40, 120, 0);
        let mut see = |text: &str| {
            let mut bytes = [0; 4096];
            while !parser.screen().contents().contains(text) {
                let length = screen.read(&mut bytes).unwrap();
                parser.process(&bytes[..length]);
            }
        };
        see("hiring manager");
        keyboard.write_all(keys.as_bytes()).unwrap();
        see(wait_for);
        match lost {
            Lost::Window | Lost::WindowSilently => {
                drop(screen);
                drop(keyboard);
            }
            Lost::Screen => {
                drop(screen);
                keyboard.write_all(b"x").unwrap();
            }
            Lost::Reader => {
                // More frames than a terminal takes that nobody reads.
                keyboard.write_all(&[CTRL_L; 60]).unwrap();
                send("TERM", &child.id().to_string());
            }
        }
        child.wait().unwrap().code().unwrap()
    }

    /// What `bowout drafts --print` gives back.
    pub fn kept(&self) -> String {
        let output = self.command().args(["drafts", "--print"]).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    }

    /// Asks until what is kept fits.
    pub fn wait_until_kept(&self, fits: impl Fn(&str) -> bool) {
        let until = Instant::now() + PATIENCE;
        while !fits(&self.kept()) {
            assert!(Instant::now() < until, "not kept: {}", self.kept());
        }
    }

    /// bowout in this home, not on a terminal.
    pub fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_bowout"));
        command
            .env_clear()
            .envs(self.environment())
            .stdin(Stdio::null());
        command
    }

    fn environment(&self) -> [(&'static str, PathBuf); 4] {
        let home = self.home.path();
        [
            ("HOME", home.to_owned()),
            ("XDG_DATA_HOME", home.join("data")),
            ("XDG_CONFIG_HOME", home.join("config")),
            ("TERM", PathBuf::from("xterm-256color")),
        ]
    }
}

/// What happens at one of the calls by which bowout saves.
#[derive(Clone, Copy, Debug)]
pub struct Fault {
    /// Which call, from 1; 0 for none of them.
    pub at: usize,
    /// The error with which it fails; with 0 bowout is killed before it.
    pub error: i32,
}

/// Builds the library that makes calls fail, once.
fn fault_library() -> &'static Path {
    static LIBRARY: LazyLock<PathBuf> = LazyLock::new(|| {
        let built = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("faults.so");
        let status = Command::new("cc")
            .args(["-shared", "-fPIC", "-Wall", "-Werror", "-o"])
            .arg(&built)
            .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pty/faults.c"))
            .status();
        assert!(status.unwrap().success());
        built
    });
    &LIBRARY
}

/// What can be taken away from bowout.
#[derive(Clone, Copy, Debug)]
pub enum Lost {
    /// The window is closed, and the system tells with a signal.
    Window,
    /// The window is closed, and no signal tells.
    WindowSilently,
    /// The screen alone; the keyboard is still there.
    Screen,
    /// Whoever reads what is written to the terminal; then somebody wants bowout to end.
    Reader,
}

/// Draws everything anew.
const CTRL_L: u8 = 0x0c;

/// Sends a signal, by its name, to a process or (with a dash) a group of them.
fn send(signal: &str, to: &str) {
    let status = Command::new("kill").args(["-s", signal, "--", to]).status();
    assert!(status.unwrap().success(), "{signal} to {to}");
}

/// A terminal of 120×40 whose only master is ours to close.
fn own_terminal() -> (File, File) {
    let master =
        rustix::pty::openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC)
            .unwrap();
    rustix::pty::grantpt(&master).unwrap();
    rustix::pty::unlockpt(&master).unwrap();
    let name = rustix::pty::ptsname(&master, Vec::new())
        .unwrap()
        .into_string()
        .unwrap();
    let slave = File::options().read(true).write(true).open(name).unwrap();
    let size = Winsize {
        ws_row: 40,
        ws_col: 120,
        ws_xpixel: 0,
        ws_ypixel: 0,
    };
    rustix::termios::tcsetwinsize(&slave, size).unwrap();
    (File::from(master), slave)
}

/// bowout on its terminal.
pub struct Pty {
    master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    chunks: Receiver<Vec<u8>>,
    bytes: Vec<u8>,
    parser: vt100::Parser,
}

impl Pty {
    /// Presses keys, as the bytes that a terminal sends.
    pub fn keys(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).unwrap();
        self.writer.flush().unwrap();
    }

    /// Waits until the screen shows a text.
    pub fn wait_for(&mut self, text: &str) {
        let is_there = self.sees(text);
        assert!(
            is_there,
            "no {text:?} on the screen:\n{}",
            self.parser.screen().contents()
        );
    }

    /// Waits until the screen shows a text; `false` where bowout has ended before.
    pub fn sees(&mut self, text: &str) -> bool {
        let until = Instant::now() + PATIENCE;
        while !self.parser.screen().contents().contains(text) {
            let left = until.saturating_duration_since(Instant::now());
            let Ok(chunk) = self.chunks.recv_timeout(left) else {
                return false;
            };
            self.take(&chunk);
        }
        true
    }

    /// Presses keys if bowout is still there to hear them.
    pub fn keys_if_alive(&mut self, keys: &str) {
        let _gone = self.writer.write_all(keys.as_bytes());
    }

    /// Waits for the end and returns the exit code.
    pub fn wait(&mut self) -> i32 {
        let code = self.child.wait().unwrap().exit_code();
        while let Ok(chunk) = self.chunks.recv_timeout(Duration::from_millis(200)) {
            self.take(&chunk);
        }
        code.try_into().unwrap()
    }

    /// Sends a signal, by its name.
    pub fn signal(&self, name: &str) {
        send(name, &self.child.process_id().unwrap().to_string());
    }

    /// Sends a signal to whoever has the terminal: under a shell, to its job.
    pub fn signal_job(&self, name: &str) {
        let group = self.master.process_group_leader().unwrap();
        send(name, &format!("-{group}"));
    }

    /// Changes the size of the window.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        let size = PtySize {
            rows,
            cols: columns,
            pixel_width: 0,
            pixel_height: 0,
        };
        self.master.resize(size).unwrap();
        // What is no size to draw on is none for the one who looks, either.
        self.parser
            .screen_mut()
            .set_size(rows.clamp(1, 200), columns.clamp(1, 300));
    }

    /// What is on the screen.
    pub fn screen(&self) -> &vt100::Screen {
        self.parser.screen()
    }

    /// All that was written to the terminal.
    pub fn bytes(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// Tells whether the terminal reads lines again, as a shell wants it.
    pub fn is_cooked(&self) -> bool {
        let settings = self.master.get_termios().expect("the terminal is there");
        let wanted = (LocalModes::ICANON | LocalModes::ECHO).bits();
        settings.local_flags.bits() & wanted == wanted
    }

    fn take(&mut self, chunk: &[u8]) {
        self.bytes.extend_from_slice(chunk);
        self.parser.process(chunk);
    }
}
