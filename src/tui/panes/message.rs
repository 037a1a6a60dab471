//! The message pane: the text rendered live, and the hands in it.
//!
//! Each sentence carries its step as a tint and a mark in the margin; a gap stands out; a person's
//! own words are marked as theirs; findings are underlined. Must not know how any of that is found.

use std::cell::{Cell, RefCell};
use std::ops::Range;
use std::rc::Rc;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseEventKind};
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};
use similar::{ChangeTag, TextDiff};

use crate::domain::case::Kind;
use crate::domain::draft::{Draft, Owner, Piece};
use crate::domain::edit::{Edit, border};
use crate::domain::prose::spoken_seconds;
use crate::domain::review::Severity;
use crate::domain::step::Step;
use crate::outside::frame::Frame;
use crate::tui::app::{App, Choice, Chooser, Focus, Merge, Overlay, REVIEWED};
use crate::tui::screen::{layout, pane};
use crate::tui::theme::Role;
use crate::tui::widgets::hands::{self, Caret};
use crate::tui::widgets::wrap::Wrapped;

/// The label in front of a subject.
const SUBJECT: &str = "Subject: ";

/// The cells of the margin: up to three steps, and whether the words are yours.
const MARGIN: u16 = 4;

/// Where the caret stands, and how far the text is scrolled.
#[derive(Clone, Debug, Default)]
pub struct MessagePane {
    /// The caret, in bytes of the whole text.
    pub caret: Caret,
    /// The first row that was shown last; see [`MessagePane::first_row`].
    scroll: Cell<usize>,
    /// The rows as they were worked out last: most keys change neither text nor width.
    rows: RefCell<Option<(String, usize, Rc<Wrapped>)>>,
    /// Whether the last key typed a letter, so that the word under the caret may not be finished.
    pub typing: bool,
    /// The cell that moving up and down keeps to.
    column: Option<usize>,
}

impl MessagePane {
    /// Keeps the caret within the text.
    pub fn keep_in(&mut self, draft: &Draft) {
        let text = draft.text();
        for at in [Some(&mut self.caret.at), self.caret.anchor.as_mut()]
            .into_iter()
            .flatten()
        {
            *at = border(text, *at).max(first_byte(draft));
        }
    }

    /// Returns the rows of the text at this width.
    fn wrapped(&self, text: &str, width: u16) -> Rc<Wrapped> {
        let width = usize::from(width);
        let mut rows = self.rows.borrow_mut();
        match &*rows {
            Some((of, at, wrapped)) if of == text && *at == width => wrapped.clone(),
            _ => {
                let wrapped = Rc::new(Wrapped::new(text, width));
                *rows = Some((text.to_owned(), width, wrapped.clone()));
                wrapped
            }
        }
    }

    /// Returns the first row to show, so that the caret is in sight: as near as can be to the one
    /// that was shown last.
    fn first_row(&self, text: &str, wrapped: &Wrapped, height: u16) -> usize {
        let (row, _) = wrapped.cell(text, self.caret.at);
        let height = usize::from(height);
        let most = wrapped.rows.len().saturating_sub(height);
        let first = self.scroll.get().min(most).min(row);
        self.scroll.set(first.max((row + 1).saturating_sub(height)));
        self.scroll.get()
    }
}

/// Returns the first byte that a hand may change: `Subject: ` is a label and stays.
fn first_byte(draft: &Draft) -> usize {
    let labelled = draft.kind.has_subject() && draft.text().starts_with(SUBJECT);
    if labelled { SUBJECT.len() } else { 0 }
}

/// Returns where the subject ends, 0 without one.
fn subject_end(draft: &Draft) -> usize {
    match first_byte(draft) {
        0 => 0,
        _ => draft.text().find('\n').unwrap_or(draft.text().len()),
    }
}

/// Keeps an edit off the subject's label, and the subject on one line.
fn guarded(edit: &Edit, draft: &Draft) -> Edit {
    let first = first_byte(draft);
    let start = edit.range.start.max(first);
    let in_subject = first > 0 && start <= subject_end(draft);
    let insert = if in_subject {
        edit.insert.replace('\n', " ")
    } else {
        edit.insert.clone()
    };
    Edit {
        range: start..edit.range.end.max(start),
        insert,
    }
}

