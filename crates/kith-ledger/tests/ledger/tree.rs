//! The tree against published vectors and two other implementations, and bad proofs (E44).

use ct_merkle::mem_backed_tree::MemoryBackedTree;
use ct_merkle::{ConsistencyProof, InclusionProof};
use data_encoding::HEXLOWER;
use kith_ledger::{
    Hash, Head, ProofError, Tree, consistency, inclusion, leaf_hash, verify_consistency,
    verify_inclusion,
};
use proptest::prelude::*;
use sha2::Sha256;
use tlog_tiles::tlog;

use crate::support::{Kept, kept};

/// The eight leaves and the roots over the first one to eight of them that Certificate
/// Transparency implementations have been tested with since RFC 6962.
const LEAVES: [&str; 8] = [
    "",
    "00",
    "10",
    "2021",
    "3031",
    "40414243",
    "5051525354555657",
    "606162636465666768696a6b6c6d6e6f",
];
const ROOTS: [&str; 8] = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

#[test]
fn the_published_roots_are_ours() {
    let hashes: Vec<Hash> =
        LEAVES.iter().map(|leaf| leaf_hash(&HEXLOWER.decode(leaf.as_bytes()).unwrap())).collect();
    for (count, root) in ROOTS.iter().enumerate() {
        assert_eq!(HEXLOWER.encode(&Tree::over(&hashes[..=count]).root), *root);
    }
    let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    assert_eq!(HEXLOWER.encode(&Tree::over(&[]).root), empty);
    assert_eq!(Head::empty().tree(), Tree::over(&[]));
}

#[test]
fn the_head_grows_the_same_tree_leaf_by_leaf() {
    for size in 0..70 {
        let Kept { head, entries, .. } = kept(size);
        let hashes: Vec<Hash> = entries.iter().map(|entry| entry.hash).collect();
        assert_eq!(head.tree(), Tree::over(&hashes));
        assert_eq!(Head::decode(&head.encode()), Ok(head));
    }
}

fn leaves(count: usize) -> (Vec<Vec<u8>>, Vec<Hash>) {
    let leaves: Vec<Vec<u8>> = (0..count as u32).map(|n| n.to_be_bytes().to_vec()).collect();
    let hashes = leaves.iter().map(|leaf| leaf_hash(leaf)).collect();
    (leaves, hashes)
}

fn oracle(leaves: &[Vec<u8>]) -> MemoryBackedTree<Sha256, Vec<u8>> {
    let mut tree = MemoryBackedTree::new();
    for leaf in leaves {
        tree.push(leaf.clone());
    }
    tree
}

#[test]
fn proofs_agree_with_ct_merkle_for_every_size_up_to_66() {
    for size in 1..=66 {
        let (leaves, hashes) = leaves(size);
        let theirs = oracle(&leaves);
        let tree = Tree::over(&hashes);
        assert_eq!(theirs.root().as_bytes().as_slice(), tree.root);
        for at in 0..size {
            let proof = inclusion(&hashes, at as u64).unwrap();
            assert_eq!(theirs.prove_inclusion(at).as_bytes(), proof.as_flattened());
            verify_inclusion(&tree, at as u64, &hashes[at], &proof).unwrap();
        }
        for old in 1..=size {
            let proof = consistency(&hashes, old as u64).unwrap();
            let added = size - old;
            assert_eq!(theirs.prove_consistency(added).as_bytes(), proof.as_flattened());
            verify_consistency(&Tree::over(&hashes[..old]), &tree, &proof).unwrap();
        }
    }
}

struct Stored(Vec<tlog::Hash>);

impl tlog::HashReader for Stored {
    fn read_hashes(&self, indexes: &[u64]) -> Result<Vec<tlog::Hash>, tlog::Error> {
        Ok(indexes.iter().map(|&at| self.0[at as usize]).collect())
    }
}

#[test]
fn proofs_agree_with_tlog_tiles() {
    let (_, hashes) = leaves(130);
    let mut stored = Stored(vec![]);
    for (at, hash) in hashes.iter().enumerate() {
        let at = at as u64;
        let new = tlog::stored_hashes_for_record_hash(at, tlog::Hash(*hash), &stored).unwrap();
        stored.0.extend(new);
        let size = at + 1;
        let ours = &hashes[..=at as usize];
        assert_eq!(tlog::tree_hash(size, &stored).unwrap().0, Tree::over(ours).root);
        let theirs = tlog::prove_record(size, at / 2, &stored).unwrap();
        assert_eq!(bytes(&theirs), inclusion(ours, at / 2).unwrap());
        let theirs = tlog::prove_tree(size, at / 3 + 1, &stored).unwrap();
        assert_eq!(bytes(&theirs), consistency(ours, at / 3 + 1).unwrap());
    }
}

fn bytes(hashes: &[tlog::Hash]) -> Vec<Hash> {
    hashes.iter().map(|hash| hash.0).collect()
}

