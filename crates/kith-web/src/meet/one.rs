//! One meeting as staff see it: where it stands, what changed, what can be done about it.

use askama::Template;
use axum::http::StatusCode;
use kith_app::AppError;
use kith_core::meeting::Command;
use kith_core::{MeetingId, Refusal, Seen};

use super::{CANCEL, OTHER, to_meeting, to_part};
use crate::agenda::{self, Again, Section};
use crate::answer::{Answer, Turned, go, page, page_with};
use crate::contact::Card;
use crate::cx::{Cx, moment};
use crate::frame::Short;
use crate::look::Look;
use crate::meeting::{Life, is_open, not_met, status};
use crate::paths::Page;
use crate::person::Who;
use crate::place;
use crate::preview;
use crate::record::Reader;
use crate::right::Beside;
use crate::series;
use crate::text::Text;

/// Where the page leads; nothing where the time for it has not come or is over.
#[derive(Clone, Debug, Default)]
pub(super) struct Ways {
    pub(super) action: String,
    pub(super) other: Option<String>,
    pub(super) cancel: Option<String>,
    pub(super) brief: Option<String>,
    pub(super) note: Option<String>,
    pub(super) here: Option<String>,
    pub(super) person: String,
}

/// One meeting. Sends `do`: `accept`, `decline`, `in_person` or `begin`.
#[derive(Debug, Template)]
#[template(path = "meet/meet.html")]
pub(super) struct MeetPage {
    pub(super) t: Text,
    pub(super) look: Look,
    pub(super) who: Who,
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
    /// What to know before calling or writing.
    pub(super) contact: Option<Card>,
    /// Whether a yes given in person can be written down.
    pub(super) in_person: bool,
    /// Whether it can be said that it begins.
    pub(super) begins: bool,
    /// When it was said to begin, in words.
    pub(super) began: Option<String>,
    pub(super) ways: Ways,
}

pub(super) async fn show(cx: &Cx<Beside>, id: MeetingId) -> Answer {
    page(&view(cx, id, false, Again::default()).await?)
}

async fn view(
    cx: &Cx<Beside>,
    id: MeetingId,
    not_free: bool,
    again: Again,
) -> Result<MeetPage, Turned> {
    let seen = cx.prepare().await?;
    let meeting = seen.meeting(id).ok_or(Turned::Missing)?;
    let (t, who) = (cx.t.clone(), Who::of(&seen));
    let book = cx.site.app.book();
    let reader = Reader::new(&cx.t, &seen, &book, std::iter::empty());
    let life = Life::of(&reader, meeting, who.name(), not_free);
    let open = is_open(&seen, meeting);
    let yes = Command::AcceptInPerson { meeting: id };
    let ours = open && !life.answer && meeting.proposed.is_some();
    let in_person = ours && cx.site.app.would(&cx.right.who, cx.right.room, yes).await?;
    let hint = t.say("agenda-reads").with("name", who.name()).to_string();
    let agenda = Section::of(cx, &seen, meeting, (who.name(), hint), again).await?;
    let begin = Command::Begin { meeting: id };
    Ok(MeetPage {
        meeting: life,
        row: series::link(cx, &seen, id),
        frame: Short::theirs(cx, &seen),
        different: preview::different(&cx.t, &seen, &book, meeting, who.name()),
        places: place::Shown::of(&cx.t, &cx.site, meeting),
        agenda,
        contact: Card::theirs(cx, &seen),
        in_person,
        begins: cx.site.app.would(&cx.right.who, cx.right.room, begin).await?,
        began: meeting.began.map(|at| {
            let when = t.day_time_seen(moment(at), moment(seen.at()));
            t.say("meet-began").with("when", when).to_string()
        }),
        ways: ways(cx, &seen, id, open),
        look: cx.staff_look(&cx.right.who).live(cx.to_one(Page::Live, cx.right.room)),
        who,
        t,
    })
}

fn ways(cx: &Cx<Beside>, seen: &Seen, id: MeetingId, open: bool) -> Ways {
    let room = cx.right.room;
    let stands = seen.meeting(id).and_then(|meeting| meeting.stands());
    let next = seen.next_meeting().is_some_and(|(next, _)| next.id == id);
    let met = seen.meeting(id).is_some_and(kith_core::meeting::Meeting::is_met);
    let begun = stands.is_some_and(|details| details.starts <= seen.at());
    Ways {
        action: to_meeting(cx, id),
        other: open.then(|| to_part(cx, id, OTHER)),
        cancel: open.then(|| to_part(cx, id, CANCEL)),
        brief: next.then(|| cx.to_one(Page::Brief, room)),
        note: (begun && seen.knows_care()).then(|| cx.to_two(Page::Note, room, id)),
        here: (begun && met).then(|| cx.to_two(Page::AskHere, room, id)),
        person: cx.to_one(Page::Person, room),
    }
}

pub(super) async fn answer(cx: &Cx<Beside>, meeting: MeetingId) -> Answer {
    let seen = cx.prepare().await?;
    if agenda::is_sent(&cx.form) {
        return listed(cx, &seen, meeting).await;
    }
    if let Some(wish) = not_met(&cx.form, meeting) {
        seen.meeting(meeting).ok_or(Turned::Missing)?;
        // Pressed twice: the page says where it stands.
        if seen.may_say_not_met(meeting) {
            cx.site.app.act(&cx.right.who, cx.right.room, wish).await?;
        }
        return go(&to_meeting(cx, meeting));
    }
    let found = seen.meeting(meeting).ok_or(Turned::Missing)?;
    let (command, waits) = match cx.form.get("do") {
        "accept" => (Command::Accept { meeting }, found.waits_now(seen.who().role, seen.at())),
        "decline" => (Command::Decline { meeting }, found.waits_for(seen.who().role)),
        "in_person" => (Command::AcceptInPerson { meeting }, found.asked_now(seen.at())),
        "begin" => (Command::Begin { meeting }, found.began.is_none()),
        _ => return Err(Turned::Form),
    };
    // Pressed twice, or changed meanwhile: the page says where it stands now.
    if waits && is_open(&seen, found) {
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
    go(&to_meeting(cx, meeting))
}

/// What was sent about what there is to talk about.
async fn listed(cx: &Cx<Beside>, seen: &Seen, id: MeetingId) -> Answer {
    match agenda::act(cx, seen.meeting(id).ok_or(Turned::Missing)?).await? {
        None => go(&to_meeting(cx, id)),
        Some(again) => page_with(status(&again.problems), &view(cx, id, false, again).await?),
    }
}
