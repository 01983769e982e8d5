//! What the front room shows: as much of the next meeting as the client chose, and how the
//! pages look. Nothing by default. The choice stands in the private room; the front room
//! holds only what may be shown, so that it is harmless over a shoulder.

use minicbor::{Decode, Encode};

use crate::entry::Mark;
use crate::fact::{self, Context};
use crate::refusal::Refusal;
use crate::room::RoomKind;
use crate::seen::Seen;
use crate::time::{DAY, MINUTE, Timestamp};
use crate::who::Actor;

/// How much of the next meeting the front shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Encode, Decode)]
#[cbor(index_only)]
pub enum Shows {
    /// Nothing at all.
    #[default]
    #[n(0)]
    Nothing,
    /// Day and time.
    #[n(1)]
    TimeOnly,
    /// Day, time, place and with whom.
    #[n(2)]
    Whole,
}

impl Shows {
    /// Every choice, the quietest first.
    pub const ALL: [Self; 3] = [Self::Nothing, Self::TimeOnly, Self::Whole];

    /// The end of the text key `front-shows-…`, and the value in a form.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::TimeOnly => "time-only",
            Self::Whole => "whole",
        }
    }
}

/// Which colours the pages use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Encode, Decode)]
#[cbor(index_only)]
pub enum Colours {
    /// As the device asks.
    #[default]
    #[n(0)]
    Device,
    /// Light.
    #[n(1)]
    Light,
    /// Dark.
    #[n(2)]
    Dark,
}

impl Colours {
    /// Every choice.
    pub const ALL: [Self; 3] = [Self::Device, Self::Light, Self::Dark];

    /// The end of the text key `colours-…`, and the value in a form.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Device => "device",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// How the client's pages look and behave.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct Look {
    /// A language tag; empty for the service's own.
    #[n(0)]
    pub language: String,
    /// Colours.
    #[n(1)]
    pub colours: Colours,
    /// Whether "Leave now" is shown.
    #[n(2)]
    pub leave: bool,
    /// Whether words are larger than usual.
    #[n(3)]
    pub large: bool,
}

impl Default for Look {
    fn default() -> Self {
        Self { language: String::new(), colours: Colours::Device, leave: true, large: false }
    }
}

/// Whether browsers may offer to save the secrets that a client types once signed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Encode, Decode)]
#[cbor(index_only)]
pub enum Saving {
    /// They may: their fields are marked as secrets.
    #[default]
    #[n(0)]
    Offered,
    /// Not here: nothing in a field says that it is a secret.
    #[n(1)]
    NotHere,
}

/// One meeting as the front may show it.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct Line {
    /// When it begins.
    #[n(0)]
    pub starts: Timestamp,
    /// How long, in minutes.
    #[n(1)]
    pub minutes: u16,
    /// Where, if shown.
    #[n(2)]
    pub place: Option<String>,
    /// With whom, if shown.
    #[n(3)]
    pub with: Option<String>,
}

/// What can have happened.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub enum Fact {
    /// Private room: the client chose what the front shows.
    #[n(0)]
    Chosen {
        /// The choice.
        #[n(0)]
        shows: Shows,
    },
    /// Front room: the lines that may be shown from now on.
    #[n(1)]
    Shown {
        /// Agreed meetings, soonest first.
        #[n(0)]
        lines: Vec<Line>,
    },
    /// Front room: the client chose how pages look.
    #[n(2)]
    LookChosen {
        /// The choice.
        #[n(0)]
        look: Look,
    },
    /// Front room: the client chose whether browsers may know a secret for what it is, and so
    /// offer to save it.
    #[n(3)]
    SavingChosen {
        /// The choice.
        #[n(0)]
        saving: Saving,
    },
}

/// What can be wished for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Client, private room: choose what the front shows.
    Choose {
        /// The choice.
        shows: Shows,
    },
    /// Client, front room: choose how pages look.
    ChooseLook {
        /// The choice.
        look: Look,
    },
    /// Client, front room: choose whether browsers may offer to save secrets.
    ChooseSaving {
        /// The choice.
        saving: Saving,
    },
}

/// What it adds up to.
#[derive(Debug, Clone, Default)]
pub struct State {
    shows: Shows,
    lines: Vec<Line>,
    look: Look,
    saving: Saving,
}

