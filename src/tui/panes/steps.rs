//! The steps pane: the six steps with the words that prove each, then what to mind.
//!
//! Must not know how a step is proved or a finding found.

use std::ops::Range;

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::domain::case::Fact;
use crate::domain::edit::clamp;
use crate::domain::plan::Rung;
use crate::domain::review::{Finding, RULES, Rule, Severity, StepReport};
use crate::domain::step::{Step, StepState};
use crate::outside::frame::Frame;
use crate::tui::app::{App, Choice, Chooser, Focus, Overlay, dismissal};
use crate::tui::screen::{pane, sign};
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::hands::Caret;
use crate::tui::widgets::part::Part;
use crate::tui::widgets::wrap::Wrapped;

/// The most findings that are shown at a time, worst first.
pub const MOST_FINDINGS: usize = 5;

/// The rule that finds gaps.
const GAP: &str = "placeholder";

/// Which line is highlighted.
#[derive(Clone, Debug, Default)]
pub struct StepsPane {
    at: usize,
    /// The pane as it was drawn last: a letter within a word leaves it as it is.
    drawn: Part<Look>,
}

/// All that the look of the pane depends on.
#[derive(Clone, Debug, PartialEq)]
struct Look {
    entries: Vec<Entry>,
    at: usize,
    focus: Focus,
    is_covered: bool,
    theme: Theme,
    area: Rect,
}

/// What a line that can be chosen says.
#[derive(Clone, Debug, PartialEq)]
struct Entry {
    is_step: bool,
    sign: &'static str,
    role: Role,
    head: String,
    detail: String,
}

impl StepsPane {
    /// Keeps the highlight on a line that exists.
    pub fn keep_in(&mut self, rows: usize) {
        self.at = self.at.min(rows.saturating_sub(1));
    }
}

