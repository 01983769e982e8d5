//! How a bond ends: the day that is planned, letters to keep, and what there is to keep. An end
//! that is known early is easier, so either of the two can name it from the first meeting on.

mod client;
mod entry;
mod keep;
mod samples;
mod shown;
mod staff;

use axum::http::StatusCode;
use kith_core::Seen;
use kith_core::bond::Bond;
use kith_core::meeting::Meeting;

use crate::cx::{Cx, last_moment};
use crate::paths::Page;
use crate::right::{Beside, Meets, SecondDoor};
use crate::table::Table;
use crate::text::Text;

pub(crate) use entry::told;
pub(crate) use samples::samples;

/// What follows the id in the address of the page on which a letter is written.
const LETTER: &str = "letter";
/// What follows it on the page of what there is to keep.
const KEEP: &str = "keep";
/// What follows it where that is taken as a file.
const FILE: &str = "file";

pub(crate) fn routes(table: &mut Table) {
    table
        .show(Page::Ending, client::show)
        .write(Page::Ending, client::send)
        .show(Page::Closing, |cx: Cx<Meets>| staff::show(cx.beside()))
        .write(Page::Closing, |cx: Cx<Meets>| staff::send(cx.beside()));
}

/// What the page of a bond says of its end.
#[derive(Clone, Debug)]
pub(crate) struct Ending {
    /// The day that is planned, in words.
    pub(crate) planned: Option<String>,
    /// Where it is planned, and letters are.
    pub(crate) href: String,
    /// Where the client finds what there is to keep, and how it has felt; empty for staff.
    pub(crate) keep: String,
    pub(crate) felt: String,
    /// Where it is counted what was done of what was agreed.
    pub(crate) done: String,
}

impl Ending {
    /// For the client, of a bond that has begun with somebody who meets people.
    pub(crate) fn of(cx: &Cx<SecondDoor>, seen: &Seen, bond: &Bond) -> Option<Self> {
        (bond.course.began.is_some() && bond.role.meets()).then(|| Self {
            planned: planned(&cx.t, seen, bond),
            href: cx.to_one(Page::Ending, bond.id),
            keep: cx.to_two(Page::Ending, bond.id, KEEP),
            felt: cx.to_one(Page::Felt, bond.id),
            done: cx.to_one(Page::Reliability, bond.id),
        })
    }

    /// For the person beside them.
    pub(crate) fn theirs(cx: &Cx<Beside>, seen: &Seen, bond: &Bond) -> Self {
        Self {
            planned: planned(&cx.t, seen, bond),
            href: cx.to_one(Page::Closing, cx.right.room),
            keep: String::new(),
            felt: String::new(),
            done: cx.to_one(Page::Relied, cx.right.room),
        }
    }

    /// For the album of sample pages.
    pub(crate) fn sample(t: &Text, planned: bool) -> Self {
        let said = || t.say("person-ending-planned").with("day", "30 June 2026").to_string();
        let planned = planned.then(said);
        Self {
            planned,
            href: "/n/ending/1".into(),
            keep: "/n/ending/1-keep".into(),
            felt: "/n/felt/1".into(),
            done: "/n/reliability/1".into(),
        }
    }
}

fn planned(t: &Text, seen: &Seen, bond: &Bond) -> Option<String> {
    let plan = seen.planned_end(bond.id)?;
    let day = t.date(last_moment(plan.until));
    Some(t.say("person-ending-planned").with("day", day).to_string())
}

/// That a meeting is one of the last ones, in words.
pub(crate) fn left(t: &Text, seen: &Seen, meeting: &Meeting) -> Option<String> {
    let (left, plan) = (seen.left_after(meeting)?, seen.planned_end(meeting.bond)?);
    let said = t.say("ending-left").with("left", left);
    Some(said.with("day", t.date(last_moment(plan.until))).to_string())
}

/// The status of a form that is shown again, or for the first time.
fn status(again: bool) -> StatusCode {
    if again { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }
}
