//! `bowout plan`: prints the recommended approach, the ladder and the loose ends.
