//! The service's own settings, in the service book: its name, the neutral name clients see,
//! where "Leave now" leads, whom to call, the time zone, and its rooms.

use minicbor::{Decode, Encode};

use crate::calendar;
use crate::entry::Mark;
use crate::fact::{self, Context};
use crate::refusal::Refusal;
use crate::strain::Watch;
use crate::time::Timestamp;
use crate::who::Actor;
use crate::words::{LINE, LONG, SHORT, fits, said};

/// All settings. Each change is one entry that holds them whole.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct Settings {
    /// The service's name, for staff.
    #[n(0)]
    pub name: String,
    /// The neutral name that clients see in titles.
    #[n(1)]
    pub product: String,
    /// The `https` address that "Leave now" leads to.
    #[n(2)]
    pub leave_target: String,
    /// Whom to call first, in words.
    #[n(3)]
    pub call_words: String,
    /// The number to call first.
    #[n(4)]
    pub call_number: String,
    /// Further places to turn to, one a line.
    #[n(5)]
    pub resources: String,
    /// An IANA time zone name.
    #[n(6)]
    pub zone: String,
    /// Whether this is an example service, said on its first page.
    #[n(7)]
    pub example: bool,
    /// Rooms that only one meeting can use at a time, one a line. `None`: there are none.
    #[n(8)]
    pub rooms: Option<String>,
    /// How far below the own median feedback has to lie to be asked about, on its scale of 0
    /// to 60, where the median watches. `None`: [`kith_measure::strain::FALL`].
    #[n(9)]
    pub fall: Option<u8>,
    /// Within how many days a question is to be answered. `None`: [`ANSWER_DAYS`].
    #[n(10)]
    pub answer_days: Option<u8>,
    /// Within how many hours somebody is to be in touch about an answer on safety. `None`:
    /// [`SAFETY_HOURS`].
    #[n(11)]
    pub safety_hours: Option<u8>,
    /// Since when staff are asked for a second step at sign-in. `None`: they are not.
    #[n(12)]
    pub second_step: Option<Timestamp>,
    /// Which rule compares feedback with what is usual. `None`: [`Watch::Median`].
    #[n(13)]
    pub watch: Option<Watch>,
    /// Within how many working days what a client writes is read. `None`: [`READ_DAYS`].
    #[n(14)]
    pub read_days: Option<u8>,
    /// The weekdays on which the service works, one bit each, Monday the lowest. `None`:
    /// [`WEEKDAYS`].
    #[n(15)]
    pub weekdays: Option<u8>,
    /// Days on which the service is closed, one a line, as `2026-12-25`. `None`: there are none.
    #[n(16)]
    pub closed: Option<String>,
    /// Words that the lens leaves out, one a line. `None`: there are none.
    #[n(17)]
    pub lens_left_out: Option<String>,
    /// The service's own words for the lens, one a line, each with the reason and what to say
    /// instead. `None`: there are none.
    #[n(18)]
    pub lens_own: Option<String>,
    /// After how many days those behind staff are told that something between two people is still
    /// open. `None`: [`REPAIR_DAYS`].
    #[n(19)]
    pub repair_days: Option<u8>,
    /// Whether showing a visit to the client can be delayed, where the law asks for it. `None`: it
    /// cannot.
    #[n(20)]
    pub shows_later: Option<bool>,
}

/// Within how many working days what a client writes is read, where the service says nothing
/// else.
pub const READ_DAYS: u8 = 2;

/// The most working days that can be said.
pub const MOST_READ_DAYS: u8 = 30;

/// Monday to Friday.
pub const WEEKDAYS: u8 = 0b001_1111;

/// Within how many hours somebody is to be in touch about an answer on safety, where the
/// service says nothing else.
pub const SAFETY_HOURS: u8 = 24;

/// Within how many days a question is to be answered, where the service says nothing else.
pub const ANSWER_DAYS: u8 = 3;

/// After how many days those behind staff are told that something between two people is still
/// open, where the service says nothing else.
pub const REPAIR_DAYS: u8 = 28;

impl Settings {
    /// The room of the service that the words of a place name, as rooms are compared: without
    /// regard to capitals, spaces and marks, and with more words around it. Of several, the one
    /// with the longest name.
    pub fn room(&self, place: &str) -> Option<String> {
        let place = plain(place);
        let names = |room: &String| {
            let room = plain(room);
            !room.is_empty() && place.windows(room.len()).any(|words| words == room)
        };
        self.rooms().map(folded).filter(names).max_by_key(|room| plain(room).len())
    }

