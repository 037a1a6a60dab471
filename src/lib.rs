//! bowout helps a person cancel a job interview without burning a bridge.
//!
//! # One way through
//! ```text
//! facts (Case) → Plan → sentences, each tagged with its step → Draft → Review → screen, clipboard, file
//! ```
//! Everything behind the facts is worked out anew after each key ([`tui::app::App::refresh`]), so
//! nothing on the screen can be stale; the review waits until somebody looks, so that of many keys
//! at once only the last is reviewed. There is no lock or task to keep in step.
//!
//! # Who may know whom
//! ```text
//! main → cli → commands ─┐
//!                  tui ─┼→ outside → formats → domain
//!                 book ─┘                        ↑      (domain sees nobody)
//! ```
//! - [`domain`] knows no terminal, file, clock or environment, and cannot fail: a missing fact is a
//!   gap that shows. The present moment and the word lists are handed in.
//! - [`formats`] turn text into values and back; they read no file.
//! - [`outside`] alone touches the world. Threads exist only there; the loop hears of them as messages.
//! - [`book`] turns `assets/` into values, once. Sentences, reasons, rules and lists are data: people
//!   write them in TOML; `assets/build.rs` makes JSON of it, and of the word lists tables
//!   (`assets/compile.rs`), which a start reads ten times as fast. What makes a text no invitation is
//!   such a table too, read by [`formats`] alone.
//! - [`tui`] takes messages and hands out effects; drawing changes nothing.
//! - [`commands`] are the same engine for pipes; they see of `tui` the table of keys alone.
//!
//! `tests/house.rs` holds these walls.
//!
//! # The screen, and who draws what
//! ```text
//! ┌ screen.rs: which interview (or tabs and the strip of steps) ────────────────────────────────┐
//! │┌ panes/facts.rs ────────┐┌ panes/message.rs ───────────────┐┌ panes/steps.rs ──────────────┐│
//! ││ hiring manager Ana     ││   Subject: Cancelling …          ││ ✓ 1 Choose the approach      ││
//! ││ date           4 Dec   ││ 2 Dear Ana, thank you …          ││ ✓ 2 Express appreciation     ││
//! ││   Friday 4 December …  ││ 3 I need to cancel …             ││ · …                          ││
//! ││ one line: widgets/     ││   rows: widgets/wrap.rs          ││ To mind                      ││
//! ││           hands.rs     ││   keys: widgets/hands.rs         ││ ! last minute …              ││
//! │└────────────────────────┘└──────────────────────────────────┘└──────────────────────────────┘│
//! │ what bowout has to tell                                         over all of it: panes/help.rs │
//! │ footer, from keys.rs                                                                          │
//! └───────────────────────────────────────────────────────────────────────────────────────────────┘
//! ```
//! A key goes `outside/terminal.rs` → `run.rs` (the loop) → `msg.rs` → `update.rs` (routes by
//! `keys.rs`) → a pane → `app.rs` (changes the document, works the rest out) → `screen.rs` draws with
//! the roles of `theme.rs`. `start.rs` opens and ends the screen, `keeper.rs` saves each change, `picture.rs`
//! draws one frame as text. All draw lines on `outside/frame.rs`; what stays the same is kept as a part
//! of it, `widgets/part.rs`. `outside/cells.rs` finds what has changed and `outside/paint.rs` makes bytes
//! of it. Over the panes lie `plan.rs`, `import.rs`,
//! `question.rs`, `send.rs`, `drafts.rs` and the call screen, `call.rs`.
//!
//! # What is subtle
//! - `domain/edit.rs` and `domain/draft.rs`: an edit is the one way in which text changes; a draft is
//!   a row of pieces that tile the text, each following the facts or belonging to the person.
//! - `widgets/hands.rs`: the text area of the library holds no state of ours. It is set up for each
//!   key and read off afterwards, so it can't drift from the draft. Rows, cursor and mouse are
//!   `widgets/wrap.rs`'s, because the marks in the margin need the same rows.
//! - The patterns that read an invitation are compiled when they are first needed and take several
//!   megabytes; the screen lets them go after each stage of a reading (`invitation::read_once`).
//! - Undo is a stack of documents, not of inverse edits.

pub mod book;
pub mod cli;
pub mod commands;
pub mod domain;
pub mod formats;
pub mod outside;
pub mod tui;
