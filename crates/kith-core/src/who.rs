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
    /// Has been there too, and stands beside one person at a time.
    #[n(5)]
    PeerSupporter,
    /// Holds a group; meets one person at a time as a peer supporter does.
    #[n(6)]
    Facilitator,
    /// Carries words from one language to another in a meeting.
    #[n(7)]
    Interpreter,
    /// Opens the door of the house, and knows who is awaited.
    #[n(8)]
    Reception,
}

/// How near a role comes to a client who has said yes to it: how much of their room it may
/// know of. Each holds what stands before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Near {
    /// What to call them, and when and where they are awaited.
    Times,
    /// And how to speak with them.
    Words,
    /// And what is between the two.
    Between,
    /// And what belongs to their care: notes, forms, who else is beside them.
    Care,
}

impl Near {
    /// The end of the text keys that say what comes with it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Times => "times",
            Self::Words => "words",
            Self::Between => "between",
            Self::Care => "care",
        }
    }
}

impl Role {
    /// Every role, in wire order.
    pub const ALL: [Self; 9] = [
        Self::Client,
        Self::Therapist,
        Self::Supervisor,
        Self::Administrator,
        Self::Operator,
        Self::PeerSupporter,
        Self::Facilitator,
        Self::Interpreter,
        Self::Reception,
    ];

    /// The roles that staff can have, as a service names them.
    pub const STAFF: [Self; 7] = [
        Self::Therapist,
        Self::PeerSupporter,
        Self::Facilitator,
        Self::Interpreter,
        Self::Reception,
        Self::Supervisor,
        Self::Administrator,
    ];

    /// The stable word for this role, used on the command line and in text keys.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::Therapist => "therapist",
            Self::Supervisor => "supervisor",
            Self::Administrator => "administrator",
            Self::Operator => "operator",
            Self::PeerSupporter => "peer-supporter",
            Self::Facilitator => "facilitator",
            Self::Interpreter => "interpreter",
            Self::Reception => "reception",
        }
    }

    /// Whether it stands behind staff or keeps the service: who sees to it that nobody is left
    /// alone.
    pub const fn is_behind(self) -> bool {
        matches!(self, Self::Supervisor | Self::Administrator)
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
            Self::PeerSupporter => 5,
            Self::Facilitator => 6,
            Self::Interpreter => 7,
            Self::Reception => 8,
        }
    }

    /// The role with this number.
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.get(usize::from(number)).copied()
    }

    /// Whether people in this role may stand beside a client.
    pub const fn may_bond(self) -> bool {
        self.near().is_some()
    }

    /// How near this role comes to a client who has said yes to it; `None` where it stands
    /// beside nobody.
    pub const fn near(self) -> Option<Near> {
        match self {
            Self::Therapist | Self::Supervisor => Some(Near::Care),
            Self::PeerSupporter | Self::Facilitator => Some(Near::Between),
            Self::Interpreter => Some(Near::Words),
            Self::Reception => Some(Near::Times),
            Self::Client | Self::Administrator | Self::Operator => None,
        }
    }

    /// Whether people in this role and a client meet, promise and answer each other.
    pub fn meets(self) -> bool {
        self.near() >= Some(Near::Between)
    }

    /// Whether people in this role have a part in a client's care.
    pub fn cares(self) -> bool {
        self.near() == Some(Near::Care)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_words_lead_back_to_their_role() {
        for role in Role::ALL {
            assert_eq!(Role::from_number(role.number()), Some(role));
            assert_eq!(Role::from_word(role.word()), Some(role));
        }
        assert_eq!(Role::from_number(9), None);
    }

    #[test]
    fn every_role_of_staff_is_one_that_can_be_invited() {
        let staff = |role: &Role| !matches!(role, Role::Client | Role::Operator);
        let mut all: Vec<_> = Role::ALL.into_iter().filter(staff).collect();
        let mut named = Role::STAFF.to_vec();
        all.sort_unstable();
        named.sort_unstable();
        assert_eq!(all, named);
    }
}
