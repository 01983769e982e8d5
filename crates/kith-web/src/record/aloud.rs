//! A record read without the service: the entries of a verified file in the words that the
//! pages use, oldest first.

use std::sync::Arc;

use jiff::tz::TimeZone;
use kith_core::{Actor, Entry, Fact, PersonId, Role, RoomKind, Seen, SigninId, State, apply};

use super::words::{Reader, Row, Told};
use crate::capabilities::tell;
use crate::cx::moment;
use crate::looked;
use crate::text::{Locale, Text};

/// The entries of one room as lines of text. What cannot be folded is not read.
pub fn aloud(entries: &[Entry]) -> Vec<String> {
    let client = entries.iter().find(|entry| entry.by.role == Role::Client);
    let owner = client.map_or(PersonId([0; 16]), |entry| entry.by.person);
    let private = entries.iter().any(|entry| matches!(entry.fact, Fact::Bond(_)));
    let kind = if private { RoomKind::Private } else { RoomKind::Front };
    let state = entries.iter().fold(State::new(kind, owner), apply);
    let at = state.last_at();
    let reader = Actor {
        person: PersonId([0; 16]),
        role: Role::Operator,
        name: String::new(),
        signin: SigninId([0; 16]),
    };
    let Ok(seen) = Seen::new(Arc::new(state), reader, at) else { return Vec::new() };
    let t = Text::new(Locale::English, TimeZone::UTC);
    let book = State::new(RoomKind::Book, PersonId([0; 16]));
    let reader = Reader::new(&t, &seen, &book, entries.iter());
    entries.iter().flat_map(|entry| lines(&t, &reader, entry)).collect()
}

fn lines(t: &Text, reader: &Reader<'_>, entry: &Entry) -> Vec<String> {
    let when = t.machine(moment(entry.at));
    if let Fact::Opened(fact) = &entry.fact {
        let mut lines = vec![format!("{when}  {}", without_marks(&looked::sentence(t, fact)))];
        let more = looked::more(t, fact).into_iter();
        lines.extend(more.map(|line| format!("    {}", without_marks(&line))));
        return lines;
    }
    let Told { title, rows, words } = tell(reader, entry);
    let mut lines = vec![format!("{when}  {title} ({})", reader.author(entry))];
    lines.extend(rows.iter().chain(&words).map(line));
    lines.iter().map(|line| without_marks(line)).collect()
}

fn line(row: &Row) -> String {
    let text = row.text.replace('\n', "\n      ");
    if row.label.is_empty() { format!("    {text}") } else { format!("    {}: {text}", row.label) }
}

/// Direction marks belong to pages.
fn without_marks(words: &str) -> String {
    words.replace(['\u{2068}', '\u{2069}'], "")
}

#[cfg(test)]
mod tests {
    use kith_core::note;

    use super::*;

    #[test]
    fn both_views_are_read_with_the_answer() {
        let by = |number: u8, role| kith_core::Author { person: PersonId([number; 16]), role };
        let (amira, noor) = (by(2, Role::Therapist), by(1, Role::Client));
        let (to, dispute) = (kith_core::EntryId([1; 16]), kith_core::EntryId([2; 16]));
        let (note, of) = (kith_core::NoteId([4; 16]), amira.person);
        let (how, expect) = (note::How::BothStand, kith_core::ExpectId([9; 16]));
        let day = kith_core::Timestamp(1_777_989_600_000_000);
        let facts = [
            (amira, note::Fact::Finished { note, meeting: None, text: "It was May.".into() }),
            (noor, note::Fact::NotRight { to, text: "It was April.".into() }),
            (noor, note::Fact::Asked { of, expect, by: day }),
            (amira, note::Fact::Settled { dispute, how, text: "I heard May.".into() }),
        ];
        let entries: Vec<_> = (1..)
            .zip(facts)
            .map(|(number, (by, fact))| {
                let id = kith_core::EntryId([number; 16]);
                Entry { id, by, at: day, fact: Fact::Note(fact) }
            })
            .collect();
        let lines = aloud(&entries).join("\n");
        let answer = "Both views stand (Someone who worked here)\n    About: It was April.\n    I heard May.";
        assert!(lines.contains(answer) && lines.contains("is asked to answer"), "{lines}");
    }

    #[test]
    fn a_yes_to_a_meeting_says_which() {
        let by = kith_core::Author { person: PersonId([1; 16]), role: Role::Client };
        let facts = Fact::samples().into_iter().filter(|fact| fact.stands_in(RoomKind::Private));
        let entries: Vec<_> = (1..)
            .zip(facts)
            .map(|(hour, fact)| {
                let at = kith_core::Timestamp(hour * kith_core::time::HOUR);
                let id = kith_core::EntryId([u8::try_from(hour).expect("few"); 16]);
                let itself = kith_core::Author { person: PersonId([0; 16]), role: Role::Operator };
                let by = if matches!(fact, Fact::Welcome(_)) { itself } else { by };
                Entry { id, by, at, fact }
            })
            .collect();
        let lines = aloud(&entries);
        let said = |words: &str| lines.iter().any(|line| line.contains(words));
        assert!(said("Meeting on Tuesday 5 May, 2:00pm: yes"), "{lines:#?}");
        assert!(said("Amira opened your record to get ready for your meeting."), "{lines:#?}");
        assert!(said("Someone came in with a link and the words (This service)"), "{lines:#?}");
        assert!(!said("(You)"), "whoever reads a file is nobody in it: {lines:#?}");
    }
}
