//! The plan, over the panes: what to do when, to tick; how far it has come; the loose ends.
//!
//! Ticks are what the person says: bowout sends nothing, so it knows of nothing sent.

use jiff::tz::TimeZone;
use ratatui::layout::{Rect, Size};
use ratatui::text::{Line, Span};

use super::{call, facts};
use crate::domain::call::Reply;
use crate::domain::document::{State, Tick};
use crate::domain::plan::{Ask, FollowUp, LadderStep, LooseEnd, Rung, follow_up, text_for};
use crate::outside::frame::Frame;
use crate::tui::app::{App, Choice, Chooser, Focus, Overlay};
use crate::tui::screen::over;
use crate::tui::theme::Role;
use crate::tui::widgets::wrap::Wrapped;

/// One line that can be chosen.
enum Item<'a> {
    Ask(&'a Ask),
    Rung(&'a LadderStep),
    State,
    LooseEnd(&'a LooseEnd),
    Reply,
}

fn items(app: &App) -> Vec<Item<'_>> {
    let plan = app.view.plan();
    let rungs = plan.ladder.iter().map(Item::Rung);
    let ends = plan.loose_ends.iter().map(Item::LooseEnd);
    let asks = plan.asks.iter().map(Item::Ask);
    rungs
        .chain([Item::State])
        .chain(ends)
        .chain(asks)
        .chain([Item::Reply])
        .collect()
}

/// Returns the last line that can be chosen.
pub fn last(app: &App) -> usize {
    items(app).len() - 1
}

/// What ticking a line does.
enum Deed {
    Rung(Rung),
    State(State),
    End(String),
}

/// Ticks the highlighted line, or takes the tick back.
pub fn tick(app: &mut App, at: usize) {
    let now = app.now.timestamp();
    let deed = match items(app).get(at) {
        Some(Item::Rung(step)) => Deed::Rung(step.rung),
        Some(Item::LooseEnd(end)) => Deed::End(end.id.to_owned()),
        Some(Item::State) => Deed::State(match app.document.state {
            State::Draft => State::Sent(now),
            State::Sent(_) => State::Acknowledged(now),
            State::Acknowledged(_) => State::Draft,
        }),
        Some(Item::Ask(_) | Item::Reply) | None => return,
    };
    app.change(None, |document| match deed {
        Deed::State(state) => document.state = state,
        Deed::End(id) => {
            if !document.settled.remove(&id) {
                document.settled.insert(id);
            }
        }
        Deed::Rung(rung) => match document.ladder.iter().position(|tick| tick.rung == rung) {
            Some(index) => drop(document.ladder.remove(index)),
            None => document.ladder.push(Tick { rung, at: now }),
        },
    });
}

/// Shows the text that belongs to the highlighted rung.
pub fn open(app: &mut App, at: usize) {
    let rung = match items(app).get(at) {
        Some(Item::Rung(step)) => step.rung,
        Some(Item::Ask(ask)) => {
            let fact = ask.fact;
            app.overlay = None;
            return facts::go_to(app, fact);
        }
        Some(Item::Reply) => return ask_what_they_answered(app),
        Some(Item::State | Item::LooseEnd(_)) => return tick(app, at),
        None => return,
    };
    if matches!(rung, Rung::Call | Rung::CallAgain) {
        return call::show(app);
    }
    let Some(kind) = text_for(rung, &app.document, app.view.plan()) else {
        return app.tell("There is no text for this rung: say your name, which interview, that it is cancelled, and your number.");
    };
    app.kind = kind;
    app.overlay = None;
    app.focus = Focus::Message;
    app.refresh();
}

/// Opens the plan.
pub fn show(app: &mut App) {
    app.overlay = Some(Overlay::Plan(0));
}

/// Draws the plan.
pub fn draw(app: &App, frame: &mut Frame, at: usize) {
    let whole = frame.area();
    let wanted = Size {
        width: whole.width.saturating_sub(8).min(84),
        height: whole.height,
    };
    let cells = usize::from(wanted.width);
    let lines = lines(app, at, cells);
    let wanted = Size {
        height: u16::try_from(lines.len()).unwrap_or(u16::MAX),
        ..wanted
    };
    let inner = over(
        app,
        frame,
        "Plan (Space ticks, Enter shows the text, Esc goes back)",
        wanted,
    );
    let chosen = lines
        .iter()
        .position(|(item, _)| *item == Some(at))
        .unwrap_or(0);
    let height = usize::from(inner.height);
    let first = (chosen + 3)
        .saturating_sub(height)
        .min(lines.len().saturating_sub(height));
    for ((_, line), y) in lines.into_iter().skip(first).zip(inner.y..inner.bottom()) {
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

fn lines(app: &App, at: usize, cells: usize) -> Vec<(Option<usize>, Line<'static>)> {
    let plan = app.view.plan();
    let title = app.theme.style(Role::Title);
    let mut lines = Vec::new();
    let urgency = plan
        .urgency
        .map_or("no date yet", |urgency| urgency.label());
    lines.push((
        None,
        Line::styled(format!("{} first ({urgency})", plan.first.label()), title),
    ));
    for why in plan
        .why
        .iter()
        .chain(plan.warnings.iter().map(|warning| &warning.message))
    {
        lines.extend(rows(why, cells).map(|row| (None, Line::raw(row))));
    }
    for (index, item) in items(app).iter().enumerate() {
        let heading = match (item, index) {
            (Item::Rung(_), 0) => Some("The ladder"),
            (Item::State, _) => Some("How far it has come"),
            (Item::LooseEnd(_), _) if index == plan.ladder.len() + 1 => Some("Loose ends"),
            (Item::Ask(_), _) if index == plan.ladder.len() + 1 + plan.loose_ends.len() => {
                Some("Would sharpen the advice (Enter goes to the field)")
            }
            _ => None,
        };
        if let Item::State = item {
            lines.extend(notes(app, cells));
        }
        if let Some(heading) = heading {
            lines.push((None, Line::default()));
            lines.push((None, Line::styled(heading, title)));
        }
        let (ticked, head, detail) = describe(app, item);
        let role = if index == at { Role::Lit } else { Role::Text };
        let mark = match ticked {
            Some(true) => "[x] ",
            Some(false) => "[ ] ",
            None => " ?  ",
        };
        for (n, row) in Wrapped::new(&head, cells.saturating_sub(4))
            .rows
            .iter()
            .enumerate()
        {
            let spans = vec![
                Span::raw(if n == 0 { mark } else { "    " }),
                Span::styled(head[row.clone()].to_owned(), app.theme.style(role)),
            ];
            lines.push((Some(index), Line::from(spans)));
        }
        let quiet = app.theme.style(Role::Quiet);
        let indented = rows(&detail, cells.saturating_sub(4))
            .map(|row| (Some(index), Line::styled(format!("    {row}"), quiet)));
        lines.extend(indented);
    }
    lines
}

/// Returns the notes taken in the call, below what they were about.
fn notes(app: &App, cells: usize) -> Vec<(Option<usize>, Line<'static>)> {
    let style = app.theme.style(Role::Yours);
    let note = |note: &str| rows(&format!("Note: {note}"), cells).collect::<Vec<_>>();
    let noted = app.document.notes.lines().flat_map(note);
    noted.map(|row| (None, Line::styled(row, style))).collect()
}

/// Breaks a text into rows; an empty text has none.
fn rows(text: &str, cells: usize) -> impl Iterator<Item = String> {
    let wrapped = Wrapped::new(text, cells).rows.into_iter();
    wrapped
        .filter(|_| !text.is_empty())
        .map(|row| text[row].to_owned())
}

/// Returns whether a line is ticked (`None` where it can't be), what it says, and why.
fn describe(app: &App, item: &Item) -> (Option<bool>, String, String) {
    let zone = app.now.time_zone();
    match item {
        Item::Rung(step) => {
            let done = app
                .document
                .ladder
                .iter()
                .find(|tick| tick.rung == step.rung);
            let when = match (done, step.at) {
                (Some(tick), _) => format!(" · done {}", shown(tick.at, zone)),
                (None, Some(at)) => {
                    let there = step.time_there(app.document.case.spelling());
                    let there = there.map_or_else(String::new, |there| format!(" ({there})"));
                    format!(" · {}{there}", at.strftime("%a %-d %b %H:%M"))
                }
                (None, None) => " · at once".to_owned(),
            };
            let contact = contact(app, step.rung);
            (
                Some(done.is_some()),
                format!("{}{contact}{when}", step.rung.label()),
                step.why.clone(),
            )
        }
        Item::State => match app.document.state {
            State::Draft => (
                Some(false),
                "Not marked as sent".to_owned(),
                "Tick this once you have sent it or said it.".to_owned(),
            ),
            State::Sent(at) => (
                Some(true),
                format!("Sent {}", shown(at, zone)),
                waiting(app),
            ),
            State::Acknowledged(at) => (
                Some(true),
                format!("Acknowledged {}", shown(at, zone)),
                String::new(),
            ),
        },
        Item::LooseEnd(end) => (
            Some(app.document.settled.contains(end.id)),
            end.does.clone(),
            String::new(),
        ),
        Item::Ask(ask) => (None, ask.text.clone(), String::new()),
        Item::Reply => (
            None,
            "They have answered: show a short reply".to_owned(),
            String::new(),
        ),
    }
}

/// Says what to do while nobody has answered, and when.
fn waiting(app: &App) -> String {
    let next = match follow_up(&app.document, &app.now, app.view.plan()) {
        FollowUp::NotNeeded => String::new(),
        FollowUp::DueAt(at) => format!(
            " If nobody has by {}, take the next rung.",
            at.strftime("%a %-d %b %H:%M")
        ),
        FollowUp::Next(step) => {
            format!(" Nobody has so far: now {}.", step.rung.label())
        }
    };
    format!("Tick again when they have answered.{next}")
}

fn ask_what_they_answered(app: &mut App) {
    let line = |reply: &Reply| (format!("They {}", reply.label()), Choice::Reply(*reply));
    app.overlay = Some(Overlay::Choose(Chooser {
        title: "What did they answer?".to_owned(),
        lines: Reply::ALL.iter().map(line).collect(),
        at: 0,
    }));
}

/// Shows the reply to their answer, to be copied.
pub fn show_reply(app: &mut App, reply: Reply) {
    let text = app.book.reactions.reply(reply, &app.document.case);
    app.overlay = Some(Overlay::Choose(Chooser {
        title: format!("They {}. Enter copies this:", reply.label()),
        lines: vec![
            (text.replace('\n', " "), Choice::Copy(text)),
            ("Leave it".to_owned(), Choice::Nothing),
        ],
        at: 0,
    }));
}

/// Returns the number or address that a rung needs.
fn contact(app: &App, rung: Rung) -> String {
    let case = &app.document.case;
    let known = match rung {
        Rung::Call | Rung::Voicemail | Rung::CallAgain | Rung::Text => &case.contact_phone,
        Rung::Email => &case.contact_email,
        Rung::Portal => &case.portal_url,
        Rung::OtherPerson => return String::new(),
    };
    if known.is_empty() {
        String::new()
    } else {
        format!(" {known}")
    }
}

fn shown(at: jiff::Timestamp, zone: &TimeZone) -> String {
    at.to_zoned(zone.clone())
        .strftime("%a %-d %b %H:%M")
        .to_string()
}
