//! The facts pane: a form of one-line fields and choices.
//!
//! Every field can always be reached, an invalid one never traps. Must not know how a fact is used.

use std::collections::BTreeMap;
use std::rc::Rc;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use jiff::civil::Date;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use crate::domain::case::{Case, Fact, Form, Kind, LONGEST, Reason};
use crate::domain::document::Document;
use crate::domain::when::{DateReading, TimeReading, clock_text, echo_date, read_date, read_time};
use crate::formats::invitation::{self, Found};
use crate::outside::frame::Frame;
use crate::tui::app::{App, Choice, Chooser, Focus, Merge, Overlay};
use crate::tui::screen::pane;
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::hands::{self, Caret};
use crate::tui::widgets::part::Part;
use crate::tui::widgets::wrap::{Wrapped, cut, width};

/// One field of the form.
struct Field {
    fact: Fact,
    /// The heading above the field, where a group begins.
    heading: &'static str,
    /// What an empty field shows, quietly.
    example: &'static str,
}

const fn field(heading: &'static str, fact: Fact, example: &'static str) -> Field {
    Field {
        fact,
        heading,
        example,
    }
}

/// The form, from top to bottom.
const FIELDS: &[Field] = &[
    field("The interview", Fact::ContactName, "who to write to"),
    field("", Fact::ContactEmail, ""),
    field("", Fact::ContactPhone, ""),
    field("", Fact::Position, "the job"),
    field("", Fact::Company, ""),
    field("", Fact::Date, "Thu 3 Dec"),
    field("", Fact::Time, "14:30"),
    field("", Fact::YourName, ""),
    field("The message", Fact::ArrangedBy, "not said"),
    field("", Fact::Reason, "choose with ← →"),
    field("", Fact::ReasonText, "a short clause"),
    field("", Fact::Register, "plain"),
    field("", Fact::Scope, "the whole application"),
    field("", Fact::StayInTouch, "as the reason suggests"),
    field("To choose the approach", Fact::Rapport, "not said"),
    field("", Fact::DreadsCalls, "not said"),
    field("", Fact::SameWorkplace, "not said"),
    field("", Fact::Round, "not said"),
    field("", Fact::ChannelNamed, "none"),
    field("If you like", Fact::YourPhone, "for the voicemail"),
    field("", Fact::YourProfile, "LinkedIn …"),
    field("", Fact::ContactRole, "hiring manager"),
    field("", Fact::Panel, "no"),
    field("", Fact::Timezone, "yours"),
    field("", Fact::OfferSigned, "not said"),
    field("", Fact::JobCentre, "not said"),
    field("", Fact::Internal, "no"),
    field("", Fact::UnwantedContact, "no"),
    field("", Fact::Mode, "not said"),
    field("", Fact::TakeHome, "no"),
    field("", Fact::TravelPaid, "no"),
    field("", Fact::PortalUrl, "https://…"),
    field("", Fact::RescheduleTimes, "one; another"),
    field("", Fact::ReferrerName, ""),
    field("", Fact::Spelling, "British"),
];

/// What every message needs.
const NEEDED: &[Fact] = &[
    Fact::ContactName,
    Fact::Position,
    Fact::Company,
    Fact::Date,
    Fact::Time,
    Fact::YourName,
];

fn place_of(fact: Fact) -> usize {
    FIELDS
        .iter()
        .position(|field| field.fact == fact)
        .unwrap_or(0)
}

const LABEL: usize = 15;

/// Which field has the focus, and what is typed in it.
#[derive(Clone, Debug, Default)]
pub struct FactsPane {
    at: usize,
    text: String,
    caret: Caret,
    /// The pane as it was drawn last: a letter in the message leaves it as it is.
    drawn: Part<Look>,
}

