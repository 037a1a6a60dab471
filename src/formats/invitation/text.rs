//! The text of an invitation cut into what its writer says now and what is only quoted below,
//! into lines and into clauses; and the few helpers by which all readers look around a place.
//!
//! Must not know what any of the words means for an interview.

use std::ops::Range;
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use jiff::civil::DateTime;
use regex_lite::{Regex, RegexBuilder};

/// Half-open byte offsets into the text.
pub(super) type Span = Range<usize>;

/// How far from a place anything about it is looked for, in bytes.
const NEAR: usize = 400;

/// What `\w` stands for in a pattern: the letters of all living scripts, roughly, and digits. The
/// patterns' library knows those of English alone.
const LETTERS: &str = r"0-9A-Za-z_\u{C0}-\u{17F}\u{370}-\u{52F}\u{590}-\u{109F}\u{1E00}-\u{1EFF}\u{3040}-\u{A63F}\u{AC00}-\u{D7FF}";

/// Writes a pattern's `\w` out, within a class of letters and outside of one.
fn written_out(pattern: &str) -> String {
    let mut written = String::with_capacity(pattern.len());
    let mut in_class = false;
    let mut signs = pattern.chars();
    while let Some(sign) = signs.next() {
        match sign {
            '\\' => match signs.next() {
                Some('w') if in_class => written.push_str(LETTERS),
                Some('w') => written.extend(["[", LETTERS, "]"]),
                escaped => written.extend(std::iter::once('\\').chain(escaped)),
            },
            '[' | ']' => {
                in_class = sign == '[';
                written.push(sign);
            }
            _ => written.push(sign),
        }
    }
    written
}

/// Compiles a constant pattern. Case is ignored.
pub(super) fn compiled(pattern: &str) -> Regex {
    // The patterns are constants, and each is compiled by the tests of its reader.
    RegexBuilder::new(&written_out(pattern))
        .case_insensitive(true)
        .build()
        .expect("a constant pattern compiles")
}

/// A constant pattern that is compiled when it is first needed, and kept until all are let go.
pub(super) struct Pattern {
    text: &'static str,
    compiled: RwLock<Option<Arc<Regex>>>,
}

/// The patterns that are compiled now.
static IN_USE: Mutex<Vec<&'static Pattern>> = Mutex::new(Vec::new());

impl Pattern {
    pub const fn new(text: &'static str) -> Pattern {
        Pattern {
            text,
            compiled: RwLock::new(None),
        }
    }

    pub fn get(&'static self) -> Arc<Regex> {
        let kept = self.compiled.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(regex) = &*kept {
            return Arc::clone(regex);
        }
        drop(kept);
        let regex = Arc::new(compiled(self.text));
        let mut kept = self
            .compiled
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        if kept.replace(Arc::clone(&regex)).is_none() {
            IN_USE
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push(self);
        }
        regex
    }
}

/// How often the patterns may still be let go before the reading is over; nought where they are kept.
static LETTING_GO: AtomicU8 = AtomicU8::new(0);

/// Reads so that the patterns never take more memory than one stage needs, and gives it back: who
/// has read an invitation rarely reads another soon, and compiling anew takes a moment that nobody
/// sees. A calendar of thousands of events soon keeps them; who reads many invitations always does.
pub(super) fn thriftily<T>(read: impl FnOnce() -> T) -> T {
    const STAGES: u8 = 16;
    LETTING_GO.store(STAGES, Ordering::Release);
    let result = read();
    LETTING_GO.store(0, Ordering::Release);
    let_patterns_go();
    result
}

/// Ends a stage of reading whose patterns the next ones rarely share.
pub(super) fn stage_is_over() {
    let less = |left: u8| left.checked_sub(1);
    if LETTING_GO
        .fetch_update(Ordering::AcqRel, Ordering::Acquire, less)
        .is_ok()
    {
        let_patterns_go();
    }
}

fn let_patterns_go() {
    let in_use = std::mem::take(&mut *IN_USE.lock().unwrap_or_else(PoisonError::into_inner));
    for pattern in in_use {
        *pattern
            .compiled
            .write()
            .unwrap_or_else(PoisonError::into_inner) = None;
    }
}

