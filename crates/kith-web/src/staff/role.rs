//! Another role for somebody who works here: what it changes is said before it is done.

use askama::Template;
use axum::http::StatusCode;
use kith_core::Role;
use kith_core::second::Act;

use super::second::{asked, takes_second};
use super::{named, role_name};
use crate::answer::{Answer, Turned, go, page, page_with};
use crate::cx::Cx;
use crate::look::Look;
use crate::paths::Page;
use crate::right::{Fresh, Keeper};
use crate::table::Table;
use crate::text::Text;

pub(super) fn routes(table: &mut Table) {
    table.show(Page::OtherRole, show).change(Page::OtherRole, change);
}

/// What another role changes. Sends `do=change`.
#[derive(Debug, Template)]
#[template(path = "staff/role.html")]
pub(super) struct RolePage {
    pub(super) t: Text,
    pub(super) look: Look,
    /// Where the form goes.
    pub(super) action: String,
    /// Makes a repeated submit find its first answer.
    pub(super) once: String,
    pub(super) name: String,
    pub(super) from: String,
    pub(super) to: String,
    /// What the new role opens.
    pub(super) what: String,
    /// How many people it would part them from.
    pub(super) parted: usize,
    /// Whether a second administrator is asked first.
    pub(super) second: bool,
    /// Why it was not done.
    pub(super) refused: Option<String>,
    /// Back to the person.
    pub(super) back: String,
}

/// The role that the address names.
fn role(cx: &Cx<Keeper>) -> Result<Role, Turned> {
    let role = Role::from_number(cx.ids.at(1)?);
    role.filter(|role| Role::STAFF.contains(role)).ok_or(Turned::Missing)
}

async fn view(cx: &Cx<Keeper>, refused: Option<String>) -> Result<RolePage, Turned> {
    let (one, role) = (named(cx).await?, role(cx)?);
    Ok(RolePage {
        t: cx.t.clone(),
        look: cx.staff_look(&cx.right.who),
        action: cx.here(),
        once: cx.new_once(),
        from: role_name(&cx.t, one.role),
        to: role_name(&cx.t, role),
        what: cx.t.one_of("staff-opens", role.word()),
        second: [one.role, role].contains(&Role::Administrator)
            && cx.site.app.book().needs_second(&cx.right.who),
        parted: cx.site.app.parted_by(one.person, role).await?,
        refused,
        back: cx.to_one(Page::Member, one.person),
        name: one.name,
    })
}

async fn show(cx: Cx<Keeper>) -> Answer {
    page(&view(&cx, None).await?)
}

async fn change(cx: Cx<Fresh<Keeper>>) -> Answer {
    let cx = cx.proved();
    if cx.form.get("do") != "change" {
        return Err(Turned::Form);
    }
    let (one, role) = (named(&cx).await?, role(&cx)?);
    let changed = cx.site.app.change_role(&cx.right.who, (one.person, role), cx.once()).await;
    match changed {
        Ok(()) => go(&cx.to_one(Page::Member, one.person)),
        Err(error) => match takes_second(error)? {
            None => asked(&cx, Act::Role { person: one.person, role }).await,
            Some(refused) => {
                let words = cx.t.one_of("errors-refusal", refused.code());
                page_with(StatusCode::UNPROCESSABLE_ENTITY, &view(&cx, Some(words)).await?)
            }
        },
    }
}
