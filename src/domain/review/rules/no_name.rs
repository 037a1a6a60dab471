//! A closing without a name below it.

use crate::domain::case::Kind;
use crate::domain::edit::Edit;
use crate::domain::review::Fix;

use super::{Concern, Finding, Judged, Rule, Severity, mend};

pub(super) const RULE: Rule = Rule {
    id: "no-name",
    severity: Severity::Hint,
    about: "A closing without a name.",
    check,
};

fn check(rule: &Rule, judged: &Judged<'_>) -> Vec<Finding> {
    let reading = judged.reading;
    let closing = &reading.closing;
    let is_signed = matches!(reading.kind, Kind::Email | Kind::Confirmation);
    let cancels = judged.decision.concerns == Concern::Cancel;
    if !is_signed || !cancels || closing.formula.is_empty() || !closing.name.is_empty() {
        return Vec::new();
    }
    let span = reading.prose.span(&closing.formula);
    // What runs over two lines has the name in it.
    if reading.prose.text[span.clone()].contains('\n') {
        return Vec::new();
    }
    let end = mend::line_end(reading.prose.text, span.end);
    let name = judged.held.map(|held| held.case.your_name.as_str());
    let fix = name.filter(|name| !name.is_empty()).map(|name| Fix {
        label: format!("add {name}"),
        edit: Edit {
            range: end..end,
            insert: format!("\n{name}"),
        },
    });
    vec![Finding {
        fix,
        ..rule.finding(span, "The closing has no name below it.")
    }]
}
