//! A written message without a closing and a name, or a call without a goodbye.

use super::{Concern, Finding, Judged, Rule, Severity, mend};

pub(super) const RULE: Rule = Rule {
    id: "no-sign-off",
    severity: Severity::Hint,
    about: "The message ends without a sign-off.",
    check,
};

fn check(rule: &Rule, judged: &Judged<'_>) -> Vec<Finding> {
    let cancels = judged.decision.concerns == Concern::Cancel;
    // A closing without a name is another rule's.
    let closes = !judged.reading.closing.formula.is_empty();
    if !cancels || closes || !judged.proofs.sign_off.is_empty() {
        return Vec::new();
    }
    let end = mend::end_of_own(judged.reading);
    vec![rule.finding(end..end, "It ends without a closing and your name.")]
}
