//! Opens a link or a file with the system's own opener.
