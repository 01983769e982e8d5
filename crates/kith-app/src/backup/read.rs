//! Reading a backup: its seal, its frames, and that nothing is missing at its end.

use std::collections::BTreeMap;
use std::io::{self, Read};

use age::Decryptor;
use age::stream::StreamReader;
use age::x25519::Identity;
use kith_core::Timestamp;
use kith_ledger::kit::KitSecret;
use kith_store::{Part, Piece, Store};
use sha2::{Digest, Sha256};

use super::frame::{End, Frame, Head, LONGEST, VERSION, piece};
use super::kit::identity_of;
use super::{About, RestoreError};

/// What opens the seal of a backup.
pub struct Unsealing(Identity);

impl Unsealing {
    /// Two sheets of the recovery kit.
    pub fn by_kit(kit: &KitSecret) -> Option<Self> {
        identity_of(kit).map(Self)
    }

    /// An identity of age, as `age-keygen` writes it: the first line that is no comment.
    pub fn by_identity(text: &str) -> Result<Self, RestoreError> {
        let line = text.lines().map(str::trim).find(|line| !line.starts_with('#'));
        line.and_then(|line| line.parse().ok()).map(Self).ok_or(RestoreError::Identity)
    }
}

/// One part that is being read.
pub(super) struct Reading<R: Read> {
    from: StreamReader<R>,
    pub(super) head: Head,
    hash: Sha256,
    rows: BTreeMap<String, u64>,
    table: String,
}

/// What comes next in a part.
pub(super) enum Next {
    Piece(Piece),
    /// The end, which fits what came before.
    End(End),
}

impl<R: Read> Reading<R> {
    fn open(from: R, with: &Unsealing) -> Result<Self, RestoreError> {
        let sealed = Decryptor::new(from).map_err(|_| RestoreError::NotABackup)?;
        let unsealed = sealed.decrypt(std::iter::once(&with.0 as &dyn age::Identity));
        let from = unsealed.map_err(|error| match error {
            age::DecryptError::NoMatchingKeys => RestoreError::NotYours,
            age::DecryptError::Io(error) => error.into(),
            _ => RestoreError::Altered,
        })?;
        let mut hash = Sha256::new();
        let mut from = from;
        let Frame::Head(head) = frame(&mut from, &mut hash)? else {
            return Err(RestoreError::NotABackup);
        };
        if head.version != VERSION {
            return Err(RestoreError::Newer);
        }
        Ok(Self { from, head, hash, rows: BTreeMap::new(), table: String::new() })
    }

    /// The next piece, or the end once it was compared with everything before.
    pub(super) fn next(&mut self) -> Result<Next, RestoreError> {
        loop {
            let before: [u8; 32] = self.hash.clone().finalize().into();
            match frame(&mut self.from, &mut self.hash)? {
                Frame::Table { name, columns } => {
                    self.table.clone_from(&name);
                    self.rows.insert(name.clone(), 0);
                    return Ok(Next::Piece(Piece::Table { name, columns }));
                }
                Frame::Rows(rows) => {
                    let count = self.rows.get_mut(&self.table).ok_or(RestoreError::Altered)?;
                    *count += rows.len() as u64;
                    return Ok(Next::Piece(piece(rows)));
                }
                Frame::Rooms(_) => {}
                Frame::End(end) if end.hash == before && end.rows == self.rows => {
                    return self.nothing_after().map(|()| Next::End(end));
                }
                Frame::Head(_) | Frame::End(_) => return Err(RestoreError::Altered),
            }
        }
    }

    fn nothing_after(&mut self) -> Result<(), RestoreError> {
        let more = self.from.read(&mut [0])?;
        if more == 0 { Ok(()) } else { Err(RestoreError::Altered) }
    }
}

pub(super) fn frame(from: &mut impl Read, hash: &mut Sha256) -> Result<Frame, RestoreError> {
    let mut length = [0; 4];
    from.read_exact(&mut length)?;
    hash.update(length);
    let length = u32::from_be_bytes(length);
    if length > LONGEST {
        return Err(RestoreError::Altered);
    }
    let mut bytes = Vec::new();
    from.take(length.into()).read_to_end(&mut bytes)?;
    if bytes.len() as u64 != u64::from(length) {
        return Err(io::Error::from(io::ErrorKind::UnexpectedEof).into());
    }
    hash.update(&bytes);
    minicbor::decode(&bytes).map_err(|_| RestoreError::Altered)
}

/// Both parts of a backup, opened and known to belong together. Nothing was written yet.
pub struct Backup<R: Read> {
    pub(super) ledger: Reading<R>,
    pub(super) keys: Reading<R>,
}

impl<R: Read> Backup<R> {
    /// Opens both parts.
    pub fn open(ledger: R, keys: R, with: &Unsealing) -> Result<Self, RestoreError> {
        let (ledger, keys) = (Reading::open(ledger, with)?, Reading::open(keys, with)?);
        let pair = Head { keys: true, ..ledger.head };
        if ledger.head.keys || keys.head != pair {
            return Err(RestoreError::NotOnePair);
        }
        let newer = ledger.head.ledger_schema > Store::schema(Part::Ledger)
            || ledger.head.key_schema > Store::schema(Part::Keys);
        if newer { Err(RestoreError::Newer) } else { Ok(Self { ledger, keys }) }
    }

    /// What it is of.
    pub const fn about(&self) -> About {
        let head = self.ledger.head;
        About { service: head.service, taken: Timestamp(head.taken), key: head.kek }
    }
}
