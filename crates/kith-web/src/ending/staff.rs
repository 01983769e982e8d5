//! For the person beside the client: planning the last day, writing a letter, and closing it when
//! the day has come.

use askama::Template;
use kith_core::bond::Bond;
use kith_core::ending::Command;
use kith_core::{BondId, Purpose, Refusal, Seen};

use super::shown::{self, Shown};
use super::{LETTER, status};
use crate::answer::{Answer, Turned, go, page_with, refusal};
use crate::cx::{Cx, Keeping};
use crate::form::Filled;
use crate::heard;
use crate::parts::Waiting;
use crate::paths::Page;
use crate::person::Who;
use crate::record::Reader;
use crate::right::Beside;
use crate::text::Text;

/// How it ends. Sends `day` and `words`, `do=open`, or `do=close`.
#[derive(Debug, Template)]
#[template(path = "ending/closing.html")]
pub(super) struct ClosingPage {
    pub(super) t: Text,
    pub(super) look: crate::look::Look,
    pub(super) who: Who,
    pub(super) shown: Shown,
    /// What of the client's words waits to be read.
    pub(super) unread: Option<Waiting>,
    /// Whether it can be closed now.
    pub(super) may_close: bool,
    pub(super) action: String,
    pub(super) filled: Filled,
    pub(super) keeping: Keeping,
    /// Back to the person.
    pub(super) person: String,
}

/// Writing a letter. Sends `words`.
#[derive(Debug, Template)]
#[template(path = "ending/farewell.html")]
pub(super) struct FarewellPage {
    pub(super) t: Text,
    pub(super) look: crate::look::Look,
    pub(super) who: Who,
    pub(super) action: String,
    pub(super) filled: Filled,
    pub(super) keeping: Keeping,
    pub(super) back: String,
}

/// The reader's own bond.
fn own(seen: &Seen) -> Result<&Bond, Turned> {
    seen.my_bond().ok_or(Turned::Missing)
}

pub(super) async fn show(cx: Cx<Beside>) -> Answer {
    shown(&cx, None).await
}

async fn read(cx: &Cx<Beside>) -> Result<Seen, Turned> {
    Ok(cx.site.app.read(&cx.right.who, cx.right.room, Purpose::Write).await?)
}

async fn shown(cx: &Cx<Beside>, typed: Option<Filled>) -> Answer {
    let seen = read(cx).await?;
    let bond = own(&seen)?;
    match (cx.ids.count(), cx.ids.at::<String>(1).as_deref()) {
        (1, _) => plan(cx, &seen, bond, typed).await,
        (2, Ok(LETTER)) => letter(cx, &seen, typed).await,
        _ => Err(Turned::Missing),
    }
}

async fn plan(cx: &Cx<Beside>, seen: &Seen, bond: &Bond, typed: Option<Filled>) -> Answer {
    let (reader, room) = (&cx.right.who, cx.right.room);
    let (draft, keeping) = cx.keeping(reader, room).await?;
    let standing = || shown::standing(&cx.t, seen, bond.id);
    let fresh = || Filled::new(draft.unwrap_or_else(standing));
    let (who, again) = (Who::of(seen), typed.is_some());
    let write = Some(cx.to_two(Page::Closing, room, LETTER));
    let book = cx.site.app.book();
    let close = Command::Close { bond: bond.id };
    let view = ClosingPage {
        shown: Shown::of(
            &Reader::new(&cx.t, seen, &book, std::iter::empty()),
            bond,
            who.name(),
            write,
        ),
        unread: heard::one(cx, room, seen),
        who,
        may_close: cx.site.app.would(reader, room, close).await?,
        action: cx.here(),
        filled: typed.unwrap_or_else(fresh),
        keeping,
        person: cx.to_one(Page::Person, room),
        look: cx.staff_look(reader),
        t: cx.t.clone(),
    };
    page_with(status(again), &view)
}

async fn letter(cx: &Cx<Beside>, seen: &Seen, typed: Option<Filled>) -> Answer {
    let (draft, keeping) = cx.keeping(&cx.right.who, cx.right.room).await?;
    let fresh = || Filled::new(draft.unwrap_or_default());
    let again = typed.is_some();
    let view = FarewellPage {
        who: Who::of(seen),
        action: cx.here(),
        filled: typed.unwrap_or_else(fresh),
        keeping,
        back: cx.to_one(Page::Closing, cx.right.room),
        look: cx.staff_look(&cx.right.who),
        t: cx.t.clone(),
    };
    page_with(status(again), &view)
}

fn command(cx: &Cx<Beside>, bond: BondId) -> Result<Result<Command, Filled>, Turned> {
    let letter = cx.ids.at::<String>(1);
    Ok(match (cx.ids.count(), letter.as_deref(), cx.form.get("do")) {
        (1, _, "open") => Ok(Command::LeaveOpen { bond }),
        (1, _, "close") => Ok(Command::Close { bond }),
        (1, ..) => shown::plan(cx, bond),
        (2, Ok(LETTER), _) => Ok(Command::Write { bond, words: cx.form.text("words") }),
        _ => return Err(Turned::Missing),
    })
}

pub(super) async fn send(cx: Cx<Beside>) -> Answer {
    let (who, room, seen) = (&cx.right.who, cx.right.room, read(&cx).await?);
    let command = match command(&cx, own(&seen)?.id)? {
        Ok(command) => command,
        Err(filled) => return shown(&cx, Some(filled)).await,
    };
    let closes = matches!(command, Command::Close { .. });
    match cx.site.app.act_once(who, room, command, cx.once(), cx.finishes()).await {
        Ok(_) if closes => go(&cx.to(Page::Clients)),
        Ok(_) => go(&cx.to_one(Page::Closing, room)),
        Err(error) => {
            let filled = match refusal(error)? {
                Refusal::TooSoon => shown::again(&cx, "day", cx.t.get("ending-close-not")),
                refusal => shown::refused(&cx, &refusal),
            };
            shown(&cx, Some(filled)).await
        }
    }
}
