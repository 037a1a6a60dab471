//! The call screen, over everything: one sentence at a time, what they may say, notes, the end.
//!
//! The texts stay as they were when the screen was opened: no word changes in the middle of a call.
//! Must not know what a clock is: the time that has passed comes from the app's present moment.

use crossterm::event::KeyEvent;
use jiff::{SignedDuration, Timestamp, Zoned};
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use crate::domain::call::{Call, Cue, Place, Rehearsal, Script, Scripts, Spoken, They};
use crate::domain::case::{Case, Kind};
use crate::domain::document::{State, Tick};
use crate::domain::plan::Rung;
use crate::outside::frame::Frame;
use crate::tui::app::{App, Focus, Merge, Overlay};
use crate::tui::screen::which_interview;
use crate::tui::theme::Role;
use crate::tui::widgets::hands::{self, Caret};
use crate::tui::widgets::wrap::{Wrapped, cut, width};

/// A call, from the moment at which its screen was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallPane {
    scripts: Scripts,
    call: Call,
    began: Timestamp,
    /// When the sentences for the tape began.
    tone: Option<Timestamp>,
    /// When nothing more was to be said.
    ended: Option<Timestamp>,
    mode: Mode,
    /// The highlighted line at the end.
    at: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Mode {
    Speaking,
    Noting(Note),
    Rehearsing(Practice),
}

/// A note that is being typed.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Note {
    /// The notes before this one.
    before: String,
    text: String,
    caret: Caret,
}

/// A round of rehearsal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Practice {
    rehearsal: Rehearsal,
    call: Call,
    is_answered: bool,
}

/// How a call ended, as the person says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Spoken,
    TouchRefused,
    Voicemail,
    WordLeft,
    Nobody,
}

const OUTCOMES: &[(Outcome, &str)] = &[
    (
        Outcome::Spoken,
        "I said it: tick the call, and show the email that confirms it",
    ),
    (
        Outcome::TouchRefused,
        "The same, and they don't want to stay in touch: no text asks again",
    ),
    (
        Outcome::Voicemail,
        "I left a voicemail: tick it, and show the email for right now",
    ),
    (
        Outcome::WordLeft,
        "I left word with someone else: tick it, and show the email",
    ),
    (Outcome::Nobody, "Nobody answered: back to the plan"),
];

/// Opens the call screen. From now on the time is counted.
pub fn show(app: &mut App) {
    app.overlay = Some(Overlay::Call(Box::new(CallPane {
        scripts: Scripts {
            call: Spoken::all(&app.draft(Kind::Call)),
            voicemail: Spoken::all(&app.draft(Kind::Voicemail)),
        },
        call: Call::new(),
        began: app.now.timestamp(),
        tone: None,
        ended: None,
        mode: Mode::Speaking,
        at: 0,
    })));
}

impl CallPane {
    /// Tells whether a note is being typed, so that letters and digits are text.
    pub fn is_noting(&self) -> bool {
        matches!(self.mode, Mode::Noting(_))
    }

    /// Returns when the time on the screen is another one; `None` where none is counted.
    pub fn changes_at(&self, now: &Zoned) -> Option<Zoned> {
        let counts = self.ended.is_none() && !matches!(self.mode, Mode::Rehearsing(_));
        let passed = now.timestamp().as_millisecond() - self.began.as_millisecond();
        let rest = SignedDuration::from_millis(1000 - passed.rem_euclid(1000));
        now.checked_add(rest).ok().filter(|_| counts)
    }

    /// Returns the highlighted line of the end and the last one.
    pub fn position(&mut self) -> (&mut usize, usize) {
        let last = if self.ended.is_some() {
            OUTCOMES.len() - 1
        } else {
            0
        };
        (&mut self.at, last)
    }

    fn cue(&self, app: &App) -> Cue {
        let call = match &self.mode {
            Mode::Rehearsing(practice) => &practice.call,
            Mode::Speaking | Mode::Noting(_) => &self.call,
        };
        call.cue(&self.scripts, &app.book.reactions, &app.document.case)
    }

