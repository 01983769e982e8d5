//! Meetings, by the person beside the client: proposing a time, saying yes or no, suggesting
//! another one, cancelling, and writing down a yes that was given in person.

mod cancel;
mod one;
mod propose;
mod samples;

use kith_core::MeetingId;

use crate::answer::{Answer, Turned};
use crate::cx::Cx;
use crate::paths::Page;
use crate::right::{Beside, Meets};
use crate::table::Table;

pub(crate) use samples::samples;

/// Follows the ids where another time is suggested.
const OTHER: &str = "other";
/// Follows the ids where the meeting is cancelled.
const CANCEL: &str = "cancel";

pub(crate) fn routes(table: &mut Table) {
    table
        .show(Page::Meet, |cx: Cx<Meets>| show(cx.beside()))
        .write(Page::Meet, |cx: Cx<Meets>| change(cx.beside()));
}

/// What an address of this page is about.
enum About {
    New,
    One(MeetingId),
    Other(MeetingId),
    Cancel(MeetingId),
}

fn about(cx: &Cx<Beside>) -> Result<About, Turned> {
    match cx.ids.count() {
        1 => Ok(About::New),
        2 => Ok(About::One(cx.ids.at(1)?)),
        3 => match cx.ids.at::<String>(2)?.as_str() {
            OTHER => Ok(About::Other(cx.ids.at(1)?)),
            CANCEL => Ok(About::Cancel(cx.ids.at(1)?)),
            _ => Err(Turned::Missing),
        },
        _ => Err(Turned::Missing),
    }
}

async fn show(cx: Cx<Beside>) -> Answer {
    match about(&cx)? {
        About::New => propose::show_new(&cx).await,
        About::One(meeting) => one::show(&cx, meeting).await,
        About::Other(meeting) => propose::show_other(&cx, meeting).await,
        About::Cancel(meeting) => cancel::show(&cx, meeting).await,
    }
}

async fn change(cx: Cx<Beside>) -> Answer {
    match about(&cx)? {
        About::New => propose::new(&cx).await,
        About::One(meeting) => one::answer(&cx, meeting).await,
        About::Other(meeting) => propose::other(&cx, meeting).await,
        About::Cancel(meeting) => cancel::cancel(&cx, meeting).await,
    }
}

/// The address of one meeting.
fn to_meeting(cx: &Cx<Beside>, meeting: MeetingId) -> String {
    cx.to_two(Page::Meet, cx.right.room, meeting)
}

/// The address of something about one meeting.
fn to_part(cx: &Cx<Beside>, meeting: MeetingId, part: &str) -> String {
    cx.to_two(Page::Meet, cx.right.room, format!("{meeting}-{part}"))
}