/// All that the look of the pane depends on.
#[derive(Clone, Debug, PartialEq)]
struct Look {
    case: Rc<Case>,
    typed: BTreeMap<Fact, String>,
    kind: Kind,
    at: usize,
    text: String,
    caret: Caret,
    focus: Focus,
    is_covered: bool,
    theme: Theme,
    today: Date,
    area: Rect,
}

impl Look {
    fn of(app: &App, area: Rect) -> Look {
        let pane = &app.facts;
        Look {
            case: app.document.case.clone(),
            typed: app.document.typed.clone(),
            kind: app.kind,
            at: pane.at,
            text: pane.text.clone(),
            caret: pane.caret,
            focus: app.focus,
            is_covered: app.overlay.is_some(),
            theme: app.theme,
            today: app.now.date(),
            area,
        }
    }
}

impl FactsPane {
    /// Puts the focus on the first field that the message needs and that is empty.
    pub fn focus_first_empty(&mut self, document: &Document) {
        let empty = |fact: &&Fact| shown_text(document, **fact).is_empty();
        self.at = place_of(*NEEDED.iter().find(empty).unwrap_or(&Fact::Reason));
        self.reload(document);
    }

    /// Returns the fact whose field has the focus.
    pub fn fact(&self) -> Fact {
        FIELDS[self.at].fact
    }

    /// Takes the field's text from the document anew.
    pub fn reload(&mut self, document: &Document) {
        self.text = shown_text(document, self.fact());
        self.caret = Caret::new(self.text.len());
    }
}

/// Goes to the field before or after; false where the form ends.
pub fn step(app: &mut App, forward: bool) -> bool {
    if ask_which(app) {
        return true;
    }
    app.history.part();
    let visible = |index: &usize| is_visible(&app.document.case, FIELDS[*index].fact);
    let next = if forward {
        (app.facts.at + 1..FIELDS.len()).find(visible)
    } else {
        (0..app.facts.at).rev().find(visible)
    };
    if let Some(at) = next {
        app.facts.at = at;
    }
    app.facts.reload(&app.document);
    next.is_some()
}

/// Goes to the first or the last field.
pub fn enter(app: &mut App, at_end: bool) {
    if at_end {
        app.facts.at = FIELDS.len() - 1;
    } else {
        app.facts.at = 0;
    }
    app.facts.reload(&app.document);
}

/// Takes a key that no binding takes.
pub fn key(app: &mut App, key: KeyEvent) {
    if app.facts.fact().form().choices().is_empty() {
        type_in(app, key);
    } else {
        choose(app, key);
    }
}

/// Takes a paste, as one line.
pub fn paste(app: &mut App, text: &str) {
    if let Some(found) = invitation(app, text) {
        return super::import::show(app, found);
    }
    if !app.facts.fact().form().choices().is_empty() {
        app.tell("This field is a choice: take one with ← and →, or by its first letter.");
        return;
    }
    let line = text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    app.history.part();
    let mut caret = app.facts.caret;
    if let Some(edit) = hands::insert(&mut caret, &line) {
        take(app, edit.apply(&app.facts.text), caret, None);
    }
}

/// Reads a paste of several lines as an invitation; `None` where it says less than two facts.
fn invitation(app: &App, text: &str) -> Option<Found> {
    if text.trim().lines().count() < 2 {
        return None;
    }
    let now = app.now.datetime();
    let found = invitation::read_once(text.as_bytes(), None, now);
    (found.facts.len() > 1 || found.events.len() > 1).then_some(found)
}

fn type_in(app: &mut App, key: KeyEvent) {
    let mut caret = app.facts.caret;
    let edit = hands::press(&app.facts.text, &mut caret, key);
    app.facts.caret = caret;
    if let Some(edit) = edit {
        let text = edit.apply(&app.facts.text).replace('\n', " ");
        if edit.insert == " " {
            app.history.part();
        }
        let merge = Some(Merge::Field(app.facts.fact()));
        take(app, text, caret, merge);
    }
}

