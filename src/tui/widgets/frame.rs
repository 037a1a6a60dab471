//! What the panes draw on: the cells of the screen, and where the cursor is to be.
//!
//! Ours instead of ratatui's, which takes every line apart into graphemes: most of what is on the
//! screen is plain letters, and drawing them is most of what a key costs. Whatever else a line holds
//! is left to ratatui. Must not know what is drawn.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::symbols::border;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::wrap::{is_plain, width};

/// The cells of one frame.
pub struct Frame<'a> {
    cells: &'a mut Buffer,
    cursor: Option<Position>,
}

impl<'a> Frame<'a> {
    /// Draws on these cells, which are blank.
    pub fn new(cells: &'a mut Buffer) -> Frame<'a> {
        Frame {
            cells,
            cursor: None,
        }
    }

    /// Returns the whole of the screen.
    pub fn area(&self) -> Rect {
        self.cells.area
    }

    /// Shows the cursor.
    pub fn set_cursor_position(&mut self, at: Position) {
        self.cursor = Some(at);
    }

    /// Returns where the cursor is to be; `None` where it is hidden.
    pub fn cursor(&self) -> Option<Position> {
        self.cursor
    }

    /// Draws a line into the first row of an area, cut where that ends.
    pub fn render_widget<'l>(&mut self, line: impl Into<Line<'l>>, area: Rect) {
        let line = line.into();
        let mut rest = Rect { height: 1, ..area }.intersection(self.cells.area);
        let is_blank = line.spans.iter().all(|span| span.content.is_empty());
        if rest.is_empty() || is_blank {
            return;
        }
        if line.style != Style::default() {
            self.cells.set_style(rest, line.style);
        }
        for span in &line.spans {
            let used = self.span(span, rest).min(rest.width);
            rest.x += used;
            rest.width -= used;
        }
    }

    /// Draws letters of one style; returns how many cells they take.
    fn span(&mut self, span: &Span, area: Rect) -> u16 {
        if !is_plain(&span.content) {
            span.render(area, self.cells);
            return u16::try_from(width(&span.content)).unwrap_or(u16::MAX);
        }
        if area.is_empty() {
            return 0;
        }
        let first = self.cells.index_of(area.x, area.y);
        let cells = &mut self.cells.content[first..][..usize::from(area.width)];
        for (cell, letter) in cells.iter_mut().zip(span.content.bytes()) {
            cell.set_char(char::from(letter)).set_style(span.style);
        }
        u16::try_from(span.content.len()).unwrap_or(u16::MAX)
    }

    /// Blanks an area.
    pub fn clear(&mut self, area: Rect) {
        for at in area.intersection(self.cells.area).positions() {
            self.cells[at].reset();
        }
    }

    /// Draws a frame along the inner edge of an area of 2×2 or more, with a title, and returns the
    /// area within.
    pub fn border(&mut self, area: Rect, set: &border::Set, style: Style, title: &Line) -> Rect {
        let area = area.intersection(self.cells.area);
        if area.width < 2 || area.height < 2 {
            return Rect::default();
        }
        let (left, right) = (area.x, area.right() - 1);
        let (top, bottom) = (area.y, area.bottom() - 1);
        for x in left + 1..right {
            self.put((x, top), set.horizontal_top, style);
            self.put((x, bottom), set.horizontal_bottom, style);
        }
        for y in top + 1..bottom {
            self.put((left, y), set.vertical_left, style);
            self.put((right, y), set.vertical_right, style);
        }
        self.put((left, top), set.top_left, style);
        self.put((right, top), set.top_right, style);
        self.put((left, bottom), set.bottom_left, style);
        self.put((right, bottom), set.bottom_right, style);
        let inner = Rect::new(left + 1, top + 1, area.width - 2, area.height - 2);
        let letters: usize = title.spans.iter().map(|span| width(&span.content)).sum();
        let cells = inner.width.min(u16::try_from(letters).unwrap_or(u16::MAX));
        let head = Rect::new(inner.x, top, cells, 1);
        self.render_widget(title.clone(), head);
        inner
    }

    fn put(&mut self, at: (u16, u16), symbol: &str, style: Style) {
        self.cells[at].set_symbol(symbol).set_style(style);
    }
}

#[cfg(test)]
mod tests {
    use ratatui::style::{Color, Stylize};

    use super::*;

    /// Draws a line our way and ratatui's.
    fn both(line: &Line, area: Rect) -> [Buffer; 2] {
        let whole = Rect::new(0, 0, 20, 3);
        let (mut ours, mut theirs) = (Buffer::empty(whole), Buffer::empty(whole));
        Frame::new(&mut ours).render_widget(line.clone(), area);
        line.render(area.intersection(whole), &mut theirs);
        [ours, theirs]
    }

    #[test]
    fn a_line_looks_as_ratatui_draws_it() {
        let lines = [
            Line::from("plain letters"),
            Line::from(vec![
                "Grüße ".red(),
                "你好 👍 e\u{301}".bold(),
                " and more".dim(),
            ]),
            Line::from(vec!["cut in the middle ".on_blue(), "日本".green()]),
            Line::styled("all of the row", Color::Cyan),
            Line::styled("", Color::Cyan),
        ];
        for line in lines {
            for area in [
                Rect::new(0, 0, 20, 3),
                Rect::new(3, 1, 9, 1),
                Rect::new(15, 2, 30, 1),
                Rect::new(4, 2, 0, 1),
            ] {
                let [ours, theirs] = both(&line, area);
                assert_eq!(ours, theirs, "{line:?} in {area}");
            }
        }
    }

    #[test]
    fn a_border_leaves_its_inside_alone() {
        let mut cells = Buffer::empty(Rect::new(0, 0, 8, 3));
        let style = Style::new().fg(Color::Cyan);
        let inner =
            Frame::new(&mut cells).border(cells_area(), &border::PLAIN, style, &" Aé ".into());
        assert_eq!(inner, Rect::new(1, 1, 6, 1));
        assert_eq!(
            cells,
            Buffer::with_lines([
                Line::styled("┌ Aé ──┐", style),
                Line::from(vec!["│".cyan(), "      ".into(), "│".cyan()]),
                Line::styled("└──────┘", style),
            ])
        );
        let mut tiny = Buffer::empty(Rect::new(0, 0, 1, 1));
        Frame::new(&mut tiny).border(cells_area(), &border::PLAIN, style, &Line::default());
        assert_eq!(tiny, Buffer::empty(Rect::new(0, 0, 1, 1)));
    }

    fn cells_area() -> Rect {
        Rect::new(0, 0, 8, 3)
    }
}
