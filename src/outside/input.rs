//! Turns the bytes that a terminal sends into keys, clicks and pastes.
//!
//! Our own, since crossterm's reader spins for ever when the terminal goes away (its issue 793),
//! has no end for a sequence or paste that was only begun, and keeps its decoder to itself; what
//! comes out are crossterm's types. Must not know where the bytes come from or what time it is:
//! the caller tells of silence.

use std::time::Duration;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

use crate::domain::clean::{Cleaned, clean, is_refused};

/// What a terminal can tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// A key went down (releases are not told).
    Key(KeyEvent),
    /// A button, a wheel, a drag.
    Mouse(MouseEvent),
    /// A text in one piece, cleaned, with line feeds for line ends.
    Paste(Cleaned),
    /// A paste of more than [`MOST_PASTED`] bytes, which was thrown away.
    PasteRefused,
    /// The window has the keyboard again.
    FocusGained,
    /// Another window has the keyboard.
    FocusLost,
}

/// The most bytes of one paste.
pub const MOST_PASTED: usize = 1024 * 1024;

/// Takes bytes in pieces of any size and keeps what is only begun.
#[derive(Debug, Default)]
pub struct Decoder {
    begun: Vec<u8>,
    paste: Option<Paste>,
}

#[derive(Debug, Default)]
struct Paste {
    bytes: Vec<u8>,
    is_too_long: bool,
}

impl Decoder {
    /// Takes the next bytes and returns what they complete.
    pub fn take(&mut self, bytes: &[u8]) -> Vec<Told> {
        let mut told = Vec::new();
        self.begun.extend_from_slice(bytes);
        let mut start = 0;
        while start < self.begun.len() {
            let step = match &mut self.paste {
                Some(paste) => paste.step(&self.begun[start..]),
                None => step(&self.begun[start..]),
            };
            match step {
                Step::Wait(kept) => {
                    start += kept;
                    break;
                }
                Step::Took(length, what) => {
                    start += length;
                    self.act(what, &mut told);
                }
            }
        }
        self.begun.drain(..start);
        told
    }

    /// Returns how long silence has to last until [`Decoder::silence`] ends what is begun.
    pub fn patience(&self) -> Option<Duration> {
        match (&self.paste, self.begun.as_slice()) {
            (None, []) => None,
            (None, [ESCAPE]) => Some(Duration::from_millis(50)),
            _ => Some(Duration::from_secs(1)),
        }
    }

    /// Ends what is begun: an escape key, an unfinished paste; half a sequence is dropped.
    pub fn silence(&mut self) -> Vec<Told> {
        let rest = std::mem::take(&mut self.begun);
        match (self.paste.take(), rest.as_slice()) {
            (Some(mut paste), _) => {
                paste.add(&rest);
                vec![paste.end()]
            }
            (None, [ESCAPE]) => vec![key(KeyCode::Esc, KeyModifiers::NONE)],
            (
                None,
                [
                    ESCAPE,
                    letter @ (b'[' | b'O' | b']' | b'P' | b'_' | b'^' | b'X'),
                ],
            ) => {
                vec![key(KeyCode::Char(char::from(*letter)), KeyModifiers::ALT)]
            }
            _ => Vec::new(),
        }
    }

    fn act(&mut self, what: Option<What>, told: &mut Vec<Told>) {
        match what {
            Some(What::Told(one)) => told.push(one),
            Some(What::PasteBegins) => self.paste = Some(Paste::default()),
            Some(What::PasteEnds) => told.extend(self.paste.take().map(|paste| paste.end())),
            None => {}
        }
    }
}

const ESCAPE: u8 = 0x1b;
const PASTE_END: &[u8] = b"\x1b[201~";
/// The longest sequence that is waited for.
const MOST_SEQUENCE: usize = 64;
/// The longest answer to a question that somebody else asked the terminal.
const MOST_STRING: usize = 4096;

/// What the first bytes are.
enum Step {
    /// Begun only; so many bytes are done with, the rest is kept.
    Wait(usize),
    /// So many bytes are understood, or (`None`) not and dropped.
    Took(usize, Option<What>),
}