    /// Stops and starts what is counted, after a step in the call.
    fn follow(&mut self, app: &App) {
        let now = app.now.timestamp();
        match self.cue(app).place {
            Place::Over => {
                if self.ended.is_none() {
                    self.at = likely_outcome(&self.call);
                }
                self.ended.get_or_insert(now);
            }
            Place::Sentence(Script::Voicemail, ..) => {
                self.ended = None;
                self.tone.get_or_insert(now);
            }
            Place::Sentence(Script::Call, ..) | Place::Answer(_) => self.ended = None,
        }
    }
}

fn likely_outcome(call: &Call) -> usize {
    let outcome = match call.heard().last() {
        Some(They::Voicemail) => Outcome::Voicemail,
        Some(They::SomeoneElse) => Outcome::WordLeft,
        _ => Outcome::Spoken,
    };
    OUTCOMES
        .iter()
        .position(|(other, _)| *other == outcome)
        .unwrap_or(0)
}

/// Changes the open call with what it needs to know of the app; nothing where none is open.
fn with(app: &mut App, deed: impl FnOnce(&mut CallPane, &App)) {
    let Some(Overlay::Call(mut pane)) = app.overlay.take() else {
        return;
    };
    deed(&mut pane, app);
    app.overlay = Some(Overlay::Call(pane));
}

/// Goes on to the next sentence; at the end it takes the highlighted line.
pub fn go_on(app: &mut App) {
    match &app.overlay {
        Some(Overlay::Call(pane)) if pane.ended.is_some() && pane.mode == Mode::Speaking => {
            let outcome = OUTCOMES[pane.at].0;
            return end(app, outcome);
        }
        _ => {}
    }
    with(app, |pane, app| {
        let reactions = &app.book.reactions;
        match &mut pane.mode {
            Mode::Rehearsing(practice) if practice.is_answered => {
                let round = practice.rehearsal.round();
                let call = std::mem::take(&mut practice.call);
                practice.rehearsal = practice.rehearsal.next(reactions);
                practice.is_answered = false;
                if practice.rehearsal.round() == round {
                    practice.call = call;
                }
            }
            Mode::Rehearsing(practice) => match practice.rehearsal.hears(reactions) {
                Some(row) => {
                    practice.call.they_said(row.they);
                    practice.is_answered = true;
                }
                None => begin_anew(pane, app),
            },
            Mode::Speaking | Mode::Noting(_) => {
                pane.call.go_on(&pane.scripts, reactions);
                pane.follow(app);
            }
        }
    });
}

/// Goes back by a sentence, or from an answer to where they spoke.
pub fn go_back(app: &mut App) {
    with(app, |pane, app| {
        if pane.mode == Mode::Speaking {
            pane.call.go_back(&pane.scripts);
            pane.follow(app);
        }
    });
}

/// Leaves the note, the answer or the rehearsal; else the call screen.
pub fn back(app: &mut App) {
    let Some(Overlay::Call(pane)) = &app.overlay else {
        return;
    };
    let answers = matches!(pane.cue(app).place, Place::Answer(_));
    match &pane.mode {
        Mode::Noting(_) => with(app, |pane, _| pane.mode = Mode::Speaking),
        Mode::Rehearsing(_) => with(app, begin_anew),
        Mode::Speaking if answers => go_back(app),
        Mode::Speaking => app.overlay = None,
    }
}

/// They said something: jumps to the answer. The letter is the key of the table, 1 to 9 and 0.
pub fn they_said(app: &mut App, letter: char) {
    let number = letter.to_digit(10).map_or(0, |digit| (digit + 9) % 10);
    let they = usize::try_from(number)
        .ok()
        .and_then(|number| They::ALL.get(number));
    with(app, |pane, app| {
        if let (Some(they), Mode::Speaking) = (they, &pane.mode) {
            pane.call.they_said(*they);
            pane.follow(app);
        }
    });
}

/// Starts the rehearsal, or ends it.
pub fn rehearse(app: &mut App) {
    with(app, |pane, app| match pane.mode {
        Mode::Rehearsing(_) => begin_anew(pane, app),
        Mode::Speaking | Mode::Noting(_) => pane.mode = Mode::Rehearsing(Practice::default()),
    });
}

fn begin_anew(pane: &mut CallPane, app: &App) {
    pane.mode = Mode::Speaking;
    pane.call = Call::new();
    pane.began = app.now.timestamp();
    (pane.tone, pane.ended) = (None, None);
}

