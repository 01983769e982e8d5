//! `kith keys`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::Place;

#[derive(Debug, Args)]
pub(crate) struct Keys {
    #[command(subcommand)]
    pub(crate) command: KeysCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum KeysCommand {
    /// Make a new key and a new recovery kit, and put the key of every room under it. Where this
    /// was interrupted, the same command carries it on.
    Rotate {
        /// A folder for the three sheets of the new recovery kit, instead of printing them here
        /// and asking for two of them.
        #[arg(long)]
        kit_out: Option<PathBuf>,
        /// Every machine that serves this database has the new key file: give up the key from
        /// before. With a data directory there is only one, and this is not needed.
        #[arg(long)]
        everywhere: bool,
        /// Print as JSON.
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        place: Place,
    },
}
