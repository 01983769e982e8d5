//! Every statement, once, in the words that both engines understand.
//!
//! Rules, each held by a test: placeholders first appear in order (`SQLite` numbers
//! `$name` by appearance); integers, bytes and text only; every per-request
//! statement is a search by service and at least one more column; nothing
//! updates or deletes an entry.

mod from_row;
mod step;
#[cfg(test)]
mod tests;
mod value;
mod write;

pub(crate) use step::{Failure, Query, Refusal, Step};
pub use value::Value;
pub(crate) use value::{FromRow, Row, values};
pub(crate) use write::{
    count_tries, erase, erase_keys, heads, make_wrap, rewrap, save_draft, session, steps, tags,
    use_factor, wrap,
};

/// Which of the two stores a statement speaks to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Everything but keys.
    Ledger,
    /// The wrapped keys.
    Keys,
}

/// A statement and where it belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Statement {
    pub(crate) part: Part,
    pub(crate) text: &'static str,
}

/// Declares each statement, and the list of all of them that the tests walk.
macro_rules! statements {
    ($($name:ident = $part:ident $text:expr;)*) => {
        $(pub(crate) const $name: Statement = Statement { part: Part::$part, text: $text };)*
        #[cfg(test)]
        pub(crate) const ALL: &[(&str, Statement)] = &[$((stringify!($name), $name)),*];
    };
}

