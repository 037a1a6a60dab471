//! Where everything stands on the screen, and the drawing of the whole.
//!
//! `draw` changes nothing. Areas are clamped: any size from 0×0 is drawn.

use ratatui::layout::{Constraint, Layout, Rect, Size};
use ratatui::style::Style;
use ratatui::symbols::border;
use ratatui::text::{Line, Span};

use super::app::{App, Focus, Overlay};
use super::keys::{Action, BINDINGS, Binding, Scope, scopes, shown};
use super::panes::{call, drafts, facts, help, import, message, plan, send, steps};
use super::theme::{Role, Theme};
use super::widgets::wrap::{cut, width};
use crate::domain::case::Fact;
use crate::domain::step::StepState;
use crate::outside::frame::Frame;

/// The least size in which the panes are usable.
pub const LEAST: Size = Size {
    width: 20,
    height: 5,
};

/// The least size in which the panes are comfortable.
pub const COMFORT: Size = Size {
    width: 60,
    height: 18,
};

/// How many panes stand side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Facts, message and steps.
    Three,
    /// The pane with the focus and its neighbour.
    Two,
    /// One pane, with tabs.
    One,
    /// Too small for panes.
    TooSmall,
}

/// Where everything stands. A pane that is not shown has an empty area.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Areas {
    /// The line on top.
    pub header: Rect,
    /// The facts, frame included.
    pub facts: Rect,
    /// The message, frame included.
    pub message: Rect,
    /// The steps, frame included.
    pub steps: Rect,
    /// What bowout has to tell.
    pub note: Rect,
    /// The keys.
    pub footer: Rect,
}

/// Returns how many panes fit.
pub fn shape(size: Size) -> Shape {
    match size.width {
        _ if size.width < LEAST.width || size.height < LEAST.height => Shape::TooSmall,
        100.. => Shape::Three,
        70.. => Shape::Two,
        _ => Shape::One,
    }
}

/// Lays the screen out.
pub fn layout(size: Size, focus: Focus) -> Areas {
    let whole = Rect::new(0, 0, size.width, size.height);
    let [header, body, note, footer] = Layout::vertical([
        Constraint::Length(1),
        Constraint::Fill(1),
        Constraint::Length(1),
        Constraint::Length(1),
    ])
    .areas(whole);
    let mut areas = Areas {
        header,
        note,
        footer,
        ..Areas::default()
    };
    match shape(size) {
        Shape::Three => {
            let column = (size.width * 3 / 10).clamp(30, 44);
            let columns = [
                Constraint::Length(column),
                Constraint::Fill(1),
                Constraint::Length(column),
            ];
            [areas.facts, areas.message, areas.steps] = Layout::horizontal(columns).areas(body);
        }
        Shape::Two if focus == Focus::Steps => {
            let columns = [Constraint::Fill(1), Constraint::Length(36)];
            [areas.message, areas.steps] = Layout::horizontal(columns).areas(body);
        }
        Shape::Two => {
            let columns = [Constraint::Length(34), Constraint::Fill(1)];
            [areas.facts, areas.message] = Layout::horizontal(columns).areas(body);
        }
        Shape::One => match focus {
            Focus::Facts => areas.facts = body,
            Focus::Message => areas.message = body,
            Focus::Steps => areas.steps = body,
        },
        Shape::TooSmall => {}
    }
    areas
}

/// Draws the whole screen.
pub fn draw(app: &App, frame: &mut Frame) {
    let size = frame.area().as_size();
    if shape(size) == Shape::TooSmall {
        draw_too_small(app, frame);
        return;
    }
    let areas = layout(size, app.focus);
    draw_header(app, frame, areas);
    facts::draw(app, frame, areas.facts);
    message::draw(app, frame, areas.message);
    steps::draw(app, frame, areas.steps);
    draw_note(app, frame, areas.note);
    draw_footer(app, frame, areas.footer);
    match &app.overlay {
        Some(Overlay::Help(pane)) => help::draw(app, frame, pane.scroll),
        Some(Overlay::Choose(chooser)) => help::draw_chooser(app, chooser, frame),
        Some(Overlay::Plan(at)) => plan::draw(app, frame, *at),
        Some(Overlay::Drafts(pane)) => drafts::draw(app, frame, pane),
        Some(Overlay::Look(pane)) => drafts::draw_look(app, frame, pane),
        Some(Overlay::Send(at)) => send::draw(app, frame, *at),
        Some(Overlay::Import(pane)) => import::draw(app, frame, pane),
        Some(Overlay::Call(pane)) => call::draw(app, frame, pane),
        None => {}
    }
}

