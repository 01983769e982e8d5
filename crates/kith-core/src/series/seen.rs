//! What one person may know of rows of meetings.

use super::{Clocks, Move, Series, moves};
use crate::id::{MeetingId, SeriesId};
use crate::meeting::{Details, Meeting};
use crate::refusal::Refusal;
use crate::seen::Seen;

impl Seen {
    /// The row that a meeting belongs to, where this person may know of it.
    pub fn series_of(&self, meeting: MeetingId) -> Option<&Series> {
        let series = self.state().series.of.get(&meeting)?;
        self.series(*series)
    }

    /// A row of meetings that this person may know of.
    pub fn series(&self, id: SeriesId) -> Option<&Series> {
        let series = self.state().series.get(id).ok()?;
        self.in_meeting(series.bond).then_some(series)
    }

    /// Every row that this person may know of.
    pub fn all_series(&self) -> impl Iterator<Item = &Series> {
        self.state().series.all.values().filter(|series| self.in_meeting(series.bond))
    }

    /// When each of some meetings of a row would begin, if the first of them began as told, and what clocks do there.
    ///
    /// # Errors
    ///
    /// As [`super::Command::ProposeChange`].
    pub fn moves(
        &self,
        series: &Series,
        of: &[MeetingId],
        details: &Details,
    ) -> Result<Vec<(Move, Clocks)>, Refusal> {
        moves(self.state(), series, of, details, self.at())
    }

    /// The meetings of a row, in the order of their first dates.
    pub fn in_series<'a>(&'a self, series: &'a Series) -> impl Iterator<Item = &'a Meeting> {
        self.state().in_series(series)
    }

    /// One meeting of a row and those after it that go along with it: none that is over or was
    /// cancelled, nor one that was moved by itself.
    pub fn and_following(&self, series: &Series, from: MeetingId) -> Vec<MeetingId> {
        let starts = |one: &Meeting| one.details().map(|details| details.starts);
        let since = self.meeting(from).and_then(starts);
        let mut all: Vec<_> = self
            .in_series(series)
            .filter(|one| one.is_ahead(self.at()) && starts(one) >= since)
            .filter(|one| one.id == from || !series.is_own(one.id))
            .collect();
        all.sort_by_key(|one| (one.id != from, starts(one)));
        all.into_iter().map(|one| one.id).collect()
    }
}