/// One search for each room. A list (`room IN (..)`) would be shorter, but `PostgreSQL`
/// reads the whole table for it until it has counted the rows.
macro_rules! heads {
    ($first:literal $($room:literal)*) => {
        concat!(
            "SELECT room, size, head, glance FROM heads WHERE service = $1 AND room = ", $first,
            $(" UNION ALL SELECT room, size, head, glance FROM heads
            WHERE service = $1 AND room = ", $room),*
        )
    };
}

/// How many rooms [`HEADS`] asks for at once; fewer are padded by repetition.
pub(crate) const HEADS_AT_ONCE: usize = 16;

statements! {
    SERVICE = Ledger "SELECT service, created FROM service";
    NEW_SERVICE = Ledger "INSERT INTO service (service, created) VALUES ($1, $2)";

    NEW_HEAD = Ledger "
        INSERT INTO heads (service, room, size, head, glance) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (service, room) DO NOTHING";
    MOVE_HEAD = Ledger "
        UPDATE heads SET size = $1, head = $2, glance = COALESCE($3, glance)
        WHERE service = $4 AND room = $5 AND size = $6";
    NEW_ENTRY = Ledger "
        INSERT INTO entries (service, room, seq, leaf, hash, sealed, class, epoch, at, once)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    HEAD = Ledger "SELECT size, head, glance FROM heads WHERE service = $1 AND room = $2";
    HEADS = Ledger heads!(
        "$2" "$3" "$4" "$5" "$6" "$7" "$8" "$9" "$10" "$11" "$12" "$13" "$14" "$15" "$16" "$17"
    );
    TAIL = Ledger "
        SELECT seq, leaf, hash, sealed, class, epoch, at FROM entries
        WHERE service = $1 AND room = $2 AND seq >= $3 ORDER BY seq";
    ENTRY = Ledger "
        SELECT seq, leaf, hash, sealed, class, epoch, at FROM entries
        WHERE service = $1 AND room = $2 AND seq = $3";
    NEWEST_ENTRY = Ledger "
        SELECT seq, leaf, hash, sealed, class, epoch, at FROM entries
        WHERE service = $1 ORDER BY at DESC LIMIT 1";
    ONCE = Ledger "SELECT seq FROM entries WHERE service = $1 AND room = $2 AND once = $3";
    HASHES = Ledger "SELECT hash FROM entries WHERE service = $1 AND room = $2 ORDER BY seq";

    NEW_ROOM = Ledger "
        INSERT INTO rooms (service, room, kind, person, created) VALUES ($1, $2, $3, $4, $5)";
    ROOM = Ledger "
        SELECT room, kind, person, created FROM rooms WHERE service = $1 AND room = $2";
    ROOMS_OF = Ledger "
        SELECT room, kind, person, created FROM rooms
        WHERE service = $1 AND person = $2 ORDER BY created, room";
    ROOMS_OF_KIND = Ledger "
        SELECT room, kind, person, created FROM rooms
        WHERE service = $1 AND kind = $2 ORDER BY created, room";
    ROOM_IDS = Ledger "SELECT room FROM rooms WHERE service = $1 ORDER BY room";

    PUT_BOND = Ledger "
        INSERT INTO bonds (service, bond, room, person, role, state, since)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (service, bond) DO UPDATE SET room = excluded.room,
        person = excluded.person, role = excluded.role, state = excluded.state,
        since = excluded.since";
    BONDS_OF_PERSON = Ledger "
        SELECT bond, room, person, role, state, since FROM bonds
        WHERE service = $1 AND person = $2 ORDER BY since, bond";
    BONDS_OF_ROOM = Ledger "
        SELECT bond, room, person, role, state, since FROM bonds
        WHERE service = $1 AND room = $2 ORDER BY since, bond";
    BOND = Ledger "
        SELECT bond, room, person, role, state, since FROM bonds
        WHERE service = $1 AND person = $2 AND room = $3 ORDER BY since DESC, bond DESC LIMIT 1";

    PUT_ACCOUNT = Ledger "
        INSERT INTO accounts (service, account, handle, person, role, state, pass, second,
        setup, idle, created) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        ON CONFLICT (service, account) DO UPDATE SET handle = excluded.handle,
        person = excluded.person, role = excluded.role, state = excluded.state,
        pass = excluded.pass, second = excluded.second, setup = excluded.setup,
        idle = excluded.idle, created = excluded.created";
    SET_SECRET = Ledger "
        UPDATE accounts SET pass = COALESCE($1, pass), second = COALESCE($2, second),
        setup = CASE WHEN $2 IS NULL THEN setup END
        WHERE service = $3 AND account = $4 AND state = $5";
    ACCOUNT = Ledger "
        SELECT account, handle, person, role, state, pass, second, setup, idle, created
        FROM accounts WHERE service = $1 AND account = $2";
    ACCOUNT_BY_HANDLE = Ledger "
        SELECT account, handle, person, role, state, pass, second, setup, idle, created
        FROM accounts WHERE service = $1 AND handle = $2";
    ACCOUNT_OF_PERSON = Ledger "
        SELECT account, handle, person, role, state, pass, second, setup, idle, created
        FROM accounts WHERE service = $1 AND person = $2 ORDER BY created, account LIMIT 1";
    ACCOUNTS = Ledger "
        SELECT account, handle, person, role, state, pass, second, setup, idle, created
        FROM accounts WHERE service = $1 ORDER BY created, account";

    PUT_INVITATION = Ledger "
        INSERT INTO invitations (service, token, code, person, role, expires, used, tries)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT (service, token) DO UPDATE SET code = excluded.code,
        person = excluded.person, role = excluded.role, expires = excluded.expires,
        used = excluded.used, tries = excluded.tries";
    INVITATION = Ledger "
        SELECT token, code, person, role, expires, used, tries FROM invitations
        WHERE service = $1 AND token = $2";
    COUNT_TRY = Ledger "
        UPDATE invitations SET tries = tries + 1 WHERE service = $1 AND token = $2";
    END_INVITATIONS = Ledger "
        UPDATE invitations SET used = $1 WHERE service = $2 AND person = $3 AND used IS NULL";
    USE_INVITATION = Ledger "
        UPDATE invitations SET used = $1 WHERE service = $2 AND token = $3 AND used IS NULL";

    PUT_SESSION = Ledger "
        INSERT INTO sessions (service, token, signin, account, began, seen, second, place,
        ended, fresh, label) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        ON CONFLICT (service, token) DO UPDATE SET signin = excluded.signin,
        account = excluded.account, began = excluded.began, seen = excluded.seen,
        second = excluded.second, place = excluded.place, ended = excluded.ended,
        fresh = excluded.fresh, label = excluded.label";
    SESSION = Ledger "
        SELECT s.token, s.signin, s.account, s.began, s.seen, s.second, s.place, s.ended,
        s.fresh, s.label, a.account, a.handle, a.person, a.role, a.state, a.pass, a.second, a.setup,
        a.idle, a.created FROM sessions s
        JOIN accounts a ON a.service = s.service AND a.account = s.account
        WHERE s.service = $1 AND s.token = $2";
    SESSIONS_OF = Ledger "
        SELECT token, signin, account, began, seen, second, place, ended, fresh, label
        FROM sessions
        WHERE service = $1 AND account = $2 ORDER BY began, token";
    TOUCH_SESSION = Ledger "
        UPDATE sessions SET seen = $1, second = $2
        WHERE service = $3 AND token = $4 AND ended IS NULL";
    SET_PLACE = Ledger "
        UPDATE sessions SET place = $1 WHERE service = $2 AND token = $3 AND ended IS NULL";
    REPLACE_TOKEN = Ledger "
        UPDATE sessions SET token = $1 WHERE service = $2 AND token = $3 AND ended IS NULL";
    END_SESSION = Ledger "
        UPDATE sessions SET ended = $1 WHERE service = $2 AND token = $3 AND ended IS NULL";
    END_SESSIONS = Ledger "
        UPDATE sessions SET ended = $1 WHERE service = $2 AND account = $3 AND ended IS NULL";
    END_SIGNIN = Ledger "
        UPDATE sessions SET ended = $1
        WHERE service = $2 AND account = $3 AND signin = $4 AND ended IS NULL";
    END_OTHERS = Ledger "
        UPDATE sessions SET ended = $1
        WHERE service = $2 AND account = $3 AND signin <> $4 AND ended IS NULL";
    SET_FRESH = Ledger "
        UPDATE sessions SET fresh = $1 WHERE service = $2 AND token = $3 AND ended IS NULL";
    FORGET_SESSIONS = Ledger "DELETE FROM sessions WHERE service = $1 AND seen < $2";

    NEW_DRAFT = Ledger "
        INSERT INTO drafts (service, draft, room, author, form, version, sealed, updated,
        expires) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (service, draft) DO NOTHING";
    SAVE_DRAFT = Ledger "
        UPDATE drafts SET version = $1, sealed = $2, updated = $3, expires = $4
        WHERE service = $5 AND draft = $6 AND version = $7 AND author = $8";
    DRAFT = Ledger "
        SELECT draft, room, author, form, version, sealed, updated, expires FROM drafts
        WHERE service = $1 AND draft = $2";
    DRAFTS = Ledger "
        SELECT draft, room, author, form, version, sealed, updated, expires FROM drafts
        WHERE service = $1 AND author = $2 AND room = $3 ORDER BY updated, draft";
    DRAFTS_OF = Ledger "
        SELECT draft, room, author, form, version, sealed, updated, expires FROM drafts
        WHERE service = $1 AND author = $2 ORDER BY updated, draft";
    DROP_DRAFT = Ledger "
        DELETE FROM drafts WHERE service = $1 AND draft = $2 AND author = $3";
    EXPIRE_DRAFTS = Ledger "DELETE FROM drafts WHERE service = $1 AND expires <= $2";

    TAKE_TURN = Ledger "
        INSERT INTO slot_turns (service, resource) VALUES ($1, $2)
        ON CONFLICT (service, resource) DO UPDATE SET resource = excluded.resource";
    IS_FREE = Ledger "
        UPDATE slot_turns SET resource = $1 WHERE service = $2 AND resource = $1
        AND NOT EXISTS (SELECT 1 FROM slots WHERE slots.service = $2 AND slots.resource = $1
        AND slots.starts < $3 AND slots.ends > $4 AND slots.holder <> $5)";
    LET_GO = Ledger "DELETE FROM slots WHERE service = $1 AND holder = $2";
    HOLD = Ledger "
        INSERT INTO slots (service, resource, starts, ends, holder) VALUES ($1, $2, $3, $4, $5)";
    HELD = Ledger "
        SELECT starts, ends, holder FROM slots WHERE service = $1 AND resource = $2
        AND starts < $3 AND ends > $4 ORDER BY starts, ends, holder";
    FORGET_SLOTS = Ledger "DELETE FROM slots WHERE service = $1 AND ends <= $2";

    TRIES = Ledger "
        SELECT path, count, until, seen FROM tries WHERE service = $1 AND path = $2";
    NEW_TRY = Ledger "
        INSERT INTO tries (service, path, count, until, seen) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (service, path) DO NOTHING";
    MORE_TRIES = Ledger "
        UPDATE tries SET count = $1, until = $2, seen = $3
        WHERE service = $4 AND path = $5 AND count = $6";
    DROP_TRIES = Ledger "DELETE FROM tries WHERE service = $1 AND path = $2";
    FORGET_TRIES = Ledger "
        DELETE FROM tries WHERE service = $1 AND seen < $2 AND count <= $3";

    PUT_FACTOR = Ledger "
        INSERT INTO factors (service, account, factor, kind, lookup, sealed, created, used, step)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (service, account, factor) DO UPDATE SET kind = excluded.kind,
        lookup = excluded.lookup, sealed = excluded.sealed, created = excluded.created,
        used = excluded.used, step = excluded.step";
    FACTORS = Ledger "
        SELECT account, factor, kind, lookup, sealed, created, used, step FROM factors
        WHERE service = $1 AND account = $2 ORDER BY created, factor";
    FACTOR_BY_LOOKUP = Ledger "
        SELECT account, factor, kind, lookup, sealed, created, used, step FROM factors
        WHERE service = $1 AND lookup = $2";
    USE_FACTOR = Ledger "
        UPDATE factors SET used = $1, step = $2, sealed = $3
        WHERE service = $4 AND account = $5 AND factor = $6
        AND used IS NOT DISTINCT FROM $7 AND step = $8";
    DROP_FACTOR = Ledger "
        DELETE FROM factors WHERE service = $1 AND account = $2 AND factor = $3";
    DROP_FACTORS = Ledger "
        DELETE FROM factors WHERE service = $1 AND account = $2 AND kind = $3";

    ERASE_ENTRIES = Ledger "DELETE FROM entries WHERE service = $1 AND room = $2";
    ERASE_HEAD = Ledger "DELETE FROM heads WHERE service = $1 AND room = $2";
    ERASE_BONDS = Ledger "DELETE FROM bonds WHERE service = $1 AND room = $2";
    ERASE_ROOM = Ledger "DELETE FROM rooms WHERE service = $1 AND room = $2";
    ERASE_DRAFTS = Ledger "DELETE FROM drafts WHERE service = $1 AND author = $2 AND room = $3";
    ERASE_SESSIONS = Ledger "
        DELETE FROM sessions WHERE service = $1 AND account IN (SELECT accounts.account
        FROM accounts WHERE accounts.service = $1 AND accounts.person = $2)";
    ERASE_FACTORS = Ledger "
        DELETE FROM factors WHERE service = $1 AND account IN (SELECT accounts.account
        FROM accounts WHERE accounts.service = $1 AND accounts.person = $2)";
    ERASE_INVITATIONS = Ledger "DELETE FROM invitations WHERE service = $1 AND person = $2";
    ERASE_ACCOUNTS = Ledger "DELETE FROM accounts WHERE service = $1 AND person = $2";

    NEW_WRAP = Keys "
        INSERT INTO wraps (service, room, epoch, recipient_kind, recipient, purpose, wrapped)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (service, room, epoch, recipient_kind, recipient, purpose) DO NOTHING";
    WRAPS = Keys "
        SELECT room, epoch, recipient_kind, recipient, purpose, wrapped FROM wraps
        WHERE service = $1 AND room = $2 ORDER BY epoch, recipient_kind, recipient, purpose";
    WRAPPED_ROOMS = Keys "SELECT DISTINCT room FROM wraps WHERE service = $1 ORDER BY room";
    WRAPPED_UNDER = Keys "
        SELECT DISTINCT room FROM wraps WHERE service = $1 AND recipient = $2 ORDER BY room";
    WRAPS_UNDER = Keys "
        SELECT room, epoch, recipient_kind, recipient, purpose, wrapped FROM wraps
        WHERE service = $1 AND recipient = $2 ORDER BY room, epoch, recipient_kind, purpose";
    DROP_WRAPS = Keys "DELETE FROM wraps WHERE service = $1 AND room = $2";
    KEY_TURN = Keys "UPDATE wraps SET wrapped = wrapped WHERE service = $1 AND room = $2";
    KEY_IN_USE = Keys "
        UPDATE wraps SET wrapped = wrapped
        WHERE service = $1 AND room = $2 AND recipient_kind = $3 AND recipient = $4";
    HAS_NO_WRAP = Keys "
        UPDATE wraps SET wrapped = wrapped
        WHERE service = $1 AND room = $2 AND recipient_kind = $3 AND recipient = $4
        AND NOT EXISTS (SELECT 1 FROM wraps AS other
        WHERE other.service = $1 AND other.room = $5)";
    WRAP_IS_THERE = Keys "
        UPDATE wraps SET wrapped = wrapped WHERE service = $1 AND room = $2 AND epoch = $3
        AND recipient_kind = $4 AND recipient = $5 AND purpose = $6";
    RETIRE_KEY = Keys "
        DELETE FROM wraps WHERE service = $1 AND room = $2 AND recipient = $3
        AND EXISTS (SELECT 1 FROM wraps AS other
        WHERE other.service = $1 AND other.room = $2 AND other.recipient = $4)";
    DROP_RETIRED = Keys "
        DELETE FROM wraps WHERE service = $1 AND recipient = $2
        AND EXISTS (SELECT 1 FROM wraps AS other
        WHERE other.service = $1 AND other.room = wraps.room AND other.epoch = wraps.epoch
        AND other.recipient_kind = wraps.recipient_kind AND other.recipient = $3
        AND other.purpose = wraps.purpose)";
}
