//! What follows from new facts elsewhere: data, not actions. The caller carries them out in
//! the same transaction.

use crate::bond::{self, Bond, Status};
use crate::fact::{Context, Fact, State};
use crate::id::{BondId, ExpectId, PersonId, PromiseId, StrainId, UrgentId};
use crate::slot::{self, Slots};
use crate::strain::{self, Strain};
use crate::who::Role;
use crate::{
    away, delay, expected, form, front, handover, heard, meeting, note, opened, promise, recovery,
    series, staff, urgent, welcome,
};

/// One consequence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// The index of bonds says this from now on.
    Bond {
        /// Which bond.
        bond: BondId,
        /// Who is beside the client.
        person: PersonId,
        /// In which role.
        role: Role,
        /// Where it stands.
        status: Status,
    },
    /// One more entry for the client's front room.
    Front(front::Fact),
    /// One more entry for the desk of everybody who stands behind staff.
    Desks(expected::Fact),
    /// The same of what somebody tried who was refused a room.
    Tried(opened::Fact),
    /// What stands about somebody's coming in, for their account and for the desks of those who
    /// gave them the words.
    Welcome(welcome::Fact),
    /// Somebody is asked to take over: said on their desk.
    TakeOver {
        /// Who.
        person: PersonId,
        /// For whom.
        fact: handover::Fact,
    },
    /// Somebody's account follows what was said of them in the list of staff.
    Staff(staff::Fact),
    /// The service book tells those behind staff whether a second person is looked for.
    Recovery(recovery::Fact),
    /// The service book knows when somebody is away.
    Away(away::Fact),
    /// The service book knows that the client is told of visits that waited.
    Delay(delay::Fact),
    /// Where an urgent opening stands, for the desks of these people, of who asked and of
    /// everybody who stands behind staff.
    Urgent {
        /// Who has a part in the client's care.
        people: Vec<PersonId>,
        /// Which.
        urgent: UrgentId,
        /// Where it stands; the application adds whose room it is.
        line: urgent::Line,
    },
    /// A meeting holds other times from now on.
    Slots(Slots),
}

/// What follows from `facts`, given the state after them and what other rooms answered.
pub fn effects(after: &State, with: &Context<'_>, facts: &[Fact]) -> Vec<Effect> {
    let bonds = facts.iter().filter_map(|fact| match fact {
        Fact::Bond(fact) => after.bond.get(fact.bond()).ok(),
        _ => None,
    });
    let mut all: Vec<_> = bonds
        .map(|bond| Effect::Bond {
            bond: bond.id,
            person: bond.person,
            role: bond.role,
            status: bond.in_index(),
        })
        .collect();
    all.extend(facts.iter().flat_map(|fact| expects(after, fact)).map(Effect::Desks));
    all.extend(heard::on_desks(after, facts).into_iter().map(Effect::Desks));
    all.extend(note::on_desks(after, facts).into_iter().map(Effect::Desks));
    all.extend(facts.iter().filter_map(|fact| match fact {
        Fact::Recovery(fact) => recovery::in_book(after, fact).map(Effect::Recovery),
        Fact::Welcome(fact) => Some(Effect::Welcome(fact.clone())),
        Fact::Staff(fact) => Some(Effect::Staff(fact.clone())),
        Fact::Away(fact) => Some(Effect::Away(fact.clone())),
        Fact::Bond(fact) => take_over(after, fact),
        Fact::Opened(fact) => opened::on_desks(fact).map(Effect::Tried),
        _ => None,
    }));
    all.extend(delay::told(facts).map(Effect::Delay));
    let urgent = urgent::on_desks(after, facts).into_iter();
    all.extend(urgent.map(|(people, urgent, line)| Effect::Urgent { people, urgent, line }));
    if changes_front(after, facts) {
        all.push(Effect::Front(front::Fact::Shown { lines: front::lines(after) }));
    }
    all.extend(slot::slots(after, with, facts).into_iter().map(Effect::Slots));
    all
}

/// What a fact lets be expected of somebody, or no longer.
fn expects(after: &State, fact: &Fact) -> Vec<expected::Fact> {
    match fact {
        Fact::Strain(strain::Fact::Noticed { strain, .. }) => repaired(after, *strain),
        Fact::Repair(fact) => repaired(after, fact.strain()),
        Fact::Promise(fact) => question(after, fact.promise()).into_iter().collect(),
        Fact::Form(form::Fact::Answered { ask, care: Some(care), .. }) => {
            let (expect, what) = (ExpectId(ask.0), expected::What::Safety);
            vec![expected::Fact::Expected { expect, of: care.of, what, by: care.by }]
        }
        Fact::Form(form::Fact::Reached { ask, .. }) => {
            vec![expected::Fact::Ended { expect: ExpectId(ask.0) }]
        }
        // Where two are not beside each other nothing can be answered, so nothing is expected.
        Fact::Bond(bond::Fact::Paused { bond } | bond::Fact::Ended { bond }) => {
            open_between(after, *bond)
        }
        Fact::Bond(bond::Fact::Parted { bond, .. }) => {
            open_between(after, *bond).into_iter().chain(without(after, *bond)).collect()
        }
        Fact::Bond(bond::Fact::LetBe { bond }) => {
            vec![expected::Fact::Ended { expect: ExpectId(bond.0) }]
        }
        Fact::Bond(bond::Fact::Accepted { bond, .. }) => {
            let before = after.bond.no_longer_alone(*bond);
            before.map(|bond| expected::Fact::Ended { expect: ExpectId(bond.id.0) }).collect()
        }
        Fact::Bond(bond::Fact::Resumed { bond }) => open_between(after, *bond),
        _ => Vec::new(),
    }
}