enum What {
    Told(Told),
    PasteBegins,
    PasteEnds,
}

impl Paste {
    fn step(&mut self, bytes: &[u8]) -> Step {
        if let Some(end) = find(bytes, PASTE_END) {
            self.add(&bytes[..end]);
            return Step::Took(end + PASTE_END.len(), Some(What::PasteEnds));
        }
        // The end may have come in half.
        let sure = bytes.len().saturating_sub(PASTE_END.len() - 1);
        self.add(&bytes[..sure]);
        Step::Wait(sure)
    }

    fn add(&mut self, bytes: &[u8]) {
        self.is_too_long |= self.bytes.len() + bytes.len() > MOST_PASTED;
        if self.is_too_long {
            self.bytes = Vec::new();
        } else {
            self.bytes.extend_from_slice(bytes);
        }
    }

    fn end(&self) -> Told {
        if self.is_too_long {
            return Told::PasteRefused;
        }
        Told::Paste(clean(&String::from_utf8_lossy(&self.bytes)))
    }
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|part| part == wanted)
}

fn step(bytes: &[u8]) -> Step {
    match bytes {
        [ESCAPE] => Step::Wait(0),
        [ESCAPE, ESCAPE, ..] => took(1, key(KeyCode::Esc, KeyModifiers::NONE)),
        [ESCAPE, b'[', rest @ ..] => control_sequence(rest),
        [ESCAPE, b'O', rest @ ..] => single_shift(rest),
        [ESCAPE, b']' | b'P' | b'_' | b'^' | b'X', rest @ ..] => string(rest),
        [ESCAPE, rest @ ..] => after_escape(plain(rest)),
        _ => plain(bytes),
    }
}

fn took(length: usize, told: Told) -> Step {
    Step::Took(length, Some(What::Told(told)))
}

fn key(code: KeyCode, modifiers: KeyModifiers) -> Told {
    Told::Key(KeyEvent::new(code, modifiers))
}

/// A key pressed with Alt arrives as the key after an escape.
fn after_escape(step: Step) -> Step {
    match step {
        Step::Took(length, Some(What::Told(Told::Key(pressed)))) => took(
            length + 1,
            key(pressed.code, pressed.modifiers | KeyModifiers::ALT),
        ),
        Step::Took(length, what) => Step::Took(length + 1, what),
        Step::Wait(_) => Step::Wait(0),
    }
}

fn plain(bytes: &[u8]) -> Step {
    let control = |letter| key(KeyCode::Char(letter), KeyModifiers::CONTROL);
    let told = match bytes[0] {
        b'\r' => key(KeyCode::Enter, KeyModifiers::NONE),
        b'\t' => key(KeyCode::Tab, KeyModifiers::NONE),
        0x7f => key(KeyCode::Backspace, KeyModifiers::NONE),
        0 => control(' '),
        byte @ 0x01..=0x1a => control(char::from(byte - 1 + b'a')),
        byte @ 0x1c..=0x1f => control(char::from(byte - 0x1c + b'4')),
        byte @ 0x20..=0x7e => letter(char::from(byte)),
        _ => return beyond_ascii(bytes),
    };
    took(1, told)
}

fn letter(letter: char) -> Told {
    let modifiers = if letter.is_uppercase() {
        KeyModifiers::SHIFT
    } else {
        KeyModifiers::NONE
    };
    key(KeyCode::Char(letter), modifiers)
}

fn beyond_ascii(bytes: &[u8]) -> Step {
    let length = match bytes[0] {
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => return Step::Took(1, None),
    };
    let has_foreign = |part: &[u8]| {
        part.iter()
            .skip(1)
            .any(|byte| !(0x80..=0xbf).contains(byte))
    };
    match bytes.get(..length) {
        None if has_foreign(bytes) => Step::Took(1, None),
        None => Step::Wait(0),
        Some(part) => match std::str::from_utf8(part)
            .ok()
            .and_then(|text| text.chars().next())
        {
            Some(typed) if is_refused(typed) => Step::Took(length, None),
            Some(typed) => took(length, letter(typed)),
            None => Step::Took(1, None),
        },
    }
}

