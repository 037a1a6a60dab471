//! Paints ratatui's cells as few bytes, all of a frame in one write.
//!
//! Our own instead of ratatui-crossterm's: that one asks the system for the size on each frame,
//! flushes with every cursor change, resets four attributes after each frame, and can't tell a
//! vanished terminal from a mistake. `cells.rs` says what has to be painted. Must not know what is
//! drawn.

use std::io::Write;

use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use ratatui::style::{Color, Modifier};

/// A screen that gathers the bytes of one frame.
#[derive(Debug)]
pub struct Paint {
    frame: Vec<u8>,
    size: Size,
    pen: Pen,
    /// Where the terminal's cursor is, where that is certain.
    at: Option<Position>,
    cursor: Cursor,
    wanted: Cursor,
}

/// How the next letter would look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Pen {
    fg: Color,
    bg: Color,
    underline: Color,
    modifier: Modifier,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Cursor {
    is_shown: bool,
    at: Position,
}

/// From so many bytes on, a frame asks the terminal to show it in one go; fewer arrive in one anyway.
const LARGE: usize = 256;

impl Paint {
    /// Makes an empty screen.
    pub fn new(size: Size) -> Paint {
        Paint {
            frame: Vec::new(),
            size,
            pen: Pen::default(),
            at: None,
            cursor: Cursor::default(),
            wanted: Cursor::default(),
        }
    }

    /// Takes the terminal's new size.
    pub fn set_size(&mut self, size: Size) {
        self.size = size;
    }

    /// Forgets what the terminal is believed to be like, since another program may have used it.
    pub fn forget(&mut self) {
        *self = Paint::new(self.size);
        self.frame.extend_from_slice(b"\x1b[0m\x1b[?25l");
    }

    /// Returns the bytes of the frame and begins the next.
    ///
    /// Where nothing changed, the cursor is set anew: whoever watches (a test, a person behind a
    /// slow line) can tell a key that changed nothing from one that was not heard.
    pub fn take_frame(&mut self, cursor: Option<Position>) -> Vec<u8> {
        self.wanted = Cursor {
            is_shown: cursor.is_some(),
            at: cursor.unwrap_or_default(),
        };
        self.change_pen(Pen::default());
        self.place_cursor();
        if self.frame.is_empty() {
            self.at = None;
            self.cursor.is_shown = !self.wanted.is_shown;
            self.place_cursor();
        }
        let frame = std::mem::take(&mut self.frame);
        if frame.len() < LARGE {
            return frame;
        }
        [b"\x1b[?2026h", frame.as_slice(), b"\x1b[?2026l"].concat()
    }

    /// Paints a cell.
    pub fn cell(&mut self, at: Position, cell: &Cell) {
        self.go_to(at);
        self.change_pen(Pen {
            fg: cell.fg,
            bg: cell.bg,
            underline: cell.underline_color,
            modifier: cell.modifier,
        });
        self.print(cell.symbol());
    }

    /// Blanks the whole screen.
    pub fn clear(&mut self) {
        self.change_pen(Pen::default());
        self.frame.extend_from_slice(b"\x1b[2J");
    }

    fn place_cursor(&mut self) {
        if self.wanted.is_shown && self.at != Some(self.wanted.at) {
            self.go_to(self.wanted.at);
        }
        if self.wanted.is_shown != self.cursor.is_shown {
            self.frame.extend_from_slice(if self.wanted.is_shown {
                b"\x1b[?25h"
            } else {
                b"\x1b[?25l"
            });
        }
        self.cursor = self.wanted;
    }

    fn go_to(&mut self, to: Position) {
        let _infallible = match self.at {
            Some(at) if at == to => return,
            Some(at) if at.y == to.y && to.x > at.x => match to.x - at.x {
                1 => write!(self.frame, "\x1b[C"),
                columns => write!(self.frame, "\x1b[{columns}C"),
            },
            _ => write!(
                self.frame,
                "\x1b[{};{}H",
                u32::from(to.y) + 1,
                u32::from(to.x) + 1
            ),
        };
        self.at = Some(to);
    }

    fn change_pen(&mut self, pen: Pen) {
        if pen == self.pen {
            return;
        }
        self.frame.extend_from_slice(b"\x1b[0");
        for (modifier, code) in MODIFIERS {
            if pen.modifier.contains(*modifier) {
                self.code(*code);
            }
        }
        self.colour(pen.fg, 30);
        self.colour(pen.bg, 40);
        self.colour(pen.underline, 50);
        self.frame.push(b'm');
        self.pen = pen;
    }

    fn code(&mut self, code: u8) {
        // Writing to a vector can't fail.
        let _infallible = write!(self.frame, ";{code}");
    }

    /// `base` is 30 for letters, 40 for the ground, 50 for underlines, which know no short codes.
    fn colour(&mut self, colour: Color, base: u8) {
        let _infallible = match (colour, plain_number(colour)) {
            (_, Some(number)) if base == 50 => write!(self.frame, ";58;5;{number}"),
            (_, Some(number)) if number < 8 => write!(self.frame, ";{}", base + number),
            (_, Some(number)) => write!(self.frame, ";{}", base + 60 + number - 8),
            (Color::Indexed(number), _) => write!(self.frame, ";{};5;{number}", base + 8),
            (Color::Rgb(r, g, b), _) => write!(self.frame, ";{};2;{r};{g};{b}", base + 8),
            _ => Ok(()),
        };
    }

