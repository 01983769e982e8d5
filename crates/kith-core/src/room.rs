//! The five kinds of room.

/// What a room is for. One append-only chain and one key each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RoomKind {
    /// A client's front room: harmless if seen over a shoulder.
    Front,
    /// A client's private room, behind the second door.
    Private,
    /// A group or a peer pair.
    Circle,
    /// A staff member's own desk.
    Desk,
    /// The service's book: staff, settings, forms.
    Book,
}

impl RoomKind {
    /// Every kind, in wire order.
    pub const ALL: [Self; 5] = [Self::Front, Self::Private, Self::Circle, Self::Desk, Self::Book];

    /// The number of this kind in a room row.
    pub const fn number(self) -> u8 {
        match self {
            Self::Front => 0,
            Self::Private => 1,
            Self::Circle => 2,
            Self::Desk => 3,
            Self::Book => 4,
        }
    }

    /// The kind with this number.
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.get(usize::from(number)).copied()
    }
}
