//! Puts texts into the clipboard by the way that works here, and says which way it went.
//!
//! On X11 and Wayland a text is gone with the program that offers it, and a display server that
//! never answers would hang whoever asks. So a child of our own offers it: it outlives us and ends
//! when another program takes the clipboard over. Nothing is ever read from the terminal's
//! clipboard. Must not know what a text is for.

use std::fmt::Write as _;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::process::{Child, Command, ExitCode, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use arboard::Clipboard;
use crossterm::Command as _;
use crossterm::clipboard::CopyToClipboard;
use rustix::process::{Pid, Signal, kill_process, setsid};

use super::terminal;
use crate::domain::clean::show_line;

/// What is known about a text that was to be copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Copied {
    /// It was read back from the clipboard.
    InClipboard,
    /// tmux has it, and was asked to pass it on to the clipboard.
    InTmuxBuffer,
    /// It went to the terminal, which never says what it did with it.
    SentToTerminal,
    /// There is no way here, and why.
    Nowhere {
        /// A part of a sentence.
        why: String,
    },
}

impl Copied {
    /// Says what is known and no more; `what` begins the sentence: "The message".
    pub fn sentence(&self, what: &str) -> String {
        match self {
            Copied::InClipboard => format!("{what} is in the clipboard."),
            Copied::InTmuxBuffer => format!(
                "{what} is in tmux's buffer (prefix and ] pastes it), and tmux was asked to pass it on to the clipboard."
            ),
            Copied::SentToTerminal => format!(
                "{what} was sent to the terminal for its clipboard; it doesn't say whether it took it."
            ),
            Copied::Nowhere { why } => {
                format!("{what} could not be copied: {why}. It is printed when you leave.")
            }
        }
    }
}

/// The variable that names the ways in another order: `BOWOUT_CLIPBOARD=terminal,desktop`.
const ORDER: &str = "BOWOUT_CLIPBOARD";

/// Copies a text; takes 500 ms at most for each way that is tried.
///
/// In tmux its buffer comes first, over SSH the terminal, else the desktop's own clipboard;
/// `BOWOUT_CLIPBOARD` names another order, and leaves out what it does not name.
pub fn copy(text: &str) -> Copied {
    let mut why = Vec::new();
    let here = Surroundings::found();
    let ways = match std::env::var(ORDER) {
        Ok(order) if !order.is_empty() => match ordered(&order, here.is_tmux) {
            Ok(ways) => ways,
            Err(why) => return Copied::Nowhere { why },
        },
        _ => ways(here),
    };
    for way in ways {
        match try_way(way, text) {
            Ok(copied) => return copied,
            Err(reason) => why.push(reason),
        }
    }
    Copied::Nowhere {
        why: why.join("; "),
    }
}

/// Offers the text on standard input until another program takes the clipboard over.
///
/// This is the child's whole life; it says on standard output that the text can be pasted.
pub fn offer() -> ExitCode {
    let mut text = String::new();
    let told = io::stdin()
        .read_to_string(&mut text)
        .map_err(|error| error.to_string())
        .and_then(|_| hold(&text).map_err(|error| error.to_string()));
    match told {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _nobody_listens = writeln!(io::stdout(), "{}", show_line(&error));
            ExitCode::FAILURE
        }
    }
}

const READY: &str = "ready";
const PATIENCE: Duration = Duration::from_millis(500);

/// Where we run, as far as copying goes.
#[derive(Clone, Copy, Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "four facts about the surroundings that vary freely"
)]
struct Surroundings {
    has_display: bool,
    is_ssh: bool,
    is_tmux: bool,
    is_bare_terminal: bool,
}

impl Surroundings {
    fn found() -> Surroundings {
        let has = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        Surroundings {
            has_display: cfg!(target_os = "macos") || has("DISPLAY") || has("WAYLAND_DISPLAY"),
            is_ssh: has("SSH_CONNECTION") || has("SSH_TTY"),
            is_tmux: has("TMUX"),
            is_bare_terminal: matches!(
                std::env::var("TERM").as_deref(),
                Err(_) | Ok("linux" | "dumb" | "")
            ),
        }
    }
}

/// A way into a clipboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// The desktop's own, by a child.
    Desktop,
    /// tmux's buffer.
    TmuxBuffer,
    /// OSC 52, which a terminal may take, or not.
    Terminal,
    /// OSC 52, wrapped so that tmux lets it pass.
    TerminalBehindTmux,
}

