//! How it has felt: a client's own line of what they said after meetings, off until they want it,
//! theirs to show; and how often they are asked at all.

use std::collections::BTreeMap;

use kith_measure::strain::{Course, ENOUGH};
use minicbor::{Decode, Encode};

use crate::bond::Bond;
use crate::entry::Mark;
use crate::fact::{self, Context};
use crate::feedback::{Given, View};
use crate::id::{BondId, EntryId, MeetingId};
use crate::meeting::Meeting;
use crate::reach::Reach;
use crate::refusal::Refusal;
use crate::seen::Seen;
use crate::time::Timestamp;
use crate::who::Actor;

/// How often a client is asked how meetings with somebody were.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Encode, Decode)]
#[cbor(index_only)]
pub enum Pace {
    /// After each meeting.
    #[default]
    #[n(0)]
    Each,
    /// After every second one.
    #[n(1)]
    Second,
    /// After every fourth one.
    #[n(2)]
    Fourth,
    /// Not at all.
    #[n(3)]
    Never,
}

impl Pace {
    /// Every pace, the most often first.
    pub const ALL: [Self; 4] = [Self::Each, Self::Second, Self::Fourth, Self::Never];

    /// The end of the text key `felt-pace-…`, and the value in a form.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Each => "each",
            Self::Second => "second",
            Self::Fourth => "fourth",
            Self::Never => "never",
        }
    }

    /// After how many meetings they are asked; `None`: never.
    pub(crate) const fn every(self) -> Option<usize> {
        match self {
            Self::Each => Some(1),
            Self::Second => Some(2),
            Self::Fourth => Some(4),
            Self::Never => None,
        }
    }
}

/// What can have happened.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub enum Fact {
    /// The client turned their line on or off. Off, it is shown to nobody.
    #[n(0)]
    Line {
        /// About meetings with whom.
        #[n(0)]
        bond: BondId,
        /// Whether it is on.
        #[n(1)]
        on: bool,
    },
    /// The client shows the person of the bond their line, or shows it no longer.
    #[n(1)]
    Shared {
        /// With whom.
        #[n(0)]
        bond: BondId,
        /// Whether it is shown.
        #[n(1)]
        on: bool,
    },
    /// The client said how often they are asked.
    #[n(2)]
    Paced {
        /// About meetings with whom.
        #[n(0)]
        bond: BondId,
        /// How often.
        #[n(1)]
        pace: Pace,
    },
}

/// What can be wished for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Client: turn the line on or off.
    Turn {
        /// About meetings with whom.
        bond: BondId,
        /// Whether it is to be on.
        on: bool,
    },
    /// Client: show the line to the person of the bond, or no longer.
    Share {
        /// With whom.
        bond: BondId,
        /// Whether it is to be shown.
        on: bool,
    },
    /// Client: be asked this often.
    Pace {
        /// About meetings with whom.
        bond: BondId,
        /// How often.
        pace: Pace,
    },
}

/// What a client chose about one person.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Chosen {
    /// Whether the line is on.
    pub line: bool,
    /// Whether it is shown to the person.
    pub shared: bool,
    /// How often they are asked.
    pub pace: Pace,
}

/// What was said after one meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    /// Which meeting.
    pub meeting: MeetingId,
    /// When it was.
    pub starts: Timestamp,
    /// The score, 0 to 60; `None` where nothing was said, too little to add up, or nothing that
    /// the reader may see.
    pub score: Option<u8>,
    /// Whether it came through somebody else: such answers are known to be kinder.
    pub entered: bool,
}

/// The line of one person, as a reader may see it.
#[derive(Debug, Clone, PartialEq)]
pub struct Felt {
    /// One for each agreed meeting that is over, the first one first.
    pub points: Vec<Point>,
    /// The median of the scores, once there are [`ENOUGH`] of them.
    pub usual: Option<f64>,
}

/// What it adds up to.
#[derive(Debug, Clone, Default)]
pub struct State {
    chosen: BTreeMap<BondId, Chosen>,
}

impl State {
    /// What was chosen about one person.
    pub(crate) fn of(&self, bond: BondId) -> Chosen {
        self.chosen.get(&bond).copied().unwrap_or_default()
    }
}

pub(crate) fn decide(
    state: &fact::State,
    _with: &Context<'_>,
    who: &Actor,
    _at: Timestamp,
    command: Command,
) -> Result<Vec<fact::Fact>, Refusal> {
    state.only_client(who)?;
    let (bond, fact) = match command {
        Command::Turn { bond, on } => (bond, Fact::Line { bond, on }),
        Command::Share { bond, on } => (bond, Fact::Shared { bond, on }),
        Command::Pace { bond, pace } => (bond, Fact::Paced { bond, pace }),
    };
    let begun = |bond: &&Bond| bond.course.began.is_some() && bond.role.meets();
    state.bond.get(bond).ok().filter(begun).ok_or(Refusal::NotHere)?;
    let before = state.felt.of(bond);
    let shows_nothing = matches!(fact, Fact::Shared { on: true, .. }) && !before.line;
    if shows_nothing {
        return Err(Refusal::NotAtPresent);
    }
    if fact.over(before) == before { Ok(Vec::new()) } else { Ok(vec![fact.into()]) }
}

