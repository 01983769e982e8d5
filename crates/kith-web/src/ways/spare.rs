//! Spare codes: made when asked for, shown once, to be printed or written down.

use askama::Template;
use kith_core::Role;

use super::{Proved, spare_words};
use crate::answer::{Answer, page};
use crate::cx::Cx;
use crate::look::Look;
use crate::paths::Page;
use crate::prove::around;
use crate::text::Text;

/// How many there are, or the new ones, once.
#[derive(Debug, Template)]
#[template(path = "ways/spare.html")]
pub(super) struct SparePage {
    pub(super) t: Text,
    pub(super) look: Look,
    /// Somebody on the staff.
    pub(super) who: Option<()>,
    pub(super) action: String,
    /// How many are left, in words.
    pub(super) left: String,
    /// The new ones; none unless they were made just now.
    pub(super) codes: Vec<String>,
    pub(super) back: String,
}

async fn view(cx: Cx<Proved>, make: bool) -> Answer {
    let cx = cx.proved();
    let (app, visit) = (&cx.site.app, &cx.right.visit);
    let codes = if make { app.new_spare_codes(visit).await? } else { Vec::new() };
    let left = spare_words(&cx.t, &app.ways(visit).await?);
    page(&SparePage {
        look: around(&cx),
        who: (visit.actor.role != Role::Client).then_some(()),
        action: cx.to(Page::Spare),
        left,
        codes,
        back: cx.to(Page::Ways),
        t: cx.t.clone(),
    })
}

pub(super) async fn show(cx: Cx<Proved>) -> Answer {
    view(cx, false).await
}

pub(super) async fn make(cx: Cx<Proved>) -> Answer {
    view(cx, true).await
}
