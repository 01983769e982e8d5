//! What one person may know of a frame: all of it for the two it is between, and what is agreed
//! for whoever stands in for one of them.

use std::collections::BTreeMap;

use super::{Frame, No, Offer, Said, Side, Version};
use crate::bond::{Bond, Status};
use crate::fact::State;
use crate::frame::Line;
use crate::id::{BondId, PersonId};
use crate::seen::Seen;

/// What came of a suggestion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answered<'a> {
    /// Both have said yes.
    Yes(&'a Version),
    /// The other said no.
    No(&'a No),
}

impl Frame {
    /// What is agreed in a line.
    pub fn said(&self, line: Line) -> Option<&Said> {
        self.lines.get(&line)
    }
}

impl State {
    /// Bonds in which something waits for this side's yes or no.
    pub(crate) fn framed(&self, side: Side) -> impl Iterator<Item = (&Bond, &Offer)> {
        let active = self.bond.all().filter(|bond| bond.status == Status::Active);
        active.filter_map(move |bond| {
            let frame = self.frame.of(bond.id).filter(|_| bond.role.meets())?;
            Some((bond, frame.offered_to(side)?))
        })
    }

    /// Those beside the client who have something of a frame to answer.
    pub(crate) fn to_frame(&self) -> Vec<PersonId> {
        self.framed(Side::Person).map(|(bond, _)| bond.person).collect()
    }
}

impl Seen {
    /// The frame of a bond, for the two it is between; the client reads it when the bond is over,
    /// too. `None` where nothing was ever suggested.
    pub fn frame(&self, bond: BondId) -> Option<&Frame> {
        let bond = self.bond(bond).filter(|_| self.knows_between())?;
        self.state().frame.of(bond.id)
    }

    /// What waits for this person's yes or no.
    pub fn framed(&self) -> impl Iterator<Item = (&Bond, &Offer)> {
        let side = Side::of(self.who().role);
        self.state().framed(side).filter(|(bond, _)| self.in_meeting(bond.id))
    }

    /// What the other answered to this person's suggestions since they last looked in.
    pub fn frame_answers(&self) -> impl Iterator<Item = (&Bond, Answered<'_>)> {
        let (me, since) = (self.who().person, self.looked_before());
        let new = move |at| since.is_none_or(|since| at > since);
        let all = self.bonds().filter_map(|bond| Some((bond, self.frame(bond.id)?)));
        all.filter_map(move |(bond, frame)| {
            let yes = frame.since().filter(|one| one.proposed.person == me && new(one.at));
            let no = frame.no_to(Side::of(self.who().role)).filter(|no| new(no.at));
            let newer = no.filter(|no| yes.is_none_or(|yes| yes.at < no.at));
            Some((bond, newer.map(Answered::No).or(yes.map(Answered::Yes))?))
        })
    }

    /// The lines that hold in a meeting with the person of a bond. Whoever stands in keeps those
    /// of the one who is away, as far as the client let them read what was there before.
    pub fn frame_lines(&self, bond: &Bond) -> Option<&BTreeMap<Line, Said>> {
        let known = self.bond(bond.id).filter(|_| self.knows_between())?;
        let of = known.stay.map_or(Some(known.id), |stay| stay.cover)?;
        let frame = self.state().frame.of(of).filter(|frame| !frame.lines.is_empty())?;
        let open = frame.versions.iter().all(|version| self.opens(version.place));
        open.then_some(&frame.lines)
    }
}