/// Shares a constant pattern, compiled when it is first needed. Case is ignored.
macro_rules! shared {
    ($text:expr) => {{
        static PATTERN: $crate::formats::invitation::text::Pattern =
            $crate::formats::invitation::text::Pattern::new($text);
        PATTERN.get()
    }};
}
pub(super) use shared;

/// A constant pattern for use on the spot, compiled when it is first needed. Case is ignored.
macro_rules! pattern {
    ($text:expr) => {
        &*$crate::formats::invitation::text::shared!($text)
    };
}
pub(super) use pattern;

/// Declares constant patterns by their names, each shared as by `shared!`.
macro_rules! patterns {
    ($($(#[$about:meta])* $NAME:ident = $text:expr;)+) => { $(
        $(#[$about])*
        #[allow(non_snake_case, reason = "a table of patterns, named like the constants they are")]
        fn $NAME() -> std::sync::Arc<regex_lite::Regex> {
            $crate::formats::invitation::text::shared!($text)
        }
    )+ };
}
pub(super) use patterns;

/// Writes a pattern of which any may stand, one below the other.
macro_rules! any_of {
    ($first:expr $(, $other:expr)* $(,)?) => {
        concat!("(?:", $first, $("|", $other,)* ")")
    };
}
pub(super) use any_of;

/// One line of the text, without its line end.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub span: Span,
}

/// A field of a mail header that stands in the text: `From: …`.
#[derive(Clone, Debug)]
pub(super) struct HeaderField {
    /// In small letters.
    pub name: String,
    pub value: Span,
}

/// The text of an invitation, and the moment from which its relative dates count.
pub(super) struct Letter<'t> {
    pub text: &'t str,
    pub received: DateTime,
    /// What the outermost writer says, without a header above it.
    pub own: Span,
    /// What is forwarded or quoted below; empty where nothing is.
    pub quoted: Span,
    /// The header above the writer's own words.
    pub head: Vec<HeaderField>,
    /// The headers within the quoted part, outermost first.
    pub inner_heads: Vec<Vec<HeaderField>>,
    pub lines: Vec<Line>,
}

impl<'t> Letter<'t> {
    pub fn new(text: &'t str, received: DateTime) -> Letter<'t> {
        let lines = lines(text);
        let (head, body_start) = head(text, &lines, 0);
        let cut = quote_start(text, &lines, body_start).unwrap_or(text.len());
        let forwarded = head.is_empty() && text[body_start..cut].trim().is_empty();
        let (head, body_start, cut) = if forwarded {
            opened_forward(text, &lines, cut).unwrap_or((head, body_start, cut))
        } else {
            (head, body_start, cut)
        };
        let mut inner_heads = Vec::new();
        for (index, line) in lines.iter().enumerate() {
            if line.span.start >= cut && field(text, line).is_some() {
                let previous = index
                    .checked_sub(1)
                    .and_then(|before| field(text, &lines[before]));
                if previous.is_none() {
                    let (fields, _) = head_from(text, &lines, index);
                    if fields.len() > 1 {
                        inner_heads.push(fields);
                    }
                }
            }
        }
        Letter {
            text,
            received,
            own: body_start..cut,
            quoted: cut..text.len(),
            head,
            inner_heads,
            lines,
        }
    }

    pub fn at(&self, span: &Span) -> &'t str {
        &self.text[span.clone()]
    }

    /// Returns the value of a field of the header above the writer's own words.
    pub fn head_field(&self, name: &str) -> Option<Span> {
        let named = |name: &str| self.head.iter().find(|field| field.name == name);
        // "Fwd: your interview at Lanternway" alone on top is a subject as well.
        let found = named(name).or_else(|| match name {
            "subject" => named("fwd").or_else(|| named("fw")),
            _ => None,
        });
        found.map(|field| field.value.clone())
    }

    /// Returns the index of the line that holds the place.
    pub fn line_index(&self, place: usize) -> usize {
        self.lines
            .partition_point(|line| line.span.end < place)
            .min(self.lines.len().saturating_sub(1))
    }

    /// Returns the line that holds the place, of an endless one what is near.
    pub fn line_at(&self, place: usize) -> Span {
        let line = self.lines.get(self.line_index(place));
        line.map_or(0..0, |line| {
            let near = self.near(place);
            line.span.start.max(near.start)..line.span.end.min(near.end)
        })
    }

