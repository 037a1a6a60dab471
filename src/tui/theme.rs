//! Twelve named roles, from which every style on the screen comes.
//!
//! Only the terminal's own 16 colours are used, so that dark and light backgrounds both stay
//! readable. Every state also has a sign or a word: colour never speaks alone.

use ratatui::style::{Color, Modifier, Style};

use crate::domain::step::Step;

/// What a thing on the screen is, for its style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Ordinary words.
    Text,
    /// Words that stand back.
    Quiet,
    /// The frame of a pane.
    Frame,
    /// The frame of the pane that has the focus, and the field in it.
    Focus,
    /// The name of a pane, a key in the footer.
    Title,
    /// Something is as it should be.
    Good,
    /// Something to mind.
    Warn,
    /// Something that must not go out.
    Stop,
    /// A missing fact.
    Gap,
    /// The person's own words.
    Yours,
    /// What is selected or lit.
    Lit,
    /// The cancellation itself.
    Decision,
}

/// Turns roles into styles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Whether colours may be used (`NO_COLOR`).
    pub coloured: bool,
}

impl Theme {
    /// Returns the style of a role.
    pub fn style(self, role: Role) -> Style {
        let plain = Style::default();
        let (colour, modifier) = match role {
            Role::Text => (None, Modifier::empty()),
            Role::Quiet => (None, Modifier::DIM),
            Role::Frame => (Some(Color::DarkGray), Modifier::empty()),
            Role::Focus | Role::Decision => (Some(Color::Cyan), Modifier::BOLD),
            Role::Title => (None, Modifier::BOLD),
            Role::Good => (Some(Color::Green), Modifier::empty()),
            Role::Warn => (Some(Color::Magenta), Modifier::BOLD),
            Role::Stop => (Some(Color::Red), Modifier::BOLD),
            Role::Gap => (Some(Color::Red), Modifier::REVERSED),
            Role::Yours => (None, Modifier::ITALIC),
            Role::Lit => (None, Modifier::REVERSED),
        };
        match colour.filter(|_| self.coloured) {
            Some(colour) => plain.fg(colour).add_modifier(modifier),
            None => plain.add_modifier(modifier),
        }
    }

    /// Returns the tint of a sentence that takes a step.
    pub fn tint(self, step: Option<Step>) -> Style {
        let colour = match step {
            Some(Step::Appreciation | Step::WrapUp) => Color::Green,
            Some(Step::Cancellation) => return self.style(Role::Decision),
            Some(Step::Explanation) => Color::Magenta,
            Some(Step::KeepInTouch) => Color::Blue,
            Some(Step::Approach) | None => return self.style(Role::Text),
        };
        if self.coloured {
            Style::default().fg(colour)
        } else {
            Style::default()
        }
    }
}
