//! What the panes draw on: lines and borders, gathered and then put into the cells of those rows in
//! which something has changed.
//!
//! Ours instead of ratatui's frame, which puts all of it into cells each time and takes every line
//! apart into graphemes: most rows stay as they are, and most of what is on the screen is plain
//! letters. Whatever else a line holds is left to ratatui. Must not know what is drawn.

use std::borrow::Cow;
use std::hash::BuildHasher;
use std::rc::Rc;
use std::sync::LazyLock;

use hashbrown::DefaultHashBuilder;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};
use ratatui::style::Style;
use ratatui::symbols::border;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;
use unicode_width::UnicodeWidthStr;

use crate::domain::clean::show_line;

/// What is drawn in one frame, in its order.
#[derive(Debug)]
pub struct Frame {
    area: Rect,
    drawn: Vec<Item>,
    marks: Vec<u64>,
    cursor: Option<Position>,
}

/// What makes the marks: the same for all frames.
static HASHER: LazyLock<DefaultHashBuilder> = LazyLock::new(DefaultHashBuilder::default);

/// Makes visible what would steer the terminal or turn the letters around. This is the one way to
/// the screen, so nothing gets past it.
fn make_harmless(span: &mut Span<'static>) {
    if !is_plain(&span.content)
        && let Cow::Owned(shown) = show_line(&span.content)
    {
        span.content = shown.into();
    }
}

/// What a frame holds.
#[derive(Debug)]
enum Item {
    Drawn(Drawn),
    /// Another frame, as large as this one.
    Part(Rc<Frame>),
}