    fn near(&self, place: usize) -> Span {
        let end = (place + NEAR).min(self.text.len());
        floor_boundary(self.text, place.saturating_sub(NEAR))..floor_boundary(self.text, end)
    }

    /// Returns the sentence around the place: up to a full stop, a blank line, or the end of a short line.
    pub fn sentence(&self, span: &Span) -> Span {
        let start = self.sentence_start(span.start);
        let end = self.sentence_end(span.end);
        start..end.max(span.end)
    }

    /// Returns what stands before the place in its sentence.
    pub fn before(&self, place: usize) -> &'t str {
        &self.text[self.sentence_start(place)..place]
    }

    /// Returns what stands after the place in its sentence.
    pub fn after(&self, place: usize) -> &'t str {
        &self.text[place..self.sentence_end(place)]
    }

    fn sentence_start(&self, place: usize) -> usize {
        let floor = self.near(place).start;
        let mut best = floor;
        for (offset, _) in self.text[floor..place].char_indices() {
            let here = floor + offset;
            if let Some(next) = sentence_break(self.text, here).filter(|next| *next <= place) {
                best = next;
            }
        }
        best
    }

    fn sentence_end(&self, place: usize) -> usize {
        let ceiling = self.near(place).end;
        for (offset, _) in self.text[place..ceiling].char_indices() {
            if sentence_break(self.text, place + offset).is_some() {
                return place + offset;
            }
        }
        ceiling
    }

    /// Returns the text between two places, nothing where the second comes first.
    pub fn between(&self, from: usize, to: usize) -> &'t str {
        self.text.get(from..to).unwrap_or("")
    }

    /// Finds every match of the pattern in a part of the text.
    pub fn find(&self, pattern: &Regex, within: &Span) -> Vec<Span> {
        pattern
            .find_iter(self.at(within))
            .map(|found| found.start() + within.start..found.end() + within.start)
            .collect()
    }

    /// Finds every match of a group in a part of the text.
    pub fn captures(&self, pattern: &Regex, within: &Span, group: usize) -> Vec<Span> {
        pattern
            .captures_iter(self.at(within))
            .filter_map(|found| found.get(group))
            .map(|found| found.start() + within.start..found.end() + within.start)
            .collect()
    }

    /// Returns the lines of a part of the text that are not blank.
    pub fn full_lines(&self, within: &Span) -> Vec<Span> {
        self.lines
            .iter()
            .filter(|line| line.span.start >= within.start && line.span.end <= within.end)
            .map(|line| trimmed(self.text, &line.span))
            .filter(|span| !span.is_empty())
            .collect()
    }
}

/// Splits at blanks, with the place of each word.
pub(super) fn words_of(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let base = text.as_ptr() as usize;
    text.split_whitespace()
        .map(move |word| (word.as_ptr() as usize - base, word))
}

/// Returns the nearest character border at or before the place.
pub(in crate::formats) fn floor_boundary(text: &str, place: usize) -> usize {
    (0..=place.min(text.len()))
        .rev()
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(0)
}

/// Cuts blanks and markup off both ends.
pub(super) fn trimmed(text: &str, span: &Span) -> Span {
    let ornament = |c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '*' | '|' | '_' | '>' | '•' | '·' | '~' | '#' | '"' | '“' | '”'
            )
    };
    let part = &text[span.clone()];
    let start = span.start + (part.len() - part.trim_start_matches(ornament).len());
    let end = span.end - (part.len() - part.trim_end_matches(ornament).len());
    start..end.max(start)
}

fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = 0;
    for piece in text.split_inclusive('\n') {
        let end = start + piece.trim_end_matches(['\n', '\r']).len();
        lines.push(Line { span: start..end });
        start += piece.len();
    }
    lines
}

