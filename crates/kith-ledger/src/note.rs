//! Checkpoints: the signed state of a room, as a C2SP signed note that others can read and
//! cosign.
//!
//! The text is three lines: the origin `kith.<service>/<room>`, the size, the root in base64. The
//! signature line carries the name `kith.<service>`.

use data_encoding::{BASE64, HEXLOWER};

use crate::head::Head;
use crate::keys::{PublicKey, ServiceKey, key_name};
use crate::tree::Tree;
use crate::{Id, Place};

/// A parsed checkpoint. Nothing it says counts before [`Checkpoint::verify`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// The room it speaks of.
    pub place: Place,
    /// How many entries the room had, and the root of the tree over them.
    pub tree: Tree,
    pub(crate) key_id: [u8; 4],
    pub(crate) signature: [u8; 64],
}

/// Why a checkpoint says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoteError {
    /// Not the text of a checkpoint.
    #[error("this is not a signed checkpoint")]
    Malformed,
    /// The head was not signed since its last entry.
    #[error("the head is not signed")]
    Unsigned,
    /// Signed by another service, or by another key of this one.
    #[error("signed with a key that is not the one given")]
    OtherKey,
    /// The signature does not fit the text.
    #[error("the signature does not fit")]
    Signature,
}

/// Signs the state of a room and keeps the signature in the head.
pub fn sign_head(head: &mut Head, room: &Id, key: &ServiceKey) {
    let place = Place { service: key.service(), room: *room };
    let signature = key.sign(body(&place, &head.tree()).as_bytes());
    head.set_signature(signature);
}

/// Checks that the head of a room was signed with this key.
pub fn verify_head(head: &Head, room: &Id, key: &PublicKey) -> Result<(), NoteError> {
    Checkpoint::of(head, room, key)?.verify(key)
}

/// The signed note for the head of a room. `key` must be the key that signed it.
pub fn checkpoint(head: &Head, room: &Id, key: &PublicKey) -> Result<String, NoteError> {
    Ok(Checkpoint::of(head, room, key)?.to_text())
}

impl Checkpoint {
    /// The checkpoint that a signed head stands for.
    pub fn of(head: &Head, room: &Id, key: &PublicKey) -> Result<Self, NoteError> {
        Ok(Self {
            place: Place { service: key.service(), room: *room },
            tree: head.tree(),
            key_id: key.id(),
            signature: *head.signature().ok_or(NoteError::Unsigned)?,
        })
    }

    /// Checks the signature, strictly.
    pub fn verify(&self, key: &PublicKey) -> Result<(), NoteError> {
        if self.place.service != key.service() || self.key_id != key.id() {
            return Err(NoteError::OtherKey);
        }
        let body = body(&self.place, &self.tree);
        let fits = key.verifies(body.as_bytes(), &self.signature);
        if fits { Ok(()) } else { Err(NoteError::Signature) }
    }

    /// The signed note.
    pub fn to_text(&self) -> String {
        let body = body(&self.place, &self.tree);
        let signed = [self.key_id.as_slice(), &self.signature].concat();
        format!("{body}\n\u{2014} {} {}\n", key_name(&self.place.service), BASE64.encode(&signed))
    }

    /// Reads a signed note with the one signature of the service, accepting exactly the text that
    /// [`Checkpoint::to_text`] gives.
    pub fn from_text(text: &str) -> Result<Self, NoteError> {
        let checkpoint = Self::parse(text).ok_or(NoteError::Malformed)?;
        let same = checkpoint.to_text() == text;
        if same { Ok(checkpoint) } else { Err(NoteError::Malformed) }
    }

    fn parse(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        let (service, room) = lines.next()?.strip_prefix("kith.")?.split_once('/')?;
        let place = Place { service: hex_id(service)?, room: hex_id(room)? };
        let size = lines.next()?.parse().ok()?;
        let root = BASE64.decode(lines.next()?.as_bytes()).ok()?.try_into().ok()?;
        let signed = lines.nth(1)?.rsplit(' ').next()?;
        let signed = BASE64.decode(signed.as_bytes()).ok()?;
        let (key_id, signature) = signed.split_first_chunk::<4>()?;
        Some(Self {
            place,
            tree: Tree { size, root },
            key_id: *key_id,
            signature: signature.try_into().ok()?,
        })
    }
}

fn body(place: &Place, tree: &Tree) -> String {
    let (name, room) = (key_name(&place.service), HEXLOWER.encode(&place.room));
    format!("{name}/{room}\n{}\n{}\n", tree.size, BASE64.encode(&tree.root))
}

fn hex_id(text: &str) -> Option<Id> {
    HEXLOWER.decode(text.as_bytes()).ok()?.try_into().ok()
}
