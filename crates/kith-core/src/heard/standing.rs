//! Where an entry stands, as one person may know it.

use super::{Item, Mark};
use crate::access::Purpose;
use crate::id::{EntryId, PersonId};
use crate::seen::Seen;
use crate::time::Timestamp;
use crate::who::Author;

/// That something waits to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wait {
    /// Who is to read it now.
    pub of: PersonId,
    /// The moment at which the last day for it ends, where a day was said.
    pub by: Option<Timestamp>,
    /// When that person last opened the record after it was written, if they did. Whether they
    /// read it is not known by that.
    pub opened: Option<Timestamp>,
    /// Whether the desks of those who stand behind them know that something waits.
    pub behind: bool,
}

/// Where an entry stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stands {
    /// As the client chose, nobody else can read it now. Where it opens by itself and it is known
    /// when: who is asked to read it then, and the moment at which the last day for it ends.
    Kept(Option<(PersonId, Timestamp)>),
    /// Nobody who is beside the client now can read it.
    Nobody,
    /// It waits.
    Waits(Wait),
    /// It was read: who said so, and when, the first first.
    Read(Vec<(Author, Timestamp)>),
    /// It was answered.
    Answered {
        /// The answer.
        answer: EntryId,
        /// By whom.
        by: Author,
        /// When.
        at: Timestamp,
        /// How the answer was for the client, if they said so.
        mark: Option<Mark>,
        /// Where it stands since, when the answer was not quite it.
        again: Option<Box<Stands>>,
    },
}

/// Something the client wrote for somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heard {
    /// The entry.
    pub entry: EntryId,
    /// When it was written.
    pub at: Timestamp,
    /// Where it stands.
    pub stands: Stands,
}

/// Something that waits for whoever looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unread {
    /// The entry.
    pub entry: EntryId,
    /// When it was written.
    pub at: Timestamp,
    /// The moment at which the last day for it ends, where a day was said.
    pub by: Option<Timestamp>,
    /// Whether they are the one who is to read it; else it is open to them as well.
    pub mine: bool,
}

impl Seen {
    /// Where an entry stands that the client wrote for somebody; `None` for every other entry. Of
    /// what has an answer of its own to wait for, only who read it is said.
    pub fn heard(&self, entry: EntryId) -> Option<Heard> {
        let item = self.state().heard.items.get(&entry)?;
        if item.over || !self.may_know(entry) {
            return None;
        }
        if self.state().note.has_a_course(entry) {
            let stands = self.read_by(item)?;
            return Some(Heard { entry, at: item.at, stands });
        }
        Some(Heard { entry, at: item.at, stands: self.standing(entry, item) })
    }

    fn standing(&self, entry: EntryId, item: &Item) -> Stands {
        let heard = &self.state().heard;
        if let Some(answer) = heard.answer_after(item) {
            let marked = heard.marks.get(&answer.entry);
            let mark = marked.and_then(|(_, mark, _)| *mark);
            let again = marked.filter(|_| mark == Some(Mark::NotQuite)).and_then(|(id, ..)| {
                let item = heard.items.get(id)?;
                Some(Box::new(self.standing(*id, item)))
            });
            let (answer, by, at) = (answer.entry, answer.by, answer.at);
            return Stands::Answered { answer, by, at, mark, again };
        }
        self.read_by(item).unwrap_or_else(|| self.waiting(entry, item))
    }

    /// That something was read, if anybody said so.
    fn read_by(&self, item: &Item) -> Option<Stands> {
        let reads = item.reads.iter().filter(|(by, _)| self.knows_reader(by));
        let reads: Vec<_> = reads.copied().collect();
        (!reads.is_empty()).then_some(Stands::Read(reads))
    }

    /// Who else read something is for the client to know, and for those in their care.
    fn knows_reader(&self, by: &Author) -> bool {
        self.knows_care() || by.person == self.who().person
    }

    fn waiting(&self, entry: EntryId, item: &Item) -> Stands {
        let Some(of) = self.state().reader_now(entry, item, self.at()) else {
            return if self.is_kept(entry, self.at()) {
                Stands::Kept(item.due.filter(|(_, by)| !self.is_kept(entry, *by)))
            } else {
                Stands::Nobody
            };
        };
        let by = item.due.map(|(_, by)| by);
        let opened = self.state().opened.newest_by(of);
        let opened = opened.filter(|opened| *opened > item.at);
        let behind = by.is_some() && self.state().heard.expects.contains_key(&of);
        Stands::Waits(Wait { of, by, opened, behind })
    }

    /// Whether the client chose that a feedback is open to nobody at this moment.
    fn is_kept(&self, entry: EntryId, at: Timestamp) -> bool {
        let given = self.state().feedback.in_entry(entry);
        given.is_some_and(|given| {
            let shown = self.state().shown(given, at);
            !shown.is_some_and(|view| view.is_whole())
        })
    }

    /// What waits for this person, who meets the client: what is longest overdue first, and what
    /// has no day last.
    pub fn unread(&self) -> Vec<Unread> {
        if self.is_own() {
            return Vec::new();
        }
        let me = self.who().person;
        let open = self.state().unread(self.at()).filter(|(id, ..)| self.may_know(*id));
        let mut all: Vec<_> = open
            .map(|(entry, item, reader)| {
                let (at, by) = (item.at, item.due.map(|(_, by)| by));
                Unread { entry, at, by, mine: reader == me }
            })
            .collect();
        all.sort_by_key(|one| (one.by.is_none(), one.by, one.at));
        all
    }

    /// Answers by others that came since this person last looked in, the newest first.
    pub fn newly_answered(&self) -> Vec<(EntryId, Author)> {
        let since = self.looked_before();
        let all = self.state().heard.answers.values().flatten();
        let new = all.filter(|one| one.in_words && since.is_none_or(|since| one.at > since));
        let mut new: Vec<_> = new.filter(|one| self.may_know(one.entry)).collect();
        new.sort_by_key(|one| std::cmp::Reverse(one.place));
        new.into_iter().map(|one| (one.entry, one.by)).collect()
    }

    /// How an answer was for the client.
    pub fn mark(&self, answer: EntryId) -> Option<Mark> {
        let mark = self.state().heard.mark(answer).filter(|_| self.may_know(answer));
        mark.map(|(mark, _)| mark)
    }

    /// Whether the client can say how an entry was as an answer.
    pub fn may_mark(&self, answer: EntryId) -> bool {
        self.is_own() && self.state().heard.is_answer(answer)
    }
}

impl crate::opened::State {
    /// When somebody last opened the room to be shown more than a line of a list.
    fn newest_by(&self, who: PersonId) -> Option<crate::time::Timestamp> {
        let theirs =
            |one: &&crate::opened::Opening| one.person == who && one.purpose != Purpose::List;
        self.newest_first().filter(theirs).map(|one| one.at).max()
    }
}
