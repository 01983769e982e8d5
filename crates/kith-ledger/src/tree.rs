//! The RFC 6962 tree of a room: proofs made from the list of its leaf hashes, and their
//! verification.
//!
//! Rooms are small and nothing but leaf hashes is kept, so a proof is made by hashing the room's
//! leaves again. The verifiers follow RFC 9162, sections 2.1.3.2 and 2.1.4.2, and check every size
//! before they start.

use crate::hash::{Hash, node_hash, sha256};
use crate::leaf::MAX_SIZE;

/// No tree within the size limit needs a longer proof.
const MAX_PROOF: usize = 64;

/// A tree at one moment: what a checkpoint signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tree {
    /// The number of leaves.
    pub size: u64,
    /// The root over them.
    pub root: Hash,
}

/// Why a proof cannot be made or does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProofError {
    /// The entry or the older tree does not lie within the tree, or the tree is impossibly large.
    #[error("the proof speaks of sizes that cannot be")]
    Sizes,
    /// The proof has more hashes than any tree needs.
    #[error("the proof is too long")]
    TooLong,
    /// The hashes do not lead to the roots.
    #[error("the proof does not lead to the root")]
    Mismatch,
}

impl Tree {
    /// The tree over all the leaves.
    pub fn over(hashes: &[Hash]) -> Self {
        Self { size: hashes.len() as u64, root: root(hashes) }
    }
}

/// The proof that the leaf at `seq` is in the tree over `hashes`: siblings from the leaf up.
pub fn inclusion(hashes: &[Hash], seq: u64) -> Result<Vec<Hash>, ProofError> {
    let at = usize::try_from(seq).map_err(|_| ProofError::Sizes)?;
    if at >= hashes.len() {
        return Err(ProofError::Sizes);
    }
    let mut proof = Vec::new();
    path(hashes, at, &mut proof);
    Ok(proof)
}

/// The proof that the tree over the first `old` leaves is the beginning of the tree over `hashes`.
pub fn consistency(hashes: &[Hash], old: u64) -> Result<Vec<Hash>, ProofError> {
    let old = usize::try_from(old).map_err(|_| ProofError::Sizes)?;
    if old > hashes.len() {
        return Err(ProofError::Sizes);
    }
    let mut proof = Vec::new();
    if old > 0 {
        subproof(hashes, old, true, &mut proof);
    }
    Ok(proof)
}

/// Checks that the leaf with this hash stands at `seq` in `tree`.
pub fn verify_inclusion(
    tree: &Tree,
    seq: u64,
    leaf: &Hash,
    proof: &[Hash],
) -> Result<(), ProofError> {
    if seq >= tree.size || tree.size > MAX_SIZE {
        return Err(ProofError::Sizes);
    }
    let mut climb = Climb::new(seq, tree.size - 1, proof)?;
    let mut node = *leaf;
    while let Some((sibling, side)) = climb.next()? {
        node = match side {
            Side::Left => node_hash(sibling, &node),
            Side::Right => node_hash(&node, sibling),
        };
    }
    holds(climb.at_root() && node == tree.root)
}

/// Checks that `old` is the beginning of `new`: nothing in it was changed, moved or taken away.
pub fn verify_consistency(old: &Tree, new: &Tree, proof: &[Hash]) -> Result<(), ProofError> {
    if old.size > new.size || new.size > MAX_SIZE {
        return Err(ProofError::Sizes);
    }
    if old.size == new.size {
        return holds(old.root == new.root && proof.is_empty());
    }
    if old.size == 0 {
        return holds(old.root == root(&[]) && proof.is_empty());
    }
    // The largest complete subtree at the old tree's right edge: where the two climbs begin. It is
    // the old tree itself if that is complete, and is then not repeated in the proof.
    let (start, rest) = if old.size.is_power_of_two() {
        (&old.root, proof)
    } else {
        proof.split_first().ok_or(ProofError::Mismatch)?
    };
    let level = (old.size - 1).trailing_ones();
    let mut climb = Climb::new((old.size - 1) >> level, (new.size - 1) >> level, rest)?;
    let (mut old_node, mut new_node) = (*start, *start);
    while let Some((sibling, side)) = climb.next()? {
        match side {
            Side::Left => {
                old_node = node_hash(sibling, &old_node);
                new_node = node_hash(sibling, &new_node);
            }
            Side::Right => new_node = node_hash(&new_node, sibling),
        }
    }
    holds(climb.at_root() && old_node == old.root && new_node == new.root)
}

/// The way from a node up to the root, taking one hash of the proof at each step.
struct Climb<'a> {
    node: u64,
    last: u64,
    proof: std::slice::Iter<'a, Hash>,
}

enum Side {
    Left,
    Right,
}

impl<'a> Climb<'a> {
    fn new(node: u64, last: u64, proof: &'a [Hash]) -> Result<Self, ProofError> {
        if proof.len() > MAX_PROOF {
            return Err(ProofError::TooLong);
        }
        Ok(Self { node, last, proof: proof.iter() })
    }

    /// The next sibling and the side on which it stands; an error if the proof goes on above the
    /// root.
    fn next(&mut self) -> Result<Option<(&'a Hash, Side)>, ProofError> {
        let Some(sibling) = self.proof.next() else {
            return Ok(None);
        };
        if self.last == 0 {
            return Err(ProofError::Mismatch);
        }
        let left = self.node % 2 == 1 || self.node == self.last;
        if left {
            // At the right edge, levels without a left sibling are skipped.
            let skip = self.node.trailing_zeros();
            self.node >>= skip;
            self.last >>= skip;
        }
        self.node >>= 1;
        self.last >>= 1;
        Ok(Some((sibling, if left { Side::Left } else { Side::Right })))
    }

    fn at_root(&self) -> bool {
        self.last == 0
    }
}

fn holds(it: bool) -> Result<(), ProofError> {
    if it { Ok(()) } else { Err(ProofError::Mismatch) }
}

/// The root over the leaves, as in RFC 6962 section 2.1.
fn root(hashes: &[Hash]) -> Hash {
    match hashes {
        [] => sha256(&[]),
        [leaf] => *leaf,
        _ => {
            let (left, right) = split(hashes);
            node_hash(&root(left), &root(right))
        }
    }
}

fn path(hashes: &[Hash], at: usize, proof: &mut Vec<Hash>) {
    if hashes.len() < 2 {
        return;
    }
    let (left, right) = split(hashes);
    if at < left.len() {
        path(left, at, proof);
        proof.push(root(right));
    } else {
        path(right, at - left.len(), proof);
        proof.push(root(left));
    }
}

/// `whole` says whether this subtree is the old tree itself, whose root the reader already has.
fn subproof(hashes: &[Hash], old: usize, whole: bool, proof: &mut Vec<Hash>) {
    if old == hashes.len() {
        if !whole {
            proof.push(root(hashes));
        }
        return;
    }
    let (left, right) = split(hashes);
    if old <= left.len() {
        subproof(left, old, whole, proof);
        proof.push(root(right));
    } else {
        subproof(right, old - left.len(), false, proof);
        proof.push(root(left));
    }
}

/// Splits two or more leaves where the tree does: at the largest power of two below their number.
fn split(hashes: &[Hash]) -> (&[Hash], &[Hash]) {
    let half = hashes.len().next_power_of_two() / 2;
    hashes.split_at(half)
}
