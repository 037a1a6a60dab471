//! The part of an address that names a company, and whether a name is made of the same letters.
//!
//! Must not know how a name was found.

use super::firm::looks_like_firm;
use super::reach::folded;

/// Returns the part of an address that names the firm, without the public mailboxes.
pub(super) fn domain_of(address: &str) -> Option<String> {
    let host = address.split('@').nth(1)?.to_lowercase();
    let labels: Vec<&str> = host.split('.').collect();
    let second_level = [
        "co", "com", "org", "ac", "gov", "net", "edu", "nhs", "sch", "or", "ne",
    ];
    let at = match labels.len() {
        0 | 1 => return None,
        2 => 0,
        n if second_level.contains(&labels[n - 2]) => n - 3,
        n => n - 2,
    };
    let public = [
        "gmail",
        "googlemail",
        "outlook",
        "hotmail",
        "yahoo",
        "icloud",
        "live",
        "mailbox",
        "gmx",
        "proton",
        "protonmail",
        "aol",
        "mail",
        "email",
        "btinternet",
        "me",
        "msn",
        "inbox",
        "webmail",
        "fastmail",
        "hey",
        "zoho",
        "example",
        "web",
    ];
    let label = folded(labels[at]);
    (!public.contains(&label.as_str()) && label.len() >= 2).then_some(label)
}

/// Tells whether a firm's name and a domain are made of the same letters.
pub(super) fn fits_domain(said: &str, domain: &str) -> bool {
    let words: Vec<String> = said
        .split_whitespace()
        .map(folded)
        .filter(|word| !word.is_empty() && word != "the")
        .collect();
    let joined: String = words.concat();
    if joined.is_empty() {
        return false;
    }
    if joined == domain
        || joined.len() >= 4 && domain.starts_with(&joined)
        || domain.len() >= 4 && joined.starts_with(domain)
    {
        return true;
    }
    let without_links: String = words
        .iter()
        .filter(|word| !matches!(word.as_str(), "and" | "of" | "for"))
        .cloned()
        .collect();
    // "University of Strathmarnock" at strathmarnock.example.
    let place = words
        .last()
        .is_some_and(|last| last.len() >= 5 && last == domain);
    if place && words.len() > 1 && looks_like_firm(&said.to_lowercase()) {
        return true;
    }
    let initials: String = words
        .iter()
        .filter_map(|word| word.chars().next())
        .collect();
    let first = &words[0];
    without_links == domain
        || domain.len() >= 4 && without_links.starts_with(domain)
        || initials.len() >= 3 && initials == domain
        || words.len() > 1 && first.len() >= 5 && domain.starts_with(first.as_str())
        || words.len() > 1
            && words
                .iter()
                .scan(String::new(), |so_far, word| {
                    so_far.push_str(word);
                    Some(so_far.clone())
                })
                .any(|prefix| prefix.len() >= 6 && domain.starts_with(&prefix))
}
