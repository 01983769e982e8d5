//! Who is asked to read what a client writes, by when, and what the desks of those who stand
//! behind staff know of it: that something waits for somebody, and since when.

use super::{Fact, Item, Mark, State, is_for_somebody, later};
use crate::bond::Bond;
use crate::fact::{self, Context};
use crate::feedback::{self, Show};
use crate::id::{AskId, BondId, EntryId, MeetingId, PersonId};
use crate::reach::Reach;
use crate::room::RoomKind;
use crate::seen::Seen;
use crate::time::Timestamp;
use crate::who::{Actor, Near};
use crate::{agenda, bond, checkin, ending, expected, form, frame, meeting, note, series};

/// What a client is told with what they write: who is asked to read it, and by when. Nothing,
/// where nobody beside them can read it now.
pub(crate) fn due(
    state: &fact::State,
    facts: &[fact::Fact],
    with: &Context<'_>,
    who: &Actor,
    at: Timestamp,
) -> Vec<fact::Fact> {
    if state.kind != RoomKind::Private {
        return Vec::new();
    }
    let own = || facts.iter().find_map(|fact| asked(state, fact, with, at));
    let own = if who.person == state.owner { own() } else { None };
    let moved = facts.iter().flat_map(|fact| later::moved(state, fact, with, at));
    let moved = moved.map(|(entry, of, by)| (Some(entry), of, by));
    let new = || with.new_expect();
    let due = own.into_iter().chain(moved).map(|(entry, of, by)| {
        let expect = state.heard.expects.get(&of).copied().unwrap_or_else(new);
        Fact::Due { entry, of, expect, by }.into()
    });
    due.collect()
}

/// Who is asked to read what a fact says, or what it opens, and by when.
fn asked(
    state: &fact::State,
    fact: &fact::Fact,
    with: &Context<'_>,
    at: Timestamp,
) -> Option<(Option<EntryId>, PersonId, Timestamp)> {
    let answered = |to: &EntryId| {
        let (reach, origin) = *state.written.get(to)?;
        state.reader((reach, Some(origin)), state.heard.author(*to), at)
    };
    let of = match fact {
        fact::Fact::CheckIn(checkin::Fact::Sent { meeting, .. }) => met_in(state, *meeting),
        fact::Fact::Feedback(
            feedback::Fact::Given { meeting, said }
            | feedback::Fact::OnTablet { meeting, said, .. },
        ) => {
            let from = later::counted_from(state, *meeting, said.show, at)?;
            let of = met_in(state, *meeting)?;
            return Some((None, of, with.read_by(from, of)));
        }
        fact::Fact::Feedback(feedback::Fact::ShowChosen { meeting, show }) => {
            return shown(state, *meeting, *show, with, at);
        }
        fact::Fact::Form(form::Fact::Answered { ask, .. }) => {
            state.reader((Reach::Ask(*ask), None), None, at)
        }
        fact::Fact::Ending(
            ending::Fact::Letter { bond, .. } | ending::Fact::Planned { bond, .. },
        )
        | fact::Fact::Frame(frame::Fact::Declined { bond, .. })
        | fact::Fact::Agenda(agenda::Fact::Added { bond, .. })
            if is_for_somebody(fact) =>
        {
            person_of(state, *bond)
        }
        fact::Fact::Meeting(meeting::Fact::Cancelled { meeting, .. }) if is_for_somebody(fact) => {
            met_in(state, *meeting)
        }
        fact::Fact::Series(series::Fact::Cancelled { meetings, .. }) if is_for_somebody(fact) => {
            met_in(state, *meetings.first()?)
        }
        // That something is not right has a date of its own: the one for an answer.
        fact::Fact::Note(note::Fact::Replied { to, .. }) => answered(to),
        fact::Fact::Heard(Fact::Marked { answer, mark: Some(Mark::NotQuite) }) => answered(answer),
        _ => None,
    };
    let of = of?;
    Some((None, of, with.read_by(at, of)))
}

/// The same where the client chooses anew when a feedback is seen. A day that was said stays,
/// where it is not before it opens and no sooner one is due.
fn shown(
    state: &fact::State,
    meeting: MeetingId,
    show: Show,
    with: &Context<'_>,
    at: Timestamp,
) -> Option<(Option<EntryId>, PersonId, Timestamp)> {
    let given = state.feedback.on(meeting)?.entry;
    let item = state.heard.items.get(&given).filter(|item| state.heard.waits(item))?;
    let (of, from) = (met_in(state, meeting)?, later::counted_from(state, meeting, show, at)?);
    let by = with.read_by(from, of);
    let opens = if show == Show::Now { Timestamp(i64::MIN) } else { from };
    (!later::stays(item, opens, by)).then_some((Some(given), of, by))
}

