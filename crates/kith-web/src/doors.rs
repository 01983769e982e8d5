//! The doors: sign-in, coming in for the first time, the second door, signing out.

use kith_app::{
    Acceptance, CameIn, Coming, NotAccepted, PASSPHRASE_LEAST, SECOND_LEAST, SecondDoor,
};

use crate::answer::{Answer, Turned, go, page, page_with};
use crate::caller::Caller;
use crate::cx::Cx;
use crate::look::Look;
use crate::parts::Problems;
use crate::passkey::Offer;
use crate::paths::Page;
use crate::right::{Anyone, FirstDoor, SignedIn};
use crate::table::Table;
use crate::views::signin::{After, Again, Door, Gone, Invite, Knock, SecondSecret, SignIn, Step};
use axum::http::StatusCode;
use axum::http::header::SET_COOKIE;

pub(crate) fn routes(table: &mut Table) {
    table
        .show(Page::SignIn, sign_in)
        .change(Page::SignIn, signed_in)
        .change(Page::Step, step)
        .change(Page::SignOut, sign_out)
        .show(Page::Invite, invite)
        .change(Page::Invite, accept)
        .show(Page::Door, door)
        .change(Page::Door, knock)
        .change(Page::SecondSecret, choose);
}

/// What stands behind the first door's address after signing out, and after a link was used.
const OUT: &str = "out";
const MADE: &str = "made";

fn sign_in_page(cx: &Cx<Anyone>, handle: String, after: After) -> SignIn {
    let look = cx.look(Look::outside);
    SignIn {
        t: cx.t.clone(),
        look,
        action: "/".into(),
        handle,
        passkey: Offer::on(cx, Page::Passkey),
        lost: cx.to(Page::Lost),
        after,
    }
}

async fn sign_in(cx: Cx<Anyone>) -> Answer {
    let after = match cx.ids.all().as_str() {
        OUT => After::Out,
        MADE => After::Made,
        _ if cx.token.is_some() => After::Away,
        _ => After::Nothing,
    };
    page(&sign_in_page(&cx, String::new(), after))
}

async fn signed_in(cx: Cx<Anyone>) -> Answer {
    let (handle, passphrase) = (cx.form.text("handle"), cx.form.get("passphrase"));
    match cx.site.app.sign_in(&handle, passphrase, &coming(&cx)).await? {
        CameIn::In(signed) => come_in(&cx, &signed).await,
        CameIn::Halfway(step) => page(&step_page(&cx, step, false)),
        CameIn::Shut => page_with(StatusCode::UNAUTHORIZED, &did_not_open(&cx, handle)),
    }
}

/// The same page, whatever it was that did not open.
pub(crate) fn did_not_open(cx: &Cx<Anyone>, handle: String) -> SignIn {
    sign_in_page(cx, handle, After::Wrong)
}

pub(crate) fn coming(cx: &Cx<Anyone>) -> Coming {
    let Caller { device, address, browser, .. } = cx.caller.clone();
    Coming { before: cx.token.clone(), device, address, browser }
}

fn step_page(cx: &Cx<Anyone>, step: String, wrong: bool) -> Step {
    let (t, look, action) = (cx.t.clone(), cx.look(Look::outside), cx.to(Page::Step));
    Step { t, look, action, step, passkey: Offer::on(cx, Page::Passkey), wrong }
}

async fn step(cx: Cx<Anyone>) -> Answer {
    let step = cx.form.text("step");
    match cx.site.app.second_step(&step, cx.form.get("code"), &coming(&cx)).await? {
        CameIn::In(signed) => come_in(&cx, &signed).await,
        CameIn::Halfway(_) | CameIn::Shut => {
            page_with(StatusCode::UNAUTHORIZED, &step_page(&cx, step, true))
        }
    }
}

pub(crate) async fn come_in(cx: &Cx<Anyone>, signed: &kith_app::SignedIn) -> Answer {
    let to = back_at_work(cx, signed).await?;
    let mut response = go_with_cookie(&to, cx.site.cookie_for(&signed.token))?;
    let known = cx.site.known_as(&signed.device).try_into().map_err(|_| Turned::Busy)?;
    response.headers_mut().append(SET_COOKIE, known);
    Ok(response)
}

/// Where staff were when their sign-in locked. A client is led there by the second door.
async fn back_at_work(cx: &Cx<Anyone>, signed: &kith_app::SignedIn) -> Result<String, Turned> {
    let app = &cx.site.app;
    let at_work = signed.role != kith_core::Role::Client;
    // Whoever sets up a new service does that first.
    let new = signed.role == kith_core::Role::Administrator && app.book().first_run().is_new();
    let place = match app.visit(&signed.token).await?.filter(|_| at_work && !new) {
        // Asked at each sign-in until it is there; what was being done waits.
        Some(visit) if visit.due.is_some() => Some(cx.to(Page::Ways)),
        Some(visit) => app.take_place(&visit).await?,
        None => None,
    };
    Ok(place.unwrap_or_else(|| "/".into()))
}