/// Goes to a fact's field, if it has one.
pub fn go_to(app: &mut App, fact: Fact) {
    app.facts.at = place_of(fact);
    app.facts.reload(&app.document);
    app.focus = Focus::Facts;
    app.refresh();
}

/// Keeps the text of the field, and the fact as far as it can be read.
fn take(app: &mut App, text: String, caret: Caret, merge: Option<Merge>) {
    if text.len() > LONGEST {
        app.tell("That is too long for a field: 2 KB at most. Nothing was changed.");
        return;
    }
    let fact = app.facts.fact();
    app.facts.text.clone_from(&text);
    app.facts.caret = caret;
    let value = exact(fact, &text, app.now.date());
    app.change(merge, |document| {
        document.set(fact, value.as_deref().unwrap_or_default());
        if value.is_none() {
            document.typed.insert(fact, text);
        }
    });
}

/// Returns the fact's exact written form for what a person typed, or `None` where it is not one.
fn exact(fact: Fact, text: &str, today: Date) -> Option<String> {
    match fact.form() {
        _ if text.trim().is_empty() => Some(String::new()),
        Form::Day => read_date(text, today).date().map(|date| date.to_string()),
        Form::Clock => read_time(text)
            .time()
            .map(|time| time.strftime("%H:%M").to_string()),
        Form::Lines => Some(text.replace(LINES, "\n")),
        _ => Some(text.to_owned()),
    }
}

/// What stands between several values in one field.
const LINES: char = ';';

fn choose(app: &mut App, key: KeyEvent) {
    let fact = app.facts.fact();
    let choices = fact.form().choices();
    let now = app.document.case.get(fact);
    let at = choices.iter().position(|(name, _)| *name == now);
    let next = match key.code {
        KeyCode::Left => at.map_or(choices.len() - 1, |at| at + choices.len() - 1) % choices.len(),
        KeyCode::Right => at.map_or(0, |at| at + 1) % choices.len(),
        KeyCode::Backspace | KeyCode::Delete => {
            app.set(fact, "", None);
            return;
        }
        KeyCode::Char(' ') => at.map_or(0, |at| at + 1) % choices.len(),
        KeyCode::Char(letter) if key.modifiers.difference(KeyModifiers::SHIFT).is_empty() => {
            match by_letter(&choices, at, letter) {
                Some(next) => next,
                None => return,
            }
        }
        _ => return,
    };
    app.set(fact, choices[next].0, None);
}

/// Finds the next choice whose label has a word that begins with a letter.
fn by_letter(choices: &[(&str, &str)], at: Option<usize>, letter: char) -> Option<usize> {
    let letter = letter.to_lowercase().to_string();
    let first = at.map_or(0, |at| at + 1);
    (0..choices.len())
        .map(|step| (first + step) % choices.len())
        .find(|&index| choices[index].1.to_lowercase().starts_with(&letter))
}

/// Asks which of two days or times is meant, where the field leaves that open.
fn ask_which(app: &mut App) -> bool {
    let fact = app.facts.fact();
    if app.document.case.has(fact) {
        return false;
    }
    let text = &app.facts.text;
    let (today, spelling) = (app.now.date(), app.document.case.spelling());
    let lines = match fact {
        Fact::Date => match read_date(text, today) {
            DateReading::EitherOf(one, other) => [one, other].map(|date| {
                let echo = echo_date(date, today, spelling);
                (echo, Choice::Set(fact, date.to_string()))
            }),
            _ => return false,
        },
        Fact::Time => match read_time(text) {
            TimeReading::EitherOf(one, other) => [one, other].map(|time| {
                let exact = time.strftime("%H:%M").to_string();
                (clock_text(time, spelling), Choice::Set(fact, exact))
            }),
            _ => return false,
        },
        _ => return false,
    };
    app.overlay = Some(Overlay::Choose(Chooser {
        title: format!("Which {} is {}?", fact.label(), text.trim()),
        lines: lines.to_vec(),
        at: 0,
    }));
    true
}

