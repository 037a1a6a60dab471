//! The terminal: every mode on and, in reverse, off again on every way out; its reader and the signals.
//!
//! Two threads tell the loop what happens: one reads the terminal, one hears the signals. If the
//! loop does not end the program soon after it was told to, these threads do. Nothing here waits
//! for an answer of the terminal. Must not know what is drawn or what a key does.

use std::fs::{File, OpenOptions};
use std::io::{self, IsTerminal, Read, Write};
use std::os::unix::net::UnixStream;
use std::panic::PanicHookInfo;
use std::process;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, OnceLock};
use std::thread::{self, JoinHandle, ThreadId};
use std::time::Duration;

use crossterm::event::{KeyEvent, MouseEvent};
use crossterm::terminal::{disable_raw_mode, enable_raw_mode};
use ratatui::layout::Size;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::{
    Signal, getpgid, getpid, getppid, getsid, kill_current_process_group, kill_process,
};
use rustix::termios::tcgetwinsize;
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;

use super::cells::Cells;
use super::frame::Frame;
use super::input::{Decoder, Told};
use super::saver::News;
use crate::domain::clean::{Cleaned, show};

/// What the loop hears of.
#[derive(Debug)]
pub enum Input {
    /// A key went down.
    Key(KeyEvent),
    /// A button, a wheel, a drag.
    Mouse(MouseEvent),
    /// A text in one piece, cleaned.
    Paste(Cleaned),
    /// A paste of more than a mebibyte, which was thrown away.
    PasteRefused,
    /// The window has the keyboard again.
    FocusGained,
    /// Another window has the keyboard.
    FocusLost,
    /// The size changed, or another program used the screen: draw.
    Resized,
    /// Make the text durable and call [`Terminal::suspend`].
    Suspend,
    /// Make the text durable and end.
    End(Ending),
    /// What was to be opened is open, or a sentence says why not.
    Opened(Result<(), String>),
    /// The saver has something to tell.
    Saver(News),
    /// A draft was read for the list.
    DraftRead,
}

/// Why the program has to end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// A signal of this number.
    Signal(i32),
    /// The terminal went away.
    Gone,
}

impl Ending {
    /// Returns the exit code: 128 and the signal's number; a vanished terminal is a hang-up.
    pub fn exit_code(self) -> i32 {
        match self {
            Ending::Signal(number) => 128 + number,
            Ending::Gone => 128 + SIGHUP,
        }
    }
}

/// Makes the text durable within the time given; returns what has to be told on the normal screen.
pub type LastWords = dyn Fn(Duration) -> Option<String> + Send + Sync;

/// The screen and the keyboard, ours until it is dropped.
pub struct Terminal {
    screen: Cells,
    inputs: Receiver<Input>,
    sender: Sender<Input>,
    reader: Option<Reader>,
    last_words: Arc<LastWords>,
}

impl Terminal {
    /// Takes the terminal over: modes on, threads and panic hook set.
    ///
    /// `sender` and `inputs` are the two ends of the loop's channel. `last_words` is called when
    /// the program has to end and the loop does not see to it. To be called once.
    ///
    /// # Errors
    /// There is no terminal to draw on or to read from.
    pub fn enter(
        sender: Sender<Input>,
        inputs: Receiver<Input>,
        last_words: Arc<LastWords>,
    ) -> io::Result<Terminal> {
        if !io::stdout().is_terminal() {
            return Err(io::Error::other(
                "the full screen needs a terminal, and standard output is none",
            ));
        }
        let size = window_size().unwrap_or(Size::new(80, 24));
        let mut screen = Cells::new(size);
        screen.forget();
        set_panic_hook(last_words.clone());
        hear_signals(sender.clone(), last_words.clone())?;
        let mut terminal = Terminal {
            screen,
            inputs,
            sender,
            reader: None,
            last_words,
        };
        modes_on()?;
        terminal.read()?;
        Ok(terminal)
    }

    /// Draws a frame, in one write of what has changed.
    ///
    /// # Errors
    /// The terminal went away.
    pub fn draw(&mut self, draw: impl FnOnce(&mut Frame)) -> Result<(), Ending> {
        let gone = |_error: io::Error| Ending::Gone;
        if IS_STALE.swap(false, Ordering::AcqRel) {
            modes_on().map_err(gone)?;
            self.screen.forget();
            self.screen.clear();
        }
        if IS_RESIZED.swap(false, Ordering::AcqRel) {
            // Even if the size is the same again: the terminal may have cut or moved what was there.
            self.screen.clear();
        }
        if let Some(size) = window_size() {
            self.screen.resize(size);
        }
        let mut frame = Frame::new(self.screen.size());
        draw(&mut frame);
        write_all(&self.screen.take(&frame)).map_err(gone)
    }

