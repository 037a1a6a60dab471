//! The door to the commands for tests: run the real program in an empty home, keep what it says.
#![allow(dead_code, reason = "each test binary uses a part of the door")]

use std::path::Path;

use assert_cmd::Command;

/// What the program said, and how it ended.
pub struct Ran {
    /// Standard output.
    pub stdout: String,
    /// Standard error.
    pub stderr: String,
    /// The exit code.
    pub code: i32,
}

impl Ran {
    /// Everything in one, for snapshots.
    pub fn all(&self) -> String {
        format!(
            "{}--- stderr\n{}--- exit {}\n",
            self.stdout, self.stderr, self.code
        )
    }
}

/// Runs bowout in an empty home with a text on standard input.
pub fn run(args: &[&str], stdin: &str) -> Ran {
    run_in(&std::env::temp_dir(), args, stdin)
}

/// The same in a folder.
pub fn run_in(folder: &Path, args: &[&str], stdin: &str) -> Ran {
    let home = tempfile::tempdir().expect("there is room for an empty home");
    let output = Command::cargo_bin("bowout")
        .expect("cargo builds the program for its tests")
        .args(args)
        .current_dir(folder)
        .env_clear()
        .env("HOME", home.path())
        .write_stdin(stdin)
        .output()
        .expect("the program can be started");
    Ran {
        stdout: String::from_utf8(output.stdout).expect("bowout prints UTF-8"),
        stderr: String::from_utf8(output.stderr).expect("bowout prints UTF-8"),
        code: output.status.code().unwrap_or(-1),
    }
}
