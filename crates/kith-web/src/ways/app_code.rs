//! An app that gives codes: its secret as a picture and as letters, and the first code, without
//! which nothing is kept.

use askama::Template;
use axum::http::StatusCode;
use kith_app::{Dropped, NewApp};
use kith_core::Role;

use super::Proved;
use crate::answer::{Answer, go, page, page_with};
use crate::cx::Cx;
use crate::look::Look;
use crate::parts::Problems;
use crate::paths::Page;
use crate::picture::picture;
use crate::prove::around;
use crate::right::AtWays;
use crate::text::Text;

/// Letters of a secret that are written together.
const TOGETHER: usize = 4;

/// Setting up, or taking away. Sends `offered` and `code`, or `passphrase`.
#[derive(Debug, Template)]
#[template(path = "ways/app.html")]
pub(super) struct AppPage {
    pub(super) t: Text,
    pub(super) look: Look,
    /// Somebody on the staff.
    pub(super) who: Option<()>,
    pub(super) action: String,
    /// The picture, as an address that holds it.
    pub(super) picture: String,
    /// The secret, in groups of letters.
    pub(super) letters: String,
    pub(super) offered: String,
    /// Whether there is one that can be taken away.
    pub(super) has: bool,
    /// Whether the service asks for one, so that none can be taken away.
    pub(super) asked: bool,
    pub(super) back: String,
    pub(super) problems: Problems,
}

/// What the picture says. The name is the neutral one of the service: it stands in the app.
fn address(product: &str, secret: &str) -> String {
    let name: String = form_urlencoded::byte_serialize(product.as_bytes()).collect();
    let name = name.replace('+', "%20");
    format!("otpauth://totp/{name}?secret={secret}&issuer={name}")
}

pub(super) fn in_groups(secret: &str) -> String {
    let letters: Vec<char> = secret.chars().collect();
    let groups = letters.chunks(TOGETHER).map(|group| group.iter().collect::<String>());
    groups.collect::<Vec<_>>().join(" ")
}

async fn view(
    cx: &Cx<AtWays>,
    new: NewApp,
    problems: Problems,
) -> Result<AppPage, crate::answer::Turned> {
    let settings = cx.site.settings();
    let staff = cx.right.who.role != Role::Client;
    Ok(AppPage {
        t: cx.t.clone(),
        look: around(cx),
        who: staff.then_some(()),
        action: cx.to(Page::AppCode),
        picture: picture(&address(&settings.product, &new.secret)),
        letters: in_groups(&new.secret),
        offered: new.offered,
        has: cx.site.app.ways(&cx.right.visit).await?.app_since.is_some(),
        asked: staff && settings.second_step.is_some(),
        back: cx.to(Page::Ways),
        problems,
    })
}

pub(super) async fn show(cx: Cx<Proved>) -> Answer {
    let cx = cx.proved();
    let new = cx.site.app.new_app(&cx.right.visit);
    page(&view(&cx, new, Problems::none()).await?)
}

pub(super) async fn change(cx: Cx<Proved>) -> Answer {
    let cx = cx.proved();
    if cx.form.has("passphrase") {
        return take_away(&cx).await;
    }
    let (app, visit) = (&cx.site.app, &cx.right.visit);
    let offered = cx.form.get("offered");
    if app.keep_app(visit, offered, cx.form.get("code")).await? {
        return go(&cx.to_one(Page::Ways, "app"));
    }
    let new = app.same_app(visit, offered).unwrap_or_else(|| app.new_app(visit));
    again(&cx, new, "code", "ways-app-wrong").await
}

async fn take_away(cx: &Cx<AtWays>) -> Answer {
    let (app, visit) = (&cx.site.app, &cx.right.visit);
    let staff = cx.right.who.role != Role::Client;
    let words = if staff && cx.site.settings().second_step.is_some() {
        "ways-app-asked"
    } else {
        match app.drop_app(visit, cx.form.get("passphrase")).await? {
            Dropped::Done => return go(&cx.to_one(Page::Ways, "away")),
            Dropped::Wrong => "ways-away-wrong",
            Dropped::Short => "ways-away-short",
        }
    };
    again(cx, app.new_app(visit), "passphrase", words).await
}

async fn again(cx: &Cx<AtWays>, new: NewApp, field: &str, words: &str) -> Answer {
    let mut problems = Problems::none();
    problems.add(field, cx.t.get(words));
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &view(cx, new, problems).await?)
}

#[cfg(test)]
mod tests {
    use data_encoding::BASE64;

    use super::*;

    #[test]
    fn what_the_picture_says_names_the_neutral_service_and_nobody() {
        let says = address("My notes & more", "ABCD");
        assert_eq!(
            says,
            "otpauth://totp/My%20notes%20%26%20more?secret=ABCD&issuer=My%20notes%20%26%20more"
        );
        let picture = picture(&says);
        let svg = BASE64.decode(picture.rsplit(',').next().unwrap().as_bytes()).unwrap();
        assert!(String::from_utf8(svg).unwrap().contains("viewBox=\"0 0 "));
        assert_eq!(in_groups("ABCDEFGHIJ"), "ABCD EFGH IJ");
    }
}