    /// Paints the whole screen anew at the next [`Terminal::draw`].
    pub fn redraw_all(&mut self) {
        IS_STALE.store(true, Ordering::Release);
    }

    /// Asks for the size of the screen.
    pub fn size(&self) -> Size {
        window_size().unwrap_or_else(|| self.screen.size())
    }

    /// Waits for the next input, for ever or until the time is over (`None`).
    pub fn next(&self, timeout: Option<Duration>) -> Option<Input> {
        let input = match timeout {
            None => self
                .inputs
                .recv()
                .map_err(|_| RecvTimeoutError::Disconnected),
            Some(timeout) => self.inputs.recv_timeout(timeout),
        };
        match input {
            Ok(input) => Some(checked(input)),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => {
                unreachable!("the terminal holds a sender itself")
            }
        }
    }

    /// Returns an input that is there already: all of them are to be taken before one draw.
    pub fn waiting(&self) -> Option<Input> {
        self.inputs.try_recv().ok().map(checked)
    }

    /// Gives the terminal back, stops the program as Ctrl+Z does, and takes it over again.
    ///
    /// Returns `false` where nobody is there who could continue us; then nothing happens.
    pub fn suspend(&mut self) -> io::Result<bool> {
        if !can_be_continued() {
            return Ok(false);
        }
        IS_STOPPED.store(true, Ordering::Release);
        self.step_aside(|| Ok(kill_current_process_group(Signal::STOP)?))?;
        Ok(true)
    }

    /// Gives the terminal back while `work` (another program's) has it, then takes it over again.
    pub fn lend<T>(&mut self, work: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
        IS_LENT.store(true, Ordering::Release);
        let result = self.step_aside(work);
        IS_LENT.store(false, Ordering::Release);
        result
    }

    fn step_aside<T>(&mut self, work: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
        self.reader = None;
        give_back();
        let result = work();
        modes_on()?;
        self.screen.forget();
        // Draws all, and ends the time in which the terminal's signals are the shell's.
        kill_process(getpid(), Signal::WINCH)?;
        self.read()?;
        result
    }

    /// Gives the terminal back for good, with a text on its normal screen.
    ///
    /// The text goes out before the terminal is the shell's again: a Ctrl+S that is typed now can't
    /// hold it up.
    ///
    /// # Errors
    /// The terminal takes no text any more.
    pub fn leave(mut self, text: &str) -> io::Result<()> {
        self.reader = None;
        if !IS_ON.swap(false, Ordering::AcqRel) {
            return Err(io::ErrorKind::NotConnected.into());
        }
        let text = modes_off() + &text.replace('\n', "\r\n");
        let written = write_all(text.as_bytes());
        let _gone = disable_raw_mode();
        written
    }

    fn read(&mut self) -> io::Result<()> {
        self.reader = Some(Reader::start(self.sender.clone(), self.last_words.clone())?);
        Ok(())
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        self.reader = None;
        give_back();
    }
}

/// Panics if told to by `BOWOUT_PANIC`, on F12 in a debug build, so that the way out can be tested.
fn checked(input: Input) -> Input {
    let is_f12 = |input: &Input| matches!(input, Input::Key(key) if key.code == crossterm::event::KeyCode::F(12));
    assert!(
        !(cfg!(debug_assertions) && is_f12(&input) && std::env::var_os("BOWOUT_PANIC").is_some()),
        "on purpose"
    );
    input
}

// ── Modes ───────────────────────────────────────────────────────────────────────────────────────

/// What is switched on from top to bottom, and off from bottom to top.
const MODES: &[(&str, &str)] = &[
    // The window's title, kept and put back; it holds no text of the person's.
    ("\x1b[22;0t\x1b]2;bowout\x1b\\", "\x1b[23;0t"),
    // The other screen.
    ("\x1b[?1049h", "\x1b[?1049l"),
    // kitty's keyboard protocol: told apart are Esc and Alt, Ctrl+I and Tab; ignored where unknown.
    ("\x1b[>1u", "\x1b[<u"),
    // Pastes are told from keys.
    ("\x1b[?2004h", "\x1b[?2004l"),
    // Focus.
    ("\x1b[?1004h", "\x1b[?1004l"),
    // The mouse: buttons and drags, columns beyond 223; not each movement.
    ("\x1b[?1000h", "\x1b[?1000l"),
    ("\x1b[?1002h", "\x1b[?1002l"),
    ("\x1b[?1006h", "\x1b[?1006l"),
    // Nothing to switch on; colours and cursor as they were, and a frame that was cut off is over.
    ("", "\x1b[?2026l\x1b[0m\x1b[?25h"),
];

