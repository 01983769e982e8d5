//! Erasing a client's record: the day is set first, and the same command carries it out then. A
//! journal beside the key file says which rooms are gone, so that a backup from before is erased
//! again before it is served.

use std::collections::BTreeSet;
use std::fs::OpenOptions;
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use anyhow::{Context, bail, ensure};
use clap::Args;
use data_encoding::HEXLOWER;
use jiff::civil::Date;
use kith_app::{App, ErasedRoom, Yes};
use kith_core::erasure::MIND;
use kith_core::second::Act;
use kith_core::time::MINUTE;
use kith_core::{PersonId, Timestamp};
use serde::{Deserialize, Serialize};

use crate::backup::in_words;
use crate::cli::Place;
use crate::config::{self, Settled};
use crate::ops::{self, Done, Op};
use crate::{files, out};

/// What every line of the journal begins with.
const LINE: &str = "erased/1";

#[derive(Debug, Args)]
pub(crate) struct Erase {
    /// The client's id, as `kith clients` lists it.
    #[arg(long)]
    client: String,
    /// Not before this day (YYYY-MM-DD); two weeks from now where none is named, and never earlier.
    #[arg(long)]
    not_before: Option<Date>,
    /// Stop it, where a day is set.
    #[arg(long)]
    stop: bool,
    /// The journal of erasures; beside the key file, as KEYFILE.erased, where none is named.
    #[arg(long)]
    journal: Option<PathBuf>,
    /// Print as JSON.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    place: Place,
}

/// How far it has come.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum Erasing {
    /// Another administrator is asked, and can say yes until then.
    Asked(i64),
    /// The day is set.
    Set(i64),
    /// The day is set, and has not come.
    Early(i64),
    /// It was stopped.
    Stopped,
    /// So many rooms are gone.
    Erased(usize),
}

/// Where the journal is, where nothing else is said.
pub(crate) fn beside(settled: &Settled) -> PathBuf {
    let mut name = settled.key_file.clone().into_os_string();
    name.push(".erased");
    name.into()
}

pub(crate) async fn run(args: Erase) -> anyhow::Result<()> {
    PersonId::from_str(&args.client).context("the client's id is in `kith clients`")?;
    let settled = config::settle(&args.place)?;
    let journal = args.journal.unwrap_or_else(|| beside(&settled));
    let journal = std::path::absolute(journal)?;
    let not_before = args.not_before.map(midnight).transpose()?;
    let op = Op::Erase { client: args.client, not_before, stop: args.stop, journal };
    let Done::Erasing(done) = ops::perform(&args.place, op).await? else { bail!(ops::UNEXPECTED) };
    out::tell(args.json, &done, || lines(&done, &settled));
    Ok(())
}

/// The beginning of a day, in this machine's time zone.
fn midnight(day: Date) -> anyhow::Result<i64> {
    let zoned = day.to_zoned(jiff::tz::TimeZone::system()).context("that is no day")?;
    Ok(zoned.timestamp().as_microsecond())
}

fn lines(done: &Erasing, settled: &Settled) -> Vec<String> {
    match done {
        Erasing::Asked(until) => vec![
            "Erasing a record takes the yes of an administrator. They are asked now, under People"
                .into(),
            format!("and roles, and can say it until {}. Nothing was changed.", in_words(*until)),
        ],
        Erasing::Set(on) => vec![
            format!("From {} on the record can be erased.", in_words(*on)),
            "The client and those in their care can read this, and stop it until it is done. Offer a copy:"
                .into(),
            "`kith record export`. Then run the same command again. Nothing happens by itself."
                .into(),
        ],
        Erasing::Early(on) => {
            vec![format!("The day has not come: {}. Nothing was changed.", in_words(*on))]
        }
        Erasing::Stopped => vec!["It is stopped; the record stays.".into()],
        Erasing::Erased(rooms) => vec![
            format!("{rooms} rooms are erased, with their keys and everything kept of the client."),
            format!("{} says which; keep it with the key file.", beside(settled).display()),
            "A backup from before still holds them. It is erased again when it is restored with"
                .into(),
            "that journal; destroy such backups when you can, and change the key afterwards:"
                .into(),
            format!("  kith keys rotate {}", settled.flags()),
        ],
    }
}

