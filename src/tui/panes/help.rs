//! What lies over the panes: the table of keys, and choices.

use ratatui::layout::{Rect, Size};
use ratatui::text::{Line, Span};

use crate::outside::frame::Frame;
use crate::tui::app::{App, Chooser, HelpPane, Overlay};
use crate::tui::keys::{BINDINGS, Scope, shown};
use crate::tui::screen::over;
use crate::tui::theme::Role;
use crate::tui::widgets::wrap::{Wrapped, width};

/// Returns how many lines the table of keys has.
pub fn length() -> usize {
    Scope::ALL.len() * 2 + BINDINGS.len()
}

/// Opens the table of keys, over whatever lies over the panes.
pub fn show(app: &mut App) {
    let under = app.overlay.take().map(Box::new);
    app.overlay = Some(Overlay::Help(HelpPane { scroll: 0, under }));
}

/// Closes the table of keys, and shows again what it was opened over.
pub fn back(app: &mut App) {
    if let Some(Overlay::Help(pane)) = app.overlay.take() {
        app.overlay = pane.under.map(|under| *under);
    }
}

/// Draws the table of keys.
pub fn draw(app: &App, frame: &mut Frame, scroll: usize) {
    let title = "Keys (↑ ↓ to scroll, Esc to go back)";
    let lines = lines(app);
    let widest = lines.iter().map(Line::width).max().unwrap_or(0);
    let wanted = Size {
        width: u16::try_from(widest).unwrap_or(u16::MAX),
        height: u16::try_from(lines.len()).unwrap_or(u16::MAX),
    };
    let inner = over(app, frame, title, wanted);
    let most = lines.len().saturating_sub(usize::from(inner.height));
    let shown = lines.into_iter().skip(scroll.min(most));
    for (line, y) in shown.zip(inner.y..inner.bottom()) {
        frame.render_widget(
            line,
            Rect {
                y,
                height: 1,
                ..inner
            },
        );
    }
}

fn lines(app: &App) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    for scope in Scope::ALL {
        lines.push(Line::styled(scope.label(), app.theme.style(Role::Title)));
        for binding in BINDINGS.iter().filter(|binding| binding.scope == *scope) {
            let keys: Vec<String> = binding.keys.iter().map(|key| shown(key)).collect();
            lines.push(Line::from(vec![
                Span::raw(format!("  {:<20} ", keys.join("  "))),
                Span::raw(binding.action.label()),
            ]));
        }
        lines.push(Line::default());
    }
    lines
}

/// Draws a choice between lines.
pub fn draw_chooser(app: &App, chooser: &Chooser, frame: &mut Frame) {
    let room = usize::from(frame.area().width.saturating_sub(10)).clamp(10, 76);
    let mut lines = Vec::new();
    for (index, (label, _)) in chooser.lines.iter().enumerate() {
        let role = if index == chooser.at {
            Role::Lit
        } else {
            Role::Text
        };
        for (n, row) in Wrapped::new(label, room).rows.iter().enumerate() {
            let mark = if n == 0 && index == chooser.at {
                "› "
            } else {
                "  "
            };
            lines.push(Line::from(vec![
                Span::raw(mark),
                Span::styled(label[row.clone()].to_owned(), app.theme.style(role)),
            ]));
        }
    }
    let widest = lines
        .iter()
        .map(Line::width)
        .chain([width(&chooser.title) + 2])
        .max()
        .unwrap_or(0);
    let wanted = Size {
        width: u16::try_from(widest).unwrap_or(u16::MAX),
        height: u16::try_from(lines.len()).unwrap_or(u16::MAX),
    };
    let inner = over(app, frame, &chooser.title, wanted);
    for (line, y) in lines.into_iter().zip(inner.y..inner.bottom()) {
        frame.render_widget(
            line,
            Rect {
                y,
                height: 1,
                ..inner
            },
        );
    }
}