/// The modes are on.
static IS_ON: AtomicBool = AtomicBool::new(false);
/// Another program may have used the screen.
static IS_STALE: AtomicBool = AtomicBool::new(false);
/// The size was changed since the last frame.
static IS_RESIZED: AtomicBool = AtomicBool::new(false);
/// The program is stopped, or about to be, and not continued yet. What is typed meanwhile is for
/// the shell, even if the terminal makes signals of it.
static IS_STOPPED: AtomicBool = AtomicBool::new(false);
/// Another program has the terminal right now.
static IS_LENT: AtomicBool = AtomicBool::new(false);

fn modes_on() -> io::Result<()> {
    let was_on = IS_ON.swap(true, Ordering::AcqRel);
    if was_on {
        // A shell may have used the terminal since: what is on goes off first, so that nothing is
        // counted twice and raw mode is really set again.
        write_all(modes_off().as_bytes())?;
        disable_raw_mode()?;
    }
    enable_raw_mode()?;
    let on: String = MODES.iter().map(|(on, _)| *on).collect();
    write_all(on.as_bytes())
}

fn modes_off() -> String {
    MODES.iter().rev().map(|(_, off)| *off).collect()
}

/// Puts the terminal back as it was, once however often it is called.
///
/// Errors are not told: this is the last thing done, and to a terminal that may be gone.
fn give_back() {
    if IS_ON.swap(false, Ordering::AcqRel) {
        let _gone = write_all(modes_off().as_bytes());
        let _gone = disable_raw_mode();
    }
}

/// Like [`give_back`], for a terminal that may no longer take any bytes.
fn give_back_by_force() {
    let (done, is_done) = std::sync::mpsc::channel();
    thread::spawn(move || {
        if IS_ON.swap(false, Ordering::AcqRel) {
            let _gone = write_all(modes_off().as_bytes());
        }
        done.send(())
    });
    let _too_slow = is_done.recv_timeout(Duration::from_millis(60));
    let _gone = disable_raw_mode();
}

/// Sends the terminal something that is not part of a frame; refused while another program has it.
pub(super) fn send(sequence: &str) -> io::Result<()> {
    if !IS_ON.load(Ordering::Acquire) {
        return Err(io::ErrorKind::NotConnected.into());
    }
    write_all(sequence.as_bytes())
}

