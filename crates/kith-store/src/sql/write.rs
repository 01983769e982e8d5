//! Rows and batches as the values of statements and the steps of transactions.

use super::step::{Query, Refusal, Step};
use super::value::{Value, values};
use super::{HEADS_AT_ONCE, Statement};
use crate::rows::{
    AccountRow, Also, Append, Batch, BondRow, DraftRow, Erase, FactorRow, HoldRow, Id,
    InvitationRow, NewEntry, RoomRow, SecretRow, SessionRow, SlotsRow, TryRow, UseRow, WrapRow,
};

/// The idempotency tags of a batch, with their rooms.
pub(crate) fn tags(batch: &Batch) -> Vec<(Id, Id)> {
    let tag = |room: Id, entry: &NewEntry| entry.once.map(|tag| (room, tag));
    let of = |append: &Append| -> Vec<_> {
        append.entries.iter().filter_map(|entry| tag(append.room, entry)).collect()
    };
    batch.appends.iter().flat_map(of).collect()
}

/// The steps of a batch. Rooms are taken in the order of their ids, so that two
/// batches over the same rooms wait for each other instead of blocking each other.
pub(crate) fn steps(service: Id, batch: Batch) -> Vec<Step> {
    let Batch { mut appends, also } = batch;
    appends.sort_by_key(|append| append.room);
    let (slots, rows): (Vec<_>, Vec<_>) =
        also.into_iter().partition(|also| matches!(also, Also::Slots(_)));
    let mut steps: Vec<Step> = rows.into_iter().flat_map(|also| row(service, also)).collect();
    for append in appends {
        write(service, append, &mut steps);
    }
    steps.extend(turns(service, &slots));
    steps.extend(slots.into_iter().flat_map(|also| row(service, also)));
    steps
}

/// Whoever asks for the same resource, or holds it, waits here until the other's transaction is
/// over; the statements that ask whether it is free come after, and so see what the other did.
/// Resources are taken in the order of their ids over the whole batch, like rooms.
fn turns(service: Id, slots: &[Also]) -> Vec<Step> {
    let of = |also: &Also| match also {
        Also::Slots(SlotsRow { holds, free, .. }) => holds.iter().chain(free).copied().collect(),
        _ => Vec::new(),
    };
    let mut resources: Vec<_> = slots.iter().flat_map(of).map(|hold| hold.resource).collect();
    resources.sort_unstable();
    resources.dedup();
    resources.iter().map(|one| Step::any(super::TAKE_TURN, values![service, *one])).collect()
}

fn write(service: Id, append: Append, steps: &mut Vec<Step>) {
    let size = append.grows_to().size;
    let Append { room, expect, entries, head, glance } = append;
    let moved = Refusal::Moved { room };
    steps.push(if expect == 0 {
        Step::must(super::NEW_HEAD, values![service, room, size, head, glance], moved)
    } else {
        Step::must(super::MOVE_HEAD, values![size, head, glance, service, room, expect], moved)
    });
    for (seq, entry) in (expect..).zip(entries) {
        steps.push(Step::must(super::NEW_ENTRY, self::entry(service, room, seq, entry), moved));
    }
}

fn entry(service: Id, room: Id, seq: u64, entry: NewEntry) -> Vec<Value> {
    let NewEntry { leaf, hash, sealed, class, epoch, at, once } = entry;
    values![service, room, seq, leaf, hash, sealed, class, epoch, at, once]
}

