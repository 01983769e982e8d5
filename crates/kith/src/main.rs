//! The Kith binary: configuration, wiring, command line. No rule of the service lives here.

mod admin;
mod backup;
mod bench;
mod cli;
mod config;
mod control;
mod demo;
mod doctor;
mod erase;
mod files;
mod init;
mod key_file;
mod keys;
mod kit;
mod measure;
mod ops;
mod out;
mod panics;
mod process;
mod serve;
mod verify;

use std::process::ExitCode;

use clap::Parser;

use crate::cli::{Cli, Command};

fn main() -> ExitCode {
    let cli = Cli::parse();
    log(cli.verbose);
    panics::say_only_where();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let done = match runtime {
        Ok(runtime) => runtime.block_on(run(cli)),
        Err(error) => Err(error.into()),
    };
    match done {
        Ok(code) => code,
        Err(error) => {
            out::complain(&format!("{error:#}"));
            ExitCode::FAILURE
        }
    }
}

async fn run(cli: Cli) -> anyhow::Result<ExitCode> {
    match cli.command {
        Command::Demo(args) => demo::run(args).await?,
        Command::Init(args) => init::run(args).await?,
        Command::Recover(args) => kit::recover(args).await?,
        Command::Serve(args) => serve::run(args).await?,
        Command::Invite(args) => ops::invite(args).await?,
        Command::Leave(args) => ops::leave(args).await?,
        Command::Clients(args) => ops::clients(args).await?,
        Command::Measure(args) => measure::run(args).await?,
        Command::Record(args) => ops::record(args).await?,
        Command::Verify(args) => return verify::run(args),
        Command::Backup(args) => backup::run(args).await?,
        Command::Restore(args) => backup::restore(args).await?,
        Command::Erase(args) => erase::run(args).await?,
        Command::Keys(args) => keys::run(args).await?,
        Command::Doctor(args) => return doctor::run(args).await,
        Command::Migrate(args) => init::migrate(args).await?,
        Command::Bench(args) => bench::run(args).await?,
    }
    Ok(ExitCode::SUCCESS)
}

/// Logs go to standard error and hold no word of a record; see the security suite.
fn log(verbose: bool) {
    let level = if verbose { tracing::Level::DEBUG } else { tracing::Level::INFO };
    tracing_subscriber::fmt()
        .with_max_level(level)
        .with_writer(std::io::stderr)
        .with_target(false)
        .init();
}
