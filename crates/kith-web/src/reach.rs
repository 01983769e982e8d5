//! Being in touch about an answer on safety: who it is, by when, and that it was done.

use askama::Template;
use axum::http::StatusCode;
use kith_core::form::{Ask, Command};
use kith_core::{AskId, Purpose, Refusal, Seen};

use crate::answer::{Answer, Turned, go, page, page_with};
use crate::cx::{Cx, Keeping, moment};
use crate::form::Filled;
use crate::look::Look;
use crate::paths::Page;
use crate::right::{Beside, Cares};
use crate::table::Table;
use crate::text::Text;
use crate::views::samples::Album;

pub(crate) fn routes(table: &mut Table) {
    table
        .show(Page::Reach, |cx: Cx<Cares>| show(cx.beside()))
        .write(Page::Reach, |cx: Cx<Cares>| send(cx.beside()));
}

/// One answer on safety. Sends `words`.
#[derive(Debug, Template)]
#[template(path = "reach/reach.html")]
pub(crate) struct ReachPage {
    /// The reader's words.
    t: Text,
    /// What stands around the page.
    look: Look,
    /// The client's name.
    name: String,
    /// When it was answered, in words.
    answered: String,
    /// By when to be in touch; `None` once somebody was.
    until: Option<String>,
    /// Their answers, in the record.
    told: String,
    /// Where the form goes.
    action: String,
    /// What was typed, and what to look at again.
    filled: Filled,
    /// Drafts.
    keeping: Keeping,
}

/// By when somebody is to be in touch, in words: plain once the time is over.
pub(crate) fn until(t: &Text, seen: &Seen, ask: &Ask) -> Option<String> {
    let by = ask.care.filter(|_| ask.safety_waits())?.by;
    let key = if by > seen.at() { "reach-until" } else { "reach-was-until" };
    Some(t.say(key).with("when", t.day_time(moment(by))).to_string())
}

async fn view(cx: &Cx<Beside>, typed: Option<Filled>) -> Result<ReachPage, Turned> {
    let (who, room) = (&cx.right.who, cx.right.room);
    let id: AskId = cx.ids.at(1)?;
    let seen = cx.site.app.read(who, room, Purpose::Safety).await?;
    let ask = seen.ask(id).filter(|ask| ask.opens_safety()).ok_or(Turned::Missing)?;
    let (at, _) = ask.answered.as_ref().ok_or(Turned::Missing)?;
    let (draft, keeping) = cx.keeping(who, room).await?;
    let filled = typed.unwrap_or_else(|| Filled::new(draft.unwrap_or_default()));
    Ok(ReachPage {
        t: cx.t.clone(),
        look: cx.staff_look(who),
        name: seen.about().name.clone(),
        answered: cx.t.day_time(moment(*at)),
        until: until(&cx.t, &seen, ask),
        told: cx.to_one(Page::Told, room),
        action: cx.here(),
        filled,
        keeping,
    })
}

async fn show(cx: Cx<Beside>) -> Answer {
    page(&view(&cx, None).await?)
}

async fn send(cx: Cx<Beside>) -> Answer {
    let (who, room) = (&cx.right.who, cx.right.room);
    let command = Command::Reach { ask: cx.ids.at(1)?, words: cx.form.text("words") };
    match cx.site.app.act_once(who, room, command, cx.once(), cx.finishes()).await {
        Ok(_) => go(&cx.to_one(Page::Person, room)),
        Err(kith_app::AppError::Refused(Refusal::AlreadyDone)) => go(&cx.here()),
        Err(kith_app::AppError::Refused(Refusal::TooLong { .. })) => {
            let filled = Filled::again(&cx.form, "words", cx.t.get("reply-long"));
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &view(&cx, Some(filled)).await?)
        }
        Err(error) => Err(error.into()),
    }
}

pub(crate) fn samples(album: &mut Album) -> askama::Result<()> {
    for (name, key) in
        [("staff_reach", Some("reach-until")), ("staff_reach_late", Some("reach-was-until"))]
            .into_iter()
            .chain([("staff_reach_done", None)])
    {
        let (t, look) = album.around(Look::staff);
        let say = |key| t.say(key).with("when", "Wednesday 6 May, 10:15am").to_string();
        let until = key.map(say);
        let page = ReachPage {
            look,
            name: "Noor".into(),
            answered: "Tuesday 5 May, 10:15am".into(),
            until,
            told: album.of(Page::Told),
            action: album.of(Page::Reach),
            filled: Filled::default(),
            keeping: Album::keeping(false),
            t,
        };
        album.put(name, page)?;
    }
    Ok(())
}
