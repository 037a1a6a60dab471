//! A slot of a template that was never filled: `[Name]`, `{{x}}`, `____`, "Position Title".
//!
//! Must not know which facts are missing.

use crate::domain::prose::is_stage_direction;

use super::{Cue, Finding, Judged, Range, Rule, Severity};

pub(super) const RULE: Rule = Rule {
    id: "placeholder",
    severity: Severity::Stop,
    about: "A gap that still has to be filled in, such as [company] or DD/MM.",
    check,
};

fn check(rule: &Rule, judged: &Judged<'_>) -> Vec<Finding> {
    let prose = &judged.reading.prose;
    let mut spans: Vec<Range<usize>> = prose
        .own
        .iter()
        .flat_map(|own| gaps(prose.text, own))
        .chain(
            judged
                .reading
                .all_hits(Cue::Unfilled)
                .iter()
                .map(|words| prose.span(words)),
        )
        .collect();
    spans.sort_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
    spans.dedup_by(|next, kept| next.start < kept.end);
    spans
        .into_iter()
        .map(|span| rule.finding(span, "This gap still has to be filled in."))
        .collect()
}

/// Finds slots by their marks.
fn gaps(text: &str, own: &Range<usize>) -> Vec<Range<usize>> {
    let line = &text[own.clone()];
    let mut found = Vec::new();
    let mut at = 0;
    let mut before = None;
    while let Some(c) = line[at..].chars().next() {
        let length = if may_open(c, before) {
            slot_length(&line[at..], before).max(shouted(line, at))
        } else {
            0
        };
        if length > 0 {
            found.push(own.start + at..own.start + at + length);
        }
        at += length.max(c.len_utf8());
        before = line[..at].chars().next_back();
    }
    found
}

/// Tells at a glance that most letters open no slot.
fn may_open(c: char, before: Option<char>) -> bool {
    match c.to_ascii_uppercase() {
        '0'..='9' | 'C' | 'D' | 'H' | 'M' | 'N' | 'P' | 'R' | 'T' | 'X' | 'Y' => {
            !before.is_some_and(char::is_alphanumeric)
        }
        c => matches!(c, '[' | '{' | '<' | '%' | '_' | '.' | '(' | '$'),
    }
}

/// Returns the length of the slot at the start of `rest`, 0 for none.
fn slot_length(rest: &str, before: Option<char>) -> usize {
    bracketed(rest)
        .or_else(|| underscores(rest))
        .or_else(|| choice(rest))
        .or_else(|| letters_for_digits(rest, before))
        .unwrap_or(0)
}

fn bracketed(rest: &str) -> Option<usize> {
    let (open, close) = match rest.chars().next()? {
        '[' => ('[', ']'),
        '{' => ('{', '}'),
        '<' => ('<', '>'),
        '%' => ('%', '%'),
        _ => return None,
    };
    let end = rest[1..].find(close)? + 2;
    let end = end + rest[end..].chars().take_while(|c| *c == close).count();
    let inner = rest[..end].trim_matches([open, close]).trim();
    let letters = inner.chars().filter(|c| c.is_alphabetic()).count();
    let plausible = letters >= 1
        && inner.chars().count() <= 60
        && !inner.contains(['\n', '@'])
        && !inner.contains("://");
    let tight = open != '%'
        || !inner.contains(' ') && inner.chars().all(|c| c.is_ascii_uppercase() || c == '_');
    (plausible && tight && !is_remark(inner, open)).then_some(end)
}

/// Tells whether brackets hold a remark rather than a slot: `[sic]`, `[External]`, `[REF-2291]`.
fn is_remark(inner: &str, open: char) -> bool {
    const REMARKS: [&str; 28] = [
        "sic",
        "external",
        "ext",
        "internal",
        "confidential",
        "private",
        "urgent",
        "url",
        "he/him",
        "she/her",
        "they/them",
        "he/they",
        "she/they",
        "smile",
        "secure",
        "spam",
        "encrypted",
        "br",
        "p",
        "b",
        "i",
        "grin",
        "g",
        "voicemail",
        "end",
        "caution",
        "no subject",
        "edited",
    ];
    let lower = inner.to_lowercase();
    REMARKS.contains(&lower.as_str())
        || inner.chars().any(|c| c.is_ascii_digit())
            && !lower.contains("name")
            && !lower.contains("date")
            && open == '['
        || (open == '<' && (inner.starts_with('/') || inner.starts_with('3')))
        || (open == '[' && inner.contains(": "))
        || is_stage_direction(inner)
        || lower.starts_with("external")
}

fn underscores(rest: &str) -> Option<usize> {
    let count = rest.chars().take_while(|c| *c == '_').count();
    (count >= 3).then_some(count).or_else(|| {
        let dots = rest.chars().take_while(|c| *c == '.').count();
        (dots >= 5).then_some(dots)
    })
}