fn single_shift(rest: &[u8]) -> Step {
    let Some(last) = rest.first() else {
        return Step::Wait(0);
    };
    let code = match last {
        b'P'..=b'S' => Some(KeyCode::F(last - b'P' + 1)),
        b'M' => Some(KeyCode::Enter),
        _ => cursor_key(*last),
    };
    Step::Took(
        3,
        code.map(|code| What::Told(key(code, KeyModifiers::NONE))),
    )
}

fn cursor_key(last: u8) -> Option<KeyCode> {
    Some(match last {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'H' => KeyCode::Home,
        b'F' => KeyCode::End,
        _ => return None,
    })
}

/// An answer of the terminal that nobody here asked for: dropped up to its end.
fn string(rest: &[u8]) -> Step {
    let end = rest.iter().position(|byte| matches!(*byte, 0x07 | ESCAPE));
    match end {
        Some(end) if rest[end] == 0x07 => Step::Took(end + 3, None),
        Some(end) if rest.len() == end + 1 => Step::Wait(0),
        Some(end) if rest[end + 1] == b'\\' => Step::Took(end + 4, None),
        Some(end) => Step::Took(end + 2, None),
        None if rest.len() > MOST_STRING => Step::Took(rest.len() + 2, None),
        None => Step::Wait(0),
    }
}

fn control_sequence(rest: &[u8]) -> Step {
    // The Linux console's F1 to F5.
    if let Some((b'[', more)) = rest.split_first() {
        let Some(last) = more.first() else {
            return Step::Wait(0);
        };
        let code = matches!(last, b'A'..=b'E').then(|| KeyCode::F(last.wrapping_sub(b'A') + 1));
        return Step::Took(
            4,
            code.map(|code| What::Told(key(code, KeyModifiers::NONE))),
        );
    }
    let length = rest
        .iter()
        .take_while(|byte| (0x20..=0x3f).contains(*byte))
        .count();
    match rest.get(length) {
        _ if length > MOST_SEQUENCE => Step::Took(length + 2, None),
        None => Step::Wait(0),
        // A click in the oldest form, which is not asked for: three more bytes.
        Some(b'M') if length == 0 && rest.len() < 4 => Step::Wait(0),
        Some(b'M') if length == 0 => Step::Took(6, None),
        Some(last @ 0x40..=0x7e) => Step::Took(length + 3, sequence(&rest[..length], *last)),
        Some(_) => Step::Took(length + 2, None),
    }
}

/// Reads a whole control sequence: its parameters and the byte that ends it.
fn sequence(parameters: &[u8], last: u8) -> Option<What> {
    let text = std::str::from_utf8(parameters).ok()?;
    if let Some(text) = text.strip_prefix('<') {
        return mouse(text, last).map(What::Told);
    }
    let numbers = Numbers::read(text)?;
    match (last, numbers.first()) {
        (b'~', 200) => return Some(What::PasteBegins),
        (b'I', _) => return Some(What::Told(Told::FocusGained)),
        (b'O', _) => return Some(What::Told(Told::FocusLost)),
        _ if numbers.is_release() => return None,
        _ => {}
    }
    let code = match last {
        b'u' => unicode_key(numbers.first())?,
        b'~' if numbers.first() == 27 => unicode_key(numbers.at(2))?,
        b'~' => numbered_key(numbers.first())?,
        b'Z' => KeyCode::BackTab,
        b'P' | b'Q' | b'R' | b'S' => KeyCode::F(last - b'P' + 1),
        _ => cursor_key(last)?,
    };
    let back_tab = if code == KeyCode::BackTab {
        KeyModifiers::SHIFT
    } else {
        KeyModifiers::NONE
    };
    Some(What::Told(shifted(code, numbers.modifiers() | back_tab)))
}

/// Shift and Tab is one key under crossterm's names.
fn shifted(code: KeyCode, modifiers: KeyModifiers) -> Told {
    match code {
        KeyCode::Tab if modifiers.contains(KeyModifiers::SHIFT) => key(KeyCode::BackTab, modifiers),
        _ => key(code, modifiers),
    }
}

/// `;` between parameters, `:` between their parts.
struct Numbers([[u32; 2]; 3]);

