//! Handing over while one is still there: a colleague is asked, the client is asked, and only when
//! both have said yes can the one who was there say goodbye and step back. Until then, and after
//! any no, everything stays as it is.

use super::{Bond, Fact, Status, Why, part};
use crate::fact;
use crate::id::{BondId, PersonId};
use crate::promise;
use crate::refusal::Refusal;
use crate::seen::Seen;
use crate::time::Timestamp;
use crate::who::{Actor, Near, Role};
use crate::words::{LINE, SHORT, said};

/// That a colleague was asked to go on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passing {
    /// The bond that was proposed.
    pub to: BondId,
    /// What the one who hands over said to the client.
    pub words: String,
    /// When.
    pub at: Timestamp,
}

/// How far handing over has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step<'a> {
    /// Somebody's yes is missing. Whose is not told.
    Asked(&'a Bond),
    /// It will not be this colleague. Who said no is not told.
    Not(&'a Bond),
    /// The colleague is beside the client.
    GoesOn(&'a Bond),
}

/// One's own bond, while it goes on. Somebody who is not free for whatever reason is refused with
/// one and the same reason, so that it tells nothing of them.
pub(super) fn pass_on(
    state: &fact::State,
    who: &Actor,
    after: BondId,
    (bond, person, name, role): (BondId, PersonId, String, Role),
    words: String,
) -> Result<Vec<fact::Fact>, Refusal> {
    let before = own(state, who, after)?;
    if waits(state, before) {
        return Err(Refusal::WaitingForYes);
    }
    let taken = state.bond.all().any(|one| one.person == person && part::is_open(one));
    if taken || !role.meets() || role.near() > before.role.near() {
        return Err(Refusal::NotFree);
    }
    let (name, words) = (said(name, LINE)?, said(words, SHORT)?);
    let (purpose, after) = (before.purpose.clone(), Some(after));
    let passed = Fact::PassedOn { bond: before.id, to: bond, words };
    let proposed = Fact::Proposed { bond, person, name, role, purpose, after, stay: None };
    Ok(vec![proposed.into(), passed.into()])
}

/// Once somebody goes on in one's place. What one promised and has not kept goes over to them; an
/// answer that the client waits for is given first.
pub(super) fn step_back(
    state: &fact::State,
    who: &Actor,
    bond: BondId,
    words: String,
) -> Result<Vec<fact::Fact>, Refusal> {
    let own = own(state, who, bond)?;
    let to = own.passing.as_ref().and_then(|passing| state.bond.get(passing.to).ok());
    let to = to.filter(|to| to.status == Status::Active).ok_or(Refusal::WaitingForYes)?;
    let owes = state.to_settle(state.last_at).any(|(_, of, _)| of == who.person);
    if owes || state.waiting(bond).next().is_some() {
        return Err(Refusal::StillOwed);
    }
    let mut facts = vec![Fact::Goodbye { bond, words: said(words, SHORT)? }.into()];
    facts.extend(promise::pass_on(state, own, (to.id, to.person)));
    facts.push(Fact::Parted { bond, why: Why::HandedOver }.into());
    Ok(facts)
}

/// What goes over with a yes by which somebody goes on in the place of one who is not there any
/// more: what that person promised and has not kept.
pub(super) fn takes_over(
    state: &fact::State,
    who: &Actor,
    bond: BondId,
    in_person: bool,
) -> Result<Vec<fact::Fact>, Refusal> {
    let known = state.bond.get(bond)?;
    let begins = known.clone().accepted(who.author(), known.since, in_person) == Status::Active;
    let before = known.after.and_then(|before| state.bond.get(before).ok());
    let gone = before.filter(|before| begins && before.parted.is_some());
    Ok(gone.map_or_else(Vec::new, |gone| promise::pass_on(state, gone, (bond, known.person))))
}

fn own<'a>(state: &'a fact::State, who: &Actor, bond: BondId) -> Result<&'a Bond, Refusal> {
    let own = state.only_beside(who, Near::Between)?;
    let mine = own.id == bond && own.stay.is_none();
    if mine { Ok(own) } else { Err(Refusal::NotYours) }
}

fn waits(state: &fact::State, bond: &Bond) -> bool {
    let to = bond.passing.as_ref().and_then(|passing| state.bond.get(passing.to).ok());
    to.is_some_and(|to| to.status == Status::Proposed)
}