/// What a client is about to write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Writing {
    /// About a meeting.
    Meeting(MeetingId),
    /// To the person of a bond.
    Bond(BondId),
    /// The answers that somebody asked for.
    Ask(AskId),
    /// An answer to an entry.
    Entry(EntryId),
}

impl Seen {
    /// Who would be asked to read what the client is about to write; nobody, where nobody beside
    /// them can.
    pub fn would_read(&self, what: Writing) -> Option<PersonId> {
        let state = self.state();
        match what {
            Writing::Meeting(meeting) => met_in(state, meeting),
            Writing::Bond(bond) => person_of(state, bond),
            Writing::Ask(ask) => state.reader((Reach::Ask(ask), None), None, self.at()),
            Writing::Entry(to) => {
                let (reach, origin) = *state.written.get(&to)?;
                state.reader((reach, Some(origin)), state.heard.author(to), self.at())
            }
        }
    }
}

impl Seen {
    /// From when on what is held back after a meeting would be open, where it is known and to come.
    pub fn would_open(&self, meeting: MeetingId) -> Option<Timestamp> {
        self.state().opens(meeting, &[]).filter(|opens| self.is_own() && *opens > self.at())
    }
}

fn met_in(state: &fact::State, meeting: MeetingId) -> Option<PersonId> {
    let bond = state.meeting.get(meeting).ok()?.bond;
    person_of(state, bond)
}

/// The person of a bond, while they are beside the client.
pub(super) fn person_of(state: &fact::State, bond: BondId) -> Option<PersonId> {
    let person = state.bond.get(bond).ok()?.person;
    state.bond.active(person).filter(|bond| bond.role.meets()).map(|bond| bond.person)
}

impl fact::State {
    /// Who is to read what reaches so far: the one it is for; else whoever wrote what it answers;
    /// else whoever has been beside the client the longest. Nobody, where it is open to nobody;
    /// what is new is open to whoever came before it.
    pub(crate) fn reader(
        &self,
        (reach, origin): (Reach, Option<u64>),
        answers: Option<PersonId>,
        at: Timestamp,
    ) -> Option<PersonId> {
        let open = |bond: &&Bond| {
            origin.is_none_or(|origin| bond.opens(origin))
                && self.is_open(reach, bond.person, bond.role.cares(), at)
        };
        let author = answers.and_then(|person| self.bond.active(person));
        let author = author.filter(|bond| bond.role.meets() && !bond.is_urgent()).filter(open);
        let longest = || {
            let active = self.bond.all().filter(|bond| bond.status == bond::Status::Active);
            let meets = active.filter(|bond| bond.role.meets() && !bond.is_urgent()).filter(open);
            meets.min_by_key(|bond| (bond.stay.is_some(), bond.since))
        };
        let one = author.or_else(|| self.bond.longest(Near::Care).filter(open));
        let one = one.or_else(longest)?;
        // Whoever stands in for them reads it, where it is open to them.
        Some(self.bond.stands_in(one.id).filter(open).unwrap_or(one).person)
    }

    /// Who is to read something now: who was asked, while it is open to them; else as when it was
    /// written.
    pub(super) fn reader_now(&self, id: EntryId, item: &Item, at: Timestamp) -> Option<PersonId> {
        let (reach, origin) = *self.written.get(&id)?;
        let asked = item.due.and_then(|(of, _)| self.bond.active(of));
        let open = |bond: &&Bond| bond.role.meets() && self.is_open_to(bond.person, bond, id, at);
        let asked = asked.filter(open).map(|bond| bond.person);
        asked.or_else(|| self.reader((reach, Some(origin)), None, at))
    }

    /// What waits, with whoever is to read it now.
    pub(crate) fn unread(&self, at: Timestamp) -> impl Iterator<Item = (EntryId, &Item, PersonId)> {
        self.not_heard()
            .filter_map(move |(id, item)| Some((*id, item, self.reader_now(*id, item, at)?)))
    }

    /// What nobody has read or answered, but what has an answer of its own to wait for.
    pub(super) fn not_heard(&self) -> impl Iterator<Item = (&EntryId, &Item)> {
        let all = self.heard.items.iter();
        all.filter(|(id, item)| self.heard.waits(item) && !self.note.has_a_course(**id))
    }

    /// Whether something waits, and somebody is there to read it.
    pub(crate) fn is_to_be_read(&self, entry: EntryId) -> bool {
        let item = self.heard.items.get(&entry).filter(|item| self.heard.waits(item));
        let item = item.filter(|_| !self.note.has_a_course(entry));
        item.is_some_and(|item| self.reader_now(entry, item, self.last_at).is_some())
    }

    /// The earliest date by which somebody is to read something that waits.
    fn earliest(&self, of: PersonId) -> Option<Timestamp> {
        let mine = self.not_heard().filter_map(|(id, item)| {
            // What opens by itself until then is read until then.
            let by = item.by()?;
            (self.reader_now(*id, item, by.max(self.last_at))? == of).then_some(by)
        });
        mine.min()
    }
}

