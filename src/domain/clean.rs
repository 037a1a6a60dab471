//! Hostile text: [`clean`] takes what comes in, [`show`] guards what goes out to a terminal.
//!
//! What is refused is the same for both: control characters, marks that turn the direction of
//! reading, letters that nobody sees, and piles of combining marks. Must not know where a text
//! comes from or goes to.

use std::borrow::Cow;
use std::ops::RangeInclusive;

use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

/// A text as it came in, less what nobody meant to write.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cleaned {
    /// Holds no control characters but line feeds.
    pub text: String,
    /// What was taken out.
    pub removed: Removed,
}

/// How many characters were taken out, by what they do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Removed {
    /// C0 and C1 controls and DEL.
    pub controls: usize,
    /// Marks that turn the direction of reading.
    pub directions: usize,
    /// Characters that nobody sees.
    pub invisible: usize,
    /// Combining marks and joiners beyond what a letter carries.
    pub piled: usize,
}

impl Removed {
    /// Says what was removed, or `None` where nothing was.
    pub fn sentence(&self) -> Option<String> {
        let counts = [
            (self.controls, "control character"),
            (self.directions, "text-direction mark"),
            (self.invisible, "invisible character"),
            (self.piled, "stacked mark"),
        ];
        let parts: Vec<_> = counts
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, name)| format!("{count} {name}{}", if count == 1 { "" } else { "s" }))
            .collect();
        (!parts.is_empty()).then(|| format!("Removed from the text: {}.", parts.join(", ")))
    }
}

/// Makes a text harmless where it comes in: files, pastes, arguments, names, other programs' words.
///
/// CR, CRLF and every Unicode line end become a line feed, a tab becomes four spaces; what is
/// refused goes. Cleaning twice changes nothing more.
pub fn clean(text: &str) -> Cleaned {
    if is_plain(text) {
        return Cleaned {
            text: text.to_owned(),
            removed: Removed::default(),
        };
    }
    let mut removed = Removed::default();
    let mut kept = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\r' => {
                characters.next_if_eq(&'\n');
                kept.push('\n');
            }
            '\n' | '\x0b' | '\x0c' | '\u{85}' | '\u{2028}' | '\u{2029}' => kept.push('\n'),
            '\t' => kept.push_str(TAB),
            _ => match refusal(character) {
                Some(why) => *removed.of(why) += 1,
                None => kept.push(character),
            },
        }
    }
    while let Some((flat, dropped)) = flatten(&kept) {
        kept = flat;
        removed.piled += dropped;
    }
    Cleaned {
        text: kept,
        removed,
    }
}

/// Makes a text harmless where it goes out to a terminal in any form, and keeps what was there visible.
///
/// Line feeds stay; a control character becomes its picture (`␛`), whatever else is refused `�`.
pub fn show(text: &str) -> Cow<'_, str> {
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\t' => shown.push_str(TAB),
            '\n' | '\u{2028}' | '\u{2029}' | '\u{85}' => shown.push('\n'),
            _ if refusal(character).is_some() => shown.push(picture(character)),
            _ => shown.push(character),
        }
    }
    while let Some((flat, _)) = flatten(&shown) {
        shown = flat;
    }
    Cow::Owned(shown)
}

/// Like [`show`], for what must stay on one line: a title, a name in a sentence.
pub fn show_line(text: &str) -> Cow<'_, str> {
    match show(text) {
        shown if shown.contains('\n') => Cow::Owned(shown.replace('\n', " ")),
        shown => shown,
    }
}

/// Tells whether a character is refused wherever text comes in.
pub fn is_refused(character: char) -> bool {
    refusal(character).is_some()
}

const TAB: &str = "    ";
/// The most code points of one letter as a person sees it.
const MOST_CODE_POINTS: usize = 8;
/// The most combining marks on one letter.
const MOST_MARKS: usize = 4;

/// Why a character is refused.
#[derive(Clone, Copy)]
enum Why {
    Control,
    Direction,
    Invisible,
}

impl Removed {
    fn of(&mut self, why: Why) -> &mut usize {
        match why {
            Why::Control => &mut self.controls,
            Why::Direction => &mut self.directions,
            Why::Invisible => &mut self.invisible,
        }
    }
}

/// What is refused: Unicode's `Cc` but line feeds, `Bidi_Control`, and format characters without a look.
const REFUSED: &[(RangeInclusive<char>, Why)] = &[
    ('\0'..='\x1f', Why::Control),
    ('\x7f'..='\u{9f}', Why::Control),
    ('\u{ad}'..='\u{ad}', Why::Invisible),
    ('\u{61c}'..='\u{61c}', Why::Direction),
    ('\u{180e}'..='\u{180e}', Why::Invisible),
    ('\u{200b}'..='\u{200b}', Why::Invisible),
    ('\u{200e}'..='\u{200f}', Why::Direction),
    ('\u{202a}'..='\u{202e}', Why::Direction),
    ('\u{2060}'..='\u{2064}', Why::Invisible),
    ('\u{2065}'..='\u{2069}', Why::Direction),
    ('\u{206a}'..='\u{206f}', Why::Invisible),
    ('\u{fdd0}'..='\u{fdef}', Why::Invisible),
    ('\u{feff}'..='\u{feff}', Why::Invisible),
    ('\u{fff9}'..='\u{fffb}', Why::Invisible),
    ('\u{e0000}'..='\u{e007f}', Why::Invisible),
];

fn refusal(character: char) -> Option<Why> {
    if character.is_ascii() && !character.is_ascii_control() {
        return None;
    }
    let is_noncharacter = u32::from(character) & 0xfffe == 0xfffe;
    REFUSED
        .iter()
        .find(|(range, _)| range.contains(&character))
        .map(|(_, why)| *why)
        .or(is_noncharacter.then_some(Why::Invisible))
}

