//! How far an entry reaches among the people beside the client, so that an answer never
//! reaches further than what it answers. The client reads every entry of their room.

use crate::bond::Bond;
use crate::entry::Entry;
use crate::fact::{Fact, State};
use crate::feedback::View;
use crate::id::{AskId, BondId, EntryId, MeetingId, PersonId};
use crate::seen::Seen;
use crate::time::Timestamp;
use crate::who::{Actor, Near, Role};

/// Whom an entry reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reach {
    /// Only the client.
    Own,
    /// Everybody who meets the client.
    Company,
    /// Everybody who has a part in the client's care.
    Care,
    /// The person of this bond.
    Bond(BondId),
    /// Whoever takes part in this meeting.
    Meeting(MeetingId),
    /// Whoever the client lets see this feedback.
    Feedback(EntryId),
    /// Whoever asked for this form.
    Ask(AskId),
}

/// Entries of every kind that reach nobody but the client, or stand outside a client's room.
pub(crate) const fn own<F>(_: &State, _: EntryId, _: &F) -> Reach {
    Reach::Own
}

/// Entries of every kind that reach whoever meets the client.
pub(crate) const fn company<F>(_: &State, _: EntryId, _: &F) -> Reach {
    Reach::Company
}

/// Entries of every kind that belong to the client's care.
pub(crate) const fn care<F>(_: &State, _: EntryId, _: &F) -> Reach {
    Reach::Care
}

impl State {
    /// Whether somebody may answer an entry: whoever is not in the client's care answers none
    /// that belongs to it.
    pub(crate) fn reaches(&self, who: &Actor, entry: EntryId) -> bool {
        let bond = self.bond.active(who.person);
        let cares =
            who.role == Role::Client || bond.and_then(|bond| bond.near(who)) == Some(Near::Care);
        let from = bond.and_then(Bond::opens_from).filter(|_| who.role != Role::Client);
        match self.written.get(&entry).filter(|(_, origin)| from.is_none_or(|from| *origin > from))
        {
            None => false,
            Some((Reach::Bond(id), _)) if !cares => {
                self.bond.get(*id).is_ok_and(|bond| bond.person == who.person)
            }
            Some((Reach::Own | Reach::Care | Reach::Ask(_), _)) => cares,
            Some(_) => true,
        }
    }
}

impl State {
    /// Whether an entry is open to somebody who meets the client by this bond.
    pub(crate) fn is_open_to(
        &self,
        who: PersonId,
        bond: &Bond,
        entry: EntryId,
        at: Timestamp,
    ) -> bool {
        let cares = bond.role.cares();
        self.written.get(&entry).is_some_and(|(reach, origin)| {
            bond.opens(*origin) && self.is_open(*reach, who, cares, at)
        })
    }

    /// Whether what reaches so far is open, at this moment, to somebody who meets the client, and
    /// who has a part in their care or not.
    pub(crate) fn is_open(&self, reach: Reach, who: PersonId, cares: bool, at: Timestamp) -> bool {
        let with = |bond: BondId| self.bond.get(bond).is_ok_and(|bond| bond.person == who);
        let meets = |id: MeetingId| self.meeting.get(id).is_ok_and(|one| with(one.bond));
        match reach {
            Reach::Own => false,
            Reach::Company => true,
            Reach::Care => cares,
            Reach::Bond(bond) => with(bond),
            Reach::Meeting(meeting) => meets(meeting),
            Reach::Feedback(entry) => self.feedback.in_entry(entry).is_some_and(|given| {
                meets(given.meeting) && matches!(self.shown(given, at), Some(View::Whole(_)))
            }),
            Reach::Ask(ask) => cares && self.form.get(ask).is_some_and(|ask| self.asked(ask, who)),
        }
    }
}

impl Reach {
    /// The person of a bond, where there is one.
    pub(crate) fn of_bond(bond: Option<BondId>) -> Self {
        bond.map_or(Self::Own, Self::Bond)
    }
}

impl Seen {
    /// Whether this person may read an entry of this room.
    pub fn may_read(&self, entry: &Entry) -> bool {
        if self.is_own() {
            return !self.is_own_visit(entry);
        }
        self.may_know(entry.id)
    }

