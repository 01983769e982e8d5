//! That the two did not meet: either says it, of themselves alone.

use kith_core::MeetingId;
use kith_core::meeting::Command;

use crate::form::Form;

/// What was pressed, if it is this.
pub(crate) fn said(form: &Form, meeting: MeetingId) -> Option<Command> {
    match form.get("do") {
        "not_there" => Some(Command::SayNotMet { meeting, was_there: false }),
        "was_there" => Some(Command::SayNotMet { meeting, was_there: true }),
        _ => None,
    }
}