impl State {
    pub(crate) const fn shows(&self) -> Shows {
        self.shows
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
    let fact = match (command, state.kind) {
        (Command::Choose { shows }, RoomKind::Private) if shows == state.front.shows => None,
        (Command::Choose { shows }, RoomKind::Private) => Some(Fact::Chosen { shows }),
        (Command::ChooseLook { look }, RoomKind::Front) if look == state.front.look => None,
        (Command::ChooseLook { look }, RoomKind::Front) => Some(Fact::LookChosen { look }),
        (Command::ChooseSaving { saving }, RoomKind::Front) if saving == state.front.saving => None,
        (Command::ChooseSaving { saving }, RoomKind::Front) => Some(Fact::SavingChosen { saving }),
        _ => return Err(Refusal::NotHere),
    };
    Ok(fact.map(fact::Fact::from).into_iter().collect())
}

pub(crate) fn apply(state: &mut State, _mark: Mark, fact: &Fact) {
    match fact {
        Fact::Chosen { shows } => state.shows = *shows,
        Fact::Shown { lines } => state.lines.clone_from(lines),
        Fact::LookChosen { look } => state.look.clone_from(look),
        Fact::SavingChosen { saving } => state.saving = *saving,
    }
}

/// What a private room would have the front show.
pub(crate) fn lines(state: &fact::State) -> Vec<Line> {
    let whole = match state.front.shows() {
        Shows::Nothing => return Vec::new(),
        Shows::TimeOnly => false,
        Shows::Whole => true,
    };
    let coming = state.coming();
    let coming = coming.filter(|(_, details)| details.ends().plus(DAY) > state.last_at);
    coming
        .map(|(meeting, details)| {
            let name = state.bond.get(meeting.bond).map(|bond| bond.name.clone()).ok();
            Line {
                starts: details.starts,
                minutes: details.minutes,
                place: whole.then(|| details.place.clone()),
                with: name.filter(|_| whole),
            }
        })
        .collect()
}

impl Seen {
    /// Private room: what the front shows by the client's choice.
    pub fn front_shows(&self) -> Shows {
        self.state().front.shows
    }

    /// Front room: the next line to show, if any.
    pub fn front_line(&self) -> Option<&Line> {
        let ends = |line: &Line| line.starts.plus(i64::from(line.minutes) * MINUTE);
        self.state().front.lines.iter().find(|line| ends(line) > self.at())
    }

    /// Front room: how pages look.
    pub fn look(&self) -> &Look {
        &self.state().front.look
    }

    /// Front room: whether browsers may offer to save secrets.
    pub fn saving(&self) -> Saving {
        self.state().front.saving
    }
}

pub(crate) fn samples() -> Vec<Fact> {
    let line = Line {
        starts: Timestamp(1_777_989_600_000_000),
        minutes: 50,
        place: Some("Room 3".into()),
        with: None,
    };
    let look = Look { language: "en".into(), colours: Colours::Dark, leave: true, large: false };
    vec![
        Fact::Chosen { shows: Shows::TimeOnly },
        Fact::Shown { lines: vec![line] },
        Fact::LookChosen { look },
        Fact::SavingChosen { saving: Saving::NotHere },
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::effect::{Effect, effects};
    use crate::testing::{Given, MEETING, amira, client};

    fn choose(shows: Shows) -> Command {
        Command::Choose { shows }
    }

    fn front_lines(room: &Given) -> Option<Vec<Line>> {
        let all = effects(&room.state, &room.context(), &room.newest());
        all.into_iter().find_map(|effect| match effect {
            Effect::Front(Fact::Shown { lines }) => Some(lines),
            Effect::Front(_)
            | Effect::Bond { .. }
            | Effect::Desks(_)
            | Effect::Tried(_)
            | Effect::Slots(_)
            | Effect::Staff(_)
            | Effect::Away(_)
            | Effect::TakeOver { .. }
            | Effect::Recovery(_)
            | Effect::Urgent { .. }
            | Effect::Welcome(_)
            | Effect::Delay(_) => None,
        })
    }

    #[test]
    fn nothing_is_shown_until_the_client_chooses() {
        assert_eq!(front_lines(&Given::with_meeting()), None);
    }

    #[test]
    fn the_front_gets_as_much_as_was_chosen() {
        let room = Given::with_meeting().when(&client(), choose(Shows::TimeOnly)).expect("chosen");
        let lines = front_lines(&room).expect("lines");
        assert!(lines.iter().all(|line| line.place.is_none() && line.with.is_none()));
        let room = room.when(&client(), choose(Shows::Whole)).expect("chosen");
        let lines = front_lines(&room).expect("lines");
        assert_eq!(lines.first().and_then(|line| line.with.as_deref()), Some("Amira"));
        let room = room.when(&client(), choose(Shows::Nothing)).expect("chosen");
        assert_eq!(front_lines(&room), Some(Vec::new()));
    }

    #[test]
    fn a_cancelled_meeting_leaves_the_front() {
        let room = Given::with_meeting().when(&client(), choose(Shows::Whole)).expect("chosen");
        let cancel = crate::meeting::Command::Cancel { meeting: MEETING, words: String::new() };
        let room = room.when(&amira(), cancel).expect("cancelled");
        assert_eq!(front_lines(&room), Some(Vec::new()));
    }

    #[test]
    fn a_pause_takes_its_meetings_off_the_front_until_it_is_over() {
        use crate::bond::Command::{Pause, Resume};
        let room = Given::with_meeting().when(&client(), choose(Shows::Whole)).expect("chosen");
        let bond = room.bond();
        let room = room.when(&client(), Pause { bond }).expect("paused");
        assert_eq!(front_lines(&room), Some(Vec::new()));
        let room = room.when(&client(), Resume { bond }).expect("resumed");
        assert_eq!(front_lines(&room).map(|lines| lines.len()), Some(1));
    }

    #[test]
    fn only_the_client_chooses() {
        let room = Given::with_meeting();
        assert_eq!(room.refused(&amira(), choose(Shows::Whole)), Refusal::NotYours);
    }
}