/// Returns the area of the text within the pane's: less frame and margin.
fn inside(area: Rect) -> Option<Rect> {
    if area.width < MARGIN + 4 || area.height < 3 {
        return None;
    }
    Some(Rect {
        x: area.x + 1 + MARGIN,
        y: area.y + 1,
        width: area.width - 2 - MARGIN - 1,
        height: area.height - 2,
    })
}

/// Takes a key that no binding takes: moving, selecting, writing.
pub fn key(app: &mut App, key: KeyEvent) {
    if let Some(rows) = vertical(key, app) {
        app.message.typing = false;
        move_rows(app, rows, key.modifiers.contains(KeyModifiers::SHIFT));
        return;
    }
    app.message.column = None;
    if key.code == KeyCode::Enter
        && app.message.caret.at <= subject_end(&app.view.draft)
        && first_byte(&app.view.draft) > 0
    {
        app.message.typing = false;
        return move_rows(app, 1, false);
    }
    let mut caret = app.message.caret;
    let edit = hands::press(app.view.draft.text(), &mut caret, key);
    app.message.typing = edit.as_ref().is_some_and(types_a_letter);
    if let Some(edit) = edit {
        if !app.message.typing {
            app.history.part();
        }
        apply(app, &edit, caret, Some(Merge::Message(app.kind)));
    } else {
        app.history.part();
        app.message.caret = caret;
        app.refresh();
    }
}

fn types_a_letter(edit: &Edit) -> bool {
    edit.insert.ends_with(char::is_alphanumeric)
}

/// Takes a paste.
pub fn paste(app: &mut App, text: &str) {
    let mut caret = app.message.caret;
    app.history.part();
    if let Some(edit) = hands::insert(&mut caret, text) {
        apply(app, &edit, caret, None);
    }
}

/// Takes what came back from the person's own editor, change by change, so that sentences between
/// two changes stay untouched.
pub fn edited(app: &mut App, text: &str) {
    let old = app.view.draft.text();
    let text = text.trim_end_matches('\n');
    let edits = changes(old, text);
    if edits.is_empty() {
        app.tell("Nothing was changed in the editor.");
        return;
    }
    if text.len() > hands::MAX_BYTES {
        app.tell(TOO_LONG);
        return;
    }
    let mut draft = app.view.draft.clone();
    for edit in edits.iter().rev() {
        draft.apply(&guarded(edit, &draft));
    }
    app.history.part();
    app.keep_draft(draft, None);
    app.tell("The message is as you left it in the editor.");
}

/// Returns the changes that lead from one text to another, word by word, in their order.
fn changes(old: &str, new: &str) -> Vec<Edit> {
    let mut edits: Vec<Edit> = Vec::new();
    let mut at = 0;
    let mut goes_on = false;
    for change in TextDiff::from_words(old, new).iter_all_changes() {
        let words = change.value();
        if change.tag() == ChangeTag::Equal {
            at += words.len();
            goes_on = false;
            continue;
        }
        if !goes_on {
            edits.push(Edit {
                range: at..at,
                insert: String::new(),
            });
            goes_on = true;
        }
        let Some(edit) = edits.last_mut() else {
            continue;
        };
        if change.tag() == ChangeTag::Insert {
            edit.insert.push_str(words);
        } else {
            at += words.len();
            edit.range.end = at;
        }
    }
    edits
}

const TOO_LONG: &str = "That would make the message too long: 64 KB at most. Nothing was changed.";

/// Applies an edit by hand.
pub fn apply(app: &mut App, edit: &Edit, caret: Caret, merge: Option<Merge>) {
    let edit = guarded(edit, &app.view.draft);
    let mut draft = app.view.draft.clone();
    draft.apply(&edit);
    if draft.text().len() > hands::MAX_BYTES {
        app.tell(TOO_LONG);
        return;
    }
    app.message.caret = caret;
    if app.message.typing {
        app.keep_letter(draft, &edit, merge);
    } else {
        app.keep_draft(draft, merge);
    }
}