/// Whoever is asked to take over from somebody who is no longer there reads for whom, so that
/// they can reach them. Where that person is still there, nothing is told before the client's yes.
fn take_over(after: &State, fact: &bond::Fact) -> Option<Effect> {
    let bond::Fact::Proposed { bond, person, after: Some(before), .. } = fact else { return None };
    let before = after.bond.get(*before).ok().filter(|bond| bond.parted.is_some())?.name.clone();
    let name = after.about.lines().name.clone();
    let fact = handover::Fact::Asked { bond: *bond, name, before };
    Some(Effect::TakeOver { person: *person, fact })
}

/// Nobody in their care is beside the client any more: due at once.
fn without(after: &State, bond: BondId) -> Option<expected::Fact> {
    let parted = after.bond.left_alone(bond)?;
    let (expect, what) = (ExpectId(parted.id.0), expected::What::Without);
    Some(expected::Fact::Expected { expect, of: parted.person, what, by: parted.since })
}

/// What is expected about a question that a client asked: an answer by its day, or nothing any
/// more. Of what is promised otherwise nobody else is told.
fn question(after: &State, promise: PromiseId) -> Option<expected::Fact> {
    let promise = after.promise.get(promise).ok().filter(|one| one.opening.is_some())?;
    let expect = ExpectId(promise.id.0);
    let open = promise.standing == promise::Standing::Open;
    let urgent = || after.bond.get(promise.bond).is_ok_and(Bond::is_urgent);
    let due = after.due(promise);
    let due = due.filter(|_| open && (beside(after, promise.bond).is_some() || urgent()));
    Some(due.map_or(expected::Fact::Ended { expect }, |by| expected::Fact::Expected {
        expect,
        of: promise.from,
        what: expected::What::Question,
        by,
    }))
}

/// What is expected about everything that is open between the two of a bond.
fn open_between(after: &State, bond: BondId) -> Vec<expected::Fact> {
    let strains = after.strain.of(bond).filter(|strain| after.expects_of(strain).is_some());
    let strains = strains.map(|strain| repair(after, strain));
    let asked = after.owed(bond).filter_map(|one| question(after, one.id));
    strains.chain(asked).collect()
}

/// What a step in a repair changes. Where the two are not beside each other, nothing is expected
/// already.
fn repaired(after: &State, strain: StrainId) -> Vec<expected::Fact> {
    let strain = after.strain.get(strain).ok();
    let strain = strain.filter(|strain| beside(after, strain.bond).is_some());
    strain.map(|strain| repair(after, strain)).into_iter().collect()
}

/// Where two are not beside each other nothing can be answered, so nothing is expected.
fn repair(after: &State, strain: &Strain) -> expected::Fact {
    let expect = ExpectId(strain.id.0);
    let expected = beside(after, strain.bond).zip(after.expects_of(strain));
    expected.map_or(expected::Fact::Ended { expect }, |(bond, (what, by))| {
        expected::Fact::Expected { expect, of: bond.person, what, by }
    })
}

/// A bond, while the two are beside each other.
fn beside(after: &State, bond: BondId) -> Option<&Bond> {
    after.bond.get(bond).ok().filter(|bond| bond.status == Status::Active)
}

