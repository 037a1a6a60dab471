//! `BINDINGS`: the one table of keys. It makes dispatch, footer, help overlay and `bowout keys`.
//!
//! Must not know what an action does to the screen.

use std::fmt;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::app::{Focus, Overlay};
use crate::domain::keywords::keywords;

keywords! {
    /// Where a binding holds.
    pub enum Scope {
        /// In every pane, when no overlay is open.
        Anywhere = "anywhere", "Anywhere";
        /// In the facts.
        Facts = "facts", "Facts";
        /// In the message.
        Message = "message", "Message";
        /// In the steps.
        Steps = "steps", "Steps";
        /// In the list of drafts.
        Drafts = "drafts", "Drafts";
        /// A draft that another bowout has open.
        Look = "look", "A draft that is open elsewhere";
        /// On the call screen.
        Call = "call", "During a call";
        /// In a note on the call screen.
        Note = "note", "In a note of the call";
        /// In an overlay: help, a choice, a question.
        Overlay = "overlay", "Lists and questions";
        /// Even when an overlay is open.
        Always = "always", "Always";
    }
}

keywords! {
    /// What a key does: the stable name, and the sentence that help shows.
    pub enum Action {
        /// Copies subject and body, or the whole of a text without a subject.
        CopyMessage = "copy-message", "Copies the whole message.";
        /// Copies the subject alone.
        CopySubject = "copy-subject", "Copies the subject alone.";
        /// Copies the body alone.
        CopyBody = "copy-body", "Copies the body alone.";
        /// Moves on to the next field or pane.
        NextField = "next-field", "Goes to the next field, and on to message and steps.";
        /// Moves back to the field or pane before.
        PreviousField = "previous-field", "Goes to the field or pane before.";
        /// Goes to the next pane.
        NextPane = "next-pane", "Goes to the next pane.";
        /// Goes to the message, to write in it.
        EditMessage = "edit-message", "Goes to the message, to change its words.";
        /// Shows the next text.
        NextKind = "next-kind", "Shows the next text: email, call, voicemail …";
        /// Shows the text before.
        PreviousKind = "previous-kind", "Shows the text before.";
        /// Offers other words for the sentence under the cursor.
        NextWording = "next-wording", "Says the sentence under the cursor in other words.";
        /// Goes back to the words before.
        PreviousWording = "previous-wording", "Goes back to the words before.";
        /// Gives a changed sentence back to bowout.
        GiveBack = "give-back", "Gives your sentence back to bowout, showing both first.";
        /// Shows the step that the sentence under the cursor takes.
        ShowStep = "show-step", "Goes from the sentence to its step.";
        /// Opens the message in the person's own editor.
        OpenEditor = "open-editor", "Opens the message in your own editor ($VISUAL or $EDITOR).";
        /// Applies the mend of a finding.
        ApplyFix = "apply-fix", "Applies the mend that is offered.";
        /// Dismisses a finding for this message.
        Dismiss = "dismiss", "Dismisses the finding for this message.";
        /// Brings back what was dismissed.
        BringBack = "bring-back", "Brings back what was dismissed in this message.";
        /// Shows why a finding fired.
        Why = "why", "Shows why the finding fired, and what can be done about it.";
        /// Goes to the words that a step or a finding is about, or chooses.
        Open = "open", "Goes to the words, or opens the choice.";
        /// Chooses the highlighted line.
        Choose = "choose", "Chooses the line.";
        /// Shows the plan.
        ShowPlan = "show-plan", "Shows the plan: the ladder, what is sent, the loose ends.";
        /// Opens the call screen.
        CallScreen = "call-screen", "Opens the call screen: a sentence at a time, and what they may say.";
        /// Goes on in the call.
        NextSentence = "next-sentence", "Says the next sentence; at the end takes the line.";
        /// Goes back in the call.
        PreviousSentence = "previous-sentence", "Goes back by a sentence.";
        /// Shows the answer to what they say.
        TheySaid = "they-said", "They said something: shows what to answer.";
        /// Takes a note.
        TakeNote = "take-note", "Takes a note, or ends it.";
        /// Rehearses the call.
        Rehearse = "rehearse", "Rehearses the call in three rounds, or ends that.";
        /// Lists the drafts.
        Drafts = "drafts", "Lists the drafts: open, begin, duplicate, discard.";
        /// Begins a new draft.
        NewDraft = "new-draft", "Begins a new draft.";
        /// Begins a draft like this one.
        DuplicateDraft = "duplicate-draft", "Begins a new draft like the one that is shown.";
        /// Discards a draft.
        DiscardDraft = "discard-draft", "Discards the draft; it can be had back for 30 days.";
        /// Takes the discarded draft back.
        RestoreDraft = "restore-draft", "Takes the draft back that was discarded last.";
        /// Asks what the person wants: cancel, move it, not sure.
        FirstQuestion = "first-question", "Asks what you want: cancel, move it, not sure.";
        /// Shows the ways in which the text can go out.
        Send = "send", "Shows the ways out: clipboard, mail program, files.";
        /// Ticks a line of the plan.
        Tick = "tick", "Ticks the line of the plan, or takes the tick back.";
        /// Goes one line up.
        Up = "up", "Goes up.";
        /// Goes one line down.
        Down = "down", "Goes down.";
        /// Takes the value before.
        PreviousChoice = "previous-choice", "Takes the choice before.";
        /// Takes the next value.
        NextChoice = "next-choice", "Takes the next choice.";
        /// Takes the last change back.
        Undo = "undo", "Takes the last change back.";
        /// Makes the change again.
        Redo = "redo", "Makes the change again.";
        /// Opens the table of keys.
        Help = "help", "Shows these keys.";
        /// Goes back one level.
        Back = "back", "Goes back one level.";
        /// Draws the screen anew.
        Redraw = "redraw", "Draws the screen anew.";
        /// Copies the selection, or says how to leave.
        CopySelection = "copy-selection", "Copies the selection; without one it says how to leave.";
        /// Stops bowout until `fg`.
        Suspend = "suspend", "Suspends bowout; `fg` brings it back.";
        /// Leaves and keeps the text.
        Leave = "leave", "Leaves and keeps the text.";
    }
}

