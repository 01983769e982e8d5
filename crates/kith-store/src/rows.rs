//! What the store is given and gives back: the clear columns, and sealed bytes.
//!
//! Adding a field here adds a clear column to every database. The list of columns
//! is golden (`tests/clear_columns.rs`) because each one is something that a thief
//! of the disk or a court order obtains without any key.

mod erase;
mod signin;

pub use erase::Erase;
pub use signin::{FactorRow, SecretRow, SessionRow, TryRow, UseRow};

/// A random 16-byte name of a service, room, person, account or bond.
pub type Id = [u8; 16];

/// A SHA-256: of a leaf, a token or a code.
pub type Hash = [u8; 32];

/// The service that a database holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceRow {
    /// Its id, the first part of every key.
    pub service: Id,
    /// When it was created, in microseconds.
    pub created: i64,
}

/// A room, before anything is said in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomRow {
    /// The room.
    pub room: Id,
    /// Which kind of room, numbered by the application.
    pub kind: u8,
    /// Whose room it is; for a shared room, the id the application chose.
    pub person: Id,
    /// When it was made, in microseconds.
    pub created: i64,
}

/// The newest state of a room's chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeadRow {
    /// How many entries the room holds. The newest has `seq == size - 1`.
    pub size: u64,
    /// The signed checkpoint, as the ledger encoded it.
    pub head: Vec<u8>,
    /// The sealed summary that lists are made of.
    pub glance: Option<Vec<u8>>,
}

/// An entry to be appended. Its `seq` follows from its place in the append.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEntry {
    /// The canonical leaf.
    pub leaf: Vec<u8>,
    /// The leaf's hash.
    pub hash: Hash,
    /// The ciphertext.
    pub sealed: Vec<u8>,
    /// The leaf's class, repeated as a column.
    pub class: u8,
    /// The key epoch, repeated as a column.
    pub epoch: u32,
    /// When it is stored, in microseconds.
    pub at: i64,
    /// A tag that may be stored once per room: the same submit finds it again.
    pub once: Option<Id>,
}

/// An entry as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryRow {
    /// Its place in the room, from 0, without gaps.
    pub seq: u64,
    /// The canonical leaf.
    pub leaf: Vec<u8>,
    /// The leaf's hash.
    pub hash: Hash,
    /// The ciphertext.
    pub sealed: Vec<u8>,
    /// The leaf's class.
    pub class: u8,
    /// The key epoch.
    pub epoch: u32,
    /// When it was stored, in microseconds.
    pub at: i64,
}

/// A room's head and its entries from some `seq` on. The two agree: the last
/// entry is the one the head speaks of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tail {
    /// The head, or `None` for a room without entries.
    pub head: Option<HeadRow>,
    /// The entries asked for, in order.
    pub entries: Vec<EntryRow>,
}

/// Entries for one room, offered on the condition that nobody wrote first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Append {
    /// The room.
    pub room: Id,
    /// The size the writer saw; the first new entry gets this `seq`.
    pub expect: u64,
    /// The entries, in order; at least one.
    pub entries: Vec<NewEntry>,
    /// The signed checkpoint over the room with these entries.
    pub head: Vec<u8>,
    /// The new sealed summary, or `None` to keep the one that is there.
    pub glance: Option<Vec<u8>>,
}

/// A row that is written together with a batch's entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Also {
    /// Makes a room. Refused as [`Moved`](crate::AppendError::Moved) if it exists.
    Room(RoomRow),
    /// Makes or replaces a bond.
    Bond(BondRow),
    /// Makes or replaces an account. Refused if another holds the handle.
    Account(AccountRow),
    /// Changes a secret of an account, as long as that stands as it was read.
    Secret(SecretRow),
    /// Makes or replaces an invitation.
    Invitation(InvitationRow),
    /// Spends an invitation. Refused if it is spent already or unknown.
    UseInvitation {
        /// The hash of the invitation's token.
        token: Hash,
        /// When, in microseconds.
        at: i64,
    },
    /// Spends every invitation of a person that is not spent. Stands before a new one.
    EndInvitations {
        /// The person.
        person: Id,
        /// When, in microseconds.
        at: i64,
    },
    /// Begins a sign-in.
    Session(SessionRow),
    /// Makes or replaces something that an account proves itself with. Refused if another
    /// is found by the same `lookup`.
    Factor(FactorRow),
    /// Uses one. Refused if it was used since it was read.
    UseFactor(UseRow),
    /// Forgets one.
    DropFactor {
        /// The account.
        account: Id,
        /// Which one.
        factor: Id,
    },
    /// Forgets all of one kind.
    DropFactors {
        /// The account.
        account: Id,
        /// The kind, numbered by the application.
        kind: u8,
    },
    /// Ends every sign-in of an account.
    EndSessions {
        /// The account.
        account: Id,
        /// When, in microseconds.
        at: i64,
    },
    /// Forgets an author's draft, because what it became is in this batch.
    DropDraft {
        /// The draft.
        draft: Id,
        /// Whose it is; a draft of somebody else stays.
        author: Id,
    },
    /// Sets what one meeting holds. Refused if another holds any of `free` at that time. Of two
    /// where one holds what the other asks to be free, the second sees what the first did.
    /// Done after the appends, so that who wrote too late is told that first.
    Slots(SlotsRow),
}

