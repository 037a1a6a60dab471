//! The walls of the house: who may know whom, and what every file says of itself.
//!
//! The compiler does not hold them within one crate, so this test reads the sources.

use std::fs;
use std::path::{Path, PathBuf};

/// Each room, and the rooms that it may name with `crate::`.
const WALLS: &[(&str, &[&str])] = &[
    ("domain", &["domain"]),
    ("book", &["book", "domain"]),
    ("formats", &["formats", "domain"]),
    ("outside", &["outside", "formats", "domain"]),
    (
        "commands",
        &[
            "commands",
            "cli",
            "outside",
            "formats",
            "domain",
            "book",
            "tui::keys",
        ],
    ),
    (
        "tui",
        &["tui", "cli", "outside", "formats", "domain", "book"],
    ),
    ("cli.rs", &["domain"]),
];

/// What the domain must not touch: the world is `outside`'s alone.
const WORLD: &[&str] = &[
    "std::fs",
    "std::env",
    "std::io",
    "std::net",
    "std::process",
    "std::thread",
    "std::time",
    "println!",
    "Zoned::now",
    "Timestamp::now",
];

#[test]
fn every_room_knows_only_whom_it_may() {
    for (room, allowed) in WALLS {
        for file in sources(&Path::new("src").join(room)) {
            let text = fs::read_to_string(&file).unwrap();
            for (number, line) in text.lines().enumerate() {
                for named in line.split("crate::").skip(1) {
                    let fine = allowed.iter().any(|room| named.starts_with(room));
                    assert!(
                        fine,
                        "{}:{}: `{room}` may not know `crate::{named}`",
                        file.display(),
                        number + 1
                    );
                }
            }
        }
    }
}

#[test]
fn only_outside_touches_the_world() {
    for room in ["domain", "formats", "book", "tui/panes", "tui/widgets"] {
        for file in sources(&Path::new("src").join(room)) {
            let text = fs::read_to_string(&file).unwrap();
            for (number, line) in text.lines().enumerate() {
                let met = WORLD.iter().find(|word| line.contains(**word));
                assert!(
                    met.is_none(),
                    "{}:{}: {}",
                    file.display(),
                    number + 1,
                    met.unwrap_or(&"")
                );
            }
        }
    }
}

#[test]
fn every_file_opens_with_what_it_is_for() {
    let files = ["src", "tests"]
        .iter()
        .flat_map(|folder| sources(Path::new(folder)));
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        assert!(
            text.starts_with("//! "),
            "{} says nothing of itself",
            file.display()
        );
    }
}

#[test]
fn the_architecture_document_names_every_room_and_its_files() {
    let document = fs::read_to_string("src/lib.rs").unwrap();
    for file in sources(Path::new("src/tui")) {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        assert!(
            name == "mod.rs" || document.contains(&name),
            "src/lib.rs does not name {}",
            file.display()
        );
    }
}

fn sources(place: &Path) -> Vec<PathBuf> {
    if place.is_file() {
        return vec![place.to_owned()];
    }
    let mut found = Vec::new();
    for entry in fs::read_dir(place).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}