/// The front changes when the choice does, or when what is agreed or with whom does while it
/// is shown.
fn changes_front(after: &State, facts: &[Fact]) -> bool {
    let shown = after.front.shows() != front::Shows::Nothing;
    facts.iter().any(|fact| match fact {
        Fact::Front(front::Fact::Chosen { .. }) => true,
        Fact::Bond(_)
        | Fact::Meeting(meeting::Fact::Accepted { .. } | meeting::Fact::Cancelled { .. })
        | Fact::Series(series::Fact::Answered { .. } | series::Fact::Cancelled { .. }) => shown,
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repair;
    use crate::testing::{Given, amira, client};

    #[test]
    fn the_index_follows_every_step_of_a_bond() {
        let room = Given::bonded();
        let bond = room.bond();
        let room = room.when(&client(), crate::bond::Command::Pause { bond }).expect("paused");
        let expected = Effect::Bond {
            bond,
            person: amira().person,
            role: Role::Therapist,
            status: Status::Paused,
        };
        assert_eq!(effects(&room.state, &room.context(), &room.newest()), [expected]);
    }

    fn said(strain: StrainId) -> Given {
        let room = Given::bonded();
        let bond = room.bond();
        let say = strain::Command::Say { strain, bond, words: "I went home sad.".into() };
        room.when(&client(), say).expect("said")
    }

    fn on_desks(room: &Given) -> Vec<Effect> {
        let mut all = effects(&room.state, &room.context(), &room.newest());
        all.retain(|effect| matches!(effect, Effect::Desks(_)));
        all
    }

    #[test]
    fn what_is_expected_reaches_the_desks_without_a_word() {
        let strain = StrainId([7; 16]);
        let room = said(strain);
        let expect = ExpectId(strain.0);
        let by = crate::testing::NOW.plus(3 * crate::time::DAY);
        let expected = expected::Fact::Expected {
            expect,
            of: amira().person,
            what: expected::What::Repair,
            by,
        };
        assert_eq!(on_desks(&room), [Effect::Desks(expected)]);
        let words = "I am sorry.".into();
        let answer = repair::Command::Answer { bond: room.bond(), strain, words, different: None };
        let room = room.when(&amira(), answer).expect("answered");
        let by = crate::testing::NOW.plus(28 * crate::time::DAY);
        let (of, what) = (amira().person, expected::What::Open);
        let open = expected::Fact::Expected { expect, of, what, by };
        assert_eq!(on_desks(&room), [Effect::Desks(open)], "that it stays open is told later");
        let heard = repair::Command::Hear { strain, words: String::new() };
        let room = room.when(&client(), heard).expect("heard");
        assert_eq!(on_desks(&room), [Effect::Desks(expected::Fact::Ended { expect })]);
    }

    #[test]
    fn a_question_that_is_not_answered_reaches_the_desks_without_a_word() {
        let room = Given::bonded().looked(&amira(), crate::testing::NOW);
        let (promise, opening) = (PromiseId([9; 16]), room.last_entry());
        let ask = promise::Command::AskWhy { promise, opening };
        let room = room.when(&client(), ask).expect("asked");
        let expect = ExpectId(promise.0);
        let by = crate::testing::NOW.plus(3 * crate::time::DAY);
        let (of, what) = (amira().person, expected::What::Question);
        let owed = Effect::Desks(expected::Fact::Expected { expect, of, what, by });
        assert_eq!(on_desks(&room), std::slice::from_ref(&owed));
        let bond = room.bond();
        let paused = room.clone().when(&client(), crate::bond::Command::Pause { bond });
        let paused = paused.expect("paused");
        assert_eq!(on_desks(&paused), [Effect::Desks(expected::Fact::Ended { expect })]);
        let resumed = paused.when(&client(), crate::bond::Command::Resume { bond });
        assert_eq!(on_desks(&resumed.expect("resumed")), [owed]);
        let words = "To read your check-in.".to_owned();
        let answer = promise::Command::Keep { promise, words };
        let room = room.when(&amira(), answer).expect("answered");
        assert_eq!(on_desks(&room), [Effect::Desks(expected::Fact::Ended { expect })]);
    }

    #[test]
    fn what_is_promised_otherwise_is_told_to_nobody_else() {
        let room = Given::bonded();
        let terms = promise::Terms { words: "Send it.".into(), by: promise::By::NextMeeting };
        let (promise, bond) = (PromiseId([9; 16]), room.bond());
        let make = promise::Command::Make { promise, bond, terms, note: None };
        assert_eq!(on_desks(&room.when(&amira(), make).expect("promised")), []);
    }

    #[test]
    fn nothing_is_expected_of_somebody_who_is_not_beside_the_client() {
        let strain = StrainId([7; 16]);
        let room = said(strain);
        let bond = room.bond();
        let room = room.when(&client(), bond::Command::Pause { bond }).expect("paused");
        let ended = expected::Fact::Ended { expect: ExpectId(strain.0) };
        assert_eq!(on_desks(&room), [Effect::Desks(ended)]);
        let room = room.when(&client(), bond::Command::Resume { bond }).expect("resumed");
        assert!(matches!(
            on_desks(&room).as_slice(),
            [Effect::Desks(expected::Fact::Expected { .. })]
        ));
    }

    #[test]
    fn not_yet_during_a_pause_is_expected_of_nobody_until_it_is_over() {
        let strain = StrainId([7; 16]);
        let room = said(strain);
        let bond = room.bond();
        let words = "I am sorry.".into();
        let answer = repair::Command::Answer { bond, strain, words, different: None };
        let room = room.when(&amira(), answer).expect("answered");
        let room = room.when(&client(), bond::Command::Pause { bond }).expect("paused");
        let not_yet = repair::Command::SayNotYet { strain, words: String::new() };
        let room = room.when(&client(), not_yet).expect("said");
        assert_eq!(on_desks(&room), []);
        let room = room.when(&client(), bond::Command::Resume { bond }).expect("resumed");
        assert_eq!(on_desks(&room).len(), 1);
    }
}
