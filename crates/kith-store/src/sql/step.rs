//! What an engine is asked to do: queries, and steps of one transaction.

use super::Statement;
use super::value::Value;
use crate::rows::Id;
use crate::trouble::Trouble;

/// A question.
#[derive(Clone, Debug)]
pub(crate) struct Query {
    pub(crate) statement: Statement,
    pub(crate) values: Vec<Value>,
}

impl Query {
    pub(crate) fn new(statement: Statement, values: Vec<Value>) -> Self {
        Self { statement, values }
    }
}

/// One statement of a transaction, and what it means if it changes nothing or
/// meets a row that must be unique.
#[derive(Clone, Debug)]
pub(crate) struct Step {
    pub(crate) statement: Statement,
    pub(crate) values: Vec<Value>,
    pub(crate) refusal: Option<Refusal>,
}

impl Step {
    /// A step that may change nothing.
    pub(crate) fn any(statement: Statement, values: Vec<Value>) -> Self {
        Self { statement, values, refusal: None }
    }

    /// A step that must change a row, or the transaction is refused.
    pub(crate) fn must(statement: Statement, values: Vec<Value>, refusal: Refusal) -> Self {
        Self { statement, values, refusal: Some(refusal) }
    }
}

/// What a step's failure means to the caller.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    Moved {
        room: Id,
    },
    HandleTaken,
    /// The account is not in the state any more in which it was read.
    AccountMoved,
    InvitationUsed,
    NotFree,
    FactorTaken,
    FactorUsed,
    /// The key that a wrap is for is not the service's any more.
    KeyRetired,
    /// The room has a key.
    KeyThere,
}

/// Why a transaction was not committed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    Refused(Refusal),
    Trouble(Trouble),
}

impl From<Trouble> for Failure {
    fn from(trouble: Trouble) -> Self {
        Self::Trouble(trouble)
    }
}
