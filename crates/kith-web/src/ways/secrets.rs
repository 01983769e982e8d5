//! Choosing a new passphrase, or a client's new second secret.

use askama::Template;
use axum::http::StatusCode;
use kith_app::Weak;
use kith_core::Role;

use super::Proved;
use crate::answer::{Answer, Turned, go, page, page_with};
use crate::cx::Cx;
use crate::look::Look;
use crate::parts::Problems;
use crate::paths::Page;
use crate::prove::around;
use crate::right::{AtWays, Fresh, SecondDoor};
use crate::text::Text;
use crate::views::signin::Again;

/// A new secret. Sends `secret`.
#[derive(Debug, Template)]
#[template(path = "ways/secret.html")]
pub(super) struct SecretPage {
    pub(super) t: Text,
    pub(super) look: Look,
    /// Somebody on the staff.
    pub(super) who: Option<()>,
    pub(super) action: String,
    /// Whether it is the second secret.
    pub(super) second: bool,
    pub(super) least: usize,
    pub(super) back: String,
    pub(super) problems: Problems,
}

pub(super) fn problems(t: &Text, weak: Option<Weak>) -> Problems {
    let mut problems = Problems::none();
    if let Some(weak) = weak {
        problems.add("secret", Again::Weak(weak).words(t));
    }
    problems
}

async fn passphrase_page(cx: &Cx<AtWays>, weak: Option<Weak>) -> Result<SecretPage, Turned> {
    Ok(SecretPage {
        t: cx.t.clone(),
        look: around(cx),
        who: (cx.right.who.role != Role::Client).then_some(()),
        action: cx.to(Page::Passphrase),
        second: false,
        least: cx.site.app.passphrase_least(&cx.right.visit).await?,
        back: cx.to(Page::Ways),
        problems: problems(&cx.t, weak),
    })
}

pub(super) async fn passphrase(cx: Cx<Proved>) -> Answer {
    page(&passphrase_page(&cx.proved(), None).await?)
}

pub(super) async fn new_passphrase(cx: Cx<Proved>) -> Answer {
    let cx = cx.proved();
    match cx.site.app.change_passphrase(&cx.right.visit, cx.form.get("secret")).await? {
        Ok(()) => go(&cx.to_one(Page::Ways, "passphrase")),
        Err(weak) => {
            let view = passphrase_page(&cx, Some(weak)).await?;
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &view)
        }
    }
}

fn second_page(cx: &Cx<SecondDoor>, weak: Option<Weak>) -> SecretPage {
    SecretPage {
        t: cx.t.clone(),
        look: cx.look(Look::space),
        who: None,
        action: cx.to(Page::NewSecond),
        second: true,
        least: cx.site.app.second_least(),
        back: cx.to(Page::Ways),
        problems: problems(&cx.t, weak),
    }
}

pub(super) async fn second(cx: Cx<Fresh<SecondDoor>>) -> Answer {
    page(&second_page(&cx.proved(), None))
}

pub(super) async fn new_second(cx: Cx<Fresh<SecondDoor>>) -> Answer {
    let cx = cx.proved();
    match cx.site.app.change_second(&cx.right.visit, cx.form.get("secret")).await? {
        Ok(()) => go(&cx.to_one(Page::Ways, "second")),
        Err(weak) => page_with(StatusCode::UNPROCESSABLE_ENTITY, &second_page(&cx, Some(weak))),
    }
}
