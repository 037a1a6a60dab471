//! Several interviews cancelled at once: no text may name another's company or person.
//!
//! Must not know how the texts are made or sent.

use std::ops::Range;

use super::case::{Case, Fact};

/// A text that names what belongs to another interview.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mixup {
    /// The text, by its place in the batch.
    pub text: usize,
    /// The interview whose fact it names, by its place in the batch.
    pub of: usize,
    /// Which fact.
    pub fact: Fact,
    /// Where the text names it, in bytes.
    pub span: Range<usize>,
}

/// The facts that must not stand in another's text.
const OWN: [Fact; 4] = [
    Fact::Company,
    Fact::ContactName,
    Fact::ContactEmail,
    Fact::ContactPhone,
];

/// Finds every text that names a company or person of another interview and not of its own.
pub fn cross_check(batch: &[(&Case, &str)]) -> Vec<Mixup> {
    let mut found = Vec::new();
    for (at, (case, text)) in batch.iter().enumerate() {
        let others = batch.iter().enumerate().filter(|(of, _)| *of != at);
        for (of, (other, _)) in others {
            for fact in OWN {
                let spans = named(text, &other.get(fact));
                let foreign = !spans.is_empty() && !is_own(case, &other.get(fact));
                found.extend(spans.into_iter().filter(|_| foreign).map(|span| Mixup {
                    text: at,
                    of,
                    fact,
                    span,
                }));
            }
        }
    }
    found
}

/// Tells whether a name is also one of the case's own: the same recruiter may stand in both.
fn is_own(case: &Case, name: &str) -> bool {
    OWN.iter().any(|&fact| {
        let own = case.get(fact).to_lowercase();
        own.contains(&name.to_lowercase())
    })
}

/// Finds a name in a text as a whole word, whatever its case.
fn named(text: &str, name: &str) -> Vec<Range<usize>> {
    let wanted: Vec<char> = name.trim().chars().flat_map(char::to_lowercase).collect();
    if wanted.is_empty() {
        return Vec::new();
    }
    let starts = text.char_indices().map(|(at, _)| at);
    starts.filter_map(|at| name_at(text, at, &wanted)).collect()
}

fn name_at(text: &str, start: usize, wanted: &[char]) -> Option<Range<usize>> {
    let inside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    if inside(text[..start].chars().next_back()) {
        return None;
    }
    let mut wanted = wanted.iter();
    let mut end = start;
    for c in text[start..].chars() {
        if wanted.as_slice().is_empty() {
            break;
        }
        for small in c.to_lowercase() {
            if wanted.next() != Some(&small) {
                return None;
            }
        }
        end += c.len_utf8();
    }
    let whole = wanted.as_slice().is_empty() && !inside(text[end..].chars().next());
    whole.then_some(start..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn case(company: &str, contact: &str) -> Case {
        Case {
            company: company.to_owned(),
            contact_name: contact.to_owned(),
            ..Case::default()
        }
    }

    #[test]
    fn a_text_that_names_anothers_company_or_person_is_found() {
        let (a, b) = (case("Kestrel", "Ana Ruiz"), case("Nimbus Pay", "Bo Lind"));
        let found = cross_check(&[
            (&a, "Dear Ana Ruiz, I cancel at NIMBUS PAY."),
            (&b, "Dear Bo Lind, I cancel at Nimbus Pay."),
        ]);
        assert_eq!(
            found,
            [Mixup {
                text: 0,
                of: 1,
                fact: Fact::Company,
                span: 27..37
            }]
        );
    }

    #[test]
    fn shared_names_parts_of_words_and_missing_facts_are_no_mixup() {
        let (a, b) = (case("Kestrel", "Ana Ruiz"), case("Sun", "Ana Ruiz"));
        let found = cross_check(&[
            (&a, "Dear Ana Ruiz, on Sunday I can't come to Kestrel."),
            (&b, "Dear Ana Ruiz, I cancel at Sun."),
            (&Case::default(), "Nothing is said."),
        ]);
        assert_eq!(found, []);
    }
}
