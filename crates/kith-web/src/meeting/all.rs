//! All meetings: what is coming or waits for an answer, and what was.

use askama::Template;
use kith_core::meeting::{Details, Meeting};
use kith_core::{Purpose, Role, Seen};

use super::{NEW, Told, is_open, name_of};
use crate::answer::{Answer, page};
use crate::cx::Cx;
use crate::look::Look;
use crate::paths::Page;
use crate::right::SecondDoor;
use crate::text::Text;

/// One meeting in the list.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// When, and with whom.
    pub(super) name: String,
    /// Where it stands, in words.
    pub(super) stands: String,
    pub(super) href: String,
    /// The row that it is the next one of.
    pub(super) row: Option<crate::series::Link>,
}

/// All of them.
#[derive(Debug, Template)]
#[template(path = "meeting/all.html")]
pub(super) struct AllPage {
    pub(super) t: Text,
    pub(super) look: Look,
    /// Where a time is proposed.
    pub(super) new: String,
    /// Soonest first.
    pub(super) coming: Vec<Line>,
    /// Newest first.
    pub(super) earlier: Vec<Line>,
}

pub(super) async fn show(cx: &Cx<SecondDoor>) -> Answer {
    let seen = cx.site.app.read(&cx.right.who, cx.right.room, Purpose::Own).await?;
    let dated = seen.meetings().filter_map(|meeting| Some((meeting, meeting.details()?)));
    let mut dated: Vec<(&Meeting, &Details)> = dated.collect();
    dated.sort_by_key(|(_, details)| details.starts);
    let (coming, mut earlier): (Vec<_>, Vec<_>) =
        dated.into_iter().partition(|(meeting, _)| is_open(&seen, meeting));
    let coming = first_of_each_row(&seen, coming);
    earlier.reverse();
    let lines = |all: Vec<(&Meeting, &Details)>| {
        all.into_iter().map(|(meeting, details)| line(cx, &seen, meeting, details)).collect()
    };
    page(&AllPage {
        t: cx.t.clone(),
        look: cx.look(Look::space).live(cx.to(Page::Live)),
        new: cx.to_one(Page::Meeting, NEW),
        coming: lines(coming),
        earlier: lines(earlier),
    })
}

/// Of the meetings of a row the next one; the page of the row shows them all.
fn first_of_each_row<'a>(
    seen: &Seen,
    all: Vec<(&'a Meeting, &'a Details)>,
) -> Vec<(&'a Meeting, &'a Details)> {
    let mut known = Vec::new();
    let mut first = |meeting: &Meeting| {
        let Some(series) = seen.series_of(meeting.id) else { return true };
        let new = !known.contains(&series.id);
        known.push(series.id);
        new
    };
    all.into_iter().filter(|(meeting, _)| first(meeting)).collect()
}

fn line(cx: &Cx<SecondDoor>, seen: &Seen, meeting: &Meeting, details: &Details) -> Line {
    let name = name_of(seen, meeting);
    let key = match (&meeting.cancelled, &meeting.agreed) {
        (Some(_), _) => "meeting-all-cancelled",
        (None, _) if is_open(seen, meeting) && meeting.waits_now(Role::Client, seen.at()) => {
            "meeting-all-theirs"
        }
        (None, Some(_)) => "meeting-all-agreed",
        (None, None) if is_open(seen, meeting) => "meeting-all-mine",
        (None, None) => "meeting-all-none",
    };
    Line {
        name: Told::new(&cx.t, details, &name).line(&cx.t),
        stands: cx.t.say(key).with("name", &name).to_string(),
        href: cx.to_one(Page::Meeting, meeting.id),
        row: crate::series::link(cx, seen, meeting.id).filter(|_| is_open(seen, meeting)),
    }
}
