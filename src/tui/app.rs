//! What the screen holds: one document, where the focus is, and what is worked out from both.
//!
//! [`App::refresh`] works everything behind the facts out anew after each message, so nothing on
//! the screen can be stale; the review waits until somebody looks, so that of many keys at once only
//! the last is reviewed. Must not touch the world, nor draw.

use std::cell::OnceCell;
use std::ops::Range;
use std::rc::Rc;

use jiff::{SignedDuration, Zoned};
use ratatui::layout::Size;

use super::panes::{
    call::CallPane,
    drafts::{DraftsPane, LookPane},
    facts::FactsPane,
    import::ImportPane,
    message::MessagePane,
    steps::StepsPane,
};
use super::screen::FooterLook;
use super::theme::Theme;
use super::widgets::part::Part;
use crate::book::Book;
use crate::domain::call::Reply;
use crate::domain::case::{Case, Fact, Kind};
use crate::domain::compose::{Sentence, Wordings, compose};
use crate::domain::document::{Dismissal, Document};
use crate::domain::draft::{Draft, Outdated};
use crate::domain::edit::{Edit, border, clamp};
use crate::domain::names::names;
use crate::domain::plan::{Plan, plan};
use crate::domain::review::{Finding, Fix, Held, Review, Severity, review};
use crate::formats::record::{Kept, Sides};

/// The pane that keys go to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// The facts.
    Facts,
    /// The message.
    Message,
    /// The steps.
    Steps,
}

impl Focus {
    /// The panes from left to right.
    pub const ALL: [Focus; 3] = [Focus::Facts, Focus::Message, Focus::Steps];

    /// Returns the pane's name.
    pub fn label(self) -> &'static str {
        match self {
            Focus::Facts => "Facts",
            Focus::Message => "Message",
            Focus::Steps => "Steps",
        }
    }
}

/// Something that lies over the panes until it is answered or left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Overlay {
    /// The table of keys.
    Help(HelpPane),
    /// A choice between lines.
    Choose(Chooser),
    /// The plan, with the highlighted line.
    Plan(usize),
    /// The facts of an invitation.
    Import(ImportPane),
    /// The list of drafts.
    Drafts(DraftsPane),
    /// A draft that another bowout has open.
    Look(Box<LookPane>),
    /// The ways out, with the highlighted one.
    Send(usize),
    /// A phone call.
    Call(Box<CallPane>),
}

/// The table of keys.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HelpPane {
    /// How many lines it is scrolled down.
    pub scroll: usize,
    /// What it was opened over, and goes back to.
    pub under: Option<Box<Overlay>>,
}

/// A choice between lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chooser {
    /// The question.
    pub title: String,
    /// The lines, each with what choosing it does.
    pub lines: Vec<(String, Choice)>,
    /// The highlighted line.
    pub at: usize,
}

/// What choosing a line does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Sets a fact.
    Set(Fact, String),
    /// Gives the piece with this index back to bowout.
    GiveBack(usize),
    /// Shows the text of a kind.
    Show(Kind),
    /// Goes on with the questions for those who are not sure, with the answers so far.
    Unsure(Vec<bool>),
    /// Shows the reply to what they answered.
    Reply(Reply),
    /// Copies a reply.
    Copy(String),
    /// Applies the mend of the finding that was explained.
    Mend,
    /// Dismisses the finding that was explained.
    Dismiss,
    /// Leaves everything as it is.
    Nothing,
}

/// What is worked out from the document and the clock.
pub struct View {
    /// What bowout advises and says.
    advice: Rc<Advice>,
    /// The message of the kind that is shown.
    pub draft: Draft,
    /// What is found in it, once somebody has asked.
    judged: OnceCell<Judged>,
}

/// What bowout advises and says with the facts as they are. It stays the same while the person's own
/// words change.
struct Advice {
    /// Step 1.
    plan: Plan,
    sentences: Vec<Sentence>,
    case: Rc<Case>,
    wordings: Wordings,
    kind: Kind,
    given: Zoned,
}

impl Advice {
    fn of(book: &Book, document: &Document, kind: Kind, now: &Zoned) -> Advice {
        let plan = plan(&document.case, now, &book.approach);
        let (case, wordings) = (&document.case, &document.wordings);
        Advice {
            sentences: compose(case, &plan, kind, wordings, &book.phrases),
            plan,
            case: case.clone(),
            wordings: wordings.clone(),
            kind,
            given: now.clone(),
        }
    }

    /// Tells whether it would be the same if it were worked out anew.
    fn holds(&self, document: &Document, kind: Kind, now: &Zoned) -> bool {
        let plan = &self.plan;
        Rc::ptr_eq(&self.case, &document.case)
            && self.wordings == document.wordings
            && self.kind == kind
            && self.given <= *now
            && plan.changes_at.as_ref().is_none_or(|change| now < change)
    }
}

