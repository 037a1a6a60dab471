//! `bowout check`: reviews texts written anywhere.
