//! The tables, made in steps that are only ever added to.
//!
//! One text for both engines; three words differ (`{int}`, `{bytes}`, `{table}`).
//! A step is one transaction and records its number, so an interrupted migration
//! is continued and a repeated one finds nothing to do. Every key begins with the
//! service, and no row is found without it.

use std::cmp::Ordering;

use crate::sql::Part;
use crate::trouble::OpenError;

/// The words an engine uses.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Dialect {
    pub(crate) int: &'static str,
    pub(crate) bytes: &'static str,
    /// What stands after a table's closing parenthesis.
    pub(crate) table: &'static str,
}

/// The schema this program knows.
pub(crate) fn known(part: Part) -> u32 {
    steps(part).len() as u32
}

/// Refuses a schema other than the one this program knows.
pub(crate) fn must_be_known(part: Part, found: u32) -> Result<(), OpenError> {
    let known = known(part);
    match found.cmp(&known) {
        Ordering::Less => Err(OpenError::Older { found, known }),
        Ordering::Equal => Ok(()),
        Ordering::Greater => Err(OpenError::Newer { found, known }),
    }
}

/// The statements that bring a part from schema `number - 1` to `number`.
pub(crate) fn step(part: Part, number: u32, dialect: Dialect) -> Vec<String> {
    let step = steps(part).get(number.wrapping_sub(1) as usize).copied().unwrap_or_default();
    let in_words = |text: &&str| {
        text.replace("{int}", dialect.int)
            .replace("{bytes}", dialect.bytes)
            .replace("{table}", dialect.table)
    };
    step.iter().map(in_words).collect()
}

fn steps(part: Part) -> &'static [&'static [&'static str]] {
    match part {
        Part::Ledger => &[ENTRIES, PEOPLE, DRAFTS, SLOTS, TRIES, FACTORS],
        Part::Keys => &[WRAPS],
    }
}

/// The table that remembers which steps were done.
pub(crate) fn journal(part: Part) -> &'static str {
    match part {
        Part::Ledger => "ledger_steps",
        Part::Keys => "key_steps",
    }
}

const ENTRIES: &[&str] = &[
    "CREATE TABLE ledger_steps (step {int} NOT NULL PRIMARY KEY){table}",
    "CREATE TABLE service (
        service {bytes} NOT NULL PRIMARY KEY,
        created {int} NOT NULL
    ){table}",
    "CREATE TABLE rooms (
        service {bytes} NOT NULL,
        room {bytes} NOT NULL,
        kind {int} NOT NULL,
        person {bytes} NOT NULL,
        created {int} NOT NULL,
        PRIMARY KEY (service, room)
    ){table}",
    "CREATE INDEX rooms_person ON rooms (service, person)",
    "CREATE INDEX rooms_kind ON rooms (service, kind)",
    "CREATE TABLE heads (
        service {bytes} NOT NULL,
        room {bytes} NOT NULL,
        size {int} NOT NULL,
        head {bytes} NOT NULL,
        glance {bytes},
        PRIMARY KEY (service, room)
    ){table}",
    "CREATE TABLE entries (
        service {bytes} NOT NULL,
        room {bytes} NOT NULL,
        seq {int} NOT NULL,
        leaf {bytes} NOT NULL,
        hash {bytes} NOT NULL,
        sealed {bytes} NOT NULL,
        class {int} NOT NULL,
        epoch {int} NOT NULL,
        at {int} NOT NULL,
        once {bytes},
        PRIMARY KEY (service, room, seq)
    ){table}",
    "CREATE UNIQUE INDEX entries_once ON entries (service, room, once) WHERE once IS NOT NULL",
];

