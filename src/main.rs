//! Parses the call, runs it, and hands back the exit code.

use std::io::{self, Write};
use std::process::ExitCode;

use bowout::cli::{Cli, Command};
use bowout::commands::{self, Exit, Outcome, drafts, facts, plan, write};
use bowout::outside::clipboard;
use bowout::outside::clock::Clock;
use bowout::outside::files::places;
use clap::Parser;

fn main() -> ExitCode {
    let cli = Cli::parse();
    if let Some(Command::Clip) = cli.command {
        return clipboard::offer();
    }
    let clock = Clock::new(cli.clock.now.as_deref(), cli.clock.timezone.as_deref());
    match clock {
        Ok(clock) => say(&run(cli.command, &clock)),
        Err(sentence) => say(&Outcome::unusable(sentence)),
    }
}

fn run(command: Option<Command>, clock: &Clock) -> Outcome {
    match command {
        Some(Command::Facts(args)) => facts::run(&args, &clock.now()),
        Some(Command::Plan(args)) => plan::run(&args, &clock.now()),
        Some(Command::Write(args)) => {
            let (book, notes) = commands::book(&places());
            write::run(&args, &clock.now(), &book).after(notes)
        }
        Some(Command::Drafts(args)) => drafts::run(&args, places()),
        _ => Outcome::unusable(
            "This command is not there yet: `write`, `facts`, `plan` and `drafts` are.",
        ),
    }
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
