//! Parses the call, runs it, and hands back the exit code.

use std::io::{self, Write};
use std::process::ExitCode;

use bowout::cli::{Cli, Command};
use bowout::commands::{Exit, Outcome, facts};
use clap::Parser;
use jiff::Zoned;

fn main() -> ExitCode {
    let cli = Cli::parse();
    let outcome = match cli.command {
        Some(Command::Facts(args)) => facts::run(&args, &Zoned::now()),
        _ => Outcome::unusable("This command is not there yet: `bowout facts` is."),
    };
    say(&outcome)
}

/// Writes the outcome; a closed pipe is success.
fn say(outcome: &Outcome) -> ExitCode {
    for note in &outcome.notes {
        let _ = writeln!(io::stderr(), "{note}");
    }
    let written = io::stdout().write_all(outcome.stdout.as_bytes());
    match written {
        Err(why) if why.kind() != io::ErrorKind::BrokenPipe => ExitCode::from(Exit::Unusable as u8),
        _ => ExitCode::from(outcome.exit as u8),
    }
}
