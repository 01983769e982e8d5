//! What is known of from elsewhere and is not in a restored place, room by room.

use kith_ledger::{Head as RoomState, PublicKey, Receipt, ReceiptError, Tree, verify_head};
use kith_store::{Id, Store, Trouble};

use super::check::Rooms;

/// How far a room is known to have come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    room: Id,
    tree: Tree,
}

/// Why a receipt says nothing here.
#[derive(Debug, thiserror::Error)]
pub enum NotKnown {
    /// It does not hold.
    #[error("{0}")]
    Receipt(#[from] ReceiptError),
    /// Another service made it.
    #[error("this receipt was not made by this service")]
    Elsewhere,
}

/// What is not here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// The room is not there at all.
    Room {
        /// The room.
        room: Id,
        /// How many entries it is known to have had.
        had: u64,
    },
    /// Its newest entries are not.
    Entries {
        /// The room.
        room: Id,
        /// How many entries are here; the first one missing has this number.
        has: u64,
        /// How many it is known to have had.
        had: u64,
    },
    /// Its entries are not those that were signed then.
    Other {
        /// The room.
        room: Id,
        /// How many entries were signed.
        had: u64,
    },
}

impl Missing {
    /// The room it is about.
    pub const fn room(&self) -> Id {
        match self {
            Self::Room { room, .. } | Self::Entries { room, .. } | Self::Other { room, .. } => {
                *room
            }
        }
    }
}

/// A receipt counts when the service signed it.
pub(super) fn by_receipt(text: &str, signer: &PublicKey) -> Result<Known, NotKnown> {
    let receipt = Receipt::from_text(text)?;
    if receipt.place().service != signer.service() {
        return Err(NotKnown::Elsewhere);
    }
    receipt.verify(signer)?;
    Ok(Known { room: receipt.place().room, tree: receipt.tree() })
}

/// The signed heads of another store.
pub(super) async fn by_store(store: &Store, signer: &PublicKey) -> Result<Vec<Known>, Trouble> {
    let service = store.service().service;
    let rooms = store.room_ids(service).await?;
    let heads = store.heads(service, &rooms).await?;
    let known = |(room, row): (Id, kith_store::HeadRow)| {
        let head = RoomState::decode(&row.head).ok()?;
        verify_head(&head, &room, signer).ok()?;
        Some(Known { room, tree: head.tree() })
    };
    Ok(heads.into_iter().filter_map(known).collect())
}

/// Compares what is here with what is known.
pub(super) async fn compare(
    store: &Store,
    rooms: &Rooms,
    known: &[Known],
) -> Result<Vec<Missing>, Trouble> {
    let mut missing = Vec::new();
    for &Known { room, tree } in known {
        let (has, had) = (rooms.size(room), tree.size);
        if has == 0 && had > 0 {
            missing.push(Missing::Room { room, had });
        } else if has < had {
            missing.push(Missing::Entries { room, has, had });
        } else {
            let hashes = store.hashes(store.service().service, room).await?;
            let then = usize::try_from(had).ok().and_then(|had| hashes.get(..had));
            if then.is_none_or(|then| Tree::over(then) != tree) {
                missing.push(Missing::Other { room, had });
            }
        }
    }
    Ok(missing)
}