impl Fact {
    /// What is chosen after it. A line that is turned off is shown to nobody any more.
    const fn over(&self, before: Chosen) -> Chosen {
        match *self {
            Self::Line { on, .. } => Chosen { line: on, shared: before.shared && on, ..before },
            Self::Shared { on, .. } => Chosen { shared: on, ..before },
            Self::Paced { pace, .. } => Chosen { pace, ..before },
        }
    }

    const fn bond(&self) -> BondId {
        match self {
            Self::Line { bond, .. } | Self::Shared { bond, .. } | Self::Paced { bond, .. } => *bond,
        }
    }
}

pub(crate) fn apply(state: &mut State, _mark: Mark, fact: &Fact) {
    let chosen = state.chosen.entry(fact.bond()).or_default();
    *chosen = fact.over(*chosen);
}

/// Whom an entry reaches: that a line is kept is the client's alone.
pub(crate) const fn reach(_: &fact::State, _: EntryId, fact: &Fact) -> Reach {
    match fact {
        Fact::Line { .. } => Reach::Own,
        Fact::Shared { bond, .. } | Fact::Paced { bond, .. } => Reach::Bond(*bond),
    }
}

impl Seen {
    /// What the client chose about one person: theirs to see, and of the pace the person's too.
    pub fn felt_chosen(&self, bond: BondId) -> Option<Chosen> {
        let chosen = self.state().felt.of(self.bond(bond)?.id);
        Some(if self.is_own() { chosen } else { Chosen { line: chosen.shared, ..chosen } })
    }

    /// The client's line about one person: for the client while it is on, for the person while
    /// it is shown to them, and then only what they may see of each feedback.
    pub fn felt(&self, bond: BondId) -> Option<Felt> {
        let chosen = self.felt_chosen(bond)?;
        if !(chosen.line && (self.is_own() || chosen.shared)) {
            return None;
        }
        let points: Vec<_> = self.over(bond).map(|one| self.point(one)).collect();
        let scores: Vec<_> = points.iter().filter_map(|point| point.score).collect();
        let enough = scores.len() >= ENOUGH;
        let course = Course::new(scores.into_iter().map(f64::from), 0.0);
        Some(Felt { usual: course.median().filter(|_| enough), points })
    }

    /// Whether the client agreed to be asked how this meeting was: never more often than that.
    pub fn asks_how_it_was(&self, meeting: &Meeting) -> bool {
        let Some(every) = self.state().felt.of(meeting.bond).pace.every() else { return false };
        let starts = |one: &Meeting| one.stands().map(|details| details.starts);
        let said = |one: &&Meeting| self.state().feedback.on(one.id).is_some();
        let last = self.over(meeting.bond).filter(said).filter_map(starts).max();
        let newer = |one: &&Meeting| last.is_none_or(|last| starts(one) > Some(last));
        self.over(meeting.bond).filter(newer).filter(|one| starts(one) <= starts(meeting)).count()
            >= every
    }

    fn over(&self, bond: BondId) -> impl Iterator<Item = &Meeting> {
        self.state().begun(bond, self.at())
    }

    fn point(&self, meeting: &Meeting) -> Point {
        let given = match self.feedback(meeting.id) {
            Some(View::Whole(given)) => Some(given),
            Some(View::WorthAsking) | None => None,
        };
        Point {
            meeting: meeting.id,
            starts: meeting.stands().map(|details| details.starts).unwrap_or_default(),
            score: given.and_then(Given::score),
            entered: given.is_some_and(|given| given.way.is_entered()),
        }
    }
}

impl fact::State {
    /// The agreed meetings of one bond that have begun, the first one first.
    pub(crate) fn begun(&self, bond: BondId, at: Timestamp) -> impl Iterator<Item = &Meeting> {
        let standing = self.meeting.standing().into_iter();
        let begun = standing.filter(move |(one, details)| one.bond == bond && details.starts <= at);
        begun.map(|(one, _)| one)
    }
}

