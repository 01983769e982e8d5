//! Saying no to what the other one suggests, with words or without.

use askama::Template;
use kith_core::Refusal;
use kith_core::bond::Status;
use kith_core::frame::Command;

use super::shown::{Offered, sent};
use super::side::{Two, frame, keep, read, to_frame};
use crate::answer::{Answer, Turned, go, page_with};
use crate::cx::{Cx, Keeping};
use crate::look::Look;
use crate::meeting::status;
use crate::parts::Problems;
use crate::person::Who;
use crate::text::Text;

/// Saying no. Sends `offer` and `words`.
#[derive(Debug, Template)]
#[template(path = "frame/no.html")]
pub(super) struct NoPage {
    pub(super) t: Text,
    pub(super) look: Look,
    pub(super) who: Option<Who>,
    /// The other one.
    pub(super) name: String,
    pub(super) offer: Offered,
    pub(super) action: String,
    pub(super) words: String,
    pub(super) keeping: Keeping,
    pub(super) problems: Problems,
    pub(super) back: String,
}

pub(super) async fn show<S: Two>(cx: &Cx<S>) -> Answer {
    shown(cx, None, Problems::none()).await
}

async fn shown<S: Two>(cx: &Cx<S>, typed: Option<String>, problems: Problems) -> Answer {
    let seen = read(cx, true).await?;
    let bond = S::bond(cx, &seen)?;
    let (all, name) = (frame(&seen, bond), S::name(&seen, bond));
    let offer = all.offered_to(S::OF).filter(|_| bond.status == Status::Active);
    let Some(offer) = offer else { return go(&to_frame(cx)) };
    let (draft, keeping) = cx.keeping(cx.right.reader(), cx.right.private()).await?;
    let kept = draft.map(|draft| draft.text("words"));
    let view = NoPage {
        t: cx.t.clone(),
        look: S::look(cx),
        who: S::who(&seen),
        offer: Offered::of(&cx.t, &seen, &all, (offer, "frame-theirs"), &name),
        name,
        action: cx.here(),
        words: typed.or(kept).unwrap_or_default(),
        keeping,
        problems,
        back: to_frame(cx),
    };
    page_with(status(&view.problems), &view)
}

pub(super) async fn send<S: Two>(cx: &Cx<S>) -> Answer {
    let seen = read(cx, true).await?;
    let (bond, offer) = (S::bond(cx, &seen)?.id, sent(cx.form.get("offer"))?);
    let words = cx.form.text("words");
    match keep(cx, Command::Decline { bond, offer, words: words.clone() }).await? {
        // What changed meanwhile is shown where it stands now.
        None => go(&to_frame(cx)),
        Some(Refusal::TooLong { .. }) => {
            let mut problems = Problems::none();
            problems.add("words", cx.t.get("frame-form-long"));
            shown(cx, Some(words), problems).await
        }
        Some(Refusal::AlreadyDone) => {
            let mut problems = Problems::none();
            problems.add("words", cx.t.get("frame-moved"));
            shown(cx, Some(words), problems).await
        }
        Some(refusal) => Err(Turned::Refused(refusal)),
    }
}