fn row(service: Id, also: Also) -> Vec<Step> {
    let step = match also {
        Also::Room(row) => {
            let moved = Refusal::Moved { room: row.room };
            Step::must(super::NEW_ROOM, room(service, row), moved)
        }
        Also::Bond(row) => {
            let BondRow { bond, room, person, role, state, since } = row;
            let values = values![service, bond, room, person, role, state, since];
            Step::any(super::PUT_BOND, values)
        }
        Also::Account(row) => {
            Step::must(super::PUT_ACCOUNT, account(service, row), Refusal::HandleTaken)
        }
        Also::Secret(row) => {
            Step::must(super::SET_SECRET, secret(service, row), Refusal::AccountMoved)
        }
        Also::Invitation(row) => Step::any(super::PUT_INVITATION, invitation(service, row)),
        Also::UseInvitation { token, at } => {
            Step::must(super::USE_INVITATION, values![at, service, token], Refusal::InvitationUsed)
        }
        Also::EndInvitations { person, at } => {
            Step::any(super::END_INVITATIONS, values![at, service, person])
        }
        Also::Session(row) => Step::any(super::PUT_SESSION, session(service, row)),
        Also::Factor(row) => {
            Step::must(super::PUT_FACTOR, factor(service, row), Refusal::FactorTaken)
        }
        Also::UseFactor(row) => {
            Step::must(super::USE_FACTOR, use_factor(service, row), Refusal::FactorUsed)
        }
        Also::DropFactor { account, factor } => {
            Step::any(super::DROP_FACTOR, values![service, account, factor])
        }
        Also::DropFactors { account, kind } => {
            Step::any(super::DROP_FACTORS, values![service, account, kind])
        }
        Also::EndSessions { account, at } => {
            Step::any(super::END_SESSIONS, values![at, service, account])
        }
        Also::DropDraft { draft, author } => {
            Step::any(super::DROP_DRAFT, values![service, draft, author])
        }
        Also::Slots(row) => return slots(service, row),
    };
    vec![step]
}

fn room(service: Id, row: RoomRow) -> Vec<Value> {
    let RoomRow { room, kind, person, created } = row;
    values![service, room, kind, person, created]
}

/// After the [`turns`] of the batch: is it free, and what is held instead of what was.
fn slots(service: Id, row: SlotsRow) -> Vec<Step> {
    let SlotsRow { holder, holds, free } = row;
    let is_free = |hold: &HoldRow| {
        let values = values![hold.resource, service, hold.ends, hold.starts, holder];
        Step::must(super::IS_FREE, values, Refusal::NotFree)
    };
    let hold = |hold: &HoldRow| {
        let values = values![service, hold.resource, hold.starts, hold.ends, holder];
        Step::any(super::HOLD, values)
    };
    let mut steps: Vec<Step> = free.iter().map(is_free).collect();
    steps.push(Step::any(super::LET_GO, values![service, holder]));
    steps.extend(holds.iter().map(hold));
    steps
}

fn account(service: Id, row: AccountRow) -> Vec<Value> {
    let AccountRow { account, handle, person, role, state, .. } = row;
    let AccountRow { pass, second, setup, idle, created, .. } = row;
    values![service, account, handle, person, role, state, pass, second, setup, idle, created]
}

fn secret(service: Id, row: SecretRow) -> Vec<Value> {
    let SecretRow { account, state, pass, second } = row;
    values![pass, second, service, account, state]
}

fn invitation(service: Id, row: InvitationRow) -> Vec<Value> {
    let InvitationRow { token, code, person, role, expires, used, tries } = row;
    values![service, token, code, person, role, expires, used, tries]
}

/// The values of [`PUT_SESSION`](super::PUT_SESSION).
pub(crate) fn session(service: Id, row: SessionRow) -> Vec<Value> {
    let SessionRow { token, signin, account, began, seen, second, place, .. } = row;
    let SessionRow { ended, fresh, label, .. } = row;
    values![service, token, signin, account, began, seen, second, place, ended, fresh, label]
}

fn factor(service: Id, row: FactorRow) -> Vec<Value> {
    let FactorRow { account, factor, kind, lookup, sealed, created, used, step } = row;
    values![service, account, factor, kind, lookup, sealed, created, used, step]
}

/// The values of [`USE_FACTOR`](super::USE_FACTOR).
pub(crate) fn use_factor(service: Id, row: UseRow) -> Vec<Value> {
    let UseRow { account, factor, before, used, step, sealed } = row;
    values![used, step, sealed, service, account, factor, before.0, before.1]
}

/// The values of [`NEW_WRAP`](super::NEW_WRAP).
pub(crate) fn wrap(service: Id, row: WrapRow) -> Vec<Value> {
    let WrapRow { room, epoch, recipient_kind, recipient, purpose, wrapped } = row;
    values![service, room, epoch, recipient_kind, recipient, purpose, wrapped]
}

