//! One person who works here: what they can open and why, another role, leaving.

use askama::Template;
use kith_app::Came;
use kith_core::Role;

use super::{named, opens, role_name, state};
use crate::answer::{Answer, page};
use crate::cx::{Cx, moment};
use crate::look::Look;
use crate::paths::Page;
use crate::right::Keeper;
use crate::table::Table;
use crate::text::Text;

pub(super) fn routes(table: &mut Table) {
    table.show(Page::Member, show);
}

/// Another role that somebody could have, and where it is said what that changes.
#[derive(Clone, Debug)]
pub(super) struct Other {
    pub(super) role: String,
    pub(super) what: String,
    pub(super) href: String,
}

/// One person who works here.
#[derive(Debug, Template)]
#[template(path = "staff/member.html")]
pub(super) struct MemberPage {
    pub(super) t: Text,
    pub(super) look: Look,
    pub(super) name: String,
    pub(super) role: String,
    pub(super) state: String,
    pub(super) since: String,
    /// What they can open, and why.
    pub(super) opens: String,
    /// Whether it is the reader.
    pub(super) own: bool,
    /// The roles they could have instead.
    pub(super) others: Vec<Other>,
    /// Where it is entered that they are away, for who works with clients.
    pub(super) away: Option<String>,
    /// The page on which they leave.
    pub(super) leaving: String,
    /// Links that were not used, and who came in.
    pub(super) links: String,
    /// People and roles.
    pub(super) all: String,
}

pub(super) fn others(t: &Text, now: Role, href: impl Fn(Role) -> String) -> Vec<Other> {
    let others = Role::STAFF.into_iter().filter(|role| *role != now);
    let other = |role: Role| Other {
        role: role_name(t, role),
        what: t.one_of("staff-opens", role.word()),
        href: href(role),
    };
    others.map(other).collect()
}

async fn show(cx: Cx<Keeper>) -> Answer {
    let one = named(&cx).await?;
    page(&MemberPage {
        t: cx.t.clone(),
        look: cx.staff_look(&cx.right.who),
        role: role_name(&cx.t, one.role),
        state: state(&cx.t, one.came),
        since: cx.t.date(moment(one.since)),
        opens: opens(&cx.t, (&one.name, one.role), one.came, one.beside),
        own: one.person == cx.right.who.person,
        others: others(&cx.t, one.role, |role| {
            cx.to_two(Page::OtherRole, one.person, role.number())
        }),
        away: (one.came == Came::Confirmed && one.role.may_bond())
            .then(|| cx.to_one(Page::AwayOf, one.person)),
        leaving: cx.to_one(Page::Leaving, one.person),
        links: cx.to(Page::Admit),
        all: cx.to(Page::Staff),
        name: one.name,
    })
}
