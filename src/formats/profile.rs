//! The profile: what a person need not type again. A TOML file with the keys of the facts file.
//!
//! Several running programs may write it, so each changes only the fields that it has changed.

use toml_edit::{DocumentMut, Item, Table, value};

use crate::domain::case::{Case, Fact};
use crate::domain::clean::clean;

/// The facts that are remembered for next time.
pub const REMEMBERED: &[Fact] = &[
    Fact::YourName,
    Fact::YourEmail,
    Fact::YourPhone,
    Fact::YourProfile,
    Fact::Register,
    Fact::Spelling,
];

/// Sets the facts that a profile holds, and returns a sentence for each that can't be read.
///
/// Other keys are left alone: a later version may know them.
pub fn fill(case: &mut Case, profile: &str) -> Vec<String> {
    let document = match profile.parse::<DocumentMut>() {
        Ok(document) => document,
        Err(error) => {
            let place = clean_line(error.message());
            return vec![format!(
                "The profile can't be read ({place}); it was left as it is."
            )];
        }
    };
    let mut problems = Vec::new();
    for &fact in REMEMBERED {
        let Some(text) = item(&document, fact).and_then(Item::as_str) else {
            continue;
        };
        if let Err(error) = case.set(fact, &clean_line(text)) {
            problems.push(format!(
                "The profile's {} was left out: {error}.",
                fact.path()
            ));
        }
    }
    problems
}

/// Returns the profile with the remembered facts of `now` that differ from those of `before`.
///
/// `None` where nothing differs, or where the profile can't be read and must not be written over.
pub fn merge(profile: &str, before: &Case, now: &Case) -> Option<String> {
    let changed = |fact: &&Fact| now.get(**fact) != before.get(**fact) && now.has(**fact);
    let facts: Vec<Fact> = REMEMBERED.iter().filter(changed).copied().collect();
    let mut document = profile.parse::<DocumentMut>().ok()?;
    if facts.is_empty() {
        return None;
    }
    for fact in facts {
        let text = value(now.get(fact));
        match fact.table() {
            "" => document[fact.key()] = text,
            table => {
                let table = document.entry(table).or_insert_with(table_of_its_own);
                table.as_table_like_mut()?.insert(fact.key(), text);
            }
        }
    }
    Some(document.to_string())
}

fn table_of_its_own() -> Item {
    Item::Table(Table::new())
}

fn clean_line(text: &str) -> String {
    clean(text).text.replace('\n', " ")
}

fn item(document: &DocumentMut, fact: Fact) -> Option<&Item> {
    match fact.table() {
        "" => document.get(fact.key()),
        table => document.get(table)?.get(fact.key()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn case(name: &str) -> Case {
        Case {
            your_name: name.to_owned(),
            company: "Acme".to_owned(),
            ..Case::default()
        }
    }

    #[test]
    fn what_is_remembered_comes_back_and_nothing_else_does() {
        let profile = merge("", &Case::default(), &case("Kim Novak")).unwrap();
        let mut again = Case::default();
        assert_eq!(fill(&mut again, &profile), Vec::<String>::new());
        assert_eq!(again.your_name, "Kim Novak");
        assert_eq!(
            again.company, "",
            "an interview's facts are no part of the profile"
        );
    }

    #[test]
    fn fields_that_were_not_changed_here_are_left_alone() {
        let theirs = "# mine\nregister = \"warm\"\n\n[you]\nphone = \"030 1\"\n";
        let merged = merge(theirs, &Case::default(), &case("Kim")).unwrap();
        assert!(merged.contains("# mine") && merged.contains("warm") && merged.contains("030 1"));
        assert_eq!(merge(theirs, &case("Kim"), &case("Kim")), None);
    }

    #[test]
    fn what_steers_a_terminal_is_neither_filled_in_nor_told() {
        let mut filled = Case::default();
        let hostile =
            "register = \"\u{9b}31mposh\"\n[you]\nname = \"Kim\\u001b[31m\\n\u{202e}Novak\"\n";
        let notes = fill(&mut filled, hostile);
        assert!(notes[0].contains("`31mposh` is no register"), "{notes:?}");
        assert_eq!(filled.your_name, "Kim[31m Novak");
    }

    #[test]
    fn a_profile_with_something_else_in_a_tables_place_is_let_be() {
        assert_eq!(merge("you = 3\n", &Case::default(), &case("Kim")), None);
    }

    #[test]
    fn a_broken_profile_is_told_of_and_never_written_over() {
        let mut filled = Case::default();
        assert_eq!(fill(&mut filled, "[you").len(), 1);
        assert_eq!(fill(&mut filled, "register = \"posh\"").len(), 1);
        assert_eq!(filled, Case::default());
        assert_eq!(merge("[you", &Case::default(), &case("Kim")), None);
    }
}