fn write_all(mut bytes: &[u8]) -> io::Result<()> {
    let out = rustix::stdio::stdout();
    while !bytes.is_empty() {
        match rustix::io::write(out, bytes) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(written) => bytes = &bytes[written..],
            Err(rustix::io::Errno::INTR) => {}
            Err(rustix::io::Errno::AGAIN) => {
                poll(&mut [PollFd::new(&out, PollFlags::OUT)], None)?;
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

/// Asks the system for the size; `None` for one that no terminal has.
pub fn window_size() -> Option<Size> {
    const MOST: u16 = 1000;
    let size = tcgetwinsize(rustix::stdio::stdout()).ok()?;
    (size.ws_col <= MOST && size.ws_row <= MOST).then_some(Size::new(size.ws_col, size.ws_row))
}

// ── The reader ──────────────────────────────────────────────────────────────────────────────────

/// The thread that reads the terminal, until it is dropped.
struct Reader {
    /// Once it is dropped, the thread's end of it tells.
    stop: Option<UnixStream>,
    thread: Option<JoinHandle<()>>,
}

impl Reader {
    fn start(sender: Sender<Input>, last_words: Arc<LastWords>) -> io::Result<Reader> {
        let (stop, stopped) = UnixStream::pair()?;
        let keyboard = keyboard()?;
        let thread = thread::Builder::new()
            .name("reader".to_owned())
            .spawn(move || {
                if let Err(_gone) = read(keyboard, &stopped, &sender) {
                    IS_ENDING.store(true, Ordering::Release);
                    // A closed channel: the loop has ended already.
                    let _ended = sender.send(Input::End(Ending::Gone));
                    end_if_nobody_does(Ending::Gone, &*last_words);
                }
            })?;
        Ok(Reader {
            stop: Some(stop),
            thread: Some(thread),
        })
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self
            .thread
            .take()
            .filter(|thread| !is_reader_ending(thread))
        {
            let _panicked = thread.join();
        }
    }
}

/// Tells whether the reader has found the terminal gone; then it is not waited for.
fn is_reader_ending(thread: &JoinHandle<()>) -> bool {
    IS_ENDING.load(Ordering::Acquire) && !thread.is_finished()
}

/// Opens the keyboard: standard input, or the terminal itself where that is a file or a pipe.
fn keyboard() -> io::Result<File> {
    if io::stdin().is_terminal() {
        return Ok(File::from(rustix::io::dup(rustix::stdio::stdin())?));
    }
    OpenOptions::new().read(true).open("/dev/tty")
}

/// Reads until it is told to stop (`Ok`) or the terminal is gone.
fn read(mut keyboard: File, stopped: &UnixStream, sender: &Sender<Input>) -> io::Result<()> {
    let mut decoder = Decoder::default();
    let mut bytes = vec![0; 16 * 1024];
    let mut empty = 0;
    loop {
        let told = match wait(&keyboard, stopped, decoder.patience())? {
            Woken::Stop => return Ok(()),
            Woken::Nothing => continue,
            Woken::Silence => decoder.silence(),
            Woken::Bytes { is_hung_up } => match keyboard.read(&mut bytes) {
                // Ctrl+D, pressed while the terminal was the shell's, is an end too, but of a line.
                Ok(0) if !is_hung_up && empty < MOST_EMPTY => {
                    empty += 1;
                    continue;
                }
                Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
                Ok(length) => {
                    empty = 0;
                    decoder.take(&bytes[..length])
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => continue,
                Err(error) => return Err(error),
            },
        };
        for one in told {
            if sender.send(one.into()).is_err() {
                return Ok(());
            }
        }
    }
}

enum Woken {
    Stop,
    /// A signal that another thread hears.
    Nothing,
    Silence,
    Bytes {
        /// Whether nobody is at the terminal's other end.
        is_hung_up: bool,
    },
}

/// How many reads without a byte there may be in a row before the terminal counts as gone.
const MOST_EMPTY: usize = 64;

fn wait(keyboard: &File, stopped: &UnixStream, patience: Option<Duration>) -> io::Result<Woken> {
    let patience = patience.map(|patience| Timespec {
        tv_sec: patience.as_secs().cast_signed(),
        tv_nsec: patience.subsec_nanos().into(),
    });
    let mut watched = [
        PollFd::new(keyboard, PollFlags::IN),
        PollFd::new(stopped, PollFlags::IN),
    ];
    match poll(&mut watched, patience.as_ref()) {
        Ok(0) => Ok(Woken::Silence),
        Ok(_) if !watched[1].revents().is_empty() => Ok(Woken::Stop),
        Ok(_) => Ok(Woken::Bytes {
            is_hung_up: watched[0]
                .revents()
                .intersects(PollFlags::HUP | PollFlags::ERR),
        }),
        Err(rustix::io::Errno::INTR) => Ok(Woken::Nothing),
        Err(error) => Err(error.into()),
    }
}

impl From<Told> for Input {
    fn from(told: Told) -> Input {
        match told {
            Told::Key(key) => Input::Key(key),
            Told::Mouse(mouse) => Input::Mouse(mouse),
            Told::Paste(text) => Input::Paste(text),
            Told::PasteRefused => Input::PasteRefused,
            Told::FocusGained => Input::FocusGained,
            Told::FocusLost => Input::FocusLost,
        }
    }
}

// ── Signals, panics, and the end ────────────────────────────────────────────────────────────────

/// The reader found the terminal gone and sees to the end.
static IS_ENDING: AtomicBool = AtomicBool::new(false);
/// How long the loop has to end the program.
const LOOP_MAY_TAKE: Duration = Duration::from_millis(250);
/// How long the text may take to become durable after that.
const LAST_WORDS_MAY_TAKE: Duration = Duration::from_millis(100);

fn hear_signals(sender: Sender<Input>, last_words: Arc<LastWords>) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH])?;
    thread::Builder::new()
        .name("signals".to_owned())
        .spawn(move || {
            for signal in &mut signals {
                hear(signal, &sender, &*last_words);
            }
        })?;
    Ok(())
}

fn hear(signal: i32, sender: &Sender<Input>, last_words: &LastWords) {
    // An editor that runs in our place gets the keys' signals; they are meant for it.
    let is_lent = IS_LENT.load(Ordering::Acquire);
    let input = match signal {
        SIGWINCH => {
            // Signals that the terminal made before the modes were on again were heard before.
            if IS_ON.load(Ordering::Acquire) {
                IS_STOPPED.store(false, Ordering::Release);
            }
            IS_RESIZED.store(true, Ordering::Release);
            Input::Resized
        }
        SIGCONT => {
            IS_STALE.store(true, Ordering::Release);
            Input::Resized
        }
        SIGTSTP if is_lent => return stop_alone(),
        SIGTSTP | SIGINT | SIGQUIT if IS_STOPPED.load(Ordering::Acquire) => return,
        SIGTSTP => Input::Suspend,
        SIGINT | SIGQUIT if is_lent => return,
        _ => Input::End(Ending::Signal(signal)),
    };
    let ending = match input {
        Input::End(ending) => Some(ending),
        _ => None,
    };
    // A closed channel: the loop has ended already.
    let _ended = sender.send(input);
    if let Some(ending) = ending {
        end_if_nobody_does(ending, last_words);
    }
}

fn stop_alone() {
    // It fails only for signals that do not exist.
    let _infallible = signal_hook::low_level::emulate_default_handler(SIGTSTP);
}

/// Ends the program if the loop has not done so in time, be it stuck in a draw or in a child.
fn end_if_nobody_does(ending: Ending, last_words: &LastWords) {
    thread::sleep(LOOP_MAY_TAKE);
    let words = last_words(LAST_WORDS_MAY_TAKE);
    give_back_by_force();
    if ending != Ending::Gone {
        tell(words);
    }
    process::exit(ending.exit_code());
}

/// Tells whether somebody (a shell) is there to continue us once we have stopped.
fn can_be_continued() -> bool {
    let parent = getppid();
    let is_same = |ours: rustix::io::Result<_>, theirs| matches!((ours, theirs), (Ok(ours), Ok(theirs)) if ours == theirs);
    parent.is_some()
        && is_same(getsid(None), getsid(parent))
        && !is_same(getpgid(None), getsid(None))
}

fn set_panic_hook(last_words: Arc<LastWords>) {
    static LOOP: OnceLock<ThreadId> = OnceLock::new();
    LOOP.get_or_init(|| thread::current().id());
    std::panic::set_hook(Box::new(move |panic| {
        give_back();
        tell(Some(obituary(panic)));
        tell(last_words(Duration::from_millis(1500)));
        // A lost thread of ours can't be done without; the loop's own panic unwinds to `main`.
        if LOOP.get() != Some(&thread::current().id()) {
            process::exit(101);
        }
    }));
}

fn obituary(panic: &PanicHookInfo<'_>) -> String {
    let place = panic
        .location()
        .map(|place| format!(" ({}:{})", place.file(), place.line()))
        .unwrap_or_default();
    let payload = panic.payload();
    let what = payload
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| payload.downcast_ref::<&str>().copied())
        .unwrap_or("no reason was given");
    format!("bowout has made a mistake of its own (a panic) and had to stop: {what}{place}.")
}

