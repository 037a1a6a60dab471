//! What an invitation says, over the panes: each fact with the words it came from, to take or leave.
//!
//! What was typed is never overwritten unasked. Must not know how an invitation is read.

use ratatui::text::{Line, Span};

use crate::domain::case::Fact;
use crate::domain::document::Document;
use crate::formats::invitation::{Event, Found, FoundFact, Source};
use crate::outside::frame::Frame;
use crate::tui::app::{App, Focus, Overlay};
use crate::tui::screen::{list, list_cells};
use crate::tui::theme::Role;
use crate::tui::widgets::wrap::{cut, width};

/// The facts that an invitation offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportPane {
    offers: Vec<Offer>,
    /// Several appointments in one calendar, to be chosen from first.
    events: Vec<Event>,
    /// What a reply to the one appointment needs.
    appointment: Option<String>,
    at: usize,
}

/// One fact on offer.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Offer {
    fact: Fact,
    value: String,
    words: String,
    /// What stands in the field already, if that is something else.
    typed: Option<String>,
    is_taken: bool,
}

/// Shows what an invitation says, or says why it is none.
pub fn show(app: &mut App, found: Found) {
    if let Some(why) = &found.not_invitation {
        let why = why.clone();
        return app.tell(why);
    }
    let several = found.events.len() > 1;
    if found.facts.is_empty() && !several {
        return app.tell("No facts were found in that text; type them instead.");
    }
    if !found.notes.is_empty() {
        app.tell(found.notes.join(" "));
    }
    app.overlay = Some(Overlay::Import(ImportPane {
        offers: offers(&app.document, &found.facts, &found.sources),
        events: if several { found.events } else { Vec::new() },
        appointment: found.appointment,
        at: 0,
    }));
}

fn offers(document: &Document, facts: &[FoundFact], sources: &[Source]) -> Vec<Offer> {
    let mut offers: Vec<Offer> = facts
        .iter()
        .map(|found| offer(document, found, sources))
        .collect();
    offers.sort_by_key(|offer| offer.fact);
    offers
}

fn offer(document: &Document, found: &FoundFact, sources: &[Source]) -> Offer {
    let source = sources.iter().find(|source| source.name == found.within);
    let words = source.and_then(|source| source.text.get(found.evidence.clone()));
    let now = document.typed.get(&found.fact).cloned();
    let typed = now.unwrap_or_else(|| document.case.get(found.fact));
    let other = !typed.is_empty() && typed != found.value;
    Offer {
        fact: found.fact,
        value: found.value.clone(),
        words: words
            .unwrap_or_default()
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" "),
        typed: other.then_some(typed),
        is_taken: !other,
    }
}

impl ImportPane {
    /// Returns the highlighted line and the last one.
    pub fn position(&mut self) -> (&mut usize, usize) {
        let lines = if self.events.is_empty() {
            self.offers.len()
        } else {
            self.events.len()
        };
        (&mut self.at, lines.saturating_sub(1))
    }

    /// Takes the highlighted fact, or leaves it.
    pub fn tick(&mut self) {
        if self.events.is_empty()
            && let Some(offer) = self.offers.get_mut(self.at)
        {
            offer.is_taken = !offer.is_taken;
        }
    }
}

/// Takes all ticked facts; with several appointments it goes on with the chosen one first.
pub fn accept(app: &mut App, mut pane: ImportPane) {
    if !pane.events.is_empty() {
        let event = pane.events.swap_remove(pane.at);
        let offers = offers(&app.document, &event.facts, &event.sources);
        app.overlay = Some(Overlay::Import(ImportPane {
            offers,
            events: Vec::new(),
            appointment: event.appointment,
            at: 0,
        }));
        return;
    }
    let taken: Vec<Offer> = pane
        .offers
        .into_iter()
        .filter(|offer| offer.is_taken)
        .collect();
    let count = taken.len();
    app.history.part();
    app.change(None, |document| {
        if let Some(appointment) = pane.appointment {
            document.appointment = appointment;
        }
        for offer in taken {
            document.set(offer.fact, &offer.value);
        }
    });
    app.focus = Focus::Facts;
    app.facts.focus_first_empty(&app.document);
    let facts = if count == 1 {
        "One fact"
    } else {
        &format!("{count} facts")
    };
    app.tell(format!("{facts} taken. Ctrl+U takes that back."));
}

/// Draws the pane.
pub fn draw(app: &App, frame: &mut Frame, pane: &ImportPane) {
    let cells = list_cells(frame);
    let title = if pane.events.is_empty() {
        "From the invitation (Enter takes all that is ticked, Space leaves one out)"
    } else {
        "Which appointment? (Enter chooses)"
    };
    let lines = if pane.events.is_empty() {
        offer_lines(app, pane, cells)
    } else {
        event_lines(app, pane, cells)
    };
    list(app, frame, title, lines, pane.at);
}

fn event_lines(app: &App, pane: &ImportPane, cells: usize) -> Vec<Line<'static>> {
    let line = |(index, event): (usize, &Event)| {
        let role = if index == pane.at {
            Role::Lit
        } else {
            Role::Text
        };
        Line::styled(cut(&event.title, cells), app.theme.style(role))
    };
    pane.events.iter().enumerate().map(line).collect()
}

fn offer_lines(app: &App, pane: &ImportPane, cells: usize) -> Vec<Line<'static>> {
    let line = |(index, offer): (usize, &Offer)| {
        let role = if index == pane.at {
            Role::Lit
        } else {
            Role::Text
        };
        let mark = if offer.is_taken { "[x]" } else { "[ ]" };
        let head = format!("{mark} {:<15} {}", offer.fact.label(), offer.value);
        let head = cut(&head, cells);
        let detail = match &offer.typed {
            Some(typed) => format!("  you typed: {typed}"),
            None => format!("  “{}”", offer.words),
        };
        let detail = cut(&detail, cells.saturating_sub(width(&head)));
        Line::from(vec![
            Span::styled(head, app.theme.style(role)),
            Span::styled(detail, app.theme.style(Role::Quiet)),
        ])
    };
    pane.offers.iter().enumerate().map(line).collect()
}