fn is_visible(case: &Case, fact: Fact) -> bool {
    fact != Fact::ReasonText || case.reason == Some(Reason::Own)
}

fn shown_text(document: &Document, fact: Fact) -> String {
    if let Some(typed) = document.typed.get(&fact) {
        return typed.clone();
    }
    match (fact, document.case.date) {
        (Fact::Date, Some(date)) => date.strftime("%a %-d %b %Y").to_string(),
        _ => document.case.get(fact).replace('\n', "; "),
    }
}

/// Draws the pane, unless it looks as it did last.
pub fn draw(app: &App, frame: &mut Frame, area: Rect) {
    let drawn = &app.facts.drawn;
    drawn.draw(frame, Look::of(app, area), |frame, _| {
        draw_anew(app, frame, area);
    });
}

fn draw_anew(app: &App, frame: &mut Frame, area: Rect) {
    let title = Line::styled(" Facts ", app.theme.style(Role::Title));
    let Some(inner) = pane(app, frame, area, Focus::Facts, title) else {
        return;
    };
    for (row, y) in visible_rows(app, inner)
        .into_iter()
        .zip(inner.y..inner.bottom())
    {
        frame.render_widget(
            row.line,
            Rect {
                y,
                height: 1,
                ..inner
            },
        );
        if let Some(cell) = row
            .caret
            .filter(|_| app.focus == Focus::Facts && app.overlay.is_none())
        {
            let x = inner.x
                + u16::try_from(cell)
                    .unwrap_or(0)
                    .min(inner.width.saturating_sub(1));
            frame.set_cursor_position(Position { x, y });
        }
    }
}

/// Goes to the field in a row of the screen.
pub fn click(app: &mut App, inner: Rect, y: u16) {
    let row = usize::from(y.saturating_sub(inner.y));
    let field = visible_rows(app, inner).get(row).and_then(|row| row.field);
    if let Some(at) = field {
        app.history.part();
        app.facts.at = at;
        app.facts.reload(&app.document);
    }
}

fn visible_rows(app: &App, inner: Rect) -> Vec<Row> {
    let mut rows = rows(app, usize::from(inner.width));
    let focused = rows.iter().position(|row| row.caret.is_some()).unwrap_or(0);
    let height = usize::from(inner.height);
    let first = first_row(rows.len(), focused, height);
    rows.drain(..first);
    rows.truncate(height);
    rows
}

/// Returns the first row to show so that the focused one and what belongs to it are in sight.
fn first_row(rows: usize, focused: usize, height: usize) -> usize {
    let most = rows.saturating_sub(height);
    focused.saturating_sub(height * 2 / 3).min(most)
}

/// A row of the pane, the field it belongs to, and the cell of the caret where it has the focus.
struct Row {
    line: Line<'static>,
    field: Option<usize>,
    caret: Option<usize>,
}

impl Row {
    fn of(field: Option<usize>, line: Line<'static>) -> Row {
        Row {
            line,
            field,
            caret: None,
        }
    }
}

fn rows(app: &App, cells: usize) -> Vec<Row> {
    let wants = cut(super::question::line(app), cells);
    let mut rows = vec![Row::of(
        None,
        Line::styled(wants, app.theme.style(Role::Quiet)),
    )];
    for (index, field) in FIELDS.iter().enumerate() {
        if !field.heading.is_empty() {
            if !rows.is_empty() {
                rows.push(Row::of(None, Line::default()));
            }
            let style = app.theme.style(Role::Title);
            rows.push(Row::of(None, Line::styled(field.heading, style)));
        }
        if !is_visible(&app.document.case, field.fact) {
            continue;
        }
        let has_focus = index == app.facts.at;
        rows.push(row(app, index, has_focus, cells));
        for line in remarks(app, field, has_focus, cells) {
            rows.push(Row::of(Some(index), line));
        }
    }
    rows
}