    /// The rooms that only one meeting can use at a time.
    pub fn rooms(&self) -> impl Iterator<Item = &str> {
        let lines = self.rooms.as_deref().unwrap_or_default().lines().map(str::trim);
        lines.filter(|line| !line.is_empty())
    }

    /// Which rule compares feedback with what is usual.
    pub fn watch(&self) -> Watch {
        self.watch.unwrap_or_default()
    }

    /// How far below the own median feedback has to lie to be asked about.
    pub fn fall(&self) -> u8 {
        self.fall.unwrap_or(kith_measure::strain::FALL)
    }

    /// Within how many days a question is to be answered.
    pub fn answer_days(&self) -> u8 {
        self.answer_days.unwrap_or(ANSWER_DAYS)
    }

    /// After how many days those behind staff are told that something is still open.
    pub fn repair_days(&self) -> u8 {
        self.repair_days.unwrap_or(REPAIR_DAYS)
    }

    /// Whether showing a visit to the client can be delayed, where the law asks for it.
    pub fn shows_later(&self) -> bool {
        self.shows_later.unwrap_or(false)
    }

    /// Within how many working days what a client writes is read.
    pub fn read_days(&self) -> u8 {
        self.read_days.unwrap_or(READ_DAYS)
    }

    /// The weekdays on which the service works, one bit each, Monday the lowest.
    pub fn weekdays(&self) -> u8 {
        self.weekdays.unwrap_or(WEEKDAYS)
    }

    /// Within how many hours somebody is to be in touch about an answer on safety.
    pub fn safety_hours(&self) -> u8 {
        self.safety_hours.unwrap_or(SAFETY_HOURS)
    }
}

/// The words of a place without marks and capitals.
fn plain(words: &str) -> Vec<String> {
    let words = words.to_lowercase();
    let words = words.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// A name of a room as rooms are compared: without regard to spaces and capitals.
pub(crate) fn folded(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            name: String::new(),
            product: "Notes".into(),
            leave_target: "https://www.weather.gov/".into(),
            call_words: String::new(),
            call_number: String::new(),
            resources: String::new(),
            zone: "UTC".into(),
            example: false,
            rooms: None,
            fall: None,
            answer_days: None,
            safety_hours: None,
            second_step: None,
            watch: None,
            read_days: None,
            weekdays: None,
            closed: None,
            lens_left_out: None,
            lens_own: None,
            repair_days: None,
            shows_later: None,
        }
    }
}

/// What can have happened.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub enum Fact {
    /// The settings were changed.
    #[n(0)]
    Changed {
        /// All of them.
        #[n(0)]
        settings: Settings,
    },
}

/// What can be wished for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Change the settings.
    Change {
        /// All of them.
        settings: Settings,
    },
}

/// What it adds up to.
#[derive(Debug, Clone, Default)]
pub struct State {
    settings: Settings,
}

pub(crate) fn decide(
    state: &fact::State,
    _with: &Context<'_>,
    who: &Actor,
    _at: Timestamp,
    command: Command,
) -> Result<Vec<fact::Fact>, Refusal> {
    let Command::Change { settings } = command;
    state.only_keeper(who)?;
    if settings == state.settings.settings {
        return Ok(Vec::new());
    }
    let settings = checked(settings)?;
    Ok(vec![Fact::Changed { settings }.into()])
}

fn checked(settings: Settings) -> Result<Settings, Refusal> {
    let leads_out = settings.leave_target.starts_with("https://")
        && !settings.leave_target.contains(|c: char| c.is_control() || c.is_whitespace());
    if !leads_out {
        return Err(Refusal::OutsideScale);
    }
    if [settings.fall, settings.answer_days, settings.safety_hours, settings.repair_days]
        .contains(&Some(0))
    {
        return Err(Refusal::OutsideScale);
    }
    let days = (1..=MOST_READ_DAYS).contains(&settings.read_days());
    let weekdays = (1..=calendar::EVERY_DAY).contains(&settings.weekdays());
    if !days || !weekdays || !calendar::are_days(settings.closed.as_deref().unwrap_or_default()) {
        return Err(Refusal::OutsideScale);
    }
    Ok(Settings {
        name: said(settings.name, LINE)?,
        product: said(settings.product, LINE)?,
        leave_target: fits(settings.leave_target, LINE)?,
        call_words: fits(settings.call_words, LINE)?,
        call_number: fits(settings.call_number, LINE)?,
        resources: fits(settings.resources, SHORT)?,
        zone: said(settings.zone, LINE)?,
        rooms: settings.rooms.map(|rooms| fits(rooms, SHORT)).transpose()?,
        closed: settings.closed.map(|days| fits(days, LONG)).transpose()?,
        lens_left_out: settings.lens_left_out.map(|words| fits(words, LONG)).transpose()?,
        lens_own: settings.lens_own.map(|words| fits(words, LONG)).transpose()?,
        ..settings
    })
}

