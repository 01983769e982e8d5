//! Suggesting other words for any of the lines.

use askama::Template;
use kith_core::Refusal;
use kith_core::bond::Status;
use kith_core::frame::Command;

use super::side::{Two, frame, keep, read, to_frame};
use super::typed::{Field, base, changes, fields, is_suggested, standing};
use crate::answer::{Answer, Turned, go, page_with};
use crate::cx::{Cx, Keeping};
use crate::form::Filled;
use crate::look::Look;
use crate::meeting::status;
use crate::parts::Problems;
use crate::person::Who;
use crate::text::Text;

/// Every line with what is agreed in it. Sends one field for each, and `base`.
#[derive(Debug, Template)]
#[template(path = "frame/other.html")]
pub(super) struct OtherPage {
    pub(super) t: Text,
    pub(super) look: Look,
    pub(super) who: Option<Who>,
    /// The other one.
    pub(super) name: String,
    /// Whether the reader's own suggestion is changed.
    pub(super) again: bool,
    pub(super) action: String,
    /// What the form is made from: where that changed meanwhile, it is shown again.
    pub(super) base: String,
    pub(super) fields: Vec<Field>,
    pub(super) keeping: Keeping,
    pub(super) problems: Problems,
    pub(super) back: String,
}

pub(super) async fn show<S: Two>(cx: &Cx<S>) -> Answer {
    shown(cx, None).await
}

async fn shown<S: Two>(cx: &Cx<S>, typed: Option<Filled>) -> Answer {
    let seen = read(cx, true).await?;
    let bond = S::bond(cx, &seen)?;
    if bond.stay.is_some() || bond.status != Status::Active {
        return go(&to_frame(cx));
    }
    let all = frame(&seen, bond);
    let own = all.offer(S::OF).map(|offer| &offer.changes);
    let (draft, keeping) = cx.keeping(cx.right.reader(), cx.right.private()).await?;
    let fresh = || Filled::new(draft.unwrap_or_else(|| standing(&all.lines, own)));
    let now = base(&all, all.offer(S::OF));
    let typed_now = typed.is_some();
    let Filled { form, problems } = typed.unwrap_or_else(fresh);
    // What was begun earlier says what it was made from, so that it is looked at again.
    let begun = Some(form.text("base")).filter(|begun| !typed_now && !begun.is_empty());
    let view = OtherPage {
        t: cx.t.clone(),
        look: S::look(cx),
        who: S::who(&seen),
        name: S::name(&seen, bond),
        again: own.is_some() && begun.as_ref().is_none_or(|begun| *begun == now),
        action: cx.here(),
        base: begun.unwrap_or(now),
        fields: fields(&cx.t, &form, &all.lines),
        keeping,
        problems,
        back: to_frame(cx),
    };
    page_with(status(&view.problems), &view)
}

pub(super) async fn send<S: Two>(cx: &Cx<S>) -> Answer {
    let seen = read(cx, true).await?;
    let bond = S::bond(cx, &seen)?;
    let (all, sent) = (frame(&seen, bond), cx.form.get("base"));
    let moved = !sent.is_empty() && sent != base(&all, all.offer(S::OF));
    let bond = bond.id;
    let again = |problems| Some(Filled { form: cx.form.clone(), problems });
    let changes = match changes(&cx.t, &cx.form) {
        Ok(changes) => changes,
        Err(problems) => return shown(cx, again(problems)).await,
    };
    if moved && !is_suggested(&changes, &all, all.offer(S::OF)) {
        let mut problems = Problems::none();
        problems.add("day", cx.t.get("frame-form-moved"));
        return shown(cx, again(problems)).await;
    }
    match keep(cx, Command::Propose { bond, changes }).await? {
        None => go(&to_frame(cx)),
        Some(Refusal::Empty) => {
            let mut problems = Problems::none();
            problems.add("day", cx.t.get("frame-form-same"));
            shown(cx, again(problems)).await
        }
        Some(refusal) => Err(Turned::Refused(refusal)),
    }
}
