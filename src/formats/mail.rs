//! Mails: read as invitations, written as drafts.