pub(crate) fn apply(state: &mut State, _mark: Mark, fact: &Fact) {
    let Fact::Changed { settings } = fact;
    state.settings.clone_from(settings);
}

impl fact::State {
    /// The settings of a service book.
    pub const fn settings(&self) -> &Settings {
        &self.settings.settings
    }
}

pub(crate) fn samples() -> Vec<Fact> {
    let settings = Settings {
        name: "Harbour House".into(),
        call_words: "Harbour House, day and night".into(),
        call_number: "01632 960 001".into(),
        resources: "The library on Mill Lane is warm and open until 8pm.".into(),
        ..Settings::default()
    };
    let with_rooms = Settings { rooms: Some("Room 3\nThe garden room".into()), ..settings.clone() };
    let (fall, without_rooms) = (Some(6), settings.clone());
    let second_step = Some(Timestamp(1_777_000_000_000_000));
    let with_step = Settings { second_step, ..settings.clone() };
    let watched = Settings { watch: Some(Watch::Chart), ..settings.clone() };
    let closed = Some("2026-12-25\n2026-12-26".into());
    let (read_days, weekdays) = (Some(3), Some(0b011_1111));
    let with_days = Settings { read_days, weekdays, closed, ..settings.clone() };
    let fell = Settings { fall, ..without_rooms };
    let lens_left_out = Some("needy".into());
    let lens_own = Some("inmate | It is cold. | person".into());
    let with_words = Settings { lens_left_out, lens_own, ..settings.clone() };
    let later = Settings { shows_later: Some(true), repair_days: Some(20), ..settings.clone() };
    let samples = [settings, with_rooms, fell, with_step, watched, with_days, with_words, later];
    samples.map(|settings| Fact::Changed { settings }).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Given, amira, someone};
    use crate::who::Role;

    fn change(settings: Settings) -> Command {
        Command::Change { settings }
    }

    #[test]
    fn the_leave_target_is_a_web_address_elsewhere() {
        let admin = someone(9, Role::Administrator);
        for target in ["", "/notes", "javascript:alert(1)", "http://plain", "https://a b"] {
            let settings = Settings {
                name: "Harbour".into(),
                leave_target: target.into(),
                ..Settings::default()
            };
            assert_eq!(Given::book().refused(&admin, change(settings)), Refusal::OutsideScale);
        }
    }

    #[test]
    fn days_that_are_none_are_refused() {
        let admin = someone(9, Role::Administrator);
        let good = Settings { name: "Harbour".into(), ..Settings::default() };
        let bad = [
            Settings { read_days: Some(0), ..good.clone() },
            Settings { read_days: Some(31), ..good.clone() },
            Settings { weekdays: Some(0), ..good.clone() },
            Settings { weekdays: Some(0x80), ..good.clone() },
            Settings { closed: Some("2026-02-30".into()), ..good.clone() },
            Settings { closed: Some("2026-12-25\nChristmas".into()), ..good.clone() },
        ];
        for settings in bad {
            assert_eq!(Given::book().refused(&admin, change(settings)), Refusal::OutsideScale);
        }
        let closed = Some(" 2026-12-25 \n\n2026-12-26".into());
        let some = Settings { read_days: Some(1), closed, ..good };
        assert!(Given::book().when(&admin, change(some)).is_ok());
    }

    #[test]
    fn only_those_who_keep_the_service_change_it() {
        let settings = Settings { name: "Harbour".into(), ..Settings::default() };
        let refused = Given::book().refused(&amira(), change(settings.clone()));
        assert_eq!(refused, Refusal::NotYours);
        let operator = someone(8, Role::Operator);
        let room = Given::book().when(&operator, change(settings)).expect("changed");
        assert_eq!(room.state.settings().name, "Harbour");
    }
}
