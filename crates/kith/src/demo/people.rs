//! The people of the example: four staff, eight clients, half of them with online access.

use super::{PASSPHRASE, SECOND, SignIn};
use kith_core::Role;

/// A member of staff.
pub(super) struct StaffMember {
    pub(super) name: &'static str,
    pub(super) handle: &'static str,
    pub(super) role: Role,
}

/// A client, and how their story goes.
pub(super) struct ClientStory {
    pub(super) name: &'static str,
    /// The handle; none without online access.
    pub(super) handle: Option<&'static str>,
    pub(super) pronouns: &'static str,
    pub(super) words_to_use: &'static str,
    pub(super) words_to_avoid: &'static str,
    /// Which therapist is beside them, by place in [`STAFF`].
    pub(super) with: usize,
    pub(super) purpose: &'static str,
    /// Weeks of meetings so far.
    pub(super) weeks: u32,
    /// The day of the week, counted from the story's first day, and the hour.
    pub(super) day: i64,
    pub(super) hour: i64,
    pub(super) turn: Turn,
}

/// What is particular about a story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    /// Weekly, steadily.
    Steady,
    /// A note was not right, and was corrected.
    Corrected,
    /// Feedback that is kept back.
    KeptBack,
    /// A pause that goes on.
    Paused,
    /// The first meeting is still to come.
    New,
}

pub(super) const STAFF: [StaffMember; 4] = [
    StaffMember { name: "Amira Hale", handle: "amira", role: Role::Therapist },
    StaffMember { name: "Ben Okoro", handle: "ben", role: Role::Therapist },
    StaffMember { name: "Ruth Adeyemi", handle: "ruth", role: Role::Supervisor },
    StaffMember { name: "Kim Larsen", handle: "kim", role: Role::Administrator },
];

pub(super) const CLIENTS: [ClientStory; 8] = [
    ClientStory {
        name: "Noor",
        handle: Some("noor"),
        pronouns: "she, her",
        words_to_use: "“what happened in spring”",
        words_to_avoid: "victim; brave",
        with: 0,
        purpose: "Weekly meetings, to feel steadier from day to day",
        weeks: 14,
        day: 0,
        hour: 9,
        turn: Turn::Corrected,
    },
    ClientStory {
        name: "Sam",
        handle: Some("sam"),
        pronouns: "they, them",
        words_to_use: "",
        words_to_avoid: "anything with “should”",
        with: 0,
        purpose: "Talking about sleep and the nights",
        weeks: 11,
        day: 2,
        hour: 10,
        turn: Turn::KeptBack,
    },
    ClientStory {
        name: "Rosa",
        handle: Some("rosa"),
        pronouns: "",
        words_to_use: "survivor",
        words_to_avoid: "",
        with: 1,
        purpose: "A place to talk after the move",
        weeks: 9,
        day: 3,
        hour: 16,
        turn: Turn::Steady,
    },
    ClientStory {
        name: "Eli",
        handle: Some("eli"),
        pronouns: "he, him",
        words_to_use: "",
        words_to_avoid: "",
        with: 1,
        purpose: "Finding words, at his own pace",
        weeks: 6,
        day: 4,
        hour: 11,
        turn: Turn::Paused,
    },
    ClientStory {
        name: "Mina",
        handle: None,
        pronouns: "she, her",
        words_to_use: "",
        words_to_avoid: "",
        with: 0,
        purpose: "Weekly meetings with an interpreter",
        weeks: 12,
        day: 1,
        hour: 14,
        turn: Turn::Steady,
    },
    ClientStory {
        name: "Tomasz",
        handle: None,
        pronouns: "he, him",
        words_to_use: "",
        words_to_avoid: "",
        with: 1,
        purpose: "Meetings every week while the papers are sorted out",
        weeks: 8,
        day: 2,
        hour: 15,
        turn: Turn::Steady,
    },
    ClientStory {
        name: "Leila",
        handle: None,
        pronouns: "",
        words_to_use: "",
        words_to_avoid: "",
        with: 0,
        purpose: "Someone to talk to, no plan yet",
        weeks: 4,
        day: 3,
        hour: 12,
        turn: Turn::Steady,
    },
    ClientStory {
        name: "Jordan",
        handle: None,
        pronouns: "they, them",
        words_to_use: "",
        words_to_avoid: "",
        with: 1,
        purpose: "A first meeting",
        weeks: 0,
        day: 1,
        hour: 13,
        turn: Turn::New,
    },
];

/// Everybody who can sign in.
pub(super) fn sign_ins() -> Vec<SignIn> {
    let staff = STAFF.iter().map(|one| SignIn {
        role: one.role.word(),
        name: one.name,
        handle: one.handle,
        passphrase: PASSPHRASE,
        secret: None,
    });
    let clients = CLIENTS.iter().filter_map(|one| {
        Some(SignIn {
            role: Role::Client.word(),
            name: one.name,
            handle: one.handle?,
            passphrase: PASSPHRASE,
            secret: Some(SECOND),
        })
    });
    clients.chain(staff).collect()
}
