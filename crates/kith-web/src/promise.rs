//! Promises: what a client and the people beside them said they would do, by when, and what came
//! of it. Both sides use the same pages; only what stands around them differs.

mod all;
mod entry;
mod known;
mod leave;
mod make;
mod one;
mod samples;
mod say;
mod side;
mod told;
mod typed;

use kith_core::PromiseId;

use crate::answer::{Answer, Turned};
use crate::cx::Cx;
use crate::paths::Page;
use crate::right::{Meets, SecondDoor};
use crate::table::Table;

pub(crate) use entry::told;
pub(crate) use known::{Between, Brief, Due, due, home};
pub(crate) use samples::{
    between as between_sample, brief as brief_sample, different as different_sample,
    due as due_samples, lines as line_samples, samples,
};
pub(crate) use side::{Side, to_all, to_new, to_one};
pub(crate) use told::{Asked, Line, asked};
pub(crate) use typed::{Typed, ways, ways_with};

/// Stands in place of a promise's id where a new one is made.
const NEW: &str = "new";

pub(crate) fn routes(table: &mut Table) {
    table
        .show(Page::Promises, show::<SecondDoor>)
        .write(Page::Promises, change::<SecondDoor>)
        .show(Page::Promised, |cx: Cx<Meets>| show(cx.beside()))
        .write(Page::Promised, |cx: Cx<Meets>| change(cx.beside()));
}

/// What can be said about a promise, each on a page of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Act {
    /// It is done, or answered.
    Done,
    /// It is late.
    Late,
    /// Something else is suggested.
    Other,
    /// It is let go.
    Leave,
}

impl Act {
    const ALL: [Self; 4] = [Self::Done, Self::Late, Self::Other, Self::Leave];

    /// Follows the promise's id in the address.
    const fn word(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Late => "late",
            Self::Other => "other",
            Self::Leave => "leave",
        }
    }
}

/// What an address of these pages is about.
enum About {
    All,
    New,
    One(PromiseId),
    Act(PromiseId, Act),
}

fn about<S: Side>(cx: &Cx<S>) -> Result<About, Turned> {
    let first = S::BEFORE;
    match cx.ids.count().checked_sub(first) {
        Some(0) => Ok(About::All),
        Some(1) if cx.ids.at::<String>(first)? == NEW => Ok(About::New),
        Some(1) => Ok(About::One(cx.ids.at(first)?)),
        Some(2) => {
            let word: String = cx.ids.at(first + 1)?;
            let act = Act::ALL.into_iter().find(|act| act.word() == word);
            Ok(About::Act(cx.ids.at(first)?, act.ok_or(Turned::Missing)?))
        }
        _ => Err(Turned::Missing),
    }
}

async fn show<S: Side>(cx: Cx<S>) -> Answer {
    match about(&cx)? {
        About::All => all::show(&cx).await,
        About::New => make::show_new(&cx).await,
        About::One(promise) => one::show(&cx, promise).await,
        About::Act(promise, Act::Other) => make::show_other(&cx, promise).await,
        About::Act(promise, Act::Leave) => leave::show(&cx, promise).await,
        About::Act(promise, act) => say::show(&cx, promise, act).await,
    }
}

async fn change<S: Side>(cx: Cx<S>) -> Answer {
    match about(&cx)? {
        About::All => Err(Turned::Missing),
        About::New => make::new(&cx).await,
        About::One(promise) => one::answer(&cx, promise).await,
        About::Act(promise, Act::Other) => make::other(&cx, promise).await,
        About::Act(promise, Act::Leave) => leave::let_go(&cx, promise).await,
        About::Act(promise, act) => say::say(&cx, promise, act).await,
    }
}