/// What one meeting holds from now on, instead of what it held before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlotsRow {
    /// The meeting, keyed by the application.
    pub holder: Id,
    /// What it holds.
    pub holds: Vec<HoldRow>,
    /// What no other may hold.
    pub free: Vec<HoldRow>,
}

/// A person or a room during some time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct HoldRow {
    /// The person or the room, keyed by the application.
    pub resource: Id,
    /// From when, in microseconds.
    pub starts: i64,
    /// Until when, in microseconds; at that moment itself it is free again.
    pub ends: i64,
}

/// A time that is held, and by what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct HeldRow {
    /// From when, in microseconds.
    pub starts: i64,
    /// Until when, in microseconds.
    pub ends: i64,
    /// The meeting, keyed by the application.
    pub holder: Id,
}

/// What happens whole or not at all: one transaction, within one service.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Batch {
    /// The appends. Rooms may repeat; a later append sees the earlier one.
    pub appends: Vec<Append>,
    /// The rows written with them, in order, before the appends.
    pub also: Vec<Also>,
}

/// An index row: this person may ask to open this room. The facts decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BondRow {
    /// The bond.
    pub bond: Id,
    /// The room it opens.
    pub room: Id,
    /// The person it opens the room to.
    pub person: Id,
    /// In which role, numbered by the application.
    pub role: u8,
    /// In which state, numbered by the application.
    pub state: u8,
    /// Since when it is in that state, in microseconds.
    pub since: i64,
}

/// What is needed to sign in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountRow {
    /// The account.
    pub account: Id,
    /// What the person types as their name. One per service.
    pub handle: String,
    /// The person it belongs to.
    pub person: Id,
    /// Role, numbered by the application.
    pub role: u8,
    /// State, numbered by the application.
    pub state: u8,
    /// The passphrase's hash in PHC form.
    pub pass: String,
    /// The hash of the second secret in PHC form, once set.
    pub second: Option<String>,
    /// The hash of the code that allows setting the second secret.
    pub setup: Option<Hash>,
    /// After how many microseconds without a request a sign-in locks.
    pub idle: i64,
    /// When it was created, in microseconds.
    pub created: i64,
}

/// A one-time way in, useless without a code that is said in person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvitationRow {
    /// The hash of the token in the link.
    pub token: Hash,
    /// The hash of the spoken code.
    pub code: Hash,
    /// The person invited.
    pub person: Id,
    /// Role, numbered by the application.
    pub role: u8,
    /// Until when it is good, in microseconds.
    pub expires: i64,
    /// When it was spent, in microseconds.
    pub used: Option<i64>,
    /// How often a code was tried.
    pub tries: u32,
}

/// Unfinished writing: the one thing that changes in place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftRow {
    /// The draft.
    pub draft: Id,
    /// The room it is meant for.
    pub room: Id,
    /// Its author's person id.
    pub author: Id,
    /// The form it fills.
    pub form: Id,
    /// Counts saves, from 1.
    pub version: u64,
    /// The ciphertext.
    pub sealed: Vec<u8>,
    /// When it was saved, in microseconds.
    pub updated: i64,
    /// When it may be forgotten, in microseconds.
    pub expires: i64,
}

/// What became of saving a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SavedDraft {
    /// It is durable.
    Saved,
    /// Another tab saved first; nothing was changed.
    Conflict,
}

/// A room's key, wrapped for one recipient.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrapRow {
    /// The room.
    pub room: Id,
    /// The epoch of the key.
    pub epoch: u32,
    /// What kind of recipient, numbered by the application.
    pub recipient_kind: u8,
    /// Which recipient.
    pub recipient: Id,
    /// What for, numbered by the application.
    pub purpose: u8,
    /// The wrapped key.
    pub wrapped: Vec<u8>,
}

/// What became of giving a room its first key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyMade {
    /// It is durable.
    Made,
    /// The room has one already; nothing was changed.
    There,
    /// The recipient is not the service's any more; nothing was changed.
    Retired,
}

/// A room has grown, or sign-ins of an account have ended. A hint to look again, never a promise that all were heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grew {
    /// The room.
    pub room: Id,
    /// Its size now, or a little while ago.
    pub size: u64,
}

impl Grew {
    /// Any room may have grown while nobody could listen.
    pub const ANY: Self = Self { room: [0; 16], size: 0 };

    /// Sign-ins of an account may have ended: told like a room, under the account's id.
    pub(crate) const fn signed_out(account: Id) -> Self {
        Self { room: account, size: 0 }
    }
}

impl Append {
    /// What the room grows to once this is written.
    pub(crate) fn grows_to(&self) -> Grew {
        Grew { room: self.room, size: self.expect.saturating_add(self.entries.len() as u64) }
    }
}
