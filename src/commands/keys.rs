//! `bowout keys`: prints the table of keys, from the same table that the screen obeys.

use serde_json::json;

use super::Outcome;
use crate::cli::{Format, KeysArgs};
use crate::tui::keys::{BINDINGS, Binding, Scope, shown};

/// Prints the table.
pub fn run(args: &KeysArgs) -> Outcome {
    let stdout = match args.format {
        Format::Text => text(),
        Format::Json => json(),
    };
    Outcome {
        stdout,
        ..Outcome::default()
    }
}

fn text() -> String {
    let lines = Scope::ALL.iter().flat_map(|scope| {
        let bindings = BINDINGS
            .iter()
            .filter(move |binding| binding.scope == *scope);
        let line = |binding: &Binding| {
            let keys: Vec<_> = binding.keys.iter().map(|key| shown(key)).collect();
            format!("  {:<20} {}\n", keys.join(", "), binding.action.label())
        };
        std::iter::once(format!("{}\n", scope.label())).chain(bindings.map(line))
    });
    lines.collect()
}

fn json() -> String {
    let rows = BINDINGS.iter().flat_map(|binding| {
        binding.keys.iter().map(|key| {
            json!({
                "key": key,
                "action": binding.action.name(),
                "where": binding.scope.name(),
                "does": binding.action.label(),
            })
        })
    });
    format!("{:#}\n", serde_json::Value::Array(rows.collect()))
}
