//! One frame as text: for `--print`, for bug reports and for tests.

use ratatui::buffer::Buffer;
use unicode_width::UnicodeWidthStr;

use super::app::App;
use super::screen::draw;
use crate::outside::frame::Frame;

/// Draws one frame of the size that the app believes in.
pub fn frame(app: &App) -> Buffer {
    let mut frame = Frame::new(app.size);
    draw(app, &mut frame);
    let mut cells = Buffer::empty(app.size.into());
    for y in 0..app.size.height {
        frame.paint(y, &mut cells);
    }
    cells
}

/// Returns the letters of a frame, a line for each row, without blanks at their ends.
pub fn text(buffer: &Buffer) -> String {
    let width = usize::from(buffer.area.width).max(1);
    let mut out = String::new();
    for row in buffer.content.chunks(width) {
        let mut line = String::new();
        let mut covered = 0;
        for cell in row {
            if covered > 0 {
                covered -= 1;
                continue;
            }
            line.push_str(cell.symbol());
            covered = cell.symbol().width().saturating_sub(1);
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}
