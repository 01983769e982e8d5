//! Letting a promise go, by whoever it was made to: no reason is asked.

use askama::Template;
use kith_core::PromiseId;
use kith_core::promise::Command;

use super::make::keep;
use super::side::read;
use super::told::{is_mine, is_owed, name_of, words};
use super::{Side, to_one};
use crate::answer::{Answer, Turned, go, page};
use crate::cx::Cx;
use crate::look::Look;
use crate::person::Who;
use crate::text::Text;

/// Letting it go. Sends nothing but `once`.
#[derive(Debug, Template)]
#[template(path = "promise/leave.html")]
pub(super) struct LeavePage {
    pub(super) t: Text,
    pub(super) look: Look,
    pub(super) who: Option<Who>,
    pub(super) about: String,
    /// The other one.
    pub(super) name: String,
    /// Where the form goes.
    pub(super) action: String,
    /// Makes a repeated submit find its first receipt.
    pub(super) once: String,
    /// The page of this promise.
    pub(super) back: String,
}

pub(super) async fn show<S: Side>(cx: &Cx<S>, id: PromiseId) -> Answer {
    let seen = read(cx, true).await?;
    let promise = seen.promise(id).ok_or(Turned::Missing)?;
    if !is_owed(&seen, promise) || is_mine(&seen, promise) {
        return go(&to_one(cx, id));
    }
    page(&LeavePage {
        t: cx.t.clone(),
        look: S::look(cx),
        who: S::who(&seen),
        about: words(&cx.t, &seen, promise),
        name: name_of(&seen, promise),
        action: cx.here(),
        once: cx.new_once(),
        back: to_one(cx, id),
    })
}

/// Pressed twice, or changed meanwhile: the page of the promise says where it stands.
pub(super) async fn let_go<S: Side>(cx: &Cx<S>, promise: PromiseId) -> Answer {
    let seen = read(cx, true).await?;
    let found = seen.promise(promise).ok_or(Turned::Missing)?;
    if is_owed(&seen, found) && !is_mine(&seen, found) {
        keep(cx, Command::LetGo { promise }).await?;
    }
    go(&to_one(cx, promise))
}
