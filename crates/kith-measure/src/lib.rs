//! Instrument definitions and scoring: pure.
//!
//! A client's answers are kept as they were given; every score is computed again from
//! them, here and nowhere else, so that a corrected definition never rewrites history.
//! This crate holds facts about published instruments (how many items, which range,
//! which cut-offs, which codes) and none of their words: the words arrive with a
//! [`form::FormFile`] that a service imports. It reads no clock, file or network and
//! depends on nothing but the standard library.

pub mod form;
pub mod instrument;
pub mod instruments;
pub mod own;
pub mod score;
pub mod strain;

pub use instrument::Instrument;
pub use score::{Score, score};