#[test]
fn e44_absurd_sizes_and_lengths_are_refused_with_bounded_work() {
    let (_, hashes) = leaves(8);
    let tree = Tree::over(&hashes);
    let huge = Tree { size: 1 << 63, ..tree };
    let empty = Tree::over(&[]);
    for length in [0, 64, 65, 1_000_000] {
        let proof = vec![[7; 32]; length];
        for bad in [tree, huge, empty] {
            for seq in [0, 7, 8, (1 << 63) - 1, 1 << 63, u64::MAX] {
                assert!(verify_inclusion(&bad, seq, &hashes[0], &proof).is_err());
            }
        }
        for (old, new) in [(tree, huge), (huge, tree), (huge, huge), (tree, empty)] {
            assert!(verify_consistency(&old, &new, &proof).is_err());
        }
        let longer = Tree { size: i64::MAX as u64, ..tree };
        assert!(verify_consistency(&tree, &longer, &proof).is_err());
    }
    let long = vec![[7; 32]; 65];
    assert_eq!(verify_inclusion(&tree, 0, &hashes[0], &long), Err(ProofError::TooLong));
    assert_eq!(verify_inclusion(&tree, 8, &hashes[0], &[]), Err(ProofError::Sizes));
    assert_eq!(verify_inclusion(&huge, 0, &hashes[0], &[]), Err(ProofError::Sizes));
    assert_eq!(verify_consistency(&huge, &huge, &[]), Err(ProofError::Sizes));
    assert_eq!(inclusion(&hashes, 8), Err(ProofError::Sizes));
    assert_eq!(inclusion(&[], 0), Err(ProofError::Sizes));
    assert_eq!(consistency(&hashes, 9), Err(ProofError::Sizes));
    assert_eq!(verify_consistency(&empty, &tree, &[]), Ok(()));
    assert_eq!(verify_consistency(&empty, &tree, &[[0; 32]]), Err(ProofError::Mismatch));
}

#[test]
fn a_proof_that_ends_below_the_root_or_has_nothing_to_show_is_refused() {
    let (_, hashes) = leaves(8);
    let tree = Tree::over(&hashes);
    let leaf_as_root = Tree { size: 8, root: hashes[0] };
    let mismatch = Err(ProofError::Mismatch);
    assert_eq!(verify_inclusion(&leaf_as_root, 0, &hashes[0], &[]), mismatch);
    assert_eq!(verify_consistency(&tree, &tree, &[]), Ok(()));
    assert_eq!(verify_consistency(&tree, &tree, &[tree.root]), mismatch);
    assert_eq!(verify_consistency(&tree, &leaf_as_root, &[]), mismatch);
}

proptest! {
    #[test]
    fn e35_any_bit_of_a_proof_is_found(
        size in 2_usize..200, at in any::<prop::sample::Index>(), bit in any::<prop::sample::Index>(),
    ) {
        let (_, hashes) = leaves(size);
        let tree = Tree::over(&hashes);
        let at = at.index(size);
        let flip = |mut proof: Vec<Hash>| {
            let bit = bit.index(proof.len() * 256);
            proof.as_flattened_mut()[bit / 8] ^= 1 << (bit % 8);
            proof
        };
        let proof = flip(inclusion(&hashes, at as u64).unwrap());
        prop_assert!(verify_inclusion(&tree, at as u64, &hashes[at], &proof).is_err());
        let old = 1 + at % (size - 1);
        let proof = flip(consistency(&hashes, old as u64).unwrap());
        prop_assert!(verify_consistency(&Tree::over(&hashes[..old]), &tree, &proof).is_err());
    }

    /// Whatever the proof, both verifiers say the same.
    #[test]
    fn any_proof_is_judged_as_ct_merkle_judges_it(
        size in 1_usize..40, old in 1_usize..40, at in 0_usize..40,
        drop in 0_usize..3, add in 0_usize..2,
    ) {
        let (leaves, hashes) = leaves(size);
        let (theirs, tree) = (oracle(&leaves).root(), Tree::over(&hashes));
        let alter = |mut proof: Vec<Hash>| {
            proof.truncate(proof.len().saturating_sub(drop));
            proof.extend(vec![[1; 32]; add]);
            proof
        };
        let (at, old) = (at % size, 1 + old % size);
        let proof = alter(inclusion(&hashes, at as u64).unwrap());
        let same = InclusionProof::from_bytes(proof.as_flattened().to_vec());
        let judged = theirs.verify_inclusion(&leaves[at], at as u64, &same).is_ok();
        prop_assert_eq!(verify_inclusion(&tree, at as u64, &hashes[at], &proof).is_ok(), judged);

        let proof = alter(consistency(&hashes, old as u64).unwrap());
        let same = ConsistencyProof::try_from_bytes(proof.as_flattened().to_vec()).unwrap();
        let before = oracle(&leaves[..old]).root();
        let judged = theirs.verify_consistency(&before, &same).is_ok();
        let old = Tree::over(&hashes[..old]);
        prop_assert_eq!(verify_consistency(&old, &tree, &proof).is_ok(), judged);
    }
}