/// What the desks of those who stand behind staff know from now on: one line for each person who
/// is to read something here, with the earliest date, as long as anything waits.
pub(crate) fn on_desks(after: &fact::State, facts: &[fact::Fact]) -> Vec<expected::Fact> {
    let heard = &after.heard;
    let in_vain = |fact: &fact::Fact| {
        let cancels = |said: &meeting::Fact| matches!(said, meeting::Fact::Cancelled { .. });
        fact.on_meetings().first().is_some_and(cancels) && after.has_day_in_vain()
    };
    let settles = |fact| settles(after, fact);
    let changes = |fact| changes(heard, fact) || in_vain(fact) || settles(fact);
    if heard.expects.is_empty() || !facts.iter().any(changes) {
        return Vec::new();
    }
    let ended = facts.iter().any(|fact| ends(heard, fact));
    let all = heard.expects.iter();
    all.filter_map(|(of, expect)| match after.earliest(*of) {
        Some(by) if is_known(after, facts, *of, by) => None,
        Some(by) => {
            let what = expected::What::Words;
            Some(expected::Fact::Expected { expect: *expect, of: *of, what, by })
        }
        None => ended.then_some(expected::Fact::Ended { expect: *expect }),
    })
    .collect()
}

/// Whether words of a client just ceased to wait, since they were talked about or withdrawn.
fn settles(after: &fact::State, fact: &fact::Fact) -> bool {
    let fact::Fact::Agenda(agenda::Fact::Talked { item, .. } | agenda::Fact::Withdrawn { item }) =
        fact
    else {
        return false;
    };
    let added = after.agenda.get(*item).ok().map(|item| item.mark.id);
    let item = added.and_then(|added| after.heard.items.get(&added));
    let now = |(_, at): &(_, Timestamp)| *at == after.last_at;
    item.is_some_and(|item| item.over || item.reads.len() == 1 && item.reads.iter().any(now))
}

/// Whether a fact may have ended that something waits: else the desks are not told again that
/// nothing does.
fn ends(heard: &State, fact: &fact::Fact) -> bool {
    let root = |to: &EntryId| heard.known.get(to).map(|known| known.root);
    let of =
        |root: Option<EntryId>| heard.items.values().filter(move |item| Some(item.root) == root);
    let first_answer = |item: &Item| item.reads.is_empty() && heard.answers_after(item) == 1;
    match fact {
        fact::Fact::Heard(Fact::Read { entries }) => {
            let mut items = entries.iter().filter_map(|entry| heard.items.get(entry));
            items.any(|item| item.reads.len() == 1)
        }
        fact::Fact::Heard(Fact::Marked { answer, .. }) => of(root(answer)).any(|item| item.over),
        fact::Fact::Heard(Fact::Due { .. }) => false,
        fact::Fact::Note(
            note::Fact::Replied { to, .. }
            | note::Fact::Settled { dispute: to, .. }
            | note::Fact::Corrected { dispute: Some(to), .. },
        ) => of(root(to)).any(first_answer),
        fact::Fact::Note(note::Fact::TakenBack { dispute }) => {
            heard.items.get(dispute).is_some_and(|item| item.due.is_some())
        }
        fact::Fact::Form(form::Fact::Reached { ask, .. }) => {
            of(heard.asks.get(ask).copied()).any(first_answer)
        }
        _ => true,
    }
}

/// Whether a fact changes what waits to be read, or for whom.
fn changes(heard: &State, fact: &fact::Fact) -> bool {
    match fact {
        fact::Fact::Heard(_)
        | fact::Fact::Feedback(feedback::Fact::ShowChosen { .. })
        | fact::Fact::Form(form::Fact::Reached { .. }) => true,
        fact::Fact::Note(
            note::Fact::Replied { to, .. }
            | note::Fact::Settled { dispute: to, .. }
            | note::Fact::Corrected { dispute: Some(to), .. }
            | note::Fact::TakenBack { dispute: to },
        ) => {
            let root = heard.known.get(to).map(|known| known.root);
            heard.items.values().any(|item| Some(item.root) == root)
        }
        fact::Fact::Bond(fact) => fact.moves(),
        _ => false,
    }
}

/// Whether the desks know of this date already, when what is new is one more thing to read.
fn is_known(after: &fact::State, facts: &[fact::Fact], of: PersonId, by: Timestamp) -> bool {
    let new = |fact: &fact::Fact| matches!(fact, fact::Fact::Heard(Fact::Due { entry: None, .. }));
    let newest = after.heard.newest;
    let earlier = |(id, item, reader): (EntryId, &Item, PersonId)| {
        reader == of && Some(id) != newest && item.due.is_some_and(|(_, one)| one <= by)
    };
    facts.iter().any(new) && after.unread(after.last_at).any(earlier)
}
