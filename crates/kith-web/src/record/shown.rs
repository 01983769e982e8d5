//! Entries as a page shows them: in words, with their versions, their answers and the ways
//! to answer them.

use kith_core::note::Standing;
use kith_core::{Entry, EntryId, Fact, NoteId, Timestamp, note};

use super::words::{Reader, Row, Told};
use crate::capabilities::tell;
use crate::cx::moment;
use crate::dispute::{self, Beside};
use crate::heard::{self, Marking};
use crate::looked;

/// One entry.
#[derive(Clone, Debug, Default)]
pub(crate) struct Shown {
    /// What it is and says.
    pub(crate) told: Told,
    /// Who wrote it.
    pub(crate) who: String,
    /// When.
    pub(crate) when: String,
    /// The same for machines.
    pub(crate) machine: String,
    /// What it answers, if it is an answer.
    pub(crate) to: Option<Link>,
    /// What it said before, or says since.
    pub(crate) versions: Vec<Row>,
    /// Where it stands, when the client wrote it for somebody.
    pub(crate) heard: Vec<String>,
    /// How it was as an answer, for the client to say.
    pub(crate) marking: Option<Marking>,
    /// Replies to it, oldest first.
    pub(crate) answers: Vec<Answer>,
    /// Other views of it, each with what was answered, oldest first.
    pub(crate) views: Vec<Beside>,
    /// Where it is answered that something is not right; empty where that is not for this reader.
    pub(crate) settle: String,
    /// Where to answer it; empty where nothing can be answered.
    pub(crate) reply: String,
    /// Where to say that it is not right; empty where that is not for this reader.
    pub(crate) wrong: String,
    /// Where its receipt is; empty where there is none.
    pub(crate) receipt: String,
}

/// A way to another entry.
#[derive(Clone, Debug)]
pub(crate) struct Link {
    /// Where it goes.
    pub(crate) href: String,
    /// What stands there.
    pub(crate) words: String,
}

/// An answer below an entry.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    /// Who wrote it.
    pub(crate) who: String,
    /// When.
    pub(crate) when: String,
    /// The same for machines.
    pub(crate) machine: String,
    /// "This is not right", or nothing.
    pub(crate) tone: String,
    /// The words.
    pub(crate) text: String,
    /// Where it stands, or how it was for the client, if that is known.
    pub(crate) heard: Vec<String>,
}

/// A visit, or what was read, told in one line.
#[derive(Clone, Debug)]
pub(crate) struct Visit {
    /// Who did what.
    pub(crate) sentence: String,
    /// When.
    pub(crate) when: String,
    /// The same for machines.
    pub(crate) machine: String,
    /// Where its receipt is.
    pub(crate) receipt: String,
}

/// What stands in a record: an entry, or visits between two entries.
#[derive(Clone, Debug)]
pub(crate) enum Item {
    /// An entry.
    Entry(Box<Shown>),
    /// Visits, newest first.
    Visits(Vec<Visit>),
}

/// Where the links of an entry lead, made from its id; empty where there is no such way.
pub(crate) struct Ways<'a> {
    /// To the record from this entry on.
    pub(crate) here: &'a dyn Fn(EntryId) -> String,
    /// To its reply.
    pub(crate) reply: &'a dyn Fn(EntryId) -> String,
    /// To "this is not right".
    pub(crate) wrong: &'a dyn Fn(EntryId) -> String,
    /// To where the client says how it was as an answer.
    pub(crate) mark: &'a dyn Fn(EntryId) -> String,
    /// To where the client lets stay what they said is not right.
    pub(crate) stay: &'a dyn Fn(EntryId) -> String,
    /// To where whoever is asked answers that.
    pub(crate) settle: &'a dyn Fn(EntryId) -> String,
    /// To its receipt.
    pub(crate) receipt: &'a dyn Fn(EntryId) -> String,
}

impl Shown {
    /// The words of it, without their names.
    pub(crate) fn text(&self) -> String {
        self.told.words.iter().map(|row| row.text.as_str()).collect::<Vec<_>>().join("\n")
    }
}

