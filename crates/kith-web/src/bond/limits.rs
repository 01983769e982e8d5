//! What one person may read of what was there before, and whom they may tell: the client says so,
//! and says otherwise on any day.

use askama::Template;
use axum::http::StatusCode;
use kith_core::bond::{Bond, Command, Earlier, Status};
use kith_core::{BondId, Purpose, Refusal, Seen};

use crate::answer::{Answer, Turned, go, page, page_with, refusal};
use crate::cx::{Cx, Keeping};
use crate::form::Form;
use crate::look::Look;
use crate::parts::{Choice, Problems};
use crate::paths::Page;
use crate::right::SecondDoor;
use crate::text::Text;

/// What `before` sends where all of it is open.
const ALL: &str = "all";
/// What it sends where only what comes is.
const FROM_NOW: &str = "from-now";

/// What one person may read and tell. Sends `before`, where there is a choice, and `tell`.
#[derive(Debug, Template)]
#[template(path = "bond/limits.html")]
pub(super) struct LimitsPage {
    pub(super) t: Text,
    pub(super) look: Look,
    pub(super) name: String,
    /// The two ways; empty for somebody who reads no notes.
    pub(super) ways: Vec<Choice>,
    /// Which of them holds.
    pub(super) before: String,
    /// Whom they may tell, and of what.
    pub(super) tell: String,
    /// Where the form goes.
    pub(super) action: String,
    pub(super) keeping: Keeping,
    pub(super) problems: Problems,
    /// Back to the person.
    pub(super) bond: String,
}

pub(super) async fn show(cx: Cx<SecondDoor>) -> Answer {
    page(&view(&cx, None, Problems::none()).await?)
}

async fn view(
    cx: &Cx<SecondDoor>,
    typed: Option<&Form>,
    problems: Problems,
) -> Result<LimitsPage, Turned> {
    let (who, room) = (&cx.right.who, cx.right.room);
    let seen = cx.site.app.read(who, room, Purpose::Own).await?;
    let bond = named(cx, &seen)?;
    let (draft, keeping) = cx.keeping(who, room).await?;
    let form = typed.cloned().or(draft).unwrap_or_else(|| stands(bond));
    Ok(LimitsPage {
        name: bond.name.clone(),
        ways: if bond.role.cares() { ways(&cx.t, &bond.name) } else { Vec::new() },
        before: form.text("before"),
        tell: form.text("tell"),
        action: cx.here(),
        keeping,
        problems,
        bond: cx.to_one(Page::Bond, bond.id),
        look: cx.look(Look::space),
        t: cx.t.clone(),
    })
}

/// A bond that goes on or is paused; of any other there is nothing to say here.
fn named<'a>(cx: &Cx<SecondDoor>, seen: &'a Seen) -> Result<&'a Bond, Turned> {
    let id: BondId = cx.ids.at(0)?;
    let goes_on = |bond: &&Bond| matches!(bond.status, Status::Active | Status::Paused);
    seen.bond(id).filter(goes_on).ok_or(Turned::Missing)
}

fn stands(bond: &Bond) -> Form {
    let before = if bond.earlier == Earlier::Open { ALL } else { FROM_NOW };
    let tell = bond.may_tell.as_deref().unwrap_or_default();
    let fields = form_urlencoded::Serializer::new(String::new())
        .append_pair("before", before)
        .append_pair("tell", tell)
        .finish();
    Form::read(fields.as_bytes())
}

pub(super) fn ways(t: &Text, name: &str) -> Vec<Choice> {
    let way = |value: &str| {
        let said = t.say_one_of("bond-limits", value).with("name", name).to_string();
        Choice::new(value, said)
    };
    vec![way(ALL), way(FROM_NOW)]
}

/// Two things are said by one form; what stands already is not said again.
pub(super) async fn keep(cx: Cx<SecondDoor>) -> Answer {
    let (who, room) = (&cx.right.who, cx.right.room);
    let seen = cx.site.app.read(who, room, Purpose::Own).await?;
    let (bond, tell) = (named(&cx, &seen)?, cx.form.text("tell"));
    let before = match cx.form.get("before") {
        ALL => Some(true),
        FROM_NOW => Some(false),
        _ => None,
    };
    let before =
        before.filter(|before| bond.role.cares() && *before != (bond.earlier == Earlier::Open));
    if let Some(before) = before {
        let read = Command::LetRead { bond: bond.id, before };
        cx.site.app.act(who, room, read).await?;
    }
    if bond.may_tell.as_deref().unwrap_or_default() == tell {
        return go(&cx.to_one(Page::Bond, bond.id));
    }
    let tell = Command::LetTell { bond: bond.id, words: tell };
    match cx.site.app.act_once(who, room, tell, cx.once(), cx.finishes()).await {
        Ok(_) => go(&cx.to_one(Page::Bond, bond.id)),
        Err(error) => {
            let words = match refusal(error)? {
                Refusal::TooLong { .. } => cx.t.get("reply-long"),
                other => return Err(Turned::Refused(other)),
            };
            let mut problems = Problems::none();
            problems.add("tell", words);
            let view = view(&cx, Some(&cx.form), problems).await?;
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &view)
        }
    }
}