fn picture(character: char) -> char {
    match character {
        '\0'..='\x1f' => char::from_u32(0x2400 + u32::from(character)).unwrap_or('\u{fffd}'),
        '\x7f' => '␡',
        _ => '\u{fffd}',
    }
}

/// Tells at a glance that nothing has to be changed: all are letters and signs of which none is
/// refused, and none combines with its neighbour.
fn is_plain(text: &str) -> bool {
    text.chars().all(|character| {
        matches!(
            character,
            '\n' | ' '..='~'
                | '\u{a1}'..='\u{ac}'
                | '\u{ae}'..='\u{2ff}'
                | '\u{2010}'..='\u{2027}'
                | '\u{2030}'..='\u{205e}'
                | '\u{2190}'..='\u{27bf}'
        )
    })
}

/// Cuts every letter that carries too much, and joiners that join nothing; `None` where there is none.
fn flatten(text: &str) -> Option<(String, usize)> {
    let mut flat = String::with_capacity(text.len());
    let mut dropped = 0;
    for letter in text.graphemes(true) {
        if letter.len() <= 4 && !letter.starts_with(is_joiner) {
            flat.push_str(letter);
            continue;
        }
        let before = flat.len();
        push_letter(&mut flat, letter);
        dropped += letter.chars().count() - flat[before..].chars().count();
    }
    (dropped > 0).then_some((flat, dropped))
}

fn push_letter(flat: &mut String, letter: &str) {
    let mut marks = 0;
    let kept = letter
        .trim_start_matches(is_joiner)
        .chars()
        .filter(|character| {
            let is_mark = is_combining_mark(*character) && !is_joiner(*character);
            marks += usize::from(is_mark);
            !is_mark || marks <= MOST_MARKS
        });
    flat.extend(kept.take(MOST_CODE_POINTS));
}

/// ZWNJ, ZWJ and the variation selectors: they only change the letter that they follow.
fn is_joiner(character: char) -> bool {
    matches!(character, '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cleaned(text: &str) -> String {
        clean(text).text
    }

    #[test]
    fn keeps_what_people_write() {
        for text in [
            "Dear Ana,\nthank you.",
            "Zoë Müller-Đặng",
            "👩‍👩‍👧‍👦 and ❤️",
            "می‌خواهم",
            "שלום",
            "नमस्ते",
            "",
        ] {
            assert_eq!(clean(text).removed, Removed::default(), "{text:?}");
            assert_eq!(cleaned(text), text);
            assert_eq!(show(text), text);
        }
    }

    #[test]
    fn takes_out_what_steers_a_terminal_or_a_reader() {
        assert_eq!(cleaned("a\x1b[31mb\x07\u{9b}c\x7f"), "a[31mbc");
        assert_eq!(cleaned("a\u{202e}b\u{2066}\u{61c}c"), "abc");
        assert_eq!(
            cleaned("a\u{200b}b\u{feff}\u{e0041}\u{1fffe}c\u{ad}"),
            "abc"
        );
    }

    #[test]
    fn of_all_characters_these_are_refused_and_no_others() {
        let listed = |c: char| {
            matches!(u32::from(c),
                // C0, DEL and C1
                0..=0x1f | 0x7f..=0x9f
                // directions
                | 0x61c | 0x200e..=0x200f | 0x202a..=0x202e | 0x2066..=0x2069
                // what nobody sees
                | 0xad | 0x180e | 0x200b | 0x2060..=0x2065 | 0x206a..=0x206f
                | 0xfeff | 0xfff9..=0xfffb | 0xe0000..=0xe007f
                // noncharacters
                | 0xfdd0..=0xfdef)
                || u32::from(c) & 0xfffe == 0xfffe
        };
        for c in '\0'..=char::MAX {
            assert_eq!(is_refused(c), listed(c), "{c:?}");
        }
    }

    #[test]
    fn every_line_end_becomes_one() {
        assert_eq!(
            cleaned("a\r\nb\rc\u{2028}d\u{85}e\tf"),
            "a\nb\nc\nd\ne    f"
        );
    }

    #[test]
    fn says_what_it_took() {
        let removed = clean("\x1b\x07\u{202e}").removed;
        assert_eq!(
            removed.sentence().unwrap(),
            "Removed from the text: 2 control characters, 1 text-direction mark."
        );
        assert_eq!(Removed::default().sentence(), None);
    }

    #[test]
    fn piles_of_marks_are_cut() {
        let pile = format!("e{}x", "\u{301}".repeat(50));
        assert_eq!(cleaned(&pile).chars().count(), 1 + MOST_MARKS + 1);
        assert_eq!(cleaned("\u{200d}a"), "a");
    }

    #[test]
    fn shows_what_it_does_not_let_through() {
        assert_eq!(show("a\x1b[2J\u{202e}b\x7f"), "a␛[2J�b␡");
        assert_eq!(show_line("two\nlines"), "two lines");
    }

    proptest! {
        #[test]
        fn nothing_refused_is_left(text in any::<String>()) {
            for text in [cleaned(&text), show(&text).into_owned()] {
                prop_assert!(text.chars().all(|c| c == '\n' || refusal(c).is_none()));
            }
        }

        #[test]
        fn cleaning_twice_changes_nothing(text in "[\u{1100}-\u{11ff}a\u{301}\u{200d}\u{fe0f}👩\\r\\n]{0,40}") {
            let once = cleaned(&text);
            prop_assert_eq!(cleaned(&once), once);
        }
    }
}
