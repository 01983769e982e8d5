//! Two views of one entry: the client said that it is not right, and somebody beside them answers
//! by a date. They agree and correct it with new words, or leave both views standing and say so
//! to the client. The client's words stay as they are in either case.

use minicbor::{Decode, Encode};

use super::{Fact, State, Tone};
use crate::bond;
use crate::expected::{self, What};
use crate::fact::{self, Context};
use crate::feedback;
use crate::id::{EntryId, ExpectId, NoteId, PersonId};
use crate::refusal::Refusal;
use crate::seen::Seen;
use crate::time::Timestamp;
use crate::who::{Actor, Author, Near};
use crate::words::{LONG, SHORT, said};

#[cfg(test)]
mod tests;

/// How it was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Encode, Decode)]
#[cbor(index_only)]
pub enum How {
    /// The client is right: from now on the new words hold.
    #[n(0)]
    Agreed,
    /// Each sees it differently, and both views stand.
    #[n(1)]
    BothStand,
}

impl How {
    /// Both, as they are offered.
    pub const ALL: [Self; 2] = [Self::Agreed, Self::BothStand];

    /// The value in a form, and the end of its text keys.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Agreed => "agreed",
            Self::BothStand => "both-stand",
        }
    }
}

/// How it ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum End {
    /// Somebody answered, in these words: those that now hold, or those to the client.
    Settled(How, String),
    /// The client took it back: it can stay as it is.
    TakenBack,
}

/// That it ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ended {
    /// In which way.
    pub end: End,
    /// The entry that says so.
    pub entry: EntryId,
    /// By whom.
    pub by: Author,
    /// When.
    pub at: Timestamp,
}

/// That the client said that something is not right.
#[derive(Debug, Clone)]
pub(crate) struct Dispute {
    to: EntryId,
    /// Who was asked, under which name the desks know it, and by when.
    asked: Option<(PersonId, ExpectId, Timestamp)>,
    ended: Option<Ended>,
}

/// Where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// Somebody is asked to answer it, by the moment at which a date ends, where one was said.
    Waits(PersonId, Option<Timestamp>),
    /// Nobody who is beside the client now can answer it.
    Nobody,
    /// It has ended.
    Ended(Ended),
}

/// What the client said is not right, as one person may know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// The entry with the client's words.
    pub entry: EntryId,
    /// What they are about.
    pub to: EntryId,
    /// Where it stands.
    pub standing: Standing,
}

/// The client says that an entry is not right. With it goes who is asked to answer, and by when.
pub(super) fn say(
    state: &fact::State,
    with: &Context<'_>,
    who: &Actor,
    at: Timestamp,
    (to, text): (EntryId, String),
) -> Result<Vec<fact::Fact>, Refusal> {
    state.only_client(who)?;
    super::may_answer(state, who, to)?;
    if !state.may_dispute(to) {
        return Err(Refusal::NotHere);
    }
    let said = Fact::NotRight { to, text: said(text, SHORT)? };
    let asked = state.answerer(to, at).map(|of| {
        let expect = with.new_expect();
        Fact::Asked { of, expect, by: at.plus(with.answer_time()) }
    });
    Ok([said].into_iter().chain(asked).map(Into::into).collect())
}

/// Whoever is asked answers it, once. One's own note is corrected; what somebody else wrote is
/// said anew in the answer.
pub(super) fn settle(
    state: &fact::State,
    who: &Actor,
    at: Timestamp,
    (dispute, how, text): (EntryId, How, String),
) -> Result<Fact, Refusal> {
    let bond = state.only_beside(who, Near::Between)?;
    let known = state.note.disputes.get(&dispute).ok_or(Refusal::NotHere)?;
    if !state.is_open_to(who.person, bond, dispute, at) {
        return Err(Refusal::NotHere);
    }
    if known.ended.is_some() {
        return Err(Refusal::AlreadyDone);
    }
    if state.settler(dispute, known, at) != Some(who.person) {
        return Err(Refusal::NotYours);
    }
    Ok(match (how, state.note.own_note(known.to, who.person)) {
        (How::Agreed, Some(note)) => {
            Fact::Corrected { note, text: said(text, LONG)?, dispute: Some(dispute) }
        }
        _ => Fact::Settled { dispute, how, text: said(text, SHORT)? },
    })
}

