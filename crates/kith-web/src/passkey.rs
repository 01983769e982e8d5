//! Passkeys: a button at the first door, and the page where somebody sees their own.
//!
//! The button is on the sign-in page for everybody or for nobody, by how the service is reached.
//! What was asked goes along in a cookie of its own, so that only the browser that asked can
//! answer.

mod samples;

use askama::Template;
use axum::http::StatusCode;
use axum::http::header::{CONTENT_TYPE, SET_COOKIE};
use axum::response::IntoResponse;
use kith_app::{Given, NotKept, PasskeyHost, Question};
use kith_core::{NoteId, Role, Timestamp};

use crate::answer::{Answer, Turned, go, page, page_with};
use crate::cx::Cx;
use crate::doors;
use crate::look::Look;
use crate::paths::Page;
use crate::right::{Anyone, AtWays, Fresh, Right};
use crate::table::Table;
use crate::text::Text;

pub(crate) use samples::samples;

pub(crate) fn routes(table: &mut Table) {
    table.change(Page::Passkey, come_in).show(Page::Passkeys, show).change(Page::Passkeys, change);
}

/// What the script needs to ask for a passkey.
#[derive(Clone, Debug)]
pub struct Offer {
    /// Where question and answer go.
    pub action: String,
    /// The host name that passkeys hold for.
    pub host: String,
}

impl Offer {
    /// The offer on a page, where passkeys can hold.
    pub(crate) fn on<R: Right>(cx: &Cx<R>, page: Page) -> Option<Self> {
        let host = cx.site.passkey_host()?;
        Some(Self { action: cx.to(page), host: host.name().to_owned() })
    }

    pub(crate) const fn new(action: String, host: String) -> Self {
        Self { action, host }
    }
}

/// The question, and the cookie that goes along.
fn ask<R: Right>(cx: &Cx<R>, question: Question) -> Answer {
    let json = [(CONTENT_TYPE, "application/json")];
    let mut response = (json, question.options).into_response();
    let cookie = cx.site.asked_passkey(&question.asked);
    let cookie = cookie.try_into().map_err(|_| Turned::Busy)?;
    response.headers_mut().append(SET_COOKIE, cookie);
    Ok(response)
}

fn host<R: Right>(cx: &Cx<R>) -> Result<PasskeyHost, Turned> {
    cx.site.passkey_host().ok_or(Turned::Missing)
}

/// The first door: asks, or takes the answer. Nothing that is asked depends on who it may be.
async fn come_in(cx: Cx<Anyone>) -> Answer {
    let host = host(&cx)?;
    if cx.form.has("ask") {
        return ask(&cx, cx.site.app.ask_passkey(&host)?);
    }
    let asked = cx.caller.asked.clone();
    let coming = doors::coming(&cx);
    let (asked, answer) = (asked.unwrap_or_default(), cx.form.get("answer"));
    let given = Given { asked: &asked, answer };
    let handle = cx.form.text("who");
    match cx.site.app.sign_in_with_passkey(&host, given, &handle, &coming).await? {
        Some(signed) => doors::come_in(&cx, &signed).await,
        None => page_with(StatusCode::UNAUTHORIZED, &doors::did_not_open(&cx, handle)),
    }
}

/// One passkey, in words.
#[derive(Debug)]
struct Listed {
    id: String,
    name: String,
    facts: Vec<String>,
}

/// What to say first on the page of passkeys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Said {
    Nothing,
    Not(NotKept),
}

impl Said {
    const fn words(self) -> Option<&'static str> {
        match self {
            Self::Nothing => None,
            Self::Not(NotKept::Answer) => Some("passkey-not-kept"),
            Self::Not(NotKept::Known) => Some("passkey-known"),
            Self::Not(NotKept::Many) => Some("passkey-many"),
        }
    }
}

/// Somebody's own passkeys. Sends `name` and `answer`, or `drop`.
#[derive(Debug, Template)]
#[template(path = "passkey/passkeys.html")]
struct Passkeys {
    t: Text,
    look: Look,
    /// Somebody on the staff. A client's page says what a passkey does not open.
    who: Option<()>,
    action: String,
    /// How to make one, where passkeys can hold.
    offer: Option<Offer>,
    keys: Vec<Listed>,
    said: Said,
}

async fn passkeys(cx: &Cx<AtWays>, said: Said) -> Result<Passkeys, Turned> {
    let keys = cx.site.app.passkeys(&cx.right.visit).await?;
    let client = cx.right.visit.actor.role == Role::Client;
    let look = if client { cx.look(Look::space) } else { cx.staff_look(&cx.right.visit.actor) };
    Ok(Passkeys {
        t: cx.t.clone(),
        look,
        who: (!client).then_some(()),
        action: cx.to(Page::Passkeys),
        offer: Offer::on(cx, Page::Passkeys),
        keys: keys.into_iter().map(|key| listed(cx, key)).collect(),
        said,
    })
}

fn listed(cx: &Cx<AtWays>, key: kith_app::Passkey) -> Listed {
    let day = |at| cx.t.day(cx.moment(Timestamp(at)));
    let used = key.used.map_or_else(
        || cx.t.get("passkey-unused"),
        |used| cx.t.say("passkey-used").with("day", day(used)).to_string(),
    );
    let made = cx.t.say("passkey-made").with("day", day(key.made)).to_string();
    let where_ = if key.shared { "passkey-shared" } else { "passkey-one-device" };
    let name = if key.name.is_empty() { cx.t.get("passkey-unnamed") } else { key.name };
    Listed { id: NoteId(key.id).to_string(), name, facts: vec![made, used, cx.t.get(where_)] }
}

async fn show(cx: Cx<Fresh<AtWays>>) -> Answer {
    let cx = cx.proved();
    page(&passkeys(&cx, Said::Nothing).await?)
}

async fn change(cx: Cx<Fresh<AtWays>>) -> Answer {
    let cx = cx.proved();
    let (app, visit) = (&cx.site.app, &cx.right.visit);
    if cx.form.has("drop") {
        let id: NoteId = cx.form.get("drop").parse()?;
        app.drop_passkey(visit, id.0).await?;
        return go(&cx.to(Page::Passkeys));
    }
    let host = host(&cx)?;
    if cx.form.has("ask") {
        return ask(&cx, app.new_passkey(&host, visit).await?);
    }
    let asked = cx.caller.asked.clone().unwrap_or_default();
    let given = Given { asked: &asked, answer: cx.form.get("answer") };
    match app.keep_passkey(&host, visit, given, cx.form.get("name")).await? {
        Ok(()) => go(&cx.to(Page::Passkeys)),
        Err(not) => {
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &passkeys(&cx, Said::Not(not)).await?)
        }
    }
}
