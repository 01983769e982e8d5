//! One meeting: where it stands, what changed, and what can be done about it.

use askama::Template;
use axum::http::StatusCode;
use kith_app::AppError;
use kith_core::heard::Writing;
use kith_core::meeting::{Command, Meeting};
use kith_core::{MeetingId, Purpose, Refusal, Role, Seen};

use super::{CANCEL, Life, is_open, name_of, not_met, other_time, status};
use crate::agenda::{self, Again, Section};
use crate::answer::{Answer, Turned, go, page, page_with};
use crate::cx::Cx;
use crate::frame::Short;
use crate::heard;
use crate::look::Look;
use crate::paths::Page;
use crate::place;
use crate::preview;
use crate::record::Reader;
use crate::right::SecondDoor;
use crate::series;
use crate::text::Text;

/// Where the page leads; nothing where the time for it has not come or is over.
#[derive(Clone, Debug, Default)]
pub(super) struct Ways {
    pub(super) action: String,
    pub(super) other: Option<String>,
    pub(super) cancel: Option<String>,
    pub(super) before: Option<String>,
    pub(super) after: Option<String>,
}

/// One meeting. Sends `do`: `accept` or `decline`.
#[derive(Debug, Template)]
#[template(path = "meeting/meeting.html")]
pub(super) struct MeetingPage {
    pub(super) t: Text,
    pub(super) look: Look,
    pub(super) title: String,
    pub(super) meeting: Life,
    /// The row that it belongs to.
    pub(super) row: Option<series::Link>,
    /// How the two work together, in a few words.
    pub(super) frame: Option<Short>,
    /// What is different from last time, one sentence each.
    pub(super) different: Vec<String>,
    /// What it is like where it is.
    pub(super) places: Vec<place::Shown>,
    /// What there is to talk about.
    pub(super) agenda: Section,
    pub(super) ways: Ways,
}

pub(super) async fn show(cx: &Cx<SecondDoor>, id: MeetingId) -> Answer {
    page(&view(cx, id, false, Again::default()).await?)
}

async fn view(
    cx: &Cx<SecondDoor>,
    id: MeetingId,
    not_free: bool,
    again: Again,
) -> Result<MeetingPage, Turned> {
    let seen = cx.site.app.read(&cx.right.who, cx.right.room, Purpose::Own).await?;
    let meeting = seen.meeting(id).ok_or(Turned::Missing)?;
    let (t, name) = (cx.t.clone(), name_of(&seen, meeting));
    let book = cx.site.app.book();
    let reader = Reader::new(&cx.t, &seen, &book, std::iter::empty());
    let hint = heard::ahead(cx, &seen, Writing::Bond(meeting.bond));
    let agenda = Section::of(cx, &seen, meeting, (&name, hint), again).await?;
    let day = meeting.details().map(|details| cx.moment(details.starts));
    Ok(MeetingPage {
        title: day.map_or_else(|| t.plain("meeting-one-title"), |day| t.weekday_of(day)),
        meeting: Life::of(&reader, meeting, &name, not_free),
        row: series::link(cx, &seen, id),
        frame: Short::of(cx, &seen, meeting.bond),
        different: preview::different(&cx.t, &seen, &book, meeting, &name),
        places: place::Shown::of(&cx.t, &cx.site, meeting),
        agenda,
        ways: ways(cx, &seen, meeting, is_open(&seen, meeting)),
        look: cx.look(Look::space).live(cx.to(Page::Live)),
        t,
    })
}

fn ways(cx: &Cx<SecondDoor>, seen: &Seen, meeting: &Meeting, open: bool) -> Ways {
    let stands = meeting.stands();
    let ahead = stands.is_some_and(|details| details.ends() > seen.at());
    let met = meeting.is_met();
    let begun = met && stands.is_some_and(|details| details.starts <= seen.at());
    let id = meeting.id;
    Ways {
        action: cx.to_one(Page::Meeting, id),
        other: open.then(|| other_time(cx, id)),
        cancel: (open && ahead).then(|| cx.to_two(Page::Meeting, id, CANCEL)),
        before: (open && ahead).then(|| cx.to_one(Page::CheckIn, id)),
        after: begun.then(|| cx.to_one(Page::Feedback, id)),
    }
}

pub(super) async fn answer(cx: &Cx<SecondDoor>, meeting: MeetingId) -> Answer {
    if agenda::is_sent(&cx.form) {
        return listed(cx, meeting).await;
    }
    if let Some(wish) = not_met(&cx.form, meeting) {
        let seen = cx.site.app.read(&cx.right.who, cx.right.room, Purpose::Own).await?;
        seen.meeting(meeting).ok_or(Turned::Missing)?;
        // Pressed twice: the page says where it stands.
        if seen.may_say_not_met(meeting) {
            cx.site.app.act(&cx.right.who, cx.right.room, wish).await?;
        }
        return go(&cx.to_one(Page::Meeting, meeting));
    }
    let command = match cx.form.get("do") {
        "accept" => Command::Accept { meeting },
        "decline" => Command::Decline { meeting },
        _ => return Err(Turned::Form),
    };
    let seen = cx.site.app.read(&cx.right.who, cx.right.room, Purpose::Own).await?;
    let found = seen.meeting(meeting).ok_or(Turned::Missing)?;
    // Pressed twice, or changed meanwhile: the page says where it stands now.
    if found.waits_now(Role::Client, seen.at()) && is_open(&seen, found) {
        match cx.site.app.act(&cx.right.who, cx.right.room, command).await {
            Err(AppError::Refused(Refusal::NotFree)) => {
                return page_with(
                    StatusCode::CONFLICT,
                    &view(cx, meeting, true, Again::default()).await?,
                );
            }
            done => done?,
        };
    }
    go(&cx.to_one(Page::Meeting, meeting))
}

/// What was sent about what there is to talk about.
async fn listed(cx: &Cx<SecondDoor>, id: MeetingId) -> Answer {
    let seen = cx.site.app.read(&cx.right.who, cx.right.room, Purpose::Own).await?;
    match agenda::act(cx, seen.meeting(id).ok_or(Turned::Missing)?).await? {
        None => go(&cx.to_one(Page::Meeting, id)),
        Some(again) => page_with(status(&again.problems), &view(cx, id, false, again).await?),
    }
}
