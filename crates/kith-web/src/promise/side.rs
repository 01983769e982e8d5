//! The two sides of a promise: the client, and the person beside them. What differs between
//! their pages is here, so that the pages themselves are the same.

use std::fmt::Display;

use kith_core::{Actor, Purpose, RoomId, Seen};

use crate::answer::Turned;
use crate::cx::Cx;
use crate::look::Look;
use crate::paths::Page;
use crate::person::Who;
use crate::right::{Beside, Right, SecondDoor};

/// One of the two.
pub(crate) trait Side: Right {
    /// Where this side's pages are.
    const PAGE: Page;
    /// How many ids stand in their addresses before those of promises.
    const BEFORE: usize;

    /// Who reads.
    fn reader(&self) -> &Actor;

    /// The client's private room.
    fn private(&self) -> RoomId;

    /// Why the room is opened: to look, or to write.
    fn purpose(writes: bool) -> Purpose;

    /// What stands around the page.
    fn look(cx: &Cx<Self>) -> Look;

    /// Where changes of the room are told.
    fn live(cx: &Cx<Self>) -> String;

    /// Whom the page is about, where the reader is not the client.
    fn who(seen: &Seen) -> Option<Who>;
}

impl Side for SecondDoor {
    const PAGE: Page = Page::Promises;
    const BEFORE: usize = 0;

    fn reader(&self) -> &Actor {
        &self.who
    }

    fn private(&self) -> RoomId {
        self.room
    }

    fn purpose(_: bool) -> Purpose {
        Purpose::Own
    }

    fn look(cx: &Cx<Self>) -> Look {
        cx.look(Look::space)
    }

    fn live(cx: &Cx<Self>) -> String {
        cx.to(Page::Live)
    }

    fn who(_: &Seen) -> Option<Who> {
        None
    }
}

impl Side for Beside {
    const PAGE: Page = Page::Promised;
    const BEFORE: usize = 1;

    fn reader(&self) -> &Actor {
        &self.who
    }

    fn private(&self) -> RoomId {
        self.room
    }

    fn purpose(writes: bool) -> Purpose {
        if writes { Purpose::Write } else { Purpose::Prepare }
    }

    fn look(cx: &Cx<Self>) -> Look {
        cx.staff_look(&cx.right.who)
    }

    fn live(cx: &Cx<Self>) -> String {
        cx.to_one(Page::Live, cx.right.room)
    }

    fn who(seen: &Seen) -> Option<Who> {
        Some(Who::of(seen))
    }
}

pub(super) async fn read<S: Side>(cx: &Cx<S>, writes: bool) -> Result<Seen, Turned> {
    let (who, room) = (cx.right.reader(), cx.right.private());
    Ok(cx.site.app.read(who, room, S::purpose(writes)).await?)
}

/// The address of all promises.
pub(crate) fn to_all<S: Side>(cx: &Cx<S>) -> String {
    match S::BEFORE {
        0 => cx.to(S::PAGE),
        _ => cx.to_one(S::PAGE, cx.right.private()),
    }
}

/// Where one is made.
pub(crate) fn to_new<S: Side>(cx: &Cx<S>) -> String {
    to_one(cx, super::NEW)
}

/// The address of one of them.
pub(crate) fn to_one<S: Side>(cx: &Cx<S>, id: impl Display) -> String {
    match S::BEFORE {
        0 => cx.to_one(S::PAGE, id),
        _ => cx.to_two(S::PAGE, cx.right.private(), id),
    }
}
