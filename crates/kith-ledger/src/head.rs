//! The head of a room: everything needed to append to its chain and to sign its state, without
//! reading the room.

use crate::cbor::{NotStrict, Reader, Writer};
use crate::hash::{Hash, node_hash, sha256};
use crate::leaf::MAX_SIZE;
use crate::tree::Tree;

const VERSION: u64 = 1;
const MEMBERS: u64 = 5;

/// The state of a room's chain: its size, its last leaf hash, the roots of the complete subtrees
/// of its RFC 6962 tree (one for each bit set in the size, largest first), and the signature of
/// the service over exactly this state, once there is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    size: u64,
    last: Hash,
    peaks: Vec<Hash>,
    signature: Option<[u8; 64]>,
}

/// The bytes are not a head.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("these bytes are not the head of a room")]
pub struct HeadError;

impl From<NotStrict> for HeadError {
    fn from(_: NotStrict) -> Self {
        Self
    }
}

impl Head {
    /// The head of a room without entries.
    pub fn empty() -> Self {
        Self { size: 0, last: [0; 32], peaks: Vec::new(), signature: None }
    }

    /// How many entries the room has; also the seq of the next one.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The hash of the last leaf; zeros while there is none.
    pub fn last(&self) -> Hash {
        self.last
    }

    /// The signature over this state; none after an entry was added and before it was signed.
    pub fn signature(&self) -> Option<&[u8; 64]> {
        self.signature.as_ref()
    }

    /// The root of the RFC 6962 tree over all leaves.
    pub fn root(&self) -> Hash {
        let mut peaks = self.peaks.iter().rev();
        let Some(smallest) = peaks.next() else {
            return sha256(&[]);
        };
        peaks.fold(*smallest, |right, left| node_hash(left, &right))
    }

    /// The tree as it stands.
    pub fn tree(&self) -> Tree {
        Tree { size: self.size, root: self.root() }
    }

    /// The bytes of the head: at most 114, and 32 more for each bit set in the size.
    pub fn encode(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(128 + self.peaks.len() * 32);
        let signature = self.signature.as_ref().map_or(&[][..], |bytes| bytes);
        Writer(&mut out)
            .array(MEMBERS)
            .uint(VERSION)
            .uint(self.size)
            .bytes(&self.last)
            .bytes(self.peaks.as_flattened())
            .bytes(signature);
        out
    }

    /// Reads a head, accepting exactly the bytes that [`Head::encode`] gives.
    pub fn decode(bytes: &[u8]) -> Result<Self, HeadError> {
        let mut reader = Reader(bytes);
        if reader.array()? != MEMBERS || reader.uint()? != VERSION {
            return Err(HeadError);
        }
        let (size, last) = (reader.uint()?, reader.fixed()?);
        let (peaks, rest) = reader.bytes()?.as_chunks::<32>();
        let signature = match reader.bytes()? {
            [] => None,
            bytes => Some(bytes.try_into().map_err(|_| HeadError)?),
        };
        reader.end()?;
        let head = Self { size, last, peaks: peaks.to_vec(), signature };
        if rest.is_empty() && head.holds_together() { Ok(head) } else { Err(HeadError) }
    }

    /// Adds a leaf by its hash. The old signature no longer fits and is dropped.
    pub(crate) fn push(&mut self, leaf: Hash) {
        let mut node = leaf;
        // Each trailing bit of the size is a complete subtree that the new leaf completes further.
        for _ in 0..self.size.trailing_ones() {
            if let Some(left) = self.peaks.pop() {
                node = node_hash(&left, &node);
            }
        }
        self.peaks.push(node);
        self.size += 1;
        self.last = leaf;
        self.signature = None;
    }

    pub(crate) fn set_signature(&mut self, signature: [u8; 64]) {
        self.signature = Some(signature);
    }

    /// Whether both are the same state, signed or not.
    pub(crate) fn same_state(&self, other: &Self) -> bool {
        (self.size, self.last, &self.peaks) == (other.size, other.last, &other.peaks)
    }

    fn holds_together(&self) -> bool {
        let one_per_bit = self.peaks.len() == self.size.count_ones() as usize;
        // A single leaf is its own subtree, so in an odd tree the last leaf is the last peak.
        let last_fits = match self.peaks.last() {
            None => self.last == [0; 32],
            Some(peak) => self.size.is_multiple_of(2) || *peak == self.last,
        };
        self.size <= MAX_SIZE && one_per_bit && last_fits
    }
}