/// One step, in an open service.
pub(crate) async fn carry_out(
    app: &App,
    client: &str,
    not_before: Option<i64>,
    stop: bool,
    journal: &Path,
) -> anyhow::Result<Erasing> {
    let client: PersonId = client.parse().context("the client's id is in `kith clients`")?;
    if app.book().erasure().erased().any(|(_, whose, _)| whose == client) {
        return destroy(app, journal).await;
    }
    let due = app.erasure_due(client).await.context("nobody here has this id")?;
    if stop {
        ensure!(due.is_some(), "no day is set for this record");
        app.stop_erasure(client).await?;
        return Ok(Erasing::Stopped);
    }
    let Some(due) = due else { return set(app, client, not_before).await };
    if app.now() < due {
        return Ok(Erasing::Early(due.0));
    }
    app.begin_erasing(client).await?;
    destroy(app, journal).await
}

/// The journal first; then what it names.
async fn destroy(app: &App, journal: &Path) -> anyhow::Result<Erasing> {
    keep(app, journal)?;
    Ok(Erasing::Erased(app.finish_erasures().await?))
}

/// Adds to the journal the rooms that the service book says are erased and it does not name.
pub(crate) fn keep(app: &App, journal: &Path) -> anyhow::Result<()> {
    let erased = app.erased_rooms();
    if erased.is_empty() {
        return Ok(());
    }
    let named: BTreeSet<_> =
        read(journal)?.unwrap_or_default().into_iter().map(|one| one.room).collect();
    let missing: Vec<_> = erased.into_iter().filter(|one| !named.contains(&one.room)).collect();
    if missing.is_empty() { Ok(()) } else { write(journal, &missing) }
}

async fn set(app: &App, client: PersonId, not_before: Option<i64>) -> anyhow::Result<Erasing> {
    let soonest = app.now().plus(MIND);
    let on = not_before.map_or(soonest.plus(MINUTE), Timestamp);
    ensure!(
        on >= soonest,
        "there are two weeks to change one's mind: name {} or a later day",
        in_words(soonest.0)
    );
    match app.second_yes(&Act::Erase { person: client }).await? {
        Yes::Asked(until) => return Ok(Erasing::Asked(until.0)),
        Yes::Given | Yes::Alone => {}
    }
    app.set_erasure(client, on).await?;
    Ok(Erasing::Set(on.0))
}

/// Adds lines to the journal, durably.
fn write(path: &Path, rooms: &[ErasedRoom]) -> anyhow::Result<()> {
    let words = || format!("{} was not written, and nothing was destroyed", path.display());
    let line = |one: &ErasedRoom| {
        let [room, client] = [HEXLOWER.encode(&one.room), HEXLOWER.encode(&one.client)];
        format!("{LINE} {room} {client} {} {}\n", one.at, HEXLOWER.encode(&one.mac))
    };
    let text: String = rooms.iter().map(line).collect();
    let mut file = OpenOptions::new();
    let file = file.create(true).append(true).mode(0o600).open(path);
    let mut file = file.with_context(words)?;
    file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).with_context(words)?;
    files::sync_folder(path)
}

/// The rooms that a journal names. `None` where there is no such file.
pub(crate) fn read(path: &Path) -> anyhow::Result<Option<Vec<ErasedRoom>>> {
    if !path.exists() {
        return Ok(None);
    }
    let text = files::read_text(path)?;
    let rooms = text.lines().enumerate().map(|(number, line)| {
        one(line).with_context(|| format!("{}, line {}: not a journal", path.display(), number + 1))
    });
    rooms.collect::<anyhow::Result<Vec<_>>>().map(Some)
}

fn one(line: &str) -> Option<ErasedRoom> {
    let mut parts = line.split(' ');
    if parts.next()? != LINE {
        return None;
    }
    let mut bytes = || HEXLOWER.decode(parts.next()?.as_bytes()).ok();
    let (room, client) = (bytes()?.try_into().ok()?, bytes()?.try_into().ok()?);
    let at = parts.next()?.parse().ok()?;
    let mac = HEXLOWER.decode(parts.next()?.as_bytes()).ok()?.try_into().ok()?;
    Some(ErasedRoom { room, client, at, mac })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_journal_is_read_as_it_was_written_and_another_file_is_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("data.key.erased");
        assert_eq!(read(&path).expect("read"), None);
        let room = |byte| ErasedRoom { room: [byte; 16], client: [7; 16], at: 5, mac: [9; 32] };
        write(&path, &[room(1)]).expect("written");
        write(&path, &[room(2)]).expect("written");
        assert_eq!(read(&path).expect("read"), Some(vec![room(1), room(2)]));
        let other = folder.path().join("other");
        for text in ["kith-key 1\n", "erased/1 00 00 5 00\n", "erased/1 0101\n"] {
            std::fs::write(&other, text).expect("written");
            let refused = read(&other).expect_err("refused").to_string();
            assert!(refused.contains("line 1"), "{refused}");
        }
    }
}
