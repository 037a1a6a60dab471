//! The list of drafts, over the panes: open, begin, duplicate, discard and have back; and the text of
//! one that another bowout has open, which can only be read here.
//!
//! Must not know where drafts lie: the loop lists and opens them.

use ratatui::text::Line;

use crate::domain::document::{Document, State};
use crate::outside::frame::Frame;
use crate::tui::app::{App, Overlay};
use crate::tui::msg::Effect;
use crate::tui::screen::{list, list_cells, list_width};
use crate::tui::theme::Role;
use crate::tui::widgets::wrap::{Wrapped, cut};

/// The drafts, newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DraftsPane {
    /// What can be chosen.
    pub lines: Vec<DraftLine>,
    /// The highlighted line.
    pub at: usize,
    /// The draft that was discarded last, to be had back.
    pub discarded: Option<String>,
}

/// A draft that another bowout has open, or a newer one has written, as it is saved at this moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LookPane {
    /// What the draft holds.
    pub document: Document,
    /// Why it can only be read.
    pub open: OpenIn,
    /// Its message.
    pub text: String,
    /// The first row that is shown.
    pub scroll: usize,
}

/// One draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftLine {
    /// Its name.
    pub id: String,
    /// What a person knows it by: company, position, date, state; `None` while it is being read.
    pub label: Option<String>,
    /// Where it is open.
    pub open: OpenIn,
}

/// Where a draft is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenIn {
    /// Nowhere.
    Nowhere,
    /// On this screen.
    Here,
    /// In another bowout.
    Elsewhere,
    /// Nowhere, but a newer bowout has written it: it can only be read here.
    Newer,
}

/// Says what a person knows a draft by: company, position, date, state.
pub fn label(document: &Document) -> String {
    let case = &document.case;
    let or = |text: &str, none: &str| {
        if text.is_empty() {
            none.to_owned()
        } else {
            text.to_owned()
        }
    };
    let date = case.date.map_or("no date".to_owned(), |date| {
        date.strftime("%a %-d %b %Y").to_string()
    });
    let state = match document.state {
        State::Draft => "draft",
        State::Sent(_) => "sent",
        State::Acknowledged(_) => "acknowledged",
    };
    let (company, position) = (
        or(&case.company, "no company"),
        or(&case.position, "no position"),
    );
    format!("{company} · {position} · {date} · {state}")
}

/// Opens the highlighted draft.
pub fn open(pane: &DraftsPane) -> Vec<Effect> {
    let Some(line) = pane.lines.get(pane.at) else {
        return Vec::new();
    };
    match line.open {
        OpenIn::Here => Vec::new(),
        OpenIn::Elsewhere | OpenIn::Newer => vec![Effect::LookAtDraft(line.id.clone())],
        OpenIn::Nowhere => vec![Effect::OpenDraft(line.id.clone())],
    }
}

/// Shows a draft that can only be read here.
pub fn look(app: &mut App, document: Document, open: OpenIn) {
    let text = app.email_of(&document);
    app.overlay = Some(Overlay::Look(Box::new(LookPane {
        document,
        open,
        text,
        scroll: 0,
    })));
}

/// Begins a new draft like the one that is looked at, or like the one on the screen.
pub fn duplicate(app: &App) -> Vec<Effect> {
    let document = match &app.overlay {
        Some(Overlay::Look(pane)) => pane.document.clone(),
        _ => app.document.clone(),
    };
    vec![Effect::DuplicateDraft(Box::new(document))]
}

/// Discards the highlighted draft.
pub fn discard(app: &mut App) -> Vec<Effect> {
    let Some(Overlay::Drafts(pane)) = &app.overlay else {
        return Vec::new();
    };
    match pane.lines.get(pane.at) {
        Some(line) if line.open == OpenIn::Elsewhere => {
            app.tell("That draft is open in another bowout; close it there first.");
            Vec::new()
        }
        Some(line) if line.open == OpenIn::Newer => {
            app.tell("A newer bowout has written that draft; discard it there.");
            Vec::new()
        }
        Some(line) if line.label.is_none() => {
            app.tell("That draft is still being read; try again in a moment.");
            Vec::new()
        }
        Some(line) => vec![Effect::DiscardDraft(line.id.clone())],
        None => Vec::new(),
    }
}

/// Takes the draft back that was discarded last.
pub fn restore(app: &mut App) -> Vec<Effect> {
    if let Some(Overlay::Drafts(pane)) = &app.overlay
        && let Some(id) = &pane.discarded
    {
        return vec![Effect::RestoreDraft(id.clone())];
    }
    app.tell("Nothing was discarded here that could be had back.");
    Vec::new()
}

const NEWER: &str = "A newer bowout has written this draft, so it can only be read here, as far as this one knows its words: go on with it there, or press C to begin a new draft like it.";
const READ_ONLY: &str = "Another bowout has this draft open, so it can only be read here: leave it there to go on with it here, or press C to begin a new draft like it.";

/// Draws a draft that can only be read here.
pub fn draw_look(app: &App, frame: &mut Frame, pane: &LookPane) {
    let cells = list_cells(frame);
    let rows = |text: &str, role| {
        let style = app.theme.style(role);
        let wrapped = Wrapped::new(text, cells).rows.into_iter();
        let lines = wrapped.map(|row| Line::styled(text[row].to_owned(), style));
        lines.collect::<Vec<Line>>()
    };
    let why = match pane.open {
        OpenIn::Newer => NEWER,
        _ => READ_ONLY,
    };
    let mut lines = rows(why, Role::Title);
    lines.push(Line::default());
    let text = rows(&pane.text, Role::Text);
    let first = pane.scroll.min(text.len().saturating_sub(1));
    lines.extend(text.into_iter().skip(first));
    list(app, frame, "Read only", lines, 0);
}

/// Returns how far down it can be scrolled in a window of this width.
pub fn look_length(pane: &LookPane, width: u16) -> usize {
    Wrapped::new(&pane.text, list_width(width)).rows.len() - 1
}

/// Draws the list.
pub fn draw(app: &App, frame: &mut Frame, pane: &DraftsPane) {
    let cells = list_cells(frame);
    let mut lines: Vec<Line> = pane
        .lines
        .iter()
        .enumerate()
        .map(|(index, line)| {
            let role = if index == pane.at {
                Role::Lit
            } else {
                Role::Text
            };
            let open = match line.open {
                OpenIn::Here => "› ",
                OpenIn::Elsewhere | OpenIn::Newer => "x ",
                OpenIn::Nowhere => "  ",
            };
            let label = line.label.as_deref().unwrap_or("…");
            Line::styled(cut(&format!("{open}{label}"), cells), app.theme.style(role))
        })
        .collect();
    if lines.is_empty() {
        lines.push(Line::raw(
            "No draft is kept yet: what you type is kept by itself.",
        ));
    }
    list(app, frame, "Drafts", lines, pane.at);
}
