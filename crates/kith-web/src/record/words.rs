//! What it takes to tell entries in words: a title, short lines, what somebody wrote, and a reader
//! who knows the names and times that entries speak of. Each capability tells its own.

use std::collections::BTreeMap;

use kith_core::meeting::Details;
use kith_core::{
    Author, BondId, Entry, EntryId, Fact, MeetingId, Role, Seen, State, bond, heard, meeting, note,
    recovery, signin, welcome,
};

use crate::cx::moment;
use crate::text::Text;

/// A line with its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Row {
    /// What the line is about; may be empty.
    pub(crate) label: String,
    /// What it says.
    pub(crate) text: String,
}

/// An entry in words: its title, short lines, and what somebody wrote.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Told {
    /// What it is.
    pub(crate) title: String,
    /// Short lines.
    pub(crate) rows: Vec<Row>,
    /// Words as they were written.
    pub(crate) words: Vec<Row>,
}

impl Told {
    pub(crate) fn titled(title: impl ToString) -> Self {
        Self { title: title.to_string(), ..Self::default() }
    }

    pub(crate) fn row(mut self, label: String, text: impl ToString) -> Self {
        self.rows.push(Row { label, text: text.to_string() });
        self
    }

    /// Adds words, unless nothing was written.
    pub(crate) fn says(mut self, label: String, text: &str) -> Self {
        if !text.trim().is_empty() {
            self.words.push(Row { label, text: text.to_owned() });
        }
        self
    }
}

/// Somebody who reads a room, and what its entries say of each other.
pub(crate) struct Reader<'a> {
    /// Their words.
    pub(crate) t: &'a Text,
    /// The room as they see it.
    pub(crate) seen: &'a Seen,
    /// The service book: names of staff, and the words of forms.
    pub(crate) book: &'a State,
    meetings: BTreeMap<EntryId, Vec<Details>>,
    views: BTreeMap<EntryId, &'a str>,
}

impl<'a> Reader<'a> {
    /// A reader of a room's entries, given oldest first.
    pub(crate) fn new(
        t: &'a Text,
        seen: &'a Seen,
        book: &'a State,
        entries: impl Iterator<Item = &'a Entry>,
    ) -> Self {
        let mut views = BTreeMap::new();
        let entries = entries.inspect(|entry| {
            if let Fact::Note(note::Fact::NotRight { text, .. }) = &entry.fact {
                views.insert(entry.id, text.as_str());
            }
        });
        let meetings = spoken_of(entries);
        Self { t, seen, book, meetings, views }
    }

    /// What the client said is not right, in an entry that this reader reads.
    pub(crate) fn view(&self, entry: EntryId) -> Option<&str> {
        self.views.get(&entry).copied()
    }

    /// Who wrote something, as this reader calls them.
    pub(crate) fn who(&self, by: Author) -> String {
        if by.role == Role::Operator {
            return self.t.get("record-operator");
        }
        if by.person == self.seen.who().person {
            return self.t.get("record-you");
        }
        let staff = || self.book.staff_name(by.person);
        let name = self.seen.name_of(by).or_else(staff);
        name.map_or_else(|| self.t.get("record-someone"), str::to_owned)
    }

    /// Who wrote an entry: nobody, where the service noticed something by itself or drew what
    /// follows from something else.
    pub(crate) fn author(&self, entry: &Entry) -> String {
        let itself = entry.by.role == Role::Operator
            && matches!(
                entry.fact,
                Fact::SignIn(signin::Fact::CodeMissed | signin::Fact::CodeUsed)
                    | Fact::Welcome(welcome::Fact::CameIn { .. })
                    | Fact::Recovery(recovery::Fact::Used | recovery::Fact::Stopped)
                    | Fact::Bond(bond::Fact::Parted { .. })
            );
        // Nobody writes down a date by which something is read: it comes with what is written.
        let comes = matches!(
            entry.fact,
            Fact::Heard(heard::Fact::Due { .. }) | Fact::Note(note::Fact::Asked { .. })
        );
        if itself || comes { self.t.get("record-itself") } else { self.who(entry.by) }
    }

    /// The name of the other person of a bond.
    pub(crate) fn with(&self, bond: BondId) -> String {
        let found = self.seen.bonds().find(|one| one.id == bond);
        found.map_or_else(|| self.t.get("record-someone"), |bond| bond.name.clone())
    }

    /// One row for each answer on a scale, said or not.
    pub(crate) fn answers(
        &self,
        told: Told,
        stem: &str,
        names: &[&str],
        given: &[Option<u8>],
    ) -> Told {
        let answers = names.iter().zip(given.iter().copied().chain(std::iter::repeat(None)));
        answers.fold(told, |told, (name, answer)| {
            let said = match answer {
                Some(number) => self.t.say("record-of-ten").with("number", number).to_string(),
                None => self.t.get("record-not-said"),
            };
            told.row(self.t.one_of(stem, name), said)
        })
    }

    /// Which times and places an entry about one meeting or a row of them speaks of.
    pub(crate) fn spoken_of(&self, entry: EntryId) -> &[Details] {
        self.meetings.get(&entry).map_or(&[], Vec::as_slice)
    }

    /// When a meeting is, as it stands now.
    pub(crate) fn when_of(&self, meeting: MeetingId) -> String {
        self.when(self.seen.meeting(meeting).and_then(|meeting| meeting.details()))
    }

    /// When, or that the meeting is no longer known.
    pub(crate) fn when(&self, details: Option<&Details>) -> String {
        details.map_or_else(
            || self.t.get("record-meeting-some"),
            |details| self.t.day_time(moment(details.starts)),
        )
    }
}

/// Which times and places each entry about meetings speaks of: what was proposed last by then.
fn spoken_of<'a>(entries: impl Iterator<Item = &'a Entry>) -> BTreeMap<EntryId, Vec<Details>> {
    let mut proposed: BTreeMap<MeetingId, Details> = BTreeMap::new();
    let mut spoken: BTreeMap<EntryId, Vec<Details>> = BTreeMap::new();
    for entry in entries {
        for said in entry.fact.on_meetings() {
            let meeting = said.meeting();
            if let meeting::Fact::Proposed { details, .. }
            | meeting::Fact::ChangeProposed { details, .. } = said
            {
                proposed.insert(meeting, details);
            }
            if let Some(details) = proposed.get(&meeting) {
                spoken.entry(entry.id).or_default().push(details.clone());
            }
        }
    }
    spoken
}
