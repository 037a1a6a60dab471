//! `mailto:` links by RFC 6068.
