//! The page of all ways: what holds, what would appear, and stopping all of it in one press.

use askama::Template;
use axum::http::StatusCode;
use kith_core::Refusal;
use kith_core::calendar::{Calendar, Day};
use kith_core::contact::{Channel, Command, usual};

use super::line::{Asking, Line};
use super::side::{One, keep, read, to_all, to_back, to_way, writes};
use crate::answer::{Answer, Turned, go, page, page_with};
use crate::cx::Cx;
use crate::look::Look;
use crate::person::Who;
use crate::record::Reader;
use crate::text::Text;

/// By which ways a client may be reached. Sends `do`: `stop`, `resume`, `still` or `back`, and
/// `way`.
#[derive(Debug, Template)]
#[template(path = "contact/contact.html")]
pub(super) struct ContactPage {
    pub(super) t: Text,
    pub(super) look: Look,
    pub(super) who: Option<Who>,
    /// That it was changed while it was read.
    pub(super) moved: bool,
    /// That all of it is stopped, in words.
    pub(super) stopped: Option<String>,
    /// Whether there is anything to stop.
    pub(super) open: bool,
    /// Whether the reader can say by which ways.
    pub(super) writes: bool,
    pub(super) lines: Vec<Line>,
    pub(super) action: String,
    pub(super) back: String,
}

pub(super) async fn show<S: One>(cx: &Cx<S>) -> Answer {
    page(&view(cx, false).await?)
}

async fn view<S: One>(cx: &Cx<S>, moved: bool) -> Result<ContactPage, Turned> {
    let seen = read(cx, false).await?;
    let reached = seen.contact().ok_or(Turned::Missing)?;
    let book = cx.site.app.book();
    let reader = Reader::new(&cx.t, &seen, &book, std::iter::empty());
    let calendar = Calendar::of(&book);
    let asking = Asking { reader: &reader, reached, calendar: &calendar, at: seen.at() };
    let line = |channel| asking.line(channel, to_way(cx, channel));
    Ok(ContactPage {
        t: cx.t.clone(),
        look: S::look(cx).live(S::live(cx)),
        who: S::who(&seen),
        moved,
        stopped: asking.stopped(),
        open: Channel::ALL.into_iter().any(|one| reached.standing(one).is_some()),
        writes: writes(cx, &seen).await?,
        lines: Channel::ALL.into_iter().map(line).collect(),
        action: to_all(cx),
        back: to_back(cx),
    })
}

pub(super) async fn act<S: One>(cx: &Cx<S>) -> Answer {
    let channel = || Channel::from_word(cx.form.get("way")).ok_or(Turned::Form);
    let command = match cx.form.get("do") {
        "stop" => Command::Stop,
        "resume" => Command::Resume,
        "back" => Command::Withdraw { channel: channel()? },
        "still" => {
            let channel = channel()?;
            Command::Confirm { channel, review: still(cx, channel).await? }
        }
        _ => return Err(Turned::Form),
    };
    match keep(cx, command).await? {
        None => go(&to_all(cx)),
        // Pressed twice, or changed meanwhile: the page says where it stands now.
        Some(Refusal::AlreadyDone | Refusal::NotHere) => {
            page_with(StatusCode::CONFLICT, &view(cx, true).await?)
        }
        Some(refusal) => Err(Turned::Refused(refusal)),
    }
}

/// Until when a rule holds once it is said to be still right: never shorter than it does now.
async fn still<S: One>(cx: &Cx<S>, channel: Channel) -> Result<Day, Turned> {
    let (seen, book) = (read(cx, true).await?, cx.site.app.book());
    let standing = seen.contact().ok_or(Turned::Missing)?.standing(channel);
    let usual = usual(Calendar::of(&book).day(seen.at()));
    Ok(standing.map_or(usual, |standing| standing.rule.review.max(usual)))
}
