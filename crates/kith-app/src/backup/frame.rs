//! The pieces of a backup inside its seal: each a length and a CBOR value.

use std::collections::BTreeMap;

use kith_store::{Id, Part, Piece, Value};
use minicbor::data::Type;
use minicbor::decode::Error as Unreadable;
use minicbor::encode::{Error as Unwritable, Write};
use minicbor::{Decode, Decoder, Encode, Encoder};

/// The format's version.
pub(super) const VERSION: u32 = 1;

/// No frame is longer: a portion of rows, and one row beyond it.
pub(super) const LONGEST: u32 = 1 << 24;

/// The frames of a part, in this order: one head, then tables and their rows, rooms, one end.
#[derive(Debug, Clone, PartialEq, Encode, Decode)]
pub(super) enum Frame {
    #[n(0)]
    Head(#[n(0)] Head),
    #[n(1)]
    Table {
        #[n(0)]
        name: String,
        #[n(1)]
        columns: Vec<String>,
    },
    #[n(2)]
    Rows(#[n(0)] Vec<Vec<Cell>>),
    #[n(3)]
    Rooms(#[n(0)] Vec<RoomHead>),
    #[n(4)]
    End(#[n(0)] End),
}

/// What a part is of. Both parts of a backup say the same, but for `keys`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub(super) struct Head {
    #[n(0)]
    pub(super) version: u32,
    /// Whether this is the part with the keys.
    #[n(1)]
    pub(super) keys: bool,
    /// The backup's own id, by which its parts know each other.
    #[cbor(n(2), with = "minicbor::bytes")]
    pub(super) backup: Id,
    #[cbor(n(3), with = "minicbor::bytes")]
    pub(super) service: Id,
    #[n(4)]
    pub(super) created: i64,
    #[n(5)]
    pub(super) taken: i64,
    #[n(6)]
    pub(super) ledger_schema: u32,
    #[n(7)]
    pub(super) key_schema: u32,
    /// The public name of the key-encryption key that opens every wrap.
    #[cbor(n(8), with = "minicbor::bytes")]
    pub(super) kek: Id,
}

/// How far a room had come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub(super) struct RoomHead {
    #[cbor(n(0), with = "minicbor::bytes")]
    pub(super) room: Id,
    #[n(1)]
    pub(super) size: u64,
    #[cbor(n(2), with = "minicbor::bytes")]
    pub(super) root: [u8; 32],
}

/// What was written before it.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub(super) struct End {
    /// How many rows of each table.
    #[n(0)]
    pub(super) rows: BTreeMap<String, u64>,
    /// SHA-256 of every frame before this one, lengths included.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub(super) hash: [u8; 32],
    /// HMAC-SHA256 of the hash under a key of the service: only it can have written this.
    #[cbor(n(2), with = "minicbor::bytes")]
    pub(super) mac: [u8; 32],
}

/// A value of a row: CBOR's own null, integer, bytes or text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cell(pub(super) Value);

impl<C> Encode<C> for Cell {
    fn encode<W: Write>(&self, to: &mut Encoder<W>, _: &mut C) -> Result<(), Unwritable<W::Error>> {
        match &self.0 {
            Value::Null => to.null(),
            Value::Int(value) => to.i64(*value),
            Value::Bytes(value) => to.bytes(value),
            Value::Text(value) => to.str(value),
        }
        .map(drop)
    }
}

impl<'b, C> Decode<'b, C> for Cell {
    fn decode(from: &mut Decoder<'b>, _: &mut C) -> Result<Self, Unreadable> {
        Ok(Self(match from.datatype()? {
            Type::Null => {
                from.null()?;
                Value::Null
            }
            Type::Bytes => Value::Bytes(from.bytes()?.to_vec()),
            Type::String => Value::Text(from.str()?.to_owned()),
            _ => Value::Int(from.i64()?),
        }))
    }
}

impl From<Piece> for Frame {
    fn from(piece: Piece) -> Self {
        match piece {
            Piece::Table { name, columns } => Self::Table { name, columns },
            Piece::Rows(rows) => Self::Rows(
                rows.into_iter().map(|row| row.into_iter().map(Cell).collect()).collect(),
            ),
        }
    }
}

/// The rows of a frame.
pub(super) fn piece(rows: Vec<Vec<Cell>>) -> Piece {
    let values = |row: Vec<Cell>| row.into_iter().map(|cell| cell.0).collect();
    Piece::Rows(rows.into_iter().map(values).collect())
}

impl Head {
    pub(super) const fn part(&self) -> Part {
        if self.keys { Part::Keys } else { Part::Ledger }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_is_read_as_it_was_written() {
        let cells = [
            Value::Null,
            Value::Int(i64::MIN),
            Value::Int(23),
            Value::Bytes(vec![0, 255]),
            Value::Text("noor".into()),
        ];
        let rows = Frame::Rows(vec![cells.map(Cell).to_vec(), Vec::new()]);
        let bytes = minicbor::to_vec(&rows).expect("written");
        assert_eq!(minicbor::decode::<Frame>(&bytes).expect("read"), rows);
        assert!(minicbor::decode::<Frame>(&bytes[..bytes.len() - 1]).is_err());
    }
}
