//! A sign-in with a browser that was not known before: told to the person it belongs to, in
//! their own room, so that somebody else who has their secrets is noticed. And a printed code
//! that was typed where people go who lost their way in: told to the client, and to those who
//! have a part in their care. Nothing is sent.

use minicbor::{Decode, Encode};

use crate::entry::Mark;
use crate::fact::{self, Context};
use crate::id::EntryId;
use crate::reach::Reach;
use crate::refusal::Refusal;
use crate::room::RoomKind;
use crate::seen::Seen;
use crate::time::{DAY, Timestamp};
use crate::who::{Actor, Role};

/// How many of the newest are remembered.
const REMEMBERED: usize = 5;

/// Which program somebody reads pages with, as far as it says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Encode, Decode)]
#[cbor(index_only)]
pub enum Program {
    /// Another one.
    #[default]
    #[n(0)]
    Other,
    /// Firefox.
    #[n(1)]
    Firefox,
    /// Chrome, or one made from it.
    #[n(2)]
    Chrome,
    /// Safari.
    #[n(3)]
    Safari,
    /// Edge.
    #[n(4)]
    Edge,
}

/// What kind of device it runs on, as far as it says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Encode, Decode)]
#[cbor(index_only)]
pub enum Device {
    /// Another one.
    #[default]
    #[n(0)]
    Other,
    /// An Android phone or tablet.
    #[n(1)]
    Android,
    /// An iPhone or iPad.
    #[n(2)]
    Apple,
    /// A Mac.
    #[n(3)]
    Mac,
    /// A Windows computer.
    #[n(4)]
    Windows,
    /// A Linux computer.
    #[n(5)]
    Linux,
}

/// What kind of browser it is: coarse, so that it names no one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Encode, Decode)]
pub struct Browser {
    /// The program.
    #[n(0)]
    pub program: Program,
    /// The device.
    #[n(1)]
    pub device: Device,
}

impl Browser {
    /// What a browser says of itself, told apart in a few kinds and then forgotten.
    pub fn of(says: &str) -> Self {
        let holds = |word: &str| says.contains(word);
        let program = match () {
            () if holds("Firefox/") || holds("FxiOS/") => Program::Firefox,
            () if holds("Edg/") || holds("EdgA/") || holds("EdgiOS/") => Program::Edge,
            () if holds("Chrome/") || holds("CriOS/") => Program::Chrome,
            () if holds("Safari/") => Program::Safari,
            () => Program::Other,
        };
        let device = match () {
            () if holds("Android") => Device::Android,
            () if holds("iPhone") || holds("iPad") => Device::Apple,
            () if holds("Macintosh") => Device::Mac,
            () if holds("Windows") => Device::Windows,
            () if holds("Linux") => Device::Linux,
            () => Device::Other,
        };
        Self { program, device }
    }
}

impl Program {
    /// The end of the text key `ways-program-…`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Other => "other",
            Self::Firefox => "firefox",
            Self::Chrome => "chrome",
            Self::Safari => "safari",
            Self::Edge => "edge",
        }
    }
}

impl Device {
    /// The end of the text key `ways-device-…`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Other => "other",
            Self::Android => "android",
            Self::Apple => "apple",
            Self::Mac => "mac",
            Self::Windows => "windows",
            Self::Linux => "linux",
        }
    }
}

/// What can have happened.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub enum Fact {
    /// Somebody signed in as the owner of the room, with a browser that was not known.
    #[n(0)]
    NewBrowser {
        /// What kind of browser.
        #[n(0)]
        browser: Browser,
    },
    /// Somebody who does not say who they are typed a printed code for the owner of the room,
    /// and it did not open. Written once a day at most.
    #[n(1)]
    CodeMissed,
    /// With a printed code somebody chose a new passphrase for the owner of the room.
    #[n(2)]
    CodeUsed,
}

/// What can be wished for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Write down that a browser is new here.
    MeetBrowser {
        /// What kind of browser.
        browser: Browser,
    },
    /// The service: write down that a printed code did not open, unless that was said today.
    TellMissed,
}

/// A printed code that was typed in place of a passphrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub struct CodeTyped {
    /// When.
    #[n(0)]
    pub at: Timestamp,
    /// Whether there is a new passphrase by it; else it did not open.
    #[n(1)]
    pub opened: bool,
}

/// What it adds up to: the newest few, oldest first.
#[derive(Debug, Clone, Default)]
pub struct State {
    newest: Vec<(Timestamp, Browser)>,
    codes: Vec<CodeTyped>,
}

impl State {
    /// The newest code that was typed.
    pub(crate) fn newest_code(&self) -> Option<CodeTyped> {
        self.codes.last().copied()
    }

    /// Whether it was said within a day that a code did not open.
    fn was_told(&self, now: Timestamp) -> bool {
        let missed = self.codes.iter().rev().find(|code| !code.opened);
        missed.is_some_and(|code| now.0.abs_diff(code.at.0) < DAY.unsigned_abs())
    }
}

pub(crate) fn decide(
    state: &fact::State,
    _with: &Context<'_>,
    who: &Actor,
    at: Timestamp,
    command: Command,
) -> Result<Vec<fact::Fact>, Refusal> {
    match command {
        Command::MeetBrowser { browser } => {
            let own = matches!(state.kind, RoomKind::Private | RoomKind::Desk);
            if !own || who.person != state.owner {
                return Err(Refusal::NotYours);
            }
            Ok(vec![Fact::NewBrowser { browser }.into()])
        }
        Command::TellMissed => {
            if state.kind != RoomKind::Private || who.role != Role::Operator {
                return Err(Refusal::NotYours);
            }
            let new = !state.signin.was_told(at);
            Ok(new.then(|| Fact::CodeMissed.into()).into_iter().collect())
        }
    }
}

