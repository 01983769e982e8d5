//! Putting a backup into an empty place.

use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail, ensure};
use data_encoding::HEXLOWER;
use kith_app::backup::{self, About, BadRoom, Known, Missing, Restored, Unsealing};
use kith_app::{App, ErasedRoom, Location};
use kith_core::keeping::Command;

use super::{in_words, keys_beside};
use crate::cli::Restore;
use crate::config::{self, Settled};
use crate::key_file::{self, KeyFile};
use crate::{erase, files, kit, out};

/// What opens the seal and the keys inside, and the key file that comes of it.
struct Means {
    unsealing: Unsealing,
    key: KeyFile,
    made_again: bool,
}

pub(crate) async fn run(args: Restore) -> anyhow::Result<()> {
    let settled = config::settle(&args.place)?;
    let keys = args.keys.clone().unwrap_or_else(|| keys_beside(&args.file));
    let (ledger, keys) = (read(&args.file)?, read(&keys)?);
    let means = means(&args, &settled)?;
    let backup = backup::Backup::open(ledger, keys, &means.unsealing)?;
    let about = backup.about();
    must_be_its_key(&means.key, &about)?;
    out::say(&format!("The backup was taken at {}.", in_words(about.taken.0)));
    let path = args.erased.clone().unwrap_or_else(|| erase::beside(&settled));
    let erased = erase::read(&path)?;
    ensure!(erased.is_some() || args.erased.is_none(), "{} is not there", path.display());
    out::say(&of_erased(erased.as_deref(), &path));
    let erased = erased.unwrap_or_default();
    let (kek, damaged_too) = (means.key.kek, args.damaged_too);
    let restored = backup.restore(&settled.location, kek, &erased, damaged_too).await?;
    let known = known(&args, &restored).await;
    let known = match known {
        Ok(known) => known,
        Err(error) => {
            restored.discard().await?;
            return Err(error);
        }
    };
    tell(&restored, &known).await?;
    if means.made_again {
        key_file::write(&settled.key_file, &means.key)?;
    }
    restored.publish().await?;
    record(&settled, means.key.kek, about, &erased).await?;
    out::say(&format!("The service is at {} again, and can be served.", settled.location));
    out::say("Everybody signs in anew. Tell people from when on something is missing.");
    Ok(())
}

fn read(path: &Path) -> anyhow::Result<BufReader<File>> {
    let file = File::open(path).with_context(|| path.display().to_string())?;
    Ok(BufReader::with_capacity(1 << 16, file))
}

/// Two sheets of the kit are enough for everything. An identity opens the seal only, and needs
/// the key file.
fn means(args: &Restore, settled: &Settled) -> anyhow::Result<Means> {
    if let Some(identity) = &args.identity {
        let unsealing =
            Unsealing::by_identity(&zeroize::Zeroizing::new(files::read_text(identity)?))?;
        let key = key_file::read(&settled.key_file)?;
        return Ok(Means { unsealing, key, made_again: false });
    }
    let secret = kit::gather(&args.share)?;
    let unsealing = Unsealing::by_kit(&secret).context("this kit opens nothing")?;
    let key = kit::key_file(&secret);
    let made_again = !settled.key_file.exists();
    if !made_again {
        let there = key_file::read(&settled.key_file)?;
        ensure!(
            there.kek == key.kek,
            "the key file {} is of another key than these sheets, and is kept; name another one \
             with --key-file. Nothing was made",
            settled.key_file.display()
        );
    }
    Ok(Means { unsealing, key, made_again })
}

fn must_be_its_key(key: &KeyFile, about: &About) -> anyhow::Result<()> {
    ensure!(
        backup::key_name(key.kek) == about.key,
        "the keys in this backup are under another key than the one given; was the key changed \
         between the two? Nothing was made"
    );
    Ok(())
}

/// What is known from elsewhere of how far rooms had come.
async fn known(args: &Restore, restored: &Restored) -> anyhow::Result<Vec<Known>> {
    let mut known = Vec::new();
    for path in &args.receipt {
        let text = files::read_text(path)?;
        known.push(restored.by_receipt(&text).with_context(|| path.display().to_string())?);
    }
    if let Some(place) = &args.compare {
        let location = match place.to_str().filter(|place| place.contains("://")) {
            Some(address) => Location::Database(address.to_owned()),
            None => Location::Data(PathBuf::from(place)),
        };
        known.extend(restored.by_place(&location).await.with_context(|| location.to_string())?);
    }
    Ok(known)
}

async fn tell(restored: &Restored, known: &[Known]) -> anyhow::Result<()> {
    let (rooms, entries) = restored.count();
    let bad = restored.bad();
    out::say(&format!(
        "{rooms} rooms with {entries} entries are here; every entry was opened and checked."
    ));
    for BadRoom { room, why } in bad {
        out::say(&format!(
            "room {} does not verify and stays closed: {why}",
            HEXLOWER.encode(room)
        ));
    }
    let missing = restored.missing(known).await?;
    for one in &missing {
        out::say(&in_a_line(one));
    }
    if known.is_empty() {
        out::say(
            "What was written after the backup is missing. Receipts that people kept (--receipt) \
             or the older place (--compare) would show what that is.",
        );
    } else if missing.is_empty() {
        out::say(&format!(
            "Of {} rooms that are known of from elsewhere, nothing is missing.",
            known.len()
        ));
    }
    Ok(())
}

fn in_a_line(missing: &Missing) -> String {
    match missing {
        Missing::Room { room, had } => {
            format!("room {} is missing, with {had} entries", HEXLOWER.encode(room))
        }
        Missing::Entries { room, has, had } => format!(
            "room {}: {} of {had} entries are missing, from number {has} on",
            HEXLOWER.encode(room),
            had - has
        ),
        Missing::Other { room, had } => format!(
            "room {}: its first {had} entries are not those that were signed then",
            HEXLOWER.encode(room)
        ),
    }
}

/// Tells it in the service book. It is a service by now, whatever becomes of this.
async fn record(
    settled: &Settled,
    kek: [u8; 32],
    about: About,
    erased: &[ErasedRoom],
) -> anyhow::Result<()> {
    let app = App::open_service(&settled.location, &config::keys(kek), config::ports()).await?;
    let command = Command::Restored { taken: about.taken };
    if let Err(error) = app.act(&app.operator(), app.book_room(), command).await {
        bail!("the service is restored, but its book does not tell of it: {error}");
    }
    app.tell_of_erased(erased).await?;
    app.all_told().await;
    Ok(())
}

fn of_erased(erased: Option<&[ErasedRoom]>, path: &Path) -> String {
    match erased {
        Some(rooms) => {
            format!("{} names {} rooms that stay erased.", path.display(), rooms.len())
        }
        None => format!(
            "There is no journal of erasures at {}: what was erased after the backup, if anything, \
             would come back. Name the journal with --erased. Where nothing was ever erased, \
             there is none.",
            path.display()
        ),
    }
}
