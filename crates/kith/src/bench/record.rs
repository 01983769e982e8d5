//! A long record, and what checking it takes.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, ensure};
use kith_app::{Random, SystemRandom};
use kith_core::{Fact, about};
use kith_ledger::payload::Payload;
use kith_ledger::record::{RecordEntry, RecordRoom};
use kith_ledger::{
    Class, Entry, Head, Place, RoomKey, Sealed, ServiceKey, seal, sign_head, verify_record,
    write_record,
};

use super::load::middle;
use super::report::Figure;
use super::words;

/// How many entries.
const ENTRIES: u64 = 10_000;
/// How often it is checked.
const TIMES: usize = 5;

/// Writes a record and checks it: in this process, and as a command.
pub(super) fn measure(folder: &Path) -> anyhow::Result<Vec<Figure>> {
    let (bytes, key) = write(ENTRIES)?;
    let file = folder.join("record.kith");
    std::fs::write(&file, &bytes)?;
    let public = key.public();
    let check = || {
        let report = verify_record(&bytes, &[], Some(&public))?;
        ensure!(report.rooms.iter().any(|room| room.tree.size == ENTRIES), "another record");
        Ok(())
    };
    let command = || {
        let mut command = Command::new(std::env::current_exe()?);
        command.arg("verify").arg(&file).args(["--service-key", &public.to_string()]);
        ensure!(command.env_clear().stdout(Stdio::null()).status()?.success(), "it does not hold");
        Ok(())
    };
    Ok(vec![
        Figure::time("verify, 10,000 entries: checking alone", timed(check)?),
        Figure::time("verify, 10,000 entries: the whole command", timed(command)?),
    ])
}

fn timed(work: impl Fn() -> anyhow::Result<()>) -> anyhow::Result<Duration> {
    let times = (0..TIMES).map(|_| {
        let began = Instant::now();
        work().map(|()| began.elapsed())
    });
    Ok(middle(times.collect::<anyhow::Result<_>>()?))
}

fn write(count: u64) -> anyhow::Result<(Vec<u8>, ServiceKey)> {
    let place = Place { service: random(), room: random() };
    let (room, key) = (RoomKey::new(random()), ServiceKey::new(place.service, random()));
    let mut head = Head::empty();
    let entries: anyhow::Result<Vec<_>> =
        (0..count).map(|count| next(&room, &place, &mut head, count)).collect();
    let entries = entries?;
    sign_head(&mut head, &place.room, &key);
    let kept = |sealed: &Sealed| (sealed.leaf.clone(), sealed.ciphertext.clone());
    let kept: Vec<_> = entries.iter().map(kept).collect();
    let entries: Vec<_> =
        kept.iter().map(|(leaf, ciphertext)| RecordEntry::Kept { leaf, ciphertext }).collect();
    let keys = [(1, room)];
    let room = RecordRoom { room: place.room, head: &head, keys: &keys, entries: &entries };
    Ok((write_record(&[room], &key)?, key))
}

fn next(room: &RoomKey, place: &Place, head: &mut Head, count: u64) -> anyhow::Result<Sealed> {
    let fact: Fact = about::Fact::Said { about: words::about(count) }.into();
    let payload = Payload {
        tag: fact.tag().to_owned(),
        // Nobody: an empty list.
        by: vec![0x80],
        at: 0,
        body: fact.encode().into(),
    };
    let payload = payload.encode().context("a payload")?;
    let entry = Entry { class: Class::Content, epoch: 1, payload: &payload };
    Ok(seal(room, place, head, entry, random())?)
}

fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    SystemRandom.fill(&mut bytes);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_record_that_is_checked_holds() {
        let (bytes, key) = write(20).expect("written");
        let report = verify_record(&bytes, &[], Some(&key.public())).expect("it holds");
        assert_eq!(report.rooms.iter().map(|room| room.tree.size).collect::<Vec<_>>(), [20]);
    }
}