/// Something drawn, and where.
#[derive(Debug, Hash)]
enum Drawn {
    Line(Rect, Line<'static>),
    Border(Rect, border::Set<'static>, Style),
    Blank(Rect),
}

impl Frame {
    /// Begins a frame on a blank screen.
    pub fn new(size: Size) -> Frame {
        Frame {
            area: size.into(),
            drawn: Vec::new(),
            marks: vec![0; usize::from(size.height)],
            cursor: None,
        }
    }

    /// Returns the whole of the screen.
    pub fn area(&self) -> Rect {
        self.area
    }

    /// Shows the cursor.
    pub fn set_cursor_position(&mut self, at: Position) {
        self.cursor = Some(at);
    }

    /// Returns where the cursor is to be; `None` where it is hidden.
    pub fn cursor(&self) -> Option<Position> {
        self.cursor
    }

    /// Draws all that another frame of this size holds: a part of the screen that has stayed the same
    /// is kept by whoever drew it, and need not be made again.
    pub fn add(&mut self, part: Rc<Frame>) {
        self.cursor = part.cursor.or(self.cursor);
        for (row, mark) in self.marks.iter_mut().zip(&part.marks) {
            if *mark != 0 {
                *row = HASHER.hash_one((*row, mark));
            }
        }
        self.drawn.push(Item::Part(part));
    }

    fn put(&mut self, drawn: Drawn) {
        let mark = HASHER.hash_one(&drawn);
        let area = drawn.area();
        for row in &mut self.marks[usize::from(area.y)..usize::from(area.bottom())] {
            *row = HASHER.hash_one((*row, mark));
        }
        self.drawn.push(Item::Drawn(drawn));
    }

    /// Draws a line into the first row of an area, cut where that ends.
    pub fn render_widget(&mut self, line: impl Into<Line<'static>>, area: Rect) {
        let mut line = line.into();
        line.spans.iter_mut().for_each(make_harmless);
        let area = Rect { height: 1, ..area }.intersection(self.area);
        let is_blank = line.spans.iter().all(|span| span.content.is_empty());
        if !area.is_empty() && !is_blank {
            self.put(Drawn::Line(area, line));
        }
    }

    /// Blanks an area.
    pub fn clear(&mut self, area: Rect) {
        self.put(Drawn::Blank(area.intersection(self.area)));
    }

    /// Draws a frame along the inner edge of an area of 2×2 or more, with a title, and returns the
    /// area within.
    pub fn border(
        &mut self,
        area: Rect,
        set: border::Set<'static>,
        style: Style,
        title: Line<'static>,
    ) -> Rect {
        let area = area.intersection(self.area);
        if area.width < 2 || area.height < 2 {
            return Rect::default();
        }
        self.put(Drawn::Border(area, set, style));
        let inner = Rect::new(area.x + 1, area.y + 1, area.width - 2, area.height - 2);
        let cells = inner.width.min(cells(&title));
        self.render_widget(title, Rect::new(inner.x, area.y, cells, 1));
        inner
    }

    /// Returns a number for each row, which is the same in two frames that were put together in the
    /// same way where the row looks the same.
    pub fn marks(&self) -> &[u64] {
        &self.marks
    }

    /// Puts what is drawn in one row into its cells, which are blank.
    pub fn paint(&self, y: u16, cells: &mut Buffer) {
        for item in &self.drawn {
            match item {
                Item::Part(part) => part.paint(y, cells),
                Item::Drawn(drawn) => drawn.paint(y, cells),
            }
        }
    }
}

impl Drawn {
    fn area(&self) -> Rect {
        match self {
            Drawn::Line(area, _) | Drawn::Border(area, ..) | Drawn::Blank(area) => *area,
        }
    }

    fn paint(&self, y: u16, cells: &mut Buffer) {
        let area = self.area();
        if !(area.y..area.bottom()).contains(&y) {
            return;
        }
        match self {
            Drawn::Line(area, line) => paint_line(line, *area, cells),
            Drawn::Border(area, set, style) => paint_border(*area, set, *style, y, cells),
            Drawn::Blank(area) => {
                for x in area.x..area.right() {
                    cells[(x, y)].reset();
                }
            }
        }
    }
}

fn paint_line(line: &Line, mut rest: Rect, cells: &mut Buffer) {
    if line.style != Style::default() {
        cells.set_style(rest, line.style);
    }
    for span in &line.spans {
        let used = paint_span(span, rest, cells).min(rest.width);
        rest.x += used;
        rest.width -= used;
    }
}

/// Puts letters of one style into the cells; returns how many cells they take.
fn paint_span(span: &Span, area: Rect, cells: &mut Buffer) -> u16 {
    if !is_plain(&span.content) {
        span.render(area, cells);
        return short(span.content.width());
    }
    if area.is_empty() {
        return 0;
    }
    let first = cells.index_of(area.x, area.y);
    let cells = &mut cells.content[first..][..usize::from(area.width)];
    for (cell, letter) in cells.iter_mut().zip(span.content.bytes()) {
        cell.set_char(char::from(letter)).set_style(span.style);
    }
    short(span.content.len())
}

fn paint_border(area: Rect, set: &border::Set, style: Style, y: u16, cells: &mut Buffer) {
    let (left, right) = (area.x, area.right() - 1);
    let mut put = |x: u16, symbol: &str| {
        cells[(x, y)].set_symbol(symbol).set_style(style);
    };
    if y == area.y {
        put(left, set.top_left);
        (left + 1..right).for_each(|x| put(x, set.horizontal_top));
        put(right, set.top_right);
    } else if y == area.bottom() - 1 {
        put(left, set.bottom_left);
        (left + 1..right).for_each(|x| put(x, set.horizontal_bottom));
        put(right, set.bottom_right);
    } else {
        put(left, set.vertical_left);
        put(right, set.vertical_right);
    }
}

/// Tells whether each byte is a letter of one cell, so that nothing has to be looked up.
pub fn is_plain(text: &str) -> bool {
    // All bytes are looked at, without a way out in between: so many are compared at once.
    text.bytes()
        .fold(true, |plain, byte| plain & matches!(byte, b' '..=b'~'))
}

fn cells(line: &Line) -> u16 {
    short(line.spans.iter().map(|span| span.content.width()).sum())
}

fn short(cells: usize) -> u16 {
    u16::try_from(cells).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use ratatui::style::{Color, Stylize};

    use super::*;

    const WHOLE: Rect = Rect::new(0, 0, 20, 3);

    /// Draws a frame, and puts all of it into cells.
    fn drawn(draw: impl FnOnce(&mut Frame)) -> Buffer {
        let mut frame = Frame::new(WHOLE.as_size());
        draw(&mut frame);
        let mut cells = Buffer::empty(WHOLE);
        for y in 0..WHOLE.height {
            frame.paint(y, &mut cells);
        }
        cells
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
                Rect::new(4, 9, 5, 1),
            ] {
                let ours = drawn(|frame| frame.render_widget(line.clone(), area));
                let mut theirs = Buffer::empty(WHOLE);
                (&line).render(area.intersection(WHOLE), &mut theirs);
                assert_eq!(ours, theirs, "{line:?} in {area}");
            }
        }
    }

