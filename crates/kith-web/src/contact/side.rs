//! The two sides of it: the client, and whoever meets them. What differs between their pages is
//! here.

use kith_core::contact::{Channel, Command, Kind, Rule};
use kith_core::{Refusal, Seen};

use crate::answer::{Turned, refusal};
use crate::cx::Cx;
use crate::paths::Page;
use crate::promise::Side;
use crate::right::{Beside, SecondDoor};

/// One of the two.
pub(super) trait One: Side {
    /// Where this side's pages are.
    const CONTACT: Page;
    /// Where the pages come from.
    const FROM: Page;
}

impl One for SecondDoor {
    const CONTACT: Page = Page::Contact;
    const FROM: Page = Page::Home;
}

impl One for Beside {
    const CONTACT: Page = Page::Reached;
    const FROM: Page = Page::Person;
}

pub(super) async fn read<S: One>(cx: &Cx<S>, writes: bool) -> Result<Seen, Turned> {
    let (who, room) = (cx.right.reader(), cx.right.private());
    Ok(cx.site.app.read(who, room, S::purpose(writes)).await?)
}

/// The page of all ways.
pub(super) fn to_all<S: One>(cx: &Cx<S>) -> String {
    to(cx, S::CONTACT)
}

/// Back to where the page comes from.
pub(super) fn to_back<S: One>(cx: &Cx<S>) -> String {
    to(cx, S::FROM)
}

fn to<S: One>(cx: &Cx<S>, page: Page) -> String {
    match S::BEFORE {
        0 => cx.to(page),
        _ => cx.to_one(page, cx.right.private()),
    }
}

/// Where one way is opened or changed.
pub(super) fn to_way<S: One>(cx: &Cx<S>, channel: Channel) -> String {
    match S::BEFORE {
        0 => cx.to_one(S::CONTACT, channel.word()),
        _ => cx.to_two(S::CONTACT, cx.right.private(), channel.word()),
    }
}

/// Whether the reader can say by which ways: the client, and staff where the client has no online
/// access.
pub(super) async fn writes<S: One>(cx: &Cx<S>, seen: &Seen) -> Result<bool, Turned> {
    if seen.is_own() {
        return Ok(true);
    }
    let book = cx.site.app.book();
    let review = kith_core::calendar::Calendar::of(&book).day(seen.at());
    // Some rule that could stand there: what is asked is whether this person may say one.
    let rule = Rule {
        to: "00000".into(),
        days: 1,
        from: 0,
        until: 1,
        sender: String::new(),
        words: "-".into(),
        others: String::new(),
        voicemail: false,
        kinds: vec![Kind::LookIn],
        review,
    };
    let command = Command::Set { channel: Channel::Text, rule };
    Ok(cx.site.app.would(cx.right.reader(), cx.right.private(), command).await?)
}

/// Carries it out, or gives the rule that says no.
pub(super) async fn keep<S: One>(cx: &Cx<S>, command: Command) -> Result<Option<Refusal>, Turned> {
    let (who, room) = (cx.right.reader(), cx.right.private());
    match cx.site.app.act_once(who, room, command, cx.once(), cx.finishes()).await {
        Ok(_) => Ok(None),
        Err(error) => Ok(Some(refusal(error)?)),
    }
}
