//! Other programs: the system's opener for links and files, and the person's own editor.
//!
//! Each gets what it needs as one argument, without a shell. Must not know what is opened.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::Sender;
use std::thread;
use std::time::{Duration, Instant};

use super::terminal::{Input, Terminal};
use crate::domain::clean::{Cleaned, clean};

/// Opens a link or file with the system's opener; the loop hears of it as [`Input::Opened`].
pub fn open(target: &str, sender: Sender<Input>) {
    let commands = open::commands(target);
    thread::spawn(move || {
        // A closed channel: the program ends, and nobody wants to know any more.
        let _ended = sender.send(Input::Opened(first_that_works(commands)));
    });
}

/// Lets the person edit a text in `$VISUAL` or `$EDITOR`, and returns what comes back, cleaned.
///
/// # Errors
/// A sentence that says why there is no edited text; the text given is still the true one.
pub fn edit(terminal: &mut Terminal, text: &str) -> Result<Cleaned, String> {
    let words = editor()?;
    let folder = private_folder().map_err(|error| sentence(&error))?;
    let path = folder.path().join("message.txt");
    write_private(&path, text).map_err(|error| sentence(&error))?;
    let mut command = Command::new(&words[0]);
    command.args(&words[1..]).arg(&path);
    let status = terminal.lend(|| command.status()).map_err(|error| {
        format!(
            "The editor {} could not be started: {error}. Set $EDITOR to one that is there.",
            words[0]
        )
    })?;
    if !status.success() {
        return Err("The editor ended with an error, so the text is as it was.".to_owned());
    }
    let bytes = fs::read(&path).map_err(|error| sentence(&error))?;
    // Editors end a file with a line end, which is not part of the message.
    let edited = String::from_utf8_lossy(&bytes);
    Ok(clean(edited.strip_suffix('\n').unwrap_or(&edited)))
}

/// How long an opener may take; what it opened goes on.
const PATIENCE: Duration = Duration::from_secs(5);

fn first_that_works(commands: Vec<Command>) -> Result<(), String> {
    for mut command in commands {
        let command = command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0);
        if command.spawn().is_ok_and(works) {
            return Ok(());
        }
    }
    Err("No program was found that opens this. Copy it and open it by hand.".to_owned())
}

/// Waits for an opener to succeed; one that still runs after a while is the program itself.
fn works(mut child: Child) -> bool {
    let until = Instant::now() + PATIENCE;
    while Instant::now() < until {
        match child.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) => thread::sleep(Duration::from_millis(20)),
            Err(_) => return false,
        }
    }
    thread::spawn(move || child.wait());
    true
}

fn editor() -> Result<Vec<String>, String> {
    let named = ["VISUAL", "EDITOR"].iter().find_map(|name| {
        std::env::var(name)
            .ok()
            .filter(|value| !value.trim().is_empty())
    });
    let named = named.ok_or(
        "No editor is set. Set $EDITOR to one (for example: export EDITOR=nano) and start again.",
    )?;
    split(&named).ok_or_else(|| {
        "$EDITOR can't be read: a quotation mark has no second one. Mend it and start again."
            .to_owned()
    })
}

/// Splits a command into words, quotation marks respected; `None` where one is left open.
fn split(command: &str) -> Option<Vec<String>> {
    let words = shlex::split(command)?;
    (!words.is_empty()).then_some(words)
}

fn private_folder() -> io::Result<tempfile::TempDir> {
    let mut builder = tempfile::Builder::new();
    builder.prefix("bowout-");
    match std::env::var_os("XDG_RUNTIME_DIR")
        .filter(|folder| fs::metadata(folder).is_ok_and(|found| found.is_dir()))
    {
        Some(folder) => builder.tempdir_in(folder).or_else(|_| builder.tempdir()),
        None => builder.tempdir(),
    }
}

fn write_private(path: impl AsRef<std::path::Path>, text: &str) -> io::Result<()> {
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)?;
    file.write_all(text.as_bytes())?;
    file.write_all(b"\n")
}

fn sentence(error: &io::Error) -> String {
    format!("The text could not be handed to the editor: {error}. It is as it was.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_editor_is_split_into_words_without_a_shell() {
        assert_eq!(split("code --wait").unwrap(), ["code", "--wait"]);
        assert_eq!(
            split("'/opt/my editor' -x").unwrap(),
            ["/opt/my editor", "-x"]
        );
        assert_eq!(split("vi; rm $HOME").unwrap(), ["vi;", "rm", "$HOME"]);
        assert_eq!(split("'vi"), None);
    }

    #[test]
    fn the_first_opener_that_works_is_enough() {
        assert_eq!(
            first_that_works(vec![
                Command::new("no-such-opener"),
                Command::new("false"),
                Command::new("true")
            ]),
            Ok(())
        );
        assert!(
            first_that_works(vec![Command::new("false")])
                .unwrap_err()
                .contains("by hand")
        );
    }
}