/// Puts the caret where the mouse was pressed, or scrolls.
pub fn mouse(app: &mut App, kind: MouseEventKind, column: u16, row: u16) {
    let Some(inner) = inside(layout(app.size, app.focus).message) else {
        return;
    };
    let text = app.view.draft.text();
    let wrapped = app.message.wrapped(text, inner.width);
    let line = app.message.first_row(text, &wrapped, inner.height)
        + usize::from(row.saturating_sub(inner.y));
    let at = wrapped.offset(text, line, usize::from(column.saturating_sub(inner.x)));
    match kind {
        MouseEventKind::Down(_) => app.message.caret = Caret::new(at),
        MouseEventKind::Drag(_) => {
            let anchor = app.message.caret.anchor.unwrap_or(app.message.caret.at);
            app.message.caret = Caret {
                at,
                anchor: Some(anchor),
            };
        }
        MouseEventKind::ScrollDown => return move_rows(app, 3, false),
        MouseEventKind::ScrollUp => return move_rows(app, -3, false),
        _ => return,
    }
    app.refresh();
}

/// Returns the sentence under the caret.
pub fn piece(app: &App) -> Option<usize> {
    app.view.draft.piece_at(app.message.caret.at)
}

/// Says the sentence under the caret in other words.
pub fn reword(app: &mut App, forward: bool) {
    let Some(piece) = piece(app).and_then(|index| app.view.draft.pieces().get(index)) else {
        return;
    };
    let (Some(slot), Some(offer)) = (piece.slot, &piece.offer) else {
        app.tell("This sentence is your own: bowout has no other words for it.");
        return;
    };
    if piece.owner == Owner::Hand {
        app.tell("This sentence is yours. Give it back first (F9) to have bowout's words for it.");
        return;
    }
    let of = offer.wordings.max(1);
    if of == 1 {
        app.tell("There is one wording of this sentence.");
        return;
    }
    let key = (app.kind, slot);
    let now = app.document.wordings.get(&key).copied().unwrap_or(0) % of;
    let next = if forward { now + 1 } else { now + of - 1 } % of;
    app.change(None, |document| {
        if next == 0 {
            document.wordings.remove(&key);
        } else {
            document.wordings.insert(key, next);
        }
    });
    app.tell(format!("Wording {} of {of}.", next + 1));
}

/// Asks whether a sentence is to be given back, showing both versions; or a deleted one restored.
pub fn ask_to_give_back(app: &mut App) {
    let pieces = app.view.draft.pieces();
    let here = piece(app).filter(|&index| pieces[index].owner == Owner::Hand);
    let deleted = || pieces.iter().position(Piece::is_deleted);
    let Some(index) = here.or_else(deleted) else {
        app.tell("This sentence is bowout's already: it follows the facts.");
        return;
    };
    let piece = &pieces[index];
    let offered = piece
        .offer
        .as_ref()
        .map_or("(nothing: the sentence goes)", |offer| &offer.text);
    let yours = if piece.text.is_empty() {
        "(deleted)"
    } else {
        &piece.text
    };
    app.overlay = Some(Overlay::Choose(Chooser {
        title: "Whose words?".to_owned(),
        lines: vec![
            (format!("Yours: {yours}"), Choice::Nothing),
            (format!("bowout's: {offered}"), Choice::GiveBack(index)),
        ],
        at: 1,
    }));
}

fn vertical(key: KeyEvent, app: &App) -> Option<isize> {
    let page =
        inside(layout(app.size, app.focus).message).map_or(1, |inner| inner.height.max(2) - 1);
    let page = isize::try_from(page).unwrap_or(1);
    let control = key.modifiers.contains(KeyModifiers::CONTROL);
    match key.code {
        KeyCode::Up => Some(-1),
        KeyCode::Down => Some(1),
        KeyCode::Char('p') if control => Some(-1),
        KeyCode::Char('n') if control => Some(1),
        KeyCode::PageUp => Some(-page),
        KeyCode::PageDown => Some(page),
        _ => None,
    }
}

