//! Which lines of a text are the writer's own, and which line ends are meant.
//!
//! Leaves out quoted and forwarded mail, headers, footers, and what the other person says in a
//! dialogue. Must not know words but those that mark such lines.

use std::ops::Range;

use super::Pause;

/// One line of the writer's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Its bytes, without line end, subject mark or speaker's name.
    pub span: Range<usize>,
    /// What separates it from the line before.
    pub before: Pause,
}

/// Returns the end of the subject line, 0 without one.
pub(super) fn subject_end(text: &str) -> usize {
    all_lines(text)
        .into_iter()
        .find(|span| !text[span.clone()].trim().is_empty())
        .filter(|span| subject_mark(&text[span.clone()]) > 0)
        .map_or(0, |span| span.end)
}

/// Returns the writer's own lines in order.
pub(super) fn own_lines(text: &str) -> Vec<Line> {
    let spans = all_lines(text);
    let widths = widths(text, &spans);
    let speakers = Speakers::of(text, &spans);
    let mut own: Vec<Line> = Vec::new();
    let mut before = Pause::Paragraph;
    let mut header = true;
    let mut skipping = false;
    let mut other_speaks = false;
    for (number, span) in spans.iter().enumerate() {
        let line = &text[span.clone()];
        if line.trim().is_empty() {
            before = Pause::Paragraph;
            continue;
        }
        if starts_the_end(text, &spans, number) {
            break;
        }
        if is_quote_intro(text, &spans, number) {
            skipping = true;
            continue;
        }
        if line.trim_start().starts_with('>') {
            before = Pause::Paragraph;
            skipping = false;
            continue;
        }
        if skipping && !rest_has_quotes(text, &spans[number..]) {
            break;
        }
        skipping = false;
        if header {
            let mark = subject_mark(line);
            if mark > 0 {
                own.push(Line {
                    span: span.start + mark..span.end,
                    before: Pause::Paragraph,
                });
                before = Pause::Paragraph;
                continue;
            }
            if is_header(line) {
                continue;
            }
        }
        header = false;
        let mut start = span.start;
        if let Some((name, length)) = speaker(line).filter(|(name, _)| speakers.knows(name)) {
            other_speaks = !speakers.is_writer(&name);
            start += length;
            before = before.max(Pause::Line);
        }
        if other_speaks {
            before = Pause::Paragraph;
            continue;
        }
        if before < Pause::Paragraph {
            before = before.max(line_end(text, &spans, &widths, number));
        }
        own.push(Line {
            span: start..span.end,
            before,
        });
        before = Pause::None;
    }
    own
}

fn all_lines(text: &str) -> Vec<Range<usize>> {
    let mut spans = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        let end = start + line.len();
        spans.push(start..end - usize::from(line.ends_with('\r')));
        start = end + 1;
    }
    spans
}

fn subject_mark(line: &str) -> usize {
    let blank = line.len() - line.trim_start().len();
    let rest = &line[blank..];
    match rest.get(..8) {
        Some(mark) if mark.eq_ignore_ascii_case("subject:") => blank + 8,
        _ => 0,
    }
}

fn is_header(line: &str) -> bool {
    const HEADERS: [&str; 8] = [
        "to:",
        "from:",
        "cc:",
        "bcc:",
        "date:",
        "sent:",
        "reply-to:",
        "attachment:",
    ];
    let lower = line.trim_start().to_ascii_lowercase();
    HEADERS.iter().any(|header| lower.starts_with(header))
}