/// One line of the table.
pub struct Binding {
    /// The keys, the one that is shown first.
    pub keys: &'static [&'static str],
    /// What they do.
    pub action: Action,
    /// Where they hold.
    pub scope: Scope,
    /// The word in the footer; empty for what the footer leaves out.
    pub hint: &'static str,
}

const fn key(
    scope: Scope,
    keys: &'static [&'static str],
    action: Action,
    hint: &'static str,
) -> Binding {
    Binding {
        keys,
        action,
        scope,
        hint,
    }
}

/// Every key that does something, in the order in which help and footer show them.
///
/// Keys with Alt or a number have a second way, since some terminals keep them for themselves.
pub const BINDINGS: &[Binding] = &[
    key(
        Scope::Anywhere,
        &["ctrl+s", "f5"],
        Action::CopySubject,
        "subject",
    ),
    key(Scope::Anywhere, &["ctrl+g", "f6"], Action::CopyBody, "body"),
    key(Scope::Anywhere, &["ctrl+y"], Action::CopyMessage, "copy"),
    key(
        Scope::Anywhere,
        &["shift+f4", "alt+o"],
        Action::FirstQuestion,
        "",
    ),
    key(Scope::Anywhere, &["ctrl+x"], Action::Send, "send"),
    key(
        Scope::Anywhere,
        &["ctrl+t", "f3"],
        Action::NextKind,
        "next text",
    ),
    key(
        Scope::Anywhere,
        &["alt+t", "shift+f3"],
        Action::PreviousKind,
        "",
    ),
    key(Scope::Anywhere, &["tab"], Action::NextField, ""),
    key(Scope::Anywhere, &["shift+tab"], Action::PreviousField, ""),
    key(Scope::Anywhere, &["f2", "alt+n"], Action::NextPane, ""),
    key(Scope::Anywhere, &["f4", "alt+m"], Action::EditMessage, ""),
    key(Scope::Anywhere, &["f11", "alt+p"], Action::ShowPlan, "plan"),
    key(
        Scope::Anywhere,
        &["shift+f11", "alt+c"],
        Action::CallScreen,
        "",
    ),
    key(Scope::Anywhere, &["f12", "alt+l"], Action::Drafts, ""),
    key(Scope::Anywhere, &["ctrl+o"], Action::OpenEditor, ""),
    key(Scope::Anywhere, &["ctrl+u"], Action::Undo, "undo"),
    key(Scope::Anywhere, &["ctrl+r"], Action::Redo, ""),
    key(Scope::Anywhere, &["f1"], Action::Help, "help"),
    key(Scope::Anywhere, &["esc"], Action::Back, ""),
    key(Scope::Facts, &["enter"], Action::NextField, ""),
    key(Scope::Facts, &["up"], Action::PreviousField, ""),
    key(Scope::Facts, &["down"], Action::NextField, ""),
    key(
        Scope::Message,
        &["f8", "alt+w"],
        Action::NextWording,
        "other words",
    ),
    key(
        Scope::Message,
        &["shift+f8", "alt+q"],
        Action::PreviousWording,
        "",
    ),
    key(
        Scope::Message,
        &["f9", "alt+g"],
        Action::GiveBack,
        "give back",
    ),
    key(
        Scope::Message,
        &["f7", "alt+s"],
        Action::ShowStep,
        "its step",
    ),
    key(Scope::Message, &["f10", "alt+x"], Action::ApplyFix, "mend"),
    key(Scope::Message, &["shift+f10", "alt+i"], Action::Dismiss, ""),
    key(Scope::Message, &["shift+f9", "alt+y"], Action::Why, "why"),
    key(Scope::Steps, &["up", "k"], Action::Up, ""),
    key(Scope::Steps, &["down", "j"], Action::Down, ""),
    key(Scope::Steps, &["enter"], Action::Open, "go to the words"),
    key(Scope::Steps, &["left"], Action::PreviousChoice, ""),
    key(
        Scope::Steps,
        &["right", "space"],
        Action::NextChoice,
        "change approach",
    ),
    key(Scope::Steps, &["f", "f10"], Action::ApplyFix, "mend"),
    key(Scope::Steps, &["p"], Action::ShowPlan, "plan"),
    key(Scope::Steps, &["c"], Action::CallScreen, "call"),
    key(Scope::Steps, &["d"], Action::Dismiss, "dismiss"),
    key(Scope::Steps, &["w"], Action::Why, "why"),
    key(Scope::Steps, &["b"], Action::BringBack, ""),
    key(Scope::Steps, &["?"], Action::Help, ""),
    key(Scope::Drafts, &["n"], Action::NewDraft, "new"),
    key(Scope::Drafts, &["c"], Action::DuplicateDraft, "duplicate"),
    key(
        Scope::Drafts,
        &["x", "delete"],
        Action::DiscardDraft,
        "discard",
    ),
    key(Scope::Drafts, &["u"], Action::RestoreDraft, "take back"),
    key(Scope::Look, &["c"], Action::DuplicateDraft, "duplicate"),
    key(
        Scope::Call,
        &["enter", "space", "right"],
        Action::NextSentence,
        "next",
    ),
    key(
        Scope::Call,
        &["left", "backspace"],
        Action::PreviousSentence,
        "before",
    ),
    key(
        Scope::Call,
        &["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"],
        Action::TheySaid,
        "they said …",
    ),
    key(Scope::Call, &["up"], Action::Up, ""),
    key(Scope::Call, &["down"], Action::Down, ""),
    key(Scope::Call, &["tab"], Action::TakeNote, "note"),
    key(Scope::Call, &["r"], Action::Rehearse, "rehearse"),
    key(Scope::Call, &["esc"], Action::Back, "back"),
    key(Scope::Call, &["f1", "?"], Action::Help, "help"),
    key(
        Scope::Note,
        &["enter", "tab"],
        Action::TakeNote,
        "keeps the note",
    ),
    key(Scope::Note, &["esc"], Action::Back, "back"),
    key(Scope::Note, &["f1"], Action::Help, ""),
    key(Scope::Overlay, &["up", "k"], Action::Up, ""),
    key(Scope::Overlay, &["down", "j"], Action::Down, ""),
    key(Scope::Overlay, &["space"], Action::Tick, "tick"),
    key(Scope::Overlay, &["enter"], Action::Choose, "choose"),
    key(Scope::Overlay, &["esc"], Action::Back, "back"),
    key(Scope::Overlay, &["f1", "?"], Action::Help, ""),
    key(Scope::Always, &["ctrl+c"], Action::CopySelection, ""),
    key(Scope::Always, &["ctrl+l"], Action::Redraw, ""),
    key(Scope::Always, &["ctrl+z"], Action::Suspend, ""),
    key(Scope::Always, &["ctrl+q"], Action::Leave, "leave"),
];

