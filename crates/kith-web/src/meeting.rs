//! Meetings, by the client: seeing what is agreed and what changed, saying yes or no,
//! proposing a time or another one, cancelling without a reason.

mod all;
mod cancel;
mod entry;
mod life;
mod notmet;
mod one;
mod propose;
mod samples;
mod told;
mod typed;

use kith_core::meeting::Meeting;
use kith_core::{BondId, MeetingId, Seen};

use crate::answer::{Answer, Turned};
use crate::cx::Cx;
use crate::paths::Page;
use crate::right::SecondDoor;
use crate::table::Table;

pub(crate) use entry::told;
pub(crate) use life::{Change, Life, StepLine, Words};
pub(crate) use notmet::said as not_met;
pub(crate) use samples::{
    life as life_sample, samples, since as since_sample, told as told_sample,
};
pub(crate) use told::{Told, changes, name_of};
pub(crate) use typed::{Typed, lengths, refused, status};

/// Stands in place of a meeting's id where a new one is proposed.
pub(crate) const NEW: &str = "new";
/// Follows the id where another time is suggested.
const OTHER: &str = "other";
/// Follows the id where the meeting is cancelled.
const CANCEL: &str = "cancel";

pub(crate) fn routes(table: &mut Table) {
    table.show(Page::Meeting, show).write(Page::Meeting, change);
}

/// What an address of this page is about.
enum About {
    All,
    New,
    One(MeetingId),
    Other(MeetingId),
    Cancel(MeetingId),
}

fn about(cx: &Cx<SecondDoor>) -> Result<About, Turned> {
    match (cx.ids.count(), cx.ids.first()) {
        (0, _) => Ok(About::All),
        (1, Some(NEW)) => Ok(About::New),
        (1, _) => Ok(About::One(cx.ids.at(0)?)),
        (2, _) => match cx.ids.at::<String>(1)?.as_str() {
            OTHER => Ok(About::Other(cx.ids.at(0)?)),
            CANCEL => Ok(About::Cancel(cx.ids.at(0)?)),
            _ => Err(Turned::Missing),
        },
        _ => Err(Turned::Missing),
    }
}

async fn show(cx: Cx<SecondDoor>) -> Answer {
    match about(&cx)? {
        About::All => all::show(&cx).await,
        About::New => propose::show_new(&cx).await,
        About::One(meeting) => one::show(&cx, meeting).await,
        About::Other(meeting) => propose::show_other(&cx, meeting).await,
        About::Cancel(meeting) => cancel::show(&cx, meeting).await,
    }
}

async fn change(cx: Cx<SecondDoor>) -> Answer {
    match about(&cx)? {
        About::All => Err(Turned::Missing),
        About::New => propose::new(&cx).await,
        About::One(meeting) => one::answer(&cx, meeting).await,
        About::Other(meeting) => propose::other(&cx, meeting).await,
        About::Cancel(meeting) => cancel::cancel(&cx, meeting).await,
    }
}

/// Whether the client can still answer it, change it or cancel it.
pub(crate) fn is_open(seen: &Seen, meeting: &Meeting) -> bool {
    let ahead = [meeting.agreed.as_ref(), meeting.proposed.as_ref().map(|(details, _)| details)];
    let ahead = ahead.into_iter().flatten().any(|details| details.ends() > seen.at());
    meeting.cancelled.is_none() && ahead && is_beside(seen, meeting)
}

/// Where another time is suggested for a meeting.
pub(crate) fn other_time(cx: &Cx<SecondDoor>, meeting: MeetingId) -> String {
    cx.to_two(Page::Meeting, meeting, OTHER)
}

/// Whether these two can meet now.
pub(crate) fn meets(seen: &Seen, bond: BondId) -> bool {
    seen.company().any(|one| one.id == bond)
}

/// Whether the other person is beside the client now.
pub(crate) fn is_beside(seen: &Seen, meeting: &Meeting) -> bool {
    seen.beside().any(|bond| bond.id == meeting.bond)
}
