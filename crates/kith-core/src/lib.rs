//! What may happen between a client and the people beside them.
//!
//! Pure: no IO, no clock, no randomness. A room's entries fold into a [`State`];
//! [`decide`] turns a wish into facts or a [`Refusal`]; [`Seen`] is the only view
//! of a state that leaves this crate, and shows each person what is theirs to see.
//! One capability, one file, always in the same order.

pub mod about;
pub mod access;
pub mod agenda;
pub mod apart;
pub mod away;
pub mod bond;
pub mod calendar;
pub mod checkin;
pub mod confidence;
pub mod contact;
pub mod delay;
pub mod effect;
pub mod ending;
pub mod entry;
pub mod erasure;
pub mod expected;
pub mod fact;
pub mod feedback;
pub mod felt;
pub mod firstrun;
pub mod form;
pub mod frame;
pub mod front;
pub mod glance;
pub mod handover;
pub mod heard;
pub mod id;
pub mod keeping;
pub mod meeting;
pub mod note;
pub mod opened;
pub mod place;
pub mod preview;
pub mod promise;
mod reach;
pub mod recovery;
pub mod refusal;
pub mod reliability;
pub mod repair;
pub mod review;
pub mod room;
pub mod second;
pub mod seen;
pub mod series;
pub mod settings;
pub mod signin;
pub mod slot;
pub mod staff;
pub mod strain;
pub mod time;
pub mod urgent;
pub mod welcome;
pub mod who;
pub mod words;

#[cfg(test)]
mod testing;

pub use access::{Purpose, Stands, may_open};
pub use effect::{Effect, effects};
pub use entry::Entry;
pub use fact::{Command, Context, Fact, State, UnknownFact, apply, decide, wished};
pub use glance::{Glance, glance};
pub use id::{
    AgendaId, ApartId, AskId, AwayId, BondId, DelayId, EntryId, ExpectId, FormId, MeetingId,
    NoteId, PersonId, PromiseId, RoomId, SecondId, SeriesId, SigninId, StrainId, TabletId,
    UrgentId,
};
pub use refusal::Refusal;
pub use room::RoomKind;
pub use seen::Seen;
pub use time::Timestamp;
pub use who::{Actor, Author, Near, Role};
