//! Rows on other pages: a line on the page of each meeting, and one line for all that waits
//! instead of one for each.

use kith_core::meeting::Meeting;
use kith_core::series::Series;
use kith_core::{MeetingId, Seen};

use super::dates::day;
use super::{CANCEL, MOVE, Side, often};
use crate::cx::Cx;
use crate::home::Line;

/// What a meeting's page says of the row that it belongs to.
#[derive(Clone, Debug)]
pub(crate) struct Link {
    pub(crate) words: String,
    pub(crate) href: String,
    /// Where it and those after it are moved, and cancelled.
    pub(crate) change: Option<String>,
    pub(crate) cancel: Option<String>,
}

/// The row that a meeting belongs to.
pub(crate) fn link<S: Side>(cx: &Cx<S>, seen: &Seen, meeting: MeetingId) -> Option<Link> {
    let series = seen.series_of(meeting)?;
    let often = often::words(&cx.t, series);
    let open = seen.meeting(meeting).is_some_and(|meeting| meeting.is_ahead(seen.at()));
    let open = open && crate::meeting::meets(seen, series.bond);
    Some(Link {
        words: cx.t.say("series-one-of").with("often", often).to_string(),
        href: S::to_row(cx, series.id),
        change: open.then(|| S::to_part(cx, meeting, MOVE)),
        cancel: open.then(|| S::to_part(cx, meeting, CANCEL)),
    })
}

/// One line for each row of which something waits, for one side or the other.
pub(crate) fn news<S: Side>(
    cx: &Cx<S>,
    seen: &Seen,
    waits: impl Fn(&Meeting) -> bool,
    key: &str,
) -> Vec<Line> {
    let line = |series: &Series| {
        let all: Vec<_> = seen.in_series(series).filter(|one| waits(one)).collect();
        let first = all.iter().filter_map(|one| one.proposed.as_ref()).map(|(one, _)| one.starts);
        let first = day(&cx.t, first.min()?);
        let name = S::other(seen, series.bond);
        let words = cx.t.say(key).with("name", name).with("count", all.len()).with("first", first);
        Some(Line {
            href: S::to_row(cx, series.id),
            words: words.to_string(),
            what: often::words(&cx.t, series),
        })
    };
    seen.all_series()
        .filter(|series| crate::meeting::meets(seen, series.bond))
        .filter_map(line)
        .collect()
}
