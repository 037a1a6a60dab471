//! Longer than its kind can be: half a minute of voicemail, 300 characters of a portal or a text.

use crate::domain::case::Kind;
use crate::domain::prose::{count_characters, spoken_seconds};

use super::{Finding, Judged, Rule, Severity};

pub(super) const RULE: Rule = Rule {
    id: "too-long",
    severity: Severity::Warn,
    about: "Longer than a voicemail, a portal or a text message can be.",
    check,
};

/// How much longer than its limit a voicemail may be before it is worth a warning: good ones by
/// other people run to 44 seconds, and no mailbox cuts at the second.
const TOLERANCE: f64 = 3.0 / 2.0;

fn check(rule: &Rule, judged: &Judged<'_>) -> Vec<Finding> {
    let (kind, text) = (judged.reading.kind, judged.reading.prose.text);
    let seconds = kind.max_seconds().map(|most| (spoken_seconds(text), most));
    let characters = kind
        .max_characters()
        .map(|most| (count_characters(text), most));
    let message = match (seconds, characters) {
        (Some((seconds, most)), _) if seconds > f64::from(most) * TOLERANCE => {
            format!("Spoken it takes {seconds:.0} seconds; after {most} few listen on.")
        }
        (_, Some((characters, most))) if characters > most => {
            format!("It has {characters} characters; {most} fit.")
        }
        _ => return Vec::new(),
    };
    let end = text.trim_end().len();
    let mut finding = rule.finding(end..end, message);
    if kind == Kind::Text {
        finding.severity = Severity::Hint;
    }
    vec![finding]
}
