//! Times that are taken: a person and a room can each be in one meeting at a time.
//!
//! A time is held from the moment staff propose it, so that a client's yes is never turned
//! away. What a client proposes must be free, and is held from the yes on. While a change
//! waits for its answer, the old time and the new one are both held. A pause takes nothing
//! away, so what was agreed stays held; a no, a cancellation and the end of a bond let go.
//! What is over is not held, but for the house: whoever was there counts as having been there
//! until the day is over for everybody, so that nobody who is kept apart comes on the same day.

use crate::apart::MARGIN;
use crate::bond::{self, Bond, Status};
use crate::fact::{Context, Fact, State};
use crate::id::{MeetingId, PersonId};
use crate::meeting::{self, Details, Meeting, Step, What};
use crate::time::{DAY, Timestamp};
use crate::who::Role;

/// For how long after its end a meeting in the house counts for whoever is kept apart from those
/// who were there: at least until the day is over, with the hour around it.
pub const STAYS: i64 = DAY + 2 * MARGIN;

/// What only one meeting can have at a time.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Resource {
    /// Somebody who is beside clients.
    Person(PersonId),
    /// One of the service's own rooms, by its words as they are compared.
    Room(String),
    /// Being in the service's house, as a client or as somebody beside one. Several meetings can
    /// have it at once; it is what must be free for whoever is kept apart from them.
    House(PersonId),
}

/// One of them, from one moment until just before another.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hold {
    /// What is held.
    pub resource: Resource,
    /// From when.
    pub starts: Timestamp,
    /// Until when.
    pub ends: Timestamp,
}

/// What one meeting holds from now on, instead of what it held before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slots {
    /// Which meeting.
    pub meeting: MeetingId,
    /// What it holds.
    pub holds: Vec<Hold>,
    /// What no other meeting may hold, or none of this happens.
    pub free: Vec<Hold>,
}

/// What follows for the times that are held from `facts`, given the state after them.
pub(crate) fn slots(after: &State, with: &Context<'_>, facts: &[Fact]) -> Vec<Slots> {
    let of = |fact: &Fact| match fact {
        Fact::Meeting(_) | Fact::Series(_) => {
            let each = fact.on_meetings();
            each.iter().filter_map(|fact| after_step(after, with, fact)).collect()
        }
        Fact::Bond(bond::Fact::Ended { bond } | bond::Fact::Parted { bond, .. }) => {
            let meetings = after.meeting.all().filter(|meeting| meeting.bond == *bond);
            let held = meetings.filter(|meeting| kept(after, meeting).next().is_some());
            held.filter_map(|meeting| Some(over(after, with, after.bond.get(*bond).ok()?, meeting)))
                .collect()
        }
        _ => Vec::new(),
    };
    facts.iter().flat_map(of).collect()
}

fn after_step(after: &State, with: &Context<'_>, fact: &meeting::Fact) -> Option<Slots> {
    let moves = !matches!(fact, meeting::Fact::Began { .. } | meeting::Fact::NotMet { .. });
    let meeting = after.meeting.get(fact.meeting()).ok().filter(|_| moves)?;
    let bond = after.bond.get(meeting.bond).ok()?;
    if matches!(bond.status, Status::Ended | Status::Declined) {
        return Some(over(after, with, bond, meeting));
    }
    let claimed = match fact {
        meeting::Fact::Proposed { .. } | meeting::Fact::ChangeProposed { .. } => {
            meeting.proposed.as_ref().map(|(details, _)| details)
        }
        meeting::Fact::Accepted { .. } => meeting.agreed.as_ref(),
        meeting::Fact::Declined { .. }
        | meeting::Fact::Cancelled { .. }
        | meeting::Fact::Began { .. }
        | meeting::Fact::NotMet { .. } => None,
    };
    let claimed = claimed.into_iter().filter(|details| ahead(after, details));
    let free = free(after, with, bond, claimed, &before(after, with, bond, meeting, fact));
    let mut holds = holds(after, with, bond, kept(after, meeting));
    holds.extend(over(after, with, bond, meeting).holds);
    holds.sort();
    holds.dedup();
    Some(Slots { meeting: meeting.id, holds, free })
}

