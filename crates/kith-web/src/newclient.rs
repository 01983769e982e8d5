//! Someone new: a name, what you would meet for, online access or not; then what to hand over
//! and what to say, once.

use askama::Template;
use axum::http::StatusCode;
use kith_app::{Invited, Link, NewClient};
use kith_core::Actor;

use crate::answer::{Answer, Turned, go, page, page_with};
use crate::cx::{Cx, Keeping};
use crate::form::Form;
use crate::look::Look;
use crate::parts::{Choice, Problems};
use crate::paths::Page;
use crate::right::{InCare, Right, Staff};
use crate::table::Table;
use crate::text::Text;
use crate::views::samples::Album;

pub(crate) fn routes(table: &mut Table) {
    table
        .show(Page::NewClient, |cx: Cx<InCare>| show(cx.staff()))
        .write(Page::NewClient, |cx: Cx<InCare>| make(cx.staff()));
}

/// Someone new. Sends `name`, `purpose` and `online` (`yes` or `no`).
#[derive(Debug, Template)]
#[template(path = "newclient/new.html")]
pub(crate) struct NewPage {
    /// The reader's words.
    t: Text,
    /// What stands around the page.
    look: Look,
    /// Where the form goes.
    action: String,
    /// What was typed.
    typed: Form,
    /// Online access, or not. Neither is chosen for them.
    choices: Vec<Choice>,
    /// Drafts.
    keeping: Keeping,
    /// What to look at again.
    problems: Problems,
}

/// What to hand over to somebody with online access. Shown once.
#[derive(Debug, Template)]
#[template(path = "newclient/link.html")]
pub(crate) struct LinkPage {
    /// The reader's words.
    t: Text,
    /// What stands around the page.
    look: Look,
    /// Their name.
    name: String,
    /// The whole link, if the service knows how it is reached.
    address: Option<String>,
    /// The link without the service's own address.
    path: String,
    /// The words to say in person.
    code: String,
    /// Everyone.
    clients: String,
}

/// What to do for somebody without online access.
#[derive(Debug, Template)]
#[template(path = "newclient/offline.html")]
pub(crate) struct OfflinePage {
    /// The reader's words.
    t: Text,
    /// What stands around the page.
    look: Look,
    /// Their name.
    name: String,
    /// Where their yes is written down.
    action: String,
    /// Makes a repeated answer find its first receipt.
    once: String,
    /// Everyone.
    clients: String,
}

fn choices(t: &Text) -> Vec<Choice> {
    let choice = |value| {
        let hint = t.one_of("newclient-online-about", value);
        Choice::new(value, t.one_of("newclient-online-choice", value)).hint(hint)
    };
    ["yes", "no"].map(choice).to_vec()
}

async fn new_page(
    cx: &Cx<Staff>,
    typed: Option<&Form>,
    problems: Problems,
) -> Result<NewPage, Turned> {
    let (draft, keeping) = cx.keeping_at(&cx.right.who, cx.right.visit.desk).await?;
    Ok(NewPage {
        t: cx.t.clone(),
        look: cx.staff_look(&cx.right.who),
        action: cx.here(),
        typed: typed.cloned().or(draft).unwrap_or_default(),
        choices: choices(&cx.t),
        keeping,
        problems,
    })
}

fn problems(t: &Text, form: &Form) -> Problems {
    let mut problems = Problems::none();
    for (field, key) in [("name", "newclient-name-empty"), ("purpose", "newclient-purpose-empty")] {
        if form.get(field).trim().is_empty() {
            problems.add(field, t.get(key));
        }
    }
    if form.get("name").len() > kith_core::words::LINE {
        problems.add("name", t.get("newclient-name-long"));
    }
    if form.get("purpose").len() > kith_core::words::SHORT {
        problems.add("purpose", t.get("newclient-purpose-long"));
    }
    if !matches!(form.get("online"), "yes" | "no") {
        problems.add("online", t.get("newclient-online-empty"));
    }
    problems
}

async fn show(cx: Cx<Staff>) -> Answer {
    page(&new_page(&cx, None, Problems::none()).await?)
}

async fn make(cx: Cx<Staff>) -> Answer {
    let problems = problems(&cx.t, &cx.form);
    if !problems.is_empty() {
        let again = new_page(&cx, Some(&cx.form), problems).await?;
        return page_with(StatusCode::UNPROCESSABLE_ENTITY, &again);
    }
    let new = NewClient {
        name: cx.form.text("name"),
        with: cx.right.who.person,
        purpose: cx.form.text("purpose"),
        online: cx.form.get("online") == "yes",
    };
    let online = new.online;
    let (who, once, draft) = (&cx.right.who, cx.once(), cx.finishes());
    let invited = cx.site.app.invite_client_once(who, new, once, draft).await?;
    if online && invited.link.is_none() {
        // Sent again, and the link is used already: there is nothing left to hand over.
        return go(&cx.to(Page::Clients));
    }
    hand_over(&cx, invited).await
}

/// What to hand over, once.
pub(crate) fn link_page<R: Right>(cx: &Cx<R>, who: &Actor, name: String, link: Link) -> Answer {
    let path = cx.to_one(Page::Invite, link.token);
    page(&LinkPage {
        t: cx.t.clone(),
        look: cx.staff_look(who),
        name,
        address: cx.site.address(&path),
        path,
        code: link.code,
        clients: cx.to(Page::Clients),
    })
}

async fn hand_over(cx: &Cx<Staff>, invited: Invited) -> Answer {
    let (t, look, name) =
        (cx.t.clone(), cx.staff_look(&cx.right.who), cx.form.text("name").trim().to_owned());
    let clients = cx.to(Page::Clients);
    if let Some(link) = invited.link {
        return link_page(cx, &cx.right.who, name, link);
    }
    let room = invited.room.ok_or(Turned::Missing)?;
    let bond = cx.site.app.bond_in(&cx.right.who, room).await?.ok_or(Turned::Missing)?;
    let action = cx.to_two(Page::Stand, room, bond);
    page(&OfflinePage { t, look, name, action, once: cx.new_once(), clients })
}

pub(crate) fn samples(album: &mut Album) -> askama::Result<()> {
    for (name, sent) in [("staff_new", false), ("staff_new_again", true)] {
        let ((t, look), action) = (album.around(Look::staff), album.of(Page::NewClient));
        let typed = Form::read(if sent { b"name=&purpose=Weekly+meetings" } else { b"" });
        let problems = if sent { problems(&t, &typed) } else { Problems::none() };
        let (choices, keeping) = (choices(&t), Album::keeping(sent));
        album.put(name, NewPage { t, look, action, typed, choices, keeping, problems })?;
    }
    let whole = Some("notes.example/n/41c0de/b1t-of-a-link".to_owned());
    for (name, address) in [("staff_new_link", whole), ("staff_new_link_path", None)] {
        let ((t, look), clients) = (album.around(Look::staff), album.of(Page::Clients));
        let path = "/n/41c0de/b1t-of-a-link".to_owned();
        let (name_said, code) = ("Noor".to_owned(), "lantern otter plum quilt".to_owned());
        album.put(name, LinkPage { t, look, name: name_said, address, path, code, clients })?;
    }
    let ((t, look), clients) = (album.around(Look::staff), album.of(Page::Clients));
    let (action, once, name) = (album.of(Page::Stand), String::new(), "Noor".to_owned());
    album.put("staff_new_offline", OfflinePage { t, look, name, action, once, clients })
}