/// One line that can be chosen.
#[derive(Clone, Copy, Debug)]
pub enum Item<'a> {
    /// A step.
    Step(&'a StepReport),
    /// Something that the plan warns of.
    Warning(&'a str),
    /// Something that the review found.
    Finding(&'a Finding),
}

/// Returns the lines that can be chosen, from top to bottom.
pub fn rows(app: &App) -> Vec<Item<'_>> {
    let steps = app.review().steps.iter().map(Item::Step);
    let warnings = app
        .view
        .plan()
        .warnings
        .iter()
        .map(|warning| Item::Warning(&warning.message));
    // One line tells of all gaps: while the facts are typed there are many.
    let mut has_gap = false;
    let findings = app.findings().into_iter().filter(|finding| {
        let is_gap = finding.rule == GAP;
        let again = is_gap && has_gap;
        has_gap |= is_gap;
        !again
    });
    let findings = findings.take(MOST_FINDINGS).map(Item::Finding);
    steps.chain(warnings).chain(findings).collect()
}

/// Moves the highlight.
pub fn go(app: &mut App, down: bool) {
    let last = rows(app).len().saturating_sub(1);
    app.steps.at = if down {
        (app.steps.at + 1).min(last)
    } else {
        app.steps.at.saturating_sub(1)
    };
}

/// Puts the highlight on a step.
pub fn go_to(app: &mut App, step: Step) {
    app.steps.at = step.number() - 1;
}

/// Returns the step that is highlighted, if one is.
pub fn selected_step(app: &App) -> Option<Step> {
    match rows(app).get(app.steps.at) {
        Some(Item::Step(report)) => Some(report.step),
        _ => None,
    }
}

/// Goes to the words that the highlighted line is about; on step 1 it opens the choice.
pub fn open(app: &mut App) {
    let target = match rows(app).get(app.steps.at) {
        Some(Item::Step(report)) if report.step == Step::Approach => return ask_for_approach(app),
        Some(Item::Step(report)) => {
            let Some(span) = report.evidence.first() else {
                let note = unproved(report);
                return app.tell(note);
            };
            span.start
        }
        Some(Item::Finding(finding)) => finding.span.start,
        Some(Item::Warning(message)) => {
            let message = (*message).to_owned();
            return app.tell(message);
        }
        None => return,
    };
    app.focus = Focus::Message;
    app.message.caret = Caret::new(target);
    app.refresh();
}

fn unproved(report: &StepReport) -> String {
    if report.note.is_empty() {
        return "No words in the message show this step.".to_owned();
    }
    report.note.clone()
}

/// Takes the next approach instead of the advice, or the one before.
pub fn change_approach(app: &mut App, forward: bool) {
    if selected_step(app) != Some(Step::Approach) {
        return;
    }
    let all = APPROACHES;
    let now = all
        .iter()
        .position(|rung| *rung == app.view.plan().first)
        .unwrap_or(0);
    let next = if forward {
        now + 1
    } else {
        now + all.len() - 1
    } % all.len();
    choose_approach(app, all[next]);
}

/// What a person may choose to go about it by.
const APPROACHES: &[Rung] = &[
    Rung::Call,
    Rung::Voicemail,
    Rung::Email,
    Rung::Text,
    Rung::Portal,
];

fn choose_approach(app: &mut App, rung: Rung) {
    let value = if rung == app.view.plan().advised {
        ""
    } else {
        rung.name()
    };
    app.set(Fact::Approach, value, None);
}

fn ask_for_approach(app: &mut App) {
    let line = |rung: &Rung| {
        let advised = *rung == app.view.plan().advised;
        let value = if advised {
            String::new()
        } else {
            rung.name().to_owned()
        };
        let label = if advised {
            format!("{} (advised)", rung.label())
        } else {
            rung.label().to_owned()
        };
        (label, Choice::Set(Fact::Approach, value))
    };
    app.overlay = Some(Overlay::Choose(Chooser {
        title: "How will you go about it?".to_owned(),
        lines: APPROACHES.iter().map(line).collect(),
        at: APPROACHES
            .iter()
            .position(|rung| *rung == app.view.plan().first)
            .unwrap_or(0),
    }));
}

/// Returns the finding that a key acts on: the highlighted one, or the one under the caret, or the
/// worst.
fn acted_on(app: &App) -> Option<Finding> {
    let findings = app.findings();
    let chosen = if app.focus == Focus::Steps {
        rows(app).get(app.steps.at).and_then(|item| match item {
            Item::Finding(finding) => Some((*finding).clone()),
            _ => None,
        })
    } else {
        let at = app.message.caret.at;
        let under = |finding: &&&Finding| finding.span.start <= at && at <= finding.span.end;
        findings
            .iter()
            .find(under)
            .map(|finding| (*finding).clone())
    };
    chosen.or_else(|| findings.first().map(|finding| (*finding).clone()))
}

/// Applies the mend of a finding.
pub fn mend(app: &mut App) {
    let Some(finding) = acted_on(app) else {
        return app.tell("There is nothing to mend.");
    };
    let Some(fix) = finding.fix else {
        return app.tell(format!(
            "There is no ready mend for this: {}",
            finding.message
        ));
    };
    let caret = Caret::new(fix.edit.range.start + fix.edit.insert.len());
    app.history.part();
    super::message::apply(app, &fix.edit, caret, None);
    app.tell(format!("Done: {}. Ctrl+U takes it back.", fix.label));
}

/// Dismisses a finding for this message.
pub fn dismiss(app: &mut App) {
    let Some(finding) = acted_on(app) else {
        return app.tell("There is nothing to dismiss.");
    };
    let key = dismissal(app.view.draft.text(), &finding);
    app.change(None, |document| {
        document.dismissed.insert(key);
    });
    app.tell(format!(
        "Dismissed for this message: {}. Ctrl+U brings it back.",
        finding.rule
    ));
}

/// Brings back what was dismissed in this message.
pub fn bring_back(app: &mut App) {
    if app.document.dismissed.is_empty() {
        return app.tell("Nothing was dismissed.");
    }
    app.change(None, |document| document.dismissed.clear());
    app.tell("What was dismissed is back.");
}

/// Shows why a finding fired: its rule, what that is about, the words, and what can be done.
pub fn explain(app: &mut App) {
    let Some(finding) = acted_on(app) else {
        return app.tell("Nothing was found, so there is nothing to explain.");
    };
    let text = app.view.draft.text();
    let words = text[clamp(text, &finding.span)].replace('\n', " ");
    let about = rule_named(finding.rule).map_or("", |rule| rule.about);
    let mut lines = vec![(finding.message.clone(), Choice::Nothing)];
    if !words.is_empty() {
        lines.push((format!("The words: “{words}”"), Choice::Nothing));
    }
    if let Some(fix) = &finding.fix {
        lines.push((format!("Mend it: {}", fix.label), Choice::Mend));
    }
    lines.push(("Dismiss it for this message".to_owned(), Choice::Dismiss));
    let (rule, severity) = (finding.rule, finding.severity.label());
    app.overlay = Some(Overlay::Choose(Chooser {
        title: format!("{rule} ({severity}): {about}"),
        lines,
        at: 0,
    }));
}

fn rule_named(id: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.id == id)
}