/// What is left of a meeting that keeps no time: that people were in the house.
fn over(after: &State, with: &Context<'_>, bond: &Bond, meeting: &Meeting) -> Slots {
    let mut holds = holds(after, with, bond, been(after, meeting));
    holds.retain(|hold| matches!(hold.resource, Resource::House(_)));
    Slots { meeting: meeting.id, holds, free: Vec::new() }
}

/// The times of a meeting that had begun when it was moved or cancelled, or have by now.
fn been<'a>(after: &'a State, meeting: &'a Meeting) -> impl Iterator<Item = &'a Details> {
    let moved = meeting.steps.iter().filter_map(|step| match &step.what {
        What::Agreed { before, .. } => before.as_ref().filter(|before| before.starts <= step.at),
        _ => None,
    });
    let until = meeting.steps.last().filter(|_| meeting.cancelled.is_some());
    let until = until.map_or(after.last_at, |step| step.at);
    let now = meeting.agreed.iter().filter(move |details| details.starts <= until);
    moved.chain(now).filter(|details| details.ends().plus(STAYS) > after.last_at)
}

/// What a meeting held in the house before this step. To change something about it there is never
/// turned away, also where two are kept apart since: that would be a sign.
fn before(
    after: &State,
    with: &Context<'_>,
    bond: &Bond,
    meeting: &Meeting,
    fact: &meeting::Fact,
) -> Vec<Hold> {
    let last = meeting.steps.last().map(|step| &step.what);
    let held = match (fact, last) {
        (meeting::Fact::Accepted { .. }, Some(What::Agreed { before, .. })) => before.as_ref(),
        (meeting::Fact::Accepted { .. }, _) => None,
        _ => meeting.agreed.as_ref(),
    };
    // A yes is to a time that is held since staff proposed it.
    let yes = meeting.agreed.as_ref().filter(|_| was_held(meeting, fact));
    holds(after, with, bond, held.into_iter().chain(yes))
}

/// The times that a meeting keeps for itself.
fn kept<'a>(after: &'a State, meeting: &'a Meeting) -> impl Iterator<Item = &'a Details> {
    let by_staff = meeting.proposed.as_ref().filter(|(_, by)| by.role != Role::Client);
    let times = [meeting.agreed.as_ref(), by_staff.map(|(details, _)| details)];
    let times = times.into_iter().flatten().filter(|_| meeting.cancelled.is_none());
    times.filter(|details| ahead(after, details))
}

fn ahead(after: &State, details: &Details) -> bool {
    details.ends() > after.last_at
}

/// Whether a yes is to a time that is held since staff proposed it.
fn was_held(meeting: &Meeting, fact: &meeting::Fact) -> bool {
    let proposed = |step: &&Step| matches!(step.what, What::Proposed | What::ChangeProposed);
    let last = meeting.steps.iter().rev().find(proposed);
    matches!(fact, meeting::Fact::Accepted { .. })
        && last.is_some_and(|step| step.by.role != Role::Client)
}

fn holds<'a>(
    after: &State,
    with: &Context<'_>,
    bond: &Bond,
    times: impl Iterator<Item = &'a Details>,
) -> Vec<Hold> {
    let of = |details: &Details| {
        let room = with.book.and_then(|book| book.settings().room(&details.place));
        let house = room.is_some().then_some([after.owner, bond.person].map(Resource::House));
        let resources = [Some(Resource::Person(bond.person)), room.map(Resource::Room)];
        let resources = resources.into_iter().flatten().chain(house.into_iter().flatten());
        let (starts, ends) = (details.starts, details.ends());
        resources.map(move |resource| Hold { resource, starts, ends })
    };
    let mut all: Vec<_> = times.flat_map(of).collect();
    all.sort();
    all.dedup();
    all
}

