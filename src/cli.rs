//! What may be typed on the command line. One table for flags, help, manual page and completions.
//!
//! Must not know what a command does.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::domain::case::Kind;

/// Cancels a job interview without burning a bridge.
#[derive(Debug, Parser)]
#[command(
    version,
    args_conflicts_with_subcommands = true,
    after_help = "\
Nothing is ever sent anywhere: bowout has no network code. It puts texts on the screen, into the clipboard and into files.

Exit codes: 0 done; 1 done, but not fit to send; 2 the call or its input can't be used."
)]
pub struct Cli {
    /// What to do; without it the full screen opens.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// What the full screen is opened with.
    #[command(flatten)]
    pub screen: ScreenArgs,
    /// The clock and the zone.
    #[command(flatten)]
    pub clock: ClockArgs,
}

/// The commands beside the full screen.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Prints one text made from the facts.
    Write(WriteArgs),
    /// Prints one text for each of several interviews, and checks that none names another's people.
    Batch(BatchArgs),
    /// Reviews texts written anywhere.
    Check(CheckArgs),
    /// Reads an invitation and prints the facts found.
    Facts(FactsArgs),
    /// Prints the recommended approach, the ladder and the loose ends.
    Plan(PlanArgs),
    /// Lists the drafts.
    Drafts(DraftsArgs),
    /// Prints the table of keys.
    Keys(KeysArgs),
    /// Prints shell completions.
    Completions(CompletionsArgs),
    /// Prints the manual page.
    Man,
    /// Owns the clipboard until another program takes it over; bowout starts this by itself.
    #[command(name = "__clip", hide = true)]
    Clip,
}

/// The clock and the zone, for every command.
#[derive(Args, Clone, Debug, Default)]
pub struct ClockArgs {
    /// Takes this as the present moment: 2026-11-22T20:00, with seconds and offset if wanted.
    #[arg(long, global = true, value_name = "MOMENT")]
    pub now: Option<String>,
    /// Takes this as your time zone: Europe/Berlin.
    #[arg(long, global = true, value_name = "ZONE")]
    pub timezone: Option<String>,
}

/// What the full screen is opened with.
#[derive(Args, Clone, Debug, Default)]
pub struct ScreenArgs {
    /// An invitation to read the facts from (.ics, .eml or plain text; - for standard input).
    #[arg(value_name = "FILE")]
    pub file: Option<PathBuf>,
    /// Keeps everything in memory and saves nothing.
    #[arg(long)]
    pub no_save: bool,
    /// Keys that are played at the start.
    #[arg(
        long,
        value_name = "KEYS",
        help = "Plays these keys at the start: \"Ana<tab>Lead<ctrl+y>\""
    )]
    pub keys: Option<String>,
    /// Prints one frame as text and leaves; with a size if wanted: --print=120x40.
    #[arg(long, value_name = "WxH", num_args = 0..=1, require_equals = true, default_missing_value = "")]
    pub print: Option<String>,
}

/// How results are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    #[default]
    Text,
    /// For programs.
    Json,
}

/// How a composed text is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum WriteFormat {
    /// The text alone.
    #[default]
    Text,
    /// The text with its parts and measures.
    Json,
    /// A mail that mail programs open as a draft.
    Eml,
}

fn kind(name: &str) -> Result<Kind, String> {
    Kind::named(name).ok_or_else(|| {
        let names: Vec<_> = Kind::ALL.iter().map(|kind| kind.name()).collect();
        format!("write one of {}", names.join(", "))
    })
}

/// `bowout write`
#[derive(Args, Clone, Debug)]
pub struct WriteArgs {
    /// The facts file (- for standard input).
    #[arg(long, value_name = "FILE")]
    pub facts: PathBuf,
    /// Which text.
    #[arg(long = "as", value_name = "KIND", default_value = "email", value_parser = kind)]
    pub kind: Kind,
    /// How it is printed.
    #[arg(long, value_enum, default_value_t)]
    pub format: WriteFormat,
}

/// `bowout batch`
#[derive(Args, Clone, Debug)]
pub struct BatchArgs {
    /// The interviews: invitations (.ics, .eml or plain text) or facts files (.toml).
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// A facts file with what all of them share: the reason, the register, who you are.
    #[arg(long = "with", value_name = "FACTS")]
    pub shared: Option<PathBuf>,
    /// Which text.
    #[arg(long = "as", value_name = "KIND", default_value = "email", value_parser = kind)]
    pub kind: Kind,
    /// Saves each text as a file of its own in this folder, a mail draft where it is a mail.
    #[arg(long)]
    pub save: bool,
}

/// `bowout check`
#[derive(Args, Clone, Debug)]
pub struct CheckArgs {
    /// The texts to review (- or none for standard input).
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// What the texts are.
    #[arg(long = "as", value_name = "KIND", default_value = "email", value_parser = kind)]
    pub kind: Kind,
    /// A facts file to hold the texts against.
    #[arg(long, value_name = "FILE")]
    pub facts: Option<PathBuf>,
    /// Prints every rule with what it is about.
    #[arg(long)]
    pub rules: bool,
    /// How the result is printed.
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

/// `bowout facts`
#[derive(Args, Clone, Debug)]
pub struct FactsArgs {
    /// The invitation (- or none for standard input).
    #[arg(value_name = "FILE")]
    pub file: Option<PathBuf>,
    /// The moment that relative dates count from; default: the mail's own date, else now.
    #[arg(long, value_name = "MOMENT")]
    pub received: Option<String>,
    /// How the facts are printed.
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

/// `bowout plan`
#[derive(Args, Clone, Debug)]
pub struct PlanArgs {
    /// The facts file (- for standard input).
    #[arg(long, value_name = "FILE")]
    pub facts: PathBuf,
    /// How the plan is printed.
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

/// `bowout drafts`
#[derive(Args, Clone, Debug)]
pub struct DraftsArgs {
    /// Prints the text of all drafts, oldest first.
    #[arg(long)]
    pub print: bool,
    /// Really deletes a draft.
    #[arg(long, value_name = "ID", conflicts_with = "print")]
    pub forget: Option<String>,
    /// How the list is printed.
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

/// `bowout keys`
#[derive(Args, Clone, Debug)]
pub struct KeysArgs {
    /// How the keys are printed.
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

/// `bowout completions`
#[derive(Args, Clone, Debug)]
pub struct CompletionsArgs {
    /// The shell.
    #[arg(value_enum)]
    pub shell: clap_complete::Shell,
}