pub(crate) fn samples() -> Vec<Fact> {
    let bond = BondId([1; 16]);
    let mut all = vec![Fact::Line { bond, on: true }, Fact::Shared { bond, on: true }];
    all.extend(Pace::ALL.map(|pace| Fact::Paced { bond, pace }));
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::feedback::{self, Feedback, Show};
    use crate::testing::{Given as Room, amira, client, someone};
    use crate::time::DAY;
    use crate::who::Role;

    /// Met once a week, and said how it was where there is a number.
    fn weeks(said: &[Option<(u8, Show)>]) -> (Room, BondId) {
        let mut room = Room::bonded();
        for (number, said) in (1..).zip(said) {
            let meeting = MeetingId([number; 16]);
            room = room.meets(meeting, DAY).later(7 * DAY);
            if let Some((answer, show)) = said {
                let said =
                    Feedback { answers: vec![Some(*answer); 6], words: String::new(), show: *show };
                let give = feedback::Command::Give { meeting, said };
                room = room.when(&client(), give).expect("given");
            }
        }
        let bond = room.bond();
        (room, bond)
    }

    fn scores(room: &Room, who: &Actor, bond: BondId) -> Option<Vec<Option<u8>>> {
        Some(room.seen(who).felt(bond)?.points.iter().map(|point| point.score).collect())
    }

    #[test]
    fn the_line_is_off_until_the_client_wants_it_and_theirs_until_they_show_it() {
        let now = Some((8, Show::Now));
        let (room, bond) = weeks(&[now, None, now, now, now]);
        assert_eq!(scores(&room, &client(), bond), None);
        let share = Command::Share { bond, on: true };
        assert_eq!(room.refused(&client(), share.clone()), Refusal::NotAtPresent);
        let room = room.when(&client(), Command::Turn { bond, on: true }).expect("on");
        let line = vec![Some(48), None, Some(48), Some(48), Some(48)];
        assert_eq!(scores(&room, &client(), bond), Some(line.clone()), "a gap stays a gap");
        let usual = room.seen(&client()).felt(bond).and_then(|felt| felt.usual);
        assert_eq!(usual.map(|usual| usual.to_string()).as_deref(), Some("48"));
        assert_eq!(scores(&room, &amira(), bond), None);
        assert!(!room.seen(&amira()).may_read(&room.newest_entry()), "nor that it is kept");
        let room = room.when(&client(), share).expect("shown");
        assert_eq!(scores(&room.decoded(), &amira(), bond), Some(line));
        let room = room.when(&client(), Command::Turn { bond, on: false }).expect("off");
        assert_eq!((scores(&room, &client(), bond), scores(&room, &amira(), bond)), (None, None));
        let room = room.when(&client(), Command::Turn { bond, on: true }).expect("on again");
        assert_eq!(scores(&room, &amira(), bond), None, "shown anew only when she says so");
    }

    #[test]
    fn what_was_held_back_stays_so_in_a_line_that_is_shown() {
        let (room, bond) = weeks(&[Some((8, Show::Now)), Some((3, Show::WorthAsking))]);
        let room = room.when(&client(), Command::Turn { bond, on: true }).expect("on");
        let room = room.when(&client(), Command::Share { bond, on: true }).expect("shown");
        assert_eq!(scores(&room, &client(), bond), Some(vec![Some(48), Some(18)]));
        assert_eq!(scores(&room, &amira(), bond), Some(vec![Some(48), None]));
    }

    fn asks(room: &Room, number: u8) -> bool {
        let seen = room.seen(&client());
        seen.asks_how_it_was(seen.meeting(MeetingId([number; 16])).expect("a meeting"))
    }

    #[test]
    fn the_client_is_asked_no_more_often_than_they_agreed() {
        let (room, bond) = weeks(&[Some((8, Show::Now)), None, None]);
        assert!(asks(&room, 2) && asks(&room, 3));
        let pace = |pace| Command::Pace { bond, pace };
        let second = room.clone().when(&client(), pace(Pace::Second)).expect("less");
        assert!(!asks(&second, 2) && asks(&second, 3));
        let fourth = second.when(&client(), pace(Pace::Fourth)).expect("less");
        assert!(!asks(&fourth, 2) && !asks(&fourth, 3));
        let never = fourth.when(&client(), pace(Pace::Never)).expect("not at all");
        assert!(!asks(&never, 3));
        let meeting = MeetingId([3; 16]);
        let said = Feedback { answers: vec![Some(8); 6], words: String::new(), show: Show::Now };
        never.when(&client(), feedback::Command::Give { meeting, said }).expect("they still may");
    }

    #[test]
    fn silence_that_was_asked_for_is_no_sign() {
        let said = Some((8, Show::Now));
        let (room, bond) = weeks(&[said, said, said, None, None]);
        let unnoticed = |room: &Room| room.seen(&amira()).unnoticed(bond, &Context::default());
        assert!(unnoticed(&room.clone().later(7 * DAY)).is_some());
        let pace = Command::Pace { bond, pace: Pace::Never };
        let room = room.when(&client(), pace).expect("not at all").later(7 * DAY);
        assert_eq!(unnoticed(&room), None);
    }

    #[test]
    fn only_the_client_chooses_and_only_of_people_whom_they_meet() {
        let interpreter = someone(6, Role::Interpreter);
        let room = Room::bonded().beside(&interpreter);
        let bond = room.state.bond.active(amira().person).expect("a bond").id;
        let pace = |bond| Command::Pace { bond, pace: Pace::Never };
        assert_eq!(room.refused(&amira(), pace(bond)), Refusal::NotYours);
        let theirs = room.state.bond.active(interpreter.person).expect("a bond").id;
        assert_eq!(room.refused(&client(), pace(theirs)), Refusal::NotHere);
    }
}
