//! How long two people have been beside each other, and who was there before: the same facts for
//! the client and for those who have a part in their care.

use super::Bond;
use crate::seen::Seen;
use crate::time::Timestamp;

/// One stretch of time with somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span<'a> {
    /// With whom.
    pub name: &'a str,
    /// When it began.
    pub began: Timestamp,
    /// When it ended, if it has.
    pub over: Option<Timestamp>,
    /// Who went on in their place, where it was handed over.
    pub next: Option<&'a str>,
}

/// How long it has been with the same person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Continuity<'a> {
    /// When it began.
    pub began: Timestamp,
    /// When it ended, if it has.
    pub over: Option<Timestamp>,
    /// How many agreed meetings have begun. Whether both came is not known.
    pub met: usize,
    /// Each pause: since when, and until when if it is over.
    pub pauses: &'a [(Timestamp, Option<Timestamp>)],
    /// From whom it goes on, and how many whole days lay between the two.
    pub before: Option<(Span<'a>, i64)>,
}

impl Seen {
    /// How long it has been with the person of a bond, once it has begun. For the client, the
    /// person themselves, and who has a part in the client's care.
    pub fn continuity<'a>(&'a self, bond: &'a Bond) -> Option<Continuity<'a>> {
        let own = bond.person == self.who().person;
        let began = bond.course.began.filter(|_| own || self.knows_care())?;
        let meetings = self.state().meeting.all().filter(|one| one.bond == bond.id);
        let starts = meetings.filter_map(|one| one.stands()).map(|details| details.starts);
        Some(Continuity {
            began,
            over: bond.course.over,
            met: starts.filter(|starts| *starts <= self.at()).count(),
            pauses: &bond.course.pauses,
            before: self.before(bond, began),
        })
    }

    /// Everybody who is or was beside the client, the first one first, but for those who only
    /// stood in. For the client and for who has a part in their care.
    pub fn so_far(&self) -> Vec<Span<'_>> {
        let lasting = self.state().bond.all().filter(|bond| bond.stay.is_none());
        let all = lasting.filter(|_| self.knows_care());
        let mut spans: Vec<_> = all.filter_map(|bond| self.span(bond)).collect();
        spans.sort_by_key(|span| span.began);
        spans
    }

    fn before(&self, bond: &Bond, began: Timestamp) -> Option<(Span<'_>, i64)> {
        let before = self.state().bond.get(bond.after?).ok().filter(|_| self.knows_care())?;
        let span = self.span(before)?;
        let gap = span.over.map_or(0, |over| began.0.saturating_sub(over.0));
        Some((span, gap.max(0) / crate::time::DAY))
    }

    fn span<'a>(&'a self, bond: &'a Bond) -> Option<Span<'a>> {
        let next = self.state().bond.all().find(|one| one.after == Some(bond.id));
        Some(Span {
            name: &bond.name,
            began: bond.course.began?,
            over: bond.course.over,
            next: next.filter(|next| next.course.began.is_some()).map(|next| next.name.as_str()),
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::bond::{Command, Why};
    use crate::id::BondId;
    use crate::testing::{Given, NOW, amira, client, someone};
    use crate::time::DAY;
    use crate::who::Role;

    #[test]
    fn meetings_and_pauses_are_counted_as_they_were() {
        let room = Given::with_meeting().second_meeting(9 * DAY);
        let bond = room.bond();
        let room = room.later(3 * DAY).when(&client(), Command::Pause { bond }).expect("paused");
        let room = room.later(DAY).when(&client(), Command::Resume { bond }).expect("resumed");
        let seen = room.seen(&amira());
        let own = seen.bond(bond).and_then(|bond| seen.continuity(bond)).expect("begun");
        assert_eq!((own.began, own.over, own.met), (NOW, None, 1));
        assert_eq!(own.pauses, [(NOW.plus(3 * DAY), Some(NOW.plus(4 * DAY)))]);
    }

    #[test]
    fn who_was_there_before_and_the_days_between_are_told() {
        let (jo, bond) = (someone(5, Role::Therapist), BondId([9; 16]));
        let room = Given::bonded().later(100 * DAY);
        let after = room.bond();
        let room =
            room.when(&someone(0, Role::Operator), Command::Part { bond: after, why: Why::Left });
        let (person, name, role) = (jo.person, jo.name.clone(), jo.role);
        let ask = Command::HandOver { after, bond, person, name, role };
        let room =
            room.expect("parted").when(&someone(9, Role::Administrator), ask).expect("asked");
        let room = room.later(9 * DAY).when(&jo, Command::Accept { bond }).expect("yes");
        let room = room.when(&client(), Command::Accept { bond }).expect("yes");
        for who in [client(), jo] {
            let seen = room.seen(&who);
            let (before, gap) = seen
                .bond(bond)
                .and_then(|bond| seen.continuity(bond)?.before)
                .map(|(span, gap)| (span.name.to_owned(), gap))
                .expect("somebody before");
            assert_eq!((before.as_str(), gap), ("Amira", 9));
            let names: Vec<_> = seen.so_far().iter().map(|span| span.name.to_owned()).collect();
            assert_eq!(names, ["Amira", "Person 5"]);
            assert_eq!(seen.so_far().first().and_then(|span| span.next), Some("Person 5"));
        }
    }

    #[test]
    fn who_only_meets_the_client_learns_of_themselves_alone() {
        let sam = someone(6, Role::PeerSupporter);
        let room = Given::bonded().beside(&sam);
        let seen = room.seen(&sam);
        assert!(seen.so_far().is_empty());
        let own = seen.bonds().next().expect("a bond");
        assert!(seen.continuity(own).is_some());
    }
}