/// Tells whether the line opens a forwarded mail, a footer or the like, which go on to the end.
fn starts_the_end(text: &str, spans: &[Range<usize>], number: usize) -> bool {
    const OPENINGS: [&str; 22] = [
        "-----original message",
        "---- original message",
        "---------- forwarded",
        "-------- forwarded",
        "begin forwarded message",
        "forwarded message",
        "sent from my ",
        "sent from outlook",
        "sent from yahoo",
        "sent via ",
        "get outlook for",
        "confidentiality notice",
        "confidential:",
        "disclaimer",
        "this email and any",
        "this e-mail and any",
        "this message and any",
        "this email is confidential",
        "this message is intended",
        "this communication is",
        "please consider the environment",
        "if you are not the intended recipient",
    ];
    let raw = &text[spans[number].clone()];
    if raw == "--" || raw == "-- " || raw.trim() == "___" && number > 0 {
        // "Regards," above the mark has its name below it.
        let above = spans[..number].iter().rev();
        let mut above = above.map(|span| text[span.clone()].trim());
        return !above
            .find(|line| !line.is_empty())
            .is_some_and(|line| line.ends_with(','));
    }
    let line = raw.trim().trim_start_matches(['*', '_']).to_lowercase();
    if OPENINGS.iter().any(|opening| line.starts_with(opening)) {
        return true;
    }
    if is_legal(&line) {
        return true;
    }
    let next = spans
        .get(number + 1)
        .map_or("", |span| text[span.clone()].trim());
    number > 0
        && line.starts_with("from:")
        && ["sent:", "to:", "date:", "subject:"]
            .iter()
            .any(|header| next.to_lowercase().starts_with(header))
}

fn is_legal(line: &str) -> bool {
    (line.contains("confidential") && (line.contains("intended") || line.contains("recipient")))
        || line.contains("intended solely for")
        || line.starts_with("registered in england")
        || line.starts_with("registered office")
}

/// Tells whether the line says that what follows is somebody else's: "On 3 May Ana wrote:".
fn is_quote_intro(text: &str, spans: &[Range<usize>], number: usize) -> bool {
    let line = text[spans[number].clone()].trim();
    let ends = |line: &str| line.ends_with("wrote:") || line.ends_with("writes:");
    if ends(line) && (line.len() < 160) {
        return true;
    }
    let next = spans
        .get(number + 1)
        .map_or("", |span| text[span.clone()].trim());
    line.starts_with("On ") && ends(next) && next.len() < 80
}

fn rest_has_quotes(text: &str, spans: &[Range<usize>]) -> bool {
    spans
        .iter()
        .map(|span| text[span.clone()].trim_start())
        .find(|line| !line.is_empty())
        .is_some_and(|line| line.starts_with('>'))
}

/// Tells whether the end of the line before was meant, or only made by wrapping at some width.
fn line_end(text: &str, spans: &[Range<usize>], widths: &[usize], number: usize) -> Pause {
    let Some(previous) = number.checked_sub(1) else {
        return Pause::Paragraph;
    };
    let line = &text[spans[number].clone()];
    if line.trim_start().starts_with(['-', '*', '•', '–']) {
        return Pause::Line;
    }
    let width = paragraph_width(widths, number);
    let first_word = line
        .split_whitespace()
        .next()
        .map_or(0, |word| word.chars().count());
    let would_have_fit = widths[previous] + 1 + first_word <= width;
    if would_have_fit || width < 30 {
        Pause::Line
    } else {
        Pause::None
    }
}

/// Returns how many characters each line has, 0 for a blank one.
fn widths(text: &str, spans: &[Range<usize>]) -> Vec<usize> {
    let width = |span: &Range<usize>| {
        let line = &text[span.clone()];
        if line.trim().is_empty() {
            0
        } else {
            line.chars().count()
        }
    };
    spans.iter().map(width).collect()
}

/// Returns the width of the widest line of a paragraph, or of its part near a line.
fn paragraph_width(widths: &[usize], number: usize) -> usize {
    let before = widths[..number].iter().rev();
    let after = widths[number..].iter();
    let near = |width: &&usize| **width > 0;
    before
        .take(40)
        .take_while(near)
        .chain(after.take(40).take_while(near))
        .copied()
        .max()
        .unwrap_or(0)
}

/// Who speaks in a dialogue, and which of them the writer is.
struct Speakers {
    names: Vec<String>,
    writers: Vec<String>,
}

