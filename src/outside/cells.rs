//! The cells that the terminal shows, and those of the next frame: only what differs is painted.
//!
//! Ours instead of ratatui's terminal, which compares every cell in full though most rows stay as
//! they are. Within a row that differs, ratatui finds the cells. Must not know what is drawn.

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect, Size};

use super::paint::Paint;

/// The screen as it is and as it will be.
#[derive(Debug)]
pub struct Cells {
    shown: Buffer,
    next: Buffer,
    paint: Paint,
}

impl Cells {
    /// Makes a blank screen, of which the terminal is told nothing yet.
    pub fn new(size: Size) -> Cells {
        let area = Rect::from(size);
        Cells {
            shown: Buffer::empty(area),
            next: Buffer::empty(area),
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
            self.next.resize(size.into());
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
    }

    /// Draws the next frame on blank cells, and returns the bytes that show it; `draw` returns where
    /// the cursor is to be.
    pub fn frame(&mut self, draw: impl FnOnce(&mut Buffer) -> Option<Position>) -> Vec<u8> {
        self.next.reset();
        let cursor = draw(&mut self.next);
        let width = usize::from(self.next.area.width).max(1);
        let rows = self
            .shown
            .content
            .chunks(width)
            .zip(self.next.content.chunks(width));
        for ((shown, next), y) in rows.zip(0..) {
            if !is_same(shown, next) {
                let (shown, next) = (row(shown, y), row(next, y));
                for (x, y, cell) in shown.diff(&next) {
                    self.paint.cell(Position::new(x, y), cell);
                }
            }
        }
        std::mem::swap(&mut self.shown, &mut self.next);
        self.paint.take_frame(cursor)
    }
}

fn row(cells: &[Cell], y: u16) -> Buffer {
    let width = u16::try_from(cells.len()).unwrap_or(u16::MAX);
    Buffer {
        area: Rect::new(0, y, width, 1),
        content: cells.to_vec(),
    }
}

/// Tells whether all cells of two rows look the same.
fn is_same(shown: &[Cell], next: &[Cell]) -> bool {
    shown.iter().zip(next).all(|(shown, next)| {
        let (a, b) = (shown.symbol().as_bytes(), next.symbol().as_bytes());
        let symbol = match (a, b) {
            ([a], [b]) => a == b,
            _ => a == b,
        };
        symbol
            && shown.fg == next.fg
            && shown.bg == next.bg
            && shown.modifier == next.modifier
            && shown.underline_color == next.underline_color
    })
}
