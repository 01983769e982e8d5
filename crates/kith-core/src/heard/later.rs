//! Feedback that opens by itself, after the next meeting: from then on its days are counted. The
//! day is said as soon as it is known when it opens: with the feedback where a next meeting is
//! agreed, else with the yes to one. Where that meeting is moved or cancelled, the day is said anew.

use super::due::person_of;
use crate::fact::{self, Context};
use crate::feedback::Show;
use crate::heard::Item;
use crate::id::{EntryId, MeetingId, PersonId};
use crate::meeting::{self, Details};
use crate::time::Timestamp;

/// From when on the days for reading a feedback are counted; `None` where it does not open, or
/// nobody knows yet when.
pub(super) fn counted_from(
    state: &fact::State,
    meeting: MeetingId,
    show: Show,
    at: Timestamp,
) -> Option<Timestamp> {
    match show {
        Show::Now => Some(at),
        Show::AfterNext => state.opens(meeting, &[]).map(|opens| opens.max(at)),
        Show::WorthAsking => None,
    }
}

/// What was held back on meetings of two people, whose day is another once a meeting of theirs is
/// agreed, moved or cancelled: which entries, who is asked, and by when.
pub(super) fn moved(
    state: &fact::State,
    fact: &fact::Fact,
    with_book: &Context<'_>,
    at: Timestamp,
) -> Vec<(EntryId, PersonId, Timestamp)> {
    let changes = changes(state, fact);
    let Some((first, _)) = changes.first() else { return Vec::new() };
    let Ok(bond) = state.meeting.get(*first).map(|meeting| meeting.bond) else {
        return Vec::new();
    };
    let Some(of) = person_of(state, bond) else { return Vec::new() };
    let moved = state.not_heard().filter_map(|(entry, item)| {
        let given = state.feedback.in_entry(*entry)?;
        let own = state.meeting.get(given.meeting).is_ok_and(|one| one.bond == bond);
        let held = given.said.show == Show::AfterNext;
        let open = state.opens(given.meeting, &[]).is_some_and(|opens| opens <= at);
        if !own || !held || open {
            return None;
        }
        let opens = state.opens(given.meeting, &changes)?.max(at);
        let by = with_book.read_by(opens, of);
        (!stays(item, opens, by)).then_some((*entry, of, by))
    });
    moved.collect()
}

/// Meetings, as they will stand.
fn changes<'a>(state: &'a fact::State, fact: &fact::Fact) -> Vec<(MeetingId, Option<&'a Details>)> {
    let change = |fact: meeting::Fact| match fact {
        meeting::Fact::Accepted { meeting, .. } => {
            let proposed = state.meeting.get(meeting).ok()?.proposed.as_ref();
            Some((meeting, proposed.map(|(details, _)| details)))
        }
        meeting::Fact::Cancelled { meeting, .. } => Some((meeting, None)),
        _ => None,
    };
    fact.on_meetings().into_iter().filter_map(change).collect()
}

/// Whether a day that was said before stays: it can still be done, and no sooner one is due.
pub(super) fn stays(item: &Item, opens: Timestamp, by: Timestamp) -> bool {
    item.by().is_some_and(|said| opens <= said && said <= by)
}

impl fact::State {
    /// Whether something waits with a day on which nobody will be able to read it any more.
    pub(super) fn has_day_in_vain(&self) -> bool {
        let mut with_day = self.not_heard().filter_map(|(id, item)| Some((id, item, item.by()?)));
        with_day.any(|(id, item, by)| self.reader_now(*id, item, by.max(self.last_at)).is_none())
    }
}