/// Begins a note on a line of its own, or ends it.
pub fn take_note(app: &mut App) {
    let notes = app.document.notes.clone();
    app.history.part();
    with(app, |pane, _| {
        pane.mode = match pane.mode {
            Mode::Noting(_) => Mode::Speaking,
            Mode::Speaking | Mode::Rehearsing(_) => Mode::Noting(Note {
                before: notes,
                text: String::new(),
                caret: Caret::default(),
            }),
        }
    });
}

/// Takes a key that no binding takes: a letter of a note.
pub fn key(app: &mut App, key: KeyEvent) {
    note(app, |text, caret| {
        hands::press(text, caret, key).map(|edit| edit.apply(text))
    });
}

/// Takes a paste into a note.
pub fn paste(app: &mut App, pasted: &str) {
    note(app, |text, caret| {
        hands::insert(caret, pasted).map(|edit| edit.apply(text))
    });
}

fn note(app: &mut App, hand: impl FnOnce(&str, &mut Caret) -> Option<String>) {
    let Some(Overlay::Call(pane)) = &mut app.overlay else {
        return;
    };
    let Mode::Noting(note) = &mut pane.mode else {
        return;
    };
    let mut caret = note.caret;
    let changed = hand(&note.text, &mut caret);
    if changed
        .as_ref()
        .is_some_and(|text| note.before.len() + text.len() > hands::MAX_BYTES)
    {
        return app.tell("The notes are full: 64 KB at most. Nothing was changed.");
    }
    note.caret = caret;
    let Some(text) = changed else { return };
    note.text = text.replace('\n', " ");
    let parts = [note.before.as_str(), note.text.as_str()];
    let filled: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let notes = filled.join("\n");
    app.change(Some(Merge::Notes), |document| document.notes = notes);
}

/// Keeps how the call ended, and shows what comes next.
fn end(app: &mut App, outcome: Outcome) {
    let (rung, kind) = match outcome {
        Outcome::Spoken | Outcome::TouchRefused => (Rung::Call, Kind::Confirmation),
        Outcome::Voicemail => (Rung::Voicemail, Kind::Email),
        Outcome::WordLeft => (Rung::OtherPerson, Kind::Email),
        Outcome::Nobody => return super::plan::show(app),
    };
    let at = app.now.timestamp();
    app.history.part();
    app.change(None, |document| {
        if document.ladder.iter().all(|tick| tick.rung != rung) {
            document.ladder.push(Tick { rung, at });
        }
        if document.state == State::Draft {
            document.state = State::Sent(at);
        }
        if outcome == Outcome::TouchRefused {
            std::rc::Rc::make_mut(&mut document.case).stay_in_touch = Some(false);
        }
    });
    app.overlay = None;
    app.kind = kind;
    app.message.caret = Caret::default();
    app.focus = Focus::Message;
    app.refresh();
    app.tell(format!(
        "Ticked: {}. This {} is ready to be copied.",
        rung.label(),
        kind.label()
    ));
}

/// Draws the screen over all but the lines at the foot, and the line on top where there is trouble.
pub fn draw(app: &App, frame: &mut Frame, pane: &CallPane) {
    let whole = frame.area();
    let top = u16::from(app.trouble.is_some());
    let area = Rect {
        y: whole.y + top,
        height: whole.height.saturating_sub(2 + top),
        ..whole
    };
    frame.clear(area);
    let cells = usize::from(area.width.saturating_sub(4));
    let head = head(app, pane, cells);
    let notes = note_lines(app, pane, cells);
    let foot = foot(app, pane, cells, usize::from(area.height));
    let room = usize::from(area.height).saturating_sub(head.len() + notes.len() + foot.len());
    let mut lines = head;
    let mut middle = middle(app, pane, cells, room);
    middle.resize_with(room, Line::default);
    lines.extend(middle);
    lines.extend(foot);
    let first_note = lines.len();
    lines.extend(notes);
    for (line, y) in lines.into_iter().zip(area.y..area.bottom()) {
        let row = Rect {
            x: area.x + 2.min(area.width),
            y,
            width: area.width.saturating_sub(4),
            height: 1,
        };
        frame.render_widget(line, row);
    }
    if let Mode::Noting(note) = &pane.mode {
        let (text, cell) = written(note);
        let shown = width(&text[..cell]) - window_start(&text, cell, cells);
        let short = |number: usize| u16::try_from(number).unwrap_or(u16::MAX);
        frame.set_cursor_position(Position {
            x: (area.x + 2 + short(shown)).min(whole.width.saturating_sub(1)),
            y: (area.y + short(first_note)).min(area.bottom().saturating_sub(1)),
        });
    }
}

