//! `bowout man` and `bowout completions`: made from the same table as the command line itself.

use clap::CommandFactory;

use super::Outcome;
use crate::cli::{Cli, CompletionsArgs};

/// Prints the manual page.
pub fn man() -> Outcome {
    let mut page = Vec::new();
    match clap_mangen::Man::new(Cli::command()).render(&mut page) {
        Ok(()) => printed(&page),
        Err(error) => Outcome::unusable(format!("The manual page could not be made: {error}.")),
    }
}

/// Prints the completions for a shell.
pub fn completions(args: &CompletionsArgs) -> Outcome {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "bowout", &mut script);
    printed(&script)
}

fn printed(bytes: &[u8]) -> Outcome {
    Outcome {
        stdout: String::from_utf8_lossy(bytes).into_owned(),
        ..Outcome::default()
    }
}