/// Draws the frame of a pane and returns the area within; `None` where the pane is not shown.
pub fn pane(
    app: &App,
    frame: &mut Frame,
    area: Rect,
    focus: Focus,
    title: Line<'static>,
) -> Option<Rect> {
    if area.width < 3 || area.height < 3 {
        return None;
    }
    let has_focus = app.focus == focus && app.overlay.is_none();
    let (role, set) = if has_focus {
        (Role::Focus, border::THICK)
    } else {
        (Role::Frame, border::PLAIN)
    };
    Some(frame.border(area, set, app.theme.style(role), title))
}

/// Returns how many cells a list over the screen has for its lines.
pub fn list_cells(frame: &Frame) -> usize {
    list_width(frame.area().width)
}

/// Returns how many cells a line of a list has in a window of this width.
pub fn list_width(width: u16) -> usize {
    usize::from(width.saturating_sub(8).min(96))
}

/// Draws a list over the screen, a line an entry, with the highlighted one in sight.
pub fn list(app: &App, frame: &mut Frame, title: &str, lines: Vec<Line<'static>>, at: usize) {
    let wanted = Size {
        width: u16::try_from(list_cells(frame)).unwrap_or(u16::MAX),
        height: u16::try_from(lines.len()).unwrap_or(u16::MAX),
    };
    let inner = over(app, frame, title, wanted);
    let first = (at + 1).saturating_sub(usize::from(inner.height));
    for (line, y) in lines.into_iter().skip(first).zip(inner.y..inner.bottom()) {
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

/// Draws an empty frame in the middle of the screen, over whatever is there, and returns its inside.
pub fn over(app: &App, frame: &mut Frame, title: &str, wanted: Size) -> Rect {
    let whole = frame.area();
    let width = wanted.width.saturating_add(4).min(whole.width);
    let height = wanted.height.saturating_add(2).min(whole.height);
    let area = Rect::new(
        (whole.width - width) / 2,
        (whole.height - height) / 2,
        width,
        height,
    );
    let title = cut(title, usize::from(width.saturating_sub(4)));
    let title = Line::styled(format!(" {title} "), app.theme.style(Role::Title));
    frame.clear(area);
    let inner = frame.border(area, border::THICK, app.theme.style(Role::Focus), title);
    Rect {
        x: inner.x + inner.width.min(1),
        width: inner.width.saturating_sub(2),
        ..inner
    }
}

fn draw_header(app: &App, frame: &mut Frame, areas: Areas) {
    if let Some(trouble) = &app.trouble {
        let text = cut(&format!(" {trouble}"), usize::from(areas.header.width));
        frame.render_widget(
            Line::styled(text, app.theme.style(Role::Stop)),
            areas.header,
        );
        return;
    }
    let title = app.theme.style(Role::Title);
    let mut spans = vec![Span::styled(" bowout ", app.theme.style(Role::Lit))];
    if shape(frame.area().as_size()) == Shape::One {
        for focus in Focus::ALL {
            let style = if focus == app.focus {
                app.theme.style(Role::Focus)
            } else {
                Style::default()
            };
            let label = if focus == app.focus {
                format!(" [{}]", focus.label())
            } else {
                format!("  {} ", focus.label())
            };
            spans.push(Span::styled(label, style));
        }
    } else {
        spans.push(Span::styled(format!(" {}", which_interview(app)), title));
    }
    let right = if areas.steps.is_empty() {
        step_strip(app)
    } else {
        Vec::new()
    };
    let taken: usize = right.iter().map(|span| width(&span.content)).sum();
    let room = usize::from(areas.header.width);
    let left = clip(spans, room.saturating_sub(taken));
    let used: usize = left.iter().map(|span| width(&span.content)).sum();
    let mut all = left;
    all.push(Span::raw(" ".repeat(room.saturating_sub(used + taken))));
    all.extend(right);
    frame.render_widget(Line::from(all), areas.header);
}

/// Says which interview it is, in a line.
pub fn which_interview(app: &App) -> String {
    let case = &app.document.case;
    let job = match (case.position.as_str(), case.company.as_str()) {
        ("", "") => "Cancel an interview".to_owned(),
        ("", company) => format!("Interview at {company}"),
        (position, "") => position.to_owned(),
        (position, company) => format!("{position}, {company}"),
    };
    match case.date {
        Some(date) => {
            let time = case.get(Fact::Time);
            format!("{job} · {} {time}", date.strftime("%a %-d %b"))
        }
        None => job,
    }
}

/// The six steps in a line, for when their pane is not shown: `1✓ 2✓ 3· …`.
fn step_strip(app: &App) -> Vec<Span<'static>> {
    let mut spans = Vec::new();
    for report in &app.review().steps {
        let (sign, role) = sign(report.state);
        let text = format!("{}{sign} ", report.step.number());
        spans.push(Span::styled(text, app.theme.style(role)));
    }
    let findings = app.findings().len();
    if findings > 0 {
        let shown = findings.min(steps::MOST_FINDINGS);
        spans.push(Span::styled(
            format!("!{shown} "),
            app.theme.style(Role::Warn),
        ));
    }
    spans
}

/// Returns the sign and the role of a step's state.
pub fn sign(state: StepState) -> (&'static str, Role) {
    match state {
        StepState::Met => ("✓", Role::Good),
        StepState::Weak => ("~", Role::Warn),
        StepState::Missing => ("·", Role::Warn),
        StepState::LeftOut => ("–", Role::Quiet),
        StepState::NotJudged => ("?", Role::Quiet),
    }
}

fn draw_note(app: &App, frame: &mut Frame, area: Rect) {
    let size = frame.area().as_size();
    let small = size.width < COMFORT.width || size.height < COMFORT.height;
    let (text, role) = match &app.note {
        Some(note) => (note.clone(), Role::Title),
        None if small => (
            format!(
                "A window of {}×{} or more shows it better.",
                COMFORT.width, COMFORT.height
            ),
            Role::Quiet,
        ),
        None => return,
    };
    let text = cut(&format!(" {text}"), usize::from(area.width));
    frame.render_widget(Line::styled(text, app.theme.style(role)), area);
}

/// All that the look of the keys on the screen depends on.
#[derive(Clone, Debug, PartialEq)]
pub struct FooterLook {
    scopes: &'static [Scope],
    has_subject: bool,
    theme: Theme,
    area: Rect,
}

/// Draws the keys, unless they look as they did last.
fn draw_footer(app: &App, frame: &mut Frame, area: Rect) {
    let look = FooterLook {
        scopes: scopes(app.focus, app.overlay.as_ref()),
        has_subject: app.kind.has_subject(),
        theme: app.theme,
        area,
    };
    app.footer.draw(frame, look, |frame, look| {
        frame.render_widget(footer_line(look), area);
    });
}

fn footer_line(look: &FooterLook) -> Line<'static> {
    let hints = hints(look);
    let shown: Vec<(String, String)> = hints
        .iter()
        .map(|binding| {
            (
                format!(" {} ", shown(binding.keys[0])),
                format!("{} ", binding.hint),
            )
        })
        .collect();
    let wide = |index: &usize| width(&shown[*index].0) + width(&shown[*index].1);
    let mut by_need: Vec<usize> = (0..hints.len()).collect();
    by_need.sort_by_key(|&index| !matches!(hints[index].action, Action::Help | Action::Leave));
    let mut room = usize::from(look.area.width);
    by_need.retain(|index| {
        let fits = wide(index) <= room;
        room -= if fits { wide(index) } else { 0 };
        fits
    });
    by_need.sort_unstable();
    let spans = by_need.into_iter().flat_map(|index| {
        let (key, hint) = &shown[index];
        [
            Span::styled(key.clone(), look.theme.style(Role::Title)),
            Span::styled(hint.clone(), look.theme.style(Role::Quiet)),
        ]
    });
    spans.collect()
}