impl Seen {
    /// How far handing over one's own part has come, if one has asked anybody.
    pub fn passing_on(&self) -> Option<Step<'_>> {
        let own = self.state().bond.active(self.who().person)?;
        let to = self.state().bond.get(own.passing.as_ref()?.to).ok()?;
        Some(match to.status {
            Status::Proposed => Step::Asked(to),
            Status::Active => Step::GoesOn(to),
            Status::Paused | Status::Ended | Status::Declined => Step::Not(to),
        })
    }

    /// What the one before said when they asked the person of this bond to go on.
    pub fn passed_on_with(&self, bond: &Bond) -> Option<&str> {
        let before = self.bond(bond.after?)?;
        let passing = before.passing.as_ref().filter(|passing| passing.to == bond.id)?;
        Some(&passing.words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bond::Command;
    use crate::id::{PromiseId, StrainId};
    use crate::promise::{By, Terms};
    use crate::testing::{Given, amira, client, someone};
    use crate::{repair, strain};

    const TO: BondId = BondId([9; 16]);

    fn jo() -> Actor {
        someone(5, Role::Therapist)
    }

    fn pass_on(room: &Given, to: &Actor) -> Command {
        of(room.bond(), TO, to)
    }

    fn of(after: BondId, bond: BondId, to: &Actor) -> Command {
        Command::PassOn {
            after,
            bond,
            person: to.person,
            name: to.name.clone(),
            role: to.role,
            words: "I move to another town in May.".into(),
        }
    }

    fn asked() -> Given {
        let room = Given::bonded();
        let wish = pass_on(&room, &jo());
        room.when(&amira(), wish).expect("asked")
    }

    fn step_back(room: &Given) -> Command {
        Command::StepBack { bond: room.bond(), words: "I was glad to know you.".into() }
    }

    #[test]
    fn until_both_say_yes_everything_stays() {
        let room = asked();
        assert!(room.state.stands(&jo()).is_err() && room.state.stands(&amira()).is_ok());
        assert_eq!(room.refused(&amira(), step_back(&room)), Refusal::WaitingForYes);
        let room = room.when(&jo(), Command::Accept { bond: TO }).expect("yes");
        assert!(room.state.stands(&jo()).is_err(), "the client has their say");
        assert!(matches!(room.seen(&amira()).passing_on(), Some(Step::Asked(_))));
        let room = room.when(&client(), Command::Accept { bond: TO }).expect("yes");
        assert!(room.state.stands(&jo()).is_ok() && room.state.stands(&amira()).is_ok());
        assert!(matches!(room.seen(&amira()).passing_on(), Some(Step::GoesOn(_))));
    }

    #[test]
    fn a_no_of_either_leaves_all_as_it_is_and_is_not_told_apart() {
        let told = [client(), jo()].map(|who| {
            let room = asked().when(&who, Command::Decline { bond: TO }).expect("no");
            assert!(room.state.stands(&amira()).is_ok());
            assert_eq!(room.refused(&amira(), step_back(&room)), Refusal::WaitingForYes);
            let told = format!(
                "{:?}",
                room.seen(&amira()).passing_on().map(|step| match step {
                    Step::Not(bond) => ("not", bond.name.clone()),
                    Step::Asked(_) | Step::GoesOn(_) => ("else", String::new()),
                })
            );
            let again = of(room.bond(), BondId([10; 16]), &someone(6, Role::Therapist));
            room.when(&amira(), again).expect("somebody else can be asked");
            told
        });
        assert_eq!(told[0], told[1]);
        assert!(told[0].contains("not"));
    }

    #[test]
    fn the_one_before_says_goodbye_and_their_way_in_closes() {
        let room = asked().when(&jo(), Command::Accept { bond: TO }).expect("yes");
        let room = room.when(&client(), Command::Accept { bond: TO }).expect("yes");
        assert_eq!(room.refused(&jo(), step_back(&room)), Refusal::NotYours);
        let bond = room.bond();
        let empty = Command::StepBack { bond, words: " ".into() };
        assert_eq!(room.refused(&amira(), empty), Refusal::Empty);
        let wish = step_back(&room);
        let room = room.when(&amira(), wish).expect("stepped back");
        assert!(room.state.stands(&amira()).is_err() && room.state.stands(&jo()).is_ok());
        let seen = room.seen(&client());
        let before = seen.bond(bond).expect("a bond");
        assert_eq!(before.parted, Some(Why::HandedOver));
        assert_eq!(before.goodbye.as_deref(), Some("I was glad to know you."));
        assert!(room.state.left_alone(bond).is_none());
    }

    fn promised(room: Given, number: u8) -> Given {
        let (promise, bond) = (PromiseId([number; 16]), room.bond());
        let terms = Terms { words: "Ask about the flat.".into(), by: By::NextMeeting };
        let make = promise::Command::Make { promise, bond, terms, note: None };
        room.when(&amira(), make).expect("promised")
    }

    fn owed(room: &Given, who: &Actor) -> Vec<(PromiseId, PersonId)> {
        room.seen(who).owed().iter().map(|one| (one.id, one.from)).collect()
    }

    #[test]
    fn what_was_promised_goes_over_and_an_answer_that_is_waited_for_comes_first() {
        let room = promised(asked(), 3).when(&jo(), Command::Accept { bond: TO }).expect("yes");
        let room = room.when(&client(), Command::Accept { bond: TO }).expect("yes");
        let (strain, bond) = (StrainId([7; 16]), room.bond());
        let say = strain::Command::Say { strain, bond, words: "That hurt.".into() };
        let room = room.when(&client(), say).expect("said");
        assert_eq!(room.refused(&amira(), step_back(&room)), Refusal::StillOwed);
        let answer =
            repair::Command::Answer { bond, strain, words: "I am sorry.".into(), different: None };
        let room = room.when(&amira(), answer).expect("answered");
        let wish = step_back(&room);
        let room = room.when(&amira(), wish).expect("stepped back");
        let jos = (PromiseId([3; 16]), jo().person);
        assert_eq!(owed(&room, &client()), [jos]);
        assert_eq!(owed(&room.decoded(), &jo()), [jos]);
    }

    #[test]
    fn what_somebody_promised_who_left_goes_over_with_the_last_yes() {
        let room = promised(Given::bonded(), 3);
        let after = room.bond();
        let part = Command::Part { bond: after, why: Why::Left };
        let room = room.when(&someone(0, Role::Operator), part).expect("parted");
        let (person, name, role) = (jo().person, jo().name, jo().role);
        let ask = Command::HandOver { after, bond: TO, person, name, role };
        let room = room.when(&someone(9, Role::Administrator), ask).expect("asked");
        let room = room.when(&client(), Command::AcceptFromNow { bond: TO }).expect("yes");
        assert_eq!(owed(&room, &client()), [], "not before both have said yes");
        let room = room.when(&jo(), Command::Accept { bond: TO }).expect("yes");
        assert_eq!(owed(&room, &client()), [(PromiseId([3; 16]), jo().person)]);
    }

    #[test]
    fn whoever_is_not_free_is_refused_with_one_reason() {
        let sam = someone(6, Role::PeerSupporter);
        let room = Given::bonded().beside(&sam);
        let interpreter = someone(7, Role::Interpreter);
        for to in [amira(), sam.clone(), interpreter, someone(8, Role::Reception)] {
            let own = room.state.bond.active(amira().person).expect("a bond");
            let wish = of(own.id, TO, &to);
            assert_eq!(room.refused(&amira(), wish), Refusal::NotFree, "{to:?}");
        }
        let own = room.state.bond.active(sam.person).expect("a bond").id;
        let nearer = of(own, TO, &jo());
        assert_eq!(room.refused(&sam, nearer), Refusal::NotFree, "nobody comes nearer by it");
    }

    #[test]
    fn nobody_hands_over_what_is_not_theirs_or_asks_two() {
        let room = Given::bonded();
        for who in [client(), jo(), someone(9, Role::Administrator)] {
            assert_eq!(room.refused(&who, pass_on(&room, &jo())), Refusal::NotYours);
        }
        let room = asked();
        let second = pass_on(&room, &someone(6, Role::Therapist));
        assert_eq!(room.refused(&amira(), second), Refusal::WaitingForYes);
    }

    #[test]
    fn the_client_reads_why_with_the_question() {
        let room = asked();
        let seen = room.seen(&client());
        let bond = seen.bond(TO).expect("a bond");
        assert_eq!(seen.passed_on_with(bond), Some("I move to another town in May."));
    }
}
