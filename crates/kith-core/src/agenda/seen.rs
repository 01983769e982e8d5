//! What the two of a bond see of what they want to talk about at a meeting.

use super::{Item, Standing};
use crate::bond::Status;
use crate::id::{AgendaId, BondId, MeetingId};
use crate::seen::Seen;
use crate::time::Timestamp;

/// One item, as it stands for one meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Topic<'a> {
    /// The item.
    pub item: &'a Item,
    /// Whether whoever looks added it.
    pub mine: bool,
    /// Whether the client said that it is not for this meeting.
    pub not_today: bool,
    /// When the last meeting began that it came along from, if there was one.
    pub came_along: Option<Timestamp>,
    /// Whether whoever looks may say now that it was talked about.
    pub can_be_done: bool,
}

/// What is to be talked about at one meeting, and what was.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Agenda<'a> {
    /// What is open, the oldest first; for whoever meets the client, "not today" before all else.
    pub open: Vec<Topic<'a>>,
    /// What was said to be talked about at this meeting.
    pub talked: Vec<&'a Item>,
    /// Whether anything can be added or chosen: the bond goes on, and the meeting is not over.
    pub goes_on: bool,
}

impl Seen {
    /// Something to talk about, for the two it is between.
    pub fn agenda_item(&self, item: AgendaId) -> Option<&Item> {
        let item = self.state().agenda.get(item).ok()?;
        (self.in_meeting(item.bond) && self.opens(item.mark.place)).then_some(item)
    }

    /// What the client and the person of a bond want to talk about at a meeting. Nothing for
    /// everybody else.
    pub fn agenda(&self, bond: BondId, meeting: MeetingId) -> Agenda<'_> {
        let found = self.meeting(meeting).filter(|found| found.bond == bond);
        let Some(found) = found else { return Agenda::default() };
        let Some(details) = found.details() else { return Agenda::default() };
        let (ends, over) = (details.ends(), details.ends() <= self.at());
        let active = self.state().bond.get(bond).is_ok_and(|bond| bond.status == Status::Active);
        let items = self.state().agenda.items.values();
        let known = items.filter(|item| item.bond == bond && self.opens(item.mark.place));
        let (open, other): (Vec<_>, Vec<_>) =
            known.partition(|item| item.standing == Standing::Open);
        let began = found.began.is_some() || details.starts <= self.at();
        let stands = active && found.stands().is_some() && began;
        // What came after a meeting was over belongs to the next one.
        let open = open.into_iter().filter(|item| !over || item.mark.at < ends);
        let mut open: Vec<_> = open
            .map(|item| {
                let not_today = item.not_today.contains(&meeting);
                let mine = item.mark.by.person == self.who().person;
                let can_be_done = stands && (!not_today || self.is_own());
                let came_along = self.came_along(item, meeting, details.starts);
                Topic { item, mine, not_today, came_along, can_be_done }
            })
            .collect();
        let apart = |topic: &Topic<'_>| !self.is_own() && topic.not_today;
        open.sort_by_key(|topic| (!apart(topic), topic.item.mark.place));
        let mut talked: Vec<_> = other
            .into_iter()
            .filter(|item| matches!(item.standing, Standing::Talked { meeting: at, .. } if at == meeting))
            .collect();
        talked.sort_by_key(|item| item.mark.place);
        Agenda { open, talked, goes_on: active && !over && found.cancelled.is_none() }
    }

    /// The last meeting before this one that was agreed, is over, and at which the item was open.
    fn came_along(&self, item: &Item, to: MeetingId, starts: Timestamp) -> Option<Timestamp> {
        let of_the_two = self.meetings().filter(|one| one.bond == item.bond && one.id != to);
        let agreed = of_the_two.filter(|one| one.is_met()).filter_map(|one| one.stands());
        let over = agreed.filter(|one| {
            item.mark.at < one.ends() && one.ends() <= self.at() && one.starts < starts
        });
        over.map(|one| one.starts).max()
    }
}
