//! Check-ins as they are read: on the brief, and as entries in words.

use kith_core::checkin::Fact;
use kith_core::{EntryId, Seen};
use kith_measure::own::CHECK_IN;

use crate::brief::Card;
use crate::record::{Reader, Told};
use crate::text::Text;

/// What they ask for before the next meeting, and what is not for today.
pub(crate) fn brief(t: &Text, seen: &Seen) -> Vec<Card> {
    let next = seen.next_meeting().and_then(|(meeting, _)| seen.checkin(meeting.id));
    let cards = next.map(|sent| cards(t, &sent.said.bring_up, &sent.said.not_today));
    cards.map(Vec::from).unwrap_or_default()
}

pub(crate) fn cards(t: &Text, bring_up: &str, not_today: &str) -> [Card; 2] {
    let card = |heading: &str, words: &str, none: &str, fence| Card {
        heading: t.get(heading),
        words: words.trim().to_owned(),
        none: t.get(none),
        by: None,
        fence,
    };
    [
        card("brief-bring-up", bring_up, "brief-bring-up-none", false),
        card("brief-not-today", not_today, "brief-not-today-none", true),
    ]
}

/// What an entry says.
pub(crate) fn told(reader: &Reader<'_>, _entry: EntryId, fact: &Fact) -> Told {
    let Fact::Sent { meeting, said } = fact;
    let t = reader.t;
    let told = Told::titled(t.say("record-before").with("when", reader.when_of(*meeting)));
    let names = CHECK_IN.items;
    let told = reader.answers(told, "record-checkin", names, &said.answers);
    let told = match said.pace {
        Some(pace) => told.row(t.get("record-pace"), t.one_of("record-pace-is", pace.word())),
        None => told,
    };
    told.says(t.get("record-words-today"), &said.words)
        .says(t.get("record-bring-up"), &said.bring_up)
        .says(t.get("record-not-today"), &said.not_today)
}
