//! Checking one room of a record file: its checkpoint, every entry in order, and what receipts from
//! outside say of it.

use std::collections::BTreeMap;

use super::report::{Broken, Fault, ReadEntry, RoomReport};
use super::{ENTRY_MEMBERS, ERASED_MEMBERS, ROOM_MEMBERS};
use crate::Place;
use crate::cbor::Reader;
use crate::hash::{Hash, leaf_hash};
use crate::head::Head;
use crate::keys::PublicKey;
use crate::leaf::Leaf;
use crate::note::Checkpoint;
use crate::open::{OpenError, open_with};
use crate::receipt::Receipt;
use crate::run::follows;
use crate::tree::Tree;

/// Reads the next room of the file.
pub(super) fn read_room(
    reader: &mut Reader<'_>,
    key: &PublicKey,
    receipts: &[Receipt],
) -> Result<RoomReport, Broken> {
    let signed = read_header(reader, key)?;
    let room = signed.place.room;
    let broken = |seq, why| Broken { room: Some(room), seq, why };
    signed.verify(key).map_err(|why| broken(None, Fault::Checkpoint(why)))?;
    let of_room = receipts.iter().filter(|receipt| receipt.place().room == room);
    let mut walk = Walk::new(signed.place, of_room.clone().map(|receipt| receipt.tree().size));
    for _ in 0..signed.tree.size {
        walk.step(reader).map_err(|(seq, why)| broken(Some(seq), why))?;
    }
    if walk.head.tree() != signed.tree {
        return Err(broken(None, Fault::Root));
    }
    let first_denied =
        of_room.filter_map(|receipt| walk.denied_by(receipt)).min_by_key(|(seq, _)| *seq);
    if let Some((seq, why)) = first_denied {
        return Err(broken(Some(seq), why));
    }
    Ok(RoomReport { room, tree: signed.tree, entries: walk.entries })
}

fn read_header(reader: &mut Reader<'_>, key: &PublicKey) -> Result<Checkpoint, Fault> {
    if reader.array()? != ROOM_MEMBERS {
        return Err(Fault::Malformed);
    }
    let place = Place { service: key.service(), room: reader.fixed()? };
    let tree = Tree { size: reader.uint()?, root: reader.fixed()? };
    Ok(Checkpoint { place, tree, key_id: key.id(), signature: reader.fixed()? })
}

/// The walk over the entries of a room.
struct Walk {
    place: Place,
    head: Head,
    hashes: Vec<Hash>,
    /// The roots at the sizes that receipts speak of, filled in on the way.
    roots: BTreeMap<u64, Hash>,
    entries: Vec<ReadEntry>,
}

impl Walk {
    fn new(place: Place, sizes: impl Iterator<Item = u64>) -> Self {
        Self {
            place,
            head: Head::empty(),
            hashes: Vec::new(),
            roots: sizes.map(|size| (size, [0; 32])).collect(),
            entries: Vec::new(),
        }
    }

    /// Reads the next entry; on failure, which entry is bad and why.
    fn step(&mut self, reader: &mut Reader<'_>) -> Result<(), (u64, Fault)> {
        let seq = self.head.size();
        let (hash, entry) = self.read(reader).map_err(|why| {
            let after_erased = matches!(self.entries.last(), Some(ReadEntry::Erased));
            match why {
                Fault::Entry(OpenError::Unchained) if after_erased => (seq - 1, Fault::Erased),
                _ => (seq, why),
            }
        })?;
        self.head.push(hash);
        self.hashes.push(hash);
        self.entries.push(entry);
        if let Some(root) = self.roots.get_mut(&self.head.size()) {
            *root = self.head.root();
        }
        Ok(())
    }

    fn read(&self, reader: &mut Reader<'_>) -> Result<(Hash, ReadEntry), Fault> {
        match reader.array()? {
            ENTRY_MEMBERS => {
                let bytes = reader.bytes()?;
                let (ciphertext, secret) = (reader.bytes()?, reader.fixed()?);
                let leaf = Leaf::decode(bytes).map_err(OpenError::from)?;
                follows(&self.place, &self.head, &leaf)?;
                let payload = open_with(&secret, &self.place.service, &leaf, ciphertext)?;
                Ok((leaf_hash(bytes), ReadEntry::Opened { leaf, payload }))
            }
            ERASED_MEMBERS => Ok((reader.fixed()?, ReadEntry::Erased)),
            _ => Err(Fault::Malformed),
        }
    }

    /// The first entry that a receipt shows to be missing or another, if it shows one.
    fn denied_by(&self, receipt: &Receipt) -> Option<(u64, Fault)> {
        let (seq, then) = (receipt.seq(), receipt.tree());
        if then.size > self.head.size() {
            return Some((self.head.size(), Fault::Missing { size: then.size }));
        }
        let at = usize::try_from(seq).ok()?;
        if self.hashes.get(at) != Some(&receipt.leaf()) {
            return Some((seq, Fault::Rewritten));
        }
        // The entry is the same, and so are all before it, which it names through the chain.
        let same_tree = self.roots.get(&then.size) == Some(&then.root);
        if same_tree { None } else { Some((seq + 1, Fault::Rewritten)) }
    }
}
