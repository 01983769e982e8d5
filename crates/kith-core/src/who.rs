//! Who acts: a person, in a role, during one sign-in.

use minicbor::{Decode, Encode};

use crate::id::{PersonId, SigninId};

/// What somebody is to the service. The list stays open; numbers are never reused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(index_only)]
pub enum Role {
    /// The person whose record it is.
    #[n(0)]
    Client,
    /// Works with clients in meetings.
    #[n(1)]
    Therapist,
    /// Stands behind staff; opens a room only by a bond of their own.
    #[n(2)]
    Supervisor,
    /// Keeps the service running; holds no bond and opens the service book only.
    #[n(3)]
    Administrator,
    /// Somebody at the machine's command line.
    #[n(4)]
    Operator,
}

impl Role {
    /// Every role, in wire order.
    pub const ALL: [Self; 5] =
        [Self::Client, Self::Therapist, Self::Supervisor, Self::Administrator, Self::Operator];

    /// The stable word for this role, used on the command line and in text keys.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::Therapist => "therapist",
            Self::Supervisor => "supervisor",
            Self::Administrator => "administrator",
            Self::Operator => "operator",
        }
    }

    /// The role with this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.word() == word)
    }

    /// The number of this role in a bond or account row.
    pub const fn number(self) -> u8 {
        match self {
            Self::Client => 0,
            Self::Therapist => 1,
            Self::Supervisor => 2,
            Self::Administrator => 3,
            Self::Operator => 4,
        }
    }

    /// The role with this number.
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.get(usize::from(number)).copied()
    }

    /// Whether people in this role may stand beside a client.
    pub const fn may_bond(self) -> bool {
        matches!(self, Self::Therapist | Self::Supervisor)
    }
}

/// Somebody acting now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// Who.
    pub person: PersonId,
    /// As what.
    pub role: Role,
    /// The name that others read beside what this person does.
    pub name: String,
    /// During which sign-in.
    pub signin: SigninId,
}

impl Actor {
    /// What is written inside an entry of this person.
    pub const fn author(&self) -> Author {
        Author { person: self.person, role: self.role }
    }
}

/// Who wrote an entry, as sealed inside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub struct Author {
    /// Who.
    #[n(0)]
    pub person: PersonId,
    /// In which role.
    #[n(1)]
    pub role: Role,
}