impl Speakers {
    fn of(text: &str, spans: &[Range<usize>]) -> Speakers {
        let mut lines: Vec<(String, String)> = Vec::new();
        for span in spans {
            if let Some((name, length)) = speaker(&text[span.clone()]) {
                lines.push((name, text[span.start + length..span.end].to_lowercase()));
            }
        }
        let mut names: Vec<String> = lines.iter().map(|(name, _)| name.clone()).collect();
        names.sort();
        names.dedup();
        if names.len() < 2 || names.iter().any(|name| is_field(name)) {
            return Speakers {
                names: Vec::new(),
                writers: Vec::new(),
            };
        }
        let writers = writers(&names, &lines);
        Speakers { names, writers }
    }

    fn knows(&self, name: &str) -> bool {
        self.names.iter().any(|known| known == name)
    }

    fn is_writer(&self, name: &str) -> bool {
        self.writers.iter().any(|writer| writer == name)
    }
}

fn writers(names: &[String], lines: &[(String, String)]) -> Vec<String> {
    const ME: [&str; 8] = [
        "me",
        "i",
        "myself",
        "candidate",
        "caller",
        "applicant",
        "you",
        "interviewee",
    ];
    const THEM: [&str; 20] = [
        "them",
        "they",
        "her",
        "him",
        "manager",
        "hiring manager",
        "hr",
        "recruiter",
        "receptionist",
        "reception",
        "interviewer",
        "employer",
        "company",
        "operator",
        "voicemail",
        "secretary",
        "assistant",
        "agent",
        "hm",
        "switchboard",
    ];
    let among = |list: &[&str]| -> Vec<String> {
        names
            .iter()
            .filter(|name| list.contains(&name.as_str()))
            .cloned()
            .collect()
    };
    let me = among(&ME);
    if !me.is_empty() {
        return me;
    }
    let introduces = |(name, said): &&(String, String)| {
        ["this is ", "it's ", "it’s ", "my name is ", "i'm ", "i’m "]
            .iter()
            .any(|intro| said.contains(&format!("{intro}{name}")))
            || said.contains(&format!("{name} here"))
    };
    let decides = |(_, said): &&(String, String)| {
        [
            "cancel",
            "withdraw",
            "won't be",
            "another job",
            "another offer",
        ]
        .iter()
        .any(|word| said.contains(word))
    };
    let them = among(&THEM);
    let candidates: Vec<&(String, String)> = lines
        .iter()
        .filter(|(name, _)| !them.contains(name))
        .collect();
    candidates
        .iter()
        .copied()
        .find(introduces)
        .or_else(|| candidates.iter().copied().find(decides))
        .or(candidates.first().copied())
        .map(|(name, _)| vec![name.clone()])
        .unwrap_or_default()
}

/// Returns who speaks a line of dialogue, in lower case, and the length of that mark.
fn speaker(line: &str) -> Option<(String, usize)> {
    let colon = line.find(':')?;
    let name = line[..colon]
        .trim()
        .trim_matches(['*', '_', '[', ']'])
        .trim();
    let rest = &line[colon + 1..];
    let short = name.split_whitespace().count() <= 3 && name.len() <= 28;
    let worded = name.chars().next().is_some_and(char::is_alphabetic)
        && name
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | '\'' | '’' | '-'));
    (short && worded && (rest.starts_with([' ', '*', '\t'])))
        .then(|| (name.to_lowercase(), colon + 1))
}

fn is_field(name: &str) -> bool {
    const FIELDS: [&str; 32] = [
        "post",
        "position",
        "role",
        "reference",
        "ref",
        "date",
        "time",
        "date and time",
        "interview",
        "when",
        "where",
        "company",
        "name",
        "tel",
        "phone",
        "mobile",
        "email",
        "e-mail",
        "note",
        "ps",
        "p.s.",
        "re",
        "linkedin",
        "reason",
        "location",
        "job",
        "vacancy",
        "job title",
        "place",
        "number",
        "interview date",
        "candidate name",
    ];
    FIELDS.contains(&name)
}
