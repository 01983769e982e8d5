//! The registry: one line per capability makes its wire tag, the rooms it may stand in, whom its
//! entries reach, and its place in the fold. Tags are decoded for ever and never reused.

use std::collections::BTreeMap;

use crate::entry::{Entry, Mark};
use crate::id::{EntryId, ExpectId, PersonId};
use crate::reach::Reach;
use crate::refusal::Refusal;
use crate::room::RoomKind;
use crate::time::{DAY, HOUR, Timestamp};
use crate::who::Actor;
use crate::{bond, contact, delay, frame, heard, meeting, note, opened, series, settings, strain};

/// A stored fact that this version does not know: written by a newer one, or damaged.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a fact of the kind {tag} cannot be read by this version")]
pub struct UnknownFact {
    /// The wire tag found.
    pub tag: String,
}

/// What other rooms answer when one room decides.
#[derive(Debug, Clone, Copy, Default)]
pub struct Context<'a> {
    /// Whether the client of the room has online access.
    pub online: bool,
    /// The service book.
    pub book: Option<&'a State>,
    /// An id that nothing has yet, for what a wish may bring with it.
    pub fresh: [u8; 16],
}

impl Context<'_> {
    /// How long somebody has to answer: a promise, a question, a strain.
    pub(crate) fn answer_time(&self) -> i64 {
        i64::from(self.book.map_or(settings::ANSWER_DAYS, |book| book.settings().answer_days()))
            * DAY
    }

    /// A name under which desks know of something: random, and not the new id itself.
    pub(crate) fn new_expect(&self) -> ExpectId {
        ExpectId(self.fresh.map(|byte| !byte))
    }

    /// For how long something between two people is open until those behind staff are told.
    pub(crate) fn repair_time(&self) -> i64 {
        i64::from(self.book.map_or(settings::REPAIR_DAYS, |book| book.settings().repair_days()))
            * DAY
    }

    /// Within what time somebody is to be in touch about an answer on safety.
    pub(crate) fn safety_time(&self) -> i64 {
        let hours = self.book.map_or(settings::SAFETY_HOURS, |book| book.settings().safety_hours());
        i64::from(hours) * HOUR
    }

    /// Which rule compares feedback with what is usual, and how far below the own median it has
    /// to lie to be asked about.
    pub(crate) fn watches(&self) -> (strain::Watch, u8) {
        self.book.map_or((strain::Watch::default(), kith_measure::strain::FALL), |book| {
            (book.settings().watch(), book.settings().fall())
        })
    }
}

