//! Being away: the days on which a member of staff is not there, said on their own desk.
//!
//! A client who writes meanwhile is told a day on which their words can be read, not one that
//! was never possible. Nobody reads why somebody is away. Where somebody cannot say it, as when
//! they are ill, those who stand behind staff or keep the service say it for them; who did is the
//! author of the entry.

use std::collections::BTreeMap;

use minicbor::{Decode, Encode};

use crate::calendar::Day;
use crate::entry::Mark;
use crate::fact::{self, Context};
use crate::id::{AwayId, PersonId};
use crate::refusal::Refusal;
use crate::room::RoomKind;
use crate::seen::Seen;
use crate::time::Timestamp;
use crate::who::Actor;

/// The most days that one time away can have.
pub const MOST: i32 = 366;

/// What can have happened. The desk holds it, and the book for the clock of reading.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub enum Fact {
    /// Somebody said that they will be away.
    #[n(0)]
    Planned {
        /// The new time away.
        #[n(0)]
        away: AwayId,
        /// Who.
        #[n(1)]
        person: PersonId,
        /// The first day.
        #[n(2)]
        from: Day,
        /// The last day.
        #[n(3)]
        to: Day,
    },
    /// They will be there after all.
    #[n(1)]
    TakenBack {
        /// Which.
        #[n(0)]
        away: AwayId,
    },
}

/// What can be wished for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Owner of the desk, or who stands behind staff or keeps the service: say that the owner
    /// will be away.
    Plan {
        /// The new time away.
        away: AwayId,
        /// The first day.
        from: Day,
        /// The last day.
        to: Day,
    },
    /// Take it back. The owner can take back all, others what was said for the owner.
    TakeBack {
        /// Which.
        away: AwayId,
    },
}

/// One time away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Away {
    /// Its id.
    pub id: AwayId,
    /// Who.
    pub person: PersonId,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
    /// Who said it: themself, or somebody for them.
    pub by: PersonId,
}

impl Away {
    /// Who said it for them, if they did not say it themself.
    pub fn said_by_another(&self) -> Option<PersonId> {
        (self.by != self.person).then_some(self.by)
    }
}

/// What it adds up to.
#[derive(Debug, Clone, Default)]
pub struct State {
    all: BTreeMap<AwayId, Away>,
}

impl State {
    /// The times of somebody that are not over on this day, the first first.
    fn from(&self, who: PersonId, day: Day) -> Vec<Away> {
        let all = self.all.values().filter(|one| one.person == who && one.to >= day);
        let mut all: Vec<_> = all.copied().collect();
        all.sort_by_key(|one| one.from);
        all
    }

    /// The last day of the time for which somebody is away on this day, times that follow on
    /// each other taken together.
    pub(crate) fn until(&self, who: PersonId, day: Day) -> Option<Day> {
        let mut last = None;
        let mut next = day;
        let mut theirs: Vec<_> = self.all.values().filter(|one| one.person == who).collect();
        theirs.sort_by_key(|one| one.from);
        for one in theirs {
            if one.from <= next && one.to >= next {
                last = Some(one.to);
                next = Day(one.to.0.saturating_add(1));
            }
        }
        last
    }
}

pub(crate) fn decide(
    state: &fact::State,
    with: &Context<'_>,
    who: &Actor,
    at: Timestamp,
    command: Command,
) -> Result<Vec<fact::Fact>, Refusal> {
    let own = state.owner == who.person;
    let behind = who.role.is_behind();
    if state.kind != RoomKind::Desk || !(own || behind) {
        return Err(Refusal::NotYours);
    }
    let fact = match command {
        Command::Plan { away, from, to } => {
            if state.away.all.contains_key(&away) {
                return Err(Refusal::AlreadyDone);
            }
            let days = to.0.checked_sub(from.0).ok_or(Refusal::OutsideScale)?;
            if !(0..MOST).contains(&days) || from.date().is_none() || to.date().is_none() {
                return Err(Refusal::OutsideScale);
            }
            if to < with.day(at) {
                return Err(Refusal::TooLate);
            }
            Fact::Planned { away, person: state.owner, from, to }
        }
        Command::TakeBack { away } => {
            let one = state.away.all.get(&away).ok_or(Refusal::NotHere)?;
            if !own && one.said_by_another().is_none() {
                return Err(Refusal::NotYours);
            }
            Fact::TakenBack { away }
        }
    };
    Ok(vec![fact.into()])
}

pub(crate) fn apply(state: &mut State, mark: Mark, fact: &Fact) {
    match fact {
        Fact::Planned { away, person, from, to } => {
            let (from, to, by) = (*from, *to, mark.by.person);
            let new = Away { id: *away, person: *person, from, to, by };
            state.all.insert(*away, new);
        }
        Fact::TakenBack { away } => {
            state.all.remove(away);
        }
    }
}

impl Seen {
    /// Desk: times away that are not over on this day, the first first.
    pub fn away_from(&self, day: Day) -> Vec<Away> {
        self.state().away.from(self.state().owner, day)
    }
}

