//! Adding somebody: a name and a role, then what to hand over, once.

use askama::Template;
use axum::http::StatusCode;
use kith_app::NewStaff;
use kith_core::Role;
use kith_core::second::Act;
use kith_core::words::LINE;

use super::role_name;
use super::second::{asked, takes_second};
use crate::answer::{Answer, go, page, page_with};
use crate::cx::Cx;
use crate::firstrun;
use crate::look::Look;
use crate::parts::{Choice, Problems};
use crate::paths::Page;
use crate::right::{Fresh, Keeper};
use crate::table::Table;
use crate::text::Text;

pub(super) fn routes(table: &mut Table) {
    table.show(Page::AddStaff, show).change(Page::AddStaff, add);
}

/// Adding somebody. Sends `name` and `role`.
#[derive(Debug, Template)]
#[template(path = "staff/add.html")]
pub(super) struct AddPage {
    pub(super) t: Text,
    pub(super) look: Look,
    /// Where the form goes.
    pub(super) action: String,
    /// The name and the role that were typed.
    pub(super) typed: (String, String),
    /// The roles, and what each opens.
    pub(super) roles: Vec<Choice>,
    /// Makes a repeated submit find its first answer.
    pub(super) once: String,
    /// People and roles.
    pub(super) all: String,
    /// What to look at again.
    pub(super) problems: Problems,
}

pub(super) fn choices(t: &Text) -> Vec<Choice> {
    let choice = |role: Role| {
        let hint = t.one_of("staff-opens", role.word());
        Choice::new(role.word(), role_name(t, role)).hint(hint)
    };
    Role::STAFF.map(choice).into()
}

/// A role that somebody who works here can have.
pub(super) fn role_of(word: &str) -> Option<Role> {
    Role::from_word(word).filter(|role| Role::STAFF.contains(role))
}

fn view(cx: &Cx<Keeper>, problems: Problems) -> AddPage {
    AddPage {
        t: cx.t.clone(),
        look: cx.staff_look(&cx.right.who),
        action: cx.here(),
        typed: (cx.form.text("name"), cx.form.text("role")),
        roles: choices(&cx.t),
        once: cx.new_once(),
        all: cx.to(Page::Staff),
        problems,
    }
}

async fn show(cx: Cx<Keeper>) -> Answer {
    page(&view(&cx, Problems::none()))
}

async fn add(cx: Cx<Fresh<Keeper>>) -> Answer {
    let cx = cx.proved();
    let name = cx.form.get("name").trim().to_owned();
    let role = role_of(cx.form.get("role"));
    let problems = problems(&cx.t, &name, role);
    let Some(role) = role.filter(|_| problems.is_empty()) else {
        return page_with(StatusCode::UNPROCESSABLE_ENTITY, &view(&cx, problems));
    };
    let new = NewStaff { name: name.clone(), role };
    let invited = match cx.site.app.invite_staff_once(&cx.right.who, new, cx.once()).await {
        Ok(invited) => invited,
        Err(error) => {
            let Some(refused) = takes_second(error)? else {
                return asked(&cx, Act::Add { name }).await;
            };
            let mut problems = Problems::none();
            problems.add("name", cx.t.one_of("errors-refusal", refused.code()));
            return page_with(StatusCode::UNPROCESSABLE_ENTITY, &view(&cx, problems));
        }
    };
    match invited.link {
        Some(link) => firstrun::given(&cx, name, link, (cx.here(), cx.to(Page::Staff))),
        // Sent again, and the link is used already: there is nothing left to hand over.
        None => go(&cx.to(Page::Staff)),
    }
}

pub(super) fn problems(t: &Text, name: &str, role: Option<Role>) -> Problems {
    let mut problems = Problems::none();
    if name.is_empty() {
        problems.add("name", t.get("firstrun-staff-name-empty"));
    } else if name.len() > LINE {
        problems.add("name", t.get("service-long"));
    }
    if role.is_none() {
        problems.add("role", t.get("firstrun-staff-role-empty"));
    }
    problems
}
