//! Receipts: what a person can keep to show later that an entry stood in a room, whatever the
//! service says then.
//!
//! The text is a C2SP transparency log proof: the leaf hash as extra data, the place, the
//! inclusion proof and the signed checkpoint. Cosignatures of witnesses have their place as further
//! signature lines of the checkpoint; the proof that the room stands in the service's own log has
//! its place in the extra data. Both are empty in this version.

use data_encoding::BASE64;

use crate::cbor::{Reader, Writer};
use crate::hash::Hash;
use crate::head::Head;
use crate::keys::PublicKey;
use crate::note::{Checkpoint, NoteError};
use crate::tree::{self, ProofError, Tree};
use crate::{Id, Place};

const FIRST_LINE: &str = "c2sp.org/tlog-proof@v1";

/// Version of the extra data.
const VERSION: u64 = 1;
const MEMBERS: u64 = 3;

/// Longer than any receipt of this version: 64 proof lines and some 400 bytes around them.
const MAX_TEXT: usize = 4096;

/// A receipt. Nothing it says counts before [`Receipt::verify`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    seq: u64,
    leaf: Hash,
    proof: Vec<Hash>,
    checkpoint: Checkpoint,
}

/// Why a receipt shows nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReceiptError {
    /// Not the text of a receipt.
    #[error("this is not a receipt")]
    Malformed,
    /// The head is not the one of these leaves.
    #[error("the head does not belong to these entries")]
    OtherHead,
    /// The checkpoint in it does not hold.
    #[error(transparent)]
    Checkpoint(#[from] NoteError),
    /// The inclusion proof in it does not hold.
    #[error(transparent)]
    Proof(#[from] ProofError),
}

impl Receipt {
    /// A receipt for the entry at `seq`, from all leaf hashes of the room and its signed head.
    pub fn make(
        room: &Id,
        hashes: &[Hash],
        seq: u64,
        head: &Head,
        key: &PublicKey,
    ) -> Result<Self, ReceiptError> {
        let proof = tree::inclusion(hashes, seq)?;
        let at = usize::try_from(seq).unwrap_or(usize::MAX);
        let leaf = *hashes.get(at).ok_or(ProofError::Sizes)?;
        let receipt = Self { seq, leaf, proof, checkpoint: Checkpoint::of(head, room, key)? };
        receipt.proves().map_err(|_| ReceiptError::OtherHead)?;
        Ok(receipt)
    }

    /// Checks that the service with this key signed a room in which this entry stands.
    pub fn verify(&self, key: &PublicKey) -> Result<(), ReceiptError> {
        self.checkpoint.verify(key)?;
        Ok(self.proves()?)
    }

    /// The room the receipt speaks of.
    pub fn place(&self) -> Place {
        self.checkpoint.place
    }

    /// The place of the entry in the room.
    pub fn seq(&self) -> u64 {
        self.seq
    }

    /// The hash of the entry's leaf.
    pub fn leaf(&self) -> Hash {
        self.leaf
    }

    /// The tree of the room when the receipt was made.
    pub fn tree(&self) -> Tree {
        self.checkpoint.tree
    }

    /// The text to keep.
    pub fn to_text(&self) -> String {
        let mut extra = Vec::with_capacity(37);
        Writer(&mut extra).array(MEMBERS).uint(VERSION).bytes(&self.leaf).null();
        let mut text =
            format!("{FIRST_LINE}\nextra {}\nindex {}\n", BASE64.encode(&extra), self.seq);
        for hash in &self.proof {
            BASE64.encode_append(hash, &mut text);
            text.push('\n');
        }
        text.push('\n');
        text.push_str(&self.checkpoint.to_text());
        text
    }

    /// Reads a receipt, accepting exactly the text that [`Receipt::to_text`] gives.
    pub fn from_text(text: &str) -> Result<Self, ReceiptError> {
        if text.len() > MAX_TEXT {
            return Err(ReceiptError::Malformed);
        }
        let receipt = Self::parse(text).ok_or(ReceiptError::Malformed)?;
        let same = receipt.to_text() == text;
        if same { Ok(receipt) } else { Err(ReceiptError::Malformed) }
    }

    fn parse(text: &str) -> Option<Self> {
        let (proof_text, checkpoint) = text.split_once("\n\n")?;
        let mut lines = proof_text.lines().skip(1);
        let extra = BASE64.decode(lines.next()?.strip_prefix("extra ")?.as_bytes()).ok()?;
        let seq = lines.next()?.strip_prefix("index ")?.parse().ok()?;
        let hash = |line: &str| Hash::try_from(BASE64.decode(line.as_bytes()).ok()?).ok();
        let proof = lines.map(hash).collect::<Option<_>>()?;
        let mut extra = Reader(&extra);
        extra.array().ok()?;
        extra.uint().ok()?;
        let leaf = extra.fixed().ok()?;
        Some(Self { seq, leaf, proof, checkpoint: Checkpoint::from_text(checkpoint).ok()? })
    }

    fn proves(&self) -> Result<(), ProofError> {
        tree::verify_inclusion(&self.checkpoint.tree, self.seq, &self.leaf, &self.proof)
    }
}