/// The client lets it stay as it is, while nobody has answered.
pub(super) fn take_back(
    state: &fact::State,
    who: &Actor,
    dispute: EntryId,
) -> Result<Fact, Refusal> {
    state.only_client(who)?;
    let known = state.note.disputes.get(&dispute).ok_or(Refusal::NotHere)?;
    if known.ended.is_some() {
        return Err(Refusal::AlreadyDone);
    }
    Ok(Fact::TakenBack { dispute })
}

impl State {
    /// Takes down that something is not right.
    pub(super) fn disputed(&mut self, entry: EntryId, to: EntryId) {
        self.disputes.insert(entry, Dispute { to, asked: None, ended: None });
        self.newest_dispute = Some(entry);
    }

    /// Takes down who is asked to answer what was said last.
    pub(super) fn asked(&mut self, asked: (PersonId, ExpectId, Timestamp)) {
        let newest = self.newest_dispute.and_then(|entry| self.disputes.get_mut(&entry));
        if let Some(dispute) = newest {
            dispute.asked = Some(asked);
        }
    }

    /// Takes down how it ended; the first end holds.
    pub(super) fn ended(&mut self, dispute: EntryId, ended: Ended) {
        if let Some(dispute) = self.disputes.get_mut(&dispute) {
            dispute.ended.get_or_insert(ended);
        }
    }

    /// The note of a version, where this person wrote it.
    fn own_note(&self, version: EntryId, who: PersonId) -> Option<NoteId> {
        let note = self.notes.get(self.versions.get(&version)?)?;
        (note.by.person == who).then_some(note.id)
    }

    /// Whether it has a date of its own or has ended, so that reading it is asked for no more.
    pub(crate) fn has_a_course(&self, entry: EntryId) -> bool {
        let dispute = self.disputes.get(&entry);
        dispute.is_some_and(|dispute| dispute.asked.is_some() || dispute.ended.is_some())
    }

    fn is_open(&self, entry: EntryId) -> bool {
        self.disputes.get(&entry).is_some_and(|dispute| dispute.ended.is_none())
    }

    /// Whether an answer is one that still waits: for words, or for somebody to settle it.
    pub(super) fn waits_still(&self, answer: &super::Answer, since: bool) -> bool {
        match answer.tone {
            Tone::Reply => since,
            Tone::NotRight => self.is_open(answer.entry),
        }
    }
}

impl fact::State {
    /// Whether the client can say of an entry that it is not right: not of their own words.
    fn may_dispute(&self, to: EntryId) -> bool {
        self.heard.author(to) != Some(self.owner)
    }

    /// Who answers what is said of an entry: who wrote it, while it is open to them, or whoever
    /// stands in for them; else whoever would read an answer to it.
    fn answerer(&self, to: EntryId, at: Timestamp) -> Option<PersonId> {
        let (reach, origin) = *self.written.get(&to)?;
        self.reader((reach, Some(origin)), self.heard.author(to), at)
    }

    /// Who is to answer it now: who was asked, while it is open to them; else as when it was said.
    fn settler(&self, entry: EntryId, dispute: &Dispute, at: Timestamp) -> Option<PersonId> {
        let asked = dispute.asked.and_then(|(of, ..)| self.bond.active(of));
        let open =
            |bond: &&bond::Bond| bond.role.meets() && self.is_open_to(bond.person, bond, entry, at);
        let asked = asked.filter(open).map(|bond| bond.person);
        asked.or_else(|| self.answerer(dispute.to, at))
    }

