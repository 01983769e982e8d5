//! Who works here, for those who keep the service: everybody in one list, with their role, how
//! far they have come in and beside how many people they are. Of clients it tells no more.

mod access;
mod add;
mod leaving;
mod member;
mod over;
mod role;
mod samples;
mod second;

use askama::Template;
use kith_app::{Came, Colleague};
use kith_core::{PersonId, Role};

use crate::answer::{Answer, Turned, page};
use crate::cx::{Cx, moment};
use crate::look::Look;
use crate::paths::Page;
use crate::recovery;
use crate::right::Keeper;
use crate::table::Table;
use crate::text::Text;
use crate::welcome::waits_for_keeper;

pub(crate) use samples::samples;
pub(crate) use second::{asked, takes_second};

pub(crate) fn routes(table: &mut Table) {
    table.show(Page::Staff, show);
    access::routes(table);
    add::routes(table);
    leaving::routes(table);
    member::routes(table);
    over::routes(table);
    role::routes(table);
    second::routes(table);
}

/// Somebody who works here.
#[derive(Clone, Debug)]
struct Row {
    name: String,
    href: String,
    role: String,
    state: String,
    since: String,
    beside: String,
}

/// Somebody who left, and those of their clients who have nobody since.
#[derive(Clone, Debug)]
struct Former {
    words: String,
    /// How many, in words, and where somebody is asked to take over.
    alone: Option<(String, String)>,
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
struct StaffPage {
    /// The reader's words.
    t: Text,
    /// What stands around the page.
    look: Look,
    /// Where somebody is confirmed who came in, if somebody waits.
    admit: Option<String>,
    /// Where a second yes for somebody's coming back is asked for, if it is.
    met_too: Option<String>,
    /// Who came in, and links that were not used.
    links: String,
    /// Where somebody is added.
    add: String,
    /// What each can open, and where it is looked at; with a line where some are due.
    access: (Option<String>, String),
    /// What takes a second administrator; and whether the reader's yes or no is asked for.
    second: (bool, String),
    /// Everybody, by name.
    rows: Vec<Row>,
    /// What is said of clients who have nobody since somebody's role changed.
    alone: Vec<(String, String)>,
    /// Those who work here no more.
    former: Vec<Former>,
    /// The roles staff can have.
    roles: Vec<Opens>,
}

fn roles(t: &Text) -> Vec<Opens> {
    let opens =
        |role: Role| Opens { role: role_name(t, role), what: t.one_of("staff-opens", role.word()) };
    Role::STAFF.map(opens).into()
}

fn role_name(t: &Text, role: Role) -> String {
    t.one_of("staff-role", role.word())
}

fn state(t: &Text, came: Came) -> String {
    let word = match came {
        Came::Invited => "invited",
        Came::Accepted => "accepted",
        Came::Confirmed => "confirmed",
        Came::Closed => "closed",
    };
    t.one_of("staff-came", word)
}

/// What somebody can open, and why, in one sentence.
fn opens(t: &Text, (name, role): (&str, Role), came: Came, beside: usize) -> String {
    let word = match role.near() {
        _ if came != Came::Confirmed => "nothing",
        Some(near) => near.word(),
        None => "keeper",
    };
    let said = t.say_one_of("staff-one-can", word);
    said.with("name", name).with("count", beside).to_string()
}

fn row(t: &Text, one: &Colleague, href: String) -> Row {
    Row {
        name: one.name.clone(),
        href,
        role: role_name(t, one.role),
        state: state(t, one.came),
        since: t.date(moment(one.since)),
        beside: t.say("staff-beside-count").with("count", one.beside).to_string(),
    }
}

/// The colleague whom the address names.
async fn named(cx: &Cx<Keeper>) -> Result<Colleague, Turned> {
    let person: PersonId = cx.ids.at(0)?;
    let all = cx.site.app.colleagues().await?;
    all.into_iter().find(|one| one.person == person).ok_or(Turned::Missing)
}

async fn show(cx: Cx<Keeper>) -> Answer {
    let colleagues = cx.site.app.colleagues().await?;
    let (mut rows, mut alone) = (Vec::new(), Vec::new());
    for one in &colleagues {
        rows.push(row(&cx.t, one, cx.to_one(Page::Member, one.person)));
        alone.extend(over::line(&cx, one.person, &one.name).await?);
    }
    page(&StaffPage {
        t: cx.t.clone(),
        look: cx.staff_look(&cx.right.who),
        admit: waits_for_keeper(&cx),
        met_too: recovery::is_asked(&cx, &cx.right.who),
        links: cx.to(Page::Admit),
        add: cx.to(Page::AddStaff),
        access: (due(&cx.t, access::due(&cx)), cx.to(Page::Access)),
        second: (second::waiting(&cx) > 0, cx.to(Page::Second)),
        rows,
        alone,
        former: former(&cx).await?,
        roles: roles(&cx.t),
    })
}

/// What is said where some have to be looked at.
fn due(t: &Text, count: usize) -> Option<String> {
    (count > 0).then(|| t.say("staff-access-line").with("count", count).to_string())
}

async fn former(cx: &Cx<Keeper>) -> Result<Vec<Former>, Turned> {
    let (book, mut all) = (cx.site.app.book(), Vec::new());
    for member in book.former_staff() {
        let day = cx.t.date(moment(member.left.unwrap_or(member.since)));
        let said = cx.t.say("staff-former-line").with("name", &member.name).with("day", day);
        let words = said.with("role", role_name(&cx.t, member.role)).to_string();
        all.push(Former { words, alone: over::line(cx, member.person, &member.name).await? });
    }
    Ok(all)
}