/// What must be free for these times: what they hold, but for the house, which several meetings
/// can have; and the house for everybody from whom one of the two is kept apart.
fn free<'a>(
    after: &State,
    with: &Context<'_>,
    bond: &Bond,
    times: impl Iterator<Item = &'a Details>,
    before: &[Hold],
) -> Vec<Hold> {
    let (house, mut all): (Vec<_>, Vec<_>) = holds(after, with, bond, times)
        .into_iter()
        .partition(|hold| matches!(hold.resource, Resource::House(_)));
    let new = |hold: &Hold| {
        let within = |held: &Hold| held.starts <= hold.starts && hold.ends <= held.ends;
        !before.iter().any(|held| held.resource == hold.resource && within(held))
    };
    if let Some(book) = with.book {
        let people = [after.owner, bond.person];
        let apart = |hold: Hold| book.must_be_free(&people, hold.starts, hold.ends);
        all.extend(house.into_iter().filter(new).flat_map(apart));
        all.sort();
        all.dedup();
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meeting::Command;
    use crate::settings::{self, Settings};
    use crate::testing::{Given, MEETING, NOW, amira, client, someone};
    use crate::time::{DAY, HOUR, MINUTE};

    fn book() -> Given {
        let rooms = Some("Room 3\nThe garden room".into());
        let settings = Settings { name: "Harbour House".into(), rooms, ..Settings::default() };
        let change = settings::Command::Change { settings };
        Given::book().when(&someone(8, Role::Operator), change).expect("changed")
    }

    fn bonded() -> Given {
        Given::bonded().with_book(&book())
    }

    fn details(days: i64, place: &str) -> Details {
        let starts = NOW.plus(days * DAY);
        Details { starts, minutes: 50, place: place.into(), others: String::new() }
    }

    fn propose(room: &Given, days: i64, place: &str) -> Command {
        Command::Propose { meeting: MEETING, bond: room.bond(), details: details(days, place) }
    }

    fn change(days: i64) -> Command {
        Command::ProposeChange { meeting: MEETING, details: details(days, "by phone") }
    }

    const YES: Command = Command::Accept { meeting: MEETING };
    const NO: Command = Command::Decline { meeting: MEETING };

    fn cancel() -> Command {
        Command::Cancel { meeting: MEETING, words: String::new() }
    }

    fn newest(room: &Given) -> Slots {
        let mut all = slots(&room.state, &room.context(), &room.newest());
        assert_eq!(all.len(), 1);
        all.remove(0)
    }

    const fn none(meeting: MeetingId) -> Slots {
        Slots { meeting, holds: Vec::new(), free: Vec::new() }
    }

    /// Amira on these days, and nothing else.
    fn amira_on(days: &[i64]) -> Vec<Hold> {
        let hold = |days: &i64| {
            let starts = NOW.plus(days * DAY);
            let ends = starts.plus(50 * MINUTE);
            Hold { resource: Resource::Person(amira().person), starts, ends }
        };
        days.iter().map(hold).collect()
    }

    #[test]
    fn what_staff_propose_is_held_at_once_and_again_with_the_yes() {
        let room = bonded();
        let wish = propose(&room, 2, "by phone");
        let room = room.when(&amira(), wish).expect("proposed");
        let held = Slots { meeting: MEETING, holds: amira_on(&[2]), free: amira_on(&[2]) };
        assert_eq!(newest(&room), held);
        assert_eq!(newest(&room.when(&client(), YES).expect("agreed")), held);
    }

    #[test]
    fn what_a_client_proposes_must_be_free_and_is_held_from_the_yes_on() {
        let room = bonded();
        let wish = propose(&room, 2, "by phone");
        let room = room.when(&client(), wish).expect("proposed");
        let asked = Slots { meeting: MEETING, holds: Vec::new(), free: amira_on(&[2]) };
        assert_eq!(newest(&room), asked);
        let room = room.when(&amira(), YES).expect("agreed");
        assert_eq!(newest(&room), Slots { holds: amira_on(&[2]), ..asked });
    }

    #[test]
    fn a_room_of_the_service_is_held_and_another_place_is_not() {
        for (place, named) in [
            ("Room 3", Some("room 3")),
            ("  the GARDEN\u{a0}room ", Some("the garden room")),
            ("Room 3, upstairs.", Some("room 3")),
            ("in ROOM-3", Some("room 3")),
            ("Room 33", None),
            ("Bedroom 3", None),
            ("by phone", None),
        ] {
            let room = bonded();
            let wish = propose(&room, 2, place);
            let held = newest(&room.when(&amira(), wish).expect("proposed")).holds;
            let rooms: Vec<_> = held.into_iter().map(|hold| hold.resource).collect();
            let mut wanted = vec![Resource::Person(amira().person)];
            wanted.extend(named.map(|named| Resource::Room(named.into())));
            let house = [client().person, amira().person].map(Resource::House);
            wanted.extend(house.into_iter().filter(|_| named.is_some()));
            assert_eq!(rooms, wanted, "{place}");
        }
    }

    #[test]
    fn a_change_by_staff_holds_both_times_until_its_answer() {
        let room = bonded();
        let wish = propose(&room, 2, "by phone");
        let room = room.when(&amira(), wish).expect("proposed");
        let room = room.when(&client(), YES).expect("agreed");
        let asked = room.clone().when(&amira(), change(3)).expect("a change");
        let both = Slots { meeting: MEETING, holds: amira_on(&[2, 3]), free: amira_on(&[3]) };
        assert_eq!(newest(&asked), both);
        let no = newest(&asked.clone().when(&client(), NO).expect("no"));
        assert_eq!((no.holds, no.free), (amira_on(&[2]), Vec::new()));
        assert_eq!(newest(&asked.when(&client(), YES).expect("yes")).holds, amira_on(&[3]));
        let asked = room.when(&client(), change(3)).expect("the client's change");
        assert_eq!(newest(&asked).holds, amira_on(&[2]), "the client's holds nothing new");
    }

    #[test]
    fn a_no_and_a_cancellation_let_go() {
        let room = bonded();
        let wish = propose(&room, 2, "Room 3");
        let room = room.when(&amira(), wish).expect("proposed");
        for (who, wish) in [(client(), NO), (client(), cancel()), (amira(), cancel())] {
            assert_eq!(newest(&room.clone().when(&who, wish).expect("done")), none(MEETING));
        }
    }

    #[test]
    fn the_end_of_a_bond_lets_go_of_what_is_ahead_and_a_pause_keeps_it() {
        let room = Given::with_meeting().with_book(&book());
        let bond = room.bond();
        let paused = room.clone().when(&client(), bond::Command::Pause { bond }).expect("paused");
        assert_eq!(slots(&paused.state, &paused.context(), &paused.newest()), []);
        let ended = room.clone().when(&client(), bond::Command::End { bond }).expect("ended");
        assert_eq!(newest(&ended), none(MEETING));
        let late = room.later(3 * DAY).when(&client(), bond::Command::End { bond }).expect("late");
        assert_eq!(slots(&late.state, &late.context(), &late.newest()), []);
    }

    /// The house of both, and nothing else, at this moment.
    fn house_at(starts: Timestamp) -> Vec<Hold> {
        let ends = starts.plus(50 * MINUTE);
        let mut people = [crate::testing::client().person, amira().person];
        people.sort();
        people.map(|one| Hold { resource: Resource::House(one), starts, ends }).to_vec()
    }

    #[test]
    fn whoever_was_in_the_house_was_there_also_where_it_is_moved_or_cancelled_meanwhile() {
        let room = Given::with_meeting().with_book(&book());
        let starts = NOW.plus(2 * DAY);
        let begun = room.clone().later(2 * DAY + 20 * MINUTE);
        let cancelled = begun.clone().when(&client(), cancel()).expect("cancelled");
        assert_eq!(newest(&cancelled).holds, house_at(starts));
        let asked = begun.clone().when(&client(), change(3)).expect("asked");
        let moved = asked.when(&amira(), YES).expect("moved");
        let mut both = [house_at(starts), amira_on(&[3])].concat();
        both.sort();
        assert_eq!(newest(&moved).holds, both);
        let bond = room.bond();
        let ended = begun.when(&client(), bond::Command::End { bond }).expect("ended");
        assert_eq!(newest(&ended).holds, house_at(starts));
        let before = room.clone().when(&client(), cancel()).expect("cancelled before");
        assert_eq!(newest(&before), none(MEETING));
    }

    #[test]
    fn what_is_over_is_not_held() {
        let room = bonded();
        let wish = propose(&room, 2, "by phone");
        let room = room.when(&client(), wish).expect("proposed").later(2 * DAY + HOUR);
        let room = room.when(&amira(), NO).expect("said too late");
        assert_eq!(newest(&room), none(MEETING));
    }
}