/// Returns the scopes in which a key is looked up where the focus is, the nearest first.
pub fn scopes(focus: Focus, overlay: Option<&Overlay>) -> &'static [Scope] {
    match (overlay, focus) {
        (Some(Overlay::Drafts(_)), _) => &[Scope::Drafts, Scope::Overlay, Scope::Always],
        (Some(Overlay::Look(_)), _) => &[Scope::Look, Scope::Overlay, Scope::Always],
        (Some(Overlay::Call(pane)), _) if pane.is_noting() => &[Scope::Note, Scope::Always],
        (Some(Overlay::Call(_)), _) => &[Scope::Call, Scope::Always],
        (Some(_), _) => &[Scope::Overlay, Scope::Always],
        (None, Focus::Facts) => &[Scope::Facts, Scope::Anywhere, Scope::Always],
        (None, Focus::Message) => &[Scope::Message, Scope::Anywhere, Scope::Always],
        (None, Focus::Steps) => &[Scope::Steps, Scope::Anywhere, Scope::Always],
    }
}

/// Finds what a key does in one scope.
pub fn find(scope: Scope, chord: Chord) -> Option<Action> {
    BINDINGS
        .iter()
        .filter(|binding| binding.scope == scope)
        .find(|binding| {
            binding
                .keys
                .iter()
                .any(|key| Chord::parse(key) == Some(chord))
        })
        .map(|binding| binding.action)
}

