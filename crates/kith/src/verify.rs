//! Checking a record file, away from the service that wrote it.

use std::process::ExitCode;

use anyhow::Context;
use data_encoding::HEXLOWER;
use kith_app::{entry_id, read_payload};
use kith_ledger::record::{ReadEntry, Report, RoomReport};
use kith_ledger::{PublicKey, Receipt, leaf_hash, verify_record};
use serde::Serialize;

use crate::cli::Verify;
use crate::{files, out};

#[derive(Serialize)]
struct Shown {
    whole: bool,
    against: Vec<String>,
    rooms: Vec<RoomShown>,
    #[serde(skip_serializing_if = "Option::is_none")]
    broken: Option<String>,
}

#[derive(Serialize)]
struct RoomShown {
    room: String,
    entries: u64,
    root: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    words: Vec<String>,
}

pub(crate) fn run(args: Verify) -> anyhow::Result<ExitCode> {
    let bytes = std::fs::read(&args.file).with_context(|| args.file.display().to_string())?;
    let mut receipts = Vec::new();
    for path in &args.receipt {
        let receipt = Receipt::from_text(&files::read_text(path)?);
        receipts.push(receipt.with_context(|| path.display().to_string())?);
    }
    let key = args.service_key.as_deref().map(service_key).transpose()?;
    let shown = match verify_record(&bytes, &receipts, key.as_ref()) {
        Ok(report) => whole(&report, args.read),
        Err(broken) => Shown {
            whole: false,
            against: Vec::new(),
            rooms: Vec::new(),
            broken: Some(broken.to_string()),
        },
    };
    out::tell(args.json, &shown, || in_words(&shown));
    Ok(if shown.whole { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The key as text, or the name of a file that holds it.
fn service_key(given: &str) -> anyhow::Result<PublicKey> {
    let text = std::fs::read_to_string(given).unwrap_or_else(|_| given.to_owned());
    text.trim().parse().context("--service-key")
}

fn whole(report: &Report, read: bool) -> Shown {
    let mut against = Vec::new();
    if report.key_given {
        against.push("the service key you gave".to_owned());
    }
    if report.receipts > 0 {
        against.push(format!("{} receipt(s) you gave", report.receipts));
    }
    let rooms = report.rooms.iter().map(|room| room_shown(room, read)).collect();
    Shown { whole: true, against, rooms, broken: None }
}

fn room_shown(room: &RoomReport, read: bool) -> RoomShown {
    RoomShown {
        room: HEXLOWER.encode(&room.room),
        entries: room.tree.size,
        root: HEXLOWER.encode(&room.tree.root),
        words: if read { read_aloud(room) } else { Vec::new() },
    }
}

/// The entries of a room in words. What was erased, or is of a later release, is named.
fn read_aloud(room: &RoomReport) -> Vec<String> {
    let mut entries = Vec::new();
    let mut lines = Vec::new();
    for (seq, entry) in room.entries.iter().enumerate() {
        match entry {
            ReadEntry::Erased => lines.push(format!("entry {seq} was erased")),
            ReadEntry::Opened { leaf, payload } => {
                let id = entry_id(&leaf_hash(&leaf.encode()));
                match read_payload(payload, id) {
                    Ok(entry) => entries.push(entry),
                    Err(_) => lines.push(format!("entry {seq} is not known to this release")),
                }
            }
        }
    }
    lines.extend(kith_web::aloud(&entries));
    lines
}

fn in_words(shown: &Shown) -> Vec<String> {
    if let Some(broken) = &shown.broken {
        return vec![
            "This record does not hold.".into(),
            format!("The first thing that is wrong: {broken}"),
        ];
    }
    let mut lines = Vec::new();
    for room in &shown.rooms {
        let entries = if room.entries == 1 { "entry" } else { "entries" };
        lines.push(format!(
            "room {}: {} {entries}, none missing, none changed",
            room.room, room.entries
        ));
        lines.push(format!("  root {}", room.root));
        lines.extend(room.words.iter().map(|words| format!("  {words}")));
    }
    lines.push(if shown.against.is_empty() {
        "This record is consistent with itself. To show more, give a receipt or the service key \
         that you had from elsewhere."
            .into()
    } else {
        format!("Checked against {}.", shown.against.join(" and "))
    });
    lines
}
