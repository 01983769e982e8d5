//! Who works here, for the administrator: names, roles, since when, and how someone is added.

use askama::Template;
use kith_core::Role;

use crate::answer::{Answer, page};
use crate::cx::{Cx, moment};
use crate::look::Look;
use crate::paths::Page;
use crate::right::Keeper;
use crate::table::Table;
use crate::text::Text;
use crate::views::samples::Album;
use crate::welcome::waits_for_keeper;

pub(crate) fn routes(table: &mut Table) {
    table.show(Page::Staff, show);
}

/// Somebody who works here.
#[derive(Clone, Debug)]
struct Row {
    name: String,
    role: String,
    since: String,
}

/// A role, and what it opens.
#[derive(Clone, Debug)]
struct Opens {
    role: String,
    what: String,
}

/// People and roles.
#[derive(Debug, Template)]
#[template(path = "staff/staff.html")]
pub(crate) struct StaffPage {
    /// The reader's words.
    t: Text,
    /// What stands around the page.
    look: Look,
    /// Where somebody is confirmed who came in, if somebody waits.
    admit: Option<String>,
    /// Who came in, and links that were not used.
    links: String,
    /// Everybody, by name.
    rows: Vec<Row>,
    /// The roles staff can have.
    roles: Vec<Opens>,
}

fn roles(t: &Text) -> Vec<Opens> {
    let opens = |role: Role| Opens {
        role: t.one_of("staff-role", role.word()),
        what: t.one_of("staff-opens", role.word()),
    };
    Role::STAFF.map(opens).into()
}

async fn show(cx: Cx<Keeper>) -> Answer {
    let book = cx.site.app.book();
    let rows = book.staff().into_iter().map(|member| Row {
        name: member.name.clone(),
        role: cx.t.one_of("staff-role", member.role.word()),
        since: cx.t.date(moment(member.since)),
    });
    let rows = rows.collect();
    let look = cx.staff_look(&cx.right.who);
    let (admit, links) = (waits_for_keeper(&cx), cx.to(Page::Admit));
    page(&StaffPage { t: cx.t.clone(), look, admit, links, rows, roles: roles(&cx.t) })
}

pub(crate) fn samples(album: &mut Album) -> askama::Result<()> {
    let (t, look) = album.around(Look::administrator);
    let row = |name: &str, role: &str| Row {
        name: name.into(),
        role: t.one_of("staff-role", role),
        since: "3 March 2026".into(),
    };
    let rows =
        vec![row("Ada", "administrator"), row("Amira", "therapist"), row("Jo", "supervisor")];
    let (roles, look) = (roles(&t), look.at(&album.of(Page::Staff)));
    let (admit, links) = (Some(album.of(Page::Admit)), album.of(Page::Admit));
    album.put("staff_people", StaffPage { t, look, admit, links, rows, roles })
}
