//! Says something bad about the company, its people, its product or its offer.
//!
//! Bad words about the writer, the weather or somebody's back are none of its business. Whom a
//! judgement is about, `opinion` finds out.

use super::{Finding, Judged, Rule, Severity, opinion};

pub(super) const RULE: Rule = Rule {
    id: "badmouthing",
    severity: Severity::Warn,
    about: "Anything negative about the company, its people, pay, offices or reviews.",
    check,
};

fn check(rule: &Rule, judged: &Judged<'_>) -> Vec<Finding> {
    opinion::against_company(judged.reading)
        .iter()
        .map(|words| {
            rule.finding(
                judged.reading.prose.span(words),
                "Leave this out: things there may change, but the insult stays.",
            )
        })
        .collect()
}