impl Numbers {
    fn read(text: &str) -> Option<Numbers> {
        let mut numbers = [[0; 2]; 3];
        for (place, parameter) in numbers.iter_mut().zip(text.split(';')) {
            for (place, part) in place.iter_mut().zip(parameter.split(':')) {
                *place = if part.is_empty() {
                    0
                } else {
                    part.parse().ok()?
                };
            }
        }
        Some(Numbers(numbers))
    }

    fn first(&self) -> u32 {
        self.0[0][0]
    }

    fn at(&self, index: usize) -> u32 {
        self.0[index][0]
    }

    fn is_release(&self) -> bool {
        self.0[1][1] == 3
    }

    fn modifiers(&self) -> KeyModifiers {
        // The bits above are the locks, which say nothing about the key.
        let bits = self.0[1][0].saturating_sub(1);
        [
            (1, KeyModifiers::SHIFT),
            (2, KeyModifiers::ALT),
            (4, KeyModifiers::CONTROL),
            (8, KeyModifiers::SUPER),
            (16, KeyModifiers::HYPER),
            (32, KeyModifiers::META),
        ]
        .into_iter()
        .filter(|(bit, _)| bits & bit != 0)
        .map(|(_, modifier)| modifier)
        .collect()
    }
}

/// The keys that end in `~`, as xterm, rxvt and the Linux console number them.
fn numbered_key(number: u32) -> Option<KeyCode> {
    const FUNCTION_KEYS: [u32; 20] = [
        11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 23, 24, 25, 26, 28, 29, 31, 32, 33, 34,
    ];
    Some(match number {
        1 | 7 => KeyCode::Home,
        2 => KeyCode::Insert,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        _ => {
            let place = FUNCTION_KEYS.iter().position(|one| *one == number)?;
            KeyCode::F(u8::try_from(place + 1).ok()?)
        }
    })
}

/// The keys of kitty's keyboard protocol, the pad's among them.
fn unicode_key(number: u32) -> Option<KeyCode> {
    const PAD: [KeyCode; 28] = [
        KeyCode::Char('0'),
        KeyCode::Char('1'),
        KeyCode::Char('2'),
        KeyCode::Char('3'),
        KeyCode::Char('4'),
        KeyCode::Char('5'),
        KeyCode::Char('6'),
        KeyCode::Char('7'),
        KeyCode::Char('8'),
        KeyCode::Char('9'),
        KeyCode::Char('.'),
        KeyCode::Char('/'),
        KeyCode::Char('*'),
        KeyCode::Char('-'),
        KeyCode::Char('+'),
        KeyCode::Enter,
        KeyCode::Char('='),
        KeyCode::Char(','),
        KeyCode::Left,
        KeyCode::Right,
        KeyCode::Up,
        KeyCode::Down,
        KeyCode::PageUp,
        KeyCode::PageDown,
        KeyCode::Home,
        KeyCode::End,
        KeyCode::Insert,
        KeyCode::Delete,
    ];
    const PRIVATE: std::ops::RangeInclusive<u32> = 0xe000..=0xf8ff;
    Some(match number {
        9 => KeyCode::Tab,
        13 => KeyCode::Enter,
        27 => KeyCode::Esc,
        127 => KeyCode::Backspace,
        57399..=57426 => PAD[(number - 57399) as usize],
        _ if PRIVATE.contains(&number) => return None,
        _ => KeyCode::Char(char::from_u32(number).filter(|typed| !is_refused(*typed))?),
    })
}

