//! Calendar files: the facts of an invitation, and the reply that declines it.
