//! A run of entries: opening a room, or its newest part, in order, with every link checked.

use crate::Place;
use crate::hash::leaf_hash;
use crate::head::Head;
use crate::keys::RoomKey;
use crate::leaf::Leaf;
use crate::open::{OpenError, Opened, open_leaf};

/// Opens entries one after the other from a known head on.
#[derive(Clone, Debug)]
pub struct Run {
    place: Place,
    head: Head,
}

/// The first entry of a run that is not what it should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("entry {seq}: {why}")]
pub struct BadEntry {
    /// Its place in the room, counted from 0.
    pub seq: u64,
    /// What is wrong with it.
    #[source]
    pub why: OpenError,
}

impl Run {
    /// A run that continues from `head`: [`Head::empty`] for a whole room, or the head up to which
    /// the room is known already.
    pub fn from(place: Place, head: Head) -> Self {
        Self { place, head }
    }

    /// The head after the entries opened so far. It carries no signature; compare it with the
    /// stored one by [`Run::reaches`].
    pub fn head(&self) -> &Head {
        &self.head
    }

    /// Opens the next entry, checking that it is the next one. After an error the run stays where
    /// it was.
    pub fn open(
        &mut self,
        key: &RoomKey,
        leaf: &[u8],
        ciphertext: &[u8],
    ) -> Result<Opened, BadEntry> {
        let bad = |why| BadEntry { seq: self.head.size(), why };
        let hash = leaf_hash(leaf);
        let leaf = Leaf::decode(leaf).map_err(|error| bad(error.into()))?;
        follows(&self.place, &self.head, &leaf).map_err(bad)?;
        let payload = open_leaf(key, &self.place, &leaf, ciphertext).map_err(bad)?;
        self.head.push(hash);
        Ok(Opened { leaf, payload })
    }

    /// Whether the run has arrived at exactly this state: same size, same last leaf, same tree.
    pub fn reaches(&self, head: &Head) -> bool {
        self.head.same_state(head)
    }
}

/// Checks that a leaf is the next one after `head`.
pub(crate) fn follows(place: &Place, head: &Head, leaf: &Leaf) -> Result<(), OpenError> {
    if leaf.room != place.room {
        return Err(OpenError::OtherRoom);
    }
    if leaf.seq != head.size() {
        return Err(OpenError::OutOfOrder { found: leaf.seq });
    }
    if leaf.prev == head.last() { Ok(()) } else { Err(OpenError::Unchained) }
}
