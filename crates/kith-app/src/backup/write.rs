//! Writing one part: frames into a seal, and nothing beside it.

use std::collections::BTreeMap;
use std::io::{self, Write};

use age::Encryptor;
use age::stream::StreamWriter;
use age::x25519::Recipient;
use hmac::{Hmac, KeyInit, Mac};
use kith_store::{Piece, Trouble};
use sha2::{Digest, Sha256};
use tokio::sync::mpsc::Receiver;

use super::TakeError;
use super::frame::{End, Frame, Head, RoomHead};

/// How many rooms stand in one frame.
const ROOMS: usize = 1000;

/// The public keys that a backup is sealed to; at least one.
pub(super) fn recipients(named: &[String]) -> Result<Vec<Recipient>, TakeError> {
    let read = |text: &String| {
        text.trim().parse::<Recipient>().map_err(|_| TakeError::Recipient(text.trim().to_owned()))
    };
    named.iter().map(read).collect()
}

/// Is shown each piece on its way, with its table and columns.
pub(super) type See<'a> = &'a mut dyn FnMut(&str, &[String], &mut Piece) -> Result<(), Trouble>;

/// A part that is being written.
pub(super) struct Writing<W: Write> {
    to: StreamWriter<W>,
    hash: Sha256,
    rows: BTreeMap<String, u64>,
    table: String,
}

impl<W: Write> Writing<W> {
    pub(super) fn begin(to: W, sealed_to: &[Recipient], head: Head) -> Result<Self, TakeError> {
        let sealed_to = sealed_to.iter().map(|one| one as &dyn age::Recipient);
        let seal = Encryptor::with_recipients(sealed_to).map_err(io::Error::other)?;
        let to = seal.wrap_output(to)?;
        let (hash, rows) = (Sha256::new(), BTreeMap::new());
        let mut writing = Self { to, hash, rows, table: String::new() };
        writing.frame(&Frame::Head(head))?;
        Ok(writing)
    }

    fn frame(&mut self, frame: &Frame) -> io::Result<()> {
        let bytes = minicbor::to_vec(frame).map_err(io::Error::other)?;
        let length = u32::try_from(bytes.len()).map_err(io::Error::other)?.to_be_bytes();
        for part in [length.as_slice(), &bytes] {
            self.hash.update(part);
            self.to.write_all(part)?;
        }
        Ok(())
    }

    /// Writes everything that is read, shown to `see` on its way, who may leave rows out.
    pub(super) fn pour(
        &mut self,
        mut from: Receiver<Result<Piece, Trouble>>,
        see: See<'_>,
    ) -> Result<(), TakeError> {
        let mut columns = Vec::new();
        while let Some(piece) = from.blocking_recv() {
            let mut piece = piece?;
            if let Piece::Table { columns: of, .. } = &piece {
                columns.clone_from(of);
            }
            see(&self.table, &columns, &mut piece)?;
            self.counted(&piece.into())?;
        }
        Ok(())
    }

    /// Writes a frame of rows or of what they are.
    pub(super) fn counted(&mut self, frame: &Frame) -> io::Result<()> {
        match frame {
            Frame::Table { name, .. } => {
                self.table.clone_from(name);
                self.rows.insert(name.clone(), 0);
            }
            Frame::Rows(rows) => {
                *self.rows.entry(self.table.clone()).or_default() += rows.len() as u64;
            }
            Frame::Head(_) | Frame::Rooms(_) | Frame::End(_) => {}
        }
        self.frame(frame)
    }

    /// Writes what closes a part, and gives back what it was written to.
    pub(super) fn end(
        mut self,
        rooms: &[RoomHead],
        key: &[u8; 32],
    ) -> Result<Written<W>, TakeError> {
        for rooms in rooms.chunks(ROOMS) {
            self.frame(&Frame::Rooms(rooms.to_vec()))?;
        }
        let hash: [u8; 32] = self.hash.clone().finalize().into();
        let rows = std::mem::take(&mut self.rows);
        self.frame(&Frame::End(End { rows: rows.clone(), hash, mac: mac(key, &hash) }))?;
        let mut to = self.to.finish()?;
        to.flush()?;
        Ok(Written { to, rows })
    }
}

/// A part that was written.
pub(super) struct Written<W> {
    pub(super) to: W,
    pub(super) rows: BTreeMap<String, u64>,
}

/// What only the service can have made.
pub(super) fn mac(key: &[u8; 32], hash: &[u8; 32]) -> [u8; 32] {
    hmac(key).chain_update(hash).finalize().into_bytes().into()
}

/// Whether the service made it.
pub(super) fn is_mac(key: &[u8; 32], hash: &[u8; 32], mac: &[u8; 32]) -> bool {
    hmac(key).chain_update(hash).verify_slice(mac).is_ok()
}

fn hmac(key: &[u8; 32]) -> Hmac<Sha256> {
    let mut block = [0; 64];
    block.iter_mut().zip(key).for_each(|(to, from)| *to = *from);
    <Hmac<Sha256> as KeyInit>::new(&block.into())
}
