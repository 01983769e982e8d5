//! Bytes on disk, from the sizes of the files of a closed service before and after.

use std::fs;
use std::path::Path;

use kith_app::App;
use kith_core::{Actor, Purpose, SigninId};

use super::act::say;
use super::reference::{Person, Reference};
use super::report::Figure;
use crate::config::{self, Settled};

/// How many entries are added to each room.
const EACH: u32 = 10;

/// Appends to every room of a closed service, and then opens every room as often.
pub(super) async fn measure(
    settled: &Settled,
    data: &Path,
    reference: &Reference,
) -> anyhow::Result<Vec<Figure>> {
    let before = bytes(data)?;
    let app = config::open(settled).await?;
    for count in 0..EACH {
        for person in &reference.clients {
            // Beyond what was said when the service was made.
            say(&app, person, (1 << 32) + u64::from(count)).await?;
        }
    }
    drop(app);
    let written = bytes(data)?;
    let app = config::open(settled).await?;
    for _ in 0..EACH {
        for person in &reference.clients {
            open(&app, person).await?;
        }
    }
    drop(app);
    let opened = bytes(data)?;
    let count = EACH * u32::try_from(reference.clients.len())?;
    Ok(vec![
        Figure::bytes_each("an entry with a body of 300 bytes", written - before, count),
        Figure::bytes_each("an Opened entry", opened - written, count),
        Figure::bytes_each("the data in all, for each entry", before, reference.entries),
    ])
}

/// Opens a room under a sign-in of its own, so that it is told.
async fn open(app: &App, person: &Person) -> anyhow::Result<()> {
    let with = Actor { signin: SigninId(app.new_id()), ..person.with.clone() };
    app.read(&with, person.room, Purpose::Prepare).await?;
    Ok(())
}

/// The length of all files of a directory together.
fn bytes(data: &Path) -> anyhow::Result<u64> {
    let mut bytes = 0;
    for file in fs::read_dir(data)? {
        bytes += file?.metadata()?.len();
    }
    Ok(bytes)
}