/// Reads a header field of a mail as it stands in a text.
fn field(text: &str, line: &Line) -> Option<HeaderField> {
    let shape = pattern!(
        r"^[>\s*]*(from|to|cc|sent|date|subject|reply-to|received|organi[sz]er|betreff|von|an|fwd?|re)\**\s*:\**[ \t]*(.*)$"
    );
    let found = shape.captures(&text[line.span.clone()])?;
    let (name, value) = (found.get(1)?, found.get(2)?);
    Some(HeaderField {
        name: name.as_str().to_lowercase(),
        value: trimmed(
            text,
            &(line.span.start + value.start()..line.span.start + value.end()),
        ),
    })
}

/// Reads the header that opens the text; hands back where the words below it begin.
fn head(text: &str, lines: &[Line], from: usize) -> (Vec<HeaderField>, usize) {
    let first = lines
        .iter()
        .skip(from)
        .position(|line| !text[line.span.clone()].trim().is_empty());
    let Some(first) = first.map(|offset| offset + from) else {
        return (Vec::new(), 0);
    };
    match field(text, &lines[first]) {
        None => (Vec::new(), 0),
        Some(_) => head_from(text, lines, first),
    }
}

fn head_from(text: &str, lines: &[Line], first: usize) -> (Vec<HeaderField>, usize) {
    let fields: Vec<_> = lines[first..]
        .iter()
        .map_while(|line| field(text, line))
        .collect();
    let end = lines
        .get(first + fields.len())
        .map_or(text.len(), |line| line.span.start);
    (fields, end)
}

/// Reads a mail that is forwarded without a word: its own header, where its words begin and end.
fn opened_forward(
    text: &str,
    lines: &[Line],
    marker: usize,
) -> Option<(Vec<HeaderField>, usize, usize)> {
    let first = lines
        .iter()
        .position(|line| line.span.start >= marker && field(text, line).is_some())?;
    let (head, body) = head_from(text, lines, first);
    let cut = quote_start(text, lines, body).unwrap_or(text.len());
    Some((head, body, cut))
}

/// Tells whether a rule opens or closes the joining details of a meeting, below which the writer
/// goes on: another rule follows or stood above, and no header of a mail does.
fn frames_a_block(text: &str, place: usize) -> bool {
    let rule = |line: &str| pattern!(r"^\s*_{8,}\s*$").is_match(line);
    let joins = pattern!(r"\b(?:microsoft teams|join (?:on|the meeting|zoom)|meeting id)\b");
    let below = &text[place..];
    let mut pieces = below.split('\n').skip(1);
    let inner: Vec<&str> = pieces.by_ref().take_while(|line| !rule(line)).collect();
    let opens = joins.is_match(&inner.join("\n")) && pieces.any(|line| !line.trim().is_empty());
    let mut above = text[..place].rsplit('\n').skip(1);
    let block: Vec<&str> = above.by_ref().take_while(|line| !rule(line)).collect();
    let closes = joins.is_match(&block.join("\n")) && text[..place].matches("________").count() > 1;
    opens || closes && !inner.join("").trim().is_empty()
}

/// Tells whether below lines that begin with `>` others follow.
fn own_words_follow(text: &str, place: usize) -> bool {
    let mut below = text[place..].lines().map(str::trim);
    below.any(|line| !line.is_empty() && !line.starts_with('>'))
}

/// Finds where forwarded or quoted mail begins.
fn quote_start(text: &str, lines: &[Line], from: usize) -> Option<usize> {
    let marker = pattern!(
        r"^\s*(-{2,}\s*(forwarded|original|begin forwarded)|begin forwarded message|_{8,}\s*$|>|on .{6,80} wrote:\s*$|le .{6,80} a écrit\s*:|(from|von)\s*:\s*\S.*$)"
    );
    let mut said = false;
    for line in lines.iter().filter(|line| line.span.start >= from) {
        let words = &text[line.span.clone()];
        // Between the writer's own lines, an indented block is the writer's too.
        let lone_from = pattern!(r"^\s*(?:from|von)\s*:").is_match(words)
            && !text[line.span.end..].lines().skip(1).take(4).any(|next| {
                pattern!(r"^[>\s*]*(?:to|sent|date|subject|cc|an|gesendet|betreff)\**\s*:")
                    .is_match(next)
            });
        let own_block = lone_from
            || pattern!(r"^\s*_{8,}\s*$").is_match(words) && frames_a_block(text, line.span.end)
            || words.trim_start().starts_with('>') && own_words_follow(text, line.span.end);
        if said && !own_block && marker.is_match(words) {
            return Some(line.span.start);
        }
        if !said
            && pattern!(r"^\s*(-{2,}\s*(forwarded|original)|begin forwarded message)")
                .is_match(words)
        {
            return Some(line.span.start);
        }
        said |= !words.trim().is_empty();
    }
    None
}

