//! What the form of a note holds, and the meetings it may be about.

use kith_core::{MeetingId, Seen};

use crate::cx::moment;
use crate::form::Form;
use crate::parts::Choice;
use crate::promise;
use crate::text::Text;

/// What stands in the fields.
#[derive(Clone, Debug, Default)]
pub(super) struct Typed {
    /// The words.
    pub(super) text: String,
    /// The id of the meeting it is about, or nothing.
    pub(super) about: String,
    /// What is promised with it, or nothing.
    pub(super) promise: promise::Typed,
}

impl Typed {
    pub(super) fn read(form: &Form) -> Self {
        let promise = promise::Typed::read(form, "promise");
        Self { text: form.text("text"), about: form.text("meeting"), promise }
    }

    pub(super) fn words(text: String) -> Self {
        Self { text, ..Self::default() }
    }

    /// Nothing written yet; about the last meeting, if there was one.
    pub(super) fn first(seen: &Seen) -> Self {
        let last = seen.last_meeting().map(|(meeting, _)| meeting.id.to_string());
        Self { about: last.unwrap_or_default(), ..Self::default() }
    }

    /// The same words about this meeting.
    pub(super) fn about(self, meeting: MeetingId) -> Self {
        Self { about: meeting.to_string(), ..self }
    }

    /// The meeting it is about, when the writer knows of it.
    pub(super) fn meeting(&self, seen: &Seen) -> Option<MeetingId> {
        let id = self.about.parse().ok()?;
        seen.meeting(id).map(|meeting| meeting.id)
    }
}

/// When a meeting is, as it stands now.
pub(super) fn when(t: &Text, seen: &Seen, meeting: MeetingId) -> String {
    let details = seen.meeting(meeting).and_then(|meeting| meeting.details());
    details.map(|details| t.day_time(moment(details.starts))).unwrap_or_default()
}

/// The last meeting, the next one, and none in particular.
pub(super) fn meetings(t: &Text, seen: &Seen) -> Vec<Choice> {
    let near = [seen.last_meeting(), seen.next_meeting()].into_iter().flatten();
    let mut choices: Vec<Choice> = Vec::new();
    for (meeting, details) in near {
        let id = meeting.id.to_string();
        // While a meeting lasts, it is the last and the next one.
        if choices.iter().all(|choice| choice.value != id) {
            choices.push(Choice::new(&id, t.day_time(moment(details.starts))));
        }
    }
    choices.push(Choice::new("", t.get("note-about-none")));
    choices
}