fn move_rows(app: &mut App, rows: isize, selects: bool) {
    let Some(inner) = inside(layout(app.size, app.focus).message) else {
        return;
    };
    let text = app.view.draft.text();
    let wrapped = app.message.wrapped(text, inner.width);
    let (row, cell) = wrapped.cell(text, app.message.caret.at);
    let column = app.message.column.unwrap_or(cell);
    let at = match row.checked_add_signed(rows) {
        Some(row) if row < wrapped.rows.len() => wrapped.offset(text, row, column),
        Some(_) => text.len(),
        None => 0,
    };
    let anchor = selects.then(|| app.message.caret.anchor.unwrap_or(app.message.caret.at));
    app.message.caret = Caret { at, anchor };
    app.message.column = Some(column);
    app.history.part();
    app.refresh();
}

/// Draws the pane.
pub fn draw(app: &App, frame: &mut Frame, area: Rect) {
    let Some(_) = pane(app, frame, area, Focus::Message, title(app)) else {
        return;
    };
    let Some(inner) = inside(area) else { return };
    let text = app.view.draft.text();
    let wrapped = app.message.wrapped(text, inner.width);
    let runs = runs(app);
    let first = app.message.first_row(text, &wrapped, inner.height);
    let last = wrapped.rows.len().min(first + usize::from(inner.height));
    let marks = marks(app, &wrapped, first..last);
    let rows = wrapped.rows[first..last].iter().zip(&marks);
    for ((row, (steps, yours)), y) in rows.zip(inner.y..inner.bottom()) {
        let margin = Line::from(vec![
            Span::styled(format!("{steps:>3}"), app.theme.style(Role::Quiet)),
            Span::styled(if *yours { "*" } else { " " }, app.theme.style(Role::Yours)),
        ]);
        frame.render_widget(
            margin,
            Rect {
                x: inner.x - MARGIN,
                y,
                width: MARGIN,
                height: 1,
            },
        );
        let line = styled(text, row, &runs);
        frame.render_widget(
            line,
            Rect {
                y,
                height: 1,
                ..inner
            },
        );
    }
    if app.focus == Focus::Message && app.overlay.is_none() {
        let (row, cell) = wrapped.cell(text, app.message.caret.at);
        let x = inner.x
            + u16::try_from(cell)
                .unwrap_or(0)
                .min(inner.width.saturating_sub(1));
        let y = inner.y + u16::try_from(row.saturating_sub(first)).unwrap_or(0);
        if y < inner.bottom() {
            frame.set_cursor_position(Position { x, y });
        }
    }
}

fn title(app: &App) -> Line<'static> {
    let number = Kind::ALL
        .iter()
        .position(|kind| *kind == app.kind)
        .unwrap_or(0)
        + 1;
    let style = app.theme.style(Role::Title);
    Line::from(vec![
        Span::styled(format!(" {} ", app.kind.label()), style),
        Span::styled(
            format!("{number} of {} · {} ", Kind::ALL.len(), measure(app)),
            app.theme.style(Role::Quiet),
        ),
    ])
}

/// Returns the length of the text in the measure that counts for its kind.
fn measure(app: &App) -> String {
    let (_, body) = app.view.parts();
    if let Some(most) = app.kind.max_characters() {
        use unicode_segmentation::UnicodeSegmentation;
        return format!("{} of {most} characters", body.graphemes(true).count());
    }
    let words = || body.split_whitespace().count();
    if app.view.draft.text().len() > REVIEWED {
        return format!("{} words, only the first 16 KB are reviewed", words());
    }
    match app.kind.max_seconds() {
        Some(most) => format!("{:.0} of {most} s", spoken_seconds(body)),
        None if app.kind.is_spoken() => {
            format!("{} words, {:.0} s", words(), spoken_seconds(body))
        }
        None => format!("{} words", words()),
    }
}

