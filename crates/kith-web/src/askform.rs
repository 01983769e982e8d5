//! Asking a client for a form: what can be given, and what cannot and why. One form, one press.

use askama::Template;
use kith_core::form::Command;
use kith_core::{AskId, FormId, Purpose};

use crate::answer::{Answer, go, page};
use crate::cx::{Cx, moment};
use crate::forms::{Listed, listed};
use crate::look::Look;
use crate::paths::Page;
use crate::person::Who;
use crate::right::{Beside, Cares};
use crate::table::Table;
use crate::text::Text;
use crate::views::samples::Album;

pub(crate) fn routes(table: &mut Table) {
    table
        .show(Page::AskForm, |cx: Cx<Cares>| show(cx.beside()))
        .change(Page::AskForm, |cx: Cx<Cares>| ask(cx.beside()));
}

/// A form that may be asked for.
#[derive(Clone, Debug)]
struct Offer {
    form: Listed,
    /// When it was asked for last and is not answered yet.
    open: Option<String>,
}

/// Asking for a form. Sends `form`.
#[derive(Debug, Template)]
#[template(path = "askform/ask.html")]
pub(crate) struct AskPage {
    /// The reader's words.
    t: Text,
    /// What stands around the page.
    look: Look,
    /// Who would be asked.
    who: Who,
    /// Where the forms go.
    action: String,
    /// Makes a repeated submit find its first receipt.
    once: String,
    /// What can be given.
    offers: Vec<Offer>,
    /// What cannot.
    closed: Vec<Listed>,
    /// Back to the person.
    person: String,
}

async fn show(cx: Cx<Beside>) -> Answer {
    let (who, room) = (&cx.right.who, cx.right.room);
    let seen = cx.site.app.read(who, room, Purpose::Prepare).await?;
    let open = |id: &str| {
        let asks = seen.asks().filter(|ask| ask.answered.is_none() && ask.form.to_string() == id);
        asks.map(|ask| cx.t.day(moment(ask.at))).next()
    };
    let all = listed(&cx.t, &cx.site.app.book());
    let (whole, closed): (Vec<_>, Vec<_>) = all.into_iter().partition(Listed::whole);
    let offers = whole.into_iter().map(|form| Offer { open: open(&form.id), form });
    page(&AskPage {
        t: cx.t.clone(),
        look: cx.staff_look(who),
        who: Who::of(&seen),
        action: cx.here(),
        once: cx.new_once(),
        offers: offers.collect(),
        closed,
        person: cx.to_one(Page::Person, room),
    })
}

async fn ask(cx: Cx<Beside>) -> Answer {
    let (who, room) = (&cx.right.who, cx.right.room);
    let form: FormId = cx.form.get("form").parse()?;
    let ask = AskId(cx.once().map_or_else(|| cx.site.app.new_id(), |once| once.0));
    cx.site.app.act_once(who, room, Command::Ask { ask, form }, cx.once(), None).await?;
    go(&cx.to_one(Page::Person, room))
}

pub(crate) fn samples(album: &mut Album) -> askama::Result<()> {
    for (name, full) in [("staff_ask", true), ("staff_ask_empty", false)] {
        let ((t, look), action) = (album.around(Look::staff), album.of(Page::AskForm));
        let offer = |open: Option<&str>| Offer {
            form: Listed::sample(&t, true),
            open: open.map(str::to_owned),
        };
        let offers = if full { vec![offer(Some("Monday 4 May"))] } else { Vec::new() };
        let closed = if full { vec![Listed::sample(&t, false)] } else { Vec::new() };
        let (who, once, person) = (Who::sample(true), String::new(), album.of(Page::Person));
        album.put(name, AskPage { t, look, who, action, once, offers, closed, person })?;
    }
    Ok(())
}
