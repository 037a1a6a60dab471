//! The dispatcher: routes each message to what takes it, and decides nothing itself.

use crossterm::event::{KeyCode, KeyEvent, MouseEvent, MouseEventKind};
use ratatui::layout::{Margin, Position, Rect};

use super::app::{App, Choice, Chooser, Direction, Focus, Overlay};
use super::keys::{Action, Chord, find, scopes};
use super::msg::{Effect, Msg};
use super::panes::drafts::{self, DraftsPane};
use super::panes::{call, facts, help, import, message, plan, question, send, steps};
use super::screen::layout;
use crate::domain::case::Kind;
use crate::domain::clean::clean;

/// Takes a message, and returns what is to be done outside.
pub fn update(app: &mut App, msg: Msg) -> Vec<Effect> {
    if !matches!(msg, Msg::Key(_)) {
        app.finish_word();
    }
    match msg {
        Msg::Key(key) => return press(app, key),
        Msg::Paste(text) => paste(app, &text),
        Msg::Mouse(event) => mouse(app, event),
        Msg::Resize(size) => {
            app.size = size;
            app.refresh();
        }
        Msg::Clock(now) => {
            app.now = now;
            app.refresh();
        }
        Msg::Tell(note) => app.tell(note),
        Msg::Edited(text) => message::edited(app, &text),
        Msg::Drafts(lines, discarded) => {
            app.overlay = Some(Overlay::Drafts(DraftsPane {
                lines,
                at: 0,
                discarded,
            }));
        }
        Msg::Look(document, open) => drafts::look(app, *document, open),
        Msg::Opened(kept) => app.open(*kept),
    }
    Vec::new()
}

fn press(app: &mut App, key: KeyEvent) -> Vec<Effect> {
    if is_harmful(key) {
        return Vec::new();
    }
    let asked = app.leaving_asked.take();
    app.note = None;
    let chord = Chord::of(&key);
    let scopes = scopes(app.focus, app.overlay.as_ref());
    let found = scopes.iter().find_map(|scope| find(*scope, chord));
    if found.is_some() || app.overlay.is_some() || app.focus != Focus::Message {
        app.finish_word();
    }
    match (found, &app.overlay, app.focus) {
        (Some(Action::CopySelection), ..) => return copy_selection(app, asked.as_ref()),
        (Some(Action::TheySaid), ..) => call::they_said(app, chord.letter().unwrap_or('0')),
        (Some(action), Some(_), _) => return act_over(app, action),
        (Some(action), None, _) => return act(app, action),
        (None, None, Focus::Facts) => facts::key(app, key),
        (None, None, Focus::Message) => message::key(app, key),
        (None, Some(Overlay::Call(_)), _) => call::key(app, key),
        (None, Some(_), _) | (None, None, Focus::Steps) => {}
    }
    Vec::new()
}

/// Tells whether a key types something that no text may hold.
fn is_harmful(key: KeyEvent) -> bool {
    match key.code {
        KeyCode::Char(letter) => clean(letter.encode_utf8(&mut [0; 4])).text.is_empty(),
        _ => false,
    }
}

fn act(app: &mut App, action: Action) -> Vec<Effect> {
    match action {
        Action::CopyMessage => return copy(app, Part::Whole),
        Action::CopySubject => return copy(app, Part::Subject),
        Action::CopyBody => return copy(app, Part::Body),
        Action::NextField => next(app, true),
        Action::PreviousField => next(app, false),
        Action::NextPane => focus(app, pane_after(app.focus, true)),
        Action::EditMessage => focus(app, Focus::Message),
        Action::NextKind => show_kind(app, true),
        Action::PreviousKind => show_kind(app, false),
        Action::NextWording => message::reword(app, true),
        Action::PreviousWording => message::reword(app, false),
        Action::GiveBack => message::ask_to_give_back(app),
        Action::ShowStep => show_step(app),
        Action::OpenEditor => return vec![Effect::Edit(app.view.draft.text().to_owned())],
        Action::ApplyFix => steps::mend(app),
        Action::Dismiss => steps::dismiss(app),
        Action::BringBack => steps::bring_back(app),
        Action::Why => steps::explain(app),
        Action::Open => steps::open(app),
        Action::Up => steps::go(app, false),
        Action::Down => steps::go(app, true),
        Action::PreviousChoice => steps::change_approach(app, false),
        Action::NextChoice => steps::change_approach(app, true),
        Action::Undo => app.travel(Direction::Back),
        Action::Redo => app.travel(Direction::Forth),
        Action::ShowPlan => plan::show(app),
        Action::CallScreen => call::show(app),
        Action::Help => help::show(app),
        Action::Back => back(app),
        Action::Redraw => return vec![Effect::Redraw],
        Action::Suspend => return vec![Effect::Suspend],
        Action::Leave => return vec![Effect::Leave],
        Action::Drafts => return vec![Effect::ListDrafts],
        Action::Send => send::show(app),
        Action::FirstQuestion => question::ask(app),
        Action::Choose
        | Action::Tick
        | Action::CopySelection
        | Action::NextSentence
        | Action::PreviousSentence
        | Action::TheySaid
        | Action::TakeNote
        | Action::Rehearse
        | Action::NewDraft
        | Action::DuplicateDraft
        | Action::DiscardDraft
        | Action::RestoreDraft => {}
    }
    Vec::new()
}