async fn sign_out(cx: Cx<SignedIn>) -> Answer {
    if let Some(token) = &cx.token {
        cx.site.app.sign_out(token).await?;
    }
    go_with_cookie(&cx.to_one(Page::SignIn, OUT), format!("{}; Max-Age=0", cx.site.cookie_for("")))
}

fn invite_page(cx: &Cx<Anyone>, problems: Problems) -> Invite {
    Invite {
        t: cx.t.clone(),
        look: cx.look(Look::outside),
        action: cx.here(),
        code: cx.form.text("code"),
        handle: cx.form.text("handle"),
        least: PASSPHRASE_LEAST,
        problems,
    }
}

/// Looking at a link spends nothing and tells nothing: good or not, the page is the same.
async fn invite(cx: Cx<Anyone>) -> Answer {
    page(&invite_page(&cx, Problems::none()))
}

async fn accept(cx: Cx<Anyone>) -> Answer {
    let acceptance = Acceptance {
        token: cx.ids.all(),
        code: cx.form.text("code"),
        handle: cx.form.text("handle"),
        passphrase: cx.form.text("passphrase"),
    };
    let (field, again) = match cx.site.app.accept(&acceptance).await? {
        Ok(_) => return go(&cx.to_one(Page::SignIn, MADE)),
        Err(NotAccepted::Link) => {
            return page(&Gone { t: cx.t.clone(), look: cx.look(Look::outside) });
        }
        Err(NotAccepted::Code) => ("code", Again::Code),
        Err(NotAccepted::Handle) => ("handle", Again::NameOdd),
        Err(NotAccepted::HandleTaken) => ("handle", Again::NameTaken),
        Err(NotAccepted::Passphrase(weak)) => ("passphrase", Again::Weak(weak)),
    };
    let mut problems = Problems::none();
    problems.add(field, again.words(&cx.t));
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &invite_page(&cx, problems))
}

fn door_page(cx: &Cx<FirstDoor>, after: Knock) -> Door {
    let look = cx.look(Look::front);
    Door { t: cx.t.clone(), look, action: cx.to(Page::Door), after }
}

async fn door(cx: Cx<FirstDoor>) -> Answer {
    if cx.right.visit.second {
        return go(&cx.to(Page::Home));
    }
    page(&door_page(&cx, Knock::First))
}

async fn knock(cx: Cx<FirstDoor>) -> Answer {
    let secret = cx.form.get("secret");
    match cx.site.app.open_second(&cx.right.visit, secret, secret).await? {
        SecondDoor::Opened { token } => through(&cx, &token).await,
        SecondDoor::ChooseSecret => page(&second_page(&cx, secret.to_owned(), None)),
        SecondDoor::Weak(_) | SecondDoor::Shut => page(&door_page(&cx, Knock::Wrong)),
    }
}

fn second_page(cx: &Cx<FirstDoor>, code: String, again: Option<Again>) -> SecondSecret {
    let mut problems = Problems::none();
    if let Some(again) = again {
        problems.add("secret", again.words(&cx.t));
    }
    SecondSecret {
        t: cx.t.clone(),
        look: cx.look(Look::front),
        action: cx.to(Page::SecondSecret),
        code,
        least: SECOND_LEAST,
        private: cx.to(Page::Private),
        problems,
    }
}

async fn choose(cx: Cx<FirstDoor>) -> Answer {
    let (code, secret) = (cx.form.text("code"), cx.form.get("secret"));
    match cx.site.app.set_second(&cx.right.visit, &code, secret).await? {
        SecondDoor::Opened { token } => through(&cx, &token).await,
        SecondDoor::Weak(weak) => page(&second_page(&cx, code, Some(Again::Weak(weak)))),
        SecondDoor::ChooseSecret | SecondDoor::Shut => page(&door_page(&cx, Knock::Wrong)),
    }
}

/// Through the second door, under a new token: to where they were, or home.
async fn through(cx: &Cx<FirstDoor>, token: &str) -> Answer {
    let visit = cx.site.app.visit(token).await?.ok_or(Turned::SignIn)?;
    let place = cx.site.app.take_place(&visit).await?;
    let to = place.unwrap_or_else(|| cx.to(Page::Home));
    go_with_cookie(&to, cx.site.cookie_for(token))
}

fn go_with_cookie(path: &str, cookie: String) -> Answer {
    let mut response = go(path)?;
    let cookie = cookie.try_into().map_err(|_| Turned::Busy)?;
    response.headers_mut().append(SET_COOKIE, cookie);
    Ok(response)
}
