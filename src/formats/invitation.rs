//! Free text of an invitation: the facts that it really says, each with the words it came from.