/// Draws the pane, unless it looks as it did last.
pub fn draw(app: &App, frame: &mut Frame, area: Rect) {
    let look = Look {
        entries: entries(app),
        at: app.steps.at,
        focus: app.focus,
        is_covered: app.overlay.is_some(),
        theme: app.theme,
        area,
    };
    app.steps.drawn.draw(frame, look, |frame, look| {
        draw_anew(app, frame, area, &look.entries);
    });
}

fn draw_anew(app: &App, frame: &mut Frame, area: Rect, entries: &[Entry]) {
    let title = Line::styled(" Steps ", app.theme.style(Role::Title));
    let Some(inner) = pane(app, frame, area, Focus::Steps, title) else {
        return;
    };
    for ((_, line), y) in visible_lines(app, entries, inner)
        .into_iter()
        .zip(inner.y..inner.bottom())
    {
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

/// Puts the highlight on the item in a row of the screen.
pub fn click(app: &mut App, inner: Rect, y: u16) {
    let row = usize::from(y.saturating_sub(inner.y));
    if let Some((Some(item), _)) = visible_lines(app, &entries(app), inner).get(row) {
        app.steps.at = *item;
    }
}

/// A line, and the item that it belongs to.
type ItemLine = (Option<usize>, Line<'static>);

fn visible_lines(app: &App, entries: &[Entry], inner: Rect) -> Vec<ItemLine> {
    let lines = lines(app, entries, usize::from(inner.width));
    let chosen = |(item, _): &ItemLine| *item == Some(app.steps.at);
    let start = lines.iter().position(chosen).unwrap_or(0);
    let end = lines.iter().rposition(chosen).unwrap_or(0) + 1;
    let first = end.saturating_sub(usize::from(inner.height)).min(start);
    lines.into_iter().skip(first).collect()
}

fn lines(app: &App, entries: &[Entry], cells: usize) -> Vec<ItemLine> {
    let mut lines = Vec::new();
    let first_mind = entries.iter().position(|entry| !entry.is_step);
    for (index, entry) in entries.iter().enumerate() {
        if first_mind == Some(index) {
            lines.push((None, Line::default()));
            lines.push((None, Line::styled("To mind", app.theme.style(Role::Title))));
        }
        let of_entry = entry_lines(app, entry, is_highlighted(app, index), cells);
        lines.extend(of_entry.into_iter().map(|line| (Some(index), line)));
    }
    lines
}

fn is_highlighted(app: &App, index: usize) -> bool {
    index == app.steps.at && app.focus == Focus::Steps
}

fn entries(app: &App) -> Vec<Entry> {
    let items = rows(app).into_iter().enumerate();
    let entry = |(index, item)| entry(app, item, is_highlighted(app, index));
    items.map(entry).collect()
}

fn entry(app: &App, item: Item, highlighted: bool) -> Entry {
    let ((sign, role), head, detail) = match item {
        Item::Step(report) => {
            let head = format!("{} {}", report.step.number(), report.step.label());
            (sign(report.state), head, step_detail(app, report))
        }
        Item::Warning(message) => (("!", Role::Warn), message.to_owned(), String::new()),
        Item::Finding(finding) => {
            let sign = match finding.severity {
                Severity::Stop => ("✗", Role::Stop),
                Severity::Warn => ("!", Role::Warn),
                Severity::Hint => ("i", Role::Quiet),
            };
            let gaps = app.gaps().filter(|_| finding.rule == GAP);
            let detail = match gaps {
                Some(_) => String::new(),
                None => finding_detail(app, finding, highlighted),
            };
            let head = gaps.unwrap_or_else(|| finding.message.clone());
            (sign, head, detail)
        }
    };
    Entry {
        is_step: matches!(item, Item::Step(_)),
        sign,
        role,
        head,
        detail,
    }
}

fn entry_lines(app: &App, entry: &Entry, highlighted: bool, cells: usize) -> Vec<Line<'static>> {
    let Entry { head, detail, .. } = entry;
    let style = app.theme.style(entry.role);
    let head_style = if highlighted {
        app.theme.style(Role::Lit)
    } else {
        Style::default()
    };
    let room = cells.saturating_sub(2);
    let mut lines = Vec::new();
    for (index, row) in Wrapped::new(head, room).rows.iter().enumerate() {
        let mark = if index == 0 {
            format!("{} ", entry.sign)
        } else {
            "  ".to_owned()
        };
        lines.push(Line::from(vec![
            Span::styled(mark, style),
            Span::styled(head[row.clone()].to_owned(), head_style),
        ]));
    }
    if !detail.is_empty() {
        let quiet = app.theme.style(Role::Quiet);
        let rows = Wrapped::new(detail, room).rows;
        lines.extend(
            rows.iter()
                .map(|row| Line::styled(format!("  {}", &detail[row.clone()]), quiet)),
        );
    }
    lines
}

/// Returns the words that prove a step best: the longest, but "cancel" for the cancellation.
fn telling<'r>(text: &str, report: &'r StepReport) -> Option<&'r Range<usize>> {
    let says_cancel = |span: &Range<usize>| {
        let words = &text[clamp(text, span)];
        report.step == Step::Cancellation && words.to_lowercase().contains("cancel")
    };
    let spans = report.evidence.iter();
    spans.max_by_key(|span| (says_cancel(span), span.len()))
}

