//! Meetings in a row: one question and one yes for many, and each of them stays a meeting of its
//! own. So a change of one never harms another: every entry names the meetings that it touches.

use std::collections::{BTreeMap, BTreeSet};

use jiff::tz::TimeZone;

use crate::entry::Mark;
use crate::fact::{self as facts, Context};
use crate::id::{BondId, EntryId, MeetingId, SeriesId};
use crate::meeting::{self, Details, Meeting};
use crate::reach::Reach;
use crate::refusal::Refusal;
use crate::settings::Settings;
use crate::time::Timestamp;
use crate::who::Actor;
use crate::words::{SHORT, fits};

mod dates;
mod fact;
mod seen;

pub use dates::{Clocks, Date, FEWEST, MOST, dates};
pub(crate) use fact::samples;
pub use fact::{Answer, Fact, Move};

/// What can be wished for. `seen` names the last entry about the series that was read before: if
/// somebody wrote another one meanwhile, it is refused as [`Refusal::Changed`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Propose a row of meetings.
    Propose {
        /// The new series.
        series: SeriesId,
        /// With whom.
        bond: BondId,
        /// Where, how long, with whom; when the first one begins.
        details: Details,
        /// The rule as calendars write it (RFC 5545); it must end.
        rule: String,
        /// Dates of the rule that are left out.
        without: Vec<Timestamp>,
    },
    /// Answer everything that the other proposed in it.
    Answer {
        /// Which series.
        series: SeriesId,
        /// What is said.
        answer: Answer,
        /// What was read before.
        seen: EntryId,
    },
    /// Propose other times for some of its meetings: each as many days later or earlier as the
    /// first of them, at the same new time of day.
    ProposeChange {
        /// Which series.
        series: SeriesId,
        /// Which of its meetings.
        of: Vec<MeetingId>,
        /// Where, how long, with whom; when the first of them is to begin.
        details: Details,
        /// What was read before.
        seen: EntryId,
    },
    /// Cancel some of its meetings; no reason is asked.
    Cancel {
        /// Which series.
        series: SeriesId,
        /// Which of its meetings.
        of: Vec<MeetingId>,
        /// Words to the other; may be empty.
        words: String,
        /// What was read before.
        seen: EntryId,
    },
}

/// One row of meetings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// Its id.
    pub id: SeriesId,
    /// With whom.
    pub bond: BondId,
    /// The rule that it began with.
    pub rule: String,
    /// The zone whose clocks it follows.
    pub zone: String,
    /// Its meetings, in the order of their first dates.
    pub meetings: Vec<MeetingId>,
    /// The last entry about it or one of its meetings.
    pub last: EntryId,
    /// Its meetings that were moved by themselves: a change of the others leaves them alone.
    own: BTreeSet<MeetingId>,
    /// Its meetings for which another time is proposed by itself.
    asked: BTreeSet<MeetingId>,
    /// When each began as the row had it, whatever became of it alone.
    row: BTreeMap<MeetingId, Timestamp>,
    /// When each would begin, as long as a change of the row waits for its answer.
    offered: BTreeMap<MeetingId, Timestamp>,
}

impl Series {
    /// When one of its meetings begins as the row has it, whatever became of it alone.
    pub fn planned(&self, meeting: MeetingId) -> Option<Timestamp> {
        self.row.get(&meeting).copied()
    }

    /// Whether one of its meetings was moved by itself, or is asked to be.
    pub fn is_own(&self, meeting: MeetingId) -> bool {
        self.own.contains(&meeting) || self.asked.contains(&meeting)
    }
}

impl Series {
    fn follow(&mut self, meeting: MeetingId, alone: bool, said: &meeting::Fact) {
        match said {
            meeting::Fact::ChangeProposed { .. } if alone => {
                self.offered.remove(&meeting);
                self.asked.insert(meeting);
            }
            meeting::Fact::ChangeProposed { .. } => {
                self.asked.remove(&meeting);
            }
            meeting::Fact::Declined { .. } => {
                self.asked.remove(&meeting);
                self.offered.remove(&meeting);
            }
            meeting::Fact::Accepted { .. } => {
                if let Some(row) = self.offered.remove(&meeting) {
                    self.own.remove(&meeting);
                    self.row.insert(meeting, row);
                } else if self.asked.remove(&meeting) {
                    self.own.insert(meeting);
                }
            }
            _ => {}
        }
    }
}

