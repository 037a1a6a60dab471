//! Labelled letters by other hands: what the review must prove and find in them, pooled.
//!
//! The floors are what is reached today, so that no change makes the review worse unseen.

use bowout::book;
use bowout::domain::case::Kind;
use bowout::domain::review::{Lexicon, Review, review};
use serde_json::Value;

const LETTERS: [&str; 20] = [
    include_str!("letters/a.jsonl"),
    include_str!("letters/b.jsonl"),
    include_str!("letters/c.jsonl"),
    include_str!("letters/d.jsonl"),
    include_str!("letters/e.jsonl"),
    include_str!("letters/f.jsonl"),
    include_str!("letters/g.jsonl"),
    include_str!("letters/h.jsonl"),
    include_str!("letters/i.jsonl"),
    include_str!("letters/k.jsonl"),
    include_str!("letters/l.jsonl"),
    include_str!("letters/m.jsonl"),
    include_str!("letters/n.jsonl"),
    include_str!("letters/o.jsonl"),
    include_str!("letters/p.jsonl"),
    include_str!("letters/q.jsonl"),
    include_str!("letters/r.jsonl"),
    include_str!("letters/s.jsonl"),
    include_str!("letters/t.jsonl"),
    include_str!("letters/u.jsonl"),
];

/// Hits, false alarms and misses.
#[derive(Default)]
struct Score(u32, u32, u32);

impl Score {
    fn count(&mut self, labelled: bool, said: bool) {
        match (labelled, said) {
            (true, true) => self.0 += 1,
            (false, true) => self.1 += 1,
            (true, false) => self.2 += 1,
            (false, false) => {}
        }
    }

    fn precision(&self) -> f64 {
        f64::from(self.0) / f64::from(self.0 + self.1)
    }

    fn recall(&self) -> f64 {
        f64::from(self.0) / f64::from(self.0 + self.2)
    }
}

fn read(letter: &Value, lexicon: &Lexicon) -> Review {
    let kind = match letter["channel"].as_str() {
        Some("phone") => Kind::Call,
        Some("voicemail") => Kind::Voicemail,
        Some("text" | "linkedin") => Kind::Text,
        _ => Kind::Email,
    };
    review(letter["text"].as_str().unwrap(), kind, None, lexicon)
}

fn proves(review: &Review, label: &str) -> bool {
    let evidence = &review.evidence;
    let spans = match label {
        "appreciation" => &evidence.appreciation,
        "cancel_word" => &evidence.cancel_word,
        "definitive" => &evidence.cancellation,
        "explanation" => &evidence.explanation,
        "keep_in_touch" => &evidence.keep_in_touch,
        "closing_thanks" => &evidence.closing_thanks,
        "sign_off" => &evidence.sign_off,
        "identifies_interview" => &evidence.interview,
        other => panic!("no label is called {other}"),
    };
    !spans.is_empty()
}

#[test]
fn labelled_letters_are_read_as_their_labels_say() {
    let lexicon = book::rules();
    let (mut labels, mut mistakes) = (Score::default(), Score::default());
    for line in LETTERS.iter().flat_map(|letters| letters.lines()) {
        let letter: Value = serde_json::from_str(line).unwrap();
        let review = read(&letter, &lexicon);
        let unsure: Vec<&str> = letter["ambiguous"].as_array().map_or(Vec::new(), |names| {
            names.iter().filter_map(Value::as_str).collect()
        });
        let cells = |field: &str| letter[field].as_object().unwrap().clone();
        for (name, gold) in cells("labels")
            .iter()
            .filter(|(name, _)| !unsure.contains(&name.as_str()))
        {
            labels.count(gold == true, proves(&review, name));
        }
        for (name, gold) in cells("mistakes")
            .iter()
            .filter(|(name, _)| !unsure.contains(&name.as_str()))
        {
            let found = review.findings.iter().any(|finding| finding.rule == name);
            mistakes.count(gold == true, found);
        }
    }
    println!(
        "labels   precision {:.3} recall {:.3}",
        labels.precision(),
        labels.recall()
    );
    println!(
        "mistakes precision {:.3} recall {:.3}",
        mistakes.precision(),
        mistakes.recall()
    );
    assert!(labels.precision() > 0.985 && labels.recall() > 0.98);
    assert!(mistakes.precision() > 0.99 && mistakes.recall() > 0.94);
}
