//! Turning somebody away: to a door, or to a page that says kindly what happened.

use askama::Template;
use axum::http::StatusCode;
use axum::http::header::RETRY_AFTER;
use axum::response::{Html, IntoResponse, Response};
use kith_app::Visit;

use crate::answer::{Turned, go, page};
use crate::cx::Worn;
use crate::look::Look;
use crate::paths::{Page, Paths};
use crate::prove::ProvePage;
use crate::serve::Sent;
use crate::site::Site;
use crate::text::Locale;
use crate::views::error::{ErrorPage, NotSent, Resend, What};
use crate::views::signin::{Door, Knock};

/// The answer to somebody who was turned away. `place` is where they wanted to go, if they did.
pub(super) async fn away(
    site: &Site,
    turned: Turned,
    visit: Option<&Visit>,
    worn: &Worn,
    (place, sent): (Option<&str>, Option<Sent>),
) -> Response {
    match turned {
        Turned::SignIn => go("/").unwrap_or_else(|_| StatusCode::NOT_FOUND.into_response()),
        Turned::Locked => {
            remember(site, visit, place).await;
            go("/").unwrap_or_else(|_| StatusCode::NOT_FOUND.into_response())
        }
        Turned::SecondDoor => {
            remember(site, visit, place).await;
            second_door(site, worn)
        }
        Turned::Ways => {
            go(site.paths.of(Page::Ways)).unwrap_or_else(|_| StatusCode::NOT_FOUND.into_response())
        }
        Turned::Prove => match visit {
            Some(visit) => prove(site, visit, worn, sent),
            None => error(site, visit, worn, What::Missing),
        },
        Turned::Missing => error(site, visit, worn, What::Missing),
        Turned::Refused(refusal) => error(site, visit, worn, What::NotNow(refusal.code())),
        Turned::Form => error(site, visit, worn, What::Form),
        Turned::Busy => error(site, visit, worn, What::Busy),
        Turned::Full => error(site, visit, worn, What::Full),
    }
}

/// The page that asks for a proof, with what was being sent.
fn prove(site: &Site, visit: &Visit, worn: &Worn, sent: Option<Sent>) -> Response {
    let t = site.text(Locale::find(&worn.chosen.language).unwrap_or_default());
    let settings = site.settings();
    let look = around(Some(visit))(&settings.product, &site.paths);
    let look = worn.wear(Look { example: settings.example, ..look });
    let was = sent.map(|sent| site.app.put_by(visit, &sent.encode())).unwrap_or_default();
    page(&ProvePage::new(t, look, &site.paths, visit, was, false))
        .unwrap_or_else(|_| StatusCode::SERVICE_UNAVAILABLE.into_response())
}

pub(super) fn refused(site: &Site) -> Response {
    error(site, None, &Worn::default(), What::Refused)
}

async fn remember(site: &Site, visit: Option<&Visit>, place: Option<&str>) {
    let Some((visit, place)) = visit.zip(place) else { return };
    if let Err(error) = site.app.keep_place(visit, place).await {
        tracing::error!(%error, "a place could not be kept");
    }
}

/// The second door: the same bytes for every account and every address behind it, in the
/// colours and words that the front room holds.
fn second_door(site: &Site, worn: &Worn) -> Response {
    let product = site.settings().product;
    let action = site.paths.of(Page::Door).to_owned();
    let look = Look::front(&product, &site.paths).at(&action);
    let look = worn.wear(Look { example: site.settings().example, ..look });
    let t = site.text(Locale::find(&worn.chosen.language).unwrap_or_default());
    page(&Door { t, look, action, after: Knock::First })
        .unwrap_or_else(|_| StatusCode::SERVICE_UNAVAILABLE.into_response())
}

/// The frame somebody knows: behind the second door that of a client's own pages. It depends on
/// who they are and never on what they asked for.
fn around(visit: Option<&Visit>) -> fn(&str, &Paths) -> Look {
    match visit {
        Some(visit) if visit.second => Look::space,
        Some(visit) => Look::of(visit.actor.role),
        None => Look::outside,
    }
}

/// The same answer as for what is not there, with the words that were sent to it.
pub(super) fn not_sent(site: &Site, visit: &Visit, worn: &Worn, words: String) -> Response {
    let settings = site.settings();
    let look = Look::of(visit.actor.role)(&settings.product, &site.paths);
    let look = worn.wear(Look { example: settings.example, ..look });
    let (t, help) = (site.text(Locale::default()), site.paths.of(Page::Help).to_owned());
    match (NotSent { t, look, words, help }).render() {
        Ok(html) => (StatusCode::NOT_FOUND, Html(html)).into_response(),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

/// What was sent cannot be taken now, and stands on the page to be sent once more.
pub(super) fn again(
    site: &Site,
    turned: &Turned,
    visit: Option<&Visit>,
    worn: &Worn,
    resend: Resend,
) -> Response {
    let what = if matches!(turned, Turned::Full) { What::Full } else { What::Busy };
    shown(site, visit, worn, what, Some(resend))
}

fn error(site: &Site, visit: Option<&Visit>, worn: &Worn, what: What) -> Response {
    shown(site, visit, worn, what, None)
}

fn shown(
    site: &Site,
    visit: Option<&Visit>,
    worn: &Worn,
    what: What,
    resend: Option<Resend>,
) -> Response {
    let settings = site.settings();
    let look = around(visit)(&settings.product, &site.paths);
    let look = worn.wear(Look { example: settings.example, ..look });
    let help = site.paths.of(Page::Help).to_owned();
    let t = site.text(Locale::find(&worn.chosen.language).unwrap_or_default());
    let view = ErrorPage { t, look, what, help, resend };
    let mut response = match view.render() {
        Ok(html) => (what.status(), Html(html)).into_response(),
        Err(_) => what.status().into_response(),
    };
    if let Some(seconds) = what.come_again() {
        response.headers_mut().insert(RETRY_AFTER, seconds.into());
    }
    response
}