impl Reader<'_> {
    /// Part of a record, with visits in a row gathered. `all` holds every entry of it.
    pub(crate) fn items(&self, part: &[Entry], all: &[Entry], ways: &Ways<'_>) -> Vec<Item> {
        let mut items: Vec<Item> = Vec::new();
        for entry in part {
            match (self.visit(entry, ways), items.last_mut()) {
                (Some(visit), Some(Item::Visits(visits))) => visits.push(visit),
                (Some(visit), _) => items.push(Item::Visits(vec![visit])),
                (None, _) => items.push(Item::Entry(Box::new(self.one(entry, all, ways)))),
            }
        }
        items
    }

    /// One entry with its links.
    pub(crate) fn one(&self, entry: &Entry, all: &[Entry], ways: &Ways<'_>) -> Shown {
        let disputable = self.seen.may_dispute(entry.id);
        let marking = Marking::of(self, entry.id, ways.mark);
        let mut shown = self.show(entry);
        for view in &mut shown.views {
            view.settle = self.settle(view.entry, ways);
        }
        Shown {
            to: self.answered(entry, all, ways),
            reply: (ways.reply)(entry.id),
            wrong: if disputable { (ways.wrong)(entry.id) } else { String::new() },
            receipt: (ways.receipt)(entry.id),
            marking: marking.or_else(|| dispute::stay(self, entry.id, ways.stay)),
            settle: self.settle(entry.id, ways),
            ..shown
        }
    }

    /// Where the reader answers that something is not right; empty where that is not theirs.
    fn settle(&self, entry: EntryId, ways: &Ways<'_>) -> String {
        let mine = self.seen.dispute(entry).map(|view| view.standing);
        match mine {
            Some(Standing::Waits(of, _)) if of == self.seen.who().person => (ways.settle)(entry),
            _ => String::new(),
        }
    }

    /// One entry without links, as on the page that answers it.
    pub(crate) fn show(&self, entry: &Entry) -> Shown {
        let answers = self.seen.answers(entry.id).iter();
        let replies = answers.filter(|answer| answer.tone == note::Tone::Reply);
        Shown {
            told: tell(self, entry),
            who: self.author(entry),
            when: self.at(entry.at),
            machine: self.t.machine(moment(entry.at)),
            versions: self.versions(entry),
            heard: heard::lines(self, entry.id),
            answers: replies.map(|answer| self.answer(answer)).collect(),
            views: Beside::all(self, entry.id),
            ..Shown::default()
        }
    }

    /// An entry in one line, without its words.
    pub(crate) fn name(&self, entry: &Entry) -> String {
        let title = match &entry.fact {
            Fact::Opened(fact) => looked::sentence(self.t, fact),
            _ => tell(self, entry).title,
        };
        let line = self.t.say("record-line").with("what", title);
        line.with("who", self.author(entry)).with("when", self.at(entry.at)).to_string()
    }

    pub(crate) fn at(&self, at: Timestamp) -> String {
        self.t.day_time_seen(moment(at), moment(self.seen.at()))
    }

    pub(crate) fn answer(&self, answer: &note::Answer) -> Answer {
        Answer {
            who: self.who(answer.by),
            when: self.at(answer.at),
            machine: self.t.machine(moment(answer.at)),
            tone: match answer.tone {
                note::Tone::Reply => String::new(),
                note::Tone::NotRight => self.t.get("shell-entry-wrong"),
            },
            text: answer.text.clone(),
            heard: heard::below(self, answer.entry),
        }
    }

    fn visit(&self, entry: &Entry, ways: &Ways<'_>) -> Option<Visit> {
        let sentence = match &entry.fact {
            Fact::Opened(fact) => looked::sentence(self.t, fact),
            Fact::Heard(fact) => heard::sentence(self, entry.by, fact),
            Fact::Note(fact) => dispute::sentence(self, entry.by, fact)?,
            _ => return None,
        };
        Some(Visit {
            sentence,
            when: self.at(entry.at),
            machine: self.t.machine(moment(entry.at)),
            receipt: (ways.receipt)(entry.id),
        })
    }

    /// What an answer answers.
    fn answered(&self, entry: &Entry, all: &[Entry], ways: &Ways<'_>) -> Option<Link> {
        let to = match &entry.fact {
            Fact::Note(
                note::Fact::Replied { to, .. }
                | note::Fact::NotRight { to, .. }
                | note::Fact::Settled { dispute: to, .. }
                | note::Fact::Corrected { dispute: Some(to), .. },
            ) => to,
            Fact::Heard(kith_core::heard::Fact::Marked { answer, .. }) => answer,
            _ => return None,
        };
        let to = all.iter().find(|one| one.id == *to)?;
        let words = self.t.say("record-to").with("what", tell(self, to).title);
        let words = words.with("when", self.at(to.at)).to_string();
        Some(Link { href: (ways.here)(to.id), words })
    }

    fn versions(&self, entry: &Entry) -> Vec<Row> {
        match &entry.fact {
            Fact::Note(note::Fact::Finished { note, .. } | note::Fact::Corrected { note, .. }) => {
                self.other_versions(*note, entry.id)
            }
            _ => Vec::new(),
        }
    }

    /// What a note said before the correction in this entry, and what it says since.
    fn other_versions(&self, note: NoteId, entry: EntryId) -> Vec<Row> {
        let all = self.seen.note(note).map(|note| note.versions.as_slice()).unwrap_or_default();
        let Some(place) = all.iter().position(|version| version.entry == entry) else {
            return Vec::new();
        };
        let (before, rest) = all.split_at(place);
        let before = before.last().map(|version| Row {
            label: self.t.get("record-before-that"),
            text: version.text.clone(),
        });
        // What answers another view stands beside that view.
        let views = self.seen.answers(entry).iter().filter_map(|one| self.seen.dispute(one.entry));
        let beside: Vec<_> = views
            .filter_map(|view| match view.standing {
                Standing::Ended(ended) => Some(ended.entry),
                Standing::Waits(..) | Standing::Nobody => None,
            })
            .collect();
        let rest = rest.iter().skip(1).filter(|version| !beside.contains(&version.entry));
        let since = rest.map(|version| Row {
            label: self.t.say("record-corrected-on").with("when", self.at(version.at)).to_string(),
            text: version.text.clone(),
        });
        before.into_iter().chain(since).collect()
    }
}
