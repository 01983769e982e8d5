//! For the client: planning the last day, writing a letter, and what there is to keep.

use askama::Template;
use kith_core::bond::{Bond, Status};
use kith_core::ending::Command;
use kith_core::heard::Writing;
use kith_core::{BondId, Purpose, Seen};

use super::keep;
use super::shown::{self, Shown};
use super::{FILE, KEEP, LETTER, status};
use crate::answer::{Answer, Turned, go, page_with, refusal};
use crate::cx::{Cx, Keeping};
use crate::form::Filled;
use crate::heard;
use crate::look::Look;
use crate::paths::Page;
use crate::record::Reader;
use crate::right::SecondDoor;
use crate::text::Text;

/// How it ends. Sends `day` and `words`, or `do=open`.
#[derive(Debug, Template)]
#[template(path = "ending/ending.html")]
pub(super) struct EndingPage {
    pub(super) t: Text,
    pub(super) look: Look,
    pub(super) shown: Shown,
    /// Whether a day can be planned.
    pub(super) open: bool,
    /// Where the form goes.
    pub(super) action: String,
    pub(super) filled: Filled,
    pub(super) keeping: Keeping,
    /// What there is to keep, and the page of the two.
    pub(super) keep: String,
    pub(super) bond: String,
}

/// Writing a letter. Sends `words`.
#[derive(Debug, Template)]
#[template(path = "ending/letter.html")]
pub(super) struct LetterPage {
    pub(super) t: Text,
    pub(super) look: Look,
    pub(super) name: String,
    /// Whether the other one will not read it here.
    pub(super) over: bool,
    /// Who is asked to read it and by when; empty where nobody can.
    pub(super) heard: String,
    pub(super) action: String,
    pub(super) filled: Filled,
    pub(super) keeping: Keeping,
    pub(super) back: String,
}

/// A bond that has begun with somebody who meets people.
fn named<'a>(cx: &Cx<SecondDoor>, seen: &'a Seen) -> Result<&'a Bond, Turned> {
    let id: BondId = cx.ids.at(0)?;
    let begun = |bond: &&Bond| bond.course.began.is_some() && bond.role.meets();
    seen.bond(id).filter(begun).ok_or(Turned::Missing)
}

const fn goes_on(bond: &Bond) -> bool {
    matches!(bond.status, Status::Active | Status::Paused)
}

pub(super) async fn show(cx: Cx<SecondDoor>) -> Answer {
    shown(&cx, None).await
}

async fn shown(cx: &Cx<SecondDoor>, typed: Option<Filled>) -> Answer {
    let (who, room) = (&cx.right.who, cx.right.room);
    let seen = cx.site.app.read(who, room, Purpose::Own).await?;
    let bond = named(cx, &seen)?;
    match (cx.ids.count(), cx.ids.at::<String>(1).as_deref()) {
        (1, _) => plan(cx, &seen, bond, typed).await,
        (2, Ok(LETTER)) => letter(cx, &seen, bond, typed).await,
        (2, Ok(KEEP)) => keep::show(cx, &seen, bond.id),
        (2, Ok(FILE)) => keep::file(cx, &seen, bond.id),
        _ => Err(Turned::Missing),
    }
}

async fn plan(cx: &Cx<SecondDoor>, seen: &Seen, bond: &Bond, typed: Option<Filled>) -> Answer {
    let (draft, keeping) = cx.keeping(&cx.right.who, cx.right.room).await?;
    let standing = || shown::standing(&cx.t, seen, bond.id);
    let fresh = || Filled::new(draft.unwrap_or_else(standing));
    let again = typed.is_some();
    let write = Some(cx.to_two(Page::Ending, bond.id, LETTER));
    let book = cx.site.app.book();
    let reader = Reader::new(&cx.t, seen, &book, std::iter::empty());
    let view = EndingPage {
        shown: Shown {
            ahead: heard::if_words(cx, seen, bond.id),
            ..Shown::of(&reader, bond, &bond.name, write)
        },
        open: goes_on(bond),
        action: cx.here(),
        filled: typed.unwrap_or_else(fresh),
        keeping,
        keep: cx.to_two(Page::Ending, bond.id, KEEP),
        bond: cx.to_one(Page::Bond, bond.id),
        look: cx.look(Look::space),
        t: cx.t.clone(),
    };
    page_with(status(again), &view)
}

async fn letter(cx: &Cx<SecondDoor>, seen: &Seen, bond: &Bond, typed: Option<Filled>) -> Answer {
    let (draft, keeping) = cx.keeping(&cx.right.who, cx.right.room).await?;
    let fresh = || Filled::new(draft.unwrap_or_default());
    let again = typed.is_some();
    let view = LetterPage {
        name: bond.name.clone(),
        over: !goes_on(bond),
        heard: heard::ahead(cx, seen, Writing::Bond(bond.id)),
        action: cx.here(),
        filled: typed.unwrap_or_else(fresh),
        keeping,
        back: cx.to_one(Page::Ending, bond.id),
        look: cx.look(Look::space),
        t: cx.t.clone(),
    };
    page_with(status(again), &view)
}

pub(super) async fn send(cx: Cx<SecondDoor>) -> Answer {
    let (who, room, bond) = (&cx.right.who, cx.right.room, cx.ids.at(0)?);
    let command = match (cx.ids.count(), cx.ids.at::<String>(1).as_deref()) {
        (1, _) if cx.form.get("do") == "open" => Command::LeaveOpen { bond },
        (1, _) => match shown::plan(&cx, bond) {
            Ok(command) => command,
            Err(filled) => return shown(&cx, Some(filled)).await,
        },
        (2, Ok(LETTER)) => Command::Write { bond, words: cx.form.text("words") },
        _ => return Err(Turned::Missing),
    };
    match cx.site.app.act_once(who, room, command, cx.once(), cx.finishes()).await {
        Ok(_) => go(&cx.to_one(Page::Ending, bond)),
        Err(error) => {
            let filled = shown::refused(&cx, &refusal(error)?);
            shown(&cx, Some(filled)).await
        }
    }
}