const PEOPLE: &[&str] = &[
    "CREATE TABLE bonds (
        service {bytes} NOT NULL,
        bond {bytes} NOT NULL,
        room {bytes} NOT NULL,
        person {bytes} NOT NULL,
        role {int} NOT NULL,
        state {int} NOT NULL,
        since {int} NOT NULL,
        PRIMARY KEY (service, bond)
    ){table}",
    "CREATE INDEX bonds_person ON bonds (service, person, room)",
    "CREATE INDEX bonds_room ON bonds (service, room)",
    "CREATE TABLE accounts (
        service {bytes} NOT NULL,
        account {bytes} NOT NULL,
        handle TEXT NOT NULL,
        person {bytes} NOT NULL,
        role {int} NOT NULL,
        state {int} NOT NULL,
        pass TEXT NOT NULL,
        second TEXT,
        setup {bytes},
        idle {int} NOT NULL,
        created {int} NOT NULL,
        PRIMARY KEY (service, account)
    ){table}",
    "CREATE UNIQUE INDEX accounts_handle ON accounts (service, handle)",
    "CREATE INDEX accounts_person ON accounts (service, person)",
    "CREATE TABLE sessions (
        service {bytes} NOT NULL,
        token {bytes} NOT NULL,
        signin {bytes} NOT NULL,
        account {bytes} NOT NULL,
        began {int} NOT NULL,
        seen {int} NOT NULL,
        second {int},
        place {bytes},
        ended {int},
        PRIMARY KEY (service, token)
    ){table}",
    "CREATE INDEX sessions_account ON sessions (service, account)",
    "CREATE INDEX sessions_seen ON sessions (service, seen)",
    "CREATE TABLE invitations (
        service {bytes} NOT NULL,
        token {bytes} NOT NULL,
        code {bytes} NOT NULL,
        person {bytes} NOT NULL,
        role {int} NOT NULL,
        expires {int} NOT NULL,
        used {int},
        tries {int} NOT NULL,
        PRIMARY KEY (service, token)
    ){table}",
];

const DRAFTS: &[&str] = &[
    "CREATE TABLE drafts (
        service {bytes} NOT NULL,
        draft {bytes} NOT NULL,
        room {bytes} NOT NULL,
        author {bytes} NOT NULL,
        form {bytes} NOT NULL,
        version {int} NOT NULL,
        sealed {bytes} NOT NULL,
        updated {int} NOT NULL,
        expires {int} NOT NULL,
        PRIMARY KEY (service, draft)
    ){table}",
    "CREATE INDEX drafts_author ON drafts (service, author, room)",
    "CREATE INDEX drafts_expires ON drafts (service, expires)",
];

const SLOTS: &[&str] = &[
    "CREATE TABLE slots (
        service {bytes} NOT NULL,
        resource {bytes} NOT NULL,
        starts {int} NOT NULL,
        ends {int} NOT NULL,
        holder {bytes} NOT NULL,
        PRIMARY KEY (service, resource, starts, ends, holder)
    ){table}",
    "CREATE INDEX slots_holder ON slots (service, holder)",
    "CREATE INDEX slots_ends ON slots (service, ends)",
    // One row for each resource, for who asks whether it is free to wait at.
    "CREATE TABLE slot_turns (
        service {bytes} NOT NULL,
        resource {bytes} NOT NULL,
        PRIMARY KEY (service, resource)
    ){table}",
];

const TRIES: &[&str] = &[
    "CREATE TABLE tries (
        service {bytes} NOT NULL,
        path {bytes} NOT NULL,
        count {int} NOT NULL,
        until {int} NOT NULL,
        seen {int} NOT NULL,
        PRIMARY KEY (service, path)
    ){table}",
    "CREATE INDEX tries_seen ON tries (service, seen)",
];

const FACTORS: &[&str] = &[
    "CREATE TABLE factors (
        service {bytes} NOT NULL,
        account {bytes} NOT NULL,
        factor {bytes} NOT NULL,
        kind {int} NOT NULL,
        lookup {bytes},
        sealed {bytes} NOT NULL,
        created {int} NOT NULL,
        used {int},
        step {int} NOT NULL,
        PRIMARY KEY (service, account, factor)
    ){table}",
    "CREATE UNIQUE INDEX factors_lookup ON factors (service, lookup) WHERE lookup IS NOT NULL",
    "CREATE INDEX invitations_person ON invitations (service, person)",
    // When the person last proved themselves, and what kind of browser it is: sealed.
    "ALTER TABLE sessions ADD COLUMN fresh {int}",
    "ALTER TABLE sessions ADD COLUMN label {bytes}",
];

const WRAPS: &[&str] = &[
    "CREATE TABLE key_steps (step {int} NOT NULL PRIMARY KEY){table}",
    "CREATE TABLE wraps (
        service {bytes} NOT NULL,
        room {bytes} NOT NULL,
        epoch {int} NOT NULL,
        recipient_kind {int} NOT NULL,
        recipient {bytes} NOT NULL,
        purpose {int} NOT NULL,
        wrapped {bytes} NOT NULL,
        PRIMARY KEY (service, room, epoch, recipient_kind, recipient, purpose)
    ){table}",
];