/// Gives a room that has none its first wrap, under a key that the service's book is under too.
/// Whoever changes wraps takes the book's turn: what they see next is what is there until they
/// have ended.
pub(crate) fn make_wrap(service: Id, book: Id, row: WrapRow) -> Vec<Step> {
    let (kind, recipient, room) = (row.recipient_kind, row.recipient, row.room);
    let in_use = values![service, book, kind, recipient];
    let has_none = values![service, book, kind, recipient, room];
    vec![
        Step::any(super::KEY_TURN, values![service, book]),
        Step::must(super::KEY_IN_USE, in_use, Refusal::KeyRetired),
        Step::must(super::HAS_NO_WRAP, has_none, Refusal::KeyThere),
        Step::any(super::NEW_WRAP, wrap(service, row)),
    ]
}

/// Puts a wrap beside another of the same key, as long as that one is there.
pub(crate) fn rewrap(service: Id, book: Id, under: Id, row: WrapRow) -> Vec<Step> {
    let WrapRow { room, epoch, recipient_kind, purpose, .. } = row;
    let there = values![service, room, epoch, recipient_kind, under, purpose];
    vec![
        Step::any(super::KEY_TURN, values![service, book]),
        Step::must(super::WRAP_IS_THERE, there, Refusal::KeyRetired),
        Step::any(super::NEW_WRAP, wrap(service, row)),
    ]
}

/// Deletes rooms with all that stands in them, and the ways in of the person they belong to.
/// Rooms are taken in the order of their ids, like everywhere.
pub(crate) fn erase(service: Id, erase: &Erase) -> Vec<Step> {
    let Erase { person, rooms, authors, holders } = erase;
    let mut rooms = rooms.clone();
    rooms.sort_unstable();
    let mut steps = Vec::new();
    for room in rooms {
        let draft = |author: &Id| Step::any(super::ERASE_DRAFTS, values![service, *author, room]);
        steps.push(Step::any(super::ERASE_HEAD, values![service, room]));
        steps.push(Step::any(super::ERASE_ENTRIES, values![service, room]));
        steps.extend(authors.iter().map(draft));
        steps.push(Step::any(super::ERASE_BONDS, values![service, room]));
        steps.push(Step::any(super::ERASE_ROOM, values![service, room]));
    }
    steps.extend(holders.iter().map(|one| Step::any(super::LET_GO, values![service, *one])));
    let ways = [
        super::ERASE_SESSIONS,
        super::ERASE_FACTORS,
        super::ERASE_INVITATIONS,
        super::ERASE_ACCOUNTS,
    ];
    steps.extend(ways.map(|statement| Step::any(statement, values![service, *person])));
    steps
}

/// Destroys every wrap of these rooms, while nobody else changes wraps.
pub(crate) fn erase_keys(service: Id, book: Id, rooms: &[Id]) -> Vec<Step> {
    let drop = |room: &Id| Step::any(super::DROP_WRAPS, values![service, *room]);
    let turn = Step::any(super::KEY_TURN, values![service, book]);
    std::iter::once(turn).chain(rooms.iter().map(drop)).collect()
}

/// The statement that saves a draft over the version `expect`.
pub(crate) fn save_draft(service: Id, row: DraftRow, expect: u64) -> (Statement, Vec<Value>) {
    let DraftRow { draft, room, author, form, version, sealed, updated, expires } = row;
    if expect == 0 {
        let values = values![service, draft, room, author, form, version, sealed, updated, expires];
        return (super::NEW_DRAFT, values);
    }
    (super::SAVE_DRAFT, values![version, sealed, updated, expires, service, draft, expect, author])
}

/// The statement that counts one more try where `expect` were counted before.
pub(crate) fn count_tries(service: Id, row: TryRow, expect: u32) -> (Statement, Vec<Value>) {
    let TryRow { path, count, until, seen } = row;
    if expect == 0 {
        return (super::NEW_TRY, values![service, path, count, until, seen]);
    }
    (super::MORE_TRIES, values![count, until, seen, service, path, expect])
}

/// Asks for up to [`HEADS_AT_ONCE`] heads.
pub(crate) fn heads(service: Id, rooms: &[Id]) -> Query {
    let mut values = values![service];
    let padding = rooms.last().into_iter().cycle();
    values.extend(rooms.iter().chain(padding).take(HEADS_AT_ONCE).map(|&room| room.into()));
    Query::new(super::HEADS, values)
}
