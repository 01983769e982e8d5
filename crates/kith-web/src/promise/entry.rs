//! Promises as entries in words.

use kith_core::EntryId;
use kith_core::promise::{By, Fact, Terms};

use crate::cx::last_moment;
use crate::record::{Reader, Told};

/// What an entry says.
pub(crate) fn told(reader: &Reader<'_>, _entry: EntryId, fact: &Fact) -> Told {
    let titled = |key: &str| Told::titled(reader.t.get(key));
    match fact {
        Fact::Made { terms, .. } => said(reader, titled("record-promise-made"), terms),
        Fact::Asked { by, .. } => due(reader, titled("record-promise-asked"), *by),
        Fact::Kept { words, .. } => titled("record-promise-kept").says(String::new(), words),
        Fact::Late { by, words, .. } => {
            due(reader, titled("record-promise-late"), *by).says(String::new(), words)
        }
        Fact::ChangeProposed { terms, .. } => said(reader, titled("record-promise-change"), terms),
        Fact::ChangeAccepted { .. } => titled("record-promise-change-yes"),
        Fact::ChangeDeclined { .. } => titled("record-promise-change-no"),
        Fact::LetGo { .. } => titled("record-promise-let-go"),
        Fact::AskedFor { by, .. } => due(reader, titled("record-promise-asked-for"), By::Date(*by)),
        Fact::ForService { .. } => titled("record-promise-service"),
        Fact::PassedOn { bond, .. } => {
            let title = reader.t.say("record-promise-passed-on").with("to", reader.with(*bond));
            Told::titled(title)
        }
    }
}

fn said(reader: &Reader<'_>, told: Told, terms: &Terms) -> Told {
    due(reader, told, terms.by).says(String::new(), &terms.words)
}

fn due(reader: &Reader<'_>, told: Told, by: By) -> Told {
    let when = match by {
        By::Date(date) => reader.t.day(last_moment(date)),
        By::NextMeeting => reader.t.get("record-promise-next-meeting"),
        By::WhenAsked => reader.t.get("record-promise-when-asked"),
    };
    told.row(reader.t.get("record-promise-by"), when)
}