/// Reads the ways in the order that a person wants.
fn ordered(order: &str, is_tmux: bool) -> Result<Vec<Way>, String> {
    let way = |name: &str| match name.trim() {
        "desktop" => Ok(Way::Desktop),
        "tmux" => Ok(Way::TmuxBuffer),
        "terminal" if is_tmux => Ok(Way::TerminalBehindTmux),
        "terminal" => Ok(Way::Terminal),
        other => Err(format!(
            "{ORDER} names “{}”; write desktop, tmux or terminal, with commas between them",
            show_line(other)
        )),
    };
    order.split(',').map(way).collect()
}

fn ways(here: Surroundings) -> Vec<Way> {
    let terminal = if here.is_tmux {
        Way::TerminalBehindTmux
    } else {
        Way::Terminal
    };
    let desktop = here.has_display.then_some(Way::Desktop);
    let terminal = (!here.is_bare_terminal).then_some(terminal);
    let tmux = here.is_tmux.then_some(Way::TmuxBuffer);
    let order = if here.is_ssh {
        [tmux, terminal, desktop]
    } else {
        [tmux, desktop, terminal]
    };
    order.into_iter().flatten().collect()
}

fn try_way(way: Way, text: &str) -> Result<Copied, String> {
    match way {
        Way::Desktop => by_child(text).map(|()| Copied::InClipboard),
        Way::TmuxBuffer => by_tmux(text).map(|()| Copied::InTmuxBuffer),
        Way::Terminal => by_terminal(&osc52(text)),
        Way::TerminalBehindTmux => by_terminal(&behind_tmux(&osc52(text))),
    }
}

fn by_terminal(sequence: &str) -> Result<Copied, String> {
    terminal::send(sequence).map_err(|_gone| "the terminal takes no more bytes".to_owned())?;
    Ok(Copied::SentToTerminal)
}

fn osc52(text: &str) -> String {
    let mut sequence = String::new();
    CopyToClipboard::to_clipboard_from(text)
        .write_ansi(&mut sequence)
        .expect("writing to a string can't fail");
    sequence
}

fn behind_tmux(sequence: &str) -> String {
    let mut wrapped = String::from("\x1bPtmux;");
    write!(wrapped, "{}\x1b\\", sequence.replace('\x1b', "\x1b\x1b"))
        .expect("writing to a string can't fail");
    wrapped
}

fn by_tmux(text: &str) -> Result<(), String> {
    let mut tmux = Command::new("tmux");
    tmux.args(["load-buffer", "-w", "-"]);
    match say(tmux, text, how_it_ended)? {
        Some(said) if said == READY => Ok(()),
        Some(_) => Err("tmux did not take the text".to_owned()),
        None => Err("tmux did not answer".to_owned()),
    }
}

fn by_child(text: &str) -> Result<(), String> {
    let program =
        std::env::current_exe().map_err(|_| "the program can't find itself any more".to_owned())?;
    let mut offer = Command::new(program);
    offer.arg("__clip").current_dir("/").stdout(Stdio::piped());
    match say(offer, text, first_line)? {
        Some(said) if said == READY => Ok(()),
        // What arboard says is about libraries, and misleads where there is no display.
        Some(_) => Err("the desktop's clipboard can't be reached".to_owned()),
        None => Err("the desktop's clipboard did not answer".to_owned()),
    }
}

/// Starts a program with a text on its standard input and waits a moment for what `hear` makes of it.
///
/// `None` where it took too long; it is killed then. A thread sees to its end in any case.
fn say(
    mut command: Command,
    text: &str,
    hear: fn(&mut Child) -> io::Result<String>,
) -> Result<Option<String>, String> {
    let mut child = command
        .stdin(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|_| {
            format!(
                "{} could not be started",
                show_line(&command.get_program().to_string_lossy())
            )
        })?;
    let id = Pid::from_child(&child);
    let (sender, heard) = mpsc::channel();
    let text = text.to_owned();
    thread::spawn(move || {
        let said = child
            .stdin
            .take()
            .map_or(Ok(()), |mut stdin| stdin.write_all(text.as_bytes()));
        // A parent that has waited long enough no longer listens.
        let _too_late = sender.send(said.and_then(|()| hear(&mut child)).unwrap_or_default());
        let _reaped = child.wait();
    });
    let said = heard.recv_timeout(PATIENCE).ok();
    if said.is_none() {
        // It may have ended just now.
        let _ended = kill_process(id, Signal::KILL);
    }
    Ok(said)
}

fn first_line(child: &mut Child) -> io::Result<String> {
    let mut line = String::new();
    if let Some(stdout) = child.stdout.take() {
        BufReader::new(stdout).take(1000).read_line(&mut line)?;
    }
    Ok(line.trim_end().to_owned())
}

