//! Taking a backup and putting one back: the files, and what is said of them.

mod restore;

use std::path::{Path, PathBuf};

use anyhow::{bail, ensure};
use jiff::Timestamp;
use kith_app::App;
use serde::{Deserialize, Serialize};

use crate::cli::Backup;
use crate::files::NewFile;
use crate::ops::{self, Done, Op};
use crate::{config, key_file, out};

pub(crate) use restore::run as restore;

/// What was written.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct BackedUp {
    ledger: PathBuf,
    keys: PathBuf,
    taken: String,
    rooms: u64,
    entries: u64,
}

/// Where the keys of a backup are, where nothing else is said.
fn keys_beside(ledger: &Path) -> PathBuf {
    let mut name = ledger.as_os_str().to_owned();
    name.push(".keys");
    name.into()
}

pub(crate) async fn run(args: Backup) -> anyhow::Result<()> {
    let settled = config::settle(&args.place)?;
    let key = key_file::read(&settled.key_file)?;
    let sealed_to: Vec<String> = key.recipient.into_iter().chain(args.recipient).collect();
    ensure!(
        !sealed_to.is_empty(),
        "this service has no recovery kit to which a backup could be sealed; name a public key \
         of age with --recipient, and keep its secret half somewhere else"
    );
    let keys = args.keys_out.unwrap_or_else(|| keys_beside(&args.out));
    let (ledger, keys) = (std::path::absolute(args.out)?, std::path::absolute(keys)?);
    let op = Op::BackUp { ledger, keys, sealed_to };
    let Done::BackedUp(done) = ops::perform(&args.place, op).await? else { bail!(ops::UNEXPECTED) };
    out::tell(args.json, &done, || {
        vec![
            format!(
                "The backup is in {}: {} rooms, {} entries.",
                done.ledger.display(),
                done.rooms,
                done.entries
            ),
            format!(
                "Their keys are in {}. Keep the two at different places; a restore needs both.",
                done.keys.display()
            ),
        ]
    });
    Ok(())
}

/// Writes a backup where this process is the one that has the service open. The keys get their
/// name first: a ledger that has its name has its keys.
pub(crate) async fn write(
    app: &App,
    ledger: PathBuf,
    keys: PathBuf,
    sealed_to: &[String],
) -> anyhow::Result<BackedUp> {
    let (first, second) = (NewFile::begin(&ledger)?, NewFile::begin(&keys)?);
    let (taken, ..) = app.back_up(first.writer()?, second.writer()?, sealed_to).await?;
    second.finish()?;
    first.finish()?;
    let (rooms, entries) = (taken.rooms, taken.entries);
    Ok(BackedUp { ledger, keys, taken: in_words(taken.taken.0), rooms, entries })
}

/// A moment as it is said at the command line.
pub(crate) fn in_words(micros: i64) -> String {
    let moment = Timestamp::from_microsecond(micros);
    moment.map_or_else(|_| micros.to_string(), |at| at.strftime("%Y-%m-%d %H:%M UTC").to_string())
}