fn step_detail(app: &App, report: &StepReport) -> String {
    if report.step == Step::Approach {
        return approach_detail(app);
    }
    let text = app.view.draft.text();
    match telling(text, report) {
        Some(span) if report.state == StepState::Met => {
            let words = &text[clamp(text, span)];
            format!(
                "{}: “{}”",
                report.state.label(),
                crate::tui::widgets::wrap::cut(&words.replace('\n', " "), 44)
            )
        }
        _ if report.note.is_empty() => report.state.label().to_owned(),
        _ => format!("{}: {}", report.state.label(), report.note),
    }
}

fn approach_detail(app: &App) -> String {
    let plan = app.view.plan();
    let why = plan.why.first().map_or("", |why| why.as_str());
    if plan.first == plan.advised {
        format!("{}: {why}", plan.first.label())
    } else {
        format!(
            "{}, your choice. Advised: {}: {why}",
            plan.first.label(),
            plan.advised.label()
        )
    }
}

fn finding_detail(app: &App, finding: &Finding, highlighted: bool) -> String {
    let text = app.view.draft.text();
    let words = text[clamp(text, &finding.span)].replace('\n', " ");
    let mend = match &finding.fix {
        Some(fix) if highlighted => format!(" F: {}.", fix.label),
        Some(fix) => format!(" Mend: {}.", fix.label),
        None => String::new(),
    };
    if words.is_empty() {
        mend.trim_start().to_owned()
    } else {
        format!("“{}”{mend}", crate::tui::widgets::wrap::cut(&words, 40))
    }
}