/// Tells where the next sentence begins if one ends at this character.
fn sentence_break(text: &str, here: usize) -> Option<usize> {
    let rest = &text[here..];
    let mut chars = rest.chars();
    let c = chars.next()?;
    let next = here + c.len_utf8();
    match c {
        '.' | '!' | '?' | ';' => {
            let follows = chars.next();
            let closes = follows.is_none_or(char::is_whitespace);
            (closes && !(c == '.' && abbreviated(&text[..here], chars.as_str()))).then_some(next)
        }
        '\n' => line_break(text, here).then_some(next),
        _ => None,
    }
}

/// Tells whether a full stop after these words only shortens a word.
fn abbreviated(before: &str, after: &str) -> bool {
    let word = before
        .rsplit(|c: char| c.is_whitespace() || c == '(')
        .next()
        .unwrap_or("");
    let small = word.to_lowercase();
    let short = [
        "dr", "mr", "mrs", "ms", "prof", "st", "mon", "tue", "tues", "wed", "weds", "thu", "thur",
        "thurs", "fri", "sat", "sun", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep",
        "sept", "oct", "nov", "dec", "no", "nr", "tel", "approx", "inc", "ltd", "co", "dra", "enf",
        "e.g", "i.e", "ext", "jr", "sr", "rev", "hon", "asst", "asst.", "dy", "dept",
    ];
    if short.contains(&small.as_str()) {
        return true;
    }
    // An initial, and "a.m." unless a new sentence follows.
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    let half = matches!(small.as_str(), "a.m" | "p.m")
        && !after.trim_start().starts_with(char::is_uppercase);
    initial || half
}

/// Tells whether a line end is the end of a sentence and not a soft wrap.
fn line_break(text: &str, here: usize) -> bool {
    let line_start = text[..here].rfind('\n').map_or(0, |at| at + 1);
    let next_end = text[here + 1..]
        .find('\n')
        .map_or(text.len(), |at| here + 1 + at);
    let (line, next) = (
        text[line_start..here].trim(),
        text[here + 1..next_end].trim(),
    );
    let wrapped = line.chars().count() >= 50
        && next.starts_with(|c: char| c.is_alphanumeric() || c == '(')
        && !pattern!(r"^[\w /]{2,25}\s?:\s").is_match(next);
    !wrapped
}

#[cfg(test)]
mod tests {
    use super::{Letter, NEAR, written_out};

    #[test]
    fn letters_are_written_out_within_a_class_and_outside_of_one() {
        let (open, close) = ("[0-9A-Za-z_", "]");
        assert!(written_out(r"\w").starts_with(open) && written_out(r"\w").ends_with(close));
        assert!(written_out(r"[-\w.]").starts_with("[-0-9A-Za-z_"));
        assert_eq!(written_out(r"\\w\[\d"), r"\\w\[\d");
    }

    #[test]
    fn names_that_begin_with_an_accent_are_whole() {
        let text = "Dear Øyvind Ångström,\nwrite to Élodie Étienne at École Été.";
        let names = super::pattern!(r"(?-i:[A-ZÀ-Þ])\w+");
        let found: Vec<&str> = names.find_iter(text).map(|name| name.as_str()).collect();
        assert_eq!(
            found,
            [
                "Dear",
                "Øyvind",
                "Ångström",
                "Élodie",
                "Étienne",
                "École",
                "Été"
            ]
        );
    }

    #[test]
    fn of_an_endless_line_only_what_is_near_is_looked_at() {
        let text = "é".repeat(10_000);
        let letter = Letter::new(&text, jiff::civil::date(2026, 3, 2).at(9, 0, 0, 0));
        let line = letter.line_at(10_001);
        assert!(line.start < 10_001 && line.end > 10_001);
        assert!(line.len() <= 2 * NEAR && text.get(line).is_some());
    }
}