/// Reads a mouse report of the form `button;column;row`, ended by `M` or (released) `m`.
fn mouse(text: &str, last: u8) -> Option<Told> {
    let mut numbers = text.split(';').map(|part| part.parse::<u16>().ok());
    let (bits, column, row) = (numbers.next()??, numbers.next()??, numbers.next()??);
    let button =
        [MouseButton::Left, MouseButton::Middle, MouseButton::Right].get(usize::from(bits & 3));
    let kind = match (bits & 0b1110_0000, last) {
        (0, b'm') => MouseEventKind::Up(*button?),
        (0, _) => MouseEventKind::Down(*button?),
        (32, _) => MouseEventKind::Drag(*button?),
        (64, _) => [
            MouseEventKind::ScrollUp,
            MouseEventKind::ScrollDown,
            MouseEventKind::ScrollLeft,
            MouseEventKind::ScrollRight,
        ][usize::from(bits & 3)],
        _ => return None,
    };
    let modifiers = Numbers([[0, 0], [u32::from(bits >> 2 & 7) + 1, 0], [0, 0]]).modifiers();
    Some(Told::Mouse(MouseEvent {
        kind,
        column: column.saturating_sub(1),
        row: row.saturating_sub(1),
        modifiers,
    }))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    fn told(bytes: &[u8]) -> Vec<Told> {
        Decoder::default().take(bytes)
    }

    fn pressed(code: KeyCode, modifiers: KeyModifiers) -> Vec<Told> {
        vec![key(code, modifiers)]
    }

    fn pasted(text: &str) -> Vec<Told> {
        vec![Told::Paste(clean(text))]
    }

    #[rstest]
    #[case(b"a", KeyCode::Char('a'), KeyModifiers::NONE)]
    #[case(b"A", KeyCode::Char('A'), KeyModifiers::SHIFT)]
    #[case("ß".as_bytes(), KeyCode::Char('ß'), KeyModifiers::NONE)]
    #[case("👍".as_bytes(), KeyCode::Char('👍'), KeyModifiers::NONE)]
    #[case(b"\r", KeyCode::Enter, KeyModifiers::NONE)]
    #[case(b"\x19", KeyCode::Char('y'), KeyModifiers::CONTROL)]
    #[case(b"\x08", KeyCode::Char('h'), KeyModifiers::CONTROL)]
    #[case(b"\x1bf", KeyCode::Char('f'), KeyModifiers::ALT)]
    #[case(b"\x1b\x7f", KeyCode::Backspace, KeyModifiers::ALT)]
    #[case(b"\x1b[A", KeyCode::Up, KeyModifiers::NONE)]
    #[case(b"\x1bOA", KeyCode::Up, KeyModifiers::NONE)]
    #[case(b"\x1bOP", KeyCode::F(1), KeyModifiers::NONE)]
    #[case(b"\x1b[[A", KeyCode::F(1), KeyModifiers::NONE)]
    #[case(b"\x1b[11~", KeyCode::F(1), KeyModifiers::NONE)]
    #[case(b"\x1b[24~", KeyCode::F(12), KeyModifiers::NONE)]
    #[case(b"\x1b[1;5C", KeyCode::Right, KeyModifiers::CONTROL)]
    #[case(b"\x1b[3;5~", KeyCode::Delete, KeyModifiers::CONTROL)]
    #[case(b"\x1b[Z", KeyCode::BackTab, KeyModifiers::SHIFT)]
    #[case(b"\x1b[9;2u", KeyCode::BackTab, KeyModifiers::SHIFT)]
    #[case(b"\x1b[121;5u", KeyCode::Char('y'), KeyModifiers::CONTROL)]
    #[case(b"\x1b[27u", KeyCode::Esc, KeyModifiers::NONE)]
    #[case(b"\x1b[27;129u", KeyCode::Esc, KeyModifiers::NONE)]
    #[case(b"\x1b[27;5;13~", KeyCode::Enter, KeyModifiers::CONTROL)]
    #[case(b"\x1b[57400u", KeyCode::Char('1'), KeyModifiers::NONE)]
    fn keys_are_read(#[case] bytes: &[u8], #[case] code: KeyCode, #[case] modifiers: KeyModifiers) {
        assert_eq!(told(bytes), pressed(code, modifiers));
    }

    #[rstest]
    #[case::release(b"\x1b[97;1:3u")]
    #[case::answer(b"\x1b]11;rgb:0000/0000/0000\x07")]
    #[case::answer_ended_otherwise(b"\x1bP1$r0m\x1b\\")]
    #[case::attributes(b"\x1b[?62;22c")]
    #[case::stray_paste_end(b"\x1b[201~")]
    #[case::c1_control("\u{9b}".as_bytes())]
    #[case::direction("\u{202e}".as_bytes())]
    #[case::not_utf8(b"\xff\xc0\x80")]
    #[case::huge_number(b"\x1b[99999999999999~")]
    fn what_is_no_key_is_dropped_without_a_trace(#[case] bytes: &[u8]) {
        let mut decoder = Decoder::default();
        assert_eq!(decoder.take(bytes), []);
        assert_eq!(decoder.patience(), None, "something is still waited for");
    }

    #[test]
    fn an_escape_alone_is_told_after_a_short_silence() {
        let mut decoder = Decoder::default();
        assert_eq!(decoder.take(b"\x1b"), []);
        assert_eq!(decoder.patience(), Some(Duration::from_millis(50)));
        assert_eq!(decoder.silence(), pressed(KeyCode::Esc, KeyModifiers::NONE));
        assert_eq!(decoder.patience(), None);
    }

    #[test]
    fn a_begun_sequence_ends_with_the_silence_and_the_next_key_is_heard() {
        let mut decoder = Decoder::default();
        assert_eq!(decoder.take(b"\x1b[1;"), []);
        assert_eq!(decoder.silence(), []);
        assert_eq!(decoder.take(b"a"), told(b"a"));
    }

    #[test]
    fn a_paste_is_text_and_never_keys() {
        let bytes = b"\x1b[200~one\r\ntwo\r\x1b[31m\x11three\x1b[201~x";
        let mut expected = pasted("one\ntwo\n\x1b[31m\x11three");
        expected.extend(told(b"x"));
        assert_eq!(told(bytes), expected);
    }

    #[test]
    fn a_paste_without_an_end_ends_with_the_silence() {
        let mut decoder = Decoder::default();
        assert_eq!(decoder.take(b"\x1b[200~Dear Ana\x1b[20"), []);
        assert_eq!(decoder.patience(), Some(Duration::from_secs(1)));
        assert_eq!(decoder.silence(), pasted("Dear Ana\x1b[20"));
        assert_eq!(decoder.take(b"a"), told(b"a"));
    }

    #[test]
    fn a_paste_of_more_than_a_mebibyte_is_refused_whole() {
        let mut decoder = Decoder::default();
        decoder.take(b"\x1b[200~");
        for _ in 0..=MOST_PASTED / 4096 {
            assert_eq!(decoder.take(&[b'a'; 4096]), []);
        }
        assert_eq!(decoder.take(PASTE_END), [Told::PasteRefused]);
    }

    #[test]
    fn the_mouse_is_read() {
        let Told::Mouse(event) = &told(b"\x1b[<0;3;2M")[0] else {
            panic!("no mouse")
        };
        assert_eq!(
            (event.kind, event.column, event.row),
            (MouseEventKind::Down(MouseButton::Left), 2, 1)
        );
        let Told::Mouse(event) = &told(b"\x1b[<65;1;1M")[0] else {
            panic!("no mouse")
        };
        assert_eq!(event.kind, MouseEventKind::ScrollDown);
        assert_eq!(told(b"\x1b[<0;0;0M").len(), 1);
        assert_eq!(told(b"\x1b[<35;1;1M"), []);
    }

    proptest! {
        #[test]
        fn where_the_bytes_are_cut_changes_nothing(
            bytes in "([a-zß\\r\\x01]|\u{1b}\\[[0-9;]{0,3}[A-Zu~]|\u{1b}\\[200~[a-zß]{0,9}\u{1b}\\[201~|\u{1b}O[A-S]){0,12}",
            size in 1_usize..9,
        ) {
            let mut decoder = Decoder::default();
            let in_pieces: Vec<_> = bytes.as_bytes().chunks(size).flat_map(|part| decoder.take(part)).collect();
            prop_assert_eq!(in_pieces, told(bytes.as_bytes()));
        }

        #[test]
        fn no_bytes_make_it_stumble_or_wait_for_ever(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let mut decoder = Decoder::default();
            decoder.take(&bytes);
            decoder.silence();
            prop_assert_eq!(decoder.patience(), None);
            prop_assert_eq!(decoder.take(b"a"), told(b"a"));
        }
    }
}
