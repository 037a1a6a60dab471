//! `bowout write`: prints one text made from the facts.
