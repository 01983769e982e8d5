//! By which ways a client may be reached: what they said of each, what would appear, and what
//! whoever meets them has to know before they call or write. Nothing is sent from here.

mod all;
mod card;
mod entry;
mod line;
mod samples;
mod side;
mod told;
mod typed;
mod way;

use kith_core::contact::Channel;

use crate::answer::{Answer, Turned};
use crate::cx::Cx;
use crate::paths::Page;
use crate::right::{Meets, SecondDoor};
use crate::table::Table;

use side::One;

pub(crate) use card::Card;
pub(crate) use entry::told;
pub(crate) use samples::{card as card_sample, samples};

pub(crate) fn routes(table: &mut Table) {
    table
        .show(Page::Contact, show::<SecondDoor>)
        .write(Page::Contact, change::<SecondDoor>)
        .show(Page::Reached, |cx: Cx<Meets>| show(cx.beside()))
        .write(Page::Reached, |cx: Cx<Meets>| change(cx.beside()));
}

/// The one way that an address is about; `None` where it is about all of them.
fn about<S: One>(cx: &Cx<S>) -> Result<Option<Channel>, Turned> {
    match cx.ids.count().checked_sub(S::BEFORE) {
        Some(0) => Ok(None),
        Some(1) => {
            let word: String = cx.ids.at(S::BEFORE)?;
            Channel::from_word(&word).map(Some).ok_or(Turned::Missing)
        }
        _ => Err(Turned::Missing),
    }
}

async fn show<S: One>(cx: Cx<S>) -> Answer {
    match about(&cx)? {
        None => all::show(&cx).await,
        Some(channel) => way::show(&cx, channel).await,
    }
}

async fn change<S: One>(cx: Cx<S>) -> Answer {
    match about(&cx)? {
        None => all::act(&cx).await,
        Some(channel) => way::send(&cx, channel).await,
    }
}
