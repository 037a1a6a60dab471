//! Makes of the assets, which people write in TOML, what the program reads at each start: JSON; and
//! of the word lists and of the rules for invitations the tables by which they are matched, as source.
//!
//! Must not know what the assets mean. The word lists' examples are the tests' alone.

use std::path::{Path, PathBuf};
use std::{env, fs};

use serde_json::Value;

mod compile;
#[allow(dead_code, reason = "the program uses what this one writes")]
#[path = "../src/domain/review/lexicon/tables.rs"]
mod tables;

fn main() {
    println!("cargo::rerun-if-changed=assets");
    println!("cargo::rerun-if-changed=src/domain/review/lexicon/tables.rs");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo names the folder"));
    convert(Path::new("assets"), &out);
    write(
        &out.join("rules.rs"),
        word_lists(Path::new("assets/rules")).as_bytes(),
    );
    write(
        &out.join("no_invitations.rs"),
        no_invitations(Path::new("assets/no_invitations.toml")).as_bytes(),
    );
}

/// Compiles the classes and all lists of a folder to the source of their tables.
fn word_lists(folder: &Path) -> String {
    let classes = read(&folder.join("classes.toml"));
    let classes = classes.as_object().into_iter().flatten();
    let classes = classes.map(|(name, words)| (name.as_str(), text(words)));
    let files: Vec<Value> = files(folder).iter().map(|path| read(path)).collect();
    let lists = files.iter().filter_map(|file| file.get("list"));
    let lists = lists.flat_map(|lists| lists.as_array().into_iter().flatten());
    let phrases = lists.flat_map(|list| {
        let lines = text(&list["phrases"]).lines().map(str::trim);
        let lines = lines.filter(|line| !line.is_empty());
        lines.map(|phrase| (text(&list["cue"]), phrase))
    });
    compile::compile(classes, phrases).unwrap_or_else(|error| panic!("{error}"))
}

/// Makes of the rules for what is no invitation the source of their table.
fn no_invitations(path: &Path) -> String {
    let any_of = |lines: &Value| {
        let lines: Vec<&str> = text(lines).lines().collect();
        format!(
            r"Pattern::new({:?})",
            format!(r"\b(?:{})\b", lines.join("|"))
        )
    };
    let row = |rule: &Value| {
        let is = match text(&rule["is"]) {
            "cancellation" => "Cancellation",
            "other" => "Other",
            kind => panic!("{}: {kind} is no kind", path.display()),
        };
        let (said, because) = (any_of(&rule["said"]), text(&rule["because"]));
        let unless = rule.get("unless").map(any_of);
        let unless = unless.map_or("None".to_owned(), |unless| format!("Some({unless})"));
        format!(
            "Rule {{ said: {said}, unless: {unless}, is: InvitationKind::{is}, because: {because:?} }},\n"
        )
    };
    let rules = read(path);
    let rules = rules["rule"].as_array().into_iter().flatten();
    let rows: Vec<String> = rules.map(row).collect();
    format!(
        "static RULES: [Rule; {}] = [{}];",
        rows.len(),
        rows.concat()
    )
}

fn text(value: &Value) -> &str {
    value
        .as_str()
        .unwrap_or_else(|| panic!("{value} is no text"))
}

/// Converts each file of a folder and of those within, but for the word lists.
fn convert(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap_or_else(|error| panic!("{}: {error}", to.display()));
    for path in files(from) {
        let target = to.join(path.file_name().expect("an entry has a name"));
        if path.is_dir() && !path.ends_with("rules") {
            convert(&path, &target);
        } else if path
            .extension()
            .is_some_and(|extension| extension == "toml")
        {
            write(
                &target.with_extension("json"),
                read(&path).to_string().as_bytes(),
            );
        }
    }
}

/// Returns what is in a folder, in the order of the names.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries =
        fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let paths = entries.map(|entry| entry.expect("an entry of a folder just opened").path());
    let mut paths: Vec<PathBuf> = paths.collect();
    paths.sort();
    paths
}

fn read(path: &Path) -> Value {
    let text =
        fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    toml_edit::de::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn write(path: &Path, bytes: &[u8]) {
    fs::write(path, bytes).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}
