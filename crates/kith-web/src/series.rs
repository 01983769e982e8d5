//! Meetings in a row: one question for many dates, each of which is looked at before it is asked,
//! and a change of one or of several that touches no other. The same for the client and for the
//! person beside them.

mod cancel;
mod change;
mod check;
mod dates;
mod entry;
mod near;
mod often;
mod row;
mod samples;
mod side;

use askama::Template;
use kith_core::{MeetingId, SeriesId};

use crate::answer::{Answer, Turned, go};
use crate::cx::Cx;
use crate::look::Look;
use crate::parts::Problems;
use crate::paths::Page;
use crate::person::Who;
use crate::right::{Meets, SecondDoor};
use crate::table::Table;
use crate::text::Text;

pub(crate) use check::chosen;
pub(crate) use entry::told;
pub(crate) use near::{Link, link, news};
pub(crate) use often::choices;
use often::rule;
pub(crate) use samples::{link as link_sample, samples};
pub(crate) use side::Side;

/// Follows a meeting's id where it and those after it are moved.
const MOVE: &str = "move";
/// Follows a meeting's id where it and those after it are cancelled.
const CANCEL: &str = "cancel";

pub(crate) fn routes(table: &mut Table) {
    table
        .show(Page::Series, |cx: Cx<SecondDoor>| show(cx))
        .write(Page::Series, |cx: Cx<SecondDoor>| write(cx))
        .show(Page::MeetSeries, |cx: Cx<Meets>| show(cx.beside()))
        .write(Page::MeetSeries, |cx: Cx<Meets>| write(cx.beside()));
}

/// What such a page shows, for either of the two.
#[derive(Clone, Debug)]
enum Body {
    Row(row::Row),
    Change(Box<change::Form>),
    Check(Box<check::Check>),
    Cancel(cancel::Form),
}

/// A page about a row of meetings, for the client.
#[derive(Debug, Template)]
#[template(path = "series/client.html")]
struct ClientPage {
    t: Text,
    look: Look,
    title: String,
    heading: String,
    problems: Problems,
    body: Body,
}

/// The same for the person beside them.
#[derive(Debug, Template)]
#[template(path = "series/staff.html")]
struct StaffPage {
    t: Text,
    look: Look,
    who: Who,
    title: String,
    heading: String,
    problems: Problems,
    body: Body,
}

/// What an address of these pages is about.
enum About {
    All,
    Row(SeriesId),
    Change(MeetingId),
    Cancel(MeetingId),
}

fn about<S: Side>(cx: &Cx<S>) -> Result<About, Turned> {
    match cx.ids.count().saturating_sub(S::BEFORE) {
        0 => Ok(About::All),
        1 => Ok(About::Row(cx.ids.at(S::BEFORE)?)),
        2 => match cx.ids.at::<String>(S::BEFORE + 1)?.as_str() {
            MOVE => Ok(About::Change(cx.ids.at(S::BEFORE)?)),
            CANCEL => Ok(About::Cancel(cx.ids.at(S::BEFORE)?)),
            _ => Err(Turned::Missing),
        },
        _ => Err(Turned::Missing),
    }
}

async fn show<S: Side>(cx: Cx<S>) -> Answer {
    match about(&cx)? {
        About::All => all(&cx).await,
        About::Row(series) => row::show(&cx, series).await,
        About::Change(from) => change::show(&cx, from).await,
        About::Cancel(from) => cancel::show(&cx, from).await,
    }
}

async fn write<S: Side>(cx: Cx<S>) -> Answer {
    match about(&cx)? {
        About::All => all(&cx).await,
        About::Row(series) => row::answer(&cx, series).await,
        About::Change(from) => change::change(&cx, from).await,
        About::Cancel(from) => cancel::cancel(&cx, from).await,
    }
}

/// Rows have no list of their own: meetings have one. That there is such a room is told to those
/// alone who may read it.
async fn all<S: Side>(cx: &Cx<S>) -> Answer {
    S::seen(cx).await?;
    go(&S::to_all(cx))
}
