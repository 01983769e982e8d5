//! The recovery kit: one secret in three shares, of which any two make it again and one alone
//! says nothing.
//!
//! Two keys come from the secret: the key-encryption key, and the key that opens backups. The
//! machine keeps only the first, so that what opens a backup rests on paper. Secret sharing as
//! Shamir described it, with a line instead of a longer curve: two points name a line, and the
//! secret is where it meets zero.

mod field;
mod text;

use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::hash::sha256;
use crate::kdf;

pub use text::ShareError;

/// How many shares a kit has.
pub const SHARES: u8 = 3;

/// A public name of a kit, printed on each of its shares.
pub type KitId = [u8; 3];

/// What a kit keeps.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct KitSecret([u8; 32]);

/// One share of a kit. On its own it is as good as random bytes.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct Share {
    number: u8,
    kit: KitId,
    bytes: [u8; 32],
}

/// Why shares do not make a secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KitError {
    /// One alone says nothing.
    #[error("two different shares are needed")]
    TooFew,
    /// Shares of two kits.
    #[error("share {0} belongs to another kit than the share before it")]
    OtherKit(u8),
    /// Two shares, each readable, that were not made together.
    #[error("these shares do not fit together; at least one is not what was printed")]
    Unfit,
}

/// A secret made again.
pub struct Joined {
    /// The secret.
    pub secret: KitSecret,
    /// The numbers of shares that were given and do not belong to it.
    pub unfit: Vec<u8>,
}

impl KitSecret {
    /// From 32 random bytes.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The public name of the kit.
    pub fn id(&self) -> KitId {
        let full = sha256(&[b"kith/kit-id/v1", &self.0]);
        let [a, b, c, ..] = full;
        [a, b, c]
    }

    /// The bytes of the key-encryption key.
    pub fn kek(&self) -> Zeroizing<[u8; 32]> {
        kdf::subkey(&self.0, b"kith/kit/kek/v1")
    }

    /// The bytes of the X25519 key that opens backups.
    pub fn backup_key(&self) -> Zeroizing<[u8; 32]> {
        kdf::subkey(&self.0, b"kith/kit/backup/v1")
    }

    /// The three shares. `slope` must be fresh random bytes, used for nothing else.
    pub fn split(&self, slope: &Zeroizing<[u8; 32]>) -> [Share; SHARES as usize] {
        [1, 2, 3].map(|number| {
            let mut bytes = self.0;
            for (byte, slope) in bytes.iter_mut().zip(slope.iter()) {
                *byte ^= field::times(*slope, number);
            }
            Share { number, kit: self.id(), bytes }
        })
    }
}

impl Share {
    /// Which of the three it is.
    pub fn number(&self) -> u8 {
        self.number
    }

    /// The kit it belongs to.
    pub fn kit(&self) -> KitId {
        self.kit
    }
}

/// Makes the secret again from two or more shares of one kit. With three, one that is wrong is
/// found out and named.
pub fn join(shares: &[Share]) -> Result<Joined, KitError> {
    let first = shares.first().ok_or(KitError::TooFew)?;
    if let Some(other) = shares.iter().find(|share| share.kit != first.kit) {
        return Err(KitError::OtherKit(other.number));
    }
    let mut different = false;
    for (at, one) in shares.iter().enumerate() {
        for other in shares.iter().skip(at + 1).filter(|other| other.number != one.number) {
            different = true;
            let secret = meet_zero(one, other);
            if secret.id() == one.kit {
                let unfit = unfit(shares, one, &secret);
                return Ok(Joined { secret, unfit });
            }
        }
    }
    Err(if different { KitError::Unfit } else { KitError::TooFew })
}

/// Where the line through both shares meets zero.
fn meet_zero(one: &Share, other: &Share) -> KitSecret {
    let apart = field::inverse(one.number ^ other.number);
    let (of_one, of_other) = (field::times(other.number, apart), field::times(one.number, apart));
    let mut bytes = [0; 32];
    for (to, (a, b)) in bytes.iter_mut().zip(one.bytes.iter().zip(&other.bytes)) {
        *to = field::times(*a, of_one) ^ field::times(*b, of_other);
    }
    KitSecret(bytes)
}

/// The numbers of the shares that are not on the line of `secret` and `one`.
fn unfit(shares: &[Share], one: &Share, secret: &KitSecret) -> Vec<u8> {
    let mut slope = Zeroizing::new(secret.0);
    for (to, byte) in slope.iter_mut().zip(one.bytes) {
        *to = field::times(*to ^ byte, field::inverse(one.number));
    }
    let printed = secret.split(&slope);
    shares.iter().filter(|share| !printed.contains(share)).map(Share::number).collect()
}

impl std::fmt::Debug for Share {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Share({})", self.number)
    }
}

impl std::fmt::Debug for Joined {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Joined(unfit: {:?})", self.unfit)
    }
}
