//! Refused attempts: in the book by the room that was asked for, and on the desks of those who
//! stand behind staff by whoever asked.

use std::collections::BTreeSet;

use super::{Fact, Opening, State};
use crate::access::Purpose;
use crate::entry::Mark;
use crate::fact;
use crate::id::{EntryId, PersonId, RoomId, SigninId};
use crate::refusal::Refusal;
use crate::room::RoomKind;
use crate::seen::Seen;
use crate::time::Timestamp;
use crate::who::Actor;

/// How many rooms that there are not are written down for one person in one hour, so that nobody
/// fills the book.
const MOST_MISSED: usize = 40;

/// The rooms that there are not, for which somebody asked in the newest hour.
#[derive(Debug, Clone, Default)]
pub(super) struct Missed {
    hour: i64,
    rooms: BTreeSet<(SigninId, RoomId)>,
}

/// One attempt on a desk.
#[derive(Debug, Clone, Copy)]
pub(super) struct One {
    attempt: EntryId,
    person: PersonId,
    at: Timestamp,
}

/// What somebody tried and the owner of a desk has not put away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tried {
    /// Who.
    pub person: PersonId,
    /// The newest entry that tells of it.
    pub attempt: EntryId,
    /// How often: once for each room, sign-in and hour.
    pub times: usize,
    /// When the newest was.
    pub at: Timestamp,
}

impl fact::State {
    /// Book: refused attempts at a room, oldest first.
    pub fn attempts(&self, room: RoomId) -> impl DoubleEndedIterator<Item = &Opening> {
        self.opened.attempts.get(&room).into_iter().flatten()
    }

    /// Book: whether an attempt is told already for this person, sign-in, room and hour, or too
    /// many at rooms that there are not.
    pub(super) fn is_told(&self, fact: &Fact, at: Timestamp) -> bool {
        let same = |one: &Opening, who, during| {
            one.person == who && one.signin == during && one.at.hour() == at.hour()
        };
        match fact {
            Fact::Attempted { person, signin, room, .. } => {
                self.attempts(*room).rev().any(|one| same(one, *person, *signin))
            }
            Fact::Missed { person, signin, room } => {
                let missed = self.opened.missed.get(person);
                missed.filter(|missed| missed.hour == at.hour()).is_some_and(|missed| {
                    missed.rooms.contains(&(*signin, *room)) || missed.rooms.len() >= MOST_MISSED
                })
            }
            Fact::Opened { .. }
            | Fact::Tried { .. }
            | Fact::PutAway { .. }
            | Fact::Late { .. }
            | Fact::Waited(_)
            | Fact::Counted { .. } => false,
        }
    }
}

/// What an attempt puts onto the desks of those who stand behind staff.
pub(crate) const fn on_desks(fact: &Fact) -> Option<Fact> {
    match fact {
        Fact::Attempted { person, .. } => Some(Fact::Tried { person: *person, there: true }),
        Fact::Missed { person, .. } => Some(Fact::Tried { person: *person, there: false }),
        Fact::Opened { .. }
        | Fact::Tried { .. }
        | Fact::PutAway { .. }
        | Fact::Late { .. }
        | Fact::Waited(_)
        | Fact::Counted { .. } => None,
    }
}

pub(super) fn put_away(
    state: &fact::State,
    who: &Actor,
    attempt: EntryId,
) -> Result<Vec<fact::Fact>, Refusal> {
    if state.kind != RoomKind::Desk || state.owner != who.person {
        return Err(Refusal::NotYours);
    }
    if !state.opened.tried.iter().any(|one| one.attempt == attempt) {
        return Err(Refusal::AlreadyDone);
    }
    Ok(vec![Fact::PutAway { attempt }.into()])
}

pub(super) fn apply(state: &mut State, mark: Mark, fact: &Fact) {
    match fact {
        Fact::Attempted { person, name, role, signin, room } => {
            let attempt = Opening {
                entry: mark.id,
                person: *person,
                name: name.clone(),
                role: *role,
                purpose: Purpose::List,
                signin: *signin,
                at: mark.at,
                why: None,
                told: None,
            };
            state.attempts.entry(*room).or_default().push(attempt);
        }
        Fact::Missed { person, signin, room } => {
            let missed = state.missed.entry(*person).or_default();
            if missed.hour != mark.at.hour() {
                *missed = Missed { hour: mark.at.hour(), ..Missed::default() };
            }
            missed.rooms.insert((*signin, *room));
        }
        Fact::Tried { person, there: true } => {
            state.tried.push(One { attempt: mark.id, person: *person, at: mark.at });
        }
        Fact::PutAway { attempt } => state.put_away(*attempt),
        Fact::Opened { .. }
        | Fact::Tried { there: false, .. }
        | Fact::Late { .. }
        | Fact::Waited(_)
        | Fact::Counted { .. } => {}
    }
}

