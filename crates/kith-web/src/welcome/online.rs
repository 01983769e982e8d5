//! A client's online access, for whoever is beside them or is to be: was it them, a new link,
//! switched off. Nothing of the client is shown here but the name they were given by.

use askama::Template;
use kith_app::{Once, Online};
use kith_core::recovery::Command as Said;
use kith_core::welcome::Command;
use kith_core::{PersonId, Purpose};

use super::given;
use crate::answer::{Answer, Turned, go, page};
use crate::cx::Cx;
use crate::look::Look;
use crate::newclient;
use crate::paths::Page;
use crate::recovery::{self, Back};
use crate::right::{Beside, Welcomes};
use crate::table::Table;
use crate::text::Text;
use crate::views::samples::Album;

pub(super) fn routes(table: &mut Table) {
    table
        .show(Page::Online, |cx: Cx<Welcomes>| show(cx.beside()))
        .change(Page::Online, |cx: Cx<Welcomes>| decide(cx.beside()));
}

/// Where it stands, and what can be done. Each is one decision and one POST, sent as `do`: `yes`,
/// `no`, `link`, `off`, `met` or `stop`.
#[derive(Debug, Template)]
#[template(path = "welcome/online.html")]
struct OnlinePage {
    /// The reader's words.
    t: Text,
    /// What stands around the page.
    look: Look,
    /// Where the forms go.
    action: String,
    /// Makes a repeated submit find its first answer.
    once: String,
    /// The name, or that they are new.
    name: String,
    /// Where it stands, in words; nothing while a question waits.
    state: String,
    /// Whether somebody came in and nobody has said yet whether it was them.
    waiting: bool,
    /// Whether a new link can be made.
    link: bool,
    /// Coming back after every way in is lost, if there is something to come back to.
    back: Option<Back>,
    /// Whether it can be switched off by the reader.
    off: bool,
    /// Everyone.
    clients: String,
}

fn words(t: &Text, online: Online) -> String {
    let word = match online {
        Online::Waiting => return String::new(),
        Online::Never => "never",
        Online::Open => "open",
        Online::Closed => "closed",
        Online::Off => "off",
    };
    t.one_of("welcome-state", word)
}

/// The name as the reader knows it: as they typed it, or as it stands in a record that is open to
/// them. Empty where it is neither.
async fn name(cx: &Cx<Beside>, person: PersonId) -> Result<String, Turned> {
    let who = &cx.right.who;
    let given = given(cx, who, cx.right.visit.desk).await?;
    if let Some(one) = given.into_iter().find(|one| one.person == person) {
        return Ok(one.name);
    }
    let off = Command::SwitchOff { person };
    if cx.site.app.would(who, cx.right.room, off).await? {
        let seen = cx.site.app.read(who, cx.right.room, Purpose::Prepare).await?;
        return Ok(seen.about().name.clone());
    }
    Ok(String::new())
}

async fn show(cx: Cx<Beside>) -> Answer {
    let (app, who, room) = (&cx.site.app, &cx.right.who, cx.right.room);
    let (online, person) = (app.online(who, room).await?, app.client_of(who, room).await?);
    let off = matches!(online, Online::Open | Online::Waiting);
    let link = app.would(who, room, Command::Link { person }).await?;
    let waiting =
        online == Online::Waiting && app.would(who, room, Command::Confirm { person }).await?;
    let name = name(&cx, person).await?;
    let name = if name.is_empty() { cx.t.get("welcome-nobody") } else { name };
    let back = recovery::back(&cx, &name).await?;
    page(&OnlinePage {
        t: cx.t.clone(),
        look: cx.staff_look(who),
        action: cx.here(),
        once: cx.new_once(),
        name,
        back,
        state: words(&cx.t, online),
        waiting,
        link,
        off: off && app.would(who, room, Command::SwitchOff { person }).await?,
        clients: cx.to(Page::Clients),
    })
}

async fn decide(cx: Cx<Beside>) -> Answer {
    let (who, room, once) = (&cx.right.who, cx.right.room, cx.once());
    let person = cx.site.app.client_of(who, room).await?;
    let command = match cx.form.get("do") {
        "link" => return link(&cx, person, once).await,
        "yes" => Command::Confirm { person },
        "no" => Command::Deny { person },
        "off" => Command::SwitchOff { person },
        said @ ("met" | "stop") => {
            let said = if said == "met" { Said::Met } else { Said::Stop };
            cx.site.app.act_once(who, room, said, once, None).await?;
            return go(&cx.here());
        }
        _ => return Err(Turned::Form),
    };
    cx.site.app.act_once(who, room, command, once, None).await?;
    go(&cx.here())
}

async fn link(cx: &Cx<Beside>, person: PersonId, once: Option<Once>) -> Answer {
    let (who, room) = (&cx.right.who, cx.right.room);
    let name = name(cx, person).await?;
    match cx.site.app.link_again(who, room, &name, once).await?.link {
        Some(link) => {
            let name = if name.is_empty() { cx.t.get("welcome-nobody") } else { name };
            newclient::link_page(cx, who, name, link)
        }
        None => go(&cx.here()),
    }
}

pub(super) fn samples(album: &mut Album) -> askama::Result<()> {
    let (t, _) = album.around(Look::staff);
    let [none, one, both, ripe] = recovery::back_samples(&t).map(Some);
    for (sample, online, back) in [
        ("staff_online_never", Online::Never, None),
        ("staff_online_waiting", Online::Waiting, None),
        ("staff_online_open", Online::Open, none.clone()),
        ("staff_online_closed", Online::Closed, None),
        ("staff_online_off", Online::Off, none),
        ("staff_online_met", Online::Off, one),
        ("staff_online_both", Online::Open, both),
        ("staff_online_ripe", Online::Open, ripe),
    ] {
        let ((t, look), action) = (album.around(Look::staff), album.of(Page::Online));
        let off = matches!(online, Online::Open | Online::Waiting);
        let page = OnlinePage {
            state: words(&t, online),
            action,
            once: String::new(),
            name: "Noor".into(),
            waiting: online == Online::Waiting,
            link: online == Online::Never || sample == "staff_online_ripe",
            back,
            off,
            clients: album.of(Page::Clients),
            look,
            t,
        };
        album.put(sample, page)?;
    }
    Ok(())
}