/// What it adds up to.
#[derive(Debug, Clone, Default)]
pub struct State {
    all: BTreeMap<SeriesId, Series>,
    of: BTreeMap<MeetingId, SeriesId>,
}

impl State {
    fn get(&self, series: SeriesId) -> Result<&Series, Refusal> {
        self.all.get(&series).ok_or(Refusal::NotHere)
    }

    /// As it was when it was read.
    fn as_read(&self, series: SeriesId, seen: EntryId) -> Result<&Series, Refusal> {
        let series = self.get(series)?;
        if series.last == seen { Ok(series) } else { Err(Refusal::Changed) }
    }
}

pub(crate) fn decide(
    state: &facts::State,
    with: &Context<'_>,
    who: &Actor,
    at: Timestamp,
    command: Command,
) -> Result<Vec<facts::Fact>, Refusal> {
    let fact = match command {
        Command::Propose { series, bond, details, rule, without } => {
            meeting::may_meet(state, who, bond)?;
            if state.series.all.contains_key(&series) {
                return Err(Refusal::AlreadyDone);
            }
            let zone =
                with.book.map_or(Settings::default().zone, |book| book.settings().zone.clone());
            let starts = starts(&rule, &details, &zone, &without)?;
            let known = |place| state.meeting.get(series.meeting(place)).is_ok();
            if (0..MOST).any(known) {
                return Err(Refusal::AlreadyDone);
            }
            let first = *starts.first().ok_or(Refusal::NotARule)?;
            let details = meeting::checked(Details { starts: first, ..details }, at)?;
            Fact::Proposed { series, bond, details, rule, zone, starts }
        }
        Command::Answer { series, answer, seen } => {
            let series = state.series.as_read(series, seen)?;
            let meetings = may_answer(state, with, who, at, series, answer)?;
            Fact::Answered { series: series.id, meetings, answer }
        }
        Command::ProposeChange { series, of, details, seen } => {
            let series = state.series.as_read(series, seen)?;
            may_change(state, who, at, series, &of)?;
            let details = meeting::checked(details, at)?;
            let moves = moves(state, series, &of, &details, at)?;
            let moves = moves.into_iter().map(|(moved, _)| moved).collect();
            Fact::ChangeProposed { series: series.id, details, moves }
        }
        Command::Cancel { series, of, words, seen } => {
            let series = state.series.as_read(series, seen)?;
            may_change(state, who, at, series, &of)?;
            Fact::Cancelled { series: series.id, meetings: of, words: fits(words, SHORT)? }
        }
    };
    Ok(vec![fact.into()])
}

/// When each of a new row begins: the dates of the rule without those that are left out.
fn starts(
    rule: &str,
    details: &Details,
    zone: &str,
    without: &[Timestamp],
) -> Result<Vec<Timestamp>, Refusal> {
    let dates = dates(rule, details.starts, zone)?.into_iter().map(|date| date.starts);
    let starts: Vec<_> = dates.filter(|starts| !without.contains(starts)).collect();
    let touch = |pair: &[Timestamp]| matches!(pair, [one, next] if Details { starts: *one, ..details.clone() }.ends() > *next);
    if starts.len() < usize::from(FEWEST) || starts.windows(2).any(touch) {
        return Err(Refusal::NotARule);
    }
    Ok(starts)
}

/// Which meetings an answer is about: all that wait for this side, and can still take place.
fn may_answer(
    state: &facts::State,
    with: &Context<'_>,
    who: &Actor,
    at: Timestamp,
    series: &Series,
    answer: Answer,
) -> Result<Vec<MeetingId>, Refusal> {
    meeting::may_meet(state, who, series.bond)?;
    let open: Vec<_> = state.in_series(series).filter(|one| one.asked_now(at)).collect();
    let waits = |one: &&&Meeting| answer == Answer::InPerson || one.waits_for(who.role);
    let meetings: Vec<_> = open.iter().filter(waits).map(|one| one.id).collect();
    match (meetings.first(), open.first()) {
        (Some(first), _) if answer == Answer::InPerson => {
            meeting::may_write_down_yes(state, with, who, *first)?;
        }
        (Some(_), _) => {}
        (None, Some(_)) => return Err(Refusal::WaitingForYes),
        (None, None) => return Err(Refusal::AlreadyDone),
    }
    Ok(meetings)
}