/// What is found in a message.
struct Judged {
    review: Review,
    /// What the review found, and where the person's own words name a fact that has changed.
    findings: Vec<Finding>,
}

impl Judged {
    fn follow(&mut self, edit: &Edit) {
        self.review.follow(edit);
        for finding in &mut self.findings {
            finding.follow(edit);
        }
    }
}

/// How long a hand rests in a word that then is taken as finished.
const REST: SignedDuration = SignedDuration::from_millis(500);

impl View {
    fn of(advice: Rc<Advice>, document: &Document) -> View {
        View {
            draft: document.draft(advice.kind, &advice.sentences),
            advice,
            judged: OnceCell::new(),
        }
    }

    /// Returns step 1.
    pub fn plan(&self) -> &Plan {
        &self.advice.plan
    }

    /// Returns what bowout says with the facts as they are.
    pub fn sentences(&self) -> &[Sentence] {
        &self.advice.sentences
    }

    /// Returns the subject, where the text has one, and the body.
    pub fn parts(&self) -> (Option<&str>, &str) {
        let text = self.draft.text();
        match text.strip_prefix("Subject: ") {
            Some(rest) if self.draft.kind.has_subject() => {
                let (subject, body) = rest.split_once('\n').unwrap_or((rest, ""));
                (Some(subject.trim_end()), body.trim_start_matches('\n'))
            }
            _ => (None, text),
        }
    }
}

/// The whole state of the screen.
pub struct App {
    /// The phrases, rules and lists.
    pub book: Rc<Book>,
    /// The present moment, in the candidate's zone.
    pub now: Zoned,
    /// The size of the screen.
    pub size: Size,
    /// How roles look.
    pub theme: Theme,
    /// All that is kept.
    pub document: Document,
    /// The documents before and after, for undo and redo.
    pub history: History,
    /// Which text is shown.
    pub kind: Kind,
    /// The pane that keys go to.
    pub focus: Focus,
    /// What lies over the panes.
    pub overlay: Option<Overlay>,
    /// The latest thing that bowout has to tell, until the next key.
    pub note: Option<String>,
    /// What is wrong as long as it is true: "Not saved since …".
    pub trouble: Option<String>,
    /// Whether `ctrl+c` was the key before, so that a second one leaves.
    pub leaving_asked: Option<Zoned>,
    /// The facts pane.
    pub facts: FactsPane,
    /// The message pane.
    pub message: MessagePane,
    /// The steps pane.
    pub steps: StepsPane,
    /// The keys on the screen, as they were drawn last.
    pub footer: Part<FooterLook>,
    /// What is worked out.
    pub view: View,
}

impl App {
    /// Opens a document.
    pub fn new(book: Rc<Book>, document: Document, now: Zoned, size: Size, theme: Theme) -> App {
        let kind = Kind::Email;
        let advice = Advice::of(&book, &document, kind, &now);
        let view = View::of(Rc::new(advice), &document);
        let mut app = App {
            book,
            now,
            size,
            theme,
            facts: FactsPane::default(),
            message: MessagePane::default(),
            steps: StepsPane::default(),
            footer: Part::default(),
            document,
            history: History::default(),
            kind,
            focus: Focus::Facts,
            overlay: None,
            note: None,
            trouble: None,
            leaving_asked: None,
            view,
        };
        app.facts.focus_first_empty(&app.document);
        app.fit();
        app
    }

    /// Shows another document.
    pub fn open(&mut self, kept: Kept) {
        self.document = kept.document;
        self.history = History::new(kept.past, kept.future);
        self.overlay = None;
        self.focus = Focus::Facts;
        self.facts.focus_first_empty(&self.document);
        self.refresh();
    }

    /// Works out everything behind the facts anew.
    pub fn refresh(&mut self) {
        let advice = if self.view.advice.holds(&self.document, self.kind, &self.now) {
            self.view.advice.clone()
        } else {
            let (document, kind) = (&self.document, self.kind);
            Rc::new(Advice::of(&self.book, document, kind, &self.now))
        };
        let old = std::mem::replace(&mut self.view, View::of(advice, &self.document));
        if old.draft.kind == self.view.draft.kind && old.draft != self.view.draft {
            let mut moved = old.draft;
            let at = moved.follow(self.view.sentences(), self.message.caret.at);
            if moved == self.view.draft {
                self.message.caret.at = at;
            }
        }
        self.fit();
    }

    /// Keeps caret and highlight in sight.
    fn fit(&mut self) {
        self.message.keep_in(&self.view.draft);
        // Its lines come from the review; nobody sees the highlight of a pane without the focus.
        if self.focus == Focus::Steps {
            self.steps.keep_in(steps_rows(self));
        }
    }

