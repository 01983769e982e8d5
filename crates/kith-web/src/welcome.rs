//! Coming in is accepted by whoever has a link and its words, and confirmed by somebody who knows
//! them. Here it is asked and answered; and online access is switched off, while care goes on.

mod admit;
mod off;
mod online;
mod waiting;

use kith_core::welcome::{Fact, Given, Stage};
use kith_core::{Actor, EntryId, Purpose, RoomId};

use crate::answer::Turned;
use crate::cx::{Cx, moment};
use crate::paths::Page;
use crate::record::{Reader, Told};
use crate::right::{Right, Staff};
use crate::table::Table;
use crate::text::Text;
use crate::views::samples::Album;

pub(crate) use admit::waits_for_keeper;

pub(crate) fn routes(table: &mut Table) {
    admit::routes(table);
    off::routes(table);
    online::routes(table);
    waiting::routes(table);
}

/// Somebody who came in with words that the reader gave, and of whom nobody has said yet whether
/// it was them.
#[derive(Clone, Debug)]
pub(crate) struct Arrived {
    /// The question in words.
    pub(crate) words: String,
    /// The name they were given by.
    pub(crate) name: String,
    /// Where it is answered.
    pub(crate) href: String,
}

/// Everybody who waits for this person's answer.
pub(crate) async fn arrived(cx: &Cx<Staff>) -> Result<Vec<Arrived>, Turned> {
    let given = given(cx, &cx.right.who, cx.right.visit.desk).await?;
    Ok(given.iter().filter_map(|one| asked(cx, one)).collect())
}

fn asked<R: Right>(cx: &Cx<R>, given: &Given) -> Option<Arrived> {
    let Stage::Waiting(since) = given.stage else { return None };
    let when = cx.t.day_time(moment(since));
    let words = cx.t.say("welcome-arrived").with("name", &given.name).with("when", when);
    let href = cx.to_one(Page::Online, given.room);
    Some(Arrived { words: words.to_string(), name: given.name.clone(), href })
}

/// What the reader was given to hand over, from their own desk.
async fn given<R: Right>(
    cx: &Cx<R>,
    who: &Actor,
    desk: Option<RoomId>,
) -> Result<Vec<Given>, Turned> {
    let Some(desk) = desk else { return Ok(Vec::new()) };
    Ok(cx.site.app.read(who, desk, Purpose::Own).await?.given())
}

/// What an entry says.
pub(crate) fn told(reader: &Reader<'_>, _entry: EntryId, fact: &Fact) -> Told {
    Told::titled(reader.t.get(match fact {
        Fact::Given { .. } | Fact::LinkMade { .. } => "welcome-told-link",
        Fact::CameIn { .. } => "welcome-told-came",
        Fact::Confirmed { .. } => "welcome-told-confirmed",
        Fact::NotThem { .. } => "welcome-told-not",
        Fact::OnlineOff { .. } => "welcome-told-off",
    }))
}

/// One question as samples show it.
pub(crate) fn sample_arrived(t: &Text) -> Arrived {
    let words = t.say("welcome-arrived").with("name", "Noor").with("when", "Tuesday 5 May, 2:00pm");
    Arrived { words: words.to_string(), name: "Noor".into(), href: "/n/online/1".into() }
}

pub(crate) fn samples(album: &mut Album) -> askama::Result<()> {
    admit::samples(album)?;
    off::samples(album)?;
    online::samples(album)?;
    waiting::samples(album)
}
