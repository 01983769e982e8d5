//! What was said of the ways to reach a client, as entries in words.

use kith_core::EntryId;
use kith_core::contact::Fact;

use super::told::{date, rows, way};
use crate::record::{Reader, Told};

/// What an entry says.
pub(crate) fn told(reader: &Reader<'_>, _entry: EntryId, fact: &Fact) -> Told {
    let t = reader.t;
    let titled = |key: &str, in_person: bool| {
        let key = if in_person { format!("{key}-person") } else { key.to_owned() };
        t.say_one_of("contact-told", key)
    };
    match fact {
        Fact::Set { channel, rule, in_person } => {
            let title = titled("set", *in_person).with("way", way(t, *channel));
            let all = rows(t, *channel, rule).into_iter();
            all.fold(Told::titled(title), |told, row| told.row(row.label, row.text))
        }
        Fact::Withdrawn { channel, in_person } => {
            Told::titled(titled("back", *in_person).with("way", way(t, *channel)))
        }
        Fact::Stopped => Told::titled(t.get("contact-told-stopped")),
        Fact::Confirmed { channel, review, in_person } => {
            let title = titled("still", *in_person).with("way", way(t, *channel));
            Told::titled(title).row(t.get("contact-row-until"), date(t, *review))
        }
        Fact::Resumed { in_person } => Told::titled(titled("resumed", *in_person)),
    }
}