/// A key with its modifiers, apart from how a terminal reports it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chord {
    code: KeyCode,
    modifiers: KeyModifiers,
}

const NAMED: &[(&str, KeyCode)] = &[
    ("tab", KeyCode::Tab),
    ("enter", KeyCode::Enter),
    ("esc", KeyCode::Esc),
    ("space", KeyCode::Char(' ')),
    ("backspace", KeyCode::Backspace),
    ("delete", KeyCode::Delete),
    ("up", KeyCode::Up),
    ("down", KeyCode::Down),
    ("left", KeyCode::Left),
    ("right", KeyCode::Right),
    ("home", KeyCode::Home),
    ("end", KeyCode::End),
    ("pageup", KeyCode::PageUp),
    ("pagedown", KeyCode::PageDown),
    ("lt", KeyCode::Char('<')),
];

impl Chord {
    /// Reads a key as the table writes it: `ctrl+y`, `shift+tab`, `f1`, `?`.
    pub fn parse(written: &str) -> Option<Chord> {
        let mut modifiers = KeyModifiers::NONE;
        let mut rest = written;
        for (name, modifier) in [
            ("ctrl+", KeyModifiers::CONTROL),
            ("alt+", KeyModifiers::ALT),
            ("shift+", KeyModifiers::SHIFT),
        ] {
            if let Some(after) = rest.strip_prefix(name).filter(|after| !after.is_empty()) {
                modifiers |= modifier;
                rest = after;
            }
        }
        code(rest).map(|code| Chord { code, modifiers })
    }

    /// Takes a key as the terminal reports it, with its differences evened out.
    pub fn of(key: &KeyEvent) -> Chord {
        let mut modifiers =
            key.modifiers & (KeyModifiers::CONTROL | KeyModifiers::ALT | KeyModifiers::SHIFT);
        let code = match key.code {
            KeyCode::BackTab => {
                modifiers |= KeyModifiers::SHIFT;
                KeyCode::Tab
            }
            KeyCode::Char(letter) if modifiers.contains(KeyModifiers::CONTROL) => {
                KeyCode::Char(letter.to_ascii_lowercase())
            }
            code => code,
        };
        if matches!(code, KeyCode::Char(_)) {
            modifiers -= KeyModifiers::SHIFT;
        }
        Chord { code, modifiers }
    }

    /// Returns the key as a terminal would report it.
    pub fn event(self) -> KeyEvent {
        KeyEvent::new(self.code, self.modifiers)
    }

    /// Returns the letter that the key types, if it types one.
    pub fn letter(self) -> Option<char> {
        match self.code {
            KeyCode::Char(letter) if self.modifiers.is_empty() => Some(letter),
            _ => None,
        }
    }
}

fn code(name: &str) -> Option<KeyCode> {
    if let Some((_, code)) = NAMED.iter().find(|(known, _)| *known == name) {
        return Some(*code);
    }
    if let Some(number) = name
        .strip_prefix('f')
        .and_then(|number| number.parse().ok())
    {
        return Some(KeyCode::F(number));
    }
    let mut letters = name.chars();
    letters
        .next()
        .filter(|_| letters.next().is_none())
        .map(KeyCode::Char)
}

/// Keys that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeysError(String);

impl fmt::Display for KeysError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "`<{}>` is no key: write <tab>, <enter>, <ctrl+y>, <f1> … and <lt> for the sign itself",
            self.0
        )
    }
}

impl std::error::Error for KeysError {}

