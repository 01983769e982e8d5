//! The service's own words on what may have to be told, for the administrator.

use askama::Template;
use axum::http::StatusCode;
use kith_core::Refusal;
use kith_core::confidence::{Command, Worded};

use super::Shown;
use crate::answer::{Answer, Turned, page, page_with, refusal};
use crate::cx::{Cx, Keeping, moment};
use crate::look::Look;
use crate::parts::Problems;
use crate::paths::Page;
use crate::right::{Fresh, Keeper};
use crate::text::Text;

/// Words that stood there before.
#[derive(Clone, Debug)]
pub(super) struct Earlier {
    /// From when, and who wrote them.
    pub(super) by: String,
    /// Empty where those that are true of every service stood.
    pub(super) words: String,
}

/// The words. Sends `words`.
#[derive(Debug, Template)]
#[template(path = "confidence/wording.html")]
pub(super) struct WordingPage {
    pub(super) t: Text,
    pub(super) look: Look,
    /// What clients read now.
    pub(super) limits: Shown,
    /// Whether it was kept just now.
    pub(super) kept: bool,
    pub(super) action: String,
    pub(super) words: String,
    /// All that stood there, the newest first.
    pub(super) earlier: Vec<Earlier>,
    pub(super) keeping: Keeping,
    pub(super) problems: Problems,
    pub(super) service: String,
}

pub(super) async fn show(cx: Cx<Keeper>) -> Answer {
    page(&view(&cx, None, false).await?)
}

async fn view(cx: &Cx<Keeper>, sent: Option<String>, kept: bool) -> Result<WordingPage, Turned> {
    let (draft, keeping) = cx.keeping_at(&cx.right.who, cx.right.desk).await?;
    let limits = Shown::of(&cx.site);
    let typed = sent.or_else(|| draft.map(|draft| draft.text("words")));
    let book = cx.site.app.book();
    Ok(WordingPage {
        t: cx.t.clone(),
        look: cx.staff_look(&cx.right.who),
        words: typed.or_else(|| limits.own.clone()).unwrap_or_default(),
        limits,
        kept,
        action: cx.here(),
        earlier: book.confidence().all().iter().rev().map(|one| earlier(cx, one)).collect(),
        keeping,
        problems: Problems::none(),
        service: cx.to(Page::Service),
    })
}

fn earlier(cx: &Cx<Keeper>, one: &Worded) -> Earlier {
    let book = cx.site.app.book();
    let who = book.staff_name(one.by.person).unwrap_or_default().to_owned();
    let day = cx.t.date(moment(one.at));
    let said = if who.is_empty() {
        cx.t.say("confidence-own-since")
    } else {
        cx.t.say("confidence-own-by").with("who", who)
    };
    Earlier { by: said.with("day", day).to_string(), words: one.words.trim().to_owned() }
}

pub(super) async fn change(cx: Cx<Fresh<Keeper>>) -> Answer {
    let cx = cx.proved();
    let (who, book, words) = (&cx.right.who, cx.site.app.book_room(), cx.form.text("words"));
    let command = Command::Word { words: words.clone() };
    match cx.site.app.act_once(who, book, command, cx.once(), cx.finishes()).await {
        Ok(_) => page(&view(&cx, Some(words), true).await?),
        Err(error) => {
            let key = match refusal(error)? {
                Refusal::TooLong { .. } => "confidence-own-long",
                other => return Err(Turned::Refused(other)),
            };
            let mut view = view(&cx, Some(words), false).await?;
            view.problems.add("words", cx.t.get(key));
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &view)
        }
    }
}
