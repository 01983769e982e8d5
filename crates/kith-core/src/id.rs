//! Typed ids: sixteen random bytes each, so that one kind can never stand for another.

use std::fmt;
use std::str::FromStr;

/// Why a text is not an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an id is 32 hexadecimal digits")]
pub struct NotAnId;

fn parse(text: &str) -> Result<[u8; 16], NotAnId> {
    let mut bytes = [0u8; 16];
    if text.len() != 32 || !text.is_ascii() {
        return Err(NotAnId);
    }
    for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
        let pair = std::str::from_utf8(pair).map_err(|_| NotAnId)?;
        *byte = u8::from_str_radix(pair, 16).map_err(|_| NotAnId)?;
    }
    Ok(bytes)
}

macro_rules! ids {
    ($($(#[doc = $doc:literal])+ $name:ident),+ $(,)?) => {$(
        $(#[doc = $doc])+
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, minicbor::Encode, minicbor::Decode)]
        #[cbor(transparent)]
        pub struct $name(#[cbor(n(0), with = "minicbor::bytes")] pub [u8; 16]);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({self})", stringify!($name))
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;
            fn from_str(text: &str) -> Result<Self, NotAnId> {
                parse(text).map(Self)
            }
        }
    )+};
}

ids! {
    /// Something that two people want to talk about.
    AgendaId,
    /// One asking for a form to be filled.
    AskId,
    /// A time for which a member of staff is away.
    AwayId,
    /// A care relationship between a client and one person beside them.
    BondId,
    /// An entry of a room: the first half of its leaf hash.
    EntryId,
    /// Something that is expected of a member of staff.
    ExpectId,
    /// A form as a service imported it.
    FormId,
    /// A meeting, through all its changes.
    MeetingId,
    /// A shared note, through its corrections.
    NoteId,
    /// A client or a member of staff.
    PersonId,
    /// A promise, through all that comes of it.
    PromiseId,
    /// A room.
    RoomId,
    /// Something that a second administrator is asked about.
    SecondId,
    /// A row of meetings.
    SeriesId,
    /// One sign-in, from the first door to its end. Not a secret.
    SigninId,
    /// Something that may have changed between two people.
    StrainId,
    /// A link by which one answer is given on a tablet. Not the secret in it.
    TabletId,
    /// An urgent opening, from asking to what was said of it afterwards.
    UrgentId,
    /// A delay of showing visits to a client.
    DelayId,
    /// A rule that keeps two people apart.
    ApartId,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_survives_its_text() {
        let id = NoteId([0xa7; 16]);
        assert_eq!(id.to_string().parse(), Ok(id));
    }

    #[test]
    fn what_is_not_an_id_is_refused() {
        for text in ["", "a7", "zz".repeat(16).as_str(), "é".repeat(16).as_str(), &"a".repeat(34)]
        {
            assert_eq!(text.parse::<NoteId>(), Err(NotAnId), "{text}");
        }
    }
}
