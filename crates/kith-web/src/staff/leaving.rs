//! Somebody no longer works here: what that does is said before it is done, once and for all.

use askama::Template;
use axum::http::StatusCode;
use kith_core::second::Act;
use kith_core::{PersonId, Role};

use super::named;
use super::second::{asked, takes_second};
use crate::answer::{Answer, Turned, go, page, page_with};
use crate::cx::Cx;
use crate::look::Look;
use crate::paths::Page;
use crate::right::{Fresh, Keeper};
use crate::table::Table;
use crate::text::Text;

pub(super) fn routes(table: &mut Table) {
    table.show(Page::Leaving, show).change(Page::Leaving, leave);
}

/// What leaving does. Sends `do=leave`.
#[derive(Debug, Template)]
#[template(path = "staff/leaving.html")]
pub(super) struct LeavingPage {
    pub(super) t: Text,
    pub(super) look: Look,
    /// Where the form goes.
    pub(super) action: String,
    /// Makes a repeated submit find its first answer.
    pub(super) once: String,
    pub(super) name: String,
    /// Beside how many people they are.
    pub(super) beside: usize,
    /// How many of those would have nobody else in their care.
    pub(super) alone: usize,
    /// How many texts they have not finished.
    pub(super) drafts: usize,
    /// Whether a second administrator is asked first.
    pub(super) second: bool,
    /// Why it was not done.
    pub(super) refused: Option<String>,
    /// Back to the person.
    pub(super) back: String,
}

async fn view(cx: &Cx<Keeper>, refused: Option<String>) -> Result<LeavingPage, Turned> {
    let (one, app) = (named(cx).await?, &cx.site.app);
    let (alone, beside) = app.would_be_alone(one.person).await?;
    Ok(LeavingPage {
        t: cx.t.clone(),
        look: cx.staff_look(&cx.right.who),
        action: cx.here(),
        once: cx.new_once(),
        beside,
        alone,
        second: one.role == Role::Administrator && app.book().needs_second(&cx.right.who),
        drafts: app.unfinished(one.person).await?,
        refused,
        back: cx.to_one(Page::Member, one.person),
        name: one.name,
    })
}

async fn show(cx: Cx<Keeper>) -> Answer {
    let view = view(&cx, None).await?;
    if named(&cx).await?.person == cx.right.who.person { Err(Turned::Missing) } else { page(&view) }
}

async fn leave(cx: Cx<Fresh<Keeper>>) -> Answer {
    let cx = cx.proved();
    if cx.form.get("do") != "leave" {
        return Err(Turned::Form);
    }
    let (person, app): (PersonId, _) = (cx.ids.at(0)?, &cx.site.app);
    let left = app.leave(&cx.right.who, person, cx.once()).await;
    let Err(error) = left else { return after(&cx, person).await };
    match takes_second(error)? {
        None => asked(&cx, Act::Leave { person }).await,
        Some(refused) => {
            let words = cx.t.one_of("errors-refusal", refused.code());
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &view(&cx, Some(words)).await?)
        }
    }
}

/// Where one goes on after somebody has left: those first who have nobody since.
pub(super) async fn after(cx: &Cx<Keeper>, person: PersonId) -> Answer {
    if cx.site.app.left_alone(person).await?.is_empty() {
        go(&cx.to(Page::Staff))
    } else {
        go(&cx.to_one(Page::TakeOver, person))
    }
}