/// Who, which number, which interview, and the time: always in sight.
fn head(app: &App, pane: &CallPane, cells: usize) -> Vec<Line<'static>> {
    let case = &app.document.case;
    let title = app.theme.style(Role::Title);
    let now = pane.ended.unwrap_or(app.now.timestamp());
    let time = match pane.mode {
        Mode::Rehearsing(_) => "rehearsal".to_owned(),
        Mode::Speaking | Mode::Noting(_) => elapsed(pane.began, now),
    };
    let who = cut(&who(case), cells.saturating_sub(width(&time) + 1));
    let gap = cells.saturating_sub(width(&who) + width(&time));
    vec![
        Line::from(vec![
            Span::styled(who, title),
            Span::raw(" ".repeat(gap)),
            Span::styled(time, title),
        ]),
        Line::raw(cut(&which_interview(app), cells)),
        Line::default(),
    ]
}

fn who(case: &Case) -> String {
    let or = |text: &str, none: &str| {
        if text.is_empty() {
            none.to_owned()
        } else {
            text.to_owned()
        }
    };
    let name = or(&case.contact_name, "Call");
    let number = or(&case.contact_phone, "no number known yet");
    format!("{name} · {number}")
}

fn elapsed(from: Timestamp, to: Timestamp) -> String {
    let seconds = to.duration_since(from).as_secs().max(0);
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// What to say now, and what comes next.
fn middle(app: &App, pane: &CallPane, cells: usize, room: usize) -> Vec<Line<'static>> {
    if let Mode::Rehearsing(practice) = &pane.mode {
        return rehearsal(app, pane, practice, cells, room);
    }
    let cue = pane.cue(app);
    let quiet = app.theme.style(Role::Quiet);
    let mut lines = vec![Line::styled(place(app, pane, cue.place), quiet)];
    if cue.place == Place::Over {
        lines.push(Line::default());
        lines.extend(outcomes(app, pane, cells));
        return lines;
    }
    lines.extend(large(app, &cue.now, cells, room.saturating_sub(3)));
    lines.push(Line::default());
    if let Some(next) = &cue.next {
        lines.push(Line::styled(cut(&format!("Next: {next}"), cells), quiet));
    }
    lines
}

fn place(app: &App, pane: &CallPane, place: Place) -> String {
    match place {
        Place::Sentence(Script::Call, at, of) => format!("Say ({at} of {of})"),
        Place::Sentence(Script::Voicemail, at, of) => {
            let now = app.now.timestamp();
            let seconds = pane
                .tone
                .map_or(0, |tone| now.duration_since(tone).as_secs().max(0));
            format!("Say after the tone ({at} of {of}) · {seconds} s of 30")
        }
        Place::Answer(they) => format!("They {}. Answer:", they.label()),
        Place::Over => "That is all. How did it go? (Enter takes the line)".to_owned(),
    }
}

fn outcomes(app: &App, pane: &CallPane, cells: usize) -> Vec<Line<'static>> {
    let line = |(index, (_, label)): (usize, &(Outcome, &str))| {
        let lit = index == pane.at;
        let (mark, role) = if lit {
            ("› ", Role::Lit)
        } else {
            ("  ", Role::Text)
        };
        let label = cut(label, cells.saturating_sub(2));
        Line::from(vec![
            Span::raw(mark),
            Span::styled(label, app.theme.style(role)),
        ])
    };
    OUTCOMES.iter().enumerate().map(line).collect()
}

/// Sentences with wide margins and an empty line between all rows, where there is room for it.
fn large(app: &App, sentences: &[String], cells: usize, room: usize) -> Vec<Line<'static>> {
    let style = app.theme.style(Role::Title);
    let broad = cells.saturating_sub(4).min(60);
    let rows: Vec<String> = sentences
        .iter()
        .flat_map(|text| rows(text, broad))
        .collect();
    let is_airy = rows.len() * 2 < room;
    let mut lines = Vec::new();
    for row in rows {
        if is_airy {
            lines.push(Line::default());
        }
        lines.push(Line::styled(format!("    {row}"), style));
    }
    lines
}

