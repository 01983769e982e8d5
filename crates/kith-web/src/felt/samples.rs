//! The page with the line off, with too few answers, with many, and shown to the other one.

use kith_core::felt::{Felt, Point};
use kith_core::time::DAY;
use kith_core::{MeetingId, Timestamp};

use super::{FeltPage, Line, paces};
use crate::look::Look;
use crate::paths::Page;
use crate::text::Text;
use crate::views::samples::Album;

fn felt(scores: &[Option<u8>]) -> Felt {
    let start = Timestamp(1_772_546_400_000_000);
    let point = |(week, score): (i64, &Option<u8>)| Point {
        meeting: MeetingId([3; 16]),
        starts: start.plus(week * 7 * DAY),
        score: *score,
        entered: week == 1,
    };
    let enough = scores.iter().flatten().count() > 3;
    Felt { points: (0..).zip(scores).map(point).collect(), usual: enough.then_some(50.0) }
}

impl Line {
    /// For the album of sample pages.
    pub(crate) fn sample(t: &Text, usual: &str) -> Self {
        let scores =
            [50, 52, 48, 0, 51, 38, 49, 53].map(|score| Some(score).filter(|one| *one > 0));
        Self::of(t, &felt(&scores), usual)
    }
}

pub(crate) fn samples(album: &mut Album) -> askama::Result<()> {
    let none = |t: &Text| Line::of(t, &felt(&[None, None]), "felt-usual");
    for (name, on, few, shared) in [
        ("felt_off", false, false, false),
        ("felt_few", true, true, false),
        ("felt_line", true, false, false),
        ("felt_shared", true, false, true),
    ] {
        let ((t, look), action) = (album.around(Look::space), album.of_one(Page::Felt, 1));
        let line = if few { none(&t) } else { Line::sample(&t, "felt-usual") };
        let page = FeltPage {
            name: "Amira Hale".into(),
            line: on.then_some(line),
            shared,
            paces: paces(&t),
            pace: "each",
            bond: album.of(Page::Bond),
            t,
            look,
            action,
        };
        album.put(name, page)?;
    }
    Ok(())
}