/// Returns for each row that is shown the steps of the sentences that begin in it, and whether any
/// of its words are the person's.
fn marks(app: &App, wrapped: &Wrapped, shown: Range<usize>) -> Vec<(String, bool)> {
    let mut marks = vec![(String::new(), false); shown.len()];
    let row_of = |offset: usize| {
        wrapped
            .rows
            .partition_point(|row| row.start <= offset)
            .max(1)
            - 1
    };
    for (piece, span) in app.view.draft.pieces().iter().zip(app.view.draft.spans()) {
        if span.is_empty() {
            continue;
        }
        let first = row_of(span.start);
        if let (Some(step), true) = (piece.step, shown.contains(&first)) {
            let number = step.number().to_string();
            let steps = &mut marks[first - shown.start].0;
            if !steps.ends_with(&number) {
                steps.push_str(&number);
            }
        }
        if piece.owner == Owner::Hand {
            let end = (row_of(span.end - 1) + 1).min(shown.end);
            for row in first.max(shown.start)..end {
                marks[row - shown.start].1 = true;
            }
        }
    }
    marks
}

/// A stretch of the text with a style; later ones are laid over earlier ones.
type Run = (Range<usize>, Style);

fn runs(app: &App) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let draft = &app.view.draft;
    for (piece, span) in draft.pieces().iter().zip(draft.spans()) {
        let mut style = app.theme.tint(piece.step);
        if piece.owner == Owner::Hand {
            style = style.patch(app.theme.style(Role::Yours));
        }
        runs.push((span, style));
    }
    if let Some(step) = lit_step(app) {
        let lit = app.theme.style(Role::Lit);
        let reports = app
            .review()
            .steps
            .iter()
            .filter(|report| report.step == step);
        runs.extend(
            reports
                .flat_map(|report| &report.evidence)
                .map(|span| (span.clone(), lit)),
        );
    }
    for finding in app.findings().into_iter().take(super::steps::MOST_FINDINGS) {
        let role = match finding.severity {
            Severity::Stop => Role::Stop,
            Severity::Warn => Role::Warn,
            Severity::Hint => continue,
        };
        let style = app.theme.style(role).add_modifier(Modifier::UNDERLINED);
        runs.push((finding.span.clone(), style));
    }
    runs.extend(
        draft
            .gaps()
            .into_iter()
            .map(|(gap, _)| (gap, app.theme.style(Role::Gap))),
    );
    if let Some(selected) = app.message.caret.selection() {
        runs.push((selected, app.theme.style(Role::Lit)));
    }
    runs
}

/// Returns the step whose proof is lit: the one that has the focus.
fn lit_step(app: &App) -> Option<Step> {
    (app.focus == Focus::Steps)
        .then(|| super::steps::selected_step(app))
        .flatten()
}

/// Returns a row of the text with all runs laid over it.
fn styled(text: &str, row: &Range<usize>, runs: &[Run]) -> Line<'static> {
    let mut cuts = vec![row.start, row.end];
    for (span, _) in runs {
        cuts.extend(
            [span.start, span.end]
                .into_iter()
                .filter(|at| row.contains(at)),
        );
    }
    cuts.sort_unstable();
    cuts.dedup();
    let spans = cuts.windows(2).map(|pair| {
        let over = runs
            .iter()
            .filter(|(span, _)| span.start <= pair[0] && pair[1] <= span.end);
        let style = over.fold(Style::default(), |style, (_, over)| style.patch(*over));
        Span::styled(text[pair[0]..pair[1]].to_owned(), style)
    });
    Line::from(spans.collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn two_changes_far_apart_leave_the_words_between_alone() {
        let old = "Dear Ana,\n\nOne two three.\n\nBest,\nKim";
        let new = "Hello Ana,\n\nOne two three.\n\nBest,\nKim Novak";
        let edits = changes(old, new);
        assert_eq!(edits.len(), 2, "{edits:?}");
        assert_eq!(edits[0].insert, "Hello");
        assert_eq!(changes(old, old), []);
    }

    proptest! {
        #[test]
        fn the_changes_lead_from_one_text_to_the_other(old in "[a-cé .\n]{0,20}", new in "[a-cé .\n]{0,20}") {
            let edits = changes(&old, &new);
            let reached = edits.iter().rev().fold(old, |text, edit| edit.apply(&text));
            prop_assert_eq!(reached, new);
        }
    }
}