    fn print(&mut self, symbol: &str) {
        self.frame.extend_from_slice(symbol.as_bytes());
        let is_one_column = has_certain_width(symbol);
        self.at = self.at.filter(|_| is_one_column).and_then(|at| {
            // At the last column terminals differ in where the cursor is.
            (at.x + 1 < self.size.width).then(|| Position::new(at.x + 1, at.y))
        });
    }
}

const MODIFIERS: &[(Modifier, u8)] = &[
    (Modifier::BOLD, 1),
    (Modifier::DIM, 2),
    (Modifier::ITALIC, 3),
    (Modifier::UNDERLINED, 4),
    (Modifier::SLOW_BLINK, 5),
    (Modifier::RAPID_BLINK, 6),
    (Modifier::REVERSED, 7),
    (Modifier::HIDDEN, 8),
    (Modifier::CROSSED_OUT, 9),
];

/// The number of one of the terminal's own sixteen colours.
fn plain_number(colour: Color) -> Option<u8> {
    const NAMED: [Color; 16] = [
        Color::Black,
        Color::Red,
        Color::Green,
        Color::Yellow,
        Color::Blue,
        Color::Magenta,
        Color::Cyan,
        Color::Gray,
        Color::DarkGray,
        Color::LightRed,
        Color::LightGreen,
        Color::LightYellow,
        Color::LightBlue,
        Color::LightMagenta,
        Color::LightCyan,
        Color::White,
    ];
    let place = NAMED.iter().position(|named| *named == colour)?;
    u8::try_from(place).ok()
}

/// Tells whether all terminals agree that a symbol is one column wide.
fn has_certain_width(symbol: &str) -> bool {
    let mut letters = symbol.chars();
    match (letters.next(), letters.next()) {
        (Some(only), None) => {
            matches!(only, ' '..='~' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{2ff}' | '\u{2500}'..='\u{259f}')
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use ratatui::style::{Style, Stylize};
    use ratatui::text::Line;

    use super::*;
    use crate::outside::cells::Cells;
    use crate::outside::frame::Frame;

    fn terminal() -> Cells {
        Cells::new(Size::new(20, 3))
    }

    fn frame(terminal: &mut Cells, line: Line<'static>, cursor: Option<(u16, u16)>) -> String {
        let mut frame = Frame::new(terminal.size());
        frame.render_widget(line, frame.area());
        if let Some(cursor) = cursor {
            frame.set_cursor_position(cursor.into());
        }
        let bytes = terminal.take(&frame);
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn a_typed_letter_costs_a_letter() {
        let mut terminal = terminal();
        frame(&mut terminal, "a".into(), Some((1, 0)));
        assert_eq!(frame(&mut terminal, "ab".into(), Some((2, 0))), "b");
    }

    #[test]
    fn an_unchanged_frame_only_sets_the_cursor() {
        let mut terminal = terminal();
        frame(&mut terminal, "a".into(), Some((1, 0)));
        let again = frame(&mut terminal, "a".into(), Some((1, 0)));
        assert_eq!(again, "\x1b[1;2H\x1b[?25h");
    }

    #[test]
    fn what_the_bytes_do_is_what_was_drawn() {
        let mut terminal = terminal();
        let mut seen = vt100::Parser::new(3, 20, 0);
        let lines = [
            Line::from("Grüße 你好 ok"),
            Line::from(vec![
                "Gr".red(),
                "öße ".bold().on_blue(),
                "👍 x".underlined(),
            ]),
            Line::from("─│ all gone"),
        ];
        for line in lines {
            let plain: String = line
                .spans
                .iter()
                .map(|span| span.content.as_ref())
                .collect();
            seen.process(frame(&mut terminal, line, None).as_bytes());
            assert_eq!(seen.screen().rows(0, 20).next().unwrap().trim_end(), plain);
        }
    }

    #[test]
    fn styles_end_with_the_frame() {
        let mut terminal = terminal();
        let style = Style::new()
            .fg(Color::LightRed)
            .bg(Color::Indexed(17))
            .underline_color(Color::Rgb(1, 2, 3));
        let bytes = frame(&mut terminal, Line::styled("a", style), None);
        assert!(
            bytes.starts_with("\x1b[1;1H\x1b[0;91;48;5;17;58;2;1;2;3ma"),
            "{bytes:?}"
        );
        assert!(bytes.ends_with("\x1b[0m"), "{bytes:?}");
    }

    #[test]
    fn a_large_frame_is_shown_in_one_go() {
        let mut terminal = Cells::new(Size::new(300, 3));
        let bytes = frame(&mut terminal, "x".repeat(300).into(), None);
        assert!(bytes.starts_with("\x1b[?2026h") && bytes.ends_with("\x1b[?2026l"));
    }
}