/// Some meetings of a row, each once, in their order, none over, begun or cancelled.
fn may_change(
    state: &facts::State,
    who: &Actor,
    at: Timestamp,
    series: &Series,
    of: &[MeetingId],
) -> Result<(), Refusal> {
    meeting::may_meet(state, who, series.bond)?;
    let mut places = of.iter().map(|id| series.meetings.iter().position(|one| one == id));
    if of.is_empty() || places.any(|place| place.is_none()) {
        return Err(Refusal::NotHere);
    }
    let unique: BTreeSet<_> = of.iter().collect();
    if unique.len() != of.len() {
        return Err(Refusal::AlreadyDone);
    }
    let open = |id: &MeetingId| state.meeting.get(*id).is_ok_and(|one| one.is_ahead(at));
    if of.iter().all(open) { Ok(()) } else { Err(Refusal::Changed) }
}

/// When each of some meetings is to begin, given when the first of them is. A first one that was
/// moved by itself counts from where the row had it.
fn moves(
    state: &facts::State,
    series: &Series,
    of: &[MeetingId],
    details: &Details,
    at: Timestamp,
) -> Result<Vec<(Move, Clocks)>, Refusal> {
    let now =
        |id: &MeetingId| Ok(state.meeting.get(*id)?.details().ok_or(Refusal::NotHere)?.starts);
    let first = of.first().ok_or(Refusal::NotHere)?;
    let was = match series.row.get(first) {
        Some(row) if series.is_own(*first) => *row,
        _ => now(first)?,
    };
    let moved = of.iter().map(|id| {
        let date = if id == first {
            Date { starts: details.starts, clocks: Clocks::Plain }
        } else {
            later(series, was, details.starts, now(id)?)?
        };
        let moved = Move { meeting: *id, starts: date.starts };
        if moved.starts <= at { Err(Refusal::TooLate) } else { Ok((moved, date.clocks)) }
    });
    moved.collect()
}

/// A date moved like another one: by as many days, to the same time of day.
fn later(
    series: &Series,
    from: Timestamp,
    to: Timestamp,
    date: Timestamp,
) -> Result<Date, Refusal> {
    let zone = TimeZone::get(&series.zone).unwrap_or(TimeZone::UTC);
    let (from, to) = (dates::local(from, &zone), dates::local(to, &zone));
    let days = from.date().until(to.date()).map_err(|_| Refusal::NotARule)?;
    let date = dates::local(date, &zone).date().checked_add(days).map_err(|_| Refusal::NotARule)?;
    dates::on_clocks(date.to_datetime(to.time()), &zone).ok_or(Refusal::NotARule)
}

pub(crate) fn apply(state: &mut State, mark: Mark, fact: &Fact) {
    if let Fact::ChangeProposed { series, moves, .. } = fact
        && let Some(series) = state.all.get_mut(series)
    {
        series.offered.extend(moves.iter().map(|one| (one.meeting, one.starts)));
    }
    let Fact::Proposed { series, bond, rule, zone, starts, .. } = fact else { return };
    let meetings = fact.meetings();
    for meeting in &meetings {
        state.of.entry(*meeting).or_insert(*series);
    }
    let row = meetings.iter().copied().zip(starts.iter().copied()).collect();
    let new = Series {
        id: *series,
        bond: *bond,
        rule: rule.clone(),
        zone: zone.clone(),
        meetings,
        last: mark.id,
        own: BTreeSet::new(),
        asked: BTreeSet::new(),
        row,
        offered: BTreeMap::new(),
    };
    state.all.entry(*series).or_insert(new);
}

/// Follows what is said of meetings, in a row or of one alone.
pub(crate) fn follow(state: &mut State, entry: EntryId, fact: &facts::Fact) {
    let alone = matches!(fact, facts::Fact::Meeting(_));
    for said in fact.on_meetings() {
        let meeting = said.meeting();
        let found = state.of.get(&meeting).and_then(|series| state.all.get_mut(series));
        let Some(series) = found else { continue };
        series.last = entry;
        series.follow(meeting, alone, &said);
    }
}

/// Whom an entry reaches: whoever takes part in these meetings.
pub(crate) fn reach(state: &facts::State, _: EntryId, fact: &Fact) -> Reach {
    let bond = state.series.all.get(&fact.series()).map(|series| series.bond);
    let first = fact.meetings().first().copied();
    first.filter(|_| bond.is_some()).map_or(Reach::Own, Reach::Meeting)
}

impl facts::State {
    fn in_series<'a>(&'a self, series: &'a Series) -> impl Iterator<Item = &'a Meeting> {
        series.meetings.iter().filter_map(|id| self.meeting.get(*id).ok())
    }
}

#[cfg(test)]
mod tests;
