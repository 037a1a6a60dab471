//! `mailto:` links by RFC 6068.
//!
//! Must not know how a link is opened.

use std::fmt::Write as _;

use super::mail::{Header, MailAddress};

/// The longest link that every mail program and opener takes.
pub const LONGEST: usize = 2_000;

/// Writes a link that opens a new mail; `None` where it would be longer than [`LONGEST`].
///
/// Everything but the unreserved characters of RFC 3986 is percent-encoded; line ends are CRLF.
pub fn link(to: Option<&MailAddress>, subject: &Header, body: &str) -> Option<String> {
    let mut link = String::from("mailto:");
    if let Some(to) = to {
        encode(to.as_str(), &['@'], &mut link);
    }
    link.push_str("?subject=");
    encode(subject.as_str(), &[], &mut link);
    link.push_str("&body=");
    encode(
        &body.replace("\r\n", "\n").replace('\n', "\r\n"),
        &[],
        &mut link,
    );
    (link.len() <= LONGEST).then_some(link)
}

fn encode(text: &str, kept: &[char], link: &mut String) {
    for c in text.chars() {
        if c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | '~') || kept.contains(&c) {
            link.push(c);
        } else {
            for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                // Writing into a text cannot fail.
                let _ = write!(link, "%{byte:02X}");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(body: &str) -> Option<String> {
        let to = MailAddress::new("ana+jobs@example.com").unwrap();
        link(Some(&to), &Header::new("Cancelling: 3 & 4").unwrap(), body)
    }

    #[test]
    fn a_link_encodes_all_but_unreserved_characters() {
        let link = made("Dear Ana,\n\nI'm out + thanks?\r\nZoë").unwrap();
        assert_eq!(
            link,
            "mailto:ana%2Bjobs@example.com?subject=Cancelling%3A%203%20%26%204&body=Dear%20Ana%2C%0D%0A%0D%0AI%27m%20out%20%2B%20thanks%3F%0D%0AZo%C3%AB"
        );
    }

    #[test]
    fn a_link_that_is_too_long_is_none_rather_than_cut() {
        assert!(made(&"a".repeat(1_900)).is_some());
        assert_eq!(made(&"a".repeat(2_000)), None);
        assert_eq!(made(&"ä".repeat(400)), None);
    }

    #[test]
    fn nothing_in_subject_or_body_can_add_a_field() {
        let link = made("x&bcc=evil@example.com").unwrap();
        assert_eq!(link.matches('&').count(), 1);
        assert_eq!(link.matches('?').count(), 1);
    }
}
