//! The people of the example: eight staff, twenty clients, some of them with online access.

use kith_core::Role;

use super::{PASSPHRASE, SECOND, SignIn};

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
    /// Something changed between the two, and was put right in two steps.
    Repaired,
    /// Something may have changed, and nobody has answered.
    Unanswered,
    /// Promises that were late: one said to be, one let slip.
    LatePromises,
    /// A pause that goes on.
    Paused,
    /// It came to its end, as the client wished.
    Ended,
    /// The first meeting is still to come.
    New,
}

pub(super) const STAFF: [StaffMember; 8] = [
    StaffMember { name: "Amira Hale", handle: "amira", role: Role::Therapist },
    StaffMember { name: "Ben Okoro", handle: "ben", role: Role::Therapist },
    StaffMember { name: "Ruth Adeyemi", handle: "ruth", role: Role::Supervisor },
    StaffMember { name: "Kim Larsen", handle: "kim", role: Role::Administrator },
    StaffMember { name: "Ines Marlow", handle: "ines", role: Role::Therapist },
    StaffMember { name: "Tess Moran", handle: "tess", role: Role::PeerSupporter },
    StaffMember { name: "Farah Aziz", handle: "farah", role: Role::Interpreter },
    StaffMember { name: "Leo Brandt", handle: "leo", role: Role::Reception },
];

/// Who stands beside whom besides the person of the story: the place in [`STAFF`], the client,
/// and what for.
pub(super) const ALSO_BESIDE: [(usize, &str, &str); 9] = [
    (5, "Sam", "Walks on Thursdays, with someone who knows such nights"),
    (5, "Rosa", "Coming along to the first evening of the choir"),
    (6, "Mina", "Carrying words between Dari and English"),
    (7, "Noor", "Knowing whom to let in"),
    (7, "Sam", "Knowing whom to let in"),
    (7, "Rosa", "Knowing whom to let in"),
    (7, "Tariq", "Knowing whom to let in"),
    (7, "Mina", "Knowing whom to let in"),
    (7, "Greta", "Knowing whom to let in"),
];

/// One line of [`CLIENTS`]. Nobody meets two people at once: day and hour differ for each
/// therapist.
macro_rules! client {
    ($name:literal, $handle:expr, $pronouns:literal, with $with:literal, $weeks:literal weeks,
     day $day:literal at $hour:literal, $turn:ident, $purpose:literal
     $(, uses $uses:literal)? $(, avoids $avoids:literal)?) => {
        ClientStory {
            name: $name,
            handle: $handle,
            pronouns: $pronouns,
            words_to_use: concat!($($uses)?),
            words_to_avoid: concat!($($avoids)?),
            with: $with,
            purpose: $purpose,
            weeks: $weeks,
            day: $day,
            hour: $hour,
            turn: Turn::$turn,
        }
    };
}

#[rustfmt::skip]
pub(super) const CLIENTS: [ClientStory; 20] = [
    client!("Noor", Some("noor"), "she, her", with 0, 24 weeks, day 0 at 9, Corrected,
        "Weekly meetings, to feel steadier from day to day",
        uses "“what happened in spring”", avoids "victim; brave"),
    client!("Sam", Some("sam"), "they, them", with 0, 21 weeks, day 2 at 10, KeptBack,
        "Talking about sleep and the nights", avoids "anything with “should”"),
    client!("Rosa", Some("rosa"), "", with 1, 19 weeks, day 3 at 16, Repaired,
        "A place to talk after the move", uses "survivor"),
    client!("Eli", Some("eli"), "he, him", with 1, 12 weeks, day 4 at 11, Paused,
        "Finding words, at his own pace"),
    client!("Marta", Some("marta"), "she, her", with 1, 16 weeks, day 0 at 10, Unanswered,
        "Meetings after the hearing, for as long as it takes"),
    client!("Jonas", Some("jonas"), "he, him", with 4, 18 weeks, day 1 at 9, LatePromises,
        "Letters, offices, and what they do to a week", avoids "“calm down”"),
    client!("Lena", Some("lena"), "she, her", with 4, 20 weeks, day 2 at 15, Ended,
        "Meetings until the summer"),
    client!("Tariq", Some("tariq"), "he, him", with 4, 23 weeks, day 3 at 11, Steady,
        "Somebody outside the family"),
    client!("Mina", None, "she, her", with 0, 22 weeks, day 1 at 14, Steady,
        "Weekly meetings with an interpreter"),
    client!("Tomasz", None, "he, him", with 1, 18 weeks, day 2 at 15, Steady,
        "Meetings every week while the papers are sorted out"),
    client!("Leila", None, "", with 0, 4 weeks, day 3 at 12, Steady,
        "Someone to talk to, no plan yet"),
    client!("Jordan", None, "they, them", with 1, 0 weeks, day 1 at 13, New, "A first meeting"),
    client!("Yusuf", None, "he, him", with 4, 25 weeks, day 0 at 14, Steady,
        "Talking while walking, in the park"),
    client!("Greta", None, "she, her", with 0, 17 weeks, day 4 at 9, Steady,
        "Grief, and the house that is too big"),
    client!("Pavel", None, "he, him", with 4, 9 weeks, day 4 at 13, Paused,
        "Meetings between two jobs"),
    client!("Aisha", None, "she, her", with 1, 14 weeks, day 3 at 9, Steady,
        "Going out again, in small steps"),
    client!("Dov", None, "he, him", with 0, 10 weeks, day 2 at 14, Steady,
        "Ten meetings, and one to say goodbye"),
    client!("Marisol", None, "", with 4, 20 weeks, day 1 at 16, Steady,
        "The nights, the children, the neighbours"),
    client!("Hana", None, "she, her", with 0, 6 weeks, day 1 at 10, Steady,
        "A quiet hour in the week"),
    client!("Niko", None, "they, them", with 1, 2 weeks, day 4 at 14, New, "Getting to know each other"),
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
