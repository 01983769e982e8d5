//! Keys, each its own type: wiped when dropped, never printed, never compared.

use std::fmt;
use std::str::FromStr;

use data_encoding::{BASE64, HEXLOWER};
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::Id;
use crate::hash::sha256;
use crate::kdf;

/// Signature type of Ed25519 in C2SP signed notes.
const ED25519: u8 = 1;

/// The key of a room in one epoch. Everything in the room is sealed under keys derived from it.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct RoomKey([u8; 32]);

impl RoomKey {
    /// From 32 random bytes.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    pub(crate) fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Debug for RoomKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RoomKey(..)")
    }
}

/// The key-encryption key: wraps room keys, and is kept outside the data directory.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct Kek([u8; 32]);

impl Kek {
    /// From 32 random bytes.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// A public name for this key, so that a wrong key file is noticed before anything is opened.
    pub fn id(&self) -> Id {
        let full = kdf::subkey(&self.0, b"kith/kek-id/v1");
        let mut id = Id::default();
        id.iter_mut().zip(full.iter()).for_each(|(to, from)| *to = *from);
        id
    }

    pub(crate) fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Debug for Kek {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Kek(..)")
    }
}

/// A subkey of a room key for something that is not an entry. `label` names the purpose (such as
/// `kith/once/v1`), `context` the place.
pub fn derive(key: &RoomKey, label: &str, context: &[u8]) -> Zeroizing<[u8; 32]> {
    let mut info = b"kith/derive/v1".to_vec();
    kdf::push_part(&mut info, label.as_bytes());
    kdf::push_part(&mut info, context);
    kdf::subkey(&key.0, &info)
}

/// The Ed25519 key with which a service signs the state of its rooms.
#[derive(Clone)]
pub struct ServiceKey {
    service: Id,
    key: SigningKey,
}

impl ServiceKey {
    /// From 32 random bytes.
    pub fn new(service: Id, seed: [u8; 32]) -> Self {
        let seed = Zeroizing::new(seed);
        Self { service, key: SigningKey::from_bytes(&seed) }
    }

    /// The half that anybody may know.
    pub fn public(&self) -> PublicKey {
        PublicKey { service: self.service, key: self.key.verifying_key() }
    }

    pub(crate) fn service(&self) -> Id {
        self.service
    }

    pub(crate) fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.key.sign(message).to_bytes()
    }
}

impl fmt::Debug for ServiceKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ServiceKey(..)")
    }
}

/// The public key of a service, with the service it speaks for. Printed and read as a C2SP
/// verifier key: `kith.<service>+<key id>+<base64>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PublicKey {
    service: Id,
    key: VerifyingKey,
}

impl PublicKey {
    /// From the 32 bytes of RFC 8032; refuses bytes that are no point and points of small order,
    /// under which one signature would fit many messages.
    pub fn new(service: Id, bytes: [u8; 32]) -> Result<Self, KeyTextError> {
        let key = VerifyingKey::from_bytes(&bytes).map_err(|_| KeyTextError)?;
        if key.is_weak() { Err(KeyTextError) } else { Ok(Self { service, key }) }
    }

    /// The service this key speaks for.
    pub fn service(&self) -> Id {
        self.service
    }

    /// The 32 bytes of RFC 8032.
    pub fn bytes(&self) -> [u8; 32] {
        self.key.to_bytes()
    }

    /// The name of the key in signed notes.
    pub(crate) fn name(&self) -> String {
        key_name(&self.service)
    }

    /// The key id of C2SP signed notes: a short hint, not a fingerprint.
    pub(crate) fn id(&self) -> [u8; 4] {
        let hash = sha256(&[self.name().as_bytes(), b"\n", &[ED25519], self.key.as_bytes()]);
        let [a, b, c, d, ..] = hash;
        [a, b, c, d]
    }

    /// Strict verification: one message and key, one signature.
    pub(crate) fn verifies(&self, message: &[u8], signature: &[u8; 64]) -> bool {
        let signature = Signature::from_bytes(signature);
        self.key.verify_strict(message, &signature).is_ok()
    }
}

/// The name under which a service signs.
pub(crate) fn key_name(service: &Id) -> String {
    format!("kith.{}", HEXLOWER.encode(service))
}

impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let typed = [&[ED25519], self.key.as_bytes().as_slice()].concat();
        write!(f, "{}+{}+{}", self.name(), HEXLOWER.encode(&self.id()), BASE64.encode(&typed))
    }
}

/// A text that is not the public key of a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this is not the public key of a Kith service")]
pub struct KeyTextError;

impl FromStr for PublicKey {
    type Err = KeyTextError;

    fn from_str(text: &str) -> Result<Self, KeyTextError> {
        let (name, rest) = text.split_once('+').ok_or(KeyTextError)?;
        let (_, encoded) = rest.split_once('+').ok_or(KeyTextError)?;
        let hex = name.strip_prefix("kith.").ok_or(KeyTextError)?;
        let service = HEXLOWER.decode(hex.as_bytes()).map_err(|_| KeyTextError)?;
        let service = Id::try_from(service).map_err(|_| KeyTextError)?;
        let typed = BASE64.decode(encoded.as_bytes()).map_err(|_| KeyTextError)?;
        let (kind, bytes) = typed.split_first().ok_or(KeyTextError)?;
        let bytes = <[u8; 32]>::try_from(bytes).map_err(|_| KeyTextError)?;
        let key = Self::new(service, bytes)?;
        // Printing it again settles case, key id and kind at once.
        let same = *kind == ED25519 && key.to_string() == text;
        if same { Ok(key) } else { Err(KeyTextError) }
    }
}
