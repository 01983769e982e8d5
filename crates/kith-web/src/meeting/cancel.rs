//! Cancelling a meeting: no reason is asked, and a word to the other is welcome.

use askama::Template;
use axum::http::StatusCode;
use kith_core::meeting::Command;
use kith_core::{MeetingId, Purpose};

use super::{Told, is_open, name_of};
use crate::answer::{Answer, Turned, go, page_with, refusal};
use crate::cx::{Cx, Keeping};
use crate::heard;
use crate::look::Look;
use crate::parts::Problems;
use crate::paths::Page;
use crate::right::SecondDoor;
use crate::text::Text;

/// Cancelling. Sends `words`.
#[derive(Debug, Template)]
#[template(path = "meeting/cancel.html")]
pub(super) struct CancelPage {
    pub(super) t: Text,
    pub(super) look: Look,
    /// When, and with whom.
    pub(super) line: String,
    /// With whom.
    pub(super) with: String,
    /// Where the form goes.
    pub(super) action: String,
    /// The page of this meeting.
    pub(super) back: String,
    pub(super) words: String,
    /// Who is asked to read a word, and by when.
    pub(super) heard: String,
    pub(super) keeping: Keeping,
    pub(super) problems: Problems,
}

pub(super) async fn show(cx: &Cx<SecondDoor>, id: MeetingId) -> Answer {
    view(cx, id, None, Problems::none()).await
}

async fn view(
    cx: &Cx<SecondDoor>,
    id: MeetingId,
    typed: Option<String>,
    problems: Problems,
) -> Answer {
    let (who, room) = (&cx.right.who, cx.right.room);
    let seen = cx.site.app.read(who, room, Purpose::Own).await?;
    let meeting = seen.meeting(id).ok_or(Turned::Missing)?;
    let back = cx.to_one(Page::Meeting, id);
    let Some(details) = meeting.stands().filter(|_| is_open(&seen, meeting)) else {
        return go(&back);
    };
    let (draft, keeping) = cx.keeping(who, room).await?;
    let name = name_of(&seen, meeting);
    let status =
        if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = CancelPage {
        t: cx.t.clone(),
        look: cx.look(Look::space),
        line: Told::new(&cx.t, details, &name).line(&cx.t),
        with: name,
        heard: heard::if_words(cx, &seen, meeting.bond),
        action: cx.here(),
        back,
        words: typed.or_else(|| draft.map(|draft| draft.text("words"))).unwrap_or_default(),
        keeping,
        problems,
    };
    page_with(status, &page)
}

pub(super) async fn cancel(cx: &Cx<SecondDoor>, meeting: MeetingId) -> Answer {
    let words = cx.form.text("words");
    let command = Command::Cancel { meeting, words: words.clone() };
    let (who, room) = (&cx.right.who, cx.right.room);
    match cx.site.app.act_once(who, room, command, cx.once(), cx.finishes()).await {
        Ok(_) => go(&cx.to_one(Page::Meeting, meeting)),
        Err(error) => {
            let mut problems = Problems::none();
            problems.add("words", cx.t.one_of("errors-refusal", refusal(error)?.code()));
            view(cx, meeting, Some(words), problems).await
        }
    }
}