pub(crate) fn apply(state: &mut State, mark: Mark, fact: &Fact) {
    let opened = match fact {
        Fact::NewBrowser { browser } => {
            return remember(&mut state.newest, (mark.at, *browser));
        }
        Fact::CodeMissed => false,
        Fact::CodeUsed => true,
    };
    remember(&mut state.codes, CodeTyped { at: mark.at, opened });
}

fn remember<T>(newest: &mut Vec<T>, one: T) {
    newest.push(one);
    if newest.len() > REMEMBERED {
        newest.remove(0);
    }
}

/// Whom an entry reaches.
pub(crate) const fn reach(_: &fact::State, _: EntryId, fact: &Fact) -> Reach {
    match fact {
        Fact::CodeMissed | Fact::CodeUsed => Reach::Care,
        Fact::NewBrowser { .. } => Reach::Own,
    }
}

impl Seen {
    /// When somebody last signed in here with a browser that was new, newest first. For the
    /// owner of the room alone.
    pub fn new_browsers(&self) -> Vec<(Timestamp, Browser)> {
        let own = self.who().person == self.state().owner;
        let newest = self.state().signin.newest.iter().rev().filter(|_| own);
        newest.copied().collect()
    }

    /// The printed codes that were typed for the client of the room, newest first. For the client
    /// and those who have a part in their care.
    pub fn codes_typed(&self) -> Vec<CodeTyped> {
        let codes = self.state().signin.codes.iter().rev().filter(|_| self.knows_care());
        codes.copied().collect()
    }
}

pub(crate) fn samples() -> Vec<Fact> {
    let of = |program, device| Fact::NewBrowser { browser: Browser { program, device } };
    vec![
        of(Program::Firefox, Device::Android),
        of(Program::Chrome, Device::Windows),
        of(Program::Safari, Device::Apple),
        of(Program::Edge, Device::Linux),
        of(Program::Other, Device::Mac),
        of(Program::Other, Device::Other),
        Fact::CodeMissed,
        Fact::CodeUsed,
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::glance::glance;
    use crate::testing::{Given, amira, client, someone};

    fn meet() -> Command {
        Command::MeetBrowser { browser: Browser::default() }
    }

    #[test]
    fn e82_a_new_browser_is_told_to_the_owner_of_the_room_and_to_nobody_else() {
        let room = Given::bonded();
        assert_eq!(room.refused(&amira(), meet()), Refusal::NotYours);
        let room = room.when(&client(), meet()).expect("written down");
        assert_eq!(room.seen(&client()).new_browsers().len(), 1);
        assert!(room.seen(&amira()).new_browsers().is_empty());
    }

    fn service() -> Actor {
        someone(0, Role::Operator)
    }

    #[test]
    fn e77_a_code_that_did_not_open_is_told_once_a_day_to_the_client_and_those_in_their_care() {
        let helper = someone(5, Role::Interpreter);
        let mut room = Given::bonded().beside(&helper);
        assert_eq!(room.refused(&amira(), Command::TellMissed), Refusal::NotYours);
        assert_eq!(room.refused(&client(), Command::TellMissed), Refusal::NotYours);
        for (later, told) in [(0, 1), (DAY - 1, 1), (1, 2)] {
            room = room.later(later).when(&service(), Command::TellMissed).expect("told");
            for who in [client(), amira()] {
                assert_eq!(room.seen(&who).codes_typed().len(), told, "{who:?}");
            }
            assert!(room.seen(&helper).codes_typed().is_empty());
        }
        let entry = room.last_with("signin/1");
        assert!(room.seen(&amira()).may_read(&entry) && !room.seen(&helper).may_read(&entry));
        let glance = glance(&room.state);
        let seen_by = |who: &Actor| glance.clone().seen_by(who, who.role).and_then(|one| one.code);
        assert_eq!(seen_by(&amira()).map(|code| code.opened), Some(false));
        assert_eq!(seen_by(&helper), None);
    }

    #[test]
    fn a_code_is_told_in_no_room_but_a_clients_own() {
        assert_eq!(Given::desk().refused(&service(), Command::TellMissed), Refusal::NotYours);
    }

    #[test]
    fn the_newest_few_are_remembered() {
        let mut room = Given::desk();
        for _ in 0..=REMEMBERED {
            room = room.when(&client(), meet()).expect("written down");
        }
        assert_eq!(room.state.signin.newest.len(), REMEMBERED);
    }

    #[test]
    fn a_browser_is_known_by_its_kind_alone() {
        for (says, program, device) in [
            (
                "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0",
                Program::Firefox,
                Device::Android,
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 \
                (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1",
                Program::Safari,
                Device::Apple,
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) \
                Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0",
                Program::Edge,
                Device::Windows,
            ),
            (
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) \
                HeadlessChrome/140.0.0.0 Safari/537.36",
                Program::Chrome,
                Device::Linux,
            ),
            ("curl/8", Program::Other, Device::Other),
        ] {
            assert_eq!(Browser::of(says), Browser { program, device }, "{says}");
        }
    }
}