/// Returns the keys for the footer, copying first; what does not fit is in the help.
fn hints(look: &FooterLook) -> Vec<&'static Binding> {
    let one_box = !look.has_subject;
    let idle = |action| one_box && matches!(action, Action::CopySubject | Action::CopyBody);
    let mut hints: Vec<&Binding> = look
        .scopes
        .iter()
        .flat_map(|scope| BINDINGS.iter().filter(|binding| binding.scope == *scope))
        .filter(|binding| !binding.hint.is_empty() && !idle(binding.action))
        .collect();
    let copies = |binding: &&Binding| {
        let actions = [Action::CopySubject, Action::CopyBody, Action::CopyMessage];
        actions.contains(&binding.action)
    };
    hints.sort_by_key(|binding| !copies(binding));
    hints
}

fn draw_too_small(app: &App, frame: &mut Frame) {
    let area = frame.area();
    let needed = format!(
        "bowout needs {}×{}; typing still works",
        LEAST.width, LEAST.height
    );
    let lines = [needed.as_str(), "Ctrl+Q leaves and keeps the text"];
    for (row, line) in lines.iter().enumerate().take(usize::from(area.height)) {
        let at = Rect {
            y: area.y + u16::try_from(row).unwrap_or(0),
            height: 1,
            ..area
        };
        let text = cut(line, usize::from(area.width));
        frame.render_widget(Line::styled(text, app.theme.style(Role::Text)), at);
    }
}

