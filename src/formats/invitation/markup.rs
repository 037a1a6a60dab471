//! Takes the tags out of a text that was copied as HTML, without moving any other word.
//!
//! Must not know what the words mean. Mails are turned into text by their own parser.

use std::borrow::Cow;

use super::text::pattern;

/// Fills the place of what was taken out, byte by byte, so that all offsets stay.
pub(super) const GAP: char = '\u{1a}';

/// Returns the text with tags and character references replaced by gaps of the same length; as it
/// is where it holds no HTML.
pub(super) fn masked(text: &str) -> Cow<'_, str> {
    match without_tags(text) {
        Cow::Borrowed(text) => with_colons(text),
        Cow::Owned(text) => Cow::Owned(with_colons(&text).into_owned()),
    }
}

/// "Company ....... Orrin & Vale": the dots of a table become the colon that they stand for.
fn with_colons(text: &str) -> Cow<'_, str> {
    let leader = pattern!(r"(?m)^(\W*\w[\w /-]{1,28}?[ \t]?)(\.{4,})([ \t]*[^\s.])");
    leader.replace_all(text, |found: &regex_lite::Captures<'_>| {
        let dots = " ".repeat(found[2].len() - 1);
        format!("{}:{dots}{}", &found[1], &found[3])
    })
}

fn without_tags(text: &str) -> Cow<'_, str> {
    let closing = pattern!(r"</(?:p|div|td|tr|li|b|strong|span|a|table|html|body|h\d)>|<br\s*/?>");
    if closing.find_iter(text).count() < 2 {
        return Cow::Borrowed(text);
    }
    let hidden =
        pattern!(r"<(?:style|script|head)\b[^>]*>[\s\S]*?</(?:style|script|head)>|<!--[\s\S]*?-->");
    let block = pattern!(r"</?(?:p|div|tr|li|ul|ol|table|h\d|br|hr)\b[^<>]*>");
    let tag = pattern!(r"</?[a-z!][^<>]*>");
    let reference = pattern!(r"&(?:amp|nbsp|lt|gt|quot|apos|#39|ndash|mdash|rsquo);");
    let text = replaced(text, hidden, |_| "");
    let text = replaced(&text, block, |_| "\n");
    let text = replaced(&text, tag, |said| match said {
        "</td>" | "</th>" => " ",
        _ => "",
    });
    Cow::Owned(replaced(&text, reference, named))
}

/// Puts a shorter text in the place of each match, and gaps behind it.
fn replaced(text: &str, shape: &regex_lite::Regex, put: impl Fn(&str) -> &'static str) -> String {
    let with = shape.replace_all(text, |found: &regex_lite::Captures<'_>| {
        let put = put(&found[0]);
        let gap = found[0].len().saturating_sub(put.len());
        format!("{put}{}", String::from(GAP).repeat(gap))
    });
    with.into_owned()
}

fn named(reference: &str) -> &'static str {
    match reference {
        "&amp;" => "&",
        "&lt;" => "<",
        "&gt;" => ">",
        "&quot;" => "\"",
        "&apos;" | "&#39;" => "'",
        "&ndash;" => "–",
        "&mdash;" => "—",
        "&rsquo;" => "’",
        _ => " ",
    }
}

#[cfg(test)]
mod tests {
    use super::masked;

    #[test]
    fn every_offset_stays() {
        let text = "<p>Cobalt &amp; Rye&nbsp;– <b>Chef</b></p><br>x";
        let bare = masked(text);
        assert_eq!(bare.len(), text.len());
        let at = text.find("Chef").unwrap();
        assert_eq!(&bare[at..at + 4], "Chef");
        assert!(!bare.contains(['<', ';']));
    }

    #[test]
    fn a_table_with_dots_is_one_with_colons() {
        let text = "Company ..... Orrin & Vale\nWell.... maybe\nSo it goes...";
        let bare = masked(text);
        assert_eq!(
            bare,
            "Company :     Orrin & Vale\nWell:    maybe\nSo it goes..."
        );
    }

    #[test]
    fn a_text_without_html_stays_as_it_is() {
        for text in [
            "a < b and b > c",
            "Kim <kim@mailbox.example>",
            "R&D; <br> once",
        ] {
            assert_eq!(masked(text), text);
        }
    }
}
