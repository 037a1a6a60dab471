//! Parses the call, runs it, and hands back the exit code.

use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;

use bowout::cli::{Cli, Command};
use bowout::commands::{self, Exit, Outcome};
use bowout::domain::clean::show;
use bowout::outside::clipboard;
use bowout::outside::clock::Clock;
use bowout::outside::files::places;
use bowout::tui::start::start;
use clap::Parser;

fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        // What was asked for, help or the version, goes out as it is; an error repeats arguments.
        Err(error) if error.use_stderr() => {
            return say(&Outcome::unusable(error.to_string().trim_end().to_owned()));
        }
        Err(asked) => asked.exit(),
    };
    if let Some(Command::Clip) = cli.command {
        return clipboard::offer();
    }
    let clock = match Clock::new(cli.clock.now.as_deref(), cli.clock.timezone.as_deref()) {
        Ok(clock) => clock,
        Err(sentence) => return say(&Outcome::unusable(sentence)),
    };
    let Some(command) = cli.command else {
        let (book, notes) = commands::book(&places());
        let finished = start(&cli.screen, &clock, book, notes);
        return print(&finished.stdout, &finished.notes, finished.code);
    };
    say(&run(command, &clock))
}

fn run(command: Command, clock: &Clock) -> Outcome {
    use commands::{batch, check, drafts, facts, keys, manual, plan, write};
    match command {
        Command::Write(args) => {
            let (book, notes) = commands::book(&places());
            write::run(&args, &clock.now(), &book).after(notes)
        }
        Command::Batch(args) => {
            let (book, notes) = commands::book(&places());
            batch::run(&args, &clock.now(), &book).after(notes)
        }
        Command::Check(args) => check::run(&args, clock),
        Command::Facts(args) => facts::run(&args, &clock.now()),
        Command::Plan(args) => plan::run(&args, &clock.now()),
        Command::Drafts(args) => {
            let places = places();
            let (book, notes) = commands::book(&places);
            drafts::run(&args, places, &clock.now(), &book).after(notes)
        }
        Command::Keys(args) => keys::run(&args),
        Command::Completions(args) => manual::completions(&args),
        Command::Man => manual::man(),
        Command::Clip => unreachable!("it is run before there is a clock"),
    }
}

fn say(outcome: &Outcome) -> ExitCode {
    print(&outcome.stdout, &outcome.notes, outcome.exit as u8)
}

/// Prints what a call has to say; a closed pipe is success.
fn print(stdout: &str, notes: &[String], code: u8) -> ExitCode {
    let mut out = io::stdout().lock();
    let written = out.write_all(stdout.as_bytes()).and_then(|()| out.flush());
    let mut notes = notes.to_vec();
    let code = match written {
        Ok(()) => code,
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Exit::Done as u8,
        Err(error) => {
            notes.push(format!("Standard output can't be written: {error}."));
            Exit::Unusable as u8
        }
    };
    for note in &notes {
        // Nobody is left to be told where standard error is closed.
        let _closed = writeln!(io::stderr(), "{}", show(note));
    }
    ExitCode::from(code)
}
