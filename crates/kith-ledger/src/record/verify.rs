//! Checking a record file: one walk over all its bytes, stopping at the first thing that is wrong.

use super::report::{Broken, Fault, Report};
use super::{FIRST_LINE, HEADER_MEMBERS, room};
use crate::cbor::{NotStrict, Reader};
use crate::keys::PublicKey;
use crate::receipt::Receipt;

impl From<NotStrict> for Fault {
    fn from(_: NotStrict) -> Self {
        Self::Malformed
    }
}

impl From<Fault> for Broken {
    fn from(why: Fault) -> Self {
        Self { room: None, seq: None, why }
    }
}

/// Checks every byte of a record file, against receipts and the service's public key as far as
/// they are given.
pub fn verify_record(
    bytes: &[u8],
    receipts: &[Receipt],
    service_key: Option<&PublicKey>,
) -> Result<Report, Broken> {
    let mut reader = Reader(bytes.strip_prefix(FIRST_LINE).ok_or(Fault::NotARecord)?);
    let (key, rooms) = read_header(&mut reader)?;
    if service_key.is_some_and(|given| *given != key) {
        return Err(Fault::OtherKey.into());
    }
    for receipt in receipts {
        let room = Some(receipt.place().room);
        let broken = |why| Broken { room, seq: None, why: Fault::Receipt(why) };
        receipt.verify(&key).map_err(broken)?;
    }
    let mut report = Report {
        key,
        key_given: service_key.is_some(),
        receipts: receipts.len(),
        rooms: Vec::new(),
    };
    for _ in 0..rooms {
        let room = room::read_room(&mut reader, &key, receipts)?;
        if report.room(&room.room).is_some() {
            return Err(Broken { room: Some(room.room), seq: None, why: Fault::RoomTwice });
        }
        report.rooms.push(room);
    }
    read_seal(bytes, reader, &key)?;
    let unseen = receipts.iter().find(|receipt| report.room(&receipt.place().room).is_none());
    if let Some(receipt) = unseen {
        let room = Some(receipt.place().room);
        return Err(Broken { room, seq: None, why: Fault::RoomMissing });
    }
    Ok(report)
}

fn read_header(reader: &mut Reader<'_>) -> Result<(PublicKey, u64), Fault> {
    if reader.array()? != HEADER_MEMBERS {
        return Err(Fault::Malformed);
    }
    let (service, key, rooms) = (reader.fixed()?, reader.fixed()?, reader.uint()?);
    let key = PublicKey::new(service, key).map_err(|_| Fault::Key)?;
    Ok((key, rooms))
}

fn read_seal(bytes: &[u8], mut rest: Reader<'_>, key: &PublicKey) -> Result<(), Fault> {
    let (before, _) = bytes.split_at(bytes.len() - rest.0.len());
    let signature = rest.fixed()?;
    rest.end()?;
    let fits = key.verifies(&super::signed_message(before), &signature);
    if fits { Ok(()) } else { Err(Fault::Seal) }
}
