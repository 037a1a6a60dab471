//! The cells that the terminal shows, and those of the next frame: only what differs is painted.
//!
//! Ours instead of ratatui's terminal, which compares every cell though most rows stay as they are.
//! Within a row that differs, ratatui finds the cells. Must not know what is drawn.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};

use super::frame::Frame;
use super::paint::Paint;

/// The screen as it is and as it will be.
#[derive(Debug)]
pub struct Cells {
    shown: Buffer,
    /// What tells each of its rows apart; empty where nothing is known of them.
    marks: Vec<u64>,
    paint: Paint,
}

impl Cells {
    /// Makes a blank screen, of which the terminal is told nothing yet.
    pub fn new(size: Size) -> Cells {
        Cells {
            shown: Buffer::empty(size.into()),
            marks: Vec::new(),
            paint: Paint::new(size),
        }
    }

    /// Returns the size of the screen.
    pub fn size(&self) -> Size {
        self.shown.area.as_size()
    }

    /// Takes the terminal's size; if it is a new one, all is painted anew.
    pub fn resize(&mut self, size: Size) {
        if size != self.size() {
            self.shown.resize(size.into());
            self.paint.set_size(size);
            self.clear();
        }
    }

    /// Forgets what the terminal is believed to be like, since another program may have used it.
    pub fn forget(&mut self) {
        self.paint.forget();
    }

    /// Blanks the screen, so that the next frame paints all of it.
    pub fn clear(&mut self) {
        self.paint.clear();
        self.shown.reset();
        self.marks.clear();
    }

    /// Takes the next frame, and returns the bytes that show it.
    pub fn take(&mut self, frame: &Frame) -> Vec<u8> {
        let marks = frame.marks();
        for (y, mark) in (0..).zip(marks) {
            if self.marks.get(usize::from(y)) != Some(mark) {
                self.take_row(frame, y);
            }
        }
        self.marks.clear();
        self.marks.extend_from_slice(marks);
        self.paint.take_frame(frame.cursor())
    }

    fn take_row(&mut self, frame: &Frame, y: u16) {
        let area = Rect {
            y,
            height: 1,
            ..self.shown.area
        };
        let mut next = Buffer::empty(area);
        frame.paint(y, &mut next);
        let width = usize::from(area.width);
        let row = &mut self.shown.content[usize::from(y) * width..][..width];
        let before = Buffer {
            area,
            content: row.to_vec(),
        };
        for (x, y, cell) in before.diff(&next) {
            self.paint.cell(Position::new(x, y), cell);
        }
        row.clone_from_slice(&next.content);
    }
}
