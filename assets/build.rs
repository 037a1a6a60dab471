//! Makes of the assets, which people write in TOML, the JSON that the program reads at each start.
//!
//! Must not know what the assets mean, but for the word lists: their phrases come apart line by
//! line, and their examples, which only the tests read, are left out.

use std::path::{Path, PathBuf};
use std::{env, fs};

use serde_json::Value;

fn main() {
    println!("cargo::rerun-if-changed=assets");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo names the folder"));
    convert(Path::new("assets"), &out);
}

/// Converts each file of a folder and of those within.
fn convert(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap_or_else(|error| panic!("{}: {error}", to.display()));
    let entries = fs::read_dir(from).unwrap_or_else(|error| panic!("{}: {error}", from.display()));
    for entry in entries {
        let path = entry.expect("an entry of a folder just opened").path();
        let target = to.join(path.file_name().expect("an entry has a name"));
        if path.is_dir() {
            convert(&path, &target);
        } else if path
            .extension()
            .is_some_and(|extension| extension == "toml")
        {
            let json = read(&path).to_string();
            fs::write(target.with_extension("json"), json)
                .unwrap_or_else(|error| panic!("{}: {error}", target.display()));
        }
    }
}

fn read(path: &Path) -> Value {
    let text =
        fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut file: Value = toml_edit::de::from_str(&text)
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let lists = file.get_mut("list").and_then(Value::as_array_mut);
    for list in lists.into_iter().flatten().filter_map(Value::as_object_mut) {
        list.remove("flags");
        list.remove("allows");
        if let Some(Value::String(phrases)) = list.get("phrases") {
            let lines = phrases
                .lines()
                .map(str::trim)
                .filter(|line| !line.is_empty());
            let lines: Value = lines.collect();
            list.insert("phrases".to_owned(), lines);
        }
    }
    file
}
