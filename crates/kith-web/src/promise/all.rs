//! All promises: what is owed by whom, the soonest first, and what came of the others.

use askama::Template;
use kith_core::promise::Promise;

use super::side::read;
use super::told::{is_mine, is_owed};
use super::{Line, Side, to_new};
use crate::answer::{Answer, page};
use crate::cx::Cx;
use crate::look::Look;
use crate::paths::Page;
use crate::person::Who;
use crate::text::Text;

/// All of them.
#[derive(Debug, Template)]
#[template(path = "promise/all.html")]
pub(super) struct AllPage {
    pub(super) t: Text,
    pub(super) look: Look,
    pub(super) who: Option<Who>,
    /// Promised to the reader, the soonest due first.
    pub(super) theirs: Vec<Line>,
    /// Promised by the reader.
    pub(super) mine: Vec<Line>,
    /// What is not owed any longer, or rests; the newest first.
    pub(super) earlier: Vec<Line>,
    /// Where one is made, when there is somebody to make it to.
    pub(super) new: Option<String>,
    /// Back to the person, for staff.
    pub(super) person: String,
}

pub(super) async fn show<S: Side>(cx: &Cx<S>) -> Answer {
    let seen = read(cx, false).await?;
    let lines = |all: Vec<&Promise>| all.into_iter().map(|one| Line::of(cx, &seen, one)).collect();
    let (mine, theirs) = seen.owed().into_iter().partition(|one| is_mine(&seen, one));
    let mut earlier = seen.promises();
    earlier.retain(|one| !is_owed(&seen, one));
    page(&AllPage {
        t: cx.t.clone(),
        look: S::look(cx).live(S::live(cx)),
        who: S::who(&seen),
        theirs: lines(theirs),
        mine: lines(mine),
        earlier: lines(earlier),
        new: seen.company().next().map(|_| to_new(cx)),
        person: cx.to_one(Page::Person, cx.right.private()),
    })
}
