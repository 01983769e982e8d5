//! Cancelling, by the person beside the client: with words, and with another time at hand.

use askama::Template;
use kith_core::meeting::Command;
use kith_core::{MeetingId, Seen};

use super::{OTHER, to_meeting, to_part};
use crate::answer::{Answer, Turned, go, page_with, refusal};
use crate::cx::{Cx, Keeping};
use crate::look::Look;
use crate::meeting::{Told, is_open, status};
use crate::parts::Problems;
use crate::person::Who;
use crate::right::Beside;
use crate::text::Text;

/// Cancelling. Sends `words`.
#[derive(Debug, Template)]
#[template(path = "meet/cancel.html")]
pub(super) struct CancelPage {
    pub(super) t: Text,
    pub(super) look: Look,
    pub(super) who: Who,
    /// When it was to be.
    pub(super) when: String,
    /// Where the form goes.
    pub(super) action: String,
    /// The page of this meeting.
    pub(super) back: String,
    /// Where another time is suggested.
    pub(super) other: String,
    pub(super) words: String,
    pub(super) keeping: Keeping,
    pub(super) problems: Problems,
}

pub(super) async fn show(cx: &Cx<Beside>, id: MeetingId) -> Answer {
    let seen = cx.prepare().await?;
    view(cx, &seen, id, None, Problems::none()).await
}

async fn view(
    cx: &Cx<Beside>,
    seen: &Seen,
    id: MeetingId,
    typed: Option<String>,
    problems: Problems,
) -> Answer {
    let meeting = seen.meeting(id).ok_or(Turned::Missing)?;
    let Some(details) = meeting.details().filter(|_| is_open(seen, meeting)) else {
        return go(&to_meeting(cx, id));
    };
    let (draft, keeping) = cx.keeping(&cx.right.who, cx.right.room).await?;
    let page = CancelPage {
        t: cx.t.clone(),
        look: cx.staff_look(&cx.right.who),
        who: Who::of(seen),
        when: Told::new(&cx.t, details, "").when,
        action: cx.here(),
        back: to_meeting(cx, id),
        other: to_part(cx, id, OTHER),
        words: typed.or_else(|| draft.map(|draft| draft.text("words"))).unwrap_or_default(),
        keeping,
        problems,
    };
    page_with(status(&page.problems), &page)
}

pub(super) async fn cancel(cx: &Cx<Beside>, meeting: MeetingId) -> Answer {
    let seen = cx.prepare().await?;
    let words = cx.form.text("words");
    let command = Command::Cancel { meeting, words: words.clone() };
    let (who, room) = (&cx.right.who, cx.right.room);
    match cx.site.app.act_once(who, room, command, cx.once(), cx.finishes()).await {
        Ok(_) => go(&to_meeting(cx, meeting)),
        Err(error) => {
            let mut problems = Problems::none();
            problems.add("words", cx.t.one_of("errors-refusal", refusal(error)?.code()));
            view(cx, &seen, meeting, Some(words), problems).await
        }
    }
}