    /// Changes the document, and remembers what it was before for undo.
    ///
    /// Changes with the same `merge` one after another are taken back together.
    pub fn change(&mut self, merge: Option<Merge>, deed: impl FnOnce(&mut Document)) {
        let before = self.document.clone();
        deed(&mut self.document);
        if before != self.document {
            self.history.push(before, merge);
        }
        self.refresh();
    }

    /// Sets a fact from its exact written form.
    pub fn set(&mut self, fact: Fact, text: &str, merge: Option<Merge>) {
        self.change(merge, |document| document.set(fact, text));
    }

    /// Keeps a changed draft of the text that is shown.
    pub fn keep_draft(&mut self, mut draft: Draft, merge: Option<Merge>) {
        let kind = self.kind;
        draft.remember(&names(&self.document.case));
        self.change(merge, |document| {
            if draft.is_touched() {
                document.drafts.insert(kind, Rc::new(draft));
            } else {
                document.drafts.remove(&kind);
            }
        });
    }

    /// Returns the review of the message that is shown.
    pub fn review(&self) -> &Review {
        &self.judged().review
    }

    /// Keeps a draft with one more letter in a word. What was found stays as it was, moved along,
    /// until the word is finished: a letter settles nothing, and nothing on the screen jumps.
    pub fn keep_letter(&mut self, draft: Draft, letter: &Edit, merge: Option<Merge>) {
        let found = self.view.judged.take();
        self.keep_draft(draft, merge);
        if let Some(mut found) = found {
            found.follow(letter);
            self.view.judged = OnceCell::from(found);
        }
    }

    /// Takes the word under the caret as finished, so that it is reviewed.
    pub fn finish_word(&mut self) {
        if std::mem::take(&mut self.message.typing) {
            self.view.judged = OnceCell::new();
        }
    }

    fn judged(&self) -> &Judged {
        self.view.judged.get_or_init(|| judge(self))
    }

    /// Returns the findings that the person has not dismissed, worst first.
    ///
    /// What ends in a word that is still being typed waits until the word is finished.
    pub fn findings(&self) -> Vec<&Finding> {
        let text = self.view.draft.text();
        let unfinished = self.message.typing.then_some(self.message.caret.at);
        let shown = |finding: &&Finding| {
            let dismissed = &self.document.dismissed;
            unfinished != Some(finding.span.end)
                && (dismissed.is_empty() || !dismissed.contains(&dismissal(text, finding)))
        };
        self.judged().findings.iter().filter(shown).collect()
    }

    /// Says in a sentence which gaps the message still has, if it has any.
    pub fn gaps(&self) -> Option<String> {
        let mut facts: Vec<Fact> = self
            .view
            .draft
            .gaps()
            .iter()
            .map(|(_, fact)| *fact)
            .collect();
        facts.sort();
        facts.dedup();
        let labels: Vec<&str> = facts.iter().map(|fact| fact.label()).collect();
        match labels.as_slice() {
            [] => None,
            [one] => Some(format!("It still has a gap: {one}.")),
            several => Some(format!("It still has gaps: {}.", several.join(", "))),
        }
    }

    /// Makes a text that is not shown now.
    pub fn draft(&self, kind: Kind) -> Draft {
        let document = &self.document;
        let sentences = compose(
            &document.case,
            self.view.plan(),
            kind,
            &document.wordings,
            &self.book.phrases,
        );
        document.draft(kind, &sentences)
    }

    /// Makes the email of another document.
    pub fn email_of(&self, document: &Document) -> String {
        let advice = Advice::of(&self.book, document, Kind::Email, &self.now);
        document
            .draft(Kind::Email, &advice.sentences)
            .text()
            .to_owned()
    }

    /// Returns the next moment at which the screen changes by itself; `None` when it never will.
    pub fn changes_at(&self) -> Option<Zoned> {
        let plan = self.view.plan().changes_at.clone();
        let call = match &self.overlay {
            Some(Overlay::Call(pane)) => pane.changes_at(&self.now),
            _ => None,
        };
        let rested = self.message.typing.then(|| &self.now + REST);
        plan.into_iter().chain(call).chain(rested).min()
    }

    /// Tells the person something, until the next key.
    pub fn tell(&mut self, note: impl Into<String>) {
        self.note = Some(note.into());
    }

    /// Takes the last change back, or makes it again.
    pub fn travel(&mut self, direction: Direction) {
        if !self.history.travel(direction, &mut self.document) {
            self.tell(match direction {
                Direction::Back => "Nothing more to take back.",
                Direction::Forth => "Nothing more to make again.",
            });
        }
        self.facts.reload(&self.document);
        self.refresh();
    }
}

fn steps_rows(app: &App) -> usize {
    super::panes::steps::rows(app).len()
}

/// How many bytes of a message are reviewed; nobody reads a cancellation of ten pages.
pub const REVIEWED: usize = 16 * 1024;
/// What can't be said of a text whose end was not reviewed.
const OF_THE_END: &[&str] = &["no-sign-off", "no-name"];

