//! Staff who came in with a link: an administrator says that it was them, or that it was not,
//! and makes a new link for whoever never came.

use askama::Template;
use kith_app::Link;
use kith_core::welcome::{Command, Stage};
use kith_core::{PersonId, Role};

use crate::answer::{Answer, Turned, go, page};
use crate::cx::{Cx, moment};
use crate::firstrun;
use crate::look::Look;
use crate::paths::Page;
use crate::right::{Fresh, Keeper};
use crate::table::Table;
use crate::text::Text;
use crate::views::samples::Album;

pub(super) fn routes(table: &mut Table) {
    table.show(Page::Admit, show).change(Page::Admit, decide);
}

/// Somebody who came in, or has not.
#[derive(Clone, Debug)]
struct Row {
    person: String,
    /// Who, as what and when, in words.
    words: String,
    name: String,
}

/// Everybody whom an administrator can confirm or give a new link. Sends `person` and `do`:
/// `yes`, `no` or `link`.
#[derive(Debug, Template)]
#[template(path = "welcome/admit.html")]
struct AdmitPage {
    /// The reader's words.
    t: Text,
    /// What stands around the page.
    look: Look,
    /// Where the forms go.
    action: String,
    /// Makes a repeated submit find its first answer.
    once: String,
    /// Those who came in.
    came: Vec<Row>,
    /// Those whose links were not used.
    links: Vec<Row>,
    /// People and roles.
    all: String,
}

/// Whether somebody waits for an administrator, for the page of everybody who works here.
pub(crate) fn waits_for_keeper(cx: &Cx<Keeper>) -> Option<String> {
    let book = cx.site.app.book();
    let waits = book.welcome().waiting().any(|(person, _)| person != cx.right.who.person);
    waits.then(|| cx.to(Page::Admit))
}

async fn show(cx: Cx<Keeper>) -> Answer {
    let (book, signs_in) = (cx.site.app.book(), cx.site.app.signs_in().await?);
    let (mut came, mut links) = (Vec::new(), Vec::new());
    for member in book.staff() {
        let role = cx.t.one_of("staff-role", member.role.word());
        let row =
            |words| Row { person: member.person.to_string(), words, name: member.name.clone() };
        match book.welcome().stage(member.person) {
            Some(Stage::Waiting(since)) => {
                let when = cx.t.day_time(moment(since));
                let said = cx.t.say("welcome-admit-came").with("name", &member.name);
                came.push(row(said.with("role", role).with("when", when).to_string()));
            }
            _ if !signs_in.contains(&member.person) => links.push(row(role)),
            _ => {}
        }
    }
    let (t, look, action) = (cx.t.clone(), cx.staff_look(&cx.right.who), cx.here());
    let (once, all) = (cx.new_once(), cx.to(Page::Staff));
    page(&AdmitPage { t, look, action, once, came, links, all })
}

async fn decide(cx: Cx<Fresh<Keeper>>) -> Answer {
    let cx = cx.proved();
    let person: PersonId = cx.form.get("person").parse().map_err(|_| Turned::Form)?;
    let (app, who, once) = (&cx.site.app, &cx.right.who, cx.once());
    let command = match cx.form.get("do") {
        "link" => {
            let link = app.link_staff_again(who, person, once).await?.link;
            return link.map_or_else(|| go(&cx.here()), |link| hand_over(&cx, person, link));
        }
        "yes" => Command::Confirm { person },
        "no" => Command::Deny { person },
        _ => return Err(Turned::Form),
    };
    app.act_once(who, app.book_room(), command, once, None).await?;
    go(&cx.here())
}

fn hand_over(cx: &Cx<Keeper>, person: PersonId, link: Link) -> Answer {
    let book = cx.site.app.book();
    let name = book.member(person).map(|member| member.name.clone()).unwrap_or_default();
    firstrun::given(cx, name, link, (cx.here(), cx.to(Page::Staff)))
}

pub(super) fn samples(album: &mut Album) -> askama::Result<()> {
    for (name, empty) in [("staff_admit", false), ("staff_admit_nobody", true)] {
        let ((t, look), action) = (album.around(Look::administrator), album.of(Page::Admit));
        let role = t.one_of("staff-role", Role::Therapist.word());
        let row = |name: &str, words| Row { person: "01".into(), words, name: name.into() };
        let said = t.say("welcome-admit-came").with("name", "Amira").with("role", &role);
        let came = vec![row("Amira", said.with("when", "Tuesday 5 May, 2:00pm").to_string())];
        let links = vec![row("Jo", role)];
        let (came, links) = if empty { (Vec::new(), Vec::new()) } else { (came, links) };
        let (once, all) = (String::new(), album.of(Page::Staff));
        album.put(name, AdmitPage { t, look, action, once, came, links, all })?;
    }
    Ok(())
}
