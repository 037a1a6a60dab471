//! The list of drafts, over the panes: open, begin, duplicate, discard and have back.
//!
//! Must not know where drafts lie: the loop lists and opens them.

use ratatui::text::Line;

use crate::domain::document::{Document, State};
use crate::outside::frame::Frame;
use crate::tui::app::{App, Overlay};
use crate::tui::msg::Effect;
use crate::tui::screen::{list, list_cells};
use crate::tui::theme::Role;
use crate::tui::widgets::wrap::cut;

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

/// One draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftLine {
    /// Its name.
    pub id: String,
    /// What a person knows it by: position, company, date, state.
    pub label: String,
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
}

impl DraftLine {
    /// Describes a draft.
    pub fn new(id: String, document: &Document, open: OpenIn) -> DraftLine {
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
        DraftLine {
            id,
            label: format!("{company} · {position} · {date} · {state}"),
            open,
        }
    }
}

/// Opens the highlighted draft.
pub fn open(app: &mut App, pane: &DraftsPane) -> Vec<Effect> {
    let Some(line) = pane.lines.get(pane.at) else {
        return Vec::new();
    };
    match line.open {
        OpenIn::Here => Vec::new(),
        OpenIn::Elsewhere => {
            app.tell("That draft is open in another bowout; close it there to change it here.");
            app.overlay = Some(Overlay::Drafts(pane.clone()));
            Vec::new()
        }
        OpenIn::Nowhere => vec![Effect::OpenDraft(line.id.clone())],
    }
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
                OpenIn::Elsewhere => "x ",
                OpenIn::Nowhere => "  ",
            };
            Line::styled(
                cut(&format!("{open}{}", line.label), cells),
                app.theme.style(role),
            )
        })
        .collect();
    if lines.is_empty() {
        lines.push(Line::raw(
            "No draft is kept yet: what you type is kept by itself.",
        ));
    }
    list(app, frame, "Drafts", lines, pane.at);
}