    #[test]
    fn a_border_leaves_its_inside_alone() {
        let style = Style::new().fg(Color::Cyan);
        let area = Rect::new(0, 0, 8, 3);
        let cells = drawn(|frame| {
            let inner = frame.border(area, border::PLAIN, style, " Aé ".into());
            assert_eq!(inner, Rect::new(1, 1, 6, 1));
        });
        let sides = || {
            Line::from(vec![
                "│".cyan(),
                "      ".into(),
                "│".cyan(),
                " ".repeat(12).into(),
            ])
        };
        let row = |text: &str| Line::from(vec![text.to_owned().cyan(), " ".repeat(12).into()]);
        assert_eq!(
            cells,
            Buffer::with_lines([row("┌ Aé ──┐"), sides(), row("└──────┘")])
        );
        let tiny = Rect::new(0, 0, 1, 3);
        let cells = drawn(|frame| {
            frame.border(tiny, border::PLAIN, style, Line::default());
        });
        assert_eq!(cells, Buffer::empty(WHOLE));
    }

    #[test]
    fn what_is_blanked_shows_nothing_from_below() {
        let cells = drawn(|frame| {
            frame.render_widget("under it all", WHOLE);
            frame.clear(Rect::new(0, 0, 30, 2));
        });
        assert_eq!(cells, Buffer::empty(WHOLE));
    }

    #[test]
    fn a_part_looks_as_if_it_were_drawn_here_and_is_covered_by_what_comes_later() {
        let draw = |frame: &mut Frame| {
            frame.border(WHOLE, border::PLAIN, Style::new(), "part".into());
            frame.set_cursor_position(Position::new(1, 1));
        };
        let mut part = Frame::new(WHOLE.as_size());
        draw(&mut part);
        let part = Rc::new(part);
        let over = |frame: &mut Frame| frame.clear(Rect::new(0, 1, 20, 1));
        let added = |frame: &mut Frame| {
            frame.add(part.clone());
            assert_eq!(frame.cursor(), Some(Position::new(1, 1)));
            over(frame);
        };
        let cells = drawn(|frame| {
            draw(frame);
            over(frame);
        });
        assert_eq!(drawn(added), cells);
        let with_part = |part: &Rc<Frame>| {
            let mut whole = Frame::new(WHOLE.as_size());
            whole.add(part.clone());
            whole.marks().to_vec()
        };
        let mut other = Frame::new(WHOLE.as_size());
        draw(&mut other);
        other.clear(Rect::new(0, 2, 20, 1));
        let (marks, others) = (with_part(&part), with_part(&Rc::new(other)));
        assert_eq!(marks[..2], others[..2]);
        assert_ne!(marks[2], others[2]);
    }

    #[test]
    fn only_rows_that_changed_have_another_mark() {
        let marks = |second: &'static str| {
            let mut frame = Frame::new(WHOLE.as_size());
            frame.border(WHOLE, border::PLAIN, Style::new(), "title".into());
            frame.render_widget(second, Rect::new(1, 1, 9, 1));
            frame.marks().to_vec()
        };
        let (one, other) = (marks("one"), marks("other"));
        assert_eq!((one[0], one[2]), (other[0], other[2]));
        assert_ne!(one[1], other[1]);
        assert_eq!(one, marks("one"));
    }
}
