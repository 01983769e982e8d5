//! Access review: one sentence for each person who works here, saying what they can open and why.
//! An administrator finds it right, or changes it; that somebody looked is an entry.

use askama::Template;
use kith_app::{Came, Colleague};
use kith_core::review::Command;
use kith_core::{PersonId, Role, State};

use super::{opens, role_name};
use crate::answer::{Answer, Turned, go, page};
use crate::cx::{Cx, moment};
use crate::look::Look;
use crate::paths::Page;
use crate::right::Keeper;
use crate::table::Table;
use crate::text::Text;
use crate::views::samples::Album;

pub(super) fn routes(table: &mut Table) {
    table.show(Page::Access, show).change(Page::Access, right);
}

/// One person.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) person: String,
    /// The word of the role that is shown: a review of another is not taken.
    pub(super) word: &'static str,
    pub(super) name: String,
    pub(super) role: String,
    /// What they can open, and why.
    pub(super) opens: String,
    /// Who looked last, and when.
    pub(super) last: String,
    /// Whether somebody has to look now.
    pub(super) due: bool,
    /// Whether the reader can say that it is right.
    pub(super) may: bool,
    /// Where it is changed.
    pub(super) change: String,
}

/// Everybody, those first who have to be looked at. Sends `person` and `role`.
#[derive(Debug, Template)]
#[template(path = "staff/access.html")]
pub(super) struct AccessPage {
    pub(super) t: Text,
    pub(super) look: Look,
    /// Where the forms go.
    pub(super) action: String,
    pub(super) lines: Vec<Line>,
    /// People and roles.
    pub(super) all: String,
}

/// Of how many people somebody has to look at what they can open.
pub(super) fn due(cx: &Cx<Keeper>) -> usize {
    let (book, now) = (cx.site.app.book(), cx.site.app.now());
    book.staff().iter().filter(|one| book.review_due(one.person, now)).count()
}

fn last(t: &Text, book: &State, person: PersonId) -> String {
    let Some(last) = book.reviewed(person) else { return t.get("staff-access-never") };
    let who = book.staff_name(last.by.person).unwrap_or_default().to_owned();
    let said = t.say("staff-access-last").with("who", who);
    said.with("day", t.date(moment(last.at))).to_string()
}

fn line(cx: &Cx<Keeper>, book: &State, one: &Colleague) -> Line {
    let own = one.person == cx.right.who.person;
    Line {
        person: one.person.to_string(),
        word: one.role.word(),
        name: one.name.clone(),
        role: role_name(&cx.t, one.role),
        opens: opens(&cx.t, (&one.name, one.role), one.came, one.beside),
        last: last(&cx.t, book, one.person),
        due: book.review_due(one.person, cx.site.app.now()),
        may: !own || !book.needs_second(&cx.right.who),
        change: cx.to_one(Page::Member, one.person),
    }
}

async fn show(cx: Cx<Keeper>) -> Answer {
    let colleagues = cx.site.app.colleagues().await?;
    let book = cx.site.app.book();
    let mut lines: Vec<_> = colleagues.iter().map(|one| line(&cx, &book, one)).collect();
    lines.sort_by_key(|one| !one.due);
    let (t, look) = (cx.t.clone(), cx.staff_look(&cx.right.who));
    page(&AccessPage { t, look, action: cx.here(), lines, all: cx.to(Page::Staff) })
}

async fn right(cx: Cx<Keeper>) -> Answer {
    let person: PersonId = cx.form.get("person").parse().map_err(|_| Turned::Form)?;
    let role = Role::from_word(cx.form.get("role")).ok_or(Turned::Form)?;
    let (app, who) = (&cx.site.app, &cx.right.who);
    app.act(who, app.book_room(), Command::Confirm { person, role }).await?;
    go(&cx.here())
}

pub(super) fn samples(album: &mut Album) -> askama::Result<()> {
    let ((t, look), action) = (album.around(Look::administrator), album.of(Page::Access));
    let line = |name: &str, role: Role, came, due: bool| Line {
        person: name.into(),
        word: role.word(),
        name: name.into(),
        role: role_name(&t, role),
        opens: opens(&t, (name, role), came, 6),
        last: if due {
            t.get("staff-access-never")
        } else {
            let said = t.say("staff-access-last").with("who", "Ada Lund");
            said.with("day", "3 March 2026").to_string()
        },
        due,
        may: role != Role::Administrator,
        change: album.of_one(Page::Member, name.len()),
    };
    let lines = vec![
        line("Tess", Role::PeerSupporter, Came::Invited, true),
        line("Ada Lund", Role::Administrator, Came::Confirmed, true),
        line("Amira Hale", Role::Therapist, Came::Confirmed, false),
    ];
    let all = album.of(Page::Staff);
    album.put("staff_access", AccessPage { t, look, action, lines, all })
}