fn row(app: &App, index: usize, has_focus: bool, cells: usize) -> Row {
    let field = &FIELDS[index];
    let active = has_focus && app.focus == Focus::Facts;
    let mark = if has_focus { "›" } else { " " };
    let role = if active { Role::Focus } else { Role::Text };
    let label = format!("{mark}{:<LABEL$} ", cut(field.fact.label(), LABEL));
    let room = cells.saturating_sub(width(&label));
    let (value, role_of_value, caret) = value(app, field, active, room);
    let caret = has_focus.then(|| width(&label) + caret);
    let spans = vec![
        Span::styled(label, app.theme.style(role)),
        Span::styled(value, app.theme.style(role_of_value)),
    ];
    Row {
        line: Line::from(spans),
        field: Some(index),
        caret,
    }
}

/// Returns what a field shows, its role, and the cell of the caret within it.
fn value(app: &App, field: &Field, active: bool, room: usize) -> (String, Role, usize) {
    let choices = field.fact.form().choices();
    if !choices.is_empty() {
        return choice(app, field, &choices, active, room);
    }
    if active {
        let (text, caret) = window(&app.facts.text, app.facts.caret.at, room);
        if text.is_empty() {
            return (cut(field.example, room), Role::Quiet, 0);
        }
        return (text, Role::Text, caret);
    }
    let text = shown_text(&app.document, field.fact);
    if text.is_empty() {
        return (cut(field.example, room), Role::Quiet, 0);
    }
    let role = if app.document.typed.contains_key(&field.fact) {
        Role::Warn
    } else {
        Role::Text
    };
    (cut(&text, room), role, 0)
}

fn choice(
    app: &App,
    field: &Field,
    choices: &[(&str, &str)],
    active: bool,
    room: usize,
) -> (String, Role, usize) {
    let now = app.document.case.get(field.fact);
    let chosen = choices.iter().find(|(name, _)| *name == now);
    let (label, role) = match chosen {
        Some((_, label)) => (*label, Role::Text),
        None => (field.example, Role::Quiet),
    };
    let label = if active {
        format!("‹ {label} ›")
    } else {
        label.to_owned()
    };
    (cut(&label, room), role, 0)
}

/// Cuts a one-line text to the window around the caret, and returns the caret's cell in it.
fn window(text: &str, caret: usize, room: usize) -> (String, usize) {
    let before = &text[..caret.min(text.len())];
    let mut start = 0;
    while width(&before[start..]) + 1 > room.max(1) {
        start += before[start..].chars().next().map_or(1, char::len_utf8);
    }
    let shown = cut(&text[start..], room);
    (shown, width(&before[start..]))
}

/// Returns the lines below a field: the date in full, or what is wrong with it.
fn remarks(app: &App, field: &Field, has_focus: bool, cells: usize) -> Vec<Line<'static>> {
    let today = app.now.date();
    let typed = || {
        if has_focus {
            app.facts.text.clone()
        } else {
            shown_text(&app.document, field.fact)
        }
    };
    let spelling = app.document.case.spelling();
    let known = app.document.case.has(field.fact);
    let text = match (field.fact, app.document.case.date) {
        (Fact::Date, Some(date)) => echo_date(date, today, spelling),
        (Fact::Date, None) => read_date(&typed(), today).note(today, spelling),
        (Fact::Time, _) if !known => read_time(&typed()).note(spelling),
        _ => return Vec::new(),
    };
    let role = if known || has_focus {
        Role::Quiet
    } else {
        Role::Warn
    };
    if text.is_empty() {
        return Vec::new();
    }
    let wrapped = Wrapped::new(&text, cells.saturating_sub(2));
    let style = app.theme.style(role);
    let line =
        |row: &std::ops::Range<usize>| Line::styled(format!("  {}", &text[row.clone()]), style);
    wrapped.rows.iter().map(line).collect()
}
