//! Reads a message as it stands, whoever wrote it: which steps its words prove, and which mistakes
//! they make.
//!
//! What counts as what is ruled by the labelled letters' code book. Must not know how a text was
//! composed.

use std::ops::Range;

use jiff::Zoned;

use super::case::{Case, Kind};
use super::edit::Edit;
use super::plan::Plan;
use super::step::{Step, StepState};

mod cue;
mod dates;
mod decision;
mod evidence;
mod lexicon;
mod opinion;
mod reading;
mod rebooking;
mod rules;
mod steps;

pub use cue::Cue;
pub use lexicon::{Hit, Lexicon, UnknownCue, tables};
pub use rules::{RULES, Rule};

use decision::{Concern, Decision};
use evidence::Proofs;
use reading::{Reading, Words};

/// What a text is held against, beyond itself.
#[derive(Clone, Copy, Debug)]
pub struct Held<'a> {
    /// The facts.
    pub case: &'a Case,
    /// The recommended approach.
    pub plan: &'a Plan,
    /// The present moment.
    pub now: &'a Zoned,
}

/// Reads a text and tells what it shows and lacks.
///
/// With `held`, the text is also held against the facts.
pub fn review(text: &str, kind: Kind, held: Option<&Held<'_>>, lexicon: &Lexicon) -> Review {
    let reading = Reading::of(text, kind, lexicon);
    let decision = Decision::of(&reading);
    let insults = rules::insults(&reading, &decision);
    let proofs = Proofs::of(&reading, &decision, &insults, held.map(|held| held.case));
    let english = reading.is_english();
    let judged = Judged {
        reading: &reading,
        decision: &decision,
        proofs: &proofs,
        held,
    };
    Review {
        reads_as: reads_as(&decision, english),
        steps: steps::steps(&judged),
        evidence: evidence_of(&judged),
        findings: if english {
            rules::findings(&judged)
        } else {
            vec![rules::not_english(text)]
        },
    }
}

/// All that the rules may ask.
#[derive(Clone, Copy)]
struct Judged<'a> {
    reading: &'a Reading<'a>,
    decision: &'a Decision,
    proofs: &'a Proofs,
    held: Option<&'a Held<'a>>,
}

fn reads_as(decision: &Decision, english: bool) -> ReadsAs {
    match decision.concerns {
        _ if !english => ReadsAs::NotEnglish,
        Concern::Cancel => ReadsAs::Cancel,
        Concern::Reschedule => ReadsAs::Reschedule,
        Concern::Other => ReadsAs::Other,
    }
}

fn evidence_of(judged: &Judged<'_>) -> Evidence {
    let spans = |list: &[Words]| -> Vec<Range<usize>> {
        let mut spans: Vec<Range<usize>> = list
            .iter()
            .map(|words| judged.reading.prose.whole_span(words))
            .collect();
        spans.sort_by_key(|span| (span.start, span.end));
        spans.dedup();
        spans
    };
    let proofs = judged.proofs;
    let certain: &[Words] = if judged.decision.is_definite() {
        &judged.decision.certain
    } else {
        &[]
    };
    Evidence {
        appreciation: spans(&proofs.appreciation),
        cancel_word: spans(&judged.decision.cancel_words),
        cancellation: spans(certain),
        interview: spans(&proofs.interview),
        explanation: spans(&proofs.explanation),
        keep_in_touch: spans(&proofs.keep_in_touch),
        closing_thanks: spans(&proofs.closing_thanks),
        sign_off: spans(&proofs.sign_off),
    }
}

/// What a text turns out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadsAs {
    /// It cancels an interview, however badly.
    Cancel,
    /// It asks for another date.
    Reschedule,
    /// It does neither.
    Other,
    /// It is not English, so nothing is guessed.
    NotEnglish,
}

impl ReadsAs {
    /// Returns the stable name used in JSON.
    pub fn name(self) -> &'static str {
        match self {
            ReadsAs::Cancel => "cancel",
            ReadsAs::Reschedule => "reschedule",
            ReadsAs::Other => "other",
            ReadsAs::NotEnglish => "not-english",
        }
    }
}

keywords! {
    /// How much a finding weighs, worst first.
    pub enum Severity {
        /// The text must not go out like this.
        Stop = "stop", "stop";
        /// The text will probably be regretted.
        Warn = "warn", "warning";
        /// Most good letters do better.
        Hint = "hint", "hint";
    }
}

/// The words that prove each thing, by bytes of the text; an empty list where nothing does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// Thanks or regret in the opening.
    pub appreciation: Vec<Range<usize>>,
    /// Forms of *cancel* that the writer applies to this interview.
    pub cancel_word: Vec<Range<usize>>,
    /// What cancels for certain.
    pub cancellation: Vec<Range<usize>>,
    /// What says which interview: day, date, time or position.
    pub interview: Vec<Range<usize>>,
    /// The reason.
    pub explanation: Vec<Range<usize>>,
    /// What asks to stay in touch.
    pub keep_in_touch: Vec<Range<usize>>,
    /// Thanks at the end.
    pub closing_thanks: Vec<Range<usize>>,
    /// The closing and the name.
    pub sign_off: Vec<Range<usize>>,
}

impl Evidence {
    fn lists(&mut self) -> [&mut Vec<Range<usize>>; 8] {
        [
            &mut self.appreciation,
            &mut self.cancel_word,
            &mut self.cancellation,
            &mut self.interview,
            &mut self.explanation,
            &mut self.keep_in_touch,
            &mut self.closing_thanks,
            &mut self.sign_off,
        ]
    }
}

/// How a text shows one step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepReport {
    /// The step.
    pub step: Step,
    /// How far it is shown.
    pub state: StepState,
    /// The words that prove it.
    pub evidence: Vec<Range<usize>>,
    /// What to know about it, in a sentence.
    pub note: String,
}

/// A mistake, or something that a better letter would have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The stable name of the rule that found it.
    pub rule: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// The words it is about, by bytes of the text; may be empty where something is absent.
    pub span: Range<usize>,
    /// Why it is a finding, in one sentence.
    pub message: String,
    /// The mend, where there is one good one.
    pub fix: Option<Fix>,
}

impl Finding {
    /// Moves along with the text when it changes elsewhere.
    pub fn follow(&mut self, edit: &Edit) {
        self.span = edit.map_span(&self.span);
        if let Some(fix) = &mut self.fix {
            fix.edit.range = edit.map_span(&fix.edit.range);
        }
    }
}

/// A mend that one key applies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What it does, in a few words.
    pub label: String,
    /// The change.
    pub edit: Edit,
}

/// What a reading of a text has shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// What the text turns out to be.
    pub reads_as: ReadsAs,
    /// The six steps in their order.
    pub steps: Vec<StepReport>,
    /// The proofs.
    pub evidence: Evidence,
    /// The findings, worst first, then by place.
    pub findings: Vec<Finding>,
}

impl Review {
    /// Tells whether nothing of severity stop or warn was found, and the text is a cancellation
    /// where its kind has to be one.
    pub fn is_ready(&self) -> bool {
        self.findings.iter().all(|finding| {
            finding.severity == Severity::Hint
                && !matches!(finding.rule, "not-english" | "not-a-cancellation")
        })
    }

    /// Moves everything along with the text when it changes elsewhere. What is found stays the same.
    pub fn follow(&mut self, edit: &Edit) {
        let spans = self.steps.iter_mut().flat_map(|step| &mut step.evidence);
        for span in spans.chain(self.evidence.lists().into_iter().flatten()) {
            *span = edit.map_span(span);
        }
        for finding in &mut self.findings {
            finding.follow(edit);
        }
    }
}
