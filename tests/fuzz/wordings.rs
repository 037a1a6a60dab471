//! Own wordings: whatever stands in the file, a text is composed, no longer than 256 KiB, and the
//! facts in it are words and nothing else.

use bowout::book::Book;
use bowout::domain::case::{Case, Fact, Kind, LONGEST};
use bowout::domain::clean::clean;
use bowout::domain::compose::{Wordings, compose, join};
use bowout::domain::edit::border;
use bowout::domain::plan::plan;
use bowout::formats::facts_file;
use jiff::Zoned;
use proptest::prelude::*;
use proptest::sample::select;

use super::hostile::{FACTS, SPICE, assert_harmless, mutated};
use super::runs;

/// What wordings are made of.
const PARTS: &[&str] = &[
    "Thank you",
    " for ",
    "{company}",
    "{position}",
    "{first_name}",
    "{your_name}",
    "{date}",
    "{times}",
    "{reason}",
    "[ at {time}]",
    "[ of {company}]",
    "[",
    "]",
    "{",
    "}",
    "{{company}}",
    "{moon}",
    "\\u001b[31m",
    "\\n",
    "${HOME}",
    "é",
    ".",
    " ",
];

fn wording() -> impl Strategy<Value = String> {
    prop::collection::vec(select(PARTS), 0..40).prop_map(|parts| parts.concat())
}

/// A file of own wordings that can be read, whatever they say.
fn own_file() -> impl Strategy<Value = String> {
    let slot = select(&[
        "thanks", "cancel", "greeting", "subject", "sign_off", "sorry", "moon",
    ]);
    let kind = select(&[
        "",
        "kind = \"email\"\n",
        "kind = \"text\"\n",
        "kind = \"moon\"\n",
    ]);
    let condition = select(&[
        "",
        "if = [\"!late\"]\n",
        "if = [\"interview.time\"]\n",
        "if = [\"reason=moon\"]\n",
    ]);
    let sentence = (slot, kind, condition, any::<bool>(), wording());
    prop::collection::vec(sentence, 0..8).prop_map(|sentences| {
        let sentences = sentences.into_iter().map(|(slot, kind, condition, replace, wording)| {
            format!("[[sentence]]\nslot = \"{slot}\"\n{kind}{condition}replace = {replace}\nplain = [\"{wording}\"]\n")
        });
        sentences.collect()
    })
}

/// Values that look like something to be read.
const VALUES: &[&str] = &[
    "{company}",
    "{your_name}",
    "[company]",
    "[ at {time}]",
    "{{x}}",
    "${HOME}",
    "%s%n",
    "$(id)",
    "&amp;",
    "\\u001b",
];

fn texts(book: &Book, case: &Case) -> Vec<String> {
    let now: Zoned = "2026-11-22T20:00[UTC]".parse().unwrap();
    let plan = plan(case, &now, &book.approach);
    let text = |kind: &Kind| {
        join(&compose(
            case,
            &plan,
            *kind,
            &Wordings::new(),
            &book.phrases,
        ))
    };
    Kind::ALL.iter().map(text).collect()
}

proptest! {
    #![proptest_config(runs(40))]

    #[test]
    fn any_file(text in mutated("[[sentence]]\nslot = \"thanks\"\nplain = [\"Thank you, {first_name}.\"]\n[reason.bees]\n[reason.bees.written]\nwarm = [\"It is the bees.\"]\n")) {
        let (book, notes) = Book::with_own("wordings.toml", &text);
        for note in notes {
            assert_harmless(&note)?;
        }
        for text in texts(&book, &facts_file::read(FACTS).unwrap()) {
            assert_harmless(&text)?;
        }
    }

    #[test]
    fn texts_stay_short(own in own_file(), spice in select(SPICE)) {
        let (book, _) = Book::with_own("wordings.toml", &own);
        let mut case = facts_file::read(FACTS).unwrap();
        let value = clean(&spice.repeat(LONGEST)).text;
        for fact in Fact::ALL {
            let longest = &value[..border(&value, LONGEST)];
            // A date or a choice stays what it is.
            let _refused = case.set(*fact, longest);
        }
        for text in texts(&book, &case) {
            assert_harmless(&text)?;
            prop_assert!(text.len() <= 256 * 1024, "{} bytes", text.len());
        }
    }

    #[test]
    fn values_are_words(own in own_file(), fact in select(&[Fact::Company, Fact::Position]), value in select(VALUES)) {
        let (book, _) = Book::with_own("wordings.toml", &own);
        let mut case = facts_file::read(FACTS).unwrap();
        let plain: String = "Qxyzvwqxyzvwqxyzvw".chars().take(value.chars().count()).collect();
        case.set(fact, &plain).unwrap();
        let expected = texts(&book, &case);
        case.set(fact, value).unwrap();
        for (text, expected) in texts(&book, &case).into_iter().zip(expected) {
            prop_assert_eq!(text, expected.replace(&plain, value));
        }
    }
}