    /// Whether an entry that can be answered reaches this person.
    pub(crate) fn may_know(&self, entry: EntryId) -> bool {
        let Some((reach, origin)) = self.state().written.get(&entry) else { return false };
        self.is_own()
            || self.knows_between()
                && self.opens(*origin)
                && self.state().is_open(*reach, self.who().person, self.knows_care(), self.at())
    }

    fn is_own_visit(&self, entry: &Entry) -> bool {
        matches!(&entry.fact, Fact::Opened(_)) && entry.by.person == self.state().owner
    }
}

#[cfg(test)]
mod tests {
    use crate::feedback::{Command, Feedback, Show};
    use crate::id::EntryId;
    use crate::note;
    use crate::testing::{Given, MEETING, amira, client, someone};
    use crate::time::DAY;
    use crate::who::{Actor, Role};

    fn met_and_said(show: Show) -> Given {
        let said = Feedback { answers: vec![Some(2); 6], words: String::new(), show };
        let give = Command::Give { meeting: MEETING, said };
        Given::with_meeting().later(3 * DAY).when(&client(), give).expect("given")
    }

    fn replied(room: Given, text: &str) -> (Given, EntryId) {
        let to = room.newest_entry().id;
        reply_to(room, to, text)
    }

    /// The feedback itself, whatever was noticed by it.
    fn replied_to_feedback(room: Given, text: &str) -> (Given, EntryId) {
        let to = room.last_with("feedback/1").id;
        reply_to(room, to, text)
    }

    fn reply_to(room: Given, to: EntryId, text: &str) -> (Given, EntryId) {
        let reply = note::Command::Reply { to, text: text.into() };
        (room.when(&client(), reply).expect("replied"), to)
    }

    fn reads(room: &Given, who: &Actor) -> bool {
        room.seen(who).may_read(&room.newest_entry())
    }

    #[test]
    fn an_answer_reaches_no_further_than_what_it_answers() {
        let (room, to) = replied_to_feedback(met_and_said(Show::WorthAsking), "I was angry.");
        assert!(reads(&room, &client()) && !reads(&room, &amira()));
        assert!(room.seen(&amira()).answers(to).is_empty());
        assert_eq!(room.seen(&amira()).unanswered().count(), 0);
        assert_eq!(room.seen(&client()).answers(to).len(), 1);
    }

    #[test]
    fn an_answer_to_an_answer_reaches_no_further_either() {
        let (room, _) = replied_to_feedback(met_and_said(Show::WorthAsking), "I was angry.");
        let (room, _) = replied(room, "And sad.");
        assert!(reads(&room, &client()) && !reads(&room, &amira()));
    }

    #[test]
    fn what_the_client_shows_later_takes_its_answers_along() {
        let (room, to) = replied_to_feedback(met_and_said(Show::WorthAsking), "I was angry.");
        let answer = room.newest_entry();
        let choose = Command::ChooseShow { meeting: MEETING, show: Show::Now };
        let room = room.when(&client(), choose).expect("chosen");
        assert!(room.seen(&amira()).may_read(&answer));
        assert_eq!(room.seen(&amira()).answers(to).len(), 1);
    }

    #[test]
    fn feedback_that_was_withheld_stays_so_beside_a_later_one_that_is_shown() {
        let room = met_and_said(Show::WorthAsking);
        let first = room.last_with("feedback/1");
        let said = Feedback { answers: vec![Some(9); 6], words: String::new(), show: Show::Now };
        let again = Command::Give { meeting: MEETING, said };
        let room = room.when(&client(), again).expect("given again");
        assert!(room.seen(&amira()).may_read(&room.last_with("feedback/1")));
        assert!(!room.seen(&amira()).may_read(&first));
    }

    #[test]
    fn a_reply_to_the_check_in_for_one_person_is_not_for_another() {
        let jo = someone(5, Role::Therapist);
        let said = crate::checkin::CheckIn { answers: vec![None; 5], ..Default::default() };
        let send = crate::checkin::Command::Send { meeting: MEETING, said };
        let room = Given::with_meeting().beside(&jo).when(&client(), send).expect("sent");
        let (room, _) = replied(room, "One more thing.");
        assert!(reads(&room, &amira()) && !reads(&room, &jo));
    }
}