impl fact::State {
    /// Book: times for which somebody is away that are not over on this day, the first first.
    pub fn away_from(&self, who: PersonId, day: Day) -> Vec<Away> {
        self.away.from(who, day)
    }
}

pub(crate) fn samples() -> Vec<Fact> {
    let (away, person) = (AwayId([0x0a; 16]), PersonId([2; 16]));
    let (from, to) = (Day(20_787), Day(20_791));
    vec![Fact::Planned { away, person, from, to }, Fact::TakenBack { away }]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Given, client, someone};
    use crate::who::Role;

    /// 24 April 2026, the day of the tests.
    const TODAY: Day = Day(20_567);

    fn plan(from: i32, to: i32) -> Command {
        let days = (Day(TODAY.0 + from), Day(TODAY.0 + to));
        Command::Plan { away: AwayId([1; 16]), from: days.0, to: days.1 }
    }

    /// The owner of the desk of the tests.
    fn ruth() -> Actor {
        someone(1, Role::Therapist)
    }

    #[test]
    fn somebody_says_when_they_are_away_and_takes_it_back() {
        let desk = Given::desk().when(&ruth(), plan(3, 5)).expect("said");
        let seen = desk.seen(&ruth());
        assert_eq!(seen.away_from(TODAY).len(), 1);
        assert_eq!(seen.away_from(Day(TODAY.0 + 6)), []);
        let desk = desk.when(&ruth(), Command::TakeBack { away: AwayId([1; 16]) }).expect("back");
        assert_eq!(desk.seen(&ruth()).away_from(TODAY), []);
    }

    #[test]
    fn days_that_are_over_turned_round_or_too_many_are_refused() {
        let desk = Given::desk();
        assert_eq!(desk.refused(&ruth(), plan(-9, -1)), Refusal::TooLate);
        assert_eq!(desk.refused(&ruth(), plan(5, 3)), Refusal::OutsideScale);
        assert_eq!(desk.refused(&ruth(), plan(0, MOST)), Refusal::OutsideScale);
        let ends = Command::Plan { away: AwayId([1; 16]), from: Day(i32::MIN), to: Day(i32::MAX) };
        assert_eq!(desk.refused(&ruth(), ends), Refusal::OutsideScale);
        assert!(desk.facts(&ruth(), plan(0, 0)).is_ok(), "one day, today");
    }

    #[test]
    fn who_stands_behind_staff_says_it_for_them_and_either_takes_it_back() {
        let back = || Command::TakeBack { away: AwayId([1; 16]) };
        for role in [Role::Supervisor, Role::Administrator] {
            let behind = someone(8, role);
            let desk = Given::desk().when(&behind, plan(0, 2)).expect("said for her");
            let told = desk.seen(&ruth()).away_from(TODAY);
            let said: Vec<_> = told.iter().map(|one| (one.person, one.by)).collect();
            assert_eq!(said, [(ruth().person, behind.person)]);
            for who in [&ruth(), &behind, &someone(9, Role::Supervisor)] {
                let desk = desk.clone().when(who, back()).expect("taken back");
                assert_eq!(desk.seen(&ruth()).away_from(TODAY), []);
            }
            let own = Given::desk().when(&ruth(), plan(0, 2)).expect("said by herself");
            assert_eq!(own.refused(&behind, back()), Refusal::NotYours, "that is hers alone");
        }
    }

    #[test]
    fn nobody_else_says_it_for_somebody_or_in_a_clients_room() {
        assert_eq!(Given::bonded().refused(&client(), plan(1, 2)), Refusal::NotYours);
        let supervisor = someone(8, Role::Supervisor);
        assert_eq!(Given::bonded().refused(&supervisor, plan(1, 2)), Refusal::NotYours);
        for role in Role::ALL {
            if matches!(role, Role::Supervisor | Role::Administrator) {
                continue;
            }
            let other = someone(8, role);
            assert_eq!(Given::desk().refused(&other, plan(1, 2)), Refusal::NotYours, "{role:?}");
        }
        let unknown = Command::TakeBack { away: AwayId([9; 16]) };
        assert_eq!(Given::desk().refused(&ruth(), unknown), Refusal::NotHere);
    }

    #[test]
    fn times_that_follow_on_each_other_are_one() {
        let add = |state: &mut State, id: u8, from: i32, to: i32| {
            let (away, person) = (AwayId([id; 16]), ruth().person);
            let (id, from, to) = (away, Day(from), Day(to));
            state.all.insert(away, Away { id, person, from, to, by: person });
        };
        let mut state = State::default();
        add(&mut state, 1, 10, 12);
        add(&mut state, 2, 13, 15);
        add(&mut state, 3, 17, 18);
        assert_eq!(state.until(ruth().person, Day(11)), Some(Day(15)));
        assert_eq!(state.until(ruth().person, Day(16)), None);
    }
}
