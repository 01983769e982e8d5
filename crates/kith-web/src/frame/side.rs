//! The two sides of a frame. What differs between their pages is here.

use kith_core::bond::Bond;
use kith_core::frame::{Command, Frame, Side as Of};
use kith_core::{Refusal, Seen};

use super::{BEFORE, NO, OTHER};
use crate::answer::{Turned, refusal};
use crate::cx::Cx;
use crate::paths::Page;
use crate::promise::Side;
use crate::right::{Beside, SecondDoor};

/// One of the two.
pub(super) trait Two: Side {
    /// Where this side's pages are.
    const FRAME: Page;
    /// Which of the two it is.
    const OF: Of;

    /// The bond that the address is about.
    fn bond<'a>(cx: &Cx<Self>, seen: &'a Seen) -> Result<&'a Bond, Turned>;

    /// What the other one is called.
    fn name(seen: &Seen, bond: &Bond) -> String;

    /// Back to the other one.
    fn back(cx: &Cx<Self>, bond: &Bond) -> String;
}

impl Two for SecondDoor {
    const FRAME: Page = Page::Frame;
    const OF: Of = Of::Client;

    fn bond<'a>(cx: &Cx<Self>, seen: &'a Seen) -> Result<&'a Bond, Turned> {
        seen.bond(cx.ids.at(0)?).filter(|bond| has_frame(bond)).ok_or(Turned::Missing)
    }

    fn name(_: &Seen, bond: &Bond) -> String {
        bond.name.clone()
    }

    fn back(cx: &Cx<Self>, bond: &Bond) -> String {
        cx.to_one(Page::Bond, bond.id)
    }
}

impl Two for Beside {
    const FRAME: Page = Page::Working;
    const OF: Of = Of::Person;

    fn bond<'a>(_: &Cx<Self>, seen: &'a Seen) -> Result<&'a Bond, Turned> {
        seen.my_bond().filter(|bond| !bond.is_urgent()).ok_or(Turned::Missing)
    }

    fn name(seen: &Seen, _: &Bond) -> String {
        seen.about().name.clone()
    }

    fn back(cx: &Cx<Self>, _: &Bond) -> String {
        cx.to_one(Page::Person, cx.right.room)
    }
}

/// Whether a bond has begun with somebody who meets people, and not for a time alone.
pub(super) fn has_frame(bond: &Bond) -> bool {
    bond.course.began.is_some() && bond.role.meets() && bond.stay.is_none()
}

pub(super) async fn read<S: Two>(cx: &Cx<S>, writes: bool) -> Result<Seen, Turned> {
    let (who, room) = (cx.right.reader(), cx.right.private());
    Ok(cx.site.app.read(who, room, S::purpose(writes)).await?)
}

/// The frame, as far as anything was ever suggested.
pub(super) fn frame(seen: &Seen, bond: &Bond) -> Frame {
    seen.frame(bond.id).cloned().unwrap_or_default()
}

fn of<S: Two>(cx: &Cx<S>) -> &str {
    cx.ids.first().unwrap_or_default()
}

/// The page itself.
pub(super) fn to_frame<S: Two>(cx: &Cx<S>) -> String {
    cx.to_one(S::FRAME, of(cx))
}

/// Where other words are suggested.
pub(super) fn to_other<S: Two>(cx: &Cx<S>) -> String {
    cx.to_two(S::FRAME, of(cx), OTHER)
}

/// Where no is said.
pub(super) fn to_no<S: Two>(cx: &Cx<S>) -> String {
    cx.to_two(S::FRAME, of(cx), NO)
}

/// Where it is told how it came to be.
pub(super) fn to_before<S: Two>(cx: &Cx<S>) -> String {
    cx.to_two(S::FRAME, of(cx), BEFORE)
}

/// Carries it out, or gives the rule that says no.
pub(super) async fn keep<S: Two>(cx: &Cx<S>, command: Command) -> Result<Option<Refusal>, Turned> {
    let (who, room) = (cx.right.reader(), cx.right.private());
    match cx.site.app.act_once(who, room, command, cx.once(), cx.finishes()).await {
        Ok(_) => Ok(None),
        Err(error) => Ok(Some(refusal(error)?)),
    }
}
