//! The recovery kit's key in the form that age knows: X25519, written in bech32.

use age::x25519::Identity;
use bech32::{Bech32, Hrp};
use kith_ledger::kit::KitSecret;
use zeroize::Zeroizing;

/// The public key to which backups are sealed so that the kit opens them.
pub fn recipient_of(kit: &KitSecret) -> Option<String> {
    Some(identity_of(kit)?.to_public().to_string())
}

/// What opens a backup. `None` cannot happen: 32 bytes are always such a key.
pub(crate) fn identity_of(kit: &KitSecret) -> Option<Identity> {
    let name = Hrp::parse("age-secret-key-").ok()?;
    let text = bech32::encode_upper::<Bech32>(name, kit.backup_key().as_slice()).ok()?;
    Zeroizing::new(text).parse().ok()
}