fn rows(text: &str, cells: usize) -> Vec<String> {
    let wrapped = Wrapped::new(text, cells);
    let row = |row: &std::ops::Range<usize>| text[row.clone()].to_owned();
    wrapped.rows.iter().map(row).collect()
}

fn rehearsal(
    app: &App,
    pane: &CallPane,
    practice: &Practice,
    cells: usize,
    room: usize,
) -> Vec<Line<'static>> {
    let reactions = &app.book.reactions;
    let quiet = app.theme.style(Role::Quiet);
    let Some(row) = practice.rehearsal.hears(reactions) else {
        return vec![
            Line::raw("That was every round, and you have heard everything."),
            Line::styled("Enter goes back to the call.", quiet),
        ];
    };
    let (round, rounds) = (practice.rehearsal.round(), reactions.rounds.len());
    let mut lines = vec![Line::styled(
        format!("Round {round} of {rounds}. You hear:"),
        quiet,
    )];
    let heard = format!("“{}”", row.hear);
    lines.extend(rows(&heard, cells).into_iter().map(Line::raw));
    lines.push(Line::default());
    if practice.is_answered {
        lines.push(Line::styled("You could say:", quiet));
        let said = pane.cue(app).now;
        lines.extend(large(app, &said, cells, room.saturating_sub(5)));
    } else {
        let hint = "Answer aloud; Enter shows an answer, Esc ends the rehearsal.";
        lines.push(Line::styled(cut(hint, cells), quiet));
    }
    lines
}

/// What they may say, with the keys, in as many columns as fit.
fn foot(app: &App, pane: &CallPane, cells: usize, height: usize) -> Vec<Line<'static>> {
    if pane.mode != Mode::Speaking || pane.ended.is_some() {
        return Vec::new();
    }
    let label = |(index, they): (usize, &They)| format!("{} {}", (index + 1) % 10, they.label());
    let labels: Vec<String> = They::ALL.iter().enumerate().map(label).collect();
    let widest = labels.iter().map(|label| width(label)).max().unwrap_or(0) + 3;
    let columns = (cells / widest).clamp(1, 3);
    let count = labels.len().div_ceil(columns);
    if count + 10 > height {
        let all = "They …: 1–9 and 0 (F1 lists them)".to_owned();
        return vec![Line::styled(cut(&all, cells), app.theme.style(Role::Quiet))];
    }
    let mut lines = vec![Line::styled("They …", app.theme.style(Role::Quiet))];
    for row in 0..count {
        let here = labels.iter().skip(row).step_by(count);
        let text = here
            .map(|label| format!("{label:<widest$}"))
            .collect::<Vec<_>>()
            .concat();
        lines.push(Line::raw(cut(text.trim_end(), cells)));
    }
    if count + 12 <= height {
        lines.push(Line::default());
    }
    lines
}

/// The note that is typed, or the last ones taken.
fn note_lines(app: &App, pane: &CallPane, cells: usize) -> Vec<Line<'static>> {
    if let Mode::Noting(note) = &pane.mode {
        let (text, at) = written(note);
        let start = window_start(&text, at, cells);
        let shown: String = skip_cells(&text, start);
        let style = app.theme.style(Role::Focus);
        return vec![Line::styled(cut(&shown, cells.max(1)), style)];
    }
    match app.document.notes.lines().last() {
        Some(last) => vec![Line::styled(
            cut(&format!("{NOTE}{last}"), cells),
            app.theme.style(Role::Yours),
        )],
        None => Vec::new(),
    }
}

const NOTE: &str = "Note: ";

/// Returns the line of the note, and the byte of its caret.
fn written(note: &Note) -> (String, usize) {
    let text = format!("{NOTE}{}", note.text);
    (text, NOTE.len() + note.caret.at)
}

/// Returns how many cells are left out in front so that the caret is in sight.
fn window_start(text: &str, at: usize, cells: usize) -> usize {
    (width(&text[..at]) + 1).saturating_sub(cells.max(1))
}

fn skip_cells(text: &str, cells: usize) -> String {
    let mut left = cells;
    let skipped = text.chars().skip_while(|letter| {
        let wide = width(letter.encode_utf8(&mut [0; 4]));
        let skips = left > 0;
        left = left.saturating_sub(wide);
        skips
    });
    skipped.collect()
}