fn act_over(app: &mut App, action: Action) -> Vec<Effect> {
    match action {
        Action::Redraw => return vec![Effect::Redraw],
        Action::Suspend => return vec![Effect::Suspend],
        Action::Leave => return vec![Effect::Leave],
        Action::Back if matches!(app.overlay, Some(Overlay::Call(_))) => call::back(app),
        Action::Back | Action::Help if matches!(app.overlay, Some(Overlay::Help(_))) => {
            help::back(app);
        }
        Action::Help => help::show(app),
        Action::Back => app.overlay = None,
        Action::NextSentence => call::go_on(app),
        Action::PreviousSentence => call::go_back(app),
        Action::TakeNote => call::take_note(app),
        Action::Rehearse => call::rehearse(app),
        Action::Up => scroll(app, false),
        Action::Down => scroll(app, true),
        Action::Choose => return choose(app),
        Action::NewDraft => return vec![Effect::NewDraft],
        Action::DuplicateDraft => return drafts::duplicate(app),
        Action::DiscardDraft => return drafts::discard(app),
        Action::RestoreDraft => return drafts::restore(app),
        Action::Tick => tick(app),
        _ => {}
    }
    Vec::new()
}

fn scroll(app: &mut App, down: bool) {
    let last = match app.overlay {
        Some(Overlay::Send(_)) => send::last(app),
        _ => plan::last(app),
    };
    let (at, last) = match &mut app.overlay {
        Some(Overlay::Import(pane)) => pane.position(),
        Some(Overlay::Drafts(pane)) => (&mut pane.at, pane.lines.len().saturating_sub(1)),
        Some(Overlay::Look(pane)) => {
            let last = drafts::look_length(pane, app.size.width);
            (&mut pane.scroll, last)
        }
        Some(Overlay::Call(pane)) => pane.position(),
        Some(Overlay::Help(pane)) => (&mut pane.scroll, help::length()),
        Some(Overlay::Choose(chooser)) => (&mut chooser.at, chooser.lines.len() - 1),
        Some(Overlay::Plan(at) | Overlay::Send(at)) => (at, last),
        None => return,
    };
    *at = if down {
        (*at + 1).min(last)
    } else {
        at.saturating_sub(1)
    };
}

fn choose(app: &mut App) -> Vec<Effect> {
    match app.overlay.take() {
        Some(Overlay::Drafts(pane)) => return drafts::open(&pane),
        Some(Overlay::Send(at)) => {
            app.overlay = Some(Overlay::Send(at));
            return send::take(app, at);
        }
        Some(Overlay::Choose(chooser)) => return choose_line(app, chooser),
        Some(Overlay::Import(pane)) => import::accept(app, pane),
        Some(Overlay::Plan(at)) => {
            app.overlay = Some(Overlay::Plan(at));
            plan::open(app, at);
        }
        // A call has its own key for its lines, and the others have none to take.
        Some(overlay @ (Overlay::Call(_) | Overlay::Help(_) | Overlay::Look(_))) => {
            app.overlay = Some(overlay);
        }
        None => {}
    }
    Vec::new()
}

fn choose_line(app: &mut App, mut chooser: Chooser) -> Vec<Effect> {
    match chooser.lines.swap_remove(chooser.at).1 {
        Choice::Set(fact, value) => {
            app.set(fact, &value, None);
            app.facts.reload(&app.document);
            if app.focus == Focus::Facts {
                next(app, true);
            }
        }
        Choice::GiveBack(index) => {
            let mut draft = app.view.draft.clone();
            draft.give_back(index);
            app.keep_draft(draft, None);
        }
        Choice::Show(kind) => show(app, kind),
        Choice::Unsure(answers) => question::ask_unsure(app, &answers),
        Choice::Reply(reply) => plan::show_reply(app, reply),
        Choice::Copy(text) => {
            return vec![Effect::Copy {
                what: "The reply",
                text,
            }];
        }
        Choice::Mend => steps::mend(app),
        Choice::Dismiss => steps::dismiss(app),
        Choice::Nothing => {}
    }
    Vec::new()
}