macro_rules! capabilities {
    ($($module:ident $name:ident = $tag:literal in [$($kind:ident),+] for $($reach:ident)::+),+ $(,)?) => {
        /// Everything that can have happened.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum Fact {$(
            #[doc = concat!("Wire tag `", $tag, "`.")]
            $name(crate::$module::Fact),
        )+}

        /// Everything that can be wished for.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum Command {$(
            #[doc = concat!("See the capability `", stringify!($module), "`.")]
            $name(crate::$module::Command),
        )+}

        /// What a room's entries add up to. Its parts are read through [`crate::Seen`].
        #[derive(Debug, Clone)]
        pub struct State {
            pub(crate) kind: RoomKind,
            pub(crate) owner: PersonId,
            pub(crate) last_at: Timestamp,
            /// The moment of the first entry.
            pub(crate) began: Option<Timestamp>,
            /// How many entries there are.
            pub(crate) entries: u64,
            /// Entries that can be answered, whom they reach, and the place of what they belong to.
            pub(crate) written: BTreeMap<EntryId, (Reach, u64)>,
            $(pub(crate) $module: crate::$module::State,)+
        }

        impl State {
            /// An empty room of this kind, belonging to `owner`.
            pub fn new(kind: RoomKind, owner: PersonId) -> Self {
                Self {
                    kind,
                    owner,
                    last_at: Timestamp::default(),
                    began: None,
                    entries: 0,
                    written: BTreeMap::new(),
                    $($module: crate::$module::State::default(),)+
                }
            }
        }

        $(
            impl From<crate::$module::Fact> for Fact {
                fn from(fact: crate::$module::Fact) -> Self { Self::$name(fact) }
            }
            impl From<crate::$module::Command> for Command {
                fn from(command: crate::$module::Command) -> Self { Self::$name(command) }
            }
        )+

        impl Fact {
            /// Every wire tag, in registry order.
            pub const TAGS: &[&str] = &[$($tag),+];

            /// The wire tag.
            pub const fn tag(&self) -> &'static str {
                match self {$(Self::$name(_) => $tag,)+}
            }

            /// Whether a room of this kind may hold the fact.
            pub const fn stands_in(&self, kind: RoomKind) -> bool {
                match self {$(Self::$name(_) => matches!(kind, $(RoomKind::$kind)|+),)+}
            }

            /// The body's bytes (CBOR), as sealed.
            pub fn encode(&self) -> Vec<u8> {
                let mut bytes = Vec::new();
                let written: Result<(), minicbor::encode::Error<std::convert::Infallible>> =
                    match self {$(Self::$name(fact) => minicbor::encode(fact, &mut bytes),)+};
                debug_assert!(written.is_ok(), "a vector takes every byte");
                bytes
            }

            /// Reads a body back.
            pub fn decode(tag: &str, body: &[u8]) -> Result<Self, UnknownFact> {
                match tag {
                    $($tag => minicbor::decode(body).map(Self::$name).ok(),)+
                    _ => None,
                }
                .ok_or_else(|| UnknownFact { tag: tag.to_owned() })
            }

            /// One example of every fact that exists, for tests and frozen bytes.
            pub fn samples() -> Vec<Self> {
                let mut all = Vec::new();
                $(all.extend(crate::$module::samples().into_iter().map(Self::$name));)+
                all
            }
        }

        /// Says what would become fact if `who` did this now, or why it cannot.
        pub fn decide(
            state: &State,
            with: &Context<'_>,
            who: &Actor,
            at: Timestamp,
            command: Command,
        ) -> Result<Vec<Fact>, Refusal> {
            let mut facts = match command {$(
                Command::$name(command) => crate::$module::decide(state, with, who, at, command)?,
            )+};
            facts.extend(strain::noticed(state, &facts, with, who, at));
            facts.extend(heard::due(state, &facts, with, who, at));
            if facts.iter().all(|fact| fact.stands_in(state.kind)) {
                Ok(facts)
            } else {
                Err(Refusal::NotHere)
            }
        }

        /// How far a new entry reaches.
        fn reach(state: &State, entry: &Entry) -> Reach {
            match &entry.fact {$(Fact::$name(fact) => crate::$($reach)::+(state, entry.id, fact),)+}
        }

        fn fold(state: &mut State, mark: Mark, fact: &Fact) {
            match fact {$(Fact::$name(fact) => crate::$module::apply(&mut state.$module, mark, fact),)+}
        }
    };
}

capabilities! {
    about About = "about/1" in [Private] for reach::company,
    agenda Agenda = "agenda/1" in [Private] for agenda::reach,
    apart Apart = "apart/1" in [Book] for reach::own,
    away Away = "away/1" in [Desk, Book] for reach::own,
    bond Bond = "bond/1" in [Private] for bond::reach,
    checkin CheckIn = "checkin/1" in [Private] for checkin::reach,
    confidence Confidence = "confidence/1" in [Private, Book] for reach::own,
    contact Contact = "contact/1" in [Private] for contact::reach,
    delay Delay = "delay/1" in [Book] for reach::own,
    ending Ending = "ending/1" in [Private] for ending::reach,
    erasure Erasure = "erasure/1" in [Private, Book] for reach::care,
    expected Expected = "expected/1" in [Desk, Book] for reach::own,
    feedback Feedback = "feedback/1" in [Private] for feedback::reach,
    felt Felt = "felt/1" in [Private] for felt::reach,
    firstrun FirstRun = "firstrun/1" in [Book] for reach::own,
    form Form = "form/1" in [Private, Book] for form::reach,
    frame Frame = "frame/1" in [Private] for frame::reach,
    front Front = "front/1" in [Front, Private] for reach::own,
    handover HandOver = "handover/1" in [Desk] for reach::own,
    heard Heard = "heard/1" in [Private] for heard::reach,
    keeping Keeping = "keeping/1" in [Book] for reach::own,
    meeting Meeting = "meeting/1" in [Private] for meeting::reach,
    note Note = "note/1" in [Private] for note::reach,
    opened Opened = "opened/1" in [Front, Private, Desk, Book] for reach::own,
    place Place = "place/1" in [Book] for reach::own,
    promise Promise = "promise/1" in [Private] for promise::reach,
    repair Repair = "repair/1" in [Private] for repair::reach,
    recovery Recovery = "recovery/1" in [Private, Book] for reach::care,
    review Review = "review/1" in [Book] for reach::own,
    second Second = "second/1" in [Book] for reach::own,
    series Series = "series/1" in [Private] for series::reach,
    settings Settings = "settings/1" in [Book] for reach::own,
    signin SignIn = "signin/1" in [Private, Desk] for signin::reach,
    staff Staff = "staff/1" in [Book] for reach::own,
    strain Strain = "strain/1" in [Private] for strain::reach,
    urgent Urgent = "urgent/1" in [Private, Desk] for reach::own,
    welcome Welcome = "welcome/1" in [Private, Desk, Book] for reach::care,
}

