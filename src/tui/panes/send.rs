//! The send pane: the ways in which this text can go out, best first, each saying what it will do.
//!
//! bowout itself sends nothing. Must not touch the world: each way is an effect.

use std::rc::Rc;

use ratatui::text::{Line, Span};

use crate::domain::case::Kind;
use crate::domain::document::{Document, State};
use crate::formats::ics::reminder;
use crate::formats::outgoing::{decline, decline_mail, decline_name, eml, file_name, link};
use crate::outside::frame::Frame;
use crate::tui::app::{App, Overlay};
use crate::tui::msg::Effect;
use crate::tui::screen::{list, list_cells};
use crate::tui::theme::Role;
use crate::tui::widgets::wrap::cut;

/// One way out.
struct Way {
    does: String,
    detail: String,
    deed: Deed,
}

enum Deed {
    Run(Effect),
    /// It can't work now, and why.
    Cannot(String),
    MarkSent,
}

fn way(does: &str, detail: impl Into<String>, effect: Effect) -> Way {
    Way {
        does: does.to_owned(),
        detail: detail.into(),
        deed: Deed::Run(effect),
    }
}

/// Opens the pane.
pub fn show(app: &mut App) {
    app.overlay = Some(Overlay::Send(0));
}

/// Returns the last line that can be chosen.
pub fn last(app: &App) -> usize {
    ways(app).len() - 1
}

/// Takes the highlighted way.
pub fn take(app: &mut App, at: usize) -> Vec<Effect> {
    let Some(way) = ways(app).into_iter().nth(at) else {
        return Vec::new();
    };
    match way.deed {
        Deed::Run(effect) => return vec![effect],
        Deed::Cannot(why) => app.tell(why),
        Deed::MarkSent => {
            let now = app.now.timestamp();
            app.change(None, |document| document.state = State::Sent(now));
            app.overlay = None;
            app.tell("Marked as sent. The plan (F11) says what is left to settle.");
        }
    }
    Vec::new()
}

/// Returns the ways that work for this text, best first.
fn ways(app: &App) -> Vec<Way> {
    let mut ways = copies(app);
    if app.kind.has_subject() {
        ways.extend(mails(app));
    }
    if app.kind == Kind::Portal && app.document.case.portal_url.starts_with("https://") {
        let url = &app.document.case.portal_url;
        ways.push(way(
            "Open the portal in the browser",
            url,
            Effect::OpenLink(url.clone()),
        ));
    }
    ways.extend(declines(app));
    ways.extend(files(app));
    ways.push(Way {
        does: "Mark as sent".to_owned(),
        detail: "once you have sent it yourself".to_owned(),
        deed: Deed::MarkSent,
    });
    let next = Document {
        case: Rc::new(app.document.case.for_another()),
        ..Document::default()
    };
    ways.push(way(
        "Cancel another interview too",
        "a new draft with the same reason; this one is kept",
        Effect::DuplicateDraft(Box::new(next)),
    ));
    ways
}

fn copies(app: &App) -> Vec<Way> {
    let case = &app.document.case;
    let (subject, body) = app.view.parts();
    let copy = |does: &str, what: &'static str, text: &str| {
        let first = text.lines().find(|line| !line.is_empty()).unwrap_or("");
        way(
            does,
            first,
            Effect::Copy {
                what,
                text: text.to_owned(),
            },
        )
    };
    let mut ways = Vec::new();
    if let Some(subject) = subject {
        ways.push(copy("Copy the subject", "The subject", subject));
        ways.push(copy("Copy the body", "The body", body));
    }
    ways.push(copy(
        "Copy the whole message",
        "The message",
        app.view.draft.text(),
    ));
    for (known, does, what) in [
        (&case.contact_email, "Copy their address", "Their address"),
        (&case.contact_phone, "Copy their number", "Their number"),
    ] {
        if !known.is_empty() {
            ways.push(copy(does, what, known));
        }
    }
    ways
}

fn mails(app: &App) -> Vec<Way> {
    let case = &app.document.case;
    let (subject, body) = app.view.parts();
    let subject = subject.unwrap_or_default();
    if let Some(gaps) = app.gaps() {
        return vec![cannot(
            "Open it in your mail program",
            format!("{gaps} Fill that first."),
        )];
    }
    let opened = match link(case, subject, body) {
        Ok(Some(link)) => way(
            "Open it in your mail program",
            link.clone(),
            Effect::OpenLink(link),
        ),
        Ok(None) => cannot(
            "Open it in your mail program",
            "It is too long for a link: save it as a mail draft instead.".to_owned(),
        ),
        Err(why) => cannot("Open it in your mail program", why.to_string()),
    };
    let saved = match eml(case, subject, body, app.now.timestamp()) {
        Ok(bytes) => save(app, "Save it as a mail draft", "eml", bytes),
        Err(why) => cannot("Save it as a mail draft", why.to_string()),
    };
    vec![opened, saved]
}

