//! Names the other employer, or an amount: it is nobody's business, and it is passed on.

use crate::domain::prose::Shape;

use super::{Cue, Finding, Judged, Reading, Rule, Severity};

pub(super) const RULE: Rule = Rule {
    id: "other-employer",
    severity: Severity::Hint,
    about: "The other employer or an amount, named.",
    check,
};

fn check(rule: &Rule, judged: &Judged<'_>) -> Vec<Finding> {
    let reading = judged.reading;
    let is_theirs = |name: &str| {
        let company = judged.held.map_or("", |held| held.case.company.as_str());
        company.to_lowercase().contains(&name.to_lowercase())
    };
    let employer = reading.hits(Cue::OtherEmployer).find(|words| {
        !reading.any("meeting", (*words).clone())
            && (*words).clone().all(|at| reading.word(at) != "invitation")
            && !is_theirs(reading.prose.written(words.end - 1))
    });
    let amount = (reading.body.start..reading.body.end)
        .find(|at| reading.shape(*at).has(Shape::MONEY) && !is_of_the_journey(reading, *at))
        .map(|at| at..at + 1);
    employer
        .cloned()
        .or(amount)
        .map(|words| {
            rule.finding(
                reading.prose.span(&words),
                "Name neither the other employer nor a figure: “another job” says enough.",
            )
        })
        .into_iter()
        .collect()
}

/// Tells whether an amount is what the journey or the task cost.
fn is_of_the_journey(reading: &Reading<'_>, at: usize) -> bool {
    const COSTS: [&str; 9] = [
        "travel", "ticket", "tickets", "fare", "fares", "expenses", "refund", "voucher", "train",
    ];
    reading
        .sentence(at)
        .any(|at| COSTS.contains(&reading.word(at)))
}
