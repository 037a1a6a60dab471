//! The first question: cancel, move it, or not sure. Who is not sure is asked four short questions.
//!
//! Nothing has to be answered. Must not know how the answers are weighed.

use crate::domain::case::Kind;
use crate::domain::plan::{Lean, lean, must_decide_by};
use crate::tui::app::{App, Choice, Chooser, Overlay};

/// Says in a line what the person wants, as far as the text that is shown tells: short enough for
/// the narrowest facts pane.
pub fn line(app: &App) -> &'static str {
    if app.kind == Kind::Reschedule {
        "Cancel [Move] Not sure Alt+O"
    } else {
        "[Cancel] Move Not sure Alt+O"
    }
}

/// Asks what the person wants.
pub fn ask(app: &mut App) {
    let lines = vec![
        ("Cancel it".to_owned(), Choice::Show(Kind::Email)),
        (
            "Move it: ask for another date".to_owned(),
            Choice::Show(Kind::Reschedule),
        ),
        ("I'm not sure".to_owned(), Choice::Unsure(Vec::new())),
    ];
    let at = usize::from(app.kind == Kind::Reschedule);
    open(app, "What do you want to do?".to_owned(), lines, at);
}

/// Asks the next question of those who are not sure, or says what the answers speak for.
pub fn ask_unsure(app: &mut App, answers: &[bool]) {
    let given: Vec<Option<bool>> = answers.iter().copied().map(Some).collect();
    let questions = &app.book.approach.unsure;
    if let Some((lean, question)) = lean(questions, &given) {
        let say = question.map(|question| question.say.clone());
        return answer(app, lean, say);
    }
    let Some(question) = questions.get(answers.len()) else {
        return;
    };
    let with = |yes: bool| Choice::Unsure([answers, &[yes]].concat());
    let title = question.ask.clone();
    let lines = vec![
        ("Yes".to_owned(), with(true)),
        ("No".to_owned(), with(false)),
        ("Leave the questions".to_owned(), Choice::Nothing),
    ];
    open(app, title, lines, 0);
}

fn answer(app: &mut App, lean: Lean, say: Option<String>) {
    let wait = must_decide_by(&app.document.case, &app.now);
    let say = say.unwrap_or_else(|| "Nothing speaks for keeping it.".to_owned());
    let (does, choice) = match lean {
        Lean::Move => (
            "Show the message that asks for another date",
            Choice::Show(Kind::Reschedule),
        ),
        Lean::Keep => ("Keep it for now", Choice::Nothing),
        Lean::Cancel => ("Show the message that cancels", Choice::Show(Kind::Email)),
    };
    let lines = vec![
        (does.to_owned(), choice),
        (format!("{say} {wait}"), Choice::Nothing),
    ];
    let title = format!("Your answers speak for: {}", lean.label());
    open(app, title, lines, 0);
}

fn open(app: &mut App, title: String, lines: Vec<(String, Choice)>, at: usize) {
    app.overlay = Some(Overlay::Choose(Chooser { title, lines, at }));
}