fn how_it_ended(child: &mut Child) -> io::Result<String> {
    let ready = if child.wait()?.success() { READY } else { "" };
    Ok(ready.to_owned())
}

/// Sets the clipboard, makes sure that it is set, says so, and keeps it until it is taken over.
fn hold(text: &str) -> Result<(), Box<dyn std::error::Error>> {
    // Fails only for the leader of a group, which then is its own anyway.
    let _leader = setsid();
    let mut clipboard = Clipboard::new()?;
    clipboard.set_text(text)?;
    offer_to_the_middle_button(&mut clipboard, text);
    if clipboard.get_text()? != text {
        return Err("another program took the clipboard over at once".into());
    }
    writeln!(io::stdout(), "{READY}")?;
    end_with_the_display();
    keep(&mut clipboard, text)?;
    Ok(())
}

/// Offers the text as the primary selection as well, where there is one.
#[cfg(target_os = "linux")]
fn offer_to_the_middle_button(clipboard: &mut Clipboard, text: &str) {
    use arboard::{LinuxClipboardKind, SetExtLinux};
    // Some compositors have none; the clipboard is what was promised.
    let _none = clipboard
        .set()
        .clipboard(LinuxClipboardKind::Primary)
        .text(text);
}

#[cfg(not(target_os = "linux"))]
fn offer_to_the_middle_button(_clipboard: &mut Clipboard, _text: &str) {}

#[cfg(target_os = "linux")]
fn keep(clipboard: &mut Clipboard, text: &str) -> Result<(), arboard::Error> {
    use arboard::SetExtLinux;
    clipboard.set().wait().text(text)
}

/// Elsewhere the system keeps the text.
#[cfg(not(target_os = "linux"))]
fn keep(_clipboard: &mut Clipboard, _text: &str) -> Result<(), arboard::Error> {
    Ok(())
}

/// Ends the process once there is no display any more, which waiting alone would never notice.
fn end_with_the_display() {
    thread::spawn(|| {
        loop {
            thread::sleep(Duration::from_secs(60));
            if Clipboard::new()
                .and_then(|mut clipboard| clipboard.get_text())
                .is_err()
            {
                std::process::exit(0);
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    const DESKTOP: Surroundings = Surroundings {
        has_display: true,
        is_ssh: false,
        is_tmux: false,
        is_bare_terminal: false,
    };

    #[test]
    fn the_surest_way_comes_first() {
        assert_eq!(ways(DESKTOP), [Way::Desktop, Way::Terminal]);
        let ssh = Surroundings {
            is_ssh: true,
            ..DESKTOP
        };
        assert_eq!(ways(ssh), [Way::Terminal, Way::Desktop]);
        let tmux = Surroundings {
            is_tmux: true,
            ..DESKTOP
        };
        assert_eq!(
            ways(tmux),
            [Way::TmuxBuffer, Way::Desktop, Way::TerminalBehindTmux]
        );
    }

    #[test]
    fn a_person_may_want_another_order() {
        assert_eq!(
            ordered("terminal, desktop", false),
            Ok(vec![Way::Terminal, Way::Desktop])
        );
        assert_eq!(ordered("terminal", true), Ok(vec![Way::TerminalBehindTmux]));
        let refused = ordered("desktop,xclip", false).unwrap_err();
        assert!(refused.contains("“xclip”") && refused.contains("desktop, tmux or terminal"));
    }

    #[test]
    fn a_console_has_no_clipboard() {
        let console = Surroundings {
            is_bare_terminal: true,
            has_display: false,
            ..DESKTOP
        };
        assert_eq!(ways(console), []);
    }

    #[test]
    fn the_terminal_is_only_told_and_never_asked() {
        assert_eq!(osc52("Hi"), "\x1b]52;c;SGk=\x1b\\");
        assert_eq!(
            behind_tmux(&osc52("Hi")),
            "\x1bPtmux;\x1b\x1b]52;c;SGk=\x1b\x1b\\\x1b\\"
        );
    }

    #[test]
    fn a_program_that_says_nothing_is_not_waited_for() {
        let mut silent = Command::new("sleep");
        silent.arg("60").stdout(Stdio::piped());
        assert_eq!(say(silent, "text", first_line), Ok(None));
    }

    #[test]
    fn the_note_claims_no_more_than_is_known() {
        assert_eq!(
            Copied::InClipboard.sentence("The message"),
            "The message is in the clipboard."
        );
        for copied in [
            Copied::SentToTerminal,
            Copied::InTmuxBuffer,
            Copied::Nowhere {
                why: "x".to_owned(),
            },
        ] {
            assert!(
                !copied.sentence("It").contains("is in the clipboard"),
                "{copied:?}"
            );
        }
    }
}