/// Finds "(insert date)" and "(accepted another offer / decided to stay)".
fn choice(rest: &str) -> Option<usize> {
    const OPENINGS: [&str; 12] = [
        "insert",
        "your ",
        "enter ",
        "add ",
        "choose",
        "select",
        "delete",
        "fill in",
        "company name",
        "date of",
        "name of",
        "reason for",
    ];
    const WHOLE: [&str; 18] = [
        "date",
        "time",
        "name",
        "company",
        "position",
        "day",
        "reason",
        "job title",
        "role",
        "date and time",
        "phone number",
        "hiring manager",
        "date/time",
        "day/date",
        "manager name",
        "title",
        "your name",
        "number",
    ];
    let inner = rest.strip_prefix('(')?;
    let end = inner.find(')')?;
    let inner = inner[..end].trim().to_lowercase();
    let parts: Vec<&str> = inner
        .split(" / ")
        .flat_map(|part| part.split(" or "))
        .collect();
    let list = inner.contains(" / ")
        && parts
            .iter()
            .all(|part| part.split_whitespace().count() >= 2);
    let slot = OPENINGS.iter().any(|opening| inner.starts_with(opening))
        || WHOLE.contains(&inner.replace('’', "'").replace("'s ", " ").as_str())
        || is_choice_of_words(&inner);
    (slot || list).then_some(end + 2)
}

/// Tells whether words are left to choose from: `morning/afternoon`, `Mr/Ms`.
fn is_choice_of_words(inner: &str) -> bool {
    const CHOICES: [&str; 14] = [
        "morning",
        "afternoon",
        "evening",
        "day",
        "night",
        "weekend",
        "week",
        "mr",
        "mrs",
        "ms",
        "miss",
        "sir",
        "madam",
        "dr",
    ];
    inner.contains('/')
        && inner
            .split('/')
            .all(|part| CHOICES.contains(&part.trim().trim_end_matches('.')))
}

/// Returns the length of "DATE" in "my interview on DATE", where the rest of the line is no shout.
fn shouted(line: &str, at: usize) -> usize {
    const SLOTS: [&str; 7] = [
        "DATE", "TIME", "NAME", "COMPANY", "POSITION", "ROLE", "REASON",
    ];
    const ANNOUNCING: [&str; 10] = [
        "on ", "at ", "for the ", "for ", "with ", "is ", "dear ", "of ", "to ", "from ",
    ];
    let (before, rest) = line.split_at(at);
    let Some(slot) = SLOTS.iter().find(|slot| {
        rest.strip_prefix(**slot)
            .is_some_and(|after| !after.starts_with(char::is_alphanumeric))
    }) else {
        return 0;
    };
    let announced = ANNOUNCING
        .iter()
        .any(|words| ends_with_ignoring_case(before, words));
    let capitals = line.chars().filter(|c| c.is_uppercase()).count();
    let letters = line.chars().filter(|c| c.is_alphabetic()).count();
    let line_shouts = capitals * 2 > letters;
    if announced && !line_shouts {
        slot.len()
    } else {
        0
    }
}

fn ends_with_ignoring_case(text: &str, ending: &str) -> bool {
    text.len()
        .checked_sub(ending.len())
        .and_then(|start| text.get(start..))
        .is_some_and(|end| end.eq_ignore_ascii_case(ending))
}

/// Finds `DD/MM`, `XX/XX/XXXX`, `XX:XX`, `$NAME`.
fn letters_for_digits(rest: &str, before: Option<char>) -> Option<usize> {
    if before.is_some_and(char::is_alphanumeric) {
        return None;
    }
    let word: &str = rest
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | ')' | '(' | '!' | '?'))
        .next()
        .unwrap_or("")
        .trim_end_matches(['.', ':', ';']);
    let parts: Vec<&str> = word.split(['/', ':', '-', '.']).collect();
    let mask = |part: &&str| {
        let upper = part.to_ascii_uppercase();
        (2..=4).contains(&part.len())
            && [
                "DD", "MM", "YY", "YYYY", "XX", "XXXX", "HH", "MMM", "DDD", "__", "XXX",
            ]
            .contains(&upper.as_str())
    };
    let masked = parts.len() >= 2 && parts.iter().filter(|part| mask(part)).count() == parts.len();
    let half = parts.len() >= 2
        && parts.iter().any(mask)
        && parts
            .iter()
            .all(|part| mask(part) || part.chars().all(|c| c.is_ascii_digit()) && !part.is_empty());
    let variable = word.starts_with('$')
        && word.len() > 3
        && word[1..]
            .chars()
            .all(|c| c.is_ascii_uppercase() || c == '_');
    (masked || half || variable).then_some(word.len())
}