fn clip(spans: Vec<Span<'static>>, room: usize) -> Vec<Span<'static>> {
    let mut left = room;
    let mut kept = Vec::new();
    for span in spans {
        let text = cut(&span.content, left);
        left -= width(&text).min(left);
        kept.push(Span::styled(text, span.style));
    }
    kept
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::book::Book;
    use crate::domain::document::Document;
    use crate::tui::keys::script;
    use crate::tui::msg::Msg;
    use crate::tui::picture;
    use crate::tui::update::update;
    use crate::tui::widgets::part::Part;

    #[test]
    fn parts_that_are_kept_look_as_if_they_were_drawn_anew() {
        let now: jiff::Zoned = "2026-11-22T20:00[UTC]".parse().unwrap();
        let theme = Theme { coloured: true };
        let book = Rc::new(Book::builtin());
        let size = Size::new(120, 40);
        let mut app = App::new(book, Document::default(), now.clone(), size, theme);
        let keys = "Ana<tab>x<shift+tab><left>!<tab><tab><tab><tab><tab>Fri 4 Dec<tab>25 o'clock\
            <f4><ctrl+end>I may reschedule.<left><left>x<f2><alt+right><f1><esc><ctrl+u><ctrl+r>\
            <alt+o><down><enter><f4><f4><down><down><down><down><down><down><down><up><ctrl+n>";
        let mut deeds: Vec<Msg> = script(keys).unwrap().into_iter().map(Msg::Key).collect();
        deeds.push(Msg::Clock(&now + jiff::SignedDuration::from_hours(24)));
        deeds.push(Msg::Resize(Size::new(110, 30)));
        deeds.push(Msg::Resize(Size::new(90, 30)));
        for deed in deeds {
            let told = format!("{deed:?}");
            update(&mut app, deed);
            let kept = picture::frame(&app);
            app.facts = app.facts.clone();
            app.steps = app.steps.clone();
            app.footer = Part::default();
            assert_eq!(kept, picture::frame(&app), "{told}");
        }
    }
}
