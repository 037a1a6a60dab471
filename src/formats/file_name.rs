//! Names for the files that are written: safe on every system, from company and date.
//!
//! Must not know folders: a name that is taken gets a number where the file is written.

use unicode_segmentation::UnicodeSegmentation;

/// The longest name in bytes, the ending included.
const LONGEST: usize = 80;

/// A file name without separators, controls, leading dots or names that a system reserves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileName(String);

impl FileName {
    /// Makes a name from words such as company and date, and an ending without its dot.
    pub fn new<'a>(words: impl IntoIterator<Item = &'a str>, ending: &str) -> FileName {
        let stem = words
            .into_iter()
            .map(dashed)
            .filter(|word| !word.is_empty())
            .collect::<Vec<_>>()
            .join("-");
        let ending = dashed(ending);
        let mut kept = String::new();
        for grapheme in stem.graphemes(true) {
            if kept.len() + grapheme.len() + ending.len() + 1 > LONGEST {
                break;
            }
            kept.push_str(grapheme);
        }
        let kept = kept.trim_matches('-');
        let stem = match kept {
            "" => "cancellation".to_owned(),
            stem if is_reserved(stem) => format!("{stem}-file"),
            stem => stem.to_owned(),
        };
        FileName(format!("{stem}.{ending}"))
    }

    /// Returns the name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Keeps letters and digits in small form; all else becomes one dash.
fn dashed(words: &str) -> String {
    let parts = words
        .split(|c: char| !c.is_alphanumeric())
        .filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("-").to_lowercase()
}

/// Names that Windows keeps for devices.
fn is_reserved(stem: &str) -> bool {
    let numbered = ["com", "lpt"].iter().any(|name| {
        stem.strip_prefix(name)
            .is_some_and(|number| number.len() == 1 && number.bytes().all(|b| b.is_ascii_digit()))
    });
    numbered || matches!(stem, "con" | "prn" | "aux" | "nul")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(words: &[&str]) -> String {
        FileName::new(words.iter().copied(), "eml")
            .as_str()
            .to_owned()
    }

    #[test]
    fn a_name_holds_letters_digits_and_dashes_alone() {
        assert_eq!(
            named(&["Kestrel & Vane GmbH", "2026-12-03"]),
            "kestrel-vane-gmbh-2026-12-03.eml"
        );
        assert_eq!(named(&["../../etc/passwd"]), "etc-passwd.eml");
        assert_eq!(named(&[".hidden", "-rf"]), "hidden-rf.eml");
        assert_eq!(named(&["a\0b\nc\u{202e}d"]), "a-b-c-d.eml");
        assert_eq!(named(&["Zoë Æther"]), "zoë-æther.eml");
    }

    #[test]
    fn a_name_is_never_empty_reserved_or_too_long() {
        assert_eq!(named(&["", "…"]), "cancellation.eml");
        assert_eq!(named(&["CON"]), "con-file.eml");
        assert_eq!(named(&["com1"]), "com1-file.eml");
        assert!(named(&[&"é".repeat(300)]).len() <= LONGEST);
    }
}