impl State {
    /// What came after it stays.
    fn put_away(&mut self, attempt: EntryId) {
        let Some(last) = self.tried.iter().position(|one| one.attempt == attempt) else { return };
        let who = self.tried.get(last).map(|one| one.person);
        let mut place = 0..;
        self.tried.retain(|one| place.next() > Some(last) || Some(one.person) != who);
    }
}

impl Seen {
    /// Desk: who tried to open what is not theirs to open, and is not put away; the newest first.
    pub fn tried(&self) -> Vec<Tried> {
        let mut all: Vec<Tried> = Vec::new();
        for One { attempt, person, at } in self.state().opened.tried.iter().copied() {
            match all.iter_mut().find(|known| known.person == person) {
                Some(known) => *known = Tried { attempt, at, times: known.times + 1, person },
                None => all.push(Tried { person, attempt, times: 1, at }),
            }
        }
        all.sort_by_key(|one| std::cmp::Reverse(one.at));
        all
    }
}

pub(super) fn samples() -> Vec<Fact> {
    let (person, signin) = (PersonId([2; 16]), SigninId([6; 16]));
    vec![
        Fact::Missed { person, signin, room: RoomId([9; 16]) },
        Fact::Tried { person, there: true },
        Fact::Tried { person, there: false },
        Fact::PutAway { attempt: EntryId([5; 16]) },
    ]
}

#[cfg(test)]
mod tests {
    use super::super::Command;
    use super::*;
    use crate::effect::{Effect, effects};
    use crate::testing::{Given, amira, someone};
    use crate::time::HOUR;
    use crate::who::Role;

    fn attempt(room: u8, there: bool) -> Command {
        Command::TellAttempt {
            person: amira().person,
            name: "Amira".into(),
            role: Role::Therapist,
            signin: amira().signin,
            room: RoomId([room; 16]),
            there,
        }
    }

    fn keeper() -> Actor {
        someone(9, Role::Operator)
    }

    #[test]
    fn a_refused_attempt_is_told_once_an_hour() {
        let book = Given::book().when(&keeper(), attempt(9, true)).expect("told");
        let room = RoomId([9; 16]);
        assert_eq!(book.state.attempts(room).count(), 1);
        assert_eq!(book.facts(&keeper(), attempt(9, true)), Ok(Vec::new()));
        assert_eq!(book.refused(&amira(), attempt(9, true)), Refusal::NotYours);
        let book = book.later(HOUR).when(&keeper(), attempt(9, true)).expect("told again");
        assert_eq!(book.state.attempts(room).count(), 2);
    }

    #[test]
    fn an_attempt_at_a_room_that_there_is_not_is_kept_shown_to_nobody_and_bounded() {
        let mut book = Given::book();
        for room in 0..=u8::MAX {
            book = book.when(&keeper(), attempt(room, false)).expect("told");
        }
        assert_eq!(book.entries().len(), MOST_MISSED, "nobody fills the book");
        assert_eq!(book.state.attempts(RoomId([0; 16])).count(), 0);
        assert_eq!(book.facts(&keeper(), attempt(0, true)).map(|facts| facts.len()), Ok(1));
        let later = book.later(HOUR);
        assert_eq!(later.facts(&keeper(), attempt(0, false)).map(|facts| facts.len()), Ok(1));
    }

    #[test]
    fn the_desks_are_told_who_and_nothing_of_the_room() {
        for there in [true, false] {
            let book = Given::book().when(&keeper(), attempt(9, there)).expect("told");
            let tried = Fact::Tried { person: amira().person, there };
            let told = effects(&book.state, &book.context(), &book.newest());
            assert_eq!(told, [Effect::Tried(tried)]);
        }
    }

    #[test]
    fn what_somebody_tried_is_put_away_up_to_what_was_seen() {
        let ruth = someone(1, Role::Supervisor);
        let tried = |number: u8, there| {
            let person = someone(number, Role::Therapist).person;
            Fact::Tried { person, there }
        };
        let desk = Given::desk().by(&keeper(), tried(2, true)).by(&keeper(), tried(3, true));
        let desk = desk.by(&keeper(), tried(4, false)).later(HOUR).by(&keeper(), tried(2, true));
        let of = |desk: &Given| {
            let all = desk.seen(&ruth).tried();
            all.iter().map(|one| (one.person.0[0], one.times)).collect::<Vec<_>>()
        };
        assert_eq!(of(&desk), [(2, 2), (3, 1)]);
        let newest = desk.seen(&ruth).tried()[0].attempt;
        let away = Command::PutAway { attempt: newest };
        assert_eq!(desk.refused(&someone(2, Role::Supervisor), away.clone()), Refusal::NotYours);
        let desk = desk.by(&keeper(), tried(2, true));
        let desk = desk.when(&ruth, away.clone()).expect("put away");
        assert_eq!(of(&desk), [(2, 1), (3, 1)], "what came meanwhile stays");
        assert_eq!(desk.refused(&ruth, away), Refusal::AlreadyDone);
    }
}