fn judge(app: &App) -> Judged {
    let (plan, draft) = (app.view.plan(), &app.view.draft);
    let case = &app.document.case;
    let now = &app.now;
    let held = Held { case, plan, now };
    let text = draft.text();
    let reviewed = &text[..border(text, REVIEWED)];
    let review = review(reviewed, draft.kind, Some(&held), &app.book.rules);
    let is_whole = reviewed.len() == text.len();
    let known = |finding: &&Finding| is_whole || !OF_THE_END.contains(&finding.rule);
    let mut findings: Vec<Finding> = draft
        .outdated(&names(case))
        .iter()
        .map(|outdated| outdated_finding(outdated, draft))
        .chain(review.findings.iter().filter(known).cloned())
        .collect();
    findings.sort_by_key(|finding| finding.severity);
    Judged { review, findings }
}

/// The person's own words name a fact as it was before; the mend names it as it is.
fn outdated_finding(outdated: &Outdated, draft: &Draft) -> Finding {
    let words = &draft.text()[outdated.span.clone()];
    let (fact, now) = (outdated.fact.label(), &outdated.now);
    Finding {
        rule: "outdated-fact",
        severity: Severity::Warn,
        span: outdated.span.clone(),
        message: format!("You wrote “{words}”, but the {fact} is {now} now."),
        fix: Some(Fix {
            label: format!("write {now}"),
            edit: Edit {
                range: outdated.span.clone(),
                insert: now.clone(),
            },
        }),
    }
}

/// Returns what a finding is remembered by once it is dismissed.
pub fn dismissal(text: &str, finding: &Finding) -> Dismissal {
    let Range { start, end } = clamp(text, &finding.span);
    let last = |text: &str| text.split_whitespace().next_back().unwrap_or("").to_owned();
    let first = |text: &str| text.split_whitespace().next().unwrap_or("").to_owned();
    Dismissal {
        rule: finding.rule.to_owned(),
        words: text[start..end].to_owned(),
        neighbours: (last(&text[..start]), first(&text[end..])),
    }
}

/// Which changes one undo takes back together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Merge {
    /// Letters typed into one word of a field.
    Field(Fact),
    /// Letters typed into one word of the message.
    Message(Kind),
    /// Letters typed into one note.
    Notes,
}

/// Back to what was, or forth to what was taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Undo.
    Back,
    /// Redo.
    Forth,
}

/// The documents before and after the present one. A stack of documents, not of inverse edits.
#[derive(Clone, Debug, Default)]
pub struct History {
    past: Vec<Document>,
    future: Vec<Document>,
    /// How many of the oldest were let go.
    forgotten: usize,
    merge: Option<Merge>,
}

impl History {
    /// How many changes can be taken back.
    pub const MOST: usize = 200;
    /// How many bytes the texts of these may have in all.
    const MOST_BYTES: usize = 2 * 1024 * 1024;

    /// Takes up the documents before and after a saved one, the nearest last.
    pub fn new(past: Vec<Document>, future: Vec<Document>) -> History {
        History {
            past,
            future,
            forgotten: 0,
            merge: None,
        }
    }

    /// Returns the documents before and after the present one, the nearest last.
    pub fn sides(&self) -> Sides<'_> {
        Sides {
            past: &self.past,
            future: &self.future,
            forgotten: self.forgotten,
        }
    }

    /// Remembers the document before a change.
    pub fn push(&mut self, before: Document, merge: Option<Merge>) {
        self.future.clear();
        if merge.is_none() || merge != self.merge {
            self.past.push(before);
            self.forget_the_oldest();
        }
        self.merge = merge;
    }

    /// Keeps as many changes as can be taken back, of huge texts fewer.
    fn forget_the_oldest(&mut self) {
        let (mut weight, mut after) = (0, None);
        let kept = self
            .past
            .iter()
            .rev()
            .take(Self::MOST)
            .take_while(|document| {
                weight += document.weight(after);
                after = Some(document);
                weight <= Self::MOST_BYTES
            });
        let extra = self.past.len() - kept.count().max(1);
        self.past.drain(..extra);
        self.forgotten += extra;
    }

    /// Makes the next change one of its own, whatever it is.
    pub fn part(&mut self) {
        self.merge = None;
    }

    /// Exchanges the present document for the one before or after it; false where there is none.
    pub fn travel(&mut self, direction: Direction, present: &mut Document) -> bool {
        self.merge = None;
        let (from, to) = match direction {
            Direction::Back => (&mut self.past, &mut self.future),
            Direction::Forth => (&mut self.future, &mut self.past),
        };
        let Some(document) = from.pop() else {
            return false;
        };
        to.push(std::mem::replace(present, document));
        true
    }
}
