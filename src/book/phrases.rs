//! The phrases: one script for each kind of text, read from its asset when it is first needed.

use serde::Deserialize;

use super::asset;
use crate::domain::case::Kind;
use crate::domain::compose::Slot;
use crate::domain::phrase::{
    Block, Condition, Manner, OwnWording, Pattern, Phrases, Reasons, Registers, Say, Script,
};

/// Makes the phrases with the person's own wordings beside the built-in ones.
pub(super) fn phrases(reasons: Reasons, own: Vec<OwnWording>) -> Phrases {
    Phrases::new(script, reasons, own)
}

const fn text(kind: Kind) -> &'static str {
    match kind {
        Kind::Email => asset!("phrases/email"),
        Kind::Call => asset!("phrases/call"),
        Kind::Voicemail => asset!("phrases/voicemail"),
        Kind::Text => asset!("phrases/text"),
        Kind::Portal => asset!("phrases/portal"),
        Kind::Confirmation => asset!("phrases/confirmation"),
        Kind::Referrer => asset!("phrases/referrer"),
        Kind::Reschedule => asset!("phrases/reschedule"),
        Kind::Missed => asset!("phrases/missed"),
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ScriptFile {
    #[serde(default)]
    tight: bool,
    sentence: Vec<SentenceFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SentenceFile {
    slot: String,
    #[serde(default, rename = "if")]
    conditions: Vec<String>,
    paragraph: Option<u8>,
    as_in: Option<String>,
    reason: Option<String>,
    #[serde(default)]
    formal: Vec<String>,
    #[serde(default)]
    plain: Vec<String>,
    #[serde(default)]
    warm: Vec<String>,
    #[serde(default)]
    shorter: Vec<String>,
}

fn script(kind: Kind) -> Script {
    let file: ScriptFile = super::embedded(kind.name(), text(kind));
    let mut blocks: Vec<Block> = Vec::new();
    for sentence in file.sentence {
        let before = blocks.last().map_or(1, |block| block.paragraph);
        let paragraph = sentence.paragraph.unwrap_or(before);
        blocks.extend(sentence.blocks(paragraph));
    }
    Script {
        tight: file.tight,
        blocks,
    }
}

impl SentenceFile {
    /// Returns the block, or those of another kind's script for the same slot.
    fn blocks(self, paragraph: u8) -> Vec<Block> {
        let slot = super::name("slot", &self.slot, Slot::named);
        let Some(other) = &self.as_in else {
            return vec![self.block(slot, paragraph)];
        };
        let mut blocks = script(super::name("kind", other, Kind::named)).blocks;
        blocks.retain(|block| block.slot == slot);
        for block in &mut blocks {
            block.paragraph = paragraph;
        }
        blocks
    }

    fn block(self, slot: Slot, paragraph: u8) -> Block {
        let manner = self.reason.as_deref();
        let manner = manner.map(|name| super::name("manner", name, Manner::named));
        let conditions = self.conditions.iter();
        Block {
            slot,
            conditions: conditions
                .map(|text| super::name("condition", text, Condition::parse))
                .collect(),
            paragraph,
            shorter: patterns(&self.shorter),
            say: manner.map_or_else(
                || {
                    Say::Words(Registers {
                        formal: patterns(&self.formal),
                        plain: patterns(&self.plain),
                        warm: patterns(&self.warm),
                    })
                },
                Say::Reason,
            ),
        }
    }
}

/// Reads patterns of an asset.
pub(super) fn patterns(texts: &[String]) -> Vec<Pattern> {
    let read = |text: &String| {
        // The tests read every asset whole, so a pattern that can't be read never leaves the house.
        Pattern::parse(text).unwrap_or_else(|error| panic!("`{text}`: {error}"))
    };
    texts.iter().map(read).collect()
}