    /// What somebody is to answer by a date, and by when.
    pub(crate) fn to_settle(
        &self,
        at: Timestamp,
    ) -> impl Iterator<Item = (EntryId, PersonId, Timestamp)> {
        let open = self.note.disputes.iter().filter(|(_, dispute)| dispute.ended.is_none());
        open.filter_map(move |(entry, dispute)| {
            let (.., by) = dispute.asked?;
            Some((*entry, self.settler(*entry, dispute, at)?, by))
        })
    }
}

/// What the desks of those who stand behind staff know from now on: that an answer is expected of
/// somebody, by when, and that it came or can come from nobody.
pub(crate) fn on_desks(after: &fact::State, facts: &[fact::Fact]) -> Vec<expected::Fact> {
    let note = &after.note;
    let moved = facts.iter().any(moves);
    let named = |fact: &fact::Fact| match fact {
        fact::Fact::Note(Fact::Asked { .. }) => note.newest_dispute,
        fact::Fact::Note(
            Fact::Settled { dispute, .. }
            | Fact::TakenBack { dispute }
            | Fact::Corrected { dispute: Some(dispute), .. },
        ) => Some(*dispute),
        _ => None,
    };
    let named: Vec<_> = facts.iter().filter_map(named).collect();
    let known = note
        .disputes
        .iter()
        .filter(|(entry, dispute)| named.contains(entry) || moved && dispute.ended.is_none());
    known.filter_map(|(entry, dispute)| expects(after, *entry, dispute)).collect()
}

fn expects(after: &fact::State, entry: EntryId, dispute: &Dispute) -> Option<expected::Fact> {
    let (_, expect, by) = dispute.asked?;
    let of = after.settler(entry, dispute, after.last_at).filter(|_| dispute.ended.is_none());
    Some(of.map_or(expected::Fact::Ended { expect }, |of| expected::Fact::Expected {
        expect,
        of,
        what: What::View,
        by,
    }))
}

/// Whether a fact can change who is to answer.
const fn moves(fact: &fact::Fact) -> bool {
    match fact {
        fact::Fact::Feedback(feedback::Fact::ShowChosen { .. }) => true,
        fact::Fact::Bond(fact) => fact.moves(),
        _ => false,
    }
}

impl Seen {
    /// Whether this person can say of an entry that it is not right.
    pub fn may_dispute(&self, entry: EntryId) -> bool {
        self.is_own() && self.state().may_dispute(entry)
    }

    /// What an entry says is not right, and where that stands; `None` for every other entry.
    pub fn dispute(&self, entry: EntryId) -> Option<View> {
        let dispute = self.state().note.disputes.get(&entry).filter(|_| self.may_know(entry))?;
        let waits = || {
            let of = self.state().settler(entry, dispute, self.at());
            of.map_or(Standing::Nobody, |of| Standing::Waits(of, dispute.asked.map(|(.., by)| by)))
        };
        let standing = dispute.ended.clone().map_or_else(waits, Standing::Ended);
        Some(View { entry, to: dispute.to, standing })
    }

    /// What this person is to answer, with a date or without, the first due first.
    pub fn to_settle(&self) -> Vec<View> {
        let all = self.state().note.disputes.keys().filter_map(|entry| self.dispute(*entry));
        let by = |view: &View| match view.standing {
            Standing::Waits(of, by) if of == self.who().person => Some((by.is_none(), by)),
            _ => None,
        };
        let mut mine: Vec<_> = all.filter(|view| by(view).is_some()).collect();
        mine.sort_by_key(by);
        mine
    }

    /// The words that hold now, where agreeing corrects a note of this person's own.
    pub fn would_correct(&self, view: &View) -> Option<&str> {
        let note = self.state().note.own_note(view.to, self.who().person)?;
        self.note(note)?.current().map(|version| version.text.as_str())
    }
}
