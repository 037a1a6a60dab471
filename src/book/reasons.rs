//! The reasons: what is said of each, and what each is.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::asset;
use super::phrases::patterns;
use crate::domain::phrase::{ReasonPhrases, Reasons, Registers};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReasonFile {
    about_the_job: bool,
    recorded: String,
    #[serde(default)]
    written: RegistersFile,
    #[serde(default)]
    spoken: RegistersFile,
    #[serde(default)]
    short: RegistersFile,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct RegistersFile {
    #[serde(default)]
    formal: Vec<String>,
    #[serde(default)]
    plain: Vec<String>,
    #[serde(default)]
    warm: Vec<String>,
}

/// Reads the reasons.
pub(super) fn reasons() -> Reasons {
    let files: BTreeMap<String, ReasonFile> = super::embedded("reasons", asset!("reasons"));
    let mut reasons = Reasons::default();
    for (name, file) in files {
        reasons.put(&name, file.phrases());
    }
    reasons
}

impl ReasonFile {
    fn phrases(self) -> ReasonPhrases {
        ReasonPhrases {
            about_the_job: self.about_the_job,
            recorded: self.recorded,
            written: self.written.registers(),
            spoken: self.spoken.registers(),
            short: self.short.registers(),
        }
    }
}

impl RegistersFile {
    fn registers(&self) -> Registers {
        Registers {
            formal: patterns(&self.formal),
            plain: patterns(&self.plain),
            warm: patterns(&self.warm),
        }
    }
}