/// The reply to the calendar from which the facts came, so that the slot is free there too.
fn declines(app: &App) -> Vec<Way> {
    const DOES: &str = "Save the declining reply";
    let (case, now) = (&app.document.case, app.now.timestamp());
    if app.document.appointment.is_empty() {
        return Vec::new();
    }
    let reply = match decline(case, &app.document.appointment, now) {
        Ok(reply) => reply,
        Err(why) => return vec![cannot(DOES, format!("{why}."))],
    };
    let to = reply.organiser.as_str().to_owned();
    let named = |does: &str, ending: &str, bytes: Vec<u8>| {
        let name = decline_name(case, ending).as_str().to_owned();
        let detail = format!("{name}, for {to}");
        way(does, detail, Effect::Save { name, bytes })
    };
    let mail = match decline_mail(case, &reply, now) {
        Ok(bytes) => named("Save that reply as a mail", "eml", bytes),
        Err(why) => cannot("Save that reply as a mail", why.to_string()),
    };
    let calendar = reply.calendar.clone().into_bytes();
    vec![named(DOES, "ics", calendar), mail]
}

fn cannot(does: &str, why: String) -> Way {
    Way {
        does: does.to_owned(),
        detail: why.clone(),
        deed: Deed::Cannot(why),
    }
}

fn files(app: &App) -> Vec<Way> {
    let text = format!("{}\n", app.view.draft.text());
    let mut ways = vec![save(
        app,
        "Save it as a text file",
        "txt",
        text.into_bytes(),
    )];
    if app.kind.has_subject() {
        let (subject, body) = app.view.parts();
        let markdown = format!("# {}\n\n{body}\n", subject.unwrap_or_default());
        ways.push(save(
            app,
            "Save it as Markdown",
            "md",
            markdown.into_bytes(),
        ));
    }
    let next = app.view.plan().ladder.iter().find_map(|step| {
        let at = step.at?.to_zoned(app.now.time_zone().clone()).ok()?;
        Some((at, step))
    });
    if let Some((at, step)) = next {
        let title = format!("Cancel the interview: {}", step.rung.label());
        let calendar = reminder(&at, &title, &step.why, app.now.timestamp());
        let name = file_name(&app.document.case, app.kind, "ics");
        let when = at.strftime("%a %-d %b %H:%M");
        let effect = Effect::Save {
            name: name.as_str().to_owned(),
            bytes: calendar.into_bytes(),
        };
        ways.push(way(
            "Save a calendar reminder",
            format!("{when}, {}", name.as_str()),
            effect,
        ));
    }
    ways
}

fn save(app: &App, does: &str, ending: &str, bytes: Vec<u8>) -> Way {
    let name = file_name(&app.document.case, app.kind, ending);
    let name = name.as_str().to_owned();
    way(
        does,
        format!("{name}, in this folder"),
        Effect::Save { name, bytes },
    )
}

/// Draws the pane.
pub fn draw(app: &App, frame: &mut Frame, at: usize) {
    let cells = list_cells(frame);
    let line = |(index, way): (usize, Way)| {
        let role = if index == at { Role::Lit } else { Role::Text };
        let does = format!("{:<30}", way.does);
        let detail = cut(&way.detail, cells.saturating_sub(32));
        Line::from(vec![
            Span::styled(cut(&does, cells), app.theme.style(role)),
            Span::styled(format!("  {detail}"), app.theme.style(Role::Quiet)),
        ])
    };
    let lines = ways(app).into_iter().enumerate().map(line).collect();
    list(
        app,
        frame,
        "Out with it (bowout itself sends nothing)",
        lines,
        at,
    );
}

#[cfg(test)]
mod tests {
    use jiff::Zoned;
    use ratatui::layout::Size;

    use super::*;
    use crate::book::Book;
    use crate::domain::case::{Case, Reason};
    use crate::tui::theme::Theme;

    #[test]
    fn another_interview_begins_with_the_same_reason_and_nothing_of_this_one() {
        let case = Case {
            reason: Some(Reason::AnotherJob),
            your_name: "Kim Novak".to_owned(),
            company: "Saffron Labs".to_owned(),
            contact_name: "Ana Ruiz".to_owned(),
            ..Case::default()
        };
        let document = Document {
            case: Rc::new(case),
            ..Document::default()
        };
        let now: Zoned = "2026-11-22T20:00[UTC]".parse().unwrap();
        let (book, theme) = (Rc::new(Book::builtin()), Theme { coloured: true });
        let mut app = App::new(book, document, now, Size::new(120, 40), theme);
        let at = last(&app);
        let effects = take(&mut app, at);
        let [Effect::DuplicateDraft(next)] = effects.as_slice() else {
            panic!("{effects:?}");
        };
        assert_eq!(next.case.reason, Some(Reason::AnotherJob));
        assert_eq!(next.case.your_name, "Kim Novak");
        assert!(next.case.company.is_empty() && next.case.contact_name.is_empty());
    }
}
