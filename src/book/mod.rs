//! The embedded assets, parsed once into one `Book`; a user's own wordings merged over it.
//!
//! One file here per kind of asset. Sees `domain` alone.