/// Says something on the normal screen; if there is none any more, nobody is there to miss it.
fn tell(words: Option<String>) {
    if let Some(words) = words {
        let _gone = writeln!(io::stderr(), "{}", show(&words));
    }
}

#[cfg(test)]
mod tests {
    use std::ffi::OsStr;
    use std::io::Write;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::OpenOptionsExt;
    use std::path::Path;

    use rustix::fs::OFlags;
    use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};

    use super::*;

    /// A window and the keyboard in it, in the mode that shells use.
    fn terminal() -> (File, File) {
        let window = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
        grantpt(&window).unwrap();
        unlockpt(&window).unwrap();
        let name = ptsname(&window, Vec::new()).unwrap();
        let path = Path::new(OsStr::from_bytes(name.as_bytes()));
        let flags = OFlags::NOCTTY.bits().cast_signed();
        let keyboard = OpenOptions::new().read(true).custom_flags(flags).open(path);
        (File::from(window), keyboard.unwrap())
    }

    /// While the terminal is the shell's for a moment, Ctrl+D ends a line of no letters: a read of
    /// nothing, as when the terminal is gone.
    #[test]
    fn an_end_of_file_that_was_typed_is_no_vanished_terminal() {
        let (mut window, keyboard) = terminal();
        window.write_all(b"\x04\x04x\n").unwrap();
        let (sender, inputs) = std::sync::mpsc::channel();
        let (stop, stopped) = UnixStream::pair().unwrap();
        let reader = thread::spawn(move || read(keyboard, &stopped, &sender));
        let first = inputs.recv().unwrap();
        assert!(
            matches!(first, Input::Key(key) if key.code == crossterm::event::KeyCode::Char('x'))
        );
        drop(stop);
        assert!(reader.join().unwrap().is_ok());
    }

    #[test]
    fn a_closed_window_is_a_vanished_terminal() {
        let (window, keyboard) = terminal();
        let (sender, _inputs) = std::sync::mpsc::channel();
        let (_stop, stopped) = UnixStream::pair().unwrap();
        drop(window);
        assert!(read(keyboard, &stopped, &sender).is_err());
    }
}