/// Folds one more entry. Total: every fact ever stored is accepted.
pub fn apply(mut state: State, entry: &Entry) -> State {
    let mark = entry.mark(state.entries);
    fold(&mut state, mark, &entry.fact);
    if let Fact::Series(fact) = &entry.fact {
        for said in fact.of_each() {
            meeting::apply(&mut state.meeting, mark, &said);
        }
    }
    series::follow(&mut state.series, entry.id, &entry.fact);
    if !matches!(entry.fact, Fact::Opened(_)) {
        let reach = reach(&state, entry);
        let origin = note::origin(&state, &entry.fact);
        let origin = origin.or_else(|| heard::origin(&state, &entry.fact));
        state.written.insert(entry.id, (reach, origin.unwrap_or(mark.place)));
        heard::wrote(&mut state, entry);
    }
    delay::settled(&mut state.delay, entry);
    state.last_at = state.last_at.max(entry.at);
    state.began.get_or_insert(entry.at);
    state.entries += 1;
    state
}

/// The place, among the facts of one wish, of the fact that was wished for: the first that is
/// not something noticed on the way, nor a date by which it is read.
pub fn wished(facts: &[Fact]) -> Option<usize> {
    let own = |fact: &Fact| !matches!(fact, Fact::Strain(_) | Fact::Heard(heard::Fact::Due { .. }));
    facts.iter().position(own).or_else(|| facts.len().checked_sub(1))
}

impl Fact {
    /// What it says of single meetings: itself, or what a row says of each of its own.
    pub fn on_meetings(&self) -> Vec<meeting::Fact> {
        match self {
            Self::Meeting(fact) => vec![fact.clone()],
            Self::Series(fact) => fact.of_each(),
            _ => Vec::new(),
        }
    }
}

impl Command {
    /// Whether deciding it needs to know if the client has online access.
    pub const fn asks_online(&self) -> bool {
        matches!(
            self,
            Self::Bond(bond::Command::AcceptInPerson { .. })
                | Self::Contact(
                    contact::Command::Set { .. }
                        | contact::Command::Withdraw { .. }
                        | contact::Command::Confirm { .. }
                        | contact::Command::Resume,
                )
                | Self::Frame(frame::Command::AcceptInPerson { .. })
                | Self::Meeting(meeting::Command::AcceptInPerson { .. })
                | Self::Series(series::Command::Answer { .. })
        )
    }

    /// Whether deciding it needs the newest service book.
    pub const fn asks_book(&self) -> bool {
        matches!(
            self,
            Self::Confidence(_)
                | Self::Contact(_)
                | Self::Form(_)
                | Self::Meeting(_)
                | Self::Opened(opened::Command::InTime)
                | Self::Series(_)
        )
    }
}

impl State {
    /// What kind of room this is.
    pub const fn kind(&self) -> RoomKind {
        self.kind
    }

    /// Whose room this is.
    pub const fn owner(&self) -> PersonId {
        self.owner
    }

    /// The place of what an entry that can be answered belongs to: its own, or that of the note it
    /// corrects, or of what it answers.
    pub(crate) fn origin(&self, entry: EntryId) -> Option<u64> {
        self.written.get(&entry).map(|(_, origin)| *origin)
    }

    /// The latest moment any entry carries.
    pub const fn last_at(&self) -> Timestamp {
        self.last_at
    }
}