/// Reads keys to be played: letters as they are, others in angle brackets, `Ana<tab>Lead<ctrl+y>`.
///
/// # Errors
/// A name in brackets is not a key.
pub fn script(written: &str) -> Result<Vec<KeyEvent>, KeysError> {
    let mut keys = Vec::new();
    let mut rest = written;
    while let Some(letter) = rest.chars().next() {
        rest = &rest[letter.len_utf8()..];
        let key = match (letter, rest.split_once('>')) {
            ('<', Some((name, after))) => {
                rest = after;
                Chord::parse(name).ok_or_else(|| KeysError(name.to_owned()))?
            }
            ('\n', _) => Chord {
                code: KeyCode::Enter,
                modifiers: KeyModifiers::NONE,
            },
            _ => Chord {
                code: KeyCode::Char(letter),
                modifiers: KeyModifiers::NONE,
            },
        };
        keys.push(key.event());
    }
    Ok(keys)
}

/// Writes a key for people: `Ctrl+Y`, `F1`, `Esc`.
pub fn shown(key: &str) -> String {
    if key.chars().count() == 1 {
        return key.to_owned();
    }
    let parts = key.split('+').map(|part| match part {
        "up" => "↑".to_owned(),
        "down" => "↓".to_owned(),
        "left" => "←".to_owned(),
        "right" => "→".to_owned(),
        part => part[..1].to_uppercase() + &part[1..],
    });
    parts.collect::<Vec<_>>().join("+")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_can_be_read_and_clashes_with_none_in_its_scope() {
        for (i, binding) in BINDINGS.iter().enumerate() {
            for key in binding.keys {
                let chord = Chord::parse(key).expect("the table writes keys that can be read");
                assert_eq!(
                    Chord::of(&chord.event()),
                    chord,
                    "{key} as the terminal reports it"
                );
                for other in &BINDINGS[..i] {
                    let pair = [other.scope, binding.scope];
                    let over = pair.contains(&Scope::Overlay) && pair.contains(&Scope::Drafts);
                    let meets =
                        other.scope == binding.scope || pair.contains(&Scope::Always) || over;
                    let same = other
                        .keys
                        .iter()
                        .any(|key| Chord::parse(key) == Some(chord));
                    assert!(
                        !(meets && same),
                        "{key} is bound twice in {}",
                        binding.scope
                    );
                }
            }
        }
    }

    #[test]
    fn letters_never_act_where_text_is_typed() {
        for binding in BINDINGS {
            let typed = binding
                .keys
                .iter()
                .any(|key| Chord::parse(key).is_some_and(|chord| chord.letter().is_some()));
            assert!(
                !typed
                    || !matches!(
                        binding.scope,
                        Scope::Anywhere
                            | Scope::Facts
                            | Scope::Message
                            | Scope::Note
                            | Scope::Always
                    )
            );
        }
    }

    #[test]
    fn what_has_an_alt_or_function_key_has_a_second_way() {
        let special = |key: &&&str| {
            let key = key.trim_start_matches("shift+");
            key.starts_with("alt+") || (key.len() > 1 && key.starts_with('f'))
        };
        for binding in BINDINGS
            .iter()
            .filter(|binding| binding.keys.iter().any(|key| special(&key)))
        {
            let elsewhere = BINDINGS
                .iter()
                .filter(|other| other.action == binding.action);
            assert!(
                elsewhere.flat_map(|other| other.keys).count() > 1,
                "{}",
                binding.action
            );
        }
    }

    #[test]
    fn the_fixed_keys_are_as_the_contract_has_them() {
        let fixed = [
            ("ctrl+y", Action::CopyMessage),
            ("ctrl+q", Action::Leave),
            ("ctrl+u", Action::Undo),
            ("ctrl+r", Action::Redo),
            ("ctrl+z", Action::Suspend),
            ("f1", Action::Help),
            ("tab", Action::NextField),
            ("ctrl+c", Action::CopySelection),
        ];
        for (key, action) in fixed {
            let chord = Chord::parse(key).unwrap();
            let found = find(Scope::Anywhere, chord).or_else(|| find(Scope::Always, chord));
            assert_eq!(found, Some(action), "{key}");
        }
    }

    #[test]
    fn a_script_holds_letters_and_named_keys_and_refuses_others() {
        assert_eq!(script("a<tab><lt>").unwrap().len(), 3);
        assert_eq!(script("<hyper>").unwrap_err().0, "hyper");
        assert_eq!(script("a < b").unwrap().len(), 5, "a lone sign is itself");
    }
}