fn tick(app: &mut App) {
    match &mut app.overlay {
        Some(Overlay::Plan(at)) => {
            let at = *at;
            plan::tick(app, at);
        }
        Some(Overlay::Import(pane)) => pane.tick(),
        _ => {}
    }
}

/// A part of the message that can be copied.
#[derive(Clone, Copy)]
enum Part {
    Whole,
    Subject,
    Body,
}

fn copy(app: &mut App, part: Part) -> Vec<Effect> {
    let text = app.view.draft.text();
    let (subject, body) = app.view.parts();
    let (what, text) = match (part, subject) {
        (Part::Subject, Some(subject)) => ("The subject", subject),
        (Part::Body, Some(_)) => ("The body", body),
        _ => ("The message", text),
    };
    vec![Effect::Copy {
        what,
        text: text.to_owned(),
    }]
}

fn copy_selection(app: &mut App, asked: Option<&jiff::Zoned>) -> Vec<Effect> {
    let text = app.view.draft.text();
    let selected = app
        .message
        .caret
        .selection()
        .filter(|_| app.focus == Focus::Message);
    if let Some(range) = selected {
        return vec![Effect::Copy {
            what: "The selection",
            text: text[range].to_owned(),
        }];
    }
    let soon = |asked: &jiff::Zoned| app.now.duration_since(asked).as_secs() < 2;
    if asked.is_some_and(soon) {
        return vec![Effect::Leave];
    }
    app.leaving_asked = Some(app.now.clone());
    app.tell("Ctrl+Q leaves and keeps the text; so does Ctrl+C once more.");
    Vec::new()
}

fn next(app: &mut App, forward: bool) {
    match app.focus {
        Focus::Facts => {
            if !facts::step(app, forward) {
                focus(app, pane_after(Focus::Facts, forward));
            }
        }
        Focus::Message if forward => focus(app, Focus::Steps),
        Focus::Steps if !forward => focus(app, Focus::Message),
        Focus::Message | Focus::Steps => {
            facts::enter(app, !forward);
            focus(app, Focus::Facts);
        }
    }
}

fn focus(app: &mut App, focus: Focus) {
    app.history.part();
    app.focus = focus;
    app.refresh();
}

fn pane_after(focus: Focus, forward: bool) -> Focus {
    let all = Focus::ALL;
    let at = all.iter().position(|pane| *pane == focus).unwrap_or(0);
    all[if forward { at + 1 } else { at + all.len() - 1 } % all.len()]
}

fn back(app: &mut App) {
    match app.focus {
        Focus::Message if app.message.caret.selection().is_some() => {
            app.message.caret.anchor = None;
        }
        Focus::Message | Focus::Steps => focus(app, Focus::Facts),
        Focus::Facts => app.tell("Ctrl+Q leaves and keeps the text."),
    }
}

fn show_kind(app: &mut App, forward: bool) {
    let all = Kind::ALL;
    let at = all.iter().position(|kind| *kind == app.kind).unwrap_or(0);
    show(
        app,
        all[if forward { at + 1 } else { at + all.len() - 1 } % all.len()],
    );
}

fn show(app: &mut App, kind: Kind) {
    app.kind = kind;
    app.message.caret = super::widgets::hands::Caret::new(0);
    app.history.part();
    app.refresh();
}

fn show_step(app: &mut App) {
    let step = message::piece(app).and_then(|index| app.view.draft.pieces()[index].step);
    match step {
        Some(step) => {
            steps::go_to(app, step);
            focus(app, Focus::Steps);
        }
        None => app.tell("This sentence takes none of the six steps."),
    }
}

fn paste(app: &mut App, text: &str) {
    app.note = None;
    match (&app.overlay, app.focus) {
        (Some(Overlay::Call(_)), _) => call::paste(app, text),
        (Some(_), _) => {}
        (None, Focus::Facts) => facts::paste(app, text),
        (None, Focus::Message) => message::paste(app, text),
        (None, Focus::Steps) => app.tell("Go to the facts or the message first (Tab), then paste."),
    }
}

fn mouse(app: &mut App, event: MouseEvent) {
    if app.overlay.is_some() {
        return;
    }
    let areas = layout(app.size, app.focus);
    let at = Position {
        x: event.column,
        y: event.row,
    };
    let pressed = matches!(event.kind, MouseEventKind::Down(_));
    let inside = |area: Rect| area.inner(Margin::new(1, 1));
    if areas.message.contains(at) {
        if pressed {
            focus(app, Focus::Message);
        }
        message::mouse(app, event.kind, event.column, event.row);
    } else if areas.facts.contains(at) && pressed {
        focus(app, Focus::Facts);
        facts::click(app, inside(areas.facts), event.row);
    } else if areas.steps.contains(at) && pressed {
        focus(app, Focus::Steps);
        steps::click(app, inside(areas.steps), event.row);
    }
}
