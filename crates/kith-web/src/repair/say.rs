//! "Something is not right": the client says so, with words or without, after reading who is
//! told and what a supervisor may come to see.

use askama::Template;
use axum::http::StatusCode;
use kith_core::bond::{Bond, Status};
use kith_core::strain::Command;
use kith_core::{Purpose, Refusal, StrainId};

use super::client::{answer_day, is_supervised};
use super::near::Near;
use crate::answer::{Answer, Turned, go, page, page_with, refusal};
use crate::cx::{Cx, Keeping};
use crate::form::Filled;
use crate::look::Look;
use crate::paths::Page;
use crate::right::SecondDoor;
use crate::text::Text;

/// Saying it. Sends `words`.
#[derive(Debug, Template)]
#[template(path = "repair/say.html")]
pub(super) struct SayPage {
    pub(super) t: Text,
    pub(super) look: Look,
    /// Who is told.
    pub(super) name: String,
    /// By when an answer is asked for.
    pub(super) day: String,
    /// Whether a supervisor would see that it is late.
    pub(super) supervised: bool,
    /// Whether it can be sent now.
    pub(super) open: bool,
    /// Where the form goes.
    pub(super) action: String,
    pub(super) filled: Filled,
    pub(super) keeping: Keeping,
    /// The page of the two.
    pub(super) bond: String,
}

/// With whom it is, where there is more than one or nobody.
#[derive(Debug, Template)]
#[template(path = "repair/whom.html")]
pub(super) struct WhomPage {
    pub(super) t: Text,
    pub(super) look: Look,
    pub(super) people: Vec<Near>,
}

pub(super) async fn show(cx: Cx<SecondDoor>) -> Answer {
    match cx.ids.count() {
        0 => whom(&cx).await,
        1 => page(&view(&cx, None).await?),
        _ => Err(Turned::Missing),
    }
}

async fn whom(cx: &Cx<SecondDoor>) -> Answer {
    let seen = cx.site.app.read(&cx.right.who, cx.right.room, Purpose::Own).await?;
    let beside: Vec<&Bond> = seen.company().collect();
    if let [only] = beside.as_slice() {
        return go(&cx.to_one(Page::Say, only.id));
    }
    let near = |bond: &&Bond| Near {
        words: cx.t.say("repair-say-with").with("name", &bond.name).to_string(),
        href: cx.to_one(Page::Say, bond.id),
        ..Near::default()
    };
    let people = beside.iter().map(near).collect();
    page(&WhomPage { t: cx.t.clone(), look: cx.look(Look::space), people })
}

async fn view(cx: &Cx<SecondDoor>, typed: Option<Filled>) -> Result<SayPage, Turned> {
    let (who, room) = (&cx.right.who, cx.right.room);
    let seen = cx.site.app.read(who, room, Purpose::Own).await?;
    let bond = seen.bond(cx.ids.at(0)?).ok_or(Turned::Missing)?;
    let (draft, keeping) = cx.keeping(who, room).await?;
    let filled = typed.unwrap_or_else(|| Filled::new(draft.unwrap_or_default()));
    Ok(SayPage {
        name: bond.name.clone(),
        day: answer_day(cx),
        supervised: is_supervised(cx, bond.person).await?,
        open: bond.status == Status::Active,
        action: cx.here(),
        filled,
        keeping,
        bond: cx.to_one(Page::Bond, bond.id),
        look: cx.look(Look::space),
        t: cx.t.clone(),
    })
}

/// The same sending twice is one strain: its id comes with the form.
pub(super) async fn send(cx: Cx<SecondDoor>) -> Answer {
    let (who, room, bond) = (&cx.right.who, cx.right.room, cx.ids.at(0)?);
    let strain = StrainId(cx.once().map_or_else(|| cx.site.app.new_id(), |once| once.0));
    let command = Command::Say { strain, bond, words: cx.form.text("words") };
    match cx.site.app.act_once(who, room, command, cx.once(), cx.finishes()).await {
        Ok(_) => go(&cx.to_one(Page::Repair, strain)),
        Err(error) => {
            let words = cx.t.get(match refusal(error)? {
                Refusal::TooLong { .. } => "reply-long",
                Refusal::NotAtPresent => "repair-say-not-now",
                other => return Err(Turned::Refused(other)),
            });
            let filled = Filled::again(&cx.form, "words", words);
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &view(&cx, Some(filled)).await?)
        }
    }
}
