//! The composed texts, all kinds of them: through `compose` with the built-in book.

use bowout::book::Book;
use bowout::domain::case::{Case, Fact, Kind};
use bowout::domain::compose::{Wordings, compose, join};
use bowout::domain::plan::{Plan, Rung, Urgency};

fn case(facts: &[(Fact, &str)]) -> Case {
    let mut case = Case::default();
    for (fact, text) in facts {
        case.set(*fact, text).unwrap();
    }
    case
}

fn full() -> Case {
    case(&[
        (Fact::Reason, "another-job"),
        (Fact::YourName, "Sam Okafor"),
        (Fact::YourPhone, "07700 900123"),
        (Fact::ContactName, "Ana Ruiz"),
        (Fact::Position, "Data Analyst"),
        (Fact::Company, "Northwind Traders"),
        (Fact::Date, "2026-12-03"),
        (Fact::Time, "14:30"),
        (Fact::ReferrerName, "Jo Lind"),
    ])
}

fn plan(urgency: Urgency) -> Plan {
    Plan {
        first: Rung::Email,
        advised: Rung::Email,
        urgency: Some(urgency),
        why: Vec::new(),
        ladder: Vec::new(),
        warnings: Vec::new(),
        asks: Vec::new(),
        loose_ends: Vec::new(),
        changes_at: None,
    }
}

/// Prints texts of every kind, for reading them aloud: `cargo test --test compose -- --ignored --nocapture`.
#[test]
#[ignore = "for people, not for machines"]
fn read_aloud() {
    let book = Book::builtin();
    for &kind in Kind::ALL {
        let text = compose(
            &full(),
            &plan(Urgency::Early),
            kind,
            &Wordings::new(),
            &book.phrases,
        );
        println!("=== {kind}\n{}\n", join(&text));
    }
}
