//! Why a response was not scored.

use crate::file::FileRefused;

/// Why a response was not scored. Names items and codes, never their words.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ResponseRefused {
    /// The response could not be read.
    #[error(transparent)]
    File(#[from] FileRefused),
    /// Whoever made it has taken it back.
    #[error("the response is marked as entered in error")]
    EnteredInError,
    /// Neither its address nor its items lead to a form or an instrument.
    #[error("no form or measure that Kith knows has these items")]
    UnknownForm,
    /// Its items could belong to more than one instrument.
    #[error("the items could belong to {first} or to {second}")]
    SeveralInstruments {
        /// One of them.
        first: &'static str,
        /// Another.
        second: &'static str,
    },
    /// None of its answered items is in the given form.
    #[error("none of the answered items is in this form")]
    OtherForm,
    /// An item that takes one answer has more.
    #[error("item {link_id} has more than one answer")]
    SeveralAnswers {
        /// The item.
        link_id: String,
    },
    /// Two answered items stand for the same item of the instrument.
    #[error("item {link_id} is answered twice")]
    AnsweredTwice {
        /// The second of the two.
        link_id: String,
    },
    /// A code or a number that is none of the item's answers.
    #[error("item {link_id}: {answer} is none of its answers")]
    NotAnAnswer {
        /// The item.
        link_id: String,
        /// The code or number.
        answer: String,
    },
    /// An answer that is neither a coding nor a number.
    #[error("item {link_id}: the answer is of a kind that Kith does not read")]
    Unreadable {
        /// The item.
        link_id: String,
    },
}
