//! Proving oneself again: one calm sentence why, one field, and then what was asked for happens.

use askama::Template;
use axum::http::StatusCode;
use axum::http::header::SET_COOKIE;
use kith_app::{Proof, Proved, Visit};
use kith_core::Role;

use crate::answer::{Answer, Turned, go, page, page_with};
use crate::cx::Cx;
use crate::look::Look;
use crate::paths::{Page, Paths};
use crate::right::{AtWays, Does};
use crate::serve::{CarryOut, Sent};
use crate::table::Table;
use crate::text::Text;
use crate::views::samples::Album;

pub(crate) fn routes(table: &mut Table) {
    table.show(Page::Prove, show).change(Page::Prove, prove);
}

/// The question. Sends `was`, and `secret` or `code`.
#[derive(Debug, Template)]
#[template(path = "ways/prove.html")]
pub(crate) struct ProvePage {
    t: Text,
    look: Look,
    /// Where the form goes.
    action: String,
    /// What waits, sealed.
    was: String,
    /// Somebody on the staff, who may type a code instead.
    who: Option<()>,
    /// Whether it was not right.
    wrong: bool,
}

impl ProvePage {
    pub(crate) fn new(
        t: Text,
        look: Look,
        paths: &Paths,
        visit: &Visit,
        was: String,
        wrong: bool,
    ) -> Self {
        let who = (visit.actor.role != Role::Client).then_some(());
        Self { t, look, action: paths.of(Page::Prove).to_owned(), was, who, wrong }
    }
}

fn view(cx: &Cx<AtWays>, was: String, wrong: bool) -> ProvePage {
    let look = around(cx);
    ProvePage::new(cx.t.clone(), look, &cx.site.paths, &cx.right.visit, was, wrong)
}

/// What stands around a page of ways in.
pub(crate) fn around(cx: &Cx<AtWays>) -> Look {
    match cx.right.who.role {
        Role::Client => cx.look(Look::space),
        role => cx.look(Look::of(role)),
    }
}

async fn show(cx: Cx<AtWays>) -> Answer {
    page(&view(&cx, String::new(), false))
}

async fn prove(cx: Cx<AtWays>) -> Answer {
    let (secret, code) = (cx.form.get("secret"), cx.form.get("code"));
    let proof = if secret.is_empty() { Proof::Code(code) } else { Proof::Secret(secret) };
    let was = cx.form.text("was");
    let Proved::Yes { token } = cx.site.app.prove(&cx.right.visit, proof).await? else {
        return page_with(StatusCode::UNPROCESSABLE_ENTITY, &view(&cx, was, true));
    };
    let sent = cx.site.app.taken_up(&cx.right.visit, &was);
    let sent = sent.and_then(|sent| Sent::read(&sent));
    let to = match &sent {
        Some(sent) if sent.does == Does::Show => sent.path.clone(),
        _ => cx.to(Page::Ways),
    };
    let mut response = go(&to)?;
    let cookie = cx.site.cookie_for(&token).try_into().map_err(|_| Turned::Busy)?;
    response.headers_mut().append(SET_COOKIE, cookie);
    if let Some(sent) = sent.filter(|sent| sent.does == Does::Change) {
        response.extensions_mut().insert(CarryOut { sent, token });
    }
    Ok(response)
}

pub(crate) fn samples(album: &mut Album) -> askama::Result<()> {
    for (name, who, wrong) in
        [("prove", None, false), ("prove_wrong", None, true), ("staff_prove", Some(()), false)]
    {
        let around = if who.is_some() { Look::staff } else { Look::space };
        let ((t, look), action) = (album.around(around), album.of(Page::Prove));
        album.put(name, ProvePage { t, look, action, was: "sealed".into(), who, wrong })?;
    }
    Ok(())
}
