//! The registry: one line for each capability says what it brings. Its pages stand in the route
//! table, its samples are looked at by the tests, its words are in a file of its name, its cards
//! stand on the brief in the order of the lines, and its entries are told in words. A kind of fact
//! that has no line does not compile.

use kith_core::{Entry, Fact, Seen};

use crate::brief::Card;
use crate::record::{Reader, Told};
use crate::table::Table;
use crate::text::Text;
use crate::views::samples::Album;

/// One thing that a capability brings.
enum Part {
    Pages(fn(&mut Table)),
    Samples(fn(&mut Album) -> askama::Result<()>),
    Brief(fn(&Text, &Seen) -> Vec<Card>),
    /// The file's name without its ending, and its text.
    Words(&'static str, &'static str),
}

macro_rules! part {
    ($module:ident pages) => {
        Part::Pages(crate::$module::routes)
    };
    ($module:ident samples) => {
        Part::Samples(crate::$module::samples)
    };
    ($module:ident brief) => {
        Part::Brief(crate::$module::brief)
    };
    ($module:ident words) => {
        Part::Words(
            stringify!($module),
            include_str!(concat!("../locales/en/", stringify!($module), ".ftl")),
        )
    };
}

macro_rules! capabilities {
    (
        [$($quiet:ident)+] in the service book;
        $($module:ident: $($part:ident)+ $(, tells $($fact:ident = $told:ident),+)?;)+
    ) => {
        const PARTS: &[Part] = &[$($(part!($module $part),)+)+];

        /// An entry in words.
        pub(crate) fn tell(reader: &Reader<'_>, entry: &Entry) -> Told {
            match &entry.fact {
                $($($(Fact::$fact(fact) => crate::$module::$told(reader, entry.id, fact),)+)?)+
                $(Fact::$quiet(_))|+ => Told::titled(reader.t.get("record-service")),
            }
        }
    };
}

capabilities! {
    [Apart Away Delay Expected FirstRun HandOver Keeping Place Review Second Settings Staff] in the service book;
    about: pages samples words, tells About = told;
    agenda: words brief, tells Agenda = told;
    apart: pages samples words;
    askform: pages samples words;
    away: pages samples words;
    bond: pages samples words, tells Bond = told;
    brief: pages samples words;
    checkin: pages samples words brief, tells CheckIn = told;
    choices: pages samples words;
    clients: pages samples words;
    cover: pages samples words;
    delay: pages samples words;
    dispute: pages samples words;
    confidence: pages samples words, tells Confidence = told;
    contact: pages samples words, tells Contact = told;
    doors: pages;
    ending: pages samples words, tells Ending = told;
    erasure: pages samples words, tells Erasure = told;
    feedback: pages samples words, tells Feedback = told;
    felt: pages samples words, tells Felt = told;
    fill: pages samples words, tells Form = told;
    firstrun: pages samples words;
    forms: pages samples words;
    frame: pages samples words, tells Frame = told;
    front: pages words, tells Front = told;
    here: pages samples words;
    heard: pages samples words, tells Heard = told;
    home: pages samples words;
    lens: words;
    live: pages;
    looked: pages samples words, tells Opened = opened;
    lost: pages samples;
    meet: pages samples words;
    meeting: pages samples words, tells Meeting = told;
    newclient: pages samples words;
    note: pages samples words brief, tells Note = told;
    passkey: pages samples words;
    passon: pages samples words;
    person: pages samples words;
    place: pages samples words;
    preview: words;
    promise: pages samples words, tells Promise = told;
    prove: pages samples;
    reliability: pages samples words;
    reach: pages samples words;
    record: pages samples words;
    recovery: pages samples words, tells Recovery = told;
    repair: pages samples words, tells Repair = told, Strain = noticed;
    reply: pages samples words;
    series: pages samples words, tells Series = told;
    service: pages samples words;
    staff: pages samples words;
    stand: pages samples words;
    suggest: pages samples words;
    tablet: pages samples words;
    today: pages samples words;
    urgent: pages samples words, tells Urgent = told;
    ways: pages samples words, tells SignIn = told;
    welcome: pages samples words, tells Welcome = told;
    whole: pages samples words;
}

/// Every page with its right.
pub fn table() -> Table {
    let mut table = Table::default();
    for part in PARTS {
        if let Part::Pages(pages) = part {
            pages(&mut table);
        }
    }
    table
}

/// Puts every capability's samples into an album.
pub(crate) fn samples(album: &mut Album) -> askama::Result<()> {
    for part in PARTS {
        if let Part::Samples(samples) = part {
            samples(album)?;
        }
    }
    Ok(())
}

/// What the brief shows of each capability, in the order of their lines.
pub(crate) fn cards(t: &Text, seen: &Seen) -> Vec<Card> {
    let brief =
        |part: &Part| if let Part::Brief(brief) = part { brief(t, seen) } else { Vec::new() };
    PARTS.iter().flat_map(brief).collect()
}

/// The name and text of every capability's words.
pub(crate) fn words() -> impl Iterator<Item = (&'static str, &'static str)> {
    PARTS.iter().filter_map(|part| match part {
        Part::Words(name, text) => Some((*name, *text)),
        Part::Pages(_) | Part::Samples(_) | Part::Brief(_) => None,
    })
}
