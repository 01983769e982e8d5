//! How two people work together: what both agreed, what one of them suggests, and how it came to
//! be. Both sides use the same pages; only what stands around them differs.

mod before;
mod entry;
mod near;
mod no;
mod one;
mod other;
mod samples;
mod shown;
mod side;
mod told;
mod typed;

use crate::answer::{Answer, Turned};
use crate::cx::Cx;
use crate::paths::Page;
use crate::right::{Meets, SecondDoor};
use crate::table::Table;

use side::Two;

pub(crate) use entry::told;
pub(crate) use near::{Near, Short, news, todo, waiting, waits};
pub(crate) use samples::{near as near_sample, samples, short as short_sample};

pub(crate) fn routes(table: &mut Table) {
    table
        .show(Page::Frame, show::<SecondDoor>)
        .write(Page::Frame, change::<SecondDoor>)
        .show(Page::Working, |cx: Cx<Meets>| show(cx.beside()))
        .write(Page::Working, |cx: Cx<Meets>| change(cx.beside()));
}

/// What follows the id where other words are suggested.
const OTHER: &str = "other";
/// Where no is said to them.
const NO: &str = "no";
/// Where it is told how it came to be.
const BEFORE: &str = "before";

/// What an address of these pages is about.
enum About {
    One,
    Other,
    No,
    Before,
}

fn about<S: Two>(cx: &Cx<S>) -> Result<About, Turned> {
    match (cx.ids.count(), cx.ids.at::<String>(1).as_deref()) {
        (1, _) => Ok(About::One),
        (2, Ok(OTHER)) => Ok(About::Other),
        (2, Ok(NO)) => Ok(About::No),
        (2, Ok(BEFORE)) => Ok(About::Before),
        _ => Err(Turned::Missing),
    }
}

async fn show<S: Two>(cx: Cx<S>) -> Answer {
    match about(&cx)? {
        About::One => one::show(&cx).await,
        About::Other => other::show(&cx).await,
        About::No => no::show(&cx).await,
        About::Before => before::show(&cx).await,
    }
}

async fn change<S: Two>(cx: Cx<S>) -> Answer {
    match about(&cx)? {
        About::One => one::answer(&cx).await,
        About::Other => other::send(&cx).await,
        About::No => no::send(&cx).await,
        About::Before => Err(Turned::Missing),
    }
}
